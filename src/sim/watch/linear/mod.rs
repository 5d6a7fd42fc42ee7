//! Linearizability of the clients' history, checked while the run goes on.
//!
//! A history is linearizable if every operation can be given one instant between its invocation and its return so
//! that the store, executing one at a time in that order, gives the answers that the clients got (Herlihy and Wing
//! 1990). Wing and Gong ("Testing and verifying concurrent objects", 1993) search for such an order: take any operation
//! that no other one precedes, try it, continue, and backtrack when stuck. Three things make that affordable:
//!
//! - **Per key.** A history is linearizable if and only if the part of each object is (Herlihy and Wing's locality;
//!   P-compositionality in Horn and Kroening, 2015). Every command names one key, so each key is an object.
//! - **Memory.** Lowe ("Testing for linearizability", 2017): what can still happen depends only on the state and on
//!   which operations have taken effect. Two orders that lead to the same pair, a *configuration*, need one search.
//! - **Just in time** (the same paper). No operation needs its place before something returns: moved to the last
//!   instant before the next return, it keeps its order relative to all others. So when operation `o` returns, the
//!   orders of open operations that *end* with `o` are tried, and what follows `o` is left to the next return.
//!
//! The search can therefore follow the run, breadth first: the *frontier* is the set of all configurations that explain
//! every return so far. Wing and Gong's search visits the same ones, depth first. It fails exactly when the frontier is
//! empty. Operations that have returned are not needed any more, so the cost of a return depends on the operations that
//! are open on its key, not on the length of the run.
//!
//! # Unknown outcomes
//!
//! An operation without an answer may take effect at any time, or never. A configuration in which it is still to come
//! can do all that one can in which it has taken effect. So of configurations that differ only in that, those with the
//! fewest effects are enough. Equal calls without an answer are interchangeable, so they are only counted. A write
//! without an answer is not tried where it would be overwritten before anyone could read it.
//!
//! # What is absent
//!
//! There is no wrong verdict: past [`STEPS`] or [`FRONTIER`] a key stays [`Verdict::Undecided`]; [`decide`] may say
//! more once the run is over. There is no proof of a violation: apart from the first, the operations of a [`Failure`]
//! are the most plausible contradictions.

mod call;
mod key;
mod whole;

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::sim::chunked::Chunked;
pub use call::{Call, OpId, Return, Value};
pub use key::{Failure, FRONTIER, STEPS};
use key::{KeyHistory, Open};
pub use whole::{decide, Operation};

/// What is known of a key, or of all keys.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Some order explains everything that has returned.
    Linearizable,
    /// No order does; the first failure.
    Violated(Failure),
    /// There were more orders than the checker may try; it claims nothing from then on.
    Undecided,
}

/// The clients' history on all keys, and the verdict so far. Cheap to clone: clones share every key. The first event
/// after a clone copies a pointer per key, and the key that it is about.
///
/// Operations are concurrent if neither returned before the other was invoked, in the order in which the methods are
/// called; times are only reported.
///
/// After a failure, a key continues as if either the offending operation had not happened, or everything had started
/// again from the value in its answer. So one stale read is one failure, and so is one lost write.
#[derive(Clone, Debug, Default)]
pub struct Linear {
    histories: Rc<BTreeMap<Rc<str>, Rc<KeyHistory>>>,
    /// The keys of the operations that may still return.
    keys: Rc<BTreeMap<OpId, Rc<str>>>,
    failures: Chunked<Failure>,
    /// How many events there were.
    events: u64,
    steps: u64,
}

impl Linear {
    /// A client calls an operation on a key. Nothing changes if the operation is open already.
    pub fn invoke(&mut self, op: OpId, key: &Rc<str>, call: Call) {
        self.events += 1;
        if self.keys.contains_key(&op) {
            return;
        }
        Rc::make_mut(&mut self.keys).insert(op, key.clone());
        let history = Rc::make_mut(Rc::make_mut(&mut self.histories).entry(key.clone()).or_default());
        history.invoke(op, Open { call, invoked: self.events });
    }

    /// The client gets an answer. Nothing happens if the operation is not open.
    pub fn returned(&mut self, op: OpId, ret: Return, at: u64) {
        self.events += 1;
        let Some((key, history, open)) = close(&mut self.keys, &mut self.histories, op) else { return };
        if let Some(ops) = history.returned(op, &open, &ret, self.events, &mut self.steps) {
            self.failures.push(history.fail(Failure { key, ops, at }));
        }
    }

