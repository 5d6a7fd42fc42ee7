//! Elections (§5.2, §5.4.1): asking for votes, giving them, counting them.

use super::effect::{Effect, Fact, Right, Timer};
use super::message::Rpc;
use super::node::{Node, Role};
use super::progress::{Progress, Votes};
use super::rules::{self, Denied, LogEnd, Rules};
use super::types::{Entry, NodeId, Term};

impl Node {
    /// "If election timeout elapses ...: convert to candidate"; "On conversion to candidate, start election: increment
    /// currentTerm, vote for self, reset election timer, send RequestVote RPCs to all other servers."
    pub(super) fn election_timeout(&mut self, rules: &Rules, out: &mut Vec<Effect>) {
        if self.is_leader() {
            return;
        }
        self.current_term += 1;
        self.voted_for = Some(self.id);
        self.leader = None;
        self.storage.change_hard_state();
        out.push(Effect::Note(Fact::BecomeCandidate { term: self.current_term }));
        let (term, end) = (self.current_term, self.log_end());
        out.push(Effect::Note(Fact::VoteGranted { candidate: self.id, term, end, mine: end, voted_for: None }));
        out.push(Effect::StartTimer(Timer::Election));
        self.write_what_changed(rules, out);
        self.role = Role::Candidate { votes: Votes::default(), own_vote: self.storage.written() };
        let LogEnd { term: last_log_term, index: last_log_index } = end;
        for peer in self.peers().iter() {
            self.reply(peer, Rpc::RequestVote { last_log_index, last_log_term }, rules, out);
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
                out.push(Effect::StartTimer(Timer::Election));
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
        let need = rules::quorum(rules, self.voters);
        let (voters, term, leads) = (self.voters, self.current_term, self.is_leader());
        let Role::Candidate { votes, .. } = &mut self.role else {
            out.push(Effect::Note(Fact::Ignored { denied: Denied::ElectionOver { term, leads } }));
            return;
        };
        votes.record(voter, granted);
        let votes = *votes;
        if votes.granted.and(voters).len() >= need {
            self.become_leader(votes, need, rules, out);
        }
    }

    fn become_leader(&mut self, votes: Votes, need: usize, rules: &Rules, out: &mut Vec<Effect>) {
        let last = self.log.last_index();
        let slots = self.voters.iter().last().map_or(0, |node| node.slot() + 1);
        self.role = Role::Leader { progress: vec![Progress::new(last); slots] };
        self.leader = Some(self.id);
        let (need, voters) = (need as u8, self.voters.len() as u8);
        out.push(Effect::Note(Fact::LeaderElected { term: self.current_term, votes, need, voters }));
        out.push(Effect::StopTimer(Timer::Election));
        out.push(Effect::StartTimer(Timer::Heartbeat));
        if rules.noop {
            self.append_own(Entry { term: self.current_term, ..Entry::default() }, Right::Blank, rules, out);
        }
        self.heartbeat_all(rules, out);
        self.advance_commit(rules, out);
    }
}
