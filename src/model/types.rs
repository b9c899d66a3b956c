//! The content model: which types of page there are, and which fields each has.
//!
//! The model is data, read from `_model/*.yaml` by `schema`. The same description checks front
//! matter, labels fields, lays pages out, gives search its filters and editors their JSON Schema.

use std::sync::Arc;

use regex::Regex;

use super::value::Value;
use crate::parse::{FrontMatter, RawValue};
use crate::source::{Source, Span};

/// All types of a wiki, sorted by id. Empty where the wiki has no model: then `type` is a label.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// The types.
    pub types: Vec<Type>,
    /// Whether something in its files could not be understood. Then what is unknown on a page is
    /// perhaps only missing here, and one slip in the model is not reported again on every page.
    pub has_faults: bool,
}

/// An index into [`Model::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u32);

/// One type of page.
#[derive(Clone, Debug)]
pub struct Type {
    /// What stands behind `type:`; the stem of the model file.
    pub id: String,
    /// What one is called.
    pub one: String,
    /// What many are called.
    pub many: String,
    /// The folder its pages stand under, `/`-separated.
    pub folder: Option<String>,
    /// What the type is for.
    pub help: String,
    /// The field that sorts its pages; else their title does.
    pub sort: Option<usize>,
    /// The fields that lists of its pages show.
    pub index: Vec<usize>,
    /// Whether the title and the other names of a page are names for one thing, to the search too.
    pub synonyms: bool,
    /// The views that its pages show, in their order.
    pub views: Vec<DefaultView>,
    /// Which of its fields show a process.
    pub process: Option<ProcessFields>,
    /// Whether a report page says how much of its pages is filled in.
    pub coverage: bool,
    /// Whether its pages are set on paper as fact sheets: small, in two columns.
    pub fact_sheet: bool,
    /// Its own fields, then the common ones, in the order in which pages show them.
    pub fields: Vec<Field>,
    /// How many of the fields are its own.
    pub own: usize,
}

/// A query whose answer every page of a type shows.
#[derive(Clone, Debug)]
pub struct DefaultView {
    /// The heading above its answer.
    pub heading: String,
    /// The field behind which it stands; else it stands behind all that is the type's own.
    pub after: Option<usize>,
    /// The query, as it was written.
    pub query: FrontMatter,
    /// Where the query begins.
    pub span: Span,
    /// The file of the model.
    pub source: Arc<Source>,
}

/// A field of a page or a record.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its key in front matter.
    pub key: String,
    /// What readers see before its value; empty for the items of a list.
    pub label: String,
    /// What editors should know.
    pub help: String,
    /// What its value may be.
    pub kind: Kind,
    /// Whether a page without it is an error.
    pub required: bool,
    /// Whether a page without it is a warning.
    pub wanted: bool,
    /// Among what its value must be the only one of its kind.
    pub unique: Option<Unique>,
    /// Whether search can be narrowed by it.
    pub facet: bool,
    /// Whether its value is another name of the page.
    pub name: bool,
    /// Whether its value, in running text, leads to the page.
    pub abbreviation: bool,
    /// The heading of the box of short fields that begins with it.
    pub group: Option<String>,
    /// Whether the pages it leads to say so.
    pub backlinks: bool,
    /// The heading of the body under which it may be written instead.
    pub heading: Option<String>,
    /// A value for new pages.
    pub example: Option<RawValue>,
}

/// Among what a value must be the only one of its kind. In a record: among its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unique {
    /// All pages of the type.
    All,
    /// The pages, or records, with the same value in the field of this index.
    Within(usize),
}

/// What a value may be.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A line of text, perhaps of a certain form.
    Text {
        /// The form the whole of the text must have.
        pattern: Option<Pattern>,
    },
    /// Markdown.
    Markdown,
    /// A number, with a point or a German comma.
    Number,
    /// A day.
    Date,
    /// Yes or no.
    Bool,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// One of some values.
    Choice {
        /// The values.
        of: Vec<Choice>,
        /// Whether their order means more or less, earlier or later.
        ordered: bool,
    },
    /// Another page.
    Ref(RefKind),
    /// Fields that belong together.
    Record {
        /// Its fields.
        fields: Vec<Field>,
        /// How pages show it.
        show: Show,
    },
    /// Any number of values.
    List {
        /// What each is; it has no key and no label.
        item: Box<Field>,
        /// What one is called, such as "Schritt".
        one: String,
        /// How pages show it.
        show: Show,
        /// How its records are events, for calendars.
        events: Option<Events>,
    },
}

/// Which fields of a type show a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProcessFields {
    /// The name of a BPMN file.
    pub file: Option<usize>,
    /// Its steps as a list.
    pub steps: Option<StepFields>,
    /// The list whose references say who has a part in it.
    pub roles: Option<usize>,
    /// Which list says where elements lead.
    pub links: Option<LinkFields>,
}

