//! The repository's own files, and Rust source text as far as rules about it need.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use walkdir::WalkDir;

use super::root;

/// One text file of the repository.
pub(crate) struct TextFile {
    /// Path from the repository's root, `/`-separated.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// All text files that are, or will be, in git. Without git: all but what is never committed.
pub(crate) fn tracked() -> Vec<TextFile> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output();
    let paths: BTreeSet<String> = match listed {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout)
            .split('\0')
            .filter(|path| !path.is_empty())
            .map(str::to_owned)
            .collect(),
        _ => walked(&root()),
    };
    paths
        .into_iter()
        .filter_map(|path| {
            // Deleted but not yet committed, or not text.
            let text = fs::read_to_string(root().join(&path)).ok()?;
            (!text.contains('\0')).then_some(TextFile { path, text })
        })
        .collect()
}

fn walked(root: &Path) -> BTreeSet<String> {
    let never = ["target", "dist", "node_modules", "artifacts", ".git"];
    WalkDir::new(root)
        .into_iter()
        .filter_entry(|entry| !never.iter().any(|name| entry.file_name() == *name))
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| Some(entry.path().strip_prefix(root).ok()?.to_owned()))
        .map(|path| path.to_string_lossy().replace('\\', "/"))
        .collect()
}

/// Rust source without comments; strings and characters are emptied but stay in place.
pub(crate) fn code_only(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < letters.len() {
        let rest = &letters[at..];
        let after_word = at > 0 && (letters[at - 1].is_alphanumeric() || letters[at - 1] == '_');
        match rest {
            ['/', '/', ..] => at += rest.iter().take_while(|c| **c != '\n').count(),
            ['/', '*', ..] => at += 2 + end_of(&rest[2..], &['*', '/']),
            ['r', '"' | '#', ..] if !after_word => {
                let hashes = rest[1..].iter().take_while(|c| **c == '#').count();
                if rest.get(1 + hashes) == Some(&'"') {
                    let close: Vec<char> =
                        std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
                    code.push_str("\"\"");
                    at += 2 + hashes + end_of(&rest[2 + hashes..], &close);
                } else {
                    code.push('r');
                    at += 1;
                }
            }
            ['"', ..] => {
                code.push_str("\"\"");
                at += 1 + end_of_quote(&rest[1..], '"');
            }
            ['\'', '\\', ..] => {
                code.push_str("' '");
                at += 1 + end_of_quote(&rest[1..], '\'');
            }
            ['\'', _, '\'', ..] => {
                code.push_str("' '");
                at += 3;
            }
            _ => {
                code.push(rest[0]);
                at += 1;
            }
        }
    }
    code
}

fn end_of(letters: &[char], close: &[char]) -> usize {
    let found = letters.windows(close.len()).position(|window| window == close);
    found.map_or(letters.len(), |at| at + close.len())
}

fn end_of_quote(letters: &[char], quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in letters.iter().enumerate() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            letter if *letter == quote => return at + 1,
            _ => {}
        }
    }
    letters.len()
}

/// Every path in Rust source, `use` trees spread out: `std::{fs, io::Read}` gives `std::fs` and
/// `std::io::Read`. Paths of one part are left out.
pub(crate) fn paths(text: &str) -> BTreeSet<Vec<String>> {
    let code = code_only(text);
    let letters: Vec<char> = code.chars().collect();
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < letters.len() {
        if is_word(letters[at]) {
            at = tree(&letters, at, &[], &mut found);
        } else {
            at += 1;
        }
    }
    found.retain(|path| path.len() > 1);
    found
}

/// Reads one path or tree that begins at `at`; gives where it ends.
fn tree(
    letters: &[char],
    mut at: usize,
    before: &[String],
    found: &mut BTreeSet<Vec<String>>,
) -> usize {
    let mut path = before.to_vec();
    loop {
        let word: String = letters[at..].iter().take_while(|c| is_word(**c)).collect();
        at += word.chars().count();
        if !word.is_empty() {
            path.push(word);
        }
        let next = &letters[at.min(letters.len())..];
        match next {
            [':', ':', c, ..] if is_word(*c) => at += 2,
            [':', ':', '{', ..] => {
                at += 3;
                while at < letters.len() && letters[at] != '}' {
                    let is_part = is_word(letters[at]);
                    at = match &letters[at..] {
                        // ` as Name`: no part of the path.
                        ['a', 's', ' ', rest @ ..] => {
                            at + 3 + rest.iter().take_while(|c| is_word(**c)).count()
                        }
                        _ if is_part => tree(letters, at, &path, found),
                        _ => at + 1,
                    };
                }
                return at + 1;
            }
            _ => {
                found.insert(path);
                return at.max(1);
            }
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The texts in double quotes, as written.
pub(crate) fn literals(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let parts: Vec<&str> = line.split('"').collect();
        found.extend(parts.into_iter().skip(1).step_by(2).map(str::to_owned));
    }
    found
}

#[test]
fn rust_source_is_read_as_paths() {
    let text = r##"
        //! not::here
        use std::{fs, io::{self, Read as R}, path::*};
        static A: &str = "no::where"; const B: char = '"'; let c = 'x'; let d = r#"not "here" a::b"#;
        fn f(x: &'static str) { crate::render::body::<T>(x); /* c::d */ }
    "##;
    let found: Vec<String> = paths(text).into_iter().map(|path| path.join("::")).collect();
    assert_eq!(
        found,
        ["crate::render::body", "std::fs", "std::io::Read", "std::io::self", "std::path"]
    );
}
