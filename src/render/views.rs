//! Answers to queries to HTML: each fills the struct of `blocks/view.html`.

use serde::Serialize;

use super::blocks::Blocks;
use super::figure::FigureView;
use super::nested::nested;
use super::pages::content;
use super::view::ValueView;
use crate::compose::ViewBlock;
use crate::diagnostic::Diagnostic;
use crate::resolve::UrlPath;
use crate::views::{Cell, Column, ColumnKind, Form, Group, Mark, Row, View};

/// How many looks there are for the values of a choice; see `views.css`.
const LOOKS: usize = 10;

/// From how many letters on a text in a table is long.
const LONG: usize = 60;

/// The answer to a query (`blocks/view.html`).
#[derive(Debug, Serialize)]
pub struct AnswerView<'a> {
    /// Its anchor.
    pub anchor: &'a str,
    /// `table`, `list`, `cards`, `tree`, `matrix`, `responsibilities`, `timeline`, `chart`, `count` or
    /// `full`.
    pub form: &'a str,
    /// `wide` or `dense` if a matrix has many columns, which print has to care for.
    pub width: &'a str,
    /// What it is called.
    pub caption: &'a str,
    /// The sentence that stands there if nothing was found; empty if something was.
    pub empty: String,
    /// How many there are.
    pub total: usize,
    /// How many of them are shown.
    pub shown: usize,
    /// The columns.
    pub columns: Vec<AnswerColumnView<'a>>,
    /// The rows in groups.
    pub groups: Vec<AnswerGroupView<'a>>,
    /// What the values of a matrix mean.
    pub legend: Vec<MarkView<'a>>,
    /// Whether a cell of a matrix is unknown or open.
    pub has_undecided: bool,
    /// The cells of the last row of a matrix, the first its label; empty if there is none.
    pub sums: Vec<String>,
    /// The picture of `timeline` and `chart`; nothing if there is nothing to draw.
    pub figure: Option<FigureView>,
    /// The whole pages of `full`.
    pub pages: Vec<AnswerPageView>,
    /// Where it stands as CSV, or nothing.
    pub download: String,
}

/// A column of an answer.
#[derive(Debug, Serialize)]
pub struct AnswerColumnView<'a> {
    /// Its heading.
    pub label: &'a str,
    /// The page it stands for, or nothing.
    pub url: String,
    /// `text`, `number`, `date` or `sum`.
    pub kind: &'a str,
    /// Whether long texts stand in it, which need room to be read.
    pub is_long: bool,
}

/// Rows with a common value.
#[derive(Debug, Serialize)]
pub struct AnswerGroupView<'a> {
    /// The value; its state is `empty` if nothing groups the rows.
    pub label: ValueView<'a>,
    /// The rows.
    pub rows: Vec<AnswerRowView<'a>>,
}

/// A row.
#[derive(Debug, Serialize)]
pub struct AnswerRowView<'a> {
    /// The first cell, which names the row.
    pub head: ValueView<'a>,
    /// What the first cell is sorted by, if not by what stands there.
    pub order: String,
    /// The other cells with the labels of their columns; none in a matrix.
    pub cells: Vec<AnswerCellView<'a>>,
    /// Whether any of them says something.
    pub has_lines: bool,
    /// The other cells of a matrix.
    pub grid: Vec<GridCellView<'a>>,
    /// Whether rows of a tree lie under it.
    pub opens: bool,
    /// A list of as many items as lists of a tree end behind it.
    pub closes: Vec<bool>,
}

/// A cell.
#[derive(Debug, Serialize)]
pub struct AnswerCellView<'a> {
    /// The label of its column.
    pub label: &'a str,
    /// What stands in it.
    pub value: ValueView<'a>,
    /// The number it is sorted by; nothing if by its text.
    pub order: String,
}

/// A cell of a matrix, as short as can be: there are many.
#[derive(Debug, Serialize)]
pub struct GridCellView<'a> {
    /// Its classes, which give symbol and colour; empty if it has none.
    pub look: String,
    /// What it says; nothing if it has letters.
    pub text: String,
    /// The letters of who does what.
    pub letters: Vec<MarkView<'a>>,
}

/// A value of a choice, or a letter.
#[derive(Debug, Serialize)]
pub struct MarkView<'a> {
    /// The class that gives its symbol and colour.
    pub look: String,
    /// As front matter says it.
    pub key: &'a str,
    /// What readers see.
    pub label: &'a str,
}

/// A page that stands on another as a whole.
#[derive(Debug, Serialize)]
pub struct AnswerPageView {
    /// Its anchor there.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// Where it is itself.
    pub url: String,
    /// Its text as HTML, ready to be put in with `| safe`.
    pub html: String,
}

