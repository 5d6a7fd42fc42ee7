//! What the statements of a script say.

use std::cmp::Ordering;
use std::rc::Rc;

pub use super::expect::{Expect, Op, RoleName};
use super::grammar::ActionName;
use super::lesson::{Answer, Ask, Break, Goal, Hint};
use crate::sim::{Action, FactKind, Micros, Setting, Target};

/// The statement of one line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Statement {
    /// `title "…"`: at most once.
    Title(String),
    /// `about "…"`: at most once.
    About(String),
    /// `cluster key=value …`: at least one setting. A repeated key has its last value.
    Cluster(Vec<Setting>),
    /// `at T [events=K] ACTION`, and `ask … at T [events=K] …`
    Timed(Moment, Directive),
    /// `when FACT [node=N] [count=K] [after=MS] ACTION`, and `ask … when FACT …`
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
    /// `lesson SLUG`: the script is a lesson. At most once.
    Lesson(Rc<str>),
    /// `goal SLUG "TEXT" EXPECTATION`
    Goal(Goal),
    /// `par K`: how few deeds the author needs. At most once.
    Par(u32),
    /// `allow ACTION …`: the deeds that the lesson offers. At most once.
    Allow(Vec<ActionName>),
    /// `hint SLUG LEVEL "TEXT"`
    Hint(Hint),
    /// `break RULE "TEXT"`
    Break(Break),
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

    /// A number by which moments are in order.
    pub(crate) fn rank(self) -> u128 {
        let (at, events) = self.key();
        u128::from(at) << 64 | u128::from(events)
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
    /// `answer SLUG VALUE`: answers a question of the lesson.
    Answer(Answer),
    /// The lesson asks this. Only a statement `ask` says it, no action.
    Ask(Rc<Ask>),
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
