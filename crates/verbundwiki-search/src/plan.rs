//! Where the words of a query are to be found: every way in which a page can have what is needed,
//! with what it is worth.

use crate::analysis::Analyzer;
use crate::lookup::Lookup;
use crate::opened::Entry;
use crate::query::{Need, Query, Span, Word};
use crate::schema::{Zone, compound_key};
use crate::synonyms::Synonyms;
use crate::weights as w;

/// A way in which a page can have something.
#[derive(Clone, Debug)]
pub(crate) enum Way {
    /// Any of these entries.
    Entries(Vec<Found>),
    /// All of these in one section or the names of its page.
    All(Vec<Way>),
    /// Any of these.
    Any(Vec<(f32, Way)>),
    /// Words side by side in the text.
    Phrase(Phrase),
}

/// Words side by side.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    /// Of each place the stems that it may have.
    pub(crate) places: Vec<Vec<Entry>>,
    /// The words as they were typed, if the text has all of them.
    pub(crate) written: Vec<Entry>,
}

/// An entry of a dictionary.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) place: Place,
    pub(crate) entry: Entry,
}

/// Where an entry says that a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In a zone of the section.
    Zone(Zone),
    /// In its text, inflected or not.
    Body,
    /// In its text as a longer word.
    Longer,
}

/// A page that is named in the query.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    /// Heads of the pages.
    pub(crate) entry: Entry,
    /// What the name is worth, for each unit of rarity of the words in it.
    pub(crate) worth: f32,
    /// The needs that are in the name.
    pub(crate) needs: Vec<usize>,
}

/// All that is looked up for a query.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// For each need the ways to have it, best first.
    pub(crate) needs: Vec<Vec<(f32, Way)>>,
    pub(crate) named: Vec<Named>,
    pub(crate) excluded: Vec<Way>,
    /// Other names for what was typed, as written.
    pub(crate) synonyms: Vec<String>,
}

impl Plan {
    /// Number of ways in which something can be had.
    pub(crate) fn ways(&self) -> usize {
        self.needs.iter().map(Vec::len).sum()
    }
}

/// Makes plans.
pub(crate) struct Planner<'a, 'b> {
    pub(crate) lookup: &'a mut Lookup<'b>,
    pub(crate) analyzer: &'a mut Analyzer,
    pub(crate) synonyms: &'a Synonyms,
}

impl Planner<'_, '_> {
    /// Looks everything up.
    pub(crate) fn plan(&mut self, query: &Query) -> Plan {
        let mut plan = Plan {
            needs: query.needs.iter().map(|need| self.ways_of(need)).collect(),
            ..Plan::default()
        };
        plan.excluded = query.excluded.iter().filter_map(|need| self.excluded(need)).collect();
        for span in &query.spans {
            self.add_span(query, span, &mut plan);
        }
        plan
    }

    /// The ways to have a need.
    fn ways_of(&mut self, need: &Need) -> Vec<(f32, Way)> {
        match need {
            Need::Word(word) => self.word(word),
            Need::Compound(word, parts) => {
                let mut ways = self.word(word);
                ways.extend(self.all(parts).map(|way| (w::HYPHEN_PARTS, way)));
                ways
            }
            Need::Code(word, parts) => {
                let mut ways = self.word(word);
                if ways.is_empty() {
                    ways.extend(self.all(parts).map(|way| (w::HYPHEN_PARTS, way)));
                }
                ways
            }
            Need::Phrase(words) => self.phrase(words).map(|way| (1.0, way)).into_iter().collect(),
        }
    }

    /// All of these needs, if each can be had.
    fn all(&mut self, parts: &[Need]) -> Option<Way> {
        let parts: Vec<_> = parts.iter().map(|part| self.ways_of(part)).collect();
        let found = !parts.is_empty() && parts.iter().all(|ways| !ways.is_empty());
        found.then(|| Way::All(parts.into_iter().map(Way::Any).collect()))
    }

    fn excluded(&mut self, need: &Need) -> Option<Way> {
        match need {
            Need::Phrase(words) if words.len() > 1 => self.phrase(words),
            Need::Phrase(words) => {
                let ways = words.iter().filter_map(|word| self.as_whole_word(word));
                Some(Way::Any(ways.map(|way| (1.0, way)).collect()))
            }
            _ => None,
        }
    }

    /// Words side by side; a single one as it is written.
    fn phrase(&mut self, words: &[Word]) -> Option<Way> {
        if let [word] = words {
            let entry = self.lookup.in_zone(&word.folded, Zone::Written)?;
            return Some(Way::Entries(vec![Found { place: Place::Zone(Zone::Written), entry }]));
        }
        let places = words.iter().map(|word| {
            let entries: Vec<Entry> =
                word.stems.iter().filter_map(|stem| self.lookup.body(stem)).collect();
            (!entries.is_empty()).then_some(entries)
        });
        // All are looked up before one that is nowhere ends it.
        let places: Vec<_> = places.collect();
        let written = words.iter().map(|word| self.lookup.in_zone(&word.folded, Zone::Written));
        let written: Vec<_> = written.collect();
        let written = written.into_iter().collect::<Option<Vec<_>>>().unwrap_or_default();
        let places = places.into_iter().collect::<Option<Vec<_>>>()?;
        Some(Way::Phrase(Phrase { places, written }))
    }

