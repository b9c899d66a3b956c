//! Rows of a timeline or chart as lengths: what their bars show, before anybody draws them.

use jiff::civil::Date;

use super::cell::Cell;
use super::dates;
use super::view::{ColumnKind, Row, View};

/// When a bar of a timeline begins and ends, as far as that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first day; none if it has no beginning.
    pub first: Option<Date>,
    /// Its last day; none if it has no end.
    pub last: Option<Date>,
}

/// What a bar of a chart shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// The number.
    pub value: f64,
    /// What it is to reach.
    pub target: Option<f64>,
}

/// The first and the last day that a cell means: a year and a month stand for all their days.
pub fn days(cell: &Cell) -> Option<(Date, Date)> {
    match cell {
        Cell::Date(date) => Some((*date, *date)),
        Cell::Text(text) => dates::span(text),
        Cell::Open(_, known) => days(known),
        _ => None,
    }
}

impl View {
    /// The cell of a row that is for something.
    pub fn part<'v>(&self, row: &'v Row, kind: ColumnKind) -> Option<&'v Cell> {
        let at = self.columns.iter().position(|column| column.kind == kind)?;
        row.cells.get(at)
    }

    /// When the bar of a row begins and ends; none if neither is known, or if it ends before.
    pub fn period(&self, row: &Row) -> Option<Period> {
        let of = |kind| self.part(row, kind).and_then(days);
        // Without a column for it, a bar is as long as what it begins with.
        let has_end = self.columns.iter().any(|column| column.kind == ColumnKind::End);
        let start = of(ColumnKind::Start);
        let end = if has_end { of(ColumnKind::End) } else { start };
        let (first, last) = (start.map(|(first, _)| first), end.map(|(_, last)| last));
        let is_known = first.is_some() || last.is_some();
        let is_forward = first.zip(last).is_none_or(|(first, last)| first <= last);
        (is_known && is_forward).then_some(Period { first, last })
    }

    /// What the bar of a row shows; none if its number is not known.
    pub fn measure(&self, row: &Row) -> Option<Measure> {
        let of = |kind| self.part(row, kind).and_then(number);
        Some(Measure { value: of(ColumnKind::Measure)?, target: of(ColumnKind::Target) })
    }

    /// Whether a chart shows how much of targets is reached.
    pub fn has_target(&self) -> bool {
        self.columns.iter().any(|column| column.kind == ColumnKind::Target)
    }
}

fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(number) => number.parse().ok().filter(|number: &f64| number.is_finite()),
        Cell::Open(_, known) => number(known),
        _ => None,
    }
}
