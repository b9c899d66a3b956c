//! Pools, lanes and nodes.

use std::collections::{HashMap, HashSet};

use roxmltree::NodeId;

use super::ids::Ids;
use super::kinds::{self, kind, shown_kind};
use super::label::Labels;
use super::log::Log;
use super::text::NAME;
use super::xml::{self, Node, attribute, child, children, draws, is};
use crate::diagram::check::{called, called_so};
use crate::diagram::model::{ActivityKind, Element, ElementId, Kind, Position, Process};
use crate::source::Span;

/// Lanes nested deeper stand beside those that hold them: the text names all lanes of each step.
const MOST_LANES: usize = 5;

/// What is read so far.
pub(super) struct Reader<'a> {
    pub(super) ids: Ids<'a>,
    pub(super) log: Log<'a>,
    pub(super) elements: Vec<Element>,
    pub(super) spans: Vec<Span>,
    /// The processes that no pool shows, each with its place.
    pub(super) processes: Vec<(Process, Span)>,
    /// The lines found on the way, to be bound when all nodes are there.
    pub(super) flows: Vec<Found<'a>>,
    /// The element of each XML element, and of those that are drawn as another: a process as its
    /// pool, an object as the first reference to it, a task's input as the task.
    drawn_as: HashMap<NodeId, ElementId>,
    /// The innermost lane of each node, by what the lanes say.
    lanes: HashMap<NodeId, ElementId>,
    /// What has a shape.
    shown: HashSet<NodeId>,
    taken: HashSet<String>,
}

/// A line that was found.
pub(super) struct Found<'a> {
    pub(super) node: Node<'a>,
    pub(super) within: Option<ElementId>,
    /// Of a data association: the activity or event that it belongs to.
    pub(super) holder: Option<ElementId>,
}

/// Where something stands.
#[derive(Clone, Copy, Default)]
struct Scope {
    within: Option<ElementId>,
    lane: Option<ElementId>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(ids: Ids<'a>, log: Log<'a>) -> Self {
        Self {
            ids,
            log,
            elements: Vec::new(),
            spans: Vec::new(),
            processes: Vec::new(),
            flows: Vec::new(),
            drawn_as: HashMap::new(),
            lanes: HashMap::new(),
            shown: HashSet::new(),
            taken: HashSet::new(),
        }
    }

