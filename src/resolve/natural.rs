//! The order in which people expect titles: numbers by value, letters as in a telephone book.

use crate::slug::slug;

/// A key that sorts `2.9` before `2.10` and `Über` among the U.
pub(super) fn key(title: &str) -> Vec<(u64, String)> {
    let folded = slug(title);
    let mut parts = Vec::new();
    for part in folded.split('-') {
        // Numbers come before words, and each by its value.
        match part.parse::<u64>() {
            Ok(number) => parts.push((number, String::new())),
            Err(_) => parts.push((u64::MAX, part.to_owned())),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_sort_as_people_expect() {
        let mut titles = ["Zoo", "2.10 b", "Über", "2.9 a", "Ufer", "Amt 10", "Amt 9", "2"];
        titles.sort_by_key(|title| key(title));
        assert_eq!(titles, ["2", "2.9 a", "2.10 b", "Amt 9", "Amt 10", "Über", "Ufer", "Zoo"]);
    }
}
