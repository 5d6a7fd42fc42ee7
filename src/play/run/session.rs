//! The façade that the page, the command line and the tests use: a script with its run at one moment, and the branches
//! that a user's actions have created.
//!
//! - this file: moving in time, and the limits on what is kept;
//! - `act`: a user's actions;
//! - `branch`: a [`Branch`]; `branches`: creating, showing and forgetting branches;
//! - `replay`: sharing a run, and comparing it with the recorded one;
//! - `outcome`: what the calls return.

mod act;
mod branch;
mod branches;
mod outcome;
mod replay;

use crate::play::record::timeline::Timeline;
use crate::play::run::condition::{Baseline, Condition};
use crate::play::run::fold::{Bookmark, Budget, Run};
use crate::play::run::history::{BranchHistory, Checkpoint, Place, RecentFact};
use crate::play::script::{self, Refusal, Script};
use crate::play::tell::{self, told, Told};
use crate::sim::{Micros, Record, Setting, World};

pub use branch::{Branch, Fork, MOST_BRANCHES};
pub use outcome::{Acted, Replay};

/// The limit on the timelines of all branches together, in bytes: 96 MiB, about two million messages. Five idle nodes
/// reach it after four hours, twenty-five with heartbeats every 10 ms after eight minutes.
pub const MOST_TIMELINE_BYTES: usize = 96 << 20;

/// The limit on the checkpoints of all branches together, in estimated bytes: 64 MiB.
pub const MOST_CHECKPOINT_BYTES: usize = 64 << 20;

/// The script of the page at first.
pub const DEFAULT_SCRIPT: &str = "title \"Five nodes, about to elect\"\ncluster nodes=5 seed=7\n";

/// Which facts the sentence about the present moment is chosen from.
#[derive(Clone, Copy, Debug)]
enum Latest {
    /// None: the script has ended, which is no step.
    Nothing,
    /// Those of the last step.
    Step,
    /// Those of all steps after this one.
    After(u64),
}

/// A script and its run at one moment, with its branches.
#[derive(Clone, Debug)]
pub struct Session {
    /// At least one.
    branches: Vec<Branch>,
    /// The place of the shown branch in `branches`.
    shown: usize,
    /// How many branches were ever created. The next one gets the next number.
    branches_created: u32,
    now: Checkpoint,
    revision: u32,
    /// Which facts the sentence is about.
    latest: Latest,
    /// [`Session::advance`] stops where one of these is met.
    stops: Vec<Condition>,
    /// The limit on all timelines together, in bytes.
    most_timeline: usize,
    /// The timeline limit is reached: recorded history can be viewed, but the run cannot advance.
    full: bool,
}

impl Session {
    /// A session at the start of this script.
    pub fn new(script: Script) -> Session {
        let now = Checkpoint::start(Run::new(&script));
        let history = BranchHistory::new(&now);
        Session {
            branches: vec![Branch::new(1, script, None, history)],
            shown: 0,
            branches_created: 1,
            latest: Latest::Step,
            now,
            revision: 1,
            stops: vec![Condition::Violation(None)],
            most_timeline: MOST_TIMELINE_BYTES,
            full: false,
        }
    }

    /// The same session with another limit than [`MOST_TIMELINE_BYTES`].
    pub fn with_timeline_bytes(self, most_timeline: usize) -> Session {
        Session { most_timeline, ..self }
    }

    /// A session at the start of the script in this text.
    ///
    /// # Errors
    /// Those of [`script::parse()`].
    pub fn open(text: &str) -> Result<Session, Refusal> {
        Ok(Session::new(script::parse(text)?))
    }

    /// The branch that is shown.
    pub fn branch(&self) -> &Branch {
        &self.branches[self.shown]
    }

    fn branch_mut(&mut self) -> &mut Branch {
        &mut self.branches[self.shown]
    }

    /// The bookmarks of the shown branch, in the order of time. Those after the present moment are included.
    pub fn bookmarks(&self) -> Vec<Bookmark> {
        let branch = self.branch();
        branch.ahead.bookmarks(&branch.script, &branch.plan, self.run())
    }

    /// All branches, the trunk first.
    pub fn branches(&self) -> &[Branch] {
        &self.branches
    }

    /// The script of the shown branch, including what was done by hand.
    pub fn script(&self) -> &Script {
        &self.branch().script
    }

    /// The run at the present moment.
    pub fn run(&self) -> &Run {
        &self.now.run
    }

    /// The world at the present moment.
    pub fn world(&self) -> &World {
        self.now.run.world()
    }

    /// What the diagram draws of the whole branch.
    pub fn timeline(&self) -> &Timeline {
        self.branch().history.timeline()
    }

    /// Changes whenever anything but the time has changed.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// The facts in the list of events, oldest first, each with its step.
    pub fn recent_facts(&self) -> Vec<RecentFact> {
        self.now.recent_facts()
    }

    /// The facts of the last step, or of the last stretch of time: of a long one, those in the list of events.
    pub fn latest(&self) -> Vec<Record> {
        match self.latest {
            Latest::Nothing => Vec::new(),
            Latest::Step => self.now.latest.clone(),
            Latest::After(step) => {
                let facts = self.recent_facts().into_iter().filter(|fact| fact.step > step);
                facts.map(|fact| fact.record).collect()
            }
        }
    }

