//! HTML of a page for use on another one: its anchors begin anew, its headings move down.

use std::collections::HashSet;

/// How a link to a place on the same page begins.
const LINK: &str = "href=\"#";

/// The attributes that hold an anchor of the same page, with what stands before it.
const ANCHORS: &[&str] =
    &["id=\"", LINK, "for=\"", "aria-labelledby=\"", "aria-describedby=\"", "aria-controls=\""];

/// Puts `prefix` before every anchor and moves headings down by one level. What leads to an anchor
/// that is not there leads to the page itself, at `url`. Text stays as it is: only what stands in
/// tags is touched, and in HTML that was written here no `>` stands in an attribute.
pub(super) fn nested(html: &str, prefix: &str, url: &str) -> String {
    let anchors: HashSet<&str> = parts(html).filter_map(|(_, tag)| id_of(tag)).collect();
    let mut written = String::with_capacity(html.len() + html.len() / 8);
    for (text, tag) in parts(html) {
        written.push_str(text);
        push_tag(&mut written, tag, &anchors, prefix, url);
    }
    written
}

/// A text in parts: what is text, and the tag behind it.
pub(super) fn parts(html: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = html;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (text, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        let (tag, after) = tag.split_at(tag.find('>').map_or(tag.len(), |end| end + 1));
        rest = after;
        Some((text, tag))
    })
}

fn id_of(tag: &str) -> Option<&str> {
    tag.split_once(" id=\"")?.1.split('"').next()
}

fn push_tag(written: &mut String, tag: &str, anchors: &HashSet<&str>, prefix: &str, url: &str) {
    let name_end = tag.find([' ', '>', '\n']).unwrap_or(tag.len());
    let (name, mut rest) = tag.split_at(name_end);
    match name {
        "<h2" | "<h3" | "<h4" | "<h5" | "</h2" | "</h3" | "</h4" | "</h5" => {
            let (before, level) = name.split_at(name.len() - 1);
            let deeper = ["3", "4", "5", "6"][(level.as_bytes()[0] - b'2') as usize];
            written.push_str(before);
            written.push_str(deeper);
        }
        _ => written.push_str(name),
    }
    loop {
        let found = (ANCHORS.iter())
            .filter_map(|start| Some((rest.find(&format!(" {start}"))? + 1 + start.len(), *start)))
            .min();
        let Some((at, start)) = found else { break };
        let (before, after) = rest.split_at(at);
        let anchor = after.split('"').next().unwrap_or_default();
        if start == LINK && !anchors.contains(anchor) {
            written.push_str(before.strip_suffix('#').unwrap_or(before));
            // `#` alone is the top of the page.
            written.push_str(if anchor.is_empty() { "" } else { url });
            written.push('#');
        } else {
            written.push_str(before);
            written.push_str(prefix);
        }
        rest = after;
    }
    written.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::nested;

    #[test]
    fn only_tags_change() {
        let html = "<h2 id=\"a\">A <a class=\"x\" href=\"#a\">#</a></h2><p title=\"id\"> id=\"b\" &lt;h2&gt;</p>";
        assert_eq!(
            nested(html, "p-", "q.html"),
            "<h3 id=\"p-a\">A <a class=\"x\" href=\"#p-a\">#</a></h3><p title=\"id\"> id=\"b\" &lt;h2&gt;</p>"
        );
        for same in ["<a href=\"b.html#c\">", "<a href=\"#\">", "a < b", "<p"] {
            assert_eq!(nested(same, "p-", "q.html"), same);
        }
        assert_eq!(nested("<a href=\"#c\">C</a>", "p-", "q.html"), "<a href=\"q.html#c\">C</a>");
    }
}
