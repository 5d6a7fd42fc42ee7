//! Windows of the space-time diagram: a window lists what overlaps it and nothing else, and counts what it leaves out.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use playground::play::record::items::{MessageSpan, MessageStatus, Reply};
use playground::play::record::spans::{Axis, Span};
use playground::play::run::history::Place;
use playground::play::run::session::Session;
use playground::play::script::Moment;
use playground::play::show::view::timeline::{LegsView, TimelineView};
use playground::play::show::view::words::*;
use playground::raft::MessageKind;
use playground::sim::{Cause, FactKind};
use playground::words::{said, said_all};

#[path = "swarm/mod.rs"]
mod swarm;
use swarm::{scenario, Draws, TROUBLE_MS};

fn open(text: &str) -> Session {
    Session::open(text).unwrap_or_else(|refusal| panic!("{refusal}\n{text}"))
}

fn played(text: &str, ms: u64) -> Session {
    let mut session = open(text);
    session.seek(Place::Moment(Moment::end_of(ms * 1000)), u64::MAX);
    session
}

fn all_legs(session: &Session) -> Vec<MessageSpan> {
    session.timeline().messages().items().iter().copied().collect()
}

/// The messages that overlap a window by definition: they start before its end and do not end before its start.
fn overlapping(legs: &[MessageSpan], axis: Axis, from: u64, to: u64) -> Vec<MessageSpan> {
    let overlaps = |leg: &&MessageSpan| leg.start().on(axis) <= to && leg.end().is_none_or(|end| end.on(axis) >= from);
    legs.iter().filter(overlaps).copied().collect()
}

fn names(legs: &[MessageSpan]) -> Vec<String> {
    legs.iter().map(|leg| leg.id.to_string()).collect()
}

fn shown(view: &LegsView) -> Vec<String> {
    (0..view.from.0.len())
        .map(|i| {
            let copy = if view.copy.0[i] > 1 { format!(".{}", view.copy.0[i]) } else { String::new() };
            format!("n{}>n{}#{}{copy}", view.from.0[i], view.to.0[i], view.number.0[i])
        })
        .collect()
}

fn whole(session: &Session) -> TimelineView {
    session.timeline_view(Axis::Step, 0, u64::MAX, usize::MAX)
}

#[test]
fn a_window_lists_the_messages_that_overlap_it() {
    let mut looked_at = 0;
    for seed in 0..30 {
        let text = scenario(seed, None);
        let session = played(&text, TROUBLE_MS);
        let legs = all_legs(&session);
        let mut d = Draws(seed ^ 0x71e);
        for _ in 0..40 {
            for (axis, end) in [(Axis::Time, TROUBLE_MS * 1000), (Axis::Step, session.run().steps())] {
                let from = d.below(end + end / 10);
                let share = [1, 10, 100, 1000][d.below(4) as usize];
                let to = from + d.below(1 + end / share);
                let expected = overlapping(&legs, axis, from, to);
                let view = session.timeline_view(axis, from, to, usize::MAX);
                assert_eq!(shown(&view.legs), names(&expected), "{axis:?} {from}..={to} of\n{text}");
                assert_eq!(view.legs_left_out, 0);
                looked_at += expected.len();

                // With a smaller limit, substantive messages come first, and the others are counted.
                let most = d.below(expected.len() as u64 + 2) as usize;
                let view = session.timeline_view(axis, from, to, most);
                let taken = shown(&view.legs);
                assert!(taken.len() <= most);
                assert_eq!(taken.len() + view.legs_left_out as usize, expected.len());
                let heavy = names(&expected.iter().filter(|leg| leg.is_substantive()).copied().collect::<Vec<_>>());
                if heavy.len() <= most {
                    assert!(heavy.iter().all(|name| taken.contains(name)), "{axis:?} {from}..={to}, {most} of\n{text}");
                } else {
                    assert!(taken.iter().all(|name| heavy.contains(name)));
                }

                let marks = session.timeline().marks().iter();
                let marks = marks.filter(|mark| !matches!(mark.fact, FactKind::Propose | FactKind::Reply));
                let on = |at: u64, step: u32| if axis == Axis::Time { at } else { u64::from(step) };
                let marks = marks.filter(|mark| (from..=to).contains(&on(mark.at, mark.step)));
                let expected: Vec<_> = marks.map(|mark| (mark.fact.name(), mark.step)).collect();
                let view = view.marks;
                let facts = view.fact.0.iter().map(|fact| fact.name());
                assert_eq!(facts.zip(view.step.0.iter().copied()).collect::<Vec<_>>(), expected);
            }
        }
    }
    assert!(looked_at > 100_000, "{looked_at} messages");
}

