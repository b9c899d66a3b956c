//! BPMN files as they are read. Each `.bpmn` in `tests/bpmn/` is one case, and needs no Rust: beside
//! it stands what the reader makes of it, and `UPDATE_EXPECTED=1 cargo test --test bpmn` rewrites
//! that.

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use support::{difference, root, updating};
use verbundwiki::diagnostic::{Checked, Diagnostic, Language, Locale};
use verbundwiki::diagram::bpmn::{self, BpmnFile};
use verbundwiki::diagram::{Colours, Edge, Kind, Point, Rect, Shape, in_words, plain};

/// Where a folder of more models is, for those who have one.
const FOLDER: &str = "VERBUNDWIKI_BPMN";

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "bpmn"))
        .collect();
    files.sort();
    files
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[test]
fn every_file_is_read_as_expected() {
    let mut faults = Vec::new();
    for path in files(&root().join("tests/bpmn")) {
        let bytes = fs::read(&path).expect("it was just listed");
        let found = dump(&bpmn::read(&name(&path), &bytes));
        let expected_at = path.with_extension("txt");
        let expected = fs::read_to_string(&expected_at).unwrap_or_default();
        if found == expected {
            continue;
        }
        match updating() {
            true => fs::write(&expected_at, found).expect("it can be written"),
            false => faults.push(format!("{}\n{}", name(&path), difference(&expected, &found))),
        }
    }
    assert!(faults.is_empty(), "UPDATE_EXPECTED=1 rewrites them\n{}", faults.join("\n"));
}

/// A file as text: what was found, the model with an element a line, the diagrams with a shape and an
/// edge a line.
fn dump(read: &Checked<Option<BpmnFile>>) -> String {
    let mut text = String::new();
    for finding in &read.diagnostics {
        let at = finding.place.as_ref().and_then(|place| place.position.as_ref());
        let at = at.map_or("-".to_owned(), |at| format!("{}:{}", at.line, at.column));
        let _ = writeln!(text, "{at} {}: {}", finding.code.name(), sentence(finding));
    }
    let Some(file) = &read.value else { return text };
    let _ = writeln!(text, "\nmodel {:?}", file.model.name);
    for (id, element) in file.model.iter() {
        let _ = write!(text, "{} {} {:?}", id.0, element.id, element.name);
        let _ = match &element.kind {
            Kind::Flow(flow) => {
                write!(text, " {:?} {} → {}", flow.kind, flow.source.0, flow.target.0)
            }
            kind => write!(text, " {kind:?}"),
        };
        let given = [("within", element.within), ("lane", element.lane)];
        for (what, id) in given.into_iter().filter_map(|(what, id)| Some((what, id?))) {
            let _ = write!(text, " {what} {}", id.0);
        }
        if !element.documentation.is_empty() {
            let _ = write!(text, " documentation {:?}", element.documentation);
        }
        if let Some(group) = &element.activity_group {
            let _ = write!(text, " group {group:?}");
        }
        text.push('\n');
    }
    for diagram in &file.diagrams {
        let _ = writeln!(text, "\ndiagram {} {:?}", diagram.id, diagram.name);
        diagram.shapes.iter().for_each(|shape| dump_shape(&mut text, shape));
        diagram.edges.iter().for_each(|edge| dump_edge(&mut text, edge));
    }
    text
}

fn sentence(finding: &Diagnostic) -> String {
    Locale::new(Language::En).text(finding.code.name(), &finding.arguments)
}

fn dump_shape(text: &mut String, shape: &Shape) {
    let _ = write!(text, "{} {}", shape.element.0, rect(&shape.bounds));
    for (is, word) in
        [(shape.expanded, "expanded"), (!shape.horizontal, "upright"), (shape.marked, "marked")]
    {
        if is {
            let _ = write!(text, " {word}");
        }
    }
    dump_rest(text, shape.label.as_ref(), shape.colours);
}

fn dump_edge(text: &mut String, edge: &Edge) {
    let points: Vec<String> = edge.waypoints.iter().map(point).collect();
    let _ = write!(text, "{} {}", edge.element.0, points.join(" → "));
    if let Some(envelope) = edge.envelope {
        let _ = write!(text, " {envelope:?}");
    }
    dump_rest(text, edge.label.as_ref(), edge.colours);
}

fn dump_rest(text: &mut String, label: Option<&Rect>, colours: Colours) {
    if let Some(label) = label {
        let _ = write!(text, " label {}", rect(label));
    }
    if colours != Colours::default() {
        let _ = write!(text, " fill {:?} stroke {:?}", colours.fill, colours.stroke);
    }
    text.push('\n');
}

fn point(point: &Point) -> String {
    format!("{:.1},{:.1}", point.x, point.y)
}

fn rect(rect: &Rect) -> String {
    format!("{:.1},{:.1} {:.1}×{:.1}", rect.x, rect.y, rect.width, rect.height)
}

