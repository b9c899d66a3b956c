//! ASCII slugs: what a title or a file name becomes in addresses and anchors.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower-case ASCII letters, digits and single hyphens: `Für wen?` → `fuer-wen`.
///
/// German umlauts are spelled out, other accents dropped, anything else separates words. Text
/// without a letter or digit that ASCII can show gives an empty slug.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            'ä' | 'Ä' => slug.push_str("ae"),
            'ö' | 'Ö' => slug.push_str("oe"),
            'ü' | 'Ü' => slug.push_str("ue"),
            'ß' | 'ẞ' => slug.push_str("ss"),
            'æ' | 'Æ' => slug.push_str("ae"),
            'ø' | 'Ø' => slug.push('o'),
            // A soft hyphen is no part of the word.
            '\u{ad}' | '\u{200b}' => {}
            c if c.is_ascii_alphanumeric() => slug.push(c.to_ascii_lowercase()),
            c => {
                let plain: String = c.nfd().filter(|part| !is_combining_mark(*part)).collect();
                let letters = plain.chars().all(|part| part.is_ascii_alphanumeric());
                if letters && !plain.is_empty() {
                    slug.push_str(&plain.to_ascii_lowercase());
                } else if !slug.ends_with('-') && !slug.is_empty() {
                    slug.push('-');
                }
            }
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_ascii_words() {
        let check = |text: &str, expected: &str| assert_eq!(slug(text), expected, "{text}");
        check("Für wen?", "fuer-wen");
        check("Straße & Größe", "strasse-groesse");
        check("a\u{308}ndern", "aendern");
        check("2.4 Wissensmanagement", "2-4-wissensmanagement");
        check("Café – Łódź", "cafe-odz");
        check("  --x__y  ", "x-y");
        check("Maß\u{ad}nahme", "massnahme");
        check("日本", "");
        check("", "");
    }
}
