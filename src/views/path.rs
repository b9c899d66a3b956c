//! Paths: from a page or record over references to others, and backwards, to values.

use std::collections::HashSet;

use super::cell::{Cell, number_order};
use super::node::{Index, Node, spread_field, spread_inner};
use super::words::{CORE, Words};
use crate::model::{Datum, Field, Kind, TypeId};
use crate::resolve::{EntryId, Site};

/// A path that is known to fit the model.
#[derive(Clone, Debug)]
pub(super) struct Path<'s> {
    pub(super) steps: Vec<Step>,
    /// What readers call what it leads to.
    pub(super) label: String,
    pub(super) end: End<'s>,
}

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// To the values of a field, or to a core key.
    Key(String),
    /// Back to the pages of a type, or to their records, that refer to where one is.
    UsedBy(TypeId, Vec<String>),
    /// To what either of some ways leads to.
    Either(Vec<Vec<Step>>),
    /// To the number of what the steps before led to.
    Count,
}

/// What a path leads to.
#[derive(Clone, Debug)]
pub(super) enum End<'s> {
    /// Pages of these types; of any if there are none.
    Pages(Vec<TypeId>),
    /// Pages of these types or texts, by a field.
    Refs(Vec<TypeId>, &'s Field),
    /// Records with one of these lists of fields, on pages of these types.
    Records(Vec<&'s [Field]>, Vec<TypeId>),
    /// Values of one of these fields.
    Values(Vec<&'s Field>),
    /// A core key.
    Core(&'static str),
    /// A number.
    Count,
}

/// How many nodes a query may visit: what nobody asks for must not hold up the build.
pub(super) const MOST_VISITS: usize = 5_000_000;

/// Walks paths over a site.
pub(super) struct Walker<'a, 's> {
    pub(super) site: &'s Site,
    pub(super) index: &'a Index<'s>,
    pub(super) words: &'a Words,
    /// The page on which the query stands.
    pub(super) this: Option<EntryId>,
    visits: std::cell::Cell<usize>,
}

impl<'a, 's> Walker<'a, 's> {
    pub(super) fn new(
        site: &'s Site,
        index: &'a Index<'s>,
        words: &'a Words,
        this: Option<EntryId>,
    ) -> Self {
        Self { site, index, words, this, visits: std::cell::Cell::new(0) }
    }

    /// Whether the query has visited more than it may; then its answer is not whole.
    pub(super) fn is_exhausted(&self) -> bool {
        self.visits.get() >= MOST_VISITS
    }

    /// What a path leads to from a node.
    pub(super) fn walk(&self, from: Node<'s>, path: &Path<'s>) -> Vec<Node<'s>> {
        self.steps(from, &path.steps)
    }

    /// What steps lead to from a node.
    pub(super) fn steps(&self, from: Node<'s>, steps: &[Step]) -> Vec<Node<'s>> {
        let mut nodes = vec![from];
        for step in steps {
            if let Step::Count = step {
                let known = nodes.iter().filter(|node| node.is_known()).count();
                // Of what is all unknown or open nobody knows how many there are.
                nodes = match nodes.first() {
                    Some(first) if known == 0 => vec![*first],
                    _ => vec![Node::Count(known)],
                };
                continue;
            }
            let mut next = Vec::new();
            for node in nodes {
                if self.is_exhausted() {
                    break;
                }
                self.step(node, step, &mut next);
            }
            self.visits.set(self.visits.get() + next.len() + 1);
            if next.len() > 1 {
                let mut seen = HashSet::new();
                next.retain(|node| node.identity().is_none_or(|one| seen.insert(one)));
            }
            nodes = next;
        }
        nodes
    }

    fn step(&self, node: Node<'s>, step: &Step, next: &mut Vec<Node<'s>>) {
        let mut give = |node| next.push(node);
        match (node, step) {
            (Node::Page(id), Step::Key(key)) => {
                let kind = self.site.type_of(self.site.entry(id));
                match kind.and_then(|kind| kind.field(key)) {
                    Some(at) => spread_field(self.site, id, at, &mut give),
                    None => {
                        if let Some((key, _)) = CORE.iter().find(|(name, _)| name == key) {
                            let count = core(self.site, id, key).len();
                            next.extend((0..count).map(|at| Node::Core(id, key, at)));
                        }
                    }
                }
            }
            (Node::Record(record), Step::Key(key)) => match record.field(key) {
                Some((field, Some(value))) if !value.is_empty() || record.is_known() => {
                    spread_inner(&record, field, value, &mut give);
                }
                // What is unknown or open as a whole is so in each part that is not known.
                Some(_) => give(Node::Unsaid(record)),
                None if key == "page" => give(Node::Page(record.entry)),
                None if key == "number" => give(Node::Count(record.number)),
                None => {}
            },
            (Node::Page(id), Step::UsedBy(of, keys)) => {
                for referrer in &self.index.referrers[id.0 as usize] {
                    let is_of = self.site.entry(referrer.from).of_type == Some(*of);
                    if let Some(node) = referrer.node(keys).filter(|_| is_of) {
                        give(node);
                    }
                }
            }
            (node, Step::Either(ways)) => {
                next.extend(ways.iter().flat_map(|way| self.steps(node, way)));
            }
            _ => {}
        }
    }

    /// What stands in the cell of a node.
    pub(super) fn cell(&self, node: &Node<'s>) -> Cell {
        let site = self.site;
        match node {
            Node::Page(id) => Cell::page(site, *id),
            Node::Record(record) => {
                let entry = site.entry(record.entry);
                let filled = record.fields.iter().zip(record.values());
                let filled = filled.filter(|(_, one)| !one.is_empty());
                let lines: Vec<_> = filled
                    .map(|(field, one)| (field.label.clone(), Cell::of(site, entry, field, one)))
                    .collect();
                record.state_around(if lines.is_empty() {
                    Cell::Empty
                } else {
                    Cell::Record(lines)
                })
            }
            Node::Unsaid(record) => record.state_around(Cell::Empty),
            Node::Value(id, field, value) => Cell::of(site, site.entry(*id), field, value),
            Node::Core(id, key, at) => {
                core(site, *id, key).into_iter().nth(*at).unwrap_or(Cell::Empty)
            }
            Node::Count(count) => Cell::Number(count.to_string()),
        }
    }

    /// What stands in a cell that a path fills.
    pub(super) fn cell_at(&self, from: Node<'s>, path: &Path<'s>) -> Cell {
        let mut cells: Vec<Cell> = Vec::new();
        for node in self.walk(from, path) {
            let cell = self.cell(&node);
            // Who is named by a text is, as pages are, there once.
            let is_name = matches!(node, Node::Value(_, Field { kind: Kind::Ref(_), .. }, _));
            if !is_name || !cells.contains(&cell) {
                cells.push(cell);
            }
        }
        Cell::of_many(cells)
    }

    /// What a node is compared and sorted by.
    pub(super) fn order(&self, node: &Node<'s>) -> super::cell::Order {
        use super::cell::Order;
        match node {
            Node::Count(count) => number_order(&count.to_string()),
            Node::Value(_, _, value) => match value.datum() {
                Some(Datum::Number(number)) => number_order(number),
                Some(Datum::Date(date)) => Order::Date(*date),
                Some(Datum::Choice(at)) => Order::Place(*at),
                _ => self.cell(node).order(),
            },
            _ => self.cell(node).order(),
        }
    }
}

/// The values of a core key of a page.
fn core(site: &Site, id: EntryId, key: &str) -> Vec<Cell> {
    let entry = site.entry(id);
    let texts = |texts: &mut dyn Iterator<Item = &str>| -> Vec<Cell> {
        texts.map(|text| Cell::Text(text.to_owned())).collect()
    };
    let known = entry.core.as_ref();
    let one = match (key, known) {
        ("title", _) => Cell::page(site, id),
        ("id", _) => Cell::Text(entry.id.clone()),
        (_, None) => Cell::Empty,
        ("aliases", Some(core)) => {
            return texts(&mut core.aliases.iter().map(|one| one.value.as_str()));
        }
        ("tags", _) => {
            return texts(&mut entry.tags.iter().map(|at| site.tags[*at].label.as_str()));
        }
        ("source", Some(core)) => return texts(&mut core.source.iter().map(String::as_str)),
        ("type", Some(core)) => match site.type_of(entry) {
            Some(kind) => Cell::Text(kind.one.clone()),
            None => Cell::text_of(core.kind.as_deref()),
        },
        ("description", Some(core)) => Cell::text_of(core.description.as_deref()),
        ("owner", Some(core)) => Cell::text_of(core.owner.as_deref()),
        ("date", Some(core)) => core.date.map_or(Cell::Empty, Cell::Date),
        ("review", Some(core)) => core.review_by().map_or(Cell::Empty, Cell::Date),
        _ => Cell::Empty,
    };
    Some(one).filter(|cell| !cell.is_empty()).into_iter().collect()
}
