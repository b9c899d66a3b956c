//! The values of a page's fields, each with its state and its place.
//!
//! `R` is what a reference is: a [`Name`](super::Name) in a draft, a target after `resolve`.

use jiff::civil::Date;

use crate::parse::Body;
use crate::source::Span;

/// The value of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value<R> {
    /// Where it stands; where nothing was written, the beginning of the file.
    pub span: Span,
    /// What is known of it.
    pub state: State<R>,
}

/// What is known of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State<R> {
    /// Nothing was written.
    Empty,
    /// It is known.
    Known(Datum<R>),
    /// The source does not say it, perhaps for a reason.
    Unknown(Option<String>),
    /// It is still to be decided.
    Open {
        /// What is known so far of a record.
        known: Option<Datum<R>>,
        /// What is known so far, in words.
        note: Option<String>,
    },
}

/// A known value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datum<R> {
    /// A line of text.
    Text(String),
    /// Markdown, as an index into the page's texts.
    Markdown(usize),
    /// The part of the body under the heading of this index.
    Section(usize),
    /// A number as it was written, with a point.
    Number(String),
    /// A day.
    Date(Date),
    /// Yes or no.
    Bool(bool),
    /// A web address.
    Url(String),
    /// An e-mail address.
    Email(String),
    /// One of the values of a choice.
    Choice(usize),
    /// Another page.
    Ref(R),
    /// The values of a record's fields, in their order.
    Record(Vec<Value<R>>),
    /// The values of a list.
    List(Vec<Value<R>>),
}

/// Markdown that stands in front matter.
#[derive(Debug)]
pub struct FieldText {
    /// The Markdown; its places are those of the page's file.
    pub body: Body,
}

impl<R> Value<R> {
    /// Nothing.
    pub fn empty() -> Self {
        Self { span: Span::default(), state: State::Empty }
    }

    /// A known value.
    pub fn known(span: Span, datum: Datum<R>) -> Self {
        Self { span, state: State::Known(datum) }
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        matches!(self.state, State::Empty)
    }

    /// What is known, be it only so far.
    pub fn datum(&self) -> Option<&Datum<R>> {
        match &self.state {
            State::Known(datum) | State::Open { known: Some(datum), .. } => Some(datum),
            _ => None,
        }
    }

    /// The items of a list, or the value itself.
    pub fn items(&self) -> &[Self] {
        match self.datum() {
            Some(Datum::List(items)) => items,
            Some(_) => std::slice::from_ref(self),
            None => &[],
        }
    }

    /// A text or number as it was written.
    pub fn written(&self) -> Option<&str> {
        match self.datum()? {
            Datum::Text(text) | Datum::Number(text) => Some(text),
            _ => None,
        }
    }

    /// The same value with every reference bound; `path` says which field and item each is in.
    pub fn bind<S>(&self, path: &mut Path, bind: &mut dyn FnMut(&R, &Path) -> S) -> Value<S> {
        let state = match &self.state {
            State::Empty => State::Empty,
            State::Unknown(reason) => State::Unknown(reason.clone()),
            State::Known(datum) => State::Known(datum.bind(path, bind)),
            State::Open { known, note } => State::Open {
                known: known.as_ref().map(|datum| datum.bind(path, bind)),
                note: note.clone(),
            },
        };
        Value { span: self.span, state }
    }
}

/// Where in a page's values one stands: the index of a field or of an item, outermost first.
pub type Path = Vec<usize>;

impl<R> Datum<R> {
    fn bind<S>(&self, path: &mut Path, bind: &mut dyn FnMut(&R, &Path) -> S) -> Datum<S> {
        let mut all = |values: &[Value<R>]| {
            let mut bound = Vec::with_capacity(values.len());
            for (index, value) in values.iter().enumerate() {
                path.push(index);
                bound.push(value.bind(path, bind));
                path.pop();
            }
            bound
        };
        match self {
            Self::Text(text) => Datum::Text(text.clone()),
            Self::Markdown(index) => Datum::Markdown(*index),
            Self::Section(heading) => Datum::Section(*heading),
            Self::Number(number) => Datum::Number(number.clone()),
            Self::Date(date) => Datum::Date(*date),
            Self::Bool(yes) => Datum::Bool(*yes),
            Self::Url(url) => Datum::Url(url.clone()),
            Self::Email(address) => Datum::Email(address.clone()),
            Self::Choice(index) => Datum::Choice(*index),
            Self::Record(values) => Datum::Record(all(values)),
            Self::List(values) => Datum::List(all(values)),
            Self::Ref(reference) => Datum::Ref(bind(reference, path)),
        }
    }
}
