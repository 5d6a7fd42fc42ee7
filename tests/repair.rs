//! A leader repairs every follower that is behind: one whose disk lost entries that it had acknowledged (Figure 2,
//! "decrement nextIndex and retry"), and one that receives a snapshot in parts while the leader takes newer ones
//! (Figure 13).
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::collections::BTreeMap;
use std::path::Path;
use std::{fmt::Write, fs};

use playground::play::script;
use playground::play::share::report;
use playground::play::Run;
use playground::raft::{AppendOutcome, Fact, NodeId, Role, Rpc, Term};
use playground::sim::{Record, What, World};

#[path = "swarm/mod.rs"]
#[allow(dead_code)]
mod swarm;
use swarm::{scenario, Draws};

/// Plays a script to its end. Returns the run, and whether all expectations held.
fn play(text: &str, watch: &mut dyn FnMut(&World, &Record)) -> (Run, bool) {
    let script = script::parse(text).unwrap_or_else(|refusal| panic!("{refusal}\n{text}"));
    let mut run = Run::new(&script);
    run.advance(script.headless_end(), u64::MAX, watch);
    let verdicts = run.finish(&script);
    let fine = report::is_fine(&script, &run, &verdicts);
    (run, fine)
}

#[test]
fn every_script_in_repair_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/repair");
    let mut played = 0;
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let (_, fine) = play(&text, &mut |_, _| ());
        assert!(fine, "an expectation of {} fails", path.display());
        played += 1;
    }
    assert_eq!(played, 5, "scripts in tests/repair");
}

/// Counts the messages that late refusals cause. A refusal is late if the follower has since acknowledged the entry.
#[derive(Default)]
struct Late {
    /// The late refusal that is being handled: the leader's term and the follower.
    handled: Option<(Term, NodeId)>,
    /// Messages caused by late refusals, by term, follower and heartbeat round.
    cost: BTreeMap<(Term, NodeId, u32), u32>,
    refusals: u32,
    denials: u32,
}

impl Late {
    fn hear(&mut self, world: &World, record: &Record) {
        match &record.what {
            What::Deliver(id, message, _) => {
                self.handled = None;
                let (Some(leader), Some(follower)) = (world.server(id.to), world.server(id.from)) else { return };
                let Rpc::AppendEntriesReply { prev_log_index, outcome: AppendOutcome::Conflict { .. }, .. } =
                    message.rpc
                else {
                    return;
                };
                let Role::Leader { progress, .. } = leader.node.role() else { return };
                let match_index = progress.get(follower.node.id().slot()).map_or(0, |progress| progress.match_index);
                if prev_log_index <= match_index && message.term == leader.node.current_term() {
                    self.handled = Some((message.term, id.from));
                    self.refusals += 1;
                }
            }
            What::Send(id, message, _) => {
                let Some((term, follower)) = self.handled else { return };
                let is_request = matches!(message.rpc, Rpc::AppendEntries { .. } | Rpc::InstallSnapshot { .. });
                if id.to != follower || message.term != term || !is_request {
                    return;
                }
                let Some(Role::Leader { state, .. }) = world.server(id.from).map(|s| s.node.role().clone()) else {
                    return;
                };
                *self.cost.entry((term, follower, state.round.tick)).or_default() += 1;
            }
            What::Timeout { .. } | What::Persist(..) => self.handled = None,
            What::Node(Fact::AckDenied { .. }) => self.denials += 1,
            _ => {}
        }
    }
}

