//! Finds the words of a text.
//!
//! A *word* is a run of letters and digits. Words joined by a hyphen form a *compound*: its parts
//! are found, and the joined form (`itfachkraft`). Words joined by dots are a *code* if a digit is
//! among them (`AB.2.14`), numbers joined by a slash likewise (`2016/679`): the code is found as a
//! whole, and its parts. A code of numbers alone, and the numbers at the end of another, are one
//! *number* (`2.14`): of its parts only those count that say something alone, such as a year.
//! `§ 4` and `§4` give the token `§4`, and `4`. In German texts a gender form
//! (`Mitarbeiter:innen`) is one word, and words of which a list leaves out a part (`Hard- und
//! Software`) are found complete, too.

use super::Language;
use super::elision::{Elisions, Unit};
use super::fold::{HYPHENS, is_ignorable, is_mark};
use super::gender;
use super::lexicon::{Lexicon, WordId};

/// A word found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte in the text as written.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// Number of the word in the text.
    pub position: u32,
    /// The word.
    pub word: WordId,
    /// Whether this is a whole whose parts follow, inside the same span.
    pub whole: bool,
}

/// Compounds of more parts are not joined: they are paths or enumerations.
const LARGEST_COMPOUND: usize = 6;
/// Longer compounds and codes (in bytes) are found by their parts only.
const LONGEST_WHOLE: usize = 120;
/// Shorter parts of a number (in bytes) are not found alone: `2` is not in `12.3.2`.
const SHORTEST_PART_OF_NUMBER: usize = 3;

/// A part of a group: its span, and the connector before it.
#[derive(Clone, Copy)]
struct Part {
    start: usize,
    end: usize,
    connector: u8,
}

struct Scanner<'a> {
    text: &'a str,
    language: Language,
    lexicon: &'a mut Lexicon,
    tokens: &'a mut Vec<Token>,
    elisions: Elisions,
    position: u32,
    scratch: String,
}

pub(super) fn scan(text: &str, language: Language, lexicon: &mut Lexicon, tokens: &mut Vec<Token>) {
    let mut scanner = Scanner {
        text,
        language,
        lexicon,
        tokens,
        elisions: Elisions::default(),
        position: 0,
        scratch: String::new(),
    };
    let mut parts: Vec<Part> = Vec::new();
    let mut at = 0;
    while let Some((start, paragraph)) = next_start(text, at) {
        if let Some(sign_end) = paragraph {
            at = scanner.paragraph(start, sign_end);
            continue;
        }
        let (token, position) = (scanner.tokens.len(), scanner.position);
        parts.clear();
        let mut end = scanner.word_end(start);
        parts.push(Part { start, end, connector: 0 });
        while let Some((kind, from)) = connector(text, end) {
            end = scanner.word_end(from);
            parts.push(Part { start: from, end, connector: kind });
        }
        if parts.len() == 1 {
            scanner.push(start, end, false);
            scanner.position += 1;
        } else {
            scanner.group(&parts);
        }
        if language == Language::De {
            let unit = Unit { start, end, token, position };
            scanner.elisions.next(text, unit, scanner.lexicon, scanner.tokens);
        }
        at = end;
    }
}

