//! Where the picture may differ from the one its author saw.

use super::xml::Node;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span};

/// More findings of one kind and file are only counted: finding a place takes as long as its line is.
pub(super) const MOST: usize = 50;

/// Findings of one file.
pub(super) struct Log<'a> {
    source: &'a Source,
    /// Where declarations were inserted before parsing, and how many bytes.
    inserted: (usize, usize),
    found: Vec<Diagnostic>,
    /// How many there are, with those that are only counted.
    count: usize,
}

impl<'a> Log<'a> {
    pub(super) fn new(source: &'a Source, inserted_at: usize, inserted: usize) -> Self {
        Self { source, inserted: (inserted_at, inserted), found: Vec::new(), count: 0 }
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
        self.count += 1;
        if self.count <= MOST {
            let place = self.source.place(self.span(node));
            let found = Diagnostic::new(Code::BpmnDiffers, place).with("rule", rule);
            self.found.push(found.with("element", element.into()));
        }
    }

    /// Something about the file as a whole.
    pub(super) fn add_file(&mut self, rule: &'static str) {
        self.count += 1;
        let found = Diagnostic::new(Code::BpmnDiffers, self.source.whole()).with("rule", rule);
        self.found.push(found.with("element", ""));
    }

    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let more = more(Code::BpmnDiffers, self.source, self.count);
        self.found.into_iter().chain(more).collect()
    }
}

/// How many of a code were only counted.
pub(super) fn more(code: Code, source: &Source, count: usize) -> Option<Diagnostic> {
    let finding = |more: usize| {
        Diagnostic::new(code, source.whole()).with("rule", "more").with("element", more)
    };
    count.checked_sub(MOST).filter(|more| *more > 0).map(finding)
}
