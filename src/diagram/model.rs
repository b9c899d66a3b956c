//! What a process says ([`Model`]), and where a picture of it shows what ([`Diagram`]).
//!
//! The terms are those of BPMN 2.0 (ISO/IEC 19510). Lengths are in the pixels of BPMN DI: x to the
//! right, y down.

use std::collections::BTreeMap;
use std::ops::Range;

/// A process with all that takes part in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// What it is called; of a file the name of its collaboration or of its first process.
    pub name: String,
    /// Pools, lanes, nodes and flows. What holds others stands before them, and the ends of a flow
    /// before the flow, save those that are themselves flows.
    pub elements: Vec<Element>,
    /// The numbers that steps have of their own, as in a list. If there are any, the list is the
    /// order of the process in words, and what else stands in the flow is told with its steps.
    pub numbers: BTreeMap<ElementId, String>,
    /// The processes that no pool shows, in the order of their elements; none where all belongs
    /// together.
    pub processes: Vec<Process>,
}

/// A process without a pool.
#[derive(Clone, Debug, PartialEq)]
pub struct Process {
    /// As in the file.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its elements, save flows, by their indices.
    pub elements: Range<u32>,
}

/// An index into [`Model::elements`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(pub u32);

/// One thing of a process.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// As in the file; unique in a model.
    pub id: String,
    /// As written, with its line breaks; empty if it has none. Of an annotation its text.
    pub name: String,
    /// What the file says about it beside its name; mostly empty.
    pub documentation: String,
    /// The FIM label (Referenzaktivitätengruppe), if it has one.
    pub activity_group: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// The sub-process or the pool that holds it; of a lane its pool.
    pub within: Option<ElementId>,
    /// The innermost lane it stands in; of a lane the lane it is a part of.
    pub lane: Option<ElementId>,
}

/// What an element is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A participant.
    Pool {
        /// Whether there are several of it.
        multiple: bool,
        /// Whether the file says what happens in it; a closed pool shows its name only.
        open: bool,
    },
    /// A part of a pool, mostly a role.
    Lane,
    /// Work.
    Activity(Activity),
    /// What happens.
    Event(Event),
    /// Where ways part or meet.
    Gateway(Gateway),
    /// What is used or made.
    Data(Data),
    /// A remark.
    Annotation,
    /// A frame without meaning for the flow.
    Group,
    /// A line.
    Flow(Flow),
}

/// Work and how it is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    /// What kind of work.
    pub kind: ActivityKind,
    /// Whether it is done more than once.
    pub repeats: Option<Repeats>,
    /// Whether it undoes what another did.
    pub compensates: bool,
}

/// What kind of work.
#[derive(Clone, Debug, PartialEq)]
pub enum ActivityKind {
    /// One step.
    Task(Task),
    /// Steps of its own.
    SubProcess(SubProcess),
    /// A process that stands elsewhere, with its id if it is named.
    Call(Option<String>),
}

/// By whom or what a task is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Not said.
    Plain,
    /// By a person with software.
    User,
    /// By software.
    Service,
    /// Something is sent.
    Send,
    /// Something is waited for.
    Receive,
    /// By rules.
    BusinessRule,
    /// By hand.
    Manual,
    /// By a script.
    Script,
}

/// How a sub-process begins and ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubProcess {
    /// In the flow.
    Embedded,
    /// By an event.
    Event,
    /// All or nothing.
    Transaction,
    /// In any order.
    AdHoc,
}

/// How an activity is done more than once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeats {
    /// Until a condition holds.
    Loop,
    /// For several at the same time.
    Parallel,
    /// For several, one after the other.
    Sequential,
}

/// What happens.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Where in the flow.
    pub position: Position,
    /// By what.
    pub trigger: Trigger,
    /// Of a start in an event sub-process and of a boundary event: whether the rest stops.
    pub interrupts: bool,
}

/// Where in the flow an event stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// First.
    Start,
    /// Waited for.
    Catch,
    /// Brought about.
    Throw,
    /// Waited for while an activity is done.
    Boundary(ElementId),
    /// Last.
    End,
}

