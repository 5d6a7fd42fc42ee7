//! Reads without the log (thesis 6.4): ReadIndex, leases, and local reads that promise nothing.
//!
//! A leader knows that it led when a read arrived if a quorum has answered a round that was begun after that. It knows
//! that nobody else can have been elected if a quorum answered a round that was begun less than the shortest election
//! timeout ago, and everybody who hears from a leader protects it for that long: that is a lease, and it rests on
//! clocks.

use super::effect::{Effect, Fact, ReadRight};
use super::node::{Node, Role};
use super::progress::{PendingRead, Progress};
use super::rules::{self, Denied, ReadMode, Rules};
use super::types::{Config, NodeId, NodeSet, Quorum, ReadNumber, Round};

impl Node {
    /// A client wants to read.
    pub(super) fn read(&mut self, read: ReadNumber, rules: &Rules, out: &mut Vec<Effect>) {
        if rules.reads == ReadMode::Local {
            out.push(Effect::Answer { read, by: ReadRight::Local { index: self.last_applied } });
            return;
        }
        let (leader, term) = (self.leader, self.current_term);
        let committed_term = self.committed_term();
        let Some(duties) = self.duties_mut() else {
            let denied = Denied::NotLeader { leader, term };
            out.push(Effect::Note(Fact::ReadRefused { read, denied }));
            return;
        };
        if rules::may_read_yet(rules, term, committed_term).is_err() {
            duties.reads.push_back(PendingRead { read, asked: None });
            out.push(Effect::Note(Fact::ReadWaits { read, term }));
            return;
        }
        self.read_now(read, rules, out);
    }

    fn read_now(&mut self, read: ReadNumber, rules: &Rules, out: &mut Vec<Effect>) {
        let index = self.commit_index;
        if !rules::asks_quorum(rules) {
            out.push(Effect::Answer { read, by: ReadRight::NotAsked { index } });
            return;
        }
        let by_lease = rules.reads == ReadMode::Lease;
        let quorum = rules::quorum_of(rules, self.config());
        if by_lease {
            let over = self.rounds_over(&quorum);
            if rules::holds_lease(rules, over) {
                let by = ReadRight::Lease { index, ticks: rules.lease_ticks, over, quorum };
                out.push(Effect::Answer { read, by });
                return;
            }
        }
        let Some(duties) = self.duties_mut() else { return };
        duties.round.read = duties.round.read.saturating_add(1);
        let round = duties.round;
        duties.reads.push_back(PendingRead { read, asked: Some((index, round)) });
        out.push(Effect::Note(Fact::ReadIndex { read, index, round, no_lease: by_lease, quorum }));
        self.heartbeat_all(rules, out);
        self.reads_go_on(rules, out);
    }

    /// Its heartbeat timer has fired: a new round.
    pub(super) fn begin_tick(&mut self) {
        if let Some(duties) = self.duties_mut() {
            duties.round = Round { tick: duties.round.tick.saturating_add(1), read: 0 };
        }
    }

    /// A follower has answered what was sent in this round.
    pub(super) fn answered(&mut self, from: NodeId, round: Round, rules: &Rules, out: &mut Vec<Effect>) {
        let Role::Leader { progress, duties } = &mut self.role else { return };
        duties.heard.insert(from);
        if let Some(progress) = progress.get_mut(from.slot()) {
            progress.answered = progress.answered.max(round);
        }
        if !duties.reads.is_empty() {
            self.reads_go_on(rules, out);
        }
    }

    /// Answers the reads that may be answered by now.
    pub(super) fn reads_go_on(&mut self, rules: &Rules, out: &mut Vec<Effect>) {
        let quorum = rules::quorum_of(rules, self.config());
        let committed_term = self.committed_term();
        let (own, term) = (NodeSet::of(self.id), self.current_term);
        let mut may_begin = Vec::new();
        let Role::Leader { progress, duties } = &mut self.role else { return };
        while let Some(PendingRead { read, asked }) = duties.reads.front().copied() {
            match asked {
                None if rules::may_read_yet(rules, term, committed_term).is_ok() => may_begin.push(read),
                None => break,
                Some((index, round)) => {
                    let answered = who_answered(progress, &quorum.config, round).or(own);
                    if !quorum.holds(answered) {
                        break;
                    }
                    out.push(Effect::Answer { read, by: ReadRight::Index { index, answered, quorum } });
                }
            }
            duties.reads.pop_front();
        }
        for read in may_begin {
            self.read_now(read, rules, out);
        }
    }

    /// How many heartbeats ago the latest round began that a quorum has answered. The leader answers itself.
    fn rounds_over(&self, quorum: &Quorum) -> u32 {
        let Role::Leader { progress, duties } = &self.role else { return u32::MAX };
        if duties.lease_given_up || duties.checks_from == 0 {
            return u32::MAX;
        }
        let now = duties.round.tick;
        let answered = |node: NodeId| match node == self.id {
            true => now,
            false => progress.get(node.slot()).map_or(0, |progress| progress.answered.tick),
        };
        let tick = quorum.reached(answered).filter(|tick| *tick >= duties.checks_from);
        tick.map_or(u32::MAX, |tick| now.saturating_sub(tick))
    }

    /// It does not know how much time has passed: what it was answered before proves nothing any more.
    pub(super) fn woken(&mut self) {
        let Role::Leader { duties, .. } = &mut self.role else { return };
        // As if heartbeats had been due for longer than any lease lasts.
        duties.round = Round { tick: duties.round.tick.saturating_add(1 << 16), read: 0 };
    }

    /// It leads no longer: the reads that wait get no answer from it.
    pub(super) fn refuse_reads(&mut self, out: &mut Vec<Effect>) {
        let denied = Denied::NotLeader { leader: None, term: self.current_term };
        let Some(duties) = self.duties_mut() else { return };
        for PendingRead { read, .. } in std::mem::take(&mut duties.reads) {
            out.push(Effect::Note(Fact::ReadRefused { read, denied }));
        }
    }
}

/// Which voters have answered this round or a later one.
fn who_answered(progress: &[Progress], config: &Config, round: Round) -> NodeSet {
    let answered = |node: &NodeId| progress.get(node.slot()).is_some_and(|p| p.answered >= round);
    config.all_voters().iter().filter(answered).collect()
}
