//! Takes phrases, exclusions and filters out of what was typed.

/// What was typed, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Operators {
    /// The rest: words, at the places where they were typed.
    pub(super) words: String,
    /// Whether the words reach to the end, so that the last may be unfinished.
    pub(super) ends_in_words: bool,
    pub(super) phrases: Vec<String>,
    pub(super) excluded: Vec<String>,
    /// Key and value.
    pub(super) filters: Vec<(String, String)>,
}

/// Quotation marks that begin a phrase, and those that end it.
const OPENING: &[char] = &['"', '„', '“', '»', '«'];
const CLOSING: &[char] = &['"', '“', '”', '«', '»'];

/// Splits what was typed. `facet` gives the key of a facet for what readers may call it.
pub(super) fn split(typed: &str, facet: &dyn Fn(&str) -> Option<String>) -> Operators {
    let mut found = Operators::default();
    let mut rest = typed;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let starts = before.is_whitespace() || before == '(';
        let operator = if starts { operator(rest, facet) } else { None };
        // `Bundesgesetze und -verordnungen` leaves a front out and excludes nothing.
        let operator = operator.filter(|(found_here, _)| {
            !matches!(found_here, Operator::Excluded(_)) || !goes_on(&found.words)
        });
        let (operator, length) = operator.unwrap_or((Operator::None, c.len_utf8()));
        found.ends_in_words = matches!(operator, Operator::None);
        match operator {
            Operator::None => found.words.push(c),
            Operator::Phrase(phrase) => found.phrases.push(phrase),
            Operator::Excluded(word) => found.excluded.push(word),
            Operator::Filter(key, value) => found.filters.push((key, value)),
        }
        if length > c.len_utf8() {
            found.words.push(' ');
        }
        before = rest[..length].chars().next_back().unwrap_or(' ');
        rest = &rest[length..];
    }
    found
}

/// Words after which a list goes on.
const AND_OR: [&str; 7] = ["und", "oder", "sowie", "bzw", "bzw.", "u.", "and"];

/// Whether a text ends in the middle of a list.
fn goes_on(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    last.ends_with(',') || AND_OR.contains(&last.to_lowercase().as_str())
}

/// What was typed without quotation marks.
pub(super) fn without_quotes(typed: &str) -> String {
    typed.chars().filter(|c| !OPENING.contains(c) && !CLOSING.contains(c)).collect()
}

enum Operator {
    None,
    Phrase(String),
    Excluded(String),
    Filter(String, String),
}

/// The operator at the beginning of a text, and its length.
fn operator(text: &str, facet: &dyn Fn(&str) -> Option<String>) -> Option<(Operator, usize)> {
    if let Some((phrase, length)) = quoted(text) {
        return Some((Operator::Phrase(phrase.to_owned()), length));
    }
    if let Some(rest) = text.strip_prefix(['-', '−', '–']) {
        let sign = text.len() - rest.len();
        let (word, length) = quoted(rest).unwrap_or_else(|| plain(rest));
        let is_word = word.starts_with(char::is_alphanumeric);
        return is_word.then(|| (Operator::Excluded(word.to_owned()), sign + length));
    }
    let (key, rest) = text.split_once(':')?;
    if key.is_empty() || key.contains(|c: char| c.is_whitespace() || c == '"') {
        return None;
    }
    let (value, length) = quoted(rest).unwrap_or_else(|| plain(rest));
    let key_length = key.len() + 1;
    let key = facet(key).filter(|_| !value.is_empty())?;
    Some((Operator::Filter(key, value.to_owned()), key_length + length))
}

/// The text between quotation marks at the beginning of a text, and where they end. A quotation
/// without an end, as while typing, ends with the text.
fn quoted(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix(OPENING)?;
    let sign = text.len() - inner.len();
    Some(match inner.find(CLOSING) {
        Some(end) => {
            let closing = inner[end..].chars().next().map_or(0, char::len_utf8);
            (&inner[..end], sign + end + closing)
        }
        None => (inner, text.len()),
    })
}

/// Everything up to the next space.
fn plain(text: &str) -> (&str, usize) {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (&text[..end], end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(typed: &str) -> String {
        let facet = |name: &str| (name.eq_ignore_ascii_case("typ")).then(|| "type".to_owned());
        let found = split(typed, &facet);
        let words: Vec<&str> = found.words.split_whitespace().collect();
        let mut shown = words.join(" ");
        for phrase in found.phrases {
            shown.push_str(&format!(" [{phrase}]"));
        }
        for word in found.excluded {
            shown.push_str(&format!(" not({word})"));
        }
        for (key, value) in found.filters {
            shown.push_str(&format!(" {key}={value}"));
        }
        if found.ends_in_words { format!("{shown} …") } else { shown }
    }

    #[track_caller]
    fn check(typed: &str, expected: &str) {
        assert_eq!(shown(typed), expected, "{typed}");
    }

    #[test]
    fn operators_are_taken_out() {
        check("Satzung", "Satzung …");
        check("\"gemeinsame Beschaffung\" Frist", "Frist [gemeinsame Beschaffung] …");
        check("„gemeinsame Beschaffung“", " [gemeinsame Beschaffung]");
        check("\"noch offen", " [noch offen]");
        check("Satzung -Entwurf", "Satzung not(Entwurf)");
        check("Satzung -\"erster Entwurf\" alt", "Satzung alt not(erster Entwurf) …");
        check("typ:Rolle Datenschutz", "Datenschutz type=Rolle …");
        check("Typ:\"IT Rolle\"", " type=IT Rolle");
    }

    #[test]
    fn what_is_no_operator_stays() {
        check("Hard- und Software", "Hard- und Software …");
        check("IT-Fachkraft", "IT-Fachkraft …");
        check("Bundesgesetze und -verordnungen", "Bundesgesetze und -verordnungen …");
        check("Melde-, -pass", "Melde-, -pass …");
        check("- a", "- a …");
        check("--", "-- …");
        check("Mitarbeiter:innen", "Mitarbeiter:innen …");
        check("typ:", "typ: …");
        check("a\"b\"", "a\"b\" …");
        check("10:15 Uhr", "10:15 Uhr …");
        check("", "");
        check("\"\"", " []");
    }
}
