//! Any input is safe: no error, no panic, an answer at once.
#![allow(missing_docs, clippy::unwrap_used, unreachable_pub)]

mod common;

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use common::{Bundle, bundle, search};
use proptest::prelude::*;
use verbundwiki_search::SearchOptions;

static BUNDLE: LazyLock<Bundle> = LazyLock::new(|| bundle(1024));

/// Without optimisation, beside other tests on a busy machine; what hangs takes far longer.
const AT_ONCE: Duration = Duration::from_secs(5);

#[track_caller]
fn check(query: &str) {
    let start = Instant::now();
    let results = search(&BUNDLE, query, &SearchOptions { facets: true, ..Default::default() });
    assert!(start.elapsed() < AT_ONCE, "{query:.40} took {:?}", start.elapsed());
    for hit in &results.hits {
        for html in [&hit.title_html, &hit.heading_html, &hit.excerpt] {
            let rest = html.replace("<mark>", "").replace("</mark>", "");
            assert!(!rest.contains(['<', '>']), "{query:.40}: {html}");
        }
    }
}

#[test]
fn signs_alone() {
    for query in [
        "\0",
        "(((",
        ")))",
        "]]]",
        "[",
        "{}",
        "\"",
        "\"\"",
        "\"\"\"",
        "„",
        "“„",
        ":",
        "::",
        ":a",
        "a:",
        "-",
        "--",
        "\"\" -a",
        "\t-a",
        "\u{a0}-a",
        "\"…\" -a",
        "? -a",
        "-a -b",
        "- -",
        "-\"",
        "-\"\"",
        "−",
        "–",
        "§",
        "§§§",
        "§ ",
        "*",
        "?",
        "~",
        "^",
        "+",
        "|",
        "||",
        "&&",
        "!",
        "/",
        "\\",
        "\u{ad}",
        "\u{200b}\u{200d}",
        "\u{301}",
        "\u{feff}",
        "\u{fffd}",
        "\t\n\r",
        "\u{2028}",
        "\u{202e}",
        "😀",
        "👩‍👩‍👧‍👦",
        "🏳️‍🌈",
        "\u{10ffff}",
    ] {
        check(query);
        check(&format!("{query}{query}"));
        check(&format!("{query}Datenschutz"));
        check(&format!("Datenschutz{query}"));
        check(&format!("Datenschutz {query} Satzung"));
    }
}

#[test]
fn what_other_engines_take_for_a_command() {
    for query in [
        "AND",
        "OR NOT",
        "NOT",
        "a AND",
        "AND b",
        "title:rollen^9",
        "+rollen -vertrag",
        "rollen*",
        "te?t",
        "[a TO b]",
        "{a TO *}",
        "/etc/passwd",
        "/a.*b/",
        "a~2",
        "a^3",
        "C:\\Windows",
        "<script>",
        "&amp;",
        "'; DROP TABLE",
        "{{7*7}}",
        "${x}",
        "%00",
        "%s%n",
        "http://a.b/c?d=e#f",
        "typ:",
        "typ:typ:",
        "typ:\"",
        "typ:-",
        "-typ:rolle",
        "-typ:",
        "typ:rolle typ:rolle",
        ":rolle",
        "type:\0",
        "a:b:c:d",
    ] {
        check(query);
    }
}

#[test]
fn scripts_of_the_world() {
    for query in [
        "中文 字",
        "日本語テキスト",
        "مرحبا",
        "שלום",
        "Привет",
        "ελληνικά",
        "ไทย",
        "हिन्दी",
        "ﬁ",
        "İ",
        "ı",
        "ẞ",
        "ǅ",
        "e\u{301}\u{301}\u{301}",
        "\u{202e}abc",
        "a\0b",
        "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
    ] {
        check(query);
    }
}

#[test]
fn ten_thousand_characters() {
    for unit in [
        "x",
        "ä",
        "😀",
        "\u{301}",
        "1.",
        "a-",
        "a:",
        "\"",
        "\"a\" ",
        "-a ",
        "(",
        ":",
        "typ:rolle ",
        "§ 4 ",
        "\0",
        " ",
        "Verwaltungsvorschrift ",
        "Verwaltungsvorschrift",
        "Mitarbeiter:innen ",
        "Hard- und ",
        "2.2 ",
        "beschafung ",
        "ab ",
        "-\"",
        "IT-",
        "/-innen",
        "a\u{ad}",
        "d ",
    ] {
        check(&unit.repeat(10_000 / unit.chars().count()));
    }
}

#[test]
fn many_different_words() {
    let letter = |number: usize| char::from(b'a' + (number % 26) as u8);
    let word =
        |number: usize| String::from_iter((0..9).map(|at| letter(number / (at + 1) + at * number)));
    check(&(0..1000).map(|number| word(number) + " ").collect::<String>());
    check(&(0..1000).map(|number| format!("-{} ", word(number))).collect::<String>());
    check(&(0..1000).map(|number| format!("\"{}\" ", word(number))).collect::<String>());
    check(&(0..100).map(|number| format!("satz{} ", word(number))).collect::<String>());
}

proptest! {
    /// Words and signs in any order.
    #[test]
    fn any_mixture_is_safe(query in "(Datenschutz|Satzung|kollab|beschafung|§ ?4|2\\.2|typ|[\"„“:*()/_.,§ -]|:innen|- und |\\PC){0,20}") {
        check(&query);
    }
}
