//! Where an entry of a node's log stands: whether it is committed, and whether the node knows that.
//!
//! An index alone does not name an entry: two logs may hold different entries at one index, and at most one of them is
//! committed. What is committed is asked of the monitor, which remembers the very entry of every index.

use crate::raft::{Entry, Index, Rule};
use crate::sim::{Property, Server, Status, Violation, World};

/// The rules on which it does not depend that a committed entry stays.
const APART: [Rule; 5] =
    [Rule::MatchMonotonic, Rule::RandomTimeouts, Rule::NoopBeforeRead, Rule::ReadQuorum, Rule::Dedupe];

/// Where an entry of a node's log stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// This very entry is committed, and the node knows it.
    Known,
    /// This very entry is committed, and the node does not know it.
    Committed,
    /// No entry is committed at its index.
    Open,
    /// Another entry is committed at its index: Raft will replace this one.
    Replaced,
    /// Another entry was committed at its index. As a rule of Raft is off or a property is broken, nobody can say
    /// which of the two stays.
    Disputed,
}

impl Standing {
    /// The name by which the page knows it.
    pub const fn name(self) -> &'static str {
        match self {
            Standing::Known => "known",
            Standing::Committed => "committed",
            Standing::Open => "open",
            Standing::Replaced => "replaced",
            Standing::Disputed => "disputed",
        }
    }
}

/// Where this entry stands in this node's log. A crashed node knows nothing: commitIndex is volatile.
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

/// Whether Raft's promise holds that what is committed stays: no rule that it rests on is off, and no property that it
/// rests on is broken.
pub fn committed_stays(world: &World) -> bool {
    let holds = |violation: &Violation| matches!(violation.property, Property::Linearizability | Property::ExactlyOnce);
    world.monitor().violations().iter().all(holds)
        && Rule::ALL.iter().all(|rule| world.rules().on(*rule) || APART.contains(rule))
}
