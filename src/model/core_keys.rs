//! The keys every page may have, whatever its type.

use std::sync::Arc;

use jiff::civil::Date;

use super::types::Field;
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::parse::{Document, RawValue};
use crate::source::Spanned;

/// The keys that every page may have.
pub const CORE_KEYS: &[&str] = &[
    "id",
    "type",
    "title",
    "description",
    "aliases",
    "tags",
    "lang",
    "date",
    "draft",
    "owner",
    "review",
    "visibility",
    "source",
];

/// The core keys that a model may declare, so that they hold references.
pub(super) const DECLARABLE: &[&str] = &["owner", "source"];

/// The core keys of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Core {
    /// The page's own id, where it was given.
    pub id: Option<Spanned<String>>,
    /// The type's id; a mere label where the wiki has no model.
    pub kind: Option<String>,
    /// The title.
    pub title: String,
    /// One sentence about the page.
    pub description: Option<String>,
    /// Other names that references may use.
    pub aliases: Vec<Spanned<String>>,
    /// Tags as written.
    pub tags: Vec<Spanned<String>>,
    /// The language, as a BCP 47 tag, where it is not the wiki's.
    pub language: Option<String>,
    /// The day the content is of.
    pub date: Option<Date>,
    /// Whether the page is still being written.
    pub draft: bool,
    /// Who answers for the page.
    pub owner: Option<String>,
    /// What the page is drawn from.
    pub source: Vec<String>,
    /// When the page is to be looked at again.
    pub review: Option<Review>,
}

/// When a page is to be looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    /// By this day.
    By(Date),
    /// So many months after the day the content is of.
    Every(u16),
}

impl Core {
    /// The day by which the page is to be looked at again, if it can be known.
    pub fn review_by(&self) -> Option<Date> {
        match self.review? {
            Review::By(date) => Some(date),
            Review::Every(months) => {
                self.date?.checked_add(jiff::Span::new().months(i32::from(months))).ok()
            }
        }
    }
}

/// Reads the core keys, but those that `fields` declare anew.
pub(super) fn read(document: &Arc<Document>, fields: &[Field]) -> Checked<Core> {
    let mut keys = Keys { document, fields, diagnostics: Vec::new() };
    keys.visibility();
    let own_title = keys.text("title").map(|title| title.value);
    let core = Core {
        id: keys.text("id"),
        kind: keys.text("type").map(|kind| kind.value),
        title: title(document, own_title),
        description: keys.text("description").map(|text| text.value),
        aliases: keys.texts("aliases"),
        tags: keys.texts("tags"),
        language: keys.language(),
        date: keys.date("date"),
        draft: keys.bool("draft"),
        owner: keys.text("owner").map(|text| text.value),
        source: keys.texts("source").into_iter().map(|text| text.value).collect(),
        review: keys.review(),
    };
    Checked::new(core, keys.diagnostics)
}

/// A page's title: its own, else its first heading, else its file's name.
fn title(document: &Document, own: Option<String>) -> String {
    let heading = document.body.headings.first().map(|heading| heading.title.clone());
    own.filter(|title| !title.trim().is_empty())
        .or(heading.filter(|title| !title.is_empty()))
        .unwrap_or_else(|| title_of_path(&document.source.path))
}

/// A readable title from a file's path: `rollen/it-leitung.md` → `It leitung`; an index page takes
/// its folder's name.
fn title_of_path(path: &str) -> String {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    match stem.rsplit_once('/') {
        Some((folder, name)) if name.eq_ignore_ascii_case("index") => title_of_folder(folder),
        _ => title_of_folder(stem),
    }
}

/// A readable title from a folder's path.
pub(crate) fn title_of_folder(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Reads values of the kinds that core keys have.
struct Keys<'a> {
    document: &'a Document,
    fields: &'a [Field],
    diagnostics: Vec<Diagnostic>,
}

