//! Builds the index of a site and packs it as a bundle.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use tantivy::directory::RamDirectory;
use tantivy::tokenizer::{RawTokenizer, TextAnalyzer, TokenizerManager};
use tantivy::{Directory, Index, IndexSettings, TantivyDocument};

use crate::analysis::{AnalysisData, Language};
use crate::bundle::{CHUNK_SIZE, FILES, FORMAT_VERSION, FileEntry, Header, InlineRange, pack};
use crate::directory::Store;
use crate::filter::{self, TYPE_FILTER};
use crate::schema::{Fields, STEMS, WORDS, schema};
use crate::search::Opened;
use crate::tokenizer::{Form, SharedAnalysis};
use crate::{ChunkId, SCHEMA_VERSION, SearchError};

/// A section of a page as it goes into the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchDocument {
    /// Address relative to the root of the site, with `#anchor`.
    pub url: String,
    /// Ordinal of its page: hits are grouped by it.
    pub page: u32,
    /// Title of its page.
    pub title: String,
    /// Headings above it, outermost first; none for the head of the page.
    pub headings: Vec<String>,
    /// Its plain text.
    pub text: String,
    /// Whether it only repeats what other pages say: it is found by what it says, but stands behind
    /// the pages that say it.
    pub repeats: bool,
    /// Other names of its page: aliases, a number (`2.3.2`), abbreviations. They weigh more than the
    /// title, and a query that is one of them puts the page first. Only those of the head of the
    /// page count.
    pub names: Vec<String>,
    /// Tags of its page.
    pub tags: Vec<String>,
    /// Type of its page as hits show it, empty if it has none; a filter like a facet.
    pub kind: String,
    /// What its page can be filtered by: key and value as shown, such as `handlungsfeld` and
    /// `Verwaltung`; a key may come several times. The key `type` is the type's.
    pub facets: Vec<(String, String)>,
    /// Language of its text.
    pub language: Language,
}

/// How the bundle is packed; the content of the index does not depend on it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct BundleOptions {
    /// Bytes in one chunk.
    pub chunk_size: usize,
}

impl Default for BundleOptions {
    fn default() -> Self {
        Self { chunk_size: CHUNK_SIZE }
    }
}

