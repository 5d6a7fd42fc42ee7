//! Steps of nodes: an input goes in, effects come out and are performed in order.

use super::World;
use crate::raft::{
    CommitProof, Config, ConfigChangeReason, Effect, Entry, Fact, Handle, Index, Input, NodeId, Payload, ReadNumber,
    ReadReason, Rpc, WriteNumber,
};
use crate::sim::order::by_number;
use crate::sim::server::Server;
use crate::sim::types::{Answer, Outcome, What};
use crate::sim::watch::Before;

impl World {
    /// Switches servers on until this one exists: with empty disks, and without a configuration.
    pub(super) fn switch_on_up_to(&mut self, last: NodeId) {
        while self.servers.len() <= last.slot() {
            let id = NodeId::from_slot(self.servers.len());
            self.servers.push(Server::new(id, Config::default()));
            self.network.grow(self.servers.len());
            self.note(Some(id), What::SwitchedOn);
            self.start(id);
        }
    }

    /// A node starts from its disk.
    pub(super) fn start(&mut self, id: NodeId) {
        let mut effects = std::mem::take(&mut self.effects);
        self.servers[id.slot()].node.start(&self.rules, &self.options, &mut effects);
        self.perform(id, &mut effects);
        self.effects = effects;
    }

    /// Passes an input to a node and performs the effects. A write that is durable at once, and a snapshot that is due,
    /// are further inputs, so this repeats until there is none.
    pub(super) fn step_node(&mut self, id: NodeId, input: Input) {
        debug_assert!(self.servers[id.slot()].is_up(), "{id} takes no step while it is paused or crashed");
        let mut effects = std::mem::take(&mut self.effects);
        let mut input = Some(input);
        while let Some(this) = input.take() {
            let node = &mut self.servers[id.slot()].node;
            let before = Before::of(node);
            node.step(this, &self.rules, &self.options, &mut effects);
            let durable = self.perform(id, &mut effects);
            self.monitor.stepped(self.now, before, &self.servers[id.slot()].node);
            input = durable.map(Input::Durable).or_else(|| self.snapshot_is_due(id));
        }
        self.effects = effects;
        self.find_next_timer(id.slot());
        let node = &self.servers[id.slot()].node;
        self.load.held = node.messages_held() as u64;
        self.load.log = self.load.log.max(node.log().last_index() + 1 - node.log().first_index());
    }

    /// Performs the effects in order. Returns the last write that is durable already.
    fn perform(&mut self, id: NodeId, effects: &mut Vec<Effect>) -> Option<WriteNumber> {
        let mut durable = None;
        for effect in effects.drain(..) {
            match effect {
                // May be lost, delayed or duplicated. The node sends again after a timeout or with the next heartbeat.
                Effect::Send(message) => self.send(message),
                // Starting a timer replaces the one that runs.
                Effect::StartTimer(timer) => self.start_timer(id, timer),
                Effect::StopTimer(timer) => *self.servers[id.slot()].timer_mut(timer) = None,
                // The node may serve a read: the store as it is now has the answer. The answer may be lost; the client
                // then asks again.
                Effect::Answer { read, by } => self.answer_read(id, read, by),
                // A crash before the write is durable loses it. Messages that depend on it wait in the node.
                Effect::Persist(write) => durable = self.persist(id, write).or(durable),
                // Committed entries, in log order: the store executes each, and its client gets the outcome.
                Effect::Apply(entries) => {
                    for (index, entry) in entries.iter() {
                        self.apply(id, index, entry);
                    }
                }
                // A snapshot replaces the store. It may contain entries whose clients wait here: they get no outcome,
                // and cannot know whether theirs was applied.
                Effect::Restore(snapshot) => {
                    if let Some(store) = self.snapshots.get(snapshot.data) {
                        self.servers[id.slot()].store = store.clone();
                    }
                    self.answer_up_to(id, snapshot.last_included_index, None, false);
                }
                Effect::Note(fact) => self.note_of_node(id, fact),
            }
        }
        durable
    }

