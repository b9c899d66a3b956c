//! What the plain text of views says beside the wiki's own words, in the site's language.

use jiff::civil::Date;

use crate::diagnostic::{Language, Locale};

/// The words, read once a run.
#[derive(Clone, Debug)]
pub struct Words {
    language: Language,
    /// Yes.
    pub yes: String,
    /// No.
    pub no: String,
    /// The source does not say it.
    pub unknown: String,
    /// It is still to be decided.
    pub open: String,
    /// The label of sums.
    pub total: String,
    /// The label of a group whose pages have no value to group by.
    pub rest: String,
    /// The labels of columns that show core keys, by key.
    core: Vec<(&'static str, String)>,
}

/// The core keys a column may show, and the texts that name them.
pub(super) const CORE: &[(&str, &str)] = &[
    ("title", "view-title"),
    ("id", "view-id"),
    ("type", "view-type"),
    ("description", "view-description"),
    ("aliases", "view-aliases"),
    ("tags", "view-tags"),
    ("date", "view-date"),
    ("review", "view-review"),
    ("owner", "view-owner"),
    ("source", "view-source"),
    ("page", "view-page"),
    ("number", "view-number"),
    ("used_by", "view-used-by"),
    ("count", "view-count"),
];

impl Words {
    /// The words of a language.
    pub fn new(language: Language) -> Self {
        let locale = Locale::new(language);
        let text = |key| locale.text(key, &[]);
        Self {
            language,
            yes: text("view-yes"),
            no: text("view-no"),
            unknown: text("view-unknown"),
            open: text("view-open"),
            total: text("view-total"),
            rest: text("view-rest"),
            core: CORE.iter().map(|(key, name)| (*key, text(name))).collect(),
        }
    }

    pub(super) fn core(&self, key: &str) -> &str {
        self.core.iter().find(|(name, _)| *name == key).map_or("", |(_, label)| label)
    }

    pub(super) fn date(&self, date: Date) -> String {
        match self.language {
            Language::De => format!("{}.{}.{}", date.day(), date.month(), date.year()),
            Language::En => date.to_string(),
        }
    }

    pub(super) fn number(&self, number: &str) -> String {
        match self.language {
            Language::De => number.replace('.', ","),
            Language::En => number.to_owned(),
        }
    }
}
