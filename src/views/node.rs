//! What a query walks over: pages, records and values, and who refers to whom.

use crate::model::{Datum, Field, Kind, State, Value};
use crate::resolve::{EntryId, Reference, Site, natural_key};
use crate::source::Place;

use super::cell::{Cell, Link};

/// A page, a record in it, or a value.
#[derive(Clone, Copy, Debug)]
pub(super) enum Node<'s> {
    /// A page.
    Page(EntryId),
    /// A record.
    Record(Record<'s>),
    /// A value of a field of a page.
    Value(EntryId, &'s Field, &'s Value<Reference>),
    /// What is not known of a record that is unknown or open as a whole.
    Unsaid(Record<'s>),
    /// A value of a core key of a page, by its place among them.
    Core(EntryId, &'static str, usize),
    /// A number.
    Count(usize),
}

/// A record of a field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'s> {
    pub(super) entry: EntryId,
    pub(super) fields: &'s [Field],
    pub(super) value: &'s Value<Reference>,
    /// The field of the page in which it is, and which of its items it is or is in.
    top: (usize, usize),
    /// Its number in its list, from 1.
    pub(super) number: usize,
}

/// Where a page is referred to.
#[derive(Clone, Debug)]
pub(super) struct Referrer<'s> {
    pub(super) from: EntryId,
    /// The keys of the fields on the way to the reference.
    pub(super) keys: Vec<&'s str>,
    /// The records on the way, each with how many keys lead to it.
    records: Vec<(usize, Record<'s>)>,
}

/// What is known of all pages together, found once.
pub(super) struct Index<'s> {
    /// Of each page: where it is referred to.
    pub(super) referrers: Vec<Vec<Referrer<'s>>>,
    /// Of each page: its place among all by its title in lists.
    pub(super) ranks: Vec<usize>,
}

impl<'s> Record<'s> {
    pub(super) fn values(&self) -> &'s [Value<Reference>] {
        match self.value.datum() {
            Some(Datum::Record(values)) => values,
            _ => &[],
        }
    }

    /// Whether it is known as a whole.
    pub(super) fn is_known(&self) -> bool {
        matches!(self.value.state, State::Known(_))
    }

    /// A cell with what is known of it, within what else is said of it as a whole.
    pub(super) fn state_around(&self, known: Cell) -> Cell {
        match &self.value.state {
            State::Unknown(reason) => Cell::Unknown(reason.clone()),
            State::Open { note, .. } => Cell::Open(note.clone(), Box::new(known)),
            State::Known(_) | State::Empty => known,
        }
    }

    /// A field of it and its value.
    pub(super) fn field(&self, key: &str) -> Option<(&'s Field, Option<&'s Value<Reference>>)> {
        let at = self.fields.iter().position(|field| field.key == key)?;
        Some((&self.fields[at], self.values().get(at)))
    }

    /// A link to where it stands.
    pub(super) fn link(&self, site: &Site, text: String) -> Cell {
        let entry = site.entry(self.entry);
        let (field, item) = self.top;
        let field = site.type_of(entry).and_then(|kind| kind.fields.get(field));
        let anchor =
            field.zip(entry.values.get(self.top.0)).map(|(field, value)| match field.kind {
                Kind::List { .. } => entry.record_anchor(field, value, item),
                _ => entry.section_anchor(&field.label),
            });
        Cell::Link(Link { entry: self.entry, anchor, text })
    }

    /// The first day that one of its fields says.
    pub(super) fn day(&self) -> Option<jiff::civil::Date> {
        self.values().iter().find_map(|value| match value.datum() {
            Some(Datum::Date(date)) => Some(*date),
            _ => None,
        })
    }

    /// Its place among all records of its page.
    pub(super) fn position(&self) -> (usize, usize, usize) {
        (self.top.0, self.top.1, self.number)
    }
}

impl<'s> Node<'s> {
    /// What tells it from others, where it may be reached twice.
    pub(super) fn identity(&self) -> Option<(EntryId, usize)> {
        match self {
            Self::Page(id) => Some((*id, 0)),
            Self::Record(record) => Some((record.entry, std::ptr::from_ref(record.value) as usize)),
            Self::Value(..) | Self::Unsaid(_) | Self::Core(..) | Self::Count(_) => None,
        }
    }

    /// Whether it is known, be it in part.
    pub(super) fn is_known(&self) -> bool {
        match self {
            Self::Page(_) | Self::Core(..) => true,
            Self::Record(record) => record.values().iter().any(|value| !value.is_empty()),
            Self::Value(_, _, value) => value.datum().is_some(),
            Self::Unsaid(_) => false,
            Self::Count(count) => *count > 0,
        }
    }

    /// Where it is written, if it is in a file: a page as a whole, a record at its place.
    pub(super) fn place(&self, site: &Site) -> Option<Place> {
        let document = self.entry().and_then(|id| site.entry(id).document.as_ref())?;
        Some(match self {
            Self::Record(record) | Self::Unsaid(record) => document.source.place(record.value.span),
            _ => document.source.whole(),
        })
    }

