//! Which pages and records a query finds, and what its paths lead to.

use verbundwiki::source::Source;
use verbundwiki::views::answer;

use crate::{MODEL, ask, check, check_where, lines, site, site_of};

#[test]
fn conditions_test_values_of_each_kind() {
    check_where("prio: hoch", &["m2"]);
    check_where("prio: [hoch, gering]", &["m1", "m2"]);
    check_where("prio: {not: hoch}", &["m1", "m3", "m4"]);
    check_where("prio: {not: [hoch, unbekannt, offen]}", &["m1"]);
    check_where("prio: unbekannt", &["m3"]);
    check_where("prio: offen", &["m4"]);
    check_where("art: leer", &["m1", "m3", "m4"]);
    check_where("prio: {has: true}", &["m1", "m2"]);
    check_where("prio: {has: false}", &["m3", "m4"]);
    check_where("prio: {min: hoch}", &["m2"]);
    check_where("prio: {before: hoch}", &["m1"]);
    check_where("kosten: {min: 900}", &["m1", "m2"]);
    check_where("kosten: {after: 900}", &["m1"]);
    check_where("kosten: {max: 900}", &["m2", "m3"]);
    check_where("kosten: {min: 0, before: '12000'}", &["m2"]);
    check_where("kosten: -3.5", &["m3"]);
    check_where("themen: netze", &["m1", "m2"]);
    check_where("themen: {not: Daten}", &["m1", "m3", "m4"]);
    check_where("themen: {contains: DAT}", &["m2"]);
    check_where("title: Zwei", &["m2"]);
    check_where("type: massnahme, nr: {min: '2.10'}", &["m2", "m3"]);
}

#[test]
fn days_are_relative_to_the_day_of_the_build() {
    check_where("start: {before: heute + 30 Tage}", &["m2"]);
    check_where("start: {after: heute + 30 Tage}", &["m1"]);
    check_where("start: {min: 2026-12-01, max: 2026-12-01}", &["m2"]);
    check_where("seit: {min: heute - 1 Jahr}", &["m2"]);
}

#[test]
fn paths_lead_through_references_and_back() {
    check_where("katalog: ssg", &["m2", "m3"]);
    check_where("katalog: {not: ssg}", &["m1", "m4"]);
    check_where("katalog.kuerzel: ssg", &["m2", "m3"]);
    check_where("katalog.title: Meißen", &["m1"]);
    check_where("used_by: kommune", &["m1", "m2"]);
    check_where("used_by: {not: kommune}", &["m3", "m4"]);
    check_where("used_by(kommune.stand).wert: {min: 6}", &["m2"]);
    check_where("used_by(kommune): k2", &["m2"]);
    check_where("count(used_by(kommune)): 2", &["m2"]);
    check(
        "{from: katalog, columns: [title, used_by(massnahme), used_by(massnahme).used_by(kommune)]}",
        &[
            "Meißen | 2.9\u{a0}Eins | Astadt",
            "Sachsen | 2.10\u{a0}Zwei, 10\u{a0}Drei | Astadt, Bdorf",
        ],
    );
}

#[test]
fn records_are_rows_too() {
    check(
        "{from: kommune.stand, columns: [number, page, massnahme, wert]}",
        &[
            "1 | Astadt | 2.9\u{a0}Eins | 5",
            "2 | Astadt | 2.10\u{a0}Zwei | 7",
            "1 | Bdorf | 2.10\u{a0}Zwei | ",
        ],
    );
    check("{from: kommune.stand, where: {massnahme: m2}, columns: [page]}", &["Astadt", "Bdorf"]);
    check(
        "{from: kommune.stand, where: {massnahme.katalog: mei, page: k1}, columns: wert}",
        &["5"],
    );
}