impl Keys<'_> {
    fn get(&self, key: &str) -> Option<&Spanned<RawValue>> {
        let declared = self.fields.iter().any(|field| field.key == key);
        let value = self.document.front_matter.get(key).filter(|_| !declared);
        value.filter(|value| !value.value.is_null())
    }

    fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let raw = self.get(key)?.clone();
        match raw.value {
            RawValue::Scalar { text, .. } => Some(Spanned { value: text, span: raw.span }),
            _ => self.wrong(key, "text", &raw),
        }
    }

    /// A language tag: letters and digits in parts of at most eight, joined by hyphens.
    fn language(&mut self) -> Option<String> {
        let raw = self.get("lang")?.clone();
        let tag = self.text("lang")?.value;
        let is_part = |part: &str| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        let language = tag.split('-').next().unwrap_or_default();
        let is_tag = (2..=3).contains(&language.len())
            && language.bytes().all(|byte| byte.is_ascii_alphabetic())
            && tag.split('-').all(is_part);
        if is_tag { Some(tag) } else { self.wrong("lang", "lang", &raw) }
    }

    /// A list of texts; a single text counts as a list of one.
    fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let Some(raw) = self.get(key).cloned() else { return Vec::new() };
        let items = match raw.value {
            RawValue::List(items) => items,
            RawValue::Scalar { .. } => vec![raw],
            RawValue::Map(_) => {
                self.wrong::<()>(key, "list", &raw);
                return Vec::new();
            }
        };
        let mut texts = Vec::new();
        for item in items {
            match &item.value {
                RawValue::Scalar { text, .. } => {
                    texts.push(Spanned { value: text.clone(), span: item.span });
                }
                _ => {
                    self.wrong::<()>(key, "text", &item);
                }
            }
        }
        texts
    }

    fn date(&mut self, key: &'static str) -> Option<Date> {
        let raw = self.get(key)?.clone();
        match &raw.value {
            RawValue::Scalar { text, .. } if text.len() == 10 => match text.parse() {
                Ok(date) => Some(date),
                Err(_) => self.wrong(key, "date", &raw),
            },
            _ => self.wrong(key, "date", &raw),
        }
    }

    /// A day, or an interval such as `12 Monate`.
    fn review(&mut self) -> Option<Review> {
        let raw = self.get("review")?.clone();
        let text = match &raw.value {
            RawValue::Scalar { text, .. } => text.as_str(),
            _ => "",
        };
        if let (10, Ok(date)) = (text.len(), text.parse()) {
            return Some(Review::By(date));
        }
        let months = text.split_once(' ').and_then(|(count, unit)| {
            let count: u16 = count.parse().ok()?;
            match unit {
                "Monat" | "Monate" | "month" | "months" => Some(count),
                "Jahr" | "Jahre" | "year" | "years" => count.checked_mul(12),
                _ => None,
            }
        });
        match months {
            Some(months) if months > 0 => Some(Review::Every(months)),
            _ => self.wrong("review", "review", &raw),
        }
    }

    fn bool(&mut self, key: &'static str) -> bool {
        let Some(raw) = self.get(key).cloned() else { return false };
        match &raw.value {
            RawValue::Scalar { text, .. } if text == "true" => true,
            RawValue::Scalar { text, .. } if text == "false" => false,
            _ => self.wrong(key, "bool", &raw).unwrap_or(false),
        }
    }

    /// Until pages can be kept from readers, anything but `all` must not be published.
    fn visibility(&mut self) {
        let Some(raw) = self.get("visibility").cloned() else { return };
        let value = match &raw.value {
            RawValue::Scalar { text, .. } if text == "all" => return,
            RawValue::Scalar { text, .. } => text.clone(),
            _ => "…".to_owned(),
        };
        let place = self.document.source.place(raw.span);
        self.diagnostics
            .push(Diagnostic::new(Code::VisibilityUnsupported, place).with("value", value));
    }

    fn wrong<T>(&mut self, key: &str, kind: &str, raw: &Spanned<RawValue>) -> Option<T> {
        let place = self.document.source.place(raw.span);
        self.diagnostics
            .push(Diagnostic::new(Code::FieldKind, place).with("field", key).with("kind", kind));
        None
    }
}
