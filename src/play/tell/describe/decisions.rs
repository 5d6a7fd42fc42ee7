//! The longer parts of the descriptions of a node's facts.

use super::super::config::*;
use super::super::fields::{fields, object, Fields};
use super::super::guard::Guard;
use super::super::reason::Reason;
use super::super::words::*;
use super::description::{Narration, Who};
use crate::raft::{AppendReason, CommitProof, Config, ConfigChangeReason, Index, LogEnd, Match, NodeId, Term};

/// A node hears of a higher term, which may end its leadership.
pub(super) fn higher_term(term: Term, current_term: Term) -> Reason {
    Reason::by(Guard::AllServers2)
        .asks(format!("term {term} > currentTerm {current_term}"), term > current_term)
        .value("term", &term)
        .value("currentTerm", &current_term)
}

/// A vote for another candidate: which conditions hold.
pub(super) fn vote_reason(
    candidate: NodeId,
    term: Term,
    voted_for: Option<NodeId>,
    end: LogEnd,
    mine: LogEnd,
) -> Reason {
    let vote = voted_for.map_or("null".to_string(), |id| id.to_string());
    let free = voted_for.is_none_or(|other| other == candidate);
    Reason::by(Guard::RequestVote2)
        .asks(format!("term {term} = currentTerm {term}"), true)
        .asks(format!("votedFor {vote} is null or {candidate}"), free)
        .asks(format!("{} ≥ {}", log_end(end), log_end(mine)), end >= mine)
        .value("candidateId", &candidate)
        .value("term", &term)
        .value("votedFor", &vote)
        .end("lastLogIndex", "lastLogTerm", end)
        .end("own last index", "own last term", mine)
}

/// The same in words.
pub(super) fn why_voted(candidate: NodeId, term: Term, voted_for: Option<NodeId>, end: LogEnd, mine: LogEnd) -> String {
    let free = match voted_for {
        Some(other) if other != candidate => format!("though it has voted for {other} in term {term} (§5.2)"),
        _ => format!("it has not voted for another in term {term} (§5.2)"),
    };
    let ends = log_end(end);
    let enough = if end >= mine {
        format!("and the candidate's log, which ends at {ends}, is at least as up-to-date as its own (§5.4.1)")
    } else {
        let mine = log_end(mine);
        format!("though the candidate's log ends at {ends}, and its own, more up-to-date, at {mine} (§5.4.1)")
    };
    format!("{free}, {enough}")
}

/// Why entries may follow what is in the log.
pub(super) fn append_reason(leader: NodeId, prev: LogEnd, reason: AppendReason) -> Reason {
    let own = |guard: Guard| Reason::by(guard).end("own last index", "own last term", prev);
    let matches = match reason {
        AppendReason::Proposed => return own(Guard::Leaders2),
        AppendReason::Config => return own(Guard::Config),
        AppendReason::Noop => return own(Guard::Blank),
        AppendReason::Matches(matches) => matches,
    };
    let LogEnd { term, index } = prev;
    let (text, held) = match matches {
        Match::Entry if index == 0 => ("prevLogIndex is 0: nothing precedes".to_string(), true),
        Match::Entry => (format!("log[{index}].term = prevLogTerm {term}"), true),
        Match::Snapshot => (format!("the snapshot stands for entry {index}"), true),
        Match::Unchecked => (format!("whether log[{index}].term = prevLogTerm {term}: not asked"), false),
    };
    let reason = Reason::by(Guard::AppendEntries2).asks(text, held).value("leaderId", &leader);
    reason.end("prevLogIndex", "prevLogTerm", prev)
}

/// The same in words.
pub(super) fn why_appended(prev: LogEnd, reason: AppendReason) -> String {
    match reason {
        AppendReason::Proposed => "a leader appends, and then replicates (§5.3)".to_string(),
        AppendReason::Config => "a configuration is replicated like any entry (§6)".to_string(),
        AppendReason::Noop => "a leader begins its term with a blank entry (§8)".to_string(),
        AppendReason::Matches(Match::Entry) if prev.index == 0 => "nothing precedes it (§5.3)".to_string(),
        AppendReason::Matches(Match::Entry) => "the entry before it matches the leader's (§5.3)".to_string(),
        AppendReason::Matches(Match::Snapshot) => {
            format!("its snapshot stands for entry {}, which precedes it (§7)", prev.index)
        }
        AppendReason::Matches(Match::Unchecked) => {
            "nobody has asked whether its log matches before it (§5.3)".to_string()
        }
    }
}

