//! Any bytes as a BPMN file: reading ends, and is either a model or an error.

#![no_main]

use libfuzzer_sys::fuzz_target;
use verbundwiki::diagnostic::Severity;
use verbundwiki::diagram::bpmn;

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
});
