//! What a file says about an element in words: name, documentation, FIM label.

use super::ids::Ids;
use super::text::{self, DOCUMENTATION, NAME};
use super::xml::{self, Node, attribute, child, children, written};

/// What extensions call the Referenzaktivitätengruppe, in small letters: any name that holds the
/// first, or is one of the others.
const GROUP: &str = "referenzaktivit";
const GROUP_SHORT: &[&str] = &["rag", "ragname", "rag-name", "rag_name"];

/// The attributes in which programs keep the name and the value of a property.
const KEYS: &[&str] = &["name", "key", "metaKey", "id", "property"];
const VALUES: &[&str] = &["value", "metaValue", "name"];

/// Reads texts, and knows whether any of them was too long.
#[derive(Debug, Default)]
pub(super) struct Labels {
    /// Whether something was cut.
    pub(super) is_cut: bool,
}

impl Labels {
    /// A text in at most so many letters.
    pub(super) fn plain(&mut self, written: &str, most: usize) -> String {
        let (text, is_cut) = text::plain(written, most);
        self.is_cut |= is_cut;
        text
    }

    /// An element's name, of whatever kind it is.
    pub(super) fn name<'a>(&mut self, node: Node<'a>, ids: &Ids<'a>) -> String {
        let own = self.plain(written(node, "name"), NAME);
        let name = match xml::name(node) {
            "textAnnotation" => match child(node, "text") {
                Some(text) => self.plain(&xml::text(text), DOCUMENTATION),
                None => own,
            },
            "group" => match ids.of(node, "categoryValueRef") {
                Some(category) if attribute(category, "value").is_some() => {
                    self.plain(written(category, "value"), NAME)
                }
                _ => own,
            },
            "dataObjectReference" | "dataStoreReference" if own.is_empty() => {
                let data = ids.of(node, "dataObjectRef").or_else(|| ids.of(node, "dataStoreRef"));
                self.plain(data.map_or("", |data| written(data, "name")), NAME)
            }
            "intermediateThrowEvent" | "intermediateCatchEvent" if own.is_empty() => {
                self.plain(link(node, ids).map_or("", |link| written(link, "name")), NAME)
            }
            _ => own,
        };
        // The state of data stands in brackets under their name.
        match child(node, "dataState").map(|state| self.plain(written(state, "name"), NAME)) {
            Some(state) if !name.is_empty() && !state.is_empty() => format!("{name}\n[{state}]"),
            _ => name,
        }
    }

    /// All that is documented about an element.
    pub(super) fn documentation(&mut self, node: Node<'_>) -> String {
        let all = children(node).filter(|child| xml::is(*child, "documentation"));
        let texts: Vec<String> =
            all.map(xml::text).filter(|text| !text.trim().is_empty()).collect();
        self.plain(&texts.join("\n"), DOCUMENTATION)
    }

    /// The FIM label. FIM says that there is one, but not how BPMN files hold it, so any of these is
    /// taken, where the name is one that [`GROUP`] or [`GROUP_SHORT`] fits: an attribute of the
    /// element with a namespace; in `extensionElements` an element or an attribute of that name; and
    /// there a property whose `name`, `key` or `metaKey` is that name.
    pub(super) fn activity_group(&mut self, node: Node<'_>) -> Option<String> {
        let mut written = |text: &str| Some(self.plain(text, NAME)).filter(|text| !text.is_empty());
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
            let value = values.filter(|value| Some(*value) != key).find_map(&mut written);
            value.or_else(|| written(&xml::text(inner)))
        })
    }
}

/// What makes an event a link: its name says which two belong together.
fn link<'a>(node: Node<'a>, ids: &Ids<'a>) -> Option<Node<'a>> {
    let definition = |inner: Node<'a>| match xml::name(inner) {
        "eventDefinitionRef" => ids.get(&xml::text(inner)),
        _ => Some(inner),
    };
    children(node).filter_map(definition).find(|inner| xml::is(*inner, "linkEventDefinition"))
}

fn is_group(name: &str) -> bool {
    let name = name.to_lowercase();
    name.contains(GROUP) || GROUP_SHORT.contains(&name.as_str())
}
