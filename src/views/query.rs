//! A query that fits the model.

use std::sync::Arc;

use super::filter::{Condition, Test, Wanted};
use super::path::{End, Path, Step};
use super::view::{ColumnKind, Form};
use crate::model::TypeId;
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
    /// Whether its rows become columns.
    pub(super) is_transposed: bool,
    pub(super) caption: String,
    pub(super) empty: Option<String>,
    /// The references to the page on which it stands that its rows are, all of these.
    pub(super) shows: Arc<[(TypeId, Vec<String>)]>,
}

/// Where rows come from.
#[derive(Clone, Debug)]
pub(super) struct Origin {
    pub(super) pages: Pages,
    /// The way to the records in them.
    pub(super) steps: Vec<Step>,
    /// Whether the way stays on the page on which it begins.
    pub(super) is_own: bool,
}

/// Pages to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pages {
    /// All that were written.
    All,
    /// Those of a type.
    Of(TypeId),
    /// The page on which the query stands.
    This,
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

impl Path<'_> {
    /// The references of pages of a type that the path is from an origin, if it is nothing else:
    /// each by the keys of the fields on the way.
    pub(super) fn references(&self, origin: &Origin) -> Option<Vec<(TypeId, Vec<String>)>> {
        let Pages::Of(kind) = origin.pages else { return None };
        // What lies beyond a reference is not written where that stands, and the page of a record
        // is nothing it refers to.
        if !origin.is_own {
            return None;
        }
        let key = |step: &Step| match step {
            Step::Key(key) if key != "page" => Some(key.clone()),
            _ => None,
        };
        let above: Vec<String> = origin.steps.iter().map(key).collect::<Option<_>>()?;
        let way = |steps: &[Step]| match steps {
            [step] => Some((kind, above.iter().cloned().chain([key(step)?]).collect())),
            _ => None,
        };
        match &self.steps[..] {
            [Step::Either(ways)] => ways.iter().map(|steps| way(steps)).collect(),
            steps => Some(vec![way(steps)?]),
        }
    }
}

/// The references to the page on which a query stands that its rows are, if it shows all of them.
pub(super) fn shown(
    from: &[Origin],
    conditions: &[Condition<'_>],
    layout: &Layout<'_>,
) -> Vec<(TypeId, Vec<String>)> {
    let has_rows = match layout {
        Layout::Rows(form) => *form != Form::Count,
        Layout::Tree(_) => true,
        Layout::Matrix { .. } | Layout::Responsibilities { .. } => false,
    };
    let [Condition { path, test: Test::OneOf(wanted) }] = conditions else { return Vec::new() };
    let asks = matches!(path.end, End::Refs(..)) && wanted[..] == [Wanted::This];
    if !has_rows || !asks {
        return Vec::new();
    }
    from.iter().flat_map(|origin| path.references(origin).unwrap_or_default()).collect()
}
