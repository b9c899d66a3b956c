//! Legal pages: their sections are their contents list, and their text is found like any other.

use std::borrow::Cow;

use super::{Block, ContentsLine, Page, PlainSection};
use crate::legal::{LegalText, Part};

/// Puts the text on the page.
pub(super) fn compose<'site>(page: &mut Page<'site>, text: &'site LegalText) {
    page.blocks.push(Block::Legal(text));
    page.head.push_str(&plain(&text.lead));
    for section in &text.sections {
        let (anchor, title) = (section.anchor, section.title.as_str());
        page.contents.push(ContentsLine { level: 2, anchor: anchor.into(), title: title.into() });
        page.sections.push(PlainSection {
            anchor: anchor.into(),
            headings: vec![title.into()],
            repeats: false,
            text: plain(&section.parts),
        });
    }
}

fn plain<'site>(parts: &[Part]) -> Cow<'site, str> {
    parts.iter().map(Part::plain).collect::<Vec<_>>().join("\n").into()
}
