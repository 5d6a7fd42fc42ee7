//! Every guard that a reader of the paper would name: a pure function that quotes the sentence it implements and
//! answers `Ok` or the reason why not. Only here can a rule be switched off, and it is one `if` each time.
//!
//! Quotations are from Figure 2 of the extended Raft paper unless another section is named.

use super::log::{Entries, Log};
use super::names::named;
use super::progress::Progress;
use super::types::{Config, Index, NodeId, NodeSet, Quorum, Round, Snapshot, Term};

named! {
    /// A rule of Raft that can be switched off, to see what it is for.
    Rule {
        /// Only entries of the leader's own term are committed by counting replicas (§5.4.2).
        CommitOwnTerm = "commit-own-term",
        /// A vote goes only to a candidate whose log is at least as up-to-date (§5.4.1).
        UpToDateCheck = "up-to-date-check",
        /// "Up-to-date" compares the last terms first, and lengths only if they are equal (§5.4.1).
        CompareLastTerm = "compare-last-term",
        /// One vote in a term (§5.2).
        VoteOnce = "vote-once",
        /// The vote is durable before it is given (Figure 2, persistent state).
        PersistVote = "persist-vote",
        /// The term is durable before it is used (Figure 2, persistent state).
        PersistTerm = "persist-term",
        /// Whoever follows the leader of its own term keeps its vote (Figure 2).
        KeepVote = "keep-vote",
        /// Votes of an older term do not count (§5.1).
        IgnoreOldVotes = "ignore-old-votes",
        /// A follower removes entries only where they conflict (Figure 2, AppendEntries 3).
        TruncateOnConflictOnly = "truncate-on-conflict-only",
        /// AppendEntries is refused where the preceding entry does not match (Figure 2, AppendEntries 2).
        LogMatching = "log-matching",
        /// A follower acknowledges what it was sent, not all that it has.
        AckWhatWasSent = "ack-what-was-sent",
        /// commitIndex = min(leaderCommit, index of last new entry) (Figure 2, AppendEntries 5).
        CommitMin = "commit-min",
        /// What rests on a write leaves only when the write is durable (Figure 2, persistent state).
        DurableBeforeReply = "durable-before-reply",
        /// Elections and commitment need more than half (§5.2, §5.3).
        Majority = "majority",
        /// Acknowledgements of an older term do not count (§5.1).
        IgnoreOldAcks = "ignore-old-acks",
        /// Whoever hears of a higher term becomes a follower (Figure 2, all servers).
        StepDown = "step-down",
        /// A snapshot of what is committed already changes nothing (§7; the article's CondInstallSnapshot).
        RejectStaleSnapshot = "reject-stale-snapshot",
        /// matchIndex increases monotonically (Figure 2, leaders). Liveness only.
        MatchMonotonic = "match-monotonic",
        /// Election timeouts are random (§5.2). Liveness only.
        RandomTimeouts = "random-timeouts",
        /// A leader reads only after it has committed an entry of its own term (thesis 6.4).
        NoopBeforeRead = "noop-before-read",
        /// A leader answers a read only after a quorum has answered it (thesis 6.4).
        ReadQuorum = "read-quorum",
        /// More than one voter is changed by way of a joint configuration (§6).
        Joint = "joint",
        /// No change of configuration before the leader has committed an entry of its own term (thesis 4.1).
        OwnTermBeforeConfig = "own-term-before-config",
        /// A client's operation that was applied already is not applied again (§8). The state machine asks.
        Dedupe = "dedupe",
    }
}

named! {
    /// How a read is served (thesis 6.4).
    ReadMode {
        /// By the leader, once a quorum has confirmed that it still leads (ReadIndex).
        Index = "index",
        /// By the leader, without asking, as long as nobody else can have been elected. Rests on clocks, and on
        /// check-quorum; without it, as `index`.
        Lease = "lease",
        /// Through the log, like a command.
        Log = "log",
        /// By whichever node is asked, from what it has: stale, if it lags behind.
        Local = "local",
    }
}

