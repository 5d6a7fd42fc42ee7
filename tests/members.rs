//! Membership changes that users of other implementations have reported, and what is said about servers that a
//! configuration leaves out: they may not hear of it and become candidates (§6, thesis 4.2.2 and 4.2.3).
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::fs;
use std::path::Path;

use playground::play::record::spans::Axis;
use playground::play::run::history::Place;
use playground::play::run::session::Session;
use playground::play::script::{self, Moment};
use playground::play::share::{report, trace};
use playground::play::show::view::words::Member;
use playground::play::tell::{kind, narrate, reason};
use playground::play::Run;
use playground::raft::{CommitProof, Fact, Quorum, ReadReason, StepDownReason};
use playground::sim::{FactKind, Record, What, World};
use playground::words::{english, said};

#[path = "swarm/mod.rs"]
#[allow(dead_code)]
mod swarm;
use swarm::{scenario_of, Draws, ROUNDS};

/// Plays a script to its end. Returns the run, and whether all expectations held.
fn play(text: &str, watch: &mut dyn FnMut(&World, &Record)) -> (Run, bool) {
    let script = script::parse(text).unwrap_or_else(|refusal| panic!("{refusal}\n{text}"));
    let mut run = Run::new(&script);
    run.advance(script.headless_end(), u64::MAX, watch);
    let verdicts = run.finish(&script);
    let fine = report::is_fine(&script, &run, &verdicts);
    (run, fine)
}

/// The sentences about candidates without a vote, with their reasons.
fn left_out(text: &str) -> Vec<String> {
    let mut told = Vec::new();
    play(text, &mut |world, record| {
        if kind(&record.what) == FactKind::LeftOut {
            let narration = narrate(world, record);
            told.push(format!("{}: {}", said(&narration.text), said(&narration.why)));
        }
    });
    told
}

#[test]
fn reported_membership_cases_end_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/members");
    let mut played = 0;
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let (run, fine) = play(&text, &mut |_, _| ());
        let skipped = run.skipped().len();
        assert!(fine && skipped == 0, "{} does not end as expected ({skipped} actions skipped)", path.display());
        played += 1;
    }
    assert_eq!(played, 10, "scripts in tests/members");
}

/// The two reports about removed leaders also concerned the extensions.
#[test]
fn a_leader_can_be_removed_with_every_extension() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/members");
    for name in ["openraft-2091-leader-on-its-way-out", "scylladb-10618-leader-becomes-learner"] {
        let text = fs::read_to_string(folder.join(name).with_extension("raft")).unwrap();
        for with in ["prevote=on", "checkquorum=on", "prevote=on checkquorum=on", "chunk=1 snapshot=1"] {
            let text = text.replacen("\nat 0", &format!("\ncluster {with}\nat 0"), 1);
            assert!(play(&text, &mut |_, _| ()).1, "not as expected:\n{text}");
        }
    }
}

/// What the page says in "What will happen": without prevote and checkquorum a removed server deposes leaders; with
/// prevote there is one term; with checkquorum there is one leader, and the removed server's term climbs.
#[test]
fn a_removed_server_deposes_leaders_unless_prevote_or_checkquorum_is_on() {
    let (mut storms, mut stood, mut climbs) = (0, 0, 0);
    for seed in 0..60 {
        let mut draws = Draws(seed);
        let nodes = 4 + draws.below(4);
        let stay = nodes - 1 - draws.below(2);
        let members: Vec<String> = (1..=stay).map(|n| format!("n{n}")).collect();
        let mut run = |with: &str, later: &str| {
            let text = format!(
                "cluster nodes={nodes} seed={seed} {with}\nat 0 timeout n1\nat 200 members {}\n{later}until 6000\n\
                 expect no-violation\n",
                members.join(" ")
            );
            let mut leaders = Vec::new();
            let (run, fine) = play(&text, &mut |_, record| match kind(&record.what) {
                FactKind::LeaderElected => leaders.push(record.at),
                FactKind::LeftOut => stood += 1,
                _ => {}
            });
            assert!(fine, "not as expected:\n{text}");
            let term = |n: u64| run.world().servers()[n as usize - 1].node.current_term();
            (leaders, term(1), term(nodes), text)
        };
        let (leaders, ..) = run("", "");
        storms += leaders.len() - 1;
        let (leaders, first, last, text) = run("prevote=on", "");
        assert!(leaders.len() == 1 && first == 1 && last == 1, "{leaders:?}, terms {first} and {last}:\n{text}");
        let (leaders, first, last, text) = run("checkquorum=on", "");
        assert!(leaders.len() == 1 && first == 1, "{leaders:?}, terms {first} and {last}:\n{text}");
        climbs += u32::from(last > 15);
        // Switching prevote or checkquorum on later ends the elections.
        for with in ["prevote=on", "checkquorum=on"] {
            let (leaders, _, _, text) = run("", &format!("at 2000 set {with}\n"));
            assert!(leaders.iter().all(|at| *at < 4_500_000), "elected at {leaders:?}:\n{text}");
        }
    }
    // Some servers learn of their removal because an earlier acknowledgement was in flight.
    assert!(storms > 300, "only {storms} further elections: the test shows nothing");
    assert!(climbs > 30 && stood > 1000, "terms climb in {climbs} runs, {stood} facts: the test shows nothing");
}

