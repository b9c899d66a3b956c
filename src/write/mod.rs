//! The only writer. A run that fails leaves the folder as it was; a run that succeeds rewrites only
//! what changed; and a process killed at any moment leaves whole files whose links lead somewhere.
//!
//! 1. The folder must be empty or carry our marker, which lists the files we wrote. Files of other
//!    people in it are never touched.
//! 2. Every file that is new or changed is first written into a staging folder. Up to here the site
//!    is untouched: a full disk costs nothing.
//! 3. The marker lists old and new files, so that the next run can finish what this one began.
//! 4. Staged files are moved into place, each in one step: first what pages load, then new pages,
//!    then changed ones, which may link to the new, then the list of search files. New pages link
//!    each other, so no order of moving them would do: before them a placeholder without links
//!    takes each of their paths.
//! 5. What is no longer part of the site is deleted, pages before the files they load, and pages
//!    first become placeholders too, because they link each other. Files that open pages may still
//!    ask for linger: the marker remembers since when they are out of use, and a later run deletes
//!    them.

mod folder;
mod marker;
mod staging;

use std::collections::BTreeSet;
use std::fmt;
use std::fs::{self, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;

pub use folder::check_folder;
use folder::obstacles;
pub use staging::PLACEHOLDER;
use staging::{Placeholders, stage};

use crate::output::Output;
use crate::progress::Progress;

/// Where files wait until all are there.
const STAGING: &str = ".verbundwiki-staging";

/// The file in it that a run locks.
const LOCK: &str = "lock";

/// What a run did to the folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or changed.
    pub written: usize,
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
    /// Another run writes into the folder.
    Busy(PathBuf),
    /// A file that we did not write has the path of one of the site.
    Foreign(PathBuf),
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
            Self::Foreign(_) => "output-foreign",
            Self::Busy(_) => "output-busy",
            Self::Io(..) => "output-io",
        }
    }

    /// The file or folder it is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::NotOurs(path)
            | Self::InsideContent(path)
            | Self::Obstacle(path)
            | Self::Foreign(path)
            | Self::Busy(path)
            | Self::Io(path, _) => path,
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
    fs::create_dir_all(folder).map_err(|error| io_error(folder, error))?;
    marker::mark(folder)?;
    let lock = lock(&staging)?;
    let result = publish(output, folder, &staging, progress);
    // Closed first: some systems delete no open file.
    drop(lock);
    let cleaned = remove_folder(&staging);
    let written = result?;
    cleaned?;
    Ok(written)
}

