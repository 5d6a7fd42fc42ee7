//! Versions of the engine: what each one plays differently from the one before, and from which moment on a run shows
//! it.
//!
//! Version 2 differs from version 1 in three places:
//!
//! - A leader repairs a follower that denies what it had acknowledged. Version 1 ignored such a refusal.
//! - A snapshot that is being sent is sent to its end, also if the leader takes a newer one meanwhile, and the leader
//!   keeps the entries behind it. Version 1 began again with each newer snapshot.
//! - A server that a leader's configuration leaves out is sent nothing after the entry that removes it. Version 1 went
//!   on sending entries to it as long as it answered.

use crate::raft::{Fact, MessageKind};
use crate::sim::{Micros, Record, What, World};

/// The version of the engine: what the same script plays like. It rises whenever a fingerprint in `tests/same` or
/// `tests/links` changes.
pub const ENGINE: &str = "2";

/// Finds the first moment of a run at which this engine may go another way than version 1 did.
#[derive(Clone, Copy, Default, Debug)]
pub struct Changed {
    since: Option<Micros>,
}

impl Changed {
    /// A fact of the run, in order.
    pub fn hear(&mut self, world: &World, record: &Record) {
        if self.since.is_none() && is_changed(world, record) {
            self.since = Some(record.at);
        }
    }

    /// The moment; `None`: so far both play alike.
    pub fn since(self) -> Option<Micros> {
        self.since
    }
}

/// Whether version 1 would have done something else here.
fn is_changed(world: &World, record: &Record) -> bool {
    match &record.what {
        What::Node(Fact::AckDenied { .. }) => true,
        What::Node(Fact::SnapshotSent { index, newest, .. }) => newest > index,
        // Version 1 answered a server that was removed with whatever came next in its log.
        What::Deliver(id, message) => {
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
