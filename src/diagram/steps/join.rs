//! Where parallel ways meet, they wait for each other.

use std::collections::BTreeMap;

use super::List;
use crate::diagram::model::{ElementId, Gateway, Kind};

impl List {
    /// A gateway before each step where ways meet that part to be gone all at once.
    pub(super) fn join(&mut self) {
        let all: Vec<ElementId> = self.model.iter().map(|(id, _)| id).collect();
        let mut forks = self.order(&all);
        forks.retain(|node| self.forks.contains(node));
        // The last first: their ways have met when those of the forks before them do.
        for fork in forks.into_iter().rev() {
            self.join_after(fork);
        }
    }

    /// The nodes that follow, each after all that lead to it. What leads to an open node leads back,
    /// and counts for nothing here.
    fn order(&mut self, roots: &[ElementId]) -> Vec<ElementId> {
        let mut state = vec![State::New; self.model.elements.len()];
        let mut done = Vec::new();
        for root in roots {
            if state[root.0 as usize] != State::New {
                continue;
            }
            state[root.0 as usize] = State::Open;
            let mut open = vec![(*root, 0)];
            while let Some((node, next)) = open.last_mut() {
                let way = self.out.get(node).and_then(|ways| ways.get(*next)).copied();
                *next += 1;
                let Some(way) = way else {
                    state[node.0 as usize] = State::Done;
                    done.push(*node);
                    open.pop();
                    continue;
                };
                let to = self.ways[way].to;
                match state[to.0 as usize] {
                    State::Open => self.ways[way].back = true,
                    State::New if !self.ways[way].back => {
                        state[to.0 as usize] = State::Open;
                        open.push((to, 0));
                    }
                    _ => {}
                }
            }
        }
        done.reverse();
        done
    }

    fn join_after(&mut self, fork: ElementId) {
        // Of each node: the ways that come to it, each with the branch of the fork it is of.
        let mut come: BTreeMap<ElementId, Vec<(usize, usize)>> = BTreeMap::new();
        let mut branches = Branches::default();
        for node in self.order(&[fork]) {
            let mut by_branch: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for (branch, way) in come.remove(&node).unwrap_or_default() {
                by_branch.entry(branches.of(branch)).or_default().push(way);
            }
            let own = by_branch.keys().next().copied();
            for other in by_branch.keys().skip(1) {
                branches.whole[*other] = own.unwrap_or(*other);
            }
            let waits = self.model.get(node).kind == Kind::Gateway(Gateway::Parallel);
            if by_branch.len() > 1 && !waits {
                self.join_before(node, by_branch.into_values().collect());
            }
            for way in self.out.get(&node).into_iter().flatten() {
                if !self.ways[*way].back {
                    let branch = own.unwrap_or_else(|| branches.another());
                    come.entry(self.ways[*way].to).or_default().push((branch, *way));
                }
            }
        }
    }

    /// Of each branch one way must have come.
    fn join_before(&mut self, meeting: ElementId, branches: Vec<Vec<usize>>) {
        let lane = self.model.get(meeting).lane;
        let id = self.numbered("join");
        let join = self.add(&id, "", Kind::Gateway(Gateway::Parallel), lane);
        for ways in branches {
            let mut to = join;
            if ways.len() > 1 {
                let id = self.numbered("merge");
                to = self.add(&id, "", Kind::Gateway(Gateway::Exclusive), lane);
                self.way(to, join, "");
            }
            for way in ways {
                self.ways[way].to = to;
            }
        }
        self.way(join, meeting, "");
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

/// The branches of a fork; those that have met are one.
#[derive(Default)]
struct Branches {
    /// Of which each has become a part; itself if of none.
    whole: Vec<usize>,
}

impl Branches {
    fn another(&mut self) -> usize {
        self.whole.push(self.whole.len());
        self.whole.len() - 1
    }

    fn of(&mut self, branch: usize) -> usize {
        let mut at = branch;
        while self.whole[at] != at {
            self.whole[at] = self.whole[self.whole[at]];
            at = self.whole[at];
        }
        at
    }
}
