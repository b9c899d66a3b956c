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
    /// Sections that have it.
    pub(crate) frequency: u32,
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
        if let Some(edits) = distance.to(form) {
            found.push(Spelling { word: form.to_owned(), edits, frequency: entry.info.doc_freq });
        }
    });
    for candidate in known.filter(|known| !known.starts_with(first)) {
        let Some(edits) = distance.to(candidate) else { continue };
        if let Some(entry) = lookup.in_zone(candidate, Zone::Written) {
            let frequency = entry.info.doc_freq;
            found.push(Spelling { word: candidate.to_owned(), edits, frequency });
        }
    }
    found.retain(|spelling| spelling.edits > 0);
    found.sort_by(|a, b| (a.edits, b.frequency, &a.word).cmp(&(b.edits, a.frequency, &b.word)));
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

    /// The edits to another word, unless they are too many.
    fn to(&mut self, other: &str) -> Option<usize> {
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
        let edits = if self.unfinished { last.iter().min() } else { last.last() };
        edits.copied().filter(|edits| *edits <= self.most)
    }
}

#[cfg(test)]
mod tests {
    use super::Distance;

    #[track_caller]
    fn check(word: &str, other: &str, unfinished: bool, expected: Option<usize>) {
        let mut distance = Distance::new(word.chars().collect(), 2, unfinished);
        assert_eq!(distance.to(other), expected, "{word} and {other}");
        assert_eq!(distance.to(other), expected, "{word} and {other} again");
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
