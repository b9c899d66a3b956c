//! Models and pages in, one line a finding or value out.

use std::sync::Arc;

use super::{Model, State, Typed, check as check_pages, read};
use crate::diagnostic::Diagnostic;
use crate::parse;
use crate::source::Source;

fn described(found: &[Diagnostic]) -> Vec<String> {
    let line = |found: &Diagnostic| {
        let at = found.place.as_ref().and_then(|place| place.position.as_ref());
        let at = at.map_or("-".to_owned(), |at| format!("{}:{}", at.line, at.column));
        format!("{at} {}", found.code.name())
    };
    found.iter().map(line).collect()
}

fn model(files: &[(&str, &str)]) -> (Model, Vec<String>) {
    let sources: Vec<Arc<Source>> = files
        .iter()
        .map(|(name, text)| Arc::new(Source::new(format!("_model/{name}.yaml"), *text)))
        .collect();
    let checked = read(&sources);
    (checked.value, described(&checked.diagnostics))
}

/// The findings of a type with these fields.
#[track_caller]
fn check_fields(fields: &str, expected: &[&str]) {
    let text = format!("label: Ding\nfields:\n{fields}");
    assert_eq!(model(&[("ding", &text)]).1, expected, "{fields}");
}

/// The value of field `f`, and the findings, of a page with this front matter.
#[track_caller]
fn check(field: &str, page: &str, expected: &[&str]) {
    let text = format!("label: Ding\nfields:\n  f: {{label: F, {field}}}\n");
    let (model, faults) = model(&[("ding", &text)]);
    assert_eq!(faults, [""; 0], "{field}");
    let source = Arc::new(Source::new("a.md", format!("---\ntype: ding\n{page}\n")));
    let document = parse::parse(&source).value;
    let checked = check_pages(&[document], &model);
    let typed: Option<&Typed> = checked.value[0].typed.as_ref();
    let state = typed.map(|typed| &typed.values[0].state);
    let value = match state {
        Some(State::Known(datum)) => format!("{datum:?}"),
        Some(other) => format!("{other:?}"),
        None => "no type".to_owned(),
    };
    let mut found = vec![value];
    found.extend(described(&checked.diagnostics));
    assert_eq!(found, expected, "{field}\n{page}");
}

#[test]
fn a_model_is_read_with_the_places_of_its_faults() {
    check_fields("  a: {kind: text, label: A}\n", &[]);
    check_fields("  a: {kind: txt, label: A}\n", &["3:13 model-unknown-kind"]);
    check_fields("  a: {label: A}\n", &["3:3 model-missing-key"]);
    check_fields("  a: {kind: date, label: A, pattern: x}\n", &["3:29 model-unknown-key"]);
    check_fields("  a: {kind: ref, label: A, to: [x]}\n", &["3:33 model-unknown-type"]);
    check_fields("  a: {kind: text, label: A, pattern: '('}\n", &["3:38 model-value"]);
    check_fields("  title: {kind: text, label: A}\n", &["3:3 model-field-taken"]);
    check_fields(
        "  a: {kind: text, label: A, unique: {within: b}}\n",
        &["3:46 model-unknown-field"],
    );
}

#[test]
fn types_are_found_by_id_and_folder() {
    let (model, faults) = model(&[
        ("_common", "fields:\n  stand: {kind: date, label: Stand}\n"),
        ("rolle", "label: {one: Rolle, many: Rollen}\nfolder: /rollen/\nsort: stand\n"),
        ("amt", "label: Amt\nfolder: rollen/amt\n"),
    ]);
    assert_eq!(faults, [""; 0]);
    let id = |id: &str| model.find(id).map(|id| model.get(id).one.as_str());
    assert_eq!([id("rolle"), id("amt"), id("_common")], [Some("Rolle"), Some("Amt"), None]);
    let at = |path: &str| model.of_folder(path).map(|id| model.get(id).id.as_str());
    assert_eq!(at("rollen/tief/a.md"), Some("rolle"));
    assert_eq!(at("rollen/amt/a.md"), Some("amt"));
    assert_eq!(at("rollen-alt/a.md"), None);
    assert_eq!(at("rollen.md"), None);
    assert_eq!(model.types[1].sort, Some(0));
}

#[test]
fn a_faulty_model_is_not_reported_on_every_page() {
    let faulty = "label: Ding\nfields:\n  a: {kind: txt, label: A}\n";
    let (model, faults) = model(&[("ding", faulty), ("kaputt", "label: [")]);
    assert_eq!(faults.len(), 2, "{faults:?}");
    for page in ["type: ding\na: 1", "type: kaputt\na: 1"] {
        let source = Arc::new(Source::new("a.md", format!("---\n{page}\n---\n")));
        let found = check_pages(&[parse::parse(&source).value], &model).diagnostics;
        assert_eq!(found, [], "{page}");
    }
}

