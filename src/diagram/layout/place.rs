//! Numbers for places: how wide columns and channels are, and where all of it stands.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::Node;
use super::route::{Heights, Slot, X, Y};
use super::size;
use crate::diagram::model::{Point, Rect};

/// Between lines that run side by side.
const TRACK: f64 = 12.0;
/// What a channel between columns has left and right of its lines: room for the arrow's head.
const ASIDE: f64 = 18.0;
/// What a channel between rows has above and below its lines.
const APART: f64 = 10.0;
/// The least room between columns.
const BETWEEN: f64 = 48.0;
/// The least height of a band without nodes.
const EMPTY: f64 = 60.0;
/// Between pools.
const GROUPS: f64 = 40.0;

/// A band: its rows and the channels over and under them, and how high it must be.
pub(super) struct Band {
    pub(super) group: usize,
    pub(super) rows: std::ops::Range<usize>,
    pub(super) least: f64,
}

/// Where everything stands.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// The middle of each column and row.
    columns: Vec<f64>,
    rows: Vec<f64>,
    across: Vec<f64>,
    along: Vec<f64>,
    /// Top and bottom of each band.
    pub(super) bands: Vec<(f64, f64)>,
    /// Top and bottom of each group.
    pub(super) groups: Vec<(f64, f64)>,
    pub(super) width: f64,
    pub(super) height: f64,
    /// Right of the lines that leave each column, by its channel.
    after: Vec<f64>,
}

/// The tracks of the parts in each channel, by part, and how many each channel has, by side.
struct Tracks {
    of: Vec<usize>,
    counts: BTreeMap<(usize, bool), usize>,
}

impl Places {
    /// The places of a grid; `before` is what stands left of the first column.
    pub(super) fn new(
        nodes: &[Node],
        bands: &[Band],
        heights: &Heights,
        (across, along): (&[Slot], &[Slot]),
        before: f64,
        names: &BTreeMap<usize, f64>,
    ) -> Self {
        let mut places = Self::default();
        places.across(nodes, across, before, names);
        places.along(nodes, bands, heights, along);
        places
    }

    fn across(
        &mut self,
        nodes: &[Node],
        slots: &[Slot],
        before: f64,
        names: &BTreeMap<usize, f64>,
    ) {
        let wide = nodes.iter().map(|node| node.column + 1).max().unwrap_or(0);
        let mut widths: Vec<f64> = vec![0.0; wide];
        for node in nodes {
            widths[node.column] = widths[node.column].max(node.room);
        }
        let tracks = tracks(slots);
        let count = |channel, right| tracks.counts.get(&(channel, right)).copied().unwrap_or(0);
        let mut x = before;
        let mut channels = Vec::new();
        for channel in 0..=wide {
            let lines = (count(channel, false) + count(channel, true)) as f64 * TRACK;
            // Names stand between the lines of the column on the left and those of the other.
            let name = names.get(&channel).map_or(0.0, |width| width + 8.0);
            let least = if channel == 0 || channel == wide { 2.0 * ASIDE } else { BETWEEN };
            let width = (2.0 * ASIDE + lines + name).max(least);
            channels.push((x, x + width));
            self.after.push(x + ASIDE + count(channel, false) as f64 * TRACK - TRACK);
            x += width;
            if let Some(width) = widths.get(channel) {
                self.columns.push(x + width / 2.0);
                x += width;
            }
        }
        self.width = x;
        let place = |(slot, track): (&Slot, &usize)| {
            let (from, to) = channels[slot.channel.min(wide)];
            match slot.right {
                true => to - ASIDE - *track as f64 * TRACK,
                false => from + ASIDE + *track as f64 * TRACK,
            }
        };
        self.across = slots.iter().zip(&tracks.of).map(place).collect();
    }

