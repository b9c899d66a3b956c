//! The views that a page has by its type, each where its type says.

use super::text::{view_block, view_section};
use super::{Block, ContentsLine, Page};
use crate::model::DefaultView;
use crate::resolve::{Entry, Site};
use crate::views::{View, Views};

/// The views of a page that do not stand on it yet.
pub(super) struct TypeViews<'site> {
    left: Vec<(&'site DefaultView, &'site View)>,
    site: &'site Site,
    views: &'site Views,
    entry: &'site Entry,
    is_inner: bool,
}

impl<'site> TypeViews<'site> {
    pub(super) fn new(
        page: &Page<'site>,
        site: &'site Site,
        views: &'site Views,
        is_inner: bool,
    ) -> Self {
        let entry = site.entry(page.entry);
        let declared = site.type_of(entry).map_or(&[][..], |kind| &kind.views);
        let answered = declared.iter().zip(&views.of(page.entry).of_type);
        let left = answered.filter_map(|(one, view)| Some((one, view.as_ref()?))).collect();
        Self { left, site, views, entry, is_inner }
    }

    /// Puts those on the page that stand behind fields before the one of this index.
    pub(super) fn push_before(&mut self, page: &mut Page<'site>, field: usize) {
        let due = self.left.partition_point(|(one, _)| one.after.is_some_and(|at| at < field));
        self.push(page, due);
    }

    /// Puts the others on the page.
    pub(super) fn push_rest(&mut self, page: &mut Page<'site>) {
        self.push(page, self.left.len());
    }

    fn push(&mut self, page: &mut Page<'site>, count: usize) {
        for (declared, view) in self.left.drain(..count) {
            let title = declared.heading.as_str();
            let anchor = self.entry.section_anchor(title);
            let last = page.contents.last().filter(|line| line.title == title);
            let is_continued =
                last.is_some() && matches!(page.blocks.last(), Some(Block::OfType { .. }));
            let heading = (!is_continued).then(|| (anchor.clone(), title));
            if !is_continued {
                let line = ContentsLine { level: 2, anchor: anchor.into(), title: title.into() };
                page.contents.push(line);
            }
            page.sections.push(view_section(self.views, view, Some(title)));
            let view = view_block(self.site, self.views, view, self.is_inner);
            page.blocks.push(Block::OfType { heading, view });
        }
    }
}
