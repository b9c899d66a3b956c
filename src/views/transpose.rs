//! Tables with their rows as columns, to compare a few pages side by side.

use super::bind::{Binder, given};
use super::cell::Cell;
use super::view::{Column, ColumnKind, Form, Group, Row, View};
use crate::parse::FrontMatter;

impl Binder<'_, '_> {
    /// Whether the query asks for it, which groups do not allow.
    pub(super) fn is_transposed(&mut self, form: Form, keys: &FrontMatter) -> Option<bool> {
        let Some(raw) = given(keys, "transpose") else { return Some(false) };
        let is_asked = self.bool("transpose", raw)?;
        if is_asked && given(keys, "group").is_some() {
            return self.wrong("transpose", "transpose", raw.span);
        }
        Some(is_asked && form == Form::Table)
    }
}

impl View {
    /// The same with a column for each row and a row for each column.
    pub(super) fn transposed(mut self) -> Self {
        let rows: Vec<Row> = self.groups.drain(..).flat_map(|group| group.rows).collect();
        let columns = std::mem::take(&mut self.columns);
        let mut labels = columns.into_iter().map(|column| column.label);
        let corner = labels.next().unwrap_or_default();
        let column = |label, entry| Column { label, entry, kind: ColumnKind::Text };
        let heads = rows.iter().map(|row| match row.cells.first() {
            Some(Cell::Link(link)) => column(link.text.clone(), Some(link.entry)),
            Some(Cell::Text(text)) => column(text.clone(), row.entry),
            _ => column(String::new(), row.entry),
        });
        self.columns = std::iter::once(column(corner, None)).chain(heads).collect();
        let turned = labels.enumerate().map(|(at, label)| {
            let values = rows.iter().map(|row| row.cells.get(at + 1).cloned());
            let values = values.map(|cell| cell.unwrap_or(Cell::Empty));
            let cells = std::iter::once(Cell::Text(label)).chain(values).collect();
            Row { entry: None, level: 0, cells }
        });
        self.groups = vec![Group { label: None, rows: turned.collect() }];
        self
    }
}
