//! Walking and reading a content folder.

use std::fmt;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use super::{Asset, Inputs, Options, ThemeFile};
use crate::diagnostic::{Code, Diagnostic};
use crate::diagram::bpmn;
use crate::source::{Layer, Place, Source};

/// Larger Markdown files are refused: no person maintains them, and no reader opens them.
const MAX_MARKDOWN_BYTES: u64 = 4 * 1024 * 1024;

/// The folder of the wiki's own theme files.
const THEME_FOLDER: &str = "_theme";

/// The folder of the content model.
const MODEL_FOLDER: &str = "_model";

/// The folder of what the wiki adds to the search.
const SEARCH_FOLDER: &str = "_search";

/// Why a content folder cannot be loaded at all.
#[derive(Debug)]
pub enum LoadError {
    /// There is no such folder.
    NotAFolder(PathBuf),
    /// The folder cannot be read.
    Io(PathBuf, io::Error),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAFolder(path) => write!(f, "{}", path.display()),
            Self::Io(path, error) => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for LoadError {}

/// One file found, and what is to become of it.
enum Found {
    Markdown(String, PathBuf),
    Asset(String, PathBuf),
    Config(String, PathBuf),
    Model(String, PathBuf),
    Theme(String, PathBuf),
    Words(String, PathBuf),
}

/// What reading one file gave.
enum Read {
    Markdown(Source),
    Asset(Asset),
    Config(Source),
    Model(Source),
    Theme(ThemeFile),
    Words(Source),
    Fault(Diagnostic),
}

/// Reads the content folder. Faults in single files are findings in [`Inputs::diagnostics`].
///
/// # Errors
/// If `folder` is not a folder or cannot be listed.
pub fn load(folder: &Path, options: Options, today: Date) -> Result<Inputs, LoadError> {
    if !folder.is_dir() {
        return Err(LoadError::NotAFolder(folder.to_owned()));
    }
    let root = folder.canonicalize().map_err(|error| LoadError::Io(folder.to_owned(), error))?;
    let mut diagnostics = Vec::new();
    let found = walk(&root, &mut diagnostics);
    let read: Vec<Read> = found.into_par_iter().map(read).collect();
    let mut inputs = Inputs {
        sources: Vec::new(),
        assets: Vec::new(),
        config: None,
        model: Vec::new(),
        theme: Vec::new(),
        words: Vec::new(),
        options,
        today,
        diagnostics,
    };
    for item in read {
        match item {
            Read::Markdown(source) => inputs.sources.push(Arc::new(source)),
            Read::Asset(asset) => inputs.assets.push(asset),
            Read::Config(source) => inputs.config = Some(Arc::new(source)),
            Read::Model(source) => inputs.model.push(Arc::new(source)),
            Read::Theme(file) => inputs.theme.push(file),
            Read::Words(source) => inputs.words.push(Arc::new(source)),
            Read::Fault(diagnostic) => inputs.diagnostics.push(diagnostic),
        }
    }
    // By bytes of the normalised path, so that every file system gives the same order.
    inputs.sources.sort_by(|a, b| a.path.cmp(&b.path));
    inputs.assets.sort_by(|a, b| a.path.cmp(&b.path));
    inputs.model.sort_by(|a, b| a.path.cmp(&b.path));
    inputs.theme.sort_by(|a, b| a.path.cmp(&b.path));
    inputs.words.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(inputs)
}

fn walk(root: &Path, diagnostics: &mut Vec<Diagnostic>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut walker = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
    while let Some(step) = walker.next() {
        let entry = match step {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().map_or(String::new(), |path| relative(root, path));
                let name = path.rsplit('/').next().unwrap_or_default();
                if name.starts_with(['_', '.']) {
                    // No page, so not to be read either: editors lock files by links to nowhere.
                    continue;
                }
                let reason = match (error.io_error(), error.loop_ancestor()) {
                    (Some(error), _) => error.to_string(),
                    (None, Some(above)) => format!("→ {}", relative(root, above)),
                    (None, None) => error.to_string(),
                };
                diagnostics.push(
                    Diagnostic::new(Code::FileUnreadable, Place::file(&path))
                        .with("reason", reason),
                );
                continue;
            }
        };
        if entry.depth() == 0 {
            continue;
        }
        let path = relative(root, entry.path());
        if leaves(root, &entry) {
            let place = Place::file(&path);
            diagnostics.push(Diagnostic::new(Code::SymlinkOutside, place).with("path", &path));
            if entry.file_type().is_dir() {
                walker.skip_current_dir();
            }
            continue;
        }
        if !entry.file_type().is_dir() && !entry.file_type().is_file() {
            // Reading a pipe would wait for ever.
            let place = Place::file(&path);
            diagnostics.push(
                Diagnostic::new(Code::FileUnreadable, place).with("reason", "pipe, socket, device"),
            );
            continue;
        }
        let top = path.split('/').next();
        let in_theme = top == Some(THEME_FOLDER);
        let in_model = top == Some(MODEL_FOLDER);
        let in_search = top == Some(SEARCH_FOLDER);
        let hidden = entry.file_name().to_string_lossy().starts_with(['_', '.']);
        if entry.file_type().is_dir() {
            if hidden && !((in_theme || in_model || in_search) && entry.depth() == 1) {
                walker.skip_current_dir();
            }
            continue;
        }
        let file = entry.into_path();
        if in_theme {
            if let Some((_, inside)) = path.split_once('/')
                && !entry_is_hidden(inside)
            {
                found.push(Found::Theme(inside.to_owned(), file));
            }
        } else if in_model {
            if file.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
                && !entry_is_hidden(&path)
            {
                found.push(Found::Model(path, file));
            }
        } else if in_search {
            // Whatever its name: one that the search does not know is reported.
            if !entry_is_hidden(&path) {
                found.push(Found::Words(path, file));
            }
        } else if path == "wiki.yaml" {
            found.push(Found::Config(path, file));
        } else if !hidden {
            let markdown = file.extension().is_some_and(|extension| {
                extension.eq_ignore_ascii_case("md") || extension.eq_ignore_ascii_case("markdown")
            });
            found.push(if markdown {
                Found::Markdown(path, file)
            } else {
                Found::Asset(path, file)
            });
        }
    }
    found
}

