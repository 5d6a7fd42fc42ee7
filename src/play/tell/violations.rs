//! Properties, rules and limits in words.

use super::commands::command;
use super::config::config_text;
use super::words::grouped;
use crate::play::script::Millis;
use crate::play::told::{and, figure, paper, thesis, told, Told};
use crate::raft::{Rule, VoterSet};
use crate::sim::{Command, Evidence, Limit, OpOutcome, Outcome, Overload, Property, Session, Violation, World};

/// The evidence of a violation.
pub fn evidence(world: &World, violation: &Violation) -> Told {
    let (index, term) = (violation.index, violation.term);
    match violation.evidence {
        Evidence::TwoLeaders(first, second) => told!("evidence-two-leaders", first, second, term),
        Evidence::TwoVotes { voter, first, second } => told!("evidence-two-votes", voter, first, second, term),
        Evidence::TermFell { node, from, to, restart: true } => {
            told!("evidence-term-fell-across-restart", node, from, to)
        }
        Evidence::TermFell { node, from, to, restart: false } => told!("evidence-term-fell", node, from, to),
        Evidence::CommitFell { node, from, to } => told!("evidence-commit-fell", node, from, to),
        Evidence::LeaderRewrote { leader } => told!("evidence-leader-rewrote", leader, term, index),
        Evidence::LogsDiffer { node, entries: true } => told!("evidence-logs-differ", node, index, term),
        Evidence::LogsDiffer { node, entries: false } => told!("evidence-logs-differ-before", node, index, term),
        Evidence::LeaderLacks { leader, leads, entry_term, committed_in } => {
            told!("evidence-leader-lacks", leader, leads, index, entry_term, committed_in)
        }
        Evidence::AppliedDifferently { first, second, entry, other } => told!(
            "evidence-applied-differently",
            index,
            first,
            command: command(world, &entry),
            term: entry.term,
            second,
            other_command: command(world, &other),
            other_term: other.term
        ),
        Evidence::TooFewDisks { have, need, of, entry_term } => {
            let voters = match of {
                VoterSet::All => "all",
                VoterSet::New => "new",
                VoterSet::Old => "old",
            };
            told!("evidence-too-few-disks", voters, index, term: entry_term, have, need)
        }
        Evidence::OutOfOrder { node, snapshot, applied, commit, last } => {
            told!("evidence-out-of-order", node, snapshot, applied, commit, last)
        }
        Evidence::NoOrder { op, others } => no_order(world, op, others.into_iter().flatten()),
        Evidence::DisjointMajorities { before, after } => {
            told!("evidence-disjoint-majorities", before: config_text(&before), after: config_text(&after))
        }
        Evidence::DoneTwice { node, session: Session { client, serial }, first } => {
            let client = world.client_name(client).to_string();
            told!("evidence-done-twice", node, client, serial, first, index)
        }
    }
}

/// Operations that no order explains: the one whose answer contradicts, and those that it contradicts.
fn no_order(world: &World, op: u32, others: impl Iterator<Item = u32>) -> Told {
    let operation = operation(world, op);
    let others: Vec<Told> = others.map(|op| self::operation(world, op)).collect();
    match others.is_empty() {
        true => told!("evidence-no-order", operation),
        false => told!("evidence-no-order-with", operation, others: and(others)),
    }
}

/// An operation with its result: `client a's “get x” at n2 (answer: 1)`.
fn operation(world: &World, op: u32) -> Told {
    let Some(op) = world.ops().get(op) else { return Told::NOTHING };
    let who = match op.client {
        None => told!("operation-of-nobody"),
        Some(client) => told!("operation-of-client", name: world.client_name(client).to_string()),
    };
    let (command, node) = (op.command.to_string(), op.node);
    match &op.outcome {
        OpOutcome::Ok(Outcome::Done(value), _) if matches!(op.command, Command::Get(_)) => match value {
            Some(value) => told!("operation-read", who, command, node, value: value.to_string()),
            None => told!("operation-read-nothing", who, command, node),
        },
        outcome => told!("operation-with-outcome", who, command, outcome: outcome.name()),
    }
}

