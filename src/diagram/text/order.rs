//! The order of the steps and their numbers.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::model::{ElementId, FlowKind, Gateway, Kind, Model, Position, Trigger};

/// How the elements hang together, by their index.
pub(super) struct Flows {
    /// The sequence flows that leave it.
    pub(super) out: Vec<Vec<ElementId>>,
    /// The sequence flows that come to it.
    pub(super) into: Vec<Vec<ElementId>>,
    /// The other flows that touch it.
    pub(super) touching: Vec<Vec<ElementId>>,
    /// The events on its boundary.
    pub(super) events: Vec<Vec<ElementId>>,
    /// The gateway that has nothing to say but where its only step goes on.
    pub(super) gateway: Vec<Option<ElementId>>,
    /// The event where a link goes on.
    link: Vec<Option<ElementId>>,
    /// Whether it is no step of its own, since there is nothing to say of it.
    pub(super) silent: Vec<bool>,
}

/// A step with its number.
pub(super) struct Numbered {
    pub(super) element: ElementId,
    pub(super) number: String,
    /// Its place in the flow.
    pub(super) rank: usize,
    pub(super) depth: usize,
    /// The pool whose part it is in.
    pub(super) pool: Option<ElementId>,
}

/// Whether something stands in the flow; what stands on a boundary is told with its activity.
pub(super) fn is_node(kind: &Kind) -> bool {
    match kind {
        Kind::Activity(_) | Kind::Gateway(_) => true,
        Kind::Event(event) => !matches!(event.position, Position::Boundary(_)),
        _ => false,
    }
}

fn is_start(kind: &Kind) -> bool {
    matches!(kind, Kind::Event(event) if event.position == Position::Start)
}

/// The activity of an event on its boundary; of anything else itself.
pub(super) fn host(model: &Model, id: ElementId) -> ElementId {
    match &model.get(id).kind {
        Kind::Event(event) => match event.position {
            Position::Boundary(activity) => activity,
            _ => id,
        },
        _ => id,
    }
}

impl Flows {
    pub(super) fn of(model: &Model) -> Self {
        let count = model.elements.len();
        let mut flows = Self {
            out: vec![Vec::new(); count],
            into: vec![Vec::new(); count],
            touching: vec![Vec::new(); count],
            events: vec![Vec::new(); count],
            gateway: vec![None; count],
            link: vec![None; count],
            silent: vec![false; count],
        };
        for (id, element) in model.iter() {
            if host(model, id) != id {
                flows.events[host(model, id).0 as usize].push(id);
            }
            let Some(flow) = element.flow() else { continue };
            let (source, target) = (flow.source.0 as usize, flow.target.0 as usize);
            let goes = is_node(&model.get(host(model, flow.source)).kind)
                && is_node(&model.get(host(model, flow.target)).kind);
            if matches!(flow.kind, FlowKind::Sequence { .. }) && goes {
                flows.out[source].push(id);
                flows.into[target].push(id);
            } else {
                flows.touching[source].push(id);
                if source != target {
                    flows.touching[target].push(id);
                }
            }
        }
        flows.links(model);
        let mut starts: BTreeMap<Option<ElementId>, usize> = BTreeMap::new();
        for (_, element) in model.iter().filter(|(_, it)| is_start(&it.kind)) {
            *starts.entry(element.within).or_default() += 1;
        }
        for (id, element) in model.iter() {
            let is_only_start = starts.get(&element.within) == Some(&1);
            flows.silent[id.0 as usize] = match model.numbers.is_empty() {
                true => flows.says_nothing(model, id, is_only_start),
                false => !model.numbers.contains_key(&id),
            };
        }
        flows.break_circles(model);
        flows.take_gateways(model);
        flows
    }

    /// The steps that come next, without names: along the flow, along links, then from events on the
    /// boundary.
    fn after(&self, model: &Model, id: ElementId) -> Vec<ElementId> {
        let on = |id: ElementId| {
            let flows = self.out[id.0 as usize].iter();
            let targets =
                flows.filter_map(|flow| Some(host(model, model.get(*flow).flow()?.target)));
            targets.chain(self.link[id.0 as usize])
        };
        on(id).chain(self.events[id.0 as usize].iter().copied().flat_map(on)).collect()
    }

    fn links(&mut self, model: &Model) {
        // Of each name in a holder the first, and how many there are.
        let mut catching: BTreeMap<(Option<ElementId>, &str), (ElementId, usize)> = BTreeMap::new();
        let link = |kind: &Kind, wanted: Position| {
            matches!(kind, Kind::Event(event)
            if event.trigger == Trigger::Link && event.position == wanted)
        };
        for (id, element) in model.iter().filter(|(_, it)| link(&it.kind, Position::Catch)) {
            catching.entry((element.within, element.name.trim())).or_insert((id, 0)).1 += 1;
        }
        for (id, element) in model.iter().filter(|(_, it)| link(&it.kind, Position::Throw)) {
            let name = element.name.trim();
            let found = catching.get(&(element.within, name));
            // Without a name nothing tells which of several is meant.
            let found = found.filter(|(_, count)| !name.is_empty() || *count == 1);
            self.link[id.0 as usize] = found.map(|(catch, _)| *catch);
        }
    }

