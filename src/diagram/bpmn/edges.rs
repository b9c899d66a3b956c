//! How bound lines run.

use std::collections::{HashMap, HashSet};

use super::diagrams::{Line, Picture};
use super::elements::Reader;
use super::geometry;
use super::xml::attribute;
use crate::diagram::geometry::middle;
use crate::diagram::model::{Diagram, Edge, ElementId, Flow, Kind, Point, Rect};

/// Finishes the pictures.
pub(super) fn read(reader: &mut Reader<'_>, pictures: &mut Vec<Picture<'_>>) -> Vec<Diagram> {
    let mut diagrams = Vec::new();
    for Picture { mut diagram, lines } in pictures.drain(..) {
        let mut standing: HashMap<ElementId, Rect> = HashMap::new();
        for shape in &diagram.shapes {
            standing.entry(shape.element).or_insert(shape.bounds);
        }
        let mut drawn = HashSet::new();
        for line in lines {
            let node = line.node;
            let Some(edge) = edge(reader, line, &mut standing) else { continue };
            if drawn.insert(edge.element) {
                diagram.edges.push(edge);
            } else {
                let called = reader.called(edge.element);
                reader.log.add(node, "twice", called);
            }
        }
        if !diagram.shapes.is_empty() || !diagram.edges.is_empty() {
            diagrams.push(diagram);
        }
    }
    diagrams
}

/// A line with the place of what it leads from and to; the middle of each line is added to these,
/// because others may lead there.
fn edge(
    reader: &mut Reader<'_>,
    line: Line<'_>,
    standing: &mut HashMap<ElementId, Rect>,
) -> Option<Edge> {
    let element = line.means.and_then(|flow| reader.element_of(flow));
    let flow = |id: ElementId| reader.elements[id.0 as usize].flow().cloned();
    let Some((element, flow)) = element.and_then(|id| Some((id, flow(id)?))) else {
        // A flow that could not be bound is told already.
        if !line.means.is_some_and(super::flows::is_flow) {
            let named = attribute(line.node, "bpmnElement").or_else(|| attribute(line.node, "id"));
            reader.log.add(line.node, "no-element", named.unwrap_or_default());
        }
        return None;
    };
    let mut waypoints = line.waypoints;
    waypoints.dedup();
    if waypoints.len() < 2 {
        let called = reader.called(element);
        let Some(straight) = straight(reader, &flow, standing) else {
            reader.log.add(line.node, "no-line", called);
            return None;
        };
        reader.log.add(line.node, "waypoints", called);
        waypoints = straight;
    } else if line.lacks_waypoints {
        let called = reader.called(element);
        reader.log.add(line.node, "bends", called);
    }
    let middle = middle(&waypoints);
    standing.entry(element).or_insert(Rect { x: middle.x, y: middle.y, width: 0.0, height: 0.0 });
    let Line { label, envelope, colours, .. } = line;
    Some(Edge { element, waypoints, label, envelope, colours })
}

fn straight(
    reader: &Reader<'_>,
    flow: &Flow,
    standing: &HashMap<ElementId, Rect>,
) -> Option<Vec<Point>> {
    let end = |id: ElementId| -> Option<(&Kind, Rect)> {
        Some((&reader.elements[id.0 as usize].kind, *standing.get(&id)?))
    };
    Some(geometry::line(end(flow.source)?, end(flow.target)?))
}
