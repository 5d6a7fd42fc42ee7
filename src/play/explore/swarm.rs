//! Random schedules. Each seed draws its own probabilities, and many of its faults are tied to events of the protocol,
//! because independent faults find little.

use std::fmt::Write;

use super::goal::{broken_since, facts, Goal};
use super::Found;
use crate::play::run::Run;
use crate::play::script::{parse, Directive, Expect, Statement};
use crate::play::tell;
use crate::raft::Rule;
use crate::sim::dice::{self, Draws};

/// How long a run is, in milliseconds.
const LASTS: u64 = 3_000;
/// A run of more steps is given up.
const MOST_STEPS: u64 = 40_000;

/// Random runs, one after the other.
#[derive(Debug)]
pub struct Swarm {
    off: Vec<Rule>,
    goal: Goal,
    next: u64,
    stride: u64,
    runs: u64,
    found: Option<Found>,
}

impl Swarm {
    /// The runs with the seeds `seed`, `seed + stride` and so on.
    pub fn new(off: Vec<Rule>, goal: Goal, seed: u64, stride: u64) -> Swarm {
        Swarm { off, goal, next: seed, stride: stride.max(1), runs: 0, found: None }
    }

    /// How many runs were played.
    pub fn runs(&self) -> u64 {
        self.runs
    }

    /// The first run that meets the goal.
    pub fn found(&self) -> Option<&Found> {
        self.found.as_ref()
    }

    /// Plays up to `most` runs. `true`: one meets the goal.
    pub fn advance(&mut self, most: u32) -> bool {
        for _ in 0..most {
            if self.found.is_some() {
                break;
            }
            self.found = play(&scenario(self.next, &self.off), &self.goal);
            self.next = self.next.wrapping_add(self.stride);
            self.runs += 1;
        }
        self.found.is_some()
    }
}

/// Plays a script until it meets the goal; `None`: it does not.
fn play(text: &str, goal: &Goal) -> Option<Found> {
    let script = parse(text).ok()?;
    let mut run = Run::new(&script);
    let mut seen = 0;
    let end = script.headless_end();
    for _ in 0..MOST_STEPS {
        if run.next_time().is_none_or(|next| next > end) || !run.step(&mut |_, _| ()) {
            return None;
        }
        let broken = broken_since(run.world(), seen);
        seen += broken.len();
        let times = |fact| facts(run.world(), |record| tell::kind(&record.what) == fact);
        if goal.is_met(run.world(), &broken, &times) {
            let property = goal.property(&broken);
            let mut text = text.to_string();
            if let Some(expect) = goal.expectation(property).filter(|it| !matches!(it, Expect::Fact { .. })) {
                let _ = writeln!(text, "expect {expect}");
            }
            let acts = script.statements().filter(|(_, statement)| {
                matches!(statement, Statement::Timed(_, Directive::Act(_)) | Statement::When(_))
            });
            return Some(Found { property, deeds: acts.count() as u32, script: text });
        }
    }
    None
}

fn node(d: &mut Draws, nodes: u64) -> String {
    format!("n{}", 1 + d.below(nodes))
}

/// Often the leader, or else any node.
fn whom(d: &mut Draws, nodes: u64) -> String {
    if d.chance(70) {
        "leader".to_string()
    } else {
        node(d, nodes)
    }
}

/// The script of a seed.
pub(super) fn scenario(seed: u64, off: &[Rule]) -> String {
    let mut d = Draws(dice::mix(seed));
    let nodes = [3, 3, 3, 4, 5, 5][d.below(6) as usize];
    let spare = if d.chance(30) { d.below(3) } else { 0 };
    let mut text = setup(&mut d, nodes, spare, seed);
    off.iter().for_each(|rule| text += &format!("at 0 rule {rule} off\n"));
    triggers(&mut d, nodes, &mut text);
    let mut at = |d: &mut Draws, line: String| {
        let _ = writeln!(text, "at {} {line}", d.below(LASTS));
    };
    for number in 0..2 + d.below(20) {
        let whom = whom(&mut d, nodes);
        at(&mut d, format!("propose {whom} set x {number}"));
    }
    if d.chance(40) {
        for _ in 0..d.below(20) {
            let whom = whom(&mut d, nodes);
            at(&mut d, format!("read {whom} x"));
        }
    }
    if spare > 0 || d.chance(25) {
        for _ in 0..1 + d.below(4) {
            let some: Vec<String> =
                (1..=nodes + spare).filter(|_| d.chance(60)).map(|node| format!(" n{node}")).collect();
            if !some.is_empty() {
                at(&mut d, format!("members{}", some.concat()));
            }
        }
    }
    faults(&mut d, nodes, &mut text);
    if d.chance(35) {
        let (every, timeout) = (40 + d.below(300), 15 + d.below(200));
        let command = d.pick(&["add x 1", "set x $n"]);
        let options = format!("every {every} timeout={timeout}");
        let _ = writeln!(text, "at {} client a {options} {command}", d.below(LASTS / 2));
    }
    // Names every server, so that the script is valid.
    if spare > 0 {
        let _ = writeln!(text, "at {} members n{}", LASTS + 1, nodes + spare);
    }
    text + &format!("until {LASTS}\n")
}

