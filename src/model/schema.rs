//! Reads `_model/*.yaml`: a file a type, and `_common.yaml` with the fields of every type.
//!
//! The model is checked with the care given to pages: every fault has its place, and the run goes
//! on to find them all. A field that cannot be understood is left out, so that one slip in the
//! model is not reported again on every page.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use super::core_keys::{CORE_KEYS, DECLARABLE};
use super::fields::{Ids, Reader};
use super::types::{Field, Model, Type, TypeId, Unique};
use super::{default_views, diagram};
use crate::diagnostic::{Checked, Code, Diagnostic, nearest};
use crate::parse::{RawValue, yaml};
use crate::source::{Source, Span, Spanned};

const TYPE_KEYS: &[&str] = &[
    "label",
    "folder",
    "help",
    "sort",
    "index",
    "synonyms",
    "coverage",
    "fact_sheet",
    "views",
    "diagram",
    "fields",
];

/// The file with the fields of every type.
const COMMON: &str = "_common";

/// A type's file before names are looked up.
struct Raw<'a> {
    source: &'a Arc<Source>,
    entries: Vec<(Spanned<String>, Spanned<RawValue>)>,
}

/// Reads the model from its files.
pub fn read(sources: &[Arc<Source>]) -> Checked<Model> {
    let mut log = Vec::new();
    let mut common = None;
    let mut files: BTreeMap<String, Raw<'_>> = BTreeMap::new();
    let mut all_read = true;
    for source in sources {
        let Some(entries) = entries(source, &mut log) else {
            all_read = false;
            continue;
        };
        let raw = Raw { source, entries };
        match stem(&source.path) {
            COMMON => common = Some(raw),
            id if id.starts_with('_') => log.push(
                Diagnostic::new(Code::ModelUnknownKey, source.whole())
                    .with("key", id)
                    .suggest(Some(COMMON)),
            ),
            id => match files.entry(id.to_owned()) {
                Entry::Vacant(free) => {
                    free.insert(raw);
                }
                Entry::Occupied(first) => log.push(
                    Diagnostic::new(Code::ModelFieldTaken, source.whole())
                        .with("field", id)
                        .related(first.get().source.whole()),
                ),
            },
        }
    }
    let ids = Ids { known: files.keys().cloned().collect(), all_read };
    let (common, common_places) =
        common.map(|raw| raw.read(&["fields"], &ids, &mut log, |_, _, _| {})).unwrap_or_default();
    let mut folders: BTreeMap<String, (TypeId, Span)> = BTreeMap::new();
    let mut types: Vec<Type> = Vec::new();
    for (index, (id, raw)) in files.iter().enumerate() {
        let mut kind = Type {
            id: id.clone(),
            one: id.clone(),
            many: id.clone(),
            folder: None,
            help: String::new(),
            sort: None,
            index: Vec::new(),
            synonyms: false,
            views: Vec::new(),
            process: None,
            coverage: false,
            fact_sheet: false,
            fields: Vec::new(),
            own: 0,
        };
        let mut lists = Lists::default();
        let mut folder = None;
        let mut views = Vec::new();
        let mut diagram = diagram::Unfound::new();
        let (fields, places) =
            raw.read(TYPE_KEYS, &ids, &mut log, |reader, key, value| match key {
                "label" => reader.labels(value, &mut kind),
                "folder" => folder = reader.folder(value),
                "help" => kind.help = reader.text(key, value).unwrap_or_default(),
                "sort" => lists.sort = reader.spanned(key, value),
                "synonyms" => kind.synonyms = reader.bool(key, value).unwrap_or(false),
                "views" => views = reader.views(value, raw.source),
                "diagram" => diagram = reader.diagram(value),
                "coverage" => kind.coverage = reader.bool(key, value).unwrap_or(false),
                "fact_sheet" => kind.fact_sheet = reader.bool(key, value).unwrap_or(false),
                "index" => lists.index = reader.texts(key, value),
                _ => {}
            });
        if !raw.entries.iter().any(|(key, _)| key.value == "label") {
            log.push(
                Diagnostic::new(Code::ModelMissingKey, raw.source.whole()).with("key", "label"),
            );
        }
        kind.own = fields.len();
        kind.fields = fields;
        kind.fields.extend(common.iter().cloned().map(|field| shifted(field, kind.own)));
        clashes(raw, &kind, &places, &common_places, &mut log);
        lists.find(raw.source, &mut kind, &mut log);
        default_views::place(views, &mut kind, &mut log);
        diagram::find(&diagram, &mut kind, raw.source, &mut log);
        if let Some(folder) = folder {
            claim(raw.source, index, &folder, &mut folders, &files, &mut log);
            kind.folder = Some(folder.value);
        }
        types.push(kind);
    }
    Checked::new(Model { types, has_faults: !log.is_empty() }, log)
}

