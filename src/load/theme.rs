//! The built-in theme, embedded by walking its folder: no file of it is named in Rust.

use std::borrow::Cow;

use include_dir::{Dir, include_dir};

static VERBUND: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/verbund");

/// One file of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeFile {
    /// Path inside the theme: `templates/page.html`, `assets/verbund.css`, `locale/de.ftl`.
    pub path: String,
    /// The file's bytes.
    pub contents: Cow<'static, [u8]>,
}

/// All files of the built-in theme `verbund`, in the order of their paths.
pub fn built_in_theme() -> Vec<ThemeFile> {
    let mut files = Vec::new();
    collect(&VERBUND, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn collect(folder: &Dir<'static>, files: &mut Vec<ThemeFile>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.push(ThemeFile { path, contents: Cow::Borrowed(file.contents()) });
    }
    for inner in folder.dirs() {
        collect(inner, files);
    }
}
