//! The report of a run: a line for each fact, and a summary.

use crate::play::run::{Run, Skipped, Verdict};
use crate::play::script::Script;
use crate::play::tell::{self, Narration};
use crate::sim::{linear, Client, Micros};

/// Appends the line of a fact, with its line break, in a terminal's bold if `bold`.
pub fn line(out: &mut String, at: Micros, told: &Narration, bold: bool) {
    let (on, off) = if bold { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
    let why = if told.why.is_empty() { String::new() } else { format!(" — {}", told.why) };
    *out += &format!("{:>12}  {on}{}{off}{why}\n", format!("{}.{:03}", at / 1000, at % 1000), told.text);
}

/// Appends an empty line and the summary of a run, given the verdicts of [`Run::finish`].
pub fn summary(out: &mut String, script: &Script, run: &Run, verdicts: &[Verdict]) {
    let world = run.world();
    let counts = world.counts();
    let now = world.now();
    *out += &format!(
        "\nAfter {}.{:03} ms: {} events; {} messages sent, {} delivered, {} lost. Fingerprint {:016x}.\n",
        now / 1000,
        now % 1000,
        counts.events,
        counts.sent,
        counts.delivered,
        counts.dropped,
        world.fingerprint()
    );
    let leader = world.leader().map_or("Nobody".to_string(), |id| id.to_string());
    let last = world.monitor().committed();
    *out += &match world.monitor().commitment(last) {
        None => format!("{leader} leads. Nothing is committed.\n"),
        Some(committed) => format!("{leader} leads. Committed up to entry {last} of term {}.\n", committed.entry.term),
    };
    for client in world.clients().list() {
        let Client { name, ok, failed, unknown, open, .. } = client;
        let open = if open.is_some() { ", one open" } else { "" };
        *out += &format!("Client {name}: {ok} ok, {failed} failed, {unknown} unknown{open}.\n");
    }
    if !world.clients().list().is_empty() {
        let said = match world.linear().verdict() {
            linear::Verdict::Linearizable => {
                "can be explained by one store, asked one thing after another: linearizable"
            }
            linear::Verdict::Violated(_) => "cannot be explained by one store: not linearizable",
            linear::Verdict::Undecided => "could not be judged: there are too many orders to look at",
        };
        *out += &format!("What the clients were answered {said}.\n");
    }
    if let Some(why) = stopped(run) {
        *out += &format!("STOPPED. {why}\n");
    }
    for violation in world.monitor().violations().iter() {
        let sentence = tell::property_sentence(violation.property);
        *out += &format!("BROKEN {}: {}. {sentence}.\n", violation.property, tell::evidence(world, violation));
    }
    for Skipped { at, why, .. } in run.skipped() {
        *out += &format!("Skipped at {}.{:03} ms: {why}.\n", at / 1000, at % 1000);
    }
    for verdict in verdicts {
        let held = if verdict.held { "held  " } else { "FAILED" };
        *out += &format!("{held} line {}: expect {}\n", verdict.line, verdict.text);
    }
    *out += if is_fine(script, run, verdicts) { "All as expected.\n" } else { "Not as expected.\n" };
}

/// Whether a run is as expected: no limit stopped it, all expectations held, and no property broke unless the script
/// expects that.
pub fn is_fine(script: &Script, run: &Run, verdicts: &[Verdict]) -> bool {
    let broken = !run.world().monitor().violations().is_empty();
    stopped(run).is_none() && verdicts.iter().all(|verdict| verdict.held) && (!broken || script.expects_violation())
}

/// Why a limit stopped the run; `None` if none did.
pub fn stopped(run: &Run) -> Option<String> {
    run.world().overload().map(tell::overload)
}
