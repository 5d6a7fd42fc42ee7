//! Log replication (§5.3) and commitment (§5.4.2): the leader's side and the follower's.

use super::effect::{AppendReason, CommitProof, Fact, Timer};
use super::log::Entries;
use super::message::{AppendOutcome, Rpc};
use super::node::{Node, Role};
use super::progress::{LeaderState, Progress, ProgressState};
use super::rejection::{Match, Rejection};
use super::rules::{self, Rules};
use super::step::Step;
use super::types::{Entry, Index, LogEnd, NodeId, NodeSet, Payload, Round, Term};

/// A follower's refusal of AppendEntries.
struct Conflict {
    /// prevLogIndex of the request.
    prev_log_index: Index,
    /// The term of the follower's entry there; `None`: its log is too short.
    conflict_term: Option<Term>,
    /// The first index that the follower has of that term; one past its last index where its log is too short.
    conflict_index: Index,
    /// The round of the request.
    round: Round,
}

impl Node {
    /// "If command received from client: append entry to local log".
    pub(super) fn propose(&mut self, payload: Payload, bytes: u32, step: &mut Step) {
        if !self.is_leader() {
            let rejection = Rejection::NotLeader { leader: self.leader, term: self.current_term };
            step.note(Fact::ProposeRefused { payload, rejection });
            return;
        }
        let transfer = self.leader_state().and_then(|state| state.transfer).map(|(to, _)| to);
        let uncommitted = match step.options.uncommitted {
            0 => 0,
            most => self.uncommitted_bytes(most.into()),
        };
        if let Err(rejection) = rules::may_propose(step.options, transfer, uncommitted) {
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

    pub(super) fn broadcast_append(&mut self, step: &mut Step) {
        for peer in self.peers().iter() {
            self.maybe_send_append(peer, step);
        }
    }

    /// How many bytes of commands wait for their commitment; it is not counted far beyond `most`.
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

    pub(super) fn append_entry(&mut self, entry: Entry, reason: AppendReason, step: &mut Step) {
        let prev = self.log_end();
        let index = self.log.append(entry);
        self.storage.log_changed(index);
        step.note(Fact::Append { first: index, last: index, leader: self.id, prev, reason });
        self.persist_changes(step);
    }

    /// "Send ... heartbeat to each server; repeat during idle periods to prevent election timeouts (§5.2)".
    pub(super) fn heartbeat_timeout(&mut self, step: &mut Step) {
        if self.is_leader() {
            step.start_timer(Timer::Heartbeat);
            self.begin_round();
            self.release_trailing();
            self.start_check_quorum(step);
            self.broadcast_heartbeat(step);
        }
    }

    pub(super) fn broadcast_heartbeat(&mut self, step: &mut Step) {
        for peer in self.peers().iter() {
            // An unanswered probe may be lost. The heartbeat, which carries no entries, asks the same question again.
            if !self.maybe_send_append(peer, step) {
                self.send_append(peer, 0, step);
            }
        }
    }

    /// Up to where a server is sent the log: a member to its end, a server that was removed at most up to the entry
    /// that removes it (thesis 4.2.3: it hears no more heartbeats, and so times step). 0: it was no member, as far as
    /// the log tells.
    fn replication_limit(&self, to: NodeId) -> Index {
        if self.config().members().contains(to) {
            return self.log.last_index();
        }
        let was_in = self.configs.iter().rposition(|(_, config)| config.members().contains(to));
        was_in.and_then(|at| self.configs.get(at + 1)).map_or(0, |(index, _)| *index)
    }

    /// Sends a follower the entries, or the snapshot, that it is known to lack and that are not on their way; false
    /// if there was nothing of that kind to send.
    pub(super) fn maybe_send_append(&mut self, to: NodeId, step: &mut Step) -> bool {
        let last = self.replication_limit(to);
        let mut sent = false;
        loop {
            let Some(progress) = self.progress_mut(to) else { return sent };
            let due = progress.next_index <= last
                && match progress.state {
                    ProgressState::Probe { waiting } => !waiting,
                    ProgressState::Replicate => !progress.is_full(step.options.window),
                    ProgressState::Snapshot { .. } => false,
                };
            if !due {
                return sent;
            }
            self.send_append(to, usize::from(step.options.batch).max(1), step);
            sent = true;
        }
    }

    /// Sends AppendEntries with at most `max` entries from nextIndex on, or the snapshot if the entry before them is
    /// no longer in the log. (§7: "the leader must occasionally send snapshots to followers that lag behind".)
    pub(super) fn send_append(&mut self, to: NodeId, max: usize, step: &mut Step) {
        let up_to = self.replication_limit(to);
        let Node { log, role, commit_index, id, current_term, .. } = self;
        let Role::Leader { progress, state } = role else { return };
        let round = state.round;
        let Some(progress) = progress.get_mut(to.slot()) else { return };
        // A leader's log gets shorter only when a switched-off rule lets it.
        progress.next_index = progress.next_index.min(log.last_index() + 1);
        let (prev_log_index, known_term) = match progress.state {
            // Does it have the snapshot by now? Its answer tells.
            ProgressState::Snapshot { snapshot, .. } => {
                (snapshot.last_included_index, Some(snapshot.last_included_term))
            }
            _ => (progress.next_index - 1, None),
        };
        if prev_log_index > up_to {
            return;
        }
        // The leader has discarded the entry before them, but may keep it for a follower that was sent a snapshot.
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
            _ => max.min((up_to - prev_log_index) as usize),
        };
        let entries = if max == 0 { Entries::default() } else { log.entries(prev_log_index + 1, max) };
        match &mut progress.state {
            ProgressState::Probe { waiting } => *waiting = true,
            ProgressState::Replicate if !entries.is_empty() => progress.sent(prev_log_index + entries.len() as u64),
            _ => {}
        }
        let rpc = Rpc::AppendEntries { prev_log_index, prev_log_term, entries, leader_commit: *commit_index, round };
        step.send(super::Message { from: *id, to, term: *current_term, rpc });
    }

    /// The follower's side: AppendEntries 2 to 5. The term is right and the sender is the leader.
    pub(super) fn handle_append_entries(
        &mut self,
        leader: NodeId,
        prev: LogEnd,
        entries: &Entries,
        leader_commit: Index,
        round: Round,
        step: &mut Step,
    ) {
        let LogEnd { term: prev_log_term, index: prev_log_index } = prev;
        let reason = match rules::log_matches(step.rules, &self.log, prev_log_index, prev_log_term) {
            Ok(matches) => AppendReason::Matches(matches),
            Err(rejection) => {
                step.note(Fact::AppendRefused { leader, rejection });
                let outcome = self.conflict(prev_log_index);
                self.send_when_durable(leader, Rpc::AppendEntriesReply { prev_log_index, outcome, round }, step);
                return;
            }
        };
        if let Some(from) = rules::first_conflict(step.rules, &self.log, prev_log_index, entries) {
            let last = self.log.last_index();
            let (mine, theirs) = (self.log.term_at(from).unwrap_or(0), entries.get(from).map(|entry| entry.term));
            self.log.truncate(from);
            if self.log.last_index() < last {
                let first = self.log.last_index() + 1;
                step.note(Fact::Truncate { first, last, mine, theirs });
                self.storage.log_changed(first);
                self.roll_back_configs(first, step);
            }
        }
        let before = self.log.last_index();
        self.log.extend(entries);
        if reason == AppendReason::Matches(Match::Unchecked) && prev_log_index > before {
            // With the rule off, entries that leave a gap are appended all the same.
            for (_, entry) in entries.iter() {
                self.log.append(entry);
            }
        }
        let after = self.log.last_index();
        if after > before {
            step.note(Fact::Append { first: before + 1, last: after, leader, prev, reason });
            self.storage.log_changed(before + 1);
            for (index, entry) in entries.iter() {
                match entry.payload {
                    Payload::Config(config) if index > before => self.switch_config(index, config, step),
                    _ => {}
                }
            }
        }
        let last_new = prev_log_index + entries.len() as u64;
        let commit = rules::follower_commit(step.rules, leader_commit, last_new, after);
        let match_index = rules::acknowledged(step.rules, last_new, after);
        let outcome = AppendOutcome::Success { match_index };
        self.send_when_durable(leader, Rpc::AppendEntriesReply { prev_log_index, outcome, round }, step);
        self.commit(commit, CommitProof::LeaderCommit { leader_commit, last_new }, step);
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

    /// A follower's answer.
    pub(super) fn handle_append_entries_reply(
        &mut self,
        from: NodeId,
        prev_log_index: Index,
        outcome: AppendOutcome,
        round: Round,
        step: &mut Step,
    ) {
        match outcome {
            AppendOutcome::Success { match_index } => self.acknowledge(from, match_index, step),
            AppendOutcome::Conflict { conflict_term, conflict_index } => {
                let refusal = Conflict { prev_log_index, conflict_term, conflict_index, round };
                self.back_off(from, refusal, step);
            }
            // Its term was what mattered, and has been heard.
            AppendOutcome::OldTerm => step.note(Fact::Ignored { rejection: Rejection::Late }),
        }
    }

    /// "If successful: update nextIndex and matchIndex for follower (§5.3)".
    pub(super) fn acknowledge(&mut self, from: NodeId, index: Index, step: &mut Step) {
        let last = self.log.last_index();
        let not_leader = Rejection::NotLeader { leader: self.leader, term: self.current_term };
        let round = self.leader_state().map_or(Round::default(), |state| state.round);
        let Some(progress) = self.progress_mut(from) else {
            step.note(Fact::Ignored { rejection: not_leader });
            return;
        };
        // Nobody can hold more of this log than there is: it takes a switched-off rule to say so.
        progress.acknowledged(index.min(last), round, step.rules);
        match progress.state {
            ProgressState::Probe { .. } => progress.become_replicate(),
            ProgressState::Replicate => {
                progress.arrived(index);
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
        self.advance_commit(step);
        self.maybe_send_append(from, step);
        self.maybe_send_timeout_now(from, step);
        self.advance_config_change(step);
    }

    /// "If AppendEntries fails because of log inconsistency: decrement nextIndex and retry (§5.3)": in steps of terms.
    fn back_off(&mut self, from: NodeId, refused: Conflict, step: &mut Step) {
        let Conflict { prev_log_index, conflict_term, conflict_index, round } = refused;
        let mine = conflict_term.and_then(|term| self.log.last_index_of_term(term, prev_log_index));
        let not_leader = Rejection::NotLeader { leader: self.leader, term: self.current_term };
        let Some(progress) = self.progress_mut(from) else {
            step.note(Fact::Ignored { rejection: not_leader });
            return;
        };
        let is_new = rules::is_fresh_conflict(prev_log_index, round, progress.confirmed_index, progress.confirmed_in);
        let denies = is_new && prev_log_index <= progress.confirmed_index;
        // Only one place is tried at a time: a refusal of another place is a copy, or late.
        let elsewhere = match progress.state {
            ProgressState::Probe { .. } => prev_log_index + 1 != progress.next_index,
            ProgressState::Replicate => false,
            ProgressState::Snapshot { snapshot, .. } => prev_log_index != snapshot.last_included_index,
        };
        if !is_new || (elsewhere && !denies) {
            let Progress { match_index, next_index, .. } = *progress;
            let rejection = Rejection::LateConflict { prev_log_index, match_index, next_index };
            step.note(Fact::Ignored { rejection });
            return;
        }
        if matches!(progress.state, ProgressState::Snapshot { .. }) {
            // It still lacks the snapshot: the part that it needs is sent again.
            self.send_snapshot(from, step);
            return;
        }
        let next_index = mine.map_or(conflict_index, |index| index + 1).min(prev_log_index).max(1);
        if denies {
            let match_index = progress.match_index;
            progress.reset_after_lost_ack(next_index);
            let by_rule = rules::may_explain_lost_ack(step.rules);
            let fact = Fact::AckDenied { follower: from, prev_log_index, match_index, next_index, by_rule };
            step.note(fact);
        } else {
            progress.become_probe(next_index.max(progress.confirmed_index + 1));
        }
        self.send_append(from, usize::from(step.options.batch).max(1), step);
    }

    /// The leader's commit rule, tried on the highest index that enough nodes hold.
    pub(super) fn advance_commit(&mut self, step: &mut Step) {
        let quorum = rules::quorum_of(step.rules, self.config());
        let Some(index) = self.replicated(step.rules).and_then(|held| quorum.reached(held)) else { return };
        let index = index.min(self.log.last_index());
        if index > self.commit_index {
            let holders = self.holders(index, step.rules);
            if rules::may_commit(step.rules, &self.log, self.current_term, index, holders, &quorum).is_ok() {
                let entry_term = self.log.term_at(index).unwrap_or(0);
                let proof = CommitProof::Counted { holders, quorum, entry_term, current_term: self.current_term };
                self.commit(index, proof, step);
                self.on_commit(step);
            }
        }
    }

    /// As leader, it has committed something: reads, changes of configuration and its own removal may wait for that.
    fn on_commit(&mut self, step: &mut Step) {
        self.maybe_answer_reads(step);
        self.advance_config_change(step);
        self.step_down_if_removed(step);
    }

    /// Why the leader may not count the entry at this index as committed yet; `Ok` if it may, or does so already.
    /// Of a node that does not lead: `NotLeader`.
    pub fn may_commit(&self, index: Index, rules: &Rules) -> Result<(), Rejection> {
        if !self.is_leader() {
            return Err(Rejection::NotLeader { leader: self.leader, term: self.current_term });
        }
        if index <= self.commit_index {
            return Ok(());
        }
        let quorum = rules::quorum_of(rules, self.config());
        rules::may_commit(rules, &self.log, self.current_term, index, self.holders(index, rules), &quorum)
    }

    /// Which voters hold everything up to this index durably, as far as this leader knows. Of a node that does not
    /// lead: nobody.
    pub fn holders(&self, index: Index, rules: &Rules) -> NodeSet {
        let Some(held) = self.replicated(rules) else { return NodeSet::EMPTY };
        self.config().all_voters().iter().filter(|node| held(*node) >= index).collect()
    }

    /// Up to where a voter holds the leader's log for certain: matchIndex, or less where the voter has denied what it
    /// had acknowledged, and the leader's own disk. `None`: it does not lead.
    fn replicated<'a>(&'a self, rules: &Rules) -> Option<impl Fn(NodeId) -> Index + 'a> {
        let Role::Leader { progress, .. } = &self.role else { return None };
        let own = self.durable_last(rules);
        let of = |node: NodeId| progress.get(node.slot()).map_or(0, |progress| progress.confirmed_index);
        Some(move |node| if node == self.id { own } else { of(node) })
    }

    /// What only a leader has to see to. `None`: it does not lead.
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
}
