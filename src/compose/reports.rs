//! Report pages: their views, one after the other. Search finds the page by its name and its first
//! sentence only: what the views say belongs to other pages, and a reader looks for those.

use super::{Block, ContentsLine, Page, ViewBlock};
use crate::resolve::Site;
use crate::views::Views;

/// Puts the views on the page.
pub(super) fn compose<'site>(page: &mut Page<'site>, site: &'site Site, views: &'site Views) {
    page.head.push_str(site.report_lead(&site.entry(page.entry).kind).unwrap_or_default());
    for view in views.of(page.entry).all() {
        let (anchor, title) = (view.anchor.as_str().into(), view.caption.as_str().into());
        page.contents.push(ContentsLine { level: 2, anchor, title });
        let block = ViewBlock { view, words: &views.words, pages: Vec::new() };
        page.blocks.push(Block::View(block));
    }
}
