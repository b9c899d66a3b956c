//! `search:` in `wiki.yaml`: how the search behaves for readers, and how long a site keeps its old
//! files of it.

use super::fields::Fields;
use crate::diagnostic::Diagnostic;
use crate::parse::{self, Entries};
use crate::source::Source;

/// What `search:` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Search {
    /// For how many days files of the search stay after the site has no more use for them.
    pub keep_days: u16,
    /// Whether readers are offered what they searched for last.
    pub recent: bool,
}

impl Default for Search {
    fn default() -> Self {
        Self { keep_days: 14, recent: true }
    }
}

const KEYS: &[&str] = &["keep_days", "recent"];

/// Reads `search:`; what does not stand there has its default.
pub(super) fn read(source: &Source, keys: &Entries, log: &mut Vec<Diagnostic>) -> Search {
    let default = Search::default();
    let fields = parse::entry(keys, "search")
        .and_then(|(key, raw)| Fields::read(source, key.value.clone(), key.span, raw, KEYS, log));
    let Some(fields) = fields else { return default };
    Search {
        keep_days: fields.days("keep_days", log).unwrap_or(default.keep_days),
        recent: fields.bool("recent", log).unwrap_or(default.recent),
    }
}
