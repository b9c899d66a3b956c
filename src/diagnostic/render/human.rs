//! Findings for people: the sentence, the place, the line with a caret, and what to do.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::diagnostic::{Code, Diagnostic, Findings, Locale, Severity};

/// How the text looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether to use terminal colours. The text says the same without them.
    pub color: bool,
    /// The content folder as it was named, put before each path.
    pub folder: String,
    /// How many warnings of one code are shown in full; errors always are.
    pub warnings_per_code: usize,
}

impl Style {
    /// A path as it is shown; what comes from no folder stands alone.
    fn path(&self, path: &str) -> String {
        match self.folder.as_str() {
            "" => path.to_owned(),
            folder => format!("{folder}/{path}"),
        }
    }
}

/// All findings, one paragraph each, in the order of files.
pub fn human(findings: &Findings, locale: &Locale, style: &Style) -> String {
    let mut text = String::new();
    let mut seen: BTreeMap<Code, usize> = BTreeMap::new();
    for (severity, finding) in findings.iter() {
        if severity == Severity::Warning {
            let count = seen.entry(finding.code).or_default();
            *count += 1;
            if *count > style.warnings_per_code {
                continue;
            }
        }
        paragraph(&mut text, severity, finding, locale, style);
    }
    for (code, count) in seen {
        let hidden = count.saturating_sub(style.warnings_per_code);
        if hidden > 0 {
            let arguments = [("count", hidden.to_string()), ("code", code.name().to_owned())];
            text += &locale.text("more-findings", &arguments);
            text.push_str("\n\n");
        }
    }
    text
}

fn paragraph(
    text: &mut String,
    severity: Severity,
    finding: &Diagnostic,
    locale: &Locale,
    style: &Style,
) {
    let paint = |code: &'static str, part: &str| {
        if style.color { format!("\u{1b}[{code}m{part}\u{1b}[0m") } else { part.to_owned() }
    };
    let (word, color) = match severity {
        Severity::Error => (locale.text("severity-error", &[]), "1;31"),
        Severity::Warning => (locale.text("severity-warning", &[]), "1;33"),
    };
    let label = paint(color, &format!("{word}[{}]", finding.code.name()));
    // Writing into a string cannot fail.
    let _ = writeln!(text, "{label}: {}", locale.sentence(finding));
    if let Some(place) = &finding.place {
        let path = style.path(&place.path);
        match &place.position {
            Some(at) => {
                let number = at.line.to_string();
                let margin = " ".repeat(number.len());
                let (excerpt, column) = (&at.excerpt, at.excerpt_column);
                let left = excerpt.chars().count() + 1 - column;
                let caret = paint(color, &"^".repeat(at.width.min(left.max(1))));
                // A tab stays a tab, so that the caret stands under its word.
                let indent: String = excerpt
                    .chars()
                    .take(column - 1)
                    .map(|c| if c == '\t' { '\t' } else { ' ' })
                    .collect();
                let _ = writeln!(text, "{margin}--> {path}:{}:{}", at.line, at.column);
                let _ = writeln!(text, "{number} | {excerpt}");
                let _ = writeln!(text, "{margin} | {indent}{caret}");
            }
            None => {
                let _ = writeln!(text, " --> {path}");
            }
        }
    }
    for place in &finding.related {
        let position = place.position.as_ref();
        let at = position.map_or(String::new(), |at| format!(":{}:{}", at.line, at.column));
        let also = locale.text("see-also", &[("place", style.path(&place.path) + &at)]);
        let _ = writeln!(text, "  = {also}");
    }
    if let Some(help) = locale.help(finding) {
        let _ = writeln!(text, "  = {help}");
    }
    text.push('\n');
}
