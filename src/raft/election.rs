//! Elections (§5.2, §5.4.1): asking for votes, granting them, counting them. With pre-vote, a node first asks whether
//! it would win (thesis 9.6). With check-quorum, a leader without a quorum steps down (thesis 6.2).

use super::effect::{AppendReason, Driver, Fact, StepDownReason, Timer};
use super::message::Rpc;
use super::node::{Node, Role};
use super::progress::{LeaderState, Progress};
use super::rejection::Rejection;
use super::rules::{self, VoteRequest};
use super::step::Step;
use super::types::{Entry, LogEnd, NodeId, NodeSet, Quorum, Term, Votes};

impl Node {
    /// "If election timeout elapses ...: convert to candidate".
    pub(super) fn election_timeout(&mut self, step: &mut Step<impl Driver>) {
        if self.is_leader() {
            return;
        }
        if !self.may_campaign() {
            step.note(Fact::Ignored { rejection: Rejection::NoVoter });
        } else if step.options.prevote {
            self.pre_campaign(step);
        } else {
            self.campaign(None, step);
        }
    }

    /// Asks the voters whether they would vote for it in the next term. Its own term does not change (thesis 9.6).
    fn pre_campaign(&mut self, step: &mut Step<impl Driver>) {
        let (term, end) = (self.current_term + 1, self.log_end());
        self.leader = None;
        self.in_lease = false;
        let quorum = rules::quorum_of(step.rules, self.config());
        step.note(Fact::BecomePreCandidate { term, quorum });
        step.start_timer(Timer::Election);
        self.role = Role::PreCandidate { votes: Votes::default() };
        let LogEnd { term: last_log_term, index: last_log_index } = end;
        for peer in self.other_voters().iter() {
            self.send_when_durable(peer, Rpc::PreVote { last_log_index, last_log_term }, step);
        }
        step.note(Fact::PreVoteGranted { candidate: self.id, term, end, mine: end });
        self.handle_pre_vote_reply(self.id, self.current_term, true, step);
    }

    /// Answers whether the sender would get this node's vote. Nothing changes here.
    pub(super) fn handle_pre_vote(&mut self, request: VoteRequest, step: &mut Step<impl Driver>) {
        let voter = self.as_voter();
        let verdict = rules::may_grant_pre_vote(step.rules, &voter, &request, self.leader_lease());
        let VoteRequest { candidate, term: asked_in, log_end: end } = request;
        let term = asked_in + 1;
        step.note(match verdict {
            Ok(()) => Fact::PreVoteGranted { candidate, term, end, mine: voter.log_end },
            Err(rejection) => Fact::PreVoteRefused { candidate, term, rejection },
        });
        self.send_when_durable(candidate, Rpc::PreVoteReply { asked_in, vote_granted: verdict.is_ok() }, step);
    }

    /// Counts a pre-vote. With a quorum, the node begins the election.
    pub(super) fn handle_pre_vote_reply(
        &mut self,
        voter: NodeId,
        asked_in: Term,
        granted: bool,
        step: &mut Step<impl Driver>,
    ) {
        let quorum = rules::quorum_of(step.rules, self.config());
        let term = self.current_term;
        let leads = self.is_leader();
        let Role::PreCandidate { votes } = &mut self.role else {
            step.note(Fact::Ignored { rejection: Rejection::ElectionOver { term, leads } });
            return;
        };
        if asked_in != term {
            let rejection = Rejection::OldTerm { theirs: asked_in, mine: term };
            step.note(Fact::Ignored { rejection });
            return;
        }
        votes.record(voter, granted);
        if quorum.holds(votes.granted) {
            self.campaign(None, step);
        }
    }

    /// "On conversion to candidate, start election: increment currentTerm, vote for self, reset election timer, send
    /// RequestVote RPCs to all other servers." `told_by`: the leader that transfers its leadership (thesis 3.10).
    pub(super) fn campaign(&mut self, told_by: Option<NodeId>, step: &mut Step<impl Driver>) {
        debug_assert!(!self.is_leader());
        self.current_term += 1;
        self.voted_for = Some(self.id);
        self.leader = None;
        self.in_lease = false;
        self.storage.hard_state_changed();
        step.note(Fact::BecomeCandidate { term: self.current_term, told_by });
        let (term, end) = (self.current_term, self.log_end());
        step.note(Fact::VoteGranted { candidate: self.id, term, end, mine: end, voted_for: None });
        step.start_timer(Timer::Election);
        self.persist_changes(step);
        self.role = Role::Candidate { votes: Votes::default(), own_vote: self.storage.written() };
        let LogEnd { term: last_log_term, index: last_log_index } = end;
        let transfer = told_by.is_some();
        for peer in self.other_voters().iter() {
            self.send_when_durable(peer, Rpc::RequestVote { last_log_index, last_log_term, transfer }, step);
        }
        self.count_own_vote(step);
    }

