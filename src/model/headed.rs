//! Fields that are written in the body, under a heading of their own.
//!
//! What stands there is shown as it was written; its values serve checks, references and views.

use super::Name;
use super::check::{Checker, OPEN, UNKNOWN, named};
use super::types::{Field, Kind};
use super::value::{Datum, State, Value};
use crate::parse::{Heading, ListItem, RawValue};
use crate::source::{Span, Spanned};

/// The level of headings that hold fields.
const LEVEL: u8 = 2;

/// The heading under which the body has a field; a second one is a finding.
pub(super) fn find(checker: &mut Checker<'_>, field: &Field) -> Option<usize> {
    let title = field.heading.as_deref()?;
    let document = checker.document;
    let is_own = |heading: &Heading| heading.level == LEVEL && heading.title == title;
    let headings = document.body.headings.iter().enumerate();
    let mut own = headings.filter(|(_, heading)| is_own(heading));
    let first = own.next().map(|(index, _)| index);
    for (_, heading) in own {
        checker.twice(field, "headings", heading.span);
    }
    first
}

/// A heading that is a field's but for its level or letter case.
pub(super) fn near(checker: &Checker<'_>, field: &Field) -> Option<Span> {
    let title = field.heading.as_ref()?.to_lowercase();
    let mut headings = checker.document.body.headings.iter();
    let is_near = |heading: &&Heading| heading.title.to_lowercase() == title;
    headings.find(is_near).map(|heading| heading.span)
}

/// The value under a heading.
pub(super) fn value(checker: &mut Checker<'_>, field: &Field, heading: usize) -> Value<Name> {
    let body = &checker.document.body;
    let span = body.headings[heading].span;
    if body.is_blank(heading) {
        checker.absent(field, span);
        return Value::empty();
    }
    let Kind::List { item, .. } = &field.kind else {
        return Value::known(span, Datum::Section(heading));
    };
    let items: Vec<ListItem> =
        body.items.iter().filter(|item| item.heading == Some(heading)).cloned().collect();
    if items.is_empty() {
        checker.wrong::<()>(field, "list", span);
        return Value::empty();
    }
    let field = named(item, field);
    let values = items.iter().map(|written| self::item(checker, &field, written)).collect();
    Value::known(span, Datum::List(values))
}

fn item(checker: &mut Checker<'_>, field: &Field, written: &ListItem) -> Value<Name> {
    let state = match written.text.as_str() {
        UNKNOWN => Some(State::Unknown(None)),
        OPEN => Some(State::Open { known: None, note: None }),
        _ => None,
    };
    if let Some(state) = state {
        return Value { span: written.span, state };
    }
    let text = &written.text;
    let datum = match &field.kind {
        Kind::Record { fields, .. } => Some(Datum::Record(record(checker, fields, written))),
        Kind::Ref(_) if written.links.len() == 1 => Some(Datum::Ref(link(written))),
        Kind::Ref(kind) if written.links.len() > 1 && !kind.or_text => {
            checker.wrong(field, "one-link", written.span)
        }
        // Its marks are gone; the body shows it as it was written.
        Kind::Markdown => Some(Datum::Text(text.clone())),
        Kind::List { .. } => checker.wrong(field, "list", written.span),
        kind => {
            let raw = RawValue::Scalar { text: text.clone(), plain: true };
            checker.scalar(field, kind, text, &Spanned { value: raw, span: written.span })
        }
    };
    match datum {
        Some(datum) => Value::known(written.span, datum),
        None => Value::empty(),
    }
}

fn link(written: &ListItem) -> Name {
    Name::Link { index: written.links.start, text: written.text.clone() }
}

/// "Label: text" goes into the first two fields, if both hold text; what has no colon is the first
/// text that the record requires. A single link is the first reference.
fn record(checker: &mut Checker<'_>, fields: &[Field], written: &ListItem) -> Vec<Value<Name>> {
    let is_text = |field: &Field| matches!(field.kind, Kind::Text { .. } | Kind::Markdown);
    let mut values: Vec<Value<Name>> = fields.iter().map(|_| Value::empty()).collect();
    let mut is_written = vec![false; fields.len()];
    let mut set = |at: usize, text: &str, span: Span| {
        is_written[at] = true;
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
        is_written[at] = true;
        values[at] = Value::known(written.span, Datum::Ref(link(written)));
    }
    // What is written but not as its field wants has its finding.
    for (field, _) in fields.iter().zip(is_written).filter(|(_, is_written)| !is_written) {
        checker.absent(field, written.span);
    }
    values
}
