#!/usr/bin/env bash
# A leader that has removed itself stays leader and refuses all commands.
#
# Package: the crate raft 0.7.0 (TiKV)
# Expected: once the removal is committed and applied, the old leader steps down, as section 6 of the Raft paper says.
# Observed: 1000 ticks later it leads on in the same term. Its heartbeats keep the others from standing, and it
# answers every command and every change with ProposalDropped, so that the cluster takes no writes until the
# application stops the node. Pre-vote and check-quorum change nothing.
#
# Exit status 0: still so. Any other: it has changed, or the script could not run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$work/target}
mkdir "$work/src"
cat > "$work/Cargo.toml" <<'END'
[package]
name = "raft-removed-leader-leads-on"
version = "0.0.0"
edition = "2021"

[dependencies]
raft = { version = "=0.7.0", default-features = false, features = ["protobuf-codec"] }
slog = "=2.7.0"
protobuf = "=2.28.0"
END
cat > "$work/src/main.rs" <<'END'
use std::collections::{BTreeMap, BTreeSet};

use raft::eraftpb::*;
use raft::storage::MemStorage;
use raft::{Config, RawNode};
use protobuf::Message as _;

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
                    if entry.get_entry_type() == EntryType::EntryConfChange {
                        let mut change = ConfChange::default();
                        change.merge_from_bytes(&entry.data).unwrap();
                        let state = node.apply_conf_change(&change).unwrap();
                        disk.wl().set_conf_state(state);
                    }
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
    for (what, on) in [("by default", false), ("with pre_vote and check_quorum", true)] {
        let mut net = Net::new(|config| (config.pre_vote, config.check_quorum) = (on, on));
        net.campaign(1);
        net.settle();
        let mut removal = ConfChange::default();
        removal.set_change_type(ConfChangeType::RemoveNode);
        removal.node_id = 1;
        net.node(1).propose_conf_change(vec![], removal.clone()).unwrap();
        net.settle();
        let everywhere = net.applied.iter().filter(|(_, entry)| !entry.data.is_empty()).count();
        println!("{what}: applied on {everywhere} nodes, voters {:?}", {
            let mut voters: Vec<u64> = net.nodes[&2].raft.prs().conf().voters().ids().iter().collect();
            voters.sort();
            voters
        });
        for _ in 0..1000 {
            net.tick();
        }
        for id in [1, 2, 3] {
            println!("  1000 ticks later, node {id}: {}", net.show(id));
        }
        println!("  a command: {:?}", net.node(1).propose(vec![], vec![1]).map_err(|why| why.to_string()));
        let change = net.node(1).propose_conf_change(vec![], removal).map_err(|why| why.to_string());
        println!("  a change: {change:?}");
    }
}
END
cd "$work"
cargo build --quiet
observed=$("$CARGO_TARGET_DIR/debug/raft-removed-leader-leads-on")
expected=$(cat <<'END'
by default: applied on 3 nodes, voters [2, 3]
  1000 ticks later, node 1: Leader of term 1
  1000 ticks later, node 2: Follower of term 1
  1000 ticks later, node 3: Follower of term 1
  a command: Err("raft: proposal dropped")
  a change: Err("raft: proposal dropped")
with pre_vote and check_quorum: applied on 3 nodes, voters [2, 3]
  1000 ticks later, node 1: Leader of term 1
  1000 ticks later, node 2: Follower of term 1
  1000 ticks later, node 3: Follower of term 1
  a command: Err("raft: proposal dropped")
  a change: Err("raft: proposal dropped")
END
)
echo "$observed"
if [ "$observed" != "$expected" ]; then
    printf 'This is not what was seen before:\n%s\n' "$expected" >&2
    exit 1
fi
