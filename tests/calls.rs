//! The command's calls: exit codes, languages, formats for machines.

mod support;

use serde_json::Value;
use support::messages::{CALLS, sentence};
use support::program::{Ended, Workshop, check};
use verbundwiki::diagnostic::Language;

fn good() -> Workshop {
    Workshop::new(&[("index.md", "# Start\n\nText über Wissen.\n")])
}

fn bad() -> Workshop {
    Workshop::new(&[
        ("index.md", "# Start\n\n[kaputt](rolen.md)\n\n![](bild.svg)\n"),
        ("rollen.md", "# Rollen\n"),
        ("bild.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"),
    ])
}

#[test]
fn exit_codes_tell_what_happened() {
    let (good, bad) = (good(), bad());
    for fine in [
        &["--help"][..],
        &["--version"],
        &["build", "--help"],
        &["check"],
        &["check", "content/"],
        &["build", "--jobs", "1"],
        &["build", "--output", "neu/tief", "--drafts", "--base-url", "https://wiki.example/"],
    ] {
        check(&good, fine, 0);
    }
    check(&bad, &["check"], 1);
    check(&bad, &["build"], 1);
    for wrong in [
        &[][..],
        &["baue"],
        &["build", "--foo"],
        &["build", "a", "b"],
        &["build", "--jobs", "0"],
        &["build", "--jobs", "viele"],
        &["build", "--format", "xml"],
        &["build", "--lang", "fr"],
        &["build", "--warn-only", "gibt-es-nicht"],
        &["build", "gibt-es-nicht"],
        &["check", "gibt-es-nicht"],
        &["check", "content/index.md"],
        &["search"],
        &["search", "gibt-es-nicht", "wort"],
        &["search", "content", "wort"],
        &["search", "neu/tief", "wort", "--limit", "viele"],
        &["serve", "gibt-es-nicht"],
        &["serve", "--port", "99999"],
    ] {
        check(&good, wrong, 2);
    }
}

#[test]
fn calls_that_cannot_be_carried_out_say_why() {
    let workshop = Workshop::new(&[]);
    for (flag, language) in [("de", Language::De), ("en", Language::En)] {
        let ended = check(&workshop, &["build", "fehlt", "--lang", flag], 2);
        let said = sentence("content-missing", &[("path", "fehlt")], language);
        assert!(ended.stderr.contains(&said), "expected {said}: {ended}");
        let ended = check(&workshop, &["search", "fehlt", "x", "--lang", flag], 2);
        let said = sentence("search-no-site", &[("path", "fehlt")], language);
        assert!(ended.stderr.contains(&said), "expected {said}: {ended}");
        for filter in ["Prozess", "=Prozess", ""] {
            let call = &["search", "dist", "x", "--filter", filter, "--lang", flag];
            let ended = check(&workshop, call, 2);
            let said = sentence("search-bad-filter", &[("value", filter)], language);
            assert!(ended.stderr.contains(&said), "expected {said}: {ended}");
        }
    }
    // The others are made in tests/publish.rs.
    for call in CALLS {
        for language in [Language::De, Language::En] {
            assert_ne!(sentence(call.key, call.values, language), call.key, "no such message");
        }
    }
}

#[test]
fn the_language_is_the_callers() {
    let workshop = bad();
    let ended = |name: &str, value: &str, arguments: &[&str]| -> Ended {
        let mut command = workshop.command(arguments);
        command.env(name, value).output().expect("the command starts").into()
    };
    for (name, value, arguments, word) in [
        ("LANG", "de_DE.UTF-8", &["check"][..], "Fehler[broken-link]"),
        ("LANG", "en_GB.UTF-8", &["check"], "error[broken-link]"),
        ("LANG", "fr_FR.UTF-8", &["check"], "error[broken-link]"),
        ("LC_ALL", "de_AT", &["check"], "Fehler[broken-link]"),
        ("LANG", "de_DE.UTF-8", &["check", "--lang", "en"], "error[broken-link]"),
        ("LANG", "en_GB.UTF-8", &["--lang=de", "check"], "Fehler[broken-link]"),
        ("LANG", "de_DE.UTF-8", &["build", "--help"], "Baut die Seiten"),
        ("LANG", "en_GB.UTF-8", &["build", "--help"], "Builds the site"),
        ("LANG", "de_DE.UTF-8", &["check", "fehlt"], "Fehler: "),
    ] {
        let ended = ended(name, value, arguments);
        let all = format!("{}{}", ended.stdout, ended.stderr);
        assert!(all.contains(word), "{name}={value} {arguments:?}: no {word:?}\n{ended}");
    }
}

