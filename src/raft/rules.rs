//! The guards of the paper: each is a pure function that quotes the sentence it implements and returns `Ok` or a
//! [`Rejection`].
//!
//! A rule that is off changes the result of a function in this file, and nothing else in `raft` asks whether a rule is
//! on. Two rules are asked by the driver: [`election_timeout`] and [`is_duplicate`].
//!
//! Quotations are from Figure 2 of the extended Raft paper unless another section is named.

use super::log::{Entries, Log};
use super::names::named;
use super::options::Options;
use super::rejection::{Match, Rejection, VoterSet};
use super::types::{Config, Index, LogEnd, NodeId, NodeSet, Quorum, Round, Snapshot, Term};

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

impl Rule {
    /// Whether a property breaks in some run without the rule. Without another rule only progress suffers.
    pub const fn is_for_safety(self) -> bool {
        !matches!(self, Rule::MatchMonotonic | Rule::RandomTimeouts)
    }
}

/// Which rules are in force: by default all of them, which is Raft.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Rules {
    /// A bit for each rule that is off, by its place in [`Rule::ALL`].
    off: u32,
}

impl Rules {
    /// Whether the rule is in force.
    pub const fn on(&self, rule: Rule) -> bool {
        self.off & (1 << rule as u32) == 0
    }

    /// Switches a rule on, or off (`false`).
    pub fn switch(&mut self, rule: Rule, on: bool) {
        let bit = 1 << rule as u32;
        self.off = if on { self.off & !bit } else { self.off | bit };
    }

    /// The rules that are off, in the order of [`Rule::ALL`].
    pub fn off(&self) -> impl Iterator<Item = Rule> + '_ {
        Rule::ALL.iter().copied().filter(|&rule| !self.on(rule))
    }
}

/// "If votes received from majority of servers: become leader"; "a majority of `matchIndex[i]` ≥ N". The number of
/// these voters that is a majority.
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
        need: if config.voters.is_empty() { 0 } else { quorum(rules, config.voters) as u8 },
        need_outgoing: if config.is_joint() { quorum(rules, config.outgoing) as u8 } else { 0 },
    }
}

/// Whether a node has promised a leader not to help another candidate (thesis 4.2.3).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LeaderLease {
    /// It has not heard from a leader for the shortest election timeout.
    Expired,
    /// It has heard from a leader more recently than that.
    Held {
        /// The leader; a leader holds its own lease. `None`: the node has restarted and does not know which leader it
        /// may have heard before.
        leader: Option<NodeId>,
    },
}

/// What a node compares with a request for its vote.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Voter {
    /// Its currentTerm.
    pub term: Term,
    /// Its votedFor.
    pub voted_for: Option<NodeId>,
    /// Where its log ends.
    pub log_end: LogEnd,
}

/// What a RequestVote or a PreVote says about its sender.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct VoteRequest {
    /// The sender.
    pub candidate: NodeId,
    /// The sender's currentTerm. A PreVote is about the term after it.
    pub term: Term,
    /// Where the sender's log ends.
    pub log_end: LogEnd,
}

/// "the server would grant its vote if the candidate's log is sufficiently up-to-date, and the server has not received
/// a heartbeat from a valid leader for at least a baseline election timeout" (thesis 9.6). The answer binds nobody.
pub fn may_grant_pre_vote(
    rules: &Rules,
    voter: &Voter,
    request: &VoteRequest,
    lease: LeaderLease,
) -> Result<(), Rejection> {
    if request.term < voter.term {
        return Err(Rejection::OldTerm { theirs: request.term, mine: voter.term });
    }
    if let LeaderLease::Held { leader } = lease {
        return Err(Rejection::HearsLeader { leader });
    }
    at_least_as_up_to_date(rules, voter.log_end, request.log_end)
}

