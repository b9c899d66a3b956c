//! Lines: what they mean and what they lead from and to.

use std::collections::HashMap;

use roxmltree::NodeId;

use super::diagrams::Picture;
use super::elements::{Found, Reader};
use super::geometry::nearest;
use super::text::start;
use super::xml::{self, Node, attribute, child, children, is};
use crate::diagram::check::called_so;
use crate::diagram::model::{Direction, ElementId, Flow, FlowKind, Kind, Point};

/// For more lines of one file no end is looked for in the picture: each takes a look at all shapes.
const MOST_GUESSES: usize = 500;

/// Whether an XML element is a line.
pub(super) fn is_flow(node: Node<'_>) -> bool {
    is_data(node)
        || is_association(node)
        || matches!(xml::name(node), "sequenceFlow" | "messageFlow")
}

fn is_data(node: Node<'_>) -> bool {
    matches!(xml::name(node), "dataInputAssociation" | "dataOutputAssociation")
}

fn is_association(node: Node<'_>) -> bool {
    matches!(xml::name(node), "association" | "conversationLink")
}

/// Binds all lines to their ends. One that names no end of its own, or one that is not there, is
/// bound to what the picture shows there; one that no picture shows either is left out.
pub(super) fn read(reader: &mut Reader<'_>, pictures: &[Picture<'_>]) {
    let mut drawn: HashMap<NodeId, (usize, Point, Point)> = HashMap::new();
    for (at, picture) in pictures.iter().enumerate() {
        for line in &picture.lines {
            if let (Some(flow), [first, .., last]) = (line.means, line.waypoints.as_slice()) {
                drawn.entry(flow.id()).or_insert((at, *first, *last));
            }
        }
    }
    let mut flows = std::mem::take(&mut reader.flows);
    // Associations may lead to other lines, so those come first.
    flows.sort_by_key(|found| is_association(found.node));
    let mut guesses = 0;
    for found in flows {
        let place = drawn.get(&found.node.id());
        let (mut source, mut target) = ends(reader, &found);
        let is_bound = source.is_some() && target.is_some();
        if let Some((at, first, last)) = place
            && !is_bound
            && guesses < MOST_GUESSES
        {
            guesses += 1;
            let shapes = &pictures[*at].diagram.shapes;
            source = source.or_else(|| nearest(shapes, *first));
            target = target.or_else(|| nearest(shapes, *last));
        }
        let said = |key| start(attribute(found.node, key).unwrap_or_default(), 1_000);
        let label = || called_so(said("name"), said("id"));
        let (Some(source), Some(target)) = (source, target) else {
            // Programs bind variables by data associations that are no line in any picture.
            if place.is_some() || !is_data(found.node) {
                reader.log.add(found.node, "no-end", label());
            }
            continue;
        };
        if !is_bound {
            reader.log.add(found.node, "end", label());
        }
        let kind = flow_kind(reader, found.node);
        reader.push_flow(&found, Kind::Flow(Flow { kind, source, target }));
    }
}

fn flow_kind(reader: &Reader<'_>, node: Node<'_>) -> FlowKind {
    match xml::name(node) {
        "sequenceFlow" => {
            let id = attribute(node, "id");
            let source = attribute(node, "sourceRef").and_then(|source| reader.ids.get(source));
            let usual = source.and_then(|source| attribute(source, "default"));
            let default = usual
                .is_some_and(|usual| Some(usual) == id || Some(super::ids::local(usual)) == id);
            let conditional = !default && child(node, "conditionExpression").is_some();
            FlowKind::Sequence { conditional, default }
        }
        "messageFlow" => FlowKind::Message,
        "association" => FlowKind::Association(match attribute(node, "associationDirection") {
            Some("One") => Direction::One,
            Some("Both") => Direction::Both,
            _ => Direction::None,
        }),
        "conversationLink" => FlowKind::Association(Direction::None),
        _ => FlowKind::Data,
    }
}

fn ends(reader: &Reader<'_>, found: &Found<'_>) -> (Option<ElementId>, Option<ElementId>) {
    let end = |name: &str| {
        let own = attribute(found.node, name).and_then(|end| reader.element(end));
        own.or_else(|| {
            let inner = children(found.node).filter(|inner| is(*inner, name));
            inner.filter_map(|inner| reader.element(&xml::text(inner))).next()
        })
    };
    let (source, target) = (end("sourceRef"), end("targetRef"));
    let Some(holder) = found.holder else { return (source, target) };
    // One end is the activity, whatever else the file calls it; the other is never the activity.
    let other = |end: Option<ElementId>| end.filter(|end| *end != holder);
    match xml::name(found.node) {
        "dataInputAssociation" => (other(source), other(target).or(Some(holder))),
        _ => (other(source).or(Some(holder)), other(target)),
    }
}
