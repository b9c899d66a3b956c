//! From text to searchable words: the same code for the index, native search and the browser.
//!
//! 1. [`scan`](self) finds words, hyphen compounds (`IT-Fachkraft`), codes (`AB.2.14`, `2016/679`)
//!    and paragraphs (`§ 4`) in the raw text, so that offsets point into the text as written;
//! 2. [`fold`] makes spellings equal: case, NFC and NFD, soft hyphens, `ä`/`ae`/`a`, `ß`/`ss`;
//! 3. the stemmer of the language takes off endings;
//! 4. [`Splitter`] takes German compounds apart, by a [`Vocabulary`] that the index is built with;
//! 5. every word is analysed once and then looked up ([`Analyzer`] remembers it).
//!
//! What depends on the site comes in as [`AnalysisData`] and travels in the manifest.

mod compound;
mod elision;
mod filler;
mod fold;
mod gender;
mod german;
#[cfg(feature = "index")]
mod learn;
mod lexicon;
mod scan;
mod unknown;
mod verbs;
mod vocabulary;

pub use compound::{Part, Splitter};
pub use fold::{fold, written_range};
pub use lexicon::WordId;
pub use scan::Token;
pub(crate) use scan::is_number;
pub use vocabulary::Vocabulary;

use std::sync::Arc;

use fold::joined;
use lexicon::Lexicon;
use serde::{Deserialize, Serialize};

/// Language of a text; decides the stemmer.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// German.
    #[default]
    De,
    /// English.
    En,
}

impl Language {
    /// The code used in the index.
    pub fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// The language of a code of the index; anything unknown counts as German.
    pub fn from_code(code: &str) -> Self {
        if code == "en" { Self::En } else { Self::De }
    }
}

/// What the analysis knows about one site: built with the index, shipped in the manifest.
///
/// Unknown keys are ignored and missing ones empty, so that it can grow without a new format.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct AnalysisData {
    /// Languages that occur in the index; filled in when the index is built. A query word is
    /// stemmed in each of them.
    pub languages: Vec<Language>,
    /// The words compounds are made of: [`Vocabulary::encode`]. Empty: the built-in list alone.
    pub vocabulary: String,
    /// Groups of names for one thing.
    pub synonyms: Vec<Vec<String>>,
}

/// A part of a compound, as the analyser remembers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartForm {
    /// The part as a word of its own, without linking element: its stem is the part's stem.
    pub word: WordId,
    /// First byte in the folded compound.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

/// Analyses texts and remembers the words it has met.
#[derive(Debug)]
pub struct Analyzer {
    lexicon: Lexicon,
    languages: Vec<Language>,
}

/// Shorter stems are the same for too many words: `and` for `ändern` and `andere`.
const SHORTEST_RELATED: usize = 4;
/// Words remembered between two queries; beyond this, [`Analyzer::trim`] forgets them.
const REMEMBERED_WORDS: usize = 60_000;

impl Analyzer {
    /// An analyser with the data of a site.
    pub fn new(data: &AnalysisData) -> Self {
        let languages =
            if data.languages.is_empty() { vec![Language::De] } else { data.languages.clone() };
        let splitter = Splitter::new(&Vocabulary::decode(&data.vocabulary));
        Self { lexicon: Lexicon::new(Arc::new(splitter)), languages }
    }

    /// A second analyser of the same site that shares what is large, for another thread.
    pub fn sibling(&self) -> Self {
        let splitter = Arc::clone(self.lexicon.splitter());
        Self { lexicon: Lexicon::new(splitter), languages: self.languages.clone() }
    }

    /// Replaces `tokens` by the tokens of the text, ordered by position. A token for a whole
    /// compound or code stands before the tokens of its parts and at the position of the first.
    pub fn analyze(&mut self, text: &str, language: Language, tokens: &mut Vec<Token>) {
        tokens.clear();
        scan::scan(text, language, &mut self.lexicon, tokens);
    }

