//! The façade that the page, the command line and the tests use: a script and its run, always in step; and beside them
//! the futures that were left.

use crate::play::record::timeline::Timeline;
use crate::play::run::bookmarks::BookmarksAhead;
use crate::play::run::condition::{Baseline, Condition};
use crate::play::run::engine::{Changed, ENGINE};
use crate::play::run::history::{BranchHistory, Checkpoint, Place, RecentFact};
use crate::play::run::{Bookmark, Budget, Plan, Run};
use crate::play::script::{self, Directive, Moment, Refusal, Script};
use crate::play::tell;
use crate::sim::{Micros, Record, Setting, What, World};
use std::rc::Rc;

/// How many facts of a stretch of time are looked at for the sentence about it.
const STRETCH_KEPT: usize = 400;

/// The most that all branches together may keep for the picture, in bytes: 96 MiB, about two million messages. Five
/// idle nodes come to it after four hours, twenty-five that send heartbeats every 10 ms after eight minutes.
pub const MOST_TIMELINE_BYTES: usize = 96 << 20;

/// The most that all checkpoints together may take, in bytes, as far as it can be told: 64 MiB.
pub const MOST_CHECKPOINT_BYTES: usize = 64 << 20;

/// How many branches are kept; the oldest without a name makes room for another.
pub const MOST_BRANCHES: usize = 12;

/// One course of the run: a script, and what has come of it so far.
#[derive(Clone, Debug)]
pub struct Branch {
    /// Its number, from 1, in the order in which the branches began. No two ever have the same.
    pub id: u32,
    /// What somebody called it; empty: nobody did.
    pub name: String,
    /// Where it left another one; `None`: it is the trunk.
    pub fork: Option<Fork>,
    script: Script,
    /// What the script plans. Checkpoints know the plans of their own time, which may have been others.
    plan: Rc<Plan>,
    history: BranchHistory,
    /// The virtual time at which this branch was shown last.
    last_position: Micros,
    ahead: BookmarksAhead,
}

/// Where a branch left another one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fork {
    /// The branch that was left.
    pub from: u32,
    /// The last step that both have.
    pub step: u64,
    /// When.
    pub at: Micros,
}

impl Branch {
    /// Its script.
    pub fn script(&self) -> &Script {
        &self.script
    }

    /// Its history.
    pub fn history(&self) -> &BranchHistory {
        &self.history
    }
}

/// A run that somebody watches and touches.
#[derive(Clone, Debug)]
pub struct Session {
    /// At least one.
    branches: Vec<Branch>,
    /// Which of them is shown.
    shown: usize,
    /// How many there ever were.
    branches_created: u32,
    now: Checkpoint,
    revision: u32,
    /// What the last step, or the last stretch of time, brought: for the sentence.
    latest: Vec<Record>,
    /// Time stops running where one of these is so.
    stops: Vec<Condition>,
    /// How much the branches may keep for the picture, in bytes.
    most_timeline: usize,
    /// They keep as much: what is known can be looked at, and nothing new happens.
    full: bool,
}

/// What an action by hand has led to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Acted {
    /// The statement that is now in the script.
    pub recorded: String,
    /// What happened, or why nothing did.
    pub note: String,
}

/// Whether a run comes out as its maker saw it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Replay {
    /// The script does not say what its maker saw.
    NotRecorded,
    /// It does.
    Same,
    /// It does not.
    Differs {
        /// The version of the engine that recorded it.
        engine: String,
        /// The earliest moment at which this engine may go another way; `None`: nothing of the kind is known.
        since: Option<Micros>,
    },
    /// To find out would take too long.
    TooLong,
}

/// The script with which the page opens.
pub const DEFAULT_SCRIPT: &str = "title \"Five nodes, about to elect\"\ncluster nodes=5 seed=7\n";

impl Session {
    /// A session at the start of this script.
    pub fn new(script: Script) -> Session {
        let now = Checkpoint::start(Run::new(&script));
        let (plan, history) = (Plan::of(&script), BranchHistory::new(&now));
        Session {
            branches: vec![Branch {
                id: 1,
                name: String::new(),
                fork: None,
                script,
                plan,
                history,
                last_position: 0,
                ahead: BookmarksAhead::default(),
            }],
            shown: 0,
            branches_created: 1,
            latest: now.latest.to_vec(),
            now,
            revision: 1,
            stops: vec![Condition::Violation(None)],
            most_timeline: MOST_TIMELINE_BYTES,
            full: false,
        }
    }

    /// The same session with another bound than [`MOST_TIMELINE_BYTES`] on what it keeps.
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

