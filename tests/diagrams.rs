//! Process models: lists of steps become models, words and pictures, BPMN files words. A case is a
//! list of steps in `tests/diagrams/steps/` or a file in `tests/diagrams/words/`;
//! `UPDATE_EXPECTED=1 cargo test --test diagrams` writes what it gives.

mod support;

use std::fs;

use proptest::prelude::*;
use serde_yaml::Value;
use support::{difference, random_model, root, updating};
use verbundwiki::diagnostic::{Checked, Code, Language, Locale};
use verbundwiki::diagram::svg::{Options, draw};
use verbundwiki::diagram::{
    Diagram, Element, Kind, Model, Next, Step, bpmn, from_steps, in_words, lay_out, name_of, plain,
    tell, to_bpmn,
};

const CASES: &str = "tests/diagrams/steps";
const FILES: &str = "tests/diagrams/words";

fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}

fn texts(value: &Value, key: &str) -> Vec<String> {
    let items = value.get(key).and_then(Value::as_sequence).into_iter().flatten();
    items.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The model of a list of steps in YAML.
fn read(yaml: &str) -> Model {
    let list: Value = serde_yaml::from_str(yaml).expect("a case is YAML");
    let next = |next: &Value| Next {
        to: Some(text(next, "to").expect("a way leads somewhere")).filter(|to| to != "ende"),
        condition: text(next, "if"),
    };
    let step = |step: &Value| Step {
        number: text(step, "nr").expect("a step has a number"),
        name: text(step, "name").expect("a step has a name"),
        role: text(step, "role"),
        question: text(step, "question"),
        next: step
            .get("next")
            .and_then(Value::as_sequence)
            .into_iter()
            .flatten()
            .map(next)
            .collect(),
        documents: texts(step, "documents"),
        systems: texts(step, "systems"),
        deadline: text(step, "deadline"),
    };
    let steps = list.get("steps").and_then(Value::as_sequence).into_iter().flatten();
    let steps: Vec<Step> = steps.map(step).collect();
    let title = text(&list, "title").expect("a list has a title");
    from_steps(&title, &steps, &Locale::new(Language::De))
}

/// The files of a kind in a folder: their names and what is in them.
fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let folder = fs::read_dir(root().join(folder)).expect("there are cases");
    let paths = folder.map(|file| file.expect("the folder is readable").path());
    let mut files: Vec<(String, String)> = paths
        .filter(|path| path.extension().is_some_and(|its| its == extension))
        .map(|path| {
            let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(path).expect("a case is text"))
        })
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

/// The lists of steps: their names and models.
fn cases() -> Vec<(String, Model)> {
    files(CASES, "yaml").into_iter().map(|(name, yaml)| (name, read(&yaml))).collect()
}

/// Compares each list of steps with the file of its name, or writes that.
#[track_caller]
fn check(extension: &str, found: impl Fn(&Model) -> String) {
    compare(CASES, &cases(), extension, found);
}