#[test]
fn late_refusals_cost_at_most_one_probe_a_heartbeat() {
    let mut refusals = 0;
    for seed in 0..300 {
        let mut draws = Draws(seed);
        let nodes = 3 + 2 * draws.below(2);
        let latency = 1 + draws.below(120);
        let heartbeat = 20 + draws.below(80);
        let mut text = format!(
            "cluster nodes={nodes} seed={seed} election=400..900 heartbeat={heartbeat} latency=1..{latency} \
             loss={}% duplicate={}% reorder={}% late=20..{} window={} snapshot={}\n\
             at 0 timeout n1\nat 50 client a every {} set k$n $n\n",
            draws.below(25),
            20 + draws.below(60),
            20 + draws.below(60),
            100 + draws.below(900),
            1 + draws.below(16),
            if draws.chance(30) { "20" } else { "off" },
            5 + draws.below(40),
        );
        for round in 0..4 {
            let (at, node) = (500 + 1000 * round, 1 + draws.below(nodes));
            let _ = writeln!(text, "at {at} crash n{node}\nat {} restart n{node}", at + 200 + draws.below(500));
        }
        text.push_str("until 5000\nexpect no-violation\n");
        let mut late = Late::default();
        let (_, fine) = play(&text, &mut |world, record| late.hear(world, record));
        assert!(fine, "an expectation fails:\n{text}");
        assert_eq!(late.denials, 0, "AckDenied for a follower that lost nothing:\n{text}");
        let most = late.cost.values().max().copied().unwrap_or(0);
        assert!(most <= 1, "late refusals cost {most} messages within a heartbeat:\n{text}");
        refusals += late.refusals;
    }
    assert!(refusals > 1000, "only {refusals} late refusals: the test proves too little");
}

#[test]
fn ack_denied_needs_lost_entries() {
    for seed in 0..400 {
        let text = scenario(seed, None);
        let mut denials = 0;
        play(&text, &mut |_, record| denials += u32::from(matches!(record.what, What::Node(Fact::AckDenied { .. }))));
        assert_eq!(denials, 0, "seed {seed}:\n{text}");
    }
}

#[test]
fn a_follower_that_lost_acknowledged_entries_is_repaired_by_the_same_leader() {
    let mut denials = 0;
    for seed in 0..400 {
        let mut draws = Draws(seed);
        let nodes = 3 + 2 * draws.below(2);
        let victim = 2 + draws.below(nodes - 1);
        let wiped = draws.chance(30);
        let mut text = format!(
            "cluster nodes={nodes} seed={seed} election=60000..60000 heartbeat={} latency=1..{} loss={}% duplicate={}% \
             reorder={}% late=20..300 window={} snapshot={} chunk={}\nat 0 timeout n1\n\
             at 50 client a every {} set k$n $n\n",
            20 + draws.below(80),
            1 + draws.below(40),
            draws.below(20),
            draws.below(40),
            draws.below(40),
            1 + draws.below(16),
            if draws.chance(50) { (3 + draws.below(20)).to_string() } else { "off".to_string() },
            draws.below(4),
            10 + draws.below(40),
        );
        let at = 300 + draws.below(500);
        let how = if wiped { String::new() } else { format!(" lose={}", 1 + draws.below(12)) };
        let _ = writeln!(text, "at {at} crash n{victim}{how}");
        if wiped {
            let _ = writeln!(text, "at {} wipe n{victim}", at + 10);
        }
        let _ = writeln!(text, "at {} restart n{victim}", at + 20 + draws.below(400));
        text.push_str("at 2000 client a stop\nat 2000 set loss=0%\nuntil 5000\nexpect leader n1\n");
        let mut heard = 0;
        let (run, _) = play(&text, &mut |_, record| {
            heard += u32::from(matches!(record.what, What::Node(Fact::AckDenied { .. })));
        });
        let last = |id: u64| {
            let node = &run.world().servers()[id as usize - 1].node;
            (node.log().last_index(), node.log().last_term(), node.commit_index())
        };
        assert_eq!(last(victim), last(1), "n{victim} has not caught up with its leader:\n{text}");
        denials += heard;
    }
    assert!(denials > 150, "only {denials} denials: the test proves too little");
}

