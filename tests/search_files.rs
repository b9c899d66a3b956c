//! What search is given beside the text: names for one thing, parts of words, filters and their
//! labels, and the files by which browsers and other websites reach it.

mod support;

use std::path::Path;

use jiff::civil::date;
use support::folder::put;
use support::root;
use tempfile::TempDir;
use verbundwiki::compose::{Page, compose_page};
use verbundwiki::load::{Inputs, Options, load};
use verbundwiki::resolve::{EntryId, Site};
use verbundwiki::search::{read_words, site_words};
use verbundwiki::views::{Views, views};
use verbundwiki::{Contents, bind, build};
use verbundwiki_search::SiteWords;

/// A wiki of these files.
fn wiki(files: &[(&str, &str)]) -> (TempDir, Inputs) {
    let folder = TempDir::new().expect("a temporary folder");
    for (path, text) in files {
        put(folder.path(), path, text);
    }
    let inputs = inputs(folder.path());
    (folder, inputs)
}

fn inputs(folder: &Path) -> Inputs {
    load(folder, Options::default(), date(2026, 11, 22)).expect("it is there")
}

fn site(inputs: &Inputs) -> Site {
    bind(inputs, None, &()).value.site
}

fn pages<'site>(site: &'site Site, views: &'site Views) -> Vec<Page<'site>> {
    (0..site.entries.len() as u32).map(|index| compose_page(site, views, EntryId(index))).collect()
}

fn words(inputs: &Inputs) -> SiteWords {
    let site = site(inputs);
    site_words(read_words(&inputs.words).value, &pages(&site, &views(&site).value), &site)
}

