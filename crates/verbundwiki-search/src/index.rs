//! Builds the index of a site and packs it as a bundle.
//!
//! 1. All pages are read once to count their words: that teaches the splitter of compounds.
//! 2. They are read again, a window of pages at a time, and their words prepared in parallel
//!    ([`crate::prepare`]), while the window before goes into tantivy's writer, page by page in
//!    order. One segment, whatever the number of threads, and never more than two windows in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};

use rayon::prelude::*;
use tantivy::directory::RamDirectory;
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::store::Compressor;
use tantivy::tokenizer::{RawTokenizer, TextAnalyzer, TokenizerManager};
use tantivy::{Directory, Index, IndexSettings, TantivyDocument};

use crate::analysis::{AnalysisData, Analyzer, Language, Token, Vocabulary, WordId};
use crate::bundle::{
    FORMAT_VERSION, FileEntry, Header, InlineRange, TANTIVY_FILES, chunk_name, pack,
};
use crate::directory::Store;
use crate::document::{SearchPage, SiteWords};
use crate::facets::{self, FACETS_FILE};
use crate::opened::Opened;
use crate::pages::{PAGES_FILE, PagesWriter};
use crate::prepare::{PreparedPage, PreparedSection, Preparer};
use crate::schema::{BODY, Fields, WORDS, schema};
use crate::sync::lock;
use crate::tokenizer::{Prepared, PreparedTokenizer};
use crate::{ChunkId, SCHEMA_VERSION, SearchError};

/// How the bundle is packed; the content of the index does not depend on it.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct BundleOptions {
    /// Bytes in one chunk of every file, in place of those that were measured to be good.
    pub chunk_size: Option<usize>,
}

impl BundleOptions {
    /// Options with another chunk size (for tests and measurements).
    pub fn with_chunk_size(chunk_size: usize) -> Self {
        Self { chunk_size: Some(chunk_size.max(1)) }
    }
}

/// Why an index could not be built. Content does not cause it.
#[derive(Debug)]
pub struct IndexError(String);

impl fmt::Display for IndexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot build the search index: {}", self.0)
    }
}

impl std::error::Error for IndexError {}

macro_rules! index_error_from {
    ($($error:ty),*) => {$(
        impl From<$error> for IndexError {
            fn from(error: $error) -> Self {
                Self(error.to_string())
            }
        }
    )*};
}
index_error_from!(
    tantivy::TantivyError,
    tantivy::directory::error::OpenReadError,
    std::io::Error,
    serde_json::Error,
    SearchError
);

/// The segment has always this id in place of its random one, so that equal content gives equal bytes.
const SEGMENT_ID: &str = "00000000-0000-0000-0000-000000000001";

/// Determines only the first size of tantivy's hash table; it grows with the text.
const WRITER_MEMORY: usize = 64 * 1024 * 1024;

/// Bytes of a block of stored sections, before deflating. A hit needs a whole block.
const STORE_BLOCK: usize = 8 * 1024;

/// Pages in a window.
const WINDOW: usize = 256;

/// Builds the bundle of a site: file name below `search/` → content. `document` makes a page's
/// content, and is called twice for each. Equal pages in equal order give equal bytes.
pub fn build_bundle<P: Sync>(
    pages: &[P],
    document: impl Fn(&P) -> SearchPage + Sync,
    site: &SiteWords,
    options: &BundleOptions,
) -> Result<BTreeMap<String, Vec<u8>>, IndexError> {
    let data = analysis_data(pages, &document, site);
    let directory = RamDirectory::create();
    let own = write_index(&directory, pages, &document, &data)?;
    let mut files = Vec::new();
    let mut meta = read_meta(&directory)?;
    let segment = segment_id(&meta);
    for name in TANTIVY_FILES {
        files.push((name, read_file(&directory, &segment, name)?));
    }
    meta["segments"][0]["segment_id"] = SEGMENT_ID.into();
    files.push((PAGES_FILE, own.pages.finish()));
    files.push((FACETS_FILE, facets::write(&site.facets, &own.facets)));
    let mut files = pack::Files {
        files,
        inline: Vec::new(),
        meta: meta.to_string(),
        facets: site.facets.clone(),
    };
    files.inline = ranges_of_opening(&files, &data)?;
    Ok(pack::pack(&files, &data, options.chunk_size)?)
}

