//! One entry a page, written or generated, with its address and its place among the folders.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::claims::{Claims, Owner};
use super::route::{self, BadName, UrlPath};
use super::{Entry, EntryId, EntryKind, Links, RoutedAsset, Site, Tag, Words, natural, reports};
use crate::config::Config;
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::legal::{LegalPage, LegalText};
use crate::load::{Asset, Inputs};
use crate::model::{Datum, Draft, Model, Name, TypeId, Typed, Value, title_of_folder};
use crate::source::Place;

/// The folder of the tag pages.
const TAG_FOLDER: &str = "schlagworte";

/// The files of search whose names are fixed; the others are named by their content.
const SEARCH_FILES: &[&str] = &["search/manifest.js", "search/titles.js"];

/// Makes all entries and routes all assets. Gives the fields of each entry beside them, whose
/// references are still names.
pub(super) fn entries(
    drafts: Vec<Draft>,
    model: Model,
    inputs: &Inputs,
    config: Config,
    words: Words,
    engine: UrlPath,
) -> Checked<(Site, Vec<Option<Typed>>)> {
    let mut builder = Builder {
        typed: Vec::new(),
        model,
        language: config.language.code().to_owned(),
        entries: Vec::new(),
        folders: BTreeMap::new(),
        claims: Claims::default(),
        diagnostics: Vec::new(),
    };
    builder.written(drafts);
    let start = builder.folder("");
    builder.link_children();
    let alphabet = builder.generated(EntryKind::Alphabet, "a-z.html", start);
    let search = builder.generated(EntryKind::Search, "suche.html", start);
    builder.generated(EntryKind::NotFound, "404.html", start);
    let legal_pages = match &config.legal {
        Some(_) => builder.legal(&words.legal, start),
        None => BTreeMap::new(),
    };
    let reports = (reports::pages(&builder.model, &words.reports).into_iter())
        .map(|(report, path, title)| {
            let id = builder.generated(EntryKind::Report(report), &path, start);
            builder.entries[id.0 as usize].title = title;
            id
        })
        .collect();
    let (tags, tag_index) = builder.tags(start);
    reports::data(&builder.model).iter().for_each(|url| builder.reserve(url));
    builder.reserve(&engine);
    SEARCH_FILES.iter().for_each(|path| builder.reserve(&UrlPath::fixed(*path)));
    let assets = builder.assets(&inputs.assets);
    let base_url = inputs.options.base_url.as_ref().or(config.base_url.as_ref());
    let start_title = &mut builder.entries[start.0 as usize].title;
    let own = Some(start_title.clone()).filter(|title| !title.is_empty());
    let title = config.title.clone().or(own).unwrap_or_else(|| "Wiki".to_owned());
    if start_title.is_empty() {
        start_title.clone_from(&title);
    }
    let site = Site {
        title,
        base_url: base_url.map(|url| url.trim_end_matches('/').to_owned()),
        config,
        entries: builder.entries,
        assets,
        processes: Default::default(),
        tags,
        start,
        alphabet,
        tag_index,
        search,
        legal: words.legal,
        uses_title: words.uses_title,
        process_title: words.process_title,
        reports,
        report_words: words.reports,
        legal_pages,
        engine,
        today: inputs.today,
        model: builder.model,
        backlinks: Vec::new(),
        abbreviations: Default::default(),
        names: Default::default(),
    };
    Checked::new((site, builder.typed), builder.diagnostics)
}

struct Builder {
    model: Model,
    /// The fields of each entry.
    typed: Vec<Option<Typed>>,
    language: String,
    entries: Vec<Entry>,
    /// The page of each folder, by its path in the content; the root's path is empty.
    folders: BTreeMap<String, EntryId>,
    claims: Claims,
    diagnostics: Vec<Diagnostic>,
}

impl Builder {
    /// Pages that were written. Index pages become their folder's page.
    fn written(&mut self, drafts: Vec<Draft>) {
        let mut pages = Vec::new();
        for draft in drafts {
            let path = draft.document.source.path.clone();
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            if !route::is_index(&path) {
                pages.push((folder.to_owned(), draft));
                continue;
            }
            let kind = if folder.is_empty() { EntryKind::Start } else { EntryKind::Folder };
            if let Some(id) = self.push_written(kind, UrlPath::folder(folder), draft) {
                self.folders.insert(folder.to_owned(), id);
            }
        }
        for (folder, draft) in pages {
            let url = UrlPath::page(&draft.document.source.path);
            if let Some(id) = self.push_written(EntryKind::Page, url, draft) {
                self.entries[id.0 as usize].parent = Some(self.folder(&folder));
            }
        }
    }

