//! The theme's texts, from `locale/*.ftl`: the built-in ones under the wiki's own.

use std::collections::BTreeSet;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast;

use crate::diagnostic::{Code, Diagnostic, Language, nearest};
use crate::load::ThemeFile;
use crate::source::Source;

/// The texts of the site's interface in one language.
pub(super) struct Strings {
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
}

/// Keys that begin so go to the scripts.
const SCRIPT_PREFIX: &str = "js-";

impl Strings {
    /// Reads the files for `language`; later files override earlier ones.
    pub(super) fn read<'a>(
        files: impl Iterator<Item = &'a ThemeFile>,
        language: Language,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let id = match language {
            Language::De => unic_langid::langid!("de"),
            Language::En => unic_langid::langid!("en"),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        let mut keys = BTreeSet::new();
        let path = format!("locale/{language}.ftl");
        for file in files.filter(|file| file.path == path) {
            let text = String::from_utf8_lossy(&file.contents).into_owned();
            let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, faults)| {
                for fault in faults {
                    let source = Source::new(format!("_theme/{path}"), resource.source());
                    diagnostics.push(
                        Diagnostic::new(Code::ThemeLocale, source.place(fault.pos.into()))
                            .with("reason", fault.kind),
                    );
                }
                resource
            });
            let messages = || {
                resource.entries().filter_map(|entry| match entry {
                    ast::Entry::Message(message) => Some(message.id.name),
                    _ => None,
                })
            };
            if keys.is_empty() {
                // The first file is the built-in one, which has every text.
                keys.extend(messages().map(str::to_owned));
            }
            for key in messages().filter(|key| !keys.contains(*key)) {
                diagnostics.push(unknown(&format!("_theme/{path}"), resource.source(), key, &keys));
            }
            bundle.add_resource_overriding(resource);
        }
        Self { bundle, keys }
    }

    /// The text `key`; none if there is no such key.
    pub(super) fn get(&self, key: &str, arguments: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut faults = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(arguments), &mut faults).into_owned())
    }

    /// The text `key` with these values, or the key itself where there is none.
    pub(super) fn text(&self, key: &str, values: &[(&'static str, &str)]) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            arguments.set(*name, FluentValue::from(*value));
        }
        self.get(key, &arguments).unwrap_or_else(|| key.to_owned())
    }

    /// As [`Strings::text`], with a number that may decide its words.
    pub(super) fn counted(
        &self,
        key: &str,
        count: usize,
        values: &[(&'static str, &str)],
    ) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("count", count as f64);
        for (name, value) in values {
            arguments.set(*name, FluentValue::from(*value));
        }
        self.get(key, &arguments).unwrap_or_else(|| key.to_owned())
    }

    /// The texts for the scripts as a script; variables stay as `{name}` for them to fill in.
    pub(super) fn script(&self) -> String {
        let mut arguments = FluentArgs::new();
        for name in ["complete", "count", "found", "milliseconds", "query", "shown", "title"] {
            arguments.set(name, format!("{{{name}}}"));
        }
        let texts: serde_json::Map<String, serde_json::Value> = self
            .keys
            .iter()
            .filter_map(|key| {
                let name = key.strip_prefix(SCRIPT_PREFIX)?;
                Some((name.to_owned(), self.get(key, &arguments)?.into()))
            })
            .collect();
        format!("window.verbundwikiStrings = {};\n", serde_json::Value::from(texts))
    }
}

/// The finding for a text that no template asks for.
fn unknown(path: &str, text: &str, key: &str, keys: &BTreeSet<String>) -> Diagnostic {
    let line = text
        .match_indices(key)
        .map(|(at, _)| at)
        .find(|at| text[..*at].ends_with('\n') || *at == 0);
    let start = line.unwrap_or_default();
    let source = Source::new(path, text);
    Diagnostic::new(Code::ThemeLocale, source.place((start..start + key.len()).into()))
        .with("reason", key)
        .suggest(nearest(key, keys.iter().map(String::as_str)))
}
