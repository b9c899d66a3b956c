//! The example wiki in `content/`: it shows what the seed documents say, it is whole, and it uses
//! every field of its model.
//!
//! `tests/content/seeds.yaml` has a row for each fact, `tests/content/fields.yaml` one for each
//! field that the work of municipalities asks for; `UPDATE_EXPECTED=1 cargo test --test content`
//! rewrites `docs/content-model.md` from the latter and from the model.

#![allow(clippy::print_stdout, reason = "figures, for those who ask with --nocapture")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use support::example::Example;
use support::visible::{self, Visible, plainly};
use support::{content_model, difference, html, messages, root, updating};
use verbundwiki::Contents;
use verbundwiki::diagnostic::{Language, Locale};
use verbundwiki::model::CORE_KEYS;
use verbundwiki::parse::Document;
use verbundwiki::views::Form;

/// The seed documents, as rows name them.
const DOCUMENTS: &[&str] =
    &["modell-9", "faktenblatt-6", "digitalisierungsansaetze", "betriebsmodelle", "steckbrief"];

/// How many rows there are at least: in all, and of each document.
const ROWS: (usize, usize) = (150, 15);

/// How many typed pages there are at least, and how many words the median page has.
const TYPED: usize = 80;
const WORDS: usize = 150;

/// What the table of the model is called.
const TABLE: &str = "docs/content-model.md";

/// A fact of a seed document and where the wiki shows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seed {
    /// The document.
    document: String,
    /// The fact, in our words.
    fact: String,
    /// The id of the page.
    page: String,
    /// What a reader sees there.
    text: String,
    /// The label under which it stands.
    field: Option<String>,
}

/// A list in `tests/content/`.
fn rows<T: DeserializeOwned>(name: &str) -> Vec<T> {
    let text = fs::read_to_string(root().join("tests/content").join(name)).expect("it is there");
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}\n", faults.len(), faults.join("\n"));
}

#[test]
fn every_fact_of_the_seeds_is_shown() {
    let seeds: Vec<Seed> = rows("seeds.yaml");
    let example = Example::new();
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    let mut counts: BTreeMap<&str, usize> = DOCUMENTS.iter().map(|name| (*name, 0)).collect();
    let mut pages: BTreeMap<&str, Option<Visible>> = BTreeMap::new();
    for seed in &seeds {
        let Seed { document, page, text, .. } = seed;
        match counts.get_mut(document.as_str()) {
            Some(count) => *count += 1,
            None => faults.push(format!("{document:?} is no seed document")),
        }
        if !seen.insert((page, plainly(text))) {
            faults.push(format!("{page}: two rows say {text:?}"));
        }
        let read = || Some(visible::read(&example.html(page)?));
        match pages.entry(page).or_insert_with(read) {
            Some(visible) => faults.extend(seed_fault(seed, visible)),
            None => faults.push(format!("{page}: there is no such page")),
        }
    }
    println!("{} rows: {counts:?}, on {} pages", seeds.len(), pages.len());
    if seeds.len() < ROWS.0 {
        faults.push(format!("only {} rows of {}", seeds.len(), ROWS.0));
    }
    for (document, count) in counts.iter().filter(|(_, count)| **count < ROWS.1) {
        faults.push(format!("{document}: only {count} rows of {}", ROWS.1));
    }
    none(&faults);
}

/// What is wrong with a row on its page.
fn seed_fault(seed: &Seed, page: &Visible) -> Option<String> {
    let text = plainly(&seed.text);
    let fault = match &seed.field {
        _ if text.is_empty() => "the row has no text".to_owned(),
        _ if !visible::holds(&page.text, &text) => format!("{text:?} is not there"),
        Some(field) if !page.under(field).any(|value| visible::holds(value, &text)) => {
            let labels = page.labels_of(&text).join(", ");
            format!("{text:?} is not under {field:?}, but under: {labels}")
        }
        _ => return None,
    };
    Some(format!("{}: {fault} ({}: {})", seed.page, seed.document, seed.fact))
}

#[test]
fn the_wiki_is_whole() {
    let example = Example::new();
    let mut faults = Vec::new();
    if example.findings.iter().next().is_some() {
        faults.push(messages::rendered(&example.findings, &Locale::new(Language::De)));
    }
    for (path, contents) in
        example.output.iter().filter(|(path, _)| path.as_str().ends_with(".html"))
    {
        let Contents::Bytes(html) = contents else { continue };
        let mut seen = BTreeSet::new();
        let ids = html::facts(&String::from_utf8_lossy(html)).ids;
        let twice = ids.into_iter().filter(|id| !seen.insert(id.clone()));
        faults.extend(twice.map(|id| format!("{path}: two elements have the id {id:?}")));
    }
    let pages = example.pages();
    let model = &example.site.model;
    let mut counts: BTreeMap<&str, usize> =
        model.types.iter().map(|kind| (kind.id.as_str(), 0)).collect();
    for (entry, _) in &pages {
        if let Some(kind) = example.site.type_of(entry) {
            *counts.entry(&kind.id).or_default() += 1;
        }
    }
    let typed: usize = counts.values().sum();
    let mut lengths: Vec<(usize, &str)> =
        pages.iter().map(|(_, page)| (words(page), page.source.path.as_str())).collect();
    lengths.sort_unstable();
    let median = lengths.get(lengths.len().saturating_sub(1) / 2).map_or(0, |(length, _)| *length);
    let shortest: Vec<String> =
        lengths.iter().take(10).map(|(length, path)| format!("{path} {length}")).collect();
    println!("{} pages, {typed} typed: {counts:?}", pages.len());
    println!("{median} words in the middle; the shortest: {}", shortest.join(", "));

    if typed < TYPED {
        faults.push(format!("only {typed} typed pages of {TYPED}"));
    }
    if median < WORDS {
        faults.push(format!("the median page has only {median} words of {WORDS}"));
    }
    for (kind, _) in counts.iter().filter(|(_, count)| **count == 0) {
        faults.push(format!("no page has the type {kind}"));
    }
    none(&faults);
}

