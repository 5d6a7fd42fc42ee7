//! A lesson in a run: what was asked, answered and reached, and the marking.
//!
//! The right answer is never written down. It is computed: a copy of the run, made when the question was asked, plays
//! on to the moment for which the question asks. The copy follows the script as it was then, so that what the student
//! does later does not change the answer.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::{Answered, Asked, AskedAt, Budget, LessonSoFar, Run, Skipped};
use crate::play::script::{Answer, AnswerValue, Ask, AskKind, By, Directive, Expect, Quantity, Question};
use crate::play::told::{told, Told};
use crate::raft::{Index, NodeId};
use crate::sim::{LessonFact, Mark, Micros, Target};

/// How many steps a copy may play: as much as ten virtual seconds of the busiest useful run.
const MOST_STEPS: u64 = 500_000;
/// Of so many indexes it is found out whether a question holds.
const MOST_INDEXES: Index = 1_000;

impl LessonSoFar {
    pub(super) fn with(goals: usize) -> LessonSoFar {
        LessonSoFar { goals: vec![None; goals], ..LessonSoFar::default() }
    }
}

impl Run {
    /// The questions that were asked so far, in this order.
    pub fn asked(&self) -> &[Asked] {
        &self.lesson.asked
    }

    /// The question of this name, if it was asked.
    pub fn asked_as(&self, slug: &str) -> Option<&Asked> {
        self.lesson.asked.iter().find(|asked| *asked.ask.slug == *slug)
    }

    /// The same, for a session that keeps what was right when a question was asked first.
    pub(crate) fn asked_mut(&mut self) -> &mut [Asked] {
        &mut self.lesson.asked
    }

    /// The goals by their place in the script: when each was reached.
    pub fn goals(&self) -> &[Option<Micros>] {
        &self.lesson.goals
    }

    /// Whether a question was asked that is not answered, and that the script does not answer later.
    pub fn waits_for_answer(&self) -> bool {
        let waits = |asked: &Asked| asked.answer.is_none() && !self.plan.answers.contains(&asked.ask.slug);
        self.lesson.asked.iter().any(waits)
    }

    /// Whether this question waits so.
    pub fn waits_for(&self, slug: &str) -> bool {
        self.asked_as(slug).is_some_and(|asked| asked.answer.is_none()) && !self.plan.answers.contains(slug)
    }

    /// The lines of the timed answers that are still to come.
    pub(crate) fn answers_ahead(&self) -> Vec<u32> {
        let ahead = self.plan.timed.iter().skip(self.done);
        ahead.filter(|(.., directive)| matches!(directive, Directive::Answer(_))).map(|(line, ..)| *line).collect()
    }

    /// Asks. A question is asked once.
    pub(super) fn ask_student(&mut self, ask: &Rc<Ask>) -> bool {
        if self.asked_as(&ask.slug).is_some() {
            return false;
        }
        let at = self.world.now();
        let by = match ask.by {
            By::Now => at,
            By::At(by) => by.max(at),
            By::After(span) => at.saturating_add(span),
        };
        let moment = (!self.lesson.is_copy).then(|| Rc::new(AskedAt { run: self.clone(), right: OnceCell::new() }));
        self.lesson.asked.push(Asked { ask: ask.clone(), at, by, step: self.steps, answer: None, moment });
        self.world.drain_facts(&mut self.kept);
        self.world.note_lesson([LessonFact::Asked(ask.slug.clone())]);
        let given = self.lesson.given.clone();
        given.iter().filter(|answer| answer.ask == ask.slug).for_each(|answer| {
            self.answer(0, answer, false);
        });
        true
    }

    /// Gives these answers as soon as their questions are asked.
    pub fn with_answers(mut self, answers: Vec<Answer>) -> Run {
        self.lesson.given = answers.into();
        // Questions of the start were asked already.
        let given = self.lesson.given.clone();
        given.iter().for_each(|answer| {
            self.answer(0, answer, false);
        });
        self
    }

    /// Answers; false if the question was not asked, or is answered already. `alone`: as a step of its own.
    pub(super) fn answer(&mut self, line: u32, answer: &Answer, alone: bool) -> bool {
        if self.lesson.is_copy {
            return false;
        }
        let at = self.world.now();
        if let Some(why) = self.refuses(answer) {
            if line > 0 {
                self.skipped.push(Skipped { line, at, why });
            }
            return false;
        }
        let named = |asked: &&mut Asked| asked.ask.slug == answer.ask;
        let Some(asked) = self.lesson.asked.iter_mut().find(named) else { return false };
        let right = asked.moment.as_ref().and_then(|moment| moment.right(&asked.ask, asked.by));
        let mark = mark(&asked.ask, &answer.value, right.as_ref());
        asked.answer = Some(Answered { value: answer.value.clone(), at, right: right.clone(), mark });
        let fact = LessonFact::Answered {
            ask: answer.ask.clone(),
            value: answer.value.to_string().into(),
            right: right.map(|right| right.to_string().into()),
            mark,
        };
        if alone {
            self.world.drain_facts(&mut self.kept);
        }
        self.world.note_lesson([fact]);
        true
    }