/// Makes the staging folder anew and locks it: two runs at once would mix their files. The lock ends
/// with the process, however that ends.
fn lock(staging: &Path) -> Result<fs::File, WriteError> {
    fs::create_dir_all(staging).map_err(|error| io_error(staging, error))?;
    let path = staging.join(LOCK);
    let lock = fs::File::create(&path).map_err(|error| io_error(&path, error))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(WriteError::Busy(staging.to_owned())),
        // A share without locks: nothing to rely on, and no reason to refuse.
        Err(TryLockError::Error(_)) => {}
    }
    // What a killed run left.
    for entry in fs::read_dir(staging).map_err(|error| io_error(staging, error))?.flatten() {
        if entry.file_name() != LOCK {
            fs::remove_file(entry.path()).map_err(|error| io_error(&entry.path(), error))?;
        }
    }
    Ok(lock)
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
    let old = marker::read(folder)?;
    let new: BTreeSet<String> = output.iter().map(|(path, _)| path.to_string()).collect();
    let mut gone: BTreeSet<&String> = old.keys().filter(|path| !new.contains(*path)).collect();
    let in_the_way = obstacles(folder, &new, &gone)?;
    let linger: marker::Listed<'_> = gone
        .iter()
        .filter(|path| !in_the_way.contains(&path.as_str()) && folder.join(path).is_file())
        .filter_map(|path| Some((path.as_str(), Some(lingers(output, path, old[*path])?))))
        .collect();
    gone.retain(|path| !linger.contains_key(path.as_str()));
    let planned: Vec<Option<Planned<'_>>> = output
        .iter()
        .enumerate()
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|(index, (path, contents))| {
            let target = folder.join(path.as_str());
            let staged = staging.join(index.to_string());
            let is_changed = stage(contents, &target, &staged)?;
            let existed = target.is_file();
            if is_changed && existed && !old.contains_key(path.as_str()) {
                return Err(WriteError::Foreign(target));
            }
            progress.tick();
            Ok(is_changed.then(|| Planned { path: path.as_str(), staged, existed }))
        })
        .collect::<Result<_, WriteError>>()?;
    let mut planned: Vec<Planned<'_>> = planned.into_iter().flatten().collect();
    planned.sort_by_key(|planned| (turn(planned.path, planned.existed), planned.path));
    let new_pages: Vec<&str> = (planned.iter())
        .filter(|planned| turn(planned.path, planned.existed) == NEW_PAGE)
        .map(|planned| planned.path)
        .collect();
    let gone_pages: Vec<&str> =
        gone.iter().map(|path| path.as_str()).filter(|path| path.ends_with(".html")).collect();
    let mut placeholders = Placeholders::stage(staging, new_pages.len() + gone_pages.len())?;

    // From here on the site changes.
    let listed: marker::Listed<'_> =
        new.iter().map(|path| (path.as_str(), None)).chain(linger).collect();
    marker::write(folder, staging, &marker::both(&old, &listed))?;
    for path in in_the_way {
        delete(folder, path)?;
    }
    let mut made = BTreeSet::new();
    for planned in &planned {
        if let Some(parent) = folder.join(planned.path).parent()
            && made.insert(parent.to_owned())
        {
            fs::create_dir_all(parent).map_err(|error| io_error(parent, error))?;
        }
    }
    let mut at = planned.iter().peekable();
    let is_loaded = |planned: &&Planned<'_>| turn(planned.path, planned.existed) < NEW_PAGE;
    while let Some(planned) = at.next_if(is_loaded) {
        move_into_place(folder, planned)?;
    }
    placeholders.put(folder, &new_pages)?;
    for planned in at {
        move_into_place(folder, planned)?;
    }
    let gone_pages: Vec<&str> =
        gone_pages.into_iter().filter(|path| folder.join(path).is_file()).collect();
    placeholders.put(folder, &gone_pages)?;
    for path in &gone_pages {
        delete(folder, path)?;
    }
    for path in gone.iter().filter(|path| !path.ends_with(".html")) {
        delete(folder, path)?;
    }
    marker::write(folder, staging, &listed)?;
    Ok(Written { written: planned.len(), deleted: gone.len() })
}

/// Since when a file is out of use that stays nevertheless. A day after today would keep it too long.
fn lingers(output: &Output, path: &str, since: Option<Date>) -> Option<Date> {
    let lingering = output.lingering.as_ref()?;
    let since = since.unwrap_or(lingering.today).min(lingering.today);
    lingering.stays(path, since).then_some(since)
}

fn move_into_place(folder: &Path, planned: &Planned<'_>) -> Result<(), WriteError> {
    let target = folder.join(planned.path);
    fs::rename(&planned.staged, &target).map_err(|error| io_error(&target, error))
}

/// Deletes a file of ours, if it is still there, and the folders it leaves empty.
fn delete(folder: &Path, path: &str) -> Result<(), WriteError> {
    let target = folder.join(path);
    match fs::remove_file(&target) {
        Ok(()) => remove_empty_parents(folder, &target),
        // Gone already, or something else stands there by now.
        Err(_) if !target.is_file() => {}
        Err(error) => return Err(io_error(&target, error)),
    }
    Ok(())
}

/// When a file is moved into place: what pages load, new pages, changed pages, what names files of
/// the search.
fn turn(path: &str, existed: bool) -> u8 {
    match path {
        "search/manifest.js" | "search/titles.js" | "search/embed.js" => 3,
        page if page.ends_with(".html") && existed => 2,
        page if page.ends_with(".html") => NEW_PAGE,
        _ => 0,
    }
}

/// The turn of pages that were not there before.
const NEW_PAGE: u8 = 1;

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

fn io_error(path: &Path, error: io::Error) -> WriteError {
    WriteError::Io(path.to_owned(), error)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::output::Lingering;

    #[test]
    fn a_day_to_come_counts_as_today() {
        let today = date(2026, 11, 22);
        let begin: &[&str] = &["search/"];
        let mut output = Output::default();
        output.lingering = Some(Lingering { begin, end: ".js", days: 14, today });
        let check = |since: Option<Date>, expected: Option<Date>| {
            assert_eq!(lingers(&output, "search/a.js", since), expected, "{since:?}");
        };
        check(None, Some(today));
        check(Some(date(2026, 11, 8)), Some(date(2026, 11, 8)));
        check(Some(date(2026, 11, 7)), None);
        // The clock was wrong then, or is now.
        check(Some(date(2027, 3, 1)), Some(today));
    }
}
