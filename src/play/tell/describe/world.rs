//! Facts of the world around the nodes: messages, disks, actions of the user, clients, violations.

use super::super::causes::*;
use super::super::commands::*;
use super::super::config::majority;
use super::super::fields::{fields, object, thousandths, Fields, Printing};
use super::super::guard::Guard;
use super::super::reason::Reason;
use super::super::violations::{evidence, property_sentence, rule_sentence};
use super::super::words::*;
use super::description::{Description, Narration, Printer, Who, EVENT, STEP, TRAFFIC};
use super::lesson;
use super::rpc::{handled_by, message_json, message_summary, sent_by};
use crate::play::script::Millis;
use crate::play::told::{bars, commas, figure, paper, thesis, told, Arg, Told};
use crate::raft::{Entry, Index, Message, NodeId, Payload, ReadReason};
use crate::sim::{
    Again, Answer, Applied, Cause, ClientAnswer, ClientId, Duplicate, FactKind, LeftOut, MessageId, OpOutcome, Outcome,
    TornWrite, What, Word, World,
};

/// Describes a fact of the world. `node` is the node that it is about, if it is about one.
// long: one arm for each fact
pub(super) fn describe(node: Option<NodeId>, what: &What, print: Printer) -> (FactKind, u8) {
    let who = Who(node);
    let mut printed = |description: Description| description.to(&mut *print);
    match what {
        What::Send(id, message, _) => printed(Description {
            kind: FactKind::Send,
            weight: TRAFFIC,
            fields: &|to| message_only(to, *id, message),
            reason: &|world| Reason { guard: sent_by(world, message), ..Reason::default() }.message(world, message),
            narration: &|world| {
                let summary = message_summary(world, message);
                Narration::new(told!("message-sent", node: who, message: *id, summary), Told::NOTHING)
            },
        }),
        What::Deliver(id, message, _) => printed(Description {
            kind: FactKind::Deliver,
            weight: TRAFFIC,
            fields: &|to| message_only(to, *id, message),
            reason: &|world| Reason { guard: handled_by(world, message), ..Reason::default() }.message(world, message),
            narration: &|world| {
                let summary = message_summary(world, message);
                Narration::new(told!("message-received", node: who, message: *id, summary), Told::NOTHING)
            },
        }),
        What::Drop(id, message, cause, _) => printed(Description {
            kind: FactKind::Drop,
            weight: if *cause == Cause::Hand { STEP } else { TRAFFIC },
            fields: &|to| {
                let cause = match cause {
                    Cause::Loss => "loss",
                    Cause::Cut => "cut",
                    Cause::Hand => "hand",
                    Cause::Down => "down",
                };
                fields! { "msg": message_json(to, *id, message), "cause": cause }
            },
            reason: &|world| Reason::by(Guard::Network).message(world, message),
            narration: &|world| {
                let text = told!("message-lost", message: *id, summary: message_summary(world, message));
                Narration::new(text, loss_cause(*id, *cause))
            },
        }),
        What::Duplicate(id, message, _) => printed(Description {
            kind: FactKind::Duplicate,
            weight: STEP,
            fields: &|to| message_only(to, *id, message),
            reason: &|world| Reason::by(Guard::Network).message(world, message),
            narration: &|world| {
                let summary = message_summary(world, message);
                Narration::new(told!("message-copied", message: *id, summary), Told::NOTHING)
            },
        }),
        What::Delay(id, by) => printed(Description {
            kind: FactKind::Delay,
            weight: STEP,
            fields: &|_| delay_fields(*id, *by, true),
            reason: &|_| {
                let reason = Reason::by(Guard::Timing).named(told!("value-message"), *id);
                reason.named(told!("value-held-ms"), Millis(*by))
            },
            narration: &|_| Narration::new(told!("message-held-back", message: *id, ms: Millis(*by)), Told::NOTHING),
        }),
        What::Late(id, by) => printed(Description {
            kind: FactKind::Delay,
            weight: STEP,
            fields: &|_| delay_fields(*id, *by, false),
            reason: &|_| {
                let reason = Reason::by(Guard::Timing).named(told!("value-message"), *id);
                reason.named(told!("value-late-ms"), Millis(*by))
            },
            narration: &|_| {
                Narration::new(told!("message-late", message: *id, ms: Millis(*by)), told!("message-late-why"))
            },
        }),
        What::Timeout { by_hand, ran } => printed(Description {
            kind: FactKind::Timeout,
            weight: STEP,
            fields: &|_| fields! {},
            reason: &|_| match ran {
                0 => Reason::by(Guard::Followers2),
                ran => Reason::by(Guard::Followers2).named(told!("value-timer-ran-ms"), Millis(*ran)),
            },
            narration: &|_| match by_hand {
                true => Narration::new(
                    told!("election-timer-forced", node: who),
                    told!("election-timer-forced-why", section: paper("5.2")),
                ),
                false => Narration::new(
                    told!("election-timer-fires", node: who),
                    told!("election-timer-fires-why", section: paper("5.2")),
                ),
            },
        }),
        What::Node(fact) => super::node::describe(node, fact, print),
        What::Apply(index, entry, applied) => printed(Description {
            kind: FactKind::Apply,
            weight: STEP,
            fields: &|to| {
                let remembered = applied.as_ref().is_some_and(|applied| applied.duplicate == Duplicate::Suppressed);
                let mut fields = if remembered {
                    fields! { "duplicate": true }
                } else {
                    fields! {}
                };
                let command = command_json(to, entry.payload);
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
            reason: &|_| Reason::by(Guard::Persistent).named(told!("value-write"), *number),
            narration: &|_| Narration::new(told!("write-durable", node: who, write: *number), Told::NOTHING),
        }),
        What::Reply(handle, index, answer) => printed(Description {
            kind: FactKind::Reply,
            weight: EVENT,
            fields: &|to| {
                let command = command_json(to, Payload::Command(*handle));
                fields! { "index": *index, "command": command, "applied": matches!(answer, Answer::Applied(_)) }
            },
            reason: &|_| Reason::by(Guard::Leaders2).named(told!("value-index"), *index),
            narration: &|world| {
                let (index, command) = (*index, handle_text(world, *handle));
                let applied = told!("reply-why", index, section: paper("5.3"));
                match answer {
                    Answer::Applied(Outcome::Done(_)) => {
                        Narration::new(told!("reply-done", node: who, command), applied)
                    }
                    Answer::Applied(Outcome::Unequal(_)) => {
                        Narration::new(told!("reply-unequal", node: who, command), applied)
                    }
                    Answer::Lost => Narration::new(
                        told!("reply-lost", node: who, command),
                        told!("reply-lost-why", index, section: paper("5.3")),
                    ),
                }
            },
        }),
        What::Read(read, key, value, by) => printed(Description {
            kind: FactKind::Read,
            weight: EVENT,
            fields: &|_| fields! { "read": *read, "key": &**key, "value": value.as_deref() },
            reason: &|_| {
                let found = value.as_deref().map_or(told!("none").into(), |value| Arg::from(value.to_string()));
                read_reason(*by).named(told!("value-key"), key.to_string()).named(told!("value-value"), found)
            },
            narration: &|_| {
                let key = Word(key).to_string();
                let text = match value {
                    Some(value) => told!("read-answered", node: who, key, value: value.to_string()),
                    None => told!("read-answered-no-value", node: who, key),
                };
                Narration::new(text, why_read(*by))
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
                let reason = Reason::by(Guard::Servers).named(told!("value-writes-lost"), *lost);
                let reason = torn.iter().fold(reason, torn_reason);
                match forgot {
                    Some((first, last)) => reason.named(told!("value-durable-lost"), range(*first, *last)),
                    None => reason,
                }
            },
            narration: &|_| {
                let text = match torn {
                    Some(_) => told!("crash-in-write", node: who),
                    None => told!("crash", node: who),
                };
                Narration::new(text, what_is_lost(*lost, torn.as_ref(), *forgot))
            },
        }),
        What::Restart { found, seed } => printed(Description {
            kind: FactKind::Restart,
            weight: EVENT,
            fields: &|_| fields! { "discarded": found.map(torn_json), "seed": *seed },
            reason: &|_| {
                let reason = found.iter().fold(Reason::by(Guard::Servers), torn_reason);
                match seed {
                    Some(seed) => reason.named(told!("value-timeout-seed"), *seed),
                    None => reason,
                }
            },
            narration: &|_| {
                let text = match (found.map(|torn| torn.write), *seed) {
                    (None, None) => told!("restart", node: who),
                    (Some(write), None) => told!("restart-discards", node: who, write),
                    (None, Some(seed)) => told!("restart-seed", node: who, seed),
                    (Some(write), Some(seed)) => told!("restart-seed-discards", node: who, write, seed),
                };
                let why = told!("restart-why", section: figure(2));
                Narration::new(
                    text,
                    match found {
                        Some(torn) => then(why, discarded(torn)),
                        None => why,
                    },
                )
            },
        }),
        What::Pause => printed(Description {
            kind: FactKind::Pause,
            weight: EVENT,
            fields: &|_| fields! {},
            reason: &|_| Reason::by(Guard::Timing),
            narration: &|_| Narration::new(told!("pause", node: who), told!("pause-why")),
        }),
        What::Resume => printed(Description {
            kind: FactKind::Resume,
            weight: EVENT,
            fields: &|_| fields! {},
            reason: &|_| Reason::by(Guard::Timing),
            narration: &|_| Narration::new(told!("resume", node: who), told!("resume-why")),
        }),
        What::Wipe => printed(Description {
            kind: FactKind::Wipe,
            weight: EVENT,
            fields: &|_| fields! {},
            reason: &|_| Reason::by(Guard::Servers),
            narration: &|_| Narration::new(told!("wipe", node: who), told!("wipe-why", section: figure(2))),
        }),
        What::SwitchedOn => printed(Description {
            kind: FactKind::SwitchedOn,
            weight: EVENT,
            fields: &|_| fields! {},
            reason: &|_| Reason::by(Guard::Learners),
            narration: &|_| {
                let why = told!("switched-on-why", section: thesis("4.2.1"));
                Narration::new(told!("switched-on", node: who), why)
            },
        }),
        What::Partition(groups) => printed(Description {
            kind: FactKind::Partition,
            weight: EVENT,
            fields: &|_| fields! { "groups": groups.to_vec() },
            reason: &|_| Reason::by(Guard::Network),
            narration: &|_| {
                Narration::new(told!("network-partitioned", groups: bars(groups.iter().copied())), Told::NOTHING)
            },
        }),
        What::Heal => printed(Description {
            kind: FactKind::Heal,
            weight: EVENT,
            fields: &|_| fields! {},
            reason: &|_| Reason::by(Guard::Network),
            narration: &|_| Narration::new(told!("heal"), Told::NOTHING),
        }),
        What::Cut(to, both) => printed(Description {
            kind: FactKind::Cut,
            weight: EVENT,
            fields: &|_| fields! { "to": *to, "both": *both },
            reason: &|_| Reason::by(Guard::Network),
            narration: &|_| {
                let text = match both {
                    true => told!("cut", from: who, to: *to),
                    false => told!("cut-one-way", from: who, to: *to),
                };
                Narration::new(text, Told::NOTHING)
            },
        }),
        What::Mend(to, both) => printed(Description {
            kind: FactKind::Mend,
            weight: EVENT,
            fields: &|_| fields! { "to": *to, "both": *both },
            reason: &|_| Reason::by(Guard::Network),
            narration: &|_| {
                let text = match both {
                    true => told!("mend", from: who, to: *to),
                    false => told!("mend-one-way", from: who, to: *to),
                };
                Narration::new(text, Told::NOTHING)
            },
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
                let settings = commas(settings.iter().map(ToString::to_string));
                Narration::new(told!("link-quality", from: who, to: *to, settings), Told::NOTHING)
            },
        }),
        What::DropNext(to, count) => printed(Description {
            kind: FactKind::Set,
            weight: STEP,
            fields: &|_| fields! { "to": *to, "count": *count },
            reason: &|_| Reason::by(Guard::Network),
            narration: &|_| Narration::new(told!("drop-next", from: who, to: *to, count: *count), Told::NOTHING),
        }),
        What::Clock(rate) => printed(Description {
            kind: FactKind::Set,
            weight: EVENT,
            fields: &|_| fields! { "rate": serde_json::Value::from(f64::from(rate.0) / 1000.0) },
            reason: &|_| Reason::by(Guard::Timing),
            narration: &|_| {
                // A rate has three decimals, like a time.
                let rate = Millis(u64::from(rate.0));
                Narration::new(told!("clock-rate", node: who, rate), Told::NOTHING)
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
                    told!("disk-time", node: who, least: Millis(span.min), most: Millis(span.max)),
                    told!("disk-time-why", section: figure(2)),
                ),
                None => Narration::new(told!("disk-time-of-cluster", node: who), Told::NOTHING),
            },
        }),
        What::Set(setting) => printed(Description {
            kind: FactKind::Set,
            weight: EVENT,
            fields: &|_| fields! { "setting": setting.to_string() },
            reason: &|_| Reason::by(Guard::Timing),
            narration: &|_| Narration::new(told!("setting-changed", setting: setting.to_string()), Told::NOTHING),
        }),
        What::Rule(rule, on) => printed(Description {
            kind: FactKind::Rule,
            weight: EVENT,
            fields: &|_| fields! { "rule": rule.name(), "on": *on },
            reason: &|_| Reason { guard: Guard::of_rule(*rule), ..Reason::default() },
            narration: &|_| {
                let text = match on {
                    false => told!("rule-off", rule: rule.name()),
                    true => told!("rule-on", rule: rule.name()),
                };
                Narration::new(text, rule_sentence(*rule))
            },
        }),
        What::Skipped(reason) => printed(Description {
            kind: FactKind::Skipped,
            weight: EVENT,
            fields: &|_| fields! {},
            reason: &|_| Reason::default(),
            narration: &|_| Narration::new(told!("nothing-done", reason: skip_reason(*reason)), Told::NOTHING),
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
                let mut reason = Reason::default().named(told!("value-nodes"), violation.nodes);
                if violation.index > 0 {
                    reason = reason.named(told!("value-index"), violation.index);
                }
                if violation.term > 0 {
                    reason = reason.value("term", &violation.term);
                }
                reason
            },
            narration: &|world| {
                let (property, evidence) = (violation.property.name(), evidence(world, violation));
                let text = told!("property-does-not-hold", property, evidence);
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
            reason: &|_| {
                let reason = Reason::by(Guard::Config).named(told!("value-index"), it.index);
                reason.named(told!("value-leader"), name_or_none(it.leader))
            },
            narration: &|_| left_out(who, it),
        }),
        What::Lesson(fact) => lesson::describe(fact, print),
        What::ClientRequest { client, op, attempt } => printed(Description {
            kind: FactKind::ClientRequest,
            weight: TRAFFIC,
            fields: &|to| {
                let mut fields = operation_fields(to.world, *client, *op);
                fields.extend(fields! { "attempt": *attempt });
                fields
            },
            reason: &|world| Reason::by(Guard::Clients).operation(world, *op).named(told!("value-attempt"), *attempt),
            narration: &|world| {
                let (client, operation) = (client_name(world, *client), operation_text(world, *op));
                let text = match *attempt {
                    1 => told!("client-request", client, operation, node: who),
                    attempt => told!("client-request-again", client, operation, node: who, attempt),
                };
                Narration::new(text, Told::NOTHING)
            },
        }),
        What::ClientReply { client, op, answer, late } => printed(Description {
            kind: FactKind::ClientReply,
            weight: TRAFFIC,
            fields: &|to| {
                let mut fields = operation_fields(to.world, *client, *op);
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
                let (client, operation) = (client_name(world, *client), operation_text(world, *op));
                let text = told!("client-reply", client, node: who, operation, answer: client_answer(answer));
                Narration::new(text, if *late { told!("client-reply-late") } else { Told::NOTHING })
            },
        }),
        What::ClientRetry { client, op, attempt, why } => printed(Description {
            kind: FactKind::ClientRetry,
            weight: STEP,
            fields: &|to| {
                let mut fields = operation_fields(to.world, *client, *op);
                fields.extend(fields! { "attempt": *attempt });
                fields
            },
            reason: &|world| {
                let guard = match why {
                    Again::Lost | Again::TimedOut => Guard::Sessions,
                    Again::Redirected | Again::Refused => Guard::Clients,
                };
                Reason::by(guard).operation(world, *op).named(told!("value-attempt"), *attempt)
            },
            narration: &|world| {
                let (client, operation) = (client_name(world, *client), operation_text(world, *op));
                let text = told!("client-retry", client, operation, node: who, attempt: *attempt);
                Narration::new(text, why_again(*why))
            },
        }),
        What::ClientOutcome { client, op, attempts, outcome } => printed(Description {
            kind: FactKind::ClientOutcome,
            weight: if matches!(outcome, OpOutcome::Ok(..)) { STEP } else { EVENT },
            fields: &|to| {
                let mut fields = operation_fields(to.world, *client, *op);
                fields.extend(fields! { "attempts": *attempts, "outcome": outcome.name() });
                fields
            },
            reason: &|world| Reason::by(Guard::Clients).operation(world, *op).named(told!("value-attempts"), *attempts),
            narration: &|world| {
                let (client, operation) = (client_name(world, *client), operation_text(world, *op));
                outcome_narration(client, operation, *attempts, outcome)
            },
        }),
        What::ClientLost { client, op, request, cause } => printed(Description {
            kind: FactKind::Drop,
            weight: TRAFFIC,
            fields: &|to| {
                let mut fields = operation_fields(to.world, *client, *op);
                let cause = if *cause == Cause::Down { "down" } else { "loss" };
                fields.extend(fields! { "request": *request, "cause": cause });
                fields
            },
            reason: &|world| Reason::by(Guard::Network).operation(world, *op),
            narration: &|world| {
                let (client, operation) = (client_name(world, *client), operation_text(world, *op));
                let why = match (cause, node) {
                    (Cause::Down, Some(node)) => told!("node-is-crashed", node),
                    (Cause::Down | Cause::Loss | Cause::Cut | Cause::Hand, _) => told!("lost-by-network"),
                };
                let text = match request {
                    true => told!("client-request-lost", client, node: who, operation),
                    false => told!("client-answer-lost", client, node: who, operation),
                };
                Narration::new(text, why)
            },
        }),
        What::Client(client, plan) => printed(Description {
            kind: FactKind::Client,
            weight: EVENT,
            fields: &|to| {
                fields! { "client": to.world.client_name(*client), "plan": plan.as_ref().map(ToString::to_string) }
            },
            reason: &|_| Reason::default(),
            narration: &|world| {
                let client = client_name(world, *client);
                let text = match plan {
                    Some(plan) => {
                        let command = told!("command", command: plan.command.to_string());
                        told!("client-starts", client, ms: Millis(plan.every), command)
                    }
                    None => told!("client-stops", client),
                };
                Narration::new(text, Told::NOTHING)
            },
        }),
    }
}

