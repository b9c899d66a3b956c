//! What waits in the staging folder before anything of the site changes.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{WriteError, io_error};
use crate::output::Contents;

/// Puts a file into the staging folder unless its target already has the same bytes.
pub(super) fn stage(contents: &Contents, target: &Path, staged: &Path) -> Result<bool, WriteError> {
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

pub(super) fn is_same(target: &Path, bytes: &[u8]) -> bool {
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

/// A page for the moment between two versions of the site: whole, and without a link that could
/// lead nowhere. Whoever meets one after a killed run is told what to do.
pub const PLACEHOLDER: &str = "<!DOCTYPE html>\n<html lang=\"de\">\n<head>\n\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n\
    <meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
    <title>Wird gerade veröffentlicht</title>\n</head>\n<body>\n<main>\n\
    <h1>Wird gerade veröffentlicht</h1>\n\
    <p>Bitte laden Sie diese Seite gleich noch einmal.</p>\n\
    <p lang=\"en\">This page is being published. Please load it again in a moment.</p>\n\
    </main>\n</body>\n</html>\n";

/// Placeholders that wait in the staging folder, so that a full disk is met before anything changes.
pub(super) struct Placeholders {
    staged: std::vec::IntoIter<PathBuf>,
}

impl Placeholders {
    pub(super) fn stage(staging: &Path, count: usize) -> Result<Self, WriteError> {
        let mut staged = Vec::with_capacity(count);
        for number in 0..count {
            let path = staging.join(format!("placeholder-{number}"));
            fs::write(&path, PLACEHOLDER).map_err(|error| io_error(&path, error))?;
            staged.push(path);
        }
        Ok(Self { staged: staged.into_iter() })
    }

    /// Puts one at each of `paths`. A single page needs none: it links only what is there.
    pub(super) fn put(&mut self, folder: &Path, paths: &[&str]) -> Result<(), WriteError> {
        if paths.len() < 2 {
            return Ok(());
        }
        for (path, staged) in paths.iter().zip(&mut self.staged) {
            let target = folder.join(path);
            fs::rename(staged, &target).map_err(|error| io_error(&target, error))?;
        }
        Ok(())
    }
}
