//! All statements of a lesson: what a script says of it, and that names are unique and what is named exists.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::expected::of_lesson;
use super::grammar::{ActionName, StatementName};
use super::lesson::{Answer, AnswerValue, Ask, AskKind, Break, Goal, Hint, MAX_ASKS};
use super::lines::{Line, Script};
use super::refusal::{nearest, shown, Fault};
use super::statement::{Directive, Moment, Statement, Trigger};
use super::value::meant;
use crate::play::told::{told, Told};
use crate::raft::Rule;
use crate::sim::{Action, Micros};

/// What a line says of a lesson.
#[derive(Clone, Debug)]
pub(super) enum OfLesson {
    /// A question.
    Ask(String, AskKind),
    /// A goal.
    Goal(String),
    /// A hint for a question or a goal: its level.
    Hint(String, u8),
    /// A rule without which the lesson offers its schedule.
    Break(Rule),
    /// An answer to a question: where its value begins, and the value.
    Answer(String, usize, AnswerValue),
    /// Something else that only lessons have.
    Other,
}

/// The questions and goals of a script: the line of each, and what a question asks for.
#[derive(Default)]
pub(super) struct Names(BTreeMap<String, (u32, Option<AskKind>)>);

impl Names {
    /// The names in these lines, each with its byte.
    pub fn of<'a>(lines: impl IntoIterator<Item = (u32, &'a OfLesson)>) -> Names {
        let mut names = Names::default();
        for (line, of) in lines {
            let (name, kind) = match of {
                OfLesson::Ask(name, kind) => (name, Some(*kind)),
                OfLesson::Goal(name) => (name, None),
                _ => continue,
            };
            names.0.entry(name.clone()).or_insert((line, kind));
        }
        names
    }

    /// The mistake in an answer, with the byte from the start of its line.
    pub fn of_answer(&self, at: usize, ask: &str, value_at: usize, value: &AnswerValue) -> Option<Fault> {
        let Some((_, Some(kind))) = self.0.get(ask) else {
            let asks = self.0.iter().filter(|(_, (_, kind))| kind.is_some()).map(|(name, _)| name.as_str());
            return Some(unknown(at, ask, of_lesson(false).text, asks));
        };
        let fault = || Fault::new(value_at, shown(&value.to_string()), expected_value(*kind));
        (!kind.takes(value)).then(fault)
    }

    fn of_hint(&self, at: usize, name: &str) -> Option<Fault> {
        let fault = || unknown(at, name, of_lesson(true).text, self.0.keys().map(String::as_str));
        (!self.0.contains_key(name)).then(fault)
    }
}

/// The mistake in an action: an answer to a question that the script does not have, or that asks for something else.
pub(super) fn mistake(at: usize, of: &OfLesson, script: &Script) -> Option<Fault> {
    let OfLesson::Answer(ask, value_at, value) = of else { return None };
    let asks = script.asks().map(|(ask, _)| (ask.slug.to_string(), (0, Some(ask.kind))));
    Names(asks.collect()).of_answer(at, ask, *value_at, value)
}

/// The mistakes in what the lines say of a lesson, each with its line. `lesson`: there is a statement `lesson`.
pub(super) fn mistakes(said: &[(u32, usize, OfLesson)], lesson: bool) -> Vec<(u32, Fault)> {
    let names = Names::of(said.iter().map(|(line, _, of)| (*line, of)));
    let mut hints: BTreeMap<(&str, u8), u32> = BTreeMap::new();
    let mut rules: BTreeMap<&str, u32> = BTreeMap::new();
    let mut found = Vec::new();
    let mut count = 0;
    for (line, at, of) in said {
        let (line, at) = (*line, *at);
        if !lesson {
            let lacks = Fault::new(at, told!("found-no-lesson"), told!("expected-lesson"));
            return vec![(line, lacks.hint(told!("hint-lesson", statement: StatementName::Lesson.name())))];
        }
        let fault = match of {
            OfLesson::Ask(name, _) | OfLesson::Goal(name) => {
                count += 1;
                match names.0.get(name) {
                    Some((first, _)) if *first != line => Some(again(at, name, *first)),
                    _ if count > MAX_ASKS => {
                        Some(Fault::new(at, shown(name), told!("expected-asks-at-most", most: MAX_ASKS)))
                    }
                    _ => None,
                }
            }
            OfLesson::Hint(name, level) => match hints.insert((name, *level), line) {
                Some(first) => Some(hint_again(at, name, *level, first)),
                None => names.of_hint(at, name),
            },
            OfLesson::Break(rule) => rules.insert(rule.name(), line).map(|first| again(at, rule.name(), first)),
            OfLesson::Answer(ask, value_at, value) => names.of_answer(at, ask, *value_at, value),
            OfLesson::Other => None,
        };
        found.extend(fault.map(|fault| (line, fault)));
    }
    found
}

fn again(at: usize, name: &str, first: u32) -> Fault {
    let expected = told!("expected-each-name-once");
    Fault::new(at, told!("found-again", text: name.to_string()), expected)
        .hint(told!("hint-first-in-line", line: first))
}

fn hint_again(at: usize, name: &str, level: u8, first: u32) -> Fault {
    let found = told!("found-hint-again", name: name.to_string(), level: u64::from(level));
    Fault::new(at, found, told!("expected-each-level-once")).hint(told!("hint-first-in-line", line: first))
}

