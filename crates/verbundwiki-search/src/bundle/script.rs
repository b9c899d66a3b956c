//! The outermost layer: bytes as a classic script.

use std::io::{Read, Write};

use flate2::Compression;

use super::units::{ESCAPE, TURNED, script_with};

/// Effort of deflating: 6 is zlib's own default; more gains about 1 % at twice the time.
pub(crate) const DEFLATE_LEVEL: u32 = 6;

/// Raw deflate.
pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(
        Vec::with_capacity(bytes.len() / 2 + 64),
        Compression::new(DEFLATE_LEVEL),
    );
    // Writing into a vector does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// The bytes of raw deflate, or None if it is damaged.
pub fn inflate(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut inflated = Vec::new();
    flate2::read::DeflateDecoder::new(bytes).read_to_end(&mut inflated).ok()?;
    Some(inflated)
}

/// Wraps bytes as a script that hands them to the page under `name`.
pub fn script(name: &str, bytes: &[u8]) -> Vec<u8> {
    script_with(&format!("verbundwikiBundle(\"{name}\","), &deflate(bytes), ");\n")
}

/// Name and bytes of a script made by [`script`], or None if it is not one.
pub fn unwrap_script(script: &[u8]) -> Option<(String, Vec<u8>)> {
    let units: Vec<u16> =
        script.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
    let quote = |unit: &u16| *unit == u16::from(b'"');
    let parts: Vec<&[u16]> = units.split(quote).collect();
    let [before, name, _, packed, after] = parts[..] else { return None };
    let text = |units: &[u16]| String::from_utf16(units).ok();
    let called = text(before)?.strip_prefix('\u{feff}') == Some("verbundwikiBundle(");
    let ended = text(after)?.trim_end() == ");";
    (called && ended).then_some(())?;
    Some((text(name)?, inflate(&bytes_of(packed)?)?))
}

/// The bytes in a string made by [`script_with`].
fn bytes_of(packed: &[u16]) -> Option<Vec<u8>> {
    let (odd, units) = packed.split_first()?;
    let mut bytes = Vec::with_capacity(2 * units.len());
    let mut units = units.iter();
    while let Some(&unit) = units.next() {
        let unit = if unit == ESCAPE { units.next()? ^ TURNED } else { unit };
        bytes.extend(unit.to_le_bytes());
    }
    if *odd == u16::from(b'1') {
        bytes.pop();
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_comes_back() {
        for bytes in [&b""[..], b"a", "Änderung ".repeat(1000).as_bytes()] {
            assert_eq!(
                unwrap_script(&script("titles", bytes)),
                Some(("titles".to_owned(), bytes.to_vec()))
            );
        }
    }

    #[test]
    fn other_files_are_refused() {
        for bytes in [&b""[..], b"alert(1)", b"verbundwikiBundle(\"a\",\"0%\");", b"\xff"] {
            assert_eq!(unwrap_script(bytes), None);
        }
    }

    /// Every unit there is, all that must be escaped included, with an odd byte at the end.
    #[test]
    fn every_unit_can_stand_in_a_script() {
        let mut bytes: Vec<u8> = (0..=u16::MAX).flat_map(u16::to_le_bytes).collect();
        for _ in 0..2 {
            let script = script_with("(", &bytes, ")");
            let units: Vec<u16> =
                script.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
            let text = String::from_utf16(&units).expect("no half of a pair");
            let string = text.strip_prefix("\u{feff}(\"").and_then(|text| text.strip_suffix("\")"));
            let string = string.expect("the string is between quotes");
            assert!(!string.contains(['"', '\\', '\n', '\r', '\u{2028}', '\u{2029}']));
            let packed: Vec<u16> = string.encode_utf16().collect();
            assert_eq!(bytes_of(&packed).as_ref(), Some(&bytes));
            bytes.push(7);
        }
    }
}
