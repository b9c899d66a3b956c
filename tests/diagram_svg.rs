//! Pictures of process models. `tests/diagrams/` has one picture for each of the cases below, with
//! every kind and every marker; `UPDATE_EXPECTED=1 cargo test --test diagram_svg` rewrites them.

mod support;

use std::fs;

use support::picture::{Sheet, rect};
use support::{difference, root, updating};
use verbundwiki::diagram::svg::{self, Link, Options};
use verbundwiki::diagram::{
    Activity, ActivityKind, Data, Direction, ElementId, Envelope, Event, FlowKind, Gateway, Kind,
    Position, Repeats, SubProcess, Task, Trigger,
};

const TRIGGERS: [Trigger; 13] = [
    Trigger::None,
    Trigger::Message,
    Trigger::Timer,
    Trigger::Signal,
    Trigger::Error,
    Trigger::Escalation,
    Trigger::Conditional,
    Trigger::Compensation,
    Trigger::Terminate,
    Trigger::Link,
    Trigger::Cancel,
    Trigger::Multiple,
    Trigger::ParallelMultiple,
];

const SEQUENCE: FlowKind = FlowKind::Sequence { conditional: false, default: false };

fn activity(kind: ActivityKind) -> Kind {
    Kind::Activity(Activity { kind, repeats: None, compensates: false })
}

fn task(task: Task) -> Kind {
    activity(ActivityKind::Task(task))
}

fn event(position: Position, trigger: Trigger) -> Kind {
    Kind::Event(Event { position, trigger, interrupts: true })
}

fn options() -> Options {
    Options { prefix: "d1".to_owned(), title: "Titel".to_owned(), ..Options::default() }
}

