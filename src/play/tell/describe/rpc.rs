//! Messages: [`Rpc`].

use serde_json::Value;

use super::super::commands::*;
use super::super::fields::{fields, object, Fields, Printing};
use super::super::guard::Guard;
use super::super::reason::Reason;
use super::super::words::*;
use crate::play::told::{commas, told, Arg, Told};
use crate::raft::{AppendOutcome, Entry, Index, LogEnd, Message, Rpc};
use crate::sim::{MessageId, World};

/// A field of a message, as the page shows it: its name in the paper, or a phrase if it has none, and its value.
pub type MessageField = (Told, Arg);

/// A field with its name in the paper.
fn named(name: &'static str, value: impl Into<Arg>) -> MessageField {
    (Told::text(name), value.into())
}

/// The description of a message.
struct RpcDescription<'a> {
    /// What makes a node send it.
    sent_by: Guard,
    /// What a node does with it.
    handled_by: Guard,
    /// What the trace prints, after id, kind, ends and term.
    fields: &'a dyn Fn(&Printing) -> Fields,
    /// What the page shows, after the term.
    shown: &'a dyn Fn() -> Vec<MessageField>,
    /// The message in one line.
    summary: &'a dyn Fn() -> Told,
}

impl Reason {
    /// Adds the fields of a message.
    pub(super) fn message(mut self, world: &World, message: &Message) -> Reason {
        self.values.extend(message_fields(world, message));
        self
    }
}

/// A message in one line.
pub fn message_summary(world: &World, message: &Message) -> Told {
    let mut summary = Told::NOTHING;
    describe(world, message, &mut |description| summary = (description.summary)());
    summary
}

/// The fields of a message.
pub fn message_fields(world: &World, message: &Message) -> Vec<MessageField> {
    let mut fields = vec![named("term", message.term)];
    describe(world, message, &mut |description| fields.extend((description.shown)()));
    fields
}

/// What makes a node send a message.
pub(super) fn sent_by(world: &World, message: &Message) -> Option<Guard> {
    let mut guard = None;
    describe(world, message, &mut |description| guard = Some(description.sent_by));
    guard
}

/// What a node does with a message.
pub(super) fn handled_by(world: &World, message: &Message) -> Option<Guard> {
    let mut guard = None;
    describe(world, message, &mut |description| guard = Some(description.handled_by));
    guard
}

/// A message as the trace prints it.
pub(super) fn message_json(to: &Printing, id: MessageId, message: &Message) -> Value {
    let mut fields = fields! {
        "id": id.to_string(),
        "kind": message.kind().name(),
        "from": message.from,
        "to": message.to,
        "term": message.term,
    };
    describe(to.world, message, &mut |description| fields.extend((description.fields)(to)));
    object(fields)
}

