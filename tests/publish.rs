//! Publishing, with the real command: the same input gives the same bytes, a folder that is not
//! ours is left alone, a build that fails changes nothing, and a build that is killed leaves whole
//! files. Calls, exit codes and machine-readable output are in `tests/calls.rs`.

mod support;

use std::collections::BTreeSet;
use std::fs;

use support::folder::{assert_same, files, identities, put, site};
use support::html;
use support::messages::sentence;
use support::program::{Ended, Workshop};
use support::root;
use verbundwiki::diagnostic::Language;

/// A small wiki with everything that becomes a file: pages, an image, an attachment, tags.
fn workshop() -> Workshop {
    Workshop::new(&[
        ("wiki.yaml", "title: Wiki\n"),
        ("index.md", "# Start\n\n[Leitung](rollen/leitung.md)\n"),
        ("rollen/leitung.md", "---\ntags: [IT]\n---\n# Leitung\n\n[Liste](liste.csv)\n"),
        ("rollen/liste.csv", "a;b\n"),
        ("bild.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"),
        ("_theme/assets/eigen.css", "p { margin: 1rem; }\n"),
    ])
}

/// The call ended with exit code 2 and this message, in German.
#[track_caller]
fn check_refused(ended: &Ended, key: &str, values: &[(&'static str, &str)]) {
    assert_eq!(ended.code, 2, "{ended}");
    let said = sentence(key, values, Language::De);
    assert!(ended.stderr.contains(&said), "expected: {said}\n{ended}");
}

#[test]
fn threads_do_not_change_the_site() {
    let workshop = Workshop::new(&[]);
    // Enough pages that threads really share the work.
    for page in 0..40 {
        let next = (page + 7) % 40;
        let text = format!("---\ntags: [t{}]\n---\n# Seite {page}\n\n[w](s{next}.md)\n", page % 5);
        workshop.put(&format!("s{page}.md"), &text);
    }
    workshop.build(&["--jobs", "1", "--output", "eins"]);
    workshop.build(&["--jobs", "2", "--output", "zwei"]);
    workshop.build(&["--jobs", "7", "--output", "sieben"]);
    let one = files(&workshop.root().join("eins"));
    assert!(one.len() > 60, "the site has {} files", one.len());
    assert_same(&one, &files(&workshop.root().join("zwei")), "one and two threads");
    assert_same(&one, &files(&workshop.root().join("sieben")), "one and seven threads");
    let dead = html::faults(&site(&workshop.root().join("eins")));
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

#[test]
fn threads_do_not_change_the_example() {
    let workshop = Workshop::new(&[]);
    let content = root().join("content");
    let built = |jobs: &str| {
        let content = content.to_str().expect("a path of the repository");
        workshop.build(&[content, "--jobs", jobs, "--output", jobs]);
        files(&workshop.root().join(jobs))
    };
    let one = built("1");
    assert!(one.keys().filter(|path| path.starts_with("search/")).count() > 20);
    assert_same(&one, &built("2"), "one and two threads");
}

#[test]
fn the_place_of_the_content_does_not_change_the_site() {
    let (here, there) = (workshop(), workshop());
    here.build(&[]);
    fs::rename(there.content(), there.root().join("anderswo")).expect("it can be moved");
    there.build(&["anderswo/"]);
    assert_same(&files(&here.dist()), &files(&there.dist()), "another folder");
}

/// Builds as on a day, counted from some first one.
#[track_caller]
fn build_on(workshop: &Workshop, day: u32, output: &str) -> Ended {
    let mut command = workshop.command(&["build", "--output", output]);
    let epoch = (1_700_000_000 + 24 * 60 * 60 * u64::from(day)).to_string();
    let ended: Ended =
        command.env("SOURCE_DATE_EPOCH", epoch).output().expect("the command starts").into();
    assert_eq!(ended.code, 0, "{ended}");
    ended
}

#[test]
fn one_day_gives_one_site() {
    let workshop = workshop();
    build_on(&workshop, 0, "a");
    build_on(&workshop, 0, "b");
    let built = |output: &str| files(&workshop.root().join(output));
    assert_same(&built("a"), &built("b"), "the same day");
}

/// The files of the search that are named by their contents.
fn chunks(workshop: &Workshop) -> BTreeSet<String> {
    let named_by_role = ["manifest.js", "titles.js", "embed.js"];
    let is_chunk = |path: &String| {
        path.strip_prefix("search/").is_some_and(|name| !named_by_role.contains(&name))
    };
    site(&workshop.dist()).into_keys().filter(is_chunk).collect()
}

#[test]
fn old_files_of_the_search_stay_for_a_time() {
    let workshop = workshop();
    build_on(&workshop, 0, "dist");
    let first = chunks(&workshop);
    let home = fs::read_to_string(workshop.content().join("index.md")).expect("it is there");
    workshop.put("index.md", &format!("{home}\nEin neuer Satz.\n"));
    build_on(&workshop, 10, "dist");
    let both = chunks(&workshop);
    assert!(both.is_superset(&first) && both.len() > first.len(), "{first:?}, {both:?}");

    // On the same day nothing more happens, in an empty folder nothing is left to stay.
    let before = identities(&workshop.dist());
    build_on(&workshop, 10, "dist");
    assert_eq!(identities(&workshop.dist()), before);
    build_on(&workshop, 10, "neu");
    let mut fresh = site(&workshop.dist());
    fresh
        .retain(|path, _| !first.contains(path) || workshop.root().join("neu").join(path).exists());
    assert_same(&fresh, &site(&workshop.root().join("neu")), "an empty folder");

    // They went out of use on day 10, so they stay up to day 24.
    build_on(&workshop, 24, "dist");
    assert_eq!(chunks(&workshop), both);
    let ended = build_on(&workshop, 25, "dist");
    let second: BTreeSet<String> = fresh.into_keys().filter(|path| both.contains(path)).collect();
    assert_eq!(chunks(&workshop), second, "{ended}");
    assert!(workshop.dist().join("search/manifest.js").exists());
}

#[test]
fn a_file_of_the_search_that_is_used_again_is_one_of_the_site() {
    let workshop = workshop();
    let home = fs::read_to_string(workshop.content().join("index.md")).expect("it is there");
    build_on(&workshop, 0, "dist");
    let first = chunks(&workshop);
    workshop.put("index.md", "# Anders\n");
    build_on(&workshop, 1, "dist");
    workshop.put("index.md", &home);
    build_on(&workshop, 2, "dist");
    // What came for a day goes on day 17; what came back is out of use from then on.
    workshop.put("index.md", "# Wieder anders\n");
    build_on(&workshop, 17, "dist");
    assert!(chunks(&workshop).is_superset(&first));
    build_on(&workshop, 31, "dist");
    assert!(chunks(&workshop).is_superset(&first));
    build_on(&workshop, 32, "dist");
    assert!(!chunks(&workshop).is_superset(&first));
}

#[test]
fn old_scripts_stay_too_and_nothing_else_does() {
    let workshop = workshop();
    let put = |text: &str| {
        workshop.put("_theme/assets/eigen.js", &format!("// {text}\n"));
        workshop.put("_theme/assets/eigen.css", &format!("/* {text} */\n"));
        build_on(&workshop, 0, "dist");
        let files = site(&workshop.dist());
        let of_kind = |end: &str| {
            files.keys().filter(|path| path.contains("/eigen.") && path.ends_with(end)).count()
        };
        (of_kind(".js"), of_kind(".css"))
    };
    assert_eq!(put("alt"), (1, 1));
    assert_eq!(put("neu"), (2, 1));
}

#[test]
fn how_long_they_stay_is_a_setting() {
    let workshop = workshop();
    let check = |days: u32, day: u32, stay: bool| {
        let _ = fs::remove_dir_all(workshop.dist());
        workshop.put("wiki.yaml", &format!("search: {{keep_days: {days}}}\n"));
        workshop.put("index.md", "# Start\n");
        build_on(&workshop, 0, "dist");
        let first = chunks(&workshop);
        workshop.put("index.md", "# Anders\n");
        build_on(&workshop, 0, "dist");
        build_on(&workshop, day, "dist");
        assert_eq!(chunks(&workshop).is_superset(&first), stay, "{days} days, day {day}");
    };
    check(0, 0, false);
    check(1, 1, true);
    check(1, 2, false);
}

#[test]
fn a_second_build_rewrites_nothing() {
    let workshop = workshop();
    workshop.build(&[]);
    let before = identities(&workshop.dist());
    let second = workshop.build(&["--lang", "en"]);
    assert_eq!(identities(&workshop.dist()), before);
    assert!(second.stdout.contains("(0 new or changed, 0 deleted)"), "{second}");
    assert!(!workshop.dist().join(".verbundwiki-staging").exists());
}

#[test]
fn a_change_rewrites_only_what_changed() {
    let workshop = workshop();
    workshop.build(&[]);
    let before = identities(&workshop.dist());
    workshop.put("rollen/liste.csv", "a;b;c\n");
    workshop.build(&[]);
    let after = identities(&workshop.dist());
    let changed: Vec<_> = after.iter().filter(|(path, id)| before.get(*path) != Some(id)).collect();
    let changed: Vec<&str> = changed.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(changed, ["rollen/liste.csv"]);
}

#[test]
fn a_failed_build_changes_nothing() {
    let workshop = workshop();
    workshop.build(&[]);
    let (before, when) = (files(&workshop.dist()), identities(&workshop.dist()));
    workshop.put("index.md", "# Neu\n\n[kaputt](weg.md)\n");
    workshop.put("neu.md", "# Neu\n");
    let ended = workshop.run(&["build", "--lang", "de"]);
    assert_eq!(ended.code, 1, "{ended}");
    assert!(ended.stderr.contains("broken-link"), "{ended}");
    assert!(ended.stderr.contains("Nichts geschrieben"), "{ended}");
    assert_same(&before, &files(&workshop.dist()), "after a failed build");
    assert_eq!(identities(&workshop.dist()), when);
}

#[test]
fn a_failed_first_build_leaves_no_folder() {
    let workshop = Workshop::new(&[("index.md", "[kaputt](weg.md)\n")]);
    assert_eq!(workshop.run(&["build"]).code, 1);
    assert!(!workshop.dist().exists());
}

#[test]
fn other_peoples_folders_are_left_alone() {
    let workshop = workshop();
    put(&workshop.dist(), "wichtig.txt", "nicht löschen");
    let before = files(&workshop.dist());
    let ended = workshop.run(&["build", "--lang", "de"]);
    check_refused(&ended, "output-not-ours", &[("path", "dist")]);
    assert_same(&before, &files(&workshop.dist()), "a folder that is not ours");
    // Hidden files are files too.
    fs::rename(workshop.dist().join("wichtig.txt"), workshop.dist().join(".git"))
        .expect("it can be renamed");
    assert_eq!(workshop.run(&["build"]).code, 2);
}

#[test]
fn empty_folders_and_our_own_are_taken() {
    let workshop = workshop();
    fs::create_dir(workshop.dist()).expect("it can be made");
    workshop.build(&[]);
    put(&workshop.dist(), "fremd.txt", "von Hand");
    put(&workshop.dist(), "rollen/fremd.txt", "von Hand");
    fs::remove_dir_all(workshop.content().join("rollen")).expect("it can be deleted");
    workshop.put("index.md", "# Start\n");
    workshop.build(&[]);
    let found = site(&workshop.dist());
    assert_eq!(found.get("fremd.txt").map(Vec::as_slice), Some("von Hand".as_bytes()));
    assert_eq!(found.get("rollen/fremd.txt").map(Vec::as_slice), Some("von Hand".as_bytes()));
    assert!(!found.contains_key("rollen/leitung.html"));
    assert!(!found.contains_key("schlagworte/index.html"));
    assert!(!workshop.dist().join("schlagworte").exists(), "an emptied folder goes too");
}

#[test]
fn other_peoples_files_are_not_overwritten() {
    let workshop = workshop();
    workshop.build(&[]);
    put(&workshop.dist(), "neu.html", "von Hand");
    workshop.put("neu.md", "# Neu\n");
    let ended = workshop.run(&["build"]);
    let kept = site(&workshop.dist())["neu.html"] == b"von Hand";
    assert!(kept && ended.code == 2, "kept: {kept}, {ended}");
}

#[test]
fn output_and_content_do_not_lie_in_each_other() {
    let workshop = workshop();
    let before = files(workshop.root());
    for output in ["content", "content/dist", "content/../content/dist", ".", "neu/../content/dist"]
    {
        let ended = workshop.run(&["build", "--lang", "de", "--output", output]);
        check_refused(&ended, "output-inside-content", &[("path", output)]);
        assert_same(&before, &files(workshop.root()), output);
    }
}

#[cfg(unix)]
#[test]
fn a_link_does_not_hide_that_output_lies_in_content() {
    let workshop = workshop();
    std::os::unix::fs::symlink("content/rollen", workshop.root().join("link")).expect("a link");
    let ended = workshop.run(&["build", "--output", "link/dist"]);
    assert_eq!(ended.code, 2, "{ended}");
    assert!(!workshop.content().join("rollen/dist").exists());
}

#[test]
fn a_file_where_a_folder_should_be_stops_the_build() {
    let workshop = workshop();
    fs::write(workshop.dist(), "eine Datei").expect("it can be written");
    let ended = workshop.run(&["build", "--lang", "de"]);
    check_refused(&ended, "output-obstacle", &[("path", "dist")]);
    assert_eq!(fs::read(workshop.dist()).expect("it is there"), "eine Datei".as_bytes());

    // A file of other people where a folder of the site is needed.
    fs::remove_file(workshop.dist()).expect("it can be deleted");
    fs::create_dir(workshop.dist()).expect("it can be made");
    workshop.build(&[]);
    fs::remove_dir_all(workshop.dist().join("rollen")).expect("it can be deleted");
    put(&workshop.dist(), "rollen", "im Weg");
    workshop.put("index.md", "# Geändert\n");
    let before = files(&workshop.dist());
    let ended = workshop.run(&["build", "--lang", "de"]);
    check_refused(&ended, "output-obstacle", &[("path", "dist/rollen")]);
    assert_same(&before, &files(&workshop.dist()), "with a file in the way");

    // And a folder where a file is needed.
    fs::remove_file(workshop.dist().join("rollen")).expect("it can be deleted");
    fs::remove_file(workshop.dist().join("index.html")).expect("it can be deleted");
    put(&workshop.dist(), "index.html/fremd.txt", "im Weg");
    let ended = workshop.run(&["build", "--lang", "de"]);
    assert_eq!(ended.code, 2, "{ended}");
}

#[test]
fn our_own_file_may_become_a_folder_and_back() {
    let workshop = workshop();
    workshop.put("lizenz", "x\n");
    workshop.build(&[]);
    fs::remove_file(workshop.content().join("lizenz")).expect("it can be deleted");
    workshop.put("lizenz/text.md", "# Text\n");
    workshop.build(&[]);
    assert!(site(&workshop.dist()).contains_key("lizenz/text.html"));
    fs::remove_dir_all(workshop.content().join("lizenz")).expect("it can be deleted");
    workshop.put("lizenz", "x\n");
    workshop.build(&[]);
    assert!(site(&workshop.dist()).contains_key("lizenz"));
}

#[test]
fn a_name_no_disk_can_hold_changes_nothing() {
    let workshop = workshop();
    workshop.build(&[]);
    let before = files(&workshop.dist());
    // 253 bytes with `.md`, 256 with `.html`: 255 is the most that common file systems hold.
    workshop.put(&format!("{}.md", "a".repeat(251)), "# Lang\n");
    let ended = workshop.run(&["build"]);
    assert_ne!(ended.code, 0, "{ended}");
    assert_same(&before, &files(&workshop.dist()), "after a name that is too long");
}

/// A limit on the size of files is the one write failure that root cannot ignore.
#[cfg(target_os = "linux")]
#[test]
fn a_write_that_fails_changes_nothing() {
    use std::process::Command;

    let workshop = workshop();
    workshop.build(&[]);
    let (before, when) = (files(&workshop.dist()), identities(&workshop.dist()));
    workshop.put("index.md", &format!("# Neu\n\n{}\n", "Ein langer Text. ".repeat(20_000)));
    // In blocks of 512 bytes: first small, then large enough for everything but the long page.
    for blocks in ["0", "1", "8", "64", "256"] {
        let mut command = Command::new("sh");
        command
            .args(["-c", "ulimit -f \"$1\"; shift; exec \"$@\"", "sh", blocks])
            .arg(env!("CARGO_BIN_EXE_verbundwiki"))
            .args(["build", "--lang", "de"])
            .current_dir(workshop.root());
        let ended: Ended = command.output().expect("the shell starts").into();
        assert_eq!(ended.code, 2, "{blocks} blocks: {ended}");
        assert!(ended.stderr.contains("lässt sich nicht schreiben"), "{blocks} blocks: {ended}");
        assert!(ended.stderr.contains("File too large"), "{blocks} blocks: {ended}");
        assert_same(&before, &files(&workshop.dist()), &format!("with {blocks} blocks"));
        assert_eq!(identities(&workshop.dist()), when);
    }
    workshop.build(&[]);

    // The same in a folder that did not exist: it is ours afterwards, and the next build works.
    fs::remove_dir_all(workshop.dist()).expect("it can be deleted");
    let script = "ulimit -f 8; exec \"$@\"";
    let ended: Ended = Command::new("sh")
        .args(["-c", script, "sh", env!("CARGO_BIN_EXE_verbundwiki"), "build"])
        .current_dir(workshop.root())
        .output()
        .expect("the shell starts")
        .into();
    assert_eq!(ended.code, 2, "{ended}");
    workshop.build(&[]);
}