/// Which rules are in force, and how the node is tuned. Plain Raft by default.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rules {
    off: u32,
    /// Whether a new leader appends a blank entry (§8). The labs want it off.
    pub noop: bool,
    /// How many AppendEntries with entries may be on their way to one follower: 1..=64.
    pub window: u8,
    /// How many entries one AppendEntries carries at most: 1..=256.
    pub max_entries: usize,
    /// Whether a node asks for pre-votes before it stands (thesis 9.6).
    pub prevote: bool,
    /// Whether a leader steps down without a quorum, and followers protect it as long as they hear from it (thesis 6.2,
    /// 4.2.3).
    pub checkquorum: bool,
    /// How reads are served. [`ReadMode::Log`] is the driver's business: it proposes.
    pub reads: ReadMode,
    /// For how many heartbeats of the leader's clock a round that a quorum answered is a lease: no more than fit into
    /// the shortest election timeout. 0: there is none.
    pub lease_ticks: u32,
    /// How many parts of a snapshot one InstallSnapshot carries at most. 0: all.
    pub chunk: u32,
    /// How many bytes of commands a leader lets wait for their commitment before it refuses more. 0: any number.
    pub max_uncommitted: u64,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules {
            off: 0,
            noop: true,
            window: 8,
            max_entries: 64,
            prevote: false,
            checkquorum: false,
            reads: ReadMode::Index,
            lease_ticks: 0,
            chunk: 0,
            max_uncommitted: 0,
        }
    }
}

impl Rules {
    /// Whether the rule is in force.
    pub const fn on(&self, rule: Rule) -> bool {
        self.off & (1 << rule as u32) == 0
    }

    /// Switches a rule off (`false`) or on.
    pub fn switch(&mut self, rule: Rule, on: bool) {
        let bit = 1 << rule as u32;
        self.off = if on { self.off & !bit } else { self.off | bit };
    }

    /// The rules that are off, in the order of [`Rule::ALL`].
    pub fn off(&self) -> impl Iterator<Item = Rule> + '_ {
        Rule::ALL.iter().copied().filter(|&rule| !self.on(rule))
    }
}

/// Where a log ends: what §5.4.1 compares.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct LogEnd {
    /// The last entry's term. First, so that the derived order is the paper's.
    pub term: Term,
    /// The last entry's index.
    pub index: Index,
}

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

/// "If votes received from majority of servers: become leader"; "a majority of `matchIndex[i]` ≥ N". How many nodes
/// of these voters it takes.
pub fn quorum(rules: &Rules, voters: NodeSet) -> usize {
    if rules.on(Rule::Majority) {
        voters.len() / 2 + 1
    } else {
        voters.len().div_ceil(2)
    }
}

/// "agreement (for elections and entry commitment) requires separate majorities from both the old and new
/// configurations" (§6).
pub fn quorum_of(rules: &Rules, config: Config) -> Quorum {
    Quorum {
        config,
        need: quorum(rules, config.voters) as u8 * !config.voters.is_empty() as u8,
        need_outgoing: if config.is_joint() { quorum(rules, config.outgoing) as u8 } else { 0 },
    }
}

/// Whether a node protects a leader from candidates.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LeaderLease {
    /// It has heard from none for the shortest election timeout.
    Nobody,
    /// This one: itself, if it leads; `None`: whichever it may have heard before it started again.
    Leader(Option<NodeId>),
}

/// "the server would grant its vote if the candidate's log is sufficiently up-to-date, and the server has not received
/// a heartbeat from a valid leader for at least a baseline election timeout" (thesis 9.6). Nothing is promised thereby.
pub fn may_grant_pre_vote(
    rules: &Rules,
    mine: (Term, LogEnd),
    candidate: (Term, LogEnd),
    protects: LeaderLease,
) -> Result<(), Rejection> {
    let ((term, my_end), (theirs, their_end)) = (mine, candidate);
    if theirs < term {
        return Err(Rejection::OldTerm { theirs, mine: term });
    }
    if let LeaderLease::Leader(leader) = protects {
        return Err(Rejection::HearsLeader { leader });
    }
    at_least_as_up_to_date(rules, my_end, their_end)
}

/// "if a server receives a RequestVote request within the minimum election timeout of hearing from a current leader, it
/// does not update its term or grant its vote" (thesis 4.2.3); unless that leader wants it so (thesis 3.10).
pub fn may_disrupt(rules: &Rules, protects: LeaderLease, transfer: bool) -> Result<(), Rejection> {
    match protects {
        LeaderLease::Leader(leader) if rules.checkquorum && !transfer => Err(Rejection::HearsLeader { leader }),
        _ => Ok(()),
    }
}

/// "a leader steps down if an election timeout elapses without a successful round of heartbeats to a majority of its
/// cluster" (thesis 6.2).
pub fn quorum_is_active(quorum: &Quorum, heard: NodeSet) -> bool {
    quorum.holds(heard)
}

