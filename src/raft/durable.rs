//! What is on a node's disk, and the writes that change it.

use super::log::{Entries, Log};
use super::types::{Index, NodeId, PartialSnapshot, Snapshot, Term, WriteNumber};

/// "Persistent state on all servers": what a node has after a crash. The driver keeps it and applies each write of the
/// node to it when that write becomes durable.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Durable {
    /// "latest term server has seen (initialized to 0 on first boot)".
    pub current_term: Term,
    /// "candidateId that received vote in current term (or null if none)".
    pub voted_for: Option<NodeId>,
    /// The log, with the snapshot that replaces its prefix.
    pub log: Log,
    /// The parts of a snapshot that is still arriving (Figure 13).
    pub partial_snapshot: Option<PartialSnapshot>,
}

/// One atomic write to disk: all of it becomes durable, or nothing. `None` means that the field does not change.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Write {
    /// Counts from 1.
    pub number: WriteNumber,
    /// The new currentTerm.
    pub current_term: Option<Term>,
    /// The new votedFor.
    pub voted_for: Option<Option<NodeId>>,
    /// A snapshot that replaces a prefix of the log, or the whole log. It is applied before `log`. Boxed, because few
    /// writes have one, and every write is moved several times.
    pub snapshot: Option<Box<Snapshot>>,
    /// The parts of a snapshot that is still arriving. Boxed for the same reason.
    pub partial_snapshot: Option<Box<PartialSnapshot>>,
    /// The change of the log.
    pub log: Option<LogWrite>,
}

/// A change of the log on disk.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LogWrite {
    /// First, every entry after this index is removed.
    pub after: Index,
    /// Then these are appended.
    pub entries: Entries,
}

impl Durable {
    /// Applies a write that has become durable.
    pub fn apply(&mut self, write: &Write) {
        if let Some(term) = write.current_term {
            self.current_term = term;
        }
        if let Some(voted_for) = write.voted_for {
            self.voted_for = voted_for;
        }
        if let Some(snapshot) = &write.snapshot {
            self.log.install(**snapshot);
            self.partial_snapshot = None;
        }
        if let Some(partial) = &write.partial_snapshot {
            self.partial_snapshot = Some(**partial);
        }
        if let Some(log) = &write.log {
            self.log.truncate(log.after + 1);
            self.log.extend(&log.entries);
        }
    }
}
