//! Whether an entry of a node's log is committed, and whether the node knows it.
//!
//! An index does not identify an entry: two logs may have different entries at one index, and at most one of them is
//! committed. The monitor remembers which one.

use crate::raft::{named, Entry, Index, Rule};
use crate::sim::{Property, Server, Status, Violation, World};

/// The rules that durability of committed entries does not depend on.
const UNRELATED: [Rule; 5] =
    [Rule::MatchMonotonic, Rule::RandomTimeouts, Rule::NoopBeforeRead, Rule::ReadQuorum, Rule::Dedupe];

named! {
    /// Whether an entry of a node's log is committed.
    Standing {
        /// This entry is committed, and the node knows it.
        Known = "known",
        /// This entry is committed, and the node does not know it.
        Committed = "committed",
        /// No entry is committed at its index.
        Open = "open",
        /// Another entry is committed at its index, and Raft will replace this one.
        Replaced = "replaced",
        /// Another entry was committed at its index. As a rule is off or a property is broken, either may stay.
        Disputed = "disputed",
    }
}

/// The standing of an entry in a server's log. A crashed server knows nothing, because commitIndex is volatile.
pub fn standing(world: &World, server: &Server, index: Index, entry: Entry) -> Standing {
    let knows = server.status != Status::Crashed && index <= server.node.commit_index();
    match world.monitor().commitment(index) {
        None => Standing::Open,
        Some(committed) if committed.entry == entry && knows => Standing::Known,
        Some(committed) if committed.entry == entry => Standing::Committed,
        Some(_) if committed_stays(world) => Standing::Replaced,
        Some(_) => Standing::Disputed,
    }
}

/// Whether committed entries stay: no rule is off and no property is broken that this depends on.
pub fn committed_stays(world: &World) -> bool {
    let holds = |violation: &Violation| matches!(violation.property, Property::Linearizability | Property::ExactlyOnce);
    world.monitor().violations().iter().all(holds)
        && Rule::ALL.iter().all(|rule| world.rules().on(*rule) || UNRELATED.contains(rule))
}
