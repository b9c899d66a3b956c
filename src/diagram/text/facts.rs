//! What belongs to each step, and what to none.

use std::collections::BTreeSet;

use super::order::{Flows, Numbered, host};
use super::{Account, Choice, Goal, Interruption, Message, Part, Step, Thing, Waits, Way};
use crate::diagram::model::{
    Direction, Element, ElementId, FlowKind, Gateway, Kind, Model, Position, Trigger,
};

/// All steps with what belongs to them.
pub(super) fn account(model: &Model, flows: &Flows, numbered: &[Numbered]) -> Account {
    let mut place = vec![None; model.elements.len()];
    for (at, step) in numbered.iter().enumerate() {
        place[step.element.0 as usize] = Some(at);
    }
    let mut teller =
        Teller { model, flows, numbered, place, told: vec![false; model.elements.len()] };
    let mut account = Account::default();
    for (at, step) in numbered.iter().enumerate() {
        if account.parts.last().is_none_or(|part| part.pool != step.pool) {
            account.parts.push(Part { pool: step.pool, steps: Vec::new() });
            step.pool.into_iter().for_each(|pool| teller.tell(pool));
        }
        let told = teller.step(at);
        if let Some(part) = account.parts.last_mut() {
            part.steps.push(told);
        }
    }
    // A message from one pool to another says something without a name, too.
    let speaks = |element: &Element| {
        let is_message = element.flow().is_some_and(|flow| flow.kind == FlowKind::Message);
        is_message || !element.name.trim().is_empty()
    };
    let left = model.iter().filter(|(id, element)| speaks(element) && !teller.told[id.0 as usize]);
    account.others = left.map(|(id, _)| id).collect();
    account
}

struct Teller<'a> {
    model: &'a Model,
    flows: &'a Flows,
    numbered: &'a [Numbered],
    /// Which step an element is.
    place: Vec<Option<usize>>,
    /// What is named in a step.
    told: Vec<bool>,
}

