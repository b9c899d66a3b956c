//! The conditions of a query against the model: each value as one of its field's kind.

use super::bind::Binder;
use super::cell::{Order, number_order};
use super::dates::date;
use super::filter::{Bound, Comparison, Condition, Test, Wanted};
use super::path::{End, Path, Step};
use crate::diagnostic::{Code, nearest};
use crate::model::{Choice, Field, Kind, TypeId};
use crate::parse::RawValue;
use crate::resolve::natural_key;
use crate::source::{Span, Spanned};

/// What may stand in the place of a value.
const OPERATORS: &[&str] = &["not", "has", "contains", "min", "max", "after", "before"];

impl<'s> Binder<'_, 's> {
    /// All that `where` says.
    pub(super) fn conditions(
        &mut self,
        start: &End<'s>,
        raw: &Spanned<RawValue>,
    ) -> Option<Vec<Condition<'s>>> {
        let RawValue::Map(entries) = &raw.value else {
            return self.wrong("where", "map", raw.span);
        };
        let mut conditions = Vec::new();
        let mut is_whole = true;
        for (key, value) in entries {
            let found = match key.value.as_str() {
                "used_by" => self.used_by_condition(start, value),
                _ => self.path(start, key).and_then(|path| self.condition(path, value)),
            };
            match found {
                Some(found) => conditions.extend(found),
                None => is_whole = false,
            }
        }
        is_whole.then_some(conditions)
    }

    /// `used_by: TYPE`: pages that others of the type refer to.
    fn used_by_condition(
        &mut self,
        start: &End<'s>,
        raw: &Spanned<RawValue>,
    ) -> Option<Vec<Condition<'s>>> {
        let (is_used, raw) = match &raw.value {
            RawValue::Map(entries) => match &entries[..] {
                [(key, value)] if key.value == "not" => (false, value),
                [] => return self.wrong("used_by", "nothing", raw.span),
                entries => {
                    let other = entries.iter().find(|(key, _)| key.value != "not");
                    return self.operator_fault(other.unwrap_or(&entries[0]), &["not"]);
                }
            },
            _ => (true, raw),
        };
        let mut conditions = Vec::new();
        if items(raw).is_empty() {
            return self.wrong("used_by", "nothing", raw.span);
        }
        for one in items(raw) {
            let text = self.text("used_by", one)?;
            let span = text.span;
            let value = format!("count(used_by({}))", text.value);
            let path = self.path(start, &Spanned { value, span })?;
            conditions.push(Condition { path, test: Test::Has(is_used) });
        }
        if is_used && conditions.len() > 1 {
            return self.wrong("used_by", "text", raw.span);
        }
        Some(conditions)
    }

    fn condition(&mut self, path: Path<'s>, raw: &Spanned<RawValue>) -> Option<Vec<Condition<'s>>> {
        let with = |test| Condition { path: path.clone(), test };
        let RawValue::Map(entries) = &raw.value else {
            return Some(vec![with(Test::OneOf(self.wanted(&path, raw)?))]);
        };
        if entries.is_empty() {
            return self.wrong(last(&path), "nothing", raw.span);
        }
        let mut conditions = Vec::new();
        for entry in entries {
            let (key, value) = entry;
            let test = match key.value.as_str() {
                "not" => Test::NoneOf(self.wanted(&path, value)?),
                "has" => Test::Has(self.bool("has", value)?),
                "contains" => Test::Contains(self.text("contains", value)?.value.to_lowercase()),
                "min" => Test::Compare(Comparison::Min, self.bound(&path, value)?),
                "max" => Test::Compare(Comparison::Max, self.bound(&path, value)?),
                "after" => Test::Compare(Comparison::After, self.bound(&path, value)?),
                "before" => Test::Compare(Comparison::Before, self.bound(&path, value)?),
                _ => return self.operator_fault(entry, OPERATORS),
            };
            conditions.push(with(test));
        }
        Some(conditions)
    }

    fn operator_fault<T>(
        &mut self,
        (key, _): &(Spanned<String>, Spanned<RawValue>),
        known: &[&str],
    ) -> Option<T> {
        let meant = nearest(&key.value, known.iter().copied());
        self.report(Code::QueryUnknownOperator, key.span, |found| {
            found.with("operator", &key.value).with("known", known.join(", ")).suggest(meant)
        });
        None
    }

    fn wanted(&mut self, path: &Path<'s>, raw: &Spanned<RawValue>) -> Option<Vec<Wanted>> {
        if items(raw).is_empty() {
            return self.wrong(last(path), "nothing", raw.span);
        }
        let mut wanted = Vec::new();
        for one in items(raw) {
            let RawValue::Scalar { text, plain } = &one.value else {
                return self.wrong("where", "text", one.span);
            };
            wanted.push(self.one(path, text.trim(), *plain, one.span)?);
        }
        Some(wanted)
    }

    fn one(&mut self, path: &Path<'s>, text: &str, plain: bool, span: Span) -> Option<Wanted> {
        let fields: &[&Field] = match &path.end {
            End::Values(fields) => fields,
            _ => &[],
        };
        let choices = choices(fields);
        let state = match text {
            _ if !plain || choices.iter().any(|choice| choice.value == text) => None,
            "unbekannt" => Some(Wanted::Unknown),
            "offen" => Some(Wanted::Open),
            "leer" => Some(Wanted::Empty),
            _ => None,
        };
        if state.is_some() {
            return state;
        }
        match &path.end {
            End::Pages(types) => self.page(types, None, text, span),
            End::Refs(types, field) => self.page(types, Some(*field), text, span),
            End::Records(..) => self.kind_fault(last(path), "record", span),
            End::Count => self.number(path, text, span),
            End::Core("date" | "review") => self.date(path, text, span).map(Wanted::Date),
            End::Core("type") => {
                if !self.site.model.types.is_empty() {
                    self.type_of(text, span)?;
                }
                Some(Wanted::Text(text.to_lowercase()))
            }
            End::Core(_) => Some(Wanted::Text(text.to_lowercase())),
            End::Values(fields) => match &fields[0].kind {
                Kind::Choice { .. } => self.choice(path, &choices, text, span),
                Kind::Number => self.number(path, text, span),
                Kind::Date => self.date(path, text, span).map(Wanted::Date),
                Kind::Bool => match text {
                    "true" | "ja" => Some(Wanted::Bool(true)),
                    "false" | "nein" => Some(Wanted::Bool(false)),
                    _ => self.kind_fault(last(path), "bool", span),
                },
                _ => Some(Wanted::Text(text.to_lowercase())),
            },
        }
    }

    fn page(
        &mut self,
        types: &[TypeId],
        field: Option<&Field>,
        text: &str,
        span: Span,
    ) -> Option<Wanted> {
        if text == "this" {
            return match self.this {
                Some(_) => Some(Wanted::This),
                None => self.wrong("where", "this", span),
            };
        }
        let or_text =
            field.is_some_and(|field| matches!(&field.kind, Kind::Ref(kind) if kind.or_text));
        match self.site.named(text, types) {
            Ok(id) => Some(Wanted::Page(id)),
            Err(_) if or_text => Some(Wanted::Text(text.to_lowercase())),
            Err(meant) => {
                self.report(Code::QueryUnknownPage, span, |found| {
                    found.with("target", text).suggest(meant)
                });
                None
            }
        }
    }

    fn choice(
        &mut self,
        path: &Path<'s>,
        choices: &[&Choice],
        text: &str,
        span: Span,
    ) -> Option<Wanted> {
        if choices.iter().any(|choice| choice.value == text) {
            return Some(Wanted::Choice(text.to_owned()));
        }
        let labelled =
            choices.iter().find(|choice| choice.label.to_lowercase() == text.to_lowercase());
        let values: Vec<&str> = choices.iter().map(|choice| choice.value.as_str()).collect();
        let meant = labelled.map(|choice| choice.value.as_str());
        let meant = meant.or_else(|| nearest(text, values.iter().copied()));
        self.report(Code::QueryKind, span, |found| {
            let found = found.with("field", last(path)).with("kind", "choice");
            found.with("choices", values.join(", ")).suggest(meant)
        });
        None
    }

    fn number(&mut self, path: &Path<'s>, text: &str, span: Span) -> Option<Wanted> {
        let number = text.replace(',', ".");
        let is_number = number.bytes().all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte))
            && number.parse::<f64>().is_ok();
        match is_number {
            true => Some(Wanted::Number(number)),
            false => self.kind_fault(last(path), "number", span),
        }
    }

    fn date(&mut self, path: &Path<'s>, text: &str, span: Span) -> Option<jiff::civil::Date> {
        match date(text, self.site.today) {
            Some(date) => Some(date),
            None => self.kind_fault(last(path), "date", span),
        }
    }

    /// What a value is compared with.
    fn bound(&mut self, path: &Path<'s>, raw: &Spanned<RawValue>) -> Option<Bound> {
        let text = self.text("where", raw)?.value;
        let (text, span) = (text.trim(), raw.span);
        if let End::Values(fields) = &path.end
            && let Some(shared) = shared_choices(fields)
        {
            self.choice(path, &shared, text, span)?;
            return Some(Bound::Choice(text.to_owned()));
        }
        let order = match &path.end {
            End::Count => self.number_bound(path, text, span),
            End::Core("date" | "review") => self.date(path, text, span).map(Order::Date),
            End::Core("title" | "id") => Some(Order::Text(natural_key(text))),
            End::Values(fields) => match &fields[0].kind {
                Kind::Number => self.number_bound(path, text, span),
                Kind::Date => self.date(path, text, span).map(Order::Date),
                Kind::Text { .. } => {
                    // A year or month, as a text, against a relative day.
                    let day = date(text, self.site.today).map(|date| date.to_string());
                    Some(Order::Text(natural_key(day.as_deref().unwrap_or(text))))
                }
                _ => self.kind_fault(last(path), "order", span),
            },
            _ => self.kind_fault(last(path), "order", span),
        };
        order.map(Bound::Order)
    }

    fn number_bound(&mut self, path: &Path<'s>, text: &str, span: Span) -> Option<Order> {
        match self.number(path, text, span)? {
            Wanted::Number(number) => Some(number_order(&number)),
            _ => None,
        }
    }
}

