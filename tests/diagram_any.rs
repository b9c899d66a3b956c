//! Whatever a model and its diagram hold, its picture is whole (`support/picture.rs` says what that
//! is), and no larger than what it shows.

mod support;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use support::picture::{Sheet, check, rect};
use verbundwiki::diagram::svg::{self, Link, Options};
use verbundwiki::diagram::{
    Activity, ActivityKind, Colours, Data, Direction, ElementId, Envelope, Event, FlowKind,
    Gateway, Kind, Position, Repeats, SubProcess, Task, Trigger,
};

/// Pieces of names that meet each other in unforeseen ways.
const PIECES: &[&str] = &[
    "Antrag ",
    "prüfen",
    "Grundstücksverkehrsgenehmigung",
    "-",
    "/",
    " ",
    "\n",
    "\r\n",
    "\t",
    "\u{ad}",
    "\u{a0}",
    "\u{200b}",
    "\u{301}",
    "\u{0}",
    "\u{1b}",
    "\u{fffe}",
    "<",
    "</text>",
    "<script>alert(1)</script>",
    "&",
    "&amp;",
    "\"",
    "'",
    "]]>",
    "--",
    "日本語",
    "👩‍💻",
    "(7)",
    "…",
];

/// Lengths and places as files have them, and as they should not.
const LENGTHS: &[f64] =
    &[0.0, 0.001, 1.0, 7.3, 15.0, 28.0, 36.0, 50.0, 80.0, 100.0, 133.333_333, 400.0, 1200.0, 9e5];
const PLACES: &[f64] = &[0.0, -50.0, 12.5, 100.0, 333.333_333, 800.0, -9e5, 9e5];

fn name() -> impl Strategy<Value = String> {
    vec(select(PIECES), 0..12).prop_map(|pieces| pieces.concat())
}

fn bounds() -> impl Strategy<Value = [f64; 4]> {
    (select(PLACES), select(PLACES), select(LENGTHS), select(LENGTHS))
        .prop_map(|(x, y, width, height)| [x, y, width, height])
}

fn trigger() -> impl Strategy<Value = Trigger> {
    select(vec![
        Trigger::None,
        Trigger::Message,
        Trigger::Timer,
        Trigger::Error,
        Trigger::Conditional,
        Trigger::Compensation,
        Trigger::Terminate,
        Trigger::ParallelMultiple,
    ])
}

fn activity() -> impl Strategy<Value = Activity> {
    let kind = select(vec![
        ActivityKind::Task(Task::Plain),
        ActivityKind::Task(Task::User),
        ActivityKind::Task(Task::Manual),
        ActivityKind::SubProcess(SubProcess::Embedded),
        ActivityKind::SubProcess(SubProcess::Transaction),
        ActivityKind::SubProcess(SubProcess::AdHoc),
        ActivityKind::Call(None),
    ]);
    let repeats = select(vec![None, Some(Repeats::Loop), Some(Repeats::Parallel)]);
    (kind, repeats, any::<bool>()).prop_map(|(kind, repeats, compensates)| Activity {
        kind,
        repeats,
        compensates,
    })
}

fn kind() -> impl Strategy<Value = Kind> {
    let position = select(vec![
        Position::Start,
        Position::Catch,
        Position::Throw,
        Position::Boundary(ElementId(0)),
        Position::End,
    ]);
    let event = (position, trigger(), any::<bool>())
        .prop_map(|(position, trigger, interrupts)| Event { position, trigger, interrupts });
    prop_oneof![
        4 => activity().prop_map(Kind::Activity),
        2 => event.prop_map(Kind::Event),
        1 => (any::<bool>(), any::<bool>())
            .prop_map(|(multiple, open)| Kind::Pool { multiple, open }),
        4 => select(vec![
            Kind::Lane,
            Kind::Gateway(Gateway::Exclusive),
            Kind::Gateway(Gateway::EventBased { instantiates: false, parallel: false }),
            Kind::Data(Data::Object { collection: true }),
            Kind::Data(Data::Output { collection: false }),
            Kind::Data(Data::Store),
            Kind::Data(Data::Message),
            Kind::Annotation,
            Kind::Group,
        ]),
    ]
}

fn flow_kind() -> impl Strategy<Value = FlowKind> {
    select(vec![
        FlowKind::Sequence { conditional: false, default: false },
        FlowKind::Sequence { conditional: true, default: true },
        FlowKind::Message,
        FlowKind::Association(Direction::None),
        FlowKind::Association(Direction::Both),
        FlowKind::Data,
    ])
}

fn colours() -> impl Strategy<Value = Colours> {
    (option::of(any::<[u8; 3]>()), option::of(any::<[u8; 3]>()))
        .prop_map(|(fill, stroke)| Colours { fill, stroke })
}

