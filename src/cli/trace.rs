//! Every fact of a run as a line of JSON, with the state of its node right after the event that it belongs to.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde_json::{json, Map, Value};

use playground::play::{narrate, reason};
use playground::raft::{AppendOutcome, Config, Fact, Message, NodeSet, Payload, Rpc, WhyDown};
use playground::sim::kv::Before;
use playground::sim::{Answer, Cause, ClientAnswer, ClientId, MessageId, Record, Server, Torn, What, World};

use super::report::{ms, role};

/// A trace that is being written.
pub struct Trace {
    out: Box<dyn Write>,
}

impl Trace {
    /// Begins a trace in this file; `-` is standard output.
    pub fn create(path: &Path) -> io::Result<Trace> {
        let out: Box<dyn Write> = if path.as_os_str() == "-" {
            Box::new(io::stdout())
        } else {
            Box::new(BufWriter::new(File::create(path)?))
        };
        Ok(Trace { out })
    }

    /// Writes a fact.
    pub fn write(&mut self, world: &World, record: &Record) -> io::Result<()> {
        writeln!(self.out, "{}", line(world, record))
    }

    /// Ends the trace.
    pub fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn line(world: &World, record: &Record) -> Value {
    let told = narrate::narrate(world, record);
    let mut line = Map::new();
    line.insert("seq".into(), json!(record.seq));
    line.insert("at_ms".into(), ms(record.at));
    line.insert("node".into(), json!(record.node.map(|id| id.to_string())));
    line.insert("fact".into(), json!(record.what.kind().name()));
    own_fields(world, &record.what, &mut line);
    line.insert("text".into(), json!(told.text));
    line.insert("why".into(), json!(told.why));
    let reason = reason::reason(world, record);
    if let Some(guard) = reason.guard {
        line.insert("guard".into(), json!(guard.name()));
    }
    let values = reason.values.into_iter().map(|(name, value)| (name.to_string(), number(value)));
    line.insert("values".into(), Value::Object(values.collect()));
    if let Some(server) = record.node.and_then(|id| world.server(id)) {
        line.insert("state".into(), state(server));
    }
    Value::Object(line)
}

/// A value: a number if it is one.
fn number(value: String) -> Value {
    value.parse::<u64>().map_or(Value::String(value), |number| json!(number))
}

/// What is there of the node right after.
fn state(server: &Server) -> Value {
    let node = &server.node;
    let log = node.log();
    let snapshot = log.snapshot();
    let entries = (log.first_index()..=log.last_index()).map(|index| json!([index, log.term_at(index)]));
    json!({
        "term": node.current_term(),
        "voted_for": node.voted_for().map(|id| id.to_string()),
        "role": role(server),
        "commit": node.commit_index(),
        "applied": node.last_applied(),
        "snapshot_index": snapshot.last_included_index,
        "snapshot_term": snapshot.last_included_term,
        "log": entries.collect::<Vec<_>>(),
    })
}

fn own_fields(world: &World, what: &What, line: &mut Map<String, Value>) {
    let mut put = |name: &str, value: Value| {
        line.insert(name.into(), value);
    };
    if let Some((id, message)) = what.message() {
        put("msg", msg(world, id, message));
    }
    match what {
        What::Drop(_, _, cause) => put(
            "cause",
            json!(match cause {
                Cause::Loss => "loss",
                Cause::Cut => "cut",
                Cause::Hand => "hand",
                Cause::Down => "down",
            }),
        ),
        What::Node(fact) => node_fields(world, fact, &mut put),
        What::Apply(index, entry, applied) => {
            if applied.as_ref().is_some_and(|applied| applied.before == Before::Remembered) {
                put("duplicate", json!(true));
            }
            put("index", json!(index));
            put("term", json!(entry.term));
            put("command", command(world, entry.payload));
        }
        What::Persist(number) => put("write", json!(number)),
        What::Reply(handle, index, answer) => {
            put("index", json!(index));
            put("command", command(world, Payload::Command(*handle)));
            put("applied", json!(matches!(answer, Answer::Applied(_))));
        }
        What::Crash { lost, torn, forgot } => {
            put("lost_writes", json!(lost));
            put("torn", json!(torn.as_ref().map(half_written)));
            put("lost_entries", json!(forgot.map(|(first, last)| [first, last])));
        }
        What::Restart { found, seed } => {
            put("discarded", json!(found.as_ref().map(half_written)));
            put("seed", json!(seed));
        }
        What::Disk(span) => put("disk_ms", json!(span.map(|span| [ms(span.min), ms(span.max)]))),
        What::Partition(groups) => {
            put("groups", json!(groups.iter().map(|group| ids(*group)).collect::<Vec<_>>()));
        }
        What::Cut(to, both) | What::Mend(to, both) => {
            put("to", json!(to.to_string()));
            put("both", json!(both));
        }
        What::DropNext(to, count) => {
            put("to", json!(to.to_string()));
            put("count", json!(count));
        }
        What::LinkQuality(to, settings) => {
            put("to", json!(to.to_string()));
            put("settings", json!(settings.iter().map(ToString::to_string).collect::<Vec<_>>()));
        }
        What::Delay(id, by) | What::Late(id, by) => {
            put("msg", json!({ "id": id.to_string() }));
            put("by_ms", ms(*by));
            put("by_hand", json!(matches!(what, What::Delay(..))));
        }
        What::Rule(rule, on) => {
            put("rule", json!(rule.name()));
            put("on", json!(on));
        }
        What::Set(setting) => put("setting", json!(setting.to_string())),
        What::Clock(rate) => put("rate", json!(f64::from(rate.0) / 1000.0)),
        What::Read(read, key, value, _) => {
            put("read", json!(read));
            put("key", json!(key.to_string()));
            put("value", json!(value.as_deref()));
        }
        What::Violation(violation) => {
            put("property", json!(violation.property.name()));
            put("nodes", json!(ids(violation.nodes)));
            put("index", json!(violation.index));
            put("term", json!(violation.term));
        }
        What::ClientRequest { client, op, attempt } | What::ClientRetry { client, op, attempt, .. } => {
            operation(world, *client, *op, &mut put);
            put("attempt", json!(attempt));
        }
        What::ClientReply { client, op, answer, .. } => {
            operation(world, *client, *op, &mut put);
            put(
                "answer",
                json!(match answer {
                    ClientAnswer::Ok(_) => "ok",
                    ClientAnswer::Refused(_) => "refused",
                    ClientAnswer::Lost { .. } => "lost",
                }),
            );
            if let ClientAnswer::Refused(leader) = answer {
                put("leader", json!(leader.map(|id| id.to_string())));
            }
        }
        What::ClientOutcome { client, op, attempts, outcome } => {
            operation(world, *client, *op, &mut put);
            put("attempts", json!(attempts));
            put("outcome", json!(outcome.name()));
        }
        What::ClientLost { client, op, request, cause } => {
            operation(world, *client, *op, &mut put);
            put("request", json!(request));
            put("cause", json!(if *cause == Cause::Down { "down" } else { "loss" }));
        }
        What::Client(client, plan) => {
            put("client", json!(world.client_name(*client)));
            put("plan", json!(plan.as_ref().map(|plan| plan.to_string())));
        }
        _ => {}
    }
}

/// Whose operation it is, and what it asks for.
fn operation(world: &World, client: ClientId, op: u32, put: &mut impl FnMut(&str, Value)) {
    put("client", json!(world.client_name(client)));
    if let Some(op) = world.ops().get(op) {
        put("operation", json!(op.number));
        put("command", json!(op.command.to_string()));
    }
}

/// What is on a disk of a write that was caught half-way, and what is not.
fn half_written(torn: &Torn) -> Value {
    json!({
        "write": torn.write,
        "hard_state_kept": torn.hard_state,
        "snapshot_index": torn.snapshot.map(|(index, _)| index),
        "snapshot_kept": torn.snapshot.map(|(_, whole)| whole),
        "first_entry": (torn.kept + torn.lost > 0).then_some(torn.first),
        "entries_kept": torn.kept,
        "entries_lost": torn.lost,
    })
}

fn node_fields(world: &World, fact: &Fact, put: &mut impl FnMut(&str, Value)) {
    match *fact {
        Fact::BecomeFollower { term, leader, .. } => {
            put("term", json!(term));
            put("leader", json!(leader.map(|id| id.to_string())));
        }
        Fact::BecomeCandidate { term, told_by } => {
            put("term", json!(term));
            if let Some(leader) = told_by {
                put("told_by", json!(leader.to_string()));
            }
        }
        Fact::BecomePreCandidate { term } => put("term", json!(term)),
        Fact::QuorumHeard { heard, .. } => put("heard", json!(ids(heard))),
        Fact::LeaseOver { leader } => put("leader", json!(leader.map(|id| id.to_string()))),
        Fact::TransferStarted { to, .. } | Fact::TransferAborted { to, .. } => put("to", json!(to.to_string())),
        Fact::ReadIndex { read, index, .. } => {
            put("read", json!(read));
            put("read_index", json!(index));
        }
        Fact::ReadWaits { read, .. } | Fact::ReadRefused { read, .. } => put("read", json!(read)),
        Fact::ConfigChange { index, config: now, .. } => {
            put("index", json!(index));
            put("config", config(&now));
        }
        Fact::ConfigRefused { .. } => {}
        Fact::SnapshotPart { index, received, size, .. } => {
            put("index", json!(index));
            put("received", json!(received));
            put("size", json!(size));
        }
        Fact::LeaderElected { term, votes, .. } => {
            put("term", json!(term));
            put("votes", json!(ids(votes.granted)));
        }
        Fact::StepDown { term, why } => {
            put("term", json!(term));
            match why {
                WhyDown::HigherTerm(heard) => put("heard", json!(heard)),
                WhyDown::NoQuorum { heard, .. } => put("answered", json!(ids(heard))),
                WhyDown::Removed => put("removed", json!(true)),
            }
        }
        Fact::VoteGranted { candidate, term, .. }
        | Fact::VoteRefused { candidate, term, .. }
        | Fact::PreVoteGranted { candidate, term, .. }
        | Fact::PreVoteRefused { candidate, term, .. } => {
            put("candidate", json!(candidate.to_string()));
            put("term", json!(term));
        }
        Fact::Append { first, last, leader, .. } => {
            put("first", json!(first));
            put("last", json!(last));
            put("leader", json!(leader.to_string()));
        }
        Fact::AppendRefused { leader, .. } => put("leader", json!(leader.to_string())),
        Fact::Truncate { first, last, .. } => {
            put("first", json!(first));
            put("last", json!(last));
        }
        Fact::Commit { from, to, .. } => {
            put("from", json!(from));
            put("to", json!(to));
        }
        Fact::SnapshotTaken { index, term, .. } => {
            put("index", json!(index));
            put("term", json!(term));
        }
        Fact::SnapshotSent { to, index, offset, len, size, .. } => {
            put("to", json!(to.to_string()));
            put("index", json!(index));
            if len < size {
                put("offset", json!(offset));
                put("keys", json!(len));
                put("size", json!(size));
            }
        }
        Fact::SnapshotInstalled { index, term, kept, .. } => {
            put("index", json!(index));
            put("term", json!(term));
            put("kept", json!(kept));
        }
        Fact::SnapshotRefused { index, .. } => put("index", json!(index)),
        Fact::Propose { index, term, payload } => {
            put("index", json!(index));
            put("term", json!(term));
            put("command", command(world, payload));
        }
        Fact::ProposeRefused { payload, .. } => put("command", command(world, payload)),
        Fact::Ignored { .. } => {}
    }
}

fn command(world: &World, payload: Payload) -> Value {
    match payload {
        Payload::Noop => json!("noop"),
        Payload::Config(now) => json!(format!("config {}", narrate::config_text(&now))),
        Payload::Command(handle) => json!(world.command(handle).map(ToString::to_string)),
    }
}

/// A configuration: voters, learners and, while it is joint, the outgoing voters.
fn config(config: &Config) -> Value {
    json!({
        "voters": ids(config.voters),
        "outgoing": ids(config.outgoing),
        "learners": ids(config.learners),
    })
}

fn ids(set: NodeSet) -> Vec<String> {
    set.iter().map(|id| id.to_string()).collect()
}

/// A message with its RPC's fields by their names in the paper.
fn msg(world: &World, id: MessageId, message: &Message) -> Value {
    let mut msg = Map::new();
    let mut put = |name: &str, value: Value| {
        msg.insert(name.into(), value);
    };
    put("id", json!(id.to_string()));
    put("kind", json!(message.kind().name()));
    put("from", json!(message.from.to_string()));
    put("to", json!(message.to.to_string()));
    put("term", json!(message.term));
    match &message.rpc {
        Rpc::RequestVote { last_log_index, last_log_term, transfer } => {
            put("candidate_id", json!(message.from.to_string()));
            put("last_log_index", json!(last_log_index));
            put("last_log_term", json!(last_log_term));
            if *transfer {
                put("transfer", json!(true));
            }
        }
        Rpc::PreVote { last_log_index, last_log_term } => {
            put("candidate_id", json!(message.from.to_string()));
            put("next_term", json!(message.term + 1));
            put("last_log_index", json!(last_log_index));
            put("last_log_term", json!(last_log_term));
        }
        Rpc::PreVoteReply { asked_in, vote_granted } => {
            put("next_term", json!(asked_in + 1));
            put("vote_granted", json!(vote_granted));
        }
        Rpc::TimeoutNow => put("leader_id", json!(message.from.to_string())),
        Rpc::RequestVoteReply { vote_granted } => put("vote_granted", json!(vote_granted)),
        Rpc::AppendEntries { prev_log_index, prev_log_term, entries, leader_commit, .. } => {
            put("leader_id", json!(message.from.to_string()));
            put("prev_log_index", json!(prev_log_index));
            put("prev_log_term", json!(prev_log_term));
            let entries = entries.iter().map(|(index, entry)| {
                json!({ "index": index, "term": entry.term, "command": command(world, entry.payload) })
            });
            put("entries", json!(entries.collect::<Vec<_>>()));
            put("leader_commit", json!(leader_commit));
        }
        Rpc::AppendEntriesReply { prev_log_index, outcome, .. } => {
            put("success", json!(matches!(outcome, AppendOutcome::Success { .. })));
            match outcome {
                AppendOutcome::Success { match_index } => put("match_index", json!(match_index)),
                AppendOutcome::Conflict { conflict_term, conflict_index } => {
                    put("prev_log_index", json!(prev_log_index));
                    put("conflict_term", json!(conflict_term));
                    put("conflict_index", json!(conflict_index));
                }
                AppendOutcome::OldTerm => {}
            }
        }
        Rpc::InstallSnapshot { snapshot, offset, len, .. } => {
            put("leader_id", json!(message.from.to_string()));
            put("last_included_index", json!(snapshot.last_included_index));
            put("last_included_term", json!(snapshot.last_included_term));
            if *len < snapshot.size {
                put("offset", json!(offset));
                put("keys", json!(len));
                put("done", json!(offset + len >= snapshot.size));
            }
        }
        Rpc::InstallSnapshotReply { match_index, last_included_index, received, .. } => {
            put("match_index", json!(match_index));
            if match_index < last_included_index {
                put("received", json!(received));
            }
        }
    }
    Value::Object(msg)
}
