//! Values that must be the only ones of their kind: among the pages of a type, or in a list.

use std::collections::BTreeMap;

use super::{Entry, Reference, Site};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Datum, Field, Kind, Unique, Value};
use crate::source::Place;

/// Finds values that are there twice.
pub(super) fn check(site: &Site, log: &mut Vec<Diagnostic>) {
    for (index, kind) in site.model.types.iter().enumerate() {
        let of_type = |entry: &&Entry| entry.of_type.is_some_and(|id| id.0 as usize == index);
        let entries: Vec<&Entry> = site.entries.iter().filter(of_type).collect();
        let pages: Vec<(&Entry, &[Value<Reference>])> =
            entries.iter().map(|entry| (*entry, entry.values.as_slice())).collect();
        group(&kind.fields, &pages, log);
        for (entry, values) in pages {
            lists(entry, &kind.fields, values, log);
        }
    }
}

/// Finds them in every list of records of one page.
fn lists(entry: &Entry, fields: &[Field], values: &[Value<Reference>], log: &mut Vec<Diagnostic>) {
    for (field, value) in fields.iter().zip(values) {
        match (&field.kind, value.datum()) {
            (Kind::List { item, .. }, Some(Datum::List(items))) => {
                let Kind::Record { fields, .. } = &item.kind else { continue };
                let records: Vec<(&Entry, &[Value<Reference>])> = (items.iter())
                    .filter_map(|item| match item.datum() {
                        Some(Datum::Record(values)) => Some((entry, values.as_slice())),
                        _ => None,
                    })
                    .collect();
                group(fields, &records, log);
                for (_, values) in records {
                    lists(entry, fields, values, log);
                }
            }
            (Kind::Record { fields, .. }, Some(Datum::Record(values))) => {
                lists(entry, fields, values, log);
            }
            _ => {}
        }
    }
}

/// Finds them in one group of pages or records.
fn group(fields: &[Field], members: &[(&Entry, &[Value<Reference>])], log: &mut Vec<Diagnostic>) {
    for (index, field) in fields.iter().enumerate() {
        let Some(unique) = field.unique else { continue };
        let mut seen: BTreeMap<(String, String), Place> = BTreeMap::new();
        for (entry, values) in members {
            let Some(value) = values.get(index) else { continue };
            let (Some(text), Some(document)) = (comparable(value), &entry.document) else {
                continue;
            };
            let within = match unique {
                Unique::All => None,
                Unique::Within(other) => values.get(other).and_then(comparable),
            };
            let place = document.source.place(value.span);
            let written = document.source.text[value.span.start..value.span.end].trim().to_owned();
            let key = (within.unwrap_or_default(), text);
            let Some(first) = seen.get(&key) else {
                seen.insert(key, place);
                continue;
            };
            log.push(
                Diagnostic::new(Code::FieldDuplicate, place)
                    .with("field", &field.key)
                    .with("value", written)
                    .related(first.clone()),
            );
        }
    }
}

/// A value as a text that is equal where the values are.
fn comparable(value: &Value<Reference>) -> Option<String> {
    Some(match value.datum()? {
        Datum::Text(text) | Datum::Url(text) | Datum::Email(text) => text.trim().to_lowercase(),
        Datum::Number(text) => text.parse::<f64>().map_or_else(|_| text.clone(), |n| n.to_string()),
        Datum::Date(date) => date.to_string(),
        Datum::Bool(yes) => yes.to_string(),
        Datum::Choice(index) => index.to_string(),
        Datum::Ref(Reference::Entry(id)) => format!("#{}", id.0),
        Datum::Ref(Reference::Text(text) | Reference::Missing(text)) => text.to_lowercase(),
        Datum::List(values) => {
            let items: Vec<String> = values.iter().filter_map(comparable).collect();
            items.join("\n")
        }
        Datum::Markdown(_) | Datum::Section(_) | Datum::Record(_) => return None,
    })
}