    /// Reads all pools, lanes and nodes, and finds the lines.
    pub(super) fn read(&mut self, root: Node<'a>) {
        let shapes = root.descendants().filter(|node| draws(*node, "BPMNShape"));
        let shown: Vec<Node<'a>> =
            shapes.filter_map(|shape| self.ids.of(shape, "bpmnElement")).collect();
        self.shown = shown.iter().map(|node| node.id()).collect();
        let together = |node: &Node<'_>| {
            matches!(
                xml::name(*node),
                "collaboration" | "choreography" | "globalConversation" | "conversation"
            )
        };
        for node in children(root).filter(together).flat_map(children) {
            if is(node, "participant") {
                self.participant(node);
            }
        }
        for process in children(root).filter(|node| is(*node, "process")) {
            if self.drawn_as.contains_key(&process.id()) {
                continue;
            }
            // Some programs give a process the shape of the pool that it has none of.
            let within = self.shown.contains(&process.id()).then(|| {
                let pool = Kind::Pool { multiple: false, open: true };
                self.push(process, pool, Scope::default())
            });
            let start = self.elements.len() as u32;
            self.contents(process, Scope { within, lane: None });
            if within.is_none() {
                let id = attribute(process, "id").unwrap_or_default().to_owned();
                let name = Labels::default().plain(xml::written(process, "name"), NAME);
                let elements = start..self.elements.len() as u32;
                self.processes.push((Process { id, name, elements }, self.log.span(process)));
            }
        }
        for node in children(root).filter(together) {
            self.contents(node, Scope::default());
        }
        for node in shown {
            if !self.drawn_as.contains_key(&node.id())
                && let Some(kind) = shown_kind(node, &mut self.log)
            {
                let above = node.ancestors().skip(1);
                let within = above.filter_map(|above| self.drawn_as.get(&above.id()).copied());
                let within = within.into_iter().find(|id| self.holds(*id));
                self.push(node, kind, Scope { within, lane: None });
            }
        }
    }

    /// What the model is called.
    pub(super) fn model_name(&mut self, root: Node<'a>) -> String {
        let named = |kind: &str| {
            children(root).find(|child| is(*child, kind) && attribute(*child, "name").is_some())
        };
        let node = named("collaboration").or_else(|| named("process")).unwrap_or(root);
        self.title(node)
    }

    /// The name of what is no element.
    pub(super) fn title(&mut self, node: Node<'a>) -> String {
        let mut labels = Labels::default();
        let name = labels.plain(xml::written(node, "name"), NAME);
        if labels.is_cut {
            self.log.add(node, "long", called_so(&name, ""));
        }
        name
    }

    fn holds(&self, id: ElementId) -> bool {
        match &self.elements[id.0 as usize].kind {
            Kind::Pool { .. } => true,
            Kind::Activity(activity) => matches!(activity.kind, ActivityKind::SubProcess(_)),
            _ => false,
        }
    }

    /// What a reference means, as an element.
    pub(super) fn element(&self, reference: &str) -> Option<ElementId> {
        self.element_of(self.ids.get(reference)?)
    }

    /// The element that an XML element is, or is drawn as.
    pub(super) fn element_of(&self, node: Node<'a>) -> Option<ElementId> {
        self.drawn_as.get(&node.id()).copied()
    }

    /// How findings name an element.
    pub(super) fn called(&self, id: ElementId) -> String {
        called(&self.elements[id.0 as usize])
    }

    /// Adds a flow, which has its ends by now.
    pub(super) fn push_flow(&mut self, found: &Found<'a>, kind: Kind) -> ElementId {
        self.push(found.node, kind, Scope { within: found.within, lane: None })
    }

    fn push(&mut self, node: Node<'a>, kind: Kind, scope: Scope) -> ElementId {
        let id = ElementId(self.elements.len() as u32);
        let mut labels = Labels::default();
        let element = Element {
            id: self.unique(node, id),
            name: labels.name(node, &self.ids),
            documentation: labels.documentation(node),
            activity_group: labels.activity_group(node),
            kind,
            within: scope.within,
            lane: scope.lane,
        };
        if labels.is_cut {
            self.log.add(node, "long", called(&element));
        }
        self.elements.push(element);
        self.spans.push(self.log.span(node));
        self.drawn_as.insert(node.id(), id);
        id
    }

    fn unique(&mut self, node: Node<'a>, id: ElementId) -> String {
        let written = attribute(node, "id");
        if let Some(written) = written
            && self.taken.insert(written.to_owned())
        {
            return written.to_owned();
        }
        if let Some(written) = written {
            self.log.add(node, "duplicate", written);
        }
        let mut own = format!("{}-{}", written.unwrap_or("element"), id.0);
        while !self.taken.insert(own.clone()) {
            own.push('x');
        }
        own
    }

    fn participant(&mut self, node: Node<'a>) {
        let process = self.ids.of(node, "processRef").filter(|process| is(*process, "process"));
        let several = child(node, "participantMultiplicity");
        let multiple = several
            .is_some_and(|several| !matches!(attribute(several, "maximum"), Some("0" | "1")));
        let kind = Kind::Pool { multiple, open: process.is_some() };
        let pool = self.push(node, kind, Scope::default());
        if let Some(process) = process
            && !self.drawn_as.contains_key(&process.id())
        {
            self.drawn_as.insert(process.id(), pool);
            self.contents(process, Scope { within: Some(pool), lane: None });
        }
    }

    /// What stands in a process, a sub-process or a collaboration: lanes, then nodes, then what is
    /// attached to nodes.
    fn contents(&mut self, node: Node<'a>, scope: Scope) {
        for lanes in children(node).filter(|child| is(*child, "laneSet")) {
            self.lane_set(lanes, scope, 1);
        }
        let mut attached = Vec::new();
        for child in children(node) {
            match xml::name(child) {
                "laneSet" | "participant" => {}
                "boundaryEvent" => attached.push(child),
                "ioSpecification" => self.data_of_process(child, scope),
                _ if super::flows::is_flow(child) => {
                    self.flows.push(Found { node: child, within: scope.within, holder: None });
                }
                _ => {
                    if let Some(kind) = kind(child, &self.ids, &mut self.log) {
                        self.node(child, kind, scope);
                    }
                }
            }
        }
        for event in attached {
            let host = self.ids.of(event, "attachedToRef").and_then(|host| self.element_of(host));
            let position = match host {
                Some(host) => Position::Boundary(host),
                None => {
                    self.log.add(event, "attached", attribute(event, "id").unwrap_or_default());
                    Position::Catch
                }
            };
            let kind = kinds::event(event, position, &self.ids, &mut self.log);
            self.node(event, kind, scope);
        }
    }

    fn lane_set(&mut self, set: Node<'a>, scope: Scope, level: usize) {
        for node in children(set).filter(|child| is(*child, "lane")) {
            let lane = self.push(node, Kind::Lane, scope);
            for reference in children(node).filter(|child| is(*child, "flowNodeRef")) {
                if let Some(node) = self.ids.get(&xml::text(reference)) {
                    self.lanes.insert(node.id(), lane);
                }
            }
            let inner = children(node)
                .filter(|child| matches!(xml::name(*child), "childLaneSet" | "laneSet"));
            for set in inner {
                if level < MOST_LANES {
                    self.lane_set(set, Scope { lane: Some(lane), ..scope }, level + 1);
                } else {
                    let called = self.called(lane);
                    self.log.add(set, "lanes", called);
                    self.lane_set(set, scope, level);
                }
            }
        }
    }

    fn node(&mut self, node: Node<'a>, kind: Kind, scope: Scope) {
        let lane = self.lanes.get(&node.id()).copied().or(scope.lane);
        let (is_node, opens) = match &kind {
            Kind::Activity(activity) => {
                (true, matches!(activity.kind, ActivityKind::SubProcess(_)))
            }
            Kind::Event(_) => (true, false),
            _ => (false, false),
        };
        let id = self.push(node, kind, Scope { lane, ..scope });
        for meant in ["dataObjectRef", "dataStoreRef"] {
            if let Some(data) = self.ids.of(node, meant)
                && !self.shown.contains(&data.id())
            {
                self.drawn_as.entry(data.id()).or_insert(id);
            }
        }
        if is_node {
            self.data_of_node(node, id, scope);
        }
        if opens {
            self.contents(node, Scope { within: Some(id), lane });
        }
    }

    /// What a process is given and gives.
    fn data_of_process(&mut self, specification: Node<'a>, scope: Scope) {
        for data in children(specification) {
            if matches!(xml::name(data), "dataInput" | "dataOutput")
                && let Some(kind) = shown_kind(data, &mut self.log)
            {
                self.push(data, kind, scope);
            }
        }
    }

    /// What an activity or event is given and gives: mostly no more than where a line ends.
    fn data_of_node(&mut self, node: Node<'a>, id: ElementId, scope: Scope) {
        let specification = child(node, "ioSpecification");
        for data in children(node).chain(specification.into_iter().flat_map(children)) {
            match xml::name(data) {
                "dataInput" | "dataOutput" if !self.shown.contains(&data.id()) => {
                    self.drawn_as.insert(data.id(), id);
                }
                "dataInputAssociation" | "dataOutputAssociation" => {
                    let found = Found { node: data, within: scope.within, holder: Some(id) };
                    self.flows.push(found);
                }
                _ => {}
            }
        }
    }
}
