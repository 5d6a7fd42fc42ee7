//! The report of a run: a line for each fact, and a summary.

use crate::play::run::{Run, Skipped, Verdict};
use crate::play::script::Script;
use crate::play::tell::{self, told, Narration, Say, Told};
use crate::sim::{linear, Client, Micros, World};

/// Appends the line of a fact, with its line break, in a terminal's bold if `bold`.
pub fn line(out: &mut String, at: Micros, told: &Narration, bold: bool, say: &dyn Say) {
    let (on, off) = if bold { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
    let why = if told.why.is_nothing() { String::new() } else { format!(" — {}", say.say(&told.why)) };
    *out += &format!("{:>12}  {on}{}{off}{why}\n", exact(at), say.say(&told.text));
}

/// Appends an empty line and the summary of a run, given the verdicts of [`Run::finish`].
pub fn summary(out: &mut String, script: &Script, run: &Run, verdicts: &[Verdict], say: &dyn Say) {
    out.push('\n');
    for told in summary_lines(script, run, verdicts) {
        *out += &say.say(&told);
        out.push('\n');
    }
}

fn summary_lines(script: &Script, run: &Run, verdicts: &[Verdict]) -> Vec<Told> {
    let world = run.world();
    let mut lines = vec![counts(world), committed(world)];
    lines.extend(world.clients().list().iter().map(client));
    if !world.clients().list().is_empty() {
        lines.push(match world.linear().verdict() {
            linear::Verdict::Linearizable => told!("report-linearizable"),
            linear::Verdict::Violated(_) => told!("report-not-linearizable"),
            linear::Verdict::Undecided => told!("report-linearizable-undecided"),
        });
    }
    lines.extend(stopped(run).map(|why| told!("report-stopped", why)));
    lines.extend(world.monitor().violations().iter().map(|violation| {
        let (property, sentence) = (violation.property.name(), tell::property_sentence(violation.property));
        told!("report-broken", property, evidence: tell::evidence(world, violation), sentence)
    }));
    lines.extend(
        run.skipped().iter().map(|Skipped { at, why, .. }| told!("report-skipped", at: exact(*at), why: why.clone())),
    );
    lines.extend(verdicts.iter().map(|Verdict { line, text, held, .. }| match held {
        true => told!("report-held", line: *line, expectation: text.to_string()),
        false => told!("report-failed", line: *line, expectation: text.to_string()),
    }));
    lines.extend(super::lesson::lines(script, run));
    lines.push(match is_fine(script, run, verdicts) {
        true => told!("report-fine"),
        false => told!("report-not-fine"),
    });
    lines
}

fn counts(world: &World) -> Told {
    let counts = world.counts();
    told!(
        "report-counts",
        at: exact(world.now()),
        events: counts.events,
        sent: counts.sent,
        delivered: counts.delivered,
        lost: counts.dropped,
        fingerprint: format!("{:016x}", world.fingerprint())
    )
}

fn committed(world: &World) -> Told {
    let leader = world.leader().map_or("none".to_string(), |id| id.to_string());
    let index = world.monitor().committed();
    match world.monitor().commitment(index) {
        None => told!("report-nothing-committed", leader),
        Some(committed) => told!("report-committed", leader, index, term: committed.entry.term),
    }
}

fn client(client: &Client) -> Told {
    let Client { name, ok, failed, unknown, open, .. } = client;
    let name = name.to_string();
    told!("report-client", name, ok: *ok, failed: *failed, unknown: *unknown, open: open.is_some())
}

/// Virtual milliseconds with all decimals: `900.000`.
fn exact(at: Micros) -> String {
    format!("{}.{:03}", at / 1000, at % 1000)
}

/// Whether a run is as expected: no limit stopped it, all expectations held, and no property broke unless the script
/// expects that.
pub fn is_fine(script: &Script, run: &Run, verdicts: &[Verdict]) -> bool {
    let broken = !run.world().monitor().violations().is_empty();
    stopped(run).is_none() && verdicts.iter().all(|verdict| verdict.held) && (!broken || script.expects_violation())
}

/// Why a limit stopped the run; `None` if none did.
pub fn stopped(run: &Run) -> Option<Told> {
    run.world().overload().map(tell::overload)
}
