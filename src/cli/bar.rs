//! The progress bar, and how long each stage took.

use std::io::{IsTerminal, stderr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use verbundwiki::diagnostic::Locale;
use verbundwiki::progress::{Progress, Stage};

/// Shows a bar on a terminal and measures the stages.
pub(super) struct Bar<'a> {
    bar: ProgressBar,
    locale: &'a Locale,
    running: Mutex<Vec<(Stage, Instant)>>,
    took: Mutex<Vec<(Stage, Duration)>>,
}

impl<'a> Bar<'a> {
    /// A bar, hidden where the error output is no terminal.
    pub(super) fn new(locale: &'a Locale) -> Self {
        let bar = if stderr().is_terminal() { ProgressBar::new(0) } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{msg:10} {wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        Self { bar, locale, running: Mutex::default(), took: Mutex::default() }
    }

    /// Takes the bar away and gives the stages in the order they ended.
    pub(super) fn finish(&self) -> Vec<(Stage, Duration)> {
        self.bar.finish_and_clear();
        self.took.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Progress for Bar<'_> {
    fn begin(&self, stage: Stage, total: usize) {
        self.running.lock().unwrap_or_else(PoisonError::into_inner).push((stage, Instant::now()));
        if total > 0 || stage != Stage::Index {
            self.bar.set_length(total as u64);
            self.bar.set_position(0);
            self.bar.set_message(self.locale.text(name(stage), &[]));
        }
    }

    fn end(&self, stage: Stage) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = running.iter().position(|(name, _)| *name == stage) {
            let (_, began) = running.remove(at);
            let mut took = self.took.lock().unwrap_or_else(PoisonError::into_inner);
            took.push((stage, began.elapsed()));
        }
    }

    fn tick(&self) {
        self.bar.inc(1);
    }
}

/// The text for a stage.
fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Load => "stage-load",
        Stage::Parse => "stage-parse",
        Stage::Resolve => "stage-resolve",
        Stage::Render => "stage-render",
        Stage::Index => "stage-index",
        Stage::Write => "stage-write",
    }
}
