//! `build` and `check`.

use std::io;
use std::path::Path;
use std::time::Instant;

use jiff::civil::Date;
use verbundwiki::diagnostic::{Checked, Checks, Locale};
use verbundwiki::load::{self, Inputs, LoadError, Options};
use verbundwiki::progress::{Progress, Stage};
use verbundwiki::write::{self, WriteError};
use verbundwiki::{Built, build as build_site};

use super::arguments::{BuildOptions, CheckOptions, ContentOptions, Format};
use super::bar::Bar;
use super::report;
use super::{End, Failure, say};

/// Builds the site and writes it if it has no errors.
pub(super) fn build(options: &BuildOptions, locale: &Locale) -> Result<End, Failure> {
    let began = Instant::now();
    limit_threads(&options.content)?;
    // Before the work: a slip in a name must not cost a build.
    report::weigh(Vec::new(), Checks::default(), &options.content, locale)?;
    let content = &options.content.content;
    let inputs_options =
        Options { drafts: options.content.drafts, base_url: options.base_url.clone() };
    let bar = Bar::new(locale);
    bar.begin(Stage::Load, 0);
    let inputs = inputs(content, inputs_options, locale)?;
    bar.end(Stage::Load);
    write::check_folder(&options.output, content).map_err(|error| refused(&error, locale))?;
    let Checked { value: Built { output, checks, pages }, diagnostics } =
        build_site(&inputs, None, &bar);
    let findings = report::weigh(diagnostics, checks, &options.content, locale)?;
    if findings.has_errors() {
        bar.finish();
        report::findings(&findings, &options.content, locale);
        let arguments = [("findings", report::counts(&findings, locale))];
        say(&mut io::stderr(), &locale.text("build-refused", &arguments));
        return Ok(End::ContentErrors);
    }
    bar.begin(Stage::Write, output.len());
    let written =
        write::write(&output, &options.output, &bar).map_err(|error| refused(&error, locale))?;
    bar.end(Stage::Write);
    let stages = bar.finish();
    report::findings(&findings, &options.content, locale);
    if options.timings {
        report::timings(&stages);
    }
    let summary = locale.text(
        "build-done",
        &[
            ("pages", pages.to_string()),
            ("files", output.len().to_string()),
            ("written", written.written.to_string()),
            ("deleted", written.deleted.to_string()),
            ("output", report::path(&options.output)),
            ("findings", report::counts(&findings, locale)),
            ("seconds", format!("{} s", report::seconds(began.elapsed()))),
        ],
    );
    summarise(&options.content, &summary);
    Ok(End::Fine)
}

/// Checks the content: everything but writing.
pub(super) fn check(options: &CheckOptions, locale: &Locale) -> Result<End, Failure> {
    let began = Instant::now();
    limit_threads(&options.content)?;
    let inputs_options = Options { drafts: options.content.drafts, base_url: None };
    let bar = Bar::new(locale);
    let inputs = inputs(&options.content.content, inputs_options, locale)?;
    let Checked { value: Built { checks, pages, .. }, diagnostics } =
        build_site(&inputs, None, &bar);
    bar.finish();
    let findings = report::weigh(diagnostics, checks, &options.content, locale)?;
    report::findings(&findings, &options.content, locale);
    let summary = report::checked(pages, &findings, began.elapsed(), locale);
    summarise(&options.content, &summary);
    Ok(if findings.has_errors() { End::ContentErrors } else { End::Fine })
}

/// Loads the content folder.
pub(super) fn inputs(content: &Path, options: Options, locale: &Locale) -> Result<Inputs, Failure> {
    load::load(content, options, today(locale)?).map_err(|error| {
        let key = match error {
            LoadError::NotAFolder(_) => "content-missing",
            LoadError::Io(..) => "content-io",
        };
        Failure(locale.text(key, &[("path", error.to_string())]))
    })
}

/// The one clock: `SOURCE_DATE_EPOCH` if it is set, so that a build can be repeated, else today.
pub(super) fn today(locale: &Locale) -> Result<Date, Failure> {
    let at = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text
            .parse()
            .ok()
            .and_then(|seconds| jiff::Timestamp::from_second(seconds).ok())
            .ok_or_else(|| Failure(locale.text("clock-invalid", &[("value", text)])))?,
        Err(_) => jiff::Timestamp::now(),
    };
    Ok(at.to_zoned(jiff::tz::TimeZone::UTC).date())
}

/// The sentence for a folder that was not written.
pub(super) fn refused(error: &WriteError, locale: &Locale) -> Failure {
    let mut arguments = vec![("path", report::path(error.path()))];
    if let WriteError::Io(_, reason) = error {
        arguments.push(("reason", reason.to_string()));
    }
    Failure(locale.text(error.key(), &arguments))
}

/// Sets how many threads work; without a wish, one a core.
pub(super) fn limit_threads(options: &ContentOptions) -> Result<(), Failure> {
    let Some(jobs) = options.jobs else { return Ok(()) };
    rayon::ThreadPoolBuilder::new()
        .num_threads(usize::from(jobs))
        .build_global()
        .map_err(|error| Failure(error.to_string()))
}

/// Prints the one line at the end: where the output belongs to a machine, beside it.
fn summarise(options: &ContentOptions, summary: &str) {
    match options.format {
        Format::Human => say(&mut io::stdout(), summary),
        Format::Json | Format::Gitlab => say(&mut io::stderr(), summary),
    }
}
