//! In which row of its band each node stands: the main way straight on, others below.

use std::collections::BTreeMap;

use super::rank::{Arrow, Ranks};

/// A cell of the grid: column, band, row in the band.
pub(super) type Cell = (usize, usize, usize);

/// Lines over more columns than these keep no row free for themselves.
const KEPT: usize = 40;

/// The rows of the nodes, and the cells that long lines keep free for themselves.
pub(super) fn rows(
    bands: &[usize],
    arrows: &[Arrow],
    aside: &[bool],
    ranks: &Ranks,
) -> (Vec<usize>, BTreeMap<Cell, usize>) {
    let Ranks { columns, back, heights } = ranks;
    let stays = |at: &usize| {
        let arrow = arrows[*at];
        !back[*at] && arrow.length > 0 && bands[arrow.from] == bands[arrow.to]
    };
    let mut out = vec![Vec::new(); bands.len()];
    for at in (0..arrows.len()).filter(stays) {
        out[arrows[at].from].push(at);
    }
    // How far below its source a line goes on: the longest way straight, the others below it.
    let mut below = vec![0; arrows.len()];
    for own in &out {
        let straight = own.iter().filter(|at| !aside[**at]);
        let main = straight.max_by_key(|at| (heights[arrows[**at].to], usize::MAX - **at)).copied();
        let others = own.iter().filter(|at| Some(**at) != main);
        others.enumerate().for_each(|(count, at)| below[*at] = count + 1);
    }
    let mut waiting: BTreeMap<usize, Vec<(Thing, usize)>> = BTreeMap::new();
    let wide = columns.iter().max().map_or(0, |last| last + 1);
    let mut by_column = vec![Vec::new(); wide];
    (0..bands.len()).for_each(|node| by_column[columns[node]].push(node));
    let mut wanted: Vec<Option<usize>> = vec![None; bands.len()];
    let mut rows = vec![0; bands.len()];
    let mut kept = BTreeMap::new();
    let mut free = BTreeMap::new();
    for (column, nodes) in by_column.iter().enumerate() {
        let mut things = waiting.remove(&column).unwrap_or_default();
        things.extend(nodes.iter().map(|node| (Thing::Node(*node), wanted[*node].unwrap_or(0))));
        things.sort_by_key(|(thing, row)| (*row, *thing));
        for (thing, row) in things {
            let (band, ahead): (usize, &[usize]) = match &thing {
                Thing::Node(node) => (bands[*node], &out[*node]),
                Thing::Line(line) => (bands[arrows[*line].from], std::slice::from_ref(line)),
            };
            let row = take(&mut free, (column, band, row));
            match thing {
                Thing::Node(node) => rows[node] = row,
                Thing::Line(line) => _ = kept.insert((column, band, row), line),
            }
            for line in ahead {
                let arrow = arrows[*line];
                let down = if matches!(thing, Thing::Node(_)) { below[*line] } else { 0 };
                let is_next = columns[arrow.to] == column + 1;
                if is_next || columns[arrow.to] - columns[arrow.from] > KEPT {
                    let other = wanted[arrow.to].unwrap_or(usize::MAX);
                    wanted[arrow.to] = Some(other.min(row + down));
                } else {
                    waiting.entry(column + 1).or_default().push((Thing::Line(*line), row + down));
                }
            }
        }
    }
    (rows, kept)
}

/// What takes a cell: a node, or a line that passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    Node(usize),
    Line(usize),
}

/// The first free cell from this one down; it is taken. `next` leads from a taken cell on.
fn take(next: &mut BTreeMap<Cell, usize>, (column, band, wanted): Cell) -> usize {
    let mut row = wanted;
    let mut passed = Vec::new();
    while let Some(on) = next.get(&(column, band, row)) {
        passed.push(row);
        row = *on;
    }
    passed.push(row);
    for cell in passed {
        next.insert((column, band, cell), row + 1);
    }
    row
}
