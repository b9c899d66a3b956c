//! One folder under `tests/sites/` is one case, and needs no Rust.
//!
//! ```text
//! content/          the wiki under test, as small as it can be
//! setup.txt         what git cannot hold: other encodings, links, huge files, options (setup.rs)
//! expect.txt        findings that no comment can announce: `path[:line] code`, `-` for no place
//! expected/         files of the built site; of pages only the inside of `<main>`
//! files.txt         the site's files, without `assets/` and `search/`
//! messages.*.txt    the findings as people read them, there wherever there are findings
//! ```
//!
//! Findings are announced beside their place, by `<!-- expect: code -->` in Markdown and by
//! `# expect: code` in YAML, that of queries too: **a comment announces a finding on the next line that is not such a
//! comment.** A finding that is not announced fails, and so does an announcement that nothing
//! meets. A site without errors is also walked as a browser would: no link into nowhere, no id
//! twice, nothing inline, nothing from another host.
//!
//! A new expectation is an empty file in the right place and a run with `UPDATE_EXPECTED=1`.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use tempfile::TempDir;
use verbundwiki::diagnostic::{Checked, Findings, Language, Locale};
use verbundwiki::{Built, Contents, Output, load};

use super::folder::{self, Files};
use super::{difference, html, messages, root, setup, updating};

/// A case, not yet run.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// Its folder's name.
    pub(crate) name: String,
    folder: PathBuf,
}

/// A case that was run.
pub(crate) struct Ran {
    /// What was found.
    pub(crate) findings: Findings,
    /// The site, also where it would not be written.
    pub(crate) site: Files,
    /// The temporary folder, as it stands in messages of the system.
    temporary: String,
}

/// All cases in the order of their names.
pub(crate) fn all() -> Vec<Case> {
    let folders = fs::read_dir(root().join("tests/sites")).expect("there are cases");
    let mut cases: Vec<Case> = folders
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .map(|entry| Case {
            name: entry.file_name().to_string_lossy().into_owned(),
            folder: entry.path(),
        })
        .collect();
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    cases
}

impl Ran {
    /// A message without the name of this run's temporary folder.
    pub(crate) fn portable(&self, text: &str) -> String {
        text.replace(&self.temporary, "[ROOT]")
    }
}

impl Case {
    /// Runs the case; none if this file system cannot hold it.
    ///
    /// # Errors
    /// What is wrong with the case itself.
    pub(crate) fn run(&self) -> Result<Option<Ran>, String> {
        let temporary = TempDir::new().map_err(|error| error.to_string())?;
        let content = temporary.path().join("content");
        fs::create_dir(&content).map_err(|error| error.to_string())?;
        folder::copy(&self.folder.join("content"), &content);
        let steps = self.text("setup.txt").unwrap_or_default();
        let setup = setup::run(&steps, &content)?;
        if setup.impossible.is_some() {
            return Ok(None);
        }
        let inputs = load::load(&content, setup.options, date(2026, 11, 22))
            .map_err(|error| error.to_string())?;
        let Checked { value: Built { output, checks, .. }, diagnostics } =
            verbundwiki::build(&inputs, None, &());
        let real = temporary.path().canonicalize().map_err(|error| error.to_string())?;
        Ok(Some(Ran {
            findings: Findings::new(diagnostics, &checks),
            site: read(&output),
            temporary: real.display().to_string(),
        }))
    }

    /// Compares what was found and built with everything the case expects.
    pub(crate) fn faults(&self, ran: &Ran) -> Vec<String> {
        let mut faults = self.finding_faults(ran);
        faults.extend(self.output_faults(ran));
        if !ran.findings.has_errors() {
            faults.extend(html::faults(&ran.site));
        }
        for language in [Language::De, Language::En] {
            let text = messages::rendered(&ran.findings, &Locale::new(language));
            let text = ran.portable(&text);
            let file = format!("messages.{language}.txt");
            // What a message that lacks a value looks like.
            if text.contains("{$") {
                faults.push(format!("{file}: a value is missing"));
            }
            faults.extend(self.whole_text(&file, &text, !text.is_empty()));
        }
        faults
    }

    fn finding_faults(&self, ran: &Ran) -> Vec<String> {
        let mut expected = match self.announced() {
            Ok(expected) => expected,
            Err(fault) => return vec![fault],
        };
        let mut faults = Vec::new();
        for (_, finding) in ran.findings.iter() {
            let place = finding.place.as_ref().map_or("-".to_owned(), |place| {
                let line = place.position.as_ref().map(|at| format!(":{}", at.line));
                format!("{}{}", place.path, line.unwrap_or_default())
            });
            let found = format!("{place} {}", finding.code.name());
            match expected.iter().position(|line| *line == found) {
                Some(at) => drop(expected.swap_remove(at)),
                None => faults.push(format!("not announced: {found}")),
            }
        }
        faults.extend(expected.into_iter().map(|line| format!("announced, not found: {line}")));
        faults
    }

