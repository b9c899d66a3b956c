//! Which sections belong to which page. A page's sections follow each other; the first is its head.

use tantivy::DocId;

use crate::SearchError;
use crate::bytes::Bytes;
#[cfg(feature = "index")]
use crate::bytes::push_number;

/// Name of the table's file in the bundle. It is part of the manifest.
pub(crate) const PAGES_FILE: &str = "pages";

/// The pages in the order of the index.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pages {
    /// The head of each page, and the number of all sections.
    heads: Vec<DocId>,
    /// Words in the title of each page.
    title_words: Vec<u32>,
    /// For each section its page.
    page_of: Vec<u32>,
    /// The sections that only repeat what other pages say, ascending.
    repeating: Vec<DocId>,
}

/// Sections that a table may have: more than this is damage, not a wiki.
const MOST_SECTIONS: u32 = 1 << 26;

impl Pages {
    /// Reads the table.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, SearchError> {
        let mut bytes = Bytes::new(bytes);
        let mut pages = Self::default();
        let mut next = 0_u32;
        for page in 0..bytes.number()? {
            pages.heads.push(next);
            let sections = bytes.number()?;
            pages.title_words.push(bytes.number()?);
            next = next
                .checked_add(sections)
                .filter(|next| *next <= MOST_SECTIONS)
                .ok_or_else(|| SearchError::Corrupt("too many sections".to_owned()))?;
            pages.page_of.resize(next as usize, page);
        }
        pages.heads.push(next);
        let mut section = 0_u32;
        for _ in 0..bytes.number()? {
            section = section.saturating_add(bytes.number()?);
            pages.repeating.push(section);
        }
        Ok(pages)
    }

    /// Number of pages.
    pub(crate) fn len(&self) -> usize {
        self.title_words.len()
    }

    /// Number of sections.
    pub(crate) fn sections(&self) -> usize {
        self.page_of.len()
    }

    /// The page of a section.
    pub(crate) fn page_of(&self, section: DocId) -> usize {
        self.page_of.get(section as usize).map_or(0, |page| *page as usize)
    }

    /// The sections of a page, its head first.
    pub(crate) fn sections_of(&self, page: usize) -> std::ops::Range<DocId> {
        match self.heads.get(page..page + 2) {
            Some(&[head, next]) => head..next,
            _ => 0..0,
        }
    }

    /// Whether the section is the head of its page.
    pub(crate) fn is_head(&self, section: DocId) -> bool {
        self.heads.get(self.page_of(section)) == Some(&section)
    }

    /// Words in the title of the page.
    pub(crate) fn title_words(&self, page: usize) -> u32 {
        self.title_words.get(page).copied().unwrap_or(0)
    }

    /// Whether the section only repeats what other pages say.
    pub(crate) fn repeats(&self, section: DocId) -> bool {
        self.repeating.binary_search(&section).is_ok()
    }
}

/// Gathers the table while the index is built.
#[cfg(feature = "index")]
#[derive(Debug, Default)]
pub(crate) struct PagesWriter {
    /// Sections and words of the title, page by page.
    pages: Vec<(u32, u32)>,
    repeating: Vec<DocId>,
    sections: DocId,
}

#[cfg(feature = "index")]
impl PagesWriter {
    /// Begins a page.
    pub(crate) fn add_page(&mut self, title_words: u32) {
        self.pages.push((0, title_words));
    }

    /// Adds a section to the page begun last.
    pub(crate) fn add_section(&mut self, repeats: bool) {
        if let Some((sections, _)) = self.pages.last_mut() {
            *sections += 1;
        }
        if repeats {
            self.repeating.push(self.sections);
        }
        self.sections += 1;
    }

    /// The bytes of the table.
    pub(crate) fn finish(self) -> Vec<u8> {
        let mut bytes = Vec::new();
        push_number(&mut bytes, self.pages.len() as u32);
        for (sections, title_words) in self.pages {
            push_number(&mut bytes, sections);
            push_number(&mut bytes, title_words);
        }
        push_number(&mut bytes, self.repeating.len() as u32);
        let mut before = 0;
        for section in self.repeating {
            push_number(&mut bytes, section - before);
            before = section;
        }
        bytes
    }
}

#[cfg(all(test, feature = "index"))]
mod tests {
    use super::*;

    #[test]
    fn the_table_comes_back() {
        let mut writer = PagesWriter::default();
        for (page, sections) in [3, 1, 2].into_iter().enumerate() {
            writer.add_page(page as u32 + 5);
            for section in 0..sections {
                writer.add_section(section == 2 || page == 1);
            }
        }
        let pages = Pages::read(&writer.finish()).expect("it was just written");
        assert_eq!((pages.len(), pages.sections()), (3, 6));
        assert_eq!(pages.sections_of(0), 0..3);
        assert_eq!(pages.sections_of(2), 4..6);
        assert_eq!(pages.sections_of(3), 0..0);
        assert_eq!((0..6).map(|doc| pages.page_of(doc)).collect::<Vec<_>>(), [0, 0, 0, 1, 2, 2]);
        assert_eq!((0..6).filter(|doc| pages.is_head(*doc)).collect::<Vec<_>>(), [0, 3, 4]);
        assert_eq!((0..6).filter(|doc| pages.repeats(*doc)).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(pages.title_words(1), 6);
    }
}
