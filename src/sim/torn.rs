//! A write that a crash catches half-way, and how it lies on the disk.
//!
//! The term and the vote are one record, written first. Then comes a snapshot: it is written beside the old one and
//! takes its name when it is whole, so it is there or not. Then the log is cut to where it is to go on, and the entries
//! follow, a record each. A record has a checksum: what was written of half a record is known at the next start for
//! what it is, and is discarded.

use crate::raft::{Index, LogWrite, Write, WriteNumber};

/// A write of which a crash has left a half.
///
/// - Where it has entries, the first half of them is on the disk (rounded down), with all that is written before them.
/// - Without entries, the term and the vote are on the disk if a snapshot was to follow them, and the snapshot is not.
/// - Otherwise nothing of it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Torn {
    /// The write.
    pub write: WriteNumber,
    /// Whether it held a term or a vote; and whether they are on the disk.
    pub hard_state: Option<bool>,
    /// The last entry that its snapshot stands for, if it held one; and whether it is on the disk.
    pub snapshot: Option<(Index, bool)>,
    /// The first entry that it held. Meaningless if there is none.
    pub first: Index,
    /// How many of its entries are on the disk.
    pub kept: u64,
    /// How many are not, the one that was caught half-way among them.
    pub lost: u64,
}

/// What reaches the disk of a write that is caught half-way: always a write that could have been one by itself.
pub(super) fn tear(write: &Write) -> (Write, Torn) {
    let log = write.log.as_ref().filter(|log| !log.entries.is_empty());
    let whole = log.map_or(0, |log| log.entries.len());
    let kept = whole / 2;
    let snapshot = write.snapshot.filter(|_| whole > 0);
    let hard_state = write.current_term.is_some() || write.voted_for.is_some();
    let hard_state_stays = whole > 0 || write.snapshot.is_some();
    let half = Write {
        number: write.number,
        current_term: write.current_term.filter(|_| hard_state_stays),
        voted_for: write.voted_for.filter(|_| hard_state_stays),
        snapshot,
        // A part that did not arrive whole is asked for again.
        partial_snapshot: None,
        log: log.map(|log| LogWrite { after: log.after, entries: log.entries.prefix(kept) }),
    };
    let torn = Torn {
        write: write.number,
        hard_state: hard_state.then_some(hard_state_stays),
        snapshot: write.snapshot.map(|snapshot| (snapshot.last_included_index, whole > 0)),
        first: log.map_or(0, |log| log.after + 1),
        kept: kept as u64,
        lost: (whole - kept) as u64,
    };
    (half, torn)
}
