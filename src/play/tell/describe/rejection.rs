//! What a guard rejected: [`Rejection`].

use super::super::guard::Guard;
use super::super::reason::Reason;
use super::super::words::*;
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
pub fn rejection(rejection: Rejection) -> String {
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
fn describe(rejection: Rejection, reason: Reason) -> (Reason, String) {
    match rejection {
        Rejection::OldTerm { theirs, mine } => (
            reason
                .asks(format!("term {theirs} ≥ currentTerm {mine}"), false)
                .value("term", &theirs)
                .value("currentTerm", &mine),
            format!("it is of term {theirs}, and this is term {mine}: what is stale is refused (§5.1)"),
        ),
        Rejection::AlreadyVoted { term, voted_for } => (
            reason.asks(format!("votedFor {voted_for} is null or candidateId"), false).value("votedFor", &voted_for),
            format!("it has voted for {voted_for} in term {term}, and has one vote a term (§5.2)"),
        ),
        Rejection::NotUpToDate { mine, theirs } => {
            // With the rule off that compares terms first, only lengths are compared.
            let by_length = theirs > mine;
            let asked = if by_length {
                format!("index {} ≥ index {}", theirs.index, mine.index)
            } else {
                format!("{} ≥ {}", log_end(theirs), log_end(mine))
            };
            let that_is = if by_length { "shorter, though more up-to-date" } else { "less up-to-date" };
            (
                reason.asks(asked, false).end("lastLogIndex", "lastLogTerm", theirs).end(
                    "own last index",
                    "own last term",
                    mine,
                ),
                format!(
                    "its own log ends at {}, the candidate's at {}: that is {that_is} (§5.4.1)",
                    log_end(mine),
                    log_end(theirs)
                ),
            )
        }
        Rejection::LogTooShort { prev_log_index, last } => (
            reason
                .asks(format!("prevLogIndex {prev_log_index} ≤ own last index {last}"), false)
                .value("prevLogIndex", &prev_log_index)
                .value("own last index", &last),
            format!("its log ends at {last}, before prevLogIndex {prev_log_index} (§5.3)"),
        ),
        Rejection::PrevTermDiffers { prev_log_index, prev_log_term, mine } => (
            reason
                .asks(format!("log[{prev_log_index}].term {mine} = prevLogTerm {prev_log_term}"), false)
                .value("prevLogIndex", &prev_log_index)
                .value("prevLogTerm", &prev_log_term)
                .value("own term there", &mine),
            format!("its entry {prev_log_index} is of term {mine}, the leader's of term {prev_log_term} (§5.3)"),
        ),
        Rejection::NotOwnTerm { index, term, mine } => (
            reason
                .asks(format!("log[{index}].term {term} = currentTerm {mine}"), false)
                .value("N", &index)
                .value("log[N].term", &term)
                .value("currentTerm", &mine),
            format!(
                "entry {index} is of term {term}, not of the leader's term {mine}: it is committed only together with \
                 an entry of term {mine} (§5.4.2)"
            ),
        ),
        Rejection::NoQuorum { index, have, need, of } => {
            let (nodes, section) = match of {
                VoterSet::Old => ("of the old configuration's nodes", "§6"),
                VoterSet::New => ("of the new configuration's nodes", "§6"),
                VoterSet::All => ("nodes", "§5.3"),
            };
            (
                reason
                    .asks(format!("matchIndex ≥ {index} on {have} ≥ {need}"), false)
                    .value("N", &index)
                    .value("matchIndex ≥ N", &have)
                    .value("needed", &need),
                format!("entry {index} is known to be on {have} {nodes}, and it takes {need} ({section})"),
            )
        }
        Rejection::StaleSnapshot { last_included_index, commit_index } => (
            reason
                .asks(format!("lastIncludedIndex {last_included_index} > commitIndex {commit_index}"), false)
                .value("lastIncludedIndex", &last_included_index)
                .value("commitIndex", &commit_index),
            format!(
                "it stands for entries up to {last_included_index}, and everything up to {commit_index} is known to \
                 be committed here already (§7)"
            ),
        ),
        Rejection::NothingToSnapshot { last_applied } => (
            reason
                .asks("there is more applied than the snapshot stands for".to_string(), false)
                .value("lastApplied", &last_applied),
            match last_applied {
                0 => "nothing is applied yet (§7)".to_string(),
                _ => format!("its snapshot holds all that is applied, up to entry {last_applied} (§7)"),
            },
        ),
        Rejection::NotLeader { leader, term } => (
            reason
                .asks("it leads".to_string(), false)
                .value("currentTerm", &term)
                .value("leader, as it believes", &name_or_none(leader)),
            match leader {
                Some(leader) => format!("it does not lead; it takes {leader} for the leader (§8)"),
                None => "it does not lead, and knows of no leader (§8)".to_string(),
            },
        ),
        Rejection::Late => (reason, "it answers a question that is no longer open".to_string()),
        Rejection::ElectionOver { term, leads } => (
            reason
                .asks("it stands".to_string(), false)
                .value("currentTerm", &term)
                .value("role", &if leads { "leader" } else { "follower" }),
            match leads {
                true => format!("it leads term {term} already (§5.2)"),
                false => format!("it no longer stands in term {term} (§5.2)"),
            },
        ),
        Rejection::LateConflict { prev_log_index, match_index, next_index } => (
            reason
                .asks(format!("prevLogIndex {prev_log_index} > matchIndex {match_index}"), prev_log_index > match_index)
                .asks(
                    format!("prevLogIndex {prev_log_index} = nextIndex {next_index} − 1"),
                    prev_log_index + 1 == next_index,
                )
                .value("prevLogIndex", &prev_log_index)
                .value("matchIndex", &match_index)
                .value("nextIndex", &next_index),
            if prev_log_index <= match_index {
                format!(
                    "it may be older than the acknowledgement of entry {match_index}: it refuses prevLogIndex \
                     {prev_log_index}, and the next heartbeat asks again (§5.3)"
                )
            } else {
                format!(
                    "another place is tried by now: nextIndex is {next_index}, and it speaks of prevLogIndex \
                     {prev_log_index} (§5.3)"
                )
            },
        ),
        Rejection::SameTermLeader => (reason, "it leads this very term itself".to_string()),
        Rejection::HearsLeader { leader } => (
            reason
                .asks("it has not heard from a leader for the shortest election timeout".to_string(), false)
                .value("leader", &name_or_none(leader)),
            match leader {
                Some(leader) => {
                    format!("{leader} leads, and has been heard within the shortest election timeout (thesis 4.2.3)")
                }
                None => "it has started again within the shortest election timeout, and may have heard from a leader \
                         before"
                    .to_string(),
            },
        ),
        Rejection::NoVoter => (reason, "it has no vote in its configuration (thesis 4.2.1)".to_string()),
        Rejection::Transferring { to } => (
            reason.asks("it is not handing over".to_string(), false).value("hands over to", &to),
            format!("it is handing over to {to}, and takes nothing new (thesis 3.10)"),
        ),
        Rejection::ToItself => (reason, "it leads already (thesis 3.10)".to_string()),
        Rejection::NotAVoter { node } => (
            reason.asks(format!("{node} is a voter"), false),
            format!("{node} has no vote, and cannot lead (thesis 3.10)"),
        ),
        Rejection::TransferTimedOut => (
            reason.asks("the target was elected in time".to_string(), false),
            "within an election timeout, nobody took over (thesis 3.10)".to_string(),
        ),
        Rejection::Uncommitted { bytes, most } => (
            reason.asks(format!("{bytes} bytes < {most}"), false).value("bytes uncommitted", &bytes),
            format!("{bytes} bytes of commands wait for their commitment already, and {most} may"),
        ),
        Rejection::NothingOfOwnTerm { term } => (
            reason.asks(format!("log[commitIndex].term = currentTerm {term}"), false).value("currentTerm", &term),
            format!("it has not committed an entry of its own term {term} yet (thesis 4.1, 6.4)"),
        ),
        Rejection::ConfigPending { index } => (
            reason.asks(format!("the configuration of entry {index} is committed, and not joint"), false),
            format!("the change of entry {index} is not over yet: one at a time (thesis 4.1)"),
        ),
        Rejection::NoVoters => (reason, "without voters nothing would ever be decided".to_string()),
        Rejection::SameConfig => (reason, "the cluster is so already".to_string()),
        Rejection::PartMissing { received, offset } => (
            reason
                .asks(format!("offset {offset} ≤ keys received {received}"), false)
                .value("offset", &offset)
                .value("keys received", &received),
            format!("it begins with key {}, and {received} are there (Figure 13)", offset + 1),
        ),
    }
}
