//! The node: its state as Figure 2 lists it, [`Node::step`], and the rule for terms that every message passes first.

use super::durable::Durable;
use super::effect::{CommitProof, Driver, Fact, Input, StepDownReason, Timer};
use super::log::Log;
use super::message::{AppendOutcome, Message, Rpc};
use super::options::Options;
use super::progress::{LeaderState, Progress};
use super::rejection::Rejection;
use super::rules::{self, LeaderLease, Rules, VoteRequest, Voter};
use super::step::Step;
use super::storage::Storage;
use super::types::{
    Config, Index, LogEnd, LoggedConfig, NodeId, NodeSet, PartialSnapshot, Round, Term, Votes, WriteNumber,
};

/// A node's role, with the state that only this role has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Role {
    /// Answers requests, and campaigns when its election timer fires.
    Follower,
    /// Asks whether it would get votes (thesis 9.6).
    PreCandidate {
        /// The replies so far.
        votes: Votes,
    },
    /// Asks for votes.
    Candidate {
        /// The replies so far.
        votes: Votes,
        /// The write that makes its own vote durable. The vote counts from then on.
        own_vote: WriteNumber,
    },
    /// Replicates its log.
    Leader {
        /// nextIndex and matchIndex of every node, by slot. The leader's own slot is not used.
        progress: Vec<Progress>,
        /// What else only a leader keeps. Boxed, because `Role` is part of every node.
        state: Box<LeaderState>,
    },
}

/// One Raft node. It does no IO: [`Node::step`] takes what happened and returns what to do.
///
/// - `snapshot ≤ last_applied ≤ commit_index ≤ last index` while all rules are on.
/// - A message that rests on a write stays in `storage` until the write is durable.
/// - Entries are applied only when committed, each once, in order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    pub(super) id: NodeId,
    /// The configurations in its log, in order. The first is the one with which the log, or its snapshot, begins.
    /// Never empty.
    pub(super) configs: Vec<LoggedConfig>,
    // "Persistent state on all servers"
    pub(super) current_term: Term,
    pub(super) voted_for: Option<NodeId>,
    pub(super) log: Log,
    /// The parts of a snapshot that is still arriving.
    pub(super) partial_snapshot: Option<PartialSnapshot>,
    // "Volatile state on all servers"
    pub(super) commit_index: Index,
    pub(super) last_applied: Index,
    pub(super) role: Role,
    pub(super) leader: Option<NodeId>,
    /// Its lease timer has not fired since it last heard from a leader: see [`LeaderLease`]. A leader does not use it.
    pub(super) in_lease: bool,
    // What is on its way to the disk.
    pub(super) storage: Storage,
}

impl Node {
    /// A node that starts from its disk, for the first time or after a crash. It is a follower. Call [`Node::start`]
    /// once before the first [`Node::step`].
    ///
    /// `first` is the configuration with which the cluster began; empty for a node that is to be added later.
    pub fn new(id: NodeId, first: Config, durable: Durable) -> Node {
        let snapshot_index = durable.log.snapshot().last_included_index;
        let storage = Storage::new(durable.log.last_index());
        Node {
            id,
            configs: durable.log.configs(first),
            current_term: durable.current_term,
            voted_for: durable.voted_for,
            log: durable.log,
            partial_snapshot: durable.partial_snapshot,
            commit_index: snapshot_index,
            last_applied: snapshot_index,
            role: Role::Follower,
            leader: None,
            in_lease: false,
            storage,
        }
    }

    /// Appends the first effects to `effects`: the state machine starts from the snapshot, if there is one, and the
    /// election timer starts. With check-quorum, a node that has run before also keeps the promise that it may have
    /// made to a leader before it stopped.
    pub fn start(&mut self, rules: &Rules, options: &Options, driver: &mut impl Driver) {
        let step = &mut Step::new(rules, options, driver);
        let snapshot = self.log.snapshot();
        if snapshot.last_included_index > 0 {
            step.driver.restore(snapshot);
        }
        self.reset_election_timer(step);
        if options.checkquorum && self.current_term > 0 {
            self.in_lease = true;
            step.start_timer(Timer::Lease);
        }
    }

