//! The speed of the core and of the world: `cargo bench`. Compare results only within one run on one machine.
#![allow(missing_docs)]

use divan::counter::ItemsCount;
use divan::Bencher;

use playground::play::Session;
use playground::raft::{
    Config, Durable, Effect, Handle, Input, Message, Node, NodeSet, Options, Payload, Rules, Timer,
};

fn main() {
    divan::main();
}

/// Five nodes, and a queue of messages that are delivered in order and without delay: the core alone.
struct Cluster {
    nodes: Vec<Node>,
    rules: Rules,
    options: Options,
    queue: std::collections::VecDeque<Message>,
    effects: Vec<Effect>,
    messages: u64,
}

impl Cluster {
    /// A cluster in which n1 leads.
    fn new() -> Cluster {
        let voters = NodeSet::first(5);
        let mut cluster = Cluster {
            nodes: voters.iter().map(|id| Node::new(id, Config::of(voters), Durable::default())).collect(),
            rules: Rules::default(),
            options: Options::default(),
            queue: Default::default(),
            effects: Vec::new(),
            messages: 0,
        };
        cluster.input(0, Input::ElectionTimeout);
        cluster.settle();
        assert!(cluster.nodes[0].is_leader());
        cluster
    }

    fn input(&mut self, slot: usize, input: Input) {
        let mut next = Some(input);
        while let Some(input) = next.take() {
            self.nodes[slot].step(input, &self.rules, &self.options, &mut self.effects);
            for effect in self.effects.drain(..) {
                match effect {
                    Effect::Send(message) => self.queue.push_back(message),
                    Effect::Persist(write) => next = Some(Input::Durable(write.number)),
                    Effect::StartTimer(Timer::Election | Timer::Heartbeat) => {}
                    _ => {}
                }
            }
        }
    }

    fn settle(&mut self) {
        while let Some(message) = self.queue.pop_front() {
            self.messages += 1;
            self.input(message.to.slot(), Input::Receive(&message));
        }
    }

    fn propose(&mut self, commands: u32) {
        for command in 0..commands {
            self.input(0, Input::Propose { payload: Payload::Command(Handle(command)), bytes: 8 });
        }
    }
}

const PROPOSALS: u64 = 1_000;

/// Messages per second, with one proposal at a time.
#[divan::bench]
fn core_messages_one_proposal_at_a_time(bencher: Bencher) {
    let mut probe = Cluster::new();
    let before = probe.messages;
    for _ in 0..PROPOSALS {
        probe.propose(1);
        probe.settle();
    }
    let messages = probe.messages - before;
    bencher.counter(ItemsCount::new(messages)).with_inputs(Cluster::new).bench_local_refs(|cluster| {
        for _ in 0..PROPOSALS {
            cluster.propose(1);
            cluster.settle();
        }
    });
}

/// Committed entries per second, with 1 and with 64 proposals at a time.
#[divan::bench(args = [1, 64])]
fn core_committed_entries(bencher: Bencher, window: u32) {
    bencher.counter(ItemsCount::new(6_400u64)).with_inputs(Cluster::new).bench_local_refs(|cluster| {
        let mut left = 6_400;
        while left > 0 {
            cluster.propose(window);
            cluster.settle();
            left -= window;
        }
        assert!(cluster.nodes[0].commit_index() >= 6_400);
    });
}

/// Virtual seconds per second: five nodes that only send heartbeats.
#[divan::bench]
fn idle_cluster_virtual_seconds(bencher: Bencher) {
    bencher.counter(ItemsCount::new(60u64)).with_inputs(|| session("")).bench_local_refs(|session| {
        session.advance(60_000_000, u64::MAX);
    });
}

/// Events per second in the world, with all checks and one proposal per millisecond.
#[divan::bench]
fn world_events_under_load(bencher: Bencher) {
    let script: String = (500..1500).map(|t| format!("at {t} propose leader set x {t}\n")).collect();
    let mut probe = session(&script);
    probe.advance(2_000_000, u64::MAX);
    let events = probe.world().counts().events;
    bencher.counter(ItemsCount::new(events)).with_inputs(|| session(&script)).bench_local_refs(|session| {
        session.advance(2_000_000, u64::MAX);
    });
}

/// One checkpoint of a run with 1,000 entries in each log.
#[divan::bench]
fn checkpoint_of_a_run_with_1000_entries(bencher: Bencher) {
    let script: String = (500..1500).map(|t| format!("at {t} propose leader set x {t}\n")).collect();
    let mut session = session(&script);
    session.advance(2_000_000, u64::MAX);
    let leader = session.world().leader().and_then(|id| session.world().server(id));
    assert!(leader.is_some_and(|server| server.node.log().last_index() >= 1_000));
    bencher.bench_local(|| session.run().clone());
}

fn session(more: &str) -> Session {
    Session::open(&format!("cluster nodes=5 seed=7\n{more}")).unwrap_or_else(|refusal| panic!("{refusal}"))
}
