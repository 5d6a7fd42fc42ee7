//! Answers to why something has not happened: independent predicates check every answer against the world, and the
//! most frequent questions have the expected wording.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::collections::BTreeMap;

use playground::play::ask::why::{why_entry, why_no_leader, why_not_committed, Answer, Cause, Wait};
use playground::play::run::history::Place;
use playground::play::run::session::Session;
use playground::play::script::Moment;
use playground::raft::{Entry, Index, Log, NodeId, NodeSet, Role, Term};
use playground::sim::{FactKind, Server, Status, World};
use playground::words::{said, said_all};

#[path = "swarm/mod.rs"]
mod swarm;
use swarm::{scenario, Draws, TROUBLE_MS};

fn open(text: &str) -> Session {
    Session::open(text).unwrap_or_else(|refusal| panic!("{refusal}\n{text}"))
}

fn at(text: &str, ms: f64) -> Session {
    let mut session = open(text);
    session.seek(Place::Moment(Moment::end_of((ms * 1000.0) as u64)), u64::MAX);
    session
}

fn log(server: &Server) -> &Log {
    if server.status == Status::Crashed {
        &server.disk.log
    } else {
        server.node.log()
    }
}

/// The currentTerm of a node; for a crashed node, the one on its disk.
fn term_of(server: &Server) -> Term {
    match server.status {
        Status::Crashed => server.disk.current_term,
        Status::Up | Status::Paused => server.node.current_term(),
    }
}

fn nodes(world: &World, fits: impl Fn(&Server) -> bool) -> NodeSet {
    world.servers().iter().filter(|server| fits(server)).map(|server| server.node.id()).collect()
}

fn server(world: &World, id: NodeId) -> &Server {
    world.server(id).unwrap()
}

/// Whether a wait agrees with the world: its messages are in flight, and its nodes are in the state that it names.
fn wait_is_true(world: &World, of: NodeSet, wait: &Wait) -> bool {
    let flying = |id| world.network().flights().any(|flight| flight.id == id);
    let all = |fits: fn(&Server) -> bool| of.iter().all(|id| fits(server(world, id)));
    wait.messages().iter().all(|id| flying(*id))
        && match wait {
            Wait::Crashed => all(|server| server.status == Status::Crashed),
            Wait::Paused => all(|server| server.status == Status::Paused),
            Wait::Answer(ids) | Wait::Refusal(ids) | Wait::Request(ids) | Wait::Snapshot(ids) => !ids.is_empty(),
            Wait::Leads => all(|server| server.node.is_leader()),
            Wait::NoLeader => world.leader().is_none(),
            _ => true,
        }
}

