//! The state of each line of a script in the view: done, waiting, skipped, held or failed.

use playground::play::run::history::{Place, EVERY};
use playground::play::run::session::Session;
use playground::play::script::{self, Moment};
use playground::words::said;

/// Three nodes, every message takes exactly 10 ms, n1 leads from 40 ms on.
const THREE: &str = "cluster nodes=3 seed=1 latency=10..10 election=1000..2000\nat 20 timeout n1\n";

/// The statements with their states; `>` marks the last one done, `<` the next one.
fn told(session: &Session) -> String {
    let lines = session.view().lines;
    let text = session.script().to_string();
    let mut told = String::new();
    for (number, line) in (1..).zip(text.lines()) {
        let mut fates: Vec<String> = Vec::new();
        for (name, list) in
            [("done", &lines.done), ("open", &lines.open), ("held", &lines.held), ("FAILED", &lines.failed)]
        {
            fates.extend(list.iter().filter(|it| **it == number).map(|_| name.to_string()));
        }
        let skipped = lines.skipped.iter().filter(|it| it.line == number);
        fates.extend(skipped.map(|it| format!("skipped at {} ({})", it.at_ms, said(&it.why))));
        let waiting = lines.waiting.iter().filter(|it| it.line == number);
        fates.extend(waiting.map(|it| match it.due_ms {
            Some(due) => format!("due at {due}"),
            None => format!("seen {} of {}", it.seen, it.count),
        }));
        assert!(fates.len() <= 1, "line {number}: {fates:?}");
        let last = if lines.last == Some(number) { ">" } else { "" };
        let next = if lines.next == Some(number) { "<" } else { "" };
        if let Some(fate) = fates.pop() {
            told.push_str(&format!("{last}{next}{fate}: {line}\n"));
        } else {
            assert!(last.is_empty() && next.is_empty(), "line {number}");
        }
    }
    told
}

fn open(text: &str) -> Session {
    Session::open(text).unwrap()
}

fn advance(session: &mut Session, ms: u64) {
    session.advance(ms * 1000, u64::MAX);
}

#[test]
fn actions_run_in_the_order_of_their_moments() {
    let mut session =
        open(&format!("title \"x\"\n{THREE}\n# a comment\nat 70 say \"b\"\nat 60 crash n2 # c\nuntil 90\n"));
    assert_eq!(told(&session), "<open: at 20 timeout n1\nopen: at 70 say \"b\"\nopen: at 60 crash n2 # c\n");
    advance(&mut session, 20);
    assert_eq!(told(&session), ">done: at 20 timeout n1\nopen: at 70 say \"b\"\n<open: at 60 crash n2 # c\n");
    advance(&mut session, 65);
    assert_eq!(told(&session), "done: at 20 timeout n1\n<open: at 70 say \"b\"\n>done: at 60 crash n2 # c\n");
    advance(&mut session, 100);
    assert_eq!(told(&session), "done: at 20 timeout n1\n>done: at 70 say \"b\"\ndone: at 60 crash n2 # c\n");
}

#[test]
fn a_trigger_shows_how_often_its_fact_occurred() {
    let mut session =
        open(&format!("{THREE}when vote-granted count=2 crash n3\nwhen leader-elected after=30 say \"x\"\n"));
    assert!(told(&session).contains("seen 0 of 2: when vote-granted count=2 crash n3\nseen 0 of 1: when leader"));
    advance(&mut session, 25);
    assert!(told(&session).contains("\nseen 1 of 2: when vote-granted"), "{}", told(&session));
    advance(&mut session, 45);
    assert_eq!(
        told(&session),
        "done: at 20 timeout n1\n>done: when vote-granted count=2 crash n3\n\
         <due at 70: when leader-elected after=30 say \"x\"\n"
    );
    advance(&mut session, 70);
    assert!(told(&session).ends_with("\n>done: when leader-elected after=30 say \"x\"\n"), "{}", told(&session));
}

#[test]
fn a_skipped_action_says_why() {
    let mut session = open(&format!("{THREE}at 10 restart n2\nwhen leader-elected resume n3\n"));
    advance(&mut session, 50);
    assert_eq!(
        told(&session),
        "done: at 20 timeout n1\nskipped at 10 (restart n2: n2 is not crashed): at 10 restart n2\n\
         >skipped at 40 (resume n3: n3 is not paused): when leader-elected resume n3\n"
    );
}

