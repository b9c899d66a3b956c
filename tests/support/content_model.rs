//! `docs/content-model.md`: every field that is asked for, every field there is, and a page that
//! shows each.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use verbundwiki::model::{CORE_KEYS, Field, Kind};

use super::example::{Example, FieldLine};
use super::shown::Shown;

/// Of every key: the paths of the pages that use it.
type Uses<'a> = BTreeMap<String, BTreeSet<&'a str>>;

/// A field that is asked for, and where the model has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wanted {
    pub(crate) group: String,
    pub(crate) wanted: String,
    pub(crate) declared: Vec<String>,
}

const HEAD: &str = "\
# Inhaltsmodell: welches Feld wo steht

Welche Angaben ein Verbundwiki festhalten kann, wo das Inhaltsmodell der Beispielseiten sie hat
(`content/_model/`), in welcher Datei sie stehen und wo man sie sieht. Ein Schlüssel ist `typ.feld`, in
Datensätzen `typ.feld.feld`; `core.` sind die Grundfelder jeder Seite, `_common.` die gemeinsamen
Felder aller Typen. Diese Datei schreibt `UPDATE_EXPECTED=1 cargo test --test content`; ein Test
hält sie aktuell.

## Feld → Modell → Datei → Seiten

Jedes Feld steht auf der eigenen Seite; die Beispielseite zeigt es ausgefüllt. In der letzten Spalte
steht, wo es außerdem erscheint, ohne dass es jemand ein zweites Mal einträgt.

| Bereich | Gefordertes Feld | Im Modell | Datei unter `content/` | Beispielseite | Erscheint auch |
| --- | --- | --- | --- | --- | --- |
";

const CORE_HEAD: &str = "
## Grundfelder (`core`)

| Schlüssel | Erste Seite |
| --- | --- |
";

const FIELDS_HEAD: &str = "
| Schlüssel | Art | Beschriftung | Pflicht | Erste Seite |
| --- | --- | --- | --- | --- |
";

/// The whole document.
pub(crate) fn document(example: &Example, wanted: &[Wanted], uses: &Uses<'_>) -> String {
    let titles: BTreeMap<&str, &str> = (example.pages().iter())
        .map(|(entry, document)| (document.source.path.as_str(), entry.title.as_str()))
        .collect();
    let link = |path: &str| {
        let title = titles.get(path).copied().unwrap_or(path);
        format!("[{}](../content/{path})", escaped(title))
    };
    let first = |key: &str| {
        let path = uses.get(key).and_then(|pages| pages.first());
        path.map_or_else(|| "–".to_owned(), |path| link(path))
    };
    let shown = Shown::new(example, link);
    let mut text = HEAD.to_owned();
    for row in wanted {
        let keys: Vec<String> = row.declared.iter().map(|key| format!("`{key}`")).collect();
        let pages: Vec<String> = examples(row, uses).into_iter().map(link).collect();
        let pages = if pages.is_empty() { "–".to_owned() } else { pages.join(", ") };
        let (group, wanted) = (escaped(&row.group), escaped(&row.wanted));
        let files: BTreeSet<String> = row.declared.iter().map(|key| shown.files(key)).collect();
        let places: BTreeSet<String> =
            row.declared.iter().flat_map(|key| shown.places(key)).collect();
        text += &format!(
            "| {group} | {wanted} | {} | {} | {pages} | {} |\n",
            keys.join(", "),
            files.into_iter().collect::<Vec<_>>().join(", "),
            places.into_iter().collect::<Vec<_>>().join("; "),
        );
    }
    text += CORE_HEAD;
    for key in CORE_KEYS {
        text += &format!("| `{key}` | {} |\n", first(&format!("core.{key}")));
    }
    for (name, lines) in example.fields() {
        text += &heading(example, name);
        text += FIELDS_HEAD;
        for FieldLine { key, field } in lines {
            let short = key.split_once('.').map_or(key.as_str(), |(_, short)| short);
            let (kind, label) = (kind(example, &field.kind), escaped(&field.label));
            text +=
                &format!("| `{short}` | {kind} | {label} | {} | {} |\n", need(field), first(&key));
        }
    }
    text
}

/// As few pages as show all fields of a row, the fullest first.
fn examples<'a>(row: &Wanted, uses: &Uses<'a>) -> Vec<&'a str> {
    let mut left: Vec<&BTreeSet<&str>> =
        row.declared.iter().filter_map(|key| uses.get(key)).collect();
    let mut pages = Vec::new();
    while !left.is_empty() {
        let mut counts: BTreeMap<&'a str, usize> = BTreeMap::new();
        for path in left.iter().copied().flatten() {
            *counts.entry(path).or_default() += 1;
        }
        // Of several the first by path.
        let most = counts.values().copied().max().unwrap_or_default();
        let Some((path, _)) = counts.into_iter().find(|(_, count)| *count == most) else { break };
        left.retain(|paths| !paths.contains(path));
        pages.push(path);
    }
    pages
}

fn heading(example: &Example, name: &str) -> String {
    let model = &example.site.model;
    let Some(kind) = model.find(name).map(|id| model.get(id)) else {
        return format!("\n## Gemeinsame Felder (`{name}`)\n");
    };
    let folder = kind.folder.as_deref().map(|folder| format!(", Ordner `{folder}/`"));
    let help = if kind.help.is_empty() { String::new() } else { format!("\n{}\n", kind.help) };
    format!("\n## {} (`{name}`{})\n{help}", kind.one, folder.unwrap_or_default())
}

fn kind(example: &Example, kind: &Kind) -> String {
    match kind {
        Kind::Text { .. } => "Text".to_owned(),
        Kind::Markdown => "Markdown".to_owned(),
        Kind::Number => "Zahl".to_owned(),
        Kind::Date => "Datum".to_owned(),
        Kind::Bool => "ja/nein".to_owned(),
        Kind::Url => "Web-Adresse".to_owned(),
        Kind::Email => "E-Mail-Adresse".to_owned(),
        Kind::Choice { ordered: true, .. } => "Auswahl, geordnet".to_owned(),
        Kind::Choice { .. } => "Auswahl".to_owned(),
        Kind::Ref(to) => {
            let model = &example.site.model;
            let types: Vec<&str> = to.to.iter().map(|id| model.get(*id).one.as_str()).collect();
            let types = if types.is_empty() { "jede Seite".to_owned() } else { types.join(", ") };
            let text = if to.or_text { " oder Text" } else { "" };
            format!("Verweis ({types}){text}")
        }
        Kind::Record { .. } => "Datensatz".to_owned(),
        Kind::List { item, .. } => format!("Liste: {}", self::kind(example, &item.kind)),
    }
}

fn need(field: &Field) -> &'static str {
    match (field.required, field.wanted) {
        (true, _) => "ja",
        (_, true) => "erwünscht",
        _ => "",
    }
}

fn escaped(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