#[test]
fn lanes_start_with_the_state_at_the_start_of_the_window() {
    for seed in 0..20 {
        let text = scenario(seed, None);
        let session = played(&text, TROUBLE_MS);
        let all = whole(&session).lanes;
        let mut d = Draws(seed ^ 0x1a4e);
        for _ in 0..30 {
            let from = d.below(TROUBLE_MS * 1000);
            let to = from + d.below(300_000);
            let some = session.timeline_view(Axis::Time, from, to, 0).lanes;
            let (from, to) = (from as f64 / 1000.0, to as f64 / 1000.0);
            for node in 1..=session.world().servers().len() as u8 {
                let mine = |i: &usize| all.node.0[*i] == node && all.ms.0[*i] <= to;
                let mine: Vec<usize> = (0..all.node.0.len()).filter(mine).collect();
                let before = mine.iter().take_while(|&&i| all.ms.0[i] <= from).count();
                let expected: Vec<_> = mine.into_iter().skip(before.saturating_sub(1)).collect();
                let expected: Vec<_> =
                    expected.iter().map(|&i| (all.step.0[i], all.term.0[i], all.role.0[i])).collect();
                let got = (0..some.node.0.len()).filter(|&i| some.node.0[i] == node);
                let got: Vec<_> = got.map(|i| (some.step.0[i], some.term.0[i], some.role.0[i])).collect();
                assert_eq!(got, expected, "n{node} in {from}..={to} of\n{text}");
            }
        }
    }
}

#[test]
fn a_window_thins_out_a_node_that_changes_often() {
    // The only running node starts an election every three milliseconds.
    let session = played("cluster nodes=3 seed=1 election=3..4\nat 0 crash n2\nat 0 crash n3\n", 20_000);
    assert!(session.timeline().node_states()[0].len() > 4000);
    let view = session.timeline_view(Axis::Time, 0, 20_000_000, 100);
    assert!(view.lanes.thinned);
    let steps: Vec<u32> =
        (0..view.lanes.node.0.len()).filter(|&i| view.lanes.node.0[i] == 1).map(|i| view.lanes.step.0[i]).collect();
    assert!((900..=1001).contains(&steps.len()), "{}", steps.len());
    assert!(steps.windows(2).all(|two| two[0] < two[1]));
    assert_eq!(steps.last(), session.timeline().node_states()[0].iter().last().map(|lane| lane.step).as_ref());
    let near = session.timeline_view(Axis::Time, 10_000_000, 10_100_000, 100);
    assert!(!near.lanes.thinned);
    assert!(view.marks_left_out > 0 && view.marks.fact.0.len() <= 2000);
}

/// Three nodes; each message takes 10 ms; n1 is the first candidate.
const THREE: &str = "cluster nodes=3 seed=1 latency=10..10 election=5000..5000 heartbeat=1000\nat 20 timeout n1\n";

#[test]
fn a_message_view_names_its_cause_and_effects() {
    let session = played(THREE, 200);
    let vote = session.message_view("n1>n2#1").unwrap();
    assert_eq!(
        (vote.fate, vote.flight.kind, vote.flight.sent_ms),
        (MessageFate::Arrived, MessageKind::RequestVote, 20.0)
    );
    assert_eq!((vote.ended_ms, vote.cause.as_ref()), (Some(30.0), None));
    assert_eq!(said(&vote.because), "n1's election timer is made to fire");
    assert_eq!(vote.effects.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["n2>n1#1"]);
    let reply = session.message_view("n2>n1#1").unwrap();
    assert_eq!(reply.cause.as_ref().map(|it| it.id.as_str()), Some("n1>n2#1"));
    assert_eq!(reply.flight.ok, Some(true));
    // With this reply n1 has a majority, appends its no-op, and sends it to both followers.
    assert_eq!(reply.effects.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["n1>n2#2", "n1>n3#2"]);
    assert!(reply.effects.iter().all(|it| it.kind == MessageKind::AppendEntries && !it.heartbeat));
    assert_eq!(session.message_view("n1>n2#2").unwrap().flight.entries.len(), 1);
    for unknown in ["n1>n2#99", "n1>n2#1.2", "n1>n9#1", "nonsense", "", "n1>n2#1 drop", "n1>n2#1\nat 0 heal"] {
        assert!(session.message_view(unknown).is_none(), "{unknown}");
    }
}

