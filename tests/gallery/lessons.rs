//! The lessons. `www/scenarios/lessons.json` lists them in the order of a course, and `tests/lessons/NAME.txt` has, for
//! each, how its author reaches the goals, attempts that fail, and what breaks without a rule.
//!
//! A file of `tests/lessons/` has parts, each of which begins with one of these lines:
//!
//! - `solution`: what the author does by hand, and `until T`. All goals are reached then.
//! - `wrong GOAL`: the same, of an attempt with which this goal is not reached.
//! - `breaks RULE PROPERTY …`: what is broken without the rule that the lesson offers to switch off.
//! - `breaks RULE nothing and EXPECTATION`: without the rule the cluster does not get on, as the expectation says: it
//!   holds at the end of the lesson's schedule without the rule, and does not hold with it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use playground::play::run::{Asked, Run};
use playground::play::script::{self, Answer, Ask, AskKind, Directive, Script};
use playground::play::Session;
use playground::raft::Rule;
use playground::sim::{Mark, Micros, Setting};
use serde::Deserialize;

use super::{scenario, scenarios, watched, Scenario, FOLDER};

/// The groups of a course, in its order.
const GROUPS: [&str; 9] = ["first", "elections", "log", "safety", "disk", "lab-bugs", "clients", "extensions", "extra"];
/// The MIT labs.
const LABS: [&str; 5] = ["3A", "3B", "3C", "3D", "4"];
/// The most words of a text.
const MOST_WORDS: usize = 40;
/// The longest question, goal and hint, in characters.
const LONGEST: usize = 190;
/// How long a student needs for a question and for a goal, in seconds, beside the time that passes in the run.
const THINKING: f64 = 15.0;
const DOING: f64 = 30.0;
/// The longest lesson, in minutes.
const MOST_MINUTES: u32 = 5;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listing {
    name: String,
    number: usize,
    title: String,
    about: String,
    group: String,
    labs: Vec<String>,
    minutes: u32,
    section: String,
    misconception: Misconception,
    remember: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Misconception {
    text: String,
    source: String,
}

fn index() -> Vec<Listing> {
    let text = fs::read_to_string(Path::new(FOLDER).join("lessons.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The names of the lessons.
pub fn names() -> Vec<String> {
    index().into_iter().map(|listing| listing.name).collect()
}

fn lessons() -> Vec<Scenario> {
    index().iter().map(|listing| scenario(&listing.name)).collect()
}

/// Fails with all of these at once.
fn refuse(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// What the author of a lesson does by hand.
struct Attempt {
    /// Each with its moment.
    deeds: Vec<(Micros, String)>,
    until: Micros,
}

/// A file of `tests/lessons/`.
struct Answers {
    solution: Attempt,
    /// Each with the goal that it misses.
    wrong: Vec<(String, Attempt)>,
    /// The properties that break without each rule.
    breaks: BTreeMap<String, BTreeSet<String>>,
    /// What can be seen at the end without a rule that breaks no property, and with it cannot.
    seen: BTreeMap<String, String>,
}

fn micros(text: &str) -> Micros {
    (text.parse::<f64>().unwrap() * 1000.0).round() as Micros
}

fn answers(name: &str) -> Answers {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lessons").join(name).with_extension("txt");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut parts: Vec<(String, Attempt)> = Vec::new();
    let (mut breaks, mut seen) = (BTreeMap::new(), BTreeMap::new());
    for line in text.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["solution"] | ["wrong", _] => {
                parts.push((words.last().unwrap().to_string(), Attempt { deeds: Vec::new(), until: 0 }));
            }
            ["at", at, ..] => {
                let deed = line.splitn(3, ' ').last().unwrap().to_string();
                parts.last_mut().unwrap().1.deeds.push((micros(at), deed));
            }
            ["until", at] => parts.last_mut().unwrap().1.until = micros(at),
            ["breaks", rule, "nothing", "and", ..] => {
                breaks.insert(rule.to_string(), BTreeSet::new());
                seen.insert(rule.to_string(), line.splitn(5, ' ').last().unwrap().to_string());
            }
            ["breaks", rule, ref properties @ ..] => {
                breaks.insert(rule.to_string(), properties.iter().map(|it| it.to_string()).collect());
            }
            _ => panic!("{name}.txt: “{line}”"),
        }
    }
    let (_, solution) = parts.remove(0);
    Answers { solution, wrong: parts, breaks, seen }
}

/// So many deeds the page counts: it cuts a server off, or reconnects it, with a line for each of its links.
fn count_deeds(deeds: &[(Micros, String)]) -> usize {
    let whole: BTreeSet<(Micros, &str)> = deeds
        .iter()
        .map(|(at, deed)| match deed.starts_with("cut ") || deed.starts_with("mend ") {
            true => (*at, deed.split('-').next().unwrap()),
            false => (*at, deed.as_str()),
        })
        .collect();
    whole.len()
}

/// The goals that are reached by these deeds.
fn reached(text: &str, attempt: &Attempt) -> BTreeSet<String> {
    let mut session = Session::open(text).unwrap();
    session.set_stops(Vec::new());
    for (at, deed) in &attempt.deeds {
        session.advance(*at, u64::MAX);
        let acted = session.act(deed).unwrap_or_else(|refusal| panic!("{deed}: {refusal}"));
        assert!(!acted.recorded.is_empty(), "“{deed}” does nothing");
    }
    session.advance(attempt.until, u64::MAX);
    let goals = session.view().lesson.unwrap().goals;
    goals.into_iter().filter(|goal| goal.met_ms.is_some()).map(|goal| goal.slug).collect()
}

#[test]
fn the_course_has_exactly_the_lessons() {
    let listed: BTreeSet<String> = names().into_iter().collect();
    let there = scenarios().into_iter().filter(|it| it.script.lesson().is_some()).map(|it| it.name).collect();
    assert_eq!(listed, there, "left lessons.json, right the scripts with `lesson`");
    let mut slugs = BTreeSet::new();
    let mut titles: BTreeSet<String> = super::index().into_iter().map(|listing| listing.title).collect();
    let mut last = 0;
    for (listing, number) in index().iter().zip(1..) {
        let Listing { name, title, about, group, labs, section, misconception, remember, .. } = listing;
        let script = scenario(name).script;
        assert_eq!((title.as_str(), about.as_str()), (script.title(), script.about()), "{name}: title and about");
        assert_eq!(listing.number, number, "{name}: its number is its place in the course");
        assert!(titles.insert(title.clone()) || number == 1, "{name}: another scenario has the same title");
        assert!(slugs.insert(script.lesson().unwrap().to_string()), "{name}: another lesson has the same slug");
        let place = GROUPS.iter().position(|it| it == group).unwrap_or_else(|| panic!("{name}: the group “{group}”"));
        assert!(place >= last, "{name}: its group comes too late");
        last = place;
        assert!(labs.iter().all(|lab| LABS.contains(&lab.as_str())), "{name}: {labs:?}");
        assert!(section.contains('§'), "{name}: “{section}” names no section of the paper");
        let Misconception { text, source } = misconception;
        assert!(text.ends_with('.') && !source.is_empty() && !text.contains(". "), "{name}: {text}");
        assert!(text.split(' ').count() <= MOST_WORDS, "{name}: {text}");
        assert!(remember.ends_with('.') && remember.split(' ').count() <= MOST_WORDS, "{name}: {remember}");
        assert!(!about.to_lowercase().contains(&text.to_lowercase()), "{name}: it gives the answer away");
    }
}

/// The texts of a lesson but its says.
fn texts(script: &Script) -> Vec<String> {
    let mut found: Vec<String> = script.asks().map(|(ask, _)| ask.text.clone()).collect();
    found.extend(script.goals().map(|goal| goal.text.clone()));
    found.extend(script.hints().map(|hint| hint.text.clone()));
    found.extend(script.breaks().map(|it| it.text.clone()));
    found
}

#[test]
fn a_lesson_has_all_its_parts_in_short_texts() {
    let mut complaints = Vec::new();
    for Scenario { name, script, .. } in lessons().into_iter().skip(1) {
        let hinted: BTreeSet<(&str, u8)> = script.hints().map(|hint| (&*hint.of, hint.level)).collect();
        for ask in script.asks().map(|(ask, _)| ask) {
            complaints.extend(
                (1..3)
                    .filter(|level| !hinted.contains(&(&*ask.slug, *level)))
                    .map(|level| format!("{name}: {} has no hint of level {level}", ask.slug)),
            );
        }
        for goal in script.goals() {
            complaints.extend(
                (1..4)
                    .filter(|level| !hinted.contains(&(&*goal.slug, *level)))
                    .map(|level| format!("{name}: {} has no hint of level {level}", goal.slug)),
            );
        }
        let rule = |hint: &&script::Hint| hint.level == 2 && !hint.text.contains("§") && !hint.text.contains("Figure");
        complaints.extend(script.hints().filter(rule).map(|hint| format!("{name}: no section in: {}", hint.text)));
        if script.goals().count() == 0 || script.asks().count() == 0 || script.par().is_none() {
            complaints.push(format!("{name}: it lacks questions, goals or par"));
        }
        if script.allowed().is_none() {
            complaints.push(format!("{name}: it does not say which deeds it offers"));
        }
        for text in texts(&script) {
            let words = text.split_whitespace().count();
            if words > MOST_WORDS || text.chars().count() > LONGEST || !text.ends_with(['.', '?']) {
                complaints.push(format!("{name}: {words} words, {} characters: {text}", text.chars().count()));
            }
        }
    }
    refuse(complaints);
}

/// So long as a student takes who watches the run at calm speed.
#[test]
fn a_lesson_takes_at_most_five_minutes() {
    let mut complaints = Vec::new();
    for Listing { name, minutes, .. } in index() {
        let script = scenario(&name).script;
        let end = script.headless_end();
        let mut run = Run::new(&script);
        let mut seconds = THINKING * script.asks().count() as f64 + DOING * script.goals().count() as f64;
        while let Some(next) = run.next_time().filter(|&next| next <= end) {
            seconds += watched(&run, next);
            run.step(&mut |_, _| ());
        }
        let found = (seconds / 60.0).ceil() as u32;
        if found != minutes || found > MOST_MINUTES {
            complaints.push(format!("{name}: {minutes} minutes, in fact {seconds:.0} seconds"));
        }
    }
    refuse(complaints);
}

#[test]
fn the_authors_solution_reaches_every_goal_with_par_deeds() {
    let mut complaints = Vec::new();
    for Scenario { name, text, script } in lessons() {
        let Attempt { deeds, .. } = &answers(&name).solution;
        let found = reached(&text, &answers(&name).solution);
        let missed: Vec<_> = script.goals().filter(|goal| !found.contains(&*goal.slug)).map(|it| &it.slug).collect();
        if !missed.is_empty() {
            complaints.push(format!("{name}: the solution misses {missed:?}"));
        }
        let count = count_deeds(deeds);
        if script.par().is_some_and(|par| par as usize != count) {
            complaints.push(format!("{name}: par {:?}, and {count} deeds", script.par()));
        }
        let names: BTreeSet<&str> = deeds.iter().filter_map(|(_, deed)| deed.split(' ').next()).collect();
        let offered = |deed: &&&str| script.allowed().is_none_or(|all| all.iter().any(|it| it.name() == **deed));
        let others: Vec<_> = names.iter().filter(|deed| !offered(deed)).collect();
        if !others.is_empty() {
            complaints.push(format!("{name}: the lesson does not offer {others:?}"));
        }
    }
    refuse(complaints);
}

#[test]
fn an_untouched_run_reaches_no_goal() {
    let mut complaints = Vec::new();
    for Scenario { name, text, script } in lessons() {
        let end = answers(&name).solution.until.max(script.until().unwrap());
        let found = reached(&text, &Attempt { deeds: Vec::new(), until: end });
        if !found.is_empty() {
            complaints.push(format!("{name}: {found:?} without a deed"));
        }
    }
    refuse(complaints);
}

#[test]
fn a_wrong_attempt_misses_its_goal() {
    let mut complaints = Vec::new();
    for Scenario { name, text, script } in lessons() {
        let wrong = answers(&name).wrong;
        if wrong.is_empty() {
            complaints.push(format!("{name}: no wrong attempt"));
        }
        for (goal, attempt) in wrong {
            assert!(script.goals().any(|it| *it.slug == *goal), "{name}: there is no goal {goal}");
            if attempt.deeds.is_empty() || reached(&text, &attempt).contains(&goal) {
                complaints.push(format!("{name}: the wrong attempt reaches {goal}"));
            }
        }
    }
    refuse(complaints);
}

/// What a student may answer.
fn candidates(ask: &Ask, nodes: u8) -> Vec<String> {
    match ask.kind {
        AskKind::Yes => ["yes", "no"].map(String::from).into(),
        AskKind::Node | AskKind::Nodes => (1..=nodes).map(|node| format!("n{node}")).collect(),
        AskKind::Entry | AskKind::Entries => (1..=12).map(|index| index.to_string()).collect(),
        AskKind::Number => (0..=12).map(|number| number.to_string()).collect(),
    }
}

fn mark(script: &Script, ask: &Ask, value: &str) -> Option<Mark> {
    let answer = |text: &str| -> Answer {
        match script.parse_action(text) {
            Ok(Directive::Answer(answer)) => answer,
            other => panic!("{text}: {other:?}"),
        }
    };
    let mut run = Run::new(script).with_answers(vec![answer(&format!("answer {} {value}", ask.slug))]);
    run.advance(script.headless_end(), u64::MAX, &mut |_, _| ());
    run.asked_as(&ask.slug).and_then(|asked: &Asked| asked.answer.as_ref()).map(|answered| answered.mark)
}

#[test]
fn every_question_can_be_answered_rightly_and_wrongly() {
    let mut complaints = Vec::new();
    for Scenario { name, script, .. } in lessons() {
        for (ask, _) in script.asks() {
            let mut marks = BTreeSet::new();
            for seed in 1..=10 {
                let mut script = script.clone();
                script.configure(Setting::Seed(seed)).unwrap();
                for value in candidates(ask, script.servers()) {
                    marks.extend(mark(&script, ask, &value).map(Mark::name));
                }
                // Several right answers at once are told in `lessons_have_questions_that_can_be_missed`.
                if marks.len() > 1 {
                    break;
                }
            }
            let several = [AskKind::Nodes, AskKind::Entries].contains(&ask.kind);
            if !marks.contains("wrong") || (!marks.contains("right") && !several) {
                complaints.push(format!("{name}: {} is marked {marks:?}", ask.slug));
            }
        }
    }
    refuse(complaints);
}

fn broken(script: &Script) -> BTreeSet<String> {
    let mut run = Run::new(script);
    run.advance(script.headless_end(), u64::MAX, &mut |_, _| ());
    run.world().monitor().violations().iter().map(|violation| violation.property.to_string()).collect()
}

/// Whether an expectation holds when the schedule ends.
fn holds_at_the_end(script: &Script, expectation: &str) -> bool {
    let end = script.headless_end();
    let script = script::parse(&format!("{script}expect {expectation}\n")).unwrap();
    let mut run = Run::new(&script);
    run.advance(end, u64::MAX, &mut |_, _| ());
    run.finish(&script).last().unwrap().held
}

/// What the page shows when the student switches the rule off.
#[test]
fn without_the_rule_the_same_schedule_breaks_a_property() {
    let mut complaints = Vec::new();
    let mut rules = 0;
    for Scenario { name, script, .. } in lessons() {
        let wanted = answers(&name).breaks;
        let offered: BTreeSet<String> = script.breaks().map(|it| it.rule.to_string()).collect();
        assert_eq!(
            wanted.keys().cloned().collect::<BTreeSet<_>>(),
            offered,
            "{name}: left {name}.txt, right the script"
        );
        assert_eq!(broken(&script), BTreeSet::new(), "{name}: with every rule");
        for it in script.breaks() {
            rules += 1;
            let without = script.without_rule(it.rule);
            let found = broken(&without);
            if found != wanted[&it.rule.to_string()] || found.is_empty() == it.rule.is_for_safety() {
                complaints.push(format!("{name} without {}: {found:?}", it.rule));
            }
            let seen = answers(&name).seen.remove(&it.rule.to_string());
            if seen.is_some() != found.is_empty() {
                complaints.push(format!("{name} without {}: what is to be seen?", it.rule));
            } else if let Some(seen) = seen {
                let (with, without) = (holds_at_the_end(&script, &seen), holds_at_the_end(&without, &seen));
                if with || !without {
                    complaints.push(format!("{name}: “{seen}” holds with {}: {with}, without: {without}", it.rule));
                }
            }
            let again = script::parse(&without.to_string()).unwrap();
            assert_eq!(again, without, "{name} without {}", it.rule);
            assert!(without.asks().count() + without.goals().count() == 0 && without.lesson().is_some());
        }
    }
    refuse(complaints);
    assert!(rules > 0);
}

/// For authors: which properties of a lesson's schedule break without each rule. Prints, and checks nothing.
#[test]
#[ignore = "prints what authors look up"]
fn what_breaks_without_each_rule() {
    for Scenario { name, script, .. } in scenarios() {
        let found = Rule::ALL.iter().map(|rule| (rule, broken(&script.without_rule(*rule))));
        let found: Vec<_> = found.filter(|(_, broken)| !broken.is_empty()).collect();
        println!("{name}: {found:?}");
    }
}
