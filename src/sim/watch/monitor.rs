//! The monitor: checks Raft's properties from outside, with a memory of the whole run. It never stops a run.
//!
//! It sees the state of all nodes. It gets steps, not states: which node became leader, which entries
//! were appended, committed, applied, written. So the cost of a check depends on what has changed. With
//! a rule switched off, violations are expected.
//!
//! "Every leader holds all committed entries" is not true in this form: a delayed vote may elect a leader of an *older*
//! term. So the monitor keeps the term in which each entry was committed, and requires the entry only of leaders of
//! higher terms.

use std::rc::Rc;

use crate::raft::{Config, Entry, Handle, Index, Log, Node, NodeId, NodeSet, Payload, Term, VoterSet};
use crate::sim::chunked::Chunked;
use crate::sim::server::Server;
use crate::sim::setup::Micros;
use crate::sim::types::{Duplicate, Evidence, Property, Session, Status, Violation, MAX_CLIENTS};
use std::collections::BTreeMap;

/// The most violations that a run keeps.
const MOST_VIOLATIONS: usize = 200;

/// An entry as it was when it was committed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Committed {
    /// The entry.
    pub entry: Entry,
    /// The term in which it was committed: its leader's, which may be higher than the entry's.
    pub in_term: Term,
    /// The first node that knew it.
    pub by: NodeId,
    /// When.
    pub at: Micros,
}

/// A node's state before a step.
#[derive(Clone, Copy)]
pub(crate) struct Before {
    term: Term,
    commit: Index,
    last: Index,
    leads: bool,
}

impl Before {
    pub(crate) fn of(node: &Node) -> Before {
        Before {
            term: node.current_term(),
            commit: node.commit_index(),
            last: node.log().last_index(),
            leads: node.is_leader(),
        }
    }
}

/// An entry of a log, and the term before it: by induction, two logs that agree in both agree in all earlier entries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Seen {
    entry: Entry,
    prev_term: Term,
}

/// What each remembered item takes in memory, in bytes: estimates, so that they are the same on every machine.
mod bytes {
    /// A term: its leader and its votes.
    pub(crate) const TERM: u64 = 32;
    /// A committed entry, or one that was applied.
    pub(crate) const ENTRY: u64 = 32;
    /// The first entry that was seen at an index.
    pub(crate) const SEEN: u64 = 40;
    /// Another entry at the same index.
    pub(crate) const ALSO_SEEN: u64 = 80;
}

fn majority(voters: NodeSet) -> usize {
    voters.len() / 2 + 1
}

/// Whether any two quorums of two configurations share a node. Of a joint one both halves must agree, so that it is
/// enough if one half of each overlaps.
fn overlap(a: &Config, b: &Config) -> bool {
    let halves = |config: &Config| [config.voters, config.outgoing].into_iter().filter(|half| !half.is_empty());
    // Two majorities avoid each other if they can be filled with the nodes that only one set has, plus disjoint common
    // ones.
    let share = |a: NodeSet, b: NodeSet| {
        let left = |own: NodeSet, other: NodeSet| majority(own).saturating_sub(own.without(other).len());
        left(a, b) + left(b, a) > a.and(b).len()
    };
    halves(a).any(|a| halves(b).any(|b| share(a, b)))
}

/// The memory of the run.
#[derive(Clone, Debug, Default)]
pub struct Monitor {
    /// By term: the node that led it.
    leaders: Chunked<Option<NodeId>>,
    /// By term: every voter's vote, as a node's number; 0: none.
    votes: Chunked<[u8; NodeId::MAX as usize]>,
    /// The last configuration that was committed, with the index of its entry; `None`: the first one is in force.
    config: Option<(Index, Config)>,
    /// The configuration that counted the last commit. It may be newer than the last committed one,
    /// and may be rolled back; its quorum holds all that was committed until then.
    counted_by: Config,
    /// By index - 1.
    committed: Chunked<Committed>,
    /// The committed commands. Among a hundred thousand blank entries of new leaders there may be few.
    commands: Chunked<Handle>,
    /// By index - 1: the entry that was applied first, and the node that did.
    applied: Chunked<(Entry, NodeId)>,
    /// By index - 1: the first entry that any log held there.
    first_seen: Chunked<Option<Seen>>,
    /// Other entries seen there.
    also_seen: Rc<BTreeMap<(Index, Term), Seen>>,
    /// By slot: the highest term in any message that the node has sent.
    told: [Term; NodeId::MAX as usize],
    /// By slot: the index up to which the node's log is known to hold all committed entries, so that a new leader's log
    /// is checked only from there on. It falls when the log loses entries.
    covers: [Index; NodeId::MAX as usize],
    /// By client, then by serial number - 1: the entry that executed the operation first; 0: none did.
    done: [Chunked<Index>; MAX_CLIENTS],
    reported: Rc<BTreeMap<(Property, u64), ()>>,
    violations: Chunked<Violation>,
    /// How many violations were taken by [`Monitor::take_unreported`].
    taken: usize,
}

