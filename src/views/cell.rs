//! What stands in a cell of a view: typed, with one form for people and one for machines.

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::words::Words;
use crate::model::{Datum, Field, Kind, State, Value};
use crate::resolve::{Entry, EntryId, Reference, Site, natural_key};

/// A value in a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing was written.
    Empty,
    /// The source does not say it, perhaps for a reason.
    Unknown(Option<String>),
    /// It is still to be decided: what is known so far in words, and as a value.
    Open(Option<String>, Box<Cell>),
    /// A text.
    Text(String),
    /// A number with a point.
    Number(String),
    /// A day.
    Date(Date),
    /// Yes or no.
    Bool(bool),
    /// A web or e-mail address: its text, and where it leads.
    Address(String, String),
    /// A page or a place on it.
    Link(Link),
    /// A page that is still to be written.
    Missing(String),
    /// One of some values.
    Choice(Mark),
    /// Labelled values that belong together.
    Record(Vec<(String, Cell)>),
    /// Several values.
    List(Vec<Cell>),
}

/// A page or a place on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The page.
    pub entry: EntryId,
    /// The place on it.
    pub anchor: Option<String>,
    /// What readers see.
    pub text: String,
}

/// One of some values, with its place among them, which gives its colour and symbol.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Its place among all.
    pub at: usize,
    /// As front matter says it.
    pub key: String,
    /// As readers see it.
    pub label: String,
}

/// What values are compared and sorted by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Order {
    Number(i64),
    Date(Date),
    /// Of a choice and of yes and no.
    Place(usize),
    Text(Vec<Vec<(u64, String)>>),
    Nothing,
}

impl Cell {
    /// A link to a page.
    pub(super) fn page(site: &Site, entry: EntryId) -> Self {
        Self::Link(Link { entry, anchor: None, text: site.list_title(entry).into_owned() })
    }

    /// A text, or nothing.
    pub(super) fn text_of(text: Option<&str>) -> Self {
        match text {
            Some(text) if !text.is_empty() => Self::Text(text.to_owned()),
            _ => Self::Empty,
        }
    }

    /// Several cells as one.
    pub(super) fn of_many(mut cells: Vec<Self>) -> Self {
        match cells.len() {
            0 => Self::Empty,
            1 => cells.remove(0),
            _ => Self::List(cells),
        }
    }

    /// The value of a field of `entry`.
    pub(super) fn of(site: &Site, entry: &Entry, field: &Field, value: &Value<Reference>) -> Self {
        match &value.state {
            State::Empty => Self::Empty,
            State::Unknown(reason) => Self::Unknown(reason.clone()),
            State::Known(datum) => Self::of_datum(site, entry, field, datum),
            State::Open { known, note } => {
                let so_far = known.as_ref().map(|datum| Self::of_datum(site, entry, field, datum));
                Self::Open(note.clone(), Box::new(so_far.unwrap_or(Self::Empty)))
            }
        }
    }

    /// What is known of a field of `entry`.
    pub(crate) fn of_datum(
        site: &Site,
        entry: &Entry,
        field: &Field,
        datum: &Datum<Reference>,
    ) -> Self {
        match datum {
            Datum::Text(text) => Self::Text(text.clone()),
            Datum::Number(number) => Self::Number(number.clone()),
            Datum::Date(date) => Self::Date(*date),
            Datum::Bool(yes) => Self::Bool(*yes),
            Datum::Url(url) => Self::Address(url.clone(), url.clone()),
            Datum::Email(address) => Self::Address(address.clone(), format!("mailto:{address}")),
            Datum::Choice(at) => match &field.kind {
                Kind::Choice { of, .. } => Self::Choice(Mark {
                    at: *at,
                    key: of[*at].value.clone(),
                    label: of[*at].label.clone(),
                }),
                _ => Self::Empty,
            },
            Datum::Ref(Reference::Entry(id)) => Self::page(site, *id),
            Datum::Ref(Reference::Text(text)) => Self::Text(text.clone()),
            Datum::Ref(Reference::Missing(name)) => Self::Missing(name.clone()),
            Datum::Markdown(at) => {
                let text = entry.texts.get(*at);
                let sections = text.iter().flat_map(|text| {
                    text.body.sections.iter().map(|one| site.plain_text(one, &text.links))
                });
                let lines: Vec<String> = sections.map(|text| text.trim().to_owned()).collect();
                Self::text_of(Some(&lines.join("\n")))
            }
            Datum::Section(heading) => Self::text_of(Some(&section(site, entry, *heading))),
            Datum::Record(values) => {
                let Kind::Record { fields, .. } = &field.kind else { return Self::Empty };
                let filled = fields.iter().zip(values).filter(|(_, value)| !value.is_empty());
                let line = |(field, value): (&Field, &Value<Reference>)| {
                    (field.label.clone(), Self::of(site, entry, field, value))
                };
                Self::Record(filled.map(line).collect())
            }
            Datum::List(items) => {
                let Kind::List { item, .. } = &field.kind else { return Self::Empty };
                Self::of_many(items.iter().map(|one| Self::of(site, entry, item, one)).collect())
            }
        }
    }

