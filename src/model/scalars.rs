//! Single values: what a text means as a value of its field's kind, wherever it was written.

use super::Name;
use super::check::Checker;
use super::types::{Choice, Field, Kind};
use super::value::{Datum, FieldText};
use crate::diagnostic::{Code, nearest};
use crate::parse::{RawValue, markdown_of_value};
use crate::source::{Span, Spanned};

impl Checker<'_> {
    /// The value of a kind that holds no others.
    pub(super) fn scalar(
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
            Kind::Number => self.number(field, text, span),
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

    /// Digits, perhaps with a decimal point or comma. What looks like a German thousand would be
    /// another number to half of its readers.
    fn number(&mut self, field: &Field, text: &str, span: Span) -> Option<Datum<Name>> {
        let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
        let (whole, decimals) = digits.split_once([',', '.']).unwrap_or((digits, "0"));
        let is_number =
            |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
        let meant = without_thousands(digits).map(|meant| format!("{sign}{meant}"));
        if meant.is_none() && is_number(whole) && is_number(decimals) {
            return Some(Datum::Number(text.replace(',', ".")));
        }
        self.report(Code::FieldKind, span, field, |found| {
            found.with("kind", "number").suggest(meant)
        });
        None
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
}

/// The number without the points of its German thousands, if it has any: `12.500` is `12500`.
fn without_thousands(digits: &str) -> Option<String> {
    let (whole, decimals) = digits.split_once(',').unwrap_or((digits, ""));
    let is_digits = |part: &str| part.bytes().all(|digit| digit.is_ascii_digit());
    let mut groups = whole.split('.');
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()))?;
    let mut rest = groups.peekable();
    rest.peek()?;
    let is_grouped = is_digits(first)
        && !first.starts_with('0')
        && rest.all(|group| group.len() == 3 && is_digits(group))
        && is_digits(decimals)
        && digits.ends_with(|last: char| last.is_ascii_digit());
    is_grouped.then(|| digits.replace('.', ""))
}

/// Whether a text can only be meant as a page's id: then it must be one, even where text may stand.
fn looks_like_id(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.bytes().all(|byte| is_letter(byte) || matches!(byte, b'-' | b'/' | b'_'))
        && text.bytes().any(|byte| byte.is_ascii_lowercase())
}

fn is_web_address(text: &str) -> bool {
    text.split_once("://").is_some_and(|(scheme, host)| {
        (scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"))
            && host.starts_with(|c: char| c.is_alphanumeric())
            && !text.contains(char::is_whitespace)
    })
}

fn is_email_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    }) && !text
        .contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | ',' | ';' | '?' | ':'))
        && text.matches('@').count() == 1
}
