//! Full-text search, shared by the indexer, the command line and the browser.
//!
//! Everything that must mean the same on both sides lives here: the schema and its version, the
//! German analysis, query building, ranking, excerpts, the bundle format and the lazy directory.
//! The crate knows neither the file system nor the DOM nor what a wiki is.
//!
//! - [`build_bundle`] (feature `index`) turns [`SearchDocument`]s into bundle files;
//! - [`Searcher`] opens a manifest, asks for the chunks it lacks and answers queries;
//! - [`bundle::BundleReader`] (feature `index`) unpacks bundle files natively.
//!
//! A query never waits for data: it ends in hits or in the list of chunks to bring first
//! ([`Outcome`]). The caller brings them ([`Searcher::provide`]) and asks again.

pub mod analysis;
pub mod bundle;
mod directory;
mod docset;
mod error;
mod excerpt;
mod filter;
#[cfg(feature = "index")]
mod index;
mod lookup;
mod query;
mod rank;
mod schema;
mod search;
#[cfg(feature = "index")]
mod tokenizer;

pub use analysis::{AnalysisData, Language};
pub use bundle::ChunkId;
pub use error::SearchError;
pub use filter::{Filters, TYPE_FILTER};
#[cfg(feature = "index")]
pub use index::{BundleOptions, IndexError, SearchDocument, build_bundle};
pub use schema::SCHEMA_VERSION;
pub use search::{Hit, Outcome, SearchOptions, SearchResults, Searcher};
