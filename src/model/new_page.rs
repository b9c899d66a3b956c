//! The file of a new page: what its type wants, filled in, and what it offers, as comments.
//!
//! 1. `live` decides which fields are filled in; the others become comments.
//! 2. Fields with a heading go into the body, if their value can be written as a list or text.
//! 3. `entry` and `value` write the others as front matter. What is not known stands there as
//!    `offen`, so that the page passes the check and shows what is still missing.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::check::OPEN;
use super::types::{Choice, Field, Kind, Model, RefKind, Type, TypeId};
use crate::parse::{RawValue, written_text};
use crate::slug::slug;

/// A page to be made.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The model.
    pub model: &'a Model,
    /// The page's type.
    pub kind: TypeId,
    /// The page's title.
    pub title: &'a str,
    /// One sentence about the page; a new page has none yet.
    pub description: Option<&'a str>,
    /// The day the content is of.
    pub today: Date,
    /// The pages of a wiki of examples: references lead to them. Without, a person fills them in.
    pub examples: Option<&'a BTreeMap<TypeId, String>>,
}

/// The file of a new page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPage {
    /// Its path in the content folder.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// What stands after a field's key.
enum Written {
    /// A value on the same line.
    Line(String),
    /// Indented lines.
    Block(Vec<String>),
}

/// Whether a field is filled in or only shown as a comment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Filled,
    Hint,
}

/// What stands in a comment where nothing better is known.
const ANYTHING: &str = "…";

/// Whether there is more to show than the key: an example, or the keys of a record.
fn is_worth_showing(field: &Field) -> bool {
    field.example.is_some()
        || match &field.kind {
            Kind::Record { .. } => true,
            Kind::List { item, .. } => is_worth_showing(item),
            _ => false,
        }
}

/// Makes the file, unless nothing of the title can stand in a file's name.
pub fn new_page(request: &Request<'_>) -> Option<NewPage> {
    let kind = request.model.get(request.kind);
    let name = slug(request.title);
    // `index.md` is the page of its folder.
    if name.is_empty() || name == "index" {
        return None;
    }
    let mut path = kind.folder.as_ref().map_or(String::new(), |folder| format!("{folder}/"));
    path += &format!("{name}.md");
    Some(NewPage { path, text: request.text(kind) })
}

