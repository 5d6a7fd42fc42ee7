//! What is durable, what is on its way to the disk, and what waits for it.

use std::collections::VecDeque;

use super::effect::{Effect, LogWrite, Write};
use super::log::{Log, MAX_ENTRIES};
use super::message::{Message, Rpc};
use super::node::Node;
use super::rules::{self, Rules};
use super::step::Step;
use super::types::{Index, NodeId, Snapshot, Term, WriteNumber};

/// "Persistent state on all servers": what a node finds again after a crash. This is the disk's side; whoever keeps it
/// applies the node's writes to it as they become durable.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Durable {
    /// "latest term server has seen (initialized to 0 on first boot)".
    pub current_term: Term,
    /// "candidateId that received vote in current term (or null if none)".
    pub voted_for: Option<NodeId>,
    /// The log, with the snapshot that stands for its prefix.
    pub log: Log,
    /// What there is of a snapshot that arrives piece by piece (Figure 13).
    pub partial_snapshot: Option<PartialSnapshot>,
}

/// What a follower has of a snapshot that arrives piece by piece: "write data into snapshot file at given offset"
/// (Figure 13). It is on disk, so that a crash does not begin it anew.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PartialSnapshot {
    /// The snapshot.
    pub snapshot: Snapshot,
    /// How many of its parts are there, from the first on.
    pub received: u32,
}

impl Durable {
    /// A write has become durable, all of it at once.
    pub fn apply(&mut self, write: &Write) {
        if let Some(term) = write.current_term {
            self.current_term = term;
        }
        if let Some(voted_for) = write.voted_for {
            self.voted_for = voted_for;
        }
        if let Some(snapshot) = write.snapshot {
            self.log.install(snapshot);
            self.partial_snapshot = None;
        }
        if write.partial_snapshot.is_some() {
            self.partial_snapshot = write.partial_snapshot;
        }
        if let Some(log) = &write.log {
            self.log.truncate(log.after + 1);
            self.log.extend(&log.entries);
        }
    }
}

/// A node's side of its disk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Storage {
    written: WriteNumber,
    durable: WriteNumber,
    /// The log's last index on disk, as far as the node knows.
    durable_last: Index,
    /// Writes on their way: their number, and the last index once they are durable.
    pending: VecDeque<(WriteNumber, Index)>,
    /// Messages that wait for a write.
    held: VecDeque<(WriteNumber, Message)>,
    // What has changed since the last write.
    hard_state: bool,
    snapshot: bool,
    partial_snapshot: bool,
    log_from: Option<Index>,
}

impl Storage {
    pub(super) fn new(durable_last: Index) -> Storage {
        Storage {
            written: 0,
            durable: 0,
            durable_last,
            pending: VecDeque::new(),
            held: VecDeque::new(),
            hard_state: false,
            snapshot: false,
            partial_snapshot: false,
            log_from: None,
        }
    }

    pub(super) fn written(&self) -> WriteNumber {
        self.written
    }

    pub(super) fn durable(&self) -> WriteNumber {
        self.durable
    }

    /// currentTerm or votedFor has changed.
    pub(super) fn hard_state_changed(&mut self) {
        self.hard_state = true;
    }

    /// The log has changed from this index on.
    pub(super) fn log_changed(&mut self, from: Index) {
        self.log_from = Some(self.log_from.map_or(from, |first| first.min(from)));
    }

    /// The log's prefix has been replaced by a snapshot.
    pub(super) fn snapshot_changed(&mut self) {
        self.snapshot = true;
    }

    /// A part of a snapshot has arrived.
    pub(super) fn partial_snapshot_changed(&mut self) {
        self.partial_snapshot = true;
    }
}

impl Node {
    /// Turns all that has changed into one atomic write, if anything has.
    pub(super) fn persist_changes(&mut self, step: &mut Step) {
        let storage = &mut self.storage;
        if !storage.hard_state && !storage.snapshot && !storage.partial_snapshot && storage.log_from.is_none() {
            return;
        }
        storage.written += 1;
        let mut write = Write { number: storage.written, ..Write::default() };
        if storage.hard_state {
            (write.current_term, write.voted_for) = rules::persisted(step.rules, self.current_term, self.voted_for);
        }
        if storage.snapshot {
            write.snapshot = Some(self.log.snapshot());
        }
        if storage.partial_snapshot {
            write.partial_snapshot = self.partial_snapshot;
        }
        if let Some(from) = storage.log_from {
            write.log = Some(LogWrite { after: from - 1, entries: self.log.entries(from, MAX_ENTRIES) });
        }
        storage.pending.push_back((storage.written, self.log.last_index()));
        (storage.hard_state, storage.snapshot, storage.partial_snapshot) = (false, false, false);
        storage.log_from = None;
        step.effects.push(Effect::Persist(write));
    }

    /// Sends what rests on the node's present state: at once, if that is durable; otherwise once it is.
    pub(super) fn send_when_durable(&mut self, to: NodeId, rpc: Rpc, step: &mut Step) {
        self.persist_changes(step);
        let message = self.message(to, rpc);
        let after = self.storage.written;
        if rules::may_send(step.rules, after, self.storage.durable) {
            step.send(message);
        } else {
            self.storage.held.push_back((after, message));
        }
    }

    /// The disk says that this write and all before it are durable.
    pub(super) fn durable(&mut self, number: WriteNumber, step: &mut Step) {
        let storage = &mut self.storage;
        storage.durable = storage.durable.max(number.min(storage.written));
        while let Some(&(pending, last)) = storage.pending.front() {
            if pending > storage.durable {
                break;
            }
            storage.durable_last = last;
            storage.pending.pop_front();
        }
        while let Some((after, _)) = storage.held.front() {
            if *after > storage.durable {
                break;
            }
            if let Some((_, message)) = storage.held.pop_front() {
                step.send(message);
            }
        }
        self.count_own_vote(step);
        self.advance_commit(step);
    }

    /// Up to where this node holds its own log for certain: a leader counts itself like a follower that has
    /// acknowledged that much.
    pub fn durable_last(&self, rules: &Rules) -> Index {
        if rules::may_send(rules, self.storage.written, self.storage.durable) {
            self.log.last_index()
        } else {
            self.storage.durable_last.min(self.log.last_index())
        }
    }

    /// How many writes are on their way to the disk.
    pub fn writes_pending(&self) -> usize {
        self.storage.pending.len()
    }

    /// How many messages wait for the disk.
    pub fn messages_held(&self) -> usize {
        self.storage.held.len()
    }

    /// The messages that wait for the disk, in the order in which they will leave.
    pub fn held_messages(&self) -> impl Iterator<Item = &Message> {
        self.storage.held.iter().map(|(_, message)| message)
    }
}