impl Monitor {
    /// The violations so far, oldest first.
    pub fn violations(&self) -> &Chunked<Violation> {
        &self.violations
    }

    /// The next violation that was not taken before.
    pub(crate) fn take_unreported(&mut self) -> Option<Violation> {
        let violation = self.violations.get(self.taken)?.clone();
        self.taken += 1;
        Some(violation)
    }

    /// The highest index that is committed, whether or not a node knows it. 0: none.
    pub fn committed(&self) -> Index {
        self.committed.len() as Index
    }

    /// The last configuration that was committed; `None`: the first one is in force.
    pub fn config(&self) -> Option<Config> {
        self.config.map(|(_, config)| config)
    }

    /// The same with the index of its entry.
    pub fn config_entry(&self) -> Option<(Index, Config)> {
        self.config
    }

    /// The committed entry at this index, and the term in which it was committed.
    pub fn committed_at(&self, index: Index) -> Option<(Entry, Term)> {
        self.commitment(index).map(|committed| (committed.entry, committed.in_term))
    }

    /// How the entry at this index was committed, if it is.
    pub fn commitment(&self, index: Index) -> Option<Committed> {
        let place = usize::try_from(index.checked_sub(1)?).ok()?;
        self.committed.get(place).copied()
    }

    /// The last term that had a leader, and that leader.
    pub fn last_leader(&self) -> Option<(Term, NodeId)> {
        let last = self.leaders.len().checked_sub(1)?;
        self.leaders.get(last).copied().flatten().map(|id| (last as Term, id))
    }

