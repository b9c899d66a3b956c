//! The fields of a typed page: boxes of short ones, sections of long ones, in the model's order.
//!
//! What the body says before the first field of its own stands after the first box, what it says
//! after that before the fields all types have; what belongs to a field stands where the field does.

use std::borrow::Cow;

use super::plain::{Plain, plain, shortened};
use super::process;
use super::text::PageText;
use super::type_views::TypeViews;
use super::{Block, ContentsLine, Filled, Page, PlainSection};
use crate::model::{Datum, Field, Kind, Show, Value};
use crate::resolve::{Entry, Site};
use crate::slug::slug;
use crate::views::Views;

/// Puts a typed page together.
pub(super) fn compose<'site>(
    page: &mut Page<'site>,
    site: &'site Site,
    views: &'site Views,
    is_inner: bool,
) {
    let entry = site.entry(page.entry);
    let Some(document) = &entry.document else { return };
    let own = site.type_of(entry).map_or(0, |kind| kind.own);
    let text = PageText::new(site, views, page.entry, &document.body, is_inner);
    let filled: Vec<(usize, Filled<'site>)> = (site.fields(entry).enumerate())
        .filter(|(_, (_, value))| !value.is_empty())
        .map(|(index, (field, value))| (index, Filled { field, value }))
        .collect();
    let headed: Vec<usize> = filled
        .iter()
        .filter_map(|(_, filled)| entry.heading_of(filled.field, filled.value))
        .collect();
    let mut process = process::OfType::new(site, page);
    let mut of_type = TypeViews::new(page, site, views, is_inner);
    let mut boxed: Vec<Filled<'site>> = Vec::new();
    let mut is_begun = false;
    let mut is_common = false;
    for (index, filled) in filled {
        let is_long = !filled.field.is_short();
        let begins_common = index >= own && !is_common;
        let begins_box = filled.field.group.is_some() && !boxed.is_empty();
        if is_long || begins_common || begins_box {
            push_box(page, site, entry, &mut boxed);
            if !std::mem::replace(&mut is_begun, true) {
                text.push_before(page, &headed);
            }
        }
        if boxed.is_empty() && is_begun {
            process.push_before(page, index);
            of_type.push_before(page, index);
        }
        if begins_common {
            process.push_rest(page);
            text.push_after(page, &headed);
            of_type.push_rest(page);
            is_common = true;
        }
        facts(page, site, entry, &filled);
        match entry.heading_of(filled.field, filled.value) {
            _ if process.replaces(index) => {}
            _ if !is_long => boxed.push(filled),
            Some(heading) => text.push_section(page, heading),
            None => push_long(page, site, entry, filled, is_common),
        }
        if let Some(calendar) = views.calendar(page.entry, index) {
            page.blocks.push(Block::Calendar(&calendar.url));
        }
    }
    push_box(page, site, entry, &mut boxed);
    if !is_begun {
        text.push_before(page, &headed);
    }
    if !is_common {
        of_type.push_before(page, own);
        process.push_rest(page);
        text.push_after(page, &headed);
    }
    of_type.push_rest(page);
}

/// Puts a box of short fields on the page. The first stands under the page's title; a later one
/// would seem to belong to the section before, so it has a heading of its own.
fn push_box<'site>(
    page: &mut Page<'site>,
    site: &'site Site,
    entry: &'site Entry,
    boxed: &mut Vec<Filled<'site>>,
) {
    let Some(first) = boxed.first() else { return };
    for filled in boxed.iter() {
        let written = plain(&Plain { site, entry }, filled.field, filled.value);
        if !written.is_empty() {
            page.head.push_str(&format!("{}: {written}\n", filled.field.label));
        }
    }
    let title: Cow<'site, str> = match &first.field.group {
        Some(group) => group.as_str().into(),
        None => {
            let labels = boxed.iter().map(|filled| filled.field.label.as_str());
            labels.take(3).collect::<Vec<_>>().join(", ").into()
        }
    };
    let heading =
        (!page.blocks.is_empty()).then(|| (format!("angaben-{}", slug(&first.field.key)), title));
    if let Some((anchor, title)) = &heading {
        let (anchor, title) = (anchor.clone().into(), title.clone());
        page.contents.push(ContentsLine { level: 2, anchor, title });
    }
    page.blocks.push(Block::Fields { heading, filled: std::mem::take(boxed) });
}

fn push_long<'site>(
    page: &mut Page<'site>,
    site: &'site Site,
    entry: &'site Entry,
    filled: Filled<'site>,
    is_common: bool,
) {
    let anchor = entry.section_anchor(&filled.field.label);
    let title = filled.field.label.as_str();
    let line = ContentsLine { level: 2, anchor: anchor.clone().into(), title: title.into() };
    page.contents.push(line);
    let plainly = Plain { site, entry };
    match (&filled.field.kind, filled.value.datum()) {
        // Each question and each step is found for itself.
        (
            Kind::List { item, show: Show::Disclosure | Show::Steps, .. },
            Some(Datum::List(items)),
        ) => {
            for (number, value) in items.iter().enumerate() {
                page.sections.push(PlainSection {
                    anchor: entry.record_anchor(filled.field, filled.value, number).into(),
                    headings: vec![title.into(), lead(&plainly, &filled, number).into()],
                    text: plain(&plainly, item, value).into(),
                    repeats: false,
                });
            }
        }
        _ => page.sections.push(PlainSection {
            anchor: anchor.clone().into(),
            headings: vec![title.into()],
            text: plain(&plainly, filled.field, filled.value).into(),
            // What all types have, such as sources, says nothing of the page's own matter.
            repeats: is_common,
        }),
    }
    page.blocks.push(Block::Section { anchor, filled });
}

/// What a record of a list is called: "Schritt 3: Konto anlegen", by the beginning of its first
/// text. A number alone would say nothing to who is not on the page.
pub(super) fn lead(at: &Plain<'_>, list: &Filled<'_>, index: usize) -> String {
    let Kind::List { item, one, .. } = &list.field.kind else { return String::new() };
    let record = list.value.items().get(index).and_then(Value::datum);
    let (Kind::Record { fields, .. }, Some(Datum::Record(values))) = (&item.kind, record) else {
        return String::new();
    };
    let is_text =
        |field: &Field| matches!(field.kind, Kind::Text { pattern: None } | Kind::Markdown);
    let first =
        fields.iter().zip(values).find(|(field, value)| is_text(field) && !value.is_empty());
    let text = first.map(|(field, value)| shortened(&plain(at, field, value))).unwrap_or_default();
    match one.as_str() {
        one if !one.is_empty() && !text.is_empty() => format!("{one} {}: {text}", index + 1),
        _ => text,
    }
}

/// What search should know beside the text: other names, and what it can be narrowed by.
fn facts<'site>(
    page: &mut Page<'site>,
    site: &'site Site,
    entry: &'site Entry,
    filled: &Filled<'site>,
) {
    let field = filled.field;
    let is_name = |field: &Field| field.name;
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
