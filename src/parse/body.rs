//! What parsing Markdown gives.

use pulldown_cmark::{Event, Tag};

use super::headings::Heading;
use super::items::ListItem;
use super::query::QueryBlock;
use super::section::Section;
use crate::source::Span;

/// The Markdown of one file.
#[derive(Debug, Default)]
pub struct Body {
    /// The events in order.
    pub events: Vec<Event<'static>>,
    /// The headings in the order of their start events.
    pub headings: Vec<Heading>,
    /// The links and images in the order of their start events.
    pub links: Vec<Link>,
    /// Links and images in raw HTML.
    pub html_links: Vec<Link>,
    /// `id`s in raw HTML, which a link may point at.
    pub html_anchors: Vec<String>,
    /// Whether there is raw HTML at all.
    pub has_html: bool,
    /// The items of the outermost lists.
    pub items: Vec<ListItem>,
    /// The text without markup: the part before the first heading, then one part a heading.
    pub sections: Vec<Section>,
    /// The queries among the code blocks.
    pub queries: Vec<QueryBlock>,
}

impl Body {
    /// The heading that already is the page's title: the first thing on the page, of level 1, with
    /// the title's words. It is shown once, as the title.
    pub fn leading_title(&self, title: &str) -> Option<&Heading> {
        let first = matches!(self.events.first(), Some(Event::Start(Tag::Heading { .. })));
        let heading = self.headings.first()?;
        (first && heading.level == 1 && heading.title == title).then_some(heading)
    }
}

/// A link or image before it is resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// How it was written.
    pub kind: LinkKind,
    /// Where it leads, as written.
    pub target: String,
    /// Where it stands.
    pub span: Span,
}

/// How a link was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// `[text](target)`, an autolink or `<a href>`.
    Page,
    /// `[[id]]` or `[[id|text]]`.
    Wiki {
        /// Whether it brings its own text.
        titled: bool,
    },
    /// `![alt](target)` or `<img src>`.
    Image,
}
