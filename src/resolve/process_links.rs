//! The pages that the elements of a process lead to: those that a page names for them, else those
//! that are called alike.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Entry, EntryId, Reference, Site};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::diagram::bpmn::BpmnFile;
use crate::diagram::{ActivityKind, ElementId, Kind, Model, called, one_line};
use crate::model::{self, Datum, LinkFields, TypeId, Value};
use crate::source::Place;

/// How many lanes of a file without a page are told.
const MOST: usize = 50;

/// The pages that elements may lead to, by the names they may have there.
pub(super) struct Names {
    /// What lanes and pools stand for.
    roles: BTreeMap<String, Option<EntryId>>,
    /// What steps that stand elsewhere are.
    processes: BTreeMap<String, Option<EntryId>>,
    /// Whether the model says which pages are roles.
    has_roles: bool,
}

impl Names {
    pub(super) fn new(site: &Site) -> Self {
        let mut role_types = BTreeSet::new();
        for kind in &site.model.types {
            let Some(process) = kind.process else { continue };
            if let Some(roles) = process.roles {
                referred(&kind.fields[roles].kind, &mut role_types);
            }
            if let Some((list, role)) = process.steps.and_then(|it| Some((it.list, it.role?)))
                && let model::Kind::List { item, .. } = &kind.fields[list].kind
                && let model::Kind::Record { fields, .. } = &item.kind
            {
                referred(&fields[role].kind, &mut role_types);
            }
        }
        let mut names = Self {
            roles: BTreeMap::new(),
            processes: BTreeMap::new(),
            has_roles: !role_types.is_empty(),
        };
        for (id, entry) in site.iter() {
            let Some(of_type) = entry.of_type else { continue };
            let aliases = entry.core.iter().flat_map(|core| &core.aliases);
            let called = [entry.title.as_str(), entry.id.as_str()].into_iter();
            for name in called.chain(aliases.map(|alias| alias.value.as_str())) {
                let add = |names: &mut BTreeMap<String, Option<EntryId>>| {
                    let same = names.entry(folded(name)).or_insert(Some(id));
                    // What two pages are called leads to neither.
                    if *same != Some(id) {
                        *same = None;
                    }
                };
                if role_types.contains(&of_type) {
                    add(&mut names.roles);
                }
                if site.model.get(of_type).process.is_some() {
                    add(&mut names.processes);
                }
            }
        }
        names
    }

    /// The pages that the elements of a file lead to. Lanes that name no role of the wiki are
    /// findings.
    pub(super) fn links(
        &self,
        site: &Site,
        file: &BpmnFile,
        given: &[&Given],
        log: &mut Vec<Diagnostic>,
    ) -> BTreeMap<ElementId, EntryId> {
        let mut links = by_page(&file.model, given.iter().copied(), log);
        let mut unknown = BTreeSet::new();
        for (id, element) in file.model.iter() {
            if links.contains_key(&id) {
                continue;
            }
            let name = folded(&element.name);
            match self.page(&element.kind, &name) {
                Some(page) => {
                    links.insert(id, page);
                }
                // One finding a name, and not without end: in a file of one line, a place takes long.
                None if element.kind == Kind::Lane
                    && self.has_roles
                    && !name.is_empty()
                    && unknown.len() < MOST
                    && unknown.insert(name.clone()) =>
                {
                    log.push(self.unknown_role(site, file, id, &name));
                }
                None => {}
            }
        }
        links
    }

    fn unknown_role(
        &self,
        site: &Site,
        file: &BpmnFile,
        lane: ElementId,
        name: &str,
    ) -> Diagnostic {
        // What two pages are called is known, but leads to neither.
        let is_known = self.roles.contains_key(name);
        let meant = nearest(name, self.roles.keys().map(String::as_str));
        let meant = meant.and_then(|name| *self.roles.get(name)?);
        Diagnostic::new(Code::ProcessRoleUnknown, file.place(lane))
            .with("element", called(file.model.get(lane)))
            .with("rule", if is_known { "several" } else { "none" })
            .suggest(meant.map(|id| site.entry(id).title.clone()))
    }

