//! Pictures: where the elements stand. Lines wait until they are bound.

use std::collections::{HashMap, HashSet};

use super::elements::Reader;
use super::geometry::{contains, point, rect, usual_size};
use super::xml::{Node, attribute, draws, flag};
use crate::diagram::geometry::center;
use crate::diagram::model::{
    Activity, ActivityKind, Colours, Diagram, ElementId, Envelope, Kind, Point, Position, Rect,
    Shape,
};

/// A picture whose lines are not yet bound.
pub(super) struct Picture<'a> {
    pub(super) diagram: Diagram,
    pub(super) lines: Vec<Line<'a>>,
}

/// A line as the file draws it.
pub(super) struct Line<'a> {
    pub(super) node: Node<'a>,
    /// The flow it shows.
    pub(super) means: Option<Node<'a>>,
    pub(super) waypoints: Vec<Point>,
    /// Whether some of them cannot be read.
    pub(super) lacks_waypoints: bool,
    pub(super) label: Option<Rect>,
    pub(super) envelope: Option<Envelope>,
    pub(super) colours: Colours,
}

/// What a file says of a shape and what may be missing.
#[derive(Default)]
struct Said {
    expanded: Option<bool>,
    horizontal: Option<bool>,
}

/// Reads all pictures that show anything.
pub(super) fn read<'a>(reader: &mut Reader<'a>, root: Node<'a>) -> Vec<Picture<'a>> {
    let mut pictures = Vec::new();
    let mut ids = HashSet::new();
    for node in root.children().filter(|node| draws(*node, "BPMNDiagram")) {
        let mut picture = picture(reader, node);
        if picture.diagram.shapes.is_empty() && picture.lines.is_empty() {
            continue;
        }
        let number = pictures.len() + 1;
        let id = &mut picture.diagram.id;
        if id.is_empty() || ids.contains(id) {
            *id = format!("diagram-{number}");
        }
        while !ids.insert(id.clone()) {
            id.push('x');
        }
        pictures.push(picture);
    }
    place_in_lanes(reader, &pictures);
    pictures
}

fn picture<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Picture<'a> {
    let mut shapes: Vec<(Shape, Said, Node<'a>)> = Vec::new();
    let mut lines = Vec::new();
    let mut shown = HashSet::new();
    for inner in node.descendants() {
        if draws(inner, "BPMNShape") {
            let Some(shape) = shape(reader, inner) else { continue };
            let element = shape.0.element;
            // The standard lets nothing stand twice in a picture but the bands of a choreography.
            if shown.insert(element) || attribute(inner, "participantBandKind").is_some() {
                shapes.push(shape);
            } else {
                let called = reader.called(element);
                reader.log.add(inner, "twice", called);
            }
        } else if draws(inner, "BPMNEdge") {
            lines.push(line(reader, inner));
        }
    }
    open_and_turn(reader, &mut shapes);
    let mut shapes: Vec<Shape> = shapes.into_iter().map(|(shape, ..)| shape).collect();
    in_order(reader, &mut shapes);
    let own = reader.title(node);
    let plane = node.children().find(|child| draws(*child, "BPMNPlane"));
    let of = plane.and_then(|plane| reader.ids.of(plane, "bpmnElement"));
    let of = of.and_then(|of| reader.element_of(of)).map(|id| &reader.elements[id.0 as usize]);
    let name = match of {
        Some(element) if own.is_empty() && matches!(element.kind, Kind::Activity(_)) => {
            element.name.clone()
        }
        _ => own,
    };
    let id = attribute(node, "id").unwrap_or_default().to_owned();
    Picture { diagram: Diagram { id, name, shapes, edges: Vec::new() }, lines }
}

