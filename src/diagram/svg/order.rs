//! In which order shapes follow each other: that of the flow. What comes first in the file comes
//! first under the Tab key, as SVG has no other order.
//!
//! A shape stands after all from which sequence flows lead to it, save where flows go in circles;
//! what a sub-process holds stands after it and before what follows it; events on the boundary of an
//! activity after what follows it; data and notes after their step. Of several ways and several starts the upper comes first, in an
//! upright picture the left one. A pool or lane stands before the first that it holds, and what no
//! flow reaches at the end, in the order of the diagram.

use super::place::center;
use super::{Diagram, ElementId, FlowKind, Kind, Model, Position};

/// The shapes of a diagram, by their place in [`Diagram::shapes`].
pub(super) fn flow_order(model: &Model, diagram: &Diagram) -> Vec<usize> {
    let graph = Graph::new(model, diagram);
    let rank = ranks(model, &graph.nodes_in_order());
    let mut shapes: Vec<usize> = (0..diagram.shapes.len()).collect();
    shapes.sort_by_key(|at| (rank[diagram.shapes[*at].element.0 as usize], *at));
    shapes
}

/// What follows what, by the number of the element.
struct Graph {
    /// The nodes in the picture, the upper before the lower.
    nodes: Vec<usize>,
    /// Of each element: what it holds, where its flows lead, what stands on its boundary.
    next: Vec<[Vec<usize>; 3]>,
    /// Whether something leads to an element.
    reached: Vec<bool>,
}

impl Graph {
    fn new(model: &Model, diagram: &Diagram) -> Self {
        let is_data =
            |id: ElementId| matches!(model.get(id).kind, Kind::Data(_) | Kind::Annotation);
        let is_node = |id: ElementId| {
            matches!(model.get(id).kind, Kind::Activity(_) | Kind::Event(_) | Kind::Gateway(_))
        };
        let upright = diagram.shapes.iter().any(|shape| {
            !shape.horizontal
                && matches!(model.get(shape.element).kind, Kind::Pool { .. } | Kind::Lane)
        });
        let mut shapes: Vec<_> =
            diagram.shapes.iter().filter(|it| is_node(it.element) || is_data(it.element)).collect();
        let key = |at: usize| {
            let at = center(&shapes[at].bounds);
            if upright { (at.x, at.y) } else { (at.y, at.x) }
        };
        let mut sorted: Vec<usize> = (0..shapes.len()).collect();
        sorted.sort_by(|one, other| {
            let (one, other) = (key(*one), key(*other));
            one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1))
        });
        shapes = sorted.iter().map(|at| shapes[*at]).collect();

        let count = model.elements.len();
        let mut place = vec![usize::MAX; count];
        let mut nodes = Vec::new();
        for shape in shapes {
            let id = shape.element.0 as usize;
            if place[id] == usize::MAX {
                place[id] = nodes.len();
                nodes.push(id);
            }
        }
        let mut graph =
            Self { nodes, next: vec![Default::default(); count], reached: vec![false; count] };
        let shown = |id: ElementId| (place[id.0 as usize] != usize::MAX).then_some(id.0 as usize);
        for (_, element) in model.iter() {
            let Some(flow) = element.flow() else { continue };
            if let (FlowKind::Sequence { .. }, Some(from), Some(to)) =
                (flow.kind, shown(flow.source), shown(flow.target))
            {
                graph.lead(from, to, 1);
            }
        }
        // Data and notes come with the step that writes them, else with the first that has them.
        for is_written in [true, false] {
            for (_, element) in model.iter() {
                let Some(flow) = element.flow() else { continue };
                let (step, data) = match (is_data(flow.source), is_data(flow.target)) {
                    (false, true) => (flow.source, flow.target),
                    (true, false) if !is_written => (flow.target, flow.source),
                    _ => continue,
                };
                let (Some(step), Some(data)) = (shown(step), shown(data)) else { continue };
                if !graph.reached[data] {
                    graph.lead(step, data, 0);
                }
            }
        }
        for at in 0..graph.nodes.len() {
            let node = graph.nodes[at];
            let element = &model.elements[node];
            let host = match &element.kind {
                Kind::Event(event) => match event.position {
                    Position::Boundary(host) => shown(host),
                    _ => None,
                },
                _ => None,
            };
            match (host, element.within.and_then(shown)) {
                (Some(host), _) => graph.lead(host, node, 2),
                (None, Some(holder)) if !graph.reached[node] => graph.lead(holder, node, 0),
                _ => {}
            }
        }
        for next in graph.next.iter_mut().flatten() {
            next.sort_by_key(|to| place[*to]);
        }
        graph
    }

    fn lead(&mut self, from: usize, to: usize, how: usize) {
        self.next[from][how].push(to);
        self.reached[to] = true;
    }

    /// Each node after all that lead to it: the ends of a walk into the depth, backwards.
    fn nodes_in_order(&self) -> Vec<usize> {
        let mut seen = vec![false; self.next.len()];
        let mut order = Vec::new();
        let mut ended = Vec::new();
        for start in self.nodes.iter().rev().filter(|node| !self.reached[**node]) {
            self.walk(*start, &mut seen, &mut ended);
        }
        order.extend(ended.drain(..).rev());
        // What is left are circles that nothing leads into: each from its upper node.
        for start in &self.nodes {
            self.walk(*start, &mut seen, &mut ended);
            order.extend(ended.drain(..).rev());
        }
        order
    }

    fn walk(&self, start: usize, seen: &mut [bool], ended: &mut Vec<usize>) {
        if std::mem::replace(&mut seen[start], true) {
            return;
        }
        let after = |node: usize| self.next[node].iter().flatten().rev().copied();
        let mut path = vec![(start, after(start))];
        while let Some((node, next)) = path.last_mut() {
            match next.next() {
                Some(to) if seen[to] => {}
                Some(to) => {
                    seen[to] = true;
                    path.push((to, after(to)));
                }
                None => {
                    ended.push(*node);
                    path.pop();
                }
            }
        }
    }
}

/// The place of each element, with pools and lanes before what they hold.
fn ranks(model: &Model, nodes: &[usize]) -> Vec<usize> {
    let mut rank = vec![usize::MAX; model.elements.len()];
    let mut next = 0;
    for node in nodes {
        let mut holders = Vec::new();
        let mut at = Some(*node);
        while let Some(id) = at.filter(|id| rank[*id] == usize::MAX) {
            rank[id] = 0;
            holders.push(id);
            let element = &model.elements[id];
            at = element.lane.or(element.within).map(|holder| holder.0 as usize);
        }
        for id in holders.into_iter().rev() {
            rank[id] = next;
            next += 1;
        }
    }
    rank
}
