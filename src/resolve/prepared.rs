//! What other rooms make before names are bound.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagram::bpmn::BpmnFile;
use crate::legal::{LegalPage, LegalText};

/// What the theme says on pages that are put together before they are rendered.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The texts of the legal pages.
    pub legal: BTreeMap<LegalPage, LegalText>,
    /// The heading of what leads to a page.
    pub uses_title: String,
    /// The heading of a process.
    pub process_title: String,
    /// The texts of the report pages, by key.
    pub reports: BTreeMap<&'static str, String>,
}

/// What other rooms made before, beside the drafts.
#[derive(Debug, Default)]
pub struct Prepared {
    /// What the theme says.
    pub words: Words,
    /// The BPMN files that could be read, by their path in the content folder.
    pub processes: BTreeMap<String, Arc<BpmnFile>>,
}
