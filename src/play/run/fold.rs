//! A script being played: the world, and how far the script has come. `World(t) = fold(script, t)`, and this is the
//! fold.
//!
//! A [`Run`] is cheap to clone, so a clone is a checkpoint.

mod expectations;

use std::collections::VecDeque;
use std::rc::Rc;

use crate::play::script::{Directive, Expect, Moment, Script, Trigger};
use crate::play::tell;
use crate::raft::{NodeId, Role};
use crate::sim::{Action, Command, FactKind, Limits, Micros, Record, Target, What, World};
use std::collections::BTreeMap;

/// Whoever wants to see every fact right when it has happened.
pub type Watch<'a> = &'a mut dyn FnMut(&World, &Record);

/// What a script plans: read once, shared by all clones.
#[derive(Debug)]
pub struct Plan {
    timed: Vec<(u32, Moment, Directive)>,
    triggers: Vec<(u32, Trigger)>,
    /// What the triggers wait for, by kind of fact. A fact is compared with what differs between triggers, and not with
    /// each of two thousand.
    waits: Vec<Vec<Wait>>,
    bookmarks: Vec<(u32, Moment)>,
    /// When the run of a script ends that nobody watches, and what is expected then.
    end: Micros,
    /// Whether the script says so itself, with `until`.
    says_end: bool,
    expects: Vec<(u32, Expect)>,
}

/// Triggers that wait for the same fact of the same node, and differ only in which occurrence they want.
#[derive(Debug)]
struct Wait {
    /// Of this node; `None`: of any.
    node: Option<Target>,
    /// Which occurrence, and which trigger: in this order.
    triggers: Vec<(u32, usize)>,
    /// Where its occurrences are counted: the place in [`Run::seen`].
    place: usize,
}

impl Plan {
    /// The plan of this script.
    pub fn of(script: &Script) -> Rc<Plan> {
        // A bookmark only names a moment: nothing happens, and no step is made.
        let is_bookmark = |(_, _, directive): &(u32, Moment, &Directive)| matches!(directive, Directive::Bookmark(_));
        let (bookmarks, timed): (Vec<_>, Vec<_>) = script.timed().into_iter().partition(is_bookmark);
        let bookmarks = bookmarks.into_iter().map(|(line, moment, _)| (line, moment)).collect::<Vec<_>>();
        let timed =
            timed.into_iter().map(|(line, moment, directive)| (line, moment, directive.clone())).collect::<Vec<_>>();
        let triggers: Vec<_> = script.triggers().map(|(line, trigger)| (line, trigger.clone())).collect::<Vec<_>>();
        let expects = script.expects().map(|(line, expect)| (line, expect.clone())).collect::<Vec<_>>();
        let mut waits: Vec<Vec<Wait>> = FactKind::ALL.iter().map(|_| Vec::new()).collect::<Vec<_>>();
        let mut places = 0..;
        for (number, (_, trigger)) in triggers.iter().enumerate() {
            let waits = &mut waits[trigger.fact as usize];
            let wanted = (trigger.count.max(1), number);
            match waits.iter_mut().find(|wait| wait.node == trigger.node) {
                Some(wait) => wait.triggers.push(wanted),
                None => {
                    waits.extend(places.next().map(|place| Wait { node: trigger.node, triggers: vec![wanted], place }))
                }
            }
        }
        for wait in waits.iter_mut().flatten() {
            wait.triggers.sort();
        }
        let (end, says_end) = (script.headless_end(), script.until().is_some());
        Rc::new(Plan { timed, triggers, waits, bookmarks, end, says_end, expects })
    }

    /// The lines of the first timed deeds, so many of them, and of all that has no time.
    fn lines(&self, timed: usize) -> impl Iterator<Item = u32> + '_ {
        let timed = self.timed.iter().take(timed).map(|(line, ..)| *line);
        let triggers = self.triggers.iter().map(|(line, _)| *line);
        timed.chain(triggers).chain(self.expects.iter().map(|(line, _)| *line))
    }
}

/// How far a run may be played at a time, by whoever must answer soon: so many steps, or about as much work as they
/// usually are. A node that applies a hundred thousand entries in one step has done more than one.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    steps: u64,
    facts: u64,
}

impl Budget {
    /// How many facts are as much work as a step.
    const FACTS_A_STEP: u64 = 8;

    /// So many steps from here on.
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

/// What became of an expectation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verdict {
    /// The line of the script, from 1.
    pub line: u32,
    /// The expectation, as the script writes it.
    pub text: String,
    /// Whether it held.
    pub held: bool,
    /// When it was asked.
    pub at: Micros,
    /// What was found instead, if it did not hold; otherwise empty.
    pub found: String,
}

/// A moment that has a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bookmark {
    /// When.
    pub at: Micros,
    /// Its name.
    pub name: Rc<str>,
}

