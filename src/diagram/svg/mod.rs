//! A [`Diagram`] of a [`Model`] as SVG.
//!
//! [`draw`] paints in layers: frames (pools, lanes, sub-processes whose steps are shown), groups,
//! flows, then every other shape and the frames' titles in the order of the flow (`order`), then
//! the names that stand beside their shapes. So no name is covered, and the Tab key walks along the
//! flow.
//!
//! Everything has its look by presentation attributes, which a Content-Security-Policy lets through
//! and any stylesheet overrides: a picture is right without a stylesheet, and `diagrams.css` only
//! says what is different in the theme. Most of it is inherited: `fill` is the ground, `color` the
//! ink, and lines are `currentColor`. Arrowheads are paths of their own, as markers would neither
//! inherit colours nor have ids that are unique on a page.

mod colour;
mod edge;
mod frame;
mod icon;
mod label;
mod metrics;
mod node;
mod order;
mod place;
mod text;
pub(super) mod write;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use super::{
    Activity, ActivityKind, Colours, Data, Diagram, Direction, Edge, Element, ElementId, Envelope,
    Event, Flow, FlowKind, Gateway, Kind, Model, Point, Position, Rect, Repeats, Shape, SubProcess,
    Task, Trigger,
};
use colour::Look;
use icon::{Paint, Part};
use place::{center, inset, union};
use text::Lines;
use write::{Escaped, N};

/// Ink, ground and links of a picture that no stylesheet reaches.
const INK: &str = "#1b2430";
const GROUND: &str = "#fff";
const LINK: &str = "#1d4f91";

/// What is left free around a picture: arrowheads and thick lines reach beyond their places.
const MARGIN: f64 = 10.0;

/// How a picture is wanted.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What its ids begin with; on a page no other picture's may begin so.
    pub prefix: String,
    /// What it is called.
    pub title: String,
    /// What it shows, in a sentence.
    pub description: Option<String>,
    /// Where shapes lead.
    pub links: BTreeMap<ElementId, Link>,
    /// Whether it is a file of its own, else a part of a page.
    pub standalone: bool,
}

/// Where a shape leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The address.
    pub href: String,
    /// What it is called; begins with the shape's own name, as that is what is seen.
    pub name: String,
}

/// A picture as SVG.
pub fn draw(model: &Model, diagram: &Diagram, options: &Options) -> String {
    let mut painter = Painter::new(model, options);
    painter.frames(diagram);
    for edge in &diagram.edges {
        painter.edge(edge);
    }
    let order = order::flow_order(model, diagram);
    for at in &order {
        painter.shape(&diagram.shapes[*at]);
    }
    painter.labels(diagram, &order);
    painter.finish()
}

/// How wide a text is in a picture, in the pixels of the diagram.
pub fn text_width(text: &str, size: f64) -> f64 {
    metrics::width(text) as f64 * size / metrics::EM as f64
}

struct Painter<'a> {
    model: &'a Model,
    options: &'a Options,
    /// What is painted so far.
    out: String,
    /// What holds all of it.
    reach: Option<Rect>,
    /// How wide the title's band of a pool or lane is, by element, where the lanes in it say so.
    bands: BTreeMap<ElementId, f64>,
    /// How event sub-processes begin.
    starts: BTreeMap<ElementId, Event>,
    /// The colour of icons in this shape, if it is filled.
    icons: Option<[u8; 3]>,
    /// Whether this is inside a link.
    linked: bool,
    /// Whether some shape is a link.
    has_links: bool,
}