fn shape<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<(Shape, Said, Node<'a>)> {
    let reference = attribute(node, "bpmnElement");
    let Some(element) = reference.and_then(|reference| reader.element(reference)) else {
        let named = reference.or_else(|| attribute(node, "id")).unwrap_or_default();
        reader.log.add(node, "no-element", named);
        return None;
    };
    let bounds = node.children().find(|child| draws(*child, "Bounds")).and_then(rect);
    let Some(mut bounds) = bounds else {
        let called = reader.called(element);
        reader.log.add(node, "no-bounds", called);
        return None;
    };
    let said = Said { expanded: flag(node, "isExpanded"), horizontal: flag(node, "isHorizontal") };
    if bounds.width <= 0.0 || bounds.height <= 0.0 {
        let called = reader.called(element);
        reader.log.add(node, "size", called);
        let own = &reader.elements[element.0 as usize];
        let (width, height) = usual_size(own, said.expanded == Some(true));
        if bounds.width <= 0.0 {
            bounds.width = width;
        }
        if bounds.height <= 0.0 {
            bounds.height = height;
        }
    }
    let shape = Shape {
        element,
        bounds,
        label: label(node),
        expanded: false,
        horizontal: true,
        // Both ways of drawing mean the same; those that do not say draw it without.
        marked: flag(node, "isMarkerVisible") == Some(true),
        colours: colours(reader, node),
    };
    Some((shape, said, node))
}

fn line<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Line<'a> {
    let written = || node.children().filter(|child| draws(*child, "waypoint"));
    let waypoints: Vec<Point> = written().filter_map(point).collect();
    Line {
        node,
        means: reader.ids.of(node, "bpmnElement"),
        lacks_waypoints: waypoints.len() < written().count(),
        waypoints,
        label: label(node),
        envelope: match attribute(node, "messageVisibleKind") {
            Some("initiating") => Some(Envelope::Initiating),
            Some("non_initiating") => Some(Envelope::Answer),
            _ => None,
        },
        colours: colours(reader, node),
    }
}

/// Where a name stands. Bounds without a size say nothing.
fn label(node: Node<'_>) -> Option<Rect> {
    let label = node.children().find(|child| draws(*child, "BPMNLabel"))?;
    let bounds = label.children().find(|child| draws(*child, "Bounds")).and_then(rect)?;
    (bounds.width > 0.0 && bounds.height > 0.0).then_some(bounds)
}

/// The OMG's colours, or those of bpmn.io.
fn colours<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Colours {
    let mut colours = Colours::default();
    for own in node.attributes() {
        if !own.namespace().is_some_and(|uri| uri.contains("color")) {
            continue;
        }
        let colour = match own.name() {
            "background-color" | "fill" => &mut colours.fill,
            "border-color" | "stroke" => &mut colours.stroke,
            _ => continue,
        };
        *colour = hexadecimal(own.value());
        if colour.is_none() {
            reader.log.add(node, "colour", own.value());
        }
    }
    colours
}

/// `#rgb` or `#rrggbb`.
fn hexadecimal(written: &str) -> Option<[u8; 3]> {
    let digits: Vec<u8> = written
        .trim()
        .strip_prefix('#')?
        .chars()
        .map(|digit| digit.to_digit(16).map(|digit| digit as u8))
        .collect::<Option<_>>()?;
    match digits.as_slice() {
        [r, g, b] => Some([r * 17, g * 17, b * 17]),
        [r, s, g, h, b, c] => Some([r * 16 + s, g * 16 + h, b * 16 + c]),
        _ => None,
    }
}

