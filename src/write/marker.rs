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
    // A name may hold a tab itself.
    let since = line.rsplit_once('\t').and_then(|(path, since)| Some((path, since.parse().ok()?)));
    since.map_or((line, None), |(path, since)| (path, Some(since)))
}

/// What is listed while the folder changes: the old files and the new. An old one keeps its day, or
/// a run that is killed before it deletes the file would begin its time anew.
pub(super) fn both<'a>(old: &'a BTreeMap<String, Option<Date>>, listed: &Listed<'a>) -> Listed<'a> {
    let old = old.iter().map(|(path, since)| (path.as_str(), *since));
    old.chain(listed.iter().map(|(path, since)| (*path, *since))).collect()
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn what_is_listed_is_read_again() {
        let folder = TempDir::new().expect("a temporary folder");
        let since = Some(date(2026, 11, 22));
        let listed = Listed::from([
            ("a.html", None),
            ("a\tb.svg", None),
            ("search/a\tb.js", since),
            ("search/b.js", since),
        ]);
        write(folder.path(), folder.path(), &listed).expect("it can be written");
        let read = read(folder.path()).expect("it can be read");
        let read: Listed<'_> = read.iter().map(|(path, since)| (path.as_str(), *since)).collect();
        assert_eq!(read, listed);
    }

    #[test]
    fn a_killed_run_forgets_no_day() {
        let since = Some(date(2026, 11, 1));
        let today = Some(date(2026, 11, 22));
        let old = ["again.js", "expired.js", "left.js", "stays.js"];
        let old: BTreeMap<String, Option<Date>> = (old.into_iter())
            .map(|path| (path.to_owned(), since.filter(|_| path != "left.js")))
            .collect();
        let listed = Listed::from([
            ("again.js", None),
            ("left.js", today),
            ("new.js", None),
            ("stays.js", since),
        ]);
        let expected = Listed::from([
            ("again.js", None),
            ("expired.js", since),
            ("left.js", today),
            ("new.js", None),
            ("stays.js", since),
        ]);
        assert_eq!(both(&old, &listed), expected);
    }
}
