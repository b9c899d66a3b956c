//! Views for other programs.

use serde_json::{Map, Value as Json, json};

use super::cell::Cell;
use super::view::{Form, Row, View};
use super::words::Words;
use crate::resolve::Site;

/// A view as CSV as German spreadsheets open it: with a byte order mark, semicolons, and nothing
/// that a spreadsheet would take for a formula.
pub fn csv(view: &View, words: &Words) -> String {
    let mut lines = String::from("\u{feff}");
    if view.form == Form::Count {
        line(&mut lines, [harmless(&view.caption), view.total.to_string()].into_iter());
        return lines;
    }
    let is_grouped = view.groups.iter().any(|group| group.label.is_some());
    let group = is_grouped.then(|| harmless(&view.grouped_by));
    let labels = view.columns.iter().map(|column| harmless(&column.label));
    line(&mut lines, group.into_iter().chain(labels));
    for group in &view.groups {
        let label = group.label.as_ref().map(|cell| field(cell, words));
        for row in &group.rows {
            let cells = row.cells.iter().map(|cell| field(cell, words));
            line(&mut lines, label.clone().into_iter().chain(cells));
        }
    }
    if !view.sums.is_empty() {
        let label = is_grouped.then(String::new);
        let sums = view.sums.iter().map(|cell| field(cell, words));
        line(&mut lines, label.into_iter().chain(sums));
    }
    lines
}

/// A view as JSON: its rows as lists of values, as front matter says them.
pub fn json(view: &View, site: &Site) -> Json {
    let row = |row: &Row| -> Json {
        let mut object = Map::new();
        if let Some(entry) = row.entry {
            object.insert("page".to_owned(), json!(site.entry(entry).id));
        }
        if view.form == Form::Tree {
            object.insert("level".to_owned(), json!(row.level));
        }
        let cells = row.cells.iter().map(|cell| cell.json(site)).collect::<Json>();
        object.insert("cells".to_owned(), cells);
        Json::Object(object)
    };
    let columns: Vec<&str> = view.columns.iter().map(|column| column.label.as_str()).collect();
    let groups: Vec<Json> = (view.groups.iter())
        .map(|group| {
            let label = group.label.as_ref().map(|label| label.json(site));
            json!({ "group": label, "rows": group.rows.iter().map(row).collect::<Vec<_>>() })
        })
        .collect();
    json!({
        "caption": view.caption,
        "form": view.form.name(),
        "total": view.total,
        "columns": columns,
        "groups": groups,
    })
}

fn field(cell: &Cell, words: &Words) -> String {
    match cell {
        // A negative number is no formula, and days sort as they stand.
        Cell::Number(number) => words.number(number),
        Cell::Date(date) => date.to_string(),
        _ => harmless(&cell.text(words)),
    }
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

fn line(lines: &mut String, fields: impl Iterator<Item = String>) {
    for (at, field) in fields.enumerate() {
        if at > 0 {
            lines.push(';');
        }
        match field.contains([';', '"', '\n', '\r']) {
            true => {
                lines.push('"');
                lines.push_str(&field.replace('"', "\"\""));
                lines.push('"');
            }
            false => lines.push_str(&field),
        }
    }
    lines.push_str("\r\n");
}
