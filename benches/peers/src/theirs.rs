//! tikv's `raft` 0.7: five nodes in memory, and a queue of messages that are delivered in order and without delay.

use std::collections::VecDeque;

use raft::eraftpb::Message;
use raft::storage::MemStorage;
use raft::{Config, RawNode};

use crate::Cluster;

/// The peer's cluster, in which the first node leads.
pub struct Theirs {
    nodes: Vec<RawNode<MemStorage>>,
    queue: VecDeque<Message>,
    messages: u64,
}

impl Theirs {
    /// Drives a node as its documentation says, with a disk that is never late.
    fn drain(&mut self, slot: usize) {
        let node = &mut self.nodes[slot];
        while node.has_ready() {
            let mut ready = node.ready();
            self.queue.extend(ready.take_messages());
            if !ready.entries().is_empty() {
                node.mut_store().wl().append(ready.entries()).expect("the entries follow the log");
            }
            if let Some(state) = ready.hs() {
                node.mut_store().wl().set_hardstate(state.clone());
            }
            self.queue.extend(ready.take_persisted_messages());
            drop(ready.take_committed_entries()); // the state machine does nothing, as ours
            let mut light = node.advance(ready);
            if let Some(commit) = light.commit_index() {
                node.mut_store().wl().mut_hard_state().set_commit(commit);
            }
            self.queue.extend(light.take_messages());
            drop(light.take_committed_entries());
            node.advance_apply();
        }
    }
}

impl Cluster for Theirs {
    fn new() -> Theirs {
        let logger = slog::Logger::root(slog::Discard, slog::o!());
        let node = |id| {
            let config = Config {
                id,
                max_size_per_msg: u64::MAX,
                max_inflight_msgs: 256,
                batch_append: true,
                ..Config::default()
            };
            let storage = MemStorage::new_with_conf_state((vec![1, 2, 3, 4, 5], vec![]));
            RawNode::new(&config, storage, &logger).expect("the configuration is valid")
        };
        let mut cluster = Theirs { nodes: (1..=5).map(node).collect(), queue: VecDeque::new(), messages: 0 };
        cluster.nodes[0].campaign().expect("a follower may campaign");
        cluster.drain(0);
        cluster.settle();
        cluster
    }

    fn propose(&mut self, commands: u32) {
        for command in 0..commands {
            let data = u64::from(command).to_le_bytes().to_vec();
            self.nodes[0].propose(Vec::new(), data).expect("the first node leads");
        }
        self.drain(0);
    }

    fn settle(&mut self) {
        while let Some(message) = self.queue.pop_front() {
            self.messages += 1;
            let slot = message.to as usize - 1;
            self.nodes[slot].step(message).expect("the message is for a member");
            self.drain(slot);
        }
    }

    fn committed(&self) -> u64 {
        self.nodes[0].raft.raft_log.committed
    }

    fn messages(&self) -> u64 {
        self.messages
    }
}
