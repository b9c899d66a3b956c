//! The example wiki in `content/`: built, bound, and which page uses which field of its model.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use verbundwiki::diagnostic::{Checked, Findings};
use verbundwiki::load::{Options, load};
use verbundwiki::model::{CORE_KEYS, Datum, Field, Kind, Value};
use verbundwiki::parse::Document;
use verbundwiki::resolve::{Entry, Reference, Site};
use verbundwiki::{Contents, Output};

use super::root;

/// The wiki, built.
pub(crate) struct Example {
    pub(crate) findings: Findings,
    pub(crate) output: Output,
    pub(crate) site: Site,
}

/// A field of the model with its whole key, such as `massnahme.schritte.text`.
pub(crate) struct FieldLine<'a> {
    pub(crate) key: String,
    pub(crate) field: &'a Field,
}

impl Example {
    /// Builds the wiki.
    pub(crate) fn new() -> Self {
        let folder = root().join("content");
        let inputs = load(&folder, Options::default(), date(2026, 11, 22)).expect("it is there");
        let Checked { value: built, diagnostics } = verbundwiki::build(&inputs, None, &());
        let site = verbundwiki::bind(&inputs, None, &()).value.site;
        let findings = Findings::new(diagnostics, &built.checks);
        Self { findings, output: built.output, site }
    }

    /// The written pages in the order of their paths.
    pub(crate) fn pages(&self) -> Vec<(&Entry, &Document)> {
        let entries = self.site.entries.iter();
        let mut pages: Vec<(&Entry, &Document)> =
            entries.filter_map(|entry| Some((entry, entry.document.as_deref()?))).collect();
        pages.sort_by_key(|(_, document)| document.source.path.as_str());
        pages
    }

    /// The built page of that id.
    pub(crate) fn html(&self, id: &str) -> Option<String> {
        let entry = self.site.entries.iter().find(|entry| !id.is_empty() && entry.id == id)?;
        match self.output.get(entry.url.as_str())? {
            Contents::Bytes(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
            Contents::CopyOf(_) => None,
        }
    }

    /// Every field of the model: by type id, `_common` first.
    pub(crate) fn fields(&self) -> BTreeMap<&str, Vec<FieldLine<'_>>> {
        let mut all = BTreeMap::new();
        for kind in &self.site.model.types {
            let (own, common) = kind.fields.split_at(kind.own);
            for (name, fields) in [("_common", common), (kind.id.as_str(), own)] {
                all.entry(name).or_insert_with(|| {
                    let mut lines = Vec::new();
                    flatten(name, fields, &mut lines);
                    lines
                });
            }
        }
        all
    }

    /// Of every key in use: the paths of the pages that use it.
    pub(crate) fn uses(&self) -> BTreeMap<String, BTreeSet<&str>> {
        let mut uses = BTreeMap::new();
        for (entry, document) in self.pages() {
            let path = document.source.path.as_str();
            for key in CORE_KEYS {
                let written = document.front_matter.get(key);
                if written.is_some_and(|raw| !raw.value.is_null()) {
                    uses.entry(format!("core.{key}")).or_insert_with(BTreeSet::new).insert(path);
                }
            }
            let Some(kind) = self.site.type_of(entry) else { continue };
            for (index, (field, value)) in self.site.fields(entry).enumerate() {
                let prefix = if index < kind.own { &kind.id } else { "_common" };
                note(&format!("{prefix}.{}", field.key), field, value, path, &mut uses);
            }
        }
        uses
    }
}

/// The fields of a record, or of the records of a list.
pub(crate) fn inner(kind: &Kind) -> &[Field] {
    match kind {
        Kind::Record { fields, .. } => fields,
        Kind::List { item, .. } => inner(&item.kind),
        _ => &[],
    }
}

fn flatten<'a>(prefix: &str, fields: &'a [Field], lines: &mut Vec<FieldLine<'a>>) {
    for field in fields {
        let key = format!("{prefix}.{}", field.key);
        lines.push(FieldLine { key: key.clone(), field });
        flatten(&key, inner(&field.kind), lines);
    }
}

fn note<'a>(
    key: &str,
    field: &Field,
    value: &Value<Reference>,
    path: &'a str,
    uses: &mut BTreeMap<String, BTreeSet<&'a str>>,
) {
    if value.is_empty() {
        return;
    }
    uses.entry(key.to_owned()).or_default().insert(path);
    let fields = inner(&field.kind);
    for item in value.items() {
        let Some(Datum::Record(values)) = item.datum() else { continue };
        for (field, value) in fields.iter().zip(values) {
            note(&format!("{key}.{}", field.key), field, value, path, uses);
        }
    }
}
