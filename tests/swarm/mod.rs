//! Random scripts. A seed expands into a time of faults (trouble), a quiet time (peace), and expectations. Each seed
//! draws its own probabilities, and many faults are tied to events, such as crashing a voter right after its vote,
//! because independent random faults find little.

use std::fmt::Write;

use playground::raft::Rule;
pub use playground::sim::dice::Draws;

/// How long the faults last, in milliseconds.
pub const TROUBLE_MS: u64 = 5_000;
const MOST_TRIGGERS: u64 = 14;
/// How long a quiet round lasts, in milliseconds.
pub const ROUND_MS: u64 = 1_600;
/// How many quiet rounds there are by default. A trigger may still strike in one of them.
pub const ROUNDS: u64 = MOST_TRIGGERS + 2;
/// When a run ends, in milliseconds. After the last quiet round there is one more in which nothing is done.
pub const fn end_ms(rounds: u64) -> u64 {
    TROUBLE_MS + (rounds + 2) * ROUND_MS
}

/// The script of a seed, with the default number of quiet rounds and without attacks.
pub fn scenario(seed: u64, off: Option<Rule>) -> String {
    scenario_of(seed, off, ROUNDS, false)
}

/// The script of a seed with this many quiet rounds. `attacks` adds faults and reads at leaders, local reads, and a
/// change of members at the end.
///
/// A trigger cannot be cancelled and may strike in any round; but each strikes once, so with enough rounds the last
/// ones are quiet.
pub fn scenario_of(seed: u64, off: Option<Rule>, rounds: u64, attacks: bool) -> String {
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
    // From a separate stream, so that these draws do not change the others.
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
    let extensions = Extensions::draw(seed, nodes, (election, latency), attacks);
    s.push_str(&extensions.setup());
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
    let (mut triggers, mark) = (0, s.len());
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
    if extensions.calm {
        s.truncate(mark);
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
    let (weight, mark) = (d.below(5), s.len());
    for _ in 0..faults {
        let at = d.below(TROUBLE_MS);
        let (a, b) = (node(&mut d), node(&mut d));
        let later = at + 1 + d.below(1_200);
        match (d.below(12) + weight) % 12 {
            0 | 1 => writeln!(s, "at {at} {}\nat {later} {}", crash(&mut own, &a), restart(&mut own, &a)),
            2 => writeln!(s, "at {at} pause {a}\nat {later} resume {a}"),
            3 if !extensions.lease => writeln!(s, "at {at} timeout {a}"),
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
            10 if !extensions.lease => writeln!(s, "at {at} clock {a} {}.{}", d.below(3), 1 + d.below(9)),
            11 if a != b => writeln!(s, "at {at} link {a}>{b} latency={}..{}", latency, latency * 20),
            _ => writeln!(s, "at {at} restart {a}"),
        }
        .unwrap();
    }
    if extensions.calm {
        s.truncate(mark);
    }
    for client in ["a", "b", "c"].iter().take(d.below(4) as usize) {
        let command = d.pick(&["add total 1", "set k0 $n", "cas k0 1 $n", "get k0", "del k1"]);
        let (at, every, timeout, tries) = (d.below(TROUBLE_MS), 10 + d.below(300), 20 + d.below(400), 1 + d.below(8));
        let retry = if d.chance(80) { "on" } else { "off" };
        writeln!(s, "at {at} client {client} every {every} timeout={timeout} tries={tries} retry={retry} {command}")
            .unwrap();
        writeln!(s, "at {TROUBLE_MS} client {client} stop").unwrap();
    }
    s.push_str(&extensions.trouble());
    if attacks {
        s.push_str(&extensions.stale_leaders());
        s.push_str(&extensions.leases());
    }
    // Names every server in the script, so that other statements may refer to it.
    writeln!(s, "at {} members n{}", end_ms(rounds) + 1, nodes + extensions.more).unwrap();
    // Peace: repair everything; at the end all members must agree.
    writeln!(s, "at {TROUBLE_MS} heal").unwrap();
    for setting in ["loss=0%", "latency=1..5", "election=150..300", "heartbeat=40", "disk=0..2", "reorder=0%"] {
        writeln!(s, "at {TROUBLE_MS} set {setting}").unwrap();
    }
    s.push_str(&extensions.peace());
    let all = nodes + extensions.more;
    for n in 1..=all {
        writeln!(s, "at {TROUBLE_MS} resume n{n}\nat {TROUBLE_MS} restart n{n}\nat {TROUBLE_MS} clock n{n} 1").unwrap();
        writeln!(s, "at {TROUBLE_MS} disk n{n} as-cluster").unwrap();
        for m in (1..=all).filter(|m| *m != n) {
            writeln!(s, "at {TROUBLE_MS} link n{n}>n{m} latency=1..5").unwrap();
        }
    }
    for round in 1..=rounds {
        let at = TROUBLE_MS + round * ROUND_MS;
        if attacks {
            writeln!(s, "at {at} heal").unwrap();
        }
        for n in 1..=all {
            writeln!(s, "at {at} restart n{n}\nat {at} resume n{n}").unwrap();
        }
        s.push_str(&extensions.round(at));
        writeln!(s, "at {} propose leader set done yes", at + ROUND_MS / 2).unwrap();
        writeln!(s, "at {} read leader done", at + ROUND_MS * 3 / 4).unwrap();
    }
    writeln!(s, "until {}\nexpect leader", end_ms(rounds)).unwrap();
    writeln!(s, "expect fact {}", if extensions.reads == "log" { "reply" } else { "read" }).unwrap();
    for n in extensions.last_voters.iter().chain(&extensions.last_learners) {
        writeln!(s, "expect value n{n} done yes").unwrap();
    }
    s
}

/// The extensions beyond the paper's core. They are drawn from a separate stream, so that the rest does not depend on
/// them.
struct Extensions {
    draws: std::cell::RefCell<Draws>,
    nodes: u64,
    /// How many servers may be switched on in addition to `nodes`.
    more: u64,
    /// Whether reads use leases. Then no clock may drift and no election timer may be fired by the script.
    lease: bool,
    checkquorum: bool,
    reads: &'static str,
    /// The voters at the end.
    last_voters: Vec<u64>,
    last_learners: Vec<u64>,
    /// Whether only leaders are attacked.
    calm: bool,
    /// The shortest election timeout during the faults, in milliseconds.
    election: u64,
    /// The longest latency during the faults, in milliseconds.
    latency: u64,
}

impl Extensions {
    fn draw(seed: u64, nodes: u64, (election, latency): (u64, u64), attacks: bool) -> Extensions {
        let mut d = Draws(seed ^ 0x1c69_b3f7_4ac4_ae35);
        let checkquorum = d.chance(50);
        let lease = checkquorum && d.chance(40);
        let reads = match d.below(3) {
            _ if lease => "lease",
            0 => "log",
            _ => "index",
        };
        let more = if d.chance(60) { d.below(3) } else { 0 };
        let mut own = Draws(seed ^ 0x2545_f491_4f6c_dd1d);
        // Local reads may be stale; such runs are not checked for linearizability.
        let reads = if attacks && !lease && own.chance(8) { "local" } else { reads };
        let (last_voters, last_learners) = match !attacks || own.chance(50) {
            true => ((1..=nodes).collect(), Vec::new()),
            false => some_members(&mut own, nodes, more),
        };
        let calm = attacks && own.chance(if lease { 60 } else { 25 });
        Extensions {
            draws: d.into(),
            nodes,
            more,
            lease,
            checkquorum,
            reads,
            last_voters,
            last_learners,
            calm,
            election,
            latency,
        }
    }

    fn setup(&self) -> String {
        let mut d = self.draws.borrow_mut();
        let on = |on: bool| if on { "on" } else { "off" };
        let (prevote, chunk) = (d.chance(50), if d.chance(50) { 1 + d.below(3) } else { 0 });
        let (batch, uncommitted) = (1 + d.below(64), if d.chance(20) { 20 + d.below(200) } else { 0 });
        format!(
            "cluster prevote={} checkquorum={} reads={} chunk={chunk} batch={batch} uncommitted={uncommitted}\n",
            on(prevote),
            on(self.checkquorum),
            self.reads
        )
    }

    fn node(&self, d: &mut Draws) -> String {
        format!("n{}", 1 + d.below(self.nodes + self.more))
    }

    fn trouble(&self) -> String {
        let mut d = self.draws.borrow_mut();
        let mut s = String::new();
        let changes = if d.chance(60) { d.below(12) } else { 0 };
        for _ in 0..changes {
            let (at, members) = (d.below(TROUBLE_MS), members(&some_members(&mut d, self.nodes, self.more)));
            writeln!(s, "at {at} {members}").unwrap();
        }
        let transfers = if d.chance(50) { d.below(8) } else { 0 };
        for _ in 0..transfers {
            writeln!(s, "at {} transfer {}", d.below(TROUBLE_MS), self.node(&mut d)).unwrap();
        }
        let reads = if d.chance(70) { d.below(60) } else { 0 };
        for _ in 0..reads {
            let whom = if d.chance(70) { "leader".to_string() } else { self.node(&mut d) };
            writeln!(s, "at {} read {whom} {}", d.below(TROUBLE_MS), d.pick(&["k0", "k1", "k2", "n", "total"]))
                .unwrap();
        }
        let facts = ["config-change", "transfer", "snapshot-part", "become-precandidate", "read-index", "switched-on"];
        while d.chance(50) {
            let (fact, node, count) = (d.pick(&facts), self.node(&mut d), 1 + d.below(4));
            let back = 20 + d.below(800);
            let (fault, undo) = match d.below(5) {
                0 => (format!("pause {node}"), format!("resume {node}")),
                1 => (format!("partition {node}"), "heal".to_string()),
                2 => ("crash leader".to_string(), format!("restart {node}")),
                _ => (format!("crash {node}"), format!("restart {node}")),
            };
            writeln!(s, "when {fact} count={count} {fault}\nwhen {fact} count={count} after={back} {undo}").unwrap();
        }
        if d.chance(50) {
            writeln!(s, "when resume count={} read leader k0", 1 + d.below(3)).unwrap();
        }
        if d.chance(50) {
            writeln!(s, "when leader-elected count={} read leader k0", 1 + d.below(5)).unwrap();
        }
        s
    }

    /// Leaders that are cut off, paused or transfer their leadership, and get reads while another leader takes writes.
    fn stale_leaders(&self) -> String {
        let mut d = Draws(self.draws.borrow().0 ^ 0x6a09_e667_f3bc_c909);
        let mut s = String::new();
        let attacks = if self.calm || d.chance(40) { 1 + d.below(6) } else { 0 };
        for attack in 0..attacks {
            // Separate keys keep few operations open per key, so that the checker can decide.
            let key = format!("a{attack}");
            let lasts = (100 + d.below(8 * self.election)).min(2_500);
            let at = d.below(TROUBLE_MS - lasts - 100);
            let node = self.node(&mut d);
            let end = at + lasts;
            let all = || (1..=self.nodes + self.more).map(|n| format!("n{n}"));
            let whom = if d.chance(70) { "leader" } else { node.as_str() };
            match d.below(4) {
                0 => {
                    writeln!(s, "at {at} pause {whom}").unwrap();
                    all().for_each(|n| writeln!(s, "at {end} resume {n}").unwrap());
                }
                1 => writeln!(s, "at {at} transfer {node}\nat {} partition {whom}\nat {end} heal", at + d.below(60))
                    .unwrap(),
                _ => writeln!(s, "at {at} partition {whom}\nat {end} heal").unwrap(),
            }
            for i in 0..d.below(12) {
                let then = at + d.below(lasts + 100);
                match d.below(3) {
                    0 => writeln!(s, "at {then} propose leader set {key} {i}"),
                    1 => writeln!(s, "at {then} read leader {key}"),
                    _ => writeln!(s, "at {then} read {node} {key}"),
                }
                .unwrap();
            }
            // Reads at a leader that has been superseded, just before it learns of it or as it wakes.
            writeln!(s, "at {} propose leader set {key} last", end - 1 - d.below(300).min(lasts - 1)).unwrap();
            let then = if d.chance(50) { end - d.below(2) } else { end - d.below(90) };
            all().for_each(|n| writeln!(s, "at {then} read {n} {key}").unwrap());
        }
        for _ in 0..if d.chance(40) { 1 + d.below(3) } else { 0 } {
            let (fact, node) =
                (d.pick(&["leader-elected", "transfer", "restart", "resume", "heal"]), self.node(&mut d));
            let (count, after) = (1 + d.below(4), d.below(300));
            writeln!(s, "when {fact} count={count} after={after} read {node} k0").unwrap();
        }
        // Leases need CheckQuorum; without leases, settings may change during the run.
        for _ in 0..if !self.lease && d.chance(20) { 1 + d.below(4) } else { 0 } {
            let setting =
                d.pick(&["prevote=on", "prevote=off", "checkquorum=on", "checkquorum=off", "chunk=1", "chunk=0"]);
            writeln!(s, "at {} set {setting}", d.below(TROUBLE_MS)).unwrap();
        }
        s
    }

    /// Attacks on leases: the leader is cut off at the worst moment, another one is elected as soon as possible and
    /// takes writes, and all nodes get reads all the time.
    fn leases(&self) -> String {
        let mut d = Draws(self.draws.borrow().0 ^ 0xbb67_ae85_84ca_a73b);
        let mut s = String::new();
        let all = || (1..=self.nodes + self.more).map(|n| format!("n{n}"));
        for attack in 0..if self.lease { 1 + d.below(3) } else { 0 } {
            let (key, shortest) = (format!("l{attack}"), self.election);
            let (a, b) = (self.node(&mut d), self.node(&mut d));
            let mut at = 400 + attack * 1_700 + d.below(200);
            let end = at + 1_300;
            // Fast messages let more happen within a lease.
            if d.chance(60) {
                writeln!(s, "at {} set latency=0..2\nat {} set disk=0..0", at - 300, at - 300).unwrap();
            }
            match d.below(5) {
                0 => writeln!(s, "at {at} partition leader").unwrap(),
                // The leader is paused for longer than its lease, and is still cut off when it resumes.
                1 => {
                    let wakes = at + shortest + d.below(3 * shortest);
                    writeln!(s, "at {at} partition leader\nat {at} pause leader").unwrap();
                    all().for_each(|n| writeln!(s, "at {wakes} resume {n}\nat {wakes} read {n} {key}").unwrap());
                }
                // A transfer: the successor need not wait for the end of the lease.
                2 => {
                    let cut = at + d.below(4 * self.latency + 2);
                    writeln!(s, "at {at} transfer {a}\nat {cut} partition leader").unwrap();
                }
                // One node has not heard the leader for long; the others, which have, restart.
                3 => {
                    writeln!(s, "at {at} partition {b}").unwrap();
                    at += 2 * shortest.min(200) + d.below(shortest);
                    writeln!(s, "at {at} partition leader").unwrap();
                    let again: Vec<String> = all().filter(|n| *n != b && (*n == a || d.chance(70))).collect();
                    for n in again {
                        writeln!(s, "at {at} crash {n}\nat {} restart {n}", at + 1 + d.below(4)).unwrap();
                    }
                }
                // The leader sends nothing any more, but slow replies to it still arrive.
                _ => all().for_each(|n| {
                    writeln!(s, "at {at} link {n}>leader latency={shortest}..{}", 4 * shortest).unwrap();
                    writeln!(s, "at {} cut leader>{n}", at + shortest).unwrap();
                }),
            }
            for i in 0..10 {
                writeln!(s, "at {} propose leader set {key} {i}", at + d.below(end - at)).unwrap();
            }
            // A script has at most 2,000 statements.
            let most = 120 / (self.nodes + self.more);
            let step = (5 + d.below(20)).max((end - at) / most);
            (at..end).step_by(step as usize).for_each(|then| {
                all().for_each(|n| writeln!(s, "at {then} read {n} {key}").unwrap());
            });
            writeln!(s, "at {end} heal").unwrap();
        }
        s
    }

    /// Settings of the quiet time: no leases, because timers change, and no disturbance by removed servers (thesis
    /// 4.2.3).
    fn peace(&self) -> String {
        let reads = if self.reads == "log" { "log" } else { "index" };
        format!(
            "at {TROUBLE_MS} set reads={reads}\nat {TROUBLE_MS} set prevote=on\nat {TROUBLE_MS} set checkquorum=on\n\
             at {TROUBLE_MS} set uncommitted=0\n"
        )
    }

    /// Requests the last members again in each round.
    fn round(&self, at: u64) -> String {
        format!("at {} {}\n", at + ROUND_MS / 4, members(&(self.last_voters.clone(), self.last_learners.clone())))
    }
}

/// Random voters, at least one, and learners.
fn some_members(d: &mut Draws, nodes: u64, more: u64) -> (Vec<u64>, Vec<u64>) {
    let all: Vec<u64> = (1..=nodes + more).collect();
    let share = 30 + d.below(70);
    let mut voters: Vec<u64> = all.iter().copied().filter(|_| d.chance(share)).collect();
    if voters.is_empty() {
        voters.push(1 + d.below(nodes));
    }
    let learners = all.into_iter().filter(|n| !voters.contains(n) && d.chance(30)).collect();
    (voters, learners)
}

fn members((voters, learners): &(Vec<u64>, Vec<u64>)) -> String {
    let names = |list: &[u64]| list.iter().map(|n| format!(" n{n}")).collect::<String>();
    let learners = if learners.is_empty() { String::new() } else { format!(" learners{}", names(learners)) };
    format!("members{}{learners}", names(voters))
}
