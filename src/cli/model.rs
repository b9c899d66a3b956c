//! The content model, for the commands that need nothing else of a wiki.

use std::io;
use std::path::Path;

use verbundwiki::diagnostic::{Checks, Diagnostic, Findings, Locale, nearest};
use verbundwiki::load::Inputs;
use verbundwiki::model::{self, Model, TypeId};

use super::report;
use super::{Failure, say};

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
