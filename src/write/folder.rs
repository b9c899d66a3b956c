//! Which folders may be written to, and what in them is in the way.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::marker::MARKER;
use super::{WriteError, io_error};

/// Refuses a folder that a site must not be written to. Called before a build, so that nobody waits
/// for nothing.
///
/// # Errors
/// If the folder is not ours, or overlaps the content folder.
pub fn check_folder(folder: &Path, content: &Path) -> Result<(), WriteError> {
    let (folder_path, content_path) = (absolute(folder), absolute(content));
    if folder_path.starts_with(&content_path) || content_path.starts_with(&folder_path) {
        return Err(WriteError::InsideContent(folder.to_owned()));
    }
    if folder.is_dir() {
        let mut entries = fs::read_dir(folder).map_err(|error| io_error(folder, error))?;
        if entries.next().is_some() && !folder.join(MARKER).is_file() {
            return Err(WriteError::NotOurs(folder.to_owned()));
        }
    } else if folder.symlink_metadata().is_ok() {
        return Err(WriteError::Obstacle(folder.to_owned()));
    }
    Ok(())
}

/// Files of ours that stand where folders are needed now, or in folders where files are needed. What
/// is not ours and in the way is refused before anything is moved.
pub(super) fn obstacles<'a>(
    folder: &Path,
    new: &BTreeSet<String>,
    gone: &BTreeSet<&'a String>,
) -> Result<Vec<&'a str>, WriteError> {
    let mut in_the_way = BTreeSet::new();
    let mut parents = BTreeSet::new();
    for path in new {
        if folder.join(path).is_dir() {
            let inside = format!("{path}/");
            in_the_way.extend(gone.iter().filter(|file| file.starts_with(&inside)));
            if !holds_only(&folder.join(path), folder, gone) {
                return Err(WriteError::Obstacle(folder.join(path)));
            }
        }
        parents.extend(path.match_indices('/').map(|(end, _)| &path[..end]));
    }
    for path in gone {
        parents.extend(path.match_indices('/').map(|(end, _)| &path[..end]));
    }
    for parent in parents {
        let target = folder.join(parent);
        // Not through a link: what it leads to is not ours.
        if target.symlink_metadata().is_ok_and(|found| !found.is_dir()) {
            match gone.iter().find(|file| file.as_str() == parent) {
                Some(file) => in_the_way.insert(file),
                None => return Err(WriteError::Obstacle(target)),
            };
        }
    }
    Ok(in_the_way.into_iter().map(|file| file.as_str()).collect())
}

/// Whether a folder holds nothing but files of ours that are no longer part of the site.
fn holds_only(inner: &Path, folder: &Path, gone: &BTreeSet<&String>) -> bool {
    let Ok(entries) = fs::read_dir(inner) else { return false };
    entries.flatten().all(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return holds_only(&path, folder, gone);
        }
        let name = path.strip_prefix(folder).map(|name| name.to_string_lossy().replace('\\', "/"));
        name.is_ok_and(|name| gone.contains(&name))
    })
}

/// The absolute path, with `..` and links resolved as far as it exists.
fn absolute(path: &Path) -> PathBuf {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut resolved = PathBuf::new();
    for part in full.components() {
        match part {
            Component::ParentDir => {
                resolved.pop();
            }
            Component::CurDir => {}
            part => {
                resolved.push(part);
                if let Ok(found) = resolved.canonicalize() {
                    resolved = found;
                }
            }
        }
    }
    resolved
}
