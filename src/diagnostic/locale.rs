//! Sentences for people at the command line, in German and English, from `locales/*.ftl`.

use std::fmt;
use std::str::FromStr;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::Diagnostic;

/// The languages of the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Language {
    /// German.
    De,
    /// English.
    #[default]
    En,
}

/// How many letters of a value a sentence quotes.
const QUOTED: usize = 60;

/// The arguments that a sentence says in full: what can be chosen from, and where something is.
const IN_FULL: &[&str] =
    &["reason", "choices", "known", "types", "ids", "pattern", "path", "first", "folder", "home"];

/// The arguments that are counts.
const COUNTS: &[&str] = &["count", "complete", "pages"];

/// The messages of one language.
pub struct Locale {
    bundle: FluentBundle<FluentResource>,
}

impl Language {
    /// The language of a `LANG` value such as `de_DE.UTF-8`; English where it is another.
    pub fn from_environment(lang: &str) -> Self {
        if lang.starts_with("de") { Self::De } else { Self::En }
    }

    /// The two-letter code.
    pub fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }
}

impl FromStr for Language {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "de" => Ok(Self::De),
            "en" => Ok(Self::En),
            _ => Err("de, en".to_owned()),
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Locale {
    /// The messages of `language`.
    pub fn new(language: Language) -> Self {
        let (id, text) = match language {
            Language::De => (unic_langid::langid!("de"), include_str!("../../locales/de.ftl")),
            Language::En => (unic_langid::langid!("en"), include_str!("../../locales/en.ftl")),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolation marks would stand in file names that people copy from the terminal.
        bundle.set_use_isolating(false);
        // A test parses both files; what parses there parses here.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(part, _)| part);
        bundle.add_resource_overriding(resource);
        Self { bundle }
    }

    /// The message `key`, or the key itself where there is none.
    pub fn text(&self, key: &str, arguments: &[(&'static str, String)]) -> String {
        self.pattern(key, None, arguments).unwrap_or_else(|| key.to_owned())
    }

    /// The sentence of a finding.
    pub fn sentence(&self, diagnostic: &Diagnostic) -> String {
        self.text(diagnostic.code.name(), &quotable(diagnostic))
    }

    /// What to do about a finding: the thing that was probably meant, else the code's general help.
    pub fn help(&self, diagnostic: &Diagnostic) -> Option<String> {
        match &diagnostic.suggestion {
            Some(meant) => Some(self.text("did-you-mean", &[("meant", meant.clone())])),
            None => self.pattern(diagnostic.code.name(), Some("help"), &quotable(diagnostic)),
        }
    }

    fn pattern(
        &self,
        key: &str,
        attribute: Option<&str>,
        arguments: &[(&'static str, String)],
    ) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut values = FluentArgs::new();
        for (name, value) in arguments {
            // Counts decide the plural, so they go in as numbers; anything else is shown as it is.
            match value.parse::<u32>() {
                Ok(number) if COUNTS.contains(name) => values.set(*name, number),
                _ => values.set(*name, value.as_str()),
            }
        }
        let mut faults = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&values), &mut faults).into_owned())
    }
}

/// The arguments of a finding as a sentence quotes them: on one line, and not whole paragraphs.
fn quotable(diagnostic: &Diagnostic) -> Vec<(&'static str, String)> {
    let quote = |(name, value): &(&'static str, String)| match IN_FULL.contains(name) {
        true => (*name, value.clone()),
        false => (*name, quoted(value)),
    };
    diagnostic.arguments.iter().map(quote).collect()
}

/// A text without line ends and runs of spaces, cut where it is long.
fn quoted(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Code;
    use super::*;

    #[test]
    fn every_code_has_a_sentence_in_both_languages() {
        for text in [include_str!("../../locales/de.ftl"), include_str!("../../locales/en.ftl")] {
            FluentResource::try_new(text.to_owned()).expect("the file parses");
        }
        for language in [Language::De, Language::En] {
            let locale = Locale::new(language);
            for code in Code::ALL {
                assert!(
                    locale.bundle.has_message(code.name()),
                    "{language}: no sentence for {}",
                    code.name()
                );
            }
        }
    }

    #[test]
    fn long_values_are_quoted_in_part() {
        let check = |written: &str, expected: &str| {
            let found = Diagnostic::new(Code::BrokenLink, None).with("target", written);
            let sentence = Locale::new(Language::En).sentence(&found);
            assert_eq!(sentence, format!("The link `{expected}` leads nowhere"));
        };
        check("kurz", "kurz");
        check("  zwei\n   Zeilen ", "zwei Zeilen");
        check(&"ä".repeat(60), &"ä".repeat(60));
        check(&"ä".repeat(61), &format!("{}…", "ä".repeat(60)));
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        let keys = |text: &'static str| -> Vec<&str> {
            let mut keys: Vec<_> = text
                .lines()
                .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
                .filter_map(|line| line.split_once(" =").map(|(key, _)| key))
                .collect();
            keys.sort_unstable();
            keys
        };
        assert_eq!(
            keys(include_str!("../../locales/de.ftl")),
            keys(include_str!("../../locales/en.ftl"))
        );
    }
}
