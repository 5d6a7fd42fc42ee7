//! Elections (§5.2, §5.4.1): asking for votes, giving them, counting them. Before that, if it is wanted, asking whether
//! one would get them (thesis 9.6); after it, asking whether one still leads (thesis 6.2).

use super::effect::{AppendReason, Effect, Fact, StepDownReason, Timer};
use super::message::Rpc;
use super::node::{Node, Role};
use super::progress::{LeaderState, Progress, Votes};
use super::rules::{self, LogEnd, Rejection, Rules};
use super::types::{Entry, NodeId, NodeSet, Quorum, Term};

impl Node {
    /// "If election timeout elapses ...: convert to candidate"; "On conversion to candidate, start election: increment
    /// currentTerm, vote for self, reset election timer, send RequestVote RPCs to all other servers."
    pub(super) fn election_timeout(&mut self, rules: &Rules, out: &mut Vec<Effect>) {
        if self.is_leader() {
            return;
        }
        if !self.may_campaign() {
            out.push(Effect::Note(Fact::Ignored { rejection: Rejection::NoVoter }));
        } else if rules.prevote {
            self.pre_campaign(rules, out);
        } else {
            self.campaign(None, rules, out);
        }
    }

    /// Before it stands in a new term, it asks whether it would get the votes; its term stays as it is (thesis 9.6).
    fn pre_campaign(&mut self, rules: &Rules, out: &mut Vec<Effect>) {
        let (term, end) = (self.current_term + 1, self.log_end());
        self.leader = None;
        self.in_lease = false;
        let quorum = rules::quorum_of(rules, self.config());
        out.push(Effect::Note(Fact::BecomePreCandidate { term, quorum }));
        out.push(Effect::StartTimer(Timer::Election));
        self.role = Role::PreCandidate { votes: Votes::default() };
        let LogEnd { term: last_log_term, index: last_log_index } = end;
        for peer in self.other_voters().iter() {
            self.send_when_durable(peer, Rpc::PreVote { last_log_index, last_log_term }, rules, out);
        }
        out.push(Effect::Note(Fact::PreVoteGranted { candidate: self.id, term, end, mine: end }));
        self.handle_pre_vote_reply(self.id, self.current_term, true, rules, out);
    }

    /// A node asks whether it would get this node's vote. That is answered, and nothing changes.
    pub(super) fn handle_pre_vote(
        &mut self,
        candidate: NodeId,
        asked_in: Term,
        end: LogEnd,
        rules: &Rules,
        out: &mut Vec<Effect>,
    ) {
        let mine = self.log_end();
        let verdict = rules::may_grant_pre_vote(rules, (self.current_term, mine), (asked_in, end), self.leader_lease());
        let term = asked_in + 1;
        out.push(Effect::Note(match verdict {
            Ok(()) => Fact::PreVoteGranted { candidate, term, end, mine },
            Err(rejection) => Fact::PreVoteRefused { candidate, term, rejection },
        }));
        self.send_when_durable(candidate, Rpc::PreVoteReply { asked_in, vote_granted: verdict.is_ok() }, rules, out);
    }

    /// An answer to a PreVote. With a majority, the node stands.
    pub(super) fn handle_pre_vote_reply(
        &mut self,
        voter: NodeId,
        asked_in: Term,
        granted: bool,
        rules: &Rules,
        out: &mut Vec<Effect>,
    ) {
        let quorum = rules::quorum_of(rules, self.config());
        let term = self.current_term;
        let Role::PreCandidate { votes } = &mut self.role else {
            let leads = self.is_leader();
            out.push(Effect::Note(Fact::Ignored { rejection: Rejection::ElectionOver { term, leads } }));
            return;
        };
        if asked_in != term {
            let rejection = Rejection::OldTerm { theirs: asked_in, mine: term };
            out.push(Effect::Note(Fact::Ignored { rejection }));
            return;
        }
        votes.record(voter, granted);
        if quorum.holds(votes.granted) {
            self.campaign(None, rules, out);
        }
    }

    /// "On conversion to candidate, start election". By itself, or because its leader told it to (thesis 3.10).
    pub(super) fn campaign(&mut self, told_by: Option<NodeId>, rules: &Rules, out: &mut Vec<Effect>) {
        self.current_term += 1;
        self.voted_for = Some(self.id);
        self.leader = None;
        self.in_lease = false;
        self.storage.hard_state_changed();
        out.push(Effect::Note(Fact::BecomeCandidate { term: self.current_term, told_by }));
        let (term, end) = (self.current_term, self.log_end());
        out.push(Effect::Note(Fact::VoteGranted { candidate: self.id, term, end, mine: end, voted_for: None }));
        out.push(Effect::StartTimer(Timer::Election));
        self.persist_changes(rules, out);
        self.role = Role::Candidate { votes: Votes::default(), own_vote: self.storage.written() };
        let LogEnd { term: last_log_term, index: last_log_index } = end;
        let transfer = told_by.is_some();
        for peer in self.other_voters().iter() {
            self.send_when_durable(peer, Rpc::RequestVote { last_log_index, last_log_term, transfer }, rules, out);
        }
        self.count_own_vote(rules, out);
    }

