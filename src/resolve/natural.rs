//! The order in which people expect titles: numbers by value, letters as in a telephone book.

use crate::slug::slug;

/// A part of a word: a number by its value, or letters after all numbers.
type Part = (u64, String);

/// A key that sorts `2` before `2.9` before `2.10`, and `Über` among the U. Words are compared one
/// by one, and within a word its parts.
pub(crate) fn key(title: &str) -> Vec<Vec<Part>> {
    let words = title
        .split_whitespace()
        .map(|word| slug(word).split('-').flat_map(runs).collect::<Vec<_>>());
    words.filter(|parts| !parts.is_empty()).collect()
}

/// The numbers and letters of a part of a word, so that `1a` stands before `2`.
fn runs(part: &str) -> Vec<Part> {
    let mut runs = Vec::new();
    let mut rest = part;
    while let Some(first) = rest.chars().next() {
        let is_digit = |c: char| c.is_ascii_digit();
        let end = rest.find(|c| is_digit(c) != is_digit(first)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        runs.push(match run.parse() {
            Ok(number) => (number, String::new()),
            Err(_) => (u64::MAX, run.to_owned()),
        });
        rest = after;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_sort_as_people_expect() {
        let mut titles = [
            "Zoo",
            "2.10 b",
            "2a",
            "1b",
            "Über",
            "2.9 a",
            "2 Zwei",
            "Ufer",
            "Amt 10",
            "1a",
            "Amt 9",
            "– 1 –",
            "A10",
            "A9",
        ];
        titles.sort_by_key(|title| key(title));
        assert_eq!(
            titles,
            [
                "– 1 –",
                "1a",
                "1b",
                "2 Zwei",
                "2.9 a",
                "2.10 b",
                "2a",
                "A9",
                "A10",
                "Amt 9",
                "Amt 10",
                "Über",
                "Ufer",
                "Zoo"
            ]
        );
    }
}
