use super::colour::Look;
use super::label::INSIDE;
use super::text::Words;
use super::write::{Escaped, N};
use super::*;

/// Lines of a text in a room, joined by `|`, with their size.
#[track_caller]
fn check_text(text: &str, (wide, high): (f64, f64), expected: &str) {
    let lines = Words::new(text).fit(wide, high, &INSIDE);
    let found: Vec<&str> = lines.lines.iter().map(|(line, _)| line.as_str()).collect();
    assert_eq!(format!("{} {}", lines.size, found.join("|")), expected);
    assert!(lines.width() <= wide + 1e-6 && lines.height() <= high + 1e-6);
    assert_eq!(lines.cut, expected.ends_with(['…', ' ']));
}

#[test]
fn text_fits() {
    let task = (90.0, 70.0);
    check_text("Antrag prüfen", task, "12 Antrag prüfen");
    check_text("Antrag\nprüfen", task, "12 Antrag|prüfen");
    check_text("Antrag auf Wohngeld prüfen", task, "12 Antrag auf|Wohngeld|prüfen");
    check_text("E-Mail-/Briefeingang", task, "12 E-Mail-/|Briefeingang");
    check_text("Donau\u{ad}dampf\u{ad}schiff", (60.0, 70.0), "12 Donau-|dampf-|schiff");
    // Smaller rather than broken, broken rather than much smaller.
    check_text("Antragsbearbeitung", task, "10 Antragsbearbeitung");
    check_text("Grundstücksverkehr", (70.0, 70.0), "12 Grund-|stücksver-|kehr");
    check_text("123456789012345678", task, "12 1234567890123|45678");
    check_text("Ein Satz, der hier nicht hineingeht", (40.0, 22.0), "7 Ein Satz,|der hier…");
    check_text("Wort", (3.0, 5.0), "7 ");
}

#[test]
fn many_letters_without_width_are_left_out_at_once() {
    let letters = format!("{}{} x x x x", "W".repeat(13), "\u{301}".repeat(300_000));
    check_text(&letters, (90.0, 10.0), "7 WWWWWWWWWWWW…");
}

#[test]
fn syllables_begin_with_one_consonant() {
    for (word, wide, expected) in [
        ("Genehmigungsverfahren", 75.0, "12 Genehmi-|gungsverfah-|ren"),
        ("Bescheinigungen", 50.0, "12 Beschei-|nigungen"),
        ("Sachbearbeitung", 60.0, "12 Sachbear-|beitung"),
        ("Katasteramt", 40.0, "12 Kata-|ste-|ramt"),
    ] {
        check_text(word, (wide, 70.0), expected);
    }
}

#[test]
fn numbers_are_short() {
    for (number, expected) in [
        (0.0, "0"),
        (-0.001, "0"),
        (12.0, "12"),
        (-12.5, "-12.5"),
        (0.126, "0.13"),
        (-0.05, "-0.05"),
        (f64::NAN, "0"),
        (f64::INFINITY, "0"),
    ] {
        assert_eq!(N(number).to_string(), expected);
    }
}

#[test]
fn texts_are_escaped() {
    let escaped = Escaped("a<b> & \"c\" 'd'\u{0}\u{1b}\u{ffff}\ne").to_string();
    assert_eq!(escaped, "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39; e");
}

#[test]
fn colours_are_seen_on_light_and_dark() {
    let look = |fill, stroke| Look::of_node(&Colours { fill, stroke });
    let plain = look(Some([255; 3]), Some([0; 3]));
    assert!(!plain.is_own() && plain.text.is_none());
    let dark = look(Some([190, 0, 0]), None);
    assert_eq!((dark.text, dark.icon, dark.stroke), (Some([255; 3]), Some([255; 3]), None));
    assert_eq!(look(Some([255, 224, 178]), None).text, Some([0x1b, 0x24, 0x30]));
    // A line that is seen stays, others are moved.
    assert_eq!(look(None, Some([220, 0, 0])).stroke, Some([220, 0, 0]));
    for stroke in [[255, 255, 0], [0, 0, 128], [255, 255, 255]] {
        assert_ne!(look(None, Some(stroke)).stroke, Some(stroke));
    }
}

/// Nodes at these heights, in one column; gives the order of their ids.
#[track_caller]
fn check_order(heights: &[f64], flows: &[(u32, u32)], expected: &[usize]) {
    let task =
        Activity { kind: ActivityKind::Task(Task::Plain), repeats: None, compensates: false };
    let mut model = Model::default();
    let mut diagram = Diagram::default();
    let mut add = |kind: Kind| {
        model.elements.push(Element {
            id: model.elements.len().to_string(),
            name: String::new(),
            documentation: String::new(),
            activity_group: None,
            kind,
            within: None,
            lane: None,
        });
    };
    for (at, y) in heights.iter().enumerate() {
        add(Kind::Activity(task.clone()));
        diagram.shapes.push(Shape {
            element: ElementId(at as u32),
            bounds: Rect { x: 0.0, y: *y, width: 10.0, height: 10.0 },
            label: None,
            expanded: false,
            horizontal: true,
            marked: false,
            colours: Colours::default(),
        });
    }
    for (source, target) in flows {
        let kind = FlowKind::Sequence { conditional: false, default: false };
        let (source, target) = (ElementId(*source), ElementId(*target));
        add(Kind::Flow(Flow { kind, source, target }));
    }
    assert_eq!(order::flow_order(&model, &diagram), expected);
}

#[test]
fn shapes_follow_the_flow() {
    check_order(&[0.0, 10.0, 20.0], &[(2, 1), (1, 0)], &[2, 1, 0]);
    // Two ways that meet: the upper, the lower, what follows.
    check_order(&[0.0, 20.0, 10.0, 0.0], &[(0, 1), (0, 2), (1, 3), (2, 3)], &[0, 2, 1, 3]);
    // Back again, and a circle that nothing leads into.
    check_order(&[0.0, 0.0, 0.0], &[(0, 1), (1, 2), (2, 1)], &[0, 1, 2]);
    check_order(&[30.0, 20.0, 0.0], &[(0, 1), (1, 0)], &[2, 1, 0]);
}
