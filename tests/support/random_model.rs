//! Random process models: pools, nested lanes, circles, boundary events, sub-processes, data, loose
//! ends. The same seed gives the same model.

use verbundwiki::diagram::{
    Activity, ActivityKind, Data, Direction, Element, ElementId, Event, Flow, FlowKind, Gateway,
    Kind, Model, Position, Repeats, SubProcess, Task, Trigger,
};

/// A model of about `size` nodes.
pub(crate) fn model(seed: u64, size: usize) -> Model {
    let mut maker =
        Maker { state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1, model: Model::default() };
    maker.model.name = "Zufall".to_owned();
    maker.make(size);
    maker.model
}

struct Maker {
    state: u64,
    model: Model,
}

impl Maker {
    fn next(&mut self, below: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state >> 11) as usize % below.max(1)
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.next(count) == 0
    }

    fn add(&mut self, kind: Kind, within: Option<ElementId>, lane: Option<ElementId>) -> ElementId {
        let at = self.model.elements.len();
        let is_named = !self.one_in(4);
        let filler = ["", " prüfen", " an die zuständige Stelle weiterleiten"][self.next(3)];
        let name = if is_named { format!("Name {at} §{filler}") } else { String::new() };
        self.model.elements.push(Element {
            id: format!("e{at}"),
            name,
            documentation: String::new(),
            activity_group: None,
            kind,
            within,
            lane,
        });
        ElementId(at as u32)
    }

    fn make(&mut self, size: usize) {
        // Where nodes stand: a holder and a lane.
        let mut places = Vec::new();
        let mut pools = Vec::new();
        for _ in 0..self.next(4) {
            let open = !self.one_in(4);
            let pool = self.add(Kind::Pool { multiple: false, open }, None, None);
            pools.push(pool);
            if !open {
                continue;
            }
            places.push((Some(pool), None));
            let mut lanes: Vec<ElementId> = Vec::new();
            for _ in 0..self.next(5) {
                let parent =
                    (!lanes.is_empty() && self.one_in(3)).then(|| lanes[self.next(lanes.len())]);
                let lane = self.add(Kind::Lane, Some(pool), parent);
                lanes.push(lane);
                places.push((Some(pool), Some(lane)));
            }
        }
        if places.is_empty() || self.one_in(3) {
            places.push((None, None));
        }
        let mut nodes: Vec<ElementId> = Vec::new();
        let mut things: Vec<ElementId> = Vec::new();
        for _ in 0..size {
            let (within, lane) = places[self.next(places.len())];
            let kind = self.node(&nodes);
            let (within, lane) = match &kind {
                Kind::Event(Event { position: Position::Boundary(host), .. }) => {
                    let host = self.model.get(*host);
                    (host.within, host.lane)
                }
                _ => (within, lane),
            };
            let is_thing = matches!(kind, Kind::Data(_) | Kind::Annotation | Kind::Group);
            let is_holder =
                matches!(&kind, Kind::Activity(Activity { kind: ActivityKind::SubProcess(_), .. }));
            let id = self.add(kind, within, lane);
            if is_thing {
                things.push(id);
                continue;
            }
            if is_holder && !self.one_in(3) {
                places.push((Some(id), lane));
            }
            nodes.push(id);
        }
        self.lines(&nodes, &things, &pools, size);
    }

    fn node(&mut self, nodes: &[ElementId]) -> Kind {
        let event =
            |position, trigger, interrupts| Kind::Event(Event { position, trigger, interrupts });
        let triggers = [Trigger::None, Trigger::Message, Trigger::Timer, Trigger::Link];
        let trigger = triggers[self.next(triggers.len())];
        let gateways = [
            Gateway::Exclusive,
            Gateway::Parallel,
            Gateway::Inclusive,
            Gateway::EventBased { instantiates: false, parallel: false },
        ];
        let activity =
            |kind, repeats| Kind::Activity(Activity { kind, repeats, compensates: false });
        match self.next(20) {
            0..8 => activity(ActivityKind::Task(Task::User), None),
            8 => activity(ActivityKind::Call(None), Some(Repeats::Loop)),
            9 => activity(ActivityKind::SubProcess(SubProcess::Embedded), None),
            10..14 => Kind::Gateway(gateways[self.next(gateways.len())]),
            14 => event(Position::Start, trigger, true),
            15 => event(Position::End, trigger, true),
            16 => event(Position::Catch, trigger, true),
            17 => Kind::Data([Data::Object { collection: false }, Data::Store][self.next(2)]),
            18 => [Kind::Annotation, Kind::Annotation, Kind::Group][self.next(3)].clone(),
            _ => {
                let is_host =
                    |id: &&ElementId| matches!(self.model.get(**id).kind, Kind::Activity(_));
                let hosts: Vec<ElementId> = nodes.iter().filter(is_host).copied().collect();
                match hosts.is_empty() {
                    true => activity(ActivityKind::Task(Task::Plain), None),
                    false => {
                        let host = hosts[self.next(hosts.len())];
                        event(Position::Boundary(host), trigger, self.one_in(2))
                    }
                }
            }
        }
    }

    fn lines(
        &mut self,
        nodes: &[ElementId],
        things: &[ElementId],
        pools: &[ElementId],
        size: usize,
    ) {
        let flow = |maker: &mut Self, kind, source, target| {
            maker.add(Kind::Flow(Flow { kind, source, target }), None, None)
        };
        let mut sequences = Vec::new();
        if nodes.is_empty() {
            return;
        }
        for _ in 0..size * 5 / 4 {
            let source = nodes[self.next(nodes.len())];
            let near = source.0 as usize + self.next(8);
            let target = match nodes.iter().find(|node| node.0 as usize > near) {
                Some(node) if !self.one_in(6) => *node,
                _ => nodes[self.next(nodes.len())],
            };
            let holder = |maker: &Self, id| maker.model.get(id).within;
            let is_boundary = matches!(
                self.model.get(target).kind,
                Kind::Event(Event { position: Position::Boundary(_), .. })
            );
            if holder(self, source) == holder(self, target) && !is_boundary {
                let kind =
                    FlowKind::Sequence { conditional: self.one_in(5), default: self.one_in(9) };
                sequences.push(flow(self, kind, source, target));
            } else if self.one_in(3) {
                flow(self, FlowKind::Message, source, target);
            }
        }
        for pool in pools {
            let node = nodes[self.next(nodes.len())];
            flow(self, FlowKind::Message, node, *pool);
            let other = pools[self.next(pools.len())];
            flow(self, FlowKind::Message, *pool, other);
        }
        for thing in things {
            for _ in 0..self.next(3) {
                let node = match sequences.is_empty() || !self.one_in(5) {
                    true => nodes[self.next(nodes.len())],
                    false => sequences[self.next(sequences.len())],
                };
                match self.next(3) {
                    0 => flow(self, FlowKind::Association(Direction::None), *thing, node),
                    1 => flow(self, FlowKind::Data, *thing, node),
                    _ => flow(self, FlowKind::Data, node, *thing),
                };
            }
        }
    }
}

/// An element without a name.
pub(crate) fn element(at: usize, kind: Kind, within: Option<ElementId>) -> Element {
    Element {
        id: format!("e{at}"),
        name: String::new(),
        documentation: String::new(),
        activity_group: None,
        kind,
        within,
        lane: None,
    }
}

/// A sequence flow.
pub(crate) fn flow(source: ElementId, target: ElementId) -> Kind {
    Kind::Flow(Flow {
        kind: FlowKind::Sequence { conditional: false, default: false },
        source,
        target,
    })
}
