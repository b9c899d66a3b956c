//! The blocks of typed pages to HTML: each fills the struct of its template.

use std::borrow::Cow;

use super::abbreviations::Explained;
use super::body::Writer;
use super::pages::{Addresses, date_text};
use super::theme::Theme;
use super::view::{
    BlockHeadingView, DownloadView, FieldsView, LineView, MentionView, RelationView, RowView,
    SectionView, TableView, TablesView, UseGroupView, UseView, UsesView, ValueView,
};
use crate::compose::{Filled, IndexTable, Relation, USES_ANCHOR, Use, UseGroup, retain};
use crate::diagnostic::Diagnostic;
use crate::model::{Datum, Field, Kind, Show, State, Value};
use crate::resolve::{Entry, Reference, Site, UrlPath};

/// How many pages of a type may lead to a page before their list folds.
const FOLD_AFTER: usize = 12;

/// Renders the blocks of one page.
pub(super) struct Blocks<'a> {
    pub(super) entry: &'a Entry,
    pub(super) site: &'a Site,
    pub(super) theme: &'a Theme,
    pub(super) addresses: &'a Addresses<'a>,
    /// The page it stands on.
    pub(super) from: &'a UrlPath,
    /// What is explained there already.
    pub(super) explained: &'a Explained,
}

type Rendered = Result<String, Box<Diagnostic>>;

