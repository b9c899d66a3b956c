//! What the JSON of a type may hold, as JSON Schema. It is not the schema of front matter: values
//! are normal here, a list is always a list, a reference always says whether there is a page.

use serde_json::{Map, Value as Json, json};

use crate::model::{Choice, Field, Kind, Model, OPEN, SO_FAR, TypeId, UNKNOWN};

/// The draft, the same as that of the schemas for editors.
const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// What is known so far of an open value.
pub(super) const VALUE: &str = "wert";

/// What every value may be in place of what is known.
const UNKNOWN_FORM: &str = "unbekannt";

/// The schema of a type's file.
pub(super) fn of_type(model: &Model, id: TypeId) -> Json {
    let kind = model.get(id);
    let text = json!({"type": "string"});
    let texts = json!({"type": "array", "items": text});
    let day = json!({"type": "string", "format": "date"});
    let mut writer = Writer { definitions: Map::new() };
    let mut page = json!({
        "id": text, "url": text, "title": text, "language": text, "description": text,
        "aliases": texts, "tags": texts, "date": day, "review": day,
        "fields": writer.record("fields", &kind.fields),
    });
    for (key, schema) in [("owner", text), ("source", texts)] {
        if kind.field(key).is_none() {
            page[key] = schema;
        }
    }
    let mut definitions = writer.definitions;
    let reason = json!({"anyOf": [{"type": "string"}, {"type": "null"}]});
    definitions.insert(UNKNOWN_FORM.to_owned(), object(json!({UNKNOWN: reason}), &[UNKNOWN]));
    json!({
        "$schema": DRAFT,
        "title": kind.many,
        "description": kind.help,
        "type": "object",
        "properties": {
            "$schema": {"type": "string"},
            "type": {"const": kind.id},
            "title": {"type": "string"},
            "pages": {
                "type": "array",
                "items": object(page, &["id", "url", "title", "language", "fields"]),
            },
        },
        "required": ["type", "title", "pages"],
        "additionalProperties": false,
        "definitions": definitions,
    })
}

fn object(properties: impl Into<Json>, required: &[&str]) -> Json {
    json!({
        "type": "object",
        "properties": properties.into(),
        "required": required,
        "additionalProperties": false,
    })
}

/// Writes fields. What may be known of each is a definition, since it is needed twice: as the value,
/// and as what is known so far of an open one.
struct Writer {
    definitions: Map<String, Json>,
}

impl Writer {
    /// Fields by their keys. None is required: what is empty is left out.
    fn record(&mut self, path: &str, fields: &[Field]) -> Json {
        let one = |field: &Field| {
            let path = format!("{path}.{}", field.key);
            let mut schema = Map::new();
            for (key, text) in [("title", &field.label), ("description", &field.help)] {
                if !text.is_empty() {
                    schema.insert(key.to_owned(), json!(text));
                }
            }
            schema.insert("anyOf".to_owned(), self.with_states(&path, &field.kind));
            (field.key.clone(), Json::Object(schema))
        };
        let properties: Map<String, Json> = fields.iter().map(one).collect();
        object(properties, &[])
    }

    /// What may be known, that it is unknown, and that it is open.
    fn with_states(&mut self, path: &str, kind: &Kind) -> Json {
        let known = self.known(path, kind);
        self.definitions.insert(path.to_owned(), known);
        let known = json!({"$ref": format!("#/definitions/{path}")});
        let open = json!({OPEN: {"const": true}, SO_FAR: {"type": "string"}, VALUE: known});
        json!([
            known,
            {"$ref": format!("#/definitions/{UNKNOWN_FORM}")},
            object(open, &[OPEN]),
        ])
    }

    fn known(&mut self, path: &str, kind: &Kind) -> Json {
        match kind {
            Kind::Text { .. } | Kind::Markdown | Kind::Url | Kind::Email => {
                json!({"type": "string"})
            }
            // What no computer holds stays as it was written.
            Kind::Number => json!({"anyOf": [{"type": "number"}, {"type": "string"}]}),
            Kind::Date => json!({"type": "string", "format": "date"}),
            Kind::Bool => json!({"type": "boolean"}),
            Kind::Choice { of, .. } => {
                let one = |choice: &Choice| json!({"const": choice.value, "title": choice.label});
                json!({"oneOf": of.iter().map(one).collect::<Vec<_>>()})
            }
            Kind::Ref(to) => {
                let mut forms = vec!["page"];
                forms.extend(to.or_text.then_some("text"));
                forms.extend(to.may_be_missing.then_some("missing"));
                let form = |key: &str| object(json!({key: {"type": "string"}}), &[key]);
                json!({"oneOf": forms.into_iter().map(form).collect::<Vec<_>>()})
            }
            Kind::Record { fields, .. } => self.record(path, fields),
            Kind::List { item, .. } => {
                let items = self.with_states(&format!("{path}.item"), &item.kind);
                json!({"type": "array", "items": {"anyOf": items}})
            }
        }
    }
}
