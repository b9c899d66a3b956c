//! Queries whose words are not those of the page: other forms, other spellings, other names.
#![allow(missing_docs, clippy::unwrap_used, unreachable_pub)]

mod common;

use common::{Bundle, bundle_of, found, page, search};
use verbundwiki_search::{BundleOptions, SearchOptions, SiteWords};

fn bundle(texts: &[&str]) -> Bundle {
    bundle_with(texts, &[])
}

/// A page for each text, and groups of names for one thing.
fn bundle_with(texts: &[&str], synonyms: &[&[&str]]) -> Bundle {
    let pages = (0..).zip(texts).map(|(number, text)| page(&format!("Seite {number}"), text));
    let group = |group: &&[&str]| group.iter().map(|name| (*name).to_owned()).collect();
    let site = SiteWords { synonyms: synonyms.iter().map(group).collect(), ..SiteWords::default() };
    bundle_of(pages.collect(), &site, &BundleOptions::default())
}

/// Every query finds exactly these pages, in any order.
#[track_caller]
fn check(bundle: &Bundle, queries: &[&str], expected: &[usize]) {
    for query in queries {
        let mut found = found(bundle, query);
        found.sort_unstable();
        assert_eq!(found, expected, "{query}");
    }
}

/// Every query has this page first.
#[track_caller]
fn check_first(bundle: &Bundle, queries: &[&str], expected: usize) {
    for query in queries {
        let found = found(bundle, query);
        assert_eq!(found.first(), Some(&expected), "{query}: {found:?}");
    }
}

#[test]
fn a_part_of_a_compound_finds_it() {
    let bundle = bundle(&[
        "Die Informationssicherheitsbeauftragte berichtet.",
        "Straßenverkehrsamt und Wohngeldantrag.",
        "Schönes Wetter.",
    ]);
    check(&bundle, &["sicherheit", "Information", "Beauftragte", "beauftragter"], &[0]);
    check(&bundle, &["Informationssicherheit", "Sicherheitsbeauftragte"], &[0]);
    check(&bundle, &["Straße", "strasse", "Verkehr", "Amt", "Ämter", "Verkehrsamt"], &[1]);
    check(&bundle, &["Geld", "Antrag", "Anträge", "Wohnen"], &[1]);
}

#[test]
fn a_compound_finds_its_words_apart() {
    let bundle = bundle(&[
        "Die Änderung der Satzung wird beschlossen.",
        "Die Satzung gilt.",
        "Eine Änderung am Plan.",
        "Schutz der Daten.",
    ]);
    check(&bundle, &["Satzungsänderung", "satzungsaenderungen"], &[0]);
    check(&bundle, &["Datenschutz"], &[3]);
}

#[test]
fn words_apart_find_the_compound() {
    let bundle = bundle(&[
        "Die Satzungsänderung wird beschlossen.",
        "Der Datenschutzbeauftragte prüft.",
        "Das Straßenverkehrsamt.",
        "Eine Satzung und Daten.",
    ]);
    check_first(&bundle, &["Satzungs Änderung", "Satzung Änderung", "satzung aenderungen"], 0);
    check_first(
        &bundle,
        &["Daten Schutz", "Datenschutz Beauftragter", "Daten Schutz Beauftragte"],
        1,
    );
    check_first(&bundle, &["Straßen Verkehrs Amt", "Straßenverkehrs Amt", "Straße Verkehr Amt"], 2);
}

#[test]
fn hyphens_are_set_in_many_ways() {
    let forms = ["IT-Fachkraft", "IT\u{2011}Fachkräfte", "it-fachkraft", "ITFachkraft"];
    for written in forms {
        let text = format!("Gesucht wird {written} zum Mai.");
        let bundle = bundle(&[&text, "Die IT.", "Der Kraftakt."]);
        check_first(&bundle, &forms, 0);
        check_first(&bundle, &["IT Fachkraft", "itfachkraft", "IT - Fachkräfte"], 0);
    }
    let bundle = bundle(&["Gesucht wird eine IT Fachkraft.", "Die IT.", "Der Kraftakt."]);
    check_first(&bundle, &["IT Fachkraft", "it-fachkraft", "Fachkraft"], 0);
}

#[test]
fn forms_of_gender_find_each_other() {
    let forms = [
        "Mitarbeiter:innen",
        "Mitarbeiter*innen",
        "Mitarbeiter_innen",
        "Mitarbeiter·innen",
        "Mitarbeiter/-innen",
        "Mitarbeiter/innen",
        "Mitarbeiter(innen)",
        "MitarbeiterInnen",
        "Mitarbeiterinnen",
        "Mitarbeiter",
        "Mitarbeiterin",
        "Mitarbeitende",
        "Mitarbeitenden",
    ];
    let texts = forms.map(|form| format!("Für alle {form} gilt das."));
    let bundle = bundle_with(&texts.each_ref().map(String::as_str), &[]);
    let options = SearchOptions { limit: 100, ..SearchOptions::default() };
    for query in forms.iter().chain(&["mitarbeiter:innen", "mitarbeitende", "MITARBEITER*INNEN"]) {
        let results = search(&bundle, query, &options);
        assert_eq!((results.total, results.complete), (forms.len(), forms.len()), "{query}");
    }
}

