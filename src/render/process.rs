//! A process: its pictures, the ways to its files, its steps in words.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::Blocks;
use super::view_process::{ElementView, PictureView, ProcessView, ToldPartView, ToldView};
use crate::compose::ProcessBlock;
use crate::diagnostic::Diagnostic;
use crate::diagram::svg::{Link, Options, draw};
use crate::diagram::{ElementId, Told, one_line};
use crate::resolve::{Process, ToldPart};

/// How deep steps are indented at most.
const DEEPEST: usize = 4;

impl Blocks<'_> {
    /// A process; `number` tells it from others on the page.
    pub(super) fn process(
        &self,
        block: &ProcessBlock<'_>,
        number: usize,
    ) -> Result<String, Box<Diagnostic>> {
        let (anchor, title) = match &block.heading {
            Some((anchor, title)) => (anchor.as_str(), *title),
            None => ("", ""),
        };
        let process = block.process;
        let links = self.links(process);
        let several = block.pictures.len() > 1;
        let pictures = block.pictures.clone().map(|at| {
            let picture = &process.pictures[at];
            let name = match picture.diagram.name.trim() {
                own if several && !own.is_empty() => format!("{}: {own}", block.name),
                _ => block.name.to_string(),
            };
            let options = Options {
                prefix: format!("vw-process-{number}-{}", at + 1),
                title: name.clone(),
                description: Some(self.theme.strings.text("process-description", &[])),
                links: links.clone(),
                standalone: false,
            };
            let svg = draw(&process.model, &picture.diagram, &options);
            PictureView { name, svg, url: self.addresses.page(&picture.url) }
        });
        self.theme.render(
            "blocks/process.html",
            &ProcessView {
                anchor,
                title,
                pictures: pictures.collect(),
                file: self.addresses.page(&process.file),
                download: download(process),
                is_made: process.is_made,
                told: told(block, &links),
            },
        )
    }

    /// Where the elements of a process lead; not to the page they stand on.
    fn links(&self, process: &Process) -> BTreeMap<ElementId, Link> {
        let others = process.links.iter().filter(|(_, id)| self.site.entry(**id).url != *self.from);
        let link = |(element, id): (&ElementId, &_)| {
            let page = self.site.entry(*id);
            let name = match one_line(&process.model.get(*element).name) {
                name if name.is_empty() => page.title.clone(),
                name => name,
            };
            (*element, Link { href: self.addresses.page(&page.url), name })
        };
        others.map(link).collect()
    }
}

/// The steps in words; where only some of the pictures stand, those in these.
fn told<'a>(
    block: &'a ProcessBlock<'_>,
    links: &'a BTreeMap<ElementId, Link>,
) -> Vec<ToldPartView<'a>> {
    let process = block.process;
    let shapes = process.pictures[block.pictures.clone()].iter().flat_map(|it| &it.diagram.shapes);
    let shown: BTreeSet<ElementId> = shapes.map(|shape| shape.element).collect();
    let is_whole = block.pictures.len() == process.pictures.len();
    let url = |id: &ElementId| links.get(id).map_or("", |link| link.href.as_str());
    let named =
        |id: &ElementId| ElementView { name: one_line(&process.model.get(*id).name), url: url(id) };
    let linked = |id: &&ElementId| links.contains_key(id);
    let line = |told: &'a Told| ToldView {
        number: &told.number,
        depth: told.depth.min(DEEPEST),
        head: &told.head,
        url: url(&told.element),
        roles: told.roles.iter().map(named).collect(),
        sentences: &told.sentences,
        links: told.mentions.iter().filter(linked).map(named).collect(),
    };
    let part = |part: &'a ToldPart| {
        let told = part.lines.iter().filter(|told| is_whole || shown.contains(&told.element));
        let lines = told.map(line).collect();
        let pool = part.pool.as_ref().map(named);
        ToldPartView { pool, is_steps: part.is_steps, lines }
    };
    process.told.iter().map(part).filter(|part| !part.lines.is_empty()).collect()
}

/// What the BPMN file of a list of steps is called when it is saved: as its page, not as all are.
fn download(process: &Process) -> String {
    let mut folders = process.file.as_str().rsplit('/').skip(1);
    match folders.next().filter(|_| process.is_made) {
        Some(page) => format!("{page}.bpmn"),
        None => String::new(),
    }
}
