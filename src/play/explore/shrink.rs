//! Makes the script of a run with a violation short. The same property breaks in the same way in every result.
//!
//! The stages: leave out deeds (delta debugging, from the end); make settings simpler, use fewer nodes; turn dice into
//! deeds (explicit time-outs, fixed times of messages); leave out again; then an exhaustive search whose deeds are only
//! those that are left, which gives the shortest run over them; at last round times and names.

use std::rc::Rc;

use super::deed::Budgets;
use super::exhaustive::{End, Exhaustive, Search};
use super::goal::Goal;
use super::schedule::{Doing, Schedule, Witness};
use super::Found;
use crate::play::run::Run;
use crate::play::script::{parse, parse_action, Directive, Millis, Moment, Script, Trigger};
use crate::play::tell;
use crate::raft::{Fact, Rule};
use crate::sim::{Action, Cause, Micros, SettingKey, What};

/// The most states of the exhaustive stage.
const MOST_STATES: u64 = 40_000;
/// The most deeds of which it tries all orders.
const MOST_LISTED: usize = 9;
/// So many states of the exhaustive stage cost as much as playing a schedule.
const STATES_A_TRY: u32 = 20;
/// Settings that only make a run larger or more random. The first that can go goes first.
const SIMPLER: [(&str, &str); 12] = [
    ("loss", "0%"),
    ("duplicate", "0%"),
    ("reorder", "0%"),
    ("snapshot", "off"),
    ("chunk", "0"),
    ("prevote", "off"),
    ("checkquorum", "off"),
    ("disk", "0..0"),
    ("noop", "off"),
    ("uncommitted", "0"),
    ("batch", "64"),
    ("window", "8"),
];

/// A script that is being made short.
#[derive(Debug)]
pub struct Shrink {
    best: Schedule,
    witness: Witness,
    stage: Stage,
    tries: u64,
    /// Whether the exhaustive stage has proved that there is no shorter run over the same deeds.
    shortest: bool,
}

#[derive(Debug)]
enum Stage {
    /// Leaves out `size` deeds up to `end`. `again`: something was left out in this pass.
    Leave {
        size: usize,
        end: usize,
        again: bool,
        then: Next,
    },
    /// Tries the simpler settings from this one on.
    Settings(usize),
    /// Tries fewer nodes.
    Nodes,
    /// Turns triggers and losses into deeds at a time.
    Untangle(usize),
    /// Turns dice into deeds: the variant to try.
    Dice(usize),
    /// The exhaustive search over the deeds that are left.
    Exact(Box<Exhaustive>),
    /// Tries to do without the settings from this one on.
    Bare(usize),
    /// Rounds the time of this deed.
    Round(usize),
    Done,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Next {
    Settings,
    Dice,
    Exact,
    Round,
}

impl Shrink {
    /// Begins with this script. `None`: no property breaks in it, up to its end.
    pub fn new(script: &Script) -> Option<Shrink> {
        let mut best = Schedule::of(script);
        let (at, witness) = best.breaks(None)?;
        best.until = at;
        best.deeds.retain(|deed| deed.at.is_none_or(|moment| moment.at <= at));
        let stage = Stage::leave(best.deeds.len(), Next::Settings);
        Some(Shrink { best, witness, stage, tries: 1, shortest: false })
    }

    /// How many schedules were played.
    pub fn tries(&self) -> u64 {
        self.tries
    }

    /// Whether no run over the same deeds is shorter, in a cluster in which each message takes equally long.
    pub fn is_shortest(&self) -> bool {
        self.shortest
    }

    /// The shortest so far.
    pub fn best(&self) -> Found {
        let property = self.witness.property;
        let script = format!("{}expect violation {property}\n", self.best.text());
        Found { property: Some(property), deeds: self.best.deeds.len() as u32, script }
    }

