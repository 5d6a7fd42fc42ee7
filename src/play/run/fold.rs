//! Playing a script. `World(t) = fold(script, t)`, and this is the fold: a [`Run`] holds the world and how far the
//! script has come. It is cheap to clone, so a clone is a checkpoint.
//!
//! - `plan`: a script as the fold uses it;
//! - `outcome`: verdicts, bookmarks, skipped actions, fates of statements; `progress`: how a run reports them;
//! - `lesson`: what was asked, answered and reached, and the marking;
//! - `expectations`: whether an expectation holds, and what was found instead.

mod expectations;
mod lesson;
mod outcome;
mod plan;
mod progress;

use std::cell::OnceCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use crate::play::script::{Answer, AnswerValue, Ask, Directive, Expect, Moment, Script};
use crate::play::tell::{self, told, Told};
use crate::raft::{Index, NodeId};
use crate::sim::order::by_number;
use crate::sim::{dice, Action, FactKind, Limits, Mark, Micros, Record, What, World};

pub use outcome::{Bookmark, Fate, Skipped, Verdict};
pub use plan::Plan;

/// Called with every fact right after it has happened.
pub type Watch<'a> = &'a mut dyn FnMut(&World, &Record);

/// How much a call may simulate before it returns: a number of steps, or the number of facts that so many steps usually
/// cause. A step in which a node applies a hundred thousand entries costs more than one.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// The number of the last step.
    steps: u64,
    /// The number of the last fact.
    facts: u64,
}

impl Budget {
    /// How many facts cost as much as a step.
    const FACTS_A_STEP: u64 = 8;

    /// `steps` more than `run` has made.
    pub fn of(steps: u64, run: &Run) -> Budget {
        Budget {
            steps: run.steps().saturating_add(steps),
            facts: run.world().facts_so_far().saturating_add(steps.saturating_mul(Budget::FACTS_A_STEP)),
        }
    }

    /// Whether the run has used it up.
    pub fn is_spent(&self, run: &Run) -> bool {
        run.steps() >= self.steps || run.world().facts_so_far() >= self.facts
    }
}

/// A run in progress.
#[derive(Clone, Debug)]
pub struct Run {
    plan: Rc<Plan>,
    world: World,
    /// How many of the plan's timed directives were executed.
    done: usize,
    /// By [`TriggerGroup`](plan::TriggerGroup): how many matching facts have happened.
    seen: Vec<u32>,
    /// Triggers that have fired and wait for their `after`: by the time of their directive, then in the order of
    /// firing.
    delayed: BTreeMap<(Micros, u64), usize>,
    /// How many triggers were ever delayed.
    delays: u64,
    /// By kind of fact, then by node (0: facts of the world): how often it has happened.
    tally: Vec<[u32; NodeId::MAX as usize + 1]>,
    verdicts: Vec<Verdict>,
    /// The verdicts on the untimed expectations, once the script's end has passed.
    ending: Option<Vec<Verdict>>,
    said: Rc<str>,
    /// How many texts of `say` have appeared.
    says: u32,
    /// The bookmarks that triggers have set.
    bookmarks: Vec<Bookmark>,
    skipped: Vec<Skipped>,
    lesson: LessonSoFar,
    /// The line of the last statement that was executed; 0: none.
    last: u32,
    steps: u64,
    /// The time of the last step.
    stepped_at: Micros,
    /// The facts of the step in progress that the world forgets when it acts again. Empty between steps.
    kept: Vec<Record>,
}

/// What has become of a lesson so far.
#[derive(Clone, Debug, Default)]
struct LessonSoFar {
    /// The questions that were asked, in this order.
    asked: Vec<Asked>,
    /// By the place of the goal in the script: when it was reached.
    goals: Vec<Option<Micros>>,
    /// This is a copy that plays on to find out the right answer: nothing is answered in it.
    is_copy: bool,
    /// Answers that are given as soon as their questions are asked.
    given: Rc<[Answer]>,
    /// The highest index that was committed when the goals were looked at last.
    committed: Index,
}

/// A question that was asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The question.
    pub ask: Rc<Ask>,
    /// When it was asked.
    pub at: Micros,
    /// The moment for which it asks.
    pub by: Micros,
    /// The run's step right after which the question is open.
    pub step: u64,
    /// The answer, when it was given, and what it is worth.
    pub answer: Option<Answered>,
    /// `None`: in a copy.
    pub(crate) moment: Option<Rc<AskedAt>>,
}

/// An answer that was given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answered {
    /// The answer.
    pub value: AnswerValue,
    /// When it was given.
    pub at: Micros,
    /// The right answer, or all right answers; `None`: it could not be found out.
    pub right: Option<AnswerValue>,
    /// Whether it is right.
    pub mark: Mark,
}

