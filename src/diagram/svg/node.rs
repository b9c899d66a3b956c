//! Activities, events, gateways, data and annotations.

use super::label::{ANNOTATION, INSIDE, TAG, is_inside};
use super::place::{around, bottom, center, inset, point, rect, right, tidy};
use super::text::Words;
use super::{
    Across, Activity, ActivityKind, Data, Down, Event, Gateway, Kind, Look, N, Painter, Part,
    Position, Rect, Repeats, Shape, Style, SubProcess, Trigger, icon,
};

/// The dashes of an event that lets the rest go on.
const GOES_ON: &str = " stroke-dasharray=\"5 3\"";

impl Painter<'_> {
    fn open_node(&mut self, shape: &Shape, look: &Look) -> Rect {
        let at = tidy(&shape.bounds);
        self.reach(&at);
        self.open_link(shape.element);
        let element = self.model.get(shape.element);
        self.open(element, look);
        self.icons = look.icon;
        at
    }

    fn close_node(&mut self) {
        self.icons = None;
        self.out.push_str("</g>");
        self.close_link();
        self.out.push('\n');
    }

    pub(super) fn activity(&mut self, shape: &Shape, activity: &Activity) {
        let look = Look::of_node(&shape.colours);
        let at = self.open_node(shape, &look);
        self.activity_box(&at, activity, "");
        let scale = (at.width.min(at.height) / 60.0).clamp(0.2, 1.0);
        let mut top = 0.0;
        let task = match activity.kind {
            ActivityKind::Task(task) => icon::of_task(task),
            _ => &[],
        };
        if !task.is_empty() {
            self.icon(task, point(at.x + 13.0 * scale, at.y + 13.0 * scale), scale);
            top = 21.0 * scale;
        }
        if activity.kind == ActivityKind::SubProcess(SubProcess::Event)
            && let Some(start) = self.starts.get(&shape.element).cloned()
        {
            let middle = point(at.x + 13.0 * scale, at.y + 13.0 * scale);
            self.circle(
                middle,
                8.5 * scale,
                if start.interrupts { "" } else { " stroke-dasharray=\"3 2\"" },
            );
            self.icon(icon::of_trigger(start.trigger, false), middle, scale * 0.5);
            top = 23.0 * scale;
        }
        let markers = Self::activity_markers(activity, true);
        self.markers(&at, &markers, scale);
        let under = if markers.is_empty() { 0.0 } else { 18.0 * scale };
        let tag = if self.tag(shape, &at) > 0.0 { 13.0 } else { 0.0 };
        let model = self.model;
        let name = &model.get(shape.element).name;
        let words = Words::new(name);
        if !words.is_empty() && is_inside(shape) {
            let side = 4.0 * scale + 1.0;
            let room = inset(&at, side, side.min(3.0).max(tag), side, side.min(3.0).max(under));
            let (mut used, mut down) = (room, Down::Middle);
            let mut lines = words.fit(room.width, room.height, &INSIDE);
            // The icon has its corner; what would touch it stands below.
            let text = around(center(&room), lines.width(), lines.height());
            if top > 0.0 && text.y < at.y + top && text.x < at.x + 24.0 * scale {
                let below = inset(&at, side, top.max(tag), side, side.min(3.0).max(under));
                let moved = words.fit(below.width, below.height, &INSIDE);
                if !moved.cut || lines.cut {
                    (used, lines, down) = (below, moved, Down::Top);
                }
            }
            self.text(&lines, name, &used, Style { down, colour: look.text, ..Style::default() });
        }
        self.close_node();
    }

    /// The outline of an activity.
    pub(super) fn activity_box(&mut self, at: &Rect, activity: &Activity, attributes: &str) {
        let radius = (at.width.min(at.height) / 4.0).min(10.0);
        let line = match activity.kind {
            ActivityKind::Call(_) => " stroke-width=\"4\"",
            ActivityKind::SubProcess(SubProcess::Event) => {
                " stroke-dasharray=\"0.1 4\" stroke-width=\"2\" stroke-linecap=\"round\""
            }
            _ => "",
        };
        self.rect(at, radius, &format!("{attributes}{line}"));
        if activity.kind == ActivityKind::SubProcess(SubProcess::Transaction) {
            let inner = inset(at, 3.5, 3.5, 3.5, 3.5);
            self.rect(&inner, (radius - 3.0).max(0.0), " fill=\"none\"");
        }
    }

    /// What stands at the foot of an activity; only what hides steps has a plus.
    pub(super) fn activity_markers(activity: &Activity, closed: bool) -> Vec<&'static [Part]> {
        let repeats = activity.repeats.map(|repeats| match repeats {
            Repeats::Loop => icon::LOOP,
            Repeats::Parallel => icon::BARS,
            Repeats::Sequential => icon::LINES,
        });
        let undoes = activity.compensates.then_some(icon::UNDO);
        let (has_steps, any_order) = match &activity.kind {
            ActivityKind::Task(_) => (false, false),
            ActivityKind::SubProcess(kind) => (true, *kind == SubProcess::AdHoc),
            ActivityKind::Call(_) => (true, false),
        };
        let plus = (has_steps && closed).then_some(icon::BOX_PLUS);
        let tilde = any_order.then_some(icon::TILDE);
        [repeats, undoes, plus, tilde].into_iter().flatten().collect()
    }

    /// Markers in a row at the foot.
    pub(super) fn markers(&mut self, at: &Rect, markers: &[&[Part]], scale: f64) {
        let step = 18.0 * scale;
        let mut x = center(at).x - step * (markers.len() as f64 - 1.0) / 2.0;
        for marker in markers {
            self.icon(marker, point(x, bottom(at) - 10.0 * scale), scale);
            x += step;
        }
    }

    /// The FIM label in the upper right corner; gives how wide it is.
    pub(super) fn tag(&mut self, shape: &Shape, at: &Rect) -> f64 {
        let model = self.model;
        let Some(tag) = &model.get(shape.element).activity_group else { return 0.0 };
        let (words, widest) = (Words::new(tag), at.width - 34.0);
        if words.is_empty() || widest < 10.0 || at.height < 24.0 {
            return 0.0;
        }
        let lines = words.fit(widest, 11.0, &TAG);
        let width = lines.width() + 6.0;
        let room = rect(right(at) - width - 3.0, at.y + 3.0, width, 11.0);
        self.rect(&room, 2.0, " stroke-width=\"0.75\"");
        let colour = Look::of_node(&shape.colours).text.filter(|_| !shape.expanded);
        self.text(&lines, tag, &room, Style { colour, ..Style::default() });
        width + 3.0
    }

    pub(super) fn event(&mut self, shape: &Shape, event: &Event) {
        let look = Look::of_node(&shape.colours);
        let at = self.open_node(shape, &look);
        let (middle, radius) = (center(&at), at.width.min(at.height) / 2.0);
        let scale = radius / 18.0;
        let dashes = if event.interrupts { "" } else { GOES_ON };
        let (doubled, throws) = match event.position {
            Position::Start => (false, false),
            Position::Catch | Position::Boundary(_) => (true, false),
            Position::Throw => (true, true),
            Position::End => (false, true),
        };
        match event.position {
            Position::End => self.circle(middle, radius - 1.25, " stroke-width=\"4\""),
            Position::Start | Position::Boundary(_) => self.circle(middle, radius, dashes),
            _ => self.circle(middle, radius, ""),
        }
        if doubled {
            let dashes = if matches!(event.position, Position::Boundary(_)) { dashes } else { "" };
            self.circle(middle, radius - 3.5 * scale, &format!(" stroke-width=\"1.2\"{dashes}"));
        }
        let size = if event.trigger == Trigger::Terminate { scale } else { scale * 1.05 };
        self.icon(icon::of_trigger(event.trigger, throws), middle, size);
        self.close_node();
    }

    fn circle(&mut self, middle: super::Point, radius: f64, attributes: &str) {
        self.put(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{attributes}/>",
            N(middle.x),
            N(middle.y),
            N(radius.max(0.0))
        ));
    }

    pub(super) fn gateway(&mut self, shape: &Shape, gateway: Gateway) {
        let look = Look::of_node(&shape.colours);
        let at = self.open_node(shape, &look);
        let middle = center(&at);
        let [x, y, right, bottom, cx, cy] =
            [at.x, at.y, right(&at), bottom(&at), middle.x, middle.y].map(N);
        self.path(format_args!("M{cx} {y}L{right} {cy}L{cx} {bottom}L{x} {cy}Z"), "");
        let scale = at.width.min(at.height) / 50.0;
        let of_event: Vec<Part>;
        let parts = match gateway {
            Gateway::Exclusive if shape.marked => icon::EXCLUSIVE,
            Gateway::Exclusive => &[],
            Gateway::Parallel => icon::PARALLEL,
            Gateway::Inclusive => icon::INCLUSIVE,
            Gateway::Complex => icon::COMPLEX,
            Gateway::EventBased { instantiates, parallel } => {
                let inner = (!instantiates).then_some(icon::INNER_RING);
                let sign = if parallel { icon::SMALL_PLUS } else { icon::SMALL_PENTAGON };
                of_event = [Some(icon::RING), inner, Some(sign)].into_iter().flatten().collect();
                &of_event
            }
        };
        self.icon(parts, middle, scale);
        self.close_node();
    }

    pub(super) fn data(&mut self, shape: &Shape, data: Data) {
        let look = Look::of_node(&shape.colours);
        let at = self.open_node(shape, &look);
        let scale = (at.width / 36.0).min(at.height / 50.0);
        let several = match data {
            Data::Object { collection } => {
                self.sheet(&at);
                collection
            }
            Data::Input { collection } | Data::Output { collection } => {
                self.sheet(&at);
                let arrow =
                    if matches!(data, Data::Input { .. }) { icon::GIVEN } else { icon::GIVES };
                self.icon(arrow, point(at.x + 10.0 * scale, at.y + 10.0 * scale), scale);
                collection
            }
            Data::Store => {
                self.cylinder(&at);
                false
            }
            Data::Message => {
                self.envelope(&at, "");
                false
            }
        };
        if several {
            self.markers(&at, &[icon::BARS], scale.min(1.0));
        }
        self.close_node();
    }

    /// A sheet with a folded corner.
    fn sheet(&mut self, at: &Rect) {
        let fold = (at.width.min(at.height) / 3.0).min(14.0);
        let [x, y, end, bottom, folded, below] =
            [at.x, at.y, right(at), bottom(at), right(at) - fold, at.y + fold].map(N);
        self.path(
            format_args!(
                "M{x} {y}H{folded}L{end} {below}V{bottom}H{x}ZM{folded} {y}V{below}H{end}"
            ),
            "",
        );
    }

    fn cylinder(&mut self, at: &Rect) {
        let (rx, ry) = (at.width / 2.0, at.height / 8.0);
        let line = (at.height / 9.0).min(6.0);
        let [x, end, width, top, foot] =
            [at.x, right(at), at.width, at.y + ry, bottom(at) - ry].map(N);
        let [rx, ry] = [rx, ry].map(N);
        let rim = |y: f64| format!("M{x} {}a{rx} {ry} 0 0 0 {width} 0", N(y));
        let first = at.y + at.height / 8.0;
        let (second, third) = (rim(first + line), rim(first + 2.0 * line));
        self.path(
            format_args!(
                "M{x} {top}A{rx} {ry} 0 0 1 {end} {top}V{foot}A{rx} {ry} 0 0 1 {x} {foot}Z{}",
                rim(first)
            ),
            "",
        );
        self.path(format_args!("{second}{third}"), " fill=\"none\"");
    }

    pub(super) fn envelope(&mut self, at: &Rect, attributes: &str) {
        let [x, y, end, bottom, cx, flap] =
            [at.x, at.y, right(at), bottom(at), center(at).x, at.y + at.height * 0.6].map(N);
        self.path(
            format_args!("M{x} {y}H{end}V{bottom}H{x}ZM{x} {y}L{cx} {flap}L{end} {y}"),
            attributes,
        );
    }

    /// A bracket, and the text beside it: inside the bounds, or beyond them if it is too long.
    pub(super) fn annotation(&mut self, shape: &Shape) {
        let look = Look::of_frame(&shape.colours);
        let at = self.open_node(shape, &look);
        let [x, y, bottom, arm] = [at.x, at.y, bottom(&at), at.x + at.width.min(10.0)].map(N);
        self.path(format_args!("M{arm} {y}H{x}V{bottom}H{arm}"), " fill=\"none\"");
        let model = self.model;
        let text = &model.get(shape.element).name;
        let words = Words::new(text);
        if !words.is_empty() {
            let mut room = inset(&at, 5.0, 2.0, 2.0, 2.0);
            let mut lines = words.fit(room.width, room.height, &ANNOTATION);
            if lines.cut {
                lines = words.grow(room.width.max(90.0));
                room = rect(room.x, room.y, lines.width(), lines.height());
                self.reach(&room);
            }
            let style = Style { across: Across::Left, down: Down::Top, ..Style::default() };
            self.text(&lines, text, &room, style);
        }
        self.close_node();
    }
}

impl Shape {
    /// Whether its name stands in it, by its kind.
    pub(super) fn holds_name(&self, kind: &Kind) -> bool {
        match kind {
            Kind::Pool { .. } | Kind::Lane | Kind::Annotation => true,
            Kind::Activity(_) => self.expanded || is_inside(self),
            _ => false,
        }
    }
}
