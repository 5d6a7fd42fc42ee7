//! Looking for moments: the next interesting thing, the next time that something happens to a node, the moment at which
//! to stop; forwards and backwards.
//!
//! Nothing is kept for it: whatever is looked for is found by playing again what lies between, a stretch between two
//! checkpoints at a time.

use crate::play::run::history::{Checkpoint, Place};
use crate::play::run::session::Session;
use crate::play::run::{Budget, Run};
use crate::play::script::{Deed, Expect, Moment, Refusal};
use crate::raft::Fact;
use crate::sim::{Action, FactKind, MessageId, Property, Record, Target, What};

/// What is looked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// A turning point: an election is won, an entry is committed by its leader, entries are removed, a snapshot is
    /// taken or installed, a node crashes, a property breaks.
    TurningPoint,
    /// The highest term of all nodes rises.
    Term,
    /// A fact, as `expect fact` has it: on any node, or on this one; the next time, or the K-th time of the whole run.
    Fact {
        /// The fact.
        fact: FactKind,
        /// Where; `None`: anywhere.
        node: Option<Target>,
        /// The how-manieth of the run; `None`: any.
        count: Option<u32>,
    },
    /// Anything at all that happens on this node.
    Node(Target),
    /// Anything that happens to this message.
    Message(MessageId),
    /// A property is broken; this one, or any.
    Violation(Option<Property>),
    /// An expectation of the script fails.
    Failure,
    /// The script ends, at its `until`.
    End,
}

/// How a search ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// The run stands where it is.
    Here,
    /// It is nowhere in this direction.
    Nowhere,
    /// Not found as yet: the search gave up, and the run stands where it did.
    GaveUp,
}

/// What a search compares a step with: the run before it.
#[derive(Clone, Copy)]
pub(crate) struct Before {
    term: u64,
    verdicts: usize,
}

impl Before {
    pub(crate) fn of(run: &Run) -> Before {
        Before {
            term: run.world().servers().iter().map(|server| server.node.current_term()).max().unwrap_or(0),
            verdicts: run.verdicts().len(),
        }
    }
}

impl Wanted {
    /// Where a page stops time at first: a property breaks, an expectation fails, the script ends.
    pub const STANDING: [Wanted; 3] = [Wanted::Violation(None), Wanted::Failure, Wanted::End];

    /// Reads what is looked for: `turning-point`, `term`, `failure`, `end`, `on n3`, `message n1>n2#3`,
    /// `violation [PROPERTY]`, or a fact as after `expect fact`.
    ///
    /// # Errors
    /// Those of the script's grammar.
    pub fn parse(session: &Session, text: &str) -> Result<Wanted, Refusal> {
        let script = session.script();
        let (first, rest) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
        Ok(match (first, rest) {
            ("turning-point", "") => Wanted::TurningPoint,
            ("term", "") => Wanted::Term,
            ("failure", "") => Wanted::Failure,
            ("end", "") => Wanted::End,
            ("violation", "") => Wanted::Violation(None),
            ("violation", property) if !property.contains('=') => {
                match script.parse_action(&format!("expect violation {property}"))? {
                    Deed::Expect(Expect::Violation(property)) => Wanted::Violation(Some(property)),
                    _ => Wanted::Violation(None),
                }
            }
            ("on", node) => match script.parse_action(&format!("crash {node}"))? {
                Deed::Act(Action::Crash(target, _)) => Wanted::Node(target),
                _ => Wanted::TurningPoint,
            },
            ("message", id) => match script.parse_action(&format!("drop {id}"))? {
                Deed::Act(Action::Drop(id)) => Wanted::Message(id),
                _ => Wanted::TurningPoint,
            },
            _ => match script.parse_action(&format!("expect fact {text}"))? {
                Deed::Expect(Expect::Fact { fact, node, count }) => Wanted::Fact { fact, node, count },
                _ => Wanted::TurningPoint,
            },
        })
    }

