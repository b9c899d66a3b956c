//! Slips: what was meant as a link or a footnote and is ordinary text to the Markdown parser.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::source::Span;

/// A slip and where it stands.
pub(super) struct Slip {
    pub(super) code: Code,
    pub(super) span: Span,
}

/// The slips in the run of ordinary text `run` of `source`.
pub(super) fn slips(source: &str, run: Range<usize>) -> Vec<Slip> {
    let text = &source[run.clone()];
    let mut found = Vec::new();
    let mut add = |code, from: usize, to: usize| {
        let escaped = source[..run.start + from].ends_with('\\');
        if !escaped {
            found.push(Slip { code, span: Span { start: run.start + from, end: run.start + to } });
        }
    };
    for (at, _) in text.match_indices("[^") {
        let label = text[at + 2..].split(']').next().unwrap_or_default();
        let end = at + 2 + label.len();
        if text[end..].starts_with(']') && is_word(label) {
            add(Code::UndefinedFootnote, at, end + 1);
        }
    }
    // `[text](a target.md)`: the parser takes no target with spaces.
    for (at, _) in text.match_indices("](") {
        let Some(open) = text[..at].rfind('[') else { continue };
        let line = text[at..].lines().next().unwrap_or_default();
        let Some(close) = line.find(')') else { continue };
        add(Code::LinkSyntax, open, at + close + 1);
    }
    // `[[id]` or, in a table, `[[id` cut at its bar.
    for (at, _) in text.match_indices("[[") {
        let line = text[at..].lines().next().unwrap_or_default();
        let end = line.find(']').map_or(line.len(), |close| close + 1);
        add(Code::LinkSyntax, at, at + end);
    }
    found
}

fn is_word(label: &str) -> bool {
    !label.is_empty() && !label.contains(char::is_whitespace)
}
