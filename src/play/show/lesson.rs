//! The lesson of a script, for a view.

use crate::play::run::Run;
use crate::play::script::{Ask, By, Script};
use crate::play::show::view::time::ms;
use crate::play::show::view::{AskView, BreakView, GoalView, HintView, LessonView};
use crate::sim::Micros;

/// The lesson as it stands in a run of its script; `None`: the script is no lesson.
pub fn lesson(script: &Script, run: &Run) -> Option<LessonView> {
    let slug = script.lesson()?.to_string();
    let reached = run.goals().iter().copied().chain(std::iter::repeat(None));
    let goals = script.goals().zip(reached).map(|(goal, reached)| GoalView {
        slug: goal.slug.to_string(),
        text: goal.text.clone(),
        met_ms: reached.map(ms),
    });
    let hint = |hint: &crate::play::script::Hint| HintView {
        slug: hint.of.to_string(),
        level: hint.level,
        text: hint.text.clone(),
    };
    Some(LessonView {
        slug,
        asks: script.asks().map(|(ask, at)| question(run, ask, at)).collect(),
        goals: goals.collect(),
        par: script.par(),
        allow: script.allowed().unwrap_or_default().iter().map(ToString::to_string).collect(),
        hints: script.hints().map(hint).collect(),
        breaks: script.breaks().map(|it| BreakView { rule: it.rule.to_string(), text: it.text.clone() }).collect(),
    })
}

fn question(run: &Run, ask: &Ask, at: Option<Micros>) -> AskView {
    let asked = run.asked_as(&ask.slug);
    let at = asked.map(|asked| asked.at).or(at);
    let by = at.map(|at| match ask.by {
        By::Now => at,
        By::At(by) => by.max(at),
        By::After(span) => at.saturating_add(span),
    });
    let answered = asked.and_then(|asked| asked.answer.as_ref());
    AskView {
        slug: ask.slug.to_string(),
        text: ask.text.clone(),
        at_ms: at.map(ms),
        by_ms: by.map(ms),
        step: asked.map(|asked| asked.step as f64),
        kind: ask.kind,
        open: asked.is_some() && answered.is_none(),
        answer: answered.map(|answered| answered.value.to_string()),
        right: answered.and_then(|answered| answered.right.as_ref()).map(ToString::to_string),
        verdict: answered.map(|answered| answered.mark),
    }
}