/// The items of a list, or the value itself.
fn items(raw: &Spanned<RawValue>) -> &[Spanned<RawValue>] {
    match &raw.value {
        RawValue::List(items) => items,
        _ => std::slice::from_ref(raw),
    }
}

/// The choices that are in all of these fields, if all have an order.
fn shared_choices<'a>(fields: &[&'a Field]) -> Option<Vec<&'a Choice>> {
    let ladder = |field: &&'a Field| match &field.kind {
        Kind::Choice { ordered: true, of } => Some(of.as_slice()),
        _ => None,
    };
    let ladders: Vec<&[Choice]> = fields.iter().map(ladder).collect::<Option<_>>()?;
    let is_in_all =
        |one: &&Choice| ladders.iter().all(|ladder| Choice::find(ladder, &one.value).is_some());
    Some(ladders.first()?.iter().filter(is_in_all).collect())
}

fn choices<'a>(fields: &[&'a Field]) -> Vec<&'a Choice> {
    let of = fields.iter().filter_map(|field| match &field.kind {
        Kind::Choice { of, .. } => Some(of),
        _ => None,
    });
    of.flatten().collect()
}

/// The last key of a path.
fn last<'a>(path: &'a Path<'_>) -> &'a str {
    let key = path.steps.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        _ => None,
    });
    key.unwrap_or("count")
}
