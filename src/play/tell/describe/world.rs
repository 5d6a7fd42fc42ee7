//! Facts of the world around the nodes: messages, disks, actions of the user, clients, violations.

use super::super::causes::*;
use super::super::commands::*;
use super::super::config::{left_out, majority_has};
use super::super::fields::{fields, object, thousandths, Fields};
use super::super::guard::Guard;
use super::super::reason::Reason;
use super::super::violations::{evidence, property_sentence, rule_sentence};
use super::super::words::*;
use super::description::{Description, Narration, Printer, Who, EVENT, STEP, TRAFFIC};
use super::rpc::{handled_by, message_json, message_summary, sent_by};
use crate::play::script::Millis;
use crate::raft::{Entry, Index, Message, NodeId, Payload, ReadReason};
use crate::sim::{
    Again, Answer, Applied, Cause, ClientAnswer, ClientId, Duplicate, FactKind, LeftOut, MessageId, OpOutcome, Outcome,
    TornWrite, What, Word, World,
};

/// Describes a fact of the world. `node` is the node that it is about, if it is about one.
// long: one arm for each fact
pub(super) fn describe(node: Option<NodeId>, what: &What, print: Printer) -> (FactKind, u8) {
    let who = Who(node);
    let mut printed = |description: Description| description.to(print);
    match what {
        What::Send(id, message) => printed(Description {
            kind: FactKind::Send,
            weight: TRAFFIC,
            fields: &|world| message_only(world, *id, message),
            reason: &|world| Reason { guard: sent_by(world, message), ..Reason::default() }.message(world, message),
            narration: &|world| Narration::new(format!("{who} sends {id}: {}", message_summary(world, message)), ""),
        }),
        What::Deliver(id, message) => printed(Description {
            kind: FactKind::Deliver,
            weight: TRAFFIC,
            fields: &|world| message_only(world, *id, message),
            reason: &|world| Reason { guard: handled_by(world, message), ..Reason::default() }.message(world, message),
            narration: &|world| Narration::new(format!("{who} receives {id}: {}", message_summary(world, message)), ""),
        }),
        What::Drop(id, message, cause) => printed(Description {
            kind: FactKind::Drop,
            weight: if *cause == Cause::Hand { STEP } else { TRAFFIC },
            fields: &|world| {
                let cause = match cause {
                    Cause::Loss => "loss",
                    Cause::Cut => "cut",
                    Cause::Hand => "hand",
                    Cause::Down => "down",
                };
                fields! { "msg": message_json(world, *id, message), "cause": cause }
            },
            reason: &|world| Reason::by(Guard::Network).message(world, message),
            narration: &|world| {
                let text = format!("{id} is lost: {}", message_summary(world, message));
                Narration::new(text, loss_cause(*id, *cause))
            },
        }),
        What::Duplicate(id, message) => printed(Description {
            kind: FactKind::Duplicate,
            weight: STEP,
            fields: &|world| message_only(world, *id, message),
            reason: &|world| Reason::by(Guard::Network).message(world, message),
            narration: &|world| {
                Narration::new(format!("A copy is made, {id}: {}", message_summary(world, message)), "")
            },
        }),
        What::Delay(id, by) => printed(Description {
            kind: FactKind::Delay,
            weight: STEP,
            fields: &|_| delay_fields(*id, *by, true),
            reason: &|_| Reason::by(Guard::Timing).value("message", id).value("held, ms", &Millis(*by)),
            narration: &|_| Narration::new(format!("{id} is held back for {} ms", Millis(*by)), ""),
        }),
        What::Late(id, by) => printed(Description {
            kind: FactKind::Delay,
            weight: STEP,
            fields: &|_| delay_fields(*id, *by, false),
            reason: &|_| Reason::by(Guard::Timing).value("message", id).value("late, ms", &Millis(*by)),
            narration: &|_| {
                Narration::new(
                    format!("{id} comes {} ms late", Millis(*by)),
                    "the network reorders messages (reorder): those behind it overtake it",
                )
            },
        }),
        What::Timeout { by_hand, ran } => printed(Description {
            kind: FactKind::Timeout,
            weight: STEP,
            fields: &|_| fields! {},
            reason: &|_| match ran {
                0 => Reason::by(Guard::Followers2),
                ran => Reason::by(Guard::Followers2).value("election timer ran, ms", &Millis(*ran)),
            },
            narration: &|_| match by_hand {
                true => Narration::new(
                    format!("{who}'s election timer is made to fire"),
                    "as if it had heard from no leader (§5.2)",
                ),
                false => Narration::new(
                    format!("{who}'s election timer fires"),
                    "it has heard from no leader, and given no vote, for its whole election timeout (§5.2)",
                ),
            },
        }),
        What::Node(fact) => super::node::describe(node, fact, print),
        What::Apply(index, entry, applied) => printed(Description {
            kind: FactKind::Apply,
            weight: STEP,
            fields: &|world| {
                let remembered = applied.as_ref().is_some_and(|applied| applied.duplicate == Duplicate::Suppressed);
                let mut fields = if remembered {
                    fields! { "duplicate": true }
                } else {
                    fields! {}
                };
                let command = command_json(world, entry.payload);
                fields.extend(fields! { "index": *index, "term": entry.term, "command": command });
                fields
            },
            reason: &|world| apply_reason(world, *index, entry, applied.as_ref()),
            narration: &|world| apply_narration(world, who, *index, entry, applied.as_ref()),
        }),
        What::Persist(number) => printed(Description {
            kind: FactKind::Persist,
            weight: TRAFFIC,
            fields: &|_| fields! { "write": *number },
            reason: &|_| Reason::by(Guard::Persistent).value("write", number),
            narration: &|_| Narration::new(format!("{who}'s write {number} is durable"), ""),
        }),
        What::Reply(handle, index, answer) => printed(Description {
            kind: FactKind::Reply,
            weight: EVENT,
            fields: &|world| {
                let command = command_json(world, Payload::Command(*handle));
                fields! { "index": *index, "command": command, "applied": matches!(answer, Answer::Applied(_)) }
            },
            reason: &|_| Reason::by(Guard::Leaders2).value("index", index),
            narration: &|world| {
                let what = handle_text(world, *handle);
                let applied = format!("entry {index} is committed and applied (§5.3)");
                match answer {
                    Answer::Applied(Outcome::Done(_)) => {
                        Narration::new(format!("{who} answers the client: {what} is done"), applied)
                    }
                    Answer::Applied(Outcome::Unequal(_)) => {
                        Narration::new(format!("{who} answers the client: {what} found another value"), applied)
                    }
                    Answer::Lost => Narration::new(
                        format!("{who} cannot tell its client that {what} was done"),
                        format!("another entry, or a snapshot, has taken its place at index {index} (§5.3)"),
                    ),
                }
            },
        }),
        What::Read(read, key, value, by) => printed(Description {
            kind: FactKind::Read,
            weight: EVENT,
            fields: &|_| fields! { "read": *read, "key": &**key, "value": value.as_deref() },
            reason: &|_| read_reason(*by).value("key", key).value("value", &value.as_deref().unwrap_or("none")),
            narration: &|_| {
                let value = value.as_deref().map_or("nothing".to_string(), |value| format!("“{value}”"));
                Narration::new(format!("{who} answers the client: “{}” is {value}", Word(key)), why_read(*by))
            },
        }),
        What::Crash { lost, torn, forgot } => printed(Description {
            kind: FactKind::Crash,
            weight: EVENT,
            fields: &|_| {
                fields! {
                    "lost_writes": *lost as u64,
                    "torn": torn.map(torn_json),
                    "lost_entries": forgot.map(|(first, last)| vec![first, last]),
                }
            },
            reason: &|_| {
                let reason = Reason::by(Guard::Servers).value("writes lost", lost);
                let reason = torn.iter().fold(reason, torn_reason);
                match forgot {
                    Some((first, last)) => reason.value("durable entries lost", &format_args!("{first} to {last}")),
                    None => reason,
                }
            },
            narration: &|_| {
                let how = if torn.is_some() { " in the middle of a write" } else { "" };
                Narration::new(format!("{who} crashes{how}"), what_is_lost(*lost, torn.as_ref(), *forgot))
            },
        }),
        What::Restart { found, seed } => printed(Description {
            kind: FactKind::Restart,
            weight: EVENT,
            fields: &|_| fields! { "discarded": found.map(torn_json), "seed": *seed },
            reason: &|_| {
                let reason = found.iter().fold(Reason::by(Guard::Servers), torn_reason);
                match seed {
                    Some(seed) => reason.value("seed of its election timeouts", seed),
                    None => reason,
                }
            },
            narration: &|_| {
                let with = seed.map(|seed| format!(", and its election timeouts are drawn with seed {seed}"));
                let rest = found.map(|torn| format!(", and discards the rest of write {}", torn.write));
                let why = found.as_ref().map(discarded).unwrap_or_default();
                Narration::new(
                    format!("{who} starts again{}{}", rest.unwrap_or_default(), with.unwrap_or_default()),
                    format!("from what was durable: term, vote, log, snapshot (Figure 2){why}"),
                )
            },
        }),
        What::Pause => printed(Description {
            kind: FactKind::Pause,
            weight: EVENT,
            fields: &|_| fields! {},
            reason: &|_| Reason::by(Guard::Timing),
            narration: &|_| Narration::new(format!("{who} is paused"), "it stands still; what arrives waits"),
        }),
        What::Resume => printed(Description {
            kind: FactKind::Resume,
            weight: EVENT,
            fields: &|_| fields! {},
            reason: &|_| Reason::by(Guard::Timing),
            narration: &|_| Narration::new(format!("{who} goes on"), "first with what has arrived, then its timers"),
        }),
        What::Wipe => printed(Description {
            kind: FactKind::Wipe,
            weight: EVENT,
            fields: &|_| fields! {},
            reason: &|_| Reason::by(Guard::Servers),
            narration: &|_| {
                Narration::new(
                    format!("{who} loses its disk"),
                    "Raft assumes that this never happens: what was durable there may have been needed (Figure 2)",
                )
            },
        }),
        What::SwitchedOn => printed(Description {
            kind: FactKind::SwitchedOn,
            weight: EVENT,
            fields: &|_| fields! {},
            reason: &|_| Reason::by(Guard::Learners),
            narration: &|_| {
                Narration::new(
                    format!("{who} is switched on"),
                    "its disk is empty, and it is a member of nothing yet (thesis 4.2.1)",
                )
            },
        }),
        What::Partition(groups) => printed(Description {
            kind: FactKind::Partition,
            weight: EVENT,
            fields: &|_| fields! { "groups": groups.to_vec() },
            reason: &|_| Reason::by(Guard::Network),
            narration: &|_| {
                let groups = groups.iter().map(|group| names(*group)).collect::<Vec<_>>();
                Narration::new(format!("The network falls apart: {}", groups.join(" | ")), "")
            },
        }),
        What::Heal => printed(Description {
            kind: FactKind::Heal,
            weight: EVENT,
            fields: &|_| fields! {},
            reason: &|_| Reason::by(Guard::Network),
            narration: &|_| Narration::new("Every link is whole again".to_string(), ""),
        }),
        What::Cut(to, both) => printed(Description {
            kind: FactKind::Cut,
            weight: EVENT,
            fields: &|_| fields! { "to": *to, "both": *both },
            reason: &|_| Reason::by(Guard::Network),
            narration: &|_| Narration::new(format!("The link {} is cut", link(&who, *to, *both)), ""),
        }),
        What::Mend(to, both) => printed(Description {
            kind: FactKind::Mend,
            weight: EVENT,
            fields: &|_| fields! { "to": *to, "both": *both },
            reason: &|_| Reason::by(Guard::Network),
            narration: &|_| Narration::new(format!("The link {} is whole again", link(&who, *to, *both)), ""),
        }),
        What::LinkQuality(to, settings) => printed(Description {
            kind: FactKind::Set,
            weight: EVENT,
            fields: &|_| {
                let settings = settings.iter().map(ToString::to_string).collect::<Vec<_>>();
                fields! { "to": *to, "settings": settings }
            },
            reason: &|_| Reason::by(Guard::Network),
            narration: &|_| {
                let settings = settings.iter().map(ToString::to_string).collect::<Vec<_>>();
                Narration::new(format!("The link from {who} to {to} has its own {}", settings.join(", ")), "")
            },
        }),
        What::DropNext(to, count) => printed(Description {
            kind: FactKind::Set,
            weight: STEP,
            fields: &|_| fields! { "to": *to, "count": *count },
            reason: &|_| Reason::by(Guard::Network),
            narration: &|_| {
                let what = match count {
                    1 => "next such message".to_string(),
                    n => format!("next {n} such messages"),
                };
                Narration::new(format!("The {what} from {who} to {to} will be lost"), "")
            },
        }),
        What::Clock(rate) => printed(Description {
            kind: FactKind::Set,
            weight: EVENT,
            fields: &|_| fields! { "rate": serde_json::Value::from(f64::from(rate.0) / 1000.0) },
            reason: &|_| Reason::by(Guard::Timing),
            narration: &|_| {
                let times = Millis(u64::from(rate.0));
                Narration::new(format!("{who}'s timers run {times} times as fast from their next start on"), "")
            },
        }),
        What::Disk(span) => printed(Description {
            kind: FactKind::Set,
            weight: EVENT,
            fields: &|_| {
                fields! { "disk_ms": span.map(|span| vec![thousandths(span.min), thousandths(span.max)]) }
            },
            reason: &|_| Reason::by(Guard::Timing),
            narration: &|_| match span {
                Some(span) => Narration::new(
                    format!("{who}'s disk takes {}..{} ms for a write from now on", Millis(span.min), Millis(span.max)),
                    "what rests on a write waits for it (Figure 2)",
                ),
                None => Narration::new(format!("{who}'s disk is as fast as the cluster's again"), ""),
            },
        }),
        What::Set(setting) => printed(Description {
            kind: FactKind::Set,
            weight: EVENT,
            fields: &|_| fields! { "setting": setting.to_string() },
            reason: &|_| Reason::by(Guard::Timing),
            narration: &|_| Narration::new(format!("From now on: {setting}"), ""),
        }),
        What::Rule(rule, on) => printed(Description {
            kind: FactKind::Rule,
            weight: EVENT,
            fields: &|_| fields! { "rule": rule.name(), "on": *on },
            reason: &|_| Reason { guard: Guard::of_rule(*rule), ..Reason::default() },
            narration: &|_| {
                let text = match on {
                    false => format!("The rule {rule} is off: this is not Raft"),
                    true => format!("The rule {rule} is in force again"),
                };
                Narration::new(text, rule_sentence(*rule))
            },
        }),
        What::Skipped(reason) => printed(Description {
            kind: FactKind::Skipped,
            weight: EVENT,
            fields: &|_| fields! {},
            reason: &|_| Reason::default(),
            narration: &|_| Narration::new(format!("Nothing is done: {}", skip_reason(*reason)), ""),
        }),
        What::Violation(violation) => printed(Description {
            kind: FactKind::Violation,
            weight: EVENT,
            fields: &|_| {
                fields! {
                    "property": violation.property.name(),
                    "nodes": violation.nodes,
                    "index": violation.index,
                    "term": violation.term,
                }
            },
            reason: &|_| {
                let mut reason = Reason::default().value("nodes", &names(violation.nodes));
                for (name, value) in [("index", violation.index), ("term", violation.term)] {
                    if value > 0 {
                        reason = reason.value(name, &value);
                    }
                }
                reason
            },
            narration: &|world| {
                let text = format!("{} is broken: {}", violation.property, evidence(world, violation));
                Narration::new(text, property_sentence(violation.property))
            },
        }),
        What::LeftOut(it) => printed(Description {
            kind: FactKind::LeftOut,
            weight: EVENT,
            fields: &|_| {
                let LeftOut { leader, index, learns, knows, .. } = *it;
                fields! { "leader": leader, "index": index, "learns": learns, "knows": knows }
            },
            reason: &|_| Reason::by(Guard::Config).value("index", &it.index).value("leader", &name_or_none(it.leader)),
            narration: &|_| {
                let (text, why) = left_out(&who, it);
                Narration::new(text, why)
            },
        }),
        What::ClientRequest { client, op, attempt } => printed(Description {
            kind: FactKind::ClientRequest,
            weight: TRAFFIC,
            fields: &|world| {
                let mut fields = operation_fields(world, *client, *op);
                fields.extend(fields! { "attempt": *attempt });
                fields
            },
            reason: &|world| Reason::by(Guard::Clients).operation(world, *op).value("attempt", attempt),
            narration: &|world| {
                let again = if *attempt > 1 { format!(" (attempt {attempt})") } else { String::new() };
                let (client, asked) = (client_text(world, *client), operation_text(world, *op));
                Narration::new(format!("{client} sends {who} {asked}{again}"), "")
            },
        }),
        What::ClientReply { client, op, answer, late } => printed(Description {
            kind: FactKind::ClientReply,
            weight: TRAFFIC,
            fields: &|world| {
                let mut fields = operation_fields(world, *client, *op);
                fields.extend(match answer {
                    ClientAnswer::Ok(_) => fields! { "answer": "ok" },
                    ClientAnswer::Refused(leader) => fields! { "answer": "refused", "leader": *leader },
                    ClientAnswer::Lost { .. } => fields! { "answer": "lost" },
                });
                fields
            },
            reason: &|world| {
                let guard = match answer {
                    ClientAnswer::Refused(_) => Guard::Clients,
                    ClientAnswer::Ok(_) | ClientAnswer::Lost { .. } => Guard::Leaders2,
                };
                Reason::by(guard).operation(world, *op)
            },
            narration: &|world| {
                let (client, asked) = (client_text(world, *client), operation_text(world, *op));
                let text = format!("{client} hears from {who} of {asked}: {}", client_answer(answer));
                Narration::new(text, if *late { "that operation was over already" } else { "" })
            },
        }),
        What::ClientRetry { client, op, attempt, why } => printed(Description {
            kind: FactKind::ClientRetry,
            weight: STEP,
            fields: &|world| {
                let mut fields = operation_fields(world, *client, *op);
                fields.extend(fields! { "attempt": *attempt });
                fields
            },
            reason: &|world| {
                let guard = match why {
                    Again::Lost | Again::TimedOut => Guard::Sessions,
                    Again::Redirected | Again::Refused => Guard::Clients,
                };
                Reason::by(guard).operation(world, *op).value("attempt", attempt)
            },
            narration: &|world| {
                let (client, asked) = (client_text(world, *client), operation_text(world, *op));
                Narration::new(format!("{client} turns to {who} with {asked} (attempt {attempt})"), why_again(*why))
            },
        }),
        What::ClientOutcome { client, op, attempts, outcome } => printed(Description {
            kind: FactKind::ClientOutcome,
            weight: if matches!(outcome, OpOutcome::Ok(..)) { STEP } else { EVENT },
            fields: &|world| {
                let mut fields = operation_fields(world, *client, *op);
                fields.extend(fields! { "attempts": *attempts, "outcome": outcome.name() });
                fields
            },
            reason: &|world| Reason::by(Guard::Clients).operation(world, *op).value("attempts", attempts),
            narration: &|world| {
                let (client, asked) = (client_text(world, *client), operation_text(world, *op));
                let (result, why) = match outcome {
                    OpOutcome::Ok(outcome, _) => (format!("is ok: {}", outcome_text(outcome)), ""),
                    OpOutcome::Failed(_) => ("has failed".to_string(), "no node has taken it, or it only asked"),
                    OpOutcome::Unknown(_) | OpOutcome::Open => (
                        "has an unknown outcome".to_string(),
                        "a node may have taken it: it may be done, now or later (§8)",
                    ),
                };
                let times = if *attempts > 1 { format!(" after {attempts} attempts") } else { String::new() };
                Narration::new(format!("{client}'s {asked} {result}{times}"), why)
            },
        }),
        What::ClientLost { client, op, request, cause } => printed(Description {
            kind: FactKind::Drop,
            weight: TRAFFIC,
            fields: &|world| {
                let mut fields = operation_fields(world, *client, *op);
                let cause = if *cause == Cause::Down { "down" } else { "loss" };
                fields.extend(fields! { "request": *request, "cause": cause });
                fields
            },
            reason: &|world| Reason::by(Guard::Network).operation(world, *op),
            narration: &|world| {
                let (client, asked) = (client_text(world, *client), operation_text(world, *op));
                let what = if *request { "request to" } else { "answer of" };
                let why = match cause {
                    Cause::Down => format!("{who} is crashed"),
                    Cause::Loss | Cause::Cut | Cause::Hand => "the network lost it (loss)".to_string(),
                };
                Narration::new(format!("The {what} {who} for {client}'s {asked} is lost"), why)
            },
        }),
        What::Client(client, plan) => printed(Description {
            kind: FactKind::Client,
            weight: EVENT,
            fields: &|world| {
                fields! { "client": world.client_name(*client), "plan": plan.as_ref().map(ToString::to_string) }
            },
            reason: &|_| Reason::default(),
            narration: &|world| {
                let client = client_text(world, *client);
                let text = match plan {
                    Some(plan) => {
                        format!("{client} begins an operation every {} ms: “{}”", Millis(plan.every), plan.command)
                    }
                    None => format!("{client} begins no more operations"),
                };
                Narration::new(text, "")
            },
        }),
    }
}

