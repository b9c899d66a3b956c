//! A list of steps as BPMN 2.0 XML, for other tools.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::model::{
    Data, Diagram, Element, ElementId, Event, Flow, FlowKind, Gateway, Kind, Model, Point,
    Position, Rect,
};
use super::svg::write::Escaped;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="http://www.omg.org/spec/BPMN/20100524/MODEL">
"#;

/// The file of a model that [`from_steps`](super::from_steps) made, and of its picture. What no list
/// of steps becomes is not written.
pub fn to_bpmn(model: &Model, diagram: &Diagram) -> String {
    let mut writer =
        Writer { model, text: HEAD.to_owned(), ways: BTreeMap::new(), lanes: BTreeMap::new() };
    for (id, element) in model.iter() {
        match element.kind {
            Kind::Flow(Flow { kind: FlowKind::Sequence { .. }, source, target }) => {
                writer.ways.entry(target).or_default().push(("incoming", id));
                writer.ways.entry(source).or_default().push(("outgoing", id));
            }
            Kind::Activity(_) | Kind::Event(_) | Kind::Gateway(_) => {
                element.lane.iter().for_each(|lane| {
                    writer.lanes.entry(*lane).or_default().push(id);
                });
            }
            _ => {}
        }
    }
    writer.process();
    writer.diagram(diagram);
    writer.text.push_str("</bpmn:definitions>\n");
    writer.text
}

struct Writer<'a> {
    model: &'a Model,
    text: String,
    /// The sequence flows of each node, with what they are to it.
    ways: BTreeMap<ElementId, Vec<(&'static str, ElementId)>>,
    /// The nodes in each lane.
    lanes: BTreeMap<ElementId, Vec<ElementId>>,
}

