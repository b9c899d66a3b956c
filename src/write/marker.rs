//! The marker: the file that says a folder is ours and lists what we wrote into it.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path};

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

pub(super) fn read(folder: &Path) -> Result<BTreeSet<String>, WriteError> {
    let path = folder.join(MARKER);
    match fs::read_to_string(&path) {
        // Only paths inside the folder: a marker is a file that anyone may have written.
        Ok(text) => {
            Ok(text.lines().skip(1).filter(|path| is_inside(path)).map(str::to_owned).collect())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(io_error(&path, error)),
    }
}

fn is_inside(path: &str) -> bool {
    let parts = Path::new(path).components();
    !path.is_empty() && parts.into_iter().all(|part| matches!(part, Component::Normal(_)))
}

pub(super) fn write<'a>(
    folder: &Path,
    staging: &Path,
    files: impl Iterator<Item = &'a String>,
) -> Result<(), WriteError> {
    let mut text = format!("{MARKER_HEAD}\n");
    for file in files {
        text.push_str(file);
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
