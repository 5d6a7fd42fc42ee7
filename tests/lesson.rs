//! Lessons: time stops at a question, the right answer is what happens, and asking changes nothing.

#![cfg(not(target_arch = "wasm32"))]

use playground::play::run::condition::Condition;
use playground::play::run::{Run, Session};
use playground::play::script::{parse, AnswerValue};
use playground::play::show::view::{AskView, LessonView};
use playground::sim::{Mark, Micros};
use playground::words;

const LESSON: &str = "lesson who-leads\ncluster nodes=3 seed=4\n\
    ask who \"Which node will win?\" at 100 node = leader it by 400\n\
    ask next \"Which node will lead then?\" when crash after=20 node = leader it by +500\n\
    goal stored \"Get x = 1 committed.\" committed \"set x 1\"\n\
    par 1\nallow propose\nhint who 1 \"Look at the timers.\"\n\
    break vote-once \"Two leaders in one term.\"\n\
    at 500 propose leader set y 1\nat 600 crash leader\nuntil 1500\n";

/// The end of a stretch of time that no script of this file reaches.
const FAR: Micros = 10_000_000;

fn session(text: &str) -> Session {
    let mut session = Session::open(text).unwrap_or_else(|refusal| panic!("{refusal}"));
    session.set_stops(Condition::DEFAULT_STOPS.into());
    session
}

fn lesson(session: &Session) -> LessonView {
    session.view().lesson.expect("a lesson")
}

fn ask(session: &Session, slug: &str) -> AskView {
    lesson(session).asks.into_iter().find(|ask| ask.slug == slug).expect("a question")
}

/// Plays on, to the next stop; which one it is.
fn play(session: &mut Session) -> Option<Condition> {
    let stop = session.advance(FAR, u64::MAX)?;
    Some(Condition::DEFAULT_STOPS[stop].clone())
}

fn act(session: &mut Session, text: &str) -> String {
    session.act(text).unwrap_or_else(|refusal| panic!("{text}: {refusal}")).recorded
}

#[test]
fn time_stops_at_a_question_until_it_is_answered() {
    let mut session = session(LESSON);
    assert_eq!(play(&mut session), Some(Condition::Ask));
    assert_eq!(session.world().now(), 100_000);
    let who = ask(&session, "who");
    assert_eq!((who.open, who.at_ms, who.by_ms, who.answer, who.right), (true, Some(100.0), Some(400.0), None, None));
    // Time does not pass, however often it is asked to.
    assert_eq!(play(&mut session), Some(Condition::Ask));
    assert_eq!(session.world().now(), 100_000);
    assert_eq!(act(&mut session, "answer who n3"), "at 100 answer who n3");
    let who = ask(&session, "who");
    assert_eq!((who.open, who.answer.as_deref(), who.right.as_deref()), (false, Some("n3"), Some("n2")));
    assert_eq!(who.verdict, Some(Mark::Wrong));
    // The script goes on as it would: with its own crash, upon which it asks again.
    assert_eq!(play(&mut session), Some(Condition::Ask));
    assert_eq!(session.world().now(), 620_000);
    act(&mut session, "answer next unsure");
    assert_eq!(ask(&session, "next").verdict, Some(Mark::Unsure));
    assert_eq!(play(&mut session), Some(Condition::End));
    assert_eq!(session.world().now(), 1_500_000);
    assert_eq!(session.branches().len(), 1);
}

#[test]
fn a_view_has_the_whole_lesson() {
    let view = lesson(&session(LESSON));
    assert_eq!((view.slug.as_str(), view.par, view.allow), ("who-leads", Some(1), vec!["propose".to_string()]));
    assert_eq!((view.hints.len(), view.hints[0].slug.as_str(), view.hints[0].level), (1, "who", 1));
    assert_eq!(view.breaks.iter().map(|it| it.rule.as_str()).collect::<Vec<_>>(), ["vote-once"]);
    assert_eq!(view.asks.iter().map(|ask| ask.at_ms).collect::<Vec<_>>(), [Some(100.0), None]);
    assert_eq!((view.goals[0].text.as_str(), view.goals[0].met_ms), ("Get x = 1 committed.", None));
    assert_eq!(session("cluster nodes=3\n").view().lesson, None);
}