    /// The word itself, inflected or not.
    fn as_whole_word(&mut self, word: &Word) -> Option<Way> {
        let mut found = Vec::new();
        self.whole_word(&word.stems, Some(&word.folded), &mut found);
        (!found.is_empty()).then_some(Way::Entries(found))
    }

    fn whole_word(&mut self, stems: &[String], folded: Option<&str>, found: &mut Vec<Found>) {
        for stem in stems {
            for (zone, entry) in self.lookup.zones(stem) {
                // As written it counts below; as a part it is worth less, and as a name more.
                if matches!(zone, Zone::Heading | Zone::Name | Zone::Tag) {
                    found.push(Found { place: Place::Zone(zone), entry });
                }
            }
            let body = self.lookup.body(stem);
            found.extend(body.map(|entry| Found { place: Place::Body, entry }));
        }
        let Some(folded) = folded else { return };
        for (zone, entry) in self.lookup.zones(folded) {
            if matches!(zone, Zone::Written | Zone::HeadingWritten) {
                found.push(Found { place: Place::Zone(zone), entry });
            }
        }
    }

    /// A form as part of longer compounds.
    pub(crate) fn as_part(&mut self, form: &str, found: &mut Vec<Found>) {
        for (zone, entry) in self.lookup.zones(form) {
            if matches!(zone, Zone::HeadingPart | Zone::Part) {
                found.push(Found { place: Place::Zone(zone), entry });
            }
        }
    }

    /// All ways to have a word.
    fn word(&mut self, word: &Word) -> Vec<(f32, Way)> {
        let mut ways = Vec::new();
        ways.extend(self.as_whole_word(word).map(|way| (1.0, way)));
        ways.extend(self.as_beginning(word).map(|way| {
            (if ways.is_empty() { w::LONGER_WORD } else { w::LONGER_THAN_A_WORD }, way)
        }));
        let mut parts = Vec::new();
        for stem in &word.stems {
            self.as_part(stem, &mut parts);
        }
        if word.parts.len() > 1 {
            // The same compound in another spelling, or inside a longer one.
            self.as_part(&compound_key(word.parts.iter().map(String::as_str)), &mut parts);
        }
        if !parts.is_empty() {
            ways.push((1.0, Way::Entries(parts)));
        }
        if word.parts.len() > 1 {
            ways.extend(self.apart(&word.parts).map(|way| (w::APART, way)));
        }
        // Looked up before it is known whether it counts, so that one round names all chunks. A noun
        // nobody wrote is rather a slip: `Beschafung` is not of one root with `beschäftigt`.
        let related = self.anywhere(&word.related);
        if !ways.is_empty() || !word.folded.ends_with("ung") {
            ways.extend(related.map(|way| (w::RELATED, way)));
        }
        ways
    }

    /// The parts of a compound as words of their own, or as parts of other compounds.
    fn apart(&mut self, parts: &[String]) -> Option<Way> {
        // All are looked up before one that is nowhere ends it.
        let ways: Vec<_> =
            parts.iter().map(|stem| self.anywhere(std::slice::from_ref(stem))).collect();
        ways.into_iter().collect::<Option<Vec<_>>>().map(Way::All)
    }

    /// Stems as words of their own, or as parts of compounds.
    fn anywhere(&mut self, stems: &[String]) -> Option<Way> {
        let mut found = Vec::new();
        self.whole_word(stems, None, &mut found);
        stems.iter().for_each(|stem| self.as_part(stem, &mut found));
        (!found.is_empty()).then_some(Way::Entries(found))
    }

    /// Longer words that begin with what was typed.
    fn as_beginning(&mut self, word: &Word) -> Option<Way> {
        let mut found = Vec::new();
        if word.prefix {
            self.longer(&word.folded, &mut found);
        }
        (!found.is_empty()).then_some(Way::Entries(found))
    }

    /// Adds longer words: those in headings first, then the most frequent, as many as are worth
    /// loading.
    pub(crate) fn longer(&mut self, folded: &str, found: &mut Vec<Found>) {
        let short = folded.chars().count() < w::SHORTEST_BEGINNING;
        // After a digit only a boundary goes on: `2.2` finds `2.2.3`, not `2.20`.
        let after_digit = folded.ends_with(|c: char| c.is_ascii_digit());
        let mut longer: Vec<Found> = Vec::new();
        self.lookup.beginning_with(folded, &mut |form, zone, entry| {
            let rest = &form[folded.len()..];
            if rest.is_empty() || after_digit && rest.starts_with(|c: char| c.is_ascii_digit()) {
                return;
            }
            let place = match zone {
                Zone::Written => Place::Longer,
                Zone::Key => return,
                Zone::Part | Zone::HeadingPart if short => return,
                zone => Place::Zone(zone),
            };
            longer.push(Found { place, entry });
        });
        let in_text = |place| matches!(place, Place::Longer | Place::Zone(Zone::Part));
        longer.sort_by_key(|found| {
            (in_text(found.place), std::cmp::Reverse(found.entry.info.doc_freq))
        });
        let mut bytes = 0;
        found.extend(longer.into_iter().take_while(|found| {
            bytes += found.entry.info.postings_range.len();
            bytes <= w::MOST_BYTES_OF_LONGER_WORDS
        }));
    }

