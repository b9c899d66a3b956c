//! Reads the fields of a model file.

use super::check::{OPEN, SO_FAR, UNKNOWN};
use super::types::{Choice, Field, Kind, Pattern, RefKind, Show, TypeId};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::parse::{Entries, RawValue, entry};
use crate::source::{Source, Span, Spanned};

/// The keys that every field with a name has.
const NAMED: &[&str] = &[
    "kind",
    "label",
    "help",
    "required",
    "wanted",
    "unique",
    "facet",
    "example",
    "group",
    "backlinks",
];

/// The kinds, and what each has beside.
const KINDS: &[(&str, &[&str])] = &[
    ("text", &["pattern", "name", "abbreviation"]),
    ("markdown", &["heading"]),
    ("number", &[]),
    ("date", &[]),
    ("bool", &[]),
    ("url", &[]),
    ("email", &[]),
    ("choice", &["of", "ordered"]),
    ("ref", &["to", "inverse", "or_text", "missing"]),
    ("record", &["fields", "show"]),
    ("list", &["item", "heading", "one", "show", "name", "events"]),
];

/// The ids of all types, sorted.
pub(super) struct Ids {
    pub(super) known: Vec<String>,
    /// Whether every file could be read: else a type that is not known may be one of the others.
    pub(super) all_read: bool,
}

