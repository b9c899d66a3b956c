//! Markdown that stands in a value of the front matter.

use super::body::Body;
use super::markdown;
use super::raw::RawValue;
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
    for query in &mut body.queries {
        query.span = places.span(query.span);
    }
    for heading in &mut body.headings {
        heading.span = places.span(heading.span);
        heading.anchor = format!("{prefix}-{}", heading.anchor);
    }
    for found in &mut diagnostics {
        for place in found.place.iter_mut().chain(&mut found.related) {
            let Some(position) = &place.position else { continue };
            let (line, column) = (position.line - 1, position.column - 1);
            let start = places.at(text, line, column);
            let rest = &source.text[start..];
            let end: usize = rest.chars().take(position.width).map(char::len_utf8).sum();
            *place = source.place(Span { start, end: start + end });
        }
    }
    Checked::new(body, diagnostics)
}

/// Where the characters of a value stand in its file.
struct Places {
    /// Of each byte of the value, and of its end: the byte of the file.
    bytes: Vec<usize>,
    /// Where each line of the value begins in it.
    lines: Vec<usize>,
}

impl Places {
    /// Walks over the value and over what is written of it side by side. Between two characters of
    /// the value the file may have line ends, indents and the signs of escapes.
    fn new(source: &Source, span: Span, text: &str) -> Self {
        let written = source.text.get(span.start..span.end).unwrap_or_default();
        let quote = quote(written, text);
        let escapes = quote == Some('"');
        let mut bytes = Vec::with_capacity(text.len() + 1);
        let mut at = usize::from(quote.is_some());
        for letter in text.chars() {
            let width = loop {
                let rest = &written[at..];
                match rest.chars().next() {
                    Some('\\') if escapes && !rest[1..].starts_with(['\r', '\n']) => {
                        break escape(rest);
                    }
                    Some(found) if found == letter => break found.len_utf8(),
                    Some(found) if found.is_whitespace() || matches!(found, '\\' | '\'') => {
                        at += found.len_utf8();
                    }
                    // A line end of the value: it stands where the next letter does.
                    _ => break 0,
                }
            };
            bytes.extend(std::iter::repeat_n(span.start + at, letter.len_utf8()));
            at += width;
        }
        bytes.push(span.start + at);
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let lines = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { bytes, lines }
    }

    fn byte(&self, at: usize) -> usize {
        self.bytes[at.min(self.bytes.len() - 1)]
    }

    /// The byte of the file at a line and column of the value `text`, both from zero.
    fn at(&self, text: &str, line: usize, column: usize) -> usize {
        let start = self.lines.get(line).copied().unwrap_or(text.len());
        let before: usize = text[start..].chars().take(column).map(char::len_utf8).sum();
        self.byte(start + before)
    }

    /// What stands from the first character of `span` to its last.
    fn span(&self, span: Span) -> Span {
        let start = self.byte(span.start);
        Span { start, end: self.byte(span.end).max(start) }
    }
}

/// The quotes a value is written in. A block, whose place begins at its first letter, may itself
/// begin with them; then its text does too, without an escape.
fn quote(written: &str, text: &str) -> Option<char> {
    let quote = written.chars().next().filter(|letter| matches!(letter, '"' | '\''))?;
    let escaped = written.starts_with("\"\\") || written.starts_with("'''");
    (escaped || !text.starts_with(quote)).then_some(quote)
}

/// How many bytes an escape at the beginning of `rest` has.
fn escape(rest: &str) -> usize {
    let mut letters = rest.chars().skip(1);
    let sign = letters.next();
    let digits = match sign {
        Some('x') => 2,
        Some('u') => 4,
        Some('U') => 8,
        _ => 0,
    };
    1 + sign.map_or(0, char::len_utf8) + letters.take(digits).map(char::len_utf8).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::parse::{self, RawValue};

    /// Where links and findings of the value of `text:` stand, as `line:column written`.
    #[track_caller]
    fn check(yaml: &str, expected: &[&str]) {
        let source = Arc::new(Source::new("a.md", format!("---\n{yaml}\n---\n")));
        let document = parse::parse(&source).value;
        let raw = document.front_matter.get("text").expect("it has the key");
        let RawValue::Scalar { text, .. } = &raw.value else { panic!("no text: {yaml}") };
        let checked = markdown_of_value(&source, raw, text.trim_end(), "x");
        let links = checked.value.links.iter().chain(&checked.value.html_links);
        let spans = links.map(|link| link.span);
        let headings = checked.value.headings.iter().map(|heading| heading.span);
        let places = spans.chain(headings).map(|span| {
            let at = source.place(span).position.expect("a source has positions");
            format!("{}:{} {}", at.line, at.column, &source.text[span.start..span.end])
        });
        let found = checked.diagnostics.iter().filter_map(|found| {
            let at = found.place.as_ref()?.position.as_ref()?;
            Some(format!("{}:{} {} wide {}", at.line, at.column, found.code.name(), at.width))
        });
        assert_eq!(places.chain(found).collect::<Vec<_>>(), expected, "{yaml}");
    }

    #[test]
    fn places_in_a_value_are_those_of_the_file() {
        check("text: Ä [[a]] und [b](c.md)", &["2:11 a", "2:23 c.md"]);
        check("text: '[[a]]''s [[b]]'", &["2:10 a", "2:19 b"]);
        check(r#"text: "\"[[a]]\" \t\u00fc [[b]]""#, &["2:12 a", "2:29 b"]);
        check("text: erste\n  zweite [[a]]\n  dritte [[b]]", &["3:12 a", "4:12 b"]);
        check("text: \"erste\n  [[a]] \\\n  [[b]]\"", &["3:5 a", "4:5 b"]);
        check("a: b\ntext: '[x](y.md)'\nc: d", &["3:12 y.md"]);
    }

    #[test]
    fn places_in_a_block_are_those_of_the_file() {
        check("text: |\n  a\n\n  - ä [[b]]\n    - [[c]]", &["5:9 b", "6:9 c"]);
        check("text: |- # [[nein]]\n  [[a]] [[a]]", &["3:5 a", "3:11 a"]);
        check("text: |2\n  > [[a]]\n  | [[b]]", &["3:7 a", "4:7 b"]);
        check("text: |\n  \"a\" 'b' [[c]]", &["3:13 c"]);
        check("text: >\n  '[[c]]'", &["3:6 c"]);
        check("text: >\n  eins\n  [[a]]\n\n  zwei [[b]]", &["4:5 a", "6:10 b"]);
        check(
            "text: >-\n  eins\n\n    [x][y]\n\n  [x][y]",
            &["5:5 undefined-reference wide 6", "7:3 undefined-reference wide 6"],
        );
        check("text: |\r\n  eins\r\n  [[a]]\r", &["4:5 a"]);
        check("text: |\n  # Ä\n\n  ### B", &["3:3 # Ä", "5:3 ### B", "5:3 heading-skip wide 5"]);
    }
}
