//! Linearizability of the clients' history, watched live.
//!
//! A history is linearizable if every operation can be given one instant between its invocation and its return so
//! that the store, doing one at a time in that order, would have answered just as the clients were answered (Herlihy
//! and Wing 1990). Wing and Gong ("Testing and verifying concurrent objects", 1993) search for such an order: take any
//! operation that no other one precedes, try it, go on, and go back when stuck. Three things make that affordable:
//!
//! - **Per key.** A history is linearizable if and only if the part of each object is (Herlihy and Wing's locality;
//!   P-compositionality in Horn and Kroening, 2015). Every command names one key, so each key is an object.
//! - **Memory.** Lowe ("Testing for linearizability", 2017): what can still happen depends only on the state and on
//!   which operations are done, so two orders that lead to the same pair, a *configuration*, need one search.
//! - **Just in time** (the same paper). No operation needs its place before something returns: moved to the last
//!   instant before the next return, it keeps its order towards all others. So when operation `o` returns, orders of
//!   open operations that *end* with `o` are tried, and what would follow `o` is left to the next return.
//!
//! So the search can walk along with time and in breadth: the *frontier* is the set of all configurations that explain
//! every return so far. Wing and Gong's search visits the same ones, in depth. It fails exactly when the frontier is
//! empty. What has returned is no longer needed, so a return costs by what is open on its key, however long the run.
//!
//! # Unknown outcomes
//!
//! An operation that was never answered may take effect at any time, or never; so a configuration in which it is still
//! to come can do all that one can in which it is spent. Hence, of configurations that differ only in that, those that
//! spent least are enough. Equal calls that were lost can stand in for each other, so they are only counted. And a lost
//! write is not tried where it would be overwritten unseen.
//!
//! # What is absent
//!
//! No wrong verdict: past [`STEPS`] or [`FRONTIER`] a key is [`Verdict::Undecided`] for good. No proof of a violation:
//! the operations a [`Failure`] names beside the first are those that most plausibly contradict it.

use crate::sim::chunked::Chunked;
use crate::sim::types::{Command, Outcome};

use std::rc::Rc;

use std::collections::BTreeMap;

/// The most attempts to place an operation that one return may cost, before its key is given up as undecided.
pub const STEPS: u64 = 10_000;
/// The most configurations that a key keeps, before it is given up as undecided.
pub const FRONTIER: usize = 500;
/// How many of a key's latest returns are remembered, to name those that contradict a failure.
const WITNESSES: usize = 64;

/// What a client calls an operation. Never used twice.
pub type OpId = u64;
/// The value of a key, or none.
pub type Value = Option<Rc<str>>;

/// What is asked of a key.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Call {
    /// [`Command::Set`]
    Set(Rc<str>),
    /// [`Command::Del`]
    Del,
    /// [`Command::Add`]
    Add(i64),
    /// [`Command::Cas`]: the value that it wants to find, and the new one.
    Cas(Rc<str>, Rc<str>),
    /// Reads the value.
    Get,
}

/// What a client was answered.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Return {
    /// [`Outcome::Done`]
    Done(Value),
    /// [`Outcome::Unequal`]
    Unequal(Value),
    /// What a [`Call::Get`] read.
    Got(Value),
}

impl Return {
    /// The value that the key has after it.
    pub fn value(&self) -> &Value {
        match self {
            Return::Done(value) | Return::Unequal(value) | Return::Got(value) => value,
        }
    }
}

impl From<Outcome> for Return {
    fn from(outcome: Outcome) -> Return {
        match outcome {
            Outcome::Done(value) => Return::Done(value),
            Outcome::Unequal(value) => Return::Unequal(value),
        }
    }
}

impl Call {
    /// A command as its key and what is asked of it.
    pub fn of(command: &Command) -> (Rc<str>, Call) {
        match command {
            Command::Set(key, value) => (key.clone(), Call::Set(value.clone())),
            Command::Del(key) => (key.clone(), Call::Del),
            Command::Add(key, n) => (key.clone(), Call::Add(*n)),
            Command::Cas(key, old, new) => (key.clone(), Call::Cas(old.clone(), new.clone())),
            Command::Get(key) => (key.clone(), Call::Get),
        }
    }

