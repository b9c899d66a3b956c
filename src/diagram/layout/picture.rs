//! One grid, from what stands in it to shapes and lines.

use std::collections::BTreeMap;

use super::bands::Bands;
use super::grid::{Label, Node, Part};
use super::parts::{Holder, Line, Parts};
use super::place::{Band, Places};
use super::rank::{Arrow, Ranks, ranks};
use super::route::{End, Heights, Router, X, Y};
use super::{rows, size};
use crate::diagram::model::{ElementId, Event, FlowKind, Kind, Model, Point, Position, Rect};

/// The width of the title of a pool or a lane.
const TITLE: f64 = 30.0;

/// What is drawn of a grid, from its own corner.
#[derive(Default)]
pub(super) struct Picture {
    pub(super) shapes: Vec<(ElementId, Rect, Option<Rect>)>,
    pub(super) edges: Vec<(ElementId, Vec<Point>, Option<Rect>)>,
    pub(super) size: (f64, f64),
}

/// Draws what stands in a holder.
pub(super) fn draw(
    model: &Model,
    parts: &Parts,
    holder: Holder,
    sizes: &BTreeMap<ElementId, (f64, f64)>,
) -> Picture {
    let bands = Bands::of(model, parts, holder);
    let lines = parts.lines.get(&holder).map_or(&[][..], Vec::as_slice);
    let mut nodes = nodes(model, parts, holder, sizes, &bands, lines);
    let mut ends = BTreeMap::new();
    for (group, pool) in bands.groups.iter().enumerate() {
        pool.iter().for_each(|pool| _ = ends.insert(*pool, End::Pool(group)));
    }
    for (at, node) in nodes.iter().enumerate() {
        ends.insert(node.element, End::Node(at));
        let events = node.events.iter().enumerate();
        events.for_each(|(part, it)| _ = ends.insert(it.element, End::Event(at, part)));
        let things = node.things.iter().enumerate();
        things.for_each(|(part, it)| _ = ends.insert(it.element, End::Thing(at, part)));
    }
    let end = |id: ElementId| ends.get(&id).copied();
    let lines: Vec<(ElementId, End, End)> =
        lines.iter().filter_map(|line| Some((line.flow, end(line.from)?, end(line.to)?))).collect();

    let (arrows, of_arrow, aside, ranks) = columns(model, &nodes, &lines);
    let of_band: Vec<usize> = nodes.iter().map(|node| node.band).collect();
    let (in_band, kept) = rows::rows(&of_band, &arrows, &aside, &ranks);
    let mut counts = vec![0; bands.bands.len()];
    for (node, row) in nodes.iter().zip(&in_band) {
        counts[node.band] = counts[node.band].max(row + 1);
    }
    kept.keys().for_each(|(_, band, row)| counts[*band] = counts[*band].max(row + 1));
    let (heights, placed) = heights(&bands, &counts);
    for (at, node) in nodes.iter_mut().enumerate() {
        node.column = ranks.columns[at];
        node.row = placed[node.band].rows.start + in_band[at];
    }

    let groups: Vec<usize> = nodes.iter().map(|node| bands.bands[node.band].0).collect();
    let mut taken = BTreeMap::new();
    for ((column, band, row), arrow) in kept {
        taken.insert((column, placed[band].rows.start + row), Some(of_arrow[arrow]));
    }
    taken.extend(nodes.iter().map(|node| ((node.column, node.row), None)));
    let mut router = Router {
        nodes: &nodes,
        heights: &heights,
        groups: &groups,
        taken,
        across: Vec::new(),
        along: Vec::new(),
        left: BTreeMap::new(),
        messages: BTreeMap::new(),
    };
    let (ways, names) = ways(model, &mut router, &lines);
    let (across, along) = (std::mem::take(&mut router.across), std::mem::take(&mut router.along));
    let titles = bands.lanes.values().map(|span| span.level + 1).max().unwrap_or(0)
        + usize::from(bands.groups.iter().any(Option::is_some));
    let before = titles as f64 * TITLE;
    let places = Places::new(&nodes, &placed, &heights, (&across, &along), before, &names);
    let mut picture = Picture { size: (places.width, places.height), ..Picture::default() };
    frames(&mut picture, &bands, &places);
    nodes
        .iter()
        .for_each(|node| shapes(&mut picture, node, places.middle(node), places.bounds(node)));
    for (flow, way) in ways {
        let points = places.points(&nodes, &way);
        let mut label = name(model, flow).and_then(|size| label(&points, size));
        // Lines that leave together part first: then each has its name.
        if let ([(X::Node(from, _), _), (X::Node(..), _)], Some(label)) = (&way[..], &mut label)
            && points[0].y == points[1].y
        {
            label.x = label.x.max(places.after(&nodes[*from]) + 6.0);
        }
        if points.len() > 1 {
            picture.edges.push((flow, points, label));
        }
    }
    picture
}

/// The size of a flow's name.
fn name(model: &Model, flow: ElementId) -> Option<(f64, f64)> {
    let name = model.get(flow).name.trim();
    (!name.is_empty()).then(|| size::name(name))
}

