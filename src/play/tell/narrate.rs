//! A fact in one sentence, and why: the same words for the command line, the page and the screen reader.
//!
//! Sections are those of the extended Raft paper.

use super::config::*;
use super::message::message_summary;
use super::violations::{evidence, grouped, property_sentence, rule_sentence};
use crate::play::script::Millis;
use crate::raft::{
    AppendReason, CommitProof, ConfigChangeReason, Entry, Fact, Handle, Index, Log, LogEnd, Match, Message, NodeId,
    NodeSet, Payload, ReadNumber, ReadReason, Rejection, Rpc, StepDownReason, VoterSet,
};
use crate::sim::{
    Again, Answer, Applied, Cause, ClientAnswer, ClientId, Command, Duplicate, FactKind, MessageId, Micros, OpOutcome,
    Outcome, Record, Session, Skip, TornWrite, What, Word, World, MAX_CLIENTS,
};

/// A fact in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Narration {
    /// One sentence.
    pub text: String,
    /// Why it happened, with the section of the paper; or empty.
    pub why: String,
}

/// How much a fact matters to a viewer: 0, traffic; 1, a step of the protocol; 2, what one waits for.
pub fn weight(what: &What) -> u8 {
    match what.kind() {
        FactKind::QuorumHeard | FactKind::Send | FactKind::Deliver | FactKind::Persist | FactKind::Ignored => 0,
        FactKind::ClientRequest | FactKind::ClientReply => 0,
        FactKind::ClientRetry => 1,
        FactKind::ClientOutcome => {
            1 + u8::from(!matches!(what, What::ClientOutcome { outcome: OpOutcome::Ok(..), .. }))
        }
        FactKind::Drop => u8::from(matches!(what, What::Drop(_, _, Cause::Hand))),
        FactKind::Timeout
        | FactKind::Duplicate
        | FactKind::Delay
        | FactKind::Apply
        | FactKind::BecomeFollower
        | FactKind::VoteGranted
        | FactKind::VoteRefused
        | FactKind::Append
        | FactKind::AppendRefused
        | FactKind::LeaseOver
        | FactKind::PreVoteGranted
        | FactKind::PreVoteRefused
        | FactKind::ReadIndex
        | FactKind::SnapshotPart
        | FactKind::SnapshotRefused => 1,
        FactKind::Set => u8::from(!matches!(what, What::DropNext(..))) + 1,
        _ => 2,
    }
}

