//! Markdown events to HTML.
//!
//! Our own writer, because the parser's writes inline styles, which the policy forbids, and knows
//! nothing of resolved links, callouts, figures' sizes or the theme's texts.

use std::fmt::Write;
use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd};
use pulldown_cmark_escape::escape_html_body_text;

use super::abbreviations::Explained;
use super::blocks::Blocks;
use super::escape::Escaped;
use super::footnotes::{Notes, count};
use super::highlight::highlight;
use super::sanitize::sanitize;
use super::theme::Theme;
use crate::parse::Body;
use crate::resolve::{Entry, Links, Site, Target, UrlPath};

/// Writes the HTML of a body, part by part; what belongs to footnotes stands in their own file.
pub(super) struct Writer<'a> {
    pub(super) html: String,
    pub(super) events: &'a [Event<'static>],
    pub(super) at: usize,
    /// Which heading and which link comes next.
    pub(super) heading: usize,
    pub(super) link: usize,
    body: &'a Body,
    pub(super) links: &'a Links,
    /// How many levels headings move down.
    shift: u8,
    /// Where it stands.
    pub(super) from: &'a UrlPath,
    pub(super) site: &'a Site,
    pub(super) theme: &'a Theme,
    columns: Vec<Alignment>,
    column: usize,
    in_table_head: bool,
    /// The closing tags of open links.
    pub(super) open_links: Vec<&'static str>,
    pub(super) notes: Notes,
    pub(super) in_heading: bool,
    /// How many raw elements are open in which no link may stand.
    pub(super) closed: usize,
    pub(super) entry: &'a Entry,
    pub(super) explained: &'a Explained,
}

impl<'a> Writer<'a> {
    /// A writer of `body` among the blocks of a page. The anchors of its footnotes begin with
    /// `prefix`.
    pub(super) fn new(
        body: &'a Body,
        links: &'a Links,
        blocks: &Blocks<'a>,
        prefix: String,
    ) -> Self {
        Self {
            html: String::new(),
            events: &body.events,
            at: 0,
            heading: 0,
            link: 0,
            body,
            links,
            shift: 0,
            from: blocks.from,
            site: blocks.site,
            theme: blocks.theme,
            columns: Vec::new(),
            column: 0,
            in_table_head: false,
            open_links: Vec::new(),
            notes: Notes::new(&body.events, prefix),
            in_heading: false,
            closed: 0,
            entry: blocks.entry,
            explained: blocks.explained,
        }
    }

    /// Writes some of the events, with headings moved down by `shift`.
    pub(super) fn part(&mut self, events: Range<usize>, shift: u8) -> String {
        self.shift = shift;
        self.at = events.start;
        (self.heading, self.link) = count(&self.events[..events.start]);
        self.html.reserve(events.len() * 24);
        self.run(events.end, true);
        self.finish()
    }

    /// Writes the footnotes that the parts refer to.
    pub(super) fn notes(&mut self) -> String {
        self.footnotes();
        self.finish()
    }

    /// The whole body.
    pub(super) fn whole(mut self) -> String {
        let html = self.part(0..self.events.len(), 0);
        html + &self.notes()
    }

    fn finish(&mut self) -> String {
        let html = std::mem::take(&mut self.html);
        if !self.body.has_html {
            return html;
        }
        let targets = &self.links.html_targets;
        let addresses = targets
            .iter()
            .map(|(written, target)| (written.clone(), self.address(target)))
            .collect();
        let sizes: Vec<_> = targets
            .values()
            .filter_map(|target| match target {
                Target::Asset(id) => {
                    let routed = &self.site.assets[id.0 as usize];
                    Some((self.from.relative(&routed.url), routed.asset.dimensions?))
                }
                _ => None,
            })
            .collect();
        sanitize(&html, &addresses, &sizes)
    }

