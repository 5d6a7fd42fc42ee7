//! `lesson FILE`: a lesson for teachers: as a package for a learning platform.

mod scorm;

use std::path::PathBuf;

use clap::{ArgGroup, Parser};

use playground::play::script::Script;
use playground::play::tell::{told, Say};

use super::{source, Usage};

#[derive(Parser)]
#[command(group(ArgGroup::new("made").args(["scorm"]).required(true)))]
#[command(group(ArgGroup::new("from").args(["playground", "site"])))]
pub struct Arguments {
    /// The lesson's script, in a file; - for standard input.
    file: String,
    /// Write a SCORM 1.2 package for a learning platform to this file.
    #[arg(long, value_name = "OUT.zip", requires = "from")]
    scorm: Option<PathBuf>,
    /// The folder of a built playground, which the package then contains.
    #[arg(long, value_name = "FOLDER")]
    playground: Option<PathBuf>,
    /// The address of a playground, which the package then loads; it needs a network.
    #[arg(long, value_name = "URL")]
    site: Option<String>,
    /// The mark from which the lesson is passed, 0 to 100.
    #[arg(long, value_name = "MARK", default_value_t = 60, value_parser = clap::value_parser!(u8).range(0..=100))]
    pass: u8,
}

/// Writes what is asked for; always succeeds.
pub fn lesson(arguments: &Arguments, lang: &str, say: &dyn Say) -> Result<bool, Usage> {
    let script = source::read(&arguments.file)?;
    let Some(slug) = script.lesson().map(ToString::to_string) else {
        return Err(Usage(told!("cli-no-lesson", file: arguments.file.clone())));
    };
    if script.asks().count() + script.goals().count() == 0 {
        return Err(Usage(told!("cli-lesson-without-marks", file: arguments.file.clone())));
    }
    if let Some(out) = &arguments.scorm {
        let from = match (&arguments.playground, &arguments.site) {
            (Some(folder), _) => scorm::From::folder(folder)?,
            (None, site) => scorm::From::site(site.as_deref().unwrap_or_default())?,
        };
        scorm::write(out, &scorm::Lesson { slug: &slug, script: &script, lang, pass: arguments.pass }, &from, say)?;
    }
    Ok(true)
}

/// The title of a lesson; its name, if it has no title.
fn title<'a>(script: &'a Script, slug: &'a str) -> &'a str {
    match script.title() {
        "" => slug,
        title => title,
    }
}

/// Text in HTML or XML, in an element or an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
