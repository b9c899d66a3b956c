//! All values of a page, those in records and lists too, each with what it is called.

use crate::model::{Datum, Field, Kind, Value};
use crate::resolve::{Entry, Reference, Site};

/// A value and what it is called, such as "Termine 2: Ort".
pub(super) struct Named<'s> {
    pub(super) label: String,
    pub(super) field: &'s Field,
    pub(super) value: &'s Value<Reference>,
    /// The anchor of its field on the page.
    pub(super) anchor: Option<String>,
}

/// The values of a page, outer ones before inner ones; of records that lack a field an empty one.
pub(super) fn of_page<'s>(site: &'s Site, entry: &'s Entry) -> Vec<Named<'s>> {
    let mut found = Vec::new();
    for (field, value) in site.fields(entry) {
        let anchor = entry.value_anchor(field, value).filter(|_| !value.is_empty());
        collect(field, value, &field.label, anchor.as_deref(), &mut found);
    }
    found
}

fn collect<'s>(
    field: &'s Field,
    value: &'s Value<Reference>,
    label: &str,
    anchor: Option<&str>,
    found: &mut Vec<Named<'s>>,
) {
    found.push(Named { label: label.to_owned(), field, value, anchor: anchor.map(str::to_owned) });
    match (&field.kind, value.datum()) {
        (Kind::List { item, .. }, Some(Datum::List(items))) => {
            for (at, one) in items.iter().enumerate() {
                let is_record = matches!(item.kind, Kind::Record { .. });
                let label =
                    if is_record { format!("{label} {}", at + 1) } else { label.to_owned() };
                collect(item, one, &label, anchor, found);
            }
        }
        (Kind::Record { fields, .. }, Some(Datum::Record(values))) => {
            for (inner, one) in fields.iter().zip(values) {
                collect(inner, one, &format!("{label}: {}", inner.label), anchor, found);
            }
        }
        _ => {}
    }
}
