//! Folds and stems every word once.

use std::sync::Arc;

use frostem::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use super::compound::Splitter;
use super::fold::{joined, plain, without_digraphs};
use super::{Language, PartForm, german};

/// A word the [`Analyzer`](super::Analyzer) has met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordId(u32);

impl WordId {
    /// Its number: words are numbered as they are met, from 0.
    pub(crate) fn number(self) -> usize {
        self.0 as usize
    }

    /// The words of the first so many numbers.
    #[cfg(feature = "index")]
    pub(crate) fn first(count: usize) -> impl Iterator<Item = Self> {
        (0..count as u32).map(Self)
    }
}

/// Where a word's forms stand in the arena.
#[derive(Clone, Copy, Debug)]
struct Forms {
    folded: (u32, u32),
    stem: (u32, u32),
    /// Range of the parts; None until they are asked for.
    parts: Option<(u32, u32)>,
    language: Language,
}

/// Remembers folded form, stem and parts by the word as written, one map a language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    splitter: Arc<Splitter>,
    german: FxHashMap<Box<str>, Option<WordId>>,
    english: FxHashMap<Box<str>, Option<WordId>>,
    words: Vec<Forms>,
    parts: Vec<PartForm>,
    arena: String,
}

impl Lexicon {
    pub(super) fn new(splitter: Arc<Splitter>) -> Self {
        Self { splitter, ..Self::default() }
    }

    pub(super) fn splitter(&self) -> &Arc<Splitter> {
        &self.splitter
    }

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

    /// The parts of a German compound; none of any other word.
    pub(super) fn parts(&mut self, word: WordId) -> &[PartForm] {
        let (start, end) = self.part_range(word);
        self.parts.get(start as usize..end as usize).unwrap_or_default()
    }

    fn part_range(&mut self, word: WordId) -> (u32, u32) {
        let Some(forms) = self.words.get(word.0 as usize).copied() else { return (0, 0) };
        if let Some(known) = forms.parts {
            return known;
        }
        let parts = match forms.language {
            Language::De => self.splitter.split(self.folded(word)),
            Language::En => Vec::new(),
        };
        let parts: Vec<PartForm> = parts
            .iter()
            .filter_map(|part| {
                let word = self.word(&part.base, Language::De)?;
                Some(PartForm { word, start: part.start as u32, end: part.end as u32 })
            })
            .collect();
        let start = self.parts.len() as u32;
        self.parts.extend(parts);
        let range = (start, self.parts.len() as u32);
        if let Some(forms) = self.words.get_mut(word.0 as usize) {
            forms.parts = Some(range);
        }
        range
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    fn form(&self, word: WordId, which: impl Fn(&Forms) -> (u32, u32)) -> &str {
        let (start, end) = self.words.get(word.0 as usize).map_or((0, 0), which);
        &self.arena[start as usize..end as usize]
    }

    fn add(&mut self, written: &str, language: Language) -> Option<WordId> {
        let plain = plain(&joined(written));
        let folded = without_digraphs(&plain);
        if folded.is_empty() {
            return None;
        }
        let is_code = folded.bytes().any(|byte| byte.is_ascii_digit());
        let stem = match language {
            _ if is_code => folded.clone(),
            Language::De => german::stem(&folded),
            Language::En => Stemmer::new(Algorithm::English).stem(&plain).into_owned(),
        };
        let (folded, stem) = (self.store(&folded), self.store(&stem));
        let forms = Forms { folded, stem, parts: None, language };
        self.words.push(forms);
        Some(WordId(self.words.len() as u32 - 1))
    }

    fn store(&mut self, form: &str) -> (u32, u32) {
        let start = self.arena.len() as u32;
        self.arena.push_str(form);
        (start, self.arena.len() as u32)
    }
}
