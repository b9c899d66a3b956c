//! Takes German compounds apart: `Informationssicherheitsbeauftragte` is made of `information`,
//! `sicherheit` and `beauftragte`.
//!
//! After Koehn and Knight (Empirical Methods for Compound Splitting, 2003), with two differences.
//! The vocabulary has only words that are not made of others ([`Vocabulary::build`] sees to that by
//! comparing frequencies), so a compound always falls into the same parts, alone and inside a longer
//! one. And the costs of the parts add up, so the best cover is found in one pass over the word.
//! Frequent parts are cheap, linking elements cost by how common they are after such a word.

use rustc_hash::FxHashMap;

use super::vocabulary::{BACK, FRONT, Vocabulary};
use super::{german, unknown};

/// Shorter words are never compounds.
const SHORTEST_COMPOUND: usize = 6;
/// Shorter words are no parts.
const SHORTEST_PART: usize = 3;
/// Parts shorter than this are trusted less.
const SHORT_PART: usize = 4;
/// Longer words are no parts.
const LONGEST_PART: usize = 24;
/// Words of more parts are not taken apart: they are made up.
const MOST_PARTS: usize = 5;

/// A part without any frequency costs this, less its class.
const PART_COST: u16 = 24;
/// Words of the built-in list count as at least this frequent.
const BUILT_IN_CLASS: u8 = 8;
/// What a short part costs more.
const SHORT_COST: u16 = 4;
/// What a rare linking element costs.
const RARE_LINK_COST: u16 = 3;
/// What it costs that a word has no `s` after an ending that asks for one.
const MISSING_S_COST: u16 = 5;
/// What an inflected last part costs.
const INFLECTED_COST: u16 = 1;

/// A part of a compound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// First byte in the folded compound.
    pub start: usize,
    /// Byte after the last, without the linking element.
    pub end: usize,
    /// The word it is, folded: `schule` for the `schul` of `schulverwaltung`.
    pub base: String,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    places: u8,
    cost: u16,
}

/// Takes compounds apart by a vocabulary.
#[derive(Debug, Default)]
pub struct Splitter {
    words: FxHashMap<Box<str>, Entry>,
    /// Words without their final `e`.
    shortened: FxHashMap<Box<str>, Entry>,
}

/// The cheapest way to a place in a word: its costs, and the last part with what makes it a word.
#[derive(Clone, Copy)]
struct Step {
    cost: u16,
    start: usize,
    end: usize,
    base: Base,
}

/// How a stretch of a compound becomes a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Base {
    /// The stretch without its last letters.
    Cut(usize),
    /// With an `e` at the end.
    Shortened(usize),
    /// With the `e` in front that the folding took for an umlaut: `Risik(o-E)inschätzung`.
    Folded,
    /// The singular of an irregular plural.
    Singular,
}

/// Endings of an inflected word, and the letters after which each may stand.
const ENDINGS: [(&str, &str); 16] = [
    ("n", "erl"),
    ("r", "e"),
    ("m", "e"),
    ("s", "rtndglmhkbpfaeoiuy"),
    ("e", "rtndglsmhkbpfzuvcxi"),
    ("en", "rtndglsmhkbpfzuvcxi"),
    ("er", "rtndglsmhkbpfz"),
    ("es", "rtndglsmhkbpfzv"),
    ("em", "rtndglsmhkbpf"),
    ("in", "rtndglsmhkbp"),
    ("se", "s"),
    ("ern", "rtndglsmhkbpfz"),
    ("nen", "n"),
    ("sen", "s"),
    ("ses", "s"),
    ("innen", "rtndglsmhkbp"),
];

impl Splitter {
    /// A splitter by this vocabulary.
    pub fn new(vocabulary: &Vocabulary) -> Self {
        let mut splitter = Self::default();
        for word in &vocabulary.words {
            let class = if word.built_in { word.class.max(BUILT_IN_CLASS) } else { word.class };
            splitter.add(&word.text, class, word.places);
        }
        splitter
    }

    /// Adds a word.
    pub(super) fn add(&mut self, word: &str, class: u8, places: u8) {
        let short = if word.len() < SHORT_PART { SHORT_COST } else { 0 };
        let entry = Entry { places, cost: PART_COST - u16::from(class) + short };
        self.words.insert(word.into(), entry);
        if word.len() > SHORT_PART
            && let Some(shortened) = word.strip_suffix('e')
        {
            self.shortened.insert(shortened.into(), entry);
        }
    }

    /// The parts of a folded word; empty if it is none that can be taken apart.
    pub fn split(&self, folded: &str) -> Vec<Part> {
        if !may_be_compound(folded) || self.knows(folded) {
            return Vec::new();
        }
        let known = self.cover(folded);
        if known.is_empty() { self.around_unknown(folded) } else { known }
    }

