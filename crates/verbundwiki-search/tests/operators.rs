//! Phrases, exclusions and filters as readers type them, and the facets of results.
#![allow(missing_docs, clippy::unwrap_used, unreachable_pub)]

mod common;

use std::sync::LazyLock;

use common::{Bundle, bundle_of, found, page, search};
use verbundwiki_search::{BundleOptions, SearchOptions, SearchPage, SiteWords};

static BUNDLE: LazyLock<Bundle> = LazyLock::new(|| {
    let of = |kind: &str, fields: &[&str], page: SearchPage| {
        let field = |value: &&str| ("feld".to_owned(), (*value).to_owned());
        let facets = [("type".to_owned(), kind.to_owned())];
        SearchPage { facets: facets.into_iter().chain(fields.iter().map(field)).collect(), ..page }
    };
    let pages = vec![
        of("Prozess", &["Bauen & Wohnen"], page("Einkauf", "Gemeinsame Beschaffung spart Geld.")),
        of("Prozess", &["Verwaltung"], page("Amt", "Die Beschaffung ist gemeinsame Sache.")),
        of("Rolle", &["Verwaltung"], page("Hof", "Gemeinsame, strategische Beschaffung.")),
        of("Rolle", &["Verwaltung", "Kultur"], page("Rat", "Bei gemeinsamen Beschaffungen.")),
        of("IT-Dienst", &[], page("Bauhof Nord", "Datenschutz, mit Schutz und Software.")),
        of("IT-Dienst", &[], page("Datenschutz", "Der Bauhof liegt nicht im Norden.")),
    ];
    let labels = [("type", "Typ"), ("feld", "Handlungsfeld")];
    let labels = labels.map(|(key, label)| (key.to_owned(), label.to_owned()));
    let site = SiteWords { facets: labels.to_vec(), ..SiteWords::default() };
    bundle_of(pages, &site, &BundleOptions::default())
});

/// The query finds exactly these pages, in any order.
#[track_caller]
fn check(query: &str, expected: &[usize]) {
    let mut found = found(&BUNDLE, query);
    found.sort_unstable();
    assert_eq!(found, expected, "{query}");
}

#[test]
fn a_phrase_is_words_side_by_side() {
    check("gemeinsame Beschaffung", &[0, 1, 2, 3]);
    for query in [
        "\"gemeinsame Beschaffung\"",
        "„gemeinsame Beschaffung“",
        "“gemeinsame Beschaffung”",
        "»gemeinsame Beschaffung«",
        "«gemeinsame Beschaffung»",
        " \"GEMEINSAME  beschaffung\" ",
    ] {
        check(query, &[0, 3]);
    }
    check("\"ist gemeinsame Sache\"", &[1]);
    check("\"Beschaffung gemeinsame\"", &[]);
    check("\"gemeinsame Beschaffung", &[0, 3]);
    check("\"gemeinsame Xyzzy\"", &[]);
    check("\"\"", &[]);
    check("\"Schutz und Software\"", &[4]);
}

#[test]
fn a_phrase_of_one_word_is_the_word_as_written() {
    check("\"Beschaffungen\"", &[3]);
    check("\"Schutz\"", &[4]);
    check("\"Beschaffun\"", &[]);
}

#[test]
fn a_phrase_is_also_found_in_titles() {
    check("\"Bauhof Nord\"", &[4]);
    check("\"Datenschutz\"", &[4, 5]);
}

#[test]
fn a_phrase_must_be_there_whatever_else_is() {
    check("\"gemeinsame Sache\" Geld", &[1]);
    check("Geld \"gemeinsame Beschaffungen\" -Rat", &[0]);
    check("\"gemeinsame Sache\" \"spart Geld\"", &[]);
}

#[test]
fn what_is_excluded_is_nowhere_on_the_page() {
    check("Beschaffung", &[0, 1, 2, 3]);
    check("Beschaffung -Geld", &[1, 2, 3]);
    check("-Geld Beschaffung", &[1, 2, 3]);
    check("Beschaffung -Geld -Sache", &[2, 3]);
    check("Beschaffung −Geld", &[1, 2, 3]);
    check("Beschaffung –Geld", &[1, 2, 3]);
    check("Beschaffung -GELD", &[1, 2, 3]);
    // In the title, and inflected.
    check("Beschaffung -Rat", &[0, 1, 2]);
    check("Sache -Beschaffungen", &[]);
    check("Beschaffung -\"gemeinsame Sache\"", &[0, 2, 3]);
    check("Beschaffung -xyzzy", &[0, 1, 2, 3]);
    // A part of a word is not the word.
    check("Beschaffung -Schaffung", &[0, 1, 2, 3]);
    check("Datenschutz -schutz", &[5]);
    // Nothing but what is to be absent: then the sign was none.
    check("-Geld", &[0]);
}

