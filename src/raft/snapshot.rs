//! Log compaction (§7): taking a snapshot, and installing a leader's.

use super::effect::{Effect, Fact};
use super::message::Rpc;
use super::node::Node;
use super::rules::{self, Rules};
use super::types::{Handle, Index, NodeId, Snapshot};

impl Node {
    /// The state machine's state up to `through` takes the place of the log up to there.
    pub(super) fn take_snapshot(&mut self, through: Index, data: Handle, out: &mut Vec<Effect>) {
        if let Err(denied) = rules::may_take_snapshot(&self.log, self.last_applied, through) {
            out.push(Effect::Note(Fact::SnapshotRefused { index: through, denied }));
            return;
        }
        let term = self.log.term_at(through).unwrap_or(0);
        let (last_applied, before) = (self.last_applied, self.log.snapshot().last_included_index);
        self.log.install(Snapshot { last_included_index: through, last_included_term: term, data });
        self.storage.change_snapshot();
        out.push(Effect::Note(Fact::SnapshotTaken { index: through, term, last_applied, before }));
    }

    /// A leader's snapshot arrives. The term is right and the sender is the leader.
    pub(super) fn install_snapshot(
        &mut self,
        leader: NodeId,
        snapshot: Snapshot,
        rules: &Rules,
        out: &mut Vec<Effect>,
    ) {
        let index = snapshot.last_included_index;
        if let Err(denied) = rules::may_install(rules, &snapshot, self.commit_index) {
            out.push(Effect::Note(Fact::SnapshotRefused { index, denied }));
            self.reply(leader, Rpc::InstallSnapshotReply { match_index: self.commit_index }, rules, out);
            return;
        }
        self.log.install(snapshot);
        self.storage.change_snapshot();
        let kept = self.log.last_index() - index;
        let (term, commit_index) = (snapshot.last_included_term, self.commit_index);
        out.push(Effect::Note(Fact::SnapshotInstalled { index, term, kept, commit_index }));
        self.commit_index = index;
        self.last_applied = index;
        out.push(Effect::Restore(snapshot));
        self.reply(leader, Rpc::InstallSnapshotReply { match_index: index }, rules, out);
    }
}
