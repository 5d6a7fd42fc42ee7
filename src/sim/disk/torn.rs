//! A write that a crash catches half-way, and how it lies on the disk.
//!
//! The term and the vote are one record, written first. Then comes a snapshot: it is written beside the old one and
//! takes its name when it is whole, so it is there or not. Then the log is cut to where it is to go on, and the entries
//! follow, a record each. A record has a checksum: what was written of half a record is known at the next start for
//! what it is, and is discarded.

use crate::raft::{LogWrite, Write};
use crate::sim::types::TornWrite;

/// What reaches the disk of a write that is caught half-way: always a write that could have been one by itself.
pub(crate) fn tear(write: &Write) -> (Write, TornWrite) {
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
    let torn = TornWrite {
        write: write.number,
        hard_state: hard_state.then_some(hard_state_stays),
        snapshot: write.snapshot.map(|snapshot| (snapshot.last_included_index, whole > 0)),
        first: log.map_or(0, |log| log.after + 1),
        kept: kept as u64,
        lost: (whole - kept) as u64,
    };
    (half, torn)
}