/// A model of one task, whose declaration names that encoding.
fn named(encoding: &str) -> String {
    format!(
        "<?xml version=\"1.0\"{encoding}?>\n\
         <definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">\
         <process id=\"p\"><task id=\"t\" name=\"Größe prüfen\"/></process></definitions>"
    )
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2], mark: &[u8]) -> Vec<u8> {
    mark.iter().copied().chain(text.encode_utf16().flat_map(unit)).collect()
}

#[test]
fn encodings_are_known_by_mark_or_declaration() {
    let latin = |text: String| text.chars().map(|c| c as u32 as u8).collect::<Vec<u8>>();
    let check = |bytes: &[u8], expected: &str, warns: bool| {
        let read = bpmn::read("a.bpmn", bytes);
        let has_warning = read.diagnostics.iter().any(|found| found.code.name() == "bpmn-differs");
        let file = read.value.expect("it can be read");
        let task = file.model.elements.last().expect("it has a task");
        assert_eq!((task.name.as_str(), has_warning), (expected, warns));
    };
    check(named("").as_bytes(), "Größe prüfen", false);
    check(named(" encoding='utf-8'").as_bytes(), "Größe prüfen", false);
    check(format!("\u{feff}{}", named("")).as_bytes(), "Größe prüfen", false);
    check(&latin(named(" encoding=\"ISO-8859-1\"")), "Größe prüfen", false);
    check(&latin(named(" encoding='Windows-1252'")), "Größe prüfen", false);
    check(&latin(named(" encoding='UTF-8'")), "Größe prüfen", true);
    check(&latin(named("")), "Größe prüfen", true);
    check(named(" encoding='UTF-16'").as_bytes(), "Größe prüfen", false);
    let short = [b'<', b'd', b'>'];
    assert!(bpmn::read("a.bpmn", &short).value.is_none());
    let (little, big) = (u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes as fn(u16) -> _);
    check(&utf16(&named(" encoding='UTF-16'"), little, &[0xFF, 0xFE]), "Größe prüfen", false);
    check(&utf16(&named(" encoding='UTF-16'"), big, &[0xFE, 0xFF]), "Größe prüfen", false);
    check(&utf16(&named(" encoding='UTF-16'"), little, &[]), "Größe prüfen", false);
    check(&utf16(&named(" encoding='UTF-16'"), big, &[]), "Größe prüfen", false);
    let euro = named(" encoding='windows-1252'").replace("Größe", "500 €");
    let bytes: Vec<u8> =
        euro.chars().map(|c| if c == '€' { 0x80 } else { c as u32 as u8 }).collect();
    check(&bytes, "500 € prüfen", false);
}

/// Links without names of their own go on where their definition has the same name.
#[test]
fn links_pair_by_their_definition() {
    let bytes = fs::read(root().join("tests/bpmn/links.bpmn")).expect("it is there");
    let file = bpmn::read("links.bpmn", &bytes).value.expect("it can be read");
    let text = plain(&file.model, &in_words(&file.model), &Locale::new(Language::En));
    let steps: Vec<&str> = text.lines().filter(|line| !line.starts_with(' ')).collect();
    let expected = [
        "1. Decision: Vollständig?",
        "2. Event (link): A",
        "3. Wait for link: A",
        "4. End: Bescheid",
        "5. Event (link): B",
        "6. Wait for link: B",
        "7. End: Ablehnung",
    ];
    assert_eq!(steps, expected);
}

/// What is too much is refused, and the finding says of what.
#[test]
fn limits_are_named() {
    let check = |inner: &str, what: &str, limit: &str| {
        let text = named("").replace("<task", &format!("{inner}<task"));
        let read = bpmn::read("a.bpmn", text.as_bytes());
        assert!(read.value.is_none());
        let found: Vec<_> = read.diagnostics.iter().map(|found| found.arguments.clone()).collect();
        assert_eq!(found, [[("what", what.to_owned()), ("limit", limit.to_owned())]]);
    };
    let many = |count: usize, piece: &dyn Fn(usize) -> String| -> String {
        (0..count).map(piece).collect()
    };
    check(&many(50_000, &|_| "<task/>".to_owned()), "elements", "50000");
    check(&many(130, &|_| "<subProcess>".to_owned()), "depth", "128");
    check(&format!("<a {}/>", many(201, &|at| format!("a{at}='' "))), "attributes", "200");
    check(&many(101, &|at| format!("<a xmlns:n{at}='u'/>")), "prefixes", "100");
    check(&many(101, &|at| format!("<n{at}:a/>")), "prefixes", "100");
    check(&many(20_000, &|_| "<a xmlns='u'/>".to_owned()), "declarations", "20000");
    check(&format!("<a xmlns:n='{}'/>", "u".repeat(301)), "address", "300");
    check(&" ".repeat(8 * 1024 * 1024), "bytes", "8");
}

