//! Findings and summaries on the terminal.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::time::Duration;

use verbundwiki::config::unknown_code;
use verbundwiki::diagnostic::{Checks, Code, Diagnostic, Findings, Locale, Severity, render};
use verbundwiki::progress::Stage;

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
            Some(code) if code.is_fixed() && code.severity() == Severity::Error => {
                let arguments = [("code", name.clone())];
                return Err(Failure(locale.text("call-fixed-code", &arguments)));
            }
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
        Format::Human => to_people(findings, &options.content, locale),
        Format::Json => say(&mut io::stdout(), &render::json(findings, locale)),
        Format::Gitlab => {
            let folder = options.content.display().to_string();
            say(&mut io::stdout(), &render::gitlab(findings, locale, &folder));
        }
    }
}

/// Prints findings for people to the error output.
pub(super) fn to_people(findings: &Findings, content: &Path, locale: &Locale) {
    let style = render::Style {
        color: io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        folder: content.display().to_string().trim_end_matches('/').to_owned(),
        warnings_per_code: WARNINGS_SHOWN,
    };
    let text = render::human(findings, locale, &style);
    if !text.is_empty() {
        say(&mut io::stderr(), text.trim_end());
        say(&mut io::stderr(), "");
    }
}

/// How many findings there are, in words.
pub(super) fn counts(findings: &Findings, locale: &Locale) -> String {
    let count =
        |severity, key: &str| locale.text(key, &[("count", findings.count(severity).to_string())]);
    format!("{}, {}", count(Severity::Error, "errors"), count(Severity::Warning, "warnings"))
}

/// The one line after a build that was not written.
pub(super) fn checked(
    pages: usize,
    findings: &Findings,
    took: Duration,
    locale: &Locale,
) -> String {
    let arguments = [
        ("pages", pages.to_string()),
        ("findings", counts(findings, locale)),
        ("seconds", format!("{} s", seconds(took))),
    ];
    locale.text("check-done", &arguments)
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

/// Prints how long each stage took, and where the system tells, the work and memory of the run.
/// For measurements: the words stay English.
pub(super) fn timings(stages: &[(Stage, Duration)]) {
    let mut lines: Vec<String> = stages
        .iter()
        .map(|(stage, took)| format!("{:8} {:>9.3} s", stage.name(), took.as_secs_f64()))
        .collect();
    if let Some(seconds) = processor_seconds() {
        lines.push(format!("cpu      {seconds:>9.3} s"));
    }
    if let Some(megabytes) = peak_megabytes() {
        lines.push(format!("memory   {megabytes:>9.0} MB"));
    }
    say(&mut io::stderr(), &lines.join("\n"));
}

/// Work of all threads so far, on Linux. The clock of `/proc` ticks a hundred times a second.
fn processor_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The second field is the program's name in brackets, which may hold anything.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |index: usize| fields.get(index)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) / 100.0)
}

/// The most memory the run held at once, on Linux.
fn peak_megabytes() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kilobytes / 1024.0)
}