/// How a text stands in its room.
#[derive(Clone, Copy, Default)]
struct Style {
    across: Across,
    down: Down,
    /// A colour of its own.
    colour: Option<[u8; 3]>,
    /// Whether it is read from bottom to top.
    turned: bool,
    /// Whether lines under it stop at its letters.
    halo: bool,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Across {
    Left,
    #[default]
    Middle,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Down {
    Top,
    #[default]
    Middle,
    Bottom,
}

impl<'a> Painter<'a> {
    fn new(model: &'a Model, options: &'a Options) -> Self {
        Self {
            model,
            options,
            out: String::new(),
            reach: None,
            bands: BTreeMap::new(),
            starts: starts(model),
            icons: None,
            linked: false,
            has_links: false,
        }
    }

    /// A shape that is no frame, or the title of one.
    fn shape(&mut self, shape: &Shape) {
        let element = self.model.get(shape.element);
        match &element.kind {
            Kind::Pool { .. } | Kind::Lane => self.title(shape),
            Kind::Activity(_) if shape.expanded => self.title(shape),
            Kind::Activity(activity) => self.activity(shape, activity),
            Kind::Event(event) => self.event(shape, event),
            Kind::Gateway(gateway) => self.gateway(shape, *gateway),
            Kind::Data(data) => self.data(shape, *data),
            Kind::Annotation => self.annotation(shape),
            Kind::Group | Kind::Flow(_) => {}
        }
    }

    /// The whole file, around what is painted.
    fn finish(self) -> String {
        let reach = self.reach.unwrap_or_default();
        let view = inset(&reach, -MARGIN, -MARGIN, -MARGIN, -MARGIN);
        let prefix = Escaped(&self.options.prefix);
        let [x, y, width, height] = [view.x, view.y, view.width, view.height].map(N);
        let mut out = String::with_capacity(self.out.len() + 1000);
        // Writing to a string cannot fail.
        let _ = self.head(&mut out, format_args!("{x} {y} {width} {height}"), width, height);
        if self.options.standalone {
            let _ = writeln!(
                out,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" stroke=\"none\"/>"
            );
        }
        let _ =
            writeln!(out, "<title id=\"{prefix}-title\">{}</title>", Escaped(&self.options.title));
        if let Some(description) = &self.options.description {
            let _ = writeln!(out, "<desc id=\"{prefix}-desc\">{}</desc>", Escaped(description));
        }
        out.push_str(&self.out);
        out.push_str("</svg>\n");
        out
    }

    fn head(&self, out: &mut String, view: fmt::Arguments<'_>, width: N, height: N) -> fmt::Result {
        out.write_str("<svg class=\"vw-diagram\"")?;
        if self.options.standalone {
            out.write_str(" xmlns=\"http://www.w3.org/2000/svg\"")?;
        }
        // A picture hides what is in it from screen readers, links too.
        let role = if self.has_links { "group" } else { "img" };
        let prefix = Escaped(&self.options.prefix);
        write!(
            out,
            " viewBox=\"{view}\" width=\"{width}\" height=\"{height}\" role=\"{role}\" \
             aria-labelledby=\"{prefix}-title\""
        )?;
        if self.options.description.is_some() {
            write!(out, " aria-describedby=\"{prefix}-desc\"")?;
        }
        writeln!(
            out,
            " font-family=\"Arial, Helvetica, Liberation Sans, sans-serif\" text-anchor=\"middle\" \
             color=\"{INK}\" fill=\"{GROUND}\" stroke=\"currentColor\" stroke-width=\"1.5\" \
             stroke-linejoin=\"round\">"
        )
    }

    fn put(&mut self, what: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(what);
    }

    /// Makes the picture large enough.
    fn reach(&mut self, what: &Rect) {
        self.reach = Some(self.reach.map_or(*what, |reach| union(&reach, what)));
    }

    /// A group for an element, with its own colours; `close` ends it.
    fn open(&mut self, element: &Element, look: &Look) {
        self.put(format_args!("<g data-id=\"{}\"", Escaped(&element.id)));
        if look.is_own() {
            self.out.push_str(" class=\"vw-diagram-own\"");
        }
        if let Some(stroke) = look.stroke {
            self.put(format_args!(" color=\"{}\"", Hex(stroke)));
        }
        if let Some(fill) = look.fill {
            self.put(format_args!(" fill=\"{}\"", Hex(fill)));
        }
        self.out.push('>');
    }

    fn close(&mut self) {
        self.out.push_str("</g>\n");
    }

    /// Begins the link of an element, if it has one; `close_link` ends it.
    fn open_link(&mut self, id: ElementId) {
        let options = self.options;
        if let Some(link) = options.links.get(&id) {
            self.linked = true;
            self.has_links = true;
            self.put(format_args!(
                "<a class=\"vw-diagram-link\" href=\"{}\" aria-label=\"{}\">",
                Escaped(&link.href),
                Escaped(&link.name)
            ));
        }
    }

    /// The same around a name beside its shape: for the mouse alone, as the shape has the link.
    fn open_second_link(&mut self, id: ElementId) {
        let options = self.options;
        if let Some(link) = options.links.get(&id) {
            self.linked = true;
            self.put(format_args!(
                "<a class=\"vw-diagram-link\" href=\"{}\" tabindex=\"-1\" aria-hidden=\"true\">",
                Escaped(&link.href)
            ));
        }
    }

    fn close_link(&mut self) {
        if std::mem::take(&mut self.linked) {
            self.out.push_str("</a>");
        }
    }

    /// A rectangle; `attributes` begins with a space, if it is not empty.
    fn rect(&mut self, at: &Rect, radius: f64, attributes: &str) {
        let [x, y, width, height] = [at.x, at.y, at.width, at.height].map(N);
        self.put(format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\""));
        if radius > 0.0 {
            self.put(format_args!(" rx=\"{}\"", N(radius)));
        }
        self.put(format_args!("{attributes}/>"));
    }

    fn path(&mut self, path: fmt::Arguments<'_>, attributes: &str) {
        self.put(format_args!("<path d=\"{path}\"{attributes}/>"));
    }

    /// An icon around a point, so many times its own size.
    fn icon(&mut self, parts: &[Part], at: Point, scale: f64) {
        if parts.is_empty() {
            return;
        }
        self.put(format_args!("<g transform=\"translate({} {})", N(at.x), N(at.y)));
        if (scale - 1.0).abs() > 0.005 {
            self.put(format_args!(" scale({})", N(scale)));
        }
        self.out.push('"');
        if let Some(colour) = self.icons {
            self.put(format_args!(" class=\"vw-diagram-own\" color=\"{}\"", Hex(colour)));
        }
        self.out.push('>');
        for (paint, path, line) in parts {
            self.put(format_args!("<path d=\"{path}\""));
            match paint {
                Paint::Line => self.put(format_args!(" stroke-width=\"{}\"/>", N(*line))),
                Paint::Open => {
                    self.put(format_args!(" fill=\"none\" stroke-width=\"{}\"/>", N(*line)));
                }
                Paint::Solid => self.out.push_str(" fill=\"currentColor\" stroke=\"none\"/>"),
            }
        }
        self.out.push_str("</g>");
    }

    /// Lines of text in their room. What had to be cut has its full text beside it.
    fn text(&mut self, lines: &Lines, full: &str, room: &Rect, style: Style) {
        let middle = center(room);
        let (half, down) = (room.height / 2.0, lines.height());
        let x = match style.across {
            Across::Left => room.x,
            Across::Middle => middle.x,
        };
        let top = match style.down {
            Down::Top => room.y,
            Down::Middle => room.y + half - down / 2.0,
            Down::Bottom => room.y + room.height - down,
        };
        let _ = write!(self.out, "<text font-size=\"{}\"", N(lines.size));
        match style.colour {
            Some(colour) => {
                self.put(format_args!(" class=\"vw-diagram-own\" fill=\"{}\"", Hex(colour)));
            }
            None => {
                let ink = if self.linked { LINK } else { INK };
                self.put(format_args!(" fill=\"{ink}\""));
            }
        }
        if !style.halo {
            self.out.push_str(" stroke=\"none\"");
        }
        if style.across == Across::Left {
            self.out.push_str(" text-anchor=\"start\"");
        }
        if style.turned {
            self.put(format_args!(" transform=\"rotate(-90 {} {})\"", N(middle.x), N(middle.y)));
        }
        self.out.push('>');
        if lines.cut {
            self.put(format_args!("<title>{}</title>", Escaped(full)));
        }
        for (at, (line, spaced)) in lines.lines.iter().enumerate() {
            // A space keeps the words of two lines apart when the text is read or copied. It is
            // painted too, so what stands in the middle is moved by half of it.
            let space = if *spaced && at + 1 < lines.lines.len() { " " } else { "" };
            let moved = match style.across {
                Across::Left => 0.0,
                Across::Middle => text_width(space, lines.size) / 2.0,
            };
            let [x, y] = [x + moved, top + lines.foot(at)].map(N);
            self.put(format_args!("<tspan x=\"{x}\" y=\"{y}\""));
            if self.linked {
                self.out.push_str(" text-decoration=\"underline\"");
            }
            self.put(format_args!(">{}</tspan>{space}", Escaped(line)));
        }
        self.out.push_str("</text>");
    }
}

/// A start event of each element that holds one.
fn starts(model: &Model) -> BTreeMap<ElementId, Event> {
    let start = |element: &Element| match &element.kind {
        Kind::Event(event) if event.position == Position::Start => {
            Some((element.within?, event.clone()))
        }
        _ => None,
    };
    model.iter().filter_map(|(_, element)| start(element)).collect()
}

/// A colour as `#rrggbb`.
struct Hex([u8; 3]);

impl fmt::Display for Hex {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(out, "#{red:02x}{green:02x}{blue:02x}")
    }
}
