//! The linearizability checker and the search of a whole history compared with two others: a search through all orders,
//! and the library porcupine-rs.
//!
//! A history comes from a store that does one operation at a time, with clients that overlap, give up and are refused.
//! In three of four histories an answer, or the effect of an operation, is falsified.
//! `LINEAR_SEED=N cargo test --test linear` uses other seeds.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::collections::BTreeMap;
use std::rc::Rc;

use playground::sim::dice::mix;
use playground::sim::linear::{decide, Call, Linear, OpId, Operation, Return, Verdict};
use porcupine_rs::{check_operations, Model};

mod cases;
mod histories;

#[derive(Clone, Debug)]
enum Event {
    Invoke(OpId, Rc<str>, Call),
    Return(OpId, Return),
    Failed(OpId),
    Lost(OpId),
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(1);
        mix(mix(self.0)) % n
    }

    fn text(&mut self) -> Rc<str> {
        ["1", "2", "3", "a", "b"][self.below(5) as usize].into()
    }

    fn call(&mut self) -> Call {
        match self.below(9) {
            0 | 1 => Call::Set(self.text()),
            2 => Call::Del,
            3 => Call::Add(1 + self.below(2) as i64),
            4 | 5 => Call::Cas(self.text(), self.text()),
            _ => Call::Get,
        }
    }
}

/// A client's open operation.
struct Busy {
    op: OpId,
    key: &'static str,
    call: Call,
    /// The store's answer, once it has performed the operation.
    answer: Option<Return>,
}

/// A history of this many operations, of which about `lies` percent are falsified.
fn history(dice: &mut Dice, clients: usize, ops: u64, lies: u64) -> Vec<Event> {
    let mut store: BTreeMap<&str, Option<Rc<str>>> = BTreeMap::new();
    let mut busy: Vec<Option<Busy>> = (0..clients).map(|_| None).collect();
    // Operations whose clients gave up; the store may still perform them.
    let mut adrift: Vec<Busy> = Vec::new();
    let (mut out, mut next) = (Vec::new(), 1);
    let mut act = |dice: &mut Dice, it: &mut Busy| {
        let value = store.entry(it.key).or_default();
        let (new, mut answer) = it.call.apply(value);
        match dice.below(300) {
            // A lost update.
            n if n < lies => {}
            // A wrong answer.
            n if n < 2 * lies => {
                let other = Some(dice.text()).filter(|_| dice.below(4) > 0);
                answer = match answer {
                    Return::Got(_) => Return::Got(other),
                    Return::Done(_) if matches!(it.call, Call::Add(_)) => Return::Done(other),
                    Return::Done(_) => answer,
                    Return::Unequal(_) => Return::Unequal(other),
                    Return::Did | Return::DidNot => answer,
                };
                *value = new;
            }
            // Done twice.
            n if n < 3 * lies => *value = it.call.apply(&new).0,
            _ => *value = new,
        }
        it.answer = Some(answer);
    };
    while next <= ops || busy.iter().any(Option::is_some) {
        if !adrift.is_empty() && dice.below(12) == 0 {
            let which = dice.below(adrift.len() as u64) as usize;
            act(dice, &mut adrift.swap_remove(which));
        }
        let client = dice.below(clients as u64) as usize;
        let Some(mut it) = busy[client].take() else {
            if next <= ops {
                let (key, call) = (if dice.below(4) == 0 { "y" } else { "x" }, dice.call());
                out.push(Event::Invoke(next, key.into(), call.clone()));
                busy[client] = Some(Busy { op: next, key, call, answer: None });
                next += 1;
            }
            continue;
        };
        match (it.answer.clone(), dice.below(20)) {
            (None, 0) => out.push(Event::Failed(it.op)),
            (answer, 1 | 2) => {
                // Usually the client reports it.
                if dice.below(8) > 0 {
                    out.push(Event::Lost(it.op));
                }
                if answer.is_none() {
                    adrift.push(it);
                }
            }
            (None, _) => {
                act(dice, &mut it);
                busy[client] = Some(it);
            }
            (Some(answer), _) => out.push(Event::Return(it.op, answer)),
        }
    }
    // Refused, but performed.
    if lies > 0 && dice.below(10) == 0 {
        if let Some(Event::Return(op, _)) = out.last().cloned() {
            out.pop();
            out.push(Event::Failed(op));
        }
    }
    out
}

