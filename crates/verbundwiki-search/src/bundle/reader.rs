//! Answers queries from the files of a bundle, natively: the same engine as in the browser, with a
//! closure in place of script elements.

use std::fmt;

use super::{MANIFEST_FILE, unwrap_script};
use crate::{Outcome, SearchError, SearchOptions, SearchResults, Searcher};

/// Why a bundle on disk does not answer.
#[derive(Debug)]
#[non_exhaustive]
pub enum UnpackError<E> {
    /// The file could not be fetched.
    Fetch {
        /// Its name below `search/`.
        file: String,
        /// What the closure said.
        source: E,
    },
    /// The file is not a script of a bundle.
    NotABundleFile(String),
    /// The engine refuses the bytes.
    Search(SearchError),
}

impl<E: fmt::Display> fmt::Display for UnpackError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fetch { file, source } => write!(f, "cannot read `search/{file}`: {source}"),
            Self::NotABundleFile(file) => {
                write!(f, "`search/{file}` is not a file of a search bundle")
            }
            Self::Search(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Debug + fmt::Display> std::error::Error for UnpackError<E> {}

impl<E> From<SearchError> for UnpackError<E> {
    fn from(error: SearchError) -> Self {
        Self::Search(error)
    }
}

/// A bundle whose files come from a closure: name below `search/` → content.
pub struct BundleReader<F> {
    searcher: Searcher,
    fetch: F,
}

impl<E, F: FnMut(&str) -> Result<Vec<u8>, E>> BundleReader<F> {
    /// Fetches and opens the manifest.
    pub fn open(mut fetch: F) -> Result<Self, UnpackError<E>> {
        let manifest = unpack(&mut fetch, MANIFEST_FILE)?;
        Ok(Self { searcher: Searcher::open(&manifest)?, fetch })
    }

    /// Answers a query and fetches the chunks it needs on the way.
    pub fn search(
        &mut self,
        query: &str,
        options: &SearchOptions,
    ) -> Result<SearchResults, UnpackError<E>> {
        loop {
            let missing = match self.searcher.search(query, options)? {
                Outcome::Hits(results) => return Ok(results),
                Outcome::Missing(missing) => missing,
            };
            for chunk in missing {
                let name = self.searcher.chunk_name(chunk).unwrap_or_default().to_owned();
                let bytes = unpack(&mut self.fetch, &format!("{name}.js"))?;
                self.searcher.provide(chunk, bytes)?;
            }
        }
    }

    /// The engine inside.
    pub fn searcher(&self) -> &Searcher {
        &self.searcher
    }
}

fn unpack<E, F: FnMut(&str) -> Result<Vec<u8>, E>>(
    fetch: &mut F,
    file: &str,
) -> Result<Vec<u8>, UnpackError<E>> {
    let script =
        fetch(file).map_err(|source| UnpackError::Fetch { file: file.to_owned(), source })?;
    match unwrap_script(&script) {
        Some((_, bytes)) => Ok(bytes),
        None => Err(UnpackError::NotABundleFile(file.to_owned())),
    }
}
