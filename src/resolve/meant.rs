//! What was perhaps meant by a name that leads nowhere. Every name of the wiki is a candidate, so
//! it is looked for apart from binding, and only for the first findings: who has broken hundreds of
//! references at once has made one mistake, not hundreds.

use rayon::prelude::*;

use super::links::Binder;
use super::names::Lookup;
use super::{EntryId, UrlPath};
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::TypeId;
use crate::parse::Document;
use crate::source::Place;

/// How many findings get a suggestion, in the order of pages.
const MOST: usize = 200;

/// Something that leads nowhere: its finding, and what could be looked for.
#[derive(Debug)]
pub(super) struct Unbound {
    pub(super) finding: Diagnostic,
    pub(super) meant: Option<Meant>,
}

/// What was written, and what is near it.
#[derive(Debug)]
pub(super) enum Meant {
    /// The name of a page.
    Name(String),
    /// The name of a page of one of these types, or of any.
    Typed(String, Vec<TypeId>),
    /// The content path of a page or file.
    Path(String),
    /// The content path of a file.
    Asset(String),
}

impl From<Diagnostic> for Box<Unbound> {
    fn from(finding: Diagnostic) -> Self {
        Self::new(Unbound { finding, meant: None })
    }
}

impl Unbound {
    /// A finding with what could be looked for.
    pub(super) fn near(finding: Diagnostic, meant: Meant) -> Box<Self> {
        Box::new(Self { finding, meant: Some(meant) })
    }

    /// The same at a place.
    pub(super) fn at(mut self, place: Place) -> Self {
        self.finding.place = Some(place);
        self
    }
}

/// Gives the first of these findings, each of the page of its binder, their suggestions.
pub(super) fn suggest(unbound: Vec<(Binder<'_>, Unbound)>) -> Vec<Diagnostic> {
    let mut wanted = 0;
    let chosen: Vec<(Binder<'_>, Unbound)> = unbound
        .into_iter()
        .map(|(binder, mut unbound)| {
            wanted += usize::from(unbound.meant.is_some());
            unbound.meant = unbound.meant.filter(|_| wanted <= MOST);
            (binder, unbound)
        })
        .collect();
    let suggested =
        chosen.into_par_iter().map(|(binder, Unbound { finding, meant })| match meant {
            Some(meant) => finding.suggest(binder.meant(&meant)),
            None => finding,
        });
    suggested.collect()
}

impl Binder<'_> {
    fn meant(&self, meant: &Meant) -> Option<String> {
        let document = self.site.entry(self.id).document.as_ref()?;
        match meant {
            Meant::Name(name) => self.names.near(name),
            Meant::Typed(name, to) => self.near(name, to),
            Meant::Path(path) => {
                let found = self.near_path(path)?;
                Some(written_from(document, &found))
            }
            Meant::Asset(path) => {
                let found = nearest(path, self.places.asset_paths())?;
                Some(written_from(document, found))
            }
        }
    }

    /// The page of one of the types that was perhaps meant: what is near among all pages, if it is
    /// of such a type, for another one's page would only be the next fault; else one of the same
    /// last segment, or near it.
    fn near(&self, name: &str, to: &[TypeId]) -> Option<String> {
        let fits = |id: &str| match self.names.find(id) {
            Lookup::Found(id) => self.is_allowed(to, id),
            _ => false,
        };
        if matches!(self.names.find(name), Lookup::Unknown)
            && let Some(near) = self.names.near(name).filter(|near| fits(near))
        {
            return Some(near);
        }
        let segment = name.rsplit('/').next().unwrap_or_default();
        let is_allowed = |id: &EntryId| self.is_allowed(to, *id);
        let of_segment = |segment: &str| -> Option<String> {
            let id = self.names.with_segment(segment).iter().copied().find(is_allowed)?;
            Some(self.site.entry(id).id.clone())
        };
        let by_id = || {
            let pages = self.names.pages().filter(|(_, id)| is_allowed(id));
            nearest(name, pages.map(|(id, _)| id)).map(str::to_owned)
        };
        let by_segment = || {
            let segments = self.names.segments().filter(|(_, ids)| ids.iter().any(is_allowed));
            of_segment(nearest(segment, segments.map(|(segment, _)| segment))?)
        };
        of_segment(segment).or_else(by_id).or_else(by_segment)
    }

    /// The content path that was perhaps meant: another extension, another folder, a slip.
    fn near_path(&self, path: &str) -> Option<String> {
        let stem = path.strip_suffix(".html").unwrap_or(path);
        let with_extension = format!("{stem}.md");
        if self.places.has_entry(&with_extension) {
            return Some(with_extension);
        }
        let name = path.rsplit('/').next().unwrap_or(path);
        let same_name = |known: &&str| known.rsplit('/').next() == Some(name);
        if let Some(known) = self.places.entry_paths().find(same_name) {
            return Some(known.to_owned());
        }
        nearest(path, self.places.entry_paths().chain(self.places.asset_paths())).map(str::to_owned)
    }
}

/// How a page writes the path of another file.
pub(super) fn written_from(document: &Document, path: &str) -> String {
    UrlPath::fixed(&document.source.path).relative(&UrlPath::fixed(path))
}