#[test]
fn every_message_has_a_view_with_its_cause_and_effects() {
    for seed in 40..50 {
        let text = scenario(seed, None);
        let session = played(&text, 1500);
        let legs = all_legs(&session);
        for leg in legs.iter().step_by(7) {
            let message = session.message_view(&leg.id.to_string()).unwrap();
            assert_eq!(message.flight.id, leg.id.to_string());
            assert_eq!(message.sent_step, f64::from(leg.sent_step));
            let caused = |other: &&MessageSpan| {
                other.status == MessageStatus::Arrived
                    && other.ended_step == leg.sent_step
                    && other.id.to == leg.id.from
            };
            let cause = legs.iter().find(caused).map(|other| other.id.to_string());
            assert_eq!(message.cause.map(|it| it.id), cause, "{} of\n{text}", leg.id);
            let arrived = leg.status == MessageStatus::Arrived;
            let effects =
                legs.iter().filter(|other| arrived && other.sent_step == leg.ended_step && other.id.from == leg.id.to);
            let effects: Vec<_> = effects.map(|other| other.id.to_string()).collect();
            assert_eq!(message.effects.into_iter().map(|it| it.id).collect::<Vec<_>>(), effects);
        }
    }
}

#[test]
fn a_lost_message_ends_where_it_was_lost() {
    let text = format!(
        "{THREE}at 25 drop n1>n2#1\nat 60 crash n3\nat 1000 cut n1>n2\nat 1500 propose n1 set x 1\nat 1501 mend n1>n2\n"
    );
    let session = played(&text, 1600);
    let lost = |name: &str| {
        let leg = all_legs(&session).into_iter().find(|leg| leg.id.to_string() == name).unwrap();
        (leg.status, leg.ended, leg.progress)
    };
    assert_eq!(lost("n1>n2#1"), (MessageStatus::Lost(Cause::Hand), 25_000, 127), "it is lost half-way");
    let to_the_dead =
        all_legs(&session).into_iter().find(|leg| leg.status == MessageStatus::Lost(Cause::Down)).unwrap();
    assert_eq!((to_the_dead.progress, to_the_dead.id.to.number()), (255, 3), "it is lost at its receiver");
    let on_the_cut = all_legs(&session).into_iter().find(|leg| leg.status == MessageStatus::Lost(Cause::Cut)).unwrap();
    assert_eq!(on_the_cut.progress, 127);
    let view = session.message_view(&on_the_cut.id.to_string()).unwrap();
    assert_eq!((view.fate, said(&view.why).as_str()), (MessageFate::Lost, "the link from n1 to n2 is cut"));
}

#[test]
fn a_message_to_a_paused_node_waits_there() {
    let text = format!("{THREE}at 25 pause n2\nat 75 resume n2\n");
    let session = played(&text, 100);
    let view = session.timeline_view(Axis::Time, 20_000, 80_000, 100).legs;
    let place = shown(&view).iter().position(|name| name == "n1>n2#1").unwrap();
    assert_eq!((view.sent_ms.0[place], view.came_ms.0[place], view.ended_ms.0[place]), (20.0, 30.0, 75.0));
    assert_eq!(session.message_view("n1>n2#1").unwrap().waited_ms, 45.0);
}

#[test]
fn a_message_in_flight_ends_when_it_is_due() {
    let session = played(THREE, 25);
    let view = session.timeline_view(Axis::Time, 0, 40_000, 100).legs;
    assert_eq!(
        (view.fate.0.as_slice(), view.came_ms.0.as_slice()),
        ([MessageEnd::InFlight; 2].as_slice(), [30.0, 30.0].as_slice())
    );
    let mut session = session;
    session.act("delay n1>n2#1 500").unwrap();
    let view = session.timeline_view(Axis::Time, 0, 40_000, 100).legs;
    assert_eq!(view.came_ms.0, [530.0, 30.0]);
    // It starts before this window and has not ended.
    let view = session.timeline_view(Axis::Time, 300_000, 310_000, 100).legs;
    assert_eq!(shown(&view), ["n1>n2#1", "n1>n3#1"], "nothing has arrived in the known part");
}