    /// The word as written, folded but not stemmed.
    pub fn folded(&self, word: WordId) -> &str {
        self.lexicon.folded(word)
    }

    /// The stem of the word.
    pub fn stem(&self, word: WordId) -> &str {
        self.lexicon.stem(word)
    }

    /// The parts of a compound, in order; empty if the word is none, or is not German.
    pub fn parts(&mut self, word: WordId) -> &[PartForm] {
        self.lexicon.parts(word)
    }

    /// Whether the word says nothing about what a question is after: an article, a pronoun, a
    /// question word.
    pub fn is_filler(&self, word: WordId, language: Language) -> bool {
        filler::is_filler(self.folded(word), language)
    }

    /// The form under which two names are the same: their folded words without what stands between,
    /// so that `IT-Fachkraft`, `IT Fachkraft` and `itfachkraft` have one key. Only between two
    /// numbers a space stays.
    pub(crate) fn key(&mut self, name: &str, language: Language) -> String {
        self.joined(name, language, Self::folded)
    }

    /// The form under which two names are the same whatever their endings.
    pub(crate) fn stem_key(&mut self, name: &str, language: Language) -> String {
        self.joined(name, language, Self::stem)
    }

    /// A form of each word of a name, without what stands between.
    fn joined(
        &mut self,
        name: &str,
        language: Language,
        form: impl Fn(&Self, WordId) -> &str,
    ) -> String {
        let mut tokens = Vec::new();
        self.analyze(name, language, &mut tokens);
        let is_digit = |c: char| c.is_ascii_digit();
        let mut key = String::new();
        let mut end = 0;
        for token in tokens {
            // What lies inside a whole is in the key already.
            if token.start < end {
                continue;
            }
            end = token.end;
            let word = form(self, token.word);
            if key.ends_with(is_digit) && word.starts_with(is_digit) {
                key.push(' ');
            }
            key.push_str(word);
        }
        key
    }

    /// The different stems that a word as written has in the languages of the site.
    pub(crate) fn stems(&mut self, written: &str) -> Vec<String> {
        let mut stems: Vec<String> = Vec::new();
        for language in self.languages.clone() {
            if let Some(word) = self.lexicon.word(written, language) {
                let stem = self.lexicon.stem(word);
                if !stems.iter().any(|known| known == stem) {
                    stems.push(stem.to_owned());
                }
            }
        }
        stems
    }

    /// Stems of other forms of the root of a German word of a query, the nearest first: of verbs,
    /// and of nouns in `-ung`. None of other words, as far as their look tells.
    pub fn related_stems(&mut self, written: &str) -> Vec<String> {
        if !self.languages.contains(&Language::De) || written.contains(|c: char| c.is_ascii_digit())
        {
            return Vec::new();
        }
        let folded = fold(&joined(written));
        let known = self.stems(written);
        let splitter = Arc::clone(self.lexicon.splitter());
        if splitter.is_compound(&folded) {
            return Vec::new();
        }
        let is_name = written.starts_with(char::is_uppercase) || splitter.is_name(&folded);
        // `Steuerung` is not `Steuer`, though the stem of `steuern` is.
        let has_other_root = folded.strip_suffix("ung").is_some_and(|root| splitter.is_name(root));
        let mut related: Vec<String> = Vec::new();
        for form in verbs::other_forms(&folded, is_name).into_iter().skip(has_other_root.into()) {
            let stem = german::stem(&form);
            let is_new = !known.contains(&stem) && !related.contains(&stem);
            if is_new && stem.len() >= SHORTEST_RELATED {
                related.push(stem);
            }
        }
        related
    }

    /// The language a query is split in: the first of the site.
    pub(crate) fn main_language(&self) -> Language {
        self.languages.first().copied().unwrap_or_default()
    }

    /// Bounds the memory of a long-lived analyser. Tokens made before lose their meaning.
    pub(crate) fn trim(&mut self) {
        if self.lexicon.len() > REMEMBERED_WORDS {
            *self = self.sibling();
        }
    }
}
