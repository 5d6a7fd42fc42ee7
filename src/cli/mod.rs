//! `raft-playground`: plays scripts headless and prints what happens, in words or as JSON, with an exit code for use in
//! other tests; packs and unpacks links.

mod check;
mod explore;
mod lesson;
mod merge;
mod report;
mod shrink;
mod source;

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand};

use playground::play::run::Run;
use playground::play::script::grammar::ActionName;
use playground::play::script::{Answer, Directive, Script, MAX_NUMBER};
use playground::play::share::{self, link, trace};
use playground::play::tell::{self, told, Say, Told};
use playground::sim::{Micros, Setting};
use playground::words::{self, Catalogue};

/// The longest headless run unless `--until` asks for more: ten virtual minutes.
const LONGEST: Micros = 600_000_000;

/// A real Raft cluster on virtual time, played from a script.
#[derive(Parser)]
#[command(
    name = "raft-playground",
    version,
    after_help = "\
Examples:
  raft-playground run figure-8.raft            play it, and tell what happens
  raft-playground run figure-8.raft --json     the outcome, for a program
  raft-playground link figure-8.raft           put it behind the playground's address
  raft-playground check course/scenarios       in a course's own checks
  raft-playground explore --rule-off vote-once what breaks without a rule
  raft-playground shrink incident.raft         the same violation with fewer deeds

Exit: 0 all expectations held and no property broke unexpectedly; 1 one did not,
the run caused too much to be played to its end, or explore has found a break; 2 bad usage, or a script that
does not parse."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// The language of the sentences. This help, --json and --trace are always in English.
    #[arg(long, global = true, default_value = words::ENGLISH, value_parser = one_of_the_languages())]
    lang: String,
}

#[derive(Subcommand)]
enum Command {
    /// Play a script and tell what happens, a fact a line, then a summary.
    Run(RunArguments),
    /// Print the link of a script: what stands after the playground's address.
    Link {
        /// The script's file; - for standard input.
        file: String,
    },
    /// Print the script of a link.
    Unlink {
        /// The link: a whole address, or what stands after its #; - for standard input.
        link: String,
    },
    /// Search for the shortest run in which a property breaks, and print it as a script.
    Explore(explore::Arguments),
    /// Print the script of a run with a violation as short as it gets.
    Shrink(shrink::Arguments),
    /// Tell from when on nothing could save a run with a violation.
    Fate(shrink::Arguments),
    /// Make something for teachers of a lesson: a package for a learning platform.
    Lesson(lesson::Arguments),
    /// Play every script below a folder, and print a table of how they went.
    Check {
        /// The folder; every file in it that ends in .raft is a script.
        folder: PathBuf,
        /// Print one JSON object instead of the table.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Parser)]
struct RunArguments {
    /// The script's file, or a link; - for standard input.
    #[arg(value_name = "FILE|LINK")]
    source: String,
    /// Print one JSON object instead of words.
    #[arg(long)]
    json: bool,
    /// Write every fact as a line of JSON to this file; - for standard output.
    #[arg(long, value_name = "FILE")]
    trace: Option<PathBuf>,
    /// Play until this virtual time, in milliseconds, whatever the script says.
    #[arg(long, value_name = "MS", value_parser = millis)]
    until: Option<Micros>,
    /// Play with this seed, whatever the script says.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(0..=MAX_NUMBER))]
    seed: Option<u64>,
    /// Tell every message as well.
    #[arg(long)]
    all: bool,
    /// Answer a question of a lesson when it is asked, such as who=n3, whatever the script says. Can be repeated.
    #[arg(long = "answer", value_name = "NAME=VALUE")]
    answers: Vec<String>,
}

/// The codes of the languages that the program holds.
fn one_of_the_languages() -> PossibleValuesParser {
    PossibleValuesParser::new(words::languages())
}

fn millis(text: &str) -> Result<Micros, String> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let wanted = "expected milliseconds with at most three decimals, such as 3000 or 310.25";
    if whole.is_empty() || decimals.len() > 3 || !digits(whole) || !digits(decimals) {
        return Err(wanted.to_string());
    }
    format!("{whole}{decimals:0<3}").parse().map_err(|_| wanted.to_string())
}

/// Why the program ends with 2.
struct Usage(Told);

impl Usage {
    fn writing(error: &io::Error) -> Usage {
        Usage(told!("cli-cannot-write", error: error.to_string()))
    }

