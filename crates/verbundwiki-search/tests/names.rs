//! Names and numbers of pages, and filters: query → hits, as tables.
#![allow(missing_docs, clippy::unwrap_used)]

use std::collections::BTreeMap;

use verbundwiki_search::bundle::BundleReader;
use verbundwiki_search::{
    AnalysisData, BundleOptions, SearchDocument, SearchOptions, SearchResults, build_bundle,
};

type Bundle = BTreeMap<String, Vec<u8>>;

fn page(title: &str, text: &str) -> SearchDocument {
    SearchDocument { title: title.to_owned(), text: text.to_owned(), ..SearchDocument::default() }
}

/// Pages in this order; each has its number as address.
fn bundle(pages: Vec<SearchDocument>) -> Bundle {
    let numbered = (0..).zip(pages).map(|(number, page)| SearchDocument {
        url: number.to_string(),
        page: number,
        ..page
    });
    build_bundle(numbered, AnalysisData::default(), &BundleOptions::default()).unwrap()
}

fn search(bundle: &Bundle, query: &str, options: &SearchOptions) -> SearchResults {
    let fetch = |name: &str| bundle.get(name).cloned().ok_or_else(|| format!("no file {name}"));
    BundleReader::open(fetch).unwrap().search(query, options).unwrap()
}

fn found(bundle: &Bundle, query: &str) -> Vec<u32> {
    let results = search(bundle, query, &SearchOptions::default());
    results.hits.iter().map(|hit| hit.url.parse().unwrap()).collect()
}

/// The query finds these pages in any order, and no other.
#[track_caller]
fn check_all(bundle: &Bundle, query: &str, expected: &[u32]) {
    let mut found = found(bundle, query);
    found.sort_unstable();
    assert_eq!(found, expected, "{query}");
}

#[test]
fn a_number_is_no_other_number() {
    let bundle = bundle(vec![
        page("Eins", "Dies ist 12.3.2."),
        page("Zwei", "Dies ist 2.3.20."),
        page("Drei", "Erst 2, dann 3 und noch einmal 2."),
        page("Vier", "Am 2.3.2024 ging es los."),
        page("Fünf", "Siehe Nr.4.4 und AB 2.14."),
        page("Sechs", "Siehe AB.2.14."),
    ]);
    check_all(&bundle, "2.3.2", &[]);
    check_all(&bundle, "3.2", &[]);
    check_all(&bundle, "12.3.2", &[0]);
    check_all(&bundle, "2.3", &[1, 3]);
    check_all(&bundle, "4.4", &[4]);
    check_all(&bundle, "AB.2.14", &[5]);
    check_all(&bundle, "AB 2.14", &[4, 5]);
    check_all(&bundle, "2024", &[3]);
    check_all(&bundle, "2", &[2]);
}
