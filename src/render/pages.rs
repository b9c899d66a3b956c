//! A page to HTML: fills its template's struct and renders it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::abbreviations::Explained;
use super::blocks::Blocks;
use super::body::Writer;
use super::legal;
use super::navigation::navigation;
use super::opensearch;
use super::theme::Theme;
use super::view::{EntryView, GroupView, HeadingView, LinkView, PageView, SiteView, TagView, View};
use crate::compose::{Block, Layout, Page};
use crate::diagnostic::Diagnostic;
use crate::legal::LegalPage;
use crate::resolve::{Entry, EntryId, EntryKind, Site, UrlPath};

/// Addresses as they stand on one page.
pub(super) struct Addresses<'a> {
    from: &'a UrlPath,
    /// Where the site stands, for the one page that is shown under any address.
    base: Option<&'a str>,
}

impl Addresses<'_> {
    /// The address of a page of the site.
    pub(super) fn page(&self, target: &UrlPath) -> String {
        match self.base {
            Some(base) => format!("{base}/{target}"),
            None => self.from.relative(target),
        }
    }

    fn root(&self) -> String {
        match self.base {
            Some(base) => format!("{base}/"),
            None => self.from.to_root(),
        }
    }
}

/// Renders one page. Pure: the same page gives the same HTML.
///
/// # Errors
/// If the template cannot be rendered.
pub fn render_page(page: &Page<'_>, site: &Site, theme: &Theme) -> Result<String, Box<Diagnostic>> {
    let entry = site.entry(page.entry);
    let addresses = Addresses {
        from: &entry.url,
        base: site.base_url.as_deref().filter(|_| entry.kind == EntryKind::NotFound),
    };
    let root = addresses.root();
    let title = title(page.layout, entry, theme);
    let mut view = View {
        root: &root,
        site: site_view(site, theme, &addresses),
        page: page_view(page, entry, &title, site, theme, &addresses),
        breadcrumbs: breadcrumbs(site, page.entry, &addresses),
        navigation: navigation(site, page.entry, &addresses),
        entries: Vec::new(),
        groups: Vec::new(),
        tag_list: Vec::new(),
        legal: None,
        tables: String::new(),
    };
    let explained = Explained::default();
    let html = content(page, &entry.url, site, theme, &addresses, &explained)?;
    for block in &page.blocks {
        match block {
            Block::Tables(tables) => {
                let blocks = Blocks {
                    entry,
                    site,
                    theme,
                    addresses: &addresses,
                    from: &entry.url,
                    explained: &explained,
                };
                view.tables = blocks.tables(tables)?;
            }
            Block::Listing(ids) => view.entries = entries(site, ids, &addresses),
            Block::Letters(groups) => {
                view.groups = groups
                    .iter()
                    .map(|(letter, ids)| group(site, letter, ids, theme, &addresses))
                    .collect();
            }
            Block::Legal(text) => view.legal = Some(legal::view(text)),
            Block::Tags => view.tag_list = tags(site, 0..site.tags.len(), &addresses),
            _ => {}
        }
    }
    view.page.has_views = html.contains("class=\"vw-view ");
    view.page.has_processes = html.contains("class=\"vw-process\"");
    view.page.content = html;
    let template = format!("{}.html", layout_name(page.layout));
    theme.render(&template, &view)
}

