//! What a node is handed, and what it answers.

use super::log::Entries;
use super::message::Message;
use super::progress::Votes;
use super::rules::{Denied, LogEnd, Match};
use super::types::{Entry, Handle, Index, NodeId, NodeSet, Payload, Snapshot, Term, WriteNumber};

/// Something that happened to a node.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Input {
    /// Its election timer fired.
    ElectionTimeout,
    /// Its heartbeat timer fired.
    HeartbeatTimeout,
    /// A message arrived.
    Receive(Message),
    /// A client offers a command.
    Propose {
        /// The command.
        payload: Payload,
        /// Its size on the wire.
        bytes: u32,
    },
    /// This write, and all before it, are durable.
    Durable(WriteNumber),
    /// The state machine hands over its state with everything up to `through` applied (the article's
    /// `Snapshot(index, snapshot)`).
    TakeSnapshot {
        /// The last entry in it.
        through: Index,
        /// Where its contents are kept.
        data: Handle,
    },
}

/// One of a node's two timers. How long they run is the world's business.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Timer {
    /// Of followers and candidates.
    Election,
    /// Of leaders.
    Heartbeat,
}

/// Something to be done for a node. They are done in order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// A message leaves. What it rests on is durable.
    Send(Message),
    /// The timer starts from the beginning.
    StartTimer(Timer),
    /// The timer does not fire any more.
    StopTimer(Timer),
    /// A write begins. [`Input::Durable`] says when it is done; writes are done in the order of their numbers.
    Persist(Write),
    /// The state machine applies this entry (the article's `applyCh`).
    Apply {
        /// Its index: one more than that of the last one, or than the last snapshot's.
        index: Index,
        /// The entry.
        entry: Entry,
    },
    /// The state machine begins anew with this snapshot; on the same channel as the entries, so that the order is
    /// never in doubt.
    Restore(Snapshot),
    /// For those who watch.
    Note(Fact),
}

/// One atomic write to disk: all of it is durable, or none.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Write {
    /// Counts from 1.
    pub number: WriteNumber,
    /// The new currentTerm.
    pub current_term: Option<Term>,
    /// The new votedFor.
    pub voted_for: Option<Option<NodeId>>,
    /// A snapshot that takes the place of a prefix of the log, or of the whole log; done before `log`.
    pub snapshot: Option<Snapshot>,
    /// Entries that are appended, after what conflicts was removed.
    pub log: Option<LogWrite>,
}

/// What changes in the log on disk.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LogWrite {
    /// Everything after this index is removed first.
    pub after: Index,
    /// These are appended then.
    pub entries: Entries,
}

/// By what right entries are appended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Right {
    /// A leader takes a client's command.
    Proposed,
    /// A new leader's blank entry (§8).
    Blank,
    /// The logs match before them.
    Matches(Match),
}

/// By what right a commitIndex rises.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Proof {
    /// A leader has counted.
    Counted {
        /// Who holds the entry for certain.
        holders: NodeSet,
        /// How many it takes.
        need: u8,
        /// Of how many voters.
        voters: u8,
        /// The entry's term.
        entry_term: Term,
        /// The leader's currentTerm.
        current_term: Term,
    },
    /// A leader has said so.
    Told {
        /// leaderCommit.
        leader_commit: Index,
        /// The index of the last new entry.
        last_new: Index,
    },
}

/// Something that a node did or did not do, with the reason: the values are those at the decision.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fact {
    /// It follows, in this term.
    BecomeFollower {
        /// The term.
        term: Term,
        /// Whom it follows, if it knows.
        leader: Option<NodeId>,
        /// Its currentTerm before.
        was: Term,
    },
    /// It asks for votes.
    BecomeCandidate {
        /// The new term.
        term: Term,
    },
    /// It won the election.
    LeaderElected {
        /// The term that it leads.
        term: Term,
        /// Who voted.
        votes: Votes,
        /// How many votes it took.
        need: u8,
        /// Of how many voters.
        voters: u8,
    },
    /// It leads no longer.
    StepDown {
        /// The term that it led.
        term: Term,
        /// The term that it heard of.
        heard: Term,
    },
    /// It gave its vote.
    VoteGranted {
        /// To whom; itself, if it is the candidate.
        candidate: NodeId,
        /// The term.
        term: Term,
        /// Where the candidate's log ends.
        end: LogEnd,
        /// Where its own log ends.
        mine: LogEnd,
        /// To whom its vote of this term had gone before, if to anybody.
        voted_for: Option<NodeId>,
    },
    /// It kept its vote.
    VoteRefused {
        /// Who asked.
        candidate: NodeId,
        /// The term of the request.
        term: Term,
        /// Why.
        denied: Denied,
    },
    /// It appended entries to its log.
    Append {
        /// The first.
        first: Index,
        /// The last.
        last: Index,
        /// Who sent them; itself, if it leads.
        leader: NodeId,
        /// prevLogIndex and prevLogTerm; of a leader, where its log ended.
        prev: LogEnd,
        /// By what right.
        right: Right,
    },
    /// It refused AppendEntries.
    AppendRefused {
        /// Who sent them.
        leader: NodeId,
        /// Why.
        denied: Denied,
    },
    /// It removed entries that conflicted.
    Truncate {
        /// The first removed.
        first: Index,
        /// The last removed.
        last: Index,
        /// The term of its entry at the first.
        mine: Term,
        /// The term of the leader's entry there; `None`: the message has none, and a rule is off.
        theirs: Option<Term>,
    },
    /// Its commitIndex rose.
    Commit {
        /// From here,
        from: Index,
        /// to here.
        to: Index,
        /// By what right.
        proof: Proof,
    },
    /// It took a snapshot.
    SnapshotTaken {
        /// lastIncludedIndex.
        index: Index,
        /// lastIncludedTerm.
        term: Term,
        /// lastApplied.
        last_applied: Index,
        /// lastIncludedIndex of the snapshot before; 0: there was none.
        before: Index,
    },
    /// It sends its snapshot to a follower.
    SnapshotSent {
        /// To whom.
        to: NodeId,
        /// lastIncludedIndex.
        index: Index,
        /// The nextIndex that the log no longer reaches.
        next_index: Index,
    },
    /// It installed a snapshot.
    SnapshotInstalled {
        /// lastIncludedIndex.
        index: Index,
        /// lastIncludedTerm.
        term: Term,
        /// How many entries after it were kept.
        kept: u64,
        /// Its commitIndex before.
        commit_index: Index,
    },
    /// It refused a snapshot, or refused to take one.
    SnapshotRefused {
        /// lastIncludedIndex.
        index: Index,
        /// Why.
        denied: Denied,
    },
    /// It accepted a command as leader.
    Propose {
        /// Where in the log it stands.
        index: Index,
        /// The term.
        term: Term,
        /// The command.
        payload: Payload,
    },
    /// It refused a command.
    ProposeRefused {
        /// The command.
        payload: Payload,
        /// Why.
        denied: Denied,
    },
    /// It received something and did nothing about it.
    Ignored {
        /// Why.
        denied: Denied,
    },
}
