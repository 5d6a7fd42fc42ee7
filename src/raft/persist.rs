//! The node writes what has changed, and holds back the messages that rest on it ("Updated on stable storage before
//! responding to RPCs", Figure 2).

use super::durable::{LogWrite, Write};
use super::effect::Driver;
use super::log::MAX_ENTRIES;
use super::message::{Message, Rpc};
use super::node::Node;
use super::rules::{self, Rules};
use super::step::Step;
use super::types::{Index, NodeId, WriteNumber};

impl Node {
    /// Writes everything that has changed since the last write, as one atomic write. Does nothing if nothing has.
    pub(super) fn persist_changes(&mut self, step: &mut Step<impl Driver>) {
        let Some((number, changes)) = self.storage.begin_write() else { return };
        let mut write = Write { number, ..Write::default() };
        if changes.hard_state {
            (write.current_term, write.voted_for) = rules::persisted(step.rules, self.current_term, self.voted_for);
        }
        if changes.snapshot {
            write.snapshot = Some(Box::new(self.log.snapshot()));
        }
        if changes.partial_snapshot {
            write.partial_snapshot = self.partial_snapshot.map(Box::new);
        }
        if let Some(from) = changes.log_from {
            write.log = Some(LogWrite { after: from - 1, entries: self.log.entries(from, MAX_ENTRIES) });
        }
        if step.driver.persist(write) {
            self.storage.is_durable(self.log.last_index());
            self.release_messages(step);
            step.wrote = true;
        } else {
            self.storage.is_pending(self.log.last_index());
        }
    }

    /// Sends a message that rests on the node's current state: at once if that is durable, otherwise when it is.
    pub(super) fn send_when_durable(&mut self, to: NodeId, rpc: Rpc, step: &mut Step<impl Driver>) {
        self.persist_changes(step);
        let message = self.message(to, rpc);
        if rules::may_send(step.rules, self.storage.written(), self.storage.durable()) {
            step.send(message);
        } else {
            self.storage.hold(message);
        }
    }

    /// The write and all before it are durable: the messages that waited for them leave. A candidate counts its own
    /// vote, and a leader counts itself for the entries written.
    pub(super) fn handle_durable(&mut self, number: WriteNumber, step: &mut Step<impl Driver>) {
        self.storage.complete(number);
        self.release_messages(step);
        self.on_durable(step);
    }

    /// The messages leave whose writes are durable.
    fn release_messages(&mut self, step: &mut Step<impl Driver>) {
        while let Some(message) = self.storage.release() {
            step.send(message);
        }
    }

    /// A candidate counts its own vote, and a leader counts itself for the entries written.
    pub(super) fn on_durable(&mut self, step: &mut Step<impl Driver>) {
        self.count_own_vote(step);
        self.advance_commit(step);
    }

    /// The last index of this node's log that is durable. A leader counts itself up to there, like a follower that has
    /// acknowledged as much (thesis 10.2.1).
    pub fn durable_last(&self, rules: &Rules) -> Index {
        if rules::may_send(rules, self.storage.written(), self.storage.durable()) {
            self.log.last_index()
        } else {
            self.storage.durable_last().min(self.log.last_index())
        }
    }

    /// How many writes are not durable yet.
    pub fn writes_pending(&self) -> usize {
        self.storage.writes_pending()
    }

    /// How many messages wait for a write.
    pub fn messages_held(&self) -> usize {
        self.storage.held_messages().len()
    }

    /// The messages that wait for a write, in the order in which they will leave.
    pub fn held_messages(&self) -> impl Iterator<Item = &Message> {
        self.storage.held_messages()
    }
}
