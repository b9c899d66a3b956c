//! Bytes as text of a script that browsers read as UTF-16: two bytes in each unit.
//!
//! A byte order mark goes before whatever the host says of the encoding, and a script loads from
//! `file://` too, where nothing else hands bytes to a page. Base64 takes a third more than the bytes,
//! this 3 %: a unit that cannot stand in a string, half of a surrogate pair above all, is written as
//! [`ESCAPE`] and itself with two bits turned. `build.rs` includes this file.

/// Goes before a unit with turned bits.
pub(crate) const ESCAPE: u16 = 0x7e;

/// The bits that are turned: of every unit that cannot stand as it is they make one that can.
pub(crate) const TURNED: u16 = 0x5000;

const BYTE_ORDER_MARK: u16 = 0xfeff;
const EVEN: u16 = 0x30;
const ODD: u16 = 0x31;

/// Whether a unit cannot stand in a string of a script.
fn is_escaped(unit: u16) -> bool {
    matches!(unit, 0xd800..=0xdfff | 0x0a | 0x0d | 0x22 | 0x5c | 0x2028 | 0x2029 | ESCAPE)
}

/// A script of `before`, a string with the bytes in quotes, and `after`. The string begins with `0`,
/// or with `1` if the last of its bytes only fills the unit.
pub(crate) fn script_with(before: &str, bytes: &[u8], after: &str) -> Vec<u8> {
    let length = before.len() + bytes.len() / 2 + after.len();
    let mut units: Vec<u16> = Vec::with_capacity(length + length / 16 + 8);
    units.push(BYTE_ORDER_MARK);
    units.extend(before.encode_utf16());
    units.push(u16::from(b'"'));
    units.push(if bytes.len() % 2 == 1 { ODD } else { EVEN });
    for pair in bytes.chunks(2) {
        let unit = u16::from_le_bytes([pair[0], pair.get(1).copied().unwrap_or(0)]);
        if is_escaped(unit) {
            units.extend([ESCAPE, unit ^ TURNED]);
        } else {
            units.push(unit);
        }
    }
    units.push(u16::from(b'"'));
    units.extend(after.encode_utf16());
    units.iter().flat_map(|unit| unit.to_le_bytes()).collect()
}
