//! What the judgements look like and what they make of a ranking. `tests/search/score.mjs` does the
//! same for other engines; both are tested on the example in `tests/search/example`.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// Pages of a ranking that count.
pub(crate) const DEPTH: usize = 10;
/// The grade from which a page is an answer.
const ANSWER: u8 = 2;

/// A query with the pages that were judged for it.
#[derive(Debug, PartialEq)]
pub(crate) struct Judged {
    pub(crate) collection: String,
    pub(crate) kind: String,
    pub(crate) query: String,
    /// Grade by page: 3 exactly what is wanted, 2 good, 1 touches it.
    pub(crate) grades: BTreeMap<String, u8>,
}

/// The figures of one query, or their means over several.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Figures {
    /// How near the ranking comes to the best possible one, with gain 2^grade - 1.
    pub(crate) ndcg: f64,
    /// One divided by the place of the first answer, 0 if there is none.
    pub(crate) reciprocal_rank: f64,
    /// 1 if the first page is an answer.
    pub(crate) success: f64,
}

/// Reads all files of one collection, `FOLDER/<collection>/<kind>.tsv`.
pub(crate) fn read_collection(folder: &Path, collection: &str) -> io::Result<Vec<Judged>> {
    let mut files: Vec<_> = fs::read_dir(folder.join(collection))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "tsv"));
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let kind = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for (number, line) in fs::read_to_string(&file)?.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let (query, grades) = read_line(line).ok_or_else(|| {
                let place = format!("{}:{}", file.display(), number + 1);
                io::Error::new(
                    io::ErrorKind::InvalidData,
                    format!("{place}: not query, tab, path=grade …"),
                )
            })?;
            all.push(Judged {
                collection: collection.to_owned(),
                kind: kind.clone(),
                query,
                grades,
            });
        }
    }
    Ok(all)
}

fn read_line(line: &str) -> Option<(String, BTreeMap<String, u8>)> {
    let (query, judgements) = line.split_once('\t')?;
    let grades = judgements
        .split_whitespace()
        .map(|judgement| {
            let (path, grade) = judgement.rsplit_once('=')?;
            let grade = grade.parse().ok().filter(|grade| (1..=3).contains(grade))?;
            Some((path.to_owned(), grade))
        })
        .collect::<Option<_>>()?;
    Some((query.to_owned(), grades))
}

/// The page of an address: without anchor and `.html`, a folder as its `index`.
pub(crate) fn page(url: &str) -> String {
    let path = url.split(['#', '?']).next().unwrap_or_default().trim_start_matches("./");
    let path = path.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') {
        format!("{path}index")
    } else {
        path.strip_suffix(".html").unwrap_or(path).to_owned()
    }
}

/// The pages of hits, each once, at its best place.
pub(crate) fn pages<'a>(urls: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut pages = Vec::new();
    for url in urls {
        let page = page(url);
        if !pages.contains(&page) {
            pages.push(page);
        }
    }
    pages
}

/// The figures of a ranking of pages.
pub(crate) fn score(ranking: &[String], grades: &BTreeMap<String, u8>) -> Figures {
    let found: Vec<u8> = ranking
        .iter()
        .take(DEPTH)
        .map(|page| grades.get(page).copied().unwrap_or_default())
        .collect();
    let mut best: Vec<u8> = grades.values().copied().collect();
    best.sort_unstable_by(|one, other| other.cmp(one));
    best.truncate(DEPTH);
    let ideal = gain(&best);
    let first = found.iter().position(|&grade| grade >= ANSWER);
    Figures {
        ndcg: if ideal > 0.0 { gain(&found) / ideal } else { 0.0 },
        reciprocal_rank: first.map_or(0.0, |place| 1.0 / (place + 1) as f64),
        success: if first == Some(0) { 1.0 } else { 0.0 },
    }
}

fn gain(grades: &[u8]) -> f64 {
    let gains = grades
        .iter()
        .enumerate()
        .map(|(place, &grade)| (f64::from(1_u32 << grade) - 1.0) / ((place + 2) as f64).log2());
    gains.sum()
}

/// The means of the figures of several queries.
pub(crate) fn mean(figures: &[Figures]) -> Figures {
    let count = figures.len().max(1) as f64;
    let sum = |of: fn(&Figures) -> f64| figures.iter().map(of).sum::<f64>() / count;
    Figures {
        ndcg: sum(|one| one.ndcg),
        reciprocal_rank: sum(|one| one.reciprocal_rank),
        success: sum(|one| one.success),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(figures: Figures, ndcg: f64, reciprocal_rank: f64, success: f64) {
        let expected = Figures { ndcg, reciprocal_rank, success };
        assert!(
            (figures.ndcg - ndcg).abs() < 1e-6
                && (figures.reciprocal_rank - reciprocal_rank).abs() < 1e-6
                && (figures.success - success).abs() < 1e-6,
            "{figures:?} instead of {expected:?}"
        );
    }

    #[test]
    fn the_example_gives_what_was_computed_by_hand() {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/search/example"));
        let set = read_collection(folder, "wiki").unwrap();
        let queries: Vec<&str> = set.iter().map(|judged| judged.query.as_str()).collect();
        assert_eq!(queries, ["eins", "zwei wörter", "drei"]);
        assert!(set.iter().all(|judged| judged.kind == "keywords" && judged.collection == "wiki"));
        let rankings: [&[&str]; 3] =
            [&["x.html", "b/index.html#s", "./a.html#1", "a.html", "/c/"], &["d.html"], &[]];
        let figures: Vec<Figures> = set
            .iter()
            .zip(rankings)
            .map(|(judged, ranking)| score(&pages(ranking.iter().copied()), &judged.grades))
            .collect();
        near(figures[0], 0.619_993, 0.5, 0.0);
        near(figures[1], 1.0, 1.0, 1.0);
        near(figures[2], 0.0, 0.0, 0.0);
        near(mean(&figures), 0.539_998, 0.5, 1.0 / 3.0);
    }

    #[test]
    fn pages_past_the_tenth_do_not_count() {
        let grades = BTreeMap::from([("a".to_owned(), 3)]);
        let mut ranking: Vec<String> = (0..9).map(|number| format!("x{number}")).collect();
        ranking.push("a".to_owned());
        near(score(&ranking, &grades), 1.0 / 11_f64.log2(), 0.1, 0.0);
        ranking.insert(0, "y".to_owned());
        near(score(&ranking, &grades), 0.0, 0.0, 0.0);
    }

    #[test]
    fn a_page_that_only_touches_it_is_no_answer() {
        let grades = BTreeMap::from([("a".to_owned(), 1), ("b".to_owned(), 2)]);
        let ranking = ["a".to_owned(), "b".to_owned()];
        let ideal = 3.0 + 1.0 / 3_f64.log2();
        near(score(&ranking, &grades), (1.0 + 3.0 / 3_f64.log2()) / ideal, 0.5, 0.0);
    }

    #[test]
    fn a_line_that_is_no_judgement_is_refused() {
        assert_eq!(read_line("ohne Tabulator a=3"), None);
        assert_eq!(read_line("q\ta=4"), None);
        assert_eq!(read_line("q\ta"), None);
    }
}