/// "If the leader has not yet marked an entry from its current term committed, it waits until it has done so" (thesis
/// 6.4).
pub fn may_read(rules: &Rules, term: Term, committed_term: Term) -> Result<(), Rejection> {
    if committed_term != term && rules.on(Rule::NoopBeforeRead) {
        return Err(Rejection::NothingOfOwnTerm { term });
    }
    Ok(())
}

/// "The leader needs to make sure it hasn't been superseded by a newer leader of which it is unaware. It issues a new
/// round of heartbeats and waits for their acknowledgments from a majority of the cluster" (thesis 6.4): whether the
/// read waits for that.
pub fn read_needs_quorum(rules: &Rules) -> bool {
    rules.on(Rule::ReadQuorum)
}

/// "Once the leader's heartbeats were acknowledged by a majority of the cluster, the leader would assume that no other
/// server will become leader for about an election timeout" (thesis 6.4.1), by its own clock, from when it sent them.
/// `over`: how many heartbeats ago the last round began that a quorum answered.
pub fn lease_is_valid(rules: &Rules, over: u32) -> bool {
    rules.checkquorum && over < rules.lease_ticks
}

/// Whether leadership can go there: to another node, and one that has a vote (thesis 3.10).
pub fn may_transfer(config: &Config, from: NodeId, to: NodeId) -> Result<(), Rejection> {
    if to == from {
        Err(Rejection::ToItself)
    } else if !config.voters.contains(to) {
        Err(Rejection::NotAVoter { node: to })
    } else {
        Ok(())
    }
}

/// Whether a leader takes a command: not while it hands over ("the prior leader stops accepting new client requests",
/// thesis 3.10), and no more than may wait.
pub fn may_propose(rules: &Rules, transfer: Option<NodeId>, uncommitted: u64) -> Result<(), Rejection> {
    if let Some(to) = transfer {
        return Err(Rejection::Transferring { to });
    }
    if rules.max_uncommitted > 0 && uncommitted >= rules.max_uncommitted {
        return Err(Rejection::Uncommitted { bytes: uncommitted, most: rules.max_uncommitted });
    }
    Ok(())
}

/// What of a leader's state decides on a change of configuration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ConfigState {
    /// The latest configuration in its log.
    pub config: Config,
    /// The index of its entry.
    pub index: Index,
    /// The leader's commitIndex.
    pub commit_index: Index,
    /// The term of the entry there.
    pub committed_term: Term,
    /// The leader's currentTerm.
    pub term: Term,
}

/// Whether a change of configuration may begin: one at a time (thesis 4.1), and none before the leader has committed an
/// entry of its own term (Ongaro's correction of 2015).
pub fn may_change_config(
    rules: &Rules,
    state: &ConfigState,
    voters: NodeSet,
    learners: NodeSet,
) -> Result<(), Rejection> {
    let ConfigState { config, index, commit_index, committed_term, term } = *state;
    if voters.is_empty() {
        return Err(Rejection::NoVoters);
    }
    if index > commit_index || config.is_joint() {
        return Err(Rejection::ConfigPending { index });
    }
    if committed_term != term && rules.on(Rule::OwnTermBeforeConfig) {
        return Err(Rejection::NothingOfOwnTerm { term });
    }
    if config == (Config { voters, outgoing: NodeSet::EMPTY, learners: learners.without(voters) }) {
        return Err(Rejection::SameConfig);
    }
    Ok(())
}

/// The next configuration on the way to a wanted one. A single voter is added or removed directly, because any two
/// majorities still share a node (thesis 4.1); more go by way of a joint configuration (§6).
pub fn next_config(rules: &Rules, now: Config, target_config: Config) -> Config {
    let differ = now.voters.without(target_config.voters).len() + target_config.voters.without(now.voters).len();
    if differ <= 1 || !rules.on(Rule::Joint) {
        return target_config;
    }
    Config { voters: target_config.voters, outgoing: now.voters, learners: target_config.learners }
}

/// "Reply false if term < currentTerm"; "if votedFor is null or candidateId, and candidate's log is at least as
/// up-to-date as receiver's log, grant vote" (RequestVote 1 and 2).
pub fn may_grant_vote(
    rules: &Rules,
    mine: (Term, Option<NodeId>, LogEnd),
    candidate: (Term, NodeId, LogEnd),
) -> Result<(), Rejection> {
    let (term, voted_for, my_end) = mine;
    let (their_term, candidate, their_end) = candidate;
    if their_term < term {
        return Err(Rejection::OldTerm { theirs: their_term, mine: term });
    }
    if let Some(voted_for) = voted_for {
        if voted_for != candidate && rules.on(Rule::VoteOnce) {
            return Err(Rejection::AlreadyVoted { term, voted_for });
        }
    }
    at_least_as_up_to_date(rules, my_end, their_end)
}

