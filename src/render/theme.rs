//! A theme: templates, assets and texts, the wiki's own over the built-in ones.
//!
//! Built-in templates are known as `verbund/NAME`, and as `NAME` unless the wiki has its own of
//! that name, which may extend the one it replaces.

use std::collections::BTreeMap;
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera};

use super::strings::Strings;
use crate::diagnostic::{Checked, Code, Diagnostic, Language};
use crate::load::ThemeFile;
use crate::resolve::{Site, UrlPath};
use crate::source::{Place, Position};

/// The built-in theme's name before its templates.
const BUILT_IN: &str = "verbund/";

/// The asset that other websites load by a name that never changes.
const EMBED: &str = "embed.js";

/// A theme in one language, ready to render.
pub struct Theme {
    tera: Tera,
    pub(super) strings: Arc<Strings>,
    assets: Vec<(UrlPath, Vec<u8>)>,
    /// The script for other websites.
    embed: String,
    /// The address of each asset by its name, relative to the root.
    paths: BTreeMap<String, String>,
    /// The wiki's own stylesheets, relative to the root.
    pub(super) stylesheets: Vec<String>,
    /// The wiki's own templates, to show their lines in findings.
    own: BTreeMap<String, String>,
}

impl Theme {
    /// The heading of a process's picture.
    pub fn process_title(&self) -> String {
        self.strings.text("process-title", &[])
    }

    /// The heading of what leads to a page.
    pub fn uses_title(&self) -> String {
        self.strings.text("uses", &[])
    }

    /// Puts the wiki's files over the built-in ones.
    pub fn read(built_in: &[ThemeFile], own: &[ThemeFile], language: Language) -> Checked<Self> {
        let mut diagnostics = Vec::new();
        let strings =
            Arc::new(Strings::read(built_in.iter().chain(own), language, &mut diagnostics));
        let (mut assets, stylesheets, mut paths) = assets(built_in, own, &strings);
        let embed = paths.remove(EMBED).and_then(|path| {
            let at = assets.iter().position(|(asset, _)| asset.as_str() == path)?;
            Some(String::from_utf8_lossy(&assets.remove(at).1).into_owned())
        });
        let own_templates: BTreeMap<String, String> = templates(own).collect();
        let mut tera = engine(&strings, paths.clone());
        let built_in_templates: Vec<(String, String)> =
            templates(built_in).map(|(name, text)| (format!("{BUILT_IN}{name}"), text)).collect();
        let all = built_in_templates.iter().cloned().chain(own_templates.clone());
        if let Err(error) = tera.add_raw_templates(all) {
            diagnostics.push(finding(&error, &own_templates));
            // The built-in templates alone, so that the rest of the run still finds its faults.
            tera = engine(&strings, paths.clone());
            if let Err(error) = tera.add_raw_templates(built_in_templates) {
                diagnostics.push(finding(&error, &own_templates));
            }
        }
        let theme = Self {
            tera,
            strings,
            assets,
            embed: embed.unwrap_or_default(),
            paths,
            stylesheets,
            own: own_templates,
        };
        Checked::new(theme, diagnostics)
    }

    /// The theme's files and their addresses.
    pub fn assets(&self) -> &[(UrlPath, Vec<u8>)] {
        &self.assets
    }

    /// The address of an asset, relative to the root.
    pub(super) fn asset(&self, name: &str) -> Option<&str> {
        self.paths.get(name).map(String::as_str)
    }

    /// The script that gives other websites a search over the wiki. It is loaded by a name that
    /// never changes, so no page can tell it the addresses it needs: they take the place of marks,
    /// quotation marks included. Nor does the website's page say in which encoding it is.
    pub(super) fn embed(&self, site: &Site) -> String {
        let asset = |name| self.asset(name).unwrap_or_default();
        let addresses = [
            ("ENGINE", site.engine.as_str()),
            ("SEARCH", asset("search.js")),
            ("FULL", asset("search-full.js")),
            ("TITLES", asset("search-titles.js")),
            ("RESULTS", site.entry(site.search).url.as_str()),
        ];
        let script = addresses.iter().fold(self.embed.clone(), |script, (name, address)| {
            let mark = format!("\"__VERBUNDWIKI_{name}__\"");
            script.replace(&mark, &serde_json::json!(address).to_string())
        });
        in_ascii(&script)
    }

