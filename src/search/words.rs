//! What the wiki itself tells the search about words: `_search/synonyms.txt` and
//! `_search/parts.txt`, and the names of pages whose type says that they are names for one thing.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;
use verbundwiki_search::SiteWords;

use crate::compose::Page;
use crate::diagnostic::{Checked, Code, Diagnostic, nearest};
use crate::resolve::Site;
use crate::source::{Source, Span};

/// Groups of names, a line each: `DMS = Dokumentenmanagementsystem`.
const SYNONYMS: &str = "_search/synonyms.txt";

/// Words that compounds are made of, one a line.
const PARTS: &str = "_search/parts.txt";

/// The fewest letters of a word that compounds are made of.
const SHORTEST_PART: usize = 3;

/// Reads the files of `_search/`. A line with a fault is left out and reported.
pub fn read(sources: &[Arc<Source>]) -> Checked<SiteWords> {
    let mut words = SiteWords::default();
    let mut log = Vec::new();
    for source in sources {
        match source.path.as_str() {
            SYNONYMS => {
                for (text, span) in lines(&source.text) {
                    let names: String = text.nfc().collect();
                    match group(names.split('=')) {
                        Some(names) => words.synonyms.push(names),
                        None => {
                            log.push(Diagnostic::new(Code::SearchSynonyms, source.place(span)));
                        }
                    }
                }
            }
            PARTS => {
                for (text, span) in lines(&source.text) {
                    let word: String = text.nfc().collect();
                    if word.chars().all(char::is_alphabetic)
                        && word.chars().count() >= SHORTEST_PART
                    {
                        words.parts.push(word);
                    } else {
                        log.push(
                            Diagnostic::new(Code::SearchPart, source.place(span))
                                .with("word", text),
                        );
                    }
                }
            }
            path => log.push(
                Diagnostic::new(Code::SearchFile, source.whole())
                    .with("file", path)
                    .with("known", [SYNONYMS, PARTS].join(", "))
                    .suggest(nearest(path, [SYNONYMS, PARTS])),
            ),
        }
    }
    words.parts.sort();
    words.parts.dedup();
    Checked::new(words, log)
}

/// Adds the names of the pages whose type has `synonyms: true`.
pub(super) fn add_names(words: &mut SiteWords, pages: &[Page<'_>], site: &Site) {
    let groups = pages.iter().filter_map(|page| {
        let entry = site.entry(page.entry);
        site.type_of(entry).filter(|kind| kind.synonyms)?;
        let aliases = entry.core.iter().flat_map(|core| &core.aliases);
        let names = std::iter::once(entry.title.as_str())
            .chain(page.names.iter().map(String::as_str))
            .chain(aliases.map(|alias| alias.value.as_str()));
        group(names)
    });
    words.synonyms.extend(groups);
}

/// The lines that say something, trimmed, with their places. A `#` at the beginning or after a space
/// begins a comment.
fn lines(text: &str) -> impl Iterator<Item = (&str, Span)> {
    let mut next = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let at = next;
        next += line.len();
        let comment = line
            .char_indices()
            .find(|(index, c)| *c == '#' && line[..*index].trim_end().len() < (*index).max(1));
        let said = &line[..comment.map_or(line.len(), |(index, _)| index)];
        let start = at + said.len() - said.trim_start().len();
        let said = said.trim();
        (!said.is_empty()).then(|| (said, (start..start + said.len()).into()))
    })
}

/// Names for one thing, each once; none if there are fewer than two.
fn group<'a>(names: impl Iterator<Item = &'a str>) -> Option<Vec<String>> {
    let mut group: Vec<String> = Vec::new();
    for name in names.map(str::trim).filter(|name| !name.is_empty()) {
        if group.iter().all(|known| known.to_lowercase() != name.to_lowercase()) {
            group.push(name.to_owned());
        }
    }
    (group.len() > 1).then_some(group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_blank_lines_say_nothing() {
        let text = "# Namen\n\n  DMS = C# = E-Akte # alt\n\t\n#";
        let said: Vec<_> = lines(text).map(|(line, span)| (line, span.start)).collect();
        assert_eq!(said, [("DMS = C# = E-Akte", 11)]);
    }

    #[test]
    fn a_group_has_every_name_once() {
        let names = group(" DMS =dms= E-Akte = ".split('='));
        assert_eq!(names, Some(vec!["DMS".to_owned(), "E-Akte".to_owned()]));
        assert_eq!(group("DMS = dms".split('=')), None);
    }
}
