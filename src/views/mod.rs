//! Views: the answers to queries over the whole site, as plain data.
//!
//! 1. `bind` reads a query's keys, of which `bind_keys` knows those of its form, `bind_path` its
//!    paths, `bind_where` its conditions and `bind_figure` the parts of timelines and charts, against
//!    the content model: a `Query` is known to fit. What does not is found at its place.
//! 2. `node` finds once who refers to whom; `path` walks from pages to records and values and back;
//!    `filter` tests conditions, `dates` knows what day `heute + 30 Tage` is.
//! 3. `answer` evaluates a query to a [`View`]; `tree` puts rows under rows, `grid` pages on both
//!    sides, `transpose` rows into columns; `figure` reads the rows of timelines and charts as lengths
//!    of bars.
//! 4. `downloads` says in which files the views of pages stand.
//! 5. `cell` has what stands in a cell, with its one text for people and its one form for machines;
//!    `export` writes a view as CSV and JSON.
//!
//! A view has columns and rows in every form, so page, search, command line and files show the same.

mod answer;
mod bind;
mod bind_figure;
mod bind_keys;
mod bind_path;
mod bind_where;
mod calendar;
mod cell;
mod dates;
mod downloads;
mod export;
mod figure;
mod filter;
mod grid;
mod node;
mod path;
mod query;
mod report;
mod transpose;
mod tree;
mod view;
mod words;

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;

pub use calendar::{Calendar, Event};
pub use cell::{Cell, Link, Mark, number_json};
pub use export::{csv, json};
pub use figure::{Measure, Period, days};
pub use view::{Column, ColumnKind, Form, Group, Row, View};
pub use words::Words;

use query::Query;

use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::model::{DefaultView, TypeId};
use crate::parse::{FrontMatter, yaml};
use crate::resolve::{EntryId, Site};
use crate::source::{Source, Span, Spanned};

/// All views of a site, each computed once.
#[derive(Debug)]
pub struct Views {
    /// Those of each entry.
    by_entry: Vec<PageViews>,
    /// The calendars of pages with events, by page and field.
    calendars: BTreeMap<(EntryId, usize), Calendar>,
    /// What the plain text of views says.
    pub words: Words,
}

/// The views of one page.
#[derive(Debug, Default)]
pub struct PageViews {
    /// Of each query in its body, in their order; none where one has faults.
    pub written: Vec<Option<View>>,
    /// Of each query of its type, in their order; none where one has faults, or has no answer and
    /// no sentence that says so.
    pub of_type: Vec<Option<View>>,
}

impl Views {
    /// The views of a page.
    pub fn of(&self, id: EntryId) -> &PageViews {
        const NONE: &PageViews = &PageViews { written: Vec::new(), of_type: Vec::new() };
        self.by_entry.get(id.0 as usize).unwrap_or(NONE)
    }

    /// The events of a list of a page, if it has any with a day.
    pub fn calendar(&self, id: EntryId, field: usize) -> Option<&Calendar> {
        self.calendars.get(&(id, field))
    }

    /// The calendars of all pages.
    pub fn calendars(&self) -> impl Iterator<Item = &Calendar> {
        self.calendars.values()
    }

    /// All views of all pages.
    pub fn all(&self) -> impl Iterator<Item = &View> {
        self.by_entry.iter().flat_map(PageViews::all)
    }
}

impl PageViews {
    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &View> {
        self.written.iter().chain(&self.of_type).flatten()
    }

    /// Whether they show the references of pages of a type by these keys.
    pub fn show(&self, from: TypeId, keys: &[&str]) -> bool {
        let mut shown = self.all().flat_map(|view| &*view.shows);
        shown.any(|(kind, way)| *kind == from && way == keys)
    }
}

/// Answers every query of the site.
pub fn views(site: &Site) -> Checked<Views> {
    let words = Words::new(site.language());
    let has_query = |entry: &crate::resolve::Entry| {
        entry.document.as_ref().is_some_and(|document| !document.body.queries.is_empty())
    };
    let mut log = misplaced(site);
    let of_types = of_types(site, &words).take(&mut log);
    let mut by_entry: Vec<PageViews> = Vec::new();
    if !of_types.iter().all(Vec::is_empty) || site.entries.iter().any(has_query) {
        let asking = Asking { site, index: &node::Index::new(site), words: &words };
        let answered: Vec<Checked<PageViews>> = (0..site.entries.len() as u32)
            .into_par_iter()
            .map(|id| asking.of_page(&of_types, EntryId(id)))
            .collect();
        by_entry.extend(answered.into_iter().map(|views| views.take(&mut log)));
    }
    // A record may be wrong in the view of its page and in one of all pages.
    let mut seen = HashSet::new();
    log.retain(|found| seen.insert(format!("{found:?}")));
    by_entry.resize_with(site.entries.len(), PageViews::default);
    report::answer(site, &words, &mut by_entry);
    let mut calendars = calendar::calendars(site, &words);
    log.extend(downloads::name(site, &mut by_entry, calendars.values_mut()));
    Checked::new(Views { by_entry, calendars, words }, log)
}

