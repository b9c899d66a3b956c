//! Flows and associations.

use std::fmt::Write;

use super::place::{Ahead, around, distance, point, towards};
use super::write::finite;
use super::{Direction, Edge, Envelope, Flow, FlowKind, Kind, Look, N, Painter, Point};
use crate::diagram::geometry::{center, middle, nearest};

/// How far corners are rounded.
const CORNER: f64 = 5.0;

/// How long an arrowhead is, and half of its width.
const HEAD: (f64, f64) = (10.0, 4.0);

/// The circle at the start of a message flow.
const KNOB: f64 = 3.5;

/// The diamond of a flow with a condition: how long, and half of its width.
const DIAMOND: (f64, f64) = (14.0, 4.5);

impl Painter<'_> {
    pub(super) fn edge(&mut self, edge: &Edge) {
        let model = self.model;
        let element = model.get(edge.element);
        let Kind::Flow(flow) = &element.kind else { return };
        let points = tidy_points(&edge.waypoints);
        let [first, .., last] = points.as_slice() else { return };
        for at in &points {
            self.reach(&around(*at, 0.0, 0.0));
        }
        // Where it comes from and leads to: the nearest points that are not the ends themselves.
        let start = Ahead::new(*first, other_than(*first, points.iter()));
        let end = Ahead::new(*last, other_than(*last, points.iter().rev()));
        self.open(element, &Look::of_line(&edge.colours));
        match flow.kind {
            FlowKind::Sequence { conditional, default } => {
                self.line(&points, 0.0, HEAD.0 - 1.0, "");
                self.arrowhead(&end, " fill=\"currentColor\" stroke=\"none\"");
                if conditional && self.is_from_activity(flow) {
                    self.diamond(&start);
                }
                if default {
                    let (from, to) = (start.at(7.0, -5.0), start.at(12.0, 5.0));
                    self.path(format_args!("M{}L{}", P(from), P(to)), " fill=\"none\"");
                }
            }
            FlowKind::Message => {
                self.line(&points, 2.0 * KNOB, HEAD.0, " stroke-dasharray=\"8 5\"");
                let knob = start.at(KNOB, 0.0);
                self.put(format_args!(
                    "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" stroke-width=\"1.2\"/>",
                    N(knob.x),
                    N(knob.y),
                    N(KNOB)
                ));
                self.arrowhead(&end, " stroke-width=\"1.2\"");
            }
            FlowKind::Association(direction) => {
                self.line(&points, 0.0, 0.0, DOTS);
                if direction == Direction::Both {
                    self.open_head(&start);
                }
                if direction != Direction::None {
                    self.open_head(&end);
                }
            }
            FlowKind::Data => {
                self.line(&points, 0.0, 0.0, DOTS);
                self.open_head(&end);
            }
        }
        if let Some(envelope) = edge.envelope {
            // An envelope has its name beside it, so where the name stands says where it was.
            let named = edge.label.and_then(|label| nearest(&points, center(&label)));
            let room = around(named.unwrap_or_else(|| middle(&points)), 24.0, 16.0);
            self.reach(&room);
            let answer = " class=\"vw-diagram-answer\" fill=\"#c9d1dc\"";
            self.envelope(&room, if envelope == Envelope::Answer { answer } else { "" });
        }
        self.close();
    }

    fn is_from_activity(&self, flow: &Flow) -> bool {
        matches!(self.model.get(flow.source).kind, Kind::Activity(_))
    }

    /// A line with rounded corners, shorter at its ends, where something else is drawn.
    fn line(&mut self, points: &[Point], less_at_start: f64, less_at_end: f64, attributes: &str) {
        let mut points = points.to_vec();
        let count = points.len();
        shorten(&mut points, less_at_start);
        points.reverse();
        shorten(&mut points, less_at_end);
        points.reverse();
        let mut path = format!("M{}", P(points[0]));
        for at in 1..count {
            let (before, corner) = (points[at - 1], points[at]);
            let Some(after) = points.get(at + 1).copied() else {
                // Writing to a string cannot fail.
                let _ = write!(path, "L{}", P(corner));
                break;
            };
            let most = distance(before, corner).min(distance(corner, after)) / 2.0;
            let (from, to) = (
                towards(corner, before, most.min(CORNER)),
                towards(corner, after, most.min(CORNER)),
            );
            let _ = match most < 0.5 {
                true => write!(path, "L{}", P(corner)),
                false => write!(path, "L{}Q{} {}", P(from), P(corner), P(to)),
            };
        }
        self.path(format_args!("{path}"), &format!(" fill=\"none\"{attributes}"));
    }

    fn arrowhead(&mut self, end: &Ahead, attributes: &str) {
        let (tip, left, right) =
            (end.at(0.0, 0.0), end.at(HEAD.0, -HEAD.1), end.at(HEAD.0, HEAD.1));
        self.path(format_args!("M{}L{}L{}Z", P(tip), P(left), P(right)), attributes);
    }

    fn open_head(&mut self, end: &Ahead) {
        let (tip, left, right) = (end.at(0.0, 0.0), end.at(HEAD.0, -5.0), end.at(HEAD.0, 5.0));
        self.path(format_args!("M{}L{}L{}", P(left), P(tip), P(right)), " fill=\"none\"");
    }

    fn diamond(&mut self, start: &Ahead) {
        let (long, half) = DIAMOND;
        self.path(
            format_args!(
                "M{}L{}L{}L{}Z",
                P(start.at(0.0, 0.0)),
                P(start.at(long / 2.0, -half)),
                P(start.at(long, 0.0)),
                P(start.at(long / 2.0, half))
            ),
            " stroke-width=\"1.2\"",
        );
    }
}

/// The dots of associations.
const DOTS: &str = " stroke-dasharray=\"0.1 4.5\" stroke-linecap=\"round\"";

/// A point as a path has it.
struct P(Point);

impl std::fmt::Display for P {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} {}", N(self.0.x), N(self.0.y))
    }
}

/// Points that can be calculated with.
pub(super) fn tidy_points(waypoints: &[Point]) -> Vec<Point> {
    waypoints.iter().map(|at| point(finite(at.x), finite(at.y))).collect()
}

fn other_than<'a>(from: Point, mut points: impl Iterator<Item = &'a Point>) -> Point {
    points.find(|at| distance(from, **at) > 0.5).copied().unwrap_or(from)
}

/// Moves the first point ahead, if the first piece is long enough.
fn shorten(points: &mut [Point], length: f64) {
    if let [first, second, ..] = points
        && distance(*first, *second) > length
    {
        *first = towards(*first, *second, length);
    }
}