#[test]
fn rows_are_sorted_naturally_and_by_several_keys() {
    let sorted = |sort: &str| format!("{{from: massnahme, columns: nr, sort: {sort}}}");
    check(&sorted("nr"), &["1", "2.9", "2.10", "10"]);
    check("{from: massnahme, columns: nr}", &["1", "2.9", "2.10", "10"]);
    check(&sorted("-nr"), &["10", "2.10", "2.9", "1"]);
    // What has no value stands last either way.
    check(&sorted("kosten"), &["10", "2.10", "2.9", "1"]);
    check(&sorted("-kosten"), &["2.9", "2.10", "10", "1"]);
    check(&sorted("[-katalog.title, -nr]"), &["10", "2.10", "2.9", "1"]);
    check(&sorted("-prio"), &["2.10", "2.9", "1", "10"]);
}

#[test]
fn what_is_named_twice_is_shown_once() {
    check("{from: kommune, where: {id: k1}, columns: [id, stand.stelle]}", &["k1 | Das Amt"]);
}

#[test]
fn a_path_may_go_either_way() {
    check(
        "{from: massnahme, columns: [id, start | kosten | seit], where: {start | kosten: {has: true}}, sort: id}",
        &["m1 | 1.6.2027, 12000, 2025", "m2 | 1.12.2026, 900, 2026-03", "m3 | -3,5"],
    );
    check(
        "{from: kommune, columns: [id, stand.massnahme.id | id], sort: id}",
        &["k1 | m1, m2, k1", "k2 | m2, k2"],
    );
    // Conditions ask whether one of all is meant; what is reached twice counts once.
    check(
        "{from: kommune.stand, where: {massnahme | massnahme: m1}, columns: [page, wert]}",
        &["Astadt | 5"],
    );
    check(
        "{from: kommune.stand, where: {massnahme | massnahme: {not: m1}}, columns: [page, wert]}",
        &["Astadt | 7", "Bdorf | "],
    );
}

#[test]
fn rows_are_grouped_and_limited() {
    check(
        "{from: massnahme, columns: nr, group: themen}",
        &["# Daten", "2.10", "# Netze", "2.9", "2.10", "# ohne Angabe", "1", "10"],
    );
    check("{from: massnahme, columns: nr, limit: 2}", &["1", "2.9"]);
    assert_eq!(ask(&site(), "{from: massnahme, limit: 2}").total, 4);
}

#[test]
fn whoever_refers_is_found_by_either_way() {
    let site = site();
    for (from, path, page) in [
        ("massnahme", "katalog", "ssg"),
        ("massnahme", "katalog | phasen.zu", "ssg"),
        ("massnahme.phasen", "zu", "ssg"),
        ("kommune.stand", "massnahme", "m2"),
        ("kommune.stand", "massnahme | page", "k1"),
        ("kommune.stand", "massnahme.katalog", "ssg"),
        ("kommune.stand.massnahme.phasen", "zu", "ssg"),
        ("[kommune.stand, kommune.stand]", "massnahme", "m2"),
    ] {
        let rows = |wanted: &str| {
            let title = if from.contains('.') { "number" } else { "id" };
            let query = format!(
                "{{from: {from}, where: {{{path}: {wanted}}}, columns: [{title}, {path}]}}"
            );
            lines(&site, &query)
        };
        let found = rows(page);
        assert!(!found.is_empty(), "{from} {path}");
        // Of two pages none is looked up from its end.
        assert_eq!(found, rows(&format!("[{page}, {page}]")), "{from} {path}");
    }
}

#[test]
fn what_several_ways_lead_to_is_one_row() {
    check("{from: [katalog, katalog], columns: id}", &["mei", "ssg"]);
    check("{from: kommune.stand.massnahme.phasen, columns: name}", &["p1", "p2"]);
    // All pages stay all pages.
    for from in ["[pages, katalog]", "[katalog, pages]"] {
        let query = format!("{{from: {from}, where: {{kosten: 900}}, columns: [id, title]}}");
        check(&query, &["m2 | 2.10\u{a0}Zwei"]);
    }
}

