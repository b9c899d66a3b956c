//! The list of what is to be looked at: reviews, what is open or unknown, references to nothing,
//! pages nobody refers to, values that are missing. Grouped by who answers for the page.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};

use super::values::{Named, of_page};
use super::{Table, row};
use crate::model::{Datum, Kind, State};
use crate::resolve::{Entry, EntryId, EntryKind, Reference, Site, natural_key};
use crate::views::PageViews;
use crate::views::cell::{Cell, Link};
use crate::views::view::{ColumnKind, Group, Row, View};
use crate::views::words::Words;

/// In how many days a review is due soon.
const SOON: i32 = 60;

/// The rows of a table with the page each is of.
type Rows = Vec<(EntryId, Row)>;

/// The views of the page, one a table.
pub(super) fn views(site: &Site, words: &Words, by_entry: &[PageViews]) -> Vec<View> {
    let report = Review { site, words };
    let mut found = Found::default();
    for (id, entry) in site.iter().filter(|(_, entry)| entry.document.is_some()) {
        report.review(id, entry, &mut found);
        report.values(id, entry, &mut found);
    }
    found.orphans = report.orphans(by_entry);
    report.tables(found)
}

#[derive(Default)]
struct Found<'s> {
    overdue: Vec<(Date, EntryId)>,
    soon: Vec<(Date, EntryId)>,
    open: Rows,
    unknown: Rows,
    planned: Rows,
    /// Texts where a reference could be, and the pages on which they stand.
    texts: BTreeMap<&'s str, BTreeSet<EntryId>>,
    orphans: Rows,
    wanted: Rows,
}

struct Review<'s> {
    site: &'s Site,
    words: &'s Words,
}

impl<'s> Review<'s> {
    fn review(&self, id: EntryId, entry: &Entry, found: &mut Found<'s>) {
        let Some(due) = entry.core.as_ref().and_then(|core| core.review_by()) else { return };
        let today = self.site.today;
        let soon = today.checked_add(SOON.days()).unwrap_or(today);
        if due < today {
            found.overdue.push((due, id));
        } else if due <= soon {
            found.soon.push((due, id));
        }
    }

    fn values(&self, id: EntryId, entry: &'s Entry, found: &mut Found<'s>) {
        let mut wanted = Vec::new();
        for one in of_page(self.site, entry) {
            let line = |cell: Cell| (id, row(self.site, id, [label(id, &one), cell]));
            let note = |note: &Option<String>| Cell::text_of(note.as_deref());
            match &one.value.state {
                State::Empty if one.field.wanted => wanted.push(Cell::Text(one.label.clone())),
                State::Open { note: known, .. } => found.open.push(line(note(known))),
                State::Unknown(reason) => found.unknown.push(line(note(reason))),
                _ => {}
            }
            match one.value.datum() {
                Some(Datum::Ref(Reference::Missing(name))) => {
                    found.planned.push(line(Cell::Missing(name.clone())));
                }
                Some(Datum::Ref(Reference::Text(text))) if is_reference(&one) => {
                    found.texts.entry(text).or_default().insert(id);
                }
                _ => {}
            }
        }
        if !wanted.is_empty() {
            found.wanted.push((id, row(self.site, id, [Cell::of_many(wanted)])));
        }
    }

    /// Pages to which no text, no field and no view of another page leads. Every page is in the
    /// list of its folder, which says nothing about it.
    fn orphans(&self, by_entry: &[PageViews]) -> Rows {
        let mut led_to: BTreeSet<EntryId> = BTreeSet::new();
        for (at, views) in by_entry.iter().enumerate() {
            let mut shown = BTreeSet::new();
            for view in views.all() {
                shown.extend(view.rows().filter_map(|row| row.entry));
                shown.extend(view.columns.iter().filter_map(|column| column.entry));
                let labels = view.groups.iter().filter_map(|group| group.label.as_ref());
                let cells = view.rows().flat_map(|row| &row.cells);
                labels.chain(cells).for_each(|cell| pages_in(cell, &mut shown));
            }
            led_to.extend(shown.into_iter().filter(|id| id.0 as usize != at));
        }
        let is_orphan = |(id, entry): &(EntryId, &Entry)| {
            entry.kind == EntryKind::Page
                && entry.document.is_some()
                && self.site.backlinks[id.0 as usize].is_empty()
                && !led_to.contains(id)
                && !self.site.legal_pages.values().any(|page| page == id)
        };
        let orphans = self.site.iter().filter(is_orphan);
        orphans.map(|(id, _)| (id, row(self.site, id, []))).collect()
    }

