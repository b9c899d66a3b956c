//! Pictures of models that come without one: in layers, from left to right.
//!
//! The grid of the whole has all pools, each sub-process with steps has a grid of its own, and the
//! inner ones are laid out first. In a grid, circles are cut and columns given (`rank`), then rows in
//! each lane (`rows`); lines find ways through free cells or the channels between columns and
//! rows (`route`), and last all get numbers (`place`). No line crosses a node, since a channel has
//! none. Documents and annotations stand above the first node they are joined with. A line into a
//! sub-process from without ends at its edge.

mod bands;
mod grid;
mod messages;
mod parts;
mod picture;
mod place;
mod rank;
mod route;
mod rows;
mod size;

use std::collections::BTreeMap;

use parts::Parts;
use picture::Picture;

use super::model::{
    Colours, Diagram, Edge, ElementId, Event, Kind, Model, Point, Position, Rect, Shape,
};

/// What a sub-process has around its steps: on each side, above with its name, below with its mark.
const FRAME: f64 = 8.0;
const HEAD: f64 = 34.0;
const FOOT: f64 = 20.0;

/// Beyond so many shapes nobody reads a picture, and it grows wider than pictures may be.
const MOST: usize = 2_000;

/// Whether a model has too many shapes to be laid out.
pub(super) fn is_too_large(model: &Model) -> bool {
    model.iter().filter(|(_, element)| element.flow().is_none()).count() > MOST
}

/// A picture of a model; without shapes if there were too many. Groups are left out, since they have
/// no extent.
pub fn lay_out(model: &Model) -> Diagram {
    let mut diagram = Diagram { id: "diagram".to_owned(), ..Diagram::default() };
    if is_too_large(model) {
        return diagram;
    }
    let parts = Parts::of(model);
    let mut pictures: BTreeMap<ElementId, Picture> = BTreeMap::new();
    let mut sizes = BTreeMap::new();
    // What holds others stands before them, so the inner ones come first.
    for holder in parts.members.keys().rev().flatten() {
        let picture = picture::draw(model, &parts, Some(*holder), &sizes);
        let (width, height) = picture.size;
        let name = size::text(&model.get(*holder).name, width.max(120.0), size::INSIDE).1;
        let head = HEAD.max(name + 12.0);
        sizes.insert(*holder, (width + 2.0 * FRAME, height + head + FOOT));
        pictures.insert(*holder, picture);
    }
    let whole = picture::draw(model, &parts, None, &sizes);
    let mut bounds = BTreeMap::new();
    add(model, &mut diagram, &mut bounds, &sizes, whole, Point::default());
    for (holder, picture) in pictures {
        // A holder whose own holder is drawn, which comes before it.
        let Some(Rect { x, y, height, .. }) = bounds.get(&holder).copied() else { continue };
        let y = y + height - FOOT - picture.size.1;
        add(model, &mut diagram, &mut bounds, &sizes, picture, Point { x: x + FRAME, y });
    }
    let is_boundary = |shape: &Shape| {
        matches!(
            &model.get(shape.element).kind,
            Kind::Event(Event { position: Position::Boundary(_), .. })
        )
    };
    // What stands on a boundary is drawn over it.
    diagram.shapes.sort_by_key(|shape| (is_boundary(shape), shape.element));
    diagram.edges.sort_by_key(|edge| edge.element);
    diagram
}

fn add(
    model: &Model,
    diagram: &mut Diagram,
    bounds: &mut BTreeMap<ElementId, Rect>,
    sizes: &BTreeMap<ElementId, (f64, f64)>,
    picture: Picture,
    by: Point,
) {
    let moved = |rect: Rect| Rect { x: rect.x + by.x, y: rect.y + by.y, ..rect };
    for (element, rect, label) in picture.shapes {
        bounds.insert(element, moved(rect));
        diagram.shapes.push(Shape {
            element,
            bounds: moved(rect),
            label: label.map(moved),
            expanded: sizes.contains_key(&element),
            horizontal: matches!(model.get(element).kind, Kind::Pool { .. } | Kind::Lane),
            marked: matches!(model.get(element).kind, Kind::Gateway(_)),
            colours: Colours::default(),
        });
    }
    for (element, points, label) in picture.edges {
        let waypoints = points
            .into_iter()
            .map(|point| Point { x: point.x + by.x, y: point.y + by.y })
            .collect();
        let (label, envelope, colours) = (label.map(moved), None, Colours::default());
        diagram.edges.push(Edge { element, waypoints, label, envelope, colours });
    }
}
