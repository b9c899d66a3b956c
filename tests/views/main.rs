//! Queries over a small site in, one line a row out.

mod faults;
mod forms;
mod rows;

use std::sync::Arc;

use jiff::civil::date;

use verbundwiki::bind;
use verbundwiki::diagnostic::Language;
use verbundwiki::load::{Inputs, Options};
use verbundwiki::resolve::Site;
use verbundwiki::source::Source;
use verbundwiki::views::{View, Words, answer};

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
         themen: {kind: list, label: Themen, item: {kind: text}}\n  \
         phasen:\n    kind: list\n    label: Phasen\n    item:\n      kind: record\n      fields:\n        \
         name: {kind: text, label: Name}\n        \
         zu: {kind: ref, label: Zu, to: [katalog]}\n",
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
         prio: hoch\nart: x\nthemen: [Daten, Netze]\nseit: 2026-03\n\
         phasen: [{name: p1, zu: ssg}, {name: p2}]",
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
    site_of(MODEL, PAGES)
}

fn site_of(model: &[(&str, &str)], pages: &[(&str, &str)]) -> Site {
    let model = model.iter().map(|(name, text)| Source::new(format!("_model/{name}.yaml"), *text));
    let pages = pages
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
    assert_eq!(lines(&site(), query), expected, "{query}");
}

fn lines(site: &Site, query: &str) -> Vec<String> {
    let words = Words::new(Language::De);
    let view = ask(site, query);
    let mut lines = Vec::new();
    for group in &view.groups {
        lines.extend(group.label.as_ref().map(|label| format!("# {}", label.text(&words))));
        for row in &group.rows {
            let cells: Vec<String> = row.cells.iter().map(|cell| cell.text(&words)).collect();
            lines.push(format!("{}{}", "> ".repeat(row.level), cells.join(" | ")));
        }
    }
    lines
}

/// The titles of measures that a condition holds of.
#[track_caller]
fn check_where(condition: &str, expected: &[&str]) {
    check(&format!("{{from: massnahme, where: {{{condition}}}, columns: id, sort: id}}"), expected);
}
