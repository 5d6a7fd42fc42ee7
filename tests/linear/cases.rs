//! Cases in which checkers of linearizability differ from one another, and what ours say. porcupine-rs is asked beside
//! them; where it says something else, the case says why.

use std::rc::Rc;

use playground::sim::linear::{decide, Call, Operation, Return, Verdict};

use super::{checked, operations, porcupine, Event};

fn set(value: &str) -> Call {
    Call::Set(value.into())
}

fn invoke(op: u64, call: Call) -> Event {
    Event::Invoke(op, "x".into(), call)
}

fn wrote(op: u64, value: &str) -> Event {
    Event::Return(op, Return::Done(Some(value.into())))
}

fn read(op: u64, value: Option<&str>) -> Event {
    Event::Return(op, Return::Got(value.map(Rc::from)))
}

/// The verdict of both searches, and of the library if it must agree.
fn verdict(events: &[Event]) -> bool {
    let fine = verdict_of_ours(events);
    assert_eq!(porcupine(&operations(events), "x"), fine, "left porcupine-rs, right ours");
    fine
}

fn verdict_of_ours(events: &[Event]) -> bool {
    let fine = checked(events, |_, _| {}).verdict() == Verdict::Linearizable;
    assert_eq!(decide(&operations(events)), Some(fine), "left the search of the whole history, right the other");
    fine
}

#[test]
fn empty_history_is_linearizable() {
    assert!(verdict(&[]));
}

#[test]
fn write_without_an_answer_may_be_seen_late_or_never_but_not_undone() {
    let history = |values: &[Option<&str>]| {
        let mut events = vec![invoke(1, set("1"))];
        for (value, op) in values.iter().zip(2..) {
            events.extend([invoke(op, Call::Get), read(op, *value)]);
        }
        verdict(&events)
    };
    assert!(history(&[Some("1")]));
    assert!(history(&[None]));
    assert!(history(&[None, Some("1")]));
    assert!(!history(&[Some("1"), None]));
}

#[test]
fn write_without_an_answer_is_not_seen_before_it_was_called() {
    assert!(!verdict(&[invoke(1, Call::Get), read(1, Some("1")), invoke(2, set("1"))]));
}

#[test]
fn read_without_an_answer_says_nothing() {
    // The library checks what stands in the operation as its answer, though it has none: such reads must be left out.
    assert!(verdict_of_ours(&[invoke(1, Call::Get), invoke(2, set("1")), wrote(2, "1")]));
    assert!(verdict_of_ours(&[invoke(1, Call::Get), Event::Lost(1), invoke(2, set("1")), wrote(2, "1")]));
}

#[test]
fn operations_that_touch_are_concurrent_by_time_and_apart_by_the_order_of_events() {
    // By time a read at 5 may overlap a write that ends at 5.
    let at = |call, invoked, returned| Operation { key: "x".into(), call, invoked, returned: Some(returned) };
    let touching = |begin| {
        let write = at(set("1"), 0, (5, Return::Done(Some("1".into()))));
        vec![write, at(Call::Get, begin, (9, Return::Got(None)))]
    };
    for (begin, fine) in [(4, true), (5, true), (6, false)] {
        assert_eq!(decide(&touching(begin)), Some(fine));
        assert_eq!(porcupine(&touching(begin), "x"), fine);
    }
    // In a run one event comes before the other.
    assert!(verdict(&[invoke(1, set("1")), invoke(2, Call::Get), wrote(1, "1"), read(2, None)]));
    assert!(!verdict(&[invoke(1, set("1")), wrote(1, "1"), invoke(2, Call::Get), read(2, None)]));
}

#[test]
fn client_that_overlaps_itself_is_two_clients() {
    // Neither search knows of clients. A client of a run has one operation open: see `sim::clients`.
    assert!(verdict(&[invoke(1, set("1")), invoke(2, set("2")), wrote(1, "1"), wrote(2, "2")]));
}

#[test]
fn answer_without_a_call_and_a_second_call_of_an_operation_change_nothing() {
    let events = [wrote(1, "1"), invoke(1, set("1")), invoke(1, set("2")), wrote(1, "1"), wrote(1, "2")];
    let linear = checked(&events, |_, _| {});
    assert_eq!(linear.verdict(), Verdict::Linearizable);
    let more = [&events[..], &[invoke(3, Call::Get), read(3, Some("1"))]].concat();
    assert_eq!(checked(&more, |_, _| {}).verdict(), Verdict::Linearizable);
}
