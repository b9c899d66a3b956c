//! The closed list of what can be found, each with its weight.
//!
//! The sentence of a code, and what to do about it, stand under its name in `locales/*.ftl`;
//! a test holds that every code has one in every language.

use super::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $severity:ident $(, $fixed:ident)?;)*) => {
        /// What was found. Prints as a stable kebab-case name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// Every code, in the order of this file.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable name, as it stands in `checks:` and in output.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The weight where nothing else is set.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// Whether `checks:` and `--warn-only` leave this code as it is, because the site could
            /// not be written otherwise, or would show what it must not.
            pub fn is_fixed(self) -> bool {
                match self { $(Self::$variant => codes!(@fixed $($fixed)?),)* }
            }
        }
    };
    (@fixed fixed) => { true };
    (@fixed) => { false };
}

codes! {
    /// `wiki.yaml` is not YAML or has a value of the wrong kind.
    ConfigInvalid = "config-invalid", Error, fixed;
    /// `wiki.yaml` has a key nobody reads.
    ConfigUnknownKey = "config-unknown-key", Error;
    /// `wiki.yaml` lacks a key that another key needs.
    ConfigMissingKey = "config-missing-key", Error;
    /// `checks:` names a code that does not exist.
    ConfigUnknownCode = "config-unknown-code", Error;
    /// `checks:` would let a code pass that guards what is published.
    CheckFixed = "check-fixed", Error, fixed;
    /// A file could not be read.
    FileUnreadable = "file-unreadable", Error;
    /// A Markdown file is not UTF-8.
    FileNotUtf8 = "file-not-utf8", Error;
    /// A Markdown file is larger than the limit.
    FileTooLarge = "file-too-large", Error;
    /// A Markdown file has neither text nor title.
    FileEmpty = "file-empty", Warning;
    /// A symbolic link leaves the content folder.
    SymlinkOutside = "symlink-outside", Error;
    /// A file name that some host cannot hold.
    NameReserved = "name-reserved", Error;
    /// Two files would be written to one path.
    PathClash = "path-clash", Error;
    /// The front matter has no end.
    FrontMatterUnclosed = "front-matter-unclosed", Error, fixed;
    /// The front matter is not YAML.
    FrontMatterSyntax = "front-matter-syntax", Error, fixed;
    /// A file of the content model is not YAML.
    ModelSyntax = "model-syntax", Error, fixed;
    /// The content model has a key nobody reads.
    ModelUnknownKey = "model-unknown-key", Error, fixed;
    /// Something in the content model lacks a key it needs.
    ModelMissingKey = "model-missing-key", Error, fixed;
    /// A key of the content model has a value it cannot have.
    ModelValue = "model-value", Error, fixed;
    /// A field of a kind that does not exist.
    ModelUnknownKind = "model-unknown-kind", Error, fixed;
    /// The content model refers to a type that does not exist.
    ModelUnknownType = "model-unknown-type", Error, fixed;
    /// The content model refers to a field that does not exist.
    ModelUnknownField = "model-unknown-field", Error, fixed;
    /// A field or heading of the content model is there twice, or is a key that every page has.
    ModelFieldTaken = "model-field-taken", Error, fixed;
    /// Two types have one folder.
    ModelFolderClash = "model-folder-clash", Error, fixed;
    /// A file in `_search/` that nobody reads.
    SearchFile = "search-file", Warning;
    /// A line of `_search/synonyms.txt` with fewer than two names.
    SearchSynonyms = "search-synonyms", Warning;
    /// A line of `_search/parts.txt` that is no word of three letters or more.
    SearchPart = "search-part", Warning;
    /// A page has a type that does not exist.
    UnknownType = "unknown-type", Error;
    /// A page in a type's folder has keys of the type, but not the type.
    TypeMissing = "type-missing", Warning;
    /// A typed page stands in a folder that is not its type's.
    TypeFolder = "type-folder", Error;
    /// A typed page has a key that its type does not know.
    UnknownField = "unknown-field", Error;
    /// A key has a value of the wrong kind.
    FieldKind = "field-kind", Error;
    /// A value is none of the choices.
    FieldChoice = "field-choice", Error;
    /// A text does not have the form its field wants.
    FieldPattern = "field-pattern", Error;
    /// A required field is missing.
    FieldMissing = "field-missing", Error;
    /// A field that a page should have is missing.
    FieldWanted = "field-wanted", Warning;
    /// A field stands in the front matter and in the body, or under two headings.
    FieldTwice = "field-twice", Error;
    /// A value that must be the only one of its kind is there twice.
    FieldDuplicate = "field-duplicate", Error;
    /// A step of a process goes on with a step that does not exist.
    StepUnknown = "step-unknown", Error;
    /// A page names a BPMN file that is not there.
    ProcessFileMissing = "process-file-missing", Error;
    /// A lane names no role of the wiki.
    ProcessRoleUnknown = "process-role-unknown", Warning;
    /// A page says where an element of its process leads, but the process has no such element.
    ProcessElementUnknown = "process-element-unknown", Warning;
    /// The role of a step is missing where the page says who has a part.
    ProcessRoleUnlisted = "process-role-unlisted", Warning;
    /// A reference leads to no page.
    ReferenceBroken = "reference-broken", Error;
    /// A reference leads to a page that is still to be written.
    ReferencePlanned = "reference-planned", Warning;
    /// A reference leads to a page of another type than its field wants.
    ReferenceType = "reference-type", Error;
    /// A reference fits several pages.
    ReferenceAmbiguous = "reference-ambiguous", Error;
    /// A query is not YAML.
    QuerySyntax = "query-syntax", Error;
    /// A query has a key nobody reads.
    QueryUnknownKey = "query-unknown-key", Error;
    /// A query has a key that its form does not read.
    QueryKeyUnused = "query-key-unused", Error;
    /// A query lacks a key it needs.
    QueryMissingKey = "query-missing-key", Error;
    /// A key of a query has a value it cannot have.
    QueryValue = "query-value", Error;
    /// A query asks for a type that does not exist.
    QueryUnknownType = "query-unknown-type", Error;
    /// A query asks for a field that does not exist.
    QueryUnknownField = "query-unknown-field", Error;
    /// A condition of a query has an operator that does not exist.
    QueryUnknownOperator = "query-unknown-operator", Error;
    /// A query asks for a page that does not exist.
    QueryUnknownPage = "query-unknown-page", Error;
    /// A query uses a field as one of another kind.
    QueryKind = "query-kind", Error;
    /// The answer to a query is larger than any page should be.
    QueryTooLarge = "query-too-large", Error;
    /// A page lies under itself in a tree.
    QueryCycle = "query-cycle", Error;
    /// A query stands where no view can stand.
    QueryPlace = "query-place", Error;
    /// Not exactly one answers for a task, or nobody carries it out.
    ResponsibilityRule = "responsibility-rule", Error;
    /// A timeline is given what is no day, or a bar that ends before it begins.
    TimelinePeriod = "timeline-period", Error;
    /// A BPMN file cannot be read.
    BpmnUnreadable = "bpmn-unreadable", Error;
    /// A BPMN file is larger or more nested than any process is.
    BpmnLimit = "bpmn-limit", Error;
    /// The picture of a BPMN file may differ from the one its author saw.
    BpmnDiffers = "bpmn-differs", Warning;
    /// A process does not say where it begins.
    ProcessNoStart = "process-no-start", Warning;
    /// A process does not say where it ends.
    ProcessNoEnd = "process-no-end", Warning;
    /// A step of a process has no name.
    TaskUnnamed = "task-unnamed", Warning;
    /// A way out of a decision does not say when it is taken.
    BranchUnlabelled = "branch-unlabelled", Warning;
    /// A step of a process lacks the flow that leads to it or on.
    NodeDangling = "node-dangling", Warning;
    /// A pool of a process has no name.
    PoolUnnamed = "pool-unnamed", Warning;
    /// A visibility that is not implemented: publishing the page would show it to everyone.
    VisibilityUnsupported = "visibility-unsupported", Error, fixed;
    /// Two pages have the same id.
    DuplicateId = "duplicate-id", Error;
    /// An alias is another page's id or alias.
    DuplicateAlias = "duplicate-alias", Error;
    /// Two headings of a page were given the same id.
    DuplicateAnchor = "duplicate-anchor", Error;
    /// A heading skips a level.
    HeadingSkip = "heading-skip", Warning;
    /// A link leads nowhere.
    BrokenLink = "broken-link", Error;
    /// A link names a heading that its page does not have.
    BrokenAnchor = "broken-anchor", Error;
    /// A name fits several pages.
    AmbiguousLink = "ambiguous-link", Error;
    /// Something that was meant as a link and is none to the parser.
    LinkSyntax = "link-syntax", Error;
    /// A reference link without its definition.
    UndefinedReference = "undefined-reference", Error;
    /// A footnote without its text.
    UndefinedFootnote = "undefined-footnote", Error;
    /// An image that does not exist.
    MissingImage = "missing-image", Error;
    /// An image without a text for those who cannot see it.
    MissingAlt = "missing-alt", Warning;
    /// An image, script or frame from another host.
    ForeignResource = "foreign-resource", Error;
    /// A link with a scheme that does not belong on a page.
    UnsafeLink = "unsafe-link", Error;
    /// HTML that was taken out because it is not allowed on a page.
    HtmlRemoved = "html-removed", Warning;
    /// A template does not parse or cannot be rendered.
    TemplateError = "template-error", Error, fixed;
    /// A theme file for texts does not parse, or has a text that no template asks for.
    ThemeLocale = "theme-locale", Error;
    /// A stage inside verbundwiki failed.
    Internal = "internal", Error, fixed;
}

impl Code {
    /// The code of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}
