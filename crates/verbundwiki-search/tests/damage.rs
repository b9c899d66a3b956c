//! Answers from any part of a bundle, and what damage does to them.
#![allow(missing_docs, clippy::unwrap_used, unreachable_pub)]

mod common;

use std::sync::LazyLock;

use common::{Bundle, bundle_of, page, pages, search};
use proptest::prelude::*;
use verbundwiki_search::bundle::{MANIFEST_FILE, unwrap_script};
use verbundwiki_search::{
    BundleOptions, ChunkId, Filters, Outcome, SearchError, SearchOptions, SearchResults, Searcher,
    SiteWords,
};

/// Chunks so small that every structure of tantivy crosses some.
static SMALL: LazyLock<Bundle> = LazyLock::new(|| {
    let word = |number: usize, step: usize| WORDS[(number * step + step) % WORDS.len()];
    let further = (0..60).map(|number| {
        let mut page = page(
            &format!("{} {number}", word(number, 1)),
            &format!("{} und {} {}.", word(number, 3), word(number, 5), word(number, 7)),
        );
        let kind = ["recht", "rolle", "prozess"][number % 3];
        page.facets = vec![("type".to_owned(), kind.to_owned())];
        page
    });
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let site = SiteWords {
        parts: texts(&["Zwickel"]),
        synonyms: vec![
            texts(&["VgV", "Vergabeverordnung", "Verordnung über die Vergabe"]),
            texts(&["Notebook", "Laptop"]),
        ],
        facets: vec![("type".to_owned(), "Typ".to_owned())],
    };
    let pages = pages().into_iter().chain(further).collect();
    bundle_of(pages, &site, &BundleOptions::with_chunk_size(64))
});

const WORDS: &[&str] = &[
    "Beschaffung",
    "Datenschutz",
    "Notebook",
    "Fachverfahren",
    "Hard- und Software",
    "Mitarbeiter:innen",
    "Satzung",
    "Straßenverkehrsamt",
    "AB.2.14",
    "gemeinsame Vergabe",
    "Zwickelverwaltung",
];

/// Of every kind that a reader types.
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
    "\"gemeinsame Vergabe\"",
    "\"Änderung der Satzung\" Rates",
    "Satzung -Notebook",
    "-Beschaffung -\"gemeinsame Vergabe\" Datenschutz",
    "typ:recht vergabe",
    "typ:\"rolle\" fachverfahren -satzung",
    "Beschafung",
    "Datenschuzt Satzug",
    "xatzung",
    "Straßenverkehrsämter",
    "Verkehrsamt Straße",
    "daten schutz beauftragter",
    "Softwarevergabe",
    "Laptop",
    "Verordnung über die Vergabe",
    "Wer darf gemeinsam beschaffen und wie lange ist die Frist?",
    "was ist eine Satzung",
    "mitarbeitende",
    "Mitarbeiter*innen verfahren",
    "AB.2.14 beschaffung",
    "connections municipalities",
    "",
    "\"",
];

/// Lists of missing chunks before an answer: three rounds, and two for other spellings.
const MOST_ROUNDS: usize = 5;

fn manifest() -> Vec<u8> {
    unwrap_script(&SMALL[MANIFEST_FILE]).unwrap().1
}

fn chunk(searcher: &Searcher, chunk: ChunkId) -> Vec<u8> {
    let name = searcher.chunk_name(chunk).unwrap();
    unwrap_script(&SMALL[&format!("{name}.js")]).unwrap().1
}

fn options(filtered: bool, facets: bool) -> SearchOptions {
    let filters: Filters = if filtered {
        [("type", "recht"), ("type", "rolle")].into_iter().collect()
    } else {
        Filters::default()
    };
    SearchOptions { filters, facets, ..SearchOptions::default() }
}

/// The answer, brought about by providing what is asked for, and how often that was.
fn answer(searcher: &mut Searcher, query: &str, options: &SearchOptions) -> (SearchResults, usize) {
    for rounds in 0..20 {
        match searcher.search(query, options).unwrap() {
            Outcome::Hits(results) => return (results, rounds),
            Outcome::Missing(missing) => {
                assert!(!missing.is_empty(), "{query}");
                let absent = searcher.absent_chunks();
                for id in missing {
                    assert!(absent.contains(&id), "{query} asks for what is here");
                    let bytes = chunk(searcher, id);
                    searcher.provide(id, bytes).unwrap();
                }
            }
        }
    }
    panic!("{query} never ends");
}

/// Provides some of the chunks.
fn provide(searcher: &mut Searcher, present: &[bool]) {
    for (id, present) in searcher.absent_chunks().into_iter().zip(present) {
        if *present {
            let bytes = chunk(searcher, id);
            searcher.provide(id, bytes).unwrap();
        }
    }
}

