//! What is written once appears everywhere it is needed: which files change with one line, and that
//! page, search, files and command line take the same view.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::{Date, date};

use verbundwiki::compose::{Block, compose_page};
use verbundwiki::diagnostic::Checked;
use verbundwiki::load::{Inputs, Options};
use verbundwiki::source::Source;
use verbundwiki::views::{answer, csv, views};
use verbundwiki::{Contents, Output, bind, build};

const MODEL: &[(&str, &str)] = &[
    (
        "massnahme",
        "label: {one: Maßnahme, many: Maßnahmen}\nfolder: massnahmen\nfields:\n  \
         nr: {kind: text, label: Nummer}\n",
    ),
    (
        "kommune",
        "label: {one: Kommune, many: Kommunen}\nfolder: kommunen\ncoverage: true\nindex: [art]\n\
         fields:\n  \
         art: {kind: text, label: Art}\n  \
         umsetzung:\n    kind: list\n    label: Umsetzung\n    item:\n      kind: record\n      \
         fields:\n        \
         massnahme: {kind: ref, label: Maßnahme, to: [massnahme], required: true}\n        \
         stand: {kind: choice, label: Stand, ordered: true, of: {idee: Idee, laeuft: läuft, fertig: fertig}}\n        \
         notiz: {kind: text, label: Notiz}\n",
    ),
];

const MATRIX: &str = "from: kommune.umsetzung\nas: matrix\nrows: massnahme\ncolumns: page\n\
                      cell: stand\ncaption: Stand der Umsetzung";

fn measure(name: &str) -> String {
    format!(
        "---\ntype: massnahme\ntitle: Maßnahme {name}\nnr: '{name}'\n---\n\n```query\n\
         from: kommune.umsetzung\nwhere: {{massnahme: m{name}}}\ncolumns: [page, stand, notiz]\n\
         caption: Stand in den Kommunen\n```\n"
    )
}

fn municipality(name: &str, state: &str) -> String {
    format!(
        "---\ntype: kommune\ntitle: {name}\nart: Stadt\nreview: 2026-12-01\numsetzung:\n  \
         - {{massnahme: m1, stand: {state}}}\n  \
         - {{massnahme: m2, stand: idee, notiz: =wartet}}\n---\n\n[Matrix](../matrix.md)\n"
    )
}

fn inputs(state: &str, today: Date) -> Inputs {
    let pages = [
        ("index.md", "# Start\n\n[Matrix](matrix.md)\n".to_owned()),
        ("matrix.md", format!("# Matrix\n\n```query\n{MATRIX}\n```\n")),
        ("massnahmen/m1.md", measure("1")),
        ("massnahmen/m2.md", measure("2")),
        ("kommunen/astadt.md", municipality("Astadt", state)),
        ("kommunen/bdorf.md", municipality("Bdorf", "fertig")),
    ];
    let model = MODEL.iter().map(|(name, text)| Source::new(format!("_model/{name}.yaml"), *text));
    Inputs {
        model: model.map(Arc::new).collect(),
        sources: pages.into_iter().map(|(path, text)| Arc::new(Source::new(path, text))).collect(),
        assets: Vec::new(),
        config: None,
        theme: Vec::new(),
        words: Vec::new(),
        options: Options::default(),
        today,
        diagnostics: Vec::new(),
    }
}

const TODAY: Date = date(2026, 11, 22);

fn built(state: &str, today: Date) -> Output {
    let Checked { value, diagnostics } = build(&inputs(state, today), None, &());
    assert_eq!(diagnostics, []);
    value.output
}

