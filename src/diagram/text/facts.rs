//! What belongs to each step, and what to none.

use std::collections::BTreeSet;

use super::order::{Flows, Numbered, host};
use super::{Account, Choice, Goal, Interruption, Message, Part, Step, Thing, Way};
use crate::diagram::model::{ElementId, FlowKind, Gateway, Kind, Model, Position, Trigger};

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
    let is_left =
        |id: ElementId| !model.get(id).name.trim().is_empty() && !teller.told[id.0 as usize];
    account.others = model.iter().map(|(id, _)| id).filter(|id| is_left(*id)).collect();
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
        let mut step = Step {
            element: *id,
            number: number.clone(),
            depth: *depth,
            roles: self.roles(element.lane),
            choice: self.choice(speaker),
            ways: self.ways(speaker, at),
            after: self.after(*id),
            events: Vec::new(),
            undone_by: Vec::new(),
            inputs: Vec::new(),
            outputs: Vec::new(),
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
            step.events.push(Interruption { event: *event, ways });
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
            Kind::Gateway(Gateway::EventBased { .. }) => Choice::First,
            Kind::Gateway(Gateway::Parallel) => Choice::All,
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
            Some(at) if at <= from => Goal::Back(self.numbered[at].number.clone()),
            Some(at) => Goal::On(self.numbered[at].number.clone()),
        }
    }

    fn number(&self, id: ElementId) -> Option<String> {
        let at = self.place[host(self.model, id).0 as usize]?;
        Some(self.numbered[at].number.clone())
    }

    /// What a gateway waits for that brings several ways together: of each way the steps of which
    /// one comes.
    fn after(&self, id: ElementId) -> Vec<Vec<String>> {
        let is_join = matches!(
            &self.model.get(id).kind,
            Kind::Gateway(Gateway::Parallel | Gateway::Inclusive | Gateway::Complex)
        );
        let into = &self.flows.into[id.0 as usize];
        if !is_join || into.len() < 2 {
            return Vec::new();
        }
        let ways: BTreeSet<Vec<usize>> = into.iter().map(|flow| self.steps_before(*flow)).collect();
        let number = |at: usize| self.numbered[at].number.clone();
        let ways = ways.into_iter().filter(|way| !way.is_empty());
        ways.map(|way| way.into_iter().map(number).collect()).collect()
    }

    /// The steps from which a flow comes, back through what is silent.
    fn steps_before(&self, flow: ElementId) -> Vec<usize> {
        let (mut before, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![flow]);
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
                    let is_plain = matches!(
                        flow.kind,
                        FlowKind::Association(crate::diagram::model::Direction::None)
                    );
                    match goes_out && !is_plain {
                        true => step.outputs.push(thing),
                        false => step.inputs.push(thing),
                    }
                }
                Kind::Annotation => {
                    self.tell(other);
                    step.notes.push(other);
                }
                Kind::Activity(_) if self.is_undoing(id) => {
                    step.undone_by.extend(self.number(other));
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
