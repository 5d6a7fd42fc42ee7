//! What a guard rejected: [`Rejection`].

use super::super::guard::Guard;
use super::super::reason::Reason;
use super::super::words::*;
use super::decisions::up_to_date;
use crate::play::told::{figure, paper, thesis, told, Told};
use crate::raft::{Rejection, VoterSet};

/// What was refused.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// A vote.
    Vote,
    /// A pre-vote.
    PreVote,
    /// AppendEntries.
    Append,
    /// A snapshot, or taking one.
    Snapshot,
    /// A read.
    Read,
    /// A command.
    Propose,
    /// A change of the configuration.
    Config,
    /// A leadership transfer.
    Transfer,
    /// Any other message.
    Message,
}

/// The guard that refused this, given why it did.
pub(super) fn guard(refused: Refused, rejection: Rejection) -> Guard {
    match (rejection, refused) {
        (Rejection::OldTerm { .. }, Refused::Vote) => Guard::RequestVote1,
        (Rejection::OldTerm { .. }, Refused::Append) => Guard::AppendEntries1,
        (Rejection::OldTerm { .. }, Refused::Snapshot) => Guard::InstallSnapshot1,
        (Rejection::HearsLeader { .. }, Refused::Vote) => Guard::Disruptive,
        (Rejection::NotUpToDate { .. }, Refused::Vote) => Guard::UpToDate,
        (Rejection::NothingToSnapshot { .. }, Refused::Snapshot) => Guard::Take,
        (Rejection::ElectionOver { .. }, Refused::Message) => Guard::Candidates2,
        (Rejection::LateConflict { .. }, Refused::Message) => Guard::Leaders3Fails,
        (Rejection::NoVoter, Refused::Message) => Guard::Learners,
        (
            Rejection::OldTerm { .. }
            | Rejection::AlreadyVoted { .. }
            | Rejection::NotUpToDate { .. }
            | Rejection::LogTooShort { .. }
            | Rejection::PrevTermDiffers { .. }
            | Rejection::NotOwnTerm { .. }
            | Rejection::NoQuorum { .. }
            | Rejection::StaleSnapshot { .. }
            | Rejection::NothingToSnapshot { .. }
            | Rejection::NotLeader { .. }
            | Rejection::Late
            | Rejection::ElectionOver { .. }
            | Rejection::LateConflict { .. }
            | Rejection::SameTermLeader
            | Rejection::HearsLeader { .. }
            | Rejection::NoVoter
            | Rejection::Transferring { .. }
            | Rejection::ToItself
            | Rejection::NotAVoter { .. }
            | Rejection::TransferTimedOut
            | Rejection::Uncommitted { .. }
            | Rejection::NothingOfOwnTerm { .. }
            | Rejection::ConfigPending { .. }
            | Rejection::NoVoters
            | Rejection::SameConfig
            | Rejection::PartMissing { .. },
            _,
        ) => match refused {
            Refused::Vote => Guard::RequestVote2,
            Refused::PreVote => Guard::PreVote,
            Refused::Append => Guard::AppendEntries2,
            Refused::Snapshot => Guard::Prefix,
            Refused::Read | Refused::Propose => Guard::Clients,
            Refused::Config => Guard::OneChange,
            Refused::Transfer => Guard::Transfer,
            Refused::Message => Guard::Stale,
        },
    }
}

/// Why a guard rejected something, in words.
pub fn rejection(rejection: Rejection) -> Told {
    describe(rejection, Reason::default()).1
}

impl Reason {
    /// Adds what the guard asked and compared.
    pub(super) fn rejected(self, rejection: Rejection) -> Reason {
        describe(rejection, self).0
    }
}

