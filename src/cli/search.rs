//! `search`: the browser's engine, natively, on a built site.

use std::fs;
use std::io::{self, IsTerminal};

use verbundwiki::diagnostic::Locale;
use verbundwiki_search::bundle::BundleReader;
use verbundwiki_search::{Filters, SearchOptions as EngineOptions, SearchResults};

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
    let engine_options = EngineOptions { limit: options.limit, filters, facets: false };
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

fn print(results: &SearchResults, query: &str, locale: &Locale) {
    let color = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let mut out = io::stdout().lock();
    for hit in &results.hits {
        let heading = match hit.heading.as_str() {
            "" => String::new(),
            heading => format!(" › {heading}"),
        };
        let kind = match hit.kind.as_str() {
            "" => String::new(),
            kind => format!(" [{kind}]"),
        };
        say(&mut out, &format!("{}{heading}{kind}", hit.title));
        say(&mut out, &format!("  {}", hit.url));
        say(&mut out, &format!("  {}\n", plain(&hit.excerpt, color)));
    }
    let arguments = [("count", results.total.to_string()), ("query", query.to_owned())];
    say(&mut out, &locale.text("search-total", &arguments));
}

/// An excerpt for the terminal: the marks as bold, the rest as text.
fn plain(excerpt: &str, color: bool) -> String {
    let (on, off) = if color { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    excerpt
        .replace("<mark>", on)
        .replace("</mark>", off)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}
