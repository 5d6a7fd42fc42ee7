//! Our core: a node, its disk, which is never late, and what the last step has asked for.

use playground::raft::{
    Config, Driver, Durable, Entries, Fact, Input, Message, Node, NodeId, NodeSet, Options, ReadNumber, ReadReason,
    Rules, Snapshot, Timer, Write,
};

/// What a step has asked for, beside writes.
#[derive(Default)]
pub struct Asked {
    /// Messages, in order.
    pub sent: Vec<Message>,
    /// Reads that were answered by a round, with their read index.
    pub answers: Vec<(ReadNumber, u64)>,
    /// Facts.
    pub facts: Vec<Fact>,
}

/// A node and its disk.
pub struct Ours {
    pub node: Node,
    disk: Durable,
    first: Config,
    rules: Rules,
    pub options: Options,
    /// Whether its lease timer runs.
    pub lease_runs: bool,
}

struct Around<'a> {
    disk: &'a mut Durable,
    lease_runs: &'a mut bool,
    asked: Asked,
}

impl Driver for Around<'_> {
    fn send(&mut self, message: Message) {
        self.asked.sent.push(message);
    }

    fn start_timer(&mut self, timer: Timer) {
        *self.lease_runs |= timer == Timer::Lease;
    }

    fn stop_timer(&mut self, timer: Timer) {
        *self.lease_runs &= timer != Timer::Lease;
    }

    fn persist(&mut self, write: Write) -> bool {
        self.disk.apply(&write);
        true
    }

    fn apply(&mut self, _: Entries) {}
    fn restore(&mut self, _: Snapshot) {}

    fn answer(&mut self, read: ReadNumber, by: ReadReason) {
        if let ReadReason::Index { index, .. } = by {
            self.asked.answers.push((read, index));
        }
    }

    fn note(&mut self, fact: Fact) {
        self.asked.facts.push(fact);
    }
}

impl Ours {
    /// One of `nodes` nodes that starts for the first time.
    pub fn new(id: NodeId, nodes: u8, options: Options) -> Ours {
        let first = Config::of(NodeSet::first(nodes));
        let node = Node::new(id, first, Durable::default());
        Ours { node, disk: Durable::default(), first, rules: Rules::default(), options, lease_runs: false }
    }

    fn with(&mut self, act: impl FnOnce(&mut Node, &Rules, &Options, &mut Around)) -> Asked {
        let (disk, lease_runs) = (&mut self.disk, &mut self.lease_runs);
        let mut around = Around { disk, lease_runs, asked: Asked::default() };
        act(&mut self.node, &self.rules, &self.options, &mut around);
        around.asked
    }

    pub fn step(&mut self, input: Input) -> Asked {
        if matches!(input, Input::LeaseTimeout) {
            self.lease_runs = false;
        }
        self.with(|node, rules, options, around| node.step(input, rules, options, around))
    }

    /// It crashes and starts again from its disk.
    pub fn restart(&mut self) -> Asked {
        self.node = Node::new(self.node.id(), self.first, self.disk.clone());
        self.lease_runs = false;
        self.with(|node, rules, options, around| node.start(rules, options, around))
    }
}
