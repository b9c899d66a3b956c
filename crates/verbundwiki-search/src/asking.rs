//! One query on its way, round by round.

use crate::SearchError;
use crate::analysis::{AnalysisData, Analyzer, Vocabulary};
use crate::evidence::{Evidence, Reader};
use crate::facets::FacetTable;
use crate::filter::Filters;
use crate::hits::Hits;
use crate::lookup::Lookup;
use crate::marks::Marks;
use crate::opened::Opened;
use crate::plan::{Plan, Planner};
use crate::query::{Need, Query};
use crate::rank::{Finds, NamedPages, RankedPage};
use crate::search::{SearchOptions, SearchResults};
use crate::spelling::{Spelling, spellings};
use crate::synonyms::Synonyms;
use crate::weights as w;

/// Longest list of hits.
const MOST_HITS: usize = 1000;
/// A word that so few sections have may be a slip, if no page has everything that was typed.
const RARE: usize = 2;

/// A spelling is offered in place of a word that is so many times rarer.
const MORE_FREQUENT: usize = 3;

/// Words of a query that may be slips; each can load a tenth of the dictionary.
const MOST_SLIPS: usize = 4;

/// A query and what it is asked of.
pub(crate) struct Asking<'a> {
    pub(crate) opened: &'a Opened,
    pub(crate) query: &'a Query,
    pub(crate) options: &'a SearchOptions,
    pub(crate) analyzer: &'a mut Analyzer,
    pub(crate) data: &'a AnalysisData,
    pub(crate) synonyms: &'a Synonyms,
}

/// Another spelling that was searched.
struct Respelled {
    need: usize,
    spelling: Spelling,
    /// Sections that have the word as it was typed.
    written: usize,
}

/// What a query found, whatever it is filtered by.
pub(crate) struct Ranking {
    /// The pages, best first.
    ranked: Vec<RankedPage>,
    /// Other names of what was typed.
    also: Vec<String>,
    respelled: Vec<Respelled>,
}

impl<'a> Asking<'a> {
    /// Looks up, reads and ranks.
    pub(crate) fn rank(&mut self) -> Result<Ranking, SearchError> {
        let query = self.query;
        let mut lookup = Lookup::new(self.opened);
        let mut plan = self.planner(&mut lookup).plan(query);
        lookup.end_round()?;
        self.load(&plan, &mut lookup)?;
        let finds = self.finds(&plan, &mut lookup)?;
        let mut ranked = finds.ranked();
        let mut respelled = Vec::new();
        if !ranked.iter().any(|hit| hit.complete) {
            let ways = plan.ways();
            respelled = self.respell(&mut plan, &finds, &mut lookup);
            lookup.end_round()?;
            if plan.ways() > ways {
                self.load(&plan, &mut lookup)?;
                ranked = self.finds(&plan, &mut lookup)?.ranked();
            }
        }
        Ok(Ranking { ranked, also: plan.synonyms, respelled })
    }

    fn planner<'l, 'o>(&'l mut self, lookup: &'l mut Lookup<'o>) -> Planner<'l, 'o> {
        Planner { lookup, analyzer: self.analyzer, synonyms: self.synonyms }
    }

    /// Reads once all that the plan, the ranking and the filters need.
    fn load(&self, plan: &Plan, lookup: &mut Lookup<'_>) -> Result<(), SearchError> {
        for (_, way) in plan.needs.iter().flatten() {
            lookup.touch(way);
        }
        plan.excluded.iter().for_each(|way| lookup.touch(way));
        plan.named.iter().for_each(|named| lookup.touch_entry(&named.entry, false));
        lookup.noted(self.opened.lengths());
        let facets = self.facets();
        lookup.noted(facets);
        lookup.end_round()
    }