#[test]
fn goals_are_reached_when_they_first_hold() {
    let mut session = session(&LESSON.replace("set y 1", "set x 1"));
    session.set_stops(Vec::new());
    session.advance(500_000, u64::MAX);
    assert_eq!(lesson(&session).goals[0].met_ms, None);
    session.advance(900_000, u64::MAX);
    assert_eq!(lesson(&session).goals[0].met_ms, Some(516.394));
    // Before that moment it is not reached again.
    session.restart();
    assert_eq!(lesson(&session).goals[0].met_ms, None);
}

/// The same question has the same right answer in a run that plays by itself: it is what happens.
#[test]
fn another_seed_has_another_right_answer() {
    let mut seen = std::collections::BTreeSet::new();
    for seed in 1..=10 {
        let text = LESSON.replace("seed=4", &format!("seed={seed}"));
        let mut asked = session(&text);
        assert_eq!(play(&mut asked), Some(Condition::Ask));
        act(&mut asked, "answer who n1");
        let who = ask(&asked, "who");
        let mut played = Run::new(&parse(&text).unwrap());
        played.advance(400_000, u64::MAX, &mut |_, _| ());
        let leader = played.world().leader().map_or("none".to_string(), |id| id.to_string());
        assert_eq!(who.right.as_deref(), Some(leader.as_str()), "seed {seed}");
        assert_eq!(who.verdict == Some(Mark::Right), leader == "n1");
        seen.insert(leader);
    }
    assert!(seen.len() > 1, "{seen:?}");
}

#[test]
fn going_back_before_an_answer_opens_the_question_again_in_a_new_branch() {
    let mut session = session(LESSON);
    play(&mut session);
    act(&mut session, "answer who n3");
    play(&mut session);
    act(&mut session, "answer next n1");
    // Between the question and its answer.
    let step = ask(&session, "who").step.expect("it was asked") as u64;
    session.seek(playground::play::run::history::Place::Step(step), u64::MAX);
    assert!(ask(&session, "who").open);
    assert_eq!(session.branches().len(), 1);
    act(&mut session, "answer who n2");
    assert_eq!(session.branches().len(), 2);
    assert_eq!(ask(&session, "who").verdict, Some(Mark::Right));
    // What was answered later is open again, and the old branch has its own answers.
    assert_eq!(play(&mut session), Some(Condition::Ask));
    assert!(ask(&session, "next").open);
    let answers = |script: &str| script.lines().filter(|line| line.contains(" answer ")).count();
    assert_eq!(answers(&session.script().to_string()), 1);
    let trunk = session.branches()[0].script().to_string();
    assert!(answers(&trunk) == 2 && trunk.contains("answer who n3"), "{trunk}");
}

#[test]
fn what_is_done_by_hand_after_a_question_does_not_change_what_is_right() {
    let right = |acts: &[&str]| {
        let mut session = session(LESSON);
        play(&mut session);
        acts.iter().for_each(|text| {
            act(&mut session, text);
        });
        act(&mut session, "answer who n2");
        session.set_stops(Vec::new());
        session.advance(300_000, u64::MAX);
        // However often the branch is played.
        session.restart();
        session.advance(300_000, u64::MAX);
        ask(&session, "who").right
    };
    assert_eq!(right(&[]).as_deref(), Some("n2"));
    assert_eq!(right(&["crash n2"]).as_deref(), Some("n2"));
    // What is done before it does.
    let mut session = session(LESSON);
    session.advance(50_000, u64::MAX);
    act(&mut session, "pause n2");
    assert_eq!(play(&mut session), Some(Condition::Ask));
    act(&mut session, "answer who n2");
    assert_eq!(ask(&session, "who").verdict, Some(Mark::Wrong));
}

