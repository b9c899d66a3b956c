//! BPMN files that nobody drew: whatever is in them, reading ends, and what is read is sound; so are
//! its pictures and its text, and neither is much larger than the file.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use roxmltree::Document;
use verbundwiki::diagnostic::{Checked, Language, Locale};
use verbundwiki::diagram::bpmn::{self, BpmnFile};
use verbundwiki::diagram::svg::{self, Options};
use verbundwiki::diagram::{Diagram, Kind, Rect, in_words, lay_out, plain};

/// Every text ends, whatever it is, and what is read keeps what [`Model`] and [`Diagram`] promise.
///
/// [`Model`]: verbundwiki::diagram::Model
/// [`Diagram`]: verbundwiki::diagram::Diagram
///
/// Tells whether there is anything to read.
fn sound(bytes: &[u8]) -> bool {
    let Checked { value, diagnostics } = bpmn::read("a.bpmn", bytes);
    assert_eq!(
        value.is_none(),
        diagnostics
            .iter()
            .any(|found| ["bpmn-unreadable", "bpmn-limit"].contains(&found.code.name())),
        "{diagnostics:?}"
    );
    // Fifty of each code, and how many more.
    assert!(diagnostics.len() <= 7 * 51, "{}", diagnostics.len());
    let Some(file) = value else { return false };
    shown(&file);
    let elements = &file.model.elements;
    let mut ids: Vec<&str> = elements.iter().map(|element| element.id.as_str()).collect();
    ids.sort_unstable();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "an id is there twice");
    for (id, element) in file.model.iter() {
        assert!(element.within.iter().chain(&element.lane).all(|before| before.0 < id.0));
        if let Some(flow) = element.flow() {
            for end in [flow.source, flow.target] {
                assert!(end.0 < id.0, "a flow before its end");
            }
        }
        // A place takes as long as its line, and there may be one line only.
        assert!(id.0 > 20 || file.place(id).position.is_some());
    }
    for diagram in &file.diagrams {
        for shape in &diagram.shapes {
            let Rect { x, y, width, height } = shape.bounds;
            assert!(x.is_finite() && y.is_finite() && width > 0.0 && height > 0.0);
            assert!(elements[shape.element.0 as usize].flow().is_none());
        }
        for edge in &diagram.edges {
            assert!(edge.waypoints.len() >= 2);
            assert!(edge.waypoints.iter().all(|point| point.x.is_finite() && point.y.is_finite()));
            assert!(elements[edge.element.0 as usize].flow().is_some());
        }
    }
    true
}

/// No name is longer, with a state of data; save those of annotations.
const MOST_NAME: usize = 2 * 500 + 5;

/// No documentation and no annotation is longer.
const MOST_TEXT: usize = 4_001;

/// Models of more elements are not laid out and told here, as that takes too long without optimization.
const MOST_ELEMENTS: usize = 3_000;

/// What the file shows is well-formed, has no tag of the file's and is no larger than its elements and
/// their names let it be.
fn shown(file: &BpmnFile) {
    let model = &file.model;
    let mut names = model.name.len();
    for (_, element) in model.iter() {
        let most = if element.kind == Kind::Annotation { MOST_TEXT } else { MOST_NAME };
        assert!(element.name.chars().count() <= most);
        assert!(element.documentation.chars().count() <= MOST_TEXT);
        names += element.name.len() + element.id.len() + element.documentation.len();
    }
    for diagram in &file.diagrams {
        drawn(file, diagram, names);
    }
    if model.elements.len() > MOST_ELEMENTS {
        return;
    }
    if file.diagrams.is_empty() {
        drawn(file, &lay_out(model), names);
    }
    let text = plain(model, &in_words(model), &Locale::new(Language::En));
    // Each step names up to five lanes.
    assert!(text.len() <= 6 * MOST_NAME * model.elements.len() + 20 * names, "{}", text.len());
}

/// What pictures consist of; anything else would be text that was not escaped.
const TAGS: &[&str] = &["svg", "title", "desc", "g", "rect", "circle", "path", "text", "tspan"];