/// A common field behind a type's `own` fields: what it names by index stands further back.
fn shifted(field: Field, own: usize) -> Field {
    let unique = field.unique.map(|unique| match unique {
        Unique::Within(other) => Unique::Within(other + own),
        Unique::All => Unique::All,
    });
    Field { unique, ..field }
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn entries(
    source: &Source,
    log: &mut Vec<Diagnostic>,
) -> Option<Vec<(Spanned<String>, Spanned<RawValue>)>> {
    match yaml(source) {
        Ok(entries) => Some(entries.0),
        Err(fault) => {
            let place = source.place(fault.span);
            log.push(Diagnostic::new(Code::ModelSyntax, place).with("reason", fault.value));
            None
        }
    }
}

impl Raw<'_> {
    /// Reads the file: `fields` here, every other key by `other`. Gives the fields and where the
    /// keys of these stand.
    fn read(
        &self,
        keys: &[&str],
        types: &Ids,
        log: &mut Vec<Diagnostic>,
        mut other: impl FnMut(&mut Reader<'_>, &str, &Spanned<RawValue>),
    ) -> (Vec<Field>, BTreeMap<String, Span>) {
        let mut reader = Reader { source: self.source, types, log };
        let mut fields = Vec::new();
        let mut places = BTreeMap::new();
        for (key, value) in &self.entries {
            match key.value.as_str() {
                "fields" => {
                    fields = reader.fields(value);
                    if let RawValue::Map(entries) = &value.value {
                        places.extend(entries.iter().map(|(key, _)| (key.value.clone(), key.span)));
                    }
                }
                name if keys.contains(&name) => other(&mut reader, name, value),
                _ => reader.unknown_key(key, keys),
            }
        }
        let is_common = keys.len() == 1;
        for field in &fields {
            let may_be_declared = is_common && DECLARABLE.contains(&field.key.as_str());
            if CORE_KEYS.contains(&field.key.as_str()) && !may_be_declared {
                let span = places.get(&field.key).copied().unwrap_or_default();
                let place = self.source.place(span);
                reader
                    .log
                    .push(Diagnostic::new(Code::ModelFieldTaken, place).with("field", &field.key));
            }
        }
        (fields, places)
    }
}

/// What a type's lists show and how they are sorted, still as names.
#[derive(Default)]
struct Lists {
    sort: Option<Spanned<String>>,
    index: Vec<Spanned<String>>,
}

impl Lists {
    fn find(self, source: &Source, kind: &mut Type, log: &mut Vec<Diagnostic>) {
        let mut find = |name: &Spanned<String>| {
            let found = kind.field(&name.value);
            if found.is_none() {
                let keys = kind.fields.iter().map(|field| field.key.as_str());
                log.push(unknown_field(source, name, keys));
            }
            found
        };
        let sort = self.sort.as_ref().and_then(&mut find);
        let index: Vec<usize> = self.index.iter().filter_map(&mut find).collect();
        (kind.sort, kind.index) = (sort, index);
    }
}

/// The finding for a name that is none of the fields beside it.
pub(super) fn unknown_field<'a>(
    source: &Source,
    name: &Spanned<String>,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    Diagnostic::new(Code::ModelUnknownField, source.place(name.span))
        .with("field", &name.value)
        .suggest(nearest(&name.value, known))
}

