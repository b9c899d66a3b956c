//! Other forms of the root of a German word: `gekündigt`, `kündigen`, `Kündigung`.
//!
//! The stemmer takes off endings; it does not know participles, irregular verbs, nor that the noun
//! of `speichern` is `Speicherung`. A query looks for these forms as well.

/// Irregular verbs, one a line, folded: infinitive, present, past, participle without `ge`, and a
/// noun that is made of the verb with most of its prefixes.
const IRREGULAR: &str = include_str!("verbs_de.txt");
/// Prefixes that let `ge` and `zu` between themselves and the verb.
const SEPARABLE: [&str; 37] = [
    "ab",
    "an",
    "auf",
    "aus",
    "bei",
    "bereit",
    "dar",
    "durch",
    "ein",
    "fern",
    "fest",
    "fort",
    "frei",
    "gegenuber",
    "gleich",
    "heran",
    "heraus",
    "her",
    "hinein",
    "hin",
    "los",
    "mit",
    "nach",
    "nieder",
    "offen",
    "statt",
    "teil",
    "uber",
    "um",
    "unter",
    "vor",
    "weg",
    "weiter",
    "wieder",
    "zuruck",
    "zusammen",
    "zu",
];
/// Prefixes that are one with the verb; its participle has no `ge`.
const INSEPARABLE: [&str; 11] =
    ["be", "ver", "ent", "er", "zer", "miss", "emp", "uber", "unter", "wider", "hinter"];
/// Endings of an inflected participle.
const OF_ADJECTIVES: [&str; 6] = ["", "e", "er", "es", "en", "em"];
/// What stands before the `e` that `wandeln` has and `Wandlung` has not.
const LOSES_E: [char; 6] = ['b', 'd', 'k', 'm', 'p', 't'];
/// Shorter roots are chance.
const SHORTEST_ROOT: usize = 3;

/// The infinitive of one with `zu` inside: `anmelden` of `anzumelden`.
pub(super) fn without_zu(folded: &str) -> Option<String> {
    // `Auszubildenden` is another word than `Ausbildenden`, and `hinzuziehen` has another prefix.
    if !folded.ends_with('n') || folded.ends_with("enden") || folded.contains("zugs") {
        return None;
    }
    let is_verb = |rest: &str| rest.len() >= SHORTEST_ROOT + 2 && is_infinitive(rest);
    SEPARABLE.iter().filter(|prefix| **prefix != "hin").find_map(|prefix| {
        let rest = folded.strip_prefix(prefix)?.strip_prefix("zu")?;
        is_verb(rest).then(|| format!("{prefix}{rest}"))
    })
}

fn is_infinitive(word: &str) -> bool {
    ["en", "ern", "eln"].iter().any(|ending| word.ends_with(ending))
}

/// Other forms of the root of a folded word, if it looks like a verb or is made of one.
/// `is_name` says that it is known as a noun.
pub(super) fn other_forms(folded: &str, is_name: bool) -> Vec<String> {
    let without_zu = without_zu(folded);
    let folded = without_zu.as_deref().unwrap_or(folded);
    let irregular = irregular(folded, is_name);
    if !irregular.is_empty() {
        return irregular;
    }
    let noun = folded.strip_suffix("ung").or(folded.strip_suffix("ungen"));
    let root = match noun {
        Some(root) => (root.len() > SHORTEST_ROOT).then(|| Root::of(root)),
        None => participle(folded, is_name)
            .or_else(|| infinitive(folded, is_name))
            .or_else(|| finite(folded, is_name)),
    };
    root.filter(|root| root.verb.len() >= SHORTEST_ROOT)
        .map(|root| root.forms())
        .unwrap_or_default()
}

/// What the forms of a regular verb are made of.
struct Root<'a> {
    /// Empty if the verb has none that is separable.
    prefix: &'a str,
    verb: String,
}

impl<'a> Root<'a> {
    /// The root of the infinitive, or of the noun: `handel` of both `handeln` and `Handlung`.
    fn of(text: &'a str) -> Self {
        let is_separable = |prefix: &&&str| {
            text.strip_prefix(**prefix).is_some_and(|rest| rest.len() > SHORTEST_ROOT)
        };
        let longest = SEPARABLE.iter().filter(is_separable).max_by_key(|prefix| prefix.len());
        let prefix = longest.map_or("", |prefix| &text[..prefix.len()]);
        let verb = &text[prefix.len()..];
        let verb = match verb.strip_suffix('l') {
            Some(front) if front.ends_with(LOSES_E) => format!("{front}el"),
            _ => verb.to_owned(),
        };
        Self { prefix, verb }
    }