fn drawn(file: &BpmnFile, diagram: &Diagram, names: usize) {
    let options = Options {
        prefix: "p".to_owned(),
        title: file.model.name.clone(),
        standalone: true,
        ..Options::default()
    };
    let picture = svg::draw(&file.model, diagram, &options);
    let parsed = Document::parse(&picture).expect("it is XML");
    for node in parsed.descendants().filter(|node| node.is_element()) {
        assert!(TAGS.contains(&node.tag_name().name()), "{node:?}");
    }
    let things = diagram.shapes.len() + diagram.edges.len();
    assert!(picture.len() <= 2_000 + 3_000 * things + 12 * names, "{}", picture.len());
}

/// Pieces of BPMN that meet each other in unforeseen ways.
const PIECES: &[&str] = &[
    "<process id=\"p\">",
    "</process>",
    "<subProcess id=\"s\">",
    "</subProcess>",
    "<task id=\"t\"/>",
    "<task id=\"t\" name=\"&lt;b>\" default=\"f\"/>",
    "<exclusiveGateway id=\"g\"/>",
    "<startEvent id=\"e\"><timerEventDefinition/></startEvent>",
    "<boundaryEvent id=\"b\" attachedToRef=\"t\"/>",
    "<boundaryEvent id=\"b\" attachedToRef=\"b\"/>",
    "<sequenceFlow id=\"f\" sourceRef=\"t\" targetRef=\"g\"/>",
    "<sequenceFlow id=\"f2\" sourceRef=\"f2\" targetRef=\"x\"/>",
    "<association id=\"a\" sourceRef=\"f\" targetRef=\"a\"/>",
    "<laneSet><lane id=\"l\"><flowNodeRef>t</flowNodeRef><childLaneSet>",
    "</childLaneSet></lane></laneSet>",
    "<collaboration id=\"c\"><participant id=\"q\" processRef=\"p\"/>",
    "</collaboration>",
    "<dataObject id=\"d\"/><dataObjectReference id=\"r\" dataObjectRef=\"d\"/>",
    "<task id=\"u\"><ioSpecification><dataInput id=\"i\"/></ioSpecification><dataInputAssociation \
     id=\"k\"><sourceRef>r</sourceRef><targetRef>i</targetRef></dataInputAssociation></task>",
    "<choreographyTask id=\"h\"/>",
    "<bpmndi:BPMNDiagram id=\"x\"><bpmndi:BPMNPlane bpmnElement=\"p\">",
    "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>",
    "<bpmndi:BPMNShape bpmnElement=\"t\"><dc:Bounds x=\"1\" y=\"2\" width=\"0\" height=\"-4\"/>\
     </bpmndi:BPMNShape>",
    "<bpmndi:BPMNShape bpmnElement=\"x:s\" isExpanded=\"false\"><dc:Bounds x=\"NaN\" y=\"2\"/>\
     </bpmndi:BPMNShape>",
    "<bpmndi:BPMNShape bpmnElement=\"s\"><dc:Bounds x=\"0\" y=\"0\" width=\"99\" height=\"99\"/>\
     </bpmndi:BPMNShape>",
    "<bpmndi:BPMNShape bpmnElement=\"p\"><dc:Bounds x=\"-1e9\" y=\"0\" width=\"1\" height=\"1\"/>\
     </bpmndi:BPMNShape>",
    "<bpmndi:BPMNShape bpmnElement=\"h\"><dc:Bounds x=\"9\" y=\"9\" width=\"9\" height=\"9\"/>\
     </bpmndi:BPMNShape>",
    "<bpmndi:BPMNShape bpmnElement=\"f\"><dc:Bounds x=\"9\" y=\"9\" width=\"9\" height=\"9\"/>\
     </bpmndi:BPMNShape>",
    "<bpmndi:BPMNEdge bpmnElement=\"f\"/>",
    "<bpmndi:BPMNEdge bpmnElement=\"a\"><di:waypoint x=\"1\" y=\"1\"/></bpmndi:BPMNEdge>",
    "<bpmndi:BPMNEdge bpmnElement=\"f2\"><di:waypoint x=\"1\" y=\"1\"/><di:waypoint x=\"5\" \
     y=\"1e308\"/><di:waypoint x=\"5\" y=\"8\"/></bpmndi:BPMNEdge>",
    "<unknown:thing/>",
    "<![CDATA[<]]>",
    "<!-- > -->",
    "&amp;",
    "<!DOCTYPE x>",
];