/// Whether a cause agrees with the world. `None` if it cannot be checked independently.
fn is_true(world: &World, index: Index, cause: &Cause) -> Option<bool> {
    let voters = world.config().voters;
    let everybody = world.config().all_voters();
    let joint = world.config().is_joint();
    let majority = voters.len() / 2 + 1;
    let last = |server: &Server| log(server).last_index();
    Some(match cause {
        Cause::Committed { in_term, .. } => {
            world.monitor().committed() >= index && world.monitor().committed_at(index).unwrap().1 == *in_term
        }
        Cause::Known(set) => *set == nodes(world, |s| s.status != Status::Crashed && s.node.commit_index() >= index),
        Cause::NotKnown(set, wait) => {
            set.iter().all(|id| server(world, id).node.commit_index() < index || server(world, id).status != Status::Up)
                && wait_is_true(world, *set, wait)
        }
        Cause::Stored { disks, need } => {
            let (entry, _) = world.monitor().committed_at(index).unwrap();
            let holds = |log: &Log| log.get(index) == Some(entry) || index <= log.snapshot().last_included_index;
            *need == majority && *disks == nodes(world, |s| holds(&s.disk.log)).and(everybody)
        }
        Cause::Holds(set) => {
            let (committed, _) = world.monitor().committed_at(index).unwrap();
            !set.is_empty()
                && set.iter().all(|id| log(server(world, id)).get(index).is_some_and(|entry| entry != committed))
        }
        Cause::Stays(set, wait) => wait_is_true(world, *set, wait),
        Cause::CannotCommit(leader) => {
            let (_, in_term) = world.monitor().committed_at(index).unwrap();
            let node = &server(world, *leader).node;
            node.is_leader() && node.current_term() < in_term
        }
        Cause::NoEntry(_) => world.servers().iter().all(|server| log(server).get(index).is_none()),
        Cause::Held { logs, disks, need } => {
            let some = logs.iter().next().and_then(|id| log(server(world, id)).get(index));
            let on_disk = nodes(world, |s| s.disk.log.get(index) == some && some.is_some());
            *need == majority
                && some.is_none_or(|entry| *logs == nodes(world, |s| log(s).get(index) == Some(entry)).and(everybody))
                && (some.is_none() || *disks == on_disk.and(everybody))
        }
        Cause::Counted { leader, holders } => {
            let Role::Leader { progress, .. } = server(world, *leader).node.role() else { return Some(false) };
            holders.iter().filter(|id| id != leader).all(|id| progress[id.slot()].match_index >= index)
        }
        Cause::NotOwnTerm { leader, term, mine, .. } => {
            let node = &server(world, *leader).node;
            node.current_term() == *mine && mine != term && node.log().get(index).unwrap().term == *term
        }
        // The answer may be about the entry that will commit this one.
        Cause::OwnDisk(leader) => server(world, *leader).node.writes_pending() > 0,
        Cause::NotCounted(set, wait) => wait_is_true(world, *set, wait),
        Cause::Minority { leader, group, need } => {
            *need == majority
                && (group.len() < majority || joint)
                && group.iter().all(|id| id == *leader || server(world, id).status == Status::Up)
        }
        Cause::Deposed { leader, by } => {
            let term = server(world, *leader).node.current_term();
            server(world, *leader).node.is_leader() && *by == nodes(world, |s| term_of(s) > term) && !by.is_empty()
        }
        Cause::Behind { leader, commit_index, committed } => {
            server(world, *leader).node.commit_index() == *commit_index
                && commit_index < committed
                && *committed == world.monitor().committed()
        }
        Cause::Another { nodes, term } => {
            nodes.iter().all(|id| log(server(world, id)).get(index).unwrap().term == *term)
        }
        Cause::LeaderLacks(leader) => last(server(world, *leader)) < index,
        Cause::NoLeader => world.leader().is_none(),
        Cause::NoCurrentLeader { term } => {
            world.servers().iter().all(|s| s.status == Status::Crashed || !s.node.is_leader() || term_of(s) < *term)
        }
        Cause::Leads { leader, term } => {
            let node = &server(world, *leader).node;
            node.is_leader() && node.current_term() == *term
        }
        Cause::LeaderPaused { leader, .. } => server(world, *leader).status == Status::Paused,
        Cause::TooFewRun { up, need } => {
            *up == nodes(world, Server::is_up).and(everybody) && *need == majority && (up.len() < majority || joint)
        }
        Cause::Joint { have, need } => {
            let outgoing = world.config().outgoing;
            !outgoing.is_empty() && *need == outgoing.len() / 2 + 1 && have.without(outgoing).is_empty()
        }
        Cause::Asks { node, granted } => match server(world, *node).node.role() {
            Role::PreCandidate { votes } => votes.granted == *granted,
            _ => false,
        },
        Cause::NotConnected { group, need } => *need == majority && (group.len() < majority || joint),
        Cause::Stands { candidate, term, granted, .. } => match server(world, *candidate).node.role() {
            Role::Candidate { votes, .. } => {
                server(world, *candidate).node.current_term() == *term && votes.granted == *granted
            }
            _ => false,
        },
        Cause::NoAnswer { voters, wait, .. } => wait_is_true(world, *voters, wait),
        Cause::NobodyStands => {
            nodes(world, |s| s.is_up() && matches!(s.node.role(), Role::Candidate { .. })).is_empty()
        }
        Cause::NextTimer { node, at } => {
            let fires = |s: &Server| s.election.filter(|_| s.is_up()).map(|alarm| alarm.fires);
            let first = world.servers().iter().filter_map(fires).min();
            first == Some(*at) && fires(server(world, *node)) == first
        }
        Cause::NoTimer => world.servers().iter().all(|s| !s.is_up() || s.election.is_none()),
        _ => return None,
    })
}

