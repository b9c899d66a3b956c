//! References in fields: each is bound to a page of a type its field allows, or reported. Who
//! refers to a page is kept with the field and record it came from.

use std::collections::BTreeSet;

use super::links::Binder;
use super::meant::{Meant, Unbound};
use super::names::Lookup;
use super::{EntryId, Links, Target, route};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Datum, Field, Kind, Name, Path, RefKind, TypeId, Typed, Value};
use crate::parse::Document;
use crate::source::Span;

/// Where a reference leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// To a page.
    Entry(EntryId),
    /// Nowhere: plain text, where the field allows it.
    Text(String),
    /// To a page that is not there; its finding is already made.
    Missing(String),
}

/// From where a page is led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backlink {
    /// The page that leads here.
    pub from: EntryId,
    /// What in it does.
    pub via: Via,
}

/// What in a page leads to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Via {
    /// A field: the indices of the field, its item, the item's field and so on.
    Field(Path),
    /// A link in its text.
    Text,
}

/// A value that is to be bound: what was written, and for which field.
struct Wanted<'a> {
    text: &'a str,
    field: &'a Field,
    kind: &'a RefKind,
}

impl Wanted<'_> {
    /// What to look for if nothing fits.
    fn meant(&self) -> Meant {
        Meant::Typed(self.text.to_owned(), self.kind.to.clone())
    }
}

impl Binder<'_> {
    /// Binds the values of a page; `targets` are those of its body's links.
    pub(super) fn values(
        &self,
        document: &Document,
        typed: &Typed,
        targets: &[Target],
        log: &mut Vec<Unbound>,
    ) -> Vec<Value<Reference>> {
        let fields = &self.site.model.get(typed.kind).fields;
        let mut bound = Vec::with_capacity(typed.values.len());
        for (index, value) in typed.values.iter().enumerate() {
            let mut bind = |name: &Name, path: &Path| -> Reference {
                let Some((field, kind)) = reference_field(fields, path) else {
                    return Reference::Missing(String::new());
                };
                let span = span_at(value, &path[1..]);
                let text = match name {
                    Name::Text(text) => return Reference::Text(text.clone()),
                    Name::Id(text) | Name::Link { text, .. } => text,
                };
                let wanted = Wanted { text, field, kind };
                let found = match name {
                    Name::Link { index, .. } => self.linked(&wanted, targets.get(*index)),
                    _ => self.named(&wanted),
                };
                found.unwrap_or_else(|finding| {
                    log.extend(finding.map(|finding| finding.at(document.source.place(span))));
                    Reference::Missing(text.clone())
                })
            };
            bound.push(value.bind(&mut vec![index], &mut bind));
        }
        bound
    }

    /// Binds what must be a page's id, alias or unique last segment. Of several pages with one last
    /// segment the only one of an allowed type is meant.
    fn named(&self, wanted: &Wanted<'_>) -> Result<Reference, Option<Box<Unbound>>> {
        let fitting = |ids: &[EntryId]| -> Vec<EntryId> {
            ids.iter().copied().filter(|id| self.is_allowed(&wanted.kind.to, *id)).collect()
        };
        match self.names.find(wanted.text) {
            Lookup::Found(id) => {
                // The page of a folder that nobody wrote gives way to a page that is called alike.
                let is_generated = self.site.entry(id).document.is_none();
                let others = match is_generated && !self.is_allowed(&wanted.kind.to, id) {
                    true => fitting(self.names.with_segment(&route::id(wanted.text))),
                    false => Vec::new(),
                };
                match others[..] {
                    [only] => Ok(Reference::Entry(only)),
                    _ => self.allowed(wanted, id),
                }
            }
            Lookup::Ambiguous(ids) => match fitting(&ids)[..] {
                [only] => Ok(Reference::Entry(only)),
                [] if ids.iter().any(|id| self.is_unread(*id)) => Err(None),
                _ => {
                    let found = self.finding(Code::ReferenceAmbiguous, wanted);
                    Err(Some(found.with("ids", self.ids(&ids)).into()))
                }
            },
            Lookup::Unknown => {
                let code = match wanted.kind.may_be_missing {
                    true => Code::ReferencePlanned,
                    false => Code::ReferenceBroken,
                };
                Err(Some(Unbound::near(self.finding(code, wanted), wanted.meant())))
            }
        }
    }

    /// Binds an item of a list in the body that is a link.
    fn linked(
        &self,
        wanted: &Wanted<'_>,
        target: Option<&Target>,
    ) -> Result<Reference, Option<Box<Unbound>>> {
        match target {
            Some(Target::Entry(id, _)) => self.allowed(wanted, *id),
            // The link has its own finding.
            Some(Target::Missing) | None => Err(None),
            Some(_) if wanted.kind.or_text => Ok(Reference::Text(wanted.text.to_owned())),
            Some(_) => Err(Some(self.finding(Code::ReferenceBroken, wanted).into())),
        }
    }

    fn allowed(&self, wanted: &Wanted<'_>, id: EntryId) -> Result<Reference, Option<Box<Unbound>>> {
        if self.is_allowed(&wanted.kind.to, id) {
            return Ok(Reference::Entry(id));
        }
        if self.is_unread(id) {
            return Err(None);
        }
        let entry = self.site.entry(id);
        let types: Vec<&str> =
            wanted.kind.to.iter().map(|id| self.site.model.get(*id).one.as_str()).collect();
        let is = self.site.type_of(entry).map_or("–", |kind| kind.one.as_str());
        let found = self
            .finding(Code::ReferenceType, wanted)
            .with("title", &entry.title)
            .with("is", is)
            .with("types", types.join(", "));
        Err(Some(Unbound::near(found, wanted.meant())))
    }

    /// Whether a page may be of one of these types, or of any if there are none.
    pub(super) fn is_allowed(&self, to: &[TypeId], id: EntryId) -> bool {
        let of_type = self.site.entry(id).of_type;
        // A model with faults may lack the page's type, or one that the field allows.
        self.site.model.has_faults
            || to.is_empty()
            || of_type.is_some_and(|of_type| to.contains(&of_type))
    }

    /// Whether a page's type could not be read, which is found where it stands and not again
    /// wherever something refers to it.
    fn is_unread(&self, id: EntryId) -> bool {
        let entry = self.site.entry(id);
        entry.of_type.is_none()
            && entry.document.as_ref().is_some_and(|document| {
                let kind = document.front_matter.get("type");
                !document.is_readable || kind.is_some_and(|kind| !kind.value.is_null())
            })
    }

    fn finding(&self, code: Code, wanted: &Wanted<'_>) -> Diagnostic {
        Diagnostic::new(code, None).with("field", &wanted.field.key).with("target", wanted.text)
    }

    /// The pages that this one leads to, by its fields and by its texts; a text that only repeats
    /// what a field says is left out.
    pub(super) fn leads<'a>(
        &self,
        of_type: Option<TypeId>,
        values: &[Value<Reference>],
        texts: impl Iterator<Item = &'a Links>,
    ) -> Vec<(EntryId, Backlink)> {
        let fields = of_type.map_or(&[][..], |id| &self.site.model.get(id).fields);
        let mut leads = Vec::new();
        let mut known = BTreeSet::from([self.id]);
        for (index, (field, value)) in fields.iter().zip(values).enumerate() {
            value.bind(&mut vec![index], &mut |reference, path| {
                if let Reference::Entry(id) = reference
                    && *id != self.id
                {
                    known.insert(*id);
                    if !field.backlinks {
                        return;
                    }
                    leads.push((*id, Backlink { from: self.id, via: Via::Field(path.clone()) }));
                }
            });
        }
        let targets =
            texts.flat_map(|links| links.targets.iter().chain(links.html_targets.values()));
        for target in targets {
            if let Target::Entry(id, _) = target
                && known.insert(*id)
            {
                leads.push((*id, Backlink { from: self.id, via: Via::Text }));
            }
        }
        leads
    }
}

