//! The items of a body's lists, for fields that are written as a list under a heading.

use std::ops::Range;

use crate::source::Span;

/// An item of an outermost list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListItem {
    /// The heading it stands under, as an index into the headings of the body.
    pub heading: Option<usize>,
    /// Its text without markup; a wiki link without a text of its own reads as its target.
    pub text: String,
    /// Its links, as indices into the links of the body.
    pub links: Range<usize>,
    /// Where it stands.
    pub span: Span,
}

/// Gathers items while the events of a body go by.
#[derive(Debug, Default)]
pub(super) struct Items {
    depth: usize,
    /// The open item of an outermost list: where its text and its links begin, and its place.
    open: Option<(usize, usize, Span)>,
}

impl Items {
    pub(super) fn start_list(&mut self) {
        self.depth += 1;
    }

    pub(super) fn end_list(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// An item begins; `text` and `links` say how much of its section there is already.
    pub(super) fn start(&mut self, text: usize, links: usize, span: Span) {
        if self.depth == 1 {
            self.open = Some((text, links, span));
        }
    }

    /// An item ends; gives it if it belongs to an outermost list.
    pub(super) fn end(
        &mut self,
        heading: Option<usize>,
        section: &str,
        links: usize,
        title: impl Fn(usize) -> String,
    ) -> Option<ListItem> {
        if self.depth != 1 {
            return None;
        }
        let (from, first, span) = self.open.take()?;
        let mut text = section.get(from..)?.trim().to_owned();
        for link in first..links {
            text = text.replace(&super::section::title_of_link(link), &title(link));
        }
        Some(ListItem { heading, text, links: first..links, span })
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::markdown::parse;
    use crate::source::Source;

    /// The items of a text: heading, number of links, text and line each.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let source = Source::new("a.md", text);
        let body = parse(&source, 0).value;
        let items = body.items.iter().map(|item| {
            let heading = item.heading.map_or("-", |at| body.headings[at].title.as_str());
            let line = source.place(item.span).position.map_or(0, |at| at.line);
            let text = item.text.replace('\n', "/");
            format!("{heading} {} {text} at {line}", item.links.len())
        });
        assert_eq!(items.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn items_of_outermost_lists_are_kept() {
        check("kein Punkt\n", &[]);
        check("- a\n- *b* `c`\n", &["- 0 a at 1", "- 0 b c at 2"]);
        check("# H\n\n1. a\n\n2. b\n", &["H 0 a at 3", "H 0 b at 5"]);
        check("- a\n## H\n* b\n", &["- 0 a at 1", "H 0 b at 3"]);
        check("- a\n  - b\n  - c\n- d\n", &["- 0 a/b/c at 1", "- 0 d at 4"]);
    }

    #[test]
    fn links_of_an_item_are_its_own() {
        check("[x](y)\n\n- [a](b) und [[c]]\n- d\n", &["- 2 a und c at 3", "- 0 d at 4"]);
        check("- [[a|b]] c\n  - [[d]]\n", &["- 2 b c/d at 1"]);
        check("- ![Bild](x.png) a\n", &["- 1 Bild a at 1"]);
    }
}
