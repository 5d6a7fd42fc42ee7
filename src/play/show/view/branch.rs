//! The branches of a run, and the comparison of two.

use serde::Serialize;

use crate::play::tell::Told;

/// One branch of the run.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct BranchView {
    /// Its number, from 1.
    pub id: u32,
    /// The name that the user gave it, or empty.
    pub name: String,
    /// Whether the page shows it.
    pub shown: bool,
    /// The branch that it forked from; `None`: it is the trunk.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<u32>,
    /// The time of the fork; 0 for the trunk.
    pub fork_ms: f64,
    /// The last step that both branches have; 0 for the trunk.
    pub fork_step: f64,
    /// The virtual time up to which it is known.
    pub far_ms: f64,
    /// Its last known step.
    pub far_step: f64,
    /// The first directive after the fork that the other branch does not have; empty for the trunk.
    pub difference: String,
    /// How many more statements of the same moment the branch that it leaves does not have.
    pub more: u32,
}

/// Two branches side by side, from the fork on.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Comparison"))]
pub struct CompareView {
    /// The time at which they part.
    pub at_ms: f64,
    /// The end of the comparison.
    pub until_ms: f64,
    /// The facts from there on, in the order of time. A fact of both branches is one row.
    pub rows: Vec<CompareRow>,
    /// The number of rows that are left out.
    pub left_out: f64,
    /// The number of facts in both branches.
    pub both: f64,
    /// The number of facts in the first branch only.
    pub only_first: f64,
    /// The number of facts in the second branch only.
    pub only_second: f64,
}

/// One fact, and its step in each of two branches.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "ComparisonRow"))]
pub struct CompareRow {
    /// When it happens.
    pub at_ms: f64,
    /// The fact in words.
    pub text: Told,
    /// Its step in the first branch; `None`: it does not happen there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<f64>,
    /// Its step in the second branch; `None`: it does not happen there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second: Option<f64>,
}
