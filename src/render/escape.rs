//! Text inside attributes.

use std::fmt;

use pulldown_cmark_escape::{FmtWriter, escape_href, escape_html};

/// Text as the value of an attribute.
pub(super) struct Escaped<'a>(pub(super) &'a str);

/// An address as the value of an attribute.
pub(super) struct Address<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        escape_html(FmtWriter(f), self.0)
    }
}

impl fmt::Display for Address<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        escape_href(FmtWriter(f), self.0)
    }
}
