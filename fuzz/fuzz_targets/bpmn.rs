//! Any bytes as a BPMN file: reading ends, and is either a model or an error. What is read is drawn
//! and told, and what has no picture is laid out; all of it is well-formed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use roxmltree::Document;
use verbundwiki::diagnostic::{Language, Locale, Severity};
use verbundwiki::diagram::bpmn;
use verbundwiki::diagram::svg::{self, Options};
use verbundwiki::diagram::{Diagram, Model, in_words, lay_out, plain};

/// Larger models are not laid out, so that none takes seconds.
const MOST_ELEMENTS: usize = 500;

/// What pictures consist of; anything else would be text that was not escaped.
const TAGS: &[&str] = &["svg", "title", "g", "rect", "circle", "path", "text", "tspan"];

fuzz_target!(|bytes: &[u8]| {
    let read = bpmn::read("a.bpmn", bytes);
    let is_error = read.diagnostics.iter().any(|found| found.code.severity() == Severity::Error);
    assert_eq!(read.value.is_none(), is_error);
    let Some(file) = read.value else { return };
    for (id, element) in file.model.iter() {
        if let Some(flow) = element.flow() {
            assert!(flow.source.0 < id.0 && flow.target.0 < id.0);
        }
    }
    let shown = file.diagrams.iter().flat_map(|diagram| &diagram.shapes);
    assert!(shown.into_iter().all(|shape| shape.bounds.width > 0.0 && shape.bounds.height > 0.0));
    for diagram in &file.diagrams {
        is_whole(&file.model, diagram);
    }
    if file.model.elements.len() > MOST_ELEMENTS {
        return;
    }
    plain(&file.model, &in_words(&file.model), &Locale::new(Language::De));
    is_whole(&file.model, &lay_out(&file.model));
});

fn is_whole(model: &Model, diagram: &Diagram) {
    let options = Options { title: model.name.clone(), standalone: true, ..Options::default() };
    let picture = svg::draw(model, diagram, &options);
    let parsed = Document::parse(&picture).expect("it is XML");
    let mut tags = parsed.descendants().filter(|node| node.is_element());
    assert!(tags.all(|node| TAGS.contains(&node.tag_name().name())));
    let names: usize = model.iter().map(|(_, it)| it.name.len() + it.id.len()).sum();
    let things = diagram.shapes.len() + diagram.edges.len();
    assert!(picture.len() <= 2_000 + 3_000 * things + 12 * (names + model.name.len()));
}
