//! How large things are, by the length of their texts. A letter counts as wide as a wide one of the
//! font that pictures are drawn in, so that texts have room.

use crate::diagram::model::{ActivityKind, Data, Element, Kind};

/// The width of a letter.
const LETTER: f64 = 6.5;
/// The height of a line.
pub(super) const LINE: f64 = 14.0;
/// How wide names beside their shapes are at most.
pub(super) const LABEL: f64 = 96.0;
/// The size of most activities.
const TASK: (f64, f64) = (120.0, 80.0);
/// No shape grows wider for a long word.
const WIDEST: f64 = 240.0;

/// The width and height of a text that is wrapped at a width.
pub(super) fn text(text: &str, width: f64) -> (f64, f64) {
    let most = (width / LETTER).max(1.0) as usize;
    let (mut lines, mut longest) = (0_usize, 0_usize);
    for part in text.lines() {
        let mut used = 0;
        for word in part.split_whitespace().map(|word| word.chars().count()) {
            // What is too long for a line goes on in the next.
            let (word, more) = (word.min(most), word.saturating_sub(most).div_ceil(most));
            if used > 0 && used + 1 + word <= most {
                used += 1 + word;
            } else {
                lines += 1 + more;
                used = word;
            }
            longest = longest.max(used);
        }
    }
    (longest as f64 * LETTER, lines as f64 * LINE)
}

/// The size of a node with its text inside.
pub(super) fn node(element: &Element) -> (f64, f64) {
    match &element.kind {
        Kind::Event(_) => (36.0, 36.0),
        Kind::Gateway(_) => (50.0, 50.0),
        Kind::Data(Data::Store) => (50.0, 50.0),
        Kind::Data(_) => (36.0, 50.0),
        Kind::Annotation => {
            let (width, height) = text(&element.name, 130.0);
            (width.max(40.0) + 14.0, height.max(LINE) + 10.0)
        }
        Kind::Activity(activity) => {
            let words = element.name.split_whitespace().map(|word| word.chars().count());
            let longest = words.max().unwrap_or_default() as f64 * LETTER;
            let width = (longest + 16.0).clamp(TASK.0, WIDEST);
            // A line for the icon above the text, one for the marks below.
            let marks = match activity.kind {
                ActivityKind::Task(_) if activity.repeats.is_none() => 24.0,
                _ => 40.0,
            };
            (width, (text(&element.name, width - 16.0).1 + marks).max(TASK.1))
        }
        _ => TASK,
    }
}

/// The size of a name that stands beside its shape; nothing where it stands inside or is missing.
pub(super) fn label(element: &Element) -> Option<(f64, f64)> {
    let is_outside = matches!(element.kind, Kind::Event(_) | Kind::Gateway(_) | Kind::Data(_));
    let name = element.name.trim();
    (is_outside && !name.is_empty()).then(|| text(name, LABEL))
}