#[test]
fn elided_hyphens_are_completed_on_both_sides() {
    let bundle = bundle(&[
        "Die Hard- und Software wird getauscht.",
        "Rollen- u. Rechtekonzepte liegen vor.",
        "Es gelten Bundesgesetze und -verordnungen.",
        "Das Haushalts-, Kassen- und Rechnungswesen.",
        "Hardware und Software sind alt.",
    ]);
    check(&bundle, &["Hardware"], &[0, 4]);
    check(&bundle, &["Hard- und Software"], &[0, 4]);
    check(&bundle, &["Rollenkonzept", "Rollenkonzepte"], &[1]);
    check(&bundle, &["Bundesverordnung"], &[2]);
    check(&bundle, &["Haushaltswesen", "Kassenwesen", "Rechnungswesen"], &[3]);
}

/// A query finds these pages and says that it looked for these names too.
#[track_caller]
fn check_also(bundle: &Bundle, query: &str, expected: &[usize], also: &[&str]) {
    check(bundle, &[query], expected);
    let mut found = search(bundle, query, &SearchOptions::default()).also;
    found.sort();
    assert_eq!(found, also, "{query}");
}

#[test]
fn synonyms_work_in_all_directions() {
    let bundle = bundle_with(
        &[
            "Das Dokumentenmanagementsystem ist da.",
            "Das DMS ist da.",
            "Die elektronische Akte ist da.",
            "Ein Laptop je Platz.",
            "Ein Notebook je Platz.",
        ],
        &[
            &["DMS", "Dokumentenmanagementsystem", "elektronische Akte"],
            &["Notebook", "Laptop"],
            &["Rathaus", "Stadthaus"],
        ],
    );
    check_also(&bundle, "Notebook", &[3, 4], &["Laptop"]);
    check_also(&bundle, "laptop", &[3, 4], &["Notebook"]);
    check_also(&bundle, "dms", &[0, 1, 2], &["Dokumentenmanagementsystem", "elektronische Akte"]);
    let others = ["DMS", "elektronische Akte"];
    check_also(&bundle, "Dokumentenmanagementsystem", &[0, 1, 2], &others);
    check_first(&bundle, &["DMS"], 1);
    check_first(&bundle, &["Notebook"], 4);
    check_first(&bundle, &["Laptop"], 3);
    check_first(&bundle, &["elektronische Akte"], 2);
    // In a longer query, and not where no page has the other name.
    check_also(&bundle, "Laptop Platz", &[3, 4], &["Notebook"]);
    check_also(&bundle, "Rathaus", &[], &[]);
    check_also(&bundle, "Platz", &[3, 4], &[]);
}

#[test]
fn synonyms_are_known_in_other_forms() {
    let bundle = bundle_with(
        &["Ein Laptop je Platz.", "Ein Notebook je Platz.", "Die Sicherungskopie."],
        &[&["Notebook", "Laptop"], &["Backup", "Sicherungskopie"]],
    );
    check_also(&bundle, "Laptops", &[0, 1], &["Notebook"]);
    check_also(&bundle, "NOTEBOOKS", &[0, 1], &["Laptop"]);
    check_also(&bundle, "Backups", &[2], &["Sicherungskopie"]);
}

#[test]
fn a_name_of_several_words_stands_together() {
    let bundle = bundle_with(
        &[
            "Elektronische Post und eine Akte aus Papier, eine Akte elektronische Akte.",
            "Elektronische Post und eine Akte aus Papier, eine Akte für elektronische Post.",
            "Das Dokumentenmanagementsystem, das lange gesucht wurde, ist nun endlich da.",
        ],
        &[&["Dokumentenmanagementsystem", "elektronische Akte"]],
    );
    assert_eq!(found(&bundle, "Dokumentenmanagementsystem")[..2], [2, 0]);
}

#[test]
fn fillers_of_a_question_do_not_count() {
    let bundle = bundle(&[
        "Bei einem Unfall mit dem Dienstwagen haftet die Gemeinde für Schäden.",
        "Der Dienstwagen wird gereinigt.",
        "Wer ist das, und wie, und für wen? Was am Ende zählt, ist wer wie für was am Amt ist.",
        "Schäden am Gebäude.",
    ]);
    let question = "Wer haftet für Schäden am Dienstwagen?";
    check_first(&bundle, &[question, "haftet jemand für Schaden an Dienstwagen"], 0);
    assert!(search(&bundle, question, &SearchOptions::default()).hits[0].complete);
    assert!(!found(&bundle, question).contains(&2), "it has the fillers only");
    // Alone they are looked for.
    check(&bundle, &["wer ist das"], &[2]);
}