    /// What the words of a span are together: a page's name, a compound, a synonym.
    fn add_span(&mut self, query: &Query, span: &Span, plan: &mut Plan) {
        self.add_named(span, plan);
        self.add_synonyms(query, span, plan);
        if span.needs.len() == span.length && (2..=w::LONGEST_JOINED).contains(&span.length) {
            self.add_joined(query, span, plan);
        }
    }

    fn add_named(&mut self, span: &Span, plan: &mut Plan) {
        let worth = if span.is_whole { w::IS_NAME } else { w::HAS_NAME };
        let needs = || span.needs.clone();
        if let Some(entry) = self.lookup.in_zone(&span.key, Zone::Key) {
            plan.named.push(Named { entry, worth, needs: needs() });
        }
        if span.is_whole && span.key.ends_with(|c: char| c.is_ascii_digit()) {
            let mut below = Vec::new();
            self.lookup.beginning_with(&span.key, &mut |form, zone, entry| {
                let rest = &form[span.key.len()..];
                if zone == Zone::Key && rest.starts_with(|c: char| !c.is_ascii_digit()) {
                    below.push(entry);
                }
            });
            let named = |entry| Named { entry, worth: w::BEGINS_NAME, needs: needs() };
            plan.named.extend(below.into_iter().map(named));
        }
    }

    fn add_synonyms(&mut self, query: &Query, span: &Span, plan: &mut Plan) {
        for name in self.synonyms.of([&span.key, &span.stem_key]) {
            let language = self.analyzer.main_language();
            let key = self.analyzer.key(&name, language);
            if query.spans.iter().any(|span| span.key == key) {
                continue;
            }
            let other = Query::parse(&name, self.analyzer, &|_| None);
            let needs: Vec<Need> = other.needs.iter().map(finished).collect();
            let Some(way) = self.all(&needs) else { continue };
            for need in &span.needs {
                plan.needs[*need].push((w::SYNONYM, way.clone()));
            }
            if !plan.synonyms.contains(&name) {
                plan.synonyms.push(name);
            }
        }
    }

    /// Words typed apart that are one word in the text.
    fn add_joined(&mut self, query: &Query, span: &Span, plan: &mut Plan) {
        let words = span.needs.iter().map(|need| match &query.needs[*need] {
            Need::Word(word) => Some(word),
            _ => None,
        });
        let Some(words) = words.collect::<Option<Vec<&Word>>>() else { return };
        let mut found = Vec::new();
        let stems = words.iter().flat_map(|word| match word.parts.as_slice() {
            [] => &word.stems[..1.min(word.stems.len())],
            parts => parts,
        });
        self.as_part(&compound_key(stems.map(String::as_str)), &mut found);
        let mut ways = Vec::new();
        if !found.is_empty() {
            ways.push((w::JOINED, Way::Entries(found)));
        }
        for joined in joined_words(&words) {
            let mut found = Vec::new();
            let stems = self.analyzer.stems(&joined);
            self.whole_word(&stems, Some(&joined), &mut found);
            // The whole may be the beginning of a still longer word: `Schornstein Feger` of
            // `Schornsteinfegergesetz`.
            self.longer(&joined, &mut found);
            if !found.is_empty() {
                ways.push((w::JOINED, Way::Entries(found)));
            }
        }
        for need in &span.needs {
            plan.needs[*need].extend(ways.iter().cloned());
        }
    }
}

/// Words as one, with and without an `s` between.
fn joined_words(words: &[&Word]) -> Vec<String> {
    let mut joined = vec![String::new()];
    for word in words {
        let with_s = |front: &String| !front.is_empty() && !front.ends_with('s');
        let linked: Vec<String> =
            joined.iter().filter(|front| with_s(front)).map(|front| format!("{front}s")).collect();
        joined.extend(linked);
        joined.iter_mut().for_each(|front| front.push_str(&word.folded));
    }
    joined
}

/// The need without words that may go on.
fn finished(need: &Need) -> Need {
    let whole = |word: &Word| Word { prefix: false, ..word.clone() };
    match need {
        Need::Word(word) => Need::Word(whole(word)),
        Need::Compound(word, parts) => {
            Need::Compound(whole(word), parts.iter().map(finished).collect())
        }
        Need::Code(word, parts) => Need::Code(whole(word), parts.iter().map(finished).collect()),
        Need::Phrase(words) => Need::Phrase(words.clone()),
    }
}
