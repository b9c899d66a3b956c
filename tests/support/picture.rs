//! Diagrams for tests, and what is true of every picture of one.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};
use verbundwiki::diagram::svg::{self, Options};
use verbundwiki::diagram::{
    Colours, Diagram, Edge, Element, ElementId, Flow, FlowKind, Kind, Model, Point, Rect, Shape,
};

/// A model and its diagram, drawn piece by piece.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) model: Model,
    pub(crate) diagram: Diagram,
}

impl Sheet {
    /// Adds an element and its shape.
    pub(crate) fn add(&mut self, kind: Kind, name: &str, bounds: [f64; 4]) -> ElementId {
        let element = self.element(kind, name);
        self.diagram.shapes.push(Shape {
            element,
            bounds: rect(bounds),
            label: None,
            expanded: false,
            horizontal: true,
            marked: true,
            colours: Colours::default(),
        });
        element
    }

    /// Adds an element within another that no shape shows.
    pub(crate) fn hidden(&mut self, kind: Kind, within: ElementId) {
        let element = self.element(kind, "");
        self.model.elements[element.0 as usize].within = Some(within);
    }

    /// Adds a line between elements.
    pub(crate) fn flow(
        &mut self,
        kind: FlowKind,
        (source, target): (ElementId, ElementId),
        name: &str,
        points: &[(f64, f64)],
    ) -> ElementId {
        let element = self.element(Kind::Flow(Flow { kind, source, target }), name);
        self.diagram.edges.push(Edge {
            element,
            waypoints: points.iter().map(|(x, y)| Point { x: *x, y: *y }).collect(),
            label: None,
            envelope: None,
            colours: Colours::default(),
        });
        element
    }

    fn element(&mut self, kind: Kind, name: &str) -> ElementId {
        let id = ElementId(self.model.elements.len() as u32);
        self.model.elements.push(Element {
            id: format!("e{}", id.0),
            name: name.to_owned(),
            documentation: String::new(),
            activity_group: None,
            kind,
            within: None,
            lane: None,
        });
        id
    }

    /// The shape that was added last.
    pub(crate) fn shape(&mut self) -> &mut Shape {
        self.diagram.shapes.last_mut().expect("there is one")
    }

    /// The line that was added last.
    pub(crate) fn edge(&mut self) -> &mut Edge {
        self.diagram.edges.last_mut().expect("there is one")
    }

    /// The element that was added last.
    pub(crate) fn last(&mut self) -> &mut Element {
        self.model.elements.last_mut().expect("there is one")
    }

    /// Its picture, which was checked.
    pub(crate) fn draw(&self, options: &Options) -> String {
        let picture = svg::draw(&self.model, &self.diagram, options);
        check(&self.model, &self.diagram, &picture);
        picture
    }
}

pub(crate) fn rect([x, y, width, height]: [f64; 4]) -> Rect {
    Rect { x, y, width, height }
}

/// What is true of every picture: it is XML without anything inline, every shape and every line is in
/// it and inside the view, every name is there, and stands where it belongs.
#[track_caller]
pub(crate) fn check(model: &Model, diagram: &Diagram, picture: &str) {
    let faults = faults(model, diagram, picture);
    assert!(faults.is_empty(), "{}\n{picture:.20000}", faults.join("\n"));
}

fn faults(model: &Model, diagram: &Diagram, picture: &str) -> Vec<String> {
    let parsed = match Document::parse(picture) {
        Ok(parsed) => parsed,
        Err(error) => return vec![format!("no XML: {error}")],
    };
    let mut faults = Vec::new();
    let root = parsed.root_element();
    let view: Vec<f64> = numbers(root.attribute("viewBox").unwrap_or_default());
    let view = rect([view[0], view[1], view[2], view[3]]);
    let mut drawn: BTreeMap<&str, usize> = BTreeMap::new();
    let mut names: BTreeMap<&str, String> = BTreeMap::new();
    for node in root.descendants().filter(Node::is_element) {
        let tag = node.tag_name().name();
        if matches!(tag, "style" | "script") || node.has_attribute("style") {
            faults.push(format!("<{tag}> is inline"));
        }
        if let Some(id) = node.attribute("data-id") {
            *drawn.entry(id).or_default() += 1;
        }
        if let Some(at) = extent(&node).filter(|at| !inside(at, &view, 0.02)) {
            faults.push(format!("{at:?} of <{tag}> is not in the view {view:?}"));
        }
        let holder = |key| node.ancestors().find_map(|node| node.attribute(key));
        if tag != "text" {
            continue;
        }
        let at = text_extent(&node);
        if let Some(id) = holder("data-label").or(holder("data-id")) {
            let title = node.children().find(|node| node.has_tag_name("title"));
            let text = match title.and_then(|title| title.text()) {
                Some(full) => full.to_owned(),
                None => node
                    .descendants()
                    .filter(|node| node.is_text())
                    .filter_map(|n| n.text())
                    .collect(),
            };
            names.entry(id).or_default().push_str(&text);
            let Some(at) = at else { continue };
            let grows = |id: &str| {
                model.iter().any(|(_, e)| e.id == id && matches!(e.kind, Kind::Annotation))
            };
            let in_shape = diagram
                .shapes
                .iter()
                .any(|shape| model.get(shape.element).id == id && inside(&at, &shape.bounds, 0.6));
            if holder("data-label").is_none() && !in_shape && !grows(id) {
                faults.push(format!("the text of {id} at {at:?} leaves its shape"));
            }
        }
        if let Some(at) = at.filter(|at| !inside(at, &view, 0.02)) {
            faults.push(format!("the text at {at:?} is not in the view {view:?}"));
        }
    }
    let shapes = diagram.shapes.iter().map(|shape| shape.element);
    let mut wanted: BTreeMap<&str, usize> = BTreeMap::new();
    for element in shapes.chain(diagram.edges.iter().map(|edge| edge.element)) {
        let element = model.get(element);
        *wanted.entry(&element.id).or_default() += 1;
        let found = names.get(element.id.as_str()).map(|name| letters(name)).unwrap_or_default();
        if !found.contains(&letters(&element.name)) {
            faults.push(format!("{:?} of {} is not there: {found:?}", element.name, element.id));
        }
    }
    if drawn != wanted {
        faults.push(format!("drawn are {drawn:?}, wanted {wanted:?}"));
    }
    faults
}