/// One of something for each thread, so that none waits for another and each remembers its words.
struct EachThread<T>(Vec<Mutex<T>>);

impl<T> EachThread<T> {
    fn new(data: &AnalysisData, make: impl Fn(Analyzer) -> T) -> Self {
        let analyzer = Analyzer::new(data);
        let threads = 0..=rayon::current_num_threads();
        Self(threads.map(|_| Mutex::new(make(analyzer.sibling()))).collect())
    }

    fn mine(&self) -> MutexGuard<'_, T> {
        let number = rayon::current_thread_index().unwrap_or(0);
        lock(&self.0[number % self.0.len()])
    }
}

/// Counts the German words of pages.
struct Counter {
    analyzer: Analyzer,
    /// By the number of the word.
    counts: Vec<u64>,
    languages: BTreeSet<Language>,
    tokens: Vec<Token>,
}

impl Counter {
    fn new(analyzer: Analyzer) -> Self {
        Self { analyzer, counts: Vec::new(), languages: BTreeSet::new(), tokens: Vec::new() }
    }

    fn add(&mut self, page: &SearchPage) {
        self.languages.insert(page.language);
        if page.language != Language::De {
            return;
        }
        let sections = page.sections.iter().filter(|section| !section.repeats);
        let texts =
            sections.flat_map(|section| section.headings.last().into_iter().chain([&section.text]));
        for text in texts.chain([&page.title]) {
            self.analyzer.analyze(text, page.language, &mut self.tokens);
            for token in self.tokens.iter().filter(|token| !token.whole) {
                let number = token.word.number();
                if number >= self.counts.len() {
                    self.counts.resize(number + 1, 0);
                }
                self.counts[number] += 1;
            }
        }
    }

    /// The folded words with their counts; a word can come several times.
    fn words(&self) -> impl Iterator<Item = (&str, u64)> {
        let words = WordId::first(self.counts.len()).zip(&self.counts);
        words
            .map(|(word, count)| (self.analyzer.folded(word), *count))
            .filter(|(_, count)| *count > 0)
    }
}

/// Reads all pages once: what the analysis is to know about the site.
fn analysis_data<P: Sync>(
    pages: &[P],
    document: &(impl Fn(&P) -> SearchPage + Sync),
    site: &SiteWords,
) -> AnalysisData {
    let counters = EachThread::new(&AnalysisData::default(), Counter::new);
    pages.par_iter().for_each(|page| {
        let page = document(page);
        counters.mine().add(&page);
    });
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    let mut languages = BTreeSet::new();
    for counter in &counters.0 {
        let counter = lock(counter);
        languages.extend(&counter.languages);
        for (word, count) in counter.words() {
            *counts.entry(word.to_owned()).or_default() += count;
        }
    }
    AnalysisData {
        languages: languages.into_iter().collect(),
        vocabulary: Vocabulary::build(counts, &site.parts).encode(),
        synonyms: site.synonyms.clone(),
    }
}

/// What the index needs beside tantivy's files.
#[derive(Default)]
struct OwnTables {
    pages: PagesWriter,
    facets: Vec<Vec<(String, String)>>,
}

/// Writes the one segment.
fn write_index<P: Sync>(
    directory: &RamDirectory,
    pages: &[P],
    document: &(impl Fn(&P) -> SearchPage + Sync),
    data: &AnalysisData,
) -> Result<OwnTables, IndexError> {
    let preparers = EachThread::new(data, Preparer::new);
    let prepare = |window: &[P]| -> Vec<(PreparedPage, Vec<(String, String)>)> {
        let one = |page: &P| {
            let page = document(page);
            let prepared = preparers.mine().page(&page);
            (prepared, page.facets)
        };
        window.par_iter().map(one).collect()
    };
    let mut writer = SegmentWriter::new(directory)?;
    let mut own = OwnTables::default();
    let mut ready = Vec::new();
    for window in pages.chunks(WINDOW) {
        let (next, written) =
            rayon::join(|| prepare(window), || write_pages(&mut writer, ready, &mut own));
        written?;
        ready = next;
    }
    write_pages(&mut writer, ready, &mut own)?;
    writer.writer.finalize()?;
    Ok(own)
}

