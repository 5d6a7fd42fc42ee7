//! One task of a search, in pieces: what a worker of the page carries out.

use super::exhaustive::{End, Exhaustive, Search};
use super::fate::{Fate, FateAt};
use super::goal::Goal;
use super::shrink::Shrink;
use super::swarm::Swarm;
use super::{Found, Progress};
use crate::play::script::{parse, Refusal};
use crate::play::told::{told, Told};
use crate::raft::Rule;
use crate::sim::Micros;

/// A task.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Task {
    /// The exhaustive search. With one rule off: [`Search::against`] it.
    Search {
        /// The rules that are off.
        off: Vec<Rule>,
        /// What is searched for; `None`: what the rule protects, or any property.
        goal: Option<Goal>,
    },
    /// Random runs.
    Swarm {
        /// The rules that are off.
        off: Vec<Rule>,
        /// What is searched for.
        goal: Goal,
        /// The first seed.
        seed: u64,
        /// The distance to the next one.
        stride: u64,
    },
    /// A script with a violation is made short.
    Shrink(String),
    /// The moment of no return.
    Fate {
        /// The script.
        script: String,
        /// Of the failure of the expectation in this line; `None`: of the first break.
        line: Option<u32>,
        /// The first moment.
        part: u64,
        /// The distance to the next one.
        parts: u64,
    },
}

/// How far a task has come.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// Of the exhaustive search.
    pub progress: Progress,
    /// Random runs, or schedules that were played to make one short.
    pub runs: u64,
    /// It has ended.
    pub done: bool,
    /// Everything within the bounds was seen.
    pub complete: bool,
    /// It has reached its limit of states.
    pub limit: bool,
    /// What was found. While a script is made short: the shortest so far.
    pub found: Option<Found>,
    /// No shorter run within the bounds does it, or over the same deeds.
    pub shortest: bool,
    /// What the exhaustive search searches, and within which bounds.
    pub bounds: Option<Search>,
    /// The moments whose futures were played.
    pub moments: Vec<FateAt>,
    /// When the property breaks in the run itself, or the expectation fails.
    pub lost_at: Option<Micros>,
    /// After how many steps.
    pub lost_step: Option<u64>,
}

/// A task that is being carried out.
#[derive(Debug)]
pub struct Explorer(Work);

#[derive(Debug)]
enum Work {
    Search(Box<Exhaustive>),
    Swarm(Swarm),
    Shrink(Box<Shrink>),
    Fate(Box<Fate>),
}

impl Explorer {
    /// Begins a task.
    ///
    /// # Errors
    /// A script that does not parse, or in which nothing breaks, or the expectation does not fail.
    pub fn new(task: Task) -> Result<Explorer, Told> {
        let read = |text: &str| parse(text).map_err(|refusal| refusal.told());
        let unbroken = || told!("explore-nothing-breaks");
        Ok(Explorer(match task {
            Task::Search { off, goal } => {
                let mut search = Search::without(off);
                if let Some(goal) = goal {
                    search.goal = goal;
                }
                Work::Search(Box::new(Exhaustive::new(search).map_err(|refusal: Refusal| refusal.told())?))
            }
            Task::Swarm { off, goal, seed, stride } => Work::Swarm(Swarm::new(off, goal, seed, stride)),
            Task::Shrink(text) => {
                let shrink = Shrink::new(&read(&text)?);
                Work::Shrink(Box::new(shrink.ok_or_else(unbroken)?))
            }
            Task::Fate { script, line, part, parts } => {
                let fate = Fate::new(&read(&script)?, line, part, parts);
                let unlost = || line.map_or_else(unbroken, |line| told!("explore-nothing-fails", line));
                Work::Fate(Box::new(fate.ok_or_else(unlost)?))
            }
        }))
    }

    /// Works on: the deeds of so many states, so many random runs, schedules or futures. `true`: it has ended.
    pub fn advance(&mut self, most: u32) -> bool {
        match &mut self.0 {
            Work::Search(search) => search.advance(most),
            Work::Swarm(swarm) => swarm.advance(most),
            Work::Shrink(shrink) => shrink.advance(most),
            Work::Fate(fate) => fate.advance(most),
        }
    }

    /// Raises the limit of states of the exhaustive search.
    pub fn allow(&mut self, states: u64) {
        if let Work::Search(search) = &mut self.0 {
            search.allow(states);
        }
    }

    /// How far it has come.
    pub fn report(&mut self) -> Report {
        let done = self.advance(0);
        match &self.0 {
            Work::Search(search) => Report {
                progress: search.progress(),
                done,
                complete: search.end() == Some(&End::Complete),
                limit: search.end() == Some(&End::Limit),
                found: match search.end() {
                    Some(End::Found(found)) => Some(found.clone()),
                    _ => None,
                },
                shortest: search.is_shortest(),
                bounds: Some(search.search().clone()),
                ..Report::default()
            },
            Work::Swarm(swarm) => {
                Report { runs: swarm.runs(), done, found: swarm.found().cloned(), ..Report::default() }
            }
            Work::Shrink(shrink) => Report {
                runs: shrink.tries(),
                done,
                found: Some(shrink.best()),
                shortest: shrink.is_shortest(),
                ..Report::default()
            },
            Work::Fate(fate) => Report {
                done,
                moments: fate.moments().iter().filter(|moment| moment.of > 0).copied().collect(),
                lost_at: Some(fate.lost_at()),
                lost_step: Some(fate.lost_step()),
                ..Report::default()
            },
        }
    }
}
