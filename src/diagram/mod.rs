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

use bpmn::BpmnFile;
use svg::{Options, draw};

pub use check::{Fault, called, check};
pub use export::to_bpmn;
pub use layout::lay_out;
pub use model::{
    Activity, ActivityKind, Colours, Data, Diagram, Direction, Edge, Element, ElementId, Envelope,
    Event, Flow, FlowKind, Gateway, Kind, Model, Point, Position, Process, Rect, Repeats, Shape,
    SubProcess, Task, Trigger,
};
pub use steps::{Next, Step, from_steps, name_of};
pub use text::{Account, Told, in_words, one_line, plain, tell};

/// The pictures of a file: those in it, else one that is laid out here; none that is empty.
pub fn pictures(file: &BpmnFile) -> Vec<Diagram> {
    let mut diagrams = match file.diagrams.is_empty() {
        true => vec![lay_out(&file.model)],
        false => file.diagrams.clone(),
    };
    diagrams.retain(|diagram| !diagram.shapes.is_empty());
    diagrams
}

/// A picture as a file of its own, called as it is, else as its process, else `name`.
pub fn draw_alone(model: &Model, diagram: &Diagram, name: &str) -> String {
    let names = [&diagram.name, &model.name].map(|name| name.trim());
    let title = names.into_iter().find(|name| !name.is_empty()).unwrap_or(name);
    let options = Options { title: title.to_owned(), standalone: true, ..Options::default() };
    draw(model, diagram, &options)
}
