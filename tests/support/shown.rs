//! Where a field is seen beside its own page: views that name it, lists of its type, the pages it
//! leads to, filters of the search, files of data.

use std::collections::BTreeSet;

use verbundwiki::model::{Field, Kind, TypeId};
use verbundwiki::parse::{FrontMatter, RawValue};

use super::example::{Example, inner};

/// A query, as the words it is written with.
struct Query {
    /// Where its answer stands.
    on: String,
    /// The type of the pages on which it stands, if it is declared for a type.
    of: Option<String>,
    words: BTreeSet<String>,
}

/// All queries of a wiki.
pub(crate) struct Shown<'a> {
    example: &'a Example,
    queries: Vec<Query>,
}

impl<'a> Shown<'a> {
    /// Reads the queries. `link` makes a link to a page from its path.
    pub(crate) fn new(example: &'a Example, link: impl Fn(&str) -> String) -> Self {
        let mut queries = Vec::new();
        for kind in &example.site.model.types {
            for view in &kind.views {
                let on = format!("jede Seite „{}“, Abschnitt „{}“", kind.one, view.heading);
                queries.push(Query { on, of: Some(kind.id.clone()), words: words(&view.query) });
            }
        }
        for (entry, document) in example.pages() {
            let of = example.site.type_of(entry).map(|kind| kind.id.clone());
            for query in &document.body.queries {
                let Ok(written) = &query.written else { continue };
                let on = link(&document.source.path);
                queries.push(Query { on, of: of.clone(), words: words(written) });
            }
        }
        Self { example, queries }
    }

    /// Where the field of that key is seen.
    pub(crate) fn places(&self, key: &str) -> BTreeSet<String> {
        let mut places = BTreeSet::new();
        let mut parts = key.split('.');
        let name = parts.next().unwrap_or_default();
        let keys: Vec<&str> = parts.collect();
        let model = &self.example.site.model;
        let Some(kind) = model.find(name).map(|id| model.get(id)) else {
            let everywhere =
                if name == "core" { "Kopf und Fuß jeder Seite" } else { "jede Seite mit Typ" };
            return BTreeSet::from([everywhere.to_owned()]);
        };
        for query in &self.queries {
            let of_type = query.words.contains(name)
                || (query.of.as_deref() == Some(name) && query.words.contains("this"));
            if of_type && keys.iter().all(|key| query.words.contains(*key)) {
                places.insert(query.on.clone());
            }
        }
        let Some(field) = find(&kind.fields, &keys) else { return places };
        let is_listed = |at: &usize| keys.len() == 1 && kind.fields[*at].key == keys[0];
        if kind.index.iter().any(is_listed) {
            places.insert(format!("Übersicht „{}“", kind.many));
        }
        if field.facet {
            places.insert("Filter der Suche".to_owned());
        }
        if let Some(to) = refers(&field.kind).filter(|_| field.backlinks) {
            let named: Vec<&str> = to.iter().map(|id| model.get(*id).one.as_str()).collect();
            let named = if named.is_empty() { "jede Seite".to_owned() } else { named.join(", ") };
            places.insert(format!("„Wird verwendet in“ ({named})"));
        }
        if field.name {
            places.insert("Name der Seite in Listen und Suche".to_owned());
        }
        places.insert(format!("`daten/{name}.json`"));
        places
    }

    /// The files that hold the field.
    pub(crate) fn files(&self, key: &str) -> String {
        let model = &self.example.site.model;
        let name = key.split('.').next().unwrap_or_default();
        let folder = model.find(name).and_then(|id| model.get(id).folder.as_deref());
        folder.map_or_else(|| "jede Seite".to_owned(), |folder| format!("`{folder}/SEITE.md`"))
    }
}

fn find<'a>(fields: &'a [Field], keys: &[&str]) -> Option<&'a Field> {
    let (first, rest) = keys.split_first()?;
    let field = fields.iter().find(|field| field.key == *first)?;
    if rest.is_empty() { Some(field) } else { find(inner(&field.kind), rest) }
}

/// The types a field leads to, if it is a reference.
fn refers(kind: &Kind) -> Option<&[TypeId]> {
    match kind {
        Kind::Ref(to) => Some(&to.to),
        Kind::List { item, .. } => refers(&item.kind),
        _ => None,
    }
}

fn words(query: &FrontMatter) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut left: Vec<&RawValue> = Vec::new();
    let add = |text: &str, found: &mut BTreeSet<String>| {
        let parts = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        found.extend(parts.map(str::to_owned));
    };
    for (key, value) in &query.0 {
        // What people read is no name of a field.
        if !matches!(key.value.as_str(), "caption" | "empty") {
            left.push(&value.value);
        }
    }
    while let Some(value) = left.pop() {
        match value {
            RawValue::Scalar { text, .. } => add(text, &mut found),
            RawValue::List(items) => left.extend(items.iter().map(|item| &item.value)),
            RawValue::Map(entries) => {
                for (key, value) in entries {
                    add(&key.value, &mut found);
                    left.push(&value.value);
                }
            }
        }
    }
    found
}