    /// The facets, if they are needed.
    fn facets(&self) -> Result<Option<&'a FacetTable>, SearchError> {
        let filtered = !self.options.filters.is_empty() || !self.query.filters.is_empty();
        (filtered || self.options.facets).then(|| self.opened.facets()).transpose()
    }

    /// What sections and pages have.
    fn finds(&self, plan: &Plan, lookup: &mut Lookup<'_>) -> Result<Finds<'a>, SearchError> {
        let lengths = self.opened.lengths()?;
        let pages = &self.opened.pages;
        let mut reader = Reader { lookup, lengths };
        let needs: Vec<Evidence> = plan.needs.iter().map(|ways| reader.any(ways)).collect();
        let mut excluded = vec![false; pages.len()];
        for way in &plan.excluded {
            let evidence = reader.way(way);
            for (section, worth) in (0..).zip(evidence.sections) {
                if worth > 0.0 {
                    excluded[pages.page_of(section)] = true;
                }
            }
        }
        let named = plan.named.iter().map(|named| NamedPages {
            pages: reader.heads(&named.entry),
            worth: named.worth,
            needs: named.needs.clone(),
        });
        let named = named.collect();
        lookup.end_round()?;
        let required = self.query.needs.iter().map(Need::is_required).collect();
        Ok(Finds { opened: self.opened, lengths, needs, required, named, excluded })
    }

    /// Adds other spellings of words that hardly anybody wrote.
    fn respell(
        &mut self,
        plan: &mut Plan,
        finds: &Finds<'_>,
        lookup: &mut Lookup<'_>,
    ) -> Vec<Respelled> {
        let mut respelled: Vec<Respelled> = Vec::new();
        let known = Vocabulary::decode(&self.data.vocabulary);
        let mut slips = 0;
        for (need, word) in self.query.needs.iter().enumerate() {
            let (Need::Word(word) | Need::Compound(word, _)) = word else { continue };
            let sections = finds.needs[need].sections.iter();
            let written = sections.filter(|worth| **worth > 0.0).take(RARE + 1).count();
            if written > RARE || slips == MOST_SLIPS {
                continue;
            }
            slips += 1;
            if written == 0 {
                plan.needs[need].extend(self.planner(lookup).halved(word));
            }
            let known = known.words().map(|(word, _)| word);
            for spelling in spellings(&word.folded, word.prefix, known, lookup) {
                let weight = w::RESPELLED[spelling.edits.min(w::RESPELLED.len() - 1)];
                let way = self.planner(lookup).respelled(&spelling.word, word.prefix);
                plan.needs[need].push((weight, way));
                respelled.push(Respelled { need, spelling, written });
            }
        }
        respelled
    }

    /// What readers see of a ranking.
    pub(crate) fn results(&mut self, ranking: &Ranking) -> Result<SearchResults, SearchError> {
        let Ranking { ranked, also, respelled } = ranking;
        let mut hits: Vec<&RankedPage> = ranked.iter().collect();
        let mut results = SearchResults::default();
        if let Some(facets) = self.facets()? {
            let typed: Filters =
                self.query.filters.iter().map(|(key, value)| (key, value)).collect();
            let choices = facets.choices(&self.options.filters, &typed);
            if self.options.facets {
                let pages: Vec<usize> = hits.iter().map(|hit| hit.page).collect();
                results.facets = Some(facets.count(&pages, &choices));
            }
            hits.retain(|hit| facets.lets_pass(hit.page, &choices));
        }
        results.total = hits.len();
        results.complete = hits.iter().filter(|hit| hit.complete).count();
        hits.truncate(self.options.limit.min(MOST_HITS));
        let words =
            respelled.iter().map(|respelled| (respelled.need, respelled.spelling.word.as_str()));
        let mut marks = Marks::new(self.query, also, words, self.analyzer);
        results.hits =
            Hits { opened: self.opened, analyzer: self.analyzer, marks: &mut marks }.of(&hits)?;
        results.also.clone_from(also);
        for (need, known) in self.query.needs.iter().enumerate() {
            let (Need::Word(word) | Need::Compound(word, _)) = known else { continue };
            let Some(best) = respelled.iter().find(|respelled| respelled.need == need) else {
                continue;
            };
            let shown = marks.as_written(&best.spelling.word);
            if best.written == 0 {
                results.corrected.push((word.written.clone(), shown));
            } else if best.spelling.frequency as usize >= MORE_FREQUENT * best.written {
                results.suggestions.push(self.query.with_word_replaced(&word.written, &shown));
            }
        }
        if results.total == 0 {
            results.suggestions.extend(self.query.unquoted());
        }
        Ok(results)
    }
}
