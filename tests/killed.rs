//! A build that is killed at any moment leaves a site that works: every file is whole, every link
//! and asset of every page there leads to a file, and the next build finishes the job.

#![cfg(unix)]
#![allow(clippy::print_stdout, reason = "figures, for those who ask with --nocapture")]

mod support;

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};
use verbundwiki::write::PLACEHOLDER;

use support::folder::{Files, assert_same, copy, site};
use support::html;
use support::program::Workshop;

/// How many pages the wiki has.
const PAGES: usize = 300;

/// How many builds are killed, and how many of them at least while the published site changes.
const KILLS: usize = 20;
const AMID: usize = 8;

/// Writes one version of the wiki: the new one changes, adds and deletes pages, images, folders
/// and a theme file, and its new pages, like its deleted ones, link each other.
fn write_version(workshop: &Workshop, new: bool) {
    fs::remove_dir_all(workshop.content()).expect("it can be deleted");
    let word = if new { "neu" } else { "alt" };
    workshop.put("wiki.yaml", &format!("title: Wiki {word}\n"));
    workshop.put("_theme/assets/eigen.css", &format!("/* {word} */\n"));
    workshop.put(&format!("_theme/assets/{word}.css"), "p { color: inherit; }\n");
    let from = if new { PAGES / 6 } else { 0 };
    let to = if new { PAGES + PAGES / 6 } else { PAGES };
    let mut index = String::from("# Start\n\n");
    for page in from..to {
        let folder = format!("f{}", page / 25);
        let next = if page + 1 < to { page + 1 } else { from };
        let changed = if page % 3 == 0 { word } else { "gleich" };
        let text = format!(
            "---\ntags: [t{}]\n---\n# Seite {page}\n\nText {changed} der Seite {page}.\n\n\
             [weiter](../f{}/s{next}.md#teil) ![Bild](b{page}.svg)\n\n## Teil\n\nEnde {changed}.\n",
            page % 7,
            next / 25,
        );
        workshop.put(&format!("{folder}/s{page}.md"), &text);
        let image = format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- {changed} --></svg>\n");
        workshop.put(&format!("{folder}/b{page}.svg"), &image);
        index += &format!("- [Seite {page}]({folder}/s{page}.md)\n");
    }
    workshop.put("index.md", &index);
}

