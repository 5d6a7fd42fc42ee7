//! What outlives a crash: writes that are torn by it, and the contents of snapshots.

mod snapshots;
mod torn;

pub(crate) use snapshots::Shelf;
pub(crate) use torn::tear;