#[test]
fn wrong_calls_are_explained_in_the_callers_language() {
    let ended = check(&good(), &["build", "--foo", "--lang", "de"], 2);
    for english in ["error:", "Usage:", "unexpected", "For more information"] {
        assert!(!ended.stderr.contains(english), "{english:?} is English: {ended}");
    }
}

#[test]
fn values_stand_in_messages_as_they_were_written() {
    let workshop = Workshop::new(&[("index.md", "[a](007) und [[+49]]\n")]);
    let ended = check(&workshop, &["check", "--lang", "en"], 1);
    assert!(ended.stderr.contains("`007`") && ended.stderr.contains("`+49`"), "{ended}");
}

#[test]
fn warn_only_makes_warnings_of_errors() {
    let workshop = bad();
    let ended = check(&workshop, &["build", "--lang", "en", "--warn-only", "broken-link"], 0);
    assert!(ended.stderr.contains("warning[broken-link]"), "{ended}");
    check(&workshop, &["check", "--warn-only", "missing-image,broken-link"], 0);
    check(&workshop, &["check", "--warn-only", "missing-image"], 1);
    let ended = check(&workshop, &["check", "--lang", "en", "--warn-only", "broken-lnik"], 2);
    assert!(ended.stderr.contains("broken-link"), "it suggests the near one: {ended}");
    // Codes that guard what is published stay errors.
    workshop.put("index.md", "---\nvisibility: intern\n---\n# Start\n");
    check(&workshop, &["build", "--warn-only", "visibility-unsupported"], 2);
    check(&workshop, &["build"], 1);
}

#[test]
fn drafts_are_built_on_request() {
    let workshop = Workshop::new(&[
        ("index.md", "# Start\n"),
        ("entwurf.md", "---\ndraft: true\n---\n# Entwurf\n"),
    ]);
    let ended = workshop.build(&["--lang", "en"]);
    assert!(!workshop.dist().join("entwurf.html").exists());
    assert!(ended.stdout.contains("Built 1 page,"), "drafts do not count: {ended}");
    let ended = workshop.build(&["--lang", "en", "--drafts"]);
    assert!(workshop.dist().join("entwurf.html").exists());
    assert!(ended.stdout.contains("Built 2 pages,"), "{ended}");
    workshop.build(&[]);
    assert!(!workshop.dist().join("entwurf.html").exists());
}

#[test]
fn findings_for_machines_are_json() {
    let workshop = bad();
    let ended = check(&workshop, &["check", "--format", "json", "--lang", "de"], 1);
    let json: Value = serde_json::from_str(&ended.stdout).expect("the output is JSON alone");
    let codes: Vec<&str> =
        json.as_array().into_iter().flatten().filter_map(|item| item["code"].as_str()).collect();
    assert_eq!(codes, ["broken-link", "missing-alt"]);
    assert_eq!(json[0]["severity"], "error");
    assert_eq!(json[0]["place"]["file"], "index.md");
    assert_eq!(json[0]["place"]["line"], 3);
    assert_eq!(json[0]["place"]["column"], 10);
    assert_eq!(json[0]["suggestion"], "rollen.md");
    assert!(json[0]["message"].as_str().is_some_and(|text| text.contains("führt ins Leere")));

    let ended = check(&workshop, &["build", "--format", "gitlab"], 1);
    let json: Value = serde_json::from_str(&ended.stdout).expect("the output is JSON alone");
    assert_eq!(json[0]["check_name"], "broken-link");
    assert_eq!(json[0]["severity"], "major");
    assert_eq!(json[1]["severity"], "minor");
    assert_eq!(json[0]["location"]["path"], "content/index.md");
    assert_eq!(json[0]["location"]["lines"]["begin"], 3);
    assert_ne!(json[0]["fingerprint"], json[1]["fingerprint"]);

    let good = good();
    for format in ["json", "gitlab"] {
        let ended = check(&good, &["build", "--format", format], 0);
        let json: Value = serde_json::from_str(&ended.stdout).expect("the output is JSON alone");
        assert_eq!(json, Value::Array(Vec::new()));
    }
}

