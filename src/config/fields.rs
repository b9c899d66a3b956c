//! Keys and values below the top level of `wiki.yaml`, read with their places, so that a finding
//! points at the very key or value.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::parse::{Entries, RawValue, entry};
use crate::source::{Source, Span, Spanned};

/// The keys under one key.
pub(super) struct Fields<'a> {
    source: &'a Source,
    /// The keys above and the key itself: `legal.operator`.
    path: String,
    /// Where the key stands.
    span: Span,
    entries: &'a Entries,
}

impl<'a> Fields<'a> {
    /// The keys under `path`, which stands at `span`. A key with nothing under it has no keys.
    pub(super) fn read(
        source: &'a Source,
        path: String,
        span: Span,
        raw: &'a Spanned<RawValue>,
        known: &[&str],
        log: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let entries: &[_] = match &raw.value {
            RawValue::Map(entries) => entries,
            nothing if nothing.is_null() => &[],
            _ => {
                log.push(invalid(source, span_or(raw, span), &path, "map"));
                return None;
            }
        };
        for (key, _) in entries.iter().filter(|(key, _)| !known.contains(&key.value.as_str())) {
            log.push(
                Diagnostic::new(Code::ConfigUnknownKey, source.place(key.span))
                    .with("key", format!("{path}.{}", key.value))
                    .with("known", known.join(", "))
                    .suggest(nearest(&key.value, known.iter().copied())),
            );
        }
        Some(Self { source, path, span, entries })
    }

    /// Whether the key stands there, with or without a value.
    pub(super) fn has(&self, key: &str) -> bool {
        entry(self.entries, key).is_some()
    }

    /// Whether the key has keys under it.
    pub(super) fn is_map(&self, key: &str) -> bool {
        self.get(key).is_some_and(|raw| matches!(raw.value, RawValue::Map(_)))
    }

