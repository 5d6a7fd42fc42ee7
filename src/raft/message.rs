//! Nine kinds of message: the paper's three RPCs and their replies (Figures 2 and 13), and from the thesis PreVote, its
//! reply, and TimeoutNow.
//!
//! Requests and replies are separate one-way messages, because the network may lose, delay or duplicate either. So a
//! reply carries what it answers, which the paper leaves to the RPC layer.

use super::log::Entries;
use super::names::named;
use super::types::{Index, NodeId, Round, Snapshot, Term};

named! {
    /// The kind of a message: one of the paper's three RPCs, one of the thesis's two, or the reply to one.
    MessageKind {
        /// A candidate asks for a vote (§5.2).
        RequestVote = "RequestVote",
        /// The answer to a RequestVote.
        RequestVoteReply = "RequestVoteReply",
        /// A leader replicates entries, or only says that it is there (§5.3).
        AppendEntries = "AppendEntries",
        /// The answer to an AppendEntries.
        AppendEntriesReply = "AppendEntriesReply",
        /// A leader sends its snapshot (§7).
        InstallSnapshot = "InstallSnapshot",
        /// The answer to an InstallSnapshot.
        InstallSnapshotReply = "InstallSnapshotReply",
        /// A node asks whether it would get votes (thesis 9.6).
        PreVote = "PreVote",
        /// The answer to a PreVote.
        PreVoteReply = "PreVoteReply",
        /// A leader tells its successor to stand at once (thesis 3.10).
        TimeoutNow = "TimeoutNow",
    }
}

/// A message between two nodes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    /// The sender.
    pub from: NodeId,
    /// The receiver.
    pub to: NodeId,
    /// The sender's currentTerm when it made the message.
    pub term: Term,
    /// Its kind and contents.
    pub rpc: Rpc,
}

/// The fields of each kind of message, with their names in the paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Rpc {
    /// "Invoked by candidates to gather votes."
    RequestVote {
        /// Index of the candidate's last log entry.
        last_log_index: Index,
        /// Term of the candidate's last log entry.
        last_log_term: Term,
        /// The candidate acts on a TimeoutNow of the leader (thesis 3.10), so voters need not wait for the leader's
        /// lease.
        transfer: bool,
    },
    /// The answer to a RequestVote.
    RequestVoteReply {
        /// True means the candidate received the vote.
        vote_granted: bool,
    },
    /// "Invoked by leader to replicate log entries; also used as heartbeat."
    AppendEntries {
        /// Index of the entry that immediately precedes the new ones.
        prev_log_index: Index,
        /// Term of that entry.
        prev_log_term: Term,
        /// The entries to store; empty for a heartbeat.
        entries: Entries,
        /// The leader's commitIndex.
        leader_commit: Index,
        /// The leader's round.
        round: Round,
    },
    /// The answer to an AppendEntries.
    AppendEntriesReply {
        /// The prev_log_index of the request. It shows whether a conflict is late.
        prev_log_index: Index,
        /// The result.
        outcome: AppendOutcome,
        /// The round of the request.
        round: Round,
    },
    /// "Invoked by leader to send chunks of a snapshot to a follower." (Figure 13. Its `done` corresponds to parts that
    /// reach the end of the snapshot.)
    InstallSnapshot {
        /// The snapshot.
        snapshot: Snapshot,
        /// The first part that the message carries.
        offset: u32,
        /// How many parts it carries.
        len: u32,
        /// The leader's round.
        round: Round,
    },
    /// The answer to an InstallSnapshot.
    InstallSnapshotReply {
        /// The last index up to which the follower's log matches the leader's for certain: its commitIndex.
        match_index: Index,
        /// The lastIncludedIndex of the request.
        last_included_index: Index,
        /// How many parts of that snapshot the follower has, counted from the first; so also the next part it needs.
        received: u32,
        /// The round of the request.
        round: Round,
    },
    /// Asks whether the receiver would vote for the sender (thesis 9.6). The message's term is the sender's
    /// currentTerm; the election would be in the next one.
    PreVote {
        /// Index of the sender's last log entry.
        last_log_index: Index,
        /// Term of the sender's last log entry.
        last_log_term: Term,
    },
    /// The answer to a PreVote.
    PreVoteReply {
        /// The term of the request.
        asked_in: Term,
        /// True means that the sender would get the vote.
        vote_granted: bool,
    },
    /// The leader transfers its leadership: the receiver campaigns at once (thesis 3.10).
    TimeoutNow,
}

/// The result of an AppendEntries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AppendOutcome {
    /// The follower's log matches the leader's up to `match_index`.
    Success {
        /// prev_log_index + number of entries.
        match_index: Index,
    },
    /// The follower's log has no matching entry at prev_log_index (§5.3, on reducing the number of rejections).
    Conflict {
        /// The term of its entry at prev_log_index. `None`: its log is too short.
        conflict_term: Option<Term>,
        /// The first index of that term in its log. If the log is too short: its last index + 1.
        conflict_index: Index,
    },
    /// The request was of an older term. Only the term of the reply matters.
    OldTerm,
}

impl Message {
    /// Its kind.
    pub fn kind(&self) -> MessageKind {
        match self.rpc {
            Rpc::RequestVote { .. } => MessageKind::RequestVote,
            Rpc::RequestVoteReply { .. } => MessageKind::RequestVoteReply,
            Rpc::AppendEntries { .. } => MessageKind::AppendEntries,
            Rpc::AppendEntriesReply { .. } => MessageKind::AppendEntriesReply,
            Rpc::InstallSnapshot { .. } => MessageKind::InstallSnapshot,
            Rpc::InstallSnapshotReply { .. } => MessageKind::InstallSnapshotReply,
            Rpc::PreVote { .. } => MessageKind::PreVote,
            Rpc::PreVoteReply { .. } => MessageKind::PreVoteReply,
            Rpc::TimeoutNow => MessageKind::TimeoutNow,
        }
    }

    /// The chunks that its entries keep in memory: see [`Log::blocks`](super::Log::blocks).
    pub fn log_blocks(&self) -> impl Iterator<Item = usize> + '_ {
        let entries = match &self.rpc {
            Rpc::AppendEntries { entries, .. } => Some(entries),
            _ => None,
        };
        entries.into_iter().flat_map(|entries| entries.blocks())
    }

    /// Whether it is an AppendEntries without entries.
    pub fn is_heartbeat(&self) -> bool {
        matches!(&self.rpc, Rpc::AppendEntries { entries, .. } if entries.is_empty())
    }

    /// Whether a reply is positive. `None`: it is a request.
    pub fn answer(&self) -> Option<bool> {
        match &self.rpc {
            Rpc::RequestVoteReply { vote_granted } | Rpc::PreVoteReply { vote_granted, .. } => Some(*vote_granted),
            Rpc::AppendEntriesReply { outcome, .. } => Some(matches!(outcome, AppendOutcome::Success { .. })),
            Rpc::InstallSnapshotReply { .. } => Some(true),
            Rpc::RequestVote { .. } | Rpc::PreVote { .. } | Rpc::TimeoutNow => None,
            Rpc::AppendEntries { .. } | Rpc::InstallSnapshot { .. } => None,
        }
    }
}