/// An action that found nothing to act on, or nothing to change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Skipped {
    /// The line of the script, from 1.
    pub line: u32,
    /// When.
    pub at: Micros,
    /// The action, and why nothing came of it.
    pub why: String,
}

/// What has become of a statement so far.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fate {
    /// Its time has not come: it is done at a moment, or asked when the run ends.
    Open,
    /// It waits for a fact.
    Waiting {
        /// How often the fact was seen.
        seen: u32,
        /// At which occurrence it fires.
        count: u32,
        /// It has fired, and is done at this time.
        due: Option<Micros>,
    },
    /// It was done.
    Done,
    /// It was an action, and found nothing to act on.
    Skipped {
        /// When.
        at: Micros,
        /// Why.
        why: String,
    },
    /// It was asked: whether it held.
    Asked(bool),
}

/// A run in progress.
#[derive(Clone, Debug)]
pub struct Run {
    plan: Rc<Plan>,
    world: World,
    /// How many of the plan's timed deeds are done.
    done: usize,
    /// By [`Wait`]: how many fitting facts were seen.
    seen: Vec<u32>,
    /// Deeds of triggers that wait for their `after`, by when they are done, then in the order in which the triggers
    /// fired: which trigger.
    delayed: BTreeMap<(Micros, u64), usize>,
    /// How many deeds were ever delayed.
    delays: u64,
    /// By kind of fact, then by node (0: the world): how often it happened.
    tally: Vec<[u32; NodeId::MAX as usize + 1]>,
    verdicts: Vec<Verdict>,
    /// What was expected of the end, once it has passed.
    ending: Option<Vec<Verdict>>,
    said: Rc<str>,
    /// The bookmarks that triggers have set.
    bookmarks: Vec<Bookmark>,
    skipped: Vec<Skipped>,
    /// The line of the statement that was done last; 0: none was.
    last: u32,
    steps: u64,
    /// When the last of them was.
    stepped_at: Micros,
}

impl Run {
    /// The start of a script.
    pub fn new(script: &Script) -> Run {
        Run::limited(script, Limits::default())
    }

