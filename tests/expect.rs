//! Expectations in a session: what a failed one reports, and where the run stops.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use playground::play::ask::find::Found;
use playground::play::run::condition::Condition;
use playground::play::run::history::Place;
use playground::play::run::session::Session;
use playground::play::script::Moment;
use playground::words::said;

/// Three nodes; each message takes 10 ms; n1 leads at 40 ms.
const THREE: &str = "cluster nodes=3 seed=1 latency=10..10 election=1000..2000 heartbeat=50\nat 20 timeout n1\n";

fn open(text: &str) -> Session {
    let mut session = Session::open(text).unwrap_or_else(|refusal| panic!("{refusal}"));
    session.set_stops(Condition::DEFAULT_STOPS.into());
    session
}

fn at(ms: u64) -> Place {
    Place::Moment(Moment::end_of(ms * 1000))
}

/// Plays to this time in frames, or until a stop condition holds. Returns the index of that condition.
fn play(session: &mut Session, to_ms: u64, frame_us: u64) -> Option<usize> {
    while session.world().now() < to_ms * 1000 {
        let to = (session.world().now() + frame_us).min(to_ms * 1000);
        if let Some(stop) = session.advance(to, 4000) {
            return Some(stop);
        }
    }
    None
}

/// The failed expectations, as `line text: found`.
fn failed(session: &Session) -> Vec<String> {
    let expects = session.view().expects;
    let failed = expects.iter().filter(|it| it.held == Some(false));
    failed.map(|it| format!("{} {}: {}", it.line, it.text, it.found.as_ref().map_or("?".to_string(), said))).collect()
}

/// What an expectation at 100 ms after these lines reports.
fn found(lines: &str, expect: &str) -> String {
    let mut session = open(&format!("{THREE}{lines}at 100 expect {expect}\n"));
    session.set_stops(vec![Condition::Failure]);
    assert_eq!(session.advance(1_000_000, u64::MAX), Some(0), "expect {expect} held");
    assert_eq!(session.world().now(), 100_000);
    let view = session.view();
    let failed = view.expects.iter().find(|it| it.held == Some(false)).expect("one that failed");
    assert_eq!((failed.at_ms, failed.text.as_str()), (Some(100.0), expect));
    said(failed.found.as_ref().expect("what was found"))
}

#[test]
fn each_failed_expectation_says_what_was_found() {
    let down = "at 90 crash n1\n";
    assert_eq!(found("", "leader n2"), "n1 leads term 1");
    assert_eq!(found(down, "leader"), "no node leads");
    assert_eq!(found("", "no-leader"), "n1 leads term 1");
    assert_eq!(found("", "term n2 >= 2"), "n2 is in term 1");
    assert_eq!(found("", "term candidate = 1"), "no candidate is running at this moment");
    assert_eq!(found("", "role n1 follower"), "n1 is the leader of term 1");
    assert_eq!(found("", "role n2 candidate"), "n2 is a follower");
    assert_eq!(found("at 95 timeout n2\n", "role n2 follower"), "n2 is a candidate");
    assert_eq!(found(down, "role n1 leader"), "n1 is crashed");
    assert_eq!(found("at 90 pause n1\n", "role n1 leader"), "n1 is paused");
    assert_eq!(found("", "committed \"set x 1\""), "the command is in no log; n1 leads term 1");
    assert_eq!(
        found("at 95 propose n1 set x 1\n", "committed \"set x 1\""),
        "the command is not committed: entry 2 of term 1 on n1; n1 leads term 1"
    );
    assert_eq!(found("", "log n2 1 2"), "entry 1 of n2 has term 1");
    assert_eq!(found("", "log n2 7 1"), "the log of n2 ends at entry 1");
    assert_eq!(found("at 0 cut n1-n2\nat 0 cut n2-n3\n", "log n2 1 1"), "the log of n2 is empty");
    assert_eq!(found("", "value n2 x 1"), "n2 has no value for x");
    assert_eq!(found("at 50 propose n1 set x 2\n", "value n1 x 1"), "x is 2 on n1");
    assert_eq!(found("", "commit n2 >= 2"), "commitIndex of n2 is 1");
    assert_eq!(found("", "fact crash"), "it has not happened");
    assert_eq!(found("", "fact vote-granted count=2"), "it has happened 3 times");
    assert_eq!(found("", "fact become-follower count=9"), "it has happened twice");
    assert_eq!(found("", "fact vote-granted node=n2 count=2"), "it has happened once on n2");
    assert_eq!(found("", "fact deliver count=1").split(' ').take(3).collect::<Vec<_>>(), ["it", "has", "happened"]);
    assert_eq!(found("", "violation log-matching"), "no property is broken");
    let two = "at 0 rule vote-once off\nat 20 timeout n2\n";
    assert_eq!(found(two, "no-violation"), "broken: vote-once (at 30 ms), election-safety (at 40 ms)");
}

