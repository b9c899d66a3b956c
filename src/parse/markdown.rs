//! Markdown: events, headings, links and plain text, with the places of what can be wrong.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::body::{Body, Link, LinkKind};
use super::headings::{self, Unanchored};
use super::html::{self, Markup, is_foreign};
use super::items::Items;
use super::query::{OpenQuery, is_query};
use super::section::{Section, end_line, title_of_link};
use super::slips::slips;
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::source::{Source, Span, Spanned};

/// Parses the Markdown from byte `start` to the end of `source`.
pub(super) fn parse(source: &Source, start: usize) -> Checked<Body> {
    let text = &source.text[start..];
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS;
    let mut diagnostics = Vec::new();
    let undefined = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
        diagnostics.extend(undefined_reference(source, start, &link));
        None
    };
    let events = Parser::new_with_broken_link_callback(text, options, Some(undefined));
    let mut collector = Collector::new(source);
    for (event, range) in events.into_offset_iter() {
        collector.event(event, start + range.start..start + range.end);
    }
    let (body, found) = collector.finish();
    diagnostics.extend(found);
    Checked::new(body, diagnostics)
}

/// `[text][name]` without a definition. A lone `[name]` is ordinary text.
fn undefined_reference(source: &Source, start: usize, link: &BrokenLink<'_>) -> Option<Diagnostic> {
    let span = Span { start: start + link.span.start, end: start + link.span.end };
    let reference = link.reference.to_string();
    match link.link_type {
        LinkType::Shortcut | LinkType::ShortcutUnknown => None,
        _ => Some(
            Diagnostic::new(Code::UndefinedReference, source.place(span)).with("name", reference),
        ),
    }
}

/// Sorts the parser's events into a [`Body`].
struct Collector<'a> {
    source: &'a Source,
    body: Body,
    headings: Vec<Unanchored>,
    html_anchors: Vec<Spanned<String>>,
    diagnostics: Vec<Diagnostic>,
    /// The raw HTML block being read, and where it began.
    html_block: Option<(String, Range<usize>)>,
    /// Whether a wiki link without a text of its own is open.
    in_untitled: bool,
    /// Whether a heading is open, whose text is its title and not its section's text.
    in_heading: bool,
    /// The run of ordinary text being read, which the parser gives in pieces.
    plain: Range<usize>,
    /// Whether a code block is open, whose text means nothing.
    in_code: bool,
    /// The query being read.
    query: Option<OpenQuery>,
    /// How many blocks are open around the next event.
    depth: usize,
    /// Where an open image's description began in the current section's text.
    open_image: Option<(usize, Range<usize>)>,
    items: Items,
}

