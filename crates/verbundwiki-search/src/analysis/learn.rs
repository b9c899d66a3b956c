//! Learns from a corpus which of its words compounds are made of.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::compound::Splitter;
use super::vocabulary::{BACK, FRONT, HIGHEST_CLASS, Vocabulary, Word, entry, unite};
use super::{Language, filler};

/// The class of a word that the wiki itself names as a part.
const OWN_CLASS: u8 = 12;
/// Rarer words may be typing errors.
const LEAST_COUNT: u64 = 3;
/// Shorter words (by one letter at most) are parts only if many words are made of them.
const SHORTEST: usize = 5;
/// Longer words are compounds themselves.
const LONGEST: usize = 18;
/// A part of fewer other words is chance.
const LEAST_SUPPORT: u32 = 3;
/// A word of four letters is learnt if it is a part of so many.
const LEAST_SUPPORT_OF_SHORT: u32 = 12;
/// Ends of nouns and adjectives.
const NAME_ENDINGS: [&str; 17] = [
    "ung", "heit", "keit", "schaft", "nis", "ion", "tat", "tum", "ment", "or", "er", "ie", "ik",
    "lich", "isch", "ig", "bar",
];
/// So many words are learnt at most; the manifest carries them.
const MOST_WORDS: usize = 8_000;

/// Ends of words that are no words, and particles of verbs, which do not say what a word is about.
const NO_PARTS: &str = " aller alles ander anders auch ausser barer bares barkeit bleib dabei dadurch dafur \
    dagegen daher damit danach daran darauf daraus darin daruber darum darunter davon dazu dessen dieser \
    durch erer erung fort gegen haft haften hafte halb heim heiten heraus herbei herein hervor hinaus \
    hindurch hinein hinter hinzu ieren ierte ierten ierung ierungen inner isch ische ischen ischer isches \
    isieren isiert isierung keiten lich liche lichen licher liches lichkeit losen loser nach nieder ober \
    samer schaften sonder uber umher ungen unter vorbei vorher voraus wider wieder worden zuruck zusammen \
    zwischen enden ender endes stens sten ster erin erinnen innen ";

impl Vocabulary {
    /// The vocabulary of a site: the built-in list, the wiki's `own` list (in the form of the
    /// built-in one) and what the corpus teaches, from counts of folded words. The same whatever
    /// the order of the counts.
    ///
    /// A word of the corpus is learnt if several other words are made of it and of another known
    /// word, and if it is not made of known words itself. Rare words, and words whose rest is no
    /// word, teach nothing: typing errors and foreign words would otherwise tear others apart.
    pub fn build(counts: impl IntoIterator<Item = (String, u64)>, own: &[String]) -> Self {
        let mut corpus: BTreeMap<String, u64> = BTreeMap::new();
        for (word, count) in counts {
            if word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
                *corpus.entry(word).or_default() += count;
            }
        }
        let listed = Self::with(own, []);
        let learnt = learn(&corpus, &listed);
        let mut vocabulary = Self::with(own, learnt);
        for word in &mut vocabulary.words {
            let count = corpus.get(&*word.text).copied().unwrap_or_default();
            word.class = word.class.max(class(count));
        }
        vocabulary
    }

    /// The built-in list, the wiki's own list and further words.
    fn with(own: &[String], learnt: impl IntoIterator<Item = Word>) -> Self {
        let mut words = Self::default().words;
        words.extend(own.iter().filter_map(|line| entry(line, OWN_CLASS, false)));
        words.extend(learnt);
        unite(&mut words);
        Self { words }
    }
}

/// The frequency class of a count.
fn class(count: u64) -> u8 {
    count.checked_ilog2().map_or(0, |log| log.min(u32::from(HIGHEST_CLASS)) as u8)
}

/// How many words have a word as their first and as their last part.
#[derive(Clone, Copy, Default)]
struct Support {
    front: u32,
    back: u32,
}

/// Whether enough words are made of this one. What stands only at the end of words is learnt if it
/// looks like a noun or an adjective: the others are forms of verbs (`fest|gelegt`).
fn is_useful(word: &str, support: Support) -> bool {
    let least = if word.len() < SHORTEST { LEAST_SUPPORT_OF_SHORT } else { LEAST_SUPPORT };
    let looks_like_name = || NAME_ENDINGS.iter().any(|ending| word.ends_with(ending));
    support.front + support.back >= least && (support.front > 0 || looks_like_name())
}