/// The field that holds the reference at `path`.
fn reference_field<'a>(fields: &'a [Field], path: &[usize]) -> Option<(&'a Field, &'a RefKind)> {
    let field = field_at(fields, path)?;
    let mut kind = &field.kind;
    // A list of lists holds them as a list does.
    while let Kind::List { item, .. } = kind {
        kind = &item.kind;
    }
    match kind {
        Kind::Ref(kind) => Some((field, kind)),
        _ => None,
    }
}

/// The innermost field with a name on the way along `path`.
fn field_at<'a>(fields: &'a [Field], path: &[usize]) -> Option<&'a Field> {
    let (first, rest) = path.split_first()?;
    let field = fields.get(*first)?;
    match (&field.kind, rest) {
        (_, []) => Some(field),
        (Kind::Record { fields, .. }, rest) => field_at(fields, rest),
        (Kind::List { item, .. }, [_, rest @ ..]) => match &item.kind {
            Kind::Record { fields, .. } if !rest.is_empty() => field_at(fields, rest),
            _ => Some(field),
        },
        _ => Some(field),
    }
}

/// Where the value at `path` inside `value` stands.
fn span_at<R>(value: &Value<R>, path: &[usize]) -> Span {
    let inner = path.split_first().and_then(|(first, rest)| match value.datum()? {
        Datum::List(values) | Datum::Record(values) => Some((values.get(*first)?, rest)),
        _ => None,
    });
    inner.map_or(value.span, |(value, rest)| span_at(value, rest))
}
