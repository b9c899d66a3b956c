//! Whether a stretch of a compound that the vocabulary does not know may be a word.
//!
//! Beside known words what is left over is most often a word too (`Kondurango|wein`), if it is not
//! a prefix, a suffix, or what a wrong cut leaves. Better a compound that stays whole than a part
//! that is no word.

/// Shorter stretches are no words.
const SHORTEST_FIRST: usize = 4;
const SHORTEST_LAST: usize = 6;
/// Shorter words beside it are chance.
const SHORTEST_BEFORE: usize = 5;
const SHORTEST_AFTER: usize = 6;

/// What a stretch of this length costs: more than any known words.
pub(super) fn cost(length: usize) -> u16 {
    500 * length as u16
}

/// Particles and prefixes, which stand before a word without being one.
const PREFIXES: [&str; 51] = [
    "heraus",
    "herein",
    "hervor",
    "hinaus",
    "hinein",
    "herunter",
    "zusammen",
    "gegen",
    "wieder",
    "wider",
    "unter",
    "uber",
    "hinter",
    "durch",
    "zuruck",
    "voran",
    "voraus",
    "vorher",
    "zwischen",
    "nieder",
    "empor",
    "fort",
    "nach",
    "miss",
    "fehl",
    "weiter",
    "rein",
    "auseinander",
    "dar",
    "inter",
    "ruck",
    "los",
    "her",
    "hin",
    "vor",
    "auf",
    "aus",
    "bei",
    "ein",
    "mit",
    "ent",
    "ver",
    "zer",
    "emp",
    "um",
    "un",
    "an",
    "ab",
    "zu",
    "be",
    "ge",
];
/// Prefixes that would be torn from the word that follows.
/// (`experimenti|erfeld`: the `i` is half of an ending.)
const TORN: [&str; 18] = [
    "auf", "aus", "ein", "vor", "nach", "ent", "ver", "zer", "uber", "unter", "gegen", "zu", "ab",
    "un", "ge", "an", "re", "i",
];
/// What begins a suffix.
const SUFFIXES: [&str; 35] = [
    "lich", "isch", "ist", "isat", "ier", "ung", "bar", "haft", "los", "keit", "heit", "schaft",
    "ell", "end", "ern", "eri", "ere", "ige", "ant", "iti", "iv", "al", "ion", "abel", "ita",
    "inne", "ismu", "eren", "enen", "eten", "chaft", "erwei", "einander", "iell", "ierte",
];
/// Ends of adjectives and verbs: what precedes is no compound.
const NO_NAMES: [&str; 16] = [
    "lich", "isch", "ig", "sam", "isier", "isiert", "ierend", "iert", "ier", "keit", "barkeit",
    "barung", "los", "end", "ende", "ender",
];
/// Words that verbs and adjectives begin with.
const OF_VERBS: [&str; 12] = [
    "bereit", "fest", "offen", "gewahr", "gleich", "recht", "fertig", "statt", "stand", "sicher",
    "gemein", "inter",
];
/// Groups of consonants a word may begin with.
const ONSETS: &str = " bl br ch chl chr cl cr dr fl fr gl gn gr kl kn kr ph phr pf pfl pfr pl pr ps rh sch \
    schl schm schn schr schw sk sl sm sn sp spl spr st str sz th thr tr tw wr zw ";

fn is_vowel(byte: u8) -> bool {
    b"aeiouy".contains(&byte)
}

/// Whether a compound may begin with the stretch.
pub(super) fn may_begin(stretch: &str) -> bool {
    let mut rest = stretch;
    while let Some(shorter) = PREFIXES.iter().find_map(|prefix| rest.strip_prefix(prefix)) {
        rest = shorter;
    }
    let is_name =
        !OF_VERBS.contains(&stretch) && !TORN.iter().any(|prefix| stretch.ends_with(prefix));
    stretch.len() >= SHORTEST_FIRST
        && rest.len() > 2
        && is_name
        && !stretch.contains("einander")
        && is_word(rest)
        && ends_word(rest)
}

/// Whether a known word may follow the stretch that a compound begins with.
pub(super) fn may_follow(word: &str) -> bool {
    word.len() >= SHORTEST_AFTER && !NO_NAMES.iter().any(|end| word.ends_with(end))
}

/// Whether a compound may end with the stretch.
pub(super) fn may_end(stretch: &str) -> bool {
    let stem = ["en", "er", "es", "em", "e"].iter().find_map(|ending| stretch.strip_suffix(ending));
    stretch.len() >= SHORTEST_LAST
        && is_word(stretch)
        && !SUFFIXES.iter().any(|suffix| stretch.starts_with(suffix))
        && !NO_NAMES.iter().any(|end| stem.unwrap_or(stretch).ends_with(end))
}

/// Whether the known word may stand before the stretch that ends the compound, with this linking
/// element between them.
pub(super) fn may_stand_before(word: &str, link: &str, stretch: &str) -> bool {
    let takes_s =
        ["ung", "heit", "keit", "schaft", "ion", "tat"].iter().any(|end| word.ends_with(end));
    let is_clear = match link {
        // Whose is the `s` of `Fahrzeugstecker`? And `abzugeben` is no `Abzug`.
        "" if word.ends_with('e') => !stretch.starts_with(['r', 'n', 's']),
        "" => !(stretch.starts_with('s') || word.ends_with("zug") && stretch.starts_with('e')),
        "s" => takes_s || stretch.starts_with('s'),
        "n" => word.ends_with('e'),
        _ => false,
    };
    word.len() >= SHORTEST_BEFORE && !OF_VERBS.contains(&word) && is_clear
}

/// Whether a word may begin like this.
fn is_word(stretch: &str) -> bool {
    let onset = stretch.bytes().take_while(|&byte| !is_vowel(byte)).count();
    match onset {
        0 | 1 => stretch.len() > onset,
        _ => stretch.starts_with("qu") || ONSETS.contains(&format!(" {} ", &stretch[..onset])),
    }
}

/// Whether a word may end like this: not in `tw` or `br`.
fn ends_word(stretch: &str) -> bool {
    let rises = |before: u8, last: u8| b"bdfgkptsz".contains(&before) && b"rlnmwj".contains(&last);
    match stretch.as_bytes() {
        [.., before, last] => !rises(*before, *last),
        _ => false,
    }
}
