//! Links: each is bound to a target or reported. There is no third state.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;
use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::meant::{Meant, Unbound, suggest};
use super::names::{Lookup, Names};
use super::{
    AssetId, Backlink, Entry, EntryId, EntryKind, FieldText, Links, Reference, Site, Target,
};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::{Typed, Value};
use crate::parse::{Body, Document, Link, LinkKind, is_foreign};

/// Schemes that a link may have. `file:` is none of them: browsers block it on an http page.
const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// Binds the links and the fields of every entry, and gathers who leads to each.
pub(super) fn bind(
    site: &mut Site,
    typed: Vec<Option<Typed>>,
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let places = Places::new(site);
    let binder = |id| Binder { site, names, places: &places, id };
    let mut bound: Vec<Bound> = typed
        .into_par_iter()
        .enumerate()
        .map(|(index, typed)| binder(EntryId(index as u32)).entry(typed))
        .collect();
    let mut unbound = Vec::new();
    for (index, bound) in bound.iter_mut().enumerate() {
        let found = std::mem::take(&mut bound.unbound).into_iter();
        unbound.extend(found.map(|found| (binder(EntryId(index as u32)), found)));
    }
    diagnostics.extend(suggest(unbound));
    let mut backlinks: Vec<Vec<Backlink>> = site.entries.iter().map(|_| Vec::new()).collect();
    for (entry, bound) in site.entries.iter_mut().zip(bound) {
        entry.links = bound.links;
        entry.values = bound.values;
        entry.texts = bound.texts;
        for (to, backlink) in bound.leads {
            backlinks[to.0 as usize].push(backlink);
        }
    }
    site.backlinks = backlinks;
}

/// The bound parts of one entry.
#[derive(Default)]
struct Bound {
    links: Links,
    values: Vec<Value<Reference>>,
    texts: Vec<FieldText>,
    /// The pages it leads to.
    leads: Vec<(EntryId, Backlink)>,
    /// What leads nowhere.
    unbound: Vec<Unbound>,
}

/// What stands at each path of the content.
pub(super) struct Places {
    entries: BTreeMap<String, EntryId>,
    assets: BTreeMap<String, AssetId>,
    anchors: Vec<BTreeSet<String>>,
}

impl Places {
    fn new(site: &Site) -> Self {
        let mut entries = BTreeMap::new();
        let mut anchors = Vec::new();
        for (id, entry) in site.iter() {
            let mut known = BTreeSet::new();
            if let Some(document) = &entry.document {
                entries.insert(document.source.path.clone(), id);
                known.extend(document.body.headings.iter().map(|heading| heading.anchor.clone()));
                known.extend(document.body.html_anchors.iter().cloned());
            }
            anchors.push(known);
        }
        // Folders, written as they are in the content: the folders of their pages.
        for (id, entry) in site.iter() {
            let Some(document) = &entry.document else { continue };
            let mut page = if entry.kind == EntryKind::Page { entry.parent } else { Some(id) };
            let mut path = document.source.path.as_str();
            while let (Some(folder), above) = (page, path.rsplit_once('/')) {
                path = above.map_or("", |(above, _)| above);
                entries.entry(path.to_owned()).or_insert(folder);
                page = site.entry(folder).parent;
            }
        }
        let assets = (site.assets.iter().enumerate())
            .map(|(index, routed)| (routed.asset.path.clone(), AssetId(index as u32)))
            .collect();
        Self { entries, assets, anchors }
    }

    pub(super) fn has_entry(&self, path: &str) -> bool {
        self.entries.contains_key(path)
    }

    pub(super) fn entry_paths(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    pub(super) fn asset_paths(&self) -> impl Iterator<Item = &str> {
        self.assets.keys().map(String::as_str)
    }
}

/// Binds the links of one entry.
pub(super) struct Binder<'a> {
    pub(super) site: &'a Site,
    pub(super) names: &'a Names,
    pub(super) places: &'a Places,
    pub(super) id: EntryId,
}

