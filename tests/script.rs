//! The grammar of scripts: what is read, what is refused and in which words, and that nothing is lost on the way.

#![cfg(not(target_arch = "wasm32"))] // proptest is native

use std::rc::Rc;

use playground::play::script::{
    parse, parse_action, parse_bytes, Break, Directive, Expect, Moment, Op, RoleName, Script, Statement, Trigger,
    MAX_BYTES, MAX_STATEMENTS, MAX_TIME,
};
use playground::raft::{MessageKind, NodeId, Rule};
use playground::sim::{
    Action, ClockRate, Command, Damage, FactKind, Link, LinkSetting, MessageId, Property, Setting, SettingDomain,
    SettingKey, SettingValue, Setup, Span, Target,
};
use playground::words;

mod difference;
use difference::difference;

#[path = "script/mistakes.rs"]
mod mistakes;

#[path = "script/complete.rs"]
mod complete;

/// One of everything, as it is printed.
const ALL: &str = r##"# One of everything.

title "The leader \"dies\""   # a comment with its spacing
about "Two lines\nof it. A # is no comment here."
cluster nodes=5 seed=42 election=150..300 heartbeat=50 latency=5..15
cluster loss=2.5% duplicate=0.0001% disk=0..20.125 snapshot=off noop=off window=64 snapshot=10
	# an indented comment
at 0 crash n1
at 0.001 restart n1
at 310.25 pause leader
at 311 resume follower
at 312 wipe n5
at 313 timeout candidate
at 600 propose leader set x 1
at 601 propose n2 set "a key" "a \\ \"value\""
at 602 propose n2 del x
at 603 propose n2 add x -3
at 604 propose n2 cas x "" "# 2"
at 700 events=0 snapshot n3
at 700 events=3 drop n2>n3#4
at 701 delay n2>n3#4.2 60000
at 702 duplicate n1>n2#1
at 703 deliver n1>n2#1
at 704 drop-next leader>n3
at 705 drop-next n2>n3 AppendEntries count=3
at 706 drop-next n2>n3 count=2
at 707 partition n1 n2 | n3 n4 n5
at 708 partition leader
at 709 heal
at 710 cut n1>n2
at 711 mend n1-n2
at 712 clock n4 1.5
at 713 set loss=10%
at 714 set snapshot=off
at 715 link n1>n2 loss=100% latency=200..2200 duplicate=0%
at 716 rule commit-own-term off
at 717 rule vote-once on
at 718 bookmark "here"
at 719 say ""
at 720 expect leader
when leader-elected crash leader
when leader-elected node=n2 count=2 after=100 restart n1
when commit node=leader say "done"
at 721 expect leader n2
at 722 expect no-leader
at 723 expect term n1 >= 3
at 724 expect role n1 follower
at 725 expect committed "set x \"1 2\""
at 726 expect log n1 1 1
at 727 expect value n1 x "1 2"
at 728 expect commit n1 <= 3
at 729 expect fact timeout
at 730 expect fact timeout node=n1 count=0
at 731 expect violation election-safety
until 3000
expect term leader = 2
expect no-violation
recorded engine=0.1.0 at=3000 fingerprint=00ff
recorded engine=1 at=3000.5 events=2 fingerprint=0123456789abcdef
"##;

/// One of everything that only lessons have, as it is printed.
const LESSON: &str = r##"lesson one-of-everything
cluster nodes=3 seed=9
ask safe "Is it \"safe\"?" at 10 yes = committed "set x 1"
ask who "Who leads?" at 10.5 events=2 node = leader it by 400
ask up "Who votes?" at 20 nodes = role it follower by +30.25
ask where "Which entry?" at 30 entry = committed it
ask which "Which entries?" when commit node=n2 count=2 after=5 entries = log n1 it 1 by +500
ask term "Which term?" at 40 number = term leader
ask known "What does it know?" at 41 number = commit n3 by 41
ask last "How long is its log?" at 42 number = last-index n1
ask often "How often?" when crash number = times timeout node=n2 by +0
at 50 answer safe yes
at 50 answer who n2
at 50 answer up n1 n3
when commit answer where 2
at 50 answer which 1 2 3
at 50 answer term unsure
at 50 answer known none
at 50 answer often 0
goal led "There is a leader" leader
goal two "Two elections" fact leader-elected count=2
par 2
allow crash restart propose
hint led 1 "Wait."
hint led 3 "Crash the leader."
hint who 2 ""
break vote-once "Two leaders in one term."
break majority ""
"##;

fn good(text: &str) -> Script {
    parse(text).unwrap_or_else(|refusal| panic!("{refusal}\n{text}"))
}

fn node(number: u8) -> NodeId {
    NodeId::new(number).unwrap()
}

