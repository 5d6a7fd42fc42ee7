//! Conditions that a step of a run can meet: what [`Session::find`](super::Session::find) looks for, and where
//! [`Session::advance`](super::Session::advance) stops.

use crate::play::run::fold::Run;
use crate::play::run::history::Place;
use crate::play::script::{Directive, Expect, Moment, Refusal, Script};
use crate::play::tell;
use crate::raft::Fact;
use crate::sim::{Action, FactKind, LessonFact, MessageId, Property, Record, Target, What};

/// A condition that a step of a run can meet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Condition {
    /// A turning point: a node wins an election, a leader commits an entry, entries are removed, a snapshot is taken or
    /// installed, a node crashes, a property breaks.
    TurningPoint,
    /// The highest term of all nodes rises.
    Term,
    /// A fact, selected like in `expect fact`.
    Fact {
        /// The fact.
        fact: FactKind,
        /// Only on this node; `None`: on any.
        node: Option<Target>,
        /// Only its K-th occurrence in the whole run, from 1; `None`: any occurrence.
        count: Option<u32>,
    },
    /// Any fact on this node.
    Node(Target),
    /// Any fact about this message.
    Message(MessageId),
    /// This property breaks; `None`: any property.
    Violation(Option<Property>),
    /// An expectation of the script fails.
    Failure,
    /// The script ends, at its `until`.
    End,
    /// A lesson asks something that is not answered.
    Ask,
    /// The script says something.
    Say,
}

/// The values before a step that a [`Condition`] compares with the values after it.
#[derive(Clone, Copy)]
pub(crate) struct Baseline {
    term: u64,
    verdicts: usize,
    says: u32,
}

impl Baseline {
    pub(crate) fn of(run: &Run) -> Baseline {
        Baseline {
            term: run.world().servers().iter().map(|server| server.node.current_term()).max().unwrap_or(0),
            verdicts: run.verdicts().len(),
            says: run.says(),
        }
    }
}

impl Condition {
    /// Where the page stops at first: a property breaks, an expectation fails, the script ends, a lesson asks, the
    /// script says something.
    pub const DEFAULT_STOPS: [Condition; 5] =
        [Condition::Violation(None), Condition::Failure, Condition::End, Condition::Ask, Condition::Say];

    /// Parses a condition on a run of `script`: `turning-point`, `term`, `failure`, `end`, `ask`, `say`,
    /// `on n3`, `message n1>n2#3`, `violation [PROPERTY]`, or a fact as after `expect fact`.
    ///
    /// # Errors
    /// Those of the script's grammar.
    pub fn parse(script: &Script, text: &str) -> Result<Condition, Refusal> {
        let (first, rest) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
        Ok(match (first, rest) {
            ("turning-point", "") => Condition::TurningPoint,
            ("term", "") => Condition::Term,
            ("failure", "") => Condition::Failure,
            ("end", "") => Condition::End,
            ("ask", "") => Condition::Ask,
            ("say", "") => Condition::Say,
            ("violation", "") => Condition::Violation(None),
            ("violation", property) if !property.contains('=') => {
                match script.parse_action(&format!("expect violation {property}"))? {
                    Directive::Expect(Expect::Violation(property)) => Condition::Violation(Some(property)),
                    _ => Condition::Violation(None),
                }
            }
            ("on", node) => match script.parse_action(&format!("crash {node}"))? {
                Directive::Act(Action::Crash(target, _)) => Condition::Node(target),
                _ => Condition::TurningPoint,
            },
            ("message", id) => match script.parse_action(&format!("drop {id}"))? {
                Directive::Act(Action::Drop(id)) => Condition::Message(id),
                _ => Condition::TurningPoint,
            },
            _ => match script.parse_action(&format!("expect fact {text}"))? {
                Directive::Expect(Expect::Fact { fact, node, count }) => Condition::Fact { fact, node, count },
                _ => Condition::TurningPoint,
            },
        })
    }

    /// Whether the last step of `run`, which caused `records`, meets the condition.
    pub(crate) fn is_met(&self, records: &[Record], before: Baseline, run: &Run) -> bool {
        let world = run.world();
        match self {
            Condition::TurningPoint => records.iter().any(|record| is_turning_point(record, run)),
            Condition::Term => Baseline::of(run).term > before.term,
            Condition::Fact { fact, node, count } => {
                let node = match node {
                    None => None,
                    Some(target) => match world.resolve(*target) {
                        Ok(id) => Some(id),
                        Err(_) => return false,
                    },
                };
                let fits =
                    |record: &&Record| tell::kind(&record.what) == *fact && (node.is_none() || record.node == node);
                let now = records.iter().filter(fits).count() as u32;
                let all = run.times(*fact, node);
                now > 0 && count.is_none_or(|count| all >= count && all - now < count)
            }
            Condition::Node(target) => match world.resolve(*target) {
                Ok(id) => records.iter().any(|record| record.node == Some(id)),
                Err(_) => false,
            },
            Condition::Message(id) => records.iter().any(|record| match &record.what {
                What::Delay(other, _) | What::Late(other, _) => other == id,
                what => what.message().is_some_and(|(other, _)| other == *id),
            }),
            Condition::Violation(property) => records.iter().any(|record| match &record.what {
                What::Violation(violation) => property.is_none_or(|property| violation.property == property),
                _ => false,
            }),
            Condition::Failure => run.verdicts().iter().skip(before.verdicts).any(|verdict| !verdict.held),
            Condition::Ask => records.iter().any(|record| match &record.what {
                What::Lesson(LessonFact::Asked(slug)) => run.waits_for(slug),
                _ => false,
            }),
            Condition::Say => run.says() > before.says,
            // The script's end is not a step: see `is_met_at_end`.
            Condition::End => false,
        }
    }

    /// Whether `run`, which is at the script's end, meets the condition there.
    pub(crate) fn is_met_at_end(&self, run: &Run) -> bool {
        match self {
            Condition::Failure => run.ending().is_some_and(|verdicts| verdicts.iter().any(|verdict| !verdict.held)),
            Condition::End => run.says_end(),
            _ => false,
        }
    }

    /// If the script's end comes next in `run`, moves the clock there; the place, if one of `conditions` is met there.
    pub(crate) fn pass_end(conditions: &[Condition], run: &mut Run) -> Option<Place> {
        let end = run.end_ahead()?;
        run.idle_to(end);
        let is_met = conditions.iter().any(|condition| condition.is_met_at_end(run));
        is_met.then_some(Place::Moment(Moment::end_of(end)))
    }
}

fn is_turning_point(record: &Record, run: &Run) -> bool {
    match &record.what {
        What::Node(Fact::Commit { .. }) => {
            let server = record.node.and_then(|id| run.world().server(id));
            server.is_some_and(|server| server.node.is_leader())
        }
        what => matches!(
            tell::kind(what),
            FactKind::LeaderElected
                | FactKind::Truncate
                | FactKind::AckDenied
                | FactKind::SnapshotTaken
                | FactKind::SnapshotInstalled
                | FactKind::Crash
                | FactKind::Violation
        ),
    }
}
