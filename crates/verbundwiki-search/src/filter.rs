//! What hits must be: the type of their page and its facets.

use std::collections::BTreeMap;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

/// The key under which the type of a page is filtered.
pub const TYPE_FILTER: &str = "type";

/// Stands between key and value in the index; no key contains it.
const SEPARATOR: char = '\u{1f}';

/// What hits must be, all at once; without a filter everything passes.
///
/// A filter is a key and a value: [`TYPE_FILTER`] and the type as hits show it, or the key of a
/// facet and its value as readers see it. As JSON it is an object, `{"type": "Prozess",
/// "handlungsfeld": "Verwaltung"}`, in which `null` is as good as absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "BTreeMap<String, Option<String>>")]
pub struct Filters(Vec<(String, String)>);

impl Filters {
    /// Key and value of each filter.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }
}

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Filters {
    /// The same key may come twice: a page can have several values of a facet.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(filters: I) -> Self {
        Self(filters.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }
}

impl From<BTreeMap<String, Option<String>>> for Filters {
    fn from(filters: BTreeMap<String, Option<String>>) -> Self {
        filters.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
    }
}

/// The token of a facet. Letter case is no difference, nor are decomposed and precomposed Unicode,
/// which look the same.
pub(crate) fn token(key: &str, value: &str) -> String {
    let mut token: String = key.to_lowercase().nfd().collect();
    token.push(SEPARATOR);
    token.extend(value.to_lowercase().nfd());
    token
}
