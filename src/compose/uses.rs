//! "Wird verwendet in": the pages that lead to a page, grouped by type, each with the field and the
//! record that does. What a view on the page shows is not said again.

use std::collections::BTreeMap;

use super::fields::lead;
use super::plain::Plain;
use super::{Block, ContentsLine, Filled, Page, PlainSection};
use crate::model::{Field, Kind, TypeId};
use crate::resolve::{Backlink, EntryId, Site, Via, natural_key};
use crate::views::PageViews;

/// The anchor of the part; no heading's begins so.
pub(crate) const ANCHOR: &str = "vw-uses";

/// The pages of one type that lead here.
#[derive(Debug)]
pub struct UseGroup<'site> {
    /// What the pages are, where they have a type.
    pub label: Option<&'site str>,
    /// The pages, naturally sorted.
    pub uses: Vec<Use<'site>>,
}

/// A page that leads here.
#[derive(Debug)]
pub struct Use<'site> {
    /// The page.
    pub from: EntryId,
    /// What in it does; nothing where its text does.
    pub relations: Vec<Relation<'site>>,
}

/// A relation of a page to this one.
#[derive(Debug, PartialEq, Eq)]
pub struct Relation<'site> {
    /// What the page that is led to says of it, such as "wirkt mit".
    pub phrase: &'site str,
    /// The records in which it stands.
    pub records: Vec<Mention>,
}

/// A record that leads to a page.
#[derive(Debug, PartialEq, Eq)]
pub struct Mention {
    /// What it is called, such as "Schritt 3: Konto anlegen".
    pub text: String,
    /// Where it stands on its page.
    pub anchor: String,
}

/// Groups the pages that lead to `id`. A page without a type has none if only texts mention it:
/// then there is nothing to say beyond the links themselves.
pub(super) fn groups<'site>(
    site: &'site Site,
    views: &PageViews,
    id: EntryId,
) -> Vec<UseGroup<'site>> {
    let backlinks = site.backlinks[id.0 as usize].iter();
    let backlinks: Vec<_> = backlinks.filter(|one| !is_shown(site, views, one)).collect();
    let is_known = site.entry(id).of_type.is_some();
    if !is_known && backlinks.iter().all(|backlink| backlink.via == Via::Text) {
        return Vec::new();
    }
    let mut by_page: BTreeMap<EntryId, Vec<&Backlink>> = BTreeMap::new();
    for backlink in &backlinks {
        by_page.entry(backlink.from).or_default().push(backlink);
    }
    let mut by_type: BTreeMap<Option<TypeId>, Vec<Use<'_>>> = BTreeMap::new();
    for (from, backlinks) in by_page {
        let mut relations: Vec<Relation<'_>> = Vec::new();
        for backlink in backlinks {
            let Some((phrase, record)) = relation(site, backlink) else { continue };
            match relations.iter_mut().find(|known| known.phrase == phrase) {
                Some(known) => known.records.extend(record),
                None => relations.push(Relation { phrase, records: record.into_iter().collect() }),
            }
        }
        let of_type = site.entry(from).of_type;
        by_type.entry(of_type).or_default().push(Use { from, relations });
    }
    // Pages without a type last.
    let mut groups: Vec<(Option<TypeId>, UseGroup<'_>)> = by_type
        .into_iter()
        .map(|(of_type, mut uses)| {
            uses.sort_by_cached_key(|one| (natural_key(&site.list_title(one.from)), one.from));
            let label = of_type.map(|id| site.model.get(id).many.as_str());
            (of_type, UseGroup { label, uses })
        })
        .collect();
    groups.sort_by_key(|(of_type, group)| (of_type.is_none(), group.label.map(natural_key)));
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Whether a view on the page says what a backlink would.
fn is_shown(site: &Site, views: &PageViews, backlink: &Backlink) -> bool {
    let Via::Field(path) = &backlink.via else { return false };
    let Some(kind) = site.entry(backlink.from).of_type else { return false };
    let mut keys: Vec<&str> = Vec::new();
    let mut fields: &[Field] = &site.model.get(kind).fields;
    let mut path = path.iter();
    while let Some(field) = path.next().and_then(|at| fields.get(*at)) {
        keys.push(&field.key);
        let mut kind = &field.kind;
        while let Kind::List { item, .. } = kind {
            path.next();
            kind = &item.kind;
        }
        fields = if let Kind::Record { fields, .. } = kind { fields } else { &[] };
    }
    views.show(kind, &keys)
}

/// The phrase of a relation and the record it stands in.
fn relation<'site>(
    site: &'site Site,
    backlink: &Backlink,
) -> Option<(&'site str, Option<Mention>)> {
    let Via::Field(path) = &backlink.via else { return None };
    let entry = site.entry(backlink.from);
    let (first, rest) = path.split_first()?;
    let field = site.type_of(entry)?.fields.get(*first)?;
    let value = entry.values.get(*first)?;
    let phrase = phrase(field, rest);
    let (Kind::List { .. }, [at, _, ..]) = (&field.kind, rest) else {
        return Some((phrase, None));
    };
    let filled = Filled { field, value };
    let text = lead(&Plain { site, entry }, &filled, *at);
    let anchor = entry.record_anchor(field, value, *at);
    Some((phrase, (!text.is_empty()).then_some(Mention { text, anchor })))
}

/// How the innermost reference on the way calls its relation.
fn phrase<'a>(field: &'a Field, path: &[usize]) -> &'a str {
    match (&field.kind, path) {
        (Kind::Ref(kind), _) if !kind.inverse.is_empty() => &kind.inverse,
        (Kind::List { item, .. }, [_, rest @ ..]) => match phrase(item, rest) {
            "" => &field.label,
            phrase => phrase,
        },
        (Kind::Record { fields, .. }, [at, rest @ ..]) => {
            fields.get(*at).map_or("", |field| phrase(field, rest))
        }
        _ => &field.label,
    }
}

/// Puts the groups on the page, with their plain text, so that a role is found by the step it has a
/// part in.
pub(super) fn compose<'site>(
    page: &mut Page<'site>,
    site: &'site Site,
    groups: Vec<UseGroup<'site>>,
) {
    let mut text = String::new();
    for one in groups.iter().flat_map(|group| &group.uses) {
        text.push_str(&site.entry(one.from).title);
        for record in one.relations.iter().flat_map(|relation| &relation.records) {
            text.push_str("; ");
            text.push_str(&record.text);
        }
        text.push('\n');
    }
    let title = site.uses_title.as_str();
    page.contents.push(ContentsLine { level: 2, anchor: ANCHOR.into(), title: title.into() });
    page.sections.push(PlainSection {
        anchor: ANCHOR.into(),
        headings: vec![title.into()],
        text: text.into(),
        repeats: true,
    });
    page.blocks.push(Block::Uses(groups));
}