const FOUR: &str = "cluster nodes=4 spare=1 election=60000..60000 heartbeat=100 latency=10..10\nat 0 timeout n1\n";

#[test]
fn a_candidate_without_a_vote_is_reported_with_the_deciding_configuration() {
    let removed = left_out(&format!("{FOUR}at 200 members n1 n2 n3\nat 400 timeout n4\nuntil 500\n"));
    assert_eq!(
        removed,
        ["n4 is a candidate and does not know that the configuration of the leader n1 (entry 2) leaves it out: that \
             entry is not in its own log, and a server uses the latest configuration in its log; no leader sends \
             heartbeats to a removed server (§6)"]
    );
    let leaderless =
        left_out(&format!("{FOUR}at 200 members n1 n2 n3\nat 400 crash n1\nat 450 timeout n4\nuntil 500\n"));
    assert!(leaderless[0].starts_with(
        "n4 is a candidate and does not know that the last committed configuration (entry 2) leaves it out: that entry"
    ));
    let learns = left_out(&format!(
        "{FOUR}at 150 cut n1-n4\nat 200 members n1 n2 n3 learners n4\nat 400 timeout n4\nuntil 500\n"
    ));
    assert_eq!(
        learns,
        ["n4 is a candidate and does not know that the configuration of the leader n1 (entry 2) has it only as a \
             learner, without a vote: that entry is not in its own log yet, and a server uses the latest configuration \
             in its log (§6)"]
    );
    // As in the golden script: n4's acknowledgement is in flight, so the leader sends it the entry that removes it.
    let knows = left_out(&format!(
        "{FOUR}at 180 propose n1 set a 1\nat 190 propose n1 set b 2\nat 200 members n1 n2 n3\nat 400 timeout n4\n\
         until 500\n"
    ));
    assert_eq!(
        knows,
        ["n4 is a candidate, although the configuration of the leader n1 (entry 4) leaves it out: that entry is in \
             its own log, but it does not know that the entry is committed: until then, it may have to lead and \
             complete the change (thesis 4.2.2)"]
    );
    // Pre-candidates are reported as well; members are not.
    let asks = left_out(&format!("cluster prevote=on\n{FOUR}at 200 members n1 n2 n3\nat 400 timeout n4\nuntil 500\n"));
    assert_eq!(asks, [removed[0].replacen("n4 is a candidate and", "n4 asks for pre-votes and", 1)]);
    assert!(left_out(&format!("{FOUR}at 400 timeout n4\nuntil 500\n")).is_empty());
}

