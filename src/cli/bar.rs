//! The progress bar, and how long each stage took.

use std::io::{IsTerminal, stderr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use verbundwiki::progress::{Progress, Stage};

/// Shows a bar on a terminal and measures the stages.
pub(super) struct Bar {
    bar: ProgressBar,
    running: Mutex<Vec<(Stage, Instant)>>,
    took: Mutex<Vec<(Stage, Duration)>>,
}

impl Bar {
    /// A bar, hidden where the error output is no terminal.
    pub(super) fn new() -> Self {
        let bar = if stderr().is_terminal() { ProgressBar::new(0) } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{msg:10} {wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        Self { bar, running: Mutex::default(), took: Mutex::default() }
    }

    /// Takes the bar away and gives the stages in the order they ended.
    pub(super) fn finish(&self) -> Vec<(Stage, Duration)> {
        self.bar.finish_and_clear();
        self.took.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Progress for Bar {
    fn begin(&self, stage: Stage, total: usize) {
        self.running.lock().unwrap_or_else(PoisonError::into_inner).push((stage, Instant::now()));
        if total > 0 || stage != Stage::Index {
            self.bar.set_length(total as u64);
            self.bar.set_position(0);
            self.bar.set_message(stage.name());
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
