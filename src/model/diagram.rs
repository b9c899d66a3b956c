//! `diagram:` of a type: which of its fields show a process, as a file or as a list of steps; and
//! whether the steps of a page lead to steps.

use std::collections::BTreeSet;

use super::Name;
use super::check::Checker;
use super::fields::Reader;
use super::schema::unknown_field;
use super::types::{Field, Kind, LinkFields, ProcessFields, StepFields, Type};
use super::value::{Datum, Value};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::parse::RawValue;
use crate::source::{Source, Spanned};

/// Where a process ends: what stands in the place of a step's number.
pub const END: &str = "ende";

/// What names fields of the type.
const OF_TYPE: &[&str] = &["file", "steps", "roles", "links"];
/// What names fields of a step.
const OF_STEP: &[&str] =
    &["number", "name", "role", "question", "documents", "systems", "deadline", "next"];
/// What names fields of a way that a step goes on.
const OF_WAY: &[&str] = &["to", "condition"];

/// What names fields of an element that leads to a page.
const OF_LINK: &[&str] = &["element", "page"];

/// The keys of `diagram:` with the fields they name, before these are looked up.
pub(super) type Unfound = Vec<(Spanned<String>, Spanned<String>)>;

impl Reader<'_> {
    /// `diagram: {file: …, steps: …, name: …, next: …, to: …}`.
    pub(super) fn diagram(&mut self, value: &Spanned<RawValue>) -> Unfound {
        let RawValue::Map(entries) = &value.value else {
            self.wrong("diagram", "map", value.span);
            return Vec::new();
        };
        let known: Vec<&str> = [OF_TYPE, OF_STEP, OF_WAY, OF_LINK].concat();
        let mut found = Vec::new();
        for (key, name) in entries {
            match known.contains(&key.value.as_str()) {
                true => {
                    found.extend(self.spanned(&key.value, name).map(|name| (key.clone(), name)))
                }
                false => self.unknown_key(key, &known),
            }
        }
        // What a key speaks of must be there.
        let has = |wanted: &str| entries.iter().any(|(key, _)| key.value == wanted);
        let needs = [(OF_STEP, "steps"), (OF_WAY, "next"), (OF_LINK, "links")];
        for (keys, wanted) in needs {
            let first = entries.iter().find(|(key, _)| keys.contains(&key.value.as_str()));
            if let (Some((key, _)), false) = (first, has(wanted)) {
                self.missing(wanted, key.span);
            }
        }
        let needs = [("steps", "name"), ("next", "to"), ("links", "element"), ("links", "page")];
        for (given, wanted) in needs {
            if has(given) && !has(wanted) {
                self.missing(wanted, value.span);
            }
        }
        found
    }
}

/// Looks the fields up when all are known.
pub(super) fn find(unfound: &Unfound, kind: &mut Type, source: &Source, log: &mut Vec<Diagnostic>) {
    let mut finder = Finder { unfound, source, log };
    let file = finder.at("file", &kind.fields);
    let list = finder.at("steps", &kind.fields);
    let steps = list.and_then(|list| {
        let fields = finder.records("steps", &kind.fields[list])?;
        let next = finder.at("next", fields);
        let ways = next.and_then(|next| finder.records("next", &fields[next]));
        Some(StepFields {
            list,
            name: finder.at("name", fields)?,
            number: finder.at("number", fields),
            role: finder.at("role", fields),
            question: finder.at("question", fields),
            documents: finder.at("documents", fields),
            systems: finder.at("systems", fields),
            deadline: finder.at("deadline", fields),
            next: next.zip(ways.and_then(|ways| finder.at("to", ways))),
            condition: ways.and_then(|ways| finder.at("condition", ways)),
        })
    });
    let roles = finder.at("roles", &kind.fields);
    let roles = roles.filter(|at| finder.is_list("roles", &kind.fields[*at]));
    let links = finder.at("links", &kind.fields).and_then(|list| {
        let fields = finder.records("links", &kind.fields[list])?;
        let (element, page) = (finder.at("element", fields), finder.at("page", fields));
        Some(LinkFields { list, element: element?, page: page? })
    });
    kind.process = (!unfound.is_empty()).then_some(ProcessFields { file, steps, roles, links });
}

struct Finder<'a> {
    unfound: &'a Unfound,
    source: &'a Source,
    log: &'a mut Vec<Diagnostic>,
}

impl Finder<'_> {
    fn name(&self, key: &str) -> Option<&Spanned<String>> {
        self.unfound.iter().find(|(own, _)| own.value == key).map(|(_, name)| name)
    }

    /// The field that a key names.
    fn at(&mut self, key: &str, fields: &[Field]) -> Option<usize> {
        let name = self.name(key)?;
        let found = fields.iter().position(|field| field.key == name.value);
        if found.is_none() {
            let keys = fields.iter().map(|field| field.key.as_str());
            let fault = unknown_field(self.source, name, keys);
            self.log.push(fault);
        }
        found
    }

    /// The fields of a list's records; anything else is a finding.
    fn records<'f>(&mut self, key: &str, field: &'f Field) -> Option<&'f [Field]> {
        if let Kind::List { item, .. } = &field.kind
            && let Kind::Record { fields, .. } = &item.kind
        {
            return Some(fields);
        }
        self.wrong(key, "records");
        None
    }

    /// Whether a field is a list; anything else is a finding.
    fn is_list(&mut self, key: &str, field: &Field) -> bool {
        let is_list = matches!(field.kind, Kind::List { .. });
        if !is_list {
            self.wrong(key, "list");
        }
        is_list
    }

    fn wrong(&mut self, key: &str, expected: &str) {
        let Some(name) = self.name(key) else { return };
        let fault = Diagnostic::new(Code::ModelValue, self.source.place(name.span));
        self.log.push(fault.with("key", key).with("expected", expected));
    }
}

impl Checker<'_> {
    /// Each way of a step leads to a step or to the end.
    pub(super) fn ways<'v>(&mut self, kind: &Type, values: &'v [Value<Name>]) {
        let Some(steps) = kind.process.as_ref().and_then(|process| process.steps.as_ref()) else {
            return;
        };
        let Some((next, to)) = steps.next else { return };
        let record = |item: &'v Value<Name>| match item.datum() {
            Some(Datum::Record(values)) => Some(values),
            _ => None,
        };
        let items = || values[steps.list].items().iter().enumerate();
        let numbers = items().filter_map(|(at, item)| Some(steps.number_of(record(item)?, at)));
        let known: BTreeSet<String> = numbers.chain([END.to_owned()]).collect();
        let ways = items().filter_map(|(_, item)| record(item)?.get(next)).flat_map(Value::items);
        for goal in ways.filter_map(|way| record(way)?.get(to)) {
            let Some(name) = goal.written().map(str::trim).filter(|it| !known.contains(*it)) else {
                continue;
            };
            let place = self.document.source.place(goal.span);
            let meant = nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
            let found = Diagnostic::new(Code::StepUnknown, place).with("step", name);
            self.log.push(found.with("end", END).suggest(meant));
        }
    }
}