/// The fields of a fact that is about a message alone.
fn message_only(world: &World, id: MessageId, message: &Message) -> Fields {
    fields! { "msg": message_json(world, id, message) }
}

fn delay_fields(id: MessageId, by: u64, by_hand: bool) -> Fields {
    let message = object(fields! { "id": id.to_string() });
    fields! { "msg": message, "by_ms": thousandths(by), "by_hand": by_hand }
}

/// The client of an operation, its serial number and its command.
fn operation_fields(world: &World, client: ClientId, op: u32) -> Fields {
    let mut fields = fields! { "client": world.client_name(client) };
    if let Some(op) = world.ops().get(op) {
        fields.extend(fields! { "operation": op.number, "command": op.command.to_string() });
    }
    fields
}

fn apply_reason(world: &World, index: Index, entry: &Entry, applied: Option<&Applied>) -> Reason {
    let duplicate = applied.map_or(Duplicate::No, |applied| applied.duplicate);
    match duplicate {
        Duplicate::Suppressed | Duplicate::Executed => Reason::by(Guard::Sessions)
            .asks("has the serial number been executed?".to_string(), duplicate == Duplicate::Suppressed)
            .value("index", &index)
            .value("log[lastApplied].command", &command(world, entry)),
        Duplicate::No => Reason::by(Guard::AllServers1)
            .asks(format!("commitIndex ≥ {index}, lastApplied = {}", index - 1), true)
            .value("lastApplied", &format_args!("{} → {index}", index - 1))
            .value("log[lastApplied].term", &entry.term)
            .value("log[lastApplied].command", &command(world, entry)),
    }
}

