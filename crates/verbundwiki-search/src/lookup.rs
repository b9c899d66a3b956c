//! Looks up terms before the query runs, so that all chunks it lacks are known at once.

use tantivy::postings::TermInfo;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{SegmentReader, Term};

use crate::analysis::Analyzer;
use crate::schema::Fields;

/// Longer words read from the dictionary.
const MOST_LONGER_WORDS: usize = 1024;
/// Longer words that are searched, the most frequent ones.
const SEARCHED_LONGER_WORDS: usize = 256;

/// A word of the dictionary that begins with a word of the query.
pub(crate) struct LongerWord {
    pub(crate) word: String,
    pub(crate) info: TermInfo,
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
        let term = Term::from_field_text(field, text);
        let found = self.try_term(field, &term);
        self.noted(found).unwrap_or(false).then_some(term)
    }

    fn try_term(&mut self, field: Field, term: &Term) -> tantivy::Result<bool> {
        let inverted = self.reader.inverted_index(field)?;
        let Some(info) = inverted.get_term_info(term)? else { return Ok(false) };
        let has_norms = self.reader.schema().get_field_entry(field).has_fieldnorms();
        let norms = has_norms.then(|| self.reader.get_fieldnorms_reader(field).map(drop));
        inverted.read_block_postings_from_terminfo(&info, IndexRecordOption::WithFreqs)?;
        norms.transpose()?;
        Ok(true)
    }

    /// The words of the dictionary that begin with `prefix` and are longer, most frequent first.
    pub(crate) fn longer_words(&mut self, prefix: &str) -> Vec<LongerWord> {
        let found = self.try_longer_words(prefix);
        self.noted(found).unwrap_or_default()
    }

    fn try_longer_words(&mut self, prefix: &str) -> tantivy::Result<Vec<LongerWord>> {
        let inverted = self.reader.inverted_index(self.fields.exact)?;
        let range = inverted.terms().range().gt(prefix).lt(after_all_words_with(prefix));
        let mut stream = range.limit(MOST_LONGER_WORDS as u64).into_stream()?;
        let mut found = Vec::new();
        // After a digit only a boundary goes on: `2.2` finds `2.2.3`, not `2.20`.
        let after_digit = prefix.ends_with(|c: char| c.is_ascii_digit());
        while found.len() < MOST_LONGER_WORDS && stream.advance() {
            let Ok(word) = std::str::from_utf8(stream.key()) else { continue };
            let Some(rest) = word.strip_prefix(prefix) else { continue };
            if rest.is_empty() || after_digit && rest.starts_with(|c: char| c.is_ascii_digit()) {
                continue;
            }
            found.push(LongerWord { word: word.to_owned(), info: stream.value().clone() });
        }
        found.sort_by(|a, b| {
            b.info.doc_freq.cmp(&a.info.doc_freq).then_with(|| a.word.cmp(&b.word))
        });
        found.truncate(SEARCHED_LONGER_WORDS);
        for longer in &found {
            let postings =
                inverted.read_block_postings_from_terminfo(&longer.info, IndexRecordOption::Basic);
            self.noted(postings.map_err(Into::into));
        }
        Ok(found)
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
