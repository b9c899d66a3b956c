//! A tiny corpus.

use std::collections::BTreeMap;

use verbundwiki_search::bundle::BundleReader;
use verbundwiki_search::{
    AnalysisData, BundleOptions, Language, SearchDocument, SearchOptions, SearchResults,
    build_bundle,
};

pub type Bundle = BTreeMap<String, Vec<u8>>;

type Section<'a> = (&'a str, u32, &'a str, &'a [&'a str], &'a str, &'a str);

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

pub fn documents() -> Vec<SearchDocument> {
    let mut documents: Vec<SearchDocument> = SECTIONS
        .iter()
        .map(|&(url, page, title, headings, text, kind)| SearchDocument {
            url: url.to_owned(),
            page,
            title: title.to_owned(),
            headings: headings.iter().map(|heading| (*heading).to_owned()).collect(),
            text: text.to_owned(),
            tags: if page == 1 { vec!["Personal".to_owned()] } else { Vec::new() },
            names: if page == 0 { vec!["VgV".to_owned()] } else { Vec::new() },
            kind: kind.to_owned(),
            facets: if page == 0 {
                vec![("stand".to_owned(), "gilt".to_owned())]
            } else {
                Vec::new()
            },
            ..SearchDocument::default()
        })
        .collect();
    documents.push(SearchDocument {
        url: "en.html".to_owned(),
        page: 8,
        title: "About this wiki".to_owned(),
        text: "Municipalities keep connections to their neighbours.".to_owned(),
        language: Language::En,
        ..SearchDocument::default()
    });
    documents
}

pub fn bundle(chunk_size: usize) -> Bundle {
    build_bundle(
        documents().into_iter(),
        AnalysisData::default(),
        &BundleOptions::with_chunk_size(chunk_size),
    )
    .unwrap()
}

pub fn search(bundle: &Bundle, query: &str, options: &SearchOptions) -> SearchResults {
    let fetch = |name: &str| bundle.get(name).cloned().ok_or_else(|| format!("no file {name}"));
    BundleReader::open(fetch).unwrap().search(query, options).unwrap()
}
