//! Events, the reasons for them, and the answers to questions about what did not happen.

use serde::Serialize;

use crate::play::tell::Told;
use crate::raft::Rule;
use crate::sim::FactKind;

/// One fact of the run, in words.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct EventView {
    /// Its number in the run, from 1.
    pub seq: f64,
    /// When it happened.
    pub at_ms: f64,
    /// The step in which it happened.
    pub step: f64,
    /// The node; `None`: it happened outside the nodes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<u8>,
    /// The kind of fact, as scripts name it.
    pub fact: FactKind,
    /// The fact in a sentence.
    pub text: Told,
    /// The reason, with the section of the paper; or nothing.
    pub why: Told,
    /// The name of its message, or empty.
    pub message: String,
    /// 0: traffic (send, deliver); 1: a step of the protocol; 2: a turning point (elections, commits, faults).
    pub weight: u8,
}

/// The reason for an event: the rule, its conditions and its values.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Reason"))]
pub struct ReasonView {
    /// The rule in the paper that decided, `Figure 2, RequestVote 2`; or empty.
    pub guard: Told,
    /// The paper's sentence, or empty.
    pub sentence: Told,
    /// The names of the rules that switch it off or weaken it.
    pub rules: Vec<Rule>,
    /// The sections and figures, `§5.4.1`.
    pub sections: Vec<Told>,
    /// The conditions that were checked.
    pub asked: Vec<AskedView>,
    /// The values that were compared at that moment, by their names in the paper.
    pub values: Vec<(Told, Told)>,
}

/// A condition that was checked.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Asked"))]
pub struct AskedView {
    /// The condition in words, with its values.
    pub text: Told,
    /// Whether it was true.
    pub held: bool,
}

/// The answer to the question why something has not happened.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Answered"))]
pub struct AnswerView {
    /// The answer in a sentence or two.
    pub headline: Vec<Told>,
    /// The reasons, the most important first.
    pub points: Vec<PointView>,
}

/// One reason of an answer.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Point"))]
pub struct PointView {
    /// The reason in sentences.
    pub text: Vec<Told>,
    /// The sections and figures in the text.
    pub sections: Vec<Told>,
    /// The names of the messages in flight that it refers to.
    pub messages: Vec<String>,
}