/// Which list says where the elements of a process lead, and what the fields of its records mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkFields {
    /// The list.
    pub list: usize,
    /// The name or id of an element.
    pub element: usize,
    /// The page it leads to.
    pub page: usize,
}

/// Which list has the steps of a process, and what the fields of its records mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepFields {
    /// The list.
    pub list: usize,
    /// What is to be done.
    pub name: usize,
    /// By what others name it; without one a step has its place in the list as number.
    pub number: Option<usize>,
    /// Who does it.
    pub role: Option<usize>,
    /// What is decided after it.
    pub question: Option<usize>,
    /// What is used or made.
    pub documents: Option<usize>,
    /// With what it is done.
    pub systems: Option<usize>,
    /// Until when.
    pub deadline: Option<usize>,
    /// The list of ways it goes on, and of these the field with the number of a step.
    pub next: Option<(usize, usize)>,
    /// Of a way its condition.
    pub condition: Option<usize>,
}

impl StepFields {
    /// By what others name the step of this place in the list.
    pub fn number_of<R>(&self, step: &[Value<R>], at: usize) -> String {
        let own = self.number.and_then(|number| step.get(number)?.written());
        own.map_or_else(|| (at + 1).to_string(), |own| own.trim().to_owned())
    }
}

/// Which fields of a record say when and where something takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Events {
    /// The day.
    pub date: usize,
    /// The time at which it begins.
    pub start: Option<usize>,
    /// The time at which it ends.
    pub end: Option<usize>,
    /// The place.
    pub place: Option<usize>,
}

/// A regular expression for a whole value.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// As the model says it.
    pub written: String,
    regex: Regex,
}

/// A value of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// As front matter says it.
    pub value: String,
    /// As readers see it.
    pub label: String,
}

/// What a reference may lead to.
#[derive(Clone, Debug, Default)]
pub struct RefKind {
    /// The types it may lead to; any page if there are none.
    pub to: Vec<TypeId>,
    /// What the page it leads to says about the one it comes from, such as "wirkt mit in".
    pub inverse: String,
    /// Whether plain text may stand in its place.
    pub or_text: bool,
    /// Whether the page may still have to be written.
    pub may_be_missing: bool,
}

/// How a page shows a record or a list of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Show {
    /// A list of records as a table, a record as labelled lines.
    #[default]
    Plain,
    /// An ordered list.
    Steps,
    /// Questions that open.
    Disclosure,
    /// A list with boxes to tick on paper.
    Checklist,
    /// A contact block.
    Contact,
}

impl Model {
    /// The type of that id.
    pub fn find(&self, id: &str) -> Option<TypeId> {
        let at = self.types.binary_search_by(|kind| kind.id.as_str().cmp(id)).ok()?;
        Some(TypeId(at as u32))
    }

    /// The type with this id.
    pub fn get(&self, id: TypeId) -> &Type {
        &self.types[id.0 as usize]
    }

    /// The type to whose folder a file belongs: of nested folders the innermost.
    pub fn of_folder(&self, path: &str) -> Option<TypeId> {
        let holds = |kind: &Type| {
            let folder = kind.folder.as_deref()?;
            path.strip_prefix(folder)?.starts_with('/').then_some(folder.len())
        };
        let types = self.types.iter().enumerate();
        let (_, at) = types.filter_map(|(at, kind)| Some((holds(kind)?, at))).max()?;
        Some(TypeId(at as u32))
    }
}

impl Type {
    /// The index of the field of that key.
    pub fn field(&self, key: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.key == key)
    }
}

impl Field {
    /// Whether its value takes a line of a page's box, not a section of its own.
    pub fn is_short(&self) -> bool {
        self.heading.is_none()
            && match &self.kind {
                Kind::Markdown | Kind::Record { .. } => false,
                Kind::List { item, .. } => item.is_short(),
                _ => true,
            }
    }
}

impl Pattern {
    /// A pattern for whole values.
    ///
    /// # Errors
    /// If it is no regular expression.
    pub fn new(written: &str) -> Result<Self, String> {
        // The expression itself first, so that the reason does not name what is put around it.
        Regex::new(written).map_err(|error| error.to_string())?;
        let regex = Regex::new(&format!("^(?:{written})$")).map_err(|error| error.to_string())?;
        Ok(Self { written: written.to_owned(), regex })
    }

    /// Whether the whole of `text` has this form.
    pub fn fits(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }
}

impl Choice {
    /// The choice of that value among `choices`.
    pub fn find(choices: &[Self], value: &str) -> Option<usize> {
        choices.iter().position(|choice| choice.value == value)
    }
}
