//! What a script can expect.

use std::rc::Rc;

use crate::raft::{named, Index, Term};
use crate::sim::{Command, FactKind, Property, Target};

named! {
    /// A role, as `expect role` names it.
    RoleName {
        /// It answers, and waits for its election timer (§5.2).
        Follower = "follower",
        /// It asks whether it would get votes (thesis 9.6).
        PreCandidate = "precandidate",
        /// It asks for votes (§5.2).
        Candidate = "candidate",
        /// It replicates its log (§5.2).
        Leader = "leader",
        /// It gets the log, and has no vote (thesis 4.2.1).
        Learner = "learner",
    }
}

named! {
    /// How `expect` compares.
    Op {
        /// Equal.
        Equal = "=",
        /// At least.
        AtLeast = ">=",
        /// At most.
        AtMost = "<=",
    }
}

impl Op {
    /// Whether `value OP bound` is true.
    pub const fn holds(self, value: u64, bound: u64) -> bool {
        match self {
            Op::Equal => value == bound,
            Op::AtLeast => value >= bound,
            Op::AtMost => value <= bound,
        }
    }
}

/// What a script expects.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Expect {
    /// `leader [N]`: there is a live leader; it is this node.
    Leader(Option<Target>),
    /// `no-leader`
    NoLeader,
    /// `term N OP T`
    Term(Target, Op, Term),
    /// `role N ROLE`
    Role(Target, RoleName),
    /// `committed "CMD"`: an entry with just this command is committed.
    Committed(Command),
    /// `committed INDEX`: an entry at this index is committed. At least 1.
    CommittedAt(Index),
    /// `log N INDEX TERM`: the node's log has an entry of this term at this index. Both are at least 1.
    Log(Target, Index, Term),
    /// `value N KEY VALUE`: in the node's state machine.
    Value(Target, Rc<str>, Rc<str>),
    /// `commit N OP INDEX`: the node's commitIndex.
    Commit(Target, Op, Index),
    /// `fact FACT [node=N] [count=K]`: it has happened so far.
    Fact {
        /// The fact.
        fact: FactKind,
        /// Only on this node; `None`: on any.
        node: Option<Target>,
        /// Exactly this often, 0: never; `None`: at least once.
        count: Option<u32>,
    },
    /// `violation PROPERTY`: it has been broken so far.
    Violation(Property),
    /// `no-violation`: no property has been broken so far.
    NoViolation,
}
