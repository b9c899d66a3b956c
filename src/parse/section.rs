//! The plain text of a file, heading by heading.

use std::borrow::Cow;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::body::Body;

/// A heading's text without markup, as search reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Index into the headings of the [`Body`](super::Body); none before the first heading.
    pub heading: Option<usize>,
    /// The text, blocks separated by line ends; see [`Section::with_titles`].
    pub text: String,
}

/// Stands in a section's text for the title of what the link at `index` leads to; the characters
/// around the number are of Unicode's private use, so no text has them.
pub(super) fn title_of_link(index: usize) -> String {
    format!("\u{e000}{index}\u{e001}")
}

/// Ends the line of a text, as what stands before a list in its item is no part of its first word.
pub(super) fn end_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

impl Section {
    /// The text, with `title` of the link at each index where a link has no text of its own.
    pub fn with_titles<'a>(&'a self, title: impl Fn(usize) -> &'a str) -> Cow<'a, str> {
        let mut parts = self.text.split('\u{e000}');
        let first = parts.next().unwrap_or_default();
        if first.len() == self.text.len() {
            return Cow::Borrowed(first);
        }
        let mut text = first.to_owned();
        for part in parts {
            let (number, rest) = part.split_once('\u{e001}').unwrap_or(("", part));
            text += number.parse().map(&title).unwrap_or_default();
            text += rest;
        }
        Cow::Owned(text)
    }
}

impl Body {
    /// Whether nothing stands between a heading and the next of its level or above.
    pub fn is_blank(&self, heading: usize) -> bool {
        let starts = self.events.iter().enumerate();
        let mut starts =
            starts.filter(|(_, event)| matches!(event, Event::Start(Tag::Heading { .. })));
        let Some((start, Event::Start(Tag::Heading { level: own, .. }))) = starts.nth(heading)
        else {
            return true;
        };
        let is_end = |event: &&Event<'_>| matches!(event, Event::End(TagEnd::Heading(_)));
        let mut inside = self.events[start..].iter().skip_while(|event| !is_end(event)).skip(1);
        // A comment leaves the frame of its block.
        let is_frame = |event: &&Event<'_>| match event {
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => true,
            Event::Html(html) => html.trim().is_empty(),
            _ => false,
        };
        match inside.find(|event| !is_frame(event)) {
            Some(Event::Start(Tag::Heading { level, .. })) => level <= own,
            first => first.is_none(),
        }
    }
}
