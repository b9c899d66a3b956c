//! `wiki.yaml`: what the wiki as a whole sets. Every key may be missing.

mod fields;
pub mod legal;
mod search;

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_yaml::Value;

pub use search::Search;

use crate::diagnostic::{Checked, Checks, Code, Diagnostic, Language, Severity, nearest};
use crate::parse::{self, RawValue};
use crate::source::{Place, Source, Span, Spanned};

/// The settings of a wiki.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The wiki's name.
    pub title: Option<String>,
    /// One sentence about the wiki.
    pub description: String,
    /// The language of the interface, and of pages that name no other.
    pub language: Language,
    /// Where the site stands, such as `https://intranet.example/wiki/`.
    pub base_url: Option<String>,
    /// The address of a page's source in the repository's editor; `{path}` stands for its path.
    pub repository: Option<String>,
    /// A line at the foot of every page.
    pub footer: String,
    /// What the law wants said: imprint, privacy note, accessibility statement.
    pub legal: Option<legal::Legal>,
    /// How the search behaves.
    pub search: Search,
    /// What becomes of each finding.
    pub checks: Checks,
}

/// `wiki.yaml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(default)]
struct Raw {
    title: Option<String>,
    description: String,
    language: String,
    base_url: Option<String>,
    repository: Option<String>,
    footer: String,
    checks: BTreeMap<String, Value>,
}

impl Default for Raw {
    fn default() -> Self {
        Self {
            title: None,
            description: String::new(),
            language: "de".to_owned(),
            base_url: None,
            repository: None,
            footer: String::new(),
            checks: BTreeMap::new(),
        }
    }
}

const KEYS: &[&str] = &[
    "title",
    "description",
    "language",
    "base_url",
    "repository",
    "footer",
    "legal",
    "search",
    "checks",
];

/// Reads `wiki.yaml`; without one, everything has its default.
pub fn read(source: Option<&Source>) -> Checked<Config> {
    let mut diagnostics = Vec::new();
    let raw = source.and_then(|source| raw(source, &mut diagnostics));
    // A file that cannot be read has its finding, and needs no second one.
    let readable = source.filter(|_| raw.is_some());
    let (legal, search) = match readable {
        Some(source) => {
            let keys = keys(source, &mut diagnostics);
            (
                legal::read(source, &keys, &mut diagnostics),
                search::read(source, &keys, &mut diagnostics),
            )
        }
        None => (None, Search::default()),
    };
    let raw = raw.unwrap_or_default();
    let language = match raw.language.parse() {
        Ok(language) => language,
        Err(known) => {
            let known: String = known;
            if let Some(source) = source {
                diagnostics.push(invalid(source, "language", &known));
            }
            Language::De
        }
    };
    let mut checks = Checks::default();
    if let Some(source) = source {
        for (name, value) in &raw.checks {
            match (Code::from_name(name), weight(value)) {
                (Some(code), Some(severity))
                    if code.is_fixed() && severity != Some(Severity::Error) =>
                {
                    diagnostics.push(
                        Diagnostic::new(Code::CheckFixed, place_of(source, name))
                            .with("code", name),
                    );
                }
                (Some(code), Some(severity)) => checks.set(code, severity),
                (Some(_), None) => {
                    diagnostics.push(invalid(source, name, "error, warning, off"));
                }
                (None, _) => diagnostics.push(unknown_code(name, Some(place_of(source, name)))),
            }
        }
    }
    if let Some(source) = source {
        let is_web = |url: &str| url.starts_with("https://") || url.starts_with("http://");
        if raw.repository.as_deref().is_some_and(|url| !is_web(url)) {
            diagnostics.push(invalid(source, "repository", "https://…"));
        }
        if raw.base_url.as_deref().is_some_and(|url| !is_web(url) && !url.starts_with('/')) {
            diagnostics.push(invalid(source, "base_url", "https://…, /…"));
        }
    }
    let config = Config {
        title: raw.title,
        description: raw.description,
        language,
        base_url: raw.base_url,
        repository: raw.repository,
        footer: raw.footer,
        legal,
        search,
        checks,
    };
    Checked::new(config, diagnostics)
}

/// The finding for a name in `checks:` or `--warn-only` that is no code.
pub fn unknown_code(name: &str, place: Option<Place>) -> Diagnostic {
    Diagnostic::new(Code::ConfigUnknownCode, place)
        .with("code", name)
        .suggest(nearest(name, Code::ALL.iter().map(|code| code.name())))
}

/// All keys with their places.
fn keys(source: &Source, log: &mut Vec<Diagnostic>) -> Vec<(Spanned<String>, Spanned<RawValue>)> {
    match parse::yaml(source) {
        Ok(keys) => keys.0,
        Err(fault) => {
            log.push(
                Diagnostic::new(Code::ConfigInvalid, source.place(fault.span))
                    .with("kind", "yaml")
                    .with("reason", fault.value),
            );
            Vec::new()
        }
    }
}

/// The keys of the top level but `legal:` and `search:`, which are read by their places.
fn raw(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Option<Raw> {
    let text = &*source.text;
    match serde_yaml::from_str::<Option<BTreeMap<String, Value>>>(text) {
        Ok(keys) => {
            for key in keys.unwrap_or_default().keys() {
                if !KEYS.contains(&key.as_str()) {
                    diagnostics.push(
                        Diagnostic::new(Code::ConfigUnknownKey, place_of(source, key))
                            .with("key", key)
                            .with("known", KEYS.join(", "))
                            .suggest(nearest(key, KEYS.iter().copied())),
                    );
                }
            }
        }
        Err(error) => {
            diagnostics.push(failed(source, &error));
            return None;
        }
    }
    match serde_yaml::from_str::<Option<Raw>>(text) {
        Ok(raw) => Some(raw.unwrap_or_default()),
        Err(error) => {
            diagnostics.push(failed(source, &error));
            None
        }
    }
}

/// `error`, `warning` or `off`, which YAML may also read as a boolean.
fn weight(value: &Value) -> Option<Option<Severity>> {
    match value {
        Value::String(text) => match text.as_str() {
            "error" => Some(Some(Severity::Error)),
            "warning" => Some(Some(Severity::Warning)),
            "off" => Some(None),
            _ => None,
        },
        Value::Bool(false) => Some(None),
        _ => None,
    }
}

fn failed(source: &Source, error: &serde_yaml::Error) -> Diagnostic {
    let at = error.location().map_or(0, |at| at.index());
    let place = source.place(Span::of_fault(&source.text, at));
    let message = error.to_string();
    let reason = message.split(" at line ").next().unwrap_or(&message).to_owned();
    Diagnostic::new(Code::ConfigInvalid, place).with("kind", "yaml").with("reason", reason)
}

fn invalid(source: &Source, key: &str, reason: &str) -> Diagnostic {
    Diagnostic::new(Code::ConfigInvalid, place_of(source, key))
        .with("kind", "choice")
        .with("key", key)
        .with("reason", reason)
}

/// Where a key stands: the first line that begins with it, indented or not.
fn place_of(source: &Source, key: &str) -> Place {
    let mut at = 0;
    for line in source.text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let rest = &line[indent..];
        if rest.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':')) {
            return source.place(Span { start: at + indent, end: at + indent + key.len() });
        }
        at += line.len();
    }
    source.whole()
}