/// The run when a question was asked, and the right answer once somebody wanted to know it.
#[derive(Debug)]
pub struct AskedAt {
    run: Run,
    right: OnceCell<Option<AnswerValue>>,
}

impl Run {
    /// A run at the start of a script.
    pub fn new(script: &Script) -> Run {
        Run::limited(script, Limits::default())
    }

    /// The same with other limits on what it may cause.
    pub fn limited(script: &Script, limits: Limits) -> Run {
        let plan = Plan::of(script);
        let mut run = Run {
            seen: vec![0; plan.groups.iter().map(Vec::len).sum()],
            lesson: LessonSoFar::with(plan.goals.len()),
            plan,
            world: World::limited(script.setup(), limits),
            done: 0,
            delayed: BTreeMap::default(),
            delays: 0,
            tally: vec![[0; NodeId::MAX as usize + 1]; FactKind::ALL.len()],
            verdicts: Vec::new(),
            ending: None,
            said: Rc::from(""),
            says: 0,
            bookmarks: Vec::new(),
            skipped: Vec::new(),
            last: 0,
            steps: 0,
            stepped_at: 0,
            kept: Vec::new(),
        };
        run.after_facts(&mut |_, _| ());
        run
    }

    /// The world at this moment.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// How many steps were made, events and directives together. The number identifies a state: all runs of one script
    /// with as many steps are equal.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// Whether the clock has moved on since the last step.
    pub fn is_idle(&self) -> bool {
        self.world.now() > self.stepped_at
    }

    fn made_a_step(&mut self) {
        self.steps += 1;
        self.stepped_at = self.world.now();
    }

    /// The time of the next step, an event or a directive. `None`: there is none, also after an overload.
    pub fn next_time(&self) -> Option<Micros> {
        if self.world.overload().is_some() {
            return None;
        }
        let event = self.world.next_time();
        let directive = self.next_directive().map(|(moment, _)| moment.at);
        match (event, directive) {
            (Some(event), Some(directive)) => Some(event.min(directive)),
            (event, directive) => event.or(directive),
        }
    }

    /// The moment at which a directive would have to stand in a script to be executed now.
    pub fn moment(&self) -> Moment {
        let now = self.world.now();
        if self.world.next_time() == Some(now) {
            Moment { at: now, events: Some(self.world.events_now()) }
        } else {
            Moment::end_of(now)
        }
    }

    /// The next directive: its moment, and its trigger, or `None` for a timed one.
    fn next_directive(&self) -> Option<(Moment, Option<usize>)> {
        let timed = self.plan.timed.get(self.done).map(|(_, moment, _)| (*moment, None));
        let delayed = self.delayed.first_key_value();
        let delayed = delayed.map(|(&(at, _), &trigger)| (Moment::end_of(at), Some(trigger)));
        match (timed, delayed) {
            (Some(timed), Some(delayed)) if delayed.0 < timed.0 => Some(delayed),
            // A question that waited for a fact comes before its answer.
            (Some(timed), Some(delayed)) if delayed.0 == timed.0 && self.answers_next() => Some(delayed),
            (timed, delayed) => timed.or(delayed),
        }
    }

    fn answers_next(&self) -> bool {
        self.plan.timed.get(self.done).is_some_and(|(.., directive)| matches!(directive, Directive::Answer(_)))
    }

    /// The next directive, if it comes before the next event.
    fn due_directive(&self) -> Option<(Moment, Option<usize>)> {
        if self.world.overload().is_some() {
            return None;
        }
        let (moment, trigger) = self.next_directive()?;
        let due = match self.world.next_time() {
            None => true,
            Some(event) if event != moment.at => moment.at < event,
            Some(_) => {
                let so_far = if self.world.now() == moment.at { self.world.events_now() } else { 0 };
                moment.events.is_some_and(|events| so_far >= events)
            }
        };
        due.then_some((moment, trigger))
    }

    /// The same as [`Run::step`], with the facts moved into `facts`, which must be empty. The world then has no facts.
    pub(crate) fn step_into(&mut self, facts: &mut Vec<Record>) -> bool {
        debug_assert!(facts.is_empty(), "the facts of another step are there");
        let stepped = self.step(&mut |_, _| ());
        if self.kept.is_empty() {
            self.world.swap_facts(facts);
        } else {
            self.world.drain_facts(&mut self.kept);
            std::mem::swap(&mut self.kept, facts);
        }
        stepped
    }

