//! `shrink`: prints the script of a run with a violation as short as it gets. `fate`: from when on nothing could save a
//! run.

use std::io::{self, IsTerminal, Write};

use clap::Parser;
use serde_json::json;

use playground::play::explore::{with_marks, Fate, FateAt, Found, Shrink};
use playground::play::script::{parse, Millis, Script};
use playground::play::tell::{told, Say};
use playground::sim::Property;

use super::{print, source, Usage};

/// How often the progress is told on a terminal: after so many tries.
const TELL_EVERY: u32 = 200;

#[derive(Parser)]
pub struct Arguments {
    /// The script's file, or a link; - for standard input.
    #[arg(value_name = "FILE|LINK")]
    source: String,
    /// Print one JSON object instead of text.
    #[arg(long)]
    json: bool,
}

/// Makes a script short. Prints it, and tells on standard error how short it is.
pub fn shrink(arguments: &Arguments, say: &dyn Say) -> Result<bool, Usage> {
    let script = source::read(&arguments.source)?;
    let (before, mut found, tries, shortest) = shrunk(&script, say)?;
    found.script = marked(&found.script, say);
    let deeds = u64::from(found.deeds);
    if arguments.json {
        let property = found.property.map(|property| property.name());
        let value = json!({
            "property": property, "deeds": deeds, "before": before, "tries": tries, "shortest": shortest,
            "script": found.script,
        });
        return print(&format!("{value:#}\n"));
    }
    print(&found.script)?;
    let message = match shortest {
        true => told!("cli-shrink-shortest", before, deeds, tries),
        false => told!("cli-shrink-short", before, deeds, tries),
    };
    let _ = writeln!(io::stderr(), "{}", say.say(&message));
    Ok(true)
}

/// The script with a bookmark and a sentence at each moment at which it acts.
pub(super) fn marked(script: &str, say: &dyn Say) -> String {
    parse(script).map_or_else(|_| script.to_string(), |script| with_marks(&script, say))
}

/// How many deeds the script has, the short one, how many schedules were played, and whether none is shorter.
pub(super) fn shrunk(script: &Script, say: &dyn Say) -> Result<(u64, Found, u64, bool), Usage> {
    let mut shrink = Shrink::new(script).ok_or_else(|| Usage(told!("explore-nothing-breaks")))?;
    let before = u64::from(shrink.best().deeds);
    let told_live = io::stderr().is_terminal();
    while !shrink.advance(TELL_EVERY) {
        if told_live {
            let (deeds, tries) = (u64::from(shrink.best().deeds), shrink.tries());
            eprint!("\r{}", say.say(&told!("cli-shrink-progress", before, deeds, tries)));
        }
    }
    if told_live {
        eprintln!();
    }
    Ok((before, shrink.best(), shrink.tries(), shrink.is_shortest()))
}

/// Tells from when on nothing could save the run.
pub fn fate(arguments: &Arguments, say: &dyn Say) -> Result<bool, Usage> {
    let script = source::read(&arguments.source)?;
    let mut fate = Fate::new(&script, None, 0, 1).ok_or_else(|| Usage(told!("explore-nothing-breaks")))?;
    while !fate.advance(TELL_EVERY) {}
    let (property, broke_at) = (fate.property().map_or("", Property::name), Millis(fate.lost_at()));
    let lost = |moment: &FateAt| moment.ends == moment.of;
    let since = fate.moments().iter().rev().take_while(|moment| lost(moment)).last().map(|moment| Millis(moment.at));
    if arguments.json {
        let ms = |at: Millis| at.0 as f64 / 1000.0;
        let moments: Vec<_> = fate
            .moments()
            .iter()
            .map(|moment| json!({ "at_ms": ms(Millis(moment.at)), "ends": moment.ends, "of": moment.of }))
            .collect();
        let value = json!({
            "property": property, "broke_at_ms": ms(broke_at), "lost_since_ms": since.map(ms),
            "moments": moments,
        });
        return print(&format!("{value:#}\n"));
    }
    for moment in fate.moments() {
        let (at, ends, of) = (Millis(moment.at), u64::from(moment.ends), u64::from(moment.of));
        print(&format!("{}\n", say.say(&told!("cli-fate-moment", at, ends, of))))?;
    }
    let message = match since {
        Some(since) => told!("cli-fate-lost", property, broke_at, since),
        None => told!("cli-fate-open", property, broke_at),
    };
    print(&format!("{}\n", say.say(&message)))
}
