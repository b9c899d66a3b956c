//! `schema`: the content model as JSON Schema.

use std::io;

use serde_json::Value;
use verbundwiki::diagnostic::Locale;
use verbundwiki::load::Options;
use verbundwiki::model::{self, Model};

use super::arguments::SchemaOptions;
use super::build::inputs;
use super::files::replace;
use super::model::{find_type, model};
use super::report;
use super::{End, Failure, say};

/// The file with the schema of all types; no type is called so.
const ALL: &str = "_all";

/// The core keys, and the texts that explain them.
const CORE: &[(&str, &str)] = &[
    ("id", "schema-id"),
    ("type", "schema-type"),
    ("title", "schema-title"),
    ("description", "schema-description"),
    ("aliases", "schema-aliases"),
    ("tags", "schema-tags"),
    ("lang", "schema-lang"),
    ("date", "schema-date"),
    ("draft", "schema-draft"),
    ("owner", "schema-owner"),
    ("review", "schema-review"),
    ("visibility", "schema-visibility"),
    ("source", "schema-source"),
];

/// Prints a schema, or writes files.
pub(super) fn schema(options: &SchemaOptions, locale: &Locale) -> Result<End, Failure> {
    let inputs = inputs(&options.content, Options::default(), locale)?;
    let Some(model) = model(&inputs, &options.content, locale)? else {
        return Ok(End::ContentErrors);
    };
    let wanted: Vec<(String, Value)> = match (&options.kind, &options.schemas) {
        (Some(name), _) => vec![of(&model, name, locale)?],
        (None, None) => vec![of_all(&model, locale)],
        (None, Some(_)) => {
            let of_types = model.types.iter().map(|kind| of(&model, &kind.id, locale));
            let mut schemas = of_types.collect::<Result<Vec<_>, Failure>>()?;
            schemas.push(of_all(&model, locale));
            schemas
        }
    };
    for (name, schema) in wanted {
        let text = format!("{schema:#}");
        match &options.schemas {
            Some(folder) => {
                let file = folder.join(format!("{name}.schema.json"));
                replace(&file, &(text + "\n"), locale)?;
                say(&mut io::stdout(), &report::path(&file));
            }
            None => say(&mut io::stdout(), &text),
        }
    }
    Ok(End::Fine)
}

fn of(model: &Model, name: &str, locale: &Locale) -> Result<(String, Value), Failure> {
    let id = find_type(model, name, locale)?;
    Ok((name.to_owned(), model::schema_of_type(model, id, &|key| help(key, locale))))
}

fn of_all(model: &Model, locale: &Locale) -> (String, Value) {
    (ALL.to_owned(), model::schema_of_all(model, &|key| help(key, locale)))
}

fn help(key: &str, locale: &Locale) -> String {
    let text = CORE.iter().find(|(name, _)| *name == key).map(|(_, text)| *text);
    text.map_or_else(String::new, |text| locale.text(text, &[]))
}
