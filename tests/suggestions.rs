//! Suggestions are looked for where they help, and not where they would take minutes.

use std::sync::Arc;

use jiff::civil::date;
use verbundwiki::diagnostic::Findings;
use verbundwiki::load::{Inputs, Options};
use verbundwiki::source::Source;

/// Who misspells hundreds of references has made one mistake: the first findings have suggestions,
/// the same ones whatever the number of threads, and the others are found without.
#[test]
fn only_the_first_findings_have_suggestions() {
    let page = |number: usize| {
        let text = format!("---\ntype: amt\nbezug: rolle-eihns\n---\n[[rolle-eihns]] {number}\n");
        Arc::new(Source::new(format!("seite{number:03}.md"), text))
    };
    let mut sources: Vec<_> = (0..150).map(page).collect();
    sources.push(Arc::new(Source::new("rolle-eins.md", "Text\n")));
    let model = "label: {one: Amt, many: Ämter}\nfields:\n  bezug: {kind: ref, label: Bezug}\n";
    let inputs = Inputs {
        sources,
        assets: Vec::new(),
        config: None,
        model: vec![Arc::new(Source::new("_model/amt.yaml", model))],
        theme: Vec::new(),
        words: Vec::new(),
        options: Options::default(),
        today: date(2026, 11, 22),
        diagnostics: Vec::new(),
    };
    let built = verbundwiki::build(&inputs, None, &());
    let findings = Findings::new(built.diagnostics, &built.value.checks);
    let suggested: Vec<bool> =
        findings.iter().map(|(_, finding)| finding.suggestion.is_some()).collect();
    let expected: Vec<bool> = (0..300).map(|at| at < 200).collect();
    assert_eq!(suggested, expected);
}
