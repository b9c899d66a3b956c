//! The side navigation: the folders above the page are open, long folders show the part around it.

use super::pages::Addresses;
use super::view::{MoreView, NavigationView};
use crate::resolve::{EntryId, Site};

/// How many items of one folder are shown; a longer list is no help, and a folder of 5,000 pages
/// would put 5,000 links on each of them.
const SHOWN: usize = 60;

/// The navigation of the page `current`.
pub(super) fn navigation<'a>(
    site: &'a Site,
    current: EntryId,
    addresses: &Addresses<'_>,
) -> Vec<NavigationView<'a>> {
    let mut open = site.ancestors(current);
    open.push(current);
    let mut items = Vec::new();
    if let Some(more) = list(site, site.start, &open, addresses, &mut items) {
        // No item stands above the first level, so the way to the rest is an item itself.
        items.push(NavigationView {
            title: "…".into(),
            url: more.url,
            current: false,
            open: false,
            children: Vec::new(),
            more: None,
        });
    }
    items
}

/// Adds the items of one folder; gives where the rest stands, if not all are shown.
fn list<'a>(
    site: &'a Site,
    folder: EntryId,
    open: &[EntryId],
    addresses: &Addresses<'_>,
    items: &mut Vec<NavigationView<'a>>,
) -> Option<MoreView> {
    let children = site.content_children(folder);
    let here = children.iter().position(|id| open.contains(id)).unwrap_or(0);
    let first = here.saturating_sub(SHOWN / 2).min(children.len().saturating_sub(SHOWN));
    for id in children.iter().skip(first).take(SHOWN) {
        let entry = site.entry(*id);
        let is_open = open.contains(id);
        let mut inner = Vec::new();
        let more = if is_open { list(site, *id, open, addresses, &mut inner) } else { None };
        items.push(NavigationView {
            title: site.list_title(*id),
            url: addresses.page(&entry.url),
            current: open.last() == Some(id),
            open: is_open,
            children: inner,
            more,
        });
    }
    (children.len() > SHOWN)
        .then(|| MoreView { url: addresses.page(&site.entry(folder).url), count: children.len() })
}
