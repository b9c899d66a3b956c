//! Query blocks: fenced code called `query`, whose YAML asks for a view of the wiki.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;

use super::frontmatter;
use super::raw::{FrontMatter, RawValue};
use crate::source::{Source, Span, Spanned};

/// A query as it stands in Markdown; what it means is for the room of views to say.
#[derive(Clone, Debug)]
pub struct QueryBlock {
    /// Its events in the body.
    pub events: Range<usize>,
    /// The heading it stands under.
    pub heading: Option<usize>,
    /// The line that opens it.
    pub span: Span,
    /// Whether it stands in a list, a quotation or another block.
    pub is_nested: bool,
    /// Its keys, or why it is no YAML.
    pub written: Result<FrontMatter, Spanned<String>>,
}

/// A block that is being read.
#[derive(Debug)]
pub(super) struct OpenQuery {
    block: QueryBlock,
    yaml: String,
    /// Where each piece of the YAML begins in it, and where it stands in the file.
    pieces: Vec<(usize, Range<usize>)>,
}

/// Whether a code block is a query.
pub(super) fn is_query(kind: &CodeBlockKind<'_>) -> bool {
    matches!(kind, CodeBlockKind::Fenced(info)
        if info.split([' ', ',', '{']).next() == Some("query"))
}

impl OpenQuery {
    pub(super) fn new(at: usize, range: &Range<usize>, text: &str, is_nested: bool) -> Self {
        let line = text[range.clone()].lines().next().unwrap_or_default();
        let span = Span { start: range.start, end: range.start + line.trim_end().len() };
        let written = Ok(FrontMatter::default());
        let block = QueryBlock { events: at..at, heading: None, span, is_nested, written };
        Self { block, yaml: String::new(), pieces: Vec::new() }
    }

    pub(super) fn push(&mut self, text: &str, range: &Range<usize>) {
        self.pieces.push((self.yaml.len(), range.clone()));
        self.yaml.push_str(text);
    }

    /// The block, whose last event is at `end`.
    pub(super) fn close(self, end: usize, heading: Option<usize>) -> QueryBlock {
        let mut written = frontmatter::yaml(&Source::new("", self.yaml.as_str()));
        let place = |span: &mut Span| {
            // By its last byte: behind that the file may have a line end that the YAML has not.
            let last = span.end.checked_sub(1).filter(|last| *last >= span.start);
            span.start = self.byte(span.start);
            span.end = last.map_or(span.start, |last| self.byte(last) + 1);
        };
        match &mut written {
            Ok(keys) => move_entries(&mut keys.0, &place),
            Err(fault) => place(&mut fault.span),
        }
        let events = self.block.events.start..end + 1;
        QueryBlock { events, heading, written, ..self.block }
    }

    /// The byte of the file for one of the YAML.
    fn byte(&self, at: usize) -> usize {
        let piece = self.pieces.partition_point(|(start, _)| *start <= at).checked_sub(1);
        piece.map_or(self.block.span.end, |piece| {
            let (start, range) = &self.pieces[piece];
            (range.start + at - start).min(range.end)
        })
    }
}

fn move_entries(entries: &mut [(Spanned<String>, Spanned<RawValue>)], place: &impl Fn(&mut Span)) {
    for (key, value) in entries {
        place(&mut key.span);
        move_value(value, place);
    }
}

fn move_value(raw: &mut Spanned<RawValue>, place: &impl Fn(&mut Span)) {
    place(&mut raw.span);
    match &mut raw.value {
        RawValue::Scalar { .. } => {}
        RawValue::List(items) => items.iter_mut().for_each(|item| move_value(item, place)),
        RawValue::Map(entries) => move_entries(entries, place),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::parse;
    use crate::source::Source;

    /// The values of the queries of a text, as `line:column written`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let source = Arc::new(Source::new("a.md", text));
        let document = parse::parse(&source).value;
        let mut found = Vec::new();
        for query in &document.body.queries {
            let spans = match &query.written {
                Ok(keys) => keys.0.iter().map(|(_, value)| value.span).collect(),
                Err(fault) => vec![fault.span],
            };
            for span in spans {
                let at = source.place(span).position.expect("a source has positions");
                let written = &source.text[span.start..span.end];
                let nested = if query.is_nested { " nested" } else { "" };
                found.push(format!("{}:{} {written}{nested}", at.line, at.column));
            }
        }
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn values_of_a_query_have_their_places_in_the_file() {
        check("```query\nfrom: ä\nas: list\n```\n", &["2:7 ä", "3:5 list"]);
        check("---\ntitle: x\n---\n\n```query\r\nfrom: a\r\nas: b\r\n```\r\n", &["6:7 a", "7:5 b"]);
        check(
            "- Punkt\n\n  ```query\n  from: a\n  as: b\n  ```\n",
            &["4:9 a nested", "5:7 b nested"],
        );
        check("> ~~~ query\n> from: a\n> ~~~\n", &["2:9 a nested"]);
        check("```query\nfrom: [a\n```\n", &["2:8 "]);
        check("```yaml\nfrom: a\n```\n", &[]);
    }
}
