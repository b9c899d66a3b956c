//! `new`: the file of a new page, filled in as far as the model knows.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use verbundwiki::build as build_site;
use verbundwiki::diagnostic::{Checked, Checks, Diagnostic, Findings, Locale, Severity, nearest};
use verbundwiki::load::{Inputs, Options};
use verbundwiki::model::{self, Model, NewPage, Request, TypeId};
use verbundwiki::source::Source;

use super::arguments::NewOptions;
use super::build::inputs;
use super::report;
use super::{End, Failure, say};

/// Writes the page, unless the check would find fault with it.
pub(super) fn new_page(options: &NewOptions, locale: &Locale) -> Result<End, Failure> {
    let content = &options.content;
    let inputs = inputs(content, Options { drafts: true, base_url: None }, locale)?;
    let Some(model) = model(&inputs, content, locale)? else { return Ok(End::ContentErrors) };
    let kind = find_type(&model, &options.kind, locale)?;
    let request = Request {
        model: &model,
        kind,
        title: options.title.trim(),
        description: None,
        today: inputs.today,
        examples: None,
    };
    let page = model::new_page(&request)
        .ok_or_else(|| Failure(locale.text("new-no-name", &[("title", options.title.clone())])))?;
    let file = content.join(&page.path);
    if file.symlink_metadata().is_ok() {
        return Err(Failure(locale.text("new-exists", &[("path", report::path(&file))])));
    }
    let faults = faults(&inputs, &page);
    if faults.has_errors() {
        report::to_people(&faults, content, locale);
        say(&mut io::stderr(), &locale.text("new-refused", &[("path", report::path(&file))]));
        return Ok(End::ContentErrors);
    }
    put(&file, &page.text, locale)?;
    say(&mut io::stdout(), &report::path(&file));
    Ok(End::Fine)
}

/// The content model. Where it is broken its findings are printed, and there is none.
///
/// # Errors
/// If the folder has no model.
pub(super) fn model(
    inputs: &Inputs,
    content: &Path,
    locale: &Locale,
) -> Result<Option<Model>, Failure> {
    let in_model = |found: &&Diagnostic| {
        found.place.as_ref().is_some_and(|place| place.path.starts_with("_model/"))
    };
    let mut log: Vec<Diagnostic> = inputs.diagnostics.iter().filter(in_model).cloned().collect();
    let model = model::read(&inputs.model).take(&mut log);
    let findings = Findings::new(log, &Checks::default());
    if findings.has_errors() {
        report::to_people(&findings, content, locale);
        say(&mut io::stderr(), &locale.text("model-refused", &[]));
        return Ok(None);
    }
    if model.types.is_empty() {
        return Err(Failure(locale.text("model-none", &[("path", report::path(content))])));
    }
    Ok(Some(model))
}

/// The type of that id. Its label is not enough, but is understood.
pub(super) fn find_type(model: &Model, name: &str, locale: &Locale) -> Result<TypeId, Failure> {
    model.find(name).ok_or_else(|| {
        let ids: Vec<&str> = model.types.iter().map(|kind| kind.id.as_str()).collect();
        let is_meant = |label: &String| label.to_lowercase() == name.to_lowercase();
        let labelled = model.types.iter().find(|kind| is_meant(&kind.one) || is_meant(&kind.many));
        let meant = labelled.map(|kind| kind.id.as_str());
        let sentence = locale.text("new-unknown-type", &[("type", name.to_owned())]);
        let help = match meant.or_else(|| nearest(name, ids.iter().copied())) {
            Some(meant) => locale.text("did-you-mean", &[("meant", meant.to_owned())]),
            None => locale.text("new-types", &[("types", ids.join(", "))]),
        };
        Failure(format!("{sentence}\n  = {help}"))
    })
}

/// The errors that the wiki would have with the page and does not have without it.
fn faults(inputs: &Inputs, page: &NewPage) -> Findings {
    let errors = |inputs: &Inputs| -> (Vec<Diagnostic>, Checks) {
        let Checked { value: built, diagnostics } = build_site(inputs, None, &());
        let findings = Findings::new(diagnostics, &built.checks);
        let errors = findings.iter().filter(|(severity, _)| *severity == Severity::Error);
        (errors.map(|(_, found)| found.clone()).collect(), built.checks)
    };
    let mut with_page = inputs.clone();
    let source = Arc::new(Source::new(page.path.as_str(), page.text.as_str()));
    let at = with_page.sources.partition_point(|other| other.path < source.path);
    with_page.sources.insert(at, source);
    let (mut after, checks) = errors(&with_page);
    if !after.is_empty() {
        let (before, _) = errors(inputs);
        after.retain(|found| !before.contains(found));
    }
    Findings::new(after, &checks)
}

/// Writes a new file; never over another.
pub(super) fn put(file: &Path, text: &str, locale: &Locale) -> Result<(), Failure> {
    let write = || -> io::Result<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::OpenOptions::new().write(true).create_new(true).open(file)?.write_all(text.as_bytes())
    };
    write().map_err(|error| {
        let arguments = [("path", report::path(file)), ("reason", error.to_string())];
        Failure(locale.text("output-io", &arguments))
    })
}
