//! What becomes of colours that a file asks for.
//!
//! A page is light or dark, a file knows only of light ones. White insides and black lines are what
//! a picture has anyhow and are left to the theme. What is filled keeps its colour in any page, with
//! text in black or white, whichever stands out; its outline lies between it and the page. Lines and the tint of pools, lanes and sub-processes
//! have the page behind them: lines are moved to a lightness that is seen on light and on dark, and
//! the tint lets the page through.

use super::Colours;

/// Text on colour, when light and when dark.
const INK: [u8; 3] = [0x1b, 0x24, 0x30];
const PAPER: [u8; 3] = [0xff, 0xff, 0xff];

/// Between these, a line is told from white (3:1) and from the dark page.
const DARKEST: f64 = 0.13;
const LIGHTEST: f64 = 0.30;

/// The colours of a shape, where they are not the theme's.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    /// Of the inside.
    pub(super) fill: Option<[u8; 3]>,
    /// Of lines.
    pub(super) stroke: Option<[u8; 3]>,
    /// Of what stands on the fill.
    pub(super) icon: Option<[u8; 3]>,
    /// Of text.
    pub(super) text: Option<[u8; 3]>,
}

impl Look {
    /// Of something filled.
    pub(super) fn of_node(colours: &Colours) -> Self {
        let Some(fill) = colours.fill.filter(|fill| !is_white(*fill)) else {
            return Self::of_line(colours);
        };
        let text = match contrast(fill, INK) >= contrast(fill, PAPER) {
            true => INK,
            false => PAPER,
        };
        let icon = colours.stroke.filter(|stroke| contrast(*stroke, fill) >= 2.0);
        let (fill, text) = (Some(fill), Some(text));
        Self { fill, text, icon: icon.or(text), ..Self::of_line(colours) }
    }

    /// Of something with the page behind it.
    pub(super) fn of_frame(colours: &Colours) -> Self {
        Self { fill: colours.fill.filter(|fill| !is_white(*fill)), ..Self::of_line(colours) }
    }

    /// Of a line.
    pub(super) fn of_line(colours: &Colours) -> Self {
        let stroke = colours.stroke.filter(|stroke| !is_black(*stroke)).map(seen);
        Self { stroke, ..Self::default() }
    }

    pub(super) fn is_own(&self) -> bool {
        self.fill.is_some() || self.stroke.is_some()
    }
}

fn is_white(colour: [u8; 3]) -> bool {
    colour.iter().all(|part| *part >= 250)
}

/// Black, or the dark grey that tools draw with.
fn is_black(colour: [u8; 3]) -> bool {
    colour.iter().all(|part| *part <= 64)
}

/// How much light there is in a part of a colour.
fn light(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

fn part(light: f64) -> u8 {
    let part =
        if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    (part * 255.0).round() as u8
}

/// The relative luminance of WCAG 2.
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(light);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The contrast ratio of WCAG 2.
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The colour, no lighter and no darker than what is seen on every page.
fn seen(colour: [u8; 3]) -> [u8; 3] {
    let is = luminance(colour);
    if is > LIGHTEST {
        colour.map(|one| part(light(one) * LIGHTEST / is))
    } else if is < DARKEST {
        let white = (DARKEST - is) / (1.0 - is);
        colour.map(|one| part(light(one) + (1.0 - light(one)) * white))
    } else {
        colour
    }
}
