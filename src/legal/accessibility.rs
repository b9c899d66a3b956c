//! The accessibility statement, after the model of Commission Implementing Decision (EU) 2018/1523.

use super::{Detail, LegalSection, LegalText, Part, Writer};
use crate::config::legal::{Accessibility, Gap, Method, Status};

/// Writes the statement, if its key is there.
pub(super) fn write(writer: &Writer<'_>) -> Option<LegalText> {
    let statement = writer.legal.accessibility.as_ref()?;
    let mut sections = vec![status(writer, statement)];
    if !statement.gaps.is_empty() {
        let records = statement.gaps.iter().map(|gap| record(writer, gap)).collect();
        let parts = vec![Part::Records(records)];
        sections.push(writer.section("nicht-barrierefrei", "accessibility-gaps", parts));
    }
    sections.push(made(writer, statement));
    sections.push(feedback(writer));
    let help = Part::Text(writer.words.text("accessibility-enforcement-text", &[]));
    let parts = vec![help, writer.contact(&statement.enforcement)];
    sections.push(writer.section("durchsetzung", "accessibility-enforcement", parts));
    let title = writer.words.text("page-accessibility", &[]);
    Some(LegalText { title, lead: lead(writer, statement), sections })
}

/// Who promises what, and for what.
fn lead(writer: &Writer<'_>, statement: &Accessibility) -> Vec<Part> {
    let words = writer.words;
    let law = match &statement.law {
        Some(law) => law.clone(),
        None => words.text("accessibility-law", &[]),
    };
    let scope = match (&statement.scope, &writer.config.title) {
        (Some(scope), _) => scope.clone(),
        (None, Some(title)) => words.text("accessibility-scope-named", &[("title", title)]),
        (None, None) => words.text("accessibility-scope", &[]),
    };
    let operator = &writer.operator.contact.name;
    vec![
        Part::Text(words.text("accessibility-promise", &[("operator", operator), ("law", &law)])),
        Part::Text(words.text("accessibility-applies", &[("scope", &scope)])),
    ]
}

fn status(writer: &Writer<'_>, statement: &Accessibility) -> LegalSection {
    let words = writer.words;
    let standard = match &statement.standard {
        Some(standard) => standard.clone(),
        None => words.text("accessibility-standard", &[]),
    };
    let key = match statement.status {
        Status::Full => "accessibility-status-full",
        Status::Partial => "accessibility-status-partial",
        Status::None => "accessibility-status-none",
    };
    let mut parts = vec![Part::Text(words.text(key, &[("standard", &standard)]))];
    if statement.standard.is_none() {
        parts.push(Part::Text(words.text("accessibility-built", &[])));
    }
    writer.section("stand", "accessibility-status", parts)
}

fn record(writer: &Writer<'_>, gap: &Gap) -> (String, Vec<Detail>) {
    let until = gap.until.map(|date| writer.words.date(date));
    let details = writer.details(&[
        ("reason", Some(&gap.reason)),
        ("alternative", gap.alternative.as_ref()),
        ("until", until.as_ref()),
    ]);
    (gap.what.clone(), details)
}

/// When and how the statement was made.
fn made(writer: &Writer<'_>, statement: &Accessibility) -> LegalSection {
    let words = writer.words;
    let method = match statement.method {
        Method::SelfAssessment => "accessibility-method-self",
        Method::External => "accessibility-method-external",
    };
    let date = words.date(statement.date);
    let mut texts =
        vec![words.text("accessibility-date", &[("date", &date)]), words.text(method, &[])];
    if let Some(reviewed) = statement.reviewed {
        let date = words.date(reviewed);
        texts.push(words.text("accessibility-reviewed", &[("date", &date)]));
    }
    texts.push(words.text("accessibility-model", &[]));
    writer.section("erstellung", "accessibility-made", vec![Part::Text(texts.join(" "))])
}

fn feedback(writer: &Writer<'_>) -> LegalSection {
    let words = writer.words;
    let mut parts = vec![Part::Text(words.text("accessibility-feedback-text", &[]))];
    parts.push(writer.contact(&writer.feedback()));
    if writer.legal.feedback.is_some() {
        let link = words.text("feedback", &[]);
        parts.push(Part::Text(words.text("legal-feedback-link", &[("link", &link)])));
    }
    writer.section("kontakt", "accessibility-feedback", parts)
}
