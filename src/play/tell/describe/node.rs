//! What a node notes of its own decisions: [`Fact`].

use super::super::commands::*;
use super::super::config::*;
use super::super::fields::fields;
use super::super::guard::Guard;
use super::super::reason::{Counted, Reason};
use super::super::words::*;
use super::decisions::*;
use super::description::{Description, Narration, Printer, Who, EVENT, STEP, TRAFFIC};
use super::rejection::{guard, rejection, Refused};
use crate::play::told::{figure, paper, thesis, told, Arg};
use crate::raft::{AppendReason, Fact, NodeId, Rejection, StepDownReason};
use crate::sim::FactKind;

/// Describes a fact of `node`.
// long: one arm for each fact
pub(super) fn describe(id: Option<NodeId>, fact: &Fact, print: Printer) -> (FactKind, u8) {
    let node = Who(id);
    let mut printed = |description: Description| description.to(print);
    match *fact {
        Fact::BecomeFollower { term, leader, was } => printed(Description {
            kind: FactKind::BecomeFollower,
            weight: STEP,
            fields: &|_| fields! { "term": term, "leader": leader },
            reason: &|_| match leader {
                Some(leader) => Reason::by(Guard::Candidates3)
                    .formula(format!("term {term} = currentTerm {was}"), term == was)
                    .value("term", &term)
                    .value("leaderId", &leader)
                    .value("currentTerm", &was),
                None => higher_term(term, was),
            },
            narration: &|_| match leader {
                Some(leader) => Narration::new(
                    told!("follows-leader", node, leader, term),
                    told!("follows-leader-why", term, leader, section: paper("5.2")),
                ),
                None => Narration::new(
                    told!("becomes-follower", node, term),
                    told!("becomes-follower-why", section: paper("5.1")),
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
                    told!("becomes-candidate-told", node, term, leader),
                    told!("becomes-candidate-told-why", section: thesis("3.10")),
                ),
                None => Narration::new(
                    told!("becomes-candidate", node, term),
                    told!("becomes-candidate-why", section: paper("5.2")),
                ),
            },
        }),
        Fact::BecomePreCandidate { term, quorum } => printed(Description {
            kind: FactKind::BecomePreCandidate,
            weight: EVENT,
            fields: &|_| fields! { "term": term },
            reason: &|_| {
                let reason = Reason::by(Guard::PreVote).value("currentTerm", &term.saturating_sub(1));
                reason.named(told!("value-next-term"), term)
            },
            narration: &|_| {
                let majority = majority(&quorum);
                Narration::new(
                    told!("asks-for-pre-votes", node, term),
                    told!("asks-for-pre-votes-why", majority, section: thesis("9.6")),
                )
            },
        }),
        Fact::LeaderElected { term, votes, quorum } => printed(Description {
            kind: FactKind::LeaderElected,
            weight: EVENT,
            fields: &|_| fields! { "term": term, "votes": votes.granted },
            reason: &|_| {
                let reason = Reason::by(Guard::Candidates2)
                    .majority(Counted::Votes, votes.granted, &quorum)
                    .value("currentTerm", &term)
                    .named(told!("value-granted"), votes.granted);
                if votes.refused.is_empty() {
                    reason
                } else {
                    reason.named(told!("value-refused"), votes.refused)
                }
            },
            narration: &|_| {
                let (share, voters) =
                    (quorum_share(votes.granted, &quorum), votes.granted.and(quorum.config.all_voters()));
                Narration::new(
                    told!("becomes-leader", node, term),
                    told!("becomes-leader-why", share, voters, section: paper("5.2")),
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
                    .named(told!("value-answered"), heard)
                    .majority(Counted::Answers, heard, &quorum),
                StepDownReason::Removed => Reason::by(Guard::Removed).value("currentTerm", &term),
            },
            narration: &|_| {
                let why = match why {
                    StepDownReason::HigherTerm(heard) => {
                        told!("steps-down-higher-term-why", term, heard, section: paper("5.1"))
                    }
                    StepDownReason::NoQuorum { heard, quorum } => told!(
                        "steps-down-no-majority-why",
                        share: quorum_share(heard, &quorum),
                        answered: heard,
                        majority: majority(&quorum),
                        section: thesis("6.2"),
                    ),
                    StepDownReason::Removed => told!("steps-down-removed-why", section: thesis("4.2.2")),
                };
                Narration::new(told!("steps-down", node), why)
            },
        }),
        Fact::VoteGranted { candidate, term, end, mine, voted_for } => printed(Description {
            kind: FactKind::VoteGranted,
            weight: STEP,
            fields: &|_| fields! { "candidate": candidate, "term": term },
            reason: &|_| {
                if Some(candidate) == id {
                    let reason = Reason::by(Guard::Candidates1);
                    return reason.value("currentTerm", &term).value("votedFor", &candidate);
                }
                vote_reason(candidate, term, voted_for, end, mine)
            },
            narration: &|_| {
                if Some(candidate) == id {
                    let why = told!("votes-for-itself-why", section: paper("5.2"));
                    return Narration::new(told!("votes-for-itself", node, term), why);
                }
                let text = told!("votes-for", node, candidate, term);
                Narration::new(text, why_voted(candidate, term, voted_for, end, mine))
            },
        }),
        Fact::PreVoteGranted { candidate, term, end, mine } => printed(Description {
            kind: FactKind::PreVoteGranted,
            weight: STEP,
            fields: &|_| fields! { "candidate": candidate, "term": term },
            reason: &|_| {
                Reason::by(Guard::PreVote)
                    .asks(up_to_date(end, mine), end >= mine)
                    .value("candidateId", &candidate)
                    .named(told!("value-next-term"), term)
                    .last_log(end)
                    .own_last(mine)
            },
            narration: &|_| {
                if Some(candidate) == id {
                    Narration::new(
                        told!("would-vote-for-itself", node, term),
                        told!("would-vote-for-itself-why", section: thesis("9.6")),
                    )
                } else {
                    Narration::new(
                        told!("would-vote-for", node, candidate, term),
                        told!("would-vote-for-why", section: thesis("9.6")),
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
                reason.named(told!("value-next-term"), term).rejected(why)
            },
            narration: &|_| Narration::new(told!("would-not-vote-for", node, candidate, term), rejection(why)),
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
                    reason.formula(format!("term {term} = currentTerm {term}"), true).value("term", &term)
                } else {
                    reason
                };
                reason.rejected(why)
            },
            narration: &|_| Narration::new(told!("refuses-vote", node, candidate), rejection(why)),
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
                        told!("appends", node, entries)
                    }
                    AppendReason::Matches(_) => told!("stores-entries", node, leader, entries),
                };
                Narration::new(text, why_appended(prev, reason))
            },
        }),
        Fact::AppendRefused { leader, rejection: why } => printed(Description {
            kind: FactKind::AppendRefused,
            weight: STEP,
            fields: &|_| fields! { "leader": leader },
            reason: &|_| Reason::by(guard(Refused::Append, why)).value("leaderId", &leader).rejected(why),
            narration: &|_| Narration::new(told!("refuses-append", node, leader), rejection(why)),
        }),
        Fact::Truncate { first, last, mine, theirs } => printed(Description {
            kind: FactKind::Truncate,
            weight: EVENT,
            fields: &|_| fields! { "first": first, "last": last },
            reason: &|_| {
                let their_term = theirs.map_or_else(|| Arg::from(told!("none")), Arg::from);
                Reason::by(Guard::AppendEntries3)
                    .asks(
                        told!("ask-terms-differ", index: first, mine, theirs: their_term.clone()),
                        theirs.is_some_and(|term| term != mine),
                    )
                    .named(told!("value-index"), first)
                    .named(told!("value-own-term-there"), mine)
                    .named(told!("value-leader-term-there"), their_term)
            },
            narration: &|_| {
                let why = match theirs {
                    Some(theirs) if theirs != mine => {
                        told!("removes-conflict-why", index: first, mine, theirs, section: paper("5.3"))
                    }
                    _ => told!("removes-without-conflict-why", section: paper("5.3")),
                };
                Narration::new(told!("removes-entries", node, entries: range(first, last)), why)
            },
        }),
        Fact::Commit { from, to, proof } => printed(Description {
            kind: FactKind::Commit,
            weight: EVENT,
            fields: &|_| fields! { "from": from, "to": to },
            reason: &|_| commit_reason(from, to, proof),
            narration: &|_| {
                let text = match from + 1 == to {
                    true => told!("knows-committed", node, index: to),
                    false => told!("knows-committed-entries", node, first: from + 1, last: to),
                };
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
                    .formula(format!("lastApplied {last_applied} ≥ {index} > {before}"), held)
                    .value("lastIncludedIndex", &index)
                    .value("lastIncludedTerm", &term)
                    .value("lastApplied", &last_applied)
                    .named(told!("value-snapshot-before"), before)
            },
            narration: &|_| {
                Narration::new(told!("takes-snapshot", node, index), told!("takes-snapshot-why", section: paper("7")))
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
                    Reason::by(Guard::InstallSnapshot).asks(told!("ask-snapshot-sent"), false)
                } else {
                    let before = next_index.saturating_sub(1);
                    Reason::by(Guard::Lagging).asks(told!("ask-entry-in-log", index: before), false)
                };
                let reason = reason.named(told!("value-follower"), to);
                reason.value("nextIndex", &next_index).value("lastIncludedIndex", &index)
            },
            narration: &|_| {
                let follower = to;
                let text = if len < size {
                    let (first, last) = (offset + 1, offset + len);
                    told!("sends-snapshot-part", node, follower, index, first, last, size)
                } else {
                    told!("sends-snapshot", node, follower, index)
                };
                let why = if newest > index {
                    told!("sends-older-snapshot-why", node, newest, section: figure(13))
                } else {
                    told!("sends-snapshot-why", node, follower, next_index, section: paper("7"))
                };
                Narration::new(text, why)
            },
        }),
        Fact::SnapshotPart { index, before, received, size } => printed(Description {
            kind: FactKind::SnapshotPart,
            weight: STEP,
            fields: &|_| fields! { "index": index, "received": received, "size": size },
            reason: &|_| {
                Reason::by(Guard::InstallSnapshot)
                    .asks(told!("ask-snapshot-complete", received, size), received >= size)
                    .value("lastIncludedIndex", &index)
                    .named(told!("value-keys-before"), before)
                    .named(told!("value-keys"), received)
                    .named(told!("value-keys-in-all"), size)
            },
            narration: &|_| {
                Narration::new(
                    told!("has-snapshot-part", node, received, size, index),
                    told!("has-snapshot-part-why", section: figure(13)),
                )
            },
        }),
        Fact::SnapshotPartsDropped { index, received, size, newer } => printed(Description {
            kind: FactKind::SnapshotPartsDropped,
            weight: EVENT,
            fields: &|_| fields! { "index": index, "received": received, "size": size, "newer": newer },
            reason: &|_| {
                Reason::by(Guard::InstallSnapshot)
                    .formula(format!("lastIncludedIndex {newer} = {index}"), false)
                    .value("lastIncludedIndex", &newer)
                    .named(told!("value-snapshot-of-parts"), index)
                    .named(told!("value-keys"), received)
                    .named(told!("value-keys-in-all"), size)
            },
            narration: &|_| {
                Narration::new(
                    told!("drops-snapshot-parts", node, received, size, index),
                    told!("drops-snapshot-parts-why", newer, section: figure(13)),
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
                    .formula(asked, index > commit_index)
                    .value("lastIncludedIndex", &index)
                    .value("lastIncludedTerm", &term)
                    .value("commitIndex", &commit_index)
                    .named(told!("value-entries-retained"), kept)
            },
            narration: &|_| {
                let why = match kept {
                    0 => told!("installs-snapshot-replaces-why", section: paper("7")),
                    count => told!("installs-snapshot-kept-why", count, section: paper("7")),
                };
                Narration::new(told!("installs-snapshot", node, index), why)
            },
        }),
        Fact::SnapshotRefused { index, rejection: why } => printed(Description {
            kind: FactKind::SnapshotRefused,
            weight: STEP,
            fields: &|_| fields! { "index": index },
            reason: &|_| Reason::by(guard(Refused::Snapshot, why)).rejected(why),
            narration: &|_| {
                let text = match why {
                    Rejection::NothingToSnapshot { .. } => told!("takes-no-snapshot", node, index),
                    _ => told!("refuses-snapshot", node, index),
                };
                Narration::new(text, rejection(why))
            },
        }),
        Fact::Propose { index, term, payload } => printed(Description {
            kind: FactKind::Propose,
            weight: EVENT,
            fields: &|to| fields! { "index": index, "term": term, "command": command_json(to, payload) },
            reason: &|_| Reason::by(Guard::Leaders2).named(told!("value-index"), index).value("currentTerm", &term),
            narration: &|world| {
                let command = payload_text(world, payload);
                Narration::new(
                    told!("accepts-command", node, command, index, term),
                    told!("accepts-command-why", section: paper("5.3")),
                )
            },
        }),
        Fact::ProposeRefused { payload, rejection: why } => printed(Description {
            kind: FactKind::ProposeRefused,
            weight: EVENT,
            fields: &|to| fields! { "command": command_json(to, payload) },
            reason: &|_| Reason::by(guard(Refused::Propose, why)).rejected(why),
            narration: &|world| {
                Narration::new(told!("refuses-command", node, command: payload_text(world, payload)), rejection(why))
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
                    .formula(asked, prev_log_index > match_index)
                    .asks(told!("ask-request-newer"), true)
                    .named(told!("value-follower"), follower)
                    .value("prevLogIndex", &prev_log_index)
                    .value("matchIndex", &match_index)
                    .value("nextIndex", &next_index)
            },
            narration: &|_| {
                let text = match by_rule {
                    true => told!("denies-rule-off", follower),
                    false => told!("denies-disk", follower),
                };
                let why = told!(
                    "denies-why",
                    leader: node,
                    follower,
                    prev_log_index,
                    match_index,
                    next_index,
                    section: figure(2),
                );
                Narration::new(text, why)
            },
        }),
        Fact::Ignored { rejection: why } => printed(Description {
            kind: FactKind::Ignored,
            weight: TRAFFIC,
            fields: &|_| fields! {},
            reason: &|_| Reason::by(guard(Refused::Message, why)).rejected(why),
            narration: &|_| Narration::new(told!("ignores-message", node), rejection(why)),
        }),
        Fact::ReadIndex { read, index, round, no_lease, quorum } => printed(Description {
            kind: FactKind::ReadIndex,
            weight: STEP,
            fields: &|_| fields! { "read": read, "read_index": index },
            reason: &|_| {
                Reason::by(Guard::ReadIndex)
                    .value("readIndex", &index)
                    .named(told!("value-heartbeat"), round.tick)
                    .named(told!("value-round-since"), round.read)
            },
            narration: &|world| {
                let (majority, command) = (majority(&quorum), read_text(world, read));
                let why = match no_lease {
                    true => told!("asks-without-lease-why", index, section: thesis("6.4")),
                    false => told!("asks-whether-it-leads-why", index, section: thesis("6.4")),
                };
                Narration::new(told!("asks-whether-it-leads", node, majority, command), why)
            },
        }),
        Fact::ReadWaits { read, term } => printed(Description {
            kind: FactKind::ReadIndex,
            weight: STEP,
            fields: &|_| fields! { "read": read },
            reason: &|_| {
                Reason::by(Guard::ReadIndex)
                    .formula(format!("log[commitIndex].term = currentTerm {term}"), false)
                    .value("currentTerm", &term)
            },
            narration: &|world| {
                Narration::new(
                    told!("delays-read", node, command: read_text(world, read)),
                    told!("delays-read-why", section: thesis("6.4")),
                )
            },
        }),
        Fact::ReadRefused { read, rejection: why } => printed(Description {
            kind: FactKind::ReadRefused,
            weight: EVENT,
            fields: &|_| fields! { "read": read },
            reason: &|_| Reason::by(guard(Refused::Read, why)).rejected(why),
            narration: &|world| {
                Narration::new(told!("refuses-read", node, command: read_text(world, read)), rejection(why))
            },
        }),
        Fact::TransferStarted { to, match_index, last } => printed(Description {
            kind: FactKind::Transfer,
            weight: EVENT,
            fields: &|_| fields! { "to": to },
            reason: &|_| {
                Reason::by(Guard::Transfer)
                    .asks(told!("ask-log-complete", match_index, last), match_index >= last)
                    .named(told!("value-target"), to)
                    .value("matchIndex", &match_index)
                    .named(told!("value-last-index"), last)
            },
            narration: &|_| {
                let target = to;
                let why = if match_index >= last {
                    told!("starts-transfer-why", target, last, section: thesis("3.10"))
                } else {
                    told!("starts-transfer-behind-why", target, match_index, last, section: thesis("3.10"))
                };
                Narration::new(told!("starts-transfer", node, target), why)
            },
        }),
        Fact::TransferAborted { to, rejection: why } => printed(Description {
            kind: FactKind::TransferAborted,
            weight: EVENT,
            fields: &|_| fields! { "to": to },
            reason: &|_| Reason::by(guard(Refused::Transfer, why)).named(told!("value-target"), to).rejected(why),
            narration: &|_| Narration::new(told!("aborts-transfer", node, target: to), rejection(why)),
        }),
        Fact::QuorumHeard { heard, quorum } => printed(Description {
            kind: FactKind::QuorumHeard,
            weight: TRAFFIC,
            fields: &|_| fields! { "heard": heard },
            reason: &|_| {
                let reason = Reason::by(Guard::CheckQuorum).named(told!("value-answered"), heard);
                reason.majority(Counted::Answers, heard, &quorum)
            },
            narration: &|_| {
                let (share, majority) = (quorum_share(heard, &quorum), majority(&quorum));
                Narration::new(
                    told!("still-leads", node, majority),
                    told!("still-leads-why", share, answered: heard, section: thesis("6.2")),
                )
            },
        }),
        Fact::LeaseOver { leader } => printed(Description {
            kind: FactKind::LeaseOver,
            weight: STEP,
            fields: &|_| fields! { "leader": leader },
            reason: &|_| Reason::by(Guard::Disruptive).named(told!("value-leader"), name_or_none(leader)),
            narration: &|_| {
                let text = match leader {
                    Some(leader) => told!("lease-over", node, leader),
                    None => told!("lease-over-no-leader", node),
                };
                Narration::new(text, told!("lease-over-why", section: thesis("4.2.3")))
            },
        }),
        Fact::ConfigChange { index, config, before, why } => printed(Description {
            kind: FactKind::ConfigChange,
            weight: EVENT,
            fields: &|to| config_fields(to, index, config, before, why),
            reason: &|_| {
                let guard = if config.is_joint() { Guard::Joint } else { Guard::Config };
                Reason::by(guard)
                    .named(told!("value-index"), index)
                    .named(told!("value-configuration"), config_text(&config))
                    .named(told!("value-configuration-before"), config_text(&before))
            },
            narration: &|_| config_narration(node, index, config, before, why),
        }),
        Fact::ConfigRefused { rejection: why } => printed(Description {
            kind: FactKind::ConfigRefused,
            weight: EVENT,
            fields: &|_| fields! {},
            reason: &|_| Reason::by(guard(Refused::Config, why)).rejected(why),
            narration: &|_| Narration::new(told!("refuses-config", node), rejection(why)),
        }),
    }
}
