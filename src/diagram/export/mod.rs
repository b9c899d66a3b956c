//! A model and its picture as BPMN 2.0 XML, for other tools.

mod names;
mod parts;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use names::{activity_tag, escaped, gateway_tag, is_node, may_read, may_write, name};

use super::model::{
    ActivityKind, Diagram, Element, ElementId, Flow, FlowKind, Gateway, Kind, Model, SubProcess,
};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="http://www.omg.org/spec/BPMN/20100524/MODEL">
"#;

/// The file of a model and one picture of it. What BPMN has no place for, such as a flow that ends at
/// a lane, is left out.
pub fn to_bpmn(model: &Model, diagram: &Diagram) -> String {
    let mut writer = Writer::new(model);
    writer.text.push_str(HEAD);
    let plane = writer.definitions();
    writer.diagram(diagram, &plane);
    writer.text.push_str("</bpmn:definitions>\n");
    writer.text
}

struct Writer<'a> {
    model: &'a Model,
    text: String,
    /// The ids, valid and unique.
    ids: Vec<String>,
    taken: BTreeSet<String>,
    /// What stands in each pool or sub-process, and in neither.
    inside: BTreeMap<Option<ElementId>, Vec<ElementId>>,
    /// The lanes in each pool (or nothing) and lane, the nodes in each lane.
    lanes: BTreeMap<(Option<ElementId>, Option<ElementId>), Vec<ElementId>>,
    of_lane: BTreeMap<ElementId, Vec<ElementId>>,
    into: BTreeMap<ElementId, Vec<ElementId>>,
    out: BTreeMap<ElementId, Vec<ElementId>>,
    /// The data associations of each activity and event.
    data: BTreeMap<ElementId, Vec<ElementId>>,
    /// Whether there is a collaboration; only that has messages.
    has_pools: bool,
    /// The flows that are written.
    shown: BTreeSet<ElementId>,
}

impl<'a> Writer<'a> {
    fn new(model: &'a Model) -> Self {
        let mut writer = Self {
            model,
            text: String::new(),
            ids: Vec::new(),
            taken: BTreeSet::from(
                ["definitions", "collaboration", "diagram", "plane"].map(str::to_owned),
            ),
            inside: BTreeMap::new(),
            lanes: BTreeMap::new(),
            of_lane: BTreeMap::new(),
            into: BTreeMap::new(),
            out: BTreeMap::new(),
            data: BTreeMap::new(),
            has_pools: model.iter().any(|(_, it)| matches!(it.kind, Kind::Pool { .. })),
            shown: BTreeSet::new(),
        };
        for (_, element) in model.iter() {
            let id = writer.id(&element.id);
            writer.ids.push(id);
        }
        for (id, element) in model.iter() {
            writer.sort(id, element);
        }
        writer
    }

