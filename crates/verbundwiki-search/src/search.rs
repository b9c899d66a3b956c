//! The searcher: a manifest, the chunks that have arrived, and an answer to a query.
//!
//! A query goes in rounds, and each first names all the chunks it lacks:
//! 1. look up the words in the dictionaries ([`crate::plan`]);
//! 2. read their postings, positions and lengths, and rank the pages ([`crate::evidence`],
//!    [`crate::rank`]);
//! 3. read the stored sections of the hits and cut the excerpts ([`crate::hits`]).
//!
//! Words that nobody wrote take two rounds more: their neighbours in the dictionary
//! ([`crate::spelling`]), and the postings of these.

use std::sync::{Arc, Mutex, OnceLock};

use serde::{Deserialize, Serialize};

use crate::analysis::Analyzer;
use crate::asking::{Asking, Ranking};
use crate::bundle::{ChunkId, decode_manifest};
use crate::directory::Store;
use crate::facets::Facet;
use crate::filter::{self, Filters};
use crate::opened::Opened;
use crate::query::Query;
use crate::sync::lock;
use crate::synonyms::Synonyms;
use crate::{AnalysisData, SearchError};

/// Hits in a list unless the caller says otherwise.
const DEFAULT_LIMIT: usize = 10;

/// How to search.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct SearchOptions {
    /// Pages in the list of hits, at most 1000 of them.
    pub limit: usize,
    /// What hits must be.
    pub filters: Filters,
    /// Whether the answer is to count the facets of all hits.
    pub facets: bool,
}

impl Default for SearchOptions {
    fn default() -> Self {
        Self { limit: DEFAULT_LIMIT, filters: Filters::default(), facets: false }
    }
}

/// The answer to a query.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The hits.
    Hits(SearchResults),
    /// The chunks to provide before the query can be answered or go on, of each name one.
    Missing(Vec<ChunkId>),
}

/// The hits of a query.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SearchResults {
    /// The best pages, best first.
    pub hits: Vec<Hit>,
    /// Number of all pages that match.
    pub total: usize,
    /// Number of those that have everything that was typed.
    pub complete: usize,
    /// Other names of what was typed that were searched too.
    pub also: Vec<String>,
    /// Words that were found only in another spelling: as typed, and as found.
    pub corrected: Vec<(String, String)>,
    /// Other queries to offer.
    pub suggestions: Vec<String>,
    /// The facets of all pages that match, if asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facets: Option<Vec<Facet>>,
}

/// A page that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    /// Address of its best section relative to the root of the site.
    pub url: String,
    /// Title of the page.
    pub title: String,
    /// The title as escaped HTML with `<mark>` around what was found.
    pub title_html: String,
    /// Headings above the section joined by ` › `; empty for the head of the page.
    pub heading: String,
    /// The headings as escaped HTML.
    pub heading_html: String,
    /// A piece of the section as escaped HTML.
    pub excerpt: String,
    /// Page type, empty if it has none.
    #[serde(rename = "type")]
    pub kind: String,
    /// Comparable within one list only.
    pub score: f32,
    /// Whether the page has everything that was typed.
    pub complete: bool,
    /// Further sections of the page.
    pub sections: Vec<HitSection>,
}

/// A further section of a hit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HitSection {
    /// Its address relative to the root of the site.
    pub url: String,
    /// Its headings joined by ` › `.
    pub heading: String,
    /// The headings as escaped HTML.
    pub heading_html: String,
    /// A piece of it as escaped HTML.
    pub excerpt: String,
}

/// Answers queries over a bundle whose chunks arrive from outside.
pub struct Searcher {
    store: Arc<Store>,
    opened: OnceLock<Opened>,
    analyzer: Mutex<Analyzer>,
    synonyms: Synonyms,
    /// The query that was ranked last: its hits are asked for again once their texts are here, and
    /// with other filters or a longer list.
    last: Mutex<Option<(String, Ranking)>>,
}

impl Searcher {
    /// Reads the (inflated) manifest. Reading the index itself waits for the first query.
    pub fn open(manifest: &[u8]) -> Result<Self, SearchError> {
        let (header, inline) = decode_manifest(manifest)?;
        let mut analyzer = Analyzer::new(&header.analysis);
        let synonyms = Synonyms::new(&header.analysis, &mut analyzer);
        Ok(Self {
            store: Arc::new(Store::new(header, inline)),
            opened: OnceLock::new(),
            analyzer: Mutex::new(analyzer),
            synonyms,
            last: Mutex::default(),
        })
    }

    /// Takes the (inflated) bytes of a chunk, for all chunks of the same name.
    pub fn provide(&mut self, chunk: ChunkId, bytes: Vec<u8>) -> Result<(), SearchError> {
        self.store.provide(chunk, bytes)
    }

    /// The chunk of a name: the one that `search` and `absent_chunks` give for it.
    pub fn chunk(&self, name: &str) -> Option<ChunkId> {
        let number = self.store.header().chunks.iter().position(|chunk| chunk == name)?;
        Some(ChunkId(number as u32))
    }

    /// The name of a chunk: its script is `<name>.js`.
    pub fn chunk_name(&self, chunk: ChunkId) -> Option<&str> {
        self.store.header().chunks.get(chunk.0 as usize).map(String::as_str)
    }

    /// The chunks that have not been provided yet, of each name one.
    pub fn absent_chunks(&self) -> Vec<ChunkId> {
        self.store.absent()
    }

    /// What the analysis knows about the site.
    pub fn analysis(&self) -> &AnalysisData {
        &self.store.header().analysis
    }

    /// Answers a query, or names the chunks it lacks.
    pub fn search(&self, query: &str, options: &SearchOptions) -> Result<Outcome, SearchError> {
        self.store.take_missing();
        let mut analyzer = lock(&self.analyzer);
        analyzer.trim();
        let answer = self.answer(query, options, &mut analyzer);
        let missing = self.store.take_missing();
        if missing.is_empty() { answer.map(Outcome::Hits) } else { Ok(Outcome::Missing(missing)) }
    }

    /// The answer; worthless if the store has noted missing chunks meanwhile.
    fn answer(
        &self,
        typed: &str,
        options: &SearchOptions,
        analyzer: &mut Analyzer,
    ) -> Result<SearchResults, SearchError> {
        let opened = self.opened()?;
        let facets = &self.store.header().facets;
        let facet = |name: &str| {
            let fits = |(key, label): &&(String, String)| {
                filter::is_same(key, name) || filter::is_same(label, name)
            };
            facets.iter().find(fits).map(|(key, _)| key.clone())
        };
        let query = Query::parse(typed, analyzer, &facet);
        let asks = !query.needs.is_empty() || !query.filters.is_empty();
        if !asks || opened.pages.len() == 0 {
            let facets = options.facets.then(Vec::new);
            return Ok(SearchResults { facets, ..SearchResults::default() });
        }
        let (data, synonyms) = (self.analysis(), &self.synonyms);
        let mut asking = Asking { opened, query: &query, options, analyzer, data, synonyms };
        let mut last = lock(&self.last);
        if let Some((_, ranking)) = last.as_ref().filter(|(ranked, _)| ranked == typed) {
            return asking.results(ranking);
        }
        let ranking = asking.rank()?;
        let is_whole = !self.store.lacks_chunks();
        let results = asking.results(&ranking);
        *last = is_whole.then(|| (typed.to_owned(), ranking));
        results
    }

    fn opened(&self) -> Result<&Opened, SearchError> {
        if let Some(opened) = self.opened.get() {
            return Ok(opened);
        }
        let opened = Opened::open(&self.store)?;
        Ok(self.opened.get_or_init(|| opened))
    }
}