/// "if a server receives a RequestVote request within the minimum election timeout of hearing from a current leader, it
/// does not update its term or grant its vote" (thesis 4.2.3), unless that leader transfers its leadership
/// (thesis 3.10).
pub fn may_disrupt(options: &Options, lease: LeaderLease, transfer: bool) -> Result<(), Rejection> {
    match lease {
        LeaderLease::Held { leader } if options.checkquorum && !transfer => Err(Rejection::HearsLeader { leader }),
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
/// round of heartbeats and waits for their acknowledgments from a majority of the cluster" (thesis 6.4). Whether a read
/// must wait for that.
pub fn read_needs_quorum(rules: &Rules) -> bool {
    rules.on(Rule::ReadQuorum)
}

/// "Once the leader's heartbeats were acknowledged by a majority of the cluster, the leader would assume that no other
/// server will become leader for about an election timeout" (thesis 6.4.1). The time runs from when the leader sent
/// them, by its own clock. `elapsed`: ticks since the latest round that a quorum has answered.
pub fn lease_is_valid(options: &Options, elapsed: u32) -> bool {
    options.checkquorum && elapsed < options.lease_ticks
}

/// Whether leadership can be transferred to a node: it must be another one, and a voter (thesis 3.10).
pub fn may_transfer(config: &Config, from: NodeId, to: NodeId) -> Result<(), Rejection> {
    if to == from {
        Err(Rejection::ToItself)
    } else if !config.voters.contains(to) {
        Err(Rejection::NotAVoter { node: to })
    } else {
        Ok(())
    }
}

/// Whether a leader accepts a command: not during a transfer ("the prior leader stops accepting new client requests",
/// thesis 3.10), and not while too much is uncommitted (etcd's MaxUncommittedEntriesSize). `uncommitted`: bytes.
pub fn may_propose(options: &Options, transfer: Option<NodeId>, uncommitted: u64) -> Result<(), Rejection> {
    if let Some(to) = transfer {
        return Err(Rejection::Transferring { to });
    }
    let most = u64::from(options.uncommitted);
    if most > 0 && uncommitted >= most {
        return Err(Rejection::Uncommitted { bytes: uncommitted, most });
    }
    Ok(())
}

/// The part of a leader's state that decides whether it may change the configuration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ConfigState {
    /// The latest configuration in its log.
    pub config: Config,
    /// The index of its entry.
    pub index: Index,
    /// The leader's commitIndex.
    pub commit_index: Index,
    /// The term of the entry at commitIndex.
    pub committed_term: Term,
    /// The leader's currentTerm.
    pub term: Term,
}

/// Whether a change of configuration may begin: only one at a time (thesis 4.1), and none before the leader has
/// committed an entry of its own term (Ongaro's correction of 2015 to single-server changes).
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

/// The next configuration on the way from `now` to `target`. A single voter is added or removed directly, because any
/// two majorities still share a node (thesis 4.1). Larger changes take a joint configuration (§6).
pub fn next_config(rules: &Rules, now: Config, target: Config) -> Config {
    let differ = now.voters.without(target.voters).len() + target.voters.without(now.voters).len();
    if differ <= 1 || !rules.on(Rule::Joint) {
        return target;
    }
    Config { voters: target.voters, outgoing: now.voters, learners: target.learners }
}

/// "Reply false if term < currentTerm"; "if votedFor is null or candidateId, and candidate's log is at least as
/// up-to-date as receiver's log, grant vote" (RequestVote 1 and 2).
pub fn may_grant_vote(rules: &Rules, voter: &Voter, request: &VoteRequest) -> Result<(), Rejection> {
    let Voter { term, voted_for, log_end } = *voter;
    if request.term < term {
        return Err(Rejection::OldTerm { theirs: request.term, mine: term });
    }
    if let Some(voted_for) = voted_for {
        if voted_for != request.candidate && rules.on(Rule::VoteOnce) {
            return Err(Rejection::AlreadyVoted { term, voted_for });
        }
    }
    at_least_as_up_to_date(rules, log_end, request.log_end)
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

/// "If a server receives a request with a stale term number, it rejects the request" (§5.1). A vote, too, counts only
/// in the term in which it was given.
pub fn vote_counts(rules: &Rules, theirs: Term, mine: Term) -> Result<(), Rejection> {
    if theirs < mine && rules.on(Rule::IgnoreOldVotes) {
        return Err(Rejection::OldTerm { theirs, mine });
    }
    Ok(())
}

/// The same for acknowledgements: entries that were stored in an older term may have been overwritten since.
pub fn ack_counts(rules: &Rules, theirs: Term, mine: Term) -> Result<(), Rejection> {
    if theirs < mine && rules.on(Rule::IgnoreOldAcks) {
        return Err(Rejection::OldTerm { theirs, mine });
    }
    Ok(())
}

/// "If RPC request or response contains term T > currentTerm: set currentTerm = T, convert to follower (§5.1)". Whether
/// the node converts to follower.
pub fn steps_down(rules: &Rules) -> bool {
    rules.on(Rule::StepDown)
}

/// votedFor is the "candidateId that received vote in current term": a new term clears it, and nothing else does.
pub fn clears_vote(rules: &Rules, new_term: bool) -> bool {
    new_term || !rules.on(Rule::KeepVote)
}

/// "Reply false if log doesn't contain an entry at prevLogIndex whose term matches prevLogTerm (§5.3)" (AppendEntries
/// 2). Entries that a snapshot replaces are committed, and so they match.
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
/// that follow it (§5.3)" (AppendEntries 3). The first index to delete; `None`: no conflict.
pub fn first_conflict(rules: &Rules, log: &Log, prev_log_index: Index, entries: &Entries) -> Option<Index> {
    if !rules.on(Rule::TruncateOnConflictOnly) {
        let first = prev_log_index + 1;
        return (first <= log.last_index()).then_some(first);
    }
    // Entries after the end of the log conflict with nothing.
    let first = (prev_log_index + 1).max(log.first_index());
    let last = log.last_index().min(prev_log_index + entries.len() as u64);
    (first..=last).find(|&index| match (log.get(index), entries.get(index)) {
        (Some(mine), Some(theirs)) => mine.term != theirs.term,
        _ => false,
    })
}

/// "If leaderCommit > commitIndex, set commitIndex = min(leaderCommit, index of last new entry)" (AppendEntries 5).
/// The result never exceeds `last`, the last index of the log, whether the rule is on or off.
pub fn follower_commit(rules: &Rules, leader_commit: Index, last_new: Index, last: Index) -> Index {
    if rules.on(Rule::CommitMin) {
        leader_commit.min(last_new).min(last)
    } else {
        leader_commit.min(last)
    }
}

/// The index up to which a follower acknowledges: the last entry that it was sent. It cannot know whether later entries
/// of its log match the leader's.
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

/// "If AppendEntries fails because of log inconsistency: decrement nextIndex and retry (§5.3)". Whether a reported
/// conflict says something new. The network reorders messages, so a conflict at or below `confirmed_index` may be older
/// than the acknowledgement. It is newer if its request belongs to a later round than `confirmed_in`, the round in
/// which the leader learned of the acknowledgement.
pub fn is_fresh_conflict(prev_log_index: Index, round: Round, confirmed_index: Index, confirmed_in: Round) -> bool {
    prev_log_index > confirmed_index || round > confirmed_in
}

/// Whether a follower that rejects what it acknowledged may have acknowledged what it never held, because a rule is
/// off. With all rules on, its disk must have lost entries.
pub fn may_explain_lost_ack(rules: &Rules) -> bool {
    rules.off().next().is_some()
}

/// "If there exists an N such that N > commitIndex, a majority of `matchIndex[i]` ≥ N, and `log[N].term ==
/// currentTerm`: set commitIndex = N (§5.3, §5.4)". Whether N = `index` satisfies that. `holders`: the nodes that store
/// the entry durably.
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

/// "Updated on stable storage before responding to RPCs". Whether a message that rests on the write `after` may leave.
/// `durable`: the last write that is durable.
pub fn may_send(rules: &Rules, after: u64, durable: u64) -> bool {
    durable >= after || !rules.on(Rule::DurableBeforeReply)
}

/// "currentTerm", "votedFor": "Persistent state on all servers". The part of the two that a write contains.
pub fn persisted(rules: &Rules, term: Term, voted_for: Option<NodeId>) -> (Option<Term>, Option<Option<NodeId>>) {
    (rules.on(Rule::PersistTerm).then_some(term), rules.on(Rule::PersistVote).then_some(voted_for))
}

/// "... if the follower receives a snapshot that describes a prefix of its log ... entries covered by the snapshot are
/// deleted but entries following the snapshot are still valid" (§7). A node that has committed all of the snapshot's
/// entries does not need it, and its state machine must not go back (the labs' CondInstallSnapshot).
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

/// "election timeouts are chosen randomly from a fixed interval" (§5.2): the drawn timeout. With the rule off, always
/// the shortest.
pub fn election_timeout(rules: &Rules, drawn: u64, shortest: u64) -> u64 {
    if rules.on(Rule::RandomTimeouts) {
        drawn
    } else {
        shortest
    }
}

/// "If it receives a command whose serial number has already been executed, it responds immediately without
/// re-executing the request" (§8). `last`: the highest serial number of this client that was executed. 0: none. The
/// state machine calls this, not the node.
pub fn is_duplicate(rules: &Rules, last: u32, serial: u32) -> bool {
    serial <= last && rules.on(Rule::Dedupe)
}
