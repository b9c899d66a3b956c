//! What a build gives: a plain map from paths to contents. Preview, tests and publishing take the
//! same one.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::UrlPath;

/// What stands in a file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contents {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of a file of the content folder, copied when the site is written.
    CopyOf(PathBuf),
}

/// Which files stay for a time after the site has no more use for them, because a page that is open
/// somewhere may still ask for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lingering {
    /// How their paths begin, one way or another.
    pub begin: &'static [&'static str],
    /// How their paths end.
    pub end: &'static str,
    /// The most days they stay; with 0 they go at once.
    pub days: u16,
    /// The day the run counts as.
    pub today: Date,
}

impl Lingering {
    /// Whether a file that is out of use since a day still stays.
    pub fn stays(&self, path: &str, since: Date) -> bool {
        let out_of_use = self.today.duration_since(since).as_hours() / 24;
        self.days > 0
            && self.begin.iter().any(|begin| path.starts_with(begin))
            && path.ends_with(self.end)
            && out_of_use <= i64::from(self.days)
    }
}

/// The files of a site, by their paths relative to its root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    files: BTreeMap<UrlPath, Contents>,
    /// Which files of earlier builds stay for a time.
    pub lingering: Option<Lingering>,
}

impl Output {
    /// Adds a file.
    ///
    /// # Errors
    /// If the path is taken: two files for one path are never right, nor is a file where a folder is
    /// needed.
    pub fn insert(&mut self, path: UrlPath, contents: Contents) -> Result<(), Box<Diagnostic>> {
        if let Some(other) = self.crossed(&path) {
            let found = Diagnostic::new(Code::PathClash, None).with("path", &path);
            return Err(found.with("first", other).into());
        }
        match self.files.entry(path) {
            std::collections::btree_map::Entry::Vacant(free) => {
                free.insert(contents);
                Ok(())
            }
            std::collections::btree_map::Entry::Occupied(taken) => {
                let path = taken.key().to_string();
                Err(Diagnostic::new(Code::PathClash, None)
                    .with("path", &path)
                    .with("first", &path)
                    .into())
            }
        }
    }

    /// A file that is where this one needs a folder, or needs a folder where this one is.
    fn crossed(&self, path: &UrlPath) -> Option<&UrlPath> {
        let name = path.as_str();
        let file = |folder: &str| Some(self.files.get_key_value(&UrlPath::fixed(folder))?.0);
        let above = name.match_indices('/').find_map(|(end, _)| file(&name[..end]));
        let inside = UrlPath::fixed(format!("{name}/"));
        let below = || {
            let (first, _) = self.files.range(&inside..).next()?;
            first.as_str().starts_with(inside.as_str()).then_some(first)
        };
        above.or_else(below)
    }

    /// The file at `path`.
    pub fn get(&self, path: &str) -> Option<&Contents> {
        self.files.get(&UrlPath::fixed(path))
    }

    /// All files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&UrlPath, &Contents)> {
        self.files.iter()
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