impl Blocks<'_> {
    /// Short fields.
    pub(super) fn fields(
        &self,
        heading: Option<&(String, Cow<'_, str>)>,
        filled: &[Filled<'_>],
    ) -> Rendered {
        let (anchor, title) = heading.map_or(("", ""), |(anchor, title)| (anchor, title));
        let lines = filled.iter().map(|one| self.line(one.field, one.value)).collect();
        self.theme.render("blocks/fields.html", &FieldsView { anchor, title, lines })
    }

    /// The heading above a view of the page's type.
    pub(super) fn heading(&self, anchor: &str, title: &str) -> Rendered {
        self.theme.render("blocks/heading.html", &BlockHeadingView { anchor, title })
    }

    /// A long field under its heading.
    pub(super) fn section(&self, anchor: &str, filled: &Filled<'_>) -> Rendered {
        let Filled { field, value } = filled;
        let mut view = SectionView {
            anchor: anchor.to_owned(),
            title: &field.label,
            shape: "value",
            value: self.value(field, value),
            columns: Vec::new(),
            rows: Vec::new(),
        };
        match (&field.kind, &value.state) {
            (Kind::List { item, show, .. }, State::Known(Datum::List(items))) => {
                if let Kind::Record { fields, .. } = &item.kind {
                    view.shape = match show {
                        Show::Steps => "steps",
                        Show::Disclosure => "disclosure",
                        Show::Checklist => "checklist",
                        Show::Plain | Show::Contact => "table",
                    };
                    view.rows = self.rows(filled, item, fields, items);
                    if view.shape == "table" {
                        narrow(&mut view, fields);
                        if is_too_wide(&view) {
                            view.shape = "cards";
                        }
                    }
                }
            }
            (Kind::Record { show: Show::Contact, .. }, State::Known(Datum::Record(_))) => {
                view.shape = "contact";
            }
            _ => {}
        }
        self.theme.render("blocks/section.html", &view)
    }

    fn rows<'a>(
        &self,
        list: &Filled<'_>,
        item: &'a Field,
        fields: &'a [Field],
        items: &[Value<Reference>],
    ) -> Vec<RowView<'a>> {
        let row = |(number, value): (usize, &Value<Reference>)| {
            let cells = match value.datum() {
                Some(Datum::Record(values)) => (fields.iter().zip(values))
                    .map(|(field, value)| self.line(field, value))
                    .collect(),
                _ => Vec::new(),
            };
            // What is known of an open record stands in its cells.
            let mut whole = self.value(item, value);
            whole.lines = Vec::new();
            RowView {
                anchor: self.entry.record_anchor(list.field, list.value, number),
                cells,
                whole,
            }
        };
        items.iter().enumerate().map(row).collect()
    }

    /// The way to a calendar.
    pub(super) fn calendar(&self, url: &UrlPath) -> Rendered {
        let view = DownloadView { url: self.addresses.page(url) };
        self.theme.render("blocks/calendar.html", &view)
    }

    /// The pages that lead here.
    pub(super) fn uses(&self, groups: &[UseGroup<'_>]) -> Rendered {
        let group = |group: &UseGroup<'_>| UseGroupView {
            label: group.label.map_or_else(
                || self.theme.strings.text("uses-other", &[]),
                |label| (*label).to_owned(),
            ),
            folded: group.uses.len() > FOLD_AFTER,
            uses: (group.uses.iter()).map(|one| self.one_use(one)).collect(),
        };
        let title = &self.site.uses_title;
        let view =
            UsesView { anchor: USES_ANCHOR, title, groups: groups.iter().map(group).collect() };
        self.theme.render("blocks/uses.html", &view)
    }

    fn one_use(&self, one: &Use<'_>) -> UseView {
        let url = self.addresses.page(&self.site.entry(one.from).url);
        let relation = |relation: &Relation<'_>| RelationView {
            phrase: relation.phrase.to_owned(),
            records: (relation.records.iter())
                .map(|record| MentionView {
                    text: record.text.clone(),
                    url: format!("{url}#{}", record.anchor),
                })
                .collect(),
        };
        UseView {
            title: self.site.list_title(one.from).into_owned(),
            relations: one.relations.iter().map(relation).collect(),
            url,
        }
    }

    /// The typed pages of a folder.
    pub(super) fn tables(&self, tables: &[IndexTable<'_>]) -> Rendered {
        let tables: Vec<TableView<'_>> = tables
            .iter()
            .map(|table| TableView {
                anchor: &table.anchor,
                label: &self.site.model.get(table.of_type).many,
                columns: table.columns.clone(),
                rows: (table.rows.iter())
                    .map(|(id, cells)| {
                        let entry = self.site.entry(*id);
                        let cells = cells.iter().map(|one| self.cell(one));
                        let whole = ValueView {
                            state: "known",
                            shape: "link",
                            text: self.site.list_title(*id).into_owned(),
                            url: self.addresses.page(&entry.url),
                            ..ValueView::default()
                        };
                        RowView { anchor: String::new(), cells: cells.collect(), whole }
                    })
                    .collect(),
                data: self.data_of(table, "json"),
                schema: self.data_of(table, "schema.json"),
            })
            .collect();
        self.theme.render("blocks/tables.html", &TablesView { tables })
    }

    fn data_of(&self, table: &IndexTable<'_>, extension: &str) -> String {
        let kind = self.site.model.get(table.of_type);
        self.addresses.page(&UrlPath::data_of_type(&kind.id, extension))
    }

    /// A field in a list of pages: why it is unknown stands on the page itself.
    fn cell<'a>(&self, one: &Filled<'a>) -> LineView<'a> {
        let mut line = self.line(one.field, one.value);
        line.value.note.clear();
        line
    }

    fn line<'a>(&self, field: &'a Field, value: &Value<Reference>) -> LineView<'a> {
        LineView { key: &field.key, label: &field.label, value: self.value(field, value) }
    }

    fn value<'a>(&self, field: &'a Field, value: &Value<Reference>) -> ValueView<'a> {
        match &value.state {
            State::Empty => ValueView { state: "empty", ..ValueView::default() },
            State::Unknown(reason) => ValueView {
                state: "unknown",
                note: reason.clone().unwrap_or_default(),
                ..ValueView::default()
            },
            State::Known(datum) => self.datum(field, datum),
            State::Open { known, note } => {
                let so_far = known.as_ref().map(|datum| self.datum(field, datum));
                ValueView {
                    state: "open",
                    note: note.clone().unwrap_or_default(),
                    ..so_far.unwrap_or_default()
                }
            }
        }
    }

    fn datum<'a>(&self, field: &'a Field, datum: &Datum<Reference>) -> ValueView<'a> {
        let text = |text: &str| ValueView::text("text", text);
        match datum {
            Datum::Text(written) => ValueView::plain(written),
            Datum::Number(number) => text(&self.number(number)),
            Datum::Date(date) => self.date(*date),
            Datum::Bool(yes) => {
                let key = if *yes { "value-yes" } else { "value-no" };
                text(&self.theme.strings.text(key, &[]))
            }
            Datum::Url(url) => ValueView { url: url.clone(), ..ValueView::text("address", url) },
            Datum::Email(address) => ValueView {
                url: format!("mailto:{address}"),
                ..ValueView::text("address", address)
            },
            Datum::Choice(index) => match &field.kind {
                Kind::Choice { of, .. } => text(&of[*index].label),
                _ => text(""),
            },
            Datum::Ref(Reference::Entry(id)) => ValueView {
                url: self.addresses.page(&self.site.entry(*id).url),
                ..ValueView::text("link", &self.site.list_title(*id))
            },
            Datum::Ref(Reference::Text(written)) => text(written),
            Datum::Ref(Reference::Missing(name)) => ValueView::text("missing", name),
            Datum::Markdown(index) => self.markdown(*index),
            // The body has it.
            Datum::Section(_) => text(""),
            Datum::Record(values) => {
                let Kind::Record { fields, .. } = &field.kind else { return text("") };
                let filled = fields.iter().zip(values).filter(|(_, value)| !value.is_empty());
                let lines = filled.map(|(field, value)| self.line(field, value)).collect();
                ValueView { lines, ..ValueView::text("record", "") }
            }
            Datum::List(items) => {
                let Kind::List { item, .. } = &field.kind else { return text("") };
                let items = items.iter().map(|value| self.value(item, value)).collect();
                ValueView { items, ..ValueView::text("list", "") }
            }
        }
    }

    /// A number as people write it.
    pub(super) fn number(&self, number: &str) -> String {
        let separator = |key| self.theme.strings.text(key, &[]);
        grouped(number, &separator("decimal-separator"), &separator("group-separator"))
    }

    pub(super) fn date<'a>(&self, date: jiff::civil::Date) -> ValueView<'a> {
        let text = date_text(date, self.theme);
        ValueView { url: date.to_string(), ..ValueView::text("date", &text) }
    }

    fn markdown<'a>(&self, index: usize) -> ValueView<'a> {
        let Some(text) = self.entry.texts.get(index) else { return ValueView::default() };
        let prefix = format!("{}-", index + 1);
        let html = Writer::new(&text.body, &text.links, self, prefix).whole();
        // A single paragraph reads like a line of text.
        let only = html.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>\n"));
        let html = match only {
            Some(inner) if !inner.contains("<p>") => inner.to_owned(),
            _ => html,
        };
        ValueView { html, ..ValueView::text("html", "") }
    }
}

