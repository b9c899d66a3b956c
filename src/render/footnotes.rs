//! Footnotes: numbered as the text refers to them, written at the foot of the page.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

/// The footnotes of a body.
pub(super) struct Notes {
    by_label: BTreeMap<String, Note>,
    /// How many have a number.
    numbered: usize,
    /// How many headings and links stand before each footnote's text, by its first event.
    counts: BTreeMap<usize, (usize, usize)>,
}

/// One footnote.
pub(super) struct Note {
    /// Its number, from 1; 0 until the text refers to it.
    pub(super) number: usize,
    references: usize,
    events: Range<usize>,
}

impl Note {
    /// The anchor of its latest reference; the first is where the way back leads.
    pub(super) fn reference_id(&self) -> String {
        match self.references {
            1 => format!("fnref-{}", self.number),
            several => format!("fnref-{}-{several}", self.number),
        }
    }
}

impl Notes {
    /// Finds the footnotes among `events`; `before` is how many headings and links came earlier.
    pub(super) fn new(events: &[Event<'static>], before: (usize, usize)) -> Self {
        let mut notes = Self { by_label: BTreeMap::new(), numbered: 0, counts: BTreeMap::new() };
        let mut open: Option<(String, usize)> = None;
        let (mut headings, mut links) = before;
        for (index, event) in events.iter().enumerate() {
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    notes.counts.insert(index + 1, (headings, links));
                    open = Some((label.to_string(), index + 1));
                }
                Event::End(TagEnd::FootnoteDefinition) => {
                    if let Some((label, start)) = open.take() {
                        let note = Note { number: 0, references: 0, events: start..index };
                        notes.by_label.entry(label).or_insert(note);
                    }
                }
                event => {
                    let (more_headings, more_links) = count(std::slice::from_ref(event));
                    headings += more_headings;
                    links += more_links;
                }
            }
        }
        notes
    }

    /// Notes a reference; the first gives the footnote its number.
    pub(super) fn reference(&mut self, label: &str) -> Option<&Note> {
        let note = self.by_label.get_mut(label)?;
        if note.number == 0 {
            self.numbered += 1;
            note.number = self.numbered;
        }
        note.references += 1;
        Some(note)
    }

    /// The footnote of this number: the number again, and its events.
    pub(super) fn numbered(&self, number: usize) -> Option<(usize, Range<usize>)> {
        let note = self.by_label.values().find(|note| note.number == number)?;
        Some((number, note.events.clone()))
    }

    /// How many headings and links stand before the footnote whose text begins at `event`.
    pub(super) fn counts_before(&self, event: usize) -> (usize, usize) {
        self.counts.get(&event).copied().unwrap_or_default()
    }
}

/// How many headings and how many links begin among `events`.
pub(super) fn count(events: &[Event<'static>]) -> (usize, usize) {
    let begins = |is: fn(&Tag<'static>) -> bool| {
        events.iter().filter(|event| matches!(event, Event::Start(tag) if is(tag))).count()
    };
    (
        begins(|tag| matches!(tag, Tag::Heading { .. })),
        begins(|tag| matches!(tag, Tag::Link { .. } | Tag::Image { .. })),
    )
}