/// Tells a fact. The world is asked only for the texts of commands.
pub fn narrate(world: &World, record: &Record) -> Narration {
    let who = record.node.map(|id| id.to_string()).unwrap_or_default();
    let (text, why) = match &record.what {
        What::Send(id, message) => (format!("{who} sends {id}: {}", message_summary(world, message)), String::new()),
        What::Deliver(id, message) => {
            (format!("{who} receives {id}: {}", message_summary(world, message)), String::new())
        }
        What::Drop(id, message, cause) => {
            (format!("{id} is lost: {}", message_summary(world, message)), loss_cause(*id, *cause))
        }
        What::Duplicate(id, message) => {
            (format!("A copy is made, {id}: {}", message_summary(world, message)), String::new())
        }
        What::Timeout { by_hand: true, .. } => {
            (format!("{who}'s election timer is made to fire"), "as if it had heard from no leader (§5.2)".to_string())
        }
        What::Timeout { .. } => (
            format!("{who}'s election timer fires"),
            "it has heard from no leader, and given no vote, for its whole election timeout (§5.2)".to_string(),
        ),
        What::Node(fact) => node_fact(world, &who, fact),
        What::Apply(index, entry, outcome) => {
            let result = match outcome {
                Some(Applied { duplicate: Duplicate::Suppressed, .. }) => {
                    ", which changes nothing: it was done before, and the outcome is remembered"
                }
                Some(Applied { duplicate: Duplicate::Executed, .. }) => ", though it, or a later one, was done before",
                Some(Applied { outcome: Outcome::Unequal(found), .. }) => {
                    &format!(", which changes nothing: it found {}", found.as_deref().unwrap_or("no value"))
                }
                _ => "",
            };
            let text = format!("{who} applies entry {index}, {}{}{result}", command(world, entry), whose(world, entry));
            let why = match outcome.as_ref().map(|applied| applied.duplicate) {
                Some(Duplicate::Suppressed) => "the client's serial number has already been executed (§8)",
                Some(Duplicate::Executed) => "nobody has asked whether the serial number has been executed (§8)",
                _ => "lastApplied follows commitIndex, in order (§5.3)",
            };
            (text, why.to_string())
        }
        What::Persist(number) => (format!("{who}'s write {number} is durable"), String::new()),
        What::Reply(handle, index, answer) => {
            let what = handle_text(world, *handle);
            match answer {
                Answer::Applied(Outcome::Done(_)) => (
                    format!("{who} answers the client: {what} is done"),
                    format!("entry {index} is committed and applied (§5.3)"),
                ),
                Answer::Applied(Outcome::Unequal(_)) => (
                    format!("{who} answers the client: {what} found another value"),
                    format!("entry {index} is committed and applied (§5.3)"),
                ),
                Answer::Lost => (
                    format!("{who} cannot tell its client that {what} was done"),
                    format!("another entry, or a snapshot, has taken its place at index {index} (§5.3)"),
                ),
            }
        }
        What::Crash { lost, torn, forgot } => {
            let mut why = match (lost, torn) {
                (0, _) => {
                    "all that it had written was durable; commitIndex and lastApplied are volatile (Figure 2)".into()
                }
                (1, Some(torn)) => half_written(torn),
                (n, Some(torn)) => format!("{}; with it are lost the writes behind it: {}", half_written(torn), n - 1),
                (1, None) => "one write was not durable yet, and is lost".to_string(),
                (n, None) => format!("{n} writes were not durable yet, and are lost"),
            };
            if let Some((first, last)) = forgot {
                let lost = range(*first, *last);
                why.push_str(&format!(
                    "; its disk has also lost {lost}, which it had said to be durable: Raft assumes \
                                       that this never happens (Figure 2)"
                ));
            }
            let how = if torn.is_some() { " in the middle of a write" } else { "" };
            (format!("{who} crashes{how}"), why)
        }
        What::Restart { found, seed } => {
            let mut why = "from what was durable: term, vote, log, snapshot (Figure 2)".to_string();
            if let Some(torn) = found {
                why.push_str(&discarded(torn));
            }
            let with = seed.map(|seed| format!(", and its election timeouts are drawn with seed {seed}"));
            let found = found.map(|torn| format!(", and discards the rest of write {}", torn.write));
            (format!("{who} starts again{}{}", found.unwrap_or_default(), with.unwrap_or_default()), why)
        }
        What::Pause => (format!("{who} is paused"), "it stands still; what arrives waits".to_string()),
        What::Resume => (format!("{who} goes on"), "first with what has arrived, then its timers".to_string()),
        What::Wipe => (
            format!("{who} loses its disk"),
            "Raft assumes that this never happens: what was durable there may have been needed (Figure 2)".into(),
        ),
        What::Partition(groups) => {
            let groups: Vec<String> = groups.iter().map(|group| names(*group)).collect::<Vec<_>>();
            (format!("The network falls apart: {}", groups.join(" | ")), String::new())
        }
        What::Heal => ("Every link is whole again".to_string(), String::new()),
        What::Cut(to, both) => (format!("The link {} is cut", link(&who, *to, *both)), String::new()),
        What::Mend(to, both) => (format!("The link {} is whole again", link(&who, *to, *both)), String::new()),
        What::Clock(rate) => (
            format!("{who}'s timers run {} times as fast from their next start on", thousandths(rate.0)),
            String::new(),
        ),
        What::Disk(Some(span)) => (
            format!("{who}'s disk takes {}..{} ms for a write from now on", Millis(span.min), Millis(span.max)),
            "what rests on a write waits for it (Figure 2)".to_string(),
        ),
        What::Disk(None) => (format!("{who}'s disk is as fast as the cluster's again"), String::new()),
        What::Set(setting) => (format!("From now on: {setting}"), String::new()),
        What::LinkQuality(to, settings) => {
            let settings: Vec<String> = settings.iter().map(ToString::to_string).collect::<Vec<_>>();
            (format!("The link from {who} to {to} has its own {}", settings.join(", ")), String::new())
        }
        What::DropNext(to, 1) => (format!("The next such message from {who} to {to} will be lost"), String::new()),
        What::DropNext(to, n) => (format!("The next {n} such messages from {who} to {to} will be lost"), String::new()),
        What::Delay(id, by) => (format!("{id} is held back for {} ms", Millis(*by)), String::new()),
        What::Late(id, by) => (
            format!("{id} comes {} ms late", Millis(*by)),
            "the network reorders messages (reorder): those behind it overtake it".to_string(),
        ),
        What::Rule(rule, false) => {
            (format!("The rule {rule} is off: this is not Raft"), rule_sentence(*rule).to_string())
        }
        What::Rule(rule, true) => (format!("The rule {rule} is in force again"), rule_sentence(*rule).to_string()),
        What::Skipped(reason) => (format!("Nothing is done: {}", skip_reason(*reason)), String::new()),
        What::Violation(violation) => {
            let text = format!("{} is broken: {}", violation.property, evidence(world, violation));
            (text, property_sentence(violation.property).to_string())
        }
        What::SwitchedOn => (
            format!("{who} is switched on"),
            "its disk is empty, and it is a member of nothing yet (thesis 4.2.1)".to_string(),
        ),
        What::LeftOut(left_out) => stands_left_out(&who, left_out),
        What::Read(_, key, value, by) => {
            let value = value.as_deref().map_or("nothing".to_string(), |value| format!("“{value}”"));
            (format!("{who} answers the client: “{}” is {value}", Word(key)), read_right(*by))
        }
        what => client(world, &who, what),
    };
    Narration { text, why }
}

