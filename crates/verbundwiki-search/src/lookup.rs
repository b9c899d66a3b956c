//! Looks up terms before the query runs, so that all chunks it lacks are known at once.

use std::sync::Arc;

use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, SegmentReader, Term};

use crate::analysis::Analyzer;
use crate::docset::DocSetBuilder;
use crate::schema::Fields;

/// Longer words that are looked at; more share a beginning of two letters in no wiki that has been
/// seen. Those of one beginning stand together in the dictionary and so do their postings: reading
/// them all costs little more than reading some.
const MOST_LONGER_WORDS: usize = 32 * 1024;

/// The words of the dictionary that begin with a word of the query and are longer.
#[derive(Default)]
pub(crate) struct LongerWords {
    /// The most frequent of them, most frequent first.
    pub(crate) frequent: Vec<String>,
    /// The sections that have any of them.
    pub(crate) sections: Arc<[DocId]>,
}

/// The dictionary of one segment. Read errors do not stop it: chunks that are missing are noted by
/// the directory, and the first error stays in [`Lookup::error`].
pub(crate) struct Lookup<'a> {
    pub(crate) fields: Fields,
    pub(crate) error: Option<tantivy::TantivyError>,
    reader: &'a SegmentReader,
    analyzer: &'a mut Analyzer,
}

impl<'a> Lookup<'a> {
    pub(crate) fn new(
        fields: Fields,
        reader: &'a SegmentReader,
        analyzer: &'a mut Analyzer,
    ) -> Self {
        Self { fields, error: None, reader, analyzer }
    }

    /// The stems of a folded word.
    pub(crate) fn stems(&mut self, word: &str) -> Vec<String> {
        self.analyzer.stems(word)
    }

    /// The term, if the field has it; reads its postings and the norms of the field once.
    pub(crate) fn term(&mut self, field: Field, text: &str) -> Option<Term> {
        self.term_and_rarity(field, text).map(|(term, _)| term)
    }

    /// The term as in [`Lookup::term`], and how rare it is: BM25's inverse document frequency.
    pub(crate) fn term_and_rarity(&mut self, field: Field, text: &str) -> Option<(Term, f32)> {
        let term = Term::from_field_text(field, text);
        let found = self.try_term(field, &term);
        let count = self.noted(found).filter(|count| *count > 0)?;
        let (count, all) = (count as f32, self.reader.max_doc() as f32);
        Some((term, (1.0 + (all - count + 0.5) / (count + 0.5)).ln()))
    }

    /// In how many sections the term is.
    fn try_term(&mut self, field: Field, term: &Term) -> tantivy::Result<DocId> {
        let inverted = self.reader.inverted_index(field)?;
        let Some(info) = inverted.get_term_info(term)? else { return Ok(0) };
        let has_norms = self.reader.schema().get_field_entry(field).has_fieldnorms();
        let norms = has_norms.then(|| self.reader.get_fieldnorms_reader(field).map(drop));
        inverted.read_block_postings_from_terminfo(&info, IndexRecordOption::WithFreqs)?;
        norms.transpose()?;
        Ok(info.doc_freq)
    }

    /// The words of the field that begin with `prefix` and are longer, `most` of them by name.
    pub(crate) fn longer_words(&mut self, field: Field, prefix: &str, most: usize) -> LongerWords {
        let found = self.try_longer_words(field, prefix, most);
        self.noted(found).unwrap_or_default()
    }

    fn try_longer_words(
        &mut self,
        field: Field,
        prefix: &str,
        most: usize,
    ) -> tantivy::Result<LongerWords> {
        let inverted = self.reader.inverted_index(field)?;
        let range = inverted.terms().range().gt(prefix).lt(after_all_words_with(prefix));
        let mut stream = range.limit(MOST_LONGER_WORDS as u64).into_stream()?;
        // After a digit only a boundary goes on: `2.2` finds `2.2.3`, not `2.20`.
        let after_digit = prefix.ends_with(|c: char| c.is_ascii_digit());
        let mut frequent: Vec<(u32, String)> = Vec::new();
        let mut sections = DocSetBuilder::new(self.reader.max_doc());
        for _ in 0..MOST_LONGER_WORDS {
            if !stream.advance() {
                break;
            }
            let Ok(word) = std::str::from_utf8(stream.key()) else { continue };
            let Some(rest) = word.strip_prefix(prefix) else { continue };
            if rest.is_empty() || after_digit && rest.starts_with(|c: char| c.is_ascii_digit()) {
                continue;
            }
            let info = stream.value();
            // Equally frequent words stay in the order of the dictionary.
            let place = frequent.partition_point(|(count, _)| *count >= info.doc_freq);
            if place < most {
                frequent.truncate(most - 1);
                frequent.insert(place, (info.doc_freq, word.to_owned()));
            }
            let postings =
                inverted.read_block_postings_from_terminfo(info, IndexRecordOption::Basic);
            if let Some(postings) = self.noted(postings.map_err(Into::into)) {
                sections.add(postings);
            }
        }
        let frequent = frequent.into_iter().map(|(_, word)| word).collect();
        Ok(LongerWords { frequent, sections: sections.finish() })
    }

    fn noted<T>(&mut self, result: tantivy::Result<T>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.error.get_or_insert(error);
                None
            }
        }
    }
}

/// The least byte string after all that begin with `prefix`.
fn after_all_words_with(prefix: &str) -> Vec<u8> {
    let mut end = prefix.as_bytes().to_vec();
    if let Some(last) = end.last_mut() {
        // No byte of UTF-8 is 255.
        *last = last.saturating_add(1);
    }
    end
}