    /// What one key of the store does: the new value, and the answer. The same as `kv::Store::apply`, by a test.
    pub fn apply(&self, value: &Value) -> (Value, Return) {
        let done = |new: Value| (new.clone(), Return::Done(new));
        match self {
            Call::Set(new) => done(Some(new.clone())),
            Call::Del => done(None),
            Call::Add(n) => {
                let old: i64 = value.as_ref().and_then(|v| v.parse().ok()).unwrap_or(0);
                done(Some(old.saturating_add(*n).to_string().into()))
            }
            Call::Cas(old, new) if value.as_ref() == Some(old) => done(Some(new.clone())),
            Call::Cas(..) => (value.clone(), Return::Unequal(value.clone())),
            Call::Get => (value.clone(), Return::Got(value.clone())),
        }
    }

    /// Whether neither its effect nor its answer depends on the value before.
    fn is_blind(&self) -> bool {
        matches!(self, Call::Set(_) | Call::Del)
    }

    /// The value before it, if this was its answer; `None` if the answer does not tell.
    fn found(&self, ret: &Return) -> Option<Value> {
        match (self, ret) {
            (_, Return::Got(value) | Return::Unequal(value)) => Some(value.clone()),
            (Call::Cas(old, _), Return::Done(_)) => Some(Some(old.clone())),
            (Call::Add(n), Return::Done(Some(new))) => {
                let old = new.parse::<i64>().ok()?.saturating_sub(*n);
                // An absent key counts as 0.
                Some((old != 0).then(|| old.to_string().into()))
            }
            _ => None,
        }
    }
}

/// What is known of a key, or of all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Some order explains everything that has returned.
    Linearizable,
    /// No order does; the first failure.
    Violated(Failure),
    /// There were more orders than the checker may look at; nothing is claimed from then on.
    Undecided,
}

/// An answer that no order explains.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure {
    /// Where.
    pub key: Rc<str>,
    /// The operation that could not be explained, then those that contradict it: the last one that wrote the value
    /// which it saw, and the last one that had returned before it began and left another.
    pub ops: Vec<OpId>,
    /// When it became certain, in microseconds: the return, or the news that the operation failed.
    pub at: u64,
}

/// One way in which all returns so far can have come about.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Configuration {
    /// The value now.
    value: Value,
    /// Open operations that have taken effect, with what they will have to answer. By operation, rising.
    done: Vec<(OpId, Return)>,
    /// How many of each class of lost calls have taken effect; what is missing at the end is 0.
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

    /// Whether it can go on in every way in which `other` can.
    fn covers(&self, other: &Configuration) -> bool {
        self.spent.iter().enumerate().all(|(class, n)| *n <= other.spent(class))
    }
}

/// What configurations have in common if one of them can cover another: the value, and what is done.
type Likeness = (Value, Vec<(OpId, Return)>);

/// Configurations none of which covers another.
#[derive(Clone, Debug, Default)]
struct Frontier(BTreeMap<Likeness, Vec<Configuration>>);

