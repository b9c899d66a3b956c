//! The words that compounds of a site are made of.

use std::fmt::Write as _;

use super::fold::fold;

/// Words of our own that German administrations make compounds of.
const BUILT_IN: &str = include_str!("parts.txt");
/// Frequency classes go up to this one.
pub(super) const HIGHEST_CLASS: u8 = 15;
/// A word may stand before another part.
pub(super) const FRONT: u8 = 1;
/// A word may end a compound.
pub(super) const BACK: u8 = 2;

/// A word that compounds are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Folded.
    pub(super) text: Box<str>,
    /// How often the corpus has it: the logarithm to base 2.
    pub(super) class: u8,
    /// [`FRONT`], [`BACK`] or both.
    pub(super) places: u8,
    /// Whether it comes from the built-in list.
    pub(super) built_in: bool,
}

/// What the splitter knows of a site: the words compounds may be made of, with their frequency
/// class (the logarithm to base 2 of their count).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vocabulary {
    /// Sorted by text, each once.
    pub(super) words: Vec<Word>,
}

impl Default for Vocabulary {
    /// The built-in list alone.
    fn default() -> Self {
        let words = BUILT_IN.lines().filter(|line| !line.starts_with('#'));
        let mut words: Vec<Word> = words.filter_map(|line| entry(line, 0, true)).collect();
        unite(&mut words);
        Self { words }
    }
}

/// A line of a list: `haupt-` stands only before other parts, `-los` only at the end.
/// None if it is not a word of letters.
pub(super) fn entry(line: &str, class: u8, built_in: bool) -> Option<Word> {
    let line = line.trim();
    let places = match (line.starts_with('-'), line.ends_with('-')) {
        (true, false) => BACK,
        (false, true) => FRONT,
        _ => FRONT | BACK,
    };
    let text = fold(line.trim_matches('-'));
    let is_word = text.len() >= 2 && text.bytes().all(|byte| byte.is_ascii_lowercase());
    is_word.then(|| Word { text: text.into(), class, places, built_in })
}

/// Sorts, and makes one of two entries for one word.
pub(super) fn unite(words: &mut Vec<Word>) {
    words.sort_by(|a, b| a.text.cmp(&b.text));
    words.dedup_by(|later, first| {
        let same = later.text == first.text;
        if same {
            first.places |= later.places;
            first.class = first.class.max(later.class);
            first.built_in |= later.built_in;
        }
        same
    });
}

impl Vocabulary {
    /// The words with their frequency class, in alphabetical order; for spelling suggestions.
    pub fn words(&self) -> impl Iterator<Item = (&str, u8)> {
        self.words.iter().map(|word| (&*word.text, word.class))
    }

    /// As compact text. Four lines, because equal things beside each other deflate best: classes of
    /// the built-in words, the other words (length of the prefix shared with the last, the rest),
    /// their classes, their places.
    pub fn encode(&self) -> String {
        let letter = |from: char, number: u8| char::from(from as u8 + number);
        let (built_in, others): (Vec<&Word>, Vec<&Word>) =
            self.words.iter().partition(|word| word.built_in);
        let mut text: String = built_in.iter().map(|word| letter('a', word.class)).collect();
        text.push('\n');
        let mut last = "";
        for word in &others {
            let pairs = last.bytes().zip(word.text.bytes());
            let shared = pairs.take_while(|(a, b)| a == b).count().min(25);
            let _ = write!(text, "{}{}", letter('A', shared as u8), &word.text[shared..]);
            last = &word.text;
        }
        text.push('\n');
        text.extend(others.iter().map(|word| letter('a', word.class)));
        text.push('\n');
        text.extend(others.iter().map(|word| letter('0', word.places)));
        text
    }

    /// From the text of [`Self::encode`]. What cannot be read is left out; of an empty text the
    /// built-in list remains.
    pub fn decode(text: &str) -> Self {
        let number = |byte: u8, from: u8, highest: u8| byte.saturating_sub(from).min(highest);
        let mut lines = text.lines();
        let mut vocabulary = Self::default();
        let classes = lines.next().unwrap_or_default().bytes();
        for (word, class) in vocabulary.words.iter_mut().zip(classes) {
            word.class = number(class, b'a', HIGHEST_CLASS);
        }
        let words = lines.next().unwrap_or_default();
        let classes = lines.next().unwrap_or_default().bytes();
        let places = lines.next().unwrap_or_default().bytes();
        let starts = words.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_uppercase());
        let starts: Vec<usize> = starts.map(|(at, _)| at).collect();
        let ends = starts.iter().copied().skip(1).chain([words.len()]);
        let mut last = String::new();
        for (((&start, end), class), places) in starts.iter().zip(ends).zip(classes).zip(places) {
            last.truncate(usize::from(words.as_bytes()[start] - b'A'));
            last.push_str(words.get(start + 1..end).unwrap_or_default());
            if !last.bytes().all(|byte| byte.is_ascii_lowercase()) {
                break;
            }
            vocabulary.words.push(Word {
                text: last.as_str().into(),
                class: number(class, b'a', HIGHEST_CLASS),
                places: number(places, b'0', FRONT | BACK),
                built_in: false,
            });
        }
        unite(&mut vocabulary.words);
        vocabulary
    }
}
