//! What people wrote, as plain text.

/// Tags that modelling programs write into names.
const TAGS: &[&str] = &[
    "a", "b", "big", "body", "br", "code", "div", "em", "font", "h1", "h2", "h3", "h4", "head",
    "html", "i", "li", "ol", "p", "pre", "s", "small", "span", "strong", "sub", "sup", "table",
    "tbody", "td", "th", "tr", "tt", "u", "ul",
];

/// Tags after which a new line begins.
const BREAKS: &[&str] = &["br", "div", "h1", "h2", "h3", "h4", "li", "p", "tr"];

/// What is written with an ampersand, once the XML is read, where there is HTML at all.
const ENTITIES: &[(&str, &str)] = &[
    ("&nbsp;", " "),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&auml;", "ä"),
    ("&ouml;", "ö"),
    ("&uuml;", "ü"),
    ("&Auml;", "Ä"),
    ("&Ouml;", "Ö"),
    ("&Uuml;", "Ü"),
    ("&szlig;", "ß"),
    ("&amp;", "&"),
];

/// How many letters of a name are shown, of a state and of a FIM label too.
pub(super) const NAME: usize = 500;

/// How many letters of documentation and of annotations are shown.
pub(super) const DOCUMENTATION: usize = 4_000;

/// How many bytes of a text are looked at for each letter that is shown: HTML takes its part.
const BYTES: usize = 8;

/// The text without HTML, control characters, and spaces and empty lines around it; at most so many
/// letters, and whether it has more.
///
/// One name may be that of many elements, so time and memory must not grow with its length.
pub(super) fn plain(written: &str, most: usize) -> (String, bool) {
    let start = whole(start(written, most * BYTES), written);
    let mut text = without_html(start);
    let end = text.char_indices().nth(most);
    let is_cut = end.is_some() || start.len() < written.len();
    if is_cut {
        text.truncate(end.map_or(text.len(), |(end, _)| end));
        text.push('…');
    }
    (text, is_cut)
}

/// The beginning of a text without half a tag or half an entity at its end.
fn whole<'a>(start: &'a str, written: &str) -> &'a str {
    if start.len() == written.len() {
        return start;
    }
    let open = [('<', '>'), ('&', ';')].into_iter().filter_map(|(open, close)| {
        let at = start.rfind(open)?;
        (!start[at..].contains(close)).then_some(at)
    });
    &start[..open.min().unwrap_or(start.len())]
}

/// As much of a text as fits into so many bytes.
pub(super) fn start(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

fn without_html(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut has_tags = false;
    let mut rest = written;
    while let Some(at) = rest.find('<') {
        text += &rest[..at];
        rest = &rest[at..];
        match tag(rest) {
            Some((name, length)) => {
                has_tags = true;
                if BREAKS.contains(&name.as_str()) && !text.is_empty() && !text.ends_with('\n') {
                    text.push('\n');
                }
                rest = &rest[length..];
            }
            None => {
                text.push('<');
                rest = &rest[1..];
            }
        }
    }
    text += rest;
    if has_tags {
        for (entity, meant) in ENTITIES {
            text = text.replace(entity, meant);
        }
    }
    let text: String = text
        .replace("\r\n", "\n")
        .chars()
        .filter_map(|c| match c {
            '\n' | '\r' => Some('\n'),
            '\t' => Some(' '),
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect();
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.join("\n").trim().to_owned()
}

/// The HTML tag that a text begins with: its name and its length.
fn tag(text: &str) -> Option<(String, usize)> {
    let start = if text.starts_with("</") { 2 } else { 1 };
    let end = start + text[start..].find(|c: char| !c.is_ascii_alphanumeric())?;
    let name = text[start..end].to_ascii_lowercase();
    if !TAGS.contains(&name.as_str()) {
        return None;
    }
    // The next sign of either kind, so that many open tags are not searched to the end again and again.
    let length = 1 + text[1..].find(['<', '>']).filter(|at| text.as_bytes()[1 + at] == b'>')? + 1;
    let inside = text[..length - 1].trim_end_matches('/');
    let attributes = inside.get(end..).unwrap_or_default().trim();
    // `a<b und b>c` in a sentence is no tag.
    (attributes.is_empty() || attributes.contains('=')).then_some((name, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, expected: &str) {
        assert_eq!(plain(written, 40), (expected.to_owned(), expected.ends_with('…')));
    }

    #[test]
    fn html_becomes_text_and_text_stays() {
        check("Antrag\r\nprüfen ", "Antrag\nprüfen");
        check("<div>Antrag<br/>pr&uuml;fen</div>", "Antrag\nprüfen");
        check("<b style=\"x\">Ja</b> &amp; nein", "Ja & nein");
        check("Betrag < 500 & Frist > 3", "Betrag < 500 & Frist > 3");
        check("a<b und b>c", "a<b und b>c");
        check("Liste <Name>", "Liste <Name>");
        check("A &amp; B", "A &amp; B");
        check("<", "<");
        check("</p", "</p");
        check("a\u{1}\tb", "a b");
    }

    #[test]
    fn long_text_is_cut() {
        check(&"ä".repeat(40), &"ä".repeat(40));
        check(&"ä".repeat(41), &format!("{}…", "ä".repeat(40)));
        check(&format!("Kurz{}Ende", " ".repeat(1_000)), "Kurz…");
        check(&format!("{}ö", "<b/>".repeat(200)), "…");
    }
}