/// The fields of a fact that is about a message alone.
fn message_only(to: &Printing, id: MessageId, message: &Message) -> Fields {
    fields! { "msg": message_json(to, id, message) }
}

fn client_name(world: &World, client: ClientId) -> String {
    world.client_name(client).to_string()
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
            .asks(told!("ask-executed-before"), duplicate == Duplicate::Suppressed)
            .named(told!("value-index"), index)
            .named(Told::text("log[lastApplied].command"), command(world, entry)),
        Duplicate::No => Reason::by(Guard::AllServers1)
            .formula(format!("commitIndex ≥ {index}, lastApplied = {}", index - 1), true)
            .value("lastApplied", &format_args!("{} → {index}", index - 1))
            .value("log[lastApplied].term", &entry.term)
            .named(Told::text("log[lastApplied].command"), command(world, entry)),
    }
}

fn apply_narration(world: &World, node: Who, index: Index, entry: &Entry, applied: Option<&Applied>) -> Narration {
    let section = paper(if applied.is_some_and(|applied| applied.duplicate != Duplicate::No) { "8" } else { "5.3" });
    let entry = told!("entry-with-command", index, command: command_of_client(world, entry));
    match applied {
        Some(Applied { duplicate: Duplicate::Suppressed, .. }) => {
            Narration::new(told!("apply-suppressed", node, entry), told!("apply-suppressed-why", section))
        }
        Some(Applied { duplicate: Duplicate::Executed, .. }) => {
            Narration::new(told!("apply-again", node, entry), told!("apply-again-why", node, section))
        }
        Some(Applied { duplicate: Duplicate::No, outcome: Outcome::Unequal(found) }) => {
            let text = match found {
                Some(value) => told!("apply-unequal", node, entry, value: value.to_string()),
                None => told!("apply-unequal-no-value", node, entry),
            };
            Narration::new(text, told!("apply-why", section))
        }
        Some(Applied { duplicate: Duplicate::No, outcome: Outcome::Done(_) }) | None => {
            Narration::new(told!("apply", node, entry), told!("apply-why", section))
        }
    }
}