#[test]
fn an_answer_is_refused_before_its_question_and_after_an_answer() {
    let mut session = session(LESSON);
    let refused = |session: &mut Session, text: &str| {
        let acted = session.act(text).unwrap();
        assert_eq!(acted.recorded, "");
        words::said(&acted.note[0])
    };
    assert_eq!(refused(&mut session, "answer who n1"), "the question “who” has not been asked yet.");
    play(&mut session);
    act(&mut session, "answer who n1");
    assert_eq!(refused(&mut session, "answer who n2"), "the question “who” has an answer already.");
    // A name that the lesson does not have, and a value that is no answer to the question.
    for text in ["answer whom n1", "answer who yes", "answer who n1 n2", "answer who 2", "answer who n9"] {
        assert!(session.act(text).is_err(), "{text}");
    }
}

/// What a lesson adds leaves the run as it is.
#[test]
fn a_lesson_has_the_fingerprint_of_its_script_without_it() {
    let with = format!("{LESSON}at 100 answer who n3\nat 620 answer next n1\n");
    let own = ["lesson", "ask", "goal", "par", "allow", "hint", "break"];
    let is_own = |line: &&str| own.iter().any(|word| line.starts_with(word)) || line.contains(" answer ");
    let without: String = with.lines().filter(|line| !is_own(line)).map(|line| format!("{line}\n")).collect();
    let fingerprint = |text: &str| {
        let mut run = Run::new(&parse(text).unwrap());
        run.advance(1_500_000, u64::MAX, &mut |_, _| ());
        run.world().fingerprint()
    };
    assert_eq!(without.lines().count(), 4);
    assert_eq!(fingerprint(&with), fingerprint(&without));
    assert_eq!(fingerprint(LESSON), fingerprint(&without));
}

/// A shared script has the answers, and replays to the recorded fingerprint.
#[test]
fn a_link_carries_the_answers() {
    let mut session = session(LESSON);
    play(&mut session);
    act(&mut session, "answer who n2");
    play(&mut session);
    act(&mut session, "answer next n3");
    session.advance(700_000, u64::MAX);
    let mut other = self::session(&session.shared().to_string());
    assert_eq!(other.replay(u64::MAX), playground::play::run::session::Replay::Same);
    // The script answers, so that time does not stop.
    assert_eq!(play(&mut other), Some(Condition::End));
    let answers: Vec<_> = lesson(&other).asks.into_iter().map(|ask| (ask.answer, ask.right)).collect();
    let some = |text: &str| Some(text.to_string());
    assert_eq!(answers, [(some("n2"), some("n2")), (some("n3"), some("n1"))]);
}

/// A question that a fact with a delay asks comes before an answer of the same moment.
#[test]
fn answers_to_questions_at_the_same_moment_are_taken_in_a_replay() {
    let mut session = session(LESSON);
    play(&mut session);
    act(&mut session, "answer who none");
    play(&mut session);
    assert_eq!(act(&mut session, "answer next n1"), "at 620 answer next n1");
    session.restart();
    session.set_stops(Vec::new());
    session.advance(700_000, u64::MAX);
    assert_eq!(ask(&session, "next").answer.as_deref(), Some("n1"));
    assert!(session.run().skipped().is_empty());
}

#[test]
fn answers_given_beforehand_are_taken_when_the_question_is_asked() {
    let script = parse(LESSON).unwrap();
    let answer = |text: &str| match script.parse_action(text) {
        Ok(playground::play::script::Directive::Answer(answer)) => answer,
        other => panic!("{other:?}"),
    };
    let answers = vec![answer("answer who n2"), answer("answer next n3")];
    let mut run = Run::new(&script).with_answers(answers);
    run.advance(1_500_000, u64::MAX, &mut |_, _| ());
    let marks: Vec<_> = run.asked().iter().filter_map(|asked| asked.answer.as_ref()).map(|it| it.mark).collect();
    assert_eq!(marks, [Mark::Right, Mark::Wrong]);
    assert_eq!(
        run.asked()[1].answer.as_ref().unwrap().right,
        Some(AnswerValue::Nodes(vec![playground::raft::NodeId::new(1).unwrap()]))
    );
}
