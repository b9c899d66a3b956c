//! Names for one thing.

use crate::analysis::{AnalysisData, Analyzer};

/// Names for one thing, found by any of them.
#[derive(Debug, Default)]
pub(crate) struct Synonyms {
    /// Of each thing the names, with their keys.
    groups: Vec<Vec<(String, String)>>,
    /// Key of a name and number of its group, ordered.
    keys: Vec<(String, usize)>,
}

impl Synonyms {
    pub(crate) fn new(data: &AnalysisData, analyzer: &mut Analyzer) -> Self {
        let language = analyzer.main_language();
        let mut synonyms = Self::default();
        for (number, group) in data.synonyms.iter().enumerate() {
            let keyed: Vec<(String, String)> =
                group.iter().map(|name| (analyzer.key(name, language), name.clone())).collect();
            synonyms.keys.extend(keyed.iter().map(|(key, _)| (key.clone(), number)));
            synonyms.groups.push(keyed);
        }
        synonyms.keys.sort();
        synonyms
    }

    /// The other names of what has a name with this key.
    pub(crate) fn of(&self, key: &str) -> Vec<String> {
        let first = self.keys.partition_point(|(known, _)| known.as_str() < key);
        let groups = self.keys[first..].iter().take_while(|(known, _)| known == key);
        let names = groups.flat_map(|(_, group)| &self.groups[*group]);
        names.filter(|(other, _)| other != key).map(|(_, name)| name.clone()).collect()
    }
}
