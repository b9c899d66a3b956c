//! Days in queries: written out, or relative to the day of the build.

use jiff::civil::Date;

/// A day such as `2026-11-22`, `heute` or `heute + 30 Tage`.
pub(super) fn date(text: &str, today: Date) -> Option<Date> {
    if text.len() == 10
        && let Ok(date) = text.parse()
    {
        return Some(date);
    }
    let rest = text.strip_prefix("heute").or_else(|| text.strip_prefix("today"))?.trim();
    if rest.is_empty() {
        return Some(today);
    }
    let sign = match rest.chars().next()? {
        '+' => 1,
        '-' | '−' | '–' => -1,
        _ => return None,
    };
    let (count, unit) = rest.trim_start_matches(['+', '-', '−', '–']).trim().split_once(' ')?;
    // Beyond these no calendar goes.
    let count = count.parse::<i32>().ok().filter(|count| (0..=100_000).contains(count))? * sign;
    let span = jiff::Span::new();
    let span = match unit.trim() {
        "Tag" | "Tage" | "day" | "days" => span.try_days(count),
        "Woche" | "Wochen" | "week" | "weeks" => span.try_weeks(count),
        "Monat" | "Monate" | "month" | "months" => span.try_months(count),
        "Jahr" | "Jahre" | "year" | "years" => span.try_years(count),
        _ => return None,
    };
    today.checked_add(span.ok()?).ok()
}

/// The first and the last day of a year such as `2026`, a month such as `2026-03`, or a day.
pub(super) fn span(text: &str) -> Option<(Date, Date)> {
    let text = text.trim();
    let first: Date = match text.len() {
        4 => format!("{text}-01-01").parse().ok()?,
        7 => format!("{text}-01").parse().ok()?,
        10 => return text.parse().ok().map(|day: Date| (day, day)),
        _ => return None,
    };
    Some((first, if text.len() == 4 { first.last_of_year() } else { first.last_of_month() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let found = date(text, jiff::civil::date(2026, 11, 30)).map(|date| date.to_string());
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    #[test]
    fn days_are_written_or_relative() {
        check("2026-02-28", Some("2026-02-28"));
        check("2026-02-30", None);
        check("heute", Some("2026-11-30"));
        check("heute + 30 Tage", Some("2026-12-30"));
        check("heute+1 Woche", Some("2026-12-07"));
        check("heute - 9 Monate", Some("2026-02-28"));
        check("today - 1 year", Some("2025-11-30"));
        check("heute + viele Tage", None);
        check("heute 3 Tage", None);
        check("heute + 100000 Jahre", None);
        check("morgen", None);
    }

    #[test]
    fn years_and_months_are_all_their_days() {
        #[track_caller]
        fn check(text: &str, expected: Option<&str>) {
            let found = span(text).map(|(first, last)| format!("{first} {last}"));
            assert_eq!(found.as_deref(), expected, "{text}");
        }
        check("2024", Some("2024-01-01 2024-12-31"));
        check("2024-02", Some("2024-02-01 2024-02-29"));
        check(" 2024-02-03 ", Some("2024-02-03 2024-02-03"));
        check("2024-13", None);
        check("2024-02-30", None);
        check("24", None);
        check("ab 2024", None);
        check("+024", None);
        check("𝟚", None);
    }
}
