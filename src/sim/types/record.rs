//! What happened. Each record can be put into words without the others.

use std::rc::Rc;

use super::client::{Again, ClientAnswer, ClientPlan, OpOutcome};
use super::command::{Applied, Outcome};
use super::names::{ClientId, ClockRate, MessageId, Target};
use super::violation::Violation;
use crate::raft::{
    named, Entry, Fact, Handle, Index, Message, NodeId, NodeSet, ReadNumber, ReadReason, Rule, WriteNumber,
};
use crate::sim::setup::{LinkSetting, Micros, Setting, Span};

/// One fact of the run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    /// Counts all facts of the run from 1.
    pub seq: u64,
    /// When.
    pub at: Micros,
    /// On which node; `None`: on none. A message that is sent is a fact of its sender, one that
    /// arrives a fact of its receiver.
    pub node: Option<NodeId>,
    /// What.
    pub what: What,
}

/// What happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// A message left. It is to arrive at this time.
    Send(MessageId, Rc<Message>, Micros),
    /// A message arrived. So long ago it had reached its receiver, which was paused; 0: it did not wait.
    Deliver(MessageId, Rc<Message>, Micros),
    /// A message was lost, after this part of its way, in millionths.
    Drop(MessageId, Rc<Message>, Cause, u32),
    /// The network or a user copied a message. The name is the copy's. It is to arrive at this time.
    Duplicate(MessageId, Rc<Message>, Micros),
    /// An election timer fired.
    Timeout {
        /// A user or the script made it fire.
        by_hand: bool,
        /// How long it had run; 0: it did not run.
        ran: Micros,
    },
    /// A fact of the node.
    Node(Fact),
    /// An entry reached the state machine.
    Apply(Index, Entry, Option<Applied>),
    /// Writes up to this number are durable.
    Persist(WriteNumber),
    /// A node answers a client: the outcome of its command.
    Reply(Handle, Index, Answer),
    /// A node crashed, with so many writes not yet durable.
    Crash {
        /// Writes that are lost, a torn one among them.
        lost: usize,
        /// The write that the crash tore.
        torn: Option<TornWrite>,
        /// The first and the last entry that were durable and are lost.
        forgot: Option<(Index, Index)>,
    },
    /// A node started from its disk.
    Restart {
        /// The torn write that it found there, whose rest it discards.
        found: Option<TornWrite>,
        /// The seed of its election timeouts; `None`: the run's.
        seed: Option<u64>,
    },
    /// A node is paused.
    Pause,
    /// A paused node continues.
    Resume,
    /// A node's disk is empty.
    Wipe,
    /// Only nodes of the same group reach each other.
    Partition(Rc<[NodeSet]>),
    /// Every link is whole.
    Heal,
    /// The link from the record's node to this one is cut; in both directions, if true.
    Cut(NodeId, bool),
    /// The link from the record's node to this one is whole; in both directions, if true.
    Mend(NodeId, bool),
    /// A node's timers run at this rate.
    Clock(ClockRate),
    /// A node's disk takes this time for a write; `None`: the cluster's.
    Disk(Option<Span>),
    /// A setting changed.
    Set(Setting),
    /// The link from the record's node to this one has its own conditions.
    LinkQuality(NodeId, Rc<[LinkSetting]>),
    /// The next messages on the link from the record's node to this one will be lost.
    DropNext(NodeId, u32),
    /// A message arrives later than it would have.
    Delay(MessageId, Micros),
    /// The same, by chance (`reorder`).
    Late(MessageId, Micros),
    /// A rule is off (`false`) or on.
    Rule(Rule, bool),
    /// An action was not possible, or would change nothing.
    Skipped(Skip),
    /// A property is broken.
    Violation(Box<Violation>),
    /// A server was switched on, with an empty disk.
    SwitchedOn,
    /// A server campaigns that has no vote in the configuration in force.
    LeftOut(LeftOut),
    /// A step of a lesson. It changes nothing in the cluster.
    Lesson(LessonFact),
    /// A read was answered: its number, the key, the value, and why the node may answer.
    Read(ReadNumber, Rc<str>, Option<Rc<str>>, ReadReason),
    /// A client sends a request to the record's node.
    ClientRequest {
        /// The client.
        client: ClientId,
        /// The operation's place in the history.
        op: u32,
        /// The attempt, from 1.
        attempt: u8,
    },
    /// An answer of the record's node arrived at its client.
    ClientReply {
        /// The client.
        client: ClientId,
        /// The operation's place in the history.
        op: u32,
        /// The message.
        answer: ClientAnswer,
        /// The operation was over already.
        late: bool,
    },
    /// A client asks the record's node what it has asked before.
    ClientRetry {
        /// The client.
        client: ClientId,
        /// The operation's place in the history.
        op: u32,
        /// The attempt, from 2.
        attempt: u8,
        /// Why.
        why: Again,
    },
    /// An operation is over.
    ClientOutcome {
        /// The client.
        client: ClientId,
        /// Its place in the history.
        op: u32,
        /// How many requests it took.
        attempts: u8,
        /// The outcome.
        outcome: OpOutcome,
    },
    /// A client begins, or gets another plan; `None`: it stops.
    Client(ClientId, Option<Rc<ClientPlan>>),
    /// A request to the record's node, or an answer from it, was lost.
    ClientLost {
        /// The client.
        client: ClientId,
        /// The operation's place in the history.
        op: u32,
        /// Whether it was the request; otherwise the answer.
        request: bool,
        /// Why.
        cause: Cause,
    },
}

