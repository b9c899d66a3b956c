//! `legal:` in `wiki.yaml`: who runs the wiki, and what the law wants said about it.

use jiff::civil::Date;

use super::fields::Fields;
use crate::diagnostic::Diagnostic;
use crate::parse::{self, Entries};
use crate::source::Source;

/// What `legal:` says. A page is made for each of the last three that is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Legal {
    /// Who runs the wiki.
    pub operator: Option<Operator>,
    /// Where readers report faults of a page, as an e-mail address.
    pub feedback: Option<String>,
    /// What an imprint needs beside the operator.
    pub imprint: Option<Imprint>,
    /// What the privacy note cannot know by itself.
    pub privacy: Option<Privacy>,
    /// What the accessibility statement says.
    pub accessibility: Option<Accessibility>,
}

/// A person or body and how to reach it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Its name.
    pub name: String,
    /// The lines of its postal address.
    pub address: Vec<String>,
    /// Its telephone number, as written.
    pub phone: Option<String>,
    /// Its e-mail address.
    pub email: Option<String>,
    /// Its website.
    pub url: Option<String>,
}

/// Who runs the wiki.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Operator {
    /// Name and address.
    pub contact: Contact,
    /// Who may act for it.
    pub represented_by: Option<String>,
}

/// What an imprint needs beside the operator (§ 5 DDG).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imprint {
    /// What the operator is in law: `Körperschaft des öffentlichen Rechts`.
    pub legal_form: Option<String>,
    /// Who supervises the operator.
    pub supervisory_authority: Option<Contact>,
    /// The register and the number in it.
    pub register: Option<String>,
    /// The number for value added tax, or for business.
    pub vat_id: Option<String>,
    /// Who answers for what the pages say.
    pub responsible: Option<Contact>,
}

/// What the privacy note cannot know by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Privacy {
    /// The data protection officer.
    pub officer: Option<Contact>,
    /// What the host keeps about each visit.
    pub server_logs: ServerLogs,
    /// On what the processing rests.
    pub legal_basis: Option<String>,
    /// Where one may complain.
    pub supervisory_authority: Option<Contact>,
}

/// What the host keeps about each visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServerLogs {
    /// Nothing.
    None,
    /// The usual, deleted after this time: `7 Tagen`.
    Kept(String),
    /// In the operator's own words.
    Text(String),
}

/// What the accessibility statement says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accessibility {
    /// How far the wiki meets the standard.
    pub status: Status,
    /// The day the statement was made.
    pub date: Date,
    /// The day it was last looked through.
    pub reviewed: Option<Date>,
    /// How it was found out.
    pub method: Method,
    /// What is covered, if not the whole wiki.
    pub scope: Option<String>,
    /// The law the duty comes from.
    pub law: Option<String>,
    /// The standard, if not the one that is named by default.
    pub standard: Option<String>,
    /// What is not accessible.
    pub gaps: Vec<Gap>,
    /// Who helps if feedback does not.
    pub enforcement: Contact,
}

/// How far a wiki meets the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Wholly.
    Full,
    /// But for the gaps.
    Partial,
    /// Not.
    None,
}

/// How the state of accessibility was found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// By the operator.
    SelfAssessment,
    /// By somebody else.
    External,
}

/// Something that is not accessible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What it is.
    pub what: String,
    /// Why.
    pub reason: String,
    /// How to get at it nevertheless.
    pub alternative: Option<String>,
    /// When it will be mended.
    pub until: Option<Date>,
}

const KEYS: &[&str] = &["operator", "feedback", "imprint", "privacy", "accessibility"];
const CONTACT: &[&str] = &["name", "address", "phone", "email", "url"];
const OPERATOR: &[&str] = &["name", "address", "phone", "email", "url", "represented_by"];
const IMPRINT: &[&str] =
    &["legal_form", "supervisory_authority", "register", "vat_id", "responsible"];
const PRIVACY: &[&str] = &["officer", "server_logs", "legal_basis", "supervisory_authority"];
const ACCESSIBILITY: &[&str] =
    &["status", "date", "reviewed", "method", "scope", "law", "standard", "gaps", "enforcement"];
const GAP: &[&str] = &["what", "reason", "alternative", "until"];
const STATUSES: &[(&str, Status)] =
    &[("full", Status::Full), ("partial", Status::Partial), ("none", Status::None)];
