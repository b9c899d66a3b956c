//! From what a reader types to a tantivy query, without a query language: no input is an error.
//!
//! Every word is required. A word is found in the names, the title, the headings, the tags and the text, by
//! its stem, and as written; the last word also as the beginning of longer words. A hyphen compound
//! is found joined or by its parts, a code as a whole, by its parts only if the whole is nowhere; a
//! number (`2.3.2`) is never found by its parts. A page is first if the query is one of its names.

use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use crate::analysis::{Analyzer, Token, is_number};
use crate::docset::DocSetQuery;
use crate::filter::{self, Filters};
use crate::lookup::Lookup;

/// Characters of a query that count; the rest is ignored.
const LONGEST_QUERY: usize = 400;
/// Words of a query that count.
const MOST_WORDS: usize = 24;
/// Weight of the rank of a field: name > title ≫ heading > body.
const NAMES: f32 = 8.0;
const TITLE: f32 = 5.0;
const HEADING: f32 = 2.5;
const TAGS: f32 = 2.0;
const BODY: f32 = 1.0;
const EXACT: f32 = 0.6;
/// Share of the weaker fields in the score of a word.
const OTHER_FIELDS: f32 = 0.25;
/// Weight of a longer word, relative to the word itself: while it is being typed, and when what is
/// typed is a word already.
const LONGER_WORD: f32 = 0.7;
const LONGER_THAN_A_WORD: f32 = 0.25;
/// Score of a section that has only a rare longer word.
const RARE_LONGER_WORD: f32 = 0.1;
/// Score of a page whose name is the query, and of one whose name begins with the number that the
/// query ends in: for each word more than the word itself can give.
const IS_NAME: f32 = 5000.0;
const BEGINS_NAME: f32 = 2500.0;
/// Longer words that are ranked by field, the most frequent ones; the others count as [`RARE_LONGER_WORD`].
const RANKED_LONGER_WORDS: usize = 8;

/// A word of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its stems in the languages of the site.
    pub(crate) stems: Vec<String>,
    /// Its folded form.
    pub(crate) exact: String,
    /// Whether longer words that begin with it count too.
    pub(crate) prefix: bool,
}

/// What a section must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    Word(Word),
    /// `IT-Fachkraft`: the joined word, or all parts.
    Compound(Word, Vec<Need>),
    /// `AB.2.14`, `§ 4`: the code; its parts only if the index does not know the code. A number
    /// (`2.3.2`) has no parts.
    Code(Word, Vec<Need>),
}

impl Need {
    /// Calls `visit` with every word in it.
    pub(crate) fn words<'a>(&'a self, visit: &mut dyn FnMut(&'a Word)) {
        match self {
            Self::Word(word) => visit(word),
            Self::Compound(word, parts) | Self::Code(word, parts) => {
                visit(word);
                parts.iter().for_each(|part| part.words(visit));
            }
        }
    }
}

/// What a reader typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parsed {
    /// What a section must have; an empty list finds nothing.
    pub(crate) needs: Vec<Need>,
    /// The key of the query as a name.
    pub(crate) name: String,
}

/// Splits a query.
pub(crate) fn parse(query: &str, analyzer: &mut Analyzer) -> Parsed {
    let end = query.char_indices().nth(LONGEST_QUERY).map_or(query.len(), |(at, _)| at);
    let query = &query[..end];
    let mut tokens = Vec::new();
    analyzer.analyze(query, analyzer.main_language(), &mut tokens);
    let last = tokens.iter().map(|token| token.end).max().unwrap_or(0);
    let mut needs: Vec<Need> = Vec::new();
    let mut rest = tokens.as_slice();
    while !rest.is_empty() && needs.len() < MOST_WORDS {
        let need = take_need(query, &mut rest, last, analyzer);
        if !needs.contains(&need) {
            needs.push(need);
        }
    }
    Parsed { needs, name: analyzer.key(query, analyzer.main_language()) }
}

fn take_need(query: &str, rest: &mut &[Token], last: u32, analyzer: &mut Analyzer) -> Need {
    let (token, mut after) = (rest[0], &rest[1..]);
    let written = &query[token.start as usize..token.end as usize];
    let is_paragraph = written.starts_with('§');
    let exact = analyzer.folded(token.word).to_owned();
    let stems = if exact.bytes().any(|byte| byte.is_ascii_digit()) {
        vec![exact.clone()]
    } else {
        analyzer.stems(written)
    };
    let prefix = token.end == last && !is_paragraph && exact.chars().nth(1).is_some();
    let word = Word { stems, exact, prefix };
    let mut parts = Vec::new();
    if token.whole {
        while after.first().is_some_and(|part| part.end <= token.end) {
            parts.push(take_need(query, &mut after, last, analyzer));
        }
    }
    *rest = after;
    if !token.whole {
        Need::Word(word)
    } else if written.contains(['-', '\u{2010}', '\u{2011}']) {
        Need::Compound(word, parts)
    } else if is_number(written) {
        Need::Code(word, Vec::new())
    } else {
        Need::Code(word, parts)
    }
}

/// Which words must occur.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    AllWords,
    AnyWord,
}

/// The tantivy query for what was typed, or None if nothing can match. Everything it will read has
/// been read once afterwards, or is on the list of missing chunks.
pub(crate) fn build(
    parsed: &Parsed,
    mode: Mode,
    filters: &Filters,
    lookup: &mut Lookup<'_>,
) -> Option<Box<dyn Query>> {
    let built: Vec<_> = parsed.needs.iter().map(|need| need_query(need, lookup)).collect();
    let named = name_queries(parsed, lookup);
    let filters: Vec<_> =
        filters.iter().map(|(key, value)| filter_query(key, value, lookup)).collect();
    let words = match mode {
        Mode::AllWords => built.into_iter().collect::<Option<Vec<_>>>().and_then(all),
        Mode::AnyWord => any(built.into_iter().flatten().collect()),
    };
    let wanted = any(words.into_iter().chain(named).collect())?;
    let mut must: Vec<_> = filters.into_iter().collect::<Option<_>>()?;
    must.push(wanted);
    all(must)
}

