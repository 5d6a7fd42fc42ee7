//! The contents of snapshots. A log refers to them by handle.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::raft::Handle;
use crate::sim::clients::Store;

/// How many snapshots are kept before the first removal.
const FIRST_REMOVAL: usize = 64;

/// Snapshots by handle. A handle is never used twice.
#[derive(Clone, Debug)]
pub(crate) struct SnapshotStore {
    kept: Rc<BTreeMap<Handle, Store>>,
    next: u32,
    /// How many snapshots there are when the next removal is worth its cost.
    remove_at: usize,
}

impl Default for SnapshotStore {
    fn default() -> SnapshotStore {
        SnapshotStore { kept: Rc::default(), next: 0, remove_at: FIRST_REMOVAL }
    }
}

impl SnapshotStore {
    pub(crate) fn put(&mut self, store: Store) -> Handle {
        let handle = Handle(self.next);
        self.next += 1;
        Rc::make_mut(&mut self.kept).insert(handle, store);
        handle
    }

    pub(crate) fn get(&self, handle: Handle) -> Option<&Store> {
        self.kept.get(&handle)
    }

    /// Whether the caller should find out which snapshots are still needed, and call [`SnapshotStore::retain`].
    pub(crate) fn is_full(&self) -> bool {
        self.kept.len() >= self.remove_at
    }

    /// Removes all but those that are needed, given in order. The next removal is due when there are twice as many, so
    /// the cost for each snapshot put here is constant.
    pub(crate) fn retain(&mut self, needed: &[Handle]) {
        debug_assert!(needed.is_sorted(), "handles in order");
        Rc::make_mut(&mut self.kept).retain(|handle, _| needed.binary_search(handle).is_ok());
        self.remove_at = FIRST_REMOVAL.max(2 * self.kept.len());
    }
}