#[test]
fn only_what_is_there_counts() {
    let site = site_of(
        MODEL,
        &[
            (
                "m1",
                "type: massnahme\ntitle: Eins\nowner: Amt\ntags: [b, a]\nthemen: {unbekannt: nie erhoben}",
            ),
            ("m2", "type: massnahme\ntitle: Zwei\nthemen: [Netze, unbekannt]"),
            ("k1", "type: kommune\ntitle: Astadt\nstand: [{massnahme: m1}, {massnahme: m2}]"),
            (
                "k2",
                "type: kommune\ntitle: Bdorf\nstand: [{massnahme: m1, offen: true, bekannt: bald}, {offen: true}]",
            ),
        ],
    );
    let check =
        |query: &str, expected: &[&str]| assert_eq!(lines(&site, query), expected, "{query}");
    check(
        "{from: massnahme, columns: [id, count(owner), count(tags), count(themen)]}",
        &["m1 | 1 | 2 | unbekannt (nie erhoben)", "m2 | 0 | 0 | 1"],
    );
    check("{from: kommune, columns: [stand.massnahme.owner]}", &["Amt", "Amt"]);
    check("{from: kommune, columns: count(stand)}", &["2", "1"]);
    check("{from: massnahme, where: {tags: A}, columns: [tags]}", &["a, b"]);
    check("{from: massnahme, where: {owner: leer}, columns: id}", &["m2"]);
    check(
        "{from: massnahme, group: tags, columns: id}",
        &["# a", "m1", "# b", "m1", "# ohne Angabe", "m2"],
    );
    // What a type lacks is nothing.
    check("{from: pages, where: {kuerzel: {has: true}}, columns: id}", &[]);
    check("{from: pages, where: {id: m2}, columns: [id, stand]}", &["m2 | "]);
}

#[test]
fn an_open_record_is_open_where_nothing_is_known_of_it() {
    let site = site_of(
        MODEL,
        &[
            ("m1", "type: massnahme\ntitle: Eins"),
            (
                "k1",
                "type: kommune\ntitle: Astadt\nstand: [{massnahme: m1, offen: true, bekannt: bald}, {offen: true}, {massnahme: m1}]",
            ),
        ],
    );
    let check =
        |query: &str, expected: &[&str]| assert_eq!(lines(&site, query), expected, "{query}");
    check(
        "{from: kommune.stand, columns: [number, massnahme, wert]}",
        &["1 | Eins | offen (bald)", "2 | offen | offen", "3 | Eins | "],
    );
    check("{from: kommune.stand, where: {massnahme: offen}, columns: number}", &["2"]);
    check("{from: kommune.stand, where: {wert: offen}, columns: number}", &["1", "2"]);
    check("{from: kommune.stand, where: {wert: {has: true}}, columns: number}", &[]);
    check(
        "{from: kommune, columns: stand}",
        &["offen (bald): Maßnahme: Eins, offen, Maßnahme: Eins"],
    );
}

#[test]
fn counts_stand_on_either_way() {
    check(
        "{from: massnahme, where: {id: m2}, columns: [count(themen) | count(katalog)]}",
        &["2, 1"],
    );
}

#[test]
fn choices_are_compared_in_their_own_order() {
    let model = [
        (
            "a",
            "label: {one: A, many: As}\nfields:\n  prio: {kind: choice, label: P, ordered: true, of: {gering: g, hoch: h}}\n",
        ),
        (
            "b",
            "label: {one: B, many: Bs}\nfields:\n  prio: {kind: choice, label: P, ordered: true, of: {hoch: h, sehr: s}}\n",
        ),
    ];
    let pages = [
        ("a1", "type: a\ntitle: A1\nprio: gering"),
        ("a2", "type: a\ntitle: A2\nprio: hoch"),
        ("b1", "type: b\ntitle: B1\nprio: hoch"),
        ("b2", "type: b\ntitle: B2\nprio: sehr"),
    ];
    let site = site_of(&model, &pages);
    let found = lines(&site, "{from: [a, b], where: {prio: {min: hoch}}, columns: id}");
    assert_eq!(found, ["a2", "b1", "b2"]);
    // A bound that one of them does not have says nothing of its pages.
    let query = "{from: [a, b], where: {prio: {min: sehr}}}";
    let found = answer(&site, &Source::new("query", query)).diagnostics;
    assert_eq!(found.iter().map(|one| one.code.name()).collect::<Vec<_>>(), ["query-kind"]);
}
