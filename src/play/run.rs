//! A script being played: the world, and how far the script has come. `World(t) = fold(script, t)`, and this is the
//! fold.
//!
//! A [`Run`] is cheap to clone, so a clone is a checkpoint.

use std::collections::VecDeque;
use std::rc::Rc;

use super::script::{Deed, Expect, Moment, Script, Trigger};
use crate::raft::{NodeId, Role};
use crate::sim::kv::Command;
use crate::sim::{Action, FactKind, Micros, Record, Target, What, World};

/// Whoever wants to see every fact right when it has happened.
pub type Watch<'a> = &'a mut dyn FnMut(&World, &Record);

/// What a script plans: read once, shared by all clones.
#[derive(Debug)]
pub struct Plan {
    timed: Vec<(u32, Moment, Deed)>,
    triggers: Vec<(u32, Trigger)>,
}

impl Plan {
    /// The plan of this script.
    pub fn of(script: &Script) -> Rc<Plan> {
        // A bookmark only names a moment: nothing happens, and no step is made.
        let timed = script.timed().into_iter().filter(|(_, _, deed)| !matches!(deed, Deed::Bookmark(_)));
        let timed = timed.map(|(line, moment, deed)| (line, moment, deed.clone())).collect();
        let triggers = script.triggers().map(|(line, trigger)| (line, trigger.clone())).collect();
        Rc::new(Plan { timed, triggers })
    }
}

/// What became of an expectation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verdict {
    /// The line of the script, from 1.
    pub line: u32,
    /// The expectation, as the script writes it.
    pub text: String,
    /// Whether it held.
    pub held: bool,
}

/// A run in progress.
#[derive(Clone, Debug)]
pub struct Run {
    plan: Rc<Plan>,
    world: World,
    /// How many of the plan's timed deeds are done.
    done: usize,
    /// By trigger: how many fitting facts were seen.
    seen: Vec<u32>,
    /// Deeds of triggers that wait for their `after`: when, which trigger.
    delayed: VecDeque<(Micros, usize)>,
    /// By kind of fact, then by node (0: the world): how often it happened.
    tally: Vec<[u32; NodeId::MAX as usize + 1]>,
    verdicts: Vec<Verdict>,
    said: Rc<str>,
    skipped: Vec<(Micros, String)>,
    steps: u64,
    /// When the last of them was.
    stepped_at: Micros,
}

impl Run {
    /// The start of a script.
    pub fn new(script: &Script) -> Run {
        let plan = Plan::of(script);
        let mut run = Run {
            seen: vec![0; plan.triggers.len()],
            plan,
            world: World::new(script.setup()),
            done: 0,
            delayed: VecDeque::new(),
            tally: vec![[0; NodeId::MAX as usize + 1]; FactKind::ALL.len()],
            verdicts: Vec::new(),
            said: Rc::from(""),
            skipped: Vec::new(),
            steps: 0,
            stepped_at: 0,
        };
        run.after_facts(&mut |_, _| ());
        run
    }

    /// The world at this moment.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The expectations that were met or missed on the way.
    pub fn verdicts(&self) -> &[Verdict] {
        &self.verdicts
    }

    /// What `say` said last; empty for nothing.
    pub fn said(&self) -> &str {
        &self.said
    }

    /// The actions that found nothing to act on: when, and why.
    pub fn skipped(&self) -> &[(Micros, String)] {
        &self.skipped
    }

    /// How many things have happened, events and timed deeds together. It names a place in the run: of one script, all
    /// runs that have come so far are the same.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// Whether the clock has run on since the last of them.
    pub fn is_idle(&self) -> bool {
        self.world.now() > self.stepped_at
    }

    fn made_a_step(&mut self) {
        self.steps += 1;
        self.stepped_at = self.world.now();
    }

    /// When the next thing happens, be it an event of the world or a deed of the script.
    pub fn next_time(&self) -> Option<Micros> {
        let event = self.world.next_time();
        let deed = self.next_deed().map(|(moment, _)| moment.at);
        match (event, deed) {
            (Some(event), Some(deed)) => Some(event.min(deed)),
            (event, deed) => event.or(deed),
        }
    }

    /// The moment at which a deed that is done now would stand in a script: between just these events.
    pub fn moment(&self) -> Moment {
        let now = self.world.now();
        if self.world.next_time() == Some(now) {
            Moment { at: now, events: Some(self.world.events_now()) }
        } else {
            Moment::end_of(now)
        }
    }