    fn push_written(
        &mut self,
        kind: EntryKind,
        url: Result<UrlPath, (BadName, String)>,
        draft: Draft,
    ) -> Option<EntryId> {
        let place = draft.document.source.whole();
        let url = self.claim(url, place)?;
        let core = draft.core;
        let id = match &core.id {
            Some(own) => {
                let id = route::id(&own.value);
                if id.is_empty() {
                    let place = draft.document.source.place(own.span);
                    self.diagnostics.push(nothing_left(place, &own.value));
                }
                id
            }
            None => route::default_id(&draft.document.source.path),
        };
        let language = core.language.clone().unwrap_or_else(|| self.language.clone());
        let id = self.push(Entry {
            title: core.title.clone(),
            document: Some(Arc::clone(&draft.document)),
            core: Some(core),
            language,
            of_type: draft.typed.as_ref().map(|typed| typed.kind),
            ..blank(kind, id, url)
        });
        self.typed[id.0 as usize] = draft.typed;
        Some(id)
    }

    /// The page of a folder, made if it was not written.
    fn folder(&mut self, path: &str) -> EntryId {
        if let Some(id) = self.folders.get(path) {
            return *id;
        }
        let kind = if path.is_empty() { EntryKind::Start } else { EntryKind::Folder };
        // A bad folder name was reported with each of its pages.
        let url = UrlPath::folder(path).unwrap_or_else(|_| UrlPath::fixed(path));
        // The folder of a type is called as its pages are.
        let lists = self.model.types.iter().position(|kind| kind.folder.as_deref() == Some(path));
        let title = match lists {
            _ if path.is_empty() => String::new(),
            Some(at) => self.model.types[at].many.clone(),
            None => title_of_folder(path),
        };
        let lists = lists.map(|at| TypeId(at as u32));
        let id = if path.is_empty() { "index".to_owned() } else { route::id(path) };
        let language = self.language.clone();
        self.reserve(&url);
        let id = self.push(Entry { title, language, lists, ..blank(kind, id, url) });
        self.folders.insert(path.to_owned(), id);
        id
    }

    /// Puts every folder under the one above it, and fills the lists of children.
    fn link_children(&mut self) {
        let paths: Vec<String> = self.folders.keys().cloned().collect();
        for path in paths.iter().filter(|path| !path.is_empty()) {
            let mut path = path.as_str();
            // Folders between, in which no page was written, are made on the way up.
            loop {
                let above = path.rsplit_once('/').map_or("", |(above, _)| above);
                let known = self.folders.contains_key(above);
                let parent = self.folder(above);
                let id = self.folder(path);
                self.entries[id.0 as usize].parent = Some(parent);
                if known || above.is_empty() {
                    break;
                }
                path = above;
            }
        }
        self.free_ids();
        let mut children: BTreeMap<EntryId, Vec<EntryId>> = BTreeMap::new();
        for (index, entry) in self.entries.iter().enumerate() {
            if let Some(parent) = entry.parent {
                children.entry(parent).or_default().push(EntryId(index as u32));
            }
        }
        for (parent, mut ids) in children {
            self.sort(&mut ids);
            self.entries[parent.0 as usize].children = ids;
        }
    }

    /// A folder without a page of its own leaves its id to a page that has it: `rollen.md` beside
    /// `rollen/` is `rollen`.
    fn free_ids(&mut self) {
        let written: BTreeSet<String> = (self.entries.iter())
            .filter(|entry| entry.document.is_some())
            .map(|entry| entry.id.clone())
            .collect();
        for entry in self.entries.iter_mut().filter(|entry| entry.document.is_none()) {
            if written.contains(&entry.id) {
                entry.id.clear();
            }
        }
    }

    fn sort(&self, ids: &mut [EntryId]) {
        ids.sort_by_cached_key(|id| {
            let entry = &self.entries[id.0 as usize];
            let before = self.sort_text(*id).unwrap_or_default();
            (natural::key(&format!("{before} {}", entry.title)), entry.url.clone())
        });
    }

    /// What sorts a page before its title does: the value of its type's sort field.
    fn sort_text(&self, id: EntryId) -> Option<String> {
        let typed = self.typed[id.0 as usize].as_ref()?;
        let value: &Value<Name> = typed.values.get(self.model.get(typed.kind).sort?)?;
        match value.datum()? {
            Datum::Text(text) | Datum::Number(text) => Some(text.clone()),
            Datum::Date(date) => Some(date.to_string()),
            // Choices sort by their order.
            Datum::Choice(index) => Some(index.to_string()),
            _ => None,
        }
    }

    fn generated(&mut self, kind: EntryKind, path: &str, parent: EntryId) -> EntryId {
        let url = UrlPath::fixed(path);
        self.reserve(&url);
        let language = self.language.clone();
        self.push(Entry { parent: Some(parent), language, ..blank(kind, String::new(), url) })
    }