fn n(number: u8) -> Target {
    Target::Node(node(number))
}

fn message(from: u8, to: u8, number: u32, copy: u8) -> MessageId {
    MessageId { from: node(from), to: node(to), number, copy }
}

#[test]
fn canonical_text_prints_to_itself() {
    assert_eq!(good(ALL).to_string(), ALL);
    assert_eq!(good(LESSON).to_string(), LESSON);
    for text in ["", "\n", "\n\n", "# only this\n", "heal # is no statement".split_at(4).1.trim_start()] {
        let printed = good(text).to_string();
        assert_eq!(printed.trim_end_matches('\n'), text.trim_end_matches('\n'));
        assert_eq!(printed.lines().count(), text.lines().count());
    }
}

#[test]
fn the_example_of_the_format_parses() {
    let text = r#"title "The leader dies"
cluster nodes=5 seed=42 election=150..300 heartbeat=50 latency=5..15
at 600 propose leader set x 1
when leader-elected crash leader         # trigger: a fact, then an action
when leader-elected count=2 after=100 restart n1
at 900 drop n2>n3#4                      # the 4th message ever sent from n2 to n3
at 1200 partition n1 n2 | n3 n4 n5
at 2000 heal
at 2900 expect leader
until 3000
expect no-violation
"#;
    let script = good(text);
    assert_eq!(script.to_string(), text);
    assert_eq!(script.title(), "The leader dies");
    assert_eq!(script.about(), "");
    assert_eq!(script.setup(), Setup { seed: 42, ..Setup::default() });
    assert_eq!(script.until(), Some(3_000_000));
    assert_eq!(script.headless_end(), 3_000_000);
    let timed: Vec<(u32, u64)> = script.timed().iter().map(|&(line, moment, _)| (line, moment.at)).collect();
    assert_eq!(timed, [(3, 600_000), (6, 900_000), (7, 1_200_000), (8, 2_000_000), (9, 2_900_000)]);
    let crash = Directive::Act(Action::Crash(Target::Leader, Damage::default()));
    let first = Trigger { fact: FactKind::LeaderElected, node: None, count: 1, after: 0, directive: crash };
    assert_eq!(script.triggers().next(), Some((4, &first)));
    assert_eq!(script.triggers().nth(1).map(|(line, t)| (line, t.count, t.after)), Some((5, 2, 100_000)));
    assert_eq!(script.expects().collect::<Vec<_>>(), [(11, &Expect::NoViolation)]);
    assert_eq!(script.lines()[3].comment(), Some("         # trigger: a fact, then an action"));
}

