//! The keys of a query against the model: what does not fit is found at its place.

use super::bind_path::both;
use super::path::{End, Path};
use super::query::{Layout, Letter, Query, Role, Sort, shown};
use super::view::Form;
use super::words::Words;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::TypeId;
use crate::parse::{FrontMatter, RawValue};
use crate::resolve::Site;
use crate::source::{Source, Span, Spanned};

/// Binds one query.
pub(super) struct Binder<'a, 's> {
    pub(super) site: &'s Site,
    pub(super) words: &'a Words,
    /// The type of the page on which it stands, if it has one; nothing if it stands on none.
    pub(super) this: Option<&'a [TypeId]>,
    pub(super) source: &'a Source,
    pub(super) log: Vec<Diagnostic>,
}

impl<'s> Binder<'_, 's> {
    /// The query of these keys; `at` is where it begins.
    pub(super) fn query(&mut self, keys: &FrontMatter, at: Span) -> Option<Query<'s>> {
        let faults = self.log.len();
        self.unknown_keys(keys);
        let from = self.needed(keys, "from", at)?;
        let (origins, start, label) = self.from(from)?;
        let conditions = match given(keys, "where") {
            Some(raw) => self.conditions(&start, raw),
            None => Some(Vec::new()),
        };
        let form = self.form(keys)?;
        self.unused_keys(form, keys);
        let layout = self.layout(form, keys, &start, at);
        let mut parts = Vec::new();
        let columns = match form {
            Form::Matrix | Form::Responsibilities | Form::Count => Some(Vec::new()),
            Form::Timeline | Form::Chart => self.figure(form, keys, &start, at).map(|found| {
                let (kinds, paths) = found.into_iter().unzip();
                parts = kinds;
                paths
            }),
            Form::Full => self.titles(&start, from.span),
            _ => match given(keys, "columns") {
                Some(raw) => self.columns(&start, raw),
                None => Some(self.default_columns(&start)),
            },
        };
        let sort = match given(keys, "sort") {
            Some(raw) => self.sort(&start, raw),
            None => Some(self.default_sort(&start)),
        };
        let group = given(keys, "group").and_then(|raw| {
            let written = self.text("group", raw)?;
            self.path(&start, &written)
        });
        let is_transposed = self.is_transposed(form, keys)?;
        let limit = given(keys, "limit").and_then(|raw| self.limit(raw));
        let mut sentence = |key| given(keys, key).and_then(|raw| self.text(key, raw));
        let (caption, empty) = (sentence("caption"), sentence("empty"));
        let (conditions, layout) = (conditions?, layout?);
        let shows = match limit {
            Some(_) => Vec::new(),
            None => shown(&origins, &conditions, &layout),
        };
        let query = Query {
            from: origins,
            from_span: from.span,
            conditions,
            columns: columns?,
            parts,
            sort: sort?,
            group,
            limit,
            layout,
            is_transposed,
            shows: shows.into(),
            caption: caption.map_or(label, |caption| caption.value),
            empty: empty.map(|sentence| sentence.value),
        };
        (self.log.len() == faults).then_some(query)
    }

    pub(super) fn needed<'k>(
        &mut self,
        keys: &'k FrontMatter,
        key: &'static str,
        at: Span,
    ) -> Option<&'k Spanned<RawValue>> {
        let found = given(keys, key);
        if found.is_none() {
            self.report(Code::QueryMissingKey, at, |found| found.with("missing", key));
        }
        found
    }

    /// Where rows come from, what they are, and what they are called.
    fn from(
        &mut self,
        raw: &Spanned<RawValue>,
    ) -> Option<(Vec<super::query::Origin>, End<'s>, String)> {
        let mut origins = Vec::new();
        let mut ends: Option<End<'s>> = None;
        for written in self.texts("from", raw)? {
            let (origin, end) = self.origin(&written)?;
            origins.push(origin);
            ends = match ends {
                None => Some(end),
                Some(before) => match both(before, end) {
                    Some(all) => Some(all),
                    None => return self.wrong("from", "mixed", written.span),
                },
            };
        }
        let Some(end) = ends else { return self.wrong("from", "text", raw.span) };
        let types = match &end {
            End::Pages(types) | End::Records(_, types) => types.as_slice(),
            _ => &[],
        };
        let labels: Vec<&str> =
            types.iter().map(|id| self.site.model.get(*id).many.as_str()).collect();
        let label = match labels.is_empty() {
            true => self.words.core("page").to_owned(),
            false => labels.join(", "),
        };
        Some((origins, end, label))
    }

    fn form(&mut self, keys: &FrontMatter) -> Option<Form> {
        let Some(raw) = given(keys, "as") else { return Some(Form::Table) };
        let written = self.text("as", raw)?;
        let found = Form::ALL.iter().find(|(name, _)| *name == written.value);
        if found.is_none() {
            let names: Vec<&str> = Form::ALL.iter().map(|(name, _)| *name).collect();
            let meant = nearest(&written.value, names.iter().copied());
            self.report(Code::QueryValue, raw.span, |found| {
                let found = found.with("key", "as").with("kind", "form");
                found.with("known", names.join(", ")).suggest(meant)
            });
        }
        found.map(|(_, form)| *form)
    }

    fn layout(
        &mut self,
        form: Form,
        keys: &FrontMatter,
        start: &End<'s>,
        at: Span,
    ) -> Option<Layout<'s>> {
        let path = |binder: &mut Self, key: &'static str| {
            let raw = binder.needed(keys, key, at)?;
            let written = binder.text(key, raw)?;
            binder.path(start, &written)
        };
        match form {
            Form::Tree => {
                let path = match given(keys, "by") {
                    None => self.number_of(start),
                    Some(_) => None,
                };
                path.or_else(|| {
                    let raw = self.needed(keys, "by", at)?;
                    let written = self.text("by", raw)?;
                    let path = self.path(start, &written)?;
                    let is_of_pages = matches!(path.end, End::Pages(_) | End::Refs(..));
                    if is_of_pages && matches!(start, End::Records(..)) {
                        return self.kind_fault(&written.value, "above", raw.span);
                    }
                    Some(path)
                })
                .map(Layout::Tree)
            }
            Form::Matrix => {
                let (rows, columns) = (path(self, "rows"), path(self, "columns"));
                let cell = match given(keys, "cell") {
                    Some(_) => Some(path(self, "cell")?),
                    None => None,
                };
                let is_complete = match given(keys, "complete") {
                    Some(raw) => self.bool("complete", raw)?,
                    None => false,
                };
                Some(Layout::Matrix { rows: rows?, columns: columns?, cell, is_complete })
            }
            Form::Responsibilities => {
                let task = path(self, "rows");
                let raw = self.needed(keys, "roles", at)?;
                Some(Layout::Responsibilities { roles: self.roles(start, raw)?, task: task? })
            }
            form => Some(Layout::Rows(form)),
        }
    }

    /// The number by which pages of one type are sorted.
    fn number_of(&mut self, start: &End<'s>) -> Option<Path<'s>> {
        let End::Pages(types) = start else { return None };
        let kind = self.site.model.get(*types.first()?);
        let field = &kind.fields[kind.sort.filter(|at| kind.fields[*at].name)?];
        let written = Spanned { value: field.key.clone(), span: Span::default() };
        self.path(start, &written)
    }

    fn roles(&mut self, start: &End<'s>, raw: &Spanned<RawValue>) -> Option<Vec<Role<'s>>> {
        let RawValue::Map(entries) = &raw.value else {
            return self.wrong("roles", "map", raw.span);
        };
        let mut roles = Vec::new();
        for (key, value) in entries {
            let letter = Letter::ALL.iter().find(|(name, _)| *name == key.value);
            let Some((_, letter)) = letter else {
                return self.wrong("roles", "letters", key.span);
            };
            let written = self.text("roles", value)?;
            roles.push(Role { letter: *letter, path: self.path(start, &written)? });
        }
        roles.sort_by_key(|role| role.letter);
        Some(roles)
    }

    /// A list of paths, each perhaps after its label.
    fn columns(&mut self, start: &End<'s>, raw: &Spanned<RawValue>) -> Option<Vec<Path<'s>>> {
        let mut columns = Vec::new();
        let items = match &raw.value {
            RawValue::List(items) => items.as_slice(),
            _ => std::slice::from_ref(raw),
        };
        for item in items {
            match &item.value {
                RawValue::Map(entries) => {
                    for (label, value) in entries {
                        let written = self.text("columns", value)?;
                        let path = self.path(start, &written)?;
                        columns.push(Path { label: label.value.clone(), ..path });
                    }
                }
                _ => {
                    let written = self.text("columns", item)?;
                    columns.push(self.path(start, &written)?);
                }
            }
        }
        if columns.is_empty() {
            return self.wrong("columns", "nothing", raw.span);
        }
        Some(columns)
    }

    /// The titles of whole pages; records are none.
    fn titles(&mut self, start: &End<'s>, span: Span) -> Option<Vec<Path<'s>>> {
        match start {
            End::Pages(_) => {
                let written = Spanned { value: "title".to_owned(), span };
                Some(vec![self.path(start, &written)?])
            }
            _ => self.wrong("from", "pages", span),
        }
    }

    /// Of pages the title and what lists of their type show; of records their page and fields.
    fn default_columns(&mut self, start: &End<'s>) -> Vec<Path<'s>> {
        let model = &self.site.model;
        let keys: Vec<&str> = match start {
            End::Pages(types) if types.len() == 1 => {
                let kind = model.get(types[0]);
                let is_in_title = |at: usize| kind.sort == Some(at) && kind.fields[at].name;
                let shown = kind.index.iter().filter(|at| !is_in_title(**at));
                let shown = shown.map(|at| kind.fields[*at].key.as_str());
                std::iter::once("title").chain(shown).collect()
            }
            End::Records(lists, _) => {
                let mut keys = vec!["page"];
                for field in lists.iter().flat_map(|fields| fields.iter()) {
                    if !keys.contains(&field.key.as_str()) {
                        keys.push(&field.key);
                    }
                }
                keys
            }
            _ => vec!["title", "type"],
        };
        let written = |key: &str| Spanned { value: key.to_owned(), span: Span::default() };
        keys.into_iter().filter_map(|key| self.path(start, &written(key))).collect()
    }

    fn default_sort(&mut self, start: &End<'s>) -> Vec<Sort<'s>> {
        let path = self.number_of(start);
        path.map(|path| Sort { path, descending: false }).into_iter().collect()
    }

    /// Paths, descending after a minus.
    fn sort(&mut self, start: &End<'s>, raw: &Spanned<RawValue>) -> Option<Vec<Sort<'s>>> {
        let mut keys = Vec::new();
        for written in self.texts("sort", raw)? {
            let ascending = written.value.strip_prefix('-').map(str::to_owned);
            let descending = ascending.is_some();
            let value = ascending.unwrap_or_else(|| written.value.clone());
            let path = self.path(start, &Spanned { value, span: written.span })?;
            keys.push(Sort { path, descending });
        }
        Some(keys)
    }

    fn limit(&mut self, raw: &Spanned<RawValue>) -> Option<usize> {
        match &raw.value {
            RawValue::Scalar { text, .. } if text.parse().is_ok_and(|limit: usize| limit > 0) => {
                text.parse().ok()
            }
            _ => self.wrong("limit", "number", raw.span),
        }
    }

    pub(super) fn bool(&mut self, key: &'static str, raw: &Spanned<RawValue>) -> Option<bool> {
        match &raw.value {
            RawValue::Scalar { text, .. } if text == "true" || text == "ja" => Some(true),
            RawValue::Scalar { text, .. } if text == "false" || text == "nein" => Some(false),
            _ => self.wrong(key, "bool", raw.span),
        }
    }

    pub(super) fn text(
        &mut self,
        key: &'static str,
        raw: &Spanned<RawValue>,
    ) -> Option<Spanned<String>> {
        match &raw.value {
            RawValue::Scalar { text, .. } if !text.trim().is_empty() => {
                Some(Spanned { value: text.trim().to_owned(), span: raw.span })
            }
            _ => self.wrong(key, "text", raw.span),
        }
    }

    fn texts(
        &mut self,
        key: &'static str,
        raw: &Spanned<RawValue>,
    ) -> Option<Vec<Spanned<String>>> {
        match &raw.value {
            RawValue::List(items) => items.iter().map(|item| self.text(key, item)).collect(),
            _ => Some(vec![self.text(key, raw)?]),
        }
    }

    /// The finding for a key whose value cannot be.
    pub(super) fn wrong<T>(&mut self, key: &str, kind: &'static str, span: Span) -> Option<T> {
        self.report(Code::QueryValue, span, |found| found.with("key", key).with("kind", kind));
        None
    }

    /// The finding for a field that is not of the kind something needs.
    pub(super) fn kind_fault<T>(
        &mut self,
        field: &str,
        kind: &'static str,
        span: Span,
    ) -> Option<T> {
        self.report(Code::QueryKind, span, |found| found.with("field", field).with("kind", kind));
        None
    }

    pub(super) fn report(
        &mut self,
        code: Code,
        span: Span,
        more: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        self.log.push(more(Diagnostic::new(code, self.source.place(span))));
    }
}

pub(super) fn given<'k>(keys: &'k FrontMatter, key: &str) -> Option<&'k Spanned<RawValue>> {
    keys.get(key).filter(|raw| !raw.value.is_null())
}
