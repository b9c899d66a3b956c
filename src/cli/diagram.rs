//! `diagram`: one BPMN file as picture or as text.

use std::fs;
use std::io;
use std::path::Path;

use verbundwiki::diagnostic::{Checked, Checks, Findings, Locale};
use verbundwiki::diagram::{bpmn, draw_alone, in_words, pictures, plain};

use super::arguments::DiagramOptions;
use super::files::replace;
use super::report;
use super::{End, Failure, say};

/// Draws or tells the process of a file.
pub(super) fn diagram(options: &DiagramOptions, locale: &Locale) -> Result<End, Failure> {
    let path = report::path(&options.file);
    let bytes = fs::read(&options.file).map_err(|error| {
        let arguments = [("path", path.clone()), ("reason", error.to_string())];
        Failure(locale.text("diagram-unreadable", &arguments))
    })?;
    let Checked { value: file, diagnostics } = bpmn::read(&path, &bytes);
    let findings = Findings::new(diagnostics, &Checks::default());
    report::to_people(&findings, Path::new(""), locale);
    let Some(file) = file.filter(|_| !findings.has_errors()) else {
        return Ok(End::ContentErrors);
    };
    if let Some(out) = &options.svg {
        let name = options.file.file_stem().unwrap_or_default().to_string_lossy();
        let Checked { value: pictures, diagnostics } = pictures(&file);
        report::to_people(&Findings::new(diagnostics, &Checks::default()), Path::new(""), locale);
        if pictures.is_empty() {
            return Ok(End::ContentErrors);
        }
        for (at, diagram) in pictures.iter().enumerate() {
            let svg = draw_alone(&file.model, diagram, &name);
            let stem = out.file_stem().unwrap_or_default().to_string_lossy();
            let target = match at {
                0 => out.clone(),
                at => out.with_file_name(format!("{stem}-{}.svg", at + 1)),
            };
            replace(&target, &svg, locale)?;
            say(&mut io::stdout(), &report::path(&target));
        }
    }
    if options.text || options.svg.is_none() {
        let text = plain(&file.model, &in_words(&file.model), locale);
        say(&mut io::stdout(), text.trim_end());
    }
    Ok(End::Fine)
}
