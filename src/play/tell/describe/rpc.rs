//! Messages: [`Rpc`].

use serde_json::Value;

use super::super::commands::*;
use super::super::fields::{fields, object, Fields};
use super::super::guard::Guard;
use super::super::reason::Reason;
use super::super::words::*;
use crate::raft::{AppendOutcome, Entry, Index, LogEnd, Message, Rpc};
use crate::sim::{MessageId, World};

/// A field of a message, as the page shows it: its name in the paper, and its value.
pub type MessageField = (&'static str, String);

/// The description of a message.
struct RpcDescription<'a> {
    /// What makes a node send it.
    sent_by: Guard,
    /// What a node does with it.
    handled_by: Guard,
    /// What the trace prints, after id, kind, ends and term.
    fields: &'a dyn Fn() -> Fields,
    /// What the page shows, after the term.
    shown: &'a dyn Fn() -> Vec<MessageField>,
    /// The message in one line.
    summary: &'a dyn Fn() -> String,
}

impl Reason {
    /// Adds the fields of a message.
    pub(super) fn message(mut self, world: &World, message: &Message) -> Reason {
        self.values.extend(message_fields(world, message));
        self
    }
}

/// A message in one line.
pub fn message_summary(world: &World, message: &Message) -> String {
    let mut summary = String::new();
    describe(world, message, &mut |description| summary = (description.summary)());
    summary
}

