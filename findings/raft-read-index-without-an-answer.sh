#!/usr/bin/env bash
# A new leader drops a read request without an error.
#
# Package: the crate raft 0.7.0 (TiKV)
# Expected: read_index on a leader that has committed nothing in its term yet either waits until it has (section 6.4
# of the Raft thesis), or says that it does not.
# Observed: it returns nothing, and no ReadState ever comes, although the leader commits its first entry a moment
# later. Asked again after that, it answers.
#
# Exit status 0: still so. Any other: it has changed, or the script could not run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$work/target}
mkdir "$work/src"
cat > "$work/Cargo.toml" <<'END'
[package]
name = "raft-read-index-without-an-answer"
version = "0.0.0"
edition = "2021"

[dependencies]
raft = { version = "=0.7.0", default-features = false, features = ["protobuf-codec"] }
slog = "=2.7.0"
END
cat > "$work/src/main.rs" <<'END'
use std::collections::{BTreeMap, BTreeSet};

use raft::eraftpb::*;
use raft::storage::MemStorage;
use raft::{Config, RawNode, StateRole};

/// Nodes 1, 2 and 3, and what is on its way between them.
struct Net {
    nodes: BTreeMap<u64, RawNode<MemStorage>>,
    wire: Vec<Message>,
    dead: BTreeSet<(u64, u64)>,
    applied: Vec<(u64, Entry)>,
    answers: Vec<raft::ReadState>,
}

impl Net {
    fn new(set: impl Fn(&mut Config)) -> Net {
        let quiet = slog::Logger::root(slog::Discard, slog::o!());
        let node = |id| {
            let mut config = Config { id, election_tick: 10, heartbeat_tick: 1, ..Config::default() };
            set(&mut config);
            let disk = MemStorage::new_with_conf_state((vec![1, 2, 3], vec![]));
            (id, RawNode::new(&config, disk, &quiet).unwrap())
        };
        let nodes = [1, 2, 3].map(node).into();
        Net { nodes, wire: vec![], dead: BTreeSet::new(), applied: vec![], answers: vec![] }
    }

    fn node(&mut self, id: u64) -> &mut RawNode<MemStorage> {
        self.nodes.get_mut(&id).unwrap()
    }

    /// Every node stores, sends and applies what it has ready.
    fn ready(&mut self) {
        for (&id, node) in &mut self.nodes {
            while node.has_ready() {
                let mut ready = node.ready();
                let disk = node.raft.raft_log.store.clone();
                self.wire.extend(ready.take_messages());
                let mut committed = ready.take_committed_entries();
                self.answers.extend(ready.take_read_states());
                disk.wl().append(ready.entries()).unwrap();
                if let Some(state) = ready.hs() {
                    disk.wl().set_hardstate(state.clone());
                }
                self.wire.extend(ready.take_persisted_messages());
                let mut rest = node.advance(ready);
                self.wire.extend(rest.take_messages());
                committed.extend(rest.take_committed_entries());
                for entry in committed {
                    self.applied.push((id, entry));
                }
                node.advance_apply();
            }
        }
    }

    /// Everything on its way arrives, unless its link is dead. False: there was nothing.
    fn round(&mut self) -> bool {
        self.ready();
        let wire = std::mem::take(&mut self.wire);
        let any = !wire.is_empty();
        for message in wire {
            if !self.dead.contains(&(message.from, message.to)) {
                self.node(message.to).step(message).unwrap();
            }
        }
        any
    }

    fn settle(&mut self) {
        while self.round() {}
    }

    fn tick(&mut self) {
        for node in self.nodes.values_mut() {
            node.tick();
        }
        self.settle();
    }

    fn campaign(&mut self, id: u64) {
        self.node(id).campaign().unwrap();
    }
}

fn main() {
    let mut net = Net::new(|_| ());
    net.campaign(1);
    while net.nodes[&1].raft.state != StateRole::Leader {
        net.round();
    }
    println!("node 1 leads, and knows {} to be committed", net.nodes[&1].raft.raft_log.committed);
    for context in ["early", "late"] {
        net.node(1).read_index(context.as_bytes().to_vec());
        for _ in 0..30 {
            net.tick();
        }
        let answers = net.answers.len();
        println!("{context}: {answers} answers after 30 ticks, {} committed", net.nodes[&1].raft.raft_log.committed);
    }
}
END
cd "$work"
cargo build --quiet
observed=$("$CARGO_TARGET_DIR/debug/raft-read-index-without-an-answer")
expected=$(cat <<'END'
node 1 leads, and knows 0 to be committed
early: 0 answers after 30 ticks, 1 committed
late: 1 answers after 30 ticks, 1 committed
END
)
echo "$observed"
if [ "$observed" != "$expected" ]; then
    printf 'This is not what was seen before:\n%s\n' "$expected" >&2
    exit 1
fi
