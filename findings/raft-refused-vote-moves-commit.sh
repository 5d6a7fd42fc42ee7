#!/usr/bin/env bash
# A refused vote raises the commit index of the candidate.
#
# Package: the crate raft 0.7.0 (TiKV)
# Expected: RequestVote and its reply carry terms, a vote and the end of the log (Figure 2 of the Raft paper); commit
# indices travel with AppendEntries alone.
# Observed: requests and refusals carry commit and commit_term as well. Node 2 has entry 2 and does not know that it
# is committed. It asks node 1, whose log is longer, and is refused: its commit index rises from 1 to 2.
#
# Exit status 0: still so. Any other: it has changed, or the script could not run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$work/target}
mkdir "$work/src"
cat > "$work/Cargo.toml" <<'END'
[package]
name = "raft-refused-vote-moves-commit"
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

    fn campaign(&mut self, id: u64) {
        self.node(id).campaign().unwrap();
    }
}

fn main() {
    let mut net = Net::new(|_| ());
    net.campaign(1);
    net.settle();
    // Entry 2 gets everywhere; that it is committed does not get to node 2.
    net.node(1).propose(vec![], vec![1]).unwrap();
    net.round();
    net.dead.insert((1, 2));
    net.settle();
    // Entry 3 stays with node 1.
    net.dead.insert((1, 3));
    net.node(1).propose(vec![], vec![2]).unwrap();
    net.settle();
    let commit = |net: &Net, id: u64| net.nodes[&id].raft.raft_log.committed;
    println!("node 1 knows {} to be committed, node 2 {}", commit(&net, 1), commit(&net, 2));
    // Node 2 asks node 1 alone.
    net.dead = BTreeSet::from([(2, 3)]);
    net.campaign(2);
    net.round();
    net.ready();
    for reply in &net.wire {
        let kind = reply.get_msg_type();
        println!("{kind:?}: reject {}, commit {}, commit_term {}", reply.reject, reply.commit, reply.commit_term);
    }
    net.settle();
    println!("node 2: {:?}, knows {} to be committed", net.nodes[&2].raft.state, commit(&net, 2));
}
END
cd "$work"
cargo build --quiet
observed=$("$CARGO_TARGET_DIR/debug/raft-refused-vote-moves-commit")
expected=$(cat <<'END'
node 1 knows 2 to be committed, node 2 1
MsgRequestVoteResponse: reject true, commit 2, commit_term 1
node 2: Candidate, knows 2 to be committed
END
)
echo "$observed"
if [ "$observed" != "$expected" ]; then
    printf 'This is not what was seen before:\n%s\n' "$expected" >&2
    exit 1
fi
