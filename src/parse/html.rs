//! Raw HTML in Markdown: which elements may stay, and what the rest links to or loads.
//!
//! The tokenizer is the one the sanitiser uses, so that both see the same tags.

use std::cell::RefCell;

use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
    states::RawKind,
};
use pulldown_cmark_escape::escape_html;

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

/// A piece of raw HTML, understood.
#[derive(Debug, Default)]
pub struct RawHtml {
    /// What of it may stay, written anew: allowed tags with their allowed attributes, and text.
    pub html: String,
    /// Its text, for search.
    pub text: String,
    /// What its start tags mean, in their order.
    pub markup: Vec<Markup>,
}

/// Reads a piece of raw HTML: one tag, or a block. What is not allowed goes here and not only in
/// the sanitiser, because a browser, and so the sanitiser, reads all that follows an open
/// `<title>` or `<script>` as its text.
pub fn read(html: &str) -> RawHtml {
    let input = BufferQueue::default();
    input.push_back(html.into());
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    // Nothing in this sink asks the tokenizer to stop before the end.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.raw.into_inner()
}

/// Elements whose content is no text for people, and read by browsers up to their end tag.
const WITHOUT_TEXT: &[&str] = &["iframe", "noembed", "noframes", "script", "style"];

#[derive(Default)]
struct Sink {
    raw: RefCell<RawHtml>,
    /// The element whose content is being left out.
    skipping: RefCell<Option<String>>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut raw = self.raw.borrow_mut();
        let mut skipping = self.skipping.borrow_mut();
        let tag = match token {
            Token::TagToken(tag) => tag,
            Token::CharacterTokens(text) if skipping.is_none() => {
                // Writing into a string cannot fail.
                let _ = escape_html(&mut raw.html, &text);
                raw.text += &text;
                return TokenSinkResult::Continue;
            }
            _ => return TokenSinkResult::Continue,
        };
        let is_end = tag.kind == TagKind::EndTag;
        if let Some(element) = &*skipping {
            if is_end && **element == *tag.name {
                *skipping = None;
            }
        } else if !is_end {
            start_tag(&tag, &mut raw);
            if WITHOUT_TEXT.contains(&&*tag.name) {
                *skipping = Some(tag.name.to_string());
                return TokenSinkResult::RawData(RawKind::Rawtext);
            }
        } else if ALLOWED_ELEMENTS.contains(&&*tag.name) {
            raw.html += &format!("</{}>", tag.name);
        }
        TokenSinkResult::Continue
    }
}

/// Writes a start tag anew and notes what it means.
fn start_tag(tag: &Tag, raw: &mut RawHtml) {
    let element: &str = &tag.name;
    let allowed = ALLOWED_ELEMENTS.contains(&element);
    if allowed {
        raw.html += &format!("<{element}");
    } else {
        raw.markup.push(Markup::Removed(format!("<{element}>")));
    }
    let mut image = None;
    let mut alt = false;
    for attribute in &tag.attrs {
        let name: &str = &attribute.name.local;
        let value = attribute.value.to_string();
        alt |= name == "alt";
        let stays = allowed && is_allowed(element, name);
        if stays {
            raw.html += &format!(" {name}=\"");
            let _ = escape_html(&mut raw.html, &value);
            raw.html.push('"');
        }
        match (element, name) {
            ("a", "href") => raw.markup.push(Markup::Link(value)),
            ("img", "src") => image = Some(value),
            (_, "id") if allowed => raw.markup.push(Markup::Anchor(value)),
            (_, name) => {
                // Inside drawings every element may load by a link, and styles by `url(…)`.
                let links = matches!(name, "href" | "xlink:href") && element != "area";
                let styles = name == "style" && value.contains("//");
                if LOADING.contains(&name) || links || styles {
                    raw.markup.push(Markup::Resource(element.to_owned(), value));
                }
                if allowed && !stays {
                    raw.markup.push(Markup::Removed(format!("{name}=")));
                }
            }
        }
    }
    if element == "img" {
        raw.html += " loading=\"lazy\" decoding=\"async\"";
    }
    if allowed {
        raw.html.push('>');
    }
    if let Some(target) = image {
        raw.markup.push(Markup::Image { target, alt });
    }
}

fn is_allowed(element: &str, attribute: &str) -> bool {
    ALLOWED_ATTRIBUTES.contains(&attribute)
        || ALLOWED_ON.iter().any(|(name, allowed)| *name == element && allowed.contains(&attribute))
}

/// Whether a target names another host.
pub fn is_foreign(target: &str) -> bool {
    let target = target.trim_start().to_ascii_lowercase();
    target.starts_with("//") || target.starts_with("http:") || target.starts_with("https:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        let found: Vec<String> = read(html)
            .markup
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
    fn what_is_allowed_is_written_anew() {
        let check = |html: &str, expected: &str| assert_eq!(read(html).html, expected, "{html}");
        check("<kbd>", "<kbd>");
        check("</B>", "</b>");
        check("<a href='x\"y' onclick=z>", "<a href=\"x&quot;y\">");
        check("<title>", "");
        check("<div>\n<script>a<b</script>\n5 &lt; 6</div>\n", "<div>\n\n5 &lt; 6</div>\n");
        check("<!-- weg -->", "");
        check("<script>offen <p>", "");
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
