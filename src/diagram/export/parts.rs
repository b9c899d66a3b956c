//! Events, data, flows and the picture.

use std::fmt::Write;

use super::Writer;
use super::names::{escaped, holds_text};
use crate::diagram::model::{
    Data, Diagram, Direction, ElementId, Event, Flow, FlowKind, Kind, Point, Position, Rect,
    Repeats, Trigger,
};

impl Writer<'_> {
    /// The lanes of a pool, with those inside them.
    pub(super) fn lane_set(&mut self, pool: Option<ElementId>) {
        enum Next {
            Open(ElementId),
            Close,
            CloseInner,
        }
        let id = self.id("lanes");
        _ = writeln!(self.text, "    <bpmn:laneSet id=\"{id}\">");
        let inside =
            |writer: &Self, lane| writer.lanes.get(&(pool, lane)).cloned().unwrap_or_default();
        let mut open: Vec<Next> = inside(self, None).into_iter().rev().map(Next::Open).collect();
        while let Some(next) = open.pop() {
            match next {
                Next::Open(lane) => {
                    self.open(6, "lane", lane, "");
                    for node in self.of_lane.get(&lane).cloned().unwrap_or_default() {
                        let id = &self.ids[node.0 as usize];
                        _ = writeln!(
                            self.text,
                            "        <bpmn:flowNodeRef>{id}</bpmn:flowNodeRef>"
                        );
                    }
                    open.push(Next::Close);
                    let inner = inside(self, Some(lane));
                    if !inner.is_empty() {
                        let id = self.id("lanes");
                        _ = writeln!(self.text, "        <bpmn:childLaneSet id=\"{id}\">");
                        open.push(Next::CloseInner);
                        open.extend(inner.into_iter().rev().map(Next::Open));
                    }
                }
                Next::Close => self.close(6, "lane"),
                Next::CloseInner => self.text.push_str("        </bpmn:childLaneSet>\n"),
            }
        }
        self.text.push_str("    </bpmn:laneSet>\n");
    }

    pub(super) fn event(&mut self, id: ElementId, event: &Event) {
        let interrupts = !event.interrupts;
        let (tag, more) = match event.position {
            Position::Start if interrupts => ("startEvent", " isInterrupting=\"false\"".to_owned()),
            Position::Start => ("startEvent", String::new()),
            Position::Catch => ("intermediateCatchEvent", String::new()),
            Position::Throw => ("intermediateThrowEvent", String::new()),
            Position::End => ("endEvent", String::new()),
            Position::Boundary(host) => {
                let host = &self.ids[host.0 as usize];
                let stays = if interrupts { " cancelActivity=\"false\"" } else { "" };
                ("boundaryEvent", format!(" attachedToRef=\"{host}\"{stays}"))
            }
        };
        let more = match event.trigger {
            Trigger::ParallelMultiple => more + " parallelMultiple=\"true\"",
            _ => more,
        };
        self.open(4, tag, id, &more);
        self.ways(id);
        self.data(id, false);
        for definition in definitions(event.trigger) {
            let own = self.id(&format!("{}-{definition}", self.ids[id.0 as usize]));
            match *definition {
                // The schema asks for what is meant, which the model has in words only.
                "conditional" => {
                    let said = escaped(&self.model.get(id).name);
                    _ = writeln!(
                        self.text,
                        "      <bpmn:conditionalEventDefinition id=\"{own}\"><bpmn:condition xsi:type=\"bpmn:tFormalExpression\">{said}</bpmn:condition></bpmn:conditionalEventDefinition>"
                    );
                }
                "link" => {
                    let said = escaped(&self.model.get(id).name);
                    _ = writeln!(
                        self.text,
                        "      <bpmn:linkEventDefinition id=\"{own}\" name=\"{said}\" />"
                    );
                }
                _ => {
                    _ = writeln!(
                        self.text,
                        "      <bpmn:{definition}EventDefinition id=\"{own}\" />"
                    );
                }
            }
        }
        self.close(4, tag);
    }

    /// The data associations of an activity or event.
    pub(super) fn data(&mut self, id: ElementId, is_activity: bool) {
        let Some(flows) = self.data.get(&id).cloned() else { return };
        let lines: Vec<(ElementId, ElementId, bool)> = flows
            .iter()
            .filter_map(|flow| {
                let line = self.model.get(*flow).flow()?;
                let reads = line.target == id;
                Some((*flow, if reads { line.source } else { line.target }, reads))
            })
            .collect();
        // An activity's data are inputs and outputs of its own, which the associations lead to.
        let mut ports = Vec::new();
        if is_activity {
            let own = self.ids[id.0 as usize].clone();
            let io = self.id(&format!("{own}-io"));
            _ = writeln!(self.text, "      <bpmn:ioSpecification id=\"{io}\">");
            for (_, _, reads) in &lines {
                ports.push(self.id(&format!("{own}-{}", if *reads { "in" } else { "out" })));
            }
            let port = |reads: bool| {
                lines
                    .iter()
                    .zip(&ports)
                    .filter(move |(line, _)| line.2 == reads)
                    .map(|(_, port)| port)
            };
            for port in port(true) {
                _ = writeln!(self.text, "        <bpmn:dataInput id=\"{port}\" />");
            }
            for port in port(false) {
                _ = writeln!(self.text, "        <bpmn:dataOutput id=\"{port}\" />");
            }
            for (tag, inner, reads) in
                [("inputSet", "dataInputRefs", true), ("outputSet", "dataOutputRefs", false)]
            {
                let refs: String = port(reads)
                    .map(|port| format!("<bpmn:{inner}>{port}</bpmn:{inner}>"))
                    .collect();
                _ = writeln!(self.text, "        <bpmn:{tag}>{refs}</bpmn:{tag}>");
            }
            self.text.push_str("      </bpmn:ioSpecification>\n");
        }
        for wanted in [true, false] {
            for (at, (flow, thing, reads)) in lines.iter().enumerate() {
                if *reads != wanted {
                    continue;
                }
                let tag = if *reads { "dataInputAssociation" } else { "dataOutputAssociation" };
                let (own, thing) = (&self.ids[flow.0 as usize], &self.ids[thing.0 as usize]);
                let port = ports.get(at).unwrap_or(&self.ids[id.0 as usize]);
                let (from, to) = if *reads { (thing, port) } else { (port, thing) };
                _ = writeln!(
                    self.text,
                    "      <bpmn:{tag} id=\"{own}\"><bpmn:sourceRef>{from}</bpmn:sourceRef><bpmn:targetRef>{to}</bpmn:targetRef></bpmn:{tag}>"
                );
            }
        }
    }

    pub(super) fn thing(&mut self, id: ElementId, data: Data) {
        let (tag, collection) = match data {
            Data::Store => ("dataStoreReference", false),
            Data::Object { collection }
            | Data::Input { collection }
            | Data::Output { collection } => ("dataObjectReference", collection),
            Data::Message => ("dataObjectReference", false),
        };
        let mut more = String::new();
        if data != Data::Store {
            let object = self.id(&format!("{}-object", self.ids[id.0 as usize]));
            let several = if collection { " isCollection=\"true\"" } else { "" };
            _ = writeln!(self.text, "    <bpmn:dataObject id=\"{object}\"{several} />");
            more = format!(" dataObjectRef=\"{object}\"");
        }
        self.open(4, tag, id, &more);
        self.close(4, tag);
    }

    pub(super) fn flow(&mut self, id: ElementId, flow: &Flow) {
        let (from, to) = (&self.ids[flow.source.0 as usize], &self.ids[flow.target.0 as usize]);
        let ends = format!(" sourceRef=\"{from}\" targetRef=\"{to}\"");
        match flow.kind {
            FlowKind::Sequence { conditional, .. } => {
                self.open(4, "sequenceFlow", id, &ends);
                if conditional {
                    let said = escaped(&self.model.get(id).name);
                    _ = writeln!(
                        self.text,
                        "      <bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">{said}</bpmn:conditionExpression>"
                    );
                }
                self.close(4, "sequenceFlow");
            }
            FlowKind::Association(direction) => {
                let direction = match direction {
                    Direction::None => "None",
                    Direction::One => "One",
                    Direction::Both => "Both",
                };
                let own = &self.ids[id.0 as usize];
                _ = writeln!(
                    self.text,
                    "    <bpmn:association id=\"{own}\" associationDirection=\"{direction}\"{ends} />"
                );
            }
            FlowKind::Data => {
                let own = &self.ids[id.0 as usize];
                _ = writeln!(
                    self.text,
                    "    <bpmn:association id=\"{own}\" associationDirection=\"One\"{ends} />"
                );
            }
            FlowKind::Message => {}
        }
    }

    pub(super) fn repeats(&mut self, repeats: Option<Repeats>) {
        let text = match repeats {
            None => return,
            Some(Repeats::Loop) => "standardLoopCharacteristics",
            Some(Repeats::Parallel) => "multiInstanceLoopCharacteristics",
            Some(Repeats::Sequential) => "multiInstanceLoopCharacteristics isSequential=\"true\"",
        };
        _ = writeln!(self.text, "      <bpmn:{text} />");
    }

    pub(super) fn diagram(&mut self, diagram: &Diagram, plane: &str) {
        _ = writeln!(
            self.text,
            "  <bpmndi:BPMNDiagram id=\"diagram\">\n    <bpmndi:BPMNPlane id=\"plane\" bpmnElement=\"{plane}\">"
        );
        for shape in &diagram.shapes {
            let element = self.ids[shape.element.0 as usize].clone();
            let own = self.id(&format!("{element}-shape"));
            let more = match self.kind(shape.element) {
                Kind::Pool { .. } | Kind::Lane => format!(" isHorizontal=\"{}\"", shape.horizontal),
                kind if holds_text(kind) => format!(" isExpanded=\"{}\"", shape.expanded),
                Kind::Gateway(_) if shape.marked => " isMarkerVisible=\"true\"".to_owned(),
                _ => String::new(),
            };
            let bounds = bounds(shape.bounds);
            let label = label(shape.label);
            _ = writeln!(
                self.text,
                "      <bpmndi:BPMNShape id=\"{own}\" bpmnElement=\"{element}\"{more}>{bounds}{label}</bpmndi:BPMNShape>"
            );
        }
        for edge in diagram
            .edges
            .iter()
            .filter(|edge| self.shown.contains(&edge.element))
            .cloned()
            .collect::<Vec<_>>()
        {
            let element = self.ids[edge.element.0 as usize].clone();
            let own = self.id(&format!("{element}-edge"));
            let point = |Point { x, y }: &Point| format!("<di:waypoint x=\"{x}\" y=\"{y}\" />");
            let points: String = edge.waypoints.iter().map(point).collect();
            let label = label(edge.label);
            _ = writeln!(
                self.text,
                "      <bpmndi:BPMNEdge id=\"{own}\" bpmnElement=\"{element}\">{points}{label}</bpmndi:BPMNEdge>"
            );
        }
        self.text.push_str("    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n");
    }
}

fn definitions(trigger: Trigger) -> &'static [&'static str] {
    match trigger {
        Trigger::None => &[],
        Trigger::Message => &["message"],
        Trigger::Timer => &["timer"],
        Trigger::Signal => &["signal"],
        Trigger::Error => &["error"],
        Trigger::Escalation => &["escalation"],
        Trigger::Conditional => &["conditional"],
        Trigger::Compensation => &["compensate"],
        Trigger::Terminate => &["terminate"],
        Trigger::Link => &["link"],
        Trigger::Cancel => &["cancel"],
        // Which ones is not known; two make it several.
        Trigger::Multiple | Trigger::ParallelMultiple => &["message", "signal"],
    }
}

fn bounds(Rect { x, y, width, height }: Rect) -> String {
    format!("<dc:Bounds x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" />")
}

fn label(at: Option<Rect>) -> String {
    let label = |at| format!("<bpmndi:BPMNLabel>{}</bpmndi:BPMNLabel>", bounds(at));
    at.map(label).unwrap_or_default()
}
