//! What each section and page has of what is needed.

use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, TERMINATED};

use crate::lookup::Lookup;
use crate::opened::{Entry, Lengths, Opened};
use crate::plan::{Found, Phrase, Place, Way};
use crate::schema::Zone;
use crate::weights as w;

/// How well each section and page has something, 0 if not at all.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    /// By section: its own headings and text.
    pub(crate) sections: Vec<f32>,
    /// By page: its title and names, which count for all its sections.
    pub(crate) pages: Vec<f32>,
    /// By page: how often the text has it, each time weighed.
    pub(crate) frequency: Vec<f32>,
}

impl Evidence {
    fn new(opened: &Opened) -> Self {
        Self {
            sections: vec![0.0; opened.pages.sections()],
            pages: vec![0.0; opened.pages.len()],
            frequency: vec![0.0; opened.pages.len()],
        }
    }

    /// Takes the better of both, `other` by its weight.
    fn or(&mut self, weight: f32, other: &Self) {
        let all = [
            (&mut self.sections, &other.sections),
            (&mut self.pages, &other.pages),
            (&mut self.frequency, &other.frequency),
        ];
        for (mine, theirs) in all {
            for (mine, theirs) in mine.iter_mut().zip(theirs) {
                *mine = mine.max(weight * theirs);
            }
        }
    }

    /// Whether the section has it, or its page by name.
    pub(crate) fn is_in(&self, section: DocId, page: usize) -> bool {
        self.sections[section as usize] > 0.0 || self.pages[page] > 0.0
    }
}

/// Reads postings. Errors wait in the lookup, as there.
pub(crate) struct Reader<'a, 'b> {
    pub(crate) lookup: &'a mut Lookup<'b>,
    pub(crate) lengths: &'a Lengths,
}

impl Reader<'_, '_> {
    /// The evidence of several ways, the best for each section and page.
    pub(crate) fn any(&mut self, ways: &[(f32, Way)]) -> Evidence {
        let mut evidence = Evidence::new(self.lookup.opened);
        for (weight, way) in ways {
            evidence.or(*weight, &self.way(way));
        }
        evidence
    }

    pub(crate) fn way(&mut self, way: &Way) -> Evidence {
        match way {
            Way::Entries(found) => self.entries(found),
            Way::Any(ways) => self.any(ways),
            Way::All(ways) => self.all(ways),
            Way::Phrase(phrase) => self.phrase(phrase),
        }
    }

    /// Sections that have all of it, in themselves or by the names of their page.
    fn all(&mut self, ways: &[Way]) -> Evidence {
        let opened = self.lookup.opened;
        let parts: Vec<Evidence> = ways.iter().map(|way| self.way(way)).collect();
        let share = 1.0 / parts.len().max(1) as f32;
        let mut evidence = Evidence::new(opened);
        for page in 0..opened.pages.len() {
            if parts.iter().all(|part| part.pages[page] > 0.0) {
                evidence.pages[page] =
                    share * parts.iter().map(|part| part.pages[page]).sum::<f32>();
            }
            for section in opened.pages.sections_of(page) {
                if parts.iter().all(|part| part.is_in(section, page)) {
                    let own = parts.iter().map(|part| part.sections[section as usize]).sum::<f32>();
                    evidence.sections[section as usize] = share * own;
                    evidence.frequency[page] += 1.0;
                }
            }
        }
        evidence
    }

    /// Sections that have any of the entries: the best place counts whole, the others a little.
    fn entries(&mut self, found: &[Found]) -> Evidence {
        let opened = self.lookup.opened;
        let mut evidence = Evidence::new(opened);
        // Longer words are so many that only their number in a section counts.
        let mut longer: Vec<u16> = Vec::new();
        for Found { place, entry } in found {
            let worth = match place {
                Place::Body => {
                    self.text(entry, &mut evidence);
                    continue;
                }
                Place::Longer => {
                    longer.resize(opened.pages.sections(), 0);
                    self.each_section(entry, &mut |section, _| {
                        let count = &mut longer[section as usize];
                        *count = count.saturating_add(1);
                    });
                    continue;
                }
                Place::Zone(zone) => worth_of(*zone),
            };
            self.each_section(entry, &mut |section, _| {
                let page = opened.pages.page_of(section);
                if worth.of_page > 0.0 && opened.pages.is_head(section) {
                    add(&mut evidence.pages[page], worth.of_page);
                }
                let of_section = &mut evidence.sections[section as usize];
                if *place == Place::Zone(Zone::Written) {
                    // What it adds to the word itself, wherever that stands.
                    *of_section += worth.of_section;
                } else {
                    add(of_section, worth.of_section);
                }
                evidence.frequency[page] += worth.frequency;
            });
        }
        for (section, count) in (0..).zip(longer) {
            if count > 0 {
                self.frequent(section, f32::from(count), &mut evidence);
            }
        }
        evidence
    }

    /// The text's stems.
    fn text(&mut self, entry: &Entry, evidence: &mut Evidence) {
        let mut sections = Vec::new();
        self.each_section(entry, &mut |section, frequency| sections.push((section, frequency)));
        for (section, frequency) in sections {
            self.frequent(section, frequency as f32, evidence);
        }
    }

