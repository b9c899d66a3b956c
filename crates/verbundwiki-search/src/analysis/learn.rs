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
/// A word is learnt if it is joined with so many other words: of four letters, of five, of six and
/// more. In the first round these words are only candidates themselves, later they are known.
const LEAST_SUPPORT: [[u32; 3]; ROUNDS] = [[12, 3, 3], [4, 3, 2], [3, 2, 1]];
/// What is learnt in one round tells more in the next.
const ROUNDS: usize = 3;
/// Linking elements that are looked for.
const LINKS: [&str; 7] = ["", "s", "es", "n", "en", "e", "er"];
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
    zwischen enden ender endes stens sten ster erin erinnen innen \
    durchs furs ubers unters vors hinters fest statt fertig bereit sicher gleich offen gewahr ";

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

/// With how many words a word is joined, as the first part and as the last.
#[derive(Clone, Copy, Default)]
struct Support<'a> {
    front: u32,
    back: u32,
    /// The words it was joined with last. The corpus is sorted, so inflected forms come together.
    last_back: &'a str,
    last_front: &'a str,
}

impl<'a> Support<'a> {
    fn joined_with_back(&mut self, back: &'a str) {
        if self.front == 0 || !back.starts_with(self.last_back) {
            self.front += 1;
            self.last_back = back;
        }
    }

    fn joined_with_front(&mut self, front: &'a str) {
        if self.back == 0 || front != self.last_front {
            self.back += 1;
            self.last_front = front;
        }
    }

    /// Whether the word is joined with enough others. What stands only at the end of words is learnt
    /// if it looks like a noun or an adjective: the others are forms of verbs (`fest|gelegt`).
    fn is_enough(&self, word: &str, least: [u32; 3]) -> bool {
        let least = least[word.len().saturating_sub(SHORTEST - 1).min(2)];
        let looks_like_name = || NAME_ENDINGS.iter().any(|ending| word.ends_with(ending));
        self.front + self.back >= least && (self.front > 0 || looks_like_name())
    }

    fn places(&self) -> u8 {
        let or = |count: u32, place: u8| if count > 0 { place } else { 0 };
        or(self.front, FRONT) | or(self.back, BACK)
    }
}

fn learn(corpus: &BTreeMap<String, u64>, listed: &Vocabulary) -> Vec<Word> {
    let candidates = candidates(corpus, listed);
    let mut known: FxHashMap<&str, u8> =
        listed.words.iter().map(|word| (&*word.text, word.places)).collect();
    let mut splitter = Splitter::new(listed);
    let mut learnt: Vec<(u32, Word)> = Vec::new();
    for (round, least) in LEAST_SUPPORT.into_iter().enumerate() {
        let support = support(corpus, &candidates, &known, round == 0);
        let mut order: Vec<(&str, u64, Support)> = support
            .into_iter()
            .filter_map(|(word, support)| Some((word, *candidates.get(word)?, support)))
            .filter(|(word, _, support)| {
                !known.contains_key(word) && support.is_enough(word, least)
            })
            .collect();
        // Short words first, so that a word is compared with the parts it may be made of.
        order.sort_by_key(|(word, ..)| (word.len(), *word));
        for (word, count, support) in order {
            // Of what has little support only what cannot be taken apart is learnt.
            let is_made = match round {
                0 => is_made_of_others(word, count, corpus, &splitter),
                _ => !splitter.cover(word).is_empty() || splitter.knows(word),
            };
            if is_made {
                continue;
            }
            let (class, places) = (class(count), support.places());
            splitter.add(word, class, places);
            known.insert(word, places);
            let word = Word { text: word.into(), class, places, built_in: false };
            learnt.push((support.front + support.back, word));
        }
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

/// Counts for every candidate the known words it is joined with; other candidates count as known
/// if `trusting`.
fn support<'a>(
    corpus: &'a BTreeMap<String, u64>,
    candidates: &FxHashMap<&'a str, u64>,
    known: &FxHashMap<&str, u8>,
    trusting: bool,
) -> BTreeMap<&'a str, Support<'a>> {
    let is = |word: &str, place: u8| known.get(word).is_some_and(|places| places & place != 0);
    let mut support: BTreeMap<&str, Support> = BTreeMap::new();
    for word in corpus.keys() {
        if word.len() < 2 * SHORTEST - 1 {
            continue;
        }
        for at in SHORTEST - 1..=word.len() + 1 - SHORTEST {
            let (front, back) = word.split_at(at);
            let known_back = form(back, &|word| is(word, BACK));
            let new_back = form(back, &|word| candidates.contains_key(word));
            if known_back.is_none() && new_back.is_none() {
                continue;
            }
            let fronts = || LINKS.iter().filter_map(|link| front.strip_suffix(link));
            let known_front = fronts().find(|front| is(front, FRONT));
            let new_front = fronts().find_map(|front| Some(*candidates.get_key_value(front)?.0));
            let partner =
                |known: Option<&'a str>, new| if trusting { known.or(new) } else { known };
            if let Some(front) = new_front
                && let Some(back) = partner(known_back, new_back)
            {
                support.entry(front).or_default().joined_with_back(back);
            }
            if let Some(back) = new_back
                && let Some(front) = partner(known_front, new_front)
                && let Some((&back, _)) = candidates.get_key_value(back)
            {
                support.entry(back).or_default().joined_with_front(front);
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
    let parts = splitter.cover(word);
    let classes = parts.iter().map(|part| {
        let of_part = corpus.get(&part.base).copied().unwrap_or_default();
        u32::from(class(of_part))
    });
    let sum: u32 = classes.sum();
    !parts.is_empty()
        && sum + 2 * parts.len() as u32 >= u32::from(class(count)) * parts.len() as u32
}
