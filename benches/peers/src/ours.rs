//! Our core: five nodes in memory, and a queue of messages that are delivered in order and without delay.

use std::collections::VecDeque;

use playground::raft::{
    Config, Driver, Durable, Entries, Fact, Handle, Input, Message, Node, NodeSet, Options, Payload, ReadNumber,
    ReadReason, Rules, Snapshot, Timer, Write,
};

use crate::Cluster;

/// Our cluster, in which n1 leads.
pub struct Ours {
    nodes: Vec<Node>,
    disks: Vec<Durable>,
    rules: Rules,
    options: Options,
    queue: VecDeque<Message>,
    messages: u64,
}

/// A node's disk, which is never late, and the queue. The state machine does nothing, as theirs. No message is late, so
/// no timer fires.
struct Around<'a> {
    disk: &'a mut Durable,
    queue: &'a mut VecDeque<Message>,
}

impl Driver for Around<'_> {
    fn send(&mut self, message: Message) {
        self.queue.push_back(message);
    }

    fn persist(&mut self, write: Write) -> bool {
        self.disk.apply(&write);
        true
    }

    fn start_timer(&mut self, _: Timer) {}
    fn stop_timer(&mut self, _: Timer) {}
    fn apply(&mut self, _: Entries) {}
    fn restore(&mut self, _: Snapshot) {}
    fn answer(&mut self, _: ReadNumber, _: ReadReason) {}
    fn note(&mut self, _: Fact) {}
}

impl Ours {
    fn input(&mut self, slot: usize, input: Input) {
        let around = &mut Around { disk: &mut self.disks[slot], queue: &mut self.queue };
        self.nodes[slot].step(input, &self.rules, &self.options, around);
    }
}

impl Cluster for Ours {
    fn new() -> Ours {
        let voters = NodeSet::first(5);
        let mut cluster = Ours {
            nodes: voters.iter().map(|id| Node::new(id, Config::of(voters), Durable::default())).collect(),
            disks: vec![Durable::default(); 5],
            rules: Rules::default(),
            options: Options { batch: 64, ..Options::default() },
            queue: VecDeque::new(),
            messages: 0,
        };
        cluster.input(0, Input::ElectionTimeout);
        cluster.settle();
        cluster
    }

    fn propose(&mut self, commands: u32) {
        for command in 0..commands {
            self.input(0, Input::Propose { payload: Payload::Command(Handle(command)), bytes: 8 });
        }
    }

    fn settle(&mut self) {
        while let Some(message) = self.queue.pop_front() {
            self.messages += 1;
            self.input(message.to.slot(), Input::Receive(&message));
        }
    }

    fn committed(&self) -> u64 {
        self.nodes[0].commit_index()
    }

    fn messages(&self) -> u64 {
        self.messages
    }
}