    /// BM25 of one section.
    fn frequent(&self, section: DocId, frequency: f32, evidence: &mut Evidence) {
        let opened = self.lookup.opened;
        let length = self.lengths.of(section) / self.lengths.mean_section;
        let mut worth = w::TEXT * saturated(frequency, length);
        if opened.pages.repeats(section) {
            worth *= w::REPEATING;
        } else {
            evidence.frequency[opened.pages.page_of(section)] += frequency;
        }
        add(&mut evidence.sections[section as usize], worth);
    }

    /// The pages whose heads are in an entry.
    pub(crate) fn heads(&mut self, entry: &Entry) -> Vec<usize> {
        let opened = self.lookup.opened;
        let mut pages = Vec::new();
        self.each_section(entry, &mut |section, _| pages.push(opened.pages.page_of(section)));
        pages
    }

    fn each_section(&mut self, entry: &Entry, visit: &mut dyn FnMut(DocId, u32)) {
        let Some(dictionary) = self.lookup.opened.dictionary(entry.dictionary) else { return };
        let postings =
            dictionary.read_block_postings_from_terminfo(&entry.info, IndexRecordOption::WithFreqs);
        let Some(mut postings) = self.lookup.noted(postings) else { return };
        let sections = self.lookup.opened.pages.sections() as u32;
        while !postings.docs().is_empty() {
            for (number, doc) in postings.docs().iter().enumerate() {
                if *doc < sections {
                    visit(*doc, postings.freq(number));
                }
            }
            postings.advance();
        }
    }

    /// Sections in which the places follow each other.
    fn phrase(&mut self, phrase: &Phrase) -> Evidence {
        let opened = self.lookup.opened;
        let mut evidence = Evidence::new(opened);
        let mut positions: Vec<Vec<(DocId, Vec<u32>)>> = Vec::new();
        for entries in &phrase.places {
            let mut of_place = Vec::new();
            for entry in entries {
                self.positions(entry, &mut of_place);
            }
            of_place.sort_unstable();
            positions.push(of_place);
        }
        // How many of the words each section has as they were typed.
        let mut written = vec![0; opened.pages.sections()];
        for entry in &phrase.written {
            self.each_section(entry, &mut |section, _| written[section as usize] += 1);
        }
        let Some((first, others)) = positions.split_first() else { return evidence };
        for (section, starts) in first {
            let follows = |start: &u32| {
                (1..).zip(others).all(|(distance, place): (u32, &Vec<(DocId, Vec<u32>)>)| {
                    let from = place.partition_point(|(other, _)| other < section);
                    let same = place[from..].iter().take_while(|(other, _)| other == section);
                    same.flat_map(|(_, at)| at).any(|at| *at == start + distance)
                })
            };
            let count = starts.iter().filter(|start| follows(start)).count();
            if count > 0 {
                let as_typed = written[*section as usize] == phrase.places.len();
                let weight = if as_typed { w::PHRASE } else { w::PHRASE_INFLECTED };
                let worth = weight * saturated(count as f32, 1.0);
                add(&mut evidence.sections[*section as usize], worth);
                evidence.frequency[opened.pages.page_of(*section)] += weight * count as f32;
            }
        }
        evidence
    }

    fn positions(&mut self, entry: &Entry, positions: &mut Vec<(DocId, Vec<u32>)>) {
        let Some(dictionary) = self.lookup.opened.dictionary(entry.dictionary) else { return };
        let postings = dictionary
            .read_postings_from_terminfo(&entry.info, IndexRecordOption::WithFreqsAndPositions);
        let Some(mut postings) = self.lookup.noted(postings) else { return };
        let sections = self.lookup.opened.pages.sections() as u32;
        while postings.doc() != TERMINATED && postings.doc() < sections {
            let mut at = Vec::new();
            postings.append_positions_with_offset(0, &mut at);
            positions.push((postings.doc(), at));
            postings.advance();
        }
    }
}

/// BM25's weight of a frequency in a text whose length is given relative to the mean.
pub(crate) fn saturated(frequency: f32, length: f32) -> f32 {
    let norm = 1.0 - w::LENGTH_NORM + w::LENGTH_NORM * length;
    frequency * (w::SATURATION + 1.0) / (frequency + w::SATURATION * norm)
}

/// Adds what one more place is worth: the best counts whole.
fn add(worth: &mut f32, more: f32) {
    let (least, most) = if more < *worth { (more, *worth) } else { (*worth, more) };
    *worth = most + w::OTHER_PLACES * least;
}

/// What a find in a zone is worth.
struct Worth {
    /// In the head of a page, for the page.
    of_page: f32,
    of_section: f32,
    /// Counted as so many times in the text.
    frequency: f32,
}

fn worth_of(zone: Zone) -> Worth {
    let worth = |of_page, of_section, frequency| Worth { of_page, of_section, frequency };
    match zone {
        Zone::Heading => worth(w::TITLE, w::HEADING, 0.0),
        Zone::Name => worth(w::NAME, w::HEADING, 0.0),
        Zone::Tag => worth(w::TAG, 0.0, 0.0),
        Zone::Written => worth(0.0, w::AS_WRITTEN, 0.0),
        Zone::HeadingWritten => worth(w::HEADING_AS_WRITTEN, w::HEADING_AS_WRITTEN, 0.0),
        Zone::HeadingPart => worth(w::TITLE_PART, w::HEADING_PART, 0.0),
        Zone::Part => worth(0.0, w::PART, w::PART),
        Zone::Key => worth(0.0, 0.0, 0.0),
    }
}