    /// Renders a template with the struct it is made for.
    pub(super) fn render(
        &self,
        template: &str,
        view: &impl Serialize,
    ) -> Result<String, Box<Diagnostic>> {
        Context::from_serialize(view)
            .and_then(|context| self.tera.render(template, &context))
            .map_err(|error| finding(&error, &self.own).into())
    }
}

/// A script that reads the same in any encoding: what is not ASCII stands in strings and comments
/// only, and is written as escapes.
fn in_ascii(script: &str) -> String {
    let mut written = String::with_capacity(script.len());
    for character in script.chars() {
        if character.is_ascii() {
            written.push(character);
            continue;
        }
        for unit in character.encode_utf16(&mut [0; 2]) {
            written += &format!("\\u{unit:04x}");
        }
    }
    written
}

/// The templates among `files`, as name and text.
fn templates(files: &[ThemeFile]) -> impl Iterator<Item = (String, String)> {
    files.iter().filter_map(|file| {
        let name = file.path.strip_prefix("templates/")?;
        Some((name.to_owned(), String::from_utf8_lossy(&file.contents).into_owned()))
    })
}

type Assets = (Vec<(UrlPath, Vec<u8>)>, Vec<String>, BTreeMap<String, String>);

/// Assets under names that hold their contents' hash, so that no browser shows an old one; the
/// wiki's additional stylesheets; and the address of each asset by its name.
fn assets(built_in: &[ThemeFile], own: &[ThemeFile], strings: &Strings) -> Assets {
    let mut by_name: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
    by_name.insert("strings.js", strings.script().into_bytes());
    let files = |files: &'_ [ThemeFile]| {
        files
            .iter()
            .filter_map(|file| Some((file.path.strip_prefix("assets/")?, file.contents.to_vec())))
            .map(|(name, contents)| (name.to_owned(), contents))
            .collect::<Vec<_>>()
    };
    let (built_in, own) = (files(built_in), files(own));
    let added: Vec<&str> = (own.iter())
        .filter(|(name, _)| {
            name.ends_with(".css") && built_in.iter().all(|(known, _)| known != name)
        })
        .map(|(name, _)| name.as_str())
        .collect();
    for (name, contents) in built_in.iter().chain(&own) {
        by_name.insert(name, contents.clone());
    }
    let mut paths = BTreeMap::new();
    let mut assets = Vec::new();
    // Stylesheets last: they name other assets, whose addresses must be known.
    let (sheets, others): (Vec<_>, Vec<_>) =
        by_name.into_iter().partition(|(name, _)| name.ends_with(".css"));
    for (name, mut contents) in others.into_iter().chain(sheets) {
        if name.ends_with(".css") {
            contents = with_addresses(&contents, name, &paths);
        }
        let path =
            UrlPath::hashed(UrlPath::theme_asset(&format!("assets/{name}")).as_str(), &contents);
        paths.insert(name.to_owned(), path.to_string());
        assets.push((path, contents));
    }
    let stylesheets = added.iter().filter_map(|name| paths.get(*name).cloned()).collect();
    (assets, stylesheets, paths)
}

/// A stylesheet whose `url(…)`s of the theme's other assets lead to where these now are.
fn with_addresses(sheet: &[u8], name: &str, paths: &BTreeMap<String, String>) -> Vec<u8> {
    let text = String::from_utf8_lossy(sheet);
    let mut written = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(at) = rest.find("url(") {
        let inside = &rest[at + 4..];
        let end = inside.find(')').unwrap_or(inside.len());
        let target = inside[..end].trim().trim_matches(['"', '\'']);
        written += &rest[..at];
        let folder =
            name.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        match paths.get(&format!("{folder}{target}")) {
            Some(path) => {
                let from = UrlPath::fixed(format!("assets/{name}"));
                written += &format!("url(\"{}\"", from.relative(&UrlPath::fixed(path.clone())));
            }
            None => {
                written += "url(";
                written += &inside[..end];
            }
        }
        rest = &inside[end..];
    }
    written += rest;
    written.into_bytes()
}

