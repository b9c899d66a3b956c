//! The files in which the views of a page stand as CSV: called as their page and their caption, so
//! that a name stays when other views come or go.

use std::collections::BTreeSet;

use super::PageViews;
use crate::resolve::{EntryId, Site, UrlPath};

/// Names the files of all views.
pub(super) fn name(site: &Site, by_entry: &mut [PageViews]) {
    // What was written may have such a name too.
    let written: BTreeSet<&UrlPath> = site.assets.iter().map(|asset| &asset.url).collect();
    for (at, views) in by_entry.iter_mut().enumerate() {
        let page = &site.entry(EntryId(at as u32)).url;
        let mut taken: BTreeSet<UrlPath> = BTreeSet::new();
        let all = views.written.iter_mut().chain(&mut views.of_type).flatten();
        for view in all.filter(|view| view.is_table()) {
            let mut url = UrlPath::data_of_page(page, &view.caption, "csv");
            let mut number = 1;
            while written.contains(&url) || taken.contains(&url) {
                number += 1;
                let name = format!("{} {number}", shortened(&view.caption));
                url = UrlPath::data_of_page(page, &name, "csv");
            }
            taken.insert(url.clone());
            view.download = Some(url);
        }
    }
}

/// A caption that leaves room for a number behind it, umlauts counted twice.
fn shortened(caption: &str) -> String {
    const LETTERS: usize = 25;
    caption.chars().take(LETTERS).collect()
}
