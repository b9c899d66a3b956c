//! Each picture of a process as a file of its own, and lists of steps as BPMN.

use rayon::prelude::*;

use crate::diagram::{draw_alone, to_bpmn};
use crate::resolve::{Process, Site, UrlPath};

/// The files of all processes.
pub(super) fn files(site: &Site) -> Vec<(UrlPath, String)> {
    let processes: Vec<&Process> = site.processes.iter().collect();
    let files = |process: &Process| {
        let mut files: Vec<(UrlPath, String)> = Vec::new();
        for picture in &process.pictures {
            let svg = draw_alone(&process.model, &picture.diagram, process.name());
            files.push((picture.url.clone(), svg));
        }
        if let Some(picture) = process.pictures.first().filter(|_| process.is_made) {
            files.push((process.file.clone(), to_bpmn(&process.model, &picture.diagram)));
        }
        files
    };
    processes.into_par_iter().flat_map_iter(files).collect()
}