const METHODS: &[(&str, Method)] =
    &[("self", Method::SelfAssessment), ("external", Method::External)];

/// Reads `legal:`; none where the key does not stand.
pub(super) fn read(source: &Source, keys: &Entries, log: &mut Vec<Diagnostic>) -> Option<Legal> {
    let (key, raw) = parse::entry(keys, "legal")?;
    let fields = Fields::read(source, key.value.clone(), key.span, raw, KEYS, log)?;
    let operator = fields.map("operator", OPERATOR, log).and_then(|fields| {
        let represented_by = fields.text("represented_by", log);
        Some(Operator { contact: contact(&fields, log)?, represented_by })
    });
    let legal = Legal {
        feedback: fields.email("feedback", log),
        imprint: fields.map("imprint", IMPRINT, log).map(|fields| imprint(&fields, log)),
        privacy: fields.map("privacy", PRIVACY, log).and_then(|fields| privacy(&fields, log)),
        accessibility: (fields.map("accessibility", ACCESSIBILITY, log))
            .and_then(|fields| accessibility(&fields, log)),
        operator,
    };
    check(&fields, &legal, log);
    Some(legal)
}

/// What the pages need of each other's keys.
fn check(fields: &Fields<'_>, legal: &Legal, log: &mut Vec<Diagnostic>) {
    let has_page = ["imprint", "privacy", "accessibility"].iter().any(|key| fields.has(key));
    if has_page && !fields.has("operator") {
        fields.missing("operator", log);
    }
    let Some(operator) = &legal.operator else { return };
    let Some(keys) = fields.map("operator", OPERATOR, &mut Vec::new()) else { return };
    let needs_address = fields.has("imprint") || fields.has("privacy");
    if needs_address && !keys.has("address") {
        keys.missing("address", log);
    }
    let is_reached = keys.has("email") || fields.has("feedback");
    if has_page && !is_reached && operator.contact.email.is_none() {
        keys.missing("email", log);
    }
}

/// A body or person; a name is enough. Every key has its own kind wherever it stands.
fn contact(fields: &Fields<'_>, log: &mut Vec<Diagnostic>) -> Option<Contact> {
    let name = fields.required("name", log);
    let contact = Contact {
        name: name.clone().unwrap_or_default(),
        address: fields.lines("address", log),
        phone: fields.text("phone", log),
        email: fields.email("email", log),
        url: fields.url("url", log),
    };
    name.map(|_| contact)
}

fn contact_of(fields: &Fields<'_>, key: &str, log: &mut Vec<Diagnostic>) -> Option<Contact> {
    fields.map(key, CONTACT, log).and_then(|fields| contact(&fields, log))
}

fn imprint(fields: &Fields<'_>, log: &mut Vec<Diagnostic>) -> Imprint {
    Imprint {
        legal_form: fields.text("legal_form", log),
        supervisory_authority: contact_of(fields, "supervisory_authority", log),
        register: fields.text("register", log),
        vat_id: fields.text("vat_id", log),
        responsible: contact_of(fields, "responsible", log),
    }
}

fn privacy(fields: &Fields<'_>, log: &mut Vec<Diagnostic>) -> Option<Privacy> {
    let server_logs = server_logs(fields, log);
    let officer = contact_of(fields, "officer", log);
    let legal_basis = fields.text("legal_basis", log);
    let supervisory_authority = contact_of(fields, "supervisory_authority", log);
    Some(Privacy { officer, server_logs: server_logs?, legal_basis, supervisory_authority })
}

/// `none`, a sentence, or `retention:`. Nobody but the host knows, so nothing is assumed.
fn server_logs(fields: &Fields<'_>, log: &mut Vec<Diagnostic>) -> Option<ServerLogs> {
    if fields.is_map("server_logs") {
        let logs = fields.map("server_logs", &["retention"], log)?;
        return logs.required("retention", log).map(ServerLogs::Kept);
    }
    match fields.required("server_logs", log)?.as_str() {
        "none" => Some(ServerLogs::None),
        text => Some(ServerLogs::Text(text.to_owned())),
    }
}