impl Frontier {
    /// Adds one, unless that is pointless; answers whether it did.
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
struct Open {
    call: Call,
    /// Its place among all events.
    invoked: u64,
}

/// An operation that has returned.
#[derive(Clone, Debug)]
struct Witness {
    op: OpId,
    /// What it left.
    value: Value,
    /// Whether that was its own doing.
    wrote: bool,
    /// Its place among all events.
    returned: u64,
}

/// What is known of one key.
#[derive(Clone, Debug)]
struct Line {
    open: BTreeMap<OpId, Open>,
    /// Classes of equal calls whose outcome nobody will ever learn, and how many there are of each.
    lost: Vec<(Call, u32)>,
    /// All ways in which it can have come about. Empty once undecided.
    frontier: Vec<Configuration>,
    /// The latest returns, in their order.
    witnesses: Vec<Witness>,
    undecided: bool,
    first: Option<Failure>,
}

impl Default for Line {
    fn default() -> Line {
        let start = Configuration { value: None, done: Vec::new(), spent: Vec::new() };
        Line {
            open: BTreeMap::default(),
            lost: Vec::new(),
            frontier: vec![start],
            witnesses: Vec::new(),
            undecided: false,
            first: None,
        }
    }
}

impl Line {
    /// The frontier after `op` has returned, or `None` if that is too much to find out. Counts attempts in `steps`.
    fn after(&self, op: OpId, call: &Call, ret: &Return, steps: &mut u64) -> Option<Vec<Configuration>> {
        let (mut next, mut seen, mut queue) = (Frontier::default(), Frontier::default(), Vec::new());
        for old in &self.frontier {
            match old.answer(op) {
                Ok(at) => {
                    let mut new = old.clone();
                    if new.done.remove(at).1 == *ret {
                        next.add(&new);
                    }
                }
                Err(_) if seen.add(old) => queue.push((old.clone(), false)),
                Err(_) => {}
            }
        }
        let (mut at, limit) = (0, *steps + STEPS);
        // `unseen`: the last operation was a lost one, so a blind write now would only waste it. The configuration
        // without both, or with the blind write alone, was or will be tried, and covers this one.
        while let Some((old, unseen)) = queue.get(at).cloned() {
            at += 1;
            *steps += 1;
            if !(unseen && call.is_blind()) {
                let (value, answer) = call.apply(&old.value);
                if answer == *ret {
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
            // A lost write matters only to somebody who sees it and will tell.
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

    /// The operations that most plausibly contradict one that found this value.
    fn contradicting(&self, found: &Option<Value>, invoked: u64) -> Vec<OpId> {
        let Some(found) = found else { return Vec::new() };
        // To `add`, an absent key and 0 are the same.
        let zero = |value: &Value| value.as_ref().is_none_or(|value| &**value == "0");
        let same = |value: &Value| value == found || zero(value) && zero(found);
        let source = self.witnesses.iter().rfind(|w| w.wrote && same(&w.value));
        let later = self.witnesses.iter().rfind(|w| !same(&w.value) && w.returned < invoked);
        source.into_iter().chain(later).map(|witness| witness.op).collect()
    }

    /// Who may have seen the effect of one that never had any: the last that returned since it began with what it
    /// would have left.
    fn seen_by(&self, open: &Open) -> Option<OpId> {
        let since = || self.witnesses.iter().rev().filter(|w| w.returned > open.invoked);
        let left = |w: &&Witness| matches!(&open.call, Call::Set(v) | Call::Cas(_, v) if w.value.as_ref() == Some(v));
        since().find(left).or_else(|| since().next()).map(|witness| witness.op)
    }

    /// Keeps the first failure.
    fn fail(&mut self, failure: Failure) -> Failure {
        self.first.get_or_insert_with(|| failure.clone());
        failure
    }

    /// Goes on as if this operation had never been, or else as if all had begun anew with the value given.
    fn forget(&mut self, op: OpId, anew: Option<Value>) {
        let mut next = Frontier::default();
        for mut old in std::mem::take(&mut self.frontier) {
            if let Ok(at) = old.answer(op) {
                old.done.remove(at);
            }
            next.add(&old);
        }
        if let Some(value) = anew {
            next.add(&Configuration { value, done: Vec::new(), spent: Vec::new() });
        }
        self.frontier = next.list();
    }

    /// One that is no longer open will never return: it joins its class.
    fn lose(&mut self, op: OpId, call: Call) {
        let class = self.lost.iter().position(|(other, _)| *other == call).unwrap_or(self.lost.len());
        // A lost read concerns nobody.
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

    /// More than can be found out: nothing is claimed of this key any more, and nothing kept.
    fn give_up(&mut self) {
        *self = Line { undecided: true, first: self.first.take(), frontier: Vec::new(), ..Line::default() };
    }
}

/// The clients' history of all keys, and the verdict so far. Cheap to clone: a clone shares every key, and the first
/// event after it copies a pointer per key, and the one key that it is about.
///
/// Operations are concurrent if neither returned before the other was invoked, in the order in which the methods are
/// called; times are only reported.
///
/// After a failure, a key goes on as if either the offending operation had never been, or everything had begun anew
/// with the value that its answer speaks of. So one stale read is one failure, and so is one lost write.
#[derive(Clone, Debug, Default)]
pub struct Linear {
    lines: Rc<BTreeMap<Rc<str>, Rc<Line>>>,
    /// The keys of the operations that may still return.
    keys: Rc<BTreeMap<OpId, Rc<str>>>,
    failures: Chunked<Failure>,
    /// How many events there were.
    events: u64,
    steps: u64,
}

impl Linear {
    /// A client asks something of a key. An operation that is already open is left as it is.
    pub fn invoke(&mut self, op: OpId, key: &Rc<str>, call: Call) {
        self.events += 1;
        let invoked = self.events;
        if self.keys.contains_key(&op) {
            return;
        }
        Rc::make_mut(&mut self.keys).insert(op, key.clone());
        let line = Rc::make_mut(Rc::make_mut(&mut self.lines).entry(key.clone()).or_default());
        if !line.undecided {
            line.open.insert(op, Open { call, invoked });
        }
    }

    /// The client is answered. An operation that is not open is passed over.
    pub fn returned(&mut self, op: OpId, ret: Return, at: u64) {
        self.events += 1;
        let Some((key, line, open)) = close(&mut self.keys, &mut self.lines, op) else { return };
        match line.after(op, &open.call, &ret, &mut self.steps) {
            None => return line.give_up(),
            Some(next) if !next.is_empty() => line.frontier = next,
            Some(_) => {
                let mut ops = vec![op];
                ops.extend(line.contradicting(&open.call.found(&ret), open.invoked));
                self.failures.push(line.fail(Failure { key, ops, at }));
                line.forget(op, Some(ret.value().clone()));
            }
        }
        if line.witnesses.len() >= WITNESSES {
            line.witnesses.remove(0);
        }
        let (value, wrote) = (ret.value().clone(), matches!(ret, Return::Done(_)));
        line.witnesses.push(Witness { op, value, wrote, returned: self.events });
    }

    /// The operation certainly had no effect and never will. That can be a violation: somebody may have seen it.
    pub fn failed(&mut self, op: OpId, at: u64) {
        self.events += 1;
        let Some((key, line, open)) = close(&mut self.keys, &mut self.lines, op) else { return };
        if line.frontier.iter().any(|old| old.answer(op).is_err()) {
            // Where it has taken effect, that explains nothing any more; the others do not need it.
            line.frontier.retain(|old| old.answer(op).is_err());
            return;
        }
        let mut ops = vec![op];
        ops.extend(line.seen_by(&open));
        self.failures.push(line.fail(Failure { key, ops, at }));
        line.forget(op, None);
    }

    /// The operation will never be answered; it may take effect at any later time, or never. This only says sooner
    /// what staying open says: it makes the search cheaper, since there is no answer to be right about. Later news of
    /// the operation is passed over.
    pub fn lost(&mut self, op: OpId) {
        self.events += 1;
        if let Some((_, line, open)) = close(&mut self.keys, &mut self.lines, op) {
            line.lose(op, open.call);
        }
    }

    /// The verdict on everything: violated if any key is, else undecided if any key is.
    pub fn verdict(&self) -> Verdict {
        match self.failures.get(0) {
            Some(first) => Verdict::Violated(first.clone()),
            None if self.lines.values().any(|line| line.undecided) => Verdict::Undecided,
            None => Verdict::Linearizable,
        }
    }

    /// The verdict on each key that was ever named, in the order of the keys.
    pub fn verdicts(&self) -> impl Iterator<Item = (&Rc<str>, Verdict)> {
        self.lines.iter().map(|(key, line)| {
            let verdict = match &line.first {
                Some(first) => Verdict::Violated(first.clone()),
                None if line.undecided => Verdict::Undecided,
                None => Verdict::Linearizable,
            };
            (key, verdict)
        })
    }

    /// How many failures there are.
    pub fn failed_so_far(&self) -> usize {
        self.failures.len()
    }

    /// All failures, in the order in which they became certain.
    pub fn failures(&self) -> impl DoubleEndedIterator<Item = &Failure> {
        self.failures.iter()
    }

    /// What it has cost: how often a configuration was looked at, or an operation tried in one.
    pub fn steps(&self) -> u64 {
        self.steps
    }
}

/// Takes an operation off the open ones; with its key and line. Nothing if it is not open, or its key undecided.
fn close<'a>(
    keys: &mut Rc<BTreeMap<OpId, Rc<str>>>,
    lines: &'a mut Rc<BTreeMap<Rc<str>, Rc<Line>>>,
    op: OpId,
) -> Option<(Rc<str>, &'a mut Line, Open)> {
    if !keys.contains_key(&op) {
        return None;
    }
    let key = Rc::make_mut(keys).remove(&op)?;
    let line = Rc::make_mut(Rc::make_mut(lines).get_mut(&key)?);
    let open = line.open.remove(&op)?;
    Some((key, line, open))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::clients::Store;

    fn some(value: &str) -> Value {
        Some(value.into())
    }

    fn set(value: &str) -> Call {
        Call::Set(value.into())
    }

    fn cas(old: &str, new: &str) -> Call {
        Call::Cas(old.into(), new.into())
    }

    fn done(value: &str) -> Return {
        Return::Done(some(value))
    }

    fn got(value: &str) -> Return {
        Return::Got(some(value))
    }

    /// One key. Each event takes a microsecond.
    #[derive(Default)]
    struct History(Linear, u64);

    impl History {
        fn invoke(&mut self, op: OpId, call: Call) -> &mut History {
            self.1 += 1;
            self.0.invoke(op, &"x".into(), call);
            self
        }

        fn returns(&mut self, op: OpId, ret: Return) -> &mut History {
            self.1 += 1;
            self.0.returned(op, ret, self.1);
            self
        }

        fn all(&mut self, op: OpId, call: Call, ret: Return) -> &mut History {
            self.invoke(op, call).returns(op, ret)
        }

        /// The operations of each failure.
        fn offending(&self) -> Vec<Vec<OpId>> {
            assert_eq!(self.0.verdict() == Verdict::Linearizable, self.0.failures().next().is_none());
            self.0.failures().map(|failure| failure.ops.clone()).collect()
        }
    }

    const FINE: [Vec<OpId>; 0] = [];

    #[test]
    fn a_stale_read_is_one_failure_and_names_what_it_saw_and_what_it_missed() {
        let mut h = History::default();
        h.all(1, set("a"), done("a")).all(2, set("b"), done("b")).all(3, Call::Get, got("a"));
        assert_eq!(h.offending(), [[3, 1, 2]]);
        assert_eq!(h.0.verdict(), Verdict::Violated(Failure { key: "x".into(), ops: vec![3, 1, 2], at: 6 }));
        h.all(4, Call::Get, got("b")).all(5, set("c"), done("c")).all(6, Call::Get, got("c"));
        assert_eq!(h.offending(), [[3, 1, 2]]);
        h.all(7, Call::Get, got("b"));
        assert_eq!(h.offending().len(), 2);
    }

    #[test]
    fn two_that_swap_from_one_value_lose_an_update() {
        let mut h = History::default();
        h.all(1, set("a"), done("a")).invoke(2, cas("a", "b")).invoke(3, cas("a", "c"));
        h.returns(2, done("b")).returns(3, done("c"));
        assert_eq!(h.offending(), [vec![3, 1]]);
        let mut h = History::default();
        h.all(1, set("a"), done("a")).invoke(2, cas("a", "b")).invoke(3, cas("a", "c"));
        h.returns(2, done("b")).returns(3, Return::Unequal(some("b")));
        assert_eq!(h.offending(), FINE);
    }

    #[test]
    fn two_that_add_do_not_both_find_nothing() {
        let mut h = History::default();
        h.invoke(1, Call::Add(1)).invoke(2, Call::Add(1)).returns(2, done("1")).returns(1, done("1"));
        assert_eq!(h.offending(), [[1]]);
        let mut h = History::default();
        h.invoke(1, Call::Add(1)).invoke(2, Call::Add(1)).returns(2, done("1")).returns(1, done("2"));
        assert_eq!(h.offending(), FINE);
        // Applied twice, because a lost answer made the client ask again.
        h.all(3, Call::Get, got("3"));
        assert_eq!(h.offending(), [[3, 1]]);
    }

    #[test]
    fn an_unknown_write_may_be_read_late_but_not_be_unread() {
        for told in [false, true] {
            let mut h = History::default();
            h.all(1, set("a"), done("a")).invoke(2, set("b"));
            if told {
                h.0.lost(2);
            }
            h.all(3, Call::Get, got("a")).all(4, set("c"), done("c")).all(5, Call::Get, got("b"));
            assert_eq!(h.offending(), FINE);
            h.all(6, Call::Get, got("a"));
            assert_eq!(h.offending(), [[6, 1, 5]]);
            let mut h = History::default();
            h.all(1, set("a"), done("a")).all(2, Call::Get, got("b"));
            assert_eq!(h.offending(), [[2, 1]], "nobody wrote it");
        }
    }

    #[test]
    fn what_failed_was_seen_by_nobody() {
        let mut h = History::default();
        h.all(1, set("a"), done("a")).invoke(2, set("b")).all(3, Call::Get, got("a"));
        h.0.failed(2, 9);
        assert_eq!(h.offending(), FINE);
        h.invoke(4, set("b")).all(5, Call::Get, got("b"));
        h.0.failed(4, 9);
        assert_eq!(h.offending(), [[4, 5]]);
    }

    #[test]
    fn many_that_were_lost_cost_little_if_one_is_told() {
        let mut h = History::default();
        for op in 0..60 {
            h.invoke(op, set(&format!("v{op}")));
            h.0.lost(op);
        }
        for op in 60..160 {
            h.all(op, set("a"), done("a"));
            let before = h.0.steps();
            h.all(1_000 + op, Call::Get, got("a"));
            assert!(h.0.steps() - before < 4_000, "{}", h.0.steps() - before);
        }
        h.all(1, Call::Get, got("v7")).all(2, Call::Get, got("v8"));
        assert_eq!(h.offending(), FINE);
        h.all(3, Call::Get, got("v7"));
        assert_eq!(h.offending().len(), 1);
    }

    #[test]
    fn too_many_orders_are_undecided_and_claimed_to_be_nothing_else() {
        let mut h = History::default();
        for op in 0..30 {
            h.invoke(op, Call::Add(1 << op));
        }
        h.all(30, Call::Get, got("5"));
        assert_eq!(h.0.verdict(), Verdict::Undecided);
        assert!(h.0.steps() < STEPS + 1_000);
        let spent = h.0.steps();
        h.all(31, Call::Get, got("nonsense"));
        assert_eq!((h.0.verdict(), h.0.steps()), (Verdict::Undecided, spent));
        h.0.invoke(32, &"y".into(), Call::Get);
        h.0.returned(32, got("nonsense"), 99);
        assert!(matches!(h.0.verdict(), Verdict::Violated(failure) if &*failure.key == "y"));
        assert_eq!(h.0.verdicts().next().map(|(_, verdict)| verdict), Some(Verdict::Undecided));
    }

    #[test]
    fn five_clients_cost_the_same_early_and_late() {
        let mut h = History::default();
        let mut halves = [0, 0];
        for op in 0..10_000u64 {
            let before = h.0.steps();
            let (call, ret) = match op % 4 {
                0 => (set("1"), done("1")),
                1 => (Call::Add(2), done("3")),
                2 => (cas("1", "2"), Return::Unequal(some("3"))),
                _ => (Call::Get, got("3")),
            };
            // The other four clients each have an operation under way most of the time, on other keys.
            h.0.invoke(1 << 32 | op, &format!("k{}", op % 4).into(), Call::Del);
            h.all(op, call, ret);
            if op >= 4 {
                h.0.returned(1 << 32 | (op - 4), Return::Done(None), op);
            }
            halves[usize::from(op >= 5_000)] += h.0.steps() - before;
        }
        assert_eq!(h.offending(), FINE);
        assert!(halves[1] <= halves[0] + 20 && halves[0] <= 5 * 5_000, "{halves:?}");
    }

    #[test]
    fn a_clone_shares_all_but_the_key_that_is_written() {
        let mut a = Linear::default();
        for (op, key) in ["x", "y"].into_iter().enumerate() {
            a.invoke(op as u64, &key.into(), set("a"));
        }
        let mut b = a.clone();
        b.returned(0, done("wrong"), 2);
        assert_eq!((a.failures().count(), b.failures().count()), (0, 1));
        assert!(
            Rc::ptr_eq(a.lines.get("y").unwrap(), b.lines.get("y").unwrap())
                && !Rc::ptr_eq(a.lines.get("x").unwrap(), b.lines.get("x").unwrap())
        );
    }

    #[test]
    fn it_does_what_the_store_does() {
        let values = [None, some(""), some("0"), some("-7"), some("9223372036854775807"), some("a")];
        let texts = values.iter().flatten();
        let mut commands = vec![Command::Del("x".into())];
        commands.extend([0, 1, -1, i64::MAX, i64::MIN].map(|n| Command::Add("x".into(), n)));
        commands.extend(texts.clone().map(|text| Command::Set("x".into(), text.clone())));
        commands.extend(texts.flat_map(|old| ["a", "b"].map(|new| Command::Cas("x".into(), old.clone(), new.into()))));
        for value in &values {
            for command in &commands {
                let mut store = Store::default();
                if let Some(value) = value {
                    store.apply(&Command::Set("x".into(), value.clone()));
                }
                let (key, call) = Call::of(command);
                let (after, ret) = call.apply(value);
                assert_eq!(ret, store.apply(command).into(), "{command} on {value:?}");
                assert_eq!((after.as_ref(), &after), (store.get(&key), ret.value()), "{command} on {value:?}");
            }
        }
    }
}
