//! The queue of events at known times.

use std::cmp::Reverse;
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

/// Future events, by time; events at the same time in the order in which they were pushed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Queue {
    heap: BinaryHeap<Reverse<(Micros, u64, Due)>>,
    sequence: u64,
}

impl Queue {
    /// Adds an event; returns its sequence number, from 1.
    pub(crate) fn push(&mut self, at: Micros, due: Due) -> u64 {
        self.sequence += 1;
        self.heap.push(Reverse((at, self.sequence, due)));
        self.sequence
    }

    /// How many bytes a clone takes.
    pub(crate) fn clone_bytes(&self) -> usize {
        self.heap.len() * size_of::<(Micros, u64, Due)>()
    }

    pub(crate) fn peek(&self) -> Option<(Micros, u64, Due)> {
        self.heap.peek().map(|Reverse(next)| *next)
    }

    pub(crate) fn pop(&mut self) -> Option<(Micros, u64, Due)> {
        self.heap.pop().map(|Reverse(next)| next)
    }
}
