//! The golden table `tests/search/golden.tsv`: what the search of the example wiki must find.
//! `tests/browser/golden.test.js` holds the same rows against the engine of the browser.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use support::example::Example;
use support::root;
use verbundwiki::{Contents, Output};
use verbundwiki_search::bundle::BundleReader;
use verbundwiki_search::{Hit, SearchOptions, SearchResults};

static EXAMPLE: LazyLock<Example> = LazyLock::new(Example::new);

/// Answers a query with all the pages it finds.
type Search<'a> = dyn FnMut(&str) -> SearchResults + 'a;

/// What one query found.
struct Answer {
    results: SearchResults,
    /// The pages of the hits, without `.html`.
    pages: Vec<String>,
}

impl Answer {
    fn new(query: &str, search: &mut Search<'_>) -> Self {
        let results = search(query);
        let pages = results.hits.iter().map(|hit| page(&hit.url).to_owned()).collect();
        Self { results, pages }
    }

    fn place(&self, page: &str) -> Option<usize> {
        self.pages.iter().position(|found| found == page)
    }

    fn hit(&self, page: &str) -> Option<&Hit> {
        self.place(page).map(|place| &self.results.hits[place])
    }

    fn found(&self) -> BTreeSet<&str> {
        self.pages.iter().map(String::as_str).collect()
    }
}

/// The page of an address.
fn page(url: &str) -> &str {
    url.split('#').next().unwrap_or_default().trim_end_matches(".html")
}

/// Why an expectation does not hold; None if it does. `tests/search/README.md` explains the forms.
fn fault(answer: &Answer, expected: &str, search: &mut Search<'_>) -> Option<String> {
    let (form, wanted) = expected.split_once('=').expect("an expectation is form=what");
    let lies_behind = |page: &str, most: usize| answer.place(page).is_none_or(|at| at >= most);
    let holds = match form {
        "first" => !lies_behind(wanted, 1),
        "has" => wanted.split(' ').all(|page| answer.place(page).is_some()),
        "hasnot" => wanted.split(' ').all(|page| answer.place(page).is_none()),
        "above" => {
            let (upper, lower) = wanted.split_once('>').expect("above=page>page");
            let lower = answer.place(lower).unwrap_or(usize::MAX);
            answer.place(upper).is_some_and(|upper| upper < lower)
        }
        "same" => Answer::new(wanted, search).found() == answer.found(),
        "also" => answer.results.also.iter().any(|name| name == wanted),
        "corrected" if wanted.is_empty() => answer.results.corrected.is_empty(),
        "corrected" => {
            let corrected = answer.results.corrected.iter();
            corrected.map(|(_, to)| to.to_lowercase()).any(|to| to == wanted.to_lowercase())
        }
        "at" => {
            let (page, anchor) = wanted.split_once('#').expect("at=page#anchor");
            answer.hit(page).is_some_and(|hit| hit.url.ends_with(&format!("#{anchor}")))
        }
        "marked" => {
            let (page, html) = wanted.split_once(": ").expect("marked=page: html");
            let shown = |hit: &Hit| {
                [&hit.title_html, &hit.heading_html, &hit.excerpt]
                    .iter()
                    .any(|of| of.contains(html))
            };
            answer.hit(page).is_some_and(shown)
        }
        among => {
            let most = among.strip_prefix("among").and_then(|number| number.parse().ok());
            let most = most.expect("a form that is known");
            !wanted.split(' ').any(|page| lies_behind(page, most))
        }
    };
    if holds {
        return None;
    }
    let places: Vec<String> = wanted
        .split([' ', '>'])
        .filter_map(|word| Some(format!("{word} is number {}", answer.place(word)? + 1)))
        .collect();
    let results = &answer.results;
    Some(format!(
        "{expected}\n    found {}: {}\n    {}\n    also {:?}, corrected {:?}",
        results.total,
        answer.pages.iter().take(8).cloned().collect::<Vec<_>>().join(" "),
        places.join(", "),
        results.also,
        results.corrected,
    ))
}

fn table() -> String {
    fs::read_to_string(root().join("tests/search/golden.tsv")).expect("it is there")
}

fn file(output: &Output, name: &str) -> Result<Vec<u8>, String> {
    match output.get(&format!("search/{name}")) {
        Some(Contents::Bytes(bytes)) => Ok(bytes.to_vec()),
        _ => Err(format!("there is no search/{name}")),
    }
}

#[test]
fn the_example_wiki_is_found_as_the_golden_table_says() {
    let options = SearchOptions { limit: 1000, ..SearchOptions::default() };
    let mut reader =
        BundleReader::open(|name: &str| file(&EXAMPLE.output, name)).expect("there is an index");
    let mut search = |query: &str| reader.search(query, &options).expect("the index is whole");
    let table = table();
    let mut faults = Vec::new();
    let mut rows = 0;
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        let [query, expected, why] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("a row is query, expectations, reason: {line}");
        };
        rows += 1;
        let answer = Answer::new(query, &mut search);
        for expected in expected.split("; ") {
            let fault = fault(&answer, expected, &mut search);
            faults.extend(fault.map(|fault| format!("{query} ({why}): {fault}")));
        }
    }
    assert!(rows > 100, "the table has {rows} rows");
    assert!(faults.is_empty(), "{} expectations fail:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_page_of_the_golden_table_is_there() {
    let table = table();
    let mut missing = BTreeSet::new();
    for expected in table.lines().filter_map(|line| line.split('\t').nth(1)) {
        for expected in expected.split("; ") {
            let Some((form, wanted)) = expected.split_once('=') else { continue };
            if matches!(form, "same" | "also" | "corrected") {
                continue;
            }
            let wanted = wanted.split(": ").next().unwrap_or_default();
            for page in wanted.split([' ', '>']).map(page) {
                if EXAMPLE.output.get(&format!("{page}.html")).is_none() {
                    missing.insert(page);
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}
