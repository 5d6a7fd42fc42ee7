//! Why something happened, taken apart: the sentence of the paper that decided, what it asked, and the values that it
//! compared. They are those at the decision, as the fact carries them; the world is asked only for texts of commands.

use std::fmt::Display;

use super::config::{config_text, majority_has};
use super::guard::Guard;
use super::message::message_fields;
use super::narrate::{command, counted, log_end, names};
use crate::play::script::Millis;
use crate::raft::{
    AppendReason, CommitProof, Config, Fact, LogEnd, Match, Message, MessageKind, NodeId, NodeSet, Quorum, ReadReason,
    Rejection, StepDownReason,
};
use crate::sim::{Again, ClientAnswer, Duplicate, LeftOut, Record, TornWrite, What, World};

/// Why something happened.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reason {
    /// What decided; `None`: nothing of the paper's.
    pub guard: Option<Guard>,
    /// What was asked, and whether it was so. Where something was not so and it happened all the same, a rule is off.
    pub asked: Vec<(String, bool)>,
    /// What was compared: the paper's name, or a word where it has none, and the value at that moment.
    pub values: Vec<(&'static str, String)>,
}

impl Reason {
    fn by(guard: Guard) -> Reason {
        Reason { guard: Some(guard), ..Reason::default() }
    }

    fn asks(mut self, text: String, held: bool) -> Reason {
        self.asked.push((text, held));
        self
    }

    // By reference: one function for all kinds of values.
    fn value(mut self, name: &'static str, value: &dyn Display) -> Reason {
        self.values.push((name, value.to_string()));
        self
    }

    fn end(self, index: &'static str, term: &'static str, end: LogEnd) -> Reason {
        self.value(index, &end.index).value(term, &end.term)
    }

    fn message(mut self, world: &World, message: &Message) -> Reason {
        self.values.extend(message_fields(world, message));
        self
    }
}

/// The sections and figures that a text names, in its order, each once: `§5.4.1`, `Figure 2`.
pub fn sections(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    let starts = text.match_indices('§').chain(text.match_indices("Figure ")).chain(text.match_indices("Section "));
    let mut starts: Vec<(usize, usize)> = starts.map(|(at, mark)| (at, at + mark.len())).collect::<Vec<_>>();
    starts.sort();
    for (at, number) in starts {
        let rest = &text[number..];
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        // A sentence may end right behind it.
        let section = text[at..number + end].trim_end_matches('.');
        if !found.contains(&section) && !rest[..end].is_empty() {
            found.push(section);
        }
    }
    found
}

