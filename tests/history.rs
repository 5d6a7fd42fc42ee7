//! Moving in time: every route to a moment gives the same state, and no route loses anything.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::fmt::{Display, Write};

use playground::play::ask::find::Found;
use playground::play::record::items::MessageStatus;
use playground::play::record::timeline::Timeline;
use playground::play::run::condition::Condition;
use playground::play::run::history::{Place, EVERY};
use playground::play::run::session::Session;
use playground::play::script::Moment;
use playground::sim::FactKind;
use playground::words::{said, said_all};

mod difference;
use difference::difference;

#[path = "swarm/mod.rs"]
mod swarm;
use swarm::{scenario, Draws, TROUBLE_MS};

fn open(text: &str) -> Session {
    Session::open(text).unwrap_or_else(|refusal| panic!("{refusal}\n{text}"))
}

fn at(ms: u64) -> Place {
    Place::Moment(Moment::end_of(ms * 1000))
}

/// The state of a moment as lines: the view without the sentence, which depends on the route, and without the known
/// future.
fn seen(session: &Session) -> String {
    let mut view = session.view();
    view.revision = 0;
    view.sentence.clear();
    (view.far_ms, view.far_step) = (0.0, 0.0);
    view.branches.clear();
    let view = serde_json::to_string_pretty(&view).unwrap();
    format!("fingerprint {:016x}\nstep {}\n{view}\n", session.world().fingerprint(), session.run().steps())
}

/// Everything that the diagram draws of the whole branch, one element per line.
fn drawn(timeline: &Timeline) -> String {
    let mut lines = String::new();
    timeline.messages().items().iter().for_each(|message| writeln!(lines, "{message:?}").unwrap());
    for (slot, lane) in timeline.node_states().iter().enumerate() {
        lane.iter().for_each(|change| writeln!(lines, "{slot} {change:?}").unwrap());
    }
    timeline.marks().iter().for_each(|mark| writeln!(lines, "{mark:?}").unwrap());
    lines
}

/// Asserts that two texts are the same; shows only the lines that differ.
#[track_caller]
fn same(found: &str, wanted: &str, context: impl Display) {
    assert!(found == wanted, "{context}\n{}", difference(wanted, found));
}

#[test]
fn every_route_to_a_moment_gives_the_same_state() {
    for seed in 0..40 {
        let text = scenario(seed, None);
        let mut d = Draws(seed ^ 0x5eed);
        let mut wandering = open(&text);
        for _ in 0..12 {
            let target = d.below(TROUBLE_MS + 2_000);
            assert!(wandering.seek(at(target), u64::MAX));
            let mut straight = open(&text);
            straight.seek(at(target), u64::MAX);
            same(&seen(&wandering), &seen(&straight), format_args!("at {target} of\n{text}"));
            assert_eq!(wandering.world().now(), target * 1000);
        }
        // What is drawn does not depend on the route.
        let far = wandering.branch().history().far_at();
        let mut straight = open(&text);
        straight.seek(Place::Moment(Moment::end_of(far)), u64::MAX);
        same(&drawn(wandering.timeline()), &drawn(straight.timeline()), &text);
    }
}

#[test]
fn playing_and_seeking_reach_the_same_state() {
    for seed in 100..120 {
        let text = scenario(seed, None);
        let mut played = open(&text);
        let mut ms = 0;
        while ms < 4_000 {
            ms += 37;
            played.advance(ms * 1000, u64::MAX);
        }
        let mut sought = open(&text);
        sought.seek(at(ms), u64::MAX);
        same(&seen(&played), &seen(&sought), &text);
    }
}

#[test]
fn back_undoes_a_step() {
    for seed in 200..215 {
        let text = scenario(seed, None);
        let mut session = open(&text);
        let mut path = vec![seen(&session)];
        for _ in 0..150 {
            assert!(session.step());
            path.push(seen(&session));
        }
        for before in path.iter().rev().skip(1) {
            assert!(session.back());
            same(&seen(&session), before, &text);
        }
        assert!(!session.back(), "there is no step before the start");
        for after in path.iter().skip(1) {
            assert!(session.step());
            same(&seen(&session), after, &text);
        }
    }
}

#[test]
fn back_crosses_checkpoints() {
    let mut session = open("cluster nodes=5 seed=7\n");
    session.seek(Place::Step(2 * EVERY + 3), u64::MAX);
    assert_eq!(session.branch().history().checkpoints(), 3);
    let here = seen(&session);
    for _ in 0..6 {
        session.back();
    }
    assert_eq!(session.run().steps(), 2 * EVERY - 3);
    for _ in 0..6 {
        session.step();
    }
    same(&seen(&session), &here, "");
}

