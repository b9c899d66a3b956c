//! The text of a file, in whichever of the usual encodings it is stored.

/// A file's text.
pub(super) struct Decoded {
    /// Without its byte order mark.
    pub(super) text: String,
    /// Whether the bytes contradict the encoding that the file names, so that another was taken.
    pub(super) guessed: bool,
}

/// What windows-1252 has where ISO-8859-1 has control characters that nobody writes.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// How much of a file its XML declaration is looked for in.
const DECLARATION: usize = 200;

pub(super) fn decode(bytes: &[u8]) -> Decoded {
    let known = |text| Decoded { text, guessed: false };
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => known(utf16(rest, u16::from_le_bytes)),
        [0xFE, 0xFF, rest @ ..] => known(utf16(rest, u16::from_be_bytes)),
        [b'<', 0, ..] => known(utf16(bytes, u16::from_le_bytes)),
        [0, b'<', ..] => known(utf16(bytes, u16::from_be_bytes)),
        _ => match declared(bytes).as_deref() {
            Some("windows-1252" | "cp1252" | "iso-8859-1" | "iso8859-1" | "latin1") => {
                known(windows_1252(bytes))
            }
            // A declaration that can be read in ASCII is not in UTF-16, whatever it says.
            Some("utf-8" | "utf8" | "us-ascii" | "ascii" | "utf-16") | None => utf8(bytes),
            Some(_) => Decoded { guessed: true, ..utf8(bytes) },
        },
    }
}

fn utf8(bytes: &[u8]) -> Decoded {
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: text.to_owned(), guessed: false },
        Err(_) => Decoded { text: windows_1252(bytes), guessed: true },
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16_lossy(&units)
}

fn windows_1252(bytes: &[u8]) -> String {
    let char = |byte: &u8| match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(*byte),
    };
    bytes.iter().map(char).collect()
}

/// The encoding that the XML declaration names, in small letters.
fn declared(bytes: &[u8]) -> Option<String> {
    let start: String = bytes.iter().take(DECLARATION).map(|byte| char::from(*byte)).collect();
    let declaration = start.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Some(value[1..].split(quote).next()?.trim().to_ascii_lowercase())
}
