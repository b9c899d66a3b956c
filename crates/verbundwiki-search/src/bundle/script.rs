//! The outermost layer: bytes as a classic script.

use std::io::{Read, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;

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
    let deflated = deflate(bytes);
    let mut text = String::with_capacity(deflated.len() * 4 / 3 + name.len() + 32);
    text.push_str("verbundwikiBundle(\"");
    text.push_str(name);
    text.push_str("\",\"");
    STANDARD.encode_string(deflated, &mut text);
    text.push_str("\");\n");
    text.into_bytes()
}

/// Name and bytes of a script made by [`script`], or None if it is not one.
pub fn unwrap_script(script: &[u8]) -> Option<(String, Vec<u8>)> {
    let text = std::str::from_utf8(script).ok()?.trim_end();
    let inner = text.strip_prefix("verbundwikiBundle(\"")?.strip_suffix("\");")?;
    let (name, encoded) = inner.split_once("\",\"")?;
    Some((name.to_owned(), inflate(&STANDARD.decode(encoded).ok()?)?))
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
        for bytes in [&b""[..], b"alert(1)", b"verbundwikiBundle(\"a\",\"%\");", b"\xff"] {
            assert_eq!(unwrap_script(bytes), None);
        }
    }
}