    /// Whether nothing is said of it but where it stands in the flow.
    fn is_bare(&self, model: &Model, id: ElementId) -> bool {
        let element = model.get(id);
        element.name.trim().is_empty()
            && element.documentation.trim().is_empty()
            && self.touching[id.0 as usize].is_empty()
    }

    fn says_nothing(&self, model: &Model, id: ElementId, is_only_start: bool) -> bool {
        let (out, into) = (&self.out[id.0 as usize], &self.into[id.0 as usize]);
        let goes_on = matches!(out[..], [flow] if model.get(flow).name.trim().is_empty());
        self.is_bare(model, id)
            && match &model.get(id).kind {
                Kind::Event(event) => {
                    event.trigger == Trigger::None
                        && match event.position {
                            Position::Start => goes_on && into.is_empty() && is_only_start,
                            Position::End => out.is_empty(),
                            _ => false,
                        }
                }
                Kind::Gateway(Gateway::Exclusive) => goes_on && !into.is_empty(),
                Kind::Gateway(_) => goes_on && into.len() == 1,
                _ => false,
            }
    }

    /// Silent gateways that lead to themselves would lead nowhere: one of them speaks.
    fn break_circles(&mut self, model: &Model) {
        let mut seen_from = vec![None; model.elements.len()];
        for (start, _) in model.iter() {
            let mut at = start;
            while self.silent[at.0 as usize] && seen_from[at.0 as usize].is_none() {
                seen_from[at.0 as usize] = Some(start);
                let Some(next) = self.next(model, at) else { break };
                if seen_from[next.0 as usize] == Some(start) {
                    self.silent[next.0 as usize] = false;
                }
                at = next;
            }
        }
    }

    /// A gateway without a name after a single activity is told with it; in a list, any.
    fn take_gateways(&mut self, model: &Model) {
        for (id, element) in model.iter() {
            let ([flow], true) = (&self.into[id.0 as usize][..], self.out[id.0 as usize].len() > 1)
            else {
                continue;
            };
            let Some(source) = model.get(*flow).flow().map(|flow| flow.source) else { continue };
            let is_only = matches!(model.get(source).kind, Kind::Activity(_))
                && self.out[source.0 as usize].len() == 1
                && matches!(
                    model.get(*flow).flow().map(|flow| flow.kind),
                    Some(FlowKind::Sequence { conditional: false, default: false })
                );
            // In a list its name is what the step asks.
            let is_bare = self.is_bare(model, id) || !model.numbers.is_empty();
            let is_bare = is_bare && self.is_bare(model, *flow);
            if matches!(element.kind, Kind::Gateway(_)) && is_only && is_bare {
                self.gateway[source.0 as usize] = Some(id);
                self.silent[id.0 as usize] = true;
            }
        }
    }

    fn next(&self, model: &Model, id: ElementId) -> Option<ElementId> {
        let flow = self.out[id.0 as usize].first()?;
        Some(host(model, model.get(*flow).flow()?.target))
    }

    /// Where a flow to `id` leads at last: the step, or nothing at a silent end.
    pub(super) fn goal(&self, model: &Model, id: ElementId) -> Option<ElementId> {
        let mut at = host(model, id);
        while self.silent[at.0 as usize] {
            at = self.next(model, at)?;
        }
        Some(at)
    }

    /// Where a link goes on.
    pub(super) fn link(&self, id: ElementId) -> Option<ElementId> {
        self.link[id.0 as usize]
    }
}