/// Which sub-processes show their steps, and which pools and lanes stand upright.
fn open_and_turn<'a>(reader: &mut Reader<'a>, shapes: &mut [(Shape, Said, Node<'a>)]) {
    let mut bounds: HashMap<ElementId, Rect> = HashMap::new();
    let mut turned: HashMap<ElementId, bool> = HashMap::new();
    for (shape, said, _) in shapes.iter() {
        bounds.entry(shape.element).or_insert(shape.bounds);
        if let Some(horizontal) = said.horizontal {
            turned.entry(shape.element).or_insert(horizontal);
        }
    }
    // What holds a shape of its own steps; and of what holds lanes the first of them.
    let mut holding = HashSet::new();
    let mut first_lane: HashMap<Option<ElementId>, Rect> = HashMap::new();
    let mut upright: HashSet<Option<ElementId>> = HashSet::new();
    for (shape, ..) in shapes.iter() {
        let element = &reader.elements[shape.element.0 as usize];
        if let Some(within) = element.within
            && bounds.get(&within).is_some_and(|outer| contains(*outer, center(&shape.bounds)))
        {
            holding.insert(within);
        }
        if element.kind == Kind::Lane {
            let parent = element.lane.or(element.within);
            let first = *first_lane.entry(parent).or_insert(shape.bounds);
            let middle = center(&shape.bounds);
            let beside = middle.x < first.x || middle.x > first.x + first.width;
            let below = middle.y < first.y || middle.y > first.y + first.height;
            if beside && !below {
                upright.insert(parent);
            }
        }
    }
    for (shape, said, node) in shapes {
        let element = &reader.elements[shape.element.0 as usize];
        match &element.kind {
            Kind::Activity(Activity { kind: ActivityKind::SubProcess(_), .. }) => {
                let holds = holding.contains(&shape.element);
                shape.expanded = said.expanded == Some(true) || holds;
                if said.expanded == Some(false) && holds {
                    let called = reader.called(shape.element);
                    reader.log.add(*node, "expanded", called);
                }
            }
            Kind::Activity(Activity { kind: ActivityKind::Call(_), .. }) => {
                shape.expanded = said.expanded == Some(true);
            }
            Kind::Pool { .. } => {
                let stands = upright.contains(&Some(shape.element));
                shape.horizontal = said.horizontal.unwrap_or(!stands);
            }
            Kind::Lane => {
                let above = [element.lane, element.within];
                let parent = above.into_iter().flatten().find_map(|id| turned.get(&id).copied());
                let stands = upright.contains(&element.lane.or(element.within))
                    || upright.contains(&element.within);
                shape.horizontal = said.horizontal.or(parent).unwrap_or(!stands);
            }
            _ => {}
        }
    }
}

/// What holds others before them: pools, lanes, open activities from the largest, all others, and
/// last what sits on a border.
fn in_order(reader: &Reader<'_>, shapes: &mut [Shape]) {
    let layer = |shape: &Shape| match &reader.elements[shape.element.0 as usize].kind {
        Kind::Pool { .. } => 0,
        Kind::Lane => 1,
        Kind::Activity(_) if shape.expanded => 2,
        Kind::Event(event) if matches!(event.position, Position::Boundary(_)) => 4,
        _ => 3,
    };
    shapes.sort_by(|a, b| {
        let area = |shape: &Shape| shape.bounds.width * shape.bounds.height;
        layer(a).cmp(&layer(b)).then_with(|| match layer(a) {
            1 | 2 => area(b).total_cmp(&area(a)),
            _ => std::cmp::Ordering::Equal,
        })
    });
}

/// Puts nodes into the lane that they are drawn in, where the lanes do not name them; and what stands
/// in a sub-process into its lane.
fn place_in_lanes(reader: &mut Reader<'_>, pictures: &[Picture<'_>]) {
    for picture in pictures {
        let shapes = &picture.diagram.shapes;
        let kind = |shape: &Shape| &reader.elements[shape.element.0 as usize].kind;
        let lanes: Vec<(ElementId, Rect)> = shapes
            .iter()
            .filter(|shape| *kind(shape) == Kind::Lane)
            .map(|shape| (shape.element, shape.bounds))
            .collect();
        for shape in shapes {
            let node = &reader.elements[shape.element.0 as usize];
            let stands = matches!(node.kind, Kind::Activity(_) | Kind::Event(_) | Kind::Gateway(_));
            if !stands || node.lane.is_some() {
                continue;
            }
            // Larger lanes come first, so the last that fits is the innermost.
            let around = lanes.iter().rev().find(|(lane, bounds)| {
                // That of a later process cannot hold it.
                *lane < shape.element
                    && contains(*bounds, center(&shape.bounds))
                    && reader.elements[lane.0 as usize].within == node.within
            });
            if let Some((lane, _)) = around {
                reader.elements[shape.element.0 as usize].lane = Some(*lane);
            }
        }
    }
    for at in 0..reader.elements.len() {
        let element = &reader.elements[at];
        if element.lane.is_some() || element.kind == Kind::Lane {
            continue;
        }
        let holder = element.within.map(|id| &reader.elements[id.0 as usize]);
        if let Some(holder) = holder.filter(|holder| matches!(holder.kind, Kind::Activity(_))) {
            reader.elements[at].lane = holder.lane;
        }
    }
}
