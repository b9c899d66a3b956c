//! The fields of a section in the index.

use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};

/// Version of the schema and of the analysis: raise it whenever an index written before would be
/// read wrongly. The engine refuses a bundle of another version.
pub const SCHEMA_VERSION: u32 = 2;

/// Name of the tokenizer that gives stems.
pub(crate) const STEMS: &str = "stems";
/// Name of the tokenizer that gives folded, unstemmed words.
pub(crate) const WORDS: &str = "words";
/// Name of the column with the ordinal of the page.
pub(crate) const PAGE: &str = "page";

/// The fields, in the order of the schema.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// Title of the page, stemmed; every section of the page carries it.
    pub(crate) title: Field,
    /// Headings above the section, stemmed; for the head of a page its title.
    pub(crate) heading: Field,
    /// Other names of the page, stemmed; only its head has them.
    pub(crate) names: Field,
    /// Keys of the page's names and title (see `Analyzer::key`), each as one token; only its head
    /// has them.
    pub(crate) name_keys: Field,
    /// Tags, stemmed.
    pub(crate) tags: Field,
    /// Text of the section, stemmed, with positions; stored for the excerpt.
    pub(crate) body: Field,
    /// All words of the section as written, folded but not stemmed: exact matches and prefixes.
    pub(crate) exact: Field,
    /// Type and facets of the page as tokens (see [`crate::filter`]); every section has them.
    pub(crate) facets: Field,
    /// Page type as shown.
    pub(crate) kind: Field,
    /// Language of the section.
    pub(crate) language: Field,
    /// Address relative to the root of the site, with anchor.
    pub(crate) url: Field,
    /// Headings as shown.
    pub(crate) headings: Field,
    /// Ordinal of the page, to group hits.
    pub(crate) page: Field,
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
    use IndexRecordOption::{Basic, WithFreqs, WithFreqsAndPositions};
    let fields = Fields {
        title: builder.add_text_field("title", indexed(STEMS, WithFreqs, true).set_stored()),
        heading: builder.add_text_field("heading", indexed(STEMS, WithFreqs, true)),
        names: builder.add_text_field("names", indexed(STEMS, Basic, false)),
        name_keys: builder.add_text_field("name_keys", indexed("raw", Basic, false)),
        tags: builder.add_text_field("tags", indexed(STEMS, Basic, false)),
        body: builder
            .add_text_field("body", indexed(STEMS, WithFreqsAndPositions, true).set_stored()),
        exact: builder.add_text_field("exact", indexed(WORDS, Basic, false)),
        facets: builder.add_text_field("facets", indexed("raw", Basic, false)),
        kind: builder.add_text_field("kind", TextOptions::default().set_stored()),
        language: builder.add_text_field("language", indexed("raw", Basic, false).set_stored()),
        url: builder.add_text_field("url", TextOptions::default().set_stored()),
        headings: builder.add_text_field("headings", TextOptions::default().set_stored()),
        page: builder.add_u64_field(PAGE, NumericOptions::default().set_fast()),
    };
    (builder.build(), fields)
}
