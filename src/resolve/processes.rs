//! Processes: which file or list of steps shows one, how it is drawn and told, and which pages its
//! elements lead to.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::links::{content_path, decode};
use super::meant::written_from;
use super::process_checks;
use super::process_links::{self, Given, Names};
use super::process_steps::{self, Steps};
use super::{AssetId, Entry, EntryId, Site, UrlPath};
use crate::diagnostic::{Code, Diagnostic, Locale, nearest};
use crate::diagram::bpmn::{BpmnFile, is_bpmn};
use crate::diagram::{self, Diagram, ElementId, Fault, Kind, Model, Told, in_words, tell, written};
use crate::model::{Datum, ProcessFields};
use crate::source::Place;

/// The processes of a site.
#[derive(Debug, Default)]
pub struct Processes {
    all: Vec<Process>,
    /// Those in copied files.
    of_files: BTreeMap<AssetId, usize>,
    /// Those that pages show because their type says so.
    of_pages: BTreeMap<EntryId, usize>,
}

/// A process: how it is drawn, how it is told, and what its elements lead to.
#[derive(Debug)]
pub struct Process {
    /// What it says.
    pub model: Model,
    /// Its pictures; none if there is nothing to draw.
    pub pictures: Vec<Picture>,
    /// The pages that its elements lead to.
    pub links: BTreeMap<ElementId, EntryId>,
    /// Its steps in words.
    pub told: Vec<ToldPart>,
    /// The same as plain text.
    pub text: String,
    /// Its BPMN file.
    pub file: UrlPath,
    /// Whether that file is made here, from a list of steps.
    pub is_made: bool,
}

/// A picture of a process.
#[derive(Debug)]
pub struct Picture {
    /// What stands where.
    pub diagram: Diagram,
    /// The file that holds it alone.
    pub url: UrlPath,
}

/// What a pool does, or what belongs to no step.
#[derive(Debug)]
pub struct ToldPart {
    /// The pool, if it is in one.
    pub pool: Option<ElementId>,
    /// Whether these are steps.
    pub is_steps: bool,
    /// The steps in their order.
    pub lines: Vec<Told>,
}

/// Binds the processes of all files and pages.
pub(super) fn bind(
    site: &mut Site,
    mut files: BTreeMap<String, Arc<BpmnFile>>,
    log: &mut Vec<Diagnostic>,
) {
    let binder = Binder { site, names: Names::new(site), locale: Locale::new(site.language()) };
    let read: Vec<(AssetId, Arc<BpmnFile>)> = (site.assets.iter().enumerate())
        .filter_map(|(at, routed)| Some((AssetId(at as u32), files.remove(&routed.asset.path)?)))
        .collect();
    let pages: Vec<OfPage> = (site.iter())
        .filter_map(|(id, entry)| {
            let fields = site.type_of(entry)?.process?;
            process_checks::unlisted_roles(site, entry, fields, log);
            let file = binder.file_of(entry, fields, log);
            let given = fields.links.map(|links| process_links::given(entry, links));
            Some(OfPage { id, fields, file, given: given.unwrap_or_default() })
        })
        .collect();
    // What pages say of a file counts wherever it is shown.
    let mut given: BTreeMap<AssetId, Vec<&Given>> = BTreeMap::new();
    for page in &pages {
        if let Some(file) = page.file {
            given.entry(file).or_default().extend(&page.given);
        }
    }
    let of_files: Vec<(AssetId, Process, Vec<Diagnostic>)> = read
        .into_par_iter()
        .map(|(id, file)| {
            let given = given.get(&id).map(Vec::as_slice).unwrap_or_default();
            let (process, found) = binder.of_file(id, &file, given);
            (id, process, found)
        })
        .collect();
    let mut processes = Vec::new();
    let mut by_asset = BTreeMap::new();
    for (asset, process, found) in of_files {
        by_asset.insert(asset, processes.len());
        processes.push(process);
        log.extend(found);
    }
    let without_file = pages.par_iter().filter(|page| page.file.is_none());
    let of_steps: Vec<(EntryId, Option<Process>, Vec<Diagnostic>)> = without_file
        .map(|page| {
            let mut found = Vec::new();
            let process = binder.of_steps(page, &mut found);
            if process.is_none() {
                // What is said of elements is said of none.
                process_links::by_page(&Model::default(), &page.given, &mut found);
            }
            (page.id, process, found)
        })
        .collect();
    let with_file = pages.iter().filter_map(|page| Some((page.id, *by_asset.get(&page.file?)?)));
    let mut by_entry: BTreeMap<EntryId, usize> = with_file.collect();
    for (id, process, found) in of_steps {
        log.extend(found);
        if let Some(process) = process {
            by_entry.insert(id, processes.len());
            processes.push(process);
        }
    }
    site.processes = Processes { all: processes, of_files: by_asset, of_pages: by_entry };
    process_checks::unknown_pictures(site, log);
}

impl Process {
    /// What it is called: as it says, else as its picture or its file is.
    pub fn name(&self) -> &str {
        let pictures = self.pictures.iter().map(|picture| picture.diagram.name.as_str());
        let mut names = std::iter::once(self.model.name.as_str()).chain(pictures);
        let file = self.file.as_str().rsplit('/').next().unwrap_or_default();
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        names.find(|name| !name.trim().is_empty()).unwrap_or(stem)
    }

