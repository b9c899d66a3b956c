//! What holds others: pools, lanes, sub-processes whose steps are shown, groups.

use super::label::TITLE;
use super::place::{around, center, inset, point, rect, tidy};
use super::text::Words;
use super::{
    Across, Activity, Diagram, Down, ElementId, Escaped, Kind, Look, N, Painter, Part, Rect, Shape,
    Style, icon,
};

/// How wide the band with the title of a pool or lane is, and how wide it can be.
const BAND: f64 = 30.0;
const BANDS: std::ops::RangeInclusive<f64> = 12.0..=60.0;

/// How a frame lets the page through that its own colour tints.
const TINT: &str = " fill-opacity=\"0.2\"";

impl Painter<'_> {
    /// All frames without their titles.
    pub(super) fn frames(&mut self, diagram: &Diagram) {
        self.measure_bands(diagram);
        let model = self.model;
        for shape in &diagram.shapes {
            match &model.get(shape.element).kind {
                Kind::Pool { multiple, open } => self.pool(shape, *multiple, *open),
                Kind::Lane => self.lane(shape),
                Kind::Activity(activity) if shape.expanded => self.expanded(shape, activity),
                _ => {}
            }
        }
        for shape in &diagram.shapes {
            if matches!(model.get(shape.element).kind, Kind::Group) {
                self.group(shape);
            }
        }
    }

    /// Lanes begin where the band of what they are parts of ends.
    fn measure_bands(&mut self, diagram: &Diagram) {
        let frames: std::collections::BTreeMap<ElementId, &Shape> = diagram
            .shapes
            .iter()
            .filter(|shape| {
                matches!(self.model.get(shape.element).kind, Kind::Pool { .. } | Kind::Lane)
            })
            .map(|shape| (shape.element, shape))
            .collect();
        for shape in frames.values() {
            let lane = self.model.get(shape.element);
            let Some(holder) = lane.lane.or(lane.within).and_then(|id| frames.get(&id)) else {
                continue;
            };
            let (own, around) = (tidy(&shape.bounds), tidy(&holder.bounds));
            let band = match holder.horizontal {
                true => own.x - around.x,
                false => own.y - around.y,
            };
            if BANDS.contains(&band) {
                let known = self.bands.entry(holder.element).or_insert(band);
                *known = known.min(band);
            }
        }
    }

    /// Where the title of a pool or lane stands.
    fn band(&self, shape: &Shape) -> Rect {
        let at = tidy(&shape.bounds);
        let band = self.bands.get(&shape.element).copied().unwrap_or(BAND);
        match shape.horizontal {
            true => rect(at.x, at.y, band.min(at.width), at.height),
            false => rect(at.x, at.y, at.width, band.min(at.height)),
        }
    }

    fn pool(&mut self, shape: &Shape, multiple: bool, open: bool) {
        let at = tidy(&shape.bounds);
        self.open_frame(shape, &at);
        if open {
            let band = self.band(shape);
            let end = point(band.x + band.width, band.y + band.height);
            self.frame_rect(&at, 0.0, shape, "");
            let [x, y] = [N(end.x), N(end.y)];
            match shape.horizontal {
                true => self.path(format_args!("M{x} {}V{y}", N(at.y)), " fill=\"none\""),
                false => self.path(format_args!("M{} {y}H{x}", N(at.x)), " fill=\"none\""),
            }
        } else {
            self.frame_rect(&at, 0.0, shape, "");
        }
        if multiple {
            self.markers(&at, &[icon::BARS], 1.0);
        }
        self.close();
    }

    fn lane(&mut self, shape: &Shape) {
        let at = tidy(&shape.bounds);
        self.open_frame(shape, &at);
        self.frame_rect(&at, 0.0, shape, " stroke-width=\"1\"");
        self.close();
    }

    fn expanded(&mut self, shape: &Shape, activity: &Activity) {
        let at = tidy(&shape.bounds);
        self.open_frame(shape, &at);
        let fill = match Look::of_frame(&shape.colours).fill {
            Some(_) => TINT,
            None => " fill=\"none\"",
        };
        self.activity_box(&at, activity, fill);
        let markers: Vec<&[Part]> = Self::activity_markers(activity, false);
        self.markers(&at, &markers, 1.0);
        self.close();
    }

    fn group(&mut self, shape: &Shape) {
        let at = tidy(&shape.bounds);
        self.open_frame(shape, &at);
        self.frame_rect(
            &at,
            10.0,
            shape,
            " stroke-dasharray=\"10 5 1 5\" stroke-linecap=\"round\"",
        );
        self.close();
    }

    fn open_frame(&mut self, shape: &Shape, at: &Rect) {
        self.reach(at);
        let element = self.model.get(shape.element);
        self.open(element, &Look::of_frame(&shape.colours));
    }

    fn frame_rect(&mut self, at: &Rect, radius: f64, shape: &Shape, attributes: &str) {
        let fill = match Look::of_frame(&shape.colours).fill {
            Some(_) => TINT,
            None => " fill=\"none\"",
        };
        self.rect(at, radius, &format!("{fill}{attributes}"));
    }

    /// The name of a pool, lane or sub-process, and where it leads.
    pub(super) fn title(&mut self, shape: &Shape) {
        let model = self.model;
        let element = model.get(shape.element);
        let words = Words::new(&element.name);
        if words.is_empty() && !self.options.links.contains_key(&shape.element) {
            if let Kind::Activity(_) = element.kind {
                self.tag(shape, &tidy(&shape.bounds));
            }
            return;
        }
        let at = tidy(&shape.bounds);
        let (room, mut style) = match &element.kind {
            Kind::Pool { open: false, .. } => (at, Style::default()),
            Kind::Pool { .. } | Kind::Lane => {
                (self.band(shape), Style { turned: shape.horizontal, ..Style::default() })
            }
            _ => {
                let tag = self.tag(shape, &at);
                let top = rect(at.x, at.y, (at.width - tag).max(0.0), at.height.min(36.0));
                let style = Style { across: Across::Left, down: Down::Top, ..Style::default() };
                (inset(&top, 5.0, 2.0, 5.0, 0.0), style)
            }
        };
        // A closed pool that is narrow and high is read from bottom to top like an open one.
        style.turned |= matches!(element.kind, Kind::Pool { open: false, .. })
            && at.height > 2.0 * at.width
            && at.width < 60.0;
        let middle = center(&room);
        let flat = match style.turned {
            true => around(middle, room.height, room.width),
            false => room,
        };
        let flat = inset(&flat, 4.0, 2.0, 4.0, 2.0);
        let lines = words.fit(flat.width, flat.height, &TITLE);
        self.open_link(shape.element);
        if self.linked {
            // The whole band can be pressed.
            self.rect(&room, 0.0, " fill=\"none\" stroke=\"none\" pointer-events=\"all\"");
        }
        self.put(format_args!("<g data-label=\"{}\">", Escaped(&element.id)));
        self.text(&lines, &element.name, &flat, style);
        self.out.push_str("</g>");
        self.close_link();
        self.out.push('\n');
    }
}
