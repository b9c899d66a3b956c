//! What a folder holds: its typed pages as a table a type, with the fields marked for lists; the
//! rest as a plain list.

use super::{Block, ContentsLine, Filled, Page};
use crate::model::{TypeId, Value};
use crate::resolve::{EntryId, Site};

/// The pages of one type in a folder.
#[derive(Debug)]
pub struct IndexTable<'site> {
    /// The type.
    pub of_type: TypeId,
    /// The anchor of its heading.
    pub anchor: String,
    /// The labels of the columns after the title.
    pub columns: Vec<&'site str>,
    /// The pages, each with its values for the columns.
    pub rows: Vec<(EntryId, Vec<Filled<'site>>)>,
}

/// Puts the lists of a folder on its page.
pub(super) fn compose<'site>(page: &mut Page<'site>, site: &'site Site, folder: EntryId) {
    let mut tables: Vec<IndexTable<'site>> = Vec::new();
    let mut rest = Vec::new();
    for id in site.content_children(folder) {
        let entry = site.entry(id);
        let indexed = entry.of_type.filter(|of_type| !site.model.get(*of_type).index.is_empty());
        // A folder among the pages is a way down, not a page of its type.
        let Some(of_type) = indexed.filter(|_| entry.children.is_empty()) else {
            rest.push(id);
            continue;
        };
        let kind = site.model.get(of_type);
        // The number that stands before each title needs no column.
        let is_in_title = |at: usize| kind.sort == Some(at) && kind.fields[at].name;
        let columns = || kind.index.iter().copied().filter(|at| !is_in_title(*at));
        let cells = columns()
            .filter_map(|at| {
                Some(Filled { field: kind.fields.get(at)?, value: entry.values.get(at)? })
            })
            .collect();
        match tables.iter_mut().find(|table| table.of_type == of_type) {
            Some(table) => table.rows.push((id, cells)),
            None => tables.push(IndexTable {
                of_type,
                anchor: format!("vw-list-{}", crate::slug::slug(&kind.id)),
                columns: columns().map(|at| kind.fields[at].label.as_str()).collect(),
                rows: vec![(id, cells)],
            }),
        }
    }
    if !rest.is_empty() || tables.is_empty() {
        page.blocks.push(Block::Listing(rest));
    }
    if tables.is_empty() {
        return;
    }
    for table in &mut tables {
        drop_empty(table);
        let title = site.model.get(table.of_type).many.as_str().into();
        page.contents.push(ContentsLine { level: 2, anchor: table.anchor.clone().into(), title });
    }
    page.blocks.push(Block::Tables(tables));
}

/// Takes out columns in which no page says anything.
fn drop_empty(table: &mut IndexTable<'_>) {
    let is_used = |at: usize| table.rows.iter().any(|(_, cells)| !Value::is_empty(cells[at].value));
    let used: Vec<bool> = (0..table.columns.len()).map(is_used).collect();
    retain(&mut table.columns, &used);
    for (_, cells) in &mut table.rows {
        retain(cells, &used);
    }
}

/// Keeps the items whose place is marked.
pub(crate) fn retain<T>(items: &mut Vec<T>, marked: &[bool]) {
    let mut marks = marked.iter();
    items.retain(|_| marks.next().is_some_and(|mark| *mark));
}