#[track_caller]
fn compare(
    folder: &str,
    cases: &[(String, Model)],
    extension: &str,
    found: impl Fn(&Model) -> String,
) {
    let mut faults = String::new();
    for (name, model) in cases {
        let path = root().join(folder).join(format!("{name}.{extension}"));
        let found = found(model);
        if updating() {
            fs::write(&path, &found).expect("what is expected can be written");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if expected != found {
            faults += &format!("{name}.{extension}:\n{}", difference(&expected, &found));
        }
    }
    assert!(faults.is_empty(), "UPDATE_EXPECTED=1 rewrites what is expected\n{faults}");
}

/// Where everything stands, a line a shape or a line.
fn places(model: &Model) -> String {
    let diagram = lay_out(model);
    let mut text = String::new();
    for shape in &diagram.shapes {
        let (element, at) = (model.get(shape.element), shape.bounds);
        text += &format!("{} {},{} {}×{}", element.id, at.x, at.y, at.width, at.height);
        if let Some(at) = shape.label {
            text += &format!(" „{}“ {},{} {}×{}", element.name, at.x, at.y, at.width, at.height);
        }
        text += "\n";
    }
    for edge in &diagram.edges {
        let element = model.get(edge.element);
        let points = edge.waypoints.iter().map(|point| format!(" {},{}", point.x, point.y));
        text += &format!("{}{}", element.id, points.collect::<String>());
        if let Some(at) = edge.label {
            text += &format!(" „{}“ {},{} {}×{}", element.name, at.x, at.y, at.width, at.height);
        }
        text += "\n";
    }
    text
}

/// Every name of a model occurs in its text.
#[track_caller]
fn nothing_is_lost(model: &Model) {
    for language in [Language::De, Language::En] {
        let text = plain(model, &in_words(model), &Locale::new(language));
        for (_, element) in model.iter() {
            let name = element.name.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(text.contains(&name), "`{name}` is not in\n{text}");
        }
    }
}

fn german(model: &Model) -> String {
    plain(model, &in_words(model), &Locale::new(Language::De))
}

#[test]
fn lists_of_steps_in_words() {
    check("txt", german);
    cases().iter().for_each(|(_, model)| nothing_is_lost(model));
}

#[test]
fn files_in_words() {
    let model = |(name, text): (String, String)| {
        let file = bpmn::read(&name, text.as_bytes()).value.expect("a case can be read");
        (name, file.model)
    };
    let cases: Vec<(String, Model)> = files(FILES, "bpmn").into_iter().map(model).collect();
    compare(FILES, &cases, "txt", german);
    cases.iter().for_each(|(_, model)| nothing_is_lost(model));
}

#[test]
fn lists_of_steps_in_pictures() {
    check("layout", places);
}

#[test]
fn lists_of_steps_for_other_tools() {
    check("bpmn", |model| to_bpmn(model, &lay_out(model)));
}

/// What another tool reads of a list of steps is the same process and the same picture.
#[test]
fn lists_of_steps_there_and_back() {
    for (name, model) in cases() {
        let diagram = lay_out(&model);
        let text = to_bpmn(&model, &diagram);
        let Checked { value, diagnostics } = bpmn::read(&name, text.as_bytes());
        // What the list itself forgot is found in both.
        let differs = diagnostics.iter().any(|found| found.code == Code::BpmnDiffers);
        assert!(!differs, "{name}: {diagnostics:?}");
        let back = value.unwrap_or_else(|| panic!("{name} cannot be read"));
        let [again] = &back.diagrams[..] else {
            panic!("{name}: {} pictures", back.diagrams.len())
        };
        let (there, here) = (picture(&model, &diagram), picture(&back.model, again));
        assert!(there == here, "{name}:\n{}", difference(&there, &here));
    }
}

/// What a picture shows, a line each. Of what is not connected the order may differ.
fn picture(model: &Model, diagram: &Diagram) -> String {
    let options = Options { title: "Ablauf".to_owned(), ..Options::default() };
    let drawn = draw(model, diagram, &options).replace('\n', " ");
    let mut shown: Vec<&str> = drawn.split("<g data-id").collect();
    shown.sort_unstable();
    shown.join("\n<g data-id")
}

#[test]
fn names_of_steps() {
    let check = |bold, text, expected: &str| assert_eq!(name_of(bold, text), expected);
    check(
        Some("Bedarf abgleichen."),
        "Bedarf abgleichen. Die Stelle vergleicht.",
        "Bedarf abgleichen",
    );
    check(None, "Die Stelle prüft den Antrag. Sie antwortet.", "Die Stelle prüft den Antrag");
    check(None, "Unterlagen, z. B. Pläne, prüfen", "Unterlagen, z. B. Pläne, prüfen");
    check(None, "Prüfen, ob alles da ist. Fehlt etwas, nachfordern.", "Prüfen, ob alles da ist");
    check(None, "Nach § 3 Abs. Eins prüfen. Dann zahlen.", "Nach § 3 Abs. Eins prüfen");
    check(None, "Plan usw. Karte ablegen", "Plan usw. Karte ablegen");
    check(None, "Bis 15. Mai melden. Danach mahnen.", "Bis 15. Mai melden");
    check(None, "Nur bis zur Hausnr. Zwei. Ende.", "Nur bis zur Hausnr");
    check(Some(" "), "Kurz", "Kurz");
    let long = name_of(None, &"Wort ".repeat(40));
    assert!(long.ends_with("Wort…") && long.chars().count() <= 81, "{long}");
    assert_eq!(name_of(None, &"ä".repeat(100)).chars().count(), 81);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Ways to random steps: each step keeps its number and its place, and no gateway is for nothing.
    #[test]
    fn any_list_keeps_its_numbers(
        ways in prop::collection::vec(
            prop::collection::vec((0_usize..14, any::<bool>()), 0..4),
            1..12,
        ),
    ) {
        let next = |(to, is_open): &(usize, bool)| Next {
            to: (*to > 0).then(|| format!("{to}")),
            condition: (!is_open).then(|| format!("wenn {to}")),
        };
        let step = |(at, ways): (usize, &Vec<(usize, bool)>)| Step {
            number: format!("{}", at + 1),
            name: format!("Tun {at}"),
            next: ways.iter().map(next).collect(),
            ..Step::default()
        };
        let steps: Vec<Step> = ways.iter().enumerate().map(step).collect();
        let model = from_steps("Zufall", &steps, &Locale::new(Language::De));
        nothing_is_lost(&model);
        let told = tell(&model, &in_words(&model), &Locale::new(Language::De));
        let numbers: Vec<&str> = told.iter().flatten().map(|told| told.number.as_str()).collect();
        let own: Vec<&str> = steps.iter().map(|step| step.number.as_str()).collect();
        prop_assert_eq!(numbers, own);
        let sentences = || told.iter().flatten().flat_map(|told| &told.sentences);
        prop_assert!(sentences().all(|it| !it.contains("auf .")), "{:?}", told);
        for (id, element) in model.iter().filter(|(_, it)| matches!(it.kind, Kind::Gateway(_))) {
            let flows = || model.elements.iter().filter_map(Element::flow);
            let into = flows().filter(|flow| flow.target == id).count();
            let out = flows().filter(|flow| flow.source == id).count();
            prop_assert!(into + out > 2, "{}", element.id);
        }
    }

    #[test]
    fn nothing_of_any_model_is_lost_in_words(seed: u64, size in 0_usize..60) {
        nothing_is_lost(&random_model::model(seed, size));
    }
}
