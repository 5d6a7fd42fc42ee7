//! What a node is handed, and what it answers.

use super::durable::Write;
use super::message::Message;
use super::rejection::{Match, Rejection};
use super::types::{
    Config, Entry, Handle, Index, LogEnd, NodeId, NodeSet, Payload, Quorum, ReadNumber, Round, Snapshot, Term, Votes,
    WriteNumber,
};

/// Something that happened to a node.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Input {
    /// Its election timer fired.
    ElectionTimeout,
    /// Its heartbeat timer fired.
    HeartbeatTimeout,
    /// Its lease timer fired: the shortest election timeout has passed since it was started.
    LeaseTimeout,
    /// Its process stood still for longer than a heartbeat interval, or its timers have other lengths from now on: a
    /// leader cannot know how much time has passed since its last round.
    ExpireLease,
    /// A message arrived.
    Receive(Message),
    /// A client offers a command.
    Propose {
        /// The command.
        payload: Payload,
        /// Its size on the wire.
        bytes: u32,
    },
    /// A client wants to read (thesis 6.4).
    Read(ReadNumber),
    /// Somebody wants this node to lead no longer, and that one to lead (thesis 3.10).
    Transfer(NodeId),
    /// Somebody wants the cluster to consist of these (§6).
    ChangeMembers {
        /// The voters.
        voters: NodeSet,
        /// The learners.
        learners: NodeSet,
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
        /// How many parts they have.
        size: u32,
    },
}

/// One of a node's timers. How long they run is the world's business.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Timer {
    /// Of followers and candidates.
    Election,
    /// Of leaders.
    Heartbeat,
    /// The shortest election timeout: of followers, since they heard from their leader; of leaders, since they last
    /// asked whether a quorum had answered. Runs only where pre-vote or check-quorum needs it.
    Lease,
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
    /// The state machine answers a read now: what it has applied is enough.
    Answer {
        /// The read.
        read: ReadNumber,
        /// By what right.
        by: ReadReason,
    },
    /// For those who watch.
    Note(Fact),
}

/// By what right entries are appended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AppendReason {
    /// A leader takes a client's command.
    Proposed,
    /// A new leader's blank entry (§8).
    Noop,
    /// A leader changes the configuration (§6).
    Config,
    /// The logs match before them.
    Matches(Match),
}

/// By what right a read is answered (thesis 6.4).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReadReason {
    /// A quorum has answered a round that was begun after the read arrived (ReadIndex).
    Index {
        /// The readIndex: the commitIndex when the read arrived.
        index: Index,
        /// Who answered, the leader itself among them.
        answered: NodeSet,
        /// How many answers it took, of whom.
        quorum: Quorum,
    },
    /// The leader holds a lease: no other can have been elected since a quorum answered it.
    Lease {
        /// The readIndex.
        index: Index,
        /// Of how many heartbeats the lease was,
        ticks: u32,
        /// and how many are over.
        over: u32,
        /// Whose answers give the lease.
        quorum: Quorum,
    },
    /// None: it answers from what it has, be it old.
    Local {
        /// Its lastApplied.
        index: Index,
    },
    /// The leader believes that it leads; the rule that would ask a quorum is off.
    Unchecked {
        /// The readIndex.
        index: Index,
    },
}

/// Why a leader leads no longer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StepDownReason {
    /// It heard of this higher term (§5.1).
    HigherTerm(Term),
    /// No quorum answered it for an election timeout (CheckQuorum, thesis 6.2).
    NoQuorum {
        /// Who answered, itself among them.
        heard: NodeSet,
        /// How many it takes.
        quorum: Quorum,
    },
    /// The configuration that removes it is committed (thesis 4.2.2).
    Removed,
}

/// Why a node's configuration is another one now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ConfigChangeReason {
    /// It stands in the log (§6: "a server always uses the latest configuration in its log").
    Appended,
    /// The entry that held a later one was removed from the log.
    RolledBack,
    /// It is the snapshot's.
    Snapshot,
}

