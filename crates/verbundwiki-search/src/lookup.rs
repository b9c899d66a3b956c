//! Looks up words in the dictionaries. Errors do not stop it: chunks that are missing are noted by the
//! directory, so that one round names all a query lacks, and the first error stays in
//! [`Lookup::error`].

use tantivy::schema::IndexRecordOption;

use crate::SearchError;
use crate::opened::{Dictionary, Entry, Opened};
use crate::plan::Way;
use crate::schema::Zone;

/// Entries of one beginning that are looked at; more begin with the same letters in no wiki that has
/// been seen.
const MOST_ENTRIES: u64 = 64 * 1024;

/// The dictionaries of an index.
pub(crate) struct Lookup<'a> {
    pub(crate) opened: &'a Opened,
    pub(crate) error: Option<SearchError>,
}

impl<'a> Lookup<'a> {
    pub(crate) fn new(opened: &'a Opened) -> Self {
        Self { opened, error: None }
    }

    /// The zones in which a form stands.
    pub(crate) fn zones(&mut self, form: &str) -> Vec<(Zone, Entry)> {
        let mut zones = Vec::new();
        let (mut first, mut last) = (String::new(), String::new());
        Zone::FIRST.push_key(form, &mut first);
        Zone::LAST.push_key(form, &mut last);
        self.range(first.as_bytes(), last.as_bytes(), true, &mut |found, zone, entry| {
            // Between a form and its longest key lie no other forms.
            if found == form {
                zones.push((zone, entry));
            }
        });
        zones
    }

    /// A form in one zone.
    pub(crate) fn in_zone(&mut self, form: &str, zone: Zone) -> Option<Entry> {
        let mut key = String::new();
        zone.push_key(form, &mut key);
        self.get(Dictionary::Words, &key)
    }

    /// A stem of the text.
    pub(crate) fn body(&mut self, stem: &str) -> Option<Entry> {
        self.get(Dictionary::Body, stem)
    }

    /// Calls `visit` with the forms that begin with `prefix`, itself among them.
    pub(crate) fn beginning_with(
        &mut self,
        prefix: &str,
        visit: &mut dyn FnMut(&str, Zone, Entry),
    ) {
        self.range(prefix.as_bytes(), &after_all_with(prefix), false, visit);
    }

    fn get(&mut self, dictionary: Dictionary, key: &str) -> Option<Entry> {
        let info = self.opened.dictionary(dictionary)?.terms().get(key);
        let info = self.noted(info)?;
        info.map(|info| Entry { dictionary, info })
    }

    fn range(
        &mut self,
        first: &[u8],
        last: &[u8],
        including_last: bool,
        visit: &mut dyn FnMut(&str, Zone, Entry),
    ) {
        let Some(words) = self.opened.dictionary(Dictionary::Words) else { return };
        let range = words.terms().range().ge(first);
        let range = if including_last { range.le(last) } else { range.lt(last) };
        let Some(mut stream) = self.noted(range.limit(MOST_ENTRIES).into_stream()) else { return };
        while stream.advance() {
            let key = std::str::from_utf8(stream.key()).ok();
            let Some((form, zone)) = key.and_then(Zone::split) else { continue };
            let info = stream.value().clone();
            visit(form, zone, Entry { dictionary: Dictionary::Words, info });
        }
    }

    /// Reads once what a way will read, so that all its chunks are noted.
    pub(crate) fn touch(&mut self, way: &Way) {
        match way {
            Way::Entries(found) => {
                found.iter().for_each(|found| self.touch_entry(&found.entry, false))
            }
            Way::Any(ways) => ways.iter().for_each(|(_, way)| self.touch(way)),
            Way::All(ways) => ways.iter().for_each(|way| self.touch(way)),
            Way::Phrase(phrase) => {
                phrase.places.iter().flatten().for_each(|entry| self.touch_entry(entry, true));
                phrase.written.iter().for_each(|entry| self.touch_entry(entry, false));
            }
        }
    }

    /// Reads the postings of an entry once.
    pub(crate) fn touch_entry(&mut self, entry: &Entry, positions: bool) {
        let Some(dictionary) = self.opened.dictionary(entry.dictionary) else { return };
        if positions {
            let option = IndexRecordOption::WithFreqsAndPositions;
            let postings = dictionary.read_postings_from_terminfo(&entry.info, option);
            self.noted(postings);
        }
        let option = IndexRecordOption::WithFreqs;
        self.noted(dictionary.read_block_postings_from_terminfo(&entry.info, option).map(drop));
    }

    /// An error, if one has been noted since the last round. With missing chunks the query begins
    /// again, so that nothing is computed from half of the data.
    pub(crate) fn end_round(&mut self) -> Result<(), SearchError> {
        self.error.take().map_or(Ok(()), Err)
    }

    /// The value, or None after noting the error.
    pub(crate) fn noted<T, E: Into<SearchError>>(&mut self, result: Result<T, E>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.error.get_or_insert(error.into());
                None
            }
        }
    }
}

/// The least byte string after all that begin with `prefix`.
fn after_all_with(prefix: &str) -> Vec<u8> {
    let mut end = prefix.as_bytes().to_vec();
    if let Some(last) = end.last_mut() {
        // No byte of UTF-8 is 255.
        *last = last.saturating_add(1);
    }
    end
}
