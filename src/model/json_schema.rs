//! The model as JSON Schema, for editors: what front matter may hold, as far as a schema can say.
//!
//! 1. [`schema_of_type`] describes the pages of one type, [`schema_of_all`] every page of the wiki,
//!    by its `type`.
//! 2. `field` writes one field: what may be known of it, then the states of a value.
//! 3. `core` writes the keys that every page may have.
//!
//! Draft 07, not 2020-12: it is what every YAML tool for editors reads, and the validator behind
//! some of them refuses a schema of a later draft. Nothing here needs more. The one keyword beyond
//! the standard is `enumDescriptions`, by which editors show the labels of choices.
//!
//! A schema sees values after YAML has read them, the checker what was written: where a text may
//! stand, a schema must let numbers pass, and it cannot ask whether a reference leads somewhere,
//! what a field says under a heading, or whether a value is there twice.

use serde_json::{Map, Value, json};

use super::check::{OPEN, SO_FAR, UNKNOWN};
use super::core_keys::CORE_KEYS;
use super::types::{Field, Kind, Model, Pattern, Type, TypeId};

/// The draft of every schema.
const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// What a day looks like; `format` says the rest.
const DAY: &str = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";

/// The schema of the pages of one type. `help` explains a core key.
pub fn schema_of_type(model: &Model, id: TypeId, help: &dyn Fn(&str) -> String) -> Value {
    let mut schema = of_type(model.get(id), help);
    schema.insert("$schema".to_owned(), json!(DRAFT));
    schema.insert("definitions".to_owned(), definitions());
    Value::Object(schema)
}

/// The schema of every page: the type decides, and a page without one may have any further key.
pub fn schema_of_all(model: &Model, help: &dyn Fn(&str) -> String) -> Value {
    let of_types = model.types.iter().map(|kind| {
        json!({
            "if": {
                "type": "object",
                "required": ["type"],
                "properties": {"type": {"const": kind.id}},
            },
            "then": of_type(kind, help),
        })
    });
    let untyped = json!({
        "if": {
            "type": "object",
            "required": ["type"],
            "properties": {"type": {"type": "string"}},
        },
        "else": {"type": "object", "properties": core(help)},
    });
    let types = one_of(model.types.iter().map(|kind| (&*kind.id, &*kind.one)));
    json!({
        "$schema": DRAFT,
        "type": "object",
        "properties": {"type": {"description": help("type"), "anyOf": [types, {"type": "null"}]}},
        "allOf": of_types.chain([untyped]).collect::<Vec<_>>(),
        "definitions": definitions(),
    })
}

