//! An open index: its dictionaries, postings, pages and stored sections.

use std::sync::{Arc, OnceLock};

use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::SegmentReader;
use tantivy::postings::TermInfo;
use tantivy::schema::{TantivyDocument, Value};
use tantivy::store::StoreReader;
use tantivy::{DocId, Index, InvertedIndexReader, TantivyError};

use crate::SearchError;
use crate::directory::{BundleDirectory, Store};
use crate::facets::{FACETS_FILE, FacetTable};
use crate::pages::{PAGES_FILE, Pages};
use crate::schema::{Fields, schema};

/// Blocks of stored sections kept unpacked. They are not compressed: nothing is gained by more.
const CACHED_BLOCKS: usize = 4;

/// An open index of one segment.
pub(crate) struct Opened {
    store: Arc<Store>,
    fields: Fields,
    segment: Option<Segment>,
    pub(crate) pages: Pages,
    facets: OnceLock<FacetTable>,
    lengths: OnceLock<Lengths>,
}

struct Segment {
    reader: SegmentReader,
    words: Arc<InvertedIndexReader>,
    body: Arc<InvertedIndexReader>,
    sections: StoreReader,
}

/// How long texts are, in words.
pub(crate) struct Lengths {
    sections: FieldNormReader,
    /// Mean length of a section.
    pub(crate) mean_section: f32,
    /// Of each page.
    pub(crate) pages: Vec<f32>,
    /// Mean length of a page.
    pub(crate) mean_page: f32,
}

impl Lengths {
    /// Words of a section, as exactly as tantivy keeps them.
    pub(crate) fn of(&self, section: DocId) -> f32 {
        self.sections.fieldnorm(section) as f32
    }
}

/// A dictionary of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Dictionary {
    /// Forms by zone, see [`crate::schema::Zone`].
    Words,
    /// Stems of the text.
    Body,
}

impl Opened {
    /// Opens the index. Whatever this reads stands in the manifest (see `index::ranges_of_opening`).
    pub(crate) fn open(store: &Arc<Store>) -> Result<Self, SearchError> {
        let index = Index::open(BundleDirectory { store: Arc::clone(store) })?;
        let (schema, fields) = schema();
        if index.schema() != schema {
            return Err(SearchError::Corrupt("its schema is another one".to_owned()));
        }
        let segments = index.searchable_segments()?;
        if segments.len() > 1 {
            return Err(SearchError::Corrupt("it has more than one segment".to_owned()));
        }
        let pages = Pages::read(&store.file(PAGES_FILE)?)?;
        let segment =
            segments.first().map(|segment| Segment::open(segment, &fields)).transpose()?;
        let sections = segment.as_ref().map_or(0, |segment| segment.reader.max_doc());
        if sections as usize != pages.sections() {
            return Err(SearchError::Corrupt("pages and sections do not agree".to_owned()));
        }
        Ok(Self {
            store: Arc::clone(store),
            fields,
            segment,
            pages,
            facets: OnceLock::new(),
            lengths: OnceLock::new(),
        })
    }

    /// The reader of a dictionary; None in an empty index.
    pub(crate) fn dictionary(&self, which: Dictionary) -> Option<&InvertedIndexReader> {
        let segment = self.segment.as_ref()?;
        Some(match which {
            Dictionary::Words => &segment.words,
            Dictionary::Body => &segment.body,
        })
    }

    /// The lengths of sections and pages.
    pub(crate) fn lengths(&self) -> Result<&Lengths, SearchError> {
        if let Some(lengths) = self.lengths.get() {
            return Ok(lengths);
        }
        let segment = self.segment.as_ref().ok_or_else(empty)?;
        let sections = segment.reader.get_fieldnorms_reader(self.fields.body)?;
        let length = |section: DocId| sections.fieldnorm(section) as f32;
        let of_page = |page| self.pages.sections_of(page).map(length).sum();
        let pages: Vec<f32> = (0..self.pages.len()).map(of_page).collect();
        let all: f32 = pages.iter().sum();
        let lengths = Lengths {
            mean_section: (all / self.pages.sections() as f32).max(1.0),
            mean_page: (all / pages.len() as f32).max(1.0),
            sections,
            pages,
        };
        Ok(self.lengths.get_or_init(|| lengths))
    }

    /// The table of facets.
    pub(crate) fn facets(&self) -> Result<&FacetTable, SearchError> {
        if let Some(facets) = self.facets.get() {
            return Ok(facets);
        }
        let facets = FacetTable::read(&self.store.file(FACETS_FILE)?)?;
        Ok(self.facets.get_or_init(|| facets))
    }

    /// The stored text of a section.
    pub(crate) fn stored(&self, section: DocId) -> Result<String, SearchError> {
        let segment = self.segment.as_ref().ok_or_else(empty)?;
        let document: TantivyDocument = segment.sections.get(section)?;
        let stored = document.get_first(self.fields.section).and_then(|value| value.as_str());
        Ok(stored.unwrap_or_default().to_owned())
    }
}

impl Segment {
    fn open(segment: &tantivy::Segment, fields: &Fields) -> Result<Self, TantivyError> {
        let reader = SegmentReader::open(segment)?;
        Ok(Self {
            words: reader.inverted_index(fields.words)?,
            body: reader.inverted_index(fields.body)?,
            sections: reader.get_store_reader(CACHED_BLOCKS)?,
            reader,
        })
    }
}

fn empty() -> SearchError {
    SearchError::Corrupt("it has no sections".to_owned())
}

/// An entry of a dictionary: where its postings are.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) dictionary: Dictionary,
    pub(crate) info: TermInfo,
}
