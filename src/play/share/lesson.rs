//! What has come of a lesson.

use crate::play::run::Run;
use crate::play::script::{Millis, Script};
use crate::play::tell::{told, Told};
use crate::sim::Mark;

/// How many questions of a lesson are answered rightly, and how many of its goals are reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Score {
    /// Right answers.
    pub right: usize,
    /// Questions.
    pub asks: usize,
    /// Goals that are reached.
    pub reached: usize,
    /// Goals.
    pub goals: usize,
}

impl Score {
    /// The score of a run of this script; `None`: the script is no lesson.
    pub fn of(script: &Script, run: &Run) -> Option<Score> {
        script.lesson()?;
        let is_right = |ask: &str| {
            let answer = run.asked_as(ask).and_then(|asked| asked.answer.as_ref());
            answer.is_some_and(|answer| answer.mark == Mark::Right)
        };
        Some(Score {
            right: script.asks().filter(|(ask, _)| is_right(&ask.slug)).count(),
            asks: script.asks().count(),
            reached: run.goals().iter().filter(|reached| reached.is_some()).count(),
            goals: script.goals().count(),
        })
    }

    /// In thousandths: 1000 if all is right and reached. `None`: there is nothing to answer or to reach.
    pub fn thousandths(self) -> Option<u64> {
        let (done, all) = (self.right + self.reached, self.asks + self.goals);
        (done as u64 * 1000).checked_div(all as u64)
    }

    /// In a sentence.
    pub fn told(self) -> Told {
        let Score { right, asks, reached, goals } = self;
        told!("report-score", right, asks, reached, goals)
    }
}

/// The lesson of a run in sentences: each question, each goal, and the score. Empty: the script is no lesson.
pub fn lines(script: &Script, run: &Run) -> Vec<Told> {
    let Some(score) = Score::of(script, run) else { return Vec::new() };
    let question = |slug: &str| {
        let (ask, asked) = (slug.to_string(), run.asked_as(slug));
        let Some(answered) = asked.and_then(|asked| asked.answer.as_ref()) else {
            return match asked {
                Some(_) => told!("report-unanswered", ask),
                None => told!("report-unasked", ask),
            };
        };
        let value = answered.value.to_string();
        match (answered.mark, &answered.right) {
            (Mark::Right, _) => told!("report-answered-rightly", ask, value),
            (_, None) => told!("report-answered", ask, value),
            (_, Some(right)) => told!("report-answered-wrongly", ask, value, right: right.to_string()),
        }
    };
    let mut lines: Vec<Told> = script.asks().map(|(ask, _)| question(&ask.slug)).collect();
    lines.extend(script.goals().zip(run.goals()).map(|(goal, reached)| {
        let goal = goal.slug.to_string();
        match reached {
            Some(at) => told!("report-goal", goal, at: Millis(*at)),
            None => told!("report-goal-open", goal),
        }
    }));
    lines.push(score.told());
    lines
}
