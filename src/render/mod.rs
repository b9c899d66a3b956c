//! Pages to HTML: one typed struct a template, the body from its events, and the theme's files.

mod abbreviations;
mod blocks;
mod body;
mod chart;
mod escape;
mod figure;
mod footnotes;
mod highlight;
mod legal;
mod links;
mod navigation;
mod nested;
mod opensearch;
mod pages;
mod process;
mod reports;
mod sanitize;
mod strings;
mod theme;
pub mod view;
pub mod view_process;
mod views;

use rayon::prelude::*;

pub use pages::render_page;
pub use theme::Theme;

use crate::compose::Page;
use crate::diagnostic::Checked;
use crate::output::{Contents, Output};
use crate::progress::Progress;
use crate::resolve::{Site, UrlPath};

/// Renders every page, and adds the theme's own files.
pub fn render(
    pages: &[Page<'_>],
    site: &Site,
    theme: &Theme,
    progress: &dyn Progress,
) -> Checked<Output> {
    let rendered: Vec<_> = pages
        .par_iter()
        .map(|page| {
            let html = render_page(page, site, theme);
            progress.tick();
            (site.entry(page.entry).url.clone(), html)
        })
        .collect();
    let mut output = Output::default();
    let mut diagnostics = Vec::new();
    for (url, html) in rendered {
        let html = match html {
            Ok(html) => html,
            Err(fault) => {
                diagnostics.push(*fault);
                continue;
            }
        };
        if let Err(clash) = output.insert(url, Contents::Bytes(html.into_bytes())) {
            diagnostics.push(*clash);
        }
    }
    let assets = theme.assets().iter().cloned();
    let embed = (UrlPath::fixed("search/embed.js"), theme.embed(site).into_bytes());
    let description = opensearch::describe(site, theme).map(|(url, xml)| (url, xml.into_bytes()));
    for (url, bytes) in assets.chain([embed]).chain(description) {
        if let Err(clash) = output.insert(url, Contents::Bytes(bytes)) {
            diagnostics.push(*clash);
        }
    }
    Checked::new(output, diagnostics)
}