    /// The page that is called like an element.
    fn page(&self, kind: &Kind, name: &str) -> Option<EntryId> {
        let page = match kind {
            Kind::Lane | Kind::Pool { .. } => self.roles.get(name),
            Kind::Activity(activity) => match &activity.kind {
                ActivityKind::Call(called) => (self.processes.get(name))
                    .or_else(|| self.processes.get(&folded(called.as_deref()?))),
                ActivityKind::SubProcess(_) => self.processes.get(name),
                ActivityKind::Task(_) => None,
            },
            _ => None,
        };
        page.copied().flatten()
    }
}

/// The types that references in a field may lead to.
fn referred(kind: &model::Kind, found: &mut BTreeSet<TypeId>) {
    match kind {
        model::Kind::Ref(to) => found.extend(to.to.iter().copied()),
        model::Kind::List { item, .. } => referred(&item.kind, found),
        model::Kind::Record { fields, .. } => {
            fields.iter().for_each(|field| referred(&field.kind, found));
        }
        _ => {}
    }
}

/// Where an element leads because a page says so.
#[derive(Debug)]
pub(super) struct Given {
    /// The element's name or id.
    element: String,
    page: EntryId,
    /// Where the element is named.
    place: Place,
}

/// What a page says of where elements lead. References that lead nowhere are findings already.
pub(super) fn given(entry: &Entry, fields: LinkFields) -> Vec<Given> {
    let Some(document) = &entry.document else { return Vec::new() };
    let items = entry.values.get(fields.list).map(Value::items).unwrap_or_default();
    let one = |item: &Value<Reference>| {
        let Some(Datum::Record(values)) = item.datum() else { return None };
        let element = values.get(fields.element)?;
        let Some(Datum::Text(name)) = element.datum() else { return None };
        let Some(Datum::Ref(Reference::Entry(page))) = values.get(fields.page)?.datum() else {
            return None;
        };
        let place = document.source.place(element.span);
        Some(Given { element: name.clone(), page: *page, place })
    };
    items.iter().filter_map(one).collect()
}

/// The elements of a process that lead to pages because a page says so. Names that no element has
/// are findings.
pub(super) fn by_page<'g>(
    model: &Model,
    given: impl IntoIterator<Item = &'g Given>,
    log: &mut Vec<Diagnostic>,
) -> BTreeMap<ElementId, EntryId> {
    let mut links = BTreeMap::new();
    let mut given = given.into_iter().peekable();
    if given.peek().is_none() {
        return links;
    }
    let mut called: HashMap<String, Vec<ElementId>> = HashMap::new();
    for (id, element) in model.iter().filter(|(_, element)| is_shape(&element.kind)) {
        called.entry(element.id.clone()).or_default().push(id);
        called.entry(folded(&element.name)).or_default().push(id);
    }
    for Given { element: name, page, place } in given {
        let elements = called.get(name.as_str()).or_else(|| called.get(&folded(name)));
        for element in elements.into_iter().flatten() {
            links.entry(*element).or_insert(*page);
        }
        if elements.is_none() {
            let known = model.iter().filter(|(_, element)| is_shape(&element.kind));
            let known = known.flat_map(|(_, element)| [element.name.as_str(), &element.id]);
            let found = Diagnostic::new(Code::ProcessElementUnknown, place.clone());
            log.push(found.with("element", name).suggest(nearest(name, known).map(one_line)));
        }
    }
    links
}

/// Whether a picture can have a link there.
fn is_shape(kind: &Kind) -> bool {
    !matches!(kind, Kind::Flow(_) | Kind::Group)
}

/// A name as it is compared.
pub(super) fn folded(name: &str) -> String {
    one_line(name).to_lowercase()
}
