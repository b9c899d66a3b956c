//! What a file says about an element in words: name, documentation, FIM label.

use super::ids::Ids;
use super::text::plain;
use super::xml::{self, Node, attribute, child, children};

/// What extensions call the Referenzaktivitätengruppe, in small letters: any name that holds the
/// first, or is one of the others.
const GROUP: &str = "referenzaktivit";
const GROUP_SHORT: &[&str] = &["rag", "ragname", "rag-name", "rag_name"];

/// The attributes in which programs keep the name and the value of a property.
const KEYS: &[&str] = &["name", "key", "metaKey", "id", "property"];
const VALUES: &[&str] = &["value", "metaValue", "name"];

/// An element's name, of whatever kind it is.
pub(super) fn name<'a>(node: Node<'a>, ids: &Ids<'a>) -> String {
    let own = attribute(node, "name").map(plain).unwrap_or_default();
    let name = match xml::name(node) {
        "textAnnotation" => child(node, "text").map(|text| plain(&xml::text(text))).unwrap_or(own),
        "group" => {
            let category = ids.of(node, "categoryValueRef");
            category.and_then(|value| attribute(value, "value")).map(plain).unwrap_or(own)
        }
        "dataObjectReference" | "dataStoreReference" if own.is_empty() => {
            let meant = ids.of(node, "dataObjectRef").or_else(|| ids.of(node, "dataStoreRef"));
            meant.and_then(|data| attribute(data, "name")).map(plain).unwrap_or(own)
        }
        _ => own,
    };
    // The state of data stands in brackets under their name.
    match child(node, "dataState").and_then(|state| attribute(state, "name")).map(plain) {
        Some(state) if !name.is_empty() => format!("{name}\n[{state}]"),
        _ => name,
    }
}

/// All that is documented about an element.
pub(super) fn documentation(node: Node<'_>) -> String {
    let all = children(node).filter(|child| xml::is(*child, "documentation"));
    let texts: Vec<String> =
        all.map(|text| plain(&xml::text(text))).filter(|text| !text.is_empty()).collect();
    texts.join("\n")
}

/// The FIM label. FIM says that there is one, but not how BPMN files hold it, so any of these is
/// taken, where the name is one that [`GROUP`] or [`GROUP_SHORT`] fits: an attribute of the element
/// with a namespace; in `extensionElements` an element or an attribute of that name; and there a
/// property whose `name`, `key` or `metaKey` is that name.
pub(super) fn activity_group(node: Node<'_>) -> Option<String> {
    let written = |text: &str| Some(plain(text)).filter(|text| !text.is_empty());
    let own = node.attributes().find(|own| own.namespace().is_some() && is_group(own.name()));
    if let Some(group) = own.and_then(|own| written(own.value())) {
        return Some(group);
    }
    let extensions = children(node).find(|child| xml::is(*child, "extensionElements"))?;
    extensions.descendants().filter(|inner| inner.is_element()).find_map(|inner| {
        if let Some(own) = inner.attributes().find(|own| is_group(own.name())) {
            return written(own.value());
        }
        let key = KEYS.iter().filter_map(|key| inner.attribute(*key)).find(|key| is_group(key));
        if key.is_none() && !is_group(inner.tag_name().name()) {
            return None;
        }
        let values = VALUES.iter().filter_map(|value| inner.attribute(*value));
        let value = values.filter(|value| Some(*value) != key).find_map(written);
        value.or_else(|| written(&xml::text(inner)))
    })
}

fn is_group(name: &str) -> bool {
    let name = name.to_lowercase();
    name.contains(GROUP) || GROUP_SHORT.contains(&name.as_str())
}