#[test]
fn values_are_read_as_their_kind() {
    check("kind: text", "f: 05334002\n---", &["Text(\"05334002\")"]);
    check("kind: number", "f: 3,5\n---", &["Number(\"3.5\")"]);
    check("kind: number", "f: inf\n---", &["Empty", "3:4 field-kind"]);
    check("kind: number", "f: -12,50\n---", &["Number(\"-12.50\")"]);
    check("kind: number", "f: 0.125\n---", &["Number(\"0.125\")"]);
    check("kind: number", "f: 2026.5\n---", &["Number(\"2026.5\")"]);
    for wrong in ["1e5", "+5", ".5", "5.", "1,2,3", "0x10", "1_000", "--5", "5 %"] {
        check("kind: number", &format!("f: '{wrong}'\n---"), &["Empty", "3:4 field-kind"]);
    }
    check("kind: number", "f: 1e5\n---", &["Empty", "3:4 field-kind"]);
    check("kind: email", "f: mailto:a@b.de\n---", &["Empty", "3:4 field-kind"]);
    check("kind: url", "f: HTTPS://b.de\n---", &["Url(\"HTTPS://b.de\")"]);
    check("kind: url", "f: ftp://b.de\n---", &["Empty", "3:4 field-kind"]);
    check("kind: date", "f: 2026-2-3\n---", &["Empty", "3:4 field-kind"]);
    check("kind: bool", "f: nein\n---", &["Bool(false)"]);
    check("kind: 'choice', of: [a, b]", "f: b\n---", &["Choice(1)"]);
    check("kind: 'choice', of: [a, b]", "f: B\n---", &["Empty", "3:4 field-choice"]);
    check("kind: ref", "f: Über uns\n---", &["Ref(Id(\"Über uns\"))"]);
    check("kind: ref, or_text: true", "f: Über uns\n---", &["Ref(Text(\"Über uns\"))"]);
    check("kind: ref, or_text: true", "f: a/b-1\n---", &["Ref(Id(\"a/b-1\"))"]);
}

#[test]
fn german_thousands_are_no_decimals() {
    for (written, meant) in
        [("12.500", "12500"), ("1.234.567", "1234567"), ("-1.234,5", "-1234,5"), ("1.23.4", "")]
    {
        let fields = "label: Ding\nfields:\n  f: {label: F, kind: number}\n";
        let (model, _) = model(&[("ding", fields)]);
        let page = format!("---\ntype: ding\nf: {written}\n---\n");
        let document = parse::parse(&Arc::new(Source::new("a.md", page))).value;
        let found = check_pages(&[document], &model).diagnostics;
        let suggested: Vec<_> = found.iter().map(|found| found.suggestion.as_deref()).collect();
        assert_eq!(suggested, [Some(meant).filter(|meant| !meant.is_empty())], "{written}");
    }
}

#[test]
fn a_value_with_nothing_in_it_is_absent() {
    let record = "kind: record, required: true, fields: {a: {kind: text, label: A}}";
    check(record, "f: {}\n---", &["Empty", "3:4 field-missing"]);
    check(record, "f: {a: ''}\n---", &["Empty", "3:4 field-missing"]);
    check(record, "f: {b: }\n---", &["Empty", "3:5 unknown-field"]);
    check(
        record,
        "f: {a: unbekannt}\n---",
        &["Record([Value { span: Span { start: 22, end: 31 }, state: Unknown(None) }])"],
    );
    let records =
        "kind: list, required: true, item: {kind: record, fields: {a: {kind: text, label: A}}}";
    check(records, "f: [{}, {a: }]\n---", &["Empty", "3:4 field-missing"]);
}

#[test]
fn states_are_written_as_they_must_be() {
    let open = "Open { known: None, note: None }";
    check("kind: text", "f: {offen: vielleicht}\n---", &[open, "3:12 field-kind"]);
    check("kind: text", "f: {offen: true, bekannt: [a]}\n---", &[open, "3:27 field-kind"]);
    check("kind: text", "f: {unbekannt: [a]}\n---", &["Unknown(None)", "3:16 field-kind"]);
    check("kind: text", "f: {offen: false}\n---", &["Empty", "3:4 field-kind"]);
}

#[test]
fn states_of_a_value() {
    let open = "Open { known: None, note: None }";
    check("kind: date, required: true", "f: unbekannt\n---", &["Unknown(None)"]);
    check("kind: date", "f: {unbekannt: weg}\n---", &["Unknown(Some(\"weg\"))"]);
    check("kind: date, required: true", "f: offen\n---", &[open]);
    check("kind: text", "f: {offen: true}\n---", &[open]);
    check("kind: text", "f: \"offen\"\n---", &["Text(\"offen\")"]);
    check("kind: choice, of: [offen, zu]", "f: offen\n---", &["Choice(0)"]);
    check("kind: text, required: true", "f: ''\n---", &["Empty", "2:7 field-missing"]);
    check(
        "kind: list, required: true, item: {kind: text}",
        "f: []\n---",
        &["Empty", "2:7 field-missing"],
    );
    check("kind: text", "f: {offen: true, x: 1}\n---", &[open, "3:18 unknown-field"]);
}