/// The pages whose name the query is, and for a number those whose names begin with it: for `2.2`
/// also `2.2.3`.
fn name_queries(parsed: &Parsed, lookup: &mut Lookup<'_>) -> Vec<Box<dyn Query>> {
    let (fields, words) = (lookup.fields, parsed.needs.len() as f32);
    let mut queries: Vec<Box<dyn Query>> = Vec::new();
    if let Some(term) = lookup.term(fields.name_keys, &parsed.name) {
        queries.push(constant(TermQuery::new(term, IndexRecordOption::Basic), IS_NAME * words));
    }
    if parsed.name.ends_with(|c: char| c.is_ascii_digit()) {
        let longer = lookup.longer_words(fields.name_keys, &parsed.name, 0);
        if !longer.sections.is_empty() {
            queries.push(constant(DocSetQuery::new(longer.sections), BEGINS_NAME * words));
        }
    }
    queries
}

/// Passes or not, without a score of its own.
fn filter_query(key: &str, value: &str, lookup: &mut Lookup<'_>) -> Option<Box<dyn Query>> {
    let term = lookup.term(lookup.fields.facets, &filter::token(key, value))?;
    Some(constant(TermQuery::new(term, IndexRecordOption::Basic), 0.0))
}

fn constant(query: impl Query, score: f32) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(Box::new(query), score))
}

fn all(mut queries: Vec<Box<dyn Query>>) -> Option<Box<dyn Query>> {
    match queries.len() {
        0 | 1 => queries.pop(),
        _ => Some(Box::new(BooleanQuery::new(
            queries.into_iter().map(|query| (Occur::Must, query)).collect(),
        ))),
    }
}

fn any(mut queries: Vec<Box<dyn Query>>) -> Option<Box<dyn Query>> {
    match queries.len() {
        0 | 1 => queries.pop(),
        _ => Some(Box::new(BooleanQuery::new(
            queries.into_iter().map(|query| (Occur::Should, query)).collect(),
        ))),
    }
}

/// The best of several, and a little of the others.
fn best(mut queries: Vec<Box<dyn Query>>) -> Option<Box<dyn Query>> {
    match queries.len() {
        0 | 1 => queries.pop(),
        _ => Some(Box::new(DisjunctionMaxQuery::with_tie_breaker(queries, OTHER_FIELDS))),
    }
}

fn need_query(need: &Need, lookup: &mut Lookup<'_>) -> Option<Box<dyn Query>> {
    match need {
        Need::Word(word) => word_query(word, lookup),
        Need::Compound(word, parts) => {
            let mut ways: Vec<_> = word_query(word, lookup).into_iter().collect();
            ways.extend(all_parts(parts, lookup));
            best(ways)
        }
        Need::Code(word, parts) => word_query(word, lookup).or_else(|| all_parts(parts, lookup)),
    }
}

fn all_parts(parts: &[Need], lookup: &mut Lookup<'_>) -> Option<Box<dyn Query>> {
    let parts: Vec<_> = parts.iter().map(|part| need_query(part, lookup)).collect();
    all(parts.into_iter().collect::<Option<Vec<_>>>()?)
}

fn word_query(word: &Word, lookup: &mut Lookup<'_>) -> Option<Box<dyn Query>> {
    let fields = lookup.fields;
    let mut ways = Vec::new();
    for stem in &word.stems {
        stem_ways(stem, 1.0, lookup, &mut ways);
    }
    let as_written = weighted(fields.exact, &word.exact, EXACT, lookup);
    let longer_weight = if as_written.is_some() { LONGER_THAN_A_WORD } else { LONGER_WORD };
    if word.prefix {
        let longer = lookup.longer_words(fields.exact, &word.exact, RANKED_LONGER_WORDS);
        let mut seen = word.stems.clone();
        for found in &longer.frequent {
            for stem in lookup.stems(found) {
                if !seen.contains(&stem) {
                    stem_ways(&stem, longer_weight, lookup, &mut ways);
                    seen.push(stem);
                }
            }
        }
        if !longer.sections.is_empty() {
            ways.push(constant(DocSetQuery::new(longer.sections), RARE_LONGER_WORD));
        }
    }
    // The word as written adds to its stem, so that a stem shared by chance (`Personal`, `Person`)
    // does not put the other word first.
    any(best(ways).into_iter().chain(as_written).collect())
}

/// A stem in every field that has it.
fn stem_ways(stem: &str, weight: f32, lookup: &mut Lookup<'_>, ways: &mut Vec<Box<dyn Query>>) {
    let fields = lookup.fields;
    // Few pages have names, so that BM25 would take each for uncommonly long: its length norm
    // compares with the average of all sections.
    if let Some((term, rarity)) = lookup.term_and_rarity(fields.names, stem) {
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        ways.push(constant(query, NAMES * weight * rarity));
    }
    for (field, boost) in
        [(fields.title, TITLE), (fields.heading, HEADING), (fields.tags, TAGS), (fields.body, BODY)]
    {
        ways.extend(weighted(field, stem, boost * weight, lookup));
    }
}

fn weighted(
    field: Field,
    text: &str,
    boost: f32,
    lookup: &mut Lookup<'_>,
) -> Option<Box<dyn Query>> {
    let term: Term = lookup.term(field, text)?;
    let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
    Some(Box::new(BoostQuery::new(Box::new(query), boost)))
}
