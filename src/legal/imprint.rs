//! The imprint: what § 5 DDG asks of whoever offers a website.

use super::{LegalText, Part, Writer};
use crate::config::legal::Contact;

/// Writes the imprint, if its key is there.
pub(super) fn write(writer: &Writer<'_>) -> Option<LegalText> {
    let imprint = writer.legal.imprint.as_ref()?;
    let operator = writer.operator;
    let mut offered = vec![writer.contact(&writer.provider())];
    let details = writer.details(&[
        ("represented-by", operator.represented_by.as_ref()),
        ("legal-form", imprint.legal_form.as_ref()),
        ("register", imprint.register.as_ref()),
        ("vat-id", imprint.vat_id.as_ref()),
    ]);
    if !details.is_empty() {
        offered.push(Part::Details(details));
    }
    let mut sections = vec![writer.section("anbieter", "imprint-provider", offered)];
    let mut add = |anchor, key, contact: &Option<Contact>| {
        let parts = contact.as_ref().map(|contact| vec![writer.contact(contact)]);
        sections.extend(parts.map(|parts| writer.section(anchor, key, parts)));
    };
    add("verantwortlich", "imprint-responsible", &imprint.responsible);
    add("aufsicht", "imprint-supervision", &imprint.supervisory_authority);
    let title = writer.words.text("page-imprint", &[]);
    let lead = vec![Part::Text(writer.words.text("imprint-law", &[]))];
    Some(LegalText { title, lead, sections })
}
