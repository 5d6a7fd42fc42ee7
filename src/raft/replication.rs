//! Log replication (§5.3) and commitment (§5.4.2): the leader's side and the follower's.

use super::effect::{AppendReason, CommitProof, Driver, Fact, Timer};
use super::log::Entries;
use super::message::{AppendOutcome, Message, Rpc};
use super::node::{Node, Role};
use super::progress::{Progress, ProgressState};
use super::rejection::{Match, Rejection};
use super::rules::{self, Rules};
use super::step::Step;
use super::types::{Entry, Index, LogEnd, NodeId, NodeSet, Payload, Round, Term};

/// What a follower reports when its log does not match: see [`AppendOutcome::Conflict`].
struct Conflict {
    /// prevLogIndex of the request.
    prev_log_index: Index,
    conflict_term: Option<Term>,
    conflict_index: Index,
    /// The round of the request.
    round: Round,
}

impl Node {
    /// "If command received from client: append entry to local log".
    pub(super) fn propose(&mut self, payload: Payload, bytes: u32, step: &mut Step<impl Driver>) {
        let Some(state) = self.leader_state() else {
            step.note(Fact::ProposeRefused { payload, rejection: self.not_leader() });
            return;
        };
        let transfer_to = state.transfer.map(|transfer| transfer.to);
        let uncommitted = match step.options.uncommitted {
            0 => 0,
            most => self.uncommitted_bytes(most.into()),
        };
        if let Err(rejection) = rules::may_propose(step.options, transfer_to, uncommitted) {
            step.note(Fact::ProposeRefused { payload, rejection });
            return;
        }
        let term = self.current_term;
        let index = self.log.last_index() + 1;
        step.note(Fact::Propose { index, term, payload });
        self.append_entry(Entry { term, payload, bytes }, AppendReason::Proposed, step);
        self.broadcast_append(step);
        self.advance_commit(step);
    }

    /// The bytes of uncommitted commands. Counts no further than to `most`.
    fn uncommitted_bytes(&self, most: u64) -> u64 {
        let mut bytes = 0;
        for index in self.commit_index + 1..=self.log.last_index() {
            bytes += self.log.get(index).map_or(0, |entry| u64::from(entry.bytes));
            if bytes >= most {
                break;
            }
        }
        bytes
    }

    /// As leader, appends an entry to its own log and begins to write it.
    pub(super) fn append_entry(&mut self, entry: Entry, reason: AppendReason, step: &mut Step<impl Driver>) {
        debug_assert!(self.is_leader() && entry.term == self.current_term);
        let prev = self.log_end();
        let index = self.log.append(entry);
        self.storage.log_changed(index);
        step.note(Fact::Append { first: index, last: index, leader: self.id, prev, reason });
        self.persist_changes(step);
    }

    /// "Send ... heartbeat to each server; repeat during idle periods to prevent election timeouts (§5.2)".
    pub(super) fn heartbeat_timeout(&mut self, step: &mut Step<impl Driver>) {
        if self.is_leader() {
            step.start_timer(Timer::Heartbeat);
            self.begin_round();
            self.release_trailing();
            self.start_check_quorum(step);
            self.broadcast_heartbeat(step);
        }
    }

    /// Sends every follower what is due; a follower to which nothing is due gets an empty AppendEntries. To a follower
    /// in probe state, the empty one repeats the question whose message or reply may be lost.
    pub(super) fn broadcast_heartbeat(&mut self, step: &mut Step<impl Driver>) {
        for peer in self.peers().iter() {
            if !self.maybe_send_append(peer, step) {
                self.send_append(peer, 0, self.replication_limit(peer), step);
            }
        }
    }

    /// Sends every follower what is due.
    pub(super) fn broadcast_append(&mut self, step: &mut Step<impl Driver>) {
        for peer in self.peers().iter() {
            self.maybe_send_append(peer, step);
        }
    }

