//! Abbreviations in running text lead to the page that explains them: once a page, and never where
//! a link cannot stand.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::body::Writer;
use super::escape::{Address, Escaped};
use super::nested::parts;
use crate::resolve::EntryId;

/// The pages that the abbreviations of a page lead to so far.
#[derive(Default)]
pub(super) struct Explained(RefCell<BTreeSet<EntryId>>);

impl Writer<'_> {
    /// Running text.
    pub(super) fn text(&mut self, text: &str) {
        if self.in_heading || self.closed > 0 || !self.open_links.is_empty() {
            return self.escape(text);
        }
        let site = self.site;
        let mut written = 0;
        for (range, id) in site.abbreviations.find(text) {
            let page = site.entry(id);
            if page.url == self.entry.url || !self.explained.0.borrow_mut().insert(id) {
                continue;
            }
            self.escape(&text[written..range.start]);
            let address = self.from.relative(&page.url);
            self.push(format_args!(
                "<a class=\"vw-abbreviation\" href=\"{}\" title=\"{}\">",
                Address(&address),
                Escaped(&page.title),
            ));
            self.escape(&text[range.clone()]);
            self.html.push_str("</a>");
            written = range.end;
        }
        self.escape(&text[written..]);
    }

    /// Raw HTML. Where a link, code or the like is open, no abbreviation becomes a link.
    pub(super) fn raw(&mut self, html: &str) {
        const CLOSED: &[&str] = &["a", "abbr", "code", "kbd", "pre", "samp", "summary"];
        for tag in parts(html).filter_map(|(_, tag)| tag.strip_prefix('<')) {
            let (is_end, name) = match tag.strip_prefix('/') {
                Some(name) => (true, name),
                None => (false, tag),
            };
            let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
            let is_heading = matches!(name.as_bytes(), [b'h' | b'H', b'1'..=b'6', ..]) && end == 2;
            if is_heading || CLOSED.iter().any(|one| one.eq_ignore_ascii_case(&name[..end])) {
                self.closed = if is_end { self.closed.saturating_sub(1) } else { self.closed + 1 };
            }
        }
        self.html.push_str(html);
    }
}
