//! The dates of a page: the records of a list that the model calls events.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};

use super::cell::Cell;
use super::words::Words;
use crate::model::{Datum, Events, Kind, Value};
use crate::resolve::{EntryId, Reference, Site, UrlPath};

/// The events of a list of a page.
#[derive(Debug)]
pub struct Calendar {
    /// The page.
    pub entry: EntryId,
    /// The list, as an index into the fields of its type.
    pub field: usize,
    /// The file in which it stands.
    pub url: UrlPath,
    /// The events, as they stand on the page.
    pub events: Vec<Event>,
}

/// Something that takes place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The day.
    pub date: Date,
    /// When it begins; without a time it takes the whole day.
    pub start: Option<Time>,
    /// When it ends, on the same day.
    pub end: Option<Time>,
    /// Where.
    pub place: Option<String>,
    /// The anchor of its record on the page.
    pub anchor: String,
    /// Which of the list's events on this day it is, from 1.
    pub of_day: usize,
}

/// The calendars of all pages whose events have a day.
pub(super) fn calendars(site: &Site, words: &Words) -> BTreeMap<(EntryId, usize), Calendar> {
    let mut calendars = BTreeMap::new();
    for (id, entry) in site.iter() {
        for (at, (field, value)) in site.fields(entry).enumerate() {
            let Kind::List { events: Some(fields), .. } = &field.kind else { continue };
            let mut of_day: BTreeMap<Date, usize> = BTreeMap::new();
            let mut events = Vec::new();
            for (number, item) in value.items().iter().enumerate() {
                let anchor = entry.record_anchor(field, value, number);
                let Some(event) = event(site, fields, item, words, anchor) else { continue };
                let count = of_day.entry(event.date).or_default();
                *count += 1;
                events.push(Event { of_day: *count, ..event });
            }
            if !events.is_empty() {
                let url = UrlPath::data_of_page(&entry.url, &field.label, "ics");
                calendars.insert((id, at), Calendar { entry: id, field: at, url, events });
            }
        }
    }
    calendars
}

fn event(
    site: &Site,
    fields: &Events,
    item: &Value<Reference>,
    words: &Words,
    anchor: String,
) -> Option<Event> {
    let Datum::Record(values) = item.datum()? else { return None };
    let Datum::Date(date) = values.get(fields.date)?.datum()? else { return None };
    let time = |at: Option<usize>| match values.get(at?)?.datum()? {
        Datum::Text(text) => text.parse::<Time>().ok(),
        _ => None,
    };
    let start = time(fields.start);
    let place = fields.place.and_then(|at| {
        let cell = match values.get(at)?.datum()? {
            Datum::Text(text) => Cell::Text(text.clone()),
            Datum::Ref(Reference::Entry(id)) => Cell::page(site, *id),
            Datum::Ref(Reference::Text(text) | Reference::Missing(text)) => {
                Cell::Text(text.clone())
            }
            _ => return None,
        };
        Some(cell.text(words))
    });
    Some(Event {
        date: *date,
        start,
        end: time(fields.end).filter(|end| start.is_some_and(|start| start < *end)),
        place,
        anchor,
        of_day: 1,
    })
}
