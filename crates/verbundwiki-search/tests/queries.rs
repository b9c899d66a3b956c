//! Query → hits over a tiny corpus, as a table.
#![allow(missing_docs, clippy::unwrap_used, unreachable_pub)]

mod common;

use std::sync::LazyLock;

use common::{Bundle, bundle, bundle_of, page, search};
use verbundwiki_search::{BundleOptions, Filters, SearchOptions, SiteWords};

static BUNDLE: LazyLock<Bundle> = LazyLock::new(|| bundle(1024));

fn urls(query: &str) -> Vec<String> {
    let results = search(&BUNDLE, query, &SearchOptions::default());
    results.hits.into_iter().map(|hit| hit.url).collect()
}

/// The first hit of each query is `url`.
#[track_caller]
fn check(queries: &[&str], url: &str) {
    for query in queries {
        assert_eq!(
            urls(query).first().map(String::as_str),
            Some(url),
            "{query}: {:?}",
            urls(query)
        );
    }
}

/// The query finds exactly these, in any order.
#[track_caller]
fn check_all(query: &str, expected: &[&str]) {
    let mut found = urls(query);
    found.sort();
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(found, expected, "{query}");
}

#[test]
fn umlauts_and_sharp_s() {
    check(&["Änderung", "aenderung", "anderung", "ÄNDERUNGEN", "A\u{308}nderung"], "vgv.html#satz");
    check(&["Behörde", "behoerde", "behorde", "große behörden", "grosse Behoerde"], "gross.html");
    check(&["Löschung", "loeschung", "loschung"], "datenschutz.html#a");
    check(&["Straße", "strasse", "STRASSE", "STRAẞE"], "plattform.html");
    check(&["Bürgermeister", "buergermeister", "burgermeister"], "steuer.html#hunde");
    check(&["café", "cafe", "Cafe\u{301}"], "gross.html");
}

#[test]
fn genuine_ue() {
    check(&["neue Geräte", "neu", "neue", "neuer"], "fachkraft.html#aufgaben");
    check(&["Steuer", "steuern"], "steuer.html");
    check(&["aktuell", "aktuelle", "aktueller"], "steuer.html");
    check(&["Steuerung"], "fachkraft.html#aufgaben");
}

#[test]
fn inflection() {
    check(&["Fristen", "Frist", "frist tage"], "vgv.html#frist");
    check(&["Gerät", "Geräte", "geraet"], "fachkraft.html#aufgaben");
    check(&["übermitteln drittland", "uebermittlung"], "datenschutz.html#c");
    check(&["connection", "connections", "connected"], "en.html");
}

#[test]
fn codes() {
    check(&["AB.2.14", "ab.2.14", "AB 2.14", "2.3.2", "Maßnahme 2.3.2"], "vgv.html#frist");
    check(&["2016/679", "Verordnung 2016/679"], "datenschutz.html#a");
    check(&["§ 4 VgV", "§4 vgv", "§ 4", "§4", "§\u{a0}4", "vgv"], "vgv.html");
    check(&["2.2", "Maßnahme 2.2", "2.2.3"], "massnahme-2-2.html");
    check(&["2.20"], "massnahme-2-20.html");
    check_all("2.2", &["massnahme-2-2.html"]);
}

#[test]
fn compounds() {
    check(
        &[
            "IT-Fachkraft",
            "it-fachkraft",
            "itfachkraft",
            "IT Fachkraft",
            "ITFachkraft",
            "Fachkraft",
            "IT-Fachkräfte",
        ],
        "fachkraft.html",
    );
}

#[test]
fn the_last_word_is_a_prefix() {
    check(&["kollab", "Kollaborationspl", "gemeinsam kolla"], "plattform.html");
    check(&["datensch", "datenschutz"], "datenschutz.html");
    check(&["verga", "vergabe"], "vgv.html");
    check(&["hundest"], "steuer.html#hunde");
    check(&["aenderu", "änderu", "satz"], "vgv.html#satz");
    check(&["personal"], "fachkraft.html");
}

#[test]
fn all_words_or_any() {
    check_all("Frist Tage", &["vgv.html#frist"]);
    check_all("Kämmerei Rathaus", &["steuer.html#hunde", "gross.html"]);
    check_all("xyzzy", &[]);
    check_all("", &[]);
    check_all("   ", &[]);
    check_all("?!", &[]);
}

