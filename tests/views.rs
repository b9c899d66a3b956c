//! Queries over a small site in, one line a row out.

use std::sync::Arc;

use jiff::civil::date;

use verbundwiki::bind;
use verbundwiki::diagnostic::Language;
use verbundwiki::load::{Inputs, Options};
use verbundwiki::resolve::Site;
use verbundwiki::source::Source;
use verbundwiki::views::{Cell, Measure, Period, View, Words, answer, csv};

const MODEL: &[(&str, &str)] = &[
    (
        "katalog",
        "label: {one: Katalog, many: Kataloge}\nfields:\n  kuerzel: {kind: text, label: Kürzel}\n",
    ),
    (
        "massnahme",
        "label: {one: Maßnahme, many: Maßnahmen}\nsort: nr\nfields:\n  \
         nr: {kind: text, label: Nr, name: true}\n  \
         katalog: {kind: ref, label: Katalog, to: [katalog]}\n  \
         kosten: {kind: number, label: Kosten}\n  \
         start: {kind: date, label: Start}\n  \
         seit: {kind: text, label: Seit}\n  \
         prio: {kind: choice, label: Prio, ordered: true, of: {gering: gering, hoch: hoch, sehr: sehr hoch}}\n  \
         art: {kind: choice, label: Art, of: {x: X, y: Y}}\n  \
         themen: {kind: list, label: Themen, item: {kind: text}}\n",
    ),
    (
        "kommune",
        "label: {one: Kommune, many: Kommunen}\nfields:\n  \
         stand:\n    kind: list\n    label: Stand\n    item:\n      kind: record\n      fields:\n        \
         massnahme: {kind: ref, label: Maßnahme, to: [massnahme]}\n        \
         wert: {kind: number, label: Wert}\n        \
         stelle: {kind: ref, label: Stelle, or_text: true}\n",
    ),
];

const PAGES: &[(&str, &str)] = &[
    ("ssg", "type: katalog\ntitle: Sachsen\nkuerzel: SSG"),
    ("mei", "type: katalog\ntitle: Meißen"),
    (
        "m2",
        "type: massnahme\ntitle: Zwei\nnr: '2.10'\nkatalog: ssg\nkosten: 900\nstart: 2026-12-01\n\
         prio: hoch\nart: x\nthemen: [Daten, Netze]\nseit: 2026-03",
    ),
    (
        "m1",
        "type: massnahme\ntitle: Eins\nnr: '2.9'\nkatalog: mei\nkosten: 12000\nstart: 2027-06-01\n\
         prio: gering\nthemen: [Netze]\nseit: '2025'",
    ),
    ("m3", "type: massnahme\ntitle: Drei\nnr: '10'\nkatalog: ssg\nprio: unbekannt\nkosten: -3,5"),
    ("m4", "type: massnahme\ntitle: Vier\nnr: '1'\nprio: offen"),
    (
        "k1",
        "type: kommune\ntitle: Astadt\nstand:\n  - {massnahme: m1, wert: 5, stelle: Das Amt}\n  - {massnahme: m2, wert: 7, stelle: Das Amt}",
    ),
    ("k2", "type: kommune\ntitle: Bdorf\nstand:\n  - {massnahme: m2}"),
];

fn site() -> Site {
    let model = MODEL.iter().map(|(name, text)| Source::new(format!("_model/{name}.yaml"), *text));
    let pages = PAGES
        .iter()
        .map(|(name, text)| Source::new(format!("{name}.md"), format!("---\n{text}\n---\n")));
    let inputs = Inputs {
        model: model.map(Arc::new).collect(),
        sources: pages.map(Arc::new).collect(),
        assets: Vec::new(),
        config: None,
        theme: Vec::new(),
        words: Vec::new(),
        options: Options::default(),
        today: date(2026, 11, 22),
        diagnostics: Vec::new(),
    };
    let bound = bind(&inputs, None, &());
    assert_eq!(bound.diagnostics, []);
    bound.value.site
}

fn ask(site: &Site, query: &str) -> View {
    let checked = answer(site, &Source::new("query", query));
    assert_eq!(checked.diagnostics, [], "{query}");
    checked.value.expect("it fits the model")
}

/// The rows that a query gives, the cells of each joined.
#[track_caller]
fn check(query: &str, expected: &[&str]) {
    let site = site();
    let words = Words::new(Language::De);
    let view = ask(&site, query);
    let mut lines = Vec::new();
    for group in &view.groups {
        lines.extend(group.label.as_ref().map(|label| format!("# {}", label.text(&words))));
        for row in &group.rows {
            let cells: Vec<String> = row.cells.iter().map(|cell| cell.text(&words)).collect();
            lines.push(format!("{}{}", "> ".repeat(row.level), cells.join(" | ")));
        }
    }
    assert_eq!(lines, expected, "{query}");
}

