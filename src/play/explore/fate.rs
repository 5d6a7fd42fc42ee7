//! From which moment of a run on a loss could not be avoided: a break of a property, or the failure of an expectation.
//!
//! From each of some moments before it, the run goes on in many ways: the dice are thrown anew, and each action of the
//! script that is still to come is left out with one chance in two. What counts is in how many of these futures the
//! same property breaks, or the same expectation fails.

use crate::play::run::Run;
use crate::play::script::Script;
use crate::sim::{dice, Micros, Property};

/// At most so many moments.
const MOMENTS: u64 = 40;
/// So many futures from each moment.
const FUTURES: u32 = 64;
/// How long after the break in the run itself a future is played.
const AFTER: Micros = 1_000_000;
/// A future of more steps, and of more than twice those of the run itself, is given up.
const MOST_STEPS: u64 = 10_000;
/// A run that loses nothing within so many steps is not searched further.
const MOST_OF_ALL: u64 = 2_000_000;

/// A moment of the run, and how its futures end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FateAt {
    /// The virtual time.
    pub at: Micros,
    /// How many steps the run has made by then.
    pub step: u64,
    /// In how many futures the loss happens.
    pub ends: u32,
    /// How many futures were played.
    pub of: u32,
}

/// What must not happen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Loss {
    Breaks(Property),
    /// The expectation of this line fails.
    Fails(u32),
}

impl Loss {
    /// Whether it has happened, and when; `None`: that is open.
    fn fate(self, run: &Run) -> Option<(bool, Micros)> {
        match self {
            Loss::Breaks(property) => {
                let mut violations = run.world().monitor().violations().iter();
                violations.find(|it| it.property == property).map(|it| (true, it.at))
            }
            Loss::Fails(line) => {
                let mut verdicts = run.verdicts().iter().chain(run.ending().into_iter().flatten());
                verdicts.find(|it| it.line == line).map(|it| (!it.held, it.at))
            }
        }
    }
}

/// The futures of a run.
#[derive(Debug)]
pub struct Fate {
    loss: Loss,
    lost_at: Micros,
    lost_step: u64,
    /// Until when a future is played.
    until: Micros,
    /// The run at the moments that are still to be looked at, the last one first.
    ahead: Vec<Run>,
    told: Vec<FateAt>,
}

impl Fate {
    /// The futures of this script's run up to its first break, or up to the failure of the expectation in `line`. Of
    /// the moments, every `parts`-th from the `part`-th on is looked at, so that several workers can share them.
    /// `None`: nothing breaks, or it does not fail.
    pub fn new(script: &Script, line: Option<u32>, part: u64, parts: u64) -> Option<Fate> {
        let mut run = Run::new(script);
        let end = script.headless_end();
        let start = run.clone();
        let first = |run: &Run| match line {
            None => run.world().monitor().violations().get(0).map(|it| Loss::Breaks(it.property)),
            Some(line) => Loss::Fails(line).fate(run).map(|_| Loss::Fails(line)),
        };
        for _ in 0..MOST_OF_ALL {
            let ahead = run.next_time().is_some_and(|next| next <= end);
            if first(&run).is_some() || !ahead || !run.step(&mut |_, _| ()) {
                break;
            }
        }
        run.idle_to(end.max(run.world().now()));
        let loss = first(&run)?;
        let (true, lost_at) = loss.fate(&run)? else { return None };
        let lost_step = run.steps();
        let mut run = start;
        let (mut ahead, mut told) = (Vec::new(), Vec::new());
        for moment in 0..MOMENTS {
            let at = lost_at * moment / MOMENTS;
            // The first moment is the start, before what the script does at 0 ms.
            if moment > 0 {
                run.advance(at, u64::MAX, &mut |_, _| ());
            }
            if moment % parts.max(1) == part && loss.fate(&run).is_none() && run.world().now() == at {
                ahead.push(run.clone());
                told.push(FateAt { at, step: run.steps(), ends: 0, of: 0 });
            }
        }
        ahead.reverse();
        let until = match loss {
            Loss::Breaks(_) => lost_at + AFTER,
            Loss::Fails(_) => end.max(lost_at),
        };
        Some(Fate { loss, lost_at, lost_step, until, ahead, told })
    }

    /// The property that breaks; `None`: an expectation fails.
    pub fn property(&self) -> Option<Property> {
        match self.loss {
            Loss::Breaks(property) => Some(property),
            Loss::Fails(_) => None,
        }
    }

    /// When it happens in the run itself.
    pub fn lost_at(&self) -> Micros {
        self.lost_at
    }

    /// After how many steps.
    pub fn lost_step(&self) -> u64 {
        self.lost_step
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
            let Some(moment) = self.told.get(place) else { return true };
            let future = run.other_future(dice::mix(u64::from(moment.of) + 1));
            let lost = self.loses(future);
            let moment = &mut self.told[place];
            moment.ends += u32::from(lost);
            moment.of += 1;
            if moment.of == FUTURES {
                self.ahead.pop();
            }
        }
        self.ahead.is_empty()
    }

    fn loses(&self, mut run: Run) -> bool {
        for _ in 0..MOST_STEPS.max(2 * self.lost_step) {
            if let Some((lost, _)) = self.loss.fate(&run) {
                return lost;
            }
            if run.next_time().is_none_or(|next| next > self.until) || !run.step(&mut |_, _| ()) {
                break;
            }
        }
        run.idle_to(self.until);
        self.loss.fate(&run).is_some_and(|(lost, _)| lost)
    }
}
