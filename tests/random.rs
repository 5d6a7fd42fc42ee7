//! Random runs with faults. `tests/swarm` expands a seed into a script of faults, then a quiet time. No property may
//! break, and at the end all members must have the same configuration and state machine.
//!
//! Each seed gives two scripts, without and with attacks on the leader. `RAFT_SEED=N RAFT_RUNS=K cargo test --test
//! random` plays K seeds from N on, on all cores; without them 1,000 seeds, and 10,000 where `CI` is set. A failure
//! prints the seed, the script and what is wrong; CONTRIBUTING.md says how to read it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use playground::play::run::session::Session;
use playground::play::script::{Directive, Statement};
use playground::play::tell;
use playground::play::{script, Run};
use playground::raft::{
    Config, ConfigChangeReason, Fact, Index, Node, NodeId, NodeSet, Payload, ReadReason, Rejection, Role, Rule,
    StepDownReason,
};
use playground::sim::{Action, Duplicate, FactKind, OpOutcome, Property, Record, Server, Target, Verdict, What, World};
use playground::words::said;

#[path = "swarm/mod.rs"]
mod swarm;
use swarm::{end_ms, scenario, scenario_of, Draws, ROUNDS, ROUND_MS, TROUBLE_MS};

/// When a run of [`scenario`] ends, in milliseconds.
const END_MS: u64 = end_ms(ROUNDS);

/// How often each situation occurred in a batch. [`EXPECTED`] lists those that must occur: a batch that never reaches
/// one of them proves less than it claims.
type Sometimes = BTreeMap<&'static str, u64>;

/// Counts the situations of the paper's core.
fn notice(world: &World, record: &Record, seen: &mut Sometimes) {
    let mut saw = |name| *seen.entry(name).or_default() += 1;
    let node = record.node.and_then(|id| world.server(id)).map(|server| &server.node);
    match &record.what {
        What::Node(Fact::BecomeCandidate { term, .. }) => {
            let rival = |other: &Node| {
                matches!(other.role(), Role::Candidate { .. })
                    && other.current_term() == *term
                    && Some(other.id()) != record.node
            };
            if world.servers().iter().any(|server| rival(&server.node)) {
                saw("two candidates in one term");
            }
        }
        What::Node(Fact::Commit { from, to, .. }) => {
            let older =
                |node: &Node| (*from + 1..*to).any(|i| node.log().term_at(i).is_some_and(|t| t < node.current_term()));
            if node.is_some_and(|node| node.is_leader() && older(node)) {
                saw("entries of an older term are committed with one of the leader's own");
            }
        }
        What::Deliver(..) => {
            let waits = |node: &Node| {
                matches!(node.may_commit(node.log().last_index(), world.rules()), Err(Rejection::NotOwnTerm { .. }))
            };
            if node.is_some_and(waits) {
                saw("an entry of an older term is on a majority, and not committed");
            }
        }
        What::Node(Fact::Truncate { .. }) => saw("a follower's tail is removed"),
        What::Node(Fact::SnapshotInstalled { kept: 0, .. }) => saw("a snapshot replaces a log"),
        What::Node(Fact::SnapshotInstalled { .. }) => saw("a snapshot keeps a suffix"),
        What::Node(Fact::SnapshotRefused { .. }) => saw("a snapshot is refused"),
        What::Node(Fact::StepDown { .. }) => saw("a leader steps down"),
        What::Node(Fact::AppendRefused { .. }) => saw("AppendEntries is refused"),
        What::Node(Fact::LeaderElected { .. }) => {
            if world
                .servers()
                .iter()
                .any(|s| s.node.is_leader() && s.node.log().last_index() > world.monitor().committed())
            {
                saw("a leader is elected while entries are uncommitted");
            }
            if world.servers().iter().filter(|s| s.node.is_leader()).count() > 1 {
                saw("two leaders at once, of different terms");
            }
        }
        What::Node(Fact::VoteRefused { .. }) => saw("a vote is refused"),
        What::Crash { torn: Some(torn), .. } if torn.kept > 0 => saw("a torn write leaves entries"),
        What::Crash { torn: Some(_), .. } => saw("a torn write leaves no entry"),
        What::Crash { lost: 1.., .. } => saw("a crash loses a write"),
        What::Late(..) => saw("a message comes late"),
        What::Disk(Some(_)) => saw("a disk is slow"),
        What::Restart { seed: Some(_), .. } => saw("a node starts with a seed of its own"),
        What::Duplicate(..) => saw("a message is duplicated"),
        What::ClientOutcome { outcome: OpOutcome::Unknown(_), .. } => saw("a client does not learn the outcome"),
        What::ClientOutcome { outcome: OpOutcome::Failed(_), .. } => saw("a client's operation fails"),
        What::Apply(_, _, Some(applied)) if applied.duplicate == Duplicate::Suppressed => {
            saw("a retry is applied again")
        }
        What::Reply(_, _, playground::sim::Answer::Lost) => saw("a client's entry is overwritten"),
        _ => {}
    }
}