/// The text, fields and views of a page as HTML, for the page at `from`: itself, or one on which it
/// stands as a whole.
pub(super) fn content(
    page: &Page<'_>,
    from: &UrlPath,
    site: &Site,
    theme: &Theme,
    addresses: &Addresses<'_>,
    explained: &Explained,
) -> Result<String, Box<Diagnostic>> {
    let entry = site.entry(page.entry);
    let blocks = Blocks { entry, site, theme, addresses, from, explained };
    let is_text =
        |block: &Block<'_>| matches!(block, Block::Text(_) | Block::View(_) | Block::Process(_));
    let last_text = page.blocks.iter().rposition(is_text);
    let mut writer: Option<Writer<'_>> = None;
    let mut html = String::new();
    for (index, block) in page.blocks.iter().enumerate() {
        match block {
            Block::Text(text) => {
                let writer = writer.get_or_insert_with(|| {
                    Writer::new(text.body, text.links, &blocks, String::new())
                });
                html.push_str(&writer.part(text.events.clone(), text.shift));
            }
            Block::View(view) => html.push_str(&blocks.answer(view, from)?),
            Block::OfType { heading, view } => {
                if let Some((anchor, title)) = heading {
                    html.push_str(&blocks.heading(anchor, title)?);
                }
                html.push_str(&blocks.answer(view, from)?);
            }
            Block::Fields { heading, filled } => {
                html.push_str(&blocks.fields(heading.as_ref(), filled)?);
            }
            Block::Section { anchor, filled } => html.push_str(&blocks.section(anchor, filled)?),
            Block::Process(process) => html.push_str(&blocks.process(process, index + 1)?),
            Block::Calendar(url) => html.push_str(&blocks.calendar(url)?),
            // On another page nobody asks what leads to this one.
            Block::Uses(groups) if *from == entry.url => html.push_str(&blocks.uses(groups)?),
            _ => {}
        }
        if let Some(writer) = writer.as_mut().filter(|_| Some(index) == last_text) {
            html.push_str(&writer.notes());
        }
    }
    Ok(html)
}

/// The name of a layout, which is its template's name.
fn layout_name(layout: Layout) -> &'static str {
    match layout {
        Layout::Page => "page",
        Layout::Folder => "folder",
        Layout::Start => "start",
        Layout::Alphabet => "a-z",
        Layout::Tags => "tags",
        Layout::Tag => "tag",
        Layout::Search => "search",
        Layout::NotFound => "404",
        Layout::Legal(page) => page.name(),
        Layout::Report => "report",
    }
}

/// A page's title: its own, or what the theme's language calls a generated page.
fn title(layout: Layout, entry: &Entry, theme: &Theme) -> String {
    let name = layout_name(layout);
    match layout {
        Layout::Page | Layout::Folder | Layout::Start | Layout::Legal(_) | Layout::Report => {
            entry.title.clone()
        }
        Layout::Tag => theme.strings.text("page-tag", &[("title", &entry.title)]),
        Layout::Alphabet | Layout::Tags | Layout::Search | Layout::NotFound => {
            theme.strings.text(&format!("page-{name}"), &[])
        }
    }
}

fn site_view<'a>(site: &'a Site, theme: &'a Theme, addresses: &Addresses<'_>) -> SiteView<'a> {
    let page = |id: EntryId| addresses.page(&site.entry(id).url);
    let legal = |which| site.legal_pages.get(&which).map(|id| page(*id)).unwrap_or_default();
    SiteView {
        title: &site.title,
        description: &site.config.description,
        language: site.language().code(),
        footer: &site.config.footer,
        start: page(site.start),
        a_z: page(site.alphabet),
        tags: site.tag_index.map(page).unwrap_or_default(),
        has_tags: site.tag_index.is_some(),
        search: page(site.search),
        reports: (site.reports.iter())
            .map(|id| LinkView { title: &site.entry(*id).title, url: page(*id) })
            .collect(),
        search_recent: site.config.search.recent,
        opensearch: opensearch::url(site).map(|url| addresses.page(&url)).unwrap_or_default(),
        accessibility: legal(LegalPage::Accessibility),
        imprint: legal(LegalPage::Imprint),
        privacy: legal(LegalPage::Privacy),
        engine: site.engine.as_str(),
        version: env!("CARGO_PKG_VERSION"),
        stylesheets: &theme.stylesheets,
    }
}