impl Writer<'_> {
    fn id(&self, id: ElementId) -> &str {
        &self.model.get(id).id
    }

    fn process(&mut self) {
        let title = name(&self.model.name);
        let is_pool = |element: &&Element| matches!(element.kind, Kind::Pool { .. });
        for pool in self.model.elements.iter().filter(is_pool) {
            let (id, name) = (&pool.id, name(&pool.name));
            _ = write!(
                self.text,
                "  <bpmn:collaboration id=\"collaboration\"{title}>
    <bpmn:participant id=\"{id}\"{name} processRef=\"process-{id}\">
    </bpmn:participant>
  </bpmn:collaboration>
  <bpmn:process id=\"process-{id}\"{name} isExecutable=\"false\">\n"
            );
        }
        self.lanes();
        // Annotations and associations come last: the schema wants it so.
        for last in [false, true] {
            for (id, element) in self.model.iter() {
                let is_association = element
                    .flow()
                    .is_some_and(|flow| matches!(flow.kind, FlowKind::Association(_)));
                if last == (is_association || element.kind == Kind::Annotation) {
                    self.element(id, element);
                }
            }
        }
        self.text.push_str("  </bpmn:process>\n");
    }

    fn lanes(&mut self) {
        let mut lanes = String::new();
        for (id, lane) in self.model.iter().filter(|(_, element)| element.kind == Kind::Lane) {
            _ = writeln!(lanes, "      <bpmn:lane id=\"{}\"{}>", lane.id, name(&lane.name));
            for node in self.lanes.get(&id).into_iter().flatten() {
                let node = self.id(*node);
                _ = writeln!(lanes, "        <bpmn:flowNodeRef>{node}</bpmn:flowNodeRef>");
            }
            lanes.push_str("      </bpmn:lane>\n");
        }
        if !lanes.is_empty() {
            _ = writeln!(self.text, "    <bpmn:laneSet id=\"lanes\">\n{lanes}    </bpmn:laneSet>");
        }
    }

    fn element(&mut self, id: ElementId, element: &Element) {
        let own = &element.id;
        match &element.kind {
            Kind::Activity(_) => self.node("task", id, ""),
            Kind::Event(Event { position: Position::Start, .. }) => self.node("startEvent", id, ""),
            Kind::Event(_) => self.node("endEvent", id, ""),
            Kind::Gateway(Gateway::Parallel) => self.node("parallelGateway", id, ""),
            Kind::Gateway(_) => {
                let is_default = |id: &ElementId| {
                    let kind = self.model.get(*id).flow().map(|flow| flow.kind);
                    matches!(kind, Some(FlowKind::Sequence { default: true, .. }))
                };
                let ways = self.ways.get(&id).into_iter().flatten();
                let mut out = ways.filter(|(side, _)| *side == "outgoing").map(|(_, flow)| *flow);
                let default = out.find(is_default);
                let default = default.map(|flow| format!(" default=\"{}\"", self.id(flow)));
                self.node("exclusiveGateway", id, &default.unwrap_or_default());
            }
            Kind::Data(Data::Store) => self.put("dataStoreReference", element, "", ""),
            Kind::Data(_) => {
                _ = writeln!(self.text, "    <bpmn:dataObject id=\"{own}-object\" />");
                let object = format!(" dataObjectRef=\"{own}-object\"");
                self.put("dataObjectReference", element, &object, "");
            }
            Kind::Annotation => {
                let said = Escaped(&element.name);
                _ = writeln!(
                    self.text,
                    "    <bpmn:textAnnotation id=\"{own}\"><bpmn:text>{said}</bpmn:text></bpmn:textAnnotation>"
                );
            }
            Kind::Flow(flow) => self.flow(element, flow),
            Kind::Pool { .. } | Kind::Lane | Kind::Group => {}
        }
    }

    fn flow(&mut self, element: &Element, flow: &Flow) {
        let (from, to) = (self.id(flow.source), self.id(flow.target));
        let ends = format!(" sourceRef=\"{from}\" targetRef=\"{to}\"");
        match flow.kind {
            FlowKind::Sequence { conditional, .. } => {
                let said = Escaped(&element.name);
                let condition = format!(
                    "      <bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">{said}</bpmn:conditionExpression>\n"
                );
                self.put("sequenceFlow", element, &ends, if conditional { &condition } else { "" });
            }
            _ => {
                let own = &element.id;
                _ = writeln!(
                    self.text,
                    "    <bpmn:association id=\"{own}\" associationDirection=\"None\"{ends} />"
                );
            }
        }
    }

    /// What stands in the flow, with the ways to it and from it.
    fn node(&mut self, tag: &str, id: ElementId, more: &str) {
        let mut inside = String::new();
        for side in ["incoming", "outgoing"] {
            let ways = self.ways.get(&id).into_iter().flatten();
            for (_, flow) in ways.filter(|(own, _)| *own == side) {
                _ = writeln!(inside, "      <bpmn:{side}>{}</bpmn:{side}>", self.id(*flow));
            }
        }
        self.put(tag, self.model.get(id), more, &inside);
    }

    fn put(&mut self, tag: &str, element: &Element, more: &str, inside: &str) {
        let (id, name) = (&element.id, name(&element.name));
        _ = writeln!(
            self.text,
            "    <bpmn:{tag} id=\"{id}\"{name}{more}>\n{inside}    </bpmn:{tag}>"
        );
    }

    fn diagram(&mut self, diagram: &Diagram) {
        self.text.push_str(
            "  <bpmndi:BPMNDiagram id=\"diagram\">
    <bpmndi:BPMNPlane id=\"plane\" bpmnElement=\"collaboration\">\n",
        );
        for shape in &diagram.shapes {
            let element = self.model.get(shape.element);
            let more = match element.kind {
                Kind::Pool { .. } | Kind::Lane => " isHorizontal=\"true\"",
                Kind::Gateway(_) => " isMarkerVisible=\"true\"",
                _ => "",
            };
            let (id, bounds, label) = (&element.id, bounds(shape.bounds), label(shape.label));
            _ = writeln!(
                self.text,
                "      <bpmndi:BPMNShape id=\"{id}-shape\" bpmnElement=\"{id}\"{more}>{bounds}{label}</bpmndi:BPMNShape>"
            );
        }
        for edge in &diagram.edges {
            let point = |Point { x, y }: &Point| format!("<di:waypoint x=\"{x}\" y=\"{y}\" />");
            let points: String = edge.waypoints.iter().map(point).collect();
            let (id, label) = (&self.model.get(edge.element).id, label(edge.label));
            _ = writeln!(
                self.text,
                "      <bpmndi:BPMNEdge id=\"{id}-edge\" bpmnElement=\"{id}\">{points}{label}</bpmndi:BPMNEdge>"
            );
        }
        self.text.push_str("    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n");
    }
}

/// A name as an attribute; nothing where there is none.
fn name(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!(" name=\"{}\"", Escaped(name)) }
}

fn bounds(Rect { x, y, width, height }: Rect) -> String {
    format!("<dc:Bounds x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" />")
}

fn label(at: Option<Rect>) -> String {
    let label = |at| format!("<bpmndi:BPMNLabel>{}</bpmndi:BPMNLabel>", bounds(at));
    at.map(label).unwrap_or_default()
}
