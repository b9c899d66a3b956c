//! One file: front matter and Markdown, each parsed once, with places for every finding.
//!
//! A [`Document`] knows its own text only: not other files, not the model, not addresses.

mod body;
mod frontmatter;
mod headings;
pub mod html;
mod items;
mod markdown;
mod query;
mod raw;
mod reason;
mod section;
mod slips;
#[cfg(test)]
mod tests;
mod value;
mod written;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

pub use body::{Body, Link, LinkKind};
pub use frontmatter::yaml;
pub use headings::Heading;
pub use html::is_foreign;
pub use items::ListItem;
pub use query::QueryBlock;
pub use raw::{Entries, FrontMatter, RawValue, entry};
pub use section::Section;
pub(crate) use value::markdown_of_value;
pub(crate) use written::written_text;

use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::source::Source;

/// A parsed file.
#[derive(Debug)]
pub struct Document {
    /// The file.
    pub source: Arc<Source>,
    /// Its keys and values as they were written.
    pub front_matter: FrontMatter,
    /// Whether these could be read: else nobody knows what the page is.
    pub is_readable: bool,
    /// Its Markdown.
    pub body: Body,
}

/// Documents of earlier runs, so that a preview parses only what changed.
#[derive(Debug, Default)]
pub struct Memo(Mutex<HashMap<String, Remembered>>);

/// A file of an earlier run and what parsing it gave.
#[derive(Debug)]
struct Remembered {
    source: Arc<Source>,
    parsed: Arc<Checked<Arc<Document>>>,
}

/// Parses every source, in order. With a `memo`, unchanged sources are not parsed again.
pub fn parse_all(sources: &[Arc<Source>], memo: Option<&Memo>) -> Checked<Vec<Arc<Document>>> {
    let parsed: Vec<Arc<Checked<Arc<Document>>>> = sources
        .par_iter()
        .map(|source| match memo {
            Some(memo) => memo.parse(source),
            None => Arc::new(parse(source)),
        })
        .collect();
    let mut diagnostics = Vec::new();
    let documents = parsed
        .into_iter()
        .map(|checked| {
            diagnostics.extend(checked.diagnostics.iter().cloned());
            Arc::clone(&checked.value)
        })
        .collect();
    Checked::new(documents, diagnostics)
}

/// Parses one source.
pub fn parse(source: &Arc<Source>) -> Checked<Arc<Document>> {
    let mut diagnostics = Vec::new();
    let (front_matter, body_start) = frontmatter::parse(source).take(&mut diagnostics);
    let is_readable = diagnostics.is_empty();
    let body = markdown::parse(source, body_start).take(&mut diagnostics);
    // Front matter that could not be read has its own finding.
    if diagnostics.is_empty() && body.events.is_empty() && front_matter.is_empty() {
        diagnostics.push(Diagnostic::new(Code::FileEmpty, source.whole()));
    }
    let source = Arc::clone(source);
    Checked::new(Arc::new(Document { source, front_matter, is_readable, body }), diagnostics)
}

impl Memo {
    fn parse(&self, source: &Arc<Source>) -> Arc<Checked<Arc<Document>>> {
        // A poisoned lock only says that another thread panicked; the map is still whole.
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(old) = known().get(&source.path)
            && old.source.text == source.text
        {
            return Arc::clone(&old.parsed);
        }
        let parsed = Arc::new(parse(source));
        let remembered = Remembered { source: Arc::clone(source), parsed: Arc::clone(&parsed) };
        known().insert(source.path.clone(), remembered);
        parsed
    }
}