fn unknown<'a>(at: usize, name: &str, expected: Told, names: impl Iterator<Item = &'a str>) -> Fault {
    let fault = Fault::new(at, shown(name), expected);
    let names: Vec<&str> = names.take(MAX_ASKS).collect();
    match nearest(name, &names) {
        Some(near) => fault.hint(meant(near.to_string())),
        None => fault,
    }
}

/// What can be an answer to a question of this kind.
fn expected_value(kind: AskKind) -> Told {
    match kind {
        AskKind::Yes => told!("expected-answer-yes"),
        AskKind::Node => told!("expected-answer-node"),
        AskKind::Nodes => told!("expected-answer-nodes"),
        AskKind::Entry => told!("expected-answer-entry"),
        AskKind::Entries => told!("expected-answer-entries"),
        AskKind::Number => told!("expected-answer-number"),
    }
}

impl Script {
    /// The name of the lesson; `None`: the script is none.
    pub fn lesson(&self) -> Option<&Rc<str>> {
        self.statements().find_map(|(_, statement)| match statement {
            Statement::Lesson(slug) => Some(slug),
            _ => None,
        })
    }

    /// The questions, in the order of the lines; each with its moment, unless it waits for a fact.
    pub fn asks(&self) -> impl Iterator<Item = (&Rc<Ask>, Option<Micros>)> {
        self.statements().filter_map(|(_, statement)| match statement {
            Statement::Timed(moment, Directive::Ask(ask)) => Some((ask, Some(moment.at))),
            Statement::When(Trigger { directive: Directive::Ask(ask), .. }) => Some((ask, None)),
            _ => None,
        })
    }

    /// The questions that the script answers at some time.
    pub fn answers(&self) -> impl Iterator<Item = &Answer> {
        self.statements().filter_map(|(_, statement)| match statement {
            Statement::Timed(_, Directive::Answer(answer))
            | Statement::When(Trigger { directive: Directive::Answer(answer), .. }) => Some(answer),
            _ => None,
        })
    }

    /// Removes the answers to this question.
    pub fn forget_answers(&mut self, ask: &str) {
        self.lines.retain(|line| match line.statement() {
            Some(Statement::Timed(_, Directive::Answer(answer)))
            | Some(Statement::When(Trigger { directive: Directive::Answer(answer), .. })) => *answer.ask != *ask,
            _ => true,
        });
    }

    /// How many actions on the cluster it has, at moments and upon facts.
    pub fn deeds(&self) -> usize {
        let acts = |(_, statement): &(u32, &Statement)| {
            matches!(
                statement,
                Statement::Timed(_, Directive::Act(_)) | Statement::When(Trigger { directive: Directive::Act(_), .. })
            )
        };
        self.statements().filter(acts).count()
    }

    /// The goals, in the order of the lines.
    pub fn goals(&self) -> impl Iterator<Item = &Goal> {
        self.statements().filter_map(|(_, statement)| match statement {
            Statement::Goal(goal) => Some(goal),
            _ => None,
        })
    }

    /// The hints, in the order of the lines.
    pub fn hints(&self) -> impl Iterator<Item = &Hint> {
        self.statements().filter_map(|(_, statement)| match statement {
            Statement::Hint(hint) => Some(hint),
            _ => None,
        })
    }

    /// The rules without which the lesson offers its schedule, in the order of the lines.
    pub fn breaks(&self) -> impl Iterator<Item = &Break> {
        self.statements().filter_map(|(_, statement)| match statement {
            Statement::Break(it) => Some(it),
            _ => None,
        })
    }

    /// The lesson's schedule with this rule off from the start: without questions, answers, goals, hints, and without
    /// expectations, which are true of Raft.
    pub fn without_rule(&self, rule: Rule) -> Script {
        let asks = |directive: &Directive| {
            matches!(directive, Directive::Ask(_) | Directive::Answer(_) | Directive::Expect(_))
        };
        let mut script = self.clone();
        script.lines.retain(|line| match line.statement() {
            Some(Statement::Timed(_, directive) | Statement::When(Trigger { directive, .. })) => !asks(directive),
            Some(Statement::Expect(_) | Statement::Goal(_) | Statement::Hint(_) | Statement::Par(_)) => false,
            Some(Statement::Allow(_) | Statement::Recorded { .. }) => false,
            _ => true,
        });
        let off = Statement::Timed(Moment { at: 0, events: Some(0) }, Directive::Act(Action::Rule(rule, false)));
        let cluster = |line: &Line| matches!(line.statement(), Some(Statement::Cluster(_)));
        let place = script.lines.iter().rposition(cluster).map_or(0, |last| last + 1);
        script.lines.insert(place, Line { statement: Some(Box::new(off)), comment: None });
        script
    }

    /// How few deeds the author needs; `None`: the lesson does not say.
    pub fn par(&self) -> Option<u32> {
        self.statements().find_map(|(_, statement)| match statement {
            Statement::Par(deeds) => Some(*deeds),
            _ => None,
        })
    }

    /// The names of the deeds that the lesson offers; `None`: all.
    pub fn allowed(&self) -> Option<&[ActionName]> {
        self.statements().find_map(|(_, statement)| match statement {
            Statement::Allow(names) => Some(names.as_slice()),
            _ => None,
        })
    }
}
