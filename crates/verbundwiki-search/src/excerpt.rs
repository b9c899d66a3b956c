//! The piece of a section that shows why it was found, and its HTML.

use std::ops::Range;

use crate::marks::Match;

/// Wanted length of an excerpt, in characters.
const LENGTH: usize = 200;
/// Text before the first match in it, in characters.
const BEFORE: usize = 50;

/// A piece of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// Escaped HTML with `<mark>`.
    pub(crate) html: String,
    /// The needs that are met in it, as bits.
    pub(crate) needs: u64,
}

/// About [`LENGTH`] characters around the best matches.
pub(crate) fn cut(text: &str, matches: &[Match]) -> Excerpt {
    let (piece, needs) = window(text, matches);
    let mut html = String::new();
    if piece.start > 0 {
        html.push_str("… ");
    }
    let end = piece.end;
    html.push_str(&marked(text, piece, matches));
    if end < text.trim_end().len() {
        html.push_str(" …");
    }
    Excerpt { html, needs }
}

/// A piece of a text as escaped HTML, with `<mark>` around the matches in it.
pub(crate) fn marked(text: &str, piece: Range<usize>, matches: &[Match]) -> String {
    let mut html = Html::with_capacity(piece.len() + 64);
    let mut at = piece.start;
    for found in matches.iter().filter(|found| found.start >= piece.start && found.end <= piece.end)
    {
        if found.start < at {
            continue;
        }
        html.push_text(&text[at..found.start]);
        html.push_markup("<mark>");
        html.push_text(&text[found.start..found.end]);
        html.push_markup("</mark>");
        at = found.end;
    }
    html.push_text(text[at..piece.end].trim_end());
    html.written
}

/// The window with most different words, then with most matches, then the first; and the needs met
/// in it.
fn window(text: &str, matches: &[Match]) -> (Range<usize>, u64) {
    let mut best = (0, 0, 0);
    let mut needs = 0;
    for (number, first) in matches.iter().enumerate() {
        let reach = first.start + (LENGTH - BEFORE);
        let inside = matches[number..].iter().take_while(|found| found.end <= reach);
        let (mut different, mut count) = (0_u64, 0);
        for found in inside {
            different |= 1 << found.need.min(63);
            count += 1;
        }
        let rank = (different.count_ones(), count);
        if rank > (best.0, best.1) {
            best = (rank.0, rank.1, first.start);
            needs = different;
        }
    }
    let start = if best.0 == 0 { 0 } else { word_before(text, best.2, BEFORE) };
    (start..word_after(text, start, LENGTH), needs)
}

/// A word's beginning at most `chars` characters before `at`.
fn word_before(text: &str, at: usize, chars: usize) -> usize {
    let before = &text[..at];
    let Some((far, _)) = before.char_indices().rev().nth(chars) else { return 0 };
    // A sentence that begins inside the reach is a better beginning than any word.
    let reach = &before[far..];
    // Of lines the first: they may be a table's cells, and the match one of them.
    if let Some(sentence) = reach.rfind(". ").or_else(|| reach.find('\n')) {
        let start = far + sentence + 1;
        return start + text[start..].len() - text[start..].trim_start().len();
    }
    match reach.find(char::is_whitespace) {
        Some(space) => far + space + reach[space..].len() - reach[space..].trim_start().len(),
        None => at,
    }
}

/// A word's end about `chars` characters after `start`.
fn word_after(text: &str, start: usize, chars: usize) -> usize {
    let Some((far, _)) = text[start..].char_indices().nth(chars) else { return text.len() };
    let reach = &text[start..start + far];
    match reach.rfind(char::is_whitespace) {
        Some(space) if space * 2 > far => start + space,
        _ => start + far,
    }
}

/// HTML being written from pieces of one text.
struct Html {
    written: String,
    /// The last character of the text so far that is no white space.
    last: Option<char>,
    /// The white space after it, which is written when something follows.
    space: Option<Space>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Space {
    Between,
    /// The end of a line: of a block, a list item or a table's cell.
    LineEnd,
}

/// Stands between two blocks.
const SEPARATOR: &str = " · ";

impl Html {
    fn with_capacity(bytes: usize) -> Self {
        Self { written: String::with_capacity(bytes), last: None, space: None }
    }

    fn push_markup(&mut self, html: &str) {
        self.end_space();
        self.written.push_str(html);
    }

    /// Escapes text; a run of white space becomes one space, between blocks a dot where the text
    /// before has no punctuation of its own.
    fn push_text(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                let space = if c == '\n' { Space::LineEnd } else { Space::Between };
                self.space = self.space.max(Some(space));
                continue;
            }
            if c.is_control() {
                continue;
            }
            self.end_space();
            self.last = Some(c);
            match c {
                '&' => self.written.push_str("&amp;"),
                '<' => self.written.push_str("&lt;"),
                '>' => self.written.push_str("&gt;"),
                '"' => self.written.push_str("&quot;"),
                '\'' => self.written.push_str("&#39;"),
                c => self.written.push(c),
            }
        }
    }

    fn end_space(&mut self) {
        let (Some(space), Some(last)) = (self.space.take(), self.last) else { return };
        let apart = space == Space::LineEnd && !is_punctuation(last);
        self.written.push_str(if apart { SEPARATOR } else { " " });
    }
}

/// Whether a sentence ends or goes on after the character, so that nothing need set it apart.
fn is_punctuation(c: char) -> bool {
    ".,;:!?…·•-–—/([{„‚".contains(c)
}
