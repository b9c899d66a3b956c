//! What people forget when they draw. Says nothing about style, only about what leaves readers
//! without an answer.

use std::collections::{BTreeMap, HashMap};

use super::model::{
    ActivityKind, Element, ElementId, FlowKind, Gateway, Kind, Model, Position, SubProcess, Task,
    Trigger,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

/// Something forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub code: Code,
    /// Of which element; none of a process or the model as a whole.
    pub element: Option<ElementId>,
    /// Of which process without a pool, if it is of one as a whole.
    pub process: Option<usize>,
    /// The step of a list that it is about.
    pub step: Option<ElementId>,
    /// Which of the sentences of the code tells it.
    rule: &'static str,
}

/// What is known of the flows of a node.
#[derive(Clone, Copy, Default)]
struct Ends {
    incoming: usize,
    outgoing: usize,
    /// Whether it is associated with anything, such as what undoes it.
    associated: bool,
}

/// What holds nodes: a pool or a sub-process, else a process without a pool, else the model.
type Holder = (Option<ElementId>, Option<usize>);

/// What it holds.
#[derive(Clone, Copy, Default)]
struct Scope {
    nodes: usize,
    starts: bool,
    ends: bool,
}

/// How long a name may be in a finding.
const LONGEST: usize = 60;

impl Fault {
    /// The finding for it.
    pub fn diagnostic(&self, model: &Model, place: impl Into<Option<Place>>) -> Diagnostic {
        let process = self.process.and_then(|at| model.processes.get(at));
        let element = match (self.step, self.element, process) {
            (Some(step), ..) => called_so(&model.get(step).name, &model.numbers[&step]),
            // What was made of a list has ids that nobody wrote.
            (None, Some(id), _) if !model.numbers.is_empty() => called_so(&model.get(id).name, ""),
            (None, Some(id), _) => called(model.get(id)),
            (None, None, Some(process)) => called_so(&process.name, &process.id),
            (None, None, None) => called_so(&model.name, ""),
        };
        let element = if element.is_empty() { "–".to_owned() } else { element };
        let flow = self.element.and_then(|id| model.get(id).flow());
        let from = flow.filter(|_| self.step.is_none()).map(|flow| called(model.get(flow.source)));
        let diagnostic = Diagnostic::new(self.code, place)
            .with("from", from.unwrap_or_else(|| element.clone()))
            .with("element", element);
        match self.rule {
            "" if model.numbers.is_empty() => diagnostic,
            "" => diagnostic.with("rule", "steps"),
            rule => diagnostic.with("rule", rule),
        }
    }
}

/// The steps of a list that the elements made of it are told with: a gateway and the ways from it with
/// the step before it.
fn steps(model: &Model) -> HashMap<ElementId, ElementId> {
    let mut before: HashMap<ElementId, ElementId> = HashMap::new();
    if model.numbers.is_empty() {
        return before;
    }
    for flow in model.elements.iter().filter_map(Element::flow) {
        before.entry(flow.target).or_insert(flow.source);
    }
    let step = |mut at: ElementId| {
        // Between two steps there are few gateways.
        for _ in 0..10 {
            if model.numbers.contains_key(&at) {
                return Some(at);
            }
            at = model.get(at).flow().map(|flow| flow.source).or(before.get(&at).copied())?;
        }
        None
    };
    model.iter().filter_map(|(id, _)| Some((id, step(id)?))).collect()
}

/// An element's name and its id, on one line.
pub fn called(element: &Element) -> String {
    called_so(&element.name, &element.id)
}

/// A name and an id, on one line.
pub(super) fn called_so(name: &str, id: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut name = words.join(" ");
    if let Some((end, _)) = name.char_indices().nth(LONGEST) {
        name.truncate(end);
        name.push('…');
    }
    match (name.is_empty(), id.is_empty()) {
        (false, false) => format!("{name} ({id})"),
        (true, _) => id.to_owned(),
        (false, true) => name,
    }
}

