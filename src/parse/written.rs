//! Values as they are written in front matter: the way back from [`RawValue`] to YAML.

use super::raw::RawValue;

impl RawValue {
    /// The value on one line, to stand after `key: `.
    pub fn written(&self) -> String {
        self.on_one_line(false)
    }

    /// The value as an item of a list that stands on one line.
    pub(crate) fn written_in_list(&self) -> String {
        self.on_one_line(true)
    }

    fn on_one_line(&self, in_brackets: bool) -> String {
        match self {
            Self::Scalar { text, plain } if *plain && may_stay_plain(text, in_brackets) => {
                text.clone()
            }
            Self::Scalar { text, .. } => quoted(text),
            Self::List(items) => {
                let items: Vec<String> =
                    items.iter().map(|item| item.value.written_in_list()).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Map(entries) => {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|(key, value)| format!("{}: {}", key.value, value.value.written_in_list()))
                    .collect();
                format!("{{{}}}", entries.join(", "))
            }
        }
    }
}

/// A text as YAML that reads back as that text: without quotes where nothing could be mistaken.
pub(crate) fn written_text(text: &str) -> String {
    const OTHER_MEANING: &[&str] =
        &["true", "false", "null", "yes", "no", "on", "off", "y", "n", "unbekannt", "offen"];
    let is_word = text.starts_with(char::is_alphabetic)
        && !OTHER_MEANING.contains(&text.to_lowercase().as_str())
        && may_stay_plain(text, false);
    if is_word { text.to_owned() } else { quoted(text) }
}

/// Whether a text that can begin a plain scalar goes on as one.
fn may_stay_plain(text: &str, in_brackets: bool) -> bool {
    let ends_list = in_brackets && text.contains([',', '[', ']', '{', '}']);
    !ends_list
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with([':', ' '])
        && !text.contains(char::is_control)
}

fn quoted(text: &str) -> String {
    if text.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
        // JSON's escapes are YAML's too.
        return serde_json::Value::from(text).to_string();
    }
    format!("'{}'", text.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::parse::yaml;
    use crate::source::Source;

    fn read(written: &str) -> RawValue {
        let source = Source::new("a.yaml", format!("key: {written}\n"));
        let read = yaml(&source).unwrap_or_else(|fault| panic!("{written}: {fault:?}"));
        read.get("key").expect("the key is there").value.clone()
    }

    proptest! {
        #[test]
        fn texts_read_back_as_they_were(text in "[ -~äß„“\n\t]{0,24}") {
            let written = written_text(&text);
            let RawValue::Scalar { text: again, .. } = read(&written) else {
                panic!("{written} is no text")
            };
            prop_assert_eq!(again, text, "{}", written);
        }
    }

    #[test]
    fn values_stay_as_they_were_written() {
        for written in
            ["IKZ", "'9'", "6400", "2026-11-20", "[a, 'b, c', 3]", "{anteil: 80, art: x}", "''"]
        {
            assert_eq!(read(written).written(), written);
        }
        assert_eq!(read("\n  - a\n  - b: c\n    d: e").written(), "[a, {b: c, d: e}]");
        assert_eq!(read("Rathaus, Sitzungssaal").written(), "Rathaus, Sitzungssaal");
        assert_eq!(written_text("offen"), "'offen'");
        assert_eq!(written_text("Wissen: wie"), "'Wissen: wie'");
        assert_eq!(written_text("2.4 Ämter"), "'2.4 Ämter'");
    }
}