impl Blocks<'_> {
    /// The answer to a query, on the page at `from`.
    pub(super) fn answer(
        &self,
        block: &ViewBlock<'_>,
        from: &UrlPath,
    ) -> Result<String, Box<Diagnostic>> {
        let view = block.view;
        let is_empty = view.total == 0 && view.form != Form::Count;
        let empty = match (&view.empty, is_empty) {
            (Some(sentence), true) => sentence.clone(),
            (None, true) => self.theme.strings.text("view-empty", &[]),
            (_, false) => String::new(),
        };
        // A page that stands on another shows only which pages stand on it.
        let is_list = view.form == Form::Full && block.pages.is_empty();
        let form = if is_list { Form::List } else { view.form };
        let pages = block.pages.iter().enumerate().map(|(at, page)| {
            let anchor = format!("{}-{}", view.anchor, at + 1);
            let html = content(page, from, self.site, self.theme, self.addresses, self.explained)?;
            let url = self.addresses.page(&self.site.entry(page.entry).url);
            let title = self.site.list_title(page.entry).into_owned();
            let html = nested(&html, &format!("{anchor}-"), &url);
            Ok(AnswerPageView { anchor, title, url, html })
        });
        let answer = AnswerView {
            anchor: &view.anchor,
            form: form.name(),
            width: width(view),
            caption: &view.caption,
            empty,
            total: view.total,
            shown: view.rows().count(),
            columns: (view.columns.iter().enumerate())
                .map(|(at, column)| self.answer_column(block, at, column))
                .collect(),
            groups: view.groups.iter().map(|group| self.answer_group(block, group)).collect(),
            legend: view.legend.iter().map(|mark| mark_view(view, mark)).collect(),
            has_undecided: is_grid(view)
                && view.rows().flat_map(|row| &row.cells).any(is_undecided),
            sums: view.sums.iter().map(|cell| cell.text(block.words)).collect(),
            figure: self.figure(block),
            pages: pages.collect::<Result<_, Box<Diagnostic>>>()?,
            download: view
                .download
                .as_ref()
                .map_or_else(String::new, |url| self.addresses.page(url)),
        };
        self.theme.render("blocks/view.html", &answer)
    }

    fn answer_column<'a>(
        &self,
        block: &ViewBlock<'_>,
        at: usize,
        column: &'a Column,
    ) -> AnswerColumnView<'a> {
        let url = column.entry.map(|id| self.addresses.page(&self.site.entry(id).url));
        let kind = match column.kind {
            ColumnKind::Text => "text",
            ColumnKind::Number | ColumnKind::Measure | ColumnKind::Target => "number",
            ColumnKind::Date | ColumnKind::Start | ColumnKind::End => "date",
            ColumnKind::Sum => "sum",
        };
        AnswerColumnView {
            label: &column.label,
            url: url.unwrap_or_default(),
            kind,
            is_long: !is_grid(block.view) && is_long(block, at),
        }
    }

    fn answer_group<'a>(&self, block: &'a ViewBlock<'_>, group: &'a Group) -> AnswerGroupView<'a> {
        let nothing = ValueView { state: "empty", ..ValueView::default() };
        let next = group.rows.iter().skip(1).map(|row| row.level).chain([0]);
        AnswerGroupView {
            label: group.label.as_ref().map_or(nothing, |cell| self.cell_value(cell)),
            rows: (group.rows.iter().zip(next))
                .map(|(row, next)| self.answer_row(block, row, next))
                .collect(),
        }
    }

    fn answer_row<'a>(
        &self,
        block: &'a ViewBlock<'_>,
        row: &'a Row,
        next: usize,
    ) -> AnswerRowView<'a> {
        let view = block.view;
        let is_grid = is_grid(view);
        let rest = || row.cells.iter().zip(&view.columns).skip(1);
        let line = |(cell, column): (&'a Cell, &'a Column)| AnswerCellView {
            label: &column.label,
            value: match column.kind {
                ColumnKind::Start | ColumnKind::End => self.day_value(cell),
                _ => self.cell_value(cell),
            },
            order: order(cell),
        };
        AnswerRowView {
            head: row.cells.first().map_or_else(ValueView::default, |cell| self.cell_value(cell)),
            order: row.cells.first().map(order).unwrap_or_default(),
            has_lines: row.cells.iter().skip(1).any(|cell| !cell.is_empty()),
            cells: if is_grid { Vec::new() } else { rest().map(line).collect() },
            grid: match is_grid {
                true => rest().map(|(cell, _)| grid_cell(block, cell)).collect(),
                false => Vec::new(),
            },
            opens: next > row.level,
            closes: vec![true; row.level.saturating_sub(next)],
        }
    }

    pub(super) fn cell_value<'a>(&self, cell: &Cell) -> ValueView<'a> {
        match cell {
            Cell::Empty => ValueView { state: "empty", ..ValueView::default() },
            Cell::Unknown(reason) => {
                let note = reason.clone().unwrap_or_default();
                ValueView { state: "unknown", note, ..ValueView::default() }
            }
            Cell::Open(note, known) => ValueView {
                state: "open",
                note: note.clone().unwrap_or_default(),
                ..self.cell_value(known)
            },
            Cell::Text(text) => ValueView::plain(text),
            Cell::Number(number) => ValueView::text("text", &self.number(number)),
            Cell::Date(date) => self.date(*date),
            Cell::Bool(yes) => {
                let key = if *yes { "value-yes" } else { "value-no" };
                ValueView::text("text", &self.theme.strings.text(key, &[]))
            }
            Cell::Address(text, url) => {
                ValueView { url: url.clone(), ..ValueView::text("address", text) }
            }
            Cell::Link(link) => {
                let mut url = self.addresses.page(&self.site.entry(link.entry).url);
                if let Some(anchor) = &link.anchor {
                    url = format!("{url}#{anchor}");
                }
                ValueView { url, ..ValueView::text("link", &link.text) }
            }
            Cell::Missing(name) => ValueView::text("missing", name),
            Cell::Choice(mark) => ValueView::text("text", &mark.label),
            // In the cell of a table a record is read in one line.
            Cell::Record(lines) => {
                let items = lines.iter().map(|(_, cell)| self.cell_value(cell)).collect();
                ValueView { items, ..ValueView::text("list", "") }
            }
            Cell::List(cells) => {
                let items = cells.iter().map(|cell| self.cell_value(cell)).collect();
                ValueView { items, ..ValueView::text("list", "") }
            }
        }
    }
}

