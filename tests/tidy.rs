//! The rules of the house that no compiler checks. Each test names the rule it holds; the table of
//! rooms is the one in `ARCHITECTURE.md`.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use support::root;
use support::sources::{TextFile, code_only, paths, tracked};

/// Longer files say why in their first lines, by `long: the reason`.
const MOST_LINES: usize = 400;

/// Where the reason for a long file must stand.
const REASON_WITHIN: usize = 15;

/// What may be used in some places only: a path's beginning, and where it may stand.
const PLACES: &[(&str, &[&str])] = &[
    ("tantivy", &["crates/verbundwiki-search/"]),
    ("serde_yaml", &["src/parse/frontmatter.rs", "src/config/mod.rs"]),
    ("roxmltree", &["src/diagram/"]),
    ("tera", &["src/render/"]),
    ("ammonia", &["src/render/"]),
    ("syntect", &["src/render/"]),
    ("clap", &["src/cli/"]),
    ("axum", &["src/cli/"]),
    ("notify", &["src/cli/"]),
    ("indicatif", &["src/cli/"]),
    ("wasm_bindgen", &["crates/verbundwiki-search-wasm/"]),
    ("js_sys", &["crates/verbundwiki-search-wasm/"]),
    ("std::fs", &["src/load/", "src/write/", "src/cli/"]),
    ("std::time", &["src/cli/"]),
    ("std::env", &["src/cli/", "src/main.rs"]),
    ("std::process", &["src/cli/", "src/main.rs"]),
    ("jiff::Timestamp", &["src/cli/"]),
    ("jiff::Zoned", &["src/cli/"]),
    ("std::thread_local", &[]),
];

/// Types that can change behind a shared reference.
const CHANGEABLE: &[&str] = &[
    "Mutex", "RwLock", "Atomic", "RefCell", "Cell<", "OnceCell", "OnceLock", "LazyCell", "Sender",
];

fn is_source(file: &TextFile) -> bool {
    let in_source = file.path.starts_with("src/")
        || (file.path.starts_with("crates/") && file.path.contains("/src/"));
    in_source && file.path.ends_with(".rs")
}

#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}\n", faults.len(), faults.join("\n"));
}

#[test]
fn rooms_know_only_whom_the_table_allows() {
    let files: Vec<TextFile> =
        tracked().into_iter().filter(|f| is_source(f) && f.path.starts_with("src/")).collect();
    let allowed = table();
    let used = edges(&files);
    let mut faults = Vec::new();
    let rooms: BTreeSet<&String> = allowed.keys().chain(used.keys()).collect();
    for room in rooms {
        let (Some(allowed), Some(used)) = (allowed.get(room), used.get(room)) else {
            let fault = match allowed.contains_key(room) {
                true => format!("the table has a row for `{room}`, src/ has no such room"),
                false => format!("src/ has the room `{room}`, the table has no row for it"),
            };
            faults.push(fault);
            continue;
        };
        for (other, places) in used {
            if !allowed.contains(other) {
                let places: Vec<&str> = places.iter().map(String::as_str).collect();
                faults.push(format!("`{room}` may not use `{other}`: {}", places.join(", ")));
            }
        }
        for other in allowed.iter().filter(|other| !used.contains_key(*other)) {
            faults.push(format!("`{room}` may use `{other}` but does not: take it off the table"));
        }
    }
    none(&faults);
}

/// The rows under `## Who may know whom`: each room and whom it may use.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the map is there");
    let (_, section) = text.split_once("## Who may know whom").expect("it has the table");
    let section = section.split("\n## ").next().unwrap_or_default();
    let spans = |cell: &str| -> Vec<String> {
        cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    };
    section
        .lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix('|')?.split('|');
            let room = spans(cells.next()?).into_iter().next()?;
            Some((room, spans(cells.next()?).into_iter().collect()))
        })
        .collect()
}

type Edges = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// Every room, whom it uses, and in which files. `lib.rs` and `main.rs` are the stairs between the
/// rooms: they know all of them, or one.
fn edges(files: &[TextFile]) -> Edges {
    let rooms: BTreeSet<String> = files.iter().filter_map(|file| room(&file.path)).collect();
    let exports = exports(files);
    let mut edges: Edges = rooms.iter().map(|room| (room.clone(), BTreeMap::new())).collect();
    for file in files {
        let Some(own) = room(&file.path) else { continue };
        for path in paths(&file.text) {
            let up = path.iter().take_while(|part| *part == "super").count();
            let is_own_module = |name: &str| {
                let inside = format!("src/{own}/");
                files.iter().any(|file| {
                    file.path
                        .strip_prefix(&inside)
                        .is_some_and(|rest| rest.split(['/', '.']).any(|part| part == name))
                })
            };
            let first = match path[0].as_str() {
                "crate" | "verbundwiki" => &path[1],
                "super" => match path.get(up) {
                    // `super::` that leaves the room by the back door.
                    Some(name) if rooms.contains(name) && !is_own_module(name) => name,
                    _ => continue,
                },
                _ => continue,
            };
            let other = exports.get(first).unwrap_or(first);
            if *other == own || !rooms.contains(other) {
                continue;
            }
            let places = edges.get_mut(&own).expect("every room has edges");
            places.entry(other.clone()).or_default().insert(file.path.clone());
        }
    }
    edges
}