/// Of many findings of a code the first are told, the others counted under the same code.
#[test]
fn many_findings_are_counted() {
    let tasks = |count: usize| "<task id='t'/>".repeat(count);
    let text = named("").replace("<task", &format!("{}<task", tasks(120)));
    let read = bpmn::read("a.bpmn", text.as_bytes());
    let mut counts = std::collections::BTreeMap::new();
    let mut more = Vec::new();
    for found in &read.diagnostics {
        match found.arguments.iter().any(|(name, value)| *name == "rule" && value == "more") {
            true => more.push(sentence(found)),
            false => *counts.entry(found.code.name()).or_insert(0) += 1,
        }
    }
    let expected = [
        ("bpmn-differs", 50),
        ("node-dangling", 50),
        ("process-no-end", 1),
        ("process-no-start", 1),
        ("task-unnamed", 50),
    ];
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), expected);
    assert_eq!(
        more,
        [
            "The process file has 70 more oddities",
            "More steps without a name: 70",
            "More elements that no way leads to or on from: 71",
        ]
    );
}

/// Longer names, states, labels and documentation are cut, and the file's author is told.
#[test]
fn long_texts_are_cut() {
    let check = |inner: &str, expected: [usize; 3], warns: bool| {
        let text = named("").replace("<task id=\"t\" name=\"Größe prüfen\"/>", inner);
        let read = bpmn::read("a.bpmn", text.as_bytes());
        let is_long = |found: &Diagnostic| found.arguments.contains(&("rule", "long".to_owned()));
        assert_eq!(read.diagnostics.iter().any(is_long), warns, "{inner}");
        let file = read.value.expect("it can be read");
        let element = file.model.elements.last().expect("there is one");
        let group = element.activity_group.clone().unwrap_or_default();
        let lengths = [&element.name, &element.documentation, &group].map(|it| it.chars().count());
        assert_eq!(lengths, expected);
    };
    let ue = |count: usize| "ü".repeat(count);
    check(&format!("<task name='{}'/>", ue(500)), [500, 0, 0], false);
    check(&format!("<task name='{}'/>", ue(501)), [501, 0, 0], true);
    check(&format!("<task name='{}'/>", ue(90_000)), [501, 0, 0], true);
    check(&format!("<task x:rag='{}'/>", ue(501)), [0, 0, 501], true);
    let documentation = |count| format!("<documentation>{}</documentation>", ue(count));
    check(&format!("<task>{}</task>", documentation(4_000)), [0, 4_000, 0], false);
    check(&format!("<task>{}</task>", documentation(2_500).repeat(2)), [0, 4_001, 0], true);
    let annotation = |count| format!("<textAnnotation><text>{}</text></textAnnotation>", ue(count));
    check(&annotation(4_000), [4_000, 0, 0], false);
    check(&annotation(4_001), [4_001, 0, 0], true);
    let state = format!("<dataState name='{}'/>", ue(501));
    let reference = format!("<dataObjectReference name='A'>{state}</dataObjectReference>");
    check(&reference, [505, 0, 0], true);
}

/// Models of other people's tools: `VERBUNDWIKI_BPMN=FOLDER cargo test --test bpmn -- --ignored`.
#[test]
#[ignore = "needs a folder of BPMN files"]
#[allow(clippy::print_stdout, reason = "whoever runs it wants to see what was found")]
fn every_shape_and_edge_of_other_files_is_there() {
    let folder = std::env::var_os(FOLDER).unwrap_or_else(|| panic!("{FOLDER} names no folder"));
    let files = files(Path::new(&folder));
    assert!(!files.is_empty(), "{folder:?} has no BPMN files");
    let mut faults = Vec::new();
    for path in &files {
        let bytes = fs::read(path).expect("it was just listed");
        let text = String::from_utf8_lossy(&bytes);
        let began = std::time::Instant::now();
        let Checked { value, diagnostics } = bpmn::read(&name(path), &bytes);
        let took = began.elapsed();
        let count = |kind: &str| {
            let after = text.split(kind).skip(1).zip(text.split(kind));
            after
                .filter(|(after, before)| {
                    after.starts_with(|c: char| c.is_whitespace() || c == '>')
                        && before.ends_with(['<', ':'])
                        && !before.rsplit('<').next().is_some_and(|tag| tag.starts_with('/'))
                })
                .count()
        };
        let (shapes, edges) = (count("BPMNShape"), count("BPMNEdge"));
        let Some(file) = value else {
            faults.push(format!("{}: not read, {diagnostics:?}", name(path)));
            continue;
        };
        let found: (usize, usize) =
            file.diagrams.iter().fold((0, 0), |(shapes, edges), diagram| {
                (shapes + diagram.shapes.len(), edges + diagram.edges.len())
            });
        println!("{}: {shapes} shapes, {edges} edges, {took:?}", name(path));
        for finding in &diagnostics {
            println!("  {}: {}", finding.code.name(), sentence(finding));
        }
        if found != (shapes, edges) {
            faults.push(format!("{}: {found:?} of {shapes}, {edges}", name(path)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
