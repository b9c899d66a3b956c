//! What a page finally contains: ordered blocks, each with its plain text for search.
//!
//! Rendering and search take the same [`Page`], so what is found is what is shown.

mod legal;

use std::borrow::Cow;

use pulldown_cmark::{Event, Tag};

use crate::legal::{LegalPage, LegalText};
use crate::parse::Body;
use crate::resolve::{Entry, EntryId, EntryKind, Site, Target, natural_key};

/// A page, composed.
#[derive(Debug)]
pub struct Page<'site> {
    /// Its entry.
    pub entry: EntryId,
    /// Which template shows it.
    pub layout: Layout,
    /// What stands on it, in order.
    pub blocks: Vec<Block<'site>>,
    /// Its headings, for the table of contents.
    pub contents: Vec<ContentsLine<'site>>,
    /// Its text for search: what stands before the first heading, then one part a heading.
    pub sections: Vec<PlainSection<'site>>,
}

/// Which template shows a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layout {
    /// A page of text.
    Page,
    /// A folder with its pages.
    Folder,
    /// The start page.
    Start,
    /// All pages from A to Z.
    Alphabet,
    /// All tags.
    Tags,
    /// The pages of one tag.
    Tag,
    /// The search page.
    Search,
    /// What a host shows for an address that does not exist.
    NotFound,
    /// A page that the law asks for.
    Legal(LegalPage),
}

/// A part of a page.
#[derive(Debug)]
pub enum Block<'site> {
    /// The Markdown of its file.
    Text(TextBlock<'site>),
    /// A list of pages.
    Listing(Vec<EntryId>),
    /// Lists of pages by first letter; an empty label gathers what begins with no letter.
    Letters(Vec<(String, Vec<EntryId>)>),
    /// All tags.
    Tags,
    /// What the settings give for a legal page.
    Legal(&'site LegalText),
}

/// Markdown on a page.
#[derive(Clone, Copy, Debug)]
pub struct TextBlock<'site> {
    /// The Markdown.
    pub body: &'site Body,
    /// How many events at the beginning are the page's title and shown as such.
    pub skip: usize,
    /// How many levels the headings move down, so that the title is the only one of level 1.
    pub shift: u8,
}

/// A line of the table of contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContentsLine<'site> {
    /// The level as shown, from 2.
    pub level: u8,
    /// The heading's anchor.
    pub anchor: &'site str,
    /// The heading's text.
    pub title: &'site str,
}

/// A heading's text for search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainSection<'site> {
    /// The heading's anchor; none before the first heading.
    pub anchor: Option<&'site str>,
    /// The headings above and the heading itself, outermost first.
    pub headings: Vec<&'site str>,
    /// The text.
    pub text: Cow<'site, str>,
}

impl PlainSection<'_> {
    /// Whether it has neither heading nor text.
    pub fn is_empty(&self) -> bool {
        self.headings.is_empty() && self.text.trim().is_empty()
    }
}

/// Composes one page. Pure: the same site gives the same page.
pub fn compose_page(site: &Site, id: EntryId) -> Page<'_> {
    let entry = site.entry(id);
    let mut page = Page {
        entry: id,
        layout: layout(entry),
        blocks: Vec::new(),
        contents: Vec::new(),
        sections: Vec::new(),
    };
    if let Some(document) = &entry.document {
        text(&mut page, site, entry, &document.body);
    }
    match &entry.kind {
        EntryKind::Start | EntryKind::Folder => {
            page.blocks.push(Block::Listing(site.content_children(id)));
        }
        EntryKind::Alphabet => page.blocks.push(Block::Letters(letters(site))),
        EntryKind::Tags => page.blocks.push(Block::Tags),
        EntryKind::Tag(index) => {
            page.blocks.push(Block::Listing(site.tags[*index].entries.clone()))
        }
        EntryKind::Legal(which) => legal::compose(&mut page, &site.legal[which]),
        EntryKind::Page | EntryKind::Search | EntryKind::NotFound => {}
    }
    page
}