#[test]
fn pages_with_all_words_come_first_and_are_counted() {
    let bundle = bundle(&[
        "Die Satzung.",
        "Satzung, Satzung, Satzung, und noch eine Satzung über das Wasser.",
        "Gebühren für Wasser und Abfall, mit Satzung.",
        "Gebühren.",
        "Etwas anderes.",
    ]);
    let results = search(&bundle, "Satzung Gebühren", &SearchOptions::default());
    let complete: Vec<bool> = results.hits.iter().map(|hit| hit.complete).collect();
    assert_eq!(complete[..2], [true, false], "{:?}", results.hits);
    assert_eq!(results.hits[0].url, "2");
    assert_eq!((results.complete, results.total), (1, results.hits.len()));
    let results = search(&bundle, "Satzung Wasser", &SearchOptions::default());
    assert_eq!(results.complete, 2);
    let results = search(&bundle, "Satzung", &SearchOptions::default());
    assert_eq!((results.complete, results.total), (3, 3));
}

/// The title, the headings or the excerpt of the first hit shows this.
#[track_caller]
fn check_marked(text: &str, query: &str, expected: &str) {
    let bundle = bundle_with(&[text], &[&["Notebook", "Laptop"]]);
    let results = search(&bundle, query, &SearchOptions::default());
    let excerpt = &results.hits.first().unwrap_or_else(|| panic!("{query} finds nothing")).excerpt;
    assert_eq!(excerpt, expected, "{query}");
}

#[test]
fn what_was_found_is_marked_where_it_is() {
    let text = "Der Datenschutzbeauftragte prüft.";
    check_marked(text, "schutz", "Der Daten<mark>schutz</mark>beauftragte prüft.");
    check_marked(text, "datensch", "Der <mark>Datenschutzbeauftragte</mark> prüft.");
    check_marked(text, "beauftragter", "Der Datenschutz<mark>beauftragte</mark> prüft.");
    check_marked("Die Prüfung", "pruefungen", "Die <mark>Prüfung</mark>");
    check_marked("Das Straßenamt", "ämter", "Das Straßen<mark>amt</mark>");
    check_marked("Mit Ma\u{ad}ßnahmen", "massnahme", "Mit <mark>Ma\u{ad}ßnahmen</mark>");
    check_marked("Alle Bürger:innen hier", "buergerinnen", "Alle <mark>Bürger:innen</mark> hier");
    check_marked("Eine IT-Fachkraft", "itfachkraft", "Eine <mark>IT-Fachkraft</mark>");
    check_marked("Nach § 4 VgV", "§4 vgv", "Nach <mark>§ 4</mark> <mark>VgV</mark>");
    check_marked("Hard- und Software", "Hardware", "<mark>Hard-</mark> und Software");
    check_marked(
        "Änderung der Satzung",
        "Satzungsänderung",
        "<mark>Änderung</mark> der <mark>Satzung</mark>",
    );
    check_marked("Ein Laptop", "Notebook", "Ein <mark>Laptop</mark>");
    check_marked("Die Beschaffung", "beschafung", "Die <mark>Beschaffung</mark>");
    check_marked("a < Amt & \"b\"", "amt", "a &lt; <mark>Amt</mark> &amp; &quot;b&quot;");
}

/// Whether the word is the last of the query, which may go on, or not.
#[test]
fn a_part_at_the_beginning_is_marked_as_part() {
    let text = "Der Datenschutzbeauftragte prüft.";
    let whole = "Der <mark>Datenschutz</mark>beauftragte <mark>prüft</mark>.";
    check_marked(text, "Datenschutz prüft", whole);
    check_marked(text, "prüft Datenschutz", whole);
    check_marked(
        "Das Straßenamt am Markt",
        "strasse markt",
        "Das <mark>Straße</mark>namt am <mark>Markt</mark>",
    );
    check_marked("Das Straßenamt", "strasse", "Das <mark>Straße</mark>namt");
}

#[test]
fn of_a_phrase_only_the_phrase_is_marked() {
    check_marked(
        "Gemeinsame Sache; die Beschaffung. Die gemeinsame Beschaffung.",
        "\"gemeinsame Beschaffung\"",
        "Gemeinsame Sache; die Beschaffung. Die <mark>gemeinsame</mark> <mark>Beschaffung</mark>.",
    );
}

#[test]
fn titles_and_headings_are_marked_too() {
    let mut page = page("Datenschutz im Rathaus", "Ein Text.");
    page.sections[0].headings = vec!["Ämter".to_owned(), "Datenschutzbeauftragte".to_owned()];
    let bundle = bundle_of(vec![page], &SiteWords::default(), &BundleOptions::default());
    let hit = search(&bundle, "schutz aemter", &SearchOptions::default()).hits.remove(0);
    assert_eq!(hit.title_html, "Daten<mark>schutz</mark> im Rathaus");
    let headings = "<mark>Ämter</mark> › Daten<mark>schutz</mark>beauftragte";
    assert_eq!(hit.heading_html, headings);
}
