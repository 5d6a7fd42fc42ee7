//! The messages: the paper's three RPCs and their replies (Figures 2 and 13).
//!
//! An RPC is two one-way messages here, because the network may lose, delay or duplicate each by itself. So a reply
//! says by itself what it answers: the paper leaves that to the RPC layer.

use super::log::Entries;
use super::names::named;
use super::types::{Index, NodeId, Snapshot, Term};

named! {
    /// The kind of a message: one of the paper's three RPCs, or the reply to one.
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
    }
}

/// A message between two nodes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    /// The sender.
    pub from: NodeId,
    /// The receiver.
    pub to: NodeId,
    /// The sender's currentTerm when it was made.
    pub term: Term,
    /// What it says.
    pub rpc: Rpc,
}

/// The fields of each kind of message, by their names in the paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Rpc {
    /// "Invoked by candidates to gather votes."
    RequestVote {
        /// Index of the candidate's last log entry.
        last_log_index: Index,
        /// Term of the candidate's last log entry.
        last_log_term: Term,
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
    },
    /// The answer to an AppendEntries.
    AppendEntriesReply {
        /// The prev_log_index of the request: tells a late refusal from one that matters.
        prev_log_index: Index,
        /// What the follower says of it.
        outcome: AppendOutcome,
    },
    /// "Invoked by leader to send [its snapshot] to a follower."
    InstallSnapshot {
        /// The snapshot, whole.
        snapshot: Snapshot,
    },
    /// The answer to an InstallSnapshot.
    InstallSnapshotReply {
        /// The last index that the follower holds for certain: as an acknowledgement of entries would say.
        match_index: Index,
    },
}

/// What a follower says of an AppendEntries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AppendOutcome {
    /// It holds everything up to `match_index` as the leader does.
    Success {
        /// prev_log_index + number of entries.
        match_index: Index,
    },
    /// Its log does not contain the preceding entry (§5.3, the last paragraph but two: the quick way back).
    Conflict {
        /// The term of its entry at prev_log_index; `None` where its log is too short.
        conflict_term: Option<Term>,
        /// The first index that it has of that term; one past its last index where its log is too short.
        conflict_index: Index,
    },
    /// The request was of an older term: only the term in the reply matters.
    OldTerm,
}

impl Message {
    /// What kind of message it is.
    pub fn kind(&self) -> MessageKind {
        match self.rpc {
            Rpc::RequestVote { .. } => MessageKind::RequestVote,
            Rpc::RequestVoteReply { .. } => MessageKind::RequestVoteReply,
            Rpc::AppendEntries { .. } => MessageKind::AppendEntries,
            Rpc::AppendEntriesReply { .. } => MessageKind::AppendEntriesReply,
            Rpc::InstallSnapshot { .. } => MessageKind::InstallSnapshot,
            Rpc::InstallSnapshotReply { .. } => MessageKind::InstallSnapshotReply,
        }
    }

    /// The blocks of a log that its entries keep, as [`Log::blocks`](super::Log::blocks).
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

    /// Of a reply: whether it says yes. `None` for a request.
    pub fn answer(&self) -> Option<bool> {
        match &self.rpc {
            Rpc::RequestVoteReply { vote_granted } => Some(*vote_granted),
            Rpc::AppendEntriesReply { outcome, .. } => Some(matches!(outcome, AppendOutcome::Success { .. })),
            Rpc::InstallSnapshotReply { .. } => Some(true),
            _ => None,
        }
    }
}