#[test]
fn expectations_are_open_until_they_are_checked() {
    let text = format!(
        "{THREE}at 30 expect leader\nat 50 expect leader n1\nwhen leader-elected expect no-violation\nuntil 60\n\
         expect leader n2\nexpect term n3 = 1\n"
    );
    let mut session = open(&text);
    advance(&mut session, 59);
    assert_eq!(
        told(&session),
        "done: at 20 timeout n1\nFAILED: at 30 expect leader\n>held: at 50 expect leader n1\n\
         held: when leader-elected expect no-violation\nopen: expect leader n2\nopen: expect term n3 = 1\n"
    );
    let asked = |session: &Session| {
        let expects = session.view().expects;
        expects.iter().map(|it| (it.line, it.text.clone(), it.held)).collect::<Vec<_>>()
    };
    let line = |line, text: &str, held| (line, text.to_string(), held);
    assert_eq!(asked(&session)[2..4], [line(5, "no-violation", Some(true)), line(7, "leader n2", None)]);
    // The script's end changes the view without an event of the cluster.
    let before = session.revision();
    advance(&mut session, 60);
    assert_ne!(session.revision(), before);
    assert!(told(&session).ends_with("FAILED: expect leader n2\nheld: expect term n3 = 1\n"), "{}", told(&session));
    assert_eq!(asked(&session)[3..], [line(7, "leader n2", Some(false)), line(8, "term n3 = 1", Some(true))]);
    // Verdicts stay when the run continues.
    advance(&mut session, 70);
    session.act("timeout n3").unwrap();
    advance(&mut session, 100);
    assert!(told(&session).ends_with("FAILED: expect leader n2\nheld: expect term n3 = 1\n"), "{}", told(&session));
    // An action at the end runs before the expectations there, as when the script is played again.
    session.seek(Place::Moment(Moment::end_of(60_000)), u64::MAX);
    session.act("timeout n3").unwrap();
    assert!(told(&session).ends_with("FAILED: expect leader n2\nFAILED: expect term n3 = 1\n"), "{}", told(&session));
    let mut again = Session::new(session.script().clone());
    advance(&mut again, 60);
    assert_eq!(asked(&again), asked(&session));
}

/// Events right after the end do not affect the expectations at the end.
#[test]
fn expectations_at_the_end_ignore_later_events() {
    let text = format!("{THREE}until 39\nexpect no-leader\n");
    let mut session = open(&text);
    while session.world().now() < 40_000 {
        session.step();
    }
    assert!(told(&session).ends_with("held: expect no-leader\n"), "{}", told(&session));
    let mut whole = open(&text);
    advance(&mut whole, 500);
    assert_eq!(told(&whole), told(&open_and_step(&text, 500)));
}

fn open_and_step(text: &str, ms: u64) -> Session {
    let mut session = open(text);
    while session.run().next_time().is_some_and(|next| next <= ms * 1000) {
        session.step();
    }
    session
}

/// A user's action is inserted between lines and cuts others off; the rest keep their state under new line numbers.
#[test]
fn a_user_action_renumbers_lines_and_keeps_their_state() {
    let text = format!(
        "at 900 say \"cut\"\nuntil 2000\nwhen vote-granted expect leader\nwhen timeout resume n2\n\
         expect leader\n{THREE}"
    );
    let mut session = open(&text);
    advance(&mut session, 45);
    assert_eq!(
        told(&session),
        "<open: at 900 say \"cut\"\n>FAILED: when vote-granted expect leader\n\
         skipped at 20 (resume n2: n2 is not paused): when timeout resume n2\n\
         open: expect leader\ndone: at 20 timeout n1\n"
    );
    session.act("crash n3").unwrap();
    advance(&mut session, 46);
    assert_eq!(
        told(&session),
        "FAILED: when vote-granted expect leader\n\
         skipped at 20 (resume n2: n2 is not paused): when timeout resume n2\n\
         open: expect leader\ndone: at 20 timeout n1\n>done: at 45 crash n3\n"
    );
    let expects = session.view().expects;
    assert_eq!(expects.iter().map(|it| (it.line, it.held)).collect::<Vec<_>>(), [(2, Some(false)), (4, None)]);
    // An action that is inserted before all statements without a moment.
    let mut session = open("until 2000\nwhen timeout expect no-leader\ncluster nodes=3 election=100..100\n");
    advance(&mut session, 100);
    assert_eq!(told(&session), ">held: when timeout expect no-leader\n");
    session.act("crash n1").unwrap();
    assert_eq!(told(&session), ">done: at 100 crash n1\nheld: when timeout expect no-leader\n");
    session.act("heal").unwrap();
    assert!(told(&session).contains(">skipped at 100 (heal: no link is cut, nothing changes): at 100 heal"));
}

