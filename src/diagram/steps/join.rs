//! Where parallel ways meet, they wait for each other.

use std::collections::BTreeMap;

use super::List;
use crate::diagram::model::{ElementId, Gateway, Kind};

/// Where nodes stand in the order of the flow: what joins ways before a step is in its place, the
/// oldest first, then the step.
type Place = (usize, u32);

impl List {
    /// A gateway before each step where ways meet that part to be gone all at once.
    pub(super) fn join(&mut self) {
        let order = self.order();
        let mut places: Vec<Place> = vec![(0, 0); order.len()];
        for (at, node) in order.iter().enumerate() {
            places[node.0 as usize] = (at, u32::MAX);
        }
        // The last first: their ways have met when those of the forks before them do.
        for fork in order.into_iter().rev() {
            if self.forks.contains(&fork) {
                self.join_after(fork, &mut places);
            }
        }
    }

    /// All elements, each after all that lead to it. What leads to an open node leads back, and counts
    /// for nothing here.
    fn order(&mut self) -> Vec<ElementId> {
        let mut state = vec![State::New; self.model.elements.len()];
        let mut done = Vec::new();
        for (root, _) in self.model.iter() {
            if state[root.0 as usize] != State::New {
                continue;
            }
            state[root.0 as usize] = State::Open;
            let mut open = vec![(root, 0)];
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
                    State::Done => {}
                    State::New => {
                        state[to.0 as usize] = State::Open;
                        open.push((to, 0));
                    }
                }
            }
        }
        done.reverse();
        done
    }

    fn join_after(&mut self, fork: ElementId, places: &mut Vec<Place>) {
        let mut branches = Branches::default();
        // Of each node still to come: the ways to it, each with the branch of the fork it is of.
        let mut coming: BTreeMap<(Place, ElementId), Vec<(usize, usize)>> = BTreeMap::new();
        for way in self.out.get(&fork).into_iter().flatten().filter(|way| !self.ways[**way].back) {
            let to = self.ways[*way].to;
            coming.entry((places[to.0 as usize], to)).or_default().push((branches.another(), *way));
        }
        while branches.open > 1
            && let Some(((_, node), ways)) = coming.pop_first()
        {
            let mut by_branch: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for (branch, way) in ways {
                by_branch.entry(branches.leave(branch)).or_default().push(way);
            }
            let Some(branch) = branches.unite(by_branch.keys().copied()) else { continue };
            if by_branch.len() > 1 && matches!(self.model.get(node).kind, Kind::Activity(_)) {
                self.join_before(node, by_branch.into_values().collect(), places);
            }
            for way in
                self.out.get(&node).into_iter().flatten().filter(|way| !self.ways[**way].back)
            {
                let to = self.ways[*way].to;
                branches.enter(branch);
                coming.entry((places[to.0 as usize], to)).or_default().push((branch, *way));
            }
        }
    }

    /// Of each branch one way must have come.
    fn join_before(
        &mut self,
        meeting: ElementId,
        branches: Vec<Vec<usize>>,
        places: &mut Vec<Place>,
    ) {
        let lane = self.model.get(meeting).lane;
        let (place, _) = places[meeting.0 as usize];
        let mut add = |list: &mut Self, what: &str, kind| {
            let id = list.numbered(what);
            let node = list.add(&id, "", Kind::Gateway(kind), lane);
            places.push((place, node.0));
            node
        };
        let mut joined = Vec::new();
        for ways in branches {
            if let [way] = ways[..] {
                joined.push(way);
                continue;
            }
            let merge = add(self, "merge", Gateway::Exclusive);
            for way in ways {
                self.ways[way].to = merge;
            }
            joined.push(self.ways.len());
            self.way(merge, meeting, "");
        }
        let join = add(self, "join", Gateway::Parallel);
        for way in joined {
            self.ways[way].to = join;
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
    /// How many ways of each are still to be followed.
    ways: Vec<usize>,
    /// How many branches have such ways.
    open: usize,
}

impl Branches {
    fn another(&mut self) -> usize {
        let branch = self.whole.len();
        self.whole.push(branch);
        self.ways.push(0);
        self.enter(branch);
        branch
    }

    fn enter(&mut self, branch: usize) {
        self.ways[branch] += 1;
        if self.ways[branch] == 1 {
            self.open += 1;
        }
    }

    /// One way of a branch has been followed; the branch as it is now.
    fn leave(&mut self, branch: usize) -> usize {
        let mut at = branch;
        while self.whole[at] != at {
            self.whole[at] = self.whole[self.whole[at]];
            at = self.whole[at];
        }
        self.ways[at] -= 1;
        if self.ways[at] == 0 {
            self.open -= 1;
        }
        at
    }

    /// The first of those that have met; the others are part of it.
    fn unite(&mut self, mut met: impl Iterator<Item = usize>) -> Option<usize> {
        let first = met.next()?;
        for other in met {
            self.whole[other] = first;
            let ways = std::mem::take(&mut self.ways[other]);
            if ways > 0 && self.ways[first] > 0 {
                self.open -= 1;
            }
            self.ways[first] += ways;
        }
        Some(first)
    }
}
