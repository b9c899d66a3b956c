//! Rows under rows: by a dotted number, or by a reference to the page above.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::Answerer;
use super::node::Node;
use super::path::{End, Path, Step};
use super::view::Group;
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::{EntryId, natural_key};

/// The rows of a tree, each with how deep it lies.
pub(super) fn groups<'s>(
    at: &mut Answerer<'_, 's>,
    nodes: &[Node<'s>],
    by: &Path<'s>,
) -> Vec<Group> {
    let ordered = match by.end {
        End::Pages(_) | End::Refs(..) => by_parent(at, nodes, by),
        _ => by_number(at, nodes, by),
    };
    let rows = ordered.into_iter().map(|(node, level)| at.row(node, level)).collect();
    vec![Group { label: None, rows }]
}

/// Under the number that is the beginning of its own; where that is missing, under the one before.
fn by_number<'s>(
    at: &Answerer<'_, 's>,
    nodes: &[Node<'s>],
    by: &Path<'s>,
) -> Vec<(Node<'s>, usize)> {
    let number = |node: &Node<'s>| at.walker.cell_at(*node, by).text(at.walker.words);
    let mut numbered: Vec<(String, Node<'s>)> =
        nodes.iter().map(|node| (number(node), *node)).collect();
    // Stable, and what has no number last.
    numbered.sort_by_cached_key(|(number, _)| (number.is_empty(), natural_key(number)));
    let mut above: Vec<String> = Vec::new();
    let mut ordered = Vec::new();
    for (number, node) in numbered {
        let is_under = |top: &String| {
            number.strip_prefix(top.as_str()).is_some_and(|rest| rest.starts_with('.'))
        };
        while above.last().is_some_and(|top| !is_under(top)) {
            above.pop();
        }
        ordered.push((node, above.len()));
        above.push(number);
    }
    ordered
}

/// Under the page it refers to. Pages that lie under themselves are found.
fn by_parent<'s>(
    at: &mut Answerer<'_, 's>,
    nodes: &[Node<'s>],
    by: &Path<'s>,
) -> Vec<(Node<'s>, usize)> {
    let places: BTreeMap<EntryId, usize> = (nodes.iter().enumerate())
        .filter_map(|(place, node)| Some((node.entry()?, place)))
        .collect();
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    let mut parents = vec![None; nodes.len()];
    let mut roots = Vec::new();
    for (place, node) in nodes.iter().enumerate() {
        let parent = at.walker.walk(*node, by).into_iter().find_map(|found| match found {
            Node::Page(id) => places.get(&id).copied(),
            _ => None,
        });
        parents[place] = parent;
        match parent {
            Some(parent) => children[parent].push(place),
            None => roots.push(place),
        }
    }
    let mut ordered = Vec::with_capacity(nodes.len());
    let mut is_placed = vec![false; nodes.len()];
    let mut stack: Vec<(usize, usize)> = roots.iter().rev().map(|root| (*root, 0)).collect();
    let mut next = 0;
    loop {
        while let Some((place, level)) = stack.pop() {
            if std::mem::replace(&mut is_placed[place], true) {
                continue;
            }
            ordered.push((nodes[place], level));
            stack.extend(children[place].iter().rev().map(|child| (*child, level + 1)));
        }
        // What is left lies in a circle, or under one.
        let Some(left) = (next..nodes.len()).find(|place| !is_placed[*place]) else { break };
        next = left;
        let mut passed = BTreeSet::new();
        let mut place = left;
        while let Some(parent) = parents[place].filter(|_| passed.insert(place)) {
            place = parent;
        }
        circle(at, nodes[place], by);
        stack.push((place, 0));
    }
    ordered
}

fn circle<'s>(at: &mut Answerer<'_, 's>, node: Node<'s>, by: &Path<'s>) {
    let site = at.walker.site;
    let Some(entry) = node.entry().map(|id| site.entry(id)) else { return };
    let Some(document) = &entry.document else { return };
    let field = by.steps.iter().find_map(|step| match step {
        Step::Key(key) => site.type_of(entry)?.field(key),
        _ => None,
    });
    let value = field.and_then(|at| entry.values.get(at));
    let place = value.map(|value| document.source.place(value.span));
    at.log.push(
        Diagnostic::new(Code::QueryCycle, place.unwrap_or_else(|| document.source.whole()))
            .with("title", &entry.title)
            .with("field", &by.label),
    );
}
