//! What goes into a node and what comes out: inputs, effects, and facts, which say what the node decided and why.

use super::durable::Write;
use super::log::Entries;
use super::message::Message;
use super::rejection::{Match, Rejection};
use super::types::{
    Config, Handle, Index, LogEnd, NodeId, NodeSet, Payload, Quorum, ReadNumber, Round, Snapshot, Term, Votes,
    WriteNumber,
};

/// Something that happened to a node.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Input<'a> {
    /// Its election timer fired.
    ElectionTimeout,
    /// Its heartbeat timer fired.
    HeartbeatTimeout,
    /// Its lease timer fired: the shortest election timeout has passed since it was started.
    LeaseTimeout,
    /// The process was paused for longer than a heartbeat interval, or the timers' lengths have changed: a leader
    /// cannot know how much time has passed since its last round, so its lease ends.
    ExpireLease,
    /// A message arrived.
    Receive(&'a Message),
    /// A client proposes a command.
    Propose {
        /// The command.
        payload: Payload,
        /// Its size on the wire, in bytes.
        bytes: u32,
    },
    /// A client asks to read (thesis 6.4).
    Read(ReadNumber),
    /// An operator asks this leader to transfer its leadership to this node (thesis 3.10).
    Transfer(NodeId),
    /// An operator asks this leader to change the members of the cluster (§6).
    ChangeMembers {
        /// The voters.
        voters: NodeSet,
        /// The learners.
        learners: NodeSet,
    },
    /// This write, and all before it, are durable.
    Durable(WriteNumber),
    /// The state machine has made a snapshot of its state after entry `through` (the labs'
    /// `Snapshot(index, snapshot)`).
    TakeSnapshot {
        /// The last entry that it covers.
        through: Index,
        /// The driver keeps the contents under this handle.
        data: Handle,
        /// How many parts the contents have.
        size: u32,
    },
}

/// One of a node's timers. The driver decides how long they run. The order is that in which a driver handles timers
/// that fire at the same time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Timer {
    /// Leaders: the heartbeat interval.
    Heartbeat,
    /// The shortest election timeout. Followers start it when they hear from their leader, if pre-vote or check-quorum
    /// is on. Leaders start it for each CheckQuorum, and for a transfer.
    Lease,
    /// Followers and candidates: a random election timeout.
    Election,
}

/// Something that the [`Driver`] must do for a node. Effects must be performed in order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Send a message. What it rests on is durable.
    Send(Message),
    /// Start the timer, or restart it if it is running.
    StartTimer(Timer),
    /// Stop the timer.
    StopTimer(Timer),
    /// Write to disk, and report [`Input::Durable`] when that is done. Writes take effect in the order of their
    /// numbers.
    Persist(Write),
    /// Apply these entries to the state machine, in order (the labs' `applyCh`). The first is the one after the last
    /// applied entry, or after the last restored snapshot. Never empty.
    Apply(Entries),
    /// Replace the state machine's state by this snapshot. It comes in one stream with the entries, so the order is
    /// certain.
    Restore(Snapshot),
    /// Answer a read from the state machine, which has applied enough.
    Answer {
        /// The read.
        read: ReadNumber,
        /// Why it may be answered.
        by: ReadReason,
    },
    /// For observers: what the node decided.
    Note(Fact),
}

/// The program around a node: it does what the node asks for, at once or later, but in order. [`Effect`] says what each
/// of these means; a list of effects is a driver that performs them later.
pub trait Driver {
    /// See [`Effect::Send`].
    fn send(&mut self, message: Message);
    /// See [`Effect::StartTimer`].
    fn start_timer(&mut self, timer: Timer);
    /// See [`Effect::StopTimer`].
    fn stop_timer(&mut self, timer: Timer);
    /// See [`Effect::Persist`]. Returns whether this write and all before it are durable already. Then the driver must
    /// not report [`Input::Durable`] for it.
    fn persist(&mut self, write: Write) -> bool;
    /// See [`Effect::Apply`].
    fn apply(&mut self, entries: Entries);
    /// See [`Effect::Restore`].
    fn restore(&mut self, snapshot: Snapshot);
    /// See [`Effect::Answer`].
    fn answer(&mut self, read: ReadNumber, by: ReadReason);
    /// See [`Effect::Note`].
    fn note(&mut self, fact: Fact);
}

