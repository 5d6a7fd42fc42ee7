//! The lesson of a script.

use serde::Serialize;

use crate::play::script::AskKind;
use crate::sim::Mark;

/// The lesson of a script.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct LessonView {
    /// Its name.
    pub slug: String,
    /// The questions, in the order of the script.
    pub asks: Vec<AskView>,
    /// The goals, in the order of the script.
    pub goals: Vec<GoalView>,
    /// How few deeds the author needs; `None`: the script does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub par: Option<u32>,
    /// The names of the deeds that the lesson offers; empty: all.
    pub allow: Vec<String>,
    /// The hints, in the order of the script.
    pub hints: Vec<HintView>,
    /// The rules without which the lesson offers its schedule, in the order of the script.
    pub breaks: Vec<BreakView>,
}

/// A question of a lesson.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct AskView {
    /// Its name.
    pub slug: String,
    /// The question in words.
    pub text: String,
    /// The moment of asking; `None`: it waits for a fact that has not happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_ms: Option<f64>,
    /// The moment for which it asks; `None`: as above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_ms: Option<f64>,
    /// The step right after which it is open; `None`: it was not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<f64>,
    /// What it asks for.
    pub kind: AskKind,
    /// Whether it was asked and is not answered, up to this instant.
    pub open: bool,
    /// The answer, as the script writes it; `None`: there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// The right answer, or all right answers, as an answer is written; `None`: it is not answered, or nobody knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub right: Option<String>,
    /// Whether the answer is right; `None`: it is not answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Mark>,
}

/// A goal of a lesson.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct GoalView {
    /// Its name.
    pub slug: String,
    /// The goal in words.
    pub text: String,
    /// When it was reached; `None`: it is not reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met_ms: Option<f64>,
}

/// A hint for a question or a goal.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct HintView {
    /// The question or the goal.
    pub slug: String,
    /// 1: where to look; 2: which rule; 3: what to do.
    pub level: u8,
    /// The hint.
    pub text: String,
}

/// A rule without which a lesson offers its schedule.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct BreakView {
    /// Its name.
    pub rule: String,
    /// What to watch.
    pub text: String,
}