/// By what right a commitIndex rises.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CommitProof {
    /// A leader has counted.
    Counted {
        /// Who holds the entry for certain.
        holders: NodeSet,
        /// How many it takes, of whom.
        quorum: Quorum,
        /// The entry's term.
        entry_term: Term,
        /// The leader's currentTerm.
        current_term: Term,
    },
    /// A leader has said so.
    LeaderCommit {
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
        /// The leader that told it to; `None`: it does so by itself.
        told_by: Option<NodeId>,
    },
    /// It asks whether it would get votes (thesis 9.6).
    BecomePreCandidate {
        /// The term in which it would stand.
        term: Term,
        /// How many pre-votes it takes, of whom.
        quorum: Quorum,
    },
    /// It won the election.
    LeaderElected {
        /// The term that it leads.
        term: Term,
        /// Who voted.
        votes: Votes,
        /// How many votes it took, of whom.
        quorum: Quorum,
    },
    /// It leads no longer.
    StepDown {
        /// The term that it led.
        term: Term,
        /// Why.
        why: StepDownReason,
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
    /// It would give its vote.
    PreVoteGranted {
        /// To whom; itself, if it is the one who asks.
        candidate: NodeId,
        /// The term in which that one would stand.
        term: Term,
        /// Where the candidate's log ends.
        end: LogEnd,
        /// Where its own log ends.
        mine: LogEnd,
    },
    /// It would not give its vote.
    PreVoteRefused {
        /// Who asked.
        candidate: NodeId,
        /// The term in which that one would stand.
        term: Term,
        /// Why.
        rejection: Rejection,
    },
    /// It kept its vote.
    VoteRefused {
        /// Who asked.
        candidate: NodeId,
        /// The term of the request.
        term: Term,
        /// Why.
        rejection: Rejection,
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
        reason: AppendReason,
    },
    /// It refused AppendEntries.
    AppendRefused {
        /// Who sent them.
        leader: NodeId,
        /// Why.
        rejection: Rejection,
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
        proof: CommitProof,
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
        /// lastIncludedIndex of the newest snapshot that it has: greater, if it has taken another one meanwhile.
        newest: Index,
        /// The nextIndex that the log no longer reaches.
        next_index: Index,
        /// The first part that this message carries.
        offset: u32,
        /// How many it carries.
        len: u32,
        /// How many there are.
        size: u32,
    },
    /// A part of a snapshot arrived, and others are missing.
    SnapshotPart {
        /// lastIncludedIndex.
        index: Index,
        /// How many parts were there before; 0: this begins a new snapshot.
        before: u32,
        /// How many parts are there now.
        received: u32,
        /// How many it takes.
        size: u32,
    },
    /// It threw away the parts that it had of a snapshot, because a leader sends another one.
    SnapshotPartsDropped {
        /// lastIncludedIndex of the one whose parts are thrown away.
        index: Index,
        /// How many parts of it were there.
        received: u32,
        /// How many it takes.
        size: u32,
        /// lastIncludedIndex of the one that is sent now.
        newer: Index,
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
        rejection: Rejection,
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
        rejection: Rejection,
    },
    /// As leader, it was refused what a follower had acknowledged: it goes back, and sends that again.
    AckDenied {
        /// The follower.
        follower: NodeId,
        /// prevLogIndex of what the follower refused.
        prev_log_index: Index,
        /// Its matchIndex, which stays as it is. The leader does not count the follower by it any more, but by what it
        /// acknowledges from now on.
        match_index: Index,
        /// Its nextIndex from now on.
        next_index: Index,
        /// A rule is off, so that the follower may have acknowledged what it never held. Otherwise its disk has lost
        /// it.
        by_rule: bool,
    },
    /// It received something and did nothing about it.
    Ignored {
        /// Why.
        rejection: Rejection,
    },
    /// As leader, it will answer a read once a quorum has answered this round (ReadIndex, thesis 6.4).
    ReadIndex {
        /// The read.
        read: ReadNumber,
        /// The commitIndex when it arrived.
        index: Index,
        /// The round.
        round: Round,
        /// A lease was asked for, and there is none.
        no_lease: bool,
        /// How many answers it takes, of whom.
        quorum: Quorum,
    },
    /// A read waits, because the leader has not yet committed an entry of its term.
    ReadWaits {
        /// The read.
        read: ReadNumber,
        /// The leader's term.
        term: Term,
    },
    /// It refused a read, or could not answer it any more.
    ReadRefused {
        /// The read.
        read: ReadNumber,
        /// Why.
        rejection: Rejection,
    },
    /// As leader, it means to hand over (thesis 3.10).
    TransferStarted {
        /// To whom.
        to: NodeId,
        /// What that one is known to hold.
        match_index: Index,
        /// Its own last index.
        last: Index,
    },
    /// It gave up handing over, or refused to.
    TransferAborted {
        /// To whom.
        to: NodeId,
        /// Why.
        rejection: Rejection,
    },
    /// As leader, it asked whether a quorum had answered, and it had (CheckQuorum).
    QuorumHeard {
        /// Who answered, itself among them.
        heard: NodeSet,
        /// How many it takes, of whom.
        quorum: Quorum,
    },
    /// It has not heard from its leader for the shortest election timeout, and protects it no longer.
    LeaseOver {
        /// The leader.
        leader: Option<NodeId>,
    },
    /// It uses another configuration.
    ConfigChange {
        /// The index of the entry that says so; of a snapshot, lastIncludedIndex. 0: the first one.
        index: Index,
        /// The configuration.
        config: Config,
        /// The one before.
        before: Config,
        /// Why.
        why: ConfigChangeReason,
    },
    /// It refused to change the configuration.
    ConfigRefused {
        /// Why.
        rejection: Rejection,
    },
}
