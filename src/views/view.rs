//! The answer to a query: plain data that page, search, command line and files share.

use std::sync::Arc;

use super::cell::{Cell, Mark};
use super::words::Words;
use crate::model::TypeId;
use crate::resolve::{EntryId, UrlPath};

/// How a view is shown. Its data are columns and rows in every form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Rows and columns.
    Table,
    /// One line a row.
    List,
    /// One card a row.
    Cards,
    /// Rows under rows, by number or by parent.
    Tree,
    /// Pages × pages with a value where they meet.
    Matrix,
    /// Tasks × roles.
    Responsibilities,
    /// Bars in time.
    Timeline,
    /// Bars as long as a number, or as much of a target as is reached.
    Chart,
    /// How many there are.
    Count,
    /// The pages themselves, one after the other.
    Full,
}

/// The answer to a query.
#[derive(Clone, Debug)]
pub struct View {
    /// The anchor on its page.
    pub anchor: String,
    /// How it is shown.
    pub form: Form,
    /// What it is called.
    pub caption: String,
    /// The sentence that stands there when nothing was found, if it has one of its own.
    pub empty: Option<String>,
    /// The columns; the first names the row.
    pub columns: Vec<Column>,
    /// What the groups have in common, in the words of the model; nothing if nothing groups the rows.
    pub grouped_by: String,
    /// The rows in groups; one group without a label if nothing groups them.
    pub groups: Vec<Group>,
    /// How many there were before the limit.
    pub total: usize,
    /// The values of the cells of a matrix that need to be explained, in their order.
    pub legend: Vec<Mark>,
    /// The last row, of sums, if there is one.
    pub sums: Vec<Cell>,
    /// The references to its page that it shows, each by the type it comes from and the keys of
    /// the fields on the way: what they say need not stand on the page again.
    pub shows: Arc<[(TypeId, Vec<String>)]>,
    /// The file in which it stands as CSV; none if it stands on no page, or has no table to write.
    pub download: Option<UrlPath>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub label: String,
    /// The page it stands for, in a matrix.
    pub entry: Option<EntryId>,
    /// What is in it.
    pub kind: ColumnKind,
}

/// What is in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Texts, pages, choices.
    Text,
    /// Numbers, which stand on the right.
    Number,
    /// Days.
    Date,
    /// Sums of the row.
    Sum,
    /// Days on which a bar of a timeline begins; months and years stand for their first.
    Start,
    /// Days on which it ends; months and years stand for their last.
    End,
    /// Numbers that a bar of a chart shows.
    Measure,
    /// Numbers that they are to reach.
    Target,
}

/// Rows with a common value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The value; none if nothing groups the rows.
    pub label: Option<Cell>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The page it comes from.
    pub entry: Option<EntryId>,
    /// How deep it lies in a tree.
    pub level: usize,
    /// Its cells, one a column.
    pub cells: Vec<Cell>,
}

impl Form {
    /// The forms and their names.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("table", Self::Table),
        ("list", Self::List),
        ("cards", Self::Cards),
        ("tree", Self::Tree),
        ("matrix", Self::Matrix),
        ("responsibilities", Self::Responsibilities),
        ("timeline", Self::Timeline),
        ("chart", Self::Chart),
        ("count", Self::Count),
        ("full", Self::Full),
    ];

    /// Its name, as `as:` says it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, form)| *form == self).map_or("", |(name, _)| name)
    }
}

impl View {
    /// Whether it is a table that other programs can read.
    pub(super) fn is_table(&self) -> bool {
        let is_text = matches!(self.form, Form::List | Form::Cards | Form::Count | Form::Full);
        !is_text && self.rows().next().is_some()
    }

    /// All rows.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    /// Whether something was found.
    pub fn has_answer(&self) -> bool {
        self.total > 0
    }

    /// Its text for search: of a matrix only what names its rows and columns, since a value says
    /// nothing without them.
    pub fn text(&self, words: &Words) -> String {
        const MOST: usize = 20_000;
        let is_grid = matches!(self.form, Form::Matrix | Form::Responsibilities);
        let mut text = String::new();
        if is_grid {
            for column in self.columns.iter().filter(|column| column.kind != ColumnKind::Sum) {
                text += &column.label;
                text.push('\n');
            }
        }
        for row in self.rows() {
            if text.len() > MOST {
                break;
            }
            let shown = if is_grid { 1 } else { row.cells.len() };
            let cells = row.cells.iter().take(shown).filter(|cell| !cell.is_empty());
            text += &cells.map(|cell| cell.text(words)).collect::<Vec<_>>().join("; ");
            text.push('\n');
        }
        text
    }
}
