//! The words of a query.

use crate::analysis::{Analyzer, Token, is_number};

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// Words of a quotation, and parts of a code, that count.
const LONGEST_PHRASE: usize = 12;
const MOST_PARTS: usize = 8;

/// A word of a query in the forms under which it is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// As typed.
    pub(crate) written: String,
    /// Its stems in the languages of the site.
    pub(crate) stems: Vec<String>,
    /// Its folded form.
    pub(crate) folded: String,
    /// The stems of its parts, if it is a compound.
    pub(crate) parts: Vec<String>,
    /// Stems of other forms of its root: `kündig` of `gekündigt`.
    pub(crate) related: Vec<String>,
    /// Whether longer words that begin with it count too.
    pub(crate) prefix: bool,
}

/// What a page is to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// A word.
    Word(Word),
    /// `IT-Fachkraft`: the joined word, or all parts.
    Compound(Word, Vec<Need>),
    /// `AB.2.14`, `§ 4`: the code; its parts only if the index does not know the code. A number
    /// (`2.3.2`) has no parts.
    Code(Word, Vec<Need>),
    /// `"gemeinsame Beschaffung"`: these words, side by side.
    Phrase(Vec<Word>),
}

impl Need {
    /// Calls `visit` with every word in it.
    pub(crate) fn words<'a>(&'a self, visit: &mut dyn FnMut(&'a Word)) {
        match self {
            Self::Word(word) => visit(word),
            Self::Compound(word, parts) | Self::Code(word, parts) => {
                visit(word);
                parts.iter().for_each(|part| part.words(visit));
            }
            Self::Phrase(words) => words.iter().for_each(visit),
        }
    }

    /// Whether a page without it is no hit.
    pub(crate) fn is_required(&self) -> bool {
        matches!(self, Self::Phrase(_))
    }
}

/// A need of the words of a query.
pub(super) struct Item {
    pub(super) need: Need,
    /// First byte in the text, and byte after the last.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it says little: an article, a question word.
    pub(super) is_filler: bool,
}

/// The needs of a text in their order. `unfinished` says that the last word may go on.
pub(super) fn items(text: &str, unfinished: bool, analyzer: &mut Analyzer) -> Vec<Item> {
    let mut tokens = Vec::new();
    let language = analyzer.main_language();
    analyzer.analyze(text, language, &mut tokens);
    let mut splitter = Splitter {
        text,
        unfinished: tokens.iter().map(|token| token.end).max().filter(|_| unfinished),
        analyzer,
    };
    let mut items = Vec::new();
    let mut rest = tokens.as_slice();
    while let Some(first) = rest.first() {
        let is_filler = !first.whole && splitter.analyzer.is_filler(first.word, language);
        let (start, end) = (first.start as usize, first.end as usize);
        items.push(Item { need: splitter.take(&mut rest), start, end, is_filler });
    }
    items
}

/// The words of a quotation.
pub(super) fn phrase(text: &str, analyzer: &mut Analyzer) -> Option<Need> {
    let mut tokens = Vec::new();
    analyzer.analyze(text, analyzer.main_language(), &mut tokens);
    let mut splitter = Splitter { text, unfinished: None, analyzer };
    // Positions count the parts of a whole; a code that is nowhere in parts stands for itself.
    let mut words: Vec<(u32, Word)> = Vec::new();
    for token in &tokens {
        match words.last() {
            Some((position, _)) if *position == token.position => {}
            _ => words.push((token.position, splitter.word(token))),
        }
    }
    words.truncate(LONGEST_PHRASE);
    (!words.is_empty()).then(|| Need::Phrase(words.into_iter().map(|(_, word)| word).collect()))
}

struct Splitter<'a> {
    text: &'a str,
    /// The end of the word that may go on.
    unfinished: Option<u32>,
    analyzer: &'a mut Analyzer,
}

impl Splitter<'_> {
    fn word(&mut self, token: &Token) -> Word {
        let written = &self.text[token.start as usize..token.end as usize];
        let folded = self.analyzer.folded(token.word).to_owned();
        let is_code = folded.bytes().any(|byte| byte.is_ascii_digit());
        let parts = self.analyzer.parts(token.word).to_vec();
        let own = self.analyzer.stem(token.word).to_owned();
        let mut stems = if is_code { vec![folded.clone()] } else { self.analyzer.stems(written) };
        let mut related = self.analyzer.related_stems(written);
        if !stems.contains(&own) {
            // A list says a part of it elsewhere: `Hard-` stands for `hardware`.
            (stems, related) = (vec![own], Vec::new());
        }
        Word {
            written: written.to_owned(),
            stems,
            related,
            parts: parts.iter().map(|part| self.analyzer.stem(part.word).to_owned()).collect(),
            prefix: self.unfinished == Some(token.end)
                && !written.starts_with('§')
                && folded.chars().nth(1).is_some(),
            folded,
        }
    }

    /// Takes the next need from the tokens.
    fn take(&mut self, rest: &mut &[Token]) -> Need {
        let (token, mut after) = (rest[0], &rest[1..]);
        let word = self.word(&token);
        let mut parts = Vec::new();
        if token.whole {
            while after.first().is_some_and(|part| part.end <= token.end) {
                let part = self.take(&mut after);
                if parts.len() < MOST_PARTS && !parts.contains(&part) {
                    parts.push(part);
                }
            }
        }
        *rest = after;
        // `Hard-` of `Hard- und Software` is one word; its stump is not enough.
        let is_stump = word.written.starts_with(HYPHENS) || word.written.ends_with(HYPHENS);
        if !token.whole || is_stump {
            Need::Word(word)
        } else if word.written.contains(HYPHENS) {
            Need::Compound(word, parts)
        } else if is_number(&word.written) {
            Need::Code(word, Vec::new())
        } else {
            Need::Code(word, parts)
        }
    }
}
