//! Beginning a wiki: `init`, then `new` for every type, `schema`, and what the three refuse.

mod support;

use std::fs;

use support::folder;
use support::messages::sentence;
use support::program::{Ended, Workshop, check};
use verbundwiki::diagnostic::Language;
use verbundwiki::load::built_in_model;

/// A new wiki in `wiki`, made by `init`.
fn wiki() -> Workshop {
    let workshop = Workshop::new(&[]);
    check(&workshop, &["init", "wiki"], 0);
    workshop
}

/// A call is refused in both languages with the message `key`, and nothing is written.
#[track_caller]
fn refused(workshop: &Workshop, call: &[&str], key: &str, values: &[(&'static str, &str)]) {
    let before = folder::files(workshop.root());
    for (flag, language) in [("de", Language::De), ("en", Language::En)] {
        let ended = check(workshop, &[call, &["--lang", flag]].concat(), 2);
        let said = sentence(key, values, language);
        assert!(ended.stderr.contains(&said), "expected {said}: {ended}");
    }
    folder::assert_same(&before, &folder::files(workshop.root()), key);
}

/// The ids of the types of the model that comes with the program.
fn types() -> Vec<String> {
    let stem = |path: &str| path.trim_start_matches("_model/").trim_end_matches(".yaml").to_owned();
    let all = built_in_model().iter().map(|source| stem(&source.path)).collect::<Vec<_>>();
    all.into_iter().filter(|id| id != "_common").collect()
}

#[test]
fn a_new_wiki_and_a_new_page_of_each_type_pass_without_a_finding() {
    let workshop = wiki();
    let none = ["errors", "warnings"].map(|key| sentence(key, &[("count", "0")], Language::En));
    let clean = |arguments: &[&str]| {
        let ended = check(&workshop, arguments, 0);
        assert!(none.iter().all(|text| ended.stdout.contains(text)), "{arguments:?}: {ended}");
        assert_eq!(ended.stderr, "", "{arguments:?}");
    };
    clean(&["build", "wiki/content", "--output", "wiki/dist"]);
    let types = types();
    assert!(types.len() >= 20, "{types:?}");
    for id in &types {
        // Twice: what must be unique is not copied from the model's example.
        for title in ["Eine neue Seite", "Noch eine: neu & „gut“"] {
            let ended = check(&workshop, &["new", id, title, "--content", "wiki/content"], 0);
            let file = workshop.root().join(ended.stdout.trim());
            let text = fs::read_to_string(&file).expect("it prints the path of the new file");
            assert!(text.starts_with(&format!("---\ntype: {id}\ntitle: ")), "{id}: {text}");
        }
        let pages = folder::files(&workshop.root().join("wiki/content"));
        let of_type = format!("type: {id}\n");
        let count = pages.values().filter(|text| {
            String::from_utf8_lossy(text).lines().any(|line| line == of_type.trim())
        });
        assert_eq!(count.count(), 3, "{id}: the example and two new pages");
    }
    clean(&["check", "wiki/content"]);
    clean(&["build", "wiki/content", "--output", "wiki/dist"]);
}

#[test]
fn the_model_of_a_new_wiki_is_that_of_the_example_wiki() {
    let workshop = wiki();
    let made = folder::files(&workshop.root().join("wiki/content/_model"));
    let own = folder::files(&support::root().join("content/_model"));
    folder::assert_same(&own, &made, "content/_model and what init writes");
}

#[test]
fn references_of_the_examples_lead_somewhere() {
    let workshop = wiki();
    let page = workshop.root().join("wiki/content/handlungsfelder/beispiel-handlungsfeld.md");
    let text = fs::read_to_string(page).expect("each type has an example");
    assert!(text.contains("\nkatalog: kataloge/beispiel-katalog\n"), "{text}");
    assert!(!text.contains(": offen"), "{text}");
}

#[test]
fn a_new_page_shows_what_is_missing_and_what_is_possible() {
    let workshop = Workshop::new(&[
        ("index.md", "# Start\n"),
        (
            "_model/aufgabe.yaml",
            "label: {one: Aufgabe, many: Aufgaben}\nfolder: aufgaben\nfields:\n  \
             nr: {kind: text, label: Nummer, unique: true, required: true, example: '7'}\n  \
             von: {kind: ref, label: Von, required: true, to: [aufgabe]}\n  \
             art: {kind: choice, label: Art, help: Welche Art., of: [a, b]}\n  \
             orte: {kind: list, label: Orte, wanted: true, item: {kind: text, example: 'Amt, Hof'}}\n  \
             kosten: {kind: record, label: Kosten, required: true, fields: {\
             summe: {kind: number, label: Summe, required: true, example: '3,5'}, \
             stand: {kind: date, label: Stand}}}\n  \
             text: {kind: markdown, label: Text, heading: Text, required: true}\n  \
             rat: {kind: list, label: Rat, help: Guter Rat., heading: Rat, item: {kind: markdown}}\n",
        ),
    ]);
    let call = &["new", "aufgabe", "Über alles", "--lang", "de"];
    let mut command = workshop.command(call);
    let ended: Ended =
        command.env("SOURCE_DATE_EPOCH", "1795305600").output().expect("the command starts").into();
    assert_eq!((ended.code, ended.stdout.as_str()), (0, "content/aufgaben/ueber-alles.md\n"));
    let file = workshop.content().join("aufgaben/ueber-alles.md");
    let expected = "---\ntype: aufgabe\ntitle: Über alles\ndescription:\ndate: 2026-11-22\n\n\
        # Nummer\n# nr: '7'\nnr: offen\n\n# Von\nvon: offen\n\n\
        # Orte\n# orte: ['Amt, Hof']\norte: offen\n\n\
        # Kosten\n# kosten:\n#   summe: '3,5'\n#   stand: 2026-11-22\nkosten: offen\n\n# Text\ntext: offen\n\n\
        # Art: Welche Art. (a | b)\n# art: a | b\n---\n\n\
        <!-- Rat: Guter Rat.\n## Rat\n\n- …\n-->\n";
    assert_eq!(fs::read_to_string(file).expect("it is there"), expected);
    check(&workshop, &["check"], 0);
}

#[test]
fn new_refuses_what_it_cannot_make() {
    let workshop = wiki();
    let call =
        |kind: &'static str, title: &'static str| ["new", kind, title, "--content", "wiki/content"];
    refused(&workshop, &call("prozes", "X"), "new-unknown-type", &[("type", "prozes")]);
    refused(&workshop, &call("Prozesse", "X"), "did-you-mean", &[("meant", "prozess")]);
    refused(&workshop, &call("prozes", "X"), "did-you-mean", &[("meant", "prozess")]);
    refused(&workshop, &call("begriff", "日本"), "new-no-name", &[("title", "日本")]);
    refused(
        &workshop,
        &["new", "x", "X", "--content", "fehlt"],
        "content-missing",
        &[("path", "fehlt")],
    );
    refused(&workshop, &["new", "x", "X"], "model-none", &[("path", "content")]);
    check(&workshop, &call("begriff", "Amt"), 0);
    let path = "wiki/content/begriffe/amt.md";
    refused(&workshop, &call("begriff", "Amt"), "new-exists", &[("path", path)]);
    refused(&workshop, &call("begriff", "AMT!"), "new-exists", &[("path", path)]);
    // A page that would break the wiki is not written: here a reference would fit two pages.
    folder::put(workshop.root(), "wiki/content/x.md", "# X\n\n[[amt]]\n");
    check(&workshop, &["check", "wiki/content"], 0);
    let ended = check(&workshop, &call("rolle", "Amt"), 1);
    assert!(ended.stderr.contains("[ambiguous-link]"), "{ended}");
    assert!(!workshop.root().join("wiki/content/rollen/amt.md").exists());
    let ended = check(&workshop, &call("rolle", "Aux"), 1);
    assert!(ended.stderr.contains("[name-reserved]"), "{ended}");
    // Faults that were there before keep nobody from writing.
    folder::put(workshop.root(), "wiki/content/y.md", "[[gibt-es-nicht]]\n");
    check(&workshop, &call("rolle", "Amtsleitung"), 0);
}

#[test]
fn a_broken_model_is_explained_and_nothing_written() {
    let workshop = wiki();
    folder::put(workshop.root(), "wiki/content/_model/x.yaml", "label: X\nfolder: x\nfelder: 1\n");
    let before = folder::files(workshop.root());
    for call in [&["new", "x", "X"][..], &["schema"], &["schema", "x", "--output", "neu"]] {
        let ended = check(&workshop, &[call, &["--content", "wiki/content"]].concat(), 1);
        assert!(ended.stderr.contains("[model-unknown-key]"), "{ended}");
        assert!(ended.stderr.contains("_model/x.yaml:3:1"), "{ended}");
    }
    folder::assert_same(&before, &folder::files(workshop.root()), "nothing is written");
}

#[test]
fn init_takes_only_a_new_or_empty_folder() {
    let workshop = Workshop::new(&[("index.md", "# Start\n")]);
    refused(&workshop, &["init", "content"], "init-not-empty", &[("path", "content")]);
    let file = "content/index.md";
    refused(&workshop, &["init", file], "init-no-folder", &[("path", file)]);
    check(&workshop, &["init"], 2);
    fs::create_dir(workshop.root().join("leer")).expect("it can be made");
    check(&workshop, &["init", "leer"], 0);
    check(&workshop, &["init", "neu/tief"], 0);
    check(&workshop, &["init", "neu/tief"], 2);
}

#[test]
fn schemas_are_printed_or_written() {
    let workshop = wiki();
    let call = ["schema", "--content", "wiki/content"];
    let printed = |more: &[&str]| {
        let ended = check(&workshop, &[&call, more].concat(), 0);
        serde_json::from_str::<serde_json::Value>(&ended.stdout).expect("it is JSON alone")
    };
    let of_type = printed(&["software"]);
    assert_eq!(of_type["properties"]["kategorie"]["title"], "Kategorie");
    assert_eq!(of_type["additionalProperties"], false);
    assert_eq!(of_type["required"], serde_json::json!(["type", "kategorie"]));
    let all = printed(&[]);
    let ended = check(&workshop, &[&call[..], &["--output", "s"]].concat(), 0);
    assert_eq!(ended.stdout.lines().count(), types().len() + 1);
    for (name, schema) in [("software", of_type), ("_all", all)] {
        let text = fs::read(workshop.root().join(format!("s/{name}.schema.json")));
        let written = serde_json::from_slice::<serde_json::Value>(&text.expect("it is written"));
        assert_eq!(written.expect("it is JSON"), schema, "{name}");
    }
    let wrong = [&call[..], &["softwaer"]].concat();
    refused(&workshop, &wrong, "did-you-mean", &[("meant", "software")]);
}
