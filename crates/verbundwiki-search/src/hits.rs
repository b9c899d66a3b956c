//! From ranked pages to what readers see of them.

use crate::SearchError;
use crate::analysis::Analyzer;
use crate::excerpt::Excerpt;
use crate::marks::Marks;
use crate::opened::Opened;
use crate::rank::RankedPage;
use crate::search::{Hit, HitSection};
use crate::stored::StoredSection;
use crate::weights as w;

/// Hits among which those whose section has the words close together go first. Fixed, so that of two
/// lists whose lengths are multiples of it the longer begins like the shorter.
const WINDOW: usize = 10;
/// The first of them, which keep among themselves: a browser shows them before the others are there.
const FIRST: usize = 3;

/// Between two headings.
const BETWEEN: &str = " › ";

/// Makes hits.
pub(crate) struct Hits<'a, 'm> {
    pub(crate) opened: &'a Opened,
    pub(crate) analyzer: &'a mut Analyzer,
    pub(crate) marks: &'m mut Marks,
}

impl Hits<'_, '_> {
    /// The hits. All sections are read before an error counts, so that all missing chunks are noted.
    pub(crate) fn of(&mut self, ranked: &[&RankedPage]) -> Result<Vec<Hit>, SearchError> {
        let stored: Vec<Vec<_>> = ranked
            .iter()
            .map(|page| page.sections.iter().map(|section| self.opened.stored(*section)).collect())
            .collect();
        let mut hits = Vec::with_capacity(ranked.len());
        for (page, sections) in ranked.iter().zip(stored) {
            hits.push(self.hit(page, &sections.into_iter().collect::<Result<Vec<_>, _>>()?));
        }
        let (first, window) = (FIRST.min(hits.len()), WINDOW.min(hits.len()));
        let (begin, others) = hits.split_at_mut(window);
        let (first, second) = begin.split_at_mut(first);
        for window in [first, second].into_iter().chain(others.chunks_mut(WINDOW)) {
            // Stable: equal hits stay in the order of the index.
            window.sort_by(|a, b| b.score.total_cmp(&a.score));
        }
        Ok(hits)
    }

    fn hit(&mut self, page: &RankedPage, stored: &[String]) -> Hit {
        let mut sections = stored.iter().map(|stored| StoredSection::read(stored));
        let first = sections.next().unwrap_or_default();
        let excerpt = self.excerpt(&first);
        let together = self.marks.share(excerpt.needs);
        let further = sections.map(|section| HitSection {
            url: section.url.to_owned(),
            heading: section.headings.join(BETWEEN),
            heading_html: self.headings(&section),
            excerpt: self.excerpt(&section).html,
        });
        let further = further.collect();
        Hit {
            url: first.url.to_owned(),
            title: first.title.to_owned(),
            title_html: self.marks.html(first.title, first.language, self.analyzer),
            heading: first.headings.join(BETWEEN),
            heading_html: self.headings(&first),
            excerpt: excerpt.html,
            kind: first.kind.to_owned(),
            score: page.score * (1.0 + w::CLOSE_TOGETHER * together),
            complete: page.complete,
            sections: further,
        }
    }

    fn excerpt(&mut self, section: &StoredSection<'_>) -> Excerpt {
        self.marks.excerpt(section.text, section.language, self.analyzer)
    }

    fn headings(&mut self, section: &StoredSection<'_>) -> String {
        let html: Vec<String> = section
            .headings
            .iter()
            .map(|heading| self.marks.html(heading, section.language, self.analyzer))
            .collect();
        html.join(BETWEEN)
    }
}
