//! What stands in which grid, and what belongs to which node.

use std::collections::BTreeMap;

use super::grid::{Thing, is_thing};
use crate::diagram::model::{ElementId, FlowKind, Kind, Model, Position};

/// The sub-process whose steps a grid shows; nothing for the whole.
pub(super) type Holder = Option<ElementId>;

/// What belongs where, by element.
pub(super) struct Parts {
    /// The node that an element is or belongs to.
    pub(super) node: Vec<Option<ElementId>>,
    pub(super) holder: Vec<Holder>,
    pub(super) pool: Vec<Option<ElementId>>,
    depth: Vec<usize>,
    /// The nodes of each grid.
    pub(super) members: BTreeMap<Holder, Vec<ElementId>>,
    pub(super) events: BTreeMap<ElementId, Vec<ElementId>>,
    pub(super) things: BTreeMap<ElementId, Vec<Thing>>,
    /// The flows of each grid, with the node or pool at each end.
    pub(super) lines: BTreeMap<Holder, Vec<Line>>,
}

/// A flow in a grid.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) flow: ElementId,
    pub(super) from: ElementId,
    pub(super) to: ElementId,
}

impl Parts {
    pub(super) fn of(model: &Model) -> Self {
        let count = model.elements.len();
        let mut parts = Self {
            node: vec![None; count],
            holder: vec![None; count],
            pool: vec![None; count],
            depth: vec![0; count],
            members: BTreeMap::new(),
            events: BTreeMap::new(),
            things: BTreeMap::new(),
            lines: BTreeMap::new(),
        };
        parts.holders(model);
        parts.nodes(model);
        parts.things(model);
        for (id, element) in model.iter() {
            if parts.node[id.0 as usize] == Some(id) && !matches!(element.kind, Kind::Pool { .. }) {
                parts.members.entry(parts.holder[id.0 as usize]).or_default().push(id);
            }
        }
        parts.lines(model);
        parts
    }

    fn holders(&mut self, model: &Model) {
        for (id, element) in model.iter() {
            let at = id.0 as usize;
            // What holds others stands before them.
            let Some(within) = element.within.filter(|within| *within < id) else { continue };
            let outer = within.0 as usize;
            match model.get(within).kind {
                Kind::Pool { .. } => self.pool[at] = Some(within),
                Kind::Activity(_) => {
                    self.holder[at] = Some(within);
                    self.pool[at] = self.pool[outer];
                    self.depth[at] = self.depth[outer] + 1;
                }
                _ => {
                    self.holder[at] = self.holder[outer];
                    self.pool[at] = self.pool[outer];
                    self.depth[at] = self.depth[outer];
                }
            }
        }
    }

    fn nodes(&mut self, model: &Model) {
        for (id, element) in model.iter() {
            let node = match &element.kind {
                Kind::Event(event) => match event.position {
                    Position::Boundary(host)
                        if matches!(model.get(host).kind, Kind::Activity(_)) =>
                    {
                        self.events.entry(host).or_default().push(id);
                        Some(host)
                    }
                    _ => Some(id),
                },
                Kind::Activity(_) | Kind::Gateway(_) | Kind::Pool { .. } => Some(id),
                _ => None,
            };
            self.node[id.0 as usize] = node;
        }
    }

    /// The node at the end of a flow; of a flow the node that it leaves.
    fn end(&self, model: &Model, id: ElementId) -> Option<ElementId> {
        let end = model.get(id).flow().map_or(id, |flow| flow.source);
        self.node[end.0 as usize]
    }

    /// Things stand at the first node that they are joined with; others among the nodes.
    fn things(&mut self, model: &Model) {
        let mut owners: BTreeMap<ElementId, (ElementId, bool)> = BTreeMap::new();
        for (_, element) in model.iter() {
            let Some(flow) = element.flow() else { continue };
            if !matches!(flow.kind, FlowKind::Association(_) | FlowKind::Data) {
                continue;
            }
            for (thing, other) in [(flow.source, flow.target), (flow.target, flow.source)] {
                if !is_thing(&model.get(thing).kind) {
                    continue;
                }
                let node = self.end(model, other);
                let node = node.filter(|id| !matches!(model.get(*id).kind, Kind::Pool { .. }));
                let Some(node) = node else { continue };
                let owner = owners.entry(thing).or_insert((node, false));
                owner.1 |= owner.0 != node;
            }
        }
        for (id, element) in model.iter().filter(|(_, element)| is_thing(&element.kind)) {
            let at = id.0 as usize;
            let Some((node, is_shared)) = owners.get(&id).copied() else {
                // An annotation of a lane or pool is one of its nodes.
                self.node[at] =
                    (element.kind != Kind::Annotation || !element.name.is_empty()).then_some(id);
                continue;
            };
            self.holder[at] = self.holder[node.0 as usize];
            self.node[at] = Some(node);
            self.things.entry(node).or_default().push(Thing { element: id, is_shared });
        }
        // Shared things are the last ones, so that their lines pass no other.
        self.things.values_mut().for_each(|things| things.sort_by_key(|thing| thing.is_shared));
    }

    /// Each flow in the innermost grid that holds both its ends; an end further in is its
    /// sub-process.
    fn lines(&mut self, model: &Model) {
        for (id, element) in model.iter() {
            let Some(flow) = element.flow() else { continue };
            let (Some(mut from), Some(mut to)) =
                (self.drawn(model, flow.source), self.drawn(model, flow.target))
            else {
                continue;
            };
            let holder = |id: ElementId| self.holder[id.0 as usize];
            let depth = |id: ElementId| self.depth_of(id);
            while holder(from) != holder(to) {
                let (deeper, other) = match depth(from) >= depth(to) {
                    true => (&mut from, to),
                    false => (&mut to, from),
                };
                let Some(out) = holder(*deeper) else {
                    // Only the other end is inside.
                    *deeper = other;
                    break;
                };
                *deeper = out;
            }
            if from != to || flow.source == flow.target {
                let line = Line { flow: id, from, to };
                self.lines.entry(holder(from)).or_default().push(line);
            }
        }
    }

    fn depth_of(&self, id: ElementId) -> usize {
        self.holder[id.0 as usize].map_or(0, |holder| self.depth[holder.0 as usize] + 1)
    }

    /// What is drawn at the end of a flow: itself if it has a shape, of a flow the node it leaves.
    fn drawn(&self, model: &Model, id: ElementId) -> Option<ElementId> {
        match &model.get(id).kind {
            Kind::Flow(flow) => {
                let is_flow = model.get(flow.source).flow().is_some();
                (!is_flow && self.node[flow.source.0 as usize].is_some()).then_some(flow.source)
            }
            _ => self.node[id.0 as usize].map(|_| id),
        }
    }
}
