//! Clients: their operations, their messages, and the verdict about all answers.

use serde::Serialize;

use crate::play::tell::Told;

use super::words::{ClientReply, HistoryVerdict};

/// A named client.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Client"))]
pub struct ClientView {
    /// Its name.
    pub name: String,
    /// Whether it starts operations.
    pub running: bool,
    /// The operation that waits for its answer; `None`: there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open: Option<OpenView>,
    /// The number of its operations that were answered.
    pub ok: u32,
    /// The number that failed.
    pub failed: u32,
    /// The number whose outcome is unknown.
    pub unknown: u32,
}

/// An operation that waits for its answer.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "OpenOperation"))]
pub struct OpenView {
    /// Its place in the history of all operations, from 0.
    pub op: u32,
    /// Its number among the operations of its client, from 1.
    pub number: u32,
    /// The command, as a script writes it.
    pub text: String,
    /// The node that got the request.
    pub node: u8,
    /// The attempt, from 1.
    pub attempt: u8,
    /// When the operation started, in virtual milliseconds.
    pub since: f64,
}

/// A client's request in flight to a node, or the answer in flight to the client.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "ClientFlight"))]
pub struct ClientFlightView {
    /// Its name: `a>n1#3` is the third request of client a, `n1>a#3` is the answer.
    pub id: String,
    /// The client's name.
    pub client: String,
    /// The node at the other end.
    pub node: u8,
    /// Whether it is a request.
    pub request: bool,
    /// What an answer says: `ok`; `redirect`: another node leads; `refused`: the node knows no leader; `lost`: another
    /// entry took the command's place. `None`: it is a request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<ClientReply>,
    /// The message in one line.
    pub text: Told,
    /// When it was sent, in virtual milliseconds.
    pub sent: f64,
    /// When it arrives or is lost.
    pub arrives: f64,
}

/// Whether the history of all operations, of clients and of the user, is linearizable.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "History"))]
pub struct HistoryView {
    /// `none`: there is no operation; `linearizable`; `violated`; `undecided`: the check would take too many steps.
    pub verdict: HistoryVerdict,
    /// The verdict in a sentence.
    pub text: Told,
    /// The number of operations.
    pub operations: u32,
}