#[test]
fn every_action_parses_to_its_value() {
    let act = |action| Directive::Act(action);
    let set = |key: &str, value: &str| Command::Set(key.into(), value.into());
    for (text, directive) in [
        ("crash n25", act(Action::Crash(n(25), Damage::default()))),
        ("crash n25 lose=4294967295 torn", act(Action::Crash(n(25), Damage { torn: true, lose: u32::MAX }))),
        ("restart n1 seed=0", act(Action::Restart(n(1), Some(0)))),
        ("disk n1 5", act(Action::Disk(n(1), Some(Span::ms(5, 5))))),
        ("disk leader as-cluster", act(Action::Disk(Target::Leader, None))),
        ("link n1>n2 reorder=2.5%", act(Action::LinkQuality(n(1), n(2), vec![LinkSetting::Reorder(25_000)]))),
        ("  timeout\tleader  # now", act(Action::Timeout(Target::Leader))),
        ("propose n1 set x 1", act(Action::Propose(n(1), set("x", "1")))),
        (r#"propose n1 set "x y" "\"\\\n\r\t#""#, act(Action::Propose(n(1), set("x y", "\"\\\n\r\t#")))),
        (r#"propose n1 set "" a\b"#, act(Action::Propose(n(1), set("", "a\\b")))),
        ("propose n1 add x -9223372036854775808", act(Action::Propose(n(1), Command::Add("x".into(), i64::MIN)))),
        ("drop n2>n3#4", act(Action::Drop(message(2, 3, 4, 1)))),
        ("deliver n2>n3#4294967295.255", act(Action::Deliver(message(2, 3, u32::MAX, 255)))),
        ("delay n1>n2#1 0.5", act(Action::Delay(message(1, 2, 1, 1), 500))),
        (
            "drop-next n1>n2 count=2 appendentriesreply",
            act(Action::DropNext { from: n(1), to: n(2), kind: Some(MessageKind::AppendEntriesReply), count: 2 }),
        ),
        (
            "partition n1 n2|n3| leader",
            act(Action::Partition(vec![vec![n(1), n(2)], vec![n(3)], vec![Target::Leader]])),
        ),
        ("cut leader-follower", act(Action::Cut(Link { from: Target::Leader, to: Target::Follower, both: true }))),
        ("mend n1>n2", act(Action::Mend(Link { from: n(1), to: n(2), both: false }))),
        ("clock n1 0.001", act(Action::Clock(n(1), ClockRate(1)))),
        ("clock n1 1000", act(Action::Clock(n(1), ClockRate(1_000_000)))),
        ("set latency=7", act(Action::Set(Setting::Latency(Span::ms(7, 7))))),
        ("set latency=0.5..1.25", act(Action::Set(Setting::Latency(Span { min: 500, max: 1250 })))),
        ("set loss=0.0001%", act(Action::Set(Setting::Loss(1)))),
        ("set snapshot=0", act(Action::Set(Setting::Snapshot(0)))),
        ("set noop=off", act(Action::Set(Setting::Noop(false)))),
        ("link n1>n2 loss=100%", act(Action::LinkQuality(n(1), n(2), vec![LinkSetting::Loss(1_000_000)]))),
        ("rule majority off", act(Action::Rule(Rule::Majority, false))),
        ("bookmark here", Directive::Bookmark("here".into())),
        ("say \"\"", Directive::Say(String::new())),
        ("expect committed \"set x 1\"", Directive::Expect(Expect::Committed(set("x", "1")))),
        ("expect term n1 >= 007", Directive::Expect(Expect::Term(n(1), Op::AtLeast, 7))),
    ] {
        let read = parse_action(text).unwrap_or_else(|refusal| panic!("{refusal}\n{text}"));
        assert_eq!(read, directive, "{text}");
        assert_eq!(parse_action(&directive.to_string()), Ok(directive), "{text}");
    }
}

/// Checks a table of texts and of what the parser says of them, block by block: a text, then lines that begin with
/// "=> ". The first block and those that begin with "--" are comments. Reports every block that differs; writes what
/// the parser says with `UPDATE=1`. Returns the number of blocks.
fn check_table(name: &str, said: impl Fn(&str) -> Vec<String>) -> usize {
    let path = format!("{}/tests/script/{name}", env!("CARGO_MANIFEST_DIR"));
    let file = std::fs::read_to_string(&path).unwrap();
    let updates = std::env::var_os("UPDATE").is_some();
    let (mut blocks, mut complaints, mut count) = (Vec::new(), String::new(), 0);
    for (place, block) in file.trim_end().split("\n\n").enumerate() {
        if place == 0 || block.starts_with("--") {
            blocks.push(block.to_string());
            continue;
        }
        let text = block.split_once("\n=> ").map_or(block, |(text, _)| text);
        let found = said(text).iter().fold(text.to_string(), |all, line| all + "\n=> " + line);
        if found == text {
            complaints.push_str(&format!("\n{text}\nis accepted\n"));
        } else if found != block && !updates {
            complaints.push_str(&format!("\n{}", difference(block, &found)));
        }
        blocks.push(found);
        count += 1;
    }
    if updates {
        std::fs::write(&path, blocks.join("\n\n") + "\n").unwrap();
    }
    assert!(complaints.is_empty(), "{path}{complaints}\nUPDATE=1 cargo test --test script writes what is said");
    count
}

/// What the parser says of a refused text: place and words. The table is a file, because its sentences are longer than
/// lines of code. `UPDATE=1 cargo test --test script` writes the sentences; the texts are written by hand.
#[test]
fn every_refusal_names_the_place_and_what_was_expected() {
    let count = check_table("refused.txt", |text| {
        let Err(refusal) = parse(text) else { return Vec::new() };
        let said = refusal.to_string();
        let message = words::said(&refusal.message);
        assert_eq!(said, format!("line {}, column {}: {message}", refusal.line, refusal.column));
        let (found, expected) = (words::said(&refusal.found), words::said(&refusal.expected));
        assert!(said.contains(&found) && said.contains(&expected), "{refusal:?}");
        vec![said]
    });
    assert!(count > 90, "only {count} blocks were found");
    // A carriage return before the line feed is no character of the line.
    let cut = "title \"é\r\nuntil 1";
    assert_eq!(parse(cut).unwrap_err().column, 9);
}

/// Every name that the world has is accepted in its place, so that a new one cannot be forgotten here.
#[test]
fn every_fact_rule_property_and_message_kind_parses() {
    for fact in FactKind::ALL {
        good(&format!("when {fact} heal\nexpect fact {fact}"));
    }
    for rule in Rule::ALL {
        good(&format!("at 1 rule {rule} off"));
    }
    for property in Property::ALL {
        good(&format!("expect violation {property}"));
    }
    for kind in MessageKind::ALL {
        good(&format!("at 1 drop-next n1>n2 {kind}"));
    }
}

#[test]
fn all_line_ends_and_a_byte_order_mark_are_accepted() {
    let unix = "title \"x\"  # c\n\nat 1 heal\n";
    assert_eq!(good(&unix.replace('\n', "\r\n")), good(unix));
    assert_eq!(good(&format!("\u{feff}{unix}")), good(unix));
    assert_eq!(good(unix.trim_end()), good(unix));
    assert_eq!(good("title   x  # c \t\n \t \n\tat\u{a0}1.000 heal\t\n"), good(unix));
    assert_eq!(parse_bytes(unix.as_bytes()), Ok(good(unix)));
    let refusal = parse_bytes(b"at 1 heal\ntitle \"\xc3\xa9\xff\"").unwrap_err();
    assert_eq!(refusal.to_string(), "line 2, column 9: found the byte 0xFF, expected text in UTF-8");
}

#[test]
fn a_script_beyond_a_limit_is_refused_with_the_limit() {
    let statements = "at 1 heal\n".repeat(MAX_STATEMENTS);
    assert_eq!(good(&statements).statements().count(), MAX_STATEMENTS);
    let refusal = parse(&format!("# c\n\n{statements}  at 1 heal")).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "line 2003, column 3: found statement 2001, expected at most 2000 statements in a script"
    );

    let comment = format!("#\n#{}", "é".repeat(MAX_BYTES / 2 - 2));
    assert_eq!(comment.len(), MAX_BYTES - 1);
    good(&comment);
    let refusal = parse(&format!("{comment}é")).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "line 2, column 32768: found a script of 65537 bytes, expected at most 65536 bytes"
    );
    let refusal = parse_action(&" ".repeat(MAX_BYTES + 1)).unwrap_err();
    assert_eq!(refusal.to_string(), "line 1, column 1: found an action of 65537 bytes, expected at most 65536 bytes");

    // The printed form of an accepted script is accepted, too.
    let short = format!("at 1 set latency=5\n#{}\n", "x".repeat(MAX_BYTES - 21));
    assert_eq!(short.len(), MAX_BYTES);
    let refusal = parse(&short).unwrap_err();
    assert_eq!(
        (refusal.line, words::said(&refusal.found).as_str()),
        (2, "a script that has 65539 bytes when it is written out in full")
    );
}

