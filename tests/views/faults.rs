//! Queries that do not fit the model, or ask for too much.

use verbundwiki::resolve::Site;
use verbundwiki::source::Source;
use verbundwiki::views::answer;

use crate::{lines, site, site_of};

#[test]
fn paths_within_paths_end() {
    let deep = 50_000;
    for open in ["count(", "count(a | count("] {
        let path = format!("{}nr{}", open.repeat(deep), ")".repeat(deep));
        let query = format!("from: massnahme\ncolumns: ['{path}']");
        let checked = answer(&site(), &Source::new("query", query));
        let codes: Vec<_> = checked.diagnostics.iter().map(|found| found.code.name()).collect();
        assert_eq!(codes, ["query-value"], "{open}");
    }
}

/// Pages that all refer to one.
fn crowd(count: usize) -> Site {
    let model = [
        ("hub", "label: {one: Hub, many: Hubs}\nfields: {}\n"),
        (
            "blatt",
            "label: {one: Blatt, many: Blätter}\nfields:\n  hub: {kind: ref, label: Hub, to: [hub]}\n",
        ),
    ];
    let names: Vec<(String, String)> = (0..count)
        .map(|at| (format!("b{at}"), format!("type: blatt\ntitle: Blatt {at}\nhub: h")))
        .collect();
    let mut pages = vec![("h", "type: hub\ntitle: Mitte")];
    pages.extend(names.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    site_of(&model, &pages)
}

#[test]
fn what_is_too_large_is_said_and_not_shown_in_part() {
    let site = crowd(2_500);
    let too_large = |query: &str, kind: &str, most: &str| {
        let checked = answer(&site, &Source::new("query", query));
        let found: Vec<String> = checked
            .diagnostics
            .iter()
            .map(|one| format!("{} {:?}", one.code.name(), one.arguments))
            .collect();
        assert_eq!(found.len(), 1, "{query}: {found:?}");
        assert!(found[0].starts_with("query-too-large"), "{found:?}");
        assert!(found[0].contains(kind) && found[0].contains(most), "{found:?}");
        let view = checked.value.expect("it fits the model");
        assert_eq!(view.rows().count(), 0, "{query}");
    };
    too_large(
        "{from: blatt, limit: 2100, columns: [title, count(hub.used_by(blatt))]}",
        "visits",
        "5000000",
    );
    too_large("{from: blatt, limit: 100, columns: [title, hub.used_by(blatt)]}", "rows", "200000");
    let few = "{from: blatt, limit: 2, columns: [count(hub.used_by(blatt))]}";
    assert_eq!(lines(&site, few), ["2500", "2500"]);
}