#[test]
fn a_fingerprint_outlives_a_move() {
    let workshop = bad();
    let print = || -> Value {
        let ended = check(&workshop, &["check", "--format", "gitlab"], 1);
        let json: Value = serde_json::from_str(&ended.stdout).expect("the output is JSON");
        json[0]["fingerprint"].clone()
    };
    let before = print();
    workshop
        .put("index.md", "# Start\n\nEine Zeile mehr.\n\n[kaputt](rolen.md)\n\n![](bild.svg)\n");
    assert_eq!(print(), before);
    // Two findings that read the same are still two: GitLab drops equal fingerprints.
    workshop.put("index.md", "# Start\n\n[a](rolen.md)\n\n[b](rolen.md)\n");
    let ended = check(&workshop, &["check", "--format", "gitlab"], 1);
    let json: Value = serde_json::from_str(&ended.stdout).expect("the output is JSON");
    assert_ne!(json[0]["fingerprint"], json[1]["fingerprint"]);
}

#[test]
fn a_built_site_is_searched() {
    let workshop = good();
    workshop.build(&[]);
    let ended = check(&workshop, &["search", "dist", "wissen", "--json"], 0);
    let json: Value = serde_json::from_str(&ended.stdout).expect("the output is JSON");
    assert_eq!(json["total"], 1);
    assert_eq!(json["hits"][0]["url"], "index.html");
    for key in ["url", "title", "heading", "excerpt", "type", "score"] {
        assert!(json["hits"][0].get(key).is_some(), "no {key}: {ended}");
    }
    for odd in ["", "  ", "\"", "*", "ueber", "ÜBER", "a AND", "[", "\u{0}x", "§ 4"] {
        if !odd.contains('\u{0}') {
            check(&workshop, &["search", "dist", odd], 0);
        }
    }
    check(&workshop, &["search", "dist", "wissen", "--limit", "0"], 0);
    // What begins with a minus is a query, not an option; an option behind it is one.
    for odd in ["-rolle", "-hilfe", "-rolle wissen", "--rolle"] {
        let ended = check(&workshop, &["search", "dist", odd, "--json"], 0);
        assert!(serde_json::from_str::<Value>(&ended.stdout).is_ok(), "{odd}: {ended}");
    }
    let ended = check(&workshop, &["search", "dist", "nirgends", "--lang", "de"], 0);
    assert!(ended.stdout.contains("Keine Treffer"), "{ended}");
}

#[test]
fn a_bpmn_file_is_drawn_and_told() {
    let fixture = include_str!("bpmn/no-drawing.bpmn");
    let workshop = Workshop::new(&[("ablauf.bpmn", fixture), ("kein.bpmn", "<x/>")]);
    let file = "content/ablauf.bpmn";
    let ended = check(&workshop, &["diagram", file, "--lang", "de"], 0);
    assert!(ended.stdout.starts_with("1. Aufgabe: "), "{ended}");
    let ended = check(&workshop, &["diagram", file, "--svg", "bild.svg"], 0);
    assert_eq!(ended.stdout.trim(), "bild.svg");
    let svg =
        std::fs::read_to_string(workshop.root().join("bild.svg")).expect("the picture is written");
    // What has no name of its own is called as its file.
    assert!(svg.contains(">ablauf</title>"), "{svg}");
    check(&workshop, &["diagram", "content/kein.bpmn"], 1);
    check(&workshop, &["diagram", "gibt-es-nicht.bpmn"], 2);
    check(&workshop, &["diagram"], 2);
}

