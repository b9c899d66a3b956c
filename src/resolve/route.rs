//! Addresses. Every path of the output is made here and nowhere else.

use std::fmt;

use crate::slug::slug;

/// A path of the output relative to its root: `rollen/it-leitung.html`. ASCII only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UrlPath(String);

/// Why a file's name cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadName {
    /// Windows keeps the name for a device.
    Reserved,
    /// Nothing of the name is left in ASCII.
    Empty,
    /// The name is longer than hosts hold.
    Long,
}

/// The longest part of a path, in bytes, with room for an extension: common file systems hold 255.
const LONGEST: usize = 200;

/// The folder of what other programs read.
const DATA: &str = "daten";

/// Names that Windows keeps for devices, with any extension.
const RESERVED: &[&str] = &["con", "prn", "aux", "nul"];

impl UrlPath {
    /// A path that is known to be well formed, such as those of generated pages.
    pub fn fixed(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    /// The page of a Markdown file: `x/Über uns.md` → `x/ueber-uns.html`.
    ///
    /// # Errors
    /// The part of the path that no host could hold.
    pub fn page(source_path: &str) -> Result<Self, (BadName, String)> {
        let stem = source_path.rsplit_once('.').map_or(source_path, |(stem, _)| stem);
        Ok(Self(format!("{}.html", slug_path(stem)?)))
    }

    /// The index page of a folder; the root has an empty path.
    ///
    /// # Errors
    /// The part of the path that no host could hold.
    pub fn folder(path: &str) -> Result<Self, (BadName, String)> {
        if path.is_empty() {
            return Ok(Self("index.html".to_owned()));
        }
        Ok(Self(format!("{}/index.html", slug_path(path)?)))
    }

    /// A copied file: `x/Anlage 1.PDF` → `x/anlage-1.pdf`.
    ///
    /// # Errors
    /// The part of the path that no host could hold.
    pub fn asset(path: &str) -> Result<Self, (BadName, String)> {
        let (folder, name) =
            path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
        let file = match name.rsplit_once('.') {
            Some((stem, extension)) if !slug(extension).is_empty() => {
                format!("{}.{}", slug_path(stem)?, slug(extension))
            }
            Some((stem, _)) => slug_path(stem)?,
            None => slug_path(name)?,
        };
        match folder {
            "" => Ok(Self(file)),
            folder => Ok(Self(format!("{}/{file}", slug_path(folder)?))),
        }
    }

    /// A file of the theme: its name with every part a slug, whatever it is.
    pub fn theme_asset(path: &str) -> Self {
        Self::asset(path).unwrap_or_else(|_| Self(id(path)))
    }

    /// A file named by its content: `assets/verbund.css` → `assets/verbund.1a2b3c4d.css`.
    pub fn hashed(path: &str, contents: &[u8]) -> Self {
        let hash = blake3::hash(contents).to_hex();
        match path.rsplit_once('.') {
            Some((stem, extension)) => Self(format!("{stem}.{}.{extension}", &hash[..10])),
            None => Self(format!("{path}.{}", &hash[..10])),
        }
    }

    /// A file of data of a page: `x/y.html`, "Stand 2" and `csv` → `daten/x/y/stand-2.csv`.
    pub fn data_of_page(page: &Self, name: &str, extension: &str) -> Self {
        const LONGEST_NAME: usize = 60;
        let stem = page.0.strip_suffix(".html").unwrap_or(&page.0);
        let slug: String = slug(name).chars().take(LONGEST_NAME).collect();
        let name = if slug.is_empty() { "daten".to_owned() } else { tag_name(&slug) };
        Self(format!("{DATA}/{stem}/{name}.{extension}"))
    }

    /// The picture of a BPMN file, of several the one of this number from 0: `x/y.bpmn` →
    /// `daten/x/y.bpmn.svg`, `daten/x/y.bpmn-2.svg`.
    pub fn picture_of_file(file: &Self, number: usize) -> Self {
        match number {
            0 => Self(format!("{DATA}/{file}.svg")),
            number => Self(format!("{DATA}/{file}-{}.svg", number + 1)),
        }
    }

    /// A file of data of a type: `kommune` and `json` → `daten/kommune.json`.
    pub fn data_of_type(id: &str, extension: &str) -> Self {
        Self(format!("{DATA}/{}.{extension}", tag_name(&slug(id))))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The prefix that leads from this page back to the root: `../` for each folder.
    pub fn to_root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }

    /// The address of `target`, relative to this page, so that the site works in any folder.
    pub fn relative(&self, target: &Self) -> String {
        let own: Vec<&str> = self.0.split('/').collect();
        let other: Vec<&str> = target.0.split('/').collect();
        let folders = (own.len() - 1).min(other.len() - 1);
        let shared = (0..folders).take_while(|at| own[*at] == other[*at]).count();
        let mut address = "../".repeat(own.len() - 1 - shared);
        address.push_str(&other[shared..].join("/"));
        address
    }
}

impl fmt::Display for UrlPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The default id of a Markdown file: its slugged path without extension; an index page has its
/// folder's, and the start page is `index`.
pub(super) fn default_id(source_path: &str) -> String {
    let stem = source_path.rsplit_once('.').map_or(source_path, |(stem, _)| stem);
    match stem.rsplit_once('/') {
        Some((folder, name)) if name.eq_ignore_ascii_case("index") => id(folder),
        _ => id(stem),
    }
}

/// Whether a Markdown file is its folder's page: `index.md` in any spelling.
pub(super) fn is_index(source_path: &str) -> bool {
    let name = source_path.rsplit('/').next().unwrap_or(source_path);
    name.rsplit_once('.').is_some_and(|(stem, _)| stem.eq_ignore_ascii_case("index"))
}

/// A slug as a file's name: one that Windows keeps for a device, or that is taken, gets a hyphen.
pub(super) fn tag_name(slug: &str) -> String {
    let taken = is_reserved(slug) || slug == "index";
    if taken { format!("{slug}-") } else { slug.chars().take(LONGEST).collect() }
}

/// An id or a reference in its normal form: every part a slug.
pub(super) fn id(text: &str) -> String {
    let parts: Vec<String> = text.split('/').map(slug).filter(|part| !part.is_empty()).collect();
    parts.join("/")
}

fn slug_path(path: &str) -> Result<String, (BadName, String)> {
    let mut parts = Vec::new();
    for part in path.split('/') {
        let slug = slug(part);
        if slug.is_empty() {
            return Err((BadName::Empty, part.to_owned()));
        }
        if slug.len() > LONGEST {
            return Err((BadName::Long, part.chars().take(40).chain(['…']).collect()));
        }
        if is_reserved(&slug) {
            return Err((BadName::Reserved, part.to_owned()));
        }
        parts.push(slug);
    }
    Ok(parts.join("/"))
}

fn is_reserved(slug: &str) -> bool {
    let port = slug.strip_prefix("com").or_else(|| slug.strip_prefix("lpt"));
    RESERVED.contains(&slug)
        || port.is_some_and(|number| number.len() == 1 && number.as_bytes()[0].is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, page: &str, id: &str) {
        assert_eq!(UrlPath::page(path).expect("a good name").as_str(), page);
        assert_eq!(default_id(path), id);
    }

    #[test]
    fn pages_have_ascii_paths() {
        check("index.md", "index.html", "index");
        check("rollen/index.md", "rollen/index.html", "rollen");
        check("Rollen/Über uns.md", "rollen/ueber-uns.html", "rollen/ueber-uns");
        check("a/2.4_x.markdown", "a/2-4-x.html", "a/2-4-x");
        assert_eq!(UrlPath::page("con.md"), Err((BadName::Reserved, "con".to_owned())));
        assert_eq!(UrlPath::page("x/COM1.md"), Err((BadName::Reserved, "COM1".to_owned())));
        assert_eq!(UrlPath::page("日本.md"), Err((BadName::Empty, "日本".to_owned())));
    }

    #[test]
    fn assets_keep_their_extension() {
        let check = |path: &str, expected: &str| {
            assert_eq!(UrlPath::asset(path).expect("a good name").as_str(), expected);
        };
        check("Bilder/Übersicht 1.PNG", "bilder/uebersicht-1.png");
        check("a/LIESMICH", "a/liesmich");
    }

    #[test]
    fn data_have_a_folder_of_their_own() {
        let page = UrlPath::fixed("x/index.html");
        let check = |name: &str, expected: &str| {
            assert_eq!(UrlPath::data_of_page(&page, name, "csv").as_str(), expected);
        };
        check("Stand je Maßnahme", "daten/x/index/stand-je-massnahme.csv");
        check("日本", "daten/x/index/daten.csv");
        check("con", "daten/x/index/con-.csv");
        assert_eq!(UrlPath::data_of_type("a_b", "json").as_str(), "daten/a-b.json");
    }

    #[test]
    fn addresses_are_relative() {
        let check = |from: &str, to: &str, expected: &str| {
            assert_eq!(UrlPath::fixed(from).relative(&UrlPath::fixed(to)), expected);
        };
        check("index.html", "a/b.html", "a/b.html");
        check("a/b.html", "index.html", "../index.html");
        check("a/b.html", "a/c.html", "c.html");
        check("a/b/c.html", "a/d/e.html", "../d/e.html");
        check("a/b.html", "a/b.html", "b.html");
        check("a.html", "a/b.html", "a/b.html");
    }
}