/// "If the logs have last entries with different terms, then the log with the later term is more up-to-date. If the
/// logs end with the same term, then whichever log is longer is more up-to-date" (§5.4.1).
pub fn at_least_as_up_to_date(rules: &Rules, mine: LogEnd, theirs: LogEnd) -> Result<(), Rejection> {
    let enough = if !rules.on(Rule::UpToDateCheck) {
        true
    } else if rules.on(Rule::CompareLastTerm) {
        theirs >= mine
    } else {
        theirs.index >= mine.index
    };
    if enough {
        Ok(())
    } else {
        Err(Rejection::NotUpToDate { mine, theirs })
    }
}

/// "If a server receives a request with a stale term number, it rejects the request" (§5.1); votes likewise count only
/// in the term for which they were asked.
pub fn vote_counts(rules: &Rules, theirs: Term, mine: Term) -> Result<(), Rejection> {
    if theirs < mine && rules.on(Rule::IgnoreOldVotes) {
        return Err(Rejection::OldTerm { theirs, mine });
    }
    Ok(())
}

/// The same of acknowledgements: what was stored in an older term may have been overwritten since.
pub fn ack_counts(rules: &Rules, theirs: Term, mine: Term) -> Result<(), Rejection> {
    if theirs < mine && rules.on(Rule::IgnoreOldAcks) {
        return Err(Rejection::OldTerm { theirs, mine });
    }
    Ok(())
}

/// "If RPC request or response contains term T > currentTerm: set currentTerm = T, convert to follower (§5.1)": whether
/// the second half is done.
pub fn steps_down(rules: &Rules) -> bool {
    rules.on(Rule::StepDown)
}

/// votedFor is the "candidateId that received vote in current term": it is forgotten with the term, not before.
pub fn clears_vote(rules: &Rules, new_term: bool) -> bool {
    new_term || !rules.on(Rule::KeepVote)
}

/// "Reply false if log doesn't contain an entry at prevLogIndex whose term matches prevLogTerm (§5.3)" (AppendEntries
/// 2). What a snapshot stands for is committed, and so matches.
pub fn log_matches(rules: &Rules, log: &Log, prev_log_index: Index, prev_log_term: Term) -> Result<Match, Rejection> {
    if !rules.on(Rule::LogMatching) {
        return Ok(Match::Unchecked);
    }
    if prev_log_index < log.snapshot().last_included_index {
        return Ok(Match::Snapshot);
    }
    match log.term_at(prev_log_index) {
        None => Err(Rejection::LogTooShort { prev_log_index, last: log.last_index() }),
        Some(mine) if mine != prev_log_term => Err(Rejection::PrevTermDiffers { prev_log_index, prev_log_term, mine }),
        Some(_) => Ok(Match::Entry),
    }
}

/// "If an existing entry conflicts with a new one (same index but different terms), delete the existing entry and all
/// that follow it (§5.3)" (AppendEntries 3). The index from which to delete, if any.
pub fn first_conflict(rules: &Rules, log: &Log, prev_log_index: Index, entries: &Entries) -> Option<Index> {
    if !rules.on(Rule::TruncateOnConflictOnly) {
        let first = prev_log_index + 1;
        return (first <= log.last_index()).then_some(first);
    }
    entries.iter().find_map(|(index, entry)| match log.get(index) {
        Some(mine) if mine.term != entry.term => Some(index),
        _ => None,
    })
}

/// "If leaderCommit > commitIndex, set commitIndex = min(leaderCommit, index of last new entry)" (AppendEntries 5).
/// What is not there cannot be committed: the last index bounds it in any case.
pub fn follower_commit(rules: &Rules, leader_commit: Index, last_new: Index, last: Index) -> Index {
    if rules.on(Rule::CommitMin) {
        leader_commit.min(last_new).min(last)
    } else {
        leader_commit.min(last)
    }
}

/// What a follower acknowledges: that it holds what it was sent. It cannot know whether the rest of its log matches.
pub fn acknowledged(rules: &Rules, last_new: Index, last: Index) -> Index {
    if rules.on(Rule::AckWhatWasSent) {
        last_new
    } else {
        last
    }
}

