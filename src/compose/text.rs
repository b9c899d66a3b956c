//! The Markdown of a page: which part of it stands where, its headings and its plain text.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Block, ContentsLine, Page, PlainSection, TextBlock};
use crate::parse::{Body, Section};
use crate::resolve::{Entry, Links, Site, Target};

/// The Markdown of a page's file, cut at its headings.
pub(super) struct PageText<'site> {
    body: &'site Body,
    links: &'site Links,
    site: &'site Site,
    /// Where each heading begins among the events.
    starts: Vec<usize>,
    /// How many headings are the page's title.
    skipped: usize,
    shift: u8,
    /// Where what is shown begins and ends.
    shown: Range<usize>,
}

impl<'site> PageText<'site> {
    pub(super) fn new(site: &'site Site, entry: &'site Entry, body: &'site Body) -> Self {
        let is_title_shown = body.leading_title(&entry.title).is_some();
        let skip = if is_title_shown { title_events(body) } else { 0 };
        let rest = &body.headings[usize::from(is_title_shown)..];
        let is_heading =
            |(_, event): &(usize, &Event<'_>)| matches!(event, Event::Start(Tag::Heading { .. }));
        let starts = body.events.iter().enumerate().filter(is_heading).map(|(at, _)| at).collect();
        Self {
            body,
            links: &entry.links,
            site,
            starts,
            skipped: usize::from(is_title_shown),
            shift: u8::from(rest.iter().any(|heading| heading.level == 1)),
            shown: skip..body.events.len(),
        }
    }

    /// The headings of a page, as indices, that belong to the part under `heading`, itself first.
    fn under(&self, heading: usize) -> Range<usize> {
        let level = self.body.headings[heading].level;
        let rest = self.body.headings[heading + 1..].iter();
        let deeper = rest.take_while(|next| next.level > level).count();
        heading..heading + 1 + deeper
    }

    /// Puts the part under one heading on the page.
    pub(super) fn push_section(&self, page: &mut Page<'site>, heading: usize) {
        self.push(page, self.under(heading));
    }

    /// Puts what stands before the first of some headings on the page; without any, everything.
    pub(super) fn push_before(&self, page: &mut Page<'site>, taken: &[usize]) {
        let end = taken.iter().min().copied().unwrap_or(self.starts.len());
        self.push_from(page, self.shown.start, self.skipped..end.max(self.skipped));
    }

    /// Puts what stands behind the first of some headings on the page, but not the parts under them.
    pub(super) fn push_after(&self, page: &mut Page<'site>, taken: &[usize]) {
        let mut parts: Vec<Range<usize>> =
            taken.iter().map(|heading| self.under(*heading)).collect();
        parts.sort_by_key(|range| range.start);
        let ends = parts.iter().map(|range| range.end);
        let starts = parts.iter().map(|range| range.start).skip(1);
        for (from, to) in ends.zip(starts.chain([self.starts.len()])) {
            if from < to {
                self.push(page, from..to);
            }
        }
    }

    /// Puts the parts under a run of headings on the page.
    fn push(&self, page: &mut Page<'site>, headings: Range<usize>) {
        let start = self.starts.get(headings.start).copied().unwrap_or(self.shown.end);
        self.push_from(page, start, headings);
    }

    fn push_from(&self, page: &mut Page<'site>, start: usize, headings: Range<usize>) {
        let end = self.starts.get(headings.end).copied().unwrap_or(self.shown.end);
        if start >= end {
            return;
        }
        page.blocks.push(Block::Text(TextBlock {
            body: self.body,
            links: self.links,
            events: start..end,
            shift: self.shift,
        }));
        let written = &self.body.headings[headings.clone()];
        page.contents.extend(written.iter().map(|heading| ContentsLine {
            level: (heading.level + self.shift).min(6),
            anchor: heading.anchor.as_str().into(),
            title: heading.title.as_str().into(),
        }));
        self.sections(page, start == self.shown.start, headings);
    }

    /// The plain text of the parts under a run of headings.
    fn sections(&self, page: &mut Page<'site>, with_head: bool, headings: Range<usize>) {
        let mut path: Vec<(u8, &str)> = Vec::new();
        for section in &self.body.sections {
            let text = || plain_text(section, self.links, self.site);
            // The text under the title belongs to the page itself.
            let Some(index) = section.heading.filter(|index| *index >= self.skipped) else {
                if with_head {
                    page.head.push_str(&text());
                }
                continue;
            };
            if !headings.contains(&index) {
                continue;
            }
            let heading = &self.body.headings[index];
            path.retain(|(level, _)| *level < heading.level);
            path.push((heading.level, &heading.title));
            page.sections.push(PlainSection {
                anchor: heading.anchor.as_str().into(),
                headings: path.iter().map(|(_, title)| (*title).into()).collect(),
                text: text(),
                repeats: false,
            });
        }
    }
}

/// A section's text, with the titles of what its links lead to where they have no text of their own.
pub(super) fn plain_text<'a>(
    section: &'a Section,
    links: &'a Links,
    site: &'a Site,
) -> Cow<'a, str> {
    section.with_titles(|link| match links.targets.get(link) {
        Some(Target::Entry(id, _)) => site.entry(*id).title.as_str(),
        _ => "",
    })
}

/// How many events the leading heading takes.
fn title_events(body: &Body) -> usize {
    let is_end = |event: &Event<'_>| matches!(event, Event::End(TagEnd::Heading(_)));
    body.events.iter().position(is_end).map_or(0, |end| end + 1)
}
