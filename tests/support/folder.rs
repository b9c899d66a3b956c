//! Folders as values: what stands in them, compared.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

/// Names of our own files in an output folder that are no part of the site.
const OWN: &[&str] = &[".verbundwiki", ".verbundwiki-staging"];

/// The bytes of every file, by its path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// What identifies a file on the disk: rewriting it changes at least one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    modified: SystemTime,
    #[cfg(unix)]
    inode: u64,
}

/// Every file under `folder`, the marker included.
pub(crate) fn files(folder: &Path) -> Files {
    paths(folder)
        .into_iter()
        .filter_map(|(name, path)| Some((name, fs::read(path).ok()?)))
        .collect()
}

/// Every file of the site in `folder`: without the marker and the staging folder.
pub(crate) fn site(folder: &Path) -> Files {
    let mut files = files(folder);
    files.retain(|name, _| !OWN.contains(&name.split('/').next().unwrap_or_default()));
    files
}

/// When and where every file under `folder` was written.
pub(crate) fn identities(folder: &Path) -> BTreeMap<String, Identity> {
    let identity = |path: &Path| {
        let found = fs::metadata(path).expect("the file is there");
        Identity {
            modified: found.modified().expect("this system has file times"),
            #[cfg(unix)]
            inode: std::os::unix::fs::MetadataExt::ino(&found),
        }
    };
    paths(folder).into_iter().map(|(name, path)| (name, identity(&path))).collect()
}

fn paths(folder: &Path) -> Vec<(String, PathBuf)> {
    WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let inside = entry.path().strip_prefix(folder).expect("it stands in the folder");
            (inside.to_string_lossy().replace('\\', "/"), entry.into_path())
        })
        .collect()
}

/// Copies a folder with all its files.
pub(crate) fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from).into_iter().flatten() {
        let target = to.join(entry.path().strip_prefix(from).expect("it stands in the folder"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).expect("the copy can be made");
        } else {
            fs::copy(entry.path(), &target).expect("the copy can be made");
        }
    }
}

/// Writes `text` to `folder/path`, with the folders above it.
pub(crate) fn put(folder: &Path, path: &str, text: impl AsRef<[u8]>) {
    let file = folder.join(path);
    fs::create_dir_all(file.parent().expect("a file stands in a folder")).expect("it can be made");
    fs::write(&file, text).expect("it can be written");
}

/// Fails with the names of the files that differ, never with their contents.
#[track_caller]
pub(crate) fn assert_same(expected: &Files, found: &Files, what: &str) {
    let names: BTreeSet<&String> = expected.keys().chain(found.keys()).collect();
    let faults: Vec<String> = names
        .into_iter()
        .filter_map(|name| match (expected.get(name), found.get(name)) {
            (Some(old), Some(new)) if old == new => None,
            (Some(_), Some(_)) => Some(format!("  differs: {name}")),
            (Some(_), None) => Some(format!("  missing: {name}")),
            (None, _) => Some(format!("  too many: {name}")),
        })
        .collect();
    assert!(faults.is_empty(), "{what}:\n{}", faults.join("\n"));
}
