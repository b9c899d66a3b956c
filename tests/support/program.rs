//! The real command in a folder of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use super::folder;

/// A temporary folder with a `content` folder, and the command that runs in it.
pub(crate) struct Workshop {
    folder: TempDir,
}

/// How a command ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Workshop {
    /// A workshop whose content has these files.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let workshop = Self { folder: TempDir::new().expect("a temporary folder") };
        std::fs::create_dir(workshop.content()).expect("an empty folder takes a new one");
        for (path, text) in files {
            workshop.put(path, text);
        }
        workshop
    }

    /// The folder the command runs in.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The content folder.
    pub(crate) fn content(&self) -> PathBuf {
        self.root().join("content")
    }

    /// The default output folder.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root().join("dist")
    }

    /// Writes a file of the content.
    pub(crate) fn put(&self, path: &str, text: &str) {
        folder::put(&self.content(), path, text);
    }

    /// The command, not started, with nothing of the caller's language or clock.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_verbundwiki"));
        for variable in ["LC_ALL", "LC_MESSAGES", "LANG", "SOURCE_DATE_EPOCH"] {
            command.env_remove(variable);
        }
        command.current_dir(self.root()).env("NO_COLOR", "1").args(arguments);
        command
    }

    /// Runs the command to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        self.command(arguments).output().expect("the command starts").into()
    }

    /// Builds, and expects that it works.
    #[track_caller]
    pub(crate) fn build(&self, arguments: &[&str]) -> Ended {
        let ended = self.run(&[&["build"], arguments].concat());
        assert_eq!(ended.code, 0, "{ended}");
        ended
    }
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

impl std::fmt::Display for Ended {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "exit {}\nstdout: {}\nstderr: {}", self.code, self.stdout, self.stderr)
    }
}

/// Runs the program, which must end with this code.
#[track_caller]
pub(crate) fn check(workshop: &Workshop, arguments: &[&str], code: i32) -> Ended {
    let ended = workshop.run(arguments);
    assert_eq!(ended.code, code, "{arguments:?}: {ended}");
    ended
}
