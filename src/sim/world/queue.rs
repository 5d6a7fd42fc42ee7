//! The queue of events at known times.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use crate::raft::NodeId;
use crate::sim::setup::Micros;

/// An event that is not a timer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Due {
    /// The flight in this slot ends.
    Flight(usize),
    /// The first pending write of this server is durable, unless it has crashed since this incarnation.
    Disk(NodeId, u32),
    /// This request or answer between a client and a node ends its way.
    Client(u32),
}

/// An event in the queue.
#[derive(Clone, Copy, Debug)]
struct Queued {
    at: Micros,
    sequence: u64,
    due: Due,
}

impl Queued {
    /// Sequence numbers differ, so this decides.
    fn key(&self) -> u128 {
        u128::from(self.at) << 64 | u128::from(self.sequence)
    }
}

impl PartialEq for Queued {
    fn eq(&self, other: &Queued) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Queued {}

impl PartialOrd for Queued {
    fn partial_cmp(&self, other: &Queued) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Queued {
    fn cmp(&self, other: &Queued) -> Ordering {
        self.key().cmp(&other.key())
    }
}

/// Future events, by time; events at the same time in the order in which they were pushed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Queue {
    heap: BinaryHeap<Reverse<Queued>>,
    sequence: u64,
}

impl Queue {
    /// Adds an event; returns its sequence number, from 1.
    pub(crate) fn push(&mut self, at: Micros, due: Due) -> u64 {
        self.sequence += 1;
        self.heap.push(Reverse(Queued { at, sequence: self.sequence, due }));
        self.sequence
    }

    /// How many bytes a clone takes.
    pub(crate) fn clone_bytes(&self) -> usize {
        self.heap.len() * size_of::<Queued>()
    }

    pub(crate) fn peek(&self) -> Option<(Micros, u64, Due)> {
        self.heap.peek().map(|Reverse(next)| (next.at, next.sequence, next.due))
    }

    pub(crate) fn pop(&mut self) -> Option<(Micros, u64, Due)> {
        self.heap.pop().map(|Reverse(next)| (next.at, next.sequence, next.due))
    }
}