/// What clients do, and what is told them.
fn client(world: &World, who: &str, what: &What) -> (String, String) {
    let asked = |op: &u32| {
        let op = world.ops().get(*op);
        op.map(|op| format!("operation {}, “{}”", op.number, op.command)).unwrap_or_default()
    };
    let name = |client: &ClientId| format!("client {}", world.client_name(*client));
    match what {
        What::ClientRequest { client, op, attempt } => {
            let again = if *attempt > 1 { format!(" (attempt {attempt})") } else { String::new() };
            (format!("{} sends {who} {}{again}", name(client), asked(op)), String::new())
        }
        What::ClientReply { client, op, answer, late } => {
            let answer = match answer {
                ClientAnswer::Ok(outcome) => outcome_text(outcome),
                ClientAnswer::Refused(Some(leader)) => format!("it does not lead, but {leader} may"),
                ClientAnswer::Refused(None) => "it does not lead, and knows of no leader".to_string(),
                ClientAnswer::Lost { certain: true } => "the entry was overwritten".to_string(),
                ClientAnswer::Lost { certain: false } => "a snapshot has taken the entry's place".to_string(),
            };
            let late = if *late { "that operation was over already" } else { "" };
            (format!("{} hears from {who} of {}: {answer}", name(client), asked(op)), late.to_string())
        }
        What::ClientRetry { client, op, attempt, why } => {
            let why = match why {
                Again::Redirected => "the node that it asked takes this one for the leader (§8)",
                Again::Refused => "the node that it asked does not lead, and knows of no leader: the next one may (§8)",
                Again::Lost => "the entry has been overwritten (§8)",
                Again::TimedOut => "no answer has come in time: it asks again, with the same serial number (§8)",
            };
            (format!("{} turns to {who} with {} (attempt {attempt})", name(client), asked(op)), why.to_string())
        }
        What::ClientOutcome { client, op, attempts, outcome } => {
            let (result, why) = match outcome {
                OpOutcome::Ok(outcome, _) => (format!("is ok: {}", outcome_text(outcome)), ""),
                OpOutcome::Failed(_) => ("has failed".to_string(), "no node has taken it, or it only asked"),
                OpOutcome::Unknown(_) | OpOutcome::Open => (
                    "has an unknown outcome".to_string(),
                    "a node may have taken it: it may be done, now or later (§8)",
                ),
            };
            let times = if *attempts > 1 { format!(" after {attempts} attempts") } else { String::new() };
            (format!("{}'s {} {result}{times}", name(client), asked(op)), why.to_string())
        }
        What::Client(client, Some(plan)) => {
            let every = Millis(plan.every);
            (format!("{} begins an operation every {every} ms: “{}”", name(client), plan.command), String::new())
        }
        What::Client(client, None) => (format!("{} begins no more operations", name(client)), String::new()),
        What::ClientLost { client, op, request, cause } => {
            let what = if *request { "request to" } else { "answer of" };
            let why = match cause {
                Cause::Down => format!("{who} is crashed"),
                _ => "the network lost it (loss)".to_string(),
            };
            (format!("The {what} {who} for {}'s {} is lost", name(client), asked(op)), why)
        }
        _ => (String::new(), String::new()),
    }
}

/// What the state machine answered.
pub fn outcome_text(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Done(Some(value)) => format!("the value is {value}"),
        Outcome::Done(None) => "there is no value".to_string(),
        Outcome::Unequal(Some(value)) => format!("nothing was changed, the value is {value}"),
        Outcome::Unequal(None) => "nothing was changed, there is no value".to_string(),
    }
}

/// Of a client's entry, whose operation it is.
fn whose(world: &World, entry: &Entry) -> String {
    let handle = match entry.payload {
        Payload::Command(handle) => handle,
        _ => return String::new(),
    };
    let session = world.request(handle).and_then(|request| request.session);
    session.map(|Session { client, serial }| format!(" ({}'s {serial})", world.client_name(client))).unwrap_or_default()
}

