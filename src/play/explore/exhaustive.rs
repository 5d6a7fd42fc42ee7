//! The exhaustive search: breadth-first over deeds.

use std::fmt;
use std::rc::Rc;

use super::deed::{Budgets, Deed, DeedKind, HOP};
use super::goal::{broken_since, facts, Goal};
use super::seen::Seen;
use super::state::{self, More};
use super::{Found, Progress};
use crate::play::script::{parse, Millis};
use crate::play::tell;
use crate::raft::{NodeId, NodeSet, Rule};
use crate::sim::{Action, Micros, Property, World};

/// The most nodes of a search.
pub const MOST_NODES: u8 = 5;

/// What is searched for, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Search {
    /// How many nodes: 1 to [`MOST_NODES`].
    pub nodes: u8,
    /// How many more servers a change of members may switch on. With `nodes` at most [`MOST_NODES`].
    pub spare: u8,
    /// The rules that are off.
    pub off: Vec<Rule>,
    /// Settings of `cluster`, such as `disk=50..50`. They come after the search's own.
    pub settings: String,
    /// What is searched for.
    pub goal: Goal,
    /// How often each kind of deed may happen.
    pub budgets: Budgets,
    /// These deeds may happen as well, each once, in any order. At most 64.
    pub listed: Rc<[Action]>,
    /// The most deeds in a run, waits among them.
    pub depth: u32,
    /// The most distinct states. A state takes some kilobytes while its deeds are tried.
    pub states: u64,
    /// Waypoints: the search goes to the first of these situations, goes on from all states with the fewest deeds in
    /// which it is met, and so on. What it finds then need not have the fewest deeds.
    pub via: Vec<Goal>,
    /// How many deeds more than the fewest a way to a waypoint may have.
    pub slack: u32,
    /// A run that meets one of these is given up.
    pub prune: Vec<Goal>,
    /// No deed names these nodes.
    pub hold: NodeSet,
    /// Only this part of the runs, by their first deeds.
    pub first: Share,
}

/// A part of the runs of a search. The parts have the same beginning: the states up to the first level that has
/// eight states for each part. From there on each part goes on from its own states, so that all parts together
/// try every run. Parts that meet the same state both count it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Share {
    /// Which, from 1.
    pub part: u32,
    /// Of how many.
    pub of: u32,
}

/// So many states for each [`Share`].
const ENOUGH: usize = 8;

impl Share {
    /// The most parts.
    pub const MOST: u32 = 10_000;
}

impl Default for Share {
    fn default() -> Share {
        Share { part: 1, of: 1 }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.part, self.of)
    }
}

/// What is searched for, and within which bounds, the limit of states and the part aside.
impl fmt::Display for Search {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} goal={}", self.preamble().trim_end().replace('\n', "; "), self.goal)?;
        self.via.iter().try_for_each(|goal| write!(f, " via={goal}"))?;
        self.prune.iter().try_for_each(|goal| write!(f, " prune={goal}"))?;
        self.hold.iter().try_for_each(|id| write!(f, " hold={id}"))?;
        for kind in DeedKind::ALL {
            write!(f, " {kind}={}", self.budgets.of(*kind))?;
        }
        write!(f, " depth={} slack={}", self.depth, self.slack)
    }
}

impl Default for Search {
    fn default() -> Search {
        Search {
            nodes: 3,
            spare: 0,
            off: Vec::new(),
            settings: String::new(),
            goal: Goal::Breaks(None),
            budgets: Budgets::default(),
            listed: Rc::default(),
            depth: 20,
            states: 300_000,
            via: Vec::new(),
            slack: 0,
            prune: Vec::new(),
            hold: NodeSet::EMPTY,
            first: Share::default(),
        }
    }
}

/// A search under way.
#[derive(Debug)]
// Worlds are large, and lists of them grow and are turned round.
#[allow(clippy::vec_box)]
pub struct Exhaustive {
    search: Rc<Search>,
    seen: Seen,
    ways: Vec<Way>,
    /// The states whose deeds are being tried. Those at the end come first.
    level: Vec<Box<Open>>,
    /// The states after one deed more.
    next: Vec<Box<Open>>,
    /// The states that have met the next waypoint.
    met: Vec<Box<Open>>,
    /// The depth at which the search goes on from there. `None`: no state has met it.
    leaves: Option<u32>,
    /// How many waypoints are behind.
    stage: usize,
    progress: Progress,
    end: Option<End>,
    /// Whether the states are still those of all parts.
    whole: bool,
    /// Empty between steps; kept for its memory.
    deeds: Vec<Deed>,
}