    /// Writes events up to `end`. Footnotes are left for the foot of the page unless they are what
    /// is being written.
    pub(super) fn run(&mut self, end: usize, skip_notes: bool) {
        while self.at < end {
            let event = &self.events[self.at];
            self.at += 1;
            match event {
                Event::Start(Tag::FootnoteDefinition(_)) if skip_notes => self.skip_note(),
                Event::Start(tag) => self.start(tag),
                Event::End(tag) => self.end(*tag),
                Event::Text(text) => self.text(text),
                Event::Code(code) => {
                    self.html.push_str("<code>");
                    self.escape(code);
                    self.html.push_str("</code>");
                }
                Event::Html(html) | Event::InlineHtml(html) => self.raw(html),
                Event::FootnoteReference(label) => self.note_reference(label),
                Event::SoftBreak => self.html.push('\n'),
                Event::HardBreak => self.html.push_str("<br>\n"),
                Event::Rule => self.html.push_str("<hr>\n"),
                Event::TaskListMarker(done) => self.task(*done),
                // The extension for formulas is off.
                Event::InlineMath(text) | Event::DisplayMath(text) => self.escape(text),
            }
        }
    }

    fn start(&mut self, tag: &Tag<'static>) {
        match tag {
            Tag::Paragraph => self.html.push_str("<p>"),
            Tag::Heading { .. } => self.start_heading(),
            Tag::BlockQuote(None) => self.html.push_str("<blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => self.start_callout(*kind),
            Tag::CodeBlock(kind) => self.code_block(kind),
            Tag::HtmlBlock | Tag::MetadataBlock(_) | Tag::FootnoteDefinition(_) => {}
            Tag::List(None) => self.html.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.html.push_str("<ol>\n"),
            Tag::List(Some(first)) => self.push(format_args!("<ol start=\"{first}\">\n")),
            Tag::Item => {
                let next = &self.events[self.at..(self.at + 2).min(self.events.len())];
                let is_task = next.iter().any(|event| matches!(event, Event::TaskListMarker(_)))
                    && !matches!(next[0], Event::Text(_));
                self.html.push_str(if is_task { "<li class=\"vw-task\">" } else { "<li>" });
            }
            Tag::DefinitionList => self.html.push_str("<dl>\n"),
            Tag::DefinitionListTitle => self.html.push_str("<dt>"),
            Tag::DefinitionListDefinition => self.html.push_str("<dd>"),
            Tag::Table(columns) => {
                self.columns.clone_from(columns);
                self.start_region("div", "vw-table", "table-region");
                self.html.push_str("<table>\n");
            }
            Tag::TableHead => {
                self.in_table_head = true;
                self.column = 0;
                self.html.push_str("<thead>\n<tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                self.html.push_str("<tr>");
            }
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Strikethrough => self.html.push_str("<del>"),
            Tag::Superscript => self.html.push_str("<sup>"),
            Tag::Subscript => self.html.push_str("<sub>"),
            Tag::Link { link_type, title, .. } => self.start_link(*link_type, title),
            Tag::Image { dest_url, title, .. } => self.image(dest_url, title),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.html.push_str("</p>\n"),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(None) => self.html.push_str("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.html.push_str("</div>\n"),
            TagEnd::List(true) => self.html.push_str("</ol>\n"),
            TagEnd::List(false) => self.html.push_str("</ul>\n"),
            TagEnd::Item => self.html.push_str("</li>\n"),
            TagEnd::DefinitionList => self.html.push_str("</dl>\n"),
            TagEnd::DefinitionListTitle => self.html.push_str("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.html.push_str("</dd>\n"),
            TagEnd::Table => self.html.push_str("</tbody>\n</table></div>\n"),
            TagEnd::TableHead => {
                self.in_table_head = false;
                self.html.push_str("</tr>\n</thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.html.push_str("</tr>\n"),
            TagEnd::TableCell => {
                self.column += 1;
                self.html.push_str(if self.in_table_head { "</th>" } else { "</td>" });
            }
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Strikethrough => self.html.push_str("</del>"),
            TagEnd::Superscript => self.html.push_str("</sup>"),
            TagEnd::Subscript => self.html.push_str("</sub>"),
            TagEnd::Link => {
                let close = self.open_links.pop().unwrap_or_default();
                self.html.push_str(close);
            }
            // Written as a whole when they began.
            TagEnd::CodeBlock | TagEnd::Image => {}
            TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) | TagEnd::FootnoteDefinition => {}
        }
    }

    fn start_heading(&mut self) {
        let Some(heading) = self.body.headings.get(self.heading) else { return };
        let level = (heading.level + self.shift).min(6);
        self.in_heading = true;
        self.push(format_args!("<h{level} id=\"{}\">", Escaped(&heading.anchor)));
    }

    fn end_heading(&mut self) {
        let Some(heading) = self.body.headings.get(self.heading) else { return };
        self.heading += 1;
        self.in_heading = false;
        let level = (heading.level + self.shift).min(6);
        let label = self.theme.strings.text("heading-anchor", &[("title", &heading.title)]);
        self.push(format_args!(
            " <a class=\"vw-anchor\" href=\"#{}\" aria-label=\"{}\">\
             <span aria-hidden=\"true\">#</span></a></h{level}>\n",
            Escaped(&heading.anchor),
            Escaped(&label),
        ));
    }

    fn start_callout(&mut self, kind: BlockQuoteKind) {
        let name = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        };
        let title = self.theme.strings.text(&format!("callout-{name}"), &[]);
        self.push(format_args!(
            "<div class=\"vw-callout vw-{name}\" role=\"note\">\n\
             <p class=\"vw-callout-title\">{}</p>\n",
            Escaped(&title)
        ));
    }

    /// The opening tag of something wide that scrolls on its own: it takes the focus, so that it
    /// scrolls with the keyboard, and so it has a name.
    fn start_region(&mut self, element: &str, class: &str, text: &str) {
        let mut label = self.theme.strings.text(text, &[]);
        let last = self.heading.checked_sub(1).and_then(|at| self.body.headings.get(at));
        if let Some(heading) = last {
            let _ = write!(label, ": {}", heading.title);
        }
        self.push(format_args!(
            "<{element} class=\"{class}\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">",
            Escaped(&label)
        ));
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'static>) {
        let mut code = String::new();
        while let Some(event) = self.events.get(self.at) {
            self.at += 1;
            match event {
                Event::Text(text) => code.push_str(text),
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',', '{']).next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        self.start_region("pre", "vw-code", "code-region");
        match info {
            "" => self.html.push_str("<code>"),
            language => {
                self.push(format_args!("<code class=\"language-{}\">", Escaped(language)));
            }
        }
        match Some(info).filter(|info| !info.is_empty()).and_then(|info| highlight(&code, info)) {
            Some(colored) => self.html.push_str(&colored),
            None => self.escape(&code),
        }
        self.html.push_str("</code></pre>\n");
    }

    fn start_cell(&mut self) {
        let (element, scope) =
            if self.in_table_head { ("th", " scope=\"col\"") } else { ("td", "") };
        let class = match self.columns.get(self.column) {
            Some(Alignment::Left) => " class=\"vw-left\"",
            Some(Alignment::Center) => " class=\"vw-center\"",
            Some(Alignment::Right) => " class=\"vw-right\"",
            Some(Alignment::None) | None => "",
        };
        self.push(format_args!("<{element}{scope}{class}>"));
    }

    /// Goes to the next event of that kind without writing anything.
    pub(super) fn skip_to(&mut self, is_end: impl Fn(&Event<'static>) -> bool) {
        while self.events.get(self.at).is_some_and(|event| !is_end(event)) {
            self.at += 1;
        }
    }

    fn task(&mut self, done: bool) {
        let label = self.theme.strings.text(if done { "task-done" } else { "task-open" }, &[]);
        self.push(format_args!(
            "<input type=\"checkbox\" disabled=\"\"{} aria-label=\"{}\"> ",
            if done { " checked=\"\"" } else { "" },
            Escaped(&label)
        ));
    }

    pub(super) fn escape(&mut self, text: &str) {
        // Writing into a string cannot fail.
        let _ = escape_html_body_text(&mut self.html, text);
    }

    pub(super) fn push(&mut self, text: std::fmt::Arguments<'_>) {
        let _ = self.html.write_fmt(text);
    }
}