#[test]
fn the_last_value_of_a_key_counts_and_others_have_defaults() {
    assert_eq!(good("").setup(), Setup::default());
    let script = good("cluster nodes=3 seed=7 nodes=4\nat 1 heal\ncluster seed=8 disk=1..2");
    assert_eq!(script.setup(), Setup { nodes: 4, seed: 8, disk: Span::ms(1, 2), ..Setup::default() });
}

#[test]
fn a_headless_run_ends_at_until_or_two_seconds_after_the_last_statement() {
    assert_eq!(good("").headless_end(), 2_000_000);
    assert_eq!(good("at 900.5 heal\nat 1 heal").headless_end(), 2_900_500);
    assert_eq!(good("at 900 heal\nuntil 5").headless_end(), 5_000);
    assert_eq!(good("when heal after=9000 heal").headless_end(), 2_000_000);
}

#[test]
fn directives_are_ordered_by_moment_and_then_by_line() {
    let script = good(
        "at 5 say a\nat 1 say b\nat 5 events=1 say c\nat 5 events=0 say d\n\
         at 5 say e\nat 5 events=1 say f\nat 4.999 say g",
    );
    let order: Vec<u32> = script.timed().iter().map(|&(line, ..)| line).collect();
    assert_eq!(order, [2, 7, 4, 3, 6, 1, 5]);
}

fn say(text: &str) -> Directive {
    Directive::Say(text.to_string())
}

#[test]
fn push_inserts_after_everything_at_the_same_moment() {
    let mut script = good("cluster nodes=3\n\n# the end\nuntil 9\nexpect leader\n");
    assert_eq!(script.push(Moment::end_of(5_000), say("b")), Ok(3));
    assert_eq!(script.push(Moment::end_of(5_000), say("c")), Ok(4));
    assert_eq!(script.push(Moment { at: 5_000, events: Some(2) }, say("a")), Ok(3));
    assert_eq!(script.push(Moment::end_of(7_250), say("d")), Ok(6));
    let text = "cluster nodes=3\n\n\
        at 5 events=2 say \"a\"\nat 5 say \"b\"\nat 5 say \"c\"\nat 7.25 say \"d\"\n\
        # the end\nuntil 9\nexpect leader\n";
    assert_eq!(script.to_string(), text);
    // Out of order, as a script may be: still after all that is done until then.
    let mut script = good("at 9 say a\nat 1 say b\n");
    assert_eq!(script.push(Moment::end_of(5_000), say("c")), Ok(3));
    let mut script = Script::default();
    assert_eq!(script.push(Moment::end_of(0), say("a")), Ok(1));
    assert_eq!(script.to_string(), "at 0 say \"a\"\n");
}

