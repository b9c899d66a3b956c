//! The pages' plain text to the files under `search/`: the index as a bundle, the engine that
//! reads it in the browser, and a list of titles for browsers that cannot run the engine.

mod engine;
mod words;

pub use words::read as read_words;

use verbundwiki_search::{
    BundleOptions, Language, SearchPage, SearchSection, SiteWords, build_bundle, bundle,
};

use crate::compose::Page;
use crate::diagnostic::{Checked, Code, Diagnostic, Locale};
use crate::output::{Contents, Lingering};
use crate::resolve::{Entry, Site, UrlPath};

/// The folder of the search files.
const FOLDER: &str = "search";

/// The facet of a page's type.
const TYPE: &str = "type";

/// The facet of a page's tags.
const TAG: &str = "tag";

/// The address of the engine's script. It holds the engine's hash, so that no browser runs an old
/// engine on a new index.
pub fn engine_url() -> UrlPath {
    UrlPath::hashed(&format!("{FOLDER}/engine.js"), engine::ENGINE_JS)
}

/// Which scripts stay for a time: an open page goes on with the index it began with.
pub fn lingering(site: &Site) -> Lingering {
    Lingering {
        // The theme's scripts too: some of them load only when somebody searches.
        begin: &["search/", "assets/"],
        end: ".js",
        days: site.config.search.keep_days,
        today: site.today,
    }
}

/// What the wiki wrote about its words, with the names of pages and the labels of facets.
pub fn site_words(mut written: SiteWords, pages: &[Page<'_>], site: &Site) -> SiteWords {
    words::add_names(&mut written, pages, site);
    SiteWords { facets: facet_labels(site), ..written }
}

/// The keys by which search can be narrowed and what readers see for each, in their order.
fn facet_labels(site: &Site) -> Vec<(String, String)> {
    let locale = Locale::new(site.language());
    let mut labels = vec![
        (TYPE.to_owned(), locale.text("facet-type", &[])),
        (TAG.to_owned(), locale.text("facet-tag", &[])),
    ];
    for field in site.model.types.iter().flat_map(|kind| &kind.fields).filter(|field| field.facet) {
        if labels.iter().all(|(key, _)| *key != field.key) {
            labels.push((field.key.clone(), field.label.clone()));
        }
    }
    labels
}

/// Indexes the pages that have text, with what the wiki wrote about its words.
pub fn index(
    pages: &[Page<'_>],
    site: &Site,
    written: SiteWords,
) -> Checked<Vec<(UrlPath, Contents)>> {
    // A written page is found by its title even if it has no text.
    let has_text =
        |page: &&Page<'_>| !page.head.is_empty() || site.entry(page.entry).document.is_some();
    let with_text: Vec<&Page<'_>> = pages.iter().filter(has_text).collect();
    let bundle = build_bundle(
        &with_text,
        |page| search_page(page, site),
        &site_words(written, pages, site),
        &BundleOptions::default(),
    );
    let mut diagnostics = Vec::new();
    let mut files: Vec<(UrlPath, Contents)> = Vec::new();
    match bundle {
        Ok(bundle) => files.extend(bundle.into_iter().map(|(name, bytes)| {
            (UrlPath::fixed(format!("{FOLDER}/{name}")), Contents::Bytes(bytes))
        })),
        Err(error) => {
            diagnostics.push(Diagnostic::new(Code::Internal, None).with("reason", error));
        }
    }
    files.push((site.engine.clone(), Contents::Bytes(engine::ENGINE_JS.to_vec())));
    let titles = titles(with_text.iter().copied(), site);
    files.push((
        UrlPath::fixed(format!("{FOLDER}/titles.js")),
        Contents::Bytes(bundle::script("titles", titles.to_string().as_bytes())),
    ));
    Checked::new(files, diagnostics)
}

/// A page for the index. Its own part stands first and is there even when it has no text, so that
/// every page is found by its title.
fn search_page(page: &Page<'_>, site: &Site) -> SearchPage {
    let entry = site.entry(page.entry);
    let core = entry.core.as_ref();
    let kind = kind_of(entry, site).to_owned();
    let tags: Vec<String> = entry.tags.iter().map(|tag| site.tags[*tag].label.clone()).collect();
    let type_facet = std::iter::once((TYPE, &kind)).filter(|(_, kind)| !kind.is_empty());
    let tag_facets = tags.iter().map(|tag| (TAG, tag));
    let facets = type_facet.chain(tag_facets).map(|(key, value)| (key.to_owned(), value.clone()));
    let facets = facets.chain(page.facets.iter().cloned()).collect();
    let aliases = core.iter().flat_map(|core| &core.aliases).map(|alias| alias.value.clone());
    let lead = core.and_then(|core| core.description.as_deref()).unwrap_or_default();
    let head = SearchSection {
        url: entry.url.to_string(),
        text: format!("{lead}\n{}", page.head),
        ..SearchSection::default()
    };
    let sections = page.sections.iter().map(|section| SearchSection {
        url: format!("{}#{}", entry.url, section.anchor),
        headings: section.headings.iter().map(ToString::to_string).collect(),
        text: section.text.to_string(),
        repeats: section.repeats,
    });
    SearchPage {
        title: entry.title.clone(),
        names: page.names.iter().cloned().chain(aliases).collect(),
        tags,
        kind,
        facets,
        language: if entry.language.starts_with("en") { Language::En } else { Language::De },
        sections: std::iter::once(head).chain(sections).collect(),
    }
}

/// What readers see as the type of a page; empty if it has none.
fn kind_of<'a>(entry: &'a Entry, site: &'a Site) -> &'a str {
    match site.type_of(entry) {
        Some(kind) => &kind.one,
        None => entry.core.as_ref().and_then(|core| core.kind.as_deref()).unwrap_or_default(),
    }
}

/// Addresses, titles, headings and types: `[[url, title, [[anchor, heading], …], type], …]`.
fn titles<'a>(pages: impl Iterator<Item = &'a Page<'a>>, site: &Site) -> serde_json::Value {
    pages
        .map(|page| {
            let entry = site.entry(page.entry);
            let headings: Vec<_> =
                page.contents.iter().map(|line| [&*line.anchor, &*line.title]).collect();
            serde_json::json!([entry.url.as_str(), entry.title, headings, kind_of(entry, site)])
        })
        .collect()
}