fn of_type(kind: &Type, help: &dyn Fn(&str) -> String) -> Map<String, Value> {
    let mut properties = core(help);
    properties.insert("type".to_owned(), json!({"title": kind.one, "const": kind.id}));
    let mut required = vec!["type"];
    for field in &kind.fields {
        // What has a heading may stand in the body, where the schema does not look.
        let is_required = field.required && field.heading.is_none();
        if is_required {
            required.push(&field.key);
        }
        properties.insert(field.key.clone(), self::field(field, !is_required));
    }
    let schema = json!({
        "title": kind.one,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    let Value::Object(mut schema) = schema else { return Map::new() };
    if !kind.help.is_empty() {
        schema.insert("description".to_owned(), json!(kind.help));
    }
    schema
}

/// The states of a value that say more than a word.
fn definitions() -> Value {
    json!({
        UNKNOWN: {
            "type": "object",
            "properties": {UNKNOWN: {}},
            "required": [UNKNOWN],
            "additionalProperties": false,
        },
        OPEN: {
            "type": "object",
            "properties": {OPEN: yes(), SO_FAR: {}},
            "required": [OPEN],
            "additionalProperties": false,
        },
    })
}

fn yes() -> Value {
    json!({"enum": [true, "ja"]})
}

/// A field of a page or a record. What may be left out may also have a key without a value.
fn field(field: &Field, may_be_null: bool) -> Value {
    let mut any_of = with_states(&field.kind);
    if may_be_null {
        any_of.push(json!({"type": "null"}));
    }
    let mut schema = Map::new();
    for (key, text) in [("title", &field.label), ("description", &field.help)] {
        if !text.is_empty() {
            schema.insert(key.to_owned(), json!(text));
        }
    }
    schema.insert("anyOf".to_owned(), Value::Array(any_of));
    Value::Object(schema)
}

/// What may be known of a value, and its states.
fn with_states(kind: &Kind) -> Vec<Value> {
    let mut any_of = known(kind, true);
    let state = |name: &str| json!({"$ref": format!("#/definitions/{name}")});
    any_of.extend([json!({"enum": [UNKNOWN, OPEN]}), state(UNKNOWN)]);
    if !matches!(kind, Kind::Record { .. }) {
        any_of.push(state(OPEN));
    }
    any_of
}

/// What may be known. `may_be_open`: whether a record may be open as a whole, which one that stands
/// where a list could is not.
fn known(kind: &Kind, may_be_open: bool) -> Vec<Value> {
    match kind {
        Kind::Text { pattern } => text(pattern.as_ref()),
        Kind::Markdown | Kind::Ref(_) => text(None),
        Kind::Number => vec![
            json!({"type": "number"}),
            of_form(r"[+-]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)([eE][+-]?[0-9]+)?"),
        ],
        Kind::Date => {
            vec![json!({"type": "string", "format": "date", "pattern": format!("^{DAY}\\s*$")})]
        }
        Kind::Bool => {
            vec![json!({"type": "boolean"}), json!({"enum": ["true", "false", "ja", "nein"]})]
        }
        Kind::Url => vec![of_form(r"https?://[\p{Alphabetic}\p{N}]\S*")],
        Kind::Email => {
            let (part, end) = (r"[^\s<>,;?@]", r"[^\s<>,;?@.]");
            vec![of_form(&format!(r"{part}+@{end}{part}*\.{part}*{end}"))]
        }
        Kind::Choice { of, .. } => {
            vec![one_of(of.iter().map(|choice| (&*choice.value, &*choice.label)))]
        }
        Kind::Record { fields, .. } => vec![record(fields, may_be_open)],
        Kind::List { item, .. } => {
            let mut items = with_states(&item.kind);
            items.push(json!({"type": "null"}));
            let mut any_of = vec![json!({"type": "array", "items": {"anyOf": items}})];
            any_of.extend(known(&item.kind, false));
            any_of
        }
    }
}

/// A text, which YAML may have read as something else.
fn text(pattern: Option<&Pattern>) -> Vec<Value> {
    let number = json!({"type": "number"});
    let Some(pattern) = pattern else {
        return vec![json!({"type": "string"}), number, json!({"type": "boolean"})];
    };
    let string = javascript(&pattern.written)
        .map_or_else(|| json!({"type": "string"}), |pattern| of_form(&format!("(?:{pattern})")));
    let mut any_of = vec![string, number];
    for (word, value) in [("true", true), ("false", false)] {
        if pattern.fits(word) {
            any_of.push(json!({"const": value}));
        }
    }
    any_of
}

/// A string whose whole has this form; the checker minds no space at the end.
fn of_form(pattern: &str) -> Value {
    json!({"type": "string", "pattern": format!("^{pattern}\\s*$")})
}

/// Some values with their labels. One `enum`, not a `const` each: editors then report one fault.
fn one_of<'a>(values: impl Iterator<Item = (&'a str, &'a str)>) -> Value {
    let (mut known, mut labels) = (Vec::new(), Vec::new());
    for (value, label) in values {
        known.push(json!(value));
        labels.push(label);
        // What YAML makes of a value that looks like a number or a truth.
        let other = serde_json::from_str::<Value>(value).ok();
        if let Some(other) = other.filter(|other| other.is_number() || other.is_boolean()) {
            known.push(other);
            labels.push(label);
        }
    }
    json!({"enum": known, "enumDescriptions": labels})
}

/// A record: complete, or open as a whole.
fn record(fields: &[Field], may_be_open: bool) -> Value {
    let mut properties: Map<String, Value> =
        fields.iter().map(|field| (field.key.clone(), self::field(field, true))).collect();
    let open = if may_be_open { json!({}) } else { json!({"not": yes()}) };
    properties.insert(OPEN.to_owned(), open);
    properties.insert(SO_FAR.to_owned(), json!({}));
    let required: Vec<&str> =
        (fields.iter().filter(|field| field.required)).map(|field| field.key.as_str()).collect();
    let given: Map<String, Value> = (required.iter())
        .map(|key| ((*key).to_owned(), json!({"not": {"type": "null"}})))
        .collect();
    json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "if": {"type": "object", "required": [OPEN], "properties": {OPEN: yes()}},
        "else": {"type": "object", "required": required, "properties": given},
    })
}

