//! The command line. Exit code 0: fine; 1: the content has errors and nothing was written; 2: the
//! call was wrong or the disk refused.

mod arguments;
mod bar;
mod build;
mod diagram;
mod files;
mod init;
mod model;
mod new_page;
mod preview;
mod query;
mod report;
mod schema;
mod search;
mod serve;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use verbundwiki::diagnostic::Locale;

use arguments::Command;

/// What a command ends with.
enum End {
    /// Fine.
    Fine,
    /// The content has errors.
    ContentErrors,
}

/// Why a command could not be carried out: a finished sentence.
struct Failure(String);

/// A call without a command, which is answered with help.
const NO_COMMAND: clap::error::ErrorKind =
    clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;

/// Reads the arguments and runs the command.
pub(crate) fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.collect();
    let language = arguments::language(&arguments);
    let locale = Locale::new(language);
    survive_file_size_limit();
    let command = match arguments::parse(&arguments, &locale) {
        Ok(command) => command,
        Err(error) if !error.use_stderr() || error.kind() == NO_COMMAND => {
            // Help, also for a call without a command, and the version.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
        Err(error) => {
            let sentence = arguments::sentence(&error, &locale);
            say(&mut io::stderr(), &format!("{}: {sentence}", locale.text("severity-error", &[])));
            return ExitCode::from(2);
        }
    };
    let end = match command {
        Command::Build(options) => build::build(&options, &locale),
        Command::Check(options) => build::check(&options, &locale),
        Command::Serve(options) => serve::serve(&options, &locale),
        Command::Search(options) => search::search(&options, &locale),
        Command::Query(options) => query::query(&options, &locale),
        Command::Diagram(options) => diagram::diagram(&options, &locale),
        Command::New(options) => new_page::new_page(&options, &locale),
        Command::Init(options) => init::init(&options, &locale),
        Command::Schema(options) => schema::schema(&options, &locale),
    };
    match end {
        Ok(End::Fine) => ExitCode::SUCCESS,
        Ok(End::ContentErrors) => ExitCode::from(1),
        Err(Failure(sentence)) => {
            say(&mut io::stderr(), &format!("{}: {sentence}", locale.text("severity-error", &[])));
            ExitCode::from(2)
        }
    }
}

/// Writes a line; a closed pipe is the reader's wish, not a fault.
fn say(to: &mut dyn Write, line: &str) {
    let _ = writeln!(to, "{line}");
}

/// A file-size limit would end the process by signal; handled, it is an error of the write.
fn survive_file_size_limit() {
    #[cfg(unix)]
    {
        let noticed = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
        // If it cannot be registered, the system's default stays.
        let _ = signal_hook::flag::register(SIGXFSZ, noticed);
    }
}

/// The signal of a file-size limit; the same number on Linux, macOS and the BSDs.
#[cfg(unix)]
const SIGXFSZ: i32 = 25;