/// Counts the situations of the extensions.
fn notice_extensions(world: &World, record: &Record, seen: &mut Sometimes) {
    let mut saw = |name| *seen.entry(name).or_default() += 1;
    let node = record.node.and_then(|id| world.server(id)).map(|server| &server.node);
    let nodes = || world.servers().iter().map(|server| server.node.id());
    let some_cut = || nodes().any(|a| nodes().any(|b| world.network().is_cut(a, b)));
    let outside = || node.is_some_and(|node| !node.config().all_voters().contains(node.id()));
    let superseded = || {
        let term = node.map_or(0, Node::current_term);
        world.servers().iter().any(|server| server.node.is_leader() && server.node.current_term() > term)
    };
    match &record.what {
        What::Node(fact) => match fact {
            Fact::SnapshotInstalled { .. } if world.config().is_joint() => {
                saw("a snapshot is installed during a joint configuration");
            }
            Fact::LeaderElected { quorum, .. } if quorum.config.is_joint() => {
                saw("a leader is elected by a joint configuration");
            }
            Fact::ConfigChange { why: ConfigChangeReason::RolledBack, .. } => saw("a configuration is rolled back"),
            Fact::ConfigChange { why: ConfigChangeReason::Snapshot, .. } => {
                saw("a configuration comes with a snapshot")
            }
            Fact::ConfigChange { config, .. } if config.is_joint() => saw("a configuration is joint"),
            Fact::ConfigChange { config, before, .. } if before.is_joint() && !config.is_joint() => {
                saw("a joint configuration is left");
            }
            Fact::ConfigChange { config, before, .. } if !before.learners.and(config.voters).is_empty() => {
                saw("a learner becomes a voter");
            }
            Fact::ConfigRefused { rejection: Rejection::ConfigPending { .. } } => {
                saw("a change is refused because one is under way");
            }
            Fact::ConfigRefused { rejection: Rejection::NothingOfOwnTerm { .. } } => {
                saw("a change is refused because nothing of the term is committed");
            }
            Fact::StepDown { why: StepDownReason::Removed, .. } => saw("a leader that is removed steps down"),
            Fact::StepDown { why: StepDownReason::NoQuorum { .. }, .. } => saw("a leader without a quorum steps down"),
            Fact::BecomeCandidate { told_by: Some(_), .. } => saw("a leader hands over"),
            Fact::BecomeCandidate { .. } | Fact::BecomePreCandidate { .. } if outside() => {
                saw("a removed voter asks for votes");
            }
            Fact::TransferStarted { match_index, last, .. } => {
                if some_cut() {
                    saw("a transfer begins during a partition");
                }
                if match_index < last {
                    saw("a transfer waits until its target has caught up");
                }
            }
            Fact::TransferAborted { rejection: Rejection::TransferTimedOut, .. } => saw("a transfer times out"),
            Fact::ProposeRefused { rejection: Rejection::Transferring { .. }, .. } => {
                saw("a command is refused during a transfer");
            }
            Fact::ProposeRefused { rejection: Rejection::Uncommitted { .. }, .. } => {
                saw("a command is refused because too much is uncommitted");
            }
            Fact::PreVoteRefused { rejection: Rejection::HearsLeader { .. }, .. } => {
                saw("a pre-vote is refused by a node that hears its leader");
            }
            Fact::PreVoteRefused { rejection: Rejection::OldTerm { .. }, .. } => {
                saw("a pre-vote is refused, and teaches a higher term");
            }
            Fact::VoteRefused { rejection: Rejection::HearsLeader { leader: Some(_) }, .. } => {
                saw("a vote is refused by a node that hears its leader");
            }
            Fact::VoteRefused { rejection: Rejection::HearsLeader { leader: None }, .. } => {
                saw("a restarted node refuses a vote within the lease that it may have granted");
            }
            Fact::ReadIndex { .. } if superseded() => saw("a superseded leader is asked to read, and asks a quorum"),
            Fact::ReadWaits { .. } => saw("a read waits for the term's first commitment"),
            Fact::ReadIndex { no_lease: true, .. } => saw("a leader without a lease asks a quorum"),
            Fact::ReadRefused { rejection: Rejection::NotLeader { leader: None, .. }, .. } => {
                saw("a read gets no answer because its leader has stepped down");
            }
            Fact::SnapshotPart { before: 1.., .. } => saw("a snapshot continues where it was interrupted"),
            Fact::SnapshotSent { index, newest, .. } if newest > index => {
                saw("a snapshot is sent to its end although there is a newer one");
            }
            Fact::SnapshotPartsDropped { .. } => saw("parts of a snapshot are dropped"),
            _ => {}
        },
        What::Read(_, _, _, by) => match by {
            ReadReason::Index { .. } => saw("a read is answered by asking a quorum"),
            ReadReason::Lease { .. } => {
                saw("a read is answered by a lease");
                // A leader that was paused for longer than its lease starts its rounds far ahead.
                let tick = node.and_then(|node| node.leader_state()).map_or(0, |state| state.round.tick);
                if tick > 1 << 16 {
                    saw("a read is answered by a lease that was renewed after a pause");
                }
            }
            ReadReason::Local { .. } => saw("a read is answered without asking anybody"),
            _ => {}
        },
        What::Restart { found: Some(_), .. } => saw("a node restarts with a torn write on its disk"),
        What::Restart { .. } if node.is_some_and(|node| node.partial_snapshot().is_some()) => {
            saw("parts of a snapshot survive a crash");
        }
        What::SwitchedOn => saw("a server is switched on"),
        What::ClientRetry { .. } => {
            let hands_over = |server: &Server| server.node.leader_state().is_some_and(|state| state.transfer.is_some());
            if world.servers().iter().any(hands_over) {
                saw("a client retries during a leadership transfer");
            }
        }
        _ => {}
    }
}

