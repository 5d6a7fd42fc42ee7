//! Writes to the servers' disks.

use super::queue::Due;
use super::World;
use crate::raft::{Input, NodeId, Write, WriteNumber};
use crate::sim::dice::{draw_span, Purpose};
use crate::sim::setup::Setup;
use crate::sim::types::What;

impl World {
    /// A write begins. Writes become durable in order, so this one is not durable before those that are pending.
    /// Returns its number if it is durable at once.
    pub(super) fn persist(&mut self, id: NodeId, write: Write) -> Option<WriteNumber> {
        let Setup { seed, disk, .. } = self.setup;
        let server = &mut self.servers[id.slot()];
        debug_assert!(
            server.pending.back().is_none_or(|(_, pending)| pending.number < write.number),
            "{id} numbers its writes in order"
        );
        let disk = server.disk_time.unwrap_or(disk);
        let delay = if disk.max == 0 {
            0
        } else {
            let key = u64::from(id.number()) | u64::from(server.incarnation) << 8;
            draw_span(seed, Purpose::Disk, key, write.number, disk)
        };
        let after = server.pending.back().map_or(0, |(ready, _)| *ready);
        let ready = (self.now + delay).max(after);
        if ready == self.now && server.pending.is_empty() {
            return Some(self.becomes_durable(id, &write));
        }
        server.pending.push_back((ready, write));
        let incarnation = server.incarnation;
        self.load.writes += 1;
        self.queue.push(ready, Due::Disk(id, incarnation));
        None
    }

    /// A pending write is durable. A paused node hears of it when it resumes. An event of before a crash is void: the
    /// crash has lost the write.
    pub(super) fn write_ends(&mut self, id: NodeId, incarnation: u32) {
        let server = &mut self.servers[id.slot()];
        if server.incarnation != incarnation {
            return;
        }
        let Some((ready, write)) = server.pending.pop_front() else { return };
        debug_assert!(ready == self.now, "writes of {id} become durable in order");
        self.load.writes -= 1;
        let number = self.becomes_durable(id, &write);
        let server = &mut self.servers[id.slot()];
        if server.is_up() {
            self.step_node(id, Input::Durable(number));
        } else {
            server.durable_while_paused = true;
        }
    }

    fn becomes_durable(&mut self, id: NodeId, write: &Write) -> WriteNumber {
        self.write_to_disk(id, write);
        self.note(Some(id), What::Persist(write.number));
        write.number
    }

    /// The disk now holds the write. Entries that the write removes from the log are no longer on this disk: the
    /// monitor checks that enough others hold them.
    pub(super) fn write_to_disk(&mut self, id: NodeId, write: &Write) {
        let disk = &mut self.servers[id.slot()].disk;
        let before = disk.log.last_index();
        disk.apply(write);
        let kept = match (&write.log, &write.snapshot) {
            (Some(log), _) => log.after,
            (None, Some(snapshot)) if disk.log.last_index() < before => snapshot.last_included_index,
            _ => before,
        };
        if kept < before {
            self.monitor.disk_lost(self.now, kept + 1, before, &self.servers);
        }
    }
}