fn check(world: &World, index: Index, answer: &Answer, text: &str, seen: &mut BTreeMap<String, u32>) {
    let is_sentence = |told| {
        let sentence = said(told);
        let begins = sentence.starts_with(|first: char| first.is_uppercase() || "nc".contains(first));
        begins && sentence.ends_with('.') && !sentence.contains("  ") && !sentence.contains("??")
    };
    assert!(!answer.headline.is_empty() && answer.headline.iter().all(is_sentence), "{}", said_all(&answer.headline));
    assert!(!answer.points.is_empty(), "{answer:#?}\n{text}");
    for point in &answer.points {
        assert!(!point.text.is_empty() && point.text.iter().all(is_sentence), "{}", said_all(&point.text));
        let name: String = format!("{:?}", point.cause).chars().take_while(|c| c.is_alphanumeric()).collect();
        *seen.entry(name).or_default() += 1;
        let so = is_true(world, index, &point.cause);
        assert_ne!(so, Some(false), "entry {index} at {} µs: {point:#?}\nof {answer:#?}\nin\n{text}", world.now());
    }
}

/// Whether the first point of an answer about an entry that is not committed is a condition that is met: then it is no
/// reason. In a joint configuration it takes two majorities, which are not counted here.
fn is_met(world: &World, index: Index, answer: &Answer) -> bool {
    let joint = world.config().is_joint();
    let need = world.config().voters.len() / 2 + 1;
    let of_leader = |log: &Log| log.get(index).map(|entry| entry.term);
    !joint
        && match &answer.points[0].cause {
            Cause::Held { logs, disks, .. } => logs.len() >= need && disks.len() >= need,
            Cause::Counted { holders, .. } => holders.len() >= need,
            // Of entries that are neither the leader's nor the one asked about, none decides.
            Cause::Another { term, .. } => {
                world.leader().is_some_and(|id| of_leader(server(world, id).node.log()) != Some(*term))
            }
            _ => false,
        }
}

/// Checks that an answer about an entry that is not committed does not take a deposed node for the leader: a node whose
/// term is earlier than the entry's, or whose messages a majority refuses. It neither commits the entry nor replaces
/// it. Returns whether there is such a node.
fn check_deposed(world: &World, entry: Entry, answer: &Answer, text: &str) -> bool {
    let Some(leader) = world.leader().filter(|_| !world.config().is_joint()) else { return false };
    let (voters, mine) = (world.config().voters, server(world, leader).node.current_term());
    let accept = nodes(world, |server| term_of(server) <= mine).and(voters);
    let deposed = entry.term > mine || accept.len() <= voters.len() / 2;
    // A leader that has already received enough acknowledgements still commits.
    if !deposed || answer.points.iter().any(|point| matches!(point.cause, Cause::NotTried(_))) {
        return false;
    }
    let first = &answer.points[0].cause;
    assert!(matches!(first, Cause::NoCurrentLeader { .. } | Cause::LeaderPaused { .. }), "{answer:#?}\n{text}");
    let says = |cause: &Cause| matches!(cause, Cause::Deposed { leader: of, .. } if *of == leader);
    assert!(answer.points.iter().any(|point| says(&point.cause)), "{answer:#?}\n{text}");
    let all: Vec<String> = answer.points.iter().map(|point| said_all(&point.text)).collect();
    let all = format!("{} {}", said_all(&answer.headline), all.join(" "));
    for wrong in
        [format!("{leader}, the leader of"), "If the leader gets".to_string(), format!("from {leader} replaces")]
    {
        assert!(!all.contains(&wrong), "{wrong}: {all}\n{text}");
    }
    true
}

/// Checks that what is met is not said as something that is needed.
fn check_met(world: &World, answer: &Answer, text: &str) {
    for point in &answer.points {
        let Cause::Held { logs, disks, need } = &point.cause else { continue };
        let met = logs.len() >= *need && disks.len() >= *need;
        let needs = said_all(&point.text).contains("To be committed, an entry must be on");
        assert!(world.config().is_joint() || met != needs, "{answer:#?}\n{text}");
    }
}