/// Situations that can be recognised only with a memory of the run.
#[derive(Default)]
struct Memory {
    /// The sender of the last part of a snapshot, by receiver and lastIncludedIndex.
    parts: BTreeMap<(NodeId, Index), NodeId>,
    /// Learners whose log a snapshot has replaced.
    restored: BTreeSet<NodeId>,
    /// Operations that were applied: client and serial number.
    done: BTreeSet<(u8, u32)>,
    /// Operations whose client gave up: client and serial number.
    unknown: BTreeSet<(u8, u32)>,
}

impl Memory {
    fn notice(&mut self, world: &World, record: &Record, seen: &mut Sometimes) {
        let mut saw = |name| *seen.entry(name).or_default() += 1;
        let node = record.node.and_then(|id| world.server(id)).map(|server| &server.node);
        match &record.what {
            What::Node(Fact::SnapshotPart { index, before, .. }) => {
                let Some((node, leader)) = node.and_then(|node| Some((node.id(), node.leader()?))) else { return };
                let last = self.parts.insert((node, *index), leader);
                if *before > 0 && last.is_some_and(|last| last != leader) {
                    saw("a snapshot continues with parts of another leader");
                }
            }
            What::Node(Fact::SnapshotInstalled { .. }) => {
                let learns = |node: &&Node| world.config().learners.contains(node.id());
                self.restored.extend(node.filter(learns).map(Node::id));
            }
            What::Node(Fact::ConfigChange { config, before, .. }) => {
                let promoted = before.learners.and(config.voters);
                if promoted.iter().any(|learner| self.restored.remove(&learner)) {
                    saw("a learner becomes a voter after a snapshot");
                }
            }
            What::Apply(_, entry, Some(applied)) if applied.duplicate == Duplicate::No => {
                let Payload::Command(handle) = entry.payload else { return };
                let Some(session) = world.request(handle).and_then(|request| request.session) else { return };
                let op = (session.client.0, session.serial);
                if self.done.insert(op) && self.unknown.contains(&op) {
                    saw("an operation is applied after its client gave up");
                }
            }
            What::ClientOutcome { client, op, outcome: OpOutcome::Unknown(_), .. } => {
                let op = (client.0, world.ops().get(*op).map_or(0, |op| op.number));
                self.unknown.insert(op);
                if self.done.contains(&op) {
                    saw("an operation was applied before its client gave up");
                }
            }
            _ => {}
        }
    }
}

