//! Names beside their shapes and lines, and in which sizes texts are tried.

use super::edge::tidy_points;
use super::place::{around, bottom, center, distance, inset, rect, right, tidy, towards};
use super::text::{Lines, Sizes, Words};
use super::{
    Diagram, Down, Edge, ElementId, Escaped, GROUND, Kind, Painter, Point, Rect, Shape, Style,
};
use crate::diagram::geometry::middle;

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
            self.label(shape.element, shape.label.as_ref(), &free);
        }
        for edge in &diagram.edges {
            self.label(edge.element, edge.label.as_ref(), &Free::on(edge));
        }
        self.close();
    }

    fn label(&mut self, id: ElementId, given: Option<&Rect>, free: &Free) {
        let model = self.model;
        let element = model.get(id);
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
                        let grown = free.grow(&room, &lines, down);
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
        self.open_second_link(id);
        self.put(format_args!("<g data-label=\"{}\">", Escaped(&element.id)));
        self.text(&lines, &element.name, &room, Style { down, halo: true, ..Style::default() });
        self.out.push_str("</g>");
        self.close_link();
        self.out.push('\n');
    }
}

/// Where a name stands if the file does not say.
enum Free {
    /// Under a shape.
    Under(Rect),
    /// At the top of a frame.
    Inside(Rect),
    /// Over a point of a line that runs flat.
    Over(Point),
    /// To the right of a point of a line that runs up or down.
    Beside(Point),
    /// Under an envelope.
    Envelope(Point),
}

impl Free {
    fn on(edge: &Edge) -> Self {
        let points = tidy_points(&edge.waypoints);
        if edge.envelope.is_some() {
            return Self::Envelope(middle(&points));
        }
        let flat = |two: &[Point]| (two[1].x - two[0].x).abs() >= (two[1].y - two[0].y).abs();
        // Over a flat piece there is room for more than a word.
        let worth = |two: &[Point]| distance(two[0], two[1]) * if flat(two) { 1.5 } else { 1.0 };
        let longest = points.windows(2).max_by(|one, other| worth(one).total_cmp(&worth(other)));
        match longest {
            Some(two) if flat(two) => Self::Over(half(two)),
            Some(two) => Self::Beside(half(two)),
            None => Self::Over(points.first().copied().unwrap_or_default()),
        }
    }

    /// Which side of a room that the file gives lies at the shape, so that a name keeps to it.
    fn side(&self, room: &Rect) -> Down {
        match self {
            Self::Under(shape) if room.y >= center(shape).y => Down::Top,
            Self::Under(shape) if bottom(room) <= center(shape).y => Down::Bottom,
            _ => Down::Middle,
        }
    }

    /// The room of a name that is larger than the one given: it grows away from its shape.
    fn grow(&self, given: &Rect, lines: &Lines, down: Down) -> Rect {
        let mut room = around(center(given), lines.width(), lines.height());
        match down {
            Down::Top => room.y = given.y,
            Down::Bottom => room.y = bottom(given) - room.height,
            Down::Middle => {}
        }
        if let Self::Under(shape) = self {
            if given.x >= right(shape) {
                room.x = given.x;
            } else if right(given) <= shape.x {
                room.x = right(given) - room.width;
            }
        }
        room
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
            Self::Over(at) => rect(at.x - width / 2.0, at.y - 4.0 - height, width, height),
            Self::Beside(at) => rect(at.x + 5.0, at.y - height / 2.0, width, height),
            Self::Envelope(at) => rect(at.x - width / 2.0, at.y + 12.0, width, height),
        }
    }
}

fn half(two: &[Point]) -> Point {
    towards(two[0], two[1], distance(two[0], two[1]) / 2.0)
}
