//! Conditions: which pages and records a query means.

use jiff::civil::Date;

use super::cell::Order;
use super::node::Node;
use super::path::{Path, Walker};
use crate::model::{Choice, Datum, Field, Kind, State};
use crate::resolve::{EntryId, Reference};

/// What must be true of what a path leads to.
#[derive(Clone, Debug)]
pub(super) struct Condition<'s> {
    pub(super) path: Path<'s>,
    pub(super) test: Test,
}

/// A test of all that a path leads to.
#[derive(Clone, Debug)]
pub(super) enum Test {
    /// One of them is one of these.
    OneOf(Vec<Wanted>),
    /// None of them is one of these.
    NoneOf(Vec<Wanted>),
    /// Something is known, or nothing is.
    Has(bool),
    /// One of them contains this text, which has no capital letters.
    Contains(String),
    /// One of them stands so to this.
    Compare(Comparison, Bound),
}

/// What a value is compared with.
#[derive(Clone, Debug)]
pub(super) enum Bound {
    Order(Order),
    /// A choice, which may have another place in each list of choices.
    Choice(String),
}

/// How a value stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    /// At least.
    Min,
    /// At most.
    Max,
    /// Greater or later.
    After,
    /// Less or earlier.
    Before,
}

/// A value that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Page(EntryId),
    /// The page on which the query stands.
    This,
    /// Without capital letters.
    Text(String),
    Number(String),
    Date(Date),
    /// The value of a choice.
    Choice(String),
    Bool(bool),
    Unknown,
    Open,
    Empty,
}

impl Comparison {
    fn holds(self, value: &Order, bound: &Order) -> bool {
        // What is nothing, or of another kind, is neither more nor less.
        if std::mem::discriminant(value) != std::mem::discriminant(bound) {
            return false;
        }
        match self {
            Self::Min => value >= bound,
            Self::Max => value <= bound,
            Self::After => value > bound,
            Self::Before => value < bound,
        }
    }
}

impl<'s> Condition<'s> {
    /// Whether it holds of a page or record.
    pub(super) fn holds(&self, walker: &Walker<'_, 's>, node: Node<'s>) -> bool {
        self.test.holds(walker, &walker.walk(node, &self.path))
    }
}

impl Test {
    pub(super) fn holds<'s>(&self, walker: &Walker<'_, 's>, found: &[Node<'s>]) -> bool {
        match self {
            Self::OneOf(wanted) => wanted.iter().any(|one| is_among(walker, found, one)),
            Self::NoneOf(wanted) => !wanted.iter().any(|one| is_among(walker, found, one)),
            Self::Has(known) => found.iter().any(Node::is_known) == *known,
            Self::Contains(part) => found
                .iter()
                .any(|node| walker.cell(node).text(walker.words).to_lowercase().contains(part)),
            Self::Compare(how, Bound::Order(bound)) => {
                found.iter().any(|node| how.holds(&walker.order(node), bound))
            }
            Self::Compare(how, Bound::Choice(bound)) => found.iter().any(|node| {
                place_of(node, bound).is_some_and(|bound| how.holds(&walker.order(node), &bound))
            }),
        }
    }
}

/// The place of a choice in the list that the value of a node is of.
fn place_of(node: &Node<'_>, choice: &str) -> Option<Order> {
    match node {
        Node::Value(_, Field { kind: Kind::Choice { of, .. }, .. }, _) => {
            Choice::find(of, choice).map(Order::Place)
        }
        _ => None,
    }
}

fn is_among<'s>(walker: &Walker<'_, 's>, found: &[Node<'s>], wanted: &Wanted) -> bool {
    match wanted {
        Wanted::Empty => found.iter().all(|node| walker.cell(node).is_empty()),
        _ => found.iter().any(|node| is(walker, node, wanted)),
    }
}

fn is(walker: &Walker<'_, '_>, node: &Node<'_>, wanted: &Wanted) -> bool {
    match (node, wanted) {
        (Node::Page(id), Wanted::Page(wanted)) => id == wanted,
        (Node::Page(id), Wanted::This) => walker.this == Some(*id),
        (Node::Value(_, field, value), _) => match (&value.state, wanted) {
            (State::Unknown(_), Wanted::Unknown) | (State::Open { .. }, Wanted::Open) => true,
            _ => match (value.datum(), wanted) {
                (Some(Datum::Choice(at)), Wanted::Choice(key)) => {
                    matches!(&field.kind, Kind::Choice { of, .. } if of[*at].value == *key)
                }
                (Some(Datum::Number(number)), Wanted::Number(wanted)) => {
                    number.parse::<f64>().ok() == wanted.parse::<f64>().ok()
                }
                (Some(Datum::Date(date)), Wanted::Date(wanted)) => date == wanted,
                (Some(Datum::Bool(yes)), Wanted::Bool(wanted)) => yes == wanted,
                (
                    Some(
                        Datum::Ref(Reference::Text(text) | Reference::Missing(text))
                        | Datum::Text(text)
                        | Datum::Url(text)
                        | Datum::Email(text),
                    ),
                    Wanted::Text(wanted),
                ) => text.to_lowercase() == *wanted,
                _ => false,
            },
        },
        (Node::Record(record) | Node::Unsaid(record), Wanted::Unknown) => {
            matches!(record.value.state, State::Unknown(_))
        }
        (Node::Record(record) | Node::Unsaid(record), Wanted::Open) => {
            matches!(record.value.state, State::Open { .. })
        }
        (Node::Core(id, "type", _), Wanted::Text(wanted)) => {
            let entry = walker.site.entry(*id);
            let kind = walker.site.type_of(entry).map(|kind| kind.id.as_str());
            let label = entry.core.as_ref().and_then(|core| core.kind.as_deref());
            kind.or(label).is_some_and(|kind| kind.to_lowercase() == *wanted)
        }
        (Node::Core(_, "title", _), Wanted::Text(wanted)) => {
            let title = node.entry().map(|id| walker.site.entry(id).title.to_lowercase());
            title.as_ref() == Some(wanted)
        }
        (Node::Core(..), Wanted::Text(wanted)) => {
            walker.cell(node).text(walker.words).to_lowercase() == *wanted
        }
        (Node::Core(..), Wanted::Date(wanted)) => {
            matches!(walker.cell(node), super::Cell::Date(date) if date == *wanted)
        }
        (Node::Count(count), Wanted::Number(wanted)) => {
            wanted.parse::<f64>().ok() == Some(*count as f64)
        }
        _ => false,
    }
}
