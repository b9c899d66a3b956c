//! Queries that do not fit the model, or ask for too much.

use verbundwiki::resolve::Site;
use verbundwiki::source::Source;
use verbundwiki::views::answer;

use crate::{MODEL, PAGES, check, lines, site, site_of};

#[test]
fn paths_within_paths_end() {
    let deep = 50_000;
    for open in ["count(", "count(a | count("] {
        let path = format!("{}nr{}", open.repeat(deep), ")".repeat(deep));
        let query = format!("from: massnahme\ncolumns: ['{path}']");
        let checked = answer(&site(), &Source::new("query", query));
        let codes: Vec<_> = checked.diagnostics.iter().map(|found| found.code.name()).collect();
        assert_eq!(codes, ["query-value"], "{open}");
    }
}

/// Pages that all refer to one.
fn crowd(count: usize) -> Site {
    let model = [
        ("hub", "label: {one: Hub, many: Hubs}\nfields: {}\n"),
        (
            "blatt",
            "label: {one: Blatt, many: Blätter}\nfields:\n  hub: {kind: ref, label: Hub, to: [hub]}\n",
        ),
    ];
    let names: Vec<(String, String)> = (0..count)
        .map(|at| (format!("b{at}"), format!("type: blatt\ntitle: Blatt {at}\nhub: h")))
        .collect();
    let mut pages = vec![("h", "type: hub\ntitle: Mitte")];
    pages.extend(names.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    site_of(&model, &pages)
}

#[test]
fn what_is_too_large_is_said_and_not_shown_in_part() {
    let site = crowd(2_500);
    let too_large = |query: &str, kind: &str, most: &str| {
        let checked = answer(&site, &Source::new("query", query));
        let found: Vec<String> = checked
            .diagnostics
            .iter()
            .map(|one| format!("{} {:?}", one.code.name(), one.arguments))
            .collect();
        assert_eq!(found.len(), 1, "{query}: {found:?}");
        assert!(found[0].starts_with("query-too-large"), "{found:?}");
        assert!(found[0].contains(kind) && found[0].contains(most), "{found:?}");
        let view = checked.value.expect("it fits the model");
        assert_eq!(view.rows().count(), 0, "{query}");
    };
    too_large(
        "{from: blatt, limit: 2001, columns: [title, count(hub.used_by(blatt))]}",
        "visits",
        "5000000",
    );
    too_large("{from: blatt, limit: 81, columns: [title, hub.used_by(blatt)]}", "rows", "200000");
    let few = "{from: blatt, limit: 2, columns: [count(hub.used_by(blatt))]}";
    assert_eq!(lines(&site, few), ["2500", "2500"]);
}

/// The finding of a query that has one: its code and what kind it is of.
#[track_caller]
fn check_finding(site: &Site, query: &str, expected: &str) {
    let checked = answer(site, &Source::new("query", query));
    let found = checked.diagnostics.iter().map(|one| {
        let kind = one.arguments.iter().find(|(name, _)| *name == "kind");
        let kind = kind.map(|(_, kind)| format!(" {kind}")).unwrap_or_default();
        format!("{}{kind}", one.code.name())
    });
    assert_eq!(found.collect::<Vec<_>>(), [expected], "{query}");
}

#[test]
fn what_can_never_match_is_found() {
    let site = site();
    for field in ["stand.wert", "title", "stand.massnahme.katalog", "stand.page"] {
        let query = format!("{{from: massnahme, columns: used_by(kommune.{field})}}");
        check_finding(&site, &query, "query-kind referring");
    }
    for where_ in ["used_by: {}", "used_by: []", "art: {}", "art: []"] {
        let query = format!("{{from: massnahme, where: {{{where_}}}}}");
        check_finding(&site, &query, "query-value nothing");
    }
    check_finding(
        &site,
        "{from: massnahme, where: {used_by: {not: kommune, has: true}}}",
        "query-unknown-operator",
    );
    check_finding(&site, "{from: massnahme, columns: []}", "query-value nothing");
    check_finding(&site, "{from: kommune.stand, as: tree, by: page}", "query-kind above");
}

#[test]
fn a_key_that_the_form_does_not_read_is_found() {
    let site = site();
    for query in [
        "from: kommune.stand, as: matrix, rows: massnahme, columns: page, group: page",
        "from: kommune.stand, as: matrix, rows: massnahme, columns: page, limit: 2",
        "from: massnahme, rows: title",
        "from: massnahme, as: list, roles: {A: katalog}",
        "from: massnahme, as: count, sort: nr",
        "from: massnahme, as: full, columns: nr",
    ] {
        check_finding(&site, &format!("{{{query}}}"), "query-key-unused");
    }
}

#[test]
fn only_pages_that_fit_are_suggested_and_their_numbers_name_them() {
    let pages = [&[("sgs", "type: kommune\ntitle: Ssggs")], PAGES].concat();
    let site = site_of(MODEL, &pages);
    for (page, meant) in [("sgs", Some("ssg")), ("ssgg", Some("ssg")), ("xxxx", None)] {
        let query = format!("{{from: massnahme, where: {{katalog: {page}}}}}");
        let found = answer(&site, &Source::new("query", query)).diagnostics;
        let suggested: Vec<_> = found.iter().map(|one| one.suggestion.as_deref()).collect();
        assert_eq!(suggested, [meant], "{page}");
    }
    check("{from: kommune.stand, where: {massnahme: '2.10'}, columns: page}", &["Astadt", "Bdorf"]);
}

#[test]
fn more_rows_than_anybody_reads_are_a_finding() {
    let items = "\n  - {wert: 1}".repeat(5_001);
    let page = format!("type: kommune\ntitle: Astadt\nstand:{items}");
    let site = site_of(MODEL, &[("k1", &page)]);
    let found = answer(&site, &Source::new("query", "from: kommune.stand")).diagnostics;
    let rows: Vec<_> = found.iter().map(|one| (one.code.name(), &one.arguments[1].1)).collect();
    assert_eq!(rows, [("query-too-large", &"5001".to_owned())]);
}
