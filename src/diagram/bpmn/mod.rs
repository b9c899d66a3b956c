//! BPMN 2.0 files: bytes → [`BpmnFile`].
//!
//! 1. `decode` makes text of the bytes.
//! 2. `scan` refuses what is too large, too deep or has a DTD, before anything is built of it.
//! 3. roxmltree parses; `xml` and `ids` find their way in what it gives.
//! 4. `elements` and `kinds` make pools, lanes and nodes, `flows` binds the lines to them.
//! 5. `diagrams` and `edges` read where they stand.
//!
//! Files are drawn by dozens of programs, and hardly one keeps the standard in full. Whatever can be
//! read is shown; `log` collects where the picture may differ from the one its author saw.

mod decode;
mod diagrams;
mod edges;
mod elements;
mod flows;
mod geometry;
mod ids;
mod kinds;
mod label;
mod log;
mod scan;
mod text;
mod xml;

use std::collections::BTreeMap;
use std::path::Path;

use roxmltree::{Document, ParsingOptions};

use super::check::{self, Fault};
use super::model::{Diagram, ElementId, Model};
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::source::{Place, Source, Span};
use log::Log;

/// Larger files are refused: the largest of a public collection of 831 has 0.9 MB.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Elements nested deeper are refused.
const MAX_DEPTH: usize = 128;

/// Files with more XML elements are refused: the largest of that collection has 20,000.
const MAX_ELEMENTS: usize = 50_000;

/// Elements with more attributes are refused: finding one written twice takes the square of this.
const MAX_ATTRIBUTES: usize = 200;

/// Files with more prefixes are refused, for the same reason.
const MAX_PREFIXES: usize = 100;

/// Files with more declarations of prefixes are refused: each is kept for all elements below it.
const MAX_DECLARATIONS: usize = 20_000;

/// Files with longer addresses of namespaces are refused: each element and attribute is compared
/// with them.
const MAX_ADDRESS: usize = 300;

/// What a BPMN file holds.
#[derive(Debug)]
pub struct BpmnFile {
    /// All its processes and its collaboration together.
    pub model: Model,
    /// Its pictures; none if it says nothing of where things stand.
    pub diagrams: Vec<Diagram>,
    /// Its text.
    source: Source,
    /// Where each element of the model stands in the text.
    spans: Vec<Span>,
}

/// Whether a file's name is that of BPMN.
pub fn is_bpmn(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("bpmn"))
}

impl BpmnFile {
    /// Where an element stands in the file.
    pub fn place(&self, element: ElementId) -> Place {
        match self.spans.get(element.0 as usize) {
            Some(span) => self.source.place(*span),
            None => self.whole(),
        }
    }

    /// The file as a whole.
    pub fn whole(&self) -> Place {
        self.source.whole()
    }
}

/// Reads and checks a file; none if it cannot be read at all, which is then a finding.
///
/// `path` is what findings name it by.
pub fn read(path: &str, bytes: &[u8]) -> Checked<Option<BpmnFile>> {
    if bytes.len() > MAX_BYTES {
        let limit = scan::Limit { what: "bytes", most: MAX_BYTES / (1024 * 1024) };
        return Checked::new(None, vec![over(&limit, Place::file(path))]);
    }
    let decode::Decoded { text, guessed } = decode::decode(bytes);
    let source = Source::new(path, text);
    let scanned = match scan::scan(&source.text) {
        Ok(scanned) => scanned,
        Err(scan::Refused::Limit(limit, at)) => {
            let place = source.place((at..at + 1).into());
            return Checked::new(None, vec![over(&limit, place)]);
        }
        Err(scan::Refused::Dtd(at)) => {
            let place = source.place((at..at + "<!DOCTYPE".len()).into());
            return Checked::new(None, vec![unreadable(place, "dtd")]);
        }
    };
    let declared = scan::with_prefixes(&source.text, &scanned);
    let inserted = declared.len() - source.text.len();
    let mut log = Log::new(&source, scanned.root_name_end, inserted);
    let options =
        ParsingOptions { nodes_limit: (4 * MAX_ELEMENTS) as u32, ..ParsingOptions::default() };
    let document = match Document::parse_with_options(&declared, options) {
        Ok(document) => document,
        Err(error) => {
            let (index, reason) = xml::fault(&declared, &error);
            let span = Span::of_fault(&source.text, log.original(index));
            return Checked::new(None, vec![unreadable(source.place(span), &reason)]);
        }
    };
    let root = document.root_element();
    if !xml::is(root, "definitions") {
        let place = source.place(log.span(root));
        return Checked::new(None, vec![unreadable(place, "no-bpmn")]);
    }
    if guessed {
        log.add_file("encoding");
    }
    let ids = ids::Ids::new(root);
    let mut reader = elements::Reader::new(ids, log);
    reader.read(root);
    let mut pictures = diagrams::read(&mut reader, root);
    flows::read(&mut reader, &pictures);
    let diagrams = edges::read(&mut reader, &mut pictures);
    let name = reader.model_name(root);
    let elements::Reader { elements, spans, processes, log, .. } = reader;
    let (processes, process_spans): (Vec<_>, Vec<_>) = processes.into_iter().unzip();
    let model = Model { name, elements, processes, ..Model::default() };
    let mut findings = log.finish();
    let file = BpmnFile { model, diagrams, source, spans };
    let place = |fault: &Fault| match (fault.element, fault.process) {
        (Some(element), _) => file.place(element),
        (None, Some(process)) => file.source.place(process_spans[process]),
        (None, None) => file.source.whole(),
    };
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    for fault in check::check(&file.model) {
        let count = counts.entry(fault.code).or_default();
        *count += 1;
        if *count <= log::MOST {
            findings.push(fault.diagnostic(&file.model, place(&fault)));
        }
    }
    let more = counts.into_iter().filter_map(|(code, count)| log::more(code, &file.source, count));
    findings.extend(more);
    Checked::new(Some(file), findings)
}

fn over(limit: &scan::Limit, place: Place) -> Diagnostic {
    Diagnostic::new(Code::BpmnLimit, place).with("what", limit.what).with("limit", limit.most)
}

fn unreadable(place: Place, reason: &str) -> Diagnostic {
    Diagnostic::new(Code::BpmnUnreadable, place).with("reason", reason)
}
