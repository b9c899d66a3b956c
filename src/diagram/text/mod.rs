//! A process in words: its steps in the order of the flow, and all that belongs to each.
//!
//! [`in_words`] orders and numbers the steps (`order`) and collects what belongs to them (`facts`);
//! [`tell`] makes sentences of them, in the words that `words` names.

mod facts;
mod order;
mod tell;
mod words;

pub use facts::one_line;
pub use tell::{Told, plain, tell, written};

use super::model::{ElementId, Model, Repeats};

/// A process in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    /// The pools in which something happens, each with its steps; their numbers go on.
    pub parts: Vec<Part>,
    /// What has a name but belongs to no step.
    pub others: Vec<ElementId>,
}

/// What happens in a pool, or in no pool.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The pool.
    pub pool: Option<ElementId>,
    /// Its steps; those of a sub-process follow it.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it is.
    pub element: ElementId,
    /// Such as `3`, or `3.1` in a sub-process.
    pub number: String,
    /// In how many sub-processes it is.
    pub depth: usize,
    /// The lanes it stands in, the outermost first.
    pub roles: Vec<ElementId>,
    /// The gateway whose name says what is decided after it.
    pub question: Option<ElementId>,
    /// How its ways go on together.
    pub choice: Choice,
    /// Where it leads.
    pub ways: Vec<Way>,
    /// Whether it only brings ways together.
    pub is_join: bool,
    /// What it waits for.
    pub after: Option<Waits>,
    /// What happens while it is done, and where that leads.
    pub events: Vec<Interruption>,
    /// What it reads or uses.
    pub inputs: Vec<Thing>,
    /// What it writes.
    pub outputs: Vec<Thing>,
    /// What it has to do with, nobody says how.
    pub things: Vec<Thing>,
    /// What it tells other pools, and they it.
    pub messages: Vec<Message>,
    /// Its annotations.
    pub notes: Vec<ElementId>,
    /// Whether it is done more than once.
    pub repeats: Option<Repeats>,
}

/// What a step waits for where several ways come together.
#[derive(Clone, Debug, PartialEq)]
pub struct Waits {
    /// Whether only for the ways that were begun.
    pub begun: bool,
    /// Of each way the steps of which it waits for one; where ways have come together before, one
    /// may be several at once.
    pub ways: Vec<Vec<Vec<String>>>,
}

/// How several ways go on together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// One of them.
    One,
    /// All.
    All,
    /// All whose condition holds.
    Some,
    /// That whose event comes first.
    First,
}

/// Where a step leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// The flow's name; mostly a condition.
    pub label: String,
    /// Whether it is the way if no condition holds.
    pub default: bool,
    /// Where to.
    pub goal: Goal,
}

/// What a step leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Goal {
    /// A step that comes later.
    On(String),
    /// A step that came before, or the same again.
    Back(String),
    /// The end, of which nothing more is said.
    End,
}

/// What happens while a step is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Interruption {
    /// The event on its boundary.
    pub event: ElementId,
    /// Where it leads.
    pub ways: Vec<Way>,
    /// The steps that undo the activity.
    pub undone_by: Vec<String>,
}

/// What is used or made.
#[derive(Clone, Debug, PartialEq)]
pub struct Thing {
    /// The document or the place where data stay.
    pub element: ElementId,
    /// What the line to it says.
    pub label: String,
}

/// What is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// What the flow says.
    pub label: String,
    /// Whether it goes out.
    pub sent: bool,
    /// The pool at its other end, or what stands there if it is in none.
    pub partner: ElementId,
    /// The step at its other end.
    pub step: Option<String>,
}

/// The steps of a model in the order of its list, else of its flow: depth first, branches in their
/// order, what brings them together after them.
pub fn in_words(model: &Model) -> Account {
    let flow = order::Flows::of(model);
    let numbered = order::number(model, &flow);
    facts::account(model, &flow, &numbered)
}
