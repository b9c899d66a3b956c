//! HTML of a page for use on another one: its anchors begin anew, its headings move down.

/// The attributes that hold an anchor of the same page, with what stands before it.
const ANCHORS: &[&str] = &[
    "id=\"",
    "href=\"#",
    "for=\"",
    "aria-labelledby=\"",
    "aria-describedby=\"",
    "aria-controls=\"",
];

/// Puts `prefix` before every anchor and moves headings down by one level. Text stays as it is: only
/// what stands in tags is touched, and in HTML that was written here no `>` stands in an attribute.
pub(super) fn nested(html: &str, prefix: &str) -> String {
    let mut written = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        written.push_str(text);
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        push_tag(&mut written, &tag[..end], prefix);
        rest = &tag[end..];
    }
    written.push_str(rest);
    written
}

fn push_tag(written: &mut String, tag: &str, prefix: &str) {
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
            .filter_map(|start| Some((rest.find(&format!(" {start}"))? + 1 + start.len(), start)))
            .min();
        let Some((at, _)) = found else { break };
        written.push_str(&rest[..at]);
        // `#` alone is the top of the page.
        if !rest[at..].starts_with('"') {
            written.push_str(prefix);
        }
        rest = &rest[at..];
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
            nested(html, "p-"),
            "<h3 id=\"p-a\">A <a class=\"x\" href=\"#p-a\">#</a></h3><p title=\"id\"> id=\"b\" &lt;h2&gt;</p>"
        );
        assert_eq!(nested("<a href=\"b.html#c\">", "p-"), "<a href=\"b.html#c\">");
        assert_eq!(nested("a < b", "p-"), "a < b");
    }
}
