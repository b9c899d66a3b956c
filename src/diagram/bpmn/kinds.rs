//! What kind of element an XML element is.

use super::ids::{Ids, local};
use super::log::Log;
use super::xml::{self, Node, attribute, child, children, flag};
use crate::diagram::model::{
    Activity, ActivityKind, Data, Event, Gateway, Kind, Position, Repeats, SubProcess, Task,
    Trigger,
};

/// The kind of what stands in a flow, save events on the boundary, and of data and remarks.
pub(super) fn kind<'a>(node: Node<'a>, ids: &Ids<'a>, log: &mut Log<'_>) -> Option<Kind> {
    let task = |task| activity(node, ActivityKind::Task(task));
    let sub_process = |kind| activity(node, ActivityKind::SubProcess(kind));
    let gateway = |gateway| Kind::Gateway(gateway);
    Some(match xml::name(node) {
        "task" => task(Task::Plain),
        "userTask" => task(Task::User),
        "serviceTask" => task(Task::Service),
        "sendTask" => task(Task::Send),
        "receiveTask" => task(Task::Receive),
        "businessRuleTask" => task(Task::BusinessRule),
        "manualTask" => task(Task::Manual),
        "scriptTask" => task(Task::Script),
        "subProcess" if flag(node, "triggeredByEvent") == Some(true) => {
            sub_process(SubProcess::Event)
        }
        "subProcess" => sub_process(SubProcess::Embedded),
        "transaction" => sub_process(SubProcess::Transaction),
        "adHocSubProcess" => sub_process(SubProcess::AdHoc),
        "callActivity" => {
            let called = attribute(node, "calledElement").map(|id| local(id).to_owned());
            activity(node, ActivityKind::Call(called))
        }
        "startEvent" => event(node, Position::Start, ids, log),
        "intermediateCatchEvent" => event(node, Position::Catch, ids, log),
        "intermediateThrowEvent" | "implicitThrowEvent" => event(node, Position::Throw, ids, log),
        "endEvent" => event(node, Position::End, ids, log),
        "exclusiveGateway" => gateway(Gateway::Exclusive),
        "parallelGateway" => gateway(Gateway::Parallel),
        "inclusiveGateway" => gateway(Gateway::Inclusive),
        "complexGateway" => gateway(Gateway::Complex),
        "eventBasedGateway" => gateway(Gateway::EventBased {
            instantiates: flag(node, "instantiate") == Some(true),
            parallel: attribute(node, "eventGatewayType") == Some("Parallel"),
        }),
        "dataObjectReference" => {
            let meant = ids.of(node, "dataObjectRef");
            let collection = is_collection(node) || meant.is_some_and(is_collection);
            Kind::Data(Data::Object { collection })
        }
        "dataStoreReference" => Kind::Data(Data::Store),
        "textAnnotation" => Kind::Annotation,
        "group" => Kind::Group,
        _ => return None,
    })
}

/// The kind of what is an element only where a picture shows it, or a part of the standard that has
/// no kind of its own here, which is then reported.
pub(super) fn shown_kind(node: Node<'_>, log: &mut Log<'_>) -> Option<Kind> {
    Some(match xml::name(node) {
        "dataObject" => Kind::Data(Data::Object { collection: is_collection(node) }),
        "dataInput" => Kind::Data(Data::Input { collection: is_collection(node) }),
        "dataOutput" => Kind::Data(Data::Output { collection: is_collection(node) }),
        "dataStore" => Kind::Data(Data::Store),
        "message" => Kind::Data(Data::Message),
        name if super::flows::is_flow(node) || matches!(name, "" | "process" | "participant") => {
            return None;
        }
        name => {
            log.add(node, "kind", name);
            let works = ["Task", "Activity", "horeography", "onversation"];
            match works.iter().any(|part| name.contains(part)) {
                true => activity(node, ActivityKind::Task(Task::Plain)),
                false => Kind::Group,
            }
        }
    })
}

pub(super) fn is_collection(node: Node<'_>) -> bool {
    flag(node, "isCollection") == Some(true)
}

fn activity(node: Node<'_>, kind: ActivityKind) -> Kind {
    let repeats = match child(node, "multiInstanceLoopCharacteristics") {
        Some(several) if flag(several, "isSequential") == Some(true) => Some(Repeats::Sequential),
        Some(_) => Some(Repeats::Parallel),
        None => child(node, "standardLoopCharacteristics").map(|_| Repeats::Loop),
    };
    let compensates = flag(node, "isForCompensation") == Some(true);
    Kind::Activity(Activity { kind, repeats, compensates })
}

/// An event at that position.
pub(super) fn event<'a>(
    node: Node<'a>,
    position: Position,
    ids: &Ids<'a>,
    log: &mut Log<'_>,
) -> Kind {
    let own = children(node).filter(|child| xml::name(*child).ends_with("EventDefinition"));
    let mut triggers: Vec<Trigger> = own.map(|definition| trigger(xml::name(definition))).collect();
    for reference in children(node).filter(|child| xml::is(*child, "eventDefinitionRef")) {
        match ids.get(&xml::text(reference)) {
            Some(definition) => triggers.push(trigger(xml::name(definition))),
            None => log.add(reference, "definition", xml::text(reference).trim()),
        }
    }
    let trigger = match triggers.as_slice() {
        [] => Trigger::None,
        [trigger] => *trigger,
        _ if flag(node, "parallelMultiple") == Some(true) => Trigger::ParallelMultiple,
        _ => Trigger::Multiple,
    };
    let interrupts = match position {
        Position::Start => flag(node, "isInterrupting"),
        Position::Boundary(_) => flag(node, "cancelActivity"),
        _ => None,
    };
    Kind::Event(Event { position, trigger, interrupts: interrupts.unwrap_or(true) })
}

fn trigger(definition: &str) -> Trigger {
    match definition.strip_suffix("EventDefinition").unwrap_or_default() {
        "message" => Trigger::Message,
        "timer" => Trigger::Timer,
        "signal" => Trigger::Signal,
        "error" => Trigger::Error,
        "escalation" => Trigger::Escalation,
        "conditional" => Trigger::Conditional,
        "compensate" | "compensation" => Trigger::Compensation,
        "terminate" => Trigger::Terminate,
        "link" => Trigger::Link,
        "cancel" => Trigger::Cancel,
        _ => Trigger::None,
    }
}