    /// Whether this is what the last step brought.
    pub(crate) fn is_in(&self, records: &[Record], before: Before, run: &Run) -> bool {
        let world = run.world();
        match self {
            Wanted::TurningPoint => records.iter().any(|record| is_turning_point(record, run)),
            Wanted::Term => Before::of(run).term > before.term,
            Wanted::Fact { fact, node, count } => {
                let node = match node {
                    None => None,
                    Some(target) => match world.resolve(*target) {
                        Ok(id) => Some(id),
                        Err(_) => return false,
                    },
                };
                let fits = |record: &&Record| record.what.kind() == *fact && (node.is_none() || record.node == node);
                let now = records.iter().filter(fits).count() as u32;
                let all = run.times(*fact, node);
                now > 0 && count.is_none_or(|count| all >= count && all - now < count)
            }
            Wanted::Node(target) => match world.resolve(*target) {
                Ok(id) => records.iter().any(|record| record.node == Some(id)),
                Err(_) => false,
            },
            Wanted::Message(id) => records.iter().any(|record| match &record.what {
                What::Delay(other, _) | What::Late(other, _) => other == id,
                what => what.message().is_some_and(|(other, _)| other == *id),
            }),
            Wanted::Violation(property) => records.iter().any(|record| match &record.what {
                What::Violation(violation) => property.is_none_or(|property| violation.property == property),
                _ => false,
            }),
            Wanted::Failure => run.verdicts().iter().skip(before.verdicts).any(|verdict| !verdict.held),
            // No step brings it.
            Wanted::End => false,
        }
    }

    /// Whether this is so where the script ends, at which the run stands.
    pub(crate) fn is_at_end(&self, run: &Run) -> bool {
        match self {
            Wanted::Failure => run.ending().is_some_and(|verdicts| verdicts.iter().any(|verdict| !verdict.held)),
            Wanted::End => run.says_end(),
            _ => false,
        }
    }

    /// Where the script's end is what comes next in this run, goes there; the place, if it is looked for.
    fn pass_end(wanted: &[Wanted], run: &mut Run) -> Option<Place> {
        let end = run.end_ahead()?;
        run.idle_to(end);
        let is_wanted = wanted.iter().any(|wanted| wanted.is_at_end(run));
        is_wanted.then_some(Place::Moment(Moment::end_of(end)))
    }
}

fn is_turning_point(record: &Record, run: &Run) -> bool {
    match &record.what {
        What::Node(Fact::Commit { .. }) => {
            let server = record.node.and_then(|id| run.world().server(id));
            server.is_some_and(|server| server.node.is_leader())
        }
        what => matches!(
            what.kind(),
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

impl Session {
    /// Goes to the next moment, or the last one before, at which one of these is so. Forwards it plays on, but no more
    /// than `most` steps beyond what is known; backwards the start ends the search.
    pub fn find(&mut self, wanted: &[Wanted], forwards: bool, most: u64) -> Found {
        if forwards {
            self.find_forwards(wanted, most)
        } else {
            self.find_backwards(wanted)
        }
    }

    fn find_forwards(&mut self, wanted: &[Wanted], most: u64) -> Found {
        let here = self.run().steps();
        let mut at = Checkpoint { run: self.run().clone(), recent: Default::default(), latest: [].into() };
        let known = self.branch().trail().far_step();
        let mut ahead = None;
        loop {
            if let Some(place) = Wanted::pass_end(wanted, &mut at.run) {
                self.seek(place, u64::MAX);
                return Found::Here;
            }
            let before = Before::of(&at.run);
            if !at.step() || (self.is_full() && at.run.steps() > known) {
                return Found::Nowhere;
            }
            if wanted.iter().any(|wanted| wanted.is_in(&at.latest, before, &at.run)) {
                self.seek(Place::Step(at.run.steps()), u64::MAX);
                return Found::Here;
            }
            if at.run.steps() >= known.max(here) {
                let budget = ahead.get_or_insert_with(|| Budget::of(most, &at.run));
                if budget.is_spent(&at.run) {
                    return Found::GaveUp;
                }
            }
        }
    }

    fn find_backwards(&mut self, wanted: &[Wanted]) -> Found {
        // Where the clock has run on, the last step lies in the past as well.
        let mut last_step = self.run().steps().saturating_sub(u64::from(!self.run().is_idle()));
        let now = self.world().now();
        loop {
            let mut at = self.checkpoint_before(Place::Step(last_step.saturating_sub(1)));
            let begin = at.run.steps();
            let mut last = None;
            loop {
                if at.run.end_ahead().is_some_and(|end| end < now) {
                    last = Wanted::pass_end(wanted, &mut at.run).or(last);
                }
                let before = Before::of(&at.run);
                if at.run.steps() >= last_step || !at.step() {
                    break;
                }
                if wanted.iter().any(|wanted| wanted.is_in(&at.latest, before, &at.run)) {
                    last = Some(Place::Step(at.run.steps()));
                }
            }
            if let Some(place) = last {
                self.seek(place, u64::MAX);
                return Found::Here;
            }
            if begin == 0 {
                return Found::Nowhere;
            }
            // The step on which the checkpoint stands is looked at with the stretch before.
            last_step = begin;
        }
    }
}
