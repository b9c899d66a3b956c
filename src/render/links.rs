//! Links and images of a body.

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::body::Writer;
use super::escape::{Address, Escaped};
use crate::resolve::{Process, Target};

impl<'a> Writer<'a> {
    pub(super) fn start_link(&mut self, link_type: LinkType, title: &CowStr<'static>) {
        let target = self.next_target();
        match self.address(target) {
            Some(address) => {
                self.push(format_args!("<a href=\"{}\"", Address(&address)));
                let leaves = address.starts_with("http:") || address.starts_with("https:");
                let external = matches!(target, Target::External(_)) && leaves;
                let warning = if external && title.is_empty() {
                    self.theme.strings.text("external-link", &[])
                } else {
                    String::new()
                };
                let title = if warning.is_empty() { title } else { warning.as_str() };
                if !title.is_empty() {
                    self.push(format_args!(" title=\"{}\"", Escaped(title)));
                }
                let autolink = link_type == LinkType::Autolink;
                self.html.push_str(if external && autolink {
                    " class=\"vw-external vw-autolink\" rel=\"external noopener noreferrer\">"
                } else if external {
                    " class=\"vw-external\" rel=\"external noopener noreferrer\">"
                } else {
                    ">"
                });
                self.open_links.push("</a>");
            }
            None => {
                self.html.push_str("<span class=\"vw-missing\">");
                self.open_links.push("</span>");
            }
        }
        if let (LinkType::WikiLink { has_pothole: false }, Target::Entry(id, _)) =
            (link_type, target)
        {
            // `[[id]]` reads as the page's title.
            self.skip_to(|event| matches!(event, Event::End(TagEnd::Link)));
            self.escape(&self.site.entry(*id).title);
        }
    }

    pub(super) fn image(&mut self, written: &str, title: &CowStr<'static>) {
        let target = self.next_target();
        let mut alt = String::new();
        let mut depth = 0;
        while let Some(event) = self.events.get(self.at) {
            self.at += 1;
            match event {
                Event::End(TagEnd::Image) if depth == 0 => break,
                Event::End(TagEnd::Image) => depth -= 1,
                Event::Text(text) | Event::Code(text) => alt.push_str(text),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                // A link inside a description is read as its text.
                Event::Start(Tag::Link { .. }) => self.link += 1,
                Event::Start(Tag::Image { .. }) => {
                    self.link += 1;
                    depth += 1;
                }
                _ => {}
            }
        }
        let Some(address) = self.address(target) else {
            self.push(format_args!("<span class=\"vw-missing\">{}</span>", Escaped(&alt)));
            return;
        };
        if let Target::Asset(id) = target
            && let Some(process) = self.site.processes.of_file(*id)
        {
            let alt = if alt.trim().is_empty() { process.name() } else { alt.as_str() };
            self.picture(process, written, alt);
            return;
        }
        self.push(format_args!("<img src=\"{}\" alt=\"{}\"", Address(&address), Escaped(&alt)));
        if let Target::Asset(id) = target
            && let Some((width, height)) = self.site.assets[id.0 as usize].asset.dimensions
        {
            self.push(format_args!(" width=\"{width}\" height=\"{height}\""));
        }
        if !title.is_empty() {
            self.push(format_args!(" title=\"{}\"", Escaped(title)));
        }
        self.html.push_str(" loading=\"lazy\" decoding=\"async\">");
    }

    /// A process among other text: its picture alone, which leads to itself in full size.
    fn picture(&mut self, process: &Process, written: &str, alt: &str) {
        let Some(picture) = process.pictures.get(process.pictures_named(written).start) else {
            let file = self.from.relative(&process.file);
            self.push(format_args!("<a href=\"{}\">{}</a>", Address(&file), Escaped(alt)));
            return;
        };
        let (address, alt) = (self.from.relative(&picture.url), Escaped(alt));
        let address = Address(&address);
        let is_link = self.open_links.is_empty();
        if is_link {
            self.push(format_args!("<a href=\"{address}\">"));
        }
        self.push(format_args!(
            "<img src=\"{address}\" alt=\"{alt}\" loading=\"lazy\" decoding=\"async\">"
        ));
        if is_link {
            self.html.push_str("</a>");
        }
    }

    /// The address of a link. What begins with `#` leads to a place on the page the text is from,
    /// wherever it stands: so `nested` knows its own from those of its host.
    pub(super) fn address(&self, target: &Target) -> Option<String> {
        self.site.address(self.from, &self.entry.url, target)
    }

    fn next_target(&mut self) -> &'a Target {
        let target = self.links.targets.get(self.link).unwrap_or(&Target::Missing);
        self.link += 1;
        target
    }
}
