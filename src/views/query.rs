//! A query that fits the model.

use super::filter::Condition;
use super::path::{Path, Step};
use super::view::{ColumnKind, Form};
use crate::model::TypeId;
use crate::resolve::EntryId;
use crate::source::Span;

/// What a query asks for.
#[derive(Debug)]
pub(super) struct Query<'s> {
    pub(super) from: Vec<Origin>,
    /// Where `from` stands.
    pub(super) from_span: Span,
    pub(super) conditions: Vec<Condition<'s>>,
    pub(super) columns: Vec<Path<'s>>,
    /// What the columns of a timeline or chart are for, one a column; in other forms none.
    pub(super) parts: Vec<ColumnKind>,
    pub(super) sort: Vec<Sort<'s>>,
    pub(super) group: Option<Path<'s>>,
    pub(super) limit: Option<usize>,
    pub(super) layout: Layout<'s>,
    pub(super) caption: String,
    pub(super) empty: Option<String>,
}

/// Where rows come from.
#[derive(Clone, Debug)]
pub(super) struct Origin {
    pub(super) pages: Pages,
    /// The way to the records in them.
    pub(super) steps: Vec<Step>,
}

/// Pages to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pages {
    /// All that were written.
    All,
    /// Those of a type.
    Of(TypeId),
    /// The page on which the query stands.
    This(EntryId),
}

/// A key to sort by.
#[derive(Debug)]
pub(super) struct Sort<'s> {
    pub(super) path: Path<'s>,
    pub(super) descending: bool,
}

/// How rows become a view.
#[derive(Debug)]
pub(super) enum Layout<'s> {
    /// A row each.
    Rows(Form),
    /// A row each, under each other by a number or a reference to the page above.
    Tree(Path<'s>),
    /// A value where two pages meet.
    Matrix {
        rows: Path<'s>,
        columns: Path<'s>,
        cell: Option<Path<'s>>,
        /// Whether pages stand there of which nothing is known.
        is_complete: bool,
    },
    /// Who does what.
    Responsibilities { task: Path<'s>, roles: Vec<Role<'s>> },
}

/// A letter of a matrix of responsibilities and the field that says who has it.
#[derive(Debug)]
pub(super) struct Role<'s> {
    pub(super) letter: Letter,
    pub(super) path: Path<'s>,
}

/// What somebody does for a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Letter {
    Accountable,
    Responsible,
    Consulted,
    Informed,
}

impl Letter {
    pub(super) const ALL: [(&'static str, Self); 4] = [
        ("A", Self::Accountable),
        ("R", Self::Responsible),
        ("C", Self::Consulted),
        ("I", Self::Informed),
    ];

    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, letter)| *letter == self).map_or("", |(name, _)| name)
    }
}

impl Layout<'_> {
    pub(super) fn form(&self) -> Form {
        match self {
            Self::Rows(form) => *form,
            Self::Tree(_) => Form::Tree,
            Self::Matrix { .. } => Form::Matrix,
            Self::Responsibilities { .. } => Form::Responsibilities,
        }
    }
}