fn node_fact(world: &World, who: &str, fact: &Fact) -> (String, String) {
    match *fact {
        Fact::BecomeFollower { term, leader: Some(leader), .. } => (
            format!("{who} follows {leader} in term {term}"),
            format!("AppendEntries of term {term} tells a candidate that {leader} has won (§5.2)"),
        ),
        Fact::BecomeFollower { term, leader: None, .. } => (
            format!("{who} is a follower in term {term}"),
            "it heard of a higher term, and adopts it (§5.1)".to_string(),
        ),
        Fact::BecomeCandidate { term, told_by: None } => (
            format!("{who} becomes candidate in term {term}"),
            "a new term begins with an election: it asks everybody for a vote (§5.2)".to_string(),
        ),
        Fact::BecomeCandidate { term, told_by: Some(leader) } => (
            format!("{who} becomes candidate in term {term}, because {leader} told it to"),
            "leadership is handed over: it need not wait for its timer, nor ask for pre-votes (thesis 3.10)"
                .to_string(),
        ),
        Fact::BecomePreCandidate { term, quorum } => (
            format!("{who} asks whether it would be elected in term {term}"),
            format!("only with pre-votes from {} does it begin a new term (thesis 9.6)", majority(&quorum)),
        ),
        Fact::LeaderElected { term, votes, quorum } => (
            format!("{who} becomes leader of term {term}"),
            format!(
                "{} voted for it: {} (§5.2)",
                quorum_share(votes.granted, &quorum),
                names(votes.granted.and(quorum.config.all_voters()))
            ),
        ),
        Fact::StepDown { term, why: StepDownReason::HigherTerm(heard) } => {
            (format!("{who} leads no longer"), format!("it led term {term} and heard of term {heard} (§5.1)"))
        }
        Fact::StepDown { why: StepDownReason::NoQuorum { heard, quorum }, .. } => (
            format!("{who} leads no longer"),
            format!(
                "for an election timeout, {} answered it: {} ({}) did (thesis 6.2)",
                no_majority_has(&quorum),
                quorum_share(heard, &quorum),
                names(heard)
            ),
        ),
        Fact::StepDown { why: StepDownReason::Removed, .. } => {
            (format!("{who} leads no longer"), "the configuration without it is committed (thesis 4.2.2)".to_string())
        }
        Fact::PreVoteGranted { candidate, term, .. } if candidate.to_string() == who => {
            (format!("{who} would vote for itself in term {term}"), "nothing is promised thereby (thesis 9.6)".into())
        }
        Fact::PreVoteGranted { candidate, term, .. } => (
            format!("{who} would vote for {candidate} in term {term}"),
            "it hears from no leader, and the log that asks is at least as up-to-date as its own (thesis 9.6)".into(),
        ),
        Fact::PreVoteRefused { candidate, term, rejection: reason } => {
            (format!("{who} would not vote for {candidate} in term {term}"), rejection(reason))
        }
        Fact::QuorumHeard { heard, quorum } => (
            format!("{who} still leads: {} answered it", majority_has(&quorum)),
            format!("{} did, {} (thesis 6.2)", quorum_share(heard, &quorum), names(heard)),
        ),
        Fact::LeaseOver { leader } => (
            match leader {
                Some(leader) => format!("{who} has not heard from {leader} for the shortest election timeout"),
                None => format!("{who} has heard from no leader for the shortest election timeout"),
            },
            "from now on it would help another one (thesis 4.2.3)".to_string(),
        ),
        Fact::TransferStarted { to, match_index, last } => (
            format!("{who} means to hand over to {to}"),
            if match_index >= last {
                format!("{to} has the whole log, up to entry {last} (thesis 3.10)")
            } else {
                format!("first {to}, which has entries up to {match_index}, must have all, up to {last} (thesis 3.10)")
            },
        ),
        Fact::TransferAborted { to, rejection: reason } => {
            (format!("{who} does not hand over to {to}"), rejection(reason))
        }
        Fact::ReadWaits { read, .. } => (
            format!("{who} has {} wait", read_text(world, read)),
            "it has not committed an entry of its own term yet, and so cannot know what is committed (thesis 6.4)"
                .into(),
        ),
        Fact::ReadIndex { read, index, no_lease, quorum, .. } => (
            format!("{who} asks {} whether it still leads, for {}", majority(&quorum), read_text(world, read)),
            format!(
                "{}the answer must hold everything up to entry {index}, which was committed when it was asked (thesis \
                 6.4)",
                if no_lease { "it has no lease; " } else { "" }
            ),
        ),
        Fact::ReadRefused { read, rejection: reason } => {
            (format!("{who} does not answer {}", read_text(world, read)), rejection(reason))
        }
        Fact::ConfigChange { index, config, before, why } => {
            let change = change_name(&before, &config).map_or(String::new(), |change| format!(" ({change})"));
            let config = config_text(&config);
            match why {
                ConfigChangeReason::Appended => (
                    format!("{who} uses the configuration of entry {index}{change}: {config}"),
                    "a server uses the latest configuration in its log, committed or not (§6)".to_string(),
                ),
                ConfigChangeReason::RolledBack => (
                    format!("{who} goes back to the configuration before: {config}"),
                    "the entry with the later one was removed from its log (§6)".to_string(),
                ),
                ConfigChangeReason::Snapshot => (
                    format!("{who} uses the snapshot's configuration: {config}"),
                    "a snapshot carries the configuration as of its last entry (§7)".to_string(),
                ),
            }
        }
        Fact::ConfigRefused { rejection: reason } => {
            (format!("{who} refuses to change the configuration"), rejection(reason))
        }
        Fact::VoteGranted { candidate, term, .. } if candidate.to_string() == who => {
            (format!("{who} votes for itself in term {term}"), "as every candidate does (§5.2)".to_string())
        }
        Fact::VoteGranted { candidate, term, end, mine, voted_for } => {
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
            (format!("{who} votes for {candidate} in term {term}"), format!("{free}, {enough}"))
        }
        Fact::VoteRefused { candidate, rejection: reason, .. } => {
            (format!("{who} refuses {candidate} its vote"), rejection(reason))
        }
        Fact::Append { first, last, leader, prev, reason } => {
            let entries = range(first, last);
            let text = match reason {
                AppendReason::Proposed | AppendReason::Noop | AppendReason::Config => {
                    format!("{who} appends {entries} to its log")
                }
                AppendReason::Matches(_) => format!("{who} stores {entries} from {leader}"),
            };
            let why = match reason {
                AppendReason::Proposed => "a leader appends, and then replicates (§5.3)".to_string(),
                AppendReason::Config => "a configuration is replicated like any entry (§6)".to_string(),
                AppendReason::Noop => "a leader begins its term with a blank entry (§8)".to_string(),
                AppendReason::Matches(Match::Entry) if prev.index == 0 => "nothing precedes it (§5.3)".to_string(),
                AppendReason::Matches(Match::Entry) => "the entry before it matches the leader's (§5.3)".to_string(),
                AppendReason::Matches(Match::Snapshot) => {
                    format!("its snapshot stands for entry {}, which precedes it (§7)", prev.index)
                }
                AppendReason::Matches(Match::Unchecked) => {
                    "nobody has asked whether its log matches before it (§5.3)".into()
                }
            };
            (text, why)
        }
        Fact::AppendRefused { leader, rejection: reason } => {
            (format!("{who} refuses AppendEntries from {leader}"), rejection(reason))
        }
        Fact::Truncate { first, last, mine, theirs } => {
            let why = match theirs {
                Some(theirs) if theirs != mine => {
                    format!("entry {first} conflicts with the leader's: it is of term {mine}, not {theirs} (§5.3)")
                }
                _ => "though it does not conflict with the leader's (§5.3)".to_string(),
            };
            (format!("{who} removes {} from its log", range(first, last)), why)
        }
        Fact::Commit { from, to, proof } => {
            let why = match proof {
                CommitProof::Counted { holders, quorum, entry_term, current_term } => {
                    let entry = if entry_term == current_term {
                        format!("of the leader's own term {current_term}")
                    } else {
                        format!("of term {entry_term}, which is not the leader's term {current_term}")
                    };
                    let (have, who) = (quorum_share(holders, &quorum), names(holders));
                    let nodes = if quorum.config.is_joint() { "" } else { " nodes" };
                    let takes = quorum_size(&quorum);
                    format!(
                        "entry {to} is on {have}{nodes} ({who}), it takes {takes} (§5.3), and it is {entry} (§5.4.2)"
                    )
                }
                CommitProof::LeaderCommit { leader_commit, .. } => {
                    format!("the leader's commitIndex is {leader_commit} (§5.3)")
                }
            };
            (format!("{who} knows {} to be committed", range(from + 1, to)), why)
        }
        Fact::SnapshotTaken { index, .. } => (
            format!("{who} takes a snapshot of everything up to entry {index}"),
            "the entries that it stands for are discarded (§7)".to_string(),
        ),
        Fact::SnapshotSent { to, index, newest, next_index, offset, len, size } => {
            let part = if len < size { format!(" {}", part(offset, len, size)) } else { String::new() };
            let why = if newest > index {
                format!(
                    "{who} has a newer snapshot, up to entry {newest}, but sends the one that it has begun to its end \
                     (Figure 13)"
                )
            } else {
                format!("{to} needs entry {next_index}, and {who} has discarded it (§7)")
            };
            (format!("{who} sends {to} its snapshot, up to entry {index}{part}"), why)
        }
        Fact::SnapshotPart { index, received, size, .. } => (
            format!("{who} has {received} of {size} keys of the snapshot up to entry {index}"),
            "the parts are written to disk as they come, until all are there (Figure 13)".to_string(),
        ),
        Fact::SnapshotPartsDropped { index, received, size, newer } => (
            format!("{who} throws away {received} of {size} keys of the snapshot up to entry {index}"),
            format!("its leader sends another snapshot, up to entry {newer}, from its first part on (Figure 13)"),
        ),
        Fact::AckDenied { follower, prev_log_index, match_index, next_index, by_rule } => {
            let lost =
                if by_rule { "it has lost it, or never had it, because a rule is off" } else { "its disk has lost it" };
            (
                format!("{follower} denies what it had acknowledged: {lost}"),
                format!(
                    "it refuses prevLogIndex {prev_log_index}, asked after that: {who} sets nextIndex to {next_index} \
                     and sends again; matchIndex stays {match_index}, as it never falls, but {who} counts {follower} \
                     only for what it acknowledges from now on (Figure 2, leaders)"
                ),
            )
        }
        Fact::SnapshotInstalled { index, kept, .. } => {
            let why = match kept {
                0 => "its log holds nothing that follows the snapshot for certain: the snapshot replaces it (§7)"
                    .to_string(),
                1 => "the entry that follows it is kept (§7)".to_string(),
                n => format!("the {n} entries that follow it are kept (§7)"),
            };
            (format!("{who} installs the snapshot up to entry {index}"), why)
        }
        Fact::SnapshotRefused { index, rejection: reason } => {
            (format!("{who} leaves the snapshot up to entry {index} aside"), rejection(reason))
        }
        Fact::Propose { index, term, payload } => (
            format!("{who} takes {} as entry {index} of term {term}", payload_text(world, payload)),
            "it leads: it appends the command, and answers once it is applied (§5.3)".to_string(),
        ),
        Fact::ProposeRefused { payload, rejection: reason } => {
            (format!("{who} refuses {}", payload_text(world, payload)), rejection(reason))
        }
        Fact::Ignored { rejection: reason } => (format!("{who} ignores it"), rejection(reason)),
    }
}

