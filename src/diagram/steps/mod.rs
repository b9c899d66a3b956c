//! A list of steps, as people write them, becomes a process model.

mod join;

use std::collections::{BTreeMap, BTreeSet};

use super::model::{
    Activity, ActivityKind, Data, Direction, Element, ElementId, Event, Flow, FlowKind, Gateway,
    Kind, Model, Position, Task, Trigger,
};
use super::text::one_line;
use crate::diagnostic::Locale;

/// How many letters of a sentence without a title make the name of a step.
const NAME: usize = 80;

/// What a point follows within a sentence, beside single letters.
const ABBREVIATIONS: &[&str] =
    &["Abs", "Art", "Dr", "Nr", "St", "bzw", "ca", "evtl", "ggf", "inkl", "usw", "vgl"];

/// One step of a list.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// By what others name it.
    pub number: String,
    /// What it is called, see [`name_of`].
    pub name: String,
    /// Who does it.
    pub role: Option<String>,
    /// What is decided after it.
    pub question: Option<String>,
    /// Where it leads; nowhere said: to the following step, or to the end.
    pub next: Vec<Next>,
    /// What is used or made.
    pub documents: Vec<String>,
    /// With what it is done.
    pub systems: Vec<String>,
    /// Until when.
    pub deadline: Option<String>,
}

/// Where a step leads.
#[derive(Clone, Debug, Default)]
pub struct Next {
    /// The number of a step; none is the end.
    pub to: Option<String>,
    /// Under which condition.
    pub condition: Option<String>,
}

/// What a step is called whose text is Markdown, given as plain text: its bold beginning if it has
/// one, else its first sentence, cut where it is long.
pub fn name_of(bold: Option<&str>, text: &str) -> String {
    if let Some(bold) = bold.map(one_line).filter(|bold| !bold.is_empty()) {
        return bold.trim_end_matches(['.', ':']).to_owned();
    }
    let text = one_line(text);
    // A point ends a sentence where a capital follows and no abbreviation precedes.
    let end = text.match_indices(". ").find(|(at, _)| {
        let word = text[..*at].rsplit([' ', '.', '(']).next().unwrap_or_default();
        let next = text[at + 2..].chars().next();
        let is_short = word.chars().count() < 2 || ABBREVIATIONS.contains(&word);
        let is_ordinal = word.chars().all(char::is_numeric);
        !is_short && !is_ordinal && next.is_some_and(char::is_uppercase)
    });
    let sentence = end.map_or(text.as_str(), |(at, _)| &text[..at]).trim_end_matches(['.', ':']);
    match sentence.char_indices().nth(NAME) {
        None => sentence.to_owned(),
        Some((most, _)) => {
            let cut = sentence[..most].rfind(' ').filter(|at| *at > 0).unwrap_or(most);
            format!("{}…", sentence[..cut].trim_end_matches([' ', ',', ';']))
        }
    }
}

/// The model of a list: a pool with the process's title, a lane a role, in the order in which the
/// roles first come; steps without a role stand in no lane. A `to` that names no step leads nowhere.
pub fn from_steps(title: &str, steps: &[Step], locale: &Locale) -> Model {
    let mut list = List::default();
    list.model.name = title.to_owned();
    let pool = list.add("process", title, Kind::Pool { multiple: false, open: true }, None);
    list.pool = Some(pool);
    for step in steps {
        if let Some(role) = &step.role
            && !list.lanes.contains_key(role)
        {
            let id = format!("lane-{}", list.lanes.len() + 1);
            let lane = list.add(&id, role, Kind::Lane, None);
            list.lanes.insert(role.clone(), lane);
        }
    }
    if let Some(first) = steps.first() {
        let lane = list.lane(first);
        let start = list.add("start", "", event(Position::Start), lane);
        let nodes: Vec<ElementId> = steps
            .iter()
            .enumerate()
            .map(|(at, step)| {
                let lane = list.lane(step);
                let kind = ActivityKind::Task(Task::Plain);
                let activity = Activity { kind, repeats: None, compensates: false };
                let id = format!("step-{}", at + 1);
                let node = list.add(&id, &step.name, Kind::Activity(activity), lane);
                list.model.numbers.insert(node, step.number.clone());
                node
            })
            .collect();
        list.way(start, nodes[0], "");
        let numbers: BTreeMap<&str, ElementId> = steps
            .iter()
            .map(|step| step.number.as_str())
            .zip(nodes.iter().copied())
            .rev()
            .collect();
        for (at, step) in steps.iter().enumerate() {
            list.leave(at, step, &nodes, &numbers);
        }
        list.join();
        list.lines();
        for (step, node) in steps.iter().zip(&nodes) {
            list.attach(step, *node, locale);
        }
    }
    list.model
}

