//! From what pages have to their order.

use tantivy::DocId;

use crate::evidence::{Evidence, saturated};
use crate::opened::{Lengths, Opened};
use crate::weights as w;

/// Sections of a page in its hit.
const MOST_SECTIONS: usize = 3;
/// Sections beside the best one must be at least so good, relative to it.
const WORTH_SHOWING: f32 = 0.35;

/// A page that is a hit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RankedPage {
    pub(crate) page: usize,
    pub(crate) score: f32,
    /// Whether it has everything that was typed.
    pub(crate) complete: bool,
    /// Its best sections, best first.
    pub(crate) sections: Vec<DocId>,
}

/// What a query found, need by need.
pub(crate) struct Finds<'a> {
    pub(crate) opened: &'a Opened,
    pub(crate) lengths: &'a Lengths,
    pub(crate) needs: Vec<Evidence>,
    /// By need: whether pages without it are no hits.
    pub(crate) required: Vec<bool>,
    /// By page: what its name is worth, given the rarity of each need.
    pub(crate) named: Vec<NamedPages>,
    /// By page: whether it is no hit whatever it has.
    pub(crate) excluded: Vec<bool>,
}

/// Pages with a name that is in the query.
pub(crate) struct NamedPages {
    pub(crate) pages: Vec<usize>,
    pub(crate) worth: f32,
    pub(crate) needs: Vec<usize>,
}

impl Finds<'_> {
    /// The hits, best first, equal ones in the order of the index. If nothing is needed, as when
    /// only filters were typed, these are all pages.
    pub(crate) fn ranked(&self) -> Vec<RankedPage> {
        let rarity = self.rarity();
        let all: f32 = rarity.iter().sum();
        let mut scores = vec![0.0; self.opened.pages.len()];
        for named in &self.named {
            let of_words: f32 = named.needs.iter().map(|need| rarity[*need]).sum();
            for page in &named.pages {
                scores[*page] += named.worth * of_words;
            }
        }
        let mut ranked = Vec::new();
        let mut best_coverage = 0.0_f32;
        for (page, named) in scores.into_iter().enumerate() {
            if self.excluded[page] {
                continue;
            }
            let Some((hit, coverage)) = self.page(page, named, &rarity, all) else { continue };
            best_coverage = best_coverage.max(coverage);
            ranked.push((hit, coverage));
        }
        ranked.retain(|(_, coverage)| *coverage >= w::LEAST_COVERAGE * best_coverage);
        let mut ranked: Vec<RankedPage> = ranked.into_iter().map(|(hit, _)| hit).collect();
        ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.page.cmp(&b.page)));
        ranked
    }

    /// How rare each need is among the sections: BM25's inverse document frequency.
    fn rarity(&self) -> Vec<f32> {
        let all = self.opened.pages.sections() as f32;
        let rarity = |evidence: &Evidence| {
            let count = evidence.sections.iter().filter(|worth| **worth > 0.0).count() as f32;
            libm::logf(1.0 + (all - count + 0.5) / (count + 0.5))
        };
        self.needs.iter().map(rarity).collect()
    }

    /// A page as a hit and the share of the words it has, or None if it is none.
    fn page(&self, page: usize, named: f32, rarity: &[f32], all: f32) -> Option<(RankedPage, f32)> {
        let length = self.lengths.pages[page] / self.lengths.mean_page;
        let sections = self.opened.pages.sections_of(page);
        if sections.is_empty() {
            return None;
        }
        let mut whole = 0.0;
        let mut covered = 0.0;
        let mut complete = true;
        for (number, need) in self.needs.iter().enumerate() {
            let of_section = |section: DocId| need.sections[section as usize] > 0.0;
            if need.pages[page] > 0.0 || sections.clone().any(of_section) {
                covered += rarity[number];
            } else if self.required[number] {
                return None;
            } else {
                complete = false;
            }
            let text = w::PAGE_TEXT * saturated(need.frequency[page], length);
            whole += rarity[number] * (need.pages[page] + text);
        }
        if covered == 0.0 && named == 0.0 && !self.needs.is_empty() {
            return None;
        }
        let mut best: Vec<(f32, DocId)> = Vec::new();
        for section in sections.clone() {
            let worth = self.section(section, page, rarity, all);
            let place = best.partition_point(|(other, _)| *other >= worth);
            if worth > 0.0 && place < MOST_SECTIONS {
                best.insert(place, (worth, section));
                best.truncate(MOST_SECTIONS);
            }
        }
        let first = best.first().map_or(0.0, |(worth, _)| *worth);
        best.retain(|(worth, _)| *worth >= WORTH_SHOWING * first);
        let mut shown: Vec<DocId> = best.into_iter().map(|(_, section)| section).collect();
        if shown.is_empty() {
            shown.push(sections.start);
        }
        let coverage = if all > 0.0 { covered / all } else { 1.0 };
        whole += self.title(page, rarity);
        let score = (whole + first) * self.covering(coverage) + named;
        Some((RankedPage { page, score, complete, sections: shown }, coverage))
    }

    /// What it adds that a title consists of what was typed.
    fn title(&self, page: usize, rarity: &[f32]) -> f32 {
        let in_title = self.needs.iter().zip(rarity).filter(|(need, _)| need.pages[page] > 0.0);
        let (count, worth) =
            in_title.fold((0.0, 0.0), |(count, worth), (_, rarity)| (count + 1.0, worth + rarity));
        let words = self.opened.pages.title_words(page).max(1) as f32;
        w::TITLE_COVERED * worth * (count / words).min(1.0)
    }

    /// The factor for the share of the words that a page has.
    fn covering(&self, coverage: f32) -> f32 {
        let words = self.needs.len() as f32;
        let power = w::COVERAGE * (w::SHORT_QUERY / words.max(w::SHORT_QUERY));
        libm::powf(coverage.max(0.05), power)
    }

    /// What a section is worth: what it has, more if it has it together.
    fn section(&self, section: DocId, page: usize, rarity: &[f32], all: f32) -> f32 {
        let (mut worth, mut covered) = (0.0, 0.0);
        for (need, rarity) in self.needs.iter().zip(rarity) {
            worth += rarity * need.sections[section as usize];
            if need.is_in(section, page) {
                covered += rarity;
            }
        }
        let together = if all > 0.0 { covered / all } else { 1.0 };
        worth * (w::SCATTERED + (1.0 - w::SCATTERED) * together)
    }
}
