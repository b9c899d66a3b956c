//! Text and places in it: the room every other room may enter.
//!
//! A [`Source`] is one text file as it was read. A [`Span`] is a range of bytes in it, and a
//! [`Place`] is the same range as a person reads it: path, line, column and the line's text.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

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
    /// Where each line begins, found when the first place is asked for.
    lines: OnceLock<Vec<usize>>,
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
    /// The line without its end; of a long line the part around the column, with ellipses.
    pub excerpt: String,
    /// The column in `excerpt`, from 1.
    pub excerpt_column: usize,
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

impl Span {
    /// Where a parser's fault at byte `index` is shown. What is found missing only at the very end is
    /// missing where the text ends, not on the line after.
    pub fn of_fault(text: &str, index: usize) -> Self {
        let index = index.min(text.len());
        let at_end = text.get(index..).is_some_and(|rest| rest.trim().is_empty());
        let last = || text.trim_end().char_indices().next_back().map_or(0, |(at, _)| at);
        let start = if at_end { last() } else { index };
        Self { start, end: start }
    }
}

impl Source {
    /// A source of the shared layer.
    pub fn new(path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        Self { path: path.into(), layer: Layer::Shared, text: text.into(), lines: OnceLock::new() }
    }

    /// Where `span` stands, in lines and columns. A span beyond the text points at its end.
    pub fn place(&self, span: Span) -> Place {
        let text = &*self.text;
        let start = floor_boundary(text, span.start);
        let end = floor_boundary(text, span.end.max(start));
        let lines = self.lines.get_or_init(|| {
            let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
        });
        let line = lines.partition_point(|line_start| *line_start <= start);
        let line_start = lines[line - 1];
        let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
        let column = text[line_start..start].chars().count() + 1;
        let width = text[start..end.min(line_end)].trim_end().chars().count().max(1);
        let written = text[line_start..line_end].trim_end_matches('\r');
        Place {
            path: self.path.clone(),
            position: Some(Position::new(line, column, width, written)),
        }
    }

    /// The file as a whole.
    pub fn whole(&self) -> Place {
        Place::file(&self.path)
    }
}

impl Position {
    /// A position in the line `written`.
    pub fn new(line: usize, column: usize, width: usize, written: &str) -> Self {
        let (excerpt, excerpt_column) = window(written, column);
        Self { line, column, width, excerpt, excerpt_column }
    }
}

/// How much of a line is shown: Markdown often has a whole paragraph on one.
const EXCERPT: usize = 100;

/// The part of a long line around its column, and the column in that part.
fn window(line: &str, column: usize) -> (String, usize) {
    let length = line.chars().count();
    if length <= EXCERPT {
        return (line.to_owned(), column.min(length + 1));
    }
    let first = (column - 1).saturating_sub(EXCERPT / 3).min(length - EXCERPT);
    let mut part: String = line.chars().skip(first).take(EXCERPT).collect();
    let mut column = (column - first).min(EXCERPT + 1);
    if first > 0 {
        part.insert(0, '…');
        column += 1;
    }
    if first + EXCERPT < length {
        part.push('…');
    }
    (part, column)
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

    #[test]
    fn long_lines_are_cut_around_the_column() {
        assert_eq!(window("kurz", 2), ("kurz".to_owned(), 2));
        assert_eq!(window("kurz", 5), ("kurz".to_owned(), 5));
        let line = format!("{}X{}", "a".repeat(200), "b".repeat(200));
        let (part, column) = window(&line, 201);
        assert_eq!(part.chars().nth(column - 1), Some('X'));
        assert_eq!(part.chars().count(), EXCERPT + 2);
        let (part, column) = window(&line, 1);
        assert_eq!((part.chars().count(), column), (EXCERPT + 1, 1));
        let (_, column) = window(&line, 402);
        assert_eq!(column, EXCERPT + 2);
    }
}
