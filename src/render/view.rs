//! What templates are given: one struct a template. Their documentation is the theme's manual.
//!
//! Every address is relative to the page and ends in an explicit file name. Strings are plain
//! text, which the templates escape, unless said otherwise.

use std::borrow::Cow;

use serde::Serialize;

pub use super::legal::{
    DetailView, LegalView, PartView, RecordView, SectionView as LegalSectionView,
};

pub use super::figure::{
    BarView, FigureView, LineView as FigureLineView, PartView as FigurePartView, TextView,
};
pub use super::views::{
    AnswerCellView, AnswerColumnView, AnswerGroupView, AnswerPageView, AnswerRowView, AnswerView,
    GridCellView, MarkView,
};

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
    /// The typed pages of a folder as HTML, ready to be put in with `| safe`; may be empty.
    pub tables: String,
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
    /// The report pages.
    pub reports: Vec<LinkView<'a>>,
    /// Whether the search offers what was searched for last.
    pub search_recent: bool,
    /// The OpenSearch description; empty if the site does not know where it stands.
    pub opensearch: String,
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
    /// `page`, `folder`, `start`, `a-z`, `tags`, `tag`, `search`, `404`, `report`, `accessibility`,
    /// `imprint` or `privacy`.
    pub layout: &'a str,
    /// What its type is called, or nothing.
    pub kind: &'a str,
    /// Its text as HTML, ready to be put in with `| safe`; may be empty.
    pub content: String,
    /// Whether answers to queries stand in it, which a script makes sortable.
    pub has_views: bool,
    /// Whether a process is drawn in it.
    pub has_processes: bool,
    /// Whether it is set on paper as a fact sheet.
    pub fact_sheet: bool,
    /// Its headings.
    pub toc: Vec<HeadingView<'a>>,
    /// Its tags.
    pub tags: Vec<TagView<'a>>,
    /// Its date as `2026-11-22`, or nothing.
    pub date: String,
    /// Its date in words, or nothing.
    pub date_text: String,
    /// The day by which it is to be looked at again as `2026-11-22`, or nothing.
    pub review: String,
    /// The same day in words, or nothing.
    pub review_text: String,
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
    pub title: Cow<'a, str>,
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
    /// Its title, after its number if it is sorted by one.
    pub title: Cow<'a, str>,
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
    pub anchor: Cow<'a, str>,
    /// Its text.
    pub text: Cow<'a, str>,
}

/// Short fields (`blocks/fields.html`).
#[derive(Debug, Serialize)]
pub struct FieldsView<'a> {
    /// The anchor of the heading above them; empty if there is none.
    pub anchor: &'a str,
    /// The heading of level 2 above them; empty if there is none.
    pub title: &'a str,
    /// The fields.
    pub lines: Vec<LineView<'a>>,
}

/// A field and its value.
#[derive(Debug, Serialize)]
pub struct LineView<'a> {
    /// Its key in front matter.
    pub key: &'a str,
    /// What readers see before the value.
    pub label: &'a str,
    /// The value.
    pub value: ValueView<'a>,
}

/// A value.
#[derive(Debug, Default, Serialize)]
pub struct ValueView<'a> {
    /// `known`, `unknown`, `open` or `empty`.
    pub state: &'a str,
    /// `text`, `month`, `link`, `missing`, `address`, `date`, `html`, `list` or `record`; nothing where
    /// nothing is known.
    pub shape: &'a str,
    /// The text of `text`, `month`, `link`, `missing`, `address` and `date`.
    pub text: String,
    /// Where `link` and `address` lead; of `date` the date as `2026-11-22`.
    pub url: String,
    /// The HTML of `html`, ready to be put in with `| safe`.
    pub html: String,
    /// The items of `list`.
    pub items: Vec<ValueView<'a>>,
    /// The fields of `record`.
    pub lines: Vec<LineView<'a>>,
    /// Why it is unknown, or what is known so far.
    pub note: String,
}

