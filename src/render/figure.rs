//! Timelines and charts as pictures: lines, bars and texts at their places. `chart` draws charts.
//!
//! Across, places are percentages, so that a picture is as wide as there is room; down, they are
//! multiples of the text's size, so that it grows with the text. Labels stand above their bars, broken
//! to fit a narrow screen.

use jiff::civil::Date;
use serde::Serialize;

use super::blocks::Blocks;
use super::view::ValueView;
use crate::compose::ViewBlock;
use crate::views::{Cell, ColumnKind, Form, Period, Row, View, days};

/// How many letters of a label stand in a line.
const LETTERS: usize = 38;

/// How many lines it has at most; the table has all of it.
const LINES: usize = 3;

/// How many years are named on an axis at most: more would touch on a narrow screen.
const MOST_YEARS: i32 = 8;

/// How wide a letter is, and a picture on a narrow screen, which leaves out periods beside names, and
/// on others.
const LETTER: f64 = 0.55;
const NARROW: f64 = 20.0;
const WIDE: f64 = 42.0;

/// How far apart lines of text stand, how high a bar is, and the space below it.
const LINE: f64 = 1.35;
pub(super) const BAR: f64 = 0.85;
pub(super) const SPACE: f64 = 0.65;

/// A picture (`partials/figure.html`).
#[derive(Debug, Default, Serialize)]
pub struct FigureView {
    /// How high it is, as the places down with their unit.
    pub height: String,
    /// What it shows, in a sentence.
    pub about: String,
    /// What it does not show, in a sentence, or nothing.
    pub missing: String,
    /// Its axis, from top to bottom.
    pub lines: Vec<LineView>,
    /// Its bars.
    pub bars: Vec<BarView>,
    /// Its texts.
    pub texts: Vec<TextView>,
}

/// An upright line.
#[derive(Debug, Serialize)]
pub struct LineView {
    /// Where it stands.
    pub x: String,
    /// Where it begins.
    pub top: String,
    /// Where it ends.
    pub bottom: String,
    /// Its class.
    pub look: &'static str,
}

/// A bar.
#[derive(Debug, Serialize)]
pub struct BarView {
    /// Where it begins.
    pub x: String,
    /// Its upper edge.
    pub y: String,
    /// How long it is.
    pub width: String,
    /// How high it is.
    pub height: String,
    /// Its class.
    pub look: &'static str,
}

/// A text.
#[derive(Debug, Serialize)]
pub struct TextView {
    /// Where it begins, or ends.
    pub x: String,
    /// Where its letters stand.
    pub y: String,
    /// Whether it ends there.
    pub ends: bool,
    /// Its class.
    pub look: &'static str,
    /// Its parts.
    pub parts: Vec<PartView>,
}

/// A part of a text.
#[derive(Debug, Serialize)]
pub struct PartView {
    /// Its class, or nothing.
    pub look: &'static str,
    /// What it says.
    pub text: String,
}

/// The days that an axis shows.
struct Axis {
    first: Date,
    last: Date,
}