fn accessibility(fields: &Fields<'_>, log: &mut Vec<Diagnostic>) -> Option<Accessibility> {
    for key in ["status", "date", "method", "enforcement"] {
        if !fields.has(key) {
            fields.missing(key, log);
        }
    }
    let status = fields.choice("status", STATUSES, log);
    let gaps = fields.maps("gaps", GAP, log);
    match status {
        Some(Status::Full) if !gaps.is_empty() => fields.clash("status", "status", log),
        Some(Status::Partial | Status::None) if !fields.has("gaps") => fields.missing("gaps", log),
        _ => {}
    }
    let date = fields.date("date", log);
    let reviewed = fields.date("reviewed", log);
    let method = fields.choice("method", METHODS, log);
    let scope = fields.text("scope", log);
    let law = fields.text("law", log);
    let standard = fields.text("standard", log);
    let gaps = gaps.iter().filter_map(|fields| gap(fields, log)).collect();
    let enforcement = fields.map("enforcement", CONTACT, log).and_then(|fields| {
        if !fields.has("url") && !fields.has("email") {
            fields.missing("url", log);
        }
        contact(&fields, log)
    });
    Some(Accessibility {
        status: status?,
        date: date?,
        reviewed,
        method: method?,
        scope,
        law,
        standard,
        gaps,
        enforcement: enforcement?,
    })
}

fn gap(fields: &Fields<'_>, log: &mut Vec<Diagnostic>) -> Option<Gap> {
    let what = fields.required("what", log);
    let reason = fields.required("reason", log);
    let alternative = fields.text("alternative", log);
    let until = fields.date("until", log);
    Some(Gap { what: what?, reason: reason?, alternative, until })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) -> Option<Legal> {
        let source = Source::new("wiki.yaml", text);
        let mut log = Vec::new();
        let keys = parse::yaml(&source).expect("it is YAML");
        let legal = read(&source, &keys.0, &mut log);
        let found: Vec<(&str, String)> = (log.iter())
            .map(|found| {
                let at = found.place.as_ref().and_then(|place| place.position.as_ref());
                let at = at.expect("it has a place");
                let letters = at.excerpt.chars().skip(at.excerpt_column - 1).take(at.width);
                (found.code.name(), letters.collect())
            })
            .collect();
        let found: Vec<_> = found.iter().map(|(code, at)| (*code, at.as_str())).collect();
        assert_eq!(found, expected, "{text}");
        legal
    }

    #[test]
    fn nothing_need_be_there() {
        assert_eq!(check("title: Wiki\n", &[]), None);
        assert_eq!(check("legal:\n", &[]), Some(Legal::default()));
        let legal = check("legal: {feedback: wiki@a.example}\n", &[]).expect("it is there");
        assert_eq!(legal.feedback.as_deref(), Some("wiki@a.example"));
    }

    #[test]
    fn findings_point_at_the_key_or_value() {
        check("legal: [a]\n", &[("config-invalid", "[a]")]);
        check("legal:\n  feedbak: a\n", &[("config-unknown-key", "feedbak")]);
        check("legal:\n  feedback: a@b\n", &[("config-invalid", "a@b")]);
        check("legal:\n  imprint:\n", &[("config-missing-key", "legal")]);
        check(
            "legal:\n  operator:\n    name: A\n    email: a@b.example\n  imprint:\n",
            &[("config-missing-key", "operator")],
        );
        check(
            "legal:\n  operator: {name: A, address: [B], email: a@b.example}\n  privacy:\n    \
             server_logs: {retention: 7 Tagen}\n    officer: {email: x}\n",
            &[("config-missing-key", "officer"), ("config-invalid", "x")],
        );
    }

    #[test]
    fn a_statement_says_nothing_against_itself() {
        let statement = |keys: &str| {
            format!(
                "legal:\n  operator: {{name: A, email: a@b.example}}\n  accessibility:\n    \
                 date: 2026-11-22\n    method: self\n    enforcement: {{name: D, email: d@b.example}}\n{keys}"
            )
        };
        check(&statement("    status: partial\n"), &[("config-missing-key", "accessibility")]);
        check(
            &statement("    status: full\n    gaps:\n      - {what: x, reason: y}\n"),
            &[("config-invalid", "full")],
        );
        check(
            &statement("    status: partial\n    gaps:\n      - what: x\n"),
            &[("config-missing-key", "what")],
        );
        check(&statement("    status: ful\n"), &[("config-invalid", "ful")]);
        assert!(check(&statement("    status: full\n"), &[]).is_some());
    }
}
