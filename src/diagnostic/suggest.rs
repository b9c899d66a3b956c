//! What was probably meant: the nearest of the known names, or nothing.

/// The candidate nearest to `word`, if it is near enough to be a slip: at most a third of the
/// letters differ (Damerau–Levenshtein distance over characters), and at most three. Letter case
/// is not a difference. Something of the word is left: a letter is not near another. Of equally near candidates the first in alphabetical order is given.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = word.to_lowercase();
    let length = wanted.chars().count();
    let limit = (length / 3).clamp(1, 3);
    let letters = letters(&wanted);
    candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(wanted.len()) <= limit * 2)
        .filter(|candidate| may_be_near(&letters, candidate, limit))
        .map(|candidate| {
            (strsim::damerau_levenshtein(&wanted, &candidate.to_lowercase()), candidate)
        })
        .filter(|(distance, _)| *distance <= limit && (*distance == 0 || *distance < length))
        .min()
        .map(|(_, candidate)| candidate)
}

/// How often each byte occurs, ASCII letters without case.
fn letters(word: &str) -> [i16; 256] {
    let mut counts = [0; 256];
    for byte in word.bytes() {
        counts[usize::from(byte.to_ascii_lowercase())] += 1;
    }
    counts
}

/// Whether so few bytes differ that the distance can be within the limit. An edit changes at most
/// one character into another, of up to four bytes each. Rules nearly everything out cheaply, since
/// each name of a large wiki is a candidate for each broken link.
fn may_be_near(wanted: &[i16; 256], candidate: &str, limit: usize) -> bool {
    let found = letters(candidate);
    let differing: i32 = wanted.iter().zip(&found).map(|(a, b)| i32::from((a - b).abs())).sum();
    differing <= limit as i32 * 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: Option<&str>) {
        let known = ["rollen/datenschutz", "rollen/leitung", "titel", "title", "tags"];
        assert_eq!(nearest(word, known), expected, "{word}");
    }

    #[test]
    fn suggests_slips_and_nothing_far() {
        check("rollen/datenshcutz", Some("rollen/datenschutz"));
        check("Rollen/Leitung", Some("rollen/leitung"));
        check("titl", Some("titel"));
        check("tgas", Some("tags"));
        check("xyz", None);
        check("", None);
        assert_eq!(nearest("5", ["c", "9"]), None);
        assert_eq!(nearest("C", ["c", "9"]), Some("c"));
        assert_eq!(nearest("k1", ["k2"]), Some("k2"));
    }
}