#[test]
fn the_handbook_shows_every_form_of_a_view() {
    let page = Example::new().html("handbuch/abfragen").expect("it is there");
    let missing = Form::ALL.iter().filter(|(name, _)| {
        let class = |end| page.contains(&format!("vw-view-{name}{end}"));
        !(class('"') || class(' ')) || !page.contains(&format!("<code>{name}</code>"))
    });
    none(&missing.map(|(name, _)| format!("as: {name}")).collect::<Vec<_>>());
}

/// The words of a page's Markdown, without its front matter.
fn words(page: &Document) -> usize {
    let text = &*page.source.text;
    let body = text
        .trim_start()
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"))
        .map_or(text, |(_, body)| body);
    body.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[test]
fn every_field_is_declared_and_used() {
    let wanted: Vec<content_model::Wanted> = rows("fields.yaml");
    let example = Example::new();
    let fields = example.fields();
    let uses = example.uses();
    let core = CORE_KEYS.iter().map(|key| format!("core.{key}"));
    let declared: Vec<String> =
        core.chain(fields.values().flatten().map(|line| line.key.clone())).collect();
    println!("{} rows, {} fields, {} of them used", wanted.len(), declared.len(), uses.len());

    let mut faults = Vec::new();
    for row in &wanted {
        if row.declared.is_empty() {
            faults.push(format!("{}, {}: declared nowhere", row.group, row.wanted));
        }
        for key in row.declared.iter().filter(|key| !declared.contains(key)) {
            faults.push(format!("{}, {}: the model has no {key}", row.group, row.wanted));
        }
    }
    for key in declared.iter().filter(|key| !uses.contains_key(*key)) {
        let rows = wanted.iter().filter(|row| row.declared.contains(key));
        let rows: Vec<String> = rows.map(|row| format!("{}: {}", row.group, row.wanted)).collect();
        faults.push(format!("no page uses {key} ({})", rows.join("; ")));
    }
    let table = content_model::document(&example, &wanted, &uses);
    let path = root().join(TABLE);
    let known = fs::read_to_string(&path).unwrap_or_default();
    if known != table {
        match updating() {
            true => fs::write(&path, &table).expect("the table can be written"),
            false => faults.push(format!(
                "{TABLE} differs; UPDATE_EXPECTED=1 rewrites it\n{}",
                difference(&known, &table)
            )),
        }
    }
    none(&faults);
}

#[test]
fn values_stand_under_their_labels() {
    let html = r##"<nav>Weg</nav><main><h1>Titel</h1><dl class="vw-meta"><dt>Stand</dt><dd>heute</dd></dl>
        <nav class="vw-toc"><a>Inhalt</a></nav><div class="vw-text"><dl class="vw-fields">
        <div><dt>Art</dt><dd><ul><li>Rat&shy;haus</li><li>Amt</li></ul></dd></div>
        <div><dt>Ort</dt><dd>dort<br>oben</dd></div></dl><p>Vor&nbsp;weg</p>
        <h2 id="a">Ablauf <a class="vw-anchor">#</a></h2><p>eins</p><h3>Tiefer</h3><p><b>zw</b>ei</p>
        <section class="vw-section"><h2>Kosten</h2><td>5</td></section><p>drei</p>
        <section class="vw-uses"><h2>Wird verwendet in</h2>woanders</section></div></main>Fuß"##;
    let page = visible::read(html);
    let under = |label: &str| page.under(label).collect::<Vec<_>>().join("|");
    assert_eq!(
        page.text,
        "Titel Stand heute Art Rathaus Amt Ort dort oben Vor weg Ablauf eins Tiefer zwei Kosten 5 drei"
    );
    assert_eq!(under("Art"), "Rathaus Amt");
    assert_eq!(under("Ort"), "dort oben");
    assert_eq!(under("Ablauf"), "eins Tiefer zwei");
    assert_eq!(under("Tiefer"), "zwei");
    assert_eq!(under("Kosten"), "5");
    assert_eq!(under("Stand"), "");
    assert_eq!(page.labels_of("zwei"), ["Ablauf", "Tiefer"]);
    assert!(page.labels_of("zwe").is_empty(), "only whole words");
    assert!(visible::holds("2.1 und 11.", "2.1") && visible::holds("(2.1.)", "2.1"));
    assert!(!visible::holds("2.1.3, 12.1, 1.2.1", "2.1"));
}
