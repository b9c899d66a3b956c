//! Where messages run between pools: straight down or up where nothing stands in the way.

use super::grid::Port;
use super::route::{End, LOOKED_AT, Router, Way, X, Y};

impl Router<'_> {
    /// A message: down from the upper end to the lower, or the same way up.
    pub(super) fn message(&mut self, line: usize, from: End, to: End, named: bool) -> Option<Way> {
        let rank = |end: End| match end {
            End::Pool(group) => self.heights.edges[group].0,
            End::Node(node) | End::Event(node, _) | End::Thing(node, _) => {
                self.heights.row[self.nodes[node].row]
            }
        };
        if rank(from) <= rank(to) {
            self.downward(line, from, to, named)
        } else {
            let mut way = self.downward(line, to, from, named)?;
            way.reverse();
            Some(way)
        }
    }

    fn downward(&mut self, line: usize, from: End, to: End, named: bool) -> Option<Way> {
        let key = (b'm', line);
        match (from, to) {
            (End::Pool(upper), End::Pool(lower)) => {
                let ranks = (self.heights.edges[upper].1, self.heights.edges[lower].0);
                let x = self.down(0, false, ranks.0, ranks.1, key);
                (upper != lower).then(|| vec![(x, Y::Bottom(upper)), (x, Y::Top(lower))])
            }
            (End::Pool(upper), lower) => {
                let node = node_of(lower)?;
                let (column, row) = self.at(node);
                if self.groups[node] == upper {
                    return None;
                }
                let first = self.heights.rows[upper].1;
                let is_near = row.saturating_sub(first) <= LOOKED_AT;
                let is_free = is_near && (first..row).all(|row| self.is_free(line, (column, row)));
                let x = self.message_at(node);
                if self.nodes[node].is_open_above() && is_free {
                    let end = self.top(node, x);
                    return Some(vec![(end.0, Y::Bottom(upper)), end]);
                }
                let rank = self.heights.row[row];
                let x = self.down(column, true, self.heights.edges[upper].1, rank, key);
                let end = self.left(node);
                Some(vec![(x, Y::Bottom(upper)), (x, end.1), end])
            }
            (upper, End::Pool(lower)) => {
                let node = node_of(upper)?;
                let (column, row) = self.at(node);
                if self.groups[node] == lower {
                    return None;
                }
                let start = self.foot(upper)?;
                if self.column(line, column, row, self.heights.rows[lower].0) {
                    return Some(vec![start, (start.0, Y::Top(lower))]);
                }
                let channel = self.heights.under[row];
                let ranks = (self.heights.channel[channel], self.heights.edges[lower].0);
                let x = self.down(column + 1, false, ranks.0, ranks.1, key);
                let y = self.sideways(channel, start.0, x, key, named);
                Some(vec![start, (start.0, y), (x, y), (x, Y::Top(lower))])
            }
            (upper, lower) => {
                let (one, two) = (node_of(upper)?, node_of(lower)?);
                let ((cu, ru), (cv, rv)) = (self.at(one), self.at(two));
                if one == two {
                    return None;
                }
                let start = self.foot(upper)?;
                let X::Node(_, x) = start.0 else { return None };
                let fits = x.abs() <= self.nodes[two].width / 2.0 - 4.0
                    && (x == 0.0 || self.nodes[two].is_activity);
                let is_open = self.nodes[two].is_open_above();
                if cu == cv && ru < rv && fits && is_open && self.column(line, cu, ru, rv) {
                    return Some(vec![start, self.top(two, x)]);
                }
                let under = self.heights.under[ru];
                let rank = self.heights.channel[under];
                let over = self.heights.over[rv];
                if is_open && under != over {
                    let column = if cv > cu { cu + 1 } else { cv + 1 };
                    let at = self.message_at(two);
                    let end = self.top(two, at);
                    let x = self.down(column, false, rank, self.heights.channel[over], key);
                    let y = self.sideways(under, start.0, x, key, named);
                    let last = self.sideways(over, x, end.0, key, false);
                    return Some(vec![start, (start.0, y), (x, y), (x, last), (end.0, last), end]);
                }
                let end = self.left(two);
                let x = self.down(cv, true, rank, self.heights.row[rv], key);
                let y = self.sideways(under, start.0, x, key, named);
                Some(vec![start, (start.0, y), (x, y), (x, end.1), end])
            }
        }
    }

    /// Where a message leaves below.
    fn foot(&mut self, end: End) -> Option<(X, Y)> {
        if let End::Event(node, event) = end {
            let part = &self.nodes[node].events[event];
            return Some((X::Node(node, part.x), Y::Node(node, part.y + part.height / 2.0)));
        }
        let node = node_of(end)?;
        let x = match self.nodes[node].events.is_empty() {
            true => self.message_at(node),
            false => self.nodes[node].foot(Port::Message),
        };
        Some(self.bottom(node, x))
    }

    /// Where the next message of a node comes, from its middle.
    fn message_at(&mut self, node: usize) -> f64 {
        if !self.nodes[node].is_activity {
            return 0.0;
        }
        let count = self.messages.entry(node).or_default();
        *count += 1;
        let far = (*count / 2) as f64 * 16.0;
        let x = if count.is_multiple_of(2) { -far } else { far };
        if x.abs() < self.nodes[node].width / 2.0 - 12.0 { x } else { 0.0 }
    }
}

/// The node at an end.
fn node_of(end: End) -> Option<usize> {
    match end {
        End::Node(node) | End::Event(node, _) | End::Thing(node, _) => Some(node),
        End::Pool(_) => None,
    }
}
