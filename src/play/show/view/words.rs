//! The words of a view that come from a closed list: each list is an enum. A word crosses the bridge as its name, or in
//! a [`Column`](super::timeline::Column) as its number.

use serde::{Serialize, Serializer};

use crate::play::ask::standing::Standing;
use crate::play::record::items::{MessageStatus, Reply, RoleKind, ViolationRole};
use crate::play::script::AskKind;
use crate::raft::{named, MessageKind, ReadMode, Rule};
use crate::sim::{Cause, FactKind, Mark, Property, Status};

/// A word that has a number: its place in the list, from 0.
pub trait Word: Copy + 'static {
    /// The number.
    fn number(self) -> u8;
}

/// Lets words cross the bridge by name and by number, and gives them a type in `www/js/core/view.d.ts`.
macro_rules! words {
    ($($name:ident),+ $(,)?) => { $(
        impl Word for $name {
            fn number(self) -> u8 {
                self as u8
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        #[cfg(test)]
        impl super::typescript::Words for $name {
            const NAME: &'static str = stringify!($name);
            const NAMES: &'static [&'static str] = <$name as crate::raft::Named>::NAMES;
        }

        #[cfg(test)]
        super::typescript::word!($name);
    )+ };
}

named! {
    /// What a node does.
    NodeStatus {
        /// It runs.
        Up = "up",
        /// It is paused: its memory is kept, and messages to it wait.
        Paused = "paused",
        /// It is down. Only its disk is left.
        Crashed = "crashed",
    }
}

named! {
    /// A node's role.
    NodeRole {
        /// §5.2
        Follower = "follower",
        /// Thesis 9.6
        PreCandidate = "precandidate",
        /// §5.2
        Candidate = "candidate",
        /// §5.2
        Leader = "leader",
    }
}

named! {
    /// What a node is in a configuration (§6).
    Member {
        /// A voter; in a joint configuration of both C_old and C_new.
        Voter = "voter",
        /// A voter of C_new only.
        Incoming = "incoming",
        /// A voter of C_old only.
        Outgoing = "outgoing",
        /// It gets the log and has no vote.
        Learner = "learner",
        /// It is not in the configuration.
        None = "none",
    }
}

named! {
    /// A voter's answer to a candidate.
    VoteAnswer {
        /// It granted its vote.
        Yes = "yes",
        /// It refused.
        No = "no",
        /// It has not answered.
        Pending = "pending",
    }
}

named! {
    /// How a leader sends to a follower.
    ReplicationState {
        /// It looks for the last common entry.
        Probe = "probe",
        /// It sends entries as they come.
        Replicate = "replicate",
        /// It sends a snapshot.
        Snapshot = "snapshot",
    }
}

named! {
    /// What a message is for.
    Family {
        /// Votes, pre-votes, and the transfer of leadership.
        Election = "election",
        /// AppendEntries and its reply.
        Replication = "replication",
        /// InstallSnapshot and its reply.
        Snapshot = "snapshot",
    }
}

named! {
    /// What became of a message.
    MessageFate {
        /// It is on its way, as far as the branch is known.
        InFlight = "in-flight",
        /// Its receiver handled it.
        Arrived = "arrived",
        /// It was lost.
        Lost = "lost",
    }
}

named! {
    /// What became of a message, and why it was lost.
    MessageEnd {
        /// It is on its way, as far as the branch is known.
        InFlight = "in-flight",
        /// Its receiver handled it.
        Arrived = "arrived",
        /// Lost by chance.
        Loss = "loss",
        /// Lost on a link that is cut.
        Cut = "cut",
        /// Dropped by an action.
        Dropped = "dropped",
        /// Lost at a crashed node.
        Down = "down",
    }
}

named! {
    /// What a reply says.
    ReplyAnswer {
        /// It refuses.
        No = "no",
        /// It accepts.
        Yes = "yes",
        /// The message is a request.
        Request = "request",
    }
}

named! {
    /// What a client learnt of its command.
    RequestStatus {
        /// Nothing yet.
        Pending = "pending",
        /// The command was applied.
        Done = "done",
        /// A compare-and-set found another value.
        Unequal = "unequal",
        /// Another entry took its place in the log.
        Lost = "lost",
        /// The node crashed before it answered. The command may have been applied, or may still be.
        Never = "never",
    }
}

named! {
    /// What a node answers a client.
    ClientReply {
        /// The command was applied.
        Ok = "ok",
        /// Another node leads.
        Redirect = "redirect",
        /// The node knows no leader.
        Refused = "refused",
        /// Another entry took the command's place.
        Lost = "lost",
    }
}

named! {
    /// The outcome of an operation, as far as the branch is known.
    OperationOutcome {
        /// It waits for an answer.
        Open = "open",
        /// It was answered.
        Ok = "ok",
        /// It was not applied and never will be, or it only read.
        Failed = "failed",
        /// It may have been applied.
        Unknown = "unknown",
    }
}

named! {
    /// An operation's part in a violation of linearizability or of exactly-once.
    Guilt {
        /// None.
        None = "",
        /// Its answer contradicts an unexplained one.
        Contradicts = "contradicts",
        /// No order of the operations explains its answer, or it was applied twice.
        Unexplained = "unexplained",
    }
}

named! {
    /// Whether one store could have given all the answers.
    HistoryVerdict {
        /// Nothing was asked.
        None = "none",
        /// It could.
        Linearizable = "linearizable",
        /// It could not.
        Violated = "violated",
        /// There are too many orders to check.
        Undecided = "undecided",
    }
}

named! {
    /// A condition that holds for a while.
    ConditionKind {
        /// The cluster is split into groups.
        Partition = "partition",
        /// Single links are cut.
        Cut = "cut",
        /// A rule is off.
        Rule = "rule",
    }
}

named! {
    /// What the fragment of an address holds.
    FragmentKind {
        /// It is empty.
        Nothing = "nothing",
        /// The name of a scenario.
        Name = "name",
        /// A script, which is not parsed yet.
        Script = "script",
        /// Something that cannot be read.
        Trouble = "trouble",
    }
}

words!(
    AskKind,
    Mark,
    NodeStatus,
    NodeRole,
    Member,
    VoteAnswer,
    Standing,
    ReplicationState,
    Family,
    MessageFate,
    MessageEnd,
    ReplyAnswer,
    RequestStatus,
    ClientReply,
    OperationOutcome,
    Guilt,
    HistoryVerdict,
    ConditionKind,
    FragmentKind,
    MessageKind,
    ReadMode,
    FactKind,
    Rule,
    Property,
);

impl From<Status> for NodeStatus {
    fn from(status: Status) -> NodeStatus {
        match status {
            Status::Up => NodeStatus::Up,
            Status::Paused => NodeStatus::Paused,
            Status::Crashed => NodeStatus::Crashed,
        }
    }
}

impl From<RoleKind> for NodeRole {
    fn from(role: RoleKind) -> NodeRole {
        match role {
            RoleKind::Follower => NodeRole::Follower,
            RoleKind::PreCandidate => NodeRole::PreCandidate,
            RoleKind::Candidate => NodeRole::Candidate,
            RoleKind::Leader => NodeRole::Leader,
        }
    }
}

impl From<MessageStatus> for MessageFate {
    fn from(status: MessageStatus) -> MessageFate {
        match status {
            MessageStatus::InFlight => MessageFate::InFlight,
            MessageStatus::Arrived => MessageFate::Arrived,
            MessageStatus::Lost(_) => MessageFate::Lost,
        }
    }
}

impl From<MessageStatus> for MessageEnd {
    fn from(status: MessageStatus) -> MessageEnd {
        match status {
            MessageStatus::InFlight => MessageEnd::InFlight,
            MessageStatus::Arrived => MessageEnd::Arrived,
            MessageStatus::Lost(Cause::Loss) => MessageEnd::Loss,
            MessageStatus::Lost(Cause::Cut) => MessageEnd::Cut,
            MessageStatus::Lost(Cause::Hand) => MessageEnd::Dropped,
            MessageStatus::Lost(Cause::Down) => MessageEnd::Down,
        }
    }
}

impl From<Option<bool>> for ReplyAnswer {
    fn from(answer: Option<bool>) -> ReplyAnswer {
        match answer {
            None => ReplyAnswer::Request,
            Some(false) => ReplyAnswer::No,
            Some(true) => ReplyAnswer::Yes,
        }
    }
}

impl From<Reply> for RequestStatus {
    fn from(reply: Reply) -> RequestStatus {
        match reply {
            Reply::Pending => RequestStatus::Pending,
            Reply::Done => RequestStatus::Done,
            Reply::Unequal => RequestStatus::Unequal,
            Reply::Lost => RequestStatus::Lost,
            Reply::Never => RequestStatus::Never,
        }
    }
}

impl From<Option<ViolationRole>> for Guilt {
    fn from(role: Option<ViolationRole>) -> Guilt {
        match role {
            None => Guilt::None,
            Some(ViolationRole::Contradicting) => Guilt::Contradicts,
            Some(ViolationRole::Unexplained) => Guilt::Unexplained,
        }
    }
}

impl From<MessageKind> for Family {
    fn from(kind: MessageKind) -> Family {
        match kind {
            MessageKind::RequestVote
            | MessageKind::RequestVoteReply
            | MessageKind::PreVote
            | MessageKind::PreVoteReply
            | MessageKind::TimeoutNow => Family::Election,
            MessageKind::AppendEntries | MessageKind::AppendEntriesReply => Family::Replication,
            MessageKind::InstallSnapshot | MessageKind::InstallSnapshotReply => Family::Snapshot,
        }
    }
}