/// A model around those pieces.
fn around(inner: &str) -> String {
    format!(
        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" \
         xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" \
         xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\">{inner}</definitions>"
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_pieces_end(pieces in vec(select(PIECES), 0..20)) {
        sound(around(&pieces.concat()).as_bytes());
    }

    /// Whole pieces in any order, so that most of it is well-formed.
    #[test]
    fn any_elements_end(pieces in vec((0..PIECES.len(), any::<bool>()), 0..20)) {
        let closed = |piece: &str| piece.matches('<').count() == piece.matches('>').count()
            && (piece.ends_with("/>") || piece.contains("</"));
        let mut inner = String::new();
        let mut open = Vec::new();
        for (piece, close) in pieces {
            let piece = PIECES[piece];
            if closed(piece) && !piece.starts_with("</") {
                inner += piece;
            } else if let Some(end) = [("<process", "</process>"), ("<subProcess", "</subProcess>"),
                ("<laneSet", "</childLaneSet></lane></laneSet>"), ("<collab", "</collaboration>"),
                ("<bpmndi:BPMNDiagram", "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>")]
                .into_iter().find(|(start, _)| piece.starts_with(start))
            {
                inner += piece;
                open.push(end.1);
            }
            if close {
                inner.extend(open.pop());
            }
        }
        inner.extend(open.into_iter().rev());
        sound(around(&inner).as_bytes());
    }

    #[test]
    fn any_change_of_a_file_ends(
        changes in vec((any::<Index>(), any::<u8>(), 0usize..40), 1..6),
    ) {
        let mut bytes = include_bytes!("bpmn/B.1.0.bpmn").to_vec();
        for (at, byte, cut) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
            let end = (at + cut).min(bytes.len());
            if cut > 20 {
                bytes.drain(at..end);
            }
        }
        sound(&bytes);
    }

    /// References that lead anywhere, in a file that is still well-formed.
    #[test]
    fn any_swapped_ids_end(swaps in vec((any::<Index>(), any::<Index>()), 1..40)) {
        let text = include_str!("bpmn/kinds.bpmn");
        let values: Vec<&str> = text.split('"').skip(1).step_by(2).collect();
        let mut parts: Vec<&str> = text.split('"').collect();
        for (at, with) in swaps {
            let count = values.len();
            parts[at.index(count) * 2 + 1] = values[with.index(count)];
        }
        sound(parts.join("\"").as_bytes());
    }
}

#[test]
fn what_is_too_much_ends() {
    let many = |piece: &str, count: usize| around(&piece.repeat(count));
    for text in [
        many("<subProcess>", 100_000),
        around(&format!("<process>{}</process>", "<task id='t'/>\n".repeat(20_000))),
        many("<task/>", 100_000),
        many("<a b=''>", 5_000),
        many("<x:y xmlns:x='z'/>", 30_000),
        many("<", 1_000_000),
        many("<!--", 200_000),
        format!("<definitions {}>", "a='' ".repeat(1_000_000)),
        format!(
            "<definitions {}/>",
            (0..150).map(|n| format!("xmlns:n{n}='u{n}' ")).collect::<String>()
        ),
        around(&format!("<process name=\"{}\"/>", "&lt;b ".repeat(200_000))),
        around(&format!("<process name=\"{}\"/>", "&lt;br>".repeat(200_000))),
        around(&"<!-- -->".repeat(500_000)),
        around(&"<process/>\n".repeat(20_000)),
        "x".repeat(9_000_000),
        String::new(),
    ] {
        sound(text.as_bytes());
    }
    // Lines without ends, all to be bound to the nearest of many shapes.
    let mut inner = "<process id='p'>".to_owned();
    let mut drawn = String::new();
    for n in 0..6_000 {
        inner += &format!("<task id='t{n}'/><sequenceFlow id='f{n}'/>");
        drawn += &format!(
            "<bpmndi:BPMNShape bpmnElement='t{n}'><dc:Bounds x='{n}' y='1' width='9' height='9'/>\
             </bpmndi:BPMNShape><bpmndi:BPMNEdge bpmnElement='f{n}'><di:waypoint x='{n}' y='9'/>\
             <di:waypoint x='0' y='9'/></bpmndi:BPMNEdge>"
        );
    }
    let text = format!("{inner}</process><bpmndi:BPMNDiagram>{drawn}</bpmndi:BPMNDiagram>");
    sound(around(&text).as_bytes());
}

