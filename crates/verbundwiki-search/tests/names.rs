//! Names and numbers of pages, and filters: query → hits, as tables.
#![allow(missing_docs, clippy::unwrap_used, unreachable_pub)]

mod common;

use common::{Bundle, found, page, search};
use proptest::prelude::*;
use verbundwiki_search::{
    BundleOptions, Filters, SearchOptions, SearchPage, SearchSection, SiteWords,
};

fn bundle(pages: Vec<SearchPage>) -> Bundle {
    common::bundle_of(pages, &SiteWords::default(), &BundleOptions::default())
}

/// The query finds these pages in any order, and no other.
#[track_caller]
fn check_all(bundle: &Bundle, query: &str, expected: &[usize]) {
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

fn named(names: &[&str], page: SearchPage) -> SearchPage {
    SearchPage { names: names.iter().map(|name| (*name).to_owned()).collect(), ..page }
}

/// Pages with names, and pages that say these names as loudly as a text can.
fn named_pages() -> Bundle {
    let loud =
        |what: &str| page(&format!("Über {what} und {what}"), &format!("{what} ").repeat(50));
    bundle(vec![
        loud("2.3.2"),
        loud("DMS"),
        loud("Maßnahme 2.2"),
        loud("IT-Fachkraft"),
        named(&["2.3.2", "Profile"], page("Rollenverständnisse", "Wer was tut.")),
        named(&["DMS", "E-Akte"], page("Dokumentenmanagement", "Akten ohne Papier.")),
        named(&["2.2", "Maßnahme 2.2"], page("Gemeinsame Vergabe", "Zusammen kaufen.")),
        named(&["2.2.3"], page("Muster der Vergabe", "Vorlagen.")),
        named(&["2.20"], page("Ganz anderes", "Nichts davon.")),
        page("2.2.4 Beratung", "Rat und Tat."),
        named(&["IT-Fachkraft"], page("Techniker", "Betreut Geräte.")),
        named(&["§ 4"], page("Vergaberecht", "Was gilt.")),
        named(&["4"], page("Kapitel vier", "Das vierte.")),
        page("Glossar", "Alle Wörter."),
        named(&["Wörter"], page("Liste", "Siehe Glossar, Glossar und Glossar. Glossar!")),
    ])
}

/// The first hits of the queries are these pages.
#[track_caller]
fn check_first(queries: &[&str], expected: &[usize]) {
    let bundle = named_pages();
    for query in queries {
        let found = found(&bundle, query);
        assert!(found.starts_with(expected), "{query}: {found:?}");
    }
}

#[test]
fn a_query_that_is_a_name_puts_the_page_first() {
    check_first(&["2.3.2", " 2.3.2 ", "„2.3.2“"], &[4, 0]);
    check_first(&["DMS", "dms"], &[5, 1]);
    check_first(&["E-Akte", "e akte", "eAkte"], &[5]);
    check_first(&["IT-Fachkraft", "IT Fachkraft", "itfachkraft"], &[10, 3]);
    check_first(&["§ 4", "§4"], &[11]);
    check_first(&["4"], &[12]);
    check_first(&["Glossar", "GLOSSAR"], &[13, 14]);
    check_first(&["Gemeinsame Vergabe"], &[6]);
}

#[test]
fn a_number_also_finds_the_names_below_it() {
    check_first(&["2.2"], &[6]);
    let bundle = named_pages();
    let mut first_three = found(&bundle, "2.2");
    first_three.truncate(3);
    first_three.sort_unstable();
    assert_eq!(first_three, [6, 7, 9], "the number itself, and those below it");
    check_all(&bundle, "2.2", &[2, 6, 7, 9]);
    check_all(&bundle, "2.20", &[8]);
    check_first(&["Maßnahme 2.2"], &[6]);
    check_all(&bundle, "2.3", &[0, 4]);
}

#[test]
fn a_name_weighs_more_than_a_title() {
    let bundle = bundle(vec![
        page("Einkauf", "Wir kaufen ein."),
        page("Noch etwas", "Ohne Bezug."),
        named(&["Strategischer Einkauf"], page("Vergabe", "Wir vergeben.")),
        page("Der Einkauf von Papier", "Papier, Papier."),
    ]);
    // As a whole query the title is a name too; beside another word, and as a beginning, the name
    // has to win by weight.
    assert_eq!(found(&bundle, "Einkauf")[0], 0);
    assert_eq!(found(&bundle, "Einkäufe")[0], 2);
    assert_eq!(found(&bundle, "Einka")[0], 2);
    assert_eq!(found(&bundle, "strategischer Einkauf"), [2]);
    assert_eq!(found(&bundle, "strateg"), [2]);
}

#[test]
fn only_the_head_of_a_page_has_its_names() {
    let mut named = named(&["Zweitname"], page("Titel", "Ein Anfang."));
    named.sections.push(SearchSection {
        url: "1".to_owned(),
        headings: vec!["Abschnitt".to_owned()],
        text: "Ein Abschnitt.".to_owned(),
        repeats: false,
    });
    let bundle = bundle(vec![named]);
    for query in ["Zweitname", "Titel"] {
        let hits = search(&bundle, query, &SearchOptions::default()).hits;
        assert_eq!(hits.len(), 1);
        assert_eq!(hits[0].url, "0", "the head");
        assert!(hits[0].sections.is_empty());
    }
}

#[test]
fn names_without_words_are_harmless() {
    let bundle = bundle(vec![named(&["", "!", "🦓"], page("", ""))]);
    for query in ["", "!", "🦓", "x"] {
        check_all(&bundle, query, &[]);
    }
}

fn faceted_pages() -> Bundle {
    let page = |kind: &str, facets: &[(&str, &str)]| SearchPage {
        facets: facets
            .iter()
            .chain([("type", kind)].iter().filter(|(_, kind)| !kind.is_empty()))
            .map(|&(key, value)| (key.to_owned(), value.to_owned()))
            .collect(),
        ..page("Vergabe", "Gemeinsam vergeben.")
    };
    bundle(vec![
        page("Prozess", &[("handlungsfeld", "Verwaltung"), ("stand", "Fo\u{308}rderung")]),
        page("Prozess", &[("handlungsfeld", "Bauen & Wohnen"), ("stand", "Idee")]),
        page("Rolle", &[("handlungsfeld", "Verwaltung"), ("handlungsfeld", "Bauen & Wohnen")]),
        page("", &[("stand", "Verwaltung")]),
    ])
}

#[test]
fn filters_are_type_and_facets() {
    let bundle = faceted_pages();
    let check = |filters: &str, expected: &[usize]| {
        let options = format!("{{\"filters\": {filters}}}");
        let options: SearchOptions = serde_json::from_str(&options).unwrap();
        let results = search(&bundle, "vergabe", &options);
        let found: Vec<usize> = results.hits.iter().map(|hit| hit.url.parse().unwrap()).collect();
        assert_eq!(found, expected, "{filters}");
        assert_eq!(results.total, expected.len(), "{filters}");
    };
    check("{}", &[0, 1, 2, 3]);
    check(r#"{"type": "Prozess"}"#, &[0, 1]);
    check(r#"{"type": null}"#, &[0, 1, 2, 3]);
    check(r#"{"handlungsfeld": "Verwaltung"}"#, &[0, 2]);
    check(r#"{"type": "Prozess", "handlungsfeld": "Verwaltung"}"#, &[0]);
    check(r#"{"type": "Rolle", "handlungsfeld": "Bauen & Wohnen"}"#, &[2]);
    check(r#"{"type": "Rolle", "stand": "Idee"}"#, &[]);
    // Of one key any value will do.
    check(r#"{"type": ["Rolle", "Prozess"]}"#, &[0, 1, 2]);
    check(r#"{"type": ["Rolle", "Prozess"], "stand": ["Idee"]}"#, &[1]);
    check(r#"{"type": []}"#, &[0, 1, 2, 3]);
    // A value counts under its key only and as a whole; letter case is no difference.
    check(r#"{"stand": "Verwaltung"}"#, &[3]);
    check(r#"{"Handlungsfeld": "verwaltung"}"#, &[0, 2]);
    check(r#"{"handlungsfeld": "Bauen"}"#, &[]);
    check(r#"{"stand": "Förderung"}"#, &[0]);
    check(r#"{"gibtsnicht": "Verwaltung"}"#, &[]);
    check(r#"{"type": ""}"#, &[]);
}

#[test]
fn a_page_can_have_several_values_of_a_facet() {
    let field = |value| ("handlungsfeld", value);
    let filters = Filters::from_iter([field("Verwaltung"), field("Bauen & Wohnen")]);
    let options = SearchOptions { filters, ..SearchOptions::default() };
    let results = search(&faceted_pages(), "vergabe", &options);
    assert_eq!(
        results.hits.iter().map(|hit| hit.url.as_str()).collect::<Vec<_>>(),
        ["0", "1", "2"]
    );
}

#[test]
fn filters_let_a_name_pass_only_if_it_fits() {
    let mut role = named(&["DMS"], page("Dokumentenmanagement", "Akten."));
    role.facets = vec![("type".to_owned(), "Rolle".to_owned())];
    let mut process = page("Ablage", "Das DMS füllen.");
    process.facets = vec![("type".to_owned(), "Prozess".to_owned())];
    let bundle = bundle(vec![role, process]);
    let options = SearchOptions {
        filters: Filters::from_iter([("type", "Prozess")]),
        ..SearchOptions::default()
    };
    let results = search(&bundle, "DMS", &options);
    assert_eq!(results.hits.iter().map(|hit| hit.url.as_str()).collect::<Vec<_>>(), ["1"]);
}

proptest! {
    /// Whatever a page is called, the name alone puts it first.
    #[test]
    fn any_name_is_first(name in "[a-zäöüß0-9§.\\- /]{1,24}", noise in "[a-zäöü0-9.\\- ]{0,60}") {
        // A hyphen before a word takes it out.
        prop_assume!(!format!(" {name}").contains(" -"));
        let bundle = bundle(vec![
            page(&format!("{name} {name} und"), &format!("{name} {noise} {name}")),
            named(&[&name], page("Seite", "Text.")),
        ]);
        let first = found(&bundle, &name).first().copied();
        prop_assert!(first.is_none() || first == Some(1), "{first:?}");
        let words = name.chars().any(char::is_alphanumeric);
        prop_assert_eq!(first.is_some(), words);
    }
}