    /// The commands that are committed, in the order of the log.
    pub fn committed_commands(&self) -> impl Iterator<Item = Handle> + '_ {
        self.commands.iter().copied()
    }

    /// The memory that it takes, in bytes. Never falls.
    pub fn memory(&self) -> u64 {
        let entries = self.committed.len() + self.applied.len();
        bytes::TERM * self.votes.len().max(self.leaders.len()) as u64
            + bytes::ENTRY * entries as u64
            + bytes::SEEN * self.first_seen.len() as u64
            + bytes::ALSO_SEEN * self.also_seen.len() as u64
    }

    /// How many bytes a clone keeps for itself once the run has moved on.
    pub(crate) fn clone_bytes(&self) -> usize {
        size_of::<Monitor>()
            + self.leaders.clone_bytes()
            + self.votes.clone_bytes()
            + self.committed.clone_bytes()
            + self.commands.clone_bytes()
            + self.applied.clone_bytes()
            + self.first_seen.clone_bytes()
            + self.done.iter().filter(|done| !done.is_empty()).map(Chunked::clone_bytes).sum::<usize>()
            + self.also_seen.len() * bytes::ALSO_SEEN as usize
    }

    fn report(&mut self, key: u64, violation: Violation) {
        if self.violations.len() >= MOST_VIOLATIONS || self.reported.contains_key(&(violation.property, key)) {
            return;
        }
        Rc::make_mut(&mut self.reported).insert((violation.property, key), ());
        self.violations.push(violation);
    }

    /// "at most one leader can be elected in a given term" (§5.2), and "if a log entry is committed in a given term,
    /// then that entry will be present in the logs of the leaders for all higher-numbered terms" (§5.4).
    fn leads(&mut self, at: Micros, node: &Node) {
        let (id, term) = (node.id(), node.current_term());
        let led = self.leaders.at(term as usize, None);
        match *led {
            None => *led = Some(id),
            Some(other) if other != id => {
                let violation = Violation {
                    property: Property::ElectionSafety,
                    at,
                    nodes: [other, id].into_iter().collect(),
                    index: 0,
                    term,
                    evidence: Evidence::TwoLeaders(other, id),
                };
                self.report(term, violation);
            }
            Some(_) => {}
        }
        let known = self.covers[id.slot()].max(node.log().snapshot().last_included_index);
        let mut covered = true;
        for index in known + 1..=self.committed() {
            if !self.leader_has(at, id, term, node.log(), index) {
                return;
            }
            // The log may lack entries that were committed in a later term.
            covered = covered && self.is_covered(node.log(), index);
            if covered {
                self.covers[id.slot()] = index;
            }
        }
    }

    /// Whether a log holds the committed entry at this index, or a snapshot in its place.
    fn is_covered(&self, log: &Log, index: Index) -> bool {
        index <= log.snapshot().last_included_index
            || self.committed_at(index).is_some_and(|(entry, _)| log.get(index) == Some(entry))
    }

    fn leader_has(&mut self, at: Micros, id: NodeId, term: Term, log: &Log, index: Index) -> bool {
        let Some((entry, in_term)) = self.committed_at(index) else { return true };
        if in_term >= term || self.is_covered(log, index) {
            return true;
        }
        let evidence = Evidence::LeaderLacks { leader: id, leads: term, entry_term: entry.term, committed_in: in_term };
        let nodes = NodeSet::of(id);
        let violation = Violation { property: Property::LeaderCompleteness, at, nodes, index, term, evidence };
        self.report(index, violation);
        false
    }

    /// A vote was sent, or requested by a candidate, which votes for itself.
    pub(crate) fn voted(&mut self, at: Micros, voter: NodeId, term: Term, candidate: NodeId) {
        let votes = self.votes.at(term as usize, [0; NodeId::MAX as usize]);
        let vote = &mut votes[voter.slot()];
        if *vote == 0 {
            *vote = candidate.number();
            return;
        }
        let first = NodeId::from_slot(*vote as usize - 1);
        if first != candidate {
            let violation = Violation {
                property: Property::VoteOnce,
                at,
                nodes: NodeSet::of(voter),
                index: 0,
                term,
                evidence: Evidence::TwoVotes { voter, first, second: candidate },
            };
            self.report(term << 5 | u64::from(voter.number()), violation);
        }
    }

    /// A node has sent its term.
    pub(crate) fn sent_term(&mut self, node: NodeId, term: Term) {
        let told = &mut self.told[node.slot()];
        *told = (*told).max(term);
    }

    /// A node starts from its disk.
    pub(crate) fn restarted(&mut self, at: Micros, node: &Node) {
        self.covers[node.id().slot()] = 0;
        let told = self.told[node.id().slot()];
        if node.current_term() < told {
            self.term_fell(at, node, told, true);
        }
    }

    fn term_fell(&mut self, at: Micros, node: &Node, from: Term, restart: bool) {
        let evidence = Evidence::TermFell { node: node.id(), from, to: node.current_term(), restart };
        let violation = Violation {
            property: Property::TermMonotonic,
            at,
            nodes: NodeSet::of(node.id()),
            index: 0,
            term: from,
            evidence,
        };
        self.report(from << 5 | u64::from(node.id().number()), violation);
    }

    /// A node appended entries to its log.
    pub(crate) fn appended(&mut self, at: Micros, node: &Node, first: Index, last: Index) {
        for index in first..=last {
            let (Some(entry), Some(prev_term)) = (node.log().get(index), node.log().term_at(index - 1)) else {
                continue;
            };
            let seen = Seen { entry, prev_term };
            let slot = self.first_seen.at(index as usize - 1, None);
            let known = match slot {
                None => {
                    *slot = Some(seen);
                    continue;
                }
                Some(known) if known.entry.term == entry.term => *known,
                Some(_) => match self.also_seen.get(&(index, entry.term)) {
                    Some(known) => *known,
                    None => {
                        Rc::make_mut(&mut self.also_seen).insert((index, entry.term), seen);
                        continue;
                    }
                },
            };
            if known != seen {
                let evidence = Evidence::LogsDiffer { node: node.id(), entries: known.entry != seen.entry };
                let violation = Violation {
                    property: Property::LogMatching,
                    at,
                    nodes: NodeSet::of(node.id()),
                    index,
                    term: entry.term,
                    evidence,
                };
                self.report(index, violation);
            }
        }
    }

    /// A snapshot replaced a node's log; its entries up to `last` are left.
    pub(crate) fn installed(&mut self, node: NodeId, last: Index) {
        let covers = &mut self.covers[node.slot()];
        *covers = (*covers).min(last);
    }

    /// A node removed entries from its log. If it leads: "a leader never overwrites or deletes entries in its log".
    pub(crate) fn truncated(&mut self, at: Micros, node: &Node, first: Index) {
        let covers = &mut self.covers[node.id().slot()];
        *covers = (*covers).min(first - 1);
        if node.is_leader() {
            let violation = Violation {
                property: Property::LeaderAppendOnly,
                at,
                nodes: NodeSet::of(node.id()),
                index: first,
                term: node.current_term(),
                evidence: Evidence::LeaderRewrote { leader: node.id() },
            };
            self.report(first, violation);
        }
    }

    /// A node's commitIndex rose. The first to know of an index is the leader that committed it, by this configuration.
    pub(crate) fn committed_by(&mut self, at: Micros, who: usize, to: Index, config: Config, servers: &[Server]) {
        let node = &servers[who].node;
        while self.committed() < to {
            let index = self.committed() + 1;
            // Missing only if a rule is off: then a node can commit an entry that it does not have.
            let Some(entry) = node.log().get(index) else { return };
            let in_term = node.current_term();
            self.committed.push(Committed { entry, in_term, by: node.id(), at });
            if let Payload::Command(handle) = entry.payload {
                self.commands.push(handle);
            }
            if let Payload::Config(config) = entry.payload {
                self.config = Some((index, config));
            }
            self.counted_by = config;
            self.on_quorum(at, index, config, servers);
            for other in servers.iter().filter(|other| other.status != Status::Crashed && other.node.is_leader()) {
                let (id, term) = (other.node.id(), other.node.current_term());
                self.leader_has(at, id, term, other.node.log(), index);
            }
        }
    }

    /// A committed entry must be durable on a quorum: checked when it is committed, and when a disk loses entries.
    fn on_quorum(&mut self, at: Micros, index: Index, config: Config, servers: &[Server]) {
        let Some((entry, _)) = self.committed_at(index) else { return };
        let holders: NodeSet = servers.iter().filter(|s| s.holds_durably(index, entry)).map(|s| s.node.id()).collect();
        let lacks = |voters: &NodeSet| !voters.is_empty() && holders.and(*voters).len() < majority(*voters);
        let new = if config.is_joint() { VoterSet::New } else { VoterSet::All };
        if let Some((voters, of)) =
            [(config.voters, new), (config.outgoing, VoterSet::Old)].into_iter().find(|(half, _)| lacks(half))
        {
            let (holders, need) = (holders.and(voters), majority(voters));
            let evidence = Evidence::TooFewDisks { have: holders.len(), need, of, entry_term: entry.term };
            let property = Property::CommittedOnQuorum;
            let violation = Violation { property, at, nodes: holders, index, term: entry.term, evidence };
            self.report(index, violation);
        }
    }

    /// A disk lost the entries from `first` to `last`.
    pub(crate) fn disk_lost(&mut self, at: Micros, first: Index, last: Index, servers: &[Server]) {
        for index in first..=last.min(self.committed()) {
            self.on_quorum(at, index, self.counted_by, servers);
        }
    }

    /// "if a server has applied a log entry at a given index to its state machine, no other server will ever apply a
    /// different log entry for the same index" (§5.4.3).
    pub(crate) fn applied(&mut self, at: Micros, node: NodeId, index: Index, entry: Entry) {
        let place = index as usize - 1;
        match self.applied.get(place).copied() {
            None if place == self.applied.len() => {
                self.applied.push((entry, node));
            }
            Some((first_entry, first)) if first_entry != entry => {
                let violation = Violation {
                    property: Property::StateMachineSafety,
                    at,
                    nodes: [first, node].into_iter().collect(),
                    index,
                    term: entry.term,
                    evidence: Evidence::AppliedDifferently { first, second: node, entry: first_entry, other: entry },
                };
                self.report(index, violation);
            }
            _ => {}
        }
    }

    /// A node has applied a client's operation: "our goal for Raft is to implement linearizable semantics (each
    /// operation appears to execute instantaneously, exactly once ...)" (§8).
    pub(crate) fn executed(
        &mut self,
        at: Micros,
        node: NodeId,
        (index, term): (Index, Term),
        session: Session,
        before: Duplicate,
    ) {
        let Some(place) = session.serial.checked_sub(1) else { return };
        let Some(done) = self.done.get_mut(session.client.0 as usize) else { return };
        let first = done.at(place as usize, 0);
        match before {
            Duplicate::Suppressed => {}
            _ if *first == 0 => *first = index,
            Duplicate::Executed if *first != index => {
                let evidence = Evidence::DoneTwice { node, session, first: *first };
                let nodes = NodeSet::of(node);
                let violation = Violation { property: Property::ExactlyOnce, at, nodes, index, term, evidence };
                self.report(u64::from(session.client.0) << 32 | u64::from(session.serial), violation);
            }
            Duplicate::No | Duplicate::Executed => {}
        }
    }

    /// No order of the operations explains an answer: the operation, and those that contradict it.
    pub(crate) fn not_linear(&mut self, at: Micros, node: NodeId, ops: &[u64]) {
        let mut ops = ops.iter().map(|op| *op as u32);
        let first = ops.next().unwrap_or(0);
        let mut others = ops;
        let evidence = Evidence::NoOrder { op: first, others: [others.next(), others.next()] };
        let nodes = NodeSet::of(node);
        let violation = Violation { property: Property::Linearizability, at, nodes, index: 0, term: 0, evidence };
        self.report(u64::from(first), violation);
    }

    /// A node uses another configuration than the one before it in its log: "there must not be a point where two
    /// majorities are disjoint" is what §6 is about. A server that joins had none before.
    pub(crate) fn config_changed(&mut self, at: Micros, node: &Node, index: Index, before: Config, after: Config) {
        if before.voters.is_empty() || overlap(&before, &after) {
            return;
        }
        let violation = Violation {
            property: Property::ConfigOverlap,
            at,
            nodes: NodeSet::of(node.id()),
            index,
            term: node.current_term(),
            evidence: Evidence::DisjointMajorities { before, after },
        };
        self.report(index, violation);
    }

    /// A node has taken a step: compares its state with the one before.
    pub(crate) fn stepped(&mut self, at: Micros, before: Before, node: &Node) {
        let id = node.id();
        if node.current_term() < before.term {
            self.term_fell(at, node, before.term, false);
        }
        if node.commit_index() < before.commit {
            let (from, to) = (before.commit, node.commit_index());
            let violation = Violation {
                property: Property::CommitMonotonic,
                at,
                nodes: NodeSet::of(id),
                index: from,
                term: node.current_term(),
                evidence: Evidence::CommitFell { node: id, from, to },
            };
            self.report(from << 5 | u64::from(id.number()), violation);
        }
        if node.is_leader() {
            if !before.leads || node.current_term() != before.term {
                self.leads(at, node);
            } else if node.log().last_index() < before.last {
                self.truncated(at, node, node.log().last_index() + 1);
            }
        }
        let snapshot = node.log().snapshot().last_included_index;
        let (applied, commit, last) = (node.last_applied(), node.commit_index(), node.log().last_index());
        if !(snapshot <= applied && applied <= commit && commit <= last) {
            let violation = Violation {
                property: Property::StateOrder,
                at,
                nodes: NodeSet::of(id),
                index: commit,
                term: node.current_term(),
                evidence: Evidence::OutOfOrder { node: id, snapshot, applied, commit, last },
            };
            self.report(u64::from(id.number()), violation);
        }
    }
}
