//! Properties, rules and limits in words.

use super::commands::command;
use super::config::config_text;
use super::words::grouped;
use crate::play::script::Millis;
use crate::raft::{Rule, VoterSet};
use crate::sim::{Command, Evidence, Limit, OpOutcome, Outcome, Overload, Property, Session, Violation, World};

/// The evidence of a violation.
pub fn evidence(world: &World, violation: &Violation) -> String {
    let (index, term) = (violation.index, violation.term);
    match violation.evidence {
        Evidence::TwoLeaders(a, b) => format!("{a} and {b} both lead term {term}"),
        Evidence::TwoVotes { voter, first, second } => {
            format!("{voter} has voted for {first} and for {second} in term {term}")
        }
        Evidence::TermFell { node, from, to, restart: true } => {
            format!("{node} had told others of term {from}, and starts again in term {to}")
        }
        Evidence::TermFell { node, from, to, restart: false } => format!("{node}'s term fell from {from} to {to}"),
        Evidence::CommitFell { node, from, to } => format!("{node}'s commitIndex fell from {from} to {to}"),
        Evidence::LeaderRewrote { leader } => {
            format!("{leader} leads term {term}, and has lost or replaced its own entries from {index} on")
        }
        Evidence::LogsDiffer { node, entries: true } => {
            format!("{node}'s entry {index} of term {term} is not the one that others have with this index and term")
        }
        Evidence::LogsDiffer { node, entries: false } => {
            format!("{node}'s entry {index} of term {term} follows another entry than elsewhere")
        }
        Evidence::LeaderLacks { leader, leads, entry_term, committed_in } => format!(
            "entry {index} of term {entry_term} was committed in term {committed_in}, and {leader}, which leads term \
             {leads}, does not have it"
        ),
        Evidence::AppliedDifferently { first, second, entry, other } => format!(
            "at index {index}, {first} applied {} of term {}, and {second} {} of term {}",
            command(world, &entry),
            entry.term,
            command(world, &other),
            other.term
        ),
        Evidence::TooFewDisks { have, need, of, entry_term } => format!(
            "entry {index} of term {entry_term} was committed, and is on {have} disk{}{}, where it takes {need}",
            if have == 1 { "" } else { "s" },
            match of {
                VoterSet::All => "",
                VoterSet::New => " of the new configuration",
                VoterSet::Old => " of the old configuration",
            }
        ),
        Evidence::OutOfOrder { node, snapshot, applied, commit, last } => {
            format!("on {node}: snapshot {snapshot}, applied {applied}, commit {commit}, last {last}")
        }
        Evidence::NoOrder { op, others } => no_order(world, op, others.into_iter().flatten()),
        Evidence::DisjointMajorities { before, after } => {
            format!("a majority of {} and one of {} need not share a node", config_text(&before), config_text(&after))
        }
        Evidence::DoneTwice { node, session: Session { client, serial }, first } => {
            let name = world.client_name(client);
            format!(
                "{node} has done client {name}'s operation {serial} with entry {first}, and again with entry {index}"
            )
        }
    }
}

/// Operations that no order explains: the one whose answer contradicts, and those that it contradicts.
fn no_order(world: &World, op: u32, others: impl Iterator<Item = u32>) -> String {
    let tell = |op: u32| {
        let op = world.ops().get(op)?;
        let who = op.client.map_or("somebody".to_string(), |client| world.client_name(client).to_string());
        Some(match &op.outcome {
            OpOutcome::Ok(Outcome::Done(value), _) if matches!(op.command, Command::Get(_)) => {
                format!("{who}'s “{}” at {} read {}", op.command, op.node, value.as_deref().unwrap_or("nothing"))
            }
            outcome => format!("{who}'s “{}” is {}", op.command, outcome.name()),
        })
    };
    let others: Vec<String> = others.filter_map(tell).collect();
    let first = tell(op).unwrap_or_default();
    if others.is_empty() {
        format!("no order of the operations explains it: {first}")
    } else {
        format!("no order of the operations explains it: {first}, but {}", others.join(", and "))
    }
}

/// A property in one sentence.
pub fn property_sentence(property: Property) -> &'static str {
    match property {
        Property::ElectionSafety => "Election Safety: at most one leader can be elected in a given term (§5.2)",
        Property::LeaderAppendOnly => {
            "Leader Append-Only: a leader never overwrites or deletes entries in its log; it only appends (§5.3)"
        }
        Property::LogMatching => {
            "Log Matching: if two logs contain an entry with the same index and term, the logs are identical in all \
             entries up through that index (§5.3)"
        }
        Property::LeaderCompleteness => {
            "Leader Completeness: an entry committed in a term is in the logs of the leaders of higher terms (§5.4)"
        }
        Property::StateMachineSafety => {
            "State Machine Safety: no two servers apply different entries at the same index (§5.4.3)"
        }
        Property::VoteOnce => "One vote: a node votes for at most one candidate in a term, across restarts (§5.2)",
        Property::TermMonotonic => "A node's term never falls, across restarts (§5.1)",
        Property::CommitMonotonic => "A node's commitIndex never falls while it runs (Figure 2)",
        Property::CommittedOnQuorum => {
            "What is committed is durable on a majority (§5.3), in the joint phase on one of the old voters and one of \
             the new (§6)"
        }
        Property::StateOrder => "snapshot ≤ lastApplied ≤ commitIndex ≤ last index, on every node (Figure 2)",
        Property::ConfigOverlap => {
            "Configurations that follow each other share a node in any two of their majorities (§6)"
        }
        Property::Linearizability => {
            "What the clients were answered is what one store, asked one thing after another, would have answered (§8)"
        }
        Property::ExactlyOnce => "A client's operation takes effect at most once in the committed order (§8)",
    }
}