/// Counts how a snapshot in parts was sent to one follower.
#[derive(Default)]
struct Sent {
    /// Messages with a part, by the snapshot's lastIncludedIndex and size in keys.
    parts: BTreeMap<(u64, u32), u32>,
    /// How many snapshots had been started when the first one was installed.
    before_the_first: Option<usize>,
    /// After that, the follower has come within ten entries of its leader's commitIndex.
    caught_up: bool,
    dropped: u32,
}

impl Sent {
    fn hear(&mut self, to: NodeId, world: &World, record: &Record) {
        match &record.what {
            What::Node(Fact::Commit { to: index, .. })
                if record.node == Some(to) && self.before_the_first.is_some() =>
            {
                let leads = world.servers()[0].node.commit_index();
                self.caught_up |= index + 10 >= leads;
            }
            What::Node(Fact::SnapshotSent { to: other, index, size, .. }) if *other == to => {
                *self.parts.entry((*index, *size)).or_default() += 1;
            }
            What::Node(Fact::SnapshotInstalled { .. }) if record.node == Some(to) => {
                self.before_the_first.get_or_insert(self.parts.len());
            }
            What::Node(Fact::SnapshotPartsDropped { index, .. }) if record.node == Some(to) => {
                // Dropping parts of entries that the follower already has committed loses nothing.
                self.dropped += u32::from(*index > world.servers()[to.slot()].node.commit_index());
            }
            _ => {}
        }
    }
}

/// For all combinations of snapshot interval, part size, load and loss: a follower that was cut off, and a new server,
/// catch up under load. The first snapshot that is started is installed, and no snapshot takes many more messages than
/// it has parts.
#[test]
fn a_snapshot_in_parts_arrives_while_the_leader_takes_newer_ones() {
    let heartbeat = 50;
    for snapshot in [2, 5, 20, 60] {
        for chunk in [0, 1, 3, 10] {
            for every in [0, 5, 20] {
                for loss in [0, 5, 20] {
                    for newcomer in [false, true] {
                        let load = if every == 0 {
                            String::new()
                        } else {
                            format!("at 100 client a every {every} set k$n $n\n")
                        };
                        let trouble = if newcomer {
                            "at 2200 members n1 n2 n3 n4\n"
                        } else {
                            "at 200 cut n1-n3\nat 200 cut n2-n3\nat 2200 heal\n"
                        };
                        let mut text = format!(
                            "cluster nodes=3 spare=1 seed=3 snapshot={snapshot} chunk={chunk} latency=10..10 \
                             election=60000..60000 heartbeat={heartbeat} loss={loss}%\nat 0 timeout n1\n{load}{trouble}"
                        );
                        for n in 0..80 {
                            let _ = writeln!(text, "at {} propose n1 set early{n} {n}", 210 + 10 * n);
                        }
                        let _ = writeln!(text, "until 30000\nexpect leader n1\nexpect no-violation");
                        let node = NodeId::new(if newcomer { 4 } else { 3 }).unwrap();
                        let mut sent = Sent::default();
                        let (run, fine) = play(&text, &mut |world, record| sent.hear(node, world, record));
                        assert!(fine, "an expectation fails:\n{text}");
                        assert!(
                            sent.caught_up || (snapshot == 60 && sent.before_the_first.is_none()),
                            "{node} never catches up:\n{text}"
                        );
                        assert!(
                            run.world().servers()[0].node.config().voters.contains(node),
                            "{node} is not a voter:\n{text}"
                        );
                        assert_eq!(sent.dropped, 0, "parts were dropped:\n{text}");
                        assert_eq!(
                            sent.before_the_first,
                            Some(1),
                            "the first snapshot was not sent to its end: {:?}\n{text}",
                            sent.parts
                        );
                        for ((index, size), messages) in sent.parts {
                            let parts = if chunk == 0 { 1 } else { size.div_ceil(chunk).max(1) };
                            // Each heartbeat may request again a part that is in flight or lost.
                            let most = 2 * parts + parts * loss / 5 + 4;
                            assert!(messages <= most, "{messages} messages for {parts} parts, up to {index}:\n{text}");
                        }
                    }
                }
            }
        }
    }
}