#[test]
fn push_refuses_what_no_text_expresses() {
    let nobody = Action::Partition(vec![vec![n(1)], vec![]]);
    let twice = Action::DropNext { from: n(1), to: n(2), kind: None, count: 0 };
    for action in [
        nobody,
        twice,
        Action::Set(Setting::Nodes(3)),
        Action::Set(Setting::Loss(1_000_001)),
        Action::Delay(message(1, 2, 1, 1), MAX_TIME + 1),
        Action::Clock(n(1), ClockRate(0)),
        Action::LinkQuality(n(1), n(2), vec![]),
        Action::Cut(Link { from: n(1), to: n(1), both: true }),
        Action::Crash(n(6), Damage::default()),
        Action::Restart(n(1), Some(1 << 53)),
        Action::Disk(n(1), Some(Span { min: 2, max: 1 })),
    ] {
        let mut script = good("cluster nodes=5\n");
        assert!(script.push(Moment::end_of(1), Directive::Act(action.clone())).is_err(), "{action:?}");
        assert_eq!(script, good("cluster nodes=5\n"));
    }
    let mut script = Script::default();
    assert!(script.push(Moment::end_of(MAX_TIME + 1), say("late")).is_err());
    let mut full = good(&"at 1 heal\n".repeat(MAX_STATEMENTS));
    assert!(full.push(Moment::end_of(1), say("too many")).is_err());
    assert_eq!(full.statements().count(), MAX_STATEMENTS);
}

#[test]
fn cut_removes_later_statements_and_records() {
    let mut script = good(
        "at 9 heal # gone\nat 5 heal\nat 5 events=1 heal\nwhen heal heal\n\
         recorded engine=1 at=6 fingerprint=0\nuntil 9\n",
    );
    assert_eq!(script.cut(Moment { at: 5_000, events: Some(1) }), 3);
    assert_eq!(script.to_string(), "at 5 events=1 heal\nwhen heal heal\nuntil 9\n");
    assert_eq!(script.cut(Moment::end_of(5_000)), 0);
}

#[test]
fn configure_replaces_a_key_in_its_place() {
    let mut script = good("title x\ncluster nodes=3 seed=1\ncluster disk=1..1\nat 1 crash n3\n");
    script.configure(Setting::Seed(9)).unwrap();
    script.configure(Setting::Window(2)).unwrap();
    assert_eq!(script.to_string(), "title \"x\"\ncluster nodes=3 seed=9\ncluster disk=1..1 window=2\nat 1 crash n3\n");
    let before = script.clone();
    assert!(script.configure(Setting::Nodes(2)).is_err());
    assert!(script.configure(Setting::Window(0)).is_err());
    assert_eq!(script, before);
    let mut clean = script.clean();
    assert_eq!(clean.to_string(), "cluster nodes=3 seed=9\ncluster disk=1..1 window=2\n");
    clean.configure(Setting::Nodes(2)).unwrap();
    assert_eq!(clean.setup().nodes, 2);
    let mut bare = good("# c\ntitle x\nat 1 heal\n");
    bare.configure(Setting::Seed(3)).unwrap();
    assert_eq!(bare.to_string(), "# c\ntitle \"x\"\ncluster seed=3\nat 1 heal\n");
}

#[test]
fn parse_action_refuses_nodes_that_the_cluster_lacks() {
    let script = good("cluster nodes=3");
    assert_eq!(script.parse_action("crash n3"), Ok(Directive::Act(Action::Crash(n(3), Damage::default()))));
    let refusal = script.parse_action("drop n1>n4#1").unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "line 1, column 9: found “n4”, expected a node of this cluster: n1 to n3; \
         “cluster nodes=4” adds it"
    );
}

mod random {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::select;

    fn target() -> impl Strategy<Value = Target> {
        prop_oneof![(1..=25u8).prop_map(n), select(&[Target::Leader, Target::Follower, Target::Candidate][..]),]
    }

    fn pair() -> impl Strategy<Value = (Target, Target)> {
        (target(), target()).prop_filter("two nodes", |(from, to)| from != to)
    }