fn layout(entry: &Entry) -> Layout {
    match entry.kind {
        EntryKind::Start => Layout::Start,
        // A folder that holds nothing but its own page reads as a page.
        EntryKind::Folder if entry.children.is_empty() => Layout::Page,
        EntryKind::Folder => Layout::Folder,
        EntryKind::Page => Layout::Page,
        EntryKind::Alphabet => Layout::Alphabet,
        EntryKind::Tags => Layout::Tags,
        EntryKind::Tag(_) => Layout::Tag,
        EntryKind::Search => Layout::Search,
        EntryKind::NotFound => Layout::NotFound,
        EntryKind::Legal(which) => Layout::Legal(which),
    }
}

fn text<'site>(page: &mut Page<'site>, site: &'site Site, entry: &'site Entry, body: &'site Body) {
    let is_title_shown = body.leading_title(&entry.title).is_some();
    let skip = if is_title_shown { title_events(body) } else { 0 };
    let rest = &body.headings[usize::from(is_title_shown)..];
    let shift = u8::from(rest.iter().any(|heading| heading.level == 1));
    page.blocks.push(Block::Text(TextBlock { body, skip, shift }));
    page.contents.extend(rest.iter().map(|heading| ContentsLine {
        level: (heading.level + shift).min(6),
        anchor: &heading.anchor,
        title: &heading.title,
    }));
    let mut path: Vec<(u8, &str)> = Vec::new();
    let title_of = |link: usize| match entry.targets.get(link) {
        Some(Target::Entry(id, _)) => site.entry(*id).title.as_str(),
        _ => "",
    };
    for section in &body.sections {
        let text = section.with_titles(title_of);
        match section.heading.map(|index| (index, &body.headings[index])) {
            // The text under the title belongs to the page itself.
            None => page.sections.push(plain(None, &[], text)),
            Some((0, _)) if is_title_shown => {
                if let Some(first) = page.sections.first_mut() {
                    // Nothing stands before the title, so the first part is free.
                    first.text = text;
                }
            }
            Some((_, heading)) => {
                path.retain(|(level, _)| *level < heading.level);
                path.push((heading.level, &heading.title));
                page.sections.push(plain(Some(&heading.anchor), &path, text));
            }
        }
    }
}

fn plain<'site>(
    anchor: Option<&'site str>,
    path: &[(u8, &'site str)],
    text: Cow<'site, str>,
) -> PlainSection<'site> {
    PlainSection { anchor, headings: path.iter().map(|(_, title)| *title).collect(), text }
}

/// How many events the leading heading takes.
fn title_events(body: &Body) -> usize {
    let end = body
        .events
        .iter()
        .position(|event| matches!(event, Event::End(pulldown_cmark::TagEnd::Heading(_))));
    debug_assert!(matches!(body.events.first(), Some(Event::Start(Tag::Heading { .. }))));
    end.map_or(0, |end| end + 1)
}

/// All written pages by the first letter of their titles, umlauts among their vowels.
fn letters(site: &Site) -> Vec<(String, Vec<EntryId>)> {
    let mut pages: Vec<(EntryId, &Entry)> =
        site.iter().filter(|(_, entry)| entry.document.is_some()).collect();
    pages.sort_by_cached_key(|(_, entry)| (natural_key(&entry.title), &entry.url));
    let mut groups: Vec<(String, Vec<EntryId>)> = Vec::new();
    for (id, entry) in pages {
        let first =
            crate::slug::slug(&entry.title).chars().next().filter(char::is_ascii_alphabetic);
        let label = first.map_or_else(String::new, |c| c.to_ascii_uppercase().to_string());
        match groups.last_mut() {
            Some((last, ids)) if *last == label => ids.push(id),
            _ => groups.push((label, vec![id])),
        }
    }
    groups
}