    fn next_deed(&self) -> Option<(Moment, Option<usize>)> {
        let timed = self.plan.timed.get(self.done).map(|(_, moment, _)| (*moment, None));
        let delayed = self.delayed.iter().min_by_key(|(at, _)| *at);
        let delayed = delayed.map(|&(at, trigger)| (Moment::end_of(at), Some(trigger)));
        match (timed, delayed) {
            (Some(timed), Some(delayed)) => Some(if delayed.0 < timed.0 { delayed } else { timed }),
            (timed, delayed) => timed.or(delayed),
        }
    }

    /// The deed whose turn it is, if it is not an event's turn.
    fn deed_is_due(&self) -> Option<(Moment, Option<usize>)> {
        let (moment, trigger) = self.next_deed()?;
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

    /// Lets one thing happen, an event or a deed; false if nothing ever will.
    pub fn step(&mut self, watch: Watch) -> bool {
        let Some((moment, trigger)) = self.deed_is_due() else {
            if !self.world.step() {
                return false;
            }
            self.made_a_step();
            self.after_facts(watch);
            return true;
        };
        self.world.idle_to(moment.at);
        self.made_a_step();
        let plan = self.plan.clone();
        match trigger {
            None => {
                self.done += 1;
                let (line, _, deed) = &plan.timed[self.done - 1];
                self.perform(*line, deed, watch);
            }
            Some(trigger) => {
                self.delayed.retain(|(_, other)| *other != trigger);
                let (line, trigger) = &plan.triggers[trigger];
                self.perform(*line, &trigger.deed, watch);
            }
        }
        true
    }

    /// Lets everything happen up to and including this time, but no more than `most` things; the clock then stands at
    /// `to`, unless there was too much to do. How many things happened.
    pub fn advance(&mut self, to: Micros, most: u64, watch: Watch) -> u64 {
        let mut steps = 0;
        while self.next_time().is_some_and(|next| next <= to) {
            if steps == most || !self.step(watch) {
                return steps;
            }
            steps += 1;
        }
        self.world.idle_to(to);
        steps
    }

    /// Whether the next thing that happens belongs to this moment, or to one before it.
    pub fn is_before(&self, moment: Moment) -> bool {
        match (self.deed_is_due(), self.world.next_time()) {
            (Some((deed, _)), _) => deed <= moment,
            (None, Some(at)) => {
                let so_far = if self.world.now() == at { self.world.events_now() } else { 0 };
                Moment { at, events: Some(so_far.saturating_add(1)) } <= moment
            }
            (None, None) => false,
        }
    }

    /// Lets the clock run on to `at`, where nothing happens before.
    pub fn idle_to(&mut self, at: Micros) {
        if self.next_time().is_none_or(|next| next > at) {
            self.world.idle_to(at);
        }
    }

    /// Whether the script says something at this very moment that has not been done yet: a hand's deed comes after it.
    /// And where the end of this microsecond was written already, a hand's deed comes after the rest of its events.
    pub fn is_behind(&self) -> bool {
        let now = self.world.now();
        let last = self.done.checked_sub(1).and_then(|last| self.plan.timed.get(last));
        let written = last.is_some_and(|(_, moment, _)| *moment == Moment::end_of(now));
        self.deed_is_due().is_some_and(|(moment, _)| moment.at <= now)
            || (written && self.world.next_time() == Some(now))
    }

    /// Goes on by another plan, one that differs from the present one only in what is still to come.
    pub fn adopt(&mut self, plan: Rc<Plan>) {
        self.plan = plan;
    }

    /// Takes over a plan that differs from the present one only after the present moment, or by a deed at just this
    /// moment, which is then done.
    pub fn follow(&mut self, plan: Rc<Plan>, moment: Moment, deed: &Deed, watch: Watch) {
        self.plan = plan;
        self.done = self.plan.timed.partition_point(|(_, then, _)| *then <= moment);
        self.made_a_step();
        let line = self.done.checked_sub(1).map_or(0, |last| self.plan.timed[last].0);
        self.perform(line, deed, watch);
    }

    fn perform(&mut self, line: u32, deed: &Deed, watch: Watch) {
        match deed {
            Deed::Act(action) => {
                self.act(action);
                self.after_facts(watch);
            }
            Deed::Say(text) => self.said = Rc::from(text.as_str()),
            Deed::Bookmark(_) => {}
            Deed::Expect(expect) => {
                let held = self.holds(expect);
                self.verdicts.push(Verdict { line, text: expect.to_string(), held });
            }
        }
    }

    fn act(&mut self, action: &Action) {
        self.world.act(action);
        let skip = self.world.facts().iter().find_map(|record| match &record.what {
            What::Skipped(skip) => Some(*skip),
            _ => None,
        });
        if let Some(skip) = skip {
            self.skipped.push((self.world.now(), format!("{action}: {}", super::narrate::skip(skip))));
        }
    }

    /// Facts have happened: they are counted and shown, and the triggers that wait for them fire.
    fn after_facts(&mut self, watch: Watch) {
        let plan = self.plan.clone();
        let mut ready = VecDeque::new();
        let mut fresh = true;
        loop {
            if fresh {
                for record in self.world.facts() {
                    let kind = record.what.kind();
                    self.tally[kind as usize][record.node.map_or(0, |id| id.number() as usize)] += 1;
                    watch(&self.world, record);
                    for (place, (_, trigger)) in plan.triggers.iter().enumerate() {
                        let fits = |target| self.world.resolve(target).ok() == record.node && record.node.is_some();
                        if trigger.fact == kind && trigger.node.is_none_or(fits) {
                            self.seen[place] += 1;
                            if self.seen[place] == trigger.count.max(1) {
                                ready.push_back(place);
                            }
                        }
                    }
                }
            }
            let Some(place) = ready.pop_front() else { return };
            let (line, trigger) = &plan.triggers[place];
            fresh = false;
            if trigger.after > 0 {
                self.delayed.push_back((self.world.now() + trigger.after, place));
            } else if let Deed::Act(action) = &trigger.deed {
                self.act(action);
                fresh = true;
            } else {
                self.perform(*line, &trigger.deed, watch);
            }
        }
    }

    /// Asks the expectations that stand without a time: the run is over. Answers all verdicts.
    pub fn finish(&self, script: &Script) -> Vec<Verdict> {
        let mut verdicts = self.verdicts.clone();
        for (line, expect) in script.expects() {
            verdicts.push(Verdict { line, text: expect.to_string(), held: self.holds(expect) });
        }
        verdicts.sort_by_key(|verdict| verdict.line);
        verdicts
    }

    /// How often a fact has happened so far; on one node only, if one is given.
    pub fn times(&self, fact: FactKind, node: Option<NodeId>) -> u32 {
        let tally = &self.tally[fact as usize];
        node.map_or_else(|| tally.iter().sum(), |id| tally[id.number() as usize])
    }

    /// Whether an expectation holds at this moment.
    pub fn holds(&self, expect: &Expect) -> bool {
        let world = &self.world;
        let resolve = |target: Target| world.resolve(target).ok();
        let server = |target: Target| resolve(target).and_then(|id| world.server(id));
        match expect {
            Expect::Leader(None) => world.leader().is_some(),
            Expect::Leader(Some(target)) => world.leader().is_some() && world.leader() == resolve(*target),
            Expect::NoLeader => world.leader().is_none(),
            Expect::Term(target, op, term) => server(*target).is_some_and(|s| op.holds(s.node.current_term(), *term)),
            Expect::Role(target, role) => server(*target).is_some_and(|s| {
                use super::script::RoleName;
                let role = match role {
                    RoleName::Follower => matches!(s.node.role(), Role::Follower),
                    RoleName::Candidate => matches!(s.node.role(), Role::Candidate { .. }),
                    RoleName::Leader => s.node.is_leader(),
                };
                role && s.is_up()
            }),
            Expect::Committed(command) => self.committed(command),
            Expect::Log(target, index, term) => {
                server(*target).is_some_and(|s| s.node.log().get(*index).is_some_and(|entry| entry.term == *term))
            }
            Expect::Value(target, key, value) => server(*target).is_some_and(|s| s.store.get(key) == Some(value)),
            Expect::Commit(target, op, index) => {
                server(*target).is_some_and(|s| op.holds(s.node.commit_index(), *index))
            }
            Expect::Fact { fact, node, count } => {
                let times = match node {
                    None => Some(self.times(*fact, None)),
                    Some(target) => resolve(*target).map(|id| self.times(*fact, Some(id))),
                };
                times.is_some_and(|times| count.map_or(times > 0, |count| times == count))
            }
            Expect::Violation(property) => {
                world.monitor().violations().iter().any(|violation| violation.property == *property)
            }
            Expect::NoViolation => world.monitor().violations().is_empty(),
        }
    }

    fn committed(&self, command: &Command) -> bool {
        let monitor = self.world.monitor();
        (1..=monitor.committed()).any(|index| {
            let entry = monitor.committed_at(index).map(|(entry, _)| entry.payload);
            match entry {
                Some(crate::raft::Payload::Command(handle)) => self.world.command(handle) == Some(command),
                _ => false,
            }
        })
    }
}