/// Reads one file.
pub(super) struct Reader<'a> {
    pub(super) source: &'a Source,
    pub(super) types: &'a Ids,
    pub(super) log: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    /// The fields under `fields:`.
    pub(super) fn fields(&mut self, value: &Spanned<RawValue>) -> Vec<Field> {
        let RawValue::Map(entries) = &value.value else {
            self.wrong("fields", "map", value.span);
            return Vec::new();
        };
        let keys: Vec<&str> = entries.iter().map(|(key, _)| key.value.as_str()).collect();
        let read = |(key, value): &(Spanned<String>, Spanned<RawValue>)| {
            if !is_field_key(&key.value) {
                self.wrong(&key.value, "key", key.span);
            }
            self.field(key, value, &keys, false)
        };
        // A field that was left out has shifted those after it: `within` is looked up again.
        let mut fields: Vec<Field> = entries.iter().filter_map(read).collect();
        if fields.len() < keys.len() {
            for field in &mut fields {
                field.unique = None;
            }
        }
        fields
    }

    fn field(
        &mut self,
        key: &Spanned<String>,
        value: &Spanned<RawValue>,
        siblings: &[&str],
        is_item: bool,
    ) -> Option<Field> {
        let RawValue::Map(entries) = &value.value else {
            self.wrong(&key.value, "map", value.span);
            return None;
        };
        let Some(kind) = get(entries, "kind") else {
            self.missing("kind", key.span);
            return None;
        };
        let kind_name = self.text("kind", kind)?;
        let Some((_, own)) = KINDS.iter().find(|(name, _)| *name == kind_name) else {
            let names = KINDS.iter().map(|(name, _)| *name);
            self.log.push(
                Diagnostic::new(Code::ModelUnknownKind, self.source.place(kind.span))
                    .with("kind", &kind_name)
                    .suggest(nearest(&kind_name, names)),
            );
            return None;
        };
        let allowed: Vec<&str> = NAMED.iter().chain(own.iter()).copied().collect();
        let mut field = Field {
            key: key.value.clone(),
            label: String::new(),
            help: String::new(),
            kind: Kind::Markdown,
            required: false,
            wanted: false,
            unique: None,
            facet: false,
            name: false,
            abbreviation: false,
            group: None,
            backlinks: true,
            heading: None,
            example: None,
        };
        for (name, value) in entries {
            match name.value.as_str() {
                key if !allowed.contains(&key) => self.unknown_key(name, &allowed),
                "label" => field.label = self.text("label", value).unwrap_or_default(),
                "help" => field.help = self.text("help", value).unwrap_or_default(),
                "required" => field.required = self.bool("required", value).unwrap_or(false),
                "wanted" => field.wanted = self.bool("wanted", value).unwrap_or(false),
                "facet" => field.facet = self.bool("facet", value).unwrap_or(false),
                "name" => field.name = self.bool("name", value).unwrap_or(false),
                "abbreviation" => {
                    field.abbreviation = self.bool("abbreviation", value).unwrap_or(false);
                }
                "group" => field.group = self.text("group", value),
                "backlinks" => field.backlinks = self.bool("backlinks", value).unwrap_or(true),
                "heading" => field.heading = self.text("heading", value),
                "example" => field.example = Some(value.value.clone()),
                "unique" => field.unique = self.unique(value, siblings),
                _ => {}
            }
        }
        if field.label.is_empty() && !is_item {
            self.missing("label", key.span);
            field.label.clone_from(&field.key);
        }
        field.kind = self.kind(&kind_name, entries, key.span)?;
        Some(field)
    }

    fn kind(&mut self, name: &str, entries: &Entries, at: Span) -> Option<Kind> {
        Some(match name {
            "text" => Kind::Text { pattern: self.pattern(entries) },
            "markdown" => Kind::Markdown,
            "number" => Kind::Number,
            "date" => Kind::Date,
            "bool" => Kind::Bool,
            "url" => Kind::Url,
            "email" => Kind::Email,
            "choice" => {
                let Some(of) = get(entries, "of") else {
                    self.missing("of", at);
                    return None;
                };
                let ordered = get(entries, "ordered").and_then(|value| self.bool("ordered", value));
                Kind::Choice { of: self.choices(of)?, ordered: ordered.unwrap_or(false) }
            }
            "ref" => Kind::Ref(self.reference(entries)),
            "record" => {
                let Some(fields) = get(entries, "fields") else {
                    self.missing("fields", at);
                    return None;
                };
                self.state_keys(fields);
                Kind::Record { fields: self.fields(fields), show: self.show(entries) }
            }
            // The names were looked up, so this is the list.
            _ => {
                let Some(item) = get(entries, "item") else {
                    self.missing("item", at);
                    return None;
                };
                let key = Spanned { value: "item".to_owned(), span: at };
                let item = Box::new(self.field(&key, item, &[], true)?);
                let one = get(entries, "one").and_then(|value| self.text("one", value));
                let events = get(entries, "events").and_then(|value| self.events(value, &item));
                Kind::List { item, one: one.unwrap_or_default(), show: self.show(entries), events }
            }
        })
    }

    /// The states of a record stand among its keys, so no field may be called as they are.
    fn state_keys(&mut self, fields: &Spanned<RawValue>) {
        let RawValue::Map(entries) = &fields.value else { return };
        for (key, _) in entries {
            if [OPEN, SO_FAR, UNKNOWN].contains(&key.value.as_str()) {
                let place = self.source.place(key.span);
                self.log
                    .push(Diagnostic::new(Code::ModelFieldTaken, place).with("field", &key.value));
            }
        }
    }

    fn pattern(&mut self, entries: &Entries) -> Option<Pattern> {
        let value = get(entries, "pattern")?;
        let written = self.text("pattern", value)?;
        match Pattern::new(&written) {
            Ok(pattern) => Some(pattern),
            Err(_) => {
                self.wrong("pattern", "pattern", value.span);
                None
            }
        }
    }

    fn choices(&mut self, of: &Spanned<RawValue>) -> Option<Vec<Choice>> {
        let choices: Vec<Choice> = match &of.value {
            RawValue::List(_) => {
                let texts = self.texts("of", of);
                for (index, text) in texts.iter().enumerate() {
                    if texts[..index].iter().any(|first| first.value == text.value) {
                        self.wrong("of", "distinct", text.span);
                    }
                }
                let choice =
                    |text: Spanned<String>| Choice { label: text.value.clone(), value: text.value };
                texts.into_iter().map(choice).collect()
            }
            RawValue::Map(entries) => entries
                .iter()
                .filter_map(|(value, label)| {
                    Some(Choice { label: self.text("of", label)?, value: value.value.clone() })
                })
                .collect(),
            RawValue::Scalar { .. } => Vec::new(),
        };
        if choices.is_empty() {
            self.wrong("of", "choices", of.span);
            return None;
        }
        Some(choices)
    }

    fn reference(&mut self, entries: &Entries) -> RefKind {
        let mut kind = RefKind::default();
        for (key, value) in entries {
            match key.value.as_str() {
                "to" if matches!(&value.value, RawValue::List(items) if items.is_empty()) => {
                    self.wrong("to", "types", value.span);
                }
                "to" => {
                    let names = self.texts("to", value);
                    kind.to = names.iter().filter_map(|name| self.type_id(name)).collect();
                }
                "inverse" => kind.inverse = self.text("inverse", value).unwrap_or_default(),
                "or_text" => kind.or_text = self.bool("or_text", value).unwrap_or(false),
                "missing" => match self.text("missing", value).as_deref() {
                    Some("warn") => kind.may_be_missing = true,
                    Some("error") | None => {}
                    Some(_) => self.wrong("missing", "missing", value.span),
                },
                _ => {}
            }
        }
        kind
    }

    fn type_id(&mut self, name: &Spanned<String>) -> Option<TypeId> {
        if let Ok(at) = self.types.known.binary_search(&name.value) {
            return Some(TypeId(at as u32));
        }
        if !self.types.all_read {
            return None;
        }
        self.log.push(
            Diagnostic::new(Code::ModelUnknownType, self.source.place(name.span))
                .with("type", &name.value)
                .suggest(nearest(&name.value, self.types.known.iter().map(String::as_str))),
        );
        None
    }

    fn show(&mut self, entries: &Entries) -> Show {
        let Some(value) = get(entries, "show") else { return Show::Plain };
        match self.text("show", value).as_deref() {
            Some("table") | None => Show::Plain,
            Some("steps") => Show::Steps,
            Some("disclosure") => Show::Disclosure,
            Some("checklist") => Show::Checklist,
            Some("contact") => Show::Contact,
            Some(_) => {
                self.wrong("show", "show", value.span);
                Show::Plain
            }
        }
    }

    /// A text; anything else is a finding.
    pub(super) fn text(&mut self, key: &str, value: &Spanned<RawValue>) -> Option<String> {
        self.spanned(key, value).map(|text| text.value)
    }

    pub(super) fn spanned(
        &mut self,
        key: &str,
        value: &Spanned<RawValue>,
    ) -> Option<Spanned<String>> {
        match &value.value {
            RawValue::Scalar { text, .. } if !value.value.is_null() => {
                Some(Spanned { value: text.trim_end().to_owned(), span: value.span })
            }
            _ => {
                self.wrong(key, "text", value.span);
                None
            }
        }
    }

    /// A list of texts; a single text counts as a list of one.
    pub(super) fn texts(&mut self, key: &str, value: &Spanned<RawValue>) -> Vec<Spanned<String>> {
        match &value.value {
            RawValue::List(items) => {
                items.iter().filter_map(|item| self.spanned(key, item)).collect()
            }
            _ => self.spanned(key, value).into_iter().collect(),
        }
    }

    pub(super) fn bool(&mut self, key: &str, value: &Spanned<RawValue>) -> Option<bool> {
        match &value.value {
            RawValue::Scalar { text, plain: true } if text == "true" => Some(true),
            RawValue::Scalar { text, plain: true } if text == "false" => Some(false),
            _ => {
                self.wrong(key, "bool", value.span);
                None
            }
        }
    }

    /// The finding for a value that is not what its key needs.
    pub(super) fn wrong(&mut self, key: &str, expected: &str, span: Span) {
        self.log.push(
            Diagnostic::new(Code::ModelValue, self.source.place(span))
                .with("key", key)
                .with("expected", expected),
        );
    }

    pub(super) fn unknown_key(&mut self, key: &Spanned<String>, known: &[&str]) {
        self.log.push(
            Diagnostic::new(Code::ModelUnknownKey, self.source.place(key.span))
                .with("key", &key.value)
                .suggest(nearest(&key.value, known.iter().copied())),
        );
    }

    pub(super) fn missing(&mut self, key: &str, span: Span) {
        let place = self.source.place(span);
        self.log.push(Diagnostic::new(Code::ModelMissingKey, place).with("key", key));
    }
}

/// Whether a key is of the form that fields have: small ASCII letters, digits and `_`.
fn is_field_key(key: &str) -> bool {
    key.starts_with(|first: char| first.is_ascii_lowercase())
        && key
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

fn get<'a>(entries: &'a Entries, key: &str) -> Option<&'a Spanned<RawValue>> {
    entry(entries, key).map(|(_, value)| value)
}
