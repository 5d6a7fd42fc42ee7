//! Our core beside tikv's `raft`, with the same harness: five nodes, a queue of messages without delay, a disk that is
//! never late. Native by `main.rs`; in wasm by the exported functions.

mod ours;
mod theirs;

pub use ours::Ours;
pub use theirs::Theirs;

/// What is measured.
pub trait Cluster {
    /// A cluster whose first node leads.
    fn new() -> Self;
    /// Gives this many commands to the leader.
    fn propose(&mut self, commands: u32);
    /// Delivers messages until there are none.
    fn settle(&mut self);
    /// The leader's commitIndex.
    fn committed(&self) -> u64;
    /// How many messages were delivered so far.
    fn messages(&self) -> u64;
}

/// Commits at least this many entries, `window` proposals at a time. Returns how many messages that took.
pub fn commit<C: Cluster>(entries: u32, window: u32) -> u64 {
    let mut cluster = C::new();
    let (before, messages) = (cluster.committed(), cluster.messages());
    let mut left = entries;
    while left > 0 {
        let now = window.min(left);
        cluster.propose(now);
        cluster.settle();
        left -= now;
    }
    assert!(cluster.committed() >= before + u64::from(entries), "all entries are committed");
    cluster.messages() - messages
}

/// [`commit`] of our core, for wasm.
#[no_mangle]
pub extern "C" fn ours(entries: u32, window: u32) -> u64 {
    commit::<Ours>(entries, window)
}

/// [`commit`] of the peer, for wasm.
#[no_mangle]
pub extern "C" fn theirs(entries: u32, window: u32) -> u64 {
    commit::<Theirs>(entries, window)
}

/// The peer draws election timeouts. No timer fires here, so any numbers will do.
#[cfg(target_arch = "wasm32")]
mod entropy {
    fn fill(bytes: &mut [u8]) -> Result<(), getrandom::Error> {
        bytes.fill(7);
        Ok(())
    }
    getrandom::register_custom_getrandom!(fill);
}