/// For each entry that a log has at this index, checks that the answer says whether it is the committed one.
fn check_answers_about_entries(world: &World, index: Index, text: &str, seen: &mut BTreeMap<String, u32>) {
    for entry in world.servers().iter().filter_map(|server| log(server).get(index)) {
        let answer = why_entry(world, index, entry.term);
        check(world, index, &answer, text, seen);
        let committed = world.monitor().committed_at(index).map(|(committed, _)| committed.term);
        let met = committed.is_none() && is_met(world, index, &answer);
        assert!(!met, "the first reason is a condition that is met: {answer:#?}\n{text}");
        if committed.is_none() {
            check_met(world, &answer, text);
            if check_deposed(world, entry, &answer, text) {
                *seen.entry("a deposed leader".to_string()).or_default() += 1;
            }
        }
        let name = format!("Entry {index} of term {}", entry.term);
        let headline = said_all(&answer.headline);
        assert!(headline.starts_with(&name), "{answer:#?}\n{text}");
        let says = headline.starts_with(&format!("{name} was committed at "));
        assert_eq!(says, committed == Some(entry.term), "{answer:#?}\n{text}");
        let another = answer.points.iter().any(|point| matches!(point.cause, Cause::Holds(_)));
        assert_eq!(another, committed.is_some_and(|term| term != entry.term), "{answer:#?}\n{text}");
    }
}

#[test]
fn every_answer_agrees_with_the_world() {
    let mut seen = BTreeMap::new();
    for seed in 500..640 {
        let text = scenario(seed, None);
        let mut d = Draws(seed);
        let mut session = open(&text);
        for _ in 0..12 {
            let ms = d.below(TROUBLE_MS + 1_000);
            session.seek(Place::Moment(Moment::end_of(ms * 1000)), u64::MAX);
            let world = session.world();
            let longest = world.servers().iter().map(|server| log(server).last_index()).max().unwrap_or(0);
            for index in (longest.saturating_sub(12)..=longest + 2).filter(|index| *index > 0) {
                let answer = why_not_committed(world, index);
                check(world, index, &answer, &text, &mut seen);
                let committed = world.monitor().committed() >= index;
                let says = matches!(answer.points[0].cause, Cause::Stored { .. });
                assert_eq!(says, committed, "{answer:#?}\n{text}");
                check_answers_about_entries(world, index, &text, &mut seen);
                // If the leader has the entry, a point must name what its commitment waits for.
                let leader = world.leader().and_then(|id| world.server(id));
                if !committed && leader.is_some_and(|leader| leader.node.log().get(index).is_some()) {
                    let waits = |cause: &Cause| {
                        matches!(
                            cause,
                            Cause::NotOwnTerm { .. }
                                | Cause::NotCounted(..)
                                | Cause::OwnDisk(_)
                                | Cause::Minority { .. }
                                | Cause::Deposed { .. }
                                | Cause::Behind { .. }
                                | Cause::NotTried(_)
                        )
                    };
                    assert!(answer.points.iter().any(|point| waits(&point.cause)), "{answer:#?}\n{text}");
                }
            }
            let answer = why_no_leader(world);
            check(world, 0, &answer, &text, &mut seen);
            let leads = answer.points.iter().any(|point| matches!(point.cause, Cause::Leads { .. }));
            assert_eq!(leads, world.leader().is_some(), "{answer:#?}\n{text}");
        }
    }
    for cause in [
        "Committed",
        "Stored",
        "Holds",
        "Stays",
        "Known",
        "NotKnown",
        "NoEntry",
        "Deposed",
        "NoCurrentLeader",
        "a deposed leader",
        "Held",
        "Counted",
        "NotOwnTerm",
        "NotCounted",
        "OwnDisk",
        "Another",
        "Leads",
        "TooFewRun",
        "NotConnected",
        "Stands",
        "Refused",
        "NoAnswer",
        "NobodyStands",
        "NextTimer",
        "LastLeader",
    ] {
        assert!(seen.contains_key(cause), "{cause} was never the answer; these were: {seen:?}");
    }
}