/// The operations that may have had an effect.
fn operations(events: &[Event]) -> Vec<Operation> {
    let mut ops: BTreeMap<OpId, Operation> = BTreeMap::new();
    for (at, event) in events.iter().enumerate() {
        match event.clone() {
            Event::Invoke(op, key, call) => {
                ops.insert(op, Operation { key, call, invoked: at as u64, returned: None });
            }
            Event::Return(op, ret) => ops.get_mut(&op).unwrap().returned = Some((at as u64, ret)),
            Event::Failed(op) => {
                ops.remove(&op);
            }
            Event::Lost(_) => {}
        }
    }
    ops.into_values().collect()
}

/// Whether a store's answer is the one that was got; some systems do not tell the value.
fn is(got: &Return, answer: &Return) -> bool {
    match got {
        Return::Did => matches!(answer, Return::Done(_)),
        Return::DidNot => matches!(answer, Return::Unequal(_)),
        told => told == answer,
    }
}

/// Whether some order explains the operations: tries all orders of all keys, without memoisation.
fn some_order(ops: &[Operation], done: u64, store: &BTreeMap<Rc<str>, Option<Rc<str>>>) -> bool {
    let todo = || ops.iter().enumerate().filter(|(i, _)| done >> i & 1 == 0);
    let Some(deadline) = todo().filter_map(|(_, op)| op.returned.as_ref()).map(|(at, _)| *at).min() else {
        return true;
    };
    let mut candidates = todo().filter(|(_, op)| op.invoked < deadline);
    candidates.any(|(i, op)| {
        let (value, ret) = op.call.apply(store.get(&op.key).unwrap_or(&None));
        let mut store = store.clone();
        store.insert(op.key.clone(), value);
        op.returned.as_ref().is_none_or(|(_, wanted)| is(wanted, &ret)) && some_order(ops, done | 1 << i, &store)
    })
}

fn checked(events: &[Event], mut each: impl FnMut(usize, &Linear)) -> Linear {
    let mut linear = Linear::default();
    for (at, event) in events.iter().cloned().enumerate() {
        match event {
            Event::Invoke(op, key, call) => linear.invoke(op, &key, call),
            Event::Return(op, ret) => linear.returned(op, ret, at as u64),
            Event::Failed(op) => linear.failed(op, at as u64),
            Event::Lost(op) => linear.lost(op),
        }
        each(at, &linear);
    }
    linear
}

fn seed() -> u64 {
    std::env::var("LINEAR_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(1)
}

#[test]
fn verdicts_on_short_histories_match_an_exhaustive_search_after_every_event() {
    let (mut good, mut bad) = (0, 0);
    for run in 0..1_500 {
        let mut dice = Dice(mix(seed() << 32 | run));
        let (clients, ops) = (2 + dice.below(3) as usize, 4 + dice.below(5));
        let lies = if run % 4 == 0 { 0 } else { 70 };
        let events = history(&mut dice, clients, ops, lies);
        let linear = checked(&events, |at, linear| {
            let fine = some_order(&operations(&events[..=at]), 0, &BTreeMap::new());
            let verdict = linear.verdict();
            assert_ne!(verdict, Verdict::Undecided);
            assert_eq!(decide(&operations(&events[..=at])), Some(fine), "run {run}, event {at}: {events:#?}");
            assert_eq!(verdict == Verdict::Linearizable, fine, "run {run}, event {at}, {verdict:?}: {events:#?}");
        });
        let fine = linear.verdict() == Verdict::Linearizable;
        assert!(fine || lies > 0, "run {run}: {events:#?}");
        *(if fine { &mut good } else { &mut bad }) += 1;
    }
    assert!(good >= 500 && bad >= 300, "{good} good, {bad} bad");
}

/// A history of one key for the library, with a separate model of the store.
#[derive(Clone)]
struct Key;

/// An operation: its kind, its two texts, and the answer if there was one.
#[derive(Clone, Debug)]
struct Line(&'static str, String, String, Option<(&'static str, Option<String>)>);