/// The fields of a message, by their names in the paper.
pub fn message_fields(world: &World, message: &Message) -> Vec<MessageField> {
    let mut fields = vec![("term", message.term.to_string())];
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
pub(super) fn message_json(world: &World, id: MessageId, message: &Message) -> Value {
    let mut fields = fields! {
        "id": id.to_string(),
        "kind": message.kind().name(),
        "from": message.from,
        "to": message.to,
        "term": message.term,
    };
    describe(world, message, &mut |description| fields.extend((description.fields)()));
    object(fields)
}

// long: one arm for each RPC
fn describe(world: &World, message: &Message, print: &mut dyn FnMut(&RpcDescription)) {
    let (from, to, term) = (message.from, message.to, message.term);
    match &message.rpc {
        Rpc::RequestVote { last_log_index, last_log_term, transfer } => print(&RpcDescription {
            sent_by: Guard::Candidates1,
            handled_by: Guard::RequestVote,
            fields: &|| {
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
                    ("candidateId", from.to_string()),
                    ("lastLogIndex", last_log_index.to_string()),
                    ("lastLogTerm", last_log_term.to_string()),
                ];
                if *transfer {
                    shown.push(("leader hands over", "true".to_string()));
                }
                shown
            },
            summary: &|| {
                let end = log_end(LogEnd { term: *last_log_term, index: *last_log_index });
                let transfer = if *transfer { "; the leader hands over" } else { "" };
                format!("RequestVote for term {term}, log ends at {end}{transfer}")
            },
        }),
        Rpc::RequestVoteReply { vote_granted } => print(&RpcDescription {
            sent_by: Guard::Persistent,
            handled_by: Guard::Candidates2,
            fields: &|| fields! { "vote_granted": *vote_granted },
            shown: &|| vec![("voteGranted", vote_granted.to_string())],
            summary: &|| match vote_granted {
                true => format!("yes, {from} votes for {to} in term {term}"),
                false => format!("no vote from {from} (its term is {term})"),
            },
        }),
        Rpc::PreVote { last_log_index, last_log_term } => print(&RpcDescription {
            sent_by: Guard::PreVote,
            handled_by: Guard::PreVote,
            fields: &|| {
                fields! {
                    "candidate_id": from,
                    "next_term": term + 1,
                    "last_log_index": *last_log_index,
                    "last_log_term": *last_log_term,
                }
            },
            shown: &|| {
                vec![
                    ("candidateId", from.to_string()),
                    ("lastLogIndex", last_log_index.to_string()),
                    ("lastLogTerm", last_log_term.to_string()),
                    ("would stand in term", (term + 1).to_string()),
                ]
            },
            summary: &|| {
                let end = log_end(LogEnd { term: *last_log_term, index: *last_log_index });
                format!("PreVote for term {}, log ends at {end}", term + 1)
            },
        }),
        Rpc::PreVoteReply { asked_in, vote_granted } => print(&RpcDescription {
            sent_by: Guard::PreVote,
            handled_by: Guard::PreVote,
            fields: &|| fields! { "next_term": asked_in + 1, "vote_granted": *vote_granted },
            shown: &|| vec![("voteGranted", vote_granted.to_string()), ("for term", (asked_in + 1).to_string())],
            summary: &|| match vote_granted {
                true => format!("yes, {from} would vote for {to} in term {}", asked_in + 1),
                false => format!("{from} would not vote (its term is {term})"),
            },
        }),
        Rpc::TimeoutNow => print(&RpcDescription {
            sent_by: Guard::Transfer,
            handled_by: Guard::Transfer,
            fields: &|| fields! { "leader_id": from },
            shown: &|| vec![("leaderId", from.to_string())],
            summary: &|| format!("TimeoutNow of term {term}: {to} is to stand at once"),
        }),
        Rpc::AppendEntries { prev_log_index, prev_log_term, entries, leader_commit, .. } => print(&RpcDescription {
            sent_by: if entries.is_empty() { Guard::Leaders1 } else { Guard::Leaders3 },
            handled_by: Guard::AppendEntries,
            fields: &|| {
                let entry = |(index, entry): (Index, Entry)| {
                    let command = command_json(world, entry.payload);
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
                    format!("{index}: term {}, {}", entry.term, command(world, &entry))
                };
                let texts = entries.iter().map(entry).collect::<Vec<_>>();
                vec![
                    ("leaderId", from.to_string()),
                    ("prevLogIndex", prev_log_index.to_string()),
                    ("prevLogTerm", prev_log_term.to_string()),
                    ("entries", if texts.is_empty() { "none".to_string() } else { texts.join("; ") }),
                    ("leaderCommit", leader_commit.to_string()),
                ]
            },
            summary: &|| {
                if entries.is_empty() {
                    return format!(
                        "heartbeat of term {term} after entry {prev_log_index}, leaderCommit {leader_commit}"
                    );
                }
                let first = entries.first_index();
                let what = match (entries.len(), entries.get(first)) {
                    (1, Some(entry)) => format!("entry {first}, {}", command(world, &entry)),
                    (n, _) => range(first, first + n as u64 - 1),
                };
                format!("AppendEntries of term {term}: {what}; leaderCommit {leader_commit}")
            },
        }),
        Rpc::AppendEntriesReply { prev_log_index, outcome, .. } => print(&RpcDescription {
            sent_by: Guard::Persistent,
            handled_by: Guard::Leaders3,
            fields: &|| match outcome {
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
                    vec![("success", "true".to_string()), ("matchIndex", match_index.to_string())]
                }
                AppendOutcome::Conflict { conflict_term, conflict_index } => vec![
                    ("success", "false".to_string()),
                    ("prevLogIndex", prev_log_index.to_string()),
                    ("conflictTerm", conflict_term.map_or("none".to_string(), |term| term.to_string())),
                    ("conflictIndex", conflict_index.to_string()),
                ],
                AppendOutcome::OldTerm => vec![("success", "false".to_string())],
            },
            summary: &|| match outcome {
                AppendOutcome::Success { match_index } => format!("yes, {from} matches up to entry {match_index}"),
                AppendOutcome::Conflict { conflict_term: None, conflict_index } => {
                    format!("no, {from}'s log ends before entry {conflict_index}")
                }
                AppendOutcome::Conflict { conflict_term: Some(conflict), conflict_index } => {
                    format!("no, {from} has term {conflict} there, from entry {conflict_index} on")
                }
                AppendOutcome::OldTerm => format!("no, {from} is in term {term}"),
            },
        }),
        Rpc::InstallSnapshot { snapshot, offset, len, .. } => print(&RpcDescription {
            sent_by: Guard::Lagging,
            handled_by: Guard::InstallSnapshot,
            fields: &|| {
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
                    ("leaderId", from.to_string()),
                    ("lastIncludedIndex", snapshot.last_included_index.to_string()),
                    ("lastIncludedTerm", snapshot.last_included_term.to_string()),
                ];
                if *len < snapshot.size {
                    shown.push(("offset", offset.to_string()));
                    shown.push(("keys", len.to_string()));
                    shown.push(("done", (offset + len >= snapshot.size).to_string()));
                }
                shown
            },
            summary: &|| {
                let index = snapshot.last_included_index;
                let part = match *len < snapshot.size {
                    true => format!(" {}", part(*offset, *len, snapshot.size)),
                    false => String::new(),
                };
                format!("InstallSnapshot of term {term}: everything up to entry {index}{part}")
            },
        }),
        Rpc::InstallSnapshotReply { match_index, last_included_index, received, .. } => print(&RpcDescription {
            sent_by: Guard::Persistent,
            handled_by: Guard::InstallSnapshot,
            fields: &|| {
                let mut fields = fields! { "match_index": *match_index };
                if match_index < last_included_index {
                    fields.extend(fields! { "received": *received });
                }
                fields
            },
            shown: &|| {
                let mut shown = vec![("matchIndex", match_index.to_string())];
                if match_index < last_included_index {
                    shown.push(("keys received", received.to_string()));
                }
                shown
            },
            summary: &|| match match_index < last_included_index {
                true => format!("{from} has {received} keys of the snapshot up to entry {last_included_index}"),
                false => format!("{from} matches up to entry {match_index}"),
            },
        }),
    }
}