#[test]
fn a_moment_between_two_events_of_one_microsecond_can_be_sought() {
    let text = "cluster nodes=5 seed=1 latency=10..10 election=5000..5000\nat 20 timeout n1\n";
    let mut stepped = open(text);
    // Four RequestVote messages arrive in the same microsecond.
    stepped.seek(at(29), u64::MAX);
    for k in 1..=4 {
        assert!(stepped.step());
        let moment = stepped.run().moment();
        assert_eq!((moment.at, moment.events), (30_000, (k < 4).then_some(k)));
        let mut sought = open(text);
        sought.seek(Place::Moment(moment), u64::MAX);
        same(&seen(&sought), &seen(&stepped), "");
        let shared = stepped.shared().to_string();
        let mut opened = open(&shared);
        assert!(opened.seek(Place::Moment(opened.recorded_moment().unwrap()), u64::MAX));
        assert_eq!(opened.world().fingerprint(), stepped.world().fingerprint());
    }
}

#[test]
fn a_settled_session_shares_the_state_that_it_shows() {
    let text = "cluster nodes=5 seed=3\nat 20 timeout n1\nat 20 cut n1-n2\nat 20 cut n1-n3\nat 60 crash n4\n\
                at 60 propose n1 set x 1\nat 90 rule majority off\n";
    let mut session = open(text);
    let mut behind = 0;
    for _ in 0..400 {
        let (before, fingerprint) = (session.world().now(), session.world().fingerprint());
        behind += u32::from(session.run().is_behind());
        session.settle();
        assert_eq!(session.world().now(), before, "settling does not change the virtual time");
        let shared = session.shared();
        let (_, moment, recorded) = shared.recorded().unwrap();
        assert_eq!(recorded, format!("{:016x}", session.world().fingerprint()));
        let mut opened = open(&shared.to_string());
        opened.seek(Place::Moment(moment), u64::MAX);
        same(&seen(&opened), &seen(&session), "");
        if session.run().is_behind() || !session.step() {
            panic!("the settled session advanced: {fingerprint:016x}");
        }
    }
    assert!(behind >= 2, "too few moments between two actions at the same time: {behind}");
}

#[test]
fn acting_in_the_past_creates_a_branch_and_keeps_the_old_one() {
    for seed in 300..330 {
        let text = scenario(seed, None);
        let mut d = Draws(seed);
        let mut session = open(&text);
        session.seek(at(TROUBLE_MS), u64::MAX);
        let (trunk, trunk_drawn) = (seen(&session), drawn(session.timeline()));
        let past = d.below(TROUBLE_MS - 1);
        session.seek(at(past), u64::MAX);
        let before = session.world().fingerprint();
        let acted = session.act(["heal", "timeout n1", "crash n1", "set loss=50%"][d.below(4) as usize]).unwrap();
        assert!(said_all(&acted.note).contains("kept as another branch"), "{}", said_all(&acted.note));
        assert_eq!(session.branches().len(), 2);
        assert_eq!(session.branch().fork.map(|fork| fork.from), Some(1));
        session.seek(at(TROUBLE_MS), u64::MAX);
        let other = seen(&session);
        // Playing the script of the branch from the start gives the same fingerprint and the same drawing.
        let mut again = open(&session.script().to_string());
        again.seek(at(TROUBLE_MS), u64::MAX);
        assert_eq!(again.world().fingerprint(), session.world().fingerprint(), "{}", session.script());
        same(&drawn(again.timeline()), &drawn(session.timeline()), session.script());
        // Both branches are complete.
        assert!(session.show(1));
        same(&seen(&session), &trunk, &text);
        same(&drawn(session.timeline()), &trunk_drawn, &text);
        assert!(session.show(2));
        same(&seen(&session), &other, "");
        session.seek(at(past), u64::MAX);
        assert!(session.show(1));
        assert_eq!(session.world().fingerprint(), before, "both branches have the same state before the fork");
        session.seek(at(TROUBLE_MS), u64::MAX);
        same(&seen(&session), &trunk, "");
    }
}

#[test]
fn acting_at_the_end_of_a_branch_continues_it() {
    let mut session = open("cluster nodes=3 seed=1\n");
    session.advance(600_000, u64::MAX);
    session.act("crash n1").unwrap();
    session.advance(900_000, u64::MAX);
    session.act("restart n1").unwrap();
    assert_eq!(session.branches().len(), 1);
    // After one step back, the session is in the past.
    session.back();
    session.act("restart n1").unwrap();
    assert_eq!(session.branches().len(), 2);
}

