//! The theme's texts for the report pages, which are put together before they are rendered.

use std::collections::BTreeMap;

use super::theme::Theme;

/// The texts. What a title says of a type is put in where the type is known.
const KEYS: &[&str] = &[
    "report-review",
    "report-review-lead",
    "report-coverage",
    "report-coverage-lead",
    "report-coverage-none",
    "report-overdue",
    "report-overdue-none",
    "report-soon",
    "report-soon-none",
    "report-open",
    "report-open-none",
    "report-unknown",
    "report-unknown-none",
    "report-planned",
    "report-planned-none",
    "report-texts",
    "report-texts-none",
    "report-orphans",
    "report-orphans-none",
    "report-wanted",
    "report-wanted-none",
    "report-no-owner",
    "report-page",
    "report-due",
    "report-field",
    "report-so-far",
    "report-reason",
    "report-name",
    "report-text",
    "report-count",
    "report-pages",
    "report-missing",
    "report-date",
    "report-filled",
    "report-share",
    "report-open-count",
    "report-unknown-count",
];

impl Theme {
    /// The texts of the report pages, by key.
    pub fn report_words(&self) -> BTreeMap<&'static str, String> {
        let marks = [("types", "{types}"), ("field", "{field}"), ("days", "{days}")];
        KEYS.iter().map(|key| (*key, self.strings.text(key, &marks))).collect()
    }
}
