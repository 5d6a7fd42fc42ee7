//! Hostile input. Every text, link and action is accepted or refused without a panic, and every accepted script stays
//! within the limits. `tests/fuzz` tests the same with more input.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, Index};

use playground::play::run::history::Place;
use playground::play::run::session::Session;
use playground::play::run::Run;
use playground::play::script::grammar::{ActionName, CommandName, ExpectName, Selector, StatementName};
use playground::play::script::{self, Op, RoleName, Script, MAX_BYTES};
use playground::play::share::link::{self, Trouble};
use playground::raft::{MessageKind, Rule};
use playground::sim::{FactKind, Limit, Limits, Overload, Property, SettingKey};
use playground::words::said;

const TOP: &str = env!("CARGO_MANIFEST_DIR");

// ---- input ----

/// Scripts written by hand: those of the gallery and of the tests.
fn written() -> Vec<String> {
    let mut scripts = Vec::new();
    for folder in ["www/scenarios", "tests/golden", "tests/broken"] {
        let mut files: Vec<_> = fs::read_dir(Path::new(TOP).join(folder)).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        scripts.extend(
            files
                .iter()
                .filter(|file| file.extension().is_some_and(|end| end == "raft"))
                .map(|file| fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))),
        );
    }
    assert!(scripts.len() > 60, "{}", scripts.len());
    scripts
}

/// Words of the grammar, examples, separators and odd texts.
fn words() -> Vec<String> {
    fn names<N: ToString>(all: &[N]) -> Vec<String> {
        all.iter().map(ToString::to_string).collect()
    }
    let mut words = [
        names(StatementName::ALL),
        names(ActionName::ALL),
        names(SettingKey::ALL),
        names(ExpectName::ALL),
        names(CommandName::ALL),
        names(Selector::ALL),
        names(FactKind::ALL),
        names(Property::ALL),
        names(Rule::ALL),
        names(RoleName::ALL),
        names(Op::ALL),
        names(MessageKind::ALL),
        names(PIECES),
    ]
    .concat();
    let rows = [StatementName::rows().collect::<Vec<_>>(), ActionName::rows().collect(), ExpectName::rows().collect()];
    words.extend(rows.concat().into_iter().map(|row| row.example.to_string()));
    words.sort();
    words.dedup();
    words
}

/// Parts of words, values at the limits, and texts that do not belong in a script.
const PIECES: &[&str] = &[
    "n1",
    "n2",
    "n25",
    "n26",
    "n0",
    "n",
    "n1>n2",
    "n1-n2",
    "n2>n3#4",
    "n2>n3#4.2",
    "n1>n1",
    "leader>n2",
    "#",
    "#1.z.",
    "#1.t.",
    "1.",
    "%0A",
    "%",
    "\"",
    "\"\"",
    "\\",
    "\\n",
    "\"a b\"",
    "=",
    ">=",
    "<=",
    "..",
    ".",
    "-",
    "|",
    ">",
    "0",
    "1",
    "-1",
    "0..0",
    "1..1",
    "15..5",
    "60000",
    "60000..60000",
    "3600000",
    "3600000.001",
    "600.25",
    "0.001",
    "0.0001%",
    "0%",
    "100%",
    "101%",
    "4294967295",
    "4294967296",
    "9007199254740991",
    "9007199254740992",
    "18446744073709551616",
    "events=2",
    "node=n1",
    "node=leader",
    "count=2",
    "count=0",
    "after=1",
    "nodes=25",
    "nodes=1",
    "seed=0",
    "on",
    "off",
    "engine=1",
    "fingerprint=0123456789abcdef",
    "\n",
    "\r\n",
    "\t",
    " ",
    "\0",
    "é",
    "\u{feff}",
    "\u{202e}",
    "<img src=x onerror=alert(1)>",
];

