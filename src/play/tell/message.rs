//! A message in words: in one line, and field by field.

use super::narrate::*;
use crate::raft::{AppendOutcome, LogEnd, Message, Rpc};
use crate::sim::World;

/// A message in one line.
pub fn message_summary(world: &World, message: &Message) -> String {
    let term = message.term;
    match &message.rpc {
        Rpc::RequestVote { last_log_index, last_log_term, transfer } => format!(
            "RequestVote for term {term}, log ends at {}{}",
            log_end(LogEnd { term: *last_log_term, index: *last_log_index }),
            if *transfer { "; the leader hands over" } else { "" }
        ),
        Rpc::PreVote { last_log_index, last_log_term } => format!(
            "PreVote for term {}, log ends at {}",
            term + 1,
            log_end(LogEnd { term: *last_log_term, index: *last_log_index })
        ),
        Rpc::PreVoteReply { vote_granted: true, asked_in } => {
            format!("yes, {} would vote for {} in term {}", message.from, message.to, asked_in + 1)
        }
        Rpc::PreVoteReply { vote_granted: false, .. } => {
            format!("{} would not vote (its term is {term})", message.from)
        }
        Rpc::TimeoutNow => format!("TimeoutNow of term {term}: {} is to stand at once", message.to),
        Rpc::RequestVoteReply { vote_granted: true } => {
            format!("yes, {} votes for {} in term {term}", message.from, message.to)
        }
        Rpc::RequestVoteReply { vote_granted: false } => format!("no vote from {} (its term is {term})", message.from),
        Rpc::AppendEntries { entries, leader_commit, prev_log_index, .. } if entries.is_empty() => {
            format!("heartbeat of term {term} after entry {prev_log_index}, leaderCommit {leader_commit}")
        }
        Rpc::AppendEntries { entries, leader_commit, .. } => {
            let first = entries.first_index();
            let what = match (entries.len(), entries.get(first)) {
                (1, Some(entry)) => format!("entry {first}, {}", command(world, &entry)),
                (n, _) => range(first, first + n as u64 - 1),
            };
            format!("AppendEntries of term {term}: {what}; leaderCommit {leader_commit}")
        }
        Rpc::AppendEntriesReply { outcome, .. } => match outcome {
            AppendOutcome::Success { match_index } => {
                format!("yes, {} matches up to entry {match_index}", message.from)
            }
            AppendOutcome::Conflict { conflict_term: None, conflict_index } => {
                format!("no, {}'s log ends before entry {conflict_index}", message.from)
            }
            AppendOutcome::Conflict { conflict_term: Some(conflict), conflict_index } => {
                format!("no, {} has term {conflict} there, from entry {conflict_index} on", message.from)
            }
            AppendOutcome::OldTerm => format!("no, {} is in term {term}", message.from),
        },
        Rpc::InstallSnapshot { snapshot, offset, len, .. } if *len < snapshot.size => format!(
            "InstallSnapshot of term {term}: everything up to entry {} {}",
            snapshot.last_included_index,
            part(*offset, *len, snapshot.size)
        ),
        Rpc::InstallSnapshot { snapshot, .. } => {
            format!("InstallSnapshot of term {term}: everything up to entry {}", snapshot.last_included_index)
        }
        Rpc::InstallSnapshotReply { match_index, last_included_index, received, .. } => {
            if match_index < last_included_index {
                format!("{} has {received} keys of the snapshot up to entry {last_included_index}", message.from)
            } else {
                format!("{} matches up to entry {match_index}", message.from)
            }
        }
    }
}

/// The fields of a message, by their names in the paper.
pub fn message_fields(world: &World, message: &Message) -> Vec<(&'static str, String)> {
    let mut fields = vec![("term", message.term.to_string())];
    match &message.rpc {
        Rpc::RequestVote { last_log_index, last_log_term, .. } | Rpc::PreVote { last_log_index, last_log_term } => {
            fields.push(("candidateId", message.from.to_string()));
            fields.push(("lastLogIndex", last_log_index.to_string()));
            fields.push(("lastLogTerm", last_log_term.to_string()));
            match message.rpc {
                Rpc::RequestVote { transfer: true, .. } => fields.push(("leader hands over", "true".to_string())),
                Rpc::PreVote { .. } => fields.push(("would stand in term", (message.term + 1).to_string())),
                _ => {}
            }
        }
        Rpc::PreVoteReply { vote_granted, asked_in } => {
            fields.push(("voteGranted", vote_granted.to_string()));
            fields.push(("for term", (asked_in + 1).to_string()));
        }
        Rpc::TimeoutNow => fields.push(("leaderId", message.from.to_string())),
        Rpc::RequestVoteReply { vote_granted } => fields.push(("voteGranted", vote_granted.to_string())),
        Rpc::AppendEntries { prev_log_index, prev_log_term, entries, leader_commit, .. } => {
            fields.push(("leaderId", message.from.to_string()));
            fields.push(("prevLogIndex", prev_log_index.to_string()));
            fields.push(("prevLogTerm", prev_log_term.to_string()));
            let entries: Vec<String> = entries
                .iter()
                .map(|(i, e)| format!("{i}: term {}, {}", e.term, command(world, &e)))
                .collect::<Vec<_>>();
            fields.push(("entries", if entries.is_empty() { "none".to_string() } else { entries.join("; ") }));
            fields.push(("leaderCommit", leader_commit.to_string()));
        }
        Rpc::AppendEntriesReply { prev_log_index, outcome, .. } => {
            let success = matches!(outcome, AppendOutcome::Success { .. });
            fields.push(("success", success.to_string()));
            match outcome {
                AppendOutcome::Success { match_index } => fields.push(("matchIndex", match_index.to_string())),
                AppendOutcome::Conflict { conflict_term, conflict_index } => {
                    fields.push(("prevLogIndex", prev_log_index.to_string()));
                    let term = conflict_term.map_or("none".to_string(), |term| term.to_string());
                    fields.push(("conflictTerm", term));
                    fields.push(("conflictIndex", conflict_index.to_string()));
                }
                AppendOutcome::OldTerm => {}
            }
        }
        Rpc::InstallSnapshot { snapshot, offset, len, .. } => {
            fields.push(("leaderId", message.from.to_string()));
            fields.push(("lastIncludedIndex", snapshot.last_included_index.to_string()));
            fields.push(("lastIncludedTerm", snapshot.last_included_term.to_string()));
            if *len < snapshot.size {
                fields.push(("offset", offset.to_string()));
                fields.push(("keys", len.to_string()));
                fields.push(("done", (offset + len >= snapshot.size).to_string()));
            }
        }
        Rpc::InstallSnapshotReply { match_index, last_included_index, received, .. } => {
            fields.push(("matchIndex", match_index.to_string()));
            if match_index < last_included_index {
                fields.push(("keys received", received.to_string()));
            }
        }
    }
    fields
}