    fn forms(&self) -> Vec<String> {
        let Self { prefix, verb } = self;
        let of_ier = verb.ends_with("ier");
        let is_short = verb.ends_with("er") && !of_ier || verb.ends_with("el");
        let infinitive = if is_short { "n" } else { "en" };
        let noun = match verb.strip_suffix("el") {
            Some(front) if front.ends_with(LOSES_E) => format!("{front}lung"),
            _ => format!("{verb}ung"),
        };
        let t = if needs_e(verb) { "et" } else { "t" };
        let has_ge = !of_ier
            && !INSEPARABLE
                .iter()
                .any(|start| verb.starts_with(start) && verb.len() > start.len() + 2);
        let ge = if has_ge { "ge" } else { "" };
        vec![
            format!("{prefix}{verb}{infinitive}"),
            format!("{prefix}{noun}"),
            format!("{prefix}{ge}{verb}{t}"),
            format!("{prefix}{verb}{t}"),
        ]
    }
}

/// The root of a verb of which this is the regular participle: `angemeldeten`, `gespeichert`.
fn participle(folded: &str, is_name: bool) -> Option<Root<'_>> {
    let endings = OF_ADJECTIVES.iter();
    endings.filter_map(|ending| folded.strip_suffix(ending)).find_map(|word| {
        let front = word.strip_suffix('t')?;
        let (prefix, verb) = [""].iter().chain(&SEPARABLE).find_map(|prefix| {
            let verb = front.strip_prefix(prefix)?.strip_prefix("ge")?;
            (verb.len() >= SHORTEST_ROOT).then_some((prefix, without_e(verb)))
        })?;
        // `Gericht`, `Gebiet` and the like are nouns.
        let is_noun =
            prefix.is_empty() && (is_name || verb.len() == SHORTEST_ROOT || verb.ends_with("ich"));
        (!is_noun).then(|| Root { prefix: &word[..prefix.len()], verb: verb.to_owned() })
    })
}

/// The root of an infinitive.
fn infinitive(folded: &str, is_name: bool) -> Option<Root<'_>> {
    let root = match folded.strip_suffix('n')? {
        root if root.ends_with("er") || root.ends_with("el") => root,
        root => root.strip_suffix('e').filter(|_| !is_name)?,
    };
    // `Kündigten` and `gekündigten` are none.
    (root.len() > SHORTEST_ROOT && !root.ends_with("ung")).then(|| Root::of(root))
}

/// The root of a verb in present or past: `haftet`, `kündigte`.
fn finite(folded: &str, is_name: bool) -> Option<Root<'_>> {
    let ending = ["ten", "te", "t"].iter().find_map(|ending| folded.strip_suffix(ending))?;
    let root = without_e(ending);
    let is_verb = !is_name
        && root.len() > SHORTEST_ROOT
        && !["schaf", "hei", "kei", "ta", "ich", "is"].iter().any(|end| root.ends_with(end));
    is_verb.then(|| Root::of(root))
}

/// `haft` of `hafte(t)`.
fn without_e(root: &str) -> &str {
    root.strip_suffix('e').filter(|shorter| needs_e(shorter)).unwrap_or(root)
}

/// Whether an `e` stands between the root and a `t`: `haftet`, `rechnet`, but `lernt`.
fn needs_e(root: &str) -> bool {
    match root.as_bytes() {
        [.., b't' | b'd'] | [.., b'c', b'h', b'n'] => true,
        [.., before, b'n' | b'm'] => !b"aeiourlhnm".contains(before),
        _ => false,
    }
}

/// The other forms of an irregular verb.
fn irregular(folded: &str, is_name: bool) -> Vec<String> {
    let separable = SEPARABLE.iter().map(|prefix| (*prefix, "ge"));
    let inseparable = INSEPARABLE.iter().map(|prefix| (*prefix, ""));
    for (prefix, ge) in [("", "ge")].into_iter().chain(separable).chain(inseparable) {
        let Some(rest) = folded.strip_prefix(prefix) else { continue };
        for line in IRREGULAR.lines() {
            let forms: Vec<&str> = line.split(' ').collect();
            let [infinitive, present, past, participle, noun @ ..] = forms.as_slice() else {
                continue;
            };
            let has_own_prefix = INSEPARABLE[..7].iter().any(|own| infinitive.starts_with(own));
            let ge = if has_own_prefix { "" } else { ge };
            let noun = noun.first().filter(|_| !prefix.is_empty());
            let is_participle = || {
                let mut endings =
                    OF_ADJECTIVES.iter().filter_map(|ending| rest.strip_suffix(ending));
                endings.any(|rest| rest.strip_prefix(ge) == Some(participle))
            };
            // Many of these are nouns: `Stand`, `Unterlagen`.
            let is_past = || {
                let past_forms = [rest, rest.strip_suffix("en").unwrap_or(rest)];
                !prefix.is_empty() && !is_name && past_forms.contains(past)
            };
            let is_form = rest == *infinitive
                || rest == *present && (!prefix.is_empty() || present.ends_with('t'))
                || noun.is_some_and(|noun| rest == *noun)
                || is_past()
                || is_participle();
            if is_form {
                let root = infinitive.strip_suffix("en").unwrap_or(infinitive);
                let noun = noun.map_or_else(|| format!("{root}ung"), |noun| (*noun).to_owned());
                return vec![
                    format!("{prefix}{infinitive}"),
                    format!("{prefix}{noun}"),
                    format!("{prefix}{ge}{participle}"),
                    format!("{prefix}{present}"),
                ];
            }
        }
    }
    Vec::new()
}
