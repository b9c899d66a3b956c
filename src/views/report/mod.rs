//! The views of the report pages: what is to be done in the wiki, found in the pages' values.
//!
//! `review` has the list of what is to be looked at, `coverage` how much is filled in, `values` walks
//! the values of a page with what each is called.

mod coverage;
mod review;
mod values;

use std::sync::Arc;

use super::PageViews;
use super::cell::Cell;
use super::view::{Column, ColumnKind, Form, Group, Row, View};
use super::words::Words;
use crate::resolve::{EntryId, EntryKind, Report, Site};

/// How many rows a table of a report has at most; it says how many there are.
const MOST_ROWS: usize = 2_000;

/// Puts the views of the report pages to those of the others.
pub(super) fn answer(site: &Site, words: &Words, by_entry: &mut [PageViews]) {
    for id in &site.reports {
        let views = match site.entry(*id).kind {
            EntryKind::Report(Report::Review) => review::views(site, words, by_entry),
            EntryKind::Report(Report::Coverage(kind)) => {
                vec![coverage::view(site, kind, &site.entry(*id).title)]
            }
            _ => Vec::new(),
        };
        by_entry[id.0 as usize].written = views.into_iter().map(Some).collect();
    }
}

/// A table of a report before it is one.
struct Table {
    anchor: String,
    caption: String,
    /// The sentence that stands there if there is no row.
    none: String,
    columns: Vec<(String, ColumnKind)>,
}

impl Table {
    /// The table with these rows in groups.
    fn view(self, mut groups: Vec<Group>) -> View {
        let total = groups.iter().map(|group| group.rows.len()).sum();
        let mut left = MOST_ROWS;
        for group in &mut groups {
            group.rows.truncate(left);
            left -= group.rows.len();
        }
        groups.retain(|group| !group.rows.is_empty());
        let column = |(label, kind)| Column { label, entry: None, kind };
        View {
            anchor: self.anchor,
            form: Form::Table,
            caption: self.caption,
            empty: Some(self.none),
            columns: self.columns.into_iter().map(column).collect(),
            groups,
            total,
            legend: Vec::new(),
            sums: Vec::new(),
            shows: Arc::default(),
            grouped_by: String::new(),
            download: None,
        }
    }
}

/// The row of a page: its title, then these cells.
fn row(site: &Site, id: EntryId, cells: impl IntoIterator<Item = Cell>) -> Row {
    let cells = std::iter::once(Cell::page(site, id)).chain(cells).collect();
    Row { entry: Some(id), level: 0, cells }
}
