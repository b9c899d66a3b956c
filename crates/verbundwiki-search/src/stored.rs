//! What a hit shows of a section, as one stored text.

use crate::analysis::Language;

/// Between the parts of the text, and between two headings; neither occurs in what readers see.
const PART: char = '\u{1f}';
const HEADING: char = '\u{1e}';

/// A stored section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct StoredSection<'a> {
    /// Address relative to the root of the site, with anchor.
    pub(crate) url: &'a str,
    /// Title of its page.
    pub(crate) title: &'a str,
    /// Label of its page's type, or empty.
    pub(crate) kind: &'a str,
    /// Language of its page.
    pub(crate) language: Language,
    /// Headings above it, outermost first.
    pub(crate) headings: Vec<&'a str>,
    /// Its plain text.
    pub(crate) text: &'a str,
}

impl<'a> StoredSection<'a> {
    /// Reads what [`StoredSection::write`] wrote; of anything else as much as there is.
    pub(crate) fn read(stored: &'a str) -> Self {
        let mut parts = stored.splitn(6, PART);
        let mut next = || parts.next().unwrap_or_default();
        Self {
            url: next(),
            title: next(),
            kind: next(),
            language: Language::from_code(next()),
            headings: next().split(HEADING).filter(|heading| !heading.is_empty()).collect(),
            text: next(),
        }
    }

    /// The stored text.
    #[cfg(feature = "index")]
    pub(crate) fn write(&self) -> String {
        let plain = |text: &str| text.replace([PART, HEADING], " ");
        let headings: Vec<String> = self.headings.iter().map(|heading| plain(heading)).collect();
        let mut stored = String::with_capacity(self.text.len() + 128);
        for part in [self.url, self.title, self.kind, self.language.code()] {
            stored.push_str(&plain(part));
            stored.push(PART);
        }
        stored.push_str(&headings.join(&HEADING.to_string()));
        stored.push(PART);
        stored.push_str(self.text);
        stored
    }
}

#[cfg(all(test, feature = "index"))]
mod tests {
    use super::*;

    #[test]
    fn a_section_comes_back() {
        let section = StoredSection {
            url: "a.html#b",
            title: "A",
            kind: "",
            language: Language::En,
            headings: vec!["B", "C"],
            text: "Text\u{1f}mehr",
        };
        assert_eq!(StoredSection::read(&section.write()), section);
        assert_eq!(StoredSection::read(""), StoredSection::default());
    }
}
