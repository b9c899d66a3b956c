//! What a folder holds: its typed pages as a table a type, with the fields marked for lists; the
//! rest as a plain list.

use super::{Block, Filled};
use crate::model::{TypeId, Value};
use crate::resolve::{EntryId, Site};

/// The pages of one type in a folder.
#[derive(Debug)]
pub struct IndexTable<'site> {
    /// The type.
    pub of_type: TypeId,
    /// The labels of the columns after the title.
    pub columns: Vec<&'site str>,
    /// The pages, each with its values for the columns.
    pub rows: Vec<(EntryId, Vec<Filled<'site>>)>,
}

/// The blocks that list the pages of a folder.
pub(super) fn blocks<'site>(site: &'site Site, folder: EntryId) -> Vec<Block<'site>> {
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
        let cells = (kind.index.iter())
            .filter_map(|at| {
                Some(Filled { field: kind.fields.get(*at)?, value: entry.values.get(*at)? })
            })
            .collect();
        match tables.iter_mut().find(|table| table.of_type == of_type) {
            Some(table) => table.rows.push((id, cells)),
            None => tables.push(IndexTable {
                of_type,
                columns: kind.index.iter().map(|at| kind.fields[*at].label.as_str()).collect(),
                rows: vec![(id, cells)],
            }),
        }
    }
    tables.iter_mut().for_each(drop_empty);
    let mut blocks = Vec::new();
    if !rest.is_empty() || tables.is_empty() {
        blocks.push(Block::Listing(rest));
    }
    if !tables.is_empty() {
        blocks.push(Block::Tables(tables));
    }
    blocks
}

/// Takes out columns in which no page says anything.
fn drop_empty(table: &mut IndexTable<'_>) {
    let is_used = |at: usize| table.rows.iter().any(|(_, cells)| !Value::is_empty(cells[at].value));
    let used: Vec<bool> = (0..table.columns.len()).map(is_used).collect();
    let keep = |at: &mut usize| {
        *at += 1;
        used[*at - 1]
    };
    let mut at = 0;
    table.columns.retain(|_| keep(&mut at));
    for (_, cells) in &mut table.rows {
        let mut at = 0;
        cells.retain(|_| keep(&mut at));
    }
}
