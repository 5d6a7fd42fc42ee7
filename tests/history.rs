//! Time as a place: whichever way a moment is reached, it is the same; and no way there loses anything.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use playground::play::history::{Place, EVERY};
use playground::play::script::Moment;
use playground::play::session::Session;
use playground::play::timeline::{Fate, Timeline};

#[path = "swarm/mod.rs"]
mod swarm;
use swarm::{scenario, Draws, TROUBLE_MS};

fn open(text: &str) -> Session {
    Session::open(text).unwrap_or_else(|refusal| panic!("{refusal}\n{text}"))
}

fn at(ms: u64) -> Place {
    Place::Moment(Moment::end_of(ms * 1000))
}

/// Everything that a viewer could tell two moments apart by, but for the sentence, which speaks of the way there.
fn seen(session: &Session) -> String {
    let mut view = session.view();
    view.revision = 0;
    view.sentence.clear();
    format!(
        "{:016x} {:?} {}",
        session.world().fingerprint(),
        session.run().steps(),
        serde_json::to_string(&view).unwrap()
    )
}

fn drawn(timeline: &Timeline) -> String {
    let legs: Vec<_> = timeline.legs().items().iter().collect();
    let lanes: Vec<Vec<_>> = timeline.lanes().iter().map(|lane| lane.iter().collect()).collect();
    format!("{legs:?}\n{lanes:?}\n{:?}", timeline.marks().iter().collect::<Vec<_>>())
}

#[test]
fn a_moment_is_the_same_by_any_route() {
    for seed in 0..40 {
        let text = scenario(seed, None);
        let mut d = Draws(seed ^ 0x5eed);
        let mut wandering = open(&text);
        for _ in 0..12 {
            let target = d.below(TROUBLE_MS + 2_000);
            assert!(wandering.seek(at(target), u64::MAX));
            let mut straight = open(&text);
            straight.seek(at(target), u64::MAX);
            assert_eq!(seen(&wandering), seen(&straight), "at {target} of\n{text}");
            assert_eq!(wandering.world().now(), target * 1000);
        }
        // What is drawn does not depend on the wandering.
        let far = wandering.branch().trail().far_at();
        let mut straight = open(&text);
        straight.seek(Place::Moment(Moment::end_of(far)), u64::MAX);
        assert_eq!(drawn(wandering.timeline()), drawn(straight.timeline()), "{text}");
    }
}

#[test]
fn playing_on_and_seeking_come_to_the_same() {
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
        assert_eq!(seen(&played), seen(&sought), "{text}");
    }
}

#[test]
fn a_step_back_is_the_inverse_of_a_step_forwards() {
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
            assert_eq!(&seen(&session), before, "{text}");
        }
        assert!(!session.back(), "before the start there is nothing");
        for after in path.iter().skip(1) {
            assert!(session.step());
            assert_eq!(&seen(&session), after, "{text}");
        }
    }
}

#[test]
fn steps_go_back_over_checkpoints() {
    let mut session = open("cluster nodes=5 seed=7\n");
    session.seek(Place::Step(2 * EVERY + 3), u64::MAX);
    assert_eq!(session.branch().trail().checkpoints(), 3);
    let here = seen(&session);
    for _ in 0..6 {
        session.back();
    }
    assert_eq!(session.run().steps(), 2 * EVERY - 3);
    for _ in 0..6 {
        session.step();
    }
    assert_eq!(seen(&session), here);
}

#[test]
fn between_two_events_of_one_microsecond_a_moment_has_its_place() {
    let text = "cluster nodes=5 seed=1 latency=10..10 election=5000..5000\nat 20 timeout n1\n";
    let mut stepped = open(text);
    // Four votes are asked for and arrive in one microsecond.
    stepped.seek(at(29), u64::MAX);
    for k in 1..=4 {
        assert!(stepped.step());
        let moment = stepped.run().moment();
        assert_eq!((moment.at, moment.events), (30_000, (k < 4).then_some(k)));
        let mut sought = open(text);
        sought.seek(Place::Moment(moment), u64::MAX);
        assert_eq!(seen(&sought), seen(&stepped));
        let shared = stepped.shared().to_string();
        let mut opened = open(&shared);
        assert!(opened.seek(Place::Moment(opened.recorded_moment().unwrap()), u64::MAX));
        assert_eq!(opened.world().fingerprint(), stepped.world().fingerprint());
    }
}

