//! What pages can be filtered by, and how many pages have it.
//!
//! Within a facet any of the chosen values will do; the facets must agree all. The numbers beside
//! the values of a facet leave its own choice aside: they say what choosing the value would give.

use serde::Serialize;

use crate::SearchError;
use crate::analysis::fold;
use crate::bytes::Bytes;
use crate::filter::{self, Filters};

/// Name of the table's file in the bundle; it loads with the first query that needs it.
pub(crate) const FACETS_FILE: &str = "facets";

/// Values of a facet in a list of results.
const MOST_VALUES: usize = 50;

/// A facet of the results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Facet {
    /// The key by which it is filtered.
    pub key: String,
    /// Its label for readers.
    pub label: String,
    /// Its values, most frequent first.
    pub values: Vec<FacetValue>,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FacetValue {
    /// As readers see it.
    pub value: String,
    /// Pages of the results that have it.
    pub count: usize,
}

/// The facets of a site with their values, and those of each page.
#[derive(Clone, Debug, Default)]
pub(crate) struct FacetTable {
    /// Key and label.
    facets: Vec<(String, String)>,
    /// Number of the facet, and the value.
    values: Vec<(usize, String)>,
    /// Where the values of each page begin in `of_pages`; one more at the end.
    starts: Vec<usize>,
    of_pages: Vec<u32>,
}

impl FacetTable {
    /// Reads the table.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, SearchError> {
        let mut bytes = Bytes::new(bytes);
        let mut table = Self::default();
        for _ in 0..bytes.number()? {
            table.facets.push((bytes.text()?.to_owned(), bytes.text()?.to_owned()));
            for _ in 0..bytes.number()? {
                table.values.push((table.facets.len() - 1, bytes.text()?.to_owned()));
            }
        }
        for _ in 0..bytes.number()? {
            table.starts.push(table.of_pages.len());
            for _ in 0..bytes.number()? {
                table.of_pages.push(bytes.number()?);
            }
        }
        table.starts.push(table.of_pages.len());
        Ok(table)
    }

    fn values_of(&self, page: usize) -> &[u32] {
        match self.starts.get(page..page + 2) {
            Some(&[start, end]) => self.of_pages.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Filters as sets of values. Those that were typed in the query need only be the beginning of
    /// a value or of one of its words.
    pub(crate) fn choices(&self, filters: &Filters, typed: &Filters) -> Choices {
        let chosen = filters.iter().map(|filter| self.choice(filter, filter::is_same));
        let typed = typed.iter().map(|filter| self.choice(filter, begins_a_word));
        Choices(chosen.chain(typed).collect())
    }

    fn choice(
        &self,
        (key, wanted): (&str, &[String]),
        is_value: impl Fn(&str, &str) -> bool,
    ) -> Choice {
        let facet = self.facets.iter().position(|(known, _)| filter::is_same(known, key));
        let fits = |(of, value): &(usize, String)| {
            Some(*of) == facet && wanted.iter().any(|wanted| is_value(wanted, value))
        };
        Choice { facet, values: self.values.iter().map(fits).collect() }
    }

    /// Whether the page passes all choices but that of one facet.
    fn passes(&self, page: usize, choices: &Choices, but: Option<usize>) -> bool {
        let has = |choice: &Choice| {
            let chosen = |value: &u32| choice.values.get(*value as usize) == Some(&true);
            self.values_of(page).iter().any(chosen)
        };
        choices.0.iter().all(|choice| (but.is_some() && choice.facet == but) || has(choice))
    }

    /// Whether the page passes all choices.
    pub(crate) fn lets_pass(&self, page: usize, choices: &Choices) -> bool {
        self.passes(page, choices, None)
    }

    /// The facets of these pages, which no filter has touched yet.
    pub(crate) fn count(&self, pages: &[usize], choices: &Choices) -> Vec<Facet> {
        let mut counts = vec![0_usize; self.values.len()];
        for &page in pages {
            for &value in self.values_of(page) {
                let Some((facet, _)) = self.values.get(value as usize) else { continue };
                if self.passes(page, choices, Some(*facet)) {
                    counts[value as usize] += 1;
                }
            }
        }
        let chosen = |value: usize| choices.0.iter().any(|choice| choice.values[value]);
        let of_facet = |(number, (key, label)): (usize, &(String, String))| {
            let of = (0..self.values.len()).filter(|value| {
                self.values[*value].0 == number && (counts[*value] > 0 || chosen(*value))
            });
            let mut of: Vec<usize> = of.collect();
            // Equally frequent values stay in the order of the table, which is the alphabet's. What
            // is chosen stays in the list, so that it can be taken back.
            of.sort_by_key(|value| std::cmp::Reverse(counts[*value]));
            let listed = of.iter().enumerate();
            let listed = listed.filter(|(place, value)| *place < MOST_VALUES || chosen(**value));
            let value = |(_, value): (usize, &usize)| FacetValue {
                value: self.values[*value].1.clone(),
                count: counts[*value],
            };
            Facet { key: key.clone(), label: label.clone(), values: listed.map(value).collect() }
        };
        let facets = self.facets.iter().enumerate().map(of_facet);
        facets.filter(|facet| !facet.values.is_empty()).collect()
    }
}

/// Whether a value, or one of its words, begins with what was typed.
fn begins_a_word(typed: &str, value: &str) -> bool {
    let (typed, value) = (fold(typed), fold(value));
    value.starts_with(&typed) || value.split_whitespace().any(|word| word.starts_with(&typed))
}

/// Chosen values, facet by facet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choices(Vec<Choice>);

#[derive(Clone, Debug)]
struct Choice {
    /// None if the site has no such facet: nothing passes.
    facet: Option<usize>,
    /// For each value of the table whether it is chosen.
    values: Vec<bool>,
}

/// The bytes of the table: labels of facets in their order, and the facets of each page.
#[cfg(feature = "index")]
pub(crate) fn write(labels: &[(String, String)], pages: &[Vec<(String, String)>]) -> Vec<u8> {
    use std::collections::{BTreeMap, BTreeSet};

    use crate::bytes::{push_number, push_text};

    let mut values: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (key, value) in pages.iter().flatten() {
        values.entry(key).or_default().insert(value);
    }
    // Facets without a label come last, under their key.
    let labelled = labels.iter().map(|(key, label)| (key.as_str(), label.as_str()));
    let labelled: Vec<_> = labelled.filter(|(key, _)| values.contains_key(key)).collect();
    let others = values.keys().filter(|key| labelled.iter().all(|(known, _)| known != *key));
    let facets: Vec<(&str, &str)> =
        labelled.iter().copied().chain(others.map(|key| (*key, *key))).collect();

    let mut numbers: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    let mut bytes = Vec::new();
    push_number(&mut bytes, facets.len() as u32);
    for (key, label) in facets {
        push_text(&mut bytes, key);
        push_text(&mut bytes, label);
        push_number(&mut bytes, values[key].len() as u32);
        for value in &values[key] {
            numbers.insert((key, value), numbers.len() as u32);
            push_text(&mut bytes, value);
        }
    }
    push_number(&mut bytes, pages.len() as u32);
    for facets in pages {
        let of_page: BTreeSet<u32> =
            facets.iter().map(|(key, value)| numbers[&(key.as_str(), value.as_str())]).collect();
        push_number(&mut bytes, of_page.len() as u32);
        for number in of_page {
            push_number(&mut bytes, number);
        }
    }
    bytes
}
