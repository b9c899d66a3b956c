//! Views with pages on both sides: matrices, and who does what.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{Answerer, pages_of};
use super::cell::{Cell, Mark, Order};
use super::node::Node;
use super::path::{End, Path, Step};
use super::query::{Letter, Role};
use super::view::{Column, ColumnKind, Group, Row, View};
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::EntryId;
use crate::source::Span;

/// What stands at the head of a row or column: a page by its place among all, or a text after all
/// pages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Head {
    Page(usize, EntryId),
    Text(Order, String),
}

impl Head {
    pub(super) fn of(at: &Answerer<'_, '_>, node: &Node<'_>) -> Self {
        match node {
            Node::Page(id) | Node::Core(id, "title", _) => {
                Self::Page(at.walker.index.ranks[id.0 as usize], *id)
            }
            _ => Self::Text(at.walker.order(node), at.walker.cell(node).text(at.walker.words)),
        }
    }

    fn entry(&self) -> Option<EntryId> {
        match self {
            Self::Page(_, id) => Some(*id),
            Self::Text(..) => None,
        }
    }

    fn cell(&self, at: &Answerer<'_, '_>) -> Cell {
        match self {
            Self::Page(_, id) => Cell::page(at.walker.site, *id),
            Self::Text(_, text) => Cell::Text(text.clone()),
        }
    }

    fn column(&self, at: &Answerer<'_, '_>) -> Column {
        let label = self.cell(at).text(at.walker.words);
        Column { label, entry: self.entry(), kind: ColumnKind::Text }
    }
}

/// Fills a matrix: `sides` say which row and which column each node belongs to.
pub(super) fn matrix<'s>(
    at: &mut Answerer<'_, 's>,
    view: &mut View,
    nodes: &[Node<'s>],
    sides: [&Path<'s>; 2],
    cell: Option<&Path<'s>>,
    is_complete: bool,
) {
    let [mut rows, mut columns] = sides.map(|side| match is_complete {
        true => all_heads(at, side),
        false => BTreeSet::new(),
    });
    let mut filled: BTreeMap<(Head, Head), Vec<Cell>> = BTreeMap::new();
    for node in nodes {
        let heads = sides.map(|side| {
            let found = at.walker.walk(*node, side);
            found.iter().map(|one| Head::of(at, one)).collect::<BTreeSet<_>>()
        });
        let [of_row, of_column] = &heads;
        // What is certainly too large is not gathered first.
        if !at.fits(1, filled.len() + of_row.len() * of_column.len()) {
            return;
        }
        let value = match cell {
            Some(path) => at.walker.cell_at(*node, path),
            None => Cell::Bool(true),
        };
        for (row, column) in of_row.iter().flat_map(|row| of_column.iter().map(move |c| (row, c))) {
            rows.insert(row.clone());
            columns.insert(column.clone());
            let cells = filled.entry((row.clone(), column.clone())).or_default();
            // A mark says no more if it stands there twice.
            if !value.is_empty() && (cell.is_some() || cells.is_empty()) {
                cells.push(value.clone());
            }
        }
    }
    if !at.fits(rows.len(), columns.len()) {
        return;
    }
    let words = at.walker.words;
    view.total = rows.len();
    view.columns =
        vec![Column { label: sides[0].label.clone(), entry: None, kind: ColumnKind::Text }];
    view.columns.extend(columns.iter().map(|head| head.column(at)));
    let sum = words.total.clone();
    view.columns.push(Column { label: sum.clone(), entry: None, kind: ColumnKind::Sum });
    let mut marks = BTreeSet::new();
    let mut sums = vec![0; columns.len()];
    let row = |head: Head| {
        let mut cells = vec![head.cell(at)];
        let mut count = 0;
        for (place, column) in columns.iter().enumerate() {
            let found = filled.remove(&(head.clone(), column.clone())).unwrap_or_default();
            let cell = Cell::of_many(found);
            if !cell.is_empty() {
                count += 1;
                sums[place] += 1;
            }
            collect_marks(&cell, &mut marks);
            cells.push(cell);
        }
        cells.push(Cell::Number(count.to_string()));
        Row { entry: head.entry(), level: 0, cells }
    };
    let rows: Vec<Row> = rows.into_iter().map(row).collect();
    let all: usize = sums.iter().sum();
    let counts = sums.into_iter().chain([all]).map(|count| Cell::Number(count.to_string()));
    view.sums = std::iter::once(Cell::Text(sum)).chain(counts).collect();
    view.groups = vec![Group { label: None, rows }];
    view.legend = marks.into_iter().collect();
}

/// All pages that a side may lead to, where the conditions on the way there hold.
fn all_heads<'s>(at: &Answerer<'_, 's>, side: &Path<'s>) -> BTreeSet<Head> {
    let (End::Pages(types) | End::Refs(types, _)) = &side.end else { return BTreeSet::new() };
    if types.is_empty() {
        return BTreeSet::new();
    }
    let holds = |node: Node<'s>| {
        at.query.conditions.iter().all(|condition| {
            match condition.path.steps.strip_prefix(&side.steps[..]) {
                Some(rest) => condition.test.holds(&at.walker, &at.walker.steps(node, rest)),
                None => true,
            }
        })
    };
    let pages = pages_of(at.walker.site, types).into_iter().map(Node::Page);
    pages.filter(|node| holds(*node)).map(|node| Head::of(at, &node)).collect()
}

