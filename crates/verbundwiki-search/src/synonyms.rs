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
            for name in group {
                // Inflected names too: `Laptops` for `Laptop`.
                let keys = [analyzer.key(name, language), analyzer.stem_key(name, language)];
                synonyms.keys.extend(keys.map(|key| (key, number)));
            }
            synonyms.groups.push(keyed);
        }
        synonyms.keys.sort();
        synonyms.keys.dedup();
        synonyms
    }

    /// The other names of what has a name with one of these keys.
    pub(crate) fn of(&self, keys: [&str; 2]) -> Vec<String> {
        let mut groups: Vec<usize> = Vec::new();
        for key in keys {
            let first = self.keys.partition_point(|(known, _)| known.as_str() < key);
            let same = self.keys[first..].iter().take_while(|(known, _)| known == key);
            groups.extend(same.map(|(_, group)| *group));
        }
        groups.sort_unstable();
        groups.dedup();
        let names = groups.into_iter().flat_map(|group| &self.groups[group]);
        names
            .filter(|(key, _)| !keys.contains(&key.as_str()))
            .map(|(_, name)| name.clone())
            .collect()
    }
}