impl Binder<'_> {
    fn entry(&self, typed: Option<Typed>) -> Bound {
        let mut bound = Bound::default();
        let Some(document) = &self.site.entry(self.id).document else { return bound };
        bound.links = self.body(document, &document.body, &mut bound.unbound);
        if let Some(typed) = typed {
            bound.values = self.values(document, &typed, &bound.links.targets, &mut bound.unbound);
            for text in typed.texts {
                let links = self.body(document, &text.body, &mut bound.unbound);
                bound.texts.push(FieldText { body: text.body, links });
            }
        }
        let texts = bound.texts.iter().map(|text| &text.links);
        bound.leads = self.leads(
            self.site.entry(self.id).of_type,
            &bound.values,
            std::iter::once(&bound.links).chain(texts),
        );
        bound
    }

    /// Binds the links of one Markdown text.
    fn body(&self, document: &Document, body: &Body, log: &mut Vec<Unbound>) -> Links {
        let targets = body.links.iter().map(|link| self.link(document, link, log)).collect();
        let html_targets = (body.html_links.iter())
            .map(|link| (link.target.clone(), self.link(document, link, log)))
            .collect();
        Links { targets, html_targets }
    }

    fn link(&self, document: &Document, link: &Link, log: &mut Vec<Unbound>) -> Target {
        let bound = match link.kind {
            LinkKind::Wiki { .. } => self.wiki(&link.target),
            LinkKind::Image => self.image(document, &link.target),
            LinkKind::Page => self.page(document, &link.target),
        };
        bound.unwrap_or_else(|found| {
            let place = document.source.place(link.span);
            log.push(found.at(place));
            Target::Missing
        })
    }

    fn wiki(&self, target: &str) -> Result<Target, Box<Unbound>> {
        let (name, anchor) = split_anchor(target);
        if name.is_empty() {
            return self.at(self.id, anchor);
        }
        match self.names.find(name) {
            Lookup::Found(id) => self.at(id, anchor),
            Lookup::Ambiguous(ids) => {
                Err(finding(Code::AmbiguousLink, target).with("ids", self.ids(&ids)).into())
            }
            Lookup::Unknown => {
                Err(Unbound::near(finding(Code::BrokenLink, target), Meant::Name(name.to_owned())))
            }
        }
    }

    /// The ids of some entries, for a finding.
    pub(super) fn ids(&self, entries: &[EntryId]) -> String {
        let ids: Vec<&str> = entries.iter().map(|id| self.site.entry(*id).id.as_str()).collect();
        ids.join(", ")
    }

    fn image(&self, document: &Document, target: &str) -> Result<Target, Box<Unbound>> {
        if is_foreign(target) {
            let found = finding(Code::ForeignResource, target).with("element", "img");
            return Err(found.into());
        }
        if target.starts_with("data:image/") {
            return Ok(Target::External(target.to_owned()));
        }
        if scheme(target).is_some() {
            return Err(finding(Code::UnsafeLink, target).into());
        }
        let path = content_path(&document.source.path, split_anchor(target).0);
        if let Some(id) = path.as_ref().and_then(|path| self.places.assets.get(path)) {
            return Ok(Target::Asset(*id));
        }
        let finding = finding(Code::MissingImage, target);
        Err(match path {
            Some(path) => Unbound::near(finding, Meant::Asset(path)),
            None => finding.into(),
        })
    }

    fn page(&self, document: &Document, target: &str) -> Result<Target, Box<Unbound>> {
        if let Some(scheme) = scheme(target) {
            return match SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()) {
                true => Ok(Target::External(target.to_owned())),
                false => Err(finding(Code::UnsafeLink, target).into()),
            };
        }
        if target.starts_with("//") || target.starts_with('\\') {
            return Err(finding(Code::UnsafeLink, target).into());
        }
        let (written, anchor) = split_anchor(target);
        if written.is_empty() {
            return match anchor {
                Some(_) => self.at(self.id, anchor),
                None => Err(finding(Code::BrokenLink, target).into()),
            };
        }
        let Some(path) = content_path(&document.source.path, written) else {
            return Err(finding(Code::BrokenLink, target).into());
        };
        let path = path.trim_end_matches('/');
        if let Some(id) = self.places.entries.get(path) {
            return self.at(*id, anchor);
        }
        if let Some(id) = self.places.assets.get(path) {
            return Ok(Target::Asset(*id));
        }
        Err(Unbound::near(finding(Code::BrokenLink, target), Meant::Path(path.to_owned())))
    }

    /// A page, and the anchor on it if it has one of that name.
    fn at(&self, id: EntryId, anchor: Option<&str>) -> Result<Target, Box<Unbound>> {
        let Some(written) = anchor.filter(|anchor| !anchor.is_empty()) else {
            return Ok(Target::Entry(id, None));
        };
        let anchor = decode(written);
        let known = &self.places.anchors[id.0 as usize];
        let entry = self.site.entry(id);
        if leading_anchor(entry) == Some(&anchor) {
            // The page's own title: the top of the page.
            return Ok(Target::Entry(id, None));
        }
        if known.contains(&anchor) {
            return Ok(Target::Entry(id, Some(anchor)));
        }
        let slug = crate::slug::slug(&anchor);
        let meant = match known.contains(&slug) {
            true => Some(slug),
            false => nearest(&anchor, known.iter().map(String::as_str)).map(str::to_owned),
        };
        Err(finding(Code::BrokenAnchor, &anchor)
            .with("of", "page")
            .with("page", &entry.title)
            .suggest(meant.map(|meant| format!("#{meant}")))
            .into())
    }
}

/// The content path that a target names from a file; none if it leaves the content folder.
pub(super) fn content_path(from: &str, target: &str) -> Option<String> {
    let target = target.split('?').next().unwrap_or(target);
    let target: String = decode(target).nfc().collect();
    let mut parts: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => from.split('/').collect(),
    };
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The anchor of the heading that became the page's title.
fn leading_anchor(entry: &Entry) -> Option<&String> {
    let document = entry.document.as_ref()?;
    let core = entry.core.as_ref()?;
    document.body.leading_title(&core.title).map(|heading| &heading.anchor)
}

fn finding(code: Code, target: &str) -> Diagnostic {
    Diagnostic::new(code, None).with("target", target)
}

pub(super) fn split_anchor(target: &str) -> (&str, Option<&str>) {
    target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)))
}

pub(super) fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// The scheme of an address, as browsers read it: they skip control characters.
fn scheme(target: &str) -> Option<String> {
    let cleaned: String = target.chars().filter(|c| !c.is_control() && *c != ' ').collect();
    let (scheme, _) = cleaned.split_once(':')?;
    let mut letters = scheme.chars();
    let well_formed = letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    well_formed.then(|| scheme.to_owned())
}
