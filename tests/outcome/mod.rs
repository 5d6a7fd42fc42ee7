//! What comes of a script that is played to its end.

use std::collections::BTreeSet;

use playground::play::run::Run;
use playground::play::script;
use playground::sim::Property;
use playground::words::said;

/// What broke, which expectations do not hold, and which actions were not possible.
pub struct Outcome {
    pub broken: BTreeSet<Property>,
    pub missed: Vec<String>,
    pub skipped: Vec<String>,
}

/// Plays a script to its end. `name` is said where it does not parse.
pub fn play(name: &str, text: &str) -> Outcome {
    let script = script::parse(text).unwrap_or_else(|refusal| panic!("{name}.raft: {refusal}"));
    let mut run = Run::new(&script);
    run.advance(script.headless_end(), 1_000_000, &mut |_, _| ());
    let broken = run.world().monitor().violations().iter().map(|violation| violation.property).collect();
    let missed = run.finish(&script).into_iter().filter(|verdict| !verdict.held);
    let missed = missed.map(|verdict| format!("line {}: expect {}", verdict.line, verdict.text)).collect();
    let skipped = run.skipped().iter().map(|skipped| said(&skipped.why)).collect();
    Outcome { broken, missed, skipped }
}