impl Blocks<'_> {
    /// The picture of a timeline or chart; none if no row has what it needs.
    pub(super) fn figure(&self, block: &ViewBlock<'_>) -> Option<FigureView> {
        match block.view.form {
            Form::Timeline => self.timeline(block),
            Form::Chart => self.chart(block),
            _ => None,
        }
    }

    fn timeline(&self, block: &ViewBlock<'_>) -> Option<FigureView> {
        let view = block.view;
        let drawn: Vec<(&Row, Period)> =
            view.rows().filter_map(|row| Some((row, view.period(row)?))).collect();
        let axis = Axis::of(&drawn, self.site.today)?;
        let mut figure = FigureView::default();
        let mut y = self.axis(&mut figure, &axis);
        let top = y;
        let has_names = view.columns.get(1).is_some_and(|column| column.kind == ColumnKind::Text);
        let mut above = None;
        for (row, period) in &drawn {
            let label = row.cells.first().map(|cell| cell.text(block.words)).unwrap_or_default();
            if above.as_ref() != Some(&label) {
                figure.label(&label, &mut y, None);
                above = Some(label);
            }
            let from = period.first.map_or(0.0, |day| axis.place(day));
            let to = period.last.map_or(1.0, |day| axis.place(day.tomorrow().unwrap_or(day)));
            y += LINE;
            let name = row.cells.get(1).filter(|_| has_names).map(|cell| cell.text(block.words));
            let name = cut(&name.unwrap_or_default());
            let mut parts = Vec::new();
            if !name.is_empty() {
                parts.push(PartView { look: "", text: format!("{name} ") });
            }
            let look = match parts.is_empty() {
                true => "vw-figure-note",
                false => "vw-figure-note vw-figure-period",
            };
            parts.push(PartView { look, text: self.period(view, row) });
            let (x, ends) = beside(from, to, &parts);
            figure.texts.push(TextView { x: percent(x), y: em(y - 0.3), ends, look: "", parts });
            let is_open = is_open(period);
            figure.bars.push(BarView {
                x: percent(from),
                y: em(y),
                width: percent(to - from),
                height: em(BAR),
                look: if is_open { "vw-bar vw-bar-open" } else { "vw-bar" },
            });
            y += BAR + SPACE;
        }
        figure.finish(top, y);
        let day = |date| self.date(date).text;
        figure.about = self.theme.strings.counted(
            "figure-timeline",
            drawn.len(),
            &[("from", &day(axis.first)), ("to", &day(axis.last))],
        );
        let open = drawn.iter().filter(|(_, period)| is_open(period)).count();
        if open > 0 {
            figure.about.push(' ');
            figure.about += &self.theme.strings.counted("figure-open", open, &[]);
        }
        let missing = view.rows().count() - drawn.len();
        if missing > 0 {
            figure.missing = self.theme.strings.counted("figure-missing", missing, &[]);
        }
        Some(figure)
    }

    /// Draws years, of short axes quarters too; gives where they end.
    fn axis(&self, figure: &mut FigureView, axis: &Axis) -> f64 {
        let (from, to) = (i32::from(axis.first.year()), i32::from(axis.last.year()));
        let years = to - from + 1;
        let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];
        let step = steps.into_iter().find(|step| years <= step * MOST_YEARS).unwrap_or(5000);
        let has_names = years <= 2;
        let text = |x: f64, y: f64, text: String| TextView {
            x: percent(x),
            y: em(y),
            ends: false,
            look: "vw-figure-axis",
            parts: vec![PartView { look: "", text }],
        };
        for year in (from..=to).filter(|year| (year - from) % step == 0) {
            let day = |month| Date::new(year as i16, month, 1).ok().map(|day| axis.place(day));
            let Some(x) = day(1) else { continue };
            figure.lines.push(line(x, "vw-figure-year"));
            figure.texts.push(text(x, 1.0, year.to_string()));
            for quarter in (0..4).filter(|quarter| years <= 4 && (has_names || *quarter > 0)) {
                let Some(x) = day(1 + quarter * 3) else { continue };
                if quarter > 0 {
                    figure.lines.push(line(x, "vw-figure-quarter"));
                }
                if has_names {
                    figure.texts.push(text(x, 2.2, format!("Q{}", quarter + 1)));
                }
            }
        }
        if has_names { 2.8 } else { 1.6 }
    }

    /// From when to when, as exactly as it was written.
    fn period(&self, view: &View, row: &Row) -> String {
        let day = |kind| view.part(row, kind).map(|cell| self.day_value(cell).text);
        let texts = &self.theme.strings;
        let is_known = |kind| view.part(row, kind).and_then(days).is_some();
        let from = day(ColumnKind::Start).filter(|_| is_known(ColumnKind::Start));
        let Some(to) = day(ColumnKind::End) else { return from.unwrap_or_default() };
        let to = Some(to).filter(|_| is_known(ColumnKind::End));
        match (from, to) {
            (Some(from), Some(to)) if from == to => from,
            (Some(from), Some(to)) => texts.text("figure-span", &[("from", &from), ("to", &to)]),
            (Some(from), None) => texts.text("figure-from", &[("day", &from)]),
            (None, Some(to)) => texts.text("figure-until", &[("day", &to)]),
            (None, None) => String::new(),
        }
    }

    /// A day, month or year in words.
    pub(super) fn day_value<'a>(&self, cell: &Cell) -> ValueView<'a> {
        let Cell::Text(text) = cell else { return self.cell_value(cell) };
        let Some((first, _)) = days(cell) else { return self.cell_value(cell) };
        let strings = &self.theme.strings;
        let words = match text.trim().len() {
            10 => self.date(first).text,
            7 => {
                let month = strings.text(&format!("month-{}", first.month()), &[]);
                let year = first.year().to_string();
                strings.text("figure-month", &[("month", &month), ("year", &year)])
            }
            _ => text.trim().to_owned(),
        };
        ValueView { url: text.trim().to_owned(), ..ValueView::text("date", &words) }
    }
}

