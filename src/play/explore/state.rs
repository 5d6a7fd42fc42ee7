//! When two states are the same: 64 bits of all that decides what the same deeds lead to.
//!
//! Left out are virtual time itself and the counters that only grow with it (rounds, writes, message numbers), because
//! within a search nothing depends on them: reads, leases and CheckQuorum are off. Timers count by the time that is
//! left; election timers never fire by themselves. Nodes that have the same configuration are interchangeable, so a
//! small cluster is hashed under every renaming of its nodes, and the smallest number counts.

use super::deed::Budgets;
use crate::raft::{AppendOutcome, Node, NodeId, NodeSet, Payload, ProgressState, Role, Rpc};
use crate::sim::dice::mix;
use crate::sim::{Server, Status, World};

/// The most nodes of which all renamings are tried: six for three nodes.
const MOST_RENAMED: usize = 3;

/// A 64-bit number for the state.
pub(super) fn hash(world: &World, budgets: &Budgets, proposals: u32) -> u64 {
    let nodes = world.servers().len();
    let names = |order: &[usize]| Renaming { new: order.to_vec() }.hash(world, budgets, proposals);
    let mut least = u64::MAX;
    let mut order: Vec<usize> = (0..nodes).collect();
    if nodes > MOST_RENAMED {
        return names(&order);
    }
    permute(&mut order, 0, &mut |order| least = least.min(names(order)));
    least
}

fn permute(order: &mut [usize], from: usize, each: &mut impl FnMut(&[usize])) {
    if from == order.len() {
        return each(order);
    }
    for place in from..order.len() {
        order.swap(from, place);
        permute(order, from + 1, each);
        order.swap(from, place);
    }
}

struct Words(u64);

impl Words {
    fn add(&mut self, word: u64) {
        self.0 = mix(self.0 ^ word).wrapping_add(0x9e37_79b9_7f4a_7c15);
    }
}

/// The new slot of each node, by its old one.
struct Renaming {
    new: Vec<usize>,
}

impl Renaming {
    fn slot(&self, id: NodeId) -> u64 {
        self.new.get(id.slot()).map_or(0, |slot| *slot as u64 + 1)
    }

    fn of(&self, id: Option<NodeId>) -> u64 {
        id.map_or(0, |id| self.slot(id))
    }

    fn set(&self, nodes: NodeSet) -> u64 {
        nodes.iter().fold(0, |bits, id| bits | 1 << self.slot(id))
    }

    fn hash(&self, world: &World, budgets: &Budgets, proposals: u32) -> u64 {
        let mut words = Words(u64::from(proposals));
        budgets.bytes().into_iter().for_each(|byte| words.add(byte.into()));
        let mut by_slot: Vec<&Server> = world.servers().iter().collect();
        by_slot.sort_by_key(|server| self.slot(server.node.id()));
        for server in &by_slot {
            self.server(&mut words, world, server);
            for other in &by_slot {
                words.add(world.network().is_cut(server.node.id(), other.node.id()).into());
            }
        }
        let now = world.now();
        let mut flights: Vec<u64> = world
            .network()
            .flights()
            .map(|flight| {
                let mut one = Words(self.slot(flight.id.from) << 8 | self.slot(flight.id.to));
                one.add(flight.lost.map_or(flight.arrives, |(at, _)| at) - now);
                one.add(flight.lost.is_some().into());
                one.add(flight.message.term);
                self.rpc(&mut one, &flight.message.rpc);
                one.0
            })
            .collect();
        flights.sort_unstable();
        flights.into_iter().for_each(|flight| words.add(flight));
        let monitor = world.monitor();
        let (term, leader) = monitor.last_leader().map_or((0, 0), |(term, id)| (term, self.slot(id)));
        words.add(term << 8 | leader);
        for index in 1..=monitor.committed() {
            if let Some((entry, _)) = monitor.committed_at(index) {
                words.add(entry.term);
                words.add(payload(entry.payload));
            }
        }
        words.0
    }