fn nodes(
    model: &Model,
    parts: &Parts,
    holder: Holder,
    sizes: &BTreeMap<ElementId, (f64, f64)>,
    bands: &Bands,
    lines: &[Line],
) -> Vec<Node> {
    // Names of events give way to messages that come or go below.
    let mut messages: BTreeMap<ElementId, (bool, bool)> = BTreeMap::new();
    let groups: BTreeMap<Option<ElementId>, usize> =
        bands.groups.iter().enumerate().map(|(at, group)| (*group, at)).collect();
    let group = |id: ElementId| {
        let pool = match model.get(id).kind {
            Kind::Pool { .. } => Some(id),
            _ => parts.pool[id.0 as usize],
        };
        groups.get(&pool).copied()
    };
    let message = |line: &&Line| {
        model.get(line.flow).flow().is_some_and(|flow| flow.kind == FlowKind::Message)
    };
    for line in lines.iter().filter(message) {
        for (end, other) in [(line.from, line.to), (line.to, line.from)] {
            let seen = messages.entry(end).or_default();
            match group(other) > group(end) {
                true => seen.1 = true,
                false => seen.0 = true,
            }
        }
    }
    let members = parts.members.get(&holder).map_or(&[][..], Vec::as_slice);
    let node = |id: &ElementId| {
        let size = sizes.get(id).copied().unwrap_or_else(|| size::node(model.get(*id)));
        let things = parts.things.get(id).map_or(&[][..], Vec::as_slice);
        let events = parts.events.get(id).map_or(&[][..], Vec::as_slice);
        let upwards = messages.get(id) == Some(&(false, true));
        let mut node = Node::new(model, *id, size, things, events, upwards);
        node.band = bands.of_node(model, parts, holder, *id);
        node
    };
    members.iter().map(node).collect()
}

/// The columns: by sequence flows, and by messages as far as these agree. Each arrow with its line,
/// and whether it leaves a boundary.
fn columns(
    model: &Model,
    nodes: &[Node],
    lines: &[(ElementId, End, End)],
) -> (Vec<Arrow>, Vec<usize>, Vec<bool>, Ranks) {
    let kind = |flow: ElementId| model.get(flow).flow().map(|flow| flow.kind);
    let (mut arrows, mut of_arrow, mut aside) = (Vec::new(), Vec::new(), Vec::new());
    let mut told = Vec::new();
    for (at, (flow, from, to)) in lines.iter().enumerate() {
        let (from, to, is_aside) = match (from, to) {
            (End::Node(from), End::Node(to)) => (*from, *to, false),
            (End::Event(from, _), End::Node(to)) => (*from, *to, true),
            _ => continue,
        };
        match kind(*flow) {
            Some(FlowKind::Message) => told.push(Arrow { from, to, length: 0 }),
            _ => {
                arrows.push(Arrow { from, to, length: 1 });
                of_arrow.push(at);
                aside.push(is_aside);
            }
        }
    }
    let is_start = |at: &usize| {
        matches!(
            &model.get(nodes[*at].element).kind,
            Kind::Event(Event { position: Position::Start, .. })
        )
    };
    let first: Vec<usize> = (0..nodes.len()).filter(is_start).collect();
    let own = ranks(nodes.len(), &arrows, &first);
    if told.is_empty() {
        return (arrows, of_arrow, aside, own);
    }
    let ahead: Vec<usize> = (0..arrows.len()).filter(|at| !own.back[*at]).collect();
    let with = |told: Vec<Arrow>| {
        let all: Vec<Arrow> = ahead.iter().map(|at| arrows[*at]).chain(told).collect();
        ranks(nodes.len(), &all, &first)
    };
    let mut both = with(told.clone());
    if both.back[..ahead.len()].contains(&true) {
        // Messages in circles: only those that agree with the order so far.
        told.retain(|arrow| own.columns[arrow.from] <= own.columns[arrow.to]);
        both = with(told);
    }
    let ranks = Ranks { columns: both.columns, back: own.back, heights: own.heights };
    (arrows, of_arrow, aside, ranks)
}

/// The rows and channels of all bands, one below the other.
fn heights(bands: &Bands, counts: &[usize]) -> (Heights, Vec<Band>) {
    let mut heights = Heights::default();
    let mut placed = Vec::new();
    let mut rank = 0;
    let mut step = || {
        rank += 1;
        rank
    };
    for ((group, least), count) in bands.bands.iter().zip(counts) {
        let first = heights.row.len();
        if heights.edges.len() == *group {
            heights.edges.push((step(), 0));
            heights.rows.push((first, first));
        }
        heights.channel.push(step());
        for _ in 0..*count {
            heights.over.push(heights.channel.len() - 1);
            heights.row.push(step());
            heights.channel.push(step());
            heights.under.push(heights.channel.len() - 1);
        }
        let after = heights.row.len();
        heights.edges[*group].1 = step();
        heights.rows[*group].1 = after;
        placed.push(Band { group: *group, rows: first..after, least: *least });
    }
    (heights, placed)
}