impl<'a> Collector<'a> {
    fn new(source: &'a Source) -> Self {
        Self {
            source,
            body: Body { sections: vec![Section::default()], ..Body::default() },
            headings: Vec::new(),
            html_anchors: Vec::new(),
            diagnostics: Vec::new(),
            html_block: None,
            in_untitled: false,
            in_heading: false,
            plain: 0..0,
            in_code: false,
            query: None,
            depth: 0,
            open_image: None,
            items: Items::default(),
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match &event {
            Event::Text(_) if self.plain.end == range.start => self.plain.end = range.end,
            Event::Text(_) if !self.in_code => {
                self.slips();
                self.plain = range.clone();
            }
            _ => self.slips(),
        }
        match &event {
            Event::Start(tag) => {
                self.start(tag, &range);
                self.depth += 1;
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.end(*tag);
            }
            // `[[id]]` reads as its page's title, which is not known yet.
            Event::Text(_) if self.in_untitled && !self.in_heading => {}
            Event::Text(text) | Event::Code(text) => match &mut self.query {
                // Nobody looks for what asks: its answer is what the page says.
                Some(query) => query.push(text, &range),
                None => self.text().push_str(text),
            },
            Event::SoftBreak | Event::HardBreak => self.text().push(' '),
            Event::InlineHtml(html) => {
                self.html(html, &range);
                return;
            }
            Event::Html(html) => {
                match &mut self.html_block {
                    // A block comes line by line, and a tag may run over several.
                    Some((block, _)) => block.push_str(html),
                    None => self.html(html, &range),
                }
                return;
            }
            _ => {}
        }
        self.body.events.push(event.into_static());
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Heading { level, id, .. } => {
                let own = id.as_ref().map(ToString::to_string);
                let span = trimmed(&self.source.text, range);
                self.headings.push(Unanchored {
                    level: *level as u8,
                    title: String::new(),
                    span,
                    own,
                });
                self.body
                    .sections
                    .push(Section { heading: Some(self.headings.len() - 1), text: String::new() });
                self.in_heading = true;
            }
            Tag::CodeBlock(kind) => {
                self.in_code = true;
                if is_query(kind) {
                    let (at, text) = (self.body.events.len(), &self.source.text);
                    self.query = Some(OpenQuery::new(at, range, text, self.depth > 0));
                }
            }
            Tag::List(_) => {
                self.items.start_list();
                end_line(self.text());
            }
            Tag::Item => {
                let (text, links) = (self.text().len(), self.body.links.len());
                self.items.start(text, links, trimmed(&self.source.text, range));
            }
            Tag::HtmlBlock => self.html_block = Some((String::new(), range.clone())),
            Tag::Link { link_type, dest_url, .. } => {
                let kind = match link_type {
                    LinkType::WikiLink { has_pothole } => LinkKind::Wiki { titled: *has_pothole },
                    _ => LinkKind::Page,
                };
                let target = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                self.link(kind, target, range);
                self.in_untitled = kind == LinkKind::Wiki { titled: false };
                if self.in_untitled && !self.in_heading {
                    let title = title_of_link(self.body.links.len() - 1);
                    self.text().push_str(&title);
                }
            }
            Tag::Image { dest_url, .. } => {
                self.link(LinkKind::Image, dest_url.to_string(), range);
                self.open_image = Some((self.text().len(), range.clone()));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.in_heading = false;
                if let Some(heading) = self.headings.last_mut() {
                    heading.title = heading.title.trim().to_owned();
                }
            }
            TagEnd::CodeBlock => {
                self.in_code = false;
                if let Some(query) = self.query.take() {
                    let heading = self.body.sections.last().and_then(|section| section.heading);
                    self.body.queries.push(query.close(self.body.events.len(), heading));
                }
                self.text().push('\n');
            }
            TagEnd::Link => self.in_untitled = false,
            TagEnd::List(_) => self.items.end_list(),
            TagEnd::HtmlBlock => {
                if let Some((block, range)) = self.html_block.take() {
                    self.html(&block, &range);
                }
            }
            TagEnd::Image => {
                if let Some((before, range)) = self.open_image.take()
                    && self.text()[before..].trim().is_empty()
                {
                    let place = self.source.place(range.into());
                    self.diagnostics.push(Diagnostic::new(Code::MissingAlt, place));
                }
            }
            TagEnd::Item => {
                self.text().push('\n');
                self.item();
            }
            TagEnd::Paragraph
            | TagEnd::TableCell
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => self.text().push('\n'),
            _ => {}
        }
    }

    /// Keeps an item of an outermost list that has ended.
    fn item(&mut self) {
        let Body { sections, links, .. } = &self.body;
        let Some(section) = sections.last() else { return };
        let target = |link: usize| links.get(link).map(|link| link.target.clone());
        let title = |link| target(link).unwrap_or_default();
        let item = self.items.end(section.heading, &section.text, links.len(), title);
        self.body.items.extend(item);
    }

    /// The text being written: a heading's title or the current section.
    fn text(&mut self) -> &mut String {
        match (self.in_heading, self.headings.last_mut()) {
            (true, Some(heading)) => &mut heading.title,
            _ => {
                let last = self.body.sections.len() - 1;
                &mut self.body.sections[last].text
            }
        }
    }