/// Whether a theme file, or a folder above it, is hidden, as editors' swap files are.
fn entry_is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.'))
}

/// Whether the entry is a symbolic link to something outside the content folder.
fn leaves(root: &Path, entry: &DirEntry) -> bool {
    entry.path_is_symlink()
        && !entry.path().canonicalize().is_ok_and(|target| target.starts_with(root))
}

/// The path relative to the content folder, as ids and messages use it.
fn relative(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<String> = inside
        .components()
        .filter_map(|component| match component {
            Component::Normal(name) => Some(name.to_string_lossy().nfc().collect()),
            _ => None,
        })
        .collect();
    parts.join("/")
}

fn read(found: Found) -> Read {
    let source = |path: &str, file: &Path, kind: fn(Source) -> Read| match text(path, file) {
        Ok(source) => kind(source),
        Err(fault) => Read::Fault(*fault),
    };
    match found {
        Found::Markdown(path, file) => source(&path, &file, Read::Markdown),
        Found::Config(path, file) => source(&path, &file, Read::Config),
        Found::Model(path, file) => source(&path, &file, Read::Model),
        Found::Words(path, file) if path.ends_with(".txt") => source(&path, &file, Read::Words),
        // Only its name is reported, and what stands in it may be anything.
        Found::Words(path, _) => Read::Words(Source::new(&path, "")),
        Found::Theme(path, file) => match fs::read(&file) {
            Ok(contents) => {
                let is_text = !path.starts_with("assets/");
                match std::str::from_utf8(&contents) {
                    Err(error) if is_text => {
                        let path = format!("{THEME_FOLDER}/{path}");
                        Read::Fault(not_utf8(&path, &contents, &error))
                    }
                    _ => Read::Theme(ThemeFile { path, contents: contents.into() }),
                }
            }
            Err(error) => Read::Fault(unreadable(&format!("{THEME_FOLDER}/{path}"), &error)),
        },
        Found::Asset(path, file) => {
            // Opening it now turns a file that cannot be copied later into a finding.
            let contents = match fs::File::open(&file).and_then(|open| diagram(&path, open)) {
                Ok(contents) => contents,
                Err(error) => return Read::Fault(unreadable(&path, &error)),
            };
            let dimensions = imagesize::size(&file).ok().map(|size| (size.width, size.height));
            Read::Asset(Asset { path, file, dimensions, layer: Layer::Shared, contents })
        }
    }
}

/// What a BPMN file holds; nothing of other files.
fn diagram(path: &str, file: fs::File) -> io::Result<Option<Arc<[u8]>>> {
    if !bpmn::is_bpmn(path) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    file.take(bpmn::MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes.into()))
}

/// Reads a text file: UTF-8, with or without byte order mark, of bearable size.
fn text(path: &str, file: &Path) -> Result<Source, Box<Diagnostic>> {
    let size = fs::metadata(file).map_err(|error| unreadable(path, &error))?.len();
    if size > MAX_MARKDOWN_BYTES {
        // Rounded up, so that the size never reads like the limit.
        let megabytes = format!("{:.2}", (size as f64 / (1024.0 * 1024.0) * 100.0).ceil() / 100.0);
        let limit = MAX_MARKDOWN_BYTES / (1024 * 1024);
        return Err(Box::new(
            Diagnostic::new(Code::FileTooLarge, Place::file(path))
                .with("size", megabytes)
                .with("limit", limit),
        ));
    }
    let bytes = fs::read(file).map_err(|error| unreadable(path, &error))?;
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(path, text)),
        Err(error) => Err(Box::new(not_utf8(path, bytes, &error))),
    }
}

/// The first byte that is no UTF-8, at its place.
fn not_utf8(path: &str, bytes: &[u8], error: &std::str::Utf8Error) -> Diagnostic {
    let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned();
    let end = good.len();
    let place = Source::new(path, good).place((end..end).into());
    Diagnostic::new(Code::FileNotUtf8, place)
        .with("byte", format!("0x{:02X}", bytes[error.valid_up_to()]))
}

fn unreadable(path: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::new(Code::FileUnreadable, Place::file(path)).with("reason", error)
}
