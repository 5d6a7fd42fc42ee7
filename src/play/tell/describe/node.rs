//! What a node notes of its own decisions: [`Fact`].

use super::super::commands::*;
use super::super::config::*;
use super::super::fields::fields;
use super::super::guard::Guard;
use super::super::reason::Reason;
use super::super::words::*;
use super::decisions::*;
use super::description::{Description, Narration, Printer, Who, EVENT, STEP, TRAFFIC};
use super::rejection::{guard, rejection, Refused};
use crate::raft::{AppendReason, Fact, NodeId, Rejection, StepDownReason};
use crate::sim::FactKind;

/// Describes a fact of `node`.
// long: one arm for each fact
pub(super) fn describe(node: Option<NodeId>, fact: &Fact, print: Printer) -> (FactKind, u8) {
    let who = Who(node);
    let mut printed = |description: Description| description.to(print);
    match *fact {
        Fact::BecomeFollower { term, leader, was } => printed(Description {
            kind: FactKind::BecomeFollower,
            weight: STEP,
            fields: &|_| fields! { "term": term, "leader": leader },
            reason: &|_| match leader {
                Some(leader) => Reason::by(Guard::Candidates3)
                    .asks(format!("term {term} = currentTerm {was}"), term == was)
                    .value("term", &term)
                    .value("leaderId", &leader)
                    .value("currentTerm", &was),
                None => higher_term(term, was),
            },
            narration: &|_| match leader {
                Some(leader) => Narration::new(
                    format!("{who} follows {leader} in term {term}"),
                    format!("AppendEntries of term {term} tells a candidate that {leader} has won (§5.2)"),
                ),
                None => Narration::new(
                    format!("{who} is a follower in term {term}"),
                    "it heard of a higher term, and adopts it (§5.1)",
                ),
            },
        }),
        Fact::BecomeCandidate { term, told_by } => printed(Description {
            kind: FactKind::BecomeCandidate,
            weight: EVENT,
            fields: &|_| match told_by {
                Some(leader) => fields! { "term": term, "told_by": leader },
                None => fields! { "term": term },
            },
            reason: &|_| match told_by {
                Some(leader) => Reason::by(Guard::Transfer).value("currentTerm", &term).value("leaderId", &leader),
                None => Reason::by(Guard::Candidates1)
                    .value("currentTerm", &format_args!("{} → {term}", term.saturating_sub(1))),
            },
            narration: &|_| match told_by {
                Some(leader) => Narration::new(
                    format!("{who} becomes candidate in term {term}, because {leader} told it to"),
                    "leadership is handed over: it need not wait for its timer, nor ask for pre-votes (thesis 3.10)",
                ),
                None => Narration::new(
                    format!("{who} becomes candidate in term {term}"),
                    "a new term begins with an election: it asks everybody for a vote (§5.2)",
                ),
            },
        }),
        Fact::BecomePreCandidate { term, quorum } => printed(Description {
            kind: FactKind::BecomePreCandidate,
            weight: EVENT,
            fields: &|_| fields! { "term": term },
            reason: &|_| {
                Reason::by(Guard::PreVote).value("currentTerm", &term.saturating_sub(1)).value("would stand in", &term)
            },
            narration: &|_| {
                Narration::new(
                    format!("{who} asks whether it would be elected in term {term}"),
                    format!("only with pre-votes from {} does it begin a new term (thesis 9.6)", majority(&quorum)),
                )
            },
        }),
        Fact::LeaderElected { term, votes, quorum } => printed(Description {
            kind: FactKind::LeaderElected,
            weight: EVENT,
            fields: &|_| fields! { "term": term, "votes": votes.granted },
            reason: &|_| {
                let reason = Reason::by(Guard::Candidates2)
                    .majority("votes", votes.granted, &quorum)
                    .value("currentTerm", &term)
                    .value("granted", &names(votes.granted));
                if votes.refused.is_empty() {
                    reason
                } else {
                    reason.value("refused", &names(votes.refused))
                }
            },
            narration: &|_| {
                Narration::new(
                    format!("{who} becomes leader of term {term}"),
                    format!(
                        "{} voted for it: {} (§5.2)",
                        quorum_share(votes.granted, &quorum),
                        names(votes.granted.and(quorum.config.all_voters()))
                    ),
                )
            },
        }),
        Fact::StepDown { term, why } => printed(Description {
            kind: FactKind::StepDown,
            weight: EVENT,
            fields: &|_| match why {
                StepDownReason::HigherTerm(heard) => fields! { "term": term, "heard": heard },
                StepDownReason::NoQuorum { heard, .. } => fields! { "term": term, "answered": heard },
                StepDownReason::Removed => fields! { "term": term, "removed": true },
            },
            reason: &|_| match why {
                StepDownReason::HigherTerm(heard) => higher_term(heard, term),
                StepDownReason::NoQuorum { heard, quorum } => Reason::by(Guard::CheckQuorum)
                    .value("currentTerm", &term)
                    .value("answered", &names(heard))
                    .majority("answers", heard, &quorum),
                StepDownReason::Removed => Reason::by(Guard::Removed).value("currentTerm", &term),
            },
            narration: &|_| {
                let why = match why {
                    StepDownReason::HigherTerm(heard) => {
                        format!("it led term {term} and heard of term {heard} (§5.1)")
                    }
                    StepDownReason::NoQuorum { heard, quorum } => format!(
                        "for an election timeout, {} answered it: {} ({}) did (thesis 6.2)",
                        no_majority_has(&quorum),
                        quorum_share(heard, &quorum),
                        names(heard)
                    ),
                    StepDownReason::Removed => "the configuration without it is committed (thesis 4.2.2)".to_string(),
                };
                Narration::new(format!("{who} leads no longer"), why)
            },
        }),
        Fact::VoteGranted { candidate, term, end, mine, voted_for } => printed(Description {
            kind: FactKind::VoteGranted,
            weight: STEP,
            fields: &|_| fields! { "candidate": candidate, "term": term },
            reason: &|_| {
                if Some(candidate) == node {
                    let reason = Reason::by(Guard::Candidates1);
                    return reason.value("currentTerm", &term).value("votedFor", &candidate);
                }
                vote_reason(candidate, term, voted_for, end, mine)
            },
            narration: &|_| {
                if Some(candidate) == node {
                    let text = format!("{who} votes for itself in term {term}");
                    return Narration::new(text, "as every candidate does (§5.2)");
                }
                let text = format!("{who} votes for {candidate} in term {term}");
                Narration::new(text, why_voted(candidate, term, voted_for, end, mine))
            },
        }),
        Fact::PreVoteGranted { candidate, term, end, mine } => printed(Description {
            kind: FactKind::PreVoteGranted,
            weight: STEP,
            fields: &|_| fields! { "candidate": candidate, "term": term },
            reason: &|_| {
                Reason::by(Guard::PreVote)
                    .asks(format!("{} ≥ {}", log_end(end), log_end(mine)), end >= mine)
                    .value("candidateId", &candidate)
                    .value("would stand in", &term)
                    .end("lastLogIndex", "lastLogTerm", end)
                    .end("own last index", "own last term", mine)
            },
            narration: &|_| {
                if Some(candidate) == node {
                    Narration::new(
                        format!("{who} would vote for itself in term {term}"),
                        "nothing is promised thereby (thesis 9.6)",
                    )
                } else {
                    Narration::new(
                    format!("{who} would vote for {candidate} in term {term}"),
                    "it hears from no leader, and the log that asks is at least as up-to-date as its own (thesis 9.6)",
                )
                }
            },
        }),
        Fact::PreVoteRefused { candidate, term, rejection: why } => printed(Description {
            kind: FactKind::PreVoteRefused,
            weight: STEP,
            fields: &|_| fields! { "candidate": candidate, "term": term },
            reason: &|_| {
                let reason = Reason::by(guard(Refused::PreVote, why)).value("candidateId", &candidate);
                reason.value("would stand in", &term).rejected(why)
            },
            narration: &|_| {
                let text = format!("{who} would not vote for {candidate} in term {term}");
                Narration::new(text, rejection(why))
            },
        }),
        Fact::VoteRefused { candidate, term, rejection: why } => printed(Description {
            kind: FactKind::VoteRefused,
            weight: STEP,
            fields: &|_| fields! { "candidate": candidate, "term": term },
            reason: &|_| {
                let reason = Reason::by(guard(Refused::Vote, why)).value("candidateId", &candidate);
                // In an older term, or while it hears from a leader, it does not come to compare terms.
                let compared = !matches!(why, Rejection::OldTerm { .. } | Rejection::HearsLeader { .. });
                let reason = if compared {
                    reason.asks(format!("term {term} = currentTerm {term}"), true).value("term", &term)
                } else {
                    reason
                };
                reason.rejected(why)
            },
            narration: &|_| Narration::new(format!("{who} refuses {candidate} its vote"), rejection(why)),
        }),
        Fact::Append { first, last, leader, prev, reason } => printed(Description {
            kind: FactKind::Append,
            weight: STEP,
            fields: &|_| fields! { "first": first, "last": last, "leader": leader },
            reason: &|_| append_reason(leader, prev, reason),
            narration: &|_| {
                let entries = range(first, last);
                let text = match reason {
                    AppendReason::Proposed | AppendReason::Noop | AppendReason::Config => {
                        format!("{who} appends {entries} to its log")
                    }
                    AppendReason::Matches(_) => format!("{who} stores {entries} from {leader}"),
                };
                Narration::new(text, why_appended(prev, reason))
            },
        }),
        Fact::AppendRefused { leader, rejection: why } => printed(Description {
            kind: FactKind::AppendRefused,
            weight: STEP,
            fields: &|_| fields! { "leader": leader },
            reason: &|_| Reason::by(guard(Refused::Append, why)).value("leaderId", &leader).rejected(why),
            narration: &|_| Narration::new(format!("{who} refuses AppendEntries from {leader}"), rejection(why)),
        }),
        Fact::Truncate { first, last, mine, theirs } => printed(Description {
            kind: FactKind::Truncate,
            weight: EVENT,
            fields: &|_| fields! { "first": first, "last": last },
            reason: &|_| {
                let their_term = theirs.map_or("none".to_string(), |term| term.to_string());
                Reason::by(Guard::AppendEntries3)
                    .asks(format!("log[{first}].term {mine} ≠ {their_term}"), theirs.is_some_and(|term| term != mine))
                    .value("index", &first)
                    .value("own term there", &mine)
                    .value("leader's term there", &their_term)
            },
            narration: &|_| {
                let why = match theirs {
                    Some(theirs) if theirs != mine => {
                        format!("entry {first} conflicts with the leader's: it is of term {mine}, not {theirs} (§5.3)")
                    }
                    _ => "though it does not conflict with the leader's (§5.3)".to_string(),
                };
                Narration::new(format!("{who} removes {} from its log", range(first, last)), why)
            },
        }),
        Fact::Commit { from, to, proof } => printed(Description {
            kind: FactKind::Commit,
            weight: EVENT,
            fields: &|_| fields! { "from": from, "to": to },
            reason: &|_| commit_reason(from, to, proof),
            narration: &|_| {
                let text = format!("{who} knows {} to be committed", range(from + 1, to));
                Narration::new(text, why_committed(to, proof))
            },
        }),
        Fact::SnapshotTaken { index, term, last_applied, before } => printed(Description {
            kind: FactKind::SnapshotTaken,
            weight: EVENT,
            fields: &|_| fields! { "index": index, "term": term },
            reason: &|_| {
                let held = last_applied >= index && index > before;
                Reason::by(Guard::Take)
                    .asks(format!("lastApplied {last_applied} ≥ {index} > {before}"), held)
                    .value("lastIncludedIndex", &index)
                    .value("lastIncludedTerm", &term)
                    .value("lastApplied", &last_applied)
                    .value("lastIncludedIndex before", &before)
            },
            narration: &|_| {
                Narration::new(
                    format!("{who} takes a snapshot of everything up to entry {index}"),
                    "the entries that it stands for are discarded (§7)",
                )
            },
        }),
        Fact::SnapshotSent { to, index, newest, next_index, offset, len, size } => printed(Description {
            kind: FactKind::SnapshotSent,
            weight: EVENT,
            fields: &|_| {
                let mut fields = fields! { "to": to, "index": index };
                if len < size {
                    fields.extend(fields! { "offset": offset, "keys": len, "size": size });
                }
                fields
            },
            reason: &|_| {
                let reason = if newest > index {
                    Reason::by(Guard::InstallSnapshot).asks("the snapshot has been sent to its end".to_string(), false)
                } else {
                    let before = next_index.saturating_sub(1);
                    Reason::by(Guard::Lagging).asks(format!("the log has entry {before}, before nextIndex"), false)
                };
                reason.value("follower", &to).value("nextIndex", &next_index).value("lastIncludedIndex", &index)
            },
            narration: &|_| {
                let part = if len < size { format!(" {}", part(offset, len, size)) } else { String::new() };
                let why = if newest > index {
                    format!(
                        "{who} has a newer snapshot, up to entry {newest}, but sends the one that it has begun to its \
                         end (Figure 13)"
                    )
                } else {
                    format!("{to} needs entry {next_index}, and {who} has discarded it (§7)")
                };
                Narration::new(format!("{who} sends {to} its snapshot, up to entry {index}{part}"), why)
            },
        }),
        Fact::SnapshotPart { index, before, received, size } => printed(Description {
            kind: FactKind::SnapshotPart,
            weight: STEP,
            fields: &|_| fields! { "index": index, "received": received, "size": size },
            reason: &|_| {
                Reason::by(Guard::InstallSnapshot)
                    .asks(format!("{received} keys = {size}: done"), received >= size)
                    .value("lastIncludedIndex", &index)
                    .value("keys before", &before)
                    .value("keys", &received)
                    .value("keys in all", &size)
            },
            narration: &|_| {
                Narration::new(
                    format!("{who} has {received} of {size} keys of the snapshot up to entry {index}"),
                    "the parts are written to disk as they come, until all are there (Figure 13)",
                )
            },
        }),
        Fact::SnapshotPartsDropped { index, received, size, newer } => printed(Description {
            kind: FactKind::SnapshotPartsDropped,
            weight: EVENT,
            fields: &|_| fields! { "index": index, "received": received, "size": size, "newer": newer },
            reason: &|_| {
                Reason::by(Guard::InstallSnapshot)
                    .asks(format!("lastIncludedIndex {newer} = {index}"), false)
                    .value("lastIncludedIndex", &newer)
                    .value("lastIncludedIndex of the parts", &index)
                    .value("keys", &received)
                    .value("keys in all", &size)
            },
            narration: &|_| {
                Narration::new(
                    format!("{who} throws away {received} of {size} keys of the snapshot up to entry {index}"),
                    format!(
                        "its leader sends another snapshot, up to entry {newer}, from its first part on (Figure 13)"
                    ),
                )
            },
        }),
        Fact::SnapshotInstalled { index, term, kept, commit_index } => printed(Description {
            kind: FactKind::SnapshotInstalled,
            weight: EVENT,
            fields: &|_| fields! { "index": index, "term": term, "kept": kept },
            reason: &|_| {
                let asked = format!("lastIncludedIndex {index} > commitIndex {commit_index}");
                Reason::by(Guard::InstallSnapshot6)
                    .asks(asked, index > commit_index)
                    .value("lastIncludedIndex", &index)
                    .value("lastIncludedTerm", &term)
                    .value("commitIndex", &commit_index)
                    .value("entries retained", &kept)
            },
            narration: &|_| {
                let why = match kept {
                    0 => "its log holds nothing that follows the snapshot for certain: the snapshot replaces it (§7)"
                        .to_string(),
                    1 => "the entry that follows it is kept (§7)".to_string(),
                    n => format!("the {n} entries that follow it are kept (§7)"),
                };
                Narration::new(format!("{who} installs the snapshot up to entry {index}"), why)
            },
        }),
        Fact::SnapshotRefused { index, rejection: why } => printed(Description {
            kind: FactKind::SnapshotRefused,
            weight: STEP,
            fields: &|_| fields! { "index": index },
            reason: &|_| Reason::by(guard(Refused::Snapshot, why)).rejected(why),
            narration: &|_| {
                Narration::new(format!("{who} leaves the snapshot up to entry {index} aside"), rejection(why))
            },
        }),
        Fact::Propose { index, term, payload } => printed(Description {
            kind: FactKind::Propose,
            weight: EVENT,
            fields: &|world| fields! { "index": index, "term": term, "command": command_json(world, payload) },
            reason: &|_| Reason::by(Guard::Leaders2).value("index", &index).value("currentTerm", &term),
            narration: &|world| {
                Narration::new(
                    format!("{who} takes {} as entry {index} of term {term}", payload_text(world, payload)),
                    "it leads: it appends the command, and answers once it is applied (§5.3)",
                )
            },
        }),
        Fact::ProposeRefused { payload, rejection: why } => printed(Description {
            kind: FactKind::ProposeRefused,
            weight: EVENT,
            fields: &|world| fields! { "command": command_json(world, payload) },
            reason: &|_| Reason::by(guard(Refused::Propose, why)).rejected(why),
            narration: &|world| {
                Narration::new(format!("{who} refuses {}", payload_text(world, payload)), rejection(why))
            },
        }),
        Fact::AckDenied { follower, prev_log_index, match_index, next_index, by_rule } => printed(Description {
            kind: FactKind::AckDenied,
            weight: EVENT,
            fields: &|_| {
                fields! {
                    "follower": follower,
                    "prev_log_index": prev_log_index,
                    "match_index": match_index,
                    "next_index": next_index,
                }
            },
            reason: &|_| {
                let asked = format!("prevLogIndex {prev_log_index} > matchIndex {match_index}");
                Reason::by(Guard::Leaders3Fails)
                    .asks(asked, prev_log_index > match_index)
                    .asks("it was asked after the acknowledgement".to_string(), true)
                    .value("follower", &follower)
                    .value("prevLogIndex", &prev_log_index)
                    .value("matchIndex", &match_index)
                    .value("nextIndex", &next_index)
            },
            narration: &|_| {
                let lost = if by_rule {
                    "it has lost it, or never had it, because a rule is off"
                } else {
                    "its disk has lost it"
                };
                Narration::new(
                    format!("{follower} denies what it had acknowledged: {lost}"),
                    format!(
                        "it refuses prevLogIndex {prev_log_index}, asked after that: {who} sets nextIndex to \
                         {next_index} and sends again; matchIndex stays {match_index}, as it never falls, but {who} \
                         counts {follower} only for what it acknowledges from now on (Figure 2, leaders)"
                    ),
                )
            },
        }),
        Fact::Ignored { rejection: why } => printed(Description {
            kind: FactKind::Ignored,
            weight: TRAFFIC,
            fields: &|_| fields! {},
            reason: &|_| Reason::by(guard(Refused::Message, why)).rejected(why),
            narration: &|_| Narration::new(format!("{who} ignores it"), rejection(why)),
        }),
        Fact::ReadIndex { read, index, round, no_lease, quorum } => printed(Description {
            kind: FactKind::ReadIndex,
            weight: STEP,
            fields: &|_| fields! { "read": read, "read_index": index },
            reason: &|_| {
                Reason::by(Guard::ReadIndex)
                    .value("readIndex", &index)
                    .value("heartbeat", &round.tick)
                    .value("round since", &round.read)
            },
            narration: &|world| {
                let read = read_text(world, read);
                let lease = if no_lease { "it has no lease; " } else { "" };
                Narration::new(
                    format!("{who} asks {} whether it still leads, for {read}", majority(&quorum)),
                    format!(
                        "{lease}the answer must hold everything up to entry {index}, which was committed when it was \
                         asked (thesis 6.4)"
                    ),
                )
            },
        }),
        Fact::ReadWaits { read, term } => printed(Description {
            kind: FactKind::ReadIndex,
            weight: STEP,
            fields: &|_| fields! { "read": read },
            reason: &|_| {
                Reason::by(Guard::ReadIndex)
                    .asks(format!("log[commitIndex].term = currentTerm {term}"), false)
                    .value("currentTerm", &term)
            },
            narration: &|world| {
                Narration::new(
                    format!("{who} has {} wait", read_text(world, read)),
                    "it has not committed an entry of its own term yet, and so cannot know what is committed (thesis \
                     6.4)",
                )
            },
        }),
        Fact::ReadRefused { read, rejection: why } => printed(Description {
            kind: FactKind::ReadRefused,
            weight: EVENT,
            fields: &|_| fields! { "read": read },
            reason: &|_| Reason::by(guard(Refused::Read, why)).rejected(why),
            narration: &|world| {
                Narration::new(format!("{who} does not answer {}", read_text(world, read)), rejection(why))
            },
        }),
        Fact::TransferStarted { to, match_index, last } => printed(Description {
            kind: FactKind::Transfer,
            weight: EVENT,
            fields: &|_| fields! { "to": to },
            reason: &|_| {
                Reason::by(Guard::Transfer)
                    .asks(format!("matchIndex {match_index} = last index {last}"), match_index >= last)
                    .value("target", &to)
                    .value("matchIndex", &match_index)
                    .value("last index", &last)
            },
            narration: &|_| {
                let why = if match_index >= last {
                    format!("{to} has the whole log, up to entry {last} (thesis 3.10)")
                } else {
                    format!(
                        "first {to}, which has entries up to {match_index}, must have all, up to {last} (thesis 3.10)"
                    )
                };
                Narration::new(format!("{who} means to hand over to {to}"), why)
            },
        }),
        Fact::TransferAborted { to, rejection: why } => printed(Description {
            kind: FactKind::TransferAborted,
            weight: EVENT,
            fields: &|_| fields! { "to": to },
            reason: &|_| Reason::by(guard(Refused::Transfer, why)).value("target", &to).rejected(why),
            narration: &|_| Narration::new(format!("{who} does not hand over to {to}"), rejection(why)),
        }),
        Fact::QuorumHeard { heard, quorum } => printed(Description {
            kind: FactKind::QuorumHeard,
            weight: TRAFFIC,
            fields: &|_| fields! { "heard": heard },
            reason: &|_| {
                let reason = Reason::by(Guard::CheckQuorum).value("answered", &names(heard));
                reason.majority("answers", heard, &quorum)
            },
            narration: &|_| {
                Narration::new(
                    format!("{who} still leads: {} answered it", majority_has(&quorum)),
                    format!("{} did, {} (thesis 6.2)", quorum_share(heard, &quorum), names(heard)),
                )
            },
        }),
        Fact::LeaseOver { leader } => printed(Description {
            kind: FactKind::LeaseOver,
            weight: STEP,
            fields: &|_| fields! { "leader": leader },
            reason: &|_| Reason::by(Guard::Disruptive).value("leader", &name_or_none(leader)),
            narration: &|_| {
                let text = match leader {
                    Some(leader) => format!("{who} has not heard from {leader} for the shortest election timeout"),
                    None => format!("{who} has heard from no leader for the shortest election timeout"),
                };
                Narration::new(text, "from now on it would help another one (thesis 4.2.3)")
            },
        }),
        Fact::ConfigChange { index, config, before, why } => printed(Description {
            kind: FactKind::ConfigChange,
            weight: EVENT,
            fields: &|_| config_fields(index, config, before, why),
            reason: &|_| {
                let guard = if config.is_joint() { Guard::Joint } else { Guard::Config };
                Reason::by(guard)
                    .value("index", &index)
                    .value("configuration", &config_text(&config))
                    .value("configuration before", &config_text(&before))
            },
            narration: &|_| config_narration(who, index, config, before, why),
        }),
        Fact::ConfigRefused { rejection: why } => printed(Description {
            kind: FactKind::ConfigRefused,
            weight: EVENT,
            fields: &|_| fields! {},
            reason: &|_| Reason::by(guard(Refused::Config, why)).rejected(why),
            narration: &|_| Narration::new(format!("{who} refuses to change the configuration"), rejection(why)),
        }),
    }
}
