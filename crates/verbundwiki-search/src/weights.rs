//! What a find is worth. Everything that ranking weighs stands here; the numbers were tuned by kinds
//! of queries on the judged set in `tests/search/`, a third of which was not looked at meanwhile.
//!
//! A word that is found is worth its weight here times how rare it is (BM25's inverse document
//! frequency), so that in a question the rare words decide.

/// In the title of a page, or another name of it, for the page as a whole.
pub(crate) const TITLE: f32 = 6.0;
pub(crate) const NAME: f32 = 9.0;
pub(crate) const TAG: f32 = 1.5;
/// In a heading above the section.
pub(crate) const HEADING: f32 = 1.6;
/// In the text of the section: times a BM25 frequency below [`SATURATION`] + 1.
pub(crate) const TEXT: f32 = 1.0;
/// As typed, letter by letter, not only by its stem.
pub(crate) const AS_WRITTEN: f32 = 0.6;
pub(crate) const HEADING_AS_WRITTEN: f32 = 0.3;
/// As part of a compound.
pub(crate) const TITLE_PART: f32 = 4.5;
pub(crate) const HEADING_PART: f32 = 1.2;
pub(crate) const PART: f32 = 0.55;

/// Share of the other places in the worth of a word that stands in several.
pub(crate) const OTHER_PLACES: f32 = 0.25;

/// BM25's `k1` and `b`.
pub(crate) const SATURATION: f32 = 1.2;
pub(crate) const LENGTH_NORM: f32 = 0.6;

/// Ways to have a word, relative to having the word itself.
/// All parts of `IT-Fachkraft`.
pub(crate) const HYPHEN_PARTS: f32 = 0.9;
/// Any word of a compound that is nowhere, neither as such nor in its parts together.
pub(crate) const ANY_PART: f32 = 0.3;
/// The words of a compound, each for itself.
pub(crate) const APART: f32 = 0.4;
/// The compound of words typed apart.
pub(crate) const JOINED: f32 = 1.6;
/// A longer word while it is being typed, and when what is typed is a word already.
pub(crate) const LONGER_WORD: f32 = 0.7;
pub(crate) const LONGER_THAN_A_WORD: f32 = 0.25;
/// Another form of its root: `Kündigung` for `gekündigt`.
pub(crate) const RELATED: f32 = 0.8;
/// Another name for it.
pub(crate) const SYNONYM: f32 = 0.7;
/// A word that is spelled a little differently, by edits.
pub(crate) const RESPELLED: [f32; 3] = [1.0, 0.7, 0.5];
/// Words side by side, as typed and inflected.
pub(crate) const PHRASE: f32 = 3.0;
pub(crate) const PHRASE_INFLECTED: f32 = 1.0;

/// A page whose name is the query, for each unit of rarity of its words: more than all else can give.
pub(crate) const IS_NAME: f32 = 1000.0;
/// A page whose number begins with the one that was typed.
pub(crate) const BEGINS_NAME: f32 = 500.0;
/// A page whose name is among the words of the query.
pub(crate) const HAS_NAME: f32 = 8.0;

/// Worth of the whole text of a page beside its best section.
pub(crate) const PAGE_TEXT: f32 = 0.8;
/// Share of a section's worth that does not depend on how many of the words it has.
pub(crate) const SCATTERED: f32 = 0.4;
/// What the share of the words that a page has, by rarity, does to its worth: the power for one or
/// two words, which falls with more, because in a long question no page has them all.
pub(crate) const COVERAGE: f32 = 2.0;
/// Words beyond which the power falls.
pub(crate) const SHORT_QUERY: f32 = 2.0;
/// What it adds that a title consists of what was typed.
pub(crate) const TITLE_COVERED: f32 = 2.0;
/// A page is a hit if it has this share of the words, by rarity, in comparison with the best page.
pub(crate) const LEAST_COVERAGE: f32 = 0.35;
/// Share of a section's worth if it only repeats what other pages say.
pub(crate) const REPEATING: f32 = 0.3;

/// What a page gains, relatively, if all words are close together.
pub(crate) const CLOSE_TOGETHER: f32 = 0.25;

/// Places, nearest to the middle, at which a word that is nowhere is taken apart.
pub(crate) const MOST_PLACES: usize = 12;
/// Letters of the shorter half of a word that is taken apart because it is nowhere.
pub(crate) const SHORTEST_HALF: usize = 4;
/// Characters from which parts of compounds are found by their beginning too.
pub(crate) const SHORTEST_BEGINNING: usize = 4;
/// Bytes of postings that are loaded for longer words.
pub(crate) const MOST_BYTES_OF_LONGER_WORDS: usize = 128 * 1024;
/// Words typed apart that may be one compound.
pub(crate) const LONGEST_JOINED: usize = 3;