/// A property in one sentence.
pub fn property_sentence(property: Property) -> Told {
    match property {
        Property::ElectionSafety => told!("property-election-safety", section: paper("5.2")),
        Property::LeaderAppendOnly => told!("property-leader-append-only", section: paper("5.3")),
        Property::LogMatching => told!("property-log-matching", section: paper("5.3")),
        Property::LeaderCompleteness => told!("property-leader-completeness", section: paper("5.4")),
        Property::StateMachineSafety => told!("property-state-machine-safety", section: paper("5.4.3")),
        Property::VoteOnce => told!("property-vote-once", section: paper("5.2")),
        Property::TermMonotonic => told!("property-term-monotonic", section: paper("5.1")),
        Property::CommitMonotonic => told!("property-commit-monotonic", section: figure(2)),
        Property::CommittedOnQuorum => {
            told!("property-committed-on-quorum", section: paper("5.3"), section_2: paper("6"))
        }
        Property::StateOrder => told!("property-state-order", section: figure(2)),
        Property::ConfigOverlap => told!("property-config-overlap", section: paper("6")),
        Property::Linearizability => told!("property-linearizability", section: paper("8")),
        Property::ExactlyOnce => told!("property-exactly-once", section: paper("8")),
    }
}

/// A rule in one sentence.
pub fn rule_sentence(rule: Rule) -> Told {
    match rule {
        Rule::CommitOwnTerm => told!("rule-commit-own-term", section: paper("5.4.2")),
        Rule::UpToDateCheck => told!("rule-up-to-date-check", section: paper("5.4.1")),
        Rule::CompareLastTerm => told!("rule-compare-last-term", section: paper("5.4.1")),
        Rule::VoteOnce => told!("rule-vote-once", section: paper("5.2")),
        Rule::PersistVote => told!("rule-persist-vote", section: figure(2)),
        Rule::PersistTerm => told!("rule-persist-term", section: figure(2)),
        Rule::KeepVote => told!("rule-keep-vote", section: figure(2)),
        Rule::IgnoreOldVotes => told!("rule-ignore-old-votes", section: paper("5.1")),
        Rule::TruncateOnConflictOnly => told!("rule-truncate-on-conflict-only", section: figure(2)),
        Rule::LogMatching => told!("rule-log-matching", section: figure(2)),
        Rule::AckWhatWasSent => told!("rule-ack-what-was-sent", section: paper("5.3")),
        Rule::CommitMin => told!("rule-commit-min", section: figure(2)),
        Rule::DurableBeforeReply => told!("rule-durable-before-reply", section: figure(2)),
        Rule::Majority => told!("rule-majority", section: paper("5.2"), section_2: paper("5.3")),
        Rule::IgnoreOldAcks => told!("rule-ignore-old-acks", section: paper("5.1")),
        Rule::StepDown => told!("rule-step-down", section: paper("5.1")),
        Rule::RejectStaleSnapshot => told!("rule-reject-stale-snapshot", section: paper("7")),
        Rule::MatchMonotonic => told!("rule-match-monotonic", section: figure(2)),
        Rule::RandomTimeouts => told!("rule-random-timeouts", section: paper("5.2")),
        Rule::NoopBeforeRead => told!("rule-noop-before-read", section: thesis("6.4")),
        Rule::ReadQuorum => told!("rule-read-quorum", section: thesis("6.4")),
        Rule::Joint => told!("rule-joint", section: paper("6")),
        Rule::OwnTermBeforeConfig => told!("rule-own-term-before-config", section: thesis("4.1")),
        Rule::Dedupe => told!("rule-dedupe", section: paper("8")),
    }
}

/// Why a limit stopped a run, and what usually causes that.
pub fn overload(overload: Overload) -> Told {
    let Overload { limit, at, found, most } = overload;
    let (at, found, most) = (Millis(at), grouped(found), grouped(most));
    match limit {
        Limit::EventsASecond => told!("limit-events-a-second", at, found, most),
        Limit::MessagesASecond => told!("limit-messages-a-second", at, found, most),
        Limit::MessagesInFlight => told!("limit-messages-in-flight", at, found, most),
        Limit::DiskQueue => told!("limit-disk-queue", at, found, most),
        Limit::LogEntries => told!("limit-log-entries", at, found, most),
        Limit::HistoryBytes => told!("limit-history-bytes", at, found, most),
        Limit::Events => told!("limit-events", at, found, most),
    }
}