/// All steps with their numbers, in their order.
pub(super) fn number(model: &Model, flows: &Flows) -> Vec<Numbered> {
    if !model.numbers.is_empty() {
        return listed(model, flows);
    }
    let mut inside: Vec<Vec<ElementId>> = vec![Vec::new(); model.elements.len()];
    let mut top = Vec::new();
    let mut pools = vec![None];
    for (id, element) in model.iter() {
        match (&element.kind, element.within) {
            (Kind::Pool { .. }, _) => pools.push(Some(id)),
            (kind, Some(holder)) if is_node(kind) => inside[holder.0 as usize].push(id),
            (kind, None) if is_node(kind) => top.push(id),
            _ => {}
        }
    }
    let mut numbered = Vec::new();
    let mut count = 0;
    let mut seen = Order::new(model.elements.len());
    for pool in pools {
        let nodes = match pool {
            Some(pool) => std::mem::take(&mut inside[pool.0 as usize]),
            None => std::mem::take(&mut top),
        };
        // What is still to be numbered, in each sub-process that has begun: the last is innermost.
        let ordered = seen.order(model, flows, &nodes);
        let mut open = vec![(String::new(), count, ordered.into_iter())];
        while let Some((prefix, last, rest)) = open.last_mut() {
            let Some(element) = rest.next() else {
                let (_, last, _) = open.swap_remove(open.len() - 1);
                if open.is_empty() {
                    count = last;
                }
                continue;
            };
            if flows.silent[element.0 as usize] {
                continue;
            }
            *last += 1;
            let number = format!("{prefix}{last}");
            let depth = open.len() - 1;
            let within = std::mem::take(&mut inside[element.0 as usize]);
            if !within.is_empty() {
                let ordered = seen.order(model, flows, &within);
                open.push((format!("{number}."), 0, ordered.into_iter()));
            }
            let rank = numbered.len();
            numbered.push(Numbered { element, number, rank, depth, pool });
        }
    }
    numbered
}

/// The steps of a list in its order.
fn listed(model: &Model, flows: &Flows) -> Vec<Numbered> {
    let nodes = model.iter().filter(|(_, element)| is_node(&element.kind));
    let nodes: Vec<ElementId> = nodes.map(|(id, _)| id).collect();
    let mut ranks = vec![0; model.elements.len()];
    for (rank, node) in Order::new(ranks.len()).order(model, flows, &nodes).iter().enumerate() {
        ranks[node.0 as usize] = rank;
    }
    let step = |(id, number): (&ElementId, &String)| Numbered {
        element: *id,
        number: number.clone(),
        rank: ranks[id.0 as usize],
        depth: 0,
        pool: model.get(*id).within,
    };
    model.numbers.iter().map(step).collect()
}

/// Orders the nodes of one holder after the other.
struct Order {
    /// Of each element: not among those to order, not yet visited, open, or done.
    state: Vec<u8>,
    /// How many flows from others that come before are still to come.
    waits: Vec<usize>,
}

impl Order {
    fn new(count: usize) -> Self {
        Self { state: vec![0; count], waits: vec![0; count] }
    }

    fn order(&mut self, model: &Model, flows: &Flows, nodes: &[ElementId]) -> Vec<ElementId> {
        for node in nodes {
            self.state[node.0 as usize] = 1;
        }
        let after = |state: &[u8], node: ElementId| -> Vec<ElementId> {
            let next = flows.after(model, node).into_iter();
            next.filter(|next| state[next.0 as usize] > 0).collect()
        };
        let is_start = |node: &&ElementId| is_start(&model.get(**node).kind);
        let mut fed = BTreeSet::new();
        for node in nodes {
            fed.extend(after(&self.state, *node).into_iter().filter(|next| next != node));
        }
        let starts = nodes.iter().filter(is_start);
        let firsts = nodes.iter().filter(|node| !is_start(node) && !fed.contains(node));
        let roots: Vec<ElementId> = starts.chain(firsts).chain(nodes).copied().collect();
        // Depth first: what leads to an open node leads back.
        let mut forward: BTreeMap<ElementId, Vec<ElementId>> = BTreeMap::new();
        for root in &roots {
            if self.state[root.0 as usize] != 1 {
                continue;
            }
            self.state[root.0 as usize] = 2;
            let mut open = vec![(*root, after(&self.state, *root).into_iter())];
            while let Some((node, rest)) = open.last_mut() {
                let node = *node;
                let Some(next) = rest.next() else {
                    self.state[node.0 as usize] = 3;
                    open.pop();
                    continue;
                };
                if self.state[next.0 as usize] == 2 {
                    continue;
                }
                self.waits[next.0 as usize] += 1;
                forward.entry(node).or_default().push(next);
                if self.state[next.0 as usize] == 1 {
                    self.state[next.0 as usize] = 2;
                    let following = after(&self.state, next).into_iter();
                    open.push((next, following));
                }
            }
        }
        let mut ready: Vec<ElementId> =
            roots.iter().rev().filter(|node| self.waits[node.0 as usize] == 0).copied().collect();
        let mut ordered = Vec::with_capacity(nodes.len());
        while let Some(node) = ready.pop() {
            if self.state[node.0 as usize] == 0 {
                continue;
            }
            self.state[node.0 as usize] = 0;
            ordered.push(node);
            for next in forward.get(&node).into_iter().flatten().rev() {
                self.waits[next.0 as usize] -= 1;
                if self.waits[next.0 as usize] == 0 {
                    ready.push(*next);
                }
            }
        }
        ordered
    }
}