/// Adds what the guard asked and compared to a reason, and returns the sentence.
// long: one arm for each rejection
fn describe(rejection: Rejection, reason: Reason) -> (Reason, Told) {
    match rejection {
        Rejection::OldTerm { theirs, mine } => (
            reason
                .formula(format!("term {theirs} ≥ currentTerm {mine}"), false)
                .value("term", &theirs)
                .value("currentTerm", &mine),
            told!("refused-old-term", theirs, mine, section: paper("5.1")),
        ),
        Rejection::AlreadyVoted { term, voted_for } => (
            reason
                .asks(told!("ask-free-to-vote", voted_for, candidate: "candidateId"), false)
                .value("votedFor", &voted_for),
            told!("refused-already-voted", term, voted_for, section: paper("5.2")),
        ),
        Rejection::NotUpToDate { mine, theirs } => {
            let (own, other, section) = (log_end(mine), log_end(theirs), paper("5.4.1"));
            // With the rule off that compares terms first, only lengths are compared.
            let (asked, why) = if theirs > mine {
                (
                    told!("ask-longer", theirs: theirs.index, mine: mine.index),
                    told!("refused-shorter", mine: own, theirs: other, section),
                )
            } else {
                (up_to_date(theirs, mine), told!("refused-not-up-to-date", mine: own, theirs: other, section))
            };
            (reason.asks(asked, false).last_log(theirs).own_last(mine), why)
        }
        Rejection::LogTooShort { prev_log_index, last } => (
            reason
                .asks(told!("ask-log-long-enough", prev_log_index, last), false)
                .value("prevLogIndex", &prev_log_index)
                .named(told!("value-own-last-index"), last),
            told!("refused-log-too-short", last, prev_log_index, section: paper("5.3")),
        ),
        Rejection::PrevTermDiffers { prev_log_index, prev_log_term, mine } => (
            reason
                .formula(format!("log[{prev_log_index}].term {mine} = prevLogTerm {prev_log_term}"), false)
                .value("prevLogIndex", &prev_log_index)
                .value("prevLogTerm", &prev_log_term)
                .named(told!("value-own-term-there"), mine),
            told!("refused-term-differs", prev_log_index, mine, prev_log_term, section: paper("5.3")),
        ),
        Rejection::NotOwnTerm { index, term, mine } => (
            reason
                .formula(format!("log[{index}].term {term} = currentTerm {mine}"), false)
                .value("N", &index)
                .value("log[N].term", &term)
                .value("currentTerm", &mine),
            told!("refused-not-own-term", index, term, mine, section: paper("5.4.2")),
        ),
        Rejection::NoQuorum { index, have, need, of } => {
            let (half, why) = match of {
                VoterSet::Old => ("old", told!("refused-no-old-majority", index, have, need, section: paper("6"))),
                VoterSet::New => ("new", told!("refused-no-new-majority", index, have, need, section: paper("6"))),
                VoterSet::All => ("all", told!("refused-no-majority", index, have, need, section: paper("5.3"))),
            };
            (
                reason
                    .asks(told!("ask-replicas", half, index, have, need), false)
                    .value("N", &index)
                    .value("matchIndex ≥ N", &have)
                    .named(told!("value-needed"), need),
                why,
            )
        }
        Rejection::StaleSnapshot { last_included_index, commit_index } => (
            reason
                .formula(format!("lastIncludedIndex {last_included_index} > commitIndex {commit_index}"), false)
                .value("lastIncludedIndex", &last_included_index)
                .value("commitIndex", &commit_index),
            told!("refused-stale-snapshot", last_included_index, commit_index, section: paper("7")),
        ),
        Rejection::NothingToSnapshot { last_applied } => (
            reason.asks(told!("ask-more-applied"), false).value("lastApplied", &last_applied),
            match last_applied {
                0 => told!("refused-nothing-applied", section: paper("7")),
                _ => told!("refused-nothing-newer", last_applied, section: paper("7")),
            },
        ),
        Rejection::NotLeader { leader, term } => (
            reason
                .asks(told!("ask-is-leader"), false)
                .value("currentTerm", &term)
                .named(told!("value-known-leader"), name_or_none(leader)),
            match leader {
                Some(leader) => told!("refused-other-leader", leader, section: paper("8")),
                None => told!("refused-no-leader", section: paper("8")),
            },
        ),
        Rejection::Late => (reason, told!("refused-late")),
        Rejection::ElectionOver { term, leads } => (
            reason
                .asks(told!("ask-is-candidate"), false)
                .value("currentTerm", &term)
                .named(told!("value-role"), if leads { told!("role-leader") } else { told!("role-follower") }),
            match leads {
                true => told!("refused-already-leads", term, section: paper("5.2")),
                false => told!("refused-election-over", term, section: paper("5.2")),
            },
        ),
        Rejection::LateConflict { prev_log_index, match_index, next_index } => (
            reason
                .formula(
                    format!("prevLogIndex {prev_log_index} > matchIndex {match_index}"),
                    prev_log_index > match_index,
                )
                .formula(
                    format!("prevLogIndex {prev_log_index} = nextIndex {next_index} − 1"),
                    prev_log_index + 1 == next_index,
                )
                .value("prevLogIndex", &prev_log_index)
                .value("matchIndex", &match_index)
                .value("nextIndex", &next_index),
            if prev_log_index <= match_index {
                told!("refused-older-than-ack", prev_log_index, match_index, section: paper("5.3"))
            } else {
                told!("refused-place-outdated", prev_log_index, next_index, section: paper("5.3"))
            },
        ),
        Rejection::SameTermLeader => (reason, told!("refused-same-term-leader")),
        Rejection::HearsLeader { leader } => (
            reason.asks(told!("ask-no-leader-heard"), false).named(told!("value-leader"), name_or_none(leader)),
            match leader {
                Some(leader) => told!("refused-hears-leader", leader, section: thesis("4.2.3")),
                None => told!("refused-restarted"),
            },
        ),
        Rejection::NoVoter => (reason, told!("refused-not-voter", section: thesis("4.2.1"))),
        Rejection::Transferring { to } => (
            reason.asks(told!("ask-no-transfer"), false).named(told!("value-hands-over-to"), to),
            told!("refused-transferring", target: to, section: thesis("3.10")),
        ),
        Rejection::ToItself => (reason, told!("refused-to-itself", section: thesis("3.10"))),
        Rejection::NotAVoter { node: target } => (
            reason.asks(told!("ask-target-votes", target), false),
            told!("refused-target-not-voter", target, section: thesis("3.10")),
        ),
        Rejection::TransferTimedOut => (
            reason.asks(told!("ask-target-elected"), false),
            told!("refused-transfer-timeout", section: thesis("3.10")),
        ),
        Rejection::Uncommitted { bytes, most } => (
            reason.asks(told!("ask-bytes", bytes, most), false).named(told!("value-bytes-uncommitted"), bytes),
            told!("refused-too-much-uncommitted", bytes, most),
        ),
        Rejection::NothingOfOwnTerm { term } => (
            reason.formula(format!("log[commitIndex].term = currentTerm {term}"), false).value("currentTerm", &term),
            told!("refused-nothing-of-own-term", term, section: thesis("4.1"), section_2: thesis("6.4")),
        ),
        Rejection::ConfigPending { index } => (
            reason.asks(told!("ask-config-committed", index), false),
            told!("refused-change-pending", index, section: thesis("4.1")),
        ),
        Rejection::NoVoters => (reason, told!("refused-no-voters")),
        Rejection::SameConfig => (reason, told!("refused-same-config")),
        Rejection::PartMissing { received, offset } => (
            reason
                .asks(told!("ask-part-follows", offset, received), false)
                .value("offset", &offset)
                .named(told!("value-keys-received"), received),
            told!("refused-part-missing", first: offset + 1, received, section: figure(13)),
        ),
    }
}
