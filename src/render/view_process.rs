//! What the template of a process is given.

use serde::Serialize;

/// A process.
#[derive(Debug, Serialize)]
pub struct ProcessView<'a> {
    /// The anchor of its heading, or nothing.
    pub anchor: &'a str,
    /// Its heading, or nothing.
    pub title: &'a str,
    /// Its pictures.
    pub pictures: Vec<PictureView>,
    /// Where its BPMN file is.
    pub file: String,
    /// What that file is called when it is saved; nothing if as it is.
    pub download: String,
    /// Whether that file is made from a list of steps.
    pub is_made: bool,
    /// Its steps in words.
    pub told: Vec<ToldPartView<'a>>,
}

/// A picture of a process.
#[derive(Debug, Serialize)]
pub struct PictureView {
    /// What it is called.
    pub name: String,
    /// The picture as SVG, ready to be put in with `| safe`.
    pub svg: String,
    /// Where it is alone.
    pub url: String,
}

/// What a pool does, or what belongs to no step.
#[derive(Debug, Serialize)]
pub struct ToldPartView<'a> {
    /// The pool, or nothing.
    pub pool: Option<ElementView<'a>>,
    /// Whether these are steps.
    pub is_steps: bool,
    /// The steps.
    pub lines: Vec<ToldView<'a>>,
}

/// A step in words.
#[derive(Debug, Serialize)]
pub struct ToldView<'a> {
    /// Its number, or nothing.
    pub number: &'a str,
    /// How deep it lies in sub-processes, from 0 to 4.
    pub depth: usize,
    /// What it is and what it is called.
    pub head: &'a str,
    /// The page it leads to, or nothing.
    pub url: &'a str,
    /// Who does it, the outermost lane first.
    pub roles: Vec<ElementView<'a>>,
    /// What belongs to it.
    pub sentences: &'a [String],
    /// What is named in these and leads to a page.
    pub links: Vec<ElementView<'a>>,
}

/// An element that is named with a step.
#[derive(Debug, Serialize)]
pub struct ElementView<'a> {
    /// The name.
    pub name: String,
    /// The page it leads to, or nothing.
    pub url: &'a str,
}
