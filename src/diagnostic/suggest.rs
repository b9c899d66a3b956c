//! What was probably meant: the nearest of the known names, or nothing.

/// The candidate nearest to `word`, if it is near enough to be a slip: at most a third of the
/// letters differ (Damerau–Levenshtein distance over characters), and at most three. Letter case
/// is not a difference. Of equally near candidates the first in alphabetical order is given.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = word.to_lowercase();
    let limit = (wanted.chars().count() / 3).clamp(1, 3);
    candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(wanted.len()) <= limit * 2)
        .map(|candidate| {
            (strsim::damerau_levenshtein(&wanted, &candidate.to_lowercase()), candidate)
        })
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
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
    }
}
