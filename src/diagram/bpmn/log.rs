//! Where the picture may differ from the one its author saw.

use std::ops::Range;

use super::xml::Node;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span};

/// More findings of one kind and file are only counted: finding a place takes as long as its line is.
const MOST: usize = 50;

/// Findings of one file.
pub(super) struct Log<'a> {
    source: &'a Source,
    /// Where declarations were inserted before parsing, and how many bytes.
    inserted: (usize, usize),
    found: Vec<(&'static str, Option<Span>, String)>,
}

impl<'a> Log<'a> {
    pub(super) fn new(source: &'a Source, inserted_at: usize, inserted: usize) -> Self {
        Self { source, inserted: (inserted_at, inserted), found: Vec::new() }
    }

    /// A byte of the parsed text in the file's own text.
    pub(super) fn original(&self, index: usize) -> usize {
        let (at, length) = self.inserted;
        if index <= at { index } else { index.saturating_sub(length).max(at) }
    }

    /// The beginning of a node's tag.
    pub(super) fn span(&self, node: Node<'_>) -> Span {
        let start = self.original(node.range().start);
        let rest = self.source.text.get(start..).unwrap_or_default();
        let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>');
        Span { start, end: start + rest.find(is_end).unwrap_or(rest.len()) }
    }

    /// Something about a node; `rule` says what, and `element` names what the reader knows.
    pub(super) fn add(&mut self, node: Node<'_>, rule: &'static str, element: impl Into<String>) {
        self.found.push((rule, Some(self.span(node)), element.into()));
    }

    /// Something about the file as a whole.
    pub(super) fn add_file(&mut self, rule: &'static str) {
        self.found.push((rule, None, String::new()));
    }

    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let count = self.found.len();
        let findings = self.found.into_iter().take(MOST).map(|(rule, span, element)| {
            let place = span.map_or(self.source.whole(), |span| self.source.place(span));
            Diagnostic::new(Code::BpmnDiffers, place).with("rule", rule).with("element", element)
        });
        findings.chain(more(self.source, count)).collect()
    }
}

/// Which of `count` findings are told one by one.
pub(super) fn at_most(count: usize) -> Range<usize> {
    0..count.min(MOST)
}

/// How many were only counted.
pub(super) fn more(source: &Source, count: usize) -> Option<Diagnostic> {
    (count > MOST).then(|| {
        Diagnostic::new(Code::BpmnDiffers, source.whole())
            .with("rule", "more")
            .with("element", count - MOST)
    })
}
