//! Paths as they are written, against the model.

use super::bind::Binder;
use super::path::{End, Path, Step};
use super::query::{Origin, Pages};
use super::words::CORE;
use crate::diagnostic::{Code, nearest};
use crate::model::{Field, Kind, TypeId};
use crate::source::{Span, Spanned};

/// How many steps a path may have.
const MOST_STEPS: usize = 8;

/// The keys of records beside their fields.
const RECORD_KEYS: &[&str] = &["page", "number"];

impl<'s> Binder<'_, 's> {
    /// The path `written` from `start`.
    pub(super) fn path(&mut self, start: &End<'s>, written: &Spanned<String>) -> Option<Path<'s>> {
        let text = written.value.trim();
        // One path in another is bound by this function again.
        if text.matches('(').count() > MOST_STEPS {
            return self.wrong("path", "steps", written.span);
        }
        let ways = split(text, '|');
        if ways.len() > 1 {
            return self.either(start, &ways, written.span);
        }
        let inner = text.strip_prefix("count(").and_then(|rest| rest.strip_suffix(')'));
        if let Some(inner) = inner {
            let inner = Spanned { value: inner.to_owned(), span: written.span };
            let mut path = self.path(start, &inner)?;
            path.steps.push(Step::Count);
            return Some(Path { end: End::Count, label: self.words.core("count").into(), ..path });
        }
        let parts = split(text, '.');
        if parts.len() > MOST_STEPS {
            return self.wrong("path", "steps", written.span);
        }
        let mut path = Path { steps: Vec::new(), label: String::new(), end: start.clone() };
        for part in parts {
            self.step(&mut path, part, written.span)?;
        }
        Some(path)
    }

    /// The path `a | b`: what either leads to.
    fn either(&mut self, start: &End<'s>, ways: &[&str], span: Span) -> Option<Path<'s>> {
        if ways.len() > MOST_STEPS {
            return self.wrong("path", "steps", span);
        }
        let mut steps = Vec::new();
        let mut whole: Option<Path<'s>> = None;
        for way in ways {
            let path = self.path(start, &Spanned { value: (*way).to_owned(), span })?;
            steps.push(path.steps.clone());
            whole = match whole {
                None => Some(path),
                Some(Path { label, end, .. }) => match both(end, path.end) {
                    Some(end) => Some(Path { steps: Vec::new(), label, end }),
                    None => return self.wrong("path", "either", span),
                },
            };
        }
        whole.map(|path| Path { steps: vec![Step::Either(steps)], ..path })
    }

    fn step(&mut self, path: &mut Path<'s>, part: &str, span: Span) -> Option<()> {
        if let Some(inner) = part.strip_prefix("used_by(").and_then(|rest| rest.strip_suffix(')')) {
            return self.used_by(path, inner, span);
        }
        let (end, label) = match &path.end {
            End::Pages(types) | End::Refs(types, _) => {
                let types = types.clone();
                self.step_of_pages(&types, part, span)?
            }
            End::Records(lists, holders) => {
                let (lists, holders) = (lists.clone(), holders.clone());
                self.step_of_records(&lists, &holders, part, span)?
            }
            End::Values(_) | End::Core(_) | End::Count => {
                let field = match path.steps.last() {
                    Some(Step::Key(key)) => key.clone(),
                    _ => String::new(),
                };
                return self.kind_fault(&field, "through", span);
            }
        };
        path.steps.push(Step::Key(part.to_owned()));
        path.label = label;
        path.end = end;
        Some(())
    }

    fn step_of_pages(
        &mut self,
        types: &[TypeId],
        part: &str,
        span: Span,
    ) -> Option<(End<'s>, String)> {
        let model = &self.site.model;
        let kinds: Vec<_> = match types {
            [] => model.types.iter().collect(),
            types => types.iter().map(|id| model.get(*id)).collect(),
        };
        let fields: Vec<&'s Field> =
            kinds.iter().flat_map(|kind| &kind.fields).filter(|one| one.key == part).collect();
        let holders: Vec<TypeId> = match types {
            [] => (0..model.types.len() as u32).map(TypeId).collect(),
            types => types.to_vec(),
        };
        let core = CORE.iter().map(|(key, _)| *key).find(|key| {
            *key == part && !RECORD_KEYS.contains(key) && !["used_by", "count"].contains(key)
        });
        match (fields.first(), core) {
            (Some(first), _) => Some((end(&fields, &holders), first.label.clone())),
            (None, Some(key)) => {
                let label = match (key, types) {
                    ("title", [only]) => model.get(*only).one.clone(),
                    _ => self.words.core(key).to_owned(),
                };
                Some((End::Core(key), label))
            }
            (None, None) => {
                let all = kinds.iter().flat_map(|kind| &kind.fields);
                let names: Vec<&str> = kinds.iter().map(|kind| kind.one.as_str()).collect();
                let names = if types.is_empty() { String::new() } else { names.join(", ") };
                self.unknown_field(part, &all.collect::<Vec<_>>(), &names, span)
            }
        }
    }

    fn step_of_records(
        &mut self,
        lists: &[&'s [Field]],
        holders: &[TypeId],
        part: &str,
        span: Span,
    ) -> Option<(End<'s>, String)> {
        let all = || lists.iter().flat_map(|fields| fields.iter());
        let fields: Vec<&'s Field> = all().filter(|field| field.key == part).collect();
        let words = self.words;
        match (fields.first(), part) {
            (Some(first), _) => Some((end(&fields, holders), first.label.clone())),
            (None, "page") => {
                let label = match holders {
                    [only] => self.site.model.get(*only).one.clone(),
                    _ => words.core("page").to_owned(),
                };
                Some((End::Pages(holders.to_vec()), label))
            }
            (None, "number") => Some((End::Count, words.core("number").to_owned())),
            (None, _) => self.unknown_field(part, &all().collect::<Vec<_>>(), "", span),
        }
    }

    fn unknown_field<T>(
        &mut self,
        key: &str,
        fields: &[&Field],
        types: &str,
        span: Span,
    ) -> Option<T> {
        if self.site.model.has_faults {
            return None;
        }
        let labelled = fields.iter().find(|field| field.label.to_lowercase() == key.to_lowercase());
        let keys = fields.iter().map(|field| field.key.as_str());
        let names = keys.chain(CORE.iter().map(|(key, _)| *key));
        let meant = labelled.map(|field| field.key.as_str()).or_else(|| nearest(key, names));
        self.report(Code::QueryUnknownField, span, |found| {
            let known = if types.is_empty() { "no" } else { "yes" };
            found.with("field", key).with("types", types).with("known", known).suggest(meant)
        });
        None
    }

    /// `used_by(TYPE)` or `used_by(TYPE.FIELD)`.
    fn used_by(&mut self, path: &mut Path<'s>, inner: &str, span: Span) -> Option<()> {
        if !matches!(path.end, End::Pages(_) | End::Refs(..)) {
            return self.kind_fault("used_by", "through", span);
        }
        let mut parts = inner.split('.').map(str::trim);
        let kind = self.type_of(parts.next().unwrap_or_default(), span)?;
        let mut way = Path { steps: Vec::new(), label: String::new(), end: End::Pages(vec![kind]) };
        let mut keys = Vec::new();
        let mut record = None;
        for part in parts {
            let is_beyond = matches!(way.end, End::Refs(..));
            self.step(&mut way, part, span)?;
            keys.push(part.to_owned());
            match &way.end {
                End::Records(..) if !is_beyond => record = Some(way.end.clone()),
                End::Refs(..) if !is_beyond => {}
                _ => return self.kind_fault(inner, "referring", span),
            }
        }
        path.steps.push(Step::UsedBy(kind, keys));
        path.label = self.site.model.get(kind).many.clone();
        path.end = record.unwrap_or(End::Pages(vec![kind]));
        Some(())
    }

    /// The type of that id.
    pub(super) fn type_of(&mut self, name: &str, span: Span) -> Option<TypeId> {
        let model = &self.site.model;
        let found = model.find(name);
        if found.is_none() && !model.has_faults {
            let same = |label: &str| label.to_lowercase() == name.to_lowercase();
            let labelled = model.types.iter().find(|kind| same(&kind.one) || same(&kind.many));
            let ids = model.types.iter().map(|kind| kind.id.as_str()).chain(["pages", "this"]);
            let meant = labelled.map(|kind| kind.id.as_str()).or_else(|| nearest(name, ids));
            self.report(Code::QueryUnknownType, span, |found| {
                found.with("type", name).suggest(meant)
            });
        }
        found
    }

    /// Where rows come from, and what they are.
    pub(super) fn origin(&mut self, written: &Spanned<String>) -> Option<(Origin, End<'s>)> {
        let mut parts = written.value.split('.').map(str::trim);
        let first = parts.next().unwrap_or_default();
        let (pages, types) = match (self.site.model.find(first), first) {
            (Some(kind), _) => (Pages::Of(kind), vec![kind]),
            (None, "pages") => (Pages::All, Vec::new()),
            (None, "this") => match self.this {
                Some([]) if written.value.contains('.') => {
                    return self.wrong("from", "untyped", written.span);
                }
                Some(types) => (Pages::This, types.to_vec()),
                None => return self.wrong("from", "this", written.span),
            },
            _ => (Pages::Of(self.type_of(first, written.span)?), Vec::new()),
        };
        let mut path = Path { steps: Vec::new(), label: String::new(), end: End::Pages(types) };
        let mut is_own = true;
        for part in parts {
            self.step(&mut path, part, written.span)?;
            is_own &= matches!(path.end, End::Records(..));
        }
        if !path.steps.is_empty() && !matches!(path.end, End::Records(..)) {
            return self.kind_fault(&written.value, "records", written.span);
        }
        Some((Origin { pages, steps: path.steps, is_own }, path.end))
    }
}

/// What a field leads to; of several of one name all.
fn end<'s>(fields: &[&'s Field], holders: &[TypeId]) -> End<'s> {
    let inner = |field: &'s Field| {
        let mut field = field;
        while let Kind::List { item, .. } = &field.kind {
            field = item;
        }
        field
    };
    let inners: Vec<&'s Field> = fields.iter().map(|field| inner(field)).collect();
    let mut to = Vec::new();
    let mut lists = Vec::new();
    let mut reference = None;
    for field in &inners {
        match &field.kind {
            Kind::Ref(kind) => {
                reference = Some(*field);
                to.extend(
                    kind.to.iter().filter(|id| !to.contains(*id)).copied().collect::<Vec<_>>(),
                );
            }
            Kind::Record { fields, .. } => lists.push(fields.as_slice()),
            _ => {}
        }
    }
    match (reference, lists.is_empty()) {
        (Some(field), _) => End::Refs(to, field),
        (None, false) => End::Records(lists, holders.to_vec()),
        (None, true) => End::Values(inners),
    }
}