/// How a search ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum End {
    /// It has found a run.
    Found(Found),
    /// It has seen all runs within the budgets and the depth, or, with waypoints, all that it would go to.
    Complete,
    /// It has reached its limit of states.
    Limit,
}

/// A state whose deeds are still to be tried.
#[derive(Clone, Debug)]
struct Open {
    world: World,
    budgets: Budgets,
    proposals: u32,
    /// The listed deeds that were done: a bit for each.
    done: u64,
    /// The last deed on the way to it: its place in the list of all.
    last: Option<u32>,
}

/// A deed on the way to a state, and the place of the one before it.
#[derive(Debug)]
struct Way {
    before: Option<u32>,
    deed: Deed,
}

impl Search {
    /// The script's beginning: the cluster, and the rules that are off.
    fn preamble(&self) -> String {
        let hop = Millis(HOP);
        let nodes = self.nodes.clamp(1, MOST_NODES);
        let mut text = format!(
            "cluster nodes={nodes} election=60000..60000 heartbeat={} latency={hop}..{hop} noop=off",
            Millis(3 * HOP),
        );
        if self.spare > 0 {
            text += &format!(" spare={}", self.spare.min(MOST_NODES - nodes));
        }
        if !self.settings.is_empty() {
            text.push(' ');
            text += &self.settings;
        }
        text.push('\n');
        self.off.iter().for_each(|rule| text += &format!("at 0 rule {rule} off\n"));
        text
    }

    /// The script's first line.
    pub fn cluster(&self) -> String {
        self.preamble().lines().next().unwrap_or_default().to_string()
    }

    fn wants_facts(&self) -> bool {
        let goals = self.via.iter().chain(&self.prune).chain([&self.goal]);
        goals.into_iter().any(Goal::wants_facts)
    }

    /// Whether nodes are not interchangeable.
    fn names_nodes(&self) -> bool {
        let goals = self.via.iter().chain(&self.prune).chain([&self.goal]);
        goals.into_iter().any(Goal::names_nodes) || !self.hold.is_empty() || !self.listed.is_empty()
    }

    /// The run as a script. `broken`: what broke in it.
    fn script(&self, deeds: &[Deed], broken: Option<Property>, end: Micros) -> String {
        let mut text = self.preamble();
        let (mut now, mut proposals) = (0, 0);
        for deed in deeds {
            match deed.action(proposals, &self.listed) {
                Some(action) => text += &format!("at {} {action}\n", Millis(now)),
                None => now += HOP,
            }
            proposals += u32::from(deed.kind() == Some(DeedKind::Propose));
        }
        text += &format!("until {}\n", Millis(end));
        if let Some(expect) = self.goal.expectation(broken) {
            text += &format!("expect {expect}\n");
        }
        text
    }
}

impl Exhaustive {
    /// A search that has not begun.
    ///
    /// # Errors
    /// `settings` that are none.
    pub fn new(search: Search) -> Result<Exhaustive, crate::play::script::Refusal> {
        let script = parse(&search.preamble())?;
        let mut world = World::new(script.setup());
        world.tell(search.wants_facts());
        search.off.iter().for_each(|rule| world.act(&Action::Rule(*rule, false)));
        let budgets = search.budgets;
        let first = Open { world, budgets, proposals: 0, done: 0, last: None };
        Ok(Exhaustive {
            search: Rc::new(search),
            seen: Seen::default(),
            ways: Vec::new(),
            level: vec![Box::new(first)],
            next: Vec::new(),
            met: Vec::new(),
            leaves: None,
            stage: 0,
            progress: Progress { states: 1, ..Progress::default() },
            end: None,
            whole: true,
            deeds: Vec::new(),
        })
    }