/// What a crash in the middle of a write left on the disk.
fn half_written(torn: &TornWrite) -> String {
    let [mut there, mut gone] = [Vec::new(), Vec::new()];
    if let Some(whole) = torn.hard_state {
        if whole { &mut there } else { &mut gone }.push("the term and the vote".to_string());
    }
    if let Some((index, whole)) = torn.snapshot {
        if whole { &mut there } else { &mut gone }.push(format!("the snapshot up to entry {index}"));
    }
    if torn.kept > 0 {
        there.push(range(torn.first, torn.first + torn.kept - 1));
    }
    if torn.lost > 0 {
        gone.push(range(torn.first + torn.kept, torn.first + torn.kept + torn.lost - 1));
    }
    let write = torn.write;
    match (there.is_empty(), gone.is_empty()) {
        (true, true) => format!("write {write} was caught half-way, and nothing of it is whole on the disk"),
        (true, false) => {
            format!("write {write} was caught half-way, and nothing of it is whole on the disk: not {}", all(&gone))
        }
        (false, _) => {
            format!("write {write} was caught half-way: on the disk are {}, but not {}", all(&there), all(&gone))
        }
    }
}

/// What a start finds of it, and discards: goes on from what it starts with.
fn discarded(torn: &TornWrite) -> String {
    let broken = torn.first + torn.kept;
    let what = match (torn.lost, torn.snapshot) {
        (1, _) => format!("the record of entry {broken} has a wrong checksum, and is discarded"),
        (2.., _) => format!(
            "the record of entry {broken} has a wrong checksum, and is discarded with all that would have followed"
        ),
        (0, Some((index, _))) => format!("the snapshot up to entry {index} was not whole, and is discarded"),
        (0, None) => "the record that it would have begun with has a wrong checksum, and is discarded".to_string(),
    };
    format!("; of write {}, which was half done, {what}", torn.write)
}

