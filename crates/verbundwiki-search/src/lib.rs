//! Full-text search, shared by the indexer, the command line and the browser.
//!
//! Everything that must mean the same on both sides lives here: the schema and its version, the
//! German analysis, query building, ranking, excerpts, the bundle format and the lazy directory.
//! The crate knows neither the file system nor the DOM nor what a wiki is.
//!
//! - [`build_bundle`] (feature `index`) turns [`SearchPage`]s into bundle files;
//! - [`Searcher`] opens a manifest, asks for the chunks it lacks and answers queries;
//! - [`bundle::BundleReader`] (feature `index`) answers queries natively, from the files of a bundle.
//!
//! A page is several documents of the index, its head and its sections; hits are pages. tantivy
//! keeps dictionaries, postings and stored texts; queries and ranking are built here, by hand:
//! `query` reads what was typed, `plan` looks up every way to have it, `evidence` and `rank` weigh
//! what sections and pages have (by the numbers in `weights`), `spelling` helps where no page has
//! everything, and `hits` cuts the excerpts. `asking` leads a query through these rounds.
//!
//! A query never waits for data: it ends in hits or in the list of chunks to bring first
//! ([`Outcome`]). The caller brings them ([`Searcher::provide`]) and asks again.

pub mod analysis;
mod asking;
pub mod bundle;
mod bytes;
mod directory;
#[cfg(feature = "index")]
mod document;
mod error;
mod evidence;
mod excerpt;
mod facets;
mod fallback;
mod filter;
mod hits;
#[cfg(feature = "index")]
mod index;
mod lookup;
mod marks;
mod opened;
mod pages;
mod plan;
#[cfg(feature = "index")]
mod prepare;
mod query;
mod rank;
mod schema;
mod search;
mod spelling;
mod stored;
mod sync;
mod synonyms;
#[cfg(feature = "index")]
mod tokenizer;
mod weights;

pub use analysis::{AnalysisData, Language};
pub use bundle::ChunkId;
#[cfg(feature = "index")]
pub use document::{SearchPage, SearchSection, SiteWords};
pub use error::SearchError;
pub use facets::{Facet, FacetValue};
pub use filter::Filters;
#[cfg(feature = "index")]
pub use index::{BundleOptions, IndexError, build_bundle};
pub use schema::SCHEMA_VERSION;
pub use search::{Hit, HitSection, Outcome, SearchOptions, SearchResults, Searcher};