/// The reason of a fact.
pub fn reason(world: &World, record: &Record) -> Reason {
    match &record.what {
        What::Send(_, message) => Reason::by(sending(message)).message(world, message),
        What::Deliver(_, message) => Reason::by(receiving(message)).message(world, message),
        What::Drop(_, message, _) | What::Duplicate(_, message) => Reason::by(Guard::Network).message(world, message),
        What::Timeout { ran, .. } if *ran > 0 => {
            Reason::by(Guard::Followers2).value("election timer ran, ms", &Millis(*ran))
        }
        What::Timeout { .. } => Reason::by(Guard::Followers2),
        What::Node(fact) => node_fact(record.node, fact),
        What::Apply(index, entry, Some(applied)) if applied.duplicate != Duplicate::No => {
            let first = applied.duplicate == Duplicate::Suppressed;
            Reason::by(Guard::Sessions)
                .asks("has the serial number been executed?".to_string(), first)
                .value("index", index)
                .value("log[lastApplied].command", &command(world, entry))
        }
        What::Apply(index, entry, _) => Reason::by(Guard::AllServers1)
            .asks(format!("commitIndex ≥ {index}, lastApplied = {}", index - 1), true)
            .value("lastApplied", &format_args!("{} → {index}", index - 1))
            .value("log[lastApplied].term", &entry.term)
            .value("log[lastApplied].command", &command(world, entry)),
        What::SwitchedOn => Reason::by(Guard::Learners),
        What::LeftOut(LeftOut { leader, index, .. }) => {
            let reason = Reason::by(Guard::Config).value("index", index);
            reason.value("leader", &leader.map_or("none".to_string(), |id| id.to_string()))
        }
        What::Read(_, key, value, by) => {
            let (guard, index) = match by {
                ReadReason::Lease { index, .. } => (Guard::Lease, index),
                ReadReason::Index { index, .. } | ReadReason::Local { index } | ReadReason::Unchecked { index } => {
                    (Guard::ReadIndex, index)
                }
            };
            let reason = match by {
                ReadReason::Index { quorum, .. } => {
                    Reason::by(guard).asks(format!("{} answered since", majority_has(quorum)), true)
                }
                ReadReason::Lease { ticks, over, .. } => {
                    let since = counted(u64::from(*over), "round", "rounds");
                    let text = format!("{since} of heartbeats begun since the one that a majority answered < {ticks}");
                    Reason::by(guard).asks(text, over < ticks)
                }
                _ => Reason::by(guard).asks("a majority was asked".to_string(), false),
            };
            let value = value.as_deref().unwrap_or("none");
            reason.value("readIndex", index).value("key", key).value("value", &value)
        }
        What::Persist(number) => Reason::by(Guard::Persistent).value("write", number),
        What::Reply(_, index, _) => Reason::by(Guard::Leaders2).value("index", index),
        What::Crash { lost, torn, forgot } => {
            let mut reason = Reason::by(Guard::Servers).value("writes lost", lost);
            reason.values.extend(torn.iter().flat_map(half_written));
            match forgot {
                Some((first, last)) => reason.value("durable entries lost", &format_args!("{first} to {last}")),
                None => reason,
            }
        }
        What::Restart { found, seed } => {
            let mut reason = Reason::by(Guard::Servers);
            reason.values.extend(found.iter().flat_map(half_written));
            match seed {
                Some(seed) => reason.value("seed of its election timeouts", seed),
                None => reason,
            }
        }
        What::Wipe => Reason::by(Guard::Servers),
        What::Partition(_) | What::Heal | What::Cut(..) | What::Mend(..) => Reason::by(Guard::Network),
        What::LinkQuality(..) | What::DropNext(..) => Reason::by(Guard::Network),
        What::Pause | What::Resume | What::Clock(_) | What::Set(_) | What::Disk(_) => Reason::by(Guard::Timing),
        What::Late(id, by) => Reason::by(Guard::Timing).value("message", id).value("late, ms", &Millis(*by)),
        What::Delay(id, by) => Reason::by(Guard::Timing).value("message", id).value("held, ms", &Millis(*by)),
        What::Rule(rule, _) => Reason { guard: Guard::of_rule(*rule), ..Reason::default() },
        What::Skipped(_) | What::Client(..) => Reason::default(),
        What::ClientRequest { op, attempt, .. } | What::ClientRetry { op, attempt, .. } => {
            let guard = match &record.what {
                What::ClientRetry { why: Again::Lost | Again::TimedOut, .. } => Guard::Sessions,
                _ => Guard::Clients,
            };
            operation(world, guard, *op).value("attempt", attempt)
        }
        What::ClientReply { op, answer: ClientAnswer::Refused(_), .. } => operation(world, Guard::Clients, *op),
        What::ClientReply { op, .. } => operation(world, Guard::Leaders2, *op),
        What::ClientOutcome { op, attempts, .. } => operation(world, Guard::Clients, *op).value("attempts", attempts),
        What::ClientLost { op, .. } => operation(world, Guard::Network, *op),
        What::Violation(violation) => {
            let mut reason = Reason::default().value("nodes", &names(violation.nodes));
            if violation.index > 0 {
                reason = reason.value("index", &violation.index);
            }
            if violation.term > 0 {
                reason = reason.value("term", &violation.term);
            }
            reason
        }
    }
}

