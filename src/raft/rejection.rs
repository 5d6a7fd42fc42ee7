//! What the guards in [`rules`](super::rules) answer: why something is allowed, or why not.

use super::types::{Index, LogEnd, NodeId, Term};

/// Why AppendEntries' preceding entry counts as matching.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Match {
    /// The log has an entry there with the same term.
    Entry,
    /// A snapshot replaces it.
    Snapshot,
    /// It was not checked: the rule is off.
    Unchecked,
}

/// Why a guard refuses, with the values that it compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rejection {
    /// The message is of an older term than the node's.
    OldTerm {
        /// The term in the message.
        theirs: Term,
        /// The node's currentTerm.
        mine: Term,
    },
    /// The node has voted for another candidate in this term.
    AlreadyVoted {
        /// The term.
        term: Term,
        /// The candidate that has the vote.
        voted_for: NodeId,
    },
    /// The candidate's log is not at least as up-to-date as the node's.
    NotUpToDate {
        /// Where the node's log ends.
        mine: LogEnd,
        /// Where the candidate's log ends.
        theirs: LogEnd,
    },
    /// The log ends before prevLogIndex.
    LogTooShort {
        /// prevLogIndex.
        prev_log_index: Index,
        /// The node's last index.
        last: Index,
    },
    /// The entry at prevLogIndex has another term.
    PrevTermDiffers {
        /// prevLogIndex.
        prev_log_index: Index,
        /// prevLogTerm.
        prev_log_term: Term,
        /// The term of the node's entry there.
        mine: Term,
    },
    /// The entry is not of the leader's own term.
    NotOwnTerm {
        /// Its index.
        index: Index,
        /// Its term.
        term: Term,
        /// The leader's currentTerm.
        mine: Term,
    },
    /// Too few nodes hold the entry.
    NoQuorum {
        /// The index.
        index: Index,
        /// How many voters hold it durably, as far as the leader knows.
        have: usize,
        /// How many voters it takes.
        need: usize,
        /// Which voters are counted.
        of: VoterSet,
    },
    /// The node has committed all entries that the snapshot replaces.
    StaleSnapshot {
        /// lastIncludedIndex.
        last_included_index: Index,
        /// The node's commitIndex.
        commit_index: Index,
    },
    /// The node has applied nothing since its latest snapshot.
    NothingToSnapshot {
        /// The node's lastApplied.
        last_applied: Index,
    },
    /// Only a leader can do this.
    NotLeader {
        /// The leader, as far as the node knows.
        leader: Option<NodeId>,
        /// The node's currentTerm.
        term: Term,
    },
    /// A reply to a request that no longer matters.
    Late,
    /// A vote, or pre-vote, for an election that is over.
    ElectionOver {
        /// The node's currentTerm.
        term: Term,
        /// Whether the node won it.
        leads: bool,
    },
    /// A conflict that is older than an acknowledgement, or at another index than the leader now probes.
    LateConflict {
        /// prevLogIndex of the request.
        prev_log_index: Index,
        /// The follower's matchIndex.
        match_index: Index,
        /// Its nextIndex.
        next_index: Index,
    },
    /// A message from a second leader of the same term. Happens only if a rule is off.
    SameTermLeader,
    /// The node has heard from a leader recently, and so refuses to vote (thesis 4.2.3).
    HearsLeader {
        /// The leader, which may be the node itself. `None`: the node has restarted, and may have heard from a leader
        /// before.
        leader: Option<NodeId>,
    },
    /// The node is not a voter in its configuration, and so does not campaign.
    NoVoter,
    /// A leadership transfer is under way (thesis 3.10).
    Transferring {
        /// The target.
        to: NodeId,
    },
    /// The target leads already.
    ToItself,
    /// The target is not a voter.
    NotAVoter {
        /// The target.
        node: NodeId,
    },
    /// The target was not elected within the shortest election timeout.
    TransferTimedOut,
    /// Too many bytes are uncommitted.
    Uncommitted {
        /// How many bytes.
        bytes: u64,
        /// The limit.
        most: u64,
    },
    /// The leader has not committed an entry of its own term yet.
    NothingOfOwnTerm {
        /// Its term.
        term: Term,
    },
    /// Another change of configuration is under way (§6; thesis 4.1).
    ConfigPending {
        /// The index of the uncommitted configuration.
        index: Index,
    },
    /// The new configuration has no voters.
    NoVoters,
    /// The cluster has this configuration already.
    SameConfig,
    /// Earlier parts of the snapshot are missing.
    PartMissing {
        /// How many parts the node has.
        received: u32,
        /// The first part in the message.
        offset: u32,
    },
}

/// Which voters of a configuration are counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VoterSet {
    /// All voters: the configuration is not joint.
    All,
    /// The voters of C_new.
    New,
    /// The voters of C_old.
    Old,
}
