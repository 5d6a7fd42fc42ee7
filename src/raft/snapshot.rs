//! Log compaction (§7): taking a snapshot, sending it, part by part if need be, and installing a leader's.

use super::effect::{Effect, Fact};
use super::message::{Message, Rpc};
use super::node::{Node, Role};
use super::progress::ProgressState;
use super::rules::{self, Denied, Rules};
use super::storage::Receiving;
use super::types::{Handle, Index, NodeId, Round, Snapshot};

impl Node {
    /// The state machine's state up to `through` takes the place of the log up to there.
    pub(super) fn take_snapshot(&mut self, through: Index, data: Handle, size: u32, out: &mut Vec<Effect>) {
        if let Err(denied) = rules::may_take_snapshot(&self.log, self.last_applied, through) {
            out.push(Effect::Note(Fact::SnapshotRefused { index: through, denied }));
            return;
        }
        let term = self.log.term_at(through).unwrap_or(0);
        let (last_applied, before) = (self.last_applied, self.log.snapshot().last_included_index);
        let config = self.compact_configs(through);
        let snapshot = Snapshot { last_included_index: through, last_included_term: term, data, size, config };
        self.log.install(snapshot);
        self.storage.change_snapshot();
        out.push(Effect::Note(Fact::SnapshotTaken { index: through, term, last_applied, before }));
    }

    /// Sends a follower the part of the snapshot that it needs next (Figure 13). One part is on its way at a time.
    pub(super) fn send_snapshot(&mut self, to: NodeId, rules: &Rules, out: &mut Vec<Effect>) {
        let Node { log, role, id, current_term, .. } = self;
        let Role::Leader { progress, duties } = role else { return };
        let Some(progress) = progress.get_mut(to.slot()) else { return };
        let snapshot = log.snapshot();
        let (index, size) = (snapshot.last_included_index, snapshot.size);
        let offset = match progress.state {
            // The leader may have taken another snapshot meanwhile.
            ProgressState::Snapshot { last_included_index, offset } if last_included_index == index => offset,
            _ => 0,
        };
        let rest = size.saturating_sub(offset);
        let len = if rules.chunk == 0 { rest } else { rest.min(rules.chunk) };
        let next_index = progress.next_index;
        out.push(Effect::Note(Fact::SnapshotSent { to, index, next_index, offset, len, size }));
        progress.snapshot(index, offset);
        let rpc = Rpc::InstallSnapshot { snapshot, offset, len, round: duties.round };
        out.push(Effect::Send(Message { from: *id, to, term: *current_term, rpc }));
    }

    /// A leader's snapshot arrives, or a part of it. The term is right and the sender is the leader.
    pub(super) fn install_snapshot(
        &mut self,
        leader: NodeId,
        snapshot: Snapshot,
        (offset, len): (u32, u32),
        round: Round,
        rules: &Rules,
        out: &mut Vec<Effect>,
    ) {
        let index = snapshot.last_included_index;
        if let Err(denied) = rules::may_install(rules, &snapshot, self.commit_index) {
            out.push(Effect::Note(Fact::SnapshotRefused { index, denied }));
            self.snapshot_reply(leader, self.commit_index, (index, snapshot.size), round, rules, out);
            return;
        }
        let before = self.received_of(&snapshot);
        if offset > before {
            let denied = Denied::PartMissing { received: before, offset };
            out.push(Effect::Note(Fact::SnapshotRefused { index, denied }));
            self.snapshot_reply(leader, self.commit_index, (index, before), round, rules, out);
            return;
        }
        let received = before.max(offset.saturating_add(len));
        if received < snapshot.size {
            self.receiving = Some(Receiving { snapshot, received });
            self.storage.change_receiving();
            let size = snapshot.size;
            out.push(Effect::Note(Fact::SnapshotPart { index, before, received, size }));
            self.snapshot_reply(leader, self.commit_index, (index, received), round, rules, out);
            return;
        }
        self.receiving = None;
        self.log.install(snapshot);
        self.storage.change_snapshot();
        let kept = self.log.last_index() - index;
        let (term, commit_index) = (snapshot.last_included_term, self.commit_index);
        out.push(Effect::Note(Fact::SnapshotInstalled { index, term, kept, commit_index }));
        self.commit_index = index;
        self.last_applied = index;
        self.configs_of_snapshot(out);
        out.push(Effect::Restore(snapshot));
        self.snapshot_reply(leader, index, (index, snapshot.size), round, rules, out);
    }

    /// How many parts of this snapshot it has. Another leader's snapshot of the same entry is the same.
    fn received_of(&self, snapshot: &Snapshot) -> u32 {
        let same = |receiving: &Receiving| {
            let Snapshot { last_included_index, last_included_term, size, .. } = receiving.snapshot;
            (last_included_index, last_included_term, size)
                == (snapshot.last_included_index, snapshot.last_included_term, snapshot.size)
        };
        self.receiving.filter(same).map_or(0, |receiving| receiving.received)
    }

    pub(super) fn snapshot_reply(
        &mut self,
        leader: NodeId,
        match_index: Index,
        (last_included_index, received): (Index, u32),
        round: Round,
        rules: &Rules,
        out: &mut Vec<Effect>,
    ) {
        self.reply(leader, Rpc::InstallSnapshotReply { match_index, last_included_index, received, round }, rules, out);
    }

    /// A follower's answer to a part: it is sent the next one.
    pub(super) fn snapshot_answered(
        &mut self,
        from: NodeId,
        match_index: Index,
        (index, received): (Index, u32),
        rules: &Rules,
        out: &mut Vec<Effect>,
    ) {
        self.acknowledge(from, match_index, rules, out);
        let Some(progress) = self.progress_mut(from) else { return };
        let ProgressState::Snapshot { last_included_index, offset } = progress.state else { return };
        // A copy of an answer changes nothing: the part is on its way.
        if last_included_index == index && received != offset {
            progress.snapshot(index, received);
            self.send_snapshot(from, rules, out);
        }
    }
}
