//! The words of a section, ready for the index. This is the part of indexing that runs in parallel.

use crate::analysis::{Analyzer, Language, Token};
use crate::document::{SearchPage, SearchSection};
use crate::schema::{Zone, compound_key};
use crate::stored::StoredSection;

/// A page whose words are ready.
pub(crate) struct PreparedPage {
    /// Words in its title.
    pub(crate) title_words: u32,
    pub(crate) sections: Vec<PreparedSection>,
}

/// A section whose words are ready.
#[derive(Default)]
pub(crate) struct PreparedSection {
    /// Keys for the field `words`.
    pub(crate) words: Words,
    /// Stems for the field `body`.
    pub(crate) body: Words,
    /// The stored text.
    pub(crate) stored: String,
    pub(crate) repeats: bool,
}

/// Words with their positions, in one piece of memory.
#[derive(Default)]
pub(crate) struct Words {
    text: String,
    /// End in `text`, and position.
    ends: Vec<(u32, u32)>,
}

impl Words {
    fn end_word(&mut self, position: u32) {
        self.ends.push((self.text.len() as u32, position));
    }

    fn push(&mut self, word: &str, position: u32) {
        self.text.push_str(word);
        self.end_word(position);
    }

    fn push_key(&mut self, form: &str, zone: Zone) {
        if !form.is_empty() {
            zone.push_key(form, &mut self.text);
            self.end_word(0);
        }
    }

    /// Word and position of a number.
    pub(crate) fn get(&self, number: usize) -> Option<(&str, u32)> {
        let (end, position) = *self.ends.get(number)?;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before].0);
        Some((&self.text[start as usize..end as usize], position))
    }
}

/// Between two texts of one section no words stand side by side.
const GAP: u32 = 10;

/// The most parts in a row that are found together.
const LONGEST_KEY: usize = 4;

/// Prepares pages, one after the other.
pub(crate) struct Preparer {
    analyzer: Analyzer,
    tokens: Vec<Token>,
    language: Language,
    /// By the number of a word, the last section whose text has it.
    seen: Vec<u32>,
    /// Number of the section, from 1.
    section: u32,
}

impl Preparer {
    pub(crate) fn new(analyzer: Analyzer) -> Self {
        let (tokens, seen) = (Vec::new(), Vec::new());
        Self { analyzer, tokens, language: Language::De, seen, section: 0 }
    }

    pub(crate) fn page(&mut self, page: &SearchPage) -> PreparedPage {
        self.language = page.language;
        self.analyzer.analyze(&page.title, page.language, &mut self.tokens);
        let title_words = self.tokens.iter().filter(|token| !token.whole).count() as u32;
        let sections = page.sections.iter().enumerate();
        let sections =
            sections.map(|(number, section)| self.section(page, section, number == 0)).collect();
        PreparedPage { title_words, sections }
    }

    fn section(
        &mut self,
        page: &SearchPage,
        section: &SearchSection,
        head: bool,
    ) -> PreparedSection {
        let mut prepared = PreparedSection {
            repeats: section.repeats,
            stored: StoredSection {
                url: &section.url,
                title: &page.title,
                kind: &page.kind,
                language: page.language,
                headings: section.headings.iter().map(String::as_str).collect(),
                text: &section.text,
            }
            .write(),
            ..PreparedSection::default()
        };
        self.section += 1;
        let mut position = 0;
        if section.repeats {
            self.text(&section.text, None, &mut position, &mut prepared);
            return prepared;
        }
        if head {
            self.text(&page.title, Some(Zone::Heading), &mut position, &mut prepared);
            for name in &page.names {
                self.text(name, Some(Zone::Name), &mut position, &mut prepared);
            }
            for tag in &page.tags {
                self.text(tag, Some(Zone::Tag), &mut position, &mut prepared);
            }
            for name in page.names.iter().chain([&page.title]) {
                let key = self.analyzer.key(name, page.language);
                prepared.words.push_key(&key, Zone::Key);
            }
        }
        for heading in &section.headings {
            self.text(heading, Some(Zone::Heading), &mut position, &mut prepared);
        }
        self.text(&section.text, None, &mut position, &mut prepared);
        prepared
    }

    /// Adds a text: a heading or name of a zone, or text of the section.
    fn text(
        &mut self,
        text: &str,
        zone: Option<Zone>,
        position: &mut u32,
        prepared: &mut PreparedSection,
    ) {
        self.analyzer.analyze(text, self.language, &mut self.tokens);
        let start = *position;
        for token in &self.tokens {
            let analyzer = &mut self.analyzer;
            let at = start + token.position;
            *position = (*position).max(at + 1);
            prepared.body.push(analyzer.stem(token.word), at);
            // The dictionary of words does not count how often a text has one.
            if prepared.repeats || zone.is_none() && is_seen(&mut self.seen, token, self.section) {
                continue;
            }
            let (stem, written) = (analyzer.stem(token.word), analyzer.folded(token.word));
            if let Some(zone) = zone {
                prepared.words.push_key(stem, zone);
                prepared.words.push_key(written, Zone::HeadingWritten);
            }
            prepared.words.push_key(written, Zone::Written);
            let part_zone = if zone.is_some() { Zone::HeadingPart } else { Zone::Part };
            let parts = analyzer.parts(token.word).to_vec();
            for first in 0..parts.len() {
                for end in first + 1..=parts.len().min(first + LONGEST_KEY) {
                    let stems = parts[first..end].iter().map(|part| analyzer.stem(part.word));
                    prepared.words.push_key(&compound_key(stems), part_zone);
                }
            }
        }
        *position += GAP;
    }
}

/// Whether the section has had the word; now it has.
fn is_seen(seen: &mut Vec<u32>, token: &Token, section: u32) -> bool {
    let number = token.word.number();
    if number >= seen.len() {
        seen.resize(number + 1, 0);
    }
    std::mem::replace(&mut seen[number], section) == section
}