/// What is written once may be meant by thousands, and must not be there as often in full length.
#[test]
fn what_is_long_ends() {
    // A line break ends them, because a place takes as long as its line.
    let long = format!("{}\n", "Sehr lang ".repeat(650_000));
    let blank = format!("{}\n", " ".repeat(6_500_000));
    let many = |piece: &str, count: usize| -> String {
        (0..count).map(|at| piece.replace('#', &at.to_string()) + "\n").collect()
    };
    let shape = "<bpmndi:BPMNShape bpmnElement='t'><dc:Bounds x='#' y='0' width='9' height='9'/>\
                 </bpmndi:BPMNShape>";
    let picture = |shapes: &str| format!("<bpmndi:BPMNDiagram>{shapes}</bpmndi:BPMNDiagram>");
    let process = |inner: &str| around(&format!("<process id='p'>{inner}</process>"));
    let lane = |name: &str, references: usize| {
        let nodes = many("<flowNodeRef>t#</flowNodeRef>", references);
        format!("<laneSet><lane id='l' name='{name}'>{nodes}</lane></laneSet>")
    };
    let deep_lanes = |references: usize| {
        let open = format!("<laneSet><lane name='{}'>", "x".repeat(500)).repeat(50);
        let nodes = many("<flowNodeRef>t#</flowNodeRef>", references);
        format!("{open}{nodes}{}", "</lane></laneSet>".repeat(50))
    };
    for (text, is_read) in [
        (process(&(lane(&long, 1_000) + &many("<task id='t#'/>", 1_000))), true),
        (process(&(lane(&long, 9_000) + &many("<task id='t#'/>", 9_000))), true),
        (process(&format!("{}{}", deep_lanes(500), many("<task id='t#'/>", 500))), true),
        (
            process(&format!(
                "<dataObject id='d' name='{long}'/>{}",
                many("<dataObjectReference id='r#' dataObjectRef='d'/>", 20_000)
            )),
            true,
        ),
        (
            process(&format!(
                "<dataObject id='d' isCollection='{blank}'/>{}",
                many("<dataObjectReference id='r#' dataObjectRef='d'/>", 20_000)
            )),
            true,
        ),
        (
            around(&format!(
                "<process id='p'><task id='t' name='{long}'/></process>{}",
                picture(&many(shape, 10_000))
            )),
            true,
        ),
        (
            around(&format!(
                "<process id='p'><task id='t' name='{long}'/></process>{}",
                picture(&many("<bpmndi:BPMNShape bpmnElement='t'/>", 25_000))
            )),
            true,
        ),
        (
            process(&format!(
                "<exclusiveGateway id='g' default='{blank}'/><task id='t'/>{}",
                many("<sequenceFlow id='f#' sourceRef='g' targetRef='t'/>", 20_000)
            )),
            true,
        ),
        (
            process(
                &format!("<task id='{long}' name='{long}'/>").replace(&long, &long[..3_000_000]),
            ),
            true,
        ),
        (
            process(&format!(
                "<task id='t'><documentation>{}</documentation><documentation>{}</documentation></task>",
                &long[..3_000_000],
                &long[..3_000_000]
            )),
            true,
        ),
        (
            format!(
                "<definitions xmlns='urn:{}'>{}</definitions>",
                &long[..3_000_000],
                many("<task/>", 40_000)
            ),
            false,
        ),
    ] {
        assert_eq!(sound(text.as_bytes()), is_read);
    }
}
