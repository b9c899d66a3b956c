//! Where lines run: along rows and columns through free cells, else through the channels between
//! them, where no node stands. Places are named here; `place` gives them numbers.

use std::collections::BTreeMap;

use super::grid::{Node, Port};

/// Cells further than these are not looked at: the line takes the channels.
pub(super) const LOOKED_AT: usize = 60;

/// Across: from the middle of a node, or a track in the channel left of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum X {
    Node(usize, f64),
    Track(usize),
}

/// Down: from the middle of a node, a track in a channel between rows, or the edge of a pool.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Y {
    Node(usize, f64),
    Track(usize),
    Top(usize),
    Bottom(usize),
}

/// The end of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum End {
    Node(usize),
    /// A node and which of the events on its boundary.
    Event(usize, usize),
    /// A node and which of the things above it.
    Thing(usize, usize),
    /// A group of bands with a frame.
    Pool(usize),
}

/// A part of a line in a channel.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub(super) channel: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    /// Lines with the same key may lie on each other.
    pub(super) key: (u8, usize),
    /// In a channel between columns: whether it belongs to the column on the right.
    pub(super) right: bool,
    /// Whether a name stands at the line.
    pub(super) named: bool,
}

/// The order of all that lies below each other.
#[derive(Debug, Default)]
pub(super) struct Heights {
    /// The channels over and under each row.
    pub(super) over: Vec<usize>,
    pub(super) under: Vec<usize>,
    /// The rank of each row and channel.
    pub(super) row: Vec<usize>,
    pub(super) channel: Vec<usize>,
    /// The ranks of the edges of each group, and its first row and the first after it.
    pub(super) edges: Vec<(usize, usize)>,
    pub(super) rows: Vec<(usize, usize)>,
}

/// Finds ways for lines, one after the other.
pub(super) struct Router<'a> {
    pub(super) nodes: &'a [Node],
    pub(super) heights: &'a Heights,
    /// The group of each node.
    pub(super) groups: &'a [usize],
    /// What is taken: cells with a node, or with the line that has them.
    pub(super) taken: BTreeMap<(usize, usize), Option<usize>>,
    /// Parts between columns, and between rows.
    pub(super) across: Vec<Slot>,
    pub(super) along: Vec<Slot>,
    /// The nodes whose top or bottom a line has left.
    pub(super) left: BTreeMap<(usize, bool), usize>,
    /// How many messages have come to a node.
    pub(super) messages: BTreeMap<usize, usize>,
}

pub(super) type Way = Vec<(X, Y)>;

