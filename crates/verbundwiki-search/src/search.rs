//! The searcher: a manifest, the chunks that have arrived, and an answer to a query.
//!
//! A query goes in three steps, and each first names all the chunks it lacks:
//! 1. look up the words in the dictionaries, and read their postings and norms ([`crate::lookup`]);
//! 2. run the query and choose the sections ([`crate::rank`]);
//! 3. read the stored sections and cut the excerpts ([`crate::excerpt`]).

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use serde::{Deserialize, Serialize};
use tantivy::schema::{TantivyDocument, Value};
use tantivy::{DocAddress, Index, ReloadPolicy};

use crate::analysis::{Analyzer, Language};
use crate::bundle::{ChunkId, decode_manifest};
use crate::directory::{BundleDirectory, Store};
use crate::excerpt::Highlighter;
use crate::filter::Filters;
use crate::lookup::Lookup;
use crate::query::{self, Mode, Need, Parsed};
use crate::rank::{Ranked, rank};
use crate::schema::{Fields, schema};
use crate::{AnalysisData, SearchError};

/// Hits in a list unless the caller says otherwise.
const DEFAULT_LIMIT: usize = 10;
/// Longest list of hits.
const MOST_HITS: usize = 1000;

/// How to search.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct SearchOptions {
    /// Length of the list of hits, at most 1000.
    pub limit: usize,
    /// What hits must be.
    pub filters: Filters,
}

impl Default for SearchOptions {
    fn default() -> Self {
        Self { limit: DEFAULT_LIMIT, filters: Filters::default() }
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
    /// The best sections, best first.
    pub hits: Vec<Hit>,
    /// Number of all sections that match.
    pub total: usize,
}

/// A section that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// Address relative to the root of the site.
    pub url: String,
    /// Title of the page.
    pub title: String,
    /// Headings joined by ` › `; empty for the head of the page.
    pub heading: String,
    /// Escaped HTML with `<mark>` around what was found.
    pub excerpt: String,
    /// Page type, empty if it has none.
    #[serde(rename = "type")]
    pub kind: String,
    /// Comparable within one list only.
    pub score: f32,
}

/// Answers queries over a bundle whose chunks arrive from outside.
pub struct Searcher {
    store: Arc<Store>,
    opened: OnceLock<Opened>,
    analyzer: Mutex<Analyzer>,
}

impl Searcher {
    /// Reads the (inflated) manifest. Reading the index itself waits for the first query.
    pub fn open(manifest: &[u8]) -> Result<Self, SearchError> {
        let (header, inline) = decode_manifest(manifest)?;
        let analyzer = Mutex::new(Analyzer::new(&header.analysis));
        Ok(Self { store: Arc::new(Store::new(header, inline)), opened: OnceLock::new(), analyzer })
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
        let mut analyzer = self.analyzer.lock().unwrap_or_else(PoisonError::into_inner);
        analyzer.trim();
        let answer = self.answer(query, options, &mut analyzer);
        let missing = self.store.take_missing();
        if missing.is_empty() { answer.map(Outcome::Hits) } else { Ok(Outcome::Missing(missing)) }
    }

    /// The answer; worthless if the store has noted missing chunks meanwhile.
    fn answer(
        &self,
        query: &str,
        options: &SearchOptions,
        analyzer: &mut Analyzer,
    ) -> Result<SearchResults, SearchError> {
        let opened = self.opened()?;
        let parsed = query::parse(query, analyzer);
        if parsed.needs.is_empty() || opened.searcher.num_docs() == 0 {
            return Ok(SearchResults::default());
        }
        let (mut ranked, mut total) = opened.run(&parsed, Mode::AllWords, options, analyzer)?;
        if total == 0 && parsed.needs.len() > 1 {
            (ranked, total) = opened.run(&parsed, Mode::AnyWord, options, analyzer)?;
        }
        Ok(SearchResults { hits: opened.hits(&ranked, &parsed.needs, analyzer)?, total })
    }

    fn opened(&self) -> Result<&Opened, SearchError> {
        if let Some(opened) = self.opened.get() {
            return Ok(opened);
        }
        let opened = Opened::open(&self.store)?;
        Ok(self.opened.get_or_init(|| opened))
    }
}

/// An open index.
pub(crate) struct Opened {
    fields: Fields,
    searcher: tantivy::Searcher,
}

impl Opened {
    /// Opens the index. Whatever this reads stands in the manifest (see `index::ranges_of_opening`).
    pub(crate) fn open(store: &Arc<Store>) -> Result<Self, SearchError> {
        let index = Index::open(BundleDirectory { store: Arc::clone(store) })?;
        let (schema, fields) = schema();
        if index.schema() != schema {
            return Err(SearchError::Corrupt("its schema is another one".to_owned()));
        }
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let searcher = reader.searcher();
        if searcher.segment_readers().len() > 1 {
            return Err(SearchError::Corrupt("it has more than one segment".to_owned()));
        }
        for segment in searcher.segment_readers() {
            for (field, entry) in schema.fields() {
                if entry.is_indexed() {
                    segment.inverted_index(field)?;
                }
            }
            segment.fast_fields().u64(schema.get_field_name(fields.page))?;
        }
        Ok(Self { fields, searcher })
    }

    /// The best sections, and the number of all that match.
    fn run(
        &self,
        parsed: &Parsed,
        mode: Mode,
        options: &SearchOptions,
        analyzer: &mut Analyzer,
    ) -> Result<(Vec<Ranked>, usize), SearchError> {
        let mut lookup = Lookup::new(self.fields, self.searcher.segment_reader(0), analyzer);
        let query = query::build(parsed, mode, &options.filters, &mut lookup);
        if let Some(error) = lookup.error {
            return Err(error.into());
        }
        match query {
            Some(query) => Ok(rank(&self.searcher, query.as_ref(), options.limit.min(MOST_HITS))?),
            None => Ok((Vec::new(), 0)),
        }
    }

    /// The stored sections as hits. All are read before an error counts, so that all missing chunks
    /// are noted.
    fn hits(
        &self,
        ranked: &[Ranked],
        needs: &[Need],
        analyzer: &mut Analyzer,
    ) -> Result<Vec<Hit>, SearchError> {
        let documents: Vec<_> = ranked
            .iter()
            .map(|section| self.searcher.doc::<TantivyDocument>(DocAddress::new(0, section.doc)))
            .collect();
        let mut highlighter = Highlighter::new(needs);
        let mut hits = Vec::with_capacity(ranked.len());
        for (section, document) in ranked.iter().zip(documents) {
            hits.push(self.hit(section, &document?, &mut highlighter, analyzer));
        }
        Ok(hits)
    }

    fn hit(
        &self,
        section: &Ranked,
        document: &TantivyDocument,
        highlighter: &mut Highlighter<'_>,
        analyzer: &mut Analyzer,
    ) -> Hit {
        let text =
            |field| document.get_first(field).and_then(|value| value.as_str()).unwrap_or_default();
        let headings: Vec<&str> =
            document.get_all(self.fields.headings).filter_map(|value| value.as_str()).collect();
        let language = Language::from_code(text(self.fields.language));
        Hit {
            url: text(self.fields.url).to_owned(),
            title: text(self.fields.title).to_owned(),
            heading: headings.join(" › "),
            excerpt: highlighter.excerpt(text(self.fields.body), language, analyzer),
            kind: text(self.fields.kind).to_owned(),
            score: section.score,
        }
    }
}
