//! Raw HTML in Markdown: which elements may stay, and what the rest links to or loads.
//!
//! The tokenizer is the one the sanitiser uses, so that both see the same tags.

use std::cell::RefCell;

use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// Elements that raw HTML may use. Everything else is taken out by the sanitiser.
pub const ALLOWED_ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Attributes that raw HTML may use on any element.
pub const ALLOWED_ATTRIBUTES: &[&str] = &["class", "dir", "id", "lang", "title"];

/// Attributes that raw HTML may use on the named element.
pub const ALLOWED_ON: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("del", &["cite", "datetime"]),
    ("details", &["open", "name"]),
    ("img", &["alt", "height", "src", "width"]),
    ("ins", &["cite", "datetime"]),
    ("ol", &["reversed", "start", "type"]),
    ("q", &["cite"]),
    ("td", &["colspan", "headers", "rowspan"]),
    ("th", &["abbr", "colspan", "headers", "rowspan", "scope"]),
    ("time", &["datetime"]),
];

/// Attributes whose value the browser loads without being asked.
const LOADING: &[&str] = &["src", "srcset", "data", "poster", "background"];

/// What a start tag means for the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Markup {
    /// `<a href>`: a link, with its target as written.
    Link(String),
    /// `<img src>`: an image, with its target as written, and whether it has an `alt` attribute.
    Image {
        /// The target as written.
        target: String,
        /// Whether there is an `alt` attribute, empty or not.
        alt: bool,
    },
    /// Something else that would be loaded: the element's name and what it names.
    Resource(String, String),
    /// An element or attribute that the sanitiser takes out, as `<name>` or `name="…"`.
    Removed(String),
    /// An `id`, which a link may point at.
    Anchor(String),
}

/// What the start tags in `html` mean, in their order.
pub fn markup(html: &str) -> Vec<Markup> {
    let input = BufferQueue::default();
    input.push_back(html.into());
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    // Nothing in this sink asks the tokenizer to stop before the end.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

#[derive(Default)]
struct Sink(RefCell<Vec<Markup>>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else { return TokenSinkResult::Continue };
        if tag.kind != TagKind::StartTag {
            return TokenSinkResult::Continue;
        }
        let mut found = self.0.borrow_mut();
        let element: &str = &tag.name;
        let attribute = |name: &str| {
            let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
            found.map(|attribute| attribute.value.to_string())
        };
        let allowed = ALLOWED_ELEMENTS.contains(&element);
        if !allowed {
            found.push(Markup::Removed(format!("<{element}>")));
        }
        for attribute in &tag.attrs {
            let name: &str = &attribute.name.local;
            let value = attribute.value.to_string();
            match (element, name) {
                ("a", "href") => found.push(Markup::Link(value)),
                ("img", "src") => {}
                (_, "id") if allowed => found.push(Markup::Anchor(value)),
                (_, name) if LOADING.contains(&name) || (element == "link" && name == "href") => {
                    found.push(Markup::Resource(element.to_owned(), value));
                    if allowed {
                        found.push(Markup::Removed(format!("{name}=")));
                    }
                }
                _ if allowed && !is_allowed(element, name) => {
                    found.push(Markup::Removed(format!("{name}=")));
                }
                _ => {}
            }
        }
        if element == "img"
            && let Some(target) = attribute("src")
        {
            found.push(Markup::Image { target, alt: attribute("alt").is_some() });
        }
        TokenSinkResult::Continue
    }
}

fn is_allowed(element: &str, attribute: &str) -> bool {
    ALLOWED_ATTRIBUTES.contains(&attribute)
        || ALLOWED_ON.iter().any(|(name, allowed)| *name == element && allowed.contains(&attribute))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        let found: Vec<String> = markup(html)
            .into_iter()
            .map(|markup| match markup {
                Markup::Link(target) => format!("link {target}"),
                Markup::Image { target, alt } => format!("image {target} {alt}"),
                Markup::Resource(element, target) => format!("{element} loads {target}"),
                Markup::Removed(what) => format!("removed {what}"),
                Markup::Anchor(id) => format!("anchor {id}"),
            })
            .collect();
        assert_eq!(found.join("; "), expected, "{html}");
    }

    #[test]
    fn start_tags_are_understood() {
        check("<kbd>Strg</kbd>", "");
        check("<a href='x.md' id=y>", "link x.md; anchor y");
        check("<img src=\"a&amp;b.png\" alt>", "image a&b.png true");
        check("<IMG\nSRC=a.png>", "image a.png false");
        check("<p style='x' onclick=y class=z>", "removed style=; removed onclick=");
        check("<script src='https://a/b.js'>", "removed <script>; script loads https://a/b.js");
        check("<!-- <a href=x> --></a>", "");
        check("<img srcset=b src=a alt=''>", "img loads b; removed srcset=; image a true");
        check("<a href", "");
    }
}