/// A step of a lesson, by the names that the script gives.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LessonFact {
    /// The lesson asked something.
    Asked(Rc<str>),
    /// A question was answered.
    Answered {
        /// The question.
        ask: Rc<str>,
        /// The answer, as the script writes it.
        value: Rc<str>,
        /// The right answer, or all right answers; `None`: it could not be found out.
        right: Option<Rc<str>>,
        /// Whether the answer is right.
        mark: Mark,
    },
    /// A goal was reached.
    Goal(Rc<str>),
}

named! {
    /// Whether an answer is right.
    Mark {
        /// It is right.
        Right = "right",
        /// It is wrong.
        Wrong = "wrong",
        /// The student was not sure, or the right answer could not be found out.
        Unsure = "unsure",
    }
}

/// Why a message was lost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cause {
    /// By chance (`loss`).
    Loss,
    /// The link is cut.
    Cut,
    /// An action named it, or ordered the loss of the next ones.
    Hand,
    /// The receiver is crashed.
    Down,
}

/// A node's answer to a client.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// Its command was applied.
    Applied(Outcome),
    /// Another entry took the place of its command.
    Lost,
}

/// Why an action was not possible, or would change nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Skip {
    /// No node matches the description.
    NoSuch(Target),
    /// The cluster has no such node.
    Unknown(NodeId),
    /// The node is crashed.
    Down(NodeId),
    /// The node is not crashed.
    NotDown(NodeId),
    /// The node is paused.
    Paused(NodeId),
    /// The node is not paused.
    NotPaused(NodeId),
    /// The node is the leader: it has no election timer.
    Leads(NodeId),
    /// No such message is in flight.
    NotInFlight(MessageId),
    /// The message has arrived, and waits at a paused node.
    Waits(MessageId),
    /// A link needs two different ends.
    SameEnds(NodeId),
    /// A node is in two groups.
    TwoGroups(NodeId),
    /// No client of this name is running.
    NoClient,
    /// There are [`MAX_CLIENTS`](super::names::MAX_CLIENTS) already.
    TooManyClients,
    /// No link is cut, so none can be healed.
    NothingCut,
    /// The link is whole already; or `cut` already.
    LinkIsSo {
        /// It is cut.
        cut: bool,
    },
    /// The state is already as the action would make it.
    IsSo,
    /// A delay by 0.
    NoDelay,
}

impl What {
    /// The message that it is about.
    pub fn message(&self) -> Option<(MessageId, &Message)> {
        match self {
            What::Send(id, message, _)
            | What::Deliver(id, message, _)
            | What::Drop(id, message, _, _)
            | What::Duplicate(id, message, _) => Some((*id, message)),
            _ => None,
        }
    }
}

/// A write that a crash tore.
///
/// - Where it has entries, the first half of them is on the disk (rounded down), with all that is written before them.
/// - Without entries, the term and the vote are on the disk if a snapshot was to follow them, and the snapshot is not.
/// - Otherwise nothing of it is on the disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TornWrite {
    /// The write.
    pub write: WriteNumber,
    /// Whether the term or vote that it held is on the disk; `None`: it held neither.
    pub hard_state: Option<bool>,
    /// The last entry in its snapshot, and whether the snapshot is on the disk; `None`: it held none.
    pub snapshot: Option<(Index, bool)>,
    /// The first entry that it held. Meaningless if there is none.
    pub first: Index,
    /// How many of its entries are on the disk.
    pub kept: u64,
    /// How many are not, including the torn one.
    pub lost: u64,
}

/// A server that campaigns without a vote in the configuration in force (§6, thesis 4.2.2).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LeftOut {
    /// The leader whose configuration leaves it out. `None`: there is no leader, and it is the last committed one.
    pub leader: Option<NodeId>,
    /// The index of that configuration's entry.
    pub index: Index,
    /// It is a learner in that configuration, and gets the log.
    pub learns: bool,
    /// The latest configuration in its own log gives it no vote either.
    pub knows: bool,
    /// It is no candidate yet, but asks for pre-votes (thesis 9.6).
    pub pre: bool,
}