/// A number as people write it: from five digits on in groups of three.
fn grouped(number: &str, decimal: &str, group: &str) -> String {
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    let digits = whole.trim_start_matches('-');
    let mut text = whole[..whole.len() - digits.len()].to_owned();
    for (index, digit) in digits.chars().enumerate() {
        let left = digits.len() - index;
        if index > 0 && left % 3 == 0 && digits.len() > 4 {
            text.push_str(group);
        }
        text.push(digit);
    }
    if !rest.is_empty() {
        text.push_str(decimal);
        text.push_str(rest);
    }
    text
}

/// Takes out the columns of a table in which no row says anything.
fn narrow<'a>(view: &mut SectionView<'a>, fields: &'a [Field]) {
    let is_used = |at: usize| {
        view.rows
            .iter()
            .any(|row| row.cells.get(at).is_some_and(|cell| cell.value.state != "empty"))
    };
    let used: Vec<bool> = (0..fields.len()).map(is_used).collect();
    let columns = fields.iter().zip(&used).filter(|(_, used)| **used);
    view.columns = columns.map(|(field, _)| field.label.as_str()).collect();
    for row in &mut view.rows {
        retain(&mut row.cells, &used);
    }
}

/// Whether records are better read one below the other: in many columns long texts become narrow
/// strips.
fn is_too_wide(view: &SectionView<'_>) -> bool {
    const MOST_COLUMNS: usize = 5;
    const LONG: usize = 80;
    let mut cells = view.rows.iter().flat_map(|row| &row.cells);
    let length = |cell: &LineView<'_>| cell.value.text.len().max(cell.value.html.len());
    view.columns.len() > MOST_COLUMNS && cells.any(|cell| length(cell) > LONG)
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn numbers_are_grouped_from_five_digits_on() {
        let check = |number, expected| assert_eq!(grouped(number, ",", "."), expected);
        check("2004", "2004");
        check("12400", "12.400");
        check("-1234567.5", "-1.234.567,5");
        check("0.25", "0,25");
    }
}
