//! Torn writes: what a crash in the middle of a write leaves on the disk.
//!
//! The term and the vote are one record, written first. Then comes a snapshot: it is written beside the old one and
//! takes its name when it is whole, so it is there or not. Then the log is truncated to where it continues, and the
//! entries follow, a record each. A record has a checksum, so at the next start half a record is recognized
//! and discarded.

use crate::raft::{LogWrite, Write};
use crate::sim::types::TornWrite;

/// The part of a torn write that reaches the disk: a valid write itself.
pub(crate) fn tear(write: &Write) -> (Write, TornWrite) {
    let log = write.log.as_ref().filter(|log| !log.entries.is_empty());
    let whole = log.map_or(0, |log| log.entries.len());
    let kept = whole / 2;
    let snapshot = write.snapshot.clone().filter(|_| whole > 0);
    let hard_state = write.current_term.is_some() || write.voted_for.is_some();
    let hard_state_stays = whole > 0 || write.snapshot.is_some();
    let half = Write {
        number: write.number,
        current_term: write.current_term.filter(|_| hard_state_stays),
        voted_for: write.voted_for.filter(|_| hard_state_stays),
        snapshot,
        // The follower requests an incomplete part of a snapshot again.
        partial_snapshot: None,
        log: log.map(|log| LogWrite { after: log.after, entries: log.entries.prefix(kept) }),
    };
    let torn = TornWrite {
        write: write.number,
        hard_state: hard_state.then_some(hard_state_stays),
        snapshot: write.snapshot.as_ref().map(|snapshot| (snapshot.last_included_index, whole > 0)),
        first: log.map_or(0, |log| log.after + 1),
        kept: kept as u64,
        lost: (whole - kept) as u64,
    };
    (half, torn)
}
