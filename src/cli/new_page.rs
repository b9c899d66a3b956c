//! `new`: the file of a new page, filled in as far as the model knows.

use std::io;
use std::sync::Arc;

use verbundwiki::build as build_site;
use verbundwiki::diagnostic::{Checked, Checks, Diagnostic, Findings, Locale, Severity};
use verbundwiki::load::{Inputs, Options};
use verbundwiki::model::{self, NewPage, Request};
use verbundwiki::source::Source;

use super::arguments::NewOptions;
use super::build::inputs;
use super::files::create;
use super::model::{find_type, model};
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
    create(&file, &page.text, locale)?;
    say(&mut io::stdout(), &report::path(&file));
    Ok(End::Fine)
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
