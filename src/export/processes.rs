//! Each picture of a process as a file of its own, and lists of steps as BPMN.

use std::collections::BTreeMap;

use crate::diagram::svg::{Options, draw};
use crate::diagram::{Diagram, to_bpmn};
use crate::resolve::{Process, Site, UrlPath};

/// The files of all processes.
pub(super) fn files(site: &Site) -> impl Iterator<Item = (UrlPath, String)> {
    site.processes.iter().flat_map(|process| {
        let pictures = process.pictures.iter();
        let drawn = pictures.map(|picture| (picture.url.clone(), alone(process, &picture.diagram)));
        let made = process.pictures.first().filter(|_| process.is_made);
        let bpmn =
            made.map(|picture| (process.file.clone(), to_bpmn(&process.model, &picture.diagram)));
        drawn.chain(bpmn).collect::<Vec<_>>()
    })
}

/// A picture as a file of its own.
fn alone(process: &Process, diagram: &Diagram) -> String {
    let title = [diagram.name.as_str(), process.model.name.as_str()];
    let title = title.into_iter().find(|name| !name.trim().is_empty()).unwrap_or("BPMN");
    let options = Options {
        prefix: String::new(),
        title: title.to_owned(),
        description: None,
        links: BTreeMap::new(),
        standalone: true,
    };
    draw(&process.model, diagram, &options)
}