#[test]
fn requests_end_with_their_reply_or_with_a_crash() {
    let text = format!(
        "{THREE}at 100 propose n1 set x 1\nat 200 propose n1 cas x 7 8\nat 300 propose n1 set y 1\nat 305 crash n1\n"
    );
    let session = played(&text, 400);
    let requests = session.timeline().requests().items().iter();
    let seen: Vec<_> = requests.map(|it| (it.index, it.accepted.at / 1000, it.reply, it.answered.at / 1000)).collect();
    assert_eq!(
        seen,
        [(2, 100, Reply::Done, 120), (3, 200, Reply::Unequal, 220), (4, 300, Reply::Never, 305)],
        "each takes one round trip"
    );
    let view = session.timeline_view(Axis::Time, 110_000, 115_000, 10).requests;
    assert_eq!((view.index.0.as_slice(), view.reply.0.as_slice()), ([2].as_slice(), [RequestStatus::Done].as_slice()));
    // The request is pending until it is answered.
    let mut session = session;
    session.seek(Place::Moment(Moment::end_of(110_000)), u64::MAX);
    session.act("crash n2").unwrap();
    let view = session.timeline_view(Axis::Time, 0, 110_000, 10).requests;
    assert_eq!(
        (view.reply.0.as_slice(), view.answered_ms.0.as_slice()),
        ([RequestStatus::Pending].as_slice(), [110.0].as_slice())
    );
    session.advance(200_000, u64::MAX);
    let view = session.timeline_view(Axis::Time, 0, 110_000, 10).requests;
    assert_eq!(
        (view.reply.0.as_slice(), view.answered_ms.0.as_slice()),
        ([RequestStatus::Done].as_slice(), [120.0].as_slice())
    );
}

#[test]
fn operations_of_the_known_future_and_their_violations_stay_visible() {
    let scenario = |name: &str| {
        std::fs::read_to_string(format!("{}/www/scenarios/{name}.raft", env!("CARGO_MANIFEST_DIR"))).unwrap()
    };
    let seen = |session: &Session| {
        let view = session.timeline_view(Axis::Time, 0, 20_000_000, 0);
        (view.operations, view.askers)
    };
    let mut stale = played(&scenario("stale-read"), 400);
    let known = seen(&stale);
    let guilty =
        |guilt: Guilt| known.0.iter().filter(|op| op.guilt == guilt).map(|op| op.text.as_str()).collect::<Vec<_>>();
    assert_eq!(guilty(Guilt::Unexplained), ["get x"]);
    assert_eq!(guilty(Guilt::Contradicts), ["set x 1", "set x 2"]);
    stale.seek(Place::Step(0), u64::MAX);
    assert_eq!(seen(&stale), known, "the known future is the same");

    let mut retried = played(&scenario("retry-applied-once"), 1_000);
    let known = seen(&retried);
    assert!(!known.1.is_empty() && known.0.iter().any(|op| op.client.as_ref() == known.1.first()));
    retried.seek(Place::Step(0), u64::MAX);
    assert_eq!(seen(&retried), known);
    // A new branch has no operations yet.
    retried.act("crash n1").unwrap();
    assert_eq!(seen(&retried), (Vec::new(), Vec::new()));
}

#[test]
fn cuts_and_disabled_rules_are_listed_with_start_and_end() {
    let text = "cluster nodes=5 seed=1\nat 100 partition n1 n2 | n3 n4 n5\nat 150 rule vote-once off\nat 200 heal\n\
                at 300 cut n1>n2\nat 350 cut n4-n5\nat 400 mend n1>n2\nat 500 rule vote-once on\n";
    let session = played(text, 600);
    let told = |from: u64, to: u64| -> Vec<_> {
        let view = session.timeline_view(Axis::Time, from * 1000, to * 1000, 0);
        view.spells.into_iter().map(|it| (it.kind, it.label, it.from_ms, it.to_ms)).collect()
    };
    let expected = |list: &[(ConditionKind, &str, f64, Option<f64>)]| -> Vec<_> {
        list.iter().map(|(kind, label, from, to)| (*kind, label.to_string(), *from, *to)).collect()
    };
    let partition = (ConditionKind::Partition, "n1 n2 | n3 n4 n5", 100.0, Some(200.0));
    let rule = (ConditionKind::Rule, "vote-once", 150.0, Some(500.0));
    let cuts = [
        (ConditionKind::Cut, "n1>n2", 300.0, Some(350.0)),
        (ConditionKind::Cut, "n1>n2, n4-n5", 350.0, Some(400.0)),
        (ConditionKind::Cut, "n4-n5", 400.0, None),
    ];
    assert_eq!(told(0, 600), expected(&[partition, rule, cuts[0], cuts[1], cuts[2]]));
    assert_eq!(told(0, 99), expected(&[]));
    let goes_on = (ConditionKind::Partition, "n1 n2 | n3 n4 n5", 100.0, None);
    assert_eq!(told(120, 140), expected(&[goes_on]), "it ends after the window");
    let began = (ConditionKind::Cut, "n4-n5", 500.0, None);
    assert_eq!(told(550, 560), expected(&[began]), "it started before the window, at 500 ms");
    assert_eq!(session.view().groups, Vec::<Vec<u8>>::new());
}

