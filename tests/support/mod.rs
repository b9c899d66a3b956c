//! What the tests of whole sites share.

#![allow(dead_code, reason = "each test file uses its part of this")]

pub(crate) mod case;
pub(crate) mod content_model;
pub(crate) mod example;
pub(crate) mod folder;
pub(crate) mod html;
pub(crate) mod messages;
pub(crate) mod picture;
pub(crate) mod program;
pub(crate) mod random_model;
pub(crate) mod setup;
pub(crate) mod shown;
pub(crate) mod sources;
pub(crate) mod visible;

use std::path::PathBuf;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Whether this run rewrites expected files instead of comparing them.
pub(crate) fn updating() -> bool {
    std::env::var_os("UPDATE_EXPECTED").is_some_and(|value| value != "0" && !value.is_empty())
}

/// A line-by-line comparison that fits into a failure's text: what differs, with line numbers.
pub(crate) fn difference(expected: &str, found: &str) -> String {
    let (old, new): (Vec<_>, Vec<_>) = (expected.lines().collect(), found.lines().collect());
    let same_start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - same_start;
    let same_end =
        old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let part = |lines: &[&str], sign: char| {
        let changed = &lines[same_start..lines.len() - same_end];
        let mut text: String =
            changed.iter().take(30).map(|line| format!("      {sign} {line}\n")).collect();
        if changed.len() > 30 {
            text += &format!("      {sign} … {} more lines\n", changed.len() - 30);
        }
        text
    };
    format!("    from line {}:\n{}{}", same_start + 1, part(&old, '-'), part(&new, '+'))
}
