//! How far a run is, for whoever watches.

/// The parts of a run, as a person waits for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Reading files.
    Load,
    /// Front matter and Markdown.
    Parse,
    /// Links and addresses.
    Resolve,
    /// Pages to HTML.
    Render,
    /// The search index, made beside the pages.
    Index,
    /// Writing files.
    Write,
}

impl Stage {
    /// The name in messages and measurements.
    pub fn name(self) -> &'static str {
        match self {
            Self::Load => "load",
            Self::Parse => "parse",
            Self::Resolve => "resolve",
            Self::Render => "render",
            Self::Index => "index",
            Self::Write => "write",
        }
    }
}

/// Hears how far a run is. Stages may overlap.
pub trait Progress: Sync {
    /// A stage begins; `total` is how many ticks it will give, if it gives any.
    fn begin(&self, _stage: Stage, _total: usize) {}
    /// A stage ended.
    fn end(&self, _stage: Stage) {}
    /// One page was rendered or one file written.
    fn tick(&self) {}
}

/// Nobody watches.
impl Progress for () {}
