//! A node's record of its disk: what has changed since the last write, which writes are on their way, and which
//! messages wait for one.

use std::collections::VecDeque;

use super::message::Message;
use super::types::{Index, WriteNumber};

/// A write that is not durable yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct PendingWrite {
    number: WriteNumber,
    /// The log's last index on disk once this write is durable.
    last_index: Index,
}

/// A message that must not leave before a write is durable.
#[derive(Clone, PartialEq, Eq, Debug)]
struct HeldMessage {
    after: WriteNumber,
    message: Message,
}

/// What has changed since the last write.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Changes {
    /// currentTerm or votedFor.
    pub hard_state: bool,
    /// The snapshot that replaces a prefix of the log.
    pub snapshot: bool,
    /// The parts of a snapshot that is still arriving.
    pub partial_snapshot: bool,
    /// The log, from this index on.
    pub log_from: Option<Index>,
}

/// Both queues are in the order of the writes' numbers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Storage {
    /// The number of the last write.
    written: WriteNumber,
    /// The last write that is known to be durable; `durable ≤ written`.
    durable: WriteNumber,
    /// The log's last index on disk, as of the write `durable`.
    durable_last: Index,
    pending: VecDeque<PendingWrite>,
    held: VecDeque<HeldMessage>,
    changes: Changes,
}

impl Storage {
    pub fn new(durable_last: Index) -> Storage {
        Storage {
            written: 0,
            durable: 0,
            durable_last,
            pending: VecDeque::new(),
            held: VecDeque::new(),
            changes: Changes::default(),
        }
    }

    pub fn written(&self) -> WriteNumber {
        self.written
    }

    pub fn durable(&self) -> WriteNumber {
        self.durable
    }

    pub fn durable_last(&self) -> Index {
        self.durable_last
    }

    pub fn hard_state_changed(&mut self) {
        self.changes.hard_state = true;
    }

    pub fn log_changed(&mut self, from: Index) {
        self.changes.log_from = Some(self.changes.log_from.map_or(from, |first| first.min(from)));
    }

    pub fn snapshot_changed(&mut self) {
        self.changes.snapshot = true;
    }

    pub fn partial_snapshot_changed(&mut self) {
        self.changes.partial_snapshot = true;
    }

    /// Whether something has changed since the last write.
    #[inline]
    pub fn has_changes(&self) -> bool {
        let Changes { hard_state, snapshot, partial_snapshot, log_from } = self.changes;
        hard_state | snapshot | partial_snapshot | log_from.is_some()
    }

    /// Begins a write: its number, and what must be in it. `None`: nothing has changed.
    pub fn begin_write(&mut self) -> Option<(WriteNumber, Changes)> {
        if !self.has_changes() {
            return None;
        }
        self.written += 1;
        Some((self.written, std::mem::take(&mut self.changes)))
    }

    /// The last write is on its way to the disk.
    pub fn is_pending(&mut self, last_index: Index) {
        self.pending.push_back(PendingWrite { number: self.written, last_index });
    }

    /// The last write, and all before it, are durable.
    pub fn is_durable(&mut self, last_index: Index) {
        self.durable = self.written;
        self.durable_last = last_index;
        self.pending.clear();
    }

    /// The write and all before it are durable.
    pub fn complete(&mut self, number: WriteNumber) {
        debug_assert!(number <= self.written, "write {number} is durable, but the last one is {}", self.written);
        self.durable = self.durable.max(number.min(self.written));
        while let Some(write) = self.pending.front().filter(|write| write.number <= self.durable) {
            self.durable_last = write.last_index;
            self.pending.pop_front();
        }
    }

    /// Keeps a message until the last write is durable.
    pub fn hold(&mut self, message: Message) {
        self.held.push_back(HeldMessage { after: self.written, message });
    }

    /// The next message that need not wait any longer.
    pub fn release(&mut self) -> Option<Message> {
        self.held.front().filter(|held| held.after <= self.durable)?;
        self.held.pop_front().map(|held| held.message)
    }

    pub fn writes_pending(&self) -> usize {
        self.pending.len()
    }

    pub fn held_messages(&self) -> impl ExactSizeIterator<Item = &Message> {
        self.held.iter().map(|held| &held.message)
    }
}
