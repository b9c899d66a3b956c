//! The bundle: equal bytes from equal input, and hits or a list of missing chunks from any part of it.
#![allow(missing_docs, clippy::unwrap_used, unreachable_pub)]

mod common;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use common::{Bundle, bundle, bundle_of, page, search};
use proptest::prelude::*;
use verbundwiki_search::bundle::{MANIFEST_FILE, decode_manifest, encode_manifest, unwrap_script};
use verbundwiki_search::{
    BundleOptions, ChunkId, Language, Outcome, SearchError, SearchOptions, SearchPage, Searcher,
    SiteWords,
};

/// Chunks so small that every structure of tantivy crosses some.
static SMALL: LazyLock<Bundle> = LazyLock::new(|| bundle(64));

fn manifest(bundle: &Bundle) -> Vec<u8> {
    unwrap_script(&bundle[MANIFEST_FILE]).unwrap().1
}

fn chunk(bundle: &Bundle, searcher: &Searcher, chunk: ChunkId) -> Vec<u8> {
    let name = searcher.chunk_name(chunk).unwrap();
    let (registered, bytes) = unwrap_script(&bundle[&format!("{name}.js")]).unwrap();
    assert_eq!(registered, name);
    bytes
}

#[test]
fn equal_input_gives_equal_bytes() {
    assert_eq!(bundle(1024), bundle(1024));
}

#[test]
fn the_chunk_size_does_not_change_the_answers() {
    for query in ["Datenschutz", "§ 4 VgV", "kollab", "Änderung Satzung"] {
        let options = SearchOptions::default();
        let expected = search(&SMALL, query, &options);
        assert!(expected.total > 0);
        for size in [1, 1000, 1 << 20] {
            if size > 1 {
                assert_eq!(search(&bundle(size), query, &options), expected);
            }
        }
    }
}

#[test]
fn opening_needs_no_chunk() {
    let searcher = Searcher::open(&manifest(&SMALL)).unwrap();
    assert_eq!(
        searcher.search("", &SearchOptions::default()).unwrap(),
        Outcome::Hits(Default::default())
    );
    let rare = searcher.search("xyzzy", &SearchOptions::default()).unwrap();
    let Outcome::Missing(missing) = rare else { panic!("{rare:?}") };
    // A word that is nowhere needs a block of each dictionary, and no postings or sections.
    assert!(missing.len() < searcher.absent_chunks().len() / 2, "{missing:?}");
}

#[test]
fn an_empty_site_has_a_bundle() {
    let bundle = bundle_of(Vec::new(), &SiteWords::default(), &BundleOptions::default());
    assert_eq!(search(&bundle, "Datenschutz", &SearchOptions::default()).total, 0);
}

#[test]
fn a_section_without_words_is_harmless() {
    let pages = vec![SearchPage::default(), page("", ""), page("", "")];
    let bundle = bundle_of(pages, &SiteWords::default(), &BundleOptions::default());
    assert_eq!(search(&bundle, "Datenschutz", &SearchOptions::default()).total, 0);
}

#[test]
fn other_versions_are_refused() {
    let bytes = manifest(&SMALL);
    let (mut header, inline) = decode_manifest(&bytes).unwrap();
    header.schema += 1;
    let newer = encode_manifest(&header, inline).unwrap();
    let error = Searcher::open(&newer).err().unwrap();
    assert!(matches!(error, SearchError::Version { what: "schema", .. }), "{error}");
    assert!(error.to_string().contains("schema"));
}

#[test]
fn wrong_chunks_are_refused() {
    let mut searcher = Searcher::open(&manifest(&SMALL)).unwrap();
    assert!(searcher.provide(ChunkId(0), vec![0]).is_err());
    assert!(searcher.provide(ChunkId(u32::MAX), vec![0]).is_err());
}

/// Pages so alike that whole chunks of a file are equal, and so have one name.
fn alike() -> Bundle {
    let pages = vec![page("Gleich", "Amt"); 400];
    bundle_of(pages, &SiteWords::default(), &BundleOptions::with_chunk_size(8))
}

