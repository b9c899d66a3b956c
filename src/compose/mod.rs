//! What a page finally contains: ordered blocks, each with its plain text for search.
//!
//! Rendering and search take the same [`Page`], so what is found is what is shown.

mod fields;
mod legal;
mod plain;
mod process;
mod reports;
mod tables;
mod text;
mod type_views;
mod uses;

use std::borrow::Cow;
use std::ops::Range;

pub use tables::IndexTable;
pub(crate) use tables::retain;
pub(crate) use uses::ANCHOR as USES_ANCHOR;
pub use uses::{Mention, Relation, Use, UseGroup};

use crate::legal::{LegalPage, LegalText};
use crate::model::{Field, Value};
use crate::parse::Body;
use crate::resolve::{
    Entry, EntryId, EntryKind, Links, Process, Reference, Site, UrlPath, natural_key,
};
use crate::views::{View, Views, Words};

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
    /// Its text for search: what stands before the first heading, and its short fields.
    pub head: String,
    /// Its text for search by heading, that of its long fields too.
    pub sections: Vec<PlainSection<'site>>,
    /// Its other names, such as its number.
    pub names: Vec<String>,
    /// The keys and values by which search can be narrowed.
    pub facets: Vec<(String, String)>,
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
    /// A report.
    Report,
}

/// A part of a page.
#[derive(Debug)]
pub enum Block<'site> {
    /// Markdown of its file.
    Text(TextBlock<'site>),
    /// The answer to a query of its text.
    View(ViewBlock<'site>),
    /// The answer to a query of its type.
    OfType {
        /// The anchor and the heading of level 2 above it; none where the block before has it.
        heading: Option<(String, &'site str)>,
        /// The answer.
        view: ViewBlock<'site>,
    },
    /// Short fields, as labelled lines.
    Fields {
        /// The anchor and the heading of level 2 above them; the first of a page needs none.
        heading: Option<(String, Cow<'site, str>)>,
        /// The fields.
        filled: Vec<Filled<'site>>,
    },
    /// A long field, under a heading of level 2.
    Section {
        /// The heading's anchor.
        anchor: String,
        /// The field.
        filled: Filled<'site>,
    },
    /// A process, drawn and told.
    Process(ProcessBlock<'site>),
    /// The calendar of the events above.
    Calendar(&'site UrlPath),
    /// The pages that lead here.
    Uses(Vec<UseGroup<'site>>),
    /// A list of pages.
    Listing(Vec<EntryId>),
    /// The typed pages of a folder, a table a type.
    Tables(Vec<IndexTable<'site>>),
    /// Lists of pages by first letter; an empty label gathers what begins with no letter.
    Letters(Vec<(String, Vec<EntryId>)>),
    /// All tags.
    Tags,
    /// What the settings give for a legal page.
    Legal(&'site LegalText),
}

/// A field and its value.
#[derive(Clone, Copy, Debug)]
pub struct Filled<'site> {
    /// The field.
    pub field: &'site Field,
    /// The value.
    pub value: &'site Value<Reference>,
}

/// Markdown on a page.
#[derive(Clone, Debug)]
pub struct TextBlock<'site> {
    /// The Markdown.
    pub body: &'site Body,
    /// Where its links lead.
    pub links: &'site Links,
    /// The part of it that stands here.
    pub events: Range<usize>,
    /// How many levels the headings move down, so that the title is the only one of level 1.
    pub shift: u8,
}

/// The answer to a query on a page.
#[derive(Debug)]
pub struct ViewBlock<'site> {
    /// The answer.
    pub view: &'site View,
    /// What its plain text says.
    pub words: &'site Words,
    /// The pages that stand here as a whole.
    pub pages: Vec<Page<'site>>,
}

/// A process on a page.
#[derive(Clone, Debug)]
pub struct ProcessBlock<'site> {
    /// The anchor and the heading of level 2 above it, if it has one.
    pub heading: Option<(String, &'site str)>,
    /// What it is called.
    pub name: Cow<'site, str>,
    /// The process.
    pub process: &'site Process,
    /// Which of its pictures stand here.
    pub pictures: Range<usize>,
}

/// A line of the table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentsLine<'site> {
    /// The level as shown, from 2.
    pub level: u8,
    /// The heading's anchor.
    pub anchor: Cow<'site, str>,
    /// The heading's text.
    pub title: Cow<'site, str>,
}

/// A heading's text for search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainSection<'site> {
    /// The heading's anchor.
    pub anchor: Cow<'site, str>,
    /// The headings above and the heading itself, outermost first.
    pub headings: Vec<Cow<'site, str>>,
    /// The text.
    pub text: Cow<'site, str>,
    /// Whether it only repeats what other pages say, or names sources: it stands behind them.
    pub repeats: bool,
}

/// Composes one page. Pure: the same site gives the same page.
pub fn compose_page<'site>(site: &'site Site, views: &'site Views, id: EntryId) -> Page<'site> {
    compose_at(site, views, id, false)
}

/// Composes a page, perhaps one that stands as a whole on another: there none stands on it in turn.
fn compose_at<'site>(
    site: &'site Site,
    views: &'site Views,
    id: EntryId,
    is_inner: bool,
) -> Page<'site> {
    let entry = site.entry(id);
    let mut page = Page {
        entry: id,
        layout: layout(entry),
        blocks: Vec::new(),
        contents: Vec::new(),
        head: String::new(),
        sections: Vec::new(),
        names: Vec::new(),
        facets: Vec::new(),
    };
    fields::compose(&mut page, site, views, is_inner);
    let groups = uses::groups(site, views.of(id), id);
    if !groups.is_empty() {
        uses::compose(&mut page, site, groups);
    }
    match &entry.kind {
        EntryKind::Start | EntryKind::Folder => {
            tables::compose(&mut page, site, id);
        }
        EntryKind::Alphabet => page.blocks.push(Block::Letters(letters(site))),
        EntryKind::Tags => page.blocks.push(Block::Tags),
        EntryKind::Tag(index) => {
            page.blocks.push(Block::Listing(site.tags[*index].entries.clone()))
        }
        EntryKind::Legal(which) => legal::compose(&mut page, &site.legal[which]),
        EntryKind::Report(_) => reports::compose(&mut page, site, views),
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
        EntryKind::Report(_) => Layout::Report,
    }
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
