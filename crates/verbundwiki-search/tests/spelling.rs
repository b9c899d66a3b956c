//! Typing errors: what they find, and what the results say about them.
#![allow(missing_docs, clippy::unwrap_used, unreachable_pub)]

mod common;

use std::sync::LazyLock;

use common::{Bundle, bundle_of, page, search};
use verbundwiki_search::{BundleOptions, SearchOptions, SearchResults, SiteWords};

static BUNDLE: LazyLock<Bundle> = LazyLock::new(|| {
    let texts = [
        "Die Beschaffung im Frühjahr.",
        "Die Beschaffungsgemeinschaft kauft ein.",
        "Die Beschaffungsgemeinschaft der Gemeinden.",
        "Der Datenschutzbeauftragte.",
        "Digitalisierung der Ämter, mit IT-Straßenlampen.",
        "Der Rat und die Satzung, siehe AB.2.14.",
        "Eine Satzunk mit Fehler.",
        "Noch eine Satzung der Beschaffungsgemeinschaft.",
        "Satzung und Beschaffung und Abwasser.",
        "Das Abwasser.",
    ];
    let pages = (0..).zip(texts).map(|(number, text)| page(&format!("Seite {number}"), text));
    bundle_of(pages.collect(), &SiteWords::default(), &BundleOptions::default())
});

fn results(query: &str) -> SearchResults {
    search(&BUNDLE, query, &SearchOptions::default())
}

/// Every query finds the page and says that it looked for `to` instead of what was typed.
#[track_caller]
fn check(queries: &[&str], to: &str, url: &str) {
    for query in queries {
        let results = results(query);
        let corrected = vec![((*query).to_owned(), to.to_owned())];
        assert_eq!(results.corrected, corrected, "{query}");
        assert!(results.hits.iter().any(|hit| hit.url == url), "{query}: {:?}", results.hits);
        assert!(results.suggestions.is_empty(), "{query}: {:?}", results.suggestions);
    }
}

/// Every query finds nothing, and nothing is made of it.
#[track_caller]
fn check_nothing(queries: &[&str]) {
    for query in queries {
        assert_eq!(results(query), SearchResults::default(), "{query}");
    }
}

#[test]
fn one_edit_from_five_letters() {
    check(&["Abwaser", "abwsser"], "Abwasser", "9");
    check(&["Abwassser", "Abbwasser"], "Abwasser", "9");
    check(&["Abwesser", "Abwaxser"], "Abwasser", "9");
    check(&["Abwasesr", "Awbasser", "Abwassre"], "Abwasser", "9");
    check(&["Aemtre"], "Ämter", "4");
    check(&["Strassenlampn", "Straßnlampen"], "Straßenlampen", "4");
}

#[test]
fn two_edits_from_nine_letters() {
    check(&["Digitalsirung", "Digitalisierng", "Dgitalisirung"], "Digitalisierung", "4");
    check(&["Datenschuztbeauftragte"], "Datenschutzbeauftragte", "3");
    check_nothing(&["Abwessr", "Abesser", "xxAbwasserx"]);
}

#[test]
fn the_first_letter_may_be_wrong() {
    check(&["Xbwasser", "bAwasser", "bwasser"], "Abwasser", "9");
    check(&["Veschaffung"], "Beschaffung", "0");
}

#[test]
fn short_words_and_codes_are_never_corrected() {
    check_nothing(&["Rxt", "Ratt", "Rta", "AB.2.15", "AB.2.41", "2.41"]);
}

#[test]
fn a_whole_word_is_nearer_than_the_beginning_of_another() {
    check(&["Beschafung", "Beschaffumg", "Beschafffung", "Beshcaffung"], "Beschaffung", "0");
    check(&["Beschaffungsgemeinschft"], "Beschaffungsgemeinschaft", "1");
}

#[test]
fn the_beginning_of_a_word_may_have_errors() {
    let results = results("Digitalsier");
    assert_eq!(results.corrected, [("Digitalsier".to_owned(), "Digitalisierung".to_owned())]);
    assert_eq!(results.hits[0].url, "4");
}

#[test]
fn every_word_of_a_query_is_corrected_by_itself() {
    let results = results("Abwaser Satzungg");
    let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    let expected = [pair("Abwaser", "Abwasser"), pair("Satzungg", "Satzung")];
    assert_eq!(results.corrected, expected);
    assert_eq!(results.hits[0].url, "8");
    assert!(results.hits[0].complete);
}

#[test]
fn words_with_a_hyphen_may_have_errors() {
    for query in ["IT-Straßenlampn", "Straßen-Lampn"] {
        assert!(results(query).hits.iter().any(|hit| hit.url == "4"), "{query}");
    }
}

#[test]
fn what_is_right_is_left_alone() {
    for query in ["Beschaffung", "Beschaffungen", "beschaff", "Satzung Abwasser", "Datenschutz"] {
        let results = results(query);
        assert!(results.total > 0, "{query}");
        assert!(results.corrected.is_empty(), "{query}: {:?}", results.corrected);
        assert!(results.suggestions.is_empty(), "{query}: {:?}", results.suggestions);
    }
}

#[test]
fn a_rare_word_that_may_be_a_slip_gives_a_suggestion() {
    // Somebody wrote it, but no page has it beside the other word.
    let results = results("Satzunk Abwasser");
    assert_eq!(results.suggestions, ["Satzung Abwasser"]);
    assert!(results.corrected.is_empty(), "{:?}", results.corrected);
    assert!(results.hits.iter().any(|hit| hit.url == "8"));
}

#[test]
fn exact_hits_need_no_correction() {
    let results = results("Satzunk");
    assert_eq!(results.hits[0].url, "6");
    assert!(results.corrected.is_empty());
}
