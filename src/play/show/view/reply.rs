//! Plain data that answers a call: whether an action was taken, what is wrong with a script, which names fit.

use serde::Serialize;

use crate::play::tell::Told;

use super::words::FragmentKind;
use crate::play::script::{Completion, Mistakes, Refusal};

/// The result of a call that may be refused.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Answer"))]
pub struct ReplyView {
    /// Whether it was done.
    pub ok: bool,
    /// The line that was added to the script; empty if none was.
    pub recorded: String,
    /// What happened by it, in sentences.
    pub note: Vec<Told>,
    /// Why it was not done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<RefusalView>,
}

impl ReplyView {
    /// The reply to a call that was done, with the recorded line and the remark, or that was refused.
    pub fn of(result: Result<(String, Vec<Told>), Refusal>) -> ReplyView {
        let (ok, refusal) = (result.is_ok(), result.as_ref().err().cloned().map(RefusalView::from));
        let (recorded, note) = result.unwrap_or_default();
        ReplyView { ok, recorded, note, refusal }
    }
}

/// One mistake in a script.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Refusal"))]
pub struct RefusalView {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
    /// The whole sentence.
    pub message: Told,
    /// What stands there.
    pub found: Told,
    /// What could stand there.
    pub expected: Told,
}

impl From<Refusal> for RefusalView {
    fn from(refusal: Refusal) -> RefusalView {
        let Refusal { line, column, message, found, expected } = refusal;
        RefusalView { line, column, message, found: *found, expected: *expected }
    }
}

/// The mistakes of a script.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Mistakes"))]
pub struct MistakesView {
    /// The first ones, in the order of the text; empty if the script is right.
    pub listed: Vec<RefusalView>,
    /// How many more there are.
    pub more: u32,
}

impl From<Mistakes> for MistakesView {
    fn from(Mistakes { first, others, more }: Mistakes) -> MistakesView {
        let listed = std::iter::once(first).chain(others).map(RefusalView::from).collect();
        MistakesView { listed, more: u32::try_from(more).unwrap_or(u32::MAX) }
    }
}

/// The names that fit in a place of a script.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Completion"))]
pub struct CompletionView {
    /// The column, from 1, at which the word begins that a name would replace.
    pub from: u32,
    /// The column right behind this word.
    pub to: u32,
    /// The names.
    pub names: Vec<NameView>,
}

/// A name that fits.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "CompletionName"))]
pub struct NameView {
    /// The name.
    pub text: String,
    /// What it names, in words: `an action`.
    pub what: Told,
}

impl From<Completion> for CompletionView {
    fn from(Completion { from, to, names }: Completion) -> CompletionView {
        let names = names.into_iter().map(|name| NameView { text: name.text, what: name.what }).collect();
        CompletionView { from, to, names }
    }
}

/// What the fragment of an address holds.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Fragment"))]
pub struct FragmentView {
    /// What it is.
    pub kind: FragmentKind,
    /// The name of a scenario; otherwise empty.
    pub name: String,
    /// The text of a script; otherwise empty.
    pub text: String,
    /// What is wrong with it.
    pub trouble: Told,
}
