//! The only reader of the disk: folders in, [`Inputs`] out.
//!
//! 1. `content` walks the content folder in sorted order and sorts files into Markdown,
//!    attachments, `wiki.yaml`, the theme's overrides and words for the search.
//! 2. Files are read in parallel; what cannot be read is a finding, not a stop.
//! 3. `theme` holds the built-in theme, `starter` what a new wiki begins with; both are embedded.

mod content;
mod starter;
mod theme;

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

pub use content::{LoadError, load};
pub use starter::{STARTER_CONFIG, STARTER_INDEX, built_in_model};
pub use theme::{ThemeFile, built_in_theme};

use crate::diagnostic::Diagnostic;
use crate::source::{Layer, Source};

/// Everything a build takes. The same inputs give the same output.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// Markdown files in the order of their paths.
    pub sources: Vec<Arc<Source>>,
    /// Files that are copied as they are, in the order of their paths.
    pub assets: Vec<Asset>,
    /// `wiki.yaml`, if there is one.
    pub config: Option<Arc<Source>>,
    /// The content model, from `_model/`, in the order of the paths.
    pub model: Vec<Arc<Source>>,
    /// The wiki's own theme files, from `_theme/`.
    pub theme: Vec<ThemeFile>,
    /// What the wiki adds to the search, from `_search/`, in the order of the paths. Folders that
    /// lie over each other add up.
    pub words: Vec<Arc<Source>>,
    /// What the caller asked for.
    pub options: Options,
    /// The one clock: the day the run counts as.
    pub today: Date,
    /// What could not be loaded.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the caller of a build asks for beside the content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether pages with `draft: true` are built.
    pub drafts: bool,
    /// Where the site will stand, overriding `wiki.yaml`.
    pub base_url: Option<String>,
}

/// A file that is copied as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Path relative to the content folder, `/`-separated, in Unicode NFC.
    pub path: String,
    /// Where it lies.
    pub file: PathBuf,
    /// Width and height in pixels, for raster images.
    pub dimensions: Option<(usize, usize)>,
    /// The folder it came from.
    pub layer: Layer,
    /// What the build itself reads: of BPMN files their bytes, of a file that is too large as many
    /// as show that it is.
    pub contents: Option<Arc<[u8]>>,
}
