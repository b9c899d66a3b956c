//! Checks a page's keys against its type: front matter becomes [`Value`]s.

use super::headed;
use super::types::{Choice, Field, Kind, Model, Type};
use super::value::{Datum, FieldText, State, Value};
use super::{Name, core_keys::CORE_KEYS};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::parse::{Document, Entries, RawValue, entry};
use crate::source::{Span, Spanned};

/// How the states of a value are written.
pub(crate) const UNKNOWN: &str = "unbekannt";
pub(crate) const OPEN: &str = "offen";
pub(crate) const SO_FAR: &str = "bekannt";

/// Reads the values of one page.
pub(super) struct Checker<'a> {
    pub(super) document: &'a Document,
    pub(super) model: &'a Model,
    pub(super) texts: Vec<FieldText>,
    pub(super) log: Vec<Diagnostic>,
}

impl Checker<'_> {
    /// The values of the page's fields, in the order of the type's.
    pub(super) fn page(&mut self, kind: &Type) -> Vec<Value<Name>> {
        let entries = &self.document.front_matter.0;
        let at = self.document.front_matter.get("type").map_or(Span::default(), |raw| raw.span);
        self.unknown_keys(entries, &kind.fields, CORE_KEYS, &kind.one);
        let mut values = Vec::with_capacity(kind.fields.len());
        for field in &kind.fields {
            let written = given(entries, &field.key);
            let headed = headed::find(self, field);
            let value = match (written, headed) {
                (Some((key, _)), Some(_)) => {
                    self.twice(field, "front-matter", key.span);
                    Value::empty()
                }
                (Some((_, raw)), None) => self.filled(field, raw),
                (None, Some(heading)) => headed::value(self, field, heading),
                (None, None) => {
                    self.absent(field, at);
                    Value::empty()
                }
            };
            values.push(value);
        }
        values
    }

    /// The finding for a field that stands there twice: in the front matter and in the body, or
    /// under two headings.
    pub(super) fn twice(&mut self, field: &Field, other: &str, span: Span) {
        let heading = field.heading.as_deref().unwrap_or_default();
        self.report(Code::FieldTwice, span, field, |found| {
            found.with("heading", heading).with("other", other)
        });
    }

    /// A value that counts as absent if nothing is in it, such as `{}`.
    fn filled(&mut self, field: &Field, raw: &Spanned<RawValue>) -> Value<Name> {
        let known = self.log.len();
        let value = self.value(field, raw);
        let State::Known(datum) = &value.state else { return value };
        if !is_hollow(datum) {
            return value;
        }
        if self.log.len() == known {
            self.absent(field, raw.span);
            return Value::empty();
        }
        Value { span: raw.span, state: State::Empty }
    }

    fn value(&mut self, field: &Field, raw: &Spanned<RawValue>) -> Value<Name> {
        match self.state(field, raw) {
            Some(state) => Value { span: raw.span, state },
            None => Value {
                span: raw.span,
                state: self.datum(field, raw).map_or(State::Empty, State::Known),
            },
        }
    }

    /// The state of a value that is not simply known.
    fn state(&mut self, field: &Field, raw: &Spanned<RawValue>) -> Option<State<Name>> {
        match &raw.value {
            RawValue::Scalar { text, plain: true } => {
                let is_choice = matches!(&field.kind, Kind::Choice { of, .. }
                    if Choice::find(of, text).is_some());
                match text.as_str() {
                    UNKNOWN if !is_choice => Some(State::Unknown(None)),
                    OPEN if !is_choice => Some(State::Open { known: None, note: None }),
                    _ => None,
                }
            }
            RawValue::Map(entries) => {
                if let [(key, reason), rest @ ..] = &entries[..]
                    && key.value == UNKNOWN
                {
                    if let Some((key, _)) = rest.first() {
                        // `{unbekannt: Grund, mit Komma}`: the comma begins another key.
                        self.wrong::<()>(field, "reason", key.span);
                    } else if !matches!(reason.value, RawValue::Scalar { .. }) {
                        self.wrong::<()>(field, "reason", reason.span);
                    }
                    return Some(State::Unknown(plain(reason)));
                }
                let open = given(entries, OPEN).filter(|(_, value)| !is_false(&value.value));
                // `{offen: true, …}` with the keys of a record is the only item of a list of these.
                let is_item = matches!(&field.kind, Kind::List { item, .. }
                    if matches!(item.kind, Kind::Record { .. }))
                    && entries.iter().any(|(key, _)| ![OPEN, SO_FAR].contains(&key.value.as_str()));
                let (_, open) = open.filter(|_| !is_item)?;
                if !is_true(&open.value) {
                    self.wrong_key(OPEN, "bool", open.span);
                }
                let so_far = given(entries, SO_FAR).map(|(_, value)| value);
                if let Some(value) = so_far
                    && !matches!(value.value, RawValue::Scalar { .. })
                {
                    self.wrong_key(SO_FAR, "text", value.span);
                }
                let note = so_far.and_then(plain);
                let known = match &field.kind {
                    Kind::Record { fields, .. } => {
                        Some(Datum::Record(self.record(field, fields, entries, raw.span, true)))
                    }
                    _ => {
                        self.unknown_keys(entries, &[], &[OPEN, SO_FAR], &field.label);
                        None
                    }
                };
                Some(State::Open { known, note })
            }
            _ => None,
        }
    }

    fn datum(&mut self, field: &Field, raw: &Spanned<RawValue>) -> Option<Datum<Name>> {
        match (&field.kind, &raw.value) {
            (Kind::List { item, .. }, RawValue::List(items)) => {
                let item = named(item, field);
                let read = |raw: &Spanned<RawValue>| match is_nothing(&raw.value) {
                    true => None,
                    false => Some(self.value(&item, raw)),
                };
                Some(Datum::List(items.iter().filter_map(read).collect()))
            }
            (Kind::List { item, .. }, _) => {
                Some(Datum::List(vec![self.value(&named(item, field), raw)]))
            }
            (Kind::Record { fields, .. }, RawValue::Map(entries)) => {
                Some(Datum::Record(self.record(field, fields, entries, raw.span, false)))
            }
            (Kind::Record { .. }, _) => self.wrong(field, "record", raw.span),
            (kind, RawValue::Scalar { text, .. }) => self.scalar(field, kind, text.trim_end(), raw),
            (kind, _) => self.wrong(field, kind_name(kind), raw.span),
        }
    }

    fn record(
        &mut self,
        field: &Field,
        fields: &[Field],
        entries: &Entries,
        span: Span,
        is_open: bool,
    ) -> Vec<Value<Name>> {
        self.unknown_keys(entries, fields, &[OPEN, SO_FAR], &field.label);
        let at = entries.first().map_or(span, |(key, _)| key.span);
        fields
            .iter()
            .map(|field| match given(entries, &field.key) {
                Some((_, raw)) => self.filled(field, raw),
                None => {
                    // What is still open need not be complete.
                    if !is_open {
                        self.absent(field, at);
                    }
                    Value::empty()
                }
            })
            .collect()
    }

    /// The finding for a field that is not there, if it must or should be.
    pub(super) fn absent(&mut self, field: &Field, at: Span) {
        let code = match (field.required, field.wanted) {
            (true, _) => Code::FieldMissing,
            (_, true) => Code::FieldWanted,
            _ => return,
        };
        let near = headed::near(self, field).filter(|near| *near != at);
        let near = near.map(|near| self.document.source.place(near));
        self.report(code, at, field, |found| {
            let found = found.with("label", &field.label);
            let mut found = match &field.heading {
                Some(heading) => found.with("way", "heading").with("heading", heading),
                None => found.with("way", "key"),
            };
            found.related.extend(near);
            found
        });
    }

    fn unknown_keys(&mut self, entries: &Entries, fields: &[Field], also: &[&str], owner: &str) {
        let known = || fields.iter().map(|field| field.key.as_str()).chain(also.iter().copied());
        for (key, _) in entries {
            if self.model.has_faults || known().any(|name| name == key.value) {
                continue;
            }
            let labelled = fields.iter().find(|field| {
                !field.label.is_empty() && field.label.to_lowercase() == key.value.to_lowercase()
            });
            let meant = labelled.map(|field| field.key.as_str());
            let meant = meant.or_else(|| nearest(&key.value, known()));
            self.log.push(
                Diagnostic::new(Code::UnknownField, self.document.source.place(key.span))
                    .with("field", &key.value)
                    .with("type", owner)
                    .suggest(meant),
            );
        }
    }

    pub(super) fn wrong<T>(&mut self, field: &Field, kind: &str, span: Span) -> Option<T> {
        self.report(Code::FieldKind, span, field, |found| found.with("kind", kind));
        None
    }

    /// The finding for one of the keys that a state is written with.
    fn wrong_key(&mut self, key: &str, kind: &str, span: Span) {
        let place = self.document.source.place(span);
        self.log
            .push(Diagnostic::new(Code::FieldKind, place).with("field", key).with("kind", kind));
    }

    pub(super) fn report(
        &mut self,
        code: Code,
        span: Span,
        field: &Field,
        more: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        let place = self.document.source.place(span);
        self.log.push(more(Diagnostic::new(code, place).with("field", &field.key)));
    }
}