/// Situations that a batch of a thousand seeds must reach. `notice`, `notice_extensions` and [`Memory`] count them.
const EXPECTED: &[&str] = &[
    "two candidates in one term",
    "entries of an older term are committed with one of the leader's own",
    "an entry of an older term is on a majority, and not committed",
    "a snapshot keeps a suffix",
    "a follower's tail is removed",
    "a snapshot replaces a log",
    "a snapshot is refused",
    "a leader steps down",
    "AppendEntries is refused",
    "a leader is elected while entries are uncommitted",
    "two leaders at once, of different terms",
    "a vote is refused",
    "a crash loses a write",
    "a message is duplicated",
    "a torn write leaves entries",
    "a torn write leaves no entry",
    "a message comes late",
    "a disk is slow",
    "a node starts with a seed of its own",
    "a client's entry is overwritten",
    "a client does not learn the outcome",
    "a client's operation fails",
    "a retry is applied again",
    "a snapshot is installed during a joint configuration",
    "a leader is elected by a joint configuration",
    "a configuration is rolled back",
    "a configuration comes with a snapshot",
    "a configuration is joint",
    "a joint configuration is left",
    "a learner becomes a voter",
    "a change is refused because one is under way",
    "a change is refused because nothing of the term is committed",
    "a leader that is removed steps down",
    "a leader without a quorum steps down",
    "a leader hands over",
    "a removed voter asks for votes",
    "a transfer begins during a partition",
    "a transfer waits until its target has caught up",
    "a transfer times out",
    "a command is refused during a transfer",
    "a command is refused because too much is uncommitted",
    "a pre-vote is refused by a node that hears its leader",
    "a pre-vote is refused, and teaches a higher term",
    "a vote is refused by a node that hears its leader",
    "a restarted node refuses a vote within the lease that it may have granted",
    "a read waits for the term's first commitment",
    "a leader without a lease asks a quorum",
    "a read gets no answer because its leader has stepped down",
    "a snapshot continues where it was interrupted",
    "a snapshot is sent to its end although there is a newer one",
    "parts of a snapshot are dropped",
    "a read is answered by asking a quorum",
    "a read is answered by a lease",
    "a read is answered by a lease that was renewed after a pause",
    "parts of a snapshot survive a crash",
    "a server is switched on",
    "a client retries during a leadership transfer",
    "a read is answered without asking anybody",
    "a local read returns a stale value",
    "a superseded leader is asked to read, and asks a quorum",
    "a snapshot continues with parts of another leader",
    "a learner becomes a voter after a snapshot",
    "an operation is applied after its client gave up",
    "an operation was applied before its client gave up",
    "a node restarts with a torn write on its disk",
    "the members at the end differ from those at the start",
];

fn play(text: &str, seen: &mut Sometimes) -> Run {
    play_with(text, seen, &mut |_| ())
}