    fn changed(&mut self) {
        self.revision = self.revision.wrapping_add(1);
    }

    /// Why the run cannot advance, in a sentence or two: it has exceeded a limit, or the recorded history of all
    /// branches has. `None`: it can advance, or the present moment is before the point where it stops.
    pub fn stopped(&self) -> Option<Told> {
        if let Some(overload) = self.world().overload() {
            return Some(tell::overload(overload));
        }
        let at_the_end = self.run().steps() >= self.branch().history.far_step();
        (self.full && at_the_end).then(|| self.full_message())
    }

    /// Whether the timeline limit is reached, so that the run cannot advance.
    pub(crate) fn is_full(&self) -> bool {
        self.full
    }

    fn full_message(&self) -> Told {
        let (at, most) = (script::Millis(self.branch().history.far_at()), self.most_timeline >> 20);
        match self.branches.len() {
            1 => told!("limit-recording", at, most),
            _ => told!("limit-recording-of-branches", at, most),
        }
    }

    /// Keeps the recorded history within its limits. Removing checkpoints only makes going back slower. The timeline is
    /// needed whole, so when it reaches its limit the run cannot advance.
    fn make_room(&mut self) {
        while self.branches.iter().map(|branch| branch.history.checkpoint_bytes()).sum::<usize>()
            > MOST_CHECKPOINT_BYTES
        {
            let largest = self.branches.iter_mut().max_by_key(|branch| branch.history.checkpoint_bytes());
            if !largest.is_some_and(|branch| branch.history.thin()) {
                break;
            }
        }
        // The part that a branch shares with its parent is stored once.
        let own = |branch: &Branch| branch.history.timeline().bytes_after(branch.fork.map(|fork| fork.step));
        self.full = self.branches.iter().map(own).sum::<usize>() > self.most_timeline;
    }

    /// Makes one step, and records it if it is new to the branch. False: there is none, or the timeline is full.
    fn step_on(&mut self) -> bool {
        if self.full && self.run().steps() >= self.branch().history.far_step() {
            return false;
        }
        let asked = self.run().asked().len();
        let stepped = self.now.step();
        if self.run().asked().len() > asked {
            self.keep_questions(asked);
        }
        if stepped && self.branches[self.shown].history.passed(&self.now) {
            self.make_room();
        }
        stepped
    }

    /// Keeps the run at the moments at which the branch first asked its questions from `known` on, so that what is done
    /// by hand after that does not change what is right, however often the branch is played.
    fn keep_questions(&mut self, known: usize) {
        let branch = &mut self.branches[self.shown];
        for asked in self.now.run.asked_mut().iter_mut().skip(known) {
            let first = branch.questions.entry(asked.ask.slug.clone()).or_insert_with(|| asked.moment.clone());
            asked.moment.clone_from(first);
        }
    }

    /// Sets the conditions at which [`Session::advance`] stops. Initially: a property breaks.
    pub fn set_stops(&mut self, stops: Vec<Condition>) {
        self.stops = stops;
    }

    /// Advances to the virtual time `to`, with at most `most` steps (or the equivalent in facts, see [`Budget`]). Stops
    /// early when a stop condition is met, and returns which one. The world's clock says how far it came.
    pub fn advance(&mut self, to: Micros, most: u64) -> Option<usize> {
        let before_all = self.run().steps();
        if self.run().waits_for_answer() {
            if let Some(stop) = self.stops.iter().position(|stop| *stop == Condition::Ask) {
                return Some(stop);
            }
        }
        let budget = Budget::of(most, self.run());
        // The script's end is a moment between two steps: advance to it first, and stop there if a condition is met.
        let end = self.run().end_at();
        let mut stopped = None;
        if self.run().ending().is_none() && end < to {
            stopped = self.run_to(end, budget);
        }
        if stopped.is_none() {
            stopped = self.run_to(to, budget);
        }
        if self.run().steps() > before_all {
            self.latest = Latest::After(before_all);
            self.changed();
        }
        stopped
    }

    /// One stretch of [`Session::advance`], up to the script's end at most.
    fn run_to(&mut self, to: Micros, budget: Budget) -> Option<usize> {
        let mut stopped = None;
        while stopped.is_none() && !budget.is_spent(self.run()) {
            let before = Baseline::of(self.run());
            if self.run().next_time().is_none_or(|next| next > to) || !self.step_on() {
                break;
            }
            let is_here = |stop: &Condition| stop.is_met(&self.now.latest, before, &self.now.run);
            stopped = self.stops.iter().position(is_here);
        }
        if stopped.is_none() && self.idle_to(to) {
            stopped = self.stop_at_end();
        }
        stopped
    }

    /// The stop condition that is met at the script's end, where the run is now.
    fn stop_at_end(&self) -> Option<usize> {
        self.stops.iter().position(|stop| stop.is_met_at_end(self.run()))
    }

