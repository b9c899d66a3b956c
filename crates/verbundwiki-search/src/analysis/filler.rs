//! Words that a question is made of, but that say nothing about what is looked for.
//!
//! They are in the index; only a query may do without them.

use super::Language;

/// German, folded, one a line.
const GERMAN: &str = include_str!("filler_de.txt");
/// English, folded, one a line.
const ENGLISH: &str = include_str!("filler_en.txt");

/// Whether a folded word is an article, a pronoun, a question word or the like.
pub(super) fn is_filler(folded: &str, language: Language) -> bool {
    let list = match language {
        Language::De => GERMAN,
        Language::En => ENGLISH,
    };
    list.lines().any(|filler| filler == folded)
}
