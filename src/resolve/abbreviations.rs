//! The abbreviations that pages explain, and where they stand in a text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{EntryId, Site};
use crate::model::Datum;

/// The abbreviations of a site with the pages that explain them.
#[derive(Debug, Default)]
pub struct Abbreviations {
    /// By their first word, the longest first.
    by_word: BTreeMap<String, Vec<(String, EntryId)>>,
}

impl Abbreviations {
    /// Those of the pages of `site`. Of two pages with one abbreviation the first explains it.
    pub(super) fn new(site: &Site) -> Self {
        let mut by_word: BTreeMap<String, Vec<(String, EntryId)>> = BTreeMap::new();
        for (id, entry) in site.iter() {
            for (_, value) in site.fields(entry).filter(|(field, _)| field.abbreviation) {
                let Some(Datum::Text(text)) = value.datum() else { continue };
                let text = text.trim();
                let Some((_, word)) = words(text).next() else { continue };
                // One letter is no abbreviation but, say, a unit.
                if text.chars().nth(1).is_some() && text.starts_with(word) {
                    by_word.entry(word.to_owned()).or_default().push((text.to_owned(), id));
                }
            }
        }
        for same in by_word.values_mut() {
            same.sort_by_key(|(text, id)| (std::cmp::Reverse(text.len()), *id));
        }
        Self { by_word }
    }

    /// Where abbreviations stand in `text`, from left to right, as whole words or as the first part
    /// of one with a hyphen.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (Range<usize>, EntryId)> + 't {
        let mut end = 0;
        let is_none = self.by_word.is_empty();
        words(if is_none { "" } else { text }).filter_map(move |(start, word)| {
            let after_hyphen = text[..start].ends_with(['-', '_', '/', '.', '@']);
            if start < end || after_hyphen {
                return None;
            }
            let (found, id) = self.by_word.get(word)?.iter().find(|(abbreviation, _)| {
                text[start..].strip_prefix(abbreviation.as_str()).is_some_and(|rest| {
                    !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '@'))
                })
            })?;
            end = start + found.len();
            Some((start..end, *id))
        })
    }
}

/// The words of a text with the bytes where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(|c: char| !c.is_alphanumeric()).filter_map(move |word| {
        let start = at + text[at..].find(word).unwrap_or_default();
        at = start + word.len();
        (!word.is_empty()).then_some((start, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let known = ["KI", "E-Akte", "E-Akte 2", "HKR", "IT-SiBe", "Ö.R."];
        let mut by_word: BTreeMap<String, Vec<(String, EntryId)>> = BTreeMap::new();
        for (at, name) in known.iter().enumerate() {
            let word = words(name).next().expect("it has one").1.to_owned();
            by_word.entry(word).or_default().insert(0, ((*name).to_owned(), EntryId(at as u32)));
        }
        let found = Abbreviations { by_word };
        let found: Vec<&str> = found.find(text).map(|(range, _)| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn abbreviations_are_whole_words() {
        check("KI und KIs, ki, (KI), AKI", &["KI", "KI"]);
        check("Die E-Akte 2 löst die E-Akte ab.", &["E-Akte 2", "E-Akte"]);
        check("HKR-Verfahren, Alt-HKR, ki@ort.de, KI@ort.de, KI_2", &["HKR"]);
        check("Der IT-SiBe, IT-SiBeX, die IT", &["IT-SiBe"]);
        check("Ö.R. äöü KI", &["Ö.R.", "KI"]);
        check("", &[]);
    }
}
