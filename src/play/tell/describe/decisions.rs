//! The longer parts of the descriptions of a node's facts.

use super::super::config::*;
use super::super::fields::{fields, object, Fields, Printing};
use super::super::guard::Guard;
use super::super::reason::{Counted, Reason};
use super::super::words::*;
use super::description::{Narration, Who};
use crate::play::told::{paper, told, Told};
use crate::raft::{AppendReason, CommitProof, Config, ConfigChangeReason, Index, LogEnd, Match, NodeId, Term};

/// A node hears of a higher term, which may end its leadership.
pub(super) fn higher_term(term: Term, current_term: Term) -> Reason {
    Reason::by(Guard::AllServers2)
        .formula(format!("term {term} > currentTerm {current_term}"), term > current_term)
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
        .formula(format!("term {term} = currentTerm {term}"), true)
        .asks(told!("ask-free-to-vote", voted_for: vote.clone(), candidate), free)
        .asks(up_to_date(end, mine), end >= mine)
        .value("candidateId", &candidate)
        .value("term", &term)
        .value("votedFor", &vote)
        .last_log(end)
        .own_last(mine)
}

/// Whether a log that ends with `theirs` is at least as up-to-date as one that ends with `mine`.
pub(super) fn up_to_date(theirs: LogEnd, mine: LogEnd) -> Told {
    told!("ask-up-to-date", theirs: log_end(theirs), mine: log_end(mine))
}

/// The same in words.
pub(super) fn why_voted(candidate: NodeId, term: Term, voted_for: Option<NodeId>, end: LogEnd, mine: LogEnd) -> Told {
    let (section, section_2) = (paper("5.2"), paper("5.4.1"));
    let enough = end >= mine;
    let (theirs, mine) = (log_end(end), log_end(mine));
    match (voted_for.filter(|other| *other != candidate), enough) {
        (None, true) => told!("vote-why", term, theirs, section, section_2),
        (None, false) => told!("vote-behind-why", term, theirs, mine, section, section_2),
        (Some(voted_for), true) => told!("vote-twice-why", voted_for, term, theirs, section, section_2),
        (Some(voted_for), false) => told!("vote-twice-behind-why", voted_for, term, theirs, mine, section, section_2),
    }
}

/// Why entries may follow what is in the log.
pub(super) fn append_reason(leader: NodeId, prev: LogEnd, reason: AppendReason) -> Reason {
    let own = |guard: Guard| Reason::by(guard).own_last(prev);
    let matches = match reason {
        AppendReason::Proposed => return own(Guard::Leaders2),
        AppendReason::Config => return own(Guard::Config),
        AppendReason::Noop => return own(Guard::Blank),
        AppendReason::Matches(matches) => matches,
    };
    let LogEnd { term, index } = prev;
    let reason = Reason::by(Guard::AppendEntries2);
    let reason = match matches {
        Match::Entry if index == 0 => reason.asks(told!("ask-nothing-precedes"), true),
        Match::Entry => reason.formula(format!("log[{index}].term = prevLogTerm {term}"), true),
        Match::Snapshot => reason.asks(told!("ask-snapshot-covers", index), true),
        Match::Unchecked => reason.asks(told!("ask-not-checked", index, term), false),
    };
    reason.value("leaderId", &leader).value("prevLogIndex", &index).value("prevLogTerm", &term)
}

/// The same in words.
pub(super) fn why_appended(prev: LogEnd, reason: AppendReason) -> Told {
    match reason {
        AppendReason::Proposed => told!("append-proposed-why", section: paper("5.3")),
        AppendReason::Config => told!("append-config-why", section: paper("6")),
        AppendReason::Noop => told!("append-noop-why", section: paper("8")),
        AppendReason::Matches(Match::Entry) if prev.index == 0 => told!("append-first-why", section: paper("5.3")),
        AppendReason::Matches(Match::Entry) => told!("append-matches-why", section: paper("5.3")),
        AppendReason::Matches(Match::Snapshot) => {
            told!("append-after-snapshot-why", index: prev.index, section: paper("7"))
        }
        AppendReason::Matches(Match::Unchecked) => told!("append-unchecked-why", section: paper("5.3")),
    }
}

