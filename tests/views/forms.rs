//! The forms of views.

use jiff::civil::date;

use verbundwiki::diagnostic::Language;
use verbundwiki::views::{Cell, Measure, Period, Words, csv};

use crate::{MODEL, ask, check, lines, site, site_of};

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
    let numbers = ["2.9.1", "2", "10", "2.9", "2.10", "3.1.1"];
    let pages: Vec<(String, String)> = (numbers.iter())
        .map(|nr| (format!("p{nr}"), format!("type: massnahme\ntitle: T\nnr: '{nr}'")))
        .collect();
    let pages: Vec<_> = pages.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert_eq!(
        lines(&site_of(MODEL, &pages), "{from: massnahme, as: tree, columns: nr}"),
        ["2", "> 2.9", "> > 2.9.1", "> 2.10", "3.1.1", "10"]
    );
}

#[test]
fn pages_of_one_name_stay_two_and_a_value_counts_once() {
    let pages = [
        ("s1", "type: katalog\ntitle: Sachsen"),
        ("s2", "type: katalog\ntitle: Sachsen"),
        ("m1", "type: massnahme\ntitle: Zwei\nkatalog: s1\nthemen: [Netze, Netze]"),
        ("m2", "type: massnahme\ntitle: Zwei\nkatalog: s2"),
    ];
    let site = site_of(MODEL, &pages);
    assert_eq!(
        lines(&site, "{from: massnahme, group: katalog, columns: id}"),
        ["# Sachsen", "m1", "# Sachsen", "m2"]
    );
    assert_eq!(
        lines(&site, "{from: massnahme, group: themen, columns: id}"),
        ["# Netze", "m1", "# ohne Angabe", "m2"]
    );
    let matrix = ask(&site, "{from: massnahme, as: matrix, rows: title, columns: themen}");
    assert!(matrix.rows().all(|row| matches!(row.cells[0], Cell::Link(_))));
    assert_eq!(matrix.rows().count(), 1);
    let matrix = ask(&site, "{from: massnahme, as: matrix, rows: title, columns: type}");
    assert_eq!(matrix.rows().count(), 2);
}

#[test]
fn latest_values_of_several_pages_are_no_bar() {
    let pages = [
        ("m1", "type: massnahme\ntitle: Eins"),
        ("k1", "type: kommune\ntitle: Astadt\nstand: [{massnahme: m1, wert: 5}]"),
        ("k2", "type: kommune\ntitle: Bdorf\nstand: [{massnahme: m1, wert: 6}]"),
    ];
    let site = site_of(MODEL, &pages);
    let query = "{from: massnahme, as: chart, value: used_by(kommune.stand).wert}";
    assert_eq!(lines(&site, query), ["Eins | Astadt: 5; Bdorf: 6"]);
    let view = ask(&site, query);
    assert_eq!(view.rows().map(|row| view.measure(row)).collect::<Vec<_>>(), [None]);
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
fn csv_of_counts_and_groups_has_heads_and_no_formula() {
    let site = site();
    let written = |query: &str| csv(&ask(&site, query), &Words::new(Language::De));
    let count = written("{from: massnahme, as: count, caption: '=1+1'}");
    assert_eq!(count, "\u{feff}'=1+1;4\r\n");
    let grouped = written("{from: massnahme, columns: [nr], group: katalog, limit: 3, sort: nr}");
    assert!(grouped.starts_with("\u{feff}Katalog;Nr\r\n"), "{grouped}");
}
