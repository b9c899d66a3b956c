//! What elements are called in XML, and texts as XML.

use crate::diagram::model::{
    Activity, ActivityKind, Event, Gateway, Kind, Position, SubProcess, Task,
};

/// Whether something stands in the flow.
pub(super) fn is_node(kind: &Kind) -> bool {
    matches!(kind, Kind::Activity(_) | Kind::Event(_) | Kind::Gateway(_))
}

/// Whether the standard lets it have data that it reads: what brings an event about has.
pub(super) fn may_read(kind: &Kind) -> bool {
    match kind {
        Kind::Event(Event { position, .. }) => matches!(position, Position::Throw | Position::End),
        kind => matches!(kind, Kind::Activity(_)),
    }
}

/// Whether the standard lets it have data that it gives: an event that is waited for has.
pub(super) fn may_write(kind: &Kind) -> bool {
    matches!(kind, Kind::Activity(_)) || (matches!(kind, Kind::Event(_)) && !may_read(kind))
}

/// Whether a picture may show what is inside.
pub(super) fn holds_text(kind: &Kind) -> bool {
    matches!(kind, Kind::Activity(Activity { kind: ActivityKind::SubProcess(_), .. }))
}

pub(super) fn activity_tag(activity: &Activity) -> &'static str {
    match &activity.kind {
        ActivityKind::Task(task) => match task {
            Task::Plain => "task",
            Task::User => "userTask",
            Task::Service => "serviceTask",
            Task::Send => "sendTask",
            Task::Receive => "receiveTask",
            Task::BusinessRule => "businessRuleTask",
            Task::Manual => "manualTask",
            Task::Script => "scriptTask",
        },
        ActivityKind::SubProcess(SubProcess::Embedded | SubProcess::Event) => "subProcess",
        ActivityKind::SubProcess(SubProcess::Transaction) => "transaction",
        ActivityKind::SubProcess(SubProcess::AdHoc) => "adHocSubProcess",
        ActivityKind::Call(_) => "callActivity",
    }
}

pub(super) fn gateway_tag(gateway: Gateway) -> (&'static str, &'static str) {
    match gateway {
        Gateway::Exclusive => ("exclusiveGateway", ""),
        Gateway::Parallel => ("parallelGateway", ""),
        Gateway::Inclusive => ("inclusiveGateway", ""),
        Gateway::Complex => ("complexGateway", ""),
        Gateway::EventBased { instantiates: false, .. } => ("eventBasedGateway", ""),
        Gateway::EventBased { parallel: false, .. } => {
            ("eventBasedGateway", " instantiate=\"true\"")
        }
        Gateway::EventBased { .. } => {
            ("eventBasedGateway", " instantiate=\"true\" eventGatewayType=\"Parallel\"")
        }
    }
}

/// A name as an attribute; nothing where there is none.
pub(super) fn name(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!(" name=\"{}\"", escaped(name)) }
}

/// A text as XML, in content and attributes; what XML cannot hold is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            letter => out.push(letter),
        }
    }
    out
}