fn room(path: &str) -> Option<String> {
    let inside = path.strip_prefix("src/")?;
    let name = inside.split('/').next()?.trim_end_matches(".rs");
    (!matches!(name, "lib" | "main")).then(|| name.to_owned())
}

/// What `lib.rs` hands on from its rooms: `Output` → `output`.
fn exports(files: &[TextFile]) -> BTreeMap<String, String> {
    let library = files.iter().find(|file| file.path == "src/lib.rs").expect("there is a library");
    let public = library.text.lines().filter(|line| line.starts_with("pub use "));
    let paths = public.flat_map(|line| paths(line.trim_start_matches("pub use ")));
    paths.filter_map(|path| Some((path.last()?.clone(), path.first()?.clone()))).collect()
}

#[test]
fn crates_are_used_only_where_they_belong() {
    let mut faults = Vec::new();
    for file in tracked().iter().filter(|file| is_source(file)) {
        let used: BTreeSet<String> =
            paths(&file.text).into_iter().map(|path| path.join("::")).collect();
        for (name, places) in PLACES {
            let belongs = places.iter().any(|place| file.path.starts_with(place));
            let uses = used.iter().any(|path| {
                path.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
            });
            if uses && !belongs {
                faults.push(format!("{}: {name} belongs into {}", file.path, places.join(", ")));
            }
        }
    }
    none(&faults);
}

#[test]
fn no_static_can_change() {
    let mut faults = Vec::new();
    for file in tracked().iter().filter(|file| is_source(file)) {
        let code = code_only(&file.text);
        let statics = code.match_indices("static ").filter(|(at, _)| {
            !code[..*at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '\''))
        });
        for (at, _) in statics {
            let declared = code[at..].split(['=', ';']).next().unwrap_or_default().trim();
            let changes = CHANGEABLE.iter().any(|kind| declared.contains(kind));
            if changes || declared.starts_with("static mut ") {
                faults.push(format!("{}: {declared}", file.path));
            }
        }
        if code.contains("thread_local!") {
            faults.push(format!("{}: thread_local!", file.path));
        }
    }
    none(&faults);
}

#[test]
fn files_are_short_or_say_why_not() {
    let mut faults = Vec::new();
    for file in tracked() {
        let counted = ["src/", "crates/", "themes/", "tests/", "benches/", "build.rs"]
            .iter()
            .any(|folder| file.path.starts_with(folder))
            && [".rs", ".js", ".mjs", ".css", ".html"].iter().any(|end| file.path.ends_with(end));
        let lines = file.text.lines().count();
        if !counted || lines <= MOST_LINES || file.path.starts_with("tests/sites/") {
            continue;
        }
        let mut first = file.text.lines().take(REASON_WITHIN);
        let has_reason = first.any(|line| {
            line.split_once("long: ").is_some_and(|(_, reason)| reason.trim().len() >= 10)
        });
        if !has_reason {
            faults.push(format!("{}: {lines} lines", file.path));
        }
    }
    none(&faults);
}

#[test]
fn nothing_tells_where_it_was_made() {
    // Put together here, so that this file does not hold them.
    let folders = ["work", "home", "Users"].map(|name| format!("/{name}/"));
    let hosts = [
        ["registry.", "npmjs"],
        ["registry.", "yarnpkg"],
        ["index.", "crates.io"],
        ["static.", "crates.io"],
        ["crates.io", "-index"],
        ["files.", "pythonhosted"],
        ["artif", "actory"],
        ["nex", "us."],
        ["verda", "ccio"],
        ["regi", "stry:"],
    ]
    .map(|parts| parts.concat());
    let mut faults = Vec::new();
    for file in tracked() {
        for (index, line) in file.text.lines().enumerate() {
            if file.path == "Cargo.lock" && line.starts_with("source = \"registry+") {
                continue;
            }
            let path = folders.iter().find(|folder| {
                line.match_indices(folder.as_str()).any(|(at, _)| {
                    // `example.org/home/` is an address, not a place on someone's disk.
                    !line[..at].ends_with(|c: char| c.is_alphanumeric() || "._-~/)}".contains(c))
                })
            });
            let host = hosts.iter().find(|host| line.to_ascii_lowercase().contains(host.as_str()));
            if let Some(found) = path.or(host) {
                faults.push(format!("{}:{}: {found}", file.path, index + 1));
            }
        }
    }
    none(&faults);
}
