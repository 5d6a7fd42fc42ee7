//! Log compaction (§7): taking a snapshot, sending it in parts if need be, and installing a leader's.

use super::effect::{Driver, Fact};
use super::message::{Message, Rpc};
use super::node::{Node, Role};
use super::progress::{Progress, ProgressState, MAX_TRAILING};
use super::rejection::Rejection;
use super::rules;
use super::step::Step;
use super::types::{Handle, Index, NodeId, PartialSnapshot, Round, Snapshot};

impl Node {
    /// Replaces the log up to `through` by a snapshot of the state machine.
    pub(super) fn take_snapshot(&mut self, through: Index, data: Handle, size: u32, step: &mut Step<impl Driver>) {
        if let Err(rejection) = rules::may_take_snapshot(&self.log, self.last_applied, through) {
            step.note(Fact::SnapshotRefused { index: through, rejection });
            return;
        }
        let term = self.log.term_at(through).unwrap_or(0);
        let (last_applied, before) = (self.last_applied, self.log.snapshot().last_included_index);
        self.keep_trailing(through);
        let config = self.compact_configs(through);
        let snapshot = Snapshot { last_included_index: through, last_included_term: term, data, size, config };
        self.log.install(snapshot);
        self.storage.snapshot_changed();
        step.note(Fact::SnapshotTaken { index: through, term, last_applied, before });
    }

    /// As leader, before it discards its log up to `through`: keeps the entries that a follower needs after an older
    /// snapshot that is still being sent. Otherwise the follower would need another snapshot right after that one.
    fn keep_trailing(&mut self, through: Index) {
        let Node { log, role, .. } = self;
        let Role::Leader { progress, state } = role else { return };
        let base = log.snapshot().last_included_index;
        match &mut state.trailing {
            Some(trailing) => {
                while trailing.last_index() < through {
                    let first = trailing.last_index() + 1;
                    trailing.extend(&log.entries(first, (through - trailing.last_index()) as usize));
                }
            }
            None => {
                let is_sent = |progress: &Progress| match progress.state {
                    ProgressState::Snapshot { snapshot, .. } => snapshot.last_included_index >= base,
                    _ => false,
                };
                if progress.iter().any(is_sent) {
                    state.trailing = Some(log.clone());
                }
            }
        }
    }