/// A common misunderstanding: the entry is on three of five nodes and is not committed.
#[test]
fn figure_8_an_entry_of_an_older_term_is_not_committed_by_counting() {
    let text = include_str!("../www/scenarios/figure-8-d.raft");
    let session = open(text);
    let moment = session.view().bookmarks.iter().find(|mark| mark.name == "c").unwrap().at_ms;
    let session = at(text, moment);
    let world = session.world();
    let answer = why_not_committed(world, 2);
    let leader = world.leader().unwrap();
    let term = world.server(leader).unwrap().node.current_term();
    let headline = said_all(&answer.headline);
    assert!(headline.contains("Entry 2 of term 2 is on 3 of 5 nodes and is not committed."), "{headline}");
    assert!(headline.contains(&format!("Its term 2 is not the leader's term {term}.")), "{headline}");
    let point = answer.points.iter().find(|point| matches!(point.cause, Cause::NotOwnTerm { .. })).unwrap();
    assert!(said_all(&point.text).contains("§5.4.2"), "{point:#?}");
    let sections: Vec<String> =
        session.why_not_committed(2, None).points.iter().flat_map(|point| &point.sections).map(said).collect();
    assert!(sections.contains(&"§5.4.2".to_string()) && sections.contains(&"§5.3".to_string()), "{sections:?}");
    assert!(world.server(leader).unwrap().node.commit_index() < 2);
}

/// n4 leads term 1 and is cut off. n3, the leader of term 2, crashes when its entry is on four of five nodes.
#[test]
fn a_deposed_leader_neither_commits_nor_replaces_an_entry_of_a_later_term() {
    let text = "cluster nodes=5 seed=1 latency=10..10 election=5000..5000\nat 20 timeout n4\n\
                at 100 cut n4-n1\nat 100 cut n4-n2\nat 100 cut n4-n3\nat 100 cut n4-n5\n\
                at 110 timeout n3\nat 145 crash n3\n";
    let session = at(text, 147.0);
    let world = session.world();
    assert_eq!(world.leader().map(|id| id.to_string()).as_deref(), Some("n4"));
    let answer = why_entry(world, 2, 2);
    assert_eq!(answer, why_not_committed(world, 2), "the entry asked about");
    assert_eq!(
        said_all(&answer.headline),
        "Entry 2 of term 2 is on 4 of 5 nodes and is not committed. Nobody leads term 2 or a later one. The last \
         leader was n3, in term 2, and it has crashed."
    );
    let points: Vec<String> = answer.points.iter().map(|point| said_all(&point.text)).collect();
    assert_eq!(
        points,
        [
            "Nobody leads term 2 or a later one. The last leader was n3, in term 2, and it has crashed. A new leader \
             that has the entry can commit it together with an entry of its own term (§5.4.2). If the new leader \
             lacks the entry, another one can take its place (§5.3).",
            "n4 still believes that it leads term 1. A later term than 1 is known on n1 n2 n3 n5: AppendEntries from \
             n4 is refused there (§5.1). n4 steps down when it hears of the higher term (§5.1).",
            "On n1 n2 n3 n5, it is in the log and on disk: 4 of 5 nodes. That is enough nodes, but that alone does not \
             commit it.",
        ]
    );
    // The same node is no leader to the question why nobody leads.
    let headline = said_all(&why_no_leader(world).headline);
    assert!(headline.starts_with("n4 still believes that it leads term 1."), "{headline}");

    // A paused node of an earlier term is no leader either.
    let answer = why_entry(at(&format!("{text}at 146 pause n4\n"), 147.0).world(), 2, 2);
    assert!(!said_all(&answer.headline).contains("n4"), "{answer:#?}");
    assert!(matches!(answer.points[0].cause, Cause::NoCurrentLeader { term: 2 }), "{answer:#?}");
}

