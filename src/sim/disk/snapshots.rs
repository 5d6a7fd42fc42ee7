//! Where the contents of snapshots are kept: as long as anybody can still ask for them, and no longer.

use std::rc::Rc;

use crate::raft::Handle;
use crate::sim::clients::Store;
use std::collections::BTreeMap;

/// How many snapshots are kept before it is first asked which are still needed.
const FIRST_SWEEP: usize = 64;

/// Snapshots by handle. A handle is never used twice.
#[derive(Clone, Debug)]
pub(crate) struct Shelf {
    kept: Rc<BTreeMap<Handle, Store>>,
    next: u32,
    /// From how many on it is worth while to sweep.
    sweep_at: usize,
}

impl Default for Shelf {
    fn default() -> Shelf {
        Shelf { kept: Rc::default(), next: 0, sweep_at: FIRST_SWEEP }
    }
}

impl Shelf {
    pub(crate) fn put(&mut self, store: Store) -> Handle {
        let handle = Handle(self.next);
        self.next += 1;
        Rc::make_mut(&mut self.kept).insert(handle, store);
        handle
    }

    pub(crate) fn get(&self, handle: Handle) -> Option<&Store> {
        self.kept.get(&handle)
    }

    /// Whether so many were put here that it should be asked which are still needed.
    pub(crate) fn is_full(&self) -> bool {
        self.kept.len() >= self.sweep_at
    }

    /// Keeps those that are needed, which are sorted. The next time comes when there are twice as many, so that
    /// sweeping costs little for each that is put here.
    pub(crate) fn sweep(&mut self, needed: &[Handle]) {
        Rc::make_mut(&mut self.kept).retain(|handle, _| needed.binary_search(handle).is_ok());
        self.sweep_at = FIRST_SWEEP.max(2 * self.kept.len());
    }
}
