//! The search for an order of a whole history, once it is over.
//!
//! [`Linear`](super::Linear) follows a run, so it tries orders that later answers refute. Who knows all answers can
//! search depth first, as Wing and Gong do, with Lowe's memory of configurations: an operation is placed only where its
//! answer fits. That decides histories for which the other search has too many orders.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::call::{Call, Return, Value};
use crate::sim::clients::{Op, Ops};
use crate::sim::types::{Command, OpOutcome, Outcome};

/// How many attempts to place an operation a key may cost: about a second, and a hundred megabytes.
const MOST_STEPS: u64 = 500_000;

/// An operation of a history that is over. One that certainly had no effect is left out.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The key.
    pub key: Rc<str>,
    /// What was called.
    pub call: Call,
    /// When it was called.
    pub invoked: u64,
    /// When it was answered, and how. `None`: it may take effect at any later time, or never.
    pub returned: Option<(u64, Return)>,
}

impl Operation {
    /// An operation of a run; `None`: it had no effect.
    fn of(op: &Op) -> Option<Operation> {
        let (key, call) = Call::of(&op.command);
        let returned = match op.outcome.clone() {
            OpOutcome::Ok(Outcome::Done(value), at) if matches!(op.command, Command::Get(_)) => {
                Some((at, Return::Got(value)))
            }
            OpOutcome::Ok(outcome, at) => Some((at, outcome.into())),
            OpOutcome::Failed(_) => return None,
            OpOutcome::Unknown(_) | OpOutcome::Open => None,
        };
        Some(Operation { key, call, invoked: op.invoked, returned })
    }

    /// The operations of a run that may have had an effect.
    pub fn all(ops: &Ops) -> Vec<Operation> {
        ops.list().iter().filter_map(Operation::of).collect()
    }
}

/// Whether a history is linearizable; `None`: the search for it would take too long. An operation that is answered at
/// the very time at which another is called is concurrent with it.
pub fn decide(ops: &[Operation]) -> Option<bool> {
    let mut keys: BTreeMap<&str, Vec<&Operation>> = BTreeMap::new();
    for op in ops {
        // A read without an answer has no effect.
        if !(op.call == Call::Get && op.returned.is_none()) {
            keys.entry(&op.key).or_default().push(op);
        }
    }
    let mut all = Some(true);
    for ops in keys.into_values() {
        match Search::new(ops).run() {
            Some(true) => {}
            Some(false) => return Some(false),
            None => all = None,
        }
    }
    all
}

/// The calls and answers that are still to be placed, in the order of time, as a list with links. The calls have the
/// numbers of their operations; the answer to operation `i` of `n` has the number `n + i`. `2 n` is both ends.
struct Search<'a> {
    ops: Vec<&'a Operation>,
    next: Vec<usize>,
    prev: Vec<usize>,
    /// By operation without an answer: the equal one before it. They are interchangeable, so that one comes first.
    twin: Vec<Option<usize>>,
    /// The operations that have taken effect, a bit each.
    done: Vec<u64>,
    /// How many answers are still to be placed.
    left: usize,
}

impl<'a> Search<'a> {
    fn new(ops: Vec<&'a Operation>) -> Search<'a> {
        let n = ops.len();
        let calls = ops.iter().enumerate().map(|(i, op)| (op.invoked, false, i));
        let answers = ops.iter().enumerate().filter_map(|(i, op)| Some((op.returned.as_ref()?.0, true, n + i)));
        let mut order: Vec<(u64, bool, usize)> = calls.chain(answers).collect();
        order.sort_unstable();
        let (mut next, mut prev) = (vec![2 * n; 2 * n + 1], vec![2 * n; 2 * n + 1]);
        let mut last = 2 * n;
        for (_, _, event) in &order {
            (next[last], prev[*event]) = (*event, last);
            last = *event;
        }
        (next[last], prev[2 * n]) = (2 * n, last);
        let mut unanswered: BTreeMap<&Call, usize> = BTreeMap::new();
        let mut twin = vec![None; n];
        for (_, is_answer, event) in &order {
            if !is_answer && ops[*event].returned.is_none() {
                twin[*event] = unanswered.insert(&ops[*event].call, *event);
            }
        }
        let left = order.len() - n;
        Search { next, prev, twin, done: vec![0; n.div_ceil(64)], left, ops }
    }

    fn is_done(&self, op: usize) -> bool {
        self.done[op / 64] >> (op % 64) & 1 == 1
    }

    /// Takes an operation out of the list, as the next one that takes effect.
    fn take(&mut self, op: usize) {
        self.done[op / 64] |= 1 << (op % 64);
        for event in self.events(op) {
            let (before, after) = (self.prev[event], self.next[event]);
            (self.next[before], self.prev[after]) = (after, before);
        }
        self.left -= usize::from(self.ops[op].returned.is_some());
    }

    /// Puts it back: the last one taken first.
    fn put_back(&mut self, op: usize) {
        self.done[op / 64] &= !(1 << (op % 64));
        for event in self.events(op).rev() {
            let (before, after) = (self.prev[event], self.next[event]);
            (self.next[before], self.prev[after]) = (event, event);
        }
        self.left += usize::from(self.ops[op].returned.is_some());
    }

    fn events(&self, op: usize) -> impl DoubleEndedIterator<Item = usize> {
        std::iter::once(op).chain(self.ops[op].returned.as_ref().map(|_| self.ops.len() + op))
    }

    fn run(mut self) -> Option<bool> {
        let (n, mut value, mut steps) = (self.ops.len(), None, 0);
        let mut seen: BTreeSet<(Vec<u64>, Value)> = BTreeSet::new();
        let mut taken: Vec<(usize, Value)> = Vec::new();
        let mut event = self.next[2 * n];
        while self.left > 0 {
            steps += 1;
            if steps > MOST_STEPS {
                return None;
            }
            if event < n {
                let (new, answer) = self.ops[event].call.apply(&value);
                let fits = match &self.ops[event].returned {
                    Some((_, ret)) => ret.is(&answer),
                    // Where it changes nothing it may as well never take effect.
                    None => new != value && self.twin[event].is_none_or(|twin| self.is_done(twin)),
                };
                if fits {
                    self.take(event);
                    if seen.insert((self.done.clone(), new.clone())) {
                        taken.push((event, std::mem::replace(&mut value, new)));
                        event = self.next[2 * n];
                        continue;
                    }
                    self.put_back(event);
                }
                event = self.next[event];
            } else {
                // An answer whose call has not taken effect: what was taken last was wrong.
                let Some((op, before)) = taken.pop() else { return Some(false) };
                self.put_back(op);
                value = before;
                event = self.next[op];
            }
        }
        Some(true)
    }
}
