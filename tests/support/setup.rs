//! `setup.txt`: what git cannot hold portably, made when the case is run.
//!
//! One line is one step; paths count from the case's content folder. Texts in quotes know `\n`,
//! `\r`, `\t`, `\"`, `\\`, `\xNN` (one byte) and `\u{N}` (one character).
//!
//! ```text
//! # a comment
//! bytes    latin1.md "Gr\xfc\xdfe\n"     a file with these bytes
//! repeat   big.md 5000000                 a file of so many bytes of text
//! symlink  x.md ../outside.md             a symbolic link and what it names
//! folder   leer                           a folder without files
//! option   drafts                         as with --drafts
//! option   base-url https://wiki.example/ as with --base-url
//! ```

use std::fs;
use std::path::Path;

use verbundwiki::load::Options;

/// What a case asks for beside its files.
#[derive(Debug, Default)]
pub(crate) struct Setup {
    pub(crate) options: Options,
    /// Why this file system cannot hold the case, if it cannot.
    pub(crate) impossible: Option<String>,
}

/// Carries out the steps of `text` in `content`.
///
/// # Errors
/// What is wrong with a line.
pub(crate) fn run(text: &str, content: &Path) -> Result<Setup, String> {
    let mut setup = Setup::default();
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        step(line, content, &mut setup)
            .map_err(|fault| format!("setup.txt:{}: {fault}", index + 1))?;
    }
    Ok(setup)
}

fn step(line: &str, content: &Path, setup: &mut Setup) -> Result<(), String> {
    let words = words(line)?;
    let words: Vec<&[u8]> = words.iter().map(Vec::as_slice).collect();
    let name = |word: &[u8]| {
        std::str::from_utf8(word).map(str::to_owned).map_err(|_| "a path is UTF-8".to_owned())
    };
    match *words.as_slice() {
        [b"bytes", path, bytes] => write(content, &name(path)?, bytes, setup),
        [b"repeat", path, count] => {
            let count: usize = name(count)?.parse().map_err(|_| "repeat PATH COUNT".to_owned())?;
            let text: Vec<u8> = b"Wort um Wort. ".iter().copied().cycle().take(count).collect();
            write(content, &name(path)?, &text, setup)
        }
        [b"symlink", path, target] => symlink(content, &name(path)?, &name(target)?, setup),
        [b"folder", path] => {
            fs::create_dir_all(content.join(name(path)?)).map_err(|error| error.to_string())
        }
        [b"option", b"drafts"] => {
            setup.options.drafts = true;
            Ok(())
        }
        [b"option", b"base-url", url] => {
            setup.options.base_url = Some(name(url)?);
            Ok(())
        }
        _ => Err(format!("no such step: {line}")),
    }
}

fn write(content: &Path, path: &str, bytes: &[u8], setup: &mut Setup) -> Result<(), String> {
    let file = content.join(path);
    if file.symlink_metadata().is_ok() {
        // `A.md` beside `a.md`: not on file systems that hold them for the same.
        setup.impossible = Some(format!("{path} exists already"));
        return Ok(());
    }
    if let Some(parent) = file.parent() {
        fs::create_dir_all(parent).map_err(|error| error.to_string())?;
    }
    fs::write(&file, bytes).map_err(|error| format!("{path}: {error}"))
}

#[cfg(unix)]
fn symlink(content: &Path, path: &str, target: &str, _: &mut Setup) -> Result<(), String> {
    std::os::unix::fs::symlink(target, content.join(path)).map_err(|error| error.to_string())
}

#[cfg(not(unix))]
fn symlink(_: &Path, _: &str, _: &str, setup: &mut Setup) -> Result<(), String> {
    setup.impossible = Some("symbolic links need a privilege here".to_owned());
    Ok(())
}

/// Splits a line into words; quotes keep spaces and know escapes.
fn words(line: &str) -> Result<Vec<Vec<u8>>, String> {
    let mut words = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let (word, after) = match rest.strip_prefix('"') {
            Some(inside) => quoted(inside)?,
            None => {
                let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                (rest.as_bytes()[..end].to_vec(), &rest[end..])
            }
        };
        words.push(word);
        rest = after.trim_start();
    }
    Ok(words)
}

fn quoted(inside: &str) -> Result<(Vec<u8>, &str), String> {
    let mut bytes = Vec::new();
    let mut letters = inside.char_indices();
    let hex = |text: &str| u32::from_str_radix(text, 16).map_err(|_| format!("no number: {text}"));
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Ok((bytes, &inside[at + 1..])),
            '\\' => match letters.next().map(|(_, escape)| escape) {
                Some('n') => bytes.push(b'\n'),
                Some('r') => bytes.push(b'\r'),
                Some('t') => bytes.push(b'\t'),
                Some(same @ ('"' | '\\')) => bytes.push(same as u8),
                Some('x') => {
                    let digits: String = letters.by_ref().take(2).map(|(_, digit)| digit).collect();
                    bytes.push(u8::try_from(hex(&digits)?).map_err(|error| error.to_string())?);
                }
                Some('u') => {
                    let digits: String = (letters.by_ref().map(|(_, digit)| digit).skip(1))
                        .take_while(|digit| *digit != '}')
                        .collect();
                    let letter = char::from_u32(hex(&digits)?).ok_or("no such character")?;
                    bytes.extend(letter.to_string().bytes());
                }
                other => return Err(format!("no such escape: {other:?}")),
            },
            letter => bytes.extend(letter.to_string().bytes()),
        }
    }
    Err("a quote is not closed".to_owned())
}

#[test]
fn words_know_quotes_and_escapes() {
    let words = words(r#"bytes "a b.md" "Gr\xfc\u{df}\n""#).expect("a good line");
    assert_eq!(words, [b"bytes".to_vec(), b"a b.md".to_vec(), b"Gr\xfc\xc3\x9f\n".to_vec()]);
    assert!(super::setup::words("\"offen").is_err());
}
