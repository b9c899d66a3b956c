//! How large things are, by the length of their texts as pictures show them.

use crate::diagram::model::{ActivityKind, Data, Element, Kind};
use crate::diagram::svg::text_width;

/// The size of letters inside shapes, and of those beside them and at lines.
pub(super) const INSIDE: f64 = 12.0;
const BESIDE: f64 = 11.0;
/// The height of a line.
pub(super) const LINE: f64 = 14.0;
/// How wide names beside their shapes are, and at most with a long word.
const LABEL: f64 = 96.0;
const WIDEST_LABEL: f64 = 160.0;
/// The size of most activities.
const TASK: (f64, f64) = (120.0, 80.0);
/// No shape grows wider for a long word.
const WIDEST: f64 = 240.0;

/// The width and height of a text that is wrapped at a width, in letters of a size.
pub(super) fn text(text: &str, width: f64, size: f64) -> (f64, f64) {
    let space = text_width(" ", size);
    let (mut lines, mut longest) = (0.0, 0.0_f64);
    for part in text.lines() {
        let mut used = 0.0;
        for word in part.split_whitespace().map(|word| text_width(word, size)) {
            if used > 0.0 && used + space + word <= width {
                used += space + word;
            } else {
                // What is too long for a line goes on in the next, with a part of a letter left free.
                lines += if word > width { (word / (width - size)).ceil() } else { 1.0 };
                used = word.min(width);
            }
            longest = longest.max(used);
        }
    }
    (longest.ceil(), lines * LINE)
}

/// How wide the longest word is.
fn word(text: &str, size: f64) -> f64 {
    text.split_whitespace().map(|word| text_width(word, size)).fold(0.0, f64::max).ceil()
}

/// The size of a name beside a shape or at a line.
pub(super) fn name(name: &str) -> (f64, f64) {
    text(name, word(name, BESIDE).clamp(LABEL, WIDEST_LABEL), BESIDE)
}

/// The size of a node with its text inside.
pub(super) fn node(element: &Element) -> (f64, f64) {
    match &element.kind {
        Kind::Event(_) => (36.0, 36.0),
        Kind::Gateway(_) => (50.0, 50.0),
        Kind::Data(Data::Store) => (50.0, 50.0),
        Kind::Data(_) => (36.0, 50.0),
        Kind::Annotation => {
            let (width, height) = text(&element.name, 130.0, INSIDE);
            (width.max(40.0) + 14.0, height.max(LINE) + 10.0)
        }
        Kind::Activity(activity) => {
            let width = (word(&element.name, INSIDE) + 16.0).clamp(TASK.0, WIDEST);
            // A line for the icon above the text, one for the marks below.
            let marks = match activity.kind {
                ActivityKind::Task(_) if activity.repeats.is_none() => 24.0,
                _ => 40.0,
            };
            (width, (text(&element.name, width - 16.0, INSIDE).1 + marks).max(TASK.1))
        }
        _ => TASK,
    }
}

/// The size of a name that stands beside its shape; nothing where it stands inside or is missing.
pub(super) fn label(element: &Element) -> Option<(f64, f64)> {
    let is_outside = matches!(element.kind, Kind::Event(_) | Kind::Gateway(_) | Kind::Data(_));
    let name = element.name.trim();
    (is_outside && !name.is_empty()).then(|| self::name(name))
}
