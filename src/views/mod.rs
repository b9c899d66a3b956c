//! Views: the answers to queries over the whole site, as plain data.
//!
//! 1. `bind` reads a query's keys, `bind_path` its paths and `bind_where` its conditions, against
//!    the content model: a `Query` is known to fit. What does not is found at its
//!    place.
//! 2. `node` finds once who refers to whom; `path` walks from pages to records and values and back;
//!    `filter` tests conditions, `dates` knows what day `heute + 30 Tage` is.
//! 3. `answer` evaluates a query to a [`View`]; `tree` puts rows under rows, `grid` pages on both
//!    sides.
//! 4. `downloads` says in which files the views of pages stand.
//! 5. `cell` has what stands in a cell, with its one text for people and its one form for machines;
//!    `export` writes a view as CSV and JSON.
//!
//! A view has columns and rows in every form, so page, search, command line and files show the same.

mod answer;
mod bind;
mod bind_path;
mod bind_where;
mod calendar;
mod cell;
mod dates;
mod downloads;
mod export;
mod filter;
mod grid;
mod node;
mod path;
mod query;
mod report;
mod tree;
mod view;
mod words;

use std::collections::BTreeMap;

use rayon::prelude::*;

pub use calendar::{Calendar, Event};
pub use cell::{Cell, Link, Mark};
pub use export::{csv, json};
pub use view::{Column, ColumnKind, Form, Group, Row, View};
pub use words::Words;

use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::parse::{FrontMatter, yaml};
use crate::resolve::{EntryId, Site};
use crate::source::{Source, Span};

/// All views of a site, each computed once.
#[derive(Debug)]
pub struct Views {
    /// Of each entry: the views of the queries in its body, in their order; none where a query has
    /// faults.
    by_entry: Vec<Vec<Option<View>>>,
    /// The calendars of pages with events, by page and field.
    calendars: BTreeMap<(EntryId, usize), Calendar>,
    /// What the plain text of views says.
    pub words: Words,
}

impl Views {
    /// The views of the queries in the body of a page, in their order.
    pub fn of(&self, id: EntryId) -> &[Option<View>] {
        self.by_entry.get(id.0 as usize).map_or(&[], Vec::as_slice)
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
        self.by_entry.iter().flatten().flatten()
    }
}

/// Answers every query of the site.
pub fn views(site: &Site) -> Checked<Views> {
    let words = Words::new(site.language());
    let has_query = |entry: &crate::resolve::Entry| {
        entry.document.as_ref().is_some_and(|document| !document.body.queries.is_empty())
    };
    let mut log = misplaced(site);
    let mut by_entry: Vec<Vec<Option<View>>> = Vec::new();
    if site.entries.iter().any(has_query) {
        let index = node::Index::new(site);
        let answered: Vec<Checked<Vec<Option<View>>>> = (0..site.entries.len() as u32)
            .into_par_iter()
            .map(|id| of_page(site, &index, &words, EntryId(id)))
            .collect();
        by_entry.extend(answered.into_iter().map(|views| views.take(&mut log)));
    }
    by_entry.resize_with(site.entries.len(), Vec::new);
    report::answer(site, &words, &mut by_entry);
    downloads::name(site, &mut by_entry);
    let calendars = calendar::calendars(site, &words);
    Checked::new(Views { by_entry, calendars, words }, log)
}

/// Answers the query that `source` is, as a whole.
pub fn answer(site: &Site, source: &Source) -> Checked<Option<View>> {
    let words = Words::new(site.language());
    let index = node::Index::new(site);
    let asking = Asking { site, index: &index, words: &words, source, page: None };
    let whole = Span { start: 0, end: source.text.trim_end().len() };
    asking.ask(&yaml(source), whole, String::new())
}

fn of_page(
    site: &Site,
    index: &node::Index<'_>,
    words: &Words,
    id: EntryId,
) -> Checked<Vec<Option<View>>> {
    let mut log = Vec::new();
    let Some(document) = &site.entry(id).document else { return Checked::new(Vec::new(), log) };
    let asking = Asking { site, index, words, source: &document.source, page: Some(id) };
    let views = (document.body.queries.iter().enumerate()).map(|(at, block)| {
        if block.is_nested {
            log.push(Diagnostic::new(Code::QueryPlace, document.source.place(block.span)));
            return None;
        }
        asking.ask(&block.written, block.span, format!("vw-view-{}", at + 1)).take(&mut log)
    });
    let views = views.collect();
    Checked::new(views, log)
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

/// Where a query is asked.
struct Asking<'a, 's> {
    site: &'s Site,
    index: &'a node::Index<'s>,
    words: &'a Words,
    source: &'a Source,
    page: Option<EntryId>,
}

impl Asking<'_, '_> {
    fn ask(
        &self,
        written: &Result<FrontMatter, crate::source::Spanned<String>>,
        at: Span,
        anchor: String,
    ) -> Checked<Option<View>> {
        let keys = match written {
            Ok(keys) => keys,
            Err(fault) => {
                let place = self.source.place(fault.span);
                let found = Diagnostic::new(Code::QuerySyntax, place).with("reason", &fault.value);
                return Checked::new(None, vec![found]);
            }
        };
        let Self { site, index, words, source, page } = *self;
        let mut binder = bind::Binder { site, words, page, source, log: Vec::new() };
        let query = binder.query(keys, at);
        let mut log = binder.log;
        let view = query.map(|query| {
            let walker = path::Walker::new(site, index, words);
            let mut answerer = answer::Answerer { walker, query: &query, source, log: Vec::new() };
            let view = answerer.answer(anchor);
            log.append(&mut answerer.log);
            view
        });
        Checked::new(view, log)
    }
}
