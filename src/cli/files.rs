//! Single files that commands write.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use verbundwiki::diagnostic::Locale;

use super::Failure;
use super::report;

/// Writes a new file; never over another.
pub(super) fn create(file: &Path, text: &str, locale: &Locale) -> Result<(), Failure> {
    write(file, text, OpenOptions::new().write(true).create_new(true), locale)
}

/// Writes a file, also over that of an earlier run.
pub(super) fn replace(file: &Path, text: &str, locale: &Locale) -> Result<(), Failure> {
    write(file, text, OpenOptions::new().write(true).create(true).truncate(true), locale)
}

fn write(file: &Path, text: &str, how: &OpenOptions, locale: &Locale) -> Result<(), Failure> {
    let write = || -> io::Result<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        how.open(file)?.write_all(text.as_bytes())
    };
    write().map_err(|error| {
        let arguments = [("path", report::path(file)), ("reason", error.to_string())];
        Failure(locale.text("output-io", &arguments))
    })
}