    /// The same with limits of its own on what it may cause.
    pub fn limited(script: &Script, limits: Limits) -> Run {
        let plan = Plan::of(script);
        let mut run = Run {
            seen: vec![0; plan.waits.iter().map(Vec::len).sum()],
            plan,
            world: World::limited(script.setup(), limits),
            done: 0,
            delayed: BTreeMap::default(),
            delays: 0,
            tally: vec![[0; NodeId::MAX as usize + 1]; FactKind::ALL.len()],
            verdicts: Vec::new(),
            ending: None,
            said: Rc::from(""),
            bookmarks: Vec::new(),
            skipped: Vec::new(),
            last: 0,
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

    /// The bookmarks that triggers have set so far. Those with a moment of their own stand in the script.
    pub fn bookmarks(&self) -> &[Bookmark] {
        &self.bookmarks
    }

    /// The actions that found nothing to act on.
    pub fn skipped(&self) -> &[Skipped] {
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

    /// The script's end, up to which a run lasts that nobody watches, has passed: the verdicts on what was expected of
    /// it. The run may go on.
    pub fn ending(&self) -> Option<&[Verdict]> {
        self.ending.as_deref()
    }

    /// When a run of this script ends that nobody watches: `until`, or a while after the last timed statement.
    pub fn end_at(&self) -> Micros {
        self.plan.end
    }

    /// Whether the script says itself, with `until`, when that is.
    pub fn says_end(&self) -> bool {
        self.plan.says_end
    }

    /// The run stands at its script's end, and what is expected there has been asked.
    pub fn is_at_end(&self) -> bool {
        self.ending.is_some() && self.world.now() == self.plan.end
    }

    /// The script's end, if it is what comes next: it has not been asked yet what is expected there, and nothing more
    /// happens before.
    pub fn end_ahead(&self) -> Option<Micros> {
        let is_next = self.next_time().is_none_or(|next| next > self.plan.end);
        (self.ending.is_none() && self.world.overload().is_none() && is_next).then_some(self.plan.end)
    }

    /// The line, from 1, of the statement that was done last.
    pub fn last_line(&self) -> Option<u32> {
        (self.last > 0).then_some(self.last)
    }

    /// The line, from 1, of the statement that is done next, of those whose time is known.
    pub fn next_line(&self) -> Option<u32> {
        match self.next_directive()? {
            (_, None) => self.plan.timed.get(self.done).map(|(line, ..)| *line),
            (_, Some(trigger)) => self.plan.triggers.get(trigger).map(|(line, _)| *line),
        }
    }

    /// What has become of every statement that is done, or asked, at some time; by line, from 1, in their order.
    pub fn fates(&self) -> Vec<(u32, Fate)> {
        let mut fates: Vec<(u32, Fate)> = Vec::new();
        for (slot, (line, ..)) in self.plan.timed.iter().enumerate() {
            fates.push((*line, if slot < self.done { Fate::Done } else { Fate::Open }));
        }
        let mut delayed = vec![None; self.plan.triggers.len()];
        for (&(at, _), &number) in &self.delayed {
            if let Some(due) = delayed.get_mut(number) {
                *due = Some(at);
            }
        }
        for wait in self.plan.waits.iter().flatten() {
            let seen = self.seen[wait.place];
            for &(count, number) in &wait.triggers {
                let due = delayed[number];
                let waits = seen < count || due.is_some();
                let fate = if waits { Fate::Waiting { seen, count, due } } else { Fate::Done };
                fates.push((self.plan.triggers[number].0, fate));
            }
        }
        let now = self.moment();
        let passed = |moment: Moment| if moment <= now { Fate::Done } else { Fate::Open };
        fates.extend(self.plan.bookmarks.iter().map(|&(line, moment)| (line, passed(moment))));
        fates.extend(self.plan.expects.iter().map(|(line, _)| (*line, Fate::Open)));
        fates.sort_by_key(|(line, _)| *line);
        let mut set = |line: u32, fate: Fate| {
            if let Ok(place) = fates.binary_search_by_key(&line, |(line, _)| *line) {
                fates[place].1 = fate;
            }
        };
        for verdict in self.verdicts.iter().chain(self.ending.iter().flatten()) {
            set(verdict.line, Fate::Asked(verdict.held));
        }
        for skipped in &self.skipped {
            set(skipped.line, Fate::Skipped { at: skipped.at, why: skipped.why.clone() });
        }
        fates
    }

    /// When the next step happens, an event of the world or a directive of the script. `None`: never, also after an
    /// overload.
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

    /// The moment at which a directive that is done now would stand in a script: between just these events.
    pub fn moment(&self) -> Moment {
        let now = self.world.now();
        if self.world.next_time() == Some(now) {
            Moment { at: now, events: Some(self.world.events_now()) }
        } else {
            Moment::end_of(now)
        }
    }

    fn next_directive(&self) -> Option<(Moment, Option<usize>)> {
        let timed = self.plan.timed.get(self.done).map(|(_, moment, _)| (*moment, None));
        let delayed = self.delayed.first_key_value();
        let delayed = delayed.map(|(&(at, _), &trigger)| (Moment::end_of(at), Some(trigger)));
        match (timed, delayed) {
            (Some(timed), Some(delayed)) => Some(if delayed.0 < timed.0 { delayed } else { timed }),
            (timed, delayed) => timed.or(delayed),
        }
    }

    /// The directive whose turn it is, if it is not an event's turn.
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

    /// Lets one thing happen, an event or a directive; false if nothing ever will.
    pub fn step(&mut self, watch: Watch) -> bool {
        if self.next_time().is_some_and(|next| next > self.plan.end) {
            self.end();
        }
        let Some((moment, trigger)) = self.due_directive() else {
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
        self.idle_to(to);
        steps
    }

    /// Everything up to the script's end has happened: what is expected of the end is asked, once.
    fn end(&mut self) {
        if self.ending.is_none() {
            self.ending =
                Some(self.plan.expects.iter().map(|(line, expect)| self.ask(*line, expect)).collect::<Vec<_>>());
        }
    }

    fn ask(&self, line: u32, expect: &Expect) -> Verdict {
        let held = self.holds(expect);
        let found = if held { String::new() } else { self.found(expect) };
        Verdict { line, text: expect.to_string(), held, at: self.world.now(), found }
    }

    /// Whether the next thing that happens belongs to this moment, or to one before it.
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

    /// Lets the clock run on to `at`, where nothing happens before.
    pub fn idle_to(&mut self, at: Micros) {
        if self.next_time().is_none_or(|next| next > at) {
            self.world.idle_to(at);
            // After an overload the clock stands still: the end is not reached.
            if self.world.now() >= self.plan.end {
                self.end();
            }
        }
    }

    /// Whether steps of this microsecond are still to come before a user's action: directives of the script, and, if a
    /// directive at the end of this microsecond was done already, the events of this microsecond.
    pub fn is_behind(&self) -> bool {
        let now = self.world.now();
        let last = self.done.checked_sub(1).and_then(|last| self.plan.timed.get(last));
        let written = last.is_some_and(|(_, moment, _)| *moment == Moment::end_of(now));
        self.due_directive().is_some_and(|(moment, _)| moment.at <= now)
            || (written && self.world.next_time() == Some(now))
    }

    /// Goes on by another plan, one that differs from the present one only in what is still to come.
    pub fn adopt(&mut self, plan: Rc<Plan>) {
        let before = std::mem::replace(&mut self.plan, plan);
        self.renumber(&before);
        if self.world.now() <= self.plan.end {
            // A directive by hand has put the end off, or comes just before it: the end is asked again.
            self.ending = None;
        }
    }

    /// Adopts a plan that differs from the present one only by what comes after this moment, and by one directive at
    /// this moment, and carries that directive out.
    pub fn follow(&mut self, plan: Rc<Plan>, moment: Moment, directive: &Directive, watch: Watch) {
        self.adopt(plan);
        self.done = self.plan.timed.partition_point(|(_, then, _)| *then <= moment);
        self.made_a_step();
        let line = self.done.checked_sub(1).map_or(0, |last| self.plan.timed[last].0);
        self.perform(line, directive, watch);
    }

    /// The lines have moved: what was done is found in those of the present plan.
    fn renumber(&mut self, before: &Plan) {
        let mut lines: Vec<(u32, u32)> = before.lines(self.done).zip(self.plan.lines(self.done)).collect::<Vec<_>>();
        lines.sort();
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
        self.last = line;
        match directive {
            Directive::Act(action) => {
                self.act(line, action);
                self.after_facts(watch);
            }
            Directive::Say(text) => self.said = Rc::from(text.as_str()),
            Directive::Bookmark(name) => {
                self.bookmarks.push(Bookmark { at: self.world.now(), name: Rc::from(name.as_str()) })
            }
            Directive::Expect(expect) => {
                let verdict = self.ask(line, expect);
                self.verdicts.push(verdict);
            }
        }
    }

    fn act(&mut self, line: u32, action: &Action) {
        self.last = line;
        let idle = self.world.unchanged_by(action);
        self.world.act(action);
        let skip = self.world.facts().iter().find_map(|record| match &record.what {
            What::Skipped(skip) => Some(*skip),
            _ => None,
        });
        // Without facts there was an overload, and nothing was done at all.
        if let Some(skip) = skip.or(idle).filter(|_| !self.world.facts().is_empty()) {
            let why = format!("{action}: {}", tell::skip_reason(skip));
            self.skipped.push(Skipped { line, at: self.world.now(), why });
        }
    }

    /// Facts have happened: they are counted and shown, and the triggers that wait for them fire.
    fn after_facts(&mut self, watch: Watch) {
        let plan = self.plan.clone();
        let mut ready: VecDeque<usize> = VecDeque::new();
        let mut fired = Vec::new();
        let mut fresh = true;
        loop {
            if fresh {
                for record in self.world.facts() {
                    let kind = tell::kind(&record.what);
                    self.tally[kind as usize][record.node.map_or(0, |id| id.number() as usize)] += 1;
                    watch(&self.world, record);
                    fired.clear();
                    for wait in &plan.waits[kind as usize] {
                        let fits = |target| self.world.resolve(target).ok() == record.node && record.node.is_some();
                        if wait.node.is_none_or(fits) {
                            self.seen[wait.place] += 1;
                            let count = self.seen[wait.place];
                            let first = wait.triggers.partition_point(|(wanted, _)| *wanted < count);
                            let these = wait.triggers[first..].iter().take_while(|(wanted, _)| *wanted == count);
                            fired.extend(these.map(|(_, trigger)| *trigger));
                        }
                    }
                    // Of one fact's triggers comes first what stands first in the script.
                    fired.sort();
                    ready.extend(&fired);
                }
            }
            // A run that goes no further does nothing more.
            let Some(place) = ready.pop_front().filter(|_| self.world.overload().is_none()) else { return };
            let (line, trigger) = &plan.triggers[place];
            fresh = false;
            if trigger.after > 0 {
                self.delayed.insert((self.world.now() + trigger.after, self.delays), place);
                self.delays += 1;
            } else if let Directive::Act(action) = &trigger.directive {
                self.act(*line, action);
                fresh = true;
            } else {
                self.perform(*line, &trigger.directive, watch);
            }
        }
    }

    /// Asks the expectations that stand without a time: the run is over. Answers all verdicts.
    pub fn finish(&self, script: &Script) -> Vec<Verdict> {
        let mut verdicts = self.verdicts.clone();
        verdicts.extend(script.expects().map(|(line, expect)| self.ask(line, expect)));
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
                use crate::play::script::RoleName;
                let role = match role {
                    RoleName::Follower => matches!(s.node.role(), Role::Follower),
                    RoleName::PreCandidate => matches!(s.node.role(), Role::PreCandidate { .. }),
                    RoleName::Candidate => matches!(s.node.role(), Role::Candidate { .. }),
                    RoleName::Leader => s.node.is_leader(),
                    RoleName::Learner => {
                        let config = s.node.config();
                        config.learners.contains(s.node.id()) && !config.all_voters().contains(s.node.id())
                    }
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
        self.world.monitor().committed_commands().any(|handle| self.world.command(handle) == Some(command))
    }
}