/// `tests/fuzz/words.dict` is the fuzzer's dictionary. `UPDATE=1 cargo test --test hostile` rewrites it.
#[test]
fn fuzz_dictionary_is_up_to_date() {
    let file = Path::new(TOP).join("tests/fuzz/words.dict");
    let escaped = |byte: u8| match byte {
        b'"' | b'\\' => format!("\\{}", char::from(byte)),
        b' '..=b'~' => char::from(byte).to_string(),
        _ => format!("\\x{byte:02X}"),
    };
    let line = |word: String| format!("\"{}\"\n", word.bytes().map(escaped).collect::<String>());
    let now: String = words().into_iter().map(line).collect();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, &now).unwrap();
    }
    assert!(fs::read_to_string(&file).unwrap_or_default() == now, "UPDATE=1 cargo test --test hostile");
}

/// Reads bytes as a script, a link and an action. Nothing may panic, and an accepted script must print to itself.
fn read_as_everything(bytes: &[u8]) {
    match script::parse_bytes(bytes) {
        Ok(script) => {
            let printed = script.to_string();
            assert!(printed.len() <= MAX_BYTES);
            let again = script::parse(&printed).unwrap_or_else(|refusal| panic!("{refusal}\n{printed}"));
            assert_eq!(again.to_string(), printed);
            assert_eq!(again.setup(), script.setup());
            let packed = link::encode(&printed);
            assert_eq!(link::decode(&packed).map(|script| script.to_string()), Ok(printed));
        }
        Err(refusal) => {
            // An error message is short and one line.
            let told = refusal.to_string();
            assert!(told.chars().count() < 1_000 && !told.contains('\n'), "{told}");
        }
    }
    let text = String::from_utf8_lossy(bytes);
    let _ = script::parse_action(&text);
    for line in text.lines().take(50) {
        let _ = script::parse_action(line);
    }
    for fragment in [text.to_string(), format!("#1.t.{text}"), format!("1.z.{text}"), link::deflated(bytes)] {
        let told: Vec<String> = match link::decode(&fragment) {
            Ok(_) => Vec::new(),
            Err(Trouble::Script(mistakes)) => mistakes.listed().map(ToString::to_string).collect(),
            Err(trouble) => vec![said(&trouble.told())],
        };
        assert!(told.len() <= script::MOST_MISTAKES);
        for told in told {
            assert!(told.chars().count() < 1_000 && !told.contains('\n'), "{told}");
        }
    }
    assert!(link::inflate(bytes).map_or(true, |unpacked| unpacked.len() <= MAX_BYTES));
}

/// A random change to a text.
#[derive(Clone, Debug)]
enum Change {
    Insert(Index, String),
    Remove(Index, usize),
    Repeat(Index, usize, usize),
    Byte(Index, u8),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), select(words())).prop_map(|(at, word)| Change::Insert(at, word)),
        (any::<Index>(), 1..40usize).prop_map(|(at, len)| Change::Remove(at, len)),
        (any::<Index>(), 1..80usize, 1..400usize).prop_map(|(at, len, times)| Change::Repeat(at, len, times)),
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
    ]
}

