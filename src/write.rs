//! The only writer. A run that fails leaves the folder as it was; a run that succeeds rewrites only
//! what changed; and a process killed at any moment leaves whole files whose links lead somewhere.
//!
//! 1. The folder must be empty or carry our marker, which lists the files we wrote. Files of other
//!    people in it are never touched.
//! 2. Every file that is new or changed is first written into a staging folder. Up to here the site
//!    is untouched: a full disk costs nothing.
//! 3. The marker lists old and new files, so that the next run can finish what this one began.
//! 4. Staged files are moved into place, each in one step: first what pages load, then new pages,
//!    then changed ones, which may link to the new, then the list of search files.
//! 5. What is no longer part of the site is deleted, pages before the files they load.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::output::{Contents, Output};
use crate::progress::Progress;

/// The file that marks a folder as ours and lists what we wrote.
const MARKER: &str = ".verbundwiki";

/// Where files wait until all are there.
const STAGING: &str = ".verbundwiki-staging";

/// The first line of the marker.
const MARKER_HEAD: &str = "verbundwiki 1";

/// What a run did to the folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or changed.
    pub written: usize,
    /// Files that were as they should be.
    pub unchanged: usize,
    /// Files that are no longer part of the site.
    pub deleted: usize,
}

/// Why a site was not written.
#[derive(Debug)]
pub enum WriteError {
    /// The folder has files and no marker.
    NotOurs(PathBuf),
    /// The folder is, or lies in, the content folder, or the other way round.
    InsideContent(PathBuf),
    /// A file stands where a folder is needed, or the other way round.
    Obstacle(PathBuf),
    /// The disk refused.
    Io(PathBuf, io::Error),
}

impl WriteError {
    /// The message's key in the locale.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotOurs(_) => "output-not-ours",
            Self::InsideContent(_) => "output-inside-content",
            Self::Obstacle(_) => "output-obstacle",
            Self::Io(..) => "output-io",
        }
    }

    /// The file or folder it is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::NotOurs(path) | Self::InsideContent(path) | Self::Obstacle(path) => path,
            Self::Io(path, _) => path,
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(path, error) => write!(f, "{}: {error}", path.display()),
            other => write!(f, "{}: {}", other.key(), other.path().display()),
        }
    }
}

impl std::error::Error for WriteError {}

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

/// Publishes `output` in `folder`, which [`check_folder`] has allowed.
///
/// # Errors
/// If the disk refuses. While files are staged the published site stays untouched.
pub fn write(
    output: &Output,
    folder: &Path,
    progress: &dyn Progress,
) -> Result<Written, WriteError> {
    let staging = folder.join(STAGING);
    remove_folder(&staging)?;
    fs::create_dir_all(folder).map_err(|error| io_error(folder, error))?;
    let marker = folder.join(MARKER);
    if !marker.is_file() {
        // First of all, so that a folder left half made is known as ours.
        fs::write(&marker, format!("{MARKER_HEAD}\n")).map_err(|error| io_error(&marker, error))?;
    }
    fs::create_dir(&staging).map_err(|error| io_error(&staging, error))?;
    let result = publish(output, folder, &staging, progress);
    let cleaned = remove_folder(&staging);
    let written = result?;
    cleaned?;
    Ok(written)
}

/// One file of the site and what has to happen to it.
struct Planned<'a> {
    path: &'a str,
    staged: PathBuf,
    /// Whether the file was there before.
    existed: bool,
}

fn publish(
    output: &Output,
    folder: &Path,
    staging: &Path,
    progress: &dyn Progress,
) -> Result<Written, WriteError> {
    let old = read_marker(folder)?;
    let new: BTreeSet<String> = output.iter().map(|(path, _)| path.to_string()).collect();
    check_obstacles(folder, &new)?;
    let planned: Vec<Option<Planned<'_>>> = output
        .iter()
        .enumerate()
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|(index, (path, contents))| {
            let target = folder.join(path.as_str());
            let staged = staging.join(index.to_string());
            let planned = stage(contents, &target, &staged)?.then(|| Planned {
                path: path.as_str(),
                staged,
                existed: target.exists(),
            });
            progress.tick();
            Ok(planned)
        })
        .collect::<Result<_, WriteError>>()?;
    let unchanged = planned.iter().filter(|planned| planned.is_none()).count();
    let mut planned: Vec<Planned<'_>> = planned.into_iter().flatten().collect();
    planned.sort_by_key(|planned| (turn(planned.path, planned.existed), planned.path));

    // From here on the site changes.
    write_marker(folder, staging, old.union(&new))?;
    let mut made = BTreeSet::new();
    for planned in &planned {
        let target = folder.join(planned.path);
        if let Some(parent) = target.parent()
            && made.insert(parent.to_owned())
        {
            fs::create_dir_all(parent).map_err(|error| io_error(parent, error))?;
        }
        fs::rename(&planned.staged, &target).map_err(|error| io_error(&target, error))?;
    }
    let mut gone: Vec<&String> = old.difference(&new).collect();
    gone.sort_by_key(|path| (!path.ends_with(".html"), path.as_str()));
    for path in &gone {
        let target = folder.join(path);
        match fs::remove_file(&target) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(io_error(&target, error));
            }
            _ => remove_empty_parents(folder, &target),
        }
    }
    write_marker(folder, staging, new.iter())?;
    Ok(Written { written: planned.len(), unchanged, deleted: gone.len() })
}

