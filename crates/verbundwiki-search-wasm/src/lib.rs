//! The edge between the page and [`verbundwiki_search`]: it converts types and decides nothing.

use serde::Serialize;
use verbundwiki_search::{Outcome, SearchOptions, SearchResults, Searcher};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// The search over one bundle.
#[wasm_bindgen]
pub struct Engine {
    searcher: Searcher,
}

/// The answer to a query as the page reads it.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer<'a> {
    Hits(SearchResults),
    Missing { missing: Vec<&'a str> },
}

#[wasm_bindgen]
impl Engine {
    /// Opens the inflated manifest.
    #[wasm_bindgen(constructor)]
    pub fn new(manifest: &[u8]) -> Result<Engine, JsError> {
        Ok(Engine { searcher: Searcher::open(manifest)? })
    }

    /// Takes the inflated bytes of a chunk.
    pub fn provide(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), JsError> {
        let chunk = self
            .searcher
            .chunk(name)
            .ok_or_else(|| JsError::new(&format!("unknown chunk {name}")))?;
        Ok(self.searcher.provide(chunk, bytes)?)
    }

    /// The names of all chunks that have not been provided.
    pub fn absent(&self) -> Vec<String> {
        let absent = self.searcher.absent_chunks();
        absent
            .into_iter()
            .filter_map(|chunk| self.searcher.chunk_name(chunk))
            .map(str::to_owned)
            .collect()
    }

    /// Answers a query: the results as JSON (see `SearchResults`), or `{"missing":["<chunk>",…]}`.
    /// `options` is JSON: `{"limit":10,"filters":{"type":["…"]},"facets":true}`, every key optional.
    pub fn search(&self, query: &str, options: &str) -> Result<String, JsError> {
        let options: SearchOptions = serde_json::from_str(options)?;
        let answer = match self.searcher.search(query, &options)? {
            Outcome::Hits(results) => Answer::Hits(results),
            Outcome::Missing(missing) => Answer::Missing {
                missing: missing
                    .into_iter()
                    .filter_map(|chunk| self.searcher.chunk_name(chunk))
                    .collect(),
            },
        };
        Ok(serde_json::to_string(&answer)?)
    }
}
