//! Why a text is no YAML. These reasons have a sentence of their own in `locales/*.ftl`; others are
//! the parser's words.

/// Values lie too deep in each other.
pub(super) const DEEP: &str = "deep";
/// A key stands twice in one map.
pub(super) const DUPLICATE: &str = "duplicate";
/// A list, or a text, where keys must stand.
pub(super) const NO_KEYS: &str = "no-keys";
/// Shorthand with `&` and `*`.
pub(super) const SHORTHAND: &str = "shorthand";
/// A tabulator where the parser takes only spaces.
pub(super) const TAB: &str = "tab";
/// A value without quotes that has a colon and a space.
pub(super) const COLON: &str = "colon";

/// Why a text is no YAML: one of the commonest slips, or the parser's sentence without its own line
/// and column, which count from the front matter. `rest` begins where the fault was found.
pub(super) fn of(message: &str, rest: &str) -> String {
    let known = [
        ("duplicate entry", DUPLICATE),
        ("mapping values are not allowed", COLON),
        ("anchor", SHORTHAND),
        ("alias", SHORTHAND),
        (" tab character", TAB),
    ];
    let common = known.iter().find(|(part, _)| message.contains(part));
    let is_tab = rest.starts_with('\t') && message.contains("cannot start any token");
    match common {
        Some((_, common)) => (*common).to_owned(),
        None if is_tab => TAB.to_owned(),
        None => message.split(" at line ").next().unwrap_or(message).to_owned(),
    }
}
