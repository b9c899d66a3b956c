//! Binding: every name becomes a target, every page and file gets its address.
//!
//! 1. Drafts the audience may not see are left out before anything is bound.
//! 2. `entries` makes one [`Entry`] a page, written or generated, and claims its path.
//! 3. `names` knows every id, alias and unique last segment.
//! 4. `links` binds each link to its [`Target`], `references` each reference in a field; what
//!    cannot be bound is a finding, for which `meant` looks for what is near. Both remember who
//!    leads where, for the page at the other end.
//! 5. `unique` finds values that must not be there twice.
//!
//! After this room only queries look names up, by [`Site::named`].

mod abbreviations;
mod anchors;
mod claims;
mod entries;
mod links;
mod meant;
mod names;
mod natural;
mod prepared;
mod process_checks;
mod process_links;
mod process_steps;
mod processes;
mod references;
mod reports;
mod route;
mod unique;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

pub use abbreviations::Abbreviations;
pub(crate) use natural::key as natural_key;
pub use prepared::{Prepared, Words};
pub use processes::{Picture, Process, Processes, ToldPart};
pub use references::{Backlink, Reference, Via};
pub use reports::Report;
pub use route::UrlPath;

use crate::config::Config;
use crate::diagnostic::{Checked, Language};
use crate::legal::{LegalPage, LegalText};
use crate::load::{Asset, Inputs};
use crate::model::{Core, Datum, Draft, Field, Model, Type, TypeId, Value};
use crate::parse::{Body, Document, Section};

/// For whom a site is built. One value for now; pages, fields and sections that others may not see
/// are left out before anything is bound, so that no link, index or search can name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Audience {
    /// Everyone who can open the site.
    #[default]
    Everyone,
}

/// An index into [`Site::entries`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u32);

/// An index into [`Site::assets`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssetId(pub u32);

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page, and the anchor of one of its headings.
    Entry(EntryId, Option<String>),
    /// A copied file.
    Asset(AssetId),
    /// An address outside the site, as written.
    External(String),
    /// Nothing: its finding is already made, and the site is not written.
    Missing,
}

/// What kind of page an entry is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// The page of the root folder.
    Start,
    /// The page of a folder.
    Folder,
    /// The page of a file.
    Page,
    /// All pages from A to Z.
    Alphabet,
    /// All tags.
    Tags,
    /// The pages of one tag.
    Tag(usize),
    /// The search page.
    Search,
    /// What a host shows for an address that does not exist.
    NotFound,
    /// A page that the law asks for, written from the settings.
    Legal(LegalPage),
    /// What is to be done in the wiki, found by the build.
    Report(Report),
}

/// One page of the site.
#[derive(Debug)]
pub struct Entry {
    /// What kind of page it is.
    pub kind: EntryKind,
    /// Its id; empty for generated pages that nothing refers to.
    pub id: String,
    /// Its address.
    pub url: UrlPath,
    /// Its title; empty where the theme's language names the page.
    pub title: String,
    /// Its file, if it has one.
    pub document: Option<Arc<Document>>,
    /// The core keys of its file.
    pub core: Option<Core>,
    /// Its language, as a BCP 47 tag.
    pub language: String,
    /// The folder page above it.
    pub parent: Option<EntryId>,
    /// The pages of a folder, sorted by title.
    pub children: Vec<EntryId>,
    /// Its tags, as indices into [`Site::tags`].
    pub tags: Vec<usize>,
    /// Where the links of its body lead.
    pub links: Links,
    /// Its type, if the wiki has a model and the page a type.
    pub of_type: Option<TypeId>,
    /// The type whose folder it is the page of, if nobody wrote that page.
    pub lists: Option<TypeId>,
    /// The values of its type's fields, in their order.
    pub values: Vec<Value<Reference>>,
    /// The Markdown among the values.
    pub texts: Vec<FieldText>,
}

/// Where the links of a Markdown text lead.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// The targets of its links, in their order.
    pub targets: Vec<Target>,
    /// The targets of links in its raw HTML, by what was written.
    pub html_targets: BTreeMap<String, Target>,
}

/// Markdown that stands in a field.
#[derive(Debug)]
pub struct FieldText {
    /// The Markdown.
    pub body: Body,
    /// Where its links lead.
    pub links: Links,
}

/// A tag and its pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// As first written.
    pub label: String,
    /// The page that lists it.
    pub entry: EntryId,
    /// Its pages, sorted by title.
    pub entries: Vec<EntryId>,
}

/// A copied file and its address.
#[derive(Debug)]
pub struct RoutedAsset {
    /// The file.
    pub asset: Asset,
    /// Its address.
    pub url: UrlPath,
}

/// The whole site, bound. Nothing writes into it later.
#[derive(Debug)]
pub struct Site {
    /// The wiki's name.
    pub title: String,
    /// The settings.
    pub config: Config,
    /// Where the site stands, without a slash at the end, if that is known.
    pub base_url: Option<String>,
    /// All pages.
    pub entries: Vec<Entry>,
    /// All copied files.
    pub assets: Vec<RoutedAsset>,
    /// The processes that files and lists of steps show.
    pub processes: Processes,
    /// All tags, sorted by label.
    pub tags: Vec<Tag>,
    /// The start page.
    pub start: EntryId,
    /// The list of all pages.
    pub alphabet: EntryId,
    /// The list of tags, if any page has one.
    pub tag_index: Option<EntryId>,
    /// The search page.
    pub search: EntryId,
    /// The texts of the legal pages that the settings give.
    pub legal: BTreeMap<LegalPage, LegalText>,
    /// The heading of what leads to a page.
    pub uses_title: String,
    /// The heading of a process.
    pub process_title: String,
    /// The report pages, in the order in which they are named.
    pub reports: Vec<EntryId>,
    /// The texts of the report pages, by key.
    pub report_words: BTreeMap<&'static str, String>,
    /// The legal pages there are, generated or written by hand.
    pub legal_pages: BTreeMap<LegalPage, EntryId>,
    /// The search engine's script.
    pub engine: UrlPath,
    /// The day the run counts as.
    pub today: Date,
    /// The content model.
    pub model: Model,
    /// Of each entry: from where other pages lead to it.
    pub backlinks: Vec<Vec<Backlink>>,
    /// What pages explain abbreviations.
    pub abbreviations: Abbreviations,
    /// The names of all pages, for queries.
    names: names::Names,
}

