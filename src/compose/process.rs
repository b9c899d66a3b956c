//! The processes of a page: where its type shows one, and where its text shows a file.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Block, ContentsLine, Page, PlainSection, ProcessBlock};
use crate::model::ProcessFields;
use crate::parse::Body;
use crate::resolve::{Links, Process, Site, Target};

/// The process that a page shows by its type, until it stands on the page.
pub(super) struct OfType<'site> {
    site: &'site Site,
    fields: Option<ProcessFields>,
    /// The field before which it stands, and the process, until it stands on the page.
    left: Option<(usize, &'site Process)>,
    /// Whether it is shown at all.
    is_shown: bool,
}

impl<'site> OfType<'site> {
    pub(super) fn new(site: &'site Site, page: &Page<'site>) -> Self {
        let fields = site.type_of(site.entry(page.entry)).and_then(|kind| kind.process);
        let is_empty = |process: &Process| process.pictures.is_empty() && process.told.is_empty();
        let process = site.processes.of_page(page.entry).filter(|process| !is_empty(process));
        let before = |fields: ProcessFields| {
            fields.steps.map(|steps| steps.list).or(fields.file).unwrap_or_default()
        };
        let left = fields.zip(process).map(|(fields, process)| (before(fields), process));
        Self { site, fields, is_shown: left.is_some(), left }
    }

    /// Whether a field is shown as the process: the name of its file.
    pub(super) fn replaces(&self, field: usize) -> bool {
        self.is_shown && self.fields.and_then(|fields| fields.file) == Some(field)
    }

    /// Puts it on the page if it stands before the field of this index.
    pub(super) fn push_before(&mut self, page: &mut Page<'site>, field: usize) {
        if self.left.is_some_and(|(before, _)| before <= field) {
            self.push_rest(page);
        }
    }

    /// Puts it on the page if it is not there.
    pub(super) fn push_rest(&mut self, page: &mut Page<'site>) {
        let Some((_, process)) = self.left.take() else { return };
        let title = self.site.process_title.as_str();
        let anchor = self.site.entry(page.entry).section_anchor(title);
        let line = ContentsLine { level: 2, anchor: anchor.clone().into(), title: title.into() };
        page.contents.push(line);
        page.sections.push(PlainSection {
            anchor: anchor.clone().into(),
            headings: vec![title.into()],
            text: process.text.as_str().into(),
            // A list of steps is on the page itself.
            repeats: process.is_made,
        });
        let name = self.site.entry(page.entry).title.as_str();
        let pictures = 0..process.pictures.len();
        let heading = Some((anchor, title));
        page.blocks.push(Block::Process(ProcessBlock {
            heading,
            name: name.into(),
            process,
            pictures,
        }));
    }
}

/// A BPMN file that a text shows as a paragraph of its own.
pub(super) struct Shown<'site> {
    /// The events of the paragraph.
    pub(super) events: Range<usize>,
    pub(super) block: ProcessBlock<'site>,
}

/// The BPMN files that a text shows.
pub(super) fn shown<'site>(site: &'site Site, body: &Body, links: &Links) -> Vec<Shown<'site>> {
    let process = |target: &Target| match target {
        Target::Asset(id) => {
            site.processes.of_file(*id).filter(|process| !process.pictures.is_empty())
        }
        _ => None,
    };
    if !links.targets.iter().any(|target| process(target).is_some()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let (mut link, mut depth) = (0, 0usize);
    for (at, event) in body.events.iter().enumerate() {
        match event {
            Event::Start(tag) => {
                if let (Tag::Paragraph, 0, Some(end)) = (tag, depth, alone(&body.events[at..]))
                    && let Some(process) = links.targets.get(link).and_then(process)
                {
                    let (name, target) = said(&body.events[at..at + end]);
                    let pictures = process.pictures_named(target);
                    let name = match name.trim() {
                        "" => process.name().into(),
                        _ => name.into(),
                    };
                    let block = ProcessBlock { heading: None, name, process, pictures };
                    found.push(Shown { events: at..at + end, block });
                }
                link += usize::from(matches!(tag, Tag::Link { .. } | Tag::Image { .. }));
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found
}

/// How many events a paragraph has that holds nothing but an image.
fn alone(events: &[Event<'_>]) -> Option<usize> {
    if !matches!(events.get(1)?, Event::Start(Tag::Image { .. })) {
        return None;
    }
    let end = events.iter().position(|event| matches!(event, Event::End(TagEnd::Image)))?;
    matches!(events.get(end + 1)?, Event::End(TagEnd::Paragraph)).then_some(end + 2)
}

/// What an image is called, and its target.
fn said<'a>(events: &'a [Event<'_>]) -> (String, &'a str) {
    let (mut name, mut target) = (String::new(), "");
    for event in events {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => target = dest_url,
            Event::Text(text) | Event::Code(text) => name.push_str(text),
            _ => {}
        }
    }
    (name, target)
}
