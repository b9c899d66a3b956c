//! What a grid holds: bands with rows, columns, and in the cells the nodes with what is theirs.

use super::size;
use crate::diagram::model::{Element, ElementId, Kind, Model};

/// Between a node and what stands above it.
pub(super) const GAP: f64 = 20.0;
/// Between two things above a node.
const BESIDE: f64 = 12.0;

/// Something in a cell.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) element: ElementId,
    pub(super) width: f64,
    pub(super) height: f64,
    /// The room above and below it, and the width of all of it.
    pub(super) above: f64,
    pub(super) below: f64,
    pub(super) room: f64,
    pub(super) label: Option<Label>,
    pub(super) band: usize,
    pub(super) column: usize,
    /// Counted through all bands.
    pub(super) row: usize,
    /// What stands above it: its documents and annotations.
    pub(super) things: Vec<Part>,
    /// What stands on its boundary.
    pub(super) events: Vec<Part>,
    /// Whether lines may come from below or above.
    pub(super) is_activity: bool,
    pub(super) is_gateway: bool,
}

/// A name beside a shape, from the middle of the node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A shape that belongs to a node; its middle is given from the node's.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) element: ElementId,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) label: Option<Label>,
}

/// A thing above a node, before it has its place.
pub(super) struct Thing {
    pub(super) element: ElementId,
    /// Whether other nodes have lines to it too: these come from above.
    pub(super) is_shared: bool,
}

impl Node {
    /// A node with all that is its own. `upwards`: its name gives way to a line below.
    pub(super) fn new(
        model: &Model,
        element: ElementId,
        (width, height): (f64, f64),
        things: &[Thing],
        events: &[ElementId],
        upwards: bool,
    ) -> Self {
        let own = model.get(element);
        let is_gateway = matches!(own.kind, Kind::Gateway(_));
        let mut node = Self {
            element,
            width,
            height,
            above: 0.0,
            below: 0.0,
            room: width,
            label: None,
            band: 0,
            column: 0,
            row: 0,
            things: Vec::new(),
            events: Vec::new(),
            is_activity: matches!(own.kind, Kind::Activity(_)),
            is_gateway,
        };
        node.events(model, events);
        if let Some((width, height)) = size::label(own) {
            let is_above = (is_gateway || upwards) && things.is_empty();
            let far = node.height / 2.0 + 4.0;
            let y = if is_above { -far - height } else { far };
            node.label = Some(Label { x: -width / 2.0, y, width, height });
            match is_above {
                true => node.above = height + 6.0,
                false => node.below = height + 6.0,
            }
            node.room = node.room.max(width);
        }
        node.things(model, things);
        node
    }

    fn events(&mut self, model: &Model, events: &[ElementId]) {
        let width = |event: &ElementId| match size::label(model.get(*event)) {
            Some((width, _)) => 36.0 + width + 8.0,
            None => 44.0,
        };
        let all: f64 = events.iter().map(width).sum();
        if !events.is_empty() {
            self.width = self.width.max(all + 56.0);
            self.below = 22.0;
        }
        let mut x = self.width / 2.0 - all;
        for event in events {
            let middle = x + 18.0;
            let label = size::label(model.get(*event)).map(|(width, height)| {
                self.below = self.below.max(height + 8.0);
                let y = self.height / 2.0 + 3.0;
                Label { x: middle + 20.0, y, width, height }
            });
            self.events.push(Part {
                element: *event,
                x: middle,
                y: self.height / 2.0,
                width: 36.0,
                height: 36.0,
                label,
            });
            x += width(event);
        }
        self.room = self.room.max(self.width);
    }

    fn things(&mut self, model: &Model, things: &[Thing]) {
        let slot = |thing: &Thing| slot(model.get(thing.element), thing.is_shared);
        let between = BESIDE * things.len().saturating_sub(1) as f64;
        let all: f64 = things.iter().map(|thing| slot(thing).0).sum::<f64>() + between;
        let mut x = -all / 2.0;
        let foot = -self.height / 2.0 - GAP;
        for thing in things {
            let element = model.get(thing.element);
            let (room, above) = slot(thing);
            let (width, height) = size::node(element);
            let label = size::label(element);
            let (middle, label) = match label {
                Some((wide, high)) if thing.is_shared => {
                    let middle = x + width / 2.0;
                    let y = foot - (height + high) / 2.0;
                    (middle, Some(Label { x: x + width + 4.0, y, width: wide, height: high }))
                }
                Some((wide, high)) => {
                    let middle = x + room / 2.0;
                    let y = foot - height - high - 4.0;
                    (middle, Some(Label { x: middle - wide / 2.0, y, width: wide, height: high }))
                }
                None => (x + room / 2.0, None),
            };
            let y = foot - height / 2.0;
            self.things.push(Part { element: thing.element, x: middle, y, width, height, label });
            self.above = self.above.max(GAP + above + 4.0);
            x += room + BESIDE;
        }
        self.room = self.room.max(all);
    }

    /// Whether lines may come and go above: nothing stands there.
    pub(super) fn is_open_above(&self) -> bool {
        self.above == 0.0
    }

    /// Whether lines may come and go below.
    pub(super) fn is_open_below(&self) -> bool {
        self.is_activity || (self.is_gateway && self.below == 0.0)
    }

    /// Where lines to the bottom end, from the middle: associations, what leads back, messages.
    pub(super) fn foot(&self, port: Port) -> f64 {
        match (port, self.is_activity, self.events.is_empty()) {
            (_, false, _) => 0.0,
            (Port::Association, ..) => -self.width / 2.0 + 14.0,
            (Port::Back, ..) => -self.width / 2.0 + 28.0,
            (Port::Message, _, true) => 0.0,
            (Port::Message, _, false) => -self.width / 2.0 + 42.0,
        }
    }
}

/// What a line to the bottom of a node means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Port {
    Association,
    Back,
    Message,
}

/// The width and height that a thing above a node takes.
fn slot(element: &Element, is_shared: bool) -> (f64, f64) {
    let (width, height) = size::node(element);
    match size::label(element) {
        Some((wide, high)) if is_shared => (width + 4.0 + wide, height.max(high)),
        Some((wide, high)) => (width.max(wide), height + high + 4.0),
        None => (width, height),
    }
}

/// Whether an element can stand above another.
pub(super) fn is_thing(kind: &Kind) -> bool {
    matches!(kind, Kind::Annotation | Kind::Data(_))
}
