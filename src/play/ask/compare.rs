//! Two branches side by side: the facts of both, and those of one alone. Each draw of the dice has a key of its
//! purpose, so a message that the difference does not affect has the same latency and loss in both.

use crate::play::run::history::Place;
use crate::play::run::session::{Branch, Session};
use crate::play::run::Budget;
use crate::play::tell::{self, Told};
use crate::sim::order::by_number;
use crate::sim::{Micros, World};
use std::collections::BTreeMap;

/// The most steps of each branch that are compared.
const MOST_STEPS: u64 = 40_000;

/// A fact, and the branches that have it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// When.
    pub at: Micros,
    /// The fact in words.
    pub text: Told,
    /// Its step in the first branch; `None` if that branch does not have it.
    pub first: Option<u64>,
    /// Its step in the second branch.
    pub second: Option<u64>,
}

/// The comparison of two branches.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comparison {
    /// The last step that they share.
    pub common: u64,
    /// When they diverge.
    pub at: Micros,
    /// The facts after that, in order of time. A fact of both branches has one row.
    pub rows: Vec<Row>,
    /// The number of rows beyond the limit.
    pub left_out: u64,
    /// The number of facts of both, of the first alone, and of the second alone.
    pub counts: [u64; 3],
    /// The end of the compared time.
    pub until: Micros,
}

impl Session {
    /// Compares two branches from where they diverge to the end of the longer one; a copy of the shorter one is
    /// simulated up to there. It lists facts of at least this weight, in at most `most` rows. `None` if a branch does
    /// not exist.
    pub fn compare(&self, first: u32, second: u32, weight: u8, most: usize) -> Option<Comparison> {
        let find = |id| self.branches().iter().find(|branch| branch.id == id);
        let (a, b) = (find(first)?, find(second)?);
        let (common, at) = self.parting(a, b);
        let until = a.history().far_at().max(b.history().far_at());
        // Two facts are the same if time and text are. The values are their steps in the first and the second branch.
        type Steps = (Vec<u64>, Vec<u64>);
        let mut facts: BTreeMap<(Micros, Told), Steps> = BTreeMap::default();
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
                    let entry = facts.entry((record.at, text)).or_default();
                    if slot { &mut entry.1 } else { &mut entry.0 }.push(from.run.steps());
                }
            }
        }
        let mut rows = Vec::new();
        let mut counts = [0; 3];
        for ((at, text), (mut first, mut second)) in facts {
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
        // Facts of the same time are in order of step, as far as they share a branch.
        by_number(&mut rows, |row| {
            let step = row.first.or(row.second).map_or(0, |step| u128::from(step) + 1);
            u128::from(row.at) << 65 | step
        });
        let left_out = rows.len().saturating_sub(most) as u64;
        rows.truncate(most);
        Some(Comparison { common, at, rows, left_out, counts, until })
    }

    /// The last step that two branches share, and its time.
    fn parting(&self, a: &Branch, b: &Branch) -> (u64, Micros) {
        let ways = |branch: &Branch| {
            // From a branch back to the first one: up to which step each is part of its past.
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
