//! Front matter: YAML between two lines of three hyphens, as values that know their places.
//!
//! `serde_yaml` decides whether the text is YAML at all. The tree itself comes from an event
//! parser, because only that gives the place of every value, and because a scalar stays the text
//! that was written: what `05334002` means is for the field to say. A property test in this file
//! holds that both read the same.

use std::collections::BTreeSet;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};
use serde_yaml::Value;

use super::raw::{FrontMatter, RawValue};
use super::reason;
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::source::{Source, Span, Spanned};

/// How deep values may lie in each other: what nobody writes must not fill the stack.
const MOST_LEVELS: usize = 128;

/// Reads a file that is YAML as a whole.
///
/// # Errors
/// If it is not YAML, or no map: the reason and its place.
pub fn yaml(source: &Source) -> Result<FrontMatter, Spanned<String>> {
    read(&source.text, 0)
}

/// Splits the front matter off and reads it. The second value is where the Markdown begins.
pub(super) fn parse(source: &Source) -> Checked<(FrontMatter, usize)> {
    let text = &*source.text;
    let Some(start) = opening(text) else {
        return Checked::new((FrontMatter::default(), 0), Vec::new());
    };
    let Some((end, body)) = closing(text, start) else {
        let fence = text[..start].trim_end().len();
        let place = source.place((fence - 3..fence).into());
        let fault = Diagnostic::new(Code::FrontMatterUnclosed, place);
        // The rest is neither YAML nor Markdown for certain: nothing of it is guessed at.
        return Checked::new((FrontMatter::default(), text.len()), vec![fault]);
    };
    match read(&text[start..end], start) {
        Ok(front_matter) => Checked::new((front_matter, body), Vec::new()),
        Err(fault) => {
            let diagnostic = Diagnostic::new(Code::FrontMatterSyntax, source.place(fault.span))
                .with("reason", fault.value);
            Checked::new((FrontMatter::default(), body), vec![diagnostic])
        }
    }
}

/// Where the YAML begins, if the first line that is not blank is `---`. Blank lines before it are a
/// slip; taken for text, the page would lose its keys, and with them who may see it.
fn opening(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        match line.trim_end() {
            "" => {}
            "---" => return Some(at),
            _ => return None,
        }
    }
    None
}

/// Where the YAML ends and where the Markdown begins.
fn closing(text: &str, start: usize) -> Option<(usize, usize)> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Reads YAML that begins at byte `offset` of its file.
fn read(yaml: &str, offset: usize) -> Result<FrontMatter, Spanned<String>> {
    let whole = || Span { start: offset, end: offset + yaml.trim_end().len() };
    let tree = Tree::new(yaml, offset).document();
    if let Err(fault) = &tree
        && fault.value == reason::DEEP
    {
        // Other parsers would take long to find the same.
        return Err(fault.clone());
    }
    let value: Value = serde_yaml::from_str(yaml).map_err(|error| {
        let found = error.location().map(|at| Span::of_fault(yaml, at.index()));
        let rest = found.and_then(|at| yaml.get(at.start..)).unwrap_or_default();
        let value = reason::of(&error.to_string(), rest);
        let second = match &tree {
            Ok(Some(tree)) if value == reason::DUPLICATE => duplicate(&tree.value),
            _ => None,
        };
        let found = found.map(|at| Span { start: offset + at.start, end: offset + at.end });
        Spanned { value, span: second.or(found).unwrap_or_else(whole) }
    })?;
    if !matches!(value, Value::Mapping(_) | Value::Null) {
        return Err(Spanned { value: reason::NO_KEYS.to_owned(), span: whole() });
    }
    match tree? {
        Some(Spanned { value: RawValue::Map(entries), .. }) => Ok(FrontMatter(entries)),
        _ => Ok(FrontMatter::default()),
    }
}

/// The second of two equal keys of one map, at any depth.
fn duplicate(tree: &RawValue) -> Option<Span> {
    match tree {
        RawValue::Scalar { .. } => None,
        RawValue::List(items) => items.iter().find_map(|item| duplicate(&item.value)),
        RawValue::Map(entries) => {
            let mut seen = BTreeSet::new();
            entries.iter().find_map(|(key, value)| match seen.insert(&key.value) {
                true => duplicate(&value.value),
                false => Some(key.span),
            })
        }
    }
}

/// Builds the tree from events.
struct Tree<'a> {
    events: Parser<'a, saphyr_parser::StrInput<'a>>,
    /// Byte offset in the file of every character of the YAML, and of its end.
    bytes: Vec<usize>,
    /// How many lists and maps are open.
    depth: usize,
}

