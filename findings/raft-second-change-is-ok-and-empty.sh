#!/usr/bin/env bash
# A second configuration change is accepted, but becomes an empty entry.
#
# Package: the crate raft 0.7.0 (TiKV)
# Expected: propose_conf_change returns an error while an earlier change has not been applied yet.
# Observed: it returns Ok, and appends an ordinary entry without data and without the given context. The second change
# is never made, and the caller waits for it forever.
#
# Exit status 0: still so. Any other: it has changed, or the script could not run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$work/target}
mkdir "$work/src"
cat > "$work/Cargo.toml" <<'END'
[package]
name = "raft-second-change-is-ok-and-empty"
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

    fn campaign(&mut self, id: u64) {
        self.node(id).campaign().unwrap();
    }
}

fn main() {
    let mut net = Net::new(|_| ());
    net.campaign(1);
    net.settle();
    for learner in [4, 5] {
        let mut change = ConfChange::default();
        change.set_change_type(ConfChangeType::AddLearnerNode);
        change.node_id = learner;
        let context = format!("add {learner}").into_bytes();
        println!("add {learner}: {:?}", net.node(1).propose_conf_change(context, change));
    }
    // Nodes 4 and 5 are learners that do not run.
    for id in [1, 2, 3] {
        net.dead.extend([(id, 4), (id, 5)]);
    }
    net.settle();
    for (_, entry) in net.applied.iter().filter(|(id, entry)| *id == 2 && entry.index > 1) {
        let context = String::from_utf8_lossy(&entry.context);
        println!("entry {}: {:?}, context {context:?}, empty {}", entry.index, entry.get_entry_type(), entry.data.is_empty());
    }
    let mut learners: Vec<u64> = net.nodes[&1].raft.prs().conf().learners().iter().copied().collect();
    learners.sort();
    println!("learners: {learners:?}");
}
END
cd "$work"
cargo build --quiet
observed=$("$CARGO_TARGET_DIR/debug/raft-second-change-is-ok-and-empty")
expected=$(cat <<'END'
add 4: Ok(())
add 5: Ok(())
entry 2: EntryConfChange, context "add 4", empty false
entry 3: EntryNormal, context "", empty true
learners: [4]
END
)
echo "$observed"
if [ "$observed" != "$expected" ]; then
    printf 'This is not what was seen before:\n%s\n' "$expected" >&2
    exit 1
fi
