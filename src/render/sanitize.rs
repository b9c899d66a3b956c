//! Raw HTML made safe. A page without raw HTML never comes here.
//!
//! The parser let through only allowed tags and attributes, piece by piece. Here the whole body is
//! cleaned, because a raw tag may open in one place and close in another; so
//! what the renderer itself writes is allowed too.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use ammonia::Builder;

use crate::parse::html::{ALLOWED_ATTRIBUTES, ALLOWED_ELEMENTS, ALLOWED_ON};
use crate::parse::is_foreign;

/// What the renderer writes beyond what raw HTML may use.
const OWN_ATTRIBUTES: &[&str] = &["aria-hidden", "aria-label", "role", "tabindex"];
const OWN_ON: &[(&str, &[&str])] = &[
    ("a", &["rel"]),
    ("img", &["decoding", "loading"]),
    ("input", &["checked", "disabled", "type"]),
];

/// Cleans a body. `addresses` gives the address of each link that was written in raw HTML; none
/// for a link that leads nowhere.
/// `sizes` gives width and height of the images at some of these addresses.
pub(super) fn sanitize(
    html: &str,
    addresses: &BTreeMap<String, Option<String>>,
    sizes: &[(String, (usize, usize))],
) -> String {
    let mut builder = Builder::empty();
    builder
        .tags(ALLOWED_ELEMENTS.iter().copied().chain(["input"]).collect())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .generic_attributes(ALLOWED_ATTRIBUTES.iter().chain(OWN_ATTRIBUTES).copied().collect())
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel", "data"]))
        .link_rel(None);
    for (element, attributes) in ALLOWED_ON.iter().chain(OWN_ON) {
        builder.add_tag_attributes(*element, attributes.iter().copied());
    }
    let addresses = addresses.clone();
    builder.attribute_filter(move |element, attribute, value| {
        if !matches!((element, attribute), ("a", "href") | ("img", "src")) {
            return Some(Cow::Borrowed(value));
        }
        match addresses.get(value) {
            Some(Some(address)) => Some(Cow::Owned(address.clone())),
            Some(None) => None,
            // An address the renderer wrote. These two it never writes: nothing may slip past it.
            None if element == "img" && is_foreign(value) => None,
            None if value.starts_with("data:") && !value.starts_with("data:image/") => None,
            None => Some(Cow::Borrowed(value)),
        }
    });
    let mut clean = builder.clean(html).to_string();
    for (address, (width, height)) in sizes {
        let source = format!(" src=\"{address}\"");
        let mut from = 0;
        while let Some(at) = clean[from..].find(&source).map(|at| from + at) {
            from = at + source.len();
            let start = clean[..at].rfind('<').unwrap_or(at);
            let end = clean[at..].find('>').map_or(clean.len(), |end| at + end);
            if !clean[start..end].contains(" width=") && !clean[start..end].contains(" height=") {
                let size = format!(" width=\"{width}\" height=\"{height}\"");
                clean.insert_str(at, &size);
                from += size.len();
            }
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        let addresses = BTreeMap::from([
            ("x.md".to_owned(), Some("x.html".to_owned())),
            ("weg.md".to_owned(), None),
        ]);
        assert_eq!(sanitize(html, &addresses, &[]), expected, "{html}");
    }

    #[test]
    fn only_harmless_html_stays() {
        check("<kbd class=\"k\">Strg</kbd>", "<kbd class=\"k\">Strg</kbd>");
        check("<script>alert(1)</script>ok", "ok");
        check("<p style=\"color:red\" onclick=\"x()\">a</p>", "<p>a</p>");
        check("<iframe src=\"https://a.example\"></iframe>b", "b");
        check("<a href=\"javascript:x()\">a</a>", "<a>a</a>");
        check("<a href=\"JaVa\tscript:x()\">a</a>", "<a>a</a>");
        check("<a href=\"x.md\">a</a>", "<a href=\"x.html\">a</a>");
        check("<a href=\"weg.md\">a</a>", "<a>a</a>");
        check("<img src=\"//a.example/x.png\" alt=\"\">", "<img alt=\"\">");
        check("<a href=\"data:text/html,x\">a</a>", "<a>a</a>");
        check("<svg><script>x</script></svg>", "");
        check("<math><mi><style><img src=x onerror=y></style></mi></math>", "");
        check("<b>offen", "<b>offen</b>");
    }
}