    /// The value of a key, if one was written.
    fn get(&self, key: &str) -> Option<&'a Spanned<RawValue>> {
        entry(self.entries, key).map(|(_, raw)| raw).filter(|raw| !raw.value.is_null())
    }

    /// The keys under a key; none where it does not stand.
    pub(super) fn map(
        &self,
        key: &str,
        known: &[&str],
        log: &mut Vec<Diagnostic>,
    ) -> Option<Fields<'a>> {
        let (name, raw) = entry(self.entries, key)?;
        Fields::read(self.source, self.path_of(key), name.span, raw, known, log)
    }

    /// The keys of each item of a list.
    pub(super) fn maps(
        &self,
        key: &str,
        known: &[&str],
        log: &mut Vec<Diagnostic>,
    ) -> Vec<Fields<'a>> {
        let Some(raw) = self.get(key) else { return Vec::new() };
        let RawValue::List(items) = &raw.value else {
            log.push(invalid(self.source, raw.span, &self.path_of(key), "list"));
            return Vec::new();
        };
        let item = |(index, item): (usize, &'a Spanned<RawValue>)| {
            let path = format!("{}[{}]", self.path_of(key), index + 1);
            // What stands in an item begins with its first key.
            let first = match &item.value {
                RawValue::Map(entries) => entries.first().map(|(key, _)| key.span),
                _ => None,
            };
            Fields::read(self.source, path, first.unwrap_or(item.span), item, known, log)
        };
        items.iter().enumerate().filter_map(item).collect()
    }

    /// A text.
    pub(super) fn text(&self, key: &str, log: &mut Vec<Diagnostic>) -> Option<String> {
        let raw = self.get(key)?;
        match &raw.value {
            RawValue::Scalar { text, .. } => Some(text.trim().to_owned()),
            _ => self.wrong(key, raw, "text", log),
        }
    }

    /// Lines, as a list or as a text of several lines.
    pub(super) fn lines(&self, key: &str, log: &mut Vec<Diagnostic>) -> Vec<String> {
        let Some(raw) = self.get(key) else { return Vec::new() };
        let mut lines = Vec::new();
        let items = match &raw.value {
            RawValue::List(items) => items.as_slice(),
            RawValue::Scalar { .. } => std::slice::from_ref(raw),
            RawValue::Map(_) => return self.wrong(key, raw, "lines", log).unwrap_or(lines),
        };
        for item in items {
            match &item.value {
                RawValue::Scalar { text, .. } => {
                    let written = text.lines().map(str::trim).filter(|line| !line.is_empty());
                    lines.extend(written.map(str::to_owned));
                }
                _ => log.push(invalid(self.source, item.span, &self.path_of(key), "text")),
            }
        }
        lines
    }

    /// A day, written as year, month and day.
    pub(super) fn date(&self, key: &str, log: &mut Vec<Diagnostic>) -> Option<Date> {
        let day = |text: &str| text.parse().ok().filter(|_| text.len() == 10);
        self.parsed(key, "date", day, log)
    }

    /// A whole number of days.
    pub(super) fn days(&self, key: &str, log: &mut Vec<Diagnostic>) -> Option<u16> {
        self.parsed(key, "days", |text| text.parse().ok(), log)
    }

    /// Yes or no.
    pub(super) fn bool(&self, key: &str, log: &mut Vec<Diagnostic>) -> Option<bool> {
        self.parsed(key, "bool", |text| text.parse().ok(), log)
    }

    /// An e-mail address.
    pub(super) fn email(&self, key: &str, log: &mut Vec<Diagnostic>) -> Option<String> {
        self.parsed(key, "email", |text| is_email(text).then(|| text.to_owned()), log)
    }

    /// The address of a website.
    pub(super) fn url(&self, key: &str, log: &mut Vec<Diagnostic>) -> Option<String> {
        self.parsed(key, "url", |text| is_url(text).then(|| text.to_owned()), log)
    }

    /// One of a few words.
    pub(super) fn choice<T: Copy>(
        &self,
        key: &str,
        choices: &[(&str, T)],
        log: &mut Vec<Diagnostic>,
    ) -> Option<T> {
        let raw = self.get(key)?;
        let text = self.text(key, log)?;
        let found = choices.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let words = || choices.iter().map(|(word, _)| *word);
            log.push(
                invalid(self.source, raw.span, &self.path_of(key), "choice")
                    .with("reason", words().collect::<Vec<_>>().join(", "))
                    .suggest(nearest(&text, words())),
            );
        }
        found.map(|(_, value)| *value)
    }

    /// Reports that a value does not fit the others.
    pub(super) fn clash(&self, key: &str, kind: &str, log: &mut Vec<Diagnostic>) {
        let span = self.get(key).map_or(self.span, |raw| raw.span);
        log.push(invalid(self.source, span, &self.path_of(key), kind));
    }

    /// Reports that a key which must be there is not; `key` may name one beside this key's own.
    pub(super) fn missing(&self, key: &str, log: &mut Vec<Diagnostic>) {
        log.push(
            Diagnostic::new(Code::ConfigMissingKey, self.source.place(self.span))
                .with("key", &self.path)
                .with("missing", key),
        );
    }

    /// A text that must be there.
    pub(super) fn required(&self, key: &str, log: &mut Vec<Diagnostic>) -> Option<String> {
        if self.get(key).is_none() {
            self.missing(key, log);
        }
        self.text(key, log)
    }

    fn parsed<T>(
        &self,
        key: &str,
        kind: &str,
        parse: impl Fn(&str) -> Option<T>,
        log: &mut Vec<Diagnostic>,
    ) -> Option<T> {
        let raw = self.get(key)?;
        match &raw.value {
            RawValue::Scalar { text, .. } => {
                parse(text.trim()).or_else(|| self.wrong(key, raw, kind, log))
            }
            _ => self.wrong(key, raw, kind, log),
        }
    }

    fn wrong<T>(
        &self,
        key: &str,
        raw: &Spanned<RawValue>,
        kind: &str,
        log: &mut Vec<Diagnostic>,
    ) -> Option<T> {
        log.push(invalid(self.source, raw.span, &self.path_of(key), kind));
        None
    }

    fn path_of(&self, key: &str) -> String {
        format!("{}.{key}", self.path)
    }
}

fn span_or(raw: &Spanned<RawValue>, key: Span) -> Span {
    if raw.span.start == raw.span.end { key } else { raw.span }
}

fn invalid(source: &Source, span: Span, key: &str, kind: &str) -> Diagnostic {
    Diagnostic::new(Code::ConfigInvalid, source.place(span)).with("key", key).with("kind", kind)
}

/// Whether a mail program would take it: one `@`, a host with a dot, nothing that ends an address.
fn is_email(text: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || "!#$&'*+-/=^_`{|}~.".contains(c);
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && name.chars().all(is_plain)
            && host.contains('.')
            && host.split('.').all(|part| {
                !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-')
            })
    })
}

/// Whether it is an address of the web with a host.
fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.starts_with(char::is_alphanumeric)
            && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"\\".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_slips() {
        for good in ["wiki@musterstadt.example", "a.b+c@xn--mnchen-3ya.example", "ä@ö.example"] {
            assert!(is_email(good), "{good}");
        }
        for bad in ["", "wiki", "@a.example", "a@b", "a@b..c", "a b@c.de", "a@b.de?x=1", "<a@b.de>"]
        {
            assert!(!is_email(bad), "{bad}");
        }
        for good in ["https://a.example/x?y=1#z", "http://intranet"] {
            assert!(is_url(good), "{good}");
        }
        for bad in ["", "a.example", "https://", "javascript:alert(1)", "https://a.example/ x"] {
            assert!(!is_url(bad), "{bad}");
        }
    }
}