impl Driver for Vec<Effect> {
    fn send(&mut self, message: Message) {
        self.push(Effect::Send(message));
    }

    fn start_timer(&mut self, timer: Timer) {
        self.push(Effect::StartTimer(timer));
    }

    fn stop_timer(&mut self, timer: Timer) {
        self.push(Effect::StopTimer(timer));
    }

    fn persist(&mut self, write: Write) -> bool {
        self.push(Effect::Persist(write));
        false
    }

    fn apply(&mut self, entries: Entries) {
        self.push(Effect::Apply(entries));
    }

    fn restore(&mut self, snapshot: Snapshot) {
        self.push(Effect::Restore(snapshot));
    }

    fn answer(&mut self, read: ReadNumber, by: ReadReason) {
        self.push(Effect::Answer { read, by });
    }

    fn note(&mut self, fact: Fact) {
        self.push(Effect::Note(fact));
    }
}

/// Why entries are appended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AppendReason {
    /// A leader accepted a client's command.
    Proposed,
    /// A new leader appends a blank entry (§8).
    Noop,
    /// A leader changes the configuration (§6).
    Config,
    /// A follower's log matches the leader's before them.
    Matches(Match),
}

/// Why a read may be answered (thesis 6.4).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReadReason {
    /// A quorum has answered a round that began after the read arrived (ReadIndex).
    Index {
        /// The readIndex: the commitIndex when the read arrived.
        index: Index,
        /// The voters that answered, with the leader itself.
        answered: NodeSet,
        /// The quorum that it took.
        quorum: Quorum,
    },
    /// The leader holds a lease: no other leader can have been elected since a quorum answered.
    Lease {
        /// The readIndex.
        index: Index,
        /// The length of the lease, in heartbeats.
        ticks: u32,
        /// How many heartbeats of it have passed.
        over: u32,
        /// The quorum that gave the lease.
        quorum: Quorum,
    },
    /// No reason: the node answers from its own state machine, which may be stale.
    Local {
        /// Its lastApplied.
        index: Index,
    },
    /// The node believes that it leads. The rule that would ask a quorum is off.
    Unchecked {
        /// The readIndex.
        index: Index,
    },
}

/// Why a leader steps down.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StepDownReason {
    /// It heard of this higher term (§5.1).
    HigherTerm(Term),
    /// No quorum answered for the shortest election timeout (CheckQuorum, thesis 6.2).
    NoQuorum {
        /// The nodes that answered, with the leader itself.
        heard: NodeSet,
        /// The quorum that it takes.
        quorum: Quorum,
    },
    /// The configuration that removes it is committed (thesis 4.2.2).
    Removed,
}

/// Why a node uses another configuration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ConfigChangeReason {
    /// It was appended to the log (§6: "a server always uses the latest configuration in its log").
    Appended,
    /// The entry with a later one was removed from the log.
    RolledBack,
    /// A leader's snapshot contains it.
    Snapshot,
}

/// Why a commitIndex may rise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CommitProof {
    /// The leader has counted replicas.
    Counted {
        /// The voters that hold the entry durably.
        holders: NodeSet,
        /// The quorum that it takes.
        quorum: Quorum,
        /// The entry's term.
        entry_term: Term,
        /// The leader's currentTerm.
        current_term: Term,
    },
    /// The leader has sent a leaderCommit.
    LeaderCommit {
        /// leaderCommit.
        leader_commit: Index,
        /// The index of the last new entry.
        last_new: Index,
    },
}

