//! Faults that are planted into sound pages are found: all of them, each at its line and column,
//! and nothing beside them. Model, pages and faults are random.

use std::sync::Arc;

use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use verbundwiki::diagnostic::Findings;
use verbundwiki::load::{Inputs, Options};
use verbundwiki::source::Source;

/// What a field may be. Those that hold others are written over several lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Markdown,
    Number,
    Date,
    Bool,
    Url,
    Email,
    Choice,
    Ref,
    Unique,
    Refs,
    Numbers,
    Record,
    Records,
}

use Kind::*;

const KINDS: &[Kind] = &[
    Text, Markdown, Number, Date, Bool, Url, Email, Choice, Ref, Unique, Refs, Numbers, Record,
    Records,
];

/// A field of a type.
#[derive(Clone, Debug)]
struct Field {
    kind: Kind,
    required: bool,
}

/// How one field of one page is written.
#[derive(Clone, Copy, Debug)]
enum Written {
    Plain,
    Quoted,
    Block,
    Unknown,
    Open,
    /// Left out where it is not required.
    Nothing,
}

const WRITTEN: &[Written] = {
    use Written::*;
    &[Plain, Plain, Quoted, Block, Unknown, Open, Nothing]
};

/// The two types, whose references lead to each other.
const TYPES: [&str; 2] = ["amt", "rolle"];

/// A wiki: the fields of both types, and of each page its type and how it writes its fields.
#[derive(Clone, Debug)]
struct Wiki {
    fields: [Vec<Field>; 2],
    pages: [Vec<Vec<Written>>; 2],
}

/// A fault: in which page and field, and which of those that the field can have.
#[derive(Clone, Debug)]
struct Fault {
    of: usize,
    page: Index,
    field: Index,
    which: Index,
}