    /// How many values it has.
    pub(super) fn count(&self) -> usize {
        match self {
            Self::List(cells) => cells.iter().map(Self::count).sum(),
            Self::Record(lines) => lines.iter().map(|(_, cell)| cell.count()).sum(),
            Self::Open(_, known) => known.count(),
            _ => 1,
        }
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// What people read: on the page, in search, in a table of another program.
    pub fn text(&self, words: &Words) -> String {
        let with_note = |state: &str, note: &Option<String>| match note {
            Some(note) => format!("{state} ({note})"),
            None => state.to_owned(),
        };
        match self {
            Self::Empty => String::new(),
            Self::Unknown(reason) => with_note(&words.unknown, reason),
            Self::Open(note, known) => {
                let state = with_note(&words.open, note);
                if known.is_empty() { state } else { format!("{state}: {}", known.text(words)) }
            }
            Self::Text(text) | Self::Missing(text) | Self::Address(text, _) => text.clone(),
            Self::Number(number) => words.number(number),
            Self::Date(date) => words.date(*date),
            Self::Bool(yes) => if *yes { &words.yes } else { &words.no }.clone(),
            Self::Link(link) => link.text.clone(),
            Self::Choice(mark) => mark.label.clone(),
            Self::Record(lines) => {
                let lines = lines.iter().map(|(label, cell)| match label.is_empty() {
                    true => cell.text(words),
                    false => format!("{label}: {}", cell.text(words)),
                });
                lines.collect::<Vec<_>>().join("; ")
            }
            Self::List(cells) => {
                cells.iter().map(|cell| cell.text(words)).collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// What machines read: values as front matter says them.
    pub fn json(&self, site: &Site) -> Json {
        match self {
            Self::Empty => Json::Null,
            Self::Unknown(None) => json!("unbekannt"),
            Self::Unknown(Some(reason)) => json!({ "unbekannt": reason }),
            Self::Open(note, known) => {
                json!({ "offen": true, "bekannt": note, "wert": known.json(site) })
            }
            Self::Text(text) | Self::Missing(text) | Self::Address(text, _) => json!(text),
            Self::Number(number) => number_json(number),
            Self::Date(date) => json!(date.to_string()),
            Self::Bool(yes) => json!(yes),
            Self::Link(link) => {
                let entry = site.entry(link.entry);
                match &link.anchor {
                    Some(anchor) => json!(format!("{}#{anchor}", entry.id)),
                    None => json!(entry.id),
                }
            }
            Self::Choice(mark) => json!(mark.key),
            Self::Record(lines) => Json::Object(
                lines.iter().map(|(key, cell)| (key.clone(), cell.json(site))).collect(),
            ),
            Self::List(cells) => cells.iter().map(|cell| cell.json(site)).collect(),
        }
    }

    /// What it is sorted by: of several values the first.
    pub(super) fn order(&self) -> Order {
        match self {
            Self::Empty | Self::Unknown(_) => Order::Nothing,
            Self::Open(_, known) => known.order(),
            Self::Number(number) => number_order(number),
            Self::Date(date) => Order::Date(*date),
            Self::Bool(yes) => Order::Place(usize::from(*yes)),
            Self::Choice(mark) => Order::Place(mark.at),
            Self::Text(text) | Self::Missing(text) | Self::Address(text, _) => {
                Order::Text(natural_key(text))
            }
            Self::Link(link) => Order::Text(natural_key(&link.text)),
            Self::Record(lines) => lines.first().map_or(Order::Nothing, |(_, cell)| cell.order()),
            Self::List(cells) => cells.first().map_or(Order::Nothing, Self::order),
        }
    }
}

/// A number for machines: as it was written where JSON can say it so.
pub fn number_json(number: &str) -> Json {
    let exact = number.parse::<serde_json::Number>().ok();
    let near = || serde_json::Number::from_f64(number.parse().ok()?);
    exact.or_else(near).map_or_else(|| json!(number), Json::Number)
}

/// The order of a number: floating-point numbers of one sign sort as their bits do.
pub(super) fn number_order(number: &str) -> Order {
    let bits = number.parse::<f64>().unwrap_or_default().to_bits() as i64;
    Order::Number(if bits < 0 { i64::MIN - bits } else { bits })
}

/// The plain text of the part of the body under a heading.
fn section(site: &Site, entry: &Entry, heading: usize) -> String {
    let Some(document) = &entry.document else { return String::new() };
    let headings = &document.body.headings;
    let Some(level) = headings.get(heading).map(|heading| heading.level) else {
        return String::new();
    };
    let deeper = headings[heading + 1..].iter().take_while(|next| next.level > level).count();
    let own = heading..heading + 1 + deeper;
    let sections = document.body.sections.iter();
    let inside = sections.filter(|one| one.heading.is_some_and(|at| own.contains(&at)));
    let texts: Vec<String> = inside
        .map(|section| site.plain_text(section, &entry.links).trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect();
    texts.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machines_read_numbers_as_they_were_written() {
        for (number, expected) in [
            ("12345678901234567890", "12345678901234567890"),
            ("-3.5", "-3.5"),
            ("900", "900"),
            ("007", "7.0"),
        ] {
            assert_eq!(number_json(number).to_string(), expected);
        }
    }

    #[test]
    fn numbers_sort_by_value() {
        let numbers = ["-20", "-3.5", "0", "0.5", "2", "10", "1200"];
        let orders: Vec<Order> = numbers.iter().map(|number| number_order(number)).collect();
        assert!(orders.is_sorted_by(|a, b| a < b), "{orders:?}");
    }
}