#[test]
fn a_killed_build_leaves_a_working_site() {
    let workshop = Workshop::new(&[]);
    write_version(&workshop, false);
    workshop.build(&["--output", "alt"]);
    write_version(&workshop, true);
    workshop.build(&["--output", "neu"]);
    let root = workshop.root();
    let (old, new) = (site(&root.join("alt")), site(&root.join("neu")));
    let begin_anew = || {
        let _ = fs::remove_dir_all(workshop.dist());
        copy(&root.join("alt"), &workshop.dist());
    };
    begin_anew();
    let began = Instant::now();
    workshop.build(&[]);
    let whole = began.elapsed();
    let finished = with_old_search(&new, &old);
    assert_same(&finished, &site(&workshop.dist()), "a build over an older one");

    let seed = seed();
    let moments = moments(seed, whole, &old, &new);
    let mut faults = Vec::new();
    let [mut before, mut amid, mut after] = [0; 3];
    let mut kills = 0;
    // Where the machine is busy, a kill may come too late: then there are a few more.
    while kills < KILLS || (amid < AMID && kills < 4 * KILLS) {
        let moment = &moments[kills % moments.len()];
        kills += 1;
        begin_anew();
        run_and_kill(&workshop, moment);
        let found = site(&workshop.dist());
        match () {
            () if found == old => before += 1,
            () if found == finished => after += 1,
            () => amid += 1,
        }
        let mut here = faults_of(&found, &old, &new);
        here.extend(search_fault(&workshop));
        here.sort();
        here.dedup();
        let more = here.len().saturating_sub(2);
        let shown = here.iter().take(2).map(|fault| format!("\n    {fault}")).collect::<String>();
        if !here.is_empty() {
            faults.push(format!("killed at {moment:?}:{shown}\n    and {more} more"));
        }
        workshop.build(&[]);
        assert_same(&finished, &site(&workshop.dist()), &format!("the build after {moment:?}"));
        assert!(!workshop.dist().join(".verbundwiki-staging").exists());
    }
    let summary = format!(
        "seed {seed}, a build takes {whole:?}; {kills} kills: {before} before the site changed, \
         {amid} amid, {after} after"
    );
    println!("{summary}");
    assert!(amid >= AMID, "too few kills amid the change: {summary}");
    assert!(
        faults.is_empty(),
        "{} kills left a broken site; {summary}\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// The new site with the old one's files of the search, which stay for a time.
fn with_old_search(new: &Files, old: &Files) -> Files {
    let is_search = |path: &String| path.starts_with("search/") && path.ends_with(".js");
    let mut files = new.clone();
    for (path, bytes) in old.iter().filter(|(path, _)| is_search(path)) {
        files.entry(path.clone()).or_insert_with(|| bytes.clone());
    }
    files
}

/// When a build is killed.
#[derive(Debug)]
enum Moment {
    /// So long after its start.
    Time(Duration),
    /// As soon as this file of the published site is made, replaced or deleted.
    Change(String),
}

/// A third of the moments is spread over the whole build and a little beyond its end; the others
/// are changes of the published site, which takes milliseconds that a clock would hardly hit.
fn moments(seed: u64, whole: Duration, old: &Files, new: &Files) -> Vec<Moment> {
    let pages = |path: &&String| path.ends_with(".html");
    let made: Vec<_> = new.keys().filter(|path| !old.contains_key(*path)).collect();
    let stay = with_old_search(new, old);
    let gone: Vec<_> = old.keys().filter(|path| !stay.contains_key(*path)).collect();
    let replaced: Vec<_> =
        new.keys().filter(|path| old.get(*path).is_some_and(|was| *was != new[*path])).collect();
    let made_pages: Vec<_> = made.iter().copied().filter(pages).collect();
    let gone_pages: Vec<_> = gone.iter().copied().filter(pages).collect();
    let kinds = [&made_pages, &replaced, &gone_pages, &made, &gone];
    let mut random = seed;
    let mut next = || {
        // Xorshift: it only has to be different from run to run.
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        (random >> 11) as usize
    };
    (0..KILLS)
        .map(|kill| match kill % 3 {
            0 => Moment::Time(whole.mul_f64(1.1 * (kill + 1) as f64 / KILLS as f64)),
            _ => {
                let kind = kinds[kill % kinds.len()];
                Moment::Change(kind[next() % kind.len()].clone())
            }
        })
        .collect()
}

fn seed() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.map_or(1, |now| now.as_nanos() as u64 | 1)
}

fn run_and_kill(workshop: &Workshop, moment: &Moment) {
    let watched = match moment {
        Moment::Time(_) => None,
        Moment::Change(path) => Some(workshop.dist().join(path)),
    };
    let before = watched.as_deref().map(inode);
    let mut child = workshop
        .command(&["build"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the command starts");
    let began = Instant::now();
    let is_time = |child: &mut Child| match moment {
        Moment::Time(wait) => began.elapsed() >= *wait,
        Moment::Change(_) => {
            watched.as_deref().map(inode) != before
                || child.try_wait().expect("it is our child").is_some()
        }
    };
    while !is_time(&mut child) {
        std::hint::spin_loop();
    }
    // SIGKILL, on every Unix.
    let _ = child.kill();
    child.wait().expect("it is our child");
}

/// Which file stands there, if one does.
fn inode(path: &Path) -> Option<u64> {
    fs::metadata(path).ok().map(|found| found.ino())
}

fn faults_of(found: &Files, old: &Files, new: &Files) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, bytes) in found {
        // A page that comes or goes may be a placeholder for a moment: whole, and without links.
        let comes_or_goes = old.contains_key(path) != new.contains_key(path);
        if comes_or_goes && bytes == PLACEHOLDER.as_bytes() {
            continue;
        }
        if old.get(path) != Some(bytes) && new.get(path) != Some(bytes) {
            faults.push(format!("{path} is neither old nor new ({} bytes)", bytes.len()));
        }
    }
    // What is in both versions is there at every moment.
    for path in old.keys().filter(|path| new.contains_key(*path) && !found.contains_key(*path)) {
        faults.push(format!("{path} is missing"));
    }
    faults
        .extend(html::dead_targets(found).into_iter().map(|dead| format!("leads nowhere: {dead}")));
    faults
}

/// The search works on what is there.
fn search_fault(workshop: &Workshop) -> Option<String> {
    let ended = workshop.run(&["search", "dist", "Seite", "--json"]);
    (ended.code != 0).then(|| format!("search: {ended}"))
}
