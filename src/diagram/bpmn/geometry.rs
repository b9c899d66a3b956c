//! Places: read from a file, made where it has none, compared.

use super::xml::{Node, number};
use crate::diagram::geometry::{FARTHEST, center};
use crate::diagram::model::{
    Activity, ActivityKind, Data, Element, ElementId, Kind, Point, Rect, Shape,
};

/// A place in the picture, if it is one.
pub(super) fn point(node: Node<'_>) -> Option<Point> {
    Some(Point { x: coordinate(node, "x")?, y: coordinate(node, "y")? })
}

fn coordinate(node: Node<'_>, name: &str) -> Option<f64> {
    number(node, name).filter(|value| value.abs() <= FARTHEST)
}

/// Bounds with a size, turned where the file counts it backwards; `None` for a size is zero.
pub(super) fn rect(node: Node<'_>) -> Option<Rect> {
    let Point { x, y } = point(node)?;
    let width = coordinate(node, "width").unwrap_or_default();
    let height = coordinate(node, "height").unwrap_or_default();
    Some(Rect {
        x: x.min(x + width),
        y: y.min(y + height),
        width: width.abs(),
        height: height.abs(),
    })
}

/// The usual size of an element.
pub(super) fn usual_size(element: &Element, expanded: bool) -> (f64, f64) {
    match &element.kind {
        Kind::Pool { .. } => (600.0, 250.0),
        Kind::Lane => (570.0, 125.0),
        Kind::Activity(Activity { kind: ActivityKind::Task(_), .. }) => (100.0, 80.0),
        Kind::Activity(_) if expanded => (350.0, 200.0),
        Kind::Activity(_) | Kind::Flow(_) => (100.0, 80.0),
        Kind::Event(_) => (36.0, 36.0),
        Kind::Gateway(_) | Kind::Data(Data::Store) => (50.0, 50.0),
        Kind::Data(_) => (36.0, 50.0),
        Kind::Annotation => (100.0, 30.0),
        Kind::Group => (300.0, 300.0),
    }
}

pub(super) fn contains(rect: Rect, point: Point) -> bool {
    (rect.x..=rect.x + rect.width).contains(&point.x)
        && (rect.y..=rect.y + rect.height).contains(&point.y)
}

/// A line from one element to another, or from one to itself.
pub(super) fn line(from: (&Kind, Rect), to: (&Kind, Rect)) -> Vec<Point> {
    let (start, end) = (center(&from.1), center(&to.1));
    if (start.x - end.x).abs() < 1.0 && (start.y - end.y).abs() < 1.0 {
        let (right, bottom) = (from.1.x + from.1.width, from.1.y + from.1.height);
        let (out, down) = (right + 20.0, bottom + 20.0);
        return vec![
            Point { x: right, y: start.y },
            Point { x: out, y: start.y },
            Point { x: out, y: down },
            Point { x: start.x, y: down },
            Point { x: start.x, y: bottom },
        ];
    }
    vec![border(from, end), border(to, start)]
}

/// Where the way from an element's middle to a point leaves it.
fn border((kind, rect): (&Kind, Rect), toward: Point) -> Point {
    let middle = center(&rect);
    let (x, y) = (toward.x - middle.x, toward.y - middle.y);
    let (half_width, half_height) = (rect.width / 2.0, rect.height / 2.0);
    if half_width <= 0.0 || half_height <= 0.0 {
        return middle;
    }
    // How far out the point is, where the border is at 1.
    let (across, down) = (x.abs() / half_width, y.abs() / half_height);
    let out = match kind {
        Kind::Event(_) => across.hypot(down),
        Kind::Gateway(_) => across + down,
        _ => across.max(down),
    };
    let part = if out > 1.0 { 1.0 / out } else { 1.0 };
    Point { x: middle.x + x * part, y: middle.y + y * part }
}

/// The shape that a line's end was probably meant to touch: the nearest, of those around it the
/// smallest.
pub(super) fn nearest(shapes: &[Shape], point: Point) -> Option<ElementId> {
    let distance = |rect: &Rect| {
        let x = (rect.x - point.x).max(point.x - rect.x - rect.width).max(0.0);
        let y = (rect.y - point.y).max(point.y - rect.y - rect.height).max(0.0);
        // Lines often end a little before the border.
        let distance = x.hypot(y);
        if distance < 3.0 { 0.0 } else { distance }
    };
    let area = |rect: &Rect| rect.width * rect.height;
    let nearest = shapes.iter().min_by(|a, b| {
        distance(&a.bounds)
            .total_cmp(&distance(&b.bounds))
            .then(area(&a.bounds).total_cmp(&area(&b.bounds)))
    });
    nearest.map(|shape| shape.element)
}