impl Request<'_> {
    fn text(&self, kind: &Type) -> String {
        let description = self.description.map(|text| format!(" {}", written_text(text)));
        let mut lines = vec![
            "---".to_owned(),
            format!("type: {}", written_text(&kind.id)),
            format!("title: {}", written_text(self.title)),
            format!("description:{}", description.unwrap_or_default()),
            format!("date: {}", self.today),
        ];
        let mut offered = Vec::new();
        let mut body = Vec::new();
        for field in &kind.fields {
            let is_live = self.live(field);
            if is_live && self.examples.is_none() {
                // An example left standing would pass for a fact.
                lines.push(String::new());
                lines.extend(comment(&about(field)));
                if is_worth_showing(field) {
                    let example = self.entry(field, Mode::Hint, true);
                    lines.extend(example.iter().map(|line| format!("# {line}")));
                }
                lines.push(format!("{}: {OPEN}", field.key));
            } else if let Some(section) = section(field, is_live) {
                body.push(String::new());
                body.extend(section);
            } else if is_live {
                lines.push(String::new());
                lines.extend(comment(&about(field)));
                lines.extend(self.entry(field, Mode::Filled, true));
            } else {
                offered.push(String::new());
                offered.extend(comment(&about(field)));
                let entry = self.entry(field, Mode::Hint, true);
                offered.extend(entry.iter().map(|line| format!("# {line}")));
            }
        }
        lines.extend(offered);
        lines.push("---".to_owned());
        lines.extend(body);
        lines.join("\n") + "\n"
    }

    /// Whether a field of the page is filled in. Among examples also what needs no invention:
    /// references, and what the model has an example for in the body.
    fn live(&self, field: &Field) -> bool {
        let in_body = field.heading.is_some() && has_example(field);
        let leads_on = match &field.kind {
            Kind::Ref(kind) => self.example_page(kind, true).is_some(),
            Kind::List { item, .. } => match &item.kind {
                Kind::Ref(kind) => self.example_page(kind, true).is_some(),
                _ => false,
            },
            _ => false,
        };
        field.required || field.wanted || (self.examples.is_some() && (in_body || leads_on))
    }

    /// The example that a reference may lead to, of another type than the page's if there is one.
    /// With `only_others` none of its own, and none for what may lead anywhere.
    fn example_page(&self, kind: &RefKind, only_others: bool) -> Option<&str> {
        let examples = self.examples?;
        let others = kind.to.iter().filter(|id| **id != self.kind);
        let own = kind.to.iter().filter(|id| **id == self.kind && !only_others);
        let anywhere = examples.keys().filter(|_| kind.to.is_empty() && !only_others);
        others.chain(own).chain(anywhere).find_map(|id| examples.get(id)).map(String::as_str)
    }

    /// A key with its value.
    fn entry(&self, field: &Field, mode: Mode, of_page: bool) -> Vec<String> {
        // An example would soon be there twice.
        let is_taken = of_page && field.unique.is_some() && self.examples.is_none();
        let value = match mode {
            Mode::Filled if is_taken => Written::Line(OPEN.to_owned()),
            _ => self.value(field, mode),
        };
        match value {
            Written::Line(text) => vec![format!("{}: {text}", field.key)],
            Written::Block(block) => {
                let mut lines = vec![format!("{}:", field.key)];
                lines.extend(indented(&block));
                lines
            }
        }
    }

    fn value(&self, field: &Field, mode: Mode) -> Written {
        match (&field.kind, &field.example) {
            (Kind::Ref(kind), _) => Written::Line(self.reference(kind, mode)),
            (Kind::List { item, .. }, example) => match (&item.kind, example) {
                (Kind::Ref(kind), _) => match self.reference(kind, mode) {
                    open if open == OPEN => Written::Line(open),
                    id => Written::Line(format!("[{id}]")),
                },
                (_, Some(example)) => Written::Line(example.written()),
                (Kind::Record { .. }, None) => match self.value(item, mode) {
                    Written::Block(lines) => Written::Block(as_item(&lines)),
                    line => line,
                },
                (_, None) => match (&item.example, self.value(item, mode)) {
                    (Some(example), _) => Written::Line(format!("[{}]", example.written_in_list())),
                    (None, Written::Line(text)) if text != OPEN => {
                        Written::Line(format!("[{text}]"))
                    }
                    (None, other) => other,
                },
            },
            (_, Some(example)) => Written::Line(example.written()),
            (Kind::Record { fields, .. }, None) => self.record(fields, mode),
            (kind, None) => Written::Line(match mode {
                Mode::Filled => OPEN.to_owned(),
                Mode::Hint => self.hint(kind),
            }),
        }
    }

    /// The fields of a record: what it needs, then the others as comments. Of a record that needs
    /// nothing, all.
    fn record(&self, fields: &[Field], mode: Mode) -> Written {
        let needs = |field: &Field| field.required || field.wanted;
        let (mut filled, mut hints) = (Vec::new(), Vec::new());
        for field in fields {
            if mode == Mode::Filled && fields.iter().any(needs) && !needs(field) {
                let hint = self.entry(field, Mode::Hint, false);
                hints.extend(hint.iter().map(|line| format!("# {line}")));
            } else {
                filled.extend(self.entry(field, mode, false));
            }
        }
        filled.append(&mut hints);
        Written::Block(filled)
    }

    fn reference(&self, kind: &RefKind, mode: Mode) -> String {
        match (self.example_page(kind, false), mode) {
            (Some(id), Mode::Filled) => id.to_owned(),
            (None, Mode::Filled) => OPEN.to_owned(),
            (_, Mode::Hint) => {
                let first = kind.to.first().and_then(|id| self.model.get(*id).folder.as_ref());
                first.map_or(ANYTHING.to_owned(), |folder| format!("{folder}/{ANYTHING}"))
            }
        }
    }

    fn hint(&self, kind: &Kind) -> String {
        match kind {
            Kind::Choice { of, .. } => choices(of),
            Kind::Date => self.today.to_string(),
            Kind::Bool => "true | false".to_owned(),
            Kind::Number => "0".to_owned(),
            Kind::Url => format!("https://{ANYTHING}"),
            _ => ANYTHING.to_owned(),
        }
    }
}

fn choices(of: &[Choice]) -> String {
    let values: Vec<&str> = of.iter().map(|choice| choice.value.as_str()).collect();
    values.join(" | ")
}

