//! What a crash leaves on a disk, and the contents of snapshots.

mod snapshots;
mod torn;

pub(crate) use snapshots::SnapshotStore;
pub(crate) use torn::tear;