fn sheet() -> impl Strategy<Value = Sheet> {
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    let label = option::of(bounds());
    let holders = (any::<prop::sample::Index>(), any::<prop::sample::Index>());
    let shape = (kind(), name(), bounds(), label, flags, colours(), holders, option::of(name()));
    let ends = (any::<prop::sample::Index>(), any::<prop::sample::Index>());
    let points = vec((select(PLACES), select(PLACES)), 2..6);
    let envelope = select(vec![None, Some(Envelope::Initiating), Some(Envelope::Answer)]);
    let label = option::of(bounds());
    let flow = (flow_kind(), ends, name(), points, label, envelope, colours());
    (vec(shape, 1..12), vec(flow, 0..12)).prop_map(|(shapes, flows)| {
        let mut sheet = Sheet::default();
        let count = shapes.len();
        for (kind, name, bounds, label, flags, colours, holders, group) in shapes {
            let id = sheet.add(kind, &name, bounds).0 as usize;
            let shape = sheet.shape();
            shape.label = label.map(rect);
            (shape.expanded, shape.horizontal, shape.marked) = (flags.0, flags.1, flags.2);
            shape.colours = colours;
            let element = sheet.last();
            element.activity_group = group;
            // What holds others stands before them.
            if flags.3 && id > 0 {
                element.within = Some(ElementId(holders.0.index(id) as u32));
                element.lane = Some(ElementId(holders.1.index(id) as u32));
            }
        }
        for (kind, ends, name, points, label, envelope, colours) in flows {
            let ends = [ends.0, ends.1].map(|end| ElementId(end.index(count) as u32));
            sheet.flow(kind, (ends[0], ends[1]), &name, &points);
            let edge = sheet.edge();
            edge.label = label.map(rect);
            (edge.envelope, edge.colours) = (envelope, colours);
        }
        sheet
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]

    #[test]
    fn pictures_are_whole(sheet in sheet(), title in name(), text in option::of(name()), alone: bool) {
        let mut options = Options {
            prefix: "p".to_owned(),
            title: title.clone(),
            description: text,
            standalone: alone,
            ..Options::default()
        };
        for id in (0..sheet.model.elements.len() as u32).step_by(2) {
            let link = Link { href: title.clone(), name: title.clone() };
            options.links.insert(ElementId(id), link);
        }
        let picture = svg::draw(&sheet.model, &sheet.diagram, &options);
        check(&sheet.model, &sheet.diagram, &picture);
        prop_assert!(!picture.contains("<script"));
        let texts: usize = sheet.model.elements.iter().map(|element| element.name.len()).sum();
        let things = sheet.diagram.shapes.len() + sheet.diagram.edges.len();
        let titles = title.len() * (things * 2 + 1) + options.description.map_or(0, |text| text.len());
        prop_assert!(picture.len() <= 2000 + 3000 * things + 12 * (texts + titles));
    }

    #[test]
    fn no_number_is_too_much(mut sheet in sheet(), numbers in vec(any::<f64>(), 8)) {
        for shape in &mut sheet.diagram.shapes {
            shape.bounds = rect([numbers[0], numbers[1], numbers[2], numbers[3]]);
            shape.label = Some(rect([numbers[4], numbers[5], numbers[6], numbers[7]]));
        }
        for edge in &mut sheet.diagram.edges {
            edge.waypoints[0].x = numbers[0];
            edge.waypoints[1].y = numbers[5];
        }
        let options = Options::default();
        let picture = svg::draw(&sheet.model, &sheet.diagram, &options);
        let parsed = roxmltree::Document::parse(&picture).expect("it is XML");
        for node in parsed.descendants() {
            for attribute in node.attributes() {
                let value = attribute.value();
                let places = matches!(attribute.name(), "x" | "y" | "width" | "height" | "d" | "r");
                prop_assert!(!places || !value.contains("NaN") && !value.contains("inf"));
                prop_assert!(!places || value.len() < 800, "{value}");
            }
        }
    }
}

/// A very long text takes no longer than reading it a few times.
#[test]
fn long_names_end() {
    for piece in ["x", "Wort ", "\u{345}", "\n", "a-"] {
        let mut sheet = Sheet::default();
        let task = Kind::Activity(Activity {
            kind: ActivityKind::Task(Task::User),
            repeats: None,
            compensates: false,
        });
        let name = piece.repeat(200_000 / piece.len());
        sheet.add(task, &name, [0.0, 0.0, 100.0, 80.0]);
        sheet.add(Kind::Annotation, &name, [0.0, 100.0, 900.0, 900_000.0]);
        sheet.add(Kind::Group, &name, [0.0, 0.0, 900_000.0, 100.0]);
        let picture = svg::draw(&sheet.model, &sheet.diagram, &Options::default());
        assert!(picture.len() < 10_000_000, "{}", picture.len());
    }
}
