//! Messages as people read them: of findings, and of calls that cannot be carried out.

use std::collections::BTreeSet;

use verbundwiki::diagnostic::{Diagnostic, Findings, Language, Locale, render};

/// A call that ends with exit code 2: what was done, the message, and its values in the table of
/// `docs/bad-input.md`. `tests/publish.rs` makes each of these calls.
pub(crate) struct Call {
    pub(crate) what: &'static str,
    pub(crate) key: &'static str,
    pub(crate) values: &'static [(&'static str, &'static str)],
}

/// Every such call.
pub(crate) const CALLS: &[Call] = &[
    Call {
        what: "content folder that does not exist",
        key: "content-missing",
        values: &[("path", "content")],
    },
    Call {
        what: "output folder with other people's files",
        key: "output-not-ours",
        values: &[("path", "dist")],
    },
    Call {
        what: "output folder inside the content folder, or around it",
        key: "output-inside-content",
        values: &[("path", "content/dist")],
    },
    Call {
        what: "a file where the output folder, or a folder in it, should be",
        key: "output-obstacle",
        values: &[("path", "dist/rollen")],
    },
    Call {
        what: "a write that the system refuses (RLIMIT_FSIZE)",
        key: "output-io",
        values: &[("path", "dist/index.html"), ("reason", "File too large (os error 27)")],
    },
    Call {
        what: "search in a folder without a built site",
        key: "search-no-site",
        values: &[("path", "dist")],
    },
    Call {
        what: "search with a filter without `=`",
        key: "search-bad-filter",
        values: &[("value", "Prozess")],
    },
];

/// The message `key` with these values.
pub(crate) fn sentence(key: &str, values: &[(&'static str, &str)], language: Language) -> String {
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    Locale::new(language).text(key, &values)
}

/// All findings as they stand on a terminal without colours.
pub(crate) fn rendered(findings: &Findings, locale: &Locale) -> String {
    let style = render::Style { color: false, folder: "content".to_owned(), warnings_per_code: 10 };
    render::human(findings, locale, &style)
}

/// The rows of one case in the table of bad input: the first finding of each code.
pub(crate) fn rows(case: &str, findings: &Findings) -> String {
    let mut seen = BTreeSet::new();
    let firsts = findings.iter().filter(|(_, finding)| seen.insert(finding.code));
    firsts.map(|(_, finding)| row(case, finding)).collect()
}

fn row(case: &str, finding: &Diagnostic) -> String {
    let cell = |language| {
        let locale = Locale::new(language);
        let help = locale.help(finding).map_or(String::new(), |help| format!("<br>{help}"));
        escaped(&format!("{}{help}", locale.sentence(finding)))
    };
    format!(
        "| [{case}](../tests/sites/{case}) | `{}` | {} | {} |\n",
        finding.code.name(),
        cell(Language::De),
        cell(Language::En)
    )
}

/// The rows of the calls.
pub(crate) fn call_rows() -> String {
    let cell = |call: &Call, language| escaped(&sentence(call.key, call.values, language));
    CALLS
        .iter()
        .map(|call| {
            let (german, english) = (cell(call, Language::De), cell(call, Language::En));
            format!("| {} | `{}` | {german} | {english} |\n", call.what, call.key)
        })
        .collect()
}

fn escaped(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
