//! The command line: plays a script without a page.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
