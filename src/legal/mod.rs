//! The legal pages that the settings give: accessibility statement, imprint, privacy note.
//!
//! Each is a title and sections of text in the site's language. The words are the theme's, what
//! they say of the operator is the settings'. A page whose key is not there is not made.

mod accessibility;
mod imprint;
mod privacy;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::config::Config;
use crate::config::legal::{Contact, Legal, Operator};

/// One of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LegalPage {
    /// The accessibility statement.
    Accessibility,
    /// The imprint.
    Imprint,
    /// The privacy note.
    Privacy,
}

impl LegalPage {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Accessibility, Self::Imprint, Self::Privacy];

    /// Its file at the site's root, in every language.
    pub fn path(self) -> &'static str {
        match self {
            Self::Accessibility => "barrierefreiheit.html",
            Self::Imprint => "impressum.html",
            Self::Privacy => "datenschutz.html",
        }
    }

    /// Its name in the theme.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accessibility => "accessibility",
            Self::Imprint => "imprint",
            Self::Privacy => "privacy",
        }
    }
}

/// Where the words come from: the theme, in the site's language.
pub trait Words {
    /// The text `key` with these values.
    fn text(&self, key: &str, values: &[(&'static str, &str)]) -> String;

    /// A day in words.
    fn date(&self, date: Date) -> String;
}

/// A page that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalText {
    /// Its title.
    pub title: String,
    /// What stands before the first heading.
    pub lead: Vec<Part>,
    /// One a heading.
    pub sections: Vec<LegalSection>,
}

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalSection {
    /// Its anchor, the same in every language.
    pub anchor: &'static str,
    /// The heading.
    pub title: String,
    /// What stands under it.
    pub parts: Vec<Part>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A paragraph.
    Text(String),
    /// A list of short texts.
    List(Vec<String>),
    /// A name with an address, and how to reach it.
    Contact(Vec<String>, Vec<Detail>),
    /// Labels and values.
    Details(Vec<Detail>),
    /// A list of things, each with labels and values.
    Records(Vec<(String, Vec<Detail>)>),
}

/// A label and a value, which may be a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// What it is.
    pub label: String,
    /// The value.
    pub text: String,
    /// Where it leads.
    pub url: Option<String>,
}

impl Part {
    /// Its text for search.
    pub fn plain(&self) -> String {
        let details = |details: &[Detail]| {
            details.iter().map(|detail| format!("{}: {}", detail.label, detail.text)).collect()
        };
        let lines: Vec<String> = match self {
            Self::Text(text) => vec![text.clone()],
            Self::List(items) => items.clone(),
            Self::Contact(lines, more) => [lines.clone(), details(more)].concat(),
            Self::Details(all) => details(all),
            Self::Records(records) => {
                let lines = |(title, more): &(String, Vec<Detail>)| {
                    [vec![title.clone()], details(more)].concat()
                };
                records.iter().flat_map(lines).collect()
            }
        };
        lines.join("\n")
    }
}

/// Writes the pages whose keys are there.
pub fn write(config: &Config, words: &dyn Words) -> BTreeMap<LegalPage, LegalText> {
    let Some(legal) = &config.legal else { return BTreeMap::new() };
    let Some(operator) = &legal.operator else { return BTreeMap::new() };
    let writer = Writer { config, legal, operator, words };
    let pages = LegalPage::ALL.into_iter().filter_map(|page| {
        let text = match page {
            LegalPage::Accessibility => accessibility::write(&writer),
            LegalPage::Imprint => imprint::write(&writer),
            LegalPage::Privacy => privacy::write(&writer),
        };
        Some((page, text?))
    });
    pages.collect()
}

/// What every page is written from.
struct Writer<'a> {
    config: &'a Config,
    legal: &'a Legal,
    operator: &'a Operator,
    words: &'a dyn Words,
}

impl Writer<'_> {
    fn detail(&self, label: &str, text: &str) -> Detail {
        let label = self.words.text(&format!("legal-{label}"), &[]);
        Detail { label, text: text.to_owned(), url: None }
    }

    fn details(&self, labelled: &[(&str, Option<&String>)]) -> Vec<Detail> {
        let written = labelled.iter().filter_map(|(label, text)| Some((label, (*text)?)));
        written.map(|(label, text)| self.detail(label, text)).collect()
    }

    /// How to reach someone, as links.
    fn contact(&self, contact: &Contact) -> Part {
        let link = |label: &str, text: &Option<String>, url: fn(&str) -> Option<String>| {
            let text = text.as_ref()?;
            Some(Detail { url: url(text), ..self.detail(label, text) })
        };
        let details = [
            link("phone", &contact.phone, telephone),
            link("email", &contact.email, |email| Some(format!("mailto:{email}"))),
            link("website", &contact.url, |url| Some(url.to_owned())),
        ];
        let lines = std::iter::once(&contact.name).chain(&contact.address).cloned().collect();
        Part::Contact(lines, details.into_iter().flatten().collect())
    }

    /// Where readers write to: the address for feedback, else the operator's.
    fn feedback(&self) -> Contact {
        let contact = self.operator.contact.clone();
        Contact { email: self.legal.feedback.clone().or(contact.email), ..contact }
    }

    /// The operator, with an e-mail address in any case.
    fn provider(&self) -> Contact {
        let contact = self.operator.contact.clone();
        Contact { email: contact.email.or_else(|| self.legal.feedback.clone()), ..contact }
    }

    fn section(&self, anchor: &'static str, key: &str, parts: Vec<Part>) -> LegalSection {
        LegalSection { anchor, title: self.words.text(key, &[]), parts }
    }
}

/// The link of a telephone number; none if it holds more than a number.
fn telephone(written: &str) -> Option<String> {
    // The zero in brackets is dialled at home only.
    let number = written.replace("(0)", "");
    let is_number = number.chars().all(|c| c.is_ascii_digit() || "+ /-–().".contains(c));
    let dialled: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    (is_number && dialled.len() > 2).then(|| format!("tel:{dialled}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_can_be_dialled() {
        assert_eq!(telephone("+49 (0)30 23125-123").as_deref(), Some("tel:+493023125123"));
        assert_eq!(telephone("030 / 23125 123").as_deref(), Some("tel:03023125123"));
        assert_eq!(telephone("nur vormittags"), None);
    }

    #[test]
    fn search_reads_what_is_shown() {
        let detail = Detail { label: "Grund".into(), text: "PDF".into(), url: None };
        let part = Part::Records(vec![("Anlagen".into(), vec![detail])]);
        assert_eq!(part.plain(), "Anlagen\nGrund: PDF");
    }
}
