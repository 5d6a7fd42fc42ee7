//! From which moment of a run on a break could not be avoided.
//!
//! From each of some moments before the break, the run goes on in many ways: the dice are thrown anew, and each action
//! of the script that is still to come is left out with one chance in two. What counts is in how many of these futures
//! the same property breaks.

use crate::play::run::Run;
use crate::play::script::Script;
use crate::sim::{dice, Micros, Property};

/// At most so many moments.
const MOMENTS: u64 = 40;
/// So many futures from each moment.
const FUTURES: u32 = 64;
/// How long after the break in the run itself a future is played.
const AFTER: Micros = 1_000_000;
/// A future of more steps is given up.
const MOST_STEPS: u64 = 10_000;
/// A run that breaks nothing within so many steps is not searched further.
const MOST_OF_ALL: u64 = 2_000_000;

/// A moment of the run, and how its futures end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FateAt {
    /// The virtual time.
    pub at: Micros,
    /// In how many futures the property breaks.
    pub ends: u32,
    /// How many futures were played.
    pub of: u32,
}

/// The futures of a run.
#[derive(Debug)]
pub struct Fate {
    property: Property,
    broke_at: Micros,
    /// The run at the moments that are still to be looked at, the last one first.
    ahead: Vec<Run>,
    told: Vec<FateAt>,
}

impl Fate {
    /// The futures of this script's run up to its first break. Of the moments, every `parts`-th from the `part`-th on
    /// is looked at, so that several workers can share them. `None`: nothing breaks.
    pub fn new(script: &Script, part: u64, parts: u64) -> Option<Fate> {
        let mut run = Run::new(script);
        let end = script.headless_end();
        let start = run.clone();
        let first = |run: &Run| run.world().monitor().violations().get(0).map(|it| (it.property, it.at));
        for _ in 0..MOST_OF_ALL {
            let ahead = run.next_time().is_some_and(|next| next <= end);
            if first(&run).is_some() || !ahead || !run.step(&mut |_, _| ()) {
                break;
            }
        }
        let (property, broke_at) = first(&run)?;
        let mut run = start;
        let (mut ahead, mut told) = (Vec::new(), Vec::new());
        for moment in 0..MOMENTS {
            let at = broke_at * moment / MOMENTS;
            run.advance(at, u64::MAX, &mut |_, _| ());
            if moment % parts.max(1) == part && first(&run).is_none() && run.world().now() == at {
                ahead.push(run.clone());
                told.push(FateAt { at, ends: 0, of: 0 });
            }
        }
        ahead.reverse();
        Some(Fate { property, broke_at, ahead, told })
    }

    /// When the property breaks in the run itself.
    pub fn broke_at(&self) -> Micros {
        self.broke_at
    }

    /// The property.
    pub fn property(&self) -> Property {
        self.property
    }

    /// The moments, in order. Those with `of` 0 are still to be looked at.
    pub fn moments(&self) -> &[FateAt] {
        &self.told
    }

    /// Plays up to `most` futures. `true`: all were played.
    pub fn advance(&mut self, most: u32) -> bool {
        for _ in 0..most {
            let Some(run) = self.ahead.last() else { return true };
            let place = self.told.len() - self.ahead.len();
            let Some(moment) = self.told.get_mut(place) else { return true };
            let future = run.other_future(dice::mix(u64::from(moment.of) + 1));
            moment.ends += u32::from(breaks(future, self.property, self.broke_at + AFTER));
            moment.of += 1;
            if moment.of == FUTURES {
                self.ahead.pop();
            }
        }
        self.ahead.is_empty()
    }
}

fn breaks(mut run: Run, property: Property, end: Micros) -> bool {
    for _ in 0..MOST_STEPS {
        let violations = run.world().monitor().violations();
        if violations.iter().any(|violation| violation.property == property) {
            return true;
        }
        if run.next_time().is_none_or(|next| next > end) || !run.step(&mut |_, _| ()) {
            break;
        }
    }
    false
}
