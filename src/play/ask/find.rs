//! Searching a run for the next, or the last, step that meets a [`Condition`].
//!
//! Nothing is indexed for this: a search replays what lies between, one stretch between two checkpoints at a time.

use crate::play::run::condition::{Baseline, Condition};
use crate::play::run::history::{Checkpoint, Place};
use crate::play::run::session::Session;
use crate::play::run::Budget;

/// How a search ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// The session now stands at the step that was found.
    Here,
    /// No step in this direction meets the condition.
    Nowhere,
    /// The search used up its steps; the session stands where it stood before.
    GaveUp,
}

impl Session {
    /// Moves to the next step, or to the last one before, that meets one of the conditions. A search forwards simulates
    /// at most `most` steps beyond the known part of the branch; a search backwards ends at the start.
    pub fn find(&mut self, wanted: &[Condition], forwards: bool, most: u64) -> Found {
        if forwards {
            self.find_forwards(wanted, most)
        } else {
            self.find_backwards(wanted)
        }
    }

    fn find_forwards(&mut self, wanted: &[Condition], most: u64) -> Found {
        let here = self.run().steps();
        let mut at = Checkpoint::without_facts(self.run().clone());
        let known = self.branch().history().far_step();
        let mut ahead = None;
        loop {
            if let Some(place) = Condition::pass_end(wanted, &mut at.run) {
                self.seek(place, u64::MAX);
                return Found::Here;
            }
            let before = Baseline::of(&at.run);
            if !at.step() || (self.is_full() && at.run.steps() > known) {
                return Found::Nowhere;
            }
            if wanted.iter().any(|wanted| wanted.is_met(&at.latest, before, &at.run)) {
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

    fn find_backwards(&mut self, wanted: &[Condition]) -> Found {
        // If the clock has moved on since the last step, that step is in the past as well.
        let mut last_step = self.run().steps().saturating_sub(u64::from(!self.run().is_idle()));
        let now = self.world().now();
        loop {
            let mut at = self.checkpoint_before(Place::Step(last_step.saturating_sub(1)));
            let begin = at.run.steps();
            let mut last = None;
            loop {
                if at.run.end_ahead().is_some_and(|end| end < now) {
                    last = Condition::pass_end(wanted, &mut at.run).or(last);
                }
                let before = Baseline::of(&at.run);
                if at.run.steps() >= last_step || !at.step() {
                    break;
                }
                if wanted.iter().any(|wanted| wanted.is_met(&at.latest, before, &at.run)) {
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
            // The step of the checkpoint itself belongs to the stretch before.
            last_step = begin;
        }
    }
}
