//! The search for the shortest run in which a property breaks: what it finds without a rule, that it finds nothing with
//! all of them, and that its scripts hold.
#![cfg(not(target_arch = "wasm32"))]

use playground::play::explore::{Budgets, Deed, DeedKind, Search};
use playground::play::run::Run;
use playground::play::script::parse;
use playground::raft::{NodeId, Rule};
use playground::sim::Property;

/// Rules without which a property breaks after few deeds: the property, and how many deeds the shortest run has.
const SHORTEST: [(Rule, Property, usize); 6] = [
    (Rule::VoteOnce, Property::VoteOnce, 3),
    (Rule::PersistTerm, Property::TermMonotonic, 3),
    (Rule::PersistVote, Property::VoteOnce, 5),
    (Rule::StepDown, Property::ElectionSafety, 5),
    (Rule::KeepVote, Property::VoteOnce, 7),
    (Rule::VoteOnce, Property::ElectionSafety, 4),
];

fn search(rule: Rule) -> Search {
    Search { off: vec![rule], states: 30_000, ..Search::default() }
}

/// The properties that break when a script is played to its end.
fn broken(script: &str) -> Vec<Property> {
    let script = parse(script).unwrap_or_else(|refusal| panic!("{refusal}"));
    let mut run = Run::new(&script);
    run.advance(run.end_at(), u64::MAX, &mut |_, _| ());
    let violations = run.world().monitor().violations();
    (0..violations.len()).filter_map(|place| violations.get(place)).map(|it| it.property).collect()
}

#[test]
fn the_shortest_break_without_a_rule_is_found_and_holds_as_a_script() {
    for (rule, property, deeds) in SHORTEST {
        let outcome = Search { goal: Some(property), ..search(rule) }.run(&mut |_| true);
        let found = outcome.found.unwrap_or_else(|| panic!("{rule}: nothing found: {:?}", outcome.progress));
        assert_eq!((found.property, found.deeds.len()), (property, deeds), "{rule}:\n{}", found.script);
        assert!(broken(&found.script).contains(&property), "{rule}:\n{}", found.script);
        // The rule decides: with it, the same deeds break nothing.
        let off = format!("at 0 rule {rule} off\n");
        assert!(found.script.contains(&off));
        assert_eq!(broken(&found.script.replace(&off, "")), [], "{rule} on:\n{}", found.script);
    }
}

#[test]
fn with_all_rules_on_nothing_is_found() {
    let outcome = Search { states: 30_000, ..Search::default() }.run(&mut |_| true);
    assert_eq!(outcome.found, None);
    assert!(!outcome.complete && outcome.progress.states == 30_000, "{:?}", outcome.progress);
}

#[test]
fn a_search_that_has_seen_everything_says_so() {
    let mut budgets = Budgets::default();
    for kind in [DeedKind::Propose, DeedKind::Crash, DeedKind::Restart, DeedKind::Cut] {
        budgets.set(kind, 0);
    }
    budgets.set(DeedKind::Timeout, 2);
    let outcome = Search { budgets, depth: 60, ..Search::default() }.run(&mut |_| true);
    assert!(outcome.complete && outcome.found.is_none(), "{:?}", outcome.progress);
    assert!(outcome.progress.states > 20, "{:?}", outcome.progress);
}

#[test]
fn a_search_depends_on_its_arguments_alone_and_can_be_stopped() {
    let search = search(Rule::KeepVote);
    assert_eq!(search.run(&mut |_| true), search.run(&mut |_| true));
    let stopped = search.run(&mut |progress| progress.states < 100);
    assert!(stopped.found.is_none() && !stopped.complete && stopped.progress.states < 200);
}

#[test]
fn a_property_that_is_not_the_goal_is_passed_over() {
    let search = Search { goal: Some(Property::ElectionSafety), ..search(Rule::VoteOnce) };
    let found = search.run(&mut |_| true).found.expect("two leaders");
    assert_eq!(found.property, Property::ElectionSafety);
    assert_eq!(found.deeds.first(), Some(&Deed::Timeout(NodeId::from_slot(0))));
}
