//! The search for an order of the operations on one key.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::call::{Call, OpId, Return, Value};

/// How many attempts to place an operation one return may cost. With more, the key becomes undecided.
pub const STEPS: u64 = 10_000;

/// How many configurations a key may have. With more, it becomes undecided.
pub const FRONTIER: usize = 500;

/// An answer that no order explains.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure {
    /// The key.
    pub key: Rc<str>,
    /// The operation that cannot be explained, then those that contradict it: the last one that wrote the value that it
    /// saw, and the last one that returned before it began and left another value.
    pub ops: Vec<OpId>,
    /// When it became certain, in microseconds: when the operation returned or failed.
    pub at: u64,
}

/// One explanation of all returns so far.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Configuration {
    /// The value of the key.
    value: Value,
    /// Open operations that have taken effect, each with the answer it must return. In the order of the operations.
    done: Vec<(OpId, Return)>,
    /// How many calls of each class of lost calls have taken effect; missing at the end: 0.
    spent: Vec<u32>,
}

impl Configuration {
    fn answer(&self, op: OpId) -> Result<usize, usize> {
        self.done.binary_search_by_key(&op, |(other, _)| *other)
    }

    fn spent(&self, class: usize) -> u32 {
        self.spent.get(class).copied().unwrap_or(0)
    }

    fn spend(&mut self, class: usize) {
        if self.spent.len() <= class {
            self.spent.resize(class + 1, 0);
        }
        self.spent[class] += 1;
    }

    /// Whether everything that can follow `other` can follow this one.
    fn covers(&self, other: &Configuration) -> bool {
        self.spent.iter().enumerate().all(|(class, n)| *n <= other.spent(class))
    }
}

/// What two configurations must have in common if one covers the other: the value, and what has taken effect.
type Core = (Value, Vec<(OpId, Return)>);

/// Configurations none of which covers another.
#[derive(Clone, Debug, Default)]
struct Frontier(BTreeMap<Core, Vec<Configuration>>);

impl Frontier {
    /// Adds a configuration unless another one covers it; returns whether it did.
    fn add(&mut self, new: &Configuration) -> bool {
        let alike = self.0.entry((new.value.clone(), new.done.clone())).or_default();
        if alike.iter().any(|old| old.covers(new)) {
            return false;
        }
        alike.retain(|old| !new.covers(old));
        alike.push(new.clone());
        true
    }

    fn list(self) -> Vec<Configuration> {
        self.0.into_values().flatten().collect()
    }
}

/// An operation that may still return.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub(super) call: Call,
    /// Its place among all events.
    pub(super) invoked: u64,
}

/// An operation that has returned.
#[derive(Clone, Debug)]
struct Witness {
    op: OpId,
    /// The value after it.
    value: Value,
    /// Whether it wrote that value itself.
    wrote: bool,
    /// Its place among all events.
    returned: u64,
}

/// What is known of the history of one key.
#[derive(Clone, Debug)]
pub(super) struct KeyHistory {
    open: BTreeMap<OpId, Open>,
    /// Classes of equal calls that will never be answered, and how many there are of each.
    lost: Vec<(Call, u32)>,
    /// All explanations. Empty once undecided.
    frontier: Vec<Configuration>,
    /// The latest returns, oldest first.
    witnesses: Vec<Witness>,
    undecided: bool,
    first_failure: Option<Failure>,
}

impl Default for KeyHistory {
    fn default() -> KeyHistory {
        let start = Configuration { value: None, done: Vec::new(), spent: Vec::new() };
        KeyHistory {
            open: BTreeMap::default(),
            lost: Vec::new(),
            frontier: vec![start],
            witnesses: Vec::new(),
            undecided: false,
            first_failure: None,
        }
    }
}

impl KeyHistory {
    pub(super) fn is_undecided(&self) -> bool {
        self.undecided
    }

    pub(super) fn first_failure(&self) -> Option<&Failure> {
        self.first_failure.as_ref()
    }

    pub(super) fn invoke(&mut self, op: OpId, open: Open) {
        if !self.undecided {
            self.open.insert(op, open);
        }
    }

    /// Removes an open operation.
    pub(super) fn close(&mut self, op: OpId) -> Option<Open> {
        self.open.remove(&op)
    }

    /// A closed operation has returned, as the event of this number. If no order explains it: the operations of the
    /// failure.
    pub(super) fn returned(
        &mut self,
        op: OpId,
        open: &Open,
        ret: &Return,
        event: u64,
        steps: &mut u64,
    ) -> Option<Vec<OpId>> {
        let Some(next) = self.after(op, &open.call, ret, steps) else {
            self.give_up();
            return None;
        };
        let mut failure = None;
        if next.is_empty() {
            failure = Some([vec![op], self.contradicting(&open.call.found(ret), open.invoked)].concat());
            self.forget(op, ret.value().cloned());
        } else {
            self.frontier = next;
        }
        if let Some(value) = ret.value().cloned() {
            if self.witnesses.len() >= WITNESSES {
                self.witnesses.remove(0);
            }
            self.witnesses.push(Witness { op, value, wrote: ret.wrote(), returned: event });
        }
        debug_assert!(!self.frontier.is_empty(), "after a return some explanation is left");
        failure
    }

    /// A closed operation had no effect. If every explanation needs its effect: the operations of the failure.
    pub(super) fn failed(&mut self, op: OpId, open: &Open) -> Option<Vec<OpId>> {
        if self.frontier.iter().any(|old| old.answer(op).is_err()) {
            self.frontier.retain(|old| old.answer(op).is_err());
            return None;
        }
        let failure = std::iter::once(op).chain(self.seen_by(open)).collect();
        self.forget(op, None);
        Some(failure)
    }

