//! What of a text was found: the words of the query, their synonyms and other spellings, and parts of
//! compounds.

use std::ops::Range;

use crate::analysis::{Analyzer, Language, PartForm, Token, WordId, written_range};
use crate::excerpt::{self, Excerpt};
use crate::query::{Need, Query, Word};

/// Bytes of a text that are looked at.
const LONGEST_TEXT: usize = 48 * 1024;

/// A match: bytes in the text, and which need of the query it meets.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) need: usize,
}

/// A word that is marked.
struct Marked {
    word: Word,
    need: usize,
    /// How its stems begin: a compound without any of these does not contain it, and need not be
    /// taken apart, which takes long.
    beginnings: Vec<String>,
}

/// Letters of a beginning.
const BEGINNING: usize = 3;

impl Marked {
    fn new(word: Word, need: usize) -> Self {
        let stems = word.stems.iter().chain(&word.related).chain(&word.parts);
        let stems = stems.filter(|stem| !stem.is_empty());
        let beginnings = stems.map(|stem| stem.chars().take(BEGINNING).collect()).collect();
        Self { word, need, beginnings }
    }

    /// Whether a folded compound may contain it.
    fn may_be_in(&self, folded: &str) -> bool {
        self.beginnings.iter().any(|beginning| {
            folded.as_bytes().windows(beginning.len()).any(|part| part == beginning.as_bytes())
        })
    }
}

/// Marks what a query found in texts.
pub(crate) struct Marks {
    words: Vec<Marked>,
    /// Words that are marked only side by side, and their need.
    phrases: Vec<(Vec<Word>, usize)>,
    needs: usize,
    tokens: Vec<Token>,
    /// Folded words, and how a text writes them.
    seen: Vec<(String, Option<String>)>,
}

impl Marks {
    /// Marks for a query, other names of what it says, and other spellings of its needs.
    pub(crate) fn new<'a>(
        query: &Query,
        names: &[String],
        spellings: impl Iterator<Item = (usize, &'a str)>,
        analyzer: &mut Analyzer,
    ) -> Self {
        let mut words = Vec::new();
        let mut phrases = Vec::new();
        for (need, what) in query.needs.iter().enumerate() {
            match what {
                Need::Phrase(words) if words.len() > 1 => phrases.push((words.clone(), need)),
                _ => what.words(&mut |word| words.push(Marked::new(word.clone(), need))),
            }
        }
        let mut seen = Vec::new();
        let mut others: Vec<(usize, String)> =
            names.iter().map(|name| (query.needs.len(), name.clone())).collect();
        for (need, spelling) in spellings {
            others.push((need, spelling.to_owned()));
            seen.push((spelling.to_owned(), None));
        }
        for (number, text) in others {
            for need in &Query::parse(&text, analyzer, &|_| None).needs {
                need.words(&mut |word| {
                    let word = Word { prefix: false, ..word.clone() };
                    words.push(Marked::new(word, number));
                });
            }
        }
        Self { words, phrases, needs: query.needs.len(), tokens: Vec::new(), seen }
    }

    /// The share of the needs beside the first that are among these, given as bits.
    pub(crate) fn share(&self, needs: u64) -> f32 {
        match self.needs {
            0 | 1 => 0.0,
            all => {
                // Other names count as a need beyond the last.
                let typed = needs & ((1 << all.min(63)) - 1);
                typed.count_ones().saturating_sub(1) as f32 / (all - 1) as f32
            }
        }
    }

    /// How texts write a folded word; as given if none had it.
    pub(crate) fn as_written(&self, folded: &str) -> String {
        let seen = self.seen.iter().find(|(word, _)| word == folded);
        seen.and_then(|(_, written)| written.clone()).unwrap_or_else(|| folded.to_owned())
    }

    /// A short text as escaped HTML with `<mark>`.
    pub(crate) fn html(
        &mut self,
        text: &str,
        language: Language,
        analyzer: &mut Analyzer,
    ) -> String {
        let matches = self.matches(text, language, analyzer);
        excerpt::marked(text, 0..text.len(), &matches)
    }

    /// A piece of a text around the best matches.
    pub(crate) fn excerpt(
        &mut self,
        text: &str,
        language: Language,
        analyzer: &mut Analyzer,
    ) -> Excerpt {
        let text = head(text, LONGEST_TEXT);
        excerpt::cut(text, &self.matches(text, language, analyzer))
    }

