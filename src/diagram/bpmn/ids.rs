//! References between the parts of a file.

use std::collections::HashMap;

use super::xml::{Node, attribute, children, draws, is};

/// What each id stands for.
pub(super) struct Ids<'a> {
    nodes: HashMap<&'a str, Node<'a>>,
}

impl<'a> Ids<'a> {
    /// All ids of the model; of one that is there twice the first.
    pub(super) fn new(root: Node<'a>) -> Self {
        let mut nodes = HashMap::new();
        let mut open: Vec<Node<'a>> = vec![root];
        while let Some(node) = open.pop() {
            if let Some(id) = attribute(node, "id") {
                nodes.entry(id).or_insert(node);
            }
            // Drawings have ids of their own, extensions mean nothing here.
            let inner = children(node)
                .filter(|child| !is(*child, "extensionElements") && !draws(*child, "BPMNDiagram"));
            let from = open.len();
            open.extend(inner);
            open[from..].reverse();
        }
        Self { nodes }
    }

    /// What a reference means, written as an id or as a qualified name.
    pub(super) fn get(&self, reference: &str) -> Option<Node<'a>> {
        let reference = reference.trim();
        self.nodes.get(reference).or_else(|| self.nodes.get(local(reference))).copied()
    }

    /// What the reference in an attribute means.
    pub(super) fn of(&self, node: Node<'a>, name: &str) -> Option<Node<'a>> {
        self.get(attribute(node, name)?)
    }
}

/// A qualified name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