#[test]
fn seeking_keeps_the_actions_of_the_user() {
    let mut session = open("cluster nodes=5 seed=7\n");
    for ms in [300, 500, 600, 900] {
        session.seek(at(ms), u64::MAX);
        session.act(&format!("propose leader add n {ms}")).unwrap();
    }
    session.seek(at(2_000), u64::MAX);
    let here = seen(&session);
    for ms in [0, 299, 300, 550, 1_000] {
        session.seek(at(ms), u64::MAX);
        session.seek(at(2_000), u64::MAX);
        same(&seen(&session), &here, format_args!("by {ms} ms"));
    }
    session.restart();
    assert_eq!(session.world().now(), 0);
    session.advance(2_000_000, u64::MAX);
    same(&seen(&session), &here, "");
    assert_eq!(session.branches().len(), 1);
}

#[test]
fn branches_can_be_named_and_forgotten_and_are_limited() {
    let mut session = open("cluster nodes=3 seed=1\n");
    session.seek(at(500), u64::MAX);
    for ms in [400, 300, 200] {
        session.seek(at(ms), u64::MAX);
        session.act("crash n1").unwrap();
        session.seek(at(600), u64::MAX);
    }
    let forks: Vec<_> = session.branches().iter().map(|b| (b.id, b.fork.map(|fork| (fork.from, fork.at)))).collect();
    assert_eq!(forks, [(1, None), (2, Some((1, 400_000))), (3, Some((2, 300_000))), (4, Some((3, 200_000)))]);
    assert!(!session.forget(4), "the shown branch cannot be deleted");
    assert!(session.forget(2));
    let forks: Vec<_> = session.branches().iter().map(|b| (b.id, b.fork.map(|fork| (fork.from, fork.at)))).collect();
    assert_eq!(forks, [(1, None), (3, Some((1, 300_000))), (4, Some((3, 200_000)))]);
    assert!(session.name(1, "  as it was \u{7} "));
    assert_eq!(session.branches()[0].name, "as it was");
    assert!(!session.name(9, "x") && !session.show(9) && !session.forget(9));
    for ms in (1..30).rev() {
        session.seek(at(ms), u64::MAX);
        session.act("crash n1").unwrap();
    }
    assert!(session.branches().len() <= playground::play::run::session::MOST_BRANCHES);
    assert_eq!(session.branches()[0].id, 1, "the first branch is kept");
}

#[test]
fn a_change_leaves_unrelated_messages_as_they_were() {
    let text = "cluster nodes=5 seed=3 loss=10%\nat 400 propose leader set x 1\n";
    let mut session = open(text);
    session.seek(at(1_000), u64::MAX);
    let kept: Vec<_> =
        session.timeline().messages().items().iter().filter(|leg| leg.sent <= 500_000).copied().collect();
    session.seek(at(500), u64::MAX);
    session.act("say \"only words\"").unwrap();
    session.seek(at(1_000), u64::MAX);
    let now: Vec<_> = session.timeline().messages().items().iter().filter(|leg| leg.sent <= 500_000).copied().collect();
    let way = |legs: &[playground::play::record::items::MessageSpan]| {
        legs.iter().map(|leg| (leg.id, leg.kind, leg.status, leg.sent, leg.ended)).collect::<Vec<_>>()
    };
    assert_eq!(way(&kept), way(&now));
    assert!(kept.iter().any(|leg| matches!(leg.status, MessageStatus::Lost(_))), "the run must lose some messages");
}

#[test]
fn replay_compares_with_the_recorded_fingerprint() {
    use playground::play::run::session::Replay;
    let mut session = open("cluster nodes=5 seed=7\nat 300 crash leader\n");
    assert_eq!(session.replay(u64::MAX), Replay::NotRecorded);
    session.advance(412_345, u64::MAX);
    let shared = session.shared().to_string();
    assert!(shared.lines().last().unwrap().starts_with("recorded engine="), "{shared}");
    let opened = open(&shared);
    assert_eq!(opened.replay(u64::MAX), Replay::Same);
    assert_eq!(opened.replay(10), Replay::TooLong);
    let changed = open(&shared.replace("seed=7", "seed=8").replace("engine=2 ", "engine=0.9 "));
    assert_eq!(changed.replay(u64::MAX), Replay::Differs { engine: "0.9".to_string(), since: None });
    // Sharing again replaces the recorded line.
    let mut opened = opened;
    opened.advance(500_000, u64::MAX);
    let again = opened.shared().to_string();
    assert_eq!(again.matches("recorded").count(), 1);
    assert_ne!(again, shared);
}

