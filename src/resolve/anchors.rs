//! The anchors of a page's fields and of the records in them.

use super::{Entry, Reference};
use crate::model::{Field, Kind, Show, Value};
use crate::slug::slug;

impl Entry {
    /// The heading under which a value stands in the body: only then is its place that of a heading.
    pub fn heading_of(&self, field: &Field, value: &Value<Reference>) -> Option<usize> {
        field.heading.as_ref()?;
        let headings = &self.document.as_ref()?.body.headings;
        headings.iter().position(|heading| heading.span == value.span)
    }

    /// The anchor of a value of the page; none of one that stands in a box of short ones.
    pub fn value_anchor(&self, field: &Field, value: &Value<Reference>) -> Option<String> {
        let document = self.document.as_ref();
        if let Some((document, at)) = document.zip(self.heading_of(field, value)) {
            return Some(document.body.headings[at].anchor.clone());
        }
        (!field.is_short()).then(|| self.section_anchor(&field.label))
    }

    /// The anchor of a record of a list; of one that is written in the body that of its heading.
    pub fn record_anchor(&self, field: &Field, value: &Value<Reference>, index: usize) -> String {
        let document = self.document.as_ref();
        if let Some((document, at)) = document.zip(self.heading_of(field, value)) {
            return document.body.headings[at].anchor.clone();
        }
        let base = match &field.kind {
            Kind::List { one, show: Show::Steps, .. } if !one.is_empty() => slug(one),
            _ => self.section_anchor(&field.label),
        };
        self.unlike_headings(format!("{base}-{}", index + 1))
    }

    /// The anchor of a field's section: its label's slug, unless a heading of the text has it.
    pub fn section_anchor(&self, label: &str) -> String {
        let slug = slug(label);
        self.unlike_headings(if slug.is_empty() { "feld".to_owned() } else { slug })
    }

    /// An anchor, longer if a heading of the text has it.
    fn unlike_headings(&self, mut anchor: String) -> String {
        let headings = || self.document.iter().flat_map(|document| &document.body.headings);
        while headings().any(|heading| heading.anchor == anchor) {
            anchor.insert_str(0, "feld-");
        }
        anchor
    }
}
