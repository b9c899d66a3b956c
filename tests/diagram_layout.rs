//! Pictures of any model: nothing overlaps, no line crosses a node, all stands where it belongs.

mod support;

use proptest::prelude::*;
use support::random_model;
use verbundwiki::diagram::{
    Activity, ActivityKind, Diagram, ElementId, Event, FlowKind, Kind, Model, Point, Position,
    Rect, SubProcess, Task, lay_out, svg,
};

/// What may hide hairs of rounding.
const HAIR: f64 = 0.5;

struct Picture<'a> {
    model: &'a Model,
    diagram: Diagram,
    bounds: Vec<Option<Rect>>,
}

impl<'a> Picture<'a> {
    fn new(model: &'a Model) -> Self {
        let diagram = lay_out(model);
        let mut bounds = vec![None; model.elements.len()];
        for shape in &diagram.shapes {
            let twice = bounds[shape.element.0 as usize].replace(shape.bounds);
            assert!(twice.is_none(), "{:?} is shown twice", shape.element);
        }
        Self { model, diagram, bounds }
    }

    fn is_solid(&self, id: ElementId) -> bool {
        !matches!(
            self.model.get(id).kind,
            Kind::Pool { .. } | Kind::Lane | Kind::Group | Kind::Flow(_)
        )
    }

    fn host(&self, id: ElementId) -> Option<ElementId> {
        match &self.model.get(id).kind {
            Kind::Event(Event { position: Position::Boundary(host), .. }) => Some(*host),
            _ => None,
        }
    }

    /// An element, its host, and all that holds it.
    fn around(&self, id: ElementId) -> Vec<ElementId> {
        let out = |id: &ElementId| self.host(*id).or(self.model.get(*id).within);
        let mut around: Vec<ElementId> = std::iter::successors(Some(id), out).collect();
        // A thing stands where its node does, whatever its own holder.
        let joined = self.model.iter().filter_map(|(_, element)| element.flow());
        for flow in joined {
            if matches!(self.model.get(id).kind, Kind::Data(_) | Kind::Annotation) {
                for (one, other) in [(flow.source, flow.target), (flow.target, flow.source)] {
                    if one == id {
                        let other = self.model.get(other).flow().map_or(other, |flow| flow.source);
                        around.extend(std::iter::successors(Some(other), out).skip(1));
                    }
                }
            }
        }
        around
    }

    fn check(&self) {
        self.everything_is_shown();
        self.nothing_overlaps();
        self.all_in_lane_and_pool();
        self.lines_cross_no_node();
    }

    fn everything_is_shown(&self) {
        for (id, element) in self.model.iter() {
            match &element.kind {
                Kind::Group => {}
                Kind::Annotation if element.name.is_empty() => {}
                Kind::Flow(flow) => {
                    let holder = |id: ElementId| {
                        let id = self.host(id).unwrap_or(id);
                        self.model.get(id).within
                    };
                    let is_near = holder(flow.source) == holder(flow.target);
                    let is_shown = self.diagram.edges.iter().any(|edge| edge.element == id);
                    if matches!(flow.kind, FlowKind::Sequence { .. }) && is_near {
                        assert!(is_shown, "{} is not shown", element.id);
                    }
                }
                _ => assert!(self.bounds[id.0 as usize].is_some(), "{} is not shown", element.id),
            }
        }
    }

    fn nothing_overlaps(&self) {
        let solid: Vec<(ElementId, Rect)> = self
            .diagram
            .shapes
            .iter()
            .filter(|shape| self.is_solid(shape.element))
            .map(|shape| (shape.element, shape.bounds))
            .collect();
        for (at, (a, one)) in solid.iter().enumerate() {
            for (b, two) in &solid[at + 1..] {
                let meets = one.x + HAIR < two.x + two.width
                    && two.x + HAIR < one.x + one.width
                    && one.y + HAIR < two.y + two.height
                    && two.y + HAIR < one.y + one.height;
                if meets {
                    let is_inside = self.around(*a).contains(b) || self.around(*b).contains(a);
                    assert!(is_inside, "{a:?} {one:?} overlaps {b:?} {two:?}");
                }
            }
        }
    }

    fn all_in_lane_and_pool(&self) {
        for (id, element) in self.model.iter() {
            let is_flowing =
                matches!(element.kind, Kind::Activity(_) | Kind::Event(_) | Kind::Gateway(_));
            let id = self.host(id).unwrap_or(id);
            let (Some(own), true) = (self.bounds[id.0 as usize], is_flowing) else { continue };
            let within = self.model.get(id).within;
            let is_inner =
                within.is_some_and(|id| matches!(self.model.get(id).kind, Kind::Activity(_)));
            let lane = self.model.get(id).lane.filter(|_| !is_inner);
            for frame in within.into_iter().chain(lane) {
                let frame = self.bounds[frame.0 as usize].expect("a frame is shown");
                let is_in = own.x >= frame.x
                    && own.y >= frame.y
                    && own.x + own.width <= frame.x + frame.width
                    && own.y + own.height <= frame.y + frame.height;
                assert!(is_in, "{id:?} {own:?} is not in {frame:?}");
            }
        }
    }

