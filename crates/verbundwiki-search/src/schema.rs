//! The fields of a section in the index, and the keys of the dictionary of words.

use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

/// Version of the schema and of the analysis: raise it whenever an index written before would be
/// read wrongly. The engine refuses a bundle of another version.
pub const SCHEMA_VERSION: u32 = 3;

/// Name of the tokenizer of [`Fields::words`].
pub(crate) const WORDS: &str = "words";
/// Name of the tokenizer of [`Fields::body`].
pub(crate) const BODY: &str = "body";

/// The fields, in the order of the schema.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// Forms of words by the zone they stand in, see [`Zone`].
    pub(crate) words: Field,
    /// Stems of heading and text of the section, with frequencies, positions and length.
    pub(crate) body: Field,
    /// What a hit shows, see [`crate::stored`].
    pub(crate) section: Field,
}

/// Where a form of a word stands. All zones of a form lie side by side in the dictionary, and so do
/// their postings: the key of an entry is the form and then the letter of the zone, which is less
/// than any character of a form. One small part of a file answers for all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Zone {
    /// Stem in a heading above the section; for the head of a page, in the title.
    Heading = 1,
    /// Stem in another name of the page. Only its head has names.
    Name,
    /// Stem in a tag of the page. Only its head has tags.
    Tag,
    /// Folded word as written, anywhere in the section.
    Written,
    /// Folded word as written in a heading, title, name or tag.
    HeadingWritten,
    /// Stem of a part of a compound, or of several parts that follow each other (see
    /// [`compound_key`]), in a heading, title or name.
    HeadingPart,
    /// The same in the text.
    Part,
    /// Key of a whole name or title (see `Analyzer::key`). Only heads have it.
    Key,
}

impl Zone {
    /// The zones whose keys come first and last among those of a form.
    pub(crate) const FIRST: Self = Self::Heading;
    pub(crate) const LAST: Self = Self::Key;

    const ALL: [Self; 8] = [
        Self::Heading,
        Self::Name,
        Self::Tag,
        Self::Written,
        Self::HeadingWritten,
        Self::HeadingPart,
        Self::Part,
        Self::Key,
    ];

    /// Writes the key of a form in this zone.
    pub(crate) fn push_key(self, form: &str, key: &mut String) {
        key.push_str(form);
        key.push(char::from(self as u8));
    }

    /// Form and zone of a key.
    pub(crate) fn split(key: &str) -> Option<(&str, Self)> {
        let last = *key.as_bytes().last()?;
        let zone = Self::ALL.into_iter().find(|zone| *zone as u8 == last)?;
        Some((&key[..key.len() - 1], zone))
    }
}

/// Stands between the stems of a compound key; no stem contains it.
const BETWEEN_PARTS: char = '+';

/// The form under which the parts of a compound are found together, whether they were written as
/// one word or as several: `Informationssicherheit` and `Information Sicherheit` have one key.
pub(crate) fn compound_key<'a>(stems: impl IntoIterator<Item = &'a str>) -> String {
    let mut key = String::new();
    for stem in stems {
        if !key.is_empty() {
            key.push(BETWEEN_PARTS);
        }
        key.push_str(stem);
    }
    key
}

/// The schema and its fields; the same on both sides by construction.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let indexed = |tokenizer: &str, option: IndexRecordOption, norms: bool| {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(tokenizer)
                .set_index_option(option)
                .set_fieldnorms(norms),
        )
    };
    let fields = Fields {
        words: builder.add_text_field("words", indexed(WORDS, IndexRecordOption::Basic, false)),
        body: builder
            .add_text_field("body", indexed(BODY, IndexRecordOption::WithFreqsAndPositions, true)),
        section: builder.add_text_field("section", TextOptions::default().set_stored()),
    };
    (builder.build(), fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_apart_again() {
        for zone in Zone::ALL {
            let mut key = String::new();
            zone.push_key("massnahm", &mut key);
            assert_eq!(Zone::split(&key), Some(("massnahm", zone)));
            assert!(key.as_str() < "massnahme", "zones lie before longer words");
        }
        assert_eq!(Zone::split("massnahm"), None);
        assert_eq!(Zone::split(""), None);
    }
}