    /// The last index that a server may be sent. A removed server gets the log at most up to the entry that removes it
    /// (thesis 4.2.3: it gets no more heartbeats, and so times out). 0: it was never a member, as far as the log shows.
    fn replication_limit(&self, to: NodeId) -> Index {
        if self.config().members().contains(to) {
            return self.log.last_index();
        }
        let was_member = self.configs.iter().rposition(|logged| logged.config.members().contains(to));
        was_member.and_then(|at| self.configs.get(at + 1)).map_or(0, |removed| removed.index)
    }

    /// Sends a follower the entries, or the snapshot, that it lacks and that are not in flight. Returns false if there
    /// was nothing to send.
    pub(super) fn maybe_send_append(&mut self, to: NodeId, step: &mut Step<impl Driver>) -> bool {
        let mut sent = false;
        while let Some(next_index) = self.next_to_send(to, step) {
            let limit = self.replication_limit(to);
            if next_index > limit {
                break;
            }
            self.send_append(to, batch(step), limit, step);
            sent = true;
        }
        sent
    }

    /// The follower's nextIndex, if the log has an entry there and it may be sent now.
    #[inline]
    fn next_to_send(&self, follower: NodeId, step: &Step<impl Driver>) -> Option<Index> {
        let Role::Leader { progress, .. } = &self.role else { return None };
        let progress = progress.get(follower.slot()).filter(|it| it.next_index <= self.log.last_index())?;
        let may = match progress.state {
            ProgressState::Probe { waiting } => !waiting,
            ProgressState::Replicate => !progress.is_full(step.options.window),
            ProgressState::Snapshot { .. } => false,
        };
        may.then_some(progress.next_index)
    }

    /// Sends AppendEntries with at most `max` entries from nextIndex on, or the snapshot if the log no longer has the
    /// entry before them (§7: "the leader must occasionally send snapshots to followers that lag behind").
    /// `limit`: see [`Node::replication_limit`].
    fn send_append(&mut self, to: NodeId, max: usize, limit: Index, step: &mut Step<impl Driver>) {
        let Node { log, role, commit_index, id, current_term, .. } = self;
        let Role::Leader { progress, state } = role else { return };
        let round = state.round;
        let Some(progress) = progress.get_mut(to.slot()) else { return };
        // A leader's log gets shorter only if a rule is off.
        progress.next_index = progress.next_index.min(log.last_index() + 1);
        let (prev_log_index, known_term) = match progress.state {
            // Asks whether the snapshot has arrived.
            ProgressState::Snapshot { snapshot, .. } => {
                (snapshot.last_included_index, Some(snapshot.last_included_term))
            }
            _ => (progress.next_index - 1, None),
        };
        if prev_log_index > limit {
            return;
        }
        // Where the log no longer has the previous entry, the entries kept behind a snapshot may have it.
        let log = match &state.trailing {
            Some(trailing) if log.term_at(prev_log_index).is_none() => trailing,
            _ => &*log,
        };
        let Some(prev_log_term) = log.term_at(prev_log_index).or(known_term) else {
            self.send_snapshot(to, step);
            return;
        };
        let max = match progress.state {
            ProgressState::Snapshot { .. } => 0,
            _ => max.min((limit - prev_log_index) as usize),
        };
        let entries = if max == 0 { Entries::default() } else { log.entries(prev_log_index + 1, max) };
        match &mut progress.state {
            ProgressState::Probe { waiting } => *waiting = true,
            ProgressState::Replicate if !entries.is_empty() => {
                progress.entries_sent(prev_log_index + entries.len() as u64);
            }
            _ => {}
        }
        let rpc = Rpc::AppendEntries { prev_log_index, prev_log_term, entries, leader_commit: *commit_index, round };
        step.send(Message { from: *id, to, term: *current_term, rpc });
    }

