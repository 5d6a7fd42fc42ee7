//! What the statements of a script say.

use std::cmp::Ordering;
use std::rc::Rc;

use crate::raft::{named, Index, Term};
use crate::sim::{Action, Command, FactKind, Micros, Property, Setting, Target};

/// The statement of one line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Statement {
    /// `title "…"`: at most once.
    Title(String),
    /// `about "…"`: at most once.
    About(String),
    /// `cluster key=value …`: at least one setting. A repeated key has its last value.
    Cluster(Vec<Setting>),
    /// `at T [events=K] ACTION`
    Timed(Moment, Directive),
    /// `when FACT [node=N] [count=K] [after=MS] ACTION`
    When(Trigger),
    /// `expect …` without a time: checked when the run ends.
    Expect(Expect),
    /// `until T`: how long a headless run lasts. At most once.
    Until(Micros),
    /// `recorded engine=V at=T [events=K] fingerprint=HEX`: what the author of the run saw.
    Recorded {
        /// The version of the engine: a word without spaces or quotation marks.
        engine: String,
        /// The moment at which the fingerprint was taken.
        at: Moment,
        /// The fingerprint: 1 to 64 hexadecimal digits in lower case.
        fingerprint: String,
    },
}

/// A place in the order of the events, by which `Ord` sorts: within a microsecond by the number of events before it,
/// and the end of the microsecond last.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Moment {
    /// The virtual time: 0..=[`MAX_TIME`](crate::sim::MAX_TIME).
    pub at: Micros,
    /// After how many events of this microsecond. 0: before any; `None`: after all.
    pub events: Option<u32>,
}

impl Moment {
    /// The end of this microsecond: after all of its events.
    pub const fn end_of(at: Micros) -> Moment {
        Moment { at, events: None }
    }

    fn key(self) -> (Micros, u64) {
        (self.at, self.events.map_or(u64::MAX, u64::from))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Moment) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Moment) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What a script does at a moment or upon a fact.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Directive {
    /// An action on the world.
    Act(Action),
    /// `bookmark "name"`: names the moment.
    Bookmark(String),
    /// `say "text"`: shows the text from now on. Empty: shows none.
    Say(String),
    /// `expect …`: checked at this moment.
    Expect(Expect),
}

/// `when FACT …`: a directive that is executed once, upon the occurrence of a fact that `count` names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trigger {
    /// The fact to wait for.
    pub fact: FactKind,
    /// Only on this node; `None`: on any.
    pub node: Option<Target>,
    /// Which occurrence, from 1.
    pub count: u32,
    /// How much later the directive is executed, in microseconds. 0: right after the fact.
    pub after: Micros,
    /// The directive.
    pub directive: Directive,
}

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