fn write_pages(
    writer: &mut SegmentWriter,
    pages: Vec<(PreparedPage, Vec<(String, String)>)>,
    own: &mut OwnTables,
) -> Result<(), IndexError> {
    for (page, facets) in pages {
        own.pages.add_page(page.title_words);
        own.facets.push(facets);
        for section in page.sections {
            own.pages.add_section(section.repeats);
            writer.add(section)?;
        }
    }
    Ok(())
}

/// tantivy's writer, and the way by which prepared words get into it.
struct SegmentWriter {
    writer: SingleSegmentIndexWriter<TantivyDocument>,
    fields: Fields,
    words: Prepared,
    body: Prepared,
}

impl SegmentWriter {
    fn new(directory: &RamDirectory) -> Result<Self, IndexError> {
        let (schema, fields) = schema();
        let (words, body) = (Prepared::default(), Prepared::default());
        let tokenizers = TokenizerManager::new();
        tokenizers.register(WORDS, TextAnalyzer::from(PreparedTokenizer(words.clone())));
        tokenizers.register(BODY, TextAnalyzer::from(PreparedTokenizer(body.clone())));
        // tantivy asks for this name for the fields that have no tokenizer.
        tokenizers.register("default", TextAnalyzer::from(RawTokenizer::default()));
        let settings = IndexSettings {
            docstore_compression: Compressor::None,
            docstore_compress_dedicated_thread: false,
            docstore_blocksize: STORE_BLOCK,
            ..IndexSettings::default()
        };
        let builder = Index::builder().schema(schema).settings(settings).tokenizers(tokenizers);
        let writer = builder.single_segment_index_writer(directory.clone(), WRITER_MEMORY)?;
        Ok(Self { writer, fields, words, body })
    }

    fn add(&mut self, section: PreparedSection) -> Result<(), IndexError> {
        let mut document = TantivyDocument::default();
        document.add_text(self.fields.section, section.stored);
        // The text is not read: the words are ready.
        document.add_text(self.fields.words, "");
        document.add_text(self.fields.body, "");
        self.words.set(section.words);
        self.body.set(section.body);
        Ok(self.writer.add_document(document)?)
    }
}

fn read_meta(directory: &RamDirectory) -> Result<serde_json::Value, IndexError> {
    Ok(serde_json::from_slice(&directory.atomic_read(Path::new("meta.json"))?)?)
}

/// The id that begins the names of the segment's files.
fn segment_id(meta: &serde_json::Value) -> String {
    meta["segments"][0]["segment_id"].as_str().unwrap_or_default().replace('-', "")
}

fn read_file(
    directory: &RamDirectory,
    segment: &str,
    extension: &str,
) -> Result<Vec<u8>, IndexError> {
    let file = directory.open_read(Path::new(&format!("{segment}.{extension}")))?;
    Ok(file.read_bytes()?.to_vec())
}

/// Opens the index once and notes what that reads: the ranges that go into the manifest.
fn ranges_of_opening(
    files: &pack::Files,
    data: &AnalysisData,
) -> Result<Vec<InlineRange>, IndexError> {
    let entry = |(name, bytes): &(&'static str, Vec<u8>)| FileEntry {
        name: (*name).to_owned(),
        length: bytes.len() as u64,
        chunk_size: bytes.len().max(1) as u32,
    };
    // Each file is one chunk here.
    let with_bytes = || files.files.iter().filter(|(_, bytes)| !bytes.is_empty());
    let header = Header {
        format: FORMAT_VERSION,
        schema: SCHEMA_VERSION,
        files: files.files.iter().map(entry).collect(),
        chunks: with_bytes().map(|(_, bytes)| chunk_name(bytes)).collect(),
        inline: Vec::new(),
        meta: files.meta.clone(),
        facets: files.facets.clone(),
        analysis: data.clone(),
    };
    let store = Arc::new(Store::recording(header));
    for (number, (_, bytes)) in with_bytes().enumerate() {
        store.provide(ChunkId(number as u32), bytes.clone())?;
    }
    Opened::open(&store)?;
    Ok(merged(store.recorded()))
}

/// Ranges in order, overlapping and touching ones as one.
fn merged(mut ranges: Vec<InlineRange>) -> Vec<InlineRange> {
    ranges.sort_unstable();
    let mut merged: Vec<InlineRange> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if last.file == range.file && range.start <= last.start + last.length => {
                last.length = last.length.max(range.start + range.length - last.start);
            }
            _ => merged.push(range),
        }
    }
    merged
}