/// A list's item with the name of its list.
pub(super) fn named(item: &Field, list: &Field) -> Field {
    Field { key: list.key.clone(), label: list.label.clone(), ..item.clone() }
}

/// A key and its value, if anything was written.
fn given<'a>(
    entries: &'a Entries,
    key: &str,
) -> Option<(&'a Spanned<String>, &'a Spanned<RawValue>)> {
    entry(entries, key).filter(|(_, value)| !is_nothing(&value.value))
}

/// Whether a value is there only for its key: nothing, an empty text or an empty list.
fn is_nothing(raw: &RawValue) -> bool {
    match raw {
        RawValue::Scalar { text, .. } => raw.is_null() || text.trim().is_empty(),
        RawValue::List(items) => items.iter().all(|item| is_nothing(&item.value)),
        RawValue::Map(_) => false,
    }
}

fn plain(raw: &Spanned<RawValue>) -> Option<String> {
    match &raw.value {
        RawValue::Scalar { text, .. } if !raw.value.is_null() && text != "true" => {
            Some(text.clone())
        }
        _ => None,
    }
}

fn is_true(raw: &RawValue) -> bool {
    matches!(raw, RawValue::Scalar { text, plain: true } if text == "true" || text == "ja")
}

fn is_false(raw: &RawValue) -> bool {
    matches!(raw, RawValue::Scalar { text, plain: true } if text == "false" || text == "nein")
}

/// Whether there is nothing in a value: a record without values, a list of such records.
fn is_hollow(datum: &Datum<Name>) -> bool {
    let is_hollow = |value: &Value<Name>| match &value.state {
        State::Empty => true,
        State::Known(datum) => self::is_hollow(datum),
        _ => false,
    };
    match datum {
        Datum::Record(values) | Datum::List(values) => values.iter().all(is_hollow),
        _ => false,
    }
}

/// What the finding for a wrong value calls a kind.
fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text { .. } | Kind::Markdown => "text",
        Kind::Number => "number",
        Kind::Date => "date",
        Kind::Bool => "bool",
        Kind::Url => "url",
        Kind::Email => "email",
        Kind::Choice { .. } => "choice",
        Kind::Ref(_) => "ref",
        Kind::Record { .. } => "record",
        Kind::List { .. } => "list",
    }
}