/// As in the browser, where chunks are known by their names only.
#[test]
fn equal_chunks_are_asked_for_once() {
    let bundle = alike();
    let bytes = manifest(&bundle);
    let (header, _) = decode_manifest(&bytes).unwrap();
    let names: BTreeSet<&String> = header.chunks.iter().collect();
    assert!(names.len() < header.chunks.len(), "no two chunks are equal");

    let mut searcher = Searcher::open(&bytes).unwrap();
    let absent = searcher.absent_chunks();
    assert_eq!(absent.len(), names.len(), "each name once");
    let mut provided = BTreeSet::new();
    let found = loop {
        match searcher.search("amt", &SearchOptions::default()).unwrap() {
            Outcome::Hits(results) => break results,
            Outcome::Missing(missing) => {
                for id in missing {
                    let name = searcher.chunk_name(id).unwrap().to_owned();
                    let bytes = chunk(&bundle, &searcher, id);
                    searcher.provide(searcher.chunk(&name).unwrap(), bytes).unwrap();
                    assert!(provided.insert(name.clone()), "{name} is asked for again");
                }
            }
        }
    };
    assert_eq!(found.total, 400);
    assert_eq!(found, search(&bundle, "amt", &SearchOptions::default()));
    assert!(
        searcher
            .absent_chunks()
            .iter()
            .all(|&id| !provided.contains(searcher.chunk_name(id).unwrap()))
    );
}

#[test]
fn chunks_of_one_name_have_one_length() {
    let bytes = manifest(&SMALL);
    let (mut header, inline) = decode_manifest(&bytes).unwrap();
    // The last chunk of a file is shorter than its first.
    let count = (header.files[0].length as usize).div_ceil(64);
    header.chunks[count - 1] = header.chunks[0].clone();
    let damaged = encode_manifest(&header, inline).unwrap();
    assert!(matches!(Searcher::open(&damaged), Err(SearchError::Corrupt(_))));
}

const QUERIES: &[&str] = &[
    "Datenschutz",
    "§ 4 VgV",
    "kollab",
    "Änderung Satzung",
    "IT-Fachkraft",
    "2.3.2",
    "2.2",
    "VgV",
    "Kämmerei Rathaus",
    "d",
    "xyzzy",
    "daten",
];

proptest! {
    /// From any subset of the chunks a query ends in hits or in a list of chunks that are missing;
    /// providing those leads to the answer of the whole bundle.
    #[test]
    fn any_subset_of_chunks_is_safe(
        present in proptest::collection::vec(any::<bool>(), 4096),
        number in 0..QUERIES.len(),
        filtered: bool,
    ) {
        let query = QUERIES[number];
        let filters = if filtered { &[("type", "recht"), ("stand", "gilt")][..] } else { &[] };
        let filters = filters.iter().copied().collect();
        let options = SearchOptions { filters, ..SearchOptions::default() };
        let mut searcher = Searcher::open(&manifest(&SMALL)).unwrap();
        for (id, present) in searcher.absent_chunks().into_iter().zip(present) {
            if present {
                let bytes = chunk(&SMALL, &searcher, id);
                searcher.provide(id, bytes).unwrap();
            }
        }
        let expected = search(&SMALL, query, &options);
        let mut rounds = 0;
        let found = loop {
            rounds += 1;
            match searcher.search(query, &options).unwrap() {
                Outcome::Hits(results) => break results,
                Outcome::Missing(missing) => {
                    prop_assert!(!missing.is_empty());
                    for id in missing {
                        prop_assert!(searcher.absent_chunks().contains(&id));
                        let bytes = chunk(&SMALL, &searcher, id);
                        searcher.provide(id, bytes).unwrap();
                    }
                }
            }
        };
        prop_assert!(rounds < 10, "{rounds} rounds");
        prop_assert_eq!(found, expected);
    }

    /// Damaged manifests are errors, never panics.
    #[test]
    fn damaged_manifests_are_safe(cut in 0_usize..100_000, at in 0_usize..100_000, value in any::<u8>()) {
        let mut bytes = manifest(&SMALL);
        let at = at % bytes.len();
        bytes[at] = value;
        bytes.truncate(bytes.len() - cut % bytes.len());
        if let Ok(searcher) = Searcher::open(&bytes) {
            let _ = searcher.chunk_name(ChunkId(0));
        }
    }

    /// No query is an error.
    #[test]
    fn no_query_is_an_error(query in "\\PC{0,60}") {
        search(&SMALL, &query, &SearchOptions::default());
    }
}

#[test]
fn the_languages_of_the_site_are_noted() {
    let searcher = Searcher::open(&manifest(&SMALL)).unwrap();
    assert_eq!(searcher.analysis().languages, [Language::De, Language::En]);
}
