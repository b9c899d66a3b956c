//! Recognises gender forms: `Mitarbeiter:innen`, `Bürger*innenbüro`, `Bürgermeister(in)`,
//! `Beauftragte/-r` are one word each.

use super::scan::word_end;

/// Shorter words (in letters) have no gender form: `a:in`, `Typ:in`.
const SHORTEST_PERSON: usize = 4;
/// Ends of words that are not persons.
const NO_PERSONS: [&str; 6] = ["en", "ung", "heit", "keit", "schaft", "ion"];
/// Last letters of words for persons.
pub(super) const ENDS_OF_PERSONS: &str = "bdfghklmnprstz";
/// Ends of words for persons before which a compound goes on: `Bürger:innenbüro`, but not `Bild:innenhof`.
const ENDS_IN_COMPOUNDS: [&str; 7] = ["r", "nd", "nt", "st", "rt", "mt", "g"];
/// Endings in brackets that are no gender forms, but belong to the word too: `Person(en)`.
const IN_BRACKETS: [&str; 4] = ["en", "er", "e", "s"];

/// Where the word ends that stands at `start..end` so far, with its gender ending if it has one.
pub(super) fn end_of_word(text: &str, start: usize, end: usize) -> usize {
    gender_end(text, start, end).unwrap_or(end)
}

fn gender_end(text: &str, start: usize, end: usize) -> Option<usize> {
    let separator = text[end..].chars().next()?;
    if !matches!(separator, ':' | '*' | '_' | '/' | '(' | '·' | '•') {
        return None;
    }
    let person = &text[start..end];
    let is_name_of_code = separator == '_' && text[..start].ends_with('_');
    if is_name_of_code || !is_person(person) {
        return None;
    }
    let mut at = end + separator.len_utf8();
    if matches!(separator, '/' | '(') && text[at..].starts_with('-') {
        at += 1;
    }
    let letters_end = word_end(text, at);
    let letters = text.get(at..letters_end)?;
    let is_bracket = separator == '(';
    if is_bracket && !text[letters_end..].starts_with(')') {
        return None;
    }
    // A capital begins another word, unless the whole is in capitals.
    let starts_new =
        letters.starts_with(char::is_uppercase) && !person.ends_with(char::is_uppercase);
    if starts_new || (separator == '_' && text[letters_end..].starts_with('_')) {
        return None;
    }
    let letters = letters.to_lowercase();
    let person = person.to_lowercase();
    let names_person = person.ends_with(|c| ENDS_OF_PERSONS.contains(c))
        && !NO_PERSONS.iter().any(|end| person.ends_with(end));
    let goes_on = || ENDS_IN_COMPOUNDS.iter().any(|end| person.ends_with(end));
    let is_ending = match letters.as_str() {
        "in" | "innen" => names_person,
        "r" | "n" => person.ends_with('e') && separator != '_',
        _ if is_bracket => IN_BRACKETS.contains(&letters.as_str()),
        _ => letters.starts_with("innen") && names_person && goes_on(),
    };
    let word_end = if is_bracket { word_end(text, letters_end + 1) } else { letters_end };
    is_ending.then_some(word_end)
}

fn is_person(word: &str) -> bool {
    word.chars().count() >= SHORTEST_PERSON && !word.bytes().any(|byte| byte.is_ascii_digit())
}