/// What a list of steps has become so far.
#[derive(Default)]
struct List {
    model: Model,
    pool: Option<ElementId>,
    lanes: BTreeMap<String, ElementId>,
    /// The sequence flows; they become elements when all their ends are there.
    ways: Vec<Way>,
    /// Those that leave each node.
    out: BTreeMap<ElementId, Vec<usize>>,
    /// The gateways where ways part to be gone all at once.
    forks: BTreeSet<ElementId>,
    data: BTreeMap<(bool, String), ElementId>,
    count: usize,
}

struct Way {
    from: ElementId,
    to: ElementId,
    label: String,
    default: bool,
    /// Whether it leads back to what comes before.
    back: bool,
}

fn event(position: Position) -> Kind {
    Kind::Event(Event { position, trigger: Trigger::None, interrupts: true })
}

impl List {
    fn add(&mut self, id: &str, name: &str, kind: Kind, lane: Option<ElementId>) -> ElementId {
        let at = ElementId(self.model.elements.len() as u32);
        self.model.elements.push(Element {
            id: id.to_owned(),
            name: name.to_owned(),
            documentation: String::new(),
            activity_group: None,
            kind,
            within: self.pool,
            lane,
        });
        at
    }

    fn way(&mut self, from: ElementId, to: ElementId, label: &str) {
        self.out.entry(from).or_default().push(self.ways.len());
        self.ways.push(Way { from, to, label: label.to_owned(), default: false, back: false });
    }

    fn numbered(&mut self, what: &str) -> String {
        self.count += 1;
        format!("{what}-{}", self.count)
    }

    fn lane(&self, step: &Step) -> Option<ElementId> {
        self.lanes.get(step.role.as_ref()?).copied()
    }

    /// The ways out of a step, with a gateway where there are several.
    fn leave(
        &mut self,
        at: usize,
        step: &Step,
        nodes: &[ElementId],
        numbers: &BTreeMap<&str, ElementId>,
    ) {
        let lane = self.lane(step);
        let mut goals: Vec<(Option<ElementId>, &str)> = Vec::new();
        for next in &step.next {
            let condition = next.condition.as_deref().unwrap_or_default();
            match &next.to {
                None => goals.push((None, condition)),
                Some(number) => {
                    goals.extend(numbers.get(number.trim()).map(|node| (Some(*node), condition)));
                }
            }
        }
        // Where a single way has a condition, the list goes on if that does not hold.
        let is_single = matches!(goals[..], [(_, condition)] if !condition.is_empty());
        if step.next.is_empty() || is_single {
            goals.push((nodes.get(at + 1).copied(), ""));
        }
        let has_condition = goals.iter().any(|(_, condition)| !condition.is_empty());
        let mut from = nodes[at];
        if goals.len() > 1 {
            let kind = if has_condition { Gateway::Exclusive } else { Gateway::Parallel };
            let id = self.numbered("gateway");
            let name = step.question.as_deref().unwrap_or_default();
            let gateway = self.add(&id, name, Kind::Gateway(kind), lane);
            if !has_condition {
                self.forks.insert(gateway);
            }
            self.way(from, gateway, "");
            from = gateway;
        }
        let mut has_default = false;
        for (goal, condition) in goals {
            let to = match goal {
                Some(node) => node,
                None => {
                    let id = self.numbered("end");
                    self.add(&id, "", event(Position::End), lane)
                }
            };
            let default = has_condition && condition.is_empty() && !has_default;
            has_default |= default;
            self.way(from, to, condition);
            self.ways.last_mut().into_iter().for_each(|way| way.default = default);
        }
    }

    fn lines(&mut self) {
        for way in std::mem::take(&mut self.ways) {
            let conditional = !way.label.is_empty();
            let kind = FlowKind::Sequence { conditional, default: way.default };
            self.flow(kind, way.from, way.to, &way.label);
        }
    }

    fn flow(&mut self, kind: FlowKind, source: ElementId, target: ElementId, label: &str) {
        let id = self.numbered("flow");
        let pool = self.pool.take();
        self.add(&id, label, Kind::Flow(Flow { kind, source, target }), None);
        self.pool = pool;
    }

    /// Documents, systems and the deadline of a step.
    fn attach(&mut self, step: &Step, node: ElementId, locale: &Locale) {
        let lane = self.lane(step);
        let things = step.documents.iter().map(|name| (false, name));
        for (is_system, name) in things.chain(step.systems.iter().map(|name| (true, name))) {
            let known = self.data.get(&(is_system, name.clone())).copied();
            let thing = known.unwrap_or_else(|| {
                let kind = match is_system {
                    true => Data::Store,
                    false => Data::Object { collection: false },
                };
                let id = self.numbered("data");
                let thing = self.add(&id, name, Kind::Data(kind), lane);
                self.data.insert((is_system, name.clone()), thing);
                thing
            });
            self.flow(FlowKind::Association(Direction::None), thing, node, "");
        }
        if let Some(deadline) = &step.deadline {
            let id = self.numbered("note");
            let name = locale.text("diagram-deadline", &[("time", deadline.clone())]);
            let note = self.add(&id, &name, Kind::Annotation, lane);
            self.flow(FlowKind::Association(Direction::None), note, node, "");
        }
    }
}
