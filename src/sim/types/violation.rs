//! Broken properties, as the monitor reports them.

use super::command::Session;
use super::fact::Property;
use crate::raft::{Config, Entry, Index, NodeId, NodeSet, Term, VoterSet};
use crate::sim::setup::Micros;

/// A broken property.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Violation {
    /// Which.
    pub property: Property,
    /// When it was seen.
    pub at: Micros,
    /// The nodes that show it.
    pub nodes: NodeSet,
    /// The index that shows it; 0 if none does.
    pub index: Index,
    /// The term that shows it; 0 if none does.
    pub term: Term,
    /// What was seen.
    pub evidence: Evidence,
}

/// What was seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Evidence {
    /// Two nodes lead the same term.
    TwoLeaders(NodeId, NodeId),
    /// A node voted for two candidates in the same term.
    TwoVotes {
        /// The voter.
        voter: NodeId,
        /// Its first vote.
        first: NodeId,
        /// Its second.
        second: NodeId,
    },
    /// A node's term fell.
    TermFell {
        /// The node.
        node: NodeId,
        /// From
        from: Term,
        /// to.
        to: Term,
        /// Whether a restart lies between.
        restart: bool,
    },
    /// A node's commitIndex fell.
    CommitFell {
        /// The node.
        node: NodeId,
        /// From
        from: Index,
        /// to.
        to: Index,
    },
    /// A leader's log lost or changed an entry.
    LeaderRewrote {
        /// The leader.
        leader: NodeId,
    },
    /// Two entries with the same index and term differ, or what precedes them does.
    LogsDiffer {
        /// The node with the later one.
        node: NodeId,
        /// Whether it is the entries themselves; otherwise the terms before them.
        entries: bool,
    },
    /// A leader lacks an entry that was committed in an earlier term.
    LeaderLacks {
        /// The leader.
        leader: NodeId,
        /// Its term.
        leads: Term,
        /// The entry's term.
        entry_term: Term,
        /// The term in which it was committed.
        committed_in: Term,
    },
    /// Two nodes applied different entries at the same index.
    AppliedDifferently {
        /// The first.
        first: NodeId,
        /// The second.
        second: NodeId,
        /// The first one's entry.
        entry: Entry,
        /// The second one's.
        other: Entry,
    },
    /// A committed entry is on too few disks.
    TooFewDisks {
        /// On how many,
        have: usize,
        /// of how many needed.
        need: usize,
        /// Whose disks they are: of a joint configuration each half needs its own majority.
        of: VoterSet,
        /// The entry's term.
        entry_term: Term,
    },
    /// No order of the operations explains what a client was answered.
    NoOrder {
        /// The operation that was answered: its place in the history.
        op: u32,
        /// Those that contradict it.
        others: [Option<u32>; 2],
    },
    /// A configuration follows another one with which it need not share a node.
    DisjointMajorities {
        /// The one before.
        before: Config,
        /// The one after.
        after: Config,
    },
    /// snapshot ≤ applied ≤ commit ≤ last does not hold.
    OutOfOrder {
        /// The node.
        node: NodeId,
        /// The four.
        snapshot: Index,
        /// The four.
        applied: Index,
        /// The four.
        commit: Index,
        /// The four.
        last: Index,
    },
    /// A client's operation was done twice.
    DoneTwice {
        /// The node.
        node: NodeId,
        /// Whose operation.
        session: Session,
        /// The entry that did it first.
        first: Index,
    },
}
