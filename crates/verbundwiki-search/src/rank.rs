//! Which sections are shown, and in which order.

use std::collections::HashMap;

use tantivy::collector::{Count, TopDocs};
use tantivy::query::Query;
use tantivy::{DocId, Score};

use crate::schema::PAGE;

/// Hits of one page in a list of results.
const MOST_OF_A_PAGE: usize = 3;
/// Scores nearer than this, relatively, count as equal: `ln` differs in its last bit between the
/// platforms.
const EQUAL_SCORES: f32 = 1e-5;
/// Sections fetched at first for one hit.
const SECTIONS_PER_HIT: usize = 4;

/// A section that is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ranked {
    pub(crate) doc: DocId,
    pub(crate) score: Score,
}

/// The best sections, at most [`MOST_OF_A_PAGE`] of a page, and the number of all that match.
pub(crate) fn rank(
    searcher: &tantivy::Searcher,
    query: &dyn Query,
    limit: usize,
) -> tantivy::Result<(Vec<Ranked>, usize)> {
    let Some(reader) = searcher.segment_readers().first() else { return Ok((Vec::new(), 0)) };
    if reader.max_doc() == 0 {
        return Ok((Vec::new(), 0));
    }
    let pages = reader.fast_fields().u64(PAGE)?;
    let mut fetch = (limit * SECTIONS_PER_HIT).max(40);
    loop {
        let (top, total) =
            searcher.search(query, &(TopDocs::with_limit(fetch).order_by_score(), Count))?;
        let sections =
            top.into_iter().map(|(score, address)| Ranked { doc: address.doc_id, score }).collect();
        let (sections, settled) = in_order(sections, fetch >= total);
        let ranked = limited(sections, limit, |doc| pages.first(doc));
        if fetch >= total || ranked.len() == limit && settled {
            return Ok((ranked, total));
        }
        fetch = fetch.saturating_mul(4).min(reader.max_doc() as usize);
    }
}

/// Orders by score, equal scores by document number. The second value tells whether the end of the
/// list is certain; if not, the last run of equal scores is left off, as more of it may follow.
fn in_order(mut sections: Vec<Ranked>, complete: bool) -> (Vec<Ranked>, bool) {
    let mut start = 0;
    while start < sections.len() {
        let least = sections[start].score * (1.0 - EQUAL_SCORES);
        let run =
            sections[start..].iter().take_while(|section| section.score >= least).count().max(1);
        if start + run == sections.len() && !complete {
            sections.truncate(start);
            return (sections, start > 0);
        }
        sections[start..start + run].sort_by_key(|section| section.doc);
        start += run;
    }
    (sections, true)
}

fn limited(
    sections: Vec<Ranked>,
    limit: usize,
    page: impl Fn(DocId) -> Option<u64>,
) -> Vec<Ranked> {
    let mut of_page: HashMap<u64, usize> = HashMap::new();
    let shown = sections.into_iter().filter(|section| {
        let count = of_page.entry(page(section.doc).unwrap_or(u64::MAX)).or_default();
        *count += 1;
        *count <= MOST_OF_A_PAGE
    });
    shown.take(limit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(scores: &[(DocId, f32)], limit: usize, pages: &[u64], expected: &[DocId]) {
        let sections = scores.iter().map(|&(doc, score)| Ranked { doc, score }).collect();
        let (sections, _) = in_order(sections, true);
        let ranked = limited(sections, limit, |doc| pages.get(doc as usize).copied());
        assert_eq!(ranked.iter().map(|section| section.doc).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn equal_scores_are_ordered_by_document() {
        check(&[(2, 5.0), (1, 4.999_999), (0, 4.0)], 10, &[0, 1, 2], &[1, 2, 0]);
    }

    #[test]
    fn a_page_has_three_hits_at_most() {
        check(
            &[(0, 9.0), (1, 8.0), (2, 7.0), (3, 6.0), (4, 5.0)],
            4,
            &[7, 7, 7, 7, 8],
            &[0, 1, 2, 4],
        );
    }

    #[test]
    fn the_limit_holds() {
        check(&[(0, 9.0), (1, 8.0)], 1, &[1, 2], &[0]);
    }
}
