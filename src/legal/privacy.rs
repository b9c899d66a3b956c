//! The privacy note. What it says of the pages is true of every site that verbundwiki builds; what
//! it says of the host, only the operator can know.

use super::{LegalSection, LegalText, Part, Writer};
use crate::config::legal::{Privacy, ServerLogs};

/// Writes the note, if its key is there.
pub(super) fn write(writer: &Writer<'_>) -> Option<LegalText> {
    let privacy = writer.legal.privacy.as_ref()?;
    let text = |key: &str| writer.words.text(key, &[]);
    let paragraph = |key: &str| Part::Text(text(key));
    let mut sections = vec![controller(writer)];
    if let Some(officer) = &privacy.officer {
        let parts = vec![writer.contact(officer)];
        sections.push(writer.section("beauftragte", "privacy-officer", parts));
    }
    let nothing = ["privacy-no-cookies", "privacy-no-others", "privacy-no-counting"].map(text);
    let mut add = |anchor, key, parts| sections.push(writer.section(anchor, key, parts));
    add(
        "grundsatz",
        "privacy-principle",
        vec![paragraph("privacy-principle-text"), Part::List(nothing.into())],
    );
    add("suche", "privacy-search", vec![paragraph("privacy-search-text")]);
    let mut storage = vec![paragraph("privacy-storage-text")];
    if writer.config.search.recent {
        storage.push(paragraph("privacy-storage-recent"));
    }
    storage.push(paragraph("privacy-storage-rest"));
    add("browser", "privacy-storage", storage);
    if writer.legal.feedback.is_some() {
        let link = text("feedback");
        let how = writer.words.text("privacy-feedback-text", &[("link", &link)]);
        add("rueckmeldung", "privacy-feedback", vec![Part::Text(how)]);
    }
    add("protokolle", "privacy-logs", vec![logs(writer, privacy)]);
    add("links", "privacy-links", vec![paragraph("privacy-links-text")]);
    if let Some(basis) = &privacy.legal_basis {
        add("rechtsgrundlage", "privacy-basis", vec![Part::Text(basis.clone())]);
    }
    let mut rights = vec![paragraph("privacy-rights-text")];
    match &privacy.supervisory_authority {
        Some(authority) => {
            rights.push(paragraph("privacy-complaint-at"));
            rights.push(writer.contact(authority));
        }
        None => rights.push(paragraph("privacy-complaint")),
    }
    add("rechte", "privacy-rights", rights);
    let lead = vec![paragraph("privacy-lead")];
    Some(LegalText { title: text("page-privacy"), lead, sections })
}

fn controller(writer: &Writer<'_>) -> LegalSection {
    let mut parts = vec![writer.contact(&writer.provider())];
    let details = writer.details(&[("represented-by", writer.operator.represented_by.as_ref())]);
    if !details.is_empty() {
        parts.push(Part::Details(details));
    }
    writer.section("verantwortlich", "privacy-controller", parts)
}

fn logs(writer: &Writer<'_>, privacy: &Privacy) -> Part {
    Part::Text(match &privacy.server_logs {
        ServerLogs::None => writer.words.text("privacy-logs-none", &[]),
        ServerLogs::Kept(time) => writer.words.text("privacy-logs-kept", &[("retention", time)]),
        ServerLogs::Text(own) => own.clone(),
    })
}