    /// Plays up to `most` schedules. `true`: it has ended.
    pub fn advance(&mut self, most: u32) -> bool {
        for _ in 0..most {
            if matches!(self.stage, Stage::Done) {
                return true;
            }
            self.tries += 1;
            let stage = std::mem::replace(&mut self.stage, Stage::Done);
            self.stage = self.go_on(stage);
        }
        matches!(self.stage, Stage::Done)
    }

    /// Takes a schedule if the same breaks in it. The run ends where it breaks.
    fn take(&mut self, mut schedule: Schedule) -> bool {
        let Some((at, _)) = schedule.breaks(Some(self.witness)) else { return false };
        schedule.until = at;
        schedule.deeds.retain(|deed| deed.at.is_none_or(|moment| moment.at <= at));
        self.best = schedule;
        true
    }

    fn go_on(&mut self, stage: Stage) -> Stage {
        match stage {
            Stage::Leave { size, end, again, then } => self.leave(size, end, again, then),
            Stage::Settings(place) => self.settings(place),
            Stage::Nodes => self.nodes(),
            Stage::Untangle(variant) => self.untangle(variant),
            Stage::Dice(variant) => self.dice(variant),
            Stage::Bare(place) => self.bare(place),
            Stage::Exact(search) => self.exact(search),
            Stage::Round(place) => self.round(place),
            Stage::Done => Stage::Done,
        }
    }

    fn leave(&mut self, size: usize, end: usize, again: bool, then: Next) -> Stage {
        let end = end.min(self.best.deeds.len());
        if end == 0 {
            let all = self.best.deeds.len();
            return match (size, again, then) {
                (2.., _, _) => Stage::Leave { size: size / 2, end: all, again: false, then },
                (_, true, _) => Stage::Leave { size: 1, end: all, again: false, then },
                (_, _, Next::Settings) => Stage::Settings(0),
                (_, _, Next::Dice) => Stage::Dice(0),
                (_, _, Next::Exact) => self.begin_exact(),
                (_, _, Next::Round) => Stage::Round(0),
            };
        }
        let from = end.saturating_sub(size);
        let mut fewer = self.best.clone();
        fewer.deeds.drain(from..end);
        let took = self.take(fewer);
        Stage::Leave { size, end: from, again: again || took, then }
    }

    fn settings(&mut self, place: usize) -> Stage {
        let Some((key, value)) = SIMPLER.get(place) else { return Stage::Nodes };
        let simple = self.best.settings.iter().find(|(name, _)| name == key).is_none_or(|(_, now)| now == value);
        if !simple {
            let mut simpler = self.best.clone();
            simpler.set(key, value);
            self.take(simpler);
        }
        Stage::Settings(place + 1)
    }

    fn nodes(&mut self) -> Stage {
        let nodes = self.best.get(SettingKey::Nodes).and_then(|nodes| nodes.parse().ok()).unwrap_or(5u8);
        let mut fewer = self.best.renamed();
        fewer.set(SettingKey::Nodes.name(), &nodes.saturating_sub(1).max(1).to_string());
        let last = format!("n{nodes}");
        fewer.deeds.retain(|deed| !deed.text.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == last));
        match nodes > 1 && self.take(fewer) {
            true => Stage::Nodes,
            false => Stage::Untangle(0),
        }
    }

    /// What waits for a fact happens at its time, and what the dice lose is dropped. First both, then each alone.
    fn untangle(&mut self, variant: usize) -> Stage {
        let (triggers, losses) = match variant {
            0 => (true, true),
            1 => (true, false),
            2 => (false, true),
            _ => return Stage::Dice(0),
        };
        let Ok(script) = parse(&self.best.text()) else { return Stage::Dice(0) };
        let mut timed = self.best.clone();
        if triggers {
            timed.deeds.retain(|deed| deed.at.is_some());
            timed.deeds.extend(fired(&script, timed.until));
        }
        if losses {
            timed.set(SettingKey::Loss.name(), "0%");
            timed.deeds.extend(lost(&script, timed.until));
        }
        timed.sort();
        match timed != self.best && self.take(timed) {
            true => Stage::leave(self.best.deeds.len(), Next::Dice),
            false => Stage::Untangle(variant + 1),
        }
    }

