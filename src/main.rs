//! The command `verbundwiki`: arguments to calls into the library, results to text and exit codes.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(std::env::args_os())
}