    /// The bookmarks of the branch that is shown, in the order of time, those that lie ahead as well.
    pub fn bookmarks(&self) -> Vec<Bookmark> {
        let branch = self.branch();
        branch.ahead.bookmarks(&branch.script, &branch.plan, self.run())
    }

    /// All branches, the trunk first.
    pub fn branches(&self) -> &[Branch] {
        &self.branches
    }

    /// The script so far, with all that was done by hand.
    pub fn script(&self) -> &Script {
        &self.branch().script
    }

    /// The run.
    pub fn run(&self) -> &Run {
        &self.now.run
    }

    /// The world at this moment.
    pub fn world(&self) -> &World {
        self.now.run.world()
    }

    /// What there is to draw of the whole branch.
    pub fn timeline(&self) -> &Timeline {
        self.branch().history.timeline()
    }

    /// Rises whenever anything but the time has changed.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// The facts that the list shows, oldest first, each with its step.
    pub fn recent_facts(&self) -> Vec<&RecentFact> {
        self.now.recent.recent_facts()
    }

    /// What the last step, or the last stretch of time, brought.
    pub fn latest(&self) -> &[Record] {
        &self.latest
    }

    fn changed(&mut self) {
        self.revision = self.revision.wrapping_add(1);
    }

    /// Why this run goes no further, in a sentence or two: it has caused more than a limit allows, or what is kept of
    /// all branches has come to one. `None`: it does go on, or has not been played to that moment.
    pub fn stopped(&self) -> Option<String> {
        if let Some(overload) = self.world().overload() {
            return Some(tell::overload(overload));
        }
        let at_the_end = self.run().steps() >= self.branch().history.far_step();
        (self.full && at_the_end).then(|| self.told_full())
    }

    /// Whether the branches keep as much as they may, and nothing new can happen.
    pub(crate) fn is_full(&self) -> bool {
        self.full
    }

    fn told_full(&self) -> String {
        let (at, most) = (script::Millis(self.branch().history.far_at()), self.most_timeline >> 20);
        let branches = if self.branches.len() > 1 { "Forget a branch, or begin" } else { "Begin" };
        format!(
            "The run goes no further than {at} ms: what is kept of it, to draw it and to go back, has come to {most} \
             MiB. {branches} a new run; the command line plays longer ones."
        )
    }

    /// Keeps what is remembered within its bounds. Fewer checkpoints only make going back slower; of what is drawn
    /// nothing can be left out, so it ends the run.
    fn make_room(&mut self) {
        while self.branches.iter().map(|branch| branch.history.checkpoint_bytes()).sum::<usize>()
            > MOST_CHECKPOINT_BYTES
        {
            let largest = self.branches.iter_mut().max_by_key(|branch| branch.history.checkpoint_bytes());
            if !largest.is_some_and(|branch| branch.history.thin()) {
                break;
            }
        }
        // What a branch has in common with the one that it left is there once.
        let own = |branch: &Branch| branch.history.timeline().bytes_after(branch.fork.map(|fork| fork.step));
        self.full = self.branches.iter().map(own).sum::<usize>() > self.most_timeline;
    }

    /// One step of the present run, written into the branch's history where it is new.
    fn step_on(&mut self) -> bool {
        if self.full && self.run().steps() >= self.branch().history.far_step() {
            return false;
        }
        let stepped = self.now.step();
        if stepped && self.branches[self.shown].history.passed(&self.now) {
            self.make_room();
        }
        stepped
    }

    /// Where time stops running by itself. At first: where a property breaks.
    pub fn set_stops(&mut self, stops: Vec<Condition>) {
        self.stops = stops;
    }

    /// Lets time run to `to`: at most `most` events, or about as much work as they usually are, and no further than
    /// where it is to stop, or past a limit; which of the stops that was. The time that was reached is the world's.
    pub fn advance(&mut self, to: Micros, most: u64) -> Option<usize> {
        let mut stretch: Vec<Record> = Vec::new();
        let before_all = self.run().steps();
        let budget = Budget::of(most, self.run());
        // The script's end is a moment between two steps: time runs up to it first, and stops there if it is to.
        let end = self.run().end_at();
        let mut stopped = None;
        if self.run().ending().is_none() && end < to {
            stopped = self.run_to(end, budget, &mut stretch);
        }
        if stopped.is_none() {
            stopped = self.run_to(to, budget, &mut stretch);
        }
        if self.run().steps() > before_all {
            self.latest = stretch;
            self.changed();
        }
        stopped
    }

