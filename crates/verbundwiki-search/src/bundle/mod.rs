//! The format of the bundle: how tantivy's files travel as classic scripts.
//!
//! The logical files are tantivy's own, under fixed names ([`TANTIVY_FILES`]), and our tables. Each
//! is cut into chunks ([`chunk_size`]); a chunk is named by the hash of its bytes, so that an
//! unchanged chunk keeps its name from build to build, equal chunks are one file, and a damaged one
//! is noticed. The manifest lists files and chunks and contains the few byte ranges that opening the
//! index reads, so that manifest and engine are one round trip. Every file of the bundle is one script of one line:
//!
//! ```text
//! verbundwikiBundle("<name>","<raw deflate, two bytes in a UTF-16 unit>");
//! ```
//!
//! The inflated manifest is: length of the header (`u32`, little endian), header (JSON), the bytes of
//! the inline ranges one after the other, and the hash of all that (XXH64, little endian): tantivy
//! trusts what it reads, and would panic over a damaged byte or ask for all memory there is.

#[cfg(feature = "index")]
pub(crate) mod pack;
#[cfg(feature = "index")]
mod reader;
#[cfg(feature = "index")]
mod script;
#[cfg(feature = "index")]
mod units;

#[cfg(feature = "index")]
pub use reader::{BundleReader, UnpackError};
#[cfg(feature = "index")]
pub use script::{deflate, inflate, script, unwrap_script};

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::{AnalysisData, SCHEMA_VERSION, SearchError};

/// Version of the layout described here.
pub const FORMAT_VERSION: u32 = 2;

/// Bytes of a logical file in one chunk, before deflating: small enough that a query fetches little
/// beside what it needs, large enough that the whole of a big wiki is some thousand scripts. The
/// sizes were measured, see `docs/benchmarks.md`.
pub fn chunk_size(file: &str) -> usize {
    match file {
        // All of it, or none.
        "fieldnorm" | "facets" => 256 * 1024,
        // Its blocks are 4 KB, and every word needs one or two that lie anywhere.
        "term" => 8 * 1024,
        _ => 16 * 1024,
    }
}

/// Name of the manifest's script in the folder `search/`.
pub const MANIFEST_FILE: &str = "manifest.js";

/// Name under which the manifest's script registers its bytes.
pub const MANIFEST_NAME: &str = "manifest";

/// Extensions of the files of a tantivy segment, which are their names in the bundle.
pub const TANTIVY_FILES: [&str; 6] = ["term", "idx", "pos", "fieldnorm", "store", "fast"];

/// A chunk, by its number in the manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ChunkId(pub u32);

/// A logical file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// One of [`TANTIVY_FILES`] or of our tables.
    pub name: String,
    /// Length in bytes.
    pub length: u64,
    /// Bytes in one chunk; the last may be shorter.
    pub chunk_size: u32,
}

/// A byte range that stands in the manifest itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct InlineRange {
    /// Number of the file.
    pub file: u32,
    /// First byte.
    pub start: u64,
    /// Length in bytes.
    pub length: u64,
}

/// The first part of the manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// [`FORMAT_VERSION`] of the writer.
    pub format: u32,
    /// [`SCHEMA_VERSION`] of the writer.
    pub schema: u32,
    /// The logical files; their chunks follow each other in [`Header::chunks`] in this order.
    pub files: Vec<FileEntry>,
    /// Names of the chunks; a name stands there once for each chunk with these bytes.
    pub chunks: Vec<String>,
    /// Ranges inside the manifest, ordered by file and start.
    pub inline: Vec<InlineRange>,
    /// tantivy's `meta.json`.
    pub meta: String,
    /// Keys of facets with their labels.
    pub facets: Vec<(String, String)>,
    /// What the analysis knows about the site.
    pub analysis: AnalysisData,
}

impl Header {
    /// Number of the file's first chunk and number of its chunks.
    pub(crate) fn chunks_of(&self, file: usize) -> (usize, usize) {
        let count =
            |entry: &FileEntry| entry.length.div_ceil(u64::from(entry.chunk_size.max(1))) as usize;
        let before = self.files.iter().take(file).map(count).sum();
        (before, self.files.get(file).map_or(0, count))
    }

