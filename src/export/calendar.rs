//! Events as iCalendar (RFC 5545). Times are those of the place: they have no zone, so that every
//! calendar shows them as they stand on the page.

use jiff::civil::{Date, Time};

use crate::resolve::Site;
use crate::views::{Calendar, Event};

/// How many bytes a line may have.
const WIDTH: usize = 75;

/// Where events are from, if the site does not know where it stands.
const NOWHERE: &str = "verbundwiki.invalid";

/// The file of a calendar. The same events give the same bytes: nothing in it is of the build.
pub(super) fn write(site: &Site, calendar: &Calendar) -> String {
    let mut text = String::new();
    line(&mut text, "BEGIN:VCALENDAR");
    line(&mut text, "VERSION:2.0");
    line(&mut text, "PRODID:-//verbundwiki//verbundwiki//DE");
    for event in &calendar.events {
        write_event(&mut text, site, calendar, event);
    }
    line(&mut text, "END:VCALENDAR");
    text
}

fn write_event(text: &mut String, site: &Site, calendar: &Calendar, event: &Event) {
    let entry = site.entry(calendar.entry);
    let field = site.type_of(entry).and_then(|kind| kind.fields.get(calendar.field));
    let base = site.base_url.as_deref().filter(|base| base.contains("://"));
    let host = base.and_then(|base| base.split("://").nth(1)?.split('/').next());
    line(text, "BEGIN:VEVENT");
    // The day, not the place in the list: past events are taken off its beginning.
    let uid = format!(
        "{}-{}-{}-{}@{}",
        entry.id.replace('/', "-"),
        field.map_or("", |field| field.key.as_str()),
        day(event.date),
        event.of_day,
        host.unwrap_or(NOWHERE)
    );
    line(text, &format!("UID:{}", escaped(&uid)));
    // The day of which the page is: the build has a clock, but the file would change every day.
    let stamp = entry.core.as_ref().and_then(|core| core.date).unwrap_or(event.date);
    line(text, &format!("DTSTAMP:{}T000000Z", day(stamp)));
    match event.start {
        Some(start) => {
            line(text, &format!("DTSTART:{}", moment(event.date, start)));
            if let Some(end) = event.end {
                line(text, &format!("DTEND:{}", moment(event.date, end)));
            }
        }
        None => line(text, &format!("DTSTART;VALUE=DATE:{}", day(event.date))),
    }
    line(text, &format!("SUMMARY:{}", escaped(&entry.title)));
    if let Some(place) = &event.place {
        line(text, &format!("LOCATION:{}", escaped(place)));
    }
    if let Some(description) = entry.core.as_ref().and_then(|core| core.description.as_ref()) {
        line(text, &format!("DESCRIPTION:{}", escaped(description)));
    }
    if let Some(base) = base {
        line(text, &format!("URL:{base}/{}#{}", entry.url, event.anchor));
    }
    line(text, "END:VEVENT");
}

fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

fn moment(date: Date, time: Time) -> String {
    format!("{}T{:02}{:02}{:02}", day(date), time.hour(), time.minute(), time.second())
}

/// A text as a value: what would end or part it is escaped, other control characters have no place.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => value.extend(['\\', character]),
            '\n' => value.push_str("\\n"),
            '\t' => value.push(' '),
            other if other.is_control() => {}
            other => value.push(other),
        }
    }
    value
}

/// Writes a line, folded so that none is longer than allowed and no letter is cut.
fn line(text: &mut String, content: &str) {
    let mut room = WIDTH;
    for character in content.chars() {
        if character.len_utf8() > room {
            text.push_str("\r\n ");
            // The space that begins the next line counts.
            room = WIDTH - 1;
        }
        text.push(character);
        room -= character.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_letters() {
        let mut text = String::new();
        line(&mut text, &format!("SUMMARY:{}", "Maßnahme ".repeat(20)));
        assert!(text.ends_with("\r\n"));
        let lines: Vec<&str> = text.trim_end_matches("\r\n").split("\r\n").collect();
        assert!(lines.len() > 2);
        assert!(lines.iter().all(|line| line.len() <= WIDTH), "{lines:?}");
        assert!(lines[1..].iter().all(|line| line.starts_with(' ')));
        let unfolded = text.replace("\r\n ", "");
        assert_eq!(unfolded, format!("SUMMARY:{}\r\n", "Maßnahme ".repeat(20)));
        let mut exact = String::new();
        line(&mut exact, &"x".repeat(WIDTH));
        assert_eq!(exact, format!("{}\r\n", "x".repeat(WIDTH)));
    }

    #[test]
    fn values_cannot_end_their_line() {
        assert_eq!(escaped("a; b, c\\d\r\nEND:VEVENT\u{7}"), "a\\; b\\, c\\\\d\\nEND:VEVENT");
    }
}