#[test]
fn acting_in_the_past_begins_a_branch_and_loses_nothing() {
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
        assert!(acted.note.contains("kept as another branch"), "{}", acted.note);
        assert_eq!(session.branches().len(), 2);
        assert_eq!(session.branch().fork.map(|fork| fork.from), Some(1));
        session.seek(at(TROUBLE_MS), u64::MAX);
        let other = seen(&session);
        // The branch is what its script says, to the bit, and is drawn as if it had been played from the start.
        let mut again = open(&session.script().to_string());
        again.seek(at(TROUBLE_MS), u64::MAX);
        assert_eq!(again.world().fingerprint(), session.world().fingerprint(), "{}", session.script());
        assert_eq!(drawn(again.timeline()), drawn(session.timeline()), "{}", session.script());
        // Nothing is lost on either side.
        assert!(session.show(1));
        assert_eq!((seen(&session), drawn(session.timeline())), (trunk.clone(), trunk_drawn.clone()));
        assert!(session.show(2));
        assert_eq!(seen(&session), other);
        session.seek(at(past), u64::MAX);
        assert!(session.show(1));
        assert_eq!(session.world().fingerprint(), before, "before the fork both are the same");
        session.seek(at(TROUBLE_MS), u64::MAX);
        assert_eq!(seen(&session), trunk);
    }
}

#[test]
fn acting_at_the_edge_of_what_is_known_goes_on_with_the_same_branch() {
    let mut session = open("cluster nodes=3 seed=1\n");
    session.advance(600_000, u64::MAX);
    session.act("crash n1").unwrap();
    session.advance(900_000, u64::MAX);
    session.act("restart n1").unwrap();
    assert_eq!(session.branches().len(), 1);
    // One step back is the past.
    session.back();
    session.act("restart n1").unwrap();
    assert_eq!(session.branches().len(), 2);
}

#[test]
fn what_was_done_by_hand_is_there_on_every_way_back() {
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
        assert_eq!(seen(&session), here, "by {ms}");
    }
    session.restart();
    assert_eq!(session.world().now(), 0);
    session.advance(2_000_000, u64::MAX);
    assert_eq!(seen(&session), here);
    assert_eq!(session.branches().len(), 1);
}

#[test]
fn branches_are_named_and_forgotten_and_bounded() {
    let mut session = open("cluster nodes=3 seed=1\n");
    session.seek(at(500), u64::MAX);
    for ms in [400, 300, 200] {
        session.seek(at(ms), u64::MAX);
        session.act("crash n1").unwrap();
        session.seek(at(600), u64::MAX);
    }
    let forks: Vec<_> = session.branches().iter().map(|b| (b.id, b.fork.map(|fork| (fork.from, fork.at)))).collect();
    assert_eq!(forks, [(1, None), (2, Some((1, 400_000))), (3, Some((2, 300_000))), (4, Some((3, 200_000)))]);
    assert!(!session.forget(4), "it is shown");
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
    assert!(session.branches().len() <= playground::play::session::MOST_BRANCHES);
    assert_eq!(session.branches()[0].id, 1, "the trunk stays");
}

#[test]
fn what_does_not_follow_from_a_change_stays_as_it_was() {
    let text = "cluster nodes=5 seed=3 loss=10%\nat 400 propose leader set x 1\n";
    let mut session = open(text);
    session.seek(at(1_000), u64::MAX);
    let kept: Vec<_> = session.timeline().legs().items().iter().filter(|leg| leg.sent <= 500_000).copied().collect();
    session.seek(at(500), u64::MAX);
    session.act("say \"only words\"").unwrap();
    session.seek(at(1_000), u64::MAX);
    let now: Vec<_> = session.timeline().legs().items().iter().filter(|leg| leg.sent <= 500_000).copied().collect();
    let way = |legs: &[playground::play::timeline::Leg]| {
        legs.iter().map(|leg| (leg.id, leg.kind, leg.fate, leg.sent, leg.ended)).collect::<Vec<_>>()
    };
    assert_eq!(way(&kept), way(&now));
    assert!(kept.iter().any(|leg| matches!(leg.fate, Fate::Lost(_))), "some are lost, so that it means something");
}

#[test]
fn a_recorded_run_is_recognised() {
    use playground::play::session::Replay;
    let mut session = open("cluster nodes=5 seed=7\nat 300 crash leader\n");
    assert_eq!(session.replay(u64::MAX), Replay::NotRecorded);
    session.advance(412_345, u64::MAX);
    let shared = session.shared().to_string();
    assert!(shared.lines().last().unwrap().starts_with("recorded engine="), "{shared}");
    let opened = open(&shared);
    assert_eq!(opened.replay(u64::MAX), Replay::Same);
    assert_eq!(opened.replay(10), Replay::TooLong);
    let changed = open(&shared.replace("seed=7", "seed=8").replace("engine=1 ", "engine=0.9 "));
    assert_eq!(changed.replay(u64::MAX), Replay::Differs("0.9".to_string()));
    // Handed on again, it says what is seen now, once.
    let mut opened = opened;
    opened.advance(500_000, u64::MAX);
    let again = opened.shared().to_string();
    assert_eq!(again.matches("recorded").count(), 1);
    assert_ne!(again, shared);
}
