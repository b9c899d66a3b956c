//! Evaluates a query: pages or records, those the conditions hold of, in order, as rows.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::cell::{Cell, Order};
use super::figure::days;
use super::filter::{Test, Wanted};
use super::grid::Head;
use super::node::Node;
use super::path::{End, MOST_VISITS, Path, Step, Walker};
use super::query::{Layout, Origin, Pages, Query, Sort};
use super::view::{Column, ColumnKind, Form, Group, Row, View};
use super::{grid, tree};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Kind, TypeId};
use crate::resolve::EntryId;
use crate::source::Source;

/// How many rows a view may have: more are no page that anybody reads.
const MOST_ROWS: usize = 5_000;

/// How many whole pages may stand on one.
const MOST_PAGES: usize = 500;

/// How many cells it may have.
const MOST_CELLS: usize = 200_000;

/// Evaluates one query.
pub(super) struct Answerer<'a, 's> {
    pub(super) walker: Walker<'a, 's>,
    pub(super) query: &'a Query<'s>,
    pub(super) source: &'a Source,
    pub(super) log: Vec<Diagnostic>,
}

impl<'s> Answerer<'_, 's> {
    pub(super) fn answer(&mut self, anchor: String) -> View {
        let query = self.query;
        let mut nodes = self.nodes();
        let total = nodes.len();
        if let Some(limit) = query.limit {
            nodes.truncate(limit);
        }
        let mut view = View {
            anchor,
            form: query.layout.form(),
            caption: query.caption.clone(),
            empty: query.empty.clone(),
            columns: self.columns(),
            groups: Vec::new(),
            total,
            legend: Vec::new(),
            sums: Vec::new(),
            shows: Arc::clone(&query.shows),
            grouped_by: self.query.group.as_ref().map_or_else(String::new, |by| by.label.clone()),
            download: None,
        };
        let most = match query.layout {
            Layout::Rows(Form::Full) => MOST_PAGES,
            Layout::Matrix { .. } | Layout::Rows(Form::Count) => usize::MAX,
            _ => MOST_ROWS,
        };
        if nodes.len() > most {
            self.too_large(nodes.len(), most);
            nodes.truncate(most);
        }
        match &query.layout {
            Layout::Rows(Form::Count) => {}
            Layout::Rows(Form::Timeline) => {
                view.groups = self.groups(&nodes);
                self.check_periods(&view, &nodes);
            }
            Layout::Rows(_) => view.groups = self.groups(&nodes),
            Layout::Tree(by) => view.groups = tree::groups(self, &nodes, by),
            Layout::Matrix { rows, columns, cell, is_complete } => {
                grid::matrix(self, &mut view, &nodes, [rows, columns], cell.as_ref(), *is_complete);
            }
            Layout::Responsibilities { task, roles } => {
                grid::responsibilities(self, &mut view, &nodes, task, roles);
            }
        }
        if self.walker.is_exhausted() {
            self.report_size("visits", 0, MOST_VISITS);
            view.groups.clear();
        }
        let values: usize = view.rows().flat_map(|row| &row.cells).map(Cell::count).sum();
        if values > MOST_CELLS {
            self.too_large(values, MOST_CELLS);
            view.groups.clear();
        }
        view
    }

    pub(super) fn too_large(&mut self, count: usize, limit: usize) {
        self.report_size("rows", count, limit);
    }

    fn report_size(&mut self, kind: &'static str, count: usize, limit: usize) {
        let place = self.source.place(self.query.from_span);
        let found = Diagnostic::new(Code::QueryTooLarge, place).with("kind", kind);
        self.log.push(found.with("rows", count).with("limit", limit));
    }

    /// Whether a grid of this size may be shown; else that is found.
    pub(super) fn fits(&mut self, rows: usize, columns: usize) -> bool {
        let fits = rows <= MOST_ROWS && rows * columns <= MOST_CELLS;
        if !fits {
            self.too_large(rows * columns, MOST_CELLS);
        }
        fits
    }

    /// The pages or records, those the conditions hold of, in order.
    fn nodes(&self) -> Vec<Node<'s>> {
        let mut found: Vec<Node<'s>> = Vec::new();
        let mut seen = HashSet::new();
        for origin in &self.query.from {
            found.extend(self.candidates(origin).into_iter().filter(|node| {
                let mut conditions = self.query.conditions.iter();
                node.identity().is_none_or(|one| seen.insert(one))
                    && conditions.all(|condition| condition.holds(&self.walker, *node))
            }));
        }
        self.sort(&mut found);
        found
    }

    /// What an origin gives, at least all the conditions hold of.
    fn candidates(&self, origin: &Origin) -> Vec<Node<'s>> {
        if let Some(known) = self.referring(origin) {
            return known;
        }
        let site = self.walker.site;
        let pages: Vec<EntryId> = match origin.pages {
            Pages::This => self.walker.this.into_iter().collect(),
            Pages::Of(kind) => pages_of(site, &[kind]),
            Pages::All => pages_of(site, &[]),
        };
        let records = |id: &EntryId| self.walker.steps(Node::Page(*id), &origin.steps);
        let found = pages.iter().flat_map(records);
        found.filter(|node| matches!(node, Node::Page(_) | Node::Record(_))).collect()
    }

    /// What of an origin refers to a page that a condition asks for: a page that shows what leads
    /// to it need not look through the whole wiki.
    fn referring(&self, origin: &Origin) -> Option<Vec<Node<'s>>> {
        let (id, ways) = self.query.conditions.iter().find_map(|condition| {
            let id = match (&condition.path.end, &condition.test) {
                (End::Refs(..), Test::OneOf(wanted)) => match &wanted[..] {
                    [Wanted::Page(id)] => *id,
                    [Wanted::This] => self.walker.this?,
                    _ => return None,
                },
                _ => return None,
            };
            Some((id, condition.path.references(origin)?))
        })?;
        let ways = ways.into_iter().map(|(kind, keys)| vec![Step::UsedBy(kind, keys)]);
        Some(self.walker.steps(Node::Page(id), &[Step::Either(ways.collect())]))
    }

    pub(super) fn sort(&self, nodes: &mut Vec<Node<'s>>) {
        type Key = (Vec<Order>, usize, (usize, usize, usize));
        let mut keyed: Vec<(Key, Node<'s>)> = (nodes.drain(..))
            .map(|node| {
                let orders = self.query.sort.iter().map(|sort| self.order(node, &sort.path));
                let rank = node.entry().map_or(0, |id| self.walker.index.ranks[id.0 as usize]);
                let position = match &node {
                    Node::Record(record) => record.position(),
                    _ => (0, 0, 0),
                };
                ((orders.collect(), rank, position), node)
            })
            .collect();
        // Equal by what was asked for: by title, then as they stand in their page.
        keyed.sort_by(|(a, _), (b, _)| {
            compare(&a.0, &b.0, &self.query.sort).then((a.1, a.2).cmp(&(b.1, b.2)))
        });
        nodes.extend(keyed.into_iter().map(|(_, node)| node));
    }

    fn order(&self, node: Node<'s>, path: &Path<'s>) -> Order {
        let found = self.walker.walk(node, path);
        found.first().map_or(Order::Nothing, |first| self.walker.order(first))
    }

    /// The row of a page or record.
    pub(super) fn row(&self, node: Node<'s>, level: usize) -> Row {
        let mut cells: Vec<Cell> =
            self.query.columns.iter().map(|path| self.walker.cell_at(node, path)).collect();
        for (at, kind) in self.query.parts.iter().enumerate() {
            if let ColumnKind::Measure | ColumnKind::Target = kind {
                cells[at] = self.latest(node, &self.query.columns[at]);
            }
        }
        // What names a record leads to where it stands.
        if let (Node::Record(record), Some(Cell::Text(text))) = (&node, cells.first()) {
            cells[0] = record.link(self.walker.site, text.clone());
        }
        Row { entry: node.entry(), level, cells }
    }

    fn columns(&self) -> Vec<Column> {
        let mut columns: Vec<Column> = self.query.columns.iter().map(column).collect();
        for (column, kind) in columns.iter_mut().zip(&self.query.parts) {
            column.kind = *kind;
        }
        columns
    }

    /// The value of a bar: of the records on the way to it those with the latest day count, of one
    /// page the last of them. Values of several pages stand there each with its page, and are no
    /// bar: nobody knows whether they add up.
    fn latest(&self, node: Node<'s>, path: &Path<'s>) -> Cell {
        let Some((last, before)) = path.steps.split_last() else { return Cell::Empty };
        if *last == Step::Count {
            return self.walker.cell_at(node, path);
        }
        let day = |node: &Node<'s>| match node {
            Node::Record(record) => record.day(),
            _ => None,
        };
        let holders = self.walker.steps(node, before);
        let latest = holders.iter().map(day).max();
        let mut cells: Vec<(EntryId, Cell)> = Vec::new();
        for holder in holders.into_iter().filter(|holder| Some(day(holder)) == latest) {
            let found = self.walker.steps(holder, std::slice::from_ref(last));
            let Some((value, id)) = found.last().zip(holder.entry()) else { continue };
            let cell = self.walker.cell(value);
            match cells.iter_mut().find(|(of, _)| *of == id) {
                Some((_, before)) => *before = cell,
                None => cells.push((id, cell)),
            }
        }
        let title = |id| self.walker.site.list_title(id).into_owned();
        match cells.len() {
            0 | 1 => cells.pop().map_or(Cell::Empty, |(_, cell)| cell),
            _ => Cell::Record(cells.into_iter().map(|(id, cell)| (title(id), cell)).collect()),
        }
    }

    /// Finds the days of a timeline that are none, and what ends before it begins.
    fn check_periods(&mut self, view: &View, nodes: &[Node<'s>]) {
        let of_text = |cell: Option<&Cell>| match cell {
            Some(cell @ Cell::Text(text)) if days(cell).is_none() => Some(text.clone()),
            _ => None,
        };
        for node in nodes {
            let row = self.row(*node, 0);
            let [start, end] =
                [ColumnKind::Start, ColumnKind::End].map(|kind| view.part(&row, kind));
            let is_known = start.and_then(days).is_some() || end.and_then(days).is_some();
            let (rule, written) = match of_text(start).or_else(|| of_text(end)) {
                Some(text) => ("no-day", text),
                None if is_known && view.period(&row).is_none() => ("backwards", String::new()),
                None => continue,
            };
            let place = node.place(self.walker.site);
            self.log.push(
                Diagnostic::new(Code::TimelinePeriod, place)
                    .with("rule", rule)
                    .with("written", written),
            );
        }
    }

    fn groups(&mut self, nodes: &[Node<'s>]) -> Vec<Group> {
        let Some(by) = &self.query.group else {
            let rows = nodes.iter().map(|node| self.row(*node, 0)).collect();
            return vec![Group { label: None, rows }];
        };
        // Nothing sorts last, so what has no value stands in the last group.
        let mut groups: BTreeMap<Head, (Cell, Vec<Row>)> = BTreeMap::new();
        let mut count = 0;
        for node in nodes {
            let values = self.walker.walk(*node, by);
            let values = values.iter().map(|one| (Head::of(self, one), self.walker.cell(one)));
            let mut heads: BTreeMap<Head, Cell> =
                values.filter(|(_, cell)| !cell.is_empty()).collect();
            if heads.is_empty() {
                let rest = self.walker.words.rest.clone();
                heads.insert(Head::Text(Order::Nothing, rest.clone()), Cell::Text(rest));
            }
            for (head, label) in heads {
                let (_, rows) = groups.entry(head).or_insert_with(|| (label, Vec::new()));
                rows.push(self.row(*node, 0));
                count += 1;
                if count > MOST_ROWS {
                    self.too_large(count, MOST_ROWS);
                    return Vec::new();
                }
            }
        }
        groups.into_values().map(|(label, rows)| Group { label: Some(label), rows }).collect()
    }
}

/// All written pages of these types; of any if there are none.
pub(super) fn pages_of(site: &crate::resolve::Site, types: &[TypeId]) -> Vec<EntryId> {
    let is_asked = |of_type: Option<TypeId>| {
        types.is_empty() || of_type.is_some_and(|of_type| types.contains(&of_type))
    };
    let written = site.iter().filter(|(_, entry)| entry.document.is_some());
    written.filter(|(_, entry)| is_asked(entry.of_type)).map(|(id, _)| id).collect()
}

fn compare(a: &[Order], b: &[Order], sort: &[Sort<'_>]) -> std::cmp::Ordering {
    for ((a, b), sort) in a.iter().zip(b).zip(sort) {
        let nothing = (*a == Order::Nothing).cmp(&(*b == Order::Nothing));
        let order = if sort.descending { b.cmp(a) } else { a.cmp(b) };
        // What is nothing stands last in either direction.
        let order = nothing.then(order);
        if order.is_ne() {
            return order;
        }
    }
    std::cmp::Ordering::Equal
}

fn column(path: &Path<'_>) -> Column {
    let kind = match &path.end {
        End::Count => ColumnKind::Number,
        End::Core("date" | "review") => ColumnKind::Date,
        End::Values(fields) => match fields.first().map(|field| &field.kind) {
            Some(Kind::Number) => ColumnKind::Number,
            Some(Kind::Date) => ColumnKind::Date,
            _ => ColumnKind::Text,
        },
        _ => ColumnKind::Text,
    };
    Column { label: path.label.clone(), entry: None, kind }
}
