//! Versions of the engine: how each differs from the one before, and the first moment at which a run shows it.
//!
//! Version 2 differs from version 1 in three places:
//!
//! - A leader repairs a follower that rejects entries that it had acknowledged. Version 1 ignored such a rejection.
//! - A leader finishes sending a snapshot even if it takes a newer one meanwhile, and keeps the entries after the one
//!   that it sends. Version 1 restarted with each newer snapshot.
//! - A leader sends nothing to a removed server after the entry that removes it. Version 1 kept sending entries as long
//!   as the server answered.

use crate::raft::{Fact, MessageKind};
use crate::sim::{Micros, Record, What, World};

/// The version of the engine: the same script gives the same facts in the same version. It is raised whenever a
/// fingerprint in `tests/same` or `tests/links` changes.
pub const ENGINE: &str = "2";

/// Finds the first moment of a run at which this engine may differ from version 1.
#[derive(Clone, Copy, Default, Debug)]
pub struct Changed {
    since: Option<Micros>,
}

impl Changed {
    /// Takes the next fact of the run.
    pub fn observe(&mut self, world: &World, record: &Record) {
        if self.since.is_none() && is_changed(world, record) {
            self.since = Some(record.at);
        }
    }

    /// The moment; `None`: no difference so far.
    pub fn since(self) -> Option<Micros> {
        self.since
    }
}

/// Whether version 1 would have acted differently here.
fn is_changed(world: &World, record: &Record) -> bool {
    match &record.what {
        What::Node(Fact::AckDenied { .. }) => true,
        What::Node(Fact::SnapshotSent { index, newest, .. }) => newest > index,
        // Version 1 answered a removed server with the next entries of its log.
        What::Deliver(id, message, _) => {
            let is_reply =
                matches!(message.kind(), MessageKind::AppendEntriesReply | MessageKind::InstallSnapshotReply);
            is_reply
                && world
                    .server(id.to)
                    .is_some_and(|server| server.node.is_leader() && !server.node.config().members().contains(id.from))
        }
        _ => false,
    }
}