/// What editors read about a field: its label, its help, and what may be chosen.
fn about(field: &Field) -> String {
    let mut about = match field.help.as_str() {
        "" => field.label.clone(),
        help => format!("{}: {help}", field.label),
    };
    let kind = match &field.kind {
        Kind::List { item, .. } => &item.kind,
        kind => kind,
    };
    if let Kind::Choice { of, .. } = kind {
        about += &format!(" ({})", choices(of));
    }
    about
}

fn comment(text: &str) -> Vec<String> {
    text.lines().map(|line| format!("# {line}")).collect()
}

fn indented(lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| format!("  {line}")).collect()
}

/// Lines as the only item of a list.
fn as_item(lines: &[String]) -> Vec<String> {
    let mark =
        |(at, line): (usize, &String)| format!("{}{line}", if at == 0 { "- " } else { "  " });
    lines.iter().enumerate().map(mark).collect()
}

/// The part of the body that holds a field: a heading and what stands under it; as a comment if
/// it is only offered. Nothing if the field must stand in the front matter.
fn section(field: &Field, is_live: bool) -> Option<Vec<String>> {
    let heading = field.heading.as_ref()?;
    let mut under = written_under_heading(field)?;
    if under.is_empty() {
        if is_live {
            return None;
        }
        let is_list = matches!(field.kind, Kind::List { .. });
        under.push(if is_list { format!("- {ANYTHING}") } else { ANYTHING.to_owned() });
    }
    let about = about(field).replace("--", "–");
    let mut lines = vec![format!("<!-- {about}{}", if is_live { " -->" } else { "" })];
    lines.extend([format!("## {heading}"), String::new()]);
    if is_live {
        lines.extend(under);
    } else {
        lines.extend(under.iter().map(|line| line.replace("--", "–")));
        lines.push("-->".to_owned());
    }
    Some(lines)
}

/// The examples of a field as Markdown; empty if there are none. Nothing if what the field holds
/// cannot be written so, see `headed`.
fn written_under_heading(field: &Field) -> Option<Vec<String>> {
    let Kind::List { item, .. } = &field.kind else {
        return Some(
            texts(field).iter().flat_map(|text| text.lines()).map(str::to_owned).collect(),
        );
    };
    let items = match &item.kind {
        Kind::Text { .. } | Kind::Markdown => {
            let own = texts(field);
            if own.is_empty() { texts(item) } else { own }
        }
        Kind::Record { fields, .. } => record_under_heading(fields)?,
        _ => return None,
    };
    let item = |text: &String| as_item(&text.lines().map(str::to_owned).collect::<Vec<_>>());
    Some(items.iter().flat_map(item).collect())
}

/// A record as the text of an item.
fn record_under_heading(fields: &[Field]) -> Option<Vec<String>> {
    let is_text = |field: &Field| matches!(field.kind, Kind::Text { .. } | Kind::Markdown);
    let example = |at: usize| fields.get(at).and_then(|field| texts(field).into_iter().next());
    let needs = |at: usize| fields[at].required;
    let others = |held: &[usize]| (0..fields.len()).any(|at| needs(at) && !held.contains(&at));
    if fields.len() > 1 && is_text(&fields[0]) && is_text(&fields[1]) && !others(&[0, 1]) {
        return Some(match (example(0), example(1)) {
            (Some(label), Some(text)) => vec![format!("{label}: {text}")],
            (Some(only), None) if !needs(1) => vec![only],
            _ => Vec::new(),
        });
    }
    let first = (0..fields.len()).find(|at| is_text(&fields[*at]) && needs(*at))?;
    (!others(&[first])).then(|| example(first).into_iter().collect())
}

fn has_example(field: &Field) -> bool {
    written_under_heading(field).is_some_and(|lines| !lines.is_empty())
}

/// The texts of a field's example.
fn texts(field: &Field) -> Vec<String> {
    let text = |value: &RawValue| match value {
        RawValue::Scalar { text, .. } if !value.is_null() => Some(text.trim().to_owned()),
        _ => None,
    };
    match &field.example {
        Some(RawValue::List(items)) => items.iter().filter_map(|item| text(&item.value)).collect(),
        Some(value) => text(value).into_iter().collect(),
        None => Vec::new(),
    }
}