fn all(things: &[String]) -> String {
    things.join(" and ")
}

/// By what right a read was answered.
fn read_right(by: ReadReason) -> String {
    match by {
        ReadReason::Index { index, answered, quorum } => format!(
            "since it was asked, {} answered its leader: {} (ReadIndex {index}, thesis 6.4)",
            majority_has(&quorum),
            names(answered)
        ),
        ReadReason::Lease { index, ticks, over, quorum } => format!(
            "by its lease: {} answered the heartbeats that it sent less than {} ago; for {} from then no other node \
             can be elected, if the clocks are right (readIndex {index}, thesis 6.4.1)",
            majority_has(&quorum),
            counted(u64::from(over) + 1, "heartbeat interval", "heartbeat intervals"),
            counted(u64::from(ticks), "heartbeat interval", "heartbeat intervals")
        ),
        ReadReason::Local { index } => {
            format!("from what it has applied, up to entry {index}: nobody was asked, and it may be old (thesis 6.4)")
        }
        ReadReason::Unchecked { index } => {
            format!("it believes that it leads, and has asked nobody (readIndex {index}, thesis 6.4)")
        }
    }
}

/// Why a message was lost.
pub fn loss_cause(id: MessageId, cause: Cause) -> String {
    match cause {
        Cause::Loss => "the network lost it (loss)".to_string(),
        Cause::Cut => format!("the link from {} to {} is cut", id.from, id.to),
        Cause::Hand => "it was dropped on purpose".to_string(),
        Cause::Down => format!("{} is crashed", id.to),
    }
}

