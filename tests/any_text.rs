//! Whatever people write, a build ends: it panics on no text, every finding stands inside its file,
//! and a site without errors keeps the rules of every page: no link into nowhere, no id twice,
//! nothing inline, nothing from another host.

mod support;

use std::sync::Arc;

use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use support::folder::Files;
use support::html;
use verbundwiki::diagnostic::{Checked, Findings};
use verbundwiki::load::{Inputs, Options};
use verbundwiki::source::Source;
use verbundwiki::{Built, Contents};

/// Pieces of Markdown and HTML that meet each other in unforeseen ways.
const PIECES: &[&str] = &[
    "# Titel",
    "## Teil",
    "### fn 1",
    "## Eigen {#eigen}",
    "\n",
    "\n\n",
    "    ",
    "> ",
    "- ",
    "1. ",
    "- [ ] ",
    "Text ",
    "ä ß 日 ",
    "\u{ad}",
    "\u{0}",
    "\r\n",
    "\t",
    "*",
    "**",
    "~~",
    "`",
    "```\n",
    "```rust\n",
    "<!-- ",
    " -->",
    "<b>",
    "</b>",
    "<div>",
    "</div>",
    "</main>",
    "<p id=\"x\">",
    "<a href=\"andere.md\">",
    "</a>",
    "<script>",
    "</script>",
    "<style>p{}</style>",
    "<svg>",
    "<img src=\"x\" onerror=\"y\">",
    "<table><tr><td style=\"a\">",
    "<details><summary>",
    "<iframe srcdoc=\"<script>x</script>\">",
    "<a href=\"java\tscript:x\">",
    "<math><mi>",
    "[Link](andere.md)",
    "[Anker](andere.md#teil)",
    "[selbst](#teil)",
    "[[andere]]",
    "[[andere|x]]",
    "[",
    "]",
    "](",
    ")",
    "![",
    "[[",
    "]]",
    "|",
    "| a | b |\n| :-: | --- |\n",
    "[^1]",
    "[^1]: Note ",
    "[^a]",
    "[^A]: Note ",
    "[^1]: [^1] ",
    "[x]: andere.md\n",
    "[x]",
    "Wort\n: Erklärung\n",
    "> [!NOTE]\n> ",
    "---\n",
    "***\n",
    "<https://example.org/>",
    "https://example.org/",
    "&amp;",
    "&lt;script&gt;",
    "\\",
    "{{ page }}",
    "{% raw %}",
    "\u{202e}",
    "{#",
    "}",
    "=\n",
];

fn inputs(sources: &[(&str, &str)]) -> Inputs {
    Inputs {
        sources: sources.iter().map(|(path, text)| Arc::new(Source::new(*path, *text))).collect(),
        assets: Vec::new(),
        config: None,
        model: Vec::new(),
        theme: Vec::new(),
        words: Vec::new(),
        options: Options::default(),
        today: date(2026, 11, 22),
        diagnostics: Vec::new(),
    }
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let sources = [("andere.md", "# Andere\n\n## Teil\n"), ("seite.md", text)];
    let Checked { value: Built { output, checks, .. }, diagnostics } =
        verbundwiki::build(&inputs(&sources), None, &());
    let findings = Findings::new(diagnostics, &checks);
    for (_, finding) in findings.iter() {
        if let Some(at) = finding.place.as_ref().and_then(|place| place.position.as_ref()) {
            let line = at.line.checked_sub(1).and_then(|index| text.split('\n').nth(index));
            let end = line.map(|line| line.chars().count() + 1);
            prop_assert!(end.is_some_and(|end| (1..=end).contains(&at.column)), "{finding:?}");
        }
    }
    if findings.has_errors() {
        return Ok(());
    }
    let site: Files = output
        .iter()
        .filter_map(|(path, contents)| match contents {
            Contents::Bytes(bytes) => Some((path.to_string(), bytes.clone())),
            Contents::CopyOf(_) => None,
        })
        .collect();
    let faults = html::faults(&site);
    prop_assert!(faults.is_empty(), "{text:?}\n{}", faults.join("\n"));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]

    #[test]
    fn pieces_of_markup_make_a_good_site(pieces in vec(select(PIECES), 0..24)) {
        check(&pieces.concat())?;
    }

    #[test]
    fn any_front_matter_ends(text in "---\n([a-z]{1,6}: ?[ -~äß]{0,12}\n|- [a-z:]{0,4}\n|  [ -~]{0,6}\n){0,5}(---\n)?") {
        check(&text)?;
    }

    #[test]
    fn any_settings_end(text in "(title|checks|language|footer|x): ?[ -~äß]{0,12}\n([ -~]{0,20}\n){0,3}") {
        let mut inputs = inputs(&[("index.md", "# Start\n")]);
        inputs.config = Some(Arc::new(Source::new("wiki.yaml", text.as_str())));
        verbundwiki::build(&inputs, None, &());
    }
}

#[test]
fn deep_nesting_ends() {
    for text in [
        "<div>".repeat(5_000),
        ">".repeat(20_000),
        "- ".repeat(5_000),
        "[".repeat(20_000),
        "[[".repeat(20_000),
        "![".repeat(20_000),
        "*a _b ".repeat(5_000),
        "`".repeat(20_000),
        format!("---\na: {}\n---\n", "[".repeat(20_000)),
        "[^1]: ".repeat(5_000),
        "a [^1]\n\n[^1]: b [^1]\n".repeat(200),
        "<a href='x'".repeat(5_000),
        "# x\n".repeat(5_000),
    ] {
        let sources = [("seite.md", text.as_str())];
        verbundwiki::build(&inputs(&sources), None, &());
    }
}
