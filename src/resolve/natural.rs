//! The order in which people expect titles: numbers by value, letters as in a telephone book.

use crate::slug::slug;

/// A part of a word: a number by its value, or letters after all numbers.
type Part = (u64, String);

/// A key that sorts `2` before `2.9` before `2.10`, and `Über` among the U. Words are compared one
/// by one, and within a word its parts.
pub(crate) fn key(title: &str) -> Vec<Vec<Part>> {
    let words = title.split_whitespace().map(|word| {
        let folded = slug(word);
        let part = |part: &str| match part.parse::<u64>() {
            Ok(number) => (number, String::new()),
            Err(_) => (u64::MAX, part.to_owned()),
        };
        folded.split('-').filter(|part| !part.is_empty()).map(part).collect::<Vec<_>>()
    });
    words.filter(|parts| !parts.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_sort_as_people_expect() {
        let mut titles =
            ["Zoo", "2.10 b", "Über", "2.9 a", "2 Zwei", "Ufer", "Amt 10", "Amt 9", "– 1 –"];
        titles.sort_by_key(|title| key(title));
        assert_eq!(
            titles,
            ["– 1 –", "2 Zwei", "2.9 a", "2.10 b", "Amt 9", "Amt 10", "Über", "Ufer", "Zoo"]
        );
    }
}
