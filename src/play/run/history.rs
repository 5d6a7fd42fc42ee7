//! Going back. A run is a fold, so any moment of it can be had again by folding anew; checkpoints make that quick.
//!
//! A [`BranchHistory`] holds a checkpoint every [`EVERY`] steps, and the [`Timeline`]. A checkpoint is a clone of the
//! run. Clones share what has not changed, so a checkpoint costs what the run has changed since the last one.
//!
//! # Memory
//!
//! A checkpoint takes some tens of kilobytes, and the timeline about fifty bytes an event; `cargo bench` prints both.
//! So an hour of five idle nodes, 700,000 events, takes some forty megabytes. Both are bounded, by
//! [`MOST_TIMELINE_BYTES`](crate::play::run::session::MOST_TIMELINE_BYTES) and
//! [`MOST_CHECKPOINT_BYTES`](super::session::MOST_CHECKPOINT_BYTES): a run whose timeline is full goes no further; of
//! too many checkpoints every other one goes, and going back takes longer.

use std::collections::VecDeque;
use std::rc::Rc;

use crate::play::record::timeline::Timeline;
use crate::play::run::Run;
use crate::play::script::Moment;
use crate::play::tell;
use crate::raft::{Log, Message};
use crate::sim::{Micros, Record, World};

/// Steps between two checkpoints: as many as can be played again well within a frame.
pub const EVERY: u64 = 4096;

/// How many facts that are more than traffic are remembered for the list.
const STEPS_KEPT: usize = 150;
/// How many messages sent and received.
const TRAFFIC_KEPT: usize = 60;

/// A fact, and the step that brought it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecentFact {
    /// The step: see [`Run::steps`].
    pub step: u64,
    /// The fact.
    pub record: Record,
}

/// The facts of late, for a list.
#[derive(Clone, Debug, Default)]
pub struct Recent {
    steps: VecDeque<RecentFact>,
    traffic: VecDeque<RecentFact>,
}

impl Recent {
    /// Takes in what a step has brought.
    pub fn extend(&mut self, step: u64, records: &[Record]) {
        for record in records {
            let (list, most) = match tell::weight(&record.what) {
                0 => (&mut self.traffic, TRAFFIC_KEPT),
                _ => (&mut self.steps, STEPS_KEPT),
            };
            if list.len() == most {
                list.pop_front();
            }
            list.push_back(RecentFact { step, record: record.clone() });
        }
    }

    /// All of them, oldest first.
    pub fn recent_facts(&self) -> Vec<&RecentFact> {
        let mut fact: Vec<&RecentFact> = self.steps.iter().chain(&self.traffic).collect::<Vec<_>>();
        fact.sort_by_key(|fact| fact.record.seq);
        fact
    }
}

/// Somewhere in a run, as it was there.
#[derive(Clone, Debug)]
pub struct Checkpoint {
    /// The run.
    pub run: Run,
    /// The facts of late.
    pub recent: Recent,
    /// What the last step brought.
    pub latest: Rc<[Record]>,
}

impl Checkpoint {
    /// The start of a run that has not made a step.
    pub fn start(run: Run) -> Checkpoint {
        let latest: Rc<[Record]> = run.world().facts().into();
        let mut recent = Recent::default();
        recent.extend(0, &latest);
        Checkpoint { run, recent, latest }
    }

    /// Lets one thing happen; false if nothing ever will.
    pub fn step(&mut self) -> bool {
        let mut records = Vec::new();
        let stepped = self.run.step(&mut |_, record| records.push(record.clone()));
        if stepped {
            self.took(records);
        }
        stepped
    }

    /// How many bytes it keeps for itself, without the blocks of logs.
    fn bytes(&self) -> usize {
        let records = self.recent.steps.len() + self.recent.traffic.len() + self.latest.len();
        records * (size_of::<Record>() + size_of::<Message>()) + self.run.world().clone_bytes()
    }

    /// The blocks of logs that it keeps, in order, each once.
    fn log_blocks(&self) -> Vec<usize> {
        let recent = self.recent.steps.iter().chain(&self.recent.traffic).map(|fact| &fact.record);
        let records = recent.chain(self.latest.iter());
        let told = records.filter_map(|record| record.what.message()).flat_map(|(_, message)| message.log_blocks());
        let mut blocks: Vec<usize> = self.run.world().log_blocks().chain(told).collect::<Vec<_>>();
        blocks.sort();
        blocks.dedup();
        blocks
    }

    /// A step has brought these facts.
    pub fn took(&mut self, records: Vec<Record>) {
        self.recent.extend(self.run.steps(), &records);
        self.latest = records.into();
    }
}

