//! Reads without the log (thesis 6.4): ReadIndex, leases, and local reads, which may be stale.
//!
//! A leader knows that it led when a read arrived if a quorum has answered a round that began after that. It knows that
//! no other leader has been elected if a quorum has answered a round that began less than the shortest election timeout
//! ago, because a follower grants no vote for that long after it hears from a leader. That is a lease; it relies on
//! clocks.

use super::effect::{Driver, Fact, ReadReason};
use super::node::{Node, Role};
use super::options::ReadMode;
use super::progress::{PendingRead, Progress, ReadIndex};
use super::rejection::Rejection;
use super::rules;
use super::step::Step;
use super::types::{Config, NodeId, NodeSet, Quorum, ReadNumber, Round};

impl Node {
    /// A client asks to read. A leader that has not committed an entry of its term yet lets the read wait for that.
    pub(super) fn read(&mut self, read: ReadNumber, step: &mut Step<impl Driver>) {
        if step.options.reads == ReadMode::Local {
            step.driver.answer(read, ReadReason::Local { index: self.last_applied });
            return;
        }
        let rejection = self.not_leader();
        let (term, committed_term) = (self.current_term, self.committed_term());
        let Some(state) = self.leader_state_mut() else {
            step.note(Fact::ReadRefused { read, rejection });
            return;
        };
        if rules::may_read(step.rules, term, committed_term).is_err() {
            state.reads.push_back(PendingRead { read, read_index: None });
            step.note(Fact::ReadWaits { read, term });
            return;
        }
        self.start_read(read, step);
    }

    /// Answers a read at once if the leader holds a lease. Otherwise sets its readIndex and begins a round for it.
    fn start_read(&mut self, read: ReadNumber, step: &mut Step<impl Driver>) {
        let index = self.commit_index;
        if !rules::read_needs_quorum(step.rules) {
            step.driver.answer(read, ReadReason::Unchecked { index });
            return;
        }
        let by_lease = step.options.reads == ReadMode::Lease;
        let quorum = rules::quorum_of(step.rules, self.config());
        if by_lease {
            let over = self.ticks_since_quorum(&quorum);
            if rules::lease_is_valid(step.options, over) {
                let by = ReadReason::Lease { index, ticks: step.options.lease_ticks, over, quorum };
                step.driver.answer(read, by);
                return;
            }
        }
        let Some(state) = self.leader_state_mut() else { return };
        state.round.read = state.round.read.saturating_add(1);
        let round = state.round;
        state.reads.push_back(PendingRead { read, read_index: Some(ReadIndex { index, round }) });
        step.note(Fact::ReadIndex { read, index, round, no_lease: by_lease, quorum });
        self.broadcast_heartbeat(step);
        self.maybe_answer_reads(step);
    }

    /// The heartbeat timer has fired: a new tick, and with it a new round.
    pub(super) fn begin_round(&mut self) {
        if let Some(state) = self.leader_state_mut() {
            state.round = Round { tick: state.round.tick.saturating_add(1), read: 0 };
        }
    }

    /// A follower has answered a message of this round.
    pub(super) fn record_ack(&mut self, from: NodeId, round: Round, step: &mut Step<impl Driver>) {
        let Role::Leader { progress, state } = &mut self.role else { return };
        state.recently_active.insert(from);
        if let Some(progress) = progress.get_mut(from.slot()) {
            progress.acked_round = progress.acked_round.max(round);
        }
        if !state.reads.is_empty() {
            self.maybe_answer_reads(step);
        }
    }

    /// As leader, answers the reads whose round a quorum has answered, and starts those that waited for the term's
    /// first commitment. Reads are answered in the order in which they came.
    pub(super) fn maybe_answer_reads(&mut self, step: &mut Step<impl Driver>) {
        if self.leader_state().is_none_or(|state| state.reads.is_empty()) {
            return;
        }
        let quorum = rules::quorum_of(step.rules, self.config());
        let committed_term = self.committed_term();
        let (own, term) = (NodeSet::of(self.id), self.current_term);
        let mut ready = Vec::new();
        let Role::Leader { progress, state } = &mut self.role else { return };
        while let Some(PendingRead { read, read_index }) = state.reads.front().copied() {
            match read_index {
                None if rules::may_read(step.rules, term, committed_term).is_ok() => ready.push(read),
                None => break,
                Some(ReadIndex { index, round }) => {
                    let answered = acked_by(progress, &quorum.config, round).or(own);
                    if !quorum.holds(answered) {
                        break;
                    }
                    step.driver.answer(read, ReadReason::Index { index, answered, quorum });
                }
            }
            state.reads.pop_front();
        }
        for read in ready {
            self.start_read(read, step);
        }
    }

    /// How many ticks ago the latest round began that a quorum has answered. The leader counts as having answered the
    /// current one. `u32::MAX`: it can hold no lease.
    fn ticks_since_quorum(&self, quorum: &Quorum) -> u32 {
        let Role::Leader { progress, state } = &self.role else { return u32::MAX };
        if state.lease_revoked || state.check_quorum_from == 0 {
            return u32::MAX;
        }
        let now = state.round.tick;
        let acked = |node: NodeId| match node == self.id {
            true => now,
            false => progress.get(node.slot()).map_or(0, |progress| progress.acked_round.tick),
        };
        let tick = quorum.reached(acked).filter(|tick| *tick >= state.check_quorum_from);
        tick.map_or(u32::MAX, |tick| now.saturating_sub(tick))
    }

    /// As leader, makes every acknowledgement so far too old for a lease: it moves the clock on by more ticks than any
    /// lease lasts.
    pub(super) fn expire_lease(&mut self) {
        let Role::Leader { state, .. } = &mut self.role else { return };
        state.round = Round { tick: state.round.tick.saturating_add(1 << 16), read: 0 };
    }

    /// Refuses all waiting reads, because the node steps down.
    pub(super) fn refuse_reads(&mut self, step: &mut Step<impl Driver>) {
        let rejection = Rejection::NotLeader { leader: None, term: self.current_term };
        let Some(state) = self.leader_state_mut() else { return };
        for PendingRead { read, .. } in std::mem::take(&mut state.reads) {
            step.note(Fact::ReadRefused { read, rejection });
        }
    }
}

/// The voters that have answered this round or a later one.
fn acked_by(progress: &[Progress], config: &Config, round: Round) -> NodeSet {
    let acked = |node: &NodeId| progress.get(node.slot()).is_some_and(|p| p.acked_round >= round);
    config.all_voters().iter().filter(acked).collect()
}
