//! Numbers and texts as bytes, for the tables of the bundle that are not tantivy's.

use crate::SearchError;

/// Appends a number, seven bits a byte, least first.
#[cfg(feature = "index")]
pub(crate) fn push_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Appends a text after its length.
#[cfg(feature = "index")]
pub(crate) fn push_text(bytes: &mut Vec<u8>, text: &str) {
    push_number(bytes, text.len() as u32);
    bytes.extend_from_slice(text.as_bytes());
}

/// Reads what the functions above wrote. Nothing it is given makes it panic or ask for much memory.
pub(crate) struct Bytes<'a> {
    rest: &'a [u8],
}

impl<'a> Bytes<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(crate) fn number(&mut self) -> Result<u32, SearchError> {
        let mut number = 0_u32;
        for shift in (0..u32::BITS).step_by(7) {
            let (&byte, rest) = self.rest.split_first().ok_or_else(cut_off)?;
            self.rest = rest;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(SearchError::Corrupt("a table has a number without an end".to_owned()))
    }

    pub(crate) fn text(&mut self) -> Result<&'a str, SearchError> {
        let length = self.number()? as usize;
        let (text, rest) = self.rest.split_at_checked(length).ok_or_else(cut_off)?;
        self.rest = rest;
        std::str::from_utf8(text)
            .map_err(|_| SearchError::Corrupt("a table has a text that is none".to_owned()))
    }
}

fn cut_off() -> SearchError {
    SearchError::Corrupt("a table is cut off".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let numbers = [0, 1, 127, 128, 300, 65_536, u32::MAX];
        let mut bytes = Vec::new();
        for number in numbers {
            push_number(&mut bytes, number);
        }
        push_text(&mut bytes, "Änderung");
        let mut reader = Bytes::new(&bytes);
        for number in numbers {
            assert_eq!(reader.number().ok(), Some(number));
        }
        assert_eq!(reader.text().ok(), Some("Änderung"));
        assert!(reader.number().is_err());
    }

    #[test]
    fn damaged_bytes_are_errors() {
        for bytes in [&b"\xff\xff\xff\xff\xff\xff"[..], b"\x05ab", b"\x01\xff", b"\x80"] {
            assert!(Bytes::new(bytes).text().is_err(), "{bytes:?}");
        }
    }
}
