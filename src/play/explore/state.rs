//! When two states are the same: 64 bits of all that decides what the same deeds lead to.
//!
//! Left out are virtual time itself and the counters that only grow with it (rounds, writes, message numbers), because
//! within a search nothing depends on them: reads, leases and CheckQuorum are off. Timers count by the time that is
//! left; election timers never fire by themselves.
//!
//! Nodes are interchangeable, unless the search names some. So the nodes are put in an order that does not depend on
//! their names: by terms, logs and so on. Where this leaves nodes equal, every order of them is tried, and the smallest
//! number counts.

use super::deed::Budgets;
use super::exhaustive::MOST_NODES;
use crate::raft::{AppendOutcome, Config, Node, NodeId, NodeSet, Payload, ProgressState, Role, Round, Rpc};
use crate::sim::dice::mix;
use crate::sim::{Command, OpOutcome, Outcome, Server, Status, World};

/// A 64-bit number for the state. `named`: nodes are not interchangeable.
pub(super) fn hash(world: &World, more: &More, named: bool) -> u64 {
    let mut order: [usize; MOST_NODES as usize] = std::array::from_fn(|slot| slot);
    let order = &mut order[..world.servers().len().min(MOST_NODES.into())];
    if named {
        return Renaming::of_order(order, more.reads).hash(world, more);
    }
    let mut marks = [0; MOST_NODES as usize];
    marks.iter_mut().zip(world.servers()).for_each(|(it, server)| *it = mark(world, server));
    for place in 1..order.len() {
        let mut at = place;
        while at > 0 && marks[order[at]] < marks[order[at - 1]] {
            order.swap(at, at - 1);
            at -= 1;
        }
    }
    let mut least = u64::MAX;
    permute(order, 0, &marks, &mut |order| least = least.min(Renaming::of_order(order, more.reads).hash(world, more)));
    least
}

/// What decides the future besides the world.
pub(super) struct More<'a> {
    /// What is left of the budgets.
    pub budgets: &'a Budgets,
    /// The commands so far.
    pub proposals: u32,
    /// The listed deeds that were done: a bit for each.
    pub done: u64,
    /// Whether clients read, so that what they were answered counts.
    pub reads: bool,
}

/// What a node is, without names of nodes.
fn mark(world: &World, server: &Server) -> u64 {
    let node = &server.node;
    let mut words = Words(server.status as u64);
    words.add(node.current_term());
    words.add(node.commit_index() << 32 | node.last_applied());
    words.add(match node.role() {
        Role::Follower => 1,
        Role::PreCandidate { votes } | Role::Candidate { votes, .. } => 2 + votes.granted.len() as u64,
        Role::Leader { .. } => 64,
    });
    words.add(match node.voted_for() {
        None => 0,
        Some(id) if id == node.id() => 1,
        Some(_) => 2,
    });
    words.add(node.log().last_index() << 32 | node.log().last_term());
    words.add(server.disk.current_term << 32 | server.disk.log.last_index());
    let cuts = world.servers().iter().filter(|other| world.network().is_cut(node.id(), other.node.id()));
    words.add(cuts.count() as u64);
    let config = node.config();
    words.add(config.voters.contains(node.id()).into());
    words.0
}