/// A template engine with the functions every template may call.
fn engine(strings: &Arc<Strings>, paths: BTreeMap<String, String>) -> Tera {
    let mut tera = Tera::new();
    // It is set before the first template, so it cannot fail.
    let _ = tera.set_fallback_prefixes([BUILT_IN]);
    let texts = Arc::clone(strings);
    tera.register_function("t", move |arguments: Kwargs, _: &State<'_>| {
        let key: &str = arguments.must_get("key")?;
        let mut values = FluentArgs::new();
        for (name, value) in arguments.iter() {
            let Some(name) = name.as_str().filter(|name| *name != "key") else { continue };
            match value.as_i128() {
                Some(number) => values.set(name.to_owned(), number as f64),
                None => values.set(name.to_owned(), FluentValue::from(value.to_string())),
            }
        }
        texts.get(key, &values).ok_or_else(|| tera::Error::message(format!("t(key=\"{key}\")")))
    });
    tera.register_function("asset", move |arguments: Kwargs, _: &State<'_>| {
        let name: &str = arguments.must_get("name")?;
        paths
            .get(name)
            .cloned()
            .ok_or_else(|| tera::Error::message(format!("asset(name=\"{name}\")")))
    });
    tera
}

/// What went wrong in a template, at its place if it is one of the wiki's own.
fn finding(error: &tera::Error, own: &BTreeMap<String, String>) -> Diagnostic {
    let (name, reason, report) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.filename().to_owned(), report.message().to_owned(), Some(report))
        }
        ErrorKind::MissingParent { current, parent } => {
            (current.clone(), format!("extends \"{parent}\""), None)
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain } => {
            (tpl.clone(), format!("extends … {}", inheritance_chain.join(" → ")), None)
        }
        ErrorKind::CircularInclude { tpl, include_chain } => {
            (tpl.clone(), format!("include … {}", include_chain.join(" → ")), None)
        }
        other => return unplaced(&other.to_string(), own),
    };
    let place = own.get(&name).map(|text| match report {
        Some(report) => {
            let span = report.span();
            let is_one_line = span.end_line == span.start_line;
            let width = if is_one_line { span.end_col.saturating_sub(span.start_col) } else { 1 };
            place(&name, text, span.start_line, span.start_col + 1, width.max(1))
        }
        None => Place::file(&template_path(&name)),
    });
    Diagnostic::new(Code::TemplateError, place).with("template", name).with("reason", reason)
}

/// A fault that comes as a text only: `error: What`, then ` --> template:line:column`.
fn unplaced(report: &str, own: &BTreeMap<String, String>) -> Diagnostic {
    let mut lines = report.lines();
    let reason = lines.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    let at = lines.find_map(|line| line.trim().strip_prefix("--> ")).unwrap_or_default();
    let mut parts = at.trim_matches(['[', ']']).rsplitn(3, ':');
    let column = parts.next().and_then(|part| part.parse().ok()).unwrap_or(1);
    let line: usize = parts.next().and_then(|part| part.parse().ok()).unwrap_or(1);
    let name = parts.next().unwrap_or_default().to_owned();
    let place = own.get(&name).map(|text| place(&name, text, line, column, 1));
    Diagnostic::new(Code::TemplateError, place).with("template", name).with("reason", reason)
}

fn place(name: &str, text: &str, line: usize, column: usize, width: usize) -> Place {
    let written = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let position = Position::new(line, column, width, written);
    Place { path: template_path(name), position: Some(position) }
}

fn template_path(name: &str) -> String {
    format!("_theme/templates/{name}")
}
