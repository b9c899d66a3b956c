//! Scores the search of built sites against judged queries (`tests/search/README.md`):
//! `relevance [--sealed] [--worse-than X] [--json FILE] FOLDER <collection>=DIST…`.
#![allow(clippy::print_stdout, missing_docs)]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use verbundwiki_search::SearchOptions;
use verbundwiki_search::bundle::BundleReader;

#[path = "relevance/metrics.rs"]
mod metrics;

use metrics::{DEPTH, Figures, Judged, mean, pages, read_collection, score};

const USAGE: &str =
    "usage: relevance [--sealed] [--worse-than X] [--json FILE] FOLDER <collection>=DIST…";

/// What to do, from the command line.
#[derive(Default)]
struct Arguments {
    folder: PathBuf,
    sites: Vec<(String, PathBuf)>,
    sealed: bool,
    worse_than: Option<f64>,
    json: Option<PathBuf>,
}

/// A query with its ranking and what that is worth.
struct Scored {
    judged: Judged,
    ranking: Vec<String>,
    figures: Figures,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = arguments(std::env::args().skip(1))?;
    let folder =
        if arguments.sealed { arguments.folder.join("sealed") } else { arguments.folder.clone() };
    let mut scored = Vec::new();
    for (collection, site) in &arguments.sites {
        scored.extend(ask(site, read_collection(&folder, collection)?)?);
    }
    if let Some(limit) = arguments.worse_than {
        print_worse(&scored, limit);
    }
    print_table(&scored);
    if let Some(file) = &arguments.json {
        fs::write(file, serde_json::to_string_pretty(&figures(&scored))?)?;
    }
    Ok(())
}

fn arguments(mut words: impl Iterator<Item = String>) -> Result<Arguments, Box<dyn Error>> {
    let mut arguments = Arguments::default();
    let mut folder = None;
    while let Some(word) = words.next() {
        match word.as_str() {
            "--sealed" => arguments.sealed = true,
            "--worse-than" => arguments.worse_than = Some(words.next().ok_or(USAGE)?.parse()?),
            "--json" => arguments.json = Some(words.next().ok_or(USAGE)?.into()),
            _ => match (&folder, word.split_once('=')) {
                (None, _) => folder = Some(word.into()),
                (Some(_), Some((name, site))) => {
                    arguments.sites.push((name.to_owned(), site.into()));
                }
                (Some(_), None) => return Err(USAGE.into()),
            },
        }
    }
    if arguments.sealed && arguments.worse_than.is_some() {
        return Err(
            "single queries of the sealed set are not shown, or it would be tuned for".into()
        );
    }
    arguments.folder = folder.ok_or(USAGE)?;
    if arguments.sites.is_empty() {
        return Err(USAGE.into());
    }
    Ok(arguments)
}

fn ask(site: &Path, set: Vec<Judged>) -> Result<Vec<Scored>, Box<dyn Error>> {
    let bundle = site.join("search");
    let mut reader = BundleReader::open(|file: &str| fs::read(bundle.join(file)))?;
    let options = SearchOptions { limit: DEPTH, ..SearchOptions::default() };
    set.into_iter()
        .map(|judged| {
            let results = reader.search(&judged.query, &options)?;
            let ranking = pages(results.hits.iter().map(|hit| hit.url.as_str()));
            let figures = score(&ranking, &judged.grades);
            Ok(Scored { judged, ranking, figures })
        })
        .collect()
}

fn print_worse(scored: &[Scored], limit: f64) {
    for one in scored.iter().filter(|one| one.figures.ndcg < limit) {
        let Judged { collection, kind, query, grades } = &one.judged;
        println!("{:.3} {kind} {collection}: {query}", one.figures.ndcg);
        for page in one.ranking.iter().take(5) {
            println!("      {} {page}", grades.get(page).copied().unwrap_or_default());
        }
        let missing = grades.iter().filter(|(page, _)| !one.ranking.contains(page));
        for (page, grade) in missing.filter(|(_, grade)| **grade > 1) {
            println!("      missing, grade {grade}: {page}");
        }
    }
}

/// The figures of the queries by what `name` gives for them.
fn by<'a>(
    scored: &'a [Scored],
    name: impl Fn(&'a Judged) -> &'a str,
) -> BTreeMap<&'a str, Vec<Figures>> {
    let mut groups: BTreeMap<&str, Vec<Figures>> = BTreeMap::new();
    for one in scored {
        groups.entry(name(&one.judged)).or_default().push(one.figures);
    }
    groups
}

fn print_table(scored: &[Scored]) {
    println!("| queries | number | nDCG@{DEPTH} | MRR | success@1 |");
    println!("| --- | --: | --: | --: | --: |");
    let row = |name: &str, figures: &[Figures]| {
        let Figures { ndcg, reciprocal_rank, success } = mean(figures);
        println!(
            "| {name} | {} | {ndcg:.3} | {reciprocal_rank:.3} | {success:.3} |",
            figures.len()
        );
    };
    for (kind, figures) in by(scored, |judged| &judged.kind) {
        row(kind, &figures);
    }
    for (collection, figures) in by(scored, |judged| &judged.collection) {
        row(&format!("all of {collection}"), &figures);
    }
    row("all", &scored.iter().map(|one| one.figures).collect::<Vec<_>>());
}

fn figures(scored: &[Scored]) -> serde_json::Value {
    let group = |figures: &[Figures]| {
        let Figures { ndcg, reciprocal_rank, success } = mean(figures);
        json!({ "queries": figures.len(), "ndcg": ndcg, "mrr": reciprocal_rank, "success": success })
    };
    let groups = |groups: BTreeMap<&str, Vec<Figures>>| -> serde_json::Map<_, _> {
        groups.into_iter().map(|(name, figures)| (name.to_owned(), group(&figures))).collect()
    };
    json!({
        "kinds": groups(by(scored, |judged| &judged.kind)),
        "collections": groups(by(scored, |judged| &judged.collection)),
        "all": group(&scored.iter().map(|one| one.figures).collect::<Vec<_>>()),
    })
}