/// The outcome of an operation.
fn outcome_narration(client: String, operation: Told, attempts: u8, outcome: &OpOutcome) -> Narration {
    match (outcome, attempts) {
        (OpOutcome::Ok(outcome, _), _) => {
            let answer = outcome_text(outcome);
            let text = match attempts {
                0 | 1 => told!("client-ok", client, operation, answer),
                _ => told!("client-ok-after-attempts", client, operation, attempts, answer),
            };
            Narration::new(text, Told::NOTHING)
        }
        (OpOutcome::Failed(_), 0 | 1) => {
            Narration::new(told!("client-failed", client, operation), told!("client-failed-why"))
        }
        (OpOutcome::Failed(_), _) => Narration::new(
            told!("client-failed-after-attempts", client, operation, attempts),
            told!("client-failed-why"),
        ),
        (OpOutcome::Unknown(_) | OpOutcome::Open, _) => {
            let text = match attempts {
                0 | 1 => told!("client-unknown", client, operation),
                _ => told!("client-unknown-after-attempts", client, operation, attempts),
            };
            Narration::new(text, told!("client-unknown-why", section: paper("8")))
        }
    }
}

fn read_reason(by: ReadReason) -> Reason {
    match by {
        ReadReason::Index { index, quorum, .. } => Reason::by(Guard::ReadIndex)
            .asks(told!("ask-answered-since", majority: majority(&quorum)), true)
            .value("readIndex", &index),
        ReadReason::Lease { index, ticks, over, .. } => {
            let asked = told!("ask-lease-lasts", over, lease: ticks);
            Reason::by(Guard::Lease).asks(asked, over < ticks).value("readIndex", &index)
        }
        ReadReason::Local { index } | ReadReason::Unchecked { index } => {
            Reason::by(Guard::ReadIndex).asks(told!("ask-majority-asked"), false).value("readIndex", &index)
        }
    }
}

