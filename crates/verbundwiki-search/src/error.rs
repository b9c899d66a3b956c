//! What can go wrong between a manifest and a hit.

use std::fmt;

/// An error of the search itself; missing chunks are an [`Outcome`](crate::Outcome), not an error.
#[derive(Debug)]
#[non_exhaustive]
pub enum SearchError {
    /// The bundle was written by another version of the format or of the schema.
    Version {
        /// What differs: `"format"` or `"schema"`.
        what: &'static str,
        /// The version found in the bundle.
        found: u32,
        /// The version this code understands.
        expected: u32,
    },
    /// The bytes are not what the manifest or tantivy expects.
    Corrupt(String),
    /// A chunk was provided whose bytes are not those the manifest names.
    DamagedChunk(String),
    /// A chunk was provided that the manifest does not name.
    UnknownChunk(String),
}

impl fmt::Display for SearchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Version { what, found, expected } => write!(
                f,
                "the search index has {what} version {found}, this engine needs {expected}; rebuild the site"
            ),
            Self::Corrupt(reason) => write!(f, "the search index is damaged: {reason}"),
            Self::DamagedChunk(name) => write!(f, "chunk `{name}` of the search index is damaged"),
            Self::UnknownChunk(name) => write!(f, "the search index has no chunk `{name}`"),
        }
    }
}

impl std::error::Error for SearchError {}

impl From<tantivy::TantivyError> for SearchError {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Corrupt(reason(&error))
    }
}

impl From<std::io::Error> for SearchError {
    fn from(error: std::io::Error) -> Self {
        Self::Corrupt(reason(&error))
    }
}

/// What an error of tantivy says. In the browser's engine only that there is one: the texts would be
/// 10 kB of it, and no reader could do anything with them.
fn reason(error: &impl fmt::Display) -> String {
    if cfg!(feature = "index") {
        error.to_string()
    } else {
        "its files do not fit together".to_owned()
    }
}