/// The keys that every page may have.
fn core(help: &dyn Fn(&str) -> String) -> Map<String, Value> {
    let day = json!({"type": "string", "format": "date", "pattern": format!("^{DAY}$")});
    let interval = r"^\+?0*[1-9][0-9]{0,4} (Monate?|months?|Jahre?|years?)$";
    let of_key = |key: &str| match key {
        "aliases" | "tags" | "source" => {
            let mut items = text(None);
            items.push(json!({"type": "null"}));
            let list = json!({"type": "array", "items": {"anyOf": items}});
            [vec![list], text(None)].concat()
        }
        "lang" => {
            vec![json!({"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"})]
        }
        "date" => vec![day.clone()],
        "draft" => vec![json!({"type": "boolean"}), json!({"enum": ["true", "false"]})],
        "review" => vec![day.clone(), json!({"type": "string", "pattern": interval})],
        "visibility" => vec![json!({"const": "all"})],
        _ => text(None),
    };
    let keys = CORE_KEYS.iter().map(|key| {
        let mut any_of = of_key(key);
        any_of.push(json!({"type": "null"}));
        ((*key).to_owned(), json!({"description": help(key), "anyOf": any_of}))
    });
    keys.collect()
}

/// A regular expression of the model as one that JavaScript reads alike, in its strict mode.
/// Nothing if it uses what only one of the two knows: then the editor does not check the form.
fn javascript(pattern: &str) -> Option<String> {
    let mut rest = pattern;
    let mut in_class = false;
    while let Some(next) = rest.chars().next() {
        let after = &rest[next.len_utf8()..];
        let step = match next {
            '\\' => {
                let escaped = after.chars().next()?;
                let is_same = "dDwWsStnr^$\\.*+?()[]{}|/".contains(escaped);
                let is_same_here = in_class && escaped == '-';
                if !is_same && !is_same_here {
                    return None;
                }
                1 + escaped.len_utf8()
            }
            '[' if in_class => return None,
            '[' => {
                in_class = true;
                // A bracket in the first place is only a character in one of the two.
                if after.trim_start_matches('^').starts_with(']') {
                    return None;
                }
                1
            }
            ']' if in_class => {
                in_class = false;
                1
            }
            '&' | '~' | '-' if in_class && after.starts_with(next) => return None,
            _ if in_class => next.len_utf8(),
            '(' if after.starts_with('?') && !after.starts_with("?:") => return None,
            '{' => {
                let (count, _) = after.split_once('}')?;
                let is_count = count.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
                if !is_count || !count.starts_with(|c: char| c.is_ascii_digit()) {
                    return None;
                }
                count.len() + 2
            }
            ']' | '}' => return None,
            _ => next.len_utf8(),
        };
        rest = rest.get(step..)?;
    }
    (!in_class).then(|| pattern.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_that_both_sides_read_alike_are_handed_on() {
        for pattern in [
            r"[0-9]+(\.[0-9]+)*[a-z]?",
            r".+\.bpmn",
            r"([01][0-9]|2[0-3]):[0-5][0-9]",
            r"[\w\-]{2,}",
        ] {
            assert_eq!(javascript(pattern).as_deref(), Some(pattern), "{pattern}");
        }
        for pattern in
            [r"(?i)abc", r"[[:alpha:]]+", r"\p{L}+", r"\Aabc\z", r"a\-b", r"[a--b]", r"[]a]", "a}"]
        {
            assert_eq!(javascript(pattern), None, "{pattern}");
        }
    }
}
