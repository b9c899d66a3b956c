//! Checks a page's keys against its type: front matter becomes [`Value`]s.

use super::headed;
use super::types::{Choice, Field, Kind, Model, Type};
use super::value::{Datum, FieldText, State, Value};
use super::{Name, core_keys::CORE_KEYS};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::parse::{Document, RawValue, markdown_of_value};
use crate::source::{Span, Spanned};

/// How the states of a value are written.
pub(super) const UNKNOWN: &str = "unbekannt";
pub(super) const OPEN: &str = "offen";
pub(super) const SO_FAR: &str = "bekannt";

type Entries = [(Spanned<String>, Spanned<RawValue>)];

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
        let core: Vec<&str> = CORE_KEYS.to_vec();
        self.unknown_keys(entries, &kind.fields, &core, &kind.one);
        let mut values = Vec::with_capacity(kind.fields.len());
        for field in &kind.fields {
            let written = given(entries, &field.key);
            let headed = field.heading.as_deref().and_then(|title| headed::find(self, title));
            let value = match (written, headed) {
                (Some((key, _)), Some(_)) => {
                    let heading = field.heading.as_deref().unwrap_or_default();
                    self.report(Code::FieldTwice, key.span, field, |found| {
                        found.with("heading", heading)
                    });
                    Value::empty()
                }
                (Some((_, raw)), None) => self.value(field, raw),
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
                    }
                    return Some(State::Unknown(plain(reason)));
                }
                let open = given(entries, OPEN).is_some_and(|(_, value)| is_true(&value.value));
                // `{offen: true, …}` with the keys of a record is the only item of a list of these.
                let is_item = matches!(&field.kind, Kind::List { item, .. }
                    if matches!(item.kind, Kind::Record { .. }))
                    && entries.iter().any(|(key, _)| ![OPEN, SO_FAR].contains(&key.value.as_str()));
                if !open || is_item {
                    return None;
                }
                let note = given(entries, SO_FAR).and_then(|(_, value)| plain(value));
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
                let read = |raw: &Spanned<RawValue>| match is_nothing(&raw.value) {
                    true => None,
                    false => Some(self.value(&named(item, field), raw)),
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
                Some((_, raw)) => self.value(field, raw),
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

    fn scalar(
        &mut self,
        field: &Field,
        kind: &Kind,
        text: &str,
        raw: &Spanned<RawValue>,
    ) -> Option<Datum<Name>> {
        let span = raw.span;
        match kind {
            Kind::Text { .. } => Some(Datum::Text(self.text(field, text, span)?)),
            Kind::Markdown => {
                let prefix = format!("{}-{}", field.key, self.texts.len() + 1);
                let source = &self.document.source;
                let body = markdown_of_value(source, raw, text, &prefix).take(&mut self.log);
                self.texts.push(FieldText { body });
                Some(Datum::Markdown(self.texts.len() - 1))
            }
            Kind::Number => {
                let number = text.replace(',', ".");
                match number.parse::<f64>() {
                    Ok(value) if value.is_finite() => Some(Datum::Number(number)),
                    _ => self.wrong(field, "number", span),
                }
            }
            Kind::Date => match text.parse() {
                Ok(date) if text.len() == 10 => Some(Datum::Date(date)),
                _ => self.wrong(field, "date", span),
            },
            Kind::Bool => match text {
                "true" | "ja" => Some(Datum::Bool(true)),
                "false" | "nein" => Some(Datum::Bool(false)),
                _ => self.wrong(field, "bool", span),
            },
            Kind::Url if is_web_address(text) => Some(Datum::Url(text.to_owned())),
            Kind::Url => self.wrong(field, "url", span),
            Kind::Email if is_email_address(text) => Some(Datum::Email(text.to_owned())),
            Kind::Email => self.wrong(field, "email", span),
            Kind::Choice { of, .. } => self.choice(field, of, text, span),
            Kind::Ref(kind) if kind.or_text && !looks_like_id(text) => {
                Some(Datum::Ref(Name::Text(text.to_owned())))
            }
            Kind::Ref(_) => Some(Datum::Ref(Name::Id(text.to_owned()))),
            Kind::Record { .. } | Kind::List { .. } => self.wrong(field, "record", span),
        }
    }

    /// A text of the form its field wants.
    pub(super) fn text(&mut self, field: &Field, text: &str, span: Span) -> Option<String> {
        if let Kind::Text { pattern: Some(pattern) } = &field.kind
            && !pattern.fits(text)
        {
            self.report(Code::FieldPattern, span, field, |found| {
                let found = found.with("value", text).with("pattern", &pattern.written);
                let example = match &field.example {
                    Some(RawValue::Scalar { text, .. }) => Some(text),
                    _ => None,
                };
                found.suggest(example.filter(|example| pattern.fits(example)))
            });
            return None;
        }
        Some(text.to_owned())
    }

    fn choice(
        &mut self,
        field: &Field,
        of: &[Choice],
        text: &str,
        span: Span,
    ) -> Option<Datum<Name>> {
        if let Some(index) = Choice::find(of, text) {
            return Some(Datum::Choice(index));
        }
        let values = || of.iter().map(|choice| choice.value.as_str());
        // Who writes the label that readers see means its value.
        let labelled = of.iter().find(|choice| choice.label.to_lowercase() == text.to_lowercase());
        let meant =
            labelled.map(|choice| choice.value.as_str()).or_else(|| nearest(text, values()));
        self.report(Code::FieldChoice, span, field, |found| {
            let known: Vec<&str> = values().collect();
            found.with("value", text).with("choices", known.join(", ")).suggest(meant)
        });
        None
    }

    fn absent(&mut self, field: &Field, at: Span) {
        let code = match (field.required, field.wanted) {
            (true, _) => Code::FieldMissing,
            (_, true) => Code::FieldWanted,
            _ => return,
        };
        self.report(code, at, field, |found| found.with("label", &field.label));
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

    fn report(
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
fn named(item: &Field, list: &Field) -> Field {
    Field { key: list.key.clone(), label: list.label.clone(), ..item.clone() }
}

/// A key and its value, if anything was written.
fn given<'a>(
    entries: &'a Entries,
    key: &str,
) -> Option<(&'a Spanned<String>, &'a Spanned<RawValue>)> {
    let (name, value) = entries.iter().find(|(name, _)| name.value == key)?;
    (!is_nothing(&value.value)).then_some((name, value))
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

/// Whether a text can only be meant as a page's id: then it must be one, even where text may stand.
pub(super) fn looks_like_id(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.bytes().all(|byte| is_letter(byte) || matches!(byte, b'-' | b'/' | b'_'))
        && text.bytes().any(|byte| byte.is_ascii_lowercase())
}

fn is_web_address(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| {
        host.starts_with(|c: char| c.is_alphanumeric()) && !text.contains(char::is_whitespace)
    })
}

fn is_email_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    }) && !text.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | ',' | ';' | '?'))
        && text.matches('@').count() == 1
}
