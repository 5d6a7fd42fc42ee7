//! Messages between nodes, their causes and effects, and the links.

use serde::Serialize;

use super::words::{Family, MessageFate};
use crate::play::tell::Told;
use crate::raft::MessageKind;

/// A message in flight. It moves evenly from `sent_ms` to `arrives_ms`.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Flight"))]
pub struct FlightView {
    /// Its name, as actions use it: `n1>n2#4`.
    pub id: String,
    /// The sender.
    pub from: u8,
    /// The receiver.
    pub to: u8,
    /// `RequestVote`, `RequestVoteReply`, `AppendEntries`, `AppendEntriesReply`, `InstallSnapshot`,
    /// `InstallSnapshotReply`.
    pub kind: MessageKind,
    /// `election`, `replication` or `snapshot`.
    pub family: Family,
    /// Whether it is a reply.
    pub reply: bool,
    /// Whether a reply accepts; `None`: it is a request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ok: Option<bool>,
    /// Whether it is a heartbeat: an AppendEntries without entries.
    pub heartbeat: bool,
    /// The term in the message.
    pub term: f64,
    /// The entries that it carries.
    pub entries: Vec<CarriedView>,
    /// When it was sent.
    pub sent_ms: f64,
    /// When it arrives, or would arrive if it is lost.
    pub arrives_ms: f64,
    /// When it will be lost; `None`: its loss is not decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lost_ms: Option<f64>,
    /// Where on its way it was held back, 0 to 1. It stays there until `held_until_ms`, and then moves evenly. `None`:
    /// it was not held back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_place: Option<f64>,
    /// When it moves again; `None`: it was not held back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_until_ms: Option<f64>,
    /// Whether it is a copy.
    pub copy: bool,
    /// Whether it has arrived and waits because the receiver is paused.
    pub waiting: bool,
    /// The extra delay by `reorder`; 0: there is none.
    pub late_ms: f64,
    /// The keys in a chunk of a snapshot, `3..4 of 9`; `None`: it carries no chunk.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Told>,
    /// The message in one line.
    pub summary: Told,
    /// The fields of the RPC, by their names in the paper, and their values in words.
    pub fields: Vec<(Told, Told)>,
}

/// An entry that a message carries.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Carried"))]
pub struct CarriedView {
    /// Its index.
    pub index: f64,
    /// Its term.
    pub term: f64,
    /// The entry in words.
    pub text: Told,
    /// What a configuration changes, and its members, in words. `None`: it is another kind of entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<Told>,
}

/// A link that is cut or has a quality of its own.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Link"))]
pub struct LinkView {
    /// The sender.
    pub from: u8,
    /// The receiver.
    pub to: u8,
    /// Whether it is cut.
    pub cut: bool,
    /// Its quality in words, or empty.
    pub quality: Told,
}

/// A message, its cause and its effects.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Chain"))]
pub struct ChainView {
    /// The message.
    pub message: LinkedView,
    /// The facts that made its sender send it, in order.
    pub cause: Vec<ToldView>,
    /// The facts that its arrival caused, or its loss.
    pub effects: Vec<ToldView>,
    /// The messages that it caused.
    pub sent: Vec<LinkedView>,
    /// Whether a reply to it waits for the disk.
    pub waits: bool,
}

/// A message of a chain.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Linked"))]
pub struct LinkedView {
    /// Its name.
    pub id: String,
    /// Its kind.
    pub kind: MessageKind,
    /// The message in one line.
    pub summary: Told,
    /// `in-flight`, `arrived` or `lost`, as far as the branch is known.
    pub fate: MessageFate,
    /// When it was sent.
    pub sent_ms: f64,
    /// The step in which it was sent.
    pub sent_step: f64,
    /// When it arrived or was lost; `None`: it is in flight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_ms: Option<f64>,
    /// The step in which it arrived or was lost; `None`: it is in flight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_step: Option<f64>,
}

/// A fact of a chain.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "ToldFact"))]
pub struct ToldView {
    /// The fact in a sentence.
    pub text: Told,
    /// The reason, or empty.
    pub why: Told,
    /// When it happened.
    pub at_ms: f64,
    /// The step in which it happened.
    pub step: f64,
    /// The node; `None`: it happened outside the nodes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<u8>,
    /// The name of the message that arrived; empty for other facts.
    pub message: String,
}
