//! The piece of a section that shows why it was found.

use crate::analysis::{Analyzer, Language, Token};
use crate::query::{Need, Word};

/// Wanted length of an excerpt, in characters.
const LENGTH: usize = 200;
/// Text before the first match in it, in characters.
const BEFORE: usize = 50;
/// Bytes of a section that are looked at.
const LONGEST_TEXT: usize = 48 * 1024;

/// Marks what a query found in texts.
pub(crate) struct Highlighter<'a> {
    words: Vec<&'a Word>,
    tokens: Vec<Token>,
}

/// A match: bytes in the text, and which word of the query it is.
#[derive(Clone, Copy, Debug)]
struct Match {
    start: usize,
    end: usize,
    word: usize,
}

impl<'a> Highlighter<'a> {
    pub(crate) fn new(needs: &'a [Need]) -> Self {
        let mut words = Vec::new();
        for need in needs {
            need.words(&mut |word| words.push(word));
        }
        Self { words, tokens: Vec::new() }
    }

    /// Escaped HTML of about [`LENGTH`] characters around the best matches, with `<mark>`.
    pub(crate) fn excerpt(
        &mut self,
        text: &str,
        language: Language,
        analyzer: &mut Analyzer,
    ) -> String {
        let text = head(text, LONGEST_TEXT);
        let matches = self.matches(text, language, analyzer);
        let (start, end) = window(text, &matches);
        let mut html = Html::with_capacity(end - start + 64);
        if start > 0 {
            html.push_markup("… ");
        }
        let mut at = start;
        for found in matches.iter().filter(|found| found.start >= start && found.end <= end) {
            if found.start < at {
                continue;
            }
            html.push_text(&text[at..found.start]);
            html.push_markup("<mark>");
            html.push_text(&text[found.start..found.end]);
            html.push_markup("</mark>");
            at = found.end;
        }
        html.push_text(text[at..end].trim_end());
        if end < text.trim_end().len() {
            html.push_markup(" …");
        }
        html.written
    }

    /// Matches in the order of the text; where two begin together, the longer first.
    fn matches(&mut self, text: &str, language: Language, analyzer: &mut Analyzer) -> Vec<Match> {
        analyzer.analyze(text, language, &mut self.tokens);
        let mut matches = Vec::new();
        for token in &self.tokens {
            let (stem, folded) = (analyzer.stem(token.word), analyzer.folded(token.word));
            let found = self.words.iter().position(|word| {
                word.exact == folded
                    || word.stems.iter().any(|wanted| wanted == stem)
                    || word.prefix && folded.starts_with(word.exact.as_str())
            });
            if let Some(word) = found {
                matches.push(Match { start: token.start as usize, end: token.end as usize, word });
            }
        }
        matches.sort_by_key(|found| (found.start, std::cmp::Reverse(found.end)));
        matches
    }
}

/// The window with most different words, then with most matches, then the first.
fn window(text: &str, matches: &[Match]) -> (usize, usize) {
    let mut best = (0, 0, 0);
    for (number, first) in matches.iter().enumerate() {
        let reach = first.start + (LENGTH - BEFORE);
        let inside = matches[number..].iter().take_while(|found| found.end <= reach);
        let (mut different, mut count) = (0_u64, 0);
        for found in inside {
            different |= 1 << found.word.min(63);
            count += 1;
        }
        let rank = (different.count_ones(), count);
        if rank > (best.0, best.1) {
            best = (rank.0, rank.1, first.start);
        }
    }
    let start = if best.0 == 0 { 0 } else { word_before(text, best.2, BEFORE) };
    (start, word_after(text, start, LENGTH))
}

/// A word's beginning at most `chars` characters before `at`.
fn word_before(text: &str, at: usize, chars: usize) -> usize {
    let before = &text[..at];
    let Some((far, _)) = before.char_indices().rev().nth(chars) else { return 0 };
    // A sentence that begins inside the reach is a better beginning than any word.
    let reach = &before[far..];
    // Of lines the first: they may be a table's cells, and the match one of them.
    if let Some(sentence) = reach.rfind(". ").or_else(|| reach.find('\n')) {
        let start = far + sentence + 1;
        return start + text[start..].len() - text[start..].trim_start().len();
    }
    match reach.find(char::is_whitespace) {
        Some(space) => far + space + reach[space..].len() - reach[space..].trim_start().len(),
        None => at,
    }
}

/// A word's end about `chars` characters after `start`.
fn word_after(text: &str, start: usize, chars: usize) -> usize {
    let Some((far, _)) = text[start..].char_indices().nth(chars) else { return text.len() };
    let reach = &text[start..start + far];
    match reach.rfind(char::is_whitespace) {
        Some(space) if space * 2 > far => start + space,
        _ => start + far,
    }
}

/// The beginning of a text, cut between two characters.
fn head(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// HTML being written from pieces of one text.
struct Html {
    written: String,
    /// The last character of the text so far that is no white space.
    last: Option<char>,
    /// The white space after it, which is written when something follows.
    space: Option<Space>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Space {
    Between,
    /// The end of a line: of a block, a list item or a table's cell.
    LineEnd,
}

/// Stands between two blocks.
const SEPARATOR: &str = " · ";

impl Html {
    fn with_capacity(bytes: usize) -> Self {
        Self { written: String::with_capacity(bytes), last: None, space: None }
    }

    fn push_markup(&mut self, html: &str) {
        self.end_space();
        self.written.push_str(html);
    }

    /// Escapes text; a run of white space becomes one space, between blocks a dot where the text
    /// before has no punctuation of its own.
    fn push_text(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                let space = if c == '\n' { Space::LineEnd } else { Space::Between };
                self.space = self.space.max(Some(space));
                continue;
            }
            if c.is_control() {
                continue;
            }
            self.end_space();
            self.last = Some(c);
            match c {
                '&' => self.written.push_str("&amp;"),
                '<' => self.written.push_str("&lt;"),
                '>' => self.written.push_str("&gt;"),
                '"' => self.written.push_str("&quot;"),
                '\'' => self.written.push_str("&#39;"),
                c => self.written.push(c),
            }
        }
    }

    fn end_space(&mut self) {
        let (Some(space), Some(last)) = (self.space.take(), self.last) else { return };
        let apart = space == Space::LineEnd && !is_punctuation(last);
        self.written.push_str(if apart { SEPARATOR } else { " " });
    }
}

/// Whether a sentence ends or goes on after the character, so that nothing need set it apart.
fn is_punctuation(c: char) -> bool {
    ".,;:!?…·•-–—/([{„‚".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::AnalysisData;

    fn excerpt(query: &str, text: &str) -> String {
        let mut analyzer = Analyzer::new(&AnalysisData::default());
        let parsed = crate::query::parse(query, &mut analyzer);
        Highlighter::new(&parsed.needs).excerpt(text, Language::De, &mut analyzer)
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
