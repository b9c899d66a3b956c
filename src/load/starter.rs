//! What `verbundwiki init` begins with, embedded: the model of the example wiki, so that there is
//! one source of it, and the files of `starter/`.

use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::source::Source;

static MODEL: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/_model");

/// `wiki.yaml` of a new wiki.
pub const STARTER_CONFIG: &str = include_str!("../../starter/wiki.yaml");

/// The beginning of the start page of a new wiki; the list of its types follows.
pub const STARTER_INDEX: &str = include_str!("../../starter/index.md");

/// The content model that comes with the program, with paths as in a content folder.
pub fn built_in_model() -> Vec<Arc<Source>> {
    let mut sources: Vec<Arc<Source>> = MODEL
        .files()
        .filter_map(|file| {
            let path = format!("_model/{}", file.path().to_string_lossy());
            Some(Arc::new(Source::new(path, file.contents_utf8()?)))
        })
        .collect();
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}