/// A place in a run to go to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Right after this step, 0: the start. The clock stands at what happened in it.
    Step(u64),
    /// This moment: all that belongs before it has happened, and the clock stands at it.
    Moment(Moment),
}

impl Place {
    /// Whether this run has come no further than the place.
    pub fn is_ahead_of(self, run: &Run) -> bool {
        match self {
            Place::Step(step) => run.steps() <= step,
            // Of the same microsecond, only the start of it can be told from the clock alone.
            Place::Moment(moment) => run.world().now() < moment.at || (run.steps() == 0 && moment.at == 0),
        }
    }

    /// Whether the run's next thing comes before the place.
    pub fn is_after_next(self, run: &Run) -> bool {
        match self {
            Place::Step(step) => run.steps() < step,
            Place::Moment(moment) => run.is_before(moment),
        }
    }
}

/// A checkpoint that is kept.
#[derive(Clone, Debug)]
struct Kept {
    at: Rc<Checkpoint>,
    /// What it takes beside what it shares with the one before it, in bytes.
    bytes: usize,
}

impl Kept {
    fn new(at: Rc<Checkpoint>, before: Option<&Kept>) -> Kept {
        let shared = before.map(|kept| kept.at.log_blocks()).unwrap_or_default();
        let blocks = at.log_blocks().into_iter().filter(|block| shared.binary_search(block).is_err()).count();
        Kept { bytes: at.bytes() + blocks * Log::BLOCK_BYTES, at }
    }
}

/// The history of one branch.
#[derive(Clone, Debug)]
pub struct BranchHistory {
    checkpoints: Vec<Kept>,
    /// Steps between two of them: [`EVERY`], or twice, four times… as many once they took too much.
    every: u64,
    timeline: Timeline,
    /// How far the branch is known.
    far_step: u64,
    far_at: Micros,
}

impl BranchHistory {
    /// The history of a run that begins here.
    pub fn new(start: &Checkpoint) -> BranchHistory {
        BranchHistory {
            checkpoints: vec![Kept::new(Rc::new(start.clone()), None)],
            every: EVERY,
            timeline: Timeline::new(start.run.world(), &start.latest),
            far_step: 0,
            far_at: 0,
        }
    }

    /// The run has made a step, or its clock ran on. What is known already is not written again. Whether it is time to
    /// look how much there is by now.
    pub fn passed(&mut self, at: &Checkpoint) -> bool {
        let steps = at.run.steps();
        self.far_at = self.far_at.max(at.run.world().now());
        if steps != self.far_step + 1 {
            return false;
        }
        self.far_step = steps;
        self.timeline.record_step(at.run.world(), steps, &at.latest);
        if steps % self.every == 0 {
            self.checkpoints.push(Kept::new(Rc::new(at.clone()), self.checkpoints.last()));
        }
        steps % EVERY == 0
    }

    /// Takes every other checkpoint away, but not the start, and will make no more of them than that; false if there is
    /// none to take.
    pub fn thin(&mut self) -> bool {
        if self.checkpoints.len() < 2 {
            return false;
        }
        self.every *= 2;
        let mut stay: Vec<Kept> = Vec::new();
        for kept in std::mem::take(&mut self.checkpoints) {
            if kept.at.run.steps() % self.every == 0 {
                // It has other neighbours now, and shares less with them.
                stay.push(Kept::new(kept.at, stay.last()));
            }
        }
        self.checkpoints = stay;
        true
    }

    /// How many bytes the checkpoints take, as far as it can be told.
    pub fn checkpoint_bytes(&self) -> usize {
        self.checkpoints.iter().map(|kept| kept.bytes).sum()
    }

    /// How far the branch is known: the number of its last step.
    pub fn far_step(&self) -> u64 {
        self.far_step
    }

    /// How far the branch is known, in virtual time.
    pub fn far_at(&self) -> Micros {
        self.far_at
    }

    /// What there is to draw.
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// The last checkpoint that is not beyond a place.
    pub fn before(&self, place: Place) -> &Checkpoint {
        let count = self.checkpoints.partition_point(|checkpoint| place.is_ahead_of(&checkpoint.at.run));
        // There always is the start.
        &self.checkpoints[count.max(1) - 1].at
    }

    /// The history up to and including this step, after which the world was this one: where another future begins.
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

    /// Roughly how many bytes the timeline takes.
    pub fn timeline_bytes(&self) -> usize {
        self.timeline.bytes()
    }

    /// How many checkpoints there are.
    pub fn checkpoints(&self) -> usize {
        self.checkpoints.len()
    }
}