    /// The follower's side of AppendEntries, steps 2 to 5 of Figure 2. The sender leads the current term.
    pub(super) fn handle_append_entries(
        &mut self,
        leader: NodeId,
        prev: LogEnd,
        entries: &Entries,
        leader_commit: Index,
        round: Round,
        step: &mut Step<impl Driver>,
    ) {
        debug_assert!(self.leader == Some(leader) || self.is_leader(), "hear_from_leader() was not called");
        let LogEnd { term: prev_log_term, index: prev_log_index } = prev;
        // 2. "Reply false if log doesn't contain an entry at prevLogIndex whose term matches prevLogTerm".
        let reason = match rules::log_matches(step.rules, &self.log, prev_log_index, prev_log_term) {
            Ok(matches) => AppendReason::Matches(matches),
            Err(rejection) => {
                step.note(Fact::AppendRefused { leader, rejection });
                let outcome = self.conflict(prev_log_index);
                self.send_when_durable(leader, Rpc::AppendEntriesReply { prev_log_index, outcome, round }, step);
                return;
            }
        };
        // 3. "delete the existing entry and all that follow it".
        if let Some(from) = rules::first_conflict(step.rules, &self.log, prev_log_index, entries) {
            let theirs = entries.get(from).map(|entry| entry.term);
            self.truncate_log(from, theirs, step);
        }
        // 4. "Append any new entries not already in the log".
        let before = self.log.last_index();
        self.log.extend(entries);
        if reason == AppendReason::Matches(Match::Unchecked) && prev_log_index > before {
            // With log-matching off, entries that would leave a gap are appended nevertheless.
            for (_, entry) in entries.iter() {
                self.log.append(entry);
            }
        }
        let after = self.log.last_index();
        if after > before {
            step.note(Fact::Append { first: before + 1, last: after, leader, prev, reason });
            self.storage.log_changed(before + 1);
            if entries.may_have_configs() {
                for (index, entry) in entries.iter() {
                    match entry.payload {
                        Payload::Config(config) if index > before => self.switch_config(index, config, step),
                        _ => {}
                    }
                }
            }
        }
        // 5. "set commitIndex = min(leaderCommit, index of last new entry)".
        let last_new = prev_log_index + entries.len() as u64;
        let commit = rules::follower_commit(step.rules, leader_commit, last_new, after);
        let match_index = rules::acknowledged(step.rules, last_new, after);
        let outcome = AppendOutcome::Success { match_index };
        self.send_when_durable(leader, Rpc::AppendEntriesReply { prev_log_index, outcome, round }, step);
        self.commit(commit, CommitProof::LeaderCommit { leader_commit, last_new }, step);
    }

    /// Removes the entry at `from` and all that follow it, except those that a snapshot replaces. `theirs`: the term of
    /// the leader's entry there.
    fn truncate_log(&mut self, from: Index, theirs: Option<Term>, step: &mut Step<impl Driver>) {
        let last = self.log.last_index();
        let mine = self.log.term_at(from).unwrap_or(0);
        self.log.truncate(from);
        if self.log.last_index() < last {
            let first = self.log.last_index() + 1;
            step.note(Fact::Truncate { first, last, mine, theirs });
            self.storage.log_changed(first);
            self.roll_back_configs(first, step);
        }
    }

    /// "the follower can include the term of the conflicting entry and the first index it stores for that term" (§5.3).
    fn conflict(&self, prev_log_index: Index) -> AppendOutcome {
        match self.log.term_at(prev_log_index) {
            None => AppendOutcome::Conflict { conflict_term: None, conflict_index: self.log.last_index() + 1 },
            Some(term) => AppendOutcome::Conflict {
                conflict_term: Some(term),
                conflict_index: self.log.first_index_of_term(prev_log_index),
            },
        }
    }

