//! Text in a given room: broken into lines, made smaller before anything of it is left out.

use super::metrics::{EM, advance, width};

/// How far apart lines stand, and how much of a line is above and below its letters' foot, in sizes.
const LEADING: f64 = 1.2;
const ASCENT: f64 = 0.92;
const DESCENT: f64 = 0.22;

/// Sizes of text, from the best one down.
pub(super) struct Sizes {
    /// Those at which words stay whole.
    pub(super) whole: &'static [f64],
    /// Those at which overlong words are broken.
    pub(super) broken: &'static [f64],
}

/// Text as lines of one size.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Lines {
    /// Its size.
    pub(super) size: f64,
    /// The lines, each with whether a space parts it from the next.
    pub(super) lines: Vec<(String, bool)>,
    /// Whether something of it is left out.
    pub(super) cut: bool,
}

impl Lines {
    /// How wide the longest line is.
    pub(super) fn width(&self) -> f64 {
        let longest = self.lines.iter().map(|(line, _)| width(line)).max();
        longest.unwrap_or_default() as f64 * self.size / EM as f64
    }

    /// From the top of the first to the foot of the last line.
    pub(super) fn height(&self) -> f64 {
        height(self.lines.len(), self.size)
    }

    /// How far below the top the letters of a line stand.
    pub(super) fn foot(&self, line: usize) -> f64 {
        (ASCENT + LEADING * line as f64) * self.size
    }
}

fn height(lines: usize, size: f64) -> f64 {
    match lines {
        0 => 0.0,
        _ => (LEADING * (lines - 1) as f64 + ASCENT + DESCENT) * size,
    }
}

/// How many lines fit.
fn room_for(room: f64, size: f64) -> usize {
    match room < height(1, size) {
        true => 0,
        false => ((room - height(1, size)) / (LEADING * size) + 1e-6) as usize + 1,
    }
}

/// A word, or a part of it after which a line may end.
struct Piece<'a> {
    text: &'a str,
    width: u64,
    after: After,
}

/// What stands between a piece and the next.
#[derive(Clone, Copy, PartialEq)]
enum After {
    Space,
    Nothing,
    SoftHyphen,
    Line,
}

/// A text in its pieces, to be laid out in several ways.
pub(super) struct Words<'a>(Vec<Piece<'a>>);

impl<'a> Words<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut pieces: Vec<Piece<'a>> = Vec::new();
        let mut begin = 0;
        for (at, letter) in text.char_indices() {
            let end = at + letter.len_utf8();
            let (last, after) = match letter {
                '\n' | '\u{2028}' | '\u{2029}' => (at, After::Line),
                '\u{ad}' => (at, After::SoftHyphen),
                '\u{a0}' | '\u{202f}' => continue,
                _ if letter.is_whitespace() => (at, After::Space),
                '-' | '/' | '\u{2013}' | '\u{2014}' | '\u{200b}' => (end, After::Nothing),
                _ => continue,
            };
            let word = &text[begin..last];
            begin = end;
            match pieces.last_mut() {
                _ if !word.is_empty() => pieces.push(Piece::new(word, after)),
                // Of several in a row, a line break counts.
                Some(piece) if after == After::Line => piece.after = After::Line,
                Some(piece) if after == After::Space && piece.after != After::Line => {
                    piece.after = After::Space;
                }
                _ => {}
            }
        }
        if begin < text.len() {
            pieces.push(Piece::new(&text[begin..], After::Line));
        }
        Self(pieces)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How wide the longest part is that stays in one line, in a size.
    pub(super) fn longest(&self, size: f64) -> f64 {
        let longest = self.0.iter().map(|piece| piece.width).max();
        longest.unwrap_or_default() as f64 * size / EM as f64
    }

    /// The text in a room of this width and height: in the largest of the sizes that shows all of it,
    /// else what there is room for.
    pub(super) fn fit(&self, wide: f64, high: f64, sizes: &Sizes) -> Lines {
        let tries = sizes.whole.iter().map(|size| (*size, false));
        let mut smallest = (0.0, true);
        for (size, broken) in tries.chain(sizes.broken.iter().map(|size| (*size, true))) {
            smallest = (size, true);
            let (lines, whole) = self.lines(units(wide, size), room_for(high, size), broken);
            if whole {
                return Lines { size, lines, cut: false };
            }
        }
        let (size, wide) = (smallest.0, units(wide, smallest.0));
        let (mut lines, _) = self.lines(wide, room_for(high, size), true);
        if let Some((line, _)) = lines.last_mut() {
            shorten(line, wide);
        }
        lines.retain(|(line, _)| !line.is_empty());
        Lines { size, lines, cut: true }
    }

    /// Lines up to a number, and whether these are all.
    fn lines(&self, wide: u64, most: usize, broken: bool) -> (Vec<(String, bool)>, bool) {
        let mut lines = Vec::new();
        let (mut line, mut used, mut before) = (String::new(), 0, After::Line);
        for piece in &self.0 {
            let space = if before == After::Space { advance(' ') } else { 0 };
            let hyphen = if piece.after == After::SoftHyphen { advance('-') } else { 0 };
            if !line.is_empty() && used + space + piece.width + hyphen > wide {
                end(&mut lines, &mut line, before);
            } else if !line.is_empty() && space > 0 {
                line.push(' ');
                used += space;
            }
            let (mut rest, mut left) = (piece.text, piece.width);
            if line.is_empty() {
                used = 0;
                while left + hyphen > wide {
                    let part = if broken { break_word(rest, wide) } else { None };
                    let Some((part, hyphened)) = part else { return (lines, false) };
                    if lines.len() >= most {
                        return (lines, false);
                    }
                    let text = format!("{}{}", &rest[..part], if hyphened { "-" } else { "" });
                    lines.push((text, false));
                    left -= width(&rest[..part]);
                    rest = &rest[part..];
                }
            }
            if lines.len() >= most {
                return (lines, false);
            }
            line.push_str(rest);
            used += left;
            before = piece.after;
            if before == After::Line {
                end(&mut lines, &mut line, before);
            }
        }
        if !line.is_empty() {
            end(&mut lines, &mut line, After::Line);
        }
        match lines.len() > most {
            true => (lines.drain(..most).collect(), false),
            false => (lines, true),
        }
    }
}

