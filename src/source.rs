//! Text and places in it: the room every other room may enter.
//!
//! A [`Source`] is one text file as it was read. A [`Span`] is a range of bytes in it, and a
//! [`Place`] is the same range as a person reads it: path, line, column and the line's text.

use std::ops::Range;
use std::sync::Arc;

/// Which folder a source came from. Later, a municipality's own folder lies over the shared one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Layer {
    /// The shared content folder.
    #[default]
    Shared,
}

/// One text file, decoded and with its byte order mark removed.
#[derive(Debug)]
pub struct Source {
    /// Path relative to the content folder, `/`-separated, in Unicode NFC.
    pub path: String,
    /// The folder it came from.
    pub layer: Layer,
    /// The text. Line ends are kept as they were written.
    pub text: Arc<str>,
}

/// A range of bytes in a [`Source`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A range of a file as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path relative to the content folder.
    pub path: String,
    /// The lines and columns, where the file has text at all.
    pub position: Option<Position>,
}

/// Line and column of a [`Place`], both counted from one; columns count characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column of the first character, from 1.
    pub column: usize,
    /// How many characters of this line belong to the place, at least 1.
    pub width: usize,
    /// The whole line, without its end.
    pub excerpt: String,
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

impl Source {
    /// A source of the shared layer.
    pub fn new(path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        Self { path: path.into(), layer: Layer::Shared, text: text.into() }
    }

    /// Where `span` stands, in lines and columns. A span beyond the text points at its end.
    pub fn place(&self, span: Span) -> Place {
        let text = &*self.text;
        let start = floor_boundary(text, span.start);
        let end = floor_boundary(text, span.end.max(start));
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
        let excerpt = text[line_start..line_end].trim_end_matches('\r');
        Place {
            path: self.path.clone(),
            position: Some(Position {
                line: text[..line_start].bytes().filter(|byte| *byte == b'\n').count() + 1,
                column: text[line_start..start].chars().count() + 1,
                width: text[start..end.min(line_end)].trim_end().chars().count().max(1),
                excerpt: excerpt.to_owned(),
            }),
        }
    }

    /// The file as a whole.
    pub fn whole(&self) -> Place {
        Place::file(&self.path)
    }
}

impl Place {
    /// A file without a position in it.
    pub fn file(path: &str) -> Self {
        Self { path: path.to_owned(), position: None }
    }
}

/// The nearest character boundary at or before `index`.
fn floor_boundary(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, span: Range<usize>, expected: (usize, usize, usize, &str)) {
        let place = Source::new("a.md", text).place(span.into());
        let position = place.position.expect("a source has positions");
        assert_eq!(
            (position.line, position.column, position.width, position.excerpt.as_str()),
            expected
        );
    }

    #[test]
    fn places_count_lines_and_characters() {
        check("eins\nzwei", 0..4, (1, 1, 4, "eins"));
        check("eins\r\nzwei\r\n", 6..10, (2, 1, 4, "zwei"));
        check("ä: ö\n", 4..6, (1, 4, 1, "ä: ö"));
        check("ab\ncd", 1..5, (1, 2, 1, "ab"));
        check("ab", 9..12, (1, 3, 1, "ab"));
        check("", 0..0, (1, 1, 1, ""));
        check("ä", 1..1, (1, 1, 1, "ä"));
    }
}