    /// The frontier after `op` has returned; `None` if it takes too many attempts. Counts attempts in `steps`.
    fn after(&self, op: OpId, call: &Call, ret: &Return, steps: &mut u64) -> Option<Vec<Configuration>> {
        let (mut next, mut seen, mut queue) = (Frontier::default(), Frontier::default(), Vec::new());
        for old in &self.frontier {
            match old.answer(op) {
                Ok(at) => {
                    let mut new = old.clone();
                    if ret.is(&new.done.remove(at).1) {
                        next.add(&new);
                    }
                }
                Err(_) if seen.add(old) => queue.push((old.clone(), false)),
                Err(_) => {}
            }
        }
        let (mut at, limit) = (0, *steps + STEPS);
        // `unseen`: the last operation was a lost one, so a blind write now would overwrite it unread. The
        // configuration without both, or with the blind write alone, is tried as well, and covers this one.
        while let Some((old, unseen)) = queue.get(at).cloned() {
            at += 1;
            *steps += 1;
            if !(unseen && call.is_blind()) {
                let (value, answer) = call.apply(&old.value);
                if ret.is(&answer) {
                    next.add(&Configuration { value, ..old.clone() });
                }
            }
            let waiting = || self.open.iter().filter(|(other, _)| **other != op && old.answer(**other).is_err());
            for (other, open) in waiting().filter(|(_, open)| !(unseen && open.call.is_blind())) {
                *steps += 1;
                let (value, answer) = open.call.apply(&old.value);
                let mut new = Configuration { value, ..old.clone() };
                let place = new.answer(*other).unwrap_or_else(|place| place);
                new.done.insert(place, (*other, answer));
                if seen.add(&new) {
                    queue.push((new, false));
                }
            }
            // A lost write matters only if an operation with an answer can read it.
            if !call.is_blind() || waiting().any(|(_, open)| !open.call.is_blind()) {
                for (class, (call, count)) in self.lost.iter().enumerate() {
                    *steps += 1;
                    if old.spent(class) >= *count || unseen && call.is_blind() {
                        continue;
                    }
                    let (value, _) = call.apply(&old.value);
                    if value != old.value {
                        let mut new = Configuration { value, ..old.clone() };
                        new.spend(class);
                        if seen.add(&new) {
                            queue.push((new, true));
                        }
                    }
                }
            }
            if *steps > limit {
                return None;
            }
        }
        Some(next.list()).filter(|next| next.len() <= FRONTIER)
    }

    /// The operations that most plausibly contradict one that found this value: see [`Failure::ops`].
    fn contradicting(&self, found: &Option<Value>, invoked: u64) -> Vec<OpId> {
        let Some(found) = found else { return Vec::new() };
        // To `add`, an absent key and 0 are the same.
        let zero = |value: &Value| value.as_ref().is_none_or(|value| &**value == "0");
        let same = |value: &Value| value == found || zero(value) && zero(found);
        let source = self.witnesses.iter().rfind(|w| w.wrote && same(&w.value));
        let later = self.witnesses.iter().rfind(|w| !same(&w.value) && w.returned < invoked);
        source.into_iter().chain(later).map(|witness| witness.op).collect()
    }

    /// The operation that may have seen the effect of one that had none: the last one that returned since then with the
    /// value that it would have left.
    fn seen_by(&self, open: &Open) -> Option<OpId> {
        let since = || self.witnesses.iter().rev().filter(|w| w.returned > open.invoked);
        let left = |w: &&Witness| matches!(&open.call, Call::Set(v) | Call::Cas(_, v) if w.value.as_ref() == Some(v));
        since().find(left).or_else(|| since().next()).map(|witness| witness.op)
    }

    /// Keeps the first failure, and returns it.
    pub(super) fn fail(&mut self, failure: Failure) -> Failure {
        self.first_failure.get_or_insert_with(|| failure.clone());
        failure
    }

    /// Continues as if this operation had not happened; with `restart`, also as if all had started again from that
    /// value.
    fn forget(&mut self, op: OpId, restart: Option<Value>) {
        let mut next = Frontier::default();
        for mut old in std::mem::take(&mut self.frontier) {
            if let Ok(at) = old.answer(op) {
                old.done.remove(at);
            }
            next.add(&old);
        }
        if let Some(value) = restart {
            next.add(&Configuration { value, done: Vec::new(), spent: Vec::new() });
        }
        self.frontier = next.list();
    }

    /// A closed operation will never return: it joins its class.
    pub(super) fn lose(&mut self, op: OpId, call: Call) {
        let class = self.lost.iter().position(|(other, _)| *other == call).unwrap_or(self.lost.len());
        // A lost read has no effect.
        let reads = call == Call::Get;
        match self.lost.get_mut(class) {
            Some((_, count)) => *count += 1,
            None if reads => {}
            None => self.lost.push((call, 1)),
        }
        let mut next = Frontier::default();
        for mut old in std::mem::take(&mut self.frontier) {
            if let Ok(at) = old.answer(op) {
                let (_, answer) = old.done.remove(at);
                // A `cas` that found another value changed nothing; such a configuration is covered by another one.
                if matches!(answer, Return::Done(_)) {
                    old.spend(class);
                }
            }
            next.add(&old);
        }
        self.frontier = next.list();
    }

    /// The search is too large: the key is undecided from now on, and keeps nothing but its first failure.
    fn give_up(&mut self) {
        *self = KeyHistory {
            undecided: true,
            first_failure: self.first_failure.take(),
            frontier: Vec::new(),
            ..KeyHistory::default()
        };
    }
}

/// How many of a key's latest returns are kept, to name those that contradict a failure.
const WITNESSES: usize = 64;