/// Compares a picture with the one in `tests/diagrams/`.
#[track_caller]
fn picture(name: &str, sheet: &Sheet, options: &Options) {
    let found = sheet.draw(options);
    let path = root().join("tests/diagrams").join(format!("{name}.svg"));
    if updating() {
        fs::create_dir_all(path.parent().expect("it has one")).expect("it can be made");
        fs::write(&path, &found).expect("it can be written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        expected == found,
        "{name}.svg differs; UPDATE_EXPECTED=1 rewrites it\n{}",
        difference(&expected, &found)
    );
}

#[test]
fn triggers() {
    let mut sheet = Sheet::default();
    for (at, trigger) in TRIGGERS.into_iter().enumerate() {
        let x = 50.0 * at as f64;
        sheet.add(event(Position::Catch, trigger), "", [x, 0.0, 36.0, 36.0]);
        sheet.add(event(Position::Throw, trigger), "", [x, 50.0, 36.0, 36.0]);
    }
    picture("triggers", &sheet, &options());
}

#[test]
fn events() {
    let mut sheet = Sheet::default();
    let host = sheet.add(task(Task::Plain), "Antrag prüfen", [100.0, 0.0, 100.0, 80.0]);
    let positions = [
        (Position::Start, 0.0, 20.0),
        (Position::End, 250.0, 20.0),
        (Position::Catch, 320.0, 20.0),
        (Position::Throw, 390.0, 20.0),
        (Position::Boundary(host), 100.0, 62.0),
    ];
    for (position, x, y) in positions {
        sheet.add(event(position, Trigger::Message), "Ereignis", [x, y, 36.0, 36.0]);
    }
    for (position, x, y) in [(Position::Start, 0.0, 90.0), (Position::Boundary(host), 160.0, 62.0)]
    {
        let goes_on = Event { position, trigger: Trigger::Timer, interrupts: false };
        sheet.add(Kind::Event(goes_on), "Frist", [x, y, 36.0, 36.0]);
    }
    picture("events", &sheet, &options());
}

#[test]
fn tasks() {
    let mut sheet = Sheet::default();
    let tasks = [
        (Task::Plain, "Antrag prüfen"),
        (Task::User, "Antrag im Fachverfahren erfassen"),
        (Task::Service, "Bescheid erzeugen"),
        (Task::Send, "Bescheid senden"),
        (Task::Receive, "Unterlagen erhalten"),
        (Task::BusinessRule, "Gebühr berechnen"),
        (Task::Manual, "Akte ablegen"),
        (Task::Script, "Daten umwandeln"),
    ];
    for (at, (kind, name)) in tasks.into_iter().enumerate() {
        sheet.add(task(kind), name, [120.0 * at as f64, 0.0, 100.0, 80.0]);
        sheet.add(task(kind), name, [120.0 * at as f64, 100.0, 55.0, 45.0]);
    }
    picture("tasks", &sheet, &options());
}

#[test]
fn sub_processes_and_calls() {
    let mut sheet = Sheet::default();
    let kinds = [
        ActivityKind::SubProcess(SubProcess::Embedded),
        ActivityKind::SubProcess(SubProcess::Event),
        ActivityKind::SubProcess(SubProcess::Transaction),
        ActivityKind::SubProcess(SubProcess::AdHoc),
        ActivityKind::Call(None),
    ];
    for (at, kind) in kinds.into_iter().enumerate() {
        let x = 240.0 * at as f64;
        let closed = sheet.add(activity(kind.clone()), "Unterlagen prüfen", [x, 0.0, 100.0, 80.0]);
        // How it begins is seen on a closed event sub-process alone.
        let start = event(Position::Start, Trigger::Message);
        sheet.hidden(start, closed);
        sheet.add(activity(kind), "Unterlagen prüfen", [x, 100.0, 220.0, 120.0]);
        sheet.shape().expanded = true;
        sheet.add(task(Task::Plain), "Sichten", [x + 60.0, 130.0, 80.0, 60.0]);
    }
    picture("sub-processes", &sheet, &options());
}

#[test]
fn markers() {
    let mut sheet = Sheet::default();
    let kinds = [ActivityKind::Task(Task::User), ActivityKind::SubProcess(SubProcess::AdHoc)];
    let all = [None, Some(Repeats::Loop), Some(Repeats::Parallel), Some(Repeats::Sequential)];
    for (row, kind) in kinds.into_iter().enumerate() {
        for (at, repeats) in all.into_iter().enumerate() {
            for (more, compensates) in [false, true].into_iter().enumerate() {
                let kind = Activity { kind: kind.clone(), repeats, compensates };
                let x = 120.0 * (2 * at + more) as f64;
                sheet.add(Kind::Activity(kind), "Prüfen", [x, 100.0 * row as f64, 100.0, 80.0]);
            }
        }
    }
    picture("markers", &sheet, &options());
}

#[test]
fn gateways() {
    let mut sheet = Sheet::default();
    let based = |instantiates, parallel| Gateway::EventBased { instantiates, parallel };
    let kinds = [
        Gateway::Exclusive,
        Gateway::Exclusive,
        Gateway::Parallel,
        Gateway::Inclusive,
        Gateway::Complex,
        based(false, false),
        based(true, false),
        based(true, true),
    ];
    for (at, kind) in kinds.into_iter().enumerate() {
        let x = 110.0 * at as f64;
        sheet.add(Kind::Gateway(kind), "Alles vollständig?", [x, 0.0, 50.0, 50.0]);
        sheet.shape().marked = at > 0;
    }
    picture("gateways", &sheet, &options());
}

#[test]
fn data() {
    let mut sheet = Sheet::default();
    let mut x = 0.0;
    let mut add = |data, name, size: [f64; 2]| {
        sheet.add(Kind::Data(data), name, [x, 0.0, size[0], size[1]]);
        x += 100.0;
    };
    for collection in [false, true] {
        add(Data::Object { collection }, "Antrag", [36.0, 50.0]);
        add(Data::Input { collection }, "Nachweise", [36.0, 50.0]);
        add(Data::Output { collection }, "Bescheid", [36.0, 50.0]);
    }
    add(Data::Store, "Fachverfahren Wohngeld", [50.0, 50.0]);
    add(Data::Message, "Mitteilung", [36.0, 24.0]);
    picture("data", &sheet, &options());
}

fn pools(horizontal: bool) -> Sheet {
    let turn = |at: [f64; 4]| if horizontal { at } else { [at[1], at[0], at[3], at[2]] };
    let mut sheet = Sheet::default();
    let open = Kind::Pool { multiple: true, open: true };
    let pool = sheet.add(open, "Gemeinde", turn([0.0, 0.0, 500.0, 300.0]));
    let mut lane = |name: &str, at, within_lane| {
        let id = sheet.add(Kind::Lane, name, turn(at));
        let element = sheet.last();
        (element.within, element.lane) = (Some(pool), within_lane);
        id
    };
    lane("Bürgerbüro", [30.0, 0.0, 470.0, 100.0], None);
    let office = lane("Fachamt", [30.0, 100.0, 470.0, 200.0], None);
    lane("Sachbearbeitung", [60.0, 100.0, 440.0, 100.0], Some(office));
    lane("Sachgebietsleitung", [60.0, 200.0, 440.0, 100.0], Some(office));
    let closed = Kind::Pool { multiple: false, open: false };
    sheet.add(closed.clone(), "Antragstellende Person", turn([0.0, 330.0, 500.0, 60.0]));
    sheet.add(closed, "Landesamt für Besoldung", turn([520.0, 0.0, 50.0, 300.0]));
    for shape in &mut sheet.diagram.shapes {
        shape.horizontal = horizontal;
    }
    sheet
}

#[test]
fn pools_and_lanes() {
    picture("pools", &pools(true), &options());
    picture("pools-upright", &pools(false), &options());
}

#[test]
fn flows() {
    let mut sheet = Sheet::default();
    let kinds = [
        (SEQUENCE, "weiter"),
        (FlowKind::Sequence { conditional: true, default: false }, "wenn vollständig"),
        (FlowKind::Sequence { conditional: false, default: true }, "sonst"),
        (FlowKind::Message, "Antrag"),
        (FlowKind::Message, "Anfrage"),
        (FlowKind::Message, "Antwort"),
        (FlowKind::Association(Direction::None), ""),
        (FlowKind::Association(Direction::One), ""),
        (FlowKind::Association(Direction::Both), ""),
        (FlowKind::Data, "liest"),
    ];
    for (at, (kind, name)) in kinds.into_iter().enumerate() {
        let y = 90.0 * at as f64;
        let ends = [0.0, 300.0].map(|x| sheet.add(task(Task::Plain), "", [x, y, 60.0, 40.0]));
        let (from, to) = (y + 10.0, y + 60.0);
        let bent = [(60.0, from), (180.0, from), (180.0, to), (330.0, to), (330.0, y + 40.0)];
        sheet.flow(kind, (ends[0], ends[1]), name, &bent);
        sheet.edge().envelope = match at {
            4 => Some(Envelope::Initiating),
            5 => Some(Envelope::Answer),
            _ => None,
        };
    }
    picture("flows", &sheet, &options());
}

#[test]
fn names() {
    let mut sheet = Sheet::default();
    let names = [
        "Grundstücksverkehrsgenehmigungsbescheinigung ausstellen",
        "Donau\u{ad}dampf\u{ad}schifffahrts\u{ad}gesellschaft",
        "E-Mail-/Brief-Eingang\nsichten",
        "Ein sehr langer Name, wie ihn manche Werkzeuge aus einer ganzen Beschreibung machen, mit \
         allem, was zu tun ist, wer es tut und womit, und noch mehr, damit er nicht mehr passt, und \
         dann noch ein Satz, der ganz sicher nicht mehr zu sehen ist.",
    ];
    for (at, name) in names.into_iter().enumerate() {
        let x = 200.0 * at as f64;
        sheet.add(task(Task::User), name, [x, 0.0, 100.0, 80.0]);
        sheet.add(event(Position::End, Trigger::None), name, [x, 100.0, 36.0, 36.0]);
        sheet.add(event(Position::Start, Trigger::None), name, [x, 300.0, 36.0, 36.0]);
        sheet.shape().label = Some(rect([x + 50.0, 300.0, 90.0, 30.0]));
        sheet.add(Kind::Annotation, name, [x, 500.0, 100.0, 60.0]);
        sheet.add(task(Task::Plain), name, [x, 620.0, 20.0, 15.0]);
    }
    sheet.add(Kind::Group, "Vorprüfung", [-20.0, -20.0, 360.0, 120.0]);
    picture("names", &sheet, &options());
}

#[test]
fn colours() {
    let mut sheet = Sheet::default();
    let colours = [
        (Some([255, 255, 255]), Some([0, 0, 0])),
        (Some([255, 224, 178]), Some([251, 140, 0])),
        (Some([20, 40, 120]), None),
        (None, Some([200, 0, 0])),
        (None, Some([255, 255, 0])),
    ];
    for (at, (fill, stroke)) in colours.into_iter().enumerate() {
        let x = 150.0 * at as f64;
        let kind = ActivityKind::SubProcess(SubProcess::Embedded);
        let frame = sheet.add(activity(kind), "Prüfung", [x, 0.0, 140.0, 200.0]);
        sheet.shape().expanded = true;
        let node = sheet.add(task(Task::User), "Antrag prüfen", [x + 20.0, 30.0, 100.0, 80.0]);
        sheet.add(event(Position::Throw, Trigger::Signal), "Ende", [x + 20.0, 140.0, 36.0, 36.0]);
        for shape in sheet.diagram.shapes.iter_mut().rev().take(3) {
            (shape.colours.fill, shape.colours.stroke) = (fill, stroke);
        }
        sheet.flow(SEQUENCE, (node, frame), "", &[(x + 38.0, 110.0), (x + 38.0, 140.0)]);
        sheet.edge().colours.stroke = stroke;
    }
    picture("colours", &sheet, &options());
}

#[test]
fn fim_labels() {
    let mut sheet = Sheet::default();
    let kind = ActivityKind::SubProcess(SubProcess::Embedded);
    for (x, expanded) in [(0.0, false), (130.0, true)] {
        let name = "Antrag auf Vollständigkeit prüfen";
        sheet.add(activity(kind.clone()), name, [x, 0.0, 100.0 + x, 80.0]);
        sheet.shape().expanded = expanded;
        sheet.last().activity_group = Some("Formelle Prüfung".to_owned());
    }
    picture("fim", &sheet, &options());
}

/// A pool with two lanes; the flow leads from the lower to the upper one, its drawing order does not.
fn linked() -> (Sheet, Options) {
    let mut sheet = pools(true);
    let lane = |at: u32| Some(ElementId(at));
    let call = activity(ActivityKind::Call(Some("p".to_owned())));
    let last = sheet.add(call.clone(), "Bescheid zustellen", [300.0, 10.0, 90.0, 70.0]);
    sheet.last().lane = lane(1);
    let first =
        sheet.add(event(Position::Start, Trigger::None), "Antrag", [80.0, 130.0, 36.0, 36.0]);
    sheet.last().lane = lane(3);
    let middle = sheet.add(call, "Vollständigkeit prüfen", [180.0, 115.0, 90.0, 70.0]);
    sheet.last().lane = lane(3);
    sheet.flow(SEQUENCE, (middle, last), "", &[(225.0, 115.0), (225.0, 45.0), (300.0, 45.0)]);
    sheet.flow(SEQUENCE, (first, middle), "", &[(116.0, 148.0), (180.0, 148.0)]);
    let mut options = options();
    options.description = Some("Ein Ablauf mit <drei> Schritten".to_owned());
    for id in [1, 3, 6, 7, 9] {
        let name = sheet.model.elements[id].name.clone();
        let link = Link { href: format!("../seite-{id}.html?a=1&b"), name };
        options.links.insert(ElementId(id as u32), link);
    }
    (sheet, options)
}

#[test]
fn links_follow_the_flow() {
    let (sheet, options) = linked();
    let drawn = sheet.draw(&options);
    let parsed = roxmltree::Document::parse(&drawn).expect("it is XML");
    let links = parsed.descendants().filter(|node| node.has_tag_name("a"));
    let names: Vec<_> = links.filter_map(|link| link.attribute("aria-label")).collect();
    let expected = [
        "Sachbearbeitung",
        "Vollständigkeit prüfen",
        "Bürgerbüro",
        "Bescheid zustellen",
        "Landesamt für Besoldung",
    ];
    assert_eq!(names, expected);
    assert_eq!(parsed.root_element().attribute("role"), Some("group"));
    picture("links", &sheet, &options);
}

#[test]
fn a_file_of_its_own() {
    let (sheet, mut options) = linked();
    options.standalone = true;
    let drawn = sheet.model.elements.len();
    assert!(drawn > 10);
    let found = svg::draw(&sheet.model, &sheet.diagram, &options);
    assert!(found.contains("xmlns=\"http://www.w3.org/2000/svg\""));
    assert!(!found.contains("<style"));
    assert!(roxmltree::Document::parse(&found).is_ok());
}
