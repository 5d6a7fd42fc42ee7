//! The node: its state as Figure 2 draws it, one `step`, one preamble for terms.

use super::effect::StepDownReason;
use super::effect::{CommitProof, Effect, Fact, Input, Timer};
use super::log::Log;
use super::membership::configs_in_log;
use super::message::{AppendOutcome, Message, Rpc};
use super::options::Options;
use super::progress::{LeaderState, Progress, Votes};
use super::rejection::Rejection;
use super::rules::{self, LeaderLease, Rules, VoteRequest, Voter};
use super::step::Step;
use super::storage::{Durable, PartialSnapshot, Storage};
use super::types::{Config, Index, LogEnd, NodeId, NodeSet, Round, Term, WriteNumber};

/// What a node is at present, with what only that role has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Role {
    /// Answers, and waits for its election timer.
    Follower,
    /// Asks whether it would get votes (thesis 9.6).
    PreCandidate {
        /// What the voters answered.
        votes: Votes,
    },
    /// Asks for votes.
    Candidate {
        /// What the voters answered.
        votes: Votes,
        /// The write that makes its own vote durable; it counts from then on.
        own_vote: WriteNumber,
    },
    /// Replicates its log.
    Leader {
        /// nextIndex and matchIndex of every node, by slot; its own is not used.
        progress: Vec<Progress>,
        /// What else it has to see to.
        state: Box<LeaderState>,
    },
}

/// One Raft node. Pure: it is handed what happened and answers with what to do.
///
/// - `snapshot ≤ last_applied ≤ commit_index ≤ last index`, as long as every rule is on.
/// - A message that rests on a write waits in here until the write is durable.
/// - Nothing is applied that is not committed, everything once, and in order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    pub(super) id: NodeId,
    /// The configurations in its log, with their indices: first the one that the log, or its snapshot, begins with.
    /// Never empty.
    pub(super) configs: Vec<(Index, Config)>,
    // "Persistent state on all servers"
    pub(super) current_term: Term,
    pub(super) voted_for: Option<NodeId>,
    pub(super) log: Log,
    /// What it has of a snapshot that arrives piece by piece.
    pub(super) partial_snapshot: Option<PartialSnapshot>,
    // "Volatile state on all servers"
    pub(super) commit_index: Index,
    pub(super) last_applied: Index,
    pub(super) role: Role,
    pub(super) leader: Option<NodeId>,
    /// It has heard from a leader within the shortest election timeout, as far as its timers tell.
    pub(super) in_lease: bool,
    // What is on its way to the disk
    pub(super) storage: Storage,
}

