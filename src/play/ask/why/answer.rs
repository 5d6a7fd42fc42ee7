//! An answer: sentences, and the points that support it.

use crate::play::tell::Told;
use crate::raft::{Index, NodeId, NodeSet, Rejection, Rule, Term};
use crate::sim::{MessageId, Micros};

/// An answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// The answer in a sentence or two.
    pub headline: Vec<Told>,
    /// What supports it, the most important point first.
    pub points: Vec<Point>,
}

/// A point of an answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Point {
    /// What holds, as data that can be checked against the world.
    pub cause: Cause,
    /// The same in sentences, with sections of the paper.
    pub text: Vec<Told>,
}

/// Something that holds in the world and supports an answer. `need` counts nodes; in a joint configuration, nodes of
/// C_new unless it says otherwise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cause {
    /// The entry is committed.
    Committed {
        /// The first node that knew it.
        by: NodeId,
        /// When it knew.
        at: Micros,
        /// The term of its leader at that time.
        in_term: Term,
    },
    /// Voters have the committed entry on disk, in the log or in a snapshot.
    Stored {
        /// Those voters.
        disks: NodeSet,
        /// How many it takes.
        need: usize,
    },
    /// These nodes have the entry, although another one is committed at its index.
    Holds(NodeSet),
    /// These nodes keep that entry until the leader replaces it; what they wait for.
    Stays(NodeSet, Wait),
    /// This leader of an earlier term has that entry and can never commit it.
    CannotCommit(NodeId),
    /// These nodes know that the entry is committed.
    Known(NodeSet),
    /// These nodes do not know yet that the entry is committed; what they wait for.
    NotKnown(NodeSet, Wait),
    /// No log has an entry at this index. The messages in flight that carry one.
    NoEntry(Vec<MessageId>),
    /// Nodes have the entry.
    Held {
        /// Those with the entry in the log. The log of a crashed node is the one on its disk.
        logs: NodeSet,
        /// Those with the entry on disk.
        disks: NodeSet,
        /// How many it takes.
        need: usize,
    },
    /// This node is a pre-candidate.
    Asks {
        /// The pre-candidate.
        node: NodeId,
        /// The nodes that granted their pre-vote.
        granted: NodeSet,
    },
    /// The configuration is joint, so a majority of C_old is needed as well.
    Joint {
        /// The voters of C_old that count.
        have: NodeSet,
        /// How many voters of C_old it takes.
        need: usize,
    },
    /// The leader knows that these nodes have the entry.
    Counted {
        /// The leader.
        leader: NodeId,
        /// Those whose matchIndex reaches the entry.
        holders: NodeSet,
    },
    /// The entry is not of the leader's term.
    NotOwnTerm {
        /// The leader.
        leader: NodeId,
        /// The entry's term.
        term: Term,
        /// The leader's currentTerm.
        mine: Term,
        /// The leader's first entry of its own term after this one.
        own: Option<Index>,
    },
    /// The leader's own write is not durable yet.
    OwnDisk(NodeId),
    /// The leader does not count these nodes yet; what it waits for.
    NotCounted(NodeSet, Wait),
    /// The leader reaches too few nodes.
    Minority {
        /// The leader.
        leader: NodeId,
        /// The leader and the nodes that it reaches.
        group: NodeSet,
        /// How many it takes.
        need: usize,
    },
    /// These nodes have a higher term than the leader.
    Deposed {
        /// The leader.
        leader: NodeId,
        /// Those nodes.
        by: NodeSet,
    },
    /// The leader's commitIndex is behind what is committed.
    Behind {
        /// The leader.
        leader: NodeId,
        /// Its commitIndex.
        commit_index: Index,
        /// The last committed index.
        committed: Index,
    },
    /// This leader may commit the entry and does so with its next event, because a rule was switched.
    NotTried(NodeId),
    /// These nodes have another entry at this index.
    Another {
        /// Those nodes.
        nodes: NodeSet,
        /// The other entry's term.
        term: Term,
    },
    /// This leader's log ends before the entry.
    LeaderLacks(NodeId),
    /// A leader of an older term, which has not heard of the newer one, may still count replies in flight.
    OldLeaderCounts {
        /// That leader.
        leader: NodeId,
        /// The replies.
        messages: Vec<MessageId>,
    },
    /// No node leads.
    NoLeader,
    /// No node leads this term or a later one. A node that leads an earlier term is deposed.
    NoCurrentLeader {
        /// The term.
        term: Term,
    },
    /// A node leads.
    Leads {
        /// The leader.
        leader: NodeId,
        /// Its term.
        term: Term,
    },
    /// A paused node leads.
    LeaderPaused {
        /// The leader.
        leader: NodeId,
        /// Its term.
        term: Term,
    },
    /// The leader of the highest term that had one.
    LastLeader {
        /// The leader.
        leader: NodeId,
        /// Its term.
        term: Term,
    },
    /// Too few nodes run.
    TooFewRun {
        /// The running nodes.
        up: NodeSet,
        /// How many it takes.
        need: usize,
    },
    /// No node reaches enough others.
    NotConnected {
        /// The largest set of a node and those that it reaches.
        group: NodeSet,
        /// How many it takes.
        need: usize,
    },
    /// A node is a candidate.
    Stands {
        /// The candidate.
        candidate: NodeId,
        /// Its term.
        term: Term,
        /// The votes that it has received.
        granted: NodeSet,
        /// How many it takes.
        need: usize,
        /// Whether it can still win in this term.
        can_win: bool,
    },
    /// A node has refused a candidate its vote.
    Refused {
        /// The candidate.
        candidate: NodeId,
        /// The node that refused.
        voter: NodeId,
        /// Why the node would refuse now; `None` if it would not any more.
        rejection: Option<Rejection>,
    },
    /// A candidate has no reply from these nodes.
    NoAnswer {
        /// The candidate.
        candidate: NodeId,
        /// Those nodes.
        voters: NodeSet,
        /// What it waits for.
        wait: Wait,
    },
    /// No candidate of this term can win it.
    Split {
        /// The term.
        term: Term,
        /// Its candidates.
        candidates: NodeSet,
    },
    /// No node is a candidate.
    NobodyStands,
    /// The next election timer to fire.
    NextTimer {
        /// Its node.
        node: NodeId,
        /// When it fires.
        at: Micros,
    },
    /// No election timer runs.
    NoTimer,
    /// These rules are off, and elections depend on them.
    RulesOff(Vec<Rule>),
    /// A round trip may take longer than the shortest election timeout.
    TooSlow,
}

