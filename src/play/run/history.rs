//! Going back. A run is a fold, so any moment can be reached by simulating from the start. Checkpoints make that fast.
//!
//! A [`BranchHistory`] holds a checkpoint every [`EVERY`] steps, and the [`Timeline`]. A checkpoint is a clone of the
//! run. Clones share what has not changed, so a checkpoint costs what the run has changed since the last one.
//!
//! # Memory
//!
//! A checkpoint takes tens of kilobytes, and the timeline about fifty bytes an event; `cargo bench` prints both. An
//! hour of five idle nodes, 700,000 events, takes about forty megabytes. Both are limited, by
//! [`MOST_TIMELINE_BYTES`](crate::play::run::session::MOST_TIMELINE_BYTES) and
//! [`MOST_CHECKPOINT_BYTES`](super::session::MOST_CHECKPOINT_BYTES): a run whose timeline is full cannot advance; at
//! the limit of the checkpoints every second one is removed, and going back takes longer.

use std::collections::VecDeque;
use std::rc::Rc;

use crate::play::record::timeline::Timeline;
use crate::play::run::fold::Run;
use crate::play::script::Moment;
use crate::play::tell;
use crate::raft::{Log, Message};
use crate::sim::order::by_number;
use crate::sim::{Micros, Record, World};

/// Steps between two checkpoints: few enough to simulate them again well within a frame.
pub const EVERY: u64 = 4096;

/// How many facts that are not traffic are kept for the list of events.
const STEPS_KEPT: usize = 150;
/// How many facts that are traffic are kept for the list of events.
const TRAFFIC_KEPT: usize = 60;

/// A fact with its step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecentFact {
    /// The step: see [`Run::steps`].
    pub step: u64,
    /// The fact.
    pub record: Record,
}

/// The latest facts, for the list of events.
#[derive(Clone, Debug, Default)]
pub struct Recent {
    steps: VecDeque<RecentFact>,
    traffic: VecDeque<RecentFact>,
}

impl Recent {
    /// Adds the facts of a step.
    pub fn extend(&mut self, step: u64, records: impl IntoIterator<Item = Record>) {
        for record in records {
            let (list, most) = match tell::weight(&record.what) {
                0 => (&mut self.traffic, TRAFFIC_KEPT),
                _ => (&mut self.steps, STEPS_KEPT),
            };
            if list.len() == most {
                list.pop_front();
            }
            list.push_back(RecentFact { step, record });
        }
    }
}

/// A run at one moment, with its latest facts.
#[derive(Clone, Debug)]
pub struct Checkpoint {
    /// The run.
    pub run: Run,
    /// The latest facts before those of the last step.
    recent: Recent,
    /// The facts of the last step.
    pub latest: Vec<Record>,
    /// The number of that step.
    latest_step: u64,
}

impl Checkpoint {
    /// A checkpoint at the start of a run, before its first step.
    pub fn start(run: Run) -> Checkpoint {
        let latest = run.world().facts().to_vec();
        Checkpoint { run, recent: Recent::default(), latest, latest_step: 0 }
    }

    /// A checkpoint of this run that knows no facts of before.
    pub fn without_facts(run: Run) -> Checkpoint {
        Checkpoint { latest_step: run.steps(), run, recent: Recent::default(), latest: Vec::new() }
    }

    /// The latest facts, oldest first.
    pub fn recent_facts(&self) -> Vec<RecentFact> {
        let mut recent = self.recent.clone();
        recent.extend(self.latest_step, self.latest.iter().cloned());
        let mut facts: Vec<RecentFact> = recent.steps.into_iter().chain(recent.traffic).collect();
        by_number(&mut facts, |fact| fact.record.seq.into());
        facts
    }

    /// Makes one step; false if there is none.
    pub fn step(&mut self) -> bool {
        if self.run.next_time().is_none() {
            return false;
        }
        self.recent.extend(self.latest_step, self.latest.drain(..));
        let stepped = self.run.step_into(&mut self.latest);
        self.latest_step = self.run.steps();
        stepped
    }

    /// The bytes that only this checkpoint holds, without the blocks of logs.
    fn bytes(&self) -> usize {
        let records = self.recent.steps.len() + self.recent.traffic.len() + self.latest.len();
        records * (size_of::<Record>() + size_of::<Message>()) + self.run.world().clone_bytes()
    }

    /// The addresses of the blocks of logs that it holds, sorted, each once.
    fn log_blocks(&self) -> Vec<usize> {
        let recent = self.recent.steps.iter().chain(&self.recent.traffic).map(|fact| &fact.record);
        let records = recent.chain(&self.latest);
        let told = records.filter_map(|record| record.what.message()).flat_map(|(_, message)| message.log_blocks());
        let mut blocks: Vec<usize> = self.run.world().log_blocks().chain(told).collect();
        by_number(&mut blocks, |block| *block as u128);
        blocks.dedup();
        blocks
    }

    /// Adds the facts of a step that was made.
    pub fn took(&mut self, records: Vec<Record>) {
        let before = std::mem::replace(&mut self.latest, records);
        self.recent.extend(self.latest_step, before);
        self.latest_step = self.run.steps();
    }
}