    /// Records a node's fact, and passes it on to the monitor and to the clients that wait for it.
    fn note_of_node(&mut self, id: NodeId, fact: Fact) {
        self.note(Some(id), What::Node(fact));
        let slot = id.slot();
        match fact {
            Fact::Append { first, last, .. } => {
                self.monitor.appended(self.now, &self.servers[slot].node, first, last);
            }
            Fact::Truncate { first, .. } => self.monitor.truncated(self.now, &self.servers[slot].node, first),
            Fact::SnapshotInstalled { index, kept, .. } => self.monitor.installed(id, index + kept),
            // The commit was counted by the configuration in the proof; by now the node may use another one.
            Fact::Commit { to, proof, .. } => {
                let config = match proof {
                    CommitProof::Counted { quorum, .. } => quorum.config,
                    CommitProof::LeaderCommit { .. } => self.servers[slot].node.config(),
                };
                self.monitor.committed_by(self.now, slot, to, config, &self.servers);
            }
            // The client waits here until this index is applied.
            Fact::Propose { index, payload: Payload::Command(handle), .. } => {
                let waiting = &mut self.servers[slot].waiting;
                waiting.insert(waiting.partition_point(|(other, _)| *other <= index), (index, handle));
            }
            Fact::ProposeRefused { payload: Payload::Command(handle), rejection } => {
                self.reject(id, handle, rejection);
            }
            Fact::ReadRefused { read, rejection } => {
                if let Some(handle) = self.read_handle(read) {
                    self.reject(id, handle, rejection);
                }
            }
            Fact::ConfigChange { config, before, why: ConfigChangeReason::Appended, index } => {
                self.monitor.config_changed(self.now, &self.servers[slot].node, index, before, config);
            }
            Fact::BecomeCandidate { .. } | Fact::BecomePreCandidate { .. } => {
                let pre = matches!(fact, Fact::BecomePreCandidate { .. });
                if let Some(left_out) = self.membership().leaves_out(&self.servers[slot].node, pre) {
                    self.note(Some(id), What::LeftOut(left_out));
                }
            }
            // No client waits for these entries.
            Fact::Propose { payload: Payload::Noop | Payload::Config(_), .. }
            | Fact::ProposeRefused { payload: Payload::Noop | Payload::Config(_), .. } => {}
            // The monitor checks a configuration when its entry is appended.
            Fact::ConfigChange { .. } => {}
            // The monitor and the clients need nothing from these; the monitor compares the node's state before and
            // after each step.
            Fact::BecomeFollower { .. }
            | Fact::LeaderElected { .. }
            | Fact::StepDown { .. }
            | Fact::VoteGranted { .. }
            | Fact::PreVoteGranted { .. }
            | Fact::PreVoteRefused { .. }
            | Fact::VoteRefused { .. }
            | Fact::AppendRefused { .. }
            | Fact::SnapshotTaken { .. }
            | Fact::SnapshotSent { .. }
            | Fact::SnapshotPart { .. }
            | Fact::SnapshotPartsDropped { .. }
            | Fact::SnapshotRefused { .. }
            | Fact::AckDenied { .. }
            | Fact::Ignored { .. }
            | Fact::ReadIndex { .. }
            | Fact::ReadWaits { .. }
            | Fact::TransferStarted { .. }
            | Fact::TransferAborted { .. }
            | Fact::QuorumHeard { .. }
            | Fact::LeaseOver { .. }
            | Fact::ConfigRefused { .. } => {}
        }
    }

    /// The store executes a committed entry.
    fn apply(&mut self, id: NodeId, index: Index, entry: Entry) {
        self.monitor.applied(self.now, id, index, entry);
        let handle = match entry.payload {
            Payload::Command(handle) => Some(handle),
            Payload::Noop | Payload::Config(_) => None,
        };
        let request = handle.and_then(|handle| self.commands.get(handle.0 as usize));
        debug_assert!(handle.is_none() || request.is_some(), "{id} applies a command that nobody sent");
        let applied = request.map(|request| self.servers[id.slot()].store.execute(request, &self.rules));
        if let (Some(session), Some(applied)) = (request.and_then(|request| request.session), &applied) {
            self.monitor.executed(self.now, id, (index, entry.term), session, applied.duplicate);
        }
        self.note(Some(id), What::Apply(index, entry, applied.clone()));
        self.answer_up_to(id, index, handle.zip(applied.map(|applied| applied.outcome)), true);
    }