/// A candidate without a vote in the configuration that decides: the sentence, and why it is a candidate all the same.
fn left_out(node: Who, left_out: &LeftOut) -> Narration {
    let LeftOut { leader, index, learns, knows, pre } = *left_out;
    let entry = match index {
        0 => told!("initial-configuration"),
        index => told!("entry", index),
    };
    let configuration = match leader {
        Some(leader) => told!("configuration-of-leader", leader, entry),
        None => told!("configuration-committed", entry),
    };
    let text = match (pre, knows) {
        (false, true) => told!("left-out-candidate", node, configuration, learns),
        (false, false) => told!("left-out-candidate-unaware", node, configuration, learns),
        (true, true) => told!("left-out-pre-candidate", node, configuration, learns),
        (true, false) => told!("left-out-pre-candidate-unaware", node, configuration, learns),
    };
    let why = match (knows, learns) {
        (true, _) => told!("left-out-until-committed", section: thesis("4.2.2")),
        (false, true) => told!("left-out-not-in-log", section: paper("6")),
        (false, false) => told!("left-out-without-heartbeats", section: paper("6")),
    };
    Narration::new(text, why)
}

/// Adds what is on a disk of a torn write.
fn torn_reason(reason: Reason, torn: &TornWrite) -> Reason {
    reason
        .named(told!("value-write"), torn.write)
        .named(told!("value-entries-on-disk"), torn.kept)
        .named(told!("value-entries-discarded"), torn.lost)
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