    fn tables(&self, found: Found<'s>) -> Vec<View> {
        let (page, field) = (("report-page", ColumnKind::Text), ("report-field", ColumnKind::Text));
        let text = |key| (key, ColumnKind::Text);
        let due = ("report-due", ColumnKind::Date);
        let dated = |mut dates: Vec<(Date, EntryId)>| -> Rows {
            dates.sort_by_key(|(date, _)| *date);
            let dates = dates.into_iter();
            dates.map(|(date, id)| (id, row(self.site, id, [Cell::Date(date)]))).collect()
        };
        let by_owner = |rows: Rows| self.by_owner(rows);
        let texts = self.texts(found.texts);
        vec![
            self.table("report-overdue", &[page, due], by_owner(dated(found.overdue))),
            self.table("report-soon", &[page, due], by_owner(dated(found.soon))),
            self.table("report-open", &[page, field, text("report-so-far")], by_owner(found.open)),
            self.table(
                "report-unknown",
                &[page, field, text("report-reason")],
                by_owner(found.unknown),
            ),
            self.table(
                "report-planned",
                &[page, field, text("report-name")],
                by_owner(found.planned),
            ),
            self.table(
                "report-texts",
                &[text("report-text"), ("report-count", ColumnKind::Number), text("report-pages")],
                texts,
            ),
            self.table("report-orphans", &[page], by_owner(found.orphans)),
            self.table("report-wanted", &[page, text("report-missing")], by_owner(found.wanted)),
        ]
    }

    fn table(&self, name: &str, columns: &[(&str, ColumnKind)], groups: Vec<Group>) -> View {
        let word = |key: &str| self.site.report_word(key).replace("{days}", &SOON.to_string());
        let table = Table {
            anchor: format!("vw-{name}"),
            caption: word(name),
            none: word(&format!("{name}-none")),
            columns: columns.iter().map(|(key, kind)| (word(key), *kind)).collect(),
        };
        table.view(groups)
    }

    /// What stands on most pages first: it is most worth a page of its own.
    fn texts(&self, texts: BTreeMap<&str, BTreeSet<EntryId>>) -> Vec<Group> {
        let mut texts: Vec<(&str, BTreeSet<EntryId>)> = texts.into_iter().collect();
        texts.sort_by_cached_key(|(text, pages)| {
            (std::cmp::Reverse(pages.len()), natural_key(text))
        });
        let row = |(text, pages): (&str, BTreeSet<EntryId>)| {
            let links = pages.iter().map(|id| Cell::page(self.site, *id)).collect();
            let count = Cell::Number(pages.len().to_string());
            let cells = vec![Cell::Text(text.to_owned()), count, Cell::of_many(links)];
            Row { entry: None, level: 0, cells }
        };
        vec![Group { label: None, rows: texts.into_iter().map(row).collect() }]
    }

    /// The rows by who answers for their pages; those of nobody last.
    fn by_owner(&self, rows: Rows) -> Vec<Group> {
        type Key = (bool, Vec<Vec<(u64, String)>>, String);
        let mut groups: BTreeMap<Key, (Cell, Rows)> = BTreeMap::new();
        for (id, row) in rows {
            let owner = self.owner(self.site.entry(id));
            let name = owner.as_ref().map_or_else(String::new, |owner| owner.text(self.words));
            let key = (owner.is_none(), natural_key(&name), name);
            let none = || Cell::Text(self.site.report_word("report-no-owner").to_owned());
            let (_, rows) =
                groups.entry(key).or_insert_with(|| (owner.unwrap_or_else(none), Vec::new()));
            rows.push((id, row));
        }
        let groups = groups.into_values().map(|(label, rows)| {
            let rows = rows.into_iter().map(|(_, row)| row).collect();
            Group { label: Some(label), rows }
        });
        groups.collect()
    }

    /// Who answers for a page: the model's field where it declares one, else the core key.
    fn owner(&self, entry: &Entry) -> Option<Cell> {
        let declared = self.site.fields(entry).find(|(field, _)| field.key == "owner");
        let cell = match declared {
            Some((field, value)) => Cell::of(self.site, entry, field, value),
            None => Cell::text_of(entry.core.as_ref().and_then(|core| core.owner.as_deref())),
        };
        Some(cell).filter(|cell| !matches!(cell, Cell::Empty | Cell::Unknown(_) | Cell::Open(..)))
    }
}

/// Gathers the pages to which a cell leads.
fn pages_in(cell: &Cell, found: &mut BTreeSet<EntryId>) {
    match cell {
        Cell::Link(link) => {
            found.insert(link.entry);
        }
        Cell::Open(_, known) => pages_in(known, found),
        Cell::Record(lines) => lines.iter().for_each(|(_, cell)| pages_in(cell, found)),
        Cell::List(cells) => cells.iter().for_each(|cell| pages_in(cell, found)),
        _ => {}
    }
}

/// What a value is called, as a link to where it stands.
fn label(id: EntryId, one: &Named<'_>) -> Cell {
    match &one.anchor {
        Some(_) => {
            Cell::Link(Link { entry: id, anchor: one.anchor.clone(), text: one.label.clone() })
        }
        None => Cell::Text(one.label.clone()),
    }
}

/// Whether a text stands where a page of a certain type could: elsewhere any text is right.
fn is_reference(one: &Named<'_>) -> bool {
    matches!(&one.field.kind, Kind::Ref(kind) if !kind.to.is_empty())
}
