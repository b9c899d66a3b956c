//! All pages of a type as JSON: the core keys under their names, the fields under `fields` by their
//! keys. What is empty is left out.

use serde_json::{Map, Value as Json, json};

use crate::model::{Datum, Field, Kind, OPEN, SO_FAR, State, TypeId, UNKNOWN, Value};
use crate::resolve::{Entry, Reference, Site, UrlPath};
use crate::views::{Cell, Words, number_json};

use super::schema::VALUE;

/// The pages of a type, in the order of their addresses.
pub(super) fn of_type(site: &Site, words: &Words, id: TypeId) -> Json {
    let kind = site.model.get(id);
    let is_of_type = |entry: &&Entry| entry.of_type == Some(id) && entry.document.is_some();
    let mut entries: Vec<&Entry> = site.entries.iter().filter(is_of_type).collect();
    entries.sort_by_key(|entry| &entry.url);
    let pages: Vec<Json> = entries.iter().map(|entry| page(site, words, entry)).collect();
    // It lies beside the file.
    let schema = UrlPath::data_of_type(&kind.id, "schema.json");
    json!({
        "$schema": schema.as_str().rsplit('/').next(),
        "type": kind.id,
        "title": kind.many,
        "pages": pages,
    })
}

fn page(site: &Site, words: &Words, entry: &Entry) -> Json {
    let mut page = Map::new();
    let mut put = |key: &str, value: Option<Json>| {
        if let Some(value) = value {
            page.insert(key.to_owned(), value);
        }
    };
    put("id", Some(json!(entry.id)));
    put("url", Some(json!(entry.url.as_str())));
    put("title", Some(json!(entry.title)));
    put("language", Some(json!(entry.language)));
    if let Some(core) = &entry.core {
        let is_declared = |key: &str| site.fields(entry).any(|(field, _)| field.key == key);
        let list = |texts: Vec<&str>| (!texts.is_empty()).then(|| json!(texts));
        put("description", core.description.as_ref().map(|text| json!(text)));
        put("aliases", list(core.aliases.iter().map(|one| one.value.as_str()).collect()));
        put("tags", list(entry.tags.iter().map(|at| site.tags[*at].label.as_str()).collect()));
        put("date", core.date.map(|date| json!(date.to_string())));
        put("review", core.review_by().map(|date| json!(date.to_string())));
        if !is_declared("owner") {
            put("owner", core.owner.as_ref().map(|owner| json!(owner)));
        }
        if !is_declared("source") {
            put("source", list(core.source.iter().map(String::as_str).collect()));
        }
    }
    let at = At { site, words, entry };
    put("fields", Some(at.fields(site.fields(entry))));
    Json::Object(page)
}

/// Where a value stands.
struct At<'a> {
    site: &'a Site,
    words: &'a Words,
    entry: &'a Entry,
}

impl At<'_> {
    fn fields<'f>(&self, fields: impl Iterator<Item = (&'f Field, &'f Value<Reference>)>) -> Json {
        let filled = fields.filter(|(_, value)| !value.is_empty());
        Json::Object(
            filled.map(|(field, value)| (field.key.clone(), self.value(field, value))).collect(),
        )
    }

    fn value(&self, field: &Field, value: &Value<Reference>) -> Json {
        match &value.state {
            State::Empty => Json::Null,
            State::Known(datum) => self.datum(field, datum),
            State::Unknown(reason) => json!({ UNKNOWN: reason }),
            State::Open { known, note } => {
                let mut open = Map::new();
                open.insert(OPEN.to_owned(), json!(true));
                if let Some(note) = note {
                    open.insert(SO_FAR.to_owned(), json!(note));
                }
                if let Some(datum) = known {
                    open.insert(VALUE.to_owned(), self.datum(field, datum));
                }
                Json::Object(open)
            }
        }
    }

    fn datum(&self, field: &Field, datum: &Datum<Reference>) -> Json {
        match (&field.kind, datum) {
            (_, Datum::Text(text) | Datum::Url(text) | Datum::Email(text)) => json!(text),
            (_, Datum::Number(number)) => number_json(number),
            (_, Datum::Date(date)) => json!(date.to_string()),
            (_, Datum::Bool(yes)) => json!(yes),
            (Kind::Choice { of, .. }, Datum::Choice(at)) => json!(of[*at].value),
            (_, Datum::Ref(Reference::Entry(id))) => json!({ "page": self.site.entry(*id).id }),
            (_, Datum::Ref(Reference::Text(text))) => json!({ "text": text }),
            (_, Datum::Ref(Reference::Missing(name))) => json!({ "missing": name }),
            (Kind::Record { fields, .. }, Datum::Record(values)) => {
                self.fields(fields.iter().zip(values))
            }
            (Kind::List { item, .. }, Datum::List(items)) => {
                items.iter().map(|one| self.value(item, one)).collect()
            }
            // Markdown, of a field or under a heading: its plain text.
            _ => json!(Cell::of_datum(self.site, self.entry, field, datum).text(self.words)),
        }
    }
}
