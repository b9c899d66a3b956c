//! Headings and their anchors.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::slug::slug;
use crate::source::{Source, Span, Spanned};

/// A heading of the Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6, as written.
    pub level: u8,
    /// Its text without markup.
    pub title: String,
    /// Its anchor, unique in the file.
    pub anchor: String,
    /// Where it stands.
    pub span: Span,
}

/// A heading before its anchor is known.
pub(super) struct Unanchored {
    pub(super) level: u8,
    pub(super) title: String,
    pub(super) span: Span,
    /// The anchor the author gave: `## Titel {#anker}`.
    pub(super) own: Option<String>,
}

/// Gives every heading its anchor: the author's own first, those in raw HTML too, then slugs, numbered where they repeat.
/// An own anchor never changes because a heading elsewhere was added.
pub(super) fn anchor(
    source: &Source,
    headings: Vec<Unanchored>,
    in_html: &[Spanned<String>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Heading> {
    let mut taken = BTreeSet::new();
    let own = headings.iter().filter_map(|heading| Some((heading.own.as_ref()?, heading.span)));
    let mut given: Vec<(&String, Span)> =
        own.chain(in_html.iter().map(|id| (&id.value, id.span))).collect();
    given.sort_by_key(|(_, span)| *span);
    for (id, span) in given {
        if !taken.insert(id.clone()) {
            let place = source.place(span);
            diagnostics.push(Diagnostic::new(Code::DuplicateAnchor, place).with("anchor", id));
        }
    }
    let mut numbers = BTreeMap::new();
    let mut level = 0;
    headings
        .into_iter()
        .map(|heading| {
            if level > 0 && heading.level > level + 1 {
                diagnostics.push(
                    Diagnostic::new(Code::HeadingSkip, source.place(heading.span))
                        .with("level", heading.level)
                        .with("before", level),
                );
            }
            level = heading.level;
            let anchor =
                heading.own.unwrap_or_else(|| unused(&heading.title, &mut taken, &mut numbers));
            Heading { level: heading.level, title: heading.title, anchor, span: heading.span }
        })
        .collect()
}

/// A slug that no other heading has; `numbers` remembers how far each slug was counted.
fn unused(
    title: &str,
    taken: &mut BTreeSet<String>,
    numbers: &mut BTreeMap<String, usize>,
) -> String {
    let base = match slug(title) {
        empty if empty.is_empty() => "abschnitt".to_owned(),
        // Anchors of the theme's frame begin so.
        slug if slug.starts_with("vw-") => format!("abschnitt-{slug}"),
        slug => slug,
    };
    let mut anchor = base.clone();
    let number = numbers.entry(base.clone()).or_insert(1);
    while !taken.insert(anchor.clone()) {
        *number += 1;
        anchor = format!("{base}-{number}");
    }
    anchor
}