    /// A candidate asks for this node's vote. Whatever the role: one vote per term.
    pub(super) fn handle_request_vote(
        &mut self,
        candidate: NodeId,
        term: Term,
        end: LogEnd,
        rules: &Rules,
        out: &mut Vec<Effect>,
    ) {
        let (voted_for, mine) = (self.voted_for, self.log_end());
        let verdict = rules::may_grant_vote(rules, (self.current_term, voted_for, mine), (term, candidate, end));
        match verdict {
            Ok(()) => {
                self.voted_for = Some(candidate);
                self.storage.hard_state_changed();
                out.push(Effect::Note(Fact::VoteGranted { candidate, term, end, mine, voted_for }));
                self.reset_election_timer(out);
            }
            Err(rejection) => out.push(Effect::Note(Fact::VoteRefused { candidate, term, rejection })),
        }
        self.send_when_durable(candidate, Rpc::RequestVoteReply { vote_granted: verdict.is_ok() }, rules, out);
    }

    /// The candidate's own vote counts as soon as it is durable.
    pub(super) fn count_own_vote(&mut self, rules: &Rules, out: &mut Vec<Effect>) {
        if let Role::Candidate { votes, own_vote } = &self.role {
            let ready = rules::may_send(rules, *own_vote, self.storage.durable());
            if ready && !votes.granted.contains(self.id) {
                self.handle_vote_reply(self.id, true, rules, out);
            }
        }
    }

    /// "If votes received from majority of servers: become leader."
    pub(super) fn handle_vote_reply(&mut self, voter: NodeId, granted: bool, rules: &Rules, out: &mut Vec<Effect>) {
        let quorum = rules::quorum_of(rules, self.config());
        let (term, leads) = (self.current_term, self.is_leader());
        let Role::Candidate { votes, .. } = &mut self.role else {
            out.push(Effect::Note(Fact::Ignored { rejection: Rejection::ElectionOver { term, leads } }));
            return;
        };
        votes.record(voter, granted);
        let votes = *votes;
        if quorum.holds(votes.granted) {
            self.become_leader(votes, quorum, rules, out);
        }
    }

    fn become_leader(&mut self, votes: Votes, quorum: Quorum, rules: &Rules, out: &mut Vec<Effect>) {
        let last = self.log.last_index();
        let slots = quorum.config.members().iter().last().map_or(0, |node| node.slot() + 1);
        self.role = Role::Leader { progress: vec![Progress::new(last); slots], state: Box::new(LeaderState::new()) };
        self.leader = Some(self.id);
        out.push(Effect::Note(Fact::LeaderElected { term: self.current_term, votes, quorum }));
        out.push(Effect::StopTimer(Timer::Election));
        out.push(Effect::StartTimer(Timer::Heartbeat));
        self.start_check_quorum(rules, out);
        if rules.noop {
            self.append_entry(Entry { term: self.current_term, ..Entry::default() }, AppendReason::Noop, rules, out);
        }
        self.broadcast_heartbeat(rules, out);
        self.advance_commit(rules, out);
    }

    /// As leader, asks from now on whether a quorum answers, if that is wanted and not so already. It may be switched
    /// on while it leads.
    pub(super) fn start_check_quorum(&mut self, rules: &Rules, out: &mut Vec<Effect>) {
        let Some(state) = self.leader_state_mut() else { return };
        if !rules.checkquorum {
            state.check_quorum_from = 0;
        } else if state.check_quorum_from == 0 {
            state.check_quorum_from = state.round.tick;
            state.recently_active = NodeSet::EMPTY;
            out.push(Effect::StartTimer(Timer::Lease));
        }
    }

    /// The shortest election timeout has passed: for a leader, since it last asked whether a quorum had answered; for
    /// anybody else, since it heard from its leader.
    pub(super) fn lease_timeout(&mut self, rules: &Rules, out: &mut Vec<Effect>) {
        let quorum = rules::quorum_of(rules, self.config());
        let own = NodeSet::of(self.id);
        let Role::Leader { state, .. } = &mut self.role else {
            if std::mem::take(&mut self.in_lease) {
                out.push(Effect::Note(Fact::LeaseOver { leader: self.leader }));
            }
            return;
        };
        if let Some((to, _)) = state.transfer.take() {
            let rejection = Rejection::TransferTimedOut;
            out.push(Effect::Note(Fact::TransferAborted { to, rejection }));
        }
        if !rules.checkquorum {
            return;
        }
        let heard = std::mem::take(&mut state.recently_active).or(own);
        if rules::quorum_is_active(&quorum, heard) {
            out.push(Effect::Note(Fact::QuorumHeard { heard, quorum }));
            out.push(Effect::StartTimer(Timer::Lease));
        } else {
            self.step_down(StepDownReason::NoQuorum { heard, quorum }, out);
        }
    }
}
