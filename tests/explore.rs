//! The search for the shortest run in which a property breaks: what it finds without a rule, that it finds nothing with
//! all of them, and that its scripts hold.
#![cfg(not(target_arch = "wasm32"))]

use playground::play::explore::{
    Budgets, DeedKind, End, Exhaustive, Fate, FateAt, Found, Goal, Landmark, Progress, Search, Share, Shrink, Swarm,
};
use playground::play::run::Run;
use playground::play::script::parse;
use playground::raft::{NodeId, Rule};
use playground::sim::Property;

/// Rules without which a property breaks after few deeds: the property, and how many deeds the shortest run has.
const SHORTEST: [(Rule, Property, u32); 6] = [
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

/// Searches to the end. What was found, how far it came, and whether everything was seen.
fn run(search: Search) -> (Option<Found>, Progress, bool) {
    let mut run = Exhaustive::new(search).unwrap_or_else(|refusal| panic!("{refusal}"));
    while !run.advance(1_000) {}
    let found = match run.end() {
        Some(End::Found(found)) => Some(found.clone()),
        _ => None,
    };
    (found, run.progress(), run.end() == Some(&End::Complete))
}

/// The properties that break when a script is played to its end.
fn broken(script: &str) -> Vec<Property> {
    let script = parse(script).unwrap_or_else(|refusal| panic!("{refusal}"));
    let mut run = Run::new(&script);
    run.advance(run.end_at(), u64::MAX, &mut |_, _| ());
    let violations = run.world().monitor().violations();
    (0..violations.len()).filter_map(|place| violations.get(place)).map(|it| it.property).collect()
}

/// The script with the rule on.
fn in_force(script: &str, rule: Rule) -> String {
    let off = format!("at 0 rule {rule} off\n");
    assert!(script.contains(&off), "{script}");
    script.replace(&off, "")
}

#[test]
fn the_shortest_break_without_a_rule_is_found_and_holds_as_a_script() {
    for (rule, property, deeds) in SHORTEST {
        let (found, progress, _) = run(Search { goal: Goal::Breaks(Some(property)), ..search(rule) });
        let found = found.unwrap_or_else(|| panic!("{rule}: nothing found: {progress:?}"));
        assert_eq!((found.property, found.deeds), (Some(property), deeds), "{rule}:\n{}", found.script);
        assert!(broken(&found.script).contains(&property), "{rule}:\n{}", found.script);
        // The rule decides: with it, the same deeds break nothing.
        assert_eq!(broken(&in_force(&found.script, rule)), [], "{rule} on:\n{}", found.script);
    }
}

/// What the search against a rule finds: the property, the deeds, and at least how many states it takes.
const AGAINST: [(Rule, Property, u32); 20] = [
    (Rule::CommitOwnTerm, Property::LeaderCompleteness, 19),
    (Rule::UpToDateCheck, Property::LeaderCompleteness, 12),
    (Rule::CompareLastTerm, Property::LeaderCompleteness, 16),
    (Rule::VoteOnce, Property::VoteOnce, 3),
    (Rule::PersistVote, Property::VoteOnce, 5),
    (Rule::PersistTerm, Property::TermMonotonic, 3),
    (Rule::KeepVote, Property::VoteOnce, 7),
    (Rule::IgnoreOldVotes, Property::ElectionSafety, 8),
    (Rule::TruncateOnConflictOnly, Property::StateOrder, 12),
    (Rule::LogMatching, Property::LogMatching, 9),
    (Rule::AckWhatWasSent, Property::CommittedOnQuorum, 10),
    (Rule::CommitMin, Property::StateMachineSafety, 16),
    (Rule::DurableBeforeReply, Property::CommittedOnQuorum, 8),
    (Rule::Majority, Property::CommittedOnQuorum, 2),
    (Rule::StepDown, Property::ElectionSafety, 5),
    (Rule::RejectStaleSnapshot, Property::CommitMonotonic, 17),
    (Rule::NoopBeforeRead, Property::Linearizability, 13),
    (Rule::ReadQuorum, Property::Linearizability, 15),
    (Rule::Joint, Property::ElectionSafety, 15),
    (Rule::OwnTermBeforeConfig, Property::LeaderCompleteness, 18),
];

#[test]
fn a_search_against_a_rule_finds_what_the_rule_prevents() {
    for (rule, property, deeds) in AGAINST {
        let (found, progress, _) = run(Search::against(rule));
        let found = found.unwrap_or_else(|| panic!("{rule}: nothing found: {progress:?}"));
        assert_eq!((found.property, found.deeds), (Some(property), deeds), "{rule}:\n{}", found.script);
        assert!(broken(&found.script).contains(&property), "{rule}:\n{}", found.script);
        assert_eq!(broken(&in_force(&found.script, rule)), [], "{rule} on:\n{}", found.script);
    }
}

#[test]
fn with_all_rules_on_nothing_is_found() {
    let (found, progress, complete) = run(Search { states: 30_000, ..Search::default() });
    assert_eq!(found, None);
    assert!(!complete && progress.states >= 30_000, "{progress:?}");
    let mut swarm = Swarm::new(Vec::new(), Goal::Breaks(None), 1, 1);
    assert!(!swarm.advance(150), "{:?}", swarm.found());
    assert_eq!(swarm.runs(), 150);
}

#[test]
fn a_search_that_reached_its_limit_goes_on_when_it_may() {
    let bounded = |states| Search { goal: Goal::Breaks(Some(Property::VoteOnce)), states, ..search(Rule::KeepVote) };
    let mut run = Exhaustive::new(bounded(500)).unwrap_or_else(|refusal| panic!("{refusal}"));
    while !run.advance(100) {}
    assert_eq!(run.end(), Some(&End::Limit));
    run.allow(30_000);
    while !run.advance(100) {}
    let mut at_once = Exhaustive::new(bounded(30_000)).unwrap_or_else(|refusal| panic!("{refusal}"));
    while !at_once.advance(7) {}
    assert_eq!(run.end(), at_once.end());
    assert!(matches!(run.end(), Some(End::Found(_))), "{:?}", run.end());
}

#[test]
fn a_search_that_has_seen_everything_says_so() {
    let mut budgets = Budgets::default();
    for kind in [DeedKind::Propose, DeedKind::Crash, DeedKind::Restart, DeedKind::Cut] {
        budgets.set(kind, 0);
    }
    budgets.set(DeedKind::Timeout, 2);
    let (found, progress, complete) = run(Search { budgets, depth: 60, ..Search::default() });
    assert!(complete && found.is_none(), "{progress:?}");
    assert!(progress.states > 20, "{progress:?}");
}

#[test]
fn parts_of_a_search_find_together_what_it_finds() {
    let part = |part, of| run(Search { first: Share { part, of }, ..search(Rule::KeepVote) });
    let (whole, all, _) = run(search(Rule::KeepVote));
    let parts: Vec<_> = (1..=4).map(|it| part(it, 4)).collect();
    let shortest = parts.iter().filter_map(|(found, ..)| found.as_ref()).map(|found| found.deeds).min();
    assert_eq!(shortest, whole.map(|found| found.deeds));
    assert!(parts.iter().any(|(_, progress, _)| progress.states < all.states / 2), "{parts:?}");
}

#[test]
fn a_situation_or_a_fact_can_be_searched_for() {
    let goal = |text: &str| Goal::parse(text, 3).unwrap_or_else(|refusal| panic!("{refusal}"));
    let found = |goal| run(Search { goal, ..Search::default() }).0.expect("it is found");
    // Two leaders at once, with all rules on: of different terms. Deeds: n1 leads, is cut off, n2 leads.
    let two = found(goal("two-leaders"));
    assert_eq!((two.property, two.deeds), (None, 7), "{}", two.script);
    assert_eq!(goal("two-leaders"), Goal::At(Landmark::TwoLeaders));
    let deposed = found(goal("fact step-down"));
    assert!(deposed.script.contains("expect fact step-down"), "{}", deposed.script);
    let leads = found(goal("role n2 leader"));
    assert!(leads.script.contains("timeout n2"), "{}", leads.script);
    assert!(Goal::parse("role n9 leader", 3).is_err());
}

#[test]
fn a_pruned_situation_and_a_held_node_do_not_occur() {
    let goal = Goal::parse("two-leaders", 3).unwrap_or_else(|refusal| panic!("{refusal}"));
    let hold = NodeId::new(1).into_iter().collect();
    let held = run(Search { goal: goal.clone(), hold, ..Search::default() }).0.expect("n2 and n3 lead");
    assert!(!held.script.contains(" n1\n"), "{}", held.script);
    let prune = vec![Goal::parse("fact step-down", 3).unwrap_or_else(|refusal| panic!("{refusal}"))];
    let (found, ..) = run(Search { goal, prune, ..Search::default() });
    assert!(found.is_some());
}

#[test]
fn a_search_depends_on_its_arguments_alone() {
    assert_eq!(run(search(Rule::KeepVote)), run(search(Rule::KeepVote)));
    let first = |stride| {
        let mut swarm = Swarm::new(vec![Rule::UpToDateCheck], Goal::Breaks(None), 1, stride);
        while !swarm.advance(1) {}
        (swarm.runs(), swarm.found().cloned())
    };
    assert_eq!(first(1), first(1));
}

#[test]
fn random_runs_find_breaks_that_are_made_short() {
    for rule in [Rule::UpToDateCheck, Rule::AckWhatWasSent, Rule::Joint, Rule::ReadQuorum, Rule::Dedupe] {
        let mut swarm = Swarm::new(vec![rule], Goal::Breaks(None), 1, 1);
        assert!(swarm.advance(300), "{rule}: nothing in {} runs", swarm.runs());
        let found = swarm.found().cloned().expect("it was found");
        let script = parse(&found.script).unwrap_or_else(|refusal| panic!("{refusal}"));
        let mut shrink = Shrink::new(&script).expect("it breaks");
        let mut last = shrink.best().deeds;
        while !shrink.advance(20) {
            assert!(shrink.best().deeds <= last + 40, "{rule}: it grows: {} → {}", last, shrink.best().deeds);
            last = shrink.best().deeds;
        }
        let best = shrink.best();
        assert!(best.deeds < found.deeds, "{rule}: {} → {}", found.deeds, best.deeds);
        let property = best.property.expect("it breaks");
        assert!(broken(&best.script).contains(&property), "{rule}:\n{}", best.script);
        assert!(!broken(&in_force(&best.script, rule)).contains(&property), "{rule} on:\n{}", best.script);
    }
}

#[test]
fn a_script_that_cannot_be_shorter_stays() {
    let text =
        "cluster nodes=3 election=60000..60000 latency=10..10 noop=off\nat 0 rule vote-once off\nat 0 timeout n1\n\
                at 0 timeout n2\nuntil 15\n";
    let mut shrink = Shrink::new(&parse(text).expect("a script")).expect("it breaks");
    while !shrink.advance(10) {}
    assert!(shrink.is_shortest());
    assert_eq!(shrink.best().deeds, 2, "{}", shrink.best().script);
    assert!(Shrink::new(&parse("cluster nodes=3\nuntil 500\n").expect("a script")).is_none(), "nothing breaks");
}

#[test]
fn after_the_last_deed_that_matters_no_future_is_saved() {
    // Both votes are asked for at 50 ms: then n3 votes twice, whatever is left out later.
    let text = "cluster nodes=3 election=60000..60000 latency=10..10 noop=off\nat 0 rule vote-once off\n\
                at 50 timeout n1\nat 50 timeout n2\nuntil 400\n";
    let script = parse(text).expect("a script");
    let Some(mut fate) = Fate::new(&script, None, 0, 1) else { panic!("nothing breaks: {:?}", broken(text)) };
    while !fate.advance(100) {}
    let moments = fate.moments();
    assert!(moments.iter().all(|moment| moment.of == 64 && moment.ends <= 64), "{moments:?}");
    let first = moments.first().expect("a moment");
    let last = moments.last().expect("a moment");
    assert!(first.ends < 64 && first.ends > 0, "{moments:?}");
    assert!(last.ends == 64 && last.at > 50_000, "{moments:?}");
    // Workers that share the moments find the same.
    let mut shared: Vec<_> = (0..3)
        .flat_map(|part| {
            let mut fate = Fate::new(&script, None, part, 3).expect("it breaks");
            while !fate.advance(1) {}
            fate.moments().to_vec()
        })
        .collect();
    shared.sort_by_key(|moment| moment.at);
    assert_eq!(shared, moments);
    assert!(Fate::new(&parse("cluster nodes=3\nuntil 500\n").expect("a script"), None, 0, 1).is_none());
}

#[test]
fn the_moment_of_no_return_of_a_failed_expectation() {
    // n2 crashes at 50 ms and n3 at 60 ms. From then on n1 cannot win its election of 100 ms, whatever is left out.
    let text = "cluster nodes=3 election=60000..60000 latency=10..10 noop=off\nat 50 crash n2\nat 60 crash n3\n\
                at 100 timeout n1\nat 200 expect leader n1\nat 210 expect term n1 >= 0\nuntil 300\nexpect leader n1\n";
    let script = parse(text).expect("a script");
    for (line, at) in [(5, 200_000), (8, 300_000)] {
        let mut fate = Fate::new(&script, Some(line), 0, 1).expect("it fails");
        while !fate.advance(100) {}
        assert_eq!(fate.lost_at(), at);
        let (lost, saved): (Vec<FateAt>, Vec<FateAt>) = fate.moments().iter().partition(|moment| moment.ends == 64);
        assert!(saved.iter().all(|moment| moment.at < 60_000), "line {line}: {saved:?}");
        assert!(lost.iter().all(|moment| moment.at >= 60_000), "line {line}: {lost:?}");
        assert!(!saved.is_empty() && !lost.is_empty());
        // A crash is a step, and so is what follows from it.
        let steps: Vec<u64> = fate.moments().iter().map(|moment| moment.step).collect();
        assert!(
            steps.is_sorted() && steps[0] == 0 && *steps.last().expect("a moment") <= fate.lost_step(),
            "{steps:?}"
        );
    }
    assert!(Fate::new(&script, Some(6), 0, 1).is_none(), "it holds");
    assert!(Fate::new(&script, Some(2), 0, 1).is_none(), "it is no expectation");
    assert!(Fate::new(&script, None, 0, 1).is_none(), "nothing breaks");
}
