//! Who takes which path of the output. Two files for one path, or a file where a folder is needed,
//! are findings at the file that a person can rename.

use std::collections::BTreeMap;

use super::route::UrlPath;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

/// Who takes a path.
#[derive(Clone, Debug)]
pub(super) enum Owner {
    /// A file of the content.
    Written(Place),
    /// A page or file that every site has.
    Generated,
}

/// The paths taken so far.
#[derive(Debug, Default)]
pub(super) struct Claims {
    files: BTreeMap<String, Owner>,
    /// The folders that files need, and the first of those files.
    folders: BTreeMap<String, (String, Owner)>,
}

impl Claims {
    /// Takes a path.
    ///
    /// # Errors
    /// If it is taken, or a folder is needed there, or a file stands where its folder is needed.
    pub(super) fn take(&mut self, url: &UrlPath, owner: Owner) -> Result<(), Box<Diagnostic>> {
        let path = url.as_str();
        if let Some(first) = self.files.get(path) {
            return Err(clash(path, owner, path, first));
        }
        if let Some((first_path, first)) = self.folders.get(path) {
            return Err(clash(path, owner, first_path, first));
        }
        let folders = || path.match_indices('/').map(|(end, _)| &path[..end]);
        for folder in folders() {
            if let Some(first) = self.files.get(folder) {
                return Err(clash(folder, owner, folder, first));
            }
        }
        for folder in folders() {
            self.folders
                .entry(folder.to_owned())
                .or_insert_with(|| (path.to_owned(), owner.clone()));
        }
        self.files.insert(path.to_owned(), owner);
        Ok(())
    }
}

/// The finding, at the written one of the two.
fn clash(path: &str, second: Owner, first_path: &str, first: &Owner) -> Box<Diagnostic> {
    let finding = |place: Option<Place>, other: String| {
        Diagnostic::new(Code::PathClash, place).with("path", path).with("first", other)
    };
    let generated = |path: &str| format!("{path} (verbundwiki)");
    let found = match (second, first) {
        (Owner::Written(place), Owner::Written(first)) => {
            finding(Some(place), first.path.clone()).related(first.clone())
        }
        (Owner::Written(place), Owner::Generated) => finding(Some(place), generated(first_path)),
        (Owner::Generated, Owner::Written(first)) => finding(Some(first.clone()), generated(path)),
        (Owner::Generated, Owner::Generated) => finding(None, generated(first_path)),
    };
    Box::new(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_folders_do_not_share_a_path() {
        let mut claims = Claims::default();
        let mut take = |path: &str| {
            let place = Place::file(path);
            claims.take(&UrlPath::fixed(path), Owner::Written(place)).is_ok()
        };
        assert!(take("a/b.html"));
        assert!(!take("a/b.html"));
        assert!(!take("a"));
        assert!(take("lizenz"));
        assert!(!take("lizenz/x.html"));
        assert!(take("ab"));
    }
}