    /// Matches in the order of the text; where two begin together, the longer first.
    fn matches(&mut self, text: &str, language: Language, analyzer: &mut Analyzer) -> Vec<Match> {
        analyzer.analyze(text, language, &mut self.tokens);
        let mut matches = Vec::new();
        for token in &self.tokens {
            let written = token.start as usize..token.end as usize;
            for (folded, seen) in &mut self.seen {
                if seen.is_none() && analyzer.folded(token.word) == folded {
                    *seen = Some(text[written.clone()].to_owned());
                }
            }
            let whole = |marked: &&Marked| is_word(&marked.word, token.word, analyzer);
            if let Some(marked) = self.words.iter().find(whole) {
                matches.push(Match { start: written.start, end: written.end, need: marked.need });
                continue;
            }
            let before = matches.len();
            for marked in &self.words {
                if !marked.may_be_in(analyzer.folded(token.word)) {
                    continue;
                }
                let Some(part) = part_of(&marked.word, token.word, analyzer) else { continue };
                let part = written_range(&text[written.clone()], part);
                let (start, end) = (written.start + part.start, written.start + part.end);
                matches.push(Match { start, end, need: marked.need });
            }
            // Of a hyphen compound that goes on, only the part that was typed is marked.
            let goes_on = |marked: &&Marked| {
                let folded = analyzer.folded(token.word);
                marked.word.prefix && folded.starts_with(marked.word.folded.as_str())
            };
            if matches.len() == before && !token.whole {
                let longer = self.words.iter().find(goes_on).map(|marked| marked.need);
                let (start, end) = (written.start, written.end);
                matches.extend(longer.map(|need| Match { start, end, need }));
            }
        }
        for (words, need) in &self.phrases {
            mark_phrase(words, *need, &self.tokens, analyzer, &mut matches);
        }
        matches.sort_by_key(|found| (found.start, std::cmp::Reverse(found.end)));
        matches
    }
}

/// Adds the places where words stand side by side.
fn mark_phrase(
    words: &[Word],
    need: usize,
    tokens: &[Token],
    analyzer: &Analyzer,
    matches: &mut Vec<Match>,
) {
    // A whole and its first part have one position: either may be the word.
    let at = |position: u32, word: &Word| {
        let from = tokens.partition_point(|token| token.position < position);
        let here = tokens[from..].iter().take_while(|token| token.position == position);
        here.copied().find(|token| has_stem(word, token.word, analyzer))
    };
    for first in tokens {
        let run = (first.position..).zip(words).map(|(position, word)| at(position, word));
        let Some(run) = run.collect::<Option<Vec<Token>>>() else { continue };
        if let (Some(first), Some(last)) = (run.first(), run.last()) {
            let (start, end) = (first.start as usize, last.end as usize);
            matches.push(Match { start, end, need });
        }
    }
}

fn has_stem(word: &Word, found: WordId, analyzer: &Analyzer) -> bool {
    word.folded == analyzer.folded(found)
        || word.stems.iter().any(|stem| stem == analyzer.stem(found))
}

/// Whether a word of a text is the word itself, one of its root, or one of the words of a compound
/// that the text has apart.
fn is_word(word: &Word, found: WordId, analyzer: &Analyzer) -> bool {
    let others = word.parts.iter().chain(&word.related);
    has_stem(word, found, analyzer) || others.into_iter().any(|stem| stem == analyzer.stem(found))
}

/// The bytes of a folded compound in which a word is found as a part, or as several.
fn part_of(word: &Word, found: WordId, analyzer: &mut Analyzer) -> Option<Range<usize>> {
    let parts = analyzer.parts(found).to_vec();
    let bytes = |first: &PartForm, last: &PartForm| first.start as usize..last.end as usize;
    let is_word = |part: &&PartForm| {
        word.stems.iter().chain(&word.related).any(|stem| stem == analyzer.stem(part.word))
    };
    if let Some(part) = parts.iter().find(is_word) {
        return Some(bytes(part, part));
    }
    let length = word.parts.len();
    if length == 0 || length > parts.len() {
        return None;
    }
    let same = |run: &&[PartForm]| {
        run.iter().zip(&word.parts).all(|(part, wanted)| analyzer.stem(part.word) == wanted)
    };
    let run = parts.windows(length).find(same)?;
    Some(bytes(&run[0], &run[length - 1]))
}

