//! Phrases that several descriptions share: nodes, indexes, times, numbers.

use std::fmt::Display;

use crate::raft::{Index, LogEnd, Message, NodeId, NodeSet, Rpc};
use crate::sim::Micros;

/// For a message with a part of a snapshot: which keys, `3..4 of 9`.
pub fn part_of(message: &Message) -> Option<String> {
    match &message.rpc {
        Rpc::InstallSnapshot { snapshot, offset, len, .. } if *len < snapshot.size => {
            Some(format!("{}..{} of {}", offset + 1, offset + len, snapshot.size))
        }
        _ => None,
    }
}

/// A part of a snapshot: `(keys 4 to 6 of 10)`.
pub(super) fn part(offset: u32, len: u32, size: u32) -> String {
    format!("(keys {} to {} of {size})", offset + 1, offset + len)
}

/// The end of a log: `(term 2, index 7)`, or `nothing` for an empty log.
pub(super) fn log_end(end: LogEnd) -> String {
    if end.index == 0 {
        "nothing".to_string()
    } else {
        format!("(term {}, index {})", end.term, end.index)
    }
}

/// `entry 3`, `entries 3 to 5`.
pub(super) fn range(first: Index, last: Index) -> String {
    if first >= last {
        format!("entry {last}")
    } else {
        format!("entries {first} to {last}")
    }
}

/// Nodes by name, in order: `n1 n3`.
pub fn names(nodes: NodeSet) -> String {
    nodes.iter().map(|id| id.to_string()).collect::<Vec<_>>().join(" ")
}

/// A node's name, or `none`.
pub(super) fn name_or_none(id: Option<NodeId>) -> String {
    id.map_or("none".to_string(), |id| id.to_string())
}

/// A link: `between n1 and n2`, `from n1 to n2`.
pub(super) fn link(from: &dyn Display, to: NodeId, both: bool) -> String {
    if both {
        format!("between {from} and {to}")
    } else {
        format!("from {from} to {to}")
    }
}

/// A time as the page's clock shows it: `1,234.5 ms`. Times that a script sets keep their own digits instead.
pub fn clock(at: Micros) -> String {
    format!("{}.{} ms", grouped(at / 1000), at % 1000 / 100)
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

/// A number with the word in singular or plural: `1 key`, `3 keys`.
pub(super) fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
