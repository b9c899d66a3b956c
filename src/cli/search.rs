//! `search`: the browser's engine, natively, on a built site.

use std::fs;
use std::io::{self, IsTerminal, Write};

use verbundwiki::diagnostic::Locale;
use verbundwiki_search::bundle::BundleReader;
use verbundwiki_search::{Facet, Filters, Hit, SearchOptions as EngineOptions, SearchResults};

use super::arguments::SearchOptions;
use super::report;
use super::{End, Failure, say};

/// Prints the hits of a query.
pub(super) fn search(options: &SearchOptions, locale: &Locale) -> Result<End, Failure> {
    let filters = filters(&options.filter, locale)?;
    let folder = options.dist.join("search");
    if !folder.join("manifest.js").is_file() {
        let arguments = [("path", report::path(&options.dist))];
        return Err(Failure(locale.text("search-no-site", &arguments)));
    }
    let failed = |error: &dyn std::fmt::Display| {
        Failure(locale.text("search-failed", &[("reason", error.to_string())]))
    };
    let fetch = |file: &str| fs::read(folder.join(file));
    let mut reader = BundleReader::open(fetch).map_err(|error| failed(&error))?;
    let engine_options = EngineOptions { limit: options.limit, filters, facets: options.facets };
    let results = reader.search(&options.query, &engine_options).map_err(|error| failed(&error))?;
    if options.json {
        let json = serde_json::to_string_pretty(&results).map_err(|error| failed(&error))?;
        say(&mut io::stdout(), &json);
    } else {
        print(&results, &options.query, locale);
    }
    Ok(End::Fine)
}

/// `KEY=VALUE` each; a value may contain more of `=`.
fn filters(written: &[String], locale: &Locale) -> Result<Filters, Failure> {
    let pairs = written.iter().map(|filter| match filter.split_once('=') {
        Some((key, value)) if !key.is_empty() => Ok((key, value)),
        _ => Err(Failure(locale.text("search-bad-filter", &[("value", filter.clone())]))),
    });
    pairs.collect()
}

/// Hits, facets, what else was searched, and last, where it is seen, how many pages there are.
fn print(results: &SearchResults, query: &str, locale: &Locale) {
    let color = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let mut out = io::stdout().lock();
    for hit in &results.hits {
        print_hit(&mut out, hit, color, locale);
    }
    let facets = results.facets.iter().flatten();
    facets.for_each(|facet| say(&mut out, &counts(facet)));
    for note in notes(results, locale) {
        say(&mut out, &note);
    }
    let arguments = [
        ("count", results.total.to_string()),
        ("complete", results.complete.to_string()),
        ("query", query.to_owned()),
    ];
    let total = if results.complete == results.total {
        locale.text("search-total", &arguments)
    } else {
        locale.text("search-total-partial", &arguments)
    };
    say(&mut out, &total);
}

/// A page with its best section, and a line for each further one.
fn print_hit(out: &mut impl Write, hit: &Hit, color: bool, locale: &Locale) {
    let kind = match hit.kind.as_str() {
        "" => String::new(),
        kind => format!(" [{kind}]"),
    };
    let heading = match hit.heading_html.as_str() {
        "" => String::new(),
        heading => format!(" › {}", plain(heading, color)),
    };
    say(out, &format!("{}{kind}{heading}", plain(&hit.title_html, color)));
    say(out, &format!("  {}", hit.url));
    say(out, &format!("  {}", plain(&hit.excerpt, color)));
    for section in &hit.sections {
        let heading = match section.heading_html.as_str() {
            "" => locale.text("search-top", &[]),
            heading => plain(heading, color),
        };
        say(out, &format!("    › {heading}: {}", section.url));
    }
    say(out, "");
}

/// A facet with its key, by which it is filtered, and how many pages have each value.
fn counts(facet: &Facet) -> String {
    let values: Vec<String> =
        facet.values.iter().map(|value| format!("{} {}", value.value, value.count)).collect();
    format!("{} ({}): {}", facet.label, facet.key, values.join(" · "))
}

/// Other names and spellings that were searched, and other queries to try.
fn notes(results: &SearchResults, locale: &Locale) -> Vec<String> {
    let corrected = results.corrected.iter().map(|(typed, found)| {
        locale.text("search-instead", &[("found", found.clone()), ("query", typed.clone())])
    });
    let corrected: Vec<String> = corrected.collect();
    let mut notes = Vec::new();
    if !results.also.is_empty() {
        notes.push(locale.text("search-also", &[("words", results.also.join(", "))]));
    }
    if !corrected.is_empty() {
        notes.push(locale.text("search-corrected", &[("words", corrected.join(", "))]));
    }
    if !results.suggestions.is_empty() {
        let queries = results.suggestions.join(", ");
        notes.push(locale.text("search-did-you-mean", &[("queries", queries)]));
    }
    notes
}

/// The engine's HTML for the terminal: the marks as bold, the rest as text.
fn plain(html: &str, color: bool) -> String {
    let (on, off) = if color { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    html.replace("<mark>", on)
        .replace("</mark>", off)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}
