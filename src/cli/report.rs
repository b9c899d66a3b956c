//! Findings and summaries on the terminal.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::time::Duration;

use verbundwiki::config::unknown_code;
use verbundwiki::diagnostic::{Checks, Code, Diagnostic, Findings, Locale, Severity, render};

use super::arguments::{ContentOptions, Format};
use super::{Failure, say};

/// Warnings of one code beyond this many are counted, not shown.
const WARNINGS_SHOWN: usize = 10;

/// Weighs findings as the wiki and the caller want.
///
/// # Errors
/// If `--warn-only` names something that is no code.
pub(super) fn weigh(
    diagnostics: Vec<Diagnostic>,
    mut checks: Checks,
    options: &ContentOptions,
    locale: &Locale,
) -> Result<Findings, Failure> {
    for name in &options.warn_only {
        match Code::from_name(name) {
            Some(code) => checks.set(code, Some(Severity::Warning)),
            None => {
                let unknown = unknown_code(name, None);
                let help = locale.help(&unknown).unwrap_or_default();
                return Err(Failure(format!("{}\n  = {help}", locale.sentence(&unknown))));
            }
        }
    }
    Ok(Findings::new(diagnostics, &checks))
}

/// Prints findings: for people to the error output, for machines to the output.
pub(super) fn findings(findings: &Findings, options: &ContentOptions, locale: &Locale) {
    match options.format {
        Format::Human => {
            let style = render::Style {
                color: io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
                folder: options.content.display().to_string().trim_end_matches('/').to_owned(),
                warnings_per_code: WARNINGS_SHOWN,
            };
            let text = render::human(findings, locale, &style);
            if !text.is_empty() {
                say(&mut io::stderr(), text.trim_end());
                say(&mut io::stderr(), "");
            }
        }
        Format::Json => say(&mut io::stdout(), &render::json(findings, locale)),
        Format::Gitlab => {
            let folder = options.content.display().to_string();
            say(&mut io::stdout(), &render::gitlab(findings, locale, &folder));
        }
    }
}

/// How many findings there are, in words.
pub(super) fn counts(findings: &Findings, locale: &Locale) -> String {
    let count =
        |severity, key: &str| locale.text(key, &[("count", findings.count(severity).to_string())]);
    format!("{}, {}", count(Severity::Error, "errors"), count(Severity::Warning, "warnings"))
}

/// Seconds with one or two decimals.
pub(super) fn seconds(took: Duration) -> String {
    let seconds = took.as_secs_f64();
    if seconds < 10.0 { format!("{seconds:.2}") } else { format!("{seconds:.1}") }
}

/// A path for a sentence.
pub(super) fn path(path: &Path) -> String {
    path.display().to_string()
}
