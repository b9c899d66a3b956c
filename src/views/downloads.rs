//! The files in which the views of a page stand as CSV, and its events as calendars: called as their
//! page and their caption, so that a name stays when other views come or go.

use std::collections::{BTreeMap, BTreeSet};

use super::PageViews;
use super::calendar::Calendar;
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::{EntryId, Site, UrlPath};
use crate::source::Place;

/// The paths of files of data.
struct Names<'a> {
    /// The files that are copied, by their paths.
    copied: BTreeMap<&'a str, &'a str>,
    /// Files, and the folders in which what was written stands.
    taken: BTreeSet<String>,
    /// How far names were counted.
    numbers: BTreeMap<UrlPath, usize>,
    log: Vec<Diagnostic>,
}

/// Names the files of all views and calendars.
pub(super) fn name<'c>(
    site: &Site,
    by_entry: &mut [PageViews],
    calendars: impl Iterator<Item = &'c mut Calendar>,
) -> Vec<Diagnostic> {
    let written =
        || site.assets.iter().map(|one| &one.url).chain(site.entries.iter().map(|one| &one.url));
    let mut taken = BTreeSet::new();
    for path in written().map(UrlPath::as_str) {
        taken.extend(path.match_indices('/').map(|(end, _)| path[..end].to_owned()));
        taken.insert(path.to_owned());
    }
    let copied =
        site.assets.iter().map(|one| (one.url.as_str(), one.asset.path.as_str())).collect();
    let mut names = Names { copied, taken, numbers: BTreeMap::new(), log: Vec::new() };
    for (at, views) in by_entry.iter_mut().enumerate() {
        let page = &site.entry(EntryId(at as u32)).url;
        let all = views.written.iter_mut().chain(&mut views.of_type).flatten();
        for view in all.filter(|view| view.is_table()) {
            view.download = Some(names.free(page, &view.caption, "csv"));
        }
    }
    for calendar in calendars {
        let entry = site.entry(calendar.entry);
        let field = site.type_of(entry).and_then(|kind| kind.fields.get(calendar.field));
        let label = field.map_or("", |field| &field.label);
        calendar.url = names.free(&entry.url, label, "ics");
    }
    names.log
}

impl Names<'_> {
    /// A path that nothing has.
    fn free(&mut self, page: &UrlPath, name: &str, extension: &str) -> UrlPath {
        let mut url = UrlPath::data_of_page(page, name, extension);
        let short = shortened(name);
        let first = UrlPath::data_of_page(page, &short, extension);
        let number = self.numbers.entry(first).or_insert(1);
        while self.taken.contains(url.as_str()) {
            *number += 1;
            url = UrlPath::data_of_page(page, &format!("{short} {number}"), extension);
        }
        self.taken.insert(url.as_str().to_owned());
        self.find_clash(&url);
        url
    }

    /// A file of the content may stand where a folder is needed.
    fn find_clash(&mut self, url: &UrlPath) {
        for (end, _) in url.as_str().match_indices('/') {
            let folder = &url.as_str()[..end];
            let Some(path) = self.copied.get(folder) else { continue };
            let found = Diagnostic::new(Code::PathClash, Place::file(path))
                .with("path", folder)
                .with("first", format!("{url} (verbundwiki)"));
            if !self.log.contains(&found) {
                self.log.push(found);
            }
        }
    }
}

/// A caption that leaves room for a number behind it, umlauts counted twice.
fn shortened(caption: &str) -> String {
    const LETTERS: usize = 25;
    caption.chars().take(LETTERS).collect()
}