/// Every order in which nodes with equal marks change places.
fn permute(order: &mut [usize], from: usize, marks: &[u64], each: &mut impl FnMut(&[usize])) {
    if from + 1 >= order.len() {
        return each(order);
    }
    let mark = marks[order[from]];
    for place in from..order.len() {
        if marks[order[place]] != mark {
            break;
        }
        order.swap(from, place);
        permute(order, from + 1, marks, each);
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
struct Renaming<'a> {
    /// The old slots, in the new order.
    order: &'a [usize],
    new: [u8; MOST_NODES as usize],
    /// See [`More::reads`].
    reads: bool,
}

impl<'a> Renaming<'a> {
    /// `order`: the old slots, in the new order.
    fn of_order(order: &'a [usize], reads: bool) -> Renaming<'a> {
        let mut new = [0; MOST_NODES as usize];
        order.iter().zip(0..).for_each(|(slot, place)| new[*slot] = place);
        Renaming { order, new, reads }
    }

    fn slot(&self, id: NodeId) -> u64 {
        self.new.get(id.slot()).map_or(0, |slot| u64::from(*slot) + 1)
    }

    fn of(&self, id: Option<NodeId>) -> u64 {
        id.map_or(0, |id| self.slot(id))
    }

    fn set(&self, nodes: NodeSet) -> u64 {
        nodes.iter().fold(0, |bits, id| bits | 1 << self.slot(id))
    }

    fn hash(&self, world: &World, more: &More) -> u64 {
        let mut words = Words(u64::from(more.proposals));
        words.add(more.done);
        more.budgets.bytes().chunks(8).for_each(|bytes| {
            words.add(bytes.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)));
        });
        let servers = world.servers();
        for server in self.order.iter().filter_map(|slot| servers.get(*slot)) {
            self.server(&mut words, world, server);
            let cuts = self.order.iter().filter_map(|slot| servers.get(*slot));
            let bit = |other: &Server| u64::from(world.network().is_cut(server.node.id(), other.node.id()));
            words.add(cuts.fold(0, |bits, other| bits << 1 | bit(other)));
        }
        let now = world.now();
        // Messages have no order. Their number counts, too.
        let (mut flights, mut count) = (0u64, 0u64);
        for flight in world.network().flights() {
            let mut one = Words(self.slot(flight.id.from) << 8 | self.slot(flight.id.to));
            one.add(flight.lost.map_or(flight.arrives, |(at, _)| at).saturating_sub(now));
            one.add(u64::from(flight.lost.is_some()) << 1 | u64::from(flight.waiting));
            one.add(flight.message.term);
            self.rpc(&mut one, &flight.message.rpc);
            (flights, count) = (flights.wrapping_add(mix(one.0)), count + 1);
        }
        words.add(flights);
        words.add(count);
        let monitor = world.monitor();
        let (term, leader) = monitor.last_leader().map_or((0, 0), |(term, id)| (term, self.slot(id)));
        words.add(term << 8 | leader);
        for index in 1..=monitor.committed() {
            if let Some((entry, _)) = monitor.committed_at(index) {
                words.add(entry.term);
                words.add(self.payload(entry.payload));
            }
        }
        if let Some((index, config)) = monitor.config_entry() {
            words.add(index);
            words.add(self.config(config));
        }
        if more.reads {
            self.answers(&mut words, world);
        }
        words.0
    }

    /// What clients asked, and what they were answered. The times count, so states of different times differ.
    fn answers(&self, words: &mut Words, world: &World) {
        words.add(world.now());
        for op in world.ops().list().iter() {
            words.add(match &op.command {
                Command::Set(_, value) => 1 << 32 | text(value),
                _ => 2 << 32,
            });
            match &op.outcome {
                OpOutcome::Open => words.add(0),
                OpOutcome::Ok(Outcome::Done(value) | Outcome::Unequal(value), at) => {
                    words.add(1 << 56 | at);
                    words.add(value.as_deref().map_or(0, text));
                }
                OpOutcome::Failed(_) => words.add(1),
                OpOutcome::Unknown(_) => words.add(2),
            }
            words.add(self.slot(op.node));
        }
    }

    fn config(&self, config: Config) -> u64 {
        let Config { voters, outgoing, learners } = config;
        self.set(voters) << 40 | self.set(outgoing) << 20 | self.set(learners)
    }

    fn payload(&self, payload: Payload) -> u64 {
        match payload {
            Payload::Noop => 0,
            Payload::Command(handle) => 1 + u64::from(handle.0),
            Payload::Config(config) => 1 << 63 | self.config(config),
        }
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
        let snapshot = node.log().snapshot();
        words.add(snapshot.last_included_index << 32 | snapshot.last_included_term);
        words.add(self.config(node.config()));
        self.role(words, node);
        for index in node.log().first_index()..=node.log().last_index() {
            let entry = node.log().get(index).unwrap_or_default();
            words.add(entry.term);
            words.add(self.payload(entry.payload));
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
            Role::Leader { progress, state } => {
                words.add(3);
                words.add(state.target_config.map_or(0, |config| self.config(config)));
                if self.reads {
                    words.add(round(state.round));
                    state.reads.iter().for_each(|read| {
                        words.add(read.read_index.map_or(0, |it| it.index << 56 | round(it.round)));
                    });
                }
                for slot in self.order {
                    let Some(progress) = progress.get(*slot) else { continue };
                    if *slot != node.id().slot() {
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
            Rpc::AppendEntries { prev_log_index, prev_log_term, entries, leader_commit, round: of } => {
                words.add(6 | if self.reads { round(*of) << 8 } else { 0 });
                words.add(prev_log_index << 32 | prev_log_term);
                words.add(*leader_commit);
                entries.iter().for_each(|(_, entry)| {
                    words.add(entry.term);
                    words.add(self.payload(entry.payload));
                });
            }
            Rpc::AppendEntriesReply { prev_log_index, outcome, round: of } => {
                words.add(7 | if self.reads { round(*of) << 8 } else { 0 });
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

fn round(round: Round) -> u64 {
    u64::from(round.tick) << 16 | u64::from(round.read)
}

fn text(value: &str) -> u64 {
    value.bytes().fold(0, |all, byte| all << 8 | u64::from(byte))
}