    /// The leader's side: a follower's reply to an AppendEntries of this term.
    pub(super) fn handle_append_entries_reply(
        &mut self,
        from: NodeId,
        prev_log_index: Index,
        outcome: AppendOutcome,
        round: Round,
        step: &mut Step<impl Driver>,
    ) {
        match outcome {
            AppendOutcome::Success { match_index } => self.acknowledge(from, match_index, step),
            AppendOutcome::Conflict { conflict_term, conflict_index } => {
                self.back_off(from, Conflict { prev_log_index, conflict_term, conflict_index, round }, step);
            }
            // Only the term of such a reply matters, and `receive` has handled it.
            AppendOutcome::OldTerm => step.note(Fact::Ignored { rejection: Rejection::Late }),
        }
    }

    /// "If successful: update nextIndex and matchIndex for follower (§5.3)". Then sends what follows.
    pub(super) fn acknowledge(&mut self, from: NodeId, index: Index, step: &mut Step<impl Driver>) {
        let last = self.log.last_index();
        let rejection = self.not_leader();
        let round = self.leader_state().map_or(Round::default(), |state| state.round);
        let Some(progress) = self.progress_mut(from) else {
            step.note(Fact::Ignored { rejection });
            return;
        };
        // A follower acknowledges more than the leader has only if a rule is off.
        progress.acknowledge(index.min(last), round, step.rules);
        match progress.state {
            ProgressState::Probe { .. } => progress.become_replicate(),
            ProgressState::Replicate => {
                progress.entries_arrived(index);
                progress.next_index = progress.next_index.max(progress.confirmed_index + 1);
            }
            ProgressState::Snapshot { snapshot, .. } => {
                if progress.confirmed_index >= snapshot.last_included_index {
                    progress.become_replicate();
                }
                // Entries that were sent before the snapshot may still be acknowledged.
                progress.next_index = progress.next_index.max(progress.confirmed_index + 1);
            }
        }
        debug_assert!(progress.confirmed_index < progress.next_index, "{from}: {progress:?}");
        self.advance_commit(step);
        self.maybe_send_append(from, step);
        self.maybe_send_timeout_now(from, step);
        self.advance_config_change(step);
    }

    /// "If AppendEntries fails because of log inconsistency: decrement nextIndex and retry (§5.3)". One conflict skips
    /// all entries of the conflicting term.
    fn back_off(&mut self, from: NodeId, conflict: Conflict, step: &mut Step<impl Driver>) {
        let Conflict { prev_log_index, conflict_term, conflict_index, round } = conflict;
        let last_of_term = conflict_term.and_then(|term| self.log.last_index_of_term(term, prev_log_index));
        let rejection = self.not_leader();
        let Some(progress) = self.progress_mut(from) else {
            step.note(Fact::Ignored { rejection });
            return;
        };
        let Progress { match_index, next_index, confirmed_index, confirmed_in, .. } = *progress;
        let is_fresh = rules::is_fresh_conflict(prev_log_index, round, confirmed_index, confirmed_in);
        let has_lost_entries = is_fresh && prev_log_index <= confirmed_index;
        // A probe asks about one index at a time, so a conflict at any other index is late or a duplicate.
        let is_elsewhere = match progress.state {
            ProgressState::Probe { .. } => prev_log_index + 1 != next_index,
            ProgressState::Replicate => false,
            ProgressState::Snapshot { snapshot, .. } => prev_log_index != snapshot.last_included_index,
        };
        if !is_fresh || (is_elsewhere && !has_lost_entries) {
            let rejection = Rejection::LateConflict { prev_log_index, match_index, next_index };
            step.note(Fact::Ignored { rejection });
            return;
        }
        if matches!(progress.state, ProgressState::Snapshot { .. }) {
            // The snapshot has not arrived: the part that is missing is sent again.
            self.send_snapshot(from, step);
            return;
        }
        let next_index = last_of_term.map_or(conflict_index, |index| index + 1).min(prev_log_index).max(1);
        if has_lost_entries {
            progress.reset_after_lost_ack(next_index);
            let by_rule = rules::may_explain_lost_ack(step.rules);
            step.note(Fact::AckDenied { follower: from, prev_log_index, match_index, next_index, by_rule });
        } else {
            progress.become_probe(next_index.max(confirmed_index + 1));
        }
        self.send_append(from, batch(step), self.replication_limit(from), step);
    }

