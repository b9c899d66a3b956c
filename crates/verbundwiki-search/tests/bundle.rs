//! The bundle: equal bytes from equal input, and hits or a list of missing chunks from any part of it.
#![allow(missing_docs, clippy::unwrap_used, unreachable_pub)]

mod common;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use common::{Bundle, bundle, bundle_of, page, search};
use proptest::prelude::*;
use verbundwiki_search::bundle::{MANIFEST_FILE, decode_manifest, encode_manifest, unwrap_script};
use verbundwiki_search::{
    BundleOptions, ChunkId, Language, Outcome, SearchError, SearchOptions, SearchPage,
    SearchSection, Searcher, SiteWords, build_bundle,
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

/// Pages of several windows, so that threads really share the work, with words that teach the
/// splitter, and pages of very different length, so that threads do not end in the order of the pages.
fn many_pages() -> Vec<SearchPage> {
    let syllables =
        ["amt", "bau", "quast", "zwick", "mell", "grund", "satz", "ord", "feld", "kirn"];
    let word = |number: usize| {
        let [first, second, third] =
            [number, number / 7, number / 31].map(|at| syllables[at % syllables.len()]);
        match number % 5 {
            0 => format!("{first}{second}ung"),
            1 => format!("{first}{second}ungsplan"),
            2 => format!("{first}- und {second}{third}ordnung"),
            3 => format!("{first}er:innen"),
            _ => format!("{first}.{}.{}", number % 9, number % 4),
        }
    };
    let section = |page: usize, number: usize| SearchSection {
        url: format!("{page}.html#{number}"),
        headings: vec![word(page + number)],
        text: (0..(page * 37) % 180).map(|at| word(page * 3 + at * at) + " ").collect(),
        repeats: number == 2,
    };
    let page = |number: usize| SearchPage {
        title: format!("{} {number}", word(number)),
        names: vec![word(number * 11)],
        facets: vec![("type".to_owned(), word(number % 6))],
        language: if number.is_multiple_of(9) { Language::En } else { Language::De },
        sections: (0..1 + number % 3).map(|at| section(number, at)).collect(),
        ..SearchPage::default()
    };
    (0..600).map(page).collect()
}

#[test]
fn the_number_of_threads_does_not_change_a_byte() {
    let pages = many_pages();
    let with_threads = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let build = || {
            let (site, options) = (SiteWords::default(), BundleOptions::default());
            build_bundle(&pages, SearchPage::clone, &site, &options).unwrap()
        };
        pool.install(build)
    };
    let one = with_threads(1);
    assert!(one.len() > 20, "{} files", one.len());
    for threads in [2, 5, 5] {
        let several = with_threads(threads);
        let names = |bundle: &Bundle| bundle.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&one), names(&several), "{threads} threads");
        assert!(one == several, "{threads} threads");
    }
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

proptest! {
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