    /// Answers a request for a vote. The node's role does not matter: it has one vote per term.
    pub(super) fn handle_request_vote(&mut self, request: VoteRequest, step: &mut Step<impl Driver>) {
        let voter = self.as_voter();
        let verdict = rules::may_grant_vote(step.rules, &voter, &request);
        let VoteRequest { candidate, term, log_end: end } = request;
        match verdict {
            Ok(()) => {
                self.voted_for = Some(candidate);
                self.storage.hard_state_changed();
                step.note(Fact::VoteGranted { candidate, term, end, mine: voter.log_end, voted_for: voter.voted_for });
                self.reset_election_timer(step);
            }
            Err(rejection) => step.note(Fact::VoteRefused { candidate, term, rejection }),
        }
        self.send_when_durable(candidate, Rpc::RequestVoteReply { vote_granted: verdict.is_ok() }, step);
    }

    /// Counts a candidate's own vote once it is durable.
    pub(super) fn count_own_vote(&mut self, step: &mut Step<impl Driver>) {
        if let Role::Candidate { votes, own_vote } = &self.role {
            let is_durable = rules::may_send(step.rules, *own_vote, self.storage.durable());
            if is_durable && !votes.granted.contains(self.id) {
                self.handle_vote_reply(self.id, true, step);
            }
        }
    }

    /// "If votes received from majority of servers: become leader."
    pub(super) fn handle_vote_reply(&mut self, voter: NodeId, granted: bool, step: &mut Step<impl Driver>) {
        let quorum = rules::quorum_of(step.rules, self.config());
        let (term, leads) = (self.current_term, self.is_leader());
        let Role::Candidate { votes, .. } = &mut self.role else {
            step.note(Fact::Ignored { rejection: Rejection::ElectionOver { term, leads } });
            return;
        };
        votes.record(voter, granted);
        let votes = *votes;
        if quorum.holds(votes.granted) {
            self.become_leader(votes, quorum, step);
        }
    }

    fn become_leader(&mut self, votes: Votes, quorum: Quorum, step: &mut Step<impl Driver>) {
        debug_assert!(matches!(self.role, Role::Candidate { .. }) && quorum.holds(votes.granted));
        let last = self.log.last_index();
        let slots = quorum.config.members().iter().last().map_or(0, |node| node.slot() + 1);
        self.role = Role::Leader { progress: vec![Progress::new(last); slots], state: Box::new(LeaderState::new()) };
        self.leader = Some(self.id);
        step.note(Fact::LeaderElected { term: self.current_term, votes, quorum });
        step.stop_timer(Timer::Election);
        step.start_timer(Timer::Heartbeat);
        self.start_check_quorum(step);
        if step.options.noop {
            self.append_entry(Entry { term: self.current_term, ..Entry::default() }, AppendReason::Noop, step);
        }
        self.broadcast_heartbeat(step);
        self.advance_commit(step);
    }

    /// As leader, starts CheckQuorum if it is on and not running yet, or stops it. The option may change while a node
    /// leads.
    pub(super) fn start_check_quorum(&mut self, step: &mut Step<impl Driver>) {
        let Some(state) = self.leader_state_mut() else { return };
        if !step.options.checkquorum {
            state.check_quorum_from = 0;
        } else if state.check_quorum_from == 0 {
            state.check_quorum_from = state.round.tick;
            state.recently_active = NodeSet::EMPTY;
            step.start_timer(Timer::Lease);
        }
    }

    /// The shortest election timeout has passed: for a leader since its last CheckQuorum or the start of a transfer,
    /// for any other node since it heard from its leader.
    pub(super) fn lease_timeout(&mut self, step: &mut Step<impl Driver>) {
        let quorum = rules::quorum_of(step.rules, self.config());
        let own = NodeSet::of(self.id);
        let Role::Leader { state, .. } = &mut self.role else {
            if std::mem::take(&mut self.in_lease) {
                step.note(Fact::LeaseOver { leader: self.leader });
            }
            return;
        };
        if let Some(transfer) = state.transfer.take() {
            step.note(Fact::TransferAborted { to: transfer.to, rejection: Rejection::TransferTimedOut });
        }
        if !step.options.checkquorum {
            return;
        }
        let heard = std::mem::take(&mut state.recently_active).or(own);
        if rules::quorum_is_active(&quorum, heard) {
            step.note(Fact::QuorumHeard { heard, quorum });
            step.start_timer(Timer::Lease);
        } else {
            self.step_down(StepDownReason::NoQuorum { heard, quorum }, step);
        }
    }
}
