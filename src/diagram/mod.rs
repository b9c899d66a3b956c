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

use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::source::Place;
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
pub use text::{Account, Told, in_words, one_line, plain, tell, written};

/// The pictures of a file: those in it that show anything, else one that is laid out here. If there is
/// none, the finding says why.
pub fn pictures(file: &BpmnFile) -> Checked<Vec<Diagram>> {
    let drawn = file.diagrams.iter().filter(|diagram| !diagram.shapes.is_empty());
    let drawn: Vec<Diagram> = drawn.cloned().collect();
    if !drawn.is_empty() {
        return Checked::new(drawn, Vec::new());
    }
    let Checked { value, diagnostics } = picture(&file.model, file.whole());
    Checked::new(value.into_iter().collect(), diagnostics)
}

/// The picture of a model that is laid out here. If there is none, the finding says why.
pub fn picture(model: &Model, place: impl Into<Option<Place>>) -> Checked<Option<Diagram>> {
    let picture = lay_out(model);
    if !picture.shapes.is_empty() {
        return Checked::new(Some(picture), Vec::new());
    }
    let rule = if layout::is_too_large(model) { "large" } else { "empty" };
    let found = Diagnostic::new(Code::BpmnDiffers, place).with("rule", rule);
    Checked::new(None, vec![found.with("element", &model.name)])
}

/// A picture as a file of its own, called as it is, else as its process, else `name`.
pub fn draw_alone(model: &Model, diagram: &Diagram, name: &str) -> String {
    let names = [&diagram.name, &model.name].map(|name| name.trim());
    let title = names.into_iter().find(|name| !name.is_empty()).unwrap_or(name);
    let options = Options { title: title.to_owned(), standalone: true, ..Options::default() };
    draw(model, diagram, &options)
}