    /// The page it is, or is in.
    pub(super) fn entry(&self) -> Option<EntryId> {
        match self {
            Self::Page(id) | Self::Value(id, ..) | Self::Core(id, ..) => Some(*id),
            Self::Record(record) | Self::Unsaid(record) => Some(record.entry),
            Self::Count(_) => None,
        }
    }
}

/// Hands out what a value of a page holds: items one by one, the pages that references lead to.
pub(super) fn spread<'s>(
    entry: EntryId,
    field: &'s Field,
    value: &'s Value<Reference>,
    top: (usize, usize),
    number: usize,
    give: &mut dyn FnMut(Node<'s>),
) {
    match (&field.kind, value.datum()) {
        (Kind::List { item, .. }, Some(Datum::List(items))) => {
            for (at, one) in items.iter().enumerate() {
                let top = if number == 0 { (top.0, at) } else { top };
                spread(entry, item, one, top, at + 1, give);
            }
        }
        (Kind::Record { fields, .. }, _) if !value.is_empty() => {
            let number = number.max(1);
            give(Node::Record(Record { entry, fields, value, top, number }));
        }
        (_, Some(Datum::Ref(Reference::Entry(id)))) => give(Node::Page(*id)),
        _ if value.is_empty() => {}
        _ => give(Node::Value(entry, field, value)),
    }
}

/// As [`spread`], of a field of a page.
pub(super) fn spread_field<'s>(
    site: &'s Site,
    id: EntryId,
    at: usize,
    give: &mut dyn FnMut(Node<'s>),
) {
    let entry = site.entry(id);
    let field = site.type_of(entry).and_then(|kind| kind.fields.get(at));
    if let Some((field, value)) = field.zip(entry.values.get(at)) {
        spread(id, field, value, (at, 0), 0, give);
    }
}

/// As [`spread`], of a field of a record.
pub(super) fn spread_inner<'s>(
    record: &Record<'s>,
    field: &'s Field,
    value: &'s Value<Reference>,
    give: &mut dyn FnMut(Node<'s>),
) {
    // The record has a number, so that lists in it do not take the place of its own.
    let (entry, top) = (record.entry, record.top);
    match (&field.kind, value.datum()) {
        (Kind::List { item, .. }, Some(Datum::List(items))) => {
            for (at, one) in items.iter().enumerate() {
                spread(entry, item, one, top, at + 1, give);
            }
        }
        _ => spread(entry, field, value, top, 1, give),
    }
}

impl<'s> Index<'s> {
    pub(super) fn new(site: &'s Site) -> Self {
        let title = |id: &EntryId| natural_key(&site.list_title(*id));
        let mut order: Vec<EntryId> = site.iter().map(|(id, _)| id).collect();
        order.sort_by_cached_key(title);
        let mut ranks = vec![0; order.len()];
        for (rank, id) in order.into_iter().enumerate() {
            ranks[id.0 as usize] = rank;
        }
        let mut index = Self { referrers: vec![Vec::new(); ranks.len()], ranks };
        for (id, entry) in site.iter() {
            for (at, (field, _)) in site.fields(entry).enumerate() {
                let mut found = Vec::new();
                spread_field(site, id, at, &mut |node| found.push(node));
                index.collect(id, &found, &mut vec![field.key.as_str()], &mut Vec::new());
            }
        }
        index
    }

    fn collect(
        &mut self,
        from: EntryId,
        nodes: &[Node<'s>],
        keys: &mut Vec<&'s str>,
        records: &mut Vec<(usize, Record<'s>)>,
    ) {
        for node in nodes {
            match node {
                Node::Page(id) => self.referrers[id.0 as usize].push(Referrer {
                    from,
                    keys: keys.clone(),
                    records: records.clone(),
                }),
                Node::Record(record) => {
                    records.push((keys.len(), *record));
                    for (field, value) in record.fields.iter().zip(record.values()) {
                        let mut found = Vec::new();
                        spread_inner(record, field, value, &mut |node| found.push(node));
                        keys.push(&field.key);
                        self.collect(from, &found, keys, records);
                        keys.pop();
                    }
                    records.pop();
                }
                _ => {}
            }
        }
    }
}

impl<'s> Referrer<'s> {
    /// What refers: by `keys` a record where they lead into one, else the page.
    pub(super) fn node(&self, keys: &[String]) -> Option<Node<'s>> {
        let fits = keys.len() <= self.keys.len()
            && keys.iter().zip(&self.keys).all(|(wanted, key)| wanted == key);
        let record = self.records.iter().rev().find(|(depth, _)| *depth <= keys.len());
        fits.then(|| record.map_or(Node::Page(self.from), |(_, record)| Node::Record(*record)))
    }
}
