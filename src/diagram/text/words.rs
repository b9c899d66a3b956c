//! The keys of the words for what elements are.

use crate::diagram::model::{
    ActivityKind, Data, Event, Gateway, Kind, Position, Repeats, SubProcess, Task, Trigger,
};

/// What something is called, and of an event what brings it about. `in_part` says whether it stands
/// in a sub-process.
pub(super) fn kind(kind: &Kind, in_part: bool) -> (&'static str, Option<&'static str>) {
    let word = match kind {
        Kind::Event(of) => return event(of, in_part),
        Kind::Pool { .. } => "diagram-pool",
        Kind::Lane => "diagram-lane",
        Kind::Annotation => "diagram-note",
        Kind::Group => "diagram-group",
        Kind::Flow(_) => "diagram-flow",
        Kind::Data(Data::Store) => "diagram-store",
        Kind::Data(Data::Message) => "diagram-message",
        Kind::Data(_) => "diagram-document",
        Kind::Activity(activity) => match &activity.kind {
            ActivityKind::Task(of) => task(*of),
            ActivityKind::SubProcess(SubProcess::Embedded) => "diagram-sub-process",
            ActivityKind::SubProcess(SubProcess::Event) => "diagram-sub-process-event",
            ActivityKind::SubProcess(SubProcess::Transaction) => "diagram-transaction",
            ActivityKind::SubProcess(SubProcess::AdHoc) => "diagram-ad-hoc",
            ActivityKind::Call(_) => "diagram-call",
        },
        Kind::Gateway(gateway) => match gateway {
            Gateway::Exclusive => "diagram-exclusive",
            Gateway::Parallel => "diagram-parallel",
            Gateway::Inclusive => "diagram-inclusive",
            Gateway::EventBased { parallel: false, .. } => "diagram-event-based",
            Gateway::EventBased { parallel: true, .. } => "diagram-event-based-all",
            Gateway::Complex => "diagram-complex",
        },
    };
    (word, None)
}

fn task(task: Task) -> &'static str {
    match task {
        // Whether somebody uses software for it is nothing readers ask.
        Task::Plain | Task::User => "diagram-task",
        Task::Service | Task::Script => "diagram-task-service",
        Task::Send => "diagram-task-send",
        Task::Receive => "diagram-task-receive",
        Task::BusinessRule => "diagram-task-rules",
        Task::Manual => "diagram-task-manual",
    }
}

fn event(event: &Event, in_part: bool) -> (&'static str, Option<&'static str>) {
    let trigger = trigger(event.trigger, in_part);
    let (plain, triggered) = match event.position {
        Position::Start => ("diagram-start", "diagram-start-by"),
        Position::Catch => ("diagram-wait", "diagram-wait-for"),
        Position::Throw => ("diagram-throw", "diagram-throw-what"),
        Position::Boundary(_) => ("diagram-boundary", "diagram-boundary-by"),
        Position::End if in_part => ("diagram-end-part", "diagram-end-part-with"),
        Position::End => ("diagram-end", "diagram-end-with"),
    };
    (if trigger.is_some() { triggered } else { plain }, trigger)
}

fn trigger(trigger: Trigger, in_part: bool) -> Option<&'static str> {
    Some(match trigger {
        Trigger::None => return None,
        Trigger::Message => "diagram-by-message",
        Trigger::Timer => "diagram-by-timer",
        Trigger::Signal => "diagram-by-signal",
        Trigger::Error => "diagram-by-error",
        Trigger::Escalation => "diagram-by-escalation",
        Trigger::Conditional => "diagram-by-condition",
        Trigger::Compensation => "diagram-by-compensation",
        Trigger::Terminate if in_part => "diagram-by-terminate-part",
        Trigger::Terminate => "diagram-by-terminate",
        Trigger::Link => "diagram-by-link",
        Trigger::Cancel => "diagram-by-cancel",
        Trigger::Multiple => "diagram-by-multiple",
        Trigger::ParallelMultiple => "diagram-by-all",
    })
}

/// How often something is done.
pub(super) fn repeats(repeats: Repeats) -> &'static str {
    match repeats {
        Repeats::Loop => "diagram-repeats-loop",
        Repeats::Parallel => "diagram-repeats-parallel",
        Repeats::Sequential => "diagram-repeats-sequential",
    }
}
