//! Phrases that several descriptions share: nodes, indexes, times, numbers.

use crate::play::told::{told, Told};
use crate::raft::{Index, LogEnd, Message, NodeId, NodeSet, Rpc};
use crate::sim::Micros;

/// For a message with a part of a snapshot: which keys, `3..4 of 9`.
pub fn part_of(message: &Message) -> Option<Told> {
    match &message.rpc {
        Rpc::InstallSnapshot { snapshot, offset, len, .. } if *len < snapshot.size => {
            Some(told!("snapshot-part-short", first: offset + 1, last: offset + len, size: snapshot.size))
        }
        _ => None,
    }
}

/// A part of a snapshot: `keys 4 to 6 of 10`.
pub(super) fn part(offset: u32, len: u32, size: u32) -> Told {
    told!("snapshot-part", first: offset + 1, last: offset + len, size)
}

/// The end of a log: `(term 2, index 7)`, or `index 0 (empty)` for an empty log.
pub(super) fn log_end(end: LogEnd) -> Told {
    let LogEnd { term, index } = end;
    match index {
        0 => told!("log-end-empty"),
        _ => told!("log-end", term, index),
    }
}

/// `entry 3`, `entries 3 to 5`.
pub(super) fn range(first: Index, last: Index) -> Told {
    if first >= last {
        told!("entry", index: last)
    } else {
        told!("entries", first, last)
    }
}

/// Nodes by name, in order: `n1 n3`.
pub fn names(nodes: NodeSet) -> String {
    nodes.iter().map(|id| id.to_string()).collect::<Vec<_>>().join(" ")
}

/// A node's name, or `none`.
pub(super) fn name_or_none(id: Option<NodeId>) -> Told {
    id.map_or(told!("none"), |id| Told::text(id.to_string()))
}

/// A time as the page's clock shows it, by `clock` in www/js/core/format.js: `1,234.5 ms`, cut off and not rounded;
/// from a minute on `1:02.512` and `1:02:03.512`. Times that a script sets keep their own digits instead.
pub fn clock(at: Micros) -> String {
    let (seconds, ms) = (at / 1_000_000, at / 1000 % 1000);
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match (hours, minutes) {
        (0, 0) => format!("{}.{} ms", grouped(at / 1000), at % 1000 / 100),
        (0, _) => format!("{minutes}:{rest:02}.{ms:03}"),
        _ => format!("{hours}:{minutes:02}:{rest:02}.{ms:03}"),
    }
}

/// A number with separated thousands: `20,000`.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::clock;

    /// The page's clock has the same moments: tests/browser/told.spec.mjs.
    #[test]
    fn a_moment_is_cut_off_and_not_rounded() {
        let moments = [0, 49, 861_400, 861_451, 861_499, 1_234_567, 59_999_999, 60_000_000, 62_512_999, 3_723_512_000];
        let told = moments.map(clock).join(" | ");
        assert_eq!(
            told,
            "0.0 ms | 0.0 ms | 861.4 ms | 861.4 ms | 861.4 ms | 1,234.5 ms | 59,999.9 ms | 1:00.000 | 1:02.512 | \
             1:02:03.512"
        );
    }
}