/// "matchIndex[]: ... index of highest log entry known to be replicated on server (initialized to 0, increases
/// monotonically)".
pub fn new_match_index(rules: &Rules, known: Index, acknowledged: Index) -> Index {
    if rules.on(Rule::MatchMonotonic) {
        known.max(acknowledged)
    } else {
        acknowledged
    }
}

/// "If AppendEntries fails because of log inconsistency: decrement nextIndex and retry (§5.3)": whether a refusal is of
/// that kind, or may be older than what the follower has acknowledged since. Messages may overtake each other, so the
/// index alone does not tell: what was asked in a later round than the one in which the leader learned the
/// acknowledgement was asked after it, and a refusal of that is new.
pub fn is_fresh_conflict(progress: &Progress, prev_log_index: Index, asked_in: Round) -> bool {
    prev_log_index > progress.confirmed_index || asked_in > progress.confirmed_in
}

/// "If there exists an N such that N > commitIndex, a majority of `matchIndex[i]` ≥ N, and `log[N].term ==
/// currentTerm`: set commitIndex = N (§5.3, §5.4)". Whether these holders are enough; the caller has chosen the N.
pub fn may_commit(
    rules: &Rules,
    log: &Log,
    term: Term,
    index: Index,
    holders: NodeSet,
    quorum: &Quorum,
) -> Result<(), Rejection> {
    let Config { voters, outgoing, .. } = quorum.config;
    let joint = quorum.config.is_joint();
    let (have, need) = (holders.and(voters).len(), usize::from(quorum.need));
    if have < need || need == 0 {
        return Err(Rejection::NoQuorum { index, have, need, of: if joint { VoterSet::New } else { VoterSet::All } });
    }
    let (have, need) = (holders.and(outgoing).len(), usize::from(quorum.need_outgoing));
    if have < need {
        return Err(Rejection::NoQuorum { index, have, need, of: VoterSet::Old });
    }
    let entry_term = log.term_at(index).unwrap_or(0);
    if entry_term != term && rules.on(Rule::CommitOwnTerm) {
        return Err(Rejection::NotOwnTerm { index, term: entry_term, mine: term });
    }
    Ok(())
}

/// "Respond to RPCs" only after the persistent state was "updated on stable storage". Whether a message that rests on
/// write `after` may leave.
pub fn may_send(rules: &Rules, after: u64, durable: u64) -> bool {
    durable >= after || !rules.on(Rule::DurableBeforeReply)
}

/// "currentTerm", "votedFor": "Persistent state on all servers". What of the two a write contains.
pub fn persisted(rules: &Rules, term: Term, voted_for: Option<NodeId>) -> (Option<Term>, Option<Option<NodeId>>) {
    (rules.on(Rule::PersistTerm).then_some(term), rules.on(Rule::PersistVote).then_some(voted_for))
}

/// "... if the follower receives a snapshot that describes a prefix of its log ... entries covered by the snapshot are
/// deleted but entries following the snapshot are still valid" (§7). What is committed here already needs no snapshot,
/// and a state machine must not go back: the article's CondInstallSnapshot asks just that.
pub fn may_install(rules: &Rules, snapshot: &Snapshot, commit_index: Index) -> Result<(), Rejection> {
    let last_included_index = snapshot.last_included_index;
    if last_included_index <= commit_index && rules.on(Rule::RejectStaleSnapshot) {
        return Err(Rejection::StaleSnapshot { last_included_index, commit_index });
    }
    Ok(())
}

/// "Each server takes snapshots independently, covering just the committed entries in its log" (§7).
pub fn may_take_snapshot(log: &Log, last_applied: Index, through: Index) -> Result<(), Rejection> {
    if through > last_applied || through <= log.snapshot().last_included_index || log.term_at(through).is_none() {
        return Err(Rejection::NothingToSnapshot { last_applied });
    }
    Ok(())
}

/// "election timeouts are chosen randomly from a fixed interval" (§5.2): the drawn one, or always the shortest.
pub fn election_timeout(rules: &Rules, drawn: u64, shortest: u64) -> u64 {
    if rules.on(Rule::RandomTimeouts) {
        drawn
    } else {
        shortest
    }
}

/// "If it receives a command whose serial number has already been executed, it responds immediately without
/// re-executing the request" (§8). `last`: the highest serial number of this client that was executed; 0: none. The
/// state machine asks, not the node.
pub fn is_duplicate(rules: &Rules, last: u32, serial: u32) -> bool {
    serial <= last && rules.on(Rule::Dedupe)
}