/// Where a finding is expected: path, line, column, code.
type Expected = (String, usize, usize, &'static str);

impl Kind {
    fn model(self, other: &str) -> String {
        let reference = format!("kind: ref, to: [{other}]");
        match self {
            Text => "kind: text, pattern: '[A-Z][0-9]+'".to_owned(),
            Markdown => "kind: markdown".to_owned(),
            Number => "kind: number".to_owned(),
            Date => "kind: date".to_owned(),
            Bool => "kind: bool".to_owned(),
            Url => "kind: url".to_owned(),
            Email => "kind: email".to_owned(),
            Choice => "kind: choice, of: {kern: Kern, rand: Rand}".to_owned(),
            Ref => reference,
            Unique => "kind: text, unique: true".to_owned(),
            Refs => format!("kind: list, item: {{{reference}}}"),
            Numbers => "kind: list, item: {kind: number}".to_owned(),
            Record => format!("kind: record, fields: {}", inner(&reference)),
            Records => format!("kind: list, item: {{kind: record, fields: {}}}", inner(&reference)),
        }
    }

    /// A sound value of page `number`.
    fn sound(self, other: &str, number: usize) -> String {
        match self {
            Text => format!("A{number}"),
            Markdown => format!("Ein *Wort* zu [[{other}0]]"),
            Number | Numbers => "3,5".to_owned(),
            Date => "2026-11-22".to_owned(),
            Bool => "ja".to_owned(),
            Url => "https://example.org/".to_owned(),
            Email => "stelle@example.org".to_owned(),
            Choice => "kern".to_owned(),
            Ref | Refs => format!("{other}0"),
            Unique => format!("Nr. {number}"),
            Record | Records => "A1".to_owned(),
        }
    }

    /// Faulty values of one line, each with its code and how far behind the value it is found.
    fn faulty(self, own: &str, number: usize) -> Vec<(String, &'static str, usize)> {
        let wrong = |text: &str| (text.to_owned(), "field-kind", 0);
        match self {
            Text => vec![("klein".to_owned(), "field-pattern", 0), wrong("[A1]")],
            Markdown => vec![("Ein Ä und [[fehlt]]".to_owned(), "broken-link", 12), wrong("[a]")],
            Number | Numbers => vec![wrong("drei"), wrong("1.2.3"), wrong("{a: 1}")],
            Date => vec![wrong("22.11.2026"), wrong("2026-02-30")],
            Bool => vec![wrong("vielleicht")],
            Url => vec![wrong("www.example.org")],
            Email => vec![wrong("stelle.example.org")],
            Choice => vec![("kren".to_owned(), "field-choice", 0), wrong("[kern]")],
            Ref | Refs => vec![
                ("fehlt".to_owned(), "reference-broken", 0),
                (format!("{own}0"), "reference-type", 0),
            ],
            // The first page has the value first.
            Unique if number > 0 => vec![("Nr. 0".to_owned(), "field-duplicate", 0)],
            Unique => vec![wrong("[a]")],
            Record => vec![wrong("Text")],
            Records => vec![wrong("[eins]")],
        }
    }
}

fn inner(reference: &str) -> String {
    format!(
        "{{nr: {{kind: text, label: N, pattern: '[A-Z][0-9]+', unique: true, required: true}}, \
         bezug: {{label: B, {reference}}}}}"
    )
}

impl Wiki {
    fn model(&self) -> Vec<Arc<Source>> {
        let source = |of: usize| {
            let mut text = format!("label: {{one: {0}, many: {0}}}\nfolder: {0}\n", TYPES[of]);
            text += "fields:\n  zuletzt: {kind: text, label: Zuletzt}\n";
            for (index, field) in self.fields[of].iter().enumerate() {
                let (kind, required) = (field.kind.model(TYPES[1 - of]), field.required);
                text += &format!("  feld{index}: {{label: Feld, required: {required}, {kind}}}\n");
            }
            Arc::new(Source::new(format!("_model/{}.yaml", TYPES[of]), text))
        };
        vec![source(0), source(1)]
    }

    /// The page with its faults, and where these are expected.
    fn page(&self, of: usize, number: usize, faults: &[&Fault]) -> (Source, Vec<Expected>) {
        let path = format!("{0}/{0}{number}.md", TYPES[of]);
        let mut page = Page { path: path.clone(), lines: Vec::new(), expected: Vec::new() };
        page.lines.extend(["---".to_owned(), format!("type: {}", TYPES[of])]);
        let (own, other) = (TYPES[of], TYPES[1 - of]);
        for (index, field) in self.fields[of].iter().enumerate() {
            let fault =
                faults.iter().find(|fault| fault.field.index(self.fields[of].len()) == index);
            let written = self.pages[of][number][index];
            let key = format!("feld{index}");
            match fault {
                Some(fault) => page.fault(&key, field, fault, own, other, number),
                None => page.sound(&key, field, written, other, number),
            }
        }
        page.lines.extend(["---", "", "Text", ""].map(str::to_owned));
        (Source::new(path, page.lines.join("\n")), page.expected)
    }
}

/// A page being written.
struct Page {
    path: String,
    lines: Vec<String>,
    expected: Vec<Expected>,
}

impl Page {
    /// Expects a finding in the line that was written last, in a column from 1.
    fn expect(&mut self, column: usize, code: &'static str) {
        self.expected.push((self.path.clone(), self.lines.len(), column, code));
    }

    fn push(&mut self, line: impl Into<String>) {
        self.lines.push(line.into());
    }

    fn sound(&mut self, key: &str, field: &Field, written: Written, other: &str, number: usize) {
        let value = field.kind.sound(other, number);
        match (written, field.kind) {
            (Written::Nothing, _) if !field.required => {}
            (Written::Unknown, _) => self.push(format!("{key}: unbekannt")),
            (Written::Open, _) => self.push(format!("{key}: {{offen: true, bekannt: so viel}}")),
            (_, Refs | Numbers) => {
                self.push(format!("{key}:"));
                self.push(format!("  - {value}"));
                self.push("  - unbekannt");
                self.push(format!("  - {value}"));
            }
            (_, Record) => self.push(format!("{key}: {{nr: A1, bezug: {other}0}}")),
            (_, Records) => {
                self.push(format!("{key}:"));
                self.push("  - nr: A1");
                self.push(format!("    bezug: {other}0"));
                self.push("  - {nr: A2}");
            }
            (Written::Block, Markdown) => {
                self.push(format!("{key}: |"));
                self.push(format!("  {value}"));
            }
            (Written::Quoted, _) => self.push(format!("{key}: \"{value}\"")),
            _ => self.push(format!("{key}: {value}")),
        }
    }

    fn fault(
        &mut self,
        key: &str,
        field: &Field,
        fault: &Fault,
        own: &str,
        other: &str,
        number: usize,
    ) {
        let faulty = field.kind.faulty(own, number);
        let which = fault.which.index(faulty.len() + 6);
        let Some((value, code, behind)) = faulty.get(which).cloned() else {
            match which - faulty.len() {
                0..=1 if field.required => {
                    // What is missing has no place of its own: it is found at the type.
                    self.expected.push((self.path.clone(), 2, 7, "field-missing"));
                    return;
                }
                2..=4 if matches!(field.kind, Markdown | Record | Records) => {
                    return self.deep(key, field.kind, which % 3, own, other);
                }
                _ => {}
            }
            self.push(format!("fremd_{key}: x"));
            self.expect(1, "unknown-field");
            return self.sound(key, field, Written::Plain, other, number);
        };
        match field.kind {
            Refs | Numbers => {
                self.push(format!("{key}:"));
                self.push(format!("  - {}", field.kind.sound(other, number)));
                self.push(format!("  - {value}"));
                self.expect(5 + behind, code);
            }
            Records => {
                self.push(format!("{key}: {value}"));
                self.expect(key.len() + 4, code);
            }
            _ => {
                self.push(format!("{key}: {value}"));
                self.expect(key.len() + 3 + behind, code);
            }
        }
    }

    /// A fault further inside a value.
    fn deep(&mut self, key: &str, kind: Kind, which: usize, own: &str, other: &str) {
        if kind == Markdown {
            let style = ["|", ">", "|-"][which];
            self.push(format!("{key}: {style}"));
            self.push("  Eine *Zeile*");
            self.push("  und [[fehlt]] noch eine.");
            return self.expect(9, "broken-link");
        }
        self.push(format!("{key}:"));
        let (first, indent) = if kind == Records { ("  - ", "    ") } else { ("  ", "  ") };
        if kind == Records {
            self.push(format!("  - {{nr: A1, bezug: {other}0}}"));
        }
        match which {
            0 => {
                self.push(format!("{first}nr: A2"));
                self.push(format!("{indent}bezug: fehlt"));
                self.expect(indent.len() + 8, "reference-broken");
            }
            1 => {
                self.push(format!("{first}nr: A2"));
                self.push(format!("{indent}bezug: {own}0"));
                self.expect(indent.len() + 8, "reference-type");
            }
            _ if kind == Records => {
                self.push("  - nr: A1");
                self.expect(9, "field-duplicate");
            }
            _ => {
                self.push(format!("{first}bezug: {other}0"));
                self.expect(first.len() + 1, "field-missing");
            }
        }
    }
}

/// What is found in the wiki with these faults, and what is expected.
fn run(wiki: &Wiki, faults: &[Fault]) -> (Vec<Expected>, Vec<Expected>, String) {
    let mut sources = vec![Arc::new(Source::new("index.md", "# Start\n"))];
    let mut expected = Vec::new();
    for of in 0..TYPES.len() {
        let pages = wiki.pages[of].len();
        for number in 0..pages {
            let here: Vec<&Fault> = (faults.iter())
                .filter(|fault| fault.of == of && fault.page.index(pages) == number)
                .collect();
            let (source, wanted) = wiki.page(of, number, &here);
            sources.push(Arc::new(source));
            expected.extend(wanted);
        }
    }
    let inputs = Inputs {
        sources,
        assets: Vec::new(),
        config: None,
        model: wiki.model(),
        theme: Vec::new(),
        words: Vec::new(),
        options: Options::default(),
        today: date(2026, 11, 22),
        diagnostics: Vec::new(),
    };
    let built = verbundwiki::build(&inputs, None, &());
    let mut found: Vec<Expected> = Findings::new(built.diagnostics, &built.value.checks)
        .iter()
        .map(|(_, finding)| {
            let place = finding.place.clone().expect("every finding here has a place");
            let at = place.position.map_or((0, 0), |at| (at.line, at.column));
            (place.path, at.0, at.1, finding.code.name())
        })
        .collect();
    found.sort();
    expected.sort();
    let texts = inputs.model.iter().chain(&inputs.sources);
    let shown = texts.map(|source| format!("== {}\n{}\n", source.path, source.text)).collect();
    (found, expected, shown)
}

fn fields() -> impl Strategy<Value = Vec<Field>> {
    let field = (select(KINDS), any::<bool>());
    vec(field.prop_map(|(kind, required)| Field { kind, required }), 1..9)
}

fn wiki() -> impl Strategy<Value = Wiki> {
    let pages = || vec(vec(select(WRITTEN), 9), 2..4);
    ([fields(), fields()], [pages(), pages()]).prop_map(|(fields, mut pages)| {
        // Of a unique value the first page has the one that others may repeat.
        for first in pages.iter_mut().filter_map(|pages| pages.first_mut()) {
            first.fill(Written::Plain);
        }
        Wiki { fields, pages }
    })
}

fn faults() -> impl Strategy<Value = Vec<Fault>> {
    let fault = (0..2_usize, any::<Index>(), any::<Index>(), any::<Index>());
    vec(fault.prop_map(|(of, page, field, which)| Fault { of, page, field, which }), 1..11)
}

/// Whether a fault changes the value that others repeat.
fn spoils_the_first(wiki: &Wiki, fault: &Fault) -> bool {
    let fields = &wiki.fields[fault.of];
    let is_first = fault.page.index(wiki.pages[fault.of].len()) == 0;
    is_first && fields[fault.field.index(fields.len())].kind == Unique
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() })]

    #[test]
    fn planted_faults_are_found_where_they_stand(wiki in wiki(), mut faults in faults()) {
        let (found, _, shown) = run(&wiki, &[]);
        prop_assert!(found.is_empty(), "sound pages: {found:#?}\n{shown}");
        faults.retain(|fault| !spoils_the_first(&wiki, fault));
        let (found, expected, shown) = run(&wiki, &faults);
        prop_assert_eq!(found, expected, "{}", shown);
    }
}