impl Site {
    /// The entry with this id.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.0 as usize]
    }

    /// All entries with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (EntryId, &Entry)> {
        self.entries.iter().enumerate().map(|(index, entry)| (EntryId(index as u32), entry))
    }

    /// The address of `target` as it stands on the page `from`; none for a missing target. A place on
    /// the page `home`, which may stand as a whole on `from`, is named by its anchor alone.
    pub fn address(&self, from: &UrlPath, home: &UrlPath, target: &Target) -> Option<String> {
        match target {
            Target::Entry(id, anchor) => {
                let url = &self.entry(*id).url;
                Some(match anchor {
                    Some(anchor) if url == home => format!("#{anchor}"),
                    Some(anchor) => format!("{}#{anchor}", from.relative(url)),
                    None => from.relative(url),
                })
            }
            Target::Asset(id) => Some(from.relative(&self.assets[id.0 as usize].url)),
            Target::External(address) => Some(address.clone()),
            Target::Missing => None,
        }
    }

    /// The pages above an entry, outermost first.
    pub fn ancestors(&self, id: EntryId) -> Vec<EntryId> {
        let mut ancestors = Vec::new();
        let mut at = self.entry(id).parent;
        while let Some(parent) = at {
            ancestors.push(parent);
            at = self.entry(parent).parent;
        }
        ancestors.reverse();
        ancestors
    }

    /// The pages and folders under a folder. The generated lists are under the start page too, but
    /// stand in each page's foot instead.
    pub fn content_children(&self, id: EntryId) -> Vec<EntryId> {
        let is_content =
            |id: &EntryId| matches!(self.entry(*id).kind, EntryKind::Page | EntryKind::Folder);
        self.entry(id).children.iter().copied().filter(is_content).collect()
    }

    /// How many written pages stand under a folder, at any depth.
    pub fn pages_under(&self, id: EntryId) -> usize {
        let children = self.entry(id).children.iter();
        children
            .map(|child| {
                let is_page = self.entry(*child).document.is_some();
                usize::from(is_page) + self.pages_under(*child)
            })
            .sum()
    }

    /// The type of an entry.
    pub fn type_of(&self, entry: &Entry) -> Option<&Type> {
        entry.of_type.map(|id| self.model.get(id))
    }

    /// An entry's fields with their values; none of a page without a type.
    pub fn fields<'a>(
        &'a self,
        entry: &'a Entry,
    ) -> impl Iterator<Item = (&'a Field, &'a Value<Reference>)> {
        let fields = self.type_of(entry).map_or(&[][..], |kind| &kind.fields);
        fields.iter().zip(&entry.values)
    }

    /// The title of an entry in lists: with its number before it, where its type sorts by one.
    pub fn list_title(&self, id: EntryId) -> Cow<'_, str> {
        let entry = self.entry(id);
        let number = self.type_of(entry).and_then(|kind| {
            let at = kind.sort.filter(|at| kind.fields[*at].name)?;
            match entry.values.get(at)?.datum()? {
                Datum::Text(number) => Some(number),
                _ => None,
            }
        });
        match number {
            Some(number) => format!("{number}\u{a0}{}", entry.title).into(),
            None => entry.title.as_str().into(),
        }
    }

    /// A section's text, with the titles of what its links lead to where they have no text of their
    /// own.
    pub fn plain_text<'a>(&'a self, section: &'a Section, links: &'a Links) -> Cow<'a, str> {
        section.with_titles(|link| match links.targets.get(link) {
            Some(Target::Entry(id, _)) => self.entry(*id).title.as_str(),
            _ => "",
        })
    }

    /// The site's language.
    pub fn language(&self) -> Language {
        self.config.language
    }
}

/// Binds every name and decides every address.
pub fn resolve(
    drafts: Vec<Draft>,
    model: Model,
    inputs: &Inputs,
    config: Config,
    prepared: Prepared,
    engine: UrlPath,
    audience: Audience,
) -> Checked<Site> {
    let mut diagnostics = Vec::new();
    let Prepared { words, processes } = prepared;
    let drafts: Vec<Draft> = drafts
        .into_iter()
        .filter(|draft| is_visible(draft, audience))
        .filter(|draft| inputs.options.drafts || !draft.core.draft)
        .collect();
    let (mut site, typed) =
        entries::entries(drafts, model, inputs, config, words, engine).take(&mut diagnostics);
    let names = names::Names::new(&site).take(&mut diagnostics);
    links::bind(&mut site, typed, &names, &mut diagnostics);
    unique::check(&site, &mut diagnostics);
    site.names = names;
    processes::bind(&mut site, processes, &mut diagnostics);
    site.abbreviations = Abbreviations::new(&site);
    Checked::new(site, diagnostics)
}

/// Whether the audience may see the page at all. Restrictions are refused by the model room until
/// there is more than one audience.
fn is_visible(_draft: &Draft, audience: Audience) -> bool {
    match audience {
        Audience::Everyone => true,
    }
}
