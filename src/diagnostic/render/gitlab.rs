//! Findings as a GitLab code-quality report, which GitLab shows in merge requests.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::diagnostic::{Findings, Locale, Severity};

/// The report as JSON. Paths are prefixed by `folder`, the content folder as it was named on the
/// command line, because GitLab counts from the root of the repository.
pub fn gitlab(findings: &Findings, locale: &Locale, folder: &str) -> String {
    let folder = folder.trim_start_matches("./").trim_end_matches('/');
    // Two equal findings in one file are two: GitLab would drop the second.
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let items: Vec<Value> = findings
        .iter()
        .map(|(severity, finding)| {
            let path = finding.place.as_ref().map_or("", |place| place.path.as_str());
            let line = finding.place.as_ref().and_then(|place| place.position.as_ref());
            let line = line.map_or(1, |at| at.line);
            let sentence = locale.sentence(finding);
            // Not the line: a finding that moved is still the same finding.
            let identity = format!("{}\0{path}\0{sentence}", finding.code.name());
            let count = seen.entry(identity.clone()).or_default();
            *count += 1;
            let identity = format!("{identity}\0{count}");
            json!({
                "check_name": finding.code.name(),
                "description": sentence,
                "fingerprint": blake3::hash(identity.as_bytes()).to_hex().to_string(),
                "severity": match severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                },
                "location": {
                    "path": format!("{folder}/{path}"),
                    "lines": {"begin": line},
                },
            })
        })
        .collect();
    format!("{:#}", Value::from(items))
}
