//! Fields that are written in the body, under a heading of their own.
//!
//! What stands there is shown as it was written; its values serve checks, references and views.

use super::Name;
use super::check::{Checker, OPEN, UNKNOWN, looks_like_id};
use super::types::{Field, Kind};
use super::value::{Datum, State, Value};
use crate::parse::ListItem;
use crate::source::Span;

/// The heading of that title, if the body has it.
pub(super) fn find(checker: &Checker<'_>, title: &str) -> Option<usize> {
    checker.document.body.headings.iter().position(|heading| heading.title == title)
}

/// The value under a heading.
pub(super) fn value(checker: &mut Checker<'_>, field: &Field, heading: usize) -> Value<Name> {
    let body = &checker.document.body;
    let span = body.headings[heading].span;
    let Kind::List { item, .. } = &field.kind else {
        return Value::known(span, Datum::Section(heading));
    };
    let items: Vec<ListItem> =
        body.items.iter().filter(|item| item.heading == Some(heading)).cloned().collect();
    if items.is_empty() {
        checker.wrong::<()>(field, "list", span);
        return Value::empty();
    }
    let values = items.iter().map(|written| self::item(checker, field, item, written)).collect();
    Value::known(span, Datum::List(values))
}

fn item(checker: &mut Checker<'_>, list: &Field, field: &Field, written: &ListItem) -> Value<Name> {
    let state = match written.text.as_str() {
        UNKNOWN => Some(State::Unknown(None)),
        OPEN => Some(State::Open { known: None, note: None }),
        _ => None,
    };
    if let Some(state) = state {
        return Value { span: written.span, state };
    }
    let datum = match &field.kind {
        Kind::Record { fields, .. } => {
            let values = record(checker, fields, written);
            for (field, value) in fields.iter().zip(&values) {
                if field.required && value.is_empty() {
                    checker.wrong::<()>(list, "list", written.span);
                }
            }
            Datum::Record(values)
        }
        Kind::Ref(_) if written.links.len() == 1 => Datum::Ref(link(written)),
        Kind::Ref(kind) if kind.or_text && !looks_like_id(&written.text) => {
            Datum::Ref(Name::Text(written.text.clone()))
        }
        Kind::Ref(_) => Datum::Ref(Name::Id(written.text.clone())),
        Kind::Text { .. } | Kind::Markdown => {
            match checker.text(field, &written.text, written.span) {
                Some(text) => Datum::Text(text),
                None => return Value::empty(),
            }
        }
        _ => {
            checker.wrong::<()>(list, "list", written.span);
            return Value::empty();
        }
    };
    Value::known(written.span, datum)
}

fn link(written: &ListItem) -> Name {
    Name::Link { index: written.links.start, text: written.text.clone() }
}

/// "Label: text" goes into the first two fields, if both hold text; what has no colon is the first
/// text that the record requires. A single link is the first reference.
fn record(checker: &mut Checker<'_>, fields: &[Field], written: &ListItem) -> Vec<Value<Name>> {
    let is_text = |field: &Field| matches!(field.kind, Kind::Text { .. } | Kind::Markdown);
    let mut values: Vec<Value<Name>> = fields.iter().map(|_| Value::empty()).collect();
    let mut set = |at: usize, text: &str, span: Span| {
        if let Some(text) = checker.text(&fields[at], text.trim(), span) {
            values[at] = Value::known(span, Datum::Text(text));
        }
    };
    let both = fields.len() > 1 && is_text(&fields[0]) && is_text(&fields[1]);
    match written.text.split_once(": ") {
        Some((label, text)) if both => {
            set(0, label, written.span);
            set(1, text, written.span);
        }
        _ => {
            let wanted = fields.iter().position(|field| is_text(field) && field.required);
            if let Some(at) = wanted.or_else(|| fields.iter().position(is_text)) {
                set(at, &written.text, written.span);
            }
        }
    }
    if written.links.len() == 1
        && let Some(at) = fields.iter().position(|field| matches!(field.kind, Kind::Ref(_)))
    {
        values[at] = Value::known(written.span, Datum::Ref(link(written)));
    }
    values
}