impl FigureView {
    /// Puts a label above what comes, with its value behind it; `y` moves on.
    pub(super) fn label(&mut self, label: &str, y: &mut f64, value: Option<String>) {
        let mut lines = wrapped(label);
        let look = "vw-figure-label";
        let length = |text: &str| text.chars().count();
        if let Some(value) = &value
            && lines.last().is_some_and(|last| length(last) + length(value) > LETTERS)
        {
            lines.push(String::new());
        }
        let last = lines.len() - 1;
        for (at, line) in lines.into_iter().enumerate() {
            *y += LINE;
            let gap = if line.is_empty() { "" } else { " " };
            let mut parts = vec![PartView { look: "", text: format!("{line}{gap}") }];
            if let Some(value) = value.as_ref().filter(|_| at == last) {
                parts.push(PartView { look: "vw-figure-note", text: value.clone() });
            }
            self.texts.push(TextView {
                x: percent(0.0),
                y: em(*y - 0.3),
                ends: false,
                look,
                parts,
            });
        }
    }

    /// Draws the lines of an axis down to the end.
    fn finish(&mut self, top: f64, bottom: f64) {
        for line in &mut self.lines {
            let is_year = line.look == "vw-figure-year";
            line.top = em(if is_year { 0.0 } else { top - 0.6 });
            line.bottom = em(bottom);
        }
        self.height = em(bottom);
    }
}

impl Axis {
    /// Whole years, as many as the bars need: one without an end reaches to this day.
    fn of(drawn: &[(&Row, Period)], today: Date) -> Option<Self> {
        let known = || drawn.iter().flat_map(|(_, period)| [period.first, period.last]).flatten();
        known().next()?;
        let endless = drawn.iter().any(|(_, period)| period.last.is_none());
        let days = || known().chain(endless.then_some(today));
        let (first, last) = (days().min()?, days().max()?);
        Some(Self { first: first.first_of_year(), last: last.last_of_year() })
    }

    /// Where a day begins, from 0 to 1.
    fn place(&self, day: Date) -> f64 {
        let hours = |from: Date, to: Date| to.duration_since(from).as_hours() as f64;
        hours(self.first, day) / (hours(self.first, self.last) + 24.0)
    }
}

fn is_open(period: &Period) -> bool {
    period.first.is_none() || period.last.is_none()
}

/// Where a text over a bar stands, and whether it ends there: it begins or ends with its bar, or
/// where that would cut it, with the picture.
fn beside(from: f64, to: f64, parts: &[PartView]) -> (f64, bool) {
    let narrow = parts.iter().filter(|part| part.look.is_empty());
    let width = |length: usize| length as f64 * LETTER;
    let needed = (width(narrow.map(|part| part.text.chars().count()).sum()) / NARROW)
        .max(width(parts.iter().map(|part| part.text.chars().count()).sum()) / WIDE);
    match (1.0 - from, to) {
        (right, left) if right >= left && needed <= right => (from, false),
        (right, left) if left > right && needed <= left => (to, true),
        _ => (0.0, false),
    }
}

fn line(x: f64, look: &'static str) -> LineView {
    LineView { x: percent(x), top: String::new(), bottom: String::new(), look }
}

pub(super) fn percent(share: f64) -> String {
    format!("{:.2}%", 100.0 * share)
}

pub(super) fn em(height: f64) -> String {
    format!("{height:.2}em")
}

/// A text that fits a line.
fn cut(text: &str) -> String {
    match text.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// A text in lines; what is too long for them is left out.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.len() - 1;
        let length = lines[last].chars().count() + word.chars().count();
        if lines[last].is_empty() {
            lines[last] = cut(word);
        } else if length < LETTERS {
            lines[last] = format!("{} {word}", lines[last]);
        } else if lines.len() < LINES {
            lines.push(cut(word));
        } else {
            lines[last].push('…');
            break;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{PartView, beside, wrapped};

    #[test]
    fn texts_over_bars_are_not_cut() {
        let check = |from: f64, to: f64, letters: usize, expected| {
            let parts = [PartView { look: "", text: "x".repeat(letters) }];
            assert_eq!(beside(from, to, &parts), expected, "{from} {to} {letters}");
        };
        check(0.1, 0.2, 10, (0.1, false));
        check(0.8, 0.9, 10, (0.9, true));
        check(0.45, 0.5, 30, (0.0, false));
        check(0.6, 0.65, 38, (0.0, false));
    }

    #[test]
    fn labels_are_broken_between_words() {
        assert_eq!(wrapped(""), [""]);
        assert_eq!(wrapped("Kurz und gut"), ["Kurz und gut"]);
        let long = "Unterstützung der IT-Fachkräfte durch aktuelle Tools und Schulungen";
        assert_eq!(
            wrapped(long),
            ["Unterstützung der IT-Fachkräfte durch", "aktuelle Tools und Schulungen"]
        );
        assert_eq!(wrapped(&"Wort ".repeat(100)).len(), 3);
        assert_eq!(wrapped(&"W".repeat(100)), [format!("{}…", "W".repeat(38))]);
    }
}
