//! verbundwiki: a folder of Markdown to a static, searchable wiki.
//!
//! Data flows one way, and every stage gives a new, finished type:
//!
//! | stage | room | gives |
//! | --- | --- | --- |
//! | read the folders | [`load`] | [`load::Inputs`] |
//! | parse each file | [`parse`] | [`parse::Document`]s |
//! | understand its keys | [`model`] | [`model::Draft`]s: references are names |
//! | write the legal pages | [`legal`] | [`legal::LegalText`]s |
//! | bind names, decide addresses | [`resolve`] | [`resolve::Site`]: references are targets |
//! | answer queries | [`views`] | [`views::Views`]: tables, trees and matrices as data |
//! | put pages together | [`compose`] | [`compose::Page`]s |
//! | to HTML, to an index, to data | [`render`], [`search`], [`mod@export`] | [`Output`]: a map from paths to contents |
//! | publish | [`mod@write`] | files, only those that changed |
//!
//! No stage calls an earlier one; who may know whom stands in `ARCHITECTURE.md` and is held by
//! `tests/tidy.rs`. Faults in content are [`diagnostic::Diagnostic`] values that every stage
//! collects; only the command line decides that a site with errors is not written.

pub mod compose;
pub mod config;
pub mod diagnostic;
pub mod export;
pub mod legal;
pub mod load;
pub mod model;
mod output;
pub mod parse;
pub mod progress;
pub mod render;
pub mod resolve;
pub mod search;
mod slug;
pub mod source;
pub mod views;
pub mod write;

pub use output::{Contents, Output};

use compose::compose_page;
use diagnostic::{Checked, Checks, Code};
use load::Inputs;
use progress::{Progress, Stage};
use rayon::prelude::*;
use render::Theme;
use resolve::{Audience, EntryId, Site, Words};

/// A built site and what the wiki wants of its findings.
#[derive(Debug)]
pub struct Built {
    /// The files of the site.
    pub output: Output,
    /// How the wiki weighs findings.
    pub checks: Checks,
    /// How many pages were written by people.
    pub pages: usize,
}

/// A site whose names are bound, and the theme that its words are from.
pub struct Bound {
    /// The site.
    pub site: Site,
    /// The theme.
    pub theme: Theme,
}

/// Everything up to the bound site: parses, checks against the model, resolves.
///
/// `memo` keeps parsed files between runs, for a preview.
pub fn bind(
    inputs: &Inputs,
    memo: Option<&parse::Memo>,
    progress: &dyn Progress,
) -> Checked<Bound> {
    let mut log = inputs.diagnostics.clone();
    let config = config::read(inputs.config.as_deref()).take(&mut log);

    progress.begin(Stage::Parse, 0);
    let documents = parse::parse_all(&inputs.sources, memo).take(&mut log);
    let model = model::read(&inputs.model).take(&mut log);
    let drafts = model::check(&documents, &model).take(&mut log);
    progress.end(Stage::Parse);

    progress.begin(Stage::Resolve, 0);
    let theme = Theme::read(&load::built_in_theme(), &inputs.theme, config.language).take(&mut log);
    let engine = search::engine_url();
    let words = Words {
        legal: legal::write(&config, &theme),
        uses_title: theme.uses_title(),
        reports: theme.report_words(),
    };
    let site = resolve::resolve(drafts, model, inputs, config, words, engine, Audience::Everyone)
        .take(&mut log);
    progress.end(Stage::Resolve);
    Checked::new(Bound { site, theme }, log)
}

/// Builds a site. The same inputs give the same output, whatever the number of threads.
///
/// The output is complete even where something was found: the caller decides what becomes of it.
pub fn build(
    inputs: &Inputs,
    memo: Option<&parse::Memo>,
    progress: &dyn Progress,
) -> Checked<Built> {
    let Checked { value: Bound { site, theme }, diagnostics: mut log } =
        bind(inputs, memo, progress);
    let checks = site.config.checks.clone();
    let words = search::read_words(&inputs.words).take(&mut log);
    progress.begin(Stage::Render, site.entries.len());
    let views = views::views(&site).take(&mut log);
    let pages: Vec<_> = (0..site.entries.len() as u32)
        .into_par_iter()
        .map(|index| compose_page(&site, &views, EntryId(index)))
        .collect();
    let written = site.entries.iter().filter(|entry| entry.document.is_some()).count();

    let (html, index) = rayon::join(
        || {
            let html = render::render(&pages, &site, &theme, progress);
            progress.end(Stage::Render);
            html
        },
        || {
            progress.begin(Stage::Index, 0);
            let index = search::index(&pages, &site, words);
            progress.end(Stage::Index);
            index
        },
    );
    let mut output = html.take(&mut log);
    output.lingering = Some(search::lingering(&site));
    let data = export::export(&site, &views);
    let files = index.take(&mut log).into_iter().chain(data).chain(
        site.assets.into_iter().map(|routed| (routed.url, Contents::CopyOf(routed.asset.file))),
    );
    for (path, contents) in files {
        if let Err(clash) = output.insert(path, contents) {
            log.push(*clash);
        }
    }
    // A clash that has a place was found where it can be mended; the same one at the end is noise.
    if log.iter().any(|found| found.code == Code::PathClash && found.place.is_some()) {
        log.retain(|found| found.code != Code::PathClash || found.place.is_some());
    }
    Checked::new(Built { output, checks, pages: written }, log)
}