    /// The pictures that the target of an image names: behind `#` one by its id, else all.
    pub fn pictures_named(&self, target: &str) -> Range<usize> {
        let id = target.split_once('#').map(|(_, id)| decode(id));
        let named = |picture: &Picture| Some(&picture.diagram.id) == id.as_ref();
        match self.pictures.iter().position(named) {
            Some(at) => at..at + 1,
            None => 0..self.pictures.len(),
        }
    }
}

impl Processes {
    /// The process that a page shows because its type says so.
    pub fn of_page(&self, id: EntryId) -> Option<&Process> {
        Some(&self.all[*self.of_pages.get(&id)?])
    }

    /// The process in a BPMN file.
    pub fn of_file(&self, asset: AssetId) -> Option<&Process> {
        Some(&self.all[*self.of_files.get(&asset)?])
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Process> {
        self.all.iter()
    }
}

/// What a page says of its process.
struct OfPage {
    id: EntryId,
    fields: ProcessFields,
    file: Option<AssetId>,
    given: Vec<Given>,
}

struct Binder<'a> {
    site: &'a Site,
    names: Names,
    locale: Locale,
}

impl Binder<'_> {
    /// The process of a BPMN file.
    fn of_file(
        &self,
        id: AssetId,
        file: &BpmnFile,
        given: &[&Given],
    ) -> (Process, Vec<Diagnostic>) {
        let url = &self.site.assets[id.0 as usize].url;
        let mut found = Vec::new();
        let links = self.names.links(self.site, file, given, &mut found);
        let pictures: Vec<Picture> = diagram::pictures(file)
            .take(&mut found)
            .into_iter()
            .enumerate()
            .map(|(at, diagram)| Picture { diagram, url: UrlPath::picture_of_file(url, at) })
            .collect();
        let process = self.process(file.model.clone(), pictures, links, url.clone(), false);
        (process, found)
    }

    /// The process of a list of steps; none if the page has no steps.
    fn of_steps(&self, page: &OfPage, log: &mut Vec<Diagnostic>) -> Option<Process> {
        let entry = self.site.entry(page.id);
        let steps = page.fields.steps?;
        let Steps { steps, roles, spans } = process_steps::read(self.site, entry, steps)?;
        let process = diagram::from_steps(&entry.title, &steps, &self.locale);
        let source = &entry.document.as_ref()?.source;
        let place = |fault: &Fault| -> Option<Place> {
            // The steps stand in the model as in the list.
            let at = fault.step.and_then(|step| process.numbers.keys().position(|id| *id == step));
            at.and_then(|at| spans.get(at)).or(spans.first()).map(|span| source.place(*span))
        };
        // A way to a step that does not exist is a finding already; what follows from it is none.
        let is_known = |to: &String| steps.iter().any(|step| step.number == *to);
        let mut goals = steps.iter().flat_map(|step| &step.next).filter_map(|way| way.to.as_ref());
        let faults = match goals.all(is_known) {
            true => diagram::check(&process),
            false => Vec::new(),
        };
        log.extend(faults.iter().map(|fault| fault.diagnostic(&process, place(fault))));
        let lanes = process.iter().filter(|(_, element)| element.kind == Kind::Lane);
        let mut links = process_links::by_page(&process, &page.given, log);
        for (id, lane) in lanes {
            if let Some(role) = roles.get(&lane.name) {
                links.entry(id).or_insert(*role);
            }
        }
        let place = spans.first().map(|span| source.place(*span));
        let url = UrlPath::data_of_page(&entry.url, "ablauf", "svg");
        let picture = diagram::picture(&process, place).take(log);
        let pictures = picture.into_iter().map(|diagram| Picture { diagram, url: url.clone() });
        let pictures = pictures.collect();
        let file = UrlPath::data_of_page(&entry.url, "ablauf", "bpmn");
        Some(self.process(process, pictures, links, file, true))
    }

    fn process(
        &self,
        model: Model,
        pictures: Vec<Picture>,
        links: BTreeMap<ElementId, EntryId>,
        file: UrlPath,
        is_made: bool,
    ) -> Process {
        let account = in_words(&model);
        let told = tell(&model, &account, &self.locale);
        let text = written(&model, &account, &told);
        let last = account.parts.len();
        let pools = account.parts.iter().map(|part| part.pool).chain([None]);
        let told = (told.into_iter().zip(pools).enumerate())
            .filter(|(_, (lines, _))| !lines.is_empty())
            .map(|(at, (lines, pool))| ToldPart { pool, is_steps: at < last, lines })
            .collect();
        Process { model, pictures, links, told, text, file, is_made }
    }

    /// The BPMN file that a page names; one that is not there, or is none, is a finding.
    fn file_of(
        &self,
        entry: &Entry,
        fields: ProcessFields,
        log: &mut Vec<Diagnostic>,
    ) -> Option<AssetId> {
        let value = entry.values.get(fields.file?)?;
        let Some(Datum::Text(name)) = value.datum() else { return None };
        let document = entry.document.as_ref()?;
        let path = content_path(&document.source.path, name);
        let paths = || self.site.assets.iter().map(|routed| routed.asset.path.as_str());
        let found = paths().position(|known| Some(known) == path.as_deref());
        if let Some(at) = found.filter(|_| path.as_deref().is_some_and(is_bpmn)) {
            return Some(AssetId(at as u32));
        }
        let near = paths().filter(|path| is_bpmn(path));
        let meant = path.as_deref().and_then(|path| nearest(path, near));
        log.push(
            Diagnostic::new(Code::ProcessFileMissing, document.source.place(value.span))
                .with("file", name)
                .with("rule", if found.is_some() { "other" } else { "missing" })
                .suggest(meant.map(|path| written_from(document, path))),
        );
        None
    }
}