    /// One stretch of [`Session::advance`], at whose end the script may end as well. Collects what happens in it.
    fn run_to(&mut self, to: Micros, budget: Budget, stretch: &mut Vec<Record>) -> Option<usize> {
        let mut stopped = None;
        while stopped.is_none() && !budget.is_spent(self.run()) {
            let before = Baseline::of(self.run());
            if self.run().next_time().is_none_or(|next| next > to) || !self.step_on() {
                break;
            }
            if stretch.len() > STRETCH_KEPT {
                stretch.clear();
            }
            stretch.extend_from_slice(&self.now.latest);
            let is_here = |stop: &Condition| stop.is_met(&self.now.latest, before, &self.now.run);
            stopped = self.stops.iter().position(is_here);
        }
        if stopped.is_none() && self.idle_to(to) {
            stopped = self.stop_at_end();
        }
        stopped
    }

    /// Which of the stops is where the script ends, at which the run stands.
    fn stop_at_end(&self) -> Option<usize> {
        self.stops.iter().position(|stop| stop.is_met_at_end(self.run()))
    }

    /// Lets the clock run on where nothing happens; true if the script's end has come, and was asked what it expects.
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
                self.latest.clear();
                return true;
            }
        }
        let stepped = self.step_on();
        if stepped {
            self.tell_last_step();
        }
        stepped
    }

    fn tell_last_step(&mut self) {
        self.latest = self.now.latest.to_vec();
        self.changed();
    }

    /// Takes the last thing back: the run is as it was right after the one before it. From the script's end, where
    /// nothing happens, it goes to right after the last thing. False at the start.
    pub fn back(&mut self) -> bool {
        let run = self.run();
        let end_alone = run.is_at_end() && run.is_idle();
        let Some(step) = run.steps().checked_sub(u64::from(!end_alone)) else { return false };
        self.seek(Place::Step(step), u64::MAX);
        true
    }

    /// The last checkpoint of a branch that is not beyond a place, ready to be played on by the branch's own script.
    pub(crate) fn checkpoint_of(&self, branch: &Branch, place: Place) -> Checkpoint {
        let mut checkpoint = branch.history.before(place).clone();
        checkpoint.run.adopt(branch.plan.clone());
        checkpoint
    }

    /// The last checkpoint of this branch that is not beyond a place.
    pub(crate) fn checkpoint_before(&self, place: Place) -> Checkpoint {
        self.checkpoint_of(self.branch(), place)
    }

    /// Goes to a place of this branch, backwards or forwards, with at most `most` steps; false if that was not enough.
    /// BookmarksAhead of all that is known yet the run is played on, past broken properties, too.
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
        self.tell_last_step();
        reached
    }

    /// This branch as it is right after a step, with what the step brought; where nothing happens so late, at its end.
    pub(crate) fn checkpoint_at(&self, step: u64) -> Checkpoint {
        let mut checkpoint = self.checkpoint_before(Place::Step(step));
        while checkpoint.run.steps() < step && checkpoint.step() {}
        checkpoint
    }

    /// The run as it was right after a step of this branch, and what that step brought, aside from the session. Of a
    /// step that is not known yet, the last one that is.
    pub fn run_at(&self, step: u64) -> (Run, Vec<Record>) {
        let (branch, mut records) = (self.branch(), Vec::new());
        let step = step.min(branch.history.far_step());
        // The step itself is made again, for what it brings.
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

    /// Does something now, and writes it into the script. Where more of this branch is known already, or planned, that
    /// is another future: it begins a branch of its own, and the old one is kept.
    ///
    /// A run that goes no further (see [`Session::stopped`]) cannot be acted on: the note says why, and nothing is
    /// recorded.
    ///
    /// # Errors
    /// What the script's grammar refuses, and a script that would grow past a limit. Nothing is done then.
    pub fn act(&mut self, text: &str) -> Result<Acted, Refusal> {
        let directive = self.script().parse_action(text)?;
        if matches!(directive, Directive::Bookmark(_)) {
            return self.bookmark(directive);
        }
        let in_vain = |note| Ok(Acted { recorded: String::new(), note });
        if self.full {
            return in_vain(self.told_full());
        }
        if let Some(overload) = self.world().overload() {
            return in_vain(tell::overload(overload));
        }
        // What may be refused is tried on copies.
        let mut probe = self.run().clone();
        while probe.is_behind() && probe.step(&mut |_, _| ()) {}
        if let Some(overload) = probe.world().overload() {
            while self.run().is_behind() && self.step_on() {}
            self.tell_last_step();
            return in_vain(tell::overload(overload));
        }
        let moment = probe.moment();
        let mut script = self.script().clone();
        let cut = script.cut(moment);
        let line = script.push(moment, directive.clone())?;

        while self.run().is_behind() && self.step_on() {}
        let forks = cut > 0 || self.run().steps() < self.branch().history.far_step();
        if forks {
            self.fork();
        }
        let plan = Plan::of(&script);
        let branch = self.branch_mut();
        (branch.script, branch.plan) = (script, plan.clone());
        let mut records = Vec::new();
        let skipped = self.now.run.skipped().len();
        self.now.run.follow(plan, moment, &directive, &mut |_, record| records.push(record.clone()));
        self.now.took(records);
        self.branches[self.shown].history.passed(&self.now);
        self.make_room();
        self.tell_last_step();
        self.idle_to(moment.at);

        let recorded = self.script().lines().get(line as usize - 1).map(ToString::to_string).unwrap_or_default();
        let mut note = self.note(&directive);
        let in_vain = self.run().skipped().get(skipped).map(|skipped| skipped.why.clone());
        if let Some(why) = in_vain.filter(|_| !self.latest.iter().any(|it| matches!(it.what, What::Skipped(_)))) {
            note = format!("{why}.");
        }
        if forks {
            note.push_str(" The future that was here before is kept as another branch.");
        }
        Ok(Acted { recorded, note })
    }

    /// A name for this moment changes nothing in the run: it goes into the script as it is.
    fn bookmark(&mut self, directive: Directive) -> Result<Acted, Refusal> {
        let (moment, note) = (self.run().moment(), directive.to_string());
        let branch = self.branch_mut();
        let line = branch.script.push(moment, directive)?;
        // The lines behind it have other numbers now.
        branch.plan = Plan::of(&branch.script);
        let plan = branch.plan.clone();
        self.now.run.adopt(plan);
        self.idle_to(moment.at);
        self.changed();
        let recorded = self.script().lines().get(line as usize - 1).map(ToString::to_string).unwrap_or_default();
        Ok(Acted { recorded, note })
    }

    /// Begins a branch at this moment, and shows it: the same script as yet.
    pub fn what_if(&mut self) {
        self.fork();
        self.changed();
    }

    /// Begins a branch at this moment, and shows it.
    fn fork(&mut self) {
        if self.branches.len() >= MOST_BRANCHES {
            let shown = self.branch().id;
            let spare = self.branches.iter().skip(1).find(|branch| branch.name.is_empty() && branch.id != shown);
            if let Some(id) = spare.map(|branch| branch.id) {
                self.forget(id);
            }
        }
        let (step, at) = (self.run().steps(), self.world().now());
        self.branch_mut().last_position = at;
        self.branches_created += 1;
        let old = &self.branches[self.shown];
        let branch = Branch {
            id: self.branches_created,
            name: String::new(),
            fork: Some(Fork { from: old.id, step, at }),
            script: old.script.clone(),
            plan: old.plan.clone(),
            history: old.history.up_to(step, self.now.run.world()),
            last_position: at,
            ahead: BookmarksAhead::default(),
        };
        self.branches.push(branch);
        self.shown = self.branches.len() - 1;
    }

    /// Shows another branch, at the present time, or where it was left if that lies beyond what is known of it. False
    /// if there is none of this number.
    pub fn show(&mut self, id: u32) -> bool {
        let Some(place) = self.branches.iter().position(|branch| branch.id == id) else { return false };
        if place == self.shown {
            return true;
        }
        let now = self.world().now();
        self.branch_mut().last_position = now;
        self.shown = place;
        let branch = self.branch();
        let at = if now <= branch.history.far_at() { now } else { branch.last_position };
        self.now = self.checkpoint_before(Place::Step(0));
        self.seek(Place::Moment(Moment::end_of(at)), u64::MAX);
        true
    }

    /// Adds a branch that was kept from an earlier session, without showing it: its name, its script, where it left
    /// another branch (`None`: it left none), and its last position. Returns its number; 0 if the number of branches is
    /// at its limit.
    pub fn add_branch(&mut self, name: &str, script: Script, fork: Option<Fork>, last_position: Micros) -> u32 {
        if self.branches.len() >= MOST_BRANCHES {
            return 0;
        }
        self.branches_created += 1;
        let (id, start) = (self.branches_created, Checkpoint::start(Run::new(&script)));
        let fork = fork.filter(|fork| self.branches.iter().any(|branch| branch.id == fork.from));
        let (plan, history) = (Plan::of(&script), BranchHistory::new(&start));
        self.branches.push(Branch {
            id,
            name: String::new(),
            fork,
            script,
            plan,
            history,
            last_position,
            ahead: BookmarksAhead::default(),
        });
        self.name(id, name);
        id
    }

    /// Gives a branch a name; empty takes it away. False if there is none of this number.
    pub fn name(&mut self, id: u32, name: &str) -> bool {
        let Some(branch) = self.branches.iter_mut().find(|branch| branch.id == id) else { return false };
        let name: String = name.chars().filter(|c| !c.is_control()).collect();
        branch.name = name.trim().chars().take(60).collect();
        self.changed();
        true
    }

    /// Forgets a branch that is not shown. Those that left it are then said to have left what it had left. False if it
    /// is shown, or if there is none of this number.
    pub fn forget(&mut self, id: u32) -> bool {
        if self.branch().id == id || self.branches.len() == 1 {
            return false;
        }
        let Some(place) = self.branches.iter().position(|branch| branch.id == id) else { return false };
        let shown = self.branch().id;
        let gone = self.branches.remove(place);
        for branch in &mut self.branches {
            if let Some(fork) = branch.fork.filter(|fork| fork.from == id) {
                // Where its parent left the grandparent before that, there; the trunk's own place may become vacant.
                branch.fork =
                    gone.fork.map(|old| if old.step < fork.step { old } else { Fork { from: old.from, ..fork } });
            }
        }
        self.shown = self.branches.iter().position(|branch| branch.id == shown).unwrap_or(0);
        self.make_room();
        self.changed();
        true
    }

    fn note(&self, directive: &Directive) -> String {
        if !matches!(directive, Directive::Act(_)) {
            return directive.to_string();
        }
        let told: Vec<String> = self
            .latest
            .iter()
            .filter(|record| tell::weight(&record.what) > 0)
            .take(3)
            .map(|record| {
                let told = tell::sentence(self.world(), record);
                match tell::narrate(self.world(), record).why {
                    why if why.is_empty() => told,
                    why => format!("{}: {why}.", told.trim_end_matches('.')),
                }
            })
            .collect::<Vec<_>>();
        told.join(" ")
    }

    /// The present run as it is handed on: the script, with what is seen at this moment as its last line. A script that
    /// has no room for that line is handed on without.
    pub fn shared(&self) -> Script {
        let mut run = self.run().clone();
        while run.is_behind() && run.step(&mut |_, _| ()) {}
        let mut script = self.script().clone();
        let _ = script.record(ENGINE, run.moment(), run.world().fingerprint());
        script
    }

    /// Goes on to the next moment that a script can name: behind the deeds of this moment that are not done yet.
    pub fn settle(&mut self) {
        while self.run().is_behind() && self.step() {}
    }

    /// Whether the run comes out as its maker saw it. Plays at most `most` steps to find out.
    pub fn replay(&self, most: u64) -> Replay {
        let Some((engine, moment, fingerprint)) = self.script().recorded() else { return Replay::NotRecorded };
        let place = Place::Moment(moment);
        let mut run = self.checkpoint_before(place).run;
        let budget = Budget::of(most, &run);
        while place.is_after_next(&run) {
            if budget.is_spent(&run) {
                return Replay::TooLong;
            }
            if !run.step(&mut |_, _| ()) {
                break;
            }
        }
        let found = run.world().fingerprint();
        if u64::from_str_radix(fingerprint, 16) == Ok(found) {
            Replay::Same
        } else {
            Replay::Differs { engine: engine.to_string(), since: self.changed_since(engine, place) }
        }
    }

    /// From which moment on a run that an older engine recorded may go another way in this one, up to `place`.
    fn changed_since(&self, engine: &str, place: Place) -> Option<Micros> {
        if engine != "1" {
            return None;
        }
        let (mut run, mut changed) = (Run::new(self.script()), Changed::default());
        while changed.since().is_none() && place.is_after_next(&run) {
            if !run.step(&mut |world, record| changed.hear(world, record)) {
                break;
            }
        }
        changed.since()
    }

    /// The moment that `recorded` names: where the script's author was when it was shared.
    pub fn recorded_moment(&self) -> Option<Moment> {
        self.script().recorded().map(|(_, moment, _)| moment)
    }

    /// The same script from the start.
    pub fn restart(&mut self) {
        self.seek(Place::Step(0), 0);
    }

    /// The same cluster from the start, with nothing done to it.
    pub fn clean(&mut self) {
        self.replace(self.script().clean());
    }

    /// The same cluster with another seed and another number of nodes, from the start, with nothing done to it.
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

    /// Another script, from its start, without any of the old branches. The revision goes on rising.
    pub fn replace(&mut self, script: Script) {
        let (revision, stops) = (self.revision, std::mem::take(&mut self.stops));
        *self = Session::new(script);
        (self.revision, self.stops) = (revision.wrapping_add(2), stops);
    }
}