impl Teller<'_> {
    fn tell(&mut self, id: ElementId) {
        self.told[id.0 as usize] = true;
    }

    fn label(&mut self, flow: ElementId) -> String {
        self.tell(flow);
        one_line(&self.model.get(flow).name)
    }

    fn step(&mut self, at: usize) -> Step {
        let Numbered { element: id, number, depth, .. } = &self.numbered[at];
        let element = self.model.get(*id);
        self.tell(*id);
        let repeats = match &element.kind {
            Kind::Activity(activity) => activity.repeats,
            _ => None,
        };
        let speaker = self.flows.gateway[id.0 as usize].unwrap_or(*id);
        self.tell(speaker);
        let is_asked = speaker != *id && !self.model.get(speaker).name.trim().is_empty();
        let (into, out) = (&self.flows.into[id.0 as usize], &self.flows.out[id.0 as usize]);
        let mut step = Step {
            element: *id,
            number: number.clone(),
            depth: *depth,
            roles: self.roles(element.lane),
            question: is_asked.then_some(speaker),
            choice: self.choice(speaker),
            ways: self.ways(speaker, at),
            is_join: matches!(element.kind, Kind::Gateway(_)) && into.len() > 1 && out.len() < 2,
            after: self.after(*id, at),
            events: Vec::new(),
            inputs: Vec::new(),
            outputs: Vec::new(),
            things: Vec::new(),
            messages: Vec::new(),
            notes: Vec::new(),
            repeats,
        };
        self.attached(*id, &mut step);
        if speaker != *id {
            self.attached(speaker, &mut step);
        }
        for event in &self.flows.events[id.0 as usize] {
            self.tell(*event);
            let ways = self.ways(*event, at);
            step.events.push(Interruption { event: *event, ways, undone_by: Vec::new() });
            self.attached(*event, &mut step);
        }
        step
    }

    fn roles(&mut self, lane: Option<ElementId>) -> Vec<ElementId> {
        let mut roles: Vec<ElementId> =
            std::iter::successors(lane, |lane| self.model.get(*lane).lane).collect();
        roles.reverse();
        roles.iter().for_each(|role| self.tell(*role));
        roles
    }

    fn choice(&self, id: ElementId) -> Choice {
        match &self.model.get(id).kind {
            Kind::Gateway(Gateway::Exclusive) => Choice::One,
            Kind::Gateway(Gateway::Inclusive | Gateway::Complex) => Choice::Some,
            Kind::Gateway(Gateway::EventBased { parallel: false, .. }) => Choice::First,
            Kind::Gateway(Gateway::Parallel | Gateway::EventBased { .. }) => Choice::All,
            _ => {
                let has_condition = |flow: &ElementId| {
                    matches!(
                        self.model.get(*flow).flow().map(|flow| flow.kind),
                        Some(FlowKind::Sequence { conditional, default }) if conditional || default
                    )
                };
                match self.flows.out[id.0 as usize].iter().any(has_condition) {
                    true => Choice::Some,
                    false => Choice::All,
                }
            }
        }
    }

    fn ways(&mut self, id: ElementId, at: usize) -> Vec<Way> {
        let mut ways = Vec::new();
        for flow in &self.flows.out[id.0 as usize] {
            let Some(Kind::Flow(line)) =
                self.model.elements.get(flow.0 as usize).map(|it| &it.kind)
            else {
                continue;
            };
            let default = matches!(line.kind, FlowKind::Sequence { default: true, .. });
            let goal = self.goal(line.target, at);
            ways.push(Way { label: self.label(*flow), default, goal });
        }
        if let Some(target) = self.flows.link(id) {
            ways.push(Way { label: String::new(), default: false, goal: self.goal(target, at) });
        }
        ways
    }

    fn goal(&self, target: ElementId, from: usize) -> Goal {
        let goal = self.flows.goal(self.model, target);
        match goal.and_then(|goal| self.place[goal.0 as usize]) {
            None => Goal::End,
            Some(at) => {
                let number = self.numbered[at].number.clone();
                let is_back = self.numbered[at].rank <= self.numbered[from].rank;
                if is_back { Goal::Back(number) } else { Goal::On(number) }
            }
        }
    }

    fn number(&self, id: ElementId) -> Option<String> {
        let at = self.place[host(self.model, id).0 as usize]?;
        Some(self.numbered[at].number.clone())
    }

    /// What a gateway waits for that brings several ways together; in a list its step does.
    fn after(&self, id: ElementId, at: usize) -> Option<Waits> {
        let into = &self.flows.into[id.0 as usize];
        let (flows, begun): (Vec<ElementId>, bool) = match &self.model.get(id).kind {
            Kind::Gateway(Gateway::Parallel) if into.len() > 1 => (into.clone(), false),
            Kind::Gateway(Gateway::Inclusive) if into.len() > 1 => (into.clone(), true),
            Kind::Gateway(_) => return None,
            _ => {
                let (joined, others): (Vec<ElementId>, Vec<_>) =
                    into.iter().partition(|flow| self.joined(**flow).is_some());
                if joined.is_empty() {
                    return None;
                }
                // Who comes another way waits for nobody.
                let rank = self.numbered[at].rank;
                let comes = |flow: &&ElementId| {
                    let before = self.steps_before(&[**flow]);
                    before.is_empty() || before.iter().any(|step| self.numbered[*step].rank < rank)
                };
                let begun = joined.len() + others.iter().filter(comes).count() > 1;
                (joined, begun)
            }
        };
        let ways: BTreeSet<Vec<Vec<usize>>> = match begun {
            true => self.steps_before(&flows).into_iter().map(|step| vec![vec![step]]).collect(),
            false => self.each_of(flows),
        };
        let number = |at: &usize| self.numbered[*at].number.clone();
        let steps = |steps: &Vec<usize>| steps.iter().map(number).collect();
        let ways = ways.iter().filter(|way| !way.is_empty());
        let ways: Vec<Vec<Vec<String>>> = ways.map(|way| way.iter().map(steps).collect()).collect();
        (!ways.is_empty()).then_some(Waits { begun, ways })
    }

    /// What comes into the gateway before a flow, if that waits for all of it and is told with a step.
    fn joined(&self, flow: ElementId) -> Option<&Vec<ElementId>> {
        let source = self.model.get(flow).flow()?.source;
        let into = &self.flows.into[source.0 as usize];
        let waits = self.model.get(source).kind == Kind::Gateway(Gateway::Parallel);
        (waits && into.len() > 1 && self.place[source.0 as usize].is_none()).then_some(into)
    }

    /// Whether a flow comes from where all ways part that is told with a step: nobody need wait for
    /// that step.
    fn is_direct(&self, flow: ElementId) -> bool {
        let Some(source) = self.model.get(flow).flow().map(|flow| flow.source) else {
            return false;
        };
        self.place[source.0 as usize].is_none()
            && self.model.get(source).kind == Kind::Gateway(Gateway::Parallel)
            && self.flows.out[source.0 as usize].len() > 1
    }

    /// Of each flow the steps of which one comes.
    fn each_of(&self, flows: Vec<ElementId>) -> BTreeSet<Vec<Vec<usize>>> {
        let (mut ways, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), flows);
        while let Some(flow) = open.pop() {
            match self.joined(flow) {
                _ if !seen.insert(flow) || self.is_direct(flow) => {}
                Some(into) => open.extend(into),
                None => {
                    ways.insert(self.one_of(flow));
                }
            }
        }
        ways
    }

    fn one_of(&self, flow: ElementId) -> Vec<Vec<usize>> {
        let (mut steps, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![flow]);
        while let Some(flow) = open.pop() {
            let Some(source) = self.model.get(flow).flow().map(|flow| flow.source) else {
                continue;
            };
            let place = self.place[host(self.model, source).0 as usize];
            match (place, self.joined(flow)) {
                _ if !seen.insert(source) => {}
                (Some(place), _) => drop(steps.insert(vec![place])),
                (None, Some(into)) => drop(steps.insert(self.steps_before(into))),
                (None, None) => open.extend(&self.flows.into[source.0 as usize]),
            }
        }
        steps.into_iter().collect()
    }

    /// The steps from which flows come, back through what is silent.
    fn steps_before(&self, flows: &[ElementId]) -> Vec<usize> {
        let (mut before, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), flows.to_vec());
        while let Some(flow) = open.pop() {
            let Some(source) = self.model.get(flow).flow().map(|flow| flow.source) else {
                continue;
            };
            if !seen.insert(source) {
                continue;
            }
            match self.place[host(self.model, source).0 as usize] {
                Some(place) => {
                    before.insert(place);
                }
                None => open.extend(&self.flows.into[source.0 as usize]),
            }
        }
        before.into_iter().collect()
    }

    /// What other flows say of a step: data, annotations, messages, what undoes it. What is said of
    /// a flow belongs to the step it leaves.
    fn attached(&mut self, id: ElementId, step: &mut Step) {
        self.touching(id, step);
        for flow in &self.flows.out[id.0 as usize] {
            self.touching(*flow, step);
        }
    }

    fn touching(&mut self, id: ElementId, step: &mut Step) {
        for line in &self.flows.touching[id.0 as usize] {
            let Some(flow) = self.model.get(*line).flow().cloned() else { continue };
            let goes_out = flow.source == id;
            let other = if goes_out { flow.target } else { flow.source };
            if flow.kind == FlowKind::Message {
                let label = self.label(*line);
                let partner = self.partner(other);
                self.tell(partner);
                let message = Message { label, sent: goes_out, partner, step: self.number(other) };
                step.messages.push(message);
                continue;
            }
            match &self.model.get(other).kind {
                Kind::Data(_) => {
                    self.tell(other);
                    let thing = Thing { element: other, label: self.label(*line) };
                    match flow.kind {
                        FlowKind::Association(Direction::None) => step.things.push(thing),
                        FlowKind::Association(Direction::Both) => {
                            step.inputs.push(thing.clone());
                            step.outputs.push(thing);
                        }
                        _ if goes_out => step.outputs.push(thing),
                        _ => step.inputs.push(thing),
                    }
                }
                Kind::Annotation => {
                    self.tell(other);
                    step.notes.push(other);
                }
                Kind::Activity(_) if self.is_undoing(id) => {
                    // Its event is the last that was added.
                    if let (Some(event), Some(by)) = (step.events.last_mut(), self.number(other)) {
                        event.undone_by.push(by);
                    }
                }
                _ => {}
            }
        }
    }

    fn is_undoing(&self, id: ElementId) -> bool {
        matches!(&self.model.get(id).kind, Kind::Event(event)
            if event.trigger == Trigger::Compensation
                && matches!(event.position, Position::Boundary(_)))
    }

    /// The pool that something stands in; what stands in none speaks for itself.
    fn partner(&self, id: ElementId) -> ElementId {
        let holders = std::iter::successors(Some(id), |id| self.model.get(*id).within);
        let is_pool = |id: &ElementId| matches!(self.model.get(*id).kind, Kind::Pool { .. });
        holders.into_iter().find(is_pool).unwrap_or(id)
    }
}

/// A name on one line.
pub fn one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