    /// Restarts the election timer, unless the node may not campaign.
    pub(super) fn reset_election_timer(&self, step: &mut Step<impl Driver>) {
        if self.may_campaign() {
            step.start_timer(Timer::Election);
        }
    }

    /// Handles one input and appends the effects to `effects`, in the order in which they must be performed. Never
    /// fails: a rejected input produces a [`Fact`] with the reason.
    pub fn step(&mut self, input: Input, rules: &Rules, options: &Options, driver: &mut impl Driver) {
        let step = &mut Step::new(rules, options, driver);
        match input {
            // The node has heard neither from a leader nor from a candidate that it voted for. It asks for votes. Lost
            // requests are not repeated: the next election timeout begins a new attempt.
            Input::ElectionTimeout => self.election_timeout(step),

            // A leader sends to every follower: what is due, or an empty AppendEntries. Every message of an earlier
            // tick may be lost; this is where the leader sends again.
            Input::HeartbeatTimeout => self.heartbeat_timeout(step),

            // The shortest election timeout has passed. A leader checks for a quorum and gives up a transfer that did
            // not succeed. A follower may vote again for somebody other than its leader.
            Input::LeaseTimeout => self.lease_timeout(step),

            // Time may have passed that the node's timers did not count. For a leader's lease, only replies to later
            // rounds count.
            Input::ExpireLease => self.expire_lease(),

            // The network may lose, delay, reorder and duplicate messages. See `receive`.
            Input::Receive(message) => self.receive(message, step),

            // A leader appends the command and sends it. Any other node refuses it, and the client asks another node.
            // An accepted command may still be lost with the leader: only `Effect::Apply` says that it is committed.
            Input::Propose { payload, bytes } => self.propose(payload, bytes, step),

            // A leader answers the read once it knows that it still leads. If it steps down first, it refuses the read,
            // and the client asks again.
            Input::Read(read) => self.read(read, step),

            // A leader brings the target up to date and sends it TimeoutNow. If that message or the target's election
            // fails, the lease timer ends the attempt and the leader goes on leading.
            Input::Transfer(to) => self.transfer_leadership(to, step),

            // A leader appends configurations, one after the other, until the target configuration is committed. If it
            // loses its leadership on the way, the next leader only leaves a joint configuration.
            Input::ChangeMembers { voters, learners } => self.change_members(voters, learners, step),

            // The disk has finished a write. Messages that rest on it leave, and the node counts itself for it. After a
            // crash a lost write never completes; the node then restarts from what was durable.
            Input::Durable(number) => self.handle_durable(number, step),

            // The state machine has made a snapshot. The node discards the log up to there.
            Input::TakeSnapshot { through, data, size } => self.take_snapshot(through, data, size, step),
        }
        if self.storage.has_changes() {
            self.persist_changes(step);
        }
        if step.wrote {
            self.on_durable(step);
        }
        debug_assert!(self.log.snapshot().last_included_index <= self.last_applied);
        debug_assert!(self.last_applied <= self.commit_index);
    }