/// Fields of a type that are common ones too, and two fields under one heading.
fn clashes(
    raw: &Raw<'_>,
    kind: &Type,
    places: &BTreeMap<String, Span>,
    common: &BTreeMap<String, Span>,
    log: &mut Vec<Diagnostic>,
) {
    let mut headings: BTreeMap<&str, &Field> = BTreeMap::new();
    let mut taken = |name: &str, span: Option<Span>| {
        let place = raw.source.place(span.unwrap_or_default());
        log.push(Diagnostic::new(Code::ModelFieldTaken, place).with("field", name));
    };
    for (index, field) in kind.fields.iter().enumerate() {
        let key = places.get(&field.key).copied();
        if index < kind.own && common.contains_key(&field.key) {
            taken(&field.key, key);
        }
        let Some(heading) = field.heading.as_deref() else { continue };
        if let Some(first) = headings.insert(heading, field) {
            // Of a heading that a common field has too, the type's own is in this file.
            taken(heading, key.or_else(|| places.get(&first.key).copied()));
        }
    }
}

/// Takes a folder for a type; another type's is a finding.
fn claim(
    source: &Source,
    index: usize,
    folder: &Spanned<String>,
    folders: &mut BTreeMap<String, (TypeId, Span)>,
    files: &BTreeMap<String, Raw<'_>>,
    log: &mut Vec<Diagnostic>,
) {
    let id = TypeId(index as u32);
    let Some((first, span)) = folders.get(&folder.value).copied() else {
        folders.insert(folder.value.clone(), (id, folder.span));
        return;
    };
    let first = files.iter().nth(first.0 as usize);
    let mut found = Diagnostic::new(Code::ModelFolderClash, source.place(folder.span))
        .with("folder", &folder.value)
        .with("type", first.map_or("", |(id, _)| id.as_str()));
    if let Some((_, raw)) = first {
        found = found.related(raw.source.place(span));
    }
    log.push(found);
}

impl Reader<'_> {
    /// `label: {one: …, many: …}`; a single text serves for both.
    fn labels(&mut self, value: &Spanned<RawValue>, kind: &mut Type) {
        match &value.value {
            RawValue::Map(entries) => {
                let at = entries.first().map_or(value.span, |(key, _)| key.span);
                for wanted in ["one", "many"] {
                    if !entries.iter().any(|(key, _)| key.value == wanted) {
                        self.missing(wanted, at);
                    }
                }
                for (key, value) in entries {
                    match key.value.as_str() {
                        "one" => kind.one = self.text("one", value).unwrap_or_default(),
                        "many" => kind.many = self.text("many", value).unwrap_or_default(),
                        _ => self.unknown_key(key, &["one", "many"]),
                    }
                }
            }
            _ => {
                if let Some(text) = self.text("label", value) {
                    (kind.one, kind.many) = (text.clone(), text);
                }
            }
        }
    }

    fn folder(&mut self, value: &Spanned<RawValue>) -> Option<Spanned<String>> {
        let text = self.spanned("folder", value)?;
        let folder = text.value.trim_matches('/');
        let is_path = folder.split('/').all(|part| !part.is_empty() && !part.starts_with('.'));
        if !is_path || folder.contains('\\') {
            self.wrong("folder", "folder", value.span);
            return None;
        }
        Some(Spanned { value: folder.to_owned(), span: text.span })
    }

    /// `unique: true` or `unique: {within: field}`.
    pub(super) fn unique(
        &mut self,
        value: &Spanned<RawValue>,
        siblings: &[&str],
    ) -> Option<Unique> {
        match &value.value {
            RawValue::Map(entries) => {
                let mut within = None;
                for (key, value) in entries {
                    if key.value != "within" {
                        self.unknown_key(key, &["within"]);
                        continue;
                    }
                    let name = self.spanned("within", value)?;
                    within = siblings.iter().position(|sibling| *sibling == name.value);
                    if within.is_none() {
                        let found = unknown_field(self.source, &name, siblings.iter().copied());
                        self.log.push(found);
                    }
                }
                within.map(Unique::Within)
            }
            _ => self.bool("unique", value).unwrap_or(false).then_some(Unique::All),
        }
    }
}
