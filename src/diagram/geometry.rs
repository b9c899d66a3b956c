//! What reading and painting both know of points and rectangles.

use super::model::{Point, Rect};

/// What lies further out is no drawing of a person.
pub(super) const FARTHEST: f64 = 1e6;

pub(super) fn center(of: &Rect) -> Point {
    Point { x: of.x + of.width / 2.0, y: of.y + of.height / 2.0 }
}

pub(super) fn distance(from: Point, to: Point) -> f64 {
    (to.x - from.x).hypot(to.y - from.y)
}

/// The point so far from `from` in the direction of `to`.
pub(super) fn towards(from: Point, to: Point, length: f64) -> Point {
    let whole = distance(from, to);
    if whole < f64::EPSILON {
        return from;
    }
    let part = length / whole;
    Point { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
}

/// The point half along a line.
pub(super) fn middle(points: &[Point]) -> Point {
    let whole: f64 = points.windows(2).map(|two| distance(two[0], two[1])).sum();
    let mut left = whole / 2.0;
    for two in points.windows(2) {
        let length = distance(two[0], two[1]);
        if left <= length {
            return towards(two[0], two[1], left);
        }
        left -= length;
    }
    points.last().copied().unwrap_or_default()
}

/// The point of a line that is nearest to another point.
pub(super) fn nearest(points: &[Point], to: Point) -> Option<Point> {
    let on = |two: &[Point]| {
        let (x, y) = (two[1].x - two[0].x, two[1].y - two[0].y);
        let square = x * x + y * y;
        let along = match square > 0.0 {
            true => ((to.x - two[0].x) * x + (to.y - two[0].y) * y) / square,
            false => 0.0,
        };
        let part = along.clamp(0.0, 1.0);
        Point { x: two[0].x + x * part, y: two[0].y + y * part }
    };
    let nearer = |one: &Point, other: &Point| distance(*one, to).total_cmp(&distance(*other, to));
    points.windows(2).map(on).min_by(nearer)
}
