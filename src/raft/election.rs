//! Elections (§5.2, §5.4.1): asking for votes, giving them, counting them. Before that, if it is wanted, asking whether
//! one would get them (thesis 9.6); after it, asking whether one still leads (thesis 6.2).

use super::effect::{Effect, Fact, Right, Timer, WhyDown};
use super::message::Rpc;
use super::node::{Node, Role};
use super::progress::{Duties, Progress, Votes};
use super::rules::{self, Denied, LogEnd, Rules};
use super::types::{Entry, NodeId, NodeSet, Quorum, Term};

impl Node {
    /// "If election timeout elapses ...: convert to candidate"; "On conversion to candidate, start election: increment
    /// currentTerm, vote for self, reset election timer, send RequestVote RPCs to all other servers."
    pub(super) fn election_timeout(&mut self, rules: &Rules, out: &mut Vec<Effect>) {
        if self.is_leader() {
            return;
        }
        if !self.may_stand() {
            out.push(Effect::Note(Fact::Ignored { denied: Denied::NoVoter }));
        } else if rules.prevote {
            self.ask_for_pre_votes(rules, out);
        } else {
            self.stand(None, rules, out);
        }
    }

    /// Before it stands in a new term, it asks whether it would get the votes; its term stays as it is (thesis 9.6).
    fn ask_for_pre_votes(&mut self, rules: &Rules, out: &mut Vec<Effect>) {
        let (term, end) = (self.current_term + 1, self.log_end());
        self.leader = None;
        self.protects = false;
        let quorum = rules::quorum_of(rules, self.config());
        out.push(Effect::Note(Fact::BecomePreCandidate { term, quorum }));
        out.push(Effect::StartTimer(Timer::Election));
        self.role = Role::PreCandidate { votes: Votes::default() };
        let LogEnd { term: last_log_term, index: last_log_index } = end;
        for peer in self.other_voters().iter() {
            self.reply(peer, Rpc::PreVote { last_log_index, last_log_term }, rules, out);
        }
        out.push(Effect::Note(Fact::PreVoteGranted { candidate: self.id, term, end, mine: end }));
        self.pre_vote(self.id, self.current_term, true, rules, out);
    }

    /// A node asks whether it would get this node's vote. That is answered, and nothing changes.
    pub(super) fn pre_vote_asked(
        &mut self,
        candidate: NodeId,
        asked_in: Term,
        end: LogEnd,
        rules: &Rules,
        out: &mut Vec<Effect>,
    ) {
        let mine = self.log_end();
        let verdict = rules::may_grant_pre_vote(rules, (self.current_term, mine), (asked_in, end), self.protects());
        let term = asked_in + 1;
        out.push(Effect::Note(match verdict {
            Ok(()) => Fact::PreVoteGranted { candidate, term, end, mine },
            Err(denied) => Fact::PreVoteRefused { candidate, term, denied },
        }));
        self.reply(candidate, Rpc::PreVoteReply { asked_in, vote_granted: verdict.is_ok() }, rules, out);
    }

