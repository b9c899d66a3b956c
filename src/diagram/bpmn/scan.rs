//! A look at the tags alone, so that nothing is built of what is too large, too deep or has a DTD.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{MAX_ADDRESS, MAX_ATTRIBUTES, MAX_DECLARATIONS, MAX_DEPTH, MAX_ELEMENTS, MAX_PREFIXES};

/// Why a text is not parsed, and at which byte.
#[derive(Debug)]
pub(super) enum Refused {
    /// There is too much of something.
    Limit(Limit, usize),
    /// It has a DTD.
    Dtd(usize),
}

/// What there is too much of.
#[derive(Debug)]
pub(super) struct Limit {
    /// As the finding's sentence tells it.
    pub(super) what: &'static str,
    /// How much there may be.
    pub(super) most: usize,
}

/// What was seen.
#[derive(Debug, Default)]
pub(super) struct Scanned<'a> {
    /// Where the name of the root element ends.
    pub(super) root_name_end: usize,
    /// Prefixes that are used but declared nowhere.
    undeclared: Vec<&'a str>,
}

/// What prefixes mean that programs forgot to declare.
const USUAL: &[(&str, &str)] = &[
    ("bpmn", "http://www.omg.org/spec/BPMN/20100524/MODEL"),
    ("bpmn2", "http://www.omg.org/spec/BPMN/20100524/MODEL"),
    ("semantic", "http://www.omg.org/spec/BPMN/20100524/MODEL"),
    ("model", "http://www.omg.org/spec/BPMN/20100524/MODEL"),
    ("bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI"),
    ("dc", "http://www.omg.org/spec/DD/20100524/DC"),
    ("omgdc", "http://www.omg.org/spec/DD/20100524/DC"),
    ("di", "http://www.omg.org/spec/DD/20100524/DI"),
    ("omgdi", "http://www.omg.org/spec/DD/20100524/DI"),
    ("bioc", "http://bpmn.io/schema/bpmn/biocolor/1.0"),
    ("color", "http://www.omg.org/spec/BPMN/non-normative/color/1.0"),
];

pub(super) fn scan(text: &str) -> Result<Scanned<'_>, Refused> {
    let limit = |what, most, at| Err(Refused::Limit(Limit { what, most }, at));
    let (mut depth, mut elements, mut declarations) = (0usize, 0usize, 0usize);
    let mut root_name_end = None;
    let (mut declared, mut used) = (BTreeSet::new(), BTreeSet::new());
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        at += found;
        let rest = &text[at..];
        let skipped = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("</", ">")]
            .into_iter()
            .find(|(open, _)| rest.starts_with(open));
        if let Some((open, close)) = skipped {
            if open == "</" {
                depth = depth.saturating_sub(1);
            }
            let Some(end) = rest[open.len()..].find(close) else { break };
            at += open.len() + end + close.len();
            continue;
        }
        if rest.starts_with("<!") {
            return Err(Refused::Dtd(at));
        }
        elements += 1;
        if elements > MAX_ELEMENTS {
            return limit("elements", MAX_ELEMENTS, at);
        }
        let tag = Tag::read(&rest[1..]);
        root_name_end.get_or_insert(at + 1 + tag.name.len());
        if tag.attributes.len() > MAX_ATTRIBUTES {
            return limit("attributes", MAX_ATTRIBUTES, at);
        }
        used.extend(prefix(tag.name));
        for (name, value) in &tag.attributes {
            match name.split_once(':') {
                Some(("xmlns", prefix)) => _ = declared.insert(prefix),
                None if *name == "xmlns" => {}
                _ => {
                    used.extend(prefix(name));
                    continue;
                }
            }
            declarations += 1;
            if value.len() > MAX_ADDRESS {
                return limit("address", MAX_ADDRESS, at);
            }
        }
        if declared.len().max(used.len()) > MAX_PREFIXES {
            return limit("prefixes", MAX_PREFIXES, at);
        }
        if declarations > MAX_DECLARATIONS {
            return limit("declarations", MAX_DECLARATIONS, at);
        }
        if !tag.empty {
            depth += 1;
            if depth > MAX_DEPTH {
                return limit("depth", MAX_DEPTH, at);
            }
        }
        at += 1 + tag.length;
    }
    let undeclared = used.difference(&declared).copied().collect();
    Ok(Scanned { root_name_end: root_name_end.unwrap_or_default(), undeclared })
}

/// The text with declarations of the prefixes that it uses and does not declare.
pub(super) fn with_prefixes<'a>(text: &'a str, scanned: &Scanned<'_>) -> Cow<'a, str> {
    if scanned.undeclared.is_empty() {
        return text.into();
    }
    let declarations = scanned.undeclared.iter().map(|prefix| {
        let usual = USUAL.iter().find(|(name, _)| name == prefix);
        let address = usual.map_or("urn:undeclared", |(_, address)| *address);
        // Each needs its own, or attributes of two prefixes would be one and the same.
        let own = if usual.is_none() { *prefix } else { "" };
        format!(" xmlns:{prefix}=\"{address}{own}\"")
    });
    let (before, after) = text.split_at(scanned.root_name_end);
    format!("{before}{}{after}", declarations.collect::<String>()).into()
}

fn prefix(name: &str) -> Option<&str> {
    let (prefix, _) = name.split_once(':')?;
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let is_name = prefix.starts_with(|c: char| c.is_alphabetic() || c == '_');
    (is_name && prefix.chars().all(is_plain) && !matches!(prefix, "xml" | "xmlns"))
        .then_some(prefix)
}

/// A start tag, after its `<`.
struct Tag<'a> {
    name: &'a str,
    /// Their names and values.
    attributes: Vec<(&'a str, &'a str)>,
    empty: bool,
    length: usize,
}

impl<'a> Tag<'a> {
    fn read(text: &'a str) -> Self {
        let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '<');
        let name = &text[..text.find(is_end).unwrap_or(text.len())];
        let mut attributes = Vec::new();
        let mut at = name.len();
        // Up to the `>` that stands in no value; values are the only thing that has quotes.
        loop {
            let Some(found) = text[at..].find(['>', '"', '\'']) else {
                return Self { name, attributes, empty: false, length: text.len() };
            };
            let before = &text[at..at + found];
            let sign = text.as_bytes()[at + found];
            at += found + 1;
            if sign == b'>' {
                return Self { name, attributes, empty: before.ends_with('/'), length: at };
            }
            let own = before.trim_start().trim_end_matches(['=', ' ', '\t', '\r', '\n']);
            let Some(end) = text[at..].find(char::from(sign)) else {
                return Self { name, attributes, empty: false, length: text.len() };
            };
            attributes.push((own, &text[at..at + end]));
            at += end + 1;
            if attributes.len() > MAX_ATTRIBUTES {
                return Self { name, attributes, empty: false, length: at };
            }
        }
    }
}
