//! Completes words of which a list says a part only once: `Hard- und Software` has `hardware`,
//! `Bundesgesetze und -verordnungen` has `bundesverordnungen`.

use super::Language;
use super::compound::{Part, Splitter};
use super::fold::{HYPHENS, fold, joined};
use super::lexicon::Lexicon;
use super::scan::Token;

/// What may stand between the words of such a list.
const BETWEEN: &[char] = &[' ', '\u{a0}', '\n', ',', '/', '&', '.', '-', '\u{2010}', '\u{2011}'];
/// The most of it, in bytes.
const LONGEST_GAP: usize = 8;
/// Words that connect the parts of a list.
const CONJUNCTIONS: [&str; 9] =
    ["und", "oder", "bzw", "beziehungsweise", "sowie", "u", "od", "als", "auch"];
/// Particles of verbs: `Ein- und Ausgabe` has `eingabe`. Folded.
const PARTICLES: [&str; 34] = [
    "ab", "an", "auf", "aus", "be", "bei", "durch", "ein", "ent", "er", "fort", "heran", "heraus",
    "herein", "her", "hinaus", "hinein", "hin", "mit", "nach", "ober", "ruck", "uber", "um",
    "unter", "ver", "voraus", "vor", "weg", "weiter", "wieder", "zer", "zuruck", "zu",
];
/// Of a word without its particle at least so much is left.
const SHORTEST_REST: usize = 3;

/// Of so many words waiting for their end the first are given up, so that no text takes long.
const MOST_PENDING: usize = 12;

/// A word or compound of the text, with its first token.
#[derive(Clone, Copy)]
pub(super) struct Unit {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) token: usize,
    pub(super) position: u32,
}

/// Watches the words of a text for lists with elided parts.
#[derive(Default)]
pub(super) struct Elisions {
    /// Words that wait for their end: `Melde-, Pass- und …`.
    pending: Vec<Unit>,
    /// The last word that is complete; lends its beginning.
    head: Option<Unit>,
    /// Where the last word ended.
    end: usize,
    /// Whether a comma, a slash or a conjunction came since the pending words or the head.
    linked: bool,
}

impl Elisions {
    /// Looks at the next word of the text, whose tokens are the last, and adds tokens for what it
    /// completes.
    pub(super) fn next(
        &mut self,
        text: &str,
        unit: Unit,
        lexicon: &mut Lexicon,
        tokens: &mut Vec<Token>,
    ) {
        let gap = text.get(self.end..unit.start).unwrap_or_default();
        let is_waiting = !self.pending.is_empty() || self.head.is_some();
        if is_waiting && (gap.len() > LONGEST_GAP || gap.contains(|c| !BETWEEN.contains(&c))) {
            self.forget();
        }
        self.end = unit.end;
        self.linked |= gap.contains([',', '/', '&']);
        let word = &text[unit.start..unit.end];
        if CONJUNCTIONS.iter().any(|conjunction| word.eq_ignore_ascii_case(conjunction)) {
            self.linked |= is_waiting;
            return;
        }
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            self.forget();
            return;
        }
        let before =
            text[..unit.start].strip_suffix(HYPHENS).filter(|before| !before.ends_with(HYPHENS));
        if text[unit.end..].starts_with(HYPHENS) {
            self.head = None;
            if self.pending.len() == MOST_PENDING {
                self.pending.remove(0);
            }
            self.pending.push(unit);
        } else if let (Some(before), Some(head), true) = (before, self.head, self.linked) {
            if let Some(front) = front(&text[head.start..head.end], lexicon.splitter()) {
                let start = before.len();
                add(&format!("{front}{}", letters(word)), start, unit.end, unit, lexicon, tokens);
            }
        } else {
            let pending = if self.linked { std::mem::take(&mut self.pending) } else { Vec::new() };
            // From the last to the first: what is inserted moves only what comes after.
            for elided in pending.into_iter().rev() {
                let beginning = &text[elided.start..elided.end];
                if let Some(tail) = tail(beginning, word, lexicon.splitter()) {
                    let hyphen = text[elided.end..].chars().next().map_or(0, char::len_utf8);
                    let (start, end) = (elided.start, elided.end + hyphen);
                    let complete = format!("{}{tail}", letters(beginning));
                    add(&complete, start, end, elided, lexicon, tokens);
                }
            }
            self.forget();
            self.head = Some(unit);
        }
    }

    fn forget(&mut self) {
        self.pending.clear();
        self.head = None;
        self.linked = false;
    }
}

/// The folded word or compound without hyphens.
fn letters(word: &str) -> String {
    fold(&joined(word))
}

fn add(
    word: &str,
    start: usize,
    end: usize,
    unit: Unit,
    lexicon: &mut Lexicon,
    tokens: &mut Vec<Token>,
) {
    if let (Some(word), true) = (lexicon.word(word, Language::De), unit.token <= tokens.len()) {
        let (start, end) = (start as u32, end as u32);
        let token = Token { start, end, position: unit.position, word, whole: true };
        tokens.insert(unit.token, token);
    }
}

/// What a complete word lends to the beginning of another, folded.
fn tail(beginning: &str, word: &str, splitter: &Splitter) -> Option<String> {
    if let Some(hyphen) = word.find(HYPHENS) {
        return Some(letters(&word[hyphen..]));
    }
    let word = letters(word);
    let particle = PARTICLES
        .iter()
        .filter(|particle| word.starts_with(**particle))
        .max_by_key(|particle| particle.len());
    if let Some(particle) = particle
        && PARTICLES.contains(&letters(beginning).as_str())
        && word.len() >= particle.len() + SHORTEST_REST
    {
        return word.get(particle.len()..).map(str::to_owned);
    }
    let parts = splitter.split(&word);
    if parts.is_empty() {
        return word.get(splitter.known_end(&word)?..).map(str::to_owned);
    }
    // `IT-Sicherheits- und Datenschutzkonzept`: as many parts stand against each other as there are;
    // and none is said twice: `Versicherungs- und Rückversicherungsverträge`.
    let pieces = beginning.split(HYPHENS);
    let replaced: usize = pieces.map(|piece| splitter.split(&letters(piece)).len().max(1)).sum();
    let beginning = letters(beginning);
    let is_said = |part: &&Part| beginning.contains(&word[part.start..part.end]);
    let rest = parts.get(replaced.min(parts.len() - 1)..)?;
    let start = rest.iter().find(|part| !is_said(part)).or(rest.last())?.start;
    word.get(start..).map(str::to_owned)
}

/// What a complete word lends to the end of another, folded.
fn front(word: &str, splitter: &Splitter) -> Option<String> {
    if let Some(hyphen) = word.rfind(HYPHENS) {
        return Some(letters(&word[..hyphen]));
    }
    let word = letters(word);
    let parts = splitter.split(&word);
    word.get(..parts.last()?.start).map(str::to_owned)
}