    /// An answer to a PreVote. With a majority, the node stands.
    pub(super) fn pre_vote(
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
            out.push(Effect::Note(Fact::Ignored { denied: Denied::ElectionOver { term, leads } }));
            return;
        };
        if asked_in != term {
            let denied = Denied::OldTerm { theirs: asked_in, mine: term };
            out.push(Effect::Note(Fact::Ignored { denied }));
            return;
        }
        votes.record(voter, granted);
        if quorum.holds(votes.granted) {
            self.stand(None, rules, out);
        }
    }

    /// "On conversion to candidate, start election". By itself, or because its leader told it to (thesis 3.10).
    pub(super) fn stand(&mut self, told_by: Option<NodeId>, rules: &Rules, out: &mut Vec<Effect>) {
        self.current_term += 1;
        self.voted_for = Some(self.id);
        self.leader = None;
        self.protects = false;
        self.storage.change_hard_state();
        out.push(Effect::Note(Fact::BecomeCandidate { term: self.current_term, told_by }));
        let (term, end) = (self.current_term, self.log_end());
        out.push(Effect::Note(Fact::VoteGranted { candidate: self.id, term, end, mine: end, voted_for: None }));
        out.push(Effect::StartTimer(Timer::Election));
        self.write_what_changed(rules, out);
        self.role = Role::Candidate { votes: Votes::default(), own_vote: self.storage.written() };
        let LogEnd { term: last_log_term, index: last_log_index } = end;
        let transfer = told_by.is_some();
        for peer in self.other_voters().iter() {
            self.reply(peer, Rpc::RequestVote { last_log_index, last_log_term, transfer }, rules, out);
        }
        self.count_own_vote(rules, out);
    }

    /// A candidate asks for this node's vote. Whatever the role: one vote per term.
    pub(super) fn request_vote(
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
                self.storage.change_hard_state();
                out.push(Effect::Note(Fact::VoteGranted { candidate, term, end, mine, voted_for }));
                self.wait_for_election(out);
            }
            Err(denied) => out.push(Effect::Note(Fact::VoteRefused { candidate, term, denied })),
        }
        self.reply(candidate, Rpc::RequestVoteReply { vote_granted: verdict.is_ok() }, rules, out);
    }

    /// The candidate's own vote counts as soon as it is durable.
    pub(super) fn count_own_vote(&mut self, rules: &Rules, out: &mut Vec<Effect>) {
        if let Role::Candidate { votes, own_vote } = &self.role {
            let ready = rules::may_leave(rules, *own_vote, self.storage.durable());
            if ready && !votes.granted.contains(self.id) {
                self.vote(self.id, true, rules, out);
            }
        }
    }

    /// "If votes received from majority of servers: become leader."
    pub(super) fn vote(&mut self, voter: NodeId, granted: bool, rules: &Rules, out: &mut Vec<Effect>) {
        let quorum = rules::quorum_of(rules, self.config());
        let (term, leads) = (self.current_term, self.is_leader());
        let Role::Candidate { votes, .. } = &mut self.role else {
            out.push(Effect::Note(Fact::Ignored { denied: Denied::ElectionOver { term, leads } }));
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
        self.role = Role::Leader { progress: vec![Progress::new(last); slots], duties: Box::new(Duties::new()) };
        self.leader = Some(self.id);
        out.push(Effect::Note(Fact::LeaderElected { term: self.current_term, votes, quorum }));
        out.push(Effect::StopTimer(Timer::Election));
        out.push(Effect::StartTimer(Timer::Heartbeat));
        self.check_from_now(rules, out);
        if rules.noop {
            self.append_own(Entry { term: self.current_term, ..Entry::default() }, Right::Blank, rules, out);
        }
        self.heartbeat_all(rules, out);
        self.advance_commit(rules, out);
    }

    /// As leader, asks from now on whether a quorum answers, if that is wanted and not so already. It may be switched
    /// on while it leads.
    pub(super) fn check_from_now(&mut self, rules: &Rules, out: &mut Vec<Effect>) {
        let Some(duties) = self.duties_mut() else { return };
        if !rules.checkquorum {
            duties.checks_from = 0;
        } else if duties.checks_from == 0 {
            duties.checks_from = duties.round.tick;
            duties.heard = NodeSet::EMPTY;
            out.push(Effect::StartTimer(Timer::Lease));
        }
    }

    /// The shortest election timeout has passed: for a leader, since it last asked whether a quorum had answered; for
    /// anybody else, since it heard from its leader.
    pub(super) fn lease_timeout(&mut self, rules: &Rules, out: &mut Vec<Effect>) {
        let quorum = rules::quorum_of(rules, self.config());
        let own = NodeSet::of(self.id);
        let Role::Leader { duties, .. } = &mut self.role else {
            if std::mem::take(&mut self.protects) {
                out.push(Effect::Note(Fact::LeaseOver { leader: self.leader }));
            }
            return;
        };
        if let Some((to, _)) = duties.transfer.take() {
            let denied = Denied::TransferTimedOut;
            out.push(Effect::Note(Fact::TransferAborted { to, denied }));
        }
        if !rules.checkquorum {
            return;
        }
        let heard = std::mem::take(&mut duties.heard).or(own);
        if rules::still_leads(&quorum, heard) {
            out.push(Effect::Note(Fact::QuorumHeard { heard, quorum }));
            out.push(Effect::StartTimer(Timer::Lease));
        } else {
            self.step_down(WhyDown::NoQuorum { heard, quorum }, out);
        }
    }
}
