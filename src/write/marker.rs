//! The marker: the file that says a folder is ours and lists what we wrote into it, a path a line.
//! Behind a file that only lingers stands, after a tab, since when it is out of use.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path};

use jiff::civil::Date;

use super::staging::is_same;
use super::{WriteError, io_error};

/// The file that marks a folder as ours and lists what we wrote.
pub(super) const MARKER: &str = ".verbundwiki";

/// The first line of the marker.
const MARKER_HEAD: &str = "verbundwiki 1";

/// Marks a folder as ours before anything else is in it, so that one left half made is known.
pub(super) fn mark(folder: &Path) -> Result<(), WriteError> {
    let marker = folder.join(MARKER);
    if marker.is_file() {
        return Ok(());
    }
    fs::write(&marker, format!("{MARKER_HEAD}\n")).map_err(|error| io_error(&marker, error))
}

/// Our files by their paths; those that only linger with the day since which they are out of use.
pub(super) type Listed<'a> = BTreeMap<&'a str, Option<Date>>;

/// What the marker lists.
pub(super) fn read(folder: &Path) -> Result<BTreeMap<String, Option<Date>>, WriteError> {
    let path = folder.join(MARKER);
    match fs::read_to_string(&path) {
        // Only paths inside the folder: a marker is a file that anyone may have written.
        Ok(text) => Ok((text.lines().skip(1).map(entry).filter(|(path, _)| is_inside(path)))
            .map(|(path, since)| (path.to_owned(), since))
            .collect()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeMap::new()),
        Err(error) => Err(io_error(&path, error)),
    }
}

fn entry(line: &str) -> (&str, Option<Date>) {
    match line.split_once('\t') {
        Some((path, since)) => (path, since.parse().ok()),
        None => (line, None),
    }
}

fn is_inside(path: &str) -> bool {
    let parts = Path::new(path).components();
    !path.is_empty() && parts.into_iter().all(|part| matches!(part, Component::Normal(_)))
}

pub(super) fn write(folder: &Path, staging: &Path, listed: &Listed<'_>) -> Result<(), WriteError> {
    let mut text = format!("{MARKER_HEAD}\n");
    for (file, since) in listed {
        text.push_str(file);
        if let Some(since) = since {
            text.push_str(&format!("\t{since}"));
        }
        text.push('\n');
    }
    let path = folder.join(MARKER);
    if is_same(&path, text.as_bytes()) {
        return Ok(());
    }
    let staged = staging.join("marker");
    fs::write(&staged, text).map_err(|error| io_error(&path, error))?;
    fs::rename(&staged, &path).map_err(|error| io_error(&path, error))
}