impl Model for Key {
    type State = Option<String>;
    type Op = Line;
    type Metadata = ();

    fn init() -> Option<String> {
        None
    }

    fn step(state: &Option<String>, Line(what, a, b, ret): &Line) -> (bool, Option<String>) {
        let (word, new) = match *what {
            "set" => ("done", Some(a.clone())),
            "del" => ("done", None),
            "add" => {
                let old = state.as_deref().unwrap_or("0").parse::<i64>().unwrap_or(0);
                ("done", Some((old + a.parse::<i64>().unwrap()).to_string()))
            }
            "append" => ("done", Some(state.clone().unwrap_or_default() + a)),
            "cas" if state.as_ref() == Some(a) => ("done", Some(b.clone())),
            "cas" => ("unequal", state.clone()),
            _ => ("got", state.clone()),
        };
        let told = |answer: &str, value: &Option<String>| match answer {
            "did" => word == "done",
            "did not" => word == "unequal",
            _ => answer == word && *value == new,
        };
        (ret.as_ref().is_none_or(|(answer, value)| told(answer, value)), new)
    }
}

fn porcupine(ops: &[Operation], key: &str) -> bool {
    let text = |value: &Option<Rc<str>>| value.as_ref().map(|value| value.to_string());
    let one = |op: &Operation| {
        let (what, a, b) = match &op.call {
            Call::Set(value) => ("set", value.to_string(), String::new()),
            Call::Del => ("del", String::new(), String::new()),
            Call::Add(n) => ("add", n.to_string(), String::new()),
            Call::Cas(old, new) => ("cas", old.to_string(), new.to_string()),
            Call::Get => ("get", String::new(), String::new()),
            Call::Append(text) => ("append", text.to_string(), String::new()),
        };
        let ret = op.returned.as_ref().map(|(_, ret)| match ret {
            Return::Done(value) => ("done", text(value)),
            Return::Unequal(value) => ("unequal", text(value)),
            Return::Got(value) => ("got", text(value)),
            Return::Did => ("did", None),
            Return::DidNot => ("did not", None),
        });
        let return_time = op.returned.as_ref().map_or(i64::MAX, |(at, _)| *at as i64);
        let line = Line(what, a, b, ret);
        porcupine_rs::Operation::<Key> {
            client_id: None,
            call_time: op.invoked as i64,
            return_time,
            op: line,
            metadata: None,
        }
    };
    check_operations::<Key>(&ops.iter().filter(|op| *op.key == *key).map(one).collect::<Vec<_>>())
}

#[test]
fn verdicts_on_random_histories_match_porcupine() {
    let (mut good, mut bad, mut undecided) = (0, 0, 0);
    for run in 0..2_500 {
        let mut dice = Dice(mix(seed() << 32 | 1 << 31 | run));
        let (clients, ops) = (2 + dice.below(4) as usize, 10 + dice.below(40));
        let lies = [0, 8, 20, 40][run as usize % 4];
        let events = history(&mut dice, clients, ops, lies);
        let ops = operations(&events);
        let linear = checked(&events, |_, _| {});
        for (key, verdict) in linear.verdicts() {
            let fine = porcupine(&ops, key);
            let of_key: Vec<Operation> = ops.iter().filter(|op| op.key == *key).cloned().collect();
            assert_eq!(decide(&of_key), Some(fine), "run {run}, key {key}: {events:#?}");
            if verdict == Verdict::Undecided {
                undecided += 1;
                continue;
            }
            assert_eq!(verdict == Verdict::Linearizable, fine, "run {run}, key {key}, {verdict:?}: {events:#?}");
            assert!(fine || lies > 0, "run {run}: {events:#?}");
            *(if fine { &mut good } else { &mut bad }) += 1;
        }
    }
    // Operations without an outcome make the search hard.
    assert!(good >= 2_500 && bad >= 1_000 && undecided <= 150, "{good} good, {bad} bad, {undecided} undecided");
}