fn play_with(text: &str, seen: &mut Sometimes, watch: &mut dyn FnMut(&Record)) -> Run {
    let script = script::parse(text).unwrap_or_else(|refusal| panic!("{refusal}\n{text}"));
    let mut run = Run::new(&script);
    let mut memory = Memory::default();
    run.advance(script.headless_end(), 10_000_000, &mut |world, record| {
        notice(world, record, seen);
        notice_extensions(world, record, seen);
        memory.notice(world, record, seen);
        watch(record);
    });
    run
}

/// Plays a seed, with more quiet rounds until no fault strikes in the last two of them.
fn play_to_peace(seed: u64, attacks: bool, seen: &mut Sometimes) -> (String, Run) {
    for rounds in (1..).map(|times| times * ROUNDS) {
        let text = scenario_of(seed, None, rounds, attacks);
        let last_two = TROUBLE_MS + (rounds - 1) * ROUND_MS;
        let (mut here, mut struck) = (seen.clone(), false);
        let run = play_with(&text, &mut here, &mut |record| {
            let fault = matches!(record.what, What::Crash { .. } | What::Pause | What::Partition(_));
            struck |= fault && record.at >= last_two * 1000;
        });
        // A violation counts in any case.
        if !struck || !violations(&text, &run).is_empty() {
            *seen = here;
            return (text, run);
        }
        assert!(rounds < 3 * ROUNDS, "triggers still strike after {rounds} rounds:\n{text}");
    }
    unreachable!("the rounds do not end")
}

/// The last configuration that the script requests before its end.
fn last_config(text: &str) -> Config {
    let script = script::parse(text).unwrap();
    let end = script.headless_end();
    let asked = script.statements().filter_map(|(_, statement)| match statement {
        Statement::Timed(moment, Directive::Act(Action::Members { voters, learners })) if moment.at <= end => {
            Some((moment.at, voters, learners))
        }
        _ => None,
    });
    let (_, voters, learners) = asked.max_by_key(|(at, ..)| *at).unwrap();
    let set = |targets: &[Target]| -> NodeSet {
        let id = |target: &Target| match target {
            Target::Node(id) => *id,
            other => panic!("{other:?} is no node"),
        };
        targets.iter().map(id).collect()
    };
    Config { voters: set(voters), outgoing: NodeSet::EMPTY, learners: set(learners) }
}

/// The broken properties in words; empty if none is broken. Runs with local reads are not checked for linearizability:
/// a local read may be stale, and which read broke the history is not known. A batch must contain such a run.
fn violations(text: &str, run: &Run) -> String {
    let mut wrong = String::new();
    let world = run.world();
    let stale = text.contains(" reads=local ");
    for violation in world.monitor().violations().iter() {
        if !(stale && violation.property == Property::Linearizability) {
            let evidence = said(&tell::evidence(world, violation));
            writeln!(wrong, "{} at {}: {evidence}", violation.property, violation.at).unwrap();
        }
    }
    wrong
}

/// What is wrong with a run, a line each; empty if nothing is.
fn complaints(text: &str, run: &Run) -> String {
    let mut wrong = violations(text, run);
    let world = run.world();
    let script = script::parse(text).unwrap();
    for verdict in run.finish(&script).iter().filter(|verdict| !verdict.held) {
        writeln!(wrong, "does not hold: expect {}", verdict.text).unwrap();
    }
    let last = last_config(text);
    if world.monitor().config().unwrap_or(Config::of(NodeSet::first(world.setup().nodes))) != last {
        writeln!(wrong, "the cluster's configuration is not {}", said(&tell::config_text(&last))).unwrap();
    }
    // Nodes outside the last configuration need not know it.
    let members: Vec<&Server> = last.members().iter().filter_map(|id| world.server(id)).collect();
    if members.len() != last.members().len() {
        writeln!(wrong, "a member was not switched on").unwrap();
    }
    for server in &members {
        if server.node.config() != last {
            let config = said(&tell::config_text(&server.node.config()));
            writeln!(wrong, "{}'s configuration is {config}", server.node.id()).unwrap();
        }
    }
    if members.windows(2).any(|pair| pair[0].store != pair[1].store) {
        writeln!(wrong, "the state machines differ").unwrap();
    }
    wrong
}