fn wanted(session: &Session, text: &str) -> Vec<Condition> {
    vec![Condition::parse(session.script(), text).unwrap_or_else(|refusal| panic!("{text}: {refusal}"))]
}

/// The steps that meet a condition, by checking each step.
fn all(text: &str, what: &str, until: u64) -> Vec<u64> {
    let mut session = open(text);
    let mut steps = Vec::new();
    while session.run().next_time().is_some_and(|next| next <= until * 1000) {
        let stops = wanted(&session, what);
        session.set_stops(stops);
        let next = session.run().next_time().unwrap();
        if session.advance(next, 1).is_some() {
            steps.push(session.run().steps());
        }
    }
    steps
}

#[test]
fn find_works_in_both_directions() {
    let mut found = 0;
    for seed in 400..412 {
        let text = scenario(seed, None);
        for what in ["turning-point", "term", "commit", "timeout node=n1", "on n1", "crash count=2", "message n2>n1#3"]
        {
            let until = 3_000;
            if what.contains("n2") && text.contains("nodes=1 ") {
                continue;
            }
            let steps = all(&text, what, until);
            found += steps.len();
            let mut session = open(&text);
            for step in &steps {
                let wanted = wanted(&session, what);
                assert_eq!(session.find(&wanted, true, u64::MAX), Found::Here, "{what} in\n{text}");
                assert_eq!(session.run().steps(), *step, "{what} in\n{text}");
            }
            session.seek(at(until), u64::MAX);
            for step in steps.iter().rev() {
                let wanted = wanted(&session, what);
                assert_eq!(session.find(&wanted, false, u64::MAX), Found::Here, "{what} in\n{text}");
                assert_eq!(session.run().steps(), *step, "{what} in\n{text}");
            }
            let wanted = wanted(&session, what);
            assert_eq!(session.find(&wanted, false, u64::MAX), Found::Nowhere);
        }
    }
    assert!(found > 1_000, "{found}");
}

#[test]
fn a_search_without_result_does_not_move_the_session() {
    let mut session = open("cluster nodes=5 seed=7\n");
    session.seek(at(1_234), u64::MAX);
    let here = seen(&session);
    let crash = wanted(&session, "crash");
    assert_eq!(session.find(&crash, true, 10_000), Found::GaveUp);
    same(&seen(&session), &here, "");
    assert_eq!(session.find(&crash, false, 10_000), Found::Nowhere);
    same(&seen(&session), &here, "");
    assert!(
        Condition::parse(session.script(), "crsh").is_err() && Condition::parse(session.script(), "on n9").is_err()
    );
}

#[test]
fn a_search_backwards_crosses_checkpoints() {
    let mut session = open("cluster nodes=5 seed=7\n");
    session.seek(Place::Step(3 * EVERY + 10), u64::MAX);
    let elected = wanted(&session, "leader-elected");
    assert_eq!(session.find(&elected, false, u64::MAX), Found::Here);
    assert!(session.run().steps() < 100);
    // The step of a checkpoint itself is checked as well.
    session.seek(Place::Step(EVERY + 1), u64::MAX);
    let any: Vec<Condition> = (1..=5).flat_map(|n| wanted(&session, &format!("on n{n}"))).collect();
    assert_eq!(session.find(&any, false, u64::MAX), Found::Here);
    assert_eq!(session.run().steps(), EVERY);
}

#[test]
fn advance_stops_at_stop_conditions() {
    let text = "cluster nodes=3 seed=1 latency=10..10\nat 20 timeout n1\nat 60 expect no-leader\n";
    let mut session = open(text);
    let stops = [wanted(&session, "commit node=n2"), wanted(&session, "failure")].concat();
    session.set_stops(stops);
    assert_eq!(session.advance(1_000_000, u64::MAX), Some(1), "the expectation fails first");
    assert_eq!(session.world().now(), 60_000);
    assert_eq!(session.advance(1_000_000, u64::MAX), Some(0));
    assert!(session.latest().iter().any(|record| playground::play::tell::kind(&record.what) == FactKind::Commit));
    let broken =
        open("cluster nodes=5 seed=1 latency=10..10\nat 0 rule vote-once off\nat 20 timeout n1\nat 20 timeout n2\n");
    let mut broken = broken;
    assert_eq!(broken.advance(1_000_000, u64::MAX), Some(0), "at first it stops where a property breaks");
}

