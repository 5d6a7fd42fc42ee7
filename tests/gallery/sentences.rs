//! The texts of the scenarios: each is tied to a fact, is true when it appears, and stays true while it must.

use std::collections::BTreeSet;

use playground::play::run::Run;
use playground::play::script::{self, Directive, Moment, Script, Trigger};
use playground::play::Session;
use playground::sim::{FactKind, Micros, Record};

use super::claims::{claims, is_about_something_else, sentences, Claim, Scene, KINDS};
use super::{scenario, scenarios, Scenario, LONGEST_SAY};

/// The most words in a sentence.
const MOST_WORDS: usize = 40;

/// Facts that answer a question. A text with a question must have disappeared when one of them happens.
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

/// What happens to the text that is shown.
enum Said<'a> {
    /// This text appears.
    Begins(&'a str),
    /// This text is still shown at the end of a microsecond.
    Stands(&'a str),
}

/// Plays a script to its end and reports which text is shown.
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

/// The texts of a script, with line and, if fixed, moment.
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

/// A text is triggered by a fact. It may have a fixed moment only at the start, or where the script has an action at
/// the same moment. A bookmark is always triggered by a fact, and a text appears at the same moment.
#[test]
fn texts_and_bookmarks_are_tied_to_facts() {
    each_story(|Scenario { script, text, .. }| {
        let mut complaints = Vec::new();
        let acts: BTreeSet<Moment> = script
            .timed()
            .into_iter()
            .filter_map(|(_, moment, deed)| matches!(deed, Directive::Act(_)).then_some(moment))
            .collect();
        for (line, moment, said) in texts(script) {
            if moment.is_some_and(|moment| moment.at > 0 && !acts.contains(&moment)) {
                complaints.push(format!("line {line}: there is no action at the moment of this text: {said}"));
            }
        }
        for (line, _, deed) in script.timed() {
            if matches!(deed, Directive::Bookmark(_)) {
                complaints.push(format!("line {line}: a bookmark must be triggered by a fact"));
            }
        }
        for (line, Trigger { after, directive, .. }) in script.triggers() {
            if *after > 0 && !matches!(directive, Directive::Act(_)) {
                complaints.push(format!("line {line}: only actions may have `after=`"));
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
                complaints.push(format!("no text appears at the bookmark “{}”", mark.name));
            }
        }
        complaints
    });
}

/// Every text is shown once, in the order of the file.
#[test]
fn every_text_is_shown_in_the_order_of_the_lines() {
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

/// A scenario has 4 to 16 texts, one of them at the start, in short whole sentences.
#[test]
fn texts_are_short_whole_sentences() {
    each_story(|Scenario { script, .. }| {
        let mut complaints = Vec::new();
        let texts = texts(script);
        if !(4..=16).contains(&texts.len()) {
            complaints.push(format!("{} texts", texts.len()));
        }
        if !texts.first().is_some_and(|(_, moment, _)| moment.is_some_and(|moment| moment.at == 0)) {
            complaints.push("there is no text at the start".to_string());
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

/// What a text claims is true when it appears, and what must stay true does until the next text.
#[test]
fn every_claim_of_a_text_is_true() {
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
                    complaints.push(format!("at {at}: it claims nothing that can be checked: {text}"));
                }
            }
            let (Said::Begins(text) | Said::Stands(text)) = said;
            let begins = matches!(said, Said::Begins(_));
            standing.retain(|claim| {
                let holds = !(begins || claim.stays) || claim.holds(scene);
                if !holds {
                    let when = if begins { "is not true" } else { "is no longer true" };
                    complaints.push(format!("at {at}, “{}” {when}: {text}", claim.text));
                }
                holds
            });
        });
        complaints
    });
}

/// A question disappears when a fact answers it.
#[test]
fn no_question_is_shown_after_its_answer() {
    let mut questions = 0;
    each_story(|Scenario { script, .. }| {
        let (mut complaints, mut begun) = (Vec::new(), 0);
        listen(script, &mut |said, scene| match said {
            Said::Begins(text) => {
                begun = scene.past.len();
                questions += usize::from(text.contains('?'));
            }
            Said::Stands(text) if text.contains('?') => {
                if let Some(answer) =
                    scene.past[begun..].iter().find(|it| ANSWERS.contains(&playground::play::tell::kind(&it.what)))
                {
                    complaints.push(format!(
                        "at {} µs, {:?}: {text}",
                        answer.at,
                        playground::play::tell::kind(&answer.what)
                    ));
                }
            }
            Said::Stands(_) => {}
        });
        complaints
    });
    assert!(questions > 0);
}

/// The texts of all scenarios with their claims.
fn all_claims() -> Vec<(String, Vec<Claim>)> {
    let stories = scenarios();
    let texts = stories.iter().flat_map(|story| texts(&story.script));
    texts.map(|(.., text)| (text.to_string(), claims(text).unwrap_or_default())).collect()
}

/// Every kind of claim is used, and can be false: some claim of each kind is false at the moment of another text.
#[test]
fn every_kind_of_claim_is_used_and_can_be_false() {
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
    assert_eq!(made, kinds, "left the kinds in use, right all kinds");
    assert_eq!(refuted, kinds, "left the kinds that were false somewhere, right all kinds");
}

/// Texts that are judged at the moment at which n3 commits x=2 in “Two leaders”.
#[test]
fn a_false_sentence_is_caught() {
    let true_here = [
        "n3 commits x=2.",
        "n3 leads term 2, and n1 leads term 1.",
        "x=2 is committed: it is on three of five.",
        "x=1 is on two of five servers and still not committed.",
        "n1 and n2 are cut off and n4 has x=2.",
        "n1's term is 1. Will n1 commit x=1?",
        "In tikv's raft 0.7.0, n1 would lead on.",
    ];
    let false_here = [
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
        for text in true_here {
            assert_eq!(holds(text), Ok(true), "{text}");
        }
        for text in false_here {
            assert_eq!(holds(text), Ok(false), "{text}");
        }
        for text in unreadable {
            assert!(claims(text).is_err(), "{text}");
        }
    });
    assert!(seen);
}

/// Texts and bookmarks do not change the run.
#[test]
fn texts_and_bookmarks_do_not_change_the_run() {
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

/// Most texts make claims: scenarios do not consist of questions.
#[test]
fn most_texts_make_claims() {
    let all = all_claims();
    let claims: usize = all.iter().map(|(_, claims)| claims.len()).sum();
    let silent = all.iter().filter(|(_, claims)| claims.is_empty()).count();
    assert!(
        claims >= 400 && silent * 10 < all.len(),
        "{claims} claims, at least 400 wanted; {silent} of {} texts claim nothing, at most a tenth may",
        all.len()
    );
}
