//! What templates are given: one struct a template. Their documentation is the theme's manual.
//!
//! Every address is relative to the page and ends in an explicit file name. Strings are plain
//! text, which the templates escape, unless said otherwise.

use serde::Serialize;

pub use super::legal::{DetailView, LegalView, PartView, RecordView, SectionView};

/// What every template is given.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// The prefix that leads from the page to the site's root: `""` or `"../"` …
    pub root: &'a str,
    /// The wiki.
    pub site: SiteView<'a>,
    /// The page.
    pub page: PageView<'a>,
    /// The pages above, outermost first.
    pub breadcrumbs: Vec<LinkView<'a>>,
    /// The side navigation.
    pub navigation: Vec<NavigationView<'a>>,
    /// The pages of a folder or tag (`folder.html`, `start.html`, `tag.html`).
    pub entries: Vec<EntryView<'a>>,
    /// All pages by first letter (`a-z.html`).
    pub groups: Vec<GroupView<'a>>,
    /// All tags (`tags.html`).
    pub tag_list: Vec<TagView<'a>>,
    /// The text of a legal page (`accessibility.html`, `imprint.html`, `privacy.html`).
    pub legal: Option<LegalView<'a>>,
}

/// The wiki as a whole.
#[derive(Debug, Serialize)]
pub struct SiteView<'a> {
    /// Its name.
    pub title: &'a str,
    /// One sentence about it.
    pub description: &'a str,
    /// The interface's language: `de` or `en`.
    pub language: &'a str,
    /// A line at the foot of every page.
    pub footer: &'a str,
    /// The start page.
    pub start: String,
    /// The list of all pages.
    pub a_z: String,
    /// The list of tags; empty if there are none.
    pub tags: String,
    /// Whether any page has a tag.
    pub has_tags: bool,
    /// The search page.
    pub search: String,
    /// The accessibility statement; empty if there is none.
    pub accessibility: String,
    /// The imprint; empty if there is none.
    pub imprint: String,
    /// The privacy note; empty if there is none.
    pub privacy: String,
    /// The search engine's script, relative to the root.
    pub engine: &'a str,
    /// The version of verbundwiki.
    pub version: &'a str,
    /// The wiki's own stylesheets, relative to the root.
    pub stylesheets: &'a [String],
}

/// The page.
#[derive(Debug, Serialize)]
pub struct PageView<'a> {
    /// Its title.
    pub title: &'a str,
    /// One sentence about it, or nothing.
    pub description: &'a str,
    /// Its language, as a BCP 47 tag.
    pub language: &'a str,
    /// `page`, `folder`, `start`, `a-z`, `tags`, `tag`, `search`, `404`, `accessibility`, `imprint` or
    /// `privacy`.
    pub layout: &'a str,
    /// Its text as HTML, ready to be put in with `| safe`; may be empty.
    pub content: String,
    /// Its headings.
    pub toc: Vec<HeadingView<'a>>,
    /// Its tags.
    pub tags: Vec<TagView<'a>>,
    /// Its date as `2026-11-22`, or nothing.
    pub date: String,
    /// Its date in words, or nothing.
    pub date_text: String,
    /// Who answers for it, or nothing.
    pub owner: &'a str,
    /// What it is drawn from, as its author wrote it.
    pub sources: &'a [String],
    /// Its file in the content folder, or nothing.
    pub source_path: &'a str,
    /// Where its file can be edited, or nothing.
    pub edit_url: String,
    /// Opens an e-mail about the page, or nothing.
    pub feedback: String,
    /// Whether it is a draft, built on request.
    pub draft: bool,
}

/// A link.
#[derive(Debug, Serialize)]
pub struct LinkView<'a> {
    /// Its text.
    pub title: &'a str,
    /// Where it leads.
    pub url: String,
}

/// An item of the side navigation.
#[derive(Debug, Serialize)]
pub struct NavigationView<'a> {
    /// Its text.
    pub title: &'a str,
    /// Where it leads.
    pub url: String,
    /// Whether it is the page itself.
    pub current: bool,
    /// Whether it is the page or a folder above it.
    pub open: bool,
    /// The items under it, if it is open.
    pub children: Vec<NavigationView<'a>>,
    /// Where the rest stands, if its folder is too long to list.
    pub more: Option<MoreView>,
}

/// The rest of a long list.
#[derive(Debug, Serialize)]
pub struct MoreView {
    /// The page that lists all.
    pub url: String,
    /// How many there are.
    pub count: usize,
}

/// A page in a list.
#[derive(Debug, Serialize)]
pub struct EntryView<'a> {
    /// Its title.
    pub title: &'a str,
    /// Where it is.
    pub url: String,
    /// One sentence about it, or nothing.
    pub description: &'a str,
    /// How many pages it holds, if it is a folder; 0 for a page.
    pub count: usize,
}

/// The pages under one letter.
#[derive(Debug, Serialize)]
pub struct GroupView<'a> {
    /// The letter, or the name of the group of all others.
    pub label: String,
    /// Its anchor.
    pub anchor: String,
    /// Its pages.
    pub entries: Vec<EntryView<'a>>,
}

/// A tag.
#[derive(Debug, Serialize)]
pub struct TagView<'a> {
    /// The tag.
    pub label: &'a str,
    /// The page that lists its pages.
    pub url: String,
    /// How many pages have it.
    pub count: usize,
}

/// A heading in the table of contents.
#[derive(Debug, Serialize)]
pub struct HeadingView<'a> {
    /// 2 to 6.
    pub level: u8,
    /// Its anchor.
    pub anchor: &'a str,
    /// Its text.
    pub text: &'a str,
}
