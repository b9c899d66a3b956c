//! Markdown in, one line a finding out.

use proptest::prelude::*;

use super::LinkKind;
use super::markdown::parse;
use crate::diagnostic::Checked;
use crate::source::Source;

/// One line a finding: headings with their anchors, links, sections and findings.
fn describe(text: &str) -> String {
    let source = Source::new("a.md", text);
    let Checked { value: body, diagnostics } = parse(&source, 0);
    let mut lines = Vec::new();
    for heading in &body.headings {
        lines.push(format!("h{} {} #{}", heading.level, heading.title, heading.anchor));
    }
    for link in body.links.iter().chain(&body.html_links) {
        let kind = match link.kind {
            LinkKind::Page => "page",
            LinkKind::Wiki { titled: true } => "titled wiki",
            LinkKind::Wiki { titled: false } => "wiki",
            LinkKind::Image => "image",
        };
        let written = &text[link.span.start..link.span.end];
        lines.push(format!("{kind} {} at {written}", link.target));
    }
    for section in &body.sections {
        let text = section.with_titles(|_| "TITLE");
        let text = text.trim().replace('\n', "|");
        if !text.is_empty() {
            lines.push(format!("text {text}"));
        }
    }
    lines.extend(diagnostics.iter().map(|found| format!("! {}", found.code.name())));
    lines.join("\n")
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(describe(text), expected.join("\n"), "{text}");
}

#[test]
fn headings_have_stable_unique_anchors() {
    check(
        "# Über uns\n\n## Über uns\n\n## Über uns {#wir}\n",
        &["h1 Über uns #ueber-uns", "h2 Über uns #ueber-uns-2", "h2 Über uns #wir"],
    );
    check("## A {#x}\n## B {#x}\n", &["h2 A #x", "h2 B #x", "! duplicate-anchor"]);
    check("# A\n### B\n", &["h1 A #a", "h3 B #b", "! heading-skip"]);
    check("## `code` & *mehr*\n", &["h2 code & mehr #code-mehr"]);
    check("## ???\n", &["h2 ??? #abschnitt"]);
}

#[test]
fn every_form_of_link_is_found() {
    check(
        "[a](b.md#c) <https://x.example> <a@b.example>",
        &[
            "page b.md#c at b.md#c",
            "page https://x.example at https://x.example",
            "page mailto:a@b.example at <a@b.example>",
            "text a https://x.example a@b.example",
        ],
    );
    check(
        "[[rolle]] und [[rolle#x|unsere]]",
        &["wiki rolle at rolle", "titled wiki rolle#x at rolle#x", "text TITLE und unsere"],
    );
    check("[a][b]\n\n[b]: c.md\n", &["page c.md at [a][b]", "text a"]);
    check(
        "![Bild](x.png) ![](y.png)",
        &["image x.png at x.png", "image y.png at y.png", "text Bild", "! missing-alt"],
    );
    check(
        "<a href=\"x.md\">a</a> <img src=\"b.png\" alt=\"\">",
        &["page x.md at x.md", "image b.png at b.png", "text a"],
    );
}

#[test]
fn what_is_not_defined_is_reported() {
    check(
        "[a][b] [c][] [d]",
        &["text [a][b] [c][] [d]", "! undefined-reference", "! undefined-reference"],
    );
    check("a[^1]", &["text a[^1]", "! undefined-footnote"]);
    check("a[^1]\n\n[^1]: b\n", &["text a|b"]);
    check("[a](Über uns.md)", &["text [a](Über uns.md)", "! link-syntax"]);
    check("![b](mein bild.png)", &["text ![b](mein bild.png)", "! link-syntax"]);
    check("| a |\n|---|\n| [[b|T]] |\n", &["text a|[[b", "! link-syntax"]);
    check("[[c]", &["text [[c]", "! link-syntax"]);
    check("\\[a](b c) `[a](b c)` \\[[x]", &["text [a](b c) [a](b c) [[x]"]);
    check(
        "<script src=\"https://x.example/y.js\"></script>\n",
        &["! html-removed", "! foreign-resource"],
    );
}

#[test]
fn sections_hold_the_text_under_their_heading() {
    check(
        "vor\n\n# A\n\neins\nzwei\n\n- drei\n- vier\n\n## B\n\n| a | b |\n|---|---|\n| c | d |\n",
        &["h1 A #a", "h2 B #b", "text vor", "text eins zwei|drei|vier", "text a|b|c|d"],
    );
}

proptest! {
    /// No text makes the parser panic, and every place lies in the text.
    #[test]
    fn places_lie_in_the_text(text in "[a-zäß#\\[\\]()!<>`*_^|:\\-\n \"=/&;.]{0,120}") {
        let source = Source::new("a.md", text.as_str());
        let body = parse(&source, 0).value;
        for link in body.links.iter().chain(&body.html_links) {
            prop_assert!(text.get(link.span.start..link.span.end).is_some());
        }
        for heading in &body.headings {
            prop_assert!(text.get(heading.span.start..heading.span.end).is_some());
        }
    }
}
