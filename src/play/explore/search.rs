//! The search itself: breadth-first over deeds.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::deed::{Budgets, Deed, DeedKind, HOP};
use super::state;
use crate::play::script::{parse, Millis};
use crate::raft::Rule;
use crate::sim::{Action, Micros, Property, World};

/// What is searched for, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Search {
    /// How many nodes: 2 to 5.
    pub nodes: u8,
    /// The rules that are off.
    pub off: Vec<Rule>,
    /// The property that shall break. `None`: any.
    pub goal: Option<Property>,
    /// How often each kind of deed may happen.
    pub budgets: Budgets,
    /// The most deeds in a run, waits among them.
    pub depth: u32,
    /// The most distinct states. A state takes some kilobytes while its deeds are tried.
    pub states: u64,
}

impl Default for Search {
    fn default() -> Search {
        Search { nodes: 3, off: Vec::new(), goal: None, budgets: Budgets::default(), depth: 20, states: 300_000 }
    }
}

/// How far a search has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Progress {
    /// Distinct states so far.
    pub states: u64,
    /// How often a deed was tried.
    pub tried: u64,
    /// All runs of so many deeds were tried.
    pub depth: u32,
}

/// A run in which the property breaks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// The property.
    pub property: Property,
    /// The deeds, in their order.
    pub deeds: Vec<Deed>,
    /// The run as a script, which expects the violation.
    pub script: String,
}

/// What came of a search.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// The first run with the fewest deeds; `None`: there is none within the bounds.
    pub found: Option<Found>,
    /// What it took.
    pub progress: Progress,
    /// All states within the budgets and the depth were seen. `false`: the search has found something, reached its
    /// limit of states, or was stopped.
    pub complete: bool,
}

/// A state whose deeds are still to be tried.
struct Open {
    world: World,
    budgets: Budgets,
    proposals: u32,
    /// The last deed on the way to it: its place in the list of all.
    last: Option<usize>,
}

/// A deed on the way to a state, and the place of the one before it.
struct Way {
    before: Option<usize>,
    deed: Deed,
}

impl Search {
    /// The script's beginning: the cluster, and the rules that are off.
    fn preamble(&self) -> String {
        let hop = Millis(HOP);
        let mut text = format!(
            "cluster nodes={} election=60000..60000 heartbeat={} latency={hop}..{hop} noop=off\n",
            self.nodes.clamp(2, 5),
            Millis(3 * HOP),
        );
        for rule in &self.off {
            let _ = writeln!(text, "at 0 rule {rule} off");
        }
        text
    }

    /// Searches until it has found a run, has seen all, or `goes_on` says no. It is asked after each state.
    pub fn run(&self, goes_on: &mut dyn FnMut(Progress) -> bool) -> Outcome {
        let mut progress = Progress::default();
        let stopped = |progress, complete| Outcome { found: None, progress, complete };
        let Ok(script) = parse(&self.preamble()) else { return stopped(progress, false) };
        let mut world = World::new(script.setup());
        self.off.iter().for_each(|rule| world.act(&Action::Rule(*rule, false)));
        let mut seen = BTreeSet::from([state::hash(&world, &self.budgets, 0)]);
        let mut ways: Vec<Way> = Vec::new();
        let mut level = vec![Open { world, budgets: self.budgets, proposals: 0, last: None }];
        progress.states = 1;
        while progress.depth < self.depth && !level.is_empty() {
            let mut next = Vec::new();
            for open in level {
                if !goes_on(progress) {
                    return stopped(progress, false);
                }
                for deed in Deed::possible(&open.world) {
                    // All nodes are alike at first, so a first deed need name no other than the first node.
                    if open.last.is_none() && deed.node().is_some_and(|id| id.slot() > 0) {
                        continue;
                    }
                    let Some(budgets) = open.budgets.without(deed.kind()) else { continue };
                    let mut world = open.world.clone();
                    let before = world.monitor().violations().len();
                    deed.perform(&mut world, open.proposals);
                    progress.tried += 1;
                    let proposals = open.proposals + u32::from(deed.kind() == DeedKind::Propose);
                    let broken = (before..world.monitor().violations().len())
                        .filter_map(|place| world.monitor().violations().get(place))
                        .map(|violation| violation.property)
                        .find(|property| self.goal.is_none_or(|goal| goal == *property));
                    if let Some(property) = broken {
                        let deeds = path(&ways, open.last, deed);
                        let script = self.script(&deeds, property, world.now());
                        return Outcome { found: Some(Found { property, deeds, script }), progress, complete: false };
                    }
                    if seen.insert(state::hash(&world, &budgets, proposals)) {
                        progress.states += 1;
                        if progress.states >= self.states {
                            return stopped(progress, false);
                        }
                        ways.push(Way { before: open.last, deed });
                        next.push(Open { world, budgets, proposals, last: Some(ways.len() - 1) });
                    }
                }
            }
            progress.depth += 1;
            level = next;
        }
        stopped(progress, true)
    }

    /// The run as a script.
    fn script(&self, deeds: &[Deed], property: Property, end: Micros) -> String {
        let mut text = self.preamble();
        let (mut now, mut proposals) = (0, 0);
        for deed in deeds {
            match deed.action(proposals) {
                Some(action) => {
                    let _ = writeln!(text, "at {} {action}", Millis(now));
                }
                None => now += HOP,
            }
            proposals += u32::from(deed.kind() == DeedKind::Propose);
        }
        let _ = write!(text, "until {}\nexpect violation {property}\n", Millis(end));
        text
    }
}

/// The deeds up to this one.
fn path(ways: &[Way], mut last: Option<usize>, deed: Deed) -> Vec<Deed> {
    let mut deeds = vec![deed];
    while let Some(way) = last.and_then(|place| ways.get(place)) {
        deeds.push(way.deed);
        last = way.before;
    }
    deeds.reverse();
    deeds
}
