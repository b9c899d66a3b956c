//! Folds and stems every word once.

use frostem::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use super::Language;
use super::fold::{plain, without_digraphs};

/// A word the [`Analyzer`](super::Analyzer) has met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordId(u32);

/// Where a word's forms stand in the arena.
#[derive(Clone, Copy, Debug)]
struct Forms {
    folded: (u32, u32),
    stem: (u32, u32),
}

/// Remembers folded form and stem by the word as written, one map a language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    german: FxHashMap<Box<str>, Option<WordId>>,
    english: FxHashMap<Box<str>, Option<WordId>>,
    words: Vec<Forms>,
    arena: String,
}

impl Lexicon {
    /// The word for a spelling: a plain word, a hyphen compound or a code as it stands in the text.
    /// None if nothing is left of it, as of a lone soft hyphen.
    pub(super) fn word(&mut self, written: &str, language: Language) -> Option<WordId> {
        let known = match language {
            Language::De => &self.german,
            Language::En => &self.english,
        };
        if let Some(word) = known.get(written) {
            return *word;
        }
        let word = self.add(written, language);
        let known = match language {
            Language::De => &mut self.german,
            Language::En => &mut self.english,
        };
        known.insert(written.into(), word);
        word
    }

    pub(super) fn folded(&self, word: WordId) -> &str {
        self.form(word, |forms| forms.folded)
    }

    pub(super) fn stem(&self, word: WordId) -> &str {
        self.form(word, |forms| forms.stem)
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    fn form(&self, word: WordId, which: impl Fn(&Forms) -> (u32, u32)) -> &str {
        let (start, end) = self.words.get(word.0 as usize).map_or((0, 0), which);
        &self.arena[start as usize..end as usize]
    }

    fn add(&mut self, written: &str, language: Language) -> Option<WordId> {
        let joined: String;
        let written = if written.contains(['-', '\u{2010}', '\u{2011}']) {
            joined = written.replace(['-', '\u{2010}', '\u{2011}'], "");
            &joined
        } else {
            written
        };
        let plain = plain(written);
        let folded = without_digraphs(&plain);
        if folded.is_empty() {
            return None;
        }
        let is_code = folded.bytes().any(|byte| byte.is_ascii_digit());
        let stem = match language {
            _ if is_code => folded.clone(),
            Language::De => Stemmer::new(Algorithm::German).stem(&folded).into_owned(),
            Language::En => Stemmer::new(Algorithm::English).stem(&plain).into_owned(),
        };
        let forms = Forms { folded: self.store(&folded), stem: self.store(&stem) };
        self.words.push(forms);
        Some(WordId(self.words.len() as u32 - 1))
    }

    fn store(&mut self, form: &str) -> (u32, u32) {
        let start = self.arena.len() as u32;
        self.arena.push_str(form);
        (start, self.arena.len() as u32)
    }
}
