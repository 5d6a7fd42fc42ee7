//! What a search looks for, passes on its way, or avoids.

use std::fmt;

use crate::play::run::holds;
use crate::play::script::{parse, Directive, Expect, Refusal};
use crate::play::tell;
use crate::raft::{named, Index, Payload};
use crate::sim::{FactKind, Property, World};

named! {
    /// Situations that are no facts, and that no expectation names.
    Landmark {
        /// Two nodes lead at once, in different terms or in one.
        TwoLeaders = "two-leaders",
        /// Two logs have entries of different terms at one index.
        LogsDiffer = "logs-differ",
        /// An entry of an older term than the leader's is committed, and no entry of the leader's term with it.
        OldTermCommitted = "old-term-committed",
        /// Two logs have configurations of different terms at one index.
        ConfigsDiffer = "configurations-differ",
    }
}

/// What a search looks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Goal {
    /// This property breaks; `None`: any property.
    Breaks(Option<Property>),
    /// The situation.
    At(Landmark),
    /// It holds. A fact: it happens.
    Holds(Expect),
}

impl Goal {
    /// Reads a goal: the name of a [`Property`], of a [`Landmark`], or an expectation as after `expect`, on a cluster
    /// of this many nodes.
    ///
    /// # Errors
    /// Those of the script's grammar.
    pub fn parse(text: &str, nodes: u8) -> Result<Goal, Refusal> {
        let text = text.trim();
        if let Some(property) = Property::from_name(text) {
            return Ok(Goal::Breaks(Some(property)));
        }
        if let Some(landmark) = Landmark::from_name(text) {
            return Ok(Goal::At(landmark));
        }
        let script = parse(&format!("cluster nodes={nodes}\n"))?;
        match script.parse_action(&format!("expect {text}"))? {
            Directive::Expect(Expect::Violation(property)) => Ok(Goal::Breaks(Some(property))),
            Directive::Expect(expect) => Ok(Goal::Holds(expect)),
            _ => Ok(Goal::Breaks(None)),
        }
    }

    /// Whether it is about facts, so that the world must tell them.
    pub(super) fn wants_facts(&self) -> bool {
        matches!(self, Goal::Holds(Expect::Fact { .. }))
    }

    /// Whether it names nodes, so that nodes are not interchangeable.
    pub(super) fn names_nodes(&self) -> bool {
        match self {
            Goal::Holds(Expect::Leader(target)) => target.is_some(),
            Goal::Holds(Expect::Fact { node, .. }) => node.is_some(),
            Goal::Holds(expect) => !matches!(
                expect,
                Expect::NoLeader | Expect::Committed(_) | Expect::CommittedAt(_) | Expect::Violation(_)
            ),
            _ => false,
        }
    }

    /// Whether the world meets it now. `broken`: a property that broke in the last deed. `times`: how often a fact
    /// happened in the last deed.
    pub(super) fn is_met(&self, world: &World, broken: &[Property], times: &dyn Fn(FactKind) -> u32) -> bool {
        match self {
            Goal::Breaks(None) => !broken.is_empty(),
            Goal::Breaks(Some(property)) => broken.contains(property),
            Goal::At(landmark) => landmark.is_met(world),
            Goal::Holds(Expect::Fact { fact, node: None, count: None }) => times(*fact) > 0,
            Goal::Holds(expect) => holds(world, expect, &|fact, node| match node {
                None => times(fact),
                Some(id) => facts(world, |record| tell::kind(&record.what) == fact && record.node == Some(id)),
            }),
        }
    }

    /// The property that a run which meets the goal shows, of those that broke in its last deed or step.
    pub(super) fn property(&self, broken: &[Property]) -> Option<Property> {
        match self {
            Goal::Breaks(Some(property)) => Some(*property),
            _ => broken.first().copied(),
        }
    }

    /// The expectation of a script that ends there; `None`: no expectation says it.
    pub(super) fn expectation(&self, broken: Option<Property>) -> Option<Expect> {
        match self {
            Goal::Holds(expect) => Some(expect.clone()),
            _ => broken.map(Expect::Violation),
        }
    }
}

/// The properties that broke after the first `seen` violations.
pub(super) fn broken_since(world: &World, seen: usize) -> Vec<Property> {
    let violations = world.monitor().violations();
    (seen..violations.len()).filter_map(|place| violations.get(place)).map(|it| it.property).collect()
}

/// How many facts of the last deed are such.
pub(super) fn facts(world: &World, such: impl Fn(&crate::sim::Record) -> bool) -> u32 {
    world.facts().iter().filter(|record| such(record)).count() as u32
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Goal::Breaks(None) => Ok(()),
            Goal::Breaks(Some(property)) => property.fmt(f),
            Goal::At(landmark) => landmark.fmt(f),
            Goal::Holds(expect) => expect.fmt(f),
        }
    }
}

impl Landmark {
    fn is_met(self, world: &World) -> bool {
        match self {
            Landmark::TwoLeaders => {
                world.servers().iter().filter(|server| server.is_up() && server.node.is_leader()).count() > 1
            }
            Landmark::LogsDiffer => conflict(world, |_| true),
            Landmark::ConfigsDiffer => conflict(world, |payload| matches!(payload, Payload::Config(_))),
            Landmark::OldTermCommitted => {
                let last = world.monitor().commitment(world.monitor().committed());
                last.is_some_and(|it| it.entry.term < it.in_term)
            }
        }
    }
}

/// Whether two logs have such entries of different terms at one index.
fn conflict(world: &World, such: impl Fn(&Payload) -> bool) -> bool {
    let servers = world.servers();
    let last: Index = servers.iter().map(|server| server.node.log().last_index()).max().unwrap_or(0);
    (1..=last).any(|index| {
        let mut terms = servers.iter().filter_map(|server| server.node.log().get(index));
        let first = terms.by_ref().find(|entry| such(&entry.payload)).map(|entry| entry.term);
        first.is_some_and(|first| terms.any(|entry| such(&entry.payload) && entry.term != first))
    })
}