#[test]
fn the_answer_without_a_leader_names_the_cause() {
    let three_of_five = "cluster nodes=5 seed=1 latency=10..10\nat 0 crash n1\nat 0 crash n2\nat 0 crash n3\n\
                         at 20 timeout n4\n";
    let answer = why_no_leader(at(three_of_five, 45.0).world());
    assert!(said_all(&answer.headline).contains("Only 2 of 5 nodes can vote now."), "{answer:#?}");
    assert!(answer.points.iter().any(|point| matches!(point.cause, Cause::TooFewRun { need: 3, .. })), "{answer:#?}");

    let split = "cluster nodes=4 seed=1 latency=10..10 election=5000..5000\nat 20 timeout n1\nat 20 timeout n2\n\
                 at 21 delay n1>n4#1 6\nat 21 delay n2>n3#1 6\n";
    let answer = why_no_leader(at(split, 60.0).world());
    assert!(answer.points.iter().any(|point| matches!(point.cause, Cause::Split { term: 1, .. })), "{answer:#?}");

    let refused = "cluster nodes=3 seed=1 latency=10..10 election=5000..5000\nat 20 timeout n1\nat 60 cut n3-n1\n\
                   at 60 cut n3-n2\nat 70 propose n1 set x 1\nat 120 mend n3-n2\nat 130 crash n1\nat 140 timeout n3\n";
    let answer = why_no_leader(at(refused, 165.0).world());
    let point = answer.points.iter().find(|point| matches!(point.cause, Cause::Refused { .. }));
    assert!(point.is_some_and(|point| said_all(&point.text).contains("§5.4.1")), "{answer:#?}");
}

#[test]
fn a_chain_lists_causes_and_effects_of_a_message() {
    let text =
        "cluster nodes=3 seed=1 latency=10..10 election=5000..5000\nat 20 timeout n1\nat 60 propose n1 set x 1\n";
    let session = at(text, 100.0);
    let chain = session.chain_view("n1>n2#1").unwrap();
    assert!(chain.cause.iter().any(|told| said(&told.text).contains("election timer")), "{chain:#?}");
    assert!(chain.effects.iter().any(|told| said(&told.text).contains("n2 votes for n1")), "{chain:#?}");
    let ids: Vec<&str> = chain.sent.iter().map(|linked| linked.id.as_str()).collect();
    assert_eq!(ids, ["n2>n1#1"]);
    let reply = session.chain_view("n2>n1#1").unwrap();
    assert!(reply.cause.iter().any(|told| told.message == "n1>n2#1"), "{reply:#?}");
    assert!(reply.effects.iter().any(|told| said(&told.text).contains("becomes leader")), "{reply:#?}");
    assert!(session.chain_view("n1>n2#99").is_none() && session.chain_view("nonsense").is_none());
    // A reply that waited for the disk has the request as its cause.
    let slow = text.replace("latency=10..10", "latency=10..10 disk=7..7");
    let session = at(&slow, 100.0);
    let reply = session.chain_view("n2>n1#1").unwrap();
    assert!(reply.cause.iter().any(|told| told.message == "n1>n2#1"), "{reply:#?}");
}

#[test]
fn the_reason_of_a_fact_has_the_values_of_the_decision() {
    let text = "cluster nodes=3 seed=1 latency=10..10 election=5000..5000\nat 20 timeout n1\nat 60 cut n3-n1\n\
                at 60 cut n3-n2\nat 70 propose n1 set x 1\nat 120 mend n3-n2\nat 130 crash n1\nat 140 timeout n3\n";
    let session = at(text, 165.0);
    let view = session.view();
    let event = view.events.iter().rev().find(|event| event.fact == FactKind::VoteRefused).unwrap();
    let reason = session.reason(event.seq as u64).unwrap();
    assert!(reason.sections.iter().any(|section| said(section).contains("5.4.1")), "{reason:#?}");
    assert!(!reason.guard.is_nothing() && !reason.sentence.is_nothing(), "{reason:#?}");
    let value = |name: &str| reason.values.iter().find(|(key, _)| said(key) == name).map(|(_, value)| said(value));
    // The values are those at the decision: n2 has entry 2, n3 does not.
    assert_eq!(
        (value("own last index").as_deref(), value("lastLogIndex").as_deref()),
        (Some("2"), Some("1")),
        "{reason:#?}"
    );
    assert!(reason.asked.iter().any(|asked| !asked.held), "{reason:#?}");
    assert!(session.reason(u64::MAX).is_none());
}
