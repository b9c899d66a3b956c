//! Findings as JSON, one object each.

use serde_json::{Value, json as object};

use super::severity_name;
use crate::diagnostic::{Findings, Locale};
use crate::source::Place;

/// All findings as one JSON array, with the sentence in the language of `locale`.
pub fn json(findings: &Findings, locale: &Locale) -> String {
    let items: Vec<Value> = findings
        .iter()
        .map(|(severity, finding)| {
            object!({
                "code": finding.code.name(),
                "severity": severity_name(severity),
                "message": locale.sentence(finding),
                "help": locale.help(finding),
                "suggestion": finding.suggestion,
                "place": finding.place.as_ref().map(place),
                "related": finding.related.iter().map(place).collect::<Vec<_>>(),
            })
        })
        .collect();
    format!("{:#}", Value::from(items))
}

fn place(place: &Place) -> Value {
    match &place.position {
        Some(at) => object!({"file": place.path, "line": at.line, "column": at.column}),
        None => object!({"file": place.path}),
    }
}