    /// Moves the clock where nothing happens; true if this passed the script's end, so that its expectations were
    /// checked.
    fn idle_to(&mut self, to: Micros) -> bool {
        let ended = self.run().ending().is_some();
        self.now.run.idle_to(to);
        self.branches[self.shown].history.passed(&self.now);
        let ends = self.run().ending().is_some() != ended;
        if ends {
            self.changed();
        }
        ends
    }

    /// Makes one step, an event or a directive of the script; false if there is none. If a stop condition is met at the
    /// script's end, reaching the end counts as a step.
    pub fn step(&mut self) -> bool {
        if let Some(end) = self.run().end_ahead() {
            if self.idle_to(end) && self.stop_at_end().is_some() {
                self.latest = Latest::Nothing;
                return true;
            }
        }
        let stepped = self.step_on();
        if stepped {
            self.show_last_step();
        }
        stepped
    }

    fn show_last_step(&mut self) {
        self.latest = Latest::Step;
        self.changed();
    }

    /// Goes back to right after the last step but one; from the script's end, where no step happens, to right after the
    /// last step. False at the start.
    pub fn back(&mut self) -> bool {
        let run = self.run();
        let end_alone = run.is_at_end() && run.is_idle();
        let Some(step) = run.steps().checked_sub(u64::from(!end_alone)) else { return false };
        self.seek(Place::Step(step), u64::MAX);
        true
    }

    /// The last checkpoint of a branch that is not after `place`, ready to continue by the branch's present script.
    pub(crate) fn checkpoint_of(&self, branch: &Branch, place: Place) -> Checkpoint {
        let mut checkpoint = branch.history.before(place).clone();
        checkpoint.run.adopt(branch.plan.clone());
        checkpoint
    }

    /// The last checkpoint of the shown branch that is not after `place`.
    pub(crate) fn checkpoint_before(&self, place: Place) -> Checkpoint {
        self.checkpoint_of(self.branch(), place)
    }

    /// Goes to a place of this branch, backwards or forwards, with at most `most` steps; false if that was not enough,
    /// and another call continues. Beyond the known part it simulates, and does not stop at broken properties.
    pub fn seek(&mut self, place: Place, most: u64) -> bool {
        let nearer = match place {
            Place::Step(step) => self.run().steps() < step,
            Place::Moment(_) => place.is_ahead_of(self.run()),
        };
        if !nearer || self.run().steps() < self.branch().history.before(place).run.steps() {
            self.now = self.checkpoint_before(place);
        }
        let mut reached = true;
        let budget = Budget::of(most, self.run());
        while place.is_after_next(self.run()) {
            reached = !budget.is_spent(self.run());
            if !reached || !self.step_on() {
                break;
            }
        }
        if let (true, Place::Moment(moment)) = (reached, place) {
            self.idle_to(moment.at);
        }
        self.show_last_step();
        reached
    }

    /// The shown branch right after a step, with the facts of the step; at its end if the branch is shorter.
    pub(crate) fn checkpoint_at(&self, step: u64) -> Checkpoint {
        let mut checkpoint = self.checkpoint_before(Place::Step(step));
        while checkpoint.run.steps() < step && checkpoint.step() {}
        checkpoint
    }

    /// The run right after a step of the shown branch, and the facts of that step. The session does not move. A step
    /// beyond the known part stands for the last known one.
    pub fn run_at(&self, step: u64) -> (Run, Vec<Record>) {
        let (branch, mut records) = (self.branch(), Vec::new());
        let step = step.min(branch.history.far_step());
        // Repeats the step itself to get its facts.
        let from = branch.history.before(Place::Step(step.saturating_sub(1)));
        let mut run = from.run.clone();
        run.adopt(branch.plan.clone());
        if step == 0 {
            records.extend_from_slice(&from.latest);
        }
        while run.steps() < step && run.step(&mut |_, record| records.push(record.clone())) {
            if run.steps() < step {
                records.clear();
            }
        }
        (run, records)
    }

    /// Completes the directives of the script at the present moment, so that the moment can be named in a script.
    pub fn settle(&mut self) {
        while self.run().is_behind() && self.step() {}
    }

    /// Goes to the start of the shown branch.
    pub fn restart(&mut self) {
        self.seek(Place::Step(0), 0);
    }

    /// Replaces the session by the same cluster from the start, without any actions.
    pub fn clean(&mut self) {
        self.replace(self.script().clean());
    }

    /// Replaces the session by the same cluster from the start, without actions, with another seed and number of nodes.
    ///
    /// # Errors
    /// Values that the script's grammar refuses.
    pub fn reseed(&mut self, seed: u64, nodes: u8) -> Result<(), Refusal> {
        let mut script = self.script().clean();
        script.configure(Setting::Nodes(nodes))?;
        script.configure(Setting::Seed(seed))?;
        self.replace(script);
        Ok(())
    }

    /// Replaces the script, and all branches, by another script at its start. The revision keeps counting.
    pub fn replace(&mut self, script: Script) {
        let (revision, stops) = (self.revision, std::mem::take(&mut self.stops));
        *self = Session::new(script);
        (self.revision, self.stops) = (revision.wrapping_add(2), stops);
    }
}
