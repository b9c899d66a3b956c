//! Footnotes: numbered as the text refers to them, written at the foot of the page. Their anchors have
//! a colon, which no heading's has.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::body::Writer;
use super::escape::Escaped;

/// The footnotes of a body.
pub(super) struct Notes {
    /// What the anchors begin with, so that those of several bodies on a page differ.
    prefix: String,
    by_label: BTreeMap<String, Note>,
    /// The labels in the order of their numbers.
    order: Vec<String>,
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
    fn reference_id(&self, prefix: &str) -> String {
        match self.references {
            1 => format!("fnref:{prefix}{}", self.number),
            several => format!("fnref:{prefix}{}:{several}", self.number),
        }
    }
}

impl Notes {
    /// Finds the footnotes among `events`.
    pub(super) fn new(events: &[Event<'static>], prefix: String) -> Self {
        let mut notes =
            Self { prefix, by_label: BTreeMap::new(), order: Vec::new(), counts: BTreeMap::new() };
        let mut open: Option<(String, usize)> = None;
        let (mut headings, mut links) = (0, 0);
        for (index, event) in events.iter().enumerate() {
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    notes.counts.insert(index + 1, (headings, links));
                    open = Some((label.to_lowercase(), index + 1));
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

    /// Notes a reference; the first gives the footnote its number. Gives the number and the
    /// reference's anchor.
    fn reference(&mut self, label: &str) -> Option<(usize, String)> {
        let label = label.to_lowercase();
        let note = self.by_label.get_mut(&label)?;
        if note.number == 0 {
            self.order.push(label);
            note.number = self.order.len();
        }
        note.references += 1;
        Some((note.number, note.reference_id(&self.prefix)))
    }

    /// The footnote of this number: the number again, and its events.
    pub(super) fn numbered(&self, number: usize) -> Option<(usize, Range<usize>)> {
        let note = self.by_label.get(self.order.get(number - 1)?)?;
        Some((number, note.events.clone()))
    }

    /// How many headings and links stand before the footnote whose text begins at `event`.
    pub(super) fn counts_before(&self, event: usize) -> (usize, usize) {
        self.counts.get(&event).copied().unwrap_or_default()
    }
}

impl Writer<'_> {
    pub(super) fn note_reference(&mut self, label: &str) {
        let Some((number, id)) = self.notes.reference(label) else { return };
        let prefix = &self.notes.prefix;
        let text = self.theme.strings.text("footnote-ref", &[("number", &number.to_string())]);
        let reference = format!(
            "<sup class=\"vw-footnote-ref\"><a href=\"#fn:{prefix}{number}\" id=\"{id}\" \
             role=\"doc-noteref\" aria-label=\"{}\">{number}</a></sup>",
            Escaped(&text)
        );
        self.html.push_str(&reference);
    }

    /// The footnotes that the text refers to, in the order of their numbers.
    pub(super) fn footnotes(&mut self) {
        let label = self.theme.strings.text("footnotes", &[]);
        let prefix = self.notes.prefix.clone();
        let mut done = 0;
        // A footnote may refer to another, which then gets its number here.
        while let Some((number, range)) = self.notes.numbered(done + 1) {
            if done == 0 {
                self.push(format_args!(
                    "<section class=\"vw-footnotes\" role=\"doc-endnotes\" \
                     aria-label=\"{}\">\n<ol>\n",
                    Escaped(&label)
                ));
            }
            done = number;
            self.push(format_args!("<li id=\"fn:{prefix}{number}\">"));
            (self.heading, self.link) = self.notes.counts_before(range.start);
            self.at = range.start;
            self.run(range.end, false);
            // The way back stands at the end of the last paragraph, not on a line of its own.
            let closing = if self.html.ends_with("</p>\n") { "</p>\n" } else { "" };
            self.html.truncate(self.html.len() - closing.len());
            let number = number.to_string();
            let text = self.theme.strings.text("footnote-back", &[("number", &number)]);
            self.push(format_args!(
                " <a class=\"vw-footnote-back\" href=\"#fnref:{prefix}{number}\" \
                 role=\"doc-backlink\" aria-label=\"{}\">↩</a>{closing}</li>\n",
                Escaped(&text)
            ));
        }
        if done > 0 {
            self.html.push_str("</ol>\n</section>\n");
        }
    }

    /// Steps over a footnote's text, counting its headings and links as passed.
    pub(super) fn skip_note(&mut self) {
        let from = self.at;
        self.skip_to(|event| matches!(event, Event::End(TagEnd::FootnoteDefinition)));
        let (headings, links) = count(&self.events[from..self.at]);
        self.heading += headings;
        self.link += links;
        self.at += 1;
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