/// Something about an operation of a client.
fn operation(world: &World, guard: Guard, op: u32) -> Reason {
    match world.ops().get(op) {
        Some(op) => Reason::by(guard).value("serial number", &op.number).value("command", &op.command),
        None => Reason::by(guard),
    }
}

/// What is on a disk of a write that was caught half-way.
fn half_written(torn: &TornWrite) -> [(&'static str, String); 3] {
    [
        ("write", torn.write.to_string()),
        ("entries of it on the disk", torn.kept.to_string()),
        ("entries of it discarded", torn.lost.to_string()),
    ]
}

/// What makes a node send this.
fn sending(message: &Message) -> Guard {
    match message.kind() {
        MessageKind::RequestVote => Guard::Candidates1,
        MessageKind::AppendEntries if message.is_heartbeat() => Guard::Leaders1,
        MessageKind::AppendEntries => Guard::Leaders3,
        MessageKind::InstallSnapshot => Guard::Lagging,
        MessageKind::RequestVoteReply | MessageKind::AppendEntriesReply | MessageKind::InstallSnapshotReply => {
            Guard::Persistent
        }
        MessageKind::PreVote | MessageKind::PreVoteReply => Guard::PreVote,
        MessageKind::TimeoutNow => Guard::Transfer,
    }
}

/// What a message is for.
fn receiving(message: &Message) -> Guard {
    match message.kind() {
        MessageKind::RequestVote => Guard::RequestVote,
        MessageKind::RequestVoteReply => Guard::Candidates2,
        MessageKind::AppendEntries => Guard::AppendEntries,
        MessageKind::AppendEntriesReply => Guard::Leaders3,
        MessageKind::InstallSnapshot | MessageKind::InstallSnapshotReply => Guard::InstallSnapshot,
        MessageKind::PreVote | MessageKind::PreVoteReply => Guard::PreVote,
        MessageKind::TimeoutNow => Guard::Transfer,
    }
}

fn vote(voted_for: Option<NodeId>) -> String {
    voted_for.map_or("null".to_string(), |id| id.to_string())
}

fn node_fact(node: Option<NodeId>, fact: &Fact) -> Reason {
    match *fact {
        Fact::BecomeFollower { term, leader: Some(leader), was } => Reason::by(Guard::Candidates3)
            .asks(format!("term {term} = currentTerm {was}"), term == was)
            .value("term", &term)
            .value("leaderId", &leader)
            .value("currentTerm", &was),
        Fact::BecomeFollower { term, leader: None, was }
        | Fact::StepDown { term: was, why: StepDownReason::HigherTerm(term) } => Reason::by(Guard::AllServers2)
            .asks(format!("term {term} > currentTerm {was}"), term > was)
            .value("term", &term)
            .value("currentTerm", &was),
        Fact::StepDown { term, why: StepDownReason::NoQuorum { heard, quorum } } => majority(
            Reason::by(Guard::CheckQuorum).value("currentTerm", &term).value("answered", &names(heard)),
            "answers",
            heard,
            &quorum,
        ),
        Fact::StepDown { term, why: StepDownReason::Removed } => Reason::by(Guard::Removed).value("currentTerm", &term),
        Fact::QuorumHeard { heard, quorum } => {
            majority(Reason::by(Guard::CheckQuorum).value("answered", &names(heard)), "answers", heard, &quorum)
        }
        Fact::LeaseOver { leader } => {
            Reason::by(Guard::Disruptive).value("leader", &leader.map_or("none".to_string(), |id| id.to_string()))
        }
        Fact::BecomePreCandidate { term, .. } => {
            Reason::by(Guard::PreVote).value("currentTerm", &term.saturating_sub(1)).value("would stand in", &term)
        }
        Fact::PreVoteGranted { candidate, term, end, mine } => Reason::by(Guard::PreVote)
            .asks(format!("{} ≥ {}", log_end(end), log_end(mine)), end >= mine)
            .value("candidateId", &candidate)
            .value("would stand in", &term)
            .end("lastLogIndex", "lastLogTerm", end)
            .end("own last index", "own last term", mine),
        Fact::PreVoteRefused { candidate, term, rejection } => {
            let reason = Reason::by(Guard::PreVote).value("candidateId", &candidate).value("would stand in", &term);
            refusal(reason, rejection)
        }
        Fact::TransferStarted { to, match_index, last } => Reason::by(Guard::Transfer)
            .asks(format!("matchIndex {match_index} = last index {last}"), match_index >= last)
            .value("target", &to)
            .value("matchIndex", &match_index)
            .value("last index", &last),
        Fact::TransferAborted { to, rejection } => refusal(Reason::by(Guard::Transfer).value("target", &to), rejection),
        Fact::ReadIndex { index, round, .. } => Reason::by(Guard::ReadIndex)
            .value("readIndex", &index)
            .value("heartbeat", &round.tick)
            .value("round since", &round.read),
        Fact::ReadWaits { term, .. } => Reason::by(Guard::ReadIndex)
            .asks(format!("log[commitIndex].term = currentTerm {term}"), false)
            .value("currentTerm", &term),
        Fact::ReadRefused { rejection, .. } => refusal(Reason::by(Guard::Clients), rejection),
        Fact::ConfigChange { index, config, before, .. } => {
            let guard = if config.is_joint() { Guard::Joint } else { Guard::Config };
            Reason::by(guard)
                .value("index", &index)
                .value("configuration", &config_text(&config))
                .value("configuration before", &config_text(&before))
        }
        Fact::ConfigRefused { rejection } => refusal(Reason::by(Guard::OneChange), rejection),
        Fact::SnapshotPart { index, before, received, size } => Reason::by(Guard::InstallSnapshot)
            .asks(format!("{received} keys = {size}: done"), received >= size)
            .value("lastIncludedIndex", &index)
            .value("keys before", &before)
            .value("keys", &received)
            .value("keys in all", &size),
        Fact::BecomeCandidate { term, told_by: Some(leader) } => {
            Reason::by(Guard::Transfer).value("currentTerm", &term).value("leaderId", &leader)
        }
        Fact::BecomeCandidate { term, told_by: None } => {
            Reason::by(Guard::Candidates1).value("currentTerm", &format_args!("{} → {term}", term.saturating_sub(1)))
        }
        Fact::LeaderElected { term, votes, quorum } => {
            let reason = majority(Reason::by(Guard::Candidates2), "votes", votes.granted, &quorum)
                .value("currentTerm", &term)
                .value("granted", &names(votes.granted));
            if votes.refused.is_empty() {
                reason
            } else {
                reason.value("refused", &names(votes.refused))
            }
        }
        Fact::VoteGranted { candidate, term, .. } if Some(candidate) == node => {
            Reason::by(Guard::Candidates1).value("currentTerm", &term).value("votedFor", &candidate)
        }
        Fact::VoteGranted { candidate, term, end, mine, voted_for } => {
            let free = voted_for.is_none_or(|other| other == candidate);
            Reason::by(Guard::RequestVote2)
                .asks(format!("term {term} = currentTerm {term}"), true)
                .asks(format!("votedFor {} is null or {candidate}", vote(voted_for)), free)
                .asks(format!("{} ≥ {}", log_end(end), log_end(mine)), end >= mine)
                .value("candidateId", &candidate)
                .value("term", &term)
                .value("votedFor", &vote(voted_for))
                .end("lastLogIndex", "lastLogTerm", end)
                .end("own last index", "own last term", mine)
        }
        Fact::VoteRefused { candidate, term, rejection } => {
            let guard = match rejection {
                Rejection::OldTerm { .. } => Guard::RequestVote1,
                Rejection::HearsLeader { .. } => Guard::Disruptive,
                Rejection::NotUpToDate { .. } => Guard::UpToDate,
                _ => Guard::RequestVote2,
            };
            let mut reason = Reason::by(guard).value("candidateId", &candidate);
            if !matches!(rejection, Rejection::OldTerm { .. } | Rejection::HearsLeader { .. }) {
                reason = reason.asks(format!("term {term} = currentTerm {term}"), true).value("term", &term);
            }
            refusal(reason, rejection)
        }
        Fact::Append { prev, reason: AppendReason::Proposed, .. } => {
            Reason::by(Guard::Leaders2).end("own last index", "own last term", prev)
        }
        Fact::Append { prev, reason: AppendReason::Config, .. } => {
            Reason::by(Guard::Config).end("own last index", "own last term", prev)
        }
        Fact::Append { prev, reason: AppendReason::Noop, .. } => {
            Reason::by(Guard::Blank).end("own last index", "own last term", prev)
        }
        Fact::Append { leader, prev, reason: AppendReason::Matches(matches), .. } => {
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
        Fact::AppendRefused { leader, rejection } => {
            let old = matches!(rejection, Rejection::OldTerm { .. });
            let guard = if old { Guard::AppendEntries1 } else { Guard::AppendEntries2 };
            refusal(Reason::by(guard).value("leaderId", &leader), rejection)
        }
        Fact::Truncate { first, mine, theirs, .. } => {
            let theirs_text = theirs.map_or("none".to_string(), |term| term.to_string());
            Reason::by(Guard::AppendEntries3)
                .asks(format!("log[{first}].term {mine} ≠ {theirs_text}"), theirs.is_some_and(|term| term != mine))
                .value("index", &first)
                .value("own term there", &mine)
                .value("leader's term there", &theirs_text)
        }
        Fact::Commit { from, to, proof: CommitProof::Counted { holders, quorum, entry_term, current_term } } => {
            let reason = Reason::by(Guard::Leaders4).asks(format!("N {to} > commitIndex {from}"), to > from);
            majority(reason, &format!("matchIndex ≥ {to} on"), holders, &quorum)
                .asks(format!("log[{to}].term {entry_term} = currentTerm {current_term}"), entry_term == current_term)
                .value("N", &to)
                .value("commitIndex", &from)
                .value("matchIndex ≥ N", &names(holders))
                .value("log[N].term", &entry_term)
                .value("currentTerm", &current_term)
        }
        Fact::Commit { from, to, proof: CommitProof::LeaderCommit { leader_commit, last_new } } => {
            Reason::by(Guard::AppendEntries5)
                .asks(format!("leaderCommit {leader_commit} > commitIndex {from}"), leader_commit > from)
                .asks(format!("min({leader_commit}, {last_new}) = {to}"), leader_commit.min(last_new) == to)
                .value("leaderCommit", &leader_commit)
                .value("index of last new entry", &last_new)
                .value("commitIndex", &format_args!("{from} → {to}"))
        }
        Fact::SnapshotTaken { index, term, last_applied, before } => Reason::by(Guard::Take)
            .asks(format!("lastApplied {last_applied} ≥ {index} > {before}"), last_applied >= index && index > before)
            .value("lastIncludedIndex", &index)
            .value("lastIncludedTerm", &term)
            .value("lastApplied", &last_applied)
            .value("lastIncludedIndex before", &before),
        Fact::SnapshotSent { to, index, newest, next_index, .. } => {
            let reason = if newest > index {
                Reason::by(Guard::InstallSnapshot).asks("the snapshot has been sent to its end".to_string(), false)
            } else {
                let before = next_index.saturating_sub(1);
                Reason::by(Guard::Lagging).asks(format!("the log has entry {before}, before nextIndex"), false)
            };
            reason.value("follower", &to).value("nextIndex", &next_index).value("lastIncludedIndex", &index)
        }
        Fact::SnapshotPartsDropped { index, received, size, newer } => Reason::by(Guard::InstallSnapshot)
            .asks(format!("lastIncludedIndex {newer} = {index}"), false)
            .value("lastIncludedIndex", &newer)
            .value("lastIncludedIndex of the parts", &index)
            .value("keys", &received)
            .value("keys in all", &size),
        Fact::AckDenied { follower, prev_log_index, match_index, next_index, .. } => Reason::by(Guard::Leaders3Fails)
            .asks(format!("prevLogIndex {prev_log_index} > matchIndex {match_index}"), prev_log_index > match_index)
            .asks("it was asked after the acknowledgement".to_string(), true)
            .value("follower", &follower)
            .value("prevLogIndex", &prev_log_index)
            .value("matchIndex", &match_index)
            .value("nextIndex", &next_index),
        Fact::SnapshotInstalled { index, term, kept, commit_index } => Reason::by(Guard::InstallSnapshot6)
            .asks(format!("lastIncludedIndex {index} > commitIndex {commit_index}"), index > commit_index)
            .value("lastIncludedIndex", &index)
            .value("lastIncludedTerm", &term)
            .value("commitIndex", &commit_index)
            .value("entries retained", &kept),
        Fact::SnapshotRefused { rejection, .. } => {
            let guard = match rejection {
                Rejection::OldTerm { .. } => Guard::InstallSnapshot1,
                Rejection::NothingToSnapshot { .. } => Guard::Take,
                _ => Guard::Prefix,
            };
            refusal(Reason::by(guard), rejection)
        }
        Fact::Propose { index, term, .. } => {
            Reason::by(Guard::Leaders2).value("index", &index).value("currentTerm", &term)
        }
        Fact::ProposeRefused { rejection, .. } => refusal(Reason::by(Guard::Clients), rejection),
        Fact::Ignored { rejection } => {
            let guard = match rejection {
                Rejection::ElectionOver { .. } => Guard::Candidates2,
                Rejection::LateConflict { .. } => Guard::Leaders3Fails,
                Rejection::NoVoter => Guard::Learners,
                _ => Guard::Stale,
            };
            refusal(Reason::by(guard), rejection)
        }
    }
}

/// Whether these are a majority: of a joint configuration, in both its halves.
fn majority(reason: Reason, what: &str, set: NodeSet, quorum: &Quorum) -> Reason {
    let Config { voters, outgoing, .. } = quorum.config;
    let half = |reason: Reason, name: &str, voters: NodeSet, need: u8| {
        let (have, of) = (set.and(voters).len(), voters.len());
        let what = if what.ends_with("on") { format!("{what} {have}") } else { format!("{have} {what}") };
        reason
            .asks(format!("{what}{name} ≥ {need}"), have >= usize::from(need))
            .asks(format!("{need} of {of}{name} is a majority"), usize::from(need) > of / 2)
    };
    if quorum.config.is_joint() {
        let reason = half(reason, " of the old", outgoing, quorum.need_outgoing);
        half(reason, " of the new", voters, quorum.need)
    } else {
        half(reason, "", voters, quorum.need)
    }
}

/// What a guard asked in vain.
fn refusal(reason: Reason, rejection: Rejection) -> Reason {
    match rejection {
        Rejection::OldTerm { theirs, mine } => reason
            .asks(format!("term {theirs} ≥ currentTerm {mine}"), false)
            .value("term", &theirs)
            .value("currentTerm", &mine),
        Rejection::AlreadyVoted { voted_for, .. } => {
            reason.asks(format!("votedFor {voted_for} is null or candidateId"), false).value("votedFor", &voted_for)
        }
        Rejection::NotUpToDate { mine, theirs } => {
            // By length alone, where the rule that compares terms first is off.
            let asked = if theirs > mine {
                format!("index {} ≥ index {}", theirs.index, mine.index)
            } else {
                format!("{} ≥ {}", log_end(theirs), log_end(mine))
            };
            reason.asks(asked, false).end("lastLogIndex", "lastLogTerm", theirs).end(
                "own last index",
                "own last term",
                mine,
            )
        }
        Rejection::LogTooShort { prev_log_index, last } => reason
            .asks(format!("prevLogIndex {prev_log_index} ≤ own last index {last}"), false)
            .value("prevLogIndex", &prev_log_index)
            .value("own last index", &last),
        Rejection::PrevTermDiffers { prev_log_index, prev_log_term, mine } => reason
            .asks(format!("log[{prev_log_index}].term {mine} = prevLogTerm {prev_log_term}"), false)
            .value("prevLogIndex", &prev_log_index)
            .value("prevLogTerm", &prev_log_term)
            .value("own term there", &mine),
        Rejection::NotOwnTerm { index, term, mine } => reason
            .asks(format!("log[{index}].term {term} = currentTerm {mine}"), false)
            .value("N", &index)
            .value("log[N].term", &term)
            .value("currentTerm", &mine),
        Rejection::NoQuorum { index, have, need, .. } => reason
            .asks(format!("matchIndex ≥ {index} on {have} ≥ {need}"), false)
            .value("N", &index)
            .value("matchIndex ≥ N", &have)
            .value("needed", &need),
        Rejection::StaleSnapshot { last_included_index, commit_index } => reason
            .asks(format!("lastIncludedIndex {last_included_index} > commitIndex {commit_index}"), false)
            .value("lastIncludedIndex", &last_included_index)
            .value("commitIndex", &commit_index),
        Rejection::NothingToSnapshot { last_applied } => reason
            .asks("there is more applied than the snapshot stands for".to_string(), false)
            .value("lastApplied", &last_applied),
        Rejection::NotLeader { leader, term } => reason
            .asks("it leads".to_string(), false)
            .value("currentTerm", &term)
            .value("leader, as it believes", &leader.map_or("none".to_string(), |id| id.to_string())),
        Rejection::Late | Rejection::SameTermLeader => reason,
        Rejection::HearsLeader { leader } => reason
            .asks("it has not heard from a leader for the shortest election timeout".to_string(), false)
            .value("leader", &leader.map_or("none".to_string(), |id| id.to_string())),
        Rejection::NoVoter | Rejection::NoVoters | Rejection::SameConfig | Rejection::ToItself => reason,
        Rejection::NotAVoter { node } => reason.asks(format!("{node} is a voter"), false),
        Rejection::Transferring { to } => {
            reason.asks("it is not handing over".to_string(), false).value("hands over to", &to)
        }
        Rejection::TransferTimedOut => reason.asks("the target was elected in time".to_string(), false),
        Rejection::Uncommitted { bytes, most } => {
            reason.asks(format!("{bytes} bytes < {most}"), false).value("bytes uncommitted", &bytes)
        }
        Rejection::NothingOfOwnTerm { term } => {
            reason.asks(format!("log[commitIndex].term = currentTerm {term}"), false).value("currentTerm", &term)
        }
        Rejection::ConfigPending { index } => {
            reason.asks(format!("the configuration of entry {index} is committed, and not joint"), false)
        }
        Rejection::PartMissing { received, offset } => reason
            .asks(format!("offset {offset} ≤ keys received {received}"), false)
            .value("offset", &offset)
            .value("keys received", &received),
        Rejection::LateConflict { prev_log_index, match_index, next_index } => reason
            .asks(format!("prevLogIndex {prev_log_index} > matchIndex {match_index}"), prev_log_index > match_index)
            .asks(
                format!("prevLogIndex {prev_log_index} = nextIndex {next_index} − 1"),
                prev_log_index + 1 == next_index,
            )
            .value("prevLogIndex", &prev_log_index)
            .value("matchIndex", &match_index)
            .value("nextIndex", &next_index),
        Rejection::ElectionOver { term, leads } => reason
            .asks("it stands".to_string(), false)
            .value("currentTerm", &term)
            .value("role", &if leads { "leader" } else { "follower" }),
    }
}