type Ways = Vec<(ElementId, Vec<(X, Y)>)>;

/// The ways of all lines, and how wide the names are that stand in the channels between columns.
fn ways(
    model: &Model,
    router: &mut Router<'_>,
    lines: &[(ElementId, End, End)],
) -> (Ways, BTreeMap<usize, f64>) {
    let mut names: BTreeMap<usize, f64> = BTreeMap::new();
    let mut ways = Vec::new();
    // Short lines first: they are straight, and others find a way around them.
    let mut order: Vec<usize> = (0..lines.len()).collect();
    let far = |end: End, router: &Router<'_>| match end {
        End::Node(node) | End::Event(node, _) | End::Thing(node, _) => router.nodes[node].column,
        End::Pool(_) => 0,
    };
    order.sort_by_key(|at| far(lines[*at].1, router).abs_diff(far(lines[*at].2, router)));
    for at in order {
        let (flow, from, to) = lines[at];
        let name = name(model, flow);
        let is_message = model.get(flow).flow().is_some_and(|flow| flow.kind == FlowKind::Message);
        let way = match (from, to) {
            (End::Thing(node, thing), End::Node(to) | End::Event(to, _)) if node == to => {
                Some(router.tie(node, thing))
            }
            (End::Node(to) | End::Event(to, _), End::Thing(node, thing)) if node == to => {
                let mut way = router.tie(node, thing);
                way.reverse();
                Some(way)
            }
            (End::Thing(node, thing), End::Node(to) | End::Event(to, _)) => {
                Some(router.association((node, thing), to))
            }
            (End::Node(to) | End::Event(to, _), End::Thing(node, thing)) => {
                let mut way = router.association((node, thing), to);
                way.reverse();
                Some(way)
            }
            (from, to) if is_message => router.message(at, from, to, name.is_some()),
            (End::Node(from), End::Node(to)) => {
                if let Some((width, _)) = name {
                    let wide = names.entry(router.nodes[from].column + 1).or_default();
                    *wide = wide.max(width);
                }
                Some(router.sequence(at, from, to, name.is_some()))
            }
            (End::Event(from, event), End::Node(to)) => {
                Some(router.aside(at, (from, event), to, name.is_some()))
            }
            _ => None,
        };
        ways.extend(way.map(|way| (flow, way)));
    }
    (ways, names)
}

fn frames(picture: &mut Picture, bands: &Bands, places: &Places) {
    let mut inset = vec![0.0; bands.groups.len()];
    for (at, pool) in bands.groups.iter().enumerate() {
        let Some((pool, (top, bottom))) = pool.zip(places.groups.get(at).copied()) else {
            continue;
        };
        inset[at] = TITLE;
        let rect = Rect { x: 0.0, y: top, width: places.width, height: bottom - top };
        picture.shapes.push((pool, rect, None));
    }
    for (lane, span) in &bands.lanes {
        let x = inset[bands.bands[span.first].0] + span.level as f64 * TITLE;
        let (y, end) = (places.bands[span.first].0, places.bands[span.last].1);
        let rect = Rect { x, y, width: places.width - x, height: end - y };
        picture.shapes.push((*lane, rect, None));
    }
}

fn shapes(picture: &mut Picture, node: &Node, middle: Point, bounds: Rect) {
    let label = |label: Label| Rect {
        x: middle.x + label.x,
        y: middle.y + label.y,
        width: label.width,
        height: label.height,
    };
    picture.shapes.push((node.element, bounds, node.label.map(label)));
    for Part { element, x, y, width, height, label: own } in node.things.iter().chain(&node.events)
    {
        let (x, y) = (middle.x + x - width / 2.0, middle.y + y - height / 2.0);
        let rect = Rect { x, y, width: *width, height: *height };
        picture.shapes.push((*element, rect, own.map(label)));
    }
}

/// Where the name of a line stands: over its first level part that no other line begins with.
fn label(points: &[Point], (width, height): (f64, f64)) -> Option<Rect> {
    let parts: Vec<(Point, Point)> = points.windows(2).map(|two| (two[0], two[1])).collect();
    let is_level = |(from, to): &&(Point, Point)| from.y == to.y;
    let length = |(from, to): &(Point, Point)| (to.x - from.x).abs();
    let own = if parts.len() > 1 { &parts[1..] } else { &parts[..] };
    let roomy = own.iter().filter(is_level).find(|part| length(part) >= width + 8.0);
    let longest = || parts.iter().filter(is_level).max_by(|a, b| length(a).total_cmp(&length(b)));
    match roomy.or_else(longest) {
        Some((from, to)) => {
            let x = if to.x >= from.x { from.x + 6.0 } else { from.x - 6.0 - width };
            Some(Rect { x, y: from.y - height - 3.0, width, height })
        }
        None => {
            let (from, to) = parts.first()?;
            let y = (from.y + to.y - height) / 2.0;
            Some(Rect { x: from.x + 6.0, y, width, height })
        }
    }
}