    /// The length of every chunk.
    pub(crate) fn chunk_lengths(&self) -> Vec<usize> {
        let of_file = |file: &FileEntry| {
            let (length, size) = (file.length as usize, file.chunk_size.max(1) as usize);
            (0..length).step_by(size).map(move |start| (length - start).min(size))
        };
        self.files.iter().flat_map(of_file).collect()
    }

    /// For every chunk the first one of its name. Equal bytes have one name and arrive once.
    pub(crate) fn first_of_name(&self) -> Vec<ChunkId> {
        let mut first = HashMap::with_capacity(self.chunks.len());
        let names = (0..).map(ChunkId).zip(&self.chunks);
        names.map(|(chunk, name)| *first.entry(name.as_str()).or_insert(chunk)).collect()
    }
}

/// The versions alone: readable whatever else has changed.
#[derive(Deserialize)]
struct Versions {
    format: u32,
    schema: u32,
}

/// The name of a chunk: 48 bits of a hash of its bytes (XXH64), in hexadecimal digits. The names are
/// a third of the manifest; of bundles with 10,000 chunks, one in five million has two chunks of one
/// name, and fails to build.
pub(crate) fn chunk_name(bytes: &[u8]) -> String {
    format!("{:012x}", hash(bytes) >> 16)
}

fn hash(bytes: &[u8]) -> u64 {
    xxhash_rust::xxh64::xxh64(bytes, 0)
}

/// Joins the parts of a manifest.
pub fn encode_manifest(header: &Header, inline: &[u8]) -> Result<Vec<u8>, SearchError> {
    let json =
        serde_json::to_vec(header).map_err(|error| SearchError::Corrupt(error.to_string()))?;
    let mut bytes = Vec::with_capacity(4 + json.len() + inline.len());
    bytes.extend_from_slice(&(json.len() as u32).to_le_bytes());
    bytes.extend_from_slice(&json);
    bytes.extend_from_slice(inline);
    bytes.extend_from_slice(&hash(&bytes).to_le_bytes());
    Ok(bytes)
}

/// Takes a manifest apart and checks its versions and that its numbers agree.
pub fn decode_manifest(bytes: &[u8]) -> Result<(Header, &[u8]), SearchError> {
    let damaged = |what: &str| SearchError::Corrupt(format!("manifest: {what}"));
    let (length, rest) = bytes.split_first_chunk::<4>().ok_or_else(|| damaged("too short"))?;
    let (json, inline) = rest
        .split_at_checked(u32::from_le_bytes(*length) as usize)
        .ok_or_else(|| damaged("cut off"))?;
    let versions: Versions =
        serde_json::from_slice(json).map_err(|error| damaged(&error.to_string()))?;
    expect_version("format", versions.format, FORMAT_VERSION)?;
    expect_version("schema", versions.schema, SCHEMA_VERSION)?;
    let (content, sum) = bytes.split_last_chunk::<8>().ok_or_else(|| damaged("too short"))?;
    if hash(content) != u64::from_le_bytes(*sum) {
        return Err(damaged("wrong hash"));
    }
    let inline = inline.split_last_chunk::<8>().map_or(inline, |(inline, _)| inline);
    let header: Header =
        serde_json::from_slice(json).map_err(|error| damaged(&error.to_string()))?;
    if header.files.iter().any(|file| file.chunk_size == 0) {
        return Err(damaged("chunk size 0"));
    }
    if header.chunks_of(header.files.len()).0 != header.chunks.len() {
        return Err(damaged("files and chunks do not agree"));
    }
    let lengths = header.chunk_lengths();
    let mut same_name = header.first_of_name().into_iter().zip(&lengths);
    if same_name.any(|(first, length)| lengths.get(first.0 as usize) != Some(length)) {
        return Err(damaged("chunks of one name differ"));
    }
    let mut total = 0_u64;
    for range in &header.inline {
        let file = header.files.get(range.file as usize).ok_or_else(|| damaged("unknown file"))?;
        if range.start.checked_add(range.length).is_none_or(|end| end > file.length) {
            return Err(damaged("range outside of its file"));
        }
        total = total.saturating_add(range.length);
    }
    if total != inline.len() as u64 {
        return Err(damaged("inline bytes do not agree"));
    }
    Ok((header, inline))
}

fn expect_version(what: &'static str, found: u32, expected: u32) -> Result<(), SearchError> {
    if found == expected { Ok(()) } else { Err(SearchError::Version { what, found, expected }) }
}