impl Scanner<'_> {
    /// Where the word ends that begins at `start`, a German gender form included.
    fn word_end(&self, start: usize) -> usize {
        let end = word_end(self.text, start);
        match self.language {
            Language::De => gender::end_of_word(self.text, start, end),
            Language::En => end,
        }
    }

    /// Adds the token of a spelling, unless nothing is left of it.
    fn push(&mut self, start: usize, end: usize, whole: bool) {
        if whole && end - start > LONGEST_WHOLE {
            return;
        }
        if let Some(word) = self.lexicon.word(&self.text[start..end], self.language) {
            let (start, end) = (start as u32, end as u32);
            self.tokens.push(Token { start, end, position: self.position, word, whole });
        }
    }

    /// `§ 4`: one token for sign and number; the number itself follows as an ordinary word.
    /// Gives the place to go on.
    fn paragraph(&mut self, start: usize, sign_end: usize) -> usize {
        let number = sign_end + spaces(&self.text[sign_end..]);
        if self.text[number..].starts_with(|c: char| c.is_ascii_digit()) {
            let end = word_end(self.text, number);
            self.scratch.clear();
            self.scratch.push('§');
            self.scratch.push_str(&self.text[number..end]);
            if let Some(word) = self.lexicon.word(&self.scratch, self.language) {
                let (start, end) = (start as u32, end as u32);
                self.tokens.push(Token { start, end, position: self.position, word, whole: true });
            }
        }
        number
    }

    /// A compound, a code, or words that merely touch.
    fn group(&mut self, parts: &[Part]) {
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
        let hyphens = parts.iter().filter(|part| part.connector == b'-').count();
        if (1..LARGEST_COMPOUND).contains(&hyphens) && parts.len() <= 2 * LARGEST_COMPOUND {
            self.push(first.start, last.end, true);
        }
        let mut rest = parts;
        while !rest.is_empty() {
            let length = 1 + rest[1..].iter().take_while(|part| part.connector != b'-').count();
            let (element, next) = rest.split_at(length);
            self.element(element);
            rest = next;
        }
    }

    /// The words between two hyphens.
    fn element(&mut self, parts: &[Part]) {
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
        if parts.len() > 1
            && self.text[first.start..last.end].bytes().any(|byte| byte.is_ascii_digit())
        {
            self.push(first.start, last.end, true);
        }
        let text = self.text.as_bytes();
        let is_number = |part: &Part| text.get(part.start).is_some_and(u8::is_ascii_digit);
        for run in parts.chunk_by(|a, b| is_number(a) && is_number(b)) {
            self.run(run, run.len() < parts.len());
        }
    }

    /// A word, or the parts of a number; `inside` of a code it is found as a whole too.
    fn run(&mut self, parts: &[Part], inside: bool) {
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
        let is_whole = parts.len() > 1 && last.end - first.start <= LONGEST_WHOLE;
        if is_whole && inside {
            self.push(first.start, last.end, true);
        }
        for part in parts {
            if !is_whole || part.end - part.start >= SHORTEST_PART_OF_NUMBER {
                self.push(part.start, part.end, false);
            }
            self.position += 1;
        }
    }
}

/// Whether a code consists of numbers only: `2.3.2`, `2016/679`.
pub(crate) fn is_number(code: &str) -> bool {
    code.split(['.', '/']).all(|part| part.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c) || is_ignorable(c)
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..).and_then(|rest| rest.chars().next())
}

/// The next word or paragraph sign; for a sign (`§`, `§§`) also where it ends.
fn next_start(text: &str, from: usize) -> Option<(usize, Option<usize>)> {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() {
                return Some((at, None));
            }
            at += 1;
            continue;
        }
        let c = char_at(text, at)?;
        if c == '§' {
            let end = at + text[at..].len() - text[at..].trim_start_matches('§').len();
            return Some((at, Some(end)));
        }
        if c.is_alphanumeric() {
            return Some((at, None));
        }
        at += c.len_utf8();
    }
    None
}

/// Where the word ends that begins at `start`.
pub(super) fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() {
            if !byte.is_ascii_alphanumeric() {
                break;
            }
            at += 1;
            continue;
        }
        match char_at(text, at) {
            Some(c) if is_word(c) => at += c.len_utf8(),
            _ => break,
        }
    }
    at
}

/// A connector between two words: which, and where the next word begins.
fn connector(text: &str, at: usize) -> Option<(u8, usize)> {
    let (kind, next) = match text.as_bytes().get(at)? {
        byte @ (b'-' | b'.' | b'/') => (*byte, at + 1),
        0xe2 if text[at..].starts_with(HYPHENS) => (b'-', at + 3),
        _ => return None,
    };
    let next = next + text[next..].len() - text[next..].trim_start_matches(is_ignorable).len();
    let c = char_at(text, next)?;
    let is_digit = |c: char| c.is_ascii_digit();
    // An en dash between numbers is a range.
    if text[at..].starts_with('\u{2013}') && (c.is_ascii_digit() || text[..at].ends_with(is_digit))
    {
        return None;
    }
    let joins = match kind {
        // Only between numbers, so that `und/oder` stays two words.
        b'/' => c.is_ascii_digit() && text[..at].ends_with(|c: char| c.is_ascii_digit()),
        _ => c.is_alphanumeric(),
    };
    joins.then_some((kind, next))
}

/// Length of the spaces between `§` and its number.
fn spaces(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\u{a0}', '\u{2009}', '\u{202f}']).len()
}