    /// The legal pages. One that was written by hand stands in the place of the generated one.
    fn legal(
        &mut self,
        texts: &BTreeMap<LegalPage, LegalText>,
        start: EntryId,
    ) -> BTreeMap<LegalPage, EntryId> {
        let mut pages = BTreeMap::new();
        for page in LegalPage::ALL {
            let own = self.entries.iter().position(|entry| entry.url.as_str() == page.path());
            if let Some(index) = own {
                pages.insert(page, EntryId(index as u32));
            } else if let Some(text) = texts.get(&page) {
                let id = self.generated(EntryKind::Legal(page), page.path(), start);
                self.entries[id.0 as usize].title.clone_from(&text.title);
                pages.insert(page, id);
            }
        }
        pages
    }

    /// One page a tag. Tags whose slugs are equal are one tag, labelled as first written.
    fn tags(&mut self, start: EntryId) -> (Vec<Tag>, Option<EntryId>) {
        let mut by_slug: BTreeMap<String, (String, Vec<EntryId>)> = BTreeMap::new();
        for (index, entry) in self.entries.iter().enumerate() {
            for tag in entry.core.iter().flat_map(|core| &core.tags) {
                let slug = crate::slug::slug(&tag.value);
                if slug.is_empty() {
                    if let Some(document) = &entry.document {
                        let place = document.source.place(tag.span);
                        self.diagnostics.push(nothing_left(place, &tag.value));
                    }
                    continue;
                }
                let (_, ids) =
                    by_slug.entry(slug).or_insert_with(|| (tag.value.clone(), Vec::new()));
                let id = EntryId(index as u32);
                if ids.last() != Some(&id) {
                    ids.push(id);
                }
            }
        }
        if by_slug.is_empty() {
            return (Vec::new(), None);
        }
        let overview = self.generated(EntryKind::Tags, &format!("{TAG_FOLDER}/index.html"), start);
        let mut tags = Vec::new();
        for (slug, (label, mut entries)) in by_slug {
            let path = format!("{TAG_FOLDER}/{}.html", route::tag_name(&slug));
            let page = self.generated(EntryKind::Tag(tags.len()), &path, overview);
            self.entries[page.0 as usize].title.clone_from(&label);
            for id in &entries {
                self.entries[id.0 as usize].tags.push(tags.len());
            }
            self.sort(&mut entries);
            tags.push(Tag { label, entry: page, entries });
        }
        (tags, Some(overview))
    }

    fn assets(&mut self, assets: &[Asset]) -> Vec<RoutedAsset> {
        let mut routed = Vec::new();
        for asset in assets {
            let place = Place::file(&asset.path);
            if let Some(url) = self.claim(UrlPath::asset(&asset.path), place) {
                routed.push(RoutedAsset { asset: asset.clone(), url });
            }
        }
        routed
    }

    /// Takes a path for a written file; a name or path that cannot be is a finding.
    fn claim(&mut self, url: Result<UrlPath, (BadName, String)>, place: Place) -> Option<UrlPath> {
        let url = match url {
            Ok(url) => url,
            Err((bad, part)) => {
                let reason = match bad {
                    BadName::Reserved => "reserved",
                    BadName::Empty => "empty",
                    BadName::Long => "long",
                };
                self.diagnostics.push(
                    Diagnostic::new(Code::NameReserved, place)
                        .with("name", part)
                        .with("reason", reason),
                );
                return None;
            }
        };
        self.take(&url, Owner::Written(place)).then_some(url)
    }

    /// Takes a path that every site has.
    fn reserve(&mut self, url: &UrlPath) {
        self.take(url, Owner::Generated);
    }

    fn take(&mut self, url: &UrlPath, owner: Owner) -> bool {
        match self.claims.take(url, owner) {
            Ok(()) => true,
            Err(clash) => {
                self.diagnostics.push(*clash);
                false
            }
        }
    }

    fn push(&mut self, entry: Entry) -> EntryId {
        self.entries.push(entry);
        self.typed.push(None);
        EntryId(self.entries.len() as u32 - 1)
    }
}

/// The finding for a name that has nothing an address could hold.
fn nothing_left(place: Place, name: &str) -> Diagnostic {
    Diagnostic::new(Code::NameReserved, place).with("name", name).with("reason", "empty")
}

fn blank(kind: EntryKind, id: String, url: UrlPath) -> Entry {
    Entry {
        kind,
        id,
        url,
        title: String::new(),
        document: None,
        core: None,
        language: String::new(),
        parent: None,
        children: Vec::new(),
        tags: Vec::new(),
        links: Links::default(),
        of_type: None,
        lists: None,
        values: Vec::new(),
        texts: Vec::new(),
    }
}