    fn message() -> impl Strategy<Value = MessageId> {
        (1..=25u8, 1..=24u8, 1..=u32::MAX, 1..=u8::MAX)
            .prop_map(|(from, step, number, copy)| super::message(from, (from - 1 + step) % 25 + 1, number, copy))
    }

    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof!["[a-z0-9]{1,6}", "[ \"#\\\\\\n\\r\\t|=>é\u{a0}\u{feff}-]{0,6}", any::<String>()]
    }

    fn text() -> impl Strategy<Value = Rc<str>> {
        any_text().prop_map(Rc::from)
    }

    fn command() -> impl Strategy<Value = Command> {
        prop_oneof![
            (text(), text()).prop_map(|(key, value)| Command::Set(key, value)),
            text().prop_map(Command::Del),
            (text(), any::<i64>()).prop_map(|(key, n)| Command::Add(key, n)),
            (text(), text(), text()).prop_map(|(key, old, new)| Command::Cas(key, old, new)),
        ]
    }

    fn span(least: u64, most: u64) -> impl Strategy<Value = Span> {
        (least..=most, least..=most).prop_map(|(a, b)| Span { min: a.min(b), max: a.max(b) })
    }

    /// Any setting that can change during a run, with any value of its domain.
    fn knob() -> impl Strategy<Value = Setting> {
        let keys: Vec<SettingKey> = SettingKey::ALL.iter().copied().filter(|key| !key.is_fixed()).collect();
        prop::sample::select(keys).prop_flat_map(|key| {
            let value = match key.domain() {
                SettingDomain::Whole { least, most, .. } => (least..=most).prop_map(SettingValue::Whole).boxed(),
                SettingDomain::CountOrOff { most, .. } => (0..=most).prop_map(SettingValue::Whole).boxed(),
                SettingDomain::Time { least, most, .. } => (least..=most).prop_map(SettingValue::Time).boxed(),
                SettingDomain::Range { least, most, .. } => span(least, most).prop_map(SettingValue::Range).boxed(),
                SettingDomain::Percent => (0..=1_000_000u32).prop_map(SettingValue::Percent).boxed(),
                SettingDomain::Switch => any::<bool>().prop_map(SettingValue::Switch).boxed(),
                SettingDomain::Choice { names, .. } => (0..names.len()).prop_map(SettingValue::Choice).boxed(),
            };
            value.prop_map(move |value| key.with(value).expect("a value of the key's domain"))
        })
    }

    fn link_settings() -> impl Strategy<Value = Vec<LinkSetting>> {
        let loss = (0..=1_000_000u32).prop_map(LinkSetting::Loss);
        let latency = span(0, 60_000_000).prop_map(LinkSetting::Latency);
        let duplicate = (0..=1_000_000u32).prop_map(LinkSetting::Duplicate);
        let reorder = (0..=1_000_000u32).prop_map(LinkSetting::Reorder);
        (loss, latency, duplicate, reorder, 1..16u8).prop_map(|(loss, latency, duplicate, reorder, which)| {
            let all = [loss, latency, duplicate, reorder].into_iter().enumerate();
            all.filter(|(bit, _)| which & (1 << bit) != 0).map(|(_, setting)| setting).collect()
        })
    }

    /// Groups in which no target stands twice.
    fn groups() -> impl Strategy<Value = Vec<Vec<Target>>> {
        let all: Vec<Target> = (1..=25).map(n).chain([Target::Leader, Target::Follower, Target::Candidate]).collect();
        (Just(all).prop_shuffle(), prop::collection::vec(1..5usize, 1..7)).prop_map(|(all, sizes)| {
            let mut rest = all.into_iter();
            sizes.into_iter().map(|size| rest.by_ref().take(size).collect()).collect()
        })
    }

    fn action() -> impl Strategy<Value = Action> {
        let link = || (pair(), any::<bool>()).prop_map(|((from, to), both)| Link { from, to, both });
        let kind = prop::option::of(select(MessageKind::ALL));
        let plain = prop_oneof![
            (target(), any::<bool>(), any::<u32>())
                .prop_map(|(node, torn, lose)| Action::Crash(node, Damage { torn, lose })),
            (target(), prop::option::of(0..1u64 << 53)).prop_map(|(node, seed)| Action::Restart(node, seed)),
            (target(), prop::option::of(span(0, 60_000_000))).prop_map(|(node, span)| Action::Disk(node, span)),
            target().prop_map(Action::Pause),
            target().prop_map(Action::Resume),
            target().prop_map(Action::Wipe),
            target().prop_map(Action::Timeout),
            target().prop_map(Action::Snapshot),
            Just(Action::Heal),
        ];
        let of_messages = prop_oneof![
            message().prop_map(Action::Drop),
            (message(), 0..=MAX_TIME).prop_map(|(id, by)| Action::Delay(id, by)),
            message().prop_map(Action::Duplicate),
            message().prop_map(Action::Deliver),
            (pair(), kind, 1..=u32::MAX).prop_map(|((from, to), kind, count)| Action::DropNext {
                from,
                to,
                kind,
                count
            }),
        ];
        prop_oneof![
            plain,
            of_messages,
            (target(), command()).prop_map(|(node, command)| Action::Propose(node, command)),
            groups().prop_map(Action::Partition),
            link().prop_map(Action::Cut),
            link().prop_map(Action::Mend),
            (target(), 1..=1_000_000u32).prop_map(|(node, rate)| Action::Clock(node, ClockRate(rate))),
            knob().prop_map(Action::Set),
            (pair(), link_settings()).prop_map(|((from, to), settings)| Action::LinkQuality(from, to, settings)),
            (select(Rule::ALL), any::<bool>()).prop_map(|(rule, on)| Action::Rule(rule, on)),
        ]
    }

    fn expectation() -> impl Strategy<Value = Expect> {
        const MOST: u64 = (1 << 53) - 1;
        prop_oneof![
            prop::option::of(target()).prop_map(Expect::Leader),
            Just(Expect::NoLeader),
            (target(), select(Op::ALL), 0..=MOST).prop_map(|(node, op, term)| Expect::Term(node, op, term)),
            (target(), select(RoleName::ALL)).prop_map(|(node, role)| Expect::Role(node, role)),
            command().prop_map(Expect::Committed),
            (target(), 1..=MOST, 1..=MOST).prop_map(|(node, index, term)| Expect::Log(node, index, term)),
            (target(), text(), text()).prop_map(|(node, key, value)| Expect::Value(node, key, value)),
            (target(), select(Op::ALL), 0..=MOST).prop_map(|(node, op, index)| Expect::Commit(node, op, index)),
            (select(FactKind::ALL), prop::option::of(target()), any::<Option<u32>>())
                .prop_map(|(fact, node, count)| Expect::Fact { fact, node, count }),
            select(Property::ALL).prop_map(Expect::Violation),
            Just(Expect::NoViolation),
        ]
    }

    fn directive() -> impl Strategy<Value = Directive> {
        prop_oneof![
            4 => action().prop_map(Directive::Act),
            1 => any_text().prop_map(Directive::Bookmark),
            1 => any_text().prop_map(Directive::Say),
            2 => expectation().prop_map(Directive::Expect),
        ]
    }

    fn moment() -> impl Strategy<Value = Moment> {
        (0..=MAX_TIME, any::<Option<u32>>()).prop_map(|(at, events)| Moment { at, events })
    }

    fn statement() -> impl Strategy<Value = Statement> {
        let seed = (0..=(1u64 << 53) - 1).prop_map(Setting::Seed);
        let settings = prop::collection::vec(prop_oneof![knob(), seed, Just(Setting::Nodes(25))], 1..5);
        let trigger = (select(FactKind::ALL), prop::option::of(target()), 1..=u32::MAX, 0..=MAX_TIME, directive());
        let trigger =
            trigger.prop_map(|(fact, node, count, after, directive)| Trigger { fact, node, count, after, directive });
        prop_oneof![
            1 => settings.prop_map(Statement::Cluster),
            4 => (moment(), directive()).prop_map(|(moment, directive)| Statement::Timed(moment, directive)),
            2 => trigger.prop_map(Statement::When),
            1 => expectation().prop_map(Statement::Expect),
            1 => ("[!#-~é]{1,9}", moment(), "[0-9a-f]{1,64}")
                .prop_map(|(engine, at, fingerprint)| Statement::Recorded { engine, at, fingerprint }),
        ]
    }

    /// Statements with their comments, where there are any. At most one title, description and `until`.
    pub fn script() -> impl Strategy<Value = Vec<(Option<Statement>, Option<String>)>> {
        let line = || (prop::option::weighted(0.8, statement()), prop::option::of("[ \t]{1,3}#([ -~é]{0,9}[!-~])?"));
        let once = (
            prop::option::of(any_text().prop_map(Statement::Title)),
            prop::option::of(any_text().prop_map(Statement::About)),
            prop::option::of((0..=MAX_TIME).prop_map(Statement::Until)),
            prop::option::of((select(Rule::ALL), any_text())),
        );
        (once, prop::collection::vec(line(), 0..12)).prop_map(|((title, about, until, broken), mut lines)| {
            lines.insert(0, (Some(Statement::Cluster(vec![Setting::Nodes(25)])), None));
            let broken = broken.map(|(rule, text)| Statement::Break(Break { rule, text }));
            let lesson = broken.as_ref().map(|_| Statement::Lesson("l".into()));
            let once = [title, about, until, lesson, broken];
            lines.extend(once.into_iter().flatten().map(|statement| (Some(statement), None)));
            lines
        })
    }

    pub fn printed(lines: &[(Option<Statement>, Option<String>)]) -> String {
        let line = |(statement, comment): &(Option<Statement>, Option<String>)| {
            let statement = statement.as_ref().map(Statement::to_string).unwrap_or_default();
            format!("{statement}{}\n", comment.as_deref().unwrap_or(""))
        };
        lines.iter().map(line).collect()
    }

    /// The same script as somebody might type it: other spacing, other ends of lines.
    fn messed(text: &str, spaces: &[&str]) -> String {
        let (mut quoted, mut escaped, mut comment) = (false, false, false);
        let mut spaces = spaces.iter().cycle();
        let mut messed = String::from("\u{feff}");
        for c in text.chars() {
            match c {
                '\n' => {
                    comment = false;
                    messed.push_str("\r\n");
                    continue;
                }
                '#' if !quoted && messed.ends_with(char::is_whitespace) => comment = true,
                '"' if !escaped && !comment => quoted = !quoted,
                ' ' if !quoted && !comment => {
                    messed.push(' ');
                    messed.push_str(spaces.next().unwrap());
                    continue;
                }
                _ => {}
            }
            escaped = c == '\\' && !escaped;
            messed.push(c);
        }
        messed
    }

    /// A place that is in the text, or right after one of its lines.
    pub fn check_place(text: &str, line: u32, column: u32) {
        let lines: Vec<&str> = text.split('\n').collect();
        assert!((1..=lines.len() as u32).contains(&line), "line {line} of {text:?}");
        let width = lines[line as usize - 1].chars().count() as u32;
        assert!((1..=width + 1).contains(&column), "column {column} of line {line} of {text:?}");
    }

    fn check_any(text: &str) {
        match parse(text) {
            Ok(script) => {
                let printed = script.to_string();
                assert_eq!(parse(&printed).as_ref(), Ok(&script), "{text:?}");
                assert_eq!(good(&printed).to_string(), printed);
            }
            Err(refusal) => check_place(text, refusal.line, refusal.column),
        }
        if let Ok(directive) = parse_action(text) {
            assert_eq!(parse_action(&directive.to_string()), Ok(directive), "{text:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_printed_is_read_again(
            lines in script(),
            spaces in prop::collection::vec(select(&["", " ", "\t", "\u{a0}"][..]), 1..9),
        ) {
            let text = printed(&lines);
            let script = good(&text);
            prop_assert_eq!(script.lines().len(), lines.len());
            for (read, (statement, comment)) in script.lines().iter().zip(&lines) {
                prop_assert_eq!(read.statement(), statement.as_ref());
                prop_assert_eq!(read.comment(), comment.as_deref());
            }
            prop_assert_eq!(script.to_string(), &text[..]);
            let messed = good(&messed(&text, &spaces));
            let statements = |script: &Script| script.statements().map(|(_, s)| s.clone()).collect::<Vec<_>>();
            prop_assert_eq!(statements(&messed), statements(&script));
            check_any(&messed.to_string());
        }

        #[test]
        fn a_deed_by_hand_is_read_again(directive in directive(), moment in moment()) {
            prop_assert_eq!(parse_action(&directive.to_string()), Ok(directive.clone()));
            let mut script = good("cluster nodes=25");
            let line = script.push(moment, directive.clone());
            prop_assert_eq!(line, Ok(2));
            prop_assert_eq!(script.timed(), vec![(2, moment, &directive)]);
        }

        #[test]
        fn damaged_scripts_are_refused_in_a_place(
            whole in select(&[ALL, LESSON][..]),
            (cut, length, put) in (0..ALL.len(), 0..9usize, any_text()),
        ) {
            let edge = |mut at: usize| { while !whole.is_char_boundary(at) { at -= 1 } at };
            let cut = cut % whole.len();
            let (from, to) = (edge(cut), edge((cut + length).min(whole.len())));
            check_any(&format!("{}{put}{}", &whole[..from], &whole[to..]));
        }

        #[test]
        fn words_in_any_order_do_no_harm(words in prop::collection::vec(prop_oneof![
            select(ALL.split_whitespace().collect::<Vec<_>>()).prop_map(String::from),
            select(LESSON.split_whitespace().collect::<Vec<_>>()).prop_map(String::from),
            any_text(),
        ], 0..12), lesson in any::<bool>()) {
            let first = if lesson { "lesson l\n" } else { "" };
            check_any(&format!("{first}{}", words.join(" ")));
        }

        #[test]
        fn arbitrary_bytes_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let text = String::from_utf8_lossy(&bytes);
            check_any(&text);
            if let Err(refusal) = parse_bytes(&bytes) {
                check_place(&text, refusal.line, refusal.column);
            }
        }
    }
}
