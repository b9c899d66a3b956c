//! The list of steps of a page, as the room of diagrams takes it.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Entry, EntryId, FieldText, Reference, Site};
use crate::diagram::{Next, Step, name_of, one_line};
use crate::model::{Datum, END, StepFields, Value};
use crate::source::Span;

/// The steps of a page.
pub(super) struct Steps {
    pub(super) steps: Vec<Step>,
    /// The pages of the roles, by their titles.
    pub(super) roles: BTreeMap<String, EntryId>,
    /// Where each step is written.
    pub(super) spans: Vec<Span>,
}

/// Reads the steps of a page; none if it has none.
pub(super) fn read(site: &Site, entry: &Entry, fields: StepFields) -> Option<Steps> {
    let items = entry.values.get(fields.list)?.items();
    let mut read = Steps { steps: Vec::new(), roles: BTreeMap::new(), spans: Vec::new() };
    for (at, item) in items.iter().enumerate() {
        let Some(Datum::Record(values)) = item.datum() else { continue };
        let value = |field: usize| values.get(field);
        let texts = |field: Option<usize>| -> Vec<String> {
            let items = field.and_then(value).map(Value::items).unwrap_or_default();
            items.iter().filter_map(|item| text(site, entry, item)).collect()
        };
        let one = |field: Option<usize>| texts(field).into_iter().next();
        if let Some(role) = fields.role.and_then(value)
            && let Some(Datum::Ref(Reference::Entry(id))) = role.datum()
        {
            read.roles.insert(site.entry(*id).title.clone(), *id);
        }
        let next = fields.next.map(|(list, to)| {
            let ways = value(list).map(Value::items).unwrap_or_default().iter();
            ways.filter_map(|way| {
                let Some(Datum::Record(values)) = way.datum() else { return None };
                let text = |field: usize| text(site, entry, values.get(field)?);
                let to = Some(text(to)?).filter(|to| to != END);
                Some(Next { to, condition: fields.condition.and_then(text) })
            })
            .collect()
        });
        read.steps.push(Step {
            number: fields.number_of(values, at),
            name: value(fields.name).map(|value| name(site, entry, value)).unwrap_or_default(),
            role: one(fields.role),
            question: one(fields.question),
            next: next.unwrap_or_default(),
            documents: texts(fields.documents),
            systems: texts(fields.systems),
            deadline: one(fields.deadline),
        });
        read.spans.push(item.span);
    }
    (!read.steps.is_empty()).then_some(read)
}

/// A value on one line.
fn text(site: &Site, entry: &Entry, value: &Value<Reference>) -> Option<String> {
    let text = match value.datum()? {
        Datum::Text(text) | Datum::Number(text) => text.clone(),
        Datum::Ref(Reference::Entry(id)) => site.entry(*id).title.clone(),
        Datum::Ref(Reference::Text(text) | Reference::Missing(text)) => text.clone(),
        Datum::Markdown(index) => markdown(site, entry.texts.get(*index)?),
        _ => return None,
    };
    Some(one_line(&text))
}

fn markdown(site: &Site, text: &FieldText) -> String {
    let sections = text.body.sections.iter();
    sections.map(|section| site.plain_text(section, &text.links)).collect::<Vec<_>>().join(" ")
}

/// What a step is called.
fn name(site: &Site, entry: &Entry, value: &Value<Reference>) -> String {
    let Some(whole) = text(site, entry, value) else { return String::new() };
    let bold = match value.datum() {
        Some(Datum::Markdown(index)) => entry.texts.get(*index).and_then(bold),
        _ => None,
    };
    name_of(bold.as_deref(), &whole)
}

/// The bold words with which a text begins.
fn bold(text: &FieldText) -> Option<String> {
    let mut events = text.body.events.iter();
    match (events.next()?, events.next()?) {
        (Event::Start(Tag::Paragraph), Event::Start(Tag::Strong)) => {}
        _ => return None,
    }
    let mut bold = String::new();
    for event in events {
        match event {
            Event::End(TagEnd::Strong) => break,
            Event::Text(text) | Event::Code(text) => bold.push_str(text),
            Event::SoftBreak => bold.push(' '),
            _ => {}
        }
    }
    Some(bold)
}
