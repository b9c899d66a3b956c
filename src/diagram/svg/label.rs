//! Names beside their shapes and lines, and in which sizes texts are tried.

use super::place::{around, bottom, center, distance, inset, rect, tidy, towards};
use super::text::{Lines, Sizes, Words};
use super::{
    Diagram, Down, Edge, Element, Envelope, Escaped, GROUND, Kind, Painter, Point, Rect, Shape,
    Style,
};

/// In an activity: words stay whole while letters are large enough.
pub(super) const INSIDE: Sizes =
    Sizes { whole: &[12.0, 11.0, 10.0], broken: &[12.0, 11.0, 10.0, 9.0, 8.0, 7.0] };
/// Of pools, lanes and sub-processes.
pub(super) const TITLE: Sizes =
    Sizes { whole: &[12.0, 11.0, 10.0, 9.0], broken: &[10.0, 9.0, 8.0, 7.0] };
pub(super) const ANNOTATION: Sizes =
    Sizes { whole: &[12.0, 11.0, 10.0, 9.0], broken: &[10.0, 9.0] };
/// FIM labels.
pub(super) const TAG: Sizes = Sizes { whole: &[8.0, 7.0], broken: &[] };
/// Beside shapes and lines, in the room that the file gives.
const BESIDE: Sizes = Sizes { whole: &[11.0, 10.0], broken: &[] };
/// Where there is room.
const FREE: Sizes = Sizes { whole: &[11.0], broken: &[11.0] };

/// How wide a name is that the file gives no room.
const WIDE: f64 = 90.0;

/// Whether the name of an activity has room in it.
pub(super) fn is_inside(shape: &Shape) -> bool {
    shape.bounds.width >= 28.0 && shape.bounds.height >= 16.0
}

impl Words<'_> {
    /// The text where there is room, about so wide, wider if it is long.
    pub(super) fn grow(&self, wide: f64) -> Lines {
        let wide = wide.max(40.0).max(self.longest(11.0).min(120.0)) + 0.1;
        let mut lines = Lines::default();
        for (times, most) in [(1.0, 5.0), (1.5, 6.0), (2.0, 8.0), (3.0, 12.0), (4.0, 40.0)] {
            lines = self.fit(wide * times, most * 13.3, &FREE);
            if !lines.cut {
                break;
            }
        }
        lines
    }
}

impl Painter<'_> {
    /// The names of everything that has no room for it inside.
    pub(super) fn labels(&mut self, diagram: &Diagram, order: &[usize]) {
        self.put(format_args!(
            "<g class=\"vw-diagram-labels\" stroke=\"{GROUND}\" stroke-width=\"3\" \
             paint-order=\"stroke\">\n"
        ));
        let model = self.model;
        for at in order {
            let shape = &diagram.shapes[*at];
            let element = model.get(shape.element);
            if shape.holds_name(&element.kind) {
                continue;
            }
            let bounds = tidy(&shape.bounds);
            let free = match element.kind {
                Kind::Group => Free::Inside(bounds),
                _ => Free::Under(bounds),
            };
            self.label(element, shape.label.as_ref(), &free);
        }
        for edge in &diagram.edges {
            let element = model.get(edge.element);
            self.label(element, edge.label.as_ref(), &Free::on(edge));
        }
        self.close();
    }

    fn label(&mut self, element: &Element, given: Option<&Rect>, free: &Free) {
        let words = Words::new(&element.name);
        if words.is_empty() {
            return;
        }
        let given = given.map(tidy).filter(|room| room.width > 0.0 || room.height > 0.0);
        let (lines, room, down) = match given {
            Some(room) => {
                let down = free.side(&room);
                // Tools measure with other letters, so a name may be a little wider than its room.
                let lines = words.fit(room.width + 2.0, room.height, &BESIDE);
                match lines.cut {
                    false => (lines, inset(&room, -1.0, 0.0, -1.0, 0.0), down),
                    true => {
                        let lines = words.grow(room.width);
                        let middle = center(&room);
                        let mut grown = around(middle, lines.width(), lines.height());
                        match down {
                            Down::Top => grown.y = room.y,
                            Down::Bottom => grown.y = bottom(&room) - grown.height,
                            Down::Middle => {}
                        }
                        (lines, grown, down)
                    }
                }
            }
            None => {
                let lines = words.grow(free.width());
                let room = free.place(&lines);
                (lines, room, Down::Middle)
            }
        };
        self.reach(&room);
        self.put(format_args!("<g data-label=\"{}\">", Escaped(&element.id)));
        self.text(&lines, &element.name, &room, Style { down, halo: true, ..Style::default() });
        self.close();
    }
}

/// Where a name stands if the file does not say.
enum Free {
    /// Under a shape.
    Under(Rect),
    /// At the top of a frame.
    Inside(Rect),
    /// In the middle of a line: at a point, with whether the line runs flat there, and with an
    /// envelope.
    Line(Point, bool, bool),
}

impl Free {
    fn on(edge: &Edge) -> Self {
        let (at, flat) = middle(&edge.waypoints);
        let envelope = matches!(edge.envelope, Some(Envelope::Initiating | Envelope::Answer));
        Self::Line(at, flat, envelope)
    }

    /// Which side of a room that the file gives lies at the shape, so that a name keeps to it.
    fn side(&self, room: &Rect) -> Down {
        match self {
            Self::Under(shape) if room.y >= center(shape).y => Down::Top,
            Self::Under(shape) if bottom(room) <= center(shape).y => Down::Bottom,
            _ => Down::Middle,
        }
    }

    fn width(&self) -> f64 {
        match self {
            Self::Inside(frame) => (frame.width - 16.0).max(WIDE),
            _ => WIDE,
        }
    }

    fn place(&self, lines: &Lines) -> Rect {
        let (width, height) = (lines.width(), lines.height());
        match self {
            Self::Under(shape) => {
                rect(center(shape).x - width / 2.0, bottom(shape) + 4.0, width, height)
            }
            Self::Inside(frame) => {
                rect(center(frame).x - width / 2.0, frame.y + 5.0, width, height)
            }
            Self::Line(at, _, true) => rect(at.x - width / 2.0, at.y + 12.0, width, height),
            Self::Line(at, true, _) => rect(at.x - width / 2.0, at.y - 4.0 - height, width, height),
            Self::Line(at, false, _) => rect(at.x + 5.0, at.y - height / 2.0, width, height),
        }
    }
}

/// The point half along a line, and whether the line runs flat there.
pub(super) fn middle(waypoints: &[Point]) -> (Point, bool) {
    let points: Vec<Point> = super::edge::tidy_points(waypoints);
    let whole: f64 = points.windows(2).map(|two| distance(two[0], two[1])).sum();
    let mut left = whole / 2.0;
    for two in points.windows(2) {
        let length = distance(two[0], two[1]);
        if left <= length {
            let flat = (two[1].x - two[0].x).abs() >= (two[1].y - two[0].y).abs();
            return (towards(two[0], two[1], left), flat);
        }
        left -= length;
    }
    (points.last().copied().unwrap_or_default(), true)
}