    fn lines_cross_no_node(&self) {
        for edge in &self.diagram.edges {
            let flow = self.model.get(edge.element).flow().expect("an edge is a flow");
            assert!(edge.waypoints.len() >= 2);
            let mut ends = self.around(flow.source);
            ends.extend(self.around(flow.target));
            for end in [flow.source, flow.target] {
                if let Some(flow) = self.model.get(end).flow() {
                    ends.extend(self.around(flow.source));
                }
            }
            for two in edge.waypoints.windows(2) {
                let (from, to) = (two[0], two[1]);
                assert!(from.x == to.x || from.y == to.y, "{edge:?} is not level");
                for shape in &self.diagram.shapes {
                    if self.is_solid(shape.element) && !ends.contains(&shape.element) {
                        assert!(!crosses(from, to, shape.bounds), "{edge:?} crosses {:?}", shape);
                    }
                }
            }
        }
    }
}

fn crosses(from: Point, to: Point, rect: Rect) -> bool {
    from.x.max(to.x) > rect.x + HAIR
        && from.x.min(to.x) < rect.x + rect.width - HAIR
        && from.y.max(to.y) > rect.y + HAIR
        && from.y.min(to.y) < rect.y + rect.height - HAIR
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_model_has_a_clear_picture(seed: u64, size in 0_usize..70) {
        let model = random_model::model(seed, size);
        Picture::new(&model).check();
        prop_assert_eq!(lay_out(&model), lay_out(&model));
    }
}

/// A chain of tasks, or of sub-processes in each other.
fn chain(count: u32, deep: bool) -> Model {
    let mut model = random_model::model(1, 0);
    model.elements.clear();
    for at in 0..count {
        let kind = match deep {
            true => ActivityKind::SubProcess(SubProcess::Embedded),
            false => ActivityKind::Task(Task::Plain),
        };
        let activity = Activity { kind, repeats: None, compensates: false };
        let outer = (deep && at > 0).then(|| ElementId(at - 1));
        model.elements.push(random_model::element(at as usize, Kind::Activity(activity), outer));
    }
    if !deep {
        for at in 0..count - 1 {
            let flow = random_model::flow(ElementId(at), ElementId(at + 1));
            model.elements.push(random_model::element((count + at) as usize, flow, None));
        }
    }
    model
}

/// No depth overflows, and all of it is where it was placed: pictures end at a million.
#[test]
fn long_and_deep_models_have_a_picture() {
    for deep in [false, true] {
        let mut model = chain(2_000, deep);
        model.elements.iter_mut().for_each(|element| element.name = "W".repeat(100));
        let diagram = lay_out(&model);
        assert_eq!(diagram.shapes.len(), 2_000);
        let rights = diagram.shapes.iter().map(|shape| shape.bounds.x + shape.bounds.width);
        assert!(rights.fold(0.0, f64::max) < 1e6);
    }
}

#[test]
fn a_model_of_too_many_nodes_has_no_picture() {
    for count in [2_001, 10_000] {
        let diagram = lay_out(&chain(count, false));
        assert!(diagram.shapes.is_empty() && diagram.edges.is_empty());
    }
}

#[test]
fn lanes_of_a_sub_process_are_none_of_its_pool() {
    let pool = Kind::Pool { multiple: false, open: true };
    let [outer, inner] =
        [ActivityKind::SubProcess(SubProcess::Embedded), ActivityKind::Task(Task::Plain)]
            .map(|kind| Kind::Activity(Activity { kind, repeats: None, compensates: false }));
    let parts = [(pool, None), (outer, Some(0)), (Kind::Lane, Some(1)), (inner, Some(1))];
    let mut model = random_model::model(1, 0);
    model.elements.clear();
    for (at, (kind, within)) in parts.into_iter().enumerate() {
        model.elements.push(random_model::element(at, kind, within.map(ElementId)));
    }
    model.elements[3].lane = Some(ElementId(2));
    let shown: Vec<u32> = lay_out(&model).shapes.iter().map(|shape| shape.element.0).collect();
    assert_eq!(shown, [0, 1, 3]);
}

/// Names stand in their shapes in full size, letters as wide as they are.
#[test]
fn shapes_are_as_large_as_their_names() {
    for name in
        ["Wimpernmessungsmaximum", "illiillillilliilliillill", "Grundstücksverkehrsgenehmigung"]
    {
        let mut model = chain(1, false);
        model.elements[0].name = name.to_owned();
        let Rect { width, .. } = lay_out(&model).shapes[0].bounds;
        let wanted = (svg::text_width(name, 12.0).ceil() + 16.0).max(120.0);
        assert_eq!(width, wanted, "{name}");
    }
}