/// A place in a run to go to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Right after this step, with the clock at its time; 0: the start.
    Step(u64),
    /// This moment, with the clock at its time: everything that comes before it has happened.
    Moment(Moment),
}

impl Place {
    /// Whether the run is not beyond the place.
    pub fn is_ahead_of(self, run: &Run) -> bool {
        match self {
            Place::Step(step) => run.steps() <= step,
            // Within the same microsecond the clock alone only identifies the start of the run.
            Place::Moment(moment) => run.world().now() < moment.at || (run.steps() == 0 && moment.at == 0),
        }
    }

    /// Whether the run's next step comes before the place.
    pub fn is_after_next(self, run: &Run) -> bool {
        match self {
            Place::Step(step) => run.steps() < step,
            Place::Moment(moment) => run.is_before(moment),
        }
    }
}

/// A stored checkpoint, with its share of the memory.
#[derive(Clone, Debug)]
struct StoredCheckpoint {
    at: Rc<Checkpoint>,
    /// The bytes that it does not share with the checkpoint before it.
    bytes: usize,
}

impl StoredCheckpoint {
    fn new(at: Rc<Checkpoint>, before: Option<&StoredCheckpoint>) -> StoredCheckpoint {
        let shared = before.map(|kept| kept.at.log_blocks()).unwrap_or_default();
        let blocks = at.log_blocks().into_iter().filter(|block| shared.binary_search(block).is_err()).count();
        StoredCheckpoint { bytes: at.bytes() + blocks * Log::BLOCK_BYTES, at }
    }
}

/// The history of one branch.
#[derive(Clone, Debug)]
pub struct BranchHistory {
    checkpoints: Vec<StoredCheckpoint>,
    /// Steps between two of them: [`EVERY`] at first, doubled whenever the checkpoints exceed their limit.
    every: u64,
    timeline: Timeline,
    /// The last step that was simulated.
    far_step: u64,
    /// The latest virtual time that was simulated.
    far_at: Micros,
}

impl BranchHistory {
    /// The history of a run at its start.
    pub fn new(start: &Checkpoint) -> BranchHistory {
        BranchHistory {
            checkpoints: vec![StoredCheckpoint::new(Rc::new(start.clone()), None)],
            every: EVERY,
            timeline: Timeline::new(start.run.world(), &start.latest),
            far_step: 0,
            far_at: 0,
        }
    }

    /// Records the state after a step, or after the clock has moved. A step that is known already is not recorded
    /// again. True every [`EVERY`] steps: the caller then checks the memory limits.
    pub fn passed(&mut self, at: &Checkpoint) -> bool {
        let steps = at.run.steps();
        self.far_at = self.far_at.max(at.run.world().now());
        if steps != self.far_step + 1 {
            return false;
        }
        self.far_step = steps;
        self.timeline.record_step(at.run.world(), steps, &at.latest);
        if steps % self.every == 0 {
            self.checkpoints.push(StoredCheckpoint::new(Rc::new(at.clone()), self.checkpoints.last()));
        }
        steps % EVERY == 0
    }

    /// Removes every second checkpoint, but not the start, and doubles the distance of new ones. False if there is
    /// nothing to remove.
    pub fn thin(&mut self) -> bool {
        if self.checkpoints.len() < 2 {
            return false;
        }
        self.every *= 2;
        let mut stay: Vec<StoredCheckpoint> = Vec::new();
        for kept in std::mem::take(&mut self.checkpoints) {
            if kept.at.run.steps() % self.every == 0 {
                // Its neighbours have changed: it shares less with them.
                stay.push(StoredCheckpoint::new(kept.at, stay.last()));
            }
        }
        self.checkpoints = stay;
        true
    }

    /// The estimated bytes of the checkpoints.
    pub fn checkpoint_bytes(&self) -> usize {
        self.checkpoints.iter().map(|kept| kept.bytes).sum()
    }

    /// The last step that was simulated.
    pub fn far_step(&self) -> u64 {
        self.far_step
    }

    /// The latest virtual time that was simulated.
    pub fn far_at(&self) -> Micros {
        self.far_at
    }

    /// What the diagram draws.
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// The last checkpoint that is not after a place.
    pub fn before(&self, place: Place) -> &Checkpoint {
        let count = self.checkpoints.partition_point(|checkpoint| place.is_ahead_of(&checkpoint.at.run));
        // The first checkpoint is the start, which is not after any place.
        &self.checkpoints[count.max(1) - 1].at
    }

    /// A copy of the history up to and including this step, for a branch that begins there. `world`: after the step.
    pub fn up_to(&self, step: u64, world: &World) -> BranchHistory {
        let kept = self.checkpoints.partition_point(|checkpoint| checkpoint.at.run.steps() <= step);
        BranchHistory {
            checkpoints: self.checkpoints[..kept.max(1)].to_vec(),
            every: self.every,
            timeline: self.timeline.up_to(step, world),
            far_step: step,
            far_at: world.now(),
        }
    }

    /// The estimated bytes of the timeline.
    pub fn timeline_bytes(&self) -> usize {
        self.timeline.bytes()
    }

    /// How many checkpoints there are.
    pub fn checkpoints(&self) -> usize {
        self.checkpoints.len()
    }
}
