//! The things that a timeline lists: messages, requests, operations, states of nodes, marks, and network conditions.

use std::rc::Rc;

use crate::play::record::spans::{Span, TimePoint};
use crate::raft::{MessageKind, NodeId, NodeSet, Rule};
use crate::sim::{Cause, FactKind, MessageId, Micros, Op, OpOutcome, Status};

/// The state of a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MessageStatus {
    /// It is on its way, or waits at a paused node.
    InFlight,
    /// Its receiver handled it.
    Arrived,
    /// It was lost, for this cause.
    Lost(Cause),
}

/// A message, from when it was sent until it arrived or was lost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MessageSpan {
    /// Sender, receiver and number.
    pub id: MessageId,
    /// Which RPC it is.
    pub kind: MessageKind,
    /// Whether it is in flight, arrived, or lost.
    pub status: MessageStatus,
    /// The number of entries in it, at most 255. An AppendEntries with 0 entries is a heartbeat.
    pub entries: u8,
    /// For a reply: whether it accepts. `None` for a request.
    pub ok: Option<bool>,
    /// The sender's term, capped at 32 bits.
    pub term: u32,
    /// The term of its last entry or of its snapshot, capped at 32 bits. 0: it has neither.
    pub carries: u32,
    /// When it was sent.
    pub sent: Micros,
    /// When it arrived or was lost. In flight: when it is due to arrive.
    pub ended: Micros,
    /// The step in which it was sent.
    pub sent_step: u32,
    /// The step in which it arrived or was lost. Not meaningful in flight.
    pub ended_step: u32,
    /// How long it waited at its paused receiver before it was handled, in microseconds. 0: it did not wait.
    pub waited: u32,
    /// For a lost message: the part of the way that it had covered, in 255ths.
    pub progress: u8,
}

impl MessageSpan {
    /// Whether it says more than a heartbeat or a plain success: it has entries, a snapshot, a vote, or a refusal.
    /// Where a view cannot show all messages, it shows these first.
    pub fn is_substantive(&self) -> bool {
        match self.kind {
            MessageKind::AppendEntries => self.entries > 0,
            MessageKind::AppendEntriesReply => self.ok == Some(false),
            MessageKind::RequestVote | MessageKind::RequestVoteReply => true,
            MessageKind::PreVote | MessageKind::PreVoteReply | MessageKind::TimeoutNow => true,
            MessageKind::InstallSnapshot | MessageKind::InstallSnapshotReply => true,
        }
    }

    /// The same message while it was in flight. When it was due to arrive is not known here.
    pub(super) fn back_in_flight(&self) -> MessageSpan {
        let (ended, ended_step) = (self.sent, self.sent_step);
        MessageSpan { status: MessageStatus::InFlight, ended, ended_step, waited: 0, progress: 0, ..*self }
    }
}

impl Span for MessageSpan {
    fn start(&self) -> TimePoint {
        TimePoint { at: self.sent, step: self.sent_step }
    }

    fn end(&self) -> Option<TimePoint> {
        (self.status != MessageStatus::InFlight).then_some(TimePoint { at: self.ended, step: self.ended_step })
    }
}

/// A client's command at a leader, from when the leader accepted it until the client learnt its result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Request {
    /// The leader that accepted it.
    pub node: NodeId,
    /// Its index in the log, capped at 32 bits.
    pub index: u32,
    /// When the leader accepted it.
    pub accepted: TimePoint,
    /// What the client learnt.
    pub reply: Reply,
    /// When the client learnt it. Not meaningful while it is pending.
    pub answered: TimePoint,
}

/// What a client learnt of its command.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reply {
    /// Nothing yet.
    Pending,
    /// The command was applied.
    Done,
    /// The command was applied and changed nothing, because a compare-and-set found another value.
    Unequal,
    /// Another entry took its place in the log.
    Lost,
    /// The leader crashed before it answered. The command may have been applied, or may still be.
    Never,
}

impl Span for Request {
    fn start(&self) -> TimePoint {
        self.accepted
    }

    fn end(&self) -> Option<TimePoint> {
        (self.reply != Reply::Pending).then_some(self.answered)
    }
}

/// An operation of a client or of the script, from its first request to its outcome.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The operation and its outcome.
    pub op: Op,
    /// When it began.
    pub from: TimePoint,
    /// When its outcome was known. Not meaningful while it is open.
    pub to: TimePoint,
}

impl Operation {
    /// The same operation while it was open.
    pub(super) fn reopened(&self) -> Operation {
        Operation { op: Op { outcome: OpOutcome::Open, ..self.op.clone() }, from: self.from, to: self.from }
    }
}

impl Span for Operation {
    fn start(&self) -> TimePoint {
        self.from
    }

    fn end(&self) -> Option<TimePoint> {
        self.op.outcome.at().map(|_| self.to)
    }
}

/// The part that an operation has in a violation of linearizability or of exactly-once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ViolationRole {
    /// Its answer contradicts an unexplained one.
    Contradicting,
    /// No order of the operations explains its answer, or it was applied twice.
    Unexplained,
}

/// The cuts and the disabled rules from a moment on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conditions {
    /// Since when.
    pub from: TimePoint,
    /// By the sender's slot: the receivers that it cannot reach.
    pub cut: Rc<[NodeSet]>,
    /// The rules that are off.
    pub rules_off: Rc<[Rule]>,
}

/// The state of a node from a moment on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NodeState {
    /// Since when.
    pub at: Micros,
    /// Since which step.
    pub step: u32,
    /// Its currentTerm, capped at 32 bits. For a crashed node: the term on its disk.
    pub term: u32,
    /// Whether it runs, is paused, or is crashed.
    pub status: Status,
    /// Its role.
    pub role: RoleKind,
    /// Whether it is missing from the configuration that decides.
    pub out: bool,
}

/// A role without its state.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RoleKind {
    /// §5.2
    Follower,
    /// §5.2
    Candidate,
    /// §5.2
    Leader,
    /// Thesis 9.6
    PreCandidate,
}

/// A fact that the diagram marks: an election, a commit, a crash, a cut, a violation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// When.
    pub at: Micros,
    /// In which step.
    pub step: u32,
    /// On which node; `None` for a fact of the network or of the cluster.
    pub node: Option<NodeId>,
    /// The kind of fact.
    pub fact: FactKind,
    /// The fact's number in the run.
    pub seq: u64,
}

/// Whether a mark is drawn even where there are too many marks: everything but the routine facts of each command.
pub fn is_major(fact: FactKind) -> bool {
    use FactKind::{ClientOutcome, Commit, Propose, ProposeRefused, Reply, Set, Skipped};
    !matches!(fact, Commit | Propose | ProposeRefused | Reply | Set | Skipped | ClientOutcome)
}