fn apply_narration(world: &World, who: Who, index: Index, entry: &Entry, applied: Option<&Applied>) -> Narration {
    let result = match applied {
        Some(Applied { duplicate: Duplicate::Suppressed, .. }) => {
            ", which changes nothing: it was done before, and the outcome is remembered".to_string()
        }
        Some(Applied { duplicate: Duplicate::Executed, .. }) => {
            ", though it, or a later one, was done before".to_string()
        }
        Some(Applied { duplicate: Duplicate::No, outcome: Outcome::Unequal(found) }) => {
            format!(", which changes nothing: it found {}", found.as_deref().unwrap_or("no value"))
        }
        Some(Applied { duplicate: Duplicate::No, outcome: Outcome::Done(_) }) | None => String::new(),
    };
    let why = match applied.map_or(Duplicate::No, |applied| applied.duplicate) {
        Duplicate::Suppressed => "the client's serial number has already been executed (§8)",
        Duplicate::Executed => "nobody has asked whether the serial number has been executed (§8)",
        Duplicate::No => "lastApplied follows commitIndex, in order (§5.3)",
    };
    let text = format!("{who} applies entry {index}, {}{}{result}", command(world, entry), whose(world, entry));
    Narration::new(text, why)
}

fn read_reason(by: ReadReason) -> Reason {
    match by {
        ReadReason::Index { index, quorum, .. } => Reason::by(Guard::ReadIndex)
            .asks(format!("{} answered since", majority_has(&quorum)), true)
            .value("readIndex", &index),
        ReadReason::Lease { index, ticks, over, .. } => {
            let since = counted(u64::from(over), "round", "rounds");
            let text = format!("{since} of heartbeats begun since the one that a majority answered < {ticks}");
            Reason::by(Guard::Lease).asks(text, over < ticks).value("readIndex", &index)
        }
        ReadReason::Local { index } | ReadReason::Unchecked { index } => {
            Reason::by(Guard::ReadIndex).asks("a majority was asked".to_string(), false).value("readIndex", &index)
        }
    }
}

/// Adds what is on a disk of a torn write.
fn torn_reason(reason: Reason, torn: &TornWrite) -> Reason {
    reason
        .value("write", &torn.write)
        .value("entries of it on the disk", &torn.kept)
        .value("entries of it discarded", &torn.lost)
}

/// What is on a disk of a torn write, and what is not.
fn torn_json(torn: TornWrite) -> serde_json::Value {
    object(fields! {
        "write": torn.write,
        "hard_state_kept": torn.hard_state,
        "snapshot_index": torn.snapshot.map(|(index, _)| index),
        "snapshot_kept": torn.snapshot.map(|(_, whole)| whole),
        "first_entry": (torn.kept + torn.lost > 0).then_some(torn.first),
        "entries_kept": torn.kept,
        "entries_lost": torn.lost,
    })
}
