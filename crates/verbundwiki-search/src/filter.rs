//! What hits must be: filters by facet.

use std::collections::BTreeMap;

use serde::Deserialize;
use unicode_normalization::char::decompose_canonical;

/// What hits must be; without a filter everything passes.
///
/// A filter is the key of a facet and values as readers see them: a page passes if it has any of
/// the values, under every key. As JSON it is an object,
/// `{"type": ["Prozess", "Rolle"], "handlungsfeld": "Verwaltung"}`, in which `null` and an empty
/// list are as good as absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "BTreeMap<String, Values>")]
pub struct Filters(Vec<(String, Vec<String>)>);

/// The values of one key in JSON.
#[derive(Deserialize)]
#[serde(untagged)]
enum Values {
    None(()),
    One(String),
    Several(Vec<String>),
}

impl Filters {
    /// Whether everything passes.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a value to those of its key.
    pub fn add(&mut self, key: &str, value: &str) {
        match self.0.iter_mut().find(|(known, _)| is_same(known, key)) {
            Some((_, values)) => values.push(value.to_owned()),
            None => self.0.push((key.to_owned(), vec![value.to_owned()])),
        }
    }

    /// The keys with their values.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0.iter().map(|(key, values)| (key.as_str(), values.as_slice()))
    }
}

impl<K: AsRef<str>, V: AsRef<str>> FromIterator<(K, V)> for Filters {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut filters = Self::default();
        for (key, value) in pairs {
            filters.add(key.as_ref(), value.as_ref());
        }
        filters
    }
}

impl From<BTreeMap<String, Values>> for Filters {
    fn from(keys: BTreeMap<String, Values>) -> Self {
        let mut filters = Self::default();
        for (key, values) in keys {
            let values = match values {
                Values::None(()) => Vec::new(),
                Values::One(value) => vec![value],
                Values::Several(values) => values,
            };
            values.iter().for_each(|value| filters.add(&key, value));
        }
        filters
    }
}

/// Whether two keys or values are the same to a reader: letter case is no difference, nor are
/// decomposed and precomposed Unicode, which look the same.
pub(crate) fn is_same(a: &str, b: &str) -> bool {
    let folded = |text: &str| {
        let mut folded = String::with_capacity(text.len());
        for c in text.to_lowercase().chars() {
            decompose_canonical(c, |c| folded.push(c));
        }
        folded
    };
    a == b || folded(a) == folded(b)
}