    /// The parts of a word that is made of known ones only.
    pub(super) fn cover(&self, folded: &str) -> Vec<Part> {
        if !may_be_compound(folded) {
            return Vec::new();
        }
        parts(folded, &self.steps(folded, vec![None; folded.len() + 1]))
    }

    /// The parts of a word of which one, the first or the last, is not known; the shorter the better.
    fn around_unknown(&self, folded: &str) -> Vec<Part> {
        let length = folded.len();
        let none: Vec<Option<Step>> = vec![None; length + 1];
        let mut first = none.clone();
        for end in (SHORTEST_PART..length).filter(|&end| unknown::may_begin(&folded[..end])) {
            let cost = unknown::cost(end);
            first[end] = Some(Step { cost, start: 0, end, base: Base::Cut(0) });
        }
        let first = self.steps(folded, first);
        let mut last = self.steps(folded, none);
        for start in (SHORTEST_PART..length).filter(|&start| unknown::may_end(&folded[start..])) {
            let Some(before) = last[start].filter(|step| step.base == Base::Cut(0)) else {
                continue;
            };
            let (word, link) = (&folded[before.start..before.end], &folded[before.end..start]);
            if !unknown::may_stand_before(word, link, &folded[start..]) {
                continue;
            }
            let cost = before.cost + unknown::cost(length - start);
            if last[length].is_none_or(|known| cost < known.cost) {
                last[length] = Some(Step { cost, start, end: length, base: Base::Cut(0) });
            }
        }
        let cost = |steps: &[Option<Step>]| steps[length].map_or(u16::MAX, |step| step.cost);
        if cost(&first) > cost(&last) {
            return parts(folded, &last);
        }
        let parts = parts(folded, &first);
        let is_sure = |second: &Part| {
            unknown::may_follow(&second.base) && folded[second.start..].starts_with(&second.base)
        };
        let is_sure = parts.get(1).is_some_and(is_sure);
        if is_sure { parts } else { Vec::new() }
    }

    /// The cheapest ways to all places in the word, beside those that are given.
    fn steps(&self, folded: &str, mut steps: Vec<Option<Step>>) -> Vec<Option<Step>> {
        let length = folded.len();
        for start in 0..=length - SHORTEST_PART {
            let so_far = match steps[start] {
                Some(step) => step.cost,
                None if start == 0 => 0,
                None => continue,
            };
            let mut reach = |to: usize, cost: u16, end: usize, base: Base| {
                let cost = so_far + cost;
                if steps[to].is_none_or(|known| cost < known.cost) {
                    steps[to] = Some(Step { cost, start, end, base });
                }
            };
            if start > 0
                && let Some((cost, base)) = self.last(folded, start)
            {
                reach(length, cost, length, base);
            }
            let furthest = (start + LONGEST_PART).min(length - SHORTEST_PART);
            for end in start + SHORTEST_PART..=furthest {
                self.front(folded, start, end, &mut reach);
            }
        }
        steps
    }

    /// Whether the word, or what it is an inflected form of, is in the vocabulary.
    pub(super) fn knows(&self, folded: &str) -> bool {
        self.inflected(folded, FRONT | BACK).is_some()
    }

    /// Whether the word is a known noun or adjective. Beginnings of compounds (`lösch-`) do not
    /// count: they are often roots of verbs.
    pub(super) fn is_name(&self, folded: &str) -> bool {
        self.inflected(folded, BACK).is_some()
    }

    /// Whether the word is made of known ones.
    pub(super) fn is_compound(&self, folded: &str) -> bool {
        !self.knows(folded) && !self.cover(folded).is_empty()
    }

    /// Where the longest known word begins that ends this one, which is itself no compound.
    pub(super) fn known_end(&self, folded: &str) -> Option<usize> {
        let starts = folded.char_indices().map(|(at, _)| at).skip(2);
        starts
            .filter(|at| folded.len() - at >= SHORT_PART)
            .find(|&at| self.inflected(&folded[at..], BACK).is_some())
    }

    /// All parts that stand between `start` and `end` and are followed by another.
    fn front(
        &self,
        folded: &str,
        start: usize,
        end: usize,
        reach: &mut impl FnMut(usize, u16, usize, Base),
    ) {
        let stretch = &folded[start..end];
        let rest = &folded[end..];
        let is_front = |entry: &&Entry| entry.places & FRONT != 0;
        if let Some(entry) = self.shortened.get(stretch).filter(is_front) {
            reach(end, entry.cost + RARE_LINK_COST, end, Base::Shortened(0));
        }
        let found = self.words.get(stretch).filter(is_front).map(|entry| (entry, Base::Cut(0)));
        let found = found.or_else(|| {
            let entry = self.after_vowel(folded, start, stretch).filter(is_front)?;
            Some((entry, Base::Folded))
        });
        let Some((entry, base)) = found else { return };
        for (link, cost) in links(stretch) {
            let to = end + link.len();
            if rest.starts_with(link) && to + SHORTEST_PART <= folded.len() {
                reach(to, entry.cost + cost, end, base);
            }
        }
    }

