//! What other programs read, under `daten/`: every table of a page as CSV, all pages of a type as
//! JSON with its JSON Schema, events as calendars, processes as pictures and BPMN.
//!
//! `records` writes the pages of a type, `schema` what they may hold, `calendar` events. A view as
//! CSV is written by the room that has views, so that the command line says the same.

mod calendar;
mod processes;
mod records;
mod schema;

use crate::model::TypeId;
use crate::output::Contents;
use crate::resolve::{Site, UrlPath};
use crate::views::{Views, csv};

/// All files.
pub fn export(site: &Site, views: &Views) -> Vec<(UrlPath, Contents)> {
    let bytes = |text: String| Contents::Bytes(text.into_bytes());
    let mut files: Vec<(UrlPath, Contents)> = (views.all())
        .filter_map(|view| Some((view.download.clone()?, bytes(csv(view, &views.words)))))
        .collect();
    for (at, kind) in site.model.types.iter().enumerate() {
        let url = |extension| UrlPath::data_of_type(&kind.id, extension);
        let id = TypeId(at as u32);
        let records = records::of_type(site, &views.words, id);
        files.push((url("json"), bytes(format!("{records:#}\n"))));
        files
            .push((url("schema.json"), bytes(format!("{:#}\n", schema::of_type(&site.model, id)))));
    }
    let calendars = views.calendars();
    files.extend(calendars.map(|one| (one.url.clone(), bytes(calendar::write(site, one)))));
    files.extend(processes::files(site).into_iter().map(|(url, text)| (url, bytes(text))));
    files
}