impl BundleOptions {
    /// Options with another chunk size (for tests and measurements).
    pub fn with_chunk_size(chunk_size: usize) -> Self {
        Self { chunk_size: chunk_size.max(1) }
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

/// The segment has always this id, so that equal content gives equal bytes.
const SEGMENT_ID: &str = "00000000-0000-0000-0000-000000000001";

/// Determines only the first size of tantivy's hash table; it grows with the text.
const WRITER_MEMORY: usize = 64 * 1024 * 1024;

/// Builds the bundle of a site: file name below `search/` → content. Equal documents in equal order
/// give equal bytes.
pub fn build_bundle(
    documents: impl Iterator<Item = SearchDocument>,
    mut data: AnalysisData,
    options: &BundleOptions,
) -> Result<BTreeMap<String, Vec<u8>>, IndexError> {
    let directory = RamDirectory::create();
    data.languages = write_index(&directory, documents, &data)?;
    let files = pack::Files {
        inline: Vec::new(),
        meta: fixed_meta(&directory)?,
        files: FILES
            .into_iter()
            .map(|name| Ok((name, read_file(&directory, name)?)))
            .collect::<Result<_, IndexError>>()?,
    };
    let files = pack::Files { inline: ranges_of_opening(&files, &data)?, ..files };
    Ok(pack::pack(&files, &data, options.chunk_size)?)
}

/// Writes the one segment; gives the languages met.
fn write_index(
    directory: &RamDirectory,
    documents: impl Iterator<Item = SearchDocument>,
    data: &AnalysisData,
) -> Result<Vec<Language>, IndexError> {
    let (schema, fields) = schema();
    let analysis = SharedAnalysis::new(data);
    let tokenizers = TokenizerManager::new();
    tokenizers.register(STEMS, TextAnalyzer::from(analysis.tokenizer(Form::Stem)));
    tokenizers.register(WORDS, TextAnalyzer::from(analysis.tokenizer(Form::Word)));
    tokenizers.register("raw", RawTokenizer::default());
    // tantivy asks for this name for the fields that have no tokenizer.
    tokenizers.register("default", RawTokenizer::default());
    let settings =
        IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
    let mut writer =
        Index::builder()
            .schema(schema)
            .settings(settings)
            .tokenizers(tokenizers)
            .single_segment_index_writer::<TantivyDocument>(directory.clone(), WRITER_MEMORY)?;
    let mut languages = BTreeSet::new();
    for document in documents {
        languages.insert(document.language);
        analysis.set_language(document.language);
        writer.add_document(tantivy_document(&fields, &document, &analysis))?;
    }
    writer.finalize()?;
    Ok(languages.into_iter().collect())
}

fn tantivy_document(
    fields: &Fields,
    section: &SearchDocument,
    analysis: &SharedAnalysis,
) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    // The body comes first in `exact`, because it was analysed last: the analysis is used again.
    if !section.repeats {
        document.add_text(fields.exact, &section.text);
    }
    document.add_text(fields.exact, &section.title);
    document.add_text(fields.title, &section.title);
    if section.headings.is_empty() && !section.repeats {
        // The head of a page has its title as heading, which puts it before the other sections.
        document.add_text(fields.heading, &section.title);
        for name in &section.names {
            document.add_text(fields.names, name);
            document.add_text(fields.exact, name);
        }
        let names: BTreeSet<String> =
            section.names.iter().chain([&section.title]).map(|name| analysis.key(name)).collect();
        for key in names.iter().filter(|key| !key.is_empty()) {
            document.add_text(fields.name_keys, key);
        }
    }
    for heading in &section.headings {
        document.add_text(fields.heading, heading);
        document.add_text(fields.exact, heading);
        document.add_text(fields.headings, heading);
    }
    for tag in &section.tags {
        document.add_text(fields.tags, tag);
        document.add_text(fields.exact, tag);
    }
    document.add_text(fields.body, &section.text);
    document.add_text(fields.url, &section.url);
    if !section.kind.is_empty() {
        document.add_text(fields.kind, &section.kind);
        document.add_text(fields.facets, filter::token(TYPE_FILTER, &section.kind));
    }
    for (key, value) in &section.facets {
        document.add_text(fields.facets, filter::token(key, value));
    }
    document.add_text(fields.language, section.language.code());
    document.add_u64(fields.page, u64::from(section.page));
    document
}

fn read_file(directory: &RamDirectory, extension: &str) -> Result<Vec<u8>, IndexError> {
    let meta: serde_json::Value =
        serde_json::from_slice(&directory.atomic_read(Path::new("meta.json"))?)?;
    let id = meta["segments"][0]["segment_id"].as_str().unwrap_or_default().replace('-', "");
    let file = directory.open_read(Path::new(&format!("{id}.{extension}")))?;
    Ok(file.read_bytes()?.to_vec())
}

/// `meta.json` with the fixed id in place of the random one.
fn fixed_meta(directory: &RamDirectory) -> Result<String, IndexError> {
    let mut meta: serde_json::Value =
        serde_json::from_slice(&directory.atomic_read(Path::new("meta.json"))?)?;
    meta["segments"][0]["segment_id"] = SEGMENT_ID.into();
    Ok(meta.to_string())
}

/// Opens the index once and notes what that reads: the ranges that go into the manifest.
fn ranges_of_opening(
    files: &pack::Files,
    data: &AnalysisData,
) -> Result<Vec<InlineRange>, IndexError> {
    let longest = files.files.iter().map(|(_, bytes)| bytes.len()).max().unwrap_or(0).max(1);
    let header = Header {
        format: FORMAT_VERSION,
        schema: SCHEMA_VERSION,
        chunk_size: longest as u32,
        files: files
            .files
            .iter()
            .map(|(name, bytes)| FileEntry { name: (*name).to_owned(), length: bytes.len() as u64 })
            .collect(),
        chunks: files.files.iter().map(|(name, _)| (*name).to_owned()).collect(),
        inline: Vec::new(),
        meta: files.meta.clone(),
        analysis: data.clone(),
    };
    let store = Arc::new(Store::recording(header));
    for (number, (_, bytes)) in files.files.iter().enumerate() {
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
