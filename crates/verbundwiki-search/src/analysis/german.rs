//! Stems of German words.

use frostem::{Algorithm, Stemmer};

/// Plurals that the stemmer does not know, of words from Latin and Greek, and the stem they share
/// with the singular. Folded; also at the end of a compound.
const PLURALS: [(&str, &str); 21] = [
    ("themen", "thema"),
    ("konten", "konto"),
    ("firmen", "firma"),
    ("risiken", "risiko"),
    ("museen", "museum"),
    ("zentren", "zentrum"),
    ("kriterien", "kriterium"),
    ("ministerien", "ministerium"),
    ("gremien", "gremium"),
    ("medien", "medium"),
    ("studien", "studie"),
    ("prasidien", "prasidium"),
    ("praktika", "praktikum"),
    ("szenarien", "szenario"),
    ("viren", "virus"),
    ("praxen", "praxis"),
    ("boni", "bonus"),
    ("indizes", "index"),
    ("lexika", "lexikon"),
    ("schemata", "schema"),
    ("kommata", "komma"),
];

/// The stem of a folded word.
pub(super) fn stem(folded: &str) -> String {
    let stem = |word: &str| Stemmer::new(Algorithm::German).stem(word).into_owned();
    let plural = PLURALS
        .iter()
        .find_map(|(plural, singular)| Some((folded.strip_suffix(plural)?, singular)));
    match plural {
        Some((front, singular)) => stem(&format!("{front}{singular}")),
        None => stem(folded),
    }
}