/// What brings an event about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the terms of the standard")]
pub enum Trigger {
    None,
    Message,
    Timer,
    Signal,
    Error,
    Escalation,
    Conditional,
    Compensation,
    Terminate,
    Link,
    Cancel,
    Multiple,
    ParallelMultiple,
}

/// Where ways part or meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gateway {
    /// One way.
    Exclusive,
    /// All ways.
    Parallel,
    /// One or several ways.
    Inclusive,
    /// The way of the event that comes first.
    EventBased {
        /// Whether the process begins here.
        instantiates: bool,
        /// Whether all events are waited for.
        parallel: bool,
    },
    /// As its annotation says.
    Complex,
}

/// What is used or made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Data {
    /// A document.
    Object {
        /// Whether it is several.
        collection: bool,
    },
    /// What a process is given.
    Input {
        /// Whether it is several.
        collection: bool,
    },
    /// What a process gives.
    Output {
        /// Whether it is several.
        collection: bool,
    },
    /// Where data stay: an archive, an application.
    Store,
    /// A message shown by itself.
    Message,
}

/// A line from one element to another; the others' ends may also be pools, lanes or flows.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// What it means.
    pub kind: FlowKind,
    /// Where it begins.
    pub source: ElementId,
    /// Where it leads.
    pub target: ElementId,
}

/// What a line means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlowKind {
    /// What comes next.
    Sequence {
        /// Whether it has a condition of its own.
        conditional: bool,
        /// Whether it is the way when no condition holds.
        default: bool,
    },
    /// What one pool tells another.
    Message,
    /// What belongs together.
    Association(Direction),
    /// What is read or written.
    Data,
}

/// Which ends of an association have an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// None.
    None,
    /// The target.
    One,
    /// Both.
    Both,
}

/// One picture of a model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagram {
    /// As in the file.
    pub id: String,
    /// Its own name; mostly empty.
    pub name: String,
    /// In the order of drawing: what holds others before them.
    pub shapes: Vec<Shape>,
    /// The lines.
    pub edges: Vec<Edge>,
}

/// Where an element stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// What.
    pub element: ElementId,
    /// Where; never negative in size.
    pub bounds: Rect,
    /// Where its name stands, if the file says so.
    pub label: Option<Rect>,
    /// Of a sub-process: whether its steps are in this picture.
    pub expanded: bool,
    /// Of pools and lanes: whether the flow goes from left to right and the name is turned.
    pub horizontal: bool,
    /// Of an exclusive gateway: whether it shows its cross.
    pub marked: bool,
    /// Colours of its own.
    pub colours: Colours,
}

/// How a flow runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Which.
    pub element: ElementId,
    /// From its source to its target; at least two.
    pub waypoints: Vec<Point>,
    /// Where its name stands, if the file says so.
    pub label: Option<Rect>,
    /// Of a message flow: an envelope in its middle.
    pub envelope: Option<Envelope>,
    /// Colours of its own.
    pub colours: Colours,
}

/// Which message an envelope on a flow stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Envelope {
    /// The first one: white.
    Initiating,
    /// An answer: grey.
    Answer,
}

/// Colours that the file asks for, as red, green and blue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Colours {
    /// Of the inside.
    pub fill: Option<[u8; 3]>,
    /// Of the line.
    pub stroke: Option<[u8; 3]>,
}

/// A place in a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// A part of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Model {
    /// The element of an id of this model.
    pub fn get(&self, id: ElementId) -> &Element {
        &self.elements[id.0 as usize]
    }

    /// Which of the [`processes`](Self::processes) an element stands in, if it is in no pool.
    pub fn process_of(&self, id: ElementId) -> Option<usize> {
        let at = self.processes.partition_point(|process| process.elements.end <= id.0);
        self.processes.get(at).filter(|process| process.elements.contains(&id.0)).map(|_| at)
    }

    /// All elements with their ids, in their order.
    pub fn iter(&self) -> impl Iterator<Item = (ElementId, &Element)> {
        self.elements.iter().enumerate().map(|(at, element)| (ElementId(at as u32), element))
    }
}

impl Element {
    /// Its flow, if it is one.
    pub fn flow(&self) -> Option<&Flow> {
        match &self.kind {
            Kind::Flow(flow) => Some(flow),
            _ => None,
        }
    }
}