    /// An XML name that no other element has.
    fn id(&mut self, wanted: &str) -> String {
        let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        let mut id: String = wanted.chars().map(|c| if is_letter(c) { c } else { '_' }).collect();
        if !id.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
            id.insert(0, '_');
        }
        let mut unique = id.clone();
        let mut count = 1;
        while !self.taken.insert(unique.clone()) {
            count += 1;
            unique = format!("{id}-{count}");
        }
        unique
    }

    fn sort(&mut self, id: ElementId, element: &Element) {
        let holder = |id: ElementId| self.holder(id);
        match &element.kind {
            Kind::Pool { .. } => {}
            Kind::Lane => {
                let outer = element.lane.filter(|lane| *lane < id && holder(*lane) == holder(id));
                self.lanes.entry((holder(id), outer)).or_default().push(id);
            }
            Kind::Flow(flow) => {
                let (from, to) = (flow.source, flow.target);
                let is_inside = match flow.kind {
                    FlowKind::Sequence { .. } => {
                        let flows = is_node(self.kind(from)) && is_node(self.kind(to));
                        if flows && holder(from) == holder(to) {
                            self.out.entry(from).or_default().push(id);
                            self.into.entry(to).or_default().push(id);
                            true
                        } else {
                            false
                        }
                    }
                    FlowKind::Data => {
                        let is_data = |id| matches!(self.kind(id), Kind::Data(_));
                        let owner = if is_data(to) && may_write(self.kind(from)) {
                            Some(from)
                        } else if is_data(from) && may_read(self.kind(to)) {
                            Some(to)
                        } else {
                            None
                        };
                        if let Some(owner) = owner {
                            self.data.entry(owner).or_default().push(id);
                            self.shown.insert(id);
                            return;
                        }
                        // The standard has no place for these data but beside the flow.
                        true
                    }
                    FlowKind::Message => {
                        let is_end = |id| {
                            is_node(self.kind(id)) || matches!(self.kind(id), Kind::Pool { .. })
                        };
                        if self.has_pools && is_end(from) && is_end(to) {
                            self.shown.insert(id);
                        }
                        return;
                    }
                    FlowKind::Association(_) => true,
                };
                if is_inside {
                    self.shown.insert(id);
                    self.inside.entry(self.holder(from)).or_default().push(id);
                }
            }
            _ => {
                let holder = self.holder(id);
                self.inside.entry(holder).or_default().push(id);
                if is_node(&element.kind)
                    && let Some(lane) = element.lane
                {
                    self.of_lane.entry(lane).or_default().push(id);
                }
            }
        }
    }

    fn kind(&self, id: ElementId) -> &'a Kind {
        &self.model.get(id).kind
    }

    /// The pool or sub-process that holds an element, and stands before it.
    fn holder(&self, id: ElementId) -> Option<ElementId> {
        let holder = self.model.get(id).within.filter(|holder| *holder < id)?;
        match &self.model.get(holder).kind {
            Kind::Pool { .. } => Some(holder),
            Kind::Activity(activity) if matches!(activity.kind, ActivityKind::SubProcess(_)) => {
                Some(holder)
            }
            _ => None,
        }
    }

    /// Participants and processes; what the picture shows.
    fn definitions(&mut self) -> String {
        let pools: Vec<ElementId> = self
            .model
            .iter()
            .filter(|(_, element)| matches!(element.kind, Kind::Pool { .. }))
            .map(|(id, _)| id)
            .collect();
        let holds = |writer: &Self, pool: &ElementId| {
            writer.inside.contains_key(&Some(*pool))
                || writer.lanes.contains_key(&(Some(*pool), None))
        };
        let mut processes: Vec<(Option<ElementId>, String)> = Vec::new();
        for pool in &pools {
            let is_open = matches!(self.kind(*pool), Kind::Pool { open: true, .. });
            if is_open || holds(self, pool) {
                let id = self.id(&format!("process-{}", self.ids[pool.0 as usize]));
                processes.push((Some(*pool), id));
            }
        }
        if self.inside.contains_key(&None)
            || self.lanes.contains_key(&(None, None))
            || pools.is_empty()
        {
            let id = self.id("process-alone");
            processes.push((None, id));
        }
        if !pools.is_empty() {
            let name = name(&self.model.name);
            _ = writeln!(self.text, "  <bpmn:collaboration id=\"collaboration\"{name}>");
            for pool in &pools {
                self.participant(*pool, &processes);
            }
            for (id, element) in self.model.iter() {
                if let Kind::Flow(Flow { kind: FlowKind::Message, source, target }) = &element.kind
                    && self.shown.contains(&id)
                {
                    let (from, to) =
                        (self.ids[source.0 as usize].clone(), self.ids[target.0 as usize].clone());
                    self.open(
                        4,
                        "messageFlow",
                        id,
                        &format!(" sourceRef=\"{from}\" targetRef=\"{to}\""),
                    );
                    self.close(4, "messageFlow");
                }
            }
            self.text.push_str("  </bpmn:collaboration>\n");
        }
        let alone = processes.first().map(|(_, id)| id.clone()).unwrap_or_default();
        for (pool, id) in processes {
            let own = match pool {
                Some(pool) => String::new() + &name(&self.model.get(pool).name),
                None => name(&self.model.name),
            };
            _ = writeln!(self.text, "  <bpmn:process id=\"{id}\"{own} isExecutable=\"false\">");
            if self.lanes.contains_key(&(pool, None)) {
                self.lane_set(pool);
            }
            self.content(pool);
            self.text.push_str("  </bpmn:process>\n");
        }
        if pools.is_empty() { alone } else { "collaboration".to_owned() }
    }

    fn participant(&mut self, pool: ElementId, processes: &[(Option<ElementId>, String)]) {
        let process = processes.iter().find(|(of, _)| *of == Some(pool));
        let process = process.map(|(_, id)| format!(" processRef=\"{id}\"")).unwrap_or_default();
        self.open(4, "participant", pool, &process);
        if matches!(self.kind(pool), Kind::Pool { multiple: true, .. }) {
            let id = self.id("several");
            _ = writeln!(
                self.text,
                "      <bpmn:participantMultiplicity id=\"{id}\" maximum=\"2\" />"
            );
        }
        self.close(4, "participant");
    }

    /// What stands in a pool or a process, sub-processes with what stands in them.
    fn content(&mut self, holder: Option<ElementId>) {
        let mut open = vec![(holder, self.inside.remove(&holder).unwrap_or_default().into_iter())];
        // Annotations and associations come last: the schema wants it so.
        let is_last = |kind: &Kind| {
            matches!(
                kind,
                Kind::Annotation
                    | Kind::Group
                    | Kind::Flow(Flow { kind: FlowKind::Association(_) | FlowKind::Data, .. })
            )
        };
        let sorted = |writer: &Self, mut ids: Vec<ElementId>| {
            ids.sort_by_key(|id| (is_last(writer.kind(*id)), *id));
            ids.into_iter()
        };
        if let Some((_, rest)) = open.last_mut() {
            *rest = sorted(self, rest.collect());
        }
        while let Some((holder, rest)) = open.last_mut() {
            let holder = *holder;
            let Some(id) = rest.next() else {
                open.pop();
                if let (Some(Kind::Activity(activity)), false) =
                    (holder.map(|holder| self.kind(holder)), open.is_empty())
                {
                    self.close(4, activity_tag(activity));
                }
                continue;
            };
            let opens = self.element(id);
            if opens {
                let inside = self.inside.remove(&Some(id)).unwrap_or_default();
                open.push((Some(id), sorted(self, inside)));
            }
        }
    }

    /// One element; of a sub-process its beginning, and `true`.
    fn element(&mut self, id: ElementId) -> bool {
        match self.kind(id) {
            Kind::Activity(activity) => {
                let tag = activity_tag(activity);
                let mut more = match &activity.kind {
                    ActivityKind::SubProcess(SubProcess::Event) => {
                        " triggeredByEvent=\"true\"".to_owned()
                    }
                    ActivityKind::Call(Some(called)) => {
                        format!(" calledElement=\"{}\"", escaped(called))
                    }
                    _ => String::new(),
                };
                if activity.compensates {
                    more += " isForCompensation=\"true\"";
                }
                self.open(4, tag, id, &(more + &self.default_of(id)));
                self.ways(id);
                self.data(id, true);
                self.repeats(activity.repeats);
                if matches!(activity.kind, ActivityKind::SubProcess(_)) {
                    return true;
                }
                self.close(4, tag);
            }
            Kind::Event(event) => self.event(id, event),
            Kind::Gateway(gateway) => {
                let (tag, more) = gateway_tag(*gateway);
                self.open(4, tag, id, &(more.to_owned() + &self.default_of(id)));
                self.ways(id);
                self.close(4, tag);
            }
            Kind::Data(data) => self.thing(id, *data),
            Kind::Annotation => {
                let own = self.ids[id.0 as usize].clone();
                let said = escaped(&self.model.get(id).name);
                _ = writeln!(
                    self.text,
                    "    <bpmn:textAnnotation id=\"{own}\"><bpmn:text>{said}</bpmn:text></bpmn:textAnnotation>"
                );
            }
            Kind::Group => {
                let own = self.ids[id.0 as usize].clone();
                _ = writeln!(self.text, "    <bpmn:group id=\"{own}\" />");
            }
            Kind::Flow(flow) => self.flow(id, flow),
            Kind::Pool { .. } | Kind::Lane => {}
        }
        false
    }

    fn open(&mut self, indent: usize, tag: &str, id: ElementId, more: &str) {
        let element = self.model.get(id);
        let (own, name) = (&self.ids[id.0 as usize], name(&element.name));
        _ = writeln!(self.text, "{:indent$}<bpmn:{tag} id=\"{own}\"{name}{more}>", "");
        if !element.documentation.is_empty() {
            let said = escaped(&element.documentation);
            _ = writeln!(
                self.text,
                "{:indent$}  <bpmn:documentation>{said}</bpmn:documentation>",
                ""
            );
        }
    }

    fn close(&mut self, indent: usize, tag: &str) {
        _ = writeln!(self.text, "{:indent$}</bpmn:{tag}>", "");
    }

    fn default_of(&self, id: ElementId) -> String {
        if let Kind::Gateway(Gateway::Parallel | Gateway::EventBased { .. }) = self.kind(id) {
            return String::new();
        }
        let is_default = |flow: &&ElementId| {
            matches!(
                self.kind(**flow),
                Kind::Flow(Flow { kind: FlowKind::Sequence { default: true, .. }, .. })
            )
        };
        let default = self.out.get(&id).and_then(|flows| flows.iter().find(is_default));
        default
            .map(|flow| format!(" default=\"{}\"", self.ids[flow.0 as usize]))
            .unwrap_or_default()
    }

    fn ways(&mut self, id: ElementId) {
        for (tag, flows) in [("incoming", self.into.get(&id)), ("outgoing", self.out.get(&id))] {
            for flow in flows.into_iter().flatten() {
                let flow = &self.ids[flow.0 as usize];
                _ = writeln!(self.text, "      <bpmn:{tag}>{flow}</bpmn:{tag}>");
            }
        }
    }
}