/// Why a guard said no.
pub fn rejection(reason: Rejection) -> String {
    match reason {
        Rejection::OldTerm { theirs, mine } => {
            format!("it is of term {theirs}, and this is term {mine}: what is stale is refused (§5.1)")
        }
        Rejection::AlreadyVoted { term, voted_for } => {
            format!("it has voted for {voted_for} in term {term}, and has one vote a term (§5.2)")
        }
        // By length alone, where the rule that compares terms first is off.
        Rejection::NotUpToDate { mine, theirs } if theirs > mine => format!(
            "its own log ends at {}, the candidate's at {}: that is shorter, though more up-to-date (§5.4.1)",
            log_end(mine),
            log_end(theirs)
        ),
        Rejection::NotUpToDate { mine, theirs } => format!(
            "its own log ends at {}, the candidate's at {}: that is less up-to-date (§5.4.1)",
            log_end(mine),
            log_end(theirs)
        ),
        Rejection::LogTooShort { prev_log_index, last } => {
            format!("its log ends at {last}, before prevLogIndex {prev_log_index} (§5.3)")
        }
        Rejection::PrevTermDiffers { prev_log_index, prev_log_term, mine } => {
            format!("its entry {prev_log_index} is of term {mine}, the leader's of term {prev_log_term} (§5.3)")
        }
        Rejection::NotOwnTerm { index, term, mine } => format!(
            "entry {index} is of term {term}, not of the leader's term {mine}: it is committed only together with an \
             entry of term {mine} (§5.4.2)"
        ),
        Rejection::NoQuorum { index, have, need, of: VoterSet::Old } => {
            format!("entry {index} is known to be on {have} of the old configuration's nodes, and it takes {need} (§6)")
        }
        Rejection::NoQuorum { index, have, need, of: VoterSet::New } => {
            format!("entry {index} is known to be on {have} of the new configuration's nodes, and it takes {need} (§6)")
        }
        Rejection::NoQuorum { index, have, need, of: VoterSet::All } => {
            format!("entry {index} is known to be on {have} nodes, and it takes {need} (§5.3)")
        }
        Rejection::StaleSnapshot { last_included_index, commit_index } => format!(
            "it stands for entries up to {last_included_index}, and everything up to {commit_index} is known to be \
             committed here already (§7)"
        ),
        Rejection::NothingToSnapshot { last_applied: 0 } => "nothing is applied yet (§7)".to_string(),
        Rejection::NothingToSnapshot { last_applied } => {
            format!("its snapshot holds all that is applied, up to entry {last_applied} (§7)")
        }
        Rejection::NotLeader { leader: Some(leader), .. } => {
            format!("it does not lead; it takes {leader} for the leader (§8)")
        }
        Rejection::NotLeader { leader: None, .. } => "it does not lead, and knows of no leader (§8)".to_string(),
        Rejection::Late => "it answers a question that is no longer open".to_string(),
        Rejection::LateConflict { prev_log_index, match_index, .. } if prev_log_index <= match_index => format!(
            "it may be older than the acknowledgement of entry {match_index}: it refuses prevLogIndex \
             {prev_log_index}, and the next heartbeat asks again (§5.3)"
        ),
        Rejection::LateConflict { prev_log_index, next_index, .. } => format!(
            "another place is tried by now: nextIndex is {next_index}, and it speaks of prevLogIndex {prev_log_index} \
             (§5.3)"
        ),
        Rejection::ElectionOver { term, leads: true } => format!("it leads term {term} already (§5.2)"),
        Rejection::ElectionOver { term, leads: false } => format!("it no longer stands in term {term} (§5.2)"),
        Rejection::SameTermLeader => "it leads this very term itself".to_string(),
        Rejection::HearsLeader { leader: Some(leader) } => {
            format!("{leader} leads, and has been heard within the shortest election timeout (thesis 4.2.3)")
        }
        Rejection::HearsLeader { leader: None } => {
            "it has started again within the shortest election timeout, and may have heard from a leader before".into()
        }
        Rejection::NoVoter => "it has no vote in its configuration (thesis 4.2.1)".to_string(),
        Rejection::Transferring { to } => format!("it is handing over to {to}, and takes nothing new (thesis 3.10)"),
        Rejection::ToItself => "it leads already (thesis 3.10)".to_string(),
        Rejection::NotAVoter { node } => format!("{node} has no vote, and cannot lead (thesis 3.10)"),
        Rejection::TransferTimedOut => "within an election timeout, nobody took over (thesis 3.10)".to_string(),
        Rejection::Uncommitted { bytes, most } => {
            format!("{bytes} bytes of commands wait for their commitment already, and {most} may")
        }
        Rejection::NothingOfOwnTerm { term } => {
            format!("it has not committed an entry of its own term {term} yet (thesis 4.1, 6.4)")
        }
        Rejection::ConfigPending { index } => {
            format!("the change of entry {index} is not over yet: one at a time (thesis 4.1)")
        }
        Rejection::NoVoters => "without voters nothing would ever be decided".to_string(),
        Rejection::SameConfig => "the cluster is so already".to_string(),
        Rejection::PartMissing { received, offset } => {
            format!("it begins with key {}, and {received} are there (Figure 13)", offset + 1)
        }
    }
}