    fn bare(&mut self, place: usize) -> Stage {
        let Some((key, value)) = self.best.settings.get(place) else {
            return Stage::leave(self.best.deeds.len(), Next::Round);
        };
        // Times that are fixed stay: a run without dice is easier to follow.
        let fixed = value.split_once("..").is_some_and(|(least, most)| least == most);
        if key == SettingKey::Nodes.name()
            || fixed && [SettingKey::Latency, SettingKey::Election].iter().any(|it| it.name() == key)
        {
            return Stage::Bare(place + 1);
        }
        let mut bare = self.best.clone();
        bare.settings.remove(place);
        match self.take(bare) {
            true => Stage::Bare(place),
            false => Stage::Bare(place + 1),
        }
    }

    /// Every time-out becomes a deed, and every message takes equally long.
    fn dice(&mut self, variant: usize) -> Stage {
        let after = |it: &Shrink| Stage::leave(it.best.deeds.len(), Next::Exact);
        let Ok(script) = parse(&self.best.text()) else { return after(self) };
        let setup = script.setup();
        let times = [setup.latency.min, setup.latency.max, (setup.latency.min + setup.latency.max) / 2, 10_000];
        let Some(latency) = times.get(variant / 2) else { return after(self) };
        let mut fixed = self.best.clone();
        fixed.deeds.extend(time_outs(&script, fixed.until));
        fixed.sort();
        let latency = Millis((*latency).max(1_000));
        fixed.set(SettingKey::Latency.name(), &format!("{latency}..{latency}"));
        fixed.set(SettingKey::Election.name(), "60000..60000");
        if variant % 2 == 1 {
            fixed.set(SettingKey::Heartbeat.name(), "60000");
        }
        match self.take(fixed) {
            true => after(self),
            false => Stage::Dice(variant + 1),
        }
    }

    /// A search over the deeds that are left, if there are few and all are actions at a time.
    fn begin_exact(&self) -> Stage {
        let Ok(script) = parse(&self.best.text()) else { return Stage::Bare(0) };
        let action = |deed: &Doing| match (deed.at, script.parse_action(&deed.text)) {
            (Some(_), Ok(Directive::Act(action))) => Some(action),
            _ => None,
        };
        let listed: Option<Vec<Action>> = self.best.deeds.iter().map(action).collect();
        let number = |key| self.best.get(key).and_then(|text| text.parse().ok());
        let (nodes, spare) = (number(SettingKey::Nodes).unwrap_or(5), number(SettingKey::Spare).unwrap_or(0));
        let fixed = self.best.get(SettingKey::Election) == Some("60000..60000");
        let small = fixed && nodes <= super::MOST_NODES && spare + nodes <= super::MOST_NODES;
        let Some(listed) = listed.filter(|listed| small && listed.len() <= MOST_LISTED) else { return Stage::Bare(0) };
        let own = ["nodes", "spare", "election", "latency", "seed"];
        let settings = self.best.settings.iter().filter(|(key, _)| !own.contains(&key.as_str()));
        let settings: Vec<String> = settings.map(|(key, value)| format!("{key}={value}")).collect();
        let rules = self.best.rules.iter().filter_map(|line| Rule::from_name(line.split(' ').nth(3)?));
        let search = Search {
            nodes,
            spare,
            off: rules.collect(),
            settings: settings.join(" "),
            goal: Goal::Breaks(Some(self.witness.property)),
            budgets: Budgets::NONE,
            listed: Rc::from(listed),
            depth: 60,
            states: MOST_STATES,
            ..Search::default()
        };
        Exhaustive::new(search).map_or(Stage::Bare(0), |search| Stage::Exact(Box::new(search)))
    }