/// What a node waits for, from another node.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wait {
    /// The other node is crashed.
    Crashed,
    /// The other node is paused.
    Paused,
    /// The link to it or from it is cut.
    Cut,
    /// It is in a higher term, and refuses.
    HigherTerm,
    /// It has stored the entry, or voted, and the write is not durable yet.
    Disk,
    /// It has acknowledged the entry or granted its vote, and the reply is in flight.
    Answer(Vec<MessageId>),
    /// It has refused, and the reply is in flight.
    Refusal(Vec<MessageId>),
    /// The entry, or the request for its vote, is in flight to it.
    Request(Vec<MessageId>),
    /// A snapshot is in flight to it.
    Snapshot(Vec<MessageId>),
    /// The leader probes for the last matching index, or its window is full; these messages are in flight.
    Probe(Vec<MessageId>),
    /// A message was lost. The next heartbeat or election sends again.
    Lost,
    /// It is not in the leader's configuration, so the leader sends it nothing.
    NoMember,
    /// It is a leader itself.
    Leads,
    /// The leader does not know it either.
    LeaderKnowsNot,
    /// No node leads.
    NoLeader,
    /// The next AppendEntries.
    NextAppend,
}

impl Wait {
    /// The messages in flight that it is about.
    pub fn messages(&self) -> &[MessageId] {
        match self {
            Wait::Answer(ids) | Wait::Refusal(ids) | Wait::Request(ids) | Wait::Snapshot(ids) | Wait::Probe(ids) => ids,
            Wait::Crashed | Wait::Paused | Wait::Cut | Wait::HigherTerm | Wait::Disk | Wait::Lost => &[],
            Wait::NoMember | Wait::Leads | Wait::LeaderKnowsNot | Wait::NoLeader | Wait::NextAppend => &[],
        }
    }

    pub(super) fn messages_mut(&mut self) -> Option<&mut Vec<MessageId>> {
        match self {
            Wait::Answer(ids) | Wait::Refusal(ids) | Wait::Request(ids) | Wait::Snapshot(ids) | Wait::Probe(ids) => {
                Some(ids)
            }
            Wait::Crashed | Wait::Paused | Wait::Cut | Wait::HigherTerm | Wait::Disk | Wait::Lost => None,
            Wait::NoMember | Wait::Leads | Wait::LeaderKnowsNot | Wait::NoLeader | Wait::NextAppend => None,
        }
    }
}

impl Cause {
    /// The messages in flight that it is about.
    pub fn messages(&self) -> &[MessageId] {
        match self {
            Cause::NotKnown(_, wait) | Cause::NotCounted(_, wait) | Cause::NoAnswer { wait, .. } => wait.messages(),
            Cause::NoEntry(ids) | Cause::OldLeaderCounts { messages: ids, .. } => ids,
            _ => &[],
        }
    }
}

impl Point {
    pub(super) fn new(cause: Cause, text: impl Into<Vec<Told>>) -> Point {
        Point { cause, text: text.into() }
    }
}