    /// What it searches for, and where.
    pub fn search(&self) -> &Search {
        &self.search
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// How it ended; `None`: it has not.
    pub fn end(&self) -> Option<&End> {
        self.end.as_ref()
    }

    /// Whether what it finds has the fewest deeds within the bounds: there are no waypoints.
    pub fn is_shortest(&self) -> bool {
        self.search.via.is_empty()
    }

    /// Raises the limit of states: a search that has reached it goes on.
    pub fn allow(&mut self, states: u64) {
        Rc::make_mut(&mut self.search).states = states;
        if states > self.progress.states && self.end == Some(End::Limit) {
            self.end = None;
        }
    }

    /// Tries the deeds of up to `most` states. `true`: the search has ended.
    pub fn advance(&mut self, most: u32) -> bool {
        for _ in 0..most {
            if self.end.is_some() {
                return true;
            }
            match self.level.pop() {
                Some(open) => self.try_all(open),
                None => self.next_level(),
            }
        }
        self.end.is_some()
    }

    /// Goes on with the states after one deed more, or with those that have met the next waypoint.
    fn next_level(&mut self) {
        self.progress.depth += 1;
        self.level = std::mem::take(&mut self.next);
        if !self.met.is_empty() {
            let leaves = *self.leaves.get_or_insert(self.progress.depth + self.search.slack);
            if self.progress.depth >= leaves || self.level.is_empty() {
                self.level = std::mem::take(&mut self.met);
                self.stage += 1;
                self.leaves = None;
            }
        }
        let Share { part, of } = self.search.first;
        if self.whole && of > 1 && self.level.len() >= ENOUGH * of as usize {
            let mut place = 0;
            self.level.retain(|_| {
                place += 1;
                place % of == part % of
            });
            self.whole = false;
        }
        // The first state that was found comes first.
        self.level.reverse();
        if self.level.is_empty() || self.progress.depth >= self.search.depth {
            self.end = Some(End::Complete);
        }
    }

    fn try_all(&mut self, open: Box<Open>) {
        let search = self.search.clone();
        let mut deeds = std::mem::take(&mut self.deeds);
        Deed::possible(&open.world, &open.budgets, &mut deeds);
        let listed = (0..search.listed.len().min(64) as u8).filter(|place| open.done >> place & 1 == 0);
        deeds.extend(listed.map(Deed::Listed));
        // All nodes are alike at first, so a first deed need name no other than the first node.
        let alike = open.last.is_none() && !search.names_nodes();
        deeds.retain(|deed| {
            let other = |id: NodeId| search.hold.contains(id) || alike && id.slot() > 0;
            !deed.node().is_some_and(other)
        });
        let mut open = Some(open);
        for (place, deed) in deeds.iter().enumerate() {
            if self.end.is_some() {
                break;
            }
            // The last deed may have the world itself.
            let from = if place + 1 < deeds.len() { open.clone() } else { open.take() };
            if let Some(from) = from {
                self.try_one(&search, from, *deed);
            }
        }
        if self.progress.states >= search.states && self.end.is_none() {
            self.end = Some(End::Limit);
        }
        self.deeds = deeds;
    }

    fn try_one(&mut self, search: &Search, mut open: Box<Open>, deed: Deed) {
        match (deed, deed.kind()) {
            (Deed::Listed(place), _) => open.done |= 1 << place,
            (_, Some(kind)) => match open.budgets.without(kind) {
                Some(left) => open.budgets = left,
                None => return,
            },
            _ => {}
        }
        let before = open.world.monitor().violations().len();
        deed.perform(&mut open.world, open.proposals, &search.listed);
        self.progress.tried += 1;
        open.proposals += u32::from(deed.kind() == Some(DeedKind::Propose));
        let Open { world, budgets, proposals, done, last } = &*open;
        let broken = broken_since(world, before);
        let meets =
            |goal: &Goal| goal.is_met(world, &broken, &|fact| facts(world, |record| tell::kind(&record.what) == fact));
        if self.stage >= search.via.len() && meets(&search.goal) {
            let deeds = path(&self.ways, *last, deed);
            let property = search.goal.property(&broken);
            let script = search.script(&deeds, property, world.now());
            self.end = Some(End::Found(Found { property, deeds: deeds.len() as u32, script }));
            return;
        }
        if search.prune.iter().any(meets) {
            return;
        }
        let reads = search.budgets.of(DeedKind::Read) > 0;
        let more = More { budgets, proposals: *proposals, done: *done, reads };
        let waypoint = search.via.get(self.stage).is_some_and(meets);
        let number = state::hash(world, &more, search.names_nodes()).wrapping_add(self.stage as u64);
        if self.seen.insert(number) {
            self.progress.states += 1;
            self.ways.push(Way { before: *last, deed });
            open.last = Some(self.ways.len() as u32 - 1);
            if waypoint {
                self.met.push(open);
            } else {
                self.next.push(open);
            }
        }
    }
}

/// The deeds up to this one.
fn path(ways: &[Way], mut last: Option<u32>, deed: Deed) -> Vec<Deed> {
    let mut deeds = vec![deed];
    while let Some(way) = last.and_then(|place| ways.get(place as usize)) {
        deeds.push(way.deed);
        last = way.before;
    }
    deeds.reverse();
    deeds
}