/// Why commitIndex may rise from `from` to `to`.
pub(super) fn commit_reason(from: Index, to: Index, proof: CommitProof) -> Reason {
    match proof {
        CommitProof::Counted { holders, quorum, entry_term, current_term } => {
            let same_term = format!("log[{to}].term {entry_term} = currentTerm {current_term}");
            Reason::by(Guard::Leaders4)
                .asks(format!("N {to} > commitIndex {from}"), to > from)
                .majority(&format!("matchIndex ≥ {to} on"), holders, &quorum)
                .asks(same_term, entry_term == current_term)
                .value("N", &to)
                .value("commitIndex", &from)
                .value("matchIndex ≥ N", &names(holders))
                .value("log[N].term", &entry_term)
                .value("currentTerm", &current_term)
        }
        CommitProof::LeaderCommit { leader_commit, last_new } => Reason::by(Guard::AppendEntries5)
            .asks(format!("leaderCommit {leader_commit} > commitIndex {from}"), leader_commit > from)
            .asks(format!("min({leader_commit}, {last_new}) = {to}"), leader_commit.min(last_new) == to)
            .value("leaderCommit", &leader_commit)
            .value("index of last new entry", &last_new)
            .value("commitIndex", &format_args!("{from} → {to}")),
    }
}

/// The same in words.
pub(super) fn why_committed(to: Index, proof: CommitProof) -> String {
    match proof {
        CommitProof::Counted { holders, quorum, entry_term, current_term } => {
            let entry = if entry_term == current_term {
                format!("of the leader's own term {current_term}")
            } else {
                format!("of term {entry_term}, which is not the leader's term {current_term}")
            };
            let (have, who) = (quorum_share(holders, &quorum), names(holders));
            let nodes = if quorum.config.is_joint() { "" } else { " nodes" };
            let takes = quorum_size(&quorum);
            format!("entry {to} is on {have}{nodes} ({who}), it takes {takes} (§5.3), and it is {entry} (§5.4.2)")
        }
        CommitProof::LeaderCommit { leader_commit, .. } => {
            format!("the leader's commitIndex is {leader_commit} (§5.3)")
        }
    }
}

/// The fields of a change of configuration. `change` is left out where no entry of the log changes a known one.
pub(super) fn config_fields(index: Index, config: Config, before: Config, why: ConfigChangeReason) -> Fields {
    let mut fields = fields! { "index": index };
    if why == ConfigChangeReason::Appended && before != Config::default() {
        fields.extend(fields! { "change": change_text(&before, &config) });
    }
    // `outgoing` are the old voters of a joint configuration.
    let parts = fields! { "voters": config.voters, "outgoing": config.outgoing, "learners": config.learners };
    fields.extend(fields! { "config": object(parts) });
    fields
}

/// A change of configuration in words.
pub(super) fn config_narration(
    who: Who,
    index: Index,
    config: Config,
    before: Config,
    why: ConfigChangeReason,
) -> Narration {
    let change = change_name(&before, &config).map_or(String::new(), |change| format!(" ({change})"));
    let config = config_text(&config);
    match why {
        ConfigChangeReason::Appended => Narration::new(
            format!("{who} uses the configuration of entry {index}{change}: {config}"),
            "a server uses the latest configuration in its log, committed or not (§6)",
        ),
        ConfigChangeReason::RolledBack => Narration::new(
            format!("{who} goes back to the configuration before: {config}"),
            "the entry with the later one was removed from its log (§6)",
        ),
        ConfigChangeReason::Snapshot => Narration::new(
            format!("{who} uses the snapshot's configuration: {config}"),
            "a snapshot carries the configuration as of its last entry (§7)",
        ),
    }
}