    fn link(&mut self, kind: LinkKind, target: String, range: &Range<usize>) {
        let span = self.target_span(&target, range);
        self.body.links.push(Link { kind, target, span });
    }

    /// The next place of `written` inside raw HTML, from `cursor` on.
    fn next(&self, written: &str, range: &Range<usize>, cursor: &mut usize) -> Span {
        match self.source.text[range.start + *cursor..range.end].find(written) {
            Some(at) if !written.is_empty() => {
                *cursor += at;
                let start = range.start + *cursor;
                *cursor += written.len();
                Span { start, end: start + written.len() }
            }
            _ => range.clone().into(),
        }
    }

    /// The target's own place inside the link, where it was written as it is.
    fn target_span(&self, target: &str, range: &Range<usize>) -> Span {
        let written = &self.source.text[range.clone()];
        match written.rfind(target) {
            Some(at) if !target.is_empty() => {
                let start = range.start + at;
                Span { start, end: start + target.len() }
            }
            _ => range.clone().into(),
        }
    }

    fn html(&mut self, html: &str, range: &Range<usize>) {
        self.body.has_html = true;
        let raw = html::read(html);
        self.text().push_str(&raw.text);
        if !raw.html.is_empty() {
            self.body.events.push(Event::Html(raw.html.into()));
        }
        // Tags come in order, so each is looked for behind the one before.
        let mut cursor = 0;
        for markup in raw.markup {
            match markup {
                Markup::Link(target) => {
                    let span = self.next(&target, range, &mut cursor);
                    self.body.html_links.push(Link { kind: LinkKind::Page, target, span });
                }
                Markup::Image { target, alt } => {
                    let span = self.next(&target, range, &mut cursor);
                    if !alt {
                        let place = self.source.place(span);
                        self.diagnostics.push(Diagnostic::new(Code::MissingAlt, place));
                    }
                    self.body.html_links.push(Link { kind: LinkKind::Image, target, span });
                }
                Markup::Resource(element, target) => {
                    let in_style = target.contains("url(") && target.contains("//");
                    if is_foreign(&target) || in_style {
                        let place = self.source.place(self.next(&target, range, &mut cursor));
                        self.diagnostics.push(
                            Diagnostic::new(Code::ForeignResource, place)
                                .with("element", element)
                                .with("target", target),
                        );
                    }
                }
                Markup::Removed(what) => {
                    let written = what.trim_matches(['<', '>', '=']);
                    let place = self.source.place(self.next(written, range, &mut cursor));
                    self.diagnostics
                        .push(Diagnostic::new(Code::HtmlRemoved, place).with("what", what));
                }
                Markup::Anchor(id) => {
                    let span = self.next(&id, range, &mut cursor);
                    self.html_anchors.push(Spanned { value: id, span });
                }
            }
        }
    }

    /// What looks like a link or a footnote and is ordinary text to the parser: a slip, since
    /// whoever means the text can escape it.
    fn slips(&mut self) {
        let run = std::mem::replace(&mut self.plain, 0..0);
        for slip in slips(&self.source.text, run) {
            let written = &self.source.text[slip.span.start..slip.span.end];
            let place = self.source.place(slip.span);
            let finding = Diagnostic::new(slip.code, place);
            self.diagnostics.push(match slip.code {
                Code::UndefinedFootnote => finding.with("name", written.trim_matches(['[', ']'])),
                _ => finding.with("written", written),
            });
        }
    }

    fn finish(mut self) -> (Body, Vec<Diagnostic>) {
        self.slips();
        self.body.headings =
            headings::anchor(self.source, self.headings, &self.html_anchors, &mut self.diagnostics);
        self.body.html_anchors = self.html_anchors.into_iter().map(|id| id.value).collect();
        (self.body, self.diagnostics)
    }
}

/// The range without the white space at its end.
fn trimmed(text: &str, range: &Range<usize>) -> Span {
    let written = &text[range.clone()];
    Span { start: range.start, end: range.start + written.trim_end().len() }
}