    /// Makes one step, an event or a directive; false if there is none.
    pub fn step(&mut self, watch: Watch) -> bool {
        if self.next_time().is_some_and(|next| next > self.plan.end) {
            self.end();
        }
        let Some((moment, trigger)) = self.due_directive() else {
            self.kept.clear();
            if !self.world.step() {
                return false;
            }
            self.made_a_step();
            self.after_facts(watch);
            return true;
        };
        self.world.idle_to(moment.at);
        self.made_a_step();
        self.world.drain_facts(&mut self.kept);
        self.kept.clear();
        let plan = self.plan.clone();
        match trigger {
            None => {
                self.done += 1;
                let (line, _, directive) = &plan.timed[self.done - 1];
                self.perform(*line, directive, watch);
            }
            Some(trigger) => {
                self.delayed.pop_first();
                let (line, trigger) = &plan.triggers[trigger];
                self.perform(*line, &trigger.directive, watch);
            }
        }
        true
    }

    /// Makes all steps up to and including the time `to`, but at most `most`, and then moves the clock to `to`, unless
    /// steps are left. Returns the number of steps.
    pub fn advance(&mut self, to: Micros, most: u64, watch: Watch) -> u64 {
        let mut steps = 0;
        while self.next_time().is_some_and(|next| next <= to) {
            if steps == most || !self.step(watch) {
                return steps;
            }
            steps += 1;
        }
        self.idle_to(to);
        steps
    }

    /// Checks the untimed expectations, once. Everything up to the script's end has happened.
    fn end(&mut self) {
        if self.ending.is_none() {
            self.ending = Some(self.plan.expects.iter().map(|(line, expect)| self.ask(*line, expect)).collect());
        }
    }

    fn ask(&self, line: u32, expect: &Expect) -> Verdict {
        let held = self.holds(expect);
        let found = if held { Told::NOTHING } else { self.found(expect) };
        Verdict { line, text: expect.to_string(), held, at: self.world.now(), found }
    }

    /// Whether the next step belongs to this moment or to an earlier one.
    pub fn is_before(&self, moment: Moment) -> bool {
        match (self.due_directive(), self.world.next_time()) {
            (Some((directive, _)), _) => directive <= moment,
            (None, Some(at)) => {
                let so_far = if self.world.now() == at { self.world.events_now() } else { 0 };
                Moment { at, events: Some(so_far.saturating_add(1)) } <= moment
            }
            (None, None) => false,
        }
    }

    /// Moves the clock to `at` if no step comes before.
    pub fn idle_to(&mut self, at: Micros) {
        if self.next_time().is_none_or(|next| next > at) {
            self.world.idle_to(at);
            // After an overload the clock stands still, and the end is not reached.
            if self.world.now() >= self.plan.end {
                self.end();
            }
        }
    }

    /// Whether steps of this microsecond are still to come before a user's action: directives of the script, and, if a
    /// directive at the end of this microsecond was executed already, the events of this microsecond.
    pub fn is_behind(&self) -> bool {
        let now = self.world.now();
        let last = self.done.checked_sub(1).and_then(|last| self.plan.timed.get(last));
        let written = last.is_some_and(|(_, moment, _)| *moment == Moment::end_of(now));
        self.due_directive().is_some_and(|(moment, _)| moment.at <= now)
            || (written && self.world.next_time() == Some(now))
    }

    /// Continues with another plan, which differs from the present one only in what is still to come.
    pub fn adopt(&mut self, plan: Rc<Plan>) {
        let before = std::mem::replace(&mut self.plan, plan);
        self.renumber(&before);
        if self.world.now() <= self.plan.end {
            // A user's action can move the end, or come right before it: the expectations are checked again.
            self.ending = None;
        }
    }

    /// Adopts a plan that differs from the present one only by what comes after this moment, and by one directive at
    /// this moment, and executes that directive.
    pub fn follow(&mut self, plan: Rc<Plan>, moment: Moment, directive: &Directive, watch: Watch) {
        self.adopt(plan);
        self.done = self.plan.timed.partition_point(|(_, then, _)| *then <= moment);
        self.made_a_step();
        self.kept.clear();
        let line = self.done.checked_sub(1).map_or(0, |last| self.plan.timed[last].0);
        self.perform(line, directive, watch);
    }

    /// Moves line numbers of what has happened from the old plan to the present one.
    fn renumber(&mut self, before: &Plan) {
        let mut lines: Vec<(u32, u32)> = before.lines(self.done).zip(self.plan.lines(self.done)).collect();
        by_number(&mut lines, |(old, new)| u128::from(*old) << 32 | u128::from(*new));
        let moved = |line: &mut u32| {
            if let Ok(place) = lines.binary_search_by_key(line, |(old, _)| *old) {
                *line = lines[place].1;
            }
        };
        self.verdicts.iter_mut().chain(self.ending.iter_mut().flatten()).for_each(|verdict| moved(&mut verdict.line));
        self.skipped.iter_mut().for_each(|skipped| moved(&mut skipped.line));
        moved(&mut self.last);
    }