/// The titles of measures that a condition holds of.
#[track_caller]
fn check_where(condition: &str, expected: &[&str]) {
    check(&format!("{{from: massnahme, where: {{{condition}}}, columns: id, sort: id}}"), expected);
}

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
fn a_timeline_knows_when_its_bars_begin_and_end() {
    let site = site();
    let view = ask(
        &site,
        "{from: massnahme, as: timeline, start: seit, end: start, where: {nr: ['2.9', '2.10', '10']}}",
    );
    let days: Vec<String> = (view.rows())
        .map(|row| match view.period(row) {
            Some(Period { first: Some(first), last: Some(last) }) => format!("{first} {last}"),
            Some(Period { first: Some(first), last: None }) => format!("{first} ..."),
            period => format!("{period:?}"),
        })
        .collect();
    assert_eq!(days, ["2025-01-01 2027-06-01", "2026-03-01 2026-12-01", "None"]);
    let view = ask(&site, "{from: massnahme, as: timeline, start: seit, where: {nr: '2.10'}}");
    let period = view.rows().find_map(|row| view.period(row));
    let (first, last) = (Some(date(2026, 3, 1)), Some(date(2026, 3, 31)));
    assert_eq!(period, Some(Period { first, last }));
}

#[test]
fn a_chart_shows_the_latest_value() {
    let site = site();
    let view = ask(&site, "{from: kommune, as: chart, value: stand.wert}");
    let values: Vec<_> = view.rows().map(|row| view.measure(row).map(|one| one.value)).collect();
    // Of several without a day the last counts.
    assert_eq!(values, [Some(7.0), None]);
    let view = ask(
        &site,
        "{from: massnahme, as: chart, value: count(used_by(kommune)), target: kosten, limit: 3}",
    );
    let values: Vec<_> = view.rows().map(|row| view.measure(row)).collect();
    let measure = |value, target| Some(Measure { value, target });
    let expected = [measure(0.0, None), measure(1.0, Some(12000.0)), measure(2.0, Some(900.0))];
    assert_eq!(values, expected);
}

#[test]
fn a_tree_needs_no_complete_numbers() {
    check("{from: massnahme, as: tree, columns: nr}", &["1", "2.9", "2.10", "10"]);
}

#[test]
fn a_matrix_has_its_sums_and_may_show_what_is_missing() {
    let matrix = "from: kommune.stand, as: matrix, rows: massnahme, columns: page, cell: wert";
    check(&format!("{{{matrix}}}"), &["2.9\u{a0}Eins | 5 |  | 1", "2.10\u{a0}Zwei | 7 |  | 1"]);
    check(
        &format!("{{{matrix}, complete: true, where: {{massnahme.katalog: ssg}}}}"),
        &["2.10\u{a0}Zwei | 7 |  | 1", "10\u{a0}Drei |  |  | 0"],
    );
    let sums = ask(&site(), &format!("{{{matrix}}}")).sums;
    let text = |sums: &[Cell]| {
        let words = Words::new(Language::De);
        sums.iter().map(|sum| sum.text(&words)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(text(&sums), "Anzahl 2 0 2");
}

#[test]
fn rows_become_columns() {
    let site = site();
    let view = ask(
        &site,
        "{from: massnahme, columns: [title, nr, prio], transpose: true, limit: 2, sort: nr}",
    );
    let csv = csv(&view, &Words::new(Language::De));
    assert_eq!(
        csv,
        "\u{feff}Maßnahme;1\u{a0}Vier;2.9\u{a0}Eins\r\nNr;1;2.9\r\nPrio;offen;gering\r\n"
    );
    assert!(view.columns[1].entry.is_some());
}

#[test]
fn csv_holds_no_formula_and_opens_in_german_spreadsheets() {
    let site = site();
    let view = ask(
        &site,
        "{from: massnahme, columns: {'=Nr': nr, Kosten: kosten}, limit: 3, sort: kosten}",
    );
    assert_eq!(
        csv(&view, &Words::new(Language::De)),
        "\u{feff}'=Nr;Kosten\r\n10;-3,5\r\n2.10;900\r\n2.9;12000\r\n"
    );
}

#[test]
fn csv_of_counts_and_groups_has_heads_and_no_formula() {
    let site = site();
    let written = |query: &str| csv(&ask(&site, query), &Words::new(Language::De));
    let count = written("{from: massnahme, as: count, caption: '=1+1'}");
    assert_eq!(count, "\u{feff}'=1+1;4\r\n");
    let grouped = written("{from: massnahme, columns: [nr], group: katalog, limit: 3, sort: nr}");
    assert!(grouped.starts_with("\u{feff}Katalog;Nr\r\n"), "{grouped}");
}

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
