//! Every name a reference may use: ids, aliases and unique last segments.

use std::collections::BTreeMap;

use super::route;
use super::{Entry, EntryId, Reference, Site};
use crate::diagnostic::{Checked, Code, Diagnostic, nearest};
use crate::model::{Datum, TypeId};

/// The names of a site.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_id: BTreeMap<String, EntryId>,
    by_alias: BTreeMap<String, EntryId>,
    by_segment: BTreeMap<String, Vec<EntryId>>,
    by_title: BTreeMap<String, String>,
}

/// What a name leads to.
pub(super) enum Lookup {
    /// One page.
    Found(EntryId),
    /// Several pages share the last segment.
    Ambiguous(Vec<EntryId>),
    /// No page.
    Unknown,
}

impl Names {
    /// Gathers the names; two pages with one name are findings.
    pub(super) fn new(site: &Site) -> Checked<Self> {
        let mut diagnostics = Vec::new();
        let mut names = Self {
            by_id: BTreeMap::new(),
            by_alias: BTreeMap::new(),
            by_segment: BTreeMap::new(),
            by_title: BTreeMap::new(),
        };
        for (entry_id, entry) in site.iter().filter(|(_, entry)| !entry.id.is_empty()) {
            if let Some(&first) = names.by_id.get(&entry.id) {
                diagnostics.push(duplicate(site, Code::DuplicateId, entry_id, first, &entry.id));
                continue;
            }
            names.by_id.insert(entry.id.clone(), entry_id);
            let segment = entry.id.rsplit('/').next().unwrap_or(&entry.id);
            names.by_segment.entry(segment.to_owned()).or_default().push(entry_id);
            names.by_title.entry(entry.title.to_lowercase()).or_insert_with(|| entry.id.clone());
        }
        for (entry_id, entry) in site.iter() {
            for alias in entry.core.iter().flat_map(|core| &core.aliases) {
                let name = route::id(&alias.value);
                if name.is_empty() {
                    // Nothing to refer by; as a word for search it still serves.
                    continue;
                }
                let first = names.by_id.get(&name).or_else(|| names.by_alias.get(&name)).copied();
                match first {
                    Some(first) if first != entry_id => {
                        let mut found =
                            duplicate(site, Code::DuplicateAlias, entry_id, first, &alias.value);
                        if let Some(document) = &entry.document {
                            found.place = Some(document.source.place(alias.span));
                        }
                        diagnostics.push(found);
                    }
                    _ => {
                        names.by_alias.insert(name, entry_id);
                    }
                }
            }
        }
        Checked::new(names, diagnostics)
    }

    /// Looks a reference up: as id, then as alias or last segment. What is one page's alias and
    /// another's last segment is ambiguous.
    pub(super) fn find(&self, reference: &str) -> Lookup {
        let name = route::id(reference);
        if let Some(found) = self.by_id.get(&name) {
            return Lookup::Found(*found);
        }
        let segments = self.by_segment.get(&name).into_iter().flatten();
        let mut found: Vec<EntryId> =
            self.by_alias.get(&name).into_iter().chain(segments).copied().collect();
        found.sort_unstable();
        found.dedup();
        match found[..] {
            [] => Lookup::Unknown,
            [only] => Lookup::Found(only),
            _ => Lookup::Ambiguous(found),
        }
    }

    /// The only page among those a name may mean that is allowed.
    pub(super) fn only(
        &self,
        reference: &str,
        is_allowed: impl Fn(&EntryId) -> bool,
    ) -> Option<EntryId> {
        let name = route::id(reference);
        let mut found: Vec<EntryId> =
            self.by_alias.get(&name).into_iter().chain(self.with_segment(&name)).copied().collect();
        found.retain(is_allowed);
        found.sort_unstable();
        found.dedup();
        (found.len() == 1).then(|| found[0])
    }

    /// The ids of all pages, in their order.
    pub(super) fn pages(&self) -> impl Iterator<Item = (&str, EntryId)> {
        self.by_id.iter().map(|(id, entry)| (id.as_str(), *entry))
    }

    /// The last segments of all ids, in their order, and the pages that have each.
    pub(super) fn segments(&self) -> impl Iterator<Item = (&str, &[EntryId])> {
        self.by_segment.iter().map(|(segment, entries)| (segment.as_str(), entries.as_slice()))
    }

    /// The pages whose ids end in this segment.
    pub(super) fn with_segment(&self, segment: &str) -> &[EntryId] {
        self.by_segment.get(segment).map_or(&[], Vec::as_slice)
    }

    /// The id that was perhaps meant by a reference that leads nowhere.
    pub(super) fn near(&self, reference: &str) -> Option<String> {
        let name = &route::id(reference);
        if let Some(id) = self.by_title.get(&reference.to_lowercase()) {
            return Some(id.clone());
        }
        let ids = || self.by_id.keys().map(String::as_str);
        let by_id = nearest(name, ids().chain(self.by_alias.keys().map(String::as_str)));
        let by_segment = || nearest(name, self.by_segment.keys().map(String::as_str));
        by_id.or_else(by_segment).map(str::to_owned)
    }
}

impl Site {
    /// The page that a query calls so; of several with one last segment the only one of the types
    /// `to`, else the only one of these with such a number or short name.
    ///
    /// # Errors
    /// If there is no such page: what was perhaps meant.
    pub fn named(&self, name: &str, to: &[TypeId]) -> Result<EntryId, Option<String>> {
        let is_allowed = |id: &EntryId| {
            to.is_empty() || self.entry(*id).of_type.is_some_and(|kind| to.contains(&kind))
        };
        let found = match self.names.find(name) {
            Lookup::Found(id) if is_allowed(&id) => Some(id),
            Lookup::Found(_) | Lookup::Ambiguous(_) => self.names.only(name, is_allowed),
            Lookup::Unknown => None,
        };
        let by_field = || {
            let mut found = self.iter().filter(|(id, _)| !to.is_empty() && is_allowed(id));
            let mut next = || found.find(|(_, entry)| self.is_named(entry, name));
            next().filter(|_| next().is_none()).map(|(id, _)| id)
        };
        let near = || {
            let near = self.names.near(name).filter(
                |near| matches!(self.names.find(near), Lookup::Found(id) if is_allowed(&id)),
            );
            let ids = self.names.pages().filter(|(_, id)| is_allowed(id)).map(|(id, _)| id);
            near.or_else(|| nearest(&route::id(name), ids).map(str::to_owned))
        };
        found.or_else(by_field).ok_or_else(near)
    }

    /// Whether a field that names pages of its type says this of a page.
    fn is_named(&self, entry: &Entry, name: &str) -> bool {
        self.fields(entry).any(|(field, value)| {
            let is = |datum: &Datum<Reference>| matches!(datum, Datum::Text(text) if text == name);
            field.name && value.datum().is_some_and(is)
        })
    }
}

fn duplicate(site: &Site, code: Code, second: EntryId, first: EntryId, name: &str) -> Diagnostic {
    let place =
        |id: EntryId| {
            let entry = site.entry(id);
            let document = entry.document.as_ref()?;
            let own_id = entry.core.as_ref().and_then(|core| core.id.as_ref());
            Some(own_id.map_or_else(
                || document.source.whole(),
                |own_id| document.source.place(own_id.span),
            ))
        };
    let found = Diagnostic::new(code, place(second)).with("name", name);
    match place(first) {
        Some(place) => found.related(place),
        None => found,
    }
}
