//! From what a reader types to what is looked for, without a query language in which something could
//! be wrong: no input is an error.
//!
//! `"…"` is a phrase, `-wort` must not occur, `typ:rolle` filters if the site has that facet;
//! everything else is words. The last word may be the beginning of a longer one. Fillers (`wer`,
//! `ist`, `für`) do not count beside other words.

mod operators;
mod words;

pub(crate) use words::{Need, Word};

use crate::analysis::Analyzer;
use words::Item;

/// Characters of a query that count; the rest is ignored.
const LONGEST_QUERY: usize = 400;
/// Words of a query that count.
const MOST_WORDS: usize = 16;
/// Words of the longest name that is looked for inside a query.
const LONGEST_NAME: usize = 5;

/// What a reader typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query {
    /// As it was typed, as far as it counts.
    pub(crate) typed: String,
    /// What pages are to have, in the order in which it was typed.
    pub(crate) needs: Vec<Need>,
    /// The words that follow each other, as far as they may be a name.
    pub(crate) spans: Vec<Span>,
    /// What pages must not have.
    pub(crate) excluded: Vec<Need>,
    /// Key and value of filters.
    pub(crate) filters: Vec<(String, String)>,
}

/// Words that follow each other in a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    /// Their key as a name, see `Analyzer::key`, and that of their stems.
    pub(crate) key: String,
    pub(crate) stem_key: String,
    /// The needs among them, ascending.
    pub(crate) needs: Vec<usize>,
    /// Words, fillers included.
    pub(crate) length: usize,
    /// Whether they are all the words of the query.
    pub(crate) is_whole: bool,
}

impl Query {
    /// Splits what was typed. `facet` gives the key of a facet for what readers may call it.
    pub(crate) fn parse(
        typed: &str,
        analyzer: &mut Analyzer,
        facet: &dyn Fn(&str) -> Option<String>,
    ) -> Self {
        let end = typed.char_indices().nth(LONGEST_QUERY).map_or(typed.len(), |(at, _)| at);
        let typed = &typed[..end];
        let mut found = operators::split(typed, facet);
        found.phrases.truncate(MOST_WORDS);
        found.excluded.truncate(MOST_WORDS);
        let is_search = |text: &str| text.contains(char::is_alphanumeric);
        if !is_search(&found.words) && found.phrases.is_empty() && found.filters.is_empty() {
            // Nothing is looked for but what is to be absent: the signs were none.
            found.words = std::mem::take(&mut found.excluded).join(" ");
            found.ends_in_words = true;
        }
        let mut query = Self { typed: typed.to_owned(), filters: found.filters, ..Self::default() };
        for text in &found.excluded {
            query.excluded.extend(words::phrase(text, analyzer));
        }
        for text in &found.phrases {
            let Some(phrase) = words::phrase(text, analyzer) else { continue };
            let needs = vec![query.need(&phrase)];
            let is_whole = found.phrases.len() == 1 && found.words.trim().is_empty();
            query.add_span(text, needs, 1, is_whole, analyzer);
        }
        let mut items = words::items(&found.words, found.ends_in_words, analyzer);
        items.truncate(MOST_WORDS.saturating_sub(query.needs.len()));
        let all_fillers = query.needs.is_empty() && items.iter().all(|item| item.is_filler);
        let mut need_of: Vec<Option<usize>> = Vec::with_capacity(items.len());
        for item in &items {
            let counts = all_fillers || !item.is_filler;
            need_of.push(counts.then(|| query.need(&item.need)));
        }
        query.add_spans(&found.words, &items, &need_of, analyzer);
        query
    }

    /// What was typed without quotation marks, if it has a phrase.
    pub(crate) fn unquoted(&self) -> Option<String> {
        let is_phrase = |need: &Need| need.is_required();
        self.needs.iter().any(is_phrase).then(|| operators::without_quotes(&self.typed))
    }

    /// What was typed with another word in place of one.
    pub(crate) fn with_word_replaced(&self, word: &str, other: &str) -> String {
        let is_whole = |at: usize| {
            let outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            let after = at + word.len();
            outside(self.typed[..at].chars().next_back())
                && outside(self.typed[after..].chars().next())
        };
        let mut typed = self.typed.clone();
        if let Some((at, _)) = self.typed.match_indices(word).find(|(at, _)| is_whole(*at)) {
            typed.replace_range(at..at + word.len(), other);
        }
        typed
    }

    /// The number of a need, which is added unless it is there.
    fn need(&mut self, need: &Need) -> usize {
        self.needs.iter().position(|known| known == need).unwrap_or_else(|| {
            self.needs.push(need.clone());
            self.needs.len() - 1
        })
    }

    fn add_spans(
        &mut self,
        text: &str,
        items: &[Item],
        need_of: &[Option<usize>],
        analyzer: &mut Analyzer,
    ) {
        for first in 0..items.len() {
            for end in first + 1..=items.len() {
                let is_whole = end - first == items.len();
                if end - first > LONGEST_NAME && !is_whole {
                    continue;
                }
                let mut needs: Vec<usize> = need_of[first..end].iter().flatten().copied().collect();
                needs.sort_unstable();
                needs.dedup();
                if !needs.is_empty() {
                    let text = &text[items[first].start..items[end - 1].end];
                    self.add_span(text, needs, end - first, is_whole, analyzer);
                }
            }
        }
    }

    fn add_span(
        &mut self,
        text: &str,
        needs: Vec<usize>,
        length: usize,
        is_whole: bool,
        analyzer: &mut Analyzer,
    ) {
        let language = analyzer.main_language();
        let (key, stem_key) = (analyzer.key(text, language), analyzer.stem_key(text, language));
        if !key.is_empty() {
            self.spans.push(Span { key, stem_key, needs, length, is_whole });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::AnalysisData;

    fn parse(typed: &str) -> Query {
        Query::parse(typed, &mut Analyzer::new(&AnalysisData::default()), &|_| None)
    }

    #[test]
    fn a_query_has_limits() {
        let words = (0..500).map(|number| format!("wort{number} "));
        let phrases = (0..500).map(|number| format!("\"w{number}\" "));
        let excluded = (0..500).map(|number| format!("-w{number} "));
        for typed in [words.collect(), phrases.collect(), excluded.collect::<String>()] {
            let query = parse(&typed);
            assert!(query.needs.len() <= MOST_WORDS, "{} needs", query.needs.len());
            assert!(query.excluded.len() <= MOST_WORDS, "{} excluded", query.excluded.len());
        }
        let Some(Need::Phrase(words)) = parse(&format!("\"{}", "der ".repeat(90))).needs.pop()
        else {
            panic!("a phrase");
        };
        assert!(words.len() < 20, "{} words", words.len());
    }

    #[test]
    fn what_a_list_leaves_out_is_no_stump() {
        let query = parse("Bau- und Raumordnungen");
        let Some(Need::Word(word)) = query.needs.first() else { panic!("{query:?}") };
        assert_eq!(word.folded, "bauordnungen");
        assert_eq!(word.stems, parse("Bauordnung").needs[0].first_stem());
    }

    #[test]
    fn a_word_is_replaced_as_a_whole() {
        let query = parse("rathausx hausx");
        assert_eq!(query.with_word_replaced("hausx", "Haus"), "rathausx Haus");
        assert_eq!(query.with_word_replaced("aus", "Haus"), "rathausx hausx");
    }

    impl Need {
        fn first_stem(&self) -> Vec<String> {
            let mut stems = Vec::new();
            self.words(&mut |word| stems.clone_from(&word.stems));
            stems
        }
    }
}
