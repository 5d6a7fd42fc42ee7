//! Reads without the log (thesis 6.4): ReadIndex, leases, and local reads that promise nothing.
//!
//! A leader knows that it led when a read arrived if a quorum has answered a round that was begun after that. It knows
//! that nobody else can have been elected if a quorum answered a round that was begun less than the shortest election
//! timeout ago, and everybody who hears from a leader protects it for that long: that is a lease, and it rests on
//! clocks.

use super::effect::{Effect, Fact, ReadReason};
use super::node::{Node, Role};
use super::options::ReadMode;
use super::progress::{PendingRead, Progress};
use super::rejection::Rejection;
use super::rules;
use super::step::Step;
use super::types::{Config, NodeId, NodeSet, Quorum, ReadNumber, Round};

impl Node {
    /// A client wants to read.
    pub(super) fn read(&mut self, read: ReadNumber, step: &mut Step) {
        if step.options.reads == ReadMode::Local {
            step.effects.push(Effect::Answer { read, by: ReadReason::Local { index: self.last_applied } });
            return;
        }
        let (leader, term) = (self.leader, self.current_term);
        let committed_term = self.committed_term();
        let Some(state) = self.leader_state_mut() else {
            let rejection = Rejection::NotLeader { leader, term };
            step.note(Fact::ReadRefused { read, rejection });
            return;
        };
        if rules::may_read(step.rules, term, committed_term).is_err() {
            state.reads.push_back(PendingRead { read, asked: None });
            step.note(Fact::ReadWaits { read, term });
            return;
        }
        self.read_now(read, step);
    }

    fn read_now(&mut self, read: ReadNumber, step: &mut Step) {
        let index = self.commit_index;
        if !rules::read_needs_quorum(step.rules) {
            step.effects.push(Effect::Answer { read, by: ReadReason::Unchecked { index } });
            return;
        }
        let by_lease = step.options.reads == ReadMode::Lease;
        let quorum = rules::quorum_of(step.rules, self.config());
        if by_lease {
            let over = self.ticks_since_quorum(&quorum);
            if rules::lease_is_valid(step.options, over) {
                let by = ReadReason::Lease { index, ticks: step.options.lease_ticks, over, quorum };
                step.effects.push(Effect::Answer { read, by });
                return;
            }
        }
        let Some(state) = self.leader_state_mut() else { return };
        state.round.read = state.round.read.saturating_add(1);
        let round = state.round;
        state.reads.push_back(PendingRead { read, asked: Some((index, round)) });
        step.note(Fact::ReadIndex { read, index, round, no_lease: by_lease, quorum });
        self.broadcast_heartbeat(step);
        self.maybe_answer_reads(step);
    }

    /// Its heartbeat timer has fired: a new round.
    pub(super) fn begin_round(&mut self) {
        if let Some(state) = self.leader_state_mut() {
            state.round = Round { tick: state.round.tick.saturating_add(1), read: 0 };
        }
    }

    /// A follower has answered what was sent in this round.
    pub(super) fn record_ack(&mut self, from: NodeId, round: Round, step: &mut Step) {
        let Role::Leader { progress, state } = &mut self.role else { return };
        state.recently_active.insert(from);
        if let Some(progress) = progress.get_mut(from.slot()) {
            progress.acked_round = progress.acked_round.max(round);
        }
        if !state.reads.is_empty() {
            self.maybe_answer_reads(step);
        }
    }

    /// Answers the reads that may be answered by now.
    pub(super) fn maybe_answer_reads(&mut self, step: &mut Step) {
        let quorum = rules::quorum_of(step.rules, self.config());
        let committed_term = self.committed_term();
        let (own, term) = (NodeSet::of(self.id), self.current_term);
        let mut may_begin = Vec::new();
        let Role::Leader { progress, state } = &mut self.role else { return };
        while let Some(PendingRead { read, asked }) = state.reads.front().copied() {
            match asked {
                None if rules::may_read(step.rules, term, committed_term).is_ok() => may_begin.push(read),
                None => break,
                Some((index, round)) => {
                    let answered = who_answered(progress, &quorum.config, round).or(own);
                    if !quorum.holds(answered) {
                        break;
                    }
                    step.effects.push(Effect::Answer { read, by: ReadReason::Index { index, answered, quorum } });
                }
            }
            state.reads.pop_front();
        }
        for read in may_begin {
            self.read_now(read, step);
        }
    }

    /// How many heartbeats ago the latest round began that a quorum has answered. The leader answers itself.
    fn ticks_since_quorum(&self, quorum: &Quorum) -> u32 {
        let Role::Leader { progress, state } = &self.role else { return u32::MAX };
        if state.lease_revoked || state.check_quorum_from == 0 {
            return u32::MAX;
        }
        let now = state.round.tick;
        let answered = |node: NodeId| match node == self.id {
            true => now,
            false => progress.get(node.slot()).map_or(0, |progress| progress.acked_round.tick),
        };
        let tick = quorum.reached(answered).filter(|tick| *tick >= state.check_quorum_from);
        tick.map_or(u32::MAX, |tick| now.saturating_sub(tick))
    }

    /// It does not know how much time has passed: what it was answered before proves nothing any more.
    pub(super) fn expire_lease(&mut self) {
        let Role::Leader { state, .. } = &mut self.role else { return };
        // As if heartbeats had been due for longer than any lease lasts.
        state.round = Round { tick: state.round.tick.saturating_add(1 << 16), read: 0 };
    }

    /// It leads no longer: the reads that wait get no answer from it.
    pub(super) fn refuse_reads(&mut self, step: &mut Step) {
        let rejection = Rejection::NotLeader { leader: None, term: self.current_term };
        let Some(state) = self.leader_state_mut() else { return };
        for PendingRead { read, .. } in std::mem::take(&mut state.reads) {
            step.note(Fact::ReadRefused { read, rejection });
        }
    }
}

/// Which voters have answered this round or a later one.
fn who_answered(progress: &[Progress], config: &Config, round: Round) -> NodeSet {
    let answered = |node: &NodeId| progress.get(node.slot()).is_some_and(|p| p.acked_round >= round);
    config.all_voters().iter().filter(answered).collect()
}
