//! The fields of a typed page: boxes of short ones, sections of long ones, in the model's order.
//!
//! The body stands after the first box; what belongs to a field stands where the field does.

use super::plain::{Plain, plain};
use super::text::PageText;
use super::{Block, ContentsLine, Filled, Page, PlainSection};
use crate::model::{Datum, Kind, Show};
use crate::resolve::{Entry, Site};
use crate::slug::slug;

/// Puts a typed page together.
pub(super) fn compose<'site>(page: &mut Page<'site>, site: &'site Site, entry: &'site Entry) {
    let Some(document) = &entry.document else { return };
    let own = site.type_of(entry).map_or(0, |kind| kind.own);
    let text = PageText::new(site, entry, &document.body);
    let filled: Vec<(usize, Filled<'site>)> = (site.fields(entry).enumerate())
        .filter(|(_, (_, value))| !value.is_empty())
        .map(|(index, (field, value))| (index, Filled { field, value }))
        .collect();
    let headed: Vec<usize> =
        filled.iter().filter_map(|(_, filled)| heading_of(&text, filled)).collect();
    let mut boxed: Vec<Filled<'site>> = Vec::new();
    let mut is_text_due = true;
    let mut is_common = false;
    for (index, filled) in filled {
        let is_long = !filled.field.is_short();
        let begins_common = index >= own && !is_common;
        if is_long || begins_common {
            push_box(page, site, entry, &mut boxed);
            if std::mem::take(&mut is_text_due) {
                text.push_rest(page, &headed);
            }
        }
        is_common |= begins_common;
        facts(page, site, entry, &filled);
        match heading_of(&text, &filled) {
            _ if !is_long => boxed.push(filled),
            Some(heading) => text.push_section(page, heading),
            None => push_long(page, site, entry, filled),
        }
    }
    push_box(page, site, entry, &mut boxed);
    if is_text_due {
        text.push_rest(page, &headed);
    }
}

/// The heading under which a value stands in the body: only then is its place that of a heading.
fn heading_of(text: &PageText<'_>, filled: &Filled<'_>) -> Option<usize> {
    filled.field.heading.as_ref()?;
    let headings = &text.body.headings;
    headings.iter().position(|heading| heading.span == filled.value.span)
}

fn push_box<'site>(
    page: &mut Page<'site>,
    site: &'site Site,
    entry: &'site Entry,
    boxed: &mut Vec<Filled<'site>>,
) {
    if boxed.is_empty() {
        return;
    }
    for filled in boxed.iter() {
        let written = plain(&Plain { site, entry }, filled.field, filled.value);
        page.head.push_str(&format!("{}: {written}\n", filled.field.label));
    }
    page.blocks.push(Block::Fields(std::mem::take(boxed)));
}

fn push_long<'site>(
    page: &mut Page<'site>,
    site: &'site Site,
    entry: &'site Entry,
    filled: Filled<'site>,
) {
    let anchor = anchor(entry, &filled.field.label);
    let title = filled.field.label.as_str();
    page.contents.push(ContentsLine { level: 2, anchor: anchor.clone().into(), title });
    let plainly = Plain { site, entry };
    let text = plain(&plainly, filled.field, filled.value);
    match (&filled.field.kind, filled.value.datum()) {
        // Each question and each step is found for itself.
        (
            Kind::List { item, show: Show::Disclosure | Show::Steps, .. },
            Some(Datum::List(items)),
        ) => {
            for (number, value) in items.iter().enumerate() {
                page.sections.push(PlainSection {
                    anchor: record_anchor(entry, &filled, number).into(),
                    headings: vec![title],
                    text: plain(&plainly, item, value).into(),
                });
            }
        }
        _ => page.sections.push(PlainSection {
            anchor: anchor.clone().into(),
            headings: vec![title],
            text: text.into(),
        }),
    }
    page.blocks.push(Block::Section { anchor, filled });
}

/// What search should know beside the text: other names, and what it can be narrowed by.
fn facts<'site>(
    page: &mut Page<'site>,
    site: &'site Site,
    entry: &'site Entry,
    filled: &Filled<'site>,
) {
    let field = filled.field;
    let is_name = |field: &crate::model::Field| field.name;
    let in_items = matches!(&field.kind, Kind::List { item, .. } if is_name(item));
    if !(is_name(field) || in_items || field.facet) {
        return;
    }
    let item_field = match &field.kind {
        Kind::List { item, .. } => item,
        _ => field,
    };
    for item in filled.value.items() {
        let text = plain(&Plain { site, entry }, item_field, item);
        if text.is_empty() {
            continue;
        }
        if is_name(field) || in_items {
            page.names.push(text.clone());
        }
        if field.facet {
            page.facets.push((field.key.clone(), text));
        }
    }
}

/// The anchor of a record of a list; of one that is written in the body that of its heading.
pub(crate) fn record_anchor(entry: &Entry, filled: &Filled<'_>, index: usize) -> String {
    let headings = entry.document.iter().flat_map(|document| &document.body.headings);
    let heading = filled
        .field
        .heading
        .as_ref()
        .and_then(|_| headings.into_iter().find(|heading| heading.span == filled.value.span));
    if let Some(heading) = heading {
        return heading.anchor.clone();
    }
    match &filled.field.kind {
        Kind::List { one, show: Show::Steps, .. } if !one.is_empty() => {
            format!("{}-{}", slug(one), index + 1)
        }
        _ => format!("{}-{}", anchor(entry, &filled.field.label), index + 1),
    }
}

/// The anchor of a field's section: its label's slug, unless a heading of the text has it.
fn anchor(entry: &Entry, label: &str) -> String {
    let slug = slug(label);
    let headings = entry.document.iter().flat_map(|document| &document.body.headings);
    let is_taken = headings.into_iter().any(|heading| heading.anchor == slug);
    if is_taken || slug.is_empty() { format!("feld-{slug}") } else { slug }
}
