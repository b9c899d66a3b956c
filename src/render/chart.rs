//! Charts as pictures: bars as long as their numbers, or as much of a target as is reached.

use super::blocks::Blocks;
use super::figure::{BAR, BarView, FigureView, LineView, SPACE, em, percent};
use crate::compose::ViewBlock;
use crate::views::{Cell, ColumnKind, Row};

impl Blocks<'_> {
    /// Bars under their labels, all of one scale; with targets each of its own.
    pub(super) fn chart(&self, block: &ViewBlock<'_>) -> Option<FigureView> {
        let view = block.view;
        let values: Vec<f64> =
            view.rows().filter_map(|row| view.measure(row)).map(|measure| measure.value).collect();
        if values.is_empty() {
            return None;
        }
        let least = values.iter().copied().fold(0.0, f64::min);
        let most = values.iter().copied().fold(0.0, f64::max);
        let has_target = view.has_target();
        let mut figure = FigureView::default();
        let mut y = 0.0;
        for row in view.rows() {
            let label = row.cells.first().map(|cell| cell.text(block.words)).unwrap_or_default();
            figure.label(&label, &mut y, Some(self.bar_value(block, row)));
            y += 0.35;
            let Some(measure) = view.measure(row) else {
                y += SPACE;
                continue;
            };
            let mut bar = |from: f64, to: f64, look| {
                let (x, width) = (percent(from), percent((to - from).max(0.002)));
                figure.bars.push(BarView { x, y: em(y), width, height: em(BAR), look });
            };
            match measure.target {
                Some(target) if target > 0.0 => {
                    let all = target.max(measure.value);
                    bar(0.0, 1.0, "vw-bar-whole");
                    bar(0.0, measure.value.max(0.0) / all, "vw-bar");
                    let at = target / all;
                    let (top, bottom) = (em(y - 0.2), em(y + BAR + 0.2));
                    let look = "vw-figure-target";
                    figure.lines.push(LineView { x: percent(at), top, bottom, look });
                    y += BAR;
                }
                _ if has_target => {}
                _ => {
                    let place = |value: f64| match most > least {
                        true => (value - least) / (most - least),
                        false => 0.0,
                    };
                    let ends = [place(0.0), place(measure.value)];
                    bar(ends[0].min(ends[1]), ends[0].max(ends[1]), "vw-bar");
                    y += BAR;
                }
            }
            y += SPACE;
        }
        figure.height = em(y);
        figure.about = self.theme.strings.counted("figure-chart", figure.drawn(), &[]);
        Some(figure)
    }

    /// What stands beside the label of a bar: the number, and how much of its target that is.
    fn bar_value(&self, block: &ViewBlock<'_>, row: &Row) -> String {
        let view = block.view;
        let text = |kind| match view.part(row, kind) {
            Some(Cell::Number(number)) => self.number(number),
            Some(cell) if !cell.is_empty() => cell.text(block.words),
            _ => self.theme.strings.text("figure-nothing", &[]),
        };
        let value = text(ColumnKind::Measure);
        if !view.has_target() {
            return value;
        }
        let target = text(ColumnKind::Target);
        let measure = view.measure(row);
        let share = measure.and_then(|one| Some((one.value, one.target.filter(|all| *all > 0.0)?)));
        match share {
            Some((part, all)) => {
                let percent = self.number(&format!("{:.0}", 100.0 * part / all));
                let values =
                    [("value", &*value), ("target", &*target), ("percent", percent.as_str())];
                self.theme.strings.text("figure-reached", &values)
            }
            None => {
                let values = [("value", &*value), ("target", &*target)];
                self.theme.strings.text("figure-value-target", &values)
            }
        }
    }
}

impl FigureView {
    fn drawn(&self) -> usize {
        self.bars.iter().filter(|bar| bar.look == "vw-bar").count()
    }
}
