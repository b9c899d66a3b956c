//! Findings: values that every stage collects and nobody prints on the way.
//!
//! A stage returns [`Checked`]: its value *and* what it found. The run goes on to find them all;
//! only the command line turns them into text ([`render`]) and into an exit code.

mod code;
mod locale;
pub mod render;
mod suggest;

use std::collections::BTreeMap;

pub use code::Code;
pub use locale::{Language, Locale};
pub use suggest::nearest;

use crate::source::Place;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not written.
    Error,
    /// The site is written.
    Warning,
}

/// One finding. Its sentence is made from `code` and `arguments` when it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What was found.
    pub code: Code,
    /// Where.
    pub place: Option<Place>,
    /// Values named in the sentence.
    pub arguments: Vec<(&'static str, String)>,
    /// What was probably meant.
    pub suggestion: Option<String>,
    /// Another place that matters, such as the file that took the same path first.
    pub related: Vec<Place>,
}

/// A stage's value and what it found on the way.
#[derive(Clone, Debug)]
pub struct Checked<T> {
    /// The value, complete even where something was found.
    pub value: T,
    /// The findings, in no particular order.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the wiki and the caller want of each code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checks(BTreeMap<Code, Option<Severity>>);

/// The findings of a run, weighed and in the order of files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings(Vec<(Severity, Diagnostic)>);

impl Diagnostic {
    /// A finding at `place`.
    pub fn new(code: Code, place: impl Into<Option<Place>>) -> Self {
        Self {
            code,
            place: place.into(),
            arguments: Vec::new(),
            suggestion: None,
            related: Vec::new(),
        }
    }

    /// Adds a value for the sentence.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }

    /// Adds what was probably meant, if anything is near.
    pub fn suggest(mut self, suggestion: Option<impl Into<String>>) -> Self {
        self.suggestion = suggestion.map(Into::into);
        self
    }

    /// Adds another place that matters.
    pub fn related(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }
}

impl<T> Checked<T> {
    /// A value with its findings.
    pub fn new(value: T, diagnostics: Vec<Diagnostic>) -> Self {
        Self { value, diagnostics }
    }

    /// Moves the findings into `log` and gives the value.
    pub fn take(self, log: &mut Vec<Diagnostic>) -> T {
        log.extend(self.diagnostics);
        self.value
    }
}

impl Checks {
    /// Sets what becomes of `code`; `None` drops its findings. Codes that guard what is published
    /// keep their weight (see [`Code::is_fixed`]).
    pub fn set(&mut self, code: Code, severity: Option<Severity>) {
        if !code.is_fixed() {
            self.0.insert(code, severity);
        }
    }

    fn weigh(&self, code: Code) -> Option<Severity> {
        self.0.get(&code).copied().unwrap_or(Some(code.severity()))
    }
}

impl Findings {
    /// Weighs `diagnostics`, drops those switched off, and sorts the rest by place.
    pub fn new(diagnostics: Vec<Diagnostic>, checks: &Checks) -> Self {
        let mut weighed: Vec<_> = diagnostics
            .into_iter()
            .filter_map(|diagnostic| Some((checks.weigh(diagnostic.code)?, diagnostic)))
            .collect();
        weighed.sort_by(|(_, a), (_, b)| {
            (&a.place, a.code, &a.arguments).cmp(&(&b.place, b.code, &b.arguments))
        });
        weighed.dedup();
        Self(weighed)
    }

    /// All findings in order.
    pub fn iter(&self) -> impl Iterator<Item = (Severity, &Diagnostic)> {
        self.0.iter().map(|(severity, diagnostic)| (*severity, diagnostic))
    }

    /// How many findings weigh `severity`.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|(weight, _)| *weight == severity).count()
    }

    /// Whether anything forbids writing the site.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }
}