fn learn(corpus: &BTreeMap<String, u64>, listed: &Vocabulary) -> Vec<Word> {
    let candidates = candidates(corpus, listed);
    let support = support(corpus, &candidates, listed);
    let mut order: Vec<(&str, u64, Support)> = support
        .into_iter()
        .filter_map(|(word, support)| Some((word, *candidates.get(word)?, support)))
        .filter(|(word, _, support)| is_useful(word, *support))
        .collect();
    order.sort_by(|a, b| (a.0.len(), a.0).cmp(&(b.0.len(), b.0)));
    // Short words first, so that a word is compared with the parts it may be made of.
    let mut splitter = Splitter::new(listed);
    let mut learnt: Vec<(u32, Word)> = Vec::new();
    for (word, count, support) in order {
        if is_made_of_others(word, count, corpus, &splitter) {
            continue;
        }
        let places =
            if support.front > 0 { FRONT } else { 0 } | if support.back > 0 { BACK } else { 0 };
        splitter.add(word, class(count), places);
        let word = Word { text: word.into(), class: class(count), places, built_in: false };
        learnt.push((support.front + support.back, word));
    }
    learnt.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.text.cmp(&b.1.text)));
    learnt.truncate(MOST_WORDS);
    learnt.into_iter().map(|(_, word)| word).collect()
}

/// Words that may be parts: frequent enough, not listed, and not inflected forms of another word.
fn candidates<'a>(
    corpus: &'a BTreeMap<String, u64>,
    listed: &Vocabulary,
) -> FxHashMap<&'a str, u64> {
    let known = Splitter::new(listed);
    // `samt` would be seen at the end of `Rechtsamt`.
    let starts_with_link =
        |word: &str| word.strip_prefix(['s', 'n']).is_some_and(|rest| known.knows(rest));
    let may_be = |word: &str, count: u64| {
        count >= LEAST_COUNT
            && (SHORTEST - 1..=LONGEST).contains(&word.len())
            && !NO_PARTS.contains(&format!(" {word} "))
            && !filler::is_filler(word, Language::De)
            && !known.knows(word)
            && !starts_with_link(word)
    };
    let mut candidates: FxHashMap<&str, u64> = FxHashMap::default();
    for (word, &count) in corpus.iter().filter(|(word, count)| may_be(word, **count)) {
        // Of the forms of a word the shortest stands for all.
        let base = ["e", "n", "en", "er", "es", "s", "em", "ern", "r"].iter().find_map(|ending| {
            let base = word.strip_suffix(ending)?;
            let of_base = corpus.get(base).copied().unwrap_or_default();
            (of_base * 20 >= count && may_be(base, of_base)).then_some(base)
        });
        if base.is_none() {
            *candidates.entry(word).or_default() += count;
        }
    }
    candidates
}

/// Counts for every candidate the words that consist of it and one other known word.
fn support<'a>(
    corpus: &BTreeMap<String, u64>,
    candidates: &FxHashMap<&'a str, u64>,
    listed: &Vocabulary,
) -> BTreeMap<&'a str, Support> {
    let listed: FxHashMap<&str, u8> =
        listed.words.iter().map(|word| (&*word.text, word.places)).collect();
    let mut support: BTreeMap<&str, Support> = BTreeMap::new();
    for word in corpus.keys() {
        if word.len() < 2 * SHORTEST - 1 {
            continue;
        }
        for at in 4..=word.len() - 4 {
            let (front, back) = word.split_at(at);
            let back_is_listed =
                form(back, &|word| listed.get(word).is_some_and(|p| p & BACK != 0));
            let known_back = form(back, &|word| candidates.contains_key(word));
            if back_is_listed.is_none() && known_back.is_none() {
                continue;
            }
            let fronts = ["", "s", "es", "n", "en", "e", "er"];
            let fronts = fronts.iter().filter_map(|link| front.strip_suffix(link));
            let mut known_front = None;
            let mut is_known = false;
            for front in fronts {
                is_known |= listed.get(front).is_some_and(|places| places & FRONT != 0);
                known_front = known_front.or(candidates.get_key_value(front));
            }
            if let Some((&front, _)) = known_front {
                support.entry(front).or_default().front += 1;
                is_known = true;
            }
            if is_known
                && let Some(back) = known_back
                && let Some((&back, _)) = candidates.get_key_value(back)
            {
                support.entry(back).or_default().back += 1;
            }
        }
    }
    support
}

/// The word or its uninflected form that is known.
fn form<'a>(word: &'a str, is_known: &impl Fn(&str) -> bool) -> Option<&'a str> {
    ["", "e", "n", "en", "er", "es", "s"]
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find(|word| is_known(word))
}

/// Whether the parts are, in the geometric mean, at least as frequent as the whole, or nearly.
fn is_made_of_others(
    word: &str,
    count: u64,
    corpus: &BTreeMap<String, u64>,
    splitter: &Splitter,
) -> bool {
    let parts = splitter.split(word);
    let classes = parts.iter().map(|part| {
        let of_part = corpus.get(&part.base).copied().unwrap_or_default();
        u32::from(class(of_part))
    });
    let sum: u32 = classes.sum();
    !parts.is_empty()
        && sum + 2 * parts.len() as u32 >= u32::from(class(count)) * parts.len() as u32
}
