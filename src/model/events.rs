//! `events:` of a list: which fields of its records say when and where something takes place.

use super::fields::Reader;
use super::schema::unknown_field;
use super::types::{Events, Field, Kind};
use crate::parse::RawValue;
use crate::source::Spanned;

const KEYS: &[&str] = &["date", "start", "end", "place"];

impl Reader<'_> {
    /// `events: {date: …, start: …, end: …, place: …}`, each a field of the list's records.
    pub(super) fn events(&mut self, value: &Spanned<RawValue>, item: &Field) -> Option<Events> {
        let (RawValue::Map(entries), Kind::Record { fields, .. }) = (&value.value, &item.kind)
        else {
            self.wrong("events", "map", value.span);
            return None;
        };
        let mut found = [None; 4];
        for (key, name) in entries {
            let Some(at) = KEYS.iter().position(|known| *known == key.value) else {
                self.unknown_key(key, KEYS);
                continue;
            };
            let Some(text) = self.spanned(&key.value, name) else { continue };
            let kept = fields.iter().position(|field| field.key == text.value);
            match kept.map(|kept| (kept, &fields[kept].kind)) {
                None => {
                    let keys = fields.iter().map(|field| field.key.as_str());
                    self.log.push(unknown_field(self.source, &text, keys));
                }
                Some((_, kind)) if at == 0 && !matches!(kind, Kind::Date) => {
                    self.wrong("date", "day", text.span);
                }
                Some((kept, _)) => found[at] = Some(kept),
            }
        }
        let has_date = entries.iter().any(|(key, _)| key.value == "date");
        if !has_date {
            self.missing("date", value.span);
        }
        let [date, start, end, place] = found;
        Some(Events { date: date?, start, end, place })
    }
}