    /// The operation certainly had no effect and never will. This is a violation if some client has seen its effect.
    pub fn failed(&mut self, op: OpId, at: u64) {
        self.events += 1;
        let Some((key, history, open)) = close(&mut self.keys, &mut self.histories, op) else { return };
        if let Some(ops) = history.failed(op, &open) {
            self.failures.push(history.fail(Failure { key, ops, at }));
        }
    }

    /// The operation will never be answered; it may take effect at any later time, or never. This means the same as
    /// leaving it open, and makes the search cheaper, because there is no answer to match. Later calls for the
    /// operation change nothing.
    pub fn lost(&mut self, op: OpId) {
        self.events += 1;
        if let Some((_, history, open)) = close(&mut self.keys, &mut self.histories, op) {
            history.lose(op, open.call);
        }
    }

    /// The verdict on everything: violated if any key is, else undecided if any key is.
    pub fn verdict(&self) -> Verdict {
        match self.failures.get(0) {
            Some(first) => Verdict::Violated(first.clone()),
            None if self.histories.values().any(|history| history.is_undecided()) => Verdict::Undecided,
            None => Verdict::Linearizable,
        }
    }

    /// The verdict on each key that was ever named, in the order of the keys.
    pub fn verdicts(&self) -> impl Iterator<Item = (&Rc<str>, Verdict)> {
        self.histories.iter().map(|(key, history)| {
            let verdict = match history.first_failure() {
                Some(first) => Verdict::Violated(first.clone()),
                None if history.is_undecided() => Verdict::Undecided,
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

    /// The cost so far: how often a configuration was visited, or an operation tried in one.
    pub fn steps(&self) -> u64 {
        self.steps
    }
}

/// Removes an open operation; returns it with its key and the key's history. `None` if it is not open, or its key is
/// undecided.
fn close<'a>(
    keys: &mut Rc<BTreeMap<OpId, Rc<str>>>,
    histories: &'a mut Rc<BTreeMap<Rc<str>, Rc<KeyHistory>>>,
    op: OpId,
) -> Option<(Rc<str>, &'a mut KeyHistory, Open)> {
    if !keys.contains_key(&op) {
        return None;
    }
    let key = Rc::make_mut(keys).remove(&op)?;
    let history = Rc::make_mut(Rc::make_mut(histories).get_mut(&key)?);
    let open = history.close(op)?;
    Some((key, history, open))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::clients::Store;
    use crate::sim::types::Command;

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
    fn stale_read_is_one_failure_that_names_the_value_read_and_the_write_missed() {
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
    fn two_swaps_from_one_value_lose_an_update() {
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
    fn two_adds_cannot_both_find_no_value() {
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
    fn unknown_write_may_take_effect_late_but_not_be_undone() {
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
    fn failed_write_that_was_read_is_a_violation() {
        let mut h = History::default();
        h.all(1, set("a"), done("a")).invoke(2, set("b")).all(3, Call::Get, got("a"));
        h.0.failed(2, 9);
        assert_eq!(h.offending(), FINE);
        h.invoke(4, set("b")).all(5, Call::Get, got("b"));
        h.0.failed(4, 9);
        assert_eq!(h.offending(), [[4, 5]]);
    }

    #[test]
    fn many_lost_writes_cost_little() {
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
    fn too_many_orders_leave_the_key_undecided() {
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
    fn cost_of_a_return_does_not_grow_with_the_run() {
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
    fn clone_shares_all_keys_but_the_one_written() {
        let mut a = Linear::default();
        for (op, key) in ["x", "y"].into_iter().enumerate() {
            a.invoke(op as u64, &key.into(), set("a"));
        }
        let mut b = a.clone();
        b.returned(0, done("wrong"), 2);
        assert_eq!((a.failures().count(), b.failures().count()), (0, 1));
        assert!(
            Rc::ptr_eq(a.histories.get("y").unwrap(), b.histories.get("y").unwrap())
                && !Rc::ptr_eq(a.histories.get("x").unwrap(), b.histories.get("x").unwrap())
        );
    }

    #[test]
    fn call_has_the_effect_and_answer_of_the_store() {
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
                assert_eq!((after.as_ref(), Some(&after)), (store.get(&key), ret.value()), "{command} on {value:?}");
            }
        }
    }
}