fn is_grid(view: &View) -> bool {
    matches!(view.form, Form::Matrix | Form::Responsibilities)
}

/// Whether a text of a column is so long that it takes several lines.
fn is_long(block: &ViewBlock<'_>, column: usize) -> bool {
    let texts = block.view.rows().filter_map(|row| row.cells.get(column));
    texts.map(|cell| longest(block, cell)).any(|length| length > LONG)
}

/// How long the longest of the texts is that stand under each other in a cell.
fn longest(block: &ViewBlock<'_>, cell: &Cell) -> usize {
    match cell {
        Cell::List(cells) => cells.iter().map(|cell| longest(block, cell)).max().unwrap_or(0),
        Cell::Record(lines) => {
            lines.iter().map(|(_, cell)| longest(block, cell)).max().unwrap_or(0)
        }
        cell => cell.text(block.words).chars().count(),
    }
}

/// The cells that stand under each other in one.
fn parts(cell: &Cell) -> &[Cell] {
    match cell {
        Cell::List(cells) => cells,
        cell => std::slice::from_ref(cell),
    }
}

/// How much room a matrix takes on paper: `wide` ones stand across, `dense` ones show no words where
/// a symbol says the same.
fn width(view: &View) -> &'static str {
    match view.columns.len() {
        16.. if is_grid(view) => "dense",
        8.. if is_grid(view) => "wide",
        _ => "",
    }
}

fn is_undecided(cell: &Cell) -> bool {
    matches!(cell, Cell::Unknown(_) | Cell::Open(..))
}

/// The number by which a script sorts a cell whose text sorts otherwise; days have theirs already.
fn order(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => number.clone(),
        Cell::Bool(yes) => u8::from(*yes).to_string(),
        Cell::Choice(mark) => mark.at.to_string(),
        Cell::Open(_, known) => order(known),
        _ => String::new(),
    }
}

fn mark_view<'a>(view: &View, mark: &'a Mark) -> MarkView<'a> {
    let prefix = if view.form == Form::Responsibilities { "vw-letter" } else { "vw-look" };
    let look = format!("{prefix}-{}", mark.at % LOOKS);
    MarkView { look, key: &mark.key, label: &mark.label }
}

fn grid_cell<'a>(block: &'a ViewBlock<'_>, cell: &'a Cell) -> GridCellView<'a> {
    let view = block.view;
    let look = match cell {
        Cell::Choice(mark) => mark_view(view, mark).look,
        Cell::Bool(true) => "vw-yes".to_owned(),
        cell if is_undecided(cell) => "vw-undecided".to_owned(),
        Cell::Number(_) => "vw-right".to_owned(),
        _ => String::new(),
    };
    if view.form == Form::Responsibilities {
        let marks = parts(cell).iter().filter_map(|cell| match cell {
            Cell::Choice(mark) => Some(mark_view(view, mark)),
            _ => None,
        });
        return GridCellView { look: String::new(), text: String::new(), letters: marks.collect() };
    }
    GridCellView { look, text: cell.text(block.words), letters: Vec::new() }
}