/// What a node decided, with the values that it compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fact {
    /// It became a follower in this term.
    BecomeFollower {
        /// The term.
        term: Term,
        /// The leader that it follows, if it knows one.
        leader: Option<NodeId>,
        /// Its currentTerm before.
        was: Term,
    },
    /// It became a candidate.
    BecomeCandidate {
        /// The new term.
        term: Term,
        /// The leader that sent TimeoutNow. `None`: its election timer fired, or it won the pre-vote.
        told_by: Option<NodeId>,
    },
    /// It became a pre-candidate (thesis 9.6).
    BecomePreCandidate {
        /// The term in which it would be a candidate.
        term: Term,
        /// The quorum of pre-votes that it takes.
        quorum: Quorum,
    },
    /// It won the election.
    LeaderElected {
        /// The term of the election.
        term: Term,
        /// The votes.
        votes: Votes,
        /// The quorum that it took.
        quorum: Quorum,
    },
    /// It stepped down as leader.
    StepDown {
        /// The term in which it led.
        term: Term,
        /// Why.
        why: StepDownReason,
    },
    /// It granted its vote.
    VoteGranted {
        /// The candidate, which may be the node itself.
        candidate: NodeId,
        /// The term.
        term: Term,
        /// Where the candidate's log ends.
        end: LogEnd,
        /// Where its own log ends.
        mine: LogEnd,
        /// Its votedFor before.
        voted_for: Option<NodeId>,
    },
    /// It would grant its vote.
    PreVoteGranted {
        /// The pre-candidate, which may be the node itself.
        candidate: NodeId,
        /// The term in which the sender would be a candidate.
        term: Term,
        /// Where the candidate's log ends.
        end: LogEnd,
        /// Where its own log ends.
        mine: LogEnd,
    },
    /// It would not grant its vote.
    PreVoteRefused {
        /// The sender of the request.
        candidate: NodeId,
        /// The term in which the sender would be a candidate.
        term: Term,
        /// Why.
        rejection: Rejection,
    },
    /// It refused its vote.
    VoteRefused {
        /// The sender of the request.
        candidate: NodeId,
        /// The term of the request.
        term: Term,
        /// Why.
        rejection: Rejection,
    },
    /// It appended entries to its log.
    Append {
        /// The first index.
        first: Index,
        /// The last index.
        last: Index,
        /// The leader that sent them, or the node itself if it leads.
        leader: NodeId,
        /// prevLogIndex and prevLogTerm. On a leader: where its log ended before.
        prev: LogEnd,
        /// Why it may.
        reason: AppendReason,
    },
    /// It refused AppendEntries.
    AppendRefused {
        /// The sender.
        leader: NodeId,
        /// Why.
        rejection: Rejection,
    },
    /// It removed entries that conflict with the leader's.
    Truncate {
        /// The first removed index.
        first: Index,
        /// The last removed index.
        last: Index,
        /// The term of its entry where the conflict was found.
        mine: Term,
        /// The term of the leader's entry there. `None`: the message has no entry there, and a rule is off.
        theirs: Option<Term>,
    },
    /// Its commitIndex rose.
    Commit {
        /// commitIndex before.
        from: Index,
        /// commitIndex after.
        to: Index,
        /// Why it may.
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
        /// lastIncludedIndex of the snapshot before. 0: there was none.
        before: Index,
    },
    /// As leader, it sent a snapshot, or a part of one, to a follower.
    SnapshotSent {
        /// The follower.
        to: NodeId,
        /// lastIncludedIndex.
        index: Index,
        /// lastIncludedIndex of its newest snapshot: greater than `index` if it has taken another one meanwhile.
        newest: Index,
        /// The follower's nextIndex, which the log no longer has.
        next_index: Index,
        /// The first part that this message carries.
        offset: u32,
        /// How many parts it carries.
        len: u32,
        /// How many parts the snapshot has.
        size: u32,
    },
    /// It stored a part of a snapshot. Later parts are missing.
    SnapshotPart {
        /// lastIncludedIndex.
        index: Index,
        /// How many parts it had before. 0: this is the first.
        before: u32,
        /// How many parts it has now.
        received: u32,
        /// How many parts the snapshot has.
        size: u32,
    },
    /// It discarded the parts of a snapshot, because the leader sends another snapshot.
    SnapshotPartsDropped {
        /// lastIncludedIndex of the snapshot whose parts it discarded.
        index: Index,
        /// How many parts it had.
        received: u32,
        /// How many parts the snapshot has.
        size: u32,
        /// lastIncludedIndex of the snapshot that is sent now.
        newer: Index,
    },
    /// It installed a snapshot.
    SnapshotInstalled {
        /// lastIncludedIndex.
        index: Index,
        /// lastIncludedTerm.
        term: Term,
        /// How many log entries after the snapshot were kept.
        kept: u64,
        /// Its commitIndex before.
        commit_index: Index,
    },
    /// It refused a leader's snapshot, or refused to take one.
    SnapshotRefused {
        /// lastIncludedIndex.
        index: Index,
        /// Why.
        rejection: Rejection,
    },
    /// It accepted a command as leader.
    Propose {
        /// The index of its entry.
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
    /// As leader, it learned that a follower no longer has entries that it acknowledged. It sends them again.
    AckDenied {
        /// The follower.
        follower: NodeId,
        /// prevLogIndex of the request that the follower refused.
        prev_log_index: Index,
        /// The follower's matchIndex, which does not change. From now on the leader counts the follower up to its
        /// confirmed_index instead.
        match_index: Index,
        /// The follower's new nextIndex.
        next_index: Index,
        /// A rule is off, so the follower may have acknowledged entries that it never had. Otherwise its disk has lost
        /// them.
        by_rule: bool,
    },
    /// It did nothing about an input.
    Ignored {
        /// Why.
        rejection: Rejection,
    },
    /// As leader, it waits for a quorum to answer this round, and then answers the read (ReadIndex, thesis 6.4).
    ReadIndex {
        /// The read.
        read: ReadNumber,
        /// The readIndex: its commitIndex.
        index: Index,
        /// The round.
        round: Round,
        /// Reads are served by lease, but it holds none.
        no_lease: bool,
        /// The quorum that it takes.
        quorum: Quorum,
    },
    /// As leader, it lets a read wait, because it has not committed an entry of its term yet.
    ReadWaits {
        /// The read.
        read: ReadNumber,
        /// The leader's term.
        term: Term,
    },
    /// It refused a read, or stepped down before it could answer it.
    ReadRefused {
        /// The read.
        read: ReadNumber,
        /// Why.
        rejection: Rejection,
    },
    /// As leader, it began a leadership transfer (thesis 3.10).
    TransferStarted {
        /// The target.
        to: NodeId,
        /// Up to where the target is known to hold its log.
        match_index: Index,
        /// The leader's last index.
        last: Index,
    },
    /// It gave up a leadership transfer, or refused to begin one.
    TransferAborted {
        /// The target.
        to: NodeId,
        /// Why.
        rejection: Rejection,
    },
    /// As leader, it found that a quorum had answered (CheckQuorum).
    QuorumHeard {
        /// The nodes that answered, with the leader itself.
        heard: NodeSet,
        /// The quorum that it takes.
        quorum: Quorum,
    },
    /// It has not heard from its leader for the shortest election timeout. From now on it may vote for others.
    LeaseOver {
        /// The leader.
        leader: Option<NodeId>,
    },
    /// It began to use another configuration.
    ConfigChange {
        /// The index of the configuration's entry. After a snapshot: lastIncludedIndex. 0: the configuration with which
        /// the cluster began.
        index: Index,
        /// The new configuration.
        config: Config,
        /// The configuration before.
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