    /// The part that ends the compound.
    fn last(&self, folded: &str, start: usize) -> Option<(u16, Base)> {
        let stretch = &folded[start..];
        self.inflected(stretch, BACK).or_else(|| {
            let entry = self.after_vowel(folded, start, stretch)?;
            (entry.places & BACK != 0).then_some((entry.cost, Base::Folded))
        })
    }

    /// The word that this is a form of.
    fn inflected(&self, form: &str, places: u8) -> Option<(u16, Base)> {
        if let Some(entry) = self.words.get(form).filter(|entry| entry.places & places != 0) {
            return Some((entry.cost, Base::Cut(0)));
        }
        if let Some(singular) = german::singular(form)
            && let Some(entry) =
                self.words.get(singular.as_str()).filter(|entry| entry.places & places != 0)
        {
            return Some((entry.cost + INFLECTED_COST, Base::Singular));
        }
        for (ending, after) in ENDINGS {
            let Some(rest) = form.strip_suffix(ending) else { continue };
            if rest.len() < SHORTEST_PART || !rest.ends_with(|c| after.contains(c)) {
                continue;
            }
            let cut = ending.len();
            let found = self.words.get(rest).map(|entry| (entry, Base::Cut(cut)));
            // Before other endings the `e` stays.
            let loses_e = ending.starts_with('i');
            let found = found.or_else(|| {
                let entry = self.shortened.get(rest).filter(|_| loses_e)?;
                Some((entry, Base::Shortened(cut)))
            });
            if let Some((entry, base)) = found.filter(|(entry, _)| entry.places & places != 0) {
                return Some((entry.cost + INFLECTED_COST, base));
            }
        }
        None
    }

    /// The word whose first letter, an `e`, the folding took after the vowel before it.
    fn after_vowel(&self, folded: &str, start: usize, stretch: &str) -> Option<&Entry> {
        if stretch.len() < SHORT_PART || !folded[..start].ends_with(['a', 'o', 'u']) {
            return None;
        }
        self.words.get(format!("e{stretch}").as_str())
    }
}

/// Whether the word is long enough, and one of plain letters.
fn may_be_compound(folded: &str) -> bool {
    folded.len() >= SHORTEST_COMPOUND && folded.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The linking elements that may follow a word, with what each costs.
fn links(word: &str) -> impl Iterator<Item = (&'static str, u16)> {
    let takes_s = ["ung", "heit", "keit", "schaft", "ion", "tat", "ling", "tum", "ums"]
        .iter()
        .any(|ending| word.len() > ending.len() + 1 && word.ends_with(ending));
    let is_short = word.len() <= 6;
    let after_e = word.ends_with('e');
    let after_vowel = word.ends_with(['a', 'e', 'i', 'o', 'u', 'y']);
    let after_hiss = word.ends_with(['s', 'x', 'z']);
    let or = |applies: bool, cost: u16| applies.then_some(cost);
    [
        ("", or(true, if takes_s { MISSING_S_COST } else { 0 })),
        ("s", or(!after_e && !after_hiss, u16::from(!takes_s))),
        ("n", or(after_e, 0).or(or(word.ends_with(['r', 'l']), RARE_LINK_COST))),
        ("en", or(!after_vowel || word.ends_with('u'), RARE_LINK_COST)),
        ("e", or(!after_vowel && is_short, RARE_LINK_COST)),
        ("er", or(!after_vowel && is_short, RARE_LINK_COST)),
        ("es", or(!after_vowel && is_short, RARE_LINK_COST)),
        ("innen", or(word.ends_with(['d', 'g', 'n', 'r', 't']), RARE_LINK_COST)),
        ("ns", or(after_e, RARE_LINK_COST)),
    ]
    .into_iter()
    .filter_map(|(link, cost)| Some((link, cost?)))
}

/// Goes back from the end of the word.
fn parts(folded: &str, steps: &[Option<Step>]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut at = folded.len();
    while at > 0 {
        let Some(Some(step)) = steps.get(at) else { return Vec::new() };
        let stretch = &folded[step.start..step.end];
        let without = |cut: usize| &stretch[..stretch.len() - cut];
        let base = match step.base {
            Base::Cut(cut) => without(cut).to_owned(),
            Base::Shortened(cut) => format!("{}e", without(cut)),
            Base::Singular => german::singular(stretch).unwrap_or_default(),
            Base::Folded => format!("e{stretch}"),
        };
        parts.push(Part { start: step.start, end: step.end, base });
        at = step.start;
    }
    if parts.len() > MOST_PARTS {
        return Vec::new();
    }
    parts.reverse();
    parts
}
