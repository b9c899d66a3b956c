//! Findings as text: for people, as JSON, and as GitLab's code-quality report.

mod gitlab;
mod human;
mod json;

pub use gitlab::gitlab;
pub use human::{Style, human};
pub use json::json;

use super::Severity;

/// The word for a weight in machine-readable output.
fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