fn collect_marks(cell: &Cell, marks: &mut BTreeSet<Mark>) {
    match cell {
        Cell::Choice(mark) if !marks.contains(mark) => {
            marks.insert(mark.clone());
        }
        Cell::List(cells) => cells.iter().for_each(|cell| collect_marks(cell, marks)),
        _ => {}
    }
}

/// Fills a matrix of tasks and roles, and finds the tasks for which not exactly one answers, or that
/// nobody carries out.
pub(super) fn responsibilities<'s>(
    at: &mut Answerer<'_, 's>,
    view: &mut View,
    nodes: &[Node<'s>],
    task: &Path<'s>,
    roles: &[Role<'s>],
) {
    let mark = |role: &Role<'s>| Mark {
        at: role.letter as usize,
        key: role.letter.name().to_owned(),
        label: role.path.label.clone(),
    };
    let mut heads = BTreeSet::new();
    let mut tasks: Vec<(Node<'s>, BTreeMap<Head, Vec<Cell>>)> = Vec::new();
    for node in nodes {
        let mut letters: BTreeMap<Head, Vec<Cell>> = BTreeMap::new();
        for role in roles {
            let found = at.walker.walk(*node, &role.path);
            let known = found.iter().filter(|one| one.is_known());
            let known: BTreeSet<Head> = known.map(|one| Head::of(at, one)).collect();
            if found.iter().all(Node::is_known) && !is_reported(at, node, &role.path.steps) {
                check(at, *node, task, role.letter, known.len());
            }
            for head in known {
                heads.insert(head.clone());
                letters.entry(head).or_default().push(Cell::Choice(mark(role)));
            }
        }
        tasks.push((*node, letters));
    }
    if !at.fits(tasks.len(), heads.len()) {
        return;
    }
    view.columns = vec![Column { label: task.label.clone(), entry: None, kind: ColumnKind::Text }];
    view.columns.extend(heads.iter().map(|head| head.column(at)));
    view.legend = roles.iter().map(mark).collect();
    view.legend.dedup();
    let mut groups: Vec<(Option<EntryId>, Group)> = Vec::new();
    for (node, mut letters) in tasks {
        let name = match (&node, at.walker.cell_at(node, task)) {
            (Node::Record(record), Cell::Text(text)) => record.link(at.walker.site, text),
            (_, cell) => cell,
        };
        let of_heads =
            heads.iter().map(|head| Cell::of_many(letters.remove(head).unwrap_or_default()));
        let cells = std::iter::once(name).chain(of_heads).collect();
        let row = Row { entry: node.entry(), level: 0, cells };
        match groups.last_mut() {
            Some((entry, group)) if *entry == node.entry() => group.rows.push(row),
            _ => {
                let label = node.entry().map(|id| Cell::page(at.walker.site, id));
                groups.push((node.entry(), Group { label, rows: vec![row] }));
            }
        }
    }
    // The tasks of a single page need not say whose they are.
    if let [(_, only)] = &mut groups[..] {
        only.label = None;
    }
    view.groups = groups.into_iter().map(|(_, group)| group).collect();
}

/// Whether a field at the end of a path has nothing because it was written wrong, or has a finding
/// of its own since nothing was written.
fn is_reported(at: &Answerer<'_, '_>, node: &Node<'_>, steps: &[Step]) -> bool {
    let key = match steps {
        [Step::Key(key)] => key,
        [Step::Either(ways)] => return ways.iter().any(|way| is_reported(at, node, way)),
        _ => return false,
    };
    let found = match node {
        Node::Record(record) => record.field(key),
        Node::Page(id) => {
            let mut fields = at.walker.site.fields(at.walker.site.entry(*id));
            fields.find(|(field, _)| field.key == *key).map(|(field, value)| (field, Some(value)))
        }
        _ => None,
    };
    let Some((field, Some(value))) = found else { return false };
    let is_wrong = value.span != Span::default();
    value.is_empty() && (is_wrong || field.required || field.wanted)
}

/// Exactly one answers for a task, and at least one carries it out.
fn check<'s>(
    at: &mut Answerer<'_, 's>,
    node: Node<'s>,
    task: &Path<'s>,
    letter: Letter,
    count: usize,
) {
    let rule = match (letter, count) {
        (Letter::Accountable, 0) => "no-accountable",
        (Letter::Accountable, 2..) => "many-accountable",
        (Letter::Responsible, 0) => "no-responsible",
        _ => return,
    };
    let place = node.place(at.walker.site);
    let name = at.walker.cell_at(node, task).text(at.walker.words);
    at.log.push(
        Diagnostic::new(Code::ResponsibilityRule, place)
            .with("task", name)
            .with("rule", rule)
            .with("found", count),
    );
}