/// Answers the query that `source` is, as a whole.
pub fn answer(site: &Site, source: &Source) -> Checked<Option<View>> {
    let words = Words::new(site.language());
    let whole = Span { start: 0, end: source.text.trim_end().len() };
    let mut log = Vec::new();
    let query = read(site, &words, source, None, &yaml(source), whole).take(&mut log);
    let asking = Asking { site, index: &node::Index::new(site), words: &words };
    let view = query.map(|query| asking.ask(&query, source, None, String::new()).take(&mut log));
    Checked::new(view, log)
}

/// The queries of each type, bound once for all its pages; none where one has faults.
fn of_types<'s>(site: &'s Site, words: &Words) -> Checked<Vec<Vec<Option<Query<'s>>>>> {
    let mut log = Vec::new();
    let bound = (site.model.types.iter().enumerate()).map(|(at, kind)| {
        let this = [TypeId(at as u32)];
        let views = kind.views.iter().map(|DefaultView { query, span, source, .. }| {
            bound(site, words, source, Some(&this), query, *span).take(&mut log)
        });
        views.collect()
    });
    let bound = bound.collect();
    Checked::new(bound, log)
}

/// Queries in the Markdown of front matter, where no view can stand.
fn misplaced(site: &Site) -> Vec<Diagnostic> {
    let mut log = Vec::new();
    for entry in &site.entries {
        let Some(document) = &entry.document else { continue };
        for query in entry.texts.iter().flat_map(|text| &text.body.queries) {
            log.push(Diagnostic::new(Code::QueryPlace, document.source.place(query.span)));
        }
    }
    log
}

/// A query as it was written, bound if it is YAML.
fn read<'s>(
    site: &'s Site,
    words: &Words,
    source: &Source,
    this: Option<&[TypeId]>,
    written: &Result<FrontMatter, Spanned<String>>,
    at: Span,
) -> Checked<Option<Query<'s>>> {
    match written {
        Ok(keys) => bound(site, words, source, this, keys, at),
        Err(fault) => {
            let place = source.place(fault.span);
            let found = Diagnostic::new(Code::QuerySyntax, place).with("reason", &fault.value);
            Checked::new(None, vec![found])
        }
    }
}

fn bound<'s>(
    site: &'s Site,
    words: &Words,
    source: &Source,
    this: Option<&[TypeId]>,
    keys: &FrontMatter,
    at: Span,
) -> Checked<Option<Query<'s>>> {
    let mut binder = bind::Binder { site, words, this, source, log: Vec::new() };
    let query = binder.query(keys, at);
    Checked::new(query, binder.log)
}

/// Where queries are asked.
struct Asking<'a, 's> {
    site: &'s Site,
    index: &'a node::Index<'s>,
    words: &'a Words,
}

impl<'s> Asking<'_, 's> {
    fn of_page(&self, of_types: &[Vec<Option<Query<'s>>>], id: EntryId) -> Checked<PageViews> {
        let Self { site, words, .. } = *self;
        let mut log = Vec::new();
        let entry = site.entry(id);
        let Some(document) = &entry.document else {
            return Checked::new(PageViews::default(), log);
        };
        let source = &document.source;
        let this: Vec<TypeId> = entry.of_type.into_iter().collect();
        let written = (document.body.queries.iter().enumerate()).map(|(at, block)| {
            if block.is_nested {
                log.push(Diagnostic::new(Code::QueryPlace, source.place(block.span)));
                return None;
            }
            let query = read(site, words, source, Some(&this), &block.written, block.span);
            let query = query.take(&mut log)?;
            let anchor = format!("vw-view-{}", at + 1);
            Some(self.ask(&query, source, Some(id), anchor).take(&mut log))
        });
        let written = written.collect();
        let queries = entry.of_type.map_or(&[][..], |kind| &of_types[kind.0 as usize]);
        let defaults = site.type_of(entry).map_or(&[][..], |kind| &kind.views);
        let of_type = (queries.iter().zip(defaults).enumerate()).map(|(at, (query, default))| {
            let anchor = format!("vw-type-view-{}", at + 1);
            let query = query.as_ref()?;
            let view = self.ask(query, &default.source, Some(id), anchor).take(&mut log);
            (view.has_answer() || view.empty.is_some()).then_some(view)
        });
        let of_type = of_type.collect();
        Checked::new(PageViews { written, of_type }, log)
    }

    fn ask(
        &self,
        query: &Query<'s>,
        source: &Source,
        this: Option<EntryId>,
        anchor: String,
    ) -> Checked<View> {
        let walker = path::Walker::new(self.site, self.index, self.words, this);
        let mut answerer = answer::Answerer { walker, query, source, log: Vec::new() };
        let mut view = answerer.answer(anchor);
        if query.is_transposed {
            view = view.transposed();
        }
        Checked::new(view, answerer.log)
    }
}
