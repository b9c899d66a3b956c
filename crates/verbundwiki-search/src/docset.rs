//! A query for sections that are known already.

use std::sync::Arc;

use tantivy::postings::BlockSegmentPostings;
use tantivy::query::{ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError};

/// Gathers document numbers in any order, each as often as it comes.
pub(crate) struct DocSetBuilder {
    bits: Vec<u64>,
}

impl DocSetBuilder {
    /// For numbers below `end`.
    pub(crate) fn new(end: DocId) -> Self {
        Self { bits: vec![0; end.div_ceil(u64::BITS) as usize] }
    }

    pub(crate) fn add(&mut self, mut postings: BlockSegmentPostings) {
        while !postings.docs().is_empty() {
            for doc in postings.docs() {
                if let Some(bits) = self.bits.get_mut((doc / u64::BITS) as usize) {
                    *bits |= 1 << (doc % u64::BITS);
                }
            }
            postings.advance();
        }
    }

    /// The numbers in ascending order.
    pub(crate) fn finish(self) -> Arc<[DocId]> {
        let mut docs = Vec::new();
        for (start, mut bits) in (0..).step_by(u64::BITS as usize).zip(self.bits) {
            while bits != 0 {
                docs.push(start + bits.trailing_zeros());
                bits &= bits - 1;
            }
        }
        docs.into()
    }
}

/// These documents, all with score 1. They belong to the one segment of a bundle.
#[derive(Clone, Debug)]
pub(crate) struct DocSetQuery {
    docs: Arc<[DocId]>,
}

impl DocSetQuery {
    /// `docs` ascend.
    pub(crate) fn new(docs: Arc<[DocId]>) -> Self {
        Self { docs }
    }
}

impl Query for DocSetQuery {
    fn weight(&self, _scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for DocSetQuery {
    fn scorer(&self, _reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let docs = SortedDocs { docs: Arc::clone(&self.docs), at: 0 };
        Ok(Box::new(ConstScorer::new(docs, boost)))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        if scorer.doc() > doc || scorer.seek(doc) != doc {
            return Err(TantivyError::InvalidArgument(format!("document {doc} does not match")));
        }
        Ok(Explanation::new("DocSet", 1.0))
    }
}

/// Document numbers in ascending order, each once.
struct SortedDocs {
    docs: Arc<[DocId]>,
    at: usize,
}

impl DocSet for SortedDocs {
    fn advance(&mut self) -> DocId {
        self.at = (self.at + 1).min(self.docs.len());
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.docs.get(self.at).copied().unwrap_or(TERMINATED)
    }

    fn seek(&mut self, target: DocId) -> DocId {
        let rest = self.docs.get(self.at..).unwrap_or_default();
        self.at += rest.partition_point(|&doc| doc < target);
        self.doc()
    }

    fn size_hint(&self) -> u32 {
        self.docs.len() as u32
    }
}
