//! The gallery. `www/scenarios/NAME.raft` is a script with one claim, and `index.json` lists them in teaching
//! order.
//!
//! These tests check what a viewer relies on: the expectations of a scenario hold, with every rule on and without a
//! violation, or with one rule off and the violations that it expects; they fail if an action is left out; and each
//! text is shown for long enough to read it. `sentences.rs` and `claims.rs` check that the texts are true.
//!
//! To add a scenario: write the script, list it in `index.json` and in `WANTED`, or a lesson in `lessons.json`, and run
//! `UPDATE=1 cargo test --test links`, which publishes its link, and `UPDATE=1 cargo test --test gallery`.
//! `UPDATE=1 cargo test --test docs` lists lessons and their answers on the page for teachers.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use playground::play::run::{Run, Verdict};
use playground::play::script::{self, AskKind, Directive, Expect, Millis, Script, Statement, Trigger};
use playground::play::share::link;
use playground::play::Session;
use playground::raft::{Index, NodeId, Role, Rule, Term};
use playground::sim::{Action, Micros, Property};
use serde::Deserialize;

#[path = "gallery/claims.rs"]
mod claims;
#[path = "gallery/hunts.rs"]
mod hunts;
#[path = "gallery/lessons.rs"]
mod lessons;
#[path = "gallery/rules.rs"]
mod rules;
#[path = "gallery/sentences.rs"]
mod sentences;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/www/scenarios");

/// Scenarios that must exist; there may be more.
const WANTED: [&str; 55] = [
    "a-change-too-early",
    "a-commit-index-too-high",
    "a-leader-that-stays",
    "a-log-cut-short",
    "a-lost-tail",
    "a-read-before-the-no-op",
    "a-vote-forgotten",
    "a-vote-of-an-old-term",
    "a-vote-thrown-away",
    "all-at-once",
    "an-answer-of-an-old-term",
    "any-log-will-do",
    "asymmetric-cut",
    "catch-up-by-snapshot",
    "churn",
    "client-timeout-a",
    "client-timeout-b",
    "commit-known-late",
    "counted-too-early",
    "deposed-leader-commits",
    "duplicate-delivery",
    "figure-7",
    "figure-8-d",
    "figure-8-e",
    "half-is-enough",
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
    "two-votes-at-once",
    "volatile-commit-index",
];

