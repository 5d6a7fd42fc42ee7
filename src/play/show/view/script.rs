//! The script: its bookmarks, its expectations, and the state of each statement.

use serde::Serialize;

use crate::play::tell::Told;

/// A bookmark.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "BookmarkMoment"))]
pub struct BookmarkView {
    /// Its time.
    pub at_ms: f64,
    /// Its name.
    pub name: String,
}

/// An expectation of the script.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Expectation"))]
pub struct ExpectView {
    /// The line of the script, from 1.
    pub line: u32,
    /// Its text.
    pub text: String,
    /// Whether it was true; `None`: it was not checked yet. A bare `expect` is checked at the script's end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<bool>,
    /// When it was checked, if it was false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_ms: Option<f64>,
    /// What was the case instead, if it was false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<Told>,
}

/// The state of each statement that is executed or checked at some time. The lists hold line numbers from 1, in order;
/// each statement is in one list. They hold numbers only, because a script may have 2,000 statements and a view is made
/// every frame.
#[derive(Serialize, Clone, Debug, PartialEq, Default)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Lines"))]
pub struct LinesView {
    /// Statements that were executed.
    pub done: Vec<u32>,
    /// Expectations that were true.
    pub held: Vec<u32>,
    /// Expectations that were false.
    pub failed: Vec<u32>,
    /// Actions that had no effect.
    pub skipped: Vec<SkippedView>,
    /// Triggers that have not fired, or whose delay has not passed.
    pub waiting: Vec<WaitingView>,
    /// Statements whose time has not come.
    pub open: Vec<u32>,
    /// The line that was executed last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<u32>,
    /// The next line of those with a known time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<u32>,
}

/// An action that had no effect.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Skipped"))]
pub struct SkippedView {
    /// The line of the script, from 1.
    pub line: u32,
    /// When it was skipped.
    pub at_ms: f64,
    /// The action, and why it had no effect.
    pub why: Told,
}

/// A trigger that waits.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Waiting"))]
pub struct WaitingView {
    /// The line of the script, from 1.
    pub line: u32,
    /// How often its fact has happened.
    pub seen: u32,
    /// The occurrence at which it fires, from 1.
    pub count: u32,
    /// When its directive is executed; `None`: it has not fired.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_ms: Option<f64>,
}