/// Why an action did nothing.
pub fn skip_reason(reason: Skip) -> String {
    match reason {
        Skip::NoSuch(target) => format!("there is no live {target} at this moment"),
        Skip::Unknown(id) => format!("the cluster has no {id}"),
        Skip::Down(id) => format!("{id} is crashed"),
        Skip::NotDown(id) => format!("{id} is not crashed"),
        Skip::Paused(id) => format!("{id} is paused"),
        Skip::NotPaused(id) => format!("{id} is not paused"),
        Skip::Leads(id) => format!("{id} leads, and a leader has no election timer"),
        Skip::NotInFlight(id) => format!("{id} is not in flight"),
        Skip::Waits(id) => format!("{id} has arrived, and waits because {} is paused", id.to),
        Skip::SameEnds(id) => format!("a link needs two different nodes, not {id} twice"),
        Skip::TwoGroups(id) => format!("{id} stands in two groups"),
        Skip::NoClient => "no client of this name is going".to_string(),
        Skip::TooManyClients => format!("there are {MAX_CLIENTS} clients already"),
        Skip::NothingCut => "no link is cut, nothing changes".to_string(),
        Skip::LinkIsSo { cut: true } => "the link is cut already, nothing changes".to_string(),
        Skip::LinkIsSo { cut: false } => "the link is whole, nothing changes".to_string(),
        Skip::IsSo => "it is so already, nothing changes".to_string(),
        Skip::NoDelay => "0 ms are no delay, nothing changes".to_string(),
    }
}

/// What an entry of a log says, in a few characters: `x=1`; of a configuration, what it changes: `+n6 learns`.
pub fn entry_label(world: &World, log: &Log, index: Index, entry: &Entry) -> String {
    let handle = match entry.payload {
        Payload::Noop => return "no-op".to_string(),
        Payload::Config(config) => return change_short(&config_before(world, log, index), &config),
        Payload::Command(handle) => handle,
    };
    match world.command(handle) {
        None => "?".to_string(),
        Some(Command::Set(key, value)) => format!("{key}={value}"),
        Some(Command::Del(key)) => format!("del {key}"),
        Some(Command::Add(key, n)) if *n < 0 => format!("{key}−={}", n.unsigned_abs()),
        Some(Command::Add(key, n)) => format!("{key}+={n}"),
        Some(Command::Cas(key, old, new)) => format!("{key}:{old}→{new}"),
        Some(Command::Get(key)) => format!("get {key}"),
    }
}

/// What an entry says, as a script writes it.
pub fn command(world: &World, entry: &Entry) -> String {
    payload_text(world, entry.payload)
}

fn payload_text(world: &World, payload: Payload) -> String {
    match payload {
        Payload::Noop => "the leader's no-op".to_string(),
        Payload::Config(config) => format!("the configuration {}", config_text(&config)),
        Payload::Command(handle) => handle_text(world, handle),
    }
}

/// Of a message that carries a part of a snapshot: which keys, `3..4 of 9`.
pub fn part_of(message: &Message) -> Option<String> {
    match &message.rpc {
        Rpc::InstallSnapshot { snapshot, offset, len, .. } if *len < snapshot.size => {
            Some(format!("{}..{} of {}", offset + 1, offset + len, snapshot.size))
        }
        _ => None,
    }
}

/// Which part of a snapshot: `(keys 4 to 6 of 10)`.
pub(super) fn part(offset: u32, len: u32, size: u32) -> String {
    format!("(keys {} to {} of {size})", offset + 1, offset + len)
}

fn read_text(world: &World, read: ReadNumber) -> String {
    world.read_handle(read).map(|handle| handle_text(world, handle)).unwrap_or_default()
}

fn handle_text(world: &World, handle: Handle) -> String {
    world.command(handle).map(|command| format!("“{command}”")).unwrap_or_default()
}

pub(crate) fn log_end(end: LogEnd) -> String {
    if end.index == 0 {
        "nothing".to_string()
    } else {
        format!("(term {}, index {})", end.term, end.index)
    }
}

pub(crate) fn range(first: Index, last: Index) -> String {
    if first >= last {
        format!("entry {last}")
    } else {
        format!("entries {first} to {last}")
    }
}

/// Nodes by name, in order: `n1 n3`.
pub fn names(nodes: NodeSet) -> String {
    nodes.iter().map(|id| id.to_string()).collect::<Vec<_>>().join(" ")
}

fn link(from: &str, to: NodeId, both: bool) -> String {
    if both {
        format!("between {from} and {to}")
    } else {
        format!("from {from} to {to}")
    }
}

/// A moment of the run as the page's clock shows it: `1,234.5 ms`. What a script sets keeps its own digits instead.
pub fn clock(at: Micros) -> String {
    format!("{}.{} ms", grouped(at / 1000), at % 1000 / 100)
}

/// `1 key`, `3 keys`: a number, and the word that goes with as many.
pub(crate) fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

fn thousandths(value: u32) -> String {
    Millis(u64::from(value)).to_string()
}
