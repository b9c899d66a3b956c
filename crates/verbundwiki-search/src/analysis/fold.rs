//! Makes the spellings of a word equal.

use unicode_normalization::UnicodeNormalization;

/// Longest word in the index, in characters; longer ones are cut, in the index and in the query.
const LONGEST_WORD: usize = 80;

/// Characters inside a word that are not part of it: soft hyphen, zero-width characters, BOM.
pub(crate) fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

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
    for c in lower.nfd().filter(|&c| !is_mark(c)).take(LONGEST_WORD) {
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
