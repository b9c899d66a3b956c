//! The OpenSearch description, by which browsers offer the wiki among their search engines.

use super::Theme;
use super::escape::Escaped;
use crate::resolve::{Site, UrlPath};

/// Where it stands.
const PATH: &str = "search/opensearch.xml";

/// The most letters of a short name.
const SHORT_NAME: usize = 16;

/// The most letters of a description.
const DESCRIPTION: usize = 1024;

/// The description's address. It names whole addresses, so the site must know where it stands.
pub(super) fn url(site: &Site) -> Option<UrlPath> {
    base(site).map(|_| UrlPath::fixed(PATH))
}

/// The description; none if the site does not know where it stands.
pub(super) fn describe(site: &Site, theme: &Theme) -> Option<(UrlPath, String)> {
    let base = base(site)?;
    let text = |text: &str| -> String {
        // They have no place in XML, escaped or not.
        let is_banned = |c: &char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}');
        let plain: String = text.chars().filter(|c| !is_banned(c)).collect();
        Escaped(&plain).to_string()
    };
    let description = match site.config.description.as_str() {
        "" => &site.title,
        said => said,
    };
    let description: String = description.chars().take(DESCRIPTION).collect();
    let results = format!("{base}/{}?q={{searchTerms}}", site.entry(site.search).url);
    let icon = theme.asset("icon.svg").map(|icon| {
        let address = text(&format!("{base}/{icon}"));
        format!("  <Image width=\"16\" height=\"16\" type=\"image/svg+xml\">{address}</Image>\n")
    });
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n  \
         <ShortName>{}</ShortName>\n  \
         <Description>{}</Description>\n  \
         <Url type=\"text/html\" template=\"{}\"/>\n{}  \
         <Language>{}</Language>\n  \
         <InputEncoding>UTF-8</InputEncoding>\n  \
         <OutputEncoding>UTF-8</OutputEncoding>\n\
         </OpenSearchDescription>\n",
        text(&short_name(&site.title)),
        text(&description),
        text(&results),
        icon.unwrap_or_default(),
        site.language().code(),
    );
    Some((UrlPath::fixed(PATH), xml))
}

/// The base address if it is a whole one: a browser keeps it apart from the site.
fn base(site: &Site) -> Option<&str> {
    site.base_url.as_deref().filter(|base| base.contains("://"))
}

/// A title as a short name: of a longer one the whole words that fit.
fn short_name(title: &str) -> String {
    let title = title.trim();
    if title.chars().count() <= SHORT_NAME {
        return title.to_owned();
    }
    // One letter more, so that a word that just fits is whole.
    let cut: String = title.chars().take(SHORT_NAME + 1).collect();
    match cut.rsplit_once(char::is_whitespace) {
        Some((words, _)) => words.trim_end().to_owned(),
        None => cut.chars().take(SHORT_NAME).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_end_with_a_word() {
        let check = |title: &str, expected: &str| assert_eq!(short_name(title), expected);
        check("Verbundwiki", "Verbundwiki");
        check("Wiki der Stadt A", "Wiki der Stadt A");
        check("Wiki der Stadt Au", "Wiki der Stadt");
        check("Wiki der Stadt A und B", "Wiki der Stadt A");
        check(" Wiki der Stadt A ", "Wiki der Stadt A");
        check("Verwaltungswissensspeicher", "Verwaltungswisse");
    }
}
