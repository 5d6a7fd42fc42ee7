//! Random scripts: a seed expands into trouble, then peace, then what must be true. Every probability is drawn anew for
//! each, and many faults are tied to events (crash the voter right after it has voted), because plain random faults
//! find little.

use std::fmt::Write;

use playground::raft::Rule;
use playground::sim::dice;

/// How long the trouble lasts.
pub const TROUBLE_MS: u64 = 5_000;
const MOST_TRIGGERS: u64 = 14;
const ROUND_MS: u64 = 1_600;
/// When all is over.
pub const END_MS: u64 = TROUBLE_MS + (MOST_TRIGGERS + 4) * ROUND_MS;

/// A little stream of draws; the world's own dice are keyed and not for this.
pub struct Draws(pub u64);

impl Draws {
    /// Any number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        dice::mix(self.0)
    }

    /// 0..below.
    pub fn below(&mut self, below: u64) -> u64 {
        self.next() % below
    }

    /// With this many percent.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of these.
    pub fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len() as u64) as usize]
    }
}

/// One run as a script: trouble, then peace, then what must be true.
pub fn scenario(seed: u64, off: Option<Rule>) -> String {
    let mut d = Draws(seed);
    let nodes = [1, 2, 3, 3, 3, 4, 5, 5, 5, 7][d.below(10) as usize];
    let mut s = String::new();
    let latency = 1 + d.below(60);
    let election = 60 + latency * (1 + d.below(6));
    let heartbeat = 10 + d.below(60);
    let disk = if d.chance(50) { d.below(40) } else { 0 };
    writeln!(
        s,
        "cluster nodes={nodes} seed={seed} latency={}..{latency} election={election}..{} heartbeat={heartbeat} \
         loss={}% duplicate={}% disk=0..{disk} snapshot={} noop={} window={}",
        d.below(latency + 1),
        election + 1 + d.below(2 * election),
        if d.chance(60) { d.below(30) } else { 0 },
        if d.chance(50) { d.below(20) } else { 0 },
        if d.chance(40) { (2 + d.below(20)).to_string() } else { "off".to_string() },
        if d.chance(70) { "on" } else { "off" },
        1 + d.below(12),
    )
    .unwrap();
    // From a stream of their own: what the other faults are does not depend on them.
    let mut own = Draws(seed ^ 0x5bd1_e995_0f4a_7c15);
    let torn = if own.chance(50) { own.below(100) } else { 0 };
    let crash = |d: &mut Draws, node: &str| match d.chance(torn) {
        true => format!("crash {node} torn"),
        false => format!("crash {node}"),
    };
    let restart = |d: &mut Draws, node: &str| match d.chance(20) {
        true => format!("restart {node} seed={}", d.below(1_000)),
        false => format!("restart {node}"),
    };
    if own.chance(40) {
        writeln!(s, "cluster reorder={}% late={}..{}", own.below(20), own.below(50), 50 + own.below(2_000)).unwrap();
    }
    for n in 1..=nodes {
        if own.chance(20) {
            writeln!(s, "at {} disk n{n} {}..90", own.below(TROUBLE_MS), own.below(90)).unwrap();
        }
    }
    if let Some(rule) = off {
        writeln!(s, "at 0 rule {rule} off").unwrap();
    }
    let node = |d: &mut Draws| format!("n{}", 1 + d.below(nodes));
    // Faults at events of the protocol.
    let events = [
        "vote-granted",
        "propose",
        "commit",
        "leader-elected",
        "append",
        "become-candidate",
        "snapshot-taken",
        "snapshot-sent",
        "truncate",
        "step-down",
        "persist",
    ];
    let mut triggers = 0;
    while d.chance(85) && triggers < MOST_TRIGGERS {
        triggers += 1;
        let at_node = node(&mut d);
        let fact = d.pick(&events);
        let count = 1 + d.below(6);
        let back = 20 + d.below(1_500);
        let (fault, undo) = match d.below(4) {
            0 => (format!("pause {at_node}"), format!("resume {at_node}")),
            1 => (format!("partition {at_node}"), "heal".to_string()),
            _ => (crash(&mut own, &at_node), restart(&mut own, &at_node)),
        };
        writeln!(s, "when {fact} node={at_node} count={count} {fault}").unwrap();
        writeln!(s, "when {fact} node={at_node} count={count} after={back} {undo}").unwrap();
    }
    let proposals = 5 + d.below(80);
    for i in 0..proposals {
        let command = match d.below(4) {
            0 => format!("set k{} {i}", d.below(3)),
            1 => format!("add n {}", d.below(9)),
            2 => format!("cas k0 {} {i}", d.below(i + 1)),
            _ => format!("del k{}", d.below(3)),
        };
        let whom = if d.chance(80) { "leader".to_string() } else { node(&mut d) };
        writeln!(s, "at {} propose {whom} {command}", d.below(TROUBLE_MS)).unwrap();
    }
    let faults = d.below(40);
    let weight = d.below(5);
    for _ in 0..faults {
        let at = d.below(TROUBLE_MS);
        let (a, b) = (node(&mut d), node(&mut d));
        let later = at + 1 + d.below(1_200);
        match (d.below(12) + weight) % 12 {
            0 | 1 => writeln!(s, "at {at} {}\nat {later} {}", crash(&mut own, &a), restart(&mut own, &a)),
            2 => writeln!(s, "at {at} pause {a}\nat {later} resume {a}"),
            3 => writeln!(s, "at {at} timeout {a}"),
            4 => writeln!(s, "at {at} {}", crash(&mut own, "leader")),
            5 => writeln!(s, "at {at} snapshot {a}"),
            6 if a != b => writeln!(s, "at {at} cut {a}>{b}\nat {later} mend {a}>{b}"),
            7 if a != b => writeln!(s, "at {at} cut {a}-{b}\nat {later} mend {a}-{b}"),
            8 => writeln!(
                s,
                "at {at} partition {a}{}\nat {later} heal",
                if a == b { String::new() } else { format!(" {b}") }
            ),
            9 if a != b => writeln!(s, "at {at} drop-next {a}>{b} count={}", 1 + d.below(5)),
            10 => writeln!(s, "at {at} clock {a} {}.{}", d.below(3), 1 + d.below(9)),
            11 if a != b => writeln!(s, "at {at} link {a}>{b} latency={}..{}", latency, latency * 20),
            _ => writeln!(s, "at {at} restart {a}"),
        }
        .unwrap();
    }
    for client in ["a", "b", "c"].iter().take(d.below(4) as usize) {
        let command = d.pick(&["add total 1", "set k0 $n", "cas k0 1 $n", "get k0", "del k1"]);
        let (at, every, timeout, tries) = (d.below(TROUBLE_MS), 10 + d.below(300), 20 + d.below(400), 1 + d.below(8));
        let retry = if d.chance(80) { "on" } else { "off" };
        writeln!(s, "at {at} client {client} every {every} timeout={timeout} tries={tries} retry={retry} {command}")
            .unwrap();
        writeln!(s, "at {TROUBLE_MS} client {client} stop").unwrap();
    }
    // Peace: everything is repaired, and everybody must agree in the end.
    writeln!(s, "at {TROUBLE_MS} heal").unwrap();
    for setting in ["loss=0%", "latency=1..5", "election=150..300", "heartbeat=40", "disk=0..2", "reorder=0%"] {
        writeln!(s, "at {TROUBLE_MS} set {setting}").unwrap();
    }
    for n in 1..=nodes {
        writeln!(s, "at {TROUBLE_MS} resume n{n}\nat {TROUBLE_MS} restart n{n}\nat {TROUBLE_MS} clock n{n} 1").unwrap();
        writeln!(s, "at {TROUBLE_MS} disk n{n} as-cluster").unwrap();
        for m in (1..=nodes).filter(|m| *m != n) {
            writeln!(s, "at {TROUBLE_MS} link n{n}>n{m} latency=1..5").unwrap();
        }
    }
    // A trigger may still strike, once each: so there is a round for every one of them, and one for peace itself.
    for round in 1..=MOST_TRIGGERS + 2 {
        let at = TROUBLE_MS + round * ROUND_MS;
        for n in 1..=nodes {
            writeln!(s, "at {at} restart n{n}\nat {at} resume n{n}").unwrap();
        }
        writeln!(s, "at {} propose leader set done yes", at + ROUND_MS / 2).unwrap();
    }
    writeln!(s, "until {END_MS}\nexpect leader").unwrap();
    for n in 1..=nodes {
        writeln!(s, "expect value n{n} done yes").unwrap();
    }
    s
}
