//! Cuts the files of an index into chunks and writes the scripts.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rayon::prelude::*;

use super::script::script;
use super::{
    FORMAT_VERSION, FileEntry, Header, InlineRange, MANIFEST_FILE, MANIFEST_NAME, chunk_name,
    encode_manifest,
};
use crate::{AnalysisData, SCHEMA_VERSION, SearchError};

/// What is packed.
pub(crate) struct Files {
    /// Logical files with their bytes, in the order of the manifest.
    pub(crate) files: Vec<(&'static str, Vec<u8>)>,
    /// Ranges for the manifest, ordered by file and start.
    pub(crate) inline: Vec<InlineRange>,
    /// tantivy's `meta.json`.
    pub(crate) meta: String,
    /// Keys of facets with their labels.
    pub(crate) facets: Vec<(String, String)>,
}

/// File name → content of the whole bundle.
pub(crate) fn pack(
    files: &Files,
    analysis: &AnalysisData,
    chunk_size: Option<usize>,
) -> Result<BTreeMap<String, Vec<u8>>, SearchError> {
    let size_of = |name: &str| chunk_size.unwrap_or_else(|| super::chunk_size(name));
    let chunks: Vec<&[u8]> =
        files.files.iter().flat_map(|(name, bytes)| bytes.chunks(size_of(name))).collect();
    let scripts: Vec<(String, Vec<u8>)> = chunks
        .into_par_iter()
        .map(|chunk| {
            let name = chunk_name(chunk);
            let script = script(&name, chunk);
            (name, script)
        })
        .collect();
    let header = Header {
        format: FORMAT_VERSION,
        schema: SCHEMA_VERSION,
        files: files
            .files
            .iter()
            .map(|(name, bytes)| FileEntry {
                name: (*name).to_owned(),
                length: bytes.len() as u64,
                chunk_size: size_of(name) as u32,
            })
            .collect(),
        chunks: scripts.iter().map(|(name, _)| name.clone()).collect(),
        inline: files.inline.clone(),
        meta: files.meta.clone(),
        facets: files.facets.clone(),
        analysis: analysis.clone(),
    };
    let mut inline = Vec::new();
    for range in &files.inline {
        let bytes = files.files.get(range.file as usize).map_or(&[][..], |(_, bytes)| bytes);
        inline
            .extend_from_slice(&bytes[range.start as usize..(range.start + range.length) as usize]);
    }
    let manifest = encode_manifest(&header, &inline)?;
    let mut bundle: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (name, script) in scripts {
        match bundle.entry(format!("{name}.js")) {
            Entry::Vacant(free) => {
                free.insert(script);
            }
            Entry::Occupied(same) if *same.get() == script => {}
            Entry::Occupied(_) => {
                return Err(SearchError::Corrupt(format!("two chunks have the name `{name}`")));
            }
        }
    }
    bundle.insert(MANIFEST_FILE.to_owned(), script(MANIFEST_NAME, &manifest));
    Ok(bundle)
}
