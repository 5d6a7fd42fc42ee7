//! What the guards in [`rules`](super::rules) answer: why something is allowed, or why not.

use super::types::{Index, LogEnd, NodeId, Term};

/// Why AppendEntries' preceding entry counts as matching.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Match {
    /// The log has it, with the same term.
    Entry,
    /// The snapshot stands for it.
    Snapshot,
    /// Nobody has asked: the rule is off.
    Unchecked,
}

/// Why a guard said no, with the values that it compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rejection {
    /// The message is of an older term than the node's.
    OldTerm {
        /// The term in the message.
        theirs: Term,
        /// The node's currentTerm.
        mine: Term,
    },
    /// The node has voted for somebody else in this term.
    AlreadyVoted {
        /// The term.
        term: Term,
        /// Who has the vote.
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
        /// The term that the node has there.
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
        /// How many hold it durably, as far as the leader knows.
        have: usize,
        /// How many it takes.
        need: usize,
        /// Of which voters.
        of: VoterSet,
    },
    /// The node knows all that the snapshot stands for to be committed already.
    StaleSnapshot {
        /// lastIncludedIndex.
        last_included_index: Index,
        /// The node's commitIndex.
        commit_index: Index,
    },
    /// There is nothing applied that the present snapshot does not stand for.
    NothingToSnapshot {
        /// The node's lastApplied.
        last_applied: Index,
    },
    /// Only a leader takes proposals.
    NotLeader {
        /// Whom the node takes for the leader.
        leader: Option<NodeId>,
        /// The node's currentTerm.
        term: Term,
    },
    /// An answer to a question that is no longer open.
    Late,
    /// A vote for a node that no longer stands in its term.
    ElectionOver {
        /// The node's currentTerm.
        term: Term,
        /// Whether it leads that term.
        leads: bool,
    },
    /// A follower denies what the leader asks no longer: it has acknowledged that much, or another place is tried.
    LateConflict {
        /// prevLogIndex of what is denied.
        prev_log_index: Index,
        /// The follower's matchIndex.
        match_index: Index,
        /// Its nextIndex.
        next_index: Index,
    },
    /// A message from a second leader of the same term: only with a rule switched off.
    SameTermLeader,
    /// The node hears from a leader, and protects it (thesis 4.2.3).
    HearsLeader {
        /// The leader; the node itself, if it leads. `None`: it has just started again, and may have promised that to a
        /// leader before.
        leader: Option<NodeId>,
    },
    /// The node has no vote in its configuration, and so does not stand.
    NoVoter,
    /// The leader is handing over, and takes nothing new (thesis 3.10).
    Transferring {
        /// To whom.
        to: NodeId,
    },
    /// The leader already leads.
    ToItself,
    /// A node without a vote cannot lead.
    NotAVoter {
        /// The node.
        node: NodeId,
    },
    /// The successor did not take over within an election timeout.
    TransferTimedOut,
    /// Too many bytes wait for their commitment.
    Uncommitted {
        /// How many.
        bytes: u64,
        /// How many may.
        most: u64,
    },
    /// The leader has not committed an entry of its own term yet.
    NothingOfOwnTerm {
        /// Its term.
        term: Term,
    },
    /// A change of configuration is under way (§6; thesis 4.1).
    ConfigPending {
        /// The index of the uncommitted configuration.
        index: Index,
    },
    /// A configuration without voters decides nothing.
    NoVoters,
    /// The cluster is so already.
    SameConfig,
    /// A part of a snapshot whose earlier parts are missing.
    PartMissing {
        /// How many parts are there.
        received: u32,
        /// With which one the message begins.
        offset: u32,
    },
}

/// Which voters of a configuration are counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VoterSet {
    /// All: it is not joint.
    All,
    /// Those of C_new.
    New,
    /// Those of C_old.
    Old,
}
