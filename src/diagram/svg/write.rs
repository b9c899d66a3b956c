//! Numbers and texts as SVG has them.

use std::fmt;

use crate::diagram::geometry::FARTHEST;

/// A length, with two decimals at most.
#[derive(Clone, Copy)]
pub(super) struct N(pub(super) f64);

impl fmt::Display for N {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = if self.0.is_finite() { self.0 } else { 0.0 };
        let hundredths = (number * 100.0).round() as i64;
        if hundredths < 0 {
            out.write_str("-")?;
        }
        write!(out, "{}", hundredths.abs() / 100)?;
        match hundredths.abs() % 100 {
            0 => Ok(()),
            tenths if tenths % 10 == 0 => write!(out, ".{}", tenths / 10),
            part => write!(out, ".{part:02}"),
        }
    }
}

/// A number that can be calculated with: none is infinite, none beyond [`FARTHEST`].
pub(super) fn finite(number: f64) -> f64 {
    match number.is_finite() {
        true => number.clamp(-FARTHEST, FARTHEST),
        false => 0.0,
    }
}

/// Text as XML, in elements and in quoted attributes; without the characters that XML forbids.
pub(in crate::diagram) struct Escaped<'a>(pub(in crate::diagram) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut plain = 0;
        for (at, letter) in self.0.char_indices() {
            let instead = match letter {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\t' | '\n' => " ",
                '\u{fffe}' | '\u{ffff}' => "",
                _ if letter.is_control() => "",
                _ => continue,
            };
            out.write_str(&self.0[plain..at])?;
            out.write_str(instead)?;
            plain = at + letter.len_utf8();
        }
        out.write_str(&self.0[plain..])
    }
}