/// What two ways lead to, if it is of one kind.
pub(super) fn both<'s>(a: End<'s>, b: End<'s>) -> Option<End<'s>> {
    let union = |a: Vec<TypeId>, b: Vec<TypeId>| match a.is_empty() || b.is_empty() {
        // Any page.
        true => Vec::new(),
        false => a.iter().copied().chain(b.into_iter().filter(|id| !a.contains(id))).collect(),
    };
    let or_text = |field: &Field| matches!(&field.kind, Kind::Ref(kind) if kind.or_text);
    Some(match (a, b) {
        (End::Pages(a), End::Pages(b)) => End::Pages(union(a, b)),
        (End::Pages(a), End::Refs(b, field)) | (End::Refs(a, field), End::Pages(b)) => {
            End::Refs(union(a, b), field)
        }
        (End::Refs(a, one), End::Refs(b, other)) => {
            End::Refs(union(a, b), if or_text(one) { one } else { other })
        }
        (End::Records(a, of), End::Records(b, and)) => {
            End::Records(a.into_iter().chain(b).collect(), union(of, and))
        }
        (End::Values(a), End::Values(b)) => End::Values(a.into_iter().chain(b).collect()),
        (End::Core(a), End::Core(b)) if a == b => End::Core(a),
        (End::Count, End::Count) => End::Count,
        _ => return None,
    })
}

/// The parts of a path between points or bars, but not those in brackets.
fn split(text: &str, between: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0, 0usize);
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if letter == between && depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts
}