    fn along(&mut self, nodes: &[Node], bands: &[Band], heights: &Heights, slots: &[Slot]) {
        let count = heights.row.len();
        let (mut up, mut down): (Vec<f64>, Vec<f64>) = (vec![0.0; count], vec![0.0; count]);
        for node in nodes {
            up[node.row] = up[node.row].max(node.height / 2.0 + node.above);
            down[node.row] = down[node.row].max(node.height / 2.0 + node.below);
        }
        let tracks = tracks(slots);
        let mut pitch: BTreeMap<usize, f64> = BTreeMap::new();
        for slot in slots {
            let wanted = if slot.named { TRACK + 2.0 * size::LINE } else { TRACK };
            let own = pitch.entry(slot.channel).or_insert(TRACK);
            *own = own.max(wanted);
        }
        let pitch = |channel: usize| pitch.get(&channel).copied().unwrap_or(TRACK);
        let high = |channel: usize| {
            let lines = tracks.counts.get(&(channel, false)).copied().unwrap_or(0) as f64;
            2.0 * APART + lines * pitch(channel)
        };
        let mut tops = vec![0.0; heights.channel.len()];
        let mut y = 0.0;
        for (at, band) in bands.iter().enumerate() {
            if at > 0 && bands[at - 1].group != band.group {
                y += GROUPS;
            }
            let first = y;
            // A band that is higher than its rows has them in its middle.
            let content: f64 = band
                .rows
                .clone()
                .map(|row| high(heights.over[row]) + up[row] + down[row])
                .sum::<f64>()
                + band.rows.clone().last().map_or(0.0, |row| high(heights.under[row]));
            let least = band.least.max(EMPTY);
            y += ((least - content) / 2.0).max(0.0);
            for row in band.rows.clone() {
                tops[heights.over[row]] = y;
                y += high(heights.over[row]) + up[row];
                self.rows.push(y);
                y += down[row];
                tops[heights.under[row]] = y;
            }
            if let Some(row) = band.rows.clone().last() {
                y += high(heights.under[row]);
            }
            y = y.max(first + content + ((least - content) / 2.0).max(0.0) * 2.0);
            self.bands.push((first, y));
            match self.groups.get_mut(band.group) {
                Some(group) => group.1 = y,
                None => self.groups.push((first, y)),
            }
        }
        self.height = y;
        let place = |(slot, track): (&Slot, &usize)| {
            let pitch = pitch(slot.channel);
            tops[slot.channel] + APART + *track as f64 * pitch + (pitch - TRACK / 2.0)
        };
        self.along = slots.iter().zip(&tracks.of).map(place).collect();
    }

    /// Where a name may begin that stands right of the lines that leave a node.
    pub(super) fn after(&self, node: &Node) -> f64 {
        self.after[node.column + 1]
    }

    pub(super) fn middle(&self, node: &Node) -> Point {
        Point { x: self.columns[node.column], y: self.rows[node.row] }
    }

    pub(super) fn bounds(&self, node: &Node) -> Rect {
        let middle = self.middle(node);
        let (width, height) = (node.width, node.height);
        Rect { x: middle.x - width / 2.0, y: middle.y - height / 2.0, width, height }
    }

    /// The points of a way, without those on a straight line.
    pub(super) fn points(&self, nodes: &[Node], way: &[(X, Y)]) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::with_capacity(way.len());
        for (x, y) in way {
            let x = match *x {
                X::Node(node, off) => self.columns[nodes[node].column] + off,
                X::Track(slot) => self.across[slot],
            };
            let y = match *y {
                Y::Node(node, off) => self.rows[nodes[node].row] + off,
                Y::Track(slot) => self.along[slot],
                Y::Top(group) => self.groups[group].0,
                Y::Bottom(group) => self.groups[group].1,
            };
            if let [.., a, b] = &points[..]
                && ((a.x == b.x && b.x == x) || (a.y == b.y && b.y == y))
            {
                points.pop();
            }
            points.push(Point { x, y });
        }
        points
    }
}

/// The parts of each channel on as few tracks as keep them apart; those of one key may meet.
fn tracks(slots: &[Slot]) -> Tracks {
    let mut order: Vec<usize> = (0..slots.len()).collect();
    order.sort_by_key(|at| {
        let slot = &slots[*at];
        (slot.channel, slot.right, slot.from, slot.to, *at)
    });
    let mut tracks = Tracks { of: vec![0; slots.len()], counts: BTreeMap::new() };
    let mut of_key: BTreeMap<(u8, usize), (usize, usize)> = BTreeMap::new();
    let mut ends: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut last: Vec<usize> = Vec::new();
    let mut channel = None;
    for at in order {
        let slot = &slots[at];
        if channel != Some((slot.channel, slot.right)) {
            channel = Some((slot.channel, slot.right));
            of_key.clear();
            ends.clear();
            last.clear();
        }
        let shared = of_key.get(&slot.key).filter(|(_, end)| *end >= slot.from);
        let shared = shared.map(|(track, _)| *track);
        let free = ends.first().filter(|(end, _)| *end < slot.from).map(|(_, track)| *track);
        let track = shared.or(free).unwrap_or(last.len());
        match last.get(track).copied() {
            Some(end) => {
                ends.remove(&(end, track));
                last[track] = end.max(slot.to);
            }
            None => last.push(slot.to),
        }
        ends.insert((last[track], track));
        let own = of_key.entry(slot.key).or_insert((track, slot.to));
        *own = if own.0 == track { (track, own.1.max(slot.to)) } else { (track, slot.to) };
        tracks.of[at] = track;
        tracks.counts.insert((slot.channel, slot.right), last.len());
    }
    tracks
}
