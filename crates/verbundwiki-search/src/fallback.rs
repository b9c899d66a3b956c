//! Ways to have a word that is nowhere as it was typed. They look only into dictionaries, and only
//! once, so that they add no more than one round of lookups.

use crate::opened::Entry;
use crate::plan::{Found, Place, Planner, Way};
use crate::query::Word;
use crate::schema::Zone;
use crate::weights as w;

impl Planner<'_, '_> {
    /// A word that is nowhere, as two words that are: the halves whose rarer one is most frequent.
    /// If there are none, any part that is somewhere.
    pub(crate) fn halved(&mut self, word: &Word) -> Option<(f32, Way)> {
        let letters: Vec<usize> = word.folded.char_indices().map(|(at, _)| at).collect();
        let end = letters.len().saturating_sub(w::SHORTEST_HALF - 1);
        let mut best: Option<(u32, [Entry; 2])> = None;
        let places = letters.get(w::SHORTEST_HALF..end).unwrap_or_default();
        let far = places.len().saturating_sub(w::MOST_PLACES) / 2;
        for at in &places[far..places.len() - far] {
            let (first, second) = word.folded.split_at(*at);
            let firsts = [Some(first), first.strip_suffix('s')];
            let firsts: Vec<Entry> =
                firsts.into_iter().flatten().filter_map(|first| self.in_text(first)).collect();
            let Some(second) = self.in_text(second) else { continue };
            for first in firsts {
                let rarer = first.info.doc_freq.min(second.info.doc_freq);
                if best.as_ref().is_none_or(|(most, _)| rarer > *most) {
                    best = Some((rarer, [first, second.clone()]));
                }
            }
        }
        let text = |entry| Found { place: Place::Body, entry };
        let parts: Vec<Found> =
            word.parts.iter().filter_map(|stem| self.lookup.body(stem)).map(text).collect();
        match best {
            Some((_, halves)) => {
                let halves = halves.map(|entry| Way::Entries(vec![text(entry)]));
                Some((w::APART, Way::All(halves.into())))
            }
            None => (!parts.is_empty()).then_some((w::ANY_PART, Way::Entries(parts))),
        }
    }

    /// The most frequent stem of a word that is in a text.
    fn in_text(&mut self, word: &str) -> Option<Entry> {
        let stems = self.analyzer.stems(word).into_iter();
        let entries = stems.filter_map(|stem| self.lookup.body(&stem));
        entries.max_by_key(|entry| entry.info.doc_freq)
    }

    /// A word of the index, by which a typed one was meant. Looks only where the spelling was found,
    /// in the dictionary of words, mostly in blocks that are there already.
    pub(crate) fn respelled(&mut self, folded: &str, unfinished: bool) -> Way {
        let mut found = Vec::new();
        if unfinished {
            self.longer(folded, &mut found);
        }
        for stem in self.analyzer.stems(folded) {
            for (zone, entry) in self.lookup.zones(&stem) {
                if !matches!(zone, Zone::Written | Zone::HeadingWritten | Zone::Key) {
                    found.push(Found { place: Place::Zone(zone), entry });
                }
            }
        }
        let written = self.lookup.in_zone(folded, Zone::Written);
        found.extend(written.map(|entry| Found { place: Place::Longer, entry }));
        Way::Entries(found)
    }
}
