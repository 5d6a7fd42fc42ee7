//! The gallery: www/scenarios/NAME.raft is a script with one claim, and index.json lists them all in teaching order.
//!
//! What is tested is what a viewer relies on. A scenario plays as its expectations say, without a rule off and without
//! a violation; the claim stands or falls with what is done in it; nothing in it is superfluous; and what is said stays
//! long enough to be read.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use playground::play::run::{Run, Verdict};
use playground::play::script::{self, Directive, Expect, Millis, Script, Statement, Trigger};
use playground::play::share::link;
use playground::play::Session;
use playground::raft::{Index, NodeId, Role, Term};
use playground::sim::{Action, Micros, Property};
use serde::Deserialize;

#[path = "gallery/claims.rs"]
mod claims;
#[path = "gallery/sentences.rs"]
mod sentences;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/www/scenarios");

/// What the gallery is to show; more may join.
const WANTED: [&str; 40] = [
    "asymmetric-cut",
    "catch-up-by-snapshot",
    "churn",
    "client-timeout-a",
    "client-timeout-b",
    "commit-known-late",
    "deposed-leader-commits",
    "duplicate-delivery",
    "figure-7",
    "figure-8-d",
    "figure-8-e",
    "happy-path",
    "joint-change-under-partition",
    "kill-the-leader",
    "last-term-beats-length",
    "late-append",
    "late-snapshot",
    "leader-removed",
    "learner-by-snapshot",
    "lease-and-drift",
    "log-repair",
    "lossy-network",
    "majority-of-all",
    "no-op-commits-old-entries",
    "partial-partition",
    "partial-partition-prevote",
    "read-index",
    "refused-vote-deposes",
    "rejoining-node",
    "rejoining-node-prevote",
    "retry-applied-once",
    "slow-disk",
    "snapshot-and-crash",
    "snapshot-resumes",
    "split-the-vote",
    "stale-read",
    "three-three-three",
    "transfer-under-load",
    "two-leaders",
    "volatile-commit-index",
];

/// The tags by which scenarios are found.
const TAGS: [&str; 12] = [
    "basics",
    "clients",
    "commitment",
    "elections",
    "faults",
    "figures",
    "membership",
    "partitions",
    "persistence",
    "reads",
    "replication",
    "snapshots",
];

/// Those that show what Raft does not promise: reads that nobody confirms, and leases without good clocks. Answers that
/// contradict each other are what they are about.
const STALE: [&str; 2] = ["lease-and-drift", "stale-read"];

/// The longest claim and the longest text that is said, in characters.
const LONGEST_CLAIM: usize = 120;
const LONGEST_SAY: usize = 110;

/// The longest scenario: a viewer who watches one message at a time has a minute, not ten.
const LONGEST: Micros = 500_000;

/// How fast one has to read at most, in characters a second; subtitles allow themselves some twenty.
const READING: f64 = 25.0;

/// The page's calm speed, virtual milliseconds in a real one, and how many times as fast quiet time passes beside it:
/// `CALM` and `quietFactor` in www/js/core/update.js.
const CALM: f64 = 0.008;
const QUIET: f64 = 17.5;

/// A listing in index.json.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listing {
    name: String,
    title: String,
    claim: String,
    section: String,
    tags: Vec<String>,
}