#[test]
fn filters_of_a_search_are_key_and_value() {
    let page = |kind: &str| format!("---\ntype: {kind}\n---\n# Wissen\n\nText über Wissen.\n");
    let workshop = Workshop::new(&[
        ("index.md", "# Start\n\nText über Wissen.\n"),
        ("a.md", &page("Prozess")),
        ("b.md", &page("a=b")),
    ]);
    workshop.build(&[]);
    for (filters, total) in [
        (&[][..], 3),
        (&["--filter", "type=Prozess"], 1),
        (&["--filter=type=a=b"], 1),
        (&["--filter", "type=Prozess", "--filter", "type=a=b"], 2),
        (&["--filter", "type=Prozess", "--filter", "tag=a"], 0),
        (&["--filter", "stand=Idee"], 0),
        (&["--filter", "type="], 0),
    ] {
        let arguments = [&["search", "dist", "wissen", "--json"], filters].concat();
        let ended = check(&workshop, &arguments, 0);
        let json: Value = serde_json::from_str(&ended.stdout).expect("the output is JSON");
        assert_eq!(json["total"], total, "{filters:?}: {ended}");
    }
    let ended = check(&workshop, &["search", "dist", "wissen", "--filter", "type=Prozess"], 0);
    assert!(ended.stdout.contains("Wissen [Prozess]"), "{ended}");
    let ended = check(&workshop, &["search", "dist", "wissen", "--facets", "--lang", "de"], 0);
    assert!(ended.stdout.contains("\nTyp (type): Prozess 1 · a=b 1\n"), "{ended}");
    assert!(ended.stdout.ends_with("3 Seiten für „wissen“\n"), "{ended}");
}

#[test]
fn a_search_says_what_else_it_looked_for_and_what_pages_lack() {
    let workshop = Workshop::new(&[
        ("index.md", "# Start\n\nHier steht das Wichtigste über die Beschaffung.\n"),
        ("haftung.md", "# Haftung\n\nBeschaffung.\n\n## Dienstwagen\n\nDie Beschaffung.\n"),
        ("_search/synonyms.txt", "Dienstwagen = Fuhrpark\n"),
    ]);
    workshop.build(&[]);
    for (query, said) in [
        ("beschafung", "Gefunden mit anderer Schreibweise: „Beschaffung“ statt „beschafung“\n"),
        ("fuhrpark", "Auch gesucht nach: Dienstwagen\n"),
        ("haftung wichtigste", "2 Seiten für „haftung wichtigste“, davon keine mit allen"),
        ("beschaffung", "\n    › Dienstwagen: haftung.html#dienstwagen\n"),
    ] {
        let ended = check(&workshop, &["search", "dist", query, "--lang", "de"], 0);
        assert!(ended.stdout.contains(said), "expected {said}: {ended}");
    }
}

#[test]
fn a_clock_that_is_none_is_refused() {
    let workshop = good();
    for (epoch, code) in [("0", 0), ("1700000000", 0), ("4102444800", 0), ("morgen", 2)] {
        let mut command = workshop.command(&["build"]);
        let ended: Ended =
            command.env("SOURCE_DATE_EPOCH", epoch).output().expect("the command starts").into();
        assert_eq!(ended.code, code, "SOURCE_DATE_EPOCH={epoch}: {ended}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_content_does_not_hang_the_build() {
    use std::process::Command;
    use std::time::{Duration, Instant};

    let workshop = good();
    let made = Command::new("mkfifo").arg(workshop.content().join("rohr")).status();
    if !made.is_ok_and(|status| status.success()) {
        return;
    }
    let mut child = workshop.command(&["check"]).spawn().expect("the command starts");
    let until = Instant::now() + Duration::from_secs(20);
    while child.try_wait().expect("it is our child").is_none() && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(20));
    }
    let ended = child.try_wait().expect("it is our child");
    let _ = child.kill();
    let _ = child.wait();
    assert!(ended.is_some_and(|status| status.code() == Some(1)), "it hangs, or passes: {ended:?}");
}