    /// Handles a message: first its term, then its content by kind.
    ///
    /// Any message may be lost, late, duplicated or out of order. Requests are repeated by their sender: AppendEntries
    /// and InstallSnapshot at the next heartbeat, votes in the next election. Replies are never repeated: the request
    /// is. So every arm must accept a message twice.
    // long: one arm for each kind of message, all in one place as in Figure 2
    fn receive(&mut self, message: &Message, step: &mut Step<impl Driver>) {
        let &Message { from, term, ref rpc, .. } = message;
        // A PreVote does not spread its sender's term: the sender has not begun an election yet (thesis 9.6).
        if term > self.current_term && !matches!(rpc, Rpc::PreVote { .. }) {
            if let Rpc::RequestVote { transfer, .. } = *rpc {
                // The node keeps its term and does not reply (thesis 4.2.3). The candidate times out.
                if let Err(rejection) = rules::may_disrupt(step.options, self.leader_lease(), transfer) {
                    step.note(Fact::VoteRefused { candidate: from, term, rejection });
                    return;
                }
            }
            self.adopt_term(term, step);
        }
        let old_term = Rejection::OldTerm { theirs: term, mine: self.current_term };
        let is_old = term < self.current_term;
        match *rpc {
            // A candidate asks for a vote. The reply leaves when the vote is durable. A candidate of an older term gets
            // a refusal that carries the newer term, so that it steps down.
            Rpc::RequestVote { last_log_index, last_log_term, .. } => {
                let log_end = LogEnd { term: last_log_term, index: last_log_index };
                self.handle_request_vote(VoteRequest { candidate: from, term, log_end }, step);
            }

            // A voter replies. A vote of an older term was for an earlier election and does not count. Lost votes are
            // not asked for again in this term: the candidate's election timer begins another one.
            Rpc::RequestVoteReply { vote_granted } => match rules::vote_counts(step.rules, term, self.current_term) {
                Ok(()) => self.handle_vote_reply(from, vote_granted, step),
                Err(rejection) => step.note(Fact::Ignored { rejection }),
            },

            // A leader of an older term sends entries. The reply carries the newer term, so that it steps down.
            Rpc::AppendEntries { .. } if is_old => {
                step.note(Fact::AppendRefused { leader: from, rejection: old_term });
                let (outcome, round) = (AppendOutcome::OldTerm, Round::default());
                self.send_when_durable(from, Rpc::AppendEntriesReply { prev_log_index: 0, outcome, round }, step);
            }

            // The leader of this term sends entries, or a heartbeat. The node follows it and answers when what it
            // stored is durable. If message or reply is lost, the leader sends again at a heartbeat.
            Rpc::AppendEntries { prev_log_index, prev_log_term, ref entries, leader_commit, round } => {
                if self.hear_from_leader(from, step) {
                    let prev = LogEnd { term: prev_log_term, index: prev_log_index };
                    self.handle_append_entries(from, prev, entries, leader_commit, round, step);
                }
            }

            // A follower acknowledges entries, or reports a conflict. An acknowledgement of an older term does not
            // count: what was stored then may have been overwritten. If a reply is lost, the next one covers it.
            Rpc::AppendEntriesReply { prev_log_index, outcome, round } => {
                match rules::ack_counts(step.rules, term, self.current_term) {
                    Ok(()) => {
                        self.handle_append_entries_reply(from, prev_log_index, outcome, round, step);
                        self.record_ack(from, round, step);
                    }
                    Err(rejection) => step.note(Fact::Ignored { rejection }),
                }
            }

            // A leader of an older term sends a snapshot: as with AppendEntries.
            Rpc::InstallSnapshot { snapshot, .. } if is_old => {
                let last_included_index = snapshot.last_included_index;
                step.note(Fact::SnapshotRefused { index: last_included_index, rejection: old_term });
                let (match_index, received, round) = (0, 0, Round::default());
                let reply = Rpc::InstallSnapshotReply { match_index, last_included_index, received, round };
                self.send_when_durable(from, reply, step);
            }

            // The leader of this term sends a snapshot, or some parts of it. The reply says how many parts have
            // arrived. If a part or a reply is lost, the leader's heartbeat finds out, and it sends that part again.
            Rpc::InstallSnapshot { snapshot, offset, len, round } => {
                if self.hear_from_leader(from, step) {
                    self.handle_install_snapshot(from, snapshot, offset, len, round, step);
                }
            }

            // A follower has stored parts of a snapshot. The leader sends the next ones.
            Rpc::InstallSnapshotReply { match_index, last_included_index, received, round } => {
                match rules::ack_counts(step.rules, term, self.current_term) {
                    Ok(()) => {
                        self.handle_install_snapshot_reply(from, match_index, last_included_index, received, step);
                        self.record_ack(from, round, step);
                    }
                    Err(rejection) => step.note(Fact::Ignored { rejection }),
                }
            }

            // A node asks whether it would get a vote. The answer changes nothing here. If either message is lost, the
            // node asks again after its next election timeout.
            Rpc::PreVote { last_log_index, last_log_term } => {
                let log_end = LogEnd { term: last_log_term, index: last_log_index };
                self.handle_pre_vote(VoteRequest { candidate: from, term, log_end }, step);
            }

            // A voter says whether it would vote. The reply carries the voter's own term, so `asked_in` says which
            // pre-vote it answers.
            Rpc::PreVoteReply { asked_in, vote_granted } => {
                self.handle_pre_vote_reply(from, asked_in, vote_granted, step);
            }

            // A leader of an older term wanted this node to take over. Another leader may have been elected since.
            Rpc::TimeoutNow if is_old => step.note(Fact::Ignored { rejection: old_term }),

            // The leader wants this node to take over. If the message is lost, the leader's lease timer ends the
            // transfer.
            Rpc::TimeoutNow => self.handle_timeout_now(from, step),
        }
    }