fn changed(text: &str, changes: &[Change]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for change in changes {
        let len = bytes.len();
        if len == 0 {
            break;
        }
        match change {
            Change::Insert(at, word) => {
                let at = at.index(len);
                bytes.splice(at..at, word.bytes());
            }
            Change::Remove(at, some) => {
                let at = at.index(len);
                bytes.drain(at..(at + some).min(len));
            }
            Change::Repeat(at, some, times) => {
                let at = at.index(len);
                let piece = bytes[at..(at + some).min(len)].repeat(*times);
                bytes.splice(at..at, piece);
            }
            Change::Byte(at, byte) => bytes[at.index(len)] = *byte,
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_parsed_or_refused(bytes in vec(any::<u8>(), 0..3_000)) {
        read_as_everything(&bytes);
    }

    #[test]
    fn mutated_scripts_are_parsed_or_refused(text in select(written()), changes in vec(change(), 1..12)) {
        read_as_everything(&changed(&text, &changes));
    }

    #[test]
    fn random_words_are_parsed_or_refused(soup in vec((select(words()), any::<bool>()), 0..600)) {
        let word = |(word, space): &(_, bool)| format!("{word}{}", if *space { " " } else { "" });
        let text: String = soup.iter().map(word).collect();
        read_as_everything(text.as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Up to slightly more than the longest script.
    #[test]
    fn the_longest_inputs_are_parsed_or_refused(piece in vec(select(words()), 1..8), bytes in 0..MAX_BYTES + 200) {
        let piece = piece.join(" ");
        let text = piece.repeat(bytes / piece.len().max(1) + 1);
        read_as_everything(&text.as_bytes()[..bytes.min(text.len())]);
        read_as_everything(text.replace(' ', "\n").as_bytes());
    }
}

// ---- limits of a run ----

fn parsed(text: &str) -> Script {
    script::parse(text).unwrap_or_else(|refusal| panic!("{refusal}\n{text}"))
}

/// Plays a script headless.
fn played(text: &str, limits: Limits) -> Run {
    let script = parsed(text);
    let mut run = Run::limited(&script, limits);
    run.advance(script.headless_end(), u64::MAX, &mut |_, _| ());
    run
}

fn overload(text: &str) -> Option<Overload> {
    played(text, Limits::default()).world().overload()
}

/// Plays a script that must exceed this limit; its message must contain these parts.
fn stops(text: &str, limit: Limit, told: &[&str]) -> Overload {
    let run = played(text, Limits::default());
    let found = run.world().overload().unwrap_or_else(|| panic!("{limit:?} is not exceeded by\n{text}"));
    assert_eq!(found.limit, limit, "{found:?}");
    assert!(found.found > found.most && found.found < found.most + found.most / 10, "{found:?}");
    // The run stops there and has no next event.
    assert_eq!((run.world().now(), run.next_time()), (found.at, None));

    // A session stops at the same event and says why.
    let mut session = Session::new(parsed(text));
    let mut frames = 0;
    while session.stopped().is_none() {
        session.advance(session.world().now() + 1_600_000, 4_000);
        frames += 1;
        assert!(frames < 5_000);
    }
    assert_eq!(session.world().overload(), Some(found));
    assert_eq!(session.world().fingerprint(), run.world().fingerprint());
    let view = session.view();
    let beginning = format!("The run stops at {} ms: ", script::Millis(found.at));
    assert!(said(&view.stopped).starts_with(&beginning), "{}", said(&view.stopped));
    for part in told {
        assert!(said(&view.stopped).contains(part), "{}", said(&view.stopped));
    }
    assert_eq!(view.next_event_ms, None);

    // Neither time nor actions advance it, and nothing is lost.
    let before = (session.revision(), session.world().now(), session.script().to_string());
    assert!(!session.step());
    session.advance(session.world().now() + 1_000_000, u64::MAX);
    let acted = session.act("heal").unwrap();
    assert_eq!((acted.recorded.as_str(), &acted.note), ("", &vec![view.stopped.clone()]));
    assert_eq!((session.revision(), session.world().now(), session.script().to_string()), before);
    assert!(session.act("nonsense").is_err());

    // Going back and acting otherwise works, and so does another script.
    assert!(session.back());
    assert!(session.stopped().is_none() && session.view().stopped.is_nothing());
    assert!(session.step() && session.stopped().is_some());
    session.seek(Place::Step(1), 10);
    let acted = session.act("crash n1").unwrap();
    assert!(acted.recorded.ends_with("crash n1"), "{acted:?}");
    session.restart();
    assert!(session.stopped().is_none() && session.step());
    session.replace(parsed("cluster nodes=3\n"));
    session.advance(1_000_000, u64::MAX);
    assert!(session.world().leader().is_some() && session.stopped().is_none());
    found
}

/// A leader's heartbeats, 24 a millisecond, are in flight for a minute.
const FLOOD: &str = "cluster nodes=25 heartbeat=1 latency=60000..60000 election=3600000\nat 0 timeout n1\n\
                     at 120000 expect leader n1\n";

/// Endless elections: both nodes time out every millisecond.
const ELECTIONS: &str = "cluster nodes=2 election=1..1 latency=0..0 heartbeat=1000\nat 0 rule majority off\n";

fn fast_clocks(nodes: u8) -> String {
    (1..=nodes).map(|node| format!("at 0 clock n{node} 1000\n")).collect()
}

#[test]
fn too_many_events_in_a_second() {
    // A single leader with a heartbeat timer of a microsecond.
    let one = format!("cluster nodes=1 election=1..1 heartbeat=1\n{}until 5000\n", fast_clocks(1));
    let found = stops(&one, Limit::EventsASecond, &["500,001 events within a virtual second", "clock"]);
    assert_eq!(found.found, 500_001);
    // Exactly the limit is allowed, second after second.
    let slower = "cluster nodes=1 election=1..1 heartbeat=1\nat 0 clock n1 450\nuntil 3000\nexpect leader\n";
    let run = played(slower, Limits::default());
    assert!(run.world().overload().is_none() && run.world().counts().events > 1_300_000);
}

#[test]
fn the_limit_on_messages_in_a_second_stops_a_run() {
    let script = "cluster nodes=25 election=3600000 latency=10..10 heartbeat=1\nat 0 timeout n1\n\
                  at 50 clock n1 20\nuntil 5000\n";
    stops(script, Limit::MessagesASecond, &["messages were sent within a virtual second", "heartbeat="]);
}

#[test]
fn the_limit_on_messages_in_flight_stops_a_run() {
    let flood = format!("{FLOOD}until 200000\n");
    stops(&flood, Limit::MessagesInFlight, &["messages are in flight at once, and the limit is 20,000", "latency="]);
    // Messages that wait at a paused node count, too.
    let paused =
        "cluster nodes=2 election=3600000 latency=0..0 heartbeat=1\nat 0 timeout n1\nat 1 pause n2\nuntil 30000\n";
    stops(paused, Limit::MessagesInFlight, &["20,001 messages", "stays paused"]);
    // Slightly fewer messages are allowed.
    assert_eq!(overload(&format!("{FLOOD}at 120820 set heartbeat=60000\nuntil 300000\n")), None);
}

#[test]
fn the_limit_on_pending_writes_stops_a_run() {
    let slow = "cluster nodes=3 election=1..2 latency=0..0 disk=60000..60000\nuntil 20000\n";
    let found = stops(slow, Limit::DiskQueue, &["10,001 writes or messages wait for disks", "disk="]);
    // If the disks become fast just before the limit, the writes finish and the cluster elects a leader.
    let in_time = found.at * 4 / 5 / 1000;
    let relief = format!("{slow}at {in_time} set disk=0\nat {in_time} set election=150..300\n");
    let script = relief.replace("until 20000", "until 90000") + "expect leader\n";
    let run = played(&script, Limits::default());
    assert!(run.world().overload().is_none() && run.finish(&parsed(&script)).iter().all(|verdict| verdict.held));
}

#[test]
fn too_many_log_entries() {
    let found = stops(&format!("{ELECTIONS}until 300000\n"), Limit::LogEntries, &["100,001 entries", "no-op"]);
    // A snapshot in time keeps the log short.
    let in_time = found.at / 1000 - 10;
    let snapshots =
        format!("{ELECTIONS}at {in_time} snapshot n1\nat {in_time} snapshot n2\nuntil {}\n", in_time + 1000);
    let run = played(&snapshots, Limits::default());
    assert!(run.world().overload().is_none() && run.world().monitor().committed() > 100_500);
}

/// With lower limits than the default, which would take too long to reach.
#[test]
fn too_much_history_and_too_many_events() {
    let limits = Limits { history_bytes: 2 << 20, ..Limits::default() };
    // No node answers: a new term without entries every two milliseconds.
    let terms = "cluster nodes=2 election=2..2 latency=0..0\nat 0 crash n2\nuntil 300000\n";
    let run = played(terms, limits);
    let found = run.world().overload().unwrap();
    assert_eq!((found.limit, found.most), (Limit::HistoryBytes, 2 << 20));
    assert!((110_000..150_000).contains(&(found.at / 1000)), "{found:?}");
    let told = said(&playground::play::tell::overload(found));
    assert!(told.contains("of its terms and entries") && told.contains("the limit is 2,097,152"), "{told}");
    assert_eq!(overload(terms), None);

    let limits = Limits { events: 5_000, ..Limits::default() };
    let run = played("cluster nodes=5\nuntil 60000\n", limits);
    let found = run.world().overload().unwrap();
    assert_eq!((found.limit, found.found), (Limit::Events, 5_001));
    let told = said(&playground::play::tell::overload(found));
    assert!(told.contains("5,001 events since its start, and the limit is 5,000"), "{told}");
}

/// The command line stops there too, reports it, and ends with status 1.
#[test]
fn the_command_line_reports_an_exceeded_limit() {
    let run = |arguments: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_raft-playground"));
        let program = program.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut program = program.spawn().unwrap();
        program.stdin.take().unwrap().write_all(format!("{FLOOD}until 200000\n").as_bytes()).unwrap();
        let output = program.wait_with_output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, told) = run(&["run", "-"]);
    let sentence = "The run stops at 120833 ms: 20,016 messages are in flight at once, and the limit is 20,000";
    assert!(told.contains(&format!("\nSTOPPED. {sentence}")) && told.ends_with("Not as expected.\n"), "{told}");
    assert_eq!(code, Some(1));
    let (code, told) = run(&["run", "-", "--json"]);
    let object: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert!(object["stopped"].as_str().unwrap().starts_with(sentence), "{}", object["stopped"]);
    assert_eq!((&object["time_ms"], code), (&serde_json::json!(120_833), Some(1)));
    // Expectations before the stop have their verdicts.
    assert_eq!(object["expects"][0]["held"], true);
}

/// The busiest useful run stays far below every limit.
#[test]
fn the_busiest_useful_run_stays_far_below_every_limit() {
    let mut script = String::from(
        "cluster nodes=25 seed=3 heartbeat=10 loss=10% duplicate=10% disk=0..10 snapshot=500\nuntil 5000\n\
         expect leader\n",
    );
    for i in 0..1_700 {
        writeln!(script, "at {} propose leader set k{} {i}", 1_000 + i, i % 50).unwrap();
    }
    let all = Limits::default();
    let fifth = Limits {
        events_a_second: all.events_a_second / 5,
        messages_a_second: all.messages_a_second / 5,
        messages_in_flight: all.messages_in_flight / 5,
        disk_queue: all.disk_queue / 5,
        log_entries: all.log_entries / 5,
        history_bytes: all.history_bytes / 5,
        events: all.events / 5,
    };
    let run = played(&script, fifth);
    assert_eq!(run.world().overload(), None);
    assert!(run.world().monitor().committed() > 1_500);
    assert!(run.finish(&parsed(&script)).iter().all(|verdict| verdict.held));
}

/// No trigger fires after the one whose action exceeds a limit.
#[test]
fn nothing_happens_after_an_exceeded_limit() {
    let mut script = String::from("cluster nodes=25 latency=100..100 election=200..400\nuntil 5000\n");
    for _ in 0..1_000 {
        script.push_str("when timeout count=3 timeout n1\n");
    }
    script.push_str("when timeout count=3 crash n2\nat 4000 crash n3\n");
    let run = played(&script, Limits::default());
    let found = run.world().overload().unwrap();
    assert_eq!(found.limit, Limit::MessagesInFlight);
    assert!(run.world().servers().iter().all(|server| server.is_up()));
}

/// A session stops when its memory for going back is full; recorded moments can still be visited.
#[test]
fn memory_for_going_back_is_bounded() {
    let mut session = Session::open("cluster nodes=5 seed=3\n").unwrap().with_timeline_bytes(1 << 20);
    while session.stopped().is_none() {
        let before = session.world().now();
        session.advance(before + 1_600_000, 4_000);
        assert!(session.world().now() > before);
    }
    let (end, told) = (session.world().now(), session.stopped().unwrap());
    assert!(said(&told).contains("1 MiB. Start a new run"), "{told:?}");
    assert_eq!(session.view().stopped, told);
    assert!(session.world().overload().is_none());
    // Neither playing nor acting advances it.
    assert!(!session.step());
    session.advance(end + 1_000_000, u64::MAX);
    assert!(session.seek(Place::Step(u64::MAX), u64::MAX));
    let acted = session.act("crash n1").unwrap();
    assert_eq!((acted.recorded.as_str(), &acted.note[..]), ("", &[told.clone()][..]));
    assert_eq!(session.world().now(), end);
    // It can go back and forward again to the same place.
    assert!(session.back() && session.stopped().is_none());
    session.restart();
    assert!(session.step() && session.stopped().is_none());
    session.advance(u64::MAX, u64::MAX);
    assert_eq!((session.world().now(), session.stopped()), (end, Some(told)));
    session.clean();
    session.advance(1_000_000, u64::MAX);
    assert!(session.stopped().is_none() && session.world().leader().is_some());
}

/// Checkpoints are thinned out, and every moment can still be reached.
#[test]
fn every_moment_is_reachable_with_fewer_checkpoints() {
    // Each checkpoint holds about ten thousand messages.
    let script = "cluster nodes=5 heartbeat=1 latency=2500..2500 election=20000..20001\nat 0 timeout n1\n";
    let mut session = Session::open(script).unwrap();
    let mut places = Vec::new();
    for round in 1..=80 {
        session.seek(Place::Step(round * 10_000), u64::MAX);
        places.push((round * 10_000, session.world().fingerprint()));
    }
    assert_eq!(session.stopped(), None);
    let history = session.branch().history();
    let (all, kept) = (session.run().steps() / 4_096, history.checkpoints() as u64);
    assert!(kept > 2 && kept < all, "{kept} of {all}");
    assert!(history.checkpoint_bytes() <= playground::play::run::session::MOST_CHECKPOINT_BYTES);
    // The remaining checkpoints are evenly spaced.
    let gap = |(step, _): &(u64, u64)| step - history.before(Place::Step(*step)).run.steps();
    let longest = places.iter().map(gap).max().unwrap();
    assert!(longest <= 2 * session.run().steps() / kept, "{longest}");
    for (step, fingerprint) in places.into_iter().rev().step_by(7) {
        session.seek(Place::Step(step), u64::MAX);
        assert_eq!((session.run().steps(), session.world().fingerprint()), (step, fingerprint));
    }
}

/// Copies of copied messages have distinct names.
#[test]
fn no_two_messages_have_the_same_name() {
    let mut session = Session::open("cluster nodes=3 latency=50..50 election=3600000\nat 0 timeout n1\n").unwrap();
    session.advance(1_000, u64::MAX);
    for action in ["n1>n2#1", "n1>n2#1.2", "n1>n2#1", "n1>n2#1.3", "n1>n2#1.2"] {
        session.act(&format!("duplicate {action}")).unwrap();
    }
    let mut names: Vec<String> = session.world().network().flights().map(|flight| flight.id.to_string()).collect();
    names.sort();
    let copies = ["n1>n2#1", "n1>n2#1.2", "n1>n2#1.3", "n1>n2#1.4", "n1>n2#1.5", "n1>n2#1.6", "n1>n3#1"];
    assert_eq!(names, copies);
}