#[test]
fn the_trace_has_the_fields_of_left_out_servers() {
    let mut lines = String::new();
    play(&format!("{FOUR}at 200 members n1 n2 n3\nat 400 timeout n4\nuntil 500\n"), &mut |world, record| {
        if matches!(kind(&record.what), FactKind::LeftOut | FactKind::ConfigChange) {
            trace::line(&mut lines, world, record, english());
            assert!(reason(world, record).guard.is_some());
        }
    });
    assert!(lines.contains(r#""fact":"left-out","leader":"n1","index":2,"learns":false,"knows":false"#), "{lines}");
    assert!(lines.contains(r#""change":"n4 is removed""#), "{lines}");
}

fn at(text: &str, ms: u64) -> Session {
    let mut session = Session::open(text).unwrap();
    session.seek(Place::Moment(Moment::end_of(ms * 1000)), u64::MAX);
    session
}

#[test]
fn the_view_shows_membership_as_server_and_leader_see_it() {
    let text = format!("{FOUR}at 200 members n1 n2 n3 learners n5\nat 240 crash n1\nuntil 500\n");
    let early = at(&text, 205).view();
    let [n4, n5] = [&early.nodes[3], &early.nodes[4]];
    assert_eq!((n4.config.member, n4.counted, n4.stands), (Member::Voter, Member::None, true));
    assert_eq!((n5.config.member, n5.counted, n5.stands), (Member::None, Member::Learner, false));
    assert_eq!((early.roster.leader, early.roster.index), (Some(1), 2.0));
    let entry = early.nodes[0].log.last().unwrap();
    assert_eq!(said(&entry.text), "+n5 learns −n4");
    let detail = "n5 joins as a learner, n4 is removed: n1 n2 n3, learners n5";
    assert_eq!(entry.detail.as_ref().map(said).as_deref(), Some(detail));
    let flight = early.flights.iter().find(|flight| !flight.entries.is_empty()).unwrap();
    assert_eq!(flight.entries[0].detail.as_ref().map(said).as_deref(), Some(detail));
    // Without a leader the last committed configuration decides, which leaves n4 out.
    let late = at(&text, 300);
    let view = late.view();
    assert_eq!((view.roster.leader, view.roster.index, view.nodes[3].counted), (None, 2.0, Member::None));
    let lanes = late.timeline_view(Axis::Time, 0, 300_000, 0).lanes;
    let out: Vec<(u8, u8, f64)> = (0..lanes.node.0.len())
        .filter(|&i| [4, 5].contains(&lanes.node.0[i]))
        .map(|i| (lanes.node.0[i], lanes.out.0[i], lanes.ms.0[i]))
        .collect();
    assert!(out.contains(&(4, 1, 200.0)), "{out:?}");
    assert!(out.iter().any(|(node, out, at)| (*node, *out) == (4, 0) && *at < 200.0), "{out:?}");
    assert!(out.iter().all(|(node, out, _)| *node != 5 || *out == 0), "{out:?}");
}

/// The quorum that decided a fact.
fn quorum_of(what: &What) -> Option<Quorum> {
    match what {
        What::Node(
            Fact::LeaderElected { quorum, .. }
            | Fact::StepDown { why: StepDownReason::NoQuorum { quorum, .. }, .. }
            | Fact::QuorumHeard { quorum, .. }
            | Fact::BecomePreCandidate { quorum, .. }
            | Fact::ReadIndex { quorum, .. }
            | Fact::Commit { proof: CommitProof::Counted { quorum, .. }, .. },
        )
        | What::Read(_, _, _, ReadReason::Index { quorum, .. } | ReadReason::Lease { quorum, .. }) => Some(*quorum),
        _ => None,
    }
}

#[test]
fn sentences_in_the_joint_phase_name_both_majorities() {
    let mut kinds = Vec::new();
    for seed in 0..250 {
        let text = scenario_of(seed, None, ROUNDS, true);
        play(&text, &mut |world, record| {
            let Some(quorum) = quorum_of(&record.what) else { return };
            let narration = narrate(world, record);
            let said = format!("{}: {}", said(&narration.text), said(&narration.why));
            let both = said.contains(" old") && said.contains(" new");
            assert_eq!(both, quorum.config.is_joint(), "{said}");
            let happened = kind(&record.what);
            if quorum.config.is_joint() && !kinds.contains(&happened) {
                kinds.push(happened);
            }
        });
    }
    for kind in [
        FactKind::LeaderElected,
        FactKind::StepDown,
        FactKind::QuorumHeard,
        FactKind::BecomePreCandidate,
        FactKind::ReadIndex,
        FactKind::Commit,
        FactKind::Read,
    ] {
        assert!(kinds.contains(&kind), "no {kind} in a joint configuration: the test shows nothing");
    }
}

#[test]
fn a_log_cell_shows_what_its_configuration_changes() {
    let session = at(
        "cluster nodes=3 spare=2 seed=1 prevote=on\nat 0 timeout n1\nat 100 members n1 n4 n5\n\
         at 600 members n1 n4\nuntil 1000\n",
        1000,
    );
    let view = session.view();
    for node in ["n1", "n4"] {
        let node = view.nodes.iter().find(|it| it.name == node).unwrap();
        let texts: Vec<String> = node.log.iter().map(|entry| said(&entry.text)).collect();
        assert_eq!(texts, ["no-op", "+n4 n5 learn", "old,new", "new", "−n5"], "{}", node.name);
    }
    // If a snapshot has replaced the entry before, the snapshot's configuration is the one that changes.
    let text =
        "cluster nodes=3 spare=1 seed=1 prevote=on\nat 0 timeout n1\nat 100 members n1 n2 n3 n4\nat 400 snapshot n1\n\
                at 500 members n1 n2 n3\nuntil 1000\n";
    let view = at(text, 1000).view();
    assert_eq!(said(&view.nodes[0].log.last().unwrap().text), "−n4");
}
