//! Process models: BPMN files and lists of steps become pictures and text.
//!
//! Whatever a process came from, it is one [`Model`] of elements and, for each picture of it, one
//! [`Diagram`] that says where they stand.

pub mod bpmn;
mod check;
mod export;
mod geometry;
mod layout;
mod model;
mod steps;
pub mod svg;
mod text;

pub use check::{Fault, called, check};
pub use export::to_bpmn;
pub use layout::lay_out;
pub use model::{
    Activity, ActivityKind, Colours, Data, Diagram, Direction, Edge, Element, ElementId, Envelope,
    Event, Flow, FlowKind, Gateway, Kind, Model, Point, Position, Process, Rect, Repeats, Shape,
    SubProcess, Task, Trigger,
};
pub use steps::{END, Next, Step, from_steps, name_of};
pub use text::{Account, Told, in_words, one_line, plain, tell};