/// Two thousand expectations do not search a log of a hundred thousand entries each.
#[test]
fn long_logs_are_not_searched_for_a_command() {
    let expects = "at 30000 expect committed \"set y 1\"\n".repeat(1500);
    let text = format!("cluster nodes=3 batch=256 latency=1\nat 500 client a every 1 set x 1\n{expects}");
    let mut session = open(&text);
    session.set_stops(Vec::new());
    session.advance(30_000_000, u64::MAX);
    let failed = failed(&session);
    assert_eq!(failed.len(), 1500);
    assert!(failed[0].contains("leads term"), "{}", failed[0]);
}

#[test]
fn a_run_stops_at_failed_expectations_and_at_the_end() {
    let text = format!("{THREE}at 90.5 expect leader n2\nat 95 expect leader n1\nuntil 222.25\nexpect leader n3\n");
    for frame_us in [1, 777, 16_667, 5_000_000] {
        let mut session = open(&text);
        if frame_us == 1 {
            session.seek(at(90), u64::MAX);
        }
        assert_eq!(play(&mut session, 1_000, frame_us), Some(1), "the failure");
        assert_eq!(session.world().now(), 90_500);
        assert_eq!(failed(&session), ["3 leader n2: n1 leads term 1"]);
        assert!(!session.view().at_end);
        if frame_us == 1 {
            session.seek(at(222), u64::MAX);
        }
        // An expectation at the end fails as well. The first stop condition is reported, and the run is at its end.
        assert_eq!(play(&mut session, 1_000, frame_us), Some(1));
        assert_eq!(session.world().now(), 222_250, "frames of {frame_us} µs");
        assert!(session.view().at_end);
        assert_eq!(failed(&session)[1..], ["6 leader n3: n1 leads term 1"]);
        // It continues from there and does not stop again.
        assert_eq!(play(&mut session, 1_000, frame_us.max(777)), None);
        assert!(!session.view().at_end);
        assert_eq!(session.world().now(), 1_000_000);
    }
}

#[test]
fn without_until_a_run_stops_only_at_failures() {
    let mut session = open(&format!("{THREE}at 95 expect leader n1\nexpect leader\n"));
    assert_eq!(play(&mut session, 4_000, 16_667), None);
    assert!(!session.view().at_end);
    // An expectation without a time is evaluated two seconds after the last timed statement, as on the command line.
    let mut session = open(&format!("{THREE}at 95 expect leader n1\nexpect leader n2\n"));
    assert_eq!(play(&mut session, 4_000, 16_667), Some(1));
    assert_eq!(session.world().now(), 2_095_000);
    assert!(!session.view().at_end, "the script has no `until`");
}

#[test]
fn a_removed_stop_condition_does_not_stop() {
    let text = format!("{THREE}at 90 expect leader n2\nuntil 222\n");
    let mut session = open(&text);
    session.set_stops(vec![Condition::End]);
    assert_eq!(play(&mut session, 1_000, 16_667), Some(0));
    assert_eq!(session.world().now(), 222_000);
    let mut session = open(&text);
    session.set_stops(Vec::new());
    assert_eq!(play(&mut session, 1_000, 16_667), None);
    assert_eq!(failed(&session), ["3 leader n2: n1 leads term 1"], "the failure is still reported");
    while session.world().now() < 2_000_000 {
        assert!(session.step());
    }
}

#[test]
fn the_end_is_a_step_in_both_directions() {
    let text = format!("{THREE}until 93.125\nexpect no-leader\n");
    let mut session = open(&text);
    while !session.view().at_end {
        assert!(session.world().now() < 93_125 && session.step());
    }
    assert_eq!(session.world().now(), 93_125);
    assert_eq!(failed(&session), ["4 no-leader: n1 leads term 1"]);
    let steps = session.run().steps();
    // A step back goes to the last event, before the expectations are evaluated.
    assert!(session.back());
    assert_eq!((session.run().steps(), session.view().at_end), (steps, false));
    assert!(session.world().now() < 93_125 && failed(&session).is_empty());
    assert!(session.step());
    assert!(session.view().at_end && failed(&session).len() == 1);
    assert!(session.step());
    assert!(session.world().now() > 93_125 && !session.view().at_end);
    // From after the end, one step back goes to the last event before the end.
    assert!(session.back());
    assert_eq!(session.run().steps(), steps);
    assert!(failed(&session).is_empty());
    // In the known part of the run, time stops there as well.
    assert_eq!(play(&mut session, 1_000, 16_667), Some(1));
    assert_eq!(session.world().now(), 93_125);
    // Seeking to that time reaches the end as well.
    session.seek(at(50), u64::MAX);
    assert!(failed(&session).is_empty());
    session.seek(Place::Moment(Moment::end_of(93_125)), u64::MAX);
    assert!(session.view().at_end && failed(&session).len() == 1);
}