#[test]
fn a_hyphen_elsewhere_excludes_nothing() {
    check("Ein- Geld", &[0]);
    check("Geld - Sache", &[0, 1]);
    check("Geld -", &[0]);
}

#[test]
fn filters_are_typed_by_key_or_label() {
    check("Beschaffung typ:Prozess", &[0, 1]);
    check("typ:prozess Beschaffung", &[0, 1]);
    // A filter needs no word beside it.
    check("typ:rolle", &[2, 3]);
    check("typ:rolle -Hof", &[3]);
    check("Beschaffung TYP:PROZESS", &[0, 1]);
    check("Beschaffung type:Prozess", &[0, 1]);
    check("Beschaffung feld:Verwaltung", &[1, 2, 3]);
    check("Beschaffung handlungsfeld:verwaltung", &[1, 2, 3]);
    check("Beschaffung feld:\"Bauen & Wohnen\"", &[0]);
    check("Beschaffung feld:wohnen", &[0]);
    check("Beschaffung typ:rolle feld:kultur", &[3]);
    check("Beschaffung feld:verwaltung feld:kultur", &[1, 2, 3]);
    check("Beschaffung typ:rolle -Hof", &[3]);
    check("\"gemeinsame Sache\" typ:prozess", &[1]);
    check("Software typ:it-dienst", &[4]);
    check("Beschaffung typ:gibtsnicht", &[]);
}

#[test]
fn what_is_no_facet_is_a_word() {
    check("Sache gibtsnicht:Prozess", &[1]);
    check("Geld:Sache", &[0, 1]);
    check("Beschaffung typ:", &[0, 1, 2, 3]);
}

/// Total, and facets as `key: value count, …`, of a query with these filters.
fn facets(query: &str, filters: &str) -> (usize, Vec<String>) {
    let options = format!("{{\"facets\": true, \"limit\": 1, \"filters\": {filters}}}");
    let options: SearchOptions = serde_json::from_str(&options).unwrap();
    let results = search(&BUNDLE, query, &options);
    let facets = results.facets.unwrap().into_iter().map(|facet| {
        let values = facet.values.iter().map(|value| format!("{} {}", value.value, value.count));
        format!("{} ({}): {}", facet.key, facet.label, values.collect::<Vec<_>>().join(", "))
    });
    (results.total, facets.collect())
}

#[track_caller]
fn check_facets(query: &str, filters: &str, total: usize, types: &str, fields: &str) {
    let lines = [("type (Typ): ", types), ("feld (Handlungsfeld): ", fields)];
    let lines = lines.iter().filter(|(_, values)| !values.is_empty());
    let expected = lines.map(|(facet, values)| format!("{facet}{values}")).collect();
    assert_eq!(facets(query, filters), (total, expected), "{query} {filters}");
}

#[test]
fn facets_count_the_pages_of_all_hits() {
    let fields = "Verwaltung 3, Bauen & Wohnen 1, Kultur 1";
    check_facets("Beschaffung", "{}", 4, "Prozess 2, Rolle 2", fields);
    check_facets("Geld", "{}", 1, "Prozess 1", "Bauen & Wohnen 1");
    check_facets("Software", "{}", 1, "IT-Dienst 1", "");
    check_facets("xyzzy", "{}", 0, "", "");
}

#[test]
fn counts_of_a_facet_leave_its_own_choice_aside() {
    let types = "Prozess 2, Rolle 2";
    let of_processes = "Bauen & Wohnen 1, Verwaltung 1";
    check_facets("Beschaffung", r#"{"type": "Prozess"}"#, 2, types, of_processes);
    let all = "Verwaltung 3, Bauen & Wohnen 1, Kultur 1";
    check_facets("Beschaffung", r#"{"type": ["Prozess", "Rolle"]}"#, 4, types, all);
    check_facets("Beschaffung", r#"{"feld": "Kultur"}"#, 1, "Rolle 1", all);
    let both = r#"{"type": "Prozess", "feld": "Verwaltung"}"#;
    check_facets("Beschaffung", both, 1, "Rolle 2, Prozess 1", of_processes);
    check_facets(
        "Beschaffung",
        r#"{"feld": ["Kultur", "Bauen & Wohnen"]}"#,
        2,
        "Prozess 1, Rolle 1",
        all,
    );
    // What was typed is chosen too.
    check_facets("Beschaffung typ:prozess", "{}", 2, types, of_processes);
}

#[test]
fn facets_are_counted_only_if_asked_for() {
    assert!(search(&BUNDLE, "Beschaffung", &SearchOptions::default()).facets.is_none());
}
