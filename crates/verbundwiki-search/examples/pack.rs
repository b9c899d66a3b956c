//! Measures the index of a folder of Markdown split at its headings: `pack FOLDER [OUTPUT] [QUERY…]`.
#![allow(clippy::print_stdout, missing_docs)]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

use verbundwiki_search::bundle::BundleReader;
use verbundwiki_search::{
    AnalysisData, BundleOptions, SearchDocument, SearchOptions, build_bundle,
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("usage: pack FOLDER [OUTPUT] [QUERY…]")?);
    let output = arguments.next();
    let queries: Vec<String> = arguments.collect();
    let mut files = Vec::new();
    walk(&folder, &mut files)?;
    files.sort();
    let mut documents = Vec::new();
    let mut input = 0;
    for (page, file) in files.iter().enumerate() {
        let text = std::fs::read_to_string(file)?;
        input += text.len();
        sections(
            page as u32,
            &file.strip_prefix(&folder)?.to_string_lossy(),
            &text,
            &mut documents,
        );
    }
    println!("{} files, {} sections, {:.1} MB", files.len(), documents.len(), input as f64 / 1e6);
    let start = Instant::now();
    let bundle =
        build_bundle(documents.into_iter(), AnalysisData::default(), &BundleOptions::default())?;
    let size: usize = bundle.values().map(Vec::len).sum();
    println!(
        "indexed and packed in {:.2} s: {} files, {:.1} MB",
        start.elapsed().as_secs_f64(),
        bundle.len(),
        size as f64 / 1e6
    );
    println!("manifest.js: {:.1} KB", bundle.get("manifest.js").map_or(0, Vec::len) as f64 / 1e3);
    if let Some(output) = output {
        let output = Path::new(&output).join("search");
        std::fs::create_dir_all(&output)?;
        for (name, content) in &bundle {
            std::fs::write(output.join(name), content)?;
        }
    }
    let mut reader =
        BundleReader::open(|name: &str| bundle.get(name).cloned().ok_or("no such file"))?;
    for query in &queries {
        let options = SearchOptions { limit: 10, ..SearchOptions::default() };
        let cold = Instant::now();
        let results = reader.search(query, &options)?;
        let cold = cold.elapsed();
        reader.search(query, &options)?;
        let warm = Instant::now();
        let rounds = 20;
        for _ in 0..rounds {
            reader.search(query, &options)?;
        }
        let warm = warm.elapsed() / rounds;
        println!("\n{query}: {} sections, first {cold:.1?}, warm {warm:.1?}", results.total);
        for hit in results.hits.iter().take(4) {
            println!(
                "  {:7.3} {} › {} <{}>\n          {}",
                hit.score, hit.title, hit.heading, hit.url, hit.excerpt
            );
        }
    }
    Ok(())
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            files.push(path);
        }
    }
    Ok(())
}

fn sections(page: u32, path: &str, text: &str, documents: &mut Vec<SearchDocument>) {
    let mut title = None;
    let mut headings: Vec<(usize, String)> = Vec::new();
    let mut body = String::new();
    let mut count = 0;
    let mut flush = |title: &Option<String>, headings: &[(usize, String)], body: &mut String| {
        let mut text = std::mem::take(body);
        if text.trim().is_empty() && !headings.is_empty() {
            text.clear();
        }
        count += 1;
        documents.push(SearchDocument {
            url: format!("{}#{count}", path.replace(".md", ".html")),
            page,
            title: title.clone().unwrap_or_else(|| path.to_owned()),
            headings: headings.iter().map(|(_, heading)| heading.clone()).collect(),
            text,
            ..SearchDocument::default()
        });
    };
    for line in text.lines() {
        let level = line.bytes().take_while(|&byte| byte == b'#').count();
        if level > 0 && line.as_bytes().get(level) == Some(&b' ') {
            if title.is_none() {
                title = Some(line[level..].trim().to_owned());
                continue;
            }
            flush(&title, &headings, &mut body);
            headings.retain(|(other, _)| *other < level);
            headings.push((level, line[level..].trim().to_owned()));
        } else {
            body.push_str(line);
            body.push('\n');
        }
    }
    flush(&title, &headings, &mut body);
}