#[test]
fn a_page_is_one_hit_with_its_best_sections() {
    let results = search(&BUNDLE, "daten", &SearchOptions::default());
    assert_eq!((results.total, results.complete), (1, 1));
    let hit = &results.hits[0];
    assert!(hit.url.starts_with("datenschutz.html"));
    assert!(hit.complete && !hit.sections.is_empty() && hit.sections.len() <= 2, "{hit:?}");
    assert!(hit.sections.iter().all(|section| section.url != hit.url));
}

#[test]
fn hits_say_where_they_are() {
    let results = search(&BUNDLE, "vierzehn", &SearchOptions::default());
    let hit = &results.hits[0];
    assert_eq!(hit.title, "Vergabeverordnung");
    assert_eq!(hit.heading, "Grundsätze › Fristen");
    assert_eq!(hit.kind, "recht");
    assert!(hit.excerpt.contains("<mark>vierzehn</mark>"), "{}", hit.excerpt);
    let json = serde_json::to_value(&results).unwrap();
    let mut keys: Vec<_> = json["hits"][0].as_object().unwrap().keys().cloned().collect();
    keys.sort();
    assert_eq!(
        keys,
        [
            "complete",
            "excerpt",
            "heading",
            "headingHtml",
            "score",
            "sections",
            "title",
            "titleHtml",
            "type",
            "url"
        ]
    );
}

#[test]
fn the_type_filters() {
    let of = |kind: &str| {
        let filters = Filters::from_iter([("type", kind)]);
        search(&BUNDLE, "gemeinden", &SearchOptions { filters, ..SearchOptions::default() })
    };
    assert_eq!(
        of("rolle").hits.iter().map(|hit| hit.url.as_str()).collect::<Vec<_>>(),
        ["fachkraft.html"]
    );
    assert_eq!(of("prozess").total, 1);
    assert_eq!(of("gibtsnicht").total, 0);
}

#[test]
fn the_limit_holds() {
    for limit in [0, 1, 2, usize::MAX] {
        let results =
            search(&BUNDLE, "maßnahme", &SearchOptions { limit, ..SearchOptions::default() });
        assert!(results.hits.len() <= limit);
        assert!(results.total > 1);
    }
}

/// Far more words with one beginning than are ranked one by one; rare and frequent ones.
fn many_words() -> Bundle {
    let letter = |number: u32| char::from(b'a' + (number % 26) as u8);
    let ending = |n: u32| String::from_iter([letter(n / 676), letter(n / 26), letter(n)]);
    let pages = (0..500).map(|number| {
        let rare = (0..5).map(|n| format!("bea{}", ending(number * 5 + n)));
        let later = (0..2).map(|n| format!("bes{}", ending(number * 2 + n)));
        let mut words: Vec<String> = rare.filter(|_| number % 7 != 0).chain(later).collect();
        if number % 3 == 0 {
            words.push("Bezirk".to_owned());
        }
        let title = if number == 300 { "Bezirk".to_owned() } else { format!("Seite {number}") };
        page(&title, &words.join(" "))
    });
    bundle_of(pages.collect(), &SiteWords::default(), &BundleOptions::default())
}

#[test]
fn a_longer_prefix_never_has_more_hits() {
    let bundle = many_words();
    let total = |query: &str| search(&bundle, query, &SearchOptions::default()).total;
    for word in ["besaa", "besabc", "beaab", "bezirk"] {
        for end in 3..=word.len() {
            let (shorter, longer) = (&word[..end - 1], &word[..end]);
            assert!(total(shorter) >= total(longer), "{shorter} and {longer}");
        }
    }
    assert_eq!(total("be"), 500);
    assert_eq!(total("bes"), 500);
}

#[test]
fn the_most_frequent_longer_words_are_ranked() {
    let results = search(&many_words(), "be", &SearchOptions::default());
    assert_eq!(results.hits[0].url, "300");
}

/// What a browser shows first does not move when the rest of the list comes.
#[test]
fn a_longer_list_begins_like_a_shorter_one() {
    let filler = "anderes Wort ".repeat(60);
    let pages = (0..30).map(|number| match number % 2 {
        0 => page("Fern", &format!("Frist {filler} Antrag")),
        _ => page("Nah", &format!("{filler} Frist Antrag")),
    });
    let bundle = bundle_of(pages.collect(), &SiteWords::default(), &BundleOptions::default());
    let list = |limit| {
        let options = SearchOptions { limit, ..SearchOptions::default() };
        let hits = search(&bundle, "frist antrag", &options).hits;
        hits.into_iter().map(|hit| hit.url).collect::<Vec<_>>()
    };
    let longest = list(30);
    for limit in [3, 10, 20] {
        assert_eq!(list(limit), longest[..limit], "{limit} of 30");
    }
}