fn setup(d: &mut Draws, nodes: u64, spare: u64, seed: u64) -> String {
    let latency = 1 + d.below(40);
    let election = 60 + latency * (1 + d.below(6));
    let loss = if d.chance(50) { d.below(30) } else { 0 };
    let duplicate = if d.chance(30) { d.below(20) } else { 0 };
    let disk = if d.chance(40) { d.below(60) } else { 0 };
    let snapshot = if d.chance(35) { (2 + d.below(6)).to_string() } else { "off".to_string() };
    let noop = if d.chance(50) { "on" } else { "off" };
    let spare = if spare > 0 { format!(" spare={spare}") } else { String::new() };
    let mut text = format!(
        "cluster nodes={nodes}{spare} seed={} latency={}..{latency} election={election}..{} heartbeat={} loss={loss}% \
         duplicate={duplicate}% disk=0..{disk} snapshot={snapshot} noop={noop}\n",
        seed % 1_000_000,
        d.below(latency + 1),
        election + 1 + d.below(2 * election),
        10 + d.below(60),
    );
    if d.chance(35) {
        let _ = writeln!(text, "cluster reorder={}% late={}..{}", d.below(20), d.below(50), 50 + d.below(600));
    }
    text
}

/// Faults at events of the protocol, and their ends.
fn triggers(d: &mut Draws, nodes: u64, text: &mut String) {
    let events = [
        "vote-granted",
        "propose",
        "commit",
        "leader-elected",
        "append",
        "become-candidate",
        "snapshot-taken",
        "truncate",
        "step-down",
        "config-change",
    ];
    let mut count = 0;
    while d.chance(80) && count < 10 {
        count += 1;
        let (node, fact) = (node(d, nodes), d.pick(&events));
        let (nth, back) = (1 + d.below(4), 20 + d.below(900));
        let (fault, undo) = match d.below(4) {
            0 => (format!("pause {node}"), format!("resume {node}")),
            1 => (format!("partition {node}"), "heal".to_string()),
            _ => (format!("crash {node}"), format!("restart {node}")),
        };
        let _ = writeln!(text, "when {fact} node={node} count={nth} {fault}");
        let _ = writeln!(text, "when {fact} node={node} count={nth} after={back} {undo}");
    }
}

fn faults(d: &mut Draws, nodes: u64, text: &mut String) {
    for _ in 0..d.below(16) {
        let at = d.below(LASTS);
        let (a, b, later) = (node(d, nodes), node(d, nodes), at + 1 + d.below(900));
        let _ = match d.below(10) {
            0 | 1 => writeln!(text, "at {at} crash {a}\nat {later} restart {a}"),
            2 => writeln!(text, "at {at} pause {a}\nat {later} resume {a}"),
            3 | 4 => writeln!(text, "at {at} timeout {a}"),
            5 => writeln!(text, "at {at} snapshot {a}"),
            6 if a != b => writeln!(text, "at {at} cut {a}>{b}\nat {later} mend {a}>{b}"),
            7 if a != b => writeln!(text, "at {at} partition {a} {b}\nat {later} heal"),
            8 if a != b => writeln!(text, "at {at} drop-next {a}>{b} count={}", 1 + d.below(3)),
            _ => writeln!(text, "at {at} partition {a}\nat {later} heal"),
        };
    }
}