impl<'a> Tree<'a> {
    fn new(yaml: &'a str, offset: usize) -> Self {
        let starts = yaml.char_indices().map(|(index, _)| offset + index);
        let bytes = starts.chain([offset + yaml.len()]).collect();
        Self { events: Parser::new_from_str(yaml), bytes, depth: 0 }
    }

    fn document(&mut self) -> Result<Option<Spanned<RawValue>>, Spanned<String>> {
        loop {
            match self.next()? {
                (Event::StreamStart | Event::DocumentStart(_) | Event::Nothing, _) => {}
                (Event::StreamEnd | Event::DocumentEnd, _) => return Ok(None),
                (event, span) => return self.value(event, span).map(Some),
            }
        }
    }

    fn next(&mut self) -> Result<(Event<'a>, Span), Spanned<String>> {
        match self.events.next_event() {
            Some(Ok((event, span))) => {
                let span =
                    Span { start: self.byte(span.start.index()), end: self.byte(span.end.index()) };
                Ok((event, span))
            }
            Some(Err(error)) => Err(self.fault(&error)),
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn value(
        &mut self,
        event: Event<'a>,
        span: Span,
    ) -> Result<Spanned<RawValue>, Spanned<String>> {
        if self.depth == MOST_LEVELS {
            return Err(Spanned { value: reason::DEEP.to_owned(), span });
        }
        self.depth += 1;
        let value = self.inside(event, span);
        self.depth -= 1;
        value
    }

    fn inside(
        &mut self,
        event: Event<'a>,
        span: Span,
    ) -> Result<Spanned<RawValue>, Spanned<String>> {
        match event {
            Event::Scalar(text, style, _, _) => {
                let plain = style == ScalarStyle::Plain;
                let value = RawValue::Scalar { text: text.into_owned(), plain };
                Ok(Spanned { value, span })
            }
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                loop {
                    match self.next()? {
                        (Event::SequenceEnd | Event::StreamEnd, end) => {
                            let span = Span { start: span.start, end: end.end.max(span.end) };
                            return Ok(Spanned { value: RawValue::List(items), span });
                        }
                        (event, span) => items.push(self.value(event, span)?),
                    }
                }
            }
            Event::MappingStart(..) => {
                let mut entries = Vec::new();
                loop {
                    let (event, key_span) = self.next()?;
                    if matches!(event, Event::MappingEnd | Event::StreamEnd) {
                        let span = Span { start: span.start, end: key_span.end.max(span.end) };
                        return Ok(Spanned { value: RawValue::Map(entries), span });
                    }
                    let Event::Scalar(key, ..) = event else {
                        return Err(Spanned { value: reason::NO_KEYS.to_owned(), span: key_span });
                    };
                    let key = Spanned { value: key.into_owned(), span: key_span };
                    let (event, span) = self.next()?;
                    entries.push((key, self.value(event, span)?));
                }
            }
            // Short files need no shorthand, and an alias would have two places.
            Event::Alias(_) => Err(Spanned { value: reason::SHORTHAND.to_owned(), span }),
            _ => Err(Spanned { value: reason::NO_KEYS.to_owned(), span }),
        }
    }

    fn fault(&self, error: &ScanError) -> Spanned<String> {
        let start = self.byte(error.marker().index());
        // The parser reads ahead, and has a limit of its own.
        let value = match error.info() {
            info if info.contains("recursion limit") => reason::DEEP,
            info => info,
        };
        Spanned { value: value.to_owned(), span: Span { start, end: start } }
    }

    fn byte(&self, character: usize) -> usize {
        self.bytes[character.min(self.bytes.len() - 1)]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Both parsers' view of one value, comparable.
    fn same(raw: &RawValue, value: &Value) -> bool {
        match (raw, value) {
            (RawValue::List(a), Value::Sequence(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(&a.value, b))
            }
            (RawValue::Map(a), Value::Mapping(b)) => {
                a.len() == b.len()
                    && a.iter()
                        .zip(b)
                        .all(|((key, a), (name, b))| scalar(&key.value, name) && same(&a.value, b))
            }
            (RawValue::Scalar { .. }, Value::Null) => raw.is_null(),
            (RawValue::Scalar { text, .. }, value) => scalar(text, value),
            _ => false,
        }
    }

    fn scalar(text: &str, value: &Value) -> bool {
        match value {
            Value::String(string) => string == text,
            Value::Bool(bool) => bool.to_string() == text.to_lowercase(),
            Value::Number(_) => {
                serde_yaml::from_str::<Value>(text).is_ok_and(|again| again == *value)
            }
            Value::Null => text.is_empty() || text == "~" || text == "null",
            _ => false,
        }
    }

    proptest! {
        /// What `serde_yaml` writes, both parsers read alike, and every key stands where it says.
        #[test]
        fn both_parsers_agree(entries in prop::collection::btree_map(
            "[a-zäöü_]{1,8}", prop::collection::vec("[ -~äß\n]{0,12}", 0..3), 0..5))
        {
            let yaml = serde_yaml::to_string(&entries).expect("a map of lists is YAML");
            let value: Value = serde_yaml::from_str(&yaml).expect("it reads what it wrote");
            let tree = read(&yaml, 0).expect("the event parser reads it too");
            let count = tree.0.len();
            prop_assert!(count == 0 || same(&RawValue::Map(tree.0.clone()), &value), "{yaml}");
            for (key, _) in &tree.0 {
                prop_assert!(yaml[key.span.start..key.span.end].contains(&key.value), "{yaml}");
            }
        }

        #[test]
        fn no_text_panics(text in "(---\n)?[ -~äß\n\t\u{0}]{0,80}(\n---\n)?[ -~]{0,9}") {
            parse(&Source::new("a.md", text.as_str()));
        }
    }

    #[track_caller]
    fn check(text: &str, expected: Result<&[(&str, &str)], Code>) {
        let checked = parse(&Source::new("a.md", text));
        match expected {
            Ok(entries) => {
                assert_eq!(checked.diagnostics, [], "{text}");
                let found: Vec<_> = (checked.value.0.0.iter())
                    .map(|(key, value)| {
                        (key.value.as_str(), &text[value.span.start..value.span.end])
                    })
                    .collect();
                assert_eq!(found, entries, "{text}");
            }
            Err(code) => {
                let codes: Vec<_> = checked.diagnostics.iter().map(|found| found.code).collect();
                assert_eq!(codes, [code], "{text}");
            }
        }
    }

    #[test]
    fn values_know_their_places() {
        check("kein Vorspann", Ok(&[]));
        check(
            "---\ntitle: Über uns\ntags: [a, b]\n---\nText",
            Ok(&[("title", "Über uns"), ("tags", "[a, b]")]),
        );
        check("---\r\ntitle: \"x\"\r\n---\r\n", Ok(&[("title", "\"x\"")]));
        check("---\n---\n", Ok(&[]));
        check("\n \n---\nvisibility: intern\n---\n", Ok(&[("visibility", "intern")]));
        check("---\ntitle: x\n", Err(Code::FrontMatterUnclosed));
        check("---\ntitle: [x\n---\n", Err(Code::FrontMatterSyntax));
        check("---\ntitle: a\ntitle: b\n---\n", Err(Code::FrontMatterSyntax));
        check("---\n- a\n---\n", Err(Code::FrontMatterSyntax));
        check("---\na: &x 1\nb: *x\n---\n", Err(Code::FrontMatterSyntax));
    }

    /// The reason and the column, in the last line, of what is found wrong.
    #[track_caller]
    fn check_fault(text: &str, reason: &str, line: usize, column: usize) {
        let fault = read(text, 0).expect_err("it is faulty");
        let at = Source::new("a", text).place(fault.span).position.expect("it has a position");
        let short: String = text.chars().take(60).collect();
        assert_eq!((fault.value.as_str(), at.line, at.column), (reason, line, column), "{short}");
    }

    #[test]
    fn what_lies_too_deep_is_found_at_once() {
        check_fault(&format!("a: {}", "[".repeat(80_000)), "deep", 1, 259);
        check_fault(&format!("a:\n  {}b", "- ".repeat(30_000)), "deep", 2, 257);
        check_fault(&"{a: ".repeat(30_000), "deep", 1, 1021);
        let deepest = format!("a: {}{}", "[".repeat(126), "]".repeat(126));
        assert!(read(&deepest, 0).is_ok());
    }

    #[test]
    fn common_slips_have_their_own_reason_and_place() {
        check_fault("a: 1\nb: 2\na: 3", "duplicate", 3, 1);
        check_fault("a: 1\nb:\n  - {c: 1}\n  - c: 1\n    c: 2\na: 3", "duplicate", 5, 5);
        check_fault("- a\n- b", "no-keys", 1, 1);
        check_fault("a: b: c", "colon", 1, 5);
        check_fault("a: &x 1\nb: *x", "shorthand", 2, 4);
        check_fault("a: **wichtig**", "shorthand", 1, 5);
        check_fault("a:\n\tb: c", "tab", 2, 1);
        check_fault("a: [x", "did not find expected ',' or ']'", 1, 5);
    }
}