    fn perform(&mut self, line: u32, directive: &Directive, watch: Watch) {
        if self.execute(line, directive) {
            self.after_facts(watch);
        }
    }

    /// Executes a directive; true if there are new facts.
    fn execute(&mut self, line: u32, directive: &Directive) -> bool {
        self.last = line;
        match directive {
            Directive::Act(action) => {
                self.act(line, action);
                return true;
            }
            Directive::Say(text) => {
                self.said = Rc::from(text.as_str());
                self.says += 1;
            }
            Directive::Bookmark(name) => {
                self.bookmarks.push(Bookmark { at: self.world.now(), name: Rc::from(name.as_str()) })
            }
            Directive::Expect(expect) => {
                let verdict = self.ask(line, expect);
                self.verdicts.push(verdict);
            }
            Directive::Ask(ask) => return self.ask_student(ask),
            Directive::Answer(answer) => return self.answer(line, answer, true),
        }
        false
    }

    fn act(&mut self, line: u32, action: &Action) {
        self.last = line;
        let idle = self.world.unchanged_by(action);
        self.world.drain_facts(&mut self.kept);
        self.world.act(action);
        let skip = self.world.facts().iter().find_map(|record| match &record.what {
            What::Skipped(skip) => Some(*skip),
            _ => None,
        });
        // Without facts there was an overload, and the action was not performed.
        if let Some(skip) = skip.or(idle).filter(|_| !self.world.facts().is_empty()) {
            let why = told!("action-skipped", action: action.to_string(), why: tell::skip_reason(skip));
            self.skipped.push(Skipped { line, at: self.world.now(), why });
        }
    }

    /// Counts the new facts, shows them to `watch`, and fires the triggers that wait for them.
    fn after_facts(&mut self, watch: Watch) {
        let plan = self.plan.clone();
        let mut ready: VecDeque<usize> = VecDeque::new();
        let mut fired = Vec::new();
        let (mut fresh, mut before) = (true, 0);
        loop {
            if fresh {
                for record in &self.world.facts()[before..] {
                    let kind = tell::kind(&record.what);
                    self.tally[kind as usize][record.node.map_or(0, |id| id.number() as usize)] += 1;
                    watch(&self.world, record);
                    if plan.groups[kind as usize].is_empty() {
                        continue;
                    }
                    fired.clear();
                    for group in &plan.groups[kind as usize] {
                        let fits = |target| self.world.resolve(target).ok() == record.node && record.node.is_some();
                        if group.node.is_none_or(fits) {
                            self.seen[group.counter] += 1;
                            let count = self.seen[group.counter];
                            let first = group.triggers.partition_point(|(wanted, _)| *wanted < count);
                            let these = group.triggers[first..].iter().take_while(|(wanted, _)| *wanted == count);
                            fired.extend(these.map(|(_, trigger)| *trigger));
                        }
                    }
                    // The triggers of one fact fire in the order of the script.
                    by_number(&mut fired, |trigger| *trigger as u128);
                    ready.extend(&fired);
                }
            }
            if ready.is_empty() {
                before = self.world.facts().len();
                fresh = self.reach_goals();
                if fresh {
                    continue;
                }
            }
            before = 0;
            // After an overload nothing is executed.
            let Some(place) = ready.pop_front().filter(|_| self.world.overload().is_none()) else { return };
            let (line, trigger) = &plan.triggers[place];
            fresh = false;
            if trigger.after > 0 {
                self.delayed.insert((self.world.now() + trigger.after, self.delays), place);
                self.delays += 1;
            } else {
                fresh = self.execute(*line, &trigger.directive);
            }
        }
    }

    /// Another future of the same past: the dice are thrown anew, and each timed action that is still to come is left
    /// out with one chance in two. Rules are switched as the script says.
    pub fn other_future(&self, seed: u64) -> Run {
        let mut other = self.clone();
        let keep = |place: usize| dice::mix(seed ^ dice::mix(place as u64)) & 1 == 0;
        other.plan = self.plan.with_some(self.done, keep);
        other.world.throw_anew(seed);
        other
    }

    /// All verdicts, including those on the untimed expectations at this moment.
    pub fn finish(&self, script: &Script) -> Vec<Verdict> {
        let mut verdicts = self.verdicts.clone();
        verdicts.extend(script.expects().map(|(line, expect)| self.ask(line, expect)));
        by_number(&mut verdicts, |verdict| verdict.line.into());
        verdicts
    }

    /// How often a fact has happened so far; `Some`: on this node only.
    pub fn times(&self, fact: FactKind, node: Option<NodeId>) -> u32 {
        let tally = &self.tally[fact as usize];
        node.map_or_else(|| tally.iter().sum(), |id| tally[id.number() as usize])
    }
}
