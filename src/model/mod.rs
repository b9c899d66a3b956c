//! What a page is: its type, its core keys and the values of its fields.
//!
//! 1. `schema`, `fields`, `default_views` and `diagram` read the content model from `_model/*.yaml` into a
//!    [`Model`].
//! 2. `core_keys` reads what every page may say of itself.
//! 3. `check` turns the rest of the front matter into [`Value`]s of the type's fields, `scalars` its
//!    single values; `headed` does so for lists and texts that stand in the body under a heading.
//! 4. `new_page` writes the file of a new page, `json_schema` tells editors what front matter may
//!    hold: what the model says, the other way round.

mod check;
mod core_keys;
mod default_views;
mod diagram;
mod events;
mod fields;
mod headed;
mod json_schema;
mod new_page;
mod scalars;
mod schema;
#[cfg(test)]
mod tests;
mod types;
mod value;

use std::sync::Arc;

use rayon::prelude::*;

pub(crate) use check::{OPEN, SO_FAR, UNKNOWN};
pub(crate) use core_keys::title_of_folder;
pub use core_keys::{CORE_KEYS, Core, Review};
pub use diagram::END;
pub use json_schema::{schema_of_all, schema_of_type};
pub use new_page::{NewPage, Request, new_page};
pub use schema::read;
pub use types::{
    Choice, DefaultView, Events, Field, Kind, LinkFields, Model, Pattern, ProcessFields, RefKind,
    Show, StepFields, Type, TypeId, Unique,
};
pub use value::{Datum, FieldText, Path, State, Value};

use crate::diagnostic::{Checked, Code, Diagnostic, nearest};
use crate::parse::{Document, RawValue};

/// A page whose keys are understood and whose references are still names.
#[derive(Debug)]
pub struct Draft {
    /// The parsed file.
    pub document: Arc<Document>,
    /// Its core keys.
    pub core: Core,
    /// Its fields, if it has a type.
    pub typed: Option<Typed>,
}

/// The fields of a page that has a type.
#[derive(Debug)]
pub struct Typed {
    /// The type.
    pub kind: TypeId,
    /// The values, in the order of the type's fields.
    pub values: Vec<Value<Name>>,
    /// The Markdown among them.
    pub texts: Vec<FieldText>,
}

/// A reference before it is bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// What must be a page's id, alias or unique last segment.
    Id(String),
    /// A link of the body.
    Link {
        /// Its index.
        index: usize,
        /// The text of the item it stands in.
        text: String,
    },
    /// Plain text, where the field allows it.
    Text(String),
}

/// Checks every document against the model.
pub fn check(documents: &[Arc<Document>], model: &Model) -> Checked<Vec<Draft>> {
    let checked: Vec<Checked<Draft>> =
        documents.par_iter().map(|document| draft(document, model)).collect();
    let mut diagnostics = Vec::new();
    let drafts = checked.into_iter().map(|draft| draft.take(&mut diagnostics)).collect();
    Checked::new(drafts, diagnostics)
}

fn draft(document: &Arc<Document>, model: &Model) -> Checked<Draft> {
    let mut log = Vec::new();
    let kind = kind_of(document, model, &mut log);
    let fields = kind.map_or(&[][..], |id| &model.get(id).fields);
    let core = core_keys::read(document, fields).take(&mut log);
    let typed = kind.map(|id| {
        if !model.has_faults {
            in_folder(document, model, id, &mut log);
        }
        let mut checker = check::Checker { document, model, texts: Vec::new(), log: Vec::new() };
        let values = checker.page(model.get(id));
        checker.ways(model.get(id), &values);
        log.append(&mut checker.log);
        Typed { kind: id, values, texts: checker.texts }
    });
    Checked::new(Draft { document: Arc::clone(document), core, typed }, log)
}

/// The page's type. Without a model the key is only a label.
fn kind_of(document: &Document, model: &Model, log: &mut Vec<Diagnostic>) -> Option<TypeId> {
    let Some(raw) = document.front_matter.get("type") else {
        meant_typed(document, model, log);
        return None;
    };
    let RawValue::Scalar { text, .. } = &raw.value else { return None };
    if model.types.is_empty() || raw.value.is_null() {
        return None;
    }
    let found = model.find(text);
    if found.is_none() && !model.has_faults {
        let labelled =
            model.types.iter().find(|kind| kind.one.to_lowercase() == text.to_lowercase());
        let ids = model.types.iter().map(|kind| kind.id.as_str());
        let meant = labelled.map(|kind| kind.id.as_str()).or_else(|| nearest(text, ids));
        log.push(
            Diagnostic::new(Code::UnknownType, document.source.place(raw.span))
                .with("type", text)
                .suggest(meant),
        );
    }
    found
}

/// A typed page stands in its type's folder, and not in that of another type.
fn in_folder(document: &Document, model: &Model, id: TypeId, log: &mut Vec<Diagnostic>) {
    let path = &document.source.path;
    let kind = model.get(id);
    let here = model.of_folder(path);
    let is_own = here == Some(id) || (here.is_none() && kind.folder.is_none());
    if is_own {
        return;
    }
    let span = document.front_matter.get("type").map(|raw| raw.span).unwrap_or_default();
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let home = kind.folder.as_deref();
    log.push(
        Diagnostic::new(Code::TypeFolder, document.source.place(span))
            .with("type", &kind.one)
            .with("at", if folder.is_empty() { "top" } else { "folder" })
            .with("folder", folder)
            .with("belongs", if home.is_some() { "folder" } else { "nowhere" })
            .with("home", home.unwrap_or_default())
            .suggest(home.map(|home| format!("{home}/{name}"))),
    );
}

/// A page in a type's folder that has one of its fields, or nearly the key `type`, was meant to be
/// of the type: without it nothing in it would be checked.
fn meant_typed(document: &Document, model: &Model, log: &mut Vec<Diagnostic>) {
    let path = &document.source.path;
    let is_index =
        path.rsplit('/').next().is_some_and(|name| name.eq_ignore_ascii_case("index.md"));
    let Some(kind) = model.of_folder(path).map(|id| model.get(id)).filter(|_| !is_index) else {
        return;
    };
    let own = &kind.fields[..kind.own];
    let tells = |key: &str| {
        let is_core = core_keys::CORE_KEYS.contains(&key);
        !is_core && (own.iter().any(|field| field.key == key) || nearest(key, ["type"]).is_some())
    };
    let mut keys = document.front_matter.0.iter().map(|(key, _)| key);
    if let Some(key) = keys.find(|key| tells(&key.value)) {
        log.push(
            Diagnostic::new(Code::TypeMissing, document.source.place(key.span))
                .with("key", &key.value)
                .with("type", &kind.one)
                .suggest(Some(format!("type: {}", kind.id))),
        );
    }
}
