//! What is checked of processes when all pages and files are bound.

use std::collections::BTreeSet;

use super::links::{decode, split_anchor};
use super::process_links::folded;
use super::{Entry, Links, Process, Reference, Site, Target};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::{Datum, ProcessFields, Value};
use crate::parse::Body;
use crate::source::Source;

/// The roles of steps that the list of who has a part in the process does not name.
pub(super) fn unlisted_roles(
    site: &Site,
    entry: &Entry,
    fields: ProcessFields,
    log: &mut Vec<Diagnostic>,
) {
    let (Some(steps), Some(roles), Some(document)) = (fields.steps, fields.roles, &entry.document)
    else {
        return;
    };
    let Some(role) = steps.role else { return };
    let (Some(listed), Some(items)) = (entry.values.get(roles), entry.values.get(steps.list))
    else {
        return;
    };
    if listed.items().is_empty() {
        return;
    }
    let mut known = BTreeSet::new();
    names(site, listed, &mut known);
    for (at, item) in items.items().iter().enumerate() {
        let Some(Datum::Record(values)) = item.datum() else { continue };
        for value in values.get(role).map(Value::items).unwrap_or_default() {
            let Some(name) = name(site, value).filter(|name| !known.contains(&folded(name))) else {
                continue;
            };
            log.push(
                Diagnostic::new(Code::ProcessRoleUnlisted, document.source.place(value.span))
                    .with("role", name)
                    .with("step", steps.number_of(values, at)),
            );
        }
    }
}

/// What a value that refers to a page, or names what has none, is called.
fn name<'a>(site: &'a Site, value: &'a Value<Reference>) -> Option<&'a str> {
    match value.datum()? {
        Datum::Ref(Reference::Entry(id)) => Some(&site.entry(*id).title),
        Datum::Ref(Reference::Text(text)) => Some(text),
        _ => None,
    }
}

/// What a value refers to, wherever in it.
fn names(site: &Site, value: &Value<Reference>, found: &mut BTreeSet<String>) {
    match value.datum() {
        Some(Datum::List(values) | Datum::Record(values)) => {
            values.iter().for_each(|value| names(site, value, found));
        }
        _ => found.extend(name(site, value).map(folded)),
    }
}

/// Links that name a picture that their BPMN file does not have.
pub(super) fn unknown_pictures(site: &Site, log: &mut Vec<Diagnostic>) {
    for (_, entry) in site.iter() {
        let Some(document) = &entry.document else { continue };
        let own = (&document.body, &entry.links);
        let texts = entry.texts.iter().map(|text| (&text.body, &text.links));
        for (body, links) in std::iter::once(own).chain(texts) {
            in_text(site, &document.source, body, links, log);
        }
    }
}

fn in_text(site: &Site, source: &Source, body: &Body, links: &Links, log: &mut Vec<Diagnostic>) {
    for (link, target) in body.links.iter().zip(&links.targets) {
        let Target::Asset(asset) = target else { continue };
        let (file, Some(id)) = split_anchor(&link.target) else { continue };
        let Some(process) = site.processes.of_file(*asset) else { continue };
        let id = decode(id);
        if id.is_empty() || ids(process).any(|known| known == id) {
            continue;
        }
        let meant = nearest(&id, ids(process)).map(|meant| format!("#{meant}"));
        log.push(
            Diagnostic::new(Code::BrokenAnchor, source.place(link.span))
                .with("of", "file")
                .with("page", file)
                .with("target", &id)
                .suggest(meant),
        );
    }
}

fn ids(process: &Process) -> impl Iterator<Item = &str> {
    process.pictures.iter().map(|picture| picture.diagram.id.as_str())
}
