//! Our core: five nodes in memory, and a queue of messages that are delivered in order and without delay.

use std::collections::VecDeque;

use playground::raft::{Config, Durable, Effect, Handle, Input, Message, Node, NodeSet, Options, Payload, Rules};

use crate::Cluster;

/// Our cluster, in which n1 leads.
pub struct Ours {
    nodes: Vec<Node>,
    disks: Vec<Durable>,
    rules: Rules,
    options: Options,
    queue: VecDeque<Message>,
    effects: Vec<Effect>,
    messages: u64,
}

impl Ours {
    /// Performs a step, with a disk that is never late.
    fn input(&mut self, slot: usize, input: Input) {
        let mut next = Some(input);
        while let Some(input) = next.take() {
            self.nodes[slot].step(input, &self.rules, &self.options, &mut self.effects);
            for effect in self.effects.drain(..) {
                match effect {
                    Effect::Send(message) => self.queue.push_back(message),
                    Effect::Persist(write) => {
                        self.disks[slot].apply(&write);
                        next = Some(Input::Durable(write.number));
                    }
                    _ => {} // the state machine does nothing, as theirs; nothing is late, so no timer fires
                }
            }
        }
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
            effects: Vec::new(),
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