impl Router<'_> {
    pub(super) fn at(&self, node: usize) -> (usize, usize) {
        (self.nodes[node].column, self.nodes[node].row)
    }

    fn right(&self, node: usize) -> (X, Y) {
        (X::Node(node, self.nodes[node].width / 2.0), Y::Node(node, 0.0))
    }

    pub(super) fn left(&self, node: usize) -> (X, Y) {
        (X::Node(node, -self.nodes[node].width / 2.0), Y::Node(node, 0.0))
    }

    pub(super) fn top(&self, node: usize, x: f64) -> (X, Y) {
        (X::Node(node, x), Y::Node(node, -self.nodes[node].height / 2.0))
    }

    pub(super) fn bottom(&self, node: usize, x: f64) -> (X, Y) {
        (X::Node(node, x), Y::Node(node, self.nodes[node].height / 2.0))
    }

    /// A part in the channel left of `column`, between two ranks.
    pub(super) fn down(
        &mut self,
        column: usize,
        right: bool,
        from: usize,
        to: usize,
        key: (u8, usize),
    ) -> X {
        let (from, to) = (from.min(to), from.max(to));
        self.across.push(Slot { channel: column, from, to, key, right, named: false });
        X::Track(self.across.len() - 1)
    }

    /// A part in a channel between rows, from one place across to another.
    pub(super) fn sideways(
        &mut self,
        channel: usize,
        from: X,
        to: X,
        key: (u8, usize),
        named: bool,
    ) -> Y {
        let rank = |x: X| match x {
            X::Node(node, _) => 2 * self.nodes[node].column + 1,
            X::Track(slot) => 2 * self.across[slot].channel,
        };
        let (from, to) = (rank(from).min(rank(to)), rank(from).max(rank(to)));
        self.along.push(Slot { channel, from, to, key, right: false, named });
        Y::Track(self.along.len() - 1)
    }

    pub(super) fn is_free(&self, line: usize, (column, row): (usize, usize)) -> bool {
        self.taken.get(&(column, row)).is_none_or(|owner| *owner == Some(line))
    }

    /// Whether a line may run along a row, or down a column; both ends are not looked at.
    fn row(&self, line: usize, row: usize, left: usize, right: usize) -> bool {
        right.saturating_sub(left) <= LOOKED_AT
            && (left + 1..right).all(|column| self.is_free(line, (column, row)))
    }

    pub(super) fn column(&self, line: usize, column: usize, upper: usize, lower: usize) -> bool {
        lower.saturating_sub(upper) <= LOOKED_AT
            && (upper + 1..lower).all(|row| self.is_free(line, (column, row)))
    }

    fn take_row(&mut self, line: usize, row: usize, left: usize, right: usize) {
        for column in left + 1..right {
            self.taken.insert((column, row), Some(line));
        }
    }

    fn take_column(&mut self, line: usize, column: usize, upper: usize, lower: usize) {
        for row in upper + 1..lower {
            self.taken.insert((column, row), Some(line));
        }
    }

    /// The way of a sequence flow, from its source.
    pub(super) fn sequence(&mut self, line: usize, from: usize, to: usize, named: bool) -> Way {
        let ((cu, ru), (cv, rv)) = (self.at(from), self.at(to));
        if cu < cv {
            self.forward(line, from, to).unwrap_or_else(|| self.general(from, to, named))
        } else if !self.nodes[to].is_open_below() {
            self.general(from, to, named)
        } else {
            // Back, below what lies between.
            let under = self.heights.under[rv];
            let foot = self.nodes[to].foot(Port::Back);
            let exit = (X::Node(to, foot), self.bottom(to, foot).1);
            let key = (b'b', to);
            if ru == rv && from != to && self.leaves(line, from, true) {
                let start = self.bottom(from, 0.0);
                let y = self.sideways(under, start.0, exit.0, key, named);
                return vec![start, (start.0, y), (exit.0, y), exit];
            }
            let ranks = (self.heights.row[ru], self.heights.channel[under]);
            let x = self.down(cu + 1, false, ranks.0, ranks.1, (b's', from));
            let y = self.sideways(under, x, exit.0, key, named);
            vec![self.right(from), (x, self.right(from).1), (x, y), (exit.0, y), exit]
        }
    }

    /// Whether a line may leave a gateway above or below; then no other may.
    fn leaves(&mut self, line: usize, node: usize, below: bool) -> bool {
        let own = &self.nodes[node];
        let is_open =
            own.is_gateway && if below { own.is_open_below() } else { own.is_open_above() };
        is_open && *self.left.entry((node, below)).or_insert(line) == line
    }

    /// With at most two bends, through free cells.
    fn forward(&mut self, line: usize, from: usize, to: usize) -> Option<Way> {
        let ((cu, ru), (cv, rv)) = (self.at(from), self.at(to));
        let (upper, lower) = (ru.min(rv), ru.max(rv));
        if ru == rv {
            if !self.row(line, ru, cu, cv) {
                return None;
            }
            self.take_row(line, ru, cu, cv);
            return Some(vec![self.right(from), self.left(to)]);
        }
        let is_below = rv > ru;
        let is_corner = |column, row| self.is_free(line, (column, row));
        if is_corner(cu, rv)
            && self.column(line, cu, upper, lower)
            && self.row(line, rv, cu, cv)
            && self.leaves(line, from, is_below)
        {
            self.take_column(line, cu, upper, lower);
            self.take_row(line, rv, cu, cv);
            self.taken.insert((cu, rv), Some(line));
            let start = if is_below { self.bottom(from, 0.0) } else { self.top(from, 0.0) };
            return Some(vec![start, (start.0, Y::Node(to, 0.0)), self.left(to)]);
        }
        let is_corner = |column, row| self.is_free(line, (column, row));
        if is_corner(cv, ru)
            && self.column(line, cv, upper, lower)
            && self.row(line, ru, cu, cv)
            && self.leaves(line, to, !is_below)
        {
            self.take_column(line, cv, upper, lower);
            self.take_row(line, ru, cu, cv);
            self.taken.insert((cv, ru), Some(line));
            let end = if is_below { self.top(to, 0.0) } else { self.bottom(to, 0.0) };
            return Some(vec![self.right(from), (end.0, Y::Node(from, 0.0)), end]);
        }
        let ranks = (self.heights.row[ru], self.heights.row[rv]);
        let (x, row) = if self.row(line, rv, cu, cv) {
            (self.down(cu + 1, false, ranks.0, ranks.1, (b's', from)), rv)
        } else if self.row(line, ru, cu, cv) {
            (self.down(cv, true, ranks.0, ranks.1, (b't', to)), ru)
        } else {
            return None;
        };
        self.take_row(line, row, cu, cv);
        let (start, end) = (self.right(from), self.left(to));
        Some(vec![start, (x, start.1), (x, end.1), end])
    }

    /// Out on the right, through a channel over or under the goal's row, and in on the left.
    fn general(&mut self, from: usize, to: usize, named: bool) -> Way {
        let ((cu, ru), (cv, rv)) = (self.at(from), self.at(to));
        let channel = if rv < ru { self.heights.under[rv] } else { self.heights.over[rv] };
        let rank = self.heights.channel[channel];
        let first = self.down(cu + 1, false, self.heights.row[ru], rank, (b's', from));
        let last = self.down(cv, true, rank, self.heights.row[rv], (b't', to));
        let y = self.sideways(channel, first, last, (b't', to), named);
        let (start, end) = (self.right(from), self.left(to));
        vec![start, (first, start.1), (first, y), (last, y), (last, end.1), end]
    }

    /// From an event on the boundary: down, then to the left side of the goal.
    pub(super) fn aside(
        &mut self,
        line: usize,
        (from, event): (usize, usize),
        to: usize,
        named: bool,
    ) -> Way {
        let ((cu, ru), (cv, rv)) = (self.at(from), self.at(to));
        let part = &self.nodes[from].events[event];
        let start = (X::Node(from, part.x), Y::Node(from, part.y + part.height / 2.0));
        let end = self.left(to);
        if cu < cv
            && ru < rv
            && self.is_free(line, (cu, rv))
            && self.column(line, cu, ru, rv)
            && self.row(line, rv, cu, cv)
        {
            self.take_column(line, cu, ru, rv);
            self.take_row(line, rv, cu, cv);
            self.taken.insert((cu, rv), Some(line));
            return vec![start, (start.0, end.1), end];
        }
        let channel = self.heights.under[ru];
        let ranks = (self.heights.channel[channel], self.heights.row[rv]);
        let x = self.down(cv, true, ranks.0, ranks.1, (b't', to));
        let y = self.sideways(channel, start.0, x, (b'e', line), named);
        vec![start, (start.0, y), (x, y), (x, end.1), end]
    }

    /// An association: from a thing above its node to another node, over and under the rows.
    pub(super) fn association(&mut self, from: (usize, usize), to: usize) -> Way {
        let (node, thing) = from;
        let part = &self.nodes[node].things[thing];
        let start = (X::Node(node, part.x), Y::Node(node, part.y - part.height / 2.0));
        let end = self.bottom(to, self.nodes[to].foot(Port::Association));
        let (_, row) = self.at(node);
        let (column, to_row) = self.at(to);
        let (over, under) = (self.heights.over[row], self.heights.under[to_row]);
        let key = (b'a', self.nodes[node].things[thing].element.0 as usize);
        if over == under {
            let y = self.sideways(over, start.0, end.0, key, false);
            return vec![start, (start.0, y), (end.0, y), end];
        }
        let ranks = (self.heights.channel[over], self.heights.channel[under]);
        let x = self.down(column, true, ranks.0, ranks.1, key);
        let first = self.sideways(over, start.0, x, key, false);
        let last = self.sideways(under, x, end.0, (b'a', to), false);
        vec![start, (start.0, first), (x, first), (x, last), (end.0, last), end]
    }

    /// The short line from a thing to the node below it.
    pub(super) fn tie(&self, node: usize, thing: usize) -> Way {
        let own = &self.nodes[node];
        let part = &own.things[thing];
        let start = (X::Node(node, part.x), Y::Node(node, part.y + part.height / 2.0));
        let most = if own.is_activity { own.width / 2.0 - 10.0 } else { 0.0 };
        let end = self.top(node, part.x.clamp(-most, most));
        if end.0 == start.0 {
            return vec![start, end];
        }
        let y = Y::Node(node, -own.height / 2.0 - 8.0);
        vec![start, (start.0, y), (end.0, y), end]
    }
}