/// Bytes that are refused as those of a chunk, by name.
#[track_caller]
fn check_refused(searcher: &mut Searcher, id: ChunkId, bytes: Vec<u8>) {
    let name = searcher.chunk_name(id).unwrap().to_owned();
    let error = searcher.provide(id, bytes).unwrap_err();
    assert!(matches!(&error, SearchError::DamagedChunk(damaged) if *damaged == name), "{error}");
    assert!(error.to_string().contains(&name), "{error}");
    assert!(searcher.absent_chunks().contains(&id), "it is still asked for");
}

#[test]
fn the_queries_find_something() {
    let found = |query: &&&str| search(&SMALL, query, &options(false, false)).total > 0;
    let fruitless: Vec<_> = QUERIES.iter().filter(|query| !found(query)).collect();
    assert_eq!(fruitless, [&"d", &"xyzzy", &"", &"\""]);
    let facets = search(&SMALL, "Datenschutz", &options(true, true)).facets.unwrap();
    assert!(facets.iter().any(|facet| facet.values.len() > 1));
}

#[test]
fn a_query_takes_at_most_six_rounds_from_nothing() {
    for query in QUERIES {
        for filtered in [false, true] {
            let options = options(filtered, filtered);
            let mut searcher = Searcher::open(&manifest()).unwrap();
            let (_, rounds) = answer(&mut searcher, query, &options);
            assert!(rounds <= MOST_ROUNDS, "{query}: {rounds}");
        }
    }
}

#[test]
fn a_chunk_with_the_bytes_of_another_is_refused() {
    let mut searcher = Searcher::open(&manifest()).unwrap();
    let absent = searcher.absent_chunks();
    let other = chunk(&searcher, absent[1]);
    assert_eq!(other.len(), chunk(&searcher, absent[0]).len());
    check_refused(&mut searcher, absent[0], other);
}

proptest! {
    /// From any subset of the chunks a query ends in hits or in a list of chunks that are missing;
    /// providing those leads to the answer of the whole bundle.
    #[test]
    fn any_subset_of_chunks_is_safe(
        present in proptest::collection::vec(any::<bool>(), 4096),
        query in proptest::sample::select(QUERIES),
        filtered: bool,
        facets: bool,
    ) {
        let options = options(filtered, facets);
        let mut searcher = Searcher::open(&manifest()).unwrap();
        provide(&mut searcher, &present);
        let (found, rounds) = answer(&mut searcher, query, &options);
        prop_assert!(rounds <= MOST_ROUNDS, "{} rounds", rounds);
        prop_assert_eq!(found, search(&SMALL, query, &options));
    }

    /// A damaged chunk is refused and asked for again; with the right bytes the answer is that of
    /// the whole bundle.
    #[test]
    fn damaged_chunks_are_refused(
        present in proptest::collection::vec(any::<bool>(), 4096),
        query in proptest::sample::select(QUERIES),
        at: proptest::sample::Index,
        flipped in 1..=255_u8,
        damage in 0..3_u8,
    ) {
        let options = options(false, true);
        let mut searcher = Searcher::open(&manifest()).unwrap();
        provide(&mut searcher, &present);
        for _ in 0..20 {
            let Outcome::Missing(missing) = searcher.search(query, &options).unwrap() else { break };
            for id in missing {
                let whole = chunk(&searcher, id);
                let at = at.index(whole.len());
                let mut bytes = whole.clone();
                match damage {
                    0 => bytes[at] ^= flipped,
                    1 => bytes.truncate(at),
                    _ => bytes.insert(at, flipped),
                }
                check_refused(&mut searcher, id, bytes);
                searcher.provide(id, whole).unwrap();
            }
        }
        let Outcome::Hits(found) = searcher.search(query, &options).unwrap() else {
            panic!("{query} never ends");
        };
        prop_assert_eq!(found, search(&SMALL, query, &options));
    }

    /// A damaged manifest is refused as a whole: tantivy trusts what it reads, and panics or asks for
    /// more memory than there is if a single byte is wrong.
    #[test]
    fn damaged_manifests_are_refused(at: proptest::sample::Index, flipped in 1..=255_u8, cut: bool) {
        let mut bytes = manifest();
        let at = at.index(bytes.len());
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] ^= flipped;
        }
        let error = Searcher::open(&bytes).err();
        let refused = matches!(error, Some(SearchError::Corrupt(_) | SearchError::Version { .. }));
        prop_assert!(refused, "byte {}: {:?}", at, error);
    }
}