/// A rule in one sentence.
pub fn rule_sentence(rule: Rule) -> &'static str {
    match rule {
        Rule::CommitOwnTerm => "Only entries of the leader's own term are committed by counting replicas (§5.4.2)",
        Rule::UpToDateCheck => "A vote goes only to a candidate whose log is at least as up-to-date (§5.4.1)",
        Rule::CompareLastTerm => {
            "Up-to-date compares the last terms first, and lengths only if they are equal (§5.4.1)"
        }
        Rule::VoteOnce => "A node has one vote in a term (§5.2)",
        Rule::PersistVote => "The vote is on disk before it is given (Figure 2)",
        Rule::PersistTerm => "The term is on disk before it is used (Figure 2)",
        Rule::KeepVote => "Whoever follows the leader of its own term keeps its vote (Figure 2)",
        Rule::IgnoreOldVotes => "Votes of an older term do not count (§5.1)",
        Rule::TruncateOnConflictOnly => {
            "A follower removes entries only where they conflict (Figure 2, AppendEntries 3)"
        }
        Rule::LogMatching => {
            "AppendEntries is refused where the preceding entry does not match (Figure 2, AppendEntries 2)"
        }
        Rule::AckWhatWasSent => "A follower acknowledges what it was sent, not all that it has (§5.3)",
        Rule::CommitMin => "commitIndex = min(leaderCommit, index of last new entry) (Figure 2, AppendEntries 5)",
        Rule::DurableBeforeReply => "What rests on a write leaves only when the write is durable (Figure 2)",
        Rule::Majority => "Elections and commitment need more than half of the nodes (§5.2, §5.3)",
        Rule::IgnoreOldAcks => "Acknowledgements of an older term do not count (§5.1)",
        Rule::StepDown => "Whoever hears of a higher term becomes a follower (§5.1)",
        Rule::RejectStaleSnapshot => "A snapshot of what is committed already changes nothing (§7)",
        Rule::MatchMonotonic => "matchIndex never falls (Figure 2); without it only progress suffers",
        Rule::RandomTimeouts => "Election timeouts are random (§5.2); without it only progress suffers",
        Rule::NoopBeforeRead => "A leader reads only after it has committed an entry of its own term (thesis 6.4)",
        Rule::ReadQuorum => "A leader answers a read only after a majority has answered it (thesis 6.4)",
        Rule::Joint => "More than one voter is changed by way of a joint configuration (§6)",
        Rule::OwnTermBeforeConfig => {
            "No change of configuration before the leader has committed an entry of its own term (thesis 4.1)"
        }
        Rule::Dedupe => "A client's operation that was applied already is not applied again (§8)",
    }
}

/// Why a limit stopped a run, and what usually causes that.
pub fn overload(overload: Overload) -> String {
    let Overload { limit, at, found, most } = overload;
    let (found, most) = (grouped(found), grouped(most));
    let (what, causes) = match limit {
        Limit::EventsASecond => (
            format!("there were {found} events within a virtual second, and at most {most} are played"),
            "Very short timers usually cause it (election=, heartbeat=, clock), or messages without any latency.",
        ),
        Limit::MessagesASecond => (
            format!("{found} messages were sent within a virtual second, and at most {most} can be"),
            "Very short timers among many nodes usually cause it (heartbeat=, election=, clock), or duplicate=.",
        ),
        Limit::MessagesInFlight => (
            format!("{found} messages are in flight at once, and at most {most} can be"),
            "A long latency= with short timers usually causes it (heartbeat=, election=), or a node that stays paused; \
             duplicate= doubles it.",
        ),
        Limit::DiskQueue => (
            format!("{found} writes or messages wait for disks, and at most {most} can"),
            "A long disk= with short timers usually causes it (election=, heartbeat=).",
        ),
        Limit::LogEntries => (
            format!("a log has {found} entries, and it can have {most}"),
            "Elections without end usually cause it, for each new leader appends a blank entry: a longer election=, \
             noop=off or a snapshot= helps.",
        ),
        Limit::HistoryBytes => (
            format!("what has to be remembered of its terms and entries has come to {found} bytes of {most}"),
            "Elections without end usually cause it: a longer election= helps.",
        ),
        Limit::Events => (
            format!("there were {found} events since its start, and at most {most} are played"),
            "It has run for long enough: longer timers (heartbeat=, election=) make a longer run.",
        ),
    };
    format!("The run goes no further than {} ms: {what}. {causes}", Millis(at))
}