    fn reading(path: &Path, error: &io::Error) -> Usage {
        Usage(told!("cli-cannot-read", file: path.display().to_string(), error: error.to_string()))
    }
}

/// Runs the program.
pub fn main() -> ExitCode {
    let Arguments { command, lang } = Arguments::parse();
    let chosen = Catalogue::load(&lang);
    let say: &dyn Say = chosen.as_ref().unwrap_or(words::english());
    let result = match command {
        Command::Run(arguments) => run(&arguments, say),
        Command::Link { file } => {
            source::read(&file).and_then(|script| print(&format!("{}\n", link::encode(&script.to_string()))))
        }
        Command::Unlink { link: text } => {
            let script = if text == "-" { source::read("-") } else { source::unlink(&text) };
            script.and_then(|script| print(&script.to_string()))
        }
        Command::Explore(arguments) => explore::explore(&arguments, say),
        Command::Shrink(arguments) => shrink::shrink(&arguments, say),
        Command::Fate(arguments) => shrink::fate(&arguments, say),
        Command::Lesson(arguments) => lesson::lesson(&arguments, &lang, say),
        Command::Check { folder, json } => check::check(&folder, json, say),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(Usage(message)) => {
            eprintln!("raft-playground: {}", say.say(&message));
            ExitCode::from(2)
        }
    }
}

/// Prints a text; always succeeds.
fn print(text: &str) -> Result<bool, Usage> {
    match write!(io::stdout(), "{text}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Usage::writing(&error)),
        _ => Ok(true),
    }
}

fn read(arguments: &RunArguments) -> Result<Script, Usage> {
    let mut script = source::read(&arguments.source)?;
    if let Some(seed) = arguments.seed {
        script
            .configure(Setting::Seed(seed))
            .map_err(|refusal| Usage(told!("cli-seed-refused", refusal: refusal.told())))?;
    }
    Ok(script)
}

/// The answers that take the place of those in the script.
fn answers(script: &mut Script, given: &[String]) -> Result<Vec<Answer>, Usage> {
    let mut answers = Vec::new();
    for given in given {
        let said = given.replacen('=', " ", 1);
        let read = script.parse_action(&format!("{} {said}", ActionName::Answer));
        let refused = |mistake| Usage(told!("cli-answer-refused", answer: given.to_string(), mistake));
        match read.map_err(|refusal| refused(refusal.message))? {
            Directive::Answer(answer) => {
                script.forget_answers(&answer.ask);
                answers.push(answer);
            }
            _ => return Err(refused(Told::NOTHING)),
        }
    }
    Ok(answers)
}

/// Whether the output is a terminal with colours enabled (https://no-color.org).
fn colours() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// When a headless run ends.
fn limit(script: &Script) -> Micros {
    script.headless_end().min(LONGEST)
}

/// Opens the file of the trace; `-` is standard output.
fn trace_file(path: &Path) -> Result<Box<dyn Write>, Usage> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(io::stdout()));
    }
    match File::create(path) {
        Ok(file) => Ok(Box::new(BufWriter::new(file))),
        Err(error) => {
            let (file, error) = (path.display().to_string(), error.to_string());
            Err(Usage(told!("cli-cannot-write-trace", file, error)))
        }
    }
}

/// Plays a script; true if everything went as it expects.
fn run(arguments: &RunArguments, say: &dyn Say) -> Result<bool, Usage> {
    let mut script = read(arguments)?;
    let answers = answers(&mut script, &arguments.answers)?;
    let end = arguments.until.unwrap_or_else(|| limit(&script));
    let mut trace = arguments.trace.as_deref().map(trace_file).transpose()?;
    let mut out = BufWriter::new(io::stdout().lock());
    let bold = colours();
    let mut failed = None;
    let mut run = Run::new(&script).with_answers(answers);
    let mut text = String::new();
    while run.next_time().is_some_and(|next| next <= end) && failed.is_none() {
        run.step(&mut |world, record| {
            if let Some(trace) = &mut trace {
                text.clear();
                trace::line(&mut text, world, record, words::english());
                failed = failed.take().or_else(|| trace.write_all(text.as_bytes()).err());
            }
            let weight = tell::weight(&record.what);
            if !arguments.json && (weight > 0 || arguments.all) {
                text.clear();
                share::report::line(&mut text, record.at, &tell::narrate(world, record), bold && weight > 1, say);
                failed = failed.take().or_else(|| out.write_all(text.as_bytes()).err());
            }
        });
    }
    run.advance(end, 0, &mut |_, _| ());
    let verdicts = run.finish(&script);
    text.clear();
    if arguments.json {
        text = format!("{}\n", report::json(&script, &run, &verdicts));
    } else {
        share::report::summary(&mut text, &script, &run, &verdicts, say);
    }
    let failed = failed.or_else(|| out.write_all(text.as_bytes()).and_then(|()| out.flush()).err());
    let failed = failed.or_else(|| trace.and_then(|mut trace| trace.flush().err()));
    let fine = share::report::is_fine(&script, &run, &verdicts);
    match failed {
        // The reader has closed the pipe.
        Some(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(fine),
        Some(error) => Err(Usage::writing(&error)),
        None => Ok(fine),
    }
}