    /// The findings the case announces, as `path[:line] code`.
    fn announced(&self) -> Result<Vec<String>, String> {
        let listed = self.text("expect.txt").unwrap_or_default();
        let mut announced: Vec<String> = listed
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        for (path, bytes) in folder::files(&self.folder.join("content")) {
            let is_yaml = path.ends_with(".yaml");
            if is_yaml || path.ends_with(".md") || path.ends_with(".markdown") {
                announced.extend(comments(&path, &String::from_utf8_lossy(&bytes), is_yaml)?);
            }
        }
        Ok(announced)
    }

    fn output_faults(&self, ran: &Ran) -> Vec<String> {
        let mut faults = Vec::new();
        for (path, bytes) in folder::files(&self.folder.join("expected")) {
            let name = format!("expected/{path}");
            let Some(built) = ran.site.get(&path) else {
                faults.push(format!("{name}: the site has no such file"));
                continue;
            };
            let found = match path.ends_with(".html") {
                true => html::main_of(&String::from_utf8_lossy(built)).into_bytes(),
                false => built.clone(),
            };
            if found == bytes {
                continue;
            }
            if updating() {
                folder::put(&self.folder, &name, &found);
                continue;
            }
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            faults.push(format!("{name} differs\n{}", difference(&text(&bytes), &text(&found))));
        }
        let listed: String = (ran.site.keys())
            .filter(|path| !path.starts_with("assets/") && !path.starts_with("search/"))
            .map(|path| format!("{path}\n"))
            .collect();
        if self.folder.join("files.txt").is_file() {
            faults.extend(self.whole_text("files.txt", &listed, true));
        }
        faults
    }

    /// Compares one of the case's own files; `wanted` says whether there should be one at all.
    fn whole_text(&self, file: &str, found: &str, wanted: bool) -> Option<String> {
        let path = self.folder.join(file);
        match (self.text(file), wanted) {
            (Some(expected), true) if expected == found => None,
            (None, false) => None,
            (_, true) if updating() => {
                folder::put(&self.folder, file, found);
                None
            }
            (Some(_), false) if updating() => {
                let _ = fs::remove_file(path);
                None
            }
            (Some(_), false) => Some(format!("{file} is there, but nothing was found")),
            (Some(expected), true) => {
                Some(format!("{file} differs\n{}", difference(&expected, found)))
            }
            (None, true) => Some(format!("{file} is missing; UPDATE_EXPECTED=1 writes it")),
        }
    }

    fn text(&self, file: &str) -> Option<String> {
        fs::read_to_string(self.folder.join(file)).ok()
    }
}

/// The announcements in a file: each belongs to the next line that is none.
fn comments(path: &str, text: &str, is_yaml: bool) -> Result<Vec<String>, String> {
    let mut announced = Vec::new();
    let mut pending: Vec<&str> = Vec::new();
    let mut in_front_matter = !is_yaml && text.starts_with("---");
    let mut in_query = false;
    for (index, line) in text.lines().enumerate() {
        let is_in_query = in_query && !line.trim_start().starts_with("```");
        if let Some(code) = announcement(line, is_yaml || in_front_matter || is_in_query) {
            pending.push(code);
            continue;
        }
        in_query = line.trim_start().starts_with("```query") || is_in_query;
        in_front_matter &= index == 0 || !matches!(line.trim_end(), "---" | "...");
        let here = pending.drain(..).map(|code| format!("{path}:{} {code}", index + 1));
        announced.extend(here);
    }
    match pending.first() {
        Some(code) => Err(format!("{path}: `expect: {code}` at the end announces nothing")),
        None => Ok(announced),
    }
}

fn announcement(line: &str, is_yaml: bool) -> Option<&str> {
    let line = line.trim();
    let code = match is_yaml {
        true => line.strip_prefix("# expect:")?,
        false => line.strip_prefix("<!-- expect:")?.strip_suffix("-->")?,
    };
    Some(code.trim())
}

fn read(output: &Output) -> Files {
    let bytes = |contents: &Contents| match contents {
        Contents::Bytes(bytes) => bytes.clone(),
        Contents::CopyOf(file) => read_file(file),
    };
    output.iter().map(|(path, contents)| (path.to_string(), bytes(contents))).collect()
}

fn read_file(file: &Path) -> Vec<u8> {
    fs::read(file).expect("a file that was found can be copied")
}

#[test]
fn a_comment_announces_the_next_line() {
    let text = "---\n# expect: a\n# expect: b\ntitle: x\n---\n# expect: kein Kommentar\n\
                <!-- expect: c -->\nText\n";
    let found = comments("x.md", text, false).expect("each announces a line");
    assert_eq!(found, ["x.md:4 a", "x.md:4 b", "x.md:8 c"]);
    assert!(comments("x.md", "Text\n<!-- expect: c -->\n", false).is_err());
    let query = "```query\n# expect: d\nfrom: x\n```\n# Titel\n";
    assert_eq!(comments("x.md", query, false).expect("it announces"), ["x.md:3 d"]);
}