fn index() -> Vec<Listing> {
    let text = fs::read_to_string(Path::new(FOLDER).join("index.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

struct Scenario {
    name: String,
    text: String,
    script: Script,
}

fn scenario(name: &str) -> Scenario {
    let text = fs::read_to_string(Path::new(FOLDER).join(name).with_extension("raft")).unwrap();
    let script = script::parse(&text).unwrap_or_else(|refusal| panic!("{name}.raft: {refusal}"));
    Scenario { name: name.to_string(), text, script }
}

fn scenarios() -> Vec<Scenario> {
    let files = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    let mut names: Vec<String> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "raft"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names.iter().map(|name| scenario(name)).collect()
}

#[test]
fn what_is_listed_is_there_and_what_is_there_is_listed() {
    let listed: Vec<String> = index().into_iter().map(|listing| listing.name).collect();
    let there: Vec<String> = scenarios().into_iter().map(|scenario| scenario.name).collect();
    let mut sorted = listed.clone();
    sorted.sort();
    assert_eq!(sorted, there, "index.json against the files");
    let missing: Vec<&&str> = WANTED.iter().filter(|name| !there.iter().any(|other| other == **name)).collect();
    assert!(missing.is_empty(), "missing: {missing:?}");
    for name in &listed {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(name.chars().all(plain), "“{name}” can stand in a link as it is");
        let read = link::read(&format!("#{name}"));
        assert_eq!(read, Ok(link::Payload::Name(name.clone())), "#{name} is the link of a scenario");
    }
}

#[test]
fn a_listing_says_what_its_script_says() {
    let mut used = BTreeSet::new();
    let mut titles = BTreeSet::new();
    for Listing { name, title, claim, section, tags } in index() {
        let script = scenario(&name).script;
        assert_eq!((title.as_str(), claim.as_str()), (script.title(), script.about()), "{name}: title and claim");
        assert!(titles.insert(title), "{name}: its title is another one's, too");
        assert!(claim.chars().count() <= LONGEST_CLAIM, "{name}: the claim is too long");
        let inside = claim.strip_suffix('.').unwrap_or_else(|| panic!("{name}: the claim ends with a full stop"));
        let ends = [". ", "! ", "? ", "… "].iter().any(|end| inside.contains(end)) || inside.ends_with(['.', '?']);
        assert!(!ends, "{name}: the claim is one sentence");
        assert!(section.contains('§'), "{name}: its section of the paper is “{section}”");
        assert!((1..=3).contains(&tags.len()), "{name}: one to three tags");
        for tag in tags {
            assert!(TAGS.contains(&tag.as_str()), "{name}: the tag “{tag}” is unknown");
            used.insert(tag);
        }
    }
    assert_eq!(used.into_iter().collect::<Vec<_>>(), TAGS, "every tag finds something");
}

#[test]
fn every_script_has_the_form_of_a_scenario() {
    for Scenario { name, text, script } in scenarios() {
        assert_eq!(script.to_string(), text, "{name}.raft is canonical");
        assert!(script.lines().iter().all(|line| line.comment().is_none()), "{name}.raft has no comments");
        let statements: Vec<&Statement> = script.statements().map(|(_, statement)| statement).collect();
        assert_eq!(statements.len(), script.lines().len(), "{name}.raft has no blank lines");
        let head = matches!(statements[..3], [Statement::Title(_), Statement::About(_), Statement::Cluster(_)]);
        assert!(head, "{name}.raft begins with title, about and cluster");
        let verdict = match STALE.contains(&&*name) {
            true => Expect::Violation(Property::Linearizability),
            false => Expect::NoViolation,
        };
        assert_eq!(statements.last(), Some(&&Statement::Expect(verdict)), "{name}.raft ends with the monitor");

        let end = script.until().unwrap_or_else(|| panic!("{name}.raft says until when"));
        assert!(end <= LONGEST, "{name}.raft lasts {} ms", Millis(end));
        let timed = script.timed();
        assert!(timed.iter().all(|(_, moment, _)| moment.at <= end), "{name}.raft does nothing after its end");
        let lines = timed.windows(2).all(|pair| pair[0].0 < pair[1].0);
        assert!(lines, "{name}.raft: the lines stand in the order of time");
        let marks = Session::open(&text).unwrap().bookmarks();
        assert!((2..=4).contains(&marks.len()), "{name}.raft has two to four bookmarks");
        assert!(marks.windows(2).all(|pair| pair[0].at < pair[1].at), "{name}.raft: each has its own moment");
        let asked = timed.iter().filter(|(_, _, directive)| matches!(directive, Directive::Expect(_))).count();
        assert!(asked >= 1, "{name}.raft expects something at a decisive moment");
        assert!(script.expects().count() >= 2, "{name}.raft expects something of its end");
        let rule = |directive: &Directive| matches!(directive, Directive::Act(Action::Rule(..)));
        let off =
            timed.iter().any(|(_, _, directive)| rule(directive)) || script.triggers().any(|(_, t)| rule(&t.directive));
        assert!(!off, "{name}.raft plays Raft, with every rule in force");
    }
}

struct Played {
    run: Run,
    verdicts: Vec<Verdict>,
}

impl Played {
    fn missed(&self) -> Vec<String> {
        let missed = self.verdicts.iter().filter(|verdict| !verdict.held);
        missed.map(|verdict| format!("line {}: expect {}", verdict.line, verdict.text)).collect()
    }
}

fn play(script: &Script) -> Played {
    let mut run = Run::new(script);
    let end = script.headless_end();
    while run.next_time().is_some_and(|next| next <= end) {
        run.step(&mut |_, _| ());
    }
    run.advance(end, 0, &mut |_, _| ());
    let verdicts = run.finish(script);
    Played { run, verdicts }
}

#[test]
fn every_scenario_plays_as_it_says() {
    for Scenario { name, script, .. } in scenarios() {
        let played = play(&script);
        assert_eq!(played.missed(), [""; 0], "{name}.raft: what does not hold");
        assert_eq!(played.run.skipped(), [], "{name}.raft: what is skipped");
        let broken = played.run.world().monitor().violations().iter().map(|violation| violation.property);
        let stale = STALE.contains(&&*name).then_some(Property::Linearizability);
        assert_eq!(broken.collect::<Vec<_>>(), Vec::from_iter(stale), "{name}.raft: what is broken");
    }
}

fn is_action(statement: &Statement) -> bool {
    matches!(
        statement,
        Statement::Timed(_, Directive::Act(_)) | Statement::When(Trigger { directive: Directive::Act(_), .. })
    )
}

/// The script without these lines, from 1; `None` if what is left names a node that nothing brings in any more.
fn without(scenario: &Scenario, lines: &BTreeSet<u32>) -> Option<Script> {
    let kept = scenario.text.lines().zip(1..).filter(|(_, number)| !lines.contains(number));
    let text: String = kept.flat_map(|(line, _)| [line, "\n"]).collect();
    script::parse(&text).ok()
}

fn actions(scenario: &Scenario) -> BTreeSet<u32> {
    let lines = scenario.script.statements().filter(|(_, statement)| is_action(statement));
    lines.map(|(line, _)| line).collect()
}

/// Expectations that hold of a cluster in which nothing is done would prove nothing.
#[test]
fn no_scenario_expects_what_holds_anyway() {
    for scenario in scenarios() {
        let Some(idle) = without(&scenario, &actions(&scenario)) else { continue };
        assert!(!play(&idle).missed().is_empty(), "{}.raft expects nothing of what is done in it", scenario.name);
    }
}

/// Leave out any one thing that is done, and it is another story: an expectation fails, or something else in it cannot
/// be done any more. So every scenario is as short as it can be, and its expectations watch all of it.
#[test]
fn nothing_that_is_done_is_superfluous() {
    let mut complaints = Vec::new();
    for scenario in scenarios() {
        for line in actions(&scenario) {
            let Some(other) = without(&scenario, &BTreeSet::from([line])) else { continue };
            let played = play(&other);
            let same = played.missed().is_empty() && played.run.skipped().is_empty();
            if same && unlike_the_figure(&scenario.name, &other).is_empty() {
                let text = scenario.text.lines().nth(line as usize - 1).unwrap_or_default();
                complaints.push(format!("{}.raft:{line}: nobody would miss: {text}", scenario.name));
            }
        }
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// At the page's calm speed, with quiet time hurried, every text but the last stays for as long as it takes to read it.
#[test]
fn what_is_said_stays_long_enough_to_be_read() {
    let mut complaints = Vec::new();
    for Scenario { name, script, .. } in scenarios() {
        let end = script.headless_end();
        let mut run = Run::new(&script);
        let (mut seconds, mut said) = (0.0, String::new());
        while let Some(next) = run.next_time().filter(|&next| next <= end) {
            seconds += watched(&run, next);
            run.step(&mut |_, _| ());
            if run.said() == said {
                continue;
            }
            let needed = said.chars().count() as f64 / READING;
            if seconds < needed {
                complaints.push(format!("{name}.raft: {seconds:.1} of {needed:.1} seconds for: {said}"));
            }
            (seconds, said) = (0.0, run.said().to_string());
        }
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// How many real seconds pass until the next thing happens. Time is quiet while no message moves; one that is held
/// back moves from a moment on at which nothing happens.
fn watched(run: &Run, next: Micros) -> f64 {
    let now = run.world().now();
    let flights = || run.world().network().flights();
    let mut stops: Vec<Micros> = flights().filter_map(|flight| Some(flight.held?.until)).collect();
    stops.retain(|&stop| now < stop && stop < next);
    stops.push(next);
    stops.sort_unstable();
    let mut from = now;
    let mut seconds = 0.0;
    for to in stops {
        let quiet = flights().all(|flight| flight.waiting || flight.held.is_some_and(|hold| from < hold.until));
        seconds += (to - from) as f64 / 1e6 / CALM / if quiet { QUIET } else { 1.0 };
        from = to;
    }
    seconds
}

/// The page warns of settings with which no cluster can be stable: a scenario has none of them.
#[test]
fn no_settings_are_warned_of() {
    for Scenario { name, text, .. } in scenarios() {
        let view = Session::open(&text).unwrap().view();
        assert_eq!(view.warnings, [""; 0], "{name}.raft");
    }
}

/// What people paste into a chat: with what the page records it has less than 1200 characters.
#[test]
fn the_links_of_figure_8_are_short() {
    for name in ["figure-8-d", "figure-8-e"] {
        let text = scenario(name).text + "recorded engine=1 at=160 fingerprint=0123456789abcdef\n";
        let link = link::encode(&text);
        assert!(link.len() < 1200, "{name}: {} characters: {link}", link.len());
        assert_eq!(link::decode(&link).unwrap().to_string(), text, "{name}: and back");
    }
}

/// What one frame of a figure shows.
struct Frame {
    at: Micros,
    /// Node by node, the term of every entry, as the paper draws them.
    logs: Vec<Vec<Term>>,
    /// Node by node, currentTerm; of a crashed one what it has on its disk.
    terms: Vec<Term>,
    /// Who leads, of those who lead the one with the highest term.
    leader: Option<u8>,
}

fn frame_of(run: &Run) -> Frame {
    let world = run.world();
    let (mut logs, mut terms) = (Vec::new(), Vec::new());
    for server in world.servers() {
        let (log, term) = match server.is_up() {
            true => (server.node.log(), server.node.current_term()),
            false => (&server.disk.log, server.disk.current_term),
        };
        logs.push((1..=log.last_index()).map(|index| log.get(index).unwrap().term).collect());
        terms.push(term);
    }
    Frame { at: world.now(), logs, terms, leader: world.leader().map(NodeId::number) }
}

/// The frames of the paper's figures that a scenario passes through.
fn figure(name: &str) -> Vec<Frame> {
    match name {
        // n1 is the leader for term 8 at the top, n2 to n7 are the followers (a) to (f).
        "figure-7" => vec![
            Frame {
                at: 39_000,
                logs: vec![
                    vec![1, 1, 1, 4, 4, 5, 5, 6, 6, 6],
                    vec![1, 1, 1, 4, 4, 5, 5, 6, 6],
                    vec![1, 1, 1, 4],
                    vec![1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 6],
                    vec![1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 7, 7],
                    vec![1, 1, 1, 4, 4, 4, 4],
                    vec![1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3],
                ],
                terms: vec![7, 7, 7, 6, 7, 7, 3],
                leader: Some(5),
            },
            Frame {
                at: 142_000,
                logs: vec![vec![1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 8]; 7],
                terms: vec![8; 7],
                leader: Some(1),
            },
        ],
        // n1 to n5 are S1 to S5. The last frame is what (c) leads to: S5 is elected, or it cannot be.
        "figure-8-d" => vec![
            frame_a(),
            frame_b(),
            frame_c(),
            Frame {
                at: 406_000,
                logs: vec![vec![1, 2], vec![1, 3], vec![1, 3], vec![1, 3], vec![1, 3]],
                terms: vec![4, 5, 5, 5, 5],
                leader: Some(5),
            },
        ],
        "figure-8-e" => vec![
            frame_a(),
            frame_b(),
            frame_c(),
            Frame {
                at: 376_000,
                logs: vec![vec![1, 2, 4], vec![1, 2, 4], vec![1, 2, 4], vec![1], vec![1, 3]],
                terms: vec![4, 4, 4, 4, 3],
                leader: Some(1),
            },
            Frame {
                at: 436_000,
                logs: vec![vec![1, 2, 4], vec![1, 2, 4], vec![1, 2, 4], vec![1], vec![1, 3]],
                terms: vec![4, 5, 5, 5, 5],
                leader: None,
            },
        ],
        _ => Vec::new(),
    }
}

/// Figure 8 (a): S1 leads term 2, and S2 has its entry, too.
fn frame_a() -> Frame {
    Frame {
        at: 135_000,
        logs: vec![vec![1, 2], vec![1, 2], vec![1], vec![1], vec![1]],
        terms: vec![2, 2, 2, 2, 2],
        leader: Some(1),
    }
}

/// Figure 8 (b): S1 has crashed, and S5 leads term 3, with an entry of its own.
fn frame_b() -> Frame {
    Frame {
        at: 175_000,
        logs: vec![vec![1, 2], vec![1, 2], vec![1], vec![1], vec![1, 3]],
        terms: vec![2, 3, 3, 3, 3],
        leader: Some(5),
    }
}

/// Figure 8 (c), before anything else is done at that moment.
fn frame_c() -> Frame {
    Frame {
        at: 254_000,
        logs: vec![vec![1, 2], vec![1, 2], vec![1, 2], vec![1], vec![1, 3]],
        terms: vec![4, 4, 4, 4, 3],
        leader: Some(1),
    }
}

/// Where a scenario that is one of the paper's figures looks otherwise.
fn unlike_the_figure(name: &str, script: &Script) -> Vec<String> {
    let mut run = Run::new(script);
    let mut complaints = Vec::new();
    for frame in figure(name) {
        run.advance(frame.at, u64::MAX, &mut |_, _| ());
        let found = frame_of(&run);
        if (&found.logs, &found.terms, found.leader) != (&frame.logs, &frame.terms, frame.leader) {
            let at = Millis(found.at);
            let Frame { logs, terms, leader, .. } = found;
            complaints.push(format!("{name} at {at} ms: logs {logs:?}, terms {terms:?}, leader {leader:?}"));
        }
    }
    complaints
}

#[test]
fn the_figures_are_the_papers() {
    for name in ["figure-7", "figure-8-d", "figure-8-e"] {
        let Scenario { script, .. } = scenario(name);
        assert_eq!(unlike_the_figure(name, &script), [""; 0]);
        assert!(figure(name).len() >= 2, "{name}");
    }
}

/// At (c) the leader knows of all three copies of the entry of term 2, and does not count them. It has restarted: of
/// what term 1 committed it does not know either.
#[test]
fn at_figure_8_c_three_copies_are_known_and_not_counted() {
    for name in ["figure-8-d", "figure-8-e"] {
        let Scenario { script, .. } = scenario(name);
        let mut run = Run::new(&script);
        run.advance(frame_c().at, u64::MAX, &mut |_, _| ());
        let leader = &run.world().servers()[0].node;
        let Role::Leader { progress, .. } = leader.role() else { panic!("{name}: n1 does not lead") };
        let known: Vec<Index> = progress[1..].iter().map(|follower| follower.match_index).collect();
        assert_eq!(known, [2, 2, 0, 0], "{name}: matchIndex of n2 to n5");
        assert_eq!(leader.commit_index(), 0, "{name}");
        assert_eq!(run.world().monitor().committed(), 1, "{name}: seen from above");
    }
}

/// The two stories of a time-out have the same past: only what comes after the client's question differs.
#[test]
fn the_time_outs_part_only_after_the_question() {
    let past = |name: &str| -> Vec<String> {
        let scenario = scenario(name);
        let before = scenario.script.statements().filter_map(|(_, statement)| match statement {
            Statement::Timed(moment, _) if moment.at < 60_000 => Some(statement.to_string()),
            Statement::Cluster(_) => Some(statement.to_string()),
            _ => None,
        });
        before.collect()
    };
    assert_eq!(past("client-timeout-a"), past("client-timeout-b"));
    assert!(past("client-timeout-a").len() > 4);
}
