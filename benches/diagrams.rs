//! Reads, draws and tells 1,000 BPMN files: the models of a folder, again and again, on two threads.
//!
//! ```sh
//! cargo bench --bench diagrams -- [FOLDER]
//! ```
//!
//! Without a folder these are the reference models in `tests/bpmn/`.

use std::path::{Path, PathBuf};
use std::time::Instant;

use rayon::prelude::*;
use verbundwiki::diagnostic::{Language, Locale};
use verbundwiki::diagram::svg::{self, Options};
use verbundwiki::diagram::{bpmn, in_words, plain};

const FILES: usize = 1000;
const THREADS: usize = 2;

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bpmn");
    let is_wanted = |path: &PathBuf| match folder {
        Some(_) => path.extension().is_some_and(|end| end == "bpmn"),
        None => path.ends_with("B.1.0.bpmn") || path.ends_with("B.2.0.bpmn"),
    };
    let mut files: Vec<Vec<u8>> = std::fs::read_dir(folder.as_ref().map_or(own, PathBuf::from))
        .expect("the folder is there")
        .flatten()
        .map(|entry| entry.path())
        .filter(is_wanted)
        .map(|path| std::fs::read(path).expect("it was just listed"))
        .collect();
    files.sort_by_key(Vec::len);
    assert!(!files.is_empty(), "the folder has no .bpmn");
    let pool =
        rayon::ThreadPoolBuilder::new().num_threads(THREADS).build().expect("it has threads");
    let locale = Locale::new(Language::De);
    let began = Instant::now();
    let (pictures, bytes) = pool.install(|| {
        (0..FILES)
            .into_par_iter()
            .map(|at| show(&files[at % files.len()], &locale))
            .reduce(|| (0, 0), |one, other| (one.0 + other.0, one.1 + other.1))
    });
    let took = began.elapsed().as_secs_f64();
    let read: usize = (0..FILES).map(|at| files[at % files.len()].len()).sum();
    #[allow(clippy::print_stdout, reason = "it is what this program is for")]
    {
        println!(
            "{FILES} files of {} kB on average (median of the kinds {} kB), {pictures} pictures and \
             texts of {} kB together: {took:.2} s on {THREADS} threads",
            read / FILES / 1000,
            files[files.len() / 2].len() / 1000,
            bytes / 1000,
        );
    }
}

/// How many pictures a file has, and how large they and its text are.
fn show(file: &[u8], locale: &Locale) -> (usize, usize) {
    let Some(read) = bpmn::read("", file).value else { return (0, 0) };
    let text = plain(&read.model, &in_words(&read.model), locale).len();
    let options = Options { prefix: "d".to_owned(), ..Options::default() };
    let drawn = read.diagrams.iter().map(|diagram| svg::draw(&read.model, diagram, &options).len());
    drawn.fold((0, text), |(count, bytes), more| (count + 1, bytes + more))
}