// long: one arm for each RPC
fn describe(world: &World, message: &Message, print: &mut dyn FnMut(&RpcDescription)) {
    let (from, to, term) = (message.from, message.to, message.term);
    match &message.rpc {
        Rpc::RequestVote { last_log_index, last_log_term, transfer } => print(&RpcDescription {
            sent_by: Guard::Candidates1,
            handled_by: Guard::RequestVote,
            fields: &|_| {
                let mut fields = fields! {
                    "candidate_id": from,
                    "last_log_index": *last_log_index,
                    "last_log_term": *last_log_term,
                };
                if *transfer {
                    fields.extend(fields! { "transfer": true });
                }
                fields
            },
            shown: &|| {
                let mut shown = vec![
                    named("candidateId", from),
                    named("lastLogIndex", *last_log_index),
                    named("lastLogTerm", *last_log_term),
                ];
                if *transfer {
                    shown.push((told!("field-transfer"), true.into()));
                }
                shown
            },
            summary: &|| {
                let end = log_end(LogEnd { term: *last_log_term, index: *last_log_index });
                match transfer {
                    true => told!("summary-request-vote-transfer", term, end),
                    false => told!("summary-request-vote", term, end),
                }
            },
        }),
        Rpc::RequestVoteReply { vote_granted } => print(&RpcDescription {
            sent_by: Guard::Persistent,
            handled_by: Guard::Candidates2,
            fields: &|_| fields! { "vote_granted": *vote_granted },
            shown: &|| vec![named("voteGranted", *vote_granted)],
            summary: &|| match vote_granted {
                true => told!("summary-vote-granted", from, to, term),
                false => told!("summary-vote-refused", from, to, term),
            },
        }),
        Rpc::PreVote { last_log_index, last_log_term } => print(&RpcDescription {
            sent_by: Guard::PreVote,
            handled_by: Guard::PreVote,
            fields: &|_| {
                fields! {
                    "candidate_id": from,
                    "next_term": term + 1,
                    "last_log_index": *last_log_index,
                    "last_log_term": *last_log_term,
                }
            },
            shown: &|| {
                vec![
                    named("candidateId", from),
                    named("lastLogIndex", *last_log_index),
                    named("lastLogTerm", *last_log_term),
                    (told!("field-next-term"), (term + 1).into()),
                ]
            },
            summary: &|| {
                let end = log_end(LogEnd { term: *last_log_term, index: *last_log_index });
                told!("summary-pre-vote", next_term: term + 1, end)
            },
        }),
        Rpc::PreVoteReply { asked_in, vote_granted } => print(&RpcDescription {
            sent_by: Guard::PreVote,
            handled_by: Guard::PreVote,
            fields: &|_| fields! { "next_term": asked_in + 1, "vote_granted": *vote_granted },
            shown: &|| vec![named("voteGranted", *vote_granted), (told!("field-next-term"), (asked_in + 1).into())],
            summary: &|| match vote_granted {
                true => told!("summary-pre-vote-granted", from, to, next_term: asked_in + 1),
                false => told!("summary-pre-vote-refused", from, to, term),
            },
        }),
        Rpc::TimeoutNow => print(&RpcDescription {
            sent_by: Guard::Transfer,
            handled_by: Guard::Transfer,
            fields: &|_| fields! { "leader_id": from },
            shown: &|| vec![named("leaderId", from)],
            summary: &|| told!("summary-timeout-now", term, to),
        }),
        Rpc::AppendEntries { prev_log_index, prev_log_term, entries, leader_commit, .. } => print(&RpcDescription {
            sent_by: if entries.is_empty() { Guard::Leaders1 } else { Guard::Leaders3 },
            handled_by: Guard::AppendEntries,
            fields: &|to| {
                let entry = |(index, entry): (Index, Entry)| {
                    let command = command_json(to, entry.payload);
                    object(fields! { "index": index, "term": entry.term, "command": command })
                };
                fields! {
                    "leader_id": from,
                    "prev_log_index": *prev_log_index,
                    "prev_log_term": *prev_log_term,
                    "entries": entries.iter().map(entry).collect::<Vec<_>>(),
                    "leader_commit": *leader_commit,
                }
            },
            shown: &|| {
                let entry = |(index, entry): (Index, Entry)| {
                    let command = command(world, &entry);
                    told!("field-entry", index, command, term: entry.term)
                };
                let carried = match entries.is_empty() {
                    true => told!("none").into(),
                    false => commas(entries.iter().map(entry)).into(),
                };
                vec![
                    named("leaderId", from),
                    named("prevLogIndex", *prev_log_index),
                    named("prevLogTerm", *prev_log_term),
                    (Told::text("entries"), carried),
                    named("leaderCommit", *leader_commit),
                ]
            },
            summary: &|| {
                let (prev_log_index, leader_commit) = (*prev_log_index, *leader_commit);
                let first = entries.first_index();
                let entries = match (entries.len(), entries.get(first)) {
                    (0, _) => return told!("summary-heartbeat", term, prev_log_index, leader_commit),
                    (1, Some(entry)) => {
                        told!("entry-with-command", index: first, command: command(world, &entry))
                    }
                    (n, _) => range(first, first + n as u64 - 1),
                };
                told!("summary-append", term, entries, leader_commit)
            },
        }),
        Rpc::AppendEntriesReply { prev_log_index, outcome, .. } => print(&RpcDescription {
            sent_by: Guard::Persistent,
            handled_by: Guard::Leaders3,
            fields: &|_| match outcome {
                AppendOutcome::Success { match_index } => fields! { "success": true, "match_index": *match_index },
                AppendOutcome::Conflict { conflict_term, conflict_index } => fields! {
                    "success": false,
                    "prev_log_index": *prev_log_index,
                    "conflict_term": *conflict_term,
                    "conflict_index": *conflict_index,
                },
                AppendOutcome::OldTerm => fields! { "success": false },
            },
            shown: &|| match outcome {
                AppendOutcome::Success { match_index } => {
                    vec![named("success", true), named("matchIndex", *match_index)]
                }
                AppendOutcome::Conflict { conflict_term, conflict_index } => vec![
                    named("success", false),
                    named("prevLogIndex", *prev_log_index),
                    (Told::text("conflictTerm"), conflict_term.map_or(told!("none").into(), Arg::from)),
                    named("conflictIndex", *conflict_index),
                ],
                AppendOutcome::OldTerm => vec![named("success", false)],
            },
            summary: &|| match outcome {
                AppendOutcome::Success { match_index } => {
                    told!("summary-append-accepted", from, match_index: *match_index)
                }
                AppendOutcome::Conflict { conflict_term: None, conflict_index } => {
                    told!("summary-append-too-short", from, conflict_index: *conflict_index)
                }
                AppendOutcome::Conflict { conflict_term: Some(conflict_term), conflict_index } => {
                    let entries = range(*conflict_index, *prev_log_index);
                    told!("summary-append-conflict", from, entries, conflict_term: *conflict_term)
                }
                AppendOutcome::OldTerm => told!("summary-append-old-term", from, term),
            },
        }),
        Rpc::InstallSnapshot { snapshot, offset, len, .. } => print(&RpcDescription {
            sent_by: Guard::Lagging,
            handled_by: Guard::InstallSnapshot,
            fields: &|_| {
                let mut fields = fields! {
                    "leader_id": from,
                    "last_included_index": snapshot.last_included_index,
                    "last_included_term": snapshot.last_included_term,
                };
                if *len < snapshot.size {
                    let done = offset + len >= snapshot.size;
                    fields.extend(fields! { "offset": *offset, "keys": *len, "done": done });
                }
                fields
            },
            shown: &|| {
                let mut shown = vec![
                    named("leaderId", from),
                    named("lastIncludedIndex", snapshot.last_included_index),
                    named("lastIncludedTerm", snapshot.last_included_term),
                ];
                if *len < snapshot.size {
                    shown.push(named("offset", *offset));
                    shown.push((told!("value-keys"), (*len).into()));
                    shown.push(named("done", offset + len >= snapshot.size));
                }
                shown
            },
            summary: &|| {
                let index = snapshot.last_included_index;
                match *len < snapshot.size {
                    true => told!("summary-snapshot-part", term, index, part: part(*offset, *len, snapshot.size)),
                    false => told!("summary-snapshot", term, index),
                }
            },
        }),
        Rpc::InstallSnapshotReply { match_index, last_included_index, received, .. } => print(&RpcDescription {
            sent_by: Guard::Persistent,
            handled_by: Guard::InstallSnapshot,
            fields: &|_| {
                let mut fields = fields! { "match_index": *match_index };
                if match_index < last_included_index {
                    fields.extend(fields! { "received": *received });
                }
                fields
            },
            shown: &|| {
                let mut shown = vec![named("matchIndex", *match_index)];
                if match_index < last_included_index {
                    shown.push((told!("value-keys-received"), (*received).into()));
                }
                shown
            },
            summary: &|| match match_index < last_included_index {
                true => told!("summary-snapshot-keys", from, received: *received, index: *last_included_index),
                false => told!("summary-snapshot-received", from, match_index: *match_index),
            },
        }),
    }
}