    /// The snapshots that this leader is sending.
    pub fn snapshots_sent(&self) -> impl Iterator<Item = Snapshot> + '_ {
        let progress: &[Progress] = match &self.role {
            Role::Leader { progress, .. } => progress,
            _ => &[],
        };
        progress.iter().filter_map(|progress| match progress.state {
            ProgressState::Snapshot { snapshot, .. } => Some(snapshot),
            _ => None,
        })
    }

    /// The chunks of its log and of the entries that it keeps behind a snapshot: see
    /// [`Log::blocks`](super::Log::blocks).
    pub fn log_blocks(&self) -> impl Iterator<Item = usize> + '_ {
        let trailing = self.leader_state().and_then(|state| state.trailing.as_ref());
        self.log.blocks().chain(trailing.into_iter().flat_map(|log| log.blocks()))
    }

    /// As leader, drops the entries kept behind a snapshot when no follower needs them or they are too many.
    pub(super) fn release_trailing(&mut self) {
        let members = self.config().members();
        let Role::Leader { progress, state } = &mut self.role else { return };
        let Some(trailing) = &state.trailing else { return };
        let kept = trailing.last_index() - trailing.snapshot().last_included_index;
        let last = self.log.snapshot().last_included_index;
        let needs = |progress: &Progress| match progress.state {
            ProgressState::Snapshot { snapshot, .. } => trailing.term_at(snapshot.last_included_index).is_some(),
            _ => progress.next_index <= last && trailing.term_at(progress.next_index - 1).is_some(),
        };
        let needed = members.iter().filter_map(|node| progress.get(node.slot())).any(needs);
        if !needed || kept > MAX_TRAILING {
            state.trailing = None;
        }
    }

    /// Sends a follower the part of the snapshot that it needs next (Figure 13). One part is in flight at a time. If it
    /// is lost, the follower's reply to a heartbeat shows that, and the part is sent again.
    pub(super) fn send_snapshot(&mut self, to: NodeId, step: &mut Step<impl Driver>) {
        let Node { log, role, id, current_term, .. } = self;
        let Role::Leader { progress, state } = role else { return };
        let Some(progress) = progress.get_mut(to.slot()) else { return };
        let newest = log.snapshot();
        // A snapshot that was begun is sent to its end. A leader that began again with each newer one might never
        // finish.
        let (snapshot, offset) = match progress.state {
            ProgressState::Snapshot { snapshot, offset } => (snapshot, offset),
            _ => (newest, 0),
        };
        let (index, size, newest) = (snapshot.last_included_index, snapshot.size, newest.last_included_index);
        let rest = size.saturating_sub(offset);
        let len = if step.options.chunk == 0 { rest } else { rest.min(step.options.chunk) };
        let next_index = progress.next_index;
        step.note(Fact::SnapshotSent { to, index, newest, next_index, offset, len, size });
        progress.become_snapshot(snapshot, offset);
        let rpc = Rpc::InstallSnapshot { snapshot, offset, len, round: state.round };
        step.send(Message { from: *id, to, term: *current_term, rpc });
    }

    /// The follower's side of InstallSnapshot (Figure 13). The sender leads the current term.
    pub(super) fn handle_install_snapshot(
        &mut self,
        leader: NodeId,
        snapshot: Snapshot,
        offset: u32,
        len: u32,
        round: Round,
        step: &mut Step<impl Driver>,
    ) {
        let index = snapshot.last_included_index;
        let reply = |match_index, received| Rpc::InstallSnapshotReply {
            match_index,
            last_included_index: index,
            received,
            round,
        };
        if let Err(rejection) = rules::may_install(step.rules, &snapshot, self.commit_index) {
            step.note(Fact::SnapshotRefused { index, rejection });
            self.send_when_durable(leader, reply(self.commit_index, snapshot.size), step);
            return;
        }
        let before = self.received_of(&snapshot);
        if offset > before {
            let rejection = Rejection::PartMissing { received: before, offset };
            step.note(Fact::SnapshotRefused { index, rejection });
            self.send_when_durable(leader, reply(self.commit_index, before), step);
            return;
        }
        self.drop_other_parts(&snapshot, step);
        let received = before.max(offset.saturating_add(len));
        if received < snapshot.size {
            self.partial_snapshot = Some(PartialSnapshot { snapshot, received });
            self.storage.partial_snapshot_changed();
            let size = snapshot.size;
            step.note(Fact::SnapshotPart { index, before, received, size });
            self.send_when_durable(leader, reply(self.commit_index, received), step);
            return;
        }
        self.partial_snapshot = None;
        self.log.install(snapshot);
        self.storage.snapshot_changed();
        let kept = self.log.last_index() - index;
        let (term, commit_index) = (snapshot.last_included_term, self.commit_index);
        step.note(Fact::SnapshotInstalled { index, term, kept, commit_index });
        self.commit_index = index;
        self.last_applied = index;
        self.switch_to_snapshot_config(step);
        step.driver.restore(snapshot);
        self.send_when_durable(leader, reply(index, snapshot.size), step);
    }

    /// Notes that the parts of another snapshot are discarded, if there are any.
    fn drop_other_parts(&mut self, snapshot: &Snapshot, step: &mut Step<impl Driver>) {
        let Some(PartialSnapshot { snapshot: other, received }) = self.partial_snapshot else { return };
        if received > 0 && self.received_of(snapshot) == 0 {
            let (index, newer) = (other.last_included_index, snapshot.last_included_index);
            step.note(Fact::SnapshotPartsDropped { index, received, size: other.size, newer });
        }
    }

    /// How many parts of this snapshot have arrived. Another leader's snapshot of the same entries counts as the same.
    fn received_of(&self, snapshot: &Snapshot) -> u32 {
        let is_same = |partial: &PartialSnapshot| {
            let Snapshot { last_included_index, last_included_term, size, .. } = partial.snapshot;
            (last_included_index, last_included_term, size)
                == (snapshot.last_included_index, snapshot.last_included_term, snapshot.size)
        };
        self.partial_snapshot.filter(is_same).map_or(0, |partial| partial.received)
    }

    /// The leader's side: a follower has acknowledged parts, and is sent the next ones.
    pub(super) fn handle_install_snapshot_reply(
        &mut self,
        from: NodeId,
        match_index: Index,
        last_included_index: Index,
        received: u32,
        step: &mut Step<impl Driver>,
    ) {
        self.acknowledge(from, match_index, step);
        let members = self.config().members();
        let Some(progress) = self.progress_mut(from) else { return };
        let ProgressState::Snapshot { snapshot, offset } = progress.state else { return };
        // A duplicate of a reply changes nothing: the next part is in flight already. A removed server gets no more.
        if snapshot.last_included_index == last_included_index && received != offset && members.contains(from) {
            progress.become_snapshot(snapshot, received);
            self.send_snapshot(from, step);
        }
    }
}