/// When a file is moved into place: what pages load, new pages, changed pages, search's list.
fn turn(path: &str, existed: bool) -> u8 {
    match path {
        "search/manifest.js" | "search/titles.js" => 3,
        page if page.ends_with(".html") => 1 + u8::from(existed),
        _ => 0,
    }
}

/// Puts a file into the staging folder unless its target already has the same bytes.
fn stage(contents: &Contents, target: &Path, staged: &Path) -> Result<bool, WriteError> {
    match contents {
        Contents::Bytes(bytes) => {
            if is_same(target, bytes) {
                return Ok(false);
            }
            fs::write(staged, bytes).map_err(|error| io_error(target, error))?;
        }
        Contents::CopyOf(file) => {
            if is_same_file(target, file) {
                return Ok(false);
            }
            // Not `fs::copy`: the copy must be readable by the host, whatever the original's mode.
            let copy = || -> io::Result<()> {
                io::copy(&mut fs::File::open(file)?, &mut fs::File::create(staged)?).map(drop)
            };
            copy().map_err(|error| io_error(target, error))?;
        }
    }
    Ok(true)
}

fn is_same(target: &Path, bytes: &[u8]) -> bool {
    fs::metadata(target).is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64)
        && fs::read(target).is_ok_and(|found| found == bytes)
}

fn is_same_file(target: &Path, file: &Path) -> bool {
    let length = |path: &Path| fs::metadata(path).map(|found| found.len()).ok();
    if length(target).is_none() || length(target) != length(file) {
        return false;
    }
    let compare = || -> io::Result<bool> {
        let mut left = io::BufReader::new(fs::File::open(target)?);
        let mut right = io::BufReader::new(fs::File::open(file)?);
        let (mut a, mut b) = (vec![0; 1 << 16], vec![0; 1 << 16]);
        loop {
            let count = left.read(&mut a)?;
            if count == 0 {
                return Ok(true);
            }
            right.read_exact(&mut b[..count])?;
            if a[..count] != b[..count] {
                return Ok(false);
            }
        }
    };
    compare().unwrap_or(false)
}

/// Refuses, before anything is moved, what could not be moved later.
fn check_obstacles(folder: &Path, new: &BTreeSet<String>) -> Result<(), WriteError> {
    let mut parents = BTreeSet::new();
    for path in new {
        let target = folder.join(path);
        if target.is_dir() {
            return Err(WriteError::Obstacle(target));
        }
        parents.extend(
            Path::new(path)
                .ancestors()
                .skip(1)
                .map(Path::to_owned)
                .filter(|parent| !parent.as_os_str().is_empty()),
        );
    }
    for parent in parents {
        let parent = folder.join(parent);
        if parent.symlink_metadata().is_ok() && !parent.is_dir() {
            return Err(WriteError::Obstacle(parent));
        }
    }
    Ok(())
}

fn read_marker(folder: &Path) -> Result<BTreeSet<String>, WriteError> {
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
    !path.is_empty()
        && parts.into_iter().all(|part| matches!(part, std::path::Component::Normal(_)))
}

fn write_marker<'a>(
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

/// Removes folders that became empty; a folder with other people's files stays.
fn remove_empty_parents(folder: &Path, file: &Path) {
    let inner = file.ancestors().skip(1).take_while(|parent| *parent != folder);
    for parent in inner {
        if fs::remove_dir(parent).is_err() {
            return;
        }
    }
}

fn remove_folder(folder: &Path) -> Result<(), WriteError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(io_error(folder, error)),
        _ => Ok(()),
    }
}

/// The absolute path, with links resolved as far as it exists.
fn absolute(path: &Path) -> PathBuf {
    let mut rest = Vec::new();
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut at = full.as_path();
    loop {
        if let Ok(found) = at.canonicalize() {
            return rest.iter().rev().fold(found, |path, part| path.join(part));
        }
        match (at.parent(), at.file_name()) {
            (Some(parent), Some(name)) => {
                rest.push(name.to_owned());
                at = parent;
            }
            _ => return full,
        }
    }
}

fn io_error(path: &Path, error: io::Error) -> WriteError {
    WriteError::Io(path.to_owned(), error)
}
