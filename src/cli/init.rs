//! `init`: a new wiki that builds at once.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use verbundwiki::diagnostic::{Language, Locale};
use verbundwiki::load;
use verbundwiki::model::{self, NewPage, Request, TypeId};

use super::arguments::InitOptions;
use super::build::today;
use super::files::create;
use super::report;
use super::{End, Failure, say};

/// Git leaves alone what `build` writes.
const IGNORED: &str = "dist/\n";

/// Makes the wiki: settings, model, start page, and an example of each type.
pub(super) fn init(options: &InitOptions, locale: &Locale) -> Result<End, Failure> {
    let folder = &options.folder;
    is_free(folder, locale)?;
    let mut files = vec![(".gitignore".to_owned(), IGNORED.to_owned())];
    let mut add = |path: &str, text: &str| files.push((format!("content/{path}"), text.to_owned()));
    add("wiki.yaml", load::STARTER_CONFIG);
    let sources = load::built_in_model();
    for source in &sources {
        add(&source.path, &source.text);
    }
    // The model that comes with the program is German, and so are its pages.
    let german = Locale::new(Language::De);
    let model = model::read(&sources).value;
    let page = |id: TypeId, examples: &BTreeMap<TypeId, String>| -> Result<NewPage, Failure> {
        let kind = model.get(id);
        let title = german.text("init-title", &[("type", kind.one.clone())]);
        let description = german.text("init-description", &[("help", kind.help.clone())]);
        let request = Request {
            model: &model,
            kind: id,
            title: &title,
            description: Some(&description),
            today: today(locale)?,
            examples: Some(examples),
        };
        model::new_page(&request)
            .ok_or_else(|| Failure(locale.text("new-no-name", &[("title", title.clone())])))
    };
    let ids: Vec<TypeId> = (0..model.types.len() as u32).map(TypeId).collect();
    // First only to learn where each will stand, then with references to the others.
    let mut examples = BTreeMap::new();
    for id in &ids {
        let made = page(*id, &BTreeMap::new())?;
        examples.insert(*id, made.path.trim_end_matches(".md").to_owned());
    }
    let mut index = load::STARTER_INDEX.to_owned();
    for id in &ids {
        let kind = model.get(*id);
        let made = page(*id, &examples)?;
        add(&made.path, &made.text);
        index += &format!("- [{}]({}): {}\n", kind.many, made.path, kind.help);
    }
    add("index.md", &index);
    for (path, text) in files {
        create(&folder.join(path), &text, locale)?;
    }
    let written = report::path(folder);
    say(&mut io::stdout(), &locale.text("init-done", &[("path", written.clone())]));
    say(&mut io::stdout(), &format!("  cd {written}\n  verbundwiki serve --open"));
    Ok(End::Fine)
}

/// Whether the folder is new or empty.
fn is_free(folder: &Path, locale: &Locale) -> Result<(), Failure> {
    let arguments = |reason: &str| [("path", report::path(folder)), ("reason", reason.to_owned())];
    match fs::read_dir(folder) {
        // A fresh clone holds nothing but its repository.
        Ok(entries) => match entries.flatten().find(|entry| entry.file_name() != ".git") {
            None => Ok(()),
            Some(_) => Err(Failure(locale.text("init-not-empty", &arguments("")))),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            Err(Failure(locale.text("init-no-folder", &arguments(""))))
        }
        Err(error) => Err(Failure(locale.text("output-io", &arguments(&error.to_string())))),
    }
}
