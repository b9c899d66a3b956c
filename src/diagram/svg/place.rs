//! Points and rectangles.

use super::write::finite;
use super::{Point, Rect};
pub(super) use crate::diagram::geometry::{center, distance, towards};

pub(super) fn point(x: f64, y: f64) -> Point {
    Point { x, y }
}

pub(super) fn rect(x: f64, y: f64, width: f64, height: f64) -> Rect {
    Rect { x, y, width, height }
}

/// A rectangle of numbers that can be calculated with.
pub(super) fn tidy(given: &Rect) -> Rect {
    let [x, y, width, height] = [given.x, given.y, given.width, given.height].map(finite);
    rect(x, y, width.max(0.0), height.max(0.0))
}

pub(super) fn right(of: &Rect) -> f64 {
    of.x + of.width
}

pub(super) fn bottom(of: &Rect) -> f64 {
    of.y + of.height
}

/// A rectangle around a point.
pub(super) fn around(at: Point, width: f64, height: f64) -> Rect {
    rect(at.x - width / 2.0, at.y - height / 2.0, width, height)
}

/// What is left of a rectangle between margins, from the left clockwise.
pub(super) fn inset(of: &Rect, left: f64, top: f64, right: f64, bottom: f64) -> Rect {
    let (width, height) = (of.width - left - right, of.height - top - bottom);
    rect(of.x + left, of.y + top, width.max(0.0), height.max(0.0))
}

/// The smallest rectangle that holds both.
pub(super) fn union(one: &Rect, other: &Rect) -> Rect {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    rect(x, y, right(one).max(right(other)) - x, bottom(one).max(bottom(other)) - y)
}

/// Places in a frame of its own: where `origin` lies, and which way is ahead.
pub(super) struct Ahead {
    origin: Point,
    way: Point,
}

impl Ahead {
    /// From `origin` towards `to`; to the right if they are one.
    pub(super) fn new(origin: Point, to: Point) -> Self {
        let whole = distance(origin, to);
        let way = match whole < f64::EPSILON {
            true => point(1.0, 0.0),
            false => point((to.x - origin.x) / whole, (to.y - origin.y) / whole),
        };
        Self { origin, way }
    }

    /// The point so far ahead and so far to the side.
    pub(super) fn at(&self, ahead: f64, aside: f64) -> Point {
        let Self { origin, way } = self;
        point(origin.x + way.x * ahead - way.y * aside, origin.y + way.y * ahead + way.x * aside)
    }
}
