//! Short ways through roxmltree's tree.

use roxmltree::Error;

/// A node of a document that outlives the reading.
pub(super) type Node<'a> = roxmltree::Node<'a, 'a>;

/// Which of the standard's vocabularies a name belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    /// What a process says.
    Model,
    /// Where it is drawn.
    Drawing,
    /// Not the standard's.
    Foreign,
}

/// The versions of the standard differ in their addresses only. What has no namespace at all is taken
/// by its name.
fn family(node: Node<'_>) -> Family {
    match node.tag_name().namespace() {
        None => Family::Model,
        Some(uri) if uri.contains("/spec/DD/") => Family::Drawing,
        Some(uri) if uri.contains("/spec/BPMN/") => match uri.trim_end_matches('/') {
            uri if uri.ends_with("/DI") || uri.ends_with("/DC") => Family::Drawing,
            uri if uri.contains("color") => Family::Foreign,
            _ => Family::Model,
        },
        Some(_) => Family::Foreign,
    }
}

/// The local name of an element of the standard's model; empty of anything else.
pub(super) fn name(node: Node<'_>) -> &str {
    match node.is_element() && family(node) == Family::Model {
        true => node.tag_name().name(),
        false => "",
    }
}

/// Whether a node is that element of the standard's model.
pub(super) fn is(node: Node<'_>, local: &str) -> bool {
    name(node) == local
}

/// The elements of the standard's model right under a node.
pub(super) fn children<'a>(node: Node<'a>) -> impl Iterator<Item = Node<'a>> {
    node.children().filter(|child| !name(*child).is_empty())
}

/// The first such element of that name.
pub(super) fn child<'a>(node: Node<'a>, local: &str) -> Option<Node<'a>> {
    children(node).find(|child| is(*child, local))
}

/// Whether a node is that element of the standard's drawing.
pub(super) fn draws(node: Node<'_>, local: &str) -> bool {
    node.is_element() && node.tag_name().name() == local && family(node) != Family::Foreign
}

/// What longer ids, references and the like are cut to, wherever they stand: thousands of elements
/// may ask for one and the same.
const LONGEST: usize = 4_000;

/// An attribute's text without the spaces around it; none if that is empty. Texts for people are
/// [`written`].
pub(super) fn attribute<'a>(node: Node<'a>, name: &str) -> Option<&'a str> {
    let value = node.attribute(name).map(|value| super::text::start(value, LONGEST).trim());
    value.filter(|value| !value.is_empty())
}

/// An attribute's text as it stands there, however long.
pub(super) fn written<'a>(node: Node<'a>, name: &str) -> &'a str {
    node.attribute(name).unwrap_or_default()
}

/// A yes or no.
pub(super) fn flag(node: Node<'_>, name: &str) -> Option<bool> {
    match attribute(node, name)?.to_ascii_lowercase().as_str() {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

/// A finite number; some programs write a decimal comma.
pub(super) fn number(node: Node<'_>, name: &str) -> Option<f64> {
    let number: f64 = attribute(node, name)?.replace(',', ".").parse().ok()?;
    number.is_finite().then_some(number)
}

/// All text in a node.
pub(super) fn text(node: Node<'_>) -> String {
    node.descendants().filter(|inner| inner.is_text()).filter_map(|inner| inner.text()).collect()
}

/// At which byte a text is no XML, and why: a word that the finding's sentence knows, or what the
/// parser says.
pub(super) fn fault(text: &str, error: &Error) -> (usize, String) {
    let reason = match error {
        Error::UnexpectedEndOfStream | Error::UnclosedRootNode => {
            return (text.len(), "cut".to_owned());
        }
        Error::NoRootNode => return (text.len(), "no-xml".to_owned()),
        Error::UnknownToken(_) if !text.trim_start().starts_with('<') => "no-xml".to_owned(),
        Error::UnexpectedCloseTag(expected, ..) => format!("</{expected}>?"),
        error => {
            let said = error.to_string();
            let place = format!(" at {}", error.pos());
            said.replace(&place, "")
        }
    };
    let at = error.pos();
    let (row, column) = (at.row as usize, at.col as usize);
    let line: usize = text.split_inclusive('\n').take(row.saturating_sub(1)).map(str::len).sum();
    let inside = text[line..].char_indices().nth(column.saturating_sub(1));
    (inside.map_or(text.len(), |(index, _)| line + index), reason)
}