/// Without `until` a run ends two seconds after its last action; a user's action moves the end.
#[test]
fn a_user_action_moves_the_end() {
    let mut session = open(&format!("{THREE}expect leader\n"));
    advance(&mut session, 2020);
    assert!(told(&session).ends_with("held: expect leader\n"));
    session.act("crash n1").unwrap();
    assert!(told(&session).ends_with("open: expect leader\n"));
    session.act("crash n2").unwrap();
    advance(&mut session, 4020);
    assert!(told(&session).ends_with("FAILED: expect leader\n"));
}

/// The states are the same whether the script is played or its actions are done by a user.
#[test]
fn states_depend_only_on_the_script() {
    let mut session = open(&format!("{THREE}when leader-elected pause leader\nexpect leader\nuntil 300\n"));
    for (ms, deed) in [(15, "restart n2"), (50, "resume n1"), (80, "expect leader n1"), (90, "crash leader")] {
        advance(&mut session, ms);
        session.act(deed).unwrap();
    }
    advance(&mut session, 400);
    let text = session.script().to_string();
    assert!(script::parse(&text).is_ok());
    let mut again = open(&text);
    advance(&mut again, 400);
    assert_eq!(told(&session), told(&again));
    assert!(told(&again).contains("FAILED: expect leader\n"), "{}", told(&again));
}

/// Going back restores the states of that moment, under the present line numbers.
#[test]
fn going_back_restores_the_states() {
    let mut session = open(
        "at 1000 expect no-leader\nuntil 60000\nwhen leader-elected expect leader\n\
         when timeout count=2 resume n2\nexpect no-violation\ncluster nodes=5\n",
    );
    advance(&mut session, 70_000);
    assert!(session.run().steps() > 2 * EVERY, "{} steps", session.run().steps());
    session.act("crash n1").unwrap();
    advance(&mut session, 71_000);
    session.act("bookmark \"here\"").unwrap();
    advance(&mut session, 72_000);
    let far = told(&session);
    assert!(
        far.contains("\ndone: at 71000 bookmark \"here\"\n") && far.contains("\nheld: expect no-violation\n"),
        "{far}"
    );
    let mut fresh = Session::new(session.script().clone());
    advance(&mut fresh, 72_000);
    assert_eq!(told(&fresh), far);
    let last = session.run().steps();
    for step in [0, 1, 40, EVERY - 1, EVERY + 5, 2 * EVERY, last - 100, last, 17] {
        session.seek(Place::Step(step), u64::MAX);
        let mut fresh = Session::new(session.script().clone());
        fresh.seek(Place::Step(step), u64::MAX);
        assert_eq!(told(&session), told(&fresh), "step {step}");
    }
}

#[test]
fn a_user_bookmark_renumbers_lines_too() {
    let mut session = open("until 2000\nwhen timeout expect no-leader\ncluster nodes=3 election=100..100\n");
    advance(&mut session, 100);
    assert_eq!(told(&session), ">held: when timeout expect no-leader\n");
    session.act("bookmark \"x\"").unwrap();
    assert_eq!(told(&session), "done: at 100 bookmark \"x\"\n>held: when timeout expect no-leader\n");
    session.seek(Place::Step(0), u64::MAX);
    assert_eq!(told(&session), "open: at 100 bookmark \"x\"\nseen 0 of 1: when timeout expect no-leader\n");
}