impl<'a> Piece<'a> {
    fn new(text: &'a str, after: After) -> Self {
        Self { text, width: width(text), after }
    }
}

fn end(lines: &mut Vec<(String, bool)>, line: &mut String, before: After) {
    let mut text = std::mem::take(line);
    if before == After::SoftHyphen {
        text.push('-');
    }
    lines.push((text, matches!(before, After::Space | After::Line)));
}

fn units(length: f64, size: f64) -> u64 {
    (length / size * EM as f64) as u64
}

/// Where a word too long for a line is broken, and whether a hyphen says so: before a syllable if
/// one begins where it helps. Nothing if not even a letter fits.
fn break_word(word: &str, wide: u64) -> Option<(usize, bool)> {
    let (mut used, mut last, mut syllable) = (0, None, None);
    let mut letters = word.char_indices().peekable();
    while let Some((_, letter)) = letters.next() {
        used += advance(letter);
        let Some((next, following)) = letters.peek().copied() else { break };
        let hyphened = letter.is_alphabetic() && following.is_alphabetic();
        if used + if hyphened { advance('-') } else { 0 } > wide {
            break;
        }
        last = Some((next, hyphened, used));
        if hyphened && begins_syllable(&word[..next], &word[next..]) {
            syllable = last;
        }
    }
    let (part, hyphened, used) = last?;
    match syllable {
        // One far to the left would leave half of the line empty.
        Some((part, _, until)) if until * 5 > used * 2 => Some((part, true)),
        _ => Some((part, hyphened)),
    }
}

/// Whether a German syllable is likely to begin here: with a consonant that a vowel follows, what
/// stays having a vowel too.
fn begins_syllable(before: &str, after: &str) -> bool {
    let vowel = |letter: char| "aeiouyäöü".contains(letter);
    let lower = |letter: char| letter.to_lowercase().next().unwrap_or(letter);
    // The longest group that stays together has three letters.
    let next: Vec<char> = after.chars().take(4).map(lower).collect();
    let last = before.chars().next_back().map(lower);
    let group = match next.as_slice() {
        ['s', 'c', 'h', ..] => 3,
        ['c', 'h' | 'k', ..] | ['s', 't' | 'p', ..] | ['p', 'h', ..] | ['q', 'u', ..] => 2,
        [first, ..] if !vowel(*first) => 1,
        _ => return false,
    };
    let inside = matches!(
        (last, next.first()),
        (Some('c'), Some('h' | 'k')) | (Some('s'), Some('t' | 'p' | 'c')) | (Some('p'), Some('h'))
    );
    !inside
        && next.get(group).is_some_and(|letter| vowel(*letter))
        && before.chars().map(lower).any(vowel)
        && after.chars().nth(2).is_some()
}

/// Ends a line with an ellipsis, in the place of what it has no room for.
fn shorten(line: &mut String, wide: u64) {
    let mut used = width(line) + advance('…');
    while used > wide
        && let Some(letter) = line.pop()
    {
        used -= advance(letter);
    }
    if advance('…') <= wide {
        line.truncate(line.trim_end().len());
        line.push('…');
    }
}
