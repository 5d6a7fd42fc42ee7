//! What the stories say, and when: every sentence hangs on what has just happened, and is so.

use std::collections::BTreeSet;

use playground::play::run::Run;
use playground::play::script::{self, Directive, Moment, Script, Trigger};
use playground::play::Session;
use playground::sim::{FactKind, Micros, Record};

use super::claims::{claims, is_about_something_else, sentences, Claim, Scene, KINDS};
use super::{scenario, scenarios, Scenario, LONGEST_SAY};

/// The most words of a sentence.
const MOST_WORDS: usize = 40;

/// These answer the questions that stories ask: a question is gone when one of them happens.
const ANSWERS: [FactKind; 10] = [
    FactKind::LeaderElected,
    FactKind::StepDown,
    FactKind::Commit,
    FactKind::Truncate,
    FactKind::Reply,
    FactKind::Read,
    FactKind::ReadRefused,
    FactKind::SnapshotInstalled,
    FactKind::SnapshotRefused,
    FactKind::Violation,
];

/// What becomes of what is said, step by step.
enum Said<'a> {
    /// A text is shown from now on.
    Begins(&'a str),
    /// It is still shown at the end of a microsecond.
    Stands(&'a str),
}

/// Plays a script to its end, and tells what is said.
fn listen(script: &Script, tell: &mut dyn FnMut(Said, &Scene)) {
    let end = script.headless_end();
    let mut run = Run::new(script);
    let (mut past, mut before, mut said) = (Vec::<Record>::new(), 0, String::new());
    while run.next_time().is_some_and(|next| next <= end) {
        if run.next_time() > Some(run.world().now()) {
            before = past.len();
        }
        run.step(&mut |_, record| past.push(record.clone()));
        let scene = Scene { run: &run, now: &past[before..], past: &past };
        if run.said() != said {
            said = run.said().to_string();
            tell(Said::Begins(&said), &scene);
        } else if run.next_time() != Some(run.world().now()) {
            tell(Said::Stands(&said), &scene);
        }
    }
}

/// The texts that a script says, each with its line, and the moment if it has one.
fn texts(script: &Script) -> Vec<(u32, Option<Moment>, &str)> {
    let timed = script.timed().into_iter().filter_map(|(line, moment, deed)| match deed {
        Directive::Say(text) => Some((line, Some(moment), text.as_str())),
        _ => None,
    });
    let triggered = script.triggers().filter_map(|(line, trigger)| match &trigger.directive {
        Directive::Say(text) => Some((line, None, text.as_str())),
        _ => None,
    });
    let mut texts: Vec<_> = timed.chain(triggered).collect();
    texts.sort_by_key(|(line, ..)| *line);
    texts
}

fn each_story(mut complain: impl FnMut(&Scenario) -> Vec<String>) {
    let complaints: Vec<String> = scenarios()
        .iter()
        .flat_map(|story| {
            let name = story.name.clone();
            complain(story).into_iter().map(move |complaint| format!("{name}.raft: {complaint}"))
        })
        .collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// A text hangs on a fact. It has a moment of its own only where the script itself does something at that moment, of
/// which it speaks, and at the start. A bookmark always hangs on a fact, and a text begins where it stands.
#[test]
fn what_is_said_hangs_on_what_happens() {
    each_story(|Scenario { script, text, .. }| {
        let mut complaints = Vec::new();
        let acts: BTreeSet<Moment> = script
            .timed()
            .into_iter()
            .filter_map(|(_, moment, deed)| matches!(deed, Directive::Act(_)).then_some(moment))
            .collect();
        for (line, moment, said) in texts(script) {
            if moment.is_some_and(|moment| moment.at > 0 && !acts.contains(&moment)) {
                complaints.push(format!("line {line}: nothing is done there: {said}"));
            }
        }
        for (line, _, deed) in script.timed() {
            if matches!(deed, Directive::Bookmark(_)) {
                complaints.push(format!("line {line}: a bookmark hangs on a fact"));
            }
        }
        for (line, Trigger { after, directive, .. }) in script.triggers() {
            if *after > 0 && !matches!(directive, Directive::Act(_)) {
                complaints.push(format!("line {line}: it comes later than its fact"));
            }
        }
        let mut begins: BTreeSet<Micros> = BTreeSet::new();
        listen(script, &mut |said, scene| {
            if let Said::Begins(_) = said {
                begins.insert(scene.run.world().now());
            }
        });
        for mark in Session::open(text).unwrap().bookmarks() {
            if !begins.contains(&mark.at) {
                complaints.push(format!("nothing is said at the bookmark “{}”", mark.name));
            }
        }
        complaints
    });
}

/// Every text is shown, once, and in the order in which it stands in the file.
#[test]
fn everything_is_said_in_the_order_of_the_lines() {
    each_story(|Scenario { script, .. }| {
        let mut shown = Vec::new();
        listen(script, &mut |said, _| {
            if let Said::Begins(text) = said {
                shown.push(text.to_string());
            }
        });
        let written: Vec<&str> = texts(script).into_iter().map(|(.., text)| text).collect();
        match written == shown {
            true => Vec::new(),
            false => vec![format!("written\n  {}\nshown\n  {}", written.join("\n  "), shown.join("\n  "))],
        }
    });
}

/// Each story has enough to say, beginning with the start, in whole sentences that are short.
#[test]
fn sentences_are_whole_and_short() {
    each_story(|Scenario { script, .. }| {
        let mut complaints = Vec::new();
        let texts = texts(script);
        if !(4..=16).contains(&texts.len()) {
            complaints.push(format!("{} texts", texts.len()));
        }
        if !texts.first().is_some_and(|(_, moment, _)| moment.is_some_and(|moment| moment.at == 0)) {
            complaints.push("it begins without a word".to_string());
        }
        for (line, _, text) in texts {
            if text.chars().count() > LONGEST_SAY {
                complaints.push(format!("line {line}: too long to be read: {text}"));
            }
            for sentence in sentences(text) {
                let words = sentence.split_whitespace().count();
                if words > MOST_WORDS || !sentence.ends_with(['.', '?']) {
                    complaints.push(format!("line {line}: {words} words: {sentence}"));
                }
            }
        }
        complaints
    });
}

/// What a text claims is so when it begins, and what is to last lasts until the next one begins.
#[test]
fn what_is_said_is_so() {
    each_story(|Scenario { script, .. }| {
        let mut complaints = Vec::new();
        let mut standing: Vec<Claim> = Vec::new();
        listen(script, &mut |said, scene| {
            let at = scene.run.world().now() as f64 / 1000.0;
            if let Said::Begins(text) = said {
                standing = claims(text).unwrap_or_else(|trouble| {
                    complaints.push(format!("at {at}: {trouble}"));
                    Vec::new()
                });
                let silent = standing.is_empty() && !text.contains('?') && !is_about_something_else(text) && at > 0.0;
                if silent {
                    complaints.push(format!("at {at}: it claims nothing that can be looked up: {text}"));
                }
            }
            let (Said::Begins(text) | Said::Stands(text)) = said;
            let begins = matches!(said, Said::Begins(_));
            standing.retain(|claim| {
                let holds = !(begins || claim.stays) || claim.holds(scene);
                if !holds {
                    let when = if begins { "is not so" } else { "is no longer so" };
                    complaints.push(format!("at {at}, “{}” {when}: {text}", claim.text));
                }
                holds
            });
        });
        complaints
    });
}

/// A question is asked before its answer is to be seen, and is gone when it is.
#[test]
fn no_question_stands_over_its_answer() {
    let mut questions = 0;
    each_story(|Scenario { script, .. }| {
        let (mut complaints, mut begun) = (Vec::new(), 0);
        listen(script, &mut |said, scene| match said {
            Said::Begins(text) => {
                begun = scene.past.len();
                questions += usize::from(text.contains('?'));
            }
            Said::Stands(text) if text.contains('?') => {
                if let Some(answer) = scene.past[begun..].iter().find(|it| ANSWERS.contains(&it.what.kind())) {
                    complaints.push(format!("at {} µs, {:?}: {text}", answer.at, answer.what.kind()));
                }
            }
            Said::Stands(_) => {}
        });
        complaints
    });
    assert!(questions > 0);
}

/// The texts of every story, each with the claims that can be read from it.
fn all_claims() -> Vec<(String, Vec<Claim>)> {
    let stories = scenarios();
    let texts = stories.iter().flat_map(|story| texts(&story.script));
    texts.map(|(.., text)| (text.to_string(), claims(text).unwrap_or_default())).collect()
}

/// Nothing of the language of the claims is there in vain, and every kind of claim can be refuted: some claim of each
/// kind is not so where stories say other things.
#[test]
fn every_kind_of_claim_is_made_and_can_be_refuted() {
    let all = all_claims();
    let made: BTreeSet<&str> = all.iter().flat_map(|(_, claims)| claims.iter().map(|claim| claim.kind)).collect();
    let mut refuted: BTreeSet<&str> = BTreeSet::new();
    for Scenario { script, .. } in scenarios() {
        listen(&script, &mut |said, scene| {
            let Said::Begins(text) = said else { return };
            for claim in all.iter().filter(|(other, _)| other != text).flat_map(|(_, claims)| claims) {
                if !refuted.contains(claim.kind) && !claim.holds(scene) {
                    refuted.insert(claim.kind);
                }
            }
        });
    }
    let kinds = BTreeSet::from(KINDS);
    assert_eq!(made, kinds, "the kinds of claims that are made");
    assert_eq!(refuted, kinds, "the kinds that can be refuted");
}

/// What is wrong in these texts, if they are said in place of what “Two leaders” says when n3 has committed x=2.
#[test]
fn a_false_sentence_is_caught() {
    let so = [
        "n3 commits x=2.",
        "n3 leads term 2, and n1 leads term 1.",
        "x=2 is committed: it is on three of five.",
        "x=1 is on two of five servers and still not committed.",
        "n1 and n2 are cut off and n4 has x=2.",
        "n1's term is 1. Will n1 commit x=1?",
        "In tikv's raft 0.7.0, n1 would lead on.",
    ];
    let not_so = [
        "n1 commits x=1.",
        "n3 commits x=1.",
        "n3 leads term 1.",
        "n1 leads term 2, and n3 leads term 1.",
        "n4 leads term 2.",
        "x=1 is committed.",
        "x=2 is committed: it is on four of five.",
        "x=2 is on three of six.",
        "x=2 is lost.",
        "x=2 is on three of five servers and still not committed.",
        "x=1 is on two and committed.",
        "n3 and n4 are cut off.",
        "n1 and n2 have x=2.",
        "n4 has x=2 and x=1.",
        "n1's term is 2.",
        "n3 crashes.",
        "n1 steps down.",
        "n3 has committed x=2, and n1 has committed x=1.",
        "Every link is whole.",
        "Nobody leads.",
        "x is 2 on n4.",
        "n1 hears of term 2 and steps down.",
    ];
    let unreadable = [
        "n1 loses everything.",
        "n1 will lead next.",
        "n1 has lost x=1.",
        "x=1 is rolled back.",
        "n3 is happy.",
        "n1 and n2 could win.",
    ];
    let mut seen = false;
    listen(&scenario("two-leaders").script, &mut |said, scene| {
        if !matches!(said, Said::Begins(text) if text.starts_with("n3 commits x=2")) {
            return;
        }
        seen = true;
        let holds = |text: &str| claims(text).map(|claims| claims.iter().all(|claim| claim.holds(scene)));
        for text in so {
            assert_eq!(holds(text), Ok(true), "{text}");
        }
        for text in not_so {
            assert_eq!(holds(text), Ok(false), "{text}");
        }
        for text in unreadable {
            assert!(claims(text).is_err(), "{text}");
        }
    });
    assert!(seen);
}

/// What is said, and where bookmarks stand, changes nothing of what happens.
#[test]
fn saying_something_changes_nothing() {
    for Scenario { name, text, script } in scenarios() {
        let silent: Vec<&str> =
            text.lines().filter(|line| !line.contains(" say \"") && !line.contains(" bookmark \"")).collect();
        let silent = script::parse(&(silent.join("\n") + "\n")).unwrap();
        let end = script.headless_end();
        let fingerprint = |script: &Script| {
            let mut run = Run::new(script);
            run.advance(end, u64::MAX, &mut |_, _| ());
            run.world().fingerprint()
        };
        assert_eq!(fingerprint(&script), fingerprint(&silent), "{name}");
    }
}

/// The links between what is said and what is claimed are many: the stories are not made of questions.
#[test]
fn most_of_what_is_said_is_looked_up() {
    let all = all_claims();
    let claims: usize = all.iter().map(|(_, claims)| claims.len()).sum();
    let silent = all.iter().filter(|(_, claims)| claims.is_empty()).count();
    assert!(claims >= 400 && silent * 10 < all.len(), "{claims} claims; {silent} of {} texts claim nothing", all.len());
}