/// The beginning of a text, cut between two characters.
fn head(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::AnalysisData;

    fn excerpt(query: &str, text: &str) -> String {
        let mut analyzer = Analyzer::new(&AnalysisData::default());
        let query = Query::parse(query, &mut analyzer, &|_| None);
        let mut marks = Marks::new(&query, &[], std::iter::empty(), &mut analyzer);
        marks.excerpt(text, Language::De, &mut analyzer).html
    }

    #[track_caller]
    fn check(query: &str, text: &str, expected: &str) {
        assert_eq!(excerpt(query, text), expected);
    }

    #[test]
    fn matches_are_marked() {
        check("änderung", "Eine Änderung.", "Eine <mark>Änderung</mark>.");
        check("aenderungen", "Eine Änderung.", "Eine <mark>Änderung</mark>.");
        check("maß", "Maß\u{ad}nahme und Maß", "<mark>Maß\u{ad}nahme</mark> und <mark>Maß</mark>");
        check("IT-Fachkraft", "Die IT-Fachkraft.", "Die <mark>IT-Fachkraft</mark>.");
        check("fachkraft", "Die IT-Fachkraft.", "Die IT-<mark>Fachkraft</mark>.");
        check("§4 VgV", "nach § 4 VgV gilt", "nach <mark>§ 4</mark> <mark>VgV</mark> gilt");
        check("AB.2.14", "siehe AB.2.14.", "siehe <mark>AB.2.14</mark>.");
        check("u\u{308}ber", "Über alles", "<mark>Über</mark> alles");
    }

    #[test]
    fn html_is_escaped() {
        check("b", "a <b> & \"c\" 'd'", "a &lt;<mark>b</mark>&gt; &amp; &quot;c&quot; &#39;d&#39;");
        check("script", "<script>\n\n  x", "&lt;<mark>script</mark>&gt; · x");
    }

    #[test]
    fn blocks_are_set_apart() {
        check("x", "Amt\nRaum 12\n\nTel. (neu)\n„Ost“", "Amt · Raum 12 · Tel. (neu) · „Ost“");
        check(
            "x",
            "Erst das. \n Dann:\ndies,\ndas – \nund!\njenes",
            "Erst das. Dann: dies, das – und! jenes",
        );
        check("x", "20 %\n5 €\nCafe\u{301}\nZ", "20 % · 5 € · Cafe\u{301} · Z");
        check("amt", "Das Amt\nRaum 12", "Das <mark>Amt</mark> · Raum 12");
        check("raum", "Amt\nRaum\n„Ost“", "Amt · <mark>Raum</mark> · „Ost“");
        check("x", "\n\nAmt  und\tRat\n", "Amt und Rat");
        check("x", "\"a\"\n'b'\n<c>", "&quot;a&quot; · &#39;b&#39; · &lt;c&gt;");
    }

    #[test]
    fn without_a_match_the_beginning() {
        check("nichts", "Ein kurzer Text.", "Ein kurzer Text.");
        check("", "", "");
    }

    #[test]
    fn long_texts_are_cut_at_words() {
        let text = format!("{} Treffer {}", "davor ".repeat(100), "danach ".repeat(100));
        let found = excerpt("treffer", &text);
        assert!(found.starts_with("… davor "), "{found}");
        assert!(found.contains("<mark>Treffer</mark>"), "{found}");
        assert!(found.ends_with("danach …"), "{found}");
        let length = found.chars().count();
        assert!((160..=240).contains(&length), "{length}");
    }

    #[test]
    fn the_cells_before_are_shown() {
        let text = format!("{}\nNummer 7\noffen\nTreffer\nja", "davor ".repeat(20));
        check("treffer", &text, "… Nummer 7 · offen · <mark>Treffer</mark> · ja");
    }

    #[test]
    fn the_window_with_most_words_wins() {
        let text =
            format!("Haus. {} Haus und Garten. {}", "Lorem ipsum ".repeat(40), "x ".repeat(200));
        let found = excerpt("Haus Garten", &text);
        assert!(found.contains("<mark>Haus</mark> und <mark>Garten</mark>"), "{found}");
    }
}
