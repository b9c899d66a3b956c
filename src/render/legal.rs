//! Legal pages as their templates see them, and the address of an e-mail about a page.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::pages::date_text;
use super::theme::Theme;
use crate::legal::{Detail, LegalText, Part, Words};
use crate::resolve::{Entry, Site, UrlPath};

/// The text of a legal page.
#[derive(Debug, Serialize)]
pub struct LegalView<'a> {
    /// What stands before the first heading.
    pub lead: Vec<PartView<'a>>,
    /// One a heading.
    pub sections: Vec<SectionView<'a>>,
}

/// A heading and what stands under it.
#[derive(Debug, Serialize)]
pub struct SectionView<'a> {
    /// The heading.
    pub title: &'a str,
    /// Its anchor.
    pub anchor: &'a str,
    /// What stands under it.
    pub parts: Vec<PartView<'a>>,
}

/// A part of a legal page. What its kind does not have is empty.
#[derive(Debug, Default, Serialize)]
pub struct PartView<'a> {
    /// `text`, `list`, `contact`, `details` or `records`.
    pub kind: &'static str,
    /// The paragraph of a text.
    pub text: &'a str,
    /// The items of a list, or name and postal address of a contact.
    pub lines: &'a [String],
    /// How to reach a contact, or the details.
    pub details: Vec<DetailView<'a>>,
    /// Things with details of their own.
    pub records: Vec<RecordView<'a>>,
}

/// A label and its value.
#[derive(Debug, Serialize)]
pub struct DetailView<'a> {
    /// What it is.
    pub label: &'a str,
    /// The value.
    pub text: &'a str,
    /// Where it leads, or nothing.
    pub url: &'a str,
    /// Whether it leads to another website.
    pub external: bool,
}

/// A thing with details.
#[derive(Debug, Serialize)]
pub struct RecordView<'a> {
    /// What it is.
    pub title: &'a str,
    /// Its details.
    pub details: Vec<DetailView<'a>>,
}

impl Words for Theme {
    fn text(&self, key: &str, values: &[(&'static str, &str)]) -> String {
        self.strings.text(key, values)
    }

    fn date(&self, date: jiff::civil::Date) -> String {
        date_text(date, self)
    }
}

/// The text of a legal page for its template.
pub(super) fn view(text: &LegalText) -> LegalView<'_> {
    let sections = text.sections.iter().map(|section| SectionView {
        title: &section.title,
        anchor: section.anchor,
        parts: section.parts.iter().map(part).collect(),
    });
    LegalView { lead: text.lead.iter().map(part).collect(), sections: sections.collect() }
}

fn part(part: &Part) -> PartView<'_> {
    let none = PartView::default();
    match part {
        Part::Text(text) => PartView { kind: "text", text, ..none },
        Part::List(lines) => PartView { kind: "list", lines, ..none },
        Part::Contact(lines, all) => {
            PartView { kind: "contact", lines, details: details(all), ..none }
        }
        Part::Details(all) => PartView { kind: "details", details: details(all), ..none },
        Part::Records(all) => PartView { kind: "records", records: records(all), ..none },
    }
}

fn records(records: &[(String, Vec<Detail>)]) -> Vec<RecordView<'_>> {
    records.iter().map(|(title, all)| RecordView { title, details: details(all) }).collect()
}

fn details<'a>(details: &'a [Detail]) -> Vec<DetailView<'a>> {
    let view = |detail: &'a Detail| {
        let url = detail.url.as_deref().unwrap_or_default();
        let (label, text) = (&detail.label, &detail.text);
        DetailView { label, text, url, external: url.starts_with("http") }
    };
    details.iter().map(view).collect()
}

/// The address that opens an e-mail about a page; empty where nobody wants one.
pub(super) fn feedback(site: &Site, entry: &Entry, title: &str, theme: &Theme) -> String {
    let legal = site.config.legal.as_ref();
    let Some(to) = legal.and_then(|legal| legal.feedback.as_deref()) else {
        return String::new();
    };
    let address = address(site.base_url.as_deref(), &entry.url);
    let text = |key: &str, name, value: &str| theme.strings.text(key, &[(name, value)]);
    let subject = text("feedback-subject", "title", title);
    let opening = text("feedback-body", "title", title);
    let page = text("feedback-page", "address", &address);
    mailto(to, &subject, &[&opening, "", "", "", page.as_str()])
}

/// A page as a reader would name it: its address where that is known, else its path.
fn address(base: Option<&str>, page: &UrlPath) -> String {
    // Where the site stands may be set as a path only, which says no more than the page's own.
    match base.filter(|base| base.starts_with("http")) {
        Some(base) => format!("{base}/{page}"),
        None => page.to_string(),
    }
}

/// An address that opens an e-mail (RFC 6068): lines end as mail wants it, and nothing that is
/// written there can end a part of the address.
fn mailto(to: &str, subject: &str, lines: &[&str]) -> String {
    const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    const KEPT_IN_ADDRESS: &AsciiSet = &KEPT.remove(b'@');
    let to = utf8_percent_encode(to, KEPT_IN_ADDRESS);
    let subject = utf8_percent_encode(subject, KEPT);
    let body = lines.join("\r\n");
    format!("mailto:{to}?subject={subject}&body={}", utf8_percent_encode(&body, KEPT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_named_as_fully_as_can_be() {
        let page = UrlPath::fixed("x/y.html");
        assert_eq!(address(Some("https://a.example/w"), &page), "https://a.example/w/x/y.html");
        assert_eq!(address(Some("/w"), &page), "x/y.html");
        assert_eq!(address(None, &page), "x/y.html");
    }

    #[test]
    fn what_is_written_cannot_end_a_part_of_the_address() {
        assert_eq!(
            mailto("a+b@c.example", "Fragen & Antworten?", &["„Ä“ = 100 %", "x/y.html#z"]),
            "mailto:a%2Bb@c.example?subject=Fragen%20%26%20Antworten%3F\
             &body=%E2%80%9E%C3%84%E2%80%9C%20%3D%20100%20%25%0D%0Ax%2Fy.html%23z"
        );
    }
}