/// Checks a model, wherever it comes from.
pub fn check(model: &Model) -> Vec<Fault> {
    let mut ends = vec![Ends::default(); model.elements.len()];
    for flow in model.elements.iter().filter_map(Element::flow) {
        let (source, target) = (flow.source.0 as usize, flow.target.0 as usize);
        match flow.kind {
            FlowKind::Sequence { .. } => {
                ends[source].outgoing += 1;
                ends[target].incoming += 1;
            }
            FlowKind::Association(_) => {
                ends[source].associated = true;
                ends[target].associated = true;
            }
            FlowKind::Message | FlowKind::Data => {}
        }
    }
    let holder = |id: ElementId| -> Holder {
        let within = model.get(id).within;
        (within, if within.is_none() { model.process_of(id) } else { None })
    };
    let mut scopes: BTreeMap<Holder, Scope> = BTreeMap::new();
    for (id, element) in model.iter() {
        let Some(role) = role(element) else { continue };
        let scope = scopes.entry(holder(id)).or_default();
        scope.nodes += 1;
        scope.starts |= role == Role::Start;
        scope.ends |= role == Role::End;
    }
    let steps = steps(model);
    let mut faults = Vec::new();
    for (process, scope) in scopes.iter().filter(|((within, _), _)| within.is_none()) {
        scope_faults(*process, scope, &mut faults);
    }
    for (id, element) in model.iter() {
        let fault = |code, rule| Fault {
            code,
            element: Some(id),
            process: None,
            step: steps.get(&id).copied(),
            rule,
        };
        match &element.kind {
            Kind::Pool { .. } if element.name.is_empty() => {
                faults.push(fault(Code::PoolUnnamed, ""));
            }
            Kind::Activity(activity) if element.name.is_empty() => match activity.kind {
                ActivityKind::SubProcess(_) if scopes.contains_key(&(Some(id), None)) => {}
                _ => faults.push(fault(Code::TaskUnnamed, "")),
            },
            Kind::Flow(flow) if element.name.is_empty() => {
                let source = model.get(flow.source);
                let splits =
                    matches!(source.kind, Kind::Gateway(Gateway::Exclusive | Gateway::Inclusive))
                        && ends[flow.source.0 as usize].outgoing > 1;
                let asks = matches!(flow.kind, FlowKind::Sequence { default: false, .. });
                if splits && asks {
                    faults.push(fault(Code::BranchUnlabelled, ""));
                }
            }
            _ => {}
        }
        let own = (Some(id), None);
        if let Some(scope) = scopes.get(&own).filter(|scope| asks(element, scope)) {
            scope_faults(own, scope, &mut faults);
        }
        if let Some(scope) = scopes.get(&holder(id))
            && let Some(rule) = loose(model, element, ends[id.0 as usize], scope)
        {
            faults.push(fault(Code::NodeDangling, rule));
        }
    }
    faults
}

/// A sub-process may have neither start nor end, but not one of them only.
fn asks(holder: &Element, scope: &Scope) -> bool {
    match &holder.kind {
        Kind::Activity(activity) => {
            activity.kind != ActivityKind::SubProcess(SubProcess::AdHoc)
                && (scope.starts || scope.ends)
        }
        _ => true,
    }
}

fn scope_faults((element, process): Holder, scope: &Scope, faults: &mut Vec<Fault>) {
    let mut add = |code| faults.push(Fault { code, element, process, step: None, rule: "" });
    if !scope.starts {
        add(Code::ProcessNoStart);
    }
    if !scope.ends {
        add(Code::ProcessNoEnd);
    }
}

/// What a node is to the flow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Start,
    End,
    Inside,
    /// Where flow only leaves, as on a border, or only arrives.
    Source,
    Sink,
    /// What stands beside the flow.
    Beside,
}

fn role(element: &Element) -> Option<Role> {
    Some(match &element.kind {
        Kind::Activity(activity) if activity.compensates => Role::Beside,
        Kind::Activity(activity) => match activity.kind {
            ActivityKind::SubProcess(SubProcess::Event) => Role::Beside,
            _ => Role::Inside,
        },
        Kind::Gateway(Gateway::EventBased { instantiates: true, .. }) => Role::Start,
        Kind::Gateway(_) => Role::Inside,
        Kind::Event(event) => match (event.position, event.trigger) {
            (Position::Start, _) => Role::Start,
            (Position::End, _) => Role::End,
            (Position::Boundary(_), _) | (Position::Catch, Trigger::Link) => Role::Source,
            (Position::Throw, Trigger::Link) => Role::Sink,
            _ => Role::Inside,
        },
        _ => return None,
    })
}

fn undoes(element: &Element) -> bool {
    matches!(&element.kind, Kind::Event(event) if event.trigger == Trigger::Compensation)
}

/// Which flow a node lacks. Where nothing begins or ends, only what stands quite alone is told.
fn loose(model: &Model, element: &Element, ends: Ends, scope: &Scope) -> Option<&'static str> {
    let role = role(element)?;
    let in_any_order = element.within.is_some_and(|id| {
        matches!(&model.get(id).kind, Kind::Activity(activity)
            if activity.kind == ActivityKind::SubProcess(SubProcess::AdHoc))
    });
    // A process may begin where something is waited for.
    let waits = matches!(&element.kind, Kind::Activity(activity)
        if activity.kind == ActivityKind::Task(Task::Receive));
    let leads_in = !matches!(role, Role::Start | Role::Source | Role::Beside) && !waits;
    let leads_out = match role {
        Role::Start | Role::Inside => true,
        // An event on the border may lead to what undoes the activity.
        Role::Source => !(ends.associated && undoes(element)),
        Role::End | Role::Sink | Role::Beside => false,
    };
    let lacks_in = leads_in && ends.incoming == 0;
    let lacks_out = leads_out && ends.outgoing == 0;
    if in_any_order || scope.nodes < 2 {
        return None;
    }
    match (lacks_in, lacks_out) {
        (true, true) => Some("both"),
        (true, false) if scope.starts => Some("in"),
        (false, true) if scope.ends => Some("out"),
        _ => None,
    }
}
