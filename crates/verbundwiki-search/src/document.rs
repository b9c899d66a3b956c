//! What goes into the index.

use crate::analysis::Language;

/// A page as it goes into the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchPage {
    /// Its title.
    pub title: String,
    /// Its other names: aliases, a number (`2.3.2`), abbreviations. They weigh more than the title,
    /// and a query that is one of them puts the page first.
    pub names: Vec<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its type as hits show it, empty if it has none.
    pub kind: String,
    /// What it can be filtered by: key and value as shown, such as `handlungsfeld` and
    /// `Verwaltung`; a key may come several times. Type and tags are no facets unless they stand
    /// here too.
    pub facets: Vec<(String, String)>,
    /// Language of its texts.
    pub language: Language,
    /// Its sections. The first is its head: the text before any heading, even if that is empty.
    pub sections: Vec<SearchSection>,
}

/// A section of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchSection {
    /// Address relative to the root of the site, with `#anchor`.
    pub url: String,
    /// Headings above it, outermost first; none for the head of the page.
    pub headings: Vec<String>,
    /// Its plain text.
    pub text: String,
    /// Whether it only repeats what other pages say: it is found by what it says, but stands behind
    /// the pages that say it.
    pub repeats: bool,
}

/// What a site says about its words and facets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteWords {
    /// Words that compounds are made of, beside those the engine and the wiki itself know.
    pub parts: Vec<String>,
    /// Groups of names for one thing; a query with one of them finds the others too.
    pub synonyms: Vec<Vec<String>>,
    /// Keys of facets with their labels, in the order in which readers see them.
    pub facets: Vec<(String, String)>,
}
