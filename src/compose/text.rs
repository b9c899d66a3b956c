//! The Markdown of a page: which part of it stands where, its headings and its plain text.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::process::{self, Shown};
use super::{
    Block, ContentsLine, Page, PlainSection, ProcessBlock, TextBlock, ViewBlock, compose_at,
};
use crate::parse::Body;
use crate::resolve::{EntryId, Links, Site};
use crate::views::{Form, View, Views};

/// The Markdown of a page's file, cut at its headings.
pub(super) struct PageText<'site> {
    body: &'site Body,
    links: &'site Links,
    site: &'site Site,
    /// The views of the body's queries.
    views: &'site [Option<View>],
    all: &'site Views,
    /// The BPMN files that it shows.
    shown_processes: Vec<Shown<'site>>,
    /// Whether its page stands as a whole on another.
    is_inner: bool,
    /// Where each heading begins among the events.
    starts: Vec<usize>,
    /// How many headings are the page's title.
    skipped: usize,
    shift: u8,
    /// Where what is shown begins and ends.
    shown: Range<usize>,
}

/// What stands in a text and is no text.
enum Inset<'a, 'site> {
    View(&'site View),
    Process(&'a ProcessBlock<'site>),
}

impl<'site> PageText<'site> {
    pub(super) fn new(
        site: &'site Site,
        views: &'site Views,
        id: EntryId,
        body: &'site Body,
        is_inner: bool,
    ) -> Self {
        let entry = site.entry(id);
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
            views: &views.of(id).written,
            all: views,
            shown_processes: process::shown(site, body, &entry.links),
            is_inner,
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
        let views = self
            .body
            .queries
            .iter()
            .zip(self.views)
            .filter_map(|(query, view)| Some((&query.events, Inset::View(view.as_ref()?))));
        let shown = self.shown_processes.iter();
        let processes = shown.map(|shown| (&shown.events, Inset::Process(&shown.block)));
        let mut insets: Vec<(&Range<usize>, Inset<'_, 'site>)> = views.chain(processes).collect();
        insets.sort_by_key(|(events, _)| events.start);
        let mut from = start;
        for (events, inset) in insets {
            if !(from..end).contains(&events.start) {
                continue;
            }
            self.push_text(page, from..events.start);
            page.blocks.push(match inset {
                Inset::View(view) => {
                    Block::View(view_block(self.site, self.all, view, self.is_inner))
                }
                Inset::Process(process) => Block::Process(process.clone()),
            });
            from = events.end;
        }
        self.push_text(page, from..end);
        let written = &self.body.headings[headings.clone()];
        page.contents.extend(written.iter().map(|heading| ContentsLine {
            level: (heading.level + self.shift).min(6),
            anchor: heading.anchor.as_str().into(),
            title: heading.title.as_str().into(),
        }));
        self.sections(page, start == self.shown.start, headings);
        self.view_sections(page, start..end);
    }

    fn push_text(&self, page: &mut Page<'site>, events: Range<usize>) {
        if !events.is_empty() {
            let Self { body, links, shift, .. } = *self;
            page.blocks.push(Block::Text(TextBlock { body, links, events, shift }));
        }
    }

    /// The plain text of the views among some events. A view is found, but behind the pages it
    /// lists: what it says is theirs.
    fn view_sections(&self, page: &mut Page<'site>, events: Range<usize>) {
        for (query, view) in self.body.queries.iter().zip(self.views) {
            let Some(view) = view.as_ref().filter(|_| events.contains(&query.events.start)) else {
                continue;
            };
            let heading = query.heading.filter(|index| *index >= self.skipped);
            let heading = heading.map(|index| self.body.headings[index].title.as_str());
            page.sections.push(view_section(self.all, view, heading));
        }
        for shown in
            self.shown_processes.iter().filter(|shown| events.contains(&shown.events.start))
        {
            let before = self.starts.partition_point(|start| *start < shown.events.start);
            let heading = before.checked_sub(1).filter(|index| *index >= self.skipped);
            let heading = heading.map(|index| &self.body.headings[index]);
            let above = heading.map(|heading| heading.title.as_str().into());
            page.sections.push(PlainSection {
                anchor: heading.map_or("", |heading| heading.anchor.as_str()).into(),
                headings: above.into_iter().chain([shown.block.name.clone()]).collect(),
                text: shown.block.process.text.as_str().into(),
                repeats: false,
            });
        }
    }

    /// The plain text of the parts under a run of headings.
    fn sections(&self, page: &mut Page<'site>, with_head: bool, headings: Range<usize>) {
        let mut path: Vec<(u8, &str)> = Vec::new();
        for section in &self.body.sections {
            let text = || self.site.plain_text(section, self.links);
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

/// A view as it stands on a page, which perhaps stands as a whole on another.
pub(super) fn view_block<'site>(
    site: &'site Site,
    views: &'site Views,
    view: &'site View,
    is_inner: bool,
) -> ViewBlock<'site> {
    let is_full = view.form == Form::Full && !is_inner;
    let entries = view.rows().filter(|_| is_full).filter_map(|row| row.entry);
    let pages = entries.map(|id| compose_at(site, views, id, true)).collect();
    ViewBlock { view, words: &views.words, pages }
}

/// The plain text of a view under a heading.
pub(super) fn view_section<'site>(
    views: &'site Views,
    view: &'site View,
    heading: Option<&'site str>,
) -> PlainSection<'site> {
    let headings = heading.into_iter().chain([view.caption.as_str()]);
    PlainSection {
        anchor: view.anchor.as_str().into(),
        headings: headings.map(Into::into).collect(),
        text: view.text(&views.words).into(),
        repeats: true,
    }
}

/// How many events the leading heading takes.
fn title_events(body: &Body) -> usize {
    let is_end = |event: &Event<'_>| matches!(event, Event::End(TagEnd::Heading(_)));
    body.events.iter().position(is_end).map_or(0, |end| end + 1)
}
