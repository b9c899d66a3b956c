//! What a page is: its core keys, read from front matter as the kinds they must have.
//!
//! Types and their fields come with the content model; until then `type` is only a label and
//! unknown keys are kept in the document.

mod core_keys;

use std::sync::Arc;

pub use core_keys::Core;
pub(crate) use core_keys::title_of_folder;

use crate::diagnostic::{Checked, Diagnostic};
use crate::parse::Document;

/// A page whose keys are understood and whose references are still names.
#[derive(Debug)]
pub struct Draft {
    /// The parsed file.
    pub document: Arc<Document>,
    /// Its core keys.
    pub core: Core,
}

/// Reads the core keys of every document.
pub fn check(documents: &[Arc<Document>]) -> Checked<Vec<Draft>> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let drafts = documents
        .iter()
        .map(|document| Draft {
            core: core_keys::read(document).take(&mut diagnostics),
            document: Arc::clone(document),
        })
        .collect();
    Checked::new(drafts, diagnostics)
}