#[test]
fn times_and_steps_convert_into_each_other() {
    for seed in 60..70 {
        let session = played(&scenario(seed, None), 1200);
        for leg in all_legs(&session) {
            assert_eq!(session.timeline().time_of(u64::from(leg.sent_step)), leg.sent);
        }
        for ms in [0, 1, 17, 333, 1200, 5000] {
            let step = session.timeline().step_at(ms * 1000);
            assert!(session.timeline().time_of(step) <= ms * 1000);
            let mut there = open(&session.script().to_string());
            there.seek(Place::Moment(Moment::end_of(ms.min(1200) * 1000)), u64::MAX);
            assert_eq!(there.run().steps(), step, "{ms} ms, seed {seed}");
        }
    }
}

#[test]
fn sentences_of_a_past_step_are_available() {
    let session = played(THREE, 200);
    let told: Vec<String> = (0..=session.run().steps()).map(|step| said_all(&session.told(step))).collect();
    assert!(told.iter().any(|it| it.contains("n1 becomes leader of term 1")), "{told:#?}");
    assert_eq!(told[1].split(". ").next(), Some("n1 becomes candidate in term 1"));
    assert_eq!(session.told(u64::MAX), session.told(session.run().steps()), "after the last known step: the last step");
}

#[test]
fn bookmarks_and_planned_statements_have_their_times() {
    let text = format!("{THREE}at 25 bookmark \"asked\"\nat 500 crash n2\nat 600 bookmark \"later\"\n");
    let session = played(&text, 100);
    let view = session.timeline_view(Axis::Time, 0, 100_000, 0);
    assert_eq!(view.bookmarks.iter().map(|it| (it.ms, it.text.as_str())).collect::<Vec<_>>(), [(25.0, "asked")]);
    assert_eq!(view.planned.iter().map(|it| (it.ms, it.text.as_str())).collect::<Vec<_>>(), [(500.0, "crash n2")]);
    let step = view.bookmarks[0].step as u64;
    // A bookmark is not a step. It has the number of the step before it.
    assert!(session.timeline().time_of(step) <= 25_000 && session.timeline().time_of(step + 1) > 25_000);
    let by_step = session.timeline_view(Axis::Step, step, u64::MAX, 0);
    assert_eq!(by_step.bookmarks.len(), 1, "the other bookmark has no step yet");
    let all = session.timeline_view(Axis::Time, 0, u64::MAX, 0);
    assert_eq!(all.bookmarks.len(), 2, "both have a time");
}

#[test]
fn a_triggered_bookmark_in_the_known_future_is_listed() {
    let text = format!("{THREE}when leader-elected bookmark \"a leader\"\nat 25 bookmark \"asked\"\nuntil 300\n");
    let mut session = open(&text);
    let names = |session: &Session| -> Vec<String> {
        session.view().bookmarks.iter().map(|mark| format!("{} {}", mark.at_ms, mark.name)).collect()
    };
    let elected = played(&text, 300).run().bookmarks()[0].at as f64 / 1000.0;
    assert_eq!(names(&session), ["25 asked".to_string(), format!("{elected} a leader")], "in order of time");
    let shown = session.timeline_view(Axis::Time, 0, 300_000, 0).bookmarks;
    assert_eq!(shown.iter().map(|it| it.ms).collect::<Vec<_>>(), [25.0, elected]);
    // A new branch has no election.
    session.seek(Place::Moment(Moment::end_of(22_000)), u64::MAX);
    session.act("crash n1").unwrap();
    assert_eq!(names(&session), [""; 0]);
}

#[test]
fn empty_and_reversed_windows_are_harmless() {
    let session = played(THREE, 100);
    for (from, to) in [(0, u64::MAX), (u64::MAX, 0), (u64::MAX, u64::MAX), (50_000, 10), (0, 0)] {
        for axis in [Axis::Time, Axis::Step] {
            for most in [0, 1, usize::MAX] {
                let view = session.timeline_view(axis, from, to, most);
                assert!(view.legs.from.0.len() <= most);
            }
        }
    }
}