fn page_view<'a>(
    page: &Page<'a>,
    entry: &'a Entry,
    title: &'a str,
    site: &'a Site,
    theme: &Theme,
    addresses: &Addresses<'_>,
) -> PageView<'a> {
    let core = entry.core.as_ref();
    let date = core.and_then(|core| core.date);
    let review = core.and_then(|core| core.review_by());
    let source_path = entry.document.as_ref().map_or("", |document| &*document.source.path);
    let edit_url = match (&site.config.repository, source_path) {
        (Some(repository), path) if !path.is_empty() => repository.replace("{path}", &encode(path)),
        _ => String::new(),
    };
    PageView {
        title,
        description: description(site, entry),
        language: &entry.language,
        layout: layout_name(page.layout),
        kind: site.type_of(entry).map_or("", |kind| &kind.one),
        content: String::new(),
        has_views: false,
        has_processes: false,
        fact_sheet: site.type_of(entry).is_some_and(|kind| kind.fact_sheet),
        toc: (page.contents.iter())
            .filter(|line| line.level <= 3)
            .map(|line| HeadingView {
                level: line.level,
                anchor: line.anchor.clone(),
                text: line.title.clone(),
            })
            .collect(),
        tags: tags(site, entry.tags.iter().copied(), addresses),
        date: date.map(|date| date.to_string()).unwrap_or_default(),
        date_text: date.map(|date| date_text(date, theme)).unwrap_or_default(),
        review: review.map(|date| date.to_string()).unwrap_or_default(),
        review_text: review.map(|date| date_text(date, theme)).unwrap_or_default(),
        owner: core.and_then(|core| core.owner.as_deref()).unwrap_or_default(),
        sources: core.map(|core| core.source.as_slice()).unwrap_or_default(),
        source_path,
        edit_url,
        feedback: legal::feedback(site, entry, title, theme),
        draft: core.is_some_and(|core| core.draft),
    }
}

/// A path inside an address.
fn encode(path: &str) -> String {
    const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.');
    utf8_percent_encode(path, KEPT).to_string()
}

/// A page's own description; without a file the start page has the wiki's, a type's folder what the
/// model says of the type.
fn description<'a>(site: &'a Site, entry: &'a Entry) -> &'a str {
    match entry.core.as_ref().and_then(|core| core.description.as_deref()) {
        Some(own) => own,
        None if entry.kind == EntryKind::Start => &site.config.description,
        None => site
            .report_lead(&entry.kind)
            .or_else(|| entry.lists.map(|id| site.model.get(id).help.as_str()))
            .unwrap_or_default(),
    }
}

pub(super) fn date_text(date: jiff::civil::Date, theme: &Theme) -> String {
    let month = theme.strings.text(&format!("month-{}", date.month()), &[]);
    let (day, year) = (date.day().to_string(), date.year().to_string());
    theme.strings.text("date-long", &[("day", &day), ("month", &month), ("year", &year)])
}

fn breadcrumbs<'a>(site: &'a Site, id: EntryId, addresses: &Addresses<'_>) -> Vec<LinkView<'a>> {
    let crumb = |id: EntryId| {
        let entry = site.entry(id);
        // The list of tags is the only generated page with pages under it; it has no title of its
        // own to show here, and its address says enough: it stands in the foot of the page.
        (!entry.title.is_empty())
            .then(|| LinkView { title: &entry.title, url: addresses.page(&entry.url) })
    };
    site.ancestors(id).into_iter().filter_map(crumb).collect()
}

fn entries<'a>(site: &'a Site, ids: &[EntryId], addresses: &Addresses<'_>) -> Vec<EntryView<'a>> {
    let view = |id: &EntryId| {
        let entry = site.entry(*id);
        EntryView {
            title: site.list_title(*id),
            url: addresses.page(&entry.url),
            description: description(site, entry),
            count: site.pages_under(*id),
        }
    };
    ids.iter().map(view).collect()
}

fn group<'a>(
    site: &'a Site,
    letter: &str,
    ids: &[EntryId],
    theme: &Theme,
    addresses: &Addresses<'_>,
) -> GroupView<'a> {
    let (label, anchor) = match letter {
        "" => (theme.strings.text("a-z-other", &[]), "andere".to_owned()),
        letter => (letter.to_owned(), letter.to_ascii_lowercase()),
    };
    GroupView { label, anchor, entries: entries(site, ids, addresses) }
}

fn tags<'a>(
    site: &'a Site,
    indices: impl Iterator<Item = usize>,
    addresses: &Addresses<'_>,
) -> Vec<TagView<'a>> {
    let view = |index: usize| {
        let tag = &site.tags[index];
        TagView {
            label: &tag.label,
            url: addresses.page(&site.entry(tag.entry).url),
            count: tag.entries.len(),
        }
    };
    indices.map(view).collect()
}