/// The text of a file of the site.
fn file(inputs: &Inputs, path: &str) -> Option<String> {
    match build(inputs, None, &()).value.output.get(path)? {
        Contents::Bytes(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
        Contents::CopyOf(_) => None,
    }
}

/// The model of a type whose pages are names for one thing, and of one whose are not.
const MODEL: &[(&str, &str)] = &[
    (
        "_model/begriff.yaml",
        "label: Begriff\nsynonyms: true\nfields:\n  \
         kurz: {kind: text, label: Kurz, name: true}\n  \
         art: {kind: choice, label: Art, facet: true, of: {a: Abkürzung, w: Wort}}\n",
    ),
    (
        "_model/rolle.yaml",
        "label: Rolle\nfields:\n  kurz: {kind: text, label: Kurz, name: true}\n  \
         amt: {kind: text, label: Amt, facet: true}\n  \
         art: {kind: text, label: Art der Rolle, facet: true}\n",
    ),
];

#[test]
fn a_type_says_that_its_pages_are_names_for_one_thing() {
    let pages = [
        (
            "akte.md",
            "---\ntype: begriff\ntitle: E-Akte\nkurz: EA\naliases: [Elektronische Akte, e-akte]\n---\n",
        ),
        ("allein.md", "---\ntype: begriff\ntitle: Rathaus\n---\n"),
        ("rolle.md", "---\ntype: rolle\ntitle: Leitung\nkurz: AL\n---\n"),
        ("_search/synonyms.txt", "\u{feff}Bauhof = Betriebsho\u{308}fe\r\n"),
        ("_search/parts.txt", "Vergabe\r\nBescheid\r\nVergabe\r\nA\u{308}mter\n"),
    ];
    let (_folder, inputs) = wiki(&[MODEL, &pages].concat());
    let words = words(&inputs);
    assert_eq!(words.parts, ["Bescheid", "Vergabe", "Ämter"]);
    assert_eq!(
        words.synonyms,
        [vec!["Bauhof", "Betriebshöfe"], vec!["E-Akte", "EA", "Elektronische Akte"]]
    );
}

#[test]
fn abbreviations_of_the_example_lead_to_their_long_forms() {
    let words = words(&inputs(&root().join("content")));
    for (short, long) in [
        ("DMS", "Dokumentenmanagementsystem"),
        ("HKR", "Haushalts-, Kassen- und Rechnungswesen"),
        ("RIS", "Ratsinformationssystem"),
        ("BfIS", "Informationssicherheitsbeauftragte"),
        ("OZG", "Onlinezugangsgesetz"),
        ("KI", "Künstliche Intelligenz"),
        ("IKZ", "Interkommunale Zusammenarbeit"),
        ("VgV", "Verordnung über die Vergabe öffentlicher Aufträge"),
    ] {
        let is_group = |group: &&Vec<String>| {
            group.iter().any(|name| name == short) && group.iter().any(|name| name == long)
        };
        assert!(words.synonyms.iter().any(|group| is_group(&group)), "{short} and {long}");
    }
}

#[test]
fn filters_have_labels_for_readers() {
    let (_folder, inputs) = wiki(MODEL);
    let labels = |inputs: &Inputs| {
        let labels = words(inputs).facets;
        labels.into_iter().map(|(key, label)| format!("{key}: {label}")).collect::<Vec<_>>()
    };
    assert_eq!(labels(&inputs), ["type: Typ", "tag: Schlagwort", "art: Art", "amt: Amt"]);
    let (_folder, inputs) = wiki(&[("wiki.yaml", "language: en\n")]);
    assert_eq!(labels(&inputs), ["type: Type", "tag: Tag"]);
    let example = labels(&self::inputs(&root().join("content")));
    for wanted in [
        "handlungsfeld: Handlungsfeld",
        "kommune: Gilt für",
        "stand: Planungs- und Umsetzungsstand",
    ] {
        assert!(example.iter().any(|label| label == wanted), "{wanted}: {example:?}");
    }
}

#[test]
fn a_choice_is_filtered_by_what_readers_see() {
    let page = ("a.md", "---\ntype: begriff\ntitle: A\nart: w\n---\n");
    let (_folder, inputs) = wiki(&[MODEL, &[page]].concat());
    let site = site(&inputs);
    let facets: Vec<_> =
        pages(&site, &views(&site).value).into_iter().flat_map(|page| page.facets).collect();
    assert_eq!(facets, [("art".to_owned(), "Wort".to_owned())]);
}

#[test]
fn other_websites_load_a_script_that_knows_the_addresses() {
    let (_folder, inputs) = wiki(&[("index.md", "# Start\n")]);
    let script = file(&inputs, "search/embed.js").expect("it is there");
    let engine = site(&inputs).engine.to_string();
    assert!(script.contains(&format!("\"{engine}\"")), "{script}");
    assert!(!script.contains("__VERBUNDWIKI_"), "{script}");
    let own =
        "[\"__VERBUNDWIKI_ENGINE__\", \"__VERBUNDWIKI_RESULTS__\", \"__VERBUNDWIKI_SEARCH__\"]";
    let (_folder, inputs) = wiki(&[("_theme/assets/embed.js", own)]);
    let script = file(&inputs, "search/embed.js").expect("it is there");
    let addresses: Vec<String> = serde_json::from_str(&script).expect("texts in quotation marks");
    assert_eq!(addresses[..2], [engine, "suche.html".to_owned()]);
    assert!(addresses[2].starts_with("assets/search."), "{script}");
    assert!(file(&inputs, &addresses[2]).is_some(), "{script}");
}

#[test]
fn browsers_find_the_search_of_a_site_that_knows_where_it_stands() {
    let tag = |inputs: &Inputs, path: &str| {
        let html = file(inputs, path).expect("the page is there");
        let line = html.lines().find(|line| line.contains("rel=\"search\""));
        line.map(|line| line.split('"').nth(5).unwrap_or_default().to_owned())
    };
    let page = ("a/b.md", "# B\n");
    let (_folder, whole) = wiki(&[("wiki.yaml", "base_url: https://wiki.example/w/\n"), page]);
    assert_eq!(tag(&whole, "index.html").as_deref(), Some("search/opensearch.xml"));
    assert_eq!(tag(&whole, "a/b.html").as_deref(), Some("../search/opensearch.xml"));
    let at_404 = "https://wiki.example/w/search/opensearch.xml";
    assert_eq!(tag(&whole, "404.html").as_deref(), Some(at_404));
    assert!(file(&whole, "search/opensearch.xml").is_some());
    // A description names whole addresses, which these sites do not know.
    for config in ["title: Wiki\n", "base_url: /w/\n"] {
        let (_folder, inputs) = wiki(&[("wiki.yaml", config), page]);
        assert_eq!(tag(&inputs, "a/b.html"), None);
        assert_eq!(file(&inputs, "search/opensearch.xml"), None);
    }
}
