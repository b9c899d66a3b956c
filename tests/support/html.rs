//! What a browser would make of the built pages: links, anchors, and what the policy forbids.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use percent_encoding::percent_decode_str;

use super::folder::Files;

/// What matters of one page.
#[derive(Debug, Default)]
pub(crate) struct PageFacts {
    /// Targets of links, images, scripts and styles as they are written.
    pub(crate) targets: Vec<String>,
    /// Targets that the browser loads by itself.
    pub(crate) loads: Vec<String>,
    /// All `id`s.
    pub(crate) ids: Vec<String>,
    /// What the policy blocks: inline scripts, handlers and styles.
    pub(crate) inline: Vec<String>,
    /// The policy.
    pub(crate) policy: Option<String>,
}

/// The policy every page carries.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'";

/// Reads one page.
pub(crate) fn facts(html: &str) -> PageFacts {
    tokens(html, Sink::default()).0.into_inner()
}

/// Gives every token of a page to `sink`.
pub(crate) fn tokens<S: TokenSink>(html: &str, sink: S) -> S {
    let input = BufferQueue::default();
    input.push_back(html.into());
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink
}

#[derive(Default)]
struct Sink(RefCell<PageFacts>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if let Token::TagToken(tag) = token
            && tag.kind == TagKind::StartTag
        {
            note(&tag, &mut self.0.borrow_mut());
        }
        TokenSinkResult::Continue
    }
}

fn note(tag: &Tag, page: &mut PageFacts) {
    let element: &str = &tag.name;
    let attribute = |name: &str| {
        let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
        found.map(|attribute| attribute.value.to_string())
    };
    for attribute in &tag.attrs {
        let (name, value) = (&*attribute.name.local, attribute.value.to_string());
        match name {
            "id" => page.ids.push(value),
            "href" | "src" => {
                if name == "src" || element == "link" {
                    page.loads.push(value.clone());
                }
                page.targets.push(value);
            }
            "srcset" | "data" | "poster" | "background" => page.loads.push(value),
            "style" => page.inline.push(format!("<{element} style={value:?}>")),
            name if name.starts_with("on") => page.inline.push(format!("<{element} {name}=…>")),
            _ => {}
        }
    }
    if (element == "script" && attribute("src").is_none()) || element == "style" {
        page.inline.push(format!("<{element}> without a file"));
    }
    if matches!(element, "iframe" | "object" | "embed" | "base") {
        page.inline.push(format!("<{element}>"));
    }
    if attribute("http-equiv").is_some_and(|name| name == "Content-Security-Policy") {
        page.policy = attribute("content");
    }
}

/// Everything that is wrong with a built site: links into nowhere, missing anchors, ids used twice,
/// inline code, a missing policy. Empty if all is well.
pub(crate) fn faults(site: &Files) -> Vec<String> {
    let pages: BTreeMap<&str, PageFacts> = site
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), facts(&String::from_utf8_lossy(bytes))))
        .collect();
    let mut faults = Vec::new();
    for (path, page) in &pages {
        for target in &page.targets {
            if let Err(fault) = check_target(path, target, site, &pages) {
                faults.push(format!("{path}: {fault}"));
            }
        }
        let mut seen = BTreeSet::new();
        for id in page.ids.iter().filter(|id| !seen.insert(id.as_str())) {
            faults.push(format!("{path}: two elements have the id {id:?}"));
        }
        faults.extend(page.inline.iter().map(|what| format!("{path}: {what}")));
        // Only the page for unknown addresses may name the site's own host: it has no fixed place.
        let external = |target: &&String| is_external(target) && *path != "404.html";
        for target in page.loads.iter().filter(external) {
            if !target.starts_with("data:image/") {
                faults.push(format!("{path}: loads {target}"));
            }
        }
        if page.policy.as_deref() != Some(POLICY) {
            faults.push(format!("{path}: the policy is {:?}", page.policy));
        }
    }
    faults
}

/// Only the links and assets of pages that lead to no file: what must hold at every moment.
pub(crate) fn dead_targets(site: &Files) -> Vec<String> {
    let mut dead = Vec::new();
    for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        for target in facts(&String::from_utf8_lossy(bytes)).targets {
            if let Some(file) = resolve(path, &target)
                && !site.contains_key(&file)
            {
                dead.push(format!("{path} → {file}"));
            }
        }
    }
    dead
}

fn check_target(
    path: &str,
    target: &str,
    site: &Files,
    pages: &BTreeMap<&str, PageFacts>,
) -> Result<(), String> {
    if target.is_empty() {
        return Err("an empty target".to_owned());
    }
    if target.starts_with('/') || target.starts_with("//") {
        return Err(format!("{target:?} works on one host only"));
    }
    let Some(file) = resolve(path, target) else { return Ok(()) };
    if !site.contains_key(&file) {
        return Err(format!("{target:?} leads to no file"));
    }
    let Some((_, anchor)) = target.split_once('#') else { return Ok(()) };
    let anchor = percent_decode_str(anchor).decode_utf8_lossy();
    match pages.get(file.as_str()) {
        Some(page) if !page.ids.iter().any(|id| *id == anchor) => {
            Err(format!("{target:?} leads to no anchor"))
        }
        _ => Ok(()),
    }
}

/// The site's file that a target on the page `path` names; none for other hosts and schemes.
fn resolve(path: &str, target: &str) -> Option<String> {
    if is_external(target) {
        return None;
    }
    let file = target.split(['#', '?']).next().unwrap_or_default();
    if file.is_empty() {
        return Some(path.to_owned());
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        match part {
            "." => {}
            // Above the root there is nothing of ours.
            ".." => {
                if parts.pop().is_none() {
                    return Some(target.to_owned());
                }
            }
            part => parts.push(part),
        }
    }
    Some(percent_decode_str(&parts.join("/")).decode_utf8_lossy().into_owned())
}

fn is_external(target: &str) -> bool {
    target.starts_with("//")
        || target.split_once(':').is_some_and(|(scheme, _)| {
            !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric())
        })
}

/// The inside of `<main>`, with white space at line ends and empty lines left out.
pub(crate) fn main_of(html: &str) -> String {
    let start = html.find("<main").and_then(|at| Some(at + html[at..].find('>')? + 1));
    let inside = match (start, html.rfind("</main>")) {
        (Some(start), Some(end)) if start <= end => &html[start..end],
        _ => html,
    };
    let lines = inside.lines().map(str::trim_end).filter(|line| !line.trim().is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}
