//! What a reader sees of a built page: the text inside `<main>`, and what stands under each label.

use std::cell::RefCell;

use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};

use super::html::tokens;

/// Parts of a page that are no content of its own: where it is used, the contents list, the signs
/// beside headings, words for screen readers only.
const LEFT_OUT: &[&str] = &["vw-uses", "vw-toc", "vw-anchor", "vw-hidden-text"];

/// Elements that end no word.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// Elements without an end.
const VOID: &[&str] =
    &["area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"];

/// The level of a label that is no heading: below all of them.
const LINE: u8 = 7;

/// A page as it is read.
#[derive(Debug, Default)]
pub(crate) struct Visible {
    /// All of its text, with single spaces.
    pub(crate) text: String,
    /// Every label of a box of fields and every heading, with what stands under it.
    pub(crate) values: Vec<(String, String)>,
}

/// Reads a page.
pub(crate) fn read(html: &str) -> Visible {
    let page = tokens(html, Sink::default()).0.into_inner();
    let values = page.values.iter().map(|value| (value.label.clone(), plainly(&value.text)));
    Visible { text: plainly(&page.text), values: values.collect() }
}

/// A text with single spaces and without soft hyphens.
pub(crate) fn plainly(text: &str) -> String {
    let text: String = text.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}')).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text holds another as whole words and numbers: `1.1` is not in `1.1.2`.
pub(crate) fn holds(text: &str, sought: &str) -> bool {
    let is_part = |c: char, beyond: Option<char>| {
        c.is_alphanumeric() || (c == '.' && beyond.is_some_and(char::is_numeric))
    };
    text.match_indices(sought).any(|(at, _)| {
        let mut before = text[..at].chars().rev();
        let mut after = text[at + sought.len()..].chars();
        let goes_on = |rest: &mut dyn Iterator<Item = char>| {
            rest.next().is_some_and(|c| is_part(c, rest.next()))
        };
        !goes_on(&mut before) && !goes_on(&mut after)
    })
}

impl Visible {
    /// What stands under the labels of that name.
    pub(crate) fn under(&self, label: &str) -> impl Iterator<Item = &str> {
        let label = plainly(label);
        let named = self.values.iter().filter(move |(name, _)| *name == label);
        named.map(|(_, text)| text.as_str())
    }

    /// The labels under which `text` stands.
    pub(crate) fn labels_of(&self, text: &str) -> Vec<&str> {
        let hold = self.values.iter().filter(|(_, value)| holds(value, text));
        hold.map(|(label, _)| label.as_str()).collect()
    }
}

#[derive(Default)]
struct Sink(RefCell<Page>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => page.start(&tag),
            Token::TagToken(tag) => page.end(&tag.name),
            Token::CharacterTokens(text) => page.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// A page being read.
#[derive(Default)]
struct Page {
    /// The open elements, outermost first.
    open: Vec<Element>,
    text: String,
    /// The label being read.
    label: Option<String>,
    values: Vec<Labelled>,
}

struct Element {
    name: String,
    classes: Vec<String>,
}

/// What stands under a label; it ends with the element it is in, or with the next label.
struct Labelled {
    label: String,
    level: u8,
    depth: usize,
    text: String,
    is_open: bool,
}

impl Page {
    fn is_shown(&self) -> bool {
        let is_left_out = |one: &Element| one.classes.iter().any(|c| LEFT_OUT.contains(&&**c));
        self.open.iter().any(|one| one.name == "main") && !self.open.iter().any(is_left_out)
    }

    fn start(&mut self, tag: &Tag) {
        let name: &str = &tag.name;
        if !INLINE.contains(&name) {
            self.text(" ");
        }
        if VOID.contains(&name) || tag.self_closing {
            return;
        }
        let class = tag.attrs.iter().find(|attribute| &*attribute.name.local == "class");
        let classes =
            class.map(|class| class.value.split_whitespace().map(str::to_owned).collect());
        self.open.push(Element { name: name.to_owned(), classes: classes.unwrap_or_default() });
        if self.begins("dl", "vw-fields") || self.begins("section", "vw-section") {
            self.close(|value| value.level < LINE);
        }
        if let Some(level) = self.level(name) {
            self.close(|value| value.level >= level);
            self.label = self.is_shown().then(String::new);
        }
    }

    fn end(&mut self, name: &str) {
        let level = self.level(name);
        if !INLINE.contains(&name) {
            self.text(" ");
        }
        let Some(at) = self.open.iter().rposition(|one| one.name == name) else { return };
        self.open.truncate(at);
        self.close(|value| value.depth > at);
        if let (Some(level), Some(label)) = (level, self.label.take_if(|_| level.is_some())) {
            let label = plainly(&label);
            let text = String::new();
            self.values.push(Labelled { label, level, depth: at, text, is_open: true });
        }
    }

    fn text(&mut self, text: &str) {
        if !self.is_shown() {
            return;
        }
        self.text.push_str(text);
        if let Some(label) = &mut self.label {
            label.push_str(text);
        }
        for value in self.values.iter_mut().filter(|value| value.is_open) {
            value.text.push_str(text);
        }
    }

    /// Whether the innermost element is this one.
    fn begins(&self, name: &str, class: &str) -> bool {
        self.open
            .last()
            .is_some_and(|one| one.name == name && one.classes.iter().any(|c| c == class))
    }

    /// The level of a label: a heading, or a line of a box of fields.
    fn level(&self, name: &str) -> Option<u8> {
        match name.as_bytes() {
            [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
            b"dt" => {
                let list = self.open.iter().rfind(|one| one.name == "dl")?;
                list.classes.iter().any(|class| class == "vw-fields").then_some(LINE)
            }
            _ => None,
        }
    }

    fn close(&mut self, ends: impl Fn(&Labelled) -> bool) {
        self.values.iter_mut().filter(|value| ends(value)).for_each(|value| value.is_open = false);
    }
}
