//! How much of the pages of a type is filled in: a row a page.

use std::collections::BTreeSet;

use super::values::of_page;
use super::{Table, row};
use crate::model::{Datum, Field, Kind, State, Type, TypeId, Value};
use crate::resolve::{Entry, EntryId, Reference, Site, natural_key};
use crate::views::answer::pages_of;
use crate::views::cell::Cell;
use crate::views::view::{ColumnKind, Group, View};

/// A list of records with a reference that every page of another type could have, such as the state
/// of each measure.
struct List {
    /// Its place among the fields of the type.
    at: usize,
    /// The place of the reference in its records.
    reference: usize,
    /// How many pages it could lead to.
    of: usize,
}

/// The view of a type, called as its page.
pub(super) fn view(site: &Site, id: TypeId, title: &str) -> View {
    let kind = site.model.get(id);
    let lists = lists(site, kind);
    let word = |key| site.report_word(key).to_owned();
    let share = |label: &str| word("report-share").replace("{field}", label);
    let number = |label: String| (label, ColumnKind::Number);
    let mut columns =
        vec![(kind.one.clone(), ColumnKind::Text), number(share(&word("report-filled")))];
    columns.extend(lists.iter().map(|list| number(share(&kind.fields[list.at].label))));
    columns.push(number(word("report-open-count")));
    columns.push(number(word("report-unknown-count")));
    columns.push((word("report-date"), ColumnKind::Date));
    let mut pages = pages_of(site, &[id]);
    pages.sort_by_cached_key(|page| (natural_key(&site.list_title(*page)), *page));
    let rows = pages.iter().map(|page| row(site, *page, cells(site, kind, &lists, *page)));
    let table = Table {
        anchor: "vw-report-coverage".to_owned(),
        caption: title.to_owned(),
        none: word("report-coverage-none"),
        columns,
    };
    table.view(vec![Group { label: None, rows: rows.collect() }])
}

fn cells(site: &Site, kind: &Type, lists: &[List], id: EntryId) -> Vec<Cell> {
    let entry = site.entry(id);
    let own = entry.values.iter().take(kind.own);
    let filled = own.filter(|value| matches!(value.state, State::Known(_))).count();
    let mut cells = vec![percent(filled, kind.own)];
    cells.extend(lists.iter().map(|list| percent(referred(entry, list), list.of)));
    let all = of_page(site, entry);
    let count = |is_counted: fn(&State<Reference>) -> bool| {
        let count = all.iter().filter(|one| is_counted(&one.value.state)).count();
        Cell::Number(count.to_string())
    };
    cells.push(count(|state| matches!(state, State::Open { .. })));
    cells.push(count(|state| matches!(state, State::Unknown(_))));
    let date = entry.core.as_ref().and_then(|core| core.date);
    cells.push(date.map_or(Cell::Empty, Cell::Date));
    cells
}

/// The lists whose records say something of each page of another type: what must be a reference,
/// and cannot be a text.
fn lists(site: &Site, kind: &Type) -> Vec<List> {
    let in_records = |fields: &[Field]| {
        fields.iter().enumerate().find_map(|(at, field)| match &field.kind {
            Kind::Ref(to) if field.required && !to.or_text && !to.to.is_empty() => {
                Some((at, pages_of(site, &to.to).len()))
            }
            _ => None,
        })
    };
    let own = kind.fields.iter().take(kind.own).enumerate();
    own.filter_map(|(at, field)| {
        let Kind::List { item, .. } = &field.kind else { return None };
        let Kind::Record { fields, .. } = &item.kind else { return None };
        let (reference, of) = in_records(fields)?;
        Some(List { at, reference, of })
    })
    .collect()
}

/// To how many pages the records of a list lead that are not open.
fn referred(entry: &Entry, list: &List) -> usize {
    let items = entry.values.get(list.at).map_or(&[][..], Value::items);
    let pages = items.iter().filter_map(|item| match &item.state {
        State::Known(Datum::Record(values)) => match values.get(list.reference)?.datum()? {
            Datum::Ref(Reference::Entry(id)) => Some(*id),
            _ => None,
        },
        _ => None,
    });
    pages.collect::<BTreeSet<EntryId>>().len()
}

/// A share in whole percent; of nothing there is none.
fn percent(part: usize, whole: usize) -> Cell {
    match whole {
        0 => Cell::Empty,
        whole => Cell::Number(((part * 100 + whole / 2) / whole).to_string()),
    }
}