fn text(output: &Output, path: &str) -> String {
    match output.get(path) {
        Some(Contents::Bytes(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        _ => panic!("no {path}"),
    }
}

/// The files that are not the same in both, without those of search.
fn changed(before: &Output, after: &Output) -> Vec<String> {
    let paths: BTreeSet<_> = before.iter().chain(after.iter()).map(|(path, _)| path).collect();
    let differs = |path: &str| before.get(path) != after.get(path);
    let paths = paths.into_iter().map(|path| path.as_str());
    paths.filter(|path| differs(path) && !path.starts_with("search/")).map(str::to_owned).collect()
}

#[test]
fn one_line_of_a_municipality_changes_what_shows_it_and_nothing_else() {
    let changed = changed(&built("idee", TODAY), &built("laeuft", TODAY));
    assert_eq!(
        changed,
        [
            "daten/kommune.json",
            "daten/massnahmen/m1/stand-in-den-kommunen.csv",
            "daten/matrix/stand-der-umsetzung.csv",
            "kommunen/astadt.html",
            "massnahmen/m1.html",
            "matrix.html",
        ]
    );
}

#[test]
fn what_is_open_in_a_municipality_changes_the_report_pages_too() {
    let changed = changed(&built("idee", TODAY), &built("offen", TODAY));
    assert_eq!(
        changed,
        [
            "daten/kommune.json",
            "daten/massnahmen/m1/stand-in-den-kommunen.csv",
            "daten/matrix/stand-der-umsetzung.csv",
            "daten/pruefliste/noch-festzulegen.csv",
            "daten/stand-kommune/stand-der-kommunen.csv",
            "kommunen/astadt.html",
            "massnahmen/m1.html",
            "matrix.html",
            "pruefliste.html",
            "stand-kommune.html",
        ]
    );
}

#[test]
fn a_day_changes_only_the_list_of_what_is_due() {
    let output = built("idee", TODAY);
    assert_eq!(changed(&output, &built("idee", date(2026, 11, 23))), [""; 0]);
    assert_eq!(
        changed(&output, &built("idee", date(2026, 12, 2))),
        [
            "daten/pruefliste/bald-faellige-pruefungen.csv",
            "daten/pruefliste/ueberfaellige-pruefungen.csv",
            "pruefliste.html",
        ]
    );
}

#[test]
fn page_search_file_and_command_line_take_the_same_view() {
    let inputs = inputs("idee", TODAY);
    let site = bind(&inputs, None, &()).value.site;
    let (id, entry) =
        site.iter().find(|(_, entry)| entry.url.as_str() == "matrix.html").expect("it is there");
    let views = views(&site).value;
    let [Some(view)] = &*views.of(id).written else { panic!("one view") };

    let page = compose_page(&site, &views, id);
    let shown = page.blocks.iter().find_map(|block| match block {
        Block::View(block) => Some(block.view),
        _ => None,
    });
    assert!(shown.is_some_and(|shown| std::ptr::eq(shown, view)), "the page shows this very view");
    let section = page.sections.iter().find(|section| section.anchor == view.anchor);
    assert_eq!(section.map(|section| &*section.text), Some(&*view.text(&views.words)));

    let asked = answer(&site, &Source::new("query", MATRIX)).value.expect("it fits");
    assert_eq!((&asked.columns, &asked.groups), (&view.columns, &view.groups));
    assert_eq!((&asked.sums, &asked.legend), (&view.sums, &view.legend));

    let output = built("idee", TODAY);
    let file = view.download.as_ref().expect("it has a file");
    assert_eq!(text(&output, file.as_str()), csv(&asked, &views.words));
    let html = text(&output, entry.url.as_str());
    assert!(html.contains(&format!("href=\"{file}\" download")), "{html}");
    let cells: Vec<String> = (view.rows().flat_map(|row| &row.cells))
        .map(|cell| cell.text(&views.words))
        .filter(|text| !text.is_empty())
        .collect();
    assert!(cells.iter().any(|cell| cell == "fertig"), "{cells:?}");
    for cell in cells {
        assert!(html.contains(&format!(">{cell}<")), "{cell} is not on the page");
    }
}

#[test]
fn formulas_stay_texts() {
    let table = text(&built("idee", TODAY), "daten/massnahmen/m2/stand-in-den-kommunen.csv");
    assert_eq!(
        table,
        "\u{feff}Kommune;Stand;Notiz\r\nAstadt;Idee;'=wartet\r\nBdorf;Idee;'=wartet\r\n"
    );
}
