//! Values as plain text, for search and for short mentions.

use crate::diagnostic::Language;
use crate::model::{Datum, Field, Kind, State, Value};
use crate::resolve::{Entry, Reference, Site};

/// Where a value stands.
pub(super) struct Plain<'site> {
    pub(super) site: &'site Site,
    pub(super) entry: &'site Entry,
}

/// A value as plain text; parts of a record and items of a list on lines of their own.
pub(super) fn plain(at: &Plain<'_>, field: &Field, value: &Value<Reference>) -> String {
    match &value.state {
        State::Empty => String::new(),
        State::Unknown(reason) => reason.clone().unwrap_or_default(),
        State::Known(datum) => known(at, field, datum),
        State::Open { known: so_far, note } => {
            let mut text = so_far.as_ref().map(|datum| known(at, field, datum)).unwrap_or_default();
            text.push_str(note.as_deref().unwrap_or_default());
            text
        }
    }
}

fn known(at: &Plain<'_>, field: &Field, datum: &Datum<Reference>) -> String {
    match datum {
        Datum::Text(text) | Datum::Number(text) | Datum::Url(text) | Datum::Email(text) => {
            text.clone()
        }
        Datum::Markdown(index) => match at.entry.texts.get(*index) {
            Some(text) => {
                let sections = text.body.sections.iter();
                let texts: Vec<_> = sections
                    .map(|section| at.site.plain_text(section, &text.links).trim().to_owned())
                    .collect();
                texts.join("\n")
            }
            None => String::new(),
        },
        // Its text is the body's.
        Datum::Section(_) => String::new(),
        Datum::Date(date) => match at.site.language() {
            Language::De => format!("{}.{}.{}", date.day(), date.month(), date.year()),
            Language::En => date.to_string(),
        },
        Datum::Bool(_) => String::new(),
        Datum::Choice(index) => match &field.kind {
            Kind::Choice { of, .. } => of[*index].label.clone(),
            _ => String::new(),
        },
        Datum::Ref(Reference::Entry(id)) => at.site.entry(*id).title.clone(),
        Datum::Ref(Reference::Text(text) | Reference::Missing(text)) => text.clone(),
        Datum::Record(values) => {
            let Kind::Record { fields, .. } = &field.kind else { return String::new() };
            let line = |(index, (field, value)): (usize, (&Field, &Value<Reference>))| {
                let line = plain(at, field, value);
                // A bare number or day says nothing without its label.
                let is_bare = matches!(field.kind, Kind::Number | Kind::Date | Kind::Choice { .. });
                match line.is_empty() {
                    true => None,
                    false if is_bare && index > 0 => Some(format!("{}: {line}", field.label)),
                    false => Some(line),
                }
            };
            let lines: Vec<String> =
                fields.iter().zip(values).enumerate().filter_map(line).collect();
            lines.join("\n")
        }
        Datum::List(items) => {
            let Kind::List { item, .. } = &field.kind else { return String::new() };
            let lines: Vec<String> = items.iter().map(|value| plain(at, item, value)).collect();
            lines.join("\n")
        }
    }
}

/// The beginning of a text, for a mention in one line.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 70;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let cut: String = line.chars().take(MOST).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", cut[..end].trim_end_matches([',', ';', ':', '–', '.']))
}