    fn server(&self, words: &mut Words, world: &World, server: &Server) {
        let node = &server.node;
        words.add(match server.status {
            Status::Up => 0,
            Status::Paused => 1,
            Status::Crashed => 2,
        });
        words.add(node.current_term());
        words.add(self.of(node.voted_for()) << 8 | self.of(node.leader()));
        words.add(node.commit_index() << 32 | node.last_applied());
        self.role(words, node);
        for index in node.log().first_index()..=node.log().last_index() {
            let entry = node.log().get(index).unwrap_or_default();
            words.add(entry.term << 32 | payload(entry.payload));
        }
        words.add(server.disk.current_term);
        words.add(self.of(server.disk.voted_for));
        words.add(server.disk.log.last_index() << 32 | server.disk.log.last_term());
        server.pending.iter().for_each(|(at, _)| words.add(at.saturating_sub(world.now())));
        words.add(server.heartbeat.map_or(0, |timer| timer.fires.saturating_sub(world.now()) + 1));
    }

    fn role(&self, words: &mut Words, node: &Node) {
        match node.role() {
            Role::Follower => words.add(1),
            Role::PreCandidate { votes } | Role::Candidate { votes, .. } => {
                words.add(2);
                words.add(self.set(votes.granted) << 32 | self.set(votes.refused));
            }
            Role::Leader { progress, .. } => {
                words.add(3);
                let mut by_slot: Vec<_> = progress.iter().enumerate().collect();
                by_slot.sort_by_key(|(slot, _)| self.new.get(*slot));
                for (slot, progress) in by_slot {
                    if slot != node.id().slot() {
                        words.add(progress.next_index << 32 | progress.confirmed_index);
                        words.add(match progress.state {
                            ProgressState::Probe { waiting } => u64::from(waiting),
                            ProgressState::Replicate => 2 + progress.in_flight() as u64,
                            ProgressState::Snapshot { offset, .. } => 1 << 32 | u64::from(offset),
                        });
                    }
                }
            }
        }
    }

    fn rpc(&self, words: &mut Words, rpc: &Rpc) {
        match rpc {
            Rpc::RequestVote { last_log_index, last_log_term, .. } | Rpc::PreVote { last_log_index, last_log_term } => {
                words.add(1);
                words.add(last_log_index << 32 | last_log_term);
            }
            Rpc::RequestVoteReply { vote_granted } => words.add(2 + u64::from(*vote_granted)),
            Rpc::PreVoteReply { asked_in, vote_granted } => words.add(asked_in << 8 | 4 | u64::from(*vote_granted)),
            Rpc::AppendEntries { prev_log_index, prev_log_term, entries, leader_commit, .. } => {
                words.add(6);
                words.add(prev_log_index << 32 | prev_log_term);
                words.add(*leader_commit);
                entries.iter().for_each(|(_, entry)| words.add(entry.term << 32 | payload(entry.payload)));
            }
            Rpc::AppendEntriesReply { prev_log_index, outcome, .. } => {
                words.add(7);
                words.add(*prev_log_index);
                match outcome {
                    AppendOutcome::Success { match_index } => words.add(*match_index),
                    AppendOutcome::Conflict { conflict_term, conflict_index } => {
                        words.add(1 << 63 | conflict_index << 32 | conflict_term.unwrap_or(0));
                    }
                    AppendOutcome::OldTerm => words.add(u64::MAX),
                }
            }
            Rpc::InstallSnapshot { snapshot, offset, len, .. } => {
                words.add(8);
                words.add(snapshot.last_included_index << 32 | u64::from(*offset) << 16 | u64::from(*len));
            }
            Rpc::InstallSnapshotReply { match_index, last_included_index, received, .. } => {
                words.add(9);
                words.add(match_index << 32 | last_included_index << 16 | u64::from(*received));
            }
            Rpc::TimeoutNow => words.add(10),
        }
    }
}

fn payload(payload: Payload) -> u64 {
    match payload {
        Payload::Noop => 0,
        Payload::Command(handle) => 1 + u64::from(handle.0),
        Payload::Config(_) => u64::MAX >> 32,
    }
}