/// A text without what may be added or left out where lines are broken.
fn letters(text: &str) -> String {
    let kept = |letter: &char| {
        !letter.is_whitespace()
            && !letter.is_control()
            && !matches!(letter, '-' | '\u{ad}' | '\u{fffe}' | '\u{ffff}')
    };
    text.chars().filter(kept).collect()
}

fn numbers(text: &str) -> Vec<f64> {
    text.split(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '-' | '.')))
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().unwrap_or_else(|_| panic!("{part:?} in {text:?}")))
        .collect()
}

fn number(node: &Node<'_, '_>, key: &str) -> f64 {
    let text = node.attribute(key).unwrap_or("0");
    let number: f64 = text.parse().unwrap_or_else(|_| panic!("{key}={text:?}"));
    assert!(number.is_finite());
    number
}

/// What a drawn thing takes up, if that can be told from its attributes alone.
fn extent(node: &Node<'_, '_>) -> Option<Rect> {
    if node.ancestors().any(|node| node.has_attribute("transform")) {
        return None;
    }
    let number = |key| number(node, key);
    match node.tag_name().name() {
        "rect" => Some(rect([number("x"), number("y"), number("width"), number("height")])),
        "circle" => {
            let r = number("r");
            Some(rect([number("cx") - r, number("cy") - r, 2.0 * r, 2.0 * r]))
        }
        "path" => {
            let path = node.attribute("d").unwrap_or_default();
            // Lines have whole points only.
            if path
                .contains(|letter: char| letter.is_ascii_alphabetic() && !"MLQZ".contains(letter))
            {
                return None;
            }
            let (xs, ys): (Vec<_>, Vec<_>) =
                numbers(path).chunks(2).map(|point| (point[0], point[1])).unzip();
            Some(hull(&xs, &ys))
        }
        _ => None,
    }
}

fn hull(xs: &[f64], ys: &[f64]) -> Rect {
    let least = |all: &[f64]| all.iter().copied().fold(f64::INFINITY, f64::min);
    let most = |all: &[f64]| all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (x, y) = (least(xs), least(ys));
    rect([x, y, most(xs) - x, most(ys) - y])
}

/// What the lines of a text take up.
fn text_extent(node: &Node<'_, '_>) -> Option<Rect> {
    let size = number(node, "font-size");
    let starts = node.attribute("text-anchor") == Some("start");
    let (mut xs, mut ys) = (Vec::new(), Vec::new());
    for line in node.children().filter(|node| node.has_tag_name("tspan")) {
        let (x, y) = (number(&line, "x"), number(&line, "y"));
        let width = svg::text_width(line.text().unwrap_or_default().trim_end(), size);
        let from = if starts { x } else { x - width / 2.0 };
        xs.extend([from, from + width]);
        ys.extend([y - 0.9 * size, y + 0.2 * size]);
    }
    if xs.is_empty() {
        return None;
    }
    let flat = hull(&xs, &ys);
    let Some(turn) = node.attribute("transform") else { return Some(flat) };
    let turn = numbers(turn);
    let (x, y) = (turn[1], turn[2]);
    let (left, low) = (x + flat.y - y, y - (flat.x + flat.width - x));
    Some(rect([left, low, flat.height, flat.width]))
}

fn inside(inner: &Rect, outer: &Rect, slack: f64) -> bool {
    inner.x >= outer.x - slack
        && inner.y >= outer.y - slack
        && inner.x + inner.width <= outer.x + outer.width + slack
        && inner.y + inner.height <= outer.y + outer.height + slack
}
