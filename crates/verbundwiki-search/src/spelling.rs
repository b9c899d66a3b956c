//! Words of the index that are spelled almost like a word nobody wrote.
//!
//! Candidates are the frequent words the splitter knows, which are in memory, and those of the
//! dictionary that begin with the same letter: one range of it, which loads in one round. The
//! distance is that of Damerau and Levenshtein in its restricted form: insertion, deletion,
//! substitution and transposition of neighbours count one.

use crate::lookup::Lookup;
use crate::schema::Zone;

/// Words from these lengths on may differ by one and by two edits.
const ONE_EDIT: usize = 5;
const TWO_EDITS: usize = 9;
/// Spellings that are tried for a word.
const MOST_SPELLINGS: usize = 3;

/// Another spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spelling {
    pub(crate) word: String,
    pub(crate) edits: usize,
    /// Whether the typed word is only the beginning of it.
    pub(crate) is_longer: bool,
    /// Sections that have it.
    pub(crate) frequency: u32,
}

impl Spelling {
    fn order(&self) -> impl Ord + '_ {
        (self.edits, self.is_longer, std::cmp::Reverse(self.frequency), &self.word)
    }
}

/// The best other spellings of a folded word, best first. `unfinished` words may also be the
/// beginning of a longer one. `known` are frequent words of the site.
pub(crate) fn spellings<'k>(
    word: &str,
    unfinished: bool,
    known: impl Iterator<Item = &'k str>,
    lookup: &mut Lookup<'_>,
) -> Vec<Spelling> {
    let letters: Vec<char> = word.chars().collect();
    let most = match letters.len() {
        TWO_EDITS.. => 2,
        ONE_EDIT.. => 1,
        _ => return Vec::new(),
    };
    let Some(first) = letters.first().copied() else { return Vec::new() };
    if word.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let mut distance = Distance::new(letters, most, unfinished);
    let mut found: Vec<Spelling> = Vec::new();
    lookup.beginning_with(first.encode_utf8(&mut [0; 4]), &mut |form, zone, entry| {
        if zone != Zone::Written {
            return;
        }
        found.extend(distance.spelling(form, entry.info.doc_freq));
    });
    for candidate in known.filter(|known| !known.starts_with(first)) {
        if distance.spelling(candidate, 0).is_none() {
            continue;
        }
        if let Some(entry) = lookup.in_zone(candidate, Zone::Written) {
            found.extend(distance.spelling(candidate, entry.info.doc_freq));
        }
    }
    found.retain(|spelling| spelling.edits > 0);
    // Of two at the same distance the one that is not longer, then the more frequent.
    found.sort_by(|a, b| a.order().cmp(&b.order()));
    found.truncate(MOST_SPELLINGS);
    found
}

/// Counts the edits between one word and others.
struct Distance {
    letters: Vec<char>,
    most: usize,
    /// Whether the other word may go on.
    unfinished: bool,
    other: Vec<char>,
    rows: [Vec<usize>; 3],
}

impl Distance {
    fn new(letters: Vec<char>, most: usize, unfinished: bool) -> Self {
        Self { letters, most, unfinished, other: Vec::new(), rows: Default::default() }
    }

    /// Another word as a spelling of this one.
    fn spelling(&mut self, other: &str, frequency: u32) -> Option<Spelling> {
        let (edits, is_longer) = self.to(other)?;
        Some(Spelling { word: other.to_owned(), edits, is_longer, frequency })
    }

    /// The edits to another word, and whether to its beginning only; None if they are too many.
    fn to(&mut self, other: &str) -> Option<(usize, bool)> {
        self.other.clear();
        // What lies further on than the edits reach does not matter.
        let reach = self.letters.len() + self.most;
        self.other.extend(other.chars().take(reach + 1));
        let length = self.other.len();
        if length + self.most < self.letters.len() || length > reach && !self.unfinished {
            return None;
        }
        let [before, last, row] = &mut self.rows;
        last.clear();
        last.extend(0..=length);
        before.clone_from(last);
        for (number, letter) in self.letters.iter().enumerate() {
            row.clear();
            row.push(number + 1);
            for (at, other) in self.other.iter().enumerate() {
                let substituted = last[at] + usize::from(letter != other);
                let mut least = substituted.min(last[at + 1] + 1).min(row[at] + 1);
                let crossed = number > 0
                    && at > 0
                    && self.letters[number - 1] == *other
                    && self.other[at - 1] == *letter;
                if crossed {
                    least = least.min(before[at - 1] + 1);
                }
                row.push(least);
            }
            if row.iter().min().is_none_or(|least| *least > self.most) {
                return None;
            }
            std::mem::swap(before, last);
            std::mem::swap(last, row);
        }
        // A word that is spelled to its end is what was meant, rather than one that goes on.
        let whole = last.last().filter(|_| length <= reach).map(|edits| (*edits, false));
        let beginning = last.iter().min().filter(|_| self.unfinished).map(|edits| (*edits, true));
        let fits = |(edits, _): &(usize, bool)| *edits <= self.most;
        whole.into_iter().chain(beginning).find(fits)
    }
}

#[cfg(test)]
mod tests {
    use super::Distance;

    #[track_caller]
    fn check(word: &str, other: &str, unfinished: bool, expected: Option<usize>) {
        let mut distance = Distance::new(word.chars().collect(), 2, unfinished);
        for _ in 0..2 {
            let edits = distance.to(other).map(|(edits, _)| edits);
            assert_eq!(edits, expected, "{word} and {other}");
        }
    }

    #[test]
    fn edits_are_counted() {
        check("beschaffung", "beschaffung", false, Some(0));
        check("beschafung", "beschaffung", false, Some(1));
        check("beschaffnug", "beschaffung", false, Some(1));
        check("bechafung", "beschaffung", false, Some(2));
        check("xeschaffung", "beschaffung", false, Some(1));
        check("bschfung", "beschaffung", false, None);
        check("amt", "beschaffung", false, None);
        check("", "ab", false, Some(2));
    }

    #[test]
    fn a_beginning_may_go_on() {
        check("digitalisir", "digitalisierungsstrategie", true, Some(1));
        check("digitalisir", "digitalisierungsstrategie", false, None);
        check("beschafung", "beschaffungswesen", true, Some(1));
    }
}
