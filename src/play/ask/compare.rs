//! Two branches side by side: what is so in both, and what follows from the difference. Because every draw of the dice
//! is keyed by what it is for, a message that does not follow from the change has the same fate in both.

use crate::play::run::history::Place;
use crate::play::run::session::{Branch, Session};
use crate::play::run::Budget;
use crate::play::tell;
use crate::sim::{Micros, World};
use std::collections::BTreeMap;

/// How many steps of each branch are looked at, at most.
const MOST_STEPS: u64 = 40_000;

/// One fact, and in which of the two branches it happens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// When.
    pub at: Micros,
    /// What happens, in words.
    pub text: String,
    /// In the first branch: its step there.
    pub first: Option<u64>,
    /// In the second one.
    pub second: Option<u64>,
}

/// Two branches, compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comparison {
    /// The last step that both have.
    pub common: u64,
    /// When they part.
    pub at: Micros,
    /// What happens from there on, in the order of time; what both have stands there once.
    pub rows: Vec<Row>,
    /// How many more rows there would be.
    pub left_out: u64,
    /// How many facts both have, how many only the first, how many only the second.
    pub counts: [u64; 3],
    /// Until when both were compared.
    pub until: Micros,
}

impl Session {
    /// Compares two branches from where they part until neither is known any further (the one that is not known so far
    /// is played on for it); facts of this weight or more, and `most` rows. `None` if there is no such branch.
    pub fn compare(&self, first: u32, second: u32, weight: u8, most: usize) -> Option<Comparison> {
        let find = |id| self.branches().iter().find(|branch| branch.id == id);
        let (a, b) = (find(first)?, find(second)?);
        let (common, at) = self.parting(a, b);
        let until = a.history().far_at().max(b.history().far_at());
        // What is said of a moment, with what happened at it, names the fact in both branches.
        type Told = BTreeMap<(Micros, String), (Vec<u64>, Vec<u64>)>;
        let mut told: Told = BTreeMap::default();
        for (branch, slot) in [(a, false), (b, true)] {
            let mut from = self.checkpoint_of(branch, Place::Step(common));
            while from.run.steps() < common && from.step() {}
            let budget = Budget::of(MOST_STEPS, &from.run);
            while !budget.is_spent(&from.run) && from.run.next_time().is_some_and(|next| next <= until) {
                if !from.step() {
                    break;
                }
                let world: &World = from.run.world();
                for record in from.latest.iter().filter(|record| tell::weight(&record.what) >= weight) {
                    let text = tell::narrate(world, record).text;
                    let entry = told.entry((record.at, text)).or_default();
                    if slot { &mut entry.1 } else { &mut entry.0 }.push(from.run.steps());
                }
            }
        }
        let mut rows = Vec::new();
        let mut counts = [0; 3];
        for ((at, text), (mut first, mut second)) in told {
            first.reverse();
            second.reverse();
            while !first.is_empty() || !second.is_empty() {
                let row = Row { at, text: text.clone(), first: first.pop(), second: second.pop() };
                let kind = match (row.first, row.second) {
                    (Some(_), Some(_)) => 0,
                    (Some(_), None) => 1,
                    _ => 2,
                };
                counts[kind] += 1;
                rows.push(row);
            }
        }
        // In the order in which things happened, as far as one branch can tell.
        rows.sort_by_key(|row| (row.at, row.first.or(row.second)));
        let left_out = rows.len().saturating_sub(most) as u64;
        rows.truncate(most);
        Some(Comparison { common, at, rows, left_out, counts, until })
    }

    /// The last step that two branches share, and when it was.
    fn parting(&self, a: &Branch, b: &Branch) -> (u64, Micros) {
        let ways = |branch: &Branch| {
            // From a branch back to the trunk: how much of each branch is its own past.
            let mut way = vec![(branch.id, u64::MAX, Micros::MAX)];
            let mut fork = branch.fork;
            while let Some(left) = fork {
                way.push((left.from, left.step, left.at));
                fork = self.branches().iter().find(|other| other.id == left.from).and_then(|other| other.fork);
            }
            way
        };
        let (ways_a, ways_b) = (ways(a), ways(b));
        let mut shared = (0, 0);
        for (id, step, at) in &ways_a {
            if let Some((_, other_step, other_at)) = ways_b.iter().find(|(other, ..)| other == id) {
                let way = if step <= other_step { (*step, *at) } else { (*other_step, *other_at) };
                shared = way;
                break;
            }
        }
        if shared.0 == u64::MAX {
            (a.history().far_step(), a.history().far_at())
        } else {
            shared
        }
    }
}
