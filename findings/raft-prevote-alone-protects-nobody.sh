#!/usr/bin/env bash
# Pre-vote without check-quorum does not protect a live leader.
#
# Package: the crate raft 0.7.0 (TiKV)
# Expected: with pre_vote, a node that hears from a leader refuses the pre-vote of one that does not (section 9.6 of
# the Raft thesis), so that one dead link deposes nobody.
# Observed: the link from leader 1 to node 2 is dead, node 3 hears both. Node 3 grants node 2 its pre-vote and its
# vote, and leader 1 is deposed. Only with check_quorum as well does it stay.
#
# Exit status 0: still so. Any other: it has changed, or the script could not run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$work/target}
mkdir "$work/src"
cat > "$work/Cargo.toml" <<'END'
[package]
name = "raft-prevote-alone-protects-nobody"
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
use raft::{Config, RawNode};

/// Nodes 1, 2 and 3, and what is on its way between them.
struct Net {
    nodes: BTreeMap<u64, RawNode<MemStorage>>,
    wire: Vec<Message>,
    dead: BTreeSet<(u64, u64)>,
    applied: Vec<(u64, Entry)>,
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
        Net { nodes, wire: vec![], dead: BTreeSet::new(), applied: vec![] }
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

    fn show(&self, id: u64) -> String {
        let raft = &self.nodes[&id].raft;
        format!("{:?} of term {}", raft.state, raft.term)
    }
}

fn main() {
    for (what, pre_vote, check_quorum) in [("pre_vote", true, false), ("pre_vote and check_quorum", true, true)] {
        let mut net = Net::new(|config| (config.pre_vote, config.check_quorum) = (pre_vote, check_quorum));
        net.campaign(1);
        net.settle();
        net.dead.insert((1, 2));
        for _ in 0..300 {
            net.tick();
        }
        println!("{what}, 300 ticks after the link from 1 to 2 died:");
        for id in [1, 2, 3] {
            println!("  node {id}: {}", net.show(id));
        }
    }
}
END
cd "$work"
cargo build --quiet
observed=$("$CARGO_TARGET_DIR/debug/raft-prevote-alone-protects-nobody")
expected=$(cat <<'END'
pre_vote, 300 ticks after the link from 1 to 2 died:
  node 1: Follower of term 2
  node 2: Leader of term 2
  node 3: Follower of term 2
pre_vote and check_quorum, 300 ticks after the link from 1 to 2 died:
  node 1: Leader of term 1
  node 2: PreCandidate of term 1
  node 3: Follower of term 1
END
)
echo "$observed"
if [ "$observed" != "$expected" ]; then
    printf 'This is not what was seen before:\n%s\n' "$expected" >&2
    exit 1
fi
