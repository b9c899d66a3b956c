//! A tiny corpus.
// Each test uses a part of this.
#![allow(dead_code)]

use std::collections::BTreeMap;

use verbundwiki_search::bundle::BundleReader;
use verbundwiki_search::{
    BundleOptions, Language, SearchOptions, SearchPage, SearchResults, SearchSection, SiteWords,
    build_bundle,
};

pub type Bundle = BTreeMap<String, Vec<u8>>;

type Section<'a> = (&'a str, usize, &'a str, &'a [&'a str], &'a str, &'a str);

/// Address, page, title, headings, text, type.
const SECTIONS: &[Section<'static>] = &[
    (
        "vgv.html",
        0,
        "Vergabeverordnung",
        &[],
        "Nach § 4 VgV dürfen öffentliche Auftraggeber gemeinsam beschaffen.",
        "recht",
    ),
    (
        "vgv.html#satz",
        0,
        "Vergabeverordnung",
        &["Grundsätze"],
        "Die Änderung der Satzung braucht einen Beschluss des Rates.",
        "recht",
    ),
    (
        "vgv.html#frist",
        0,
        "Vergabeverordnung",
        &["Grundsätze", "Fristen"],
        "Die Frist beträgt vierzehn Tage. Siehe AB.2.14 und Maßnahme 2.3.2.",
        "recht",
    ),
    (
        "fachkraft.html",
        1,
        "IT-Fachkraft",
        &[],
        "Die IT-Fachkraft betreut Arbeitsplätze in den Gemeinden.",
        "rolle",
    ),
    (
        "fachkraft.html#aufgaben",
        1,
        "IT-Fachkraft",
        &["Aufgaben"],
        "Neue Geräte werden eingerichtet. Die Steuerung der Aufträge liegt beim Landkreis.",
        "rolle",
    ),
    (
        "steuer.html",
        2,
        "Steuer",
        &[],
        "Aktuelle Hinweise zur Steuer für Gemeinden und Bürger.",
        "prozess",
    ),
    (
        "steuer.html#hunde",
        2,
        "Steuer",
        &["Hundesteuer"],
        "Die Hundesteuer wird jährlich erhoben; Bürgermeister und Kämmerei entscheiden.",
        "prozess",
    ),
    (
        "datenschutz.html",
        3,
        "Datenschutz",
        &[],
        "Der Datenschutzbeauftragte prüft Verarbeitungen personenbezogener Daten.",
        "rolle",
    ),
    (
        "datenschutz.html#a",
        3,
        "Datenschutz",
        &["Löschung"],
        "Löschung nach Artikel 17 der Verordnung 2016/679.",
        "rolle",
    ),
    (
        "datenschutz.html#b",
        3,
        "Datenschutz",
        &["Auskunft"],
        "Auskunft über Daten erhält jede Person.",
        "rolle",
    ),
    (
        "datenschutz.html#c",
        3,
        "Datenschutz",
        &["Übermittlung"],
        "Übermittlung in Drittländer ist zu begründen.",
        "rolle",
    ),
    (
        "plattform.html",
        4,
        "Kollaborationsplattform",
        &[],
        "Gemeinsam an Dokumenten arbeiten: die Kollaborationsplattform der Straße 5.",
        "",
    ),
    (
        "massnahme-2-2.html",
        5,
        "Maßnahme 2.2",
        &[],
        "Maßnahme 2.2 umfasst die Teile 2.2.1 und 2.2.3.",
        "massnahme",
    ),
    ("massnahme-2-20.html", 6, "Maßnahme 2.20", &[], "Maßnahme 2.20 ist eine andere.", "massnahme"),
    (
        "gross.html",
        7,
        "Große Behörde",
        &[],
        "Eine Behörde mit großer Reichweite. Gro\u{ad}ße Ma\u{ad}ßnahmen. Cafe\u{301} im Rathaus.",
        "",
    ),
];

pub fn pages() -> Vec<SearchPage> {
    let mut pages: Vec<SearchPage> = Vec::new();
    for &(url, number, title, headings, text, kind) in SECTIONS {
        if number == pages.len() {
            pages.push(SearchPage {
                title: title.to_owned(),
                kind: kind.to_owned(),
                facets: vec![("type".to_owned(), kind.to_owned())],
                ..SearchPage::default()
            });
        }
        pages[number].sections.push(SearchSection {
            url: url.to_owned(),
            headings: headings.iter().map(|heading| (*heading).to_owned()).collect(),
            text: text.to_owned(),
            repeats: false,
        });
    }
    pages[0].names = vec!["VgV".to_owned()];
    pages[0].facets.push(("stand".to_owned(), "gilt".to_owned()));
    pages[1].tags = vec!["Personal".to_owned()];
    pages.push(SearchPage {
        title: "About this wiki".to_owned(),
        language: Language::En,
        sections: vec![SearchSection {
            url: "en.html".to_owned(),
            text: "Municipalities keep connections to their neighbours.".to_owned(),
            ..SearchSection::default()
        }],
        ..SearchPage::default()
    });
    pages
}

/// A page of one section, with its number in the bundle as address.
pub fn page(title: &str, text: &str) -> SearchPage {
    SearchPage {
        title: title.to_owned(),
        sections: vec![SearchSection { text: text.to_owned(), ..SearchSection::default() }],
        ..SearchPage::default()
    }
}

/// Pages in this order; each section without an address has the number of its page.
pub fn bundle_of(pages: Vec<SearchPage>, site: &SiteWords, options: &BundleOptions) -> Bundle {
    let mut pages = pages;
    for (number, page) in pages.iter_mut().enumerate() {
        for section in page.sections.iter_mut().filter(|section| section.url.is_empty()) {
            section.url = number.to_string();
        }
    }
    build_bundle(&pages, SearchPage::clone, site, options).unwrap()
}

pub fn bundle(chunk_size: usize) -> Bundle {
    let labels = [("type", "Typ"), ("stand", "Stand")];
    let site = SiteWords {
        facets: labels.map(|(key, label)| (key.to_owned(), label.to_owned())).to_vec(),
        ..SiteWords::default()
    };
    bundle_of(pages(), &site, &BundleOptions::with_chunk_size(chunk_size))
}

pub fn search(bundle: &Bundle, query: &str, options: &SearchOptions) -> SearchResults {
    let fetch = |name: &str| bundle.get(name).cloned().ok_or_else(|| format!("no file {name}"));
    BundleReader::open(fetch).unwrap().search(query, options).unwrap()
}

/// The pages that a query finds, by their numbers.
pub fn found(bundle: &Bundle, query: &str) -> Vec<usize> {
    let results = search(bundle, query, &SearchOptions::default());
    results.hits.iter().map(|hit| hit.url.parse().unwrap()).collect()
}