    /// "If RPC request or response contains term T > currentTerm: set currentTerm = T, convert to follower."
    fn adopt_term(&mut self, term: Term, step: &mut Step<impl Driver>) {
        if rules::steps_down(step.rules) {
            self.become_follower(term, None, step);
            return;
        }
        self.current_term = term;
        self.in_lease = false;
        self.clear_vote();
    }

    fn clear_vote(&mut self) {
        self.voted_for = None;
        self.storage.hard_state_changed();
    }

    /// A message from the leader of the current term: the node follows it. Returns false if the message must be
    /// ignored, because this node leads the same term.
    ///
    /// Two leaders in one term take a rule that was off. With `step-down` off, a leader handles the message like a
    /// follower and goes on leading.
    fn hear_from_leader(&mut self, leader: NodeId, step: &mut Step<impl Driver>) -> bool {
        match self.role {
            Role::Leader { .. } if !rules::steps_down(step.rules) => return true,
            Role::Leader { .. } => {
                step.note(Fact::Ignored { rejection: Rejection::SameTermLeader });
                return false;
            }
            Role::Candidate { .. } | Role::PreCandidate { .. } => {
                self.become_follower(self.current_term, Some(leader), step);
            }
            Role::Follower => {
                self.leader = Some(leader);
                if rules::clears_vote(step.rules, false) {
                    self.clear_vote();
                }
            }
        }
        self.reset_election_timer(step);
        if step.options.prevote || step.options.checkquorum {
            self.in_lease = true;
            step.start_timer(Timer::Lease);
        }
        true
    }

    /// Whether it refuses to help other candidates, and for which leader's sake.
    pub fn leader_lease(&self) -> LeaderLease {
        match self.role {
            Role::Leader { .. } => LeaderLease::Held { leader: Some(self.id) },
            _ if self.in_lease => LeaderLease::Held { leader: self.leader },
            _ => LeaderLease::Expired,
        }
    }

    /// Follows `leader`, if it is known, in `term`: the current one or a higher one.
    fn become_follower(&mut self, term: Term, leader: Option<NodeId>, step: &mut Step<impl Driver>) {
        debug_assert!(term >= self.current_term, "term {term} is below {}", self.current_term);
        if self.is_leader() {
            self.step_down(StepDownReason::HigherTerm(term), step);
        }
        let was = self.current_term;
        let is_new_term = term > was;
        self.current_term = term;
        if is_new_term {
            self.in_lease = false;
        }
        if rules::clears_vote(step.rules, is_new_term) {
            self.clear_vote();
        }
        self.role = Role::Follower;
        self.leader = leader;
        step.note(Fact::BecomeFollower { term, leader, was });
    }

    /// Stops leading. Its timers stop, and reads that wait for a quorum are refused.
    pub(super) fn step_down(&mut self, why: StepDownReason, step: &mut Step<impl Driver>) {
        debug_assert!(self.is_leader());
        step.note(Fact::StepDown { term: self.current_term, why });
        step.stop_timer(Timer::Heartbeat);
        step.stop_timer(Timer::Lease);
        self.reset_election_timer(step);
        self.refuse_reads(step);
        self.role = Role::Follower;
        self.leader = None;
        self.in_lease = false;
    }

    /// The other members: the nodes to which a leader sends its log.
    pub(super) fn peers(&self) -> NodeSet {
        self.config().members().without(NodeSet::of(self.id))
    }

    /// The other voters: the nodes that a candidate asks.
    pub(super) fn other_voters(&self) -> NodeSet {
        self.config().all_voters().without(NodeSet::of(self.id))
    }

    pub(super) fn message(&self, to: NodeId, rpc: Rpc) -> Message {
        Message { from: self.id, to, term: self.current_term, rpc }
    }

    /// What it compares with a request for its vote.
    pub fn as_voter(&self) -> Voter {
        Voter { term: self.current_term, voted_for: self.voted_for, log_end: self.log_end() }
    }