impl ValueView<'_> {
    /// A known value of a shape that has a text.
    pub(super) fn text(shape: &'static str, text: &str) -> Self {
        Self { state: "known", shape, text: text.to_owned(), ..Self::default() }
    }

    /// A text as it was written. A month such as `2026-03` stays in one line.
    pub(super) fn plain(text: &str) -> Self {
        let is_month = matches!(text.split_once('-'), Some((year, month))
            if (year.len(), month.len()) == (4, 2)
                && year.bytes().chain(month.bytes()).all(|byte| byte.is_ascii_digit()));
        Self::text(if is_month { "month" } else { "text" }, text)
    }
}

/// The heading above a view of the page's type (`blocks/heading.html`).
#[derive(Debug, Serialize)]
pub struct BlockHeadingView<'a> {
    /// Its anchor.
    pub anchor: &'a str,
    /// Its text.
    pub title: &'a str,
}

/// A long field under its heading (`blocks/section.html`).
#[derive(Debug, Serialize)]
pub struct SectionView<'a> {
    /// The heading's anchor.
    pub anchor: String,
    /// The heading.
    pub title: &'a str,
    /// `table`, `cards`, `steps`, `disclosure`, `checklist`, `contact` or `value`.
    pub shape: &'a str,
    /// The whole value, for `contact` and `value`.
    pub value: ValueView<'a>,
    /// The headings of the columns of `table`.
    pub columns: Vec<&'a str>,
    /// The records.
    pub rows: Vec<RowView<'a>>,
}

/// A record of a list, or a page of a folder's table.
#[derive(Debug, Serialize)]
pub struct RowView<'a> {
    /// Its anchor.
    pub anchor: String,
    /// Its fields; those of a table are all there, in the order of the columns.
    pub cells: Vec<LineView<'a>>,
    /// The record's own state; of a page its link.
    pub whole: ValueView<'a>,
}

/// The typed pages of a folder (`blocks/tables.html`).
#[derive(Debug, Serialize)]
pub struct TablesView<'a> {
    /// One table a type.
    pub tables: Vec<TableView<'a>>,
}

/// The pages of one type.
#[derive(Debug, Serialize)]
pub struct TableView<'a> {
    /// The anchor of its heading.
    pub anchor: &'a str,
    /// What the pages are.
    pub label: &'a str,
    /// The headings of the columns after the first, which has the titles.
    pub columns: Vec<&'a str>,
    /// The pages.
    pub rows: Vec<RowView<'a>>,
    /// All pages of the type with their fields, as JSON.
    pub data: String,
    /// What the JSON may hold.
    pub schema: String,
}

/// A file to take away (`blocks/calendar.html`).
#[derive(Debug, Serialize)]
pub struct DownloadView {
    /// Where it is.
    pub url: String,
}

/// The pages that lead to a page (`blocks/uses.html`).
#[derive(Debug, Serialize)]
pub struct UsesView<'a> {
    /// The heading's anchor.
    pub anchor: &'a str,
    /// The heading.
    pub title: &'a str,
    /// The pages by type.
    pub groups: Vec<UseGroupView>,
}

/// The pages of one type that lead to a page.
#[derive(Debug, Serialize)]
pub struct UseGroupView {
    /// What they are.
    pub label: String,
    /// Whether they are so many that their list folds.
    pub folded: bool,
    /// The pages.
    pub uses: Vec<UseView>,
}

/// A page that leads to another.
#[derive(Debug, Serialize)]
pub struct UseView {
    /// Its title.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// How it does; nothing where its text mentions the page.
    pub relations: Vec<RelationView>,
}

/// How a page leads to another.
#[derive(Debug, Serialize)]
pub struct RelationView {
    /// In words, such as "wirkt mit".
    pub phrase: String,
    /// In which records.
    pub records: Vec<MentionView>,
}

/// A record that leads to a page.
#[derive(Debug, Serialize)]
pub struct MentionView {
    /// What it is called, such as "Schritt 3: Konto anlegen".
    pub text: String,
    /// Where it is.
    pub url: String,
}
