//! The commands and their options, with help in the caller's language.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ErrorKind};
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use verbundwiki::diagnostic::{Language, Locale};

/// Everything that can be asked for.
#[derive(Debug, Parser)]
#[command(name = "verbundwiki", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Language of messages.
    #[arg(long, global = true, value_name = "de|en")]
    lang: Option<Language>,
}

/// A command.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Builds the site.
    Build(BuildOptions),
    /// Checks the content without writing anything.
    Check(CheckOptions),
    /// Serves the site on this machine and rebuilds it on every change.
    Serve(ServeOptions),
    /// Searches a built site.
    Search(SearchOptions),
    /// Answers a query.
    Query(QueryOptions),
    /// Draws or tells the process of a BPMN file.
    Diagram(DiagramOptions),
    /// Makes a new wiki.
    Init(InitOptions),
    /// Makes a new page.
    New(NewOptions),
    /// Writes the content model as JSON Schema.
    Schema(SchemaOptions),
}

/// What `build`, `check` and `serve` have in common.
#[derive(Clone, Debug, Args)]
pub(super) struct ContentOptions {
    /// The content folder.
    #[arg(default_value = "content", value_name = "CONTENT")]
    pub(super) content: PathBuf,
    /// Includes pages with `draft: true`.
    #[arg(long)]
    pub(super) drafts: bool,
    /// How many threads work.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) jobs: Option<u16>,
    /// Codes of errors that become warnings.
    #[arg(long, value_name = "CODE,…", value_delimiter = ',')]
    pub(super) warn_only: Vec<String>,
    /// How findings are printed.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: Format,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Human,
    /// As JSON.
    Json,
    /// As a GitLab code-quality report.
    Gitlab,
}

/// Options of `build`.
#[derive(Debug, Args)]
pub(super) struct BuildOptions {
    #[command(flatten)]
    pub(super) content: ContentOptions,
    /// The folder the site is written to.
    #[arg(long, short, default_value = "dist", value_name = "DIR")]
    pub(super) output: PathBuf,
    /// Where the site will stand.
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// Prints how long each stage took.
    #[arg(long)]
    pub(super) timings: bool,
}

/// Options of `check`.
#[derive(Debug, Args)]
pub(super) struct CheckOptions {
    #[command(flatten)]
    pub(super) content: ContentOptions,
}

/// Options of `serve`.
#[derive(Debug, Args)]
pub(super) struct ServeOptions {
    #[command(flatten)]
    pub(super) content: ContentOptions,
    /// The port.
    #[arg(long, default_value_t = 4000, value_name = "PORT")]
    pub(super) port: u16,
    /// Opens the site in the browser.
    #[arg(long)]
    pub(super) open: bool,
}

/// Options of `search`.
#[derive(Debug, Args)]
pub(super) struct SearchOptions {
    /// The folder of a built site.
    #[arg(value_name = "DIST")]
    pub(super) dist: PathBuf,
    /// What to look for.
    // A query may begin with a minus: pages without a word.
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    pub(super) query: String,
    /// Prints hits as JSON.
    #[arg(long)]
    pub(super) json: bool,
    /// What hits must be, each as key and value.
    #[arg(long, value_name = "KEY=VALUE")]
    pub(super) filter: Vec<String>,
    /// Prints how many pages have which values.
    #[arg(long)]
    pub(super) facets: bool,
    /// How many hits to print.
    #[arg(long, default_value_t = 10, value_name = "N")]
    pub(super) limit: usize,
}

/// Options of `query`.
#[derive(Debug, Args)]
pub(super) struct QueryOptions {
    /// The query in YAML.
    #[arg(value_name = "YAML")]
    pub(super) question: String,
    /// The content folder.
    #[arg(long, default_value = "content", value_name = "DIR")]
    pub(super) content: PathBuf,
    /// The form of the answer.
    #[arg(long = "format", default_value = "table", value_name = "FORMAT")]
    pub(super) answer_format: AnswerFormat,
}

/// Options of `diagram`.
#[derive(Debug, Args)]
pub(super) struct DiagramOptions {
    /// The BPMN file.
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Where the picture is written.
    #[arg(long, value_name = "FILE")]
    pub(super) svg: Option<PathBuf>,
    /// Prints the process as text.
    #[arg(long)]
    pub(super) text: bool,
}

/// The form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum AnswerFormat {
    /// As a table of plain text.
    Table,
    /// As JSON.
    Json,
    /// As CSV.
    Csv,
}

/// Options of `init`.
#[derive(Debug, Args)]
pub(super) struct InitOptions {
    /// The folder of the new wiki.
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
}