#[test]
fn a_bookmark_in_the_past_creates_no_branch() {
    let mut session = open("cluster nodes=3 seed=1\n");
    session.seek(at(900), u64::MAX);
    let (far_step, far_drawn) = (session.run().steps(), drawn(session.timeline()));
    session.seek(at(300), u64::MAX);
    session.act("bookmark \"here\"").unwrap();
    assert_eq!(session.branches().len(), 1);
    assert_eq!(session.script().to_string(), "cluster nodes=3 seed=1\nat 300 bookmark \"here\"\n");
    session.seek(at(900), u64::MAX);
    assert_eq!(session.world().fingerprint(), open(&session.script().to_string()).at_end(900));
    assert_eq!(session.run().steps(), far_step);
    same(&drawn(session.timeline()), &far_drawn, "played again");
}

trait AtEnd {
    fn at_end(self, ms: u64) -> u64;
}

impl AtEnd for Session {
    fn at_end(mut self, ms: u64) -> u64 {
        self.seek(at(ms), u64::MAX);
        self.world().fingerprint()
    }
}

#[test]
fn branches_are_compared_from_their_fork() {
    let mut session = open("cluster nodes=5 seed=3 latency=10..10\nat 20 timeout n1\nat 60 propose n1 set x 1\n");
    session.seek(at(150), u64::MAX);
    session.seek(at(65), u64::MAX);
    session.act("drop n1>n5#3").unwrap();
    session.seek(at(150), u64::MAX);
    let compared = session.compare(1, 2, 0, 1_000).unwrap();
    assert_eq!(compared.at, 65_000);
    let [both, only_first, only_second] = compared.counts;
    assert!(both > 20, "facts that do not depend on the change are in both branches: {:?}", compared.counts);
    assert!(only_first > 0 && only_second > 0, "{:?}", compared.counts);
    let first = compared.rows.iter().find(|row| row.first.is_none() || row.second.is_none()).unwrap();
    assert!(
        first.second.is_some() && said(&first.text).contains("n1>n5#3"),
        "the change itself comes first: {first:?}"
    );
    // The facts of only one branch concern the dropped message, or follow from it.
    assert!(compared
        .rows
        .iter()
        .any(|row| row.first.is_some() && row.second.is_none() && said(&row.text).contains("n5")));
    assert!(compared.rows.windows(2).all(|pair| pair[0].at <= pair[1].at));
    // Comparing in the other order exchanges the sides.
    let turned = session.compare(2, 1, 0, 1_000).unwrap();
    assert_eq!(turned.counts, [both, only_second, only_first]);
    // With fewer rows, the others are counted.
    let few = session.compare(1, 2, 0, 5).unwrap();
    assert_eq!((few.rows.len() as u64 + few.left_out, few.counts), (compared.rows.len() as u64, compared.counts));
    assert!(session.compare(1, 9, 0, 5).is_none());
    let same = session.compare(1, 1, 0, 100).unwrap();
    assert_eq!(same.counts[1..], [0, 0]);
}

/// Branches can be restored from what a page stores: their scripts and their forks.
#[test]
fn stored_branches_can_be_added() {
    let mut old = open("cluster nodes=3 seed=7\n");
    old.seek(Place::Moment(Moment::end_of(400_000)), u64::MAX);
    old.seek(Place::Moment(Moment::end_of(200_000)), u64::MAX);
    old.act("crash n2").unwrap();
    old.advance(500_000, u64::MAX);
    let mut new = open(&old.branches()[0].script().to_string());
    for branch in &old.branches()[1..] {
        let id = new.add_branch("mine", branch.script().clone(), branch.fork, old.world().now());
        assert!(new.show(id));
        new.seek(Place::Moment(Moment::end_of(500_000)), u64::MAX);
    }
    assert_eq!(new.script().to_string(), old.script().to_string());
    assert_eq!((new.world().now(), new.world().fingerprint()), (old.world().now(), old.world().fingerprint()));
    assert_eq!(new.branch().fork, old.branch().fork);
    assert_eq!(new.branch().name, "mine");
    let nobody = Some(playground::play::run::session::Fork { from: 99, step: 1, at: 1 });
    let alone = new.add_branch("", old.script().clone(), nobody, 0);
    assert_eq!(new.branches().iter().find(|branch| branch.id == alone).unwrap().fork, None, "it has no fork");
    while new.add_branch("", old.script().clone(), None, 0) > 0 {}
    assert_eq!(new.branches().len(), playground::play::run::session::MOST_BRANCHES);
}