    /// Applies the leader's commit rule to the highest index that a quorum holds. Does nothing on other nodes.
    #[inline]
    pub(super) fn advance_commit(&mut self, step: &mut Step<impl Driver>) {
        if self.commit_index < self.log.last_index() && self.is_leader() {
            self.count_holders(step);
        }
    }

    /// The same for a leader that has uncommitted entries.
    fn count_holders(&mut self, step: &mut Step<impl Driver>) {
        // Most acknowledgements decide nothing: too few voters hold an entry that is not committed.
        let ahead = self.holders(self.commit_index + 1, step.rules);
        let quorum = rules::quorum_of(step.rules, self.config());
        if !quorum.holds(ahead) {
            return;
        }
        let is_last = self.commit_index + 1 == self.log.last_index();
        let held = |node| self.replicated_index(node, step.rules);
        let reached = if is_last { Some(self.log.last_index()) } else { quorum.reached(held) };
        let Some(index) = reached else { return };
        let index = index.min(self.log.last_index());
        if index > self.commit_index {
            let holders = if is_last { ahead } else { self.holders(index, step.rules) };
            if rules::may_commit(step.rules, &self.log, self.current_term, index, holders, &quorum).is_ok() {
                let entry_term = self.log.term_at(index).unwrap_or(0);
                let proof = CommitProof::Counted { holders, quorum, entry_term, current_term: self.current_term };
                self.commit(index, proof, step);
                self.on_commit(step);
            }
        }
    }

    /// As leader, after commitIndex rose: reads, a change of configuration and its own removal may have waited for
    /// that.
    fn on_commit(&mut self, step: &mut Step<impl Driver>) {
        self.maybe_answer_reads(step);
        self.advance_config_change(step);
        self.step_down_if_removed(step);
    }

    /// Why the leader may not count the entry at this index as committed yet. `Ok`: it may, or has done so. On a node
    /// that does not lead: [`Rejection::NotLeader`].
    pub fn may_commit(&self, index: Index, rules: &Rules) -> Result<(), Rejection> {
        if !self.is_leader() {
            return Err(self.not_leader());
        }
        if index <= self.commit_index {
            return Ok(());
        }
        let quorum = rules::quorum_of(rules, self.config());
        rules::may_commit(rules, &self.log, self.current_term, index, self.holders(index, rules), &quorum)
    }

    /// The voters that hold everything up to this index durably, as far as this leader knows. On a node that does not
    /// lead: none.
    pub fn holders(&self, index: Index, rules: &Rules) -> NodeSet {
        let Role::Leader { progress, .. } = &self.role else { return NodeSet::EMPTY };
        let own = if self.durable_last(rules) >= index { NodeSet::of(self.id) } else { NodeSet::EMPTY };
        let others = NodeSet::of_slots(progress.iter().map(|progress| progress.confirmed_index >= index));
        others.without(NodeSet::of(self.id)).or(own).and(self.config().all_voters())
    }

    /// As leader: the index up to which a voter holds the leader's log durably. For a follower that is
    /// `confirmed_index`, for the leader itself what its disk has. On a node that does not lead: 0.
    fn replicated_index(&self, node: NodeId, rules: &Rules) -> Index {
        let Role::Leader { progress, .. } = &self.role else { return 0 };
        if node == self.id {
            return self.durable_last(rules);
        }
        progress.get(node.slot()).map_or(0, |progress| progress.confirmed_index)
    }
}

/// The most entries in one AppendEntries: at least 1.
fn batch(step: &Step<impl Driver>) -> usize {
    usize::from(step.options.batch).max(1)
}
