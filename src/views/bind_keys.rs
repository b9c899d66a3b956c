//! Which keys a query may have, and in which forms.

use super::bind::{Binder, given};
use super::view::Form;
use crate::diagnostic::{Code, nearest};
use crate::parse::FrontMatter;

/// The keys that every form reads.
const COMMON: &[&str] = &["from", "where", "as", "empty", "caption"];

/// The other keys, each with the forms that read it.
const KEYS: &[(&str, &[Form])] = {
    use Form::*;
    &[
        ("columns", &[Table, List, Cards, Tree, Matrix]),
        ("sort", &[Table, List, Cards, Tree, Responsibilities, Timeline, Chart, Full]),
        ("group", &[Table, List, Cards, Timeline, Chart]),
        ("limit", &[Table, List, Cards, Tree, Responsibilities, Timeline, Chart, Full]),
        ("by", &[Tree]),
        ("rows", &[Matrix, Responsibilities, Timeline, Chart]),
        ("cell", &[Matrix, Timeline]),
        ("complete", &[Matrix]),
        ("transpose", &[Table]),
        ("roles", &[Responsibilities]),
        ("start", &[Timeline]),
        ("end", &[Timeline]),
        ("value", &[Chart]),
        ("target", &[Chart]),
    ]
};

impl Binder<'_, '_> {
    /// Finds the keys that no form reads.
    pub(super) fn unknown_keys(&mut self, keys: &FrontMatter) {
        let known: Vec<&str> =
            COMMON.iter().copied().chain(KEYS.iter().map(|(key, _)| *key)).collect();
        for (key, _) in keys.0.iter().filter(|(key, _)| !known.contains(&key.value.as_str())) {
            let meant = nearest(&key.value, known.iter().copied());
            self.report(Code::QueryUnknownKey, key.span, |found| {
                found.with("key", &key.value).with("known", known.join(", ")).suggest(meant)
            });
        }
    }

    /// Finds the keys that other forms read, but this one does not.
    pub(super) fn unused_keys(&mut self, form: Form, keys: &FrontMatter) {
        for (name, forms) in KEYS.iter().filter(|(_, forms)| !forms.contains(&form)) {
            let written = keys.0.iter().find(|(key, _)| key.value == *name);
            let Some((key, _)) = written.filter(|_| given(keys, name).is_some()) else { continue };
            let of: Vec<&str> = forms.iter().map(|form| form.name()).collect();
            self.report(Code::QueryKeyUnused, key.span, |found| {
                found.with("key", *name).with("form", form.name()).with("forms", of.join(", "))
            });
        }
    }
}