/// All tags. Each must be used.
const TAGS: [&str; 13] = [
    "basics",
    BREAK,
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

/// The tag of the scenarios in which one rule of Raft is off. They end with the violations that they expect.
const BREAK: &str = "break Raft";

/// Scenarios that end with a violation of linearizability on purpose: unconfirmed reads, and leases with bad clocks.
const STALE: [&str; 2] = ["lease-and-drift", "stale-read"];

/// The longest claim, and the longest text of `say`, in characters.
const LONGEST_CLAIM: usize = 120;
const LONGEST_SAY: usize = 110;

/// The longest scenario, in microseconds: about a minute at calm speed.
const LONGEST: Micros = 500_000;
/// The latest end of a lesson: it stops on its way.
const LONGEST_LESSON: Micros = 1_200_000;

/// The fastest reading speed that is required, in characters a second. Subtitles use about twenty.
const READING: f64 = 25.0;

/// The page's calm speed, in virtual milliseconds per real one, and how many times faster quiet time passes:
/// `CALM` and `quietFactor` in www/js/core/state.js.
const CALM: f64 = 0.008;
const QUIET: f64 = 17.5;

/// An entry of index.json.
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

/// The scenarios in which a rule is off.
fn broken() -> Vec<String> {
    index().into_iter().filter(|it| it.tags.iter().any(|tag| tag == BREAK)).map(|it| it.name).collect()
}

/// The violations that a script expects.
fn expected(script: &Script) -> BTreeSet<Property> {
    let expects = script.expects().filter_map(|(_, expect)| match expect {
        Expect::Violation(property) => Some(*property),
        _ => None,
    });
    expects.collect()
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
fn index_lists_exactly_the_scenarios() {
    let listed: Vec<String> = index().into_iter().map(|listing| listing.name).collect();
    let there: Vec<String> = scenarios().into_iter().map(|scenario| scenario.name).collect();
    let mut sorted = [listed.clone(), lessons::names()].concat();
    sorted.sort();
    // The first lesson is in both.
    sorted.dedup();
    assert_eq!(sorted, there, "left index.json and lessons.json, right the files");
    assert_eq!(BTreeSet::from_iter(&listed).len(), listed.len(), "index.json lists a scenario twice");
    let missing: Vec<&&str> = WANTED.iter().filter(|name| !there.iter().any(|other| other == **name)).collect();
    assert!(missing.is_empty(), "missing: {missing:?}");
    for name in &listed {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(name.chars().all(plain), "“{name}” has characters that a link must escape");
        let read = link::read(&format!("#{name}"));
        assert_eq!(read, Ok(link::Payload::Name(name.clone())), "#{name} must read as the name of a scenario");
    }
}

#[test]
fn index_repeats_title_and_claim_of_each_script() {
    let mut used = BTreeSet::new();
    let mut titles = BTreeSet::new();
    for Listing { name, title, claim, section, tags } in index() {
        let script = scenario(&name).script;
        assert_eq!(
            (title.as_str(), claim.as_str()),
            (script.title(), script.about()),
            "{name}: left index.json, right the script: title and claim"
        );
        assert!(titles.insert(title), "{name}: another scenario has the same title");
        assert!(claim.chars().count() <= LONGEST_CLAIM, "{name}: the claim is too long");
        let inside = claim.strip_suffix('.').unwrap_or_else(|| panic!("{name}: the claim must end with a full stop"));
        let ends = [". ", "! ", "? ", "… "].iter().any(|end| inside.contains(end)) || inside.ends_with(['.', '?']);
        assert!(!ends, "{name}: the claim must be one sentence");
        assert!(section.contains('§'), "{name}: “{section}” names no section of the paper");
        assert!((1..=3).contains(&tags.len()), "{name}: it must have one to three tags");
        for tag in tags {
            assert!(TAGS.contains(&tag.as_str()), "{name}: the tag “{tag}” is unknown");
            used.insert(tag);
        }
    }
    assert_eq!(used.into_iter().collect::<Vec<_>>(), TAGS, "left the tags in use, right TAGS");
}

#[test]
fn every_script_has_the_form_of_a_scenario() {
    let broken = broken();
    for Scenario { name, text, script } in scenarios() {
        assert_eq!(
            script.to_string(),
            text,
            "{name}.raft is not in canonical form: right the file, left what it must be"
        );
        assert!(script.lines().iter().all(|line| line.comment().is_none()), "{name}.raft has a comment");
        let statements: Vec<&Statement> = script.statements().map(|(_, statement)| statement).collect();
        assert_eq!(statements.len(), script.lines().len(), "{name}.raft has a blank line");
        let head = matches!(statements[..3], [Statement::Title(_), Statement::About(_), Statement::Cluster(_)]);
        assert!(head, "{name}.raft does not begin with title, about and cluster");
        let breaks = broken.contains(&name);
        let verdict = match statements.last() {
            Some(Statement::Expect(Expect::Violation(property))) => {
                breaks || STALE.contains(&&*name) && *property == Property::Linearizability
            }
            Some(Statement::Expect(Expect::NoViolation)) => !breaks && !STALE.contains(&&*name),
            _ => false,
        };
        assert!(verdict, "{name}.raft: its last statement must expect the verdict of the monitor");

        let end = script.until().unwrap_or_else(|| panic!("{name}.raft has no `until`"));
        let longest = if script.lesson().is_some() { LONGEST_LESSON } else { LONGEST };
        assert!(end <= longest, "{name}.raft is too long: {} ms", Millis(end));
        let timed = script.timed();
        assert!(timed.iter().all(|(_, moment, _)| moment.at <= end), "{name}.raft has an action after its end");
        let lines = timed.windows(2).all(|pair| pair[0].0 < pair[1].0);
        assert!(lines, "{name}.raft: its lines are not in the order of time");
        let marks = Session::open(&text).unwrap().bookmarks();
        assert!((2..=4).contains(&marks.len()), "{name}.raft must have two to four bookmarks");
        assert!(
            marks.windows(2).all(|pair| pair[0].at < pair[1].at),
            "{name}.raft: two bookmarks are at the same moment"
        );
        let asked = timed.iter().filter(|(_, _, directive)| matches!(directive, Directive::Expect(_))).count();
        assert!(asked >= 1, "{name}.raft has no `at … expect`");
        assert!(
            script.expects().count() >= 2,
            "{name}.raft must have an expectation at its end beside the verdict of the monitor"
        );
        let rule = |directive: &Directive| matches!(directive, Directive::Act(Action::Rule(..)));
        let switched = timed.iter().filter(|(_, _, directive)| rule(directive)).count()
            + script.triggers().filter(|(_, trigger)| rule(&trigger.directive)).count();
        assert_eq!(switched, usize::from(breaks), "{name}.raft: right how many rules it may switch");
        assert_eq!(off(&script).len(), switched, "{name}.raft: its rule must be off from the start");
    }
}

struct Played {
    run: Run,
    verdicts: Vec<Verdict>,
}

impl Played {
    fn broken(&self) -> BTreeSet<Property> {
        self.run.world().monitor().violations().iter().map(|violation| violation.property).collect()
    }

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
fn every_expectation_of_a_scenario_holds() {
    let broken = broken();
    for Scenario { name, script, .. } in scenarios() {
        let played = play(&script);
        assert_eq!(played.missed(), [""; 0], "{name}.raft: expectations that fail");
        assert_eq!(played.run.skipped(), [], "{name}.raft: skipped actions");
        let wanted = match broken.contains(&name) {
            true => expected(&script),
            false => STALE.contains(&&*name).then_some(Property::Linearizability).into_iter().collect(),
        };
        assert_eq!(played.broken(), wanted, "{name}.raft: broken properties");
    }
}

/// The lines at the start of a script that switch a rule off.
fn off(script: &Script) -> Vec<(u32, Rule)> {
    let timed = script.timed().into_iter().filter_map(|(line, moment, directive)| match directive {
        Directive::Act(Action::Rule(rule, false)) if moment.at == 0 => Some((line, *rule)),
        _ => None,
    });
    timed.collect()
}

/// The rule is what protects the properties that a scenario breaks: with it, the same schedule breaks none.
#[test]
fn nothing_breaks_in_a_scenario_with_its_rule_on() {
    let mut rules = BTreeSet::new();
    for name in broken() {
        let scenario = scenario(&name);
        let [(line, rule)] = off(&scenario.script)[..] else { panic!("{name}.raft: one rule must be off") };
        assert!(rules.insert(rule), "{name}.raft: another scenario has {rule} off");
        assert!(!expected(&scenario.script).is_empty(), "{name}.raft expects no violation");
        let whole = without(&scenario, &BTreeSet::from([line])).unwrap();
        assert_eq!(play(&whole).broken(), BTreeSet::new(), "{name}.raft with {rule} on");
    }
    assert!(rules.len() >= 12, "{} rules", rules.len());
}

fn is_action(statement: &Statement) -> bool {
    matches!(
        statement,
        Statement::Timed(_, Directive::Act(_)) | Statement::When(Trigger { directive: Directive::Act(_), .. })
    )
}

/// The script without these lines, counted from 1. `None`: the rest names a node that only these lines define.
fn without(scenario: &Scenario, lines: &BTreeSet<u32>) -> Option<Script> {
    let kept = scenario.text.lines().zip(1..).filter(|(_, number)| !lines.contains(number));
    let text: String = kept.flat_map(|(line, _)| [line, "\n"]).collect();
    script::parse(&text).ok()
}

fn actions(scenario: &Scenario) -> BTreeSet<u32> {
    let lines = scenario.script.statements().filter(|(_, statement)| is_action(statement));
    lines.map(|(line, _)| line).collect()
}

/// Expectations that hold without any action would prove nothing.
#[test]
fn expectations_of_a_scenario_fail_without_its_actions() {
    for scenario in scenarios() {
        let Some(idle) = without(&scenario, &actions(&scenario)) else { continue };
        assert!(
            !play(&idle).missed().is_empty(),
            "every expectation of {}.raft holds without its actions",
            scenario.name
        );
    }
}

/// Without any one action, an expectation fails or another action is skipped. So a scenario is as short as it can be,
/// and its expectations check all of it.
#[test]
fn every_action_in_a_scenario_matters() {
    let mut complaints = Vec::new();
    for scenario in scenarios() {
        for line in actions(&scenario) {
            let Some(other) = without(&scenario, &BTreeSet::from([line])) else { continue };
            let played = play(&other);
            let same = played.missed().is_empty() && played.run.skipped().is_empty();
            if same && unlike_the_figure(&scenario.name, &other).is_empty() {
                let text = scenario.text.lines().nth(line as usize - 1).unwrap_or_default();
                complaints.push(format!("{}.raft:{line}: every expectation holds without: {text}", scenario.name));
            }
        }
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// At calm speed, with quiet time skipped through, every text but the last is shown for as long as reading it takes.
#[test]
fn every_text_is_shown_long_enough_to_read() {
    let mut complaints = Vec::new();
    for Scenario { name, script, .. } in scenarios() {
        // In a lesson, time stops at each question and at each mark for as long as the reader likes.
        if script.lesson().is_some() {
            continue;
        }
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
                complaints.push(format!("{name}.raft: shown for {seconds:.1} s, needs {needed:.1} s: {said}"));
            }
            (seconds, said) = (0.0, run.said().to_string());
        }
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// The real seconds until the next event. Time is quiet while no message moves. A message that is held back starts to
/// move at the end of its hold, which is not an event.
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

/// The page warns of settings with which no cluster is stable. No scenario may have such settings.
#[test]
fn no_scenario_has_settings_with_a_warning() {
    for Scenario { name, text, .. } in scenarios() {
        let view = Session::open(&text).unwrap().view();
        assert_eq!(view.warnings, [], "{name}.raft");
    }
}

/// A link, with what the page records in it, has less than 1200 characters, so that chats do not cut it.
#[test]
fn the_links_of_figure_8_are_short() {
    for name in ["figure-8-d", "figure-8-e"] {
        let text = scenario(name).text + "recorded engine=1 at=160 fingerprint=0123456789abcdef\n";
        let link = link::encode(&text);
        assert!(link.len() < 1200, "{name}: {} characters: {link}", link.len());
        assert_eq!(link::decode(&link).unwrap().to_string(), text, "{name}: the link does not decode to its script");
    }
}

/// One panel of a figure.
struct Frame {
    at: Micros,
    /// For each node, the terms of its entries, as the paper draws them.
    logs: Vec<Vec<Term>>,
    /// For each node its currentTerm; for a crashed node the durable one.
    terms: Vec<Term>,
    /// The leader with the highest term.
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

/// The panels of the paper's figures through which a scenario passes.
fn figure(name: &str) -> Vec<Frame> {
    match name {
        // n1 is the leader for term 8 at the top, n2 to n7 are the followers (a) to (f).
        "figure-7" => vec![
            frame_7(),
            Frame {
                at: 142_000,
                logs: vec![vec![1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 8]; 7],
                terms: vec![8; 7],
                leader: Some(1),
            },
        ],
        "lesson-figure-7" => vec![
            frame_7(),
            Frame {
                at: 175_000,
                logs: [vec![vec![1, 1, 1, 4, 4, 5, 5, 6, 6, 6]], vec![vec![1, 1, 1, 4, 4, 5, 5, 6, 6, 9]; 6]].concat(),
                terms: vec![7, 9, 9, 9, 9, 9, 9],
                leader: Some(2),
            },
        ],
        // n1 to n5 are S1 to S5. The last panel is what follows (c): S5 is elected, or cannot be.
        "figure-8-d" | "lesson-figure-8" => vec![
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

/// Figure 7: the leader for term 8 at the top, and (a) to (f).
fn frame_7() -> Frame {
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
    }
}

/// Figure 8 (a): S1 leads term 2 and has replicated its entry to S2.
fn frame_a() -> Frame {
    Frame {
        at: 135_000,
        logs: vec![vec![1, 2], vec![1, 2], vec![1], vec![1], vec![1]],
        terms: vec![2, 2, 2, 2, 2],
        leader: Some(1),
    }
}

/// Figure 8 (b): S1 has crashed, and S5 leads term 3 and has appended an entry.
fn frame_b() -> Frame {
    Frame {
        at: 175_000,
        logs: vec![vec![1, 2], vec![1, 2], vec![1], vec![1], vec![1, 3]],
        terms: vec![2, 3, 3, 3, 3],
        leader: Some(5),
    }
}

/// Figure 8 (c), before the other actions of that moment.
fn frame_c() -> Frame {
    Frame {
        at: 254_000,
        logs: vec![vec![1, 2], vec![1, 2], vec![1, 2], vec![1], vec![1, 3]],
        terms: vec![4, 4, 4, 4, 3],
        leader: Some(1),
    }
}

/// Where a scenario differs from the figure that it shows. Empty for scenarios that show none.
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
fn figures_match_the_paper() {
    for name in ["figure-7", "figure-8-d", "figure-8-e", "lesson-figure-7", "lesson-figure-8"] {
        let Scenario { script, .. } = scenario(name);
        assert_eq!(unlike_the_figure(name, &script), [""; 0]);
        assert!(figure(name).len() >= 2, "{name}");
    }
}

/// At (c) the leader knows all three copies of the entry of term 2 and does not commit it. It has restarted, so it does
/// not know either what term 1 committed.
#[test]
fn figure_8_c_does_not_commit_an_entry_of_an_older_term() {
    for name in ["figure-8-d", "figure-8-e"] {
        let Scenario { script, .. } = scenario(name);
        let mut run = Run::new(&script);
        run.advance(frame_c().at, u64::MAX, &mut |_, _| ());
        let leader = &run.world().servers()[0].node;
        let Role::Leader { progress, .. } = leader.role() else { panic!("{name}: n1 does not lead") };
        let known: Vec<Index> = progress[1..].iter().map(|follower| follower.match_index).collect();
        assert_eq!(known, [2, 2, 0, 0], "{name}: matchIndex of n2 to n5");
        assert_eq!(leader.commit_index(), 0, "{name}");
        assert_eq!(run.world().monitor().committed(), 1, "{name}: what the monitor knows to be committed");
    }
}

/// The two scenarios about a client's timeout differ only after the client's request.
#[test]
fn the_timeout_scenarios_differ_only_after_the_request() {
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

/// The learner has to act: the run as it is meets no goal. Each question has a right answer, and not every answer is
/// right.
#[test]
fn lessons_have_questions_that_can_be_missed() {
    let mut lessons = 0;
    for Scenario { name, script, text, .. } in scenarios() {
        if script.lesson().is_none() {
            continue;
        }
        lessons += 1;
        let mut session = Session::open(&text).unwrap();
        for (ask, _) in script.asks() {
            let until = script.until().unwrap();
            while session.view().lesson.is_some_and(|it| it.asks.iter().all(|it| !it.open)) {
                assert!(session.world().now() < until, "{name}: {} is never asked", ask.slug);
                session.step();
            }
            session.act(&format!("answer {} unsure", ask.slug)).unwrap();
            let lesson = session.view().lesson.unwrap();
            let told = lesson.asks.iter().find(|it| it.slug == *ask.slug).unwrap();
            let right = told.right.clone().unwrap_or_default();
            assert!(!right.is_empty() && right != "none", "{name}: {} has no right answer", ask.slug);
            let several = [AskKind::Nodes, AskKind::Entries].contains(&ask.kind);
            let few = several || right.split(' ').count() < 3;
            assert!(few, "{name}: {} has {right} as right answers", ask.slug);
            assert!(lesson.hints.iter().any(|hint| hint.slug == *ask.slug && hint.level == 2), "{name}: {}", ask.slug);
            let (asked, decided) = (told.at_ms.unwrap(), told.by_ms.unwrap());
            let events = session.view().step;
            session.advance((decided * 1000.0) as u64, u64::MAX);
            let seen = session.view().step > events;
            assert!(decided > asked && seen, "{name}: nothing is seen between {} and what decides it", ask.slug);
        }
        session.advance(script.until().unwrap(), u64::MAX);
        let met = session.view().lesson.unwrap().goals.iter().filter(|goal| goal.met_ms.is_some()).count();
        assert_eq!(met, 0, "{name}: goals that are met without the learner");
    }
    assert!(lessons > 0);
}

/// When n3 crashes, x=1 is on a majority and not on all, and a server without it stands first. So it is the rule about
/// logs of votes that decides: without it, the next leader does not have x=1.
#[test]
fn in_the_first_lesson_the_log_of_a_candidate_decides() {
    let Scenario { text, script, .. } = scenario("first-five-minutes");
    let (kept, _) = script.asks().find(|(ask, _)| &*ask.slug == "kept").unwrap();
    let right = |text: &str| {
        let mut session = Session::open(text).unwrap();
        session.advance(350_000, u64::MAX);
        let holders: Vec<bool> = session.view().nodes.iter().map(|node| node.last_index == 1.0).collect();
        assert_eq!(holders, [true, true, true, false, false], "who has x=1");
        session.act(&format!("answer {} unsure", kept.slug)).unwrap();
        session.advance(600_000, u64::MAX);
        let lesson = session.view().lesson.unwrap();
        lesson.asks.into_iter().find(|ask| *ask.slug == *kept.slug).unwrap().right.unwrap()
    };
    assert_eq!(right(&text), "yes");
    let head = "lesson first-five-minutes\n";
    assert_eq!(right(&text.replace(head, &format!("at 0 rule up-to-date-check off\n{head}"))), "no");
}