/// Options of `new`.
#[derive(Debug, Args)]
pub(super) struct NewOptions {
    /// The type of the page.
    #[arg(value_name = "TYPE")]
    pub(super) kind: String,
    /// Its title.
    #[arg(value_name = "TITLE")]
    pub(super) title: String,
    /// The content folder.
    #[arg(long, default_value = "content", value_name = "DIR")]
    pub(super) content: PathBuf,
}

/// Options of `schema`.
#[derive(Debug, Args)]
pub(super) struct SchemaOptions {
    /// The type whose pages are described; all, if there is none.
    #[arg(value_name = "TYPE")]
    pub(super) kind: Option<String>,
    /// The content folder.
    #[arg(long, default_value = "content", value_name = "DIR")]
    pub(super) content: PathBuf,
    /// The folder the schemas are written to.
    #[arg(long = "output", short, value_name = "DIR")]
    pub(super) schemas: Option<PathBuf>,
}

/// The language of messages: `--lang`, then the environment, else English. Read before the
/// arguments are, because their own errors need it.
pub(super) fn language(arguments: &[OsString]) -> Language {
    let texts: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    let by_flag = texts.iter().enumerate().find_map(|(index, text)| match text.as_ref() {
        "--lang" => texts.get(index + 1)?.parse().ok(),
        text => text.strip_prefix("--lang=")?.parse().ok(),
    });
    by_flag.unwrap_or_else(|| {
        let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let lang = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG"));
        Language::from_environment(&lang.unwrap_or_default())
    })
}

/// Reads the arguments.
///
/// # Errors
/// Help, the version, or what is wrong with the call.
pub(super) fn parse(arguments: &[OsString], locale: &Locale) -> Result<Command, clap::Error> {
    let mut command = Cli::command();
    command = translate(command, "", locale);
    let matches = command.try_get_matches_from(arguments)?;
    Ok(Cli::from_arg_matches(&matches)?.command)
}

/// What is wrong with a call, in the caller's language. Help and the version are printed as they
/// are.
pub(super) fn sentence(error: &clap::Error, locale: &Locale) -> String {
    let context = |kind: ContextKind| {
        error.get(kind).map(ToString::to_string).filter(|value| !value.is_empty())
    };
    let argument = context(ContextKind::InvalidArg);
    let (key, name) = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            ("call-unknown-command", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => ("call-unknown-option", argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => ("call-bad-value", argument),
        ErrorKind::MissingRequiredArgument => ("call-missing", argument),
        _ => ("call-wrong", Some(error.kind().to_string())),
    };
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let arguments = [("name", name.unwrap_or_default()), ("value", value)];
    let mut sentence = locale.text(key, &arguments);
    let near = context(ContextKind::SuggestedSubcommand)
        .or_else(|| context(ContextKind::SuggestedArg))
        .or_else(|| context(ContextKind::SuggestedValue));
    if let Some(meant) = near {
        sentence += "\n  = ";
        sentence += &locale.text("did-you-mean", &[("meant", meant)]);
    }
    sentence + "\n  = " + &locale.text("call-help", &[])
}

/// Puts the caller's language into a command, its arguments and its subcommands.
fn translate(mut command: clap::Command, path: &str, locale: &Locale) -> clap::Command {
    let text = |key: &str| {
        let text = locale.text(key, &[]);
        (text != key).then_some(text)
    };
    if let Some(usage) = text(&format!("cli-usage-of{path}")) {
        command = command.override_usage(usage);
    }
    if let Some(about) = text(&format!("cli{path}")) {
        command = command.about(about);
    }
    let usage = locale.text("cli-usage", &[]);
    command = command
        .help_template(format!("{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}"))
        .subcommand_help_heading(locale.text("cli-commands", &[]))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .arg(
            clap::Arg::new("help")
                .long("help")
                .short('h')
                .action(clap::ArgAction::Help)
                .help(locale.text("cli-option-help", &[])),
        );
    if path.is_empty() {
        command = command.disable_version_flag(true).arg(
            clap::Arg::new("version")
                .long("version")
                .short('V')
                .action(clap::ArgAction::Version)
                .help(locale.text("cli-option-version", &[])),
        );
    }
    let (options, positions) = (locale.text("cli-options", &[]), locale.text("cli-arguments", &[]));
    command = command.mut_args(|argument| {
        let key = format!("cli-option-{}", argument.get_id().as_str().replace('_', "-"));
        let heading = if argument.is_positional() { positions.clone() } else { options.clone() };
        let mut argument = argument.help_heading(heading);
        if argument.get_action().takes_values() {
            // Defaults and values stand in the help itself, in the caller's language.
            argument = argument.hide_default_value(true).hide_possible_values(true);
        }
        match text(&key) {
            Some(help) => argument.help(help),
            None => argument,
        }
    });
    let names: Vec<String> =
        command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    for name in names {
        let path = format!("{path}-{name}");
        command = command.mut_subcommand(&name, |inner| translate(inner, &path, locale));
    }
    command
}
