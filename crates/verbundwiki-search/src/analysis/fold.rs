//! Makes the spellings of a word equal.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::decompose_canonical;

/// Longest word in the index, in characters; longer ones are cut, in the index and in the query.
const LONGEST_WORD: usize = 80;

/// Characters inside a word that are not part of it: soft hyphen, zero-width characters, BOM.
pub(crate) fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Hyphens inside a compound, which its joined form does without.
pub(crate) const HYPHENS: [char; 4] = ['-', '\u{2010}', '\u{2011}', '\u{2013}'];

/// Combining marks, which canonical decomposition splits off the letter.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Lower case without diacritics and ignorable characters, `ß` as `ss`; decomposed and
/// precomposed Unicode give the same.
pub(crate) fn plain(word: &str) -> String {
    if word.is_ascii() {
        let mut plain = word.to_ascii_lowercase();
        plain.truncate(LONGEST_WORD);
        return plain;
    }
    let mut plain = String::with_capacity(word.len());
    let lower = word.chars().filter(|&c| !is_ignorable(c)).flat_map(char::to_lowercase);
    // Letter by letter: the order of the marks does not matter, because none is left.
    let mut letters = String::with_capacity(word.len());
    for c in lower {
        decompose_canonical(c, |c| letters.push(c));
    }
    for c in letters.chars().filter(|&c| !is_mark(c)).take(LONGEST_WORD) {
        match c {
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'ı' => plain.push('i'),
            c => plain.push(c),
        }
    }
    // Some letters became two.
    if let Some((end, _)) = plain.char_indices().nth(LONGEST_WORD) {
        plain.truncate(end);
    }
    plain
}

/// Writes the umlaut digraphs `ae`, `oe`, `ue` as the bare vowel, as [`plain`] does for `ä`, `ö`, `ü`.
///
/// `ue` after `a`, `e` or `q` is never an umlaut (`Bauer`, `neue`, `Quelle`). Elsewhere a genuine
/// `ue` (`aktuell`) loses its `e` too: harmless, because index and query do the same. Every
/// decision looks to the left only, so the fold of a prefix is a prefix of the fold.
pub(crate) fn without_digraphs(plain: &str) -> String {
    let mut folded = String::with_capacity(plain.len());
    let mut previous = '\0';
    for c in plain.chars() {
        let umlaut = c == 'e'
            && match previous {
                'a' | 'o' => true,
                'u' => !folded[..folded.len() - 1].ends_with(['a', 'e', 'q']),
                _ => false,
            };
        if !umlaut {
            folded.push(c);
        }
        previous = c;
    }
    folded
}

/// The form under which a word is compared: `Änderung`, `AENDERUNG` and `anderung` are one.
pub fn fold(word: &str) -> String {
    without_digraphs(&plain(word))
}

/// The letters of a hyphen compound or a gender form. In a code only hyphens are dropped.
pub(crate) fn joined(written: &str) -> Cow<'_, str> {
    let is_code = written.bytes().any(|byte| byte.is_ascii_digit());
    if written.chars().all(|c| is_part(c, is_code)) {
        return Cow::Borrowed(written);
    }
    Cow::Owned(written.chars().filter(|&c| is_part(c, is_code)).collect())
}

fn is_part(c: char, of_code: bool) -> bool {
    if of_code {
        !HYPHENS.contains(&c)
    } else {
        c.is_alphanumeric() || is_mark(c) || is_ignorable(c)
    }
}

/// Where a stretch of the folded word stands in the word as written, in bytes. The word may be a
/// hyphen compound or a gender form (`Bürger:innenbüro`), whose folded form has only the letters.
pub fn written_range(written: &str, folded: Range<usize>) -> Range<usize> {
    let is_code = written.bytes().any(|byte| byte.is_ascii_digit());
    let length = |end: usize| {
        let letters: String = written[..end].chars().filter(|&c| is_part(c, is_code)).collect();
        fold(&letters).len()
    };
    let ends = || written.char_indices().map(|(at, c)| (at, at + c.len_utf8(), c));
    // The fold of a prefix is a prefix of the fold, so lengths tell places.
    let start = ends().rfind(|&(_, end, _)| length(end) <= folded.start);
    let start = start.map_or(0, |(_, end, _)| end);
    let end = ends()
        .take_while(|&(at, _, _)| at == 0 || length(at) < folded.end || at < start)
        .last()
        .map_or(0, |(_, end, _)| end);
    // What belongs to the last letter: a mark, the `e` of an umlaut written with two letters.
    let after = written[end..].char_indices().take_while(|&(at, c)| {
        (is_mark(c) || c == 'e' || c == 'E') && length(end + at + c.len_utf8()) == length(end)
    });
    let end = after.last().map_or(end, |(at, c)| end + at + c.len_utf8());
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[track_caller]
    fn check(spellings: &[&str], expected: &str) {
        for spelling in spellings {
            assert_eq!(fold(spelling), expected, "{spelling}");
        }
    }

    #[test]
    fn spellings_are_equal() {
        check(&["Änderung", "aenderung", "anderung", "ÄNDERUNG", "A\u{308}nderung"], "anderung");
        check(&["Behörde", "Behoerde", "behorde"], "behorde");
        check(&["Bürger", "BUERGER", "burger"], "burger");
        check(&["Maßnahme", "Massnahme", "MASSNAHME", "MAẞNAHME", "Maß\u{ad}nahme"], "massnahme");
        check(&["Gebäude", "gebaeude", "gebaude"], "gebaude");
        check(&["Häuser", "haeuser"], "hauser");
        check(&["Bäuerin", "Baeuerin"], "bauerin");
        check(&["Café", "cafe"], "cafe");
        check(&["großer", "gro\u{200b}sser"], "grosser");
    }

    #[test]
    fn genuine_ue_stays() {
        check(&["neue"], "neue");
        check(&["Steuer"], "steuer");
        check(&["Bauer"], "bauer");
        check(&["Quelle"], "quelle");
        check(&["aktuell"], "aktull");
    }

    #[test]
    fn the_fold_of_a_prefix_is_a_prefix() {
        for word in [
            "Müller",
            "mueller",
            "Gebaeude",
            "Steuererklärung",
            "aktuelle",
            "Straße",
            "oeffentlich",
        ] {
            let whole = fold(word);
            for (end, _) in word.char_indices() {
                assert!(whole.starts_with(&fold(&word[..end])), "{} of {word}", &word[..end]);
            }
        }
    }
}
