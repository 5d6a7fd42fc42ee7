//! Plain data for a window of the space-time diagram, and for one message of it.
//!
//! There may be thousands of messages in a window, and a window may change with every frame. So lists of messages go by
//! columns, each as one block of bytes ([`Column`]), which a page reads as a typed array without looking at every item.

use serde::Serialize;

use super::message::FlightView;
use super::words::*;
use crate::play::tell::Told;
use crate::raft::MessageKind;
use crate::sim::FactKind;

/// Numbers that cross the bridge as one typed array (see `src/web/column.rs`).
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(Serialize))]
pub struct Column<T>(pub Vec<T>);

impl<T> Default for Column<T> {
    fn default() -> Column<T> {
        Column(Vec::new())
    }
}

/// What there is to draw of a window of the branch that is shown: all that overlaps it.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Timeline"))]
pub struct TimelineView {
    /// What the nodes were, from change to change, by node and then in order.
    pub lanes: LanesView,
    /// Messages, in the order in which they were sent.
    pub legs: LegsView,
    /// How many more messages overlap the window than `legs` holds.
    pub legs_left_out: u32,
    /// Turning points, in order. What clients asked and were told is in `requests`.
    pub marks: MarksView,
    /// How many more turning points and requests lie in the window than are listed.
    pub marks_left_out: u32,
    /// Clients' commands, in the order in which they were taken.
    pub requests: RequestsView,
    /// What was asked from outside, in the order in which it began; at most 2,000.
    pub operations: Vec<OperationView>,
    /// The clients that have asked for something on the branch, by name, in the order in which they began.
    pub askers: Vec<String>,
    /// Cuts, partitions, and rules that are switched off, in the order in which they began; at most 200.
    pub spells: Vec<SpellView>,
    /// The script's bookmarks that lie in the window; by step, as far as the run is known.
    pub bookmarks: Vec<PlannedView>,
    /// What the script does after all that is known; at most 200.
    pub planned: Vec<PlannedView>,
    /// How far the branch is known, in virtual time.
    pub far_ms: f64,
    /// How far the branch is known: its last step.
    pub far_step: f64,
}

/// Changes of nodes, by columns.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Lanes"))]
pub struct LanesView {
    /// The node's number.
    pub node: Column<u8>,
    /// Its term.
    pub term: Column<u32>,
    /// Its role.
    pub role: Column<NodeRole>,
    /// Whether it runs.
    pub status: Column<NodeStatus>,
    /// 1: it is no member of the configuration that decides.
    pub out: Column<u8>,
    /// From when.
    pub ms: Column<f64>,
    /// From which step.
    pub step: Column<u32>,
    /// Whether a node changed more often than is listed: then what it was at the end of each small stretch is.
    pub thinned: bool,
}

/// Messages, by columns.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Legs"))]
pub struct LegsView {
    /// The sender.
    pub from: Column<u8>,
    /// The receiver.
    pub to: Column<u8>,
    /// The number in its name.
    pub number: Column<u32>,
    /// 1 for the message itself, 2 and more for its copies.
    pub copy: Column<u8>,
    /// Its kind.
    pub kind: Column<MessageKind>,
    /// How many entries it carries, up to 255.
    pub entries: Column<u8>,
    /// What it answers, if it is a reply.
    pub ok: Column<ReplyAnswer>,
    /// Its term.
    pub term: Column<u32>,
    /// The term of the last entry that it carries, or of the snapshot's; 0: it carries none.
    pub carries: Column<u32>,
    /// What became of it.
    pub fate: Column<MessageEnd>,
    /// Of one that was lost: how far it had come, in 255ths of its way.
    pub place: Column<u8>,
    /// When it left.
    pub sent_ms: Column<f64>,
    /// When it came to its receiver, or was lost. In flight: when it will come, if nothing happens to it.
    pub came_ms: Column<f64>,
    /// When it ended: later than it came, where it waited at a paused node. In flight: as `came_ms`.
    pub ended_ms: Column<f64>,
    /// In which step it left.
    pub sent_step: Column<u32>,
    /// In which step it ended; in flight: one after the last that is known.
    pub ended_step: Column<u32>,
}

