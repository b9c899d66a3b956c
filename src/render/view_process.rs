//! What the template of a process is given.

use serde::Serialize;

/// A process.
#[derive(Debug, Serialize)]
pub struct ProcessView<'a> {
    /// The anchor of its heading, or nothing.
    pub anchor: &'a str,
    /// Its heading, or nothing.
    pub title: &'a str,
    /// What it is called.
    pub name: &'a str,
    /// Its pictures.
    pub pictures: Vec<PictureView>,
    /// Where its BPMN file is.
    pub file: String,
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
    /// The pool's name, or nothing.
    pub title: &'a str,
    /// Whether these are steps.
    pub is_steps: bool,
    /// The steps.
    pub lines: Vec<ToldView>,
}

/// A step in words.
#[derive(Debug, Serialize)]
pub struct ToldView {
    /// Its number, or nothing.
    pub number: String,
    /// How deep it lies in sub-processes, from 0 to 4.
    pub depth: usize,
    /// What it is and what it is called.
    pub head: String,
    /// What belongs to it.
    pub sentences: Vec<String>,
}
