//! The keys of timelines and charts: what a bar is called, where it begins and ends.

use super::bind::{Binder, given};
use super::path::{End, Path};
use super::view::{ColumnKind, Form};
use crate::model::{Field, Kind};
use crate::parse::FrontMatter;
use crate::source::{Span, Spanned};

/// A key of a timeline or chart, what its column is for, and whether it must be there.
type Part = (&'static str, ColumnKind, bool);

const TIMELINE: &[Part] = &[
    ("cell", ColumnKind::Text, false),
    ("start", ColumnKind::Start, true),
    ("end", ColumnKind::End, false),
];

const CHART: &[Part] =
    &[("value", ColumnKind::Measure, true), ("target", ColumnKind::Target, false)];

impl<'s> Binder<'_, 's> {
    /// The columns of a timeline or chart, the first of which names the rows.
    pub(super) fn figure(
        &mut self,
        form: Form,
        keys: &FrontMatter,
        start: &End<'s>,
        at: Span,
    ) -> Option<Vec<(ColumnKind, Path<'s>)>> {
        let rows = match given(keys, "rows") {
            Some(raw) => self.text("rows", raw)?,
            None => {
                let name = if matches!(start, End::Records(..)) { "page" } else { "title" };
                Spanned { value: name.to_owned(), span: at }
            }
        };
        let mut columns = vec![(ColumnKind::Text, self.path(start, &rows)?)];
        let parts = if form == Form::Timeline { TIMELINE } else { CHART };
        for (key, kind, is_needed) in parts {
            let raw = match given(keys, key) {
                Some(raw) => raw,
                None if *is_needed => self.needed(keys, key, at)?,
                None => continue,
            };
            let written = self.text(key, raw)?;
            let path = self.path(start, &written)?;
            self.fits_part(&path, *kind, &written)?;
            columns.push((*kind, path));
        }
        Some(columns)
    }

    /// Whether a path leads to what a column is for; else that is found.
    fn fits_part(
        &mut self,
        path: &Path<'_>,
        kind: ColumnKind,
        written: &Spanned<String>,
    ) -> Option<()> {
        let all = |is: fn(&Kind) -> bool| match &path.end {
            End::Values(fields) => fields.iter().all(|field: &&Field| is(&field.kind)),
            _ => false,
        };
        let (fits, fault) = match kind {
            ColumnKind::Start | ColumnKind::End => {
                let is_core = matches!(path.end, End::Core("date" | "review"));
                (is_core || all(|kind| matches!(kind, Kind::Date | Kind::Text { .. })), "day")
            }
            ColumnKind::Measure | ColumnKind::Target => {
                let is_count = matches!(path.end, End::Count);
                (is_count || all(|kind| matches!(kind, Kind::Number)), "count")
            }
            _ => (true, ""),
        };
        match fits {
            true => Some(()),
            false => self.kind_fault(&written.value, fault, written.span),
        }
    }
}
