//! Markdown that stands in a value of the front matter.

use super::frontmatter::RawValue;
use super::markdown::{self, Body};
use crate::diagnostic::Checked;
use crate::source::{Source, Span, Spanned};

/// Parses the Markdown `text` of a value. Its places become those of the page's file: each line of
/// a value stands in the file as it is, though perhaps further right. Anchors begin with `prefix`,
/// so that they are no other value's.
pub(crate) fn markdown_of_value(
    source: &Source,
    raw: &Spanned<RawValue>,
    text: &str,
    prefix: &str,
) -> Checked<Body> {
    let own = Source::new(source.path.as_str(), text);
    let Checked { value: mut body, mut diagnostics } = markdown::parse(&own, 0);
    let places = Places::new(source, raw.span, text);
    for link in body.links.iter_mut().chain(&mut body.html_links) {
        link.span = places.span(link.span);
    }
    for heading in &mut body.headings {
        heading.span = places.span(heading.span);
        heading.anchor = format!("{prefix}-{}", heading.anchor);
    }
    for found in &mut diagnostics {
        for place in found.place.iter_mut().chain(&mut found.related) {
            let Some(position) = &place.position else { continue };
            let (line, column) = (position.line - 1, position.column - 1);
            let start = places.at(line, column);
            let rest = &source.text[start..];
            let end: usize = rest.chars().take(position.width).map(char::len_utf8).sum();
            *place = source.place(Span { start, end: start + end });
        }
    }
    Checked::new(body, diagnostics)
}

/// Where the lines of a value stand in its file.
struct Places<'a> {
    text: &'a str,
    source: &'a Source,
    /// Of each line: where it begins in the value, and where in the file.
    lines: Vec<(usize, usize)>,
}

impl<'a> Places<'a> {
    fn new(source: &'a Source, span: Span, text: &'a str) -> Self {
        let mut lines = Vec::new();
        let mut from = span.start;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let written = line.trim_end();
            // What is written with escapes or folded is not found: its place is then the last one
            // that was, at least in the same value.
            if let Some(found) = source.text.get(from..span.end).and_then(|rest| rest.find(written))
            {
                lines.push((at, from + found));
                from += found + written.len();
            } else {
                lines.push((at, from));
            }
            at += line.len();
        }
        Self { text, source, lines }
    }

    /// The byte of the file at a line and column of the value, both from zero.
    fn at(&self, line: usize, column: usize) -> usize {
        let Some((start, in_file)) = self.lines.get(line.min(self.lines.len().saturating_sub(1)))
        else {
            return 0;
        };
        let before: usize = self.text[*start..].chars().take(column).map(char::len_utf8).sum();
        let at = (in_file + before).min(self.source.text.len());
        (0..=at).rev().find(|at| self.source.text.is_char_boundary(*at)).unwrap_or(0)
    }

    fn span(&self, span: Span) -> Span {
        let line = self.lines.partition_point(|(start, _)| *start <= span.start).max(1) - 1;
        let Some((start, in_file)) = self.lines.get(line) else { return span };
        let from = in_file + (span.start - start);
        Span { start: from, end: from + (span.end - span.start) }
    }
}
