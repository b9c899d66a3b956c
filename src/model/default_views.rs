//! Reads `views:` of a type's file: queries whose answers every page of the type shows.

use std::sync::Arc;

use super::fields::Reader;
use super::schema::unknown_field;
use super::types::{DefaultView, Type};
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::{FrontMatter, RawValue};
use crate::slug::slug;
use crate::source::{Source, Span, Spanned};

const VIEW_KEYS: &[&str] = &["heading", "after", "query"];

/// A view whose field is still a name.
pub(super) struct Unplaced {
    view: DefaultView,
    heading: Span,
    after: Option<Spanned<String>>,
}

impl Reader<'_> {
    /// The items of `views:`; one that cannot be understood is left out. What its query asks for
    /// is for the room of views to say.
    pub(super) fn views(
        &mut self,
        value: &Spanned<RawValue>,
        source: &Arc<Source>,
    ) -> Vec<Unplaced> {
        let RawValue::List(items) = &value.value else {
            self.wrong("views", "list", value.span);
            return Vec::new();
        };
        items.iter().filter_map(|item| self.view(item, source)).collect()
    }

    fn view(&mut self, item: &Spanned<RawValue>, source: &Arc<Source>) -> Option<Unplaced> {
        let RawValue::Map(entries) = &item.value else {
            self.wrong("views", "map", item.span);
            return None;
        };
        let at = entries.first().map_or(item.span, |(key, _)| key.span);
        let (mut heading, mut after, mut query) = (None, None, None);
        for (key, value) in entries {
            match (key.value.as_str(), &value.value) {
                ("heading", _) => heading = Some(self.spanned("heading", value)),
                ("after", _) => after = self.spanned("after", value),
                ("query", RawValue::Map(keys)) => {
                    query = Some(Some((FrontMatter(keys.clone()), key.span)));
                }
                ("query", _) => {
                    self.wrong("query", "map", value.span);
                    query = Some(None);
                }
                _ => self.unknown_key(key, VIEW_KEYS),
            }
        }
        for (name, is_there) in [("heading", heading.is_some()), ("query", query.is_some())] {
            if !is_there {
                self.missing(name, at);
            }
        }
        let (heading, (query, span)) = (heading??, query??);
        let Spanned { value: title, span: heading } = heading;
        let source = Arc::clone(source);
        let view = DefaultView { heading: title, after: None, query, span, source };
        Some(Unplaced { view, heading, after })
    }
}

/// Gives a type its views, in the order in which its pages show them. Views that stand together may
/// share a heading; otherwise a heading is there once.
pub(super) fn place(unplaced: Vec<Unplaced>, kind: &mut Type, log: &mut Vec<Diagnostic>) {
    let labels = kind.fields.iter().map(|field| field.heading.as_ref().unwrap_or(&field.label));
    let mut taken: Vec<String> = labels.map(|label| slug(label)).collect();
    let mut last = None;
    for Unplaced { mut view, heading, after } in unplaced {
        if let Some(name) = after {
            view.after = kind.field(&name.value);
            if view.after.is_none() {
                let keys = kind.fields.iter().map(|field| field.key.as_str());
                log.push(unknown_field(&view.source, &name, keys));
                continue;
            }
        }
        let anchor = slug(&view.heading);
        let place = Some((view.after, anchor.clone()));
        if last != place && taken.contains(&anchor) {
            let found = Diagnostic::new(Code::ModelFieldTaken, view.source.place(heading));
            log.push(found.with("field", &view.heading));
        }
        taken.push(anchor);
        last = place;
        kind.views.push(view);
    }
    // Stable: what stands at one place keeps the order of the file.
    kind.views.sort_by_key(|view| view.after.unwrap_or(usize::MAX));
}
