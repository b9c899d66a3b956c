//! Values as they were written, before anybody knows what they mean.

use crate::source::Spanned;

/// A value as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RawValue {
    /// A scalar; `plain` where it stood without quotes and could mean a number or nothing.
    Scalar {
        /// The text without its quotes.
        text: String,
        /// Whether it stood without quotes.
        plain: bool,
    },
    /// A list.
    List(Vec<Spanned<RawValue>>),
    /// Keys and values in the order of the file.
    Map(Vec<(Spanned<String>, Spanned<RawValue>)>),
}

/// Keys and values in the order of the file.
pub type Entries = [(Spanned<String>, Spanned<RawValue>)];

/// The key of that name and its value.
pub fn entry<'a>(
    entries: &'a Entries,
    name: &str,
) -> Option<(&'a Spanned<String>, &'a Spanned<RawValue>)> {
    entries.iter().find(|(key, _)| key.value == name).map(|(key, value)| (key, value))
}

/// The keys and values of one file, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter(pub Vec<(Spanned<String>, Spanned<RawValue>)>);

impl RawValue {
    /// Whether nothing was written: `key:`, `~` or `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Scalar { text, plain: true }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }
}

impl FrontMatter {
    /// The value of a top-level key.
    pub fn get(&self, key: &str) -> Option<&Spanned<RawValue>> {
        entry(&self.0, key).map(|(_, value)| value)
    }

    /// Whether there is no key at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