#[test]
fn a_search_finds_a_failure_at_the_end_in_both_directions() {
    let text = format!("{THREE}at 60 expect leader n2\nuntil 93\nexpect no-leader\n");
    let mut session = open(&text);
    let wanted = [Condition::Failure];
    for (forwards, places) in [(true, [60, 93]), (false, [93, 60])] {
        for place in places {
            assert_eq!(session.find(&wanted, forwards, 1_000), Found::Here);
            assert_eq!(session.world().now(), place * 1000, "forwards: {forwards}");
        }
        let nowhere = session.find(&wanted, forwards, 1_000);
        assert_eq!(nowhere, if forwards { Found::GaveUp } else { Found::Nowhere });
        session.seek(if forwards { at(500) } else { at(0) }, u64::MAX);
    }
    let end = Condition::parse(session.script(), "end").expect("a name");
    assert_eq!(session.find(std::slice::from_ref(&end), true, 1_000), Found::Here);
    assert!(session.view().at_end);
    // The same holds without any event before or after the end.
    let mut early = open("cluster nodes=1\nuntil 1\nexpect leader\n");
    while early.world().now() < 1_000_000 && early.step() {}
    assert_eq!(early.find(&wanted, false, 1_000), Found::Here);
    assert_eq!(early.world().now(), 1_000);
    let mut silent = open("cluster nodes=1\nat 0 crash n1\nuntil 700\n");
    assert_eq!(silent.find(&[end], true, 1_000), Found::Here);
    assert_eq!(silent.world().now(), 700_000);
    assert_eq!(silent.find(&[Condition::End], true, 1_000), Found::Nowhere);
}

#[test]
fn a_script_may_end_at_its_start() {
    let mut session = open("cluster nodes=3\nuntil 0\nexpect leader\n");
    assert_eq!(session.advance(1_000, 1_000), Some(1));
    assert_eq!(session.world().now(), 0);
    assert!(session.view().at_end);
    assert!(!session.back());
    assert_eq!(session.advance(1_000, 1_000), None);
    assert_eq!(session.world().now(), 1_000);
}

/// A run that a limit has stopped does not reach its end, for any requested time.
#[test]
fn a_run_stopped_by_a_limit_does_not_reach_its_end() {
    let mut session = open("cluster nodes=25 heartbeat=1 election=1..2 latency=0..100\nuntil 60000\nexpect leader\n");
    for _ in 0..2_000 {
        if session.stopped().is_some() {
            break;
        }
        session.advance(session.world().now() + 1_600_000, 4_000);
    }
    assert!(session.stopped().is_some());
    session.seek(at(70_000), u64::MAX);
    session.advance(80_000_000, u64::MAX);
    let view = session.view();
    assert!(!view.at_end && view.expects[0].held.is_none(), "{:?}", view.expects);
    assert!(session.world().now() < 60_000_000);
}

/// An action at the end counts there, as it does when the changed script is replayed from the start.
#[test]
fn an_action_and_a_bookmark_at_the_end_do_not_move_it() {
    let mut session = open(&format!("{THREE}until 95\nexpect leader\n"));
    assert_eq!(play(&mut session, 1_000, 16_667), Some(2));
    session.act("bookmark \"here\"").unwrap();
    assert!(session.view().at_end && failed(&session).is_empty());
    session.act("crash n1").unwrap();
    assert!(session.view().at_end);
    assert_eq!(failed(&session), ["4 leader: no node leads"].map(|it| it.replace('4', &line_of(&session).to_string())));
    let mut again = open(&session.script().to_string());
    play(&mut again, 1_000, 16_667);
    assert_eq!(failed(&again), failed(&session));
}

/// The line of the first expectation without a time.
fn line_of(session: &Session) -> u32 {
    session.view().expects[0].line
}

/// Every scenario stops at its end with all expectations held, and before that only at its sentences and at a violation
/// that it expects.
#[test]
fn every_scenario_stops_at_its_end_with_all_expectations_held() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/www/scenarios");
    let (mut stories, mut sentences) = (0, 0);
    for file in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
        if file.extension().is_none_or(|extension| extension != "raft") {
            continue;
        }
        stories += 1;
        let name = file.display();
        let mut session = open(&std::fs::read_to_string(&file).unwrap());
        let until = session.script().until().expect("an end");
        while !session.view().at_end {
            let stop = play(&mut session, until / 1000 + 1, 1_700);
            if let Some(asked) = session.view().lesson.and_then(|it| it.asks.into_iter().find(|it| it.open)) {
                assert_eq!(stop, Some(3), "{name} asks {}", asked.slug);
                session.act(&format!("answer {} unsure", asked.slug)).unwrap();
                continue;
            }
            if stop == Some(4) {
                sentences += 1;
                assert_eq!(Condition::DEFAULT_STOPS[4], Condition::Say, "{name}");
                continue;
            }
            let breaks = stop == Some(0) && session.script().expects_violation();
            assert!(breaks || stop == Some(2), "{name} stops at {} for {stop:?}", session.world().now());
        }
        assert_eq!(session.world().now(), until, "{name}");
        let view = session.view();
        assert!(view.expects.iter().all(|it| it.held == Some(true)), "{name}: {:?}", view.expects);
        assert!(view.lines.skipped.is_empty(), "{name}: {:?}", view.lines.skipped);
        assert!(view.lines.waiting.is_empty() && view.lines.open.is_empty(), "{name}: {:?}", view.lines);
    }
    assert!(stories > 35 && sentences > 4 * stories, "{stories} scenarios stop at {sentences} sentences");
}
