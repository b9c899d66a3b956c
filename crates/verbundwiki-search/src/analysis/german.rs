//! Stems of German words.

use frostem::{Algorithm, Stemmer};

use super::gender::ENDS_OF_PERSONS;
use super::verbs;

/// Plurals that the stemmer does not know, of words from Latin and Greek, with their singular.
/// Folded; they may end a compound.
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

/// The singular of an irregular plural, folded.
pub(super) fn singular(folded: &str) -> Option<String> {
    let irregular = PLURALS.iter().find_map(|(plural, singular)| {
        let front = folded.strip_suffix(plural)?;
        Some(format!("{front}{singular}"))
    });
    // Of borrowed words: `Apps`, `Handys`. The stemmer takes the s off after other letters only.
    let borrowed = || folded.ends_with("ps") || folded.ends_with("ys");
    irregular.or_else(|| borrowed().then(|| folded[..folded.len() - 1].to_owned()))
}

/// Ends of words for men that take `-in`; after others `in` is part of the word (`Termin`).
const MASCULINE: [&str; 15] = [
    "eg", "olog", "arzt", "beamt", "ent", "ant", "ist", "kund", "freund", "wirt", "expert", "eur",
    "ar", "anwalt", "dat",
];

/// The word for a man of the one for a woman, where the stemmer alone would not make them equal:
/// `kolleg` of `kolleginnen`.
fn masculine(folded: &str) -> Option<&str> {
    if let Some(person) = folded.strip_suffix("innen") {
        let is_person = person.len() >= 4 && person.ends_with(|c| ENDS_OF_PERSONS.contains(c));
        return is_person.then_some(person);
    }
    let person = folded.strip_suffix("in")?;
    MASCULINE.iter().any(|end| person.len() >= 4 && person.ends_with(end)).then_some(person)
}

/// Endings after which a word in `-ier` keeps it: the stemmer takes it for an ending in `planieren`,
/// but not in `Planierung`, and the other way round in `Papieren`.
const AFTER_IER: [&str; 17] = [
    "", "e", "en", "er", "es", "s", "ern", "t", "te", "ten", "ter", "tes", "tem", "ung", "ungen",
    "bar", "end",
];

/// The stem of a verb in `-ieren`, of its forms and its noun, and of a noun in `-ier`.
fn stem_in_ier(folded: &str) -> Option<&str> {
    let end = folded.rfind("ier")? + "ier".len();
    (end >= 6 && AFTER_IER.contains(&&folded[end..])).then(|| &folded[..end])
}

/// The stem of a folded word.
pub(super) fn stem(folded: &str) -> String {
    let stem = |word: &str| Stemmer::new(Algorithm::German).stem(word).into_owned();
    if let Some(stem) = stem_in_ier(folded) {
        return stem.to_owned();
    }
    match singular(folded).or_else(|| verbs::without_zu(folded)) {
        Some(base) => stem(&base),
        None => stem(masculine(folded).unwrap_or(folded)),
    }
}