    /// Why an answer is not taken now; `None`: it is.
    pub fn refuses(&self, answer: &Answer) -> Option<Told> {
        let ask = answer.ask.to_string();
        match self.asked_as(&answer.ask) {
            None => Some(told!("answer-too-early", ask)),
            Some(asked) if asked.answer.is_some() => Some(told!("answer-given", ask)),
            Some(_) => None,
        }
    }

    /// Records the goals that are reached now; true if there are any.
    pub(super) fn reach_goals(&mut self) -> bool {
        if self.lesson.goals.iter().all(Option::is_some) || self.world.overload().is_some() {
            return false;
        }
        let plan = self.plan.clone();
        let committed = self.world.monitor().committed();
        let is_new = committed != self.lesson.committed || self.steps == 0;
        self.lesson.committed = committed;
        let mut reached = Vec::new();
        for (place, (slug, expect)) in plan.goals.iter().enumerate() {
            // Which commands are committed is looked up in a list that grows with the run.
            let may_hold = is_new || !matches!(expect, Expect::Committed(_));
            if self.lesson.goals.get(place) == Some(&None) && may_hold && self.holds(expect) {
                self.lesson.goals[place] = Some(self.world.now());
                reached.push(LessonFact::Goal(slug.clone()));
            }
        }
        let any = !reached.is_empty();
        self.world.note_lesson(reached);
        any
    }

    fn quantity(&self, quantity: Quantity) -> Option<u64> {
        let server = |target: Target| self.world.server(self.world.resolve(target).ok()?);
        match quantity {
            Quantity::Term(target) => server(target).map(|server| server.node.current_term()),
            Quantity::Commit(target) => server(target).map(|server| server.node.commit_index()),
            Quantity::LastIndex(target) => server(target).map(|server| server.node.log().last_index()),
            Quantity::Times(fact, None) => Some(self.times(fact, None).into()),
            Quantity::Times(fact, Some(target)) => {
                self.world.resolve(target).ok().map(|id| self.times(fact, Some(id)).into())
            }
        }
    }
}

impl AskedAt {
    /// The right answer; `None`: it takes too long to find out.
    fn right(&self, ask: &Ask, by: Micros) -> Option<AnswerValue> {
        self.right.get_or_init(|| self.play_on(ask, by)).clone()
    }

    fn play_on(&self, ask: &Ask, by: Micros) -> Option<AnswerValue> {
        let mut run = self.run.clone();
        run.lesson.is_copy = true;
        if ask.by != By::Now {
            let budget = Budget::of(MOST_STEPS, &run);
            while run.next_time().is_some_and(|next| next <= by) {
                if budget.is_spent(&run) || !run.step(&mut |_, _| ()) {
                    return None;
                }
            }
        }
        let expect = match &ask.question {
            Question::Is(quantity) => {
                let number = run.quantity(*quantity);
                return Some(number.map_or(AnswerValue::Nothing, |number| AnswerValue::Numbers(vec![number])));
            }
            Question::Holds(expect) => expect,
        };
        // What can be pointed at is what was there when the question was asked.
        let servers = self.run.world.servers();
        Some(match ask.kind {
            AskKind::Yes | AskKind::Number => AnswerValue::Holds(run.holds(expect)),
            AskKind::Node | AskKind::Nodes => {
                let ids = servers.iter().map(|server| server.node.id());
                let ids: Vec<NodeId> = ids.filter(|id| run.holds(&expect.of_node(*id))).collect();
                if ids.is_empty() {
                    AnswerValue::Nothing
                } else {
                    AnswerValue::Nodes(ids)
                }
            }
            AskKind::Entry | AskKind::Entries => {
                let last = servers.iter().map(|server| server.node.log().last_index()).max().unwrap_or(0);
                let indexes = 1..=last.min(MOST_INDEXES);
                let indexes: Vec<Index> = indexes.filter(|index| run.holds(&expect.of_index(*index))).collect();
                if indexes.is_empty() {
                    AnswerValue::Nothing
                } else {
                    AnswerValue::Numbers(indexes)
                }
            }
        })
    }
}

/// What an answer is worth.
fn mark(ask: &Ask, value: &AnswerValue, right: Option<&AnswerValue>) -> Mark {
    let Some(right) = right.filter(|_| *value != AnswerValue::Unsure) else { return Mark::Unsure };
    let is_right = match (ask.kind, value, right) {
        (AskKind::Node, AnswerValue::Nodes(one), AnswerValue::Nodes(all)) => one.iter().all(|it| all.contains(it)),
        (AskKind::Entry, AnswerValue::Numbers(one), AnswerValue::Numbers(all)) => one.iter().all(|it| all.contains(it)),
        (_, AnswerValue::Nodes(these), AnswerValue::Nodes(all)) => same(these, all),
        (_, AnswerValue::Numbers(these), AnswerValue::Numbers(all)) => same(these, all),
        (_, value, right) => value == right,
    };
    match is_right {
        true => Mark::Right,
        false => Mark::Wrong,
    }
}

fn same<T: Ord>(these: &[T], those: &[T]) -> bool {
    these.iter().collect::<BTreeSet<_>>() == those.iter().collect::<BTreeSet<_>>()
}