impl Node {
    /// A node that starts, for the first time or again, from what is durable. It is a follower, and has to be told
    /// by [`Node::start`] to begin.
    ///
    /// `first` is the configuration with which the cluster began; empty for a node that is to be added later.
    pub fn new(id: NodeId, first: Config, durable: Durable) -> Node {
        let snapshot_index = durable.log.snapshot().last_included_index;
        let storage = Storage::new(durable.log.last_index());
        Node {
            id,
            configs: configs_in_log(&durable.log, first),
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

    /// The first effects of a node's life: its state machine begins with the snapshot, if there is one, and its
    /// election timer runs. If it has lived before, it may have promised a leader not to help another one.
    pub fn start(&mut self, rules: &Rules, options: &Options, effects: &mut Vec<Effect>) {
        let step = &mut Step { rules, options, effects };
        let snapshot = self.log.snapshot();
        if snapshot.last_included_index > 0 {
            step.effects.push(Effect::Restore(snapshot));
        }
        self.reset_election_timer(step);
        if step.options.checkquorum && self.current_term > 0 {
            self.in_lease = true;
            step.start_timer(Timer::Lease);
        }
    }

    /// Its election timer begins anew, if it is one who may stand.
    pub(super) fn reset_election_timer(&self, step: &mut Step) {
        if self.may_campaign() {
            step.start_timer(Timer::Election);
        }
    }

    /// Takes one thing that happened and appends to `out` what is to be done, in order. Never fails: what cannot be
    /// used is noted as a fact, with the reason.
    pub fn step(&mut self, input: Input, rules: &Rules, options: &Options, effects: &mut Vec<Effect>) {
        let step = &mut Step { rules, options, effects };
        match input {
            Input::ElectionTimeout => self.election_timeout(step),
            Input::HeartbeatTimeout => self.heartbeat_timeout(step),
            Input::LeaseTimeout => self.lease_timeout(step),
            Input::ExpireLease => self.expire_lease(),
            Input::Receive(message) => self.receive(message, step),
            Input::Propose { payload, bytes } => self.propose(payload, bytes, step),
            Input::Read(read) => self.read(read, step),
            Input::Transfer(to) => self.transfer_leadership(to, step),
            Input::ChangeMembers { voters, learners } => self.change_members(voters, learners, step),
            Input::Durable(number) => self.durable(number, step),
            Input::TakeSnapshot { through, data, size } => self.take_snapshot(through, data, size, step),
        }
        self.persist_changes(step);
    }

    fn receive(&mut self, message: Message, step: &mut Step) {
        let from = message.from;
        if message.term > self.current_term && !matches!(message.rpc, Rpc::PreVote { .. }) {
            if let Rpc::RequestVote { transfer, .. } = message.rpc {
                if let Err(rejection) = rules::may_disrupt(step.options, self.leader_lease(), transfer) {
                    let fact = Fact::VoteRefused { candidate: from, term: message.term, rejection };
                    step.note(fact);
                    return;
                }
            }
            self.adopt_term(message.term, step);
        }
        let old = message.term < self.current_term;
        match message.rpc {
            Rpc::RequestVote { last_log_index, last_log_term, .. } => {
                let log_end = LogEnd { term: last_log_term, index: last_log_index };
                self.handle_request_vote(VoteRequest { candidate: from, term: message.term, log_end }, step);
            }
            Rpc::AppendEntries { .. } if old => {
                let rejection = Rejection::OldTerm { theirs: message.term, mine: self.current_term };
                step.note(Fact::AppendRefused { leader: from, rejection });
                let (outcome, round) = (AppendOutcome::OldTerm, Round::default());
                self.send_when_durable(from, Rpc::AppendEntriesReply { prev_log_index: 0, outcome, round }, step);
            }
            Rpc::InstallSnapshot { snapshot, .. } if old => {
                let rejection = Rejection::OldTerm { theirs: message.term, mine: self.current_term };
                let last_included_index = snapshot.last_included_index;
                step.note(Fact::SnapshotRefused { index: last_included_index, rejection });
                let (match_index, received, round) = (0, 0, Round::default());
                let reply = Rpc::InstallSnapshotReply { match_index, last_included_index, received, round };
                self.send_when_durable(from, reply, step);
            }
            Rpc::AppendEntries { prev_log_index, prev_log_term, entries, leader_commit, round } => {
                if self.hear_from_leader(from, step) {
                    let prev = LogEnd { term: prev_log_term, index: prev_log_index };
                    self.handle_append_entries(from, prev, &entries, leader_commit, round, step);
                }
            }
            Rpc::InstallSnapshot { snapshot, offset, len, round } => {
                if self.hear_from_leader(from, step) {
                    self.handle_install_snapshot(from, snapshot, offset, len, round, step);
                }
            }
            Rpc::TimeoutNow if old => {
                let rejection = Rejection::OldTerm { theirs: message.term, mine: self.current_term };
                step.note(Fact::Ignored { rejection });
            }
            Rpc::TimeoutNow => self.handle_timeout_now(from, step),
            Rpc::PreVote { last_log_index, last_log_term } => {
                let log_end = LogEnd { term: last_log_term, index: last_log_index };
                self.handle_pre_vote(VoteRequest { candidate: from, term: message.term, log_end }, step);
            }
            Rpc::PreVoteReply { asked_in, vote_granted } => {
                self.handle_pre_vote_reply(from, asked_in, vote_granted, step)
            }
            Rpc::RequestVoteReply { vote_granted } => {
                match rules::vote_counts(step.rules, message.term, self.current_term) {
                    Ok(()) => self.handle_vote_reply(from, vote_granted, step),
                    Err(rejection) => step.note(Fact::Ignored { rejection }),
                }
            }
            Rpc::AppendEntriesReply { prev_log_index, outcome, round } => {
                match rules::ack_counts(step.rules, message.term, self.current_term) {
                    Ok(()) => {
                        self.handle_append_entries_reply(from, prev_log_index, outcome, round, step);
                        self.record_ack(from, round, step);
                    }
                    Err(rejection) => step.note(Fact::Ignored { rejection }),
                }
            }
            Rpc::InstallSnapshotReply { match_index, last_included_index, received, round } => {
                match rules::ack_counts(step.rules, message.term, self.current_term) {
                    Ok(()) => {
                        self.handle_install_snapshot_reply(from, match_index, last_included_index, received, step);
                        self.record_ack(from, round, step);
                    }
                    Err(rejection) => step.note(Fact::Ignored { rejection }),
                }
            }
        }
    }

    /// "If RPC request or response contains term T > currentTerm: set currentTerm = T, convert to follower."
    fn adopt_term(&mut self, term: Term, step: &mut Step) {
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

    /// A leader of this very term speaks: whoever is not it follows it. False if the message is to be ignored, because
    /// this node leads the same term itself. It takes a switched-off rule to come to that; and without `step-down` the
    /// leader then does as any receiver does, and goes on leading.
    fn hear_from_leader(&mut self, leader: NodeId, step: &mut Step) -> bool {
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

    /// Whether it protects a leader from candidates: the one from which it has heard lately, or itself.
    pub fn leader_lease(&self) -> LeaderLease {
        match self.role {
            Role::Leader { .. } => LeaderLease::Held { leader: Some(self.id) },
            _ if self.in_lease => LeaderLease::Held { leader: self.leader },
            _ => LeaderLease::Expired,
        }
    }

    pub(super) fn become_follower(&mut self, term: Term, leader: Option<NodeId>, step: &mut Step) {
        if self.is_leader() {
            self.step_down(StepDownReason::HigherTerm(term), step);
        }
        self.follow_in(term, leader, step);
    }

    /// It leads no longer.
    pub(super) fn step_down(&mut self, why: StepDownReason, step: &mut Step) {
        step.note(Fact::StepDown { term: self.current_term, why });
        step.stop_timer(Timer::Heartbeat);
        step.stop_timer(Timer::Lease);
        self.reset_election_timer(step);
        self.refuse_reads(step);
        self.role = Role::Follower;
        self.leader = None;
        self.in_lease = false;
    }

    fn follow_in(&mut self, term: Term, leader: Option<NodeId>, step: &mut Step) {
        let was = self.current_term;
        let new_term = term > was;
        self.current_term = term;
        if new_term {
            self.in_lease = false;
        }
        if rules::clears_vote(step.rules, new_term) {
            self.clear_vote();
        }
        self.role = Role::Follower;
        self.leader = leader;
        step.note(Fact::BecomeFollower { term, leader, was });
    }

    /// All others that get the log.
    pub(super) fn peers(&self) -> NodeSet {
        self.config().members().without(NodeSet::of(self.id))
    }

    /// The other voters.
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

    /// What it says about itself when it asks for votes in its term.
    pub fn vote_request(&self) -> VoteRequest {
        VoteRequest { candidate: self.id, term: self.current_term, log_end: self.log_end() }
    }

    pub(super) fn log_end(&self) -> LogEnd {
        LogEnd { term: self.log.last_term(), index: self.log.last_index() }
    }

    /// The term of the last entry that it knows to be committed; 0: it knows of none.
    pub(super) fn committed_term(&self) -> Term {
        self.log.term_at(self.commit_index).unwrap_or(0)
    }

    /// commitIndex rises, and what it reaches is applied in order.
    pub(super) fn commit(&mut self, index: Index, proof: CommitProof, step: &mut Step) {
        if index <= self.commit_index {
            return;
        }
        step.note(Fact::Commit { from: self.commit_index, to: index, proof });
        self.commit_index = index;
        while self.last_applied < self.commit_index {
            let next = self.last_applied + 1;
            // Absent only where a switched-off rule let committed entries be deleted.
            let Some(entry) = self.log.get(next) else { break };
            self.last_applied = next;
            step.effects.push(Effect::Apply { index: next, entry });
        }
    }

    /// Its name.
    pub fn id(&self) -> NodeId {
        self.id
    }

    /// Its configuration: the latest one in its log, committed or not (§6).
    pub fn config(&self) -> Config {
        self.configs.last().map_or(Config::default(), |(_, config)| *config)
    }

    /// The index of the entry that holds its configuration; of a snapshot, lastIncludedIndex. 0: the first one.
    pub fn config_index(&self) -> Index {
        self.configs.last().map_or(0, |(index, _)| *index)
    }

    /// What it has of a snapshot that arrives piece by piece.
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

    /// Its log.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// "index of highest log entry known to be committed". After a restart: what the snapshot stands for.
    pub fn commit_index(&self) -> Index {
        self.commit_index
    }

    /// "index of highest log entry applied to state machine".
    pub fn last_applied(&self) -> Index {
        self.last_applied
    }

    /// What it is at present.
    pub fn role(&self) -> &Role {
        &self.role
    }

    /// Whether it leads.
    pub fn is_leader(&self) -> bool {
        matches!(self.role, Role::Leader { .. })
    }

    /// Whom it takes for the leader of its term; itself, if it leads.
    pub fn leader(&self) -> Option<NodeId> {
        self.leader
    }

    /// The last write that it asked for.
    pub fn last_write(&self) -> WriteNumber {
        self.storage.written()
    }

    /// The last write that it knows to be durable.
    pub fn durable_write(&self) -> WriteNumber {
        self.storage.durable()
    }
}