    fn exact(&mut self, mut search: Box<Exhaustive>) -> Stage {
        if !search.advance(STATES_A_TRY) {
            return Stage::Exact(search);
        }
        if let Some(End::Found(found)) = search.end() {
            let shorter = parse(&found.script).ok().map(|script| Schedule::of(&script));
            if let Some(shorter) = shorter.filter(|shorter| shorter.deeds.len() <= self.best.deeds.len()) {
                self.shortest = self.take(shorter);
            }
        }
        Stage::Bare(0)
    }

    /// Rounds the time of each deed, then names the nodes in the order in which they appear.
    fn round(&mut self, place: usize) -> Stage {
        let Some(deed) = self.best.deeds.get(place) else {
            let renamed = self.best.renamed();
            self.take(renamed);
            return Stage::Done;
        };
        let Some(moment) = deed.at else { return Stage::Round(place + 1) };
        for unit in [100_000, 50_000, 10_000, 5_000, 1_000] {
            let at = (moment.at + unit / 2) / unit * unit;
            if at == moment.at && moment.events.is_none() {
                break;
            }
            let mut rounded = self.best.clone();
            rounded.deeds[place].at = Some(Moment::end_of(at));
            rounded.sort();
            rounded.until += unit;
            if self.take(rounded) {
                break;
            }
        }
        Stage::Round(place + 1)
    }
}

impl Stage {
    fn leave(deeds: usize, then: Next) -> Stage {
        Stage::Leave { size: (deeds / 2).max(1), end: deeds, again: false, then }
    }
}

/// The time-outs of a run up to this time, as deeds.
fn time_outs(script: &Script, until: Micros) -> Vec<Doing> {
    let mut deeds = Vec::new();
    let mut run = Run::new(script);
    run.advance(until, u64::MAX, &mut |world, record| {
        let fired = match record.what {
            What::Node(Fact::BecomeCandidate { told_by: None, .. }) => !world.options().prevote,
            What::Node(Fact::BecomePreCandidate { .. }) => true,
            _ => false,
        };
        if let Some(id) = record.node.filter(|_| fired) {
            deeds.push(Doing { at: Some(Moment::end_of(world.now())), text: format!("timeout {id}") });
        }
    });
    // A deed of the script itself that is a time-out is there already.
    deeds.retain(|deed| {
        let same = |(_, moment, directive): &(u32, Moment, &Directive)| {
            Some(moment.at) == deed.at.map(|moment| moment.at)
                && parse_action(&deed.text).ok().as_ref() == Some(*directive)
        };
        !script.timed().iter().any(same)
    });
    deeds
}

/// What waits for a fact, at the moments at which it happened, up to this time.
fn fired(script: &Script, until: Micros) -> Vec<Doing> {
    let mut waiting: Vec<(&Trigger, u32)> =
        script.triggers().map(|(_, trigger)| (trigger, trigger.count.max(1))).collect();
    let mut deeds = Vec::new();
    Run::new(script).advance(until, u64::MAX, &mut |world, record| {
        for (trigger, left) in &mut waiting {
            let node = trigger.node.map(|target| world.resolve(target).ok());
            if *left == 0 || trigger.fact != tell::kind(&record.what) || node.is_some_and(|node| node != record.node) {
                continue;
            }
            *left -= 1;
            if *left == 0 {
                let at = match trigger.after {
                    0 => Moment { at: world.now(), events: Some(world.events_now()) },
                    after => Moment::end_of(world.now() + after),
                };
                if let Directive::Act(action) = &trigger.directive {
                    deeds.push(Doing { at: Some(at), text: action.to_string() });
                }
            }
        }
    });
    deeds
}

/// The losses of a run up to this time, as deeds.
fn lost(script: &Script, until: Micros) -> Vec<Doing> {
    let mut deeds = Vec::new();
    Run::new(script).advance(until, u64::MAX, &mut |world, record| {
        if let What::Drop(id, _, Cause::Loss, _) = &record.what {
            deeds.push(Doing { at: Some(Moment::end_of(world.now())), text: format!("drop {id}") });
        }
    });
    deeds
}