fn from_env(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

/// What a batch of runs reached.
#[derive(Default)]
struct Batch {
    seen: Sometimes,
    /// Keys whose history was checked, and those of them that the checker could not decide.
    keys: u64,
    undecided: u64,
}

/// Plays both variants of a seed: calm clusters reach fewer situations, and those with local reads are checked less.
fn play_seed(seed: u64, batch: &mut Batch) {
    for attacks in [false, true] {
        let (text, run) = play_to_peace(seed, attacks, &mut batch.seen);
        let wrong = complaints(&text, &run);
        if run.world().config() != Config::of(NodeSet::first(run.world().setup().nodes)) {
            *batch.seen.entry("the members at the end differ from those at the start").or_default() += 1;
        }
        // Only possible with local reads: otherwise it is among the complaints.
        if run.world().monitor().violations().iter().any(|v| v.property == Property::Linearizability) {
            *batch.seen.entry("a local read returns a stale value").or_default() += 1;
        }
        for (_, verdict) in run.world().linear().verdicts() {
            batch.keys += 1;
            batch.undecided += u64::from(verdict == Verdict::Undecided);
        }
        assert!(
            wrong.is_empty(),
            "\nRAFT_SEED={seed} RAFT_RUNS=1 plays only this run; so does this script:\n\n{text}\n{wrong}"
        );
    }
}

#[test]
fn random_faults_break_no_property_and_the_cluster_recovers() {
    let usual = if std::env::var_os("CI").is_some() { 10_000 } else { 1_000 };
    let (first, runs) = (from_env("RAFT_SEED", 1), from_env("RAFT_RUNS", usual));
    println!("RAFT_SEED={first} RAFT_RUNS={runs}");
    let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get());
    let mut all = Batch::default();
    std::thread::scope(|scope| {
        let jobs: Vec<_> = (0..cores)
            .map(|core| {
                scope.spawn(move || {
                    let mut batch = Batch::default();
                    for seed in (first..first + runs).skip(core).step_by(cores) {
                        play_seed(seed, &mut batch);
                    }
                    batch
                })
            })
            .collect();
        for job in jobs {
            // The thread has printed what is wrong.
            let batch = job.join().expect("a run is wrong: see above");
            batch.seen.into_iter().for_each(|(name, count)| *all.seen.entry(name).or_default() += count);
            all.keys += batch.keys;
            all.undecided += batch.undecided;
        }
    });
    let Batch { seen, keys, undecided } = all;
    println!("{seen:#?}");
    println!("the linearizability checker is undecided for {undecided} of {keys} keys");
    assert!(20 * undecided <= keys, "the linearizability checker is undecided for more than 5% of the keys");
    if runs >= 1_000 {
        for name in EXPECTED {
            assert!(seen.contains_key(name), "never in {runs} runs: {name}");
        }
    }
}

#[test]
fn stepping_seeking_and_resuming_give_the_same_run() {
    for seed in 5_000..5_060 {
        let text = scenario(seed, None);
        let end = END_MS * 1000;
        let script = script::parse(&text).unwrap();
        // In one call.
        let mut whole = Session::new(script.clone());
        whole.advance(end, u64::MAX);
        // Step by step to a third, then from a clone.
        let mut stepped = Session::new(script.clone());
        while stepped.run().next_time().is_some_and(|next| next <= end / 3) {
            stepped.step();
        }
        let mut resumed = stepped.clone();
        resumed.advance(end / 2, 100);
        resumed.advance(end, u64::MAX);
        // The clone must not have changed the original.
        stepped.advance(end, u64::MAX);
        let fingerprints = [&whole, &stepped, &resumed].map(|session| session.world().fingerprint());
        assert!(fingerprints.iter().all(|f| *f == fingerprints[0]), "{fingerprints:x?}\n{text}");
        assert_eq!(whole.script().to_string(), script.to_string());
    }
}

