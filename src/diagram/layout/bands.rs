//! The bands of a grid: pools with their lanes, one below the other.

use std::collections::BTreeMap;

use super::parts::{Holder, Parts};
use super::size;
use crate::diagram::model::{ElementId, Kind, Model};
use crate::diagram::svg::text_width;

/// Names of lanes are wrapped, so a long one makes no lane higher than this.
const HIGHEST: f64 = 180.0;

/// Bands in groups, a group a pool.
#[derive(Default)]
pub(super) struct Bands {
    /// The pools; nothing for what stands in none.
    pub(super) groups: Vec<Option<ElementId>>,
    /// The group of each band, and how high it is at least.
    pub(super) bands: Vec<(usize, f64)>,
    /// The bands of each lane, from the first to the last, and in how many lanes it is.
    pub(super) lanes: BTreeMap<ElementId, Span>,
    /// The band for nodes of a lane or a group itself.
    of_lane: BTreeMap<ElementId, usize>,
    of_group: BTreeMap<Option<ElementId>, usize>,
}

/// What a lane reaches over.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) level: usize,
}

impl Bands {
    pub(super) fn of(model: &Model, parts: &Parts, holder: Holder) -> Self {
        let mut bands = Self::default();
        let members = parts.members.get(&holder).map_or(&[][..], Vec::as_slice);
        if holder.is_some() {
            bands.groups.push(None);
            bands.bands.push((0, 0.0));
            bands.of_group.insert(None, 0);
            return bands;
        }
        let pool = |id: &ElementId| parts.pool[id.0 as usize];
        // The lanes in each pool and in each lane; a lane's pool counts, not that of the outer lane.
        let mut inside: BTreeMap<(Option<ElementId>, Option<ElementId>), Vec<ElementId>> =
            BTreeMap::new();
        let mut groups = Vec::new();
        let lane = |id: &ElementId| {
            let outer = model.get(*id).lane.filter(|lane| *lane < *id && pool(lane) == pool(id));
            outer.filter(|lane| model.get(*lane).kind == Kind::Lane)
        };
        for (id, element) in model.iter() {
            match element.kind {
                Kind::Pool { .. } => groups.push(Some(id)),
                // A sub-process is shown without its lanes.
                Kind::Lane if parts.holder[id.0 as usize].is_some() => {}
                Kind::Lane => inside.entry((pool(&id), lane(&id))).or_default().push(id),
                _ => {}
            }
        }
        let own = |id: &&ElementId| lane(id).is_none();
        let mut holds: BTreeMap<Option<ElementId>, bool> = BTreeMap::new();
        members.iter().filter(own).for_each(|id| _ = holds.insert(pool(id), true));
        let mut lanes_hold: BTreeMap<ElementId, bool> = BTreeMap::new();
        members.iter().filter_map(lane).for_each(|lane| _ = lanes_hold.insert(lane, true));
        let is_loose = members.iter().any(|id| pool(id).is_none());
        if is_loose || inside.keys().any(|(pool, _)| pool.is_none()) {
            groups.insert(0, None);
        }
        for (at, group) in groups.iter().enumerate() {
            let roots = inside.get(&(*group, None)).map_or(&[][..], Vec::as_slice);
            // Lanes still to come, the next one last, and those that end when it is reached.
            let mut open: Vec<(ElementId, usize, bool)> =
                roots.iter().rev().map(|lane| (*lane, 0, false)).collect();
            while let Some((lane, level, is_end)) = open.pop() {
                if is_end {
                    let last = bands.bands.len() - 1;
                    bands.lanes.entry(lane).and_modify(|span| span.last = last);
                    continue;
                }
                let first = bands.bands.len();
                bands.lanes.insert(lane, Span { first, last: first, level });
                let inner = inside.get(&(*group, Some(lane))).map_or(&[][..], Vec::as_slice);
                if inner.is_empty() || lanes_hold.contains_key(&lane) {
                    bands.of_lane.insert(lane, first);
                    let long = text_width(&model.get(lane).name, size::INSIDE).ceil();
                    bands.bands.push((at, (long + 16.0).min(HIGHEST)));
                }
                open.push((lane, level, true));
                open.extend(inner.iter().rev().map(|lane| (*lane, level + 1, false)));
            }
            if roots.is_empty() || holds.contains_key(group) {
                bands.of_group.insert(*group, bands.bands.len());
                bands.bands.push((at, 0.0));
            }
        }
        bands.groups = groups;
        bands
    }

    /// The band of a node.
    pub(super) fn of_node(
        &self,
        model: &Model,
        parts: &Parts,
        holder: Holder,
        id: ElementId,
    ) -> usize {
        if holder.is_some() {
            return 0;
        }
        let pool = parts.pool[id.0 as usize];
        let lane = model.get(id).lane.filter(|lane| parts.pool[lane.0 as usize] == pool);
        let band = lane.and_then(|lane| self.of_lane.get(&lane));
        band.or_else(|| self.of_group.get(&pool)).copied().unwrap_or(0)
    }
}
