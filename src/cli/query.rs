//! `query`: answers a query on the command line.

use std::io;

use verbundwiki::bind;
use verbundwiki::diagnostic::{Checked, Checks, Findings, Locale};
use verbundwiki::load::Options;
use verbundwiki::resolve::Site;
use verbundwiki::source::Source;
use verbundwiki::views::{self, Cell, Form, View, Words};

use super::arguments::{AnswerFormat, QueryOptions};
use super::build::inputs;
use super::report;
use super::{End, Failure, say};

/// What the query is called in findings.
const NAME: &str = "query";

/// Prints the answer.
pub(super) fn query(options: &QueryOptions, locale: &Locale) -> Result<End, Failure> {
    let inputs = inputs(&options.content, Options::default(), locale)?;
    let Checked { value: bound, diagnostics } = bind(&inputs, None, &());
    let site = bound.site;
    let content = Findings::new(diagnostics, &site.config.checks);
    if content.has_errors() {
        let arguments = [("findings", report::counts(&content, locale))];
        say(&mut io::stderr(), &locale.text("query-content-faults", &arguments));
    }
    let source = Source::new(NAME, options.question.as_str());
    let Checked { value: view, diagnostics } = views::answer(&site, &source);
    let findings = Findings::new(diagnostics, &Checks::default());
    report::to_people(&findings, std::path::Path::new(""), locale);
    let Some(view) = view.filter(|_| !findings.has_errors()) else {
        return Ok(End::ContentErrors);
    };
    let answer = match options.answer_format {
        AnswerFormat::Table => table(&view, &site),
        AnswerFormat::Json => format!("{:#}", views::json(&view, &site)),
        AnswerFormat::Csv => views::csv(&view, &Words::new(site.language())),
    };
    say(&mut io::stdout(), answer.trim_end());
    Ok(End::Fine)
}

/// Rows of plain text with columns of equal width.
fn table(view: &View, site: &Site) -> String {
    const WIDEST: usize = 48;
    let words = Words::new(site.language());
    if view.form == Form::Count {
        return format!("{} {}", view.total, view.caption);
    }
    if view.rows().next().is_none() {
        return view.empty.clone().unwrap_or_default();
    }
    let mut lines: Vec<Vec<String>> =
        vec![view.columns.iter().map(|column| column.label.clone()).collect()];
    for group in &view.groups {
        if let Some(label) = &group.label {
            lines.push(vec![format!("# {}", label.text(&words))]);
        }
        for row in &group.rows {
            let line = |cell: &Cell| {
                let text = cell.text(&words);
                text.split_whitespace().collect::<Vec<_>>().join(" ")
            };
            let mut cells: Vec<String> = row.cells.iter().map(line).collect();
            if let Some(first) = cells.first_mut() {
                *first = format!("{}{first}", "  ".repeat(row.level));
            }
            lines.push(cells);
        }
    }
    if !view.sums.is_empty() {
        lines.push(view.sums.iter().map(|cell| cell.text(&words)).collect());
    }
    let mut widths = vec![0; view.columns.len()];
    for line in lines.iter().filter(|line| line.len() == view.columns.len()) {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = (*width).max(cell.chars().count()).min(WIDEST);
        }
    }
    let mut text = String::new();
    for line in &lines {
        let padded = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        text += padded.collect::<Vec<_>>().join("  ").trim_end();
        text.push('\n');
    }
    text
}