#[test]
fn actions_of_a_session_replay_from_its_script() {
    let mut acted = 0;
    for seed in 0..120 {
        let mut d = Draws(seed);
        let latency = if d.chance(50) { "10..10" } else { "0..9" };
        let mut session =
            Session::open(&format!("cluster nodes=5 seed={seed} latency={latency} snapshot=3\n")).unwrap();
        for _ in 0..25 {
            if d.chance(50) {
                for _ in 0..d.below(40) {
                    session.step();
                }
            } else {
                session.advance(session.world().now() + d.below(200_000), u64::MAX);
            }
            let message = session.world().network().flights().map(|flight| flight.id.to_string()).next();
            let message = message.unwrap_or_else(|| "n1>n2#1".to_string());
            let (a, b) = (1 + d.below(5), 1 + d.below(4));
            let b = if b == a { 5 } else { b };
            let action = match d.below(14) {
                0 => format!("crash n{a}"),
                1 => format!("restart n{a}"),
                2 => format!("timeout n{a}"),
                3 => format!("drop {message}"),
                4 => format!("delay {message} {}", d.below(300)),
                5 => format!("duplicate {message}"),
                6 => format!("deliver {message}"),
                7 => format!("cut n{a}>n{b}"),
                8 => "heal".to_string(),
                9 => format!("pause n{a}"),
                10 => format!("resume n{a}"),
                11 => format!("snapshot n{a}"),
                12 => "set loss=3%".to_string(),
                _ => format!("propose n{a} add x {b}"),
            };
            session.act(&action).unwrap_or_else(|refusal| panic!("{action}: {refusal}"));
            acted += 1;
        }
        session.advance(session.world().now() + 300_000, u64::MAX);
        let text = session.script().to_string();
        let mut again = Session::open(&text).unwrap();
        again.advance(session.world().now(), u64::MAX);
        assert_eq!(again.world().fingerprint(), session.world().fingerprint(), "{text}");
    }
    assert_eq!(acted, 120 * 25);
}

/// A follower that lost its disk denies entries that it had acknowledged. The leader must not answer each denial with
/// the same message: with duplicated messages that would grow without bound.
#[test]
fn a_wiped_disk_causes_no_message_storm() {
    let script = "cluster nodes=3 seed=1 duplicate=50% latency=1..1\nat 600 propose leader set x 1\n\
                  at 1000 crash follower\nat 1001 wipe n1\nat 1001 wipe n2\nat 1001 wipe n3\nat 1002 restart n1\n\
                  at 1002 restart n2\nat 1002 restart n3\nat 1020 propose leader set x 2\n";
    let mut run = Run::new(&script::parse(script).unwrap());
    run.advance(4_000_000, 1_000_000, &mut |_, _| ());
    // Expected: 3 s × 2 followers × 20 heartbeats a second × 2 for replies × 1.5 for duplicates = 360.
    let sent = run.world().counts().sent;
    assert!((200..1_000).contains(&sent), "{sent}");
}

/// Prints a table and checks nothing: `cargo test --test random -- --ignored --nocapture`.
#[test]
#[ignore = "prints which properties random runs break with each rule off"]
fn print_what_random_runs_break_with_each_rule_off() {
    for &rule in Rule::ALL {
        let mut broken: BTreeMap<&str, u64> = BTreeMap::new();
        let runs = from_env("RAFT_RUNS", 300);
        let mut any = 0;
        for seed in 0..runs {
            let text = scenario_of(seed, Some(rule), ROUNDS, true);
            let run = play(&text, &mut Sometimes::new());
            // Local reads may break linearizability with every rule on.
            if text.contains(" reads=local ") {
                continue;
            }
            let mut properties: Vec<_> = run.world().monitor().violations().iter().map(|v| v.property.name()).collect();
            properties.sort_unstable();
            properties.dedup();
            any += u64::from(!properties.is_empty());
            properties.into_iter().for_each(|name| *broken.entry(name).or_default() += 1);
            assert!(run.times(FactKind::Rule, None) > 0);
        }
        println!("{rule}: {any} of {runs} {broken:?}");
    }
}