    /// Answers the clients that wait here for an entry up to this index: with the outcome if the entry is theirs,
    /// otherwise with the news that another entry has its place. `certain`: `index` was applied from an entry; a
    /// snapshot may contain the client's own.
    fn answer_up_to(&mut self, id: NodeId, index: Index, outcome: Option<(Handle, Outcome)>, certain: bool) {
        let waiting = &mut self.servers[id.slot()].waiting;
        let ready = waiting.partition_point(|(waits_for, _)| *waits_for <= index);
        if ready == 0 {
            return;
        }
        let mut ready: Vec<(Index, Handle)> = waiting.drain(..ready).collect();
        // In the order of the requests.
        by_number(&mut ready, |(_, handle)| handle.0.into());
        for (waits_for, handle) in ready {
            let answer = match &outcome {
                Some((applied, outcome)) if waits_for == index && *applied == handle => {
                    Answer::Applied(outcome.clone())
                }
                _ => Answer::Lost,
            };
            self.note(Some(id), What::Reply(handle, waits_for, answer.clone()));
            self.answer(id, handle, &answer, certain && waits_for == index);
        }
    }

    fn answer_read(&mut self, id: NodeId, read: ReadNumber, by: ReadReason) {
        let (Some(handle), Some(key)) = (self.read_handle(read), self.read_key(read).cloned()) else { return };
        let value = self.servers[id.slot()].store.get(&key).cloned();
        self.note(Some(id), What::Read(read, key, value.clone(), by));
        self.answer(id, handle, &Answer::Applied(Outcome::Done(value)), true);
    }

    /// Whether this node should take a snapshot, because `snapshot` entries were applied since the last one.
    fn snapshot_is_due(&mut self, id: NodeId) -> Option<Input<'static>> {
        let server = &self.servers[id.slot()];
        let taken = server.node.log().snapshot().last_included_index;
        let every = Index::from(self.setup.snapshot);
        if every == 0 || server.node.last_applied().saturating_sub(taken) < every {
            return None;
        }
        Some(self.snapshot_input(id))
    }

    /// A snapshot of the store as it is now, as the node's input.
    pub(super) fn snapshot_input(&mut self, id: NodeId) -> Input<'static> {
        if self.snapshots.is_full() {
            let needed = self.snapshots_needed();
            self.snapshots.retain(&needed);
        }
        let server = &self.servers[id.slot()];
        let through = server.node.last_applied();
        let size = server.store.len() as u32;
        Input::TakeSnapshot { through, data: self.snapshots.put(server.store.clone()), size }
    }

    /// The snapshots that logs, disks, pending writes, leaders and messages refer to; sorted.
    fn snapshots_needed(&self) -> Vec<Handle> {
        let mut needed = Vec::new();
        for server in &self.servers {
            needed.extend([server.node.log(), &server.disk.log].map(|log| log.snapshot().data));
            let written = server.pending.iter().filter_map(|(_, write)| write.snapshot.as_ref());
            needed.extend(written.map(|snapshot| snapshot.data));
            let partial = server.node.partial_snapshot().into_iter().chain(server.disk.partial_snapshot);
            needed.extend(partial.map(|partial| partial.snapshot.data));
            needed.extend(server.node.snapshots_sent().map(|snapshot| snapshot.data));
            let written = server.pending.iter().filter_map(|(_, write)| write.partial_snapshot.as_ref());
            needed.extend(written.map(|partial| partial.snapshot.data));
        }
        needed.extend(self.network.flights().filter_map(|flight| match &flight.message.rpc {
            Rpc::InstallSnapshot { snapshot, .. } => Some(snapshot.data),
            _ => None,
        }));
        by_number(&mut needed, |handle| handle.0.into());
        needed
    }
}
