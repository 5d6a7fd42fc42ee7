//! Our core beside tikv's `raft`, with the same harness: five nodes, a queue of messages without delay, a disk that is
//! never late. And our world and session alone. Native by `main.rs`, in wasm by `wasm.mjs`.

mod ours;
mod theirs;
mod worlds;

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

/// Commits `entries` entries, and then `more`, as `time` calls for it; what `time` returns.
pub fn commit_more<T>(entries: u32, more: u32, time: impl FnOnce(&mut dyn FnMut()) -> T) -> T {
    let mut cluster = Ours::new();
    let mut commit = |count: u32| {
        for _ in 0..count {
            cluster.propose(1);
            cluster.settle();
        }
    };
    commit(entries);
    time(&mut || commit(more))
}

/// A case by its name: it takes an amount (entries, or virtual seconds, or seeds) and returns how much it has done
/// (messages, or events).
pub fn case(name: &str) -> fn(u32) -> u64 {
    match name {
        "ours-1" => |entries| commit::<Ours>(entries, 1),
        "ours-64" => |entries| commit::<Ours>(entries, 64),
        "theirs-1" => |entries| commit::<Theirs>(entries, 1),
        "theirs-64" => |entries| commit::<Theirs>(entries, 64),
        "world-idle" => worlds::world_idle,
        "seeds" => worlds::seeds,
        "session-idle" => worlds::session_idle,
        "session-load" => worlds::session_load,
        _ => panic!("there is no case {name}"),
    }
}

/// The cases for wasm, whose functions take no text.
const CASES: [&str; 8] =
    ["ours-1", "ours-64", "theirs-1", "theirs-64", "world-idle", "seeds", "session-idle", "session-load"];

/// Runs the case at this place of the list.
#[no_mangle]
pub extern "C" fn run_case(place: u32, amount: u32) -> u64 {
    case(CASES[place as usize])(amount)
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
