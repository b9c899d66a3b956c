//! Which report pages there are, and the files that every type has for other programs.

use std::collections::BTreeMap;

use super::route::{self, UrlPath};
use super::{EntryKind, Site};
use crate::model::{Model, TypeId};
use crate::slug::slug;

/// What stands in a title for what the pages of a type are called.
const TYPES: &str = "{types}";

/// What a report page says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Report {
    /// What is to be looked at, decided, written or linked.
    Review,
    /// How much of the pages of a type is filled in.
    Coverage(TypeId),
}

/// The report pages with their paths and titles. Without a model there is nothing that a page should
/// say.
pub(super) fn pages(
    model: &Model,
    words: &BTreeMap<&'static str, String>,
) -> Vec<(Report, String, String)> {
    if model.types.is_empty() {
        return Vec::new();
    }
    let word = |key| words.get(key).cloned().unwrap_or_default();
    let mut pages = vec![(Report::Review, "pruefliste.html".to_owned(), word("report-review"))];
    for (at, kind) in model.types.iter().enumerate().filter(|(_, kind)| kind.coverage) {
        let path = format!("stand-{}.html", route::tag_name(&slug(&kind.id)));
        let title = word("report-coverage").replace(TYPES, &kind.many);
        pages.push((Report::Coverage(TypeId(at as u32)), path, title));
    }
    pages
}

/// The files of data that every type has.
pub(super) fn data(model: &Model) -> Vec<UrlPath> {
    let of_type =
        |id| ["json", "schema.json"].map(|extension| UrlPath::data_of_type(id, extension));
    model.types.iter().flat_map(|kind| of_type(kind.id.as_str())).collect()
}

impl Site {
    /// A text of the report pages.
    pub fn report_word<'a>(&'a self, key: &'a str) -> &'a str {
        self.report_words.get(key).map_or(key, String::as_str)
    }

    /// The sentence under the title of a report page.
    pub fn report_lead(&self, kind: &EntryKind) -> Option<&str> {
        match kind {
            EntryKind::Report(Report::Review) => Some(self.report_word("report-review-lead")),
            EntryKind::Report(Report::Coverage(_)) => {
                Some(self.report_word("report-coverage-lead"))
            }
            _ => None,
        }
    }
}