    /// What it would say about itself in a request for votes.
    pub fn vote_request(&self) -> VoteRequest {
        VoteRequest { candidate: self.id, term: self.current_term, log_end: self.log_end() }
    }

    pub(super) fn log_end(&self) -> LogEnd {
        LogEnd { term: self.log.last_term(), index: self.log.last_index() }
    }

    /// Why it refuses what only a leader can do.
    pub(super) fn not_leader(&self) -> Rejection {
        Rejection::NotLeader { leader: self.leader, term: self.current_term }
    }

    /// The term of the entry at commitIndex. 0: nothing is committed.
    pub(super) fn committed_term(&self) -> Term {
        self.log.term_at(self.commit_index).unwrap_or(0)
    }

    /// Raises commitIndex and applies the entries up to it, in order.
    #[inline]
    pub(super) fn commit(&mut self, index: Index, proof: CommitProof, step: &mut Step<impl Driver>) {
        if index <= self.commit_index {
            return;
        }
        self.commit_and_apply(index, proof, step);
    }

    fn commit_and_apply(&mut self, index: Index, proof: CommitProof, step: &mut Step<impl Driver>) {
        debug_assert!(index <= self.log.last_index(), "entry {index} is not in the log");
        step.note(Fact::Commit { from: self.commit_index, to: index, proof });
        self.commit_index = index;
        while self.last_applied < index {
            let entries = self.log.entries(self.last_applied + 1, (index - self.last_applied) as usize);
            // Absent only where a rule that was off let committed entries be removed.
            if entries.first_index() != self.last_applied + 1 || entries.is_empty() {
                break;
            }
            self.last_applied += entries.len() as u64;
            step.driver.apply(entries);
        }
    }

    /// Its name.
    pub fn id(&self) -> NodeId {
        self.id
    }

    /// Its configuration: the latest one in its log, committed or not (§6).
    pub fn config(&self) -> Config {
        self.configs.last().map_or(Config::default(), |logged| logged.config)
    }

    /// The index of the entry that holds its configuration. After a snapshot: lastIncludedIndex. 0: the configuration
    /// with which the cluster began.
    pub fn config_index(&self) -> Index {
        self.configs.last().map_or(0, |logged| logged.index)
    }

    /// The parts of a snapshot that is still arriving.
    pub fn partial_snapshot(&self) -> Option<PartialSnapshot> {
        self.partial_snapshot
    }

    /// "latest term server has seen".
    pub fn current_term(&self) -> Term {
        self.current_term
    }

    /// "candidateId that received vote in current term (or null if none)".
    pub fn voted_for(&self) -> Option<NodeId> {
        self.voted_for
    }

    /// "log entries", with the snapshot that replaces the first ones.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// "index of highest log entry known to be committed". After a restart: lastIncludedIndex.
    pub fn commit_index(&self) -> Index {
        self.commit_index
    }

    /// "index of highest log entry applied to state machine".
    pub fn last_applied(&self) -> Index {
        self.last_applied
    }

    /// Its role, with the state that belongs to it.
    pub fn role(&self) -> &Role {
        &self.role
    }

    /// Whether it leads.
    pub fn is_leader(&self) -> bool {
        matches!(self.role, Role::Leader { .. })
    }

    /// The leader of its term, as far as it knows. A leader names itself.
    pub fn leader(&self) -> Option<NodeId> {
        self.leader
    }

    /// What only a leader keeps. `None`: it does not lead.
    pub fn leader_state(&self) -> Option<&LeaderState> {
        match &self.role {
            Role::Leader { state, .. } => Some(state),
            _ => None,
        }
    }

    pub(super) fn leader_state_mut(&mut self) -> Option<&mut LeaderState> {
        match &mut self.role {
            Role::Leader { state, .. } => Some(state),
            _ => None,
        }
    }

    pub(super) fn progress_mut(&mut self, of: NodeId) -> Option<&mut Progress> {
        match &mut self.role {
            Role::Leader { progress, .. } => progress.get_mut(of.slot()),
            _ => None,
        }
    }

    /// The number of its last write.
    pub fn last_write(&self) -> WriteNumber {
        self.storage.written()
    }

    /// The last write that it knows to be durable.
    pub fn durable_write(&self) -> WriteNumber {
        self.storage.durable()
    }
}