/// Turning points, by columns.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Marks"))]
pub struct MarksView {
    /// What happened.
    pub fact: Column<FactKind>,
    /// Where: the node's number; 0: in the world between the nodes.
    pub node: Column<u8>,
    /// When.
    pub ms: Column<f64>,
    /// In which step.
    pub step: Column<u32>,
}

/// Clients' commands, by columns.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Requests"))]
pub struct RequestsView {
    /// The node that took it.
    pub node: Column<u8>,
    /// Where in the log it stands.
    pub index: Column<u32>,
    /// What the client learnt.
    pub reply: Column<RequestStatus>,
    /// When it was taken.
    pub taken_ms: Column<f64>,
    /// When its client was answered; while it waits, as far as is known.
    pub answered_ms: Column<f64>,
    /// In which step it was taken.
    pub taken_step: Column<u32>,
    /// In which step its client was answered; while it waits, the last that is known.
    pub answered_step: Column<u32>,
}

/// An operation of a client, or of somebody's hand.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Operation"))]
pub struct OperationView {
    /// Its place in the history of all operations, from 0.
    pub id: u32,
    /// The client's name; `None`: it was made by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client: Option<String>,
    /// Its number among those of its client, or those made by hand, from 1.
    pub number: u32,
    /// The command, as a script writes it.
    pub text: String,
    /// The node that was asked last, or that answered.
    pub node: u8,
    /// When it began, in virtual milliseconds.
    pub from: f64,
    /// When it was over; `None`: it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<f64>,
    /// In which step it began.
    pub from_step: f64,
    /// In which step it was over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_step: Option<f64>,
    /// `open`, `ok`, `failed` or `unknown`, as far as the branch is known.
    pub outcome: OperationOutcome,
    /// What the state machine answered, in words; or empty.
    pub answer: Told,
    /// What a broken property says of it, as far as the branch is known: `unexplained` (no order explains its answer,
    /// or it was done twice), `contradicts` (an answer that no order explains); or empty.
    pub guilt: Guilt,
}

/// Something that all nodes have to live with for a while.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Spell"))]
pub struct SpellView {
    /// What it is.
    pub kind: ConditionKind,
    /// In a few words: `n1 n2 | n3 n4 n5`, `n1>n2, n3-n4`, `vote-once`.
    pub label: String,
    /// The groups of a partition, by node number.
    pub groups: Vec<Vec<u8>>,
    /// The links that are cut, one way each: sender and receiver.
    pub cuts: Vec<(u8, u8)>,
    /// From when; of what began before the window, some moment up to the window.
    pub from_ms: f64,
    /// From which step, likewise.
    pub from_step: f64,
    /// Until when; `None`: it goes on beyond the window, or as far as is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_ms: Option<f64>,
    /// Until which step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_step: Option<f64>,
}

/// A statement of the script that has a time.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Planned"))]
pub struct PlannedView {
    /// When.
    pub ms: f64,
    /// After which step; of what is not known yet: the last that is.
    pub step: f64,
    /// What; of a bookmark, its name.
    pub text: String,
}

/// One message, in flight or past, and what is known of it.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Message"))]
pub struct MessageView {
    /// The message as it was right after it had left.
    pub flight: FlightView,
    /// `in-flight` as far as is known, `arrived`, or `lost`.
    pub fate: MessageFate,
    /// Why it was lost, in words; or empty.
    pub why: Told,
    /// In which step it left.
    pub sent_step: f64,
    /// When it ended; `None`: it has not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_ms: Option<f64>,
    /// In which step it ended; `None`: it has not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_step: Option<f64>,
    /// How long it waited at a paused node.
    pub waited_ms: f64,
    /// The message whose arrival led to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<OtherView>,
    /// Without such a message: what led to it, in words; or empty.
    pub because: Told,
    /// What its arrival led to.
    pub effects: Vec<OtherView>,
}

/// Another message that a message has to do with.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Other"))]
pub struct OtherView {
    /// Its name.
    pub id: String,
    /// Its kind.
    pub kind: MessageKind,
    /// Whether it is an AppendEntries without entries.
    pub heartbeat: bool,
    /// Of a reply: whether it says yes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ok: Option<bool>,
}