/// Why commitIndex may rise from `from` to `to`.
pub(super) fn commit_reason(from: Index, to: Index, proof: CommitProof) -> Reason {
    match proof {
        CommitProof::Counted { holders, quorum, entry_term, current_term } => {
            let same_term = format!("log[{to}].term {entry_term} = currentTerm {current_term}");
            Reason::by(Guard::Leaders4)
                .formula(format!("N {to} > commitIndex {from}"), to > from)
                .majority(Counted::Replicas(to), holders, &quorum)
                .formula(same_term, entry_term == current_term)
                .value("N", &to)
                .value("commitIndex", &from)
                .value("matchIndex ≥ N", &names(holders))
                .value("log[N].term", &entry_term)
                .value("currentTerm", &current_term)
        }
        CommitProof::LeaderCommit { leader_commit, last_new } => Reason::by(Guard::AppendEntries5)
            .formula(format!("leaderCommit {leader_commit} > commitIndex {from}"), leader_commit > from)
            .formula(format!("min({leader_commit}, {last_new}) = {to}"), leader_commit.min(last_new) == to)
            .value("leaderCommit", &leader_commit)
            .named(told!("value-last-new-entry"), last_new)
            .value("commitIndex", &format_args!("{from} → {to}")),
    }
}

/// The same in words.
pub(super) fn why_committed(to: Index, proof: CommitProof) -> Told {
    match proof {
        CommitProof::Counted { holders, quorum, entry_term, current_term } => {
            let (index, share, need) = (to, quorum_share(holders, &quorum), quorum_size(&quorum));
            let (term, section, section_2) = (current_term, paper("5.3"), paper("5.4.2"));
            if entry_term == current_term {
                told!("commit-counted-why", index, share, holders, need, term, section, section_2)
            } else {
                told!(
                    "commit-counted-older-term-why",
                    index,
                    share,
                    holders,
                    need,
                    entry_term,
                    term,
                    section,
                    section_2,
                )
            }
        }
        CommitProof::LeaderCommit { leader_commit, .. } => {
            told!("commit-told-why", leader_commit, section: paper("5.3"))
        }
    }
}

/// The fields of a change of configuration. `change` is left out where no entry of the log changes a known one.
pub(super) fn config_fields(
    to: &Printing,
    index: Index,
    config: Config,
    before: Config,
    why: ConfigChangeReason,
) -> Fields {
    let mut fields = fields! { "index": index };
    if why == ConfigChangeReason::Appended && before != Config::default() {
        fields.extend(fields! { "change": to.say.say(&change_text(&before, &config)) });
    }
    // `outgoing` are the old voters of a joint configuration.
    let parts = fields! { "voters": config.voters, "outgoing": config.outgoing, "learners": config.learners };
    fields.extend(fields! { "config": object(parts) });
    fields
}

/// A change of configuration in words.
pub(super) fn config_narration(
    node: Who,
    index: Index,
    config: Config,
    before: Config,
    why: ConfigChangeReason,
) -> Narration {
    let change = change_name(&before, &config);
    let config = config_text(&config);
    match why {
        ConfigChangeReason::Appended => Narration::new(
            match change {
                Some(change) => told!("uses-changed-config", node, index, change, config),
                None => told!("uses-config", node, index, config),
            },
            told!("uses-config-why", section: paper("6")),
        ),
        ConfigChangeReason::RolledBack => Narration::new(
            told!("goes-back-to-config", node, config),
            told!("goes-back-to-config-why", section: paper("6")),
        ),
        ConfigChangeReason::Snapshot => Narration::new(
            told!("uses-config-of-snapshot", node, config),
            told!("uses-config-of-snapshot-why", section: paper("7")),
        ),
    }
}
