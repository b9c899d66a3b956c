//! The items of a body's lists, for fields that are written as a list under a heading.

use std::ops::Range;

use crate::source::Span;

/// An item of an outermost list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListItem {
    /// The heading it stands under, as an index into the headings of the body.
    pub heading: Option<usize>,
    /// Its text without markup; a wiki link without a text of its own reads as its target.
    pub text: String,
    /// Its links, as indices into the links of the body.
    pub links: Range<usize>,
    /// Where it stands.
    pub span: Span,
}

/// Gathers items while the events of a body go by.
#[derive(Debug, Default)]
pub(super) struct Items {
    depth: usize,
    /// The open item of an outermost list: where its text and its links begin, and its place.
    open: Option<(usize, usize, Span)>,
}

impl Items {
    pub(super) fn start_list(&mut self) {
        self.depth += 1;
    }

    pub(super) fn end_list(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// An item begins; `text` and `links` say how much of its section there is already.
    pub(super) fn start(&mut self, text: usize, links: usize, span: Span) {
        if self.depth == 1 {
            self.open = Some((text, links, span));
        }
    }

    /// An item ends; gives it if it belongs to an outermost list.
    pub(super) fn end(
        &mut self,
        heading: Option<usize>,
        section: &str,
        links: usize,
        title: impl Fn(usize) -> String,
    ) -> Option<ListItem> {
        if self.depth != 1 {
            return None;
        }
        let (from, first, span) = self.open.take()?;
        let mut text = section.get(from..)?.trim().to_owned();
        for link in first..links {
            text = text.replace(&super::section::title_of_link(link), &title(link));
        }
        Some(ListItem { heading, text, links: first..links, span })
    }
}
